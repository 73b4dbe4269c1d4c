//! What a request may ask of the database: a number that only grows when somebody decides so.

use std::sync::Arc;

use desk::Desk;
use desk::chance::SystemChance;
use desk::clock::SystemClock;
use server::bench;
use store::{Durability, Options, Store, Target};

#[test]
fn a_request_is_a_handful_of_statements() {
    let folder = tempfile::tempdir().unwrap();
    let target = Target::parse(&folder.path().join("data").display().to_string()).unwrap();
    let options = Options { create: true, durability: Durability::None, ..Options::default() };
    let store = Store::open(&target, &options).unwrap();
    store.migrate().unwrap();
    let packs = server::packs::load(None).unwrap();
    let desk = Desk::open(store, 1, Arc::new(SystemClock), Arc::new(SystemChance), packs).unwrap();
    bench::organise(&desk).unwrap();
    let counted = bench::statements::count(&desk).unwrap();
    let kinds: Vec<&str> = counted.iter().map(|(what, ..)| *what).collect();
    assert_eq!(
        kinds,
        ["create", "queue_page", "work_page", "case_page", "api_list", "api_repeats"]
    );
    // Nothing can be shown without asking: a count of none would mean that nobody counts.
    assert!(counted.iter().all(|(_, count, _)| *count > 0), "{counted:?}");
    let too_many: Vec<_> = counted.iter().filter(|(_, count, most)| count > most).collect();
    assert!(
        too_many.is_empty(),
        "more statements than allowed (what, counted, at most): {too_many:?}"
    );
}
