//! `gen`: documents that are made from the program, so that they cannot be wrong about it.
//!
//! The program writes them itself (`wenguo reference <folder>`, a hidden command); here they are
//! put in place or compared with what is in place.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::machine::{self, Need};
use crate::say::say;
use crate::shell::{command, must_succeed, root};

/// Where the generated documents live; nothing else does.
const FOLDER: &str = "docs/reference";

/// Writes the documents in place.
pub(crate) fn write() -> Result<bool> {
    let wanted = wanted()?;
    let folder = root().join(FOLDER);
    let present = documents(&folder)?;
    for name in present.keys().filter(|name| !wanted.contains_key(*name)) {
        fs::remove_file(folder.join(name))?;
        say!("removed {FOLDER}/{name}");
    }
    for (name, text) in wanted.iter().filter(|(name, text)| present.get(*name) != Some(*text)) {
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), text)?;
        say!("wrote {FOLDER}/{name}");
    }
    Ok(true)
}

/// True when every document is as it would be written.
pub(crate) fn check() -> Result<bool> {
    let (wanted, present) = (wanted()?, documents(&root().join(FOLDER))?);
    let names: std::collections::BTreeSet<_> = wanted.keys().chain(present.keys()).collect();
    let mut differing =
        names.into_iter().filter(|name| wanted.get(*name) != present.get(*name)).peekable();
    let is_current = differing.peek().is_none();
    for name in differing {
        say!(
            "{FOLDER}/{name}: generated documents: not as the program writes it; run `cargo xtask gen`"
        );
    }
    Ok(is_current)
}

fn wanted() -> Result<BTreeMap<String, Vec<u8>>> {
    machine::ensure(&[Need::Node])?;
    let folder = tempfile::tempdir()?;
    let mut words =
        vec!["run", "--quiet", "--package", "server", "--bin", "wenguo", "--", "reference"];
    words.push(folder.path().to_str().context("the temporary folder's name is not text")?);
    must_succeed(&mut command("cargo", &words))?;
    documents(folder.path())
}

fn documents(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    if !folder.exists() {
        return Ok(BTreeMap::new());
    }
    fs::read_dir(folder)?
        .map(|entry| {
            let entry = entry?;
            Ok((entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?))
        })
        .collect()
}
