//! Quality reviews and honours, for programs: what waits, what was reviewed, where points are lost, who is praised.

use axum::Json;
use axum::response::{IntoResponse, Response};
use casework::id::{CaseNo, PersonId, UnitId};
use casework::quality_review::ReviewState;
use desk::Trouble;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use schemars::JsonSchema;
use serde::Serialize;
use store::{Period, QualityListRow, QualitySum};

use super::narrowing::wrong;
use super::request::{Call, unknown};
use crate::fail::Fail;
use crate::web::reviewing_scope;

/// Days told when nothing is said.
const DAYS: i64 = 90;

/// A review, or a case that waits for one.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "QualityReviewRow")]
struct ReviewView {
    /// The case.
    no: CaseNo,
    /// Its heading.
    heading: String,
    /// The review's number in the case; 0 while nobody has read it.
    n: u32,
    /// How it stands.
    state: ReviewState,
    /// Whose handling it is about.
    person: Option<PersonId>,
    /// Their unit, or that of the case.
    unit: Option<UnitId>,
    /// Who reviewed it.
    reviewer: Option<PersonId>,
    /// When; when the case was closed while nobody has.
    at: Timestamp,
    /// By when somebody is to review it or to look again.
    due_at: Option<Timestamp>,
    /// Points that stand.
    points: u32,
    /// Points there were to give.
    of: u32,
    /// Whether it is passed.
    passed: bool,
}

/// Points given and lost.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "QualitySum")]
struct SumView {
    /// The item's code, or the unit's.
    of_what: String,
    /// Reviews it is the sum of.
    reviews: u64,
    /// Of these passed; of an item those with all points.
    whole: u64,
    /// Points given.
    points: u64,
    /// Points there were to give.
    of: u64,
}

/// Quality reviews, as far as the key's person may see them. Never an order of people.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Quality")]
pub(super) struct QualityView {
    /// The beginning of the time.
    from: Timestamp,
    /// Its end; no longer part of it.
    to: Timestamp,
    /// Reviews of one's own handling, whenever they were.
    own: Vec<ReviewView>,
    /// What one may review or look at again now.
    open: Vec<ReviewView>,
    /// Reviews of the time.
    reviewed: Vec<ReviewView>,
    /// Points of the time by item.
    items: Vec<SumView>,
    /// Points of the time by unit.
    units: Vec<SumView>,
}

/// Praise.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "HonourRow")]
struct HonourView {
    /// The case, where the key's person may open it.
    no: Option<CaseNo>,
    /// Who is praised.
    person: Option<PersonId>,
    /// Which unit is.
    unit: Option<UnitId>,
    /// What for.
    reason: String,
    /// By whom.
    by: Option<PersonId>,
    /// When.
    at: Timestamp,
}

/// Praise given in a time.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Honours")]
pub(super) struct HonoursView {
    /// The newest first.
    honours: Vec<HonourView>,
}

fn period(call: &Call) -> Result<(Timestamp, Timestamp), Fail> {
    let calendar = &call.visit.house.calendar;
    let mut to = calendar.local_date(call.visit.now);
    let mut from = None;
    for (name, value) in &call.query {
        let day = || value.parse::<Date>().map_err(|_| wrong(name, "a day such as 2026-08-17"));
        match name.as_str() {
            "from" => from = Some(day()?),
            "to" => to = day()?,
            _ => return Err(unknown(name, "quality reviews and honours take from and to")),
        }
    }
    let from = from.unwrap_or_else(|| to.saturating_sub((DAYS - 1).days())).min(to);
    let start = calendar.start_of_day(from).map_err(Trouble::Calendar)?;
    let end = calendar.end_of_day(to).map_err(Trouble::Calendar)?;
    Ok((start, end))
}

fn review(it: QualityListRow) -> ReviewView {
    ReviewView {
        no: it.no,
        heading: it.heading,
        n: it.n,
        state: it.state,
        person: it.person,
        unit: it.unit,
        reviewer: it.reviewer,
        at: it.at,
        due_at: it.due_at,
        points: it.points,
        of: it.of,
        passed: it.is_passed,
    }
}

fn sum(it: QualitySum) -> SumView {
    let (reviews, whole) = (it.reviews, it.whole);
    SumView { of_what: it.of_what, reviews, whole, points: it.points, of: it.of }
}

/// Tells what waits for a review, what was reviewed, and where points are lost.
pub(super) async fn quality(call: Call) -> Result<Response, Fail> {
    let (from, to) = period(&call)?;
    let visit = &call.visit;
    let (org, own_scope, scope) = (visit.app.desk().org(), visit.scope(), reviewing_scope(visit));
    let read = move |register: &mut store::Reader| -> Result<QualityView, store::Fault> {
        let own = register.quality_own(org, &own_scope)?.into_iter().map(review).collect();
        let mut view = QualityView {
            from,
            to,
            own,
            open: Vec::new(),
            reviewed: Vec::new(),
            items: Vec::new(),
            units: Vec::new(),
        };
        let Some(scope) = scope else { return Ok(view) };
        let period = Period::new(from, to);
        view.open = register.quality_open(org, &scope)?.into_iter().map(review).collect();
        let reviewed = register.quality_reviewed(org, &scope, period)?;
        view.reviewed = reviewed.into_iter().map(review).collect();
        let items = register.quality_by_item(org, &scope, period)?;
        view.items = items.into_iter().map(sum).collect();
        let units = register.quality_by_unit(org, &scope, period)?;
        view.units = units.into_iter().map(sum).collect();
        Ok(view)
    };
    let view = visit.app.read(read).await.map_err(Fail::from)?;
    Ok(Json(view).into_response())
}

/// Lists praise.
pub(super) async fn honours(call: Call) -> Result<Response, Fail> {
    let (from, to) = period(&call)?;
    let visit = &call.visit;
    let (org, scope) = (visit.app.desk().org(), visit.scope());
    let list = visit
        .app
        .read(move |register| register.honours(org, &scope, Period::new(from, to)))
        .await
        .map_err(Fail::from)?;
    let view = |it: store::HonourListRow| HonourView {
        no: it.no,
        person: it.person,
        unit: it.unit,
        reason: it.reason,
        by: it.by,
        at: it.at,
    };
    Ok(Json(HonoursView { honours: list.into_iter().map(view).collect() }).into_response())
}
