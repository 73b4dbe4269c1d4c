//! A text as the rules of answers read it: small letters, half-width, simplified; one character for each as written.
//!
//! What is written in traditional characters or full width means the same, so it is judged alike; and since no
//! character is added or lost, the place of a remark is the place in the text as it was typed.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::limits::NOTE_CHARS_MAX;

/// Characters between two quotation marks; a longer stretch is an unclosed mark.
const QUOTED_CHARS_MAX: usize = 200;

/// Traditional characters and their simplified twins, from OpenCC's table (Apache-2.0).
static SIMPLIFIED: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let pair = |pair: &str| {
        let mut chars = pair.chars();
        Some((chars.next()?, chars.next()?))
    };
    include_str!("simplified.txt").split_whitespace().filter_map(pair).collect()
});

/// A character as rules have it.
pub(super) fn folded(c: char) -> char {
    let narrow = match c {
        '\u{3000}' | '\u{a0}' | '\t' => ' ',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    if narrow.is_ascii() {
        return narrow.to_ascii_lowercase();
    }
    SIMPLIFIED.get(&narrow).copied().unwrap_or(narrow)
}

/// A text ready to be looked through.
pub(super) struct Folded {
    /// Its characters, each in the place of the one as written.
    pub(super) chars: Vec<char>,
    /// Where the sentence of each character begins.
    sentences: Vec<usize>,
    /// Whether it stands between quotation marks: somebody else's words are not ours.
    pub(super) quoted: Vec<bool>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Folded {
        let original: Vec<char> = text.chars().take(NOTE_CHARS_MAX).collect();
        let chars: Vec<char> = original.iter().copied().map(folded).collect();
        let mut sentences = Vec::with_capacity(chars.len());
        let mut begun = 0;
        for at in 0..chars.len() {
            sentences.push(begun);
            if is_end(&chars, at) {
                begun = at + 1;
            }
        }
        let quoted = quoted(&original);
        Folded { chars, sentences, quoted }
    }

    /// Whether two places stand in one sentence.
    pub(super) fn is_one_sentence(&self, one: usize, other: usize) -> bool {
        self.sentences.get(one) == self.sentences.get(other)
    }

    /// Whether a sentence ends with the character at a place.
    pub(super) fn ends(&self, at: usize) -> bool {
        is_end(&self.chars, at)
    }
}

/// A full stop of any kind; the Latin one only before a blank or at the end.
fn is_end(chars: &[char], at: usize) -> bool {
    match chars[at] {
        '\u{3002}' | '!' | '?' | ';' | '\n' => true,
        '.' => chars.get(at + 1).is_none_or(|next| next.is_whitespace()),
        _ => false,
    }
}

fn quoted(chars: &[char]) -> Vec<bool> {
    let mut marks = vec![false; chars.len()];
    let mut at = 0;
    while at < chars.len() {
        let shut = match chars[at] {
            '\u{201c}' => '\u{201d}',
            '\u{300c}' => '\u{300d}',
            '\u{300e}' => '\u{300f}',
            '"' => '"',
            _ => {
                at += 1;
                continue;
            }
        };
        let within = chars[at + 1..].iter().take(QUOTED_CHARS_MAX);
        let Some(length) = within.take_while(|c| **c != '\n').position(|c| *c == shut) else {
            at += 1;
            continue;
        };
        marks[at..=at + length + 1].fill(true);
        at += length + 2;
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_otherwise_is_read_alike() {
        let read = |text: &str| Folded::new(text).chars.iter().collect::<String>();
        assert_eq!(read("請您耐心等待，ＡＢＣ"), read("请您耐心等待,abc"));
        assert_eq!(read("That’s all"), "that's all");
        assert_eq!(read("𠮷😡"), "𠮷😡");
    }

    #[test]
    fn quoted_words_are_known_and_an_open_mark_quotes_nothing() {
        let marked = |text: &str| Folded::new(text).quoted.iter().filter(|it| **it).count();
        assert_eq!(marked("您说“没人管”，我们"), 5);
        assert_eq!(marked("您说「没人管」"), 5);
        assert_eq!(marked("您说“没人管"), 0);
        assert_eq!(marked("a \"b\nc\" d"), 0);
    }
}
