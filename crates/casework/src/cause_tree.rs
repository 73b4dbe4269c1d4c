//! The cause tree: why something happened, asked again and again until what is found can be removed.
//!
//! One structure for a case and for an action. Every cause stands under the effect itself or under the cause it
//! explains, on a branch of its own; a chain of "why" is a path in it. It stays a tree whatever is done: nothing
//! stands under itself, no chain is deeper and no tree larger than the limits say. What was established or ruled out
//! says on what, and nothing established hangs on what was ruled out.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::CaseNo;
use crate::invalid::{Invalid, Problem};
use crate::limits::{CAUSE_CHARS_MAX, CAUSE_DEPTH_MAX, CAUSES_MAX, NOTE_CHARS_MAX};
use crate::permission::Actor;
use crate::point::{next_n, nth, nth_mut};
use crate::refusal::{Objection, Refusal};

/// Where a cause lies: the bones of the fishbone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CauseBranch"))]
#[serde(rename_all = "snake_case")]
pub enum Branch {
    /// Who did it, could not or did not know.
    People,
    /// What it was done with.
    Machine,
    /// What it was made of.
    Material,
    /// How it is done.
    Method,
    /// Where it was done.
    Environment,
    /// How it is seen and counted.
    Measurement,
    /// What is ruled, paid for and allowed.
    Policy,
}

impl Branch {
    /// Every branch, in the order the bones stand.
    pub const ALL: &'static [Branch] = &[
        Branch::People,
        Branch::Machine,
        Branch::Material,
        Branch::Method,
        Branch::Environment,
        Branch::Measurement,
        Branch::Policy,
    ];

    /// The stable name in locales and style sheets.
    pub fn code(self) -> &'static str {
        match self {
            Branch::People => "people",
            Branch::Machine => "machine",
            Branch::Material => "material",
            Branch::Method => "method",
            Branch::Environment => "environment",
            Branch::Measurement => "measurement",
            Branch::Policy => "policy",
        }
    }
}

/// How sure one is of a cause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CauseState {
    /// It could be.
    #[default]
    Suspected,
    /// It is, and this shows it.
    Established,
    /// It is not, and for this reason.
    RuledOut,
}

impl CauseState {
    /// Every state, in the order forms offer them.
    pub const ALL: &'static [CauseState] =
        &[CauseState::Established, CauseState::RuledOut, CauseState::Suspected];

    /// The stable name in locales and style sheets.
    pub fn code(self) -> &'static str {
        match self {
            CauseState::Suspected => "suspected",
            CauseState::Established => "established",
            CauseState::RuledOut => "ruled_out",
        }
    }
}

/// What was said last of a cause, and on what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CauseJudgement {
    /// How sure one is.
    pub state: CauseState,
    /// What shows it, or why it is not.
    pub words: String,
    /// The pieces of evidence it rests on, by number.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub by_evidence: BTreeSet<u32>,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
}

/// A cause in the tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CauseNode {
    /// Its number in the tree, from 1.
    pub n: u32,
    /// The cause it explains; none for one that explains the effect itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<u32>,
    /// Where it lies.
    pub branch: Branch,
    /// In words.
    pub text: String,
    /// What was said last of it; none while it is suspected only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judgement: Option<CauseJudgement>,
    /// Since when it is looked at.
    pub at: Timestamp,
    /// Who thought of it.
    pub by: Actor,
}

impl CauseNode {
    /// How sure one is.
    pub fn state(&self) -> CauseState {
        self.judgement.as_ref().map(|it| it.state).unwrap_or_default()
    }
}

/// A cause, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AddCause {
    /// The cause it explains; none for one that explains the effect itself.
    #[serde(default)]
    pub under: Option<u32>,
    /// Where it lies; that of the cause it explains, when nothing is said.
    #[serde(default)]
    pub branch: Option<Branch>,
    /// In words.
    pub text: String,
}

/// A judgement, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct JudgeCause {
    /// The cause's number.
    pub cause: u32,
    /// How sure one is.
    pub state: CauseState,
    /// What shows it, or why it is not.
    pub words: String,
    /// The pieces of evidence it rests on, by number.
    #[serde(default)]
    pub by_evidence: BTreeSet<u32>,
}

