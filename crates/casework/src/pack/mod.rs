//! Packs: an industry as data. Categories, fields, clocks, severity, routing, approval, closing.
//!
//! A pack that is wrong is refused on load with file, line and reason, and the running one stays.
//! Pack words for people (titles) come in three languages; conditions are CEL ([`Condition`]).

mod condition;
mod load;
mod rules;
mod source;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use condition::{Condition, Facts};
pub use load::parse_set;
pub use source::{PackError, PackSource};

use crate::id::{CategoryCode, PackId};
use crate::intake::{Channel, SubjectKind};
use crate::organisation::Role;
use crate::policy::{Policy, Versions};
use crate::remedy::Kind;
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

/// What closing asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClosingRule {
    /// When a lesson is needed.
    pub lesson_when: Option<Condition>,
    /// When a callback is needed.
    pub callback_when: Option<Condition>,
    /// Attempts after which the callback counts as made though nobody was reached.
    pub callback_attempts: u32,
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
            callback_attempts: 3,
            word_days: 7,
            link_days: 90,
        }
    }
}

/// What the callback asks, in words for the caller.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScriptLine {
    /// What to say.
    pub say: Words,
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
    /// How investigations are done.
    pub investigation: InvestigationRule,
    /// Closing.
    pub closing: ClosingRule,
    /// Reasons to return a case.
    pub return_reasons: Vec<Choice>,
    /// What the caller says when calling back.
    pub callback_script: Vec<ScriptLine>,
    /// How answers are read and sent.
    pub reply: ReplySection,
    /// What answers must and must not say.
    pub reply_rules: ReplyRules,
    /// Answers to begin with.
    pub reply_templates: Vec<ReplyTemplate>,
    /// Category codes and whether each is a leaf.
    pub(crate) leaves: BTreeMap<CategoryCode, bool>,
}
