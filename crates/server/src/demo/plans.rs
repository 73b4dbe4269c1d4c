//! Plans in the demo's year: every few cases what is done is laid before the customer, who agrees.

use casework::case::{Case, Command};
use casework::contact::Means;
use casework::plan::{
    Alternative, AnswerPlan, MeasureBy, PlanNumber, ProposeMeasure, ProposePlan, Risk, State,
};
use casework::promise::KeepPromise;
use casework::remedy::Reply;
use jiff::{Timestamp, ToSpan};

use super::life::Next;
use crate::locale::Locale;

/// Of so many cases one has a plan.
const ONE_OF: u32 = 4;
/// Days ahead for which a measure is planned.
const DAYS: i64 = 3;

/// What is done about plans before a step of a case.
pub(super) fn commands(case: &Case, step: Next, at: Timestamp) -> Vec<Command> {
    if case.is_withdrawn() {
        return Vec::new();
    }
    match step {
        Next::Answer => laid(case, at),
        Next::Respond => agreed(case, at).into_iter().collect(),
        // Whatever was agreed on is done before it is closed.
        Next::Close => agreed(case, at).into_iter().chain(owed(case)).collect(),
        _ => Vec::new(),
    }
}

/// What the customer says to it on the phone: yes, as long as its times have not passed.
fn agreed(case: &Case, at: Timestamp) -> Option<Command> {
    let plan = case.offered_plan()?;
    let (reply, said) = if plan.is_outdated(at) {
        (Reply::Refuses, "demo-plan-refused")
    } else {
        (Reply::Accepts, "demo-plan-agreed")
    };
    let means = Some(Means::Phone);
    Some(Command::AnswerPlan(AnswerPlan { plan: plan.n, reply, note: say(said), means }))
}

fn say(key: &str) -> String {
    Locale::ZhHans.text(key).into_owned()
}

fn laid(case: &Case, at: Timestamp) -> Vec<Command> {
    let Some(running) = case.no().map(|no| no.running()) else { return Vec::new() };
    let (Some(unit), true, true) =
        (case.unit.clone(), running % ONE_OF == 2, case.plans.is_empty())
    else {
        return Vec::new();
    };
    let day = Timestamp::from_second(at.as_second() / 3600 * 3600).unwrap_or(at);
    let measure = |key: &str, days: i64| ProposeMeasure {
        what: say(key),
        by: MeasureBy::Unit,
        unit: Some(unit.clone()),
        due_at: Some(day + (24 * days).hours()),
        ..ProposeMeasure::default()
    };
    let plan = ProposePlan {
        what: say("demo-plan-what"),
        measures: vec![measure("demo-plan-first", DAYS), measure("demo-plan-second", DAYS + 2)],
        risks: vec![Risk { what: say("demo-plan-risk"), counter: say("demo-plan-counter") }],
        alternatives: vec![Alternative {
            what: say("demo-plan-alternative"),
            why_not: say("demo-plan-why-not"),
        }],
        ..ProposePlan::default()
    };
    let n = 1;
    vec![Command::ProposePlan(Box::new(plan)), Command::OfferPlan(PlanNumber { plan: n })]
}

fn owed(case: &Case) -> Vec<Command> {
    let accepted = case.plans.iter().filter(|it| it.state == State::Accepted);
    let promises = accepted.flat_map(|it| &it.measures).filter_map(|it| it.promise);
    let is_owed = |n: &u32| case.promises.iter().any(|it| it.n == *n && it.is_owed());
    promises.filter(is_owed).map(|promise| Command::KeepPromise(KeepPromise { promise })).collect()
}
