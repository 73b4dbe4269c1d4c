//! Changes of calendars in words.

use casework::calendar::{DayKind, HourRange, SpecialDay, Week};
use casework::id::CalendarId;
use casework::organisation::{CalendarPlan, Hours, Organisation, OrganisationEvent};
use jiff::civil::Weekday;

use super::{Facts, changed};
use crate::locale::Reader;
use crate::words;

/// What happened to a calendar, and what was before.
pub(super) fn described(
    l: &Reader,
    before: &Organisation,
    event: &OrganisationEvent,
) -> (String, Facts) {
    match event {
        OrganisationEvent::HoursPut(hours) => {
            let was = before.hours.clone().unwrap_or_default();
            (l.t("admin-history-hours").into_owned(), hours_facts(l, Some(&was), hours))
        }
        OrganisationEvent::CalendarPut(plan) => {
            let was = before.calendars.get(&plan.id).map(|it| &it.plan);
            let new = "admin-history-calendar-new";
            let key = if was.is_none() { new } else { "admin-history-calendar" };
            (l.t1(key, "name", &plan.title), plan_facts(l, was, plan))
        }
        OrganisationEvent::CalendarUsed { unit, calendar } => {
            let named = |id: Option<&CalendarId>| title(l, before, id);
            let was = named(before.unit_calendars.get(unit));
            let facts = changed(l, &[("admin-calendar", &was, &named(calendar.as_ref()))]);
            (l.t1("admin-history-calendar-used", "name", words::unit(before, unit)), facts)
        }
        OrganisationEvent::CalendarYearLoaded { calendar, table } => {
            let days = |kind| l.count(table.count(kind));
            let facts = changed(
                l,
                &[
                    ("admin-calendar", "", &title(l, before, Some(calendar))),
                    ("admin-holidays", "", &days(DayKind::Off)),
                    ("admin-make-ups", "", &days(DayKind::Work)),
                ],
            );
            (l.t1("admin-history-year", "year", table.year().to_string()), facts)
        }
        OrganisationEvent::SpecialDayPut { calendar, day } => {
            let facts = special_facts(l, before, calendar.as_ref(), day);
            (l.t1("admin-history-special", "date", day.date.to_string()), facts)
        }
        OrganisationEvent::SpecialDayDropped { calendar, date } => {
            let name = title(l, before, calendar.as_ref());
            let facts = changed(l, &[("admin-calendar", "", &name)]);
            (l.t1("admin-history-special-dropped", "date", date.to_string()), facts)
        }
        _ => (String::new(), Facts::new()),
    }
}

/// The name of a calendar; without a code the organisation's own.
fn title(l: &Reader, organisation: &Organisation, id: Option<&CalendarId>) -> String {
    let Some(id) = id else { return l.t("admin-calendar-own").into_owned() };
    let named = organisation.calendars.get(id);
    named.map_or_else(|| id.to_string(), |it| it.plan.title.clone())
}

fn ranges(l: &Reader, ranges: &[HourRange]) -> String {
    let list: Vec<String> = ranges.iter().map(ToString::to_string).collect();
    if list.is_empty() { l.t("admin-day-off").into_owned() } else { list.join(", ") }
}

fn hours_facts(l: &Reader, was: Option<&Hours>, is: &Hours) -> Facts {
    let zone = was.map(|it| it.zone.as_str()).unwrap_or_default();
    let mut facts = changed(l, &[("admin-zone", zone, &is.zone)]);
    facts.extend(week_facts(l, was.map(|it| &it.week), &is.week));
    facts
}

fn week_facts(l: &Reader, was: Option<&Week>, is: &Week) -> Facts {
    let mut facts = Facts::new();
    for day in Weekday::Monday.cycle_forward().take(7) {
        let key = format!("weekday-{}", day.to_monday_one_offset());
        let before = was.map(|week| ranges(l, week.hours(day))).unwrap_or_default();
        facts.extend(changed(l, &[(key.as_str(), &before, &ranges(l, is.hours(day)))]));
    }
    facts
}

fn plan_facts(l: &Reader, was: Option<&CalendarPlan>, is: &CalendarPlan) -> Facts {
    let holidays =
        |plan: &CalendarPlan| l.t(format!("admin-holidays-{}", plan.holidays.code())).into_owned();
    let of = |f: &dyn Fn(&CalendarPlan) -> String| (was.map(f).unwrap_or_default(), f(is));
    let (titles, zones) = (of(&|it| it.title.clone()), of(&|it| it.zone.clone()));
    let holidays = of(&holidays);
    let mut facts = changed(
        l,
        &[
            ("admin-calendar-title", &titles.0, &titles.1),
            ("admin-zone", &zones.0, &zones.1),
            ("admin-holidays-from", &holidays.0, &holidays.1),
        ],
    );
    facts.extend(week_facts(l, was.map(|it| &it.week), &is.week));
    facts
}

fn special_facts(
    l: &Reader,
    before: &Organisation,
    calendar: Option<&CalendarId>,
    day: &SpecialDay,
) -> Facts {
    changed(
        l,
        &[
            ("admin-calendar", "", &title(l, before, calendar)),
            ("admin-special-hours", "", &ranges(l, &day.hours)),
            ("admin-special-name", "", &day.name),
        ],
    )
}
