//! Who is told what about a plan, and who has something to do about it.

use std::collections::BTreeMap;

use jiff::ToSpan;

use crate::assignment::acting_owner;
use crate::case::{Case, Event, Setting};
use crate::duty::{Duty, DutyKind};
use crate::id::PersonId;
use crate::letter::{LetterKind, NoticeKind, holders};
use crate::money::Money;
use crate::permission::Actor;
use crate::point::nth;
use crate::remedy::RemedyState;

use super::{Plan, State};

/// Hours after which somebody turns to a plan that waits.
const PLAN_HOURS: i64 = 24;

/// What an event about a plan tells, and whom of us.
pub(crate) fn told(
    case: &Case,
    event: &Event,
    setting: &Setting<'_>,
) -> Option<(NoticeKind, Vec<PersonId>)> {
    let Event::PlanAnswered { answer, .. } = event else { return None };
    let people = if answer.by == Actor::Customer { holders(case, setting) } else { Vec::new() };
    Some((NoticeKind::PlanAnswered, people))
}

/// What an event about a plan has us write to the customer: the kind, the words, and what else is in it.
pub(crate) fn letter(
    case: &Case,
    event: &Event,
) -> Option<(LetterKind, String, BTreeMap<String, String>)> {
    let Event::PlanOffered { plan } = event else { return None };
    let plan = nth(&case.plans, *plan)?;
    let mut text = plan.what.clone();
    for (n, measure) in (1..).zip(&plan.measures) {
        // Times are written on the customer's own page, by the clock of their language.
        text.push_str(&format!("\n{n}. {}", measure.what));
    }
    let of = |n: &u32| nth(&case.remedies, *n).and_then(|it| it.amount.clone());
    let money: Vec<Money> = plan.remedies.iter().filter_map(of).collect();
    let mut args = BTreeMap::new();
    if let Some(first) = money.first() {
        let minor: i64 = money.iter().map(|it| it.minor).sum();
        args.insert("amount_minor".to_owned(), minor.to_string());
        args.insert("currency".to_owned(), first.currency.clone());
    }
    Some((LetterKind::Plan, text, args))
}

/// A plan worked out is to be offered, one offered is to be asked about.
pub(crate) fn duties(case: &Case, setting: &Setting<'_>) -> Vec<Duty> {
    if case.is_withdrawn() {
        return Vec::new();
    }
    let person = acting_owner(case, setting).cloned();
    let duty = |plan: &Plan| {
        let (kind, since) = match plan.state {
            State::Proposed if is_ready(case, plan) => (DutyKind::OfferPlan, plan.at),
            State::Offered => (DutyKind::AskPlan, plan.offered_at.unwrap_or(plan.at)),
            _ => return None,
        };
        let unit = case.unit.clone();
        let due_at = since + PLAN_HOURS.hours();
        Some(Duty { kind, n: plan.n, person: person.clone(), unit, role: None, due_at })
    };
    case.plans.iter().filter_map(duty).collect()
}

/// Nobody's yes is missing any more.
fn is_ready(case: &Case, plan: &Plan) -> bool {
    let waits =
        |n: &u32| nth(&case.remedies, *n).is_some_and(|it| it.state == RemedyState::Proposed);
    !plan.remedies.iter().any(waits)
}
