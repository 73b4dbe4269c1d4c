//! Hands that go to customers: somebody is sent, goes or finds nobody, and has it signed.

use std::collections::BTreeMap;

use casework::case::{Case, Command};
use casework::duty::{Duty, DutyKind};
use casework::pack::{Pack, VisitFieldKind};
use casework::permission::Actor;
use casework::visit::{ArrangeVisit, CancelVisit, Consent, RecordVisit, SignOffVisit, VisitResult};
use jiff::ToSpan;

use super::hands::WORDS;
use super::node::Node;

/// What is done about a visit that is somebody's duty, and by whom.
pub(super) fn of_duty(
    sim: &Node,
    case: &Case,
    pack: &Pack,
    duty: &Duty,
) -> Option<(Actor, Command)> {
    if duty.kind != DutyKind::Visit {
        return None;
    }
    let visit = case.open_visits().find(|visit| visit.n == duty.n)?;
    if duty.person.is_none() || sim.percent(20) {
        let reason = WORDS.to_owned();
        let command = Command::CancelVisit(CancelVisit { visit: visit.n, reason });
        return Some((Actor::Staff(case.owner.clone()?), command));
    }
    let result = *sim.one_of(VisitResult::ALL)?;
    let category = case.assessment.as_ref().map(|it| &it.category);
    let form = pack.visit_form(category);
    let fields: BTreeMap<String, String> = form
        .into_iter()
        .map(|field| {
            let value = match field.kind {
                VisitFieldKind::Text => WORDS.to_owned(),
                VisitFieldKind::Number => field.min.or(field.max).unwrap_or(1.0).to_string(),
                VisitFieldKind::Choice => {
                    field.choices.first().map(|it| it.code.clone()).unwrap_or_default()
                }
            };
            (field.id.clone(), value)
        })
        .collect();
    let fields = if result.is_work() { fields } else { BTreeMap::new() };
    let (found, files, arrived_at) = (WORDS.to_owned(), Vec::new(), None);
    let command = Command::RecordVisit(RecordVisit {
        visit: duty.n,
        result,
        found,
        fields,
        files,
        arrived_at,
    });
    Some((Actor::Staff(duty.person.clone()?), command))
}

/// Somebody is sent to the customer.
pub(super) fn arranged(sim: &Node, what: String) -> Option<Command> {
    if sim.percent(60) {
        return None;
    }
    let house = sim.desk.house();
    let people: Vec<_> = house.organisation.people.keys().cloned().collect();
    let from_at = sim.now + i64::try_from(1 + sim.below(60)).unwrap_or(1).hours();
    Some(Command::ArrangeVisit(ArrangeVisit {
        person: sim.one_of(&people)?.clone(),
        from_at,
        to_at: from_at + 2.hours(),
        what,
        place: "7-1302".to_owned(),
    }))
}

/// The customer's word on a visit that waits for it.
pub(super) fn signed(sim: &Node, case: &Case) -> Option<Command> {
    let visit = case.visits.iter().find(|visit| visit.is_to_sign())?.n;
    let consent = *sim.one_of(Consent::ALL)?;
    let (name, note) = (WORDS.to_owned(), WORDS.to_owned());
    Some(Command::SignOffVisit(SignOffVisit { visit, consent, name, note, signature: None }))
}
