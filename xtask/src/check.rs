//! `check`: what a reviewer should never have to say. Formatting, lints, house rules.

use anyhow::Result;

use crate::machine::{self, Need};
use crate::shell::{command, succeeds};
use crate::steps::Steps;
use crate::tidy;

/// Runs the three and prints how long each took.
pub(crate) fn check() -> Result<bool> {
    // The server's build bundles the pages' scripts, and the lints need it built.
    machine::ensure(&[Need::Node])?;
    let mut steps = Steps::default();
    run(&mut steps);
    Ok(steps.close())
}

/// The three as steps of a longer run; the quickest come first.
pub(crate) fn run(steps: &mut Steps) {
    steps.run("house rules", tidy::tidy);
    steps.run("formatting", || succeeds(&mut command("cargo", &["fmt", "--all", "--check"])));
    steps.run("lints", || {
        let words = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
        succeeds(&mut command("cargo", &words))
    });
}
