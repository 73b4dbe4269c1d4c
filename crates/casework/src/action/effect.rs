//! The effect of an action: the rate after it, held against what was usual before.
//!
//! A u-chart (Shewhart; as in ISO 7870-2 and Montgomery, *Statistical Quality Control*): complaints of a month
//! are counts over an exposure that changes, so the centre line is all complaints over all exposure, and a month's
//! limits stand three sigmas from it, `u ± 3·√(u/n)`. The months after the action are one subgroup of their own
//! with limits of their own: one good month proves nothing, and a small place needs longer than a large one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::exposure::{Exposure, Month, MonthCount};
use crate::refusal::Refusal;

/// Months before the action without which nobody knows what is usual.
pub const MONTHS_BEFORE_MIN: usize = 12;
/// Months looked back at most: what was usual long ago is no measure of today.
pub const MONTHS_BEFORE_MAX: usize = 36;
/// Months after the action before anything is said of its effect.
pub const MONTHS_AFTER_MIN: usize = 3;

/// A month on the chart.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// The month.
    pub month: Month,
    /// Complaints in it.
    pub count: u64,
    /// How much there was to complain about.
    pub exposure: u64,
}

/// What is to be said of an action's effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The rate after it is below the lower limit: it helped.
    Effective,
    /// The rate after it is within the limits: nothing shows that it helped.
    NoEffect,
    /// The rate after it is above the upper limit.
    Worse,
    /// Too few months, or too little exposure, to tell.
    NotYet,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: &'static [Verdict] =
        &[Verdict::Effective, Verdict::NoEffect, Verdict::Worse, Verdict::NotYet];

    /// The stable name in locales.
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Effective => "effective",
            Verdict::NoEffect => "no_effect",
            Verdict::Worse => "worse",
            Verdict::NotYet => "not_yet",
        }
    }
}

/// Three-sigma limits of one subgroup.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Above it something has changed for the worse.
    pub upper: f64,
    /// Below it something has changed for the better; 0 where chance alone may give none at all.
    pub lower: f64,
}

/// A month with its rate and limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plotted {
    /// The month.
    pub point: Point,
    /// Complaints by exposure.
    pub rate: f64,
    /// The month's own limits.
    pub limits: Limits,
}

impl Plotted {
    /// Whether the month lies outside its limits.
    pub fn is_out(&self) -> bool {
        self.rate > self.limits.upper || self.rate < self.limits.lower
    }
}

/// What the months say.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The months before.
    pub before: Vec<Plotted>,
    /// The months after.
    pub after: Vec<Plotted>,
    /// The rate of all months before together.
    pub centre: f64,
    /// The rate of all months after together; nothing without any.
    pub rate_after: Option<f64>,
    /// Limits of the months after together.
    pub limits_after: Option<Limits>,
    /// What is to be said.
    pub verdict: Verdict,
}

/// A count as a number to reckon with; exact far beyond any register.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts are far below 2^53, see limits::EXPOSURE_MAX"
)]
fn real(count: u64) -> f64 {
    count as f64
}

/// Complaints of these months by their exposure; nothing without exposure.
pub fn rate(points: &[Point]) -> Option<f64> {
    let count: u64 = points.iter().map(|it| it.count).sum();
    let exposure: u64 = points.iter().map(|it| it.exposure).sum();
    (exposure > 0).then(|| real(count) / real(exposure))
}

/// The limits of a subgroup with this exposure around a centre line.
pub fn limits(centre: f64, exposure: u64) -> Limits {
    let three_sigma = 3.0 * (centre / real(exposure.max(1))).sqrt();
    Limits { upper: centre + three_sigma, lower: (centre - three_sigma).max(0.0) }
}

fn plotted(centre: f64, points: &[Point]) -> Vec<Plotted> {
    let plot = |point: &Point| Plotted {
        point: *point,
        rate: real(point.count) / real(point.exposure.max(1)),
        limits: limits(centre, point.exposure),
    };
    points.iter().map(plot).collect()
}

/// The months before and after an action that was done in `done`; that month is neither.
///
/// Months before the first exposure are not looked at; a gap after it is refused, because a rate that leaves
/// months out says what one wants to hear.
pub fn series(
    counted: &[MonthCount],
    exposure: &Exposure,
    done: Month,
    now: Month,
) -> Result<(Vec<Point>, Vec<Point>), Refusal> {
    let counts: BTreeMap<Month, u64> = counted.iter().map(|it| (it.month, it.count)).collect();
    let first = *exposure.months.keys().next().ok_or(Refusal::ExposureMissing)?;
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut month = first;
    while month < now {
        let point = |exposure: u64| Point {
            month,
            count: counts.get(&month).copied().unwrap_or_default(),
            exposure,
        };
        match exposure.months.get(&month) {
            _ if month == done => {}
            Some(amount) if *amount > 0 && month < done => before.push(point(*amount)),
            Some(amount) if *amount > 0 => after.push(point(*amount)),
            // The last months may not be known yet: they are looked at when they are.
            _ if month > done && exposure.months.range(month..).next().is_none() => break,
            _ => return Err(Refusal::ExposureMissing),
        }
        month = month.next();
    }
    let older = before.len().saturating_sub(MONTHS_BEFORE_MAX);
    before.drain(..older);
    Ok((before, after))
}

/// Holds the months after against the months before.
pub fn judge(before: &[Point], after: &[Point]) -> Result<Effect, Refusal> {
    if before.iter().chain(after).any(|it| it.exposure == 0) {
        return Err(Refusal::ExposureMissing);
    }
    if before.len() < MONTHS_BEFORE_MIN {
        return Err(Refusal::TooFewMonths);
    }
    let centre = rate(before).ok_or(Refusal::ExposureMissing)?;
    let rate_after = rate(after);
    let exposure: u64 = after.iter().map(|it| it.exposure).sum();
    let limits_after = rate_after.map(|_| limits(centre, exposure));
    let verdict = match (rate_after, limits_after) {
        (Some(rate), Some(limits)) if after.len() >= MONTHS_AFTER_MIN => {
            if rate > limits.upper {
                Verdict::Worse
            } else if limits.lower <= 0.0 {
                // Even none at all would be no proof: there is too little to complain about yet.
                Verdict::NotYet
            } else if rate < limits.lower {
                Verdict::Effective
            } else {
                Verdict::NoEffect
            }
        }
        _ => Verdict::NotYet,
    };
    Ok(Effect {
        before: plotted(centre, before),
        after: plotted(centre, after),
        centre,
        rate_after,
        limits_after,
        verdict,
    })
}

/// The first month in which the rate is above the upper limit of the level that had been reached.
///
/// `proof` are the months that proved the effect: their rate is the new usual. Where there was none at all, one
/// complaint is allowed for, so that the first one does not count as coming back.
pub fn came_back(proof: &[Point], since: &[Point]) -> Option<Plotted> {
    let exposure: u64 = proof.iter().map(|it| it.exposure).sum();
    let count: u64 = proof.iter().map(|it| it.count).sum();
    if exposure == 0 {
        return None;
    }
    let usual = real(count.max(1)) / real(exposure);
    plotted(usual, since).into_iter().find(|it| it.rate > it.limits.upper)
}
