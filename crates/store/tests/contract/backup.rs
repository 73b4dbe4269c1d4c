//! An archive holds one moment of the register, fits both databases, and is refused when anything in it changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use casework::id::{CaseId, CaseNo, PersonId};
use casework::letter::{Letter, LetterKind, Notice, NoticeKind};
use store::{
    BackupTrouble, Fault, MADE_ANEW, Manifest, NewLetter, NewNotice, Step, Store, Stream,
    check_archive, kept_tables,
};

use crate::rig::Rig;
use crate::sample::{self, ORG, at, case, count, rows, stream};

on_both!(
    a_register_moves_to_either_database,
    a_backup_sees_one_moment_while_commands_go_on,
    what_is_not_empty_is_left_alone,
    a_damaged_archive_is_refused_and_nothing_stays,
    every_table_is_kept_or_made_anew,
);

fn person() -> PersonId {
    PersonId::parse("wangfang").unwrap()
}

/// A register with a little of everything.
fn furnish(store: &Store) -> BTreeMap<Stream, CaseNo> {
    let numbers: BTreeMap<Stream, CaseNo> =
        (1..=6).map(|n| (stream(n), case(store, n, u64::from(n)))).collect();
    let no = *numbers.values().next().unwrap();
    let digest = store.put_file(ORG, "照片.jpg", "image/jpeg", at(0), &[0, 159, 146, 150]).unwrap();
    store
        .transact(move |tx| {
            let letter = Letter {
                kind: LetterKind::Response,
                to: "li@example.com".to_owned(),
                language: "zh-Hans".to_owned(),
                args: BTreeMap::from([("text".to_owned(), "尊敬的“客户”\n您好😀".to_owned())]),
            };
            let id = [3; 16];
            tx.put_letters(ORG, &[NewLetter { id, case: CaseId(stream(1)), at: at(0), letter }])?;
            let notice = Notice { kind: NoticeKind::Urged, to: person() };
            tx.put_notices(
                ORG,
                &[NewNotice { id, case_no: no, at: at(0), notice, held_until: None }],
            )?;
            tx.put_credential(ORG, &person(), "$argon2id$…", false, at(0))?;
            tx.put_session(ORG, &[9; 32], &person(), at(0), at(900))?;
            tx.put_api_key(ORG, &[7; 32], &person(), "接口", at(0))?;
            tx.secret(ORG, "link", &[255; 32])?;
            tx.note_access(ORG, at(0), &person(), CaseId(stream(1)), "read")?;
            tx.put_request(ORG, "key-1", &[1; 32], "20260817-0001-9 1", at(0))?;
            Ok::<_, Fault>(())
        })
        .unwrap();
    store.seal(at(90)).unwrap();
    assert!(store.file(ORG, &digest).unwrap().is_some());
    numbers
}

fn backup(store: &Store, folder: &Path) -> (PathBuf, Manifest) {
    let path = folder.join("backup.tar.gz");
    let mut seen = 0;
    let manifest =
        store.backup(&path, at(100), |progress| seen = progress.rows + progress.files).unwrap();
    assert_eq!(seen, manifest.rows.values().sum::<u64>() + manifest.files);
    (path, manifest)
}

/// Every row of every table an archive keeps, as text.
fn contents(store: &Store) -> BTreeMap<&'static str, Vec<String>> {
    let mut all = BTreeMap::new();
    for (table, columns) in kept_tables() {
        let texts: Vec<String> = columns
            .iter()
            .map(|it| match *it {
                "stream" | "digest" | "prev_hash" | "hash" | "body" | "root" | "prev_root"
                | "fingerprint" | "key_hash" | "case_id" | "id"
                    if !(table == "letter" && *it == "body") =>
                {
                    match store.kind() {
                        store::Kind::Sqlite => format!("lower(hex({it}))"),
                        store::Kind::Postgres => format!("encode({it}, 'hex')"),
                    }
                }
                it => format!("cast({it} as text)"),
            })
            .map(|it| format!("coalesce({it}, '-')"))
            .collect();
        let sql = format!("select {} from {table}", texts.join(" || ' ' || "));
        let mut rows = store
            .read(|r| r.conn().query(&sql, &[], |row| row.text(0)))
            .map_err(|e: Fault| e)
            .unwrap();
        rows.sort();
        all.insert(table, rows);
    }
    all
}

fn fold(
    numbers: &BTreeMap<Stream, CaseNo>,
    id: Stream,
    steps: &[Step],
) -> Option<casework::view::Rows> {
    numbers.get(&id).map(|no| rows(id, *no, steps.len() as u64))
}

