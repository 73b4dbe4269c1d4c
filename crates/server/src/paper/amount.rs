//! Amounts in words, as papers are signed with: what stands in figures can be changed with one stroke.

use casework::money::Money;

use crate::locale::Reader;

/// An amount in the words of the reader's language; figures where it is not written out.
pub(super) fn in_words(l: &Reader, amount: &Money) -> String {
    if amount.currency != Money::CNY || amount.minor < 0 {
        return crate::words::money(l, amount);
    }
    let (whole, cents) = (amount.minor / 100, amount.minor % 100);
    if l.tag() == "en" { english(whole, cents) } else { chinese(l, whole, cents) }
}

/// Digits and units stand in the locale, one character each: the ten digits; then ten, hundred, thousand, myriad,
/// hundred million, yuan, jiao, fen and the word for no more, in their script.
fn chinese(l: &Reader, whole: i64, cents: i64) -> String {
    let chars = |key: &str| l.t(key).chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let (digits, units) = (chars("paper-amount-digits"), chars("paper-amount-units"));
    let [ten, hundred, thousand, myriad, hundred_million, yuan, jiao, fen, exactly] =
        units.as_slice()
    else {
        return String::new();
    };
    let digit = |n: i64| usize::try_from(n).ok().and_then(|n| digits.get(n)).copied();
    let places = [None, Some(ten), Some(hundred), Some(thousand)];
    let mut words = String::new();
    let mut gap = false;
    let groups = [(100_000_000, Some(hundred_million)), (10_000, Some(myriad)), (1, None)];
    let mut rest = whole;
    for (size, name) in groups {
        let group = rest / size;
        rest %= size;
        let mut said = false;
        for (power, place) in (0_u32..4).zip(places).rev() {
            let n = group / 10_i64.pow(power) % 10;
            if n == 0 {
                gap = !words.is_empty();
                continue;
            }
            if gap {
                words.extend(digit(0));
                gap = false;
            }
            words.extend(digit(n));
            words.extend(place);
            said = true;
        }
        if said {
            words.extend(name);
        }
    }
    if words.is_empty() && cents == 0 {
        words.extend(digit(0));
    }
    if !words.is_empty() {
        words.push(*yuan);
    }
    let (tenth, hundredth) = (cents / 10, cents % 10);
    if tenth > 0 {
        words.extend(digit(tenth));
        words.push(*jiao);
    } else if hundredth > 0 && whole > 0 {
        words.extend(digit(0));
    }
    if hundredth > 0 {
        words.extend(digit(hundredth));
        words.push(*fen);
    } else {
        words.push(*exactly);
    }
    words
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn english(whole: i64, cents: i64) -> String {
    let whole = format!("{} yuan", counted(usize::try_from(whole).unwrap_or(0)));
    if cents == 0 {
        return format!("{whole} exactly");
    }
    format!("{whole} and {} fen", counted(usize::try_from(cents).unwrap_or(0)))
}

fn counted(n: usize) -> String {
    match n {
        0..20 => SMALL[n].to_owned(),
        20..100 if n.is_multiple_of(10) => TENS[n / 10].to_owned(),
        20..100 => format!("{}-{}", TENS[n / 10], SMALL[n % 10]),
        100..1_000 => joined(n, 100, "hundred", " and "),
        1_000..1_000_000 => joined(n, 1_000, "thousand", " "),
        1_000_000..1_000_000_000 => joined(n, 1_000_000, "million", " "),
        _ => joined(n, 1_000_000_000, "billion", " "),
    }
}

fn joined(n: usize, size: usize, name: &str, between: &str) -> String {
    let (head, rest) = (counted(n / size), n % size);
    match rest {
        0 => format!("{head} {name}"),
        1..100 => format!("{head} {name} and {}", counted(rest)),
        _ => format!("{head} {name}{between}{}", counted(rest)),
    }
}
