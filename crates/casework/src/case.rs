//! The case: our handling of one matter, folded from its journal.
//!
//! [`decide`] is a dispatch table from commands to the rules of their stage; [`Case::apply`] is the only
//! place where a case changes. An empty answer of `decide` means it had already been done: every
//! command may be sent twice.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::assignment::Offer;
use crate::calendar::Calendar;
use crate::call_times::CallTimes;
use crate::callback::Callback;
use crate::cause_tree::{CauseTree, Said};
use crate::closing::{Closure, Outcome, Reopening};
use crate::contact::{Attachment, Contact};
use crate::draft::ResponseDraft;
use crate::escalation::Escalation;
use crate::extension::Extension;
use crate::honour::Honour;
use crate::id::{CaseId, CaseNo, PersonId, UnitId};
use crate::intake::{FileRef, Flag, Receive, SubjectKind};
use crate::investigation::{Evidence, Fact, Statement};
use crate::link::Link;
use crate::milestone::Milestone;
use crate::organisation::Organisation;
use crate::pack::Pack;
use crate::pause::Pause;
use crate::permission::{self, Actor, Standing};
use crate::plan::Plan;
use crate::point::{Finding, Point};
use crate::policy::Moment;
use crate::progress::Progress;
use crate::promise::Promise;
use crate::quality_review::QualityReview;
use crate::refusal::{Objection, Refusal};
use crate::remedy::Remedy;
use crate::representative::Representative;
use crate::response::{GivenWord, Rating, Response};
use crate::responsibility::Responsibility;
use crate::second_handling::SecondHandling;
use crate::survey::Survey;
use crate::task::Task;
use crate::triage::Assessment;
use crate::visit::Visit;
use crate::{
    assignment, call_times, callback, closing, contact, draft, escalation, extension, honour,
    intake, investigation, limits, link, milestone, pause, plan, point, progress, promise,
    quality_review, remedy, representative, response, responsibility, supervision, survey, task,
    triage, visit,
};

