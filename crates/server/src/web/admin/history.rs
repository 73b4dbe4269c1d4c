//! Who changed what about the organisation, and when: its journal in words, each change against what was before.

mod calendars;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use casework::absence::Absence;
use casework::calendar::DayKind;
use casework::id::PersonId;
use casework::organisation::{self, Organisation, OrganisationEvent, Person, Unit};
use casework::permission::Actor;
use desk::run::{ORGANISATION_STREAM, decode};
use jiff::Timestamp;
use serde::Deserialize;
use store::{Fault, Step};

use super::{Keeper, Told};
use crate::app::App;
use crate::fail::Fail;
use crate::layout::{self, Frame};
use crate::locale::Reader;
use crate::parts::Pager;
use crate::words;

/// Steps a page shows.
const ROWS: usize = 50;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/admin/history", get(show))
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    before: String,
}

/// One step in words.
struct Row {
    seq: u64,
    at: Timestamp,
    who: String,
    what: String,
    /// What was changed: the label, what it was (empty: not there), what it is.
    facts: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "admin/history.html")]
struct HistoryPage {
    l: Reader,
    frame: Frame,
    rows: Vec<Row>,
    pager: Pager,
}

async fn show(keeper: Keeper, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let org = keeper.app.desk().org();
    let steps = keeper
        .app
        .read(move |register| register.load_steps(org, ORGANISATION_STREAM))
        .await
        .map_err(Fail::from)?;
    let before: u64 = asked.before.parse().unwrap_or(u64::MAX);
    let mut rows = told(&keeper.l, keeper.organisation(), &steps)?;
    rows.reverse();
    rows.retain(|row| row.seq < before);
    let more = rows.len() > ROWS;
    rows.truncate(ROWS);
    let next = rows.last().filter(|_| more).map(|row| format!("/admin/history?before={}", row.seq));
    let frame = keeper.frame_of(&Told::default()).await?;
    Ok(layout::show(&HistoryPage {
        l: keeper.l.clone(),
        frame,
        rows,
        pager: Pager { next, ..Pager::default() },
    }))
}

/// Every step in words, oldest first. Names are those of today, so that a person is found by the name they have now.
fn told(l: &Reader, today: &Organisation, steps: &[Step]) -> Result<Vec<Row>, Fault> {
    let mut it = Organisation::default();
    let mut rows = Vec::with_capacity(steps.len());
    for step in steps {
        let actor = Actor::parse(&step.actor);
        for event in decode::<OrganisationEvent>(step)? {
            let (what, facts) = described(l, &it, &event);
            let who = actor
                .as_ref()
                .map_or_else(|| step.actor.clone(), |actor| words::actor(l, actor, today));
            rows.push(Row { seq: step.seq, at: step.at, who, what, facts });
            organisation::apply(&mut it, step.at, &event);
        }
    }
    Ok(rows)
}

type Facts = Vec<(String, String, String)>;

