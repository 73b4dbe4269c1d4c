//! Tampering is found: every single change of a stored step, a cut end, a whole stream, a seal.

use store::{Fault, Kind, ORGANISATION, Report, Store, Tx, Wrong};

use crate::rig::{Rig, env};
use crate::sample::{ORG, at, case, count, rows, step, stream};

on_both!(
    an_honest_register_is_clean,
    every_single_change_is_found,
    a_cut_end_is_found,
    a_removed_stream_is_found,
    a_sealed_organisation_cannot_be_cut,
    a_changed_seal_is_found,
    sealing_again_seals_what_is_new,
    sealing_beside_writers_misses_nothing,
    refolding_rebuilds_what_was_dropped,
    refolding_leaves_alone_what_moves_meanwhile,
);

const CASES: u32 = 40;
const STEPS: u64 = 5;

fn fill(store: &Store) {
    for n in 1..=CASES {
        case(store, n, STEPS);
    }
    store
        .transact(|tx| {
            for seq in 0..3 {
                tx.append(ORG, ORGANISATION, seq, &step(0, "add_unit"))?;
            }
            Ok::<_, Fault>(())
        })
        .unwrap();
}

fn an_honest_register_is_clean(rig: &mut Rig) {
    fill(rig.store());
    rig.store().seal(at(9000)).unwrap();
    let report = rig.store().verify().unwrap();
    assert!(report.is_clean(), "{:?}", report.findings);
    let steps = u64::from(CASES) * STEPS + 3;
    assert_eq!((report.streams, report.steps, report.seals), (u64::from(CASES) + 1, steps, 1));
}

/// A small generator with a seed, so that a failure can be repeated.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// The columns somebody could change, and those of bytes and text among them.
const COLUMNS: &[(&str, &str)] = &[
    ("journal", "pos"),
    ("journal", "org"),
    ("journal", "stream"),
    ("journal", "seq"),
    ("journal", "at"),
    ("journal", "kind"),
    ("journal", "actor"),
    ("journal", "digest"),
    ("journal", "prev_hash"),
    ("journal", "hash"),
    ("payload", "pos"),
    ("payload", "org"),
    ("payload", "body"),
    ("payload", "body"),
    ("payload", "body"),
];

/// Changes one column of one row by chance; says what it did.
fn change(tx: &mut Tx, pos: i64, chance: &mut Chance) -> Result<String, Fault> {
    let (table, column) = COLUMNS[usize::try_from(chance.below(COLUMNS.len() as u64)).unwrap()];
    let sql = format!("select {column} from {table} where pos = $1");
    let update = format!("update {table} set {column} = $2 where pos = $1");
    let conn = tx.conn();
    match column {
        "pos" | "org" | "seq" | "at" => {
            let old = conn.query_one(&sql, &[pos.into()], |row| row.int(0))?;
            // A number nobody has, so that no unique key gets in the way.
            let new = old + 1_000_000 + i64::try_from(chance.below(1_000)).unwrap();
            let new = if column == "at" {
                old + 1 + i64::try_from(chance.below(90_000)).unwrap()
            } else {
                new
            };
            conn.execute(&update, &[pos.into(), new.into()])?;
            Ok(format!("{table}.{column} of {pos}: {old} to {new}"))
        }
        "kind" | "actor" => {
            let old = conn.query_one(&sql, &[pos.into()], |row| row.text(0))?;
            let mut new = old.clone().into_bytes();
            let index = usize::try_from(chance.below(new.len() as u64)).unwrap();
            // Another letter.
            new[index] = if new[index] == b'x' { b'y' } else { b'x' };
            let new = String::from_utf8(new).unwrap();
            conn.execute(&update, &[pos.into(), (&new).into()])?;
            Ok(format!("{table}.{column} of {pos}: {old} to {new}"))
        }
        _ => {
            let mut bytes = conn.query_one(&sql, &[pos.into()], |row| row.blob(0))?;
            let index = usize::try_from(chance.below(bytes.len() as u64)).unwrap();
            bytes[index] ^= u8::try_from(1 + chance.below(255)).unwrap();
            conn.execute(&update, &[pos.into(), (&bytes).into()])?;
            Ok(format!("{table}.{column} of {pos}: byte {index}"))
        }
    }
}

/// Ends the transaction without keeping it; what went wrong on the way is listed as well.
#[derive(Debug)]
struct Missed(Vec<String>);

impl From<Fault> for Missed {
    fn from(fault: Fault) -> Missed {
        Missed(vec![fault.to_string()])
    }
}

