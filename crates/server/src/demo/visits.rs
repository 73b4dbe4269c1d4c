//! Who goes to customers in the demo's year: every few cases somebody looks on the spot and has it signed.

use std::collections::BTreeMap;

use casework::case::{Case, Command};
use casework::pack::{Pack, VisitFieldKind};
use casework::visit::{
    ArrangeVisit, CancelVisit, Consent, RecordVisit, SignOffVisit, VisitNumber, VisitResult,
};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::life::Next;
use crate::locale::Locale;

/// Of so many cases one is looked at on the spot.
const ONE_OF: u32 = 3;
/// At these hours somebody comes.
const HOURS: [i8; 5] = [9, 14, 10, 16, 19];
/// Of so many visits one meets nobody.
const NOBODY_OF: u32 = 5;

/// What is done about visits before a step of a case.
pub(super) fn commands(
    case: &Case,
    pack: &Pack,
    step: Next,
    at: Timestamp,
    zone: &TimeZone,
) -> Vec<Command> {
    match step {
        Next::Find => arranged(case, at, zone).into_iter().collect(),
        Next::Answer | Next::Respond => due(case, at).flat_map(|n| made(case, pack, n)).collect(),
        // Where nobody has gone yet nobody need go once the customer is content.
        Next::Close => case.open_visits().map(|visit| cancelled(visit.n)).collect(),
        _ => Vec::new(),
    }
}

/// Visits whose time has come.
fn due(case: &Case, at: Timestamp) -> impl Iterator<Item = u32> {
    case.open_visits().filter(move |visit| visit.from_at <= at).map(|visit| visit.n)
}

fn say(key: &str) -> String {
    Locale::ZhHans.text(key).into_owned()
}

fn arranged(case: &Case, at: Timestamp, zone: &TimeZone) -> Option<Command> {
    let running = case.no()?.running();
    let person = case.owner.clone()?;
    if running % ONE_OF != 1 || !case.visits.is_empty() {
        return None;
    }
    let complaint = case.complaint()?;
    let place = complaint.complainant.address.clone().unwrap_or_else(|| complaint.place.clone());
    let place = if place.is_empty() { say("demo-visit-place") } else { place };
    // Tomorrow, or in some days, where something must be looked at again; by day, when people open the door.
    let days = if running.is_multiple_of(2) { 1 } else { 2 + running % 4 };
    let day = at.to_zoned(zone.clone()).date() + i64::from(days).days();
    let hour = HOURS[(running / ONE_OF) as usize % HOURS.len()];
    let from_at = day.at(hour, 0, 0, 0).to_zoned(zone.clone()).ok()?.timestamp();
    let what = say("demo-visit-what");
    Some(Command::ArrangeVisit(ArrangeVisit {
        person,
        from_at,
        to_at: from_at + 2.hours(),
        what,
        place,
    }))
}

fn made(case: &Case, pack: &Pack, visit: u32) -> Vec<Command> {
    let running = case.no().map_or(0, |no| no.running());
    let nobody = (running / ONE_OF).is_multiple_of(NOBODY_OF);
    let result = if nobody { VisitResult::NobodyThere } else { VisitResult::Done };
    let category = case.assessment.as_ref().map(|it| &it.category);
    let mut fields = BTreeMap::new();
    for field in pack.visit_form(category).into_iter().filter(|_| !nobody) {
        let value = match field.kind {
            VisitFieldKind::Text => continue,
            VisitFieldKind::Number => field.min.or(field.max).unwrap_or(1.0).to_string(),
            VisitFieldKind::Choice => {
                field.choices.first().map(|it| it.code.clone()).unwrap_or_default()
            }
        };
        fields.insert(field.id.clone(), value);
    }
    let found = say(if nobody { "demo-visit-nobody" } else { "demo-visit-found" });
    let (files, arrived_at) = (Vec::new(), None);
    let record = RecordVisit { visit, result, found, fields, files, arrived_at };
    let mut list = vec![Command::ArriveVisit(VisitNumber { visit }), Command::RecordVisit(record)];
    if !nobody {
        let name = case.complaint().map(|it| it.complainant.name.clone()).unwrap_or_default();
        let name = if name.is_empty() { say("demo-visit-name") } else { name };
        let (consent, note, signature) = (Consent::Agrees, String::new(), None);
        list.push(Command::SignOffVisit(SignOffVisit { visit, consent, name, note, signature }));
    }
    list
}

fn cancelled(visit: u32) -> Command {
    Command::CancelVisit(CancelVisit { visit, reason: say("demo-visit-cancelled") })
}
