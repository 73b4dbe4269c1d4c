//! Promises: what the customer was told would happen, by when, and whether it did.
//!
//! Acknowledgement, first contact and answer are promises made by policy (the pack's clocks); whatever a
//! person promises joins them. A promise has four states: running, kept, broken (still owed), kept late.

mod of_visit;
mod said;

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::calendar::CalendarError;
use crate::case::{Case, Draft, Event, Setting};
use crate::invalid::{Invalid, Problem};
use crate::limits::{NOTE_CHARS_MAX, PROMISE_HORIZON_DAYS, PROMISES_MAX};
use crate::pack::Facts;
use crate::permission::Actor;
use crate::point::{next_n, nth, nth_mut};
use crate::policy::{self, Clock};
use crate::refusal::{Objection, Refusal};

pub(crate) use of_visit::{keep_owed, put_off, release};
pub use said::{SaidIn, SaidKind};

/// The name of the clock that runs to the time another system stamped; no pack may use it.
pub(crate) const OUTER_CLOCK: &str = "outer";
/// The reason of a release by merging.
pub(crate) const MERGED: &str = "merged";

/// What is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PromiseKind"))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// That it enters the register soon after it was heard.
    Register,
    /// That the customer is told it was taken in.
    Acknowledge,
    /// That somebody speaks with the customer.
    FirstContact,
    /// That the customer is told the decision.
    Answer,
    /// That the customer is called back afterwards.
    Callback,
    /// That the customer is told how far it has come.
    Progress,
    /// That what was agreed is paid or done.
    Deliver,
    /// That a milestone of the policy is reached.
    Milestone,
    /// That somebody comes within the time told.
    Visit,
    /// Whatever a person promised.
    Given,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Kind] = &[
        Kind::Register,
        Kind::Acknowledge,
        Kind::FirstContact,
        Kind::Answer,
        Kind::Callback,
        Kind::Progress,
        Kind::Deliver,
        Kind::Milestone,
        Kind::Visit,
        Kind::Given,
    ];
}

impl Kind {
    /// Owed once more, and counted anew, when the decision was refused or the case reopened.
    pub fn is_owed_again(self) -> bool {
        matches!(self, Kind::FirstContact | Kind::Answer | Kind::Progress)
    }
}

/// On what a promise rests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// A law or regulation.
    Statutory,
    /// A body outside that stamped it.
    Outer,
    /// A contract.
    Contract,
    /// Our own policy.
    #[default]
    Policy,
    /// A person's word.
    Word,
}

impl Basis {
    /// Every basis, the strongest first.
    pub const ALL: &'static [Basis] =
        &[Basis::Statutory, Basis::Outer, Basis::Contract, Basis::Policy, Basis::Word];
}

/// How a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PromiseState"))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Not yet due and not yet kept.
    Running,
    /// Kept in time.
    Kept {
        /// When.
        at: Timestamp,
    },
    /// Due and not kept: still owed.
    Broken,
    /// Kept after it was due.
    KeptLate {
        /// When.
        at: Timestamp,
    },
    /// No longer applies.
    Released {
        /// When.
        at: Timestamp,
    },
}

/// A promise on a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Promise {
    /// Its number in the case, from 1.
    pub n: u32,
    /// What is promised.
    pub kind: Kind,
    /// The pack's clock that made it, if policy did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<String>,
    /// The milestone it waits for, when it waits for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milestone: Option<String>,
    /// In words, when a person made it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// On what it rests.
    pub basis: Basis,
    /// Counting starts here.
    pub start_at: Timestamp,
    /// By when.
    pub due_at: Timestamp,
    /// Who made it.
    pub by: Actor,
    /// When it was made.
    pub made_at: Timestamp,
    /// How it stands.
    #[serde(flatten)]
    pub state: State,
    /// It fell due without having been kept; stays true when it is kept late or released afterwards.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub was_broken: bool,
    /// Why it was released, when it was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub released_as: String,
    /// In which of our words it was given, when somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_in: Option<SaidIn>,
}

impl Promise {
    /// Running or broken: something is owed.
    pub fn is_owed(&self) -> bool {
        matches!(self.state, State::Running | State::Broken)
    }

    /// When it was kept, in time or late.
    pub fn kept_at(&self) -> Option<Timestamp> {
        match self.state {
            State::Kept { at } | State::KeptLate { at } => Some(at),
            State::Running | State::Broken | State::Released { .. } => None,
        }
    }
}

/// A promise a person makes, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MakePromise {
    /// What was promised.
    pub what: String,
    /// By when.
    pub due_at: Timestamp,
    /// In which of our words it was given: a contact, a word on the way, the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_in: Option<SaidIn>,
}