fn every_single_change_is_found(rig: &mut Rig) {
    fill(rig.store());
    rig.store().seal(at(9000)).unwrap();
    let given = env("WENGUO_TAMPERINGS").and_then(|it| it.parse().ok());
    // The full number on the quick database, a sample over the wire; the checking code is the same.
    let rounds = given.unwrap_or(if rig.store().kind() == Kind::Sqlite { 10_000 } else { 1_000 });
    let outcome = rig.store().transact(move |tx| {
        let mut chance = Chance(0x5EED);
        // Whoever changes rows behind our back can also drop what keeps keys unique.
        tx.conn().batch("drop index journal_step")?;
        let all = tx.conn().query("select pos, stream from journal order by pos", &[], |row| {
            Ok((row.int(0)?, row.exactly::<16>(1)?))
        })?;
        let mut missed = Vec::new();
        for _ in 0..rounds {
            let (pos, stream) = all[usize::try_from(chance.below(all.len() as u64)).unwrap()];
            tx.conn().batch("savepoint tampering")?;
            let what = change(tx, pos, &mut chance)?;
            let mut report = tx.verify_stream(ORG, stream)?;
            if report.is_clean() {
                tx.verify_seals(ORG, &mut report)?;
            }
            if report.is_clean() {
                // A step moved into another stream shows there.
                report = tx.verify()?;
            }
            if report.is_clean() {
                missed.push(what);
            }
            tx.conn().batch("rollback to tampering; release tampering")?;
        }
        Err::<(), _>(Missed(missed))
    });
    let Err(Missed(missed)) = outcome else { panic!("the tampered register was kept") };
    assert_eq!(missed, Vec::<String>::new());
    assert!(rig.store().verify().unwrap().is_clean(), "every change was taken back");
}

/// Runs SQL behind the register's back and verifies.
fn after(rig: &Rig, statements: &'static [&'static str]) -> Report {
    rig.store()
        .transact(move |tx| {
            for sql in statements {
                let uses_stream = sql.contains("$1");
                let values = if uses_stream { vec![stream(7).into()] } else { Vec::new() };
                tx.conn().execute(sql, &values)?;
            }
            Ok::<_, Fault>(())
        })
        .unwrap();
    rig.store().verify().unwrap()
}

fn has(report: &Report, wrong: &Wrong) -> bool {
    report.findings.iter().any(|it| it.wrong == *wrong)
}

fn a_cut_end_is_found(rig: &mut Rig) {
    fill(rig.store());
    let report = after(rig, &["delete from journal where stream = $1 and seq = 5"]);
    assert!(has(&report, &Wrong::VersionDiffers { row: 5, journal: 4 }), "{:?}", report.findings);
    let told = report
        .findings
        .iter()
        .map(ToString::to_string)
        .find(|it| it.contains("journal has 4"))
        .unwrap();
    assert!(told.starts_with("organisation 1, stream 019f"), "{told}");
    let report = after(rig, &["delete from journal where stream = $1 and seq = 2"]);
    assert!(has(&report, &Wrong::Gap { expected: 2 }), "{:?}", report.findings);
    assert!(has(&report, &Wrong::ChainBroken), "{:?}", report.findings);
}

fn a_removed_stream_is_found(rig: &mut Rig) {
    fill(rig.store());
    rig.store().seal(at(9000)).unwrap();
    let steps: &[&str] = &[
        "delete from payload where pos in (select pos from journal where stream = $1)",
        "delete from journal where stream = $1",
    ];
    let report = after(rig, steps);
    assert!(has(&report, &Wrong::VersionDiffers { row: 5, journal: 0 }), "{:?}", report.findings);
    // And when its row is removed with it, by the seal.
    let report = after(rig, &["delete from cases where id = $1"]);
    assert_eq!(report.findings.len(), 1, "{:?}", report.findings);
    assert!(
        has(&report, &Wrong::SealBroken { n: 1, sealed: 203, found: 198 }),
        "{:?}",
        report.findings
    );
}

fn a_sealed_organisation_cannot_be_cut(rig: &mut Rig) {
    fill(rig.store());
    rig.store().seal(at(9000)).unwrap();
    let report = after(
        rig,
        &[
            "delete from payload where pos in (select pos from journal where kind = 'add_unit' and seq = 3)",
            "delete from journal where kind = 'add_unit' and seq = 3",
        ],
    );
    assert!(
        has(&report, &Wrong::SealBroken { n: 1, sealed: 203, found: 202 }),
        "{:?}",
        report.findings
    );
}

fn a_changed_seal_is_found(rig: &mut Rig) {
    for n in 1..=3 {
        case(rig.store(), n, 2);
        rig.store().seal(at(9000 + i64::from(n))).unwrap();
    }
    for column in ["count", "upto_pos", "at"] {
        let sql = format!("update seal set {column} = {column} + 1 where n = 2");
        let undo = format!("update seal set {column} = {column} - 1 where n = 2");
        rig.store().transact(move |tx| tx.conn().execute(&sql, &[])).unwrap();
        let report = rig.store().verify().unwrap();
        assert!(!report.is_clean(), "{column}");
        rig.store().transact(move |tx| tx.conn().execute(&undo, &[])).unwrap();
    }
    assert!(rig.store().verify().unwrap().is_clean());
    let report = after(rig, &["delete from seal where n = 2"]);
    assert!(has(&report, &Wrong::SealMissing { n: 2 }), "{:?}", report.findings);
    assert!(has(&report, &Wrong::SealChainBroken { n: 3 }), "{:?}", report.findings);
}

