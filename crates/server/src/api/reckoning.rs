//! Why a promise is due when it is: the count the case page shows, day by day.

use axum::Json;
use axum::response::{IntoResponse, Response};
use casework::calendar::{Day, Step};
use casework::case::Case;
use casework::id::CaseNo;
use casework::pause::Pause;
use casework::permission::Act;
use casework::policy::{Confidence, Explanation, Part, explain};
use casework::promise::Promise;
use casework::refusal::Refusal;
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::case::{no_query, note_reading};
use super::request::{Call, tag};
use crate::fail::Fail;
use crate::visit::Visit;
use crate::{reckoning, words};

/// How the date of a promise came about.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Reckoning")]
pub(super) struct ReckoningView<'a> {
    /// The case.
    no: CaseNo,
    /// Its version now.
    version: u64,
    /// The promise as it stands.
    promise: &'a Promise,
    /// What is promised, in the language of `Accept-Language`.
    what: String,
    /// How the date came about, in plain words, as the customer reads it.
    words: String,
    /// The count; none of a promise no rule counts, such as somebody's word.
    count: Option<CountView>,
}

/// A count from its start to its end.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ReckoningCount")]
struct CountView {
    /// The code of the rule.
    clock: String,
    /// The version of the policy the case started under, 0 for the pack's own.
    policy: u32,
    /// Where the rule comes from.
    source: String,
    /// How sure we are of it.
    confidence: Confidence,
    /// What it counts from, such as `received` or `milestone:returned`.
    start: String,
    /// When that was.
    start_at: Timestamp,
    /// When the last day ends: `midnight` or `close_of_business`.
    end_of_day: String,
    /// What becomes of a last day that is a rest day.
    roll: String,
    /// The limit and its extensions, in the order they are counted.
    parts: Vec<PartView>,
    /// Times in which the clock stood still.
    pauses: Vec<Pause>,
    /// The cap ended it before the last extension did.
    capped: bool,
    /// By when: the first instant that is too late.
    due_at: Timestamp,
}

/// A stretch of a count: the limit itself, or an extension.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ReckoningPart")]
struct PartView {
    /// How long.
    span: String,
    /// The number of the extension it comes from; none for the limit itself.
    extension: Option<u32>,
    /// Why it was lengthened; empty for the limit itself.
    reason: String,
    /// Its end.
    due_at: Timestamp,
    /// Its last day.
    last_day: Date,
    /// The rest day it would have ended on, had it not moved to the next working day.
    rolled_from: Option<Date>,
    /// The days, in order; the first is the day of the start.
    days: Vec<DayView>,
}

/// A day of a count.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ReckoningDay")]
struct DayView {
    /// The day.
    date: Date,
    /// `ordinary`, `weekend`, `holiday`, `make_up`, or `unlisted` where the calendar need not know.
    kind: &'static str,
    /// The holiday's name.
    name: String,
    /// It brought the count forward.
    counted: bool,
    /// The clock stood still.
    paused: bool,
    /// Whole units that have passed when the day is over.
    running: u32,
    /// Minutes counted on this day, where minutes and hours are counted.
    minutes: Option<u32>,
}

/// Tells how the date of a promise came about.
pub(super) async fn show(call: Call) -> Result<Response, Fail> {
    no_query(&call)?;
    let visit = &call.visit;
    let case = visit.case(call.place("no"), Act::Read).await?;
    note_reading(visit, &case).await?;
    let n: u32 = call.place("promise").parse().map_err(|_| Fail::NotFound)?;
    let promise = case.promises.iter().find(|it| it.n == n).ok_or(Fail::NotFound)?;
    let mut response = Json(view(visit, &case, promise)?).into_response();
    tag(&mut response, case.version);
    Ok(response)
}

fn view<'a>(visit: &Visit, case: &Case, promise: &'a Promise) -> Result<ReckoningView<'a>, Fail> {
    let pack = visit.pack(case)?;
    let setting = visit.setting(case, pack);
    Ok(ReckoningView {
        no: case.no().ok_or(Refusal::NoSuchCase)?,
        version: case.version,
        promise,
        what: words::promise(&visit.l, pack, promise),
        words: reckoning::told(&visit.l, case, promise, &setting),
        count: explain(case, promise.n, &setting).map(count),
    })
}

fn count(it: Explanation) -> CountView {
    CountView {
        clock: it.clock,
        policy: it.policy,
        source: it.source,
        confidence: it.confidence,
        start: it.start.to_string(),
        start_at: it.start_at,
        end_of_day: words::code(&it.rules.end_of_day),
        roll: words::code(&it.rules.roll),
        parts: it.parts.into_iter().map(part).collect(),
        pauses: it.pauses,
        capped: it.capped,
        due_at: it.due_at,
    }
}

fn part(it: Part) -> PartView {
    PartView {
        span: it.span.to_string(),
        extension: it.extension.as_ref().map(|extension| extension.n),
        reason: it.extension.map(|extension| extension.reason).unwrap_or_default(),
        due_at: it.due.at,
        last_day: it.due.last_day,
        rolled_from: it.due.rolled_from,
        days: it.due.steps.into_iter().map(day).collect(),
    }
}

fn day(step: Step) -> DayView {
    let (kind, name) = match step.day {
        Day::Ordinary => ("ordinary", String::new()),
        Day::Weekend => ("weekend", String::new()),
        Day::Holiday { name } => ("holiday", name),
        Day::MakeUp { name } => ("make_up", name),
        Day::Unlisted => ("unlisted", String::new()),
    };
    DayView {
        date: step.date,
        kind,
        name,
        counted: step.counted,
        paused: step.paused,
        running: step.running,
        minutes: step.minutes,
    }
}
