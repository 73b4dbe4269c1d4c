//! The score card of a pack: what a handled case is reviewed for, how many are, and when it is enough.

use serde::Deserialize;

use super::Words;
use super::load::Check;
use crate::limits::{SCORE_ITEMS_MAX, SCORE_POINTS_MAX};

/// Days within which a case that was drawn is reviewed: later nobody learns from it.
const DUE_DAYS_MAX: u32 = 366;

/// An item of the score card.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreItem {
    /// Its code.
    pub code: String,
    /// What is looked at.
    pub title: Words,
    /// What makes a good mark, and what loses it.
    #[serde(default)]
    pub help: Words,
    /// The most points it has.
    pub points: u32,
    /// Without a point here the whole is not passed.
    #[serde(default)]
    pub fails: bool,
}

impl ScoreItem {
    /// An item the pack does not have any more, called by its code.
    pub(crate) fn unnamed(code: &str) -> ScoreItem {
        let own = || code.to_owned();
        let title = Words { zh_hans: own(), zh_hant: own(), en: own() };
        let code = code.to_owned();
        ScoreItem { code, title, help: Words::default(), points: 1, fails: false }
    }
}

/// Which cases are reviewed, and when it is enough.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct QualityRule {
    /// So many of a hundred closed cases, drawn from the case's identity.
    pub sample: u8,
    /// Hundredths of the points from which on a review is passed.
    pub pass: u8,
    /// Days after the closing within which a case that was drawn is reviewed.
    pub due_days: u32,
    /// The card.
    #[serde(skip)]
    pub card: Vec<ScoreItem>,
}

impl Default for QualityRule {
    fn default() -> Self {
        QualityRule { sample: 10, pass: 80, due_days: 14, card: Vec::new() }
    }
}

/// What is wrong with the rule and the items a pack writes.
pub(super) fn check(check: &mut Check<'_>, rule: Option<&QualityRule>, own: &[ScoreItem]) {
    check.once("item of the score card", "code", own.iter().map(|it| it.code.as_str()));
    if own.len() > SCORE_ITEMS_MAX {
        let reason = format!("a score card has at most {SCORE_ITEMS_MAX} items");
        check.wrong(("[[score_card]]", ""), &reason);
    }
    for item in own {
        let (code, place) = (&item.code, ("code", item.code.as_str()));
        let is_code = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if code.is_empty() || code.len() > 40 || !code.bytes().all(is_code) {
            check.wrong(place, &format!("the item `{code}`: small letters, digits and _ only"));
        }
        let words = [&item.title.zh_hans, &item.title.zh_hant, &item.title.en];
        if words.iter().any(|it| it.trim().is_empty()) {
            check.wrong(place, &format!("the item `{code}` is not named in every language"));
        }
        if item.points == 0 || item.points > SCORE_POINTS_MAX {
            let reason = format!("the item `{code}` has from 1 to {SCORE_POINTS_MAX} points");
            check.wrong(place, &reason);
        }
    }
    let Some(rule) = rule else { return };
    for (key, fits, reason) in [
        ("sample", rule.sample <= 100, "sample is from 0 to 100".to_owned()),
        ("pass", rule.pass <= 100, "pass is in hundredths, from 0 to 100".to_owned()),
        (
            "due_days",
            (1..=DUE_DAYS_MAX).contains(&rule.due_days),
            format!("due_days is from 1 to {DUE_DAYS_MAX}"),
        ),
    ] {
        if !fits {
            check.wrong((key, ""), &reason);
        }
    }
}
