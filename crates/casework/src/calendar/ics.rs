//! Reading holidays from a calendar file (RFC 5545), as governments and offices abroad give them out.
//!
//! Read is what a list of holidays needs: events of whole days, one or several, with their names. What repeats by a
//! rule or lasts for hours is refused with its line, because guessing at it would make deadlines wrong in silence.
//! The parsers at hand bring a second library of dates along and forget which line they read, and it is the line
//! that lets a person mend a file.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::day_table::{DayKind, Draft, NAME_CHARS_MAX, TableDay, YearTable};
use super::error::{CalendarError, Place, RowFault, RowProblem, quotable, shortened};
use super::import::{ROW_PROBLEMS_MAX, unmarked};

/// Bytes of a calendar file; one of a country's holidays for ten years has a tenth of it.
pub const ICS_BYTES_MAX: usize = 256 * 1024;
/// Days one event may last; a longer one is no holiday.
const EVENT_DAYS_MAX: i32 = 60;
/// Events in a file.
const EVENTS_MAX: usize = 2_000;

impl YearTable {
    /// Reads a calendar file: one table for each year in which it has whole-day events, all of them days off.
    /// Cancelled events are passed over; of several events on one day the first gives the name.
    pub fn from_ics(text: &str) -> Result<Vec<YearTable>, CalendarError> {
        if text.len() > ICS_BYTES_MAX {
            return Err(CalendarError::TableTooLarge { bytes: text.len() });
        }
        let mut days: BTreeMap<Date, (usize, String)> = BTreeMap::new();
        let mut problems = Vec::new();
        for event in events(unmarked(text))? {
            match event.days() {
                Ok(dates) => {
                    for date in dates {
                        days.entry(date).or_insert_with(|| (event.line, event.name()));
                    }
                }
                Err((line, fault)) => problems.push(RowProblem { place: Place::Line(line), fault }),
            }
        }
        if !problems.is_empty() {
            problems.truncate(ROW_PROBLEMS_MAX);
            return Err(CalendarError::BadTable(problems));
        }
        let mut drafts: BTreeMap<i16, Draft> = BTreeMap::new();
        for (date, (line, name)) in days {
            let row = TableDay { date, kind: DayKind::Off, name };
            drafts.entry(date.year()).or_default().row(Place::Line(line), Ok(row));
        }
        if drafts.is_empty() {
            return Err(CalendarError::EmptyTable);
        }
        drafts.into_iter().map(|(year, draft)| draft.table(year)).collect()
    }
}

/// A line with what was folded put together again, and where it began.
struct Line {
    n: usize,
    name: String,
    parameters: String,
    value: String,
}

impl Line {
    /// Splits `NAME;PARAMETERS:VALUE`; a colon within quotation marks belongs to a parameter.
    fn parse(n: usize, text: &str) -> Option<Line> {
        let mut quoted = false;
        let colon = text.find(|c| {
            quoted ^= c == '"';
            c == ':' && !quoted
        })?;
        let (head, value) = (&text[..colon], &text[colon + 1..]);
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        Some(Line {
            n,
            name: name.trim().to_ascii_uppercase(),
            parameters: parameters.to_ascii_uppercase(),
            value: value.trim().to_owned(),
        })
    }
}

/// Lines as they were before folding: one that begins with a blank goes on where the last one ended.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (index, raw) in text.split('\n').enumerate() {
        let raw = raw.strip_suffix('\r').unwrap_or(raw);
        match (raw.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ if raw.trim().is_empty() => {}
            _ => lines.push((index + 1, raw.to_owned())),
        }
    }
    lines
}

/// An event as written.
#[derive(Default)]
struct Event {
    line: usize,
    summary: String,
    cancelled: bool,
    start: Option<Line>,
    end: Option<Line>,
    duration: Option<Line>,
    repeats: Option<Line>,
}

