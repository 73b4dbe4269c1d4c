//! `wenguo import`: complaints out of a file of others, each row accounted for.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::Args;
use desk::clock::SystemClock;
use desk::import::reject::{Headings, Rejects};
use desk::import::run::Failure;
use desk::import::{Mapping, Reason, Report, Said, Tally};
use fluent_bundle::FluentValue;

use super::out::Out;
use super::serve::{open_desk, open_store, set_up};
use crate::config::Config;
use crate::locale::{Locale, Reader};
use crate::words;

/// Takes over complaints from a file.
#[derive(Args, Debug)]
pub struct Import {
    #[command(flatten)]
    config: Config,
    /// The file: separated values, xlsx or ods.
    file: PathBuf,
    /// The mapping file: which column is what.
    #[arg(long)]
    map: PathBuf,
    /// Only tell what would become of the rows.
    #[arg(long)]
    dry_run: bool,
    /// Where refused rows are written, to be mended and taken in again.
    #[arg(long)]
    rejects: Option<PathBuf>,
    /// The name under which it stands in the journal; the mapping's source when nothing is said.
    #[arg(long)]
    name: Option<String>,
    /// The sheet of a workbook, by number or name.
    #[arg(long)]
    sheet: Option<String>,
    /// Make the register when there is none.
    #[arg(long)]
    create: bool,
}

/// The first row refused for a reason, and how many there were.
type Refusals = BTreeMap<String, (u64, u64, String)>;

impl Import {
    /// Takes the file in.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        let locale = out.locale;
        let mapping = self.mapping(locale)?;
        let store = open_store(&self.config, self.create)?;
        let desk = open_desk(store, &self.config, Arc::new(SystemClock))?;
        if self.create {
            set_up(&desk)?;
        }
        let reader = Reader::new(locale, desk.house().calendar.zone().clone(), desk.now());
        let refusals: RefCell<Refusals> = RefCell::default();
        let words_of = reader.clone();
        let rejects = self.rejects.as_deref().map(|path| {
            Rejects::new(
                path,
                headings(locale),
                Box::new(move |reason| reason_words(&words_of, reason)),
            )
        });
        let import = desk::import::Import {
            desk: &desk,
            mapping: &mapping,
            name: self.name.clone().unwrap_or_else(|| mapping.source.clone()),
            dry_run: self.dry_run,
            rejects,
            ours: &|name| Locale::ALL.iter().any(|locale| headings(*locale).has(name)),
            on_progress: &mut |tally| out.progress(&progress_words(locale, tally)),
            on_refused: &mut |line, reason| {
                let words = || (0, line, reason_words(&reader, reason));
                refusals.borrow_mut().entry(reason.key()).or_insert_with(words).0 += 1;
            },
        };
        let report = import.run(&self.file).map_err(|failure| self.failed(locale, &failure))?;
        out.result(&self.report_words(locale, &report, &refusals.into_inner()), &report);
        Ok(if report.tally.refused > 0 { super::PARTLY } else { super::DONE })
    }

    fn mapping(&self, locale: Locale) -> anyhow::Result<Mapping> {
        let toml = fs::read_to_string(&self.map).with_context(|| {
            locale.text_with("import-map-unreadable", &[("file", self.map_name().into())])
        })?;
        let mut mapping = Mapping::parse(&toml).map_err(|said| {
            anyhow::anyhow!("{}: {}", self.map.display(), said_words(locale, &said))
        })?;
        if let Some(sheet) = &self.sheet {
            mapping.file.sheet = Some(sheet.clone());
        }
        if let Some(name) = &self.name {
            let plain =
                (1..=60).contains(&name.chars().count()) && !name.chars().any(char::is_control);
            if !plain {
                bail!("{}", locale.text("import-name"));
            }
        }
        Ok(mapping)
    }

    fn map_name(&self) -> String {
        self.map.display().to_string()
    }

    fn failed(&self, locale: Locale, failure: &Failure) -> anyhow::Error {
        let file = self.file.display();
        match failure {
            Failure::Mapping(all) => {
                let lines: Vec<String> = all.iter().map(|said| said_words(locale, said)).collect();
                anyhow::anyhow!("{}: {}", self.map.display(), lines.join("\n"))
            }
            Failure::File(said) => anyhow::anyhow!("{file}: {}", said_words(locale, said)),
            Failure::Fault(line, trouble) => {
                let places = [
                    ("line", FluentValue::from(line.to_string())),
                    ("reason", trouble.to_string().into()),
                ];
                anyhow::anyhow!("{file}: {}", locale.text_with("import-stopped", &places))
            }
            Failure::Rejects(error) => {
                let places = [("reason", error.to_string().into())];
                anyhow::anyhow!("{}", locale.text_with("import-rejects-unwritable", &places))
            }
        }
    }

    fn report_words(&self, locale: Locale, report: &Report, refusals: &Refusals) -> String {
        let tally = &report.tally;
        let key = if self.dry_run { "import-would" } else { "import-done" };
        let mut lines = vec![locale.text_with(key, &counts(tally))];
        for (count, line, words) in refusals.values() {
            let places = [
                ("count", FluentValue::from(count.to_string())),
                ("line", line.to_string().into()),
                ("reason", words.as_str().into()),
            ];
            lines.push(locale.text_with("import-refused-by", &places));
        }
        for (flag, count) in &tally.flagged {
            let words = locale.text(&words::code_key("flag", &words::code(flag)));
            let places = [
                ("count", FluentValue::from(count.to_string())),
                ("flag", FluentValue::String(words)),
            ];
            lines.push(locale.text_with("import-flagged", &places));
        }
        if !report.unused.is_empty() {
            lines.push(
                locale.text_with("import-unused", &[("columns", report.unused.join(", ").into())]),
            );
        }
        match &report.rejects {
            Some(path) => {
                lines.push(
                    locale.text_with(
                        "import-rejects",
                        &[("file", path.display().to_string().into())],
                    ),
                );
            }
            None if tally.refused > 0 => lines.push(locale.text("import-no-rejects").into_owned()),
            None => {}
        }
        lines.join("\n")
    }
}

