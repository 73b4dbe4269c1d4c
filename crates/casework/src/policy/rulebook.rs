//! Rulebooks: what a law, a regulator or a trade asks for, as a policy to be laid over that of a pack.
//!
//! A rulebook is text (TOML): a head that says whose rules these are and who looked last, and then the very
//! sections of a policy. It has no ladder and no quiet hours, because those are the house's own.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Clock, Counter, MilestoneKind, PauseReason, Policy, RepresentativesMax, Window, check,
};
use crate::pack::{PackError, PackSource, Words};

/// The rules of one source, ready to be laid over a policy.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// What it is and where it comes from.
    pub head: Head,
    /// The rules.
    pub policy: Policy,
}

/// What a rulebook is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Its code, such as `cn.petition`.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// Where it holds: a country, and a part of it.
    pub jurisdiction: String,
    /// The trade it is for; `any` when for all.
    pub industry: String,
    /// Where it was read.
    pub source: String,
    /// The calendar its working days are meant in. For the reader: the one that counts is the organisation's.
    pub calendar: String,
    /// First day any of it holds.
    pub valid_from: Date,
    /// Last day all of it holds.
    #[serde(default)]
    pub valid_to: Option<Date>,
    /// When somebody last compared it with its source.
    pub checked_on: Date,
    /// What to know before it is put in force.
    #[serde(default)]
    pub note: Option<Words>,
}

/// A rulebook as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    rules: Head,
    #[serde(default, rename = "clock")]
    clocks: Vec<Clock>,
    #[serde(default, rename = "pause_reason")]
    pause_reasons: Vec<PauseReason>,
    #[serde(default, rename = "milestone")]
    milestones: Vec<MilestoneKind>,
    #[serde(default, rename = "counter")]
    counters: Vec<Counter>,
    #[serde(default, rename = "window")]
    windows: Vec<Window>,
    #[serde(default)]
    representatives_max: Vec<RepresentativesMax>,
}

impl Rulebook {
    /// Reads one rulebook. Every fault is told, with its line.
    pub fn parse(source: &PackSource) -> Result<Rulebook, Vec<PackError>> {
        let written: Written = source.read().map_err(|error| vec![error])?;
        let book = Rulebook {
            head: written.rules,
            policy: Policy {
                clocks: written.clocks,
                pause_reasons: written.pause_reasons,
                milestones: written.milestones,
                counters: written.counters,
                windows: written.windows,
                representatives_max: written.representatives_max,
                ..Policy::default()
            },
        };
        let mut errors = Vec::new();
        check(&book.policy, &book.policy, source, &mut errors);
        book.check_head(source, &mut errors);
        book.check_sources(source, &mut errors);
        book.check_titles(source, &mut errors);
        if errors.is_empty() { Ok(book) } else { Err(errors) }
    }

    /// Reads rulebooks that may be in force together: no name stands for two things.
    pub fn parse_set(sources: &[PackSource]) -> Result<BTreeMap<String, Rulebook>, Vec<PackError>> {
        let mut books: BTreeMap<String, Rulebook> = BTreeMap::new();
        let mut seen: BTreeMap<(&str, String), String> = BTreeMap::new();
        let mut errors = Vec::new();
        for source in sources {
            let book = match Rulebook::parse(source) {
                Ok(book) => book,
                Err(found) => {
                    errors.extend(found);
                    continue;
                }
            };
            let id = book.head.id.clone();
            if books.contains_key(&id) {
                let reason = format!("there are two rulebooks called `{id}`");
                errors.push(source.error_at(("id", &id), &reason));
                continue;
            }
            for (what, key, code) in book.codes() {
                if let Some(other) = seen.insert((what, code.to_owned()), id.clone()) {
                    let reason = format!("the {what} `{code}` stands in `{other}` too");
                    errors.push(source.error_at((key, code), &reason));
                }
            }
            books.insert(id, book);
        }
        if errors.is_empty() { Ok(books) } else { Err(errors) }
    }

    /// A policy with these rules laid over it: entries of the same code are replaced, the rest is added.
    pub fn over(&self, policy: &Policy) -> Policy {
        let mut whole = policy.clone();
        whole.overlay(&self.policy);
        whole
    }

