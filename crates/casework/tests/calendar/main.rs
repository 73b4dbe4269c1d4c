//! The calendar as its callers see it: days, deadlines, imports, and laws that hold for all of them.

mod days;
mod due;
mod ics;
mod import;
mod pauses;
mod properties;
mod special;
mod working_time;

use casework::calendar::{Calendar, HourRange};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// A date as tables write it.
fn day(text: &str) -> Date {
    text.parse().expect("tests write dates as 2026-02-13")
}

/// The instant of a local time of the calendar's zone.
fn at(calendar: &Calendar, local: &str) -> Timestamp {
    let local: DateTime = local.parse().expect("tests write times as 2026-02-13T09:00");
    local
        .to_zoned(calendar.zone().clone())
        .expect("tests stay within the years jiff knows")
        .timestamp()
}

/// The local time of an instant in the calendar's zone, as `2026-02-13T09:00`.
fn local(calendar: &Calendar, at: Timestamp) -> String {
    at.to_zoned(calendar.zone().clone()).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// Ranges of hours as packs write them.
fn hours(texts: &[&str]) -> Vec<HourRange> {
    texts
        .iter()
        .map(|text| HourRange::parse(text).expect("tests write ranges as 09:00-12:00"))
        .collect()
}
