//! Sums turned into what a page shows: means, gaps, rates; few answers show nothing.

use casework::limits::SURVEY_ANSWERS_MIN;
use casework::pack::About;
use casework::truth::Voice;
use store::{Filters, Marks, Period, Responses, SurveyFigures};

use super::Span;
use crate::fail::url_escape;
use crate::locale::Reader;
use crate::visit::Visit;
use crate::words;

/// How few answers are hidden, and under which mark a department owes a report.
pub(in crate::web) struct Rule {
    pub(in crate::web) answers_min: u32,
    /// Hundredths of a mark.
    pub(in crate::web) mark: u16,
}

impl Rule {
    /// The strictest of the packs in force.
    pub(in crate::web) fn of(visit: &Visit) -> Rule {
        let rules = || {
            let asks = |it: &&casework::pack::Pack| !it.survey.questions.is_empty();
            visit.house.packs_in_force().filter(asks).map(|it| &it.survey)
        };
        Rule {
            answers_min: rules().map(|it| it.answers_min).max().unwrap_or(SURVEY_ANSWERS_MIN),
            mark: rules().map(|it| it.mark).max().unwrap_or(0),
        }
    }

    /// Whether a figure of so many answers is shown.
    pub(in crate::web) fn shows(&self, n: u64) -> bool {
        n >= u64::from(self.answers_min)
    }
}

/// A line of figures.
pub(in crate::web) struct Line {
    pub(in crate::web) words: String,
    pub(in crate::web) url: String,
    /// The code of the department, where the line is about one.
    pub(in crate::web) unit: String,
    pub(in crate::web) n: u64,
    pub(in crate::web) mean: String,
    pub(in crate::web) expected: String,
    pub(in crate::web) gap: String,
    pub(in crate::web) is_short: bool,
    pub(in crate::web) is_under: bool,
    pub(in crate::web) is_dimension: bool,
}

/// A line of "solved by whose word".
pub(in crate::web) struct SolvedLine {
    pub(in crate::web) words: String,
    pub(in crate::web) n: u64,
    pub(in crate::web) share: String,
    pub(in crate::web) url: String,
}

/// Hundredths of a mean; nothing of nothing.
pub(in crate::web) fn hundredths(sum: i64, n: u64) -> Option<i64> {
    let n = i64::try_from(n).ok().filter(|n| *n > 0)?;
    Some((sum * 200 + n).div_euclid(2 * n))
}

/// Hundredths with two digits behind the point.
pub(in crate::web) fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "\u{2212}" } else { "" };
    let whole = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", whole / 100, whole % 100)
}

/// Perceived less expected, in hundredths.
pub(in crate::web) fn gap(marks: &Marks) -> Option<i64> {
    hundredths(marks.met - marks.expected, marks.compared)
}

fn line(words: String, url: String, marks: &Marks, rule: &Rule) -> Line {
    let shown = rule.shows(marks.n);
    let compared = shown && rule.shows(marks.compared);
    let told = |it: Option<i64>, shown: bool| it.filter(|_| shown).map(decimal).unwrap_or_default();
    let mean = hundredths(marks.perceived, marks.n);
    Line {
        words,
        url: if shown { url } else { String::new() },
        unit: String::new(),
        n: marks.n,
        mean: told(mean, shown),
        expected: told(hundredths(marks.expected, marks.compared), compared),
        gap: told(gap(marks), compared),
        is_short: compared && gap(marks).is_some_and(|it| it < 0),
        is_under: shown && mean.is_some_and(|it| it < i64::from(rule.mark)),
        is_dimension: false,
    }
}

/// What a figure is about, in words: a dimension by its name, a step by its question.
pub(in crate::web) fn about_words(visit: &Visit, about: &str) -> String {
    let l = &visit.l;
    if let Some(code) = about.strip_prefix("dimension:") {
        return l.t(words::code_key("dimension", code)).into_owned();
    }
    let Some(step) = about.strip_prefix("step:") else {
        return l.t("surveys-overall").into_owned();
    };
    let mut questions = visit.house.packs_in_force().flat_map(|it| &it.survey.questions);
    let asked = questions.find(|it| it.about == About::Step(step.to_owned()));
    asked.map_or_else(|| step.to_owned(), |it| it.ask.in_language(l.tag()).to_owned())
}

