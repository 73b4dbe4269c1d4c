//! Rows about how cases were handled: reviews and those that wait, the marks that stand, and praise.

use jiff::Timestamp;
use serde::Serialize;

use crate::case::{Case, Setting};
use crate::honour::Honour;
use crate::id::{PersonId, UnitId};
use crate::quality_review::{QualityReview, ReviewState};

/// One row of quality reviews; number 0 is a case that was drawn and waits.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QualityRow {
    /// Its number in the case; 0 while nobody has read it.
    pub n: u32,
    /// How it stands.
    pub state: ReviewState,
    /// Whose handling it is about.
    pub person: Option<PersonId>,
    /// Their unit at the time; the case's own while nobody has read it.
    pub unit: Option<UnitId>,
    /// Who reviewed it.
    pub reviewer: Option<PersonId>,
    /// When; when the case was closed while nobody has.
    pub at: Timestamp,
    /// By when it is to be reviewed, or looked at again.
    pub due_at: Option<Timestamp>,
    /// Points that stand.
    pub points: u32,
    /// Points there were to give.
    pub of: u32,
    /// Whether it is passed.
    pub is_passed: bool,
    /// Who had a part in the case and does not review it, between bars: `|wang|li|`.
    pub parts: String,
}

/// A mark that stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QualityMarkRow {
    /// The review's number in the case.
    pub n: u32,
    /// The code of the item.
    pub item: String,
    /// The unit whose work it was.
    pub unit: UnitId,
    /// When it was reviewed.
    pub at: Timestamp,
    /// Points given.
    pub points: u32,
    /// Points there were to give.
    pub of: u32,
}

/// Praise.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HonourRow {
    /// Its number in the case.
    pub n: u32,
    /// Who is praised.
    pub person: Option<PersonId>,
    /// Which unit is.
    pub unit: Option<UnitId>,
    /// What for.
    pub reason: String,
    /// By whom.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

pub(super) fn quality_rows(case: &Case, setting: &Setting<'_>) -> Vec<QualityRow> {
    let waits = case.waits_for_review(setting.pack);
    let open = case.quality_reviews.iter().any(|it| it.state() == ReviewState::Disputed);
    let parts = if waits || open { parts(case) } else { String::new() };
    let days = setting.pack.quality_review.due_days;
    let row = |it: &QualityReview| {
        let score = it.score();
        QualityRow {
            n: it.n,
            state: it.state(),
            person: Some(it.person.clone()),
            unit: Some(it.unit.clone()),
            reviewer: it.by.person().cloned(),
            at: it.at,
            due_at: it.second_due_at(days),
            points: score.points,
            of: score.of,
            is_passed: it.is_passed(),
            parts: if it.state() == ReviewState::Disputed { parts.clone() } else { String::new() },
        }
    };
    let mut rows: Vec<QualityRow> = case.quality_reviews.iter().map(row).collect();
    if let Some(closure) = case.closure.as_ref().filter(|_| waits) {
        rows.push(QualityRow {
            n: 0,
            state: ReviewState::Waiting,
            person: None,
            unit: case.unit.clone(),
            reviewer: None,
            at: closure.at,
            due_at: case.review_due_at(setting.pack),
            points: 0,
            of: 0,
            is_passed: false,
            parts,
        });
    }
    rows
}

fn parts(case: &Case) -> String {
    let parts = case.parts();
    let ids: Vec<&str> = parts.iter().map(PersonId::as_str).collect();
    format!("|{}|", ids.join("|"))
}

pub(super) fn quality_mark_rows(case: &Case) -> Vec<QualityMarkRow> {
    let of = |it: &QualityReview| {
        let (n, unit, at) = (it.n, it.unit.clone(), it.at);
        let marks = it.standing_marks().to_vec();
        marks.into_iter().filter_map(move |mark| {
            let (item, unit) = (mark.item, unit.clone());
            Some(QualityMarkRow { n, item, unit, at, points: mark.points?, of: mark.of })
        })
    };
    case.quality_reviews.iter().flat_map(of).collect()
}

pub(super) fn honour_rows(case: &Case) -> Vec<HonourRow> {
    let row = |it: &Honour| HonourRow {
        n: it.n,
        person: it.person.clone(),
        unit: it.unit.clone(),
        reason: it.reason.clone(),
        by: it.by.person().cloned(),
        at: it.at,
    };
    case.honours.iter().map(row).collect()
}
