//! How the life of a case divides: with us, with the customer, with a department, and standing still by rule.
//!
//! A pure function of the journal. Every instant in which the case was open belongs to exactly one part, so
//! the parts add up to the whole, in time on the clock and in working time alike.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::calendar::{Calendar, CalendarError};
use crate::case::Case;
use crate::invariant::Step;
use crate::remedy::RemedyState;
use crate::task::Task;
use crate::view::{Stage, stage};

/// With whom a case lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SharePart"))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// We work on it.
    Handling,
    /// The customer's word is awaited, on the decision or on an offer.
    Customer,
    /// A department or partner that was given a task has not answered it.
    Department,
    /// The clocks stand still for a reason on record.
    Paused,
}

impl Part {
    /// Every part, in the order the bar shows them.
    pub const ALL: &'static [Part] =
        &[Part::Handling, Part::Department, Part::Customer, Part::Paused];

    /// The stable name in the API and the locales.
    pub fn code(self) -> &'static str {
        match self {
            Part::Handling => "handling",
            Part::Customer => "customer",
            Part::Department => "department",
            Part::Paused => "paused",
        }
    }
}

/// One stretch of a case's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// With whom it lay.
    pub part: Part,
    /// Since when.
    pub from: Timestamp,
    /// Until when.
    pub to: Timestamp,
}

/// How long a part took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ShareOfTime"))]
pub struct Share {
    /// Which part.
    pub part: Part,
    /// Milliseconds on the clock.
    pub calendar_ms: i64,
    /// Milliseconds of working time; none when the calendar lacks a year it would need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working_ms: Option<i64>,
}

/// The stretches of a case's life up to an instant, in order; the time it was closed belongs to none.
pub fn stretches(steps: &[Step<'_>], until: Timestamp) -> Vec<Stretch> {
    let mut list: Vec<Stretch> = Vec::new();
    let mut case = Case::default();
    for (at, step) in steps.iter().enumerate() {
        case.apply_step(step.at, step.actor, step.events);
        let next = steps.get(at + 1).map_or(until, |next| next.at).max(step.at);
        if case.complaint.is_none() || stage(&case) == Stage::Closed {
            continue;
        }
        // A pause begins with a step; only its end may lie between two.
        let held = case.pauses.iter().filter(|pause| pause.holds_at(step.at));
        let paused_to = held.map(crate::pause::Pause::to).max().unwrap_or(step.at).min(next);
        push(&mut list, Part::Paused, step.at, paused_to);
        push(&mut list, with_whom(&case), paused_to, next);
    }
    list
}

/// With whom an open case lies that is not paused.
fn with_whom(case: &Case) -> Part {
    let offered = case.remedies.iter().any(|remedy| remedy.state == RemedyState::Offered);
    if stage(case) == Stage::Responded || offered {
        Part::Customer
    } else if case.tasks.iter().any(Task::is_with_doer) {
        Part::Department
    } else {
        Part::Handling
    }
}

/// Adds a stretch; what goes on as before is one with it.
fn push(list: &mut Vec<Stretch>, part: Part, from: Timestamp, to: Timestamp) {
    if from >= to {
        return;
    }
    match list.last_mut() {
        Some(last) if last.part == part && last.to == from => last.to = to,
        _ => list.push(Stretch { part, from, to }),
    }
}

/// The parts of a life, each once, in the order the bar shows them.
pub fn shares(stretches: &[Stretch], calendar: &Calendar) -> Vec<Share> {
    let of = |part: Part| stretches.iter().filter(move |stretch| stretch.part == part);
    let share = |part: Part| {
        let clock: SignedDuration =
            of(part).map(|it| it.to.duration_since(it.from)).fold(SignedDuration::ZERO, sum);
        let working: Result<SignedDuration, CalendarError> = of(part)
            .try_fold(SignedDuration::ZERO, |all, it| {
                Ok(sum(all, calendar.working_time_between(it.from, it.to)?))
            });
        Share { part, calendar_ms: milliseconds(clock), working_ms: working.ok().map(milliseconds) }
    };
    Part::ALL.iter().map(|part| share(*part)).collect()
}

fn sum(one: SignedDuration, other: SignedDuration) -> SignedDuration {
    one.saturating_add(other)
}

fn milliseconds(span: SignedDuration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}
