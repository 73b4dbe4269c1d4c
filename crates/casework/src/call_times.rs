//! Call times: when a customer wants to be called, and when the next attempt is due by it.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::callback::Callback;
use crate::case::{Case, Event, Setting};
use crate::invalid::{Invalid, Problem};
use crate::limits::{CALL_FROM_HOUR, CALL_TO_HOUR, LINE_CHARS_MAX};
use crate::refusal::Objection;

/// Hours of a day.
const DAY_HOURS: u8 = 24;
/// The hour that divides a day in halves.
const NOON: u8 = 12;
/// Days looked through for one on which the customer wants to be called: past the longest holidays.
const DAYS_AHEAD: usize = 30;

/// When a customer wants to be called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CallTimes {
    /// From this hour of the day, 0 to 23.
    #[serde(default = "from_hour")]
    pub from_hour: u8,
    /// Until this hour of the day, 1 to 24.
    #[serde(default = "to_hour")]
    pub to_hour: u8,
    /// On working days only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub working_days: bool,
    /// In their words: "after six, when the children are fed".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

fn from_hour() -> u8 {
    CALL_FROM_HOUR
}

fn to_hour() -> u8 {
    CALL_TO_HOUR
}

impl Default for CallTimes {
    fn default() -> Self {
        CallTimes {
            from_hour: CALL_FROM_HOUR,
            to_hour: CALL_TO_HOUR,
            working_days: false,
            note: String::new(),
        }
    }
}

/// How attempts must lie apart to count as attempts of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Spread {
    /// Each attempt counts.
    #[default]
    Any,
    /// One attempt before and one after noon counts on a day.
    HalfDay,
    /// One attempt a day counts.
    Day,
}

impl CallTimes {
    /// Cleans the words and notes what is wrong; `prefix` stands before the names of the fields.
    pub(crate) fn checked(&self, prefix: &str, invalid: &mut Invalid) -> CallTimes {
        let note = invalid.line(&format!("{prefix}note"), &self.note, LINE_CHARS_MAX);
        if self.from_hour >= DAY_HOURS {
            invalid.add(&format!("{prefix}from_hour"), Problem::NotANumber);
        }
        if self.to_hour > DAY_HOURS {
            invalid.add(&format!("{prefix}to_hour"), Problem::NotANumber);
        } else if self.to_hour <= self.from_hour {
            invalid.add(&format!("{prefix}to_hour"), Problem::BeforeItBegan);
        }
        CallTimes { note, ..self.clone() }
    }

    /// The first instant from `base` on at which the customer wants to be called; `base` itself where no day
    /// within [`DAYS_AHEAD`] fits.
    pub fn first_from(&self, base: Timestamp, calendar: &Calendar) -> Timestamp {
        let mut date = calendar.local_date(base);
        for _ in 0..DAYS_AHEAD {
            let within = hour_of(date, self.from_hour, calendar)
                .zip(hour_of(date, self.to_hour, calendar))
                .filter(|_| !self.working_days || is_worked(date, calendar));
            if let Some((from, to)) = within {
                let at = from.max(base);
                if at < to {
                    return at;
                }
            }
            let Ok(next) = date.tomorrow() else { return base };
            date = next;
        }
        base
    }
}

/// Whether a day is worked; where the calendar lacks the year, Monday to Friday are.
fn is_worked(date: Date, calendar: &Calendar) -> bool {
    let weekday = !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    calendar.is_working_day(date).unwrap_or(weekday)
}

fn hour_of(date: Date, hour: u8, calendar: &Calendar) -> Option<Timestamp> {
    let (date, hour) = if hour >= DAY_HOURS { (date.tomorrow().ok()?, 0) } else { (date, hour) };
    let local = date.at(i8::try_from(hour).ok()?, 0, 0, 0);
    calendar.zone().to_ambiguous_timestamp(local).compatible().ok()
}

/// How many of these attempts count.
pub(crate) fn counted<'a>(
    attempts: impl Iterator<Item = &'a Callback>,
    spread: Spread,
    calendar: &Calendar,
) -> u32 {
    let mut apart = BTreeSet::new();
    let mut count = 0;
    for attempt in attempts.filter(|it| !it.is_reached()) {
        let local = calendar.zone().to_datetime(attempt.at);
        let afternoon = u8::try_from(local.hour()).is_ok_and(|hour| hour >= NOON);
        let is_new = match spread {
            Spread::Any => true,
            Spread::HalfDay => apart.insert((local.date(), afternoon)),
            Spread::Day => apart.insert((local.date(), false)),
        };
        count += u32::from(is_new);
    }
    count
}

/// From when the next attempt would count: an hour later, in the next half of the day, or the next day.
fn apart_from(last: Timestamp, spread: Spread, calendar: &Calendar) -> Timestamp {
    let later = last + 1.hours();
    let local = calendar.zone().to_datetime(last);
    let morning = u8::try_from(local.hour()).is_ok_and(|hour| hour < NOON);
    let next = match spread {
        Spread::Any => None,
        Spread::HalfDay if morning => hour_of(local.date(), NOON, calendar),
        Spread::HalfDay | Spread::Day => hour_of(local.date(), DAY_HOURS, calendar),
    };
    next.map_or(later, |next| next.max(later))
}

/// When the customer is to be called next: at the time agreed on, else so that the attempt counts, and always
/// when they want to be called.
pub fn next_attempt(case: &Case, setting: &Setting<'_>) -> Option<Timestamp> {
    let told = case.responded_at?;
    let times = case.call_times.clone().unwrap_or_default();
    let spread = setting.pack.closing.callback_spread;
    let base = match case.callbacks_now().last() {
        // A time agreed on is a word given: it stands, whatever hour it is.
        Some(last) if last.again_at.is_some() => return last.again_at,
        Some(last) => apart_from(last.at, spread, setting.calendar),
        None => told,
    };
    Some(times.first_from(base, setting.calendar))
}

/// The customer says when they want to be called.
pub(crate) fn prefer(case: &Case, it: &CallTimes) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let times = it.checked("", &mut invalid);
    invalid.none_or(())?;
    if case.call_times.as_ref() == Some(&times) {
        return Ok(vec![]);
    }
    Ok(vec![Event::CallTimesPreferred(times)])
}
