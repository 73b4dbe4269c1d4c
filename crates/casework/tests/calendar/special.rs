//! Shifts, special days and desks that never close; and hours across a change of clocks.

use casework::calendar::{
    Calendar, CalendarError, Day, Rules, Shift, Span, SpecialDay, Unit, Week,
};
use jiff::civil::Weekday;
use jiff::{SignedDuration, Timestamp};

use crate::{at, day, hours, local};

fn shifts(texts: &[&str]) -> Vec<Shift> {
    texts
        .iter()
        .map(|text| Shift::parse(text).expect("tests write shifts as 22:00-06:00"))
        .collect()
}

fn every_day(texts: &[&str]) -> Week {
    Week::of_shifts(Weekday::Monday.cycle_forward().take(7).map(|day| (day, shifts(texts))))
}

fn special(date: &str, ranges: &[&str], name: &str) -> SpecialDay {
    SpecialDay { date: day(date), hours: hours(ranges), name: name.to_owned() }
}

fn minutes(calendar: &Calendar, from: &str, to: &str) -> i64 {
    calendar
        .working_time_between(at(calendar, from), at(calendar, to))
        .expect("the tables reach far enough")
        .as_secs()
        / 60
}

fn due(calendar: &Calendar, start: &str, span: &str) -> String {
    let span: Span = span.parse().expect("tests write spans as 2 hour");
    let due = calendar.due(at(calendar, start), span, &Rules::default());
    local(calendar, due.expect("the tables reach far enough").at)
}

