//! Real letters, which nobody of us wrote: how many hold promises. Counted, never quoted.
//!
//! They are looked for in the folder that `WENGUO_REAL_DATA` names, or beside the checkout; where they are
//! not, the test says so and proves nothing.

#![expect(clippy::print_stderr, reason = "what was measured and what was left out is told")]

use std::path::{Path, PathBuf};

use casework::calendar::Calendar;
use casework::promise_words::found_in;
use jiff::civil::DateTime;

fn letters() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/real");
    let folder = std::env::var_os("WENGUO_REAL_DATA").map_or_else(beside, PathBuf::from);
    let file = folder.join("gov12345_zh/messages_replies.csv");
    if file.is_file() {
        return Some(file);
    }
    eprintln!("LEFT OUT: the real letters are not at {}; set WENGUO_REAL_DATA", file.display());
    None
}

#[test]
fn real_letters_hold_promises() {
    let Some(file) = letters() else { return };
    let calendar = Calendar::china();
    let (mut letters, mut with, mut all, mut certain) = (0, 0, 0, 0);
    for row in csv::Reader::from_path(file).unwrap().records() {
        let row = row.unwrap();
        let local: DateTime = row[6].parse().unwrap();
        let said_at = local.to_zoned(calendar.zone().clone()).unwrap().timestamp();
        let found = found_in(&row[5], said_at, &calendar);
        letters += 1;
        with += usize::from(!found.is_empty());
        all += found.len();
        certain += found.iter().filter(|it| it.due_at.is_some()).count();
        for it in &found {
            assert!(it.last_day.is_none_or(|day| day >= calendar.local_date(said_at)));
        }
    }
    eprintln!("{letters} letters, {with} with promises, {all} promises, {certain} in years loaded");
    assert_eq!(letters, 1_876);
    // Looked at by eye: of 60 drawn by lot, 55 told the customer of something to be done by then.
    assert!(
        (100..140).contains(&with) && (120..180).contains(&all),
        "{with} letters, {all} promises"
    );
}
