//! Text as search sees it: one spelling, cut into runs, runs cut into tokens.
//!
//! Chinese has no blanks between words, so a run of such characters becomes overlapping pairs; the pair is
//! the shortest word that people search for. The last character of a run stands once more by itself, which
//! both finds it alone and keeps the pairs of two runs apart.

use std::sync::OnceLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use unicode_normalization::UnicodeNormalization as _;

/// Characters of a word that count; what is longer is no word.
const WORD_CHARS_MAX: usize = 64;
/// Digits at the end of a number or code by which it is found.
const SUFFIX_DIGITS: std::ops::RangeInclusive<usize> = 4..=8;
/// Stands between a text and the ends of its numbers, so that no phrase reaches across.
const FENCE: &str = "\u{a6}";

/// A run of characters that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Run {
    /// Characters of a script without blanks.
    Dense(Vec<char>),
    /// Letters and digits.
    Word(String),
}

/// The runs of a text in one spelling: traditional as simplified, full width as half width, lower case.
pub(crate) fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut open: Option<Run> = None;
    for c in text.nfkc().flat_map(char::to_lowercase).map(simplified) {
        open = match (open, kind(c)) {
            (Some(Run::Dense(mut run)), Some(true)) => {
                run.push(c);
                Some(Run::Dense(run))
            }
            (Some(Run::Word(mut run)), Some(false)) => {
                run.push(c);
                Some(Run::Word(run))
            }
            (done, next) => {
                runs.extend(done);
                next.map(|dense| if dense { Run::Dense(vec![c]) } else { Run::Word(c.to_string()) })
            }
        };
    }
    runs.extend(open);
    for run in &mut runs {
        if let Run::Word(word) = run
            && let Some((end, _)) = word.char_indices().nth(WORD_CHARS_MAX)
        {
            word.truncate(end);
        }
    }
    runs
}

/// Whether a character belongs to a script without blanks (`true`) or to a word; `None` for what separates.
fn kind(c: char) -> Option<bool> {
    let dense = matches!(c,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}'
        | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3005}'..='\u{3007}'
        | '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}');
    if dense {
        Some(true)
    } else if c.is_alphanumeric() {
        Some(false)
    } else {
        None
    }
}

/// The tokens of a text, in order, between blanks.
pub(crate) fn tokens(runs: &[Run]) -> String {
    let mut tokens: Vec<String> = Vec::new();
    let mut ends: Vec<&str> = Vec::new();
    for run in runs {
        match run {
            Run::Dense(chars) => {
                tokens.extend(chars.windows(2).map(|pair| pair.iter().collect()));
                tokens.extend(chars.last().map(ToString::to_string));
            }
            Run::Word(word) => {
                tokens.push(word.clone());
                ends.extend(endings(word));
            }
        }
    }
    if !ends.is_empty() {
        tokens.push(FENCE.to_owned());
        tokens.extend(ends.into_iter().map(str::to_owned));
    }
    tokens.join(" ")
}

/// The last digits of a number or code, by which people name a telephone, an order or a number plate.
fn endings(word: &str) -> impl Iterator<Item = &str> {
    let digits = word.bytes().rev().take_while(u8::is_ascii_digit).count();
    SUFFIX_DIGITS
        .filter(move |length| *length <= digits && *length < word.len())
        .map(|length| &word[word.len() - length..])
}

/// Whether a word asked for is found as the end of a longer one.
pub(crate) fn is_ending(word: &str) -> bool {
    SUFFIX_DIGITS.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The text as runs between blanks, for comparing.
pub(crate) fn body(runs: &[Run]) -> String {
    let mut body = " ".to_owned();
    for run in runs {
        match run {
            Run::Dense(chars) => body.extend(chars),
            Run::Word(word) => body.push_str(word),
        }
        body.push(' ');
    }
    body
}

/// The simplified form of a character.
///
/// One character at a time and without its neighbours, so that a word asked for alone is spelled as it is
/// within a sentence.
fn simplified(c: char) -> char {
    static TABLE: OnceLock<Vec<(char, char)>> = OnceLock::new();
    if c < '\u{3400}' {
        return c;
    }
    let table = TABLE.get_or_init(table);
    table.binary_search_by_key(&c, |(from, _)| *from).map_or(c, |at| table[at].1)
}

/// Every character that has another simplified form; the dictionary itself is let go again.
fn table() -> Vec<(char, char)> {
    let Ok(dictionary) = OpenCC::from_config(BuiltinConfig::T2s) else { return Vec::new() };
    let all =
        ('\u{3400}'..='\u{9fff}').chain('\u{f900}'..='\u{faff}').chain('\u{20000}'..='\u{2fa1f}');
    all.filter_map(|c| {
        let converted = dictionary.convert(c.encode_utf8(&mut [0; 4]));
        let mut chars = converted.chars();
        match (chars.next(), chars.next()) {
            (Some(to), None) if to != c => Some((c, to)),
            _ => None,
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_tokens() {
        for (text, expected) in [
            ("退款", "退款 款"),
            ("發動機、ＡＢＣ１２", "发动 动机 机 abc12"),
            ("5G网络😡差", "5g 网络 络 差"),
            ("电话 13812345678。", "电话 话 13812345678 ¦ 5678 45678 345678 2345678 12345678"),
            ("粤B12345", "粤 b12345 ¦ 2345 12345"),
            ("𠮷野家", "𠮷野 野家 家"),
            ("It's \"quoted\" * NEAR(a b)", "it s quoted near a b"),
            ("100% _x_", "100 x"),
            ("ﬁne ㎡", "fine m2"),
            ("😀 …", ""),
        ] {
            assert_eq!(tokens(&runs(text)), expected, "{text}");
        }
    }

    #[test]
    fn an_endless_word_is_cut() {
        let runs = runs(&"ä".repeat(500));
        assert_eq!(runs, [Run::Word("ä".repeat(WORD_CHARS_MAX))]);
    }

    #[test]
    fn the_table_is_small_and_right() {
        for (from, to) in
            [('電', '电'), ('繁', '繁'), ('體', '体'), ('裡', '里'), ('臺', '台'), ('退', '退')]
        {
            assert_eq!(simplified(from), to);
        }
    }
}
