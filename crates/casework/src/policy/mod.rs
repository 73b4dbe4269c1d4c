//! Policy: the rules of time. Which clocks run, what stops and lengthens them, when somebody is warned.
//!
//! A pack brings one; an organisation may put later versions in force, and a case keeps the version it started
//! under. A policy is text (TOML) that stands on its own, so that the journal can hold every version whole.

mod check;
mod dated;
mod explain;
mod moment;
mod plan;
mod put;
mod quiet;
mod rulebook;
mod standing;
mod trial;
mod version;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::calendar::{Rules, Span};
use crate::closing::ClosingLetter;
use crate::id::PersonId;
use crate::organisation::Role;
use crate::pack::{Condition, Words};
use crate::promise::{Basis, Kind as PromiseKind};

pub use dated::{Abroad, DatedCase, DatedCases};
pub use explain::{Explanation, Part, explain};
pub use moment::Moment;
pub(crate) use plan::{cap, done_at, happened_at, pauses_of, plan, stands_for};
pub use rulebook::{Head, Rulebook};
pub use standing::{Counted, OpenWindow, counters, windows};
pub use trial::{Tried, trial};
pub use version::{PolicyVersion, VERSIONS_MAX, Versions, parse};

pub(crate) use check::check;
pub(crate) use put::put;

/// How sure we are of a rule's source (A primary text … D our own default).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Confidence {
    /// Primary text read.
    A,
    /// Secondary source read.
    B,
    /// From memory; to be verified.
    C,
    /// Our own default.
    #[default]
    D,
}

/// A clock: a promise that policy makes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// Its code.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// What it promises.
    pub keeps: PromiseKind,
    /// For a clock that keeps a milestone: which.
    #[serde(default)]
    pub milestone: Option<String>,
    /// From when it counts.
    pub start: Moment,
    /// What makes it pointless before it is due: it is released then.
    #[serde(default)]
    pub ends: Option<Moment>,
    /// How long.
    pub limit: Span,
    /// When it applies; always when nothing is said.
    #[serde(default)]
    pub when: Option<Condition>,
    /// On what it rests.
    #[serde(default)]
    pub basis: Basis,
    /// How days are counted.
    #[serde(default)]
    pub rules: Rules,
    /// By how much it may be lengthened, step by step.
    #[serde(default)]
    pub extensions: Vec<ExtensionStep>,
    /// However often it is lengthened, it is over then: counted from the start.
    #[serde(default)]
    pub cap: Option<Span>,
    /// The reasons for which it may stand still; every one that stops what it promises when nothing is said.
    #[serde(default)]
    pub pauses: Option<Vec<String>>,
    /// What the customer is told of a breach, in the words of the letter; nothing is sent when it is left out.
    #[serde(default)]
    pub breach: Option<Words>,
    /// Where the rule comes from.
    #[serde(default)]
    pub source: String,
    /// How sure we are of it.
    #[serde(default)]
    pub confidence: Confidence,
    /// First day it holds.
    #[serde(default)]
    pub valid_from: Option<Date>,
    /// Last day it holds.
    #[serde(default)]
    pub valid_to: Option<Date>,
}

impl Clock {
    /// Whether the rule holds on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// Whether its own rule lets it stand still for a reason.
    pub fn allows(&self, reason: &str) -> bool {
        self.pauses.as_ref().is_none_or(|reasons| reasons.iter().any(|code| code == reason))
    }
}

/// One step by which a clock may be lengthened. The customer is told every one, with reason and new date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtensionStep {
    /// By how much.
    pub by: Span,
    /// Who must grant it; whoever asks may when nobody is named.
    #[serde(default)]
    pub role: Option<Role>,
}

/// A reason for which a clock may stand still.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PauseReason {
    /// Its code.
    pub code: String,
    /// Its name.
    pub title: Words,
    /// What stands still; everything else runs on.
    pub stops: Vec<PromiseKind>,
    /// The longest a pause for it may last.
    pub longest: Span,
    /// Whether a file must prove it.
    #[serde(default)]
    pub evidence: bool,
    /// Whether a rule allows it; what is paused without shows in the audit of pauses.
    #[serde(default)]
    pub justified: bool,
    /// Whether it is over as soon as the customer adds something.
    #[serde(default)]
    pub ends_with_word: bool,
    /// Where the rule comes from.
    #[serde(default)]
    pub source: String,
}

