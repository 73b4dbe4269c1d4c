//! Why this deadline: the count from the start to the due time, so that nobody need believe a date.

use jiff::Timestamp;
use serde::Serialize;

use super::{Confidence, Moment, plan, stands_for};
use crate::calendar::{Due, Rules, Span};
use crate::case::{Case, Setting};
use crate::extension::Extension;
use crate::pack::Words;
use crate::pause::Pause;
use crate::point::nth;
use crate::promise::{Basis, Kind};

/// The count of one promise made by policy.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// The promise's number.
    pub promise: u32,
    /// What it promises.
    pub kind: Kind,
    /// The clock's code.
    pub clock: String,
    /// The clock's name.
    pub title: Words,
    /// The version of the policy the case started under, 0 for the pack's own.
    pub policy: u32,
    /// Where the rule comes from.
    pub source: String,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// On what it rests.
    pub basis: Basis,
    /// What it counts from.
    pub start: Moment,
    /// When that was.
    pub start_at: Timestamp,
    /// How days are counted.
    pub rules: Rules,
    /// The limit and its extensions, each with its count.
    pub parts: Vec<Part>,
    /// Times in which the clock stood still.
    pub pauses: Vec<Pause>,
    /// The cap ended it before the last extension did.
    pub capped: bool,
    /// By when.
    pub due_at: Timestamp,
}

/// A stretch of the count: the limit, or an extension.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// How long.
    pub span: Span,
    /// The extension it comes from; none for the limit itself.
    pub extension: Option<Extension>,
    /// Its end and its steps.
    pub due: Due,
}

/// Explains a promise of this case by counting it anew. `None` for a promise no clock made, for one of an earlier
/// counting, and where the calendar cannot answer any more.
pub fn explain(case: &Case, promise: u32, setting: &Setting<'_>) -> Option<Explanation> {
    let promise = nth(&case.promises, promise)?;
    let (version, policy) = setting.pack.policy_of(case);
    let clock = policy.clock(promise.clock.as_deref()?)?;
    let plan = plan(case, clock, setting).ok().flatten();
    let plan =
        plan.filter(|plan| plan.start_at == promise.start_at && plan.due_at == promise.due_at)?;
    let mut granted = case.extensions.iter().filter(|it| it.lengthens(&clock.id, plan.start_at));
    let parts = plan.parts.into_iter().enumerate().map(|(at, (span, due))| Part {
        span,
        extension: if at == 0 { None } else { granted.next().cloned() },
        due,
    });
    let stood = |pause: &&Pause| {
        stands_for(clock, pause) && pause.from < plan.due_at && pause.to() > plan.start_at
    };
    Some(Explanation {
        promise: promise.n,
        kind: promise.kind,
        clock: clock.id.clone(),
        title: clock.title.clone(),
        policy: version,
        source: clock.source.clone(),
        confidence: clock.confidence,
        basis: clock.basis,
        start: clock.start.clone(),
        start_at: plan.start_at,
        rules: clock.rules,
        parts: parts.collect(),
        pauses: case.pauses.iter().filter(stood).cloned().collect(),
        capped: plan.capped,
        due_at: plan.due_at,
    })
}
