//! What watches over time: the audit of pauses, the overrun report, and who is away.

use axum::Json;
use axum::response::{IntoResponse, Response};
use casework::absence::Absence;
use casework::id::{CaseNo, PersonId};
use casework::organisation::OrganisationCommand;
use casework::overrun::Overrun;
use casework::pause_audit::{By, Sum, divide};
use casework::refusal::Refusal;
use desk::Trouble;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::narrowing::wrong;
use super::request::{Call, unknown};
use crate::action;
use crate::fail::Fail;

/// Days one answer may tell of.
const DAYS_MAX: i64 = 366;

/// What pauses came to.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PauseSum")]
struct SumView {
    /// What it counts under: the reason's code, the unit or who paused; empty where nobody is named, and of the whole.
    key: String,
    /// Minutes of working time clocks stood still.
    minutes: i64,
    /// Those of them that no rule allows.
    unjustified_minutes: i64,
    /// Pauses.
    pauses: u64,
    /// The cases they belong to.
    cases: Vec<CaseNo>,
}

/// For how long clocks stood still, on the cases the key's person sees.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PauseAudit")]
pub(super) struct PauseAuditView {
    /// The beginning of the time.
    from: Timestamp,
    /// The end of the time; no longer part of it.
    to: Timestamp,
    /// The parts.
    rows: Vec<SumView>,
    /// The whole.
    total: SumView,
    /// There are more pauses than one answer takes; ask for a shorter time.
    more: bool,
}

/// Promises that were broken, of the cases the key's person sees.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Overruns")]
pub(super) struct OverrunsView {
    /// The beginning of the time.
    from: Timestamp,
    /// The end of the time; no longer part of it.
    to: Timestamp,
    /// The promises, the longest overrun first.
    overruns: Vec<Overrun>,
    /// There are more cases than one answer takes; ask for a shorter time.
    more: bool,
}

/// When a person is away, all at once: what is not named is taken back.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PutAbsences {
    /// The absences.
    absences: Vec<Absence>,
}

/// When a person is away.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Absences")]
pub(super) struct AbsencesView {
    /// The sign-in name.
    person: PersonId,
    /// The absences, the earliest first.
    absences: Vec<Absence>,
    /// It was so already.
    repeated: bool,
}

/// The time a query asks for, and what else it says.
struct Asked {
    from: Date,
    to: Date,
    by: By,
}

impl Asked {
    fn read(call: &Call, (from, to): (Date, Date), divides: bool) -> Result<Asked, Fail> {
        let mut asked = Asked { from, to, by: By::default() };
        let date =
            |name: &str, value: &str| value.parse::<Date>().map_err(|_| wrong(name, "a date"));
        for (name, value) in &call.query {
            match name.as_str() {
                "from" => asked.from = date(name, value)?,
                "to" => asked.to = date(name, value)?,
                "by" if divides => {
                    asked.by =
                        By::from_code(value).ok_or_else(|| wrong(name, "one of the choices"))?;
                }
                name => return Err(unknown(name, "there is no such parameter here")),
            }
        }
        if asked.from >= asked.to || asked.from.saturating_add(DAYS_MAX.days()) < asked.to {
            return Err(wrong("to", &format!("a date after from, at most {DAYS_MAX} days later,")));
        }
        Ok(asked)
    }

    fn period(&self, call: &Call) -> Result<(Timestamp, Timestamp), Fail> {
        let calendar = &call.visit.house.calendar;
        let start = |day| calendar.start_of_day(day).map_err(Trouble::Calendar);
        Ok((start(self.from)?, start(self.to)?))
    }
}

fn sum(key: String, it: Sum) -> SumView {
    SumView {
        key,
        minutes: it.minutes,
        unjustified_minutes: it.unjustified_minutes,
        pauses: it.pauses,
        cases: it.cases.into_iter().collect(),
    }
}

fn may_count(call: &Call) -> Result<(), Fail> {
    if call.visit.doors().figures { Ok(()) } else { Err(Refusal::RoleLacking.into()) }
}

/// Audits the pauses.
pub(super) async fn pauses(call: Call) -> Result<Response, Fail> {
    may_count(&call)?;
    let today = call.visit.house.calendar.local_date(call.visit.now);
    let usual = (today.first_of_month(), today.saturating_add(1.day()));
    let asked = Asked::read(&call, usual, true)?;
    let (from, to) = asked.period(&call)?;
    let (desk, scope) = (call.visit.app.desk().clone(), call.visit.scope());
    let (list, more) =
        call.visit.app.blocking(move || desk.stood_still(&scope, (from, to))).await?;
    let (parts, whole) = divide(&list, asked.by);
    let view = PauseAuditView {
        from,
        to,
        rows: parts.into_iter().map(|(key, it)| sum(key, it)).collect(),
        total: sum(String::new(), whole),
        more,
    };
    Ok(Json(view).into_response())
}

/// Tells what was overrun.
pub(super) async fn overruns(call: Call) -> Result<Response, Fail> {
    may_count(&call)?;
    let today = call.visit.house.calendar.local_date(call.visit.now);
    let monday = today.saturating_sub(i64::from(today.weekday().to_monday_zero_offset()).days());
    let asked = Asked::read(&call, (monday.saturating_sub(7.days()), monday), false)?;
    let (from, to) = asked.period(&call)?;
    let (desk, scope) = (call.visit.app.desk().clone(), call.visit.scope());
    let (overruns, more) =
        call.visit.app.blocking(move || desk.overruns(&scope, (from, to))).await?;
    Ok(Json(OverrunsView { from, to, overruns, more }).into_response())
}

/// Says when a person is away.
pub(super) async fn put_absences(call: Call) -> Result<Response, Fail> {
    let person = PersonId::parse(call.place("id")).map_err(|_| Fail::NotFound)?;
    let PutAbsences { absences } = action::read(call.body.clone())?;
    let (desk, actor) = (call.visit.app.desk().clone(), call.visit.actor.clone());
    let before = call.visit.organisation().version;
    let whose = person.clone();
    let command = OrganisationCommand::PutAbsences { person: whose, absences };
    call.visit.app.blocking(move || desk.administer(&actor, &[command])).await?;
    let house = call.visit.app.desk().house();
    let absences = house.organisation.absences_of(&person).to_vec();
    let repeated = house.organisation.version == before;
    Ok(Json(AbsencesView { person, absences, repeated }).into_response())
}
