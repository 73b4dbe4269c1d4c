//! Who is told what about a visit: who goes, who owns the case, and the customer by mail.

use std::collections::BTreeMap;

use crate::case::{Case, Event, Setting};
use crate::duty::{Duty, DutyKind};
use crate::id::PersonId;
use crate::letter::{LetterKind, NoticeKind, holders};
use crate::point::nth;

use super::{Consent, Visit};

/// What an event about a visit tells, and whom of us.
pub(crate) fn told(
    case: &Case,
    event: &Event,
    setting: &Setting<'_>,
) -> Option<(NoticeKind, Vec<PersonId>)> {
    let visit = nth(&case.visits, event.visit()?)?;
    Some(match event {
        Event::VisitArranged(_) => (NoticeKind::VisitArranged, vec![visit.person.clone()]),
        Event::VisitMoved { .. } => {
            let mut people = vec![visit.person.clone()];
            people.extend(holders(case, setting));
            (NoticeKind::VisitMoved, people)
        }
        Event::VisitCancelled { .. } => (NoticeKind::VisitCancelled, vec![visit.person.clone()]),
        Event::VisitRecorded { .. } => (NoticeKind::VisitRecorded, holders(case, setting)),
        Event::VisitSignedOff { sign_off, .. } if sign_off.consent != Consent::Agrees => {
            (NoticeKind::VisitNotAgreed, holders(case, setting))
        }
        _ => return None,
    })
}

/// What an event about a visit has us write to the customer: the kind, the words, and what else is in it.
pub(crate) fn letter(
    case: &Case,
    event: &Event,
    setting: &Setting<'_>,
) -> Option<(LetterKind, String, BTreeMap<String, String>)> {
    let visit = nth(&case.visits, event.visit()?)?;
    let (kind, text) = match event {
        Event::VisitArranged(_) => (LetterKind::VisitArranged, visit.what.clone()),
        Event::VisitMoved { to, .. } => (LetterKind::VisitMoved, to.why.clone()),
        Event::VisitCancelled { reason, .. } => (LetterKind::VisitCancelled, reason.clone()),
        _ => return None,
    };
    let goes = setting.organisation.people.get(&visit.person);
    let args = [
        ("visitor", goes.map(|person| person.name.clone())),
        ("visitor_phone", goes.and_then(|person| person.phone.clone())),
        ("from", Some(visit.from_at.to_string())),
        ("to", Some(visit.to_at.to_string())),
        ("place", Some(visit.place.clone())),
        ("what", Some(visit.what.clone())),
    ];
    let args =
        args.into_iter().map(|(key, value)| (key.to_owned(), value.unwrap_or_default())).collect();
    Some((kind, text, args))
}

/// Going there is to be done by whoever was named; who stands in for them finds it among their own duties.
pub(crate) fn duties(case: &Case, setting: &Setting<'_>) -> Vec<Duty> {
    let duty = |visit: &Visit| Duty {
        kind: DutyKind::Visit,
        n: visit.n,
        person: Some(&visit.person).filter(|id| crate::task::is_there(id, case, setting)).cloned(),
        unit: Some(visit.unit.clone()),
        role: None,
        due_at: visit.to_at,
    };
    case.open_visits().map(duty).collect()
}
