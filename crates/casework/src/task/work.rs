//! What those do who were given a task: accept it, give it back with a reason, or answer it.

use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::contact::Attachment;
use crate::id::PersonId;
use crate::intake::FileRef;
use crate::invalid::{Invalid, Problem};
use crate::limits::{ATTACHMENTS_MAX, NOTE_CHARS_MAX, POINTS_MAX, TASK_ANSWERS_MAX};
use crate::organisation::{Person, Role};
use crate::permission::{Act, Actor, may, scope};
use crate::point::nth;
use crate::refusal::{Objection, Refusal};

use super::{Doer, PointProposal, State, Task, TaskAnswer};

/// A task given back, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReturnTask {
    /// The task's number.
    pub task: u32,
    /// A code from the pack's list of reasons.
    pub reason: String,
    /// In words: what is wrong, and who would be right.
    pub note: String,
}

/// A task's answer, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerTask {
    /// The task's number.
    pub task: u32,
    /// What was found and done; may be empty where every point is answered.
    #[serde(default)]
    pub text: String,
    /// What is proposed for each of the task's points.
    #[serde(default)]
    pub points: Vec<PointProposal>,
    /// Files it brings; the content is sent to `/files` first.
    #[serde(default)]
    pub files: Vec<FileRef>,
}

/// Whether the actor may do this task: it was given to them, they lead whom it was given to, or they stand in
/// for somebody who is away. What a partner says by telephone or mail, whoever works on the case writes down.
pub fn is_doer(case: &Case, task: &Task, setting: &Setting<'_>) -> bool {
    let id = match setting.actor {
        Actor::Staff(id) => id,
        Actor::Partner(n) => return *n == task.n && task.doer.partner().is_some(),
        Actor::Import(_) | Actor::Setup => return true,
        Actor::Customer | Actor::Clock => return false,
    };
    let organisation = setting.organisation;
    let Some(person) = organisation.person(id) else { return false };
    let Doer::Unit { unit, person: named } = &task.doer else {
        return may(organisation, setting.actor, &case.standing(), Act::Work).is_ok();
    };
    let accepted = task.accepted_by.as_ref().and_then(Actor::person);
    let whose = accepted.or(named.as_ref());
    if whose == Some(id) {
        return true;
    }
    if !scope(organisation, person).units.contains(unit) {
        return false;
    }
    whose.is_none_or(|whose| stands_in(person, whose, case, task, setting))
}

/// Whether somebody does what was given to another: by leading the unit, or because the other cannot.
fn stands_in(
    person: &Person,
    whose: &PersonId,
    case: &Case,
    task: &Task,
    setting: &Setting<'_>,
) -> bool {
    let organisation = setting.organisation;
    let above = task.doer.unit().map(|unit| organisation.path_up(unit)).unwrap_or_default();
    let leads = person
        .grants
        .iter()
        .any(|grant| grant.role == Role::Supervisor && above.contains(&&grant.unit));
    let acting = acting(whose, case, setting);
    leads || acting.is_none_or(|acting| acting == person.id)
}

/// Who acts for somebody today; nobody when they have left, are complained about, or are away without a deputy.
pub(crate) fn acting(id: &PersonId, case: &Case, setting: &Setting<'_>) -> Option<PersonId> {
    let day = setting.calendar.local_date(setting.now);
    let acting = setting.organisation.acting_for(id, day)?;
    let person = setting.organisation.person(&acting)?;
    let accused = scope(setting.organisation, person).is_accused(&case.standing());
    (!accused).then_some(acting)
}

/// Whether a person may still do it. Who is away for some days is: whoever stands in for them finds it among their own
/// duties on those days, and what a row says does not depend on the day it was written.
pub(crate) fn is_there(id: &PersonId, case: &Case, setting: &Setting<'_>) -> bool {
    let organisation = setting.organisation;
    let person = organisation.person(id);
    person.is_some_and(|person| !scope(organisation, person).is_accused(&case.standing()))
}

pub(crate) fn accept(case: &Case, n: u32, setting: &Setting<'_>) -> Result<Vec<Event>, Objection> {
    let task = nth(&case.tasks, n).ok_or(Refusal::NoSuchTask)?;
    if !is_doer(case, task, setting) {
        return Err(Refusal::NotYourTask.into());
    }
    match task.state {
        State::Accepted if task.accepted_by.as_ref() == Some(setting.actor) => Ok(vec![]),
        State::Offered | State::Accepted => Ok(vec![Event::TaskAccepted { task: n }]),
        State::Returned | State::Answered | State::Confirmed | State::Withdrawn => {
            Err(Refusal::TaskSettled.into())
        }
    }
}

