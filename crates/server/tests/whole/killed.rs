//! Killed without warning, again and again, while several connections send complaints and commands: what was answered is
//! there, nothing is there twice, and whoever got no answer may repeat the request and gets the one that was meant.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::json;
use store::{Options, Store, Target};

use crate::cluster::Cluster;
use crate::env;
use crate::http::{Answer, Line};
use crate::program::{Desk, Starting, done};

/// Connections that send at one time.
const CONNECTIONS: usize = 6;
/// Rounds where the environment asks for no other number.
const ROUNDS: u32 = 8;
/// Of the answered requests one in so many is sent again after every round.
const ANSWERED_ONE_IN: u64 = 97;
/// How long a database may take to be used again after it came back.
const BACK_SECONDS_MAX: u64 = 30;

/// One request, as it was sent, and what was heard of it.
#[derive(Clone)]
struct Sent {
    path: String,
    body: String,
    /// Number of the case and version after it, once it was acknowledged.
    answer: Option<(String, String)>,
}

/// Everything ever sent, by its key, which stands in the text of each as a mark.
#[derive(Default)]
struct Ledger {
    sent: BTreeMap<String, Sent>,
    cases: Vec<String>,
}

struct Siege {
    data: String,
    key: String,
    ledger: Mutex<Ledger>,
    acknowledged: AtomicU32,
    next: AtomicU32,
    chance: Mutex<u64>,
}

impl Siege {
    fn of(data: String) -> Siege {
        done(
            &["user", "add", "wangfang", "--role", "quality", "--data", &data],
            "correct-horse-7\n",
        );
        let key = done(&["key", "add", "wangfang", "--name", "siege", "--data", &data], "");
        let key = format!("Bearer {}", key["key"].as_str().unwrap());
        let seed = env("WENGUO_KILLS_SEED").and_then(|it| it.parse().ok()).unwrap_or(20_260_817);
        Siege {
            data,
            key,
            ledger: Mutex::default(),
            acknowledged: AtomicU32::new(0),
            next: AtomicU32::new(0),
            chance: Mutex::new(seed),
        }
    }

    fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A number below `limit`, the same in every run of one seed.
    fn chance(&self, limit: u64) -> u64 {
        let mut state = self.chance.lock().unwrap();
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        *state % limit
    }

    /// Something new to send: a complaint, or a note on a case that others work on as well.
    fn make(&self) -> String {
        let key = format!("mark-{:06}", self.next.fetch_add(1, Ordering::Relaxed));
        let chosen = usize::try_from(self.chance(1 << 30)).unwrap();
        let mut ledger = self.ledger();
        let case = match ledger.cases.len() {
            0 => None,
            many => (chosen % 3 != 0).then(|| ledger.cases[chosen % many].clone()),
        };
        let (path, body) = match case {
            None => (
                "/api/v1/cases".to_owned(),
                json!({
                    "pack": "general", "channel": "phone", "narrative": format!("电梯又停了。{key}"),
                    "complainant": { "name": "欧阳娜娜", "phone": "13900001234" }
                }),
            ),
            Some(no) => (
                format!("/api/v1/cases/{no}/contacts"),
                json!({ "means": "phone", "direction": "out", "text": format!("告知今天下午到场。{key}") }),
            ),
        };
        ledger.sent.insert(key.clone(), Sent { path, body: body.to_string(), answer: None });
        key
    }

    /// Sends what stands under a key. False when no answer came; then whether it was done is not known.
    fn send(&self, line: &mut Line, key: &str) -> bool {
        let sent = self.ledger().sent[key].clone();
        let headers = [
            ("authorization", self.key.as_str()),
            ("content-type", "application/json"),
            ("idempotency-key", key),
        ];
        let Ok(answer) = line.ask("POST", &sent.path, &headers, &sent.body) else { return false };
        match answer.status {
            200 | 201 => self.acknowledge(key, &sent, &answer),
            // Said plainly, and the same key may be sent again.
            503 => {
                assert!(answer.headers.contains_key("retry-after"), "{answer:?}");
                return false;
            }
            _ => panic!("{key} {}: {answer:?}", sent.path),
        }
        true
    }

    fn acknowledge(&self, key: &str, sent: &Sent, answer: &Answer) {
        let case = answer.json();
        let no = case["no"].as_str().unwrap_or_else(|| panic!("{answer:?}")).to_owned();
        let told = (no.clone(), answer.headers["etag"].clone());
        let mut ledger = self.ledger();
        if let Some(before) = &sent.answer {
            assert_eq!(before, &told, "{key} was answered differently the second time");
            assert_eq!(
                answer.headers.get("idempotency-replayed").map(String::as_str),
                Some("true")
            );
        }
        if sent.path.ends_with("/cases") && sent.answer.is_none() {
            ledger.cases.push(no);
        }
        ledger.sent.get_mut(key).unwrap().answer = Some(told);
        self.acknowledged.fetch_add(1, Ordering::Relaxed);
    }

    /// Sends from all connections until the desk is gone or `enough` is said.
    fn load(&self, address: SocketAddr, enough: &AtomicBool) {
        std::thread::scope(|scope| {
            for _ in 0..CONNECTIONS {
                scope.spawn(|| {
                    while !enough.load(Ordering::Relaxed) {
                        let Ok(mut line) = Line::to(address) else { return };
                        while !enough.load(Ordering::Relaxed) && self.send(&mut line, &self.make())
                        {
                        }
                    }
                });
            }
        });
    }

