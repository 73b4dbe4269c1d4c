//! Dated cases of a rulebook: worked out apart from the program, so that two counts must agree.
//!
//! They stand in a file of their own beside the rulebook and are counted again by `wenguo pack check`.

use jiff::Timestamp;
use jiff::civil::{DateTime, Weekday};
use serde::Deserialize;

use super::{Clock, Rulebook, Window};
use crate::calendar::{Calendar, DayKind, Due, HourRange, Pauses, TableDay, YearTable};
use crate::case::Case;
use crate::milestone::Milestone;
use crate::permission::Actor;

/// The dated cases of one rulebook.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedCases {
    /// The calendar they are counted by, where it is not the built-in one.
    #[serde(default)]
    pub calendar: Option<Abroad>,
    /// The cases.
    pub example: Vec<DatedCase>,
}

/// A calendar other than the built-in one: Monday to Friday from nine to five, and these days off.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abroad {
    zone: String,
    #[serde(default)]
    off: Vec<(String, String)>,
}

/// One dated case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedCase {
    /// The clock it is about.
    #[serde(default)]
    pub clock: Option<String>,
    /// The window it is about.
    #[serde(default)]
    pub window: Option<String>,
    /// The counter it is about.
    #[serde(default)]
    pub counter: Option<String>,
    /// When the count starts, local time.
    #[serde(default)]
    pub start: Option<String>,
    /// When it ends; `24:00` for the end of a day.
    #[serde(default)]
    pub due: Option<String>,
    /// Times in which the clock stands still.
    #[serde(default)]
    pub pauses: Vec<(String, String)>,
    /// Extensions granted.
    #[serde(default)]
    pub extensions: usize,
    /// For a counter: milestones and when they were.
    #[serde(default)]
    pub milestones: Vec<(String, String)>,
    /// For a counter: when it is asked.
    #[serde(default)]
    pub at: Option<String>,
    /// What it has counted then.
    #[serde(default)]
    pub counted: Option<u32>,
    /// Whether it is over then.
    #[serde(default)]
    pub over: Option<bool>,
    /// What it shows.
    pub why: String,
}

impl DatedCases {
    /// Reads a file of dated cases.
    pub fn parse(text: &str) -> Result<DatedCases, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The calendar they are counted by.
    pub fn calendar(&self) -> Result<Calendar, String> {
        let Some(abroad) = &self.calendar else { return Ok(Calendar::china()) };
        let mut builder = Calendar::builder().zone_named(&abroad.zone);
        let hours = HourRange::parse("09:00-17:00").map_err(|error| error.to_string())?;
        let week = [
            Weekday::Monday,
            Weekday::Tuesday,
            Weekday::Wednesday,
            Weekday::Thursday,
            Weekday::Friday,
        ];
        for day in week {
            builder = builder.with_hours(day, [hours]);
        }
        let mut rows = Vec::new();
        for (date, name) in &abroad.off {
            let date = date.parse().map_err(|_| format!("`{date}` is no date"))?;
            rows.push(TableDay { date, kind: DayKind::Off, name: name.clone() });
        }
        if let Some(first) = rows.first() {
            let table = YearTable::new(first.date.year(), rows.clone());
            builder = builder.with_year(table.map_err(|error| error.to_string())?);
        }
        builder.build().map_err(|error| error.to_string())
    }

    /// Counts every case again; what does not come out as it was worked out, in words.
    pub fn check(&self, book: &Rulebook) -> Vec<String> {
        let calendar = match self.calendar() {
            Ok(calendar) => calendar,
            Err(reason) => return vec![reason],
        };
        let counted = self.example.iter().map(|it| it.count(book, &calendar));
        counted.filter_map(Result::err).collect()
    }
}

impl DatedCase {
    /// The code of what it is about.
    pub fn name(&self) -> &str {
        let name = self.clock.as_ref().or(self.window.as_ref()).or(self.counter.as_ref());
        name.map_or("", String::as_str)
    }

    /// Counts it again: the parts of the count, none of a counter; or why it does not come out as worked out.
    pub fn count(&self, book: &Rulebook, calendar: &Calendar) -> Result<Vec<Due>, String> {
        let told = |reason: String| format!("`{}`: {reason} ({})", self.name(), self.why);
        self.counted(book, calendar).map_err(told)
    }

