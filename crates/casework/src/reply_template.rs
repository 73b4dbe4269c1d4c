//! Templates of answers: a pack's texts to begin with, filled with what the case knows.
//!
//! A template only fills the form: what goes out is what a person has read. What the case does not know stays as
//! a gap in brackets, which the reply check does not let pass unseen.

use serde::Deserialize;

use crate::case::{Case, Setting};
use crate::contact::Means;
use crate::id::UnitId;
use crate::pack::{Condition, Facts, Words};
use crate::promise::State;
use crate::remedy::RemedyState;

/// Templates a pack may have, with those it takes over.
pub const REPLY_TEMPLATES_MAX: usize = 200;
/// Characters of a template in one language.
const TEXT_CHARS_MAX: usize = 5_000;

/// At which step a template helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TemplateStep {
    /// Telling that it was taken in.
    Acknowledgement,
    /// A word on the way.
    Progress,
    /// The decision.
    Answer,
    /// A decision that says no, with the reason and what may be done against it.
    Refusal,
    /// A decision that says sorry.
    Apology,
    /// The end.
    Closing,
}

impl TemplateStep {
    /// Every step.
    pub const ALL: &'static [TemplateStep] = &[
        TemplateStep::Acknowledgement,
        TemplateStep::Progress,
        TemplateStep::Answer,
        TemplateStep::Refusal,
        TemplateStep::Apology,
        TemplateStep::Closing,
    ];

    /// The stable name in locales.
    pub fn code(self) -> &'static str {
        match self {
            TemplateStep::Acknowledgement => "acknowledgement",
            TemplateStep::Progress => "progress",
            TemplateStep::Answer => "answer",
            TemplateStep::Refusal => "refusal",
            TemplateStep::Apology => "apology",
            TemplateStep::Closing => "closing",
        }
    }

    /// Whether it belongs to the decision.
    pub fn is_of_response(self) -> bool {
        matches!(self, TemplateStep::Answer | TemplateStep::Refusal | TemplateStep::Apology)
    }
}

/// A template.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyTemplate {
    /// Its code.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// Its step.
    pub step: TemplateStep,
    /// The means it is for; all when empty.
    #[serde(default)]
    pub means: Vec<Means>,
    /// When it is offered; always when nothing is said.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The text with its places.
    pub text: Words,
}

/// What a template may put in.
pub const PLACES: &[&str] = &[
    "no",
    "name",
    "heading",
    "wish",
    "organisation",
    "unit",
    "person",
    "phone",
    "received",
    "today",
    "due",
    "answers",
    "findings",
    "remedies",
    "rights",
];

impl ReplyTemplate {
    /// What is wrong with it as written.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let texts = [
            ("zh-Hans", &self.text.zh_hans),
            ("zh-Hant", &self.text.zh_hant),
            ("en", &self.text.en),
        ];
        for (language, text) in texts {
            let mut wrong = |reason: &str| {
                faults.push(format!("the template `{}` in {language} {reason}", self.id));
            };
            if text.trim().is_empty() {
                wrong("is empty");
            }
            if text.chars().count() > TEXT_CHARS_MAX {
                wrong(&format!("is longer than {TEXT_CHARS_MAX} characters"));
            }
            for part in parts(text) {
                match part {
                    Part::Place(name) if !PLACES.contains(&name) => {
                        let known = PLACES.join(", ");
                        wrong(&format!(
                            "speaks of `{{{name}}}`, which is no place; places are {known}"
                        ));
                    }
                    Part::Open => wrong("has a `{` that is not closed"),
                    Part::Place(_) | Part::Text(_) => {}
                }
            }
        }
        faults
    }

    /// Whether it is offered for a case.
    pub fn fits(&self, case: &Case, setting: &Setting<'_>) -> bool {
        self.when.as_ref().is_none_or(|when| when.holds(&Facts::of(case, setting)))
    }

    /// The text for a case in a language. What nobody knows stays as a gap.
    pub fn filled(&self, case: &Case, setting: &Setting<'_>, language: &str) -> String {
        let mut text = String::new();
        for part in parts(self.text.in_language(language)) {
            match part {
                Part::Text(words) => text.push_str(words),
                Part::Place(name) => match value(name, case, setting, language) {
                    Some(value) if !value.trim().is_empty() => text.push_str(value.trim()),
                    _ => text.push_str(&format!("[{name}]")),
                },
                Part::Open => {}
            }
        }
        text.trim().to_owned()
    }
}