    /// The sections of a rulebook as written, without its head: what stands below a policy that takes it over.
    pub fn sections(text: &str) -> &str {
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if line.starts_with("[[") {
                return text.get(at..).unwrap_or_default();
            }
            at += line.len();
        }
        ""
    }

    /// What each entry is, the key its code stands behind, and the code.
    fn codes(&self) -> impl Iterator<Item = (&'static str, &'static str, &str)> {
        let it = &self.policy;
        let clocks = it.clocks.iter().map(|it| ("clock", "id", it.id.as_str()));
        let windows = it.windows.iter().map(|it| ("window", "id", it.id.as_str()));
        let counters = it.counters.iter().map(|it| ("counter", "id", it.id.as_str()));
        let milestones = it.milestones.iter().map(|it| ("milestone", "code", it.code.as_str()));
        let reasons = it.pause_reasons.iter().map(|it| ("reason", "code", it.code.as_str()));
        clocks.chain(windows).chain(counters).chain(milestones).chain(reasons)
    }

    fn check_head(&self, source: &PackSource, errors: &mut Vec<PackError>) {
        let head = &self.head;
        let mut wrong = |key: &str, reason: &str| {
            errors.push(source.error_at((key, ""), reason));
        };
        let is_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c);
        if head.id.is_empty() || head.id.len() > 64 || !head.id.chars().all(is_code) {
            wrong("id", "a code has 1 to 64 characters of a-z 0-9 . _ -");
        }
        for (key, text) in [
            ("jurisdiction", &head.jurisdiction),
            ("industry", &head.industry),
            ("source", &head.source),
            ("calendar", &head.calendar),
        ] {
            if text.trim().is_empty() {
                wrong(key, &format!("the head gives no {key}"));
            }
        }
        if head.valid_to.is_some_and(|to| to < head.valid_from) {
            wrong("valid_to", "the rulebook ends before it begins");
        }
    }

    /// A rule of somebody else says where it stands and since when it holds, or nobody can look again.
    fn check_sources(&self, source: &PackSource, errors: &mut Vec<PackError>) {
        let it = &self.policy;
        let clocks = it.clocks.iter().map(|it| (&it.id, &it.source, it.valid_from));
        let windows = it.windows.iter().map(|it| (&it.id, &it.source, it.valid_from));
        let begun = Some(self.head.valid_from);
        let counters = it.counters.iter().map(|it| (&it.id, &it.source, begun));
        for (id, from, since) in clocks.chain(windows).chain(counters) {
            if from.trim().is_empty() {
                errors.push(source.error_at(("id", id), &format!("`{id}` names no source")));
            }
            let reason = match since {
                None => format!("`{id}` does not say since when it holds: `valid_from`"),
                Some(since) if since < self.head.valid_from => {
                    format!("`{id}` holds before the rulebook does")
                }
                Some(_) => continue,
            };
            errors.push(source.error_at(("id", id), &reason));
        }
        for (n, most) in it.representatives_max.iter().enumerate() {
            if most.source.trim().is_empty() {
                let told = "`representatives_max` names no source";
                errors.push(source.error_at_nth(("[[representatives_max]]", n), told));
            }
        }
        for reason in it.pause_reasons.iter().filter(|reason| reason.source.trim().is_empty()) {
            let told = format!("`{}` names no source", reason.code);
            errors.push(source.error_at(("code", &reason.code), &told));
        }
    }

    fn check_titles(&self, source: &PackSource, errors: &mut Vec<PackError>) {
        let it = &self.policy;
        let head = [&self.head.title].into_iter().chain(&self.head.note);
        let head = head.map(|words| ("id", self.head.id.as_str(), words));
        let clocks = it.clocks.iter().flat_map(|it| {
            [&it.title].into_iter().chain(&it.breach).map(|words| ("id", it.id.as_str(), words))
        });
        let windows = it.windows.iter().map(|it| ("id", it.id.as_str(), &it.title));
        let counters = it.counters.iter().map(|it| ("id", it.id.as_str(), &it.title));
        let milestones = it.milestones.iter().map(|it| ("code", it.code.as_str(), &it.title));
        let reasons = it.pause_reasons.iter().map(|it| ("code", it.code.as_str(), &it.title));
        let all = head.chain(clocks).chain(windows).chain(counters);
        for (key, code, words) in all.chain(milestones).chain(reasons) {
            for (language, text) in
                [("zh-Hans", &words.zh_hans), ("zh-Hant", &words.zh_hant), ("en", &words.en)]
            {
                if text.trim().is_empty() {
                    let reason = format!("`{code}` has no words in {language}");
                    errors.push(source.error_at((key, code), &reason));
                }
            }
        }
    }
}
