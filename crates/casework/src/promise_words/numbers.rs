//! Numbers as people write them: digits, Chinese numerals, words, "two or three", a half.

use super::words::WORDS;

/// The largest number a promise is counted in; more digits are a number of something else.
const NUMBER_MAX: u32 = 9_999;

/// A number of units, and whether half a unit is to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) whole: u32,
    pub(super) half: bool,
}

/// Reads a number; of "two to three" the later one, for nobody is late before that.
pub(super) fn amount(text: &str) -> Option<Amount> {
    let last = WORDS
        .tens
        .ranges
        .iter()
        .filter_map(|sign| text.rsplit_once(sign.as_str()))
        .map(|(_, last)| last)
        .min_by_key(|last| last.len())
        .unwrap_or(text)
        .trim();
    if WORDS.tens.half.iter().any(|half| half == last) {
        return Some(Amount { whole: 0, half: true });
    }
    number(last).map(|whole| Amount { whole, half: false })
}

/// Reads a whole number from 1 to 9999.
pub(super) fn number(text: &str) -> Option<u32> {
    let n = match text.parse::<u32>() {
        Ok(n) => Some(n),
        Err(_) => WORDS.numbers.get(text).copied().or_else(|| numerals(text)),
    };
    n.filter(|n| (1..=NUMBER_MAX).contains(n))
}

/// Chinese numerals up to 999; two digits side by side are "two or three", of which the later counts.
fn numerals(text: &str) -> Option<u32> {
    let (mut sum, mut digit) = (0, None);
    for c in text.chars() {
        if c == WORDS.tens.hundred {
            sum += digit.take()? * 100;
        } else if c == WORDS.tens.ten {
            sum += digit.take().unwrap_or(1) * 10;
        } else {
            let mut letter = [0; 4];
            digit = Some(*WORDS.numbers.get(&*c.encode_utf8(&mut letter))?);
        }
    }
    Some(sum + digit.unwrap_or(0))
}
