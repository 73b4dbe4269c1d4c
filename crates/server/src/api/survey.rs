//! After the answer, for programs: whom to call back, and what customers answered.

use axum::Json;
use axum::response::{IntoResponse, Response};
use casework::id::{CaseNo, UnitId};
use casework::limits::SURVEY_ANSWERS_MIN;
use desk::Trouble;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use schemars::JsonSchema;
use serde::Serialize;
use store::{Marks, Period};

use super::narrowing::wrong;
use super::request::{Call, unknown};
use crate::fail::Fail;

/// Days told when nothing is said.
const DAYS: i64 = 90;
/// Hundredths.
const WHOLE: f64 = 100.0;

/// A case to be called back about.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CallbackDue")]
struct CallbackView {
    /// The case.
    no: CaseNo,
    /// Its heading.
    heading: String,
    /// Whose complaint it is.
    complainant: String,
    /// The unit responsible.
    unit: Option<UnitId>,
    /// From when on the next attempt is to be made.
    call_at: Timestamp,
    /// By when it is promised.
    due_at: Timestamp,
    /// Attempts that reached nobody and count.
    attempts: u32,
    /// The customer wants to be called from this hour of the day.
    from_hour: u32,
    /// Until this hour.
    to_hour: u32,
    /// On working days only.
    working_days: bool,
    /// What they said about it.
    note: String,
}

/// The callback queue of the key's person: never what they handled themselves.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CallbackList")]
pub(super) struct CallbacksView {
    /// The cases, to be called soonest first.
    callbacks: Vec<CallbackView>,
    /// How many may be called now.
    ready: u64,
    /// How many there are.
    total: u64,
}

/// Lists whom to call back.
pub(super) async fn callbacks(call: Call) -> Result<Response, Fail> {
    if let Some((name, _)) = call.query.first() {
        return Err(unknown(name, "the callback queue takes no parameter"));
    }
    let visit = &call.visit;
    let (org, scope, now) = (visit.app.desk().org(), visit.scope(), visit.now);
    let list = visit
        .app
        .read(move |register| register.callback_list(org, &scope, now))
        .await
        .map_err(Fail::from)?;
    let row = |it: store::CallbackListRow| CallbackView {
        no: it.case.no,
        heading: it.case.heading,
        complainant: it.case.complainant,
        unit: it.case.unit,
        call_at: it.call_at,
        due_at: it.due_at,
        attempts: it.attempts,
        from_hour: it.hours.0,
        to_hour: it.hours.1,
        working_days: it.working_days,
        note: it.note,
    };
    let (ready, total) = (list.ready, list.total);
    let callbacks = list.rows.into_iter().map(row).collect();
    Ok(Json(CallbacksView { callbacks, ready, total }).into_response())
}

/// Marks given in surveys. Of fewer than five answers nothing but their number is told.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SurveyMarks")]
struct MarksView {
    /// `overall`, `step:<word>` or `dimension:<code>`; none in a row about a unit.
    about: Option<String>,
    /// The unit whose work is judged; none in a row about a question.
    unit: Option<UnitId>,
    /// How many marks.
    answers: u64,
    /// Their mean: what customers met with.
    mean: Option<f64>,
    /// The mean of what was expected.
    expected: Option<f64>,
    /// What was met with, less what was expected.
    gap: Option<f64>,
}

/// What customers answered in a time.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SurveyFigures")]
pub(super) struct SurveysView {
    /// The beginning of the time.
    from: Timestamp,
    /// Its end; no longer part of it.
    to: Timestamp,
    /// Invitations sent in the time.
    invited: u64,
    /// Of these answered.
    answered: u64,
    /// Marks by question.
    questions: Vec<MarksView>,
    /// Marks by unit.
    units: Vec<MarksView>,
    /// Closed cases by whether they were solved and by whose word.
    solved: Vec<SolvedView>,
}

/// Closed cases that somebody calls solved or not.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SolvedByWhom")]
struct SolvedView {
    /// Whose word and what it says, e.g. `callback_yes` or `house_no`; none where nobody said so.
    solved: Option<String>,
    /// How many.
    cases: u64,
}

fn rounded(value: f64) -> f64 {
    (value * WHOLE).round() / WHOLE
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sums of marks are small, and shown with two digits"
)]
fn mean(sum: i64, n: u64) -> Option<f64> {
    (n >= u64::from(SURVEY_ANSWERS_MIN)).then(|| rounded(sum as f64 / n as f64))
}

fn marks(about: Option<String>, unit: Option<UnitId>, it: &Marks) -> MarksView {
    MarksView {
        about,
        unit,
        answers: it.n,
        mean: mean(it.perceived, it.n),
        expected: mean(it.expected, it.compared),
        gap: mean(it.met - it.expected, it.compared),
    }
}

/// What customers answered.
pub(super) async fn surveys(call: Call) -> Result<Response, Fail> {
    let visit = &call.visit;
    let calendar = &visit.house.calendar;
    let mut to = calendar.local_date(visit.now);
    let mut from = None;
    for (name, value) in &call.query {
        let day = || value.parse::<Date>().map_err(|_| wrong(name, "a day such as 2026-08-17"));
        match name.as_str() {
            "from" => from = Some(day()?),
            "to" => to = day()?,
            _ => return Err(unknown(name, "the figures of surveys take from and to")),
        }
    }
    let from = from.unwrap_or_else(|| to.saturating_sub((DAYS - 1).days())).min(to);
    let start = calendar.start_of_day(from).map_err(Trouble::Calendar)?;
    let end = calendar.end_of_day(to).map_err(Trouble::Calendar)?;
    let (org, scope) = (visit.app.desk().org(), visit.scope());
    let period = Period::new(start, end);
    let (figures, solved) = visit
        .app
        .read(move |register| -> Result<_, store::Fault> {
            let figures = register.survey_figures(org, &scope, period)?;
            Ok((figures, register.solved_by(org, &scope, period)?))
        })
        .await
        .map_err(Fail::from)?;
    let questions = figures.about.iter().map(|(about, it)| marks(Some(about.clone()), None, it));
    let units = figures.units.iter().map(|(unit, it)| marks(None, unit.clone(), it));
    let solved = solved.into_iter().map(|(solved, cases)| SolvedView { solved, cases });
    let view = SurveysView {
        from: start,
        to: end,
        invited: figures.responses.invited,
        answered: figures.responses.answered,
        questions: questions.collect(),
        units: units.collect(),
        solved: solved.collect(),
    };
    Ok(Json(view).into_response())
}
