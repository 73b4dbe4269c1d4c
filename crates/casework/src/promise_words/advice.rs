//! What to think of before a promise is made: nobody is forbidden anything here, they are told.

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::calendar::{Calendar, CalendarError};

/// A warning about a promise that is about to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "advice", rename_all = "snake_case")]
pub enum Advice {
    /// Cases like this one usually take longer.
    EarlierThanUsual {
        /// When a case like this one would usually be done.
        usual_at: Timestamp,
    },
    /// The last day is a day of rest: nobody may be there to keep it.
    RestDay {
        /// The day of rest.
        day: Date,
    },
    /// The hour is one at which nobody works.
    OutsideHours {
        /// The day whose working hours do not reach it.
        day: Date,
    },
    /// The calendar of that year is not loaded, so nobody knows what kind of day it is.
    UnknownYear {
        /// The year to load.
        year: i16,
    },
}

impl Advice {
    /// The stable name, by which the words for it are found.
    pub fn code(&self) -> &'static str {
        match self {
            Advice::EarlierThanUsual { .. } => "earlier_than_usual",
            Advice::RestDay { .. } => "rest_day",
            Advice::OutsideHours { .. } => "outside_hours",
            Advice::UnknownYear { .. } => "unknown_year",
        }
    }
}

/// What speaks against promising something for `due_at`. `usual` is how long such cases take, where that is known.
pub fn advice(
    due_at: Timestamp,
    usual: Option<SignedDuration>,
    calendar: &Calendar,
    now: Timestamp,
) -> Vec<Advice> {
    let usual_at = usual.and_then(|usual| now.checked_add(usual).ok());
    let early = usual_at.filter(|usual_at| due_at < *usual_at);
    let mut told: Vec<Advice> =
        early.map(|usual_at| Advice::EarlierThanUsual { usual_at }).into_iter().collect();
    // A due time is the first instant that is too late: midnight belongs to the day before.
    let last = due_at.checked_sub(SignedDuration::from_nanos(1)).unwrap_or(due_at);
    let day = calendar.local_date(last);
    let whole_day = due_at.to_zoned(calendar.zone().clone()).time() == Time::midnight();
    match calendar.is_working_at(last) {
        Err(CalendarError::YearNotLoaded { year }) => told.push(Advice::UnknownYear { year }),
        Ok(true) | Err(_) => {}
        Ok(false) if calendar.is_working_day(day) == Ok(false) => {
            told.push(Advice::RestDay { day });
        }
        Ok(false) if whole_day => {}
        Ok(false) => told.push(Advice::OutsideHours { day }),
    }
    told
}