pub use crate::command::Command;
pub use crate::event::Event;

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
    /// Money in minor units that this customer was granted in other cases. The desk looks it up where approvals hang
    /// on it; 0 everywhere else.
    pub granted_elsewhere: i64,
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
    /// Those who speak for the group, if it is one.
    pub representatives: Vec<Representative>,
    /// How it is judged.
    pub assessment: Option<Box<Assessment>>,
    /// When it was first judged.
    pub triaged_at: Option<Timestamp>,
    /// Points of complaint, numbered from 1.
    pub points: Vec<Point>,
    /// Evidence, numbered from 1.
    pub evidence: Vec<Evidence>,
    /// Statements, numbered from 1.
    pub statements: Vec<Statement>,
    /// Established facts, numbered from 1.
    pub facts: Vec<Fact>,
    /// Decisions on whose doing it was, numbered from 1.
    pub responsibilities: Vec<Responsibility>,
    /// Why it happened, as far as one has asked.
    pub causes: CauseTree,
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
    /// Tasks given to others, numbered from 1.
    pub tasks: Vec<Task>,
    /// Visits to the customer, numbered from 1.
    pub visits: Vec<Visit>,
    /// Remedies, numbered from 1.
    pub remedies: Vec<Remedy>,
    /// Plans, numbered from 1.
    pub plans: Vec<Plan>,
    /// Responses given.
    pub responses: Vec<Response>,
    /// Decisions laid before a second reader, numbered from 1.
    pub drafts: Vec<ResponseDraft>,
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
    /// When the customer wants to be called, if they said so.
    pub call_times: Option<CallTimes>,
    /// Second handlings by somebody else, numbered from 1.
    pub second_handlings: Vec<SecondHandling>,
    /// Surveys the customer was asked to answer, numbered from 1.
    pub surveys: Vec<Survey>,
    /// Reviews of how it was handled, numbered from 1.
    pub quality_reviews: Vec<QualityReview>,
    /// Praise given for it, numbered from 1.
    pub honours: Vec<Honour>,
    /// The closing about which the customer was left in peace.
    pub survey_skipped: Option<u32>,
    /// How often it was closed.
    pub closings: u32,
    /// What we said came of it before it was last taken up again.
    pub outcome_before: Option<Outcome>,
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
        Command::NameRepresentatives(it) => representative::name(case, it, setting),
        Command::Triage(it) => triage::triage(case, it, setting),
        Command::AddPoint(it) => point::add(case, it, setting),
        Command::RecordFinding(it) => point::record_finding(case, it, setting),
        Command::AddEvidence(it) => investigation::add_evidence(case, it, setting),
        Command::TakeStatement(it) => investigation::take_statement(case, it, setting),
        Command::EstablishFact(it) => investigation::establish(case, it, setting),
        Command::DecideResponsibility(it) => responsibility::decide(case, it, setting),
        Command::AppealResponsibility(it) => responsibility::appeal(case, it, setting),
        Command::JudgeAppeal(it) => responsibility::judge(case, it, setting),
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
        Command::InstructPayment(it) => remedy::instruct(case, it, setting),
        Command::FailPayment(it) => remedy::fail(case, it),
        Command::DeliverRemedy(it) => remedy::deliver(case, it, setting),
        Command::Respond(it) => response::respond(case, it, setting),
        Command::DraftResponse(it) => draft::draft(case, it, setting),
        Command::ReleaseResponse(it) => draft::release(case, it, setting),
        Command::SendBackResponse(it) => draft::send_back(case, it, setting),
        Command::TakeWord(it) => response::take_word(case, it, setting),
        Command::AddInformation(it) => response::add_information(case, it, setting),
        Command::Urge(it) => response::urge(case, it, setting),
        Command::Rate(it) => response::rate(case, it, setting),
        Command::CallBack(it) => callback::call_back(case, it, setting),
        Command::PreferCallTimes(it) => call_times::prefer(case, it),
        Command::InviteSurvey(it) => survey::invite(case, it, setting),
        Command::AnswerSurvey(it) => survey::answer(case, it, setting),
        Command::Close(it) => closing::close(case, it, setting),
        Command::Reopen(it) => closing::reopen(case, it, setting),
        Command::MergeInto(it) => link::merge(case, it, setting),
        Command::Unmerge(it) => link::unmerge(case, it, setting),
        Command::Link(it) => link::link(case, it, setting),
        Command::Unlink(it) => Ok(link::unlink(case, it)),
        Command::PauseClocks(it) => pause::pause(case, it, setting),
        Command::EndPause => pause::end(case, setting),
        Command::AskExtension(it) => extension::ask(case, it, setting),
        Command::GrantExtension(it) => extension::grant(case, it, setting),
        Command::RefuseExtension(it) => extension::refuse(case, it, setting),
        Command::RecordMilestone(it) => milestone::record(case, it, setting),
        Command::TellProgress(it) => progress::tell(case, it, setting),
        Command::TellAnnouncement(it) => progress::tell_announcement(case, it, setting),
        Command::AcceptEscalation(it) => escalation::accept(case, it, setting),
        Command::ReadEscalations => Ok(escalation::read(case, setting)),
        Command::Supervise(it) => supervision::supervise(case, it, setting),
        Command::AnswerOrder(it) => supervision::answer(case, it, setting),
        Command::Tick => Ok(tick(case, setting)),
        of_others => dispatch_given(case, of_others, setting),
    }
}

