//! Killed without warning: what was acknowledged is there, what was not is there whole or not at all.
//!
//! The test runs its own binary again as a child that writes and tells each acknowledged command, kills it
//! at a moment of chance, and looks.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

use store::{Fault, Kind, Options, Store, Target};

use crate::rig::{Rig, env};
use crate::sample::{ORG, at, count, receive, rows, step, stream};

on_both!(killed_at_any_moment_nothing_acknowledged_is_lost);

const TARGET: &str = "WENGUO_KILLED_CHILD_TARGET";
const FIRST: &str = "WENGUO_KILLED_CHILD_FIRST";

fn killed_at_any_moment_nothing_acknowledged_is_lost(rig: &mut Rig) {
    let rounds: u32 = env("WENGUO_KILLS").and_then(|it| it.parse().ok()).unwrap_or(20);
    let target = match &rig.target {
        Target::Folder(folder) => folder.display().to_string(),
        Target::Postgres(url) => url.clone(),
    };
    let mut acknowledged: BTreeMap<u32, u64> = BTreeMap::new();
    for round in 0..rounds {
        // The file is the child's alone while it writes.
        rig.close();
        let answers = 1 + (round * 7919) % 257;
        run_and_kill(&target, 1 + round * 1_000_000, answers, &mut acknowledged);
        rig.reopen();
    }
    let store = rig.store();
    let missing: Vec<_> = acknowledged
        .iter()
        .filter(|(n, version)| store.read(|r| r.version(ORG, stream(**n))).unwrap() < **version)
        .collect();
    assert!(missing.is_empty(), "acknowledged and lost: {missing:?}");
    assert!(acknowledged.len() > rounds as usize, "the children did write");
    // One answer per step: no command was saved in part or twice.
    assert_eq!(count(store, "request"), count(store, "journal"));
    let report = store.verify().unwrap();
    assert!(report.is_clean(), "{:?}", report.findings);
}

fn run_and_kill(target: &str, first: u32, answers: u32, acknowledged: &mut BTreeMap<u32, u64>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "killing::a_child_that_writes_until_it_is_killed", "--nocapture"])
        .env(TARGET, target)
        .env(FIRST, first.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut heard = 0;
    while heard < answers {
        let line = lines.next().expect("the child goes on").unwrap();
        heard += u32::from(note(&line, acknowledged));
    }
    child.kill().unwrap();
    // What it told in its last moment counts as well.
    for line in lines.map_while(Result::ok) {
        note(&line, acknowledged);
    }
    child.wait().unwrap();
}

fn note(line: &str, acknowledged: &mut BTreeMap<u32, u64>) -> bool {
    let mut words = line.split(' ');
    let (Some("saved"), Some(n), Some(version), Some(".")) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return false;
    };
    let (n, version): (u32, u64) = (n.parse().unwrap(), version.parse().unwrap());
    let known = acknowledged.entry(n).or_default();
    *known = version.max(*known);
    true
}

#[test]
fn a_child_that_writes_until_it_is_killed() {
    // Run by the test above, which sets these; among the other tests it has nothing to do.
    let (Some(target), Some(first)) = (env(TARGET), env(FIRST)) else { return };
    let store = Store::open(&Target::parse(&target).unwrap(), &Options::default()).unwrap();
    let first: u32 = first.parse().unwrap();
    std::thread::scope(|scope| {
        for thread in 0..6 {
            let store = &store;
            scope.spawn(move || {
                for n in 0.. {
                    write_one(store, first + n * 6 + thread);
                }
            });
        }
    });
}

fn write_one(store: &Store, n: u32) {
    let tell = |version: u64| {
        let mut out = std::io::stdout().lock();
        // In one piece, so that a line that ends with a dot was told whole.
        out.write_all(format!("saved {n} {version} .\n").as_bytes()).unwrap();
        out.flush().unwrap();
    };
    let no = store.transact(move |tx| {
        let no = receive(tx, stream(n))?;
        tx.put_request(ORG, &format!("{n}-1"), &[0; 32], "{}", at(0))?;
        Ok::<_, Fault>(no)
    });
    let no = no.unwrap();
    tell(1);
    for version in 1..=u64::from(n % 3) {
        let saved = store.transact(move |tx| {
            let seq = tx.append(ORG, stream(n), version, &step(60, "note"))?;
            tx.put_rows(ORG, &rows(stream(n), no, seq), Some(&rows(stream(n), no, version)))?;
            tx.put_request(ORG, &format!("{n}-{seq}"), &[0; 32], "{}", at(0))?;
            Ok::<_, Fault>(seq)
        });
        tell(saved.unwrap());
    }
}

#[test]
fn closing_waits_for_what_was_submitted() {
    let mut rig = Rig::sqlite();
    for n in 0..300 {
        rig.store().submit(move |tx| receive(tx, stream(n)), |outcome| assert!(outcome.is_ok()));
    }
    rig.reopen();
    assert_eq!((count(rig.store(), "journal"), rig.store().kind()), (300, Kind::Sqlite));
}
