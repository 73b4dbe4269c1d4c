//! Invariants: what holds of every case after every step, whoever did what and when.
//!
//! The numbers are those of ARCHITECTURE.md. I1 to I8 and I13 to I27 are the core's and are checked here; I9 to I12
//! speak of rows, databases, figures and logs, and are checked where those live. Tests, the
//! simulator and debug builds ask these functions; nothing in production depends on the answer.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;

use crate::case::{Case, Command, Event, Setting, decide};
use crate::duty;
use crate::id::CaseId;
use crate::permission::{Actor, scope};
use crate::plan;
use crate::promise::{Kind as PromiseKind, Promise, State};
use crate::quality_review::QualityReview;
use crate::remedy::{Remedy, RemedyState};
use crate::task;
use crate::view::{Stage, stage};
use crate::visit;

/// The core's invariants: number and sentence.
pub const INVARIANTS: &[(&str, &str)] = &[
    ("I1", "a case equals the fold of its journal, also after its events went through JSON"),
    ("I2", "a closed case owes nothing: no promise, no remedy, no duty, nothing offered"),
    (
        "I3",
        "a command repeated at once says nothing new; only a minute later is a contact, an urge, an added word or a callback another one",
    ),
    (
        "I4",
        "a promise is broken at most once, kept at most once, released at most once and never un-broken; kept in time means before it fell due",
    ),
    ("I5", "the version counts the steps, and the times of the journal never go back"),
    (
        "I6",
        "a remedy is delivered only if accepted, and offered only if approved where approval is required, by somebody else than who proposed it",
    ),
    ("I7", "money approved is never above the limit of who approved it"),
    ("I8", "every open case has exactly one responsible unit, and it is one that exists"),
    (
        "I13",
        "every open case has at least one duty, and every duty has a due time and somebody whose it is",
    ),
    ("I14", "nobody complained about owns the case"),
    ("I15", "nobody who handled the case calls back about it, or writes down a survey of it"),
    ("I16", "nobody who handled the case before its second handling owns it or decides it again"),
    ("I17", "what a callback heard and what a survey was answered is never changed"),
    (
        "I18",
        "a task is done by nobody complained about, is given before the answer is due, and is not given back once somebody above decided whose it is",
    ),
    ("I19", "no decision is told and no case closed while a task is open"),
    ("I20", "no answer was released by who drafted it"),
    (
        "I21",
        "nobody complained about is sent on a visit or has it signed; what was found there is put on record once, signed once after that, and neither is changed",
    ),
    (
        "I22",
        "a plan is offered only with its remedies approved and answered once; one plan at most lies before the customer, one at most is agreed on",
    ),
    (
        "I23",
        "every measure of ours in a plan agreed on is a promise of the case, with the same words and time",
    ),
    (
        "I24",
        "causes stand in a tree: each under the effect or under one that is there, none under itself, no chain and no tree larger than its limit",
    ),
    (
        "I25",
        "a cause is judged with words, and no established cause stands under one that was ruled out",
    ),
    (
        "I26",
        "nobody reviews a case they had a part in; a review is about somebody who had one, is answered once by them, and is looked at again once by a third person",
    ),
    (
        "I27",
        "nobody praises themselves or their own unit, and nobody complained about is praised; for one case each is praised once",
    ),
];

/// An invariant that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Its number.
    pub invariant: &'static str,
    /// What was found instead.
    pub what: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.invariant, self.what)
    }
}

/// One step of a case's journal.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// When.
    pub at: Timestamp,
    /// Who acted.
    pub actor: &'a Actor,
    /// What happened.
    pub events: &'a [Event],
}

/// What does not hold of a case as it stands.
pub fn check(case: &Case, setting: &Setting<'_>) -> Vec<Broken> {
    let mut found = Found::default();
    if case.complaint.is_none() {
        return found.0;
    }
    match stage(case) {
        Stage::Closed => owes_nothing(case, &mut found),
        _ => is_cared_for(case, setting, &mut found),
    }
    promises_stand(case, &mut found);
    remedies_stand(case, setting, &mut found);
    tasks_stand(case, setting, &mut found);
    visits_stand(case, &mut found);
    plans_stand(case, &mut found);
    for (invariant, what) in case.causes.broken() {
        found.note(invariant, || what);
    }
    let accused = case.owner.as_ref().and_then(|id| setting.organisation.people.get(id));
    if accused.is_some_and(|owner| scope(setting.organisation, owner).is_accused(&case.standing()))
    {
        found.note("I14", || format!("{:?} owns it", case.owner));
    }
    if case.owner.as_ref().is_some_and(|owner| case.is_barred(owner)) {
        found.note("I16", || format!("{:?} owns it again", case.owner));
    }
    found.0
}