/// How a promise was kept, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KeepPromise {
    /// The promise's number.
    pub promise: u32,
}

/// Makes the promises the pack's clocks make now, and plans anew those that a new judgement moves.
///
/// All clocks that apply run side by side; what was consumed stays consumed, because every clock counts
/// from its own start. Only what is still running is planned anew: what was kept stays kept, and what was
/// broken stays owed, or a new judgement could wash it away.
pub(crate) fn promise_by_policy(draft: &mut Draft<'_>) -> Result<(), Objection> {
    let setting = draft.setting;
    if draft.case.is_withdrawn() {
        return Ok(());
    }
    break_due(draft);
    let facts = Facts::of(&draft.case, setting);
    let mut missing: Option<i16> = None;
    for clock in setting.pack.clocks_at(&draft.case, setting) {
        let applies = setting.pack.is_for(clock, &draft.case)
            && clock.when.as_ref().is_none_or(|when| when.holds(&facts));
        let planned = match applies.then(|| policy::plan(&draft.case, clock, setting)).transpose() {
            Ok(planned) => planned.flatten(),
            // Never guessed, and no reason to send a complaint away: the clock waits for the year.
            Err(CalendarError::YearNotLoaded { year }) => {
                missing = Some(missing.map_or(year, |first| first.min(year)));
                continue;
            }
            Err(other) => return Err(other.into()),
        };
        replan(draft, clock, planned.map(|plan| (plan.start_at, plan.due_at)));
    }
    crate::extension::drop_settled(draft);
    promise_outer(draft);
    match missing {
        Some(year) if draft.case.missing_year != missing => {
            draft.push(Event::YearMissing { year });
        }
        None if draft.case.missing_year.is_some() => draft.push(Event::YearLoaded),
        _ => {}
    }
    Ok(())
}

/// Brings the promise of a clock in line with what it comes to now.
fn replan(draft: &mut Draft<'_>, clock: &Clock, planned: Option<(Timestamp, Timestamp)>) {
    let old = last_of(&draft.case, clock).cloned();
    if old.as_ref().is_some_and(|old| old.stands_for(planned)) {
        return;
    }
    if let Some(old) = old.filter(|old| old.state == State::Running) {
        match planned {
            // The same counting, only longer or shorter: a pause, an extension, another calendar.
            Some((start_at, due_at)) if start_at == old.start_at => {
                draft.push(Event::PromiseMoved { promise: old.n, due_at });
                if due_at <= draft.setting.now {
                    draft.push(Event::PromiseBroken { promise: old.n });
                }
                return;
            }
            _ => {
                let reason = "replanned".to_owned();
                draft.push(Event::PromiseReleased { promise: old.n, reason });
            }
        }
    }
    if let Some(span) = planned {
        push_policy_promise(draft, clock, span);
    }
}

/// The last promise of a clock that still says something: one settled before the counting began anew does not.
fn last_of<'a>(case: &'a Case, clock: &Clock) -> Option<&'a Promise> {
    let before = if clock.keeps.is_owed_again() { case.promises_before } else { 0 };
    let speaks = |(at, promise): &(usize, &Promise)| {
        promise.clock.as_deref() == Some(clock.id.as_str()) && (*at >= before || promise.is_owed())
    };
    case.promises.iter().enumerate().rev().find(speaks).map(|(_, promise)| promise)
}

impl Promise {
    /// Whether nothing need be done about a clock whose last promise this is, given its start and its end now.
    fn stands_for(&self, planned: Option<(Timestamp, Timestamp)>) -> bool {
        let same_start = planned.is_some_and(|(start_at, _)| start_at == self.start_at);
        match self.state {
            State::Running => planned == Some((self.start_at, self.due_at)),
            State::Broken | State::Kept { .. } | State::KeptLate { .. } => {
                same_start || planned.is_none()
            }
            // A clock that did not apply for a while and applies again counts on from where it began.
            State::Released { .. } => {
                planned.is_none() || same_start && self.released_as != "replanned"
            }
        }
    }
}

/// The answer time another system stamped runs beside our own.
fn promise_outer(draft: &mut Draft<'_>) {
    let Some(complaint) = draft.case.complaint() else { return };
    let Some(due_at) = complaint.source.as_ref().and_then(|source| source.due_at) else { return };
    if draft.case.promises.iter().all(|p| p.clock.as_deref() != Some(OUTER_CLOCK)) {
        let start_at = complaint.heard_at.unwrap_or(draft.setting.now);
        let outer = (Kind::Answer, OUTER_CLOCK, Basis::Outer, None);
        push_promise(draft, outer, (start_at, due_at));
    }
}

