//! Points of complaint: each thing put to us has its own category, finding and answer.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::id::{CategoryCode, UnitId};
use crate::invalid::Invalid;
use crate::limits::{NOTE_CHARS_MAX, POINTS_MAX};
use crate::permission::Actor;
use crate::refusal::{Objection, Refusal};

/// What was established about a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// It is not so.
    NotUpheld,
    /// It could not be established.
    NotEstablished,
    /// Part of it is so.
    PartlyUpheld,
    /// It is so.
    Upheld,
}

impl Finding {
    /// Every finding, in the order forms offer them.
    pub const ALL: &'static [Finding] =
        &[Finding::Upheld, Finding::PartlyUpheld, Finding::NotUpheld, Finding::NotEstablished];
}

/// A finding with its reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingRecord {
    /// What was established.
    pub finding: Finding,
    /// On which facts.
    pub reasons: String,
    /// Whose doing it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsible_unit: Option<UnitId>,
    /// When it was established.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
}

/// An answer to a point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PointAnswer"))]
pub struct Answer {
    /// What we say to it.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
}

/// A point of complaint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Point {
    /// Its number in the case, from 1.
    pub n: u32,
    /// What is complained of, in one or two sentences.
    pub what: String,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryCode>,
    /// What was established.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<FindingRecord>,
    /// What we answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

/// A further point, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AddPoint {
    /// What is complained of.
    pub what: String,
    /// What it is about; the case's category when nothing is said.
    #[serde(default)]
    pub category: Option<CategoryCode>,
}

/// A finding, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordFinding {
    /// The point's number.
    pub point: u32,
    /// What was established.
    pub finding: Finding,
    /// On which facts.
    pub reasons: String,
    /// Whose doing it was.
    #[serde(default)]
    pub responsible_unit: Option<UnitId>,
}

/// An answer, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerPoint {
    /// The point's number.
    pub point: u32,
    /// What we say to it.
    pub text: String,
}

/// The first point is the complaint itself.
pub(crate) fn first_point(draft: &mut Draft<'_>) {
    let Some(complaint) = draft.case.complaint() else { return };
    let point = Point {
        n: 1,
        what: complaint.heading.clone(),
        category: complaint.category.clone(),
        finding: None,
        answer: None,
    };
    draft.push(Event::PointAdded(point));
}

pub(crate) fn add(
    case: &Case,
    add: &AddPoint,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let what = invalid.required("what", &add.what, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    if add.category.as_ref().is_some_and(|category| !setting.pack.is_leaf(category)) {
        return Err(Refusal::NoSuchCategory.into());
    }
    if case.points.iter().any(|point| point.what == what) {
        return Ok(vec![]);
    }
    if case.points.len() >= POINTS_MAX {
        return Err(Refusal::TooMany.into());
    }
    let category =
        add.category.clone().or_else(|| case.assessment.as_ref().map(|a| a.category.clone()));
    let n = next_n(case.points.len());
    Ok(vec![Event::PointAdded(Point { n, what, category, finding: None, answer: None })])
}

/// The number after `count` things numbered from 1; limits keep every count small.
pub(crate) fn next_n(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX - 1) + 1
}

/// The thing with number `n` in a list numbered from 1.
pub(crate) fn nth<T>(list: &[T], n: u32) -> Option<&T> {
    usize::try_from(n).ok()?.checked_sub(1).and_then(|at| list.get(at))
}

pub(crate) fn nth_mut<T>(list: &mut [T], n: u32) -> Option<&mut T> {
    usize::try_from(n).ok()?.checked_sub(1).and_then(|at| list.get_mut(at))
}

pub(crate) fn record_finding(
    case: &Case,
    it: &RecordFinding,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let point = nth(&case.points, it.point).ok_or(Refusal::NoSuchPoint)?;
    let mut invalid = Invalid::default();
    let reasons = invalid.required("reasons", &it.reasons, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    if it
        .responsible_unit
        .as_ref()
        .is_some_and(|unit| !setting.organisation.units.contains_key(unit))
    {
        return Err(Refusal::NoSuchUnit.into());
    }
    let same = point.finding.as_ref().is_some_and(|old| {
        old.finding == it.finding
            && old.reasons == reasons
            && old.responsible_unit == it.responsible_unit
    });
    if same {
        return Ok(vec![]);
    }
    let finding = FindingRecord {
        finding: it.finding,
        reasons,
        responsible_unit: it.responsible_unit.clone(),
        at: setting.now,
        by: setting.actor.clone(),
    };
    Ok(vec![Event::FindingRecorded { point: it.point, finding }])
}

pub(crate) fn answer(case: &Case, it: &AnswerPoint) -> Result<Vec<Event>, Objection> {
    let point = nth(&case.points, it.point).ok_or(Refusal::NoSuchPoint)?;
    let mut invalid = Invalid::default();
    let text = invalid.required("text", &it.text, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    if point.answer.as_ref().is_some_and(|old| old.text == text) {
        return Ok(vec![]);
    }
    Ok(vec![Event::PointAnswered { point: it.point, text }])
}

pub(crate) fn apply(case: &mut Case, at: Timestamp, actor: &Actor, event: &Event) {
    if let (Event::FindingRecorded { .. } | Event::PointAnswered { .. }, Some(person)) =
        (event, actor.person())
    {
        case.handlers.insert(person.clone());
    }
    match event {
        Event::PointAdded(point) => case.points.push(point.clone()),
        Event::FindingRecorded { point, finding } => {
            if let Some(point) = nth_mut(&mut case.points, *point) {
                point.finding = Some(finding.clone());
            }
        }
        Event::PointAnswered { point, text } => {
            if let Some(point) = nth_mut(&mut case.points, *point) {
                point.answer = Some(Answer { text: text.clone(), at, by: actor.clone() });
            }
        }
        _ => {}
    }
}
