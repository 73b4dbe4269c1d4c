//! What may be done with an action, and what happened to it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::effect::{Point, Verdict};
use super::{ActionKind, Cause};
use crate::cause_tree::{self, Branch, CauseJudgement, CauseNode, CauseOfCase};
use crate::exposure::{Measure, Month};
use crate::id::{CaseNo, PersonId};
use crate::matter::Accused;

/// What may be done with an action. The tag is the step's name in the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum ActionCommand {
    /// Plan it.
    PlanAction(Box<PlanAction>),
    /// Plan it anew: it did not help, or the rate came back.
    PlanAnew(PlanAnew),
    /// Show something for it.
    AddEvidence(AddEvidence),
    /// Say that it is done.
    MarkDone(MarkDone),
    /// See that it is done.
    VerifyAction(VerifyAction),
    /// Send it back: it is not done.
    SendBack(SendBack),
    /// Hold the rate after it against the rate before.
    CheckEffect,
    /// Give it up.
    WithdrawAction(SendBack),
    /// Ask why, and put a possible cause into the tree.
    AddCause(cause_tree::AddCause),
    /// Say of a cause that it is established, or ruled out.
    JudgeCause(cause_tree::JudgeCause),
    /// Put a cause elsewhere in the tree.
    MoveCause(cause_tree::MoveCause),
    /// A month has passed.
    Tick,
}

/// A plan, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanAction {
    /// The number; given by the desk.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub n: u32,
    /// Mends what happened, or keeps it from happening.
    pub kind: ActionKind,
    /// In a few words.
    pub title: String,
    /// What is done.
    pub what: String,
    /// Why; the words of the established cause it removes, where one is named and nothing is said.
    pub cause: Cause,
    /// The established cause of one of its cases that it removes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removes: Option<CauseOfCase>,
    /// What is counted, where the effect can be measured.
    #[serde(default)]
    pub measure: Option<Measure>,
    /// Who answers for it.
    pub owner: PersonId,
    /// By when.
    pub due_at: Timestamp,
    /// The incident it follows from.
    #[serde(default)]
    pub incident: Option<u32>,
    /// The cases it follows from.
    #[serde(default)]
    pub cases: Vec<CaseNo>,
}

/// A new plan, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanAnew {
    /// What is done now.
    pub what: String,
    /// By when.
    pub due_at: Timestamp,
}

/// Evidence, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AddEvidence {
    /// What shows it.
    pub text: String,
}

/// The owner's word that it is done, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MarkDone {
    /// What was done, and what shows it.
    pub text: String,
}

/// Somebody else's word that it is, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VerifyAction {
    /// How they saw it.
    pub text: String,
}

/// A no, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SendBack {
    /// Why.
    pub reason: String,
}

/// A check of the effect with the numbers it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// Months before.
    pub before: Vec<Point>,
    /// Months after.
    pub after: Vec<Point>,
    /// What was said.
    pub verdict: Verdict,
}

/// What happened to an action. Tags are for ever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum ActionEvent {
    /// It was planned.
    #[serde(rename = "action_planned")]
    Planned {
        /// The plan.
        plan: Box<PlanAction>,
        /// Whoever is complained about in its cases.
        #[serde(default, skip_serializing_if = "Accused::is_empty")]
        accused: Accused,
    },
    /// It was planned anew.
    #[serde(rename = "action_planned_anew")]
    PlannedAnew {
        /// What is done now.
        what: String,
        /// By when.
        due_at: Timestamp,
    },
    /// Something was shown for it.
    #[serde(rename = "evidence_added")]
    EvidenceAdded {
        /// What.
        text: String,
    },
    /// It was said to be done.
    #[serde(rename = "action_done")]
    Done {
        /// What was done.
        text: String,
        /// The month it counts from.
        month: Month,
    },
    /// Somebody else saw that it is.
    #[serde(rename = "action_verified")]
    Verified {
        /// How.
        text: String,
    },
    /// It is not.
    #[serde(rename = "action_sent_back")]
    SentBack {
        /// Why.
        reason: String,
    },
    /// Its effect was looked at.
    #[serde(rename = "effect_checked")]
    EffectChecked(Check),
    /// The rate came back above what had been reached.
    #[serde(rename = "rate_came_back")]
    CameBack {
        /// The month it shows in, with its numbers.
        point: Point,
        /// The limit it is above, in complaints by exposure.
        limit: f64,
    },
    /// A possible cause was put into the tree.
    #[serde(rename = "cause_added")]
    CauseAdded(CauseNode),
    /// It was said of a cause how sure one is.
    #[serde(rename = "cause_judged")]
    CauseJudged {
        /// The cause's number.
        cause: u32,
        /// What was said, and on what.
        judgement: CauseJudgement,
    },
    /// A cause stands elsewhere in the tree, with what is under it.
    #[serde(rename = "cause_moved")]
    CauseMoved {
        /// The cause's number.
        cause: u32,
        /// The cause it explains; none for the effect itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        under: Option<u32>,
        /// Where it lies.
        branch: Branch,
    },
    /// It was given up.
    #[serde(rename = "action_withdrawn")]
    Withdrawn {
        /// Why.
        reason: String,
    },
}
