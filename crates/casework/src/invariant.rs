//! Invariants: what holds of every case after every step, whoever did what and when.
//!
//! The numbers are those of ARCHITECTURE.md. I1 to I8 and I13 to I15 are the core's and are checked here; I9 to I12
//! speak of rows, databases, figures and logs, and are checked where those live. Tests, the
//! simulator and debug builds ask these functions; nothing in production depends on the answer.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;

use crate::case::{Case, Command, Event, Setting, decide};
use crate::duty;
use crate::permission::{Actor, scope};
use crate::promise::State;
use crate::remedy::{Remedy, RemedyState};
use crate::view::{Stage, stage};

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
    ("I15", "nobody who handled the case calls back about it"),
    ("I18", "no answer was released by who drafted it"),
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
    let accused = case.owner.as_ref().and_then(|id| setting.organisation.people.get(id));
    if accused.is_some_and(|owner| scope(setting.organisation, owner).is_accused(&case.standing()))
    {
        found.note("I14", || format!("{:?} owns it", case.owner));
    }
    found.0
}

/// What does not hold of a journal and the case it is said to make.
pub fn check_journal(case: &Case, steps: &[Step<'_>]) -> Vec<Broken> {
    let mut found = Found::default();
    let mut folded = Case { id: case.id, ..Case::default() };
    let mut fates = Fates::default();
    for step in steps {
        if folded.changed_at.is_some_and(|last| step.at < last) {
            found.note("I5", || {
                format!("a step at {} after one at {:?}", step.at, folded.changed_at)
            });
        }
        let json = serde_json::to_string(step.events).unwrap_or_default();
        let events: Vec<Event> = serde_json::from_str(&json).unwrap_or_default();
        if events != step.events {
            found.note("I1", || format!("read back differently: {json}"));
        }
        let mut during = folded.clone();
        for event in &events {
            fates.follow(&during, step.actor, event, &mut found);
            during.apply(step.at, step.actor, event);
        }
        folded.apply_step(step.at, step.actor, &events);
    }
    if folded != *case {
        found.note("I1", || "the fold of the journal is another case".to_owned());
    }
    if u64::try_from(steps.len()) != Ok(case.version) {
        found.note("I5", || format!("{} steps, but version {}", steps.len(), case.version));
    }
    found.0
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

/// What became of promises so far, to notice what may not become of them again.
#[derive(Default)]
struct Fates {
    broken: BTreeMap<u32, u32>,
    settled: BTreeMap<u32, u32>,
}

impl Fates {
    fn follow(&mut self, before: &Case, actor: &Actor, event: &Event, found: &mut Found) {
        match event {
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
            Event::Responded(it) if it.released_by.as_ref() == Some(&it.by) => {
                found.note("I18", || format!("{actor} released their own draft"));
            }
            Event::CalledBack(_)
                if actor.person().is_some_and(|it| before.handlers.contains(it)) =>
            {
                found.note("I15", || format!("{actor} called back"));
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
