//! Quality reviews in the demo's year: cases that were drawn are read by somebody who had no part in them, some of
//! those reviewed disagree and are looked at again, and who did well is praised.

use std::collections::BTreeMap;

use casework::case::{Case, Command};
use casework::honour::GiveHonour;
use casework::id::{CaseNo, PersonId};
use casework::organisation::Role;
use casework::pack::{Pack, ScoreItem};
use casework::permission::Actor;
use casework::quality_review::{AnswerQualityReview, LookAgain, ReviewHandling};
use desk::clock::SetClock;
use desk::{Desk, Order, Trouble};
use jiff::{Timestamp, ToSpan};

use crate::locale::Locale;

/// The newest cases that are looked through for those that were drawn.
const CASES_MAX: usize = 600;
/// Days between a closing and its review; what was closed later still waits.
const DAYS: i64 = 4;
/// Of so many reviewed one is not passed.
const POOR_OF: u32 = 8;
/// Of so many reviewed one does not agree.
const DISPUTED_OF: u32 = 5;
/// Those of the quality department take turns.
const REVIEWERS: usize = 2;
/// Of so many reviewed one is praised.
const PRAISED_OF: u32 = 4;

fn say(key: &str) -> String {
    Locale::ZhHans.text(key).into_owned()
}

/// A number of the case's own, so that the same year is reviewed alike.
fn salt(no: CaseNo) -> u32 {
    let day = no.day();
    u32::try_from(day.day()).unwrap_or(0) * 3
        + u32::try_from(day.month()).unwrap_or(0)
        + no.running()
}

/// Marks as somebody gives them who looks closely: a little is lost here and there, and why is said.
fn marks(card: &[ScoreItem], salt: u32) -> (BTreeMap<String, u32>, BTreeMap<String, String>) {
    let (mut marks, mut notes) = (BTreeMap::new(), BTreeMap::new());
    // Now and then somebody had a bad day.
    let is_bad = salt.is_multiple_of(POOR_OF);
    for (item, n) in card.iter().zip(0u32..) {
        let loses = !item.fails && (is_bad || (salt + n * 7).is_multiple_of(4));
        let lost = if is_bad { item.points.div_ceil(2) } else { item.points.div_ceil(3) };
        let points = if loses { item.points - lost } else { item.points };
        if loses {
            let key = ["demo-review-late", "demo-review-thin", "demo-review-record"];
            let key = key[usize::try_from((salt + n) % 3).unwrap_or(0)];
            notes.insert(item.code.clone(), say(key));
        }
        marks.insert(item.code.clone(), points);
    }
    (marks, notes)
}

/// Reviews those of these cases that were drawn and closed long enough ago. The clock ends at `end`.
pub(super) fn hold(
    desk: &Desk,
    clock: &SetClock,
    cases: impl DoubleEndedIterator<Item = CaseNo>,
    end: Timestamp,
) -> Result<(), Trouble> {
    let house = desk.house();
    let reviewers: Vec<PersonId> = [Role::Quality, Role::Supervisor, Role::Manager]
        .into_iter()
        .flat_map(|role| house.organisation.people.values().filter(move |it| it.holds(role)))
        .map(|it| it.id.clone())
        .collect();
    for no in cases.rev().take(CASES_MAX) {
        let case = desk.case(no)?.unwrap_or_default();
        let Ok(pack) = house.pack_of(&case) else { continue };
        let Some(closed_at) = case.closure.as_ref().map(|it| it.at) else { continue };
        let at = closed_at + (DAYS * 24).hours();
        if !case.waits_for_review(pack) || at > end - 3.hours() {
            continue;
        }
        let parts = case.parts();
        let free: Vec<PersonId> =
            reviewers.iter().filter(|id| !parts.contains(id)).cloned().collect();
        let person = case.owner.clone().filter(|id| parts.contains(id));
        let turn = salt(no) as usize % free.len().clamp(1, REVIEWERS);
        let free = [&free[turn..], &free[..turn]].concat();
        if let (Some(person), [first, others @ ..]) = (person, free.as_slice()) {
            clock.set(at);
            one(desk, (&case, pack), person, (first, others))?;
        }
    }
    clock.set(end);
    Ok(())
}

/// What the rules refuse is part of life; a fault is not.
fn run(desk: &Desk, who: &PersonId, no: CaseNo, command: Command) -> Result<bool, Trouble> {
    match desk.run(&Order::on(Actor::Staff(who.clone()), no, command)) {
        Ok(_) => Ok(true),
        Err(Trouble::Fault(fault)) => Err(fault.into()),
        Err(_) => Ok(false),
    }
}

fn one(
    desk: &Desk,
    (case, pack): (&Case, &Pack),
    person: PersonId,
    (reviewer, others): (&PersonId, &[PersonId]),
) -> Result<(), Trouble> {
    let Some(no) = case.no() else { return Ok(()) };
    let running = salt(no);
    let (given, notes) = marks(&pack.quality_review.card, running);
    let thin = !notes.is_empty();
    let review = Command::ReviewHandling(ReviewHandling {
        person: person.clone(),
        marks: given,
        left_out: Vec::new(),
        notes,
        comment: say(if thin { "demo-review-comment" } else { "demo-review-whole" }),
        coaching: if thin { say("demo-review-coaching") } else { String::new() },
    });
    if !run(desk, reviewer, no, review)? {
        return Ok(());
    }
    if thin && running.is_multiple_of(DISPUTED_OF) {
        let text = say("demo-review-disputed");
        let answer = AnswerQualityReview { review: 1, agrees: false, text };
        run(desk, &person, no, Command::AnswerQualityReview(answer))?;
        let (given, notes) = marks(&pack.quality_review.card, running + 1);
        let (left_out, comment) = (Vec::new(), say("demo-review-second"));
        let look = LookAgain { review: 1, marks: given, left_out, notes, comment };
        // Every second one still waits for a third person.
        if let Some(other) = others.first().filter(|_| running.is_multiple_of(2)) {
            run(desk, other, no, Command::LookAgain(look))?;
        }
    } else if running.is_multiple_of(2) {
        let answer = AnswerQualityReview { review: 1, agrees: true, text: String::new() };
        run(desk, &person, no, Command::AnswerQualityReview(answer))?;
    }
    if running % PRAISED_OF == 1 {
        let reason =
            say(if running.is_multiple_of(3) { "demo-honour-second" } else { "demo-honour-first" });
        let honour = GiveHonour { person: Some(person), unit: None, reason };
        run(desk, reviewer, no, Command::GiveHonour(honour))?;
    }
    Ok(())
}