/// The same for what is given to others, for who goes to the customer, for plans, for causes and for who looks back.
fn dispatch_given(
    case: &Case,
    command: &Command,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    match command {
        Command::AssignTask(it) => task::assign(case, it, setting),
        Command::AcceptTask(it) => task::accept(case, it.task, setting),
        Command::ReturnTask(it) => task::give_back(case, it, setting),
        Command::ReassignTask(it) => task::reassign(case, it, setting),
        Command::ArbitrateTask(it) => task::arbitrate(case, it, setting),
        Command::AnswerTask(it) => task::answer(case, it, setting),
        Command::SendBackTask(it) => task::send_back(case, it, setting),
        Command::ConfirmTask(it) => task::confirm(case, it, setting),
        Command::WithdrawTask(it) => task::withdraw(case, it),
        Command::RenewTaskLink(it) => task::renew_link(case, it.task, setting),
        Command::RevokeTaskLink(it) => task::revoke_link(case, it.task),
        Command::ArrangeVisit(it) => visit::arrange(case, it, setting),
        Command::MoveVisit(it) => visit::shift(case, it, setting),
        Command::ArriveVisit(it) => visit::arrive(case, it.visit, setting),
        Command::RecordVisit(it) => visit::record(case, it, setting),
        Command::SignOffVisit(it) => visit::sign_off(case, it, setting),
        Command::CancelVisit(it) => visit::cancel(case, it, setting),
        Command::ProposePlan(it) => plan::propose(case, it, setting),
        Command::OfferPlan(it) => plan::offer(case, *it, setting),
        Command::AnswerPlan(it) => plan::answer(case, it, setting),
        Command::AddCause(it) => {
            let added = case.causes.add(it, said(setting))?;
            Ok(added.into_iter().map(Event::CauseAdded).collect())
        }
        Command::JudgeCause(it) => {
            let judged = case.causes.judge(it, case.evidence.len(), said(setting))?;
            let event = |judgement| Event::CauseJudged { cause: it.cause, judgement };
            Ok(judged.map(event).into_iter().collect())
        }
        Command::MoveCause(it) => {
            let (cause, under) = (it.cause, it.under);
            let moved = case.causes.shift(it)?;
            Ok(moved.map(|branch| Event::CauseMoved { cause, under, branch }).into_iter().collect())
        }
        Command::ReviewHandling(it) => quality_review::review(case, it, setting),
        Command::AnswerQualityReview(it) => quality_review::answer(case, it, setting),
        Command::LookAgain(it) => quality_review::look_again(case, it, setting),
        Command::GiveHonour(it) => honour::give(case, it, setting),
        // Every other command has its place in `dispatch`.
        _ => Ok(vec![]),
    }
}

fn said<'a>(setting: &Setting<'a>) -> Said<'a> {
    Said { at: setting.now, by: setting.actor }
}

/// Time has passed: pauses end, promises break, clocks that wait for a breach begin, and somebody is told.
fn tick(case: &Case, setting: &Setting<'_>) -> Vec<Event> {
    let mut draft = Draft::new(case, setting);
    for event in pause::tick(case, setting) {
        draft.push(event);
    }
    promise::break_due(&mut draft);
    task::break_due(&mut draft);
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
        Event::VisitRecorded { record, .. } => {
            record.result.is_work() && policy.counts_from(&Moment::Contacted)
        }
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
    // A link opens one task and nothing beside it.
    if let Actor::Partner(n) = setting.actor
        && command.partners_task() != Some(*n)
    {
        return Err(Refusal::RoleLacking);
    }
    match command.act() {
        Some(act) => permission::may(setting.organisation, setting.actor, &case.standing(), act),
        None if *setting.actor == Actor::Clock => Ok(()),
        None => Err(Refusal::RoleLacking),
    }
}

/// What the state of the case forbids, whoever asks.
fn refuse_by_state(case: &Case, command: &Command, actor: &Actor) -> Result<(), Refusal> {
    if matches!(command, Command::Receive(_)) {
        return Ok(());
    }
    // Nobody outside can fill a journal so far that we could not end the case any more.
    let steps_max = match actor {
        Actor::Customer | Actor::Partner(_) => limits::STEPS_MAX - limits::STEPS_KEPT_FOR_US,
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
    let barred = actor.person().is_some_and(|person| case.is_barred(person));
    if barred && case.closure.is_none() && command.is_handling() {
        return Err(Refusal::HandledBefore);
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
            task_units: self.units_asked(),
            accused: of(SubjectKind::Person).filter_map(|id| PersonId::parse(id).ok()).collect(),
            accused_units: of(SubjectKind::Unit).filter_map(|id| UnitId::parse(id).ok()).collect(),
        }
    }

    /// Units whose people see it because of a task, because one of them goes to the customer, or because they are
    /// held responsible.
    fn units_asked(&self) -> BTreeSet<UnitId> {
        let going = self.visits.iter().filter(|visit| self.is_shown_by(visit));
        let asked = self.tasks.iter().filter_map(Task::asked_unit);
        let held = self.responsibilities.iter().filter_map(Responsibility::asked_unit);
        asked.chain(going.map(|visit| &visit.unit)).chain(held).cloned().collect()
    }

    /// Folds one step of the journal.
    pub fn apply_step(&mut self, at: Timestamp, actor: &Actor, events: &[Event]) {
        for event in events {
            self.apply(at, actor, event);
        }
        self.version += 1;
        self.changed_at = Some(at);
        // Time passing is nobody, and looking moves nothing.
        let looked = |event: &Event| matches!(event, Event::EscalationRead { .. });
        if *actor != Actor::Clock && !events.iter().all(looked) {
            self.moved_at = Some(at);
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
