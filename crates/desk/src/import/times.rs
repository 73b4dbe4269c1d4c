//! The times of one row: read, held against what can have been, refused or flagged.

use casework::calendar::Calendar;
use casework::intake::{Flag, Receive};
use casework::limits;
use jiff::{Timestamp, ToSpan};

use super::mapping::Missing;
use super::plan::Plan;
use super::reason::Reason;
use super::said::Said;
use super::value::{Read, Reading};

/// Days a stamped answer time may lie ahead; further is a slip of the pen.
const DUE_DAYS_MAX: i64 = 10 * 366;

/// The times of one row.
pub(crate) struct Times<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) cells: &'a [String],
    pub(crate) now: Timestamp,
    pub(crate) calendar: &'a Calendar,
}

impl Times<'_> {
    /// A time that can have been: not in the future, not before the year from which times are taken.
    pub(crate) fn possible(&self, at: Timestamp) -> bool {
        at <= self.now + limits::CLOCK_SKEW_MINUTES.minutes()
            && at.to_zoned(self.calendar.zone().clone()).year() >= limits::EARLIEST_YEAR
    }

    /// An answer time that can have been stamped.
    pub(crate) fn due(&self, at: Timestamp) -> bool {
        self.possible(at.min(self.now)) && at <= self.now + (DUE_DAYS_MAX * 24).hours()
    }

    pub(crate) fn received(&self, it: &mut Receive) -> Result<(), Reason> {
        let field = "received_at";
        let reading = self.plan.received.as_ref();
        let wrong = match reading.map_or(Ok(None), |reading| reading.of(self.cells)) {
            Err(value) => {
                Said::new("row-time-unreadable").with("field", field).with("value", value)
            }
            Ok(None) => Said::new("row-time-missing").with("field", field),
            Ok(Some(read)) => match reading.and_then(|reading| reading.at(read)) {
                Some(at) if self.possible(at) => {
                    it.heard_at = Some(at);
                    return Ok(());
                }
                at => Said::new("row-time-impossible").with("field", field).with("value", told(at)),
            },
        };
        if self.plan.missing == Missing::Refuse {
            return Err(wrong.into());
        }
        it.flags.insert(Flag::ReceiptTimeMissing);
        Ok(())
    }

    /// A time that is nothing when it is not told, and refused when it cannot be read.
    pub(crate) fn plain(
        &self,
        reading: Option<&Reading>,
        field: &str,
        possible: impl Fn(Timestamp) -> bool,
    ) -> Result<Option<Timestamp>, Reason> {
        let Some(reading) = reading else { return Ok(None) };
        let wrong = match reading.of(self.cells) {
            Ok(None) => return Ok(None),
            Err(value) => {
                Said::new("row-time-unreadable").with("field", field).with("value", value)
            }
            Ok(Some(read)) => match reading.at(read) {
                Some(at) if possible(at) => return Ok(Some(at)),
                at => Said::new("row-time-impossible").with("field", field).with("value", told(at)),
            },
        };
        if self.plan.missing == Missing::Flag { Ok(None) } else { Err(wrong.into()) }
    }

    /// When it was answered. A time that no clock can have told is as good as none: the record is flagged.
    pub(crate) fn answered(
        &self,
        heard: Option<Timestamp>,
        closed: bool,
    ) -> Result<Option<Timestamp>, Reason> {
        let Some(reading) = &self.plan.answered else { return Ok(None) };
        let read = match reading.of(self.cells) {
            Ok(Some(read)) => read,
            Ok(None) => return Ok(None),
            Err(_) if !closed || self.plan.missing == Missing::Flag => return Ok(None),
            Err(value) => {
                return Err(Said::new("row-time-unreadable")
                    .with("field", "answer.at")
                    .with("value", value)
                    .into());
            }
        };
        // Answered on the day it came, nobody said when: not before it came.
        let same_day = |day, heard: &Timestamp| reading.day(*heard) == day;
        let at = match (read, heard) {
            (Read::Day(day), Some(heard)) if same_day(day, &heard) => Some(heard),
            _ => reading.at(read),
        };
        Ok(at.filter(|at| self.possible(*at)))
    }
}

fn told(at: Option<Timestamp>) -> String {
    at.map_or_else(|| "?".to_owned(), |at| at.to_string())
}
