//! Promises over all cases: the register, how many were kept, and those found in what was written to a customer.

use axum::Json;
use axum::response::{IntoResponse, Response};
use casework::id::{CaseNo, CategoryCode, PersonId, UnitId};
use casework::permission::Act;
use casework::promise::{Basis, Kind, SaidIn};
use casework::promise_words::{Advice, advice, unregistered};
use casework::refusal::Refusal;
use desk::Trouble;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use store::{
    Fault, Filters, KeptBy, KeptGroup, KeptQuery, KeptRow, PROMISE_ROWS_MAX, Period, PromiseQuery,
    Wanted,
};

use super::case::{no_query, note_reading};
use super::list::ROWS;
use super::narrowing::{Ground, narrow, wrong};
use super::request::{Call, tag, unknown};
use crate::fail::Fail;
use crate::web::case::found;
use crate::web::promises::{self, LISTS};
use crate::words;

/// What both lists are narrowed by, and what each means.
pub(super) const NARROWED_BY: [(&str, &str); 4] = [
    ("unit", "Of cases of this unit and the units below it."),
    ("category", "Of cases of this category and those below it."),
    ("person", "Given by this person."),
    ("basis", "Resting on this."),
];
/// How rates can be divided.
pub(super) const DIVIDED_BY: [(&str, KeptBy); 3] =
    [("unit", KeptBy::Unit), ("person", KeptBy::Person), ("category", KeptBy::Category)];

/// A promise in the register.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PromiseEntry")]
struct EntryView {
    /// The case.
    no: CaseNo,
    /// Its heading.
    heading: String,
    /// To whom it was promised.
    complainant: String,
    /// The promise's number in the case.
    promise: u32,
    /// What is promised.
    kind: Kind,
    /// The same in words, in the language of `Accept-Language`.
    what: String,
    /// On what it rests.
    basis: Basis,
    /// Who gave their word; none when a rule made it.
    person: Option<PersonId>,
    /// The unit responsible now.
    unit: Option<UnitId>,
    /// The category, once judged or told.
    category: Option<CategoryCode>,
    /// In which of our words it was given, where somebody said so.
    said_in: Option<SaidIn>,
    /// By when.
    due_at: Timestamp,
    /// When it was kept.
    kept_at: Option<Timestamp>,
    /// `running`, `kept`, `broken` or `kept_late`.
    state: String,
}

/// A page of the register of promises.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PromiseList")]
pub(super) struct ListView {
    /// The promises: what is owed by when it falls due, what is over the latest first.
    promises: Vec<EntryView>,
    /// The `cursor` of the next page; none at the end.
    next: Option<String>,
}

/// Promises that fell due and whose end is known.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "KeptRate")]
struct RateView {
    /// Its unit.
    unit: Option<UnitId>,
    /// Who gave their word; none for what rules promised.
    person: Option<PersonId>,
    /// Its category, with those below.
    category: Option<CategoryCode>,
    /// Fell due in the time, and their end is known.
    ended: u64,
    /// Kept in time.
    kept: u64,
    /// Kept after they were due.
    kept_late: u64,
    /// Broken and still owed.
    broken: u64,
    /// Kept in time as a share; none of nothing.
    share: Option<f64>,
}

/// How many promises were kept.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "KeptRates")]
pub(super) struct RatesView {
    /// In the order of codes; there is no order by rate.
    rows: Vec<RateView>,
    /// Everything.
    total: RateView,
}

/// Something that speaks against promising it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PromiseAdvice")]
struct AdviceView {
    /// `earlier_than_usual`, `rest_day`, `outside_hours` or `unknown_year`.
    code: &'static str,
    /// In words, in the language of `Accept-Language`.
    words: String,
}

/// A promise found in what was written to the customer last.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FoundPromise")]
struct FoundView {
    /// In which of our words: send it back with the promise.
    said_in: SaidIn,
    /// When they were said.
    said_at: Timestamp,
    /// The words found.
    said: String,
    /// The sentence they stand in: what is promised.
    what: String,
    /// By when; none where the calendar cannot tell.
    due_at: Option<Timestamp>,
    /// The last day in time.
    last_day: Option<Date>,
    /// What speaks against it.
    advice: Vec<AdviceView>,
}

