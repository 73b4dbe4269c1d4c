//! Packs: an industry as data. Categories, fields, clocks, severity, routing, approval, closing.
//!
//! A pack that is wrong is refused on load with file, line and reason, and the running one stays.
//! Pack words for people (titles) come in three languages; conditions are CEL ([`Condition`]).

mod guidance;
mod condition;
mod load;
mod public_review;
mod quality;
mod rules;
mod source;
mod survey;
mod visit;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use condition::{Condition, Facts};
pub use guidance::{GUIDANCE_LINES_MAX, GUIDANCE_MAX, Guidance};
pub use load::parse_set;
pub use public_review::{Platform, PublicReviewRule};
pub use quality::{QualityRule, ScoreItem};
pub use source::{PackError, PackSource};
pub use survey::{About, Dimension, SurveyQuestion, SurveyRule};
pub use visit::{VisitField, VisitFieldKind};

use crate::call_times::Spread;
use crate::id::{CategoryCode, PackId};
use crate::intake::{Channel, SubjectKind};
use crate::organisation::Role;
use crate::policy::{Policy, Versions};
use crate::remedy::Kind;
use crate::repeat::RepeatRule;
use crate::reply_check::ReplyRules;
use crate::reply_template::ReplyTemplate;

/// A word for people in the three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Simplified Chinese.
    #[serde(rename = "zh-Hans")]
    pub zh_hans: String,
    /// Traditional Chinese.
    #[serde(rename = "zh-Hant")]
    pub zh_hant: String,
    /// English.
    pub en: String,
}

impl Words {
    /// The word in a language, simplified Chinese when the language is not known.
    pub fn in_language(&self, tag: &str) -> &str {
        match tag {
            "zh-Hant" => &self.zh_hant,
            "en" => &self.en,
            _ => &self.zh_hans,
        }
    }
}

/// A category of the tree; branches by dots.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its code.
    pub code: CategoryCode,
    /// Its name.
    pub title: Words,
}

/// What kind of input a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// A line of text.
    Text,
    /// A number.
    Number,
    /// One of the choices.
    Choice,
    /// A date.
    Date,
    /// A telephone number.
    Phone,
}

/// When a field must be filled in (the mandatory / conditional / optional idea of regulators' data files).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// Always.
    Mandatory,
    /// When its condition holds.
    Conditional,
    /// Never.
    #[default]
    Optional,
}

/// One choice of a field or list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its code.
    pub code: String,
    /// Its name.
    pub title: Words,
}

/// A further field of the intake form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its code.
    pub id: String,
    /// Its label.
    pub title: Words,
    /// What it takes.
    pub kind: FieldKind,
    /// Whether it must be filled in.
    #[serde(default)]
    pub requirement: Requirement,
    /// For a conditional field: when.
    #[serde(default)]
    pub when: Option<Condition>,
    /// For a choice: which.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// Shown for these branches only; everywhere when empty.
    #[serde(default)]
    pub categories: Vec<CategoryCode>,
}

/// From the severity to the priority.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SeverityRule {
    /// Sum of the factors from which it is P2.
    pub p2_from: u8,
    /// Sum of the factors from which it is P3.
    pub p3_from: u8,
    /// Whether the case of a key customer stands one priority higher, though never P1.
    pub key_customer_up: bool,
}

impl Default for SeverityRule {
    fn default() -> Self {
        SeverityRule { p2_from: 9, p3_from: 5, key_customer_up: false }
    }
}

/// A rule of routing: the first that holds names the function to look for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// When it holds.
    pub when: Condition,
    /// The function of the unit.
    pub function: String,
}

/// Up to which amount a role may approve.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// The highest sum in minor units.
    pub up_to_minor: i64,
    /// The kinds of remedy it speaks of; all when none is named.
    #[serde(default)]
    pub kinds: BTreeSet<Kind>,
    /// The functions of the units it speaks of; all when none is named.
    #[serde(default)]
    pub functions: BTreeSet<String>,
    /// The role; nobody's approval is needed when none is named.
    #[serde(default)]
    pub role: Option<Role>,
}

/// How money for one customer is added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RemedyRule {
    /// Cases of the same customer registered within so many days count together for approval; 0 for this case alone.
    pub together_days: u32,
}

impl Default for RemedyRule {
    fn default() -> RemedyRule {
        RemedyRule { together_days: 365 }
    }
}

/// How investigations are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InvestigationRule {
    /// Days within which a decision on responsibility may be appealed against.
    pub appeal_days: u32,
}

impl Default for InvestigationRule {
    fn default() -> InvestigationRule {
        InvestigationRule { appeal_days: 7 }
    }
}

