//! Repeats: the same customer, soon again, about the same thing, as the pack says what soon and the same are.
//!
//! The rule only offers: whoever takes the complaint in says that it is one, and the link says so from then on.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::id::{CaseNo, CategoryCode, UnitId};
use crate::link::Relation;

/// What two complaints must have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Same {
    /// The category.
    Category,
    /// The branch of the tree the category stands in.
    Branch,
    /// The unit responsible.
    Unit,
}

/// When a complaint of the same customer is a repeat.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RepeatRule {
    /// Days within which it comes again; 0 for no rule.
    pub days: u32,
    /// What must be the same; anything of that customer when nothing is named.
    pub same: BTreeSet<Same>,
}

/// What the rule knows of a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known<'a> {
    /// When it was first heard.
    pub received_at: Timestamp,
    /// What it is about, once judged or told.
    pub category: Option<&'a CategoryCode>,
    /// The unit responsible.
    pub unit: Option<&'a UnitId>,
}

impl RepeatRule {
    /// Whether `now` repeats what the same customer said `before`. What is not known yet speaks against nothing: the
    /// one on the phone is asked before they have said what it is about.
    pub fn is_repeat(&self, now: &Known<'_>, before: &Known<'_>) -> bool {
        let span = SignedDuration::from_hours(24 * i64::from(self.days));
        let passed = now.received_at.duration_since(before.received_at);
        let soon = !passed.is_negative() && passed <= span;
        self.days > 0 && soon && self.same.iter().all(|it| it.agrees(now, before))
    }
}

impl Same {
    fn agrees(self, now: &Known<'_>, before: &Known<'_>) -> bool {
        let both = |now: Option<&str>, before: Option<&str>| {
            now.is_none() || before.is_none() || now == before
        };
        match self {
            Same::Category => both(
                now.category.map(CategoryCode::as_str),
                before.category.map(CategoryCode::as_str),
            ),
            Same::Branch => both(now.category.map(branch), before.category.map(branch)),
            Same::Unit => both(now.unit.map(UnitId::as_str), before.unit.map(UnitId::as_str)),
        }
    }
}

/// The branch a category stands in: its code up to the first dot.
fn branch(category: &CategoryCode) -> &str {
    let code = category.as_str();
    code.split_once('.').map_or(code, |(branch, _)| branch)
}

impl Case {
    /// The earlier case this one repeats, as somebody said when it was taken in or later.
    pub fn repeats(&self) -> Option<CaseNo> {
        let own = self.no()?;
        let earlier = |no: &CaseNo| (no.day(), no.running()) < (own.day(), own.running());
        let links = self.links.values().filter(|it| it.relation == Relation::RepeatOf);
        links.map(|it| it.to).filter(earlier).max_by_key(|no| (no.day(), no.running()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(days: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * days)
    }

    fn known(days: i64, category: Option<&CategoryCode>) -> Known<'_> {
        Known { received_at: at(days), category, unit: None }
    }

    #[test]
    fn soon_and_the_same_is_a_repeat() {
        let code = |text: &str| CategoryCode::parse(text).unwrap();
        let (lift, water, fee) = (code("facility.lift"), code("facility.water"), code("fee.wrong"));
        let rule = |same: &[Same]| RepeatRule { days: 30, same: same.iter().copied().collect() };
        let of = |rule: &RepeatRule, days, now, before| {
            rule.is_repeat(&known(days, now), &known(0, before))
        };
        for (same, now, before, is) in [
            (&[][..], Some(&lift), Some(&fee), true),
            (&[Same::Branch][..], Some(&lift), Some(&water), true),
            (&[Same::Branch][..], Some(&lift), Some(&fee), false),
            (&[Same::Category][..], Some(&lift), Some(&water), false),
            (&[Same::Category][..], Some(&lift), Some(&lift), true),
            // Nothing is known yet of what it is about.
            (&[Same::Category][..], None, Some(&lift), true),
        ] {
            assert_eq!(of(&rule(same), 30, now, before), is, "{same:?} {now:?} {before:?}");
            assert!(!of(&rule(same), 31, now, before), "too late");
            assert!(!of(&rule(same), -1, now, before), "not later than itself");
        }
        assert!(!of(&RepeatRule::default(), 0, Some(&lift), Some(&lift)), "no rule, no repeat");
    }
}
