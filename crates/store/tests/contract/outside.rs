//! The world failing: no space, no rights, somebody else's lock, a server that goes away.
//!
//! In each case the command is told in words, nothing of it stays, and the next one works again.

use std::path::PathBuf;

use store::{Clash, Fault, Kind, Options, Store, Target};

use crate::proxy::Proxy;
use crate::rig::Rig;
use crate::sample::{ORG, case, count, receive, step, stream};

on_both!(a_mistyped_place_is_told, a_statement_that_cannot_be_is_told);

fn a_mistyped_place_is_told(rig: &mut Rig) {
    let options = Options { create: false, ..rig.options.clone() };
    let elsewhere = match &rig.target {
        Target::Folder(folder) => Target::Folder(folder.join("elsewhere")),
        Target::Postgres(url) => Target::Postgres(format!("{url}_elsewhere")),
    };
    let Err(fault) = Store::open(&elsewhere, &options) else { panic!("it was opened") };
    assert!(matches!(fault, Fault::NoDatabase { .. }), "{fault:?}");
    assert!(fault.to_string().contains("check the path"), "{fault}");
    if let Target::Folder(folder) = &elsewhere {
        assert!(!folder.exists(), "nothing was made");
    }
}

fn a_statement_that_cannot_be_is_told(rig: &mut Rig) {
    let outcome =
        rig.store().transact(|tx| tx.conn().execute("insert into nowhere values (1)", &[]));
    assert!(matches!(&outcome, Err(Fault::Other(what)) if what.contains("nowhere")), "{outcome:?}");
    let outcome = rig
        .store()
        .read(|r| r.conn().query("select no from cases where stage = $1", &[7.into()], |_| Ok(())));
    // PostgreSQL refuses a number for a text, SQLite finds nothing; neither answers something wrong.
    assert!(outcome.is_err() || outcome == Ok(Vec::new()), "{outcome:?}");
    case(rig.store(), 1, 1);
}

fn folder(rig: &Rig) -> PathBuf {
    match &rig.target {
        Target::Folder(folder) => folder.clone(),
        Target::Postgres(_) => panic!("this test is about a file"),
    }
}

#[test]
fn a_foreign_file_is_not_taken() {
    let rig = Rig::sqlite();
    let place = folder(&rig).join("foreign");
    std::fs::create_dir_all(&place).unwrap();
    let other = rusqlite::Connection::open(place.join(store::DATABASE_FILE)).unwrap();
    other.execute_batch("create table photos (id integer)").unwrap();
    let Err(fault) = Store::open(&Target::Folder(place.clone()), &rig.options) else {
        panic!("it was opened")
    };
    assert!(fault.to_string().contains("belongs to another program"), "{fault}");
    std::fs::write(place.join(store::DATABASE_FILE), "name,phone\n".repeat(200)).unwrap();
    let Err(fault) = Store::open(&Target::Folder(place), &rig.options) else {
        panic!("it was opened")
    };
    assert!(fault.to_string().contains("not a database"), "{fault}");
}

#[test]
fn a_full_disk_costs_the_command_and_nothing_else() {
    let rig = Rig::sqlite();
    let store = rig.store();
    let limit = |pages: &'static str| {
        store
            .transact(move |tx| {
                let now = tx.conn().query_one("pragma page_count", &[], |row| row.int(0))?;
                let max = if pages.is_empty() { now + 30 } else { 1_000_000_000 };
                tx.conn().batch(&format!("pragma max_page_count = {max}"))
            })
            .unwrap();
    };
    limit("");
    let (mut saved, mut refused) = (0, 0);
    for n in 0..200 {
        match store.transact(move |tx| receive(tx, stream(n))) {
            Ok(_) => saved += 1,
            Err(fault) => {
                assert!(matches!(fault, Fault::DiskFull { .. }), "{fault:?}");
                assert!(fault.to_string().contains("free some space"), "{fault}");
                refused += 1;
            }
        }
    }
    assert!(saved > 0 && refused > 0, "{saved} saved, {refused} refused");
    assert_eq!(count(store, "journal"), saved);
    assert!(store.verify().unwrap().is_clean());
    limit("many");
    store.transact(|tx| receive(tx, stream(1000))).unwrap();
}

#[test]
fn somebody_elses_lock_is_told_and_passes() {
    let rig = Rig::sqlite();
    case(rig.store(), 1, 1);
    let other = rusqlite::Connection::open(folder(&rig).join(store::DATABASE_FILE)).unwrap();
    other.execute_batch("begin immediate").unwrap();
    let outcome = rig.store().transact(|tx| receive(tx, stream(2)));
    let Err(fault) = outcome else { panic!("it was saved") };
    assert!(matches!(fault, Fault::Busy { .. }) && fault.may_pass(), "{fault:?}");
    assert!(fault.to_string().contains("another program holds it"), "{fault}");
    assert_eq!(count(rig.store(), "cases"), 1, "reading goes on");
    other.execute_batch("rollback").unwrap();
    rig.store().transact(|tx| receive(tx, stream(2))).unwrap();
}