/// Another place in the tree, as it is handed in; what stands under the cause goes with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MoveCause {
    /// The cause's number.
    pub cause: u32,
    /// The cause it explains; none for one that explains the effect itself.
    #[serde(default)]
    pub under: Option<u32>,
    /// Where it lies; as before, when nothing is said.
    #[serde(default)]
    pub branch: Option<Branch>,
}

/// A cause of a case, by the numbers of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CauseOfCase {
    /// The case.
    pub case: CaseNo,
    /// The cause's number there.
    pub cause: u32,
}

/// Who says it, and when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said<'a> {
    pub(crate) at: Timestamp,
    pub(crate) by: &'a Actor,
}

/// The causes of one effect, in the order they were thought of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CauseTree(pub Vec<CauseNode>);

impl CauseTree {
    /// Whether nobody asked why yet.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The cause with this number.
    pub fn get(&self, n: u32) -> Option<&CauseNode> {
        nth(&self.0, n)
    }

    /// What explains a cause, or the effect itself.
    pub fn under(&self, above: Option<u32>) -> impl Iterator<Item = &CauseNode> {
        self.0.iter().filter(move |it| it.under == above)
    }

    /// From what explains the effect itself down to this cause: the chain of "why".
    pub fn chain(&self, n: u32) -> Vec<&CauseNode> {
        let mut chain: Vec<&CauseNode> = Vec::new();
        let mut at = self.get(n);
        while let Some(it) = at {
            // The rules keep it a tree; a journal that does not is not followed for ever.
            if chain.len() > self.0.len() {
                break;
            }
            chain.push(it);
            at = it.under.and_then(|above| self.get(above));
        }
        chain.reverse();
        chain
    }

    /// How many causes the longest chain below this one has, itself among them.
    fn height(&self, n: u32) -> usize {
        let chains = self.0.iter().map(|it| self.chain(it.n));
        let below = chains.filter_map(|chain| {
            let at = chain.iter().position(|it| it.n == n)?;
            Some(chain.len() - at)
        });
        below.max().unwrap_or_default()
    }

    /// Whether something from this cause down the tree is established.
    fn holds_established(&self, n: u32) -> bool {
        let established = self.0.iter().filter(|it| it.state() == CauseState::Established);
        established.into_iter().any(|it| self.chain(it.n).iter().any(|above| above.n == n))
    }

    /// Whether this cause or one above it was ruled out.
    fn is_ruled_out(&self, n: u32) -> bool {
        self.chain(n).iter().any(|it| it.state() == CauseState::RuledOut)
    }

    /// The established cause that lies deepest: the root, as far as one has come. Of two as deep, the first.
    pub fn root(&self) -> Option<&CauseNode> {
        let established = self.0.iter().filter(|it| it.state() == CauseState::Established);
        established.max_by_key(|it| (self.chain(it.n).len(), std::cmp::Reverse(it.n)))
    }

    /// The established cause with this number, or what stands in the way of naming it.
    pub fn established(&self, n: u32) -> Result<&CauseNode, Refusal> {
        let it = self.get(n).ok_or(Refusal::NoSuchCause)?;
        if it.state() == CauseState::Established {
            Ok(it)
        } else {
            Err(Refusal::CauseNotEstablished)
        }
    }

    /// Where a cause may stand: the one above is there, is not ruled out, and the chain does not grow too deep.
    fn place(&self, under: Option<u32>, height: usize) -> Result<(), Refusal> {
        let Some(above) = under else { return Ok(()) };
        self.get(above).ok_or(Refusal::NoSuchCause)?;
        if self.is_ruled_out(above) {
            return Err(Refusal::CauseRuledOut);
        }
        if self.chain(above).len() + height > CAUSE_DEPTH_MAX {
            return Err(Refusal::CausesTooDeep);
        }
        Ok(())
    }

    pub(crate) fn add(&self, it: &AddCause, said: Said<'_>) -> Result<Vec<CauseNode>, Objection> {
        let mut invalid = Invalid::default();
        let text = invalid.line("text", &it.text, CAUSE_CHARS_MAX);
        if text.is_empty() && !invalid.0.iter().any(|problem| problem.field == "text") {
            invalid.add("text", Problem::Missing);
        }
        let above = it.under.and_then(|n| self.get(n));
        let branch = it.branch.or(above.map(|above| above.branch));
        if branch.is_none() && it.under.is_none() {
            invalid.add("branch", Problem::Missing);
        }
        invalid.none_or(())?;
        self.place(it.under, 1)?;
        let branch = branch.ok_or(Refusal::NoSuchCause)?;
        if self.under(it.under).any(|old| old.text == text && old.branch == branch) {
            return Ok(vec![]);
        }
        if self.0.len() >= CAUSES_MAX {
            return Err(Refusal::TooMany.into());
        }
        Ok(vec![CauseNode {
            n: next_n(self.0.len()),
            under: it.under,
            branch,
            text,
            judgement: None,
            at: said.at,
            by: said.by.clone(),
        }])
    }

