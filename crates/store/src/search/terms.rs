//! What somebody searches for, in the words of the two indexes.
//!
//! Words between blanks must all be found; each is found as it stands, so three characters of Chinese mean these three characters
//! in a row. Nothing typed has a meaning beyond that: tokens are letters, digits and Chinese characters only,
//! so no sign can become part of a query language.

use crate::search::text::{self, Run};

/// Characters of a question that are looked at.
const QUESTION_CHARS_MAX: usize = 100;
/// Words of a question that are looked at.
const TERMS_MAX: usize = 8;
/// Letters from which on a word also finds longer words that begin with it.
const BEGINNING_CHARS_MIN: usize = 3;

/// A question; at least one term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Terms(Vec<Vec<Run>>);

impl Terms {
    /// Reads a question; `None` when nothing in it can be searched for.
    pub(crate) fn parse(question: &str) -> Option<Terms> {
        let question: String = question.chars().take(QUESTION_CHARS_MAX).collect();
        let terms: Vec<Vec<Run>> = question
            .split_whitespace()
            .map(text::runs)
            .filter(|runs| !runs.is_empty())
            .take(TERMS_MAX)
            .collect();
        (!terms.is_empty()).then_some(Terms(terms))
    }

    /// As SQLite's full-text index understands it.
    pub(crate) fn fts5(&self) -> String {
        let phrases: Vec<String> = self
            .0
            .iter()
            .map(|runs| {
                let (tokens, opens) = tokens(runs);
                format!("\"{}\"{}", tokens.join(" "), if opens { " *" } else { "" })
            })
            .collect();
        phrases.join(" AND ")
    }

    /// As PostgreSQL's index of grams understands it; finds more than is meant, see [`Terms::patterns`].
    pub(crate) fn tsquery(&self) -> String {
        let mut all = Vec::new();
        for runs in &self.0 {
            let (tokens, opens) = tokens(runs);
            let last = tokens.len() - 1;
            all.extend(tokens.iter().enumerate().map(|(at, token)| {
                format!("'{token}'{}", if opens && at == last { ":*" } else { "" })
            }));
        }
        all.join(" & ")
    }

    /// Patterns for `like` on the body, all of which must fit: exactly what is meant.
    pub(crate) fn patterns(&self) -> Vec<String> {
        self.0.iter().map(|runs| pattern(runs)).collect()
    }
}

/// The tokens of a term, and whether the last is only a beginning.
fn tokens(runs: &[Run]) -> (Vec<String>, bool) {
    let mut tokens = Vec::new();
    let mut opens = false;
    let last = runs.len() - 1;
    for (at, run) in runs.iter().enumerate() {
        match run {
            Run::Dense(chars) => {
                tokens.extend(chars.windows(2).map(|pair| pair.iter().collect::<String>()));
                // A run that goes on in the question ends here in the text; the last one may go on in the text.
                if at < last || chars.len() == 1 {
                    tokens.extend(chars.last().map(ToString::to_string));
                }
                opens = chars.len() == 1;
            }
            Run::Word(word) => {
                tokens.push(word.clone());
                opens = is_beginning(word);
            }
        }
    }
    (tokens, opens)
}

fn is_beginning(word: &str) -> bool {
    word.chars().count() >= BEGINNING_CHARS_MIN && word.chars().all(char::is_alphabetic)
}

fn pattern(runs: &[Run]) -> String {
    let mut pattern = match runs {
        [Run::Word(word)] if text::is_ending(word) => "%".to_owned(),
        [Run::Word(_), ..] => "% ".to_owned(),
        _ => "%".to_owned(),
    };
    pattern.push_str(text::body(runs).trim());
    pattern.push_str(match runs.last() {
        Some(Run::Word(word)) if !is_beginning(word) => " %",
        _ => "%",
    });
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_spelled_for_both_indexes() {
        for (question, fts5, tsquery, patterns) in [
            ("退款", "\"退款\"", "'退款'", "%退款%"),
            ("發動機", "\"发动 动机\"", "'发动' & '动机'", "%发动机%"),
            ("机", "\"机\" *", "'机':*", "%机%"),
            ("5G网络", "\"5g 网络\"", "'5g' & '网络'", "% 5g 网络%"),
            ("退款5元", "\"退款 款 5 元\" *", "'退款' & '款' & '5' & '元':*", "%退款 5 元%"),
            ("refund", "\"refund\" *", "'refund':*", "% refund%"),
            ("5678", "\"5678\"", "'5678'", "%5678 %"),
            ("退款 no", "\"退款\" AND \"no\"", "'退款' & 'no'", "%退款% / % no %"),
            (
                "\"a\" OR NEAR(b*)",
                "\"a\" AND \"or\" AND \"near b\"",
                "'a' & 'or' & 'near' & 'b'",
                "% a % / % or % / % near b %",
            ),
            ("100%_'--", "\"100\"", "'100'", "% 100 %"),
        ] {
            let terms = Terms::parse(question).unwrap();
            assert_eq!(terms.fts5(), fts5, "{question}");
            assert_eq!(terms.tsquery(), tsquery, "{question}");
            assert_eq!(terms.patterns().join(" / "), patterns, "{question}");
        }
        for nothing in ["", "  ", "😀", "* \" %"] {
            assert_eq!(Terms::parse(nothing), None, "{nothing}");
        }
    }
}
