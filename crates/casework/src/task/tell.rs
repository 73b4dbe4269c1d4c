//! Who is told what about a task: its doer, the owner of the case, those above, and a partner by mail.

use std::collections::BTreeMap;

use crate::case::{Case, Event, Setting};
use crate::id::PersonId;
use crate::letter::{Letter, LetterKind, NoticeKind, holders, leads};
use crate::permission::Actor;
use crate::point::nth;

use super::work::acting;
use super::{Task, needs_arbitration};

/// What an event about a task tells, and whom of us.
pub(crate) fn told(
    case: &Case,
    event: &Event,
    setting: &Setting<'_>,
) -> Option<(NoticeKind, Vec<PersonId>)> {
    let task = nth(&case.tasks, event.task()?)?;
    Some(match event {
        Event::TaskAssigned(_) | Event::TaskReassigned { .. } => {
            (NoticeKind::TaskAssigned, doers(case, task, setting))
        }
        Event::TaskArbitrated { .. } => {
            let mut people = doers(case, task, setting);
            people.extend(holders(case, setting));
            (NoticeKind::TaskArbitrated, people)
        }
        Event::TaskReturned { .. } if needs_arbitration(case, task, setting) => {
            let mut people = holders(case, setting);
            people.extend(case.unit.iter().flat_map(|unit| leads(unit, setting)));
            (NoticeKind::ArbitrationWanted, people)
        }
        Event::TaskReturned { .. } => (NoticeKind::TaskReturned, holders(case, setting)),
        Event::TaskAnswered { .. } => (NoticeKind::TaskAnswered, holders(case, setting)),
        Event::TaskSentBack { .. } => (NoticeKind::TaskSentBack, doers(case, task, setting)),
        Event::TaskConfirmed { .. } => (NoticeKind::TaskConfirmed, doers(case, task, setting)),
        Event::TaskWithdrawn { .. } => (NoticeKind::TaskWithdrawn, doers(case, task, setting)),
        Event::TaskBroken { .. } => {
            let mut people = doers(case, task, setting);
            people.extend(task.doer.unit().into_iter().flat_map(|unit| leads(unit, setting)));
            people.extend(holders(case, setting));
            (NoticeKind::TaskBroken, people)
        }
        _ => return None,
    })
}

/// Who does a task: who accepted it or was named, or who stands in for them; else who leads the unit.
fn doers(case: &Case, task: &Task, setting: &Setting<'_>) -> Vec<PersonId> {
    let accepted = task.accepted_by.as_ref().and_then(Actor::person);
    let whose = accepted.or_else(|| task.doer.person());
    match whose.and_then(|id| acting(id, case, setting)) {
        Some(person) => vec![person],
        None => task.doer.unit().map(|unit| leads(unit, setting)).unwrap_or_default(),
    }
}

/// The mail an event sends to a partner: with the words of the task and nothing else of the case.
pub(crate) fn letter(case: &Case, event: &Event, setting: &Setting<'_>) -> Option<Letter> {
    let task = nth(&case.tasks, event.task()?)?;
    let partner = task.doer.partner()?;
    let to = partner.email.clone()?;
    let (kind, text) = match event {
        Event::TaskAssigned(_) | Event::TaskReassigned { .. } | Event::TaskLinkRenewed { .. } => {
            (LetterKind::TaskAsked, task.what.clone())
        }
        Event::TaskSentBack { note, .. } => (LetterKind::TaskSentBack, note.clone()),
        Event::TaskBroken { .. } if !partner.is_revoked => {
            (LetterKind::TaskOverdue, task.what.clone())
        }
        Event::TaskWithdrawn { .. } => (LetterKind::TaskWithdrawn, task.what.clone()),
        _ => return None,
    };
    let organisation = setting.organisation;
    let owner = case.owner.as_ref().and_then(|id| organisation.people.get(id));
    let phone = owner.and_then(|person| person.phone.clone());
    let args = [
        ("no", case.no().map(|no| no.to_string())),
        ("name", Some(partner.name.clone())),
        ("person", owner.map(|person| person.name.clone())),
        ("phone", phone.or_else(|| organisation.phone.clone())),
        ("organisation", Some(organisation.name.clone())),
        ("due", Some(task.due_at.to_string())),
        ("text", Some(text)),
        ("task", Some(task.n.to_string())),
    ];
    let args: BTreeMap<String, String> =
        args.into_iter().map(|(key, value)| (key.to_owned(), value.unwrap_or_default())).collect();
    Some(Letter { kind, to, language: partner.language.clone(), args })
}
