//! Taking complaints in, durably, over HTTP: beside bare SQL writing the same rows with as many to a commit.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use casework::permission::Actor;
use desk::Order;
use store::{Durability, Store};

use super::child::Server;
use super::fill::{self, People};
use super::ground::{Ground, Register};
use super::http::{Load, Until};
use super::raw::{self, Rows};
use super::texts::Texts;
use super::{Report, number};
use crate::cli::serve::ORG;

/// Connections at a time.
const CONNECTIONS: [usize; 3] = [1, 8, 32];
/// Rounds in which the server and bare SQL take turns.
const ROUNDS: u32 = 3;
/// Keys of programs: one a connection and round, because each may only be used so often a minute.
pub(super) const KEYS: usize = 128;
/// Texts the indexer takes in a transaction.
const INDEXED_AT_ONCE: f64 = 50.0;
/// Complaints of the burst after which the index's lag is measured.
const BURST: u64 = 500;

/// The key of a program of the benchmark.
pub(super) fn key(n: usize) -> String {
    format!("wg_bench-{n:04}-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
}

/// The complaint with this number as a program hands it in.
pub(super) fn body(texts: &Texts, n: u64) -> Result<Vec<u8>> {
    let mut body = serde_json::to_value(texts.complaint(n))?;
    body.as_object_mut().context("a complaint is an object")?.remove("no");
    Ok(serde_json::to_vec(&body)?)
}

/// The request that hands it in.
pub(super) fn post(key: &str, repeatable: &str, body: &[u8]) -> Vec<u8> {
    let mut request = format!(
        "POST /api/v1/cases HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {key}\r\nidempotency-key: {repeatable}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    request.extend_from_slice(body);
    request
}

/// One way of taking in, measured over all rounds.
#[derive(Default)]
struct Taken {
    load: Load,
    processor_ms: f64,
    commits: f64,
    raw: Vec<f64>,
}

/// Measures taking in at each number of connections, then the index and the bytes a case takes.
pub(super) fn measure(ground: &Ground, seconds: f64, report: &mut Report<'_>) -> Result<()> {
    let register = ground.register("intake")?;
    let bare = ground.register("raw")?;
    let desk = register.fresh_desk(Durability::Full)?;
    let people = People::of(&desk)?;
    fill::let_in(&desk, &people)?;
    let bare_store = bare.store(Durability::Full)?;
    let rows = Arc::new(sample(ground, &bare, &bare_store)?);
    let limit = Limit {
        store: bare_store,
        rows: Arc::clone(&rows),
        next: 1,
        is_postgres: ground.is_postgres(),
    };
    drop(desk);
    let bodies: Arc<Vec<Vec<u8>>> =
        Arc::new((0..4_000).map(|n| body(&ground.texts, n)).collect::<Result<_>>()?);
    let mut server = Server::start(&register.data)?;
    report.tell("intake_rows", number(rows.len() as u64), "rows");
    let mut all = Intake { server: &mut server, limit, bodies, key: 0, sent: 0 };
    // What is never measured: the first requests prepare statements and fill caches.
    all.send(4, Until::Sent(200))?;
    for connections in CONNECTIONS {
        let taken = all.take(connections, seconds)?;
        tell(report, connections, &taken);
    }
    if report.wants("index") {
        lag(&mut all, report)?;
    }
    let sent = all.sent;
    drop(server);
    if report.wants("bytes") {
        bytes(&register, sent, report)?;
    }
    Ok(())
}

/// The rows of one complaint as the desk writes them for this request.
fn sample(ground: &Ground, bare: &Register<'_>, store: &Store) -> Result<Rows> {
    let desk = bare.fresh_desk(Durability::Full)?;
    let people = People::of(&desk)?;
    let actor = Actor::Staff(people.agents[0].clone());
    let request = desk::RequestKey {
        key: format!("{}/cases/{:016}", people.agents[0], 0),
        fingerprint: [7; 32],
    };
    let done = desk.run(&Order::receive(actor, ground.texts.complaint(1)).keyed(Some(request)))?;
    Rows::of(store, done.id)
}

/// Bare SQL on a register of its own.
struct Limit {
    store: Store,
    rows: Arc<Rows>,
    next: u64,
    is_postgres: bool,
}

struct Intake<'a> {
    server: &'a mut Server,
    limit: Limit,
    bodies: Arc<Vec<Vec<u8>>>,
    key: usize,
    sent: u64,
}

impl Intake<'_> {
    fn send(&mut self, connections: usize, until: Until) -> Result<Load> {
        let (bodies, first, from) = (Arc::clone(&self.bodies), self.key, self.sent);
        self.key += connections;
        let load = self.server.load(connections, until, 201, move |connection, n| {
            let body = &bodies[usize::try_from(from + n).unwrap_or(0) % bodies.len()];
            post(&key((first + connection) % KEYS), &format!("n{}", from + n), body)
        })?;
        // Numbers given out but not sent are skipped: a key is never used twice.
        self.sent += load.latencies.len() as u64 + connections as u64;
        Ok(load)
    }

    /// The server and bare SQL by turns, with as many complaints to a commit as the server had.
    fn take(&mut self, connections: usize, seconds: f64) -> Result<Taken> {
        let time = Duration::from_secs_f64(seconds / f64::from(ROUNDS));
        let mut taken = Taken::default();
        for _ in 0..ROUNDS {
            let (before, processor) = (self.server.counts()?, self.server.processor_ms()?);
            let load = self.send(connections, Until::Elapsed(time))?;
            let (after, used) = (self.server.counts()?, self.server.processor_ms()? - processor);
            let count = load.count();
            let left = number(after.waiting) - number(before.waiting);
            let indexed = (count - left).max(0.0) / INDEXED_AT_ONCE;
            // The index often shares a commit with complaints; no commit holds more of them than connections.
            let alone = (count / number(connections as u64)).max(1.0);
            let commits =
                (number(after.commits - before.commits) - indexed).clamp(alone, count.max(1.0));
            taken.commits += commits;
            taken.processor_ms += used;
            taken.load.add(load);
            taken.raw.push(self.limit.write(count / commits, connections, time)?);
        }
        Ok(taken)
    }

    /// Waits until nothing waits for the index.
    fn settle(&mut self) -> Result<Duration> {
        let began = Instant::now();
        while self.server.counts()?.waiting > 0 {
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(began.elapsed())
    }
}

impl Limit {
    fn write(&mut self, group: f64, connections: usize, time: Duration) -> Result<f64> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a group is small and positive"
        )]
        let group = group.round().max(1.0) as u64;
        // A server that syncs for many connections by itself gets as many; an embedded one has one writer.
        let (group, threads) = if self.is_postgres { (1, connections) } else { (group, 1) };
        raw::write(&self.store, &self.rows, &mut self.next, group, threads, time)
    }
}

