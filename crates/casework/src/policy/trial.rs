//! A trial of a policy over cases that have been: what would have been due, and what would have been late.

use jiff::Timestamp;

use super::{Policy, done_at, plan};
use crate::calendar::CalendarError;
use crate::case::{Case, Setting};
use crate::pack::Facts;
use crate::promise::Kind;

/// What a clock would have come to on a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// The clock's code.
    pub clock: String,
    /// What it promises.
    pub kind: Kind,
    /// By when.
    pub due_at: Timestamp,
    /// When it was done, if it was.
    pub done_at: Option<Timestamp>,
    /// It was done too late, or is not done and overdue.
    pub late: bool,
}

/// Counts every clock of a policy on a case as it stands, whatever policy it lived under.
///
/// A case that was taken up again is counted from there, as its own clocks are. What was never done before the case
/// was closed was released and counts as late for nobody.
pub fn trial(
    case: &Case,
    policy: &Policy,
    setting: &Setting<'_>,
) -> Result<Vec<Tried>, CalendarError> {
    let Some(registered_at) = case.registered_at else { return Ok(Vec::new()) };
    let day = setting.calendar.local_date(registered_at);
    let facts = Facts::of(case, setting);
    let mut tried = Vec::new();
    for clock in policy.clocks.iter().filter(|clock| clock.holds_on(day)) {
        if !clock.when.as_ref().is_none_or(|when| when.holds(&facts)) {
            continue;
        }
        let Some(plan) = plan(case, clock, setting)? else { continue };
        let done_at = done_at(case, clock.keeps, clock.milestone.as_deref(), plan.start_at);
        let open = case.closure.is_none() && case.merged_into.is_none();
        tried.push(Tried {
            clock: clock.id.clone(),
            kind: clock.keeps,
            due_at: plan.due_at,
            done_at,
            late: done_at.map_or(open && plan.due_at <= setting.now, |done| plan.due_at <= done),
        });
    }
    Ok(tried)
}
