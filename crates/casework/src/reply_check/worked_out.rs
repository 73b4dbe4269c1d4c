//! What no list of words can tell: points nothing is said about, times nobody registered, a text without a sender.

use super::fold::{Folded, folded};
use super::{Outgoing, Trips};
use crate::case::{Case, Setting};
use crate::promise::{Kind, State};
use crate::promise_words;
use crate::remedy::RemedyState;

/// Of a point's pairs of characters, so many in a hundred must come up for it to count as spoken of.
const POINT_PERCENT_MIN: usize = 15;
/// Of the pairs of its answer: less than this, and another answer was told.
const ANSWER_PERCENT_MIN: usize = 40;

/// The points of complaint the text says nothing about.
pub(super) fn points_untold(case: &Case, text: &Folded) -> Vec<Trips> {
    let told = pairs(text.chars.iter().copied());
    let told_of = |what: &str, percent_min: usize| {
        let asked = pairs(what.chars().map(folded));
        let found = asked.iter().filter(|pair| told.binary_search(pair).is_ok()).count();
        !asked.is_empty() && found * 100 >= asked.len() * percent_min
    };
    let untold = case.points.iter().filter(|point| {
        let answer = point.answer.as_ref().map_or("", |answer| answer.text.as_str());
        !told_of(&point.what, POINT_PERCENT_MIN) && !told_of(answer, ANSWER_PERCENT_MIN)
    });
    untold.map(|point| Trips::Point(point.n)).collect()
}

/// Characters from which a Latin word or a figure tells something.
const WORD_CHARS_MIN: usize = 3;

/// Pairs of neighbouring characters, and whole words of Latin letters and figures, as sorted numbers.
fn pairs(chars: impl Iterator<Item = char>) -> Vec<u64> {
    const MIXED: u64 = 0x0100_0000_01b3;
    let mut all = Vec::new();
    let mut before: Option<char> = None;
    let (mut word, mut length) = (1_u64 << 63, 0);
    for c in chars.chain([' ']) {
        if c.is_ascii_alphanumeric() {
            word = (word ^ u64::from(c)).wrapping_mul(MIXED);
            length += 1;
            before = None;
            continue;
        }
        if length >= WORD_CHARS_MIN {
            all.push(word);
        }
        (word, length) = (1 << 63, 0);
        let letter = Some(c).filter(|c| c.is_alphanumeric());
        if let (Some(before), Some(letter)) = (before, letter) {
            all.push(u64::from(before) << 32 | u64::from(letter));
        }
        before = letter;
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Times the text names as ours to keep and that no promise on record covers.
pub(super) fn times_unpromised(
    case: &Case,
    it: &Outgoing<'_>,
    setting: &Setting<'_>,
) -> Vec<Trips> {
    // What this very text keeps promises nothing beyond it.
    let running = case.promises.iter().filter(|promise| {
        promise.state == State::Running
            && matches!(
                promise.kind,
                Kind::Given | Kind::Progress | Kind::Milestone | Kind::Deliver | Kind::Callback
            )
    });
    let agreed = case.remedies.iter().filter(|remedy| {
        matches!(remedy.state, RemedyState::Approved | RemedyState::Offered | RemedyState::Accepted)
    });
    let registered: Vec<_> = running
        .map(|promise| promise.due_at)
        .chain(agreed.filter_map(|remedy| remedy.due_at))
        .chain(it.next_at)
        .collect();
    let found = promise_words::found_in(it.text, setting.now, setting.calendar);
    let unregistered = found.into_iter().filter(|found| match found.due_at {
        Some(due_at) => !registered.iter().any(|promised| *promised <= due_at),
        None => registered.is_empty(),
    });
    unregistered.map(|found| Trips::At(found.from, found.to)).collect()
}

/// Whether nothing says who writes.
pub(super) fn sender_untold(case: &Case, text: &Folded, setting: &Setting<'_>) -> Vec<Trips> {
    let organisation = setting.organisation;
    let units = case.unit.as_ref().map(|unit| organisation.path_up(unit)).unwrap_or_default();
    let units = units.into_iter().filter_map(|id| organisation.units.get(id));
    let people = case.owner.iter().chain(setting.actor.person());
    let people = people.filter_map(|id| organisation.people.get(id)).map(|it| it.name.as_str());
    let names = units.map(|unit| unit.title.as_str()).chain(people);
    let mut names = names.chain([organisation.name.as_str()]).filter(|name| !name.is_empty());
    let is_named = names.any(|name| {
        let name: Vec<char> = name.chars().map(folded).collect();
        text.chars.windows(name.len()).any(|window| window == name)
    });
    if is_named { Vec::new() } else { vec![Trips::Missing] }
}
