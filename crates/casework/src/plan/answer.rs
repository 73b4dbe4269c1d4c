//! What the customer says to a plan, and what follows from a yes.

use serde::{Deserialize, Serialize};

use super::{Plan, PlanAnswer, State};
use crate::case::{Case, Draft, Event, Setting};
use crate::contact::{self, AddContact, Direction, Means};
use crate::invalid::{Invalid, Problem};
use crate::limits::{NOTE_CHARS_MAX, PROMISES_MAX};
use crate::permission::Actor;
use crate::point::{next_n, nth};
use crate::promise::{self, Kind as PromiseKind, SaidIn, SaidKind};
use crate::refusal::{Objection, Refusal};
use crate::remedy::{RemedyState, Reply};

/// The customer's answer to a plan, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerPlan {
    /// The plan's number.
    pub plan: u32,
    /// What they say.
    pub reply: Reply,
    /// In words: what they want instead. One of ours always writes down what was said.
    #[serde(default)]
    pub note: String,
    /// By which means they said it to one of ours; it is put on record as a contact. Never told by the customer.
    #[serde(default)]
    pub means: Option<Means>,
}

/// The customer's answer, by their link or as told to us.
pub(crate) fn answer(
    case: &Case,
    it: &AnswerPlan,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let plan = nth(&case.plans, it.plan).ok_or(Refusal::NoSuchPlan)?;
    let to = match it.reply {
        Reply::Accepts => State::Accepted,
        Reply::Refuses => State::Refused,
        Reply::Counters => State::Countered,
    };
    if plan.state == to {
        return Ok(vec![]);
    }
    let (note, means) = checked(it, setting)?;
    match plan.state {
        State::Offered => {}
        State::Proposed => return Err(Refusal::PlanNotOffered.into()),
        _ => return Err(Refusal::PlanSettled.into()),
    }
    if case.is_withdrawn() {
        return Err(Refusal::Withdrawn.into());
    }
    if it.reply == Reply::Accepts && plan.is_outdated(setting.now) {
        return Err(Refusal::PlanOutdated.into());
    }
    let mut draft = Draft::new(case, setting);
    let contact = means.map(|means| spoken(&mut draft, means, &note)).transpose()?;
    let promises =
        if it.reply == Reply::Accepts { agreed(&mut draft, plan, contact)? } else { Vec::new() };
    let remedy = match it.reply {
        Reply::Accepts => RemedyState::Accepted,
        Reply::Refuses => RemedyState::Refused,
        Reply::Counters => RemedyState::Countered,
    };
    for n in &plan.remedies {
        if nth(&draft.case.remedies, *n).is_some_and(|it| it.state == RemedyState::Offered) {
            draft.push(Event::RemedyMoved { remedy: *n, to: remedy, note: note.clone() });
        }
    }
    let (by, at) = (setting.actor.clone(), setting.now);
    let answer = PlanAnswer { reply: it.reply, note, contact, promises, by, at };
    draft.push(Event::PlanAnswered { plan: it.plan, answer });
    Ok(draft.events)
}

/// What was said, and by which means when one of ours writes it down.
fn checked(it: &AnswerPlan, setting: &Setting<'_>) -> Result<(String, Option<Means>), Invalid> {
    let is_ours = *setting.actor != Actor::Customer;
    let mut invalid = Invalid::default();
    let note = invalid.optional("note", &it.note, NOTE_CHARS_MAX);
    if note.is_empty() && (is_ours || it.reply == Reply::Counters) {
        invalid.add("note", Problem::Missing);
    }
    match it.means {
        None if is_ours => invalid.add("means", Problem::Missing),
        Some(Means::Note) => invalid.add("means", Problem::NotAChoice),
        Some(_) if !is_ours => invalid.add("means", Problem::NotAChoice),
        _ => {}
    }
    invalid.none_or((note, it.means))
}

/// Puts the talk in which it was said on record; the number of that contact.
fn spoken(draft: &mut Draft<'_>, means: Means, note: &str) -> Result<u32, Objection> {
    let add = AddContact {
        means,
        direction: Direction::Out,
        with: String::new(),
        at: None,
        text: note.to_owned(),
        keeps: Vec::new(),
    };
    let events = contact::add(&draft.case, &add, draft.setting)?;
    for event in events {
        draft.push(event);
    }
    // The same words within a minute are on record already, and are the talk that is meant.
    let same = |it: &&contact::Contact| it.text == *note && it.means == means;
    let found = draft.case.contacts.iter().rev().find(same);
    Ok(found.map_or_else(|| next_n(draft.case.contacts.len()), |it| it.n))
}

/// Makes the measures promises. What the plan agreed on before still owes is owed by this one from now on.
fn agreed(draft: &mut Draft<'_>, plan: &Plan, contact: Option<u32>) -> Result<Vec<u32>, Objection> {
    let before = draft.case.accepted_plan();
    let before: Vec<u32> =
        before.into_iter().flat_map(|it| &it.measures).filter_map(|it| it.promise).collect();
    if draft.case.promises.len() + plan.dated().count() > PROMISES_MAX {
        return Err(Refusal::TooMany.into());
    }
    for n in before {
        promise::release(draft, n, "replaced");
    }
    let said_in = contact.map(|n| SaidIn { kind: SaidKind::Contact, n });
    let mut promises = Vec::new();
    for measure in plan.dated() {
        let Some(due_at) = measure.due_at else { continue };
        promises.push(next_n(draft.case.promises.len()));
        promise::give(draft, PromiseKind::Given, measure.what.clone(), due_at, said_in)?;
    }
    Ok(promises)
}