fn tell(report: &mut Report<'_>, connections: usize, taken: &Taken) {
    let mut raw = taken.raw.clone();
    raw.sort_by(f64::total_cmp);
    let raw = raw[raw.len() / 2];
    let (load, count) = (&taken.load, taken.load.count());
    let against = "bare SQL, the same rows, as many to a commit";
    report.tell_against(
        &format!("intake_rate_{connections}"),
        load.rate(),
        "requests/s",
        load.rate() / raw,
        against,
    );
    report.tell(&format!("intake_raw_{connections}"), raw, "complaints/s");
    report.tell(&format!("intake_p50_{connections}"), load.percentile(50), "ms");
    report.tell(&format!("intake_p99_{connections}"), load.percentile(99), "ms");
    report.tell(&format!("intake_group_{connections}"), count / taken.commits, "complaints/commit");
    report.tell(
        &format!("intake_processor_{connections}"),
        taken.processor_ms / count,
        "ms of processor/request",
    );
}

/// How long after a burst the last text of it can be found.
fn lag(all: &mut Intake<'_>, report: &mut Report<'_>) -> Result<()> {
    let behind = all.server.counts()?.waiting;
    report.tell("index_behind_after_load", number(behind), "texts");
    let caught_up = all.settle()?;
    if behind > 0 {
        let rate = number(behind) / caught_up.as_secs_f64();
        report.tell("index_catching_up", rate, "texts/s");
    }
    all.send(8, Until::Sent(BURST))?;
    report.tell("index_lag_after_burst", all.settle()?.as_secs_f64() * 1_000.0, "ms");
    Ok(())
}

/// What a complaint takes on disk, journal, rows and index together.
fn bytes(register: &Register<'_>, sent: u64, report: &mut Report<'_>) -> Result<()> {
    let desk = register.desk(Durability::Full)?;
    fill::index(&desk)?;
    let bytes = register.bytes(desk.store())?;
    let cases = desk.store().read(|r| {
        r.conn().query_one("select count(*) from cases where org = $1", &[ORG.into()], |row| {
            row.count(0)
        })
    })?;
    report.progress(&format!("{cases} cases, {sent} requests, {bytes} bytes"));
    let bytes = number(bytes) / number(cases);
    report.tell_against("bytes_per_case", bytes, "bytes", bytes / 4_096.0, "at most 4 KB");
    Ok(())
}
