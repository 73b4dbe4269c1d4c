//! Promises found in a text: what an outgoing letter says about "by when", so that it can be offered for the register.
//!
//! Nobody registers a promise they do not notice making. The finder reads simplified and traditional Chinese and
//! English; which words and patterns it knows stands in `words.toml`, beside this file. It proposes and never
//! decides: a person sees what was found before anything is promised. So a reading that could go two ways takes
//! the earlier day, and a time the calendar cannot tell is found all the same, without a guess at its end.

mod advice;
mod guards;
mod in_case;
mod numbers;
mod reading;
mod usual;
mod words;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::calendar::{Calendar, Span};

pub use advice::{Advice, advice};
pub use in_case::{OFFERED_CHARS_MAX, Unregistered, unregistered};
use reading::Reading;
pub use usual::{usual, usual_left};
use words::{Cue, Groups, PATTERNS};

/// Characters of a text that are looked at; the longest letter is shorter.
pub const TEXT_CHARS_MAX: usize = crate::limits::NARRATIVE_CHARS_MAX;
/// Promises told of one text; a text with more is a timetable.
pub const FOUND_MAX: usize = 30;

/// A commitment to a time, as found in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Where it begins, counted in characters.
    pub from: usize,
    /// Where it has ended, counted in characters.
    pub to: usize,
    /// The words themselves, as written.
    pub said: String,
    /// Whether they name a span of time or a point in time.
    pub what: What,
    /// The first instant that is too late; none when the calendar does not know the year.
    pub due_at: Option<Timestamp>,
    /// The last day in time, known in many cases where `due_at` is not.
    pub last_day: Option<Date>,
    /// The last day is a day of rest.
    pub on_rest_day: bool,
}

/// What the words of a promise name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum What {
    /// A span from now: "within three days".
    Span {
        /// The span as counted.
        span: Span,
    },
    /// A point in time: "by Friday".
    Point,
}

/// Every commitment to a time in a text that is sent at `said_at`, in order and without overlap.
pub fn found_in(text: &str, said_at: Timestamp, calendar: &Calendar) -> Vec<Found> {
    let folded = Folded::new(text);
    let mut taken = Vec::new();
    let mut candidates = candidates(&folded);
    // Leftmost first; of those that begin at one place the longest, then the first of the list.
    candidates.sort_by_key(|it| (it.from, usize::MAX - it.to, it.order));
    let mut free_from = 0;
    for it in candidates {
        if it.from < free_from || taken.len() == FOUND_MAX {
            continue;
        }
        // What names no day or is guarded against is taken all the same: a part of it would say something else.
        free_from = it.to;
        let Some(reading) = reading::read(&it.groups, said_at, calendar) else { continue };
        if !guards::is_commitment(&folded.text, it.from, it.to, it.cue) {
            continue;
        }
        taken.extend(found(text, &folded, (it.from, it.to), &reading, said_at, calendar));
    }
    taken
}

fn found(
    text: &str,
    folded: &Folded,
    (from, to): (usize, usize),
    reading: &Reading,
    said_at: Timestamp,
    calendar: &Calendar,
) -> Option<Found> {
    let ends = reading.ends(said_at, calendar);
    // What is over cannot be promised any more: the words told of something past.
    if ends.at.is_some_and(|at| at <= said_at)
        || ends.last_day.is_some_and(|day| day < calendar.local_date(said_at))
    {
        return None;
    }
    let (from, to) = (folded.char_at(from), folded.char_at(to));
    let said: String = text.chars().skip(from).take(to - from).collect();
    let known = ends.last_day.and_then(|day| calendar.is_working_day(day).ok());
    Some(Found {
        from,
        to,
        said,
        what: reading.what(),
        // A day of a year that is not loaded may be any kind of day: it is for a person to say.
        due_at: ends.at.filter(|_| known.is_some()),
        last_day: ends.last_day,
        on_rest_day: known == Some(false),
    })
}

/// A place where a pattern fits, in bytes of the folded text.
struct Candidate {
    from: usize,
    to: usize,
    order: usize,
    cue: Option<Cue>,
    groups: Groups,
}

fn candidates(folded: &Folded) -> Vec<Candidate> {
    let mut all = Vec::new();
    for (order, pattern) in PATTERNS.iter().enumerate() {
        for fit in pattern.finds.captures_iter(&folded.text) {
            let Some(whole) = fit.get(0) else { continue };
            // "within the week " ends with its word, not with the blank after it.
            let to = whole.start() + whole.as_str().trim_end().len();
            let groups = Groups::new(&fit, pattern);
            all.push(Candidate { from: whole.start(), to, order, cue: pattern.cue, groups });
        }
    }
    all
}

/// A text in small letters, half-width and simplified characters; one character for each of the original.
struct Folded {
    text: String,
    starts: Vec<usize>,
}

impl Folded {
    fn new(original: &str) -> Folded {
        let (mut text, mut starts) = (String::with_capacity(original.len()), Vec::new());
        for c in original.chars().take(TEXT_CHARS_MAX) {
            starts.push(text.len());
            text.push(words::folded(c));
        }
        starts.push(text.len());
        Folded { text, starts }
    }

    /// Which character begins at a byte.
    fn char_at(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start < byte)
    }
}