fn sealing_again_seals_what_is_new(rig: &mut Rig) {
    case(rig.store(), 1, 3);
    let first = rig.store().seal(at(9000)).unwrap();
    assert_eq!(first.iter().map(|it| (it.n, it.count)).collect::<Vec<_>>(), [(1, 3)]);
    assert_eq!(rig.store().seal(at(9001)), Ok(Vec::new()), "nothing new");
    case(rig.store(), 2, 2);
    let second = rig.store().seal(at(9002)).unwrap();
    assert_eq!((second[0].n, second[0].count, second[0].prev_root), (2, 2, first[0].root));
    let report = rig.store().verify().unwrap();
    assert!(report.is_clean() && report.seals == 2, "{report:?}");
}

fn sealing_beside_writers_misses_nothing(rig: &mut Rig) {
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let store = rig.store();
            scope.spawn(move || {
                for n in 0..25 {
                    case(store, 1 + thread * 100 + n, 1);
                }
            });
        }
        let store = rig.store();
        scope.spawn(move || {
            for n in 0..20 {
                store.seal(at(9000 + n)).unwrap();
            }
        });
    });
    rig.store().seal(at(9999)).unwrap();
    let report = rig.store().verify().unwrap();
    assert!(report.is_clean(), "{:?}", report.findings);
    let seals = rig.store().read(|r| r.seals(ORG)).unwrap();
    assert_eq!(seals.iter().map(|it| it.count).sum::<u64>(), 200);
}

fn refolding_rebuilds_what_was_dropped(rig: &mut Rig) {
    let numbers: Vec<_> = (1..=5).map(|n| case(rig.store(), n, 2)).collect();
    let tables = ["cases", "points", "promises", "tasks", "visits", "duties"];
    let before: Vec<u64> = tables.iter().map(|table| count(rig.store(), table)).collect();
    rig.store()
        .transact(|tx| {
            for sql in [
                "delete from cases where id = $1",
                "delete from duties where case_id = $1",
                "update promises set state = 'kept', case_id = $2 where case_id = $1",
                // A row that was never a case takes another's number.
                "update cases set id = $2, version = 9 where id = $3",
            ] {
                let all = [stream(1).into(), stream(99).into(), stream(2).into()];
                let used = if sql.contains("$3") {
                    sql.replace("$2", "$1").replace("$3", "$2")
                } else {
                    sql.to_owned()
                };
                let values = match (sql.contains("$2"), sql.contains("$3")) {
                    (_, true) => &all[1..],
                    (true, _) => &all[..2],
                    _ => &all[..1],
                };
                tx.conn().execute(&used, values)?;
            }
            Ok::<_, Fault>(())
        })
        .unwrap();
    assert!(!rig.store().verify().unwrap().is_clean());
    let refolded = rig
        .store()
        .refold(|org, id, steps| {
            assert_eq!((org, steps.len()), (ORG, 2));
            let at = (1..=5).find(|n| stream(*n) == id).unwrap();
            Ok::<_, Fault>(Some(rows(id, numbers[at as usize - 1], 2)))
        })
        .unwrap();
    assert_eq!((refolded.cases, refolded.changed_meanwhile), (5, 0));
    let after: Vec<u64> = tables.iter().map(|table| count(rig.store(), table)).collect();
    assert_eq!(after, before);
    assert!(rig.store().verify().unwrap().is_clean());
    let sql = "select count(*) from promises where state <> 'running'";
    assert_eq!(rig.store().read(|r| r.conn().query_one(sql, &[], |row| row.count(0))), Ok(0));
}

fn refolding_leaves_alone_what_moves_meanwhile(rig: &mut Rig) {
    let no = case(rig.store(), 1, 2);
    let store = rig.store().clone();
    let refolded = rig
        .store()
        .refold(|_, id, steps| {
            store.transact(move |tx| {
                tx.append(ORG, id, 2, &step(600, "note"))?;
                tx.put_rows(ORG, &rows(id, no, 3), None)
            })?;
            assert_eq!(steps.len(), 2);
            Ok::<_, Fault>(Some(rows(id, no, 2)))
        })
        .unwrap();
    assert_eq!((refolded.cases, refolded.changed_meanwhile, refolded.removed), (0, 1, 0));
    assert!(rig.store().verify().unwrap().is_clean());
}
