//! A post office: a real SMTP server that keeps what it is given, and does to some what mail servers do.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard};

use mail_parser::{Message, MessageParser};
use mailin::response::{INTERNAL_ERROR, NO_MAILBOX, OK};
use mailin::{Action, Handler, Response, SessionBuilder};

/// What lies in the post office, and what it does next.
#[derive(Default)]
pub(crate) struct Shelf {
    /// Letters as they came, with whom they are for.
    letters: Vec<(String, Vec<u8>)>,
    /// How often somebody knocked for an address, taken or not.
    knocks: Vec<String>,
    /// To how many of the next letters it says "not now".
    pub(crate) not_now: u32,
    /// Who is killed when the next letter has been taken, before they hear of it.
    pub(crate) kills: Option<u32>,
}

/// The post office. Addresses of `nobody@` do not exist there.
#[derive(Clone)]
pub(crate) struct Post {
    pub(crate) address: SocketAddr,
    shelf: Arc<Mutex<Shelf>>,
}

struct Clerk {
    shelf: Arc<Mutex<Shelf>>,
    to: String,
    bytes: Vec<u8>,
}

impl Post {
    /// Opens it at a free port.
    pub(crate) fn open() -> Post {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let post = Post { address: listener.local_addr().unwrap(), shelf: Arc::default() };
        let shelf = Arc::clone(&post.shelf);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let clerk =
                    Clerk { shelf: Arc::clone(&shelf), to: String::new(), bytes: Vec::new() };
                // A session that breaks off is the sender's affair.
                std::thread::spawn(move || attend(stream, clerk));
            }
        });
        post
    }

    pub(crate) fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap()
    }

    /// The letters for an address, read by a parser that is not ours.
    pub(crate) fn letters(&self, to: &str) -> Vec<Message<'static>> {
        let shelf = self.shelf();
        let mine = shelf.letters.iter().filter(|(whom, _)| whom == to);
        mine.map(|(_, bytes)| MessageParser::default().parse(bytes).unwrap().into_owned()).collect()
    }

    /// How often somebody knocked for an address.
    pub(crate) fn knocks(&self, to: &str) -> usize {
        self.shelf().knocks.iter().filter(|whom| *whom == to).count()
    }
}

fn attend(stream: TcpStream, clerk: Clerk) -> std::io::Result<()> {
    let peer = stream.peer_addr()?.ip();
    let mut out = stream.try_clone()?;
    let mut session = SessionBuilder::new("post.example").build(peer, clerk);
    session.greeting().write_to(&mut out)?;
    let mut lines = BufReader::new(stream);
    loop {
        let mut line = Vec::new();
        if lines.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let response = session.process(&line);
        response.write_to(&mut out)?;
        out.flush()?;
        if response.action == Action::Close {
            return Ok(());
        }
    }
}

impl Handler for Clerk {
    fn rcpt(&mut self, to: &str) -> Response {
        to.clone_into(&mut self.to);
        self.bytes.clear();
        let mut shelf = self.shelf.lock().unwrap();
        shelf.knocks.push(to.to_owned());
        if shelf.not_now > 0 {
            // As servers do that know a sender only from the second time on.
            shelf.not_now -= 1;
            return INTERNAL_ERROR;
        }
        if to.starts_with("nobody@") { NO_MAILBOX } else { OK }
    }

    fn data(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let mut shelf = self.shelf.lock().unwrap();
        shelf.letters.push((self.to.clone(), std::mem::take(&mut self.bytes)));
        if let Some(victim) = shelf.kills.take() {
            let killed = Command::new("kill").args(["-9", &victim.to_string()]).status().unwrap();
            assert!(killed.success());
        }
        OK
    }
}
