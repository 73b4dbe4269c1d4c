//! Escalation: who is told, and must say that they know, when a promise comes near, breaks, or nothing moves.
//!
//! The rungs stand in the policy ([`crate::policy::Warning`]). A rung is climbed once for every promise and due
//! time; a promise that is moved is warned about anew. What fell due before it was put on record warns nobody:
//! a file of old complaints is not a thousand alarms.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::assignment::acting_owner;
use crate::calendar::{CalendarError, Pauses, Rules, Span, Unit};
use crate::case::{Case, Draft, Event, Setting};
use crate::id::{PersonId, UnitId};
use crate::organisation::Role;
use crate::pack::Facts;
use crate::permission::{Act, Actor, may, roles_over};
use crate::point::{next_n, nth, nth_mut};
use crate::policy::{self, Point, Policy, Receiver, Trigger, Warning};
use crate::promise::{Promise, State};
use crate::refusal::{Objection, Refusal};
use crate::supervision::Order;
use crate::view::{Stage, stage};

/// A rung that was climbed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Escalation {
    /// Its number in the case, from 1.
    pub n: u32,
    /// The policy's code of the warning.
    pub warning: String,
    /// The promise it is about, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<u32>,
    /// The instant it fell.
    pub point: Timestamp,
    /// Who was told.
    pub told: Vec<PersonId>,
    /// By when one of them must accept it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accept_by: Option<Timestamp>,
    /// Who accepted it, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Acceptance>,
    /// By when somebody told must have opened it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_by: Option<Timestamp>,
    /// Who opened it, and when; each of those told once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<Reading>,
}

impl Escalation {
    /// When a person opened it.
    pub fn read_at(&self, person: &PersonId) -> Option<Timestamp> {
        self.readings.iter().find(|it| it.by == *person).map(|it| it.at)
    }
}

/// Somebody who was told has opened it: from then on they knew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reading {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Somebody has said that they know and will see to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Acceptance {
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// Accepting, as it is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AcceptEscalation {
    /// The escalation's number.
    pub escalation: u32,
}

/// A rung that waits to be climbed.
struct Rung<'a> {
    warning: &'a Warning,
    promise: Option<u32>,
    at: Timestamp,
}

/// When the next rung is climbed as things stand; asks nothing of the time.
pub(crate) fn next_at(case: &Case, setting: &Setting<'_>) -> Option<Timestamp> {
    let (_, policy) = setting.pack.policy_of(case);
    waiting(case, policy, setting).into_iter().map(|rung| rung.at).min()
}

/// Climbs every rung that has been reached, the earliest first.
pub(crate) fn tick(draft: &mut Draft<'_>) {
    let setting = draft.setting;
    let (_, policy) = setting.pack.policy_of(&draft.case);
    let mut reached = waiting(&draft.case, policy, setting);
    reached.retain(|rung| rung.at <= setting.now);
    reached.sort_by_key(|rung| rung.at);
    for rung in reached {
        climb(draft, &rung);
    }
}

fn climb(draft: &mut Draft<'_>, rung: &Rung<'_>) {
    let setting = draft.setting;
    let within = |span: Span| setting.calendar.due(setting.now, span, &Rules::default());
    let warning = rung.warning;
    draft.push(Event::Warned(Escalation {
        n: next_n(draft.case.escalations.len()),
        warning: warning.id.clone(),
        promise: rung.promise,
        point: rung.at,
        told: receivers(&draft.case, &warning.tell, setting),
        // A time the calendar cannot tell is no reason to warn nobody.
        accept_by: warning.accept_within.and_then(|span| within(span).ok()).map(|due| due.at),
        accepted: None,
        read_by: warning.read_within.and_then(|span| within(span).ok()).map(|due| due.at),
        readings: Vec::new(),
    }));
    let again = draft.case.orders_owed().any(|it| it.warning.as_ref() == Some(&warning.id));
    if let Some(Ok(due)) = warning.order_within.map(within).filter(|_| !again) {
        draft.push(Event::SupervisionOrdered(Order {
            n: next_n(draft.case.orders.len()),
            text: String::new(),
            warning: Some(warning.id.clone()),
            by: Actor::Clock,
            at: setting.now,
            due_at: due.at,
            answer: None,
        }));
    }
}