    /// Repeats everything that got no answer, and some of what did.
    fn repeat(&self, address: SocketAddr) {
        let until = Instant::now() + Duration::from_secs(BACK_SECONDS_MAX);
        let sample = self.chance(ANSWERED_ONE_IN);
        let keys: Vec<String> = {
            let ledger = self.ledger();
            let wanted = |(n, (_, it)): &(u64, (&String, &Sent))| {
                it.answer.is_none() || n % ANSWERED_ONE_IN == sample
            };
            (0..).zip(&ledger.sent).filter(wanted).map(|(_, (key, _))| key.clone()).collect()
        };
        for key in keys {
            loop {
                let sent = Line::to(address).map(|mut line| self.send(&mut line, &key));
                if sent.unwrap_or(false) {
                    break;
                }
                assert!(Instant::now() < until, "{key} is still not answered");
                std::thread::sleep(Duration::from_millis(50));
            }
        }
        assert!(self.ledger().sent.values().all(|it| it.answer.is_some()));
    }

    /// Nothing acknowledged is missing, nothing stands there twice, and the journal proves itself.
    fn judge(&self, round: u32) {
        let store = Store::open(&Target::parse(&self.data).unwrap(), &Options::default()).unwrap();
        let bodies = store.read(|reader| {
            reader
                .conn()
                .query("select body from payload", &[], |row| row.bytes(0).map(<[u8]>::to_vec))
        });
        let bodies = bodies.map_err(|fault: store::Fault| fault).unwrap();
        let mut found: BTreeMap<String, u32> = BTreeMap::new();
        for body in &bodies {
            let text = String::from_utf8_lossy(body);
            let marks: BTreeSet<&str> =
                text.match_indices("mark-").map(|(at, _)| &text[at..at + 11]).collect();
            for mark in marks {
                *found.entry(mark.to_owned()).or_default() += 1;
            }
        }
        for (key, sent) in &self.ledger().sent {
            let times = found.get(key).copied().unwrap_or_default();
            assert!(times <= 1, "round {round}: {key} was done {times} times");
            assert!(
                times == 1 || sent.answer.is_none(),
                "round {round}: {key} was acknowledged and lost"
            );
        }
        let report = store.verify().unwrap();
        assert!(report.is_clean(), "round {round}: {:?}", report.findings);
    }

    /// Waits for a moment of chance: so many answers, or so much time, whichever comes first.
    fn moment(&self) {
        let enough =
            self.acknowledged.load(Ordering::Relaxed) + u32::try_from(self.chance(120)).unwrap();
        let until = Instant::now() + Duration::from_millis(20 + self.chance(400));
        while self.acknowledged.load(Ordering::Relaxed) < enough && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// The desk is killed: mostly under load, sometimes while it is starting.
    fn kill_desk(&self, round: u32) {
        if round % 5 == 4 {
            let starting = Starting::on(&self.data, &[]);
            std::thread::sleep(Duration::from_millis(self.chance(150)));
            starting.kill();
        } else {
            let mut desk = Desk::on(&self.data, &[]);
            let (address, enough) = (desk.address, AtomicBool::new(false));
            std::thread::scope(|scope| {
                scope.spawn(|| self.load(address, &enough));
                self.moment();
                desk.kill();
                enough.store(true, Ordering::Relaxed);
            });
        }
        self.judge(round);
        let desk = Desk::on(&self.data, &[]);
        self.repeat(desk.address);
        drop(desk);
        self.judge(round);
    }

    /// The database server crashes under a running desk and comes back; the desk goes on without a restart.
    fn crash_database(&self, round: u32, cluster: &Cluster) {
        let mut desk = Desk::on(&self.data, &[]);
        let (address, enough) = (desk.address, AtomicBool::new(false));
        std::thread::scope(|scope| {
            scope.spawn(|| self.load(address, &enough));
            self.moment();
            cluster.stop();
            std::thread::sleep(Duration::from_millis(self.chance(100)));
            enough.store(true, Ordering::Relaxed);
        });
        cluster.start();
        assert!(desk.runs(), "the desk ended with its database");
        self.judge(round);
        self.repeat(address);
        assert!(desk.runs());
        self.judge(round);
    }

    #[expect(clippy::print_stderr, reason = "how much was tried is told")]
    fn tell(&self, rounds: u32) {
        let ledger = self.ledger();
        assert!(ledger.sent.len() > rounds as usize, "hardly anything was sent");
        eprintln!("{rounds} rounds, {} requests, {} cases", ledger.sent.len(), ledger.cases.len());
    }
}

fn rounds() -> u32 {
    env("WENGUO_KILLS").and_then(|it| it.parse().ok()).unwrap_or(ROUNDS)
}

#[test]
fn killed_on_sqlite_no_answer_is_lost_and_nothing_done_twice() {
    let folder = tempfile::tempdir().unwrap();
    let siege = Siege::of(folder.path().join("data").display().to_string());
    for round in 0..rounds() {
        siege.kill_desk(round);
    }
    siege.tell(rounds());
}

#[test]
fn killed_on_postgres_with_its_server_no_answer_is_lost_and_nothing_done_twice() {
    let Some(cluster) = Cluster::start_new() else { return };
    let siege = Siege::of(cluster.url());
    for round in 0..rounds() {
        if round % 3 == 1 {
            siege.crash_database(round, &cluster);
        } else {
            siege.kill_desk(round);
        }
    }
    siege.tell(rounds());
}
