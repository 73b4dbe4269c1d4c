//! Rules of answers as packs write them, and what is wrong with one.

use serde::{Deserialize, Serialize};

use super::pattern::{Finder, Pattern};
use crate::pack::{Condition, Facts, Words};

/// Rules of answers a pack may have, with those it takes over.
pub const REPLY_RULES_MAX: usize = 300;

/// Whether a rule asks for something or forbids it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// It must be there.
    MustHave,
    /// It must not be there.
    MustNot,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// The words of the rule.
    #[default]
    Words,
    /// Whether each point of complaint is spoken of.
    Points,
    /// Whether a time that is named is a promise on record.
    Promises,
    /// Whether it says who writes: the organisation, a unit of the case or a person of it.
    Sender,
}

/// A text of ours that goes to the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// The decision.
    Response,
    /// A word on the way.
    Progress,
    /// A reply to what somebody wrote in public: everybody reads it.
    PublicReply,
}

impl Told {
    /// Its name in conditions.
    pub fn code(self) -> &'static str {
        match self {
            Told::Response => "response",
            Told::Progress => "progress",
            Told::PublicReply => "public_reply",
        }
    }
}

/// A rule of answers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyRule {
    /// Its code.
    pub id: String,
    /// What is wrong where it trips.
    pub title: Words,
    /// Whether it asks or forbids.
    pub kind: RuleKind,
    /// What it looks at.
    #[serde(default)]
    pub asks: Asks,
    /// The texts it is for; all when empty.
    #[serde(default, rename = "for")]
    pub told: Vec<Told>,
    /// The words it asks for or forbids.
    #[serde(default)]
    pub(super) words: Vec<Pattern>,
    /// Words of the same sentence that make the forbidden ones harmless.
    #[serde(default)]
    pub(super) unless: Vec<Pattern>,
    /// When it applies; always when nothing is said.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Whether a text that trips is held back.
    #[serde(default)]
    pub blocks: bool,
    /// What to do.
    pub advice: Words,
    /// How it could be said instead.
    #[serde(default)]
    pub better: Option<Words>,
    /// Texts that must trip it.
    #[serde(default)]
    pub trips: Vec<String>,
    /// Texts that must not.
    #[serde(default)]
    pub passes: Vec<String>,
    /// Where it comes from.
    #[serde(default)]
    pub source: String,
}

impl ReplyRule {
    pub(super) fn is_for(&self, told: Told, facts: &Facts) -> bool {
        (self.told.is_empty() || self.told.contains(&told))
            && self.when.as_ref().is_none_or(|when| when.holds(facts))
    }

    /// What is wrong with it as written, one sentence for each fault.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut wrong = |reason: &str| faults.push(format!("the rule `{}` {reason}", self.id));
        let by_words = self.asks == Asks::Words;
        if by_words && self.words.is_empty() {
            wrong("has no words; name some, or what it asks for instead");
        }
        let has_words = !self.words.is_empty() || !self.unless.is_empty();
        if !by_words && has_words {
            wrong("asks for something that is worked out and has words beside it; drop one");
        }
        if self.kind == RuleKind::MustHave && !self.unless.is_empty() {
            wrong("asks for words; `unless` belongs to a rule that forbids");
        }
        if by_words && (self.trips.is_empty() || self.passes.is_empty()) {
            wrong("has no example that trips it, or none that passes; write one of each");
        }
        let has_examples = !self.trips.is_empty() || !self.passes.is_empty();
        if !by_words && has_examples {
            wrong("is worked out from a case; examples of mere text cannot show it");
        }
        let mut words = vec![("title", &self.title), ("advice", &self.advice)];
        words.extend(self.better.as_ref().map(|better| ("better", better)));
        for (key, words) in words {
            if [&words.zh_hans, &words.zh_hant, &words.en].iter().any(|it| it.trim().is_empty()) {
                wrong(&format!("has a `{key}` that is empty in a language"));
            }
        }
        if by_words {
            let only = ReplyRules::new(std::slice::from_ref(self));
            for (texts, should) in [(&self.trips, true), (&self.passes, false)] {
                for text in texts.iter().filter(|text| only.trips_on(text) != should) {
                    let what =
                        if should { "trips it and does not" } else { "passes it and does not" };
                    wrong(&format!("has an example that says it {what}: `{text}`"));
                }
            }
        }
        faults
    }
}

/// The rules of a pack, ready to be used.
#[derive(Clone, Debug, Default)]
pub struct ReplyRules {
    pub(super) rules: Vec<ReplyRule>,
    pub(super) finder: Finder,
}

impl ReplyRules {
    /// Makes rules ready.
    pub fn new(rules: &[ReplyRule]) -> ReplyRules {
        let mut finder = Finder::default();
        for (at, rule) in rules.iter().enumerate() {
            for pattern in &rule.words {
                finder.add(at * 2, pattern);
            }
            for pattern in &rule.unless {
                finder.add(at * 2 + 1, pattern);
            }
        }
        ReplyRules { rules: rules.to_vec(), finder }
    }

    /// The rules, in the order written.
    pub fn iter(&self) -> impl Iterator<Item = &ReplyRule> {
        self.rules.iter()
    }
}
