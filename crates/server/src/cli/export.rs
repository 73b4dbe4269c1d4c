//! `wenguo export`: cases or journal as a file, for other programs and for spreadsheets.

use std::fs::OpenOptions;
use std::io::{self, BufWriter};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;
use desk::clock::SystemClock;
use jiff::civil::Date;
use serde_json::json;

use super::out::Out;
use super::serve::{open_desk, open_store, start_tracing};
use crate::config::Config;
use crate::export::{self, Format, Wanted, What};

/// Writes cases or the journal to a file.
#[derive(Args, Debug)]
pub struct Export {
    #[command(flatten)]
    config: Config,
    /// What: cases or journal.
    #[arg(long, value_enum, default_value = "cases")]
    what: What,
    /// As what: csv or jsonl.
    #[arg(long, value_enum, default_value = "csv")]
    format: Format,
    /// Only cases that are open.
    #[arg(long)]
    open: bool,
    /// From this day on, e.g. 2026-01-01, by the day of receipt or of the step.
    #[arg(long)]
    from: Option<Date>,
    /// Up to and with this day.
    #[arg(long)]
    to: Option<Date>,
    /// The file to write, which must not be there; standard output when nothing is said.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Who exports, for the log.
    #[arg(long, env = "USER", default_value = "operator")]
    operator: String,
}

impl Export {
    /// Writes it.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        start_tracing();
        let store = open_store(&self.config, false)?;
        let desk = open_desk(store, &self.config, Arc::new(SystemClock))?;
        let wanted = Wanted {
            what: self.what,
            format: self.format,
            only_open: self.open,
            from: self.from,
            to: self.to,
            scope: None,
            language: out.locale.tag(),
        };
        let Some(path) = &self.out else {
            let rows = export::write(&desk, &wanted, &mut BufWriter::new(io::stdout().lock()))?;
            self.log(rows);
            return Ok(super::DONE);
        };
        let name = path.display().to_string();
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)
            .with_context(|| name.clone())?;
        let rows = export::write(&desk, &wanted, &mut BufWriter::new(file))?;
        self.log(rows);
        let places = [("rows", rows.to_string().into()), ("file", name.clone().into())];
        let words = out.locale.text_with("export-done", &places);
        out.result(&words, &json!({ "rows": rows, "file": name }));
        Ok(super::DONE)
    }

    fn log(&self, rows: u64) {
        let what = if self.what == What::Cases { "cases" } else { "journal" };
        tracing::info!(who = %self.operator, what, rows, "exported, unmasked, as the operator of the register");
    }
}
