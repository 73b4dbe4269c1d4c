//! `wenguo pack check`: whether packs are right, and whether their stories go as they are told.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use casework::pack::{PackSource, parse_set};
use casework::story::Story;
use clap::{Args, Subcommand};

use super::out::Out;
use crate::packs;

/// Checks packs.
#[derive(Args, Debug)]
pub struct Pack {
    #[command(subcommand)]
    command: PackCommand,
}

#[derive(Subcommand, Debug)]
enum PackCommand {
    /// Checks the built-in packs and those of a folder, and runs their stories.
    Check(Check),
    /// Makes a pack out of a list of categories, one column a level.
    Tree(super::tree::TreeArgs),
}

/// Checks packs and runs their stories.
#[derive(Args, Debug)]
struct Check {
    /// A folder of packs (each a folder with a file pack.toml); the built-in ones alone when nothing is said.
    folder: Option<PathBuf>,
}

impl Pack {
    /// Runs the command.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        match self.command {
            PackCommand::Check(check) => check.run(out),
            PackCommand::Tree(tree) => tree.run(out),
        }
    }
}

impl Check {
    fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        let mut sources: Vec<PackSource> = built_in("/pack.toml");
        let mut stories: Vec<PackSource> = built_in(".story");
        if let Some(folder) = &self.folder {
            let own = packs::read_folder(folder)?;
            // A pack of the folder takes the place of the built-in one it was copied from.
            let replaced = |file: &str| own.iter().any(|it| last_two(&it.file) == last_two(file));
            sources.retain(|it| !replaced(&it.file));
            sources.extend(own);
            stories.extend(read_stories(folder)?);
        }
        let loaded = match parse_set(&sources) {
            Ok(loaded) => loaded,
            Err(errors) => {
                for error in &errors {
                    out.result(
                        &error.to_string(),
                        &serde_json::json!({ "file": error.file, "line": error.line, "reason": error.reason }),
                    );
                }
                return Ok(super::FOUND);
            }
        };
        let mut wrong = 0_i64;
        for story in &stories {
            if let Err(error) = Story::parse(&story.text).and_then(|it| it.check(&loaded)) {
                wrong += 1;
                let words = format!("{}: {error}", story.file);
                out.result(
                    &words,
                    &serde_json::json!({ "file": story.file, "reason": error.to_string() }),
                );
            }
        }
        let (packs, told) = (i64::try_from(loaded.len())?, i64::try_from(stories.len())?);
        let words = out.locale.text_with(
            "cli-pack-checked",
            &[("packs", packs.into()), ("stories", told.into()), ("wrong", wrong.into())],
        );
        out.result(&words, &serde_json::json!({ "packs": packs, "stories": told, "wrong": wrong }));
        Ok(if wrong == 0 { super::DONE } else { super::FOUND })
    }
}

fn built_in(ending: &str) -> Vec<PackSource> {
    let files = packs::FILES.iter().filter(|(file, _)| file.ends_with(ending));
    files
        .map(|(file, text)| PackSource { file: (*file).to_owned(), text: (*text).to_owned() })
        .collect()
}

/// `property/pack.toml` of a longer path.
fn last_two(file: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = file.rsplit(['/', '\\']).take(2).collect();
    parts.reverse();
    parts
}

fn read_stories(folder: &Path) -> anyhow::Result<Vec<PackSource>> {
    let mut stories = Vec::new();
    for pack in fs::read_dir(folder)? {
        let Ok(entries) = fs::read_dir(pack?.path().join("stories")) else { continue };
        for entry in entries {
            let path = entry?.path();
            if path.extension().is_some_and(|it| it == "story") {
                let text = fs::read_to_string(&path)
                    .with_context(|| format!("{} cannot be read", path.display()))?;
                stories.push(PackSource { file: path.display().to_string(), text });
            }
        }
    }
    Ok(stories)
}
