//! The case: our handling of one matter, folded from its journal.
//!
//! [`decide`] is a dispatch table from commands to the rules of their stage; [`Case::apply`] is the only
//! place where a case changes. An empty answer of `decide` means it had already been done: every
//! command may be sent twice.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::assignment::Offer;
use crate::calendar::Calendar;
use crate::callback::Callback;
use crate::closing::{Closure, Reopening};
use crate::contact::{Attachment, Contact};
use crate::escalation::Escalation;
use crate::extension::Extension;
use crate::id::{CaseId, CaseNo, PersonId, UnitId};
use crate::intake::{FileRef, Flag, Receive, SubjectKind};
use crate::link::Link;
use crate::milestone::Milestone;
use crate::organisation::Organisation;
use crate::pack::Pack;
use crate::pause::Pause;
use crate::permission::{self, Actor, Standing};
use crate::point::{Finding, FindingRecord, Point};
use crate::policy::Moment;
use crate::progress::Progress;
use crate::promise::Promise;
use crate::refusal::{Objection, Refusal};
use crate::remedy::{Remedy, RemedyState};
use crate::response::{GivenWord, Rating, Response};
use crate::triage::Assessment;
use crate::{
    assignment, callback, closing, contact, escalation, extension, intake, limits, link, milestone,
    pause, point, progress, promise, remedy, response, supervision, triage,
};

pub use crate::command::Command;

/// The circumstances a decision is made in.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The time, in whole milliseconds and never before the case's last step.
    pub now: Timestamp,
    /// Who acts.
    pub actor: &'a Actor,
    /// The organisation.
    pub organisation: &'a Organisation,
    /// The pack the case is judged under.
    pub pack: &'a Pack,
    /// The working calendar.
    pub calendar: &'a Calendar,
}

