//! `wenguo pack check`: whether packs are right, and whether their stories go as they are told.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use casework::pack::{PackSource, parse_set};
use casework::policy::{DatedCases, Rulebook};
use casework::story::Story;
use clap::{Args, Subcommand};
use serde_json::json;

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
                        &json!({ "file": error.file, "line": error.line, "reason": error.reason }),
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
                out.result(&words, &json!({ "file": story.file, "reason": error.to_string() }));
            }
        }
        let counted = check_rulebooks(self.folder.as_deref(), out)?;
        wrong += counted.wrong;
        let (packs, told) = (i64::try_from(loaded.len())?, i64::try_from(stories.len())?);
        let words = out.locale.text_with(
            "cli-pack-checked",
            &[
                ("packs", packs.into()),
                ("stories", told.into()),
                ("rulebooks", counted.books.into()),
                ("dated", counted.cases.into()),
                ("wrong", wrong.into()),
            ],
        );
        out.result(
            &words,
            &json!({
                "packs": packs, "stories": told, "rulebooks": counted.books, "dated": counted.cases,
                "wrong": wrong,
            }),
        );
        Ok(if wrong == 0 { super::DONE } else { super::FOUND })
    }
}

/// What was counted of rulebooks.
struct Counted {
    books: i64,
    cases: i64,
    wrong: i64,
}

/// Reads the rulebooks, those built in and those of the folder's own `rules`, and counts their dated cases again.
fn check_rulebooks(folder: Option<&Path>, out: &mut Out) -> anyhow::Result<Counted> {
    let (mut books, mut dated) = (rules_below("rules/"), rules_below("rules/examples/"));
    if let Some(folder) = folder.map(|it| it.join("rules")).filter(|it| it.is_dir()) {
        let own = read_toml(&folder)?;
        books.retain(|it| !own.iter().any(|own| stem(&own.file) == stem(&it.file)));
        books.extend(own);
        let examples = folder.join("examples");
        if examples.is_dir() {
            let own = read_toml(&examples)?;
            dated.retain(|it| !own.iter().any(|own| stem(&own.file) == stem(&it.file)));
            dated.extend(own);
        }
    }
    let mut counted = Counted { books: i64::try_from(books.len())?, cases: 0, wrong: 0 };
    let mut tell = |file: &str, reason: &str| {
        counted.wrong += 1;
        out.result(&format!("{file}: {reason}"), &json!({ "file": file, "reason": reason }));
    };
    let read = match Rulebook::parse_set(&books) {
        Ok(read) => read,
        Err(errors) => {
            for error in &errors {
                let reason = format!("{}: {}", error.line, error.reason);
                tell(&error.file, &reason);
            }
            return Ok(counted);
        }
    };
    let mut cases = 0;
    for source in &dated {
        match (DatedCases::parse(&source.text), read.get(stem(&source.file))) {
            (Ok(list), Some(book)) => {
                cases += i64::try_from(list.example.len())?;
                list.check(book).iter().for_each(|reason| tell(&source.file, reason));
            }
            (Err(reason), _) => tell(&source.file, &reason),
            (Ok(_), None) => tell(&source.file, "there is no rulebook of this name"),
        }
    }
    counted.cases = cases;
    Ok(counted)
}

/// The files right below a folder of the built-in packs.
fn rules_below(folder: &str) -> Vec<PackSource> {
    let mut files = built_in(".toml");
    files.retain(|it| it.file.strip_prefix(folder).is_some_and(|name| !name.contains('/')));
    files
}

fn read_toml(folder: &Path) -> anyhow::Result<Vec<PackSource>> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "toml") {
            let text = fs::read_to_string(&path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            sources.push(PackSource { file: path.display().to_string(), text });
        }
    }
    sources.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(sources)
}

/// The name of a file without its folder and ending.
fn stem(file: &str) -> &str {
    Path::new(file).file_stem().and_then(|it| it.to_str()).unwrap_or_default()
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
