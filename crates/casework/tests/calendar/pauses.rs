//! Clocks that stand still for a while: what is left before a pause is left after it.

use casework::calendar::{Calendar, Pauses, Rules, Span, Unit};

use crate::{at, local};

/// Start, span, pauses (from, to), and when it is due.
type Row = (&'static str, &'static str, &'static [(&'static str, &'static str)], &'static str);

const TABLE: &[Row] = &[
    // Hours on the clock leave the pause out to the minute.
    ("2026-03-02T09:00", "4 hour", &[("2026-03-02T10:00", "2026-03-02T11:30")], "2026-03-02T14:30"),
    // Working hours: the lunch break is no working time, paused or not.
    (
        "2026-03-02T09:00",
        "4 working_hour",
        &[("2026-03-02T11:00", "2026-03-02T14:30")],
        "2026-03-02T16:30",
    ),
    // A pause within one day costs no day.
    (
        "2026-03-02T09:00",
        "5 working_day",
        &[("2026-03-04T10:00", "2026-03-04T16:00")],
        "2026-03-10T00:00",
    ),
    // Over one night: the day of the pause does not count, the day it goes on does.
    (
        "2026-03-02T09:00",
        "5 working_day",
        &[("2026-03-04T10:00", "2026-03-05T09:00")],
        "2026-03-11T00:00",
    ),
    // Over a weekend only: nothing was counted there anyway, but Friday's end was paused.
    (
        "2026-03-02T09:00",
        "5 working_day",
        &[("2026-03-06T17:00", "2026-03-09T09:00")],
        "2026-03-11T00:00",
    ),
    // Across the Spring Festival and its make-up Saturday (28 February 2026).
    (
        "2026-02-11T09:00",
        "5 working_day",
        &[("2026-02-13T10:00", "2026-02-25T09:00")],
        "2026-03-01T00:00",
    ),
    // Calendar days; two pauses that overlap are one.
    (
        "2026-03-02T09:00",
        "7 day",
        &[("2026-03-04T10:00", "2026-03-06T09:00"), ("2026-03-05T00:00", "2026-03-07T08:00")],
        "2026-03-13T00:00",
    ),
    // A month by the date, and three nights more.
    (
        "2026-03-02T09:00",
        "1 month",
        &[("2026-03-10T09:00", "2026-03-13T09:00")],
        "2026-04-06T00:00",
    ),
    // A pause that comes after the end, or that lies before the start, changes nothing.
    (
        "2026-03-02T09:00",
        "1 working_day",
        &[("2026-03-05T09:00", "2026-03-13T09:00"), ("2026-02-05T09:00", "2026-02-06T09:00")],
        "2026-03-04T00:00",
    ),
];

#[test]
fn what_is_left_before_a_pause_is_left_after_it() {
    let china = Calendar::china();
    for (start, span, pauses, expected) in TABLE {
        let intervals = pauses.iter().map(|(from, to)| (at(&china, from), at(&china, to)));
        let due = china
            .due_with(
                at(&china, start),
                Span::parse(span).unwrap(),
                &Rules::default(),
                &Pauses::new(intervals),
            )
            .unwrap();
        assert_eq!(local(&china, due.at), *expected, "{start} + {span} with {pauses:?}");
    }
}

#[test]
fn the_steps_of_a_paused_count_say_which_days_were_paused() {
    let china = Calendar::china();
    let pauses = Pauses::new([(at(&china, "2026-03-04T10:00"), at(&china, "2026-03-06T09:00"))]);
    let due = china
        .due_with(
            at(&china, "2026-03-02T09:00"),
            Span::new(3, Unit::WorkingDay),
            &Rules::default(),
            &pauses,
        )
        .unwrap();
    let told: Vec<String> = due
        .steps
        .iter()
        .map(|step| {
            let what = match (step.paused, step.counted) {
                (true, _) => "paused",
                (false, true) => "counted",
                (false, false) => "left out",
            };
            format!("{} {what} {}", step.date, step.running)
        })
        .collect();
    assert_eq!(
        told,
        [
            "2026-03-02 left out 0",
            "2026-03-03 counted 1",
            "2026-03-04 paused 1",
            "2026-03-05 paused 1",
            "2026-03-06 counted 2",
            "2026-03-07 left out 2",
            "2026-03-08 left out 2",
            "2026-03-09 counted 3",
        ]
    );
}
