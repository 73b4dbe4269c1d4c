//! Overruns: promises that were broken, by how much, how high the ladder was climbed for them, who knew and took it
//! up, and what was answered to those who wanted to know. What the quality department reads once a week.

use jiff::Timestamp;
use serde::Serialize;

use crate::calendar::CalendarError;
use crate::case::{Case, Setting};
use crate::escalation::Escalation;
use crate::id::{CaseNo, PersonId, UnitId};
use crate::promise::{Kind, Promise, State};
use crate::supervision::Order;

/// A promise that was broken.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Overrun {
    /// The case.
    pub no: CaseNo,
    /// What it is about.
    pub heading: String,
    /// The unit responsible now.
    pub unit: Option<UnitId>,
    /// The owner now.
    pub owner: Option<PersonId>,
    /// The promise's number.
    pub promise: u32,
    /// What was promised.
    pub kind: Kind,
    /// The clock that made the promise, if one did.
    pub clock: Option<String>,
    /// When it fell due.
    pub due_at: Timestamp,
    /// When it was kept after all; none while it is owed.
    pub kept_at: Option<Timestamp>,
    /// Minutes of working time from its due time until it was kept, or until now.
    pub late_minutes: i64,
    /// The rungs climbed for it, the lowest first.
    pub rungs: Vec<Escalation>,
    /// Supervision orders given since it fell due.
    pub orders: Vec<Order>,
}

/// The broken promises of a case that fell due from `from` and before `to`.
pub fn overruns(
    case: &Case,
    (from, to): (Timestamp, Timestamp),
    setting: &Setting<'_>,
) -> Result<Vec<Overrun>, CalendarError> {
    let Some(complaint) = case.complaint() else { return Ok(Vec::new()) };
    let broken = |it: &&Promise| {
        from <= it.due_at
            && it.due_at < to
            && matches!(it.state, State::Broken | State::KeptLate { .. })
    };
    let mut list = Vec::new();
    for promise in case.promises.iter().filter(broken) {
        let until = promise.kept_at().unwrap_or(setting.now).max(promise.due_at);
        let late = setting.calendar.working_time_between(promise.due_at, until)?;
        let about = |it: &&Escalation| it.promise == Some(promise.n);
        let since = |it: &&Order| promise.due_at <= it.at;
        list.push(Overrun {
            no: complaint.no,
            heading: complaint.heading.clone(),
            unit: case.unit.clone(),
            owner: case.owner.clone(),
            promise: promise.n,
            kind: promise.kind,
            clock: promise.clock.clone(),
            due_at: promise.due_at,
            kept_at: promise.kept_at(),
            late_minutes: late.as_mins(),
            rungs: case.escalations.iter().filter(about).cloned().collect(),
            orders: case.orders.iter().filter(since).cloned().collect(),
        });
    }
    Ok(list)
}
