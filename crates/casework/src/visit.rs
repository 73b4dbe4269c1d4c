//! Visits: somebody of ours goes to the customer at a time we told them, looks, measures, and has it signed.
//!
//! An arranged visit is a promise to the customer. It is kept by being there, so a window nobody came in is a
//! broken promise; that nobody opened the door is not ours to keep, and only counts as an attempt. What was
//! found is put on record once and never changed; the customer's word on it as well, and a refusal to sign is
//! such a word.

mod plan;
mod tell;
mod work;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Event};
use crate::id::{PersonId, UnitId};
use crate::permission::Actor;
use crate::point::nth_mut;

pub use plan::{ArrangeVisit, CancelVisit, MoveVisit};
pub(crate) use plan::{arrange, cancel, shift};
pub(crate) use tell::{duties, letter, told};
pub use work::{RecordVisit, SignOffVisit, VisitNumber, is_goer};
pub(crate) use work::{arrive, record, sign_off};

/// How a visit stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "VisitState"))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The customer was told when somebody comes.
    #[default]
    Arranged,
    /// Somebody is there.
    Arrived,
    /// What came of it is on record.
    Recorded,
    /// And the customer's word on it.
    SignedOff,
    /// Nobody goes.
    Cancelled,
}

impl State {
    /// Every state.
    pub const ALL: &'static [State] =
        &[State::Arranged, State::Arrived, State::Recorded, State::SignedOff, State::Cancelled];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            State::Arranged => "arranged",
            State::Arrived => "arrived",
            State::Recorded => "recorded",
            State::SignedOff => "signed_off",
            State::Cancelled => "cancelled",
        }
    }

    /// The state with this name.
    pub fn from_code(code: &str) -> Option<State> {
        State::ALL.iter().copied().find(|state| state.code() == code)
    }
}

/// What came of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum VisitResult {
    /// What was to be done is done.
    Done,
    /// Nobody opened.
    NobodyThere,
    /// Somebody was there, but the place could not be reached.
    NoAccess,
    /// It takes another visit.
    ToBeContinued,
}

impl VisitResult {
    /// Every result.
    pub const ALL: &'static [VisitResult] = &[
        VisitResult::Done,
        VisitResult::ToBeContinued,
        VisitResult::NobodyThere,
        VisitResult::NoAccess,
    ];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            VisitResult::Done => "done",
            VisitResult::NobodyThere => "nobody_there",
            VisitResult::NoAccess => "no_access",
            VisitResult::ToBeContinued => "to_be_continued",
        }
    }

    /// Something was done there, so that there is something to sign.
    pub fn is_work(self) -> bool {
        matches!(self, VisitResult::Done | VisitResult::ToBeContinued)
    }
}

/// Whether the customer puts their name to what was found and done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// They agree, and sign.
    Agrees,
    /// They sign, and say with what they do not agree.
    Disagrees,
    /// They will not sign.
    RefusesToSign,
}

impl Consent {
    /// Every answer.
    pub const ALL: &'static [Consent] =
        &[Consent::Agrees, Consent::Disagrees, Consent::RefusesToSign];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            Consent::Agrees => "agrees",
            Consent::Disagrees => "disagrees",
            Consent::RefusesToSign => "refuses_to_sign",
        }
    }
}

/// A new time for a visit, on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VisitMove {
    /// Who goes from now on.
    pub person: PersonId,
    /// Their unit.
    pub unit: UnitId,
    /// From when.
    pub from_at: Timestamp,
    /// Until when.
    pub to_at: Timestamp,
    /// Why.
    pub why: String,
    /// By whom it was moved.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// What was found and done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VisitRecord {
    /// What came of it.
    pub result: VisitResult,
    /// What was found and done, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub found: String,
    /// What was measured and ticked, by the codes of the pack's form.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    /// Digests of files of the case that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// When somebody was there.
    pub arrived_at: Timestamp,
    /// By whom it was put on record.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// The customer's word on what was found and done; never changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignOff {
    /// Who signed; may be empty when they would not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Whether they agree.
    pub consent: Consent,
    /// In their words; why they would not sign.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The digest of the picture of their signature, a file of the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// Who had it signed.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// Why and by whom a visit was cancelled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VisitEnd {
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// A visit to the customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Visit {
    /// Its number in the case, from 1.
    pub n: u32,
    /// Who goes.
    pub person: PersonId,
    /// Their unit when it was arranged: its people see the case while it is open.
    pub unit: UnitId,
    /// From when somebody comes.
    pub from_at: Timestamp,
    /// Until when.
    pub to_at: Timestamp,
    /// Where.
    pub place: String,
    /// What for.
    pub what: String,
    /// The promise it is.
    pub promise: u32,
    /// Who arranged it.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// How it stands.
    #[serde(default)]
    pub state: State,
    /// How often, why and to when it was moved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<VisitMove>,
    /// When somebody said they are there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived_at: Option<Timestamp>,
    /// What was found and done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<VisitRecord>,
    /// The customer's word on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_off: Option<SignOff>,
    /// Why nobody goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<VisitEnd>,
}

