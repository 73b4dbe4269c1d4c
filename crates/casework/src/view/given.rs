//! Rows of what is given to others: tasks, visits to the customer, and responsibility.

use jiff::Timestamp;
use serde::Serialize;

use crate::case::Case;
use crate::id::{PersonId, UnitId};
use crate::permission::Actor;
use crate::responsibility::{self, Party, Responsibility};
use crate::task::{self, Task};
use crate::visit::{self, Visit, VisitResult};

/// One row of tasks given to others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TaskRow {
    /// Its number in the case.
    pub n: u32,
    /// The unit, when it is one of ours.
    pub unit: Option<UnitId>,
    /// Who accepted it, or was named.
    pub person: Option<PersonId>,
    /// The partner's name, when it is somebody outside.
    pub partner: Option<String>,
    /// How it stands.
    pub state: task::State,
    /// It lies with the unit, or its answer is not judged yet: its people see the case.
    pub is_asked: bool,
    /// An answer is owed.
    pub is_owed: bool,
    /// When it was given.
    pub given_at: Timestamp,
    /// By when it is to be answered.
    pub due_at: Timestamp,
    /// When it was answered last.
    pub answered_at: Option<Timestamp>,
    /// How often it was given back.
    pub returns: u32,
    /// It was once due without being answered.
    pub was_broken: bool,
}

/// One row of visits.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VisitRow {
    /// Its number in the case.
    pub n: u32,
    /// Who goes.
    pub person: PersonId,
    /// Their unit.
    pub unit: UnitId,
    /// How it stands.
    pub state: visit::State,
    /// Its unit's people see the case because of it.
    pub is_asked: bool,
    /// From when somebody comes.
    pub from_at: Timestamp,
    /// Until when.
    pub to_at: Timestamp,
    /// Where.
    pub place: String,
    /// What for.
    pub what: String,
    /// What came of it.
    pub result: Option<VisitResult>,
}

/// One row of decisions on responsibility.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ResponsibilityRow {
    /// Its number in the case.
    pub n: u32,
    /// Whose doing it was.
    pub party: Party,
    /// The unit held responsible, when it is one of ours.
    pub unit: Option<UnitId>,
    /// To which part, in hundredths.
    pub share: u32,
    /// How it stands.
    pub state: responsibility::State,
    /// The unit's people see the case because of it.
    pub is_asked: bool,
    /// When it was decided.
    pub at: Timestamp,
}

pub(super) fn responsibility_row(it: &Responsibility) -> ResponsibilityRow {
    ResponsibilityRow {
        n: it.n,
        party: it.party,
        unit: it.unit.clone(),
        share: it.share,
        state: it.state,
        is_asked: it.asked_unit().is_some(),
        at: it.at,
    }
}

pub(super) fn task_row(task: &Task) -> TaskRow {
    let accepted = task.accepted_by.as_ref().and_then(Actor::person);
    TaskRow {
        n: task.n,
        unit: task.doer.unit().cloned(),
        person: accepted.or(task.doer.person()).cloned(),
        partner: task.doer.partner().map(|partner| partner.name.clone()),
        state: task.state,
        is_asked: task.asked_unit().is_some(),
        is_owed: task.is_owed(),
        given_at: task.at,
        due_at: task.due_at,
        answered_at: task.answer().map(|answer| answer.at),
        returns: u32::try_from(task.returns.len()).unwrap_or(u32::MAX),
        was_broken: task.was_broken,
    }
}

pub(super) fn visit_row(case: &Case, visit: &Visit) -> VisitRow {
    VisitRow {
        n: visit.n,
        person: visit.person.clone(),
        unit: visit.unit.clone(),
        state: visit.state,
        is_asked: case.is_shown_by(visit),
        from_at: visit.from_at,
        to_at: visit.to_at,
        place: visit.place.clone(),
        what: visit.what.clone(),
        result: visit.record.as_ref().map(|record| record.result),
    }
}
