//! Streams: appending, loading, numbers, requests, read rows, timers.

use casework::id::{CaseId, CaseNo};
use casework::promise::Kind;
use casework::view::Rows;
use store::{Clash, Fault, ORGANISATION, Store};

use crate::rig::Rig;
use crate::sample::{ORG, at, case, count, day, receive, rows, step, stream};

on_both!(
    a_stream_is_what_was_appended,
    the_organisation_has_a_stream,
    a_moved_version_is_a_conflict,
    time_does_not_go_back,
    numbers_run_by_day,
    a_repeated_request_finds_its_answer,
    a_case_is_found_by_number_and_source,
    the_clock_finds_what_is_due,
    whoever_only_looked_leaves_newer_rows_alone,
    rows_written_by_difference_equal_rows_written_whole,
    migrating_again_does_nothing,
    a_newer_register_is_refused,
    creating_a_case_takes_few_statements,
);

fn a_stream_is_what_was_appended(rig: &mut Rig) {
    case(rig.store(), 1, 3);
    rig.reopen();
    let steps = rig.store().read(|r| r.load_steps(ORG, stream(1))).unwrap();
    assert_eq!(steps.iter().map(|it| it.seq).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(steps[0].body, step(0, "receive").body);
    assert_eq!(
        (steps[2].at, steps[2].kind.as_str(), steps[2].actor.as_str()),
        (at(120), "note", "staff:wangfang")
    );
    assert!(rig.store().read(|r| r.load_steps(ORG, stream(2))).unwrap().is_empty());
    assert!(
        rig.store().read(|r| r.load_steps(2, stream(1))).unwrap().is_empty(),
        "another organisation's"
    );
}

fn the_organisation_has_a_stream(rig: &mut Rig) {
    let version = rig.store().transact(|tx| tx.append(ORG, ORGANISATION, 0, &step(0, "add_unit")));
    assert_eq!(version, Ok(1));
    assert_eq!(rig.store().read(store::Reader::organisations), Ok(vec![ORG]));
}

fn a_moved_version_is_a_conflict(rig: &mut Rig) {
    case(rig.store(), 1, 3);
    let moved = Err(Fault::Conflict { clash: Clash::Version });
    for expected in [0, 1, 2, 4] {
        let outcome =
            rig.store().transact(move |tx| tx.append(ORG, stream(1), expected, &step(900, "note")));
        assert_eq!(outcome, moved, "expected {expected}");
        let outcome = rig.store().transact(move |tx| {
            tx.load_steps(ORG, stream(1))?;
            tx.append(ORG, stream(1), expected, &step(900, "note"))
        });
        assert_eq!(outcome, moved, "expected {expected} after loading");
    }
    assert_eq!(rig.store().transact(|tx| tx.append(ORG, stream(1), 3, &step(900, "note"))), Ok(4));
}

fn time_does_not_go_back(rig: &mut Rig) {
    case(rig.store(), 1, 3);
    let outcome = rig.store().transact(|tx| tx.append(ORG, stream(1), 3, &step(119, "note")));
    assert!(matches!(outcome, Err(Fault::Inconsistent { table: "journal", .. })), "{outcome:?}");
    assert_eq!(rig.store().transact(|tx| tx.append(ORG, stream(1), 3, &step(120, "note"))), Ok(4));
}

fn numbers_run_by_day(rig: &mut Rig) {
    let take =
        |store: &Store, org, day, count| store.transact(move |tx| tx.take_numbers(org, day, count));
    assert_eq!(take(rig.store(), ORG, day(), 1), Ok(1));
    assert_eq!(take(rig.store(), ORG, day(), 500), Ok(2));
    assert_eq!(take(rig.store(), ORG, day(), 1), Ok(502));
    assert_eq!(take(rig.store(), ORG, day().tomorrow().unwrap(), 1), Ok(1));
    assert_eq!(take(rig.store(), 2, day(), 1), Ok(1));
}

fn a_repeated_request_finds_its_answer(rig: &mut Rig) {
    let put = |store: &Store| {
        store.transact(|tx| {
            receive(tx, stream(1))?;
            tx.put_request(ORG, "key-1", &[7; 32], "{\"no\":1}", at(0))
        })
    };
    assert_eq!(put(rig.store()), Ok(()));
    let found = rig.store().read(|r| r.find_request(ORG, "key-1")).unwrap().unwrap();
    assert_eq!(
        (found.fingerprint, found.answer.as_str(), found.at),
        ([7; 32], "{\"no\":1}", at(0))
    );
    assert_eq!(rig.store().read(|r| r.find_request(2, "key-1")), Ok(None));
    let again = rig.store().transact(|tx| tx.put_request(ORG, "key-1", &[7; 32], "{}", at(9)));
    assert_eq!(again, Err(Fault::Conflict { clash: Clash::Request }));
    assert_eq!(rig.store().transact(|tx| tx.forget_requests(ORG, at(0), 10)), Ok(0));
    assert_eq!(rig.store().transact(|tx| tx.forget_requests(ORG, at(1), 10)), Ok(1));
}

fn a_case_is_found_by_number_and_source(rig: &mut Rig) {
    let no = case(rig.store(), 1, 1);
    assert_eq!(rig.store().read(|r| r.find_case(ORG, no)), Ok(Some(CaseId(stream(1)))));
    assert_eq!(rig.store().read(|r| r.find_case(2, no)), Ok(None));
    let taken_over = |store: &Store, n: u32| {
        store.transact(move |tx| {
            let no = CaseNo::new(day(), 900 + n);
            let mut rows = rows(stream(n), no, 1);
            rows.case.source_key = Some("12345/A-17".to_owned());
            tx.append(ORG, stream(n), 0, &step(0, "import"))?;
            tx.put_rows(ORG, &rows, None)
        })
    };
    assert_eq!(taken_over(rig.store(), 2), Ok(()));
    assert_eq!(
        rig.store().read(|r| r.find_source(ORG, "12345/A-17")),
        Ok(Some(CaseNo::new(day(), 902)))
    );
    assert_eq!(taken_over(rig.store(), 3), Err(Fault::Conflict { clash: Clash::Source }));
    assert!(
        rig.store().read(|r| r.load_steps(ORG, stream(3))).unwrap().is_empty(),
        "undone as a whole"
    );
    let same_no = rig.store().transact(move |tx| tx.put_rows(ORG, &rows(stream(4), no, 1), None));
    assert_eq!(same_no, Err(Fault::Conflict { clash: Clash::CaseNo }));
}

fn the_clock_finds_what_is_due(rig: &mut Rig) {
    for n in 1..=3 {
        case(rig.store(), n, 1);
    }
    rig.store()
        .transact(|tx| {
            let mut rows = rows(stream(2), CaseNo::new(day(), 2), 2);
            rows.case.tick_at = Some(at(10));
            tx.put_rows(ORG, &rows, None)?;
            rows.case.id = CaseId(stream(3));
            rows.case.no = CaseNo::new(day(), 3);
            rows.case.tick_at = None;
            tx.put_rows(ORG, &rows, None)
        })
        .unwrap();
    let due = |now, after| rig.store().read(|r| r.due_for_tick(ORG, at(now), after, 10)).unwrap();
    let (first, second) = ((at(10), CaseId(stream(2))), (at(3600), CaseId(stream(1))));
    assert_eq!(due(9, None), []);
    assert_eq!(due(10, None), [first]);
    assert_eq!(due(3600, None), [first, second]);
    assert_eq!(due(3600, Some(first)), [second]);
    assert_eq!(due(3600, Some(second)), []);
    assert_eq!(rig.store().read(|r| r.next_tick(ORG)), Ok(Some(at(10))));
}

fn whoever_only_looked_leaves_newer_rows_alone(rig: &mut Rig) {
    let before = rows(stream(1), CaseNo::new(day(), 1), 1);
    let after = changed(&before);
    let (first, second) = (before.clone(), after.clone());
    rig.store()
        .transact(move |tx| {
            tx.put_rows(ORG, &first, None)?;
            tx.put_rows(ORG, &second, None)
        })
        .unwrap();
    let now = stored(rig.store());
    let looked = |mut rows: Rows, at_tick: i64| {
        rows.case.tick_at = Some(at(at_tick));
        rig.store().transact(move |tx| tx.replace_rows_unmoved(ORG, &rows))
    };
    // Another node looked at the first version and finds the second.
    assert_eq!(looked(before, 77), Ok(false));
    assert_eq!(stored(rig.store()), now);
    assert_ne!(rig.store().read(|r| r.next_tick(ORG)), Ok(Some(at(77))));
    assert_eq!(looked(after, 78), Ok(true));
    assert_eq!(stored(rig.store()), now);
    assert_eq!(rig.store().read(|r| r.next_tick(ORG)), Ok(Some(at(78))));
}

/// What the tables of read rows hold, as text.
fn stored(store: &Store) -> Vec<String> {
    let mut all = Vec::new();
    for sql in [
        "select no || stage || coalesce(owner, '-') || version from cases order by no",
        "select n || coalesce(category, '-') || coalesce(answered_at, 0) from points order by n",
        "select n || kind || state || due_at || coalesce(kept_at, 0) from promises order by n",
        "select kind || n || coalesce(person, '-') || due_at from duties order by kind, n",
    ] {
        all.extend(store.read(|r| r.conn().query(sql, &[], |row| row.text(0))).unwrap());
    }
    all
}

fn changed(before: &Rows) -> Rows {
    let mut rows = before.clone();
    rows.case.version = 2;
    rows.case.owner = None;
    rows.points.push(rows.points[0].clone());
    rows.points[1].n = 2;
    rows.promises[0].state = "kept";
    rows.promises[0].kept_at = Some(at(600));
    rows.promises[1].kind = Kind::Given;
    rows.duties.remove(0);
    rows.duties[0].due_at = at(7200);
    rows
}

fn rows_written_by_difference_equal_rows_written_whole(rig: &mut Rig) {
    let before = rows(stream(1), CaseNo::new(day(), 1), 1);
    let after = changed(&before);
    let put = |store: &Store, rows: &Rows, previous: Option<&Rows>| {
        let (rows, previous) = (rows.clone(), previous.cloned());
        store.transact(move |tx| tx.put_rows(ORG, &rows, previous.as_ref())).unwrap();
        stored(store)
    };
    let first = put(rig.store(), &before, None);
    let by_difference = put(rig.store(), &after, Some(&before));
    assert_ne!(first, by_difference);
    let whole = put(rig.store(), &after, None);
    assert_eq!(by_difference, whole);
    let mut back = before;
    back.case.version = 3;
    assert_eq!(put(rig.store(), &back, None).len(), first.len());
}

fn migrating_again_does_nothing(rig: &mut Rig) {
    assert_eq!(rig.store().migrate(), Ok(Vec::new()));
    rig.store()
        .transact(|tx| tx.conn().execute("update migration set digest = $1", &[[0; 32].into()]))
        .unwrap();
    let refused = rig.store().migrate().unwrap_err().to_string();
    assert!(refused.contains("was changed after it was applied"), "{refused}");
    rig.store()
        .transact(|tx| {
            let sql = "insert into migration (n, name, digest) values (9999, '9999_later', $1)";
            tx.conn().execute(sql, &[[0; 32].into()])
        })
        .unwrap();
}

fn a_newer_register_is_refused(rig: &mut Rig) {
    rig.store()
        .transact(|tx| {
            let sql = "insert into migration (n, name, digest) values (9999, '9999_later', $1)";
            tx.conn().execute(sql, &[[0; 32].into()])
        })
        .unwrap();
    let refused = rig.store().migrate().unwrap_err().to_string();
    assert!(refused.contains("newer than this program"), "{refused}");
}

fn creating_a_case_takes_few_statements(rig: &mut Rig) {
    case(rig.store(), 1, 1);
    let before = rig.store().statements();
    rig.store()
        .transact(|tx| {
            receive(tx, stream(2))?;
            tx.put_request(ORG, "key", &[0; 32], "{}", at(0))
        })
        .unwrap();
    // Room for the letter and the search index within ten.
    assert_eq!(rig.store().statements() - before, 8);
    assert_eq!(count(rig.store(), "duties"), 6);
}
