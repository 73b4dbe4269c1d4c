//! When spans end: the published vectors, and each choice the law leaves.

use casework::calendar::{
    Calendar, CalendarError, Day, Due, EndOfDay, Roll, Rules, SameDay, Span, Unit, YearTable,
};

use crate::{at, day, local};

const LAW: Rules =
    Rules { end_of_day: EndOfDay::Midnight, roll: Roll::Never, same_day: SameDay::Excluded };
const ROLLED: Rules = Rules { roll: Roll::NextWorkingDay, ..LAW };
const CLOSING: Rules = Rules { end_of_day: EndOfDay::CloseOfBusiness, ..LAW };
const FROM_TODAY: Rules = Rules { same_day: SameDay::Counted, ..LAW };

fn due(start: &str, span: &str, rules: Rules) -> Result<Due, CalendarError> {
    let china = Calendar::china();
    china.due(at(&china, start), Span::parse(span).expect("tests write spans as 5 day"), &rules)
}

/// The instant a span ends, or the code of the refusal; one row of a table a call.
fn ends(start: &str, span: &str, rules: Rules) -> String {
    due(start, span, rules)
        .map_or_else(|error| error.code().to_owned(), |due| local(&Calendar::china(), due.at))
}

fn check(rows: &[(&str, &str, Rules, &str)]) {
    for (start, span, rules, expected) in rows {
        assert_eq!(ends(start, span, *rules), *expected, "{start} + {span} by {rules:?}");
    }
}

#[test]
fn the_twelve_published_vectors_hold() {
    for (start, span, rules, last_day) in [
        ("2026-02-13", "5 working_day", LAW, "2026-02-27"),
        ("2026-02-13", "10 working_day", LAW, "2026-03-05"),
        ("2026-09-18", "5 working_day", LAW, "2026-09-24"),
        ("2026-09-30", "5 working_day", LAW, "2026-10-13"),
        ("2026-04-30", "5 working_day", LAW, "2026-05-11"),
        ("2026-01-01", "5 working_day", LAW, "2026-01-08"),
        ("2025-01-24", "5 working_day", LAW, "2025-02-07"),
        ("2025-09-30", "5 working_day", LAW, "2025-10-14"),
        ("2024-02-08", "7 working_day", LAW, "2024-02-23"),
        ("2026-09-20", "15 day", LAW, "2026-10-05"),
        ("2026-09-20", "15 day", ROLLED, "2026-10-08"),
        ("2026-01-31", "15 day", LAW, "2026-02-15"),
        ("2026-01-31", "15 day", ROLLED, "2026-02-24"),
        ("2026-06-05", "15 day", LAW, "2026-06-20"),
        ("2026-06-05", "15 day", ROLLED, "2026-06-22"),
    ] {
        for time in ["T00:00", "T10:15", "T23:59"] {
            let due = due(&format!("{start}{time}"), span, rules).unwrap();
            assert_eq!(due.last_day, day(last_day), "{start}{time} + {span} by {rules:?}");
            assert_eq!(due.at, Calendar::china().end_of_day(day(last_day)).unwrap());
        }
    }
}

#[test]
fn whole_days_end_at_midnight_or_at_the_close_of_business() {
    check(&[
        ("2026-03-02T10:00", "1 day", LAW, "2026-03-04T00:00"),
        ("2026-03-02T10:00", "1 day", CLOSING, "2026-03-03T18:00"),
        ("2026-03-02T10:00", "1 working_day", CLOSING, "2026-03-03T18:00"),
        // A Saturday has no business hours and ends at 24:00.
        ("2026-03-06T10:00", "1 day", CLOSING, "2026-03-08T00:00"),
        // A make-up Saturday has.
        ("2026-02-13T10:00", "1 day", CLOSING, "2026-02-14T18:00"),
    ]);
}

