//! From a template with marks to a letter: sentences with gaps go, then values come in.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use casework::text;

use crate::locale::Locale;

/// Two code points that are no characters and that no text from outside keeps ([`without_marks`]).
const OPEN: char = '\u{fdd0}';
const SHUT: char = '\u{fdd1}';

/// What stands in each place.
type Values = BTreeMap<&'static str, String>;

/// What a template is filled with before anything that somebody typed comes near it.
pub(super) fn mark(place: &str) -> String {
    format!("{OPEN}{place}{SHUT}")
}

/// A text in which nothing can be taken for a mark.
pub(super) fn without_marks(text: &str) -> String {
    text.chars().filter(|c| *c != OPEN && *c != SHUT).collect()
}

/// One line, for a subject: places come in, whatever they are, and no line ends stay.
pub(super) fn line(template: &str, values: &Values) -> String {
    text::clean_line(&filled(template, values, |_, value| value.to_owned()))
}

/// The letter as plain text.
pub(super) fn plain(template: &str, values: &Values) -> String {
    let mut text = filled(template, values, |_, value| value.to_owned());
    text.push('\n');
    text
}

/// The letter as a small page: paragraphs, line breaks and one link.
pub(super) fn html(template: &str, values: &Values, subject: &str, locale: Locale) -> String {
    let value = |place: &str, value: &str| {
        let escaped = escaped(value);
        if place == "link" && (value.starts_with("https://") || value.starts_with("http://")) {
            format!("<a href=\"{escaped}\">{escaped}</a>")
        } else {
            escaped.replace('\n', "<br>\n")
        }
    };
    let mut body = String::new();
    for paragraph in template.split("\n\n") {
        let paragraph = filled(&escaped(paragraph).replace('\n', "<br>\n"), values, value);
        // Writing into a string cannot fail.
        let _written = writeln!(body, "<p>{paragraph}</p>");
    }
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n</head>\n\
         <body>\n{body}</body>\n</html>\n",
        locale.tag(),
        escaped(subject),
    )
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// Replaces every mark.
fn filled(template: &str, values: &Values, write: impl Fn(&str, &str) -> String) -> String {
    let mut out = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let (place, after) = after.split_once(SHUT).unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(&write(place, values.get(place).map_or("", String::as_str)));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The template without the sentences that speak of something empty, and without what announced them.
pub(super) fn without_gaps(template: &str, values: &Values) -> String {
    let sentences = sentences(template);
    let mut kept: Vec<bool> = sentences.iter().map(|sentence| !has_gap(sentence, values)).collect();
    // Backwards, so that what announced an announcement goes too.
    for at in (0..sentences.len()).rev() {
        let next = (at + 1..sentences.len()).find(|next| !sentences[*next].trim().is_empty());
        // Who is addressed is never an announcement.
        let addresses = sentences[at].contains(&mark("name"));
        if announces(sentences[at]) && !addresses && next.is_some_and(|next| !kept[next]) {
            kept[at] = false;
        }
    }
    let left: String = sentences
        .iter()
        .zip(kept)
        .filter(|(_, kept)| *kept)
        .map(|(sentence, _)| *sentence)
        .collect();
    let lines: Vec<&str> = left.lines().map(str::trim).collect();
    let mut text = lines.join("\n");
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text.trim().to_owned()
}

fn has_gap(sentence: &str, values: &Values) -> bool {
    values.iter().any(|(place, value)| value.is_empty() && sentence.contains(&mark(place)))
}

fn announces(sentence: &str) -> bool {
    sentence.trim_end().ends_with([':', '\u{ff1a}', '?', '\u{ff1f}'])
}

/// Cuts a text after every sentence; line ends are pieces of their own, and joined the pieces are the text.
fn sentences(text: &str) -> Vec<&str> {
    const CLOSING: &[char] = &['\u{201d}', '\u{300d}', '\u{ff09}', '"', ')', ' '];
    let mut pieces = Vec::new();
    for line in text.split_inclusive('\n') {
        let (bare, end) = line.split_at(line.trim_end_matches('\n').len());
        let mut rest = bare;
        while let Some(cut) = end_of_sentence(rest) {
            let after = rest[cut..].trim_start_matches(CLOSING);
            let (piece, left) = rest.split_at(rest.len() - after.len());
            pieces.push(piece);
            rest = left;
        }
        if !rest.is_empty() {
            pieces.push(rest);
        }
        if !end.is_empty() {
            pieces.push(end);
        }
    }
    pieces
}

/// The end of the first sentence: a full stop of its own, or a Latin one before a blank.
fn end_of_sentence(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let stops = match c {
            '\u{3002}' | '\u{ff01}' | '\u{ff1f}' => true,
            '.' | '!' | '?' => chars.peek().is_none_or(|(_, next)| *next == ' '),
            _ => false,
        };
        if stops && end < text.len() {
            return Some(end);
        }
    }
    None
}
