//! Which days are worked, and how a calendar is put together.

use casework::calendar::{Calendar, CalendarError, Day, DayKind, HourRange, Week, YearTable};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use crate::{at, day, hours};

#[test]
fn working_days_of_months_and_years_agree_with_the_published_counts() {
    let china = Calendar::china();
    for (year, sum, months) in [
        (2024, 251, [22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22]),
        (2025, 248, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]),
        (2026, 248, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]),
    ] {
        let view = china.year_view(year).unwrap();
        assert_eq!(view.working_days, sum, "{year}");
        assert_eq!(
            view.months.iter().map(|month| month.working_days).collect::<Vec<_>>(),
            months,
            "{year}"
        );
        assert_eq!(
            view.months.iter().map(|month| month.days.len()).sum::<usize>(),
            days_in(year),
            "{year}"
        );
    }
}

fn days_in(year: i16) -> usize {
    usize::try_from(Date::constant(year, 1, 1).days_in_year()).expect("a year has days")
}

#[test]
fn the_built_in_tables_hold_what_the_notices_list() {
    let china = Calendar::china();
    for (year, off, work) in [(2024, 28, 8), (2025, 28, 5), (2026, 33, 6)] {
        let table = china.year_table(year).unwrap();
        assert_eq!((table.count(DayKind::Off), table.count(DayKind::Work)), (off, work), "{year}");
        assert!(table.rows().all(|row| !row.name.is_empty()), "{year}");
        let view = china.year_view(year).unwrap();
        assert_eq!((view.holidays as usize, view.make_up_days as usize), (off, work), "{year}");
    }
}

#[test]
fn a_day_says_why_it_is_worked_or_not() {
    let china = Calendar::china();
    let spring = || "spring_festival".to_owned();
    for (date, expected) in [
        ("2026-02-13", Day::Ordinary),
        ("2026-02-14", Day::MakeUp { name: spring() }),
        ("2026-02-15", Day::Holiday { name: spring() }),
        ("2026-03-01", Day::Weekend),
        ("2025-10-06", Day::Holiday { name: "national_day_mid_autumn".to_owned() }),
        ("2024-02-29", Day::Ordinary),
    ] {
        assert_eq!(china.day(day(date)), Ok(expected.clone()), "{date}");
        assert_eq!(china.is_working_day(day(date)), Ok(expected.is_working()), "{date}");
    }
}

#[test]
fn a_year_past_the_table_is_an_error_and_never_a_guess() {
    let china = Calendar::china();
    assert_eq!(china.years().into_iter().collect::<Vec<_>>(), [2024, 2025, 2026]);
    for (date, year) in [("2027-01-04", 2027), ("2023-12-31", 2023)] {
        let error = CalendarError::YearNotLoaded { year };
        assert_eq!(china.day(day(date)), Err(error.clone()));
        assert_eq!(china.is_working_day(day(date)), Err(error.clone()));
        assert_eq!(china.year_view(year), Err(error.clone()));
        assert_eq!(error.code(), "year_not_loaded");
        assert!(
            error.to_string().contains(&format!("load the holidays and make-up days of {year}"))
        );
    }
}

#[test]
fn the_next_year_is_asked_for_from_november() {
    let china = Calendar::china();
    for (today, expected) in [
        ("2026-10-31", None),
        ("2026-11-01", Some(2027)),
        ("2026-12-31", Some(2027)),
        ("2027-03-01", Some(2027)),
        ("2025-12-31", None),
    ] {
        assert_eq!(china.missing_year_alarm(day(today)), expected, "{today}");
    }
}

#[test]
fn a_loaded_year_is_not_loaded_again_by_accident() {
    let china = Calendar::china();
    let table = || YearTable::from_csv("2027-01-01,off,new_year").unwrap();
    let longer = china.load_year(table()).unwrap();
    assert!(longer.years().contains(&2027) && !china.years().contains(&2027));
    assert_eq!(longer.load_year(table()), Err(CalendarError::YearAlreadyLoaded { year: 2027 }));
    let corrected = longer.replace_year(YearTable::from_csv("2027-01-04,off").unwrap());
    assert_eq!(corrected.is_working_day(day("2027-01-01")), Ok(true));
    assert_eq!(corrected.day(day("2027-01-04")), Ok(Day::Holiday { name: String::new() }));
}

#[test]
fn a_new_year_holiday_may_begin_in_the_december_before() {
    // As the notice for 2019 did: 29 December 2018 worked, 30 and 31 off.
    let text = "2028-12-30,work\n2028-12-31,off\n2029-01-01,off\n2029-02-13,off";
    let calendar = Calendar::china()
        .load_year(YearTable::from_csv("2028-01-01,off").unwrap())
        .and_then(|calendar| calendar.load_year(YearTable::from_csv(text).unwrap()))
        .unwrap();
    assert_eq!(calendar.day(day("2028-12-30")), Ok(Day::MakeUp { name: String::new() }));
    assert_eq!(calendar.day(day("2028-12-31")), Ok(Day::Holiday { name: String::new() }));
    assert_eq!(calendar.day(day("2028-12-29")), Ok(Day::Ordinary));
}