#[test]
fn today_is_a_possible_promise_while_the_day_lasts() {
    check(&[
        ("2026-03-02T10:00", "0 day", LAW, "2026-03-03T00:00"),
        ("2026-03-02T10:00", "0 working_day", LAW, "2026-03-03T00:00"),
        ("2026-03-02T23:59", "0 working_day", LAW, "2026-03-03T00:00"),
        ("2026-03-07T10:00", "0 day", LAW, "2026-03-08T00:00"),
        ("2026-03-07T10:00", "0 working_day", LAW, "2026-03-10T00:00"),
        ("2026-03-07T10:00", "0 day", ROLLED, "2026-03-10T00:00"),
        ("2026-03-02T17:59", "0 working_day", CLOSING, "2026-03-02T18:00"),
        ("2026-03-02T18:00", "0 working_day", CLOSING, "2026-03-02T18:00"),
        ("2026-03-02T18:01", "0 working_day", CLOSING, "2026-03-03T18:00"),
        ("2026-03-02T18:01", "0 day", CLOSING, "2026-03-03T00:00"),
        ("2026-03-02T10:00", "0 week", LAW, "2026-03-03T00:00"),
        ("2026-03-02T10:00", "0 minute", LAW, "2026-03-02T10:00"),
        ("2026-03-07T10:00", "0 working_hour", LAW, "2026-03-07T10:00"),
    ]);
}

#[test]
fn the_day_of_the_start_counts_only_where_the_rules_say_so() {
    check(&[
        ("2026-03-02T10:00", "1 day", FROM_TODAY, "2026-03-03T00:00"),
        ("2026-03-02T10:00", "3 day", FROM_TODAY, "2026-03-05T00:00"),
        ("2026-03-02T10:00", "3 working_day", FROM_TODAY, "2026-03-05T00:00"),
        ("2026-03-07T10:00", "1 working_day", FROM_TODAY, "2026-03-10T00:00"),
        ("2026-03-02T10:00", "1 week", FROM_TODAY, "2026-03-09T00:00"),
        ("2026-03-01T10:00", "1 month", FROM_TODAY, "2026-04-01T00:00"),
        ("2026-01-31T10:00", "1 month", FROM_TODAY, "2026-03-01T00:00"),
        ("2026-03-02T10:00", "90 minute", FROM_TODAY, "2026-03-02T11:30"),
    ]);
}

#[test]
fn months_and_years_end_on_the_corresponding_day_or_the_last() {
    check(&[
        ("2026-01-15T10:00", "1 month", LAW, "2026-02-16T00:00"),
        ("2026-01-31T10:00", "1 month", LAW, "2026-03-01T00:00"),
        ("2024-01-31T10:00", "1 month", LAW, "2024-03-01T00:00"),
        ("2026-01-31T10:00", "2 month", LAW, "2026-04-01T00:00"),
        ("2024-02-29T10:00", "1 year", LAW, "2025-03-01T00:00"),
        ("2024-02-29T10:00", "4 year", LAW, "2028-03-01T00:00"),
        ("2026-03-02T10:00", "2 week", LAW, "2026-03-17T00:00"),
        ("2026-01-15T10:00", "1 month", ROLLED, "2026-02-25T00:00"),
    ]);
}

#[test]
fn minutes_and_hours_start_at_once() {
    check(&[
        ("2026-03-06T17:50", "30 minute", CLOSING, "2026-03-06T18:20"),
        ("2026-03-06T17:50", "48 hour", ROLLED, "2026-03-08T17:50"),
        ("2026-03-06T17:50", "30 working_minute", LAW, "2026-03-09T09:20"),
        ("2026-03-06T11:30", "1 working_hour", LAW, "2026-03-06T14:00"),
        ("2026-03-06T11:30", "30 working_minute", LAW, "2026-03-06T12:00"),
        ("2026-03-06T12:10", "270 working_minute", LAW, "2026-03-06T18:00"),
        // Friday before the Spring Festival: the make-up Saturday is worked, then nine days off.
        ("2026-02-13T17:00", "10 working_hour", LAW, "2026-02-24T10:30"),
    ]);
}