/// Names of the columns added to refused rows.
fn headings(locale: Locale) -> Headings {
    Headings {
        line: locale.text("import-column-line").into_owned(),
        reason: locale.text("import-column-reason").into_owned(),
        raw: locale.text("import-column-raw").into_owned(),
    }
}

/// Something the import tells, in words.
pub(super) fn said_words(locale: Locale, said: &Said) -> String {
    let places: Vec<(&str, FluentValue<'_>)> =
        said.args.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    locale.text_with(&format!("import-{}", said.code), &places)
}

/// Why a row was refused, in words.
fn reason_words(l: &Reader, reason: &Reason) -> String {
    match reason {
        Reason::Unreadable(said) => said_words(l.locale, said),
        Reason::Invalid(invalid) => {
            let all: Vec<String> = invalid
                .0
                .iter()
                .map(|found| format!("{}: {}", found.field, words::problem(l, &found.problem)))
                .collect();
            all.join(" ")
        }
        Reason::Refused(refusal) => words::refusal(l, *refusal).0,
    }
}

fn counts(tally: &Tally) -> Vec<(&'static str, FluentValue<'static>)> {
    let all = [
        ("read", tally.read),
        ("accepted", tally.accepted),
        ("there", tally.already_there),
        ("left", tally.left_out),
        ("refused", tally.refused),
    ];
    let mut places: Vec<(&str, FluentValue<'_>)> =
        all.into_iter().map(|(name, count)| (name, count.to_string().into())).collect();
    places.push(("seconds", format!("{:.1}", tally.seconds).into()));
    places.push(("speed", format!("{:.0}", tally.rows_per_second()).into()));
    places
}

fn progress_words(locale: Locale, tally: &Tally) -> String {
    locale.text_with("import-progress", &counts(tally))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_the_import_tells_has_words() {
        let mut missing = Vec::new();
        for locale in Locale::ALL {
            for code in desk::import::said::CODES {
                if !locale.has(&format!("import-{code}")) {
                    missing.push(format!("{locale}: import-{code}"));
                }
            }
            for flag in casework::intake::Flag::ALL {
                let key = words::code_key("flag", &words::code(flag));
                if !locale.has(&key) {
                    missing.push(format!("{locale}: {key}"));
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    #[test]
    fn columns_added_to_refused_rows_differ_from_those_of_lists() {
        for locale in Locale::ALL {
            let it = headings(locale);
            assert!(it.has(&it.line) && it.line != it.reason && it.reason != it.raw, "{it:?}");
        }
    }
}