fn a_register_moves_to_either_database(rig: &mut Rig) {
    let numbers = furnish(rig.store());
    let before = contents(rig.store());
    let folder = tempfile::tempdir().unwrap();
    let (path, manifest) = backup(rig.store(), folder.path());
    assert_eq!(manifest.rows["journal"], 21);
    assert_eq!(manifest.files, 1);
    assert_eq!(check_archive(&path, |_| {}).unwrap(), manifest);
    let others = [Some(Rig::sqlite()), Rig::postgres()];
    for mut other in others.into_iter().flatten() {
        other.close();
        let (store, found) = Store::restore(&path, &other.target, &other.options, |_| {}).unwrap();
        assert_eq!(found, manifest);
        assert_eq!(contents(&store), before, "every row is as it was");
        let fold = |_, id, steps: &[Step]| Ok::<_, Fault>(fold(&numbers, id, steps));
        assert_eq!(store.refold(fold).unwrap().cases, 6);
        let report = store.verify().unwrap();
        assert!(report.is_clean(), "{report:?}");
        assert_eq!(count(&store, "session"), 0, "nobody is still signed in");
        assert_eq!(count(&store, "search_pending"), 21, "every text waits to be indexed");
        let (row, bytes) = store.file(ORG, &first_file(&store)).unwrap().unwrap();
        assert_eq!((row.name.as_str(), bytes), ("照片.jpg", vec![0, 159, 146, 150]));
        // Life goes on: numbers and steps follow those restored.
        let no = sample::case(&store, 7, 1);
        assert_eq!(no.running(), 7);
        assert!(store.verify().unwrap().is_clean());
    }
}

fn first_file(store: &Store) -> store::FileDigest {
    store
        .read(|r| r.conn().query_one("select digest from file", &[], |row| row.exactly(0)))
        .map_err(|e: Fault| e)
        .unwrap()
}

fn a_backup_sees_one_moment_while_commands_go_on(rig: &mut Rig) {
    furnish(rig.store());
    let stop = Arc::new(AtomicBool::new(false));
    let writing = {
        let (store, stop) = (rig.store().clone(), Arc::clone(&stop));
        std::thread::spawn(move || {
            let mut n = 100;
            while !stop.load(Ordering::Relaxed) {
                case(&store, n, 2);
                n += 1;
            }
            n - 100
        })
    };
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..5 {
        let (path, manifest) = backup(rig.store(), folder.path());
        assert_eq!(
            manifest.rows["journal"], manifest.rows["payload"],
            "no step without its payload"
        );
        check_archive(&path, |_| {}).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    stop.store(true, Ordering::Relaxed);
    assert!(writing.join().unwrap() > 0, "commands went on");
}

fn what_is_not_empty_is_left_alone(rig: &mut Rig) {
    furnish(rig.store());
    let before = contents(rig.store());
    let folder = tempfile::tempdir().unwrap();
    let (path, _) = backup(rig.store(), folder.path());
    rig.close();
    let refused = Store::restore(&path, &rig.target, &rig.options, |_| {}).unwrap_err();
    assert!(matches!(refused, BackupTrouble::NotEmpty { .. }), "{refused}");
    rig.reopen();
    assert_eq!(contents(rig.store()), before);
}

fn a_damaged_archive_is_refused_and_nothing_stays(rig: &mut Rig) {
    furnish(rig.store());
    let folder = tempfile::tempdir().unwrap();
    let (path, manifest) = backup(rig.store(), folder.path());
    let whole = std::fs::read(&path).unwrap();
    let damaged = folder.path().join("damaged.tar.gz");
    let target = store::Target::Folder(folder.path().join("new"));
    let options = store::Options { files: None, ..rig.options.clone() };
    let mut dice = crate::world::Dice::new(50);
    let try_it = |bytes: &[u8], what: &str| {
        std::fs::write(&damaged, bytes).unwrap();
        let restored = Store::restore(&damaged, &target, &options, |_| {});
        let refused = restored.map(|_| panic!("{what}")).unwrap_err();
        assert!(matches!(refused, BackupTrouble::Damaged { .. }), "{what}: {refused}");
        assert!(refused.to_string().contains("nothing was restored"), "{refused}");
        assert!(!folder.path().join("new/wenguo.db").exists(), "{what}");
    };
    let mut meaningless = 0;
    for _ in 0..60 {
        let mut bytes = whole.clone();
        // The ten bytes of the outermost header carry a time and a system that mean nothing.
        let at = 10 + usize::try_from(dice.roll(bytes.len() as u64 - 10)).unwrap();
        bytes[at] ^= 1 << dice.roll(8);
        std::fs::write(&damaged, &bytes).unwrap();
        if check_archive(&damaged, |_| {}).is_ok_and(|it| it == manifest) {
            // A bit that fills up the last byte of a packed block: what is unpacked is the same.
            meaningless += 1;
            continue;
        }
        try_it(&bytes, &format!("a bit at {at}"));
    }
    assert!(meaningless < 6, "{meaningless} changes were not noticed");
    for length in [0, 1, 10, whole.len() / 3, whole.len() - 9, whole.len() - 1] {
        try_it(&whole[..length], &format!("cut at {length}"));
    }
    try_it(b"not an archive at all", "something else");
    let missing =
        Store::restore(&folder.path().join("nowhere"), &target, &options, |_| {}).map(|_| ());
    assert!(missing.unwrap_err().to_string().contains("nowhere"));
}

fn every_table_is_kept_or_made_anew(rig: &mut Rig) {
    let tables = rig.store().read(store::Reader::all_columns).map_err(|e: Fault| e).unwrap();
    let kept: BTreeMap<&str, Vec<&str>> = kept_tables().into_iter().collect();
    for (table, columns) in &tables {
        if MADE_ANEW.contains(&table.as_str()) || table.starts_with("search_index") {
            continue;
        }
        let kept = kept.get(table.as_str());
        assert_eq!(
            kept.map(|it| it.iter().map(|it| (*it).to_owned()).collect()),
            Some(columns.clone()),
            "say in backup/tables.rs how `{table}` is kept"
        );
    }
    assert!(kept.keys().all(|table| tables.contains_key(*table)));
}
