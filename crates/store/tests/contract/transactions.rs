//! Transactions: nothing lost, nothing half done, nobody harmed by another's failure.

use std::sync::{Arc, Barrier, mpsc};

use store::{Clash, Fault, Kind, Store};

use crate::rig::Rig;
use crate::sample::{ORG, at, case, count, receive, step, stream};

on_both!(
    many_at_once_lose_nothing,
    one_failure_is_undone_alone,
    a_broken_off_command_is_undone_alone,
    a_swallowed_failure_is_not_kept,
    only_one_of_many_gets_the_version,
    submitted_commands_are_answered_after_the_commit,
    a_full_line_is_told,
    a_read_sees_one_moment,
    readers_cannot_write,
    reads_go_on_after_a_panic,
);

fn many_at_once_lose_nothing(rig: &mut Rig) {
    const THREADS: u32 = 32;
    const EACH: u32 = 20;
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let store = rig.store();
            scope.spawn(move || {
                for n in 0..EACH {
                    store.transact(move |tx| receive(tx, stream(thread * EACH + n))).unwrap();
                }
            });
        }
    });
    let all = u64::from(THREADS * EACH);
    assert_eq!(count(rig.store(), "journal"), all);
    assert_eq!(count(rig.store(), "payload"), all);
    assert_eq!(count(rig.store(), "cases"), all);
    let sql = "select last from number";
    let last = rig.store().read(|r| r.conn().query_one(sql, &[], |row| row.count(0))).unwrap();
    assert_eq!(last, all);
}

/// Holds the writer until everything was submitted, so that it all falls into one group.
fn all_together(
    store: &Store,
    commands: u32,
    run: fn(&mut store::Tx, u32) -> Result<u32, Fault>,
) -> Vec<Result<u32, Fault>> {
    let gate = Arc::new(Barrier::new(2));
    let held = Arc::clone(&gate);
    let (tell, told) = mpsc::channel();
    if store.kind() == Kind::Sqlite {
        store.submit(
            move |_| {
                held.wait();
                Ok::<_, Fault>(())
            },
            |_| {},
        );
    }
    for n in 0..commands {
        let tell = tell.clone();
        store.submit(move |tx| run(tx, n), move |outcome| tell.send((n, outcome)).unwrap());
    }
    if store.kind() == Kind::Sqlite {
        gate.wait();
    }
    let mut answers: Vec<_> = (0..commands).map(|_| told.recv().unwrap()).collect();
    answers.sort_by_key(|(n, _)| *n);
    answers.into_iter().map(|(_, outcome)| outcome).collect()
}

fn one_failure_is_undone_alone(rig: &mut Rig) {
    let answers = all_together(rig.store(), 9, |tx, n| {
        receive(tx, stream(n))?;
        if n % 3 == 1 { Err(Fault::other("changed my mind")) } else { Ok(n) }
    });
    for (answer, n) in answers.iter().zip(0..) {
        assert_eq!(answer.is_ok(), n % 3 != 1, "{n}: {answer:?}");
        let steps = rig.store().read(|r| r.load_steps(ORG, stream(n))).unwrap();
        assert_eq!(steps.len(), usize::from(n % 3 != 1), "{n}");
    }
}

fn a_broken_off_command_is_undone_alone(rig: &mut Rig) {
    let answers = all_together(rig.store(), 3, |tx, n| {
        receive(tx, stream(n))?;
        assert!(n != 1, "command {n} is faulty");
        Ok(n)
    });
    assert_eq!((&answers[0], &answers[2]), (&Ok(0), &Ok(2)));
    let fault = answers[1].clone().unwrap_err().to_string();
    assert!(fault.contains("command 1 is faulty"), "{fault}");
    assert_eq!(count(rig.store(), "journal"), 2);
    assert_eq!(count(rig.store(), "duties"), 6);
}

fn a_swallowed_failure_is_not_kept(rig: &mut Rig) {
    case(rig.store(), 1, 1);
    let outcome = rig.store().transact(|tx| {
        receive(tx, stream(2))?;
        // The stream is there; the conflict is passed over.
        let _ = tx.append(ORG, stream(1), 0, &step(0, "receive"));
        Ok::<_, Fault>(())
    });
    assert_eq!(outcome, Err(Fault::Conflict { clash: Clash::Version }));
    assert_eq!(count(rig.store(), "journal"), 1);
}