/// What happened to a case. Tags are written out and are for ever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "event")]
pub enum Event {
    /// The complaint was taken in.
    #[serde(rename = "received")]
    Received(Box<Receive>),
    /// The customer was told so.
    #[serde(rename = "acknowledged")]
    Acknowledged,
    /// It was judged.
    #[serde(rename = "triaged")]
    Triaged(Box<Assessment>),
    /// A point of complaint was added.
    #[serde(rename = "point_added")]
    PointAdded(Point),
    /// What is true of a point was established.
    #[serde(rename = "finding_recorded")]
    FindingRecorded {
        /// The point's number.
        point: u32,
        /// What was established.
        finding: FindingRecord,
    },
    /// A point was answered.
    #[serde(rename = "point_answered")]
    PointAnswered {
        /// The point's number.
        point: u32,
        /// The answer.
        text: String,
    },
    /// The case was handed over and waits to be accepted.
    #[serde(rename = "handed_over")]
    HandedOver(Offer),
    /// Somebody accepted the case and owns it from here on.
    #[serde(rename = "accepted")]
    Accepted {
        /// The new owner.
        owner: PersonId,
        /// The unit now responsible.
        unit: UnitId,
    },
    /// The case was returned.
    #[serde(rename = "returned")]
    Returned {
        /// The unit it goes back to.
        unit: Option<UnitId>,
        /// The person it goes back to.
        owner: Option<PersonId>,
        /// The code of the reason.
        reason: String,
        /// In words.
        note: String,
    },
    /// A contact was recorded.
    #[serde(rename = "contact_added")]
    ContactAdded(Contact),
    /// A file was added.
    #[serde(rename = "attached")]
    Attached(Attachment),
    /// A promise runs.
    #[serde(rename = "promise_made")]
    PromiseMade(Promise),
    /// A promise was kept, in time or late.
    #[serde(rename = "promise_kept")]
    PromiseKept {
        /// The promise's number.
        promise: u32,
        /// After it was due.
        late: bool,
    },
    /// A promise falls due at another time: a pause, an extension, another calendar.
    #[serde(rename = "promise_moved")]
    PromiseMoved {
        /// The promise's number.
        promise: u32,
        /// By when now.
        due_at: Timestamp,
    },
    /// A promise was not kept in time and is still owed.
    #[serde(rename = "promise_broken")]
    PromiseBroken {
        /// The promise's number.
        promise: u32,
    },
    /// A promise no longer applies.
    #[serde(rename = "promise_released")]
    PromiseReleased {
        /// The promise's number.
        promise: u32,
        /// Why: `replanned`, `closed`, `withdrawn`, `merged`.
        reason: String,
    },
    /// A clock waits for a year the calendar does not have; it is counted once the year is loaded.
    #[serde(rename = "year_missing")]
    YearMissing {
        /// The year.
        year: i16,
    },
    /// The calendar has every year the clocks need again.
    #[serde(rename = "year_loaded")]
    YearLoaded,
    /// Clocks stand still.
    #[serde(rename = "paused")]
    Paused(Pause),
    /// They go on.
    #[serde(rename = "pause_ended")]
    PauseEnded {
        /// The pause's number.
        pause: u32,
        /// Since when.
        at: Timestamp,
    },
    /// More time was asked for.
    #[serde(rename = "extension_asked")]
    ExtensionAsked(Extension),
    /// It was granted.
    #[serde(rename = "extension_granted")]
    ExtensionGranted {
        /// The extension's number.
        extension: u32,
    },
    /// It was refused, or fell with its promise.
    #[serde(rename = "extension_refused")]
    ExtensionRefused {
        /// The extension's number.
        extension: u32,
        /// Why.
        note: String,
    },
    /// A milestone was put on record.
    #[serde(rename = "milestone_reached")]
    MilestoneReached(Milestone),
    /// The customer was told how far it has come.
    #[serde(rename = "progress_told")]
    ProgressTold(Progress),
    /// A warning was given.
    #[serde(rename = "warned")]
    Warned(Escalation),
    /// Somebody told has accepted it.
    #[serde(rename = "escalation_accepted")]
    EscalationAccepted {
        /// The escalation's number.
        escalation: u32,
    },
    /// Somebody above wants an answer.
    #[serde(rename = "supervision_ordered")]
    SupervisionOrdered(supervision::Order),
    /// They got it.
    #[serde(rename = "supervision_answered")]
    SupervisionAnswered {
        /// The order's number.
        order: u32,
        /// The answer.
        answer: supervision::OrderAnswer,
    },
    /// A remedy was proposed.
    #[serde(rename = "remedy_proposed")]
    RemedyProposed(Remedy),
    /// A remedy changed its state.
    #[serde(rename = "remedy_moved")]
    RemedyMoved {
        /// The remedy's number.
        remedy: u32,
        /// The state it is in now.
        to: RemedyState,
        /// Reason, counter-proposal or proof in words.
        note: String,
    },
    /// The customer was told the decision.
    #[serde(rename = "responded")]
    Responded(Response),
    /// The customer gave their word on it.
    #[serde(rename = "word_taken")]
    WordTaken(GivenWord),
    /// The customer added something.
    #[serde(rename = "information_added")]
    InformationAdded {
        /// What they said.
        text: String,
    },
    /// The customer urged.
    #[serde(rename = "urged")]
    Urged {
        /// What they said.
        text: String,
    },
    /// The customer rated the handling.
    #[serde(rename = "rated")]
    Rated(Rating),
    /// A callback was attempted.
    #[serde(rename = "called_back")]
    CalledBack(Callback),
    /// The case was closed.
    #[serde(rename = "closed")]
    Closed(Box<Closure>),
    /// The case was reopened.
    #[serde(rename = "reopened")]
    Reopened(Reopening),
    /// The case became part of another.
    #[serde(rename = "merged")]
    Merged {
        /// The case it belongs to now.
        into: CaseNo,
    },
    /// The case stands alone again.
    #[serde(rename = "unmerged")]
    Unmerged {
        /// Why.
        reason: String,
    },
    /// The case was linked to another.
    #[serde(rename = "linked")]
    Linked(Link),
    /// A link was taken away.
    #[serde(rename = "unlinked")]
    Unlinked {
        /// The other case.
        to: CaseNo,
    },
}

