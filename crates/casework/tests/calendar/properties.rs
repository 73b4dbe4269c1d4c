//! Laws that hold for every start, span and rule, in China and where the clocks change.

use std::sync::LazyLock;

use casework::calendar::{Calendar, Due, EndOfDay, Pauses, Roll, Rules, SameDay, Span, Unit};
use jiff::civil::Weekday;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::sample::select;

use crate::hours;

/// 2 January 2024, when the first table has begun in every zone.
const EARLIEST: Timestamp = Timestamp::constant(1_704_200_400, 0);

/// Calendars that differ in everything that matters: zone, hours, a worked weekend, a night shift.
static CALENDARS: LazyLock<Vec<Calendar>> = LazyLock::new(|| {
    let china = Calendar::china();
    let builder = |zone| china.to_builder().zone_named(zone);
    let night = hours(&["00:00-06:00", "22:00-24:00"]);
    let calendars = [
        builder("Asia/Shanghai").with_hours(Weekday::Saturday, hours(&["10:00-16:00"])),
        builder("America/New_York").with_hours(Weekday::Sunday, night),
        builder("America/Santiago").with_hours(Weekday::Sunday, hours(&["00:00-24:00"])),
        builder("Australia/Lord_Howe"),
    ];
    let built =
        calendars.into_iter().map(|calendar| calendar.build().expect("the hours do not overlap"));
    std::iter::once(china.clone()).chain(built).collect()
});

fn calendar() -> impl Strategy<Value = &'static Calendar> {
    (0..CALENDARS.len()).prop_map(|index| &CALENDARS[index])
}

/// An instant from January 2024 to October 2025, far enough from the end of the tables for any span drawn here. Half of them fall on
/// full quarters of an hour, where ranges begin and end.
fn instant() -> impl Strategy<Value = Timestamp> {
    let seconds = EARLIEST.as_second()..1_761_900_000;
    (seconds, any::<bool>()).prop_map(|(second, round)| {
        let second = if round { second - second % 900 } else { second };
        Timestamp::from_second(second).expect("the range is within what jiff holds")
    })
}

fn unit() -> impl Strategy<Value = Unit> {
    select(&Unit::ALL)
}

/// Numbers of units that stay within the tables.
fn n_of(unit: Unit, n: u32) -> u32 {
    match unit {
        Unit::Minute => n * 97,
        Unit::WorkingMinute => n * 41,
        Unit::Hour | Unit::WorkingHour | Unit::Day | Unit::WorkingDay => n,
        Unit::Week => n / 5,
        Unit::Month => n / 20,
        Unit::Year => n / 60,
    }
}

fn rules() -> impl Strategy<Value = Rules> {
    let end_of_day = select(vec![EndOfDay::Midnight, EndOfDay::CloseOfBusiness]);
    let roll = select(vec![Roll::Never, Roll::NextWorkingDay]);
    let same_day = select(vec![SameDay::Excluded, SameDay::Counted]);
    (end_of_day, roll, same_day).prop_map(|(end_of_day, roll, same_day)| Rules {
        end_of_day,
        roll,
        same_day,
    })
}

