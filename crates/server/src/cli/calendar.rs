//! `wenguo calendar`: whether a file of holidays is right, and putting one in force without a browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use casework::calendar::{CalendarError, DayKind, ICS_BYTES_MAX, YearTable};
use casework::id::CalendarId;
use casework::organisation::OrganisationCommand;
use casework::permission::Actor;
use clap::{Args, Subcommand};
use desk::Trouble;
use desk::clock::SystemClock;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::out::Out;
use super::serve::{open_desk, open_store};
use crate::config::Config;
use crate::locale::Reader;
use crate::words;

/// Holidays and make-up days from files.
#[derive(Args, Debug)]
pub struct Calendar {
    #[command(subcommand)]
    command: CalendarCommand,
}

#[derive(Subcommand, Debug)]
enum CalendarCommand {
    /// Checks a file of holidays (JSON, CSV or ICS) and changes nothing.
    Check(Check),
    /// Puts a file of holidays in force.
    Import(Import),
}

#[derive(Args, Debug)]
struct Check {
    /// The file.
    file: PathBuf,
}

#[derive(Args, Debug)]
struct Import {
    #[command(flatten)]
    config: Config,
    /// The file.
    file: PathBuf,
    /// The code of the calendar it is for; the organisation's own when nothing is said.
    #[arg(long)]
    calendar: Option<String>,
    /// Replace years that are there.
    #[arg(long)]
    replace: bool,
}

impl Calendar {
    /// Runs the command.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        match self.command {
            CalendarCommand::Check(it) => {
                let tables = read(&it.file, out)?;
                Ok(tables.map_or(super::FOUND, |tables| {
                    tell(&tables, "cli-calendar-year", out);
                    super::DONE
                }))
            }
            CalendarCommand::Import(it) => it.run(out),
        }
    }
}

/// The tables of a file; none when it is wrong, and what is wrong was told.
fn read(file: &Path, out: &mut Out) -> anyhow::Result<Option<Vec<YearTable>>> {
    let bytes = fs::metadata(file).with_context(|| file.display().to_string())?.len();
    if usize::try_from(bytes).is_ok_and(|bytes| bytes > ICS_BYTES_MAX) {
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        wrong(&CalendarError::TableTooLarge { bytes }, out);
        return Ok(None);
    }
    let bytes = fs::read(file).with_context(|| file.display().to_string())?;
    let text = String::from_utf8(bytes).with_context(|| file.display().to_string())?;
    match YearTable::read(&text) {
        Ok(tables) => Ok(Some(tables)),
        Err(error) => {
            wrong(&error, out);
            Ok(None)
        }
    }
}

/// Says what is wrong: every wrong row a line of its own.
fn wrong(error: &CalendarError, out: &mut Out) {
    let l = Reader::new(out.locale, TimeZone::UTC, Timestamp::UNIX_EPOCH);
    let rows: Vec<String> = match error {
        CalendarError::BadTable(rows) => {
            rows.iter().map(|row| words::calendar_row(&l, row)).collect()
        }
        error => vec![words::calendar(&l, error)],
    };
    for row in rows {
        out.result(&row, &serde_json::json!({ "wrong": row, "code": error.code() }));
    }
}

/// One line for each year.
fn tell(tables: &[YearTable], key: &str, out: &mut Out) {
    for table in tables {
        let (off, work) = (table.count(DayKind::Off), table.count(DayKind::Work));
        let words = out.locale.text_with(
            key,
            &[
                ("year", table.year().to_string().into()),
                ("off", off.into()),
                ("work", work.into()),
            ],
        );
        let value = serde_json::json!({ "year": table.year(), "off": off, "work": work });
        out.result(&words, &value);
    }
}

impl Import {
    fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        let Some(tables) = read(&self.file, out)? else { return Ok(super::FOUND) };
        let calendar = self.calendar.as_deref().map(CalendarId::parse).transpose()?;
        let store = open_store(&self.config, false)?;
        let desk = open_desk(store, &self.config, Arc::new(SystemClock))?;
        let commands: Vec<OrganisationCommand> = tables
            .iter()
            .map(|table| OrganisationCommand::LoadYear {
                calendar: calendar.clone(),
                table: table.clone(),
                replace: self.replace,
            })
            .collect();
        match desk.administer(&Actor::Setup, &commands) {
            Ok(()) => {
                tell(&tables, "cli-calendar-loaded", out);
                Ok(super::DONE)
            }
            Err(Trouble::Calendar(error)) => {
                wrong(&error, out);
                Ok(super::FAILED)
            }
            Err(trouble) => Err(trouble.into()),
        }
    }
}
