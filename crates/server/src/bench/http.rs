//! A small HTTP client: connections kept alive on loopback, each sending its next request when it is answered.
//!
//! One thread serves all of them, so that the client takes as little as it can of the cores it shares.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Bytes of a response's head at most.
const HEAD_MAX: usize = 16 * 1024;

/// Makes the request with this number on this connection.
pub(super) type Make = Arc<dyn Fn(usize, u64) -> Vec<u8> + Send + Sync>;

/// When a load ends.
#[derive(Clone, Copy)]
pub(super) enum Until {
    Elapsed(Duration),
    Sent(u64),
}

/// What came of a load.
#[derive(Default)]
pub(super) struct Load {
    pub(super) took: Duration,
    /// Milliseconds from sending to the last byte, in rising order.
    pub(super) latencies: Vec<f64>,
    pub(super) bytes: u64,
}

impl Load {
    pub(super) fn count(&self) -> f64 {
        super::number(self.latencies.len() as u64)
    }

    pub(super) fn rate(&self) -> f64 {
        self.count() / self.took.as_secs_f64()
    }

    pub(super) fn percentile(&self, percent: usize) -> f64 {
        let at = (self.latencies.len() * percent / 100).min(self.latencies.len().saturating_sub(1));
        self.latencies.get(at).copied().unwrap_or(0.0)
    }

    pub(super) fn add(&mut self, other: Load) {
        self.took += other.took;
        self.bytes += other.bytes;
        self.latencies.extend(other.latencies);
        self.latencies.sort_by(f64::total_cmp);
    }
}

/// The digest sessions and keys are kept as.
pub(super) fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// A page asked for by a session.
pub(super) fn get(path: &str, token: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\ncookie: wenguo={token}\r\naccept-language: zh-CN\r\n\r\n").into_bytes()
}

/// Sends requests on so many connections; any other status than `expected` ends the benchmark.
pub(super) fn load(
    at: SocketAddr,
    connections: usize,
    until: Until,
    expected: u16,
    make: &Make,
) -> Result<Load> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let sent = Arc::new(AtomicU64::new(0));
    let began = Instant::now();
    let mut whole = Load::default();
    runtime.block_on(async {
        let mut connected = tokio::task::JoinSet::new();
        for connection in 0..connections {
            let (make, sent) = (Arc::clone(make), Arc::clone(&sent));
            connected.spawn(async move {
                let mut stream =
                    TcpStream::connect(at).await.context("the server does not answer")?;
                stream.set_nodelay(true)?;
                let mut mine = Load::default();
                let mut buffer = Vec::with_capacity(64 * 1024);
                loop {
                    let n = sent.fetch_add(1, Ordering::Relaxed);
                    let ends = match until {
                        Until::Elapsed(time) => began.elapsed() >= time,
                        Until::Sent(most) => n >= most,
                    };
                    if ends {
                        return anyhow::Ok(mine);
                    }
                    let request = make(connection, n);
                    let from = Instant::now();
                    stream.write_all(&request).await?;
                    let status = answer(&mut stream, &mut buffer).await?;
                    mine.latencies.push(from.elapsed().as_secs_f64() * 1_000.0);
                    mine.bytes += buffer.len() as u64;
                    if status != expected {
                        bail!(
                            "status {status} instead of {expected}: {}",
                            String::from_utf8_lossy(&buffer)
                        );
                    }
                }
            });
        }
        while let Some(done) = connected.join_next().await {
            whole.add(done??);
        }
        anyhow::Ok(())
    })?;
    whole.took = began.elapsed();
    Ok(whole)
}

/// Reads one answer into the buffer, head and body; returns its status.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<u16> {
    buffer.clear();
    let head = loop {
        if let Some(at) = buffer.windows(4).position(|it| it == b"\r\n\r\n") {
            break at + 4;
        }
        if buffer.len() > HEAD_MAX {
            bail!("an answer whose head is longer than {HEAD_MAX} bytes");
        }
        if stream.read_buf(buffer).await? == 0 {
            bail!("the server ended the connection");
        }
    };
    let text = String::from_utf8_lossy(&buffer[..head]).to_ascii_lowercase();
    let status = text.split(' ').nth(1).and_then(|it| it.parse().ok()).context("no status")?;
    let length = text.lines().find_map(|line| line.strip_prefix("content-length:"));
    let length: usize = match length {
        Some(length) => length.trim().parse()?,
        None if status == 304 || status == 204 => 0,
        None => bail!("an answer of unknown length: {text}"),
    };
    while buffer.len() < head + length {
        if stream.read_buf(buffer).await? == 0 {
            bail!("the server ended the connection");
        }
    }
    Ok(status)
}
