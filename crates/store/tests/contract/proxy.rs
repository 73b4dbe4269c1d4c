//! A door in front of the PostgreSQL server that can be shut: to us it looks as if the server had stopped.
//!
//! The server itself is shared by all tests and stays up.

use std::io::{self};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use store::Target;

#[derive(Clone)]
pub(crate) struct Proxy {
    inner: Arc<Inner>,
}

struct Inner {
    url: String,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    shut: bool,
    open: Vec<TcpStream>,
}

impl Proxy {
    /// A door before the server of `target`; `None` when its address has no host and port.
    pub(crate) fn before(target: &Target) -> Option<Proxy> {
        let Target::Postgres(url) = target else { return None };
        let config: postgres::Config = url.parse().ok()?;
        let postgres::config::Host::Tcp(host) = config.get_hosts().first()? else { return None };
        let port = config.get_ports().first().copied().unwrap_or(5432);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let own = listener.local_addr().unwrap().port();
        let there = format!("{host}:{port}");
        let url = url.replacen(&there, &format!("127.0.0.1:{own}"), 1);
        let proxy = Proxy { inner: Arc::new(Inner { url, state: Mutex::default() }) };
        let door = proxy.clone();
        std::thread::spawn(move || door.serve(&listener, there.parse().unwrap()));
        Some(proxy)
    }

    pub(crate) fn target(&self) -> Target {
        Target::Postgres(self.inner.url.clone())
    }

    /// Cuts every connection and takes no new one.
    pub(crate) fn stop(&self) {
        let mut state = self.inner.state.lock().unwrap();
        state.shut = true;
        for stream in state.open.drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Opens the door again.
    pub(crate) fn start(&self) {
        self.inner.state.lock().unwrap().shut = false;
    }

    fn serve(&self, listener: &TcpListener, there: SocketAddr) {
        for here in listener.incoming().flatten() {
            let mut state = self.inner.state.lock().unwrap();
            if state.shut {
                continue;
            }
            let Ok(server) = TcpStream::connect(there) else { continue };
            for (from, to) in [(&here, &server), (&server, &here)] {
                let (mut from, mut to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
                std::thread::spawn(move || {
                    let _ = io::copy(&mut from, &mut to);
                    let _ = to.shutdown(Shutdown::Both);
                });
            }
            state.open.extend([here, server]);
        }
    }
}
