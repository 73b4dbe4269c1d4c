//! Tasks: a piece of a case given to a unit, a person or a partner outside, who answers for it by a time of its own.
//!
//! The case keeps its owner and its promises: what is given away is work, never responsibility. So a task
//! ends before the answer promised to the customer is due, only what the owner takes over counts, and while
//! one is open the case is neither answered nor closed. What goes to and fro too often is decided from above.

mod assign;
mod duty;
mod judge;
mod tell;
mod work;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event};
use crate::id::{PersonId, UnitId};
use crate::permission::Actor;
use crate::point::{Finding, nth_mut};

pub use assign::{
    ArbitrateTask, AskPartner, AssignTask, ReassignTask, answer_due, needs_arbitration,
    proposed_due,
};
pub(crate) use assign::{arbitrate, assign, reassign};
pub(crate) use duty::duties;
pub use judge::{ConfirmTask, SendBackTask, TaskNumber, WithdrawTask};
pub(crate) use judge::{break_due, confirm, renew_link, revoke_link, send_back, withdraw};
pub(crate) use tell::{letter, told};
pub use work::{AnswerTask, ReturnTask, is_doer};
pub(crate) use work::{accept, answer, give_back, is_there};

/// How a task stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TaskState"))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It waits to be accepted.
    #[default]
    Offered,
    /// Somebody works on it.
    Accepted,
    /// It was given back; the owner of the case, or an arbiter, decides where it goes.
    Returned,
    /// It is answered, and the owner has not said yet whether the answer will do.
    Answered,
    /// The owner took the answer over.
    Confirmed,
    /// It is not wanted any more.
    Withdrawn,
}

impl State {
    /// Every state.
    pub const ALL: &'static [State] = &[
        State::Offered,
        State::Accepted,
        State::Returned,
        State::Answered,
        State::Confirmed,
        State::Withdrawn,
    ];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            State::Offered => "offered",
            State::Accepted => "accepted",
            State::Returned => "returned",
            State::Answered => "answered",
            State::Confirmed => "confirmed",
            State::Withdrawn => "withdrawn",
        }
    }
}

/// An outside party that answers a task without an account, by a signed link or by telling us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Partner {
    /// Its name.
    pub name: String,
    /// Where the link goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Where it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The language it is written to in.
    pub language: String,
    /// It may see how to reach the complainant.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sees_contact: bool,
    /// Digests of the files of the case it may see.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// Which link is the right one: a new one makes those before it worthless.
    #[serde(default)]
    pub generation: u32,
    /// Until when the link opens the task.
    pub until: Timestamp,
    /// When the link was made.
    pub linked_at: Timestamp,
    /// The link was called back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_revoked: bool,
}

/// Whose a task is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Doer {
    /// A unit, or a person of it.
    Unit {
        /// The unit.
        unit: UnitId,
        /// The person; anybody of the unit when nobody is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<PersonId>,
    },
    /// Somebody outside.
    Partner(Partner),
}

impl Doer {
    /// The unit, when it is one of ours.
    pub fn unit(&self) -> Option<&UnitId> {
        match self {
            Doer::Unit { unit, .. } => Some(unit),
            Doer::Partner(_) => None,
        }
    }

    /// The person named, when one is.
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Doer::Unit { person, .. } => person.as_ref(),
            Doer::Partner(_) => None,
        }
    }

    /// The partner, when it is one.
    pub fn partner(&self) -> Option<&Partner> {
        match self {
            Doer::Unit { .. } => None,
            Doer::Partner(partner) => Some(partner),
        }
    }

    /// Whether it is the same one asked again, whatever became of links meanwhile.
    fn is_same(&self, other: &Doer) -> bool {
        match (self, other) {
            (Doer::Partner(one), Doer::Partner(two)) => {
                (&one.name, &one.email, &one.phone, &one.files, one.sees_contact)
                    == (&two.name, &two.email, &two.phone, &two.files, two.sees_contact)
            }
            _ => self == other,
        }
    }
}

/// A task given back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TaskReturn {
    /// The code of the reason.
    pub reason: String,
    /// In words.
    pub note: String,
    /// By whom.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// A decision on what the doer or the owner wrote, in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TaskNote {
    /// In words.
    pub text: String,
    /// By whom.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// What a task's answer proposes for a point; it counts once the owner takes it over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PointProposal {
    /// The point's number.
    pub point: u32,
    /// What to answer to it.
    pub text: String,
    /// What was established.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<Finding>,
    /// On which facts; needed with a finding.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reasons: String,
}

/// A task's own answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TaskAnswer {
    /// What was found and done.
    pub text: String,
    /// What it proposes, point by point.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<PointProposal>,
    /// Digests of the files it brought.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// By whom.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// A task on a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Task {
    /// Its number in the case, from 1.
    pub n: u32,
    /// What is to be found out or done.
    pub what: String,
    /// The points of complaint it is about; the matter as a whole when none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<u32>,
    /// Whose it is.
    pub doer: Doer,
    /// By when.
    pub due_at: Timestamp,
    /// Who gave it.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// How it stands.
    #[serde(default)]
    pub state: State,
    /// Since when it lies where it lies.
    pub since: Timestamp,
    /// Who accepted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_by: Option<Actor>,
    /// How often, why and by whom it was given back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returns: Vec<TaskReturn>,
    /// With which words it was passed on after a return.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed_on: Option<TaskNote>,
    /// Who decided from above whose it is, and why; from then on it is not given back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arbitrated: Option<TaskNote>,
    /// Its answers; the last one counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<TaskAnswer>,
    /// With which reasons answers were sent back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sent_back: Vec<TaskNote>,
    /// Who took the answer over or withdrew the task, when, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<TaskNote>,
    /// The points taken over from its answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<u32>,
    /// It is due and not answered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_broken: bool,
    /// It was once due without being answered; stays true.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub was_broken: bool,
}

