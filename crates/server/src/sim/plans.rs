//! Hands that plan: what is done for the customer is worked out, offered, and answered.

use casework::case::{Case, Command};
use casework::contact::Means;
use casework::duty::{Duty, DutyKind};
use casework::permission::Actor;
use casework::plan::{AnswerPlan, MeasureBy, PlanNumber, ProposeMeasure, ProposePlan, Risk};
use casework::remedy::Reply;
use jiff::ToSpan;

use super::node::Node;

/// What is done about a plan that is somebody's duty; what the customer says, they say themselves or tell us.
pub(super) fn of_duty(sim: &Node, duty: &Duty, text: String) -> Option<(Option<Actor>, Command)> {
    let plan = duty.n;
    match duty.kind {
        DutyKind::OfferPlan => Some((None, Command::OfferPlan(PlanNumber { plan }))),
        DutyKind::AskPlan => {
            let reply = *sim.one_of(Reply::ALL)?;
            let by_link = sim.percent(60);
            let means = (!by_link).then_some(Means::Phone);
            let command = Command::AnswerPlan(AnswerPlan { plan, reply, note: text, means });
            Some((by_link.then_some(Actor::Customer), command))
        }
        _ => None,
    }
}

/// A plan, with the remedies there are.
pub(super) fn proposed(sim: &Node, case: &Case, text: &str) -> Option<Command> {
    let hours = i64::try_from(24 + sim.below(200)).unwrap_or(24);
    let measure = ProposeMeasure {
        what: text.to_owned(),
        by: MeasureBy::Unit,
        unit: Some(case.unit.clone()?),
        due_at: Some(sim.now + hours.hours()),
        ..ProposeMeasure::default()
    };
    let alive = case.remedies.iter().filter(|it| it.state.is_alive()).map(|it| it.n);
    let risk = Risk { what: text.to_owned(), counter: text.to_owned() };
    Some(Command::ProposePlan(Box::new(ProposePlan {
        what: text.to_owned(),
        measures: vec![measure],
        risks: vec![risk],
        remedies: if sim.percent(50) { alive.collect() } else { Vec::new() },
        refund_reason: if sim.percent(30) { text.to_owned() } else { String::new() },
        ..ProposePlan::default()
    })))
}