/// How plans are worked out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlanRule {
    /// When the customer asks for a refund, so that a no needs a proposal of our own with amount and reason.
    pub own_proposal_when: Option<Condition>,
}

/// What closing asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClosingRule {
    /// When a lesson is needed.
    pub lesson_when: Option<Condition>,
    /// When a callback is needed.
    pub callback_when: Option<Condition>,
    /// So many of a hundred of those are called back, drawn from the case's identity.
    pub callback_sample: u8,
    /// Attempts after which the callback counts as made though nobody was reached.
    pub callback_attempts: u32,
    /// How attempts must lie apart to count.
    pub callback_spread: Spread,
    /// What follows when nobody was reached in so many attempts.
    pub callback_unreached: Unreached,
    /// Days after the decision when silence counts as consent.
    pub word_days: u32,
    /// Days the private link still works after closing.
    pub link_days: u32,
}

impl Default for ClosingRule {
    fn default() -> Self {
        ClosingRule {
            lesson_when: None,
            callback_when: None,
            callback_sample: 100,
            callback_attempts: 3,
            callback_spread: Spread::Any,
            callback_unreached: Unreached::Made,
            word_days: 7,
            link_days: 90,
        }
    }
}

/// What follows when a callback reaches nobody as often as the pack asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unreached {
    /// It counts as made, and says nothing about satisfaction.
    #[default]
    Made,
    /// The case stays open until the customer was reached or has given their word.
    Word,
}

/// How often a task may go to and fro before somebody above decides whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TaskRule {
    /// Returns of one task.
    pub returns_max: u32,
    /// Returns of all tasks of a case together, so that withdrawing and giving anew begins no new count.
    pub case_returns_max: u32,
}

impl Default for TaskRule {
    fn default() -> Self {
        TaskRule { returns_max: 2, case_returns_max: 6 }
    }
}

/// What the callback asks, in words for the caller.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptLine {
    /// What to say.
    pub say: Words,
    /// Under which code the answer is kept; what is only said has none.
    #[serde(default)]
    pub code: Option<String>,
}

/// How answers are read and sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReplySection {
    /// When somebody else reads an answer before it goes out; never when nothing is said.
    pub second_reader_when: Option<Condition>,
    /// When an answer by mail brings a formal letter with it; never when nothing is said.
    pub letter_when: Option<Condition>,
}

/// A pack ready for use.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Its code.
    pub id: PackId,
    /// Its version.
    pub version: String,
    /// Its name.
    pub title: Words,
    /// Channels its form offers.
    pub channels: Vec<Channel>,
    /// Kinds of subject its form offers.
    pub subjects: Vec<SubjectKind>,
    /// The tree of categories, in the order written.
    pub categories: Vec<Category>,
    /// Further fields.
    pub fields: Vec<Field>,
    /// The form of a visit: what is measured and ticked at the customer's.
    pub visit_fields: Vec<VisitField>,
    /// The rules of time it brings.
    pub policy: Policy,
    /// The same as text that stands on its own: what somebody who changes it begins with.
    pub policy_text: String,
    /// Those put in force since.
    pub(crate) versions: Versions,
    /// From severity to priority.
    pub severity: SeverityRule,
    /// Routing.
    pub routes: Vec<Route>,
    /// Approval, by rising amount.
    pub approvals: Vec<Approval>,
    /// How money for one customer is added up.
    pub remedies: RemedyRule,
    /// When a complaint of the same customer is a repeat.
    pub repeat: RepeatRule,
    /// How plans are worked out.
    pub plan: PlanRule,
    /// How investigations are done.
    pub investigation: InvestigationRule,
    /// Closing.
    pub closing: ClosingRule,
    /// Tasks given to others.
    pub tasks: TaskRule,
    /// Reasons to return a case or a task.
    pub return_reasons: Vec<Choice>,
    /// What the caller says when calling back.
    pub callback_script: Vec<ScriptLine>,
    /// What helps at a step.
    pub guidance: Vec<Guidance>,
    /// How answers are read and sent.
    pub reply: ReplySection,
    /// What answers must and must not say.
    pub reply_rules: ReplyRules,
    /// Answers to begin with.
    pub reply_templates: Vec<ReplyTemplate>,
    /// Where a second handling goes; the nearest supervisor where no rule holds.
    pub second_handling: Vec<Route>,
    /// Who is asked after the closing, and what.
    pub survey: SurveyRule,
    /// Which handled cases are reviewed, and by which score card.
    pub quality_review: QualityRule,
    /// How public reviews are answered.
    pub public_review: PublicReviewRule,
    /// Category codes and whether each is a leaf.
    pub(crate) leaves: BTreeMap<CategoryCode, bool>,
}
