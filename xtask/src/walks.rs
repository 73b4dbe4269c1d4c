//! `e2e`: people's ways through the pages, walked in a real browser.
//!
//! The walks are JavaScript because the browser's driver is; see `e2e/harness.mjs`. Each file runs in
//! a process of its own, one after the other: two browsers on two cores would only make each other late.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::machine::{self, Need};
use crate::shell::{command, must_succeed, root, target_folder, watched};
use crate::steps::Steps;
use crate::tally::Tally;

/// Which walks, and through which build.
#[derive(Clone, Copy)]
pub(crate) struct Choice<'a> {
    /// Only files whose name contains this.
    pub(crate) filter: Option<&'a str>,
    /// The optimised build; the walks are the same.
    pub(crate) release: bool,
}

/// Prepares the machine, walks and prints the table.
pub(crate) fn walk(choice: Choice<'_>) -> Result<bool> {
    machine::ensure(&[Need::Node, Need::Chromium, Need::ChineseFont])?;
    let mut steps = Steps::default();
    run(&mut steps, choice);
    Ok(steps.close())
}

/// The walks as steps of a longer run, one for each file.
pub(crate) fn run(steps: &mut Steps, choice: Choice<'_>) {
    let mut ready = None;
    steps.run("browser walks: preparing", || {
        ready = Some((files(choice.filter)?, program(choice.release)?));
        npm_packages()?;
        Ok(true)
    });
    let Some((files, program)) = ready else { return };
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().replace(".test.mjs", "");
        steps.run_tests(&format!("browser walks: {name}"), || one(&file, &program));
    }
}

fn one(file: &Path, program: &Path) -> Result<(bool, Tally)> {
    let mut node = command("node", &["--test", "--test-reporter=spec"]);
    node.arg(file).env("WENGUO_BIN", program);
    if let Some(browser) = machine::chromium() {
        node.env("CHROMIUM", browser);
    }
    let (success, output) = watched(&mut node)?;
    Ok((success, Tally::read(&output)))
}

/// The files to walk, by name. None at all is a mistake, not a success.
fn files(filter: Option<&str>) -> Result<Vec<PathBuf>> {
    let folder = root().join("e2e/walks");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".test.mjs") && filter.is_none_or(|part| name.contains(part)) {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        bail!("no walk in {} has {:?} in its name", folder.display(), filter.unwrap_or_default());
    }
    Ok(files)
}

/// Builds the program to walk through.
fn program(release: bool) -> Result<PathBuf> {
    let mut cargo = command("cargo", &["build", "--package", "server"]);
    if release {
        cargo.arg("--release");
    }
    must_succeed(&mut cargo)?;
    Ok(target_folder()?.join(if release { "release/wenguo" } else { "debug/wenguo" }))
}

/// Installs the walks' packages when the lock file is not the one they were installed from.
fn npm_packages() -> Result<()> {
    let folder = root().join("e2e");
    let lock = fs::read(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.stamp");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    must_succeed(command("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    fs::write(&stamp, lock).with_context(|| stamp.display().to_string())
}