impl Visit {
    /// Somebody is still to go, or is there and has put nothing on record.
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Arranged | State::Arrived)
    }

    /// Something was done, and the customer has not been asked to sign it.
    pub fn is_to_sign(&self) -> bool {
        self.state == State::Recorded && self.record.as_ref().is_some_and(|it| it.result.is_work())
    }

    /// We were there and could not do what we came for.
    pub fn is_in_vain(&self) -> bool {
        self.record.as_ref().is_some_and(|it| !it.result.is_work())
    }
}

impl Case {
    /// Visits somebody is still to go to.
    pub fn open_visits(&self) -> impl Iterator<Item = &Visit> {
        self.visits.iter().filter(|visit| visit.is_open())
    }

    /// How often we stood before a closed door.
    pub fn visits_in_vain(&self) -> usize {
        self.visits.iter().filter(|visit| visit.is_in_vain()).count()
    }

    /// Whether a visit lets the people of its unit see the case: while the case is open, and somebody went or goes.
    pub fn is_shown_by(&self, visit: &Visit) -> bool {
        let is_closed = self.closure.is_some() || self.merged_into.is_some();
        !is_closed && visit.state != State::Cancelled
    }
}

pub(crate) fn apply(case: &mut Case, at: Timestamp, actor: &Actor, event: &Event) {
    let Some(n) = event.visit() else { return };
    if let (Event::VisitArrived { .. } | Event::VisitRecorded { .. }, Some(person)) =
        (event, actor.person())
    {
        // Who was there does not ask afterwards whether it was solved.
        case.handlers.insert(person.clone());
    }
    if let Event::VisitRecorded { record, .. } = event
        && record.result.is_work()
    {
        // Somebody stood before the customer: they were spoken with.
        case.waiting_since = None;
        case.contacted_at = case.contacted_at.or(Some(at));
    }
    if let Event::VisitArranged(visit) = event {
        case.visits.push((**visit).clone());
        return;
    }
    let Some(visit) = nth_mut(&mut case.visits, n) else { return };
    match event {
        Event::VisitMoved { to, promise, .. } => {
            visit.person = to.person.clone();
            visit.unit = to.unit.clone();
            (visit.from_at, visit.to_at) = (to.from_at, to.to_at);
            visit.promise = *promise;
            visit.moves.push(to.clone());
        }
        Event::VisitArrived { .. } => {
            visit.arrived_at = Some(at);
            visit.state = State::Arrived;
        }
        Event::VisitRecorded { record, .. } => {
            visit.record = Some(record.clone());
            visit.state = State::Recorded;
        }
        Event::VisitSignedOff { sign_off, .. } => {
            visit.sign_off = Some(sign_off.clone());
            visit.state = State::SignedOff;
        }
        Event::VisitCancelled { reason, .. } => {
            visit.cancelled = Some(VisitEnd { reason: reason.clone(), by: actor.clone(), at });
            visit.state = State::Cancelled;
        }
        _ => {}
    }
}

impl Event {
    /// The number of the visit an event is about.
    pub fn visit(&self) -> Option<u32> {
        match self {
            Event::VisitArranged(visit) => Some(visit.n),
            Event::VisitMoved { visit, .. }
            | Event::VisitArrived { visit }
            | Event::VisitRecorded { visit, .. }
            | Event::VisitSignedOff { visit, .. }
            | Event::VisitCancelled { visit, .. } => Some(*visit),
            _ => None,
        }
    }
}