impl Task {
    /// Neither taken over nor withdrawn.
    pub fn is_open(&self) -> bool {
        !matches!(self.state, State::Confirmed | State::Withdrawn)
    }

    /// An answer is owed to the case's owner.
    pub fn is_owed(&self) -> bool {
        matches!(self.state, State::Offered | State::Accepted | State::Returned)
    }

    /// It lies with whose it is: they are to accept or to answer it.
    pub fn is_with_doer(&self) -> bool {
        matches!(self.state, State::Offered | State::Accepted)
    }

    /// The unit whose people see the case because of it.
    pub fn asked_unit(&self) -> Option<&UnitId> {
        let asked = self.is_with_doer() || self.state == State::Answered;
        self.doer.unit().filter(|_| asked)
    }

    /// The answer that counts.
    pub fn answer(&self) -> Option<&TaskAnswer> {
        self.answers.last()
    }

    fn pass_to(&mut self, doer: &Doer, due_at: Timestamp, at: Timestamp) {
        self.doer = doer.clone();
        self.accepted_by = None;
        self.move_to(State::Offered, at);
        self.due(due_at);
    }

    fn move_to(&mut self, state: State, at: Timestamp) {
        self.state = state;
        self.since = at;
    }

    fn due(&mut self, due_at: Timestamp) {
        self.is_broken &= self.due_at == due_at;
        self.due_at = due_at;
    }
}

impl Case {
    /// Tasks neither taken over nor withdrawn.
    pub fn open_tasks(&self) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(|task| task.is_open())
    }
}

/// Withdraws what is open: the case it belongs to goes on elsewhere.
pub(crate) fn withdraw_all(draft: &mut Draft<'_>) {
    let open: Vec<u32> = draft.case.open_tasks().map(|task| task.n).collect();
    for task in open {
        draft.push(Event::TaskWithdrawn { task, reason: String::new() });
    }
}

pub(crate) fn apply(case: &mut Case, at: Timestamp, actor: &Actor, event: &Event) {
    let Some(n) = event.task() else { return };
    if let (Event::TaskAccepted { .. } | Event::TaskAnswered { .. }, Some(person)) =
        (event, actor.person())
    {
        // Who worked on a part of it does not ask afterwards whether it was solved.
        case.handlers.insert(person.clone());
    }
    if let Event::TaskAssigned(task) = event {
        case.tasks.push((**task).clone());
        return;
    }
    let Some(task) = nth_mut(&mut case.tasks, n) else { return };
    let note = |text: &String| TaskNote { text: text.clone(), by: actor.clone(), at };
    match event {
        Event::TaskAccepted { .. } => {
            task.accepted_by = Some(actor.clone());
            task.move_to(State::Accepted, at);
        }
        Event::TaskReturned { reason, note, .. } => {
            let (reason, note) = (reason.clone(), note.clone());
            task.returns.push(TaskReturn { reason, note, by: actor.clone(), at });
            task.move_to(State::Returned, at);
        }
        Event::TaskReassigned { doer, note: text, due_at, .. } => {
            task.pass_to(doer, *due_at, at);
            task.passed_on = Some(note(text));
        }
        Event::TaskArbitrated { doer, reason, due_at, .. } => {
            task.pass_to(doer, *due_at, at);
            task.arbitrated = Some(note(reason));
        }
        Event::TaskAnswered { answer, .. } => {
            task.answers.push(answer.clone());
            task.is_broken = false;
            task.move_to(State::Answered, at);
        }
        Event::TaskSentBack { note: text, due_at, .. } => {
            task.sent_back.push(note(text));
            task.move_to(State::Accepted, at);
            task.due(*due_at);
        }
        Event::TaskConfirmed { points, .. } => {
            task.taken.clone_from(points);
            task.ended = Some(note(&String::new()));
            task.move_to(State::Confirmed, at);
        }
        Event::TaskWithdrawn { reason, .. } => {
            task.ended = Some(note(reason));
            task.is_broken = false;
            task.move_to(State::Withdrawn, at);
        }
        Event::TaskBroken { .. } => {
            task.is_broken = true;
            task.was_broken = true;
        }
        Event::TaskLinkRenewed { until, .. } => relink(task, |partner| {
            partner.generation += 1;
            partner.until = *until;
            partner.linked_at = at;
            partner.is_revoked = false;
        }),
        Event::TaskLinkRevoked { .. } => relink(task, |partner| partner.is_revoked = true),
        _ => {}
    }
}

fn relink(task: &mut Task, change: impl FnOnce(&mut Partner)) {
    if let Doer::Partner(partner) = &mut task.doer {
        change(partner);
    }
}

impl Event {
    /// The number of the task an event is about.
    pub fn task(&self) -> Option<u32> {
        match self {
            Event::TaskAssigned(task) => Some(task.n),
            Event::TaskAccepted { task }
            | Event::TaskReturned { task, .. }
            | Event::TaskReassigned { task, .. }
            | Event::TaskArbitrated { task, .. }
            | Event::TaskAnswered { task, .. }
            | Event::TaskSentBack { task, .. }
            | Event::TaskConfirmed { task, .. }
            | Event::TaskWithdrawn { task, .. }
            | Event::TaskBroken { task }
            | Event::TaskLinkRenewed { task, .. }
            | Event::TaskLinkRevoked { task } => Some(*task),
            _ => None,
        }
    }
}
