//! When somebody goes: a visit is arranged, moved, cancelled.

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::id::{PersonId, UnitId};
use crate::invalid::{Invalid, Problem};
use crate::limits::{
    LINE_CHARS_MAX, NOTE_CHARS_MAX, VISIT_MOVES_MAX, VISIT_WINDOW_HOURS_MAX, VISITS_MAX,
};
use crate::permission::{Act, Actor, may, scope};
use crate::point::{next_n, nth};
use crate::promise::{self, Kind as PromiseKind};
use crate::refusal::{Objection, Refusal};

use super::work::refuse_stranger;
use super::{State, Visit, VisitMove};

/// A visit, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ArrangeVisit {
    /// Who goes.
    pub person: PersonId,
    /// From when somebody comes.
    pub from_at: Timestamp,
    /// Until when.
    pub to_at: Timestamp,
    /// What for.
    pub what: String,
    /// Where; the customer's address, or the place of the complaint, when nothing is said.
    #[serde(default)]
    pub place: String,
}

/// Another time for a visit, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MoveVisit {
    /// The visit's number.
    pub visit: u32,
    /// From when somebody comes.
    pub from_at: Timestamp,
    /// Until when.
    pub to_at: Timestamp,
    /// Why; the customer reads it.
    pub why: String,
    /// Who goes instead; the same person when nobody is named.
    #[serde(default)]
    pub person: Option<PersonId>,
}

/// A visit nobody makes, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CancelVisit {
    /// The visit's number.
    pub visit: u32,
    /// Why; the customer reads it.
    pub reason: String,
}

pub(crate) fn arrange(
    case: &Case,
    it: &ArrangeVisit,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let what = invalid.required("what", &it.what, NOTE_CHARS_MAX);
    let place = invalid.line("place", &it.place, LINE_CHARS_MAX);
    let place = if place.is_empty() { known_place(case) } else { place };
    if place.is_empty() {
        invalid.add("place", Problem::Missing);
    }
    check_window(it.from_at, it.to_at, &mut invalid);
    invalid.none_or(())?;
    let twin = |old: &Visit| {
        (&old.person, old.from_at, old.to_at) == (&it.person, it.from_at, it.to_at)
            && (&old.what, &old.place) == (&what, &place)
    };
    if case.open_visits().any(twin) {
        return Ok(vec![]);
    }
    if case.visits.len() >= VISITS_MAX {
        return Err(Refusal::TooMany.into());
    }
    promise::check_horizon(it.to_at, setting)?;
    let unit = goer(case, &it.person, setting)?;
    let mut draft = Draft::new(case, setting);
    promise::give(&mut draft, PromiseKind::Visit, what.clone(), it.to_at, None)?;
    draft.push(Event::VisitArranged(Box::new(Visit {
        n: next_n(case.visits.len()),
        person: it.person.clone(),
        unit,
        from_at: it.from_at,
        to_at: it.to_at,
        place,
        what,
        promise: next_n(case.promises.len()),
        by: setting.actor.clone(),
        at: setting.now,
        state: State::Arranged,
        moves: Vec::new(),
        arrived_at: None,
        record: None,
        sign_off: None,
        cancelled: None,
    })));
    Ok(draft.events)
}

/// Moves a visit. A window that has passed stays a broken promise; the new one is another.
pub(crate) fn shift(
    case: &Case,
    it: &MoveVisit,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let visit = nth(&case.visits, it.visit).ok_or(Refusal::NoSuchVisit)?;
    refuse_stranger(case, visit, setting)?;
    let mut invalid = Invalid::default();
    let why = invalid.required("why", &it.why, NOTE_CHARS_MAX);
    check_window(it.from_at, it.to_at, &mut invalid);
    invalid.none_or(())?;
    let person = it.person.as_ref().unwrap_or(&visit.person);
    if visit.state != State::Arranged {
        return Err(Refusal::VisitSettled.into());
    }
    if (person, it.from_at, it.to_at) == (&visit.person, visit.from_at, visit.to_at) {
        return Ok(vec![]);
    }
    if visit.moves.len() >= VISIT_MOVES_MAX {
        return Err(Refusal::TooMany.into());
    }
    promise::check_horizon(it.to_at, setting)?;
    let unit = goer(case, person, setting)?;
    let mut draft = Draft::new(case, setting);
    let promise = promise::put_off(&mut draft, visit.promise, it.to_at)?;
    let to = VisitMove {
        person: person.clone(),
        unit,
        from_at: it.from_at,
        to_at: it.to_at,
        why,
        by: setting.actor.clone(),
        at: setting.now,
    };
    draft.push(Event::VisitMoved { visit: visit.n, promise, to });
    Ok(draft.events)
}

pub(crate) fn cancel(
    case: &Case,
    it: &CancelVisit,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let visit = nth(&case.visits, it.visit).ok_or(Refusal::NoSuchVisit)?;
    let mut invalid = Invalid::default();
    let reason = invalid.required("reason", &it.reason, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    if visit.state == State::Cancelled {
        return Ok(vec![]);
    }
    if !visit.is_open() {
        return Err(Refusal::VisitSettled.into());
    }
    let mut draft = Draft::new(case, setting);
    promise::release(&mut draft, visit.promise, "cancelled");
    draft.push(Event::VisitCancelled { visit: visit.n, reason });
    Ok(draft.events)
}

/// Where the customer lives, else where it happened.
fn known_place(case: &Case) -> String {
    let Some(complaint) = case.complaint() else { return String::new() };
    complaint.complainant.address.clone().unwrap_or_else(|| complaint.place.clone())
}

fn check_window(from_at: Timestamp, to_at: Timestamp, invalid: &mut Invalid) {
    if to_at <= from_at {
        invalid.add("to_at", Problem::BeforeItBegan);
    } else if to_at > from_at + VISIT_WINDOW_HOURS_MAX.hours() {
        invalid.add("to_at", Problem::NotATime);
    }
}

/// The unit of who goes, when they may: they are there, nobody complains about them, and they have not had it before.
fn goer(case: &Case, id: &PersonId, setting: &Setting<'_>) -> Result<UnitId, Refusal> {
    let person = setting.organisation.person(id).ok_or(Refusal::NoSuchPerson)?;
    if scope(setting.organisation, person).is_accused(&case.standing()) {
        return Err(Refusal::ComplainedAbout);
    }
    if case.is_barred(id) {
        return Err(Refusal::HandledBefore);
    }
    // Who may not even note something on the case they are sent to is no use there.
    let mut standing = case.standing();
    standing.task_units.insert(person.unit.clone());
    let sent = Actor::Staff(id.clone());
    may(setting.organisation, &sent, &standing, Act::Record).map_err(|_| Refusal::NoSuchPerson)?;
    Ok(person.unit.clone())
}
