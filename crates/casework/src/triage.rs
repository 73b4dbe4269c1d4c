//! Triage: what kind of matter it is, whether it is justified, how serious it is, and why.

use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::id::CategoryCode;
use crate::intake::Flag;
use crate::invalid::{Invalid, Problem};
use crate::limits::NOTE_CHARS_MAX;
use crate::promise;
use crate::refusal::{Objection, Refusal};

/// What was put to us.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A complaint about what we did or did not do.
    #[default]
    Complaint,
    /// An objection to a policy, system or management.
    Objection,
    /// A dispute with claims on both sides.
    Dispute,
    /// A grievance that asks for nothing but to be heard.
    Grievance,
    /// A question.
    Inquiry,
    /// A suggestion.
    Suggestion,
    /// A report of a fault.
    FaultReport,
    /// Praise.
    Praise,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Kind] = &[
        Kind::Complaint,
        Kind::Objection,
        Kind::Dispute,
        Kind::Grievance,
        Kind::Inquiry,
        Kind::Suggestion,
        Kind::FaultReport,
        Kind::Praise,
    ];
}

/// Whether it is justified, or only meant to be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// Valid: we did wrong.
    Valid,
    /// Needs improvement: within the rules, and not good enough.
    NeedsImprovement,
    /// Invalid: it does not hold.
    Invalid,
    /// Communicative: somebody seeks help.
    Help,
    /// Communicative: somebody asks.
    Inquiry,
    /// Communicative: somebody vents.
    Venting,
}

impl Nature {
    /// Every nature.
    pub const ALL: &'static [Nature] = &[
        Nature::Valid,
        Nature::NeedsImprovement,
        Nature::Invalid,
        Nature::Help,
        Nature::Inquiry,
        Nature::Venting,
    ];

    /// Meant to be heard rather than put right; handled badly, it becomes a valid complaint.
    pub fn is_communicative(self) -> bool {
        matches!(self, Nature::Help | Nature::Inquiry | Nature::Venting)
    }
}

/// How quickly it must be taken up; derived from the severity, or set with a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Priority {
    /// At once: danger, law, or somebody vulnerable.
    P1,
    /// Today.
    P2,
    /// In the ordinary time.
    P3,
    /// When there is time.
    P4,
}

impl Priority {
    /// Every priority, most urgent first.
    pub const ALL: &'static [Priority] = &[Priority::P1, Priority::P2, Priority::P3, Priority::P4];
}

/// The five factors of ISO 10002 clause 7.5, each from 0 (none) to 3 (grave).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Severity {
    /// How severe the matter is in itself (loss, law, press).
    pub severity: u8,
    /// Safety: danger to person or property.
    pub safety: u8,
    /// Complexity: departments, history, technique.
    pub complexity: u8,
    /// Impact: how many are affected and how badly.
    pub impact: u8,
    /// The need and possibility of immediate action.
    pub immediacy: u8,
}

impl Severity {
    /// The highest value of a factor.
    pub const FACTOR_MAX: u8 = 3;

    /// The five factors with their names.
    pub fn factors(&self) -> [(&'static str, u8); 5] {
        [
            ("severity", self.severity),
            ("safety", self.safety),
            ("complexity", self.complexity),
            ("impact", self.impact),
            ("immediacy", self.immediacy),
        ]
    }

    /// Sum of the factors, 0 to 15.
    pub fn sum(&self) -> u8 {
        self.factors().iter().map(|(_, value)| value).sum()
    }
}

/// A judgement as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Triage {
    /// What was put to us.
    pub kind: Kind,
    /// Whether it is justified.
    pub nature: Nature,
    /// What it is about.
    pub category: CategoryCode,
    /// How serious it is.
    #[serde(default)]
    pub severity: Severity,
    /// Another priority than the one the severity gives; needs a reason.
    #[serde(default)]
    pub priority: Option<Priority>,
    /// Why: needed when the nature changes, when the priority is set by hand, and for P1 and P2.
    #[serde(default)]
    pub reason: String,
}

/// A judgement as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assessment {
    /// What was put to us.
    pub kind: Kind,
    /// Whether it is justified.
    pub nature: Nature,
    /// What it is about.
    pub category: CategoryCode,
    /// How serious it is.
    pub severity: Severity,
    /// How quickly it must be taken up.
    pub priority: Priority,
    /// Why.
    pub reason: String,
    /// The nature it had before, when this judgement changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature_before: Option<Nature>,
}

pub(crate) fn triage(
    case: &Case,
    triage: &Triage,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    for (name, value) in triage.severity.factors() {
        if value > Severity::FACTOR_MAX {
            invalid.add(&format!("severity.{name}"), Problem::NotANumber);
        }
    }
    let reason = invalid.optional("reason", &triage.reason, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    if !setting.pack.is_leaf(&triage.category) {
        return Err(Refusal::NoSuchCategory.into());
    }
    let (danger, is_key) = case
        .complaint()
        .map(|it| (it.danger, it.flags.contains(&Flag::KeyCustomer)))
        .unwrap_or_default();
    let derived = setting.pack.priority(&triage.severity, danger, is_key);
    let priority = triage.priority.unwrap_or(derived);
    let nature_before =
        case.assessment.as_ref().map(|a| a.nature).filter(|before| *before != triage.nature);
    let needs_reason = nature_before.is_some() || priority != derived || priority <= Priority::P2;
    if needs_reason && reason.is_empty() {
        return Err(Refusal::ReasonMissing.into());
    }
    let assessment = Assessment {
        kind: triage.kind,
        nature: triage.nature,
        category: triage.category.clone(),
        severity: triage.severity,
        priority,
        reason,
        nature_before,
    };
    let same = case.assessment.as_ref().is_some_and(|old| {
        let mut old = Assessment::clone(old);
        old.nature_before = None;
        old == assessment
    });
    if same {
        return Ok(vec![]);
    }
    let mut draft = Draft::new(case, setting);
    draft.push(Event::Triaged(Box::new(assessment)));
    promise::promise_by_policy(&mut draft)?;
    Ok(draft.events)
}