/// The events of a file, in order.
fn events(text: &str) -> Result<Vec<Event>, CalendarError> {
    let bad = |line: usize, text: &str| CalendarError::BadIcs { line, text: quotable(text) };
    let mut all = Vec::new();
    let (mut open, mut event): (Vec<String>, Option<Event>) = (Vec::new(), None);
    let mut last = 1;
    for (n, raw) in unfolded(text) {
        last = n;
        let line = Line::parse(n, &raw).ok_or_else(|| bad(n, &raw))?;
        match line.name.as_str() {
            "BEGIN" => {
                let what = line.value.to_ascii_uppercase();
                if open.is_empty() && what != "VCALENDAR" {
                    return Err(bad(n, &raw));
                }
                if what == "VEVENT" && event.is_none() {
                    event = Some(Event { line: n, ..Event::default() });
                }
                open.push(what);
            }
            "END" => {
                let what = open.pop().filter(|it| line.value.eq_ignore_ascii_case(it));
                let what = what.ok_or_else(|| bad(n, &raw))?;
                if what == "VEVENT" {
                    all.extend(event.take().filter(|event| !event.cancelled));
                }
                if all.len() > EVENTS_MAX {
                    return Err(CalendarError::TooManyRows { rows: all.len() });
                }
            }
            _ if open.is_empty() => return Err(bad(n, &raw)),
            // An alarm within an event has lines of the same names.
            _ if open.last().is_some_and(|it| it == "VEVENT") => {
                if let Some(event) = &mut event {
                    event.take(line);
                }
            }
            _ => {}
        }
    }
    if open.is_empty() { Ok(all) } else { Err(bad(last, &open.join(" "))) }
}

impl Event {
    fn take(&mut self, line: Line) {
        match line.name.as_str() {
            "SUMMARY" => self.summary = plain(&line.value),
            "STATUS" => self.cancelled = line.value.eq_ignore_ascii_case("CANCELLED"),
            "DTSTART" => self.start = Some(line),
            "DTEND" => self.end = Some(line),
            "DURATION" => self.duration = Some(line),
            "RRULE" | "RDATE" => self.repeats = Some(line),
            _ => {}
        }
    }

    fn name(&self) -> String {
        let mut name = shortened(&self.summary, NAME_CHARS_MAX - 1);
        name.truncate(name.trim_end().len());
        name
    }

    /// The dates of the event, or what is wrong with it and in which line.
    fn days(&self) -> Result<Vec<Date>, (usize, RowFault)> {
        if let Some(rule) = &self.repeats {
            return Err((rule.n, RowFault::Repeats { text: quotable(&rule.value) }));
        }
        let start = self.start.as_ref();
        let start = start.ok_or((self.line, RowFault::BadDate { text: String::new() }))?;
        let first = whole_day(start)?;
        let (line, after) = match (&self.end, &self.duration) {
            (Some(end), _) => (end.n, whole_day(end)?),
            (None, Some(duration)) => {
                let fault = || RowFault::NotWholeDay { text: quotable(&duration.value) };
                let days = whole_days(&duration.value).ok_or_else(|| (duration.n, fault()))?;
                let after = first.checked_add(days.days()).map_err(|_| (duration.n, fault()))?;
                (duration.n, after)
            }
            (None, None) => (start.n, first.saturating_add(1.day())),
        };
        // Some programs write the last day itself where the day after it is meant.
        let after = if after == first { first.saturating_add(1.day()) } else { after };
        let count = first.until(after).map_or(0, |span| span.get_days());
        if !(1..=EVENT_DAYS_MAX).contains(&count) {
            return Err((line, RowFault::BadLength { days: count }));
        }
        Ok(first.series(1.day()).take_while(|date| *date < after).collect())
    }
}

/// A date without a time of the day.
fn whole_day(line: &Line) -> Result<Date, (usize, RowFault)> {
    let text = line.value.as_str();
    if text.len() > 8 && text.as_bytes().get(8) == Some(&b'T')
        || line.parameters.contains("DATE-TIME")
    {
        return Err((line.n, RowFault::NotWholeDay { text: quotable(text) }));
    }
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<i16>().ok();
    let digits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    let date = || {
        let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    let date = digits.then(date).flatten();
    date.ok_or_else(|| (line.n, RowFault::BadDate { text: quotable(text) }))
}

/// `P3D` or `P2W` in days.
fn whole_days(text: &str) -> Option<i32> {
    let text = text.trim().to_ascii_uppercase();
    let (number, unit) = text.strip_prefix('P')?.split_at_checked(text.len().checked_sub(2)?)?;
    let days = match unit {
        "D" => 1,
        "W" => 7,
        _ => return None,
    };
    let number = number.parse::<i32>().ok().filter(|n| (1..=EVENT_DAYS_MAX).contains(n))?;
    Some(number * days)
}

/// A text without the backslashes it was given for its commas and line ends.
fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push(' '),
                Some(other) => text.push(other),
                None => {}
            },
            c => text.push(c),
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
