//! Guidance: what helps at a step of a case: what to do, what to say, what not to say.
//!
//! The guidance of a trade stands in its pack; which of it fits now is asked of the facts of the case, as the rules are.

use serde::Deserialize;

use super::load::Check;
use super::{Condition, Facts, Pack, Words};
use crate::case::{Case, Setting};

/// Entries of guidance in one pack.
pub const GUIDANCE_MAX: usize = 100;

/// Lines of one kind in an entry; more than a few are not read while somebody is on the phone.
pub const GUIDANCE_LINES_MAX: usize = 10;

/// What helps at a step.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guidance {
    /// Its code; a pack that extends another replaces entries by it.
    pub code: String,
    /// What it is about.
    pub title: Words,
    /// When it fits.
    pub when: Condition,
    /// What to do.
    #[serde(default, rename = "do")]
    pub does: Vec<Words>,
    /// What to say, in words one can take as they are.
    #[serde(default)]
    pub say: Vec<Words>,
    /// What not to say or do.
    #[serde(default)]
    pub avoid: Vec<Words>,
}

impl Pack {
    /// The guidance that fits the case as it stands, in the order of the pack.
    pub fn guidance_for<'a>(&'a self, case: &Case, setting: &Setting<'_>) -> Vec<&'a Guidance> {
        if self.guidance.is_empty() {
            return Vec::new();
        }
        let facts = Facts::of(case, setting);
        self.guidance.iter().filter(|it| it.when.holds(&facts)).collect()
    }
}

/// What is wrong with the guidance a pack writes.
pub(super) fn check(check: &mut Check<'_>, written: &[Guidance]) {
    check.once("guidance", "code", written.iter().map(|it| it.code.as_str()));
    if written.len() > GUIDANCE_MAX {
        check.wrong(
            ("[[guidance]]", ""),
            &format!("a pack has at most {GUIDANCE_MAX} entries of guidance"),
        );
    }
    for it in written {
        let place = ("code", it.code.as_str());
        let lines = [&it.does, &it.say, &it.avoid];
        if lines.iter().all(|list| list.is_empty()) {
            check.wrong(place, &format!("the guidance `{}` says nothing", it.code));
        }
        if lines.iter().any(|list| list.len() > GUIDANCE_LINES_MAX) {
            let reason = format!(
                "the guidance `{}` has more than {GUIDANCE_LINES_MAX} lines of one kind",
                it.code
            );
            check.wrong(place, &reason);
        }
    }
}
