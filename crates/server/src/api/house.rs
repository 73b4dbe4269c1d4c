//! The house: who asks, units, people, packs, the calendar. What a program needs to fill in a command.

use axum::Json;
use axum::response::{IntoResponse, Response};
use casework::absence::Absence;
use casework::calendar::Day;
use casework::id::{CategoryCode, PackId, PersonId, UnitId};
use casework::intake::{Channel, SubjectKind};
use casework::organisation::{Grant, Person, Unit};
use casework::pack::{Choice, Field, FieldKind, Pack, Requirement, Words};
use casework::policy::{Clock, Confidence};
use casework::promise::{Basis, Kind as PromiseKind};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::case::no_query;
use super::request::Call;
use crate::fail::Fail;

/// A person on our side.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Colleague")]
pub(super) struct PersonView {
    /// The sign-in name.
    id: PersonId,
    /// The name customers are told.
    name: String,
    /// The unit the person belongs to.
    unit: UnitId,
    /// The telephone number customers are told.
    phone: Option<String>,
    /// Roles held, and where.
    grants: Vec<Grant>,
    /// Has left: keeps the history and gets nothing new.
    left: bool,
    /// When they are away and who stands in, the earliest first; only what is not over.
    absences: Vec<Absence>,
}

/// People on our side.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "People")]
pub(super) struct PeopleView {
    /// By sign-in name.
    people: Vec<PersonView>,
}

/// Units of the organisation.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Units")]
pub(super) struct UnitsView {
    /// By code; the root has no parent.
    units: Vec<Unit>,
}

/// A pack in a list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PackSummary")]
pub(super) struct PackLine {
    /// Its code.
    id: PackId,
    /// Its version.
    version: String,
    /// Its name.
    title: Words,
}

/// Packs in force.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Packs")]
pub(super) struct PacksView {
    /// By code.
    packs: Vec<PackLine>,
}

/// A category of a pack.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Category")]
struct CategoryView {
    /// Its code; branches by dots.
    code: CategoryCode,
    /// Its name.
    title: Words,
    /// Only a leaf may be chosen.
    leaf: bool,
}

/// A choice with its name.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Choice")]
struct ChoiceView {
    /// Its code.
    code: String,
    /// Its name.
    title: Words,
}

/// A further field of a complaint, to stand in `fields`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PackField")]
struct FieldView {
    /// Its code.
    id: String,
    /// Its label.
    title: Words,
    /// What it takes.
    kind: FieldKind,
    /// Whether it must be filled in.
    requirement: Requirement,
    /// For a conditional field: when, as an expression.
    when: Option<String>,
    /// For a choice: which.
    choices: Vec<ChoiceView>,
    /// Asked for these branches only; everywhere when empty.
    categories: Vec<CategoryCode>,
}

/// A clock: a promise that policy makes.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Clock")]
struct ClockView {
    /// Its code.
    id: String,
    /// Its name.
    title: Words,
    /// What it promises.
    keeps: PromiseKind,
    /// From when it counts.
    start: String,
    /// How long, e.g. `2 working hours`.
    limit: String,
    /// When it applies, as an expression; always when there is none.
    when: Option<String>,
    /// On what it rests.
    basis: Basis,
    /// Where the rule comes from.
    source: String,
    /// How sure we are of it.
    confidence: Confidence,
    /// First day it holds.
    valid_from: Option<Date>,
    /// Last day it holds.
    valid_to: Option<Date>,
}

/// A pack.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Pack")]
pub(super) struct PackView {
    /// Its code.
    id: PackId,
    /// Its version.
    version: String,
    /// Its name.
    title: Words,
    /// Channels its form offers.
    channels: Vec<Channel>,
    /// Kinds of subject its form offers.
    subjects: Vec<SubjectKind>,
    /// The tree of categories.
    categories: Vec<CategoryView>,
    /// Further fields.
    fields: Vec<FieldView>,
    /// Clocks.
    clocks: Vec<ClockView>,
    /// Reasons to return a case.
    return_reasons: Vec<ChoiceView>,
}

/// A day of the calendar.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Day")]
struct DayView {
    /// The date.
    date: Date,
    /// Whether work is done on it.
    working: bool,
    /// `workday`, `weekend`, `holiday` or `make_up`.
    kind: &'static str,
    /// The holiday it belongs to, where there is one.
    name: Option<String>,
}

/// A calendar year.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CalendarYear")]
pub(super) struct YearView {
    /// The year.
    year: i16,
    /// The zone days are counted in.
    zone: String,
    /// Working days in the year.
    working_days: u32,
    /// Days off by the table.
    holidays: u32,
    /// Days worked to make up for holidays.
    make_up_days: u32,
    /// Every day.
    days: Vec<DayView>,
}

