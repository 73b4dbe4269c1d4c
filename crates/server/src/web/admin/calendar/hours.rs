//! Hours, zone, units and special days of a calendar, and a calendar more.

use axum::Form;
use axum::response::Response;
use casework::calendar::{CalendarError, HourRange, Shift, SpecialDay, Week, ZONE_DEFAULT};
use casework::id::{CalendarId, UnitId};
use casework::invalid::Problem;
use casework::organisation::{CalendarPlan, Holidays, Hours, OrganisationCommand};
use casework::refusal::Refusal;
use jiff::civil::{Date, Weekday};

use super::super::{Keeper, done, refused};
use super::{Asked, At, Forms, page};
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::locale::Reader;
use crate::parts::{Choice, FormState};
use crate::words;

/// The weekdays by the names of their fields.
const DAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];
/// The field of make-up days.
const MAKE_UP: &str = "make_up";

/// Fields of the weekdays, with their labels.
pub(super) fn days(l: &Reader) -> Vec<(String, String)> {
    let weekday = |(n, (name, _)): (i32, &(&str, Weekday))| {
        ((*name).to_owned(), l.t(format!("weekday-{n}")).into_owned())
    };
    (1..).zip(&DAYS).map(weekday).collect()
}

/// Where holidays may come from.
pub(super) fn holidays(l: &Reader) -> Vec<Choice> {
    let one = |it: Holidays| Choice {
        hint: l.t(format!("admin-holidays-{}-hint", it.code())).into_owned(),
        ..Choice::new(it.code(), l.t(format!("admin-holidays-{}", it.code())))
    };
    Holidays::ALL.map(one).into()
}

/// The form of hours as the calendar stands.
pub(super) fn form(at: &At<'_>) -> FormState {
    let told = |ranges: &[HourRange]| {
        ranges.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    let week = at.calendar.week();
    let zone = at.calendar.zone().iana_name().unwrap_or(ZONE_DEFAULT);
    let mut form = FormState::new("week").with("calendar", at.code()).with("zone", zone);
    for (name, weekday) in DAYS {
        form = form.with(name, told(week.hours(weekday)));
    }
    form = form.with(MAKE_UP, told(week.own_make_up_hours()));
    match at.named {
        Some((_, named)) => form
            .with("title", named.plan.title.clone())
            .with("holidays", named.plan.holidays.code()),
        None => form,
    }
}

fn typed(id: &str, pairs: &Pairs) -> FormState {
    FormState::typed(id, pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())))
}

/// The pieces of a list of hours, whatever it is divided by.
fn pieces(text: &str) -> impl Iterator<Item = String> + '_ {
    let text = casework::text::half_width(text).replace(['\u{3001}', ';', '\n'], ",");
    text.split(',')
        .map(|it| it.trim().to_owned())
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .into_iter()
}

/// The hours of every weekday; what cannot be read is said beside its field.
fn week(l: &Reader, pairs: &Pairs, form: &mut FormState) -> Option<Week> {
    let mut plan = Vec::new();
    for (name, weekday) in DAYS {
        match pieces(field(pairs, name)).map(|it| Shift::parse(&it)).collect() {
            Ok(shifts) => plan.push((weekday, shifts)),
            Err(error) => form.wrong(name, words::calendar(l, &error)),
        }
    }
    let make_up: Result<Vec<HourRange>, CalendarError> =
        pieces(field(pairs, MAKE_UP)).map(|it| HourRange::parse(&it)).collect();
    match make_up {
        Ok(ranges) if !form.is_wrong() => Some(Week::of_shifts(plan).with_make_up_hours(ranges)),
        Ok(_) => None,
        Err(error) => {
            form.wrong(MAKE_UP, words::calendar(l, &error));
            None
        }
    }
}

/// Puts hours and zone of the calendar the form is about.
pub(super) async fn put(keeper: Keeper, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let at = At::find(&keeper, field(&pairs, "calendar"))?;
    let mut form = typed("week", &pairs);
    if let Some(week) = week(&keeper.l, &pairs, &mut form) {
        let zone = field(&pairs, "zone").trim().to_owned();
        let command = match at.named {
            None => OrganisationCommand::PutHours(Hours { zone, week }),
            Some((id, named)) => OrganisationCommand::PutCalendar(CalendarPlan {
                id: id.clone(),
                title: field(&pairs, "title").to_owned(),
                zone,
                week,
                holidays: Holidays::from_code(field(&pairs, "holidays"))
                    .unwrap_or(named.plan.holidays),
            }),
        };
        if keeper.change(command, &mut form, |_| None).await? {
            return Ok(done(&at.url(), "hours"));
        }
    }
    let forms = Forms { hours: form, ..Forms::fresh(&keeper, &at) };
    Ok(refused(page(&keeper, &at, &Asked::default(), forms, Vec::new(), None).await?))
}