#[test]
fn a_calendar_that_cannot_count_is_refused() {
    let refused = |builder: casework::calendar::Builder| builder.build().unwrap_err();
    assert_eq!(refused(Calendar::builder()), CalendarError::NoWorkingTime);
    let idle = Calendar::builder().with_make_up_hours(hours(&["09:00-12:00"]));
    assert_eq!(refused(idle), CalendarError::NoWorkingTime);
    let overlap =
        Calendar::builder().with_hours(Weekday::Monday, hours(&["11:00-15:00", "09:00-12:00"]));
    let [first, second] = [hours(&["09:00-12:00"])[0], hours(&["11:00-15:00"])[0]];
    assert_eq!(refused(overlap), CalendarError::HoursOverlap { first, second });
    let touching =
        Calendar::builder().with_hours(Weekday::Monday, hours(&["09:00-12:00", "12:00-24:00"]));
    assert!(touching.build().is_ok());
    let nowhere = Calendar::china().to_builder().zone_named("Asia/Wenguo");
    assert_eq!(refused(nowhere), CalendarError::UnknownZone { name: "Asia/Wenguo".to_owned() });
    let given = Calendar::china().to_builder().zone(TimeZone::UTC).build().unwrap();
    assert_eq!(given.zone(), &TimeZone::UTC);
}

#[test]
fn hours_as_people_write_them() {
    for (text, shown) in [
        ("9:00-12:00", "09:00-12:00"),
        (" 00:00 - 24:00 ", "00:00-24:00"),
        ("13:30–18:00", "13:30-18:00"),
    ] {
        assert_eq!(
            HourRange::parse(text).map(|range| range.to_string()),
            Ok(shown.to_owned()),
            "{text}"
        );
    }
    for bad in [
        "",
        "9-12",
        "12:00-09:00",
        "09:00-09:00",
        "09:60-10:00",
        "20:00-24:01",
        "+9:00-12:00",
        "09:0-10:00",
        "99:00-12:00",
    ] {
        assert_eq!(HourRange::parse(bad).map_err(|error| error.code()), Err("bad_hours"), "{bad}");
    }
    assert_eq!(hours(&["09:00-12:30"])[0].minutes(), 210);
}

#[test]
fn a_make_up_day_has_the_hours_of_a_working_day() {
    let china = Calendar::china();
    let worked = |calendar: &Calendar, date: &str| {
        let [from, to] =
            [at(calendar, date), at(calendar, date) + jiff::SignedDuration::from_hours(24)];
        calendar.working_time_between(from, to).unwrap().as_mins()
    };
    assert_eq!(worked(&china, "2026-02-14T00:00"), 450);
    let shorter = china.to_builder().with_make_up_hours(hours(&["09:00-12:00"])).build().unwrap();
    assert_eq!(worked(&shorter, "2026-02-14T00:00"), 180);
    let saturdays =
        china.to_builder().with_hours(Weekday::Saturday, hours(&["10:00-12:00"])).build().unwrap();
    assert_eq!(worked(&saturdays, "2026-02-14T00:00"), 120);
    assert_eq!(saturdays.day(day("2026-03-07")), Ok(Day::Ordinary));
}

#[test]
fn week_and_table_keep_their_form() {
    let week = Week::china().with_hours(Weekday::Monday, hours(&["08:00-12:00"]));
    let text = serde_json::to_string(&week).unwrap();
    assert!(
        text.starts_with(r#"{"monday":["08:00-12:00"],"tuesday":["09:00-12:00","13:30-18:00"]"#),
        "{text}"
    );
    assert_eq!(serde_json::from_str::<Week>(&text).unwrap(), week);
    for bad in
        ["{}", r#"{"monday":["09:00-12:00","11:00-13:00"]}"#, r#"{"moonday":["09:00-12:00"]}"#]
    {
        assert!(serde_json::from_str::<Week>(bad).is_err(), "{bad}");
    }
    let table = YearTable::from_csv("2027-01-01,off,元旦").unwrap();
    let text = serde_json::to_string(&table).unwrap();
    assert_eq!(text, r#"{"year":2027,"days":[{"date":"2027-01-01","kind":"off","name":"元旦"}]}"#);
    assert_eq!(serde_json::from_str::<YearTable>(&text).unwrap(), table);
    assert!(serde_json::from_str::<YearTable>(r#"{"year":2027,"days":[]}"#).is_err());
}