/// A case as its journal tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    /// Its identity.
    pub id: Option<CaseId>,
    /// Steps in its journal.
    pub version: u64,
    /// The complaint as received; `None` before.
    pub complaint: Option<Box<Receive>>,
    /// When it entered the register.
    pub registered_at: Option<Timestamp>,
    /// Who registered it.
    pub registered_by: Option<Actor>,
    /// When the customer was told it was taken in.
    pub acknowledged_at: Option<Timestamp>,
    /// How it is judged.
    pub assessment: Option<Box<Assessment>>,
    /// When it was first judged.
    pub triaged_at: Option<Timestamp>,
    /// Points of complaint, numbered from 1.
    pub points: Vec<Point>,
    /// The unit responsible.
    pub unit: Option<UnitId>,
    /// The one owner; none until somebody accepts.
    pub owner: Option<PersonId>,
    /// A hand-over that waits to be accepted.
    pub offer: Option<Offer>,
    /// Since when it waits.
    pub offered_at: Option<Timestamp>,
    /// Where it was before, last first served; returns go there.
    pub held_before: Vec<(Option<UnitId>, Option<PersonId>)>,
    /// How often it was returned.
    pub returns: u32,
    /// Everybody who ever owned it or worked on its points: they do not call back.
    pub handlers: BTreeSet<PersonId>,
    /// Contacts, numbered from 1.
    pub contacts: Vec<Contact>,
    /// Files, in the order they came.
    pub attachments: Vec<Attachment>,
    /// Promises, numbered from 1.
    pub promises: Vec<Promise>,
    /// The year of the calendar that clocks wait for.
    pub missing_year: Option<i16>,
    /// Pauses, numbered from 1.
    pub pauses: Vec<Pause>,
    /// Extensions asked for, numbered from 1.
    pub extensions: Vec<Extension>,
    /// Milestones on record, numbered from 1.
    pub milestones: Vec<Milestone>,
    /// What the customer was told on the way.
    pub progress: Vec<Progress>,
    /// When they were last told.
    pub progressed_at: Option<Timestamp>,
    /// Warnings given, numbered from 1.
    pub escalations: Vec<Escalation>,
    /// Supervision orders, numbered from 1.
    pub orders: Vec<supervision::Order>,
    /// Remedies, numbered from 1.
    pub remedies: Vec<Remedy>,
    /// Responses given.
    pub responses: Vec<Response>,
    /// When the decision that stands was told; none before, after it was refused, and after a reopening.
    pub responded_at: Option<Timestamp>,
    /// When one of us first spoke with the customer since the counting last began anew.
    pub contacted_at: Option<Timestamp>,
    /// When the counting began anew: the decision was refused, or the case was reopened.
    pub restarted_at: Option<Timestamp>,
    /// How many promises had been made before that: they do not stand for what is owed once more.
    pub promises_before: usize,
    /// The customer's word on the last response.
    pub word: Option<GivenWord>,
    /// How often the customer urged.
    pub urges: u32,
    /// Since when the customer waits for a reaction to what they added or urged.
    pub waiting_since: Option<Timestamp>,
    /// What the customer last added or urged, and when: the same within a minute was sent twice.
    pub told: Option<(Timestamp, Event)>,
    /// The customer's own rating.
    pub rating: Option<Rating>,
    /// Callbacks attempted, numbered from 1.
    pub callbacks: Vec<Callback>,
    /// How many of them came before the last response: those do not speak about it.
    pub callbacks_before: usize,
    /// Set while it is closed.
    pub closure: Option<Box<Closure>>,
    /// Every reopening.
    pub reopenings: Vec<Reopening>,
    /// The case it was merged into.
    pub merged_into: Option<CaseNo>,
    /// The promises that merging released; standing alone again, the case owes them again.
    pub released_by_merge: Vec<u32>,
    /// Links to other cases.
    pub links: BTreeMap<CaseNo, Link>,
    /// When its last step was.
    pub changed_at: Option<Timestamp>,
    /// When somebody last did something; time passing is nobody.
    pub moved_at: Option<Timestamp>,
}

/// A case in the middle of a decision: events are applied as they are decided, so that the next rule
/// sees what the last one meant.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    pub(crate) case: Case,
    pub(crate) events: Vec<Event>,
    pub(crate) setting: &'a Setting<'a>,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(case: &Case, setting: &'a Setting<'a>) -> Draft<'a> {
        Draft { case: case.clone(), events: Vec::new(), setting }
    }

    pub(crate) fn push(&mut self, event: Event) {
        self.case.apply(self.setting.now, self.setting.actor, &event);
        self.events.push(event);
    }
}