/// Over all, by step and by dimension.
pub(super) fn lines(visit: &Visit, figures: &SurveyFigures, span: &Span, rule: &Rule) -> Vec<Line> {
    let told = figures.about.iter().map(|(about, marks)| {
        let url = format!("/surveys/marks?about={}&{}", url_escape(about), span.query());
        let is_dimension = about.starts_with("dimension:");
        Line { is_dimension, ..line(about_words(visit, about), url, marks, rule) }
    });
    told.collect()
}

/// By department.
pub(super) fn units(visit: &Visit, figures: &SurveyFigures, span: &Span, rule: &Rule) -> Vec<Line> {
    let told = figures.units.iter().filter_map(|(unit, marks)| {
        let unit = unit.as_ref()?;
        let url = format!("/surveys/marks?unit={unit}&{}", span.query());
        let title = words::unit(visit.organisation(), unit).to_owned();
        Some(Line { unit: unit.to_string(), ..line(title, url, marks, rule) })
    });
    told.collect()
}

/// How many of those invited answered.
pub(super) fn rate(l: &Reader, it: &Responses) -> String {
    if it.invited == 0 {
        return l.t("surveys-nobody").into_owned();
    }
    let percent = (it.answered * 200 + it.invited) / (2 * it.invited);
    l.locale.text_with(
        "surveys-rate",
        &[
            ("percent", percent.to_string().into()),
            ("answered", it.answered.to_string().into()),
            ("invited", it.invited.to_string().into()),
        ],
    )
}

/// Whether cases were solved, by whose word, the strongest first; nobody's word last.
pub(super) fn solved(
    l: &Reader,
    counts: &[(Option<String>, u64)],
    period: Period,
) -> Vec<SolvedLine> {
    let total: u64 = counts.iter().map(|(_, n)| n).sum();
    let of = |code: &str| {
        counts.iter().find(|(it, _)| it.as_deref() == Some(code)).map_or(0, |(_, n)| *n)
    };
    let voices = Voice::ALL.iter().flat_map(|it| ["yes", "no"].map(|end| (it.code(), end)));
    let mut lines: Vec<SolvedLine> = voices
        .map(|(by, end)| {
            let code = format!("{by}_{end}");
            let filters = Filters {
                closed: period,
                solved: Some(code.clone()),
                merged: Some(false),
                ..Filters::default()
            };
            let json = serde_json::to_string(&filters).unwrap_or_default();
            let n = of(&code);
            SolvedLine {
                words: l.t(format!("solved-{by}-{end}")).into_owned(),
                n,
                share: share(n, total),
                url: format!("/queue?figure={}", url_escape(&json)),
            }
        })
        .collect();
    let nobody = counts.iter().filter(|(it, _)| it.is_none()).map(|(_, n)| n).sum();
    lines.push(SolvedLine {
        words: l.t("solved-nobody").into_owned(),
        n: nobody,
        share: share(nobody, total),
        url: String::new(),
    });
    lines.retain(|it| it.n > 0);
    lines
}

fn share(n: u64, of: u64) -> String {
    if of == 0 { String::new() } else { format!("{} %", (n * 200 + of) / (2 * of)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_rounded_once_and_a_gap_may_be_below_nothing() {
        assert_eq!(hundredths(13, 4), Some(325));
        assert_eq!(hundredths(10, 3), Some(333));
        assert_eq!(hundredths(0, 0), None);
        let marks = Marks { n: 6, perceived: 20, compared: 6, expected: 27, met: 20 };
        assert_eq!(gap(&marks).map(decimal).as_deref(), Some("\u{2212}1.17"));
    }

    #[test]
    fn few_answers_show_nothing() {
        let rule = Rule { answers_min: 5, mark: 350 };
        let few = Marks { n: 4, perceived: 4, compared: 4, expected: 20, met: 4 };
        let shown = line("x".to_owned(), "/u".to_owned(), &few, &rule);
        assert!(shown.mean.is_empty() && shown.gap.is_empty() && shown.url.is_empty());
        assert!(!shown.is_under, "nobody owes a report for four answers");
        let enough = Marks { n: 5, perceived: 10, ..few };
        assert!(line("x".to_owned(), "/u".to_owned(), &enough, &rule).is_under);
    }
}
