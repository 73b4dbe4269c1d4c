//! Who has to do what about a task, and by when.

use jiff::{Timestamp, ToSpan};

use crate::case::{Case, Setting};
use crate::duty::{Duty, DutyKind};
use crate::id::PersonId;
use crate::organisation::Role;
use crate::permission::Actor;

use super::work::is_there;
use super::{Doer, State, Task, needs_arbitration};

/// Hours in which a task is accepted, and what comes back is judged.
const HOURS: i64 = 24;

/// What is to be done about the open tasks; `owner` is who of the case is there to do something about it.
pub(crate) fn duties(case: &Case, owner: Option<&PersonId>, setting: &Setting<'_>) -> Vec<Duty> {
    case.open_tasks().map(|task| duty(case, task, owner, setting)).collect()
}

fn duty(case: &Case, task: &Task, owner: Option<&PersonId>, setting: &Setting<'_>) -> Duty {
    let soon = task.since + HOURS.hours();
    let ours = |kind, due_at: Timestamp| Duty {
        kind,
        n: task.n,
        person: owner.cloned(),
        unit: case.unit.clone(),
        role: None,
        due_at,
    };
    match (task.state, &task.doer) {
        (State::Returned, _) if needs_arbitration(case, task, setting) => Duty {
            person: None,
            role: Some(Role::Supervisor),
            ..ours(DutyKind::Arbitrate, soon.min(task.due_at))
        },
        (State::Returned, _) => ours(DutyKind::JudgeTask, soon.min(task.due_at)),
        (State::Answered, _) => {
            let end = super::answer_due(case, task.since);
            ours(DutyKind::JudgeTask, end.map_or(soon, |end| soon.min(end)))
        }
        // Nobody outside has a list of ours: whoever works on the case sees to it that an answer comes.
        (_, Doer::Partner(_)) => ours(DutyKind::AnswerTask, task.due_at),
        (state, Doer::Unit { unit, person }) => {
            let accepted = task.accepted_by.as_ref().and_then(Actor::person);
            let whose = accepted.or(person.as_ref());
            let (kind, due_at) = if state == State::Offered {
                (DutyKind::AcceptTask, soon.min(task.due_at))
            } else {
                (DutyKind::AnswerTask, task.due_at)
            };
            Duty {
                kind,
                n: task.n,
                person: whose.filter(|id| is_there(id, case, setting)).cloned(),
                unit: Some(unit.clone()),
                role: None,
                due_at,
            }
        }
    }
}