pub(crate) fn give_back(
    case: &Case,
    it: &ReturnTask,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let task = nth(&case.tasks, it.task).ok_or(Refusal::NoSuchTask)?;
    let mut invalid = Invalid::default();
    let note = invalid.required("note", &it.note, NOTE_CHARS_MAX);
    if !setting.pack.return_reasons().any(|reason| reason.code == it.reason) {
        invalid.add("reason", Problem::NotAChoice);
    }
    invalid.none_or(())?;
    if task.state == State::Returned {
        let same = task.returns.last().is_some_and(|last| {
            last.by == *setting.actor && last.reason == it.reason && last.note == note
        });
        return if same { Ok(vec![]) } else { Err(Refusal::TaskSettled.into()) };
    }
    if !is_doer(case, task, setting) {
        return Err(Refusal::NotYourTask.into());
    }
    if !task.is_with_doer() {
        return Err(Refusal::TaskSettled.into());
    }
    if task.arbitrated.is_some() {
        return Err(Refusal::TaskArbitrated.into());
    }
    Ok(vec![Event::TaskReturned { task: task.n, reason: it.reason.clone(), note }])
}

pub(crate) fn answer(
    case: &Case,
    it: &AnswerTask,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let task = nth(&case.tasks, it.task).ok_or(Refusal::NoSuchTask)?;
    let mut invalid = Invalid::default();
    let points = proposals(task, it, &mut invalid);
    let text = if points.is_empty() {
        invalid.required("text", &it.text, NOTE_CHARS_MAX)
    } else {
        invalid.optional("text", &it.text, NOTE_CHARS_MAX)
    };
    let files = files(it, &mut invalid);
    invalid.none_or(())?;
    if points.iter().any(|proposal| !task.points.contains(&proposal.point)) {
        return Err(Refusal::NoSuchPoint.into());
    }
    if !is_doer(case, task, setting) {
        return Err(Refusal::NotYourTask.into());
    }
    let digests: Vec<String> = files.iter().map(|file| file.digest.clone()).collect();
    let said = task.answer().filter(|_| task.state == State::Answered);
    let same = said.is_some_and(|last| {
        last.by == *setting.actor
            && last.text == text
            && last.points == points
            && last.files == digests
    });
    if same {
        return Ok(vec![]);
    }
    if !task.is_with_doer() && task.state != State::Answered {
        return Err(Refusal::TaskSettled.into());
    }
    let fresh: Vec<FileRef> =
        files.into_iter().filter(|file| case.file(&file.digest).is_none()).collect();
    let full = case.attachments.len() + fresh.len() > ATTACHMENTS_MAX;
    if full || task.answers.len() >= TASK_ANSWERS_MAX {
        return Err(Refusal::TooMany.into());
    }
    let (at, by) = (setting.now, setting.actor.clone());
    let mut draft = Draft::new(case, setting);
    super::judge::break_one(&mut draft, task);
    // Who answers has taken it on.
    if task.state == State::Offered {
        draft.push(Event::TaskAccepted { task: task.n });
    }
    for file in fresh {
        let caption = String::new();
        draft.push(Event::Attached(Attachment { file, caption, at, by: by.clone() }));
    }
    let answer = TaskAnswer { text, points, files: digests, by, at };
    draft.push(Event::TaskAnswered { task: task.n, answer });
    Ok(draft.events)
}

/// What is proposed point by point; every point of the task wants its own words.
fn proposals(task: &Task, it: &AnswerTask, invalid: &mut Invalid) -> Vec<PointProposal> {
    if it.points.len() > POINTS_MAX {
        invalid.add("points", Problem::TooMany { max: POINTS_MAX });
        return Vec::new();
    }
    let mut list = Vec::new();
    for proposal in &it.points {
        let n = proposal.point;
        let field = |part: &str| format!("points.{n}.{part}");
        if list.iter().any(|one: &PointProposal| one.point == n) {
            invalid.add(&field("text"), Problem::NotAChoice);
        }
        let text = invalid.required(&field("text"), &proposal.text, NOTE_CHARS_MAX);
        let reasons = match proposal.finding {
            Some(_) => invalid.required(&field("reasons"), &proposal.reasons, NOTE_CHARS_MAX),
            None => invalid.optional(&field("reasons"), &proposal.reasons, NOTE_CHARS_MAX),
        };
        list.push(PointProposal { point: n, text, finding: proposal.finding, reasons });
    }
    for n in task.points.iter().filter(|n| list.iter().all(|one| one.point != **n)) {
        invalid.add(&format!("points.{n}.text"), Problem::Missing);
    }
    list.sort_by_key(|one| one.point);
    list
}

/// The files an answer brings, each once.
fn files(it: &AnswerTask, invalid: &mut Invalid) -> Vec<FileRef> {
    if it.files.len() > ATTACHMENTS_MAX {
        invalid.add("files", Problem::TooMany { max: ATTACHMENTS_MAX });
        return Vec::new();
    }
    let mut list: Vec<FileRef> = Vec::new();
    for file in &it.files {
        let mut file = file.clone();
        crate::intake::check_file("files", &mut file, invalid);
        if list.iter().all(|one| one.digest != file.digest) {
            list.push(file);
        }
    }
    list
}
