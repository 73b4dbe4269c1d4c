//! The questions of a survey as a form, for customers and for who writes down what was said on the phone.

use casework::pack::{About, Pack};

use crate::locale::Reader;
use crate::parts::Choice;

/// A question as the form shows it.
pub(super) struct Asked {
    /// What is asked.
    pub(super) ask: String,
    /// The field of the mark.
    pub(super) scores: String,
    /// The field of what was expected; empty where that is not asked.
    pub(super) expected: String,
    /// It must be answered.
    pub(super) required: bool,
}

/// The questions of a pack in the reader's language.
pub(super) fn questions(l: &Reader, pack: &Pack) -> Vec<Asked> {
    let asked = |it: &casework::pack::SurveyQuestion| Asked {
        ask: it.ask.in_language(l.tag()).to_owned(),
        scores: format!("scores.{}", it.code),
        expected: match it.about {
            About::Dimension(_) => format!("expected.{}", it.code),
            About::Overall | About::Step(_) => String::new(),
        },
        required: it.about == About::Overall,
    };
    pack.survey.questions.iter().map(asked).collect()
}

/// One to five.
pub(super) fn marks(l: &Reader) -> Vec<Choice> {
    let mark = |n: u8| Choice::new(n.to_string(), l.t1("survey-mark", "mark", n));
    (1..=5).map(mark).collect()
}