#[test]
fn a_working_end_past_the_table_is_refused_and_a_calendar_one_is_not() {
    check(&[
        ("2026-12-24T10:00", "5 working_day", LAW, "2027-01-01T00:00"),
        ("2026-12-25T10:00", "5 working_day", LAW, "year_not_loaded"),
        ("2026-12-04T10:00", "20 working_day", LAW, "year_not_loaded"),
        ("2026-12-31T17:00", "61 working_minute", LAW, "year_not_loaded"),
        ("2026-12-25T10:00", "7 day", LAW, "2027-01-02T00:00"),
        ("2026-12-25T10:00", "7 day", ROLLED, "year_not_loaded"),
        ("2026-12-25T10:00", "7 day", CLOSING, "year_not_loaded"),
        ("2026-12-25T10:00", "240 hour", LAW, "2027-01-04T10:00"),
        ("2023-12-30T10:00", "1 working_day", LAW, "year_not_loaded"),
        ("2023-12-30T10:00", "3 day", LAW, "2024-01-03T00:00"),
    ]);
    let due = due("2026-12-30T10:00", "3 day", LAW).unwrap();
    let kinds: Vec<_> = due.steps.into_iter().map(|step| step.day).collect();
    assert_eq!(kinds, [Day::Ordinary, Day::Ordinary, Day::Unlisted, Day::Unlisted]);
}

#[test]
fn the_deadline_moves_when_the_year_is_loaded() {
    let china = Calendar::china();
    let start = at(&china, "2026-12-31T10:00");
    let longer =
        china.load_year(YearTable::from_csv("2027-01-01,off\n2027-01-03,work").unwrap()).unwrap();
    let due = longer.due(start, Span::new(2, Unit::WorkingDay), &LAW).unwrap();
    assert_eq!(due.last_day, day("2027-01-04"));
}

#[test]
fn a_span_past_the_horizon_is_refused() {
    for unit in Unit::ALL {
        let china = Calendar::china();
        let result = china.due(at(&china, "2026-01-05T10:00"), Span::new(u32::MAX, unit), &LAW);
        let code = result.map_err(|error| error.code());
        assert!(matches!(code, Err("too_far" | "year_not_loaded")), "{unit}: {code:?}");
    }
    check(&[
        ("2026-03-02T10:00", "3660 day", LAW, "2036-03-10T00:00"),
        ("2026-03-02T10:00", "3661 day", LAW, "too_far"),
        ("2026-03-02T10:00", "10 year", LAW, "2036-03-03T00:00"),
        ("2026-03-02T10:00", "11 year", LAW, "too_far"),
        ("2026-03-02T10:00", "87840 hour", LAW, "2036-03-09T10:00"),
        ("2026-03-02T10:00", "87841 hour", LAW, "too_far"),
    ]);
}

/// The explanation as a person would read it, a line a step.
fn explained(start: &str, span: &str, rules: Rules) -> String {
    let line = |step: casework::calendar::Step| {
        let counted = if step.counted { '+' } else { ' ' };
        let reason = match step.day {
            Day::Ordinary => "ordinary".to_owned(),
            Day::Weekend => "weekend".to_owned(),
            Day::Unlisted => "unlisted".to_owned(),
            Day::Holiday { name } => format!("off {name}"),
            Day::MakeUp { name } => format!("work {name}"),
        };
        let minutes = step.minutes.map(|minutes| format!(" ({minutes} min)")).unwrap_or_default();
        format!("{} {counted} {} {reason}{minutes}\n", step.date, step.running)
    };
    due(start, span, rules).expect("the years are loaded").steps.into_iter().map(line).collect()
}