fn due(calendar: &Calendar, start: Timestamp, n: u32, unit: Unit, rules: Rules) -> Due {
    calendar
        .due(start, Span::new(n_of(unit, n), unit), &rules)
        .expect("the tables reach far enough")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_longer_span_is_never_due_earlier(
        calendar in calendar(), start in instant(), unit in unit(), rules in rules(), n in 0..80_u32, more in 0..20_u32,
    ) {
        let [short, long] = [n, n + more].map(|n| due(calendar, start, n, unit, rules));
        prop_assert!(short.at <= long.at, "{short:?} {long:?}");
    }

    #[test]
    fn a_later_start_is_never_due_earlier(
        calendar in calendar(), start in instant(), unit in unit(), rules in rules(), n in 0..80_u32,
        later in prop_oneof![0..7_200_i64, 0..3_000_000_i64],
    ) {
        let after = start + SignedDuration::from_secs(later);
        let [first, second] = [start, after].map(|start| due(calendar, start, n, unit, rules));
        prop_assert!(first.at <= second.at, "{first:?} {second:?}");
    }

    #[test]
    fn nothing_is_due_before_it_starts(
        calendar in calendar(), start in instant(), unit in unit(), rules in rules(), n in 0..80_u32,
    ) {
        prop_assert!(due(calendar, start, n, unit, rules).at >= start);
    }

    #[test]
    fn the_steps_add_up_to_the_deadline(
        calendar in calendar(), start in instant(), unit in unit(), rules in rules(), n in 0..80_u32,
    ) {
        let due = due(calendar, start, n, unit, rules);
        let n = n_of(unit, n);
        let last = due.steps.last().expect("every count has a step");
        prop_assert_eq!(last.running, n);
        prop_assert_eq!(last.date, due.last_day);
        prop_assert!(due.steps.windows(2).all(|pair| pair[0].date < pair[1].date && pair[0].running <= pair[1].running));
        prop_assert!(due.at >= calendar.start_of_day(due.last_day).unwrap());
        prop_assert!(due.at <= calendar.end_of_day(due.last_day).unwrap());
        for step in &due.steps {
            prop_assert_eq!(&step.day, &calendar.day(step.date).unwrap());
        }
        if last.minutes.is_none() {
            let counted = due.steps.iter().filter(|step| step.counted).count();
            prop_assert_eq!(counted, n as usize);
            if unit == Unit::WorkingDay {
                prop_assert!(due.steps.iter().all(|step| !step.counted || step.day.is_working()));
            }
        }
    }

    #[test]
    fn a_deadline_in_working_time_is_that_much_working_time_away(
        calendar in calendar(), start in instant(), n in 0..3_000_u32,
    ) {
        let due = calendar.due(start, Span::new(n, Unit::WorkingMinute), &Rules::default()).unwrap();
        let worked = calendar.working_time_between(start, due.at).unwrap();
        prop_assert_eq!(worked, SignedDuration::from_mins(i64::from(n)));
    }

    #[test]
    fn a_deadline_in_working_days_is_that_many_working_days_away(
        calendar in calendar(), start in instant(), n in 1..80_u32,
    ) {
        let due = calendar.due(start, Span::new(n, Unit::WorkingDay), &Rules::default()).unwrap();
        let just_before = due.at - SignedDuration::from_nanos(1);
        prop_assert_eq!(calendar.working_days_between(start, just_before), Ok(i64::from(n)));
    }

    #[test]
    fn a_pause_never_brings_a_deadline_nearer_and_is_never_counted(
        calendar in calendar(), start in instant(), unit in unit(), rules in rules(), n in 0..60_u32,
        pauses in prop::collection::vec((0..4_000_000_i64, 0..900_000_i64), 0..4),
        further in (0..4_000_000_i64, 0..900_000_i64),
    ) {
        let span = Span::new(n_of(unit, n), unit);
        let at = |(from, length): &(i64, i64)| {
            let from = start + SignedDuration::from_secs(*from);
            (from, from + SignedDuration::from_secs(*length))
        };
        let fewer = Pauses::new(pauses.iter().map(at));
        let more = Pauses::new(pauses.iter().chain([&further]).map(at));
        let [none, few, many] = [&Pauses::default(), &fewer, &more]
            .map(|pauses| calendar.due_with(start, span, &rules, pauses).expect("the tables reach far enough"));
        prop_assert!(none.at <= few.at && few.at <= many.at, "{none:?} {few:?} {many:?}");
        let last = few.steps.last().expect("every count has a step");
        prop_assert_eq!((last.date, last.running), (few.last_day, span.n));
        // What is left before a pause is left after it: the running time adds up to the span.
        match unit {
            Unit::Minute | Unit::Hour => {
                let length = if unit == Unit::Hour { 60 } else { 1 } * i64::from(span.n);
                prop_assert_eq!(fewer.running_between(start, few.at), SignedDuration::from_mins(length));
            }
            Unit::Day | Unit::WorkingDay if n > 0 => {
                let counted = few.steps.iter().filter(|step| step.counted).count();
                prop_assert_eq!(counted, n as usize);
                prop_assert!(few.steps.iter().all(|step| !(step.counted && step.paused)));
            }
            _ => {}
        }
    }

    #[test]
    fn an_extension_counts_on_from_the_last_day(
        calendar in calendar(), start in instant(), n in 1..30_u32, more in 1..20_u32,
    ) {
        for unit in [Unit::Hour, Unit::WorkingHour, Unit::Day, Unit::WorkingDay] {
            let rules = Rules::default();
            let first = due(calendar, start, n, unit, rules);
            let after = calendar.due_after(&first, Span::new(more, unit), &rules, &Pauses::default()).unwrap();
            prop_assert_eq!(after.at, due(calendar, start, n + more, unit, rules).at);
        }
    }

    #[test]
    fn working_time_adds_up_in_any_order(
        calendar in calendar(), a in instant(), b in 0..9_000_000_i64, c in -9_000_000..9_000_000_i64,
    ) {
        let [b, c] = [b, c].map(|seconds| a + SignedDuration::from_secs(seconds));
        // The tables begin in 2024.
        let c = c.max(EARLIEST);
        let time = |from, to| calendar.working_time_between(from, to).expect("the tables reach far enough");
        prop_assert_eq!(time(a, b) + time(b, c), time(a, c));
        let days = |from, to| calendar.working_days_between(from, to).expect("the tables reach far enough");
        prop_assert_eq!(days(a, b) + days(b, c), days(a, c));
    }

    #[test]
    fn any_text_is_read_or_refused_without_a_panic(text in "(?s).{0,200}", row in "[-0-9/]{0,12},[a-z]{0,5},.{0,9}") {
        for text in [&text, &row] {
            let _ = casework::calendar::YearTable::from_csv(text);
            let _ = casework::calendar::YearTable::from_holiday_json(text);
            let _ = Span::parse(text);
            let _ = casework::calendar::HourRange::parse(text);
        }
    }
}
