//! What the machine must have besides Rust, and how it gets there.
//!
//! A test that is skipped because a program is missing is a test that never runs; so a missing
//! program is installed where we may, and otherwise stops the run with the words to type.

use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Result, bail};

use crate::say::say;
use crate::shell::{command, find_program, must_succeed};

/// The oldest Node the browser's driver runs on.
const NODE_MIN: u32 = 20;

/// A program or a font that some step needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// Bundles the pages' scripts and runs the browser walks.
    Node,
    /// The second database; server programs, not only the client.
    Postgres,
    /// The browser that walks.
    Chromium,
    /// Without it screenshots show boxes instead of Chinese.
    ChineseFont,
    /// The little pictures people write with, as letters print them.
    PictureFont,
}

impl Need {
    /// Debian's packages that bring it.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Node => &["nodejs", "npm"],
            Self::Postgres => &["postgresql"],
            Self::Chromium => &["chromium"],
            Self::ChineseFont => &["fonts-noto-cjk", "fontconfig"],
            Self::PictureFont => &["fonts-noto-color-emoji", "fontconfig"],
        }
    }

    fn is_met(self) -> bool {
        match self {
            Self::Node => find_program("npm", &[]).is_some() && node_release() >= Some(NODE_MIN),
            Self::Postgres => postgres_programs().is_some(),
            Self::Chromium => chromium().is_some(),
            Self::ChineseFont => has_font(":lang=zh"),
            Self::PictureFont => has_font("Noto Color Emoji"),
        }
    }
}

fn has_font(pattern: &str) -> bool {
    command("fc-list", &[pattern, "file"])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|output| !output.stdout.is_empty())
}

/// Installs what is missing, or says what to install.
pub(crate) fn ensure(needs: &[Need]) -> Result<()> {
    let packages = missing(needs);
    if packages.is_empty() {
        return Ok(());
    }
    let install = ["apt-get", "install", "-y", "--no-install-recommends"];
    let by_hand = format!("apt-get update && {} {}", install.join(" "), packages.join(" "));
    say!("missing on this machine: {}", packages.join(" "));
    let Some(prefix) = administrator_prefix() else {
        bail!("please install them as administrator, then run this again:\n  {by_hand}");
    };
    let with_prefix = |words: &[&str]| {
        let words = [prefix, &["env", "DEBIAN_FRONTEND=noninteractive"], words].concat();
        command(words[0], &words[1..])
    };
    must_succeed(&mut with_prefix(&["apt-get", "update", "-q"]))?;
    must_succeed(&mut with_prefix(&[&install[..], &["-q"], &packages].concat()))?;
    let still = missing(needs);
    if !still.is_empty() {
        bail!(
            "installed, yet not found: {}; please look at what this says:\n  {by_hand}",
            still.join(" ")
        );
    }
    Ok(())
}

/// The browser: the one named by CHROMIUM, or the distribution's.
pub(crate) fn chromium() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Some(PathBuf::from(named));
    }
    ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .find_map(|name| find_program(name, &[]))
}

/// The folder with PostgreSQL's server programs, the newest release first.
pub(crate) fn postgres_programs() -> Option<PathBuf> {
    let releases = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<(u32, PathBuf)> = releases
        .filter_map(|entry| {
            Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin")))
        })
        .collect();
    folders.sort();
    let folders: Vec<_> = folders.into_iter().rev().map(|(_, folder)| folder).collect();
    let folder = find_program("initdb", &folders)?.parent()?.to_owned();
    ["postgres", "pg_ctl"].iter().all(|name| folder.join(name).is_file()).then_some(folder)
}

/// The first number of Node's version, as in `v20.1.0`.
fn node_release() -> Option<u32> {
    let output = command("node", &["--version"]).stderr(Stdio::null()).output().ok()?;
    let version = String::from_utf8(output.stdout).ok()?;
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn missing(needs: &[Need]) -> Vec<&'static str> {
    needs.iter().filter(|need| !need.is_met()).flat_map(|need| need.packages()).copied().collect()
}

/// The words before a command that make us administrator; none when we are, `None` when we cannot be.
fn administrator_prefix() -> Option<&'static [&'static str]> {
    find_program("apt-get", &[])?;
    let says = |program: &str, arguments: &[&str]| {
        command(program, arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()
    };
    if says("id", &["-u"])?.stdout.trim_ascii() == b"0" {
        return Some(&[]);
    }
    says("sudo", &["-n", "true"])
        .is_some_and(|output| output.status.success())
        .then_some(&["sudo", "-n"])
}

#[cfg(test)]
mod tests {
    use super::{Need, missing};

    #[test]
    fn every_need_names_a_package() {
        let fonts = [Need::ChineseFont, Need::PictureFont];
        for need in [Need::Node, Need::Postgres, Need::Chromium].into_iter().chain(fonts) {
            assert!(!need.packages().is_empty(), "{need:?}");
        }
    }

    #[test]
    fn nothing_needed_is_nothing_missing() {
        assert!(missing(&[]).is_empty());
    }
}