/// Something that happens outside and is put on record: goods came back, an authority was told.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MilestoneKind {
    /// Its code.
    pub code: String,
    /// Its name.
    pub title: Words,
    /// Whether it may happen more than once.
    #[serde(default)]
    pub repeats: bool,
}

/// What is counted instead of timed: so many repairs of one fault, so many days of repair.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counter {
    /// Its code.
    pub id: String,
    /// What the customer may ask for, or we owe, once it is over.
    pub title: Words,
    /// The milestone that is counted.
    pub milestone: String,
    /// The milestone at which a stretch that began with the first ends; then days are counted, not times.
    /// Every 24 hours are a day, and what remains is one more.
    #[serde(default)]
    pub until: Option<String>,
    /// The number it takes more than.
    pub more_than: u32,
    /// Where the rule comes from.
    #[serde(default)]
    pub source: String,
    /// How sure we are of it.
    #[serde(default)]
    pub confidence: Confidence,
}

/// Whose a window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The customer may do something until it closes.
    Customer,
    /// We may.
    Ours,
}

/// A time during which somebody may still do something: object, petition, send back what was misrouted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Its code.
    pub id: String,
    /// What may be done.
    pub title: Words,
    /// Whose it is.
    pub whose: Whose,
    /// From when it is open.
    pub start: Moment,
    /// What ends it early.
    #[serde(default)]
    pub ends: Option<Moment>,
    /// How long.
    pub limit: Span,
    /// When it applies; always when nothing is said.
    #[serde(default)]
    pub when: Option<Condition>,
    /// How days are counted.
    #[serde(default)]
    pub rules: Rules,
    /// Letters a closing may choose from meanwhile, besides the usual one: it is closed quickly.
    #[serde(default)]
    pub letters: Vec<ClosingLetter>,
    /// Where the rule comes from.
    #[serde(default)]
    pub source: String,
    /// How sure we are of it.
    #[serde(default)]
    pub confidence: Confidence,
    /// First day it holds.
    #[serde(default)]
    pub valid_from: Option<Date>,
    /// Last day it holds.
    #[serde(default)]
    pub valid_to: Option<Date>,
}

/// When a warning falls, against the promise it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// When so many percent of the time are gone; of the working time, where there is any.
    Percent(u8),
    /// So long before it is due.
    Before(Span),
    /// When it is due.
    Due,
    /// So long after it was due.
    After(Span),
}

/// What a warning waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// A promise approaches its due time or has passed it.
    Promise,
    /// Nobody of us has done anything for a while.
    Silence,
    /// It is still open so long after it was registered, or taken up again.
    Age,
    /// The condition holds.
    Condition,
    /// A warning that had to be accepted was not.
    Unaccepted,
    /// A warning that had to be opened was opened by nobody.
    Unread,
}

/// Who is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// The owner.
    Owner,
    /// Who leads the unit responsible, so many levels up the tree.
    Lead(u8),
    /// Everybody with a role over the case.
    Role(Role),
    /// A person by name.
    Person(PersonId),
}

/// A rung of the ladder: who is told what before and after a promise falls due.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// Its code.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// What it waits for.
    #[serde(default = "Warning::on_promise")]
    pub on: Trigger,
    /// For a promise: which kinds; any when none is named.
    #[serde(default)]
    pub of: Vec<PromiseKind>,
    /// For a promise: when.
    #[serde(default)]
    pub at: Option<Point>,
    /// For silence and age: how long.
    #[serde(default)]
    pub after: Option<Span>,
    /// For one that was not accepted: which.
    #[serde(default)]
    pub warning: Option<String>,
    /// When it is given; always when nothing is said.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Who is told.
    pub tell: Vec<Receiver>,
    /// Within which time one of those told must accept it.
    #[serde(default)]
    pub accept_within: Option<Span>,
    /// Within which time one of those told must have opened it.
    #[serde(default)]
    pub read_within: Option<Span>,
    /// Opens a supervision order that must be answered within this time.
    #[serde(default)]
    pub order_within: Option<Span>,
}