    /// `evidence` is how many pieces there are to rest on.
    pub(crate) fn judge(
        &self,
        it: &JudgeCause,
        evidence: usize,
        said: Said<'_>,
    ) -> Result<Option<CauseJudgement>, Objection> {
        let mut invalid = Invalid::default();
        let words = invalid.required("words", &it.words, NOTE_CHARS_MAX);
        let unknown = |n: &u32| *n == 0 || usize::try_from(*n).is_ok_and(|n| n > evidence);
        if it.by_evidence.iter().any(unknown) {
            invalid.add("by_evidence", Problem::NotAChoice);
        }
        invalid.none_or(())?;
        let old = self.get(it.cause).ok_or(Refusal::NoSuchCause)?;
        let same = |old: &CauseJudgement| {
            (old.state, &old.words, &old.by_evidence) == (it.state, &words, &it.by_evidence)
        };
        if old.judgement.as_ref().is_some_and(same) {
            return Ok(None);
        }
        match it.state {
            CauseState::Established => {
                let above = old.under.is_some_and(|above| self.is_ruled_out(above));
                if above {
                    return Err(Refusal::CauseRuledOut.into());
                }
            }
            CauseState::RuledOut => {
                let below = self.0.iter().filter(|below| below.under == Some(old.n));
                if below.into_iter().any(|below| self.holds_established(below.n)) {
                    return Err(Refusal::CauseHoldsEstablished.into());
                }
            }
            CauseState::Suspected => {}
        }
        Ok(Some(CauseJudgement {
            state: it.state,
            words,
            by_evidence: it.by_evidence.clone(),
            at: said.at,
            by: said.by.clone(),
        }))
    }

    /// The branch it has there; none when it stands there already.
    pub(crate) fn shift(&self, it: &MoveCause) -> Result<Option<Branch>, Refusal> {
        let old = self.get(it.cause).ok_or(Refusal::NoSuchCause)?;
        let branch = it.branch.unwrap_or(old.branch);
        if (old.under, old.branch) == (it.under, branch) {
            return Ok(None);
        }
        let above = it.under.map(|n| self.chain(n)).unwrap_or_default();
        if above.iter().any(|above| above.n == old.n) {
            return Err(Refusal::CauseCircle);
        }
        if old.under != it.under {
            self.place(it.under, self.height(old.n))?;
        }
        Ok(Some(branch))
    }

    pub(crate) fn judged(&mut self, cause: u32, judgement: &CauseJudgement) {
        if let Some(it) = nth_mut(&mut self.0, cause) {
            it.judgement = Some(judgement.clone());
        }
    }

    pub(crate) fn moved(&mut self, cause: u32, under: Option<u32>, branch: Branch) {
        if let Some(it) = nth_mut(&mut self.0, cause) {
            (it.under, it.branch) = (under, branch);
        }
    }

    /// What does not hold of it: see I24 and I25 in ARCHITECTURE.md.
    pub fn broken(&self) -> Vec<(&'static str, String)> {
        let mut found = Vec::new();
        for (at, it) in self.0.iter().enumerate() {
            let chain = self.chain(it.n);
            let there = it.under.is_none_or(|above| self.get(above).is_some());
            let first = chain.first().is_some_and(|first| first.under.is_none());
            let numbered = usize::try_from(it.n) == Ok(at + 1);
            if !there || !first || !numbered || chain.len() > CAUSE_DEPTH_MAX {
                found.push(("I24", format!("cause {} under {:?}", it.n, it.under)));
            }
            if it.judgement.as_ref().is_some_and(|said| said.words.is_empty()) {
                found.push(("I25", format!("cause {} is judged without a word", it.n)));
            }
            if it.state() == CauseState::Established && self.is_ruled_out(it.n) {
                found.push(("I25", format!("cause {} hangs on one ruled out", it.n)));
            }
        }
        if self.0.len() > CAUSES_MAX {
            found.push(("I24", format!("{} causes", self.0.len())));
        }
        found
    }
}