fn described(l: &Reader, before: &Organisation, event: &OrganisationEvent) -> (String, Facts) {
    match event {
        OrganisationEvent::Named { name, phone } => {
            (l.t("admin-history-named").into_owned(), name_facts(l, before, name, phone.as_deref()))
        }
        OrganisationEvent::UnitPut(unit) => {
            let was = before.units.get(&unit.id);
            let key = if was.is_none() { "admin-history-unit-new" } else { "admin-history-unit" };
            (l.t1(key, "name", &unit.title), unit_facts(l, before, was, unit))
        }
        OrganisationEvent::PersonPut(person) => {
            let was = before.people.get(&person.id);
            let key = match was {
                None => "admin-history-person-new",
                Some(was) if !was.left && person.left => "admin-history-person-left",
                Some(_) => "admin-history-person",
            };
            (l.t1(key, "name", &person.name), person_facts(l, before, was, person))
        }
        OrganisationEvent::PackActivated { pack, version } => {
            let was = before.packs.get(pack).map(String::as_str).unwrap_or_default();
            (
                l.t1("admin-history-pack", "name", pack.as_str()),
                changed(l, &[("admin-version", was, version)]),
            )
        }
        OrganisationEvent::PolicyPut { pack, version, note, .. } => {
            let facts = vec![(l.t("admin-policy-note").into_owned(), String::new(), note.clone())];
            (l.t2("admin-history-policy", "name", pack.as_str(), "n", *version), facts)
        }
        OrganisationEvent::AbsencesPut { .. }
        | OrganisationEvent::PacePut { .. }
        | OrganisationEvent::KeyCustomerPut(_)
        | OrganisationEvent::KeyCustomerDropped { .. } => watched(l, before, event),
        OrganisationEvent::ImprovementOwed { .. }
        | OrganisationEvent::ImprovementReported { .. }
        | OrganisationEvent::ImprovementJudged { .. } => (improved(l, before, event), Facts::new()),
        OrganisationEvent::YearLoaded(table) => {
            let days = |kind| l.count(table.count(kind));
            let facts = changed(
                l,
                &[
                    ("admin-holidays", "", &days(DayKind::Off)),
                    ("admin-make-ups", "", &days(DayKind::Work)),
                ],
            );
            (l.t1("admin-history-year", "year", table.year().to_string()), facts)
        }
        OrganisationEvent::HoursPut(_)
        | OrganisationEvent::CalendarPut(_)
        | OrganisationEvent::CalendarUsed { .. }
        | OrganisationEvent::CalendarYearLoaded { .. }
        | OrganisationEvent::SpecialDayPut { .. }
        | OrganisationEvent::SpecialDayDropped { .. } => calendars::described(l, before, event),
        OrganisationEvent::ExposurePut { exposure, .. } => {
            let months = l.count(exposure.months.len() as u64);
            (l.t2("admin-history-exposure", "name", &exposure.title, "n", months), Facts::new())
        }
        OrganisationEvent::PasswordNoted { person } => {
            (l.t1("admin-history-password", "name", words::person(before, person)), Facts::new())
        }
        OrganisationEvent::KeyNoted { name, person, revoked } => {
            let key = if *revoked { "admin-history-key-taken" } else { "admin-history-key" };
            (l.t2(key, "name", name, "person", words::person(before, person)), Facts::new())
        }
    }
}

/// What became of a report of improvement.
fn improved(l: &Reader, before: &Organisation, event: &OrganisationEvent) -> String {
    match event {
        OrganisationEvent::ImprovementOwed { owed, .. } => {
            l.t1("admin-history-improvement-owed", "name", words::unit(before, &owed.unit))
        }
        OrganisationEvent::ImprovementReported { n, .. } => {
            l.t1("admin-history-improvement-reported", "n", *n)
        }
        OrganisationEvent::ImprovementJudged { n, accepted: true, .. } => {
            l.t1("admin-history-improvement-accepted", "n", *n)
        }
        OrganisationEvent::ImprovementJudged { n, .. } => {
            l.t1("admin-history-improvement-returned", "n", *n)
        }
        _ => String::new(),
    }
}

/// What was said about who is away, how notices come, and who goes through the green channel.
fn watched(l: &Reader, before: &Organisation, event: &OrganisationEvent) -> (String, Facts) {
    match event {
        OrganisationEvent::AbsencesPut { person, absences } => (
            l.t1("admin-history-absences", "name", words::person(before, person)),
            absence_facts(l, before, person, absences),
        ),
        OrganisationEvent::PacePut { person, pace } => {
            let facts = vec![(
                l.t("pace-label").into_owned(),
                l.t(words::code_key("pace", before.pace_of(person).code())).into_owned(),
                l.t(words::code_key("pace", pace.code())).into_owned(),
            )];
            (l.t1("admin-history-pace", "name", words::person(before, person)), facts)
        }
        OrganisationEvent::KeyCustomerPut(it) => {
            let was = before.key_customers.get(&it.key);
            let until = was.map(|it| it.until.to_string()).unwrap_or_default();
            let facts = changed(
                l,
                &[
                    ("key-customer-key", was.map_or("", |it| &it.key), &it.key),
                    ("key-customer-reason", was.map_or("", |it| &it.reason), &it.reason),
                    ("key-customer-until", &until, &it.until.to_string()),
                ],
            );
            (l.t1("admin-history-key-customer", "name", &it.name), facts)
        }
        OrganisationEvent::KeyCustomerDropped { key } => {
            let name = before.key_customers.get(key).map_or(key.as_str(), |it| &it.name);
            (l.t1("admin-history-key-customer-dropped", "name", name), Facts::new())
        }
        // Every other event has its place in `described`.
        _ => (String::new(), Facts::new()),
    }
}

