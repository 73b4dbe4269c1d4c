//! Figures: what came in, went out, is open, in time, kept, content, and what it cost.

use axum::Json;
use axum::response::{IntoResponse, Response};
use casework::calendar::Calendar;
use casework::id::{CategoryCode, UnitId};
use casework::intake::Channel;
use casework::repeat::RepeatRules;
use desk::Trouble;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use schemars::JsonSchema;
use serde::Serialize;
use store::{By, FigureQuery, Filters, Group, PERIODS_MAX};

use super::narrowing::{Ground, narrow, wrong};
use super::request::{Call, unknown};
use crate::fail::Fail;

/// What figures can be narrowed by; times are asked for by `from` and `to`.
pub(super) const NARROWED_BY: &[&str] =
    &["unit", "category", "kind", "nature", "priority", "channel", "pack"];
/// How rows can be divided.
pub(super) const DIVIDED_BY: &[(&str, By)] = &[
    ("month", By::Period),
    ("unit", By::Unit),
    ("category", By::Category),
    ("channel", By::Channel),
];
/// The most days of a repeat.
pub(super) const REPEAT_DAYS_MAX: u32 = 366;

/// A part of how many, and how many cases stand behind it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Figure")]
struct FigureView {
    /// The part, or the sum.
    numerator: i64,
    /// Of how many.
    denominator: u64,
    /// The part as a share; none of nothing.
    share: Option<f64>,
    /// The cases counted.
    cases: u64,
    /// Those among them worth a look: the late, the broken, the dissatisfied, the repeated.
    striking: Option<u64>,
}

impl From<store::Figure> for FigureView {
    fn from(it: store::Figure) -> FigureView {
        FigureView {
            share: it.share(),
            numerator: it.numerator,
            denominator: it.denominator,
            cases: it.cases.n,
            striking: it.striking.map(|list| list.n),
        }
    }
}

/// A row of figures: of a month, a unit, a category or a channel; of everything when it names none.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FigureRow")]
struct RowView {
    /// The beginning of its time.
    from: Option<Timestamp>,
    /// The end of its time; no longer part of it.
    to: Option<Timestamp>,
    /// Its unit.
    unit: Option<UnitId>,
    /// Its category, with those below.
    category: Option<CategoryCode>,
    /// Its channel.
    channel: Option<Channel>,
    /// Received in the time.
    received: FigureView,
    /// Closed in the time.
    closed: FigureView,
    /// Open at the end of the time.
    open: FigureView,
    /// Overdue now.
    overdue: FigureView,
    /// Answered in time, of the answers that fell due in the time.
    on_time: FigureView,
    /// Promises kept in time, of those that fell due in the time and whose end is known.
    promises_kept: FigureView,
    /// Sum of the customers' satisfaction (1 to 5) over the answers among cases closed in the time.
    satisfaction: FigureView,
    /// Answers of 4 or 5 of all answers among cases closed in the time.
    satisfied: FigureView,
    /// Cost of remedies in minor units over the cases closed in the time that had one.
    remedy: FigureView,
    /// Repeats, by the rule of their pack or marked as one, of those received in the time whose customer is known or
    /// which somebody marked.
    repeat: FigureView,
}

/// A table of figures over the cases the key's person sees.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Figures")]
pub(super) struct FiguresView {
    /// The rows.
    rows: Vec<RowView>,
    /// Everything.
    total: RowView,
}

fn row(it: store::FigureRow) -> RowView {
    let mut row = RowView {
        from: None,
        to: None,
        unit: None,
        category: None,
        channel: None,
        received: it.received.into(),
        closed: it.closed.into(),
        open: it.open.into(),
        overdue: it.overdue.into(),
        on_time: it.on_time.into(),
        promises_kept: it.promises_kept.into(),
        satisfaction: it.satisfaction.into(),
        satisfied: it.satisfied.into(),
        remedy: it.remedy.into(),
        repeat: it.repeat.into(),
    };
    match it.group {
        Group::All => {}
        Group::Period(period) => (row.from, row.to) = (period.from, period.to),
        Group::Unit(unit) => row.unit = unit,
        Group::Category(category) => row.category = category,
        Group::Channel(channel) => row.channel = Some(channel),
    }
    row
}

/// What was asked for.
struct Asked {
    filters: Filters,
    from: Date,
    to: Date,
    by: By,
    /// Every case by so many days, in the place of the rules of the packs.
    repeat_days: Option<u32>,
}

fn asked(call: &Call) -> Result<Asked, Fail> {
    let visit = &call.visit;
    let calendar = &visit.house.calendar;
    let ground = Ground { organisation: visit.organisation(), calendar, now: visit.now };
    let today = calendar.local_date(visit.now);
    let tomorrow = today.saturating_add(1.day());
    let mut asked = Asked {
        filters: Filters::default(),
        from: today.first_of_month().saturating_sub(11.months()),
        to: tomorrow,
        by: By::Period,
        repeat_days: None,
    };
    let date = |name: &str, value: &str| value.parse::<Date>().map_err(|_| wrong(name, "a date"));
    for (name, value) in &call.query {
        match name.as_str() {
            "from" => asked.from = date(name, value)?,
            "to" => asked.to = date(name, value)?,
            "by" => {
                let by = DIVIDED_BY.iter().find(|(code, _)| code == value).map(|(_, by)| *by);
                asked.by = by.ok_or_else(|| wrong(name, "one of the choices"))?;
            }
            "repeat_days" => {
                let days = value.parse().ok().filter(|days| (1..=REPEAT_DAYS_MAX).contains(days));
                asked.repeat_days = Some(days.ok_or_else(|| wrong(name, "a number of days"))?);
            }
            name if NARROWED_BY.contains(&name) => {
                narrow(&mut asked.filters, name, value, &ground)?
            }
            name => return Err(unknown(name, "figures have no such parameter")),
        }
    }
    Ok(asked)
}

/// Where rows begin and end: every first of a month between, or only the whole.
fn bounds(asked: &Asked, calendar: &Calendar) -> Result<Vec<Timestamp>, Fail> {
    let mut dates = vec![asked.from];
    if asked.by == By::Period {
        let mut next = asked.from.first_of_month().saturating_add(1.month());
        while next < asked.to && dates.len() <= PERIODS_MAX {
            dates.push(next);
            next = next.saturating_add(1.month());
        }
    }
    dates.push(asked.to);
    if asked.from >= asked.to || dates.len() > PERIODS_MAX + 1 {
        return Err(wrong(
            "to",
            &format!("a date after from, at most {PERIODS_MAX} months later,"),
        ));
    }
    let starts = dates.into_iter().map(|date| calendar.start_of_day(date));
    Ok(starts.collect::<Result<_, _>>().map_err(Trouble::Calendar)?)
}

/// Counts.
pub(super) async fn figures(call: Call) -> Result<Response, Fail> {
    let asked = asked(&call)?;
    let visit = &call.visit;
    let bounds = bounds(&asked, &visit.house.calendar)?;
    let (scope, org, now) = (visit.scope(), visit.app.desk().org(), visit.now);
    let Asked { filters, by, repeat_days, .. } = asked;
    let rules = repeat_days.map_or_else(|| visit.house.repeat_rules(), RepeatRules::within);
    let table = visit
        .app
        .read(move |register| {
            let repeats = &rules;
            register.figures(org, &FigureQuery { scope: &scope, filters, bounds, by, now, repeats })
        })
        .await
        .map_err(Fail::from)?;
    let view =
        FiguresView { rows: table.rows.into_iter().map(row).collect(), total: row(table.total) };
    Ok(Json(view).into_response())
}