#[test]
fn a_deadline_in_working_days_is_explained_day_by_day() {
    insta::assert_snapshot!(explained("2026-02-13T16:00", "3 working_day", LAW), @r"
    2026-02-13   0 ordinary
    2026-02-14 + 1 work spring_festival
    2026-02-15   1 off spring_festival
    2026-02-16   1 off spring_festival
    2026-02-17   1 off spring_festival
    2026-02-18   1 off spring_festival
    2026-02-19   1 off spring_festival
    2026-02-20   1 off spring_festival
    2026-02-21   1 off spring_festival
    2026-02-22   1 off spring_festival
    2026-02-23   1 off spring_festival
    2026-02-24 + 2 ordinary
    2026-02-25 + 3 ordinary
    ");
}

#[test]
fn a_deadline_that_rolled_shows_the_days_it_passed() {
    insta::assert_snapshot!(explained("2026-06-18T16:00", "2 day", ROLLED), @r"
    2026-06-18   0 ordinary
    2026-06-19 + 1 off dragon_boat
    2026-06-20 + 2 off dragon_boat
    2026-06-21   2 off dragon_boat
    2026-06-22   2 ordinary
    ");
    assert_eq!(
        due("2026-06-18T16:00", "2 day", ROLLED).unwrap().rolled_from,
        Some(day("2026-06-20"))
    );
    assert_eq!(due("2026-06-18T16:00", "4 day", ROLLED).unwrap().rolled_from, None);
}

#[test]
fn a_deadline_in_working_hours_shows_the_minutes_of_each_day() {
    insta::assert_snapshot!(explained("2026-03-06T17:30", "8 working_hour", LAW), @r"
    2026-03-06 + 0 ordinary (30 min)
    2026-03-07   0 weekend (0 min)
    2026-03-08   0 weekend (0 min)
    2026-03-09 + 8 ordinary (450 min)
    ");
    insta::assert_snapshot!(explained("2026-03-06T17:30", "24 hour", LAW), @r"
    2026-03-06 + 6 ordinary (390 min)
    2026-03-07 + 24 weekend (1050 min)
    ");
    insta::assert_snapshot!(explained("2026-01-31T17:30", "2 month", LAW), @r"
    2026-01-31   0 weekend
    2026-02-28 + 1 work spring_festival
    2026-03-31 + 2 ordinary
    ");
}

#[test]
fn an_end_at_midnight_belongs_to_the_day_that_is_over() {
    let due = due("2026-03-06T10:00", "14 hour", LAW).unwrap();
    assert_eq!((due.last_day, due.steps.len()), (day("2026-03-06"), 1));
}

#[test]
fn spans_and_rules_keep_their_form() {
    for unit in Unit::ALL {
        let span = Span::new(5, unit);
        assert_eq!(Span::parse(&span.to_string()), Ok(span));
        assert_eq!(serde_json::to_string(&span).unwrap(), format!("\"5 {unit}\""));
        assert_eq!(serde_json::from_str::<Span>(&format!("\"5 {unit}\"")).unwrap(), span);
        assert_eq!(serde_json::to_string(&unit).unwrap(), format!("\"{unit}\""));
    }
    for bad in [
        "",
        "5",
        "day",
        "5day",
        "-1 day",
        "+1 day",
        "1.5 hour",
        "5 days",
        "5 working day",
        "99999999999 day",
        " day",
    ] {
        let error = Span::parse(bad).unwrap_err();
        assert_eq!(error.code(), "bad_span", "{bad}");
        assert!(error.to_string().contains("working_day"), "{error}");
    }
    assert_eq!(Span::parse("  3   hour "), Ok(Span::new(3, Unit::Hour)));
    assert_eq!(serde_json::from_str::<Rules>("{}").unwrap(), Rules::default());
    assert_eq!(Rules::default(), LAW);
    let text =
        r#"{"end_of_day":"close_of_business","roll":"next_working_day","same_day":"counted"}"#;
    let rules: Rules = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&rules).unwrap(), text);
    assert!(serde_json::from_str::<Rules>(r#"{"rol":"never"}"#).is_err());
    let due = due("2026-03-06T17:30", "1 working_hour", LAW).unwrap();
    assert_eq!(serde_json::from_str::<Due>(&serde_json::to_string(&due).unwrap()).unwrap(), due);
}
