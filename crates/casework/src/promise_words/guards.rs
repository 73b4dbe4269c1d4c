//! Whether words that name a time are a commitment: not a question, not what is over, not what others have to do.

use super::words::{Cue, guard};

/// Bytes before a place in which its sentence and clause are looked for; a clause longer than that is none.
const AROUND_BYTES_MAX: usize = 600;

/// Is what stands from `from` to `to` (bytes of the folded text) said of something we are going to do?
pub(super) fn is_commitment(text: &str, from: usize, to: usize, cue: Option<Cue>) -> bool {
    let said = &text[from..to];
    let before = &text[floor(text, from.saturating_sub(AROUND_BYTES_MAX))..from];
    let after = &text[to..floor(text, (to + AROUND_BYTES_MAX).min(text.len()))];
    if guard("not_after").is_match(before) || guard("not_before").is_match(after) {
        return false;
    }
    let asked = ended(after, "sentence", true);
    if guard("asks").is_match(asked.trim_end_matches(['.', '\n', ' '])) {
        return false;
    }
    let (head, tail) = (begun(before), ended(after, "clause", false));
    let clause = format!("{head}{said}{tail}");
    // Its own words do not speak against it: "within the last" does, "by the last day" would not.
    let around = format!("{head} {tail}");
    if guard("against").is_match(&guard("told").replace_all(&around, "")) {
        return false;
    }
    let sentence = guard("sentence").find_iter(before).last().map_or(0, |end| end.end());
    if guard("rule").is_match(&before[sentence..]) && !guard("future").is_match(&clause) {
        return false;
    }
    // A date that stands alone at the end of a letter is the letter's own; only a text of nothing else is a promise.
    let alone = |text: &str| !text.chars().any(char::is_alphanumeric);
    cue.is_none_or(|cue| {
        guard(cue.guard()).is_match(&clause) || alone(&text[..from]) && alone(&text[to..])
    })
}

/// The part of the clause before a place.
fn begun(before: &str) -> &str {
    let last = guard("clause").find_iter(before).last();
    &before[last.map_or(0, |end| end.end())..]
}

/// The part of a sentence or clause after a place, with the sign that ends it or without.
fn ended<'a>(after: &'a str, what: &str, with_sign: bool) -> &'a str {
    let end = guard(what).find(after);
    &after[..end.map_or(after.len(), |end| if with_sign { end.end() } else { end.start() })]
}

/// The nearest place at or before a byte where a character begins.
fn floor(text: &str, byte: usize) -> usize {
    text.floor_char_boundary(byte)
}
