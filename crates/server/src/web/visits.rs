//! Visits: whom somebody goes to today and in the days after; for who leads, their unit's as well.

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use casework::organisation::Role;
use casework::visit::State;
use jiff::{Timestamp, ToSpan, civil::Date};
use serde::Deserialize;
use store::{Goers, VisitListRow};

use crate::app::App;
use crate::fail::Fail;
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::Tone;
use crate::visit::Visit;
use crate::words;

/// Days shown, today among them.
const DAYS: i64 = 8;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/visits", get(show))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    whose: String,
}

/// A visit.
struct Row {
    url: String,
    window: String,
    heading: String,
    complainant: String,
    place: String,
    what: String,
    person: String,
    state: String,
    tone: Tone,
    is_late: bool,
    clashes: bool,
}

/// A day's visits.
struct Day {
    title: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "visits/show.html")]
struct VisitsPage {
    l: Reader,
    frame: Frame,
    days: Vec<Day>,
    sub: String,
    leads: bool,
    of_unit: bool,
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let (org, scope) = (visit.app.desk().org(), visit.scope());
    let zone = visit.house.calendar.zone();
    let today = visit.house.calendar.local_date(visit.now);
    let start = morning(today, zone)?;
    let end = morning(today + DAYS.days(), zone)?;
    let leads = visit.holds(Role::Supervisor);
    let of_unit = leads && asked.whose == "unit";
    let goers = if of_unit {
        Goers::Units(scope.units.iter().cloned().collect())
    } else {
        Goers::Person(visit.person.id.clone())
    };
    let list = visit
        .app
        .read(move |register| register.visit_list(org, &scope, &goers, (start, end)))
        .await
        .map_err(Fail::from)?;
    let open = list.iter().filter(|it| is_open(it)).count();
    let mut frame = visit.frame(Door::Work).await?;
    frame.live = "/events".to_owned();
    frame.flash = visit.done_flash();
    let page = VisitsPage {
        sub: visit.l.t1("visits-sub", "n", open),
        days: days(&visit, today, &list),
        leads,
        of_unit,
        frame,
        l: visit.l.clone(),
    };
    Ok(layout::show(&page))
}

fn morning(day: Date, zone: &jiff::tz::TimeZone) -> Result<Timestamp, Fail> {
    day.to_zoned(zone.clone())
        .map(|it| it.timestamp())
        .map_err(|error| Fail::Senseless(error.to_string()))
}

fn is_open(it: &VisitListRow) -> bool {
    matches!(it.state, State::Arranged | State::Arrived)
}

/// By day; what is left over from before comes first.
fn days(visit: &Visit, today: Date, list: &[VisitListRow]) -> Vec<Day> {
    let l = &visit.l;
    let mut days: BTreeMap<Option<Date>, Vec<Row>> = BTreeMap::new();
    for it in list {
        let day = visit.house.calendar.local_date(it.from_at);
        days.entry((day >= today).then_some(day)).or_default().push(row(
            visit,
            it,
            clashes(it, list),
        ));
    }
    let titled = |(day, rows): (Option<Date>, Vec<Row>)| Day {
        title: match day {
            None => l.t("visits-left-over").into_owned(),
            Some(day) if day == today => l.t("visits-today").into_owned(),
            Some(day) => format!("{} {}", words::weekday(l, day), l.short_day(day, "")),
        },
        rows,
    };
    days.into_iter().map(titled).collect()
}

/// Whether the same person is to be somewhere else meanwhile.
fn clashes(it: &VisitListRow, list: &[VisitListRow]) -> bool {
    let elsewhere = |other: &&VisitListRow| {
        (other.no, other.n) != (it.no, it.n) && other.person == it.person && is_open(other)
    };
    let mut others = list.iter().filter(elsewhere);
    is_open(it) && others.any(|other| other.from_at < it.to_at && it.from_at < other.to_at)
}

fn row(visit: &Visit, it: &VisitListRow, clashes: bool) -> Row {
    let l = &visit.l;
    let mine = it.person == visit.person.id;
    let state = match it.result {
        Some(result) => l.t(words::code_key("visit-result", result.code())),
        None => l.t(words::code_key("visit-state", it.state.code())),
    };
    Row {
        url: format!("/cases/{}/visits/{}", it.no, it.n),
        window: words::window(l, it.from_at, it.to_at),
        heading: it.heading.clone(),
        complainant: it.complainant.clone(),
        place: it.place.clone(),
        what: it.what.clone(),
        person: if mine { String::new() } else { visit.name_of(&it.person) },
        state: state.into_owned(),
        tone: tone(it.state),
        is_late: it.state == State::Arranged && it.to_at <= visit.now,
        clashes,
    }
}

/// The colour of a state.
pub(super) fn tone(state: State) -> Tone {
    match state {
        State::Arranged => Tone::Blue,
        State::Arrived => Tone::Amber,
        State::Recorded | State::SignedOff => Tone::Green,
        State::Cancelled => Tone::Grey,
    }
}
