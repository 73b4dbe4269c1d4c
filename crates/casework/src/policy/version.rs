//! Versions of a policy: each holds for the cases registered from its instant on.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Clock, Confidence, Policy, check};
use crate::pack::{PackError, PackSource};

/// Characters a policy may have.
const POLICY_CHARS_MAX: usize = 400_000;
/// Versions of one policy.
pub const VERSIONS_MAX: usize = 500;

/// A version of a pack's policy as the organisation put it in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyVersion {
    /// Its number, from 1; 0 is the one the pack brings.
    pub version: u32,
    /// Cases registered from here on live under it.
    pub from: Timestamp,
    /// Its text.
    pub text: String,
    /// Why it was changed.
    pub note: String,
}

/// The versions of a policy read and ready, the oldest first.
#[derive(Clone, Debug, Default)]
pub struct Versions(Vec<(Timestamp, u32, Option<Arc<Policy>>)>);

impl Versions {
    /// Reads the versions put in force. One that no longer reads is refused as a whole: nobody guesses a deadline.
    pub fn of(versions: &[PolicyVersion]) -> Result<Versions, Vec<PackError>> {
        let mut read = Vec::new();
        for it in versions {
            let file = format!("policy {}", it.version);
            let own = (!it.text.is_empty()).then(|| parse(&file, &it.text)).transpose()?;
            read.push((it.from, it.version, own.map(Arc::new)));
        }
        Ok(Versions(read))
    }

    /// The clock with this code in the latest version that has it.
    pub fn clock(&self, id: &str) -> Option<&Clock> {
        self.0.iter().rev().find_map(|(_, _, policy)| policy.as_ref()?.clock(id))
    }

    /// The version in force at an instant, and its policy; none is the pack's own, as is version 0.
    pub fn at(&self, at: Timestamp) -> (u32, Option<&Policy>) {
        let found = self.0.iter().rev().find(|(from, _, _)| *from <= at);
        found.map_or((0, None), |(_, version, policy)| (*version, policy.as_deref()))
    }
}

/// Reads a policy that stands on its own. Every fault is told, with its line.
pub fn parse(file: &str, text: &str) -> Result<Policy, Vec<PackError>> {
    let source = PackSource { file: file.to_owned(), text: text.to_owned() };
    if text.chars().count() > POLICY_CHARS_MAX {
        let reason = format!("the policy is longer than {POLICY_CHARS_MAX} characters");
        return Err(vec![PackError { file: source.file, line: 1, reason }]);
    }
    let policy: Policy = source.read().map_err(|error| vec![error])?;
    let mut errors = Vec::new();
    check(&policy, &policy, &source, &mut errors);
    if errors.is_empty() { Ok(policy) } else { Err(errors) }
}

impl Policy {
    /// Codes of the rules whose source nobody has read: they are confirmed before they are relied on.
    pub fn unsure(&self) -> impl Iterator<Item = &str> {
        let clocks = self.clocks.iter().map(|it| (it.confidence, it.id.as_str()));
        let windows = self.windows.iter().map(|it| (it.confidence, it.id.as_str()));
        let counters = self.counters.iter().map(|it| (it.confidence, it.id.as_str()));
        let most = self.representatives_max.iter();
        let most = most.map(|it| (it.confidence, "representatives_max"));
        let all = clocks.chain(windows).chain(counters).chain(most);
        all.filter(|(confidence, _)| *confidence > Confidence::B).map(|(_, id)| id)
    }
}