/// Decides what a command means for a case. An empty list means it had already been done.
pub fn decide(
    case: &Case,
    command: &Command,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    refuse_by_right(case, command, setting)?;
    refuse_by_state(case, command, setting.actor)?;
    follow_up(case, dispatch(case, command, setting)?, setting)
}

/// From commands to the rules of their stage.
fn dispatch(
    case: &Case,
    command: &Command,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    match command {
        Command::Receive(it) => intake::receive(case, it, setting),
        Command::Acknowledge => Ok(response::acknowledge(case, setting)),
        Command::Triage(it) => triage::triage(case, it, setting),
        Command::AddPoint(it) => point::add(case, it, setting),
        Command::RecordFinding(it) => point::record_finding(case, it, setting),
        Command::AnswerPoint(it) => point::answer(case, it),
        Command::HandOver(it) => assignment::hand_over(case, it, setting),
        Command::Accept => assignment::accept(case, setting),
        Command::Return(it) => assignment::give_back(case, it, setting),
        Command::AddContact(it) => contact::add(case, it, setting),
        Command::Attach(it) => contact::attach(case, it, setting),
        Command::MakePromise(it) => promise::make(case, it, setting),
        Command::KeepPromise(it) => promise::keep(case, it, setting),
        Command::ProposeRemedy(it) => remedy::propose(case, it, setting),
        Command::ApproveRemedy(it) => remedy::approve(case, it, setting),
        Command::DeclineRemedy(it) => remedy::decline(case, it, setting),
        Command::OfferRemedy(it) => remedy::offer(case, it),
        Command::AnswerRemedy(it) => remedy::answer(case, it),
        Command::DeliverRemedy(it) => remedy::deliver(case, it),
        Command::Respond(it) => response::respond(case, it, setting),
        Command::TakeWord(it) => response::take_word(case, it, setting),
        Command::AddInformation(it) => response::add_information(case, it, setting),
        Command::Urge(it) => response::urge(case, it, setting),
        Command::Rate(it) => response::rate(case, it, setting),
        Command::CallBack(it) => callback::call_back(case, it, setting),
        Command::Close(it) => closing::close(case, it, setting),
        Command::Reopen(it) => closing::reopen(case, it, setting),
        Command::MergeInto(it) => link::merge(case, it, setting),
        Command::Unmerge(it) => link::unmerge(case, it, setting),
        Command::Link(it) => link::link(case, it),
        Command::Unlink(it) => Ok(link::unlink(case, it)),
        Command::PauseClocks(it) => pause::pause(case, it, setting),
        Command::EndPause => pause::end(case, setting),
        Command::AskExtension(it) => extension::ask(case, it, setting),
        Command::GrantExtension(it) => extension::grant(case, it, setting),
        Command::RefuseExtension(it) => extension::refuse(case, it, setting),
        Command::RecordMilestone(it) => milestone::record(case, it, setting),
        Command::TellProgress(it) => progress::tell(case, it, setting),
        Command::AcceptEscalation(it) => escalation::accept(case, it, setting),
        Command::Supervise(it) => supervision::supervise(case, it, setting),
        Command::AnswerOrder(it) => supervision::answer(case, it, setting),
        Command::Tick => Ok(tick(case, setting)),
    }
}

/// Time has passed: pauses end, promises break, clocks that wait for a breach begin, and somebody is told.
fn tick(case: &Case, setting: &Setting<'_>) -> Vec<Event> {
    let mut draft = Draft::new(case, setting);
    for event in pause::tick(case, setting) {
        draft.push(event);
    }
    promise::break_due(&mut draft);
    if case.closure.is_some() || case.merged_into.is_some() {
        return draft.events;
    }
    // Due times are counted anew, because the calendar may be another one. One that cannot answer stops nothing.
    let mut counted = Draft { case: draft.case.clone(), events: Vec::new(), setting };
    if promise::promise_by_policy(&mut counted).is_ok() {
        draft.case = counted.case;
        draft.events.append(&mut counted.events);
    }
    escalation::tick(&mut draft);
    draft.events
}

