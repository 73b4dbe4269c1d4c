//! The program, run as an operator runs it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

/// A command line to the end: its exit code and everything it said.
pub(crate) fn run(arguments: &[&str], input: &str) -> (i32, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_wenguo"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = [output.stdout, output.stderr].map(|it| String::from_utf8_lossy(&it).into_owned());
    (output.status.code().unwrap_or(-1), text.concat())
}

/// A command line that must succeed; the last line of its JSON.
pub(crate) fn done(arguments: &[&str], input: &str) -> Value {
    let (code, text) = run(&[arguments, &["--json"]].concat(), input);
    assert_eq!(code, 0, "{arguments:?}: {text}");
    let line = text.lines().rfind(|line| line.starts_with('{')).unwrap_or_default();
    serde_json::from_str(line).unwrap_or_else(|error| panic!("{arguments:?} {error}: {text}"))
}

/// A desk that runs; killed when it is let go.
pub(crate) struct Desk {
    child: Child,
    pub(crate) address: SocketAddr,
}

/// The program, started and not yet heard of.
pub(crate) struct Starting(Child);

impl Starting {
    /// Starts `wenguo serve` on a register, with further arguments.
    pub(crate) fn on(data: &str, more: &[&str]) -> Starting {
        let arguments = ["serve", "--listen", "127.0.0.1:0", "--json", "--data", data];
        let child = Command::new(env!("CARGO_BIN_EXE_wenguo"))
            .args(arguments)
            .args(more)
            .env("RUST_LOG", "error")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Starting(child)
    }

    /// Starts it on a small disk that is its alone, so many MiB at a place, with somebody who may sign in.
    fn on_a_disk_of(mebibytes: u32, place: &Path, data: &str, password: &str) -> Starting {
        let script = "mount -t tmpfs -o size=\"$1\"m tmpfs \"$2\" && \
                      echo \"$4\" | \"$0\" user add wangfang --role quality --data \"$3\" --json >/dev/null && \
                      \"$0\" key add wangfang --name hotline --data \"$3\" --json >\"$2/key\" && \
                      exec \"$0\" serve --listen 127.0.0.1:0 --json --data \"$3\"";
        let child = Command::new("unshare")
            .args(["-rm", "sh", "-c", script, env!("CARGO_BIN_EXE_wenguo"), &mebibytes.to_string()])
            .arg(place)
            .args([data, password])
            .env("RUST_LOG", "error")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Starting(child)
    }

    /// Waits until it listens.
    pub(crate) fn listening(mut self) -> Desk {
        let lines = BufReader::new(self.0.stdout.take().unwrap()).lines();
        let told = lines.map_while(Result::ok).find_map(|line| {
            let value: Value = serde_json::from_str(&line).ok()?;
            Some(value["listening"].as_str()?.trim_start_matches("http://").parse().unwrap())
        });
        Desk { child: self.0, address: told.expect("the desk listens") }
    }

    /// Kills it wherever it is.
    pub(crate) fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Desk {
    /// Starts a desk and waits until it listens.
    pub(crate) fn on(data: &str, more: &[&str]) -> Desk {
        Starting::on(data, more).listening()
    }

    /// Starts a desk on a small disk of its own.
    pub(crate) fn on_a_disk_of(mebibytes: u32, place: &Path, data: &str, password: &str) -> Desk {
        Starting::on_a_disk_of(mebibytes, place, data, password).listening()
    }

    /// The number the system knows it by.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Where a place lies that only the program sees.
    pub(crate) fn sees(&self, place: &Path) -> PathBuf {
        Path::new("/proc")
            .join(self.child.id().to_string())
            .join("root")
            .join(place.strip_prefix("/").unwrap())
    }

    /// Kills it without warning, as a power cut does.
    pub(crate) fn kill(&mut self) {
        // Somebody else may have been faster.
        let _ended = self.child.kill();
        self.child.wait().unwrap();
    }

    /// Whether it still runs.
    pub(crate) fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing to kill.
        let _ended = self.child.kill();
        let _gone = self.child.wait();
    }
}