enum Part<'a> {
    Text(&'a str),
    Place(&'a str),
    Open,
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        parts.push(Part::Text(before));
        let Some((name, after)) = after.split_once('}') else {
            parts.push(Part::Open);
            return parts;
        };
        parts.push(Part::Place(name));
        rest = after;
    }
    parts.push(Part::Text(rest));
    parts
}

/// What stands in a place.
fn value(name: &str, case: &Case, setting: &Setting<'_>, language: &str) -> Option<String> {
    let organisation = setting.organisation;
    let complaint = case.complaint();
    let owner = case.owner.as_ref().and_then(|id| organisation.people.get(id));
    let date = |at| date_in(setting.calendar.local_date(at), language);
    match name {
        "no" => case.no().map(|no| no.to_string()),
        "name" => complaint.map(|it| it.complainant.name.clone()),
        "heading" => complaint.map(|it| it.heading.clone()),
        "wish" => complaint.map(|it| it.wish.clone()),
        "organisation" => Some(organisation.name.clone()),
        "unit" => case.unit.as_ref().map(|id| unit_name(id, setting)),
        "person" => owner.map(|it| it.name.clone()),
        "phone" => owner.and_then(|it| it.phone.clone()).or_else(|| organisation.phone.clone()),
        "received" => case.registered_at.map(date),
        "today" => Some(date(setting.now)),
        "due" => {
            let running = case.promises.iter().filter(|it| it.state == State::Running);
            running.map(|it| it.due_at).filter(|at| *at > setting.now).min().map(date)
        }
        "answers" => Some(by_point(case, |point| point.answer.as_ref().map(|it| it.text.clone()))),
        "findings" => {
            Some(by_point(case, |point| point.finding.as_ref().map(|it| it.reasons.clone())))
        }
        "remedies" => Some(remedies(case)),
        "rights" => Some(rights(case, setting, language)),
        _ => None,
    }
}

fn unit_name(id: &UnitId, setting: &Setting<'_>) -> String {
    let unit = setting.organisation.units.get(id);
    unit.map_or_else(|| id.to_string(), |unit| unit.title.clone())
}

/// A date as letters write it; its words stand in no file because they are figures.
fn date_in(day: jiff::civil::Date, language: &str) -> String {
    if language == "en" {
        day.strftime("%-d %B %Y").to_string()
    } else {
        day.strftime("%Y\u{5e74}%-m\u{6708}%-d\u{65e5}").to_string()
    }
}

/// One line for each point that something is known of; a single point needs no number.
fn by_point(case: &Case, of: impl Fn(&crate::point::Point) -> Option<String>) -> String {
    let known: Vec<(u32, String)> =
        case.points.iter().filter_map(|point| Some((point.n, of(point)?))).collect();
    match known.as_slice() {
        [(_, only)] if case.points.len() == 1 => only.clone(),
        _ => known.iter().map(|(n, text)| format!("{n}. {text}")).collect::<Vec<_>>().join("\n"),
    }
}

fn remedies(case: &Case) -> String {
    let standing = case.remedies.iter().filter(|it| {
        matches!(
            it.state,
            RemedyState::Approved
                | RemedyState::Offered
                | RemedyState::Accepted
                | RemedyState::Delivered
        )
    });
    standing.map(|it| it.what.clone()).collect::<Vec<_>>().join("\n")
}

/// What the customer may still do after the decision, as the rules of the case have it.
fn rights(case: &Case, setting: &Setting<'_>, language: &str) -> String {
    let titles = setting.pack.rights(case, setting);
    titles.iter().map(|it| it.in_language(language)).collect::<Vec<_>>().join("\n")
}