#[test]
#[expect(clippy::print_stderr, reason = "what could not be tried is told loudly")]
fn a_read_only_file_is_told() {
    let mut rig = Rig::sqlite();
    case(rig.store(), 1, 1);
    let file = folder(&rig).join(store::DATABASE_FILE);
    let mut rights = std::fs::metadata(&file).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&file, rights).unwrap();
    if std::fs::OpenOptions::new().append(true).open(&file).is_ok() {
        eprintln!(
            "LEFT OUT: rights of files do not bind this user; the database itself refuses to write instead"
        );
        rig.store().transact(|tx| tx.conn().batch("pragma query_only = on")).unwrap();
    } else {
        rig.reopen();
    }
    let outcome = rig.store().transact(|tx| receive(tx, stream(2)));
    let Err(fault) = outcome else { panic!("it was saved") };
    assert!(matches!(fault, Fault::ReadOnly { .. }), "{fault:?}");
    assert!(fault.to_string().contains("rights of the data folder"), "{fault}");
    assert_eq!(count(rig.store(), "cases"), 1, "reading goes on");
}

#[test]
fn a_server_that_stops_and_comes_back() {
    let Some(mut rig) = Rig::postgres() else { return };
    let Some(proxy) = Proxy::before(&rig.target) else {
        panic!("the address of the server has no host and port")
    };
    rig.target = proxy.target();
    rig.reopen();
    case(rig.store(), 1, 1);
    for round in 0..3 {
        // In the middle of a command.
        let cut = proxy.clone();
        let id = stream(10 + round);
        let outcome = rig.store().transact(move |tx| {
            receive(tx, id)?;
            cut.stop();
            tx.append(ORG, id, 1, &step(60, "note"))
        });
        let Err(fault) = outcome else { panic!("it was saved") };
        assert!(matches!(fault, Fault::Unavailable { .. }) && fault.may_pass(), "{fault:?}");
        // While it is away.
        let outcome = rig.store().transact(|tx| receive(tx, stream(2)));
        assert!(matches!(outcome, Err(Fault::Unavailable { .. })), "{outcome:?}");
        let outcome = rig.store().read(|r| r.load_steps(ORG, stream(1)));
        assert!(matches!(outcome, Err(Fault::Unavailable { .. })), "{outcome:?}");
        // And back.
        proxy.start();
        assert_eq!(count(rig.store(), "journal"), 1 + u64::from(round), "undone as a whole");
        case(rig.store(), 20 + round, 1);
    }
    assert!(rig.store().verify().unwrap().is_clean());
}

#[test]
fn idle_connections_that_were_cut_cost_nobody_an_error() {
    let Some(rig) = Rig::postgres() else { return };
    for n in 0..20 {
        case(rig.store(), n, 1);
    }
    assert_eq!(rig.store().kind(), Kind::Postgres);
    rig.cut_connections();
    for n in 20..40 {
        case(rig.store(), n, 1);
    }
    rig.cut_connections();
    assert_eq!(count(rig.store(), "journal"), 40);
}

#[test]
fn transactions_in_each_others_way_are_a_conflict() {
    let Some(mut rig) = Rig::postgres() else { return };
    // Longer than the server takes to notice that both wait for each other.
    rig.options.busy_wait = std::time::Duration::from_secs(10);
    rig.reopen();
    let gate = std::sync::Arc::new(std::sync::Barrier::new(2));
    let crossing = |first: u32, second: u32| {
        let (gate, store) = (std::sync::Arc::clone(&gate), rig.store().clone());
        move || {
            store.transact(move |tx| {
                tx.append(ORG, stream(first), 0, &step(0, "note"))?;
                gate.wait();
                tx.append(ORG, stream(second), 0, &step(0, "note"))
            })
        }
    };
    let (one, other) = (crossing(1, 2), crossing(2, 1));
    let (one, other) = std::thread::scope(|scope| {
        let (one, other) = (scope.spawn(one), scope.spawn(other));
        (one.join().unwrap(), other.join().unwrap())
    });
    let faults: Vec<Fault> = [one, other].into_iter().filter_map(Result::err).collect();
    assert!(!faults.is_empty() && faults.iter().all(Fault::may_pass), "{faults:?}");
    assert!(faults.contains(&Fault::Conflict { clash: Clash::Transaction }), "{faults:?}");
}