    fn counted(&self, book: &Rulebook, calendar: &Calendar) -> Result<Vec<Due>, String> {
        let unknown = || "the rulebook has no such rule".to_owned();
        let (at, parts) = match (&self.clock, &self.window, &self.counter) {
            (Some(id), None, None) => {
                self.by_clock(book.policy.clock(id).ok_or_else(unknown)?, calendar)?
            }
            (None, Some(id), None) => {
                let window = book.policy.windows.iter().find(|it| it.id == *id);
                self.by_window(window.ok_or_else(unknown)?, calendar)?
            }
            (None, None, Some(_)) => return self.by_counter(book, calendar).map(|()| Vec::new()),
            _ => return Err("it is about one clock, window or counter".to_owned()),
        };
        let due = instant(self.due.as_deref(), "due", calendar)?;
        if at == due {
            Ok(parts)
        } else {
            let start = self.start.as_deref().unwrap_or_default();
            Err(format!("from {start} it is due at {at}, not at {due}"))
        }
    }

    fn by_window(
        &self,
        window: &Window,
        calendar: &Calendar,
    ) -> Result<(Timestamp, Vec<Due>), String> {
        let start = instant(self.start.as_deref(), "start", calendar)?;
        if !self.pauses.is_empty() || self.extensions > 0 {
            return Err("a window does not wait".to_owned());
        }
        let day = calendar.local_date(start);
        let holds = window.valid_from.is_none_or(|from| from <= day)
            && window.valid_to.is_none_or(|to| day <= to);
        if !holds {
            return Err(format!("it does not hold on {day}"));
        }
        let due = calendar.due(start, window.limit, &window.rules).map_err(|it| it.to_string())?;
        Ok((due.at, vec![due]))
    }

    fn by_clock(
        &self,
        clock: &Clock,
        calendar: &Calendar,
    ) -> Result<(Timestamp, Vec<Due>), String> {
        let start = instant(self.start.as_deref(), "start", calendar)?;
        let day = calendar.local_date(start);
        if !clock.holds_on(day) {
            return Err(format!("it does not hold on {day}"));
        }
        if clock.pauses.as_ref().is_some_and(Vec::is_empty) && !self.pauses.is_empty() {
            return Err("it never stands still".to_owned());
        }
        let mut stood = Vec::new();
        for (from, to) in &self.pauses {
            let from = instant(Some(from), "pauses", calendar)?;
            stood.push((from, instant(Some(to), "pauses", calendar)?));
        }
        let pauses = Pauses::new(stood);
        let fault = |error: crate::calendar::CalendarError| error.to_string();
        let due = calendar.due_with(start, clock.limit, &clock.rules, &pauses).map_err(fault)?;
        let (mut at, mut parts) = (due.at, vec![due]);
        let steps = clock.extensions.get(..self.extensions);
        for step in steps.ok_or("it has no more extensions")? {
            let last = parts.last().ok_or("it has no limit")?;
            let due = calendar.due_after(last, step.by, &clock.rules, &pauses).map_err(fault)?;
            at = due.at;
            parts.push(due);
        }
        if let Some(cap) = clock.cap.filter(|_| self.extensions > 0) {
            let cap = calendar.due_with(start, cap, &clock.rules, &pauses).map_err(fault)?;
            at = at.min(cap.at);
        }
        Ok((at, parts))
    }

    fn by_counter(&self, book: &Rulebook, calendar: &Calendar) -> Result<(), String> {
        let known = book.policy.counters.iter().find(|it| self.counter.as_ref() == Some(&it.id));
        let counter = known.ok_or("the rulebook has no such counter")?;
        let mut case = Case::default();
        for (n, (code, at)) in (1..).zip(&self.milestones) {
            if book.policy.milestone(code).is_none() {
                return Err(format!("the rulebook has no milestone `{code}`"));
            }
            let at = instant(Some(at), "milestones", calendar)?;
            let (code, note, by) = (code.clone(), String::new(), Actor::Clock);
            case.milestones.push(Milestone { n, code, at, note, by });
        }
        let now = instant(self.at.as_deref(), "at", calendar)?;
        let n = case.counted(counter, now);
        let over = n > counter.more_than;
        if self.counted == Some(n) && self.over == Some(over) {
            Ok(())
        } else {
            Err(format!("it counts {n}, over: {over}"))
        }
    }
}

/// A local time; `24:00` is the midnight that ends the day.
fn instant(text: Option<&str>, field: &str, calendar: &Calendar) -> Result<Timestamp, String> {
    let text = text.ok_or_else(|| format!("`{field}` is missing"))?;
    let wrong = || format!("`{field}`: `{text}` is no time like 2026-03-02 09:00");
    if let Some(day) = text.strip_suffix(" 24:00") {
        let day = day.parse().map_err(|_| wrong())?;
        return calendar.end_of_day(day).map_err(|error| error.to_string());
    }
    let civil = DateTime::strptime("%Y-%m-%d %H:%M", text).map_err(|_| wrong())?;
    let zoned = civil.to_zoned(calendar.zone().clone()).map_err(|_| wrong())?;
    Ok(zoned.timestamp())
}