#[test]
fn shifts_are_split_at_midnight() {
    let told = |week: &Week, day| {
        week.hours(day).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    let three = every_day(&["06:00-14:00", "14:00-22:00", "22:00-06:00"]);
    assert_eq!(told(&three, Weekday::Sunday), "00:00-06:00 06:00-14:00 14:00-22:00 22:00-24:00");
    let friday = Week::of_shifts([(Weekday::Friday, shifts(&["22:00-06:00"]))]);
    assert_eq!(told(&friday, Weekday::Friday), "22:00-24:00");
    assert_eq!(told(&friday, Weekday::Saturday), "00:00-06:00");
    assert_eq!(told(&friday, Weekday::Sunday), "");
    let duty = Week::of_shifts([(Weekday::Sunday, shifts(&["08:00-08:00"]))]);
    assert_eq!(told(&duty, Weekday::Sunday), "08:00-24:00");
    assert_eq!(told(&duty, Weekday::Monday), "00:00-08:00");
    let to_midnight = Week::of_shifts([(Weekday::Sunday, shifts(&["16:00-00:00", "00:00-24:00"]))]);
    assert!(matches!(to_midnight.check(), Err(CalendarError::HoursOverlap { .. })));
    let next_morning = Week::of_shifts([
        (Weekday::Monday, shifts(&["22:00-06:00"])),
        (Weekday::Tuesday, shifts(&["05:00-09:00"])),
    ]);
    assert!(matches!(next_morning.check(), Err(CalendarError::HoursOverlap { .. })));
    for text in ["", "22-06", "24:00-06:00", "22:00-25:00", "22:00", "a:00-b:00"] {
        assert!(Shift::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_desk_that_never_closes_needs_no_table() {
    let desk = Calendar::builder()
        .week(every_day(&["08:00-20:00", "20:00-08:00"]))
        .without_holidays()
        .build()
        .expect("the shifts touch and do not overlap");
    assert_eq!(desk.day(day("2026-10-01")), Ok(Day::Ordinary));
    assert_eq!(desk.day(day("2031-01-01")), Ok(Day::Ordinary));
    assert_eq!(desk.missing_year_alarm(day("2026-12-31")), None);
    assert_eq!(minutes(&desk, "2026-09-30T21:00", "2026-10-02T03:00"), 30 * 60);
    assert_eq!(due(&desk, "2026-12-31T22:00", "4 working_hour"), "2027-01-01T02:00");
    assert_eq!(desk.year_view(2031).map(|view| view.working_days), Ok(365));
}

#[test]
fn a_night_shift_counts_over_midnight() {
    let night = Calendar::china()
        .to_builder()
        .week(Week::of_shifts(
            [Weekday::Monday, Weekday::Tuesday].map(|day| (day, shifts(&["22:00-06:00"]))),
        ))
        .build()
        .expect("the shifts do not overlap");
    assert_eq!(minutes(&night, "2026-08-17T12:00", "2026-08-18T12:00"), 8 * 60);
    assert_eq!(due(&night, "2026-08-17T23:00", "3 working_hour"), "2026-08-18T02:00");
    assert_eq!(due(&night, "2026-08-19T05:00", "2 working_hour"), "2026-08-24T23:00");
}

#[test]
fn a_special_day_overrules_week_and_table() {
    let calendar = Calendar::china()
        .to_builder()
        .with_special_day(special("2026-08-19", &[], "搬家"))
        .with_special_day(special("2026-08-22", &["10:00-16:00"], "开放日"))
        .with_special_day(special("2026-10-01", &["09:00-11:00"], "值班"))
        .with_special_day(special("2026-08-20", &["13:30-17:00"], "下午才开门"))
        .build()
        .expect("the hours do not overlap");
    let named = |name: &str| name.to_owned();
    assert_eq!(calendar.day(day("2026-08-19")), Ok(Day::Holiday { name: named("搬家") }));
    assert_eq!(calendar.day(day("2026-08-22")), Ok(Day::MakeUp { name: named("开放日") }));
    assert_eq!(calendar.day(day("2026-10-01")), Ok(Day::MakeUp { name: named("值班") }));
    assert_eq!(calendar.day(day("2026-08-20")), Ok(Day::Ordinary));
    assert_eq!(minutes(&calendar, "2026-08-19T00:00", "2026-08-23T00:00"), 210 + 450 + 360);
    // Tuesday, three working days: Wednesday is closed, Saturday is open.
    assert_eq!(due(&calendar, "2026-08-18T10:00", "3 working_day"), "2026-08-23T00:00");
    let overlapping = special("2026-08-22", &["10:00-12:00", "11:00-13:00"], "");
    let refused = Calendar::china().to_builder().with_special_day(overlapping).build();
    assert!(matches!(refused, Err(CalendarError::HoursOverlap { .. })));
    // Of a year that is not loaded nothing is known, a single day of it or not.
    let far =
        Calendar::china().to_builder().with_special_day(special("2031-01-02", &[], "")).build();
    let far = far.expect("the hours do not overlap");
    assert_eq!(far.day(day("2031-01-02")), Err(CalendarError::YearNotLoaded { year: 2031 }));
}

/// A calendar abroad without holidays, open from nine to five every day and at night on Sundays.
fn abroad(zone: &str) -> Calendar {
    let week = every_day(&["09:00-17:00"]).with_hours(Weekday::Sunday, hours(&["00:00-06:00"]));
    let builder = Calendar::builder().zone_named(zone).week(week).without_holidays();
    builder.build().expect("the hours do not overlap")
}

#[test]
fn hours_on_the_clock_run_through_a_change_of_clocks() {
    // Zone, the evening before, what 24 hours later is called: an hour later in spring, an hour earlier in autumn.
    let rows = [
        ("Europe/London", "2026-03-28T20:00", "2026-03-29T21:00"),
        ("Europe/London", "2026-10-24T20:00", "2026-10-25T19:00"),
        ("America/New_York", "2026-03-07T20:00", "2026-03-08T21:00"),
        ("America/New_York", "2026-10-31T20:00", "2026-11-01T19:00"),
        ("Australia/Sydney", "2026-10-03T20:00", "2026-10-04T21:00"),
        ("Australia/Sydney", "2026-04-04T20:00", "2026-04-05T19:00"),
    ];
    for (zone, start, expected) in rows {
        let calendar = abroad(zone);
        let begun = at(&calendar, start);
        let due = calendar.due(begun, Span::new(24, Unit::Hour), &Rules::default()).unwrap();
        assert_eq!(local(&calendar, due.at), expected, "{zone}");
        assert_eq!(due.at.duration_since(begun), SignedDuration::from_hours(24), "{zone}");
        // A day is a day: its end does not move with the clocks.
        let day = calendar.due(begun, Span::new(1, Unit::Day), &Rules::default()).unwrap();
        assert_eq!(local(&calendar, day.at).get(11..), Some("00:00"), "{zone}");
    }
}

#[test]
fn working_hours_are_as_long_as_they_really_were() {
    // The night from 00:00 to 06:00 has five hours in spring and seven in autumn; office hours stay eight.
    let rows = [
        ("Europe/London", "2026-03-29", 5),
        ("Europe/London", "2026-10-25", 7),
        ("America/New_York", "2026-03-08", 5),
        ("America/New_York", "2026-11-01", 7),
        ("Australia/Sydney", "2026-10-04", 5),
        ("Australia/Sydney", "2026-04-05", 7),
    ];
    for (zone, sunday, night) in rows {
        let calendar = abroad(zone);
        let monday = day(sunday).tomorrow().expect("far from the end of time").to_string();
        let of = |from: &str, to: &str| minutes(&calendar, from, to);
        assert_eq!(
            of(&format!("{sunday}T00:00"), &format!("{monday}T00:00")),
            night * 60,
            "{zone}"
        );
        assert_eq!(of(&format!("{monday}T00:00"), &format!("{monday}T23:00")), 8 * 60, "{zone}");
        let due = due(&calendar, &format!("{sunday}T00:00"), &format!("{night} working_hour"));
        assert_eq!(due, format!("{sunday}T06:00"), "{zone}");
    }
}

#[test]
fn is_working_at_knows_lunch_and_midnight() {
    let china = Calendar::china();
    let rows = [
        ("2026-08-18T08:59", false),
        ("2026-08-18T09:00", true),
        ("2026-08-18T12:00", false),
        ("2026-08-18T13:30", true),
        ("2026-08-18T18:00", false),
        ("2026-08-22T10:00", false),
        ("2026-10-10T10:00", true),
    ];
    for (local, expected) in rows {
        assert_eq!(china.is_working_at(at(&china, local)), Ok(expected), "{local}");
    }
    assert!(china.is_working_at(Timestamp::UNIX_EPOCH).is_err());
}
