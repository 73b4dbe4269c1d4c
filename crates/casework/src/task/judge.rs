//! What the owner of the case does with a task: take its answer over, send it back, withdraw it, keep a partner's link.
//!
//! And what time does: a task that is due and not answered is broken, once for every time it was given.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::contact::within_a_minute;
use crate::invalid::Invalid;
use crate::limits::{NOTE_CHARS_MAX, TASK_ANSWERS_MAX};
use crate::point::{FindingRecord, nth};
use crate::refusal::{Objection, Refusal};

use super::{Partner, State, Task, assign};

/// Which task, as it is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TaskNumber {
    /// The task's number.
    pub task: u32,
}

/// Taking a task's answer over, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmTask {
    /// The task's number.
    pub task: u32,
    /// The points whose answer and finding are taken over; all it proposes when nothing is said.
    #[serde(default)]
    pub points: Option<Vec<u32>>,
}

/// Sending a task's answer back, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SendBackTask {
    /// The task's number.
    pub task: u32,
    /// What is missing.
    pub note: String,
    /// By when; the time it had when that lies ahead, else one is proposed.
    #[serde(default)]
    pub due_at: Option<Timestamp>,
}

/// Withdrawing a task, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WithdrawTask {
    /// The task's number.
    pub task: u32,
    /// Why it is not wanted any more.
    pub reason: String,
}

pub(crate) fn confirm(
    case: &Case,
    it: &ConfirmTask,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let task = nth(&case.tasks, it.task).ok_or(Refusal::NoSuchTask)?;
    if task.state == State::Confirmed {
        return Ok(vec![]);
    }
    let answer = answered(task)?;
    refuse_own(case, task, setting)?;
    let wanted = |n: u32| it.points.as_ref().is_none_or(|points| points.contains(&n));
    let unknown = it.points.iter().flatten().any(|n| answer.points.iter().all(|p| p.point != *n));
    if unknown {
        return Err(Refusal::NoSuchPoint.into());
    }
    let taken: Vec<_> = answer.points.iter().filter(|p| wanted(p.point)).cloned().collect();
    let mut draft = Draft::new(case, setting);
    let points = taken.iter().map(|p| p.point).collect();
    draft.push(Event::TaskConfirmed { task: task.n, points });
    for proposal in taken {
        let point = proposal.point;
        if let Some(finding) = proposal.finding {
            draft.push(Event::FindingRecorded {
                point,
                finding: FindingRecord {
                    finding,
                    reasons: proposal.reasons,
                    responsible_unit: None,
                    at: setting.now,
                    by: setting.actor.clone(),
                },
            });
        }
        draft.push(Event::PointAnswered { point, text: proposal.text });
    }
    Ok(draft.events)
}

/// The answer that waits to be judged.
fn answered(task: &Task) -> Result<&super::TaskAnswer, Refusal> {
    let waits = task.state == State::Answered;
    task.answer().filter(|_| waits).ok_or(Refusal::TaskNotAnswered)
}

/// Only what the owner takes over counts: who answered does not say of their own answer that it will do,
/// unless the case is theirs.
fn refuse_own(case: &Case, task: &Task, setting: &Setting<'_>) -> Result<(), Refusal> {
    let answered = task.answer().is_some_and(|answer| answer.by == *setting.actor);
    let owns = setting.actor.person().is_some_and(|id| case.owner.as_ref() == Some(id));
    if answered && !owns { Err(Refusal::OwnProposal) } else { Ok(()) }
}

pub(crate) fn send_back(
    case: &Case,
    it: &SendBackTask,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let task = nth(&case.tasks, it.task).ok_or(Refusal::NoSuchTask)?;
    let mut invalid = Invalid::default();
    let note = invalid.required("note", &it.note, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    if task.state == State::Accepted {
        let said = task.sent_back.last();
        let same = said.is_some_and(|last| last.text == note && last.by == *setting.actor);
        return if same { Ok(vec![]) } else { Err(Refusal::TaskNotAnswered.into()) };
    }
    answered(task)?;
    if task.sent_back.len() >= TASK_ANSWERS_MAX {
        return Err(Refusal::TooMany.into());
    }
    let due_at = assign::due(case, it.due_at, Some(task.due_at), setting)?;
    Ok(vec![Event::TaskSentBack { task: task.n, note, due_at }])
}

pub(crate) fn withdraw(case: &Case, it: &WithdrawTask) -> Result<Vec<Event>, Objection> {
    let task = nth(&case.tasks, it.task).ok_or(Refusal::NoSuchTask)?;
    let mut invalid = Invalid::default();
    let reason = invalid.required("reason", &it.reason, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    match task.state {
        State::Withdrawn => Ok(vec![]),
        State::Confirmed => Err(Refusal::TaskSettled.into()),
        _ => Ok(vec![Event::TaskWithdrawn { task: task.n, reason }]),
    }
}

/// A partner's task that is still open, with its partner.
fn partners(case: &Case, n: u32) -> Result<(&Task, &Partner), Refusal> {
    let task = nth(&case.tasks, n).ok_or(Refusal::NoSuchTask)?;
    let partner = task.doer.partner().ok_or(Refusal::NoPartner)?;
    if task.is_open() { Ok((task, partner)) } else { Err(Refusal::TaskSettled) }
}

pub(crate) fn renew_link(
    case: &Case,
    n: u32,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let (task, partner) = partners(case, n)?;
    let again = within_a_minute(partner.linked_at, setting.now);
    // A second click makes no second link; one called back a moment ago is wanted all the same.
    if again && !partner.is_revoked {
        return Ok(vec![]);
    }
    let until = assign::link_until(task.due_at.max(setting.now));
    Ok(vec![Event::TaskLinkRenewed { task: n, until }])
}

pub(crate) fn revoke_link(case: &Case, n: u32) -> Result<Vec<Event>, Objection> {
    let (_, partner) = partners(case, n)?;
    Ok(if partner.is_revoked { vec![] } else { vec![Event::TaskLinkRevoked { task: n }] })
}

/// Puts on record that tasks fell due without an answer.
pub(crate) fn break_due(draft: &mut Draft<'_>) {
    let open: Vec<Task> = draft.case.open_tasks().cloned().collect();
    for task in open {
        break_one(draft, &task);
    }
}

pub(super) fn break_one(draft: &mut Draft<'_>, task: &Task) {
    if task.is_owed() && !task.is_broken && task.due_at <= draft.setting.now {
        draft.push(Event::TaskBroken { task: task.n });
    }
}