/// What does not hold of a journal and the case it is said to make.
pub fn check_journal(case: &Case, steps: &[Step<'_>]) -> Vec<Broken> {
    let mut walk = Walk::of(case.id);
    let mut found: Vec<Broken> = steps.iter().flat_map(|step| walk.follow(step)).collect();
    found.extend(walk.compare(case));
    found
}

/// A journal followed step by step, so that what was looked at once need not be looked at again when it grows.
#[derive(Debug)]
pub struct Walk {
    folded: Case,
    fates: Fates,
    steps: u64,
}

impl Walk {
    /// At the beginning of a case's journal.
    pub fn of(id: Option<CaseId>) -> Walk {
        Walk { folded: Case { id, ..Case::default() }, fates: Fates::default(), steps: 0 }
    }

    /// The case as its steps so far make it.
    pub fn case(&self) -> &Case {
        &self.folded
    }

    /// How many steps were followed.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// What does not hold of the next step.
    pub fn follow(&mut self, step: &Step<'_>) -> Vec<Broken> {
        let mut found = Found::default();
        self.steps += 1;
        if self.folded.changed_at.is_some_and(|last| step.at < last) {
            found.note("I5", || {
                format!("a step at {} after one at {:?}", step.at, self.folded.changed_at)
            });
        }
        let json = serde_json::to_string(step.events).unwrap_or_default();
        let events: Vec<Event> = serde_json::from_str(&json).unwrap_or_default();
        if events != step.events {
            found.note("I1", || format!("read back differently: {json}"));
        }
        let mut during = self.folded.clone();
        for event in &events {
            self.fates.follow(&during, step.actor, event, &mut found);
            follow_task(&during, step.actor, step.at, event, &mut found);
            follow_visit(&during, step.actor, event, &mut found);
            follow_plan(&during, event, &mut found);
            follow_review(&during, step.actor, event, &mut found);
            during.apply(step.at, step.actor, event);
        }
        self.folded.apply_step(step.at, step.actor, &events);
        found.0
    }

    /// What does not hold of a case that is said to be made of these steps.
    pub fn compare(&self, case: &Case) -> Vec<Broken> {
        let mut found = Found::default();
        if self.folded != *case {
            found.note("I1", || "the fold of the journal is another case".to_owned());
        }
        if self.steps != case.version {
            found.note("I5", || format!("{} steps, but version {}", self.steps, case.version));
        }
        found.0
    }
}

/// What a command says that was carried out already, by the same actor at the same time.
pub fn check_repeated(case: &Case, command: &Command, setting: &Setting<'_>) -> Vec<Broken> {
    let mut found = Found::default();
    if let Ok(events) = decide(case, command, setting)
        && !events.is_empty()
    {
        found.note("I3", || format!("{} says {events:?} once more", command.kind()));
    }
    found.0
}

#[derive(Default)]
struct Found(Vec<Broken>);

impl Found {
    fn note(&mut self, invariant: &'static str, what: impl FnOnce() -> String) {
        self.0.push(Broken { invariant, what: what() });
    }
}

fn owes_nothing(case: &Case, found: &mut Found) {
    for promise in case.promises.iter().filter(|promise| promise.is_owed()) {
        found.note("I2", || format!("promise {} is owed", promise.n));
    }
    for remedy in case.remedies.iter().filter(|remedy| remedy.state.is_owed()) {
        found.note("I2", || format!("remedy {} is owed", remedy.n));
    }
    for order in case.orders_owed().filter(|_| case.closure.is_some()) {
        found.note("I2", || format!("supervision order {} is owed", order.n));
    }
    for task in case.open_tasks() {
        found.note("I2", || format!("task {} is open", task.n));
    }
    for visit in case.open_visits() {
        found.note("I2", || format!("visit {} is open", visit.n));
    }
    if case.closure.is_some() && case.offer.is_some() {
        found.note("I2", || "it is still being handed over".to_owned());
    }
}

fn is_cared_for(case: &Case, setting: &Setting<'_>, found: &mut Found) {
    let known = case.unit.as_ref().is_some_and(|id| setting.organisation.units.contains_key(id));
    if !known {
        found.note("I8", || format!("the unit is {:?}", case.unit));
    }
    let duties = duty::duties(case, setting);
    if duties.is_empty() {
        found.note("I13", || "nobody has anything to do".to_owned());
    }
    for duty in duties.iter().filter(|duty| duty.person.is_none() && duty.unit.is_none()) {
        found.note("I13", || format!("{} is nobody's", duty.kind.code()));
    }
}

fn promises_stand(case: &Case, found: &mut Found) {
    for (at, promise) in case.promises.iter().enumerate() {
        let stands = match promise.state {
            State::Running => !promise.was_broken,
            State::Broken => promise.was_broken,
            State::Kept { at } => !promise.was_broken && at < promise.due_at,
            State::KeptLate { at } => promise.was_broken && at >= promise.due_at,
            State::Released { .. } => !promise.released_as.is_empty(),
        };
        if !stands || usize::try_from(promise.n) != Ok(at + 1) {
            found.note("I4", || format!("{promise:?}"));
        }
    }
}

fn remedies_stand(case: &Case, setting: &Setting<'_>, found: &mut Found) {
    for remedy in &case.remedies {
        let pack = setting.pack;
        let waits = matches!(remedy.state, RemedyState::Proposed | RemedyState::Declined);
        let judge = remedy.judged_by.as_ref();
        if !waits && !pack.could_be_free(remedy) && judge.is_none_or(|judge| *judge == remedy.by) {
            found.note("I6", || format!("remedy {} was approved by {judge:?}", remedy.n));
        }
        let within = |judge: &Actor| pack.could_approve(setting.organisation, judge, remedy);
        if !waits && judge.is_some_and(|judge| !within(judge)) {
            found.note("I7", || format!("remedy {} was approved by {judge:?}", remedy.n));
        }
        if (remedy.state == RemedyState::Delivered) != remedy.delivered_at.is_some() {
            found.note("I6", || format!("remedy {} has no time of delivery", remedy.n));
        }
    }
}

fn tasks_stand(case: &Case, setting: &Setting<'_>, found: &mut Found) {
    let standing = case.standing();
    for (at, task) in case.tasks.iter().enumerate() {
        let asked = task.asked_unit();
        if asked.is_some_and(|unit| setting.organisation.is_below(unit, &standing.accused_units)) {
            found.note("I18", || format!("task {} lies with {asked:?}", task.n));
        }
        let stands = match task.state {
            task::State::Offered | task::State::Returned => task.ended.is_none(),
            task::State::Accepted => task.accepted_by.is_some() && task.ended.is_none(),
            task::State::Answered => task.answer().is_some() && task.ended.is_none(),
            task::State::Confirmed => task.answer().is_some() && task.ended.is_some(),
            task::State::Withdrawn => task.ended.is_some(),
        };
        let broken = task.is_broken && !(task.was_broken && task.is_owed());
        if !stands || broken || usize::try_from(task.n) != Ok(at + 1) {
            found.note("I18", || format!("{task:?}"));
        }
    }
}

/// What a step about a task may not say, given the case before it.
fn follow_task(before: &Case, actor: &Actor, at: Timestamp, event: &Event, found: &mut Found) {
    let Some(n) = event.task() else { return };
    let task = before.tasks.iter().find(|task| task.n == n);
    let due = match event {
        Event::TaskAssigned(task) => Some(task.due_at),
        Event::TaskReassigned { due_at, .. }
        | Event::TaskArbitrated { due_at, .. }
        | Event::TaskSentBack { due_at, .. } => Some(*due_at),
        _ => None,
    };
    let end = task::answer_due(before, at);
    if due.is_some_and(|due| end.is_some_and(|end| due >= end) || due <= at) {
        found.note("I18", || format!("task {n} by {due:?} when the answer is due by {end:?}"));
    }
    let again = matches!(event, Event::TaskReturned { .. });
    if again && task.is_some_and(|task| task.arbitrated.is_some()) {
        found.note("I18", || format!("task {n} was given back after it was decided"));
    }
    let accused = actor.person().is_some_and(|id| before.standing().accused.contains(id));
    if accused {
        found.note("I18", || format!("{actor} works on task {n} and is complained about"));
    }
}

fn visits_stand(case: &Case, found: &mut Found) {
    for (at, visit) in case.visits.iter().enumerate() {
        let promised = case.promises.iter().find(|promise| promise.n == visit.promise);
        let stands = match visit.state {
            visit::State::Arranged => visit.arrived_at.is_none() && visit.record.is_none(),
            visit::State::Arrived => visit.arrived_at.is_some() && visit.record.is_none(),
            visit::State::Recorded => visit.record.is_some() && visit.sign_off.is_none(),
            visit::State::SignedOff => visit.sign_off.is_some() && !visit.is_in_vain(),
            visit::State::Cancelled => visit.cancelled.is_some() && visit.record.is_none(),
        };
        let is_promise = promised.is_some_and(|it| it.kind == PromiseKind::Visit);
        let owed = promised.is_some_and(Promise::is_owed);
        let number = usize::try_from(visit.n) == Ok(at + 1);
        if !stands || !is_promise || !number || owed && visit.state != visit::State::Arranged {
            found.note("I21", || format!("{visit:?}"));
        }
    }
}

/// What a step about a visit may not say, given the case before it.
fn follow_visit(before: &Case, actor: &Actor, event: &Event, found: &mut Found) {
    let Some(n) = event.visit() else { return };
    let accused = before.standing().accused;
    let goes = match event {
        Event::VisitArranged(it) => Some(&it.person),
        Event::VisitMoved { to, .. } => Some(&to.person),
        _ => None,
    };
    if goes.into_iter().chain(actor.person()).any(|id| accused.contains(id)) {
        found.note("I21", || format!("{actor} and visit {n}: somebody is complained about"));
    }
    let visit = before.visits.iter().find(|visit| visit.n == n);
    let again = match event {
        Event::VisitRecorded { .. } => visit.is_some_and(|it| it.record.is_some()),
        Event::VisitSignedOff { .. } => visit.is_none_or(|it| !it.is_to_sign()),
        _ => false,
    };
    if again {
        found.note("I21", || format!("visit {n} is told anew: {event:?}"));
    }
}

fn plans_stand(case: &Case, found: &mut Found) {
    let in_state = |state| case.plans.iter().filter(move |plan| plan.state == state).count();
    if in_state(plan::State::Offered) > 1 || in_state(plan::State::Accepted) > 1 {
        found.note("I22", || format!("{} plans, several stand", case.plans.len()));
    }
    for (at, plan) in case.plans.iter().enumerate() {
        let answered = match plan.state {
            plan::State::Proposed => plan.offered_at.is_none() && plan.answer.is_none(),
            plan::State::Offered => plan.offered_at.is_some() && plan.answer.is_none(),
            plan::State::Accepted | plan::State::Refused | plan::State::Countered => {
                plan.offered_at.is_some() && plan.answer.is_some()
            }
            plan::State::Replaced => true,
        };
        if !answered || usize::try_from(plan.n) != Ok(at + 1) {
            found.note("I22", || format!("{plan:?}"));
        }
        for measure in plan.dated().filter(|_| plan.state == plan::State::Accepted) {
            let promise = case.promises.iter().find(|it| Some(it.n) == measure.promise);
            let same = promise.is_some_and(|it| {
                it.kind == PromiseKind::Given
                    && it.what == measure.what
                    && Some(it.due_at) == measure.due_at
            });
            if !same {
                found.note("I23", || format!("plan {}: {measure:?} is {promise:?}", plan.n));
            }
        }
    }
}

/// What a step about a plan may not say, given the case before it.
fn follow_plan(before: &Case, event: &Event, found: &mut Found) {
    let Some(n) = event.plan() else { return };
    let plan = before.plans.iter().find(|plan| plan.n == n);
    let state = plan.map(|plan| plan.state);
    let stands = match event {
        Event::PlanProposed(_) => state.is_none(),
        Event::PlanOffered { .. } => {
            let of = |n: &u32| before.remedies.iter().find(|remedy| remedy.n == *n);
            let mut remedies = plan.into_iter().flat_map(|plan| &plan.remedies).filter_map(of);
            let approved = |it: &Remedy| it.state.is_alive() && it.state != RemedyState::Proposed;
            state == Some(plan::State::Proposed) && remedies.all(approved)
        }
        _ => state == Some(plan::State::Offered),
    };
    if !stands {
        found.note("I22", || format!("plan {n} was {state:?} before {event:?}"));
    }
}

/// What a step about a review or an honour may not say, given the case before it.
fn follow_review(before: &Case, actor: &Actor, event: &Event, found: &mut Found) {
    let parts = before.parts();
    let had_part = actor.person().is_some_and(|id| parts.contains(id));
    let review = |n: &u32| before.quality_reviews.iter().find(|it| it.n == *n);
    let stands = match event {
        Event::QualityReviewed(it) => {
            let again = |old: &QualityReview| old.closing == it.closing && old.person == it.person;
            !had_part && parts.contains(&it.person) && !before.quality_reviews.iter().any(again)
        }
        Event::QualityReviewAnswered { review: n, .. } => {
            review(n).is_some_and(|it| it.answer.is_none() && actor.person() == Some(&it.person))
        }
        Event::QualityReviewLookedAgain { review: n, .. } => {
            let third = |it: &QualityReview| it.second.is_none() && it.by != *actor;
            !had_part && review(n).is_some_and(third)
        }
        _ => true,
    };
    if !stands {
        found.note("I26", || format!("{actor}: {event:?}"));
    }
    let Event::Honoured(it) = event else { return };
    let again = before.honours.iter().any(|old| (&old.person, &old.unit) == (&it.person, &it.unit));
    let own = it.person.is_some() && it.person.as_ref() == actor.person();
    let accused = it.person.as_ref().is_some_and(|id| before.standing().accused.contains(id));
    if again || own || accused || it.person.is_some() == it.unit.is_some() {
        found.note("I27", || format!("{actor}: {it:?}"));
    }
}

/// What became of promises so far, to notice what may not become of them again.
#[derive(Debug, Default)]
struct Fates {
    broken: BTreeMap<u32, u32>,
    settled: BTreeMap<u32, u32>,
}

impl Fates {
    fn follow(&mut self, before: &Case, actor: &Actor, event: &Event, found: &mut Found) {
        match event {
            Event::Responded(_) | Event::Closed(_) if before.open_tasks().next().is_some() => {
                found.note("I19", || "it was answered or closed over an open task".to_owned());
            }
            Event::PromiseBroken { promise } => {
                let settled = self.settled.contains_key(promise);
                let times = self.broken.entry(*promise).or_default();
                *times += 1;
                if *times > 1 || settled {
                    found.note("I4", || format!("promise {promise} is broken again"));
                }
            }
            Event::PromiseKept { promise, .. } | Event::PromiseReleased { promise, .. } => {
                let times = self.settled.entry(*promise).or_default();
                *times += 1;
                if *times > 1 {
                    found.note("I4", || format!("promise {promise} is settled again"));
                }
            }
            Event::RemedyMoved { remedy, to, .. } => {
                let from = before.remedies.iter().find(|it| it.n == *remedy);
                if !from.is_some_and(|from| follows(from, *to)) {
                    found.note("I6", || format!("remedy {remedy} became {to:?} from {from:?}"));
                }
            }
            Event::CalledBack(it)
                if it.corrects.is_none()
                    && before.callbacks_now().any(crate::callback::Callback::is_reached) =>
            {
                found.note("I17", || format!("callback {} overwrites one", it.n));
            }
            Event::Responded(it) if it.released_by.as_ref() == Some(&it.by) => {
                found.note("I20", || format!("{actor} released their own draft"));
            }
            Event::CalledBack(_)
                if actor.person().is_some_and(|it| before.handlers.contains(it)) =>
            {
                found.note("I15", || format!("{actor} called back"));
            }
            Event::SurveyAnswered { survey, .. } => {
                let asked = before.surveys.iter().find(|it| it.n == *survey);
                if asked.is_none_or(|it| it.answer.is_some()) {
                    found.note("I17", || format!("survey {survey} is answered again"));
                }
                if actor.person().is_some_and(|it| before.handlers.contains(it)) {
                    found.note("I15", || format!("{actor} wrote down a survey"));
                }
            }
            Event::PointAnswered { .. } | Event::Responded(_) | Event::Closed(_)
                if actor.person().is_some_and(|it| before.is_barred(it)) =>
            {
                found.note("I16", || format!("{actor} decided it again"));
            }
            _ => {}
        }
    }
}

fn follows(from: &Remedy, to: RemedyState) -> bool {
    use RemedyState::{
        Accepted, Approved, Countered, Declined, Delivered, Instructed, Offered, Proposed, Refused,
    };
    matches!(
        (from.state, to),
        (Proposed, Approved | Declined)
            | (Approved, Offered)
            | (Offered, Accepted | Refused | Countered)
            | (Accepted, Refused | Delivered)
            | (Instructed, Delivered)
    )
}