fn push_policy_promise(draft: &mut Draft<'_>, clock: &Clock, span: (Timestamp, Timestamp)) {
    let what = (clock.keeps, clock.id.as_str(), clock.basis, clock.milestone.as_deref());
    push_promise(draft, what, span);
}

fn push_promise(
    draft: &mut Draft<'_>,
    (kind, clock, basis, milestone): (Kind, &str, Basis, Option<&str>),
    (start_at, due_at): (Timestamp, Timestamp),
) {
    let now = draft.setting.now;
    let n = next_n(draft.case.promises.len());
    draft.push(Event::PromiseMade(Promise {
        n,
        kind,
        clock: Some(clock.to_owned()),
        milestone: milestone.map(str::to_owned),
        what: String::new(),
        basis,
        start_at,
        due_at,
        by: Actor::Clock,
        made_at: now,
        state: State::Running,
        was_broken: false,
        released_as: String::new(),
        said_in: None,
    }));
    // What has happened already keeps the promise at birth: registering does, so may an early answer.
    let done_at = policy::done_at(&draft.case, kind, milestone, start_at);
    if due_at <= done_at.unwrap_or(now) {
        draft.push(Event::PromiseBroken { promise: n });
    }
    if let Some(done_at) = done_at {
        draft.push(Event::PromiseKept { promise: n, late: due_at <= done_at });
    }
}

pub(crate) fn make(
    case: &Case,
    it: &MakePromise,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let what = invalid.required("what", &it.what, NOTE_CHARS_MAX);
    if it.said_in.is_some_and(|said| said.text(case).is_none()) {
        invalid.add("said_in", Problem::NotAChoice);
    }
    invalid.none_or(())?;
    check_horizon(it.due_at, setting)?;
    if case.promises.iter().any(|p| p.is_owed() && p.what == what && p.due_at == it.due_at) {
        return Ok(vec![]);
    }
    let mut draft = Draft::new(case, setting);
    give(&mut draft, Kind::Given, what, it.due_at, it.said_in)?;
    Ok(draft.events)
}

/// A time somebody gives lies ahead, and not so far that nobody will be there to keep it.
pub(crate) fn check_horizon(due_at: Timestamp, setting: &Setting<'_>) -> Result<(), Refusal> {
    if due_at <= setting.now {
        return Err(Refusal::PromiseInThePast);
    }
    if due_at > setting.now + (PROMISE_HORIZON_DAYS * 24).hours() {
        return Err(Refusal::PromiseTooFar);
    }
    Ok(())
}

/// A person gives their word.
pub(crate) fn give(
    draft: &mut Draft<'_>,
    kind: Kind,
    what: String,
    due_at: Timestamp,
    said_in: Option<SaidIn>,
) -> Result<(), Refusal> {
    if draft.case.promises.len() >= PROMISES_MAX {
        return Err(Refusal::TooMany);
    }
    let setting = draft.setting;
    draft.push(Event::PromiseMade(Promise {
        n: next_n(draft.case.promises.len()),
        kind,
        clock: None,
        milestone: None,
        what,
        basis: Basis::Word,
        start_at: setting.now,
        due_at,
        by: setting.actor.clone(),
        made_at: setting.now,
        state: State::Running,
        was_broken: false,
        released_as: String::new(),
        said_in,
    }));
    Ok(())
}

pub(crate) fn keep(
    case: &Case,
    it: &KeepPromise,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut draft = Draft::new(case, setting);
    keep_given(&mut draft, it.promise)?;
    Ok(draft.events)
}

/// Keeps a promise because somebody says so: only what a person promised in words. Whether the customer
/// was told, spoken with, answered or called back is not said but done.
pub(crate) fn keep_given(draft: &mut Draft<'_>, n: u32) -> Result<(), Refusal> {
    let promise = nth(&draft.case.promises, n).ok_or(Refusal::NoSuchPromise)?;
    if promise.kind != Kind::Given {
        return Err(Refusal::KeptByDeed);
    }
    keep_into(draft, n)
}

/// Keeps the promise with number `n`; the break is noted first when the ticker has not done so yet.
///
/// What counts is when it was put on record: a deed written down too late was not kept in time, or a
/// date written in could mend any break.
fn keep_into(draft: &mut Draft<'_>, n: u32) -> Result<(), Refusal> {
    let promise = nth(&draft.case.promises, n).ok_or(Refusal::NoSuchPromise)?.clone();
    if promise.kept_at().is_some() {
        return Ok(());
    }
    if !promise.is_owed() {
        return Err(Refusal::PromiseSettled);
    }
    // The instant it falls due is the first that is too late.
    let late = promise.state == State::Broken || promise.due_at <= draft.setting.now;
    if late && promise.state == State::Running {
        draft.push(Event::PromiseBroken { promise: n });
    }
    draft.push(Event::PromiseKept { promise: n, late });
    Ok(())
}