impl Warning {
    fn on_promise() -> Trigger {
        Trigger::Promise
    }
}

/// Hours in which nobody is disturbed but for danger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiet {
    /// From this local time.
    pub from: Time,
    /// Until this local time, on the next day where it is the earlier one.
    pub to: Time,
}

/// How many may speak for a group.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepresentativesMax {
    /// The most.
    pub people: usize,
    /// Where the rule comes from.
    #[serde(default)]
    pub source: String,
    /// How sure we are of it.
    #[serde(default)]
    pub confidence: Confidence,
}

/// The rules of time of one pack.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// Clocks.
    #[serde(rename = "clock")]
    pub clocks: Vec<Clock>,
    /// Reasons for which clocks stand still.
    #[serde(rename = "pause_reason")]
    pub pause_reasons: Vec<PauseReason>,
    /// What may be put on record.
    #[serde(rename = "milestone")]
    pub milestones: Vec<MilestoneKind>,
    /// What is counted.
    #[serde(rename = "counter")]
    pub counters: Vec<Counter>,
    /// What somebody may still do.
    #[serde(rename = "window")]
    pub windows: Vec<Window>,
    /// Who is told when.
    #[serde(rename = "warning")]
    pub warnings: Vec<Warning>,
    /// Hours of rest.
    pub quiet: Option<Quiet>,
    /// How many may speak for a group; of several rules the strictest holds.
    pub representatives_max: Vec<RepresentativesMax>,
}

impl Policy {
    /// The clock with this code.
    pub fn clock(&self, id: &str) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.id == id)
    }

    /// The reason to pause with this code.
    pub fn pause_reason(&self, code: &str) -> Option<&PauseReason> {
        self.pause_reasons.iter().find(|reason| reason.code == code)
    }

    /// The milestone with this code.
    pub fn milestone(&self, code: &str) -> Option<&MilestoneKind> {
        self.milestones.iter().find(|milestone| milestone.code == code)
    }

    /// The warning with this code.
    pub fn warning(&self, id: &str) -> Option<&Warning> {
        self.warnings.iter().find(|warning| warning.id == id)
    }

    /// How many may speak for a group, where a rule says so.
    pub fn representatives_max(&self) -> Option<usize> {
        self.representatives_max.iter().map(|it| it.people).min()
    }

    /// Whether a clock counts from a moment or ends with it.
    pub(crate) fn counts_from(&self, moment: &Moment) -> bool {
        self.clocks.iter().any(|it| it.start == *moment || it.ends.as_ref() == Some(moment))
    }

    /// Lays another policy over this one: entries with the same code are replaced, the rest is added.
    pub(crate) fn overlay(&mut self, over: &Policy) {
        lay(&mut self.clocks, &over.clocks, |it| &it.id);
        lay(&mut self.pause_reasons, &over.pause_reasons, |it| &it.code);
        lay(&mut self.milestones, &over.milestones, |it| &it.code);
        lay(&mut self.counters, &over.counters, |it| &it.id);
        lay(&mut self.windows, &over.windows, |it| &it.id);
        lay(&mut self.warnings, &over.warnings, |it| &it.id);
        self.quiet = over.quiet.or(self.quiet);
        if !over.representatives_max.is_empty() {
            self.representatives_max.clone_from(&over.representatives_max);
        }
    }
}

/// Replaces entries with the same code and adds the others.
pub(crate) fn lay<T: Clone>(into: &mut Vec<T>, from: &[T], code: impl Fn(&T) -> &str) {
    for one in from {
        match into.iter_mut().find(|old| code(old) == code(one)) {
            Some(old) => *old = one.clone(),
            None => into.push(one.clone()),
        }
    }
}
