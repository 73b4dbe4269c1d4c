//! The words and patterns of `words.toml`, read once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex_lite::{Captures, Regex};
use serde::Deserialize;

/// The file as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    traditional: String,
    pieces: BTreeMap<String, String>,
    pattern: Vec<Written>,
    pub(super) units: BTreeMap<String, String>,
    pub(super) numbers: BTreeMap<String, u32>,
    pub(super) tens: Tens,
    pub(super) from_now: BTreeMap<String, i32>,
    pub(super) weekdays: BTreeMap<String, i8>,
    pub(super) months: BTreeMap<String, i8>,
    pub(super) parts: BTreeMap<String, String>,
    pub(super) hours: Hours,
    pub(super) holidays: BTreeMap<String, Vec<String>>,
    pub(super) sides: BTreeMap<String, Vec<String>>,
    guards: BTreeMap<String, String>,
}

/// How numbers above nine are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tens {
    pub(super) ten: char,
    pub(super) hundred: char,
    pub(super) half: Vec<String>,
    pub(super) ranges: Vec<String>,
}

/// Words that move an hour past noon.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hours {
    pub(super) afternoon: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    finds: String,
    #[serde(default)]
    end: Option<End>,
    #[serde(default)]
    cue: Option<Cue>,
}

/// What has to speak for a commitment before a pattern counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Cue {
    /// A word that tells of something to come for certain.
    Future,
    /// A word that may tell of something to come.
    Some,
}

impl Cue {
    /// The guard that knows these words.
    pub(super) fn guard(self) -> &'static str {
        match self {
            Cue::Future => "future",
            Cue::Some => "some",
        }
    }
}

/// Whose last day a pattern names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum End {
    Week,
    Month,
    Quarter,
    Half,
    Year,
}

/// A pattern, ready to be looked for.
pub(super) struct Pattern {
    pub(super) finds: Regex,
    pub(super) cue: Option<Cue>,
    end: Option<End>,
    names: Vec<String>,
}

/// The named parts of a place where a pattern fits.
pub(super) struct Groups {
    pub(super) end: Option<End>,
    parts: BTreeMap<String, String>,
}

impl Groups {
    pub(super) fn new(fit: &Captures<'_>, pattern: &Pattern) -> Groups {
        let part = |name: &String| {
            let text = fit.name(name)?.as_str().trim();
            Some((name.clone(), text.to_owned()))
        };
        Groups { end: pattern.end, parts: pattern.names.iter().filter_map(part).collect() }
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.parts.get(name).map(String::as_str)
    }
}

pub(super) static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("words.toml")).expect("covered by tests"));

pub(super) static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let ready = |written: &Written| {
        let finds = compiled(&written.finds);
        let names = finds.capture_names().flatten().map(str::to_owned).collect();
        Pattern { finds, cue: written.cue, end: written.end, names }
    };
    WORDS.pattern.iter().map(ready).collect()
});

static GUARDS: LazyLock<BTreeMap<&'static str, Regex>> = LazyLock::new(|| {
    WORDS.guards.iter().map(|(name, text)| (name.as_str(), compiled(text))).collect()
});

static SIMPLIFIED: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let pair = |pair: &str| {
        let mut chars = pair.chars();
        Some((chars.next()?, chars.next()?))
    };
    WORDS.traditional.split_whitespace().filter_map(pair).collect()
});

/// A guard by its name in the file.
pub(super) fn guard(name: &str) -> &'static Regex {
    GUARDS.get(name).expect("the guards asked for are in words.toml, covered by tests")
}

/// A character as the patterns have it.
pub(super) fn folded(c: char) -> char {
    let narrow = match c {
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    SIMPLIFIED.get(&narrow).copied().unwrap_or(narrow.to_ascii_lowercase())
}

/// A pattern with its pieces put in; pieces may hold pieces.
fn compiled(text: &str) -> Regex {
    const DEPTH_MAX: usize = 4;
    let mut text = text.to_owned();
    for _ in 0..DEPTH_MAX {
        for (name, piece) in &WORDS.pieces {
            text = text.replace(&format!("{{{name}}}"), piece);
        }
    }
    Regex::new(&text).expect("the patterns of words.toml are covered by tests")
}