fn only_one_of_many_gets_the_version(rig: &mut Rig) {
    case(rig.store(), 1, 1);
    let wins: usize = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..16)
            .map(|_| {
                let store = rig.store();
                scope.spawn(move || {
                    let outcome = store.transact(|tx| {
                        tx.load_steps(ORG, stream(1))?;
                        tx.append(ORG, stream(1), 1, &step(60, "note"))
                    });
                    match outcome {
                        Ok(2) => 1,
                        Err(Fault::Conflict { clash: Clash::Version }) => 0,
                        other => panic!("{other:?}"),
                    }
                })
            })
            .collect();
        runs.into_iter().map(|run| run.join().unwrap()).sum()
    });
    assert_eq!(wins, 1);
    assert_eq!(count(rig.store(), "journal"), 2);
}

fn submitted_commands_are_answered_after_the_commit(rig: &mut Rig) {
    let (tell, told) = mpsc::channel();
    for n in 0..500 {
        let tell = tell.clone();
        rig.store().submit(
            move |tx| receive(tx, stream(n)),
            move |outcome| tell.send((n, outcome)).unwrap(),
        );
    }
    for _ in 0..500 {
        let (n, outcome) = told.recv().unwrap();
        let no = outcome.unwrap();
        // Another connection sees it: it was committed before the answer.
        let found = rig.store().read(|r| r.find_case(ORG, no)).unwrap();
        assert_eq!(found.map(|id| id.0), Some(stream(n)));
    }
}

fn a_full_line_is_told(rig: &mut Rig) {
    rig.options.waiting = 4;
    rig.options.writers = 1;
    rig.reopen();
    let gate = Arc::new(Barrier::new(2));
    let held = Arc::clone(&gate);
    let (tell, told) = mpsc::channel();
    let started = tell.clone();
    rig.store().submit(
        move |_| {
            started.send(Ok(())).unwrap();
            held.wait();
            Ok::<_, Fault>(())
        },
        |_| {},
    );
    told.recv().unwrap().unwrap();
    for _ in 0..5 {
        let tell = tell.clone();
        rig.store().submit(|_| Ok::<_, Fault>(()), move |outcome| tell.send(outcome).unwrap());
    }
    let refused = told.recv().unwrap();
    assert!(
        matches!(&refused, Err(Fault::Busy { what }) if what.contains("4 commands")),
        "{refused:?}"
    );
    gate.wait();
    for _ in 0..4 {
        assert_eq!(told.recv().unwrap(), Ok(()));
    }
}

fn a_read_sees_one_moment(rig: &mut Rig) {
    case(rig.store(), 1, 1);
    let store = rig.store().clone();
    rig.store()
        .read(|r| {
            let before = r.load_steps(ORG, stream(1))?.len();
            store.transact(|tx| tx.append(ORG, stream(1), 1, &step(60, "note")))?;
            assert_eq!(r.load_steps(ORG, stream(1))?.len(), before);
            Ok::<_, Fault>(())
        })
        .unwrap();
    assert_eq!(rig.store().read(|r| r.load_steps(ORG, stream(1))).unwrap().len(), 2);
}

fn readers_cannot_write(rig: &mut Rig) {
    let sql = "insert into request (org, key, fingerprint, answer, at) values (1, 'k', $1, '', $2)";
    let outcome = rig.store().read(|r| r.conn().execute(sql, &[[0; 32].into(), at(0).into()]));
    assert!(matches!(outcome, Err(Fault::ReadOnly { .. })), "{outcome:?}");
    assert_eq!(count(rig.store(), "request"), 0);
}

fn reads_go_on_after_a_panic(rig: &mut Rig) {
    for _ in 0..20 {
        let store = rig.store();
        let broken = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            store.read(|_| -> Result<(), Fault> { panic!("a page is faulty") })
        }));
        assert!(broken.is_err());
    }
    assert_eq!(count(rig.store(), "journal"), 0);
}
