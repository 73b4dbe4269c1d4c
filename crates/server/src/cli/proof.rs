//! `wenguo verify` and `wenguo refold`: proving the journal untouched, and rebuilding what follows from it.

use std::sync::Arc;

use casework::id::CaseId;
use casework::permission::Actor;
use casework::view::{self, Rows};
use clap::Args;
use desk::clock::SystemClock;
use desk::run::{ORGANISATION_STREAM, fold};
use desk::{Desk, Trouble};
use store::{Step, Store, Stream};

use super::out::Out;
use super::serve::{open_desk, open_store};
use crate::config::Config;

/// Findings shown before the rest is only counted.
const SHOWN_MAX: usize = 50;

/// Proves that no step of the journal was changed, removed or back-dated.
#[derive(Args, Debug)]
pub struct Verify {
    #[command(flatten)]
    config: Config,
}

impl Verify {
    /// Runs the command.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        let store = open_store(&self.config, false)?;
        let report = store.verify()?;
        for finding in report.findings.iter().take(SHOWN_MAX) {
            let words = format!(
                "{} {} {:?}",
                finding.stream,
                finding.seq.unwrap_or_default(),
                finding.wrong
            );
            out.result(
                &words,
                &serde_json::json!({
                    "stream": finding.stream, "seq": finding.seq, "wrong": format!("{:?}", finding.wrong),
                }),
            );
        }
        let key = if report.is_clean() { "cli-verify-clean" } else { "cli-verify-found" };
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX).into();
        let words = out.locale.text_with(
            key,
            &[
                ("steps", number(report.steps)),
                ("streams", number(report.streams)),
                ("seals", number(report.seals)),
                ("findings", i64::try_from(report.findings.len()).unwrap_or(i64::MAX).into()),
            ],
        );
        out.result(
            &words,
            &serde_json::json!({
                "clean": report.is_clean(), "streams": report.streams, "steps": report.steps,
                "seals": report.seals, "findings": report.findings.len(),
            }),
        );
        Ok(if report.is_clean() { super::DONE } else { super::FOUND })
    }
}

/// Drops everything derived from the journal and computes it anew.
#[derive(Args, Debug)]
pub struct Refold {
    #[command(flatten)]
    config: Config,
}

impl Refold {
    /// Runs the command.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        let store = open_store(&self.config, false)?;
        let desk = open_desk(store.clone(), &self.config, Arc::new(SystemClock))?;
        let refolded = refold(&store, &desk)?;
        let cases = i64::try_from(refolded).unwrap_or(i64::MAX);
        let words = out.locale.text_with("cli-refold-done", &[("cases", cases.into())]);
        out.result(&words, &serde_json::json!({ "cases": cases }));
        Ok(super::DONE)
    }
}

/// Computes the read rows of every case anew; returns how many cases there are.
pub fn refold(store: &Store, desk: &Desk) -> Result<u64, Trouble> {
    let mut cases = 0;
    store.refold(|_, stream, steps| -> Result<Option<Rows>, Trouble> {
        let rows = rows(desk, stream, steps)?;
        cases += u64::from(rows.is_some());
        Ok(rows)
    })?;
    store.refold_matters(|_, kind, steps| desk.matter_rows(kind, steps))?;
    Ok(cases)
}

/// The read rows of one stream; none for the organisation's own.
pub fn rows(desk: &Desk, stream: Stream, steps: &[Step]) -> Result<Option<Rows>, Trouble> {
    let (false, Some(last)) = (stream == ORGANISATION_STREAM, steps.last()) else {
        return Ok(None);
    };
    let case = fold(CaseId(stream), steps)?;
    let house = desk.house();
    let pack = house.pack_of(&case)?;
    Ok(view::rows(&case, &house.setting_of(&case, pack, &Actor::Clock, last.at)))
}
