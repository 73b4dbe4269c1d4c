//! `wenguo sim`: a busy desk under a fake clock, with everything that goes wrong; a broken invariant ends it.

use std::sync::{Mutex, PoisonError};

use clap::Args;
use jiff::Timestamp;

use super::out::Out;
use crate::sim::{self, Plan};

/// The first Monday of 2025, nine o'clock in China.
const BEGIN: Timestamp = Timestamp::constant(1_736_125_200, 0);

/// Days between two lines that say how far it has come.
const PROGRESS_DAYS: u64 = 10;

/// Lives through days of a busy desk and checks every invariant after each step.
#[derive(Args, Debug)]
pub struct Sim {
    /// The same seed, the same life (on one node).
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Days to live through; the built-in calendar ends with 2026.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=660))]
    days: u32,
    /// Complaints a day.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=5_000))]
    cases_a_day: u32,
    /// Programs on one register; more than one only on PostgreSQL.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=8))]
    nodes: u32,
    /// An empty PostgreSQL; a folder that is thrown away, when nothing is said.
    #[arg(long)]
    data: Option<String>,
}

impl Sim {
    /// Runs the command.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        let folder = tempfile::Builder::new().prefix("wenguo-sim-").tempdir()?;
        let data = self.data.clone().unwrap_or_else(|| folder.path().display().to_string());
        anyhow::ensure!(
            self.nodes == 1 || data.starts_with("postgres"),
            "{}",
            out.locale.text("cli-sim-one-node")
        );
        let plan = Plan {
            seed: self.seed,
            days: self.days,
            cases_a_day: self.cases_a_day,
            nodes: self.nodes,
            data,
            begin: BEGIN,
        };
        let progress = Mutex::new(&mut *out);
        let day = |day: u64, cases: u64| {
            if day.is_multiple_of(PROGRESS_DAYS) {
                let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX).into();
                let mut out = progress.lock().unwrap_or_else(PoisonError::into_inner);
                let values = [("day", number(day)), ("cases", number(cases))];
                let words = out.locale.text_with("cli-sim-day", &values);
                out.progress(&words);
            }
        };
        let lived = sim::live(plan, &day);
        match lived {
            Ok(lived) => {
                let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX).into();
                let words = out.locale.text_with(
                    "cli-sim-done",
                    &[
                        ("days", i64::from(self.days).into()),
                        ("cases", number(lived.cases)),
                        ("steps", number(lived.steps)),
                        ("ticks", number(lived.ticks)),
                        ("checks", number(lived.checks)),
                        ("restarts", number(lived.restarts)),
                    ],
                );
                out.result(&words, &lived);
                Ok(super::DONE)
            }
            Err(sim::Broken::World(error)) => Err(error),
            Err(broken) => {
                let again = format!(
                    "wenguo sim --seed {} --days {} --cases-a-day {} --nodes {}",
                    self.seed, self.days, self.cases_a_day, self.nodes
                );
                let what = broken.to_string();
                let words = out.locale.text_with(
                    "cli-sim-broken",
                    &[("what", what.clone().into()), ("again", again.clone().into())],
                );
                out.result(&words, &serde_json::json!({ "broken": what, "again": again }));
                Ok(super::FOUND)
            }
        }
    }
}