/// Adds a calendar; it begins with the hours of the organisation's own.
pub(super) async fn add(keeper: Keeper, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let mut form = typed("new", &pairs);
    match CalendarId::parse(field(&pairs, "id")) {
        Ok(id) if keeper.organisation().calendars.contains_key(&id) => {
            form.wrong("id", keeper.objection(Refusal::AlreadyThereByName));
        }
        Ok(id) => {
            let plan = CalendarPlan {
                id: id.clone(),
                title: field(&pairs, "title").to_owned(),
                zone: field(&pairs, "zone").trim().to_owned(),
                week: keeper.house.calendar.week().clone(),
                holidays: Holidays::from_code(field(&pairs, "holidays")).unwrap_or_default(),
            };
            let command = OrganisationCommand::PutCalendar(plan);
            if keeper.change(command, &mut form, |_| None).await? {
                return Ok(done(&format!("/admin/calendar?calendar={id}"), "calendar"));
            }
        }
        Err(_) => form.wrong("id", words::problem(&keeper.l, &Problem::NotACode)),
    }
    let at = At::find(&keeper, "")?;
    let forms = Forms { named: form, ..Forms::fresh(&keeper, &at) };
    Ok(refused(page(&keeper, &at, &Asked::default(), forms, Vec::new(), None).await?))
}

/// Has the units ticked follow the calendar, and those no longer ticked the one of the unit above.
pub(super) async fn units(keeper: Keeper, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let at = At::find(&keeper, field(&pairs, "calendar"))?;
    let (id, _) = at.named.ok_or(Fail::NotFound)?;
    let ticked = |unit: &UnitId| pairs.iter().any(|(k, v)| k == "units" && v == unit.as_str());
    let used = &keeper.organisation().unit_calendars;
    let mut commands = Vec::new();
    for unit in keeper.organisation().units.values().filter(|unit| !unit.closed) {
        let has = used.get(&unit.id) == Some(id);
        if has != ticked(&unit.id) {
            let calendar = (!has).then(|| id.clone());
            commands.push(OrganisationCommand::UseCalendar { unit: unit.id.clone(), calendar });
        }
    }
    let mut form = typed("units", &pairs);
    if keeper.change_all(commands, &mut form, |_| None).await? {
        return Ok(done(&at.url(), "calendar-units"));
    }
    let forms = Forms { units: form, ..Forms::fresh(&keeper, &at) };
    Ok(refused(page(&keeper, &at, &Asked::default(), forms, Vec::new(), None).await?))
}

/// Gives a date hours of its own.
pub(super) async fn special(keeper: Keeper, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let at = At::find(&keeper, field(&pairs, "calendar"))?;
    let mut form = typed("special", &pairs);
    let date = field(&pairs, "date").trim().parse::<Date>();
    let hours: Result<Vec<HourRange>, CalendarError> =
        pieces(field(&pairs, "hours")).map(|it| HourRange::parse(&it)).collect();
    match (date, hours) {
        (Ok(date), Ok(hours)) => {
            let day = SpecialDay { date, hours, name: field(&pairs, "name").to_owned() };
            let command = OrganisationCommand::PutSpecialDay { calendar: at.id(), day };
            if keeper.change(command, &mut form, |_| None).await? {
                return Ok(done(&at.url(), "special"));
            }
        }
        (date, hours) => {
            if date.is_err() {
                form.wrong("date", words::problem(&keeper.l, &Problem::NotATime));
            }
            if let Err(error) = hours {
                form.wrong("hours", words::calendar(&keeper.l, &error));
            }
        }
    }
    let forms = Forms { special: form, ..Forms::fresh(&keeper, &at) };
    Ok(refused(page(&keeper, &at, &Asked::default(), forms, Vec::new(), None).await?))
}

/// Makes a special day one like any other.
pub(super) async fn remove_special(
    keeper: Keeper,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let at = At::find(&keeper, field(&pairs, "calendar"))?;
    let date = field(&pairs, "date").parse::<Date>().map_err(|_| Fail::NotFound)?;
    let command = OrganisationCommand::DropSpecialDay { calendar: at.id(), date };
    let mut form = FormState::new("special");
    keeper.change(command, &mut form, |_| None).await?;
    Ok(done(&at.url(), "special-dropped"))
}
