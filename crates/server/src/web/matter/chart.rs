//! The chart of an effect, drawn by the server: months, rates, centre line and limits, as points of an SVG.
//!
//! Where things stand is computed here and painted by the style sheet; the numbers stand in a table beside it.

use std::fmt::Write as _;

use casework::action::effect::{Effect, Plotted};

use crate::locale::Reader;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 240.0;
const LEFT: f64 = 48.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 28.0;

/// A month on the chart.
pub(super) struct Dot {
    pub(super) x: String,
    pub(super) y: String,
    pub(super) class: &'static str,
    pub(super) words: String,
}

/// A row of the table beside it.
pub(super) struct MonthRow {
    pub(super) month: String,
    pub(super) count: String,
    pub(super) exposure: String,
    pub(super) rate: String,
    pub(super) lower: String,
    pub(super) upper: String,
    pub(super) after: bool,
    pub(super) out: bool,
}

/// The drawing.
pub(super) struct Chart {
    pub(super) view: String,
    pub(super) rates: String,
    pub(super) upper: String,
    pub(super) lower: String,
    pub(super) centre_y: String,
    pub(super) left: String,
    pub(super) right: String,
    pub(super) top: String,
    pub(super) bottom: String,
    /// Between the months before and after.
    pub(super) done_x: String,
    pub(super) dots: Vec<Dot>,
    /// Marks of the scale: where, and which rate.
    pub(super) scale: Vec<(String, String)>,
    /// Some months by name: where, and which.
    pub(super) months: Vec<(String, String)>,
    pub(super) rows: Vec<MonthRow>,
}

fn number(value: f64) -> String {
    format!("{value:.1}")
}

/// A rate per so many, with two decimals at most.
pub(super) fn rate(value: f64, per: u32) -> String {
    let text = format!("{:.2}", value * f64::from(per));
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[expect(clippy::cast_precision_loss, reason = "a chart has at most some hundred months")]
fn real(n: usize) -> f64 {
    n as f64
}

impl Chart {
    pub(super) fn of(l: &Reader, effect: &Effect, per: u32) -> Chart {
        let months: Vec<(&Plotted, bool)> = effect
            .before
            .iter()
            .map(|it| (it, false))
            .chain(effect.after.iter().map(|it| (it, true)))
            .collect();
        let highest = months
            .iter()
            .map(|(it, _)| it.rate.max(it.limits.upper))
            .fold(effect.centre, f64::max)
            .max(f64::MIN_POSITIVE);
        let step = (WIDTH - LEFT - RIGHT) / real(months.len().max(1));
        let x = |n: usize| LEFT + step * (real(n) + 0.5);
        let y = |value: f64| TOP + (HEIGHT - TOP - BOTTOM) * (1.0 - value / (highest * 1.05));
        let line = |value: fn(&Plotted) -> f64| {
            months.iter().enumerate().fold(String::new(), |mut text, (n, (it, _))| {
                let _ = write!(text, "{},{} ", number(x(n)), number(y(value(it))));
                text
            })
        };
        // Limits change with the exposure: each month has a stretch of its own.
        let stairs = |value: fn(&Plotted) -> f64| {
            months.iter().enumerate().fold(String::new(), |mut text, (n, (it, _))| {
                let (from, to) = (x(n) - step / 2.0, x(n) + step / 2.0);
                let at = number(y(value(it)));
                let _ = write!(text, "{},{at} {},{at} ", number(from), number(to));
                text
            })
        };
        let every = months.len().div_ceil(8).max(1);
        Chart {
            view: format!("0 0 {WIDTH} {HEIGHT}"),
            rates: line(|it| it.rate),
            upper: stairs(|it| it.limits.upper),
            lower: stairs(|it| it.limits.lower),
            centre_y: number(y(effect.centre)),
            left: number(LEFT),
            right: number(WIDTH - RIGHT),
            top: number(TOP),
            bottom: number(HEIGHT - BOTTOM),
            done_x: number(LEFT + step * real(effect.before.len())),
            dots: months
                .iter()
                .enumerate()
                .map(|(n, it)| dot(l, it, (x(n), y(it.0.rate)), per))
                .collect(),
            scale: (0..=4)
                .map(|n| highest * f64::from(n) / 4.0)
                .map(|value| (number(y(value)), rate(value, per)))
                .collect(),
            months: months
                .iter()
                .enumerate()
                .filter(|(n, _)| n % every == 0)
                .map(|(n, (it, _))| (number(x(n)), it.point.month.to_string()))
                .collect(),
            rows: months.iter().map(|(it, after)| row(l, it, *after, per)).collect(),
        }
    }
}

fn dot(l: &Reader, (it, after): &(&Plotted, bool), (x, y): (f64, f64), per: u32) -> Dot {
    Dot {
        x: number(x),
        y: number(y),
        class: match (it.is_out(), after) {
            (true, _) => "dot-out",
            (false, true) => "dot-after",
            (false, false) => "dot-before",
        },
        words: l.t2("effect-dot", "month", it.point.month.to_string(), "rate", rate(it.rate, per)),
    }
}

fn row(l: &Reader, it: &Plotted, after: bool, per: u32) -> MonthRow {
    MonthRow {
        month: it.point.month.to_string(),
        count: l.count(it.point.count),
        exposure: l.count(it.point.exposure),
        rate: rate(it.rate, per),
        lower: rate(it.limits.lower, per),
        upper: rate(it.limits.upper, per),
        after,
        out: it.is_out(),
    }
}
