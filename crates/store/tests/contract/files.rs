//! Attachments: whole bytes under their digest, kept while a case speaks of them.

use jiff::ToSpan;
use store::{Fault, NewStep, file_digest};

use crate::rig::Rig;
use crate::sample::{ORG, at, count, stream};

on_both!(
    bytes_come_back_as_they_were,
    changed_bytes_are_noticed,
    what_no_case_speaks_of_is_swept,
    the_same_bytes_of_two_organisations_are_kept_until_both_let_go,
);

fn put(rig: &Rig, org: store::Org, seconds: i64, bytes: &[u8]) -> store::FileDigest {
    rig.store().put_file(org, "照片.jpg", "image/jpeg", at(seconds), bytes).unwrap()
}

fn bytes_come_back_as_they_were(rig: &mut Rig) {
    let photo = vec![7; 300_000];
    let digest = put(rig, ORG, 0, &photo);
    assert_eq!(put(rig, ORG, 5, &photo), digest, "the same bytes are the same file");
    assert_eq!(count(rig.store(), "file"), 1);
    let (row, bytes) = rig.store().file(ORG, &digest).unwrap().unwrap();
    assert_eq!(bytes, photo);
    assert_eq!((row.name.as_str(), row.bytes, row.at), ("照片.jpg", 300_000, at(5)));
    assert_eq!(
        rig.store().file(2, &digest).unwrap(),
        None,
        "another organisation does not have it"
    );
    let empty = put(rig, ORG, 0, b"");
    assert_eq!(rig.store().file(ORG, &empty).unwrap().unwrap().1, b"");
    let too_large = vec![0; 20 * 1024 * 1024 + 1];
    let refused = rig.store().put_file(ORG, "film", "video/mp4", at(0), &too_large).unwrap_err();
    assert!(refused.to_string().contains("send a smaller one"), "{refused}");
    let parts = walk(rig.store().files_folder());
    assert!(
        parts.iter().all(|it| !it.contains(".part")),
        "nothing half written lies about: {parts:?}"
    );
}

fn walk(folder: &std::path::Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            names.extend(walk(&entry.path()));
        } else {
            names.push(entry.path().display().to_string());
        }
    }
    names
}

fn spelled(digest: &store::FileDigest) -> String {
    digest.map(|byte| format!("{byte:02x}")).concat()
}

fn path_of(rig: &Rig, digest: &store::FileDigest) -> std::path::PathBuf {
    let text = spelled(digest);
    rig.store().files_folder().join(&text[..2]).join(text)
}

fn changed_bytes_are_noticed(rig: &mut Rig) {
    let digest = put(rig, ORG, 0, b"a photo");
    std::fs::write(path_of(rig, &digest), b"a phot0").unwrap();
    let fault = rig.store().file(ORG, &digest).unwrap_err();
    assert!(fault.to_string().contains("bytes changed"), "{fault}");
    std::fs::remove_file(path_of(rig, &digest)).unwrap();
    let fault = rig.store().file(ORG, &digest).unwrap_err();
    assert!(fault.to_string().contains("bytes gone"), "{fault}");
    assert_eq!(put(rig, ORG, 9, b"a photo"), digest, "sent again, it is there again");
    assert!(rig.store().file(ORG, &digest).is_ok());
}

fn speak_of(rig: &Rig, n: u32, digest: &store::FileDigest) {
    let text = spelled(digest);
    assert_eq!(file_digest(&text), Some(*digest));
    let body = format!("{{\"events\":[{{\"files\":[{{\"digest\":\"{text}\"}}]}}]}}").into_bytes();
    let step = NewStep { at: at(60), kind: "receive".to_owned(), actor: "clock".to_owned(), body };
    rig.store()
        .transact(move |tx| tx.append(ORG, stream(n), 0, &step))
        .map_err(|e: Fault| e)
        .unwrap();
}

fn what_no_case_speaks_of_is_swept(rig: &mut Rig) {
    let (kept, loose, fresh) =
        (put(rig, ORG, 0, b"kept"), put(rig, ORG, 0, b"loose"), put(rig, ORG, 90_000, b"fresh"));
    speak_of(rig, 1, &kept);
    let before = at(90_000) - 24.hours();
    let swept = rig.store().sweep_files(ORG, before).unwrap();
    assert_eq!((swept.kept, swept.removed), (1, 1));
    assert!(rig.store().file(ORG, &kept).unwrap().is_some());
    assert!(rig.store().file(ORG, &fresh).unwrap().is_some());
    assert_eq!(rig.store().file(ORG, &loose).unwrap(), None);
    assert!(!path_of(rig, &loose).exists());
    let again = rig.store().sweep_files(ORG, before).unwrap();
    assert_eq!((again.kept, again.removed), (0, 0), "what is kept is not looked at again");
}

fn the_same_bytes_of_two_organisations_are_kept_until_both_let_go(rig: &mut Rig) {
    let digest = put(rig, ORG, 0, b"shared");
    put(rig, 2, 0, b"shared");
    assert_eq!(rig.store().sweep_files(ORG, at(1)).unwrap().removed, 1);
    assert!(rig.store().file(2, &digest).unwrap().is_some());
    assert_eq!(rig.store().sweep_files(2, at(1)).unwrap().removed, 1);
    assert!(!path_of(rig, &digest).exists());
}
