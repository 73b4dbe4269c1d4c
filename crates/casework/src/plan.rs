//! Plans: what is done for the customer, by whom and by when, what may go wrong with it, and what else was thought of.
//!
//! A plan is laid before the customer as a whole: its measures, and the remedies that belong to it, which keep their
//! own approval. One answer answers all of it. What was agreed is not written down beside the promises but becomes
//! them, so that a measure nobody has done holds the case open as any other promise does.

mod answer;
mod propose;
mod tell;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Event, Setting};
use crate::id::{PersonId, UnitId};
use crate::money::Money;
use crate::permission::Actor;
use crate::point::nth_mut;
use crate::remedy::{Kind as RemedyKind, RemedyState, Reply};

pub use answer::AnswerPlan;
pub(crate) use answer::answer;
pub use propose::{PlanNumber, ProposeMeasure, ProposePlan};
pub(crate) use propose::{offer, propose};
pub(crate) use tell::{duties, letter, told};

/// How a plan stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PlanState"))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Worked out, and not laid before the customer yet.
    #[default]
    Proposed,
    /// The customer has it before them.
    Offered,
    /// The customer agreed.
    Accepted,
    /// The customer said no.
    Refused,
    /// The customer wants something else.
    Countered,
    /// Another one took its place.
    Replaced,
}

impl State {
    /// Every state.
    pub const ALL: &'static [State] = &[
        State::Proposed,
        State::Offered,
        State::Accepted,
        State::Refused,
        State::Countered,
        State::Replaced,
    ];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            State::Proposed => "proposed",
            State::Offered => "offered",
            State::Accepted => "accepted",
            State::Refused => "refused",
            State::Countered => "countered",
            State::Replaced => "replaced",
        }
    }
}

/// Who does a measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MeasureBy {
    /// One of our units.
    #[default]
    Unit,
    /// One of our people.
    Person,
    /// Somebody outside whom we ask.
    Partner,
    /// The customer themselves; nothing we could promise.
    Customer,
}

impl MeasureBy {
    /// Everybody, in the order forms offer them.
    pub const ALL: &'static [MeasureBy] =
        &[MeasureBy::Unit, MeasureBy::Person, MeasureBy::Partner, MeasureBy::Customer];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            MeasureBy::Unit => "unit",
            MeasureBy::Person => "person",
            MeasureBy::Partner => "partner",
            MeasureBy::Customer => "customer",
        }
    }

    /// We answer for it, whoever does it.
    pub fn is_ours(self) -> bool {
        self != MeasureBy::Customer
    }
}

/// One thing that is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PlanMeasure"))]
pub struct Measure {
    /// What is done.
    pub what: String,
    /// Who does it.
    pub by: MeasureBy,
    /// Which unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// Which person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The partner's name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// By when; only what the customer does themselves may have no time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Timestamp>,
    /// The promise it became when the customer agreed; told by the journal's steps.
    #[serde(skip)]
    pub promise: Option<u32>,
}

/// What may go wrong, and what is done against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// What may go wrong.
    pub what: String,
    /// What is done against it.
    pub counter: String,
}

/// What else was thought of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// What.
    pub what: String,
    /// Why it was not taken.
    pub why_not: String,
}

/// What is offered in the place of a refund that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OwnProposal {
    /// How much instead: the money of the plan's remedies, nothing when it has none.
    pub amount: Money,
    /// Why not the refund.
    pub reason: String,
}

/// What the customer said to a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanAnswer {
    /// Yes, no, or something else.
    pub reply: Reply,
    /// In their words; what was agreed on, or what they want instead.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The contact in which they said it; none when they answered by themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<u32>,
    /// The promises its measures became, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<u32>,
    /// Who said it, or put it on record.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// A plan on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Plan {
    /// Its number in the case, from 1.
    pub n: u32,
    /// What it comes to, in a sentence or two.
    pub what: String,
    /// The points it is for; the whole case when none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<u32>,
    /// What is done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measure>,
    /// What may go wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub risks: Vec<Risk>,
    /// What else was thought of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Alternative>,
    /// The remedies that belong to it, by number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remedies: Vec<u32>,
    /// What stands in the place of a refund that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<OwnProposal>,
    /// Who worked it out.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// How it stands; told by the journal's steps.
    #[serde(skip)]
    pub state: State,
    /// When it was laid before the customer; told by the journal's steps.
    #[serde(skip)]
    pub offered_at: Option<Timestamp>,
    /// What the customer said; told by the journal's steps.
    #[serde(skip)]
    pub answer: Option<PlanAnswer>,
}

