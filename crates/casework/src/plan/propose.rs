//! Working a plan out, and laying it before the customer.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Alternative, Measure, MeasureBy, OwnProposal, Plan, Risk, State};
use crate::case::{Case, Draft, Event, Setting};
use crate::id::{PersonId, UnitId};
use crate::invalid::{Invalid, Problem};
use crate::limits::{
    ALTERNATIVES_MAX, LINE_CHARS_MAX, MEASURES_MAX, NOTE_CHARS_MAX, PLANS_MAX, POINTS_MAX,
    REMEDIES_MAX, RISKS_MAX,
};
use crate::money::Money;
use crate::point::{next_n, nth};
use crate::promise;
use crate::refusal::{Objection, Refusal};
use crate::remedy::RemedyState;

/// A measure, as it is handed in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposeMeasure {
    /// What is done.
    pub what: String,
    /// Who does it.
    #[serde(default)]
    pub by: MeasureBy,
    /// Which unit, for a unit.
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// Who, for a person.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// The name, for a partner.
    #[serde(default)]
    pub name: String,
    /// By when; needed for everything but what the customer does.
    #[serde(default)]
    pub due_at: Option<Timestamp>,
}

/// A plan, as it is handed in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposePlan {
    /// What it comes to, in a sentence or two.
    pub what: String,
    /// The points it is for; the whole case when none is named.
    #[serde(default)]
    pub points: Vec<u32>,
    /// What is done.
    #[serde(default)]
    pub measures: Vec<ProposeMeasure>,
    /// What may go wrong, and what is done against it.
    #[serde(default)]
    pub risks: Vec<Risk>,
    /// What else was thought of, and why not.
    #[serde(default)]
    pub alternatives: Vec<Alternative>,
    /// The remedies that belong to it, by number; they keep their own approval.
    #[serde(default)]
    pub remedies: Vec<u32>,
    /// Why not the refund the customer asked for; the money of the remedies is then our own proposal.
    #[serde(default)]
    pub refund_reason: String,
}

/// Which plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanNumber {
    /// The plan's number.
    pub plan: u32,
}

pub(crate) fn propose(
    case: &Case,
    it: &ProposePlan,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut plan = checked(case, it, setting)?;
    let last = case.plans.last().filter(|last| last.state == State::Proposed);
    if last.is_some_and(|last| is_same(last, &plan)) {
        return Ok(vec![]);
    }
    if case.is_withdrawn() {
        return Err(Refusal::Withdrawn.into());
    }
    for measure in &plan.measures {
        known(measure, setting)?;
        if let Some(due_at) = measure.due_at {
            promise::check_horizon(due_at, setting)?;
        }
    }
    if plan.points.iter().any(|n| nth(&case.points, *n).is_none()) {
        return Err(Refusal::NoSuchPoint.into());
    }
    let mut minor: i64 = 0;
    for n in &plan.remedies {
        let remedy = nth(&case.remedies, *n).ok_or(Refusal::NoSuchRemedy)?;
        if !remedy.state.is_alive() {
            return Err(Refusal::RemedyNotReady.into());
        }
        minor = minor.saturating_add(remedy.amount.as_ref().map_or(0, |amount| amount.minor));
    }
    if let Some(instead) = &mut plan.instead {
        instead.amount = Money::cny(minor);
    }
    if case.plans.len() >= PLANS_MAX {
        return Err(Refusal::TooMany.into());
    }
    Ok(vec![Event::PlanProposed(Box::new(plan))])
}

/// The plan with every problem of its form noted; its sums are not worked out yet.
fn checked(case: &Case, it: &ProposePlan, setting: &Setting<'_>) -> Result<Plan, Invalid> {
    let mut invalid = Invalid::default();
    // A list of a million entries is refused for its length, not looked through.
    for (field, found, max) in [
        ("measures", it.measures.len(), MEASURES_MAX),
        ("risks", it.risks.len(), RISKS_MAX),
        ("alternatives", it.alternatives.len(), ALTERNATIVES_MAX),
        ("points", it.points.len(), POINTS_MAX),
        ("remedies", it.remedies.len(), REMEDIES_MAX),
    ] {
        if found > max {
            invalid.add(field, Problem::TooMany { max });
        }
    }
    let mut invalid = invalid.none_or(Invalid::default())?;
    let what = invalid.required("what", &it.what, NOTE_CHARS_MAX);
    let measures = it.measures.iter().enumerate();
    let measures = measures.map(|(n, raw)| measure(n, raw, &mut invalid)).collect();
    let risks = it.risks.iter().enumerate().map(|(n, raw)| Risk {
        what: invalid.required(&format!("risks.{n}.what"), &raw.what, NOTE_CHARS_MAX),
        counter: invalid.required(&format!("risks.{n}.counter"), &raw.counter, NOTE_CHARS_MAX),
    });
    let risks = risks.collect();
    let alternatives = it.alternatives.iter().enumerate().map(|(n, raw)| Alternative {
        what: invalid.required(&format!("alternatives.{n}.what"), &raw.what, NOTE_CHARS_MAX),
        why_not: invalid.required(
            &format!("alternatives.{n}.why_not"),
            &raw.why_not,
            NOTE_CHARS_MAX,
        ),
    });
    let alternatives = alternatives.collect();
    let reason = invalid.optional("refund_reason", &it.refund_reason, NOTE_CHARS_MAX);
    // A plan that does nothing, pays nothing and gives no reason for it is none.
    if it.measures.is_empty() && it.remedies.is_empty() && reason.is_empty() {
        invalid.add("measures", Problem::Missing);
    }
    let plan = Plan {
        n: next_n(case.plans.len()),
        what,
        points: sorted(&it.points),
        measures,
        risks,
        alternatives,
        remedies: sorted(&it.remedies),
        instead: (!reason.is_empty()).then(|| OwnProposal { amount: Money::cny(0), reason }),
        by: setting.actor.clone(),
        at: setting.now,
        state: State::Proposed,
        offered_at: None,
        answer: None,
    };
    invalid.none_or(plan)
}