/// What a step means for clocks that count from it, or that it ends.
fn follow_up(
    case: &Case,
    events: Vec<Event>,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let policy = setting.pack.policy_of(case).1;
    let counts = events.iter().any(|event| match event {
        Event::InformationAdded { .. } => !case.pauses.is_empty(),
        Event::WordTaken(_) | Event::RemedyMoved { .. } => {
            policy.counts_from(&Moment::Agreed) || policy.counts_from(&Moment::Delivered)
        }
        Event::Acknowledged => policy.counts_from(&Moment::Acknowledged),
        Event::ContactAdded(_) => policy.counts_from(&Moment::Contacted),
        Event::ProgressTold(_) => policy.counts_from(&Moment::Progressed),
        Event::MilestoneReached(it) => policy.counts_from(&Moment::Milestone(it.code.clone())),
        _ => false,
    });
    if !counts || case.closure.is_some() {
        return Ok(events);
    }
    let mut draft = Draft::new(case, setting);
    for event in events {
        draft.push(event);
    }
    pause::end_by_word(&mut draft)?;
    if draft.case.delivered_at().is_some() {
        promise::keep_kind(&mut draft, promise::Kind::Deliver);
    }
    promise::promise_by_policy(&mut draft)?;
    Ok(draft.events)
}

/// What the actor may not do, whatever the state of the case.
fn refuse_by_right(case: &Case, command: &Command, setting: &Setting<'_>) -> Result<(), Refusal> {
    if case.version == 0 && !matches!(command, Command::Receive(_)) {
        return Err(Refusal::NoSuchCase);
    }
    if *setting.actor == Actor::Customer && !command.is_customers() {
        return Err(Refusal::RoleLacking);
    }
    match command.act() {
        Some(act) => permission::may(setting.organisation, setting.actor, &case.standing(), act),
        None => Ok(()),
    }
}

/// What the state of the case forbids, whoever asks.
fn refuse_by_state(case: &Case, command: &Command, actor: &Actor) -> Result<(), Refusal> {
    if matches!(command, Command::Receive(_)) {
        return Ok(());
    }
    // Nobody outside can fill a journal so far that we could not end the case any more.
    let steps_max = match actor {
        Actor::Customer => limits::STEPS_MAX - limits::STEPS_KEPT_FOR_US,
        _ => limits::STEPS_MAX,
    };
    let ends = matches!(command, Command::Tick | Command::Close(_) | Command::MergeInto(_));
    if case.version >= steps_max && !ends {
        return Err(Refusal::TooMany);
    }
    let unties = matches!(command, Command::Unmerge(_) | Command::MergeInto(_) | Command::Tick);
    if case.merged_into.is_some() && !unties {
        return Err(Refusal::MergedAway);
    }
    if case.closure.is_some() && !command.is_for_closed() {
        return Err(Refusal::CaseClosed);
    }
    Ok(())
}

impl Case {
    /// The complaint as received.
    pub fn complaint(&self) -> Option<&Receive> {
        self.complaint.as_deref()
    }

    /// The number people say.
    pub fn no(&self) -> Option<CaseNo> {
        self.complaint.as_ref().map(|complaint| complaint.no)
    }

    /// The facts that rights depend on.
    pub fn standing(&self) -> Standing {
        let subjects = self.complaint().map(|c| c.subjects.as_slice()).unwrap_or_default();
        let of = |kind| subjects.iter().filter(move |s| s.kind == kind).map(|s| s.number.as_str());
        Standing {
            unit: self.unit.clone(),
            offered_unit: self.offer.as_ref().map(|offer| offer.to_unit.clone()),
            owner: self.owner.clone(),
            heard_by: self.complaint().and_then(|c| c.heard_by.clone()),
            accused: of(SubjectKind::Person).filter_map(|id| PersonId::parse(id).ok()).collect(),
            accused_units: of(SubjectKind::Unit).filter_map(|id| UnitId::parse(id).ok()).collect(),
        }
    }

    /// Folds one step of the journal.
    pub fn apply_step(&mut self, at: Timestamp, actor: &Actor, events: &[Event]) {
        for event in events {
            self.apply(at, actor, event);
        }
        self.version += 1;
        self.changed_at = Some(at);
        if *actor != Actor::Clock {
            self.moved_at = Some(at);
        }
    }

