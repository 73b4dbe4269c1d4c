//! The project's own tools, run as `cargo xtask <command>`.
//!
//! They are Rust so that a clone needs no further language to be checked, and so that the same
//! code runs on a developer's machine and in continuous integration: `.ci/run` calls `test` and nothing else.

mod bench;
mod check;
mod generate;
mod machine;
mod postgres;
mod say;
mod shell;
mod steps;
mod tally;
mod tests_all;
mod tidy;
mod walks;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::postgres::{Durability, Postgres};
use crate::say::say;
use crate::walks::Choice;

/// Tools of the project.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// What can be asked for.
#[derive(Subcommand)]
enum Command {
    /// Formatting, lints and house rules; no tests.
    Check,
    /// House rules only: seconds, no compiler needed.
    Tidy,
    /// Everything: check, all tests on SQLite and PostgreSQL, documents, browser walks.
    Test {
        /// Leave out the browser walks.
        #[arg(long)]
        quick: bool,
    },
    /// Write the generated documents in docs/reference.
    Gen {
        /// Write nothing; fail when a document is not as it would be written.
        #[arg(long)]
        check: bool,
    },
    /// Build for release and measure; everything after the command goes to `wenguo bench`.
    Bench {
        /// Arguments of `wenguo bench`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Browser walks only.
    E2e {
        /// Only walks whose file name contains this text.
        #[arg(long)]
        filter: Option<String>,
        /// Walk through the release build.
        #[arg(long)]
        release: bool,
    },
    /// Start a temporary PostgreSQL, print its address, stop it with Ctrl-C.
    Pg {
        /// Keep what a crash keeps (fsync on), as a measurement needs it.
        #[arg(long)]
        durable: bool,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            say!("error: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

/// True when everything that was asked for is in order.
fn run(command: Command) -> Result<bool> {
    match command {
        Command::Check => check::check(),
        Command::Tidy => tidy::tidy(),
        Command::Test { quick } => tests_all::test(quick),
        Command::Gen { check: false } => generate::write(),
        Command::Gen { check: true } => generate::check(),
        Command::Bench { arguments } => bench::bench(&arguments),
        Command::E2e { filter, release } => {
            walks::walk(Choice { filter: filter.as_deref(), release })
        }
        Command::Pg { durable } => pg(if durable { Durability::Kept } else { Durability::None }),
    }
}

fn pg(durability: Durability) -> Result<bool> {
    machine::ensure(&[machine::Need::Postgres])?;
    let postgres = Postgres::start(durability)?;
    say!("{}", postgres.url());
    say!("export WENGUO_TEST_POSTGRES={}   # Ctrl-C stops and removes it", postgres.url());
    loop {
        std::thread::park();
    }
}
