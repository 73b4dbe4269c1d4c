//! What a policy says of a case besides its clocks: windows that are open, and counters.

use jiff::Timestamp;
use serde::Serialize;

use super::{Confidence, Whose, happened_at};
use crate::case::{Case, Setting};
use crate::closing::ClosingLetter;
use crate::pack::{Facts, Words};

/// A time during which somebody may still do something.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenWindow {
    /// Its code.
    pub id: String,
    /// What may be done.
    pub title: Words,
    /// Whose it is.
    pub whose: Whose,
    /// Since when it is open.
    pub opens_at: Timestamp,
    /// Until when.
    pub closes_at: Timestamp,
    /// Which letters a closing may choose from meanwhile, besides the usual one.
    pub letters: Vec<ClosingLetter>,
    /// Where the rule comes from.
    pub source: String,
    /// How sure we are of it.
    pub confidence: Confidence,
}

/// What a counter has come to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Counted {
    /// Its code.
    pub id: String,
    /// What follows once it is over.
    pub title: Words,
    /// How many so far.
    pub n: u32,
    /// The number it takes more than.
    pub more_than: u32,
    /// It is over.
    pub over: bool,
    /// Where the rule comes from.
    pub source: String,
}

/// The windows that are open now, the one that closes first first. One the calendar cannot tell is left out.
pub fn windows(case: &Case, setting: &Setting<'_>) -> Vec<OpenWindow> {
    let (_, policy) = setting.pack.policy_of(case);
    let day = setting.calendar.local_date(case.registered_at.unwrap_or(setting.now));
    let facts = Facts::of(case, setting);
    let open = policy.windows.iter().filter_map(|window| {
        let holds = window.valid_from.is_none_or(|from| from <= day)
            && window.valid_to.is_none_or(|to| day <= to)
            && window.when.as_ref().is_none_or(|when| when.holds(&facts));
        let opens_at = happened_at(case, &window.start).filter(|_| holds)?;
        let ended = window.ends.as_ref().and_then(|moment| happened_at(case, moment));
        if ended.is_some_and(|ended| ended >= opens_at) {
            return None;
        }
        let closes_at = setting.calendar.due(opens_at, window.limit, &window.rules).ok()?.at;
        (opens_at <= setting.now && setting.now < closes_at).then(|| OpenWindow {
            id: window.id.clone(),
            title: window.title.clone(),
            whose: window.whose,
            opens_at,
            closes_at,
            letters: window.letters.clone(),
            source: window.source.clone(),
            confidence: window.confidence,
        })
    });
    let mut list: Vec<OpenWindow> = open.collect();
    list.sort_by_key(|window| window.closes_at);
    list
}

/// What the counters have come to; those that have not begun are left out.
pub fn counters(case: &Case, setting: &Setting<'_>) -> Vec<Counted> {
    let (_, policy) = setting.pack.policy_of(case);
    let counted = policy.counters.iter().map(|counter| {
        let n = case.counted(counter, setting.now);
        Counted {
            id: counter.id.clone(),
            title: counter.title.clone(),
            n,
            more_than: counter.more_than,
            over: n > counter.more_than,
            source: counter.source.clone(),
        }
    });
    counted.filter(|counted| counted.n > 0).collect()
}
