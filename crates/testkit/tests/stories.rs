//! Every story of the packs and of the rules, run against what it says the journal tells.
//!
//! `UPDATE_STORIES=1 cargo test -p testkit --test stories` writes the lower halves anew; read the difference
//! before you commit it.

#![expect(clippy::unwrap_used, reason = "in a test the panic is the message")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use casework::id::PackId;
use casework::pack::{Pack, PackSource, parse_set};
use casework::policy::Rulebook;
use casework::story::Story;
use testkit::over_general;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files below a folder whose names end so, in order.
fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path, end));
        } else if path.to_string_lossy().ends_with(end) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn packs() -> BTreeMap<PackId, Pack> {
    let read = |path: &PathBuf| PackSource {
        file: path.strip_prefix(root()).unwrap().display().to_string(),
        text: fs::read_to_string(path).unwrap(),
    };
    let mut sources: Vec<PackSource> =
        files(&root().join("packs"), "pack.toml").iter().map(read).collect();
    // A rulebook is told under its own name: the general pack with its rules laid over.
    for path in fs::read_dir(root().join("packs/rules")).unwrap().map(|it| it.unwrap().path()) {
        if path.extension().is_some_and(|it| it == "toml") {
            let source = read(&path);
            let book = Rulebook::parse(&source).unwrap();
            sources.push(over_general(&book.head.id, Rulebook::sections(&source.text)));
        }
    }
    parse_set(&sources).unwrap_or_else(|errors| {
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("packs are not right:\n{}", errors.join("\n"))
    })
}

#[test]
fn every_story_tells_what_its_journal_tells() {
    let packs = packs();
    #[expect(clippy::disallowed_methods, reason = "a switch of the test, not of the program")]
    let is_update = std::env::var("UPDATE_STORIES").is_ok();
    let mut wrong = Vec::new();
    let mut by_pack: BTreeMap<String, usize> = BTreeMap::new();
    for folder in ["packs", "crates/casework/stories"] {
        for path in files(&root().join(folder), ".story") {
            let text = fs::read_to_string(&path).unwrap();
            let result = Story::parse(&text).and_then(|story| {
                *by_pack.entry(story.pack().to_string()).or_default() += 1;
                if is_update {
                    fs::write(&path, story.rewritten(&packs)?).unwrap();
                }
                if is_update { Ok(()) } else { story.check(&packs) }
            });
            if let Err(error) = result {
                let name = path.strip_prefix(root()).unwrap();
                wrong.push(format!("{}:{}: {}", name.display(), error.line, error.reason));
            }
        }
    }
    assert!(wrong.is_empty(), "{} stories differ:\n{}", wrong.len(), wrong.join("\n"));
    for (pack, least) in [("general", 4), ("property", 6), ("hotline12345", 5)] {
        let found = by_pack.get(pack).copied().unwrap_or_default();
        assert!(found >= least, "{found} stories of {pack}, {least} are asked for");
    }
}

#[test]
fn a_story_that_is_wrong_says_where() {
    let packs = packs();
    let check = |text: &str| {
        let story = Story::parse(text);
        story.and_then(|story| story.check(&packs)).unwrap_err().to_string()
    };
    let cases = [
        ("# a\nsomething\n", "line 2: a line begins with a date"),
        ("2026-03-02 09:00 nobody acknowledge\n", "line 1: there is no `nobody` in this story"),
        ("2026-03-02 09:00 wangfang dance\n", "line 1: `dance` is no command"),
        ("2026-03-02 09:00 wangfang receive phone \"x\n", "line 1: a quotation mark is not closed"),
        ("2026-03-02 25:00 wangfang acknowledge\n", "line 1: `2026-03-02 25:00` is no time"),
        (
            "2026-03-02 09:00 wangfang receive phone \"x\" colour=red\n",
            "line 1: receive: unknown field `colour`",
        ),
        (
            "2026-03-02 09:00 wangfang wait\n2026-03-02 08:00 wangfang wait\n",
            "line 2: the line lies before",
        ),
        (
            "pack nowhere\n2026-03-02 09:00 wangfang wait\n",
            "line 1: there is no pack called `nowhere`",
        ),
        ("person zhaolei caseworker@moon\n", "line 1: there is no unit `moon`"),
        ("2026-03-02 09:00 wangfang merge_into #2\n", "line 1: there is no case #2 yet"),
        ("2026-03-02 09:00 wangfang acknowledge\n---\n", "line 1: after this comes `03-02 09:00"),
        ("2026-03-02 09:00 wangfang wait\n---\nx\n", "line 3: expected `x`, and nothing comes"),
    ];
    for (text, expected) in cases {
        let found = check(text);
        assert!(found.starts_with(expected), "{text:?} tells {found:?}, not {expected:?}");
    }
}