/// The rungs that wait: those whose condition holds as things stand and that were not climbed.
fn waiting<'a>(case: &Case, policy: &'a Policy, setting: &Setting<'_>) -> Vec<Rung<'a>> {
    if policy.warnings.is_empty() || case.complaint().is_none() || stage(case) == Stage::Closed {
        return Vec::new();
    }
    let mut facts = None;
    let mut list = Vec::new();
    for warning in &policy.warnings {
        let facts = facts.get_or_insert_with(|| Facts::of(case, setting));
        if warning.when.as_ref().is_none_or(|when| when.holds(facts)) {
            rungs(case, warning, setting, &mut list);
        }
    }
    list.retain(|rung| !was_climbed(case, rung));
    list
}

fn was_climbed(case: &Case, rung: &Rung<'_>) -> bool {
    case.escalations.iter().any(|it| {
        it.warning == rung.warning.id && it.promise == rung.promise && it.point == rung.at
    })
}

fn rungs<'a>(case: &Case, warning: &'a Warning, setting: &Setting<'_>, list: &mut Vec<Rung<'a>>) {
    let begun = case.restarted_at.or(case.registered_at);
    let after = |from: Option<Timestamp>| {
        let due = setting.calendar.due(from?, warning.after?, &Rules::default());
        due.ok().map(|due| due.at)
    };
    let at = match warning.on {
        Trigger::Promise => {
            let of = case
                .promises
                .iter()
                .filter(|p| p.is_owed() && (warning.of.is_empty() || warning.of.contains(&p.kind)));
            for promise in of {
                let at = warning.at.and_then(|point| instant(case, promise, point, setting).ok());
                if let Some(at) = at.filter(|at| *at > promise.made_at) {
                    list.push(Rung { warning, promise: Some(promise.n), at });
                }
            }
            None
        }
        Trigger::Silence => after(case.moved_at),
        Trigger::Age => after(begun),
        Trigger::Condition => begun,
        Trigger::Unaccepted => {
            // What was answered meanwhile need not be accepted any more.
            let of =
                unaccepted(case).filter(|(it, _)| Some(&it.warning) == warning.warning.as_ref());
            list.extend(of.map(|(it, at)| Rung { warning, promise: it.promise, at }));
            None
        }
        Trigger::Unread => {
            let of = unread(case).filter(|(it, _)| Some(&it.warning) == warning.warning.as_ref());
            list.extend(of.map(|(it, at)| Rung { warning, promise: it.promise, at }));
            None
        }
    };
    list.extend(at.map(|at| Rung { warning, promise: None, at }));
}

/// The instant a point of time comes to on a promise.
fn instant(
    case: &Case,
    promise: &Promise,
    point: Point,
    setting: &Setting<'_>,
) -> Result<Timestamp, CalendarError> {
    let (calendar, due_at) = (setting.calendar, promise.due_at);
    match point {
        Point::Due => Ok(due_at),
        Point::Before(span) => calendar.before(due_at, span),
        Point::After(span) => {
            let by_day = !matches!(
                span.unit,
                Unit::Minute | Unit::Hour | Unit::WorkingMinute | Unit::WorkingHour
            );
            // A promise due at midnight is due on the day that midnight ends.
            let from = if by_day { due_at - jiff::SignedDuration::from_millis(1) } else { due_at };
            Ok(calendar.due(from, span, &Rules::default())?.at)
        }
        Point::Percent(percent) => {
            let policy = setting.pack.policy_of(case).1;
            let clock = promise.clock.as_deref().and_then(|id| policy.clock(id));
            let pauses = clock.map_or_else(Pauses::default, |clock| policy::pauses_of(case, clock));
            calendar.share_of(promise.start_at, due_at, percent, &pauses)
        }
    }
}

/// Who is told: whoever is there; for who is away their deputy, else the next above.
fn receivers(case: &Case, tell: &[Receiver], setting: &Setting<'_>) -> Vec<PersonId> {
    let standing = case.standing();
    let mut people: Vec<PersonId> = Vec::new();
    for receiver in tell {
        let found = match receiver {
            Receiver::Owner => present(acting_owner(case, setting).cloned(), setting),
            Receiver::Lead(levels) => case
                .unit
                .as_ref()
                .map(|unit| leads_above(unit, *levels, setting))
                .unwrap_or_default(),
            Receiver::Role(role) => with_role(case, *role, setting),
            Receiver::Person(id) => present(Some(id.clone()), setting),
        };
        for person in found {
            let reader = Actor::Staff(person.clone());
            let reads = may(setting.organisation, &reader, &standing, Act::Read).is_ok();
            if reads && !people.contains(&person) {
                people.push(person);
            }
        }
    }
    people
}

/// A person who is there, or who stands in for one who is away.
fn present(person: Option<PersonId>, setting: &Setting<'_>) -> Vec<PersonId> {
    let day = setting.calendar.local_date(setting.now);
    person.and_then(|id| setting.organisation.acting_for(&id, day)).into_iter().collect()
}

