//! Links and duplicates: cases that belong together, and cases that are one. Both can be undone.

use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::id::CaseNo;
use crate::invalid::Invalid;
use crate::limits::{LINKS_MAX, NOTE_CHARS_MAX};
use crate::organisation::Organisation;
use crate::permission::{Act, Actor, may};
use crate::promise;
use crate::refusal::{Objection, Refusal};
use crate::remedy::RemedyState;
use crate::view;

/// What a linked case is to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same matter by the same customer, earlier.
    RepeatOf,
    /// The same cause.
    SameCause,
    /// Was merged into this one.
    Duplicate,
    /// Something else in common.
    Related,
}

impl Relation {
    /// Every relation a person may choose.
    pub const ALL: &'static [Relation] =
        &[Relation::RepeatOf, Relation::SameCause, Relation::Related];
}

/// A link on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    /// The other case.
    pub to: CaseNo,
    /// What it is to this one.
    pub relation: Relation,
    /// In words.
    #[serde(default)]
    pub note: String,
}

/// A link, as it is handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkTo {
    /// The other case.
    pub to: CaseNo,
    /// What it is to this one.
    pub relation: Relation,
    /// In words.
    #[serde(default)]
    pub note: String,
}

/// Taking a link away, as it is handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Unlink {
    /// The other case.
    pub to: CaseNo,
}

/// A merging, as it is handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MergeInto {
    /// The case this one belongs to; the desk links it back in the same transaction.
    pub into: CaseNo,
}

/// Undoing a merging, as it is handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Unmerge {
    /// Why.
    pub reason: String,
}

/// Whether somebody may mark a case as the repeat of another: whoever works on it when both are the same customer's,
/// and otherwise who may link cases.
pub fn check_repeat(
    case: &Case,
    other: &Case,
    organisation: &Organisation,
    actor: &Actor,
) -> Result<(), Refusal> {
    may(organisation, actor, &other.standing(), Act::Read)?;
    let customer = view::customer_key(case);
    if customer.is_some() && customer == view::customer_key(other) {
        return Ok(());
    }
    may(organisation, actor, &case.standing(), Act::Link).map_err(|_| Refusal::OtherCustomer)
}

pub(crate) fn link(
    case: &Case,
    it: &LinkTo,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    if case.no() == Some(it.to) {
        return Err(Refusal::SameCase.into());
    }
    let mut invalid = Invalid::default();
    let note = invalid.optional("note", &it.note, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    let link = Link { to: it.to, relation: it.relation, note };
    if case.links.get(&it.to) == Some(&link) {
        return Ok(vec![]);
    }
    // What somebody above tied together otherwise stays as it is.
    if case.links.get(&it.to).is_some_and(|old| old.relation != it.relation) {
        may(setting.organisation, setting.actor, &case.standing(), Act::Link)?;
    }
    if case.links.len() >= LINKS_MAX && !case.links.contains_key(&it.to) {
        return Err(Refusal::TooMany.into());
    }
    Ok(vec![Event::Linked(link)])
}

pub(crate) fn unlink(case: &Case, it: &Unlink) -> Vec<Event> {
    let there = case.links.contains_key(&it.to);
    if there { vec![Event::Unlinked { to: it.to }] } else { vec![] }
}

pub(crate) fn merge(
    case: &Case,
    it: &MergeInto,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    match case.merged_into {
        Some(into) if into == it.into => return Ok(vec![]),
        Some(_) => return Err(Refusal::MergedAway.into()),
        None => {}
    }
    let duplicates =
        case.links.get(&it.into).is_some_and(|link| link.relation == Relation::Duplicate);
    if case.no() == Some(it.into) || duplicates {
        return Err(Refusal::SameCase.into());
    }
    // A promise is owed on in the other case; what was offered or agreed here is owed here.
    if case.remedies.iter().any(|remedy| remedy.state == RemedyState::Offered) {
        return Err(Refusal::WordAwaited.into());
    }
    if case.remedies.iter().any(|remedy| remedy.state.is_owed()) {
        return Err(Refusal::RemedyStillOwed.into());
    }
    if case.offered_plan().is_some() {
        return Err(Refusal::WordAwaited.into());
    }
    if case.owes_measure() {
        return Err(Refusal::PlanStillOwed.into());
    }
    // The customer waits at the door for somebody who was told to come.
    if case.open_visits().next().is_some() {
        return Err(Refusal::VisitStillOpen.into());
    }
    let mut draft = Draft::new(case, setting);
    promise::release_all(&mut draft, promise::MERGED);
    crate::task::withdraw_all(&mut draft);
    draft.push(Event::Merged { into: it.into });
    Ok(draft.events)
}

pub(crate) fn unmerge(
    case: &Case,
    it: &Unmerge,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    if case.merged_into.is_none() {
        return Err(Refusal::NotMerged.into());
    }
    let mut invalid = Invalid::default();
    let reason = invalid.required("reason", &it.reason, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    let mut draft = Draft::new(case, setting);
    draft.push(Event::Unmerged { reason });
    promise::resume(&mut draft, &case.released_by_merge);
    Ok(draft.events)
}

pub(crate) fn apply(case: &mut Case, event: &Event) {
    match event {
        Event::Merged { into } => case.merged_into = Some(*into),
        Event::Unmerged { .. } => {
            case.merged_into = None;
            case.released_by_merge.clear();
        }
        Event::Linked(link) => {
            case.links.insert(link.to, link.clone());
        }
        Event::Unlinked { to } => {
            case.links.remove(to);
        }
        _ => {}
    }
}
