//! `wenguo reference <folder>`: documents made from the program, so that they cannot be wrong about it.
//!
//! Hidden: `cargo xtask gen` calls it and compares.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::Context as _;
use casework::refusal::Refusal;
use clap::{Args, CommandFactory};

use super::Cli;
use super::out::Out;
use crate::api::{BASE, openapi, operation::OPERATIONS};
use crate::locale::Locale;
use crate::words;

/// Writes the reference documents into a folder.
#[derive(Args, Debug)]
pub struct Reference {
    /// The folder; made when it is not there.
    folder: PathBuf,
}

impl Reference {
    /// Runs the command.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        fs::create_dir_all(&self.folder)
            .with_context(|| format!("{} cannot be made", self.folder.display()))?;
        for (name, text) in documents()? {
            let path = self.folder.join(name);
            fs::write(&path, text)
                .with_context(|| format!("{} cannot be written", path.display()))?;
            out.progress(&path.display().to_string());
        }
        Ok(super::DONE)
    }
}

/// Every generated document, by file name.
pub fn documents() -> anyhow::Result<Vec<(&'static str, String)>> {
    let mut openapi = serde_json::to_string_pretty(&openapi::document(Locale::En, ""))?;
    openapi.push('\n');
    Ok(vec![
        ("openapi.json", openapi),
        ("commands.md", commands()),
        ("events.md", events()),
        ("refusals.md", refusals()),
        ("cli.md", command_line()),
    ])
}

const MADE: &str = "Made by `cargo xtask gen` from the program; changes here are lost.\n";

/// A text that fits into a cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn commands() -> String {
    let mut text =
        format!("# Commands\n\n{MADE}\n| Call | Name | Right | Meaning |\n|---|---|---|---|\n");
    for it in OPERATIONS.iter().filter(|it| it.changes()) {
        let right = it.act().map(|act| words::code(&act)).unwrap_or_default();
        let means = Locale::En.text(&openapi::words_key(it));
        // Writing into a string cannot fail.
        let _written = writeln!(
            text,
            "| `{} {BASE}{}` | `{}` | {right} | {} |",
            it.verb.name(),
            it.path,
            it.id(),
            cell(&means)
        );
    }
    text
}

fn events() -> String {
    let schema = serde_json::Value::from(schemars::schema_for!(casework::case::Event));
    let mut text = format!(
        "# Events\n\n{MADE}\nWhat happened to a case, as it stands in its journal and in the API's timeline.\n\
         Names are for ever.\n\n| Event | Meaning |\n|---|---|\n"
    );
    for variant in schema["oneOf"].as_array().into_iter().flatten() {
        let name = variant["properties"]["event"]["const"].as_str().unwrap_or_default();
        let means = variant["description"].as_str().unwrap_or_default();
        let _written = writeln!(text, "| `{name}` | {} |", cell(means));
    }
    text
}

fn refusals() -> String {
    let mut text = format!(
        "# Refusals\n\n{MADE}\nWhy the rules say no, in the order of precedence: the first that holds is told.\n\n\
         | Code | Status | Meaning | What to do |\n|---|---|---|---|\n"
    );
    for refusal in Refusal::ALL {
        let key = words::code_key("refusal", refusal.code());
        let _written = writeln!(
            text,
            "| `{}` | {} | {} | {} |",
            refusal.code(),
            crate::fail::refusal_status(*refusal).as_u16(),
            cell(&Locale::En.text(&key)),
            cell(&Locale::En.text(&format!("{key}-hint")))
        );
    }
    text
}

fn command_line() -> String {
    let mut text = format!("# Command line\n\n{MADE}");
    describe(&Cli::command(), "", &mut text);
    text
}

fn describe(command: &clap::Command, above: &str, text: &mut String) {
    let name = if above.is_empty() {
        command.get_name().to_owned()
    } else {
        format!("{above} {}", command.get_name())
    };
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let _written = write!(text, "\n## `{name}`\n\n{about}\n");
    let shown = |arg: &&clap::Arg| {
        !arg.is_hide_set() && !matches!(arg.get_id().as_str(), "help" | "version")
    };
    let mut rows = String::new();
    for arg in command.get_arguments().filter(shown) {
        let called = match (arg.get_long(), arg.is_positional()) {
            (Some(long), _) => format!("--{long}"),
            (None, _) => format!("<{}>", arg.get_id()),
        };
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let from =
            arg.get_env().map(|it| format!(" (`{}`)", it.to_string_lossy())).unwrap_or_default();
        let _written = writeln!(rows, "| `{called}`{from} | {} |", cell(&help));
    }
    if !rows.is_empty() {
        let _written = write!(text, "\n| Option | Meaning |\n|---|---|\n{rows}");
    }
    for below in command.get_subcommands().filter(|it| !it.is_hide_set() && it.get_name() != "help")
    {
        describe(below, &name, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documents_in_docs_reference_are_current() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference");
        for (name, text) in documents().unwrap() {
            let found = fs::read_to_string(folder.join(name)).unwrap_or_default();
            assert!(
                found == text,
                "docs/reference/{name} is not as the program writes it; run `cargo xtask gen`"
            );
        }
    }

    #[test]
    fn every_event_is_described() {
        let events = events();
        for name in ["received", "promise_broken", "called_back", "unlinked"] {
            assert!(events.contains(&format!("| `{name}` | ")), "{name}");
        }
        assert!(!events.contains("|  |"), "an event has no words");
    }
}