/// Keeps every promise of a kind that is owed.
pub(crate) fn keep_kind(draft: &mut Draft<'_>, kind: Kind) {
    let owed: Vec<u32> =
        draft.case.promises.iter().filter(|p| p.kind == kind && p.is_owed()).map(|p| p.n).collect();
    for n in owed {
        // Cannot be refused: it was owed a moment ago.
        let _kept = keep_into(draft, n);
    }
}

/// Keeps every promise that waits for a milestone which was reached at `at`.
pub(crate) fn keep_milestone(draft: &mut Draft<'_>, code: &str, at: Timestamp) {
    let waits =
        |p: &&Promise| p.is_owed() && p.milestone.as_deref() == Some(code) && p.start_at <= at;
    let owed: Vec<u32> = draft.case.promises.iter().filter(waits).map(|p| p.n).collect();
    for n in owed {
        // Cannot be refused: it was owed a moment ago.
        let _kept = keep_into(draft, n);
    }
}

/// Keeps what an answer would keep: the customer is content with the one they had.
pub(crate) fn keep_answer(draft: &mut Draft<'_>) {
    for kind in [Kind::Acknowledge, Kind::FirstContact, Kind::Answer, Kind::Progress] {
        keep_kind(draft, kind);
    }
}

/// Releases everything still owed, for a reason.
pub(crate) fn release_all(draft: &mut Draft<'_>, reason: &str) {
    break_due(draft);
    let owed: Vec<u32> = draft.case.promises.iter().filter(|p| p.is_owed()).map(|p| p.n).collect();
    for promise in owed {
        draft.push(Event::PromiseReleased { promise, reason: reason.to_owned() });
    }
}

/// Makes again what merging released: standing alone, the case owes as before.
pub(crate) fn resume(draft: &mut Draft<'_>, released: &[u32]) {
    let now = draft.setting.now;
    for old in released {
        let Some(old) = nth(&draft.case.promises, *old).cloned() else { continue };
        let n = next_n(draft.case.promises.len());
        let due_at = old.due_at;
        draft.push(Event::PromiseMade(Promise {
            n,
            made_at: now,
            state: State::Running,
            was_broken: false,
            released_as: String::new(),
            ..old
        }));
        if due_at <= now {
            draft.push(Event::PromiseBroken { promise: n });
        }
    }
}

/// What is due and not kept is broken.
fn due_now(case: &Case, setting: &Setting<'_>) -> Vec<Event> {
    let due = |p: &&Promise| p.state == State::Running && p.due_at <= setting.now;
    case.promises.iter().filter(due).map(|p| Event::PromiseBroken { promise: p.n }).collect()
}

/// Notes what fell due since the ticker last looked, before anything is released.
pub(crate) fn break_due(draft: &mut Draft<'_>) {
    for event in due_now(&draft.case, draft.setting) {
        draft.push(event);
    }
}

pub(crate) fn apply(case: &mut Case, at: Timestamp, event: &Event) {
    match event {
        Event::PromiseMade(promise) => case.promises.push(promise.clone()),
        Event::PromiseKept { promise, late } => {
            let deed = nth(&case.promises, *promise)
                .and_then(|p| policy::done_at(case, p.kind, p.milestone.as_deref(), p.start_at));
            // It is kept by the deed, which may have come before the promise did.
            let at = deed.map_or(at, |done| done.min(at));
            if let Some(promise) = nth_mut(&mut case.promises, *promise) {
                promise.state = if *late { State::KeptLate { at } } else { State::Kept { at } };
            }
        }
        Event::PromiseMoved { promise, due_at } => {
            if let Some(promise) = nth_mut(&mut case.promises, *promise) {
                promise.due_at = *due_at;
            }
        }
        Event::PromiseBroken { promise } => {
            if let Some(promise) = nth_mut(&mut case.promises, *promise) {
                promise.state = State::Broken;
                promise.was_broken = true;
            }
        }
        Event::PromiseReleased { promise: n, reason } => {
            if let Some(promise) = nth_mut(&mut case.promises, *n) {
                promise.state = State::Released { at };
                promise.released_as.clone_from(reason);
            }
            if reason == MERGED {
                case.released_by_merge.push(*n);
            }
        }
        _ => {}
    }
}