fn name_facts(l: &Reader, before: &Organisation, name: &str, phone: Option<&str>) -> Facts {
    let phone_before = before.phone.as_deref().unwrap_or_default();
    let phone = phone.unwrap_or_default();
    changed(l, &[("admin-name", &before.name, name), ("admin-phone", phone_before, phone)])
}

fn absence_facts(l: &Reader, before: &Organisation, person: &PersonId, now: &[Absence]) -> Facts {
    let told = |list: &[Absence]| {
        let days: Vec<String> = list.iter().map(|it| format!("{} – {}", it.from, it.to)).collect();
        days.join(", ")
    };
    let was = before.absences.get(person).map(|it| told(it)).unwrap_or_default();
    changed(l, &[("admin-absences", &was, &told(now))])
}

/// Those that are not as they were.
fn changed(l: &Reader, all: &[(&str, &str, &str)]) -> Facts {
    let differ = all.iter().filter(|(_, was, is)| was != is);
    differ
        .map(|(key, was, is)| (l.t(*key).into_owned(), (*was).to_owned(), (*is).to_owned()))
        .collect()
}

fn unit_facts(l: &Reader, before: &Organisation, was: Option<&Unit>, unit: &Unit) -> Facts {
    let parent = |unit: &Unit| {
        unit.parent.as_ref().map(|it| words::unit(before, it).to_owned()).unwrap_or_default()
    };
    let functions = |unit: &Unit| unit.functions.iter().cloned().collect::<Vec<_>>().join(", ");
    let closed = |unit: &Unit| if unit.closed { l.t("yes").into_owned() } else { String::new() };
    let of = |f: &dyn Fn(&Unit) -> String| (was.map(f).unwrap_or_default(), f(unit));
    let (titles, parents) = (of(&|it| it.title.clone()), of(&parent));
    let (functions, closed) = (of(&functions), of(&closed));
    changed(
        l,
        &[
            ("admin-title-of-unit", &titles.0, &titles.1),
            ("admin-parent", &parents.0, &parents.1),
            ("admin-functions", &functions.0, &functions.1),
            ("admin-closed", &closed.0, &closed.1),
        ],
    )
}

fn person_facts(l: &Reader, before: &Organisation, was: Option<&Person>, person: &Person) -> Facts {
    let roles = |person: &Person| {
        let one = |grant: &organisation::Grant| {
            let role = l.t(words::code_key("role", grant.role.code()));
            l.t2("admin-role-at", "role", role, "unit", words::unit(before, &grant.unit))
        };
        person.grants.iter().map(one).collect::<Vec<_>>().join(&l.t("admin-list-comma"))
    };
    let of = |f: &dyn Fn(&Person) -> String| (was.map(f).unwrap_or_default(), f(person));
    let names = of(&|it| it.name.clone());
    let units = of(&|it| words::unit(before, &it.unit).to_owned());
    let phones = of(&|it| it.phone.clone().unwrap_or_default());
    let mails = of(&|it| it.email.clone().unwrap_or_default());
    let roles = of(&roles);
    changed(
        l,
        &[
            ("admin-name", &names.0, &names.1),
            ("admin-unit", &units.0, &units.1),
            ("admin-phone", &phones.0, &phones.1),
            ("admin-email", &mails.0, &mails.1),
            ("admin-roles", &roles.0, &roles.1),
        ],
    )
}