/// A measure with every problem noted: who does it is named by what goes with that, and ours has a time.
fn measure(n: usize, raw: &ProposeMeasure, invalid: &mut Invalid) -> Measure {
    let field = |name: &str| format!("measures.{n}.{name}");
    let what = invalid.required(&field("what"), &raw.what, NOTE_CHARS_MAX);
    let name = invalid.line(&field("name"), &raw.name, LINE_CHARS_MAX);
    let (unit, person, name) = match raw.by {
        MeasureBy::Unit => (raw.unit.clone(), None, String::new()),
        MeasureBy::Person => (None, raw.person.clone(), String::new()),
        MeasureBy::Partner => (None, None, name),
        MeasureBy::Customer => (None, None, String::new()),
    };
    let missing = match raw.by {
        MeasureBy::Unit => unit.is_none(),
        MeasureBy::Person => person.is_none(),
        MeasureBy::Partner => name.is_empty(),
        MeasureBy::Customer => false,
    };
    if missing {
        let of = if raw.by == MeasureBy::Partner { "name" } else { raw.by.code() };
        invalid.add(&field(of), Problem::Missing);
    }
    // What nobody says a time for, nobody can be held to.
    if raw.by.is_ours() && raw.due_at.is_none() {
        invalid.add(&field("due_at"), Problem::Missing);
    }
    Measure { what, by: raw.by, unit, person, name, due_at: raw.due_at, promise: None }
}

fn known(measure: &Measure, setting: &Setting<'_>) -> Result<(), Refusal> {
    if let Some(unit) = &measure.unit {
        setting.organisation.unit(unit).ok_or(Refusal::NoSuchUnit)?;
    }
    if let Some(person) = &measure.person {
        setting.organisation.person(person).ok_or(Refusal::NoSuchPerson)?;
    }
    Ok(())
}

fn sorted(numbers: &[u32]) -> Vec<u32> {
    let set: std::collections::BTreeSet<u32> = numbers.iter().copied().collect();
    set.into_iter().collect()
}

fn is_same(old: &Plan, new: &Plan) -> bool {
    let reason = |it: &Plan| it.instead.as_ref().map(|it| it.reason.clone());
    old.what == new.what
        && old.points == new.points
        && old.measures == new.measures
        && old.risks == new.risks
        && old.alternatives == new.alternatives
        && old.remedies == new.remedies
        && reason(old) == reason(new)
        && old.by == new.by
}

/// Lays a plan before the customer, and its approved remedies with it.
pub(crate) fn offer(
    case: &Case,
    it: PlanNumber,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let plan = nth(&case.plans, it.plan).ok_or(Refusal::NoSuchPlan)?;
    match plan.state {
        State::Offered => return Ok(vec![]),
        State::Proposed => {}
        _ => return Err(Refusal::PlanSettled.into()),
    }
    if case.is_withdrawn() {
        return Err(Refusal::Withdrawn.into());
    }
    let mut draft = Draft::new(case, setting);
    for n in &plan.remedies {
        let remedy = nth(&case.remedies, *n).ok_or(Refusal::NoSuchRemedy)?;
        match remedy.state {
            RemedyState::Proposed => return Err(Refusal::ApprovalMissing.into()),
            state if !state.is_alive() => return Err(Refusal::RemedyNotReady.into()),
            RemedyState::Approved => draft.push(Event::RemedyMoved {
                remedy: *n,
                to: RemedyState::Offered,
                note: String::new(),
            }),
            _ => {}
        }
    }
    if plan.is_outdated(setting.now) {
        return Err(Refusal::PlanOutdated.into());
    }
    // What lies before the customer with another plan would be left without anybody's answer.
    let left = |n: &u32| {
        let state = nth(&case.remedies, *n).map(|remedy| remedy.state);
        state == Some(RemedyState::Offered) && !plan.remedies.contains(n)
    };
    if case.offered_plan().is_some_and(|old| old.remedies.iter().any(left)) {
        return Err(Refusal::WordAwaited.into());
    }
    draft.push(Event::PlanOffered { plan: it.plan });
    Ok(draft.events)
}
