//! What a pack asks after the closing, of whom, and how often.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::load::Check;
use super::{Condition, Facts, Pack, Words};
use crate::case::{Case, Setting};
use crate::limits::{SURVEY_ANSWERS_MIN, SURVEY_QUESTIONS_MAX};
use crate::survey::MARKS;

/// Days between two invitations, or that an invitation may live: more is never meant.
const DAYS_MAX: u16 = 730;
/// Hours after the closing within which customers are asked: more is forgotten by then.
const AFTER_HOURS_MAX: u16 = 24 * 60;
/// Hundredths: marks and shares in whole numbers, so that nothing is rounded twice.
const WHOLE: u64 = 100;

/// A dimension of service quality, as customers judge it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// What can be seen: rooms, things, letters.
    Tangibles,
    /// What was promised is done.
    Reliability,
    /// Somebody helps, and soon.
    Responsiveness,
    /// They know their trade and can be trusted.
    Assurance,
    /// They care.
    Empathy,
}

impl Dimension {
    /// Every dimension.
    pub const ALL: &'static [Dimension] = &[
        Dimension::Tangibles,
        Dimension::Reliability,
        Dimension::Responsiveness,
        Dimension::Assurance,
        Dimension::Empathy,
    ];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            Dimension::Tangibles => "tangibles",
            Dimension::Reliability => "reliability",
            Dimension::Responsiveness => "responsiveness",
            Dimension::Assurance => "assurance",
            Dimension::Empathy => "empathy",
        }
    }
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The whole handling.
    Overall,
    /// One step of it, by a word of the pack.
    Step(String),
    /// A dimension of service quality: what was expected and what was met with.
    Dimension(Dimension),
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyQuestion {
    /// Its code.
    pub code: String,
    /// What is asked.
    pub ask: Words,
    /// What it is about.
    pub about: About,
    /// The function of the unit whose work it judges; the unit responsible when none is named.
    #[serde(default)]
    pub function: Option<String>,
}

/// Who is asked, and how often.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SurveyRule {
    /// Which closed cases are asked about.
    pub when: Option<Condition>,
    /// So many of a hundred, drawn from the case's identity.
    pub sample: u8,
    /// Hours after the closing when the invitation goes out.
    pub after_hours: u16,
    /// Days that a customer is left in peace after an invitation.
    pub every_days: u16,
    /// Days in which it can be answered.
    pub valid_days: u16,
    /// Up to this mark a comment is asked for.
    pub comment_at: u8,
    /// Hundredths of a mark under which a department owes an improvement report.
    pub mark: u16,
    /// Answers below which no figure is shown.
    pub answers_min: u32,
    /// The questions.
    #[serde(skip)]
    pub questions: Vec<SurveyQuestion>,
}

impl Default for SurveyRule {
    fn default() -> Self {
        SurveyRule {
            when: None,
            sample: 100,
            after_hours: 24,
            every_days: 90,
            valid_days: 14,
            comment_at: 2,
            mark: 350,
            answers_min: SURVEY_ANSWERS_MIN,
            questions: Vec::new(),
        }
    }
}

impl Pack {
    /// Whether the survey's condition holds of a case; it does where there is none.
    pub(crate) fn survey_when(&self, case: &Case, setting: &Setting<'_>) -> bool {
        self.survey.when.as_ref().is_none_or(|when| when.holds(&Facts::of(case, setting)))
    }

    /// Whether a case is among so many of a hundred: drawn from its identity, so that everybody who asks gets
    /// the same answer, and no one can choose whom to leave out.
    pub fn is_drawn(&self, case: &Case, salt: &str, of_hundred: u8) -> bool {
        let Some(id) = case.id else { return true };
        if of_hundred >= 100 {
            return true;
        }
        // FNV-1a over salt and identity, then stirred once more, because its low digits alone are even.
        let bytes = salt.bytes().chain(id.0);
        let drawn = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let drawn = (drawn ^ (drawn >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        (drawn ^ (drawn >> 33)) % WHOLE < u64::from(of_hundred)
    }
}

pub(super) fn check(check: &mut Check<'_>, rule: Option<&SurveyRule>, own: &[SurveyQuestion]) {
    check.once("question", "code", own.iter().map(|it| it.code.as_str()));
    if own.len() > SURVEY_QUESTIONS_MAX {
        let reason = format!("at most {SURVEY_QUESTIONS_MAX} questions are asked");
        check.wrong(("[[survey_question]]", ""), &reason);
    }
    if !own.is_empty() && !own.iter().any(|it| it.about == About::Overall) {
        check.wrong(("[[survey_question]]", ""), "one question must be about the whole handling");
    }
    for question in own {
        let words = [&question.ask.zh_hans, &question.ask.zh_hant, &question.ask.en];
        if words.iter().any(|it| it.trim().is_empty()) {
            let reason = format!("the question `{}` is not asked in every language", question.code);
            check.wrong(("code", question.code.as_str()), &reason);
        }
    }
    let dimensions: Vec<_> =
        own.iter().filter(|it| matches!(it.about, About::Dimension(_))).collect();
    let apart: BTreeSet<String> = dimensions.iter().map(|it| format!("{:?}", it.about)).collect();
    if apart.len() < dimensions.len() {
        check.wrong(("[[survey_question]]", ""), "each dimension is asked about once");
    }
    let Some(rule) = rule else { return };
    let hundred = 100 * u16::from(*MARKS.end());
    for (key, fits, reason) in [
        ("sample", rule.sample <= 100, "sample is from 0 to 100".to_owned()),
        ("every_days", rule.every_days <= DAYS_MAX, format!("every_days is at most {DAYS_MAX}")),
        (
            "valid_days",
            (1..=DAYS_MAX).contains(&rule.valid_days),
            format!("valid_days is from 1 to {DAYS_MAX}"),
        ),
        (
            "after_hours",
            rule.after_hours <= AFTER_HOURS_MAX,
            format!("after_hours is at most {AFTER_HOURS_MAX}"),
        ),
        ("comment_at", rule.comment_at <= *MARKS.end(), "comment_at is at most 5".to_owned()),
        ("mark", rule.mark <= hundred, format!("mark is in hundredths, at most {hundred}")),
        (
            "answers_min",
            rule.answers_min >= SURVEY_ANSWERS_MIN,
            format!("answers_min is at least {SURVEY_ANSWERS_MIN}: fewer would name who answered"),
        ),
    ] {
        if !fits {
            check.wrong((key, ""), &reason);
        }
    }
}
