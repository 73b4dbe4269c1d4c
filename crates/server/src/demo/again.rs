//! What comes after the first answer in the demo's year: who takes up again what did not satisfy, and the survey.

use std::collections::BTreeMap;

use casework::case::Command;
use casework::id::PersonId;
use casework::organisation::Role;
use casework::survey::{AnswerSurvey, Way};
use desk::Desk;

use super::life::Life;

/// What customers say they expected of each dimension; service is asked much of.
const EXPECTED: u8 = 5;
/// Up to this mark a reason is given.
const LOW: u8 = 2;
/// The dimensions asked about, with how far each lies from the mark over all.
const DIMENSIONS: [(&str, i8); 5] = [
    ("tangibles", 0),
    ("reliability", -1),
    ("responsiveness", -1),
    ("assurance", 0),
    ("empathy", 0),
];

/// Who accepts a case that must be handled by somebody else; nobody in particular at its first handling.
pub(super) fn taker(desk: &Desk, life: &Life) -> Option<PersonId> {
    let case = desk.case(life.no).ok()??;
    if case.second_handlings.is_empty() {
        return None;
    }
    let Some(offer) = &case.offer else { return case.owner };
    if let Some(person) = &offer.to_person {
        return Some(person.clone());
    }
    let house = desk.house();
    let works = |role: Role| !matches!(role, Role::Administrator | Role::Auditor);
    let of_unit =
        |grants: &casework::organisation::Grant| works(grants.role) && grants.unit == offer.to_unit;
    let mut people = house.organisation.people.values();
    let taker = people.find(|it| it.grants.iter().any(of_unit) && !case.is_barred(&it.id));
    taker.map(|it| it.id.clone())
}

/// What a customer answers on the phone, around the mark they give over all.
pub(super) fn survey(satisfaction: u8, matter: usize, unhappy: &str) -> Command {
    let overall = satisfaction.clamp(3, 5);
    let mark = |apart: i8| overall.saturating_add_signed(apart).clamp(2, 5);
    let mut scores = BTreeMap::from([("overall".to_owned(), overall)]);
    let mut expected = BTreeMap::new();
    for (n, step) in ["heard", "answered", "done"].into_iter().enumerate() {
        scores.insert(step.to_owned(), mark(if (matter + n).is_multiple_of(3) { -1 } else { 0 }));
    }
    for (n, (code, apart)) in DIMENSIONS.into_iter().enumerate() {
        scores
            .insert(code.to_owned(), mark(if (matter + n).is_multiple_of(2) { apart } else { 0 }));
        expected.insert(code.to_owned(), EXPECTED);
    }
    let is_low = scores.values().any(|mark| *mark <= LOW);
    let comment = if is_low { unhappy.to_owned() } else { String::new() };
    let (way, solved) = (Way::Phone, Some(true));
    Command::AnswerSurvey(AnswerSurvey { survey: None, way, solved, scores, expected, comment })
}
