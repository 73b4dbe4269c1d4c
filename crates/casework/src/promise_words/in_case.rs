//! Promises our last words to a customer hold and nobody has registered yet.

use jiff::Timestamp;
use serde::Serialize;

use super::{Found, found_in};
use crate::case::{Case, Setting};
use crate::point::next_n;
use crate::promise::{Basis, Promise, SaidIn, SaidKind, State};

/// Characters of the words a found promise is offered with; who registers it may write more.
pub const OFFERED_CHARS_MAX: usize = 200;
/// Where a sentence ends, for taking it out of a text.
const ENDS: &[char] = &['\u{3002}', '\u{ff01}', '\u{ff1f}', '\u{ff1b}', '.', '!', '?', ';', '\n'];

/// A promise found in what the customer was told last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unregistered {
    /// In which of our words.
    pub said_in: SaidIn,
    /// When they were said.
    pub said_at: Timestamp,
    /// The sentence it stands in: what is promised.
    pub what: String,
    /// The words found, and by when.
    pub found: Found,
}

/// What our last words to the customer promise and the register does not know yet.
///
/// Only the last words count: what was said before was either registered or looked at and left. A closed case
/// promises nothing any more.
pub fn unregistered(case: &Case, setting: &Setting<'_>) -> Vec<Unregistered> {
    let (Some(said_in), None, None) = (last_said(case), &case.closure, case.merged_into) else {
        return Vec::new();
    };
    let Some((text, said_at)) = said_in.text(case) else { return Vec::new() };
    let today = setting.calendar.local_date(setting.now);
    let mut known: Vec<&Promise> = case
        .promises
        .iter()
        .filter(|it| it.basis == Basis::Word && !matches!(it.state, State::Released { .. }))
        .filter(|it| it.made_at >= said_at)
        .collect();
    let mut list: Vec<Unregistered> = found_in(text, said_at, setting.calendar)
        .into_iter()
        .filter(|it| it.due_at.is_none_or(|due| due > setting.now))
        .filter(|it| it.last_day.is_none_or(|day| day >= today))
        .map(|found| Unregistered { what: sentence(text, &found), said_in, said_at, found })
        .collect();
    // Those registered in the very words first, then whatever else was registered for the same time: each
    // entry of the register stands for one place of the text.
    let exact: fn(&Unregistered, &Promise) -> bool = |it, promise| promise.what == it.what;
    for same in [exact, |_, _| true] {
        list.retain(|it| {
            let stands_for =
                |promise: &&Promise| it.found.due_at == Some(promise.due_at) && same(it, promise);
            match known.iter().position(stands_for) {
                Some(at) => {
                    known.remove(at);
                    false
                }
                None => true,
            }
        });
    }
    list
}

/// Where the customer was told something last.
fn last_said(case: &Case) -> Option<SaidIn> {
    let number = |count: usize| next_n(count).saturating_sub(1);
    let contact = case.contacts.iter().rev().find(|it| it.reaches_customer());
    let contact = contact.map(|it| (it.at, SaidKind::Contact, it.n));
    let progress =
        case.progress.last().map(|it| (it.at, SaidKind::Progress, number(case.progress.len())));
    let response =
        case.responses.last().map(|it| (it.at, SaidKind::Response, number(case.responses.len())));
    let last = [contact, progress, response].into_iter().flatten().max_by_key(|(at, ..)| *at);
    last.map(|(_, kind, n)| SaidIn { kind, n })
}

/// The sentence a promise stands in, as far as a line takes it.
fn sentence(text: &str, found: &Found) -> String {
    let letters: Vec<char> = text.chars().collect();
    let from = letters[..found.from].iter().rposition(|c| ENDS.contains(c)).map_or(0, |at| at + 1);
    let to = letters[found.to..]
        .iter()
        .position(|c| ENDS.contains(c))
        .map_or(letters.len(), |at| found.to + at);
    let whole: String = letters[from..to].iter().collect();
    let whole = whole.trim();
    if whole.chars().count() <= OFFERED_CHARS_MAX {
        return whole.to_owned();
    }
    letters[found.from..to].iter().take(OFFERED_CHARS_MAX).collect::<String>().trim().to_owned()
}
