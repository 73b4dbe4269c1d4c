//! Promises found in outgoing texts: tables in three ways of writing, laws, and a measured run over real letters.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

mod advice;
mod chinese;
mod english;
mod properties;
mod real;

use std::sync::LazyLock;

use casework::calendar::Calendar;
use casework::promise_words::{Found, found_in};
use jiff::Timestamp;
use jiff::civil::DateTime;

static CHINA: LazyLock<Calendar> = LazyLock::new(Calendar::china);

/// The instant of a local time in China.
fn at(local: &str) -> Timestamp {
    let local: DateTime = local.parse().unwrap();
    local.to_zoned(CHINA.zone().clone()).unwrap().timestamp()
}

/// Tuesday, in an ordinary week.
fn tuesday() -> Timestamp {
    at("2026-08-18T10:00")
}

/// What was found, as `words=local due time`, `!` behind it for a rest day, `?` where the calendar cannot tell.
fn told(found: &Found) -> String {
    let due = found.due_at.map_or("?".to_owned(), |due| {
        due.to_zoned(CHINA.zone().clone()).strftime("%m-%d %H:%M").to_string()
    });
    format!("{}={due}{}", found.said, if found.on_rest_day { "!" } else { "" })
}

/// Holds a table of texts against what is found in them, all wrong rows at once.
fn holds(said_at: Timestamp, rows: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let found: Vec<String> = found_in(text, said_at, &CHINA).iter().map(told).collect();
        if found != *expected {
            wrong.push(format!("{text}\n    found    {found:?}\n    expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

/// None of these texts promises anything.
fn silent(said_at: Timestamp, texts: &[&str]) {
    let rows: Vec<(&str, &[&str])> = texts.iter().map(|text| (*text, [].as_slice())).collect();
    holds(said_at, &rows);
}