fn person_view(call: &Call, person: &Person) -> PersonView {
    let today = call.visit.house.calendar.local_date(call.visit.now);
    let absences = call.visit.organisation().absences_of(&person.id).iter();
    PersonView {
        absences: absences.filter(|it| today <= it.to).cloned().collect(),
        id: person.id.clone(),
        name: person.name.clone(),
        unit: person.unit.clone(),
        phone: person.phone.clone(),
        grants: person.grants.iter().cloned().collect(),
        left: person.left,
    }
}

fn answer(call: &Call, view: impl Serialize) -> Result<Response, Fail> {
    no_query(call)?;
    Ok(Json(view).into_response())
}

/// As whom the key acts.
pub(super) fn me(call: &Call) -> Result<Response, Fail> {
    answer(call, person_view(call, &call.visit.person))
}

/// Units.
pub(super) fn units(call: &Call) -> Result<Response, Fail> {
    answer(call, UnitsView { units: call.visit.organisation().units.values().cloned().collect() })
}

/// People.
pub(super) fn people(call: &Call) -> Result<Response, Fail> {
    answer(
        call,
        PeopleView {
            people: call
                .visit
                .organisation()
                .people
                .values()
                .map(|it| person_view(call, it))
                .collect(),
        },
    )
}

/// Packs in force.
pub(super) fn packs(call: &Call) -> Result<Response, Fail> {
    let line = |pack: &Pack| PackLine {
        id: pack.id.clone(),
        version: pack.version.clone(),
        title: pack.title.clone(),
    };
    answer(call, PacksView { packs: call.visit.house.packs_in_force().map(line).collect() })
}

/// One pack, in force or not: old cases keep theirs.
pub(super) fn pack(call: &Call) -> Result<Response, Fail> {
    let id = PackId::parse(call.place("id")).map_err(|_| Fail::NotFound)?;
    let pack = call.visit.house.packs.get(&id).ok_or(Fail::NotFound)?;
    let (_, policy) = pack.policy_at(call.visit.now);
    let choice = |it: &Choice| ChoiceView { code: it.code.clone(), title: it.title.clone() };
    let field = |it: &Field| FieldView {
        id: it.id.clone(),
        title: it.title.clone(),
        kind: it.kind,
        requirement: it.requirement,
        when: it.when.as_ref().map(|when| when.text().to_owned()),
        choices: it.choices.iter().map(choice).collect(),
        categories: it.categories.clone(),
    };
    let clock = |it: &Clock| ClockView {
        id: it.id.clone(),
        title: it.title.clone(),
        keeps: it.keeps,
        start: it.start.to_string(),
        limit: it.limit.to_string(),
        when: it.when.as_ref().map(|when| when.text().to_owned()),
        basis: it.basis,
        source: it.source.clone(),
        confidence: it.confidence,
        valid_from: it.valid_from,
        valid_to: it.valid_to,
    };
    let category = |it: &casework::pack::Category| CategoryView {
        code: it.code.clone(),
        title: it.title.clone(),
        leaf: pack.is_leaf(&it.code),
    };
    let view = PackView {
        id: pack.id.clone(),
        version: pack.version.clone(),
        title: pack.title.clone(),
        channels: pack.channels.clone(),
        subjects: pack.subjects.clone(),
        categories: pack.categories.iter().map(category).collect(),
        fields: pack.fields.iter().map(field).collect(),
        clocks: policy.clocks.iter().map(clock).collect(),
        return_reasons: pack.return_reasons().map(choice).collect(),
    };
    answer(call, view)
}

/// A calendar year; a year whose table is not loaded is no guess but a 404.
pub(super) fn calendar(call: &Call) -> Result<Response, Fail> {
    let year: i16 = call.place("year").parse().map_err(|_| Fail::NotFound)?;
    let calendar = &call.visit.house.calendar;
    let view = calendar.year_view(year).map_err(|_| Fail::NotFound)?;
    let days = view
        .months
        .iter()
        .flat_map(|month| &month.days)
        .map(|(date, day)| day_view(*date, day))
        .collect();
    let view = YearView {
        year,
        zone: calendar.zone().iana_name().unwrap_or("UTC").to_owned(),
        working_days: view.working_days,
        holidays: view.holidays,
        make_up_days: view.make_up_days,
        days,
    };
    answer(call, view)
}

fn day_view(date: Date, day: &Day) -> DayView {
    let working = day.is_working();
    let (kind, name) = match day {
        Day::Holiday { name } => ("holiday", Some(name.clone())),
        Day::MakeUp { name } => ("make_up", Some(name.clone())),
        _ if working => ("workday", None),
        _ => ("weekend", None),
    };
    DayView { date, working, kind, name: name.filter(|name| !name.is_empty()) }
}
