//! Working time between instants, also where the clocks change.

use casework::calendar::{Calendar, EndOfDay, Rules, Span, Unit};
use jiff::civil::Weekday;

use crate::{at, day, hours, local};

#[test]
fn working_time_leaves_out_nights_lunch_and_rest_days() {
    let china = Calendar::china();
    for (a, b, minutes) in [
        ("2026-03-02T09:00", "2026-03-02T18:00", 450),
        ("2026-03-02T11:00", "2026-03-02T14:00", 90),
        ("2026-03-02T12:00", "2026-03-02T13:30", 0),
        ("2026-03-06T17:00", "2026-03-09T10:00", 120),
        ("2026-02-13T17:00", "2026-02-24T10:00", 60 + 450 + 60),
        ("2026-03-02T18:00", "2026-03-02T09:00", -450),
        ("2026-03-02T10:00", "2026-03-02T10:00", 0),
    ] {
        let worked = china.working_time_between(at(&china, a), at(&china, b)).unwrap();
        assert_eq!(worked.as_mins(), minutes, "{a} to {b}");
    }
}

#[test]
fn working_days_are_counted_from_the_day_after() {
    let china = Calendar::china();
    for (a, b, days) in [
        ("2026-02-13T10:00", "2026-02-27T09:00", 5),
        ("2026-02-13T10:00", "2026-02-13T23:00", 0),
        ("2026-02-27T09:00", "2026-02-13T10:00", -5),
        ("2026-01-01T00:00", "2026-12-31T00:00", 248),
    ] {
        assert_eq!(
            china.working_days_between(at(&china, a), at(&china, b)),
            Ok(days),
            "{a} to {b}"
        );
    }
}

#[test]
fn working_time_past_the_table_or_the_horizon_is_refused() {
    let china = Calendar::china();
    for (a, b, code) in [
        ("2026-12-31T10:00", "2027-01-01T10:00", "year_not_loaded"),
        ("2016-01-01T10:00", "2026-12-01T10:00", "too_far"),
    ] {
        let [a, b] = [at(&china, a), at(&china, b)];
        assert_eq!(china.working_time_between(a, b).map_err(|error| error.code()), Err(code));
        assert_eq!(china.working_days_between(b, a).map_err(|error| error.code()), Err(code));
    }
}

/// A desk in New York that never closes on Sundays, when the clocks change, and keeps office hours otherwise.
fn new_york() -> Calendar {
    Calendar::china()
        .to_builder()
        .zone_named("America/New_York")
        .with_hours(Weekday::Sunday, hours(&["00:00-24:00"]))
        .build()
        .expect("the hours do not overlap")
}

#[test]
fn a_day_on_which_clocks_change_has_the_hours_it_really_had() {
    let desk = new_york();
    for (date, hours) in [("2026-03-08", 23), ("2026-03-15", 24), ("2026-11-01", 25)] {
        let [from, to] =
            [desk.start_of_day(day(date)).unwrap(), desk.end_of_day(day(date)).unwrap()];
        assert_eq!(desk.working_time_between(from, to).unwrap().as_hours(), hours, "{date}");
    }
    // 24 hours by the clock from Saturday noon end at one in the afternoon when an hour was skipped.
    let rules = Rules::default();
    let due = |start: &str, n, unit| {
        let due = desk.due(at(&desk, start), Span::new(n, unit), &rules).unwrap();
        local(&desk, due.at)
    };
    assert_eq!(due("2026-03-07T12:00", 24, Unit::Hour), "2026-03-08T13:00");
    assert_eq!(due("2026-03-07T12:00", 1, Unit::Day), "2026-03-09T00:00");
    assert_eq!(due("2026-03-07T12:00", 3, Unit::WorkingHour), "2026-03-08T04:00");
    assert_eq!(due("2026-10-31T12:00", 3, Unit::WorkingHour), "2026-11-01T02:00");
}

#[test]
fn hours_that_a_change_of_clocks_skips_are_not_worked() {
    let night = Calendar::china()
        .to_builder()
        .zone_named("America/New_York")
        .with_hours(Weekday::Sunday, hours(&["01:00-02:00", "02:15-02:45", "03:00-04:00"]))
        .build()
        .unwrap();
    let worked = |date: &str| {
        let [from, to] =
            [night.start_of_day(day(date)).unwrap(), night.end_of_day(day(date)).unwrap()];
        night.working_time_between(from, to).unwrap().as_mins()
    };
    assert_eq!(worked("2026-03-15"), 150);
    assert_eq!(worked("2026-03-08"), 120);
    let due = night.due(
        at(&night, "2026-03-08T00:30"),
        Span::new(61, Unit::WorkingMinute),
        &Rules::default(),
    );
    assert_eq!(local(&night, due.unwrap().at), "2026-03-08T03:01");
}

#[test]
fn a_midnight_that_does_not_exist_begins_the_day_at_the_change() {
    // Santiago skips from 24:00 to 01:00; Apia skipped 30 December 2011 altogether.
    let santiago = Calendar::china().to_builder().zone_named("America/Santiago").build().unwrap();
    let due = santiago
        .due(at(&santiago, "2026-09-05T12:00"), Span::new(0, Unit::Day), &Rules::default())
        .unwrap();
    assert_eq!(local(&santiago, due.at), "2026-09-06T01:00");
    let apia = Calendar::china().to_builder().zone_named("Pacific/Apia").build().unwrap();
    let due = apia
        .due(at(&apia, "2011-12-29T12:00"), Span::new(24, Unit::Hour), &Rules::default())
        .unwrap();
    assert_eq!(local(&apia, due.at), "2011-12-31T12:00");
    assert_eq!(due.steps.len(), 3);
}

#[test]
fn a_midnight_passed_twice_never_makes_a_deadline_earlier_than_its_start() {
    // St. John's went back from 00:01 to 23:01 until 2011, so the 7th began, and then the 6th went on.
    let desk = Calendar::china().to_builder().zone_named("America/St_Johns").build().unwrap();
    let start: jiff::Timestamp = "2010-11-07T02:45:00Z".parse().unwrap();
    assert_eq!(desk.local_date(start), day("2010-11-06"));
    for (n, unit) in [(0, Unit::Day), (1, Unit::Day), (30, Unit::Minute), (3, Unit::Hour)] {
        let closing = Rules { end_of_day: EndOfDay::Midnight, ..Rules::default() };
        let due = desk.due(start, Span::new(n, unit), &closing).unwrap();
        assert!(due.at >= start, "{n} {unit}: {due:?}");
    }
}
