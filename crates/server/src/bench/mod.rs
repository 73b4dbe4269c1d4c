//! The benchmark: what the register does in a second, what a page costs in a small and a large one.
//!
//! Every figure is a count, or a ratio against something measured in the same run, because a rate alone says
//! more about the machine than about us. The server is a process of its own, so that its processor time and
//! memory are its own; `bench/README.md` tells how to read the table.

mod child;
mod clocks;
mod decide;
mod due;
mod fill;
mod ground;
mod http;
mod incident;
mod intake;
mod large;
mod lookups;
mod pages;
mod raw;
mod replies;
pub mod statements;
mod texts;

use std::path::PathBuf;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::cli::out::Out;
use ground::Ground;

pub use fill::organise;
pub use texts::Texts;

/// One figure of the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What was measured.
    pub figure: String,
    /// How much.
    pub value: f64,
    /// Of what.
    pub unit: String,
    /// Its ratio to what it is compared with.
    pub ratio: Option<f64>,
    /// What it is compared with, measured in the same run, or the aim.
    pub against: Option<String>,
}

/// What to measure.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Cases in the register when pages are measured, in rising order.
    pub sizes: Vec<u64>,
    /// Seconds a load lasts.
    pub seconds: f64,
    /// A PostgreSQL database to measure on; the embedded one when nothing is said.
    pub postgres: Option<String>,
    /// A register that is filled to the largest size once and kept for later runs.
    pub register: Option<PathBuf>,
    /// Only figures whose names begin with this.
    pub only: Option<String>,
}

/// Where figures go.
pub struct Report<'a> {
    out: &'a mut Out,
    only: Option<String>,
}

impl Report<'_> {
    /// Whether any figure with this beginning is wanted.
    fn wants(&self, group: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only.starts_with(group) || group.starts_with(only))
    }

    fn tell(&mut self, figure: &str, value: f64, unit: &str) {
        self.put(Figure {
            figure: figure.to_owned(),
            value: rounded(value),
            unit: unit.to_owned(),
            ratio: None,
            against: None,
        });
    }

    fn tell_against(&mut self, figure: &str, value: f64, unit: &str, ratio: f64, against: &str) {
        self.put(Figure {
            figure: figure.to_owned(),
            value: rounded(value),
            unit: unit.to_owned(),
            ratio: Some(rounded(ratio)),
            against: Some(against.to_owned()),
        });
    }

    #[expect(clippy::needless_pass_by_value, reason = "a figure is handed over and told")]
    fn put(&mut self, it: Figure) {
        if self.only.as_deref().is_some_and(|only| !it.figure.starts_with(only)) {
            return;
        }
        let compared = match (&it.ratio, &it.against) {
            (Some(ratio), Some(against)) => format!("   ({ratio} × {against})"),
            _ => String::new(),
        };
        self.out.result(&format!("{:<40} {:>12} {}{compared}", it.figure, it.value, it.unit), &it);
    }

    fn progress(&mut self, words: &str) {
        self.out.progress(words);
    }
}

/// A count as a number that can be divided.
#[expect(clippy::cast_precision_loss, reason = "no count here reaches the 53 bits that are kept")]
fn number(count: u64) -> f64 {
    count as f64
}

/// Four significant digits: more would be noise.
fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the magnitude of a finite number is small"
    )]
    let digits = 3 - value.abs().log10().floor() as i32;
    let factor = 10f64.powi(digits);
    (value * factor).round() / factor
}

/// Cases a broadcast tells at most.
const BROADCAST_CASES: u64 = 100_000;

/// Measures.
pub fn run(plan: &Plan, out: &mut Out) -> Result<()> {
    let mut report = Report { out, only: plan.only.clone() };
    let ground = Ground::new(plan.postgres.clone())?;
    if report.wants("decisions") {
        decide::measure(&ground, plan.seconds, &mut report)?;
    }
    if report.wants("reply_check") || report.wants("letter") {
        replies::measure(&ground, plan.seconds, &mut report)?;
    }
    if report.wants("due") {
        due::measure(&ground, plan.seconds, &mut report)?;
    }
    if report.wants("clock") {
        clocks::measure(&ground, plan, &mut report)?;
    }
    if report.wants("sim") {
        clocks::simulated(&ground, &mut report)?;
    }
    if report.wants("statements") {
        for (what, count, most) in
            statements::count(&ground.register("statements")?.fresh_desk(store::Durability::Full)?)?
        {
            let (count, most) = (f64::from(count), f64::from(most));
            report.tell_against(
                &format!("statements_{what}"),
                count,
                "statements",
                count / most,
                &format!("at most {most}"),
            );
        }
    }
    if report.wants("intake") || report.wants("index") || report.wants("bytes") {
        intake::measure(&ground, plan.seconds, &mut report)?;
    }
    if report.wants("broadcast") {
        let most = plan.sizes.iter().copied().max().unwrap_or(BROADCAST_CASES);
        incident::measure(&ground, most.min(BROADCAST_CASES), &mut report)?;
    }
    if report.wants("import") {
        large::import(&ground, plan.seconds, &mut report)?;
    }
    let pages = ["queue", "case", "search", "work", "start", "memory", "fill", "repeat", "similar"];
    if pages.iter().any(|it| report.wants(it)) {
        pages::measure(&ground, plan, &mut report)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_four_digits() {
        for (from, to) in [
            (0.0, 0.0),
            (1234.56, 1235.0),
            (0.012_345, 0.012_35),
            (99_999.0, 100_000.0),
            (-2.81828, -2.818),
        ] {
            assert!((rounded(from) - to).abs() < 1e-9, "{from}");
        }
    }

    #[test]
    fn a_figure_is_one_object_with_five_names() {
        let figure = Figure {
            figure: "queue_page_p50_2000".to_owned(),
            value: 1.5,
            unit: "ms".to_owned(),
            ratio: None,
            against: None,
        };
        let line = serde_json::to_string(&figure).unwrap();
        assert_eq!(
            line,
            r#"{"figure":"queue_page_p50_2000","value":1.5,"unit":"ms","ratio":null,"against":null}"#
        );
        assert_eq!(serde_json::from_str::<Figure>(&line).unwrap(), figure);
    }
}
