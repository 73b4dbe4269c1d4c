//! Whom a case names: what must not stand in a text that everybody reads.
//!
//! Names, numbers and addresses as they are on the case, and any number that can only be a mobile telephone or an
//! identity card. A nickname or a name spelt otherwise is not noticed; a second person reads every text for that.

use std::collections::BTreeSet;

use crate::case::Case;
use crate::intake::Party;
use crate::organisation::Organisation;
use crate::text;

/// Stands where something personal stood.
const MASK: &str = "\u{d7}\u{d7}\u{d7}";
/// A shorter number is a room, a floor or an amount.
const DIGITS_MIN: usize = 7;

/// What tells who somebody is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Personal {
    /// Names and addresses, in lower case.
    words: BTreeSet<String>,
    /// Telephone and customer numbers, digits only.
    numbers: BTreeSet<String>,
}

/// A number in a text: its characters from and to, and its digits.
struct Number {
    from: usize,
    to: usize,
    digits: String,
}

impl Personal {
    /// Of the customers of these cases, those they speak for or who speak for them, and those complained about.
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a Case>, house: &Organisation) -> Personal {
        let mut it = Personal::default();
        for case in cases {
            if let Some(complaint) = case.complaint() {
                it.put_party(&complaint.complainant);
                if let Some(other) = &complaint.on_behalf {
                    it.put_party(&other.affected);
                }
            }
            for one in &case.representatives {
                it.put_word(&one.name);
                it.put_number(one.phone.as_deref());
                it.put_word(one.email.as_deref().unwrap_or_default());
            }
            for id in case.standing().accused {
                it.put_word(house.people.get(&id).map(|it| it.name.as_str()).unwrap_or_default());
            }
        }
        it
    }

    fn put_party(&mut self, party: &Party) {
        self.put_word(&party.name);
        for word in [&party.email, &party.address].into_iter().flatten() {
            self.put_word(word);
        }
        self.put_number(party.phone.as_deref());
        self.put_number(party.customer_no.as_deref());
    }

    /// One character would be found everywhere.
    fn put_word(&mut self, word: &str) {
        let word = text::clean_line(word).to_lowercase();
        if word.chars().count() > 1 {
            self.words.insert(word);
        }
    }

    fn put_number(&mut self, number: Option<&str>) {
        let digits: String =
            number.unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= DIGITS_MIN {
            self.numbers.insert(digits);
        }
    }

    fn is_personal(&self, digits: &str) -> bool {
        let known = self.numbers.iter().any(|it| digits.contains(it.as_str()));
        known || is_mobile(digits) || digits.len() == 18
    }

    /// The first thing in a text that tells who somebody is, as it is written there.
    pub fn found_in(&self, text: &str) -> Option<String> {
        let lower = text.to_lowercase();
        if let Some(word) = self.words.iter().find(|word| lower.contains(word.as_str())) {
            return Some(word.clone());
        }
        let chars: Vec<char> = text.chars().collect();
        let number = numbers(text).into_iter().find(|it| self.is_personal(&it.digits))?;
        Some(chars[number.from..number.to].iter().collect())
    }

    /// The text with something else in the place of everything that tells who somebody is.
    pub fn masked(&self, text: &str) -> String {
        let mut chars: Vec<char> = text.chars().collect();
        for number in numbers(text).into_iter().rev().filter(|it| self.is_personal(&it.digits)) {
            chars.splice(number.from..number.to, MASK.chars());
        }
        let mut text: String = chars.into_iter().collect();
        // The longest first: an address may hold a name.
        let mut words: Vec<&String> = self.words.iter().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        for word in words {
            while let Some((from, to)) = place(&text, word) {
                text.replace_range(from..to, MASK);
            }
        }
        text
    }
}

/// Where a word in lower case stands in a text, whatever its case there.
fn place(text: &str, word: &str) -> Option<(usize, usize)> {
    let ends = |from: usize| {
        let mut taken = String::new();
        for (at, c) in text[from..].char_indices() {
            taken.extend(c.to_lowercase());
            if taken == word {
                return Some((from, from + at + c.len_utf8()));
            }
            if !word.starts_with(&taken) {
                return None;
            }
        }
        None
    };
    text.char_indices().find_map(|(from, _)| ends(from))
}

fn is_mobile(digits: &str) -> bool {
    let digits = digits.strip_prefix("86").filter(|it| it.len() == 11).unwrap_or(digits);
    digits.len() == 11
        && digits.starts_with('1')
        && digits.as_bytes().get(1).copied().is_some_and(|second| second >= b'3')
}

/// Every number, with blanks and dashes inside as people write them.
fn numbers(text: &str) -> Vec<Number> {
    let plain: Vec<char> = text
        .chars()
        .map(|c| match c {
            '\u{ff10}'..='\u{ff19}' => {
                char::from_u32(u32::from(c) - 0xff10 + u32::from('0')).unwrap_or(c)
            }
            _ => c,
        })
        .collect();
    let mut found: Vec<Number> = Vec::new();
    let mut at = 0;
    while at < plain.len() {
        if !plain[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let (from, mut to, mut digits) = (at, at, String::new());
        while to < plain.len() {
            let c = plain[to];
            let joins = matches!(c, ' ' | '-' | '\u{2010}'..='\u{2013}' | '\u{ff0d}')
                && plain.get(to + 1).is_some_and(char::is_ascii_digit);
            if c.is_ascii_digit() || (matches!(c, 'x' | 'X') && digits.len() == 17) {
                digits.push(c);
            } else if !joins {
                break;
            }
            to += 1;
        }
        found.push(Number { from, to, digits });
        at = to;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Personal {
        let mut it = Personal::default();
        it.put_party(&Party {
            name: "欧阳娜娜".to_owned(),
            phone: Some("057188886666".to_owned()),
            email: Some("Nana@Home.example".to_owned()),
            ..Party::default()
        });
        it
    }

    #[test]
    fn names_and_numbers_are_found_however_they_are_written() {
        let known = known();
        for text in [
            "欧阳娜娜来电",
            "请回 0571-8888 6666",
            "写信到 nana@home.EXAMPLE",
            "另有一位住户 138 1234 5678",
            "１３９１２３４５６７８",
            "+86 13912345678",
            "33010619900101123X",
        ] {
            assert!(known.found_in(text).is_some(), "{text}");
            let masked = known.masked(text);
            assert!(masked.contains(MASK) && known.found_in(&masked).is_none(), "{text}: {masked}");
        }
    }

    #[test]
    fn what_names_nobody_stays() {
        let known = known();
        for text in
            ["5栋1801停水四小时", "补偿 120.50 元", "2026-08-17 18:20 爆裂", "订单20260817004"]
        {
            assert_eq!(known.found_in(text), None, "{text}");
            assert_eq!(known.masked(text), text);
        }
    }
}
