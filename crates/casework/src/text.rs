//! Text from outside: cleaned of what nobody meant to write, measured in characters.

use unicode_normalization::UnicodeNormalization;

/// Bytes a telephone number may have with everything people write around it.
const PHONE_BYTES_MAX: usize = 200;

/// Cleans a text of several lines: line ends become `\n`, control and invisible direction characters go,
/// blanks at both ends go. Letters, emoji and characters outside the basic plane stay as written.
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String =
        text.chars().filter(|c| *c == '\n' || *c == '\t' || !is_unwanted(*c)).collect();
    kept.nfc().collect::<String>().trim().to_owned()
}

/// Cleans a text of one line: as [`clean`], and every run of white space becomes one blank.
pub fn clean_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Full-width digits, letters and punctuation as their half-width twins.
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{3000}' => ' ',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// The first `max` characters, with an ellipsis where something was cut.
pub fn shorten(text: &str, max: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= max {
        return line;
    }
    let mut short: String = line.chars().take(max.saturating_sub(1)).collect();
    short.push('\u{2026}');
    short
}

/// A telephone number in one spelling: `+` and digits, national numbers as written without punctuation.
///
/// Understands full-width digits, blanks, dashes, brackets, dots, `0086`, `+86`, `86-` before a mobile
/// number and an extension after the word for extension, `ext` or `#` (kept as `,123`). Returns `None` for what is no number.
pub fn phone(text: &str) -> Option<String> {
    if text.len() > PHONE_BYTES_MAX {
        return None;
    }
    // Address books copy numbers with invisible marks around them.
    let text = half_width(&clean_line(text)).to_lowercase();
    let (main, extension) = split_extension(&text);
    let plus = main.trim_start().starts_with('+');
    let mut digits = String::new();
    for c in main.chars() {
        match c {
            '0'..='9' => digits.push(c),
            ' '
            | '-'
            | '('
            | ')'
            | '.'
            | '+'
            | '/'
            | '\u{a0}'
            | '\u{2010}'..='\u{2015}'
            | '\u{2212}' => {}
            _ => return None,
        }
    }
    let mut abroad = plus;
    while let Some(rest) = without_country(&digits, abroad) {
        digits = with_area(rest);
        abroad = false;
    }
    if abroad {
        digits.insert(0, '+');
    }
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    if !(3..=15).contains(&count) {
        return None;
    }
    match extension {
        Some(ext)
            if !ext.is_empty() && ext.len() <= 6 && ext.bytes().all(|b| b.is_ascii_digit()) =>
        {
            Some(format!("{digits},{ext}"))
        }
        Some(_) => None,
        None => Some(digits),
    }
}

/// The national part of a number that begins with China's code, however it was dialled.
fn without_country(digits: &str, abroad: bool) -> Option<&str> {
    let mobile = digits.len() == 13 && digits.starts_with("861");
    let rest = digits.strip_prefix("0086");
    rest.or_else(|| digits.strip_prefix("86").filter(|_| abroad || mobile))
}

/// A national number after the country's code: a landline's area gets back the zero it loses abroad.
fn with_area(rest: &str) -> String {
    let mobile = rest.len() == 11 && rest.starts_with('1');
    let everywhere = rest.starts_with("400") || rest.starts_with("800") || rest.starts_with('0');
    let landline = (9..=11).contains(&rest.len()) && !mobile && !everywhere;
    if landline { format!("0{rest}") } else { rest.to_owned() }
}

fn split_extension(text: &str) -> (&str, Option<&str>) {
    for mark in ["\u{8f6c}", "\u{8f49}", "ext.", "ext", "#", "x", ","] {
        if let Some((main, ext)) = text.split_once(mark) {
            return (main, Some(ext.trim()));
        }
    }
    (text, None)
}

/// A mail address that could exist: one `@`, something on both sides, a dot in the domain, no blanks.
pub fn is_mail_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    !local.is_empty()
        && local.len() <= 64
        && domain.len() <= 190
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !domain.contains('@')
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>()[],;:\"\\".contains(c))
}

fn is_unwanted(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_spellings_of_one_number() {
        for spelling in [
            "13812345678",
            "138 1234 5678",
            "138-1234-5678",
            "+86 138 1234 5678",
            "+86-13812345678",
            "0086 13812345678",
            "(+86)13812345678",
            "１３８１２３４５６７８",
            "138.1234.5678",
            "86-13812345678",
        ] {
            assert_eq!(phone(spelling).as_deref(), Some("13812345678"), "{spelling}");
        }
        assert_eq!(phone("0571-8888 6666 转 123").as_deref(), Some("057188886666,123"));
        for spelling in
            ["0571-88886666", "+86 571 8888 6666", "0086-571-88886666", "（0571）88886666"]
        {
            assert_eq!(phone(spelling).as_deref(), Some("057188886666"), "{spelling}");
        }
        assert_eq!(phone("+86 86 138 1234 5678").as_deref(), Some("13812345678"));
        assert_eq!(phone("+86 10 6655 4433").as_deref(), Some("01066554433"));
        assert_eq!(phone("+86 400 820 8820").as_deref(), Some("4008208820"));
        assert_eq!(phone("\u{202d}138\u{a0}1234‑5678\u{202c}").as_deref(), Some("13812345678"));
        assert_eq!(phone("+44 20 7946 0000").as_deref(), Some("+442079460000"));
        for bad in ["", "12", "call me", "138123456789012345", "138a"] {
            assert_eq!(phone(bad), None, "{bad}");
        }
    }

    #[test]
    fn cleaning_keeps_what_was_meant() {
        assert_eq!(clean("  𠮷野家\r\n退款😡\u{0}\u{202e}  "), "𠮷野家\n退款😡");
        assert_eq!(clean_line("a\n b\t c"), "a b c");
        assert_eq!(shorten("一二三四五", 4), "一二三…");
    }

    #[test]
    fn mail_addresses() {
        assert!(is_mail_address("wang.fang@example.com.cn"));
        for bad in ["", "a", "a@b", "a b@c.d", "a@b@c.d", "a@.c", "<a@b.c>"] {
            assert!(!is_mail_address(bad), "{bad}");
        }
    }
}