/// Promises found and not registered yet.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FoundPromises")]
pub(super) struct FoundsView {
    /// The case.
    no: CaseNo,
    /// Its version now.
    version: u64,
    /// In the order they were written.
    promises: Vec<FoundView>,
}

/// What a list is narrowed by.
#[derive(Default)]
struct Narrowed {
    filters: Filters,
    person: Option<PersonId>,
    basis: Option<Basis>,
}

impl Narrowed {
    /// Takes a parameter; whether it was one of these.
    fn take(&mut self, call: &Call, name: &str, value: &str) -> Result<bool, Fail> {
        let visit = &call.visit;
        let ground = Ground {
            organisation: visit.organisation(),
            calendar: &visit.house.calendar,
            now: visit.now,
        };
        match name {
            "unit" | "category" => narrow(&mut self.filters, name, value, &ground)?,
            "person" => {
                self.person = Some(PersonId::parse(value).map_err(|_| wrong(name, "a code"))?);
            }
            "basis" => {
                let basis = Basis::ALL.iter().find(|it| words::code(*it) == value);
                self.basis = Some(*basis.ok_or_else(|| wrong(name, "one of the choices"))?);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// The schema of a parameter both lists take.
pub(super) fn schema_of(name: &str) -> Value {
    match name {
        "basis" => {
            let codes: Vec<String> = Basis::ALL.iter().map(words::code).collect();
            json!({ "type": "string", "enum": codes })
        }
        _ => json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{0,63}$" }),
    }
}

/// Lists promises.
pub(super) async fn list(call: Call) -> Result<Response, Fail> {
    let visit = &call.visit;
    let (mut narrowed, mut wanted) = (Narrowed::default(), Wanted::Owed);
    let (mut cursor, mut limit) = (None, ROWS);
    for (name, value) in &call.query {
        if narrowed.take(&call, name, value)? {
            continue;
        }
        match name.as_str() {
            "show" => {
                let known = promises::wanted(value, visit.now);
                wanted = known.ok_or_else(|| wrong(name, "one of the choices"))?;
            }
            "cursor" if is_place(value) => cursor = Some(value.clone()),
            "cursor" => return Err(wrong(name, "the `next` of the page before")),
            "limit" => {
                let rows = value.parse().ok().filter(|n| (1..=PROMISE_ROWS_MAX).contains(n));
                let range = format!("a whole number from 1 to {PROMISE_ROWS_MAX}");
                limit = rows.ok_or_else(|| wrong(name, &range))?;
            }
            _ => return Err(unknown(name, "the register of promises has no such parameter")),
        }
    }
    let (org, scope) = (visit.app.desk().org(), visit.scope());
    let Narrowed { filters, person, basis } = narrowed;
    let page = visit
        .app
        .read(move |register| -> Result<_, Fault> {
            let query =
                PromiseQuery { scope: &scope, wanted, filters, person, basis, cursor, limit };
            register.promises(org, &query)
        })
        .await
        .map_err(Fail::from)?;
    let cases = promises::cases(visit, &page.rows).await?;
    let entries = page.rows.into_iter().map(|row| {
        let case = cases.get(&row.no.to_string());
        EntryView {
            what: promises::what(visit, &row, case),
            said_in: promises::promise_of(&row, case).and_then(|it| it.said_in),
            no: row.no,
            heading: row.heading,
            complainant: row.complainant,
            promise: row.n,
            kind: row.kind,
            basis: row.basis,
            person: row.person,
            unit: row.unit,
            category: row.category,
            due_at: row.due_at,
            kept_at: row.kept_at,
            state: row.state,
        }
    });
    Ok(Json(ListView { promises: entries.collect(), next: page.next }).into_response())
}

/// Whether a text is a place in the register: time, case and number.
fn is_place(cursor: &str) -> bool {
    let parts: Vec<&str> = cursor.split('.').collect();
    let [at, case, n] = parts.as_slice() else { return false };
    at.parse::<i64>().is_ok()
        && case.parse::<casework::id::CaseId>().is_ok()
        && n.parse::<i64>().is_ok()
}

/// The names of the lists.
pub(super) fn lists() -> Value {
    json!({ "type": "string", "enum": LISTS, "default": "owed" })
}

fn rate(it: KeptRow) -> RateView {
    let mut view = RateView {
        unit: None,
        person: None,
        category: None,
        ended: it.ended(),
        kept: it.kept,
        kept_late: it.kept_late,
        broken: it.broken,
        share: it.share(),
    };
    match it.group {
        KeptGroup::All => {}
        KeptGroup::Unit(unit) => view.unit = unit,
        KeptGroup::Person(person) => view.person = person,
        KeptGroup::Category(category) => view.category = category,
    }
    view
}

/// Tells how many promises were kept.
pub(super) async fn rates(call: Call) -> Result<Response, Fail> {
    let visit = &call.visit;
    let calendar = &visit.house.calendar;
    let today = calendar.local_date(visit.now);
    let (mut from, mut to) =
        (today.first_of_month().saturating_sub(11.months()), today.saturating_add(1.day()));
    let (mut narrowed, mut by) = (Narrowed::default(), KeptBy::Unit);
    let date = |name: &str, value: &str| value.parse::<Date>().map_err(|_| wrong(name, "a date"));
    for (name, value) in &call.query {
        if narrowed.take(&call, name, value)? {
            continue;
        }
        match name.as_str() {
            "from" => from = date(name, value)?,
            "to" => to = date(name, value)?,
            "by" => {
                let known = DIVIDED_BY.iter().find(|(code, _)| code == value).map(|(_, by)| *by);
                by = known.ok_or_else(|| wrong(name, "one of the choices"))?;
            }
            _ => return Err(unknown(name, "rates have no such parameter")),
        }
    }
    if from >= to {
        return Err(wrong("to", "a date after from"));
    }
    let start = |day: Date| calendar.start_of_day(day).map_err(Trouble::Calendar);
    let period = Period::new(start(from)?, start(to)?);
    let (org, scope) = (visit.app.desk().org(), visit.scope());
    let Narrowed { filters, person, basis } = narrowed;
    let rates = visit
        .app
        .read(move |register| -> Result<_, Fault> {
            let query = KeptQuery { scope: &scope, filters, person, basis, period, by };
            register.kept_rates(org, &query)
        })
        .await
        .map_err(Fail::from)?;
    let rows = rates.rows.into_iter().map(rate).collect();
    Ok(Json(RatesView { rows, total: rate(rates.total) }).into_response())
}

/// Tells the promises found in what was written to the customer last.
pub(super) async fn found(call: Call) -> Result<Response, Fail> {
    no_query(&call)?;
    let visit = &call.visit;
    let case = visit.case(call.place("no"), Act::Read).await?;
    note_reading(visit, &case).await?;
    let setting = visit.setting(&case, visit.pack(&case)?);
    let list = unregistered(&case, &setting);
    let usual = if list.is_empty() { None } else { found::usual_to_come(visit, &case).await? };
    let against = |due: Timestamp| advice(due, usual, setting.calendar, visit.now);
    let told = |it: &Advice| AdviceView { code: it.code(), words: found::told(&visit.l, it) };
    let promises = list.into_iter().map(|it| FoundView {
        said_in: it.said_in,
        said_at: it.said_at,
        advice: it.found.due_at.map(against).unwrap_or_default().iter().map(told).collect(),
        said: it.found.said,
        what: it.what,
        due_at: it.found.due_at,
        last_day: it.found.last_day,
    });
    let no = case.no().ok_or(Refusal::NoSuchCase)?;
    let view = FoundsView { no, version: case.version, promises: promises.collect() };
    let mut response = Json(view).into_response();
    tag(&mut response, case.version);
    Ok(response)
}
