//! The packs in the binary, and those of a folder beside it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};
use casework::id::PackId;
use casework::pack::{Pack, PackSource, parse_set};
use casework::policy::Rulebook;

/// File name and text of every file under `packs/`, put in at build time.
pub static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The text of a rulebook in the binary, by its code.
pub fn rulebook(id: &str) -> Option<&'static str> {
    let file = format!("rules/{id}.toml");
    FILES.iter().find(|(name, _)| *name == file).map(|(_, text)| *text)
}

/// The rulebooks in the binary, by their codes. They are right: a test reads them all.
pub fn rulebooks() -> Vec<Rulebook> {
    let files = FILES
        .iter()
        .filter(|(file, _)| file.strip_prefix("rules/").is_some_and(|name| !name.contains('/')));
    let source = |(file, text): &(&str, &str)| {
        let source = PackSource { file: (*file).to_owned(), text: (*text).to_owned() };
        Rulebook::parse(&source).ok()
    };
    files.filter_map(source).collect()
}

/// The built-in packs and those found as `<folder>/*/pack.toml`; all right, or an error that names every mistake.
pub fn load(folder: Option<&Path>) -> anyhow::Result<BTreeMap<PackId, Pack>> {
    let built_in = FILES.iter().filter(|(file, _)| file.ends_with("/pack.toml"));
    let mut sources: Vec<PackSource> = built_in
        .map(|(file, text)| PackSource { file: (*file).to_owned(), text: (*text).to_owned() })
        .collect();
    if let Some(folder) = folder {
        sources.extend(read_folder(folder)?);
    }
    parse_set(&sources).map_err(|errors| {
        anyhow::anyhow!("{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

/// The sources of the packs in a folder, which may be a pack itself.
pub fn read_folder(folder: &Path) -> anyhow::Result<Vec<PackSource>> {
    let mut sources = Vec::new();
    let entries = fs::read_dir(folder)
        .with_context(|| format!("the folder of packs {} cannot be read", folder.display()))?;
    let below: Vec<_> = entries.map(|entry| entry.map(|it| it.path())).collect::<Result<_, _>>()?;
    for place in std::iter::once(folder.to_owned()).chain(below) {
        let path = place.join("pack.toml");
        if path.is_file() {
            let text = fs::read_to_string(&path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            sources.push(PackSource { file: path.display().to_string(), text });
        }
    }
    if sources.is_empty() {
        bail!("{} holds no pack; a pack is a folder with a file pack.toml", folder.display());
    }
    sources.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(sources)
}