impl Plan {
    /// The measures that become promises.
    pub fn dated(&self) -> impl Iterator<Item = &Measure> {
        self.measures.iter().filter(|it| it.by.is_ours() && it.due_at.is_some())
    }

    /// A time in it has passed, so that it cannot be agreed to any more.
    pub fn is_outdated(&self, now: Timestamp) -> bool {
        self.dated().any(|it| it.due_at.is_some_and(|due| due <= now))
    }
}

impl Case {
    /// The plan that lies before the customer.
    pub fn offered_plan(&self) -> Option<&Plan> {
        self.plans.iter().rfind(|plan| plan.state == State::Offered)
    }

    /// The plan that was agreed on.
    pub fn accepted_plan(&self) -> Option<&Plan> {
        self.plans.iter().rfind(|plan| plan.state == State::Accepted)
    }

    /// Whether a remedy is answered with the plan it belongs to, and not by itself.
    pub fn is_in_offered_plan(&self, remedy: u32) -> bool {
        self.offered_plan().is_some_and(|plan| plan.remedies.contains(&remedy))
    }

    /// The measure of the plan agreed on whose promise is still owed.
    pub fn owes_measure(&self) -> bool {
        let owed = |n: u32| self.promises.iter().any(|it| it.n == n && it.is_owed());
        let plan = self.accepted_plan();
        plan.is_some_and(|plan| plan.measures.iter().filter_map(|it| it.promise).any(owed))
    }

    /// Whether the customer asked for a refund: by their wish, as the pack reads it, or because one was declined.
    pub fn is_refund_asked(&self, setting: &Setting<'_>) -> bool {
        let declined = |it: &crate::remedy::Remedy| {
            it.kind == RemedyKind::Refund && it.state == RemedyState::Declined
        };
        self.remedies.iter().any(declined) || setting.pack.own_proposal_wanted(self, setting)
    }

    /// A refund was asked for, and neither it nor a proposal of our own, with amount and reason, was laid before
    /// the customer.
    pub fn owes_own_proposal(&self, setting: &Setting<'_>) -> bool {
        use RemedyState::{Approved, Declined, Proposed};
        let offered = |it: &crate::remedy::Remedy| {
            it.amount.is_some() && !matches!(it.state, Proposed | Approved | Declined)
        };
        let instead = |it: &Plan| it.instead.is_some() && it.offered_at.is_some();
        !self.is_withdrawn()
            && !self.remedies.iter().any(offered)
            && !self.plans.iter().any(instead)
            && self.is_refund_asked(setting)
    }
}

pub(crate) fn apply(case: &mut Case, at: Timestamp, actor: &Actor, event: &Event) {
    // Who works a plan out or offers it works on the case and does not call back about it.
    if let (Event::PlanProposed(_) | Event::PlanOffered { .. }, Some(person)) =
        (event, actor.person())
    {
        case.handlers.insert(person.clone());
    }
    match event {
        Event::PlanProposed(plan) => {
            replace(case, State::Proposed);
            case.plans.push((**plan).clone());
        }
        Event::PlanOffered { plan } => {
            replace(case, State::Offered);
            if let Some(plan) = nth_mut(&mut case.plans, *plan) {
                plan.state = State::Offered;
                plan.offered_at = Some(at);
            }
        }
        Event::PlanAnswered { plan, answer } => {
            if answer.reply == Reply::Accepts {
                replace(case, State::Accepted);
            }
            let Some(plan) = nth_mut(&mut case.plans, *plan) else { return };
            plan.state = match answer.reply {
                Reply::Accepts => State::Accepted,
                Reply::Refuses => State::Refused,
                Reply::Counters => State::Countered,
            };
            let dated =
                plan.measures.iter_mut().filter(|it| it.by.is_ours() && it.due_at.is_some());
            for (measure, promise) in dated.zip(&answer.promises) {
                measure.promise = Some(*promise);
            }
            plan.answer = Some(answer.clone());
        }
        _ => {}
    }
}

/// The plan that stands so gives way to the next.
fn replace(case: &mut Case, state: State) {
    for plan in case.plans.iter_mut().filter(|plan| plan.state == state) {
        plan.state = State::Replaced;
    }
}

impl Event {
    /// The number of the plan an event is about.
    pub fn plan(&self) -> Option<u32> {
        match self {
            Event::PlanProposed(plan) => Some(plan.n),
            Event::PlanOffered { plan } | Event::PlanAnswered { plan, .. } => Some(*plan),
            _ => None,
        }
    }
}
