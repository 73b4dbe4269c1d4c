//! Patterns of rules: words, choices in brackets and gaps of a bounded length, looked for in one pass.
//!
//! `please{4}calm` is two words with up to four characters between them; `(you|they) must` stands for both. Nothing
//! in a pattern repeats without a bound, so a text is looked through in time that grows with its length only.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer};

use super::fold::{Folded, folded};

/// Characters a pattern may have.
const PATTERN_CHARS_MAX: usize = 120;
/// Ways one word of a pattern may be written, by its choices.
const WAYS_MAX: usize = 200;
/// Characters a gap may span.
const GAP_CHARS_MAX: usize = 30;
/// Words of a pattern with gaps between them.
const PIECES_MAX: usize = 5;

/// A word of a pattern in every way it may be written, after a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    gap_max: usize,
    ways: Vec<Vec<char>>,
}

/// A pattern as written, and its words.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) text: String,
    pieces: Vec<Piece>,
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pattern({})", self.text)
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Pattern::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// A piece of a pattern as written.
enum Part {
    Char(char),
    Gap(usize),
    Choice(Vec<Vec<char>>),
}

impl Pattern {
    /// Reads a pattern; the error says what is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Pattern, String> {
        let wrong = |reason: &str| format!("the pattern `{text}` {reason}");
        if text.chars().count() > PATTERN_CHARS_MAX {
            return Err(wrong(&format!("is longer than {PATTERN_CHARS_MAX} characters")));
        }
        let parts = parts(text).map_err(|reason| wrong(&reason))?;
        let mut pieces = vec![Piece { gap_max: 0, ways: vec![Vec::new()] }];
        for part in parts {
            let last = pieces.last_mut().expect("there is one from the beginning");
            match part {
                Part::Char(c) => last.follow(&[vec![c]]),
                Part::Choice(choices) => last.follow(&choices),
                Part::Gap(gap_max) => pieces.push(Piece { gap_max, ways: vec![Vec::new()] }),
            }
            if pieces.last().is_some_and(|it| it.ways.len() > WAYS_MAX) {
                return Err(wrong(&format!("can be written in more than {WAYS_MAX} ways")));
            }
        }
        if pieces.len() > PIECES_MAX {
            return Err(wrong(&format!("has more than {PIECES_MAX} words")));
        }
        let shortest = |piece: &Piece| piece.ways.iter().map(Vec::len).min().unwrap_or(0);
        if pieces.iter().any(|piece| shortest(piece) == 0)
            || pieces.iter().map(shortest).sum::<usize>() < 2
        {
            return Err(wrong("needs two characters, and one at its beginning and after each gap"));
        }
        Ok(Pattern { text: text.to_owned(), pieces })
    }
}

impl Piece {
    /// Each way, followed by each choice.
    fn follow(&mut self, choices: &[Vec<char>]) {
        let longer = |way: &Vec<char>| {
            choices.iter().map(|choice| [way.as_slice(), choice].concat()).collect::<Vec<_>>()
        };
        self.ways = self.ways.iter().flat_map(longer).collect();
    }
}

fn parts(text: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        parts.push(match c {
            '\\' => Part::Char(folded(chars.next().ok_or("ends with a backslash")?)),
            '{' => {
                let inside = until(&mut chars, '}').ok_or("has a gap that is not closed")?;
                let gap = inside.parse().ok().filter(|gap| (1..=GAP_CHARS_MAX).contains(gap));
                Part::Gap(gap.ok_or(format!("has a gap that is not from 1 to {GAP_CHARS_MAX}"))?)
            }
            '(' => {
                let inside = until(&mut chars, ')').ok_or("has a choice that is not closed")?;
                if inside.contains(['(', '{']) {
                    return Err("has a choice or a gap inside a choice".to_owned());
                }
                let choices = inside.split('|').map(|it| it.chars().map(folded).collect());
                Part::Choice(choices.collect())
            }
            '}' | ')' | '|' => return Err(format!("has a `{c}` that closes nothing")),
            c => Part::Char(folded(c)),
        });
    }
    Ok(parts)
}

fn until(chars: &mut std::str::Chars<'_>, end: char) -> Option<String> {
    let mut inside = String::new();
    for c in chars.by_ref() {
        if c == end {
            return Some(inside);
        }
        inside.push(c);
    }
    None
}

/// Where a pattern was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Met {
    /// Whose pattern: the number it was given.
    pub(super) whose: usize,
    /// The first character.
    pub(super) from: usize,
    /// After the last.
    pub(super) to: usize,
}

/// Stands for the second character of a word that has one only.
const ALONE: char = '\0';

/// A pattern by one way of its first word.
#[derive(Clone, Debug)]
struct Begun {
    whose: usize,
    first: Vec<char>,
    rest: Vec<Piece>,
}

