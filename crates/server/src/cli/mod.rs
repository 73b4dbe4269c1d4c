//! The command line: one file a command, help in the reader's language, results for people or as JSON.

pub mod bench;
pub mod sim;
pub mod demo;
pub mod backup;
pub mod export;
pub mod import;
pub mod pack;
pub mod proof;
pub mod tree;
pub mod serve;
pub mod user;
pub mod calendar;
pub mod key;
pub mod reference;
pub mod out;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::locale::Locale;
use out::Out;

/// Everything was done.
pub const DONE: u8 = 0;
/// It could not be done; the reason was told.
pub const FAILED: u8 = 1;
/// Some of it was refused, the rest was done; what was refused was told.
pub const PARTLY: u8 = 3;
/// A check found something wrong.
pub const FOUND: u8 = 4;

/// Complaint handling: promises kept, causes found, people won back, and proof of all three.
#[derive(Parser, Debug)]
#[command(name = "wenguo", version, propagate_version = true)]
pub struct Cli {
    /// Print results as JSON, one object a line.
    #[arg(long, global = true)]
    json: bool,
    /// Language of messages: zh-Hans, zh-Hant or en; from LANG when nothing is said.
    #[arg(long, global = true, env = "WENGUO_LANG")]
    lang: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Shows a working desk with a year of complaints.
    Demo(demo::Demo),
    /// Runs the desk: pages, API, clock and outbox.
    Serve(serve::Serve),
    /// Proves that the journal is as it was written.
    Verify(proof::Verify),
    /// Computes everything derived from the journal anew.
    Refold(proof::Refold),
    /// Writes one archive of everything, while the desk goes on.
    Backup(backup::Backup),
    /// Restores such an archive into an empty place.
    Restore(backup::Restore),
    /// Takes over complaints from a file.
    Import(import::Import),
    /// Writes cases or the journal to a file.
    Export(export::Export),
    /// Checks industry packs, and makes one out of a list of categories.
    Pack(pack::Pack),
    /// Holidays and make-up days from files: checks them, puts them in force.
    Calendar(calendar::Calendar),
    /// Keeps the people who may sign in.
    User(user::User),
    /// Keys of programs: who may come in by the API, and as whom.
    Key(key::Key),
    /// Writes the reference documents into a folder.
    #[command(hide = true)]
    Reference(reference::Reference),
    /// Measures this program on this machine.
    Bench(bench::Bench),
    /// Lives through a busy desk under a fake clock and checks it at every step.
    Sim(sim::Sim),
}

/// The language of messages: as asked, else as the environment says, else Chinese.
#[expect(
    clippy::disallowed_methods,
    reason = "the language of help is needed before the settings are read"
)]
fn language() -> Locale {
    let mut arguments = std::env::args();
    let asked = arguments.by_ref().find(|it| it == "--lang").and_then(|_| arguments.next());
    let set = ["WENGUO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok());
    asked
        .or(set)
        .and_then(|tag| Locale::parse(tag.split('.').next().unwrap_or(&tag)))
        .unwrap_or_default()
}

/// The command with its help in `locale`. English stands in the code; other words under `cli-<command>-<option>`.
fn localized(command: clap::Command, prefix: &str, locale: Locale) -> clap::Command {
    let mut command = command;
    let about = format!("{prefix}-about");
    if locale.has(&about) {
        command = command.about(locale.text(&about).into_owned()).long_about(None::<&str>);
    }
    let options: Vec<String> =
        command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    for option in options {
        if let Some(key) = words_of(prefix, &option).into_iter().find(|key| locale.has(key)) {
            let words = locale.text(&key).into_owned();
            command = command.mut_arg(option, |arg| arg.help(words.clone()).long_help(words));
        }
    }
    let names: Vec<String> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    for name in names {
        let below = format!("{prefix}-{name}");
        command = command.mut_subcommand(name, |it| localized(it, &below, locale));
    }
    command
}

/// The keys under which the words of an option may stand: its own, and those commands share.
fn words_of(prefix: &str, option: &str) -> [String; 2] {
    let option = option.replace('_', "-");
    [format!("{prefix}-{option}"), format!("cli-option-{option}")]
}

/// Runs the program.
pub fn main() -> ExitCode {
    let locale = language();
    let command = if locale == Locale::En {
        Cli::command()
    } else {
        localized(Cli::command(), "cli", locale)
    };
    let matches = command.get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    let mut out = Out::new(cli.json, locale);
    let result = match cli.command {
        Command::Demo(it) => it.run(&mut out),
        Command::Serve(it) => it.run(&mut out),
        Command::Verify(it) => it.run(&mut out),
        Command::Refold(it) => it.run(&mut out),
        Command::Backup(it) => it.run(&mut out),
        Command::Restore(it) => it.run(&mut out),
        Command::Import(it) => it.run(&mut out),
        Command::Export(it) => it.run(&mut out),
        Command::Pack(it) => it.run(&mut out),
        Command::Calendar(it) => it.run(&mut out),
        Command::User(it) => it.run(&mut out),
        Command::Key(it) => it.run(&mut out),
        Command::Reference(it) => it.run(&mut out),
        Command::Bench(it) => it.run(&mut out),
        Command::Sim(it) => it.run(&mut out),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            out.trouble(&error);
            ExitCode::from(FAILED)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent_in_every_language() {
        for locale in Locale::ALL {
            localized(Cli::command(), "cli", locale).debug_assert();
        }
    }

    #[test]
    fn every_command_and_option_has_its_words() {
        fn walk(command: &clap::Command, prefix: &str, missing: &mut Vec<String>) {
            let shown = command.get_arguments().filter(|it| !it.is_hide_set());
            for option in shown.map(|it| it.get_id().as_str()) {
                for locale in Locale::ALL {
                    let keys = words_of(prefix, option);
                    if !keys.iter().any(|key| locale.has(key)) {
                        missing.push(format!("{locale}: {}", keys[0]));
                    }
                }
            }
            for below in command.get_subcommands() {
                let prefix = format!("{prefix}-{}", below.get_name());
                for locale in Locale::ALL {
                    if !locale.has(&format!("{prefix}-about")) {
                        missing.push(format!("{locale}: {prefix}-about"));
                    }
                }
                walk(below, &prefix, missing);
            }
        }
        let mut missing = Vec::new();
        walk(&Cli::command(), "cli", &mut missing);
        assert!(missing.is_empty(), "{missing:#?}");
    }
}
