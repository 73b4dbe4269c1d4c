//! `bench`: figures are only worth something from a release build, so this makes one first.

use anyhow::Result;

use crate::machine::{self, Need};
use crate::shell::{command, must_succeed, succeeds, target_folder};

/// Builds for release, then hands everything to `wenguo bench`.
pub(crate) fn bench(arguments: &[String]) -> Result<bool> {
    machine::ensure(&[Need::Node])?;
    must_succeed(&mut command("cargo", &["build", "--release", "--package", "server"]))?;
    let program = target_folder()?.join("release/wenguo");
    succeeds(command(&program.to_string_lossy(), &["bench"]).args(arguments))
}