/// Who leads the unit so many levels up, or the first above it where somebody is there.
fn leads_above(unit: &UnitId, levels: u8, setting: &Setting<'_>) -> Vec<PersonId> {
    let organisation = setting.organisation;
    let day = setting.calendar.local_date(setting.now);
    for above in organisation.path_up(unit).into_iter().skip(usize::from(levels)) {
        let leads = organisation.people.values().filter(|person| {
            !person.left
                && person.grants.iter().any(|grant| {
                    grant.unit == *above && matches!(grant.role, Role::Supervisor | Role::Manager)
                })
        });
        let mut here: Vec<PersonId> =
            leads.filter_map(|person| organisation.acting_for(&person.id, day)).collect();
        here.dedup();
        if !here.is_empty() {
            return here;
        }
    }
    Vec::new()
}

fn with_role(case: &Case, role: Role, setting: &Setting<'_>) -> Vec<PersonId> {
    let standing = case.standing();
    let day = setting.calendar.local_date(setting.now);
    let holds = |id: &&PersonId| {
        roles_over(setting.organisation, &Actor::Staff((*id).clone()), &standing).contains(&role)
    };
    let organisation = setting.organisation;
    organisation
        .people
        .keys()
        .filter(holds)
        .filter_map(|id| organisation.acting_for(id, day))
        .collect()
}

pub(crate) fn accept(
    case: &Case,
    it: &AcceptEscalation,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let found = nth(&case.escalations, it.escalation).ok_or(Refusal::NoSuchEscalation)?;
    if found.accepted.is_some() {
        return Ok(vec![]);
    }
    if !setting.actor.person().is_some_and(|person| found.told.contains(person)) {
        return Err(Refusal::NotTold.into());
    }
    Ok(vec![Event::EscalationAccepted { escalation: found.n }])
}

/// Escalations that still wait for somebody to accept them, and are about something still owed.
pub(crate) fn unaccepted(case: &Case) -> impl Iterator<Item = (&Escalation, Timestamp)> {
    let owed = |it: &&Escalation| {
        it.promise.is_none_or(|n| nth(&case.promises, n).is_some_and(Promise::is_owed))
    };
    let open = case.escalations.iter().filter(|it| it.accepted.is_none()).filter(owed);
    open.filter_map(|it| it.accept_by.map(|by| (it, by)))
}

/// Escalations somebody had to open by a time and nobody has, about something still owed. Who accepted it knew.
fn unread(case: &Case) -> impl Iterator<Item = (&Escalation, Timestamp)> {
    let owed = |it: &&Escalation| {
        it.promise.is_none_or(|n| nth(&case.promises, n).is_some_and(Promise::is_owed))
    };
    let unknown = |it: &&Escalation| it.accepted.is_none() && it.readings.is_empty();
    let open = case.escalations.iter().filter(unknown).filter(owed);
    open.filter_map(|it| it.read_by.map(|by| (it, by)))
}

impl Case {
    /// What a person was told of and has not opened.
    pub fn unread_by<'a>(&'a self, person: &'a PersonId) -> impl Iterator<Item = &'a Escalation> {
        let told = self.escalations.iter().filter(move |it| it.told.contains(person));
        told.filter(move |it| it.read_at(person).is_none())
    }
}

/// Whoever was told has opened it. Nothing new when they had, or were told of nothing.
pub(crate) fn read(case: &Case, setting: &Setting<'_>) -> Vec<Event> {
    let Some(person) = setting.actor.person() else { return Vec::new() };
    case.unread_by(person).map(|it| Event::EscalationRead { escalation: it.n }).collect()
}

pub(crate) fn apply(case: &mut Case, at: Timestamp, actor: &Actor, event: &Event) {
    match event {
        Event::EscalationRead { escalation } => {
            let found = nth_mut(&mut case.escalations, *escalation);
            if let (Some(escalation), Some(by)) = (found, actor.person()) {
                escalation.readings.push(Reading { by: by.clone(), at });
            }
        }
        Event::Warned(escalation) => case.escalations.push(escalation.clone()),
        Event::EscalationAccepted { escalation } => {
            if let Some(escalation) = nth_mut(&mut case.escalations, *escalation) {
                escalation.accepted = Some(Acceptance { by: actor.clone(), at });
            }
        }
        _ => {}
    }
}

impl Case {
    /// Whether a promise is broken and still owed.
    pub fn is_overdue(&self) -> bool {
        self.promises.iter().any(|promise| promise.state == State::Broken)
    }
}