    /// Folds one event.
    pub(crate) fn apply(&mut self, at: Timestamp, actor: &Actor, event: &Event) {
        match event {
            Event::Received(complaint) => {
                self.unit.clone_from(&complaint.unit);
                self.complaint = Some(complaint.clone());
                self.registered_at = Some(at);
                self.registered_by = Some(actor.clone());
                let files = complaint.attachments.iter().cloned();
                self.attachments = files
                    .map(|file| Attachment { file, caption: String::new(), at, by: actor.clone() })
                    .collect();
            }
            Event::Acknowledged => self.acknowledged_at = self.acknowledged_at.or(Some(at)),
            Event::Triaged(assessment) => {
                self.triaged_at = self.triaged_at.or(Some(at));
                if let [only] = self.points.as_mut_slice() {
                    only.category = Some(assessment.category.clone());
                }
                self.assessment = Some(assessment.clone());
            }
            Event::PointAdded(_) | Event::FindingRecorded { .. } | Event::PointAnswered { .. } => {
                point::apply(self, at, actor, event);
            }
            Event::HandedOver(_) | Event::Accepted { .. } | Event::Returned { .. } => {
                assignment::apply(self, at, event);
            }
            Event::ContactAdded(contact) => contact::apply(self, at, contact),
            Event::Attached(attachment) => self.attachments.push(attachment.clone()),
            Event::PromiseMade(_)
            | Event::PromiseKept { .. }
            | Event::PromiseBroken { .. }
            | Event::PromiseMoved { .. }
            | Event::PromiseReleased { .. } => promise::apply(self, at, event),
            Event::YearMissing { year } => self.missing_year = Some(*year),
            Event::YearLoaded => self.missing_year = None,
            Event::Paused(_) | Event::PauseEnded { .. } => pause::apply(self, event),
            Event::ExtensionAsked(_)
            | Event::ExtensionGranted { .. }
            | Event::ExtensionRefused { .. } => extension::apply(self, at, actor, event),
            Event::MilestoneReached(milestone) => self.milestones.push(milestone.clone()),
            Event::ProgressTold(told) => progress::apply(self, at, told),
            Event::Warned(_) | Event::EscalationAccepted { .. } => {
                escalation::apply(self, at, actor, event);
            }
            Event::SupervisionOrdered(_) | Event::SupervisionAnswered { .. } => {
                supervision::apply(self, event);
            }
            Event::RemedyProposed(_) | Event::RemedyMoved { .. } => {
                remedy::apply(self, at, actor, event);
            }
            Event::Responded(_)
            | Event::WordTaken(_)
            | Event::InformationAdded { .. }
            | Event::Urged { .. }
            | Event::Rated(_) => response::apply(self, at, event),
            Event::CalledBack(callback) => self.callbacks.push(callback.clone()),
            Event::Closed(closure) => {
                self.closure = Some(closure.clone());
                // Nothing waits on a closed case, neither a hand-over nor a customer.
                self.offer = None;
                self.waiting_since = None;
            }
            Event::Reopened(reopening) => closing::apply_reopening(self, at, reopening),
            Event::Merged { .. }
            | Event::Unmerged { .. }
            | Event::Linked(_)
            | Event::Unlinked { .. } => {
                link::apply(self, event);
            }
        }
    }

    /// What is odd about it: how it came to us, and clocks that wait for the calendar while it is open.
    pub fn flags(&self) -> BTreeSet<Flag> {
        let mut flags = self.complaint().map(|c| c.flags.clone()).unwrap_or_default();
        if self.missing_year.is_some() && self.closure.is_none() && self.merged_into.is_none() {
            flags.insert(Flag::CalendarYearMissing);
        }
        flags
    }

    /// Files by digest, for serving them only through their case.
    pub fn file(&self, digest: &str) -> Option<&FileRef> {
        self.attachments
            .iter()
            .map(|attachment| &attachment.file)
            .find(|file| file.digest == digest)
    }

    /// The finding over all points: the gravest, when all have one.
    pub fn finding(&self) -> Option<Finding> {
        let findings: Option<Vec<Finding>> =
            self.points.iter().map(|p| p.finding.as_ref().map(|f| f.finding)).collect();
        let findings = findings.filter(|all| !all.is_empty())?;
        let upheld = findings.iter().filter(|f| **f == Finding::Upheld).count();
        if upheld == findings.len() {
            return Some(Finding::Upheld);
        }
        if upheld > 0 || findings.contains(&Finding::PartlyUpheld) {
            return Some(Finding::PartlyUpheld);
        }
        findings.into_iter().max()
    }
}