/// Patterns ready to be looked for together, by the first two characters of each.
#[derive(Clone, Debug, Default)]
pub(super) struct Finder {
    begun: BTreeMap<(char, char), Vec<Begun>>,
}

impl Finder {
    /// Adds a pattern under a number.
    pub(super) fn add(&mut self, whose: usize, pattern: &Pattern) {
        for first in &pattern.pieces[0].ways {
            let begin = (first[0], first.get(1).copied().unwrap_or(ALONE));
            let (first, rest) = (first.clone(), pattern.pieces[1..].to_vec());
            self.begun.entry(begin).or_default().push(Begun { whose, first, rest });
        }
    }

    /// Every place where a pattern is met, by its beginning.
    pub(super) fn find(&self, text: &Folded) -> Vec<Met> {
        let mut all = Vec::new();
        for (from, c) in text.chars.iter().enumerate() {
            let next = text.chars.get(from + 1).map(|next| self.begun.get(&(*c, *next)));
            let alone = self.begun.get(&(*c, ALONE));
            for begun in next.flatten().into_iter().chain(alone).flatten() {
                if let Some(to) = met(text, begun, from) {
                    all.push(Met { whose: begun.whose, from, to });
                }
            }
        }
        all
    }
}

/// The nearest end of a pattern that begins at a place.
fn met(text: &Folded, begun: &Begun, from: usize) -> Option<usize> {
    let mut ends = vec![ended(text, &begun.first, from)?];
    for piece in &begun.rest {
        let mut next: Vec<usize> = Vec::new();
        for end in ends {
            for gap in 0..=piece.gap_max {
                let at = end + gap;
                // A gap does not reach into the next sentence.
                if gap > 0 && (at > text.chars.len() || text.ends(at - 1)) {
                    break;
                }
                for to in piece.ways.iter().filter_map(|way| ended(text, way, at)) {
                    if !next.contains(&to) {
                        next.push(to);
                    }
                }
            }
        }
        ends = next;
    }
    ends.into_iter().min()
}

/// Where a run of characters that begins at a place has ended. Latin words are met whole.
fn ended(text: &Folded, piece: &[char], at: usize) -> Option<usize> {
    let to = at + piece.len();
    if text.chars.get(at..to)? != piece {
        return None;
    }
    let is_cut = |inner: &char, outer: Option<&char>| {
        inner.is_ascii_alphanumeric() && outer.is_some_and(char::is_ascii_alphanumeric)
    };
    let before = at.checked_sub(1).and_then(|before| text.chars.get(before));
    let cut = is_cut(piece.first()?, before) || is_cut(piece.last()?, text.chars.get(to));
    (!cut).then_some(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(pattern: &str, text: &str) -> Option<(usize, usize)> {
        let mut finder = Finder::default();
        finder.add(0, &Pattern::parse(pattern).unwrap());
        finder.find(&Folded::new(text)).first().map(|it| (it.from, it.to))
    }

    #[test]
    fn gaps_and_choices_are_bounded() {
        assert_eq!(place("请{4}耐心", "烦请您先耐心等"), Some((1, 6)));
        assert_eq!(place("请您{2}耐心", "请您再多一点耐心"), None);
        assert_eq!(place("(你|您)必须", "您必須"), Some((0, 3)));
        assert_eq!(place("请您{9}耐心", "请您看。耐心"), None, "a gap stays in its sentence");
        assert_eq!(place("您的{5}道歉", "您的道歉"), Some((0, 4)), "a gap may be empty");
        // The first of two ends leads nowhere, the second does.
        assert_eq!(place("甲乙{9}丙{1}丁", "甲乙丙一一丙丁"), Some((0, 7)));
    }

    #[test]
    fn latin_words_are_met_whole() {
        assert_eq!(place("calm down", "Please CALM DOWN."), Some((7, 16)));
        assert_eq!(place("fault", "by default"), None);
        assert_eq!(place("fault", "our fault, faults"), Some((4, 9)));
    }

    #[test]
    fn what_is_wrong_with_a_pattern_is_said() {
        for (pattern, reason) in [
            ("", "two characters"),
            ("好", "two characters"),
            ("(a|b|c)(a|b|c)(a|b|c)(a|b|c)(a|b|c)", "more than 200 ways"),
            ("请{99}耐心", "not from 1 to 30"),
            ("请您{耐心", "not closed"),
            ("请您)", "closes nothing"),
            ("请您{3}", "two characters"),
            ("一二{1}三{1}四{1}五{1}六{1}七", "more than 5 words"),
        ] {
            let error = Pattern::parse(pattern).unwrap_err();
            assert!(error.contains(reason), "{pattern}: {error}");
        }
    }
}
