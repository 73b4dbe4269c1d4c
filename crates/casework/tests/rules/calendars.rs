//! Whose calendar is whose: hours and zone of the organisation, named calendars, and the units that use them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

use casework::calendar::{CalendarError, SpecialDay, Week, YearTable};
use casework::id::{CalendarId, UnitId};
use casework::invalid::{Invalid, Problem};
use casework::organisation::{
    self, CalendarPlan, Holidays, Hours, Organisation, OrganisationCommand, OrganisationEvent,
};
use casework::permission::Actor;
use casework::refusal::{Objection, Refusal};
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};

use crate::world::{WORLD, actor};

fn id(code: &str) -> CalendarId {
    CalendarId::parse(code).unwrap()
}

fn unit(code: &str) -> UnitId {
    UnitId::parse(code).unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn week(json: &str) -> Week {
    serde_json::from_str(json).unwrap()
}

fn plan(code: &str, zone: &str, holidays: Holidays) -> CalendarPlan {
    let week = week(r#"{"monday":["10:00-16:00"],"saturday":["10:00-16:00"]}"#);
    CalendarPlan { id: id(code), title: code.to_owned(), zone: zone.to_owned(), week, holidays }
}

fn table(csv: &str) -> YearTable {
    YearTable::from_csv(csv).unwrap()
}

fn load(calendar: Option<&str>, csv: &str, replace: bool) -> OrganisationCommand {
    OrganisationCommand::LoadYear { calendar: calendar.map(id), table: table(csv), replace }
}

fn special(calendar: Option<&str>, text: &str) -> OrganisationCommand {
    let day: SpecialDay = serde_json::from_str(text).unwrap();
    OrganisationCommand::PutSpecialDay { calendar: calendar.map(id), day }
}

fn uses(at: &str, calendar: Option<&str>) -> OrganisationCommand {
    OrganisationCommand::UseCalendar { unit: unit(at), calendar: calendar.map(id) }
}

/// Carries a command out; how many events it made.
fn put(it: &mut Organisation, command: &OrganisationCommand) -> Result<usize, Objection> {
    let events = organisation::decide(it, command, &Actor::Setup)?;
    for event in &events {
        let line = serde_json::to_string(event).unwrap();
        assert_eq!(serde_json::from_str::<OrganisationEvent>(&line).unwrap(), *event);
        organisation::apply(it, Timestamp::UNIX_EPOCH, event);
    }
    Ok(events.len())
}

fn done(it: &mut Organisation, command: &OrganisationCommand) {
    assert_eq!(put(it, command), Ok(1), "{command:?}");
    assert_eq!(put(it, command), Ok(0), "said twice: {command:?}");
}

fn house() -> Organisation {
    WORLD.organisation.clone()
}

#[test]
fn hours_and_zone_of_the_organisation_are_put() {
    let mut it = house();
    assert_eq!(put(&mut it, &OrganisationCommand::PutHours(Hours::default())), Ok(0));
    let hours =
        Hours { zone: "Asia/Urumqi".to_owned(), week: week(r#"{"sunday":["10:00-12:00"]}"#) };
    done(&mut it, &OrganisationCommand::PutHours(hours));
    let calendar = it.calendar().unwrap();
    assert_eq!(calendar.zone().iana_name(), Some("Asia/Urumqi"));
    assert!(
        calendar.week().is_working(Weekday::Sunday) && !calendar.week().is_working(Weekday::Monday)
    );
    assert_eq!(calendar.is_working_day(date("2026-08-23")), Ok(true));
    assert_eq!(calendar.is_working_day(date("2026-10-04")), Ok(false), "the holidays stay");
}

#[test]
fn hours_nobody_could_work_are_refused() {
    let mut it = house();
    let mut refused = |zone: &str, week: Week| {
        put(&mut it, &OrganisationCommand::PutHours(Hours { zone: zone.to_owned(), week }))
            .unwrap_err()
    };
    assert_eq!(
        refused("Asia/Peking", Week::china()),
        CalendarError::UnknownZone { name: "Asia/Peking".to_owned() }.into()
    );
    assert_eq!(refused("Asia/Shanghai", Week::default()), CalendarError::NoWorkingTime.into());
    let overlapping = Week::china()
        .with_hours(Weekday::Friday, ["09:00-12:00", "11:00-13:00"].map(|it| it.parse().unwrap()));
    assert!(matches!(
        refused("Asia/Shanghai", overlapping),
        Objection::Calendar(CalendarError::HoursOverlap { .. })
    ));
}

#[test]
fn a_unit_follows_the_nearest_calendar_above() {
    let mut it = house();
    done(
        &mut it,
        &OrganisationCommand::PutCalendar(plan("night", "Asia/Shanghai", Holidays::Worked)),
    );
    done(
        &mut it,
        &OrganisationCommand::PutCalendar(plan("london", "Europe/London", Holidays::Own)),
    );
    assert_eq!(it.calendar_id_of(Some(&unit("repair"))), None);
    done(&mut it, &uses("head", Some("night")));
    assert_eq!(it.calendar_id_of(Some(&unit("repair"))), Some(&id("night")));
    done(&mut it, &uses("repair", Some("london")));
    assert_eq!(it.calendar_id_of(Some(&unit("repair"))), Some(&id("london")));
    assert_eq!(
        it.calendar_of(Some(&unit("repair"))).unwrap().zone().iana_name(),
        Some("Europe/London")
    );
    assert_eq!(it.calendar_id_of(Some(&unit("head"))), Some(&id("night")));
    assert_eq!(it.calendar_id_of(None), None);
    done(&mut it, &uses("repair", None));
    assert_eq!(it.calendar_id_of(Some(&unit("repair"))), Some(&id("night")));
    let nobody = put(&mut it, &uses("nowhere", Some("night"))).unwrap_err();
    assert_eq!(nobody, Refusal::NoSuchUnit.into());
    let nothing = put(&mut it, &uses("repair", Some("mars"))).unwrap_err();
    assert_eq!(nothing, Invalid::one("calendar", Problem::NotAChoice).into());
}

#[test]
fn holidays_are_shared_own_or_worked() {
    let mut it = house();
    for (code, holidays) in [("a", Holidays::Shared), ("b", Holidays::Own), ("c", Holidays::Worked)]
    {
        done(&mut it, &OrganisationCommand::PutCalendar(plan(code, "Asia/Shanghai", holidays)));
    }
    let calendar = |it: &Organisation, code: &str| it.calendar_named(&id(code)).unwrap().unwrap();
    // Saturday, 3 October 2026, in the national holiday.
    let day = date("2026-10-03");
    assert_eq!(calendar(&it, "a").is_working_day(day), Ok(false));
    assert_eq!(
        calendar(&it, "b").is_working_day(day),
        Err(CalendarError::YearNotLoaded { year: 2026 })
    );
    assert_eq!(calendar(&it, "c").is_working_day(day), Ok(true));
    done(&mut it, &load(Some("b"), "2026-12-25,off,Christmas Day", false));
    assert_eq!(calendar(&it, "b").is_working_day(day), Ok(true));
    assert_eq!(
        calendar(&it, "a").is_working_day(date("2026-12-26")),
        Ok(true),
        "only where it was loaded"
    );
    // A table of its own goes in front of the shared one.
    done(&mut it, &load(Some("a"), "2026-12-25,off,Christmas Day", false));
    assert_eq!(calendar(&it, "a").is_working_day(day), Ok(true));
}

#[test]
fn a_year_is_replaced_on_purpose_only() {
    let mut it = house();
    let twice = put(&mut it, &load(None, "2026-01-01,off,new_year", false)).unwrap_err();
    assert_eq!(twice, CalendarError::YearAlreadyLoaded { year: 2026 }.into());
    done(&mut it, &load(None, "2026-01-01,off,new_year", true));
    done(&mut it, &load(None, "2027-01-01,off,new_year", false));
    assert_eq!(
        put(&mut it, &load(None, "2027-01-01,off,new_year", false)),
        Ok(0),
        "the same table"
    );
    let other = put(&mut it, &load(None, "2027-01-02,off,new_year", false)).unwrap_err();
    assert_eq!(other, CalendarError::YearAlreadyLoaded { year: 2027 }.into());
    done(
        &mut it,
        &OrganisationCommand::PutCalendar(plan("london", "Europe/London", Holidays::Own)),
    );
    done(&mut it, &load(Some("london"), "2026-12-25,off,Christmas Day", false));
    assert!(put(&mut it, &load(Some("london"), "2026-12-28,off,Boxing Day", false)).is_err());
    done(&mut it, &load(Some("london"), "2026-12-28,off,Boxing Day", true));
    assert!(put(&mut it, &load(Some("mars"), "2026-12-28,off,", true)).is_err());
}

#[test]
fn special_days_are_put_and_dropped() {
    let mut it = house();
    let closed = special(None, r#"{"date":"2026-08-19","name":"搬家"}"#);
    done(&mut it, &closed);
    assert_eq!(it.calendar().unwrap().is_working_day(date("2026-08-19")), Ok(false));
    let drop = OrganisationCommand::DropSpecialDay { calendar: None, date: date("2026-08-19") };
    done(&mut it, &drop);
    assert_eq!(it.calendar().unwrap().is_working_day(date("2026-08-19")), Ok(true));
    done(&mut it, &OrganisationCommand::PutCalendar(plan("a", "Asia/Shanghai", Holidays::Shared)));
    done(&mut it, &special(Some("a"), r#"{"date":"2026-08-23","hours":["10:00-12:00"]}"#));
    let named = it.calendar_named(&id("a")).unwrap().unwrap();
    assert_eq!(named.is_working_day(date("2026-08-23")), Ok(true));
    assert_eq!(it.calendar().unwrap().is_working_day(date("2026-08-23")), Ok(false));
    let overlap =
        special(Some("a"), r#"{"date":"2026-08-24","hours":["10:00-12:00","11:00-13:00"]}"#);
    assert!(matches!(
        put(&mut it, &overlap),
        Err(Objection::Calendar(CalendarError::HoursOverlap { .. }))
    ));
    assert!(put(&mut it, &special(Some("mars"), r#"{"date":"2026-08-24"}"#)).is_err());
}

#[test]
fn calendars_are_for_administrators() {
    let it = house();
    let command = OrganisationCommand::PutCalendar(plan("a", "Asia/Shanghai", Holidays::Own));
    let refused = organisation::decide(&it, &command, &actor("lina")).unwrap_err();
    assert_eq!(refused, Refusal::RoleLacking.into());
    let mut nameless = plan("a", "Asia/Shanghai", Holidays::Own);
    nameless.title = " ".to_owned();
    let refused =
        organisation::decide(&it, &OrganisationCommand::PutCalendar(nameless), &Actor::Setup);
    assert_eq!(refused.unwrap_err(), Invalid::one("title", Problem::Missing).into());
}
