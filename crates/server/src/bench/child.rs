//! The server under measurement: this program as a process of its own, with its own processor time and memory.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::http::{self, Until};

/// Ticks of the processor clock in a second, as every Linux counts them for `/proc`.
const TICKS_PER_SECOND: f64 = 100.0;

/// What the server counted since it started.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(super) struct Counts {
    pub(super) statements: u64,
    pub(super) commits: u64,
    /// Texts that wait for the index.
    pub(super) waiting: u64,
}

/// A running server.
pub(super) struct Server {
    child: Child,
    asks: ChildStdin,
    tells: BufReader<ChildStdout>,
    pub(super) at: SocketAddr,
    /// From starting the program to the first answer.
    pub(super) started_in: Duration,
}

impl Server {
    /// Starts it on a register and waits for its first answer.
    pub(super) fn start(data: &str) -> Result<Server> {
        let began = Instant::now();
        let mut child = Command::new(std::env::current_exe()?)
            .args(["serve", "--json", "--counts", "--listen", "127.0.0.1:0", "--data", data])
            .env("RUST_LOG", "error")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let asks = child.stdin.take().context("no way to ask the server")?;
        let mut tells = BufReader::new(child.stdout.take().context("no way to hear the server")?);
        let mut line = String::new();
        tells.read_line(&mut line)?;
        let told: serde_json::Value =
            serde_json::from_str(&line).with_context(|| format!("the server said {line:?}"))?;
        let at = told["listening"]
            .as_str()
            .and_then(|it| it.strip_prefix("http://"))
            .context("no address")?
            .parse()?;
        let mut server = Server { child, asks, tells, at, started_in: Duration::ZERO };
        server.load(1, Until::Sent(1), 200, |_, _| http::get("/sign-in", "none"))?;
        server.started_in = began.elapsed();
        Ok(server)
    }

    /// Sends it requests.
    pub(super) fn load(
        &self,
        connections: usize,
        until: Until,
        expected: u16,
        make: impl Fn(usize, u64) -> Vec<u8> + Send + Sync + 'static,
    ) -> Result<http::Load> {
        http::load(self.at, connections, until, expected, &(Arc::new(make) as http::Make))
    }

    /// What it counted so far.
    pub(super) fn counts(&mut self) -> Result<Counts> {
        writeln!(self.asks, "counts")?;
        let mut line = String::new();
        self.tells.read_line(&mut line)?;
        serde_json::from_str(&line).with_context(|| format!("the server said {line:?}"))
    }

    /// Milliseconds of processor time it has used.
    pub(super) fn processor_ms(&self) -> Result<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        let fields: Vec<&str> = after_name.split_whitespace().collect();
        let ticks = |at: usize| fields.get(at).and_then(|it| it.parse::<f64>().ok()).unwrap_or(0.0);
        Ok((ticks(11) + ticks(12)) * 1_000.0 / TICKS_PER_SECOND)
    }

    /// Memory it holds, in MiB.
    pub(super) fn resident_mib(&self) -> Result<f64> {
        self.memory("VmRSS:")
    }

    /// The most it ever held, in MiB.
    pub(super) fn highest_mib(&self) -> Result<f64> {
        self.memory("VmHWM:")
    }

    fn memory(&self, name: &str) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line =
            status.lines().find_map(|line| line.strip_prefix(name)).context("no memory told")?;
        let kib: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
        Ok(kib / 1_024.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
