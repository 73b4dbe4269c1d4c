//! `test`: everything that must hold before a change is taken, in the order of what fails soonest.
//!
//! The same on every machine: nothing is left out because something is not installed, see [`machine`].

use anyhow::Result;

use crate::machine::{self, Need};
use crate::postgres::{Durability, Postgres};
use crate::shell::{command, find_program, on_terminal, watched};
use crate::steps::Steps;
use crate::tally::Tally;
use crate::walks::Choice;
use crate::{check, generate, walks};

/// Runs everything; `quick` leaves out the browser walks.
pub(crate) fn test(quick: bool) -> Result<bool> {
    machine::ensure(&[Need::Node, Need::Postgres, Need::ChineseFont, Need::PictureFont])?;
    if !quick {
        machine::ensure(&[Need::Chromium])?;
    }
    let mut steps = Steps::default();
    check::run(&mut steps);
    steps.run_tests("tests on both databases", tests);
    steps.run_tests("examples in the documentation", || {
        counted(&["test", "--workspace", "--doc", "--no-fail-fast"], None)
    });
    steps.run("generated documents", generate::check);
    if !quick {
        walks::run(&mut steps, Choice { filter: None, release: false });
    }
    Ok(steps.close())
}

/// Unit, property and contract tests, with a PostgreSQL beside them.
fn tests() -> Result<(bool, Tally)> {
    let postgres = Postgres::start(Durability::None)?;
    if find_program("cargo-nextest", &[]).is_some() {
        return counted(
            &["nextest", "run", "--workspace", "--no-fail-fast", "--no-tests=pass"],
            Some(&postgres),
        );
    }
    counted(&["test", "--workspace", "--all-targets", "--no-fail-fast"], Some(&postgres))
}

fn counted(arguments: &[&str], postgres: Option<&Postgres>) -> Result<(bool, Tally)> {
    let mut cargo = command("cargo", arguments);
    if let Some(postgres) = postgres {
        cargo.env("WENGUO_TEST_POSTGRES", postgres.url());
    }
    if on_terminal() {
        cargo.env("CARGO_TERM_COLOR", "always");
    }
    let (success, output) = watched(&mut cargo)?;
    Ok((success, Tally::read(&output)))
}
