//! How much working time lies between two instants.
//!
//! Working hours are local: each range of a day is turned into instants on that day, so a day on which
//! the clocks change has the hours it really had.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::due::HORIZON_DAYS_MAX;
use super::error::CalendarError;
use super::{Calendar, Day};

impl Calendar {
    /// Working time from `a` to `b`; negative when `b` is the earlier one, so that parts always add up.
    pub fn working_time_between(
        &self,
        a: Timestamp,
        b: Timestamp,
    ) -> Result<SignedDuration, CalendarError> {
        if b < a {
            return Ok(-self.working_time_between(b, a)?);
        }
        let mut sum = SignedDuration::ZERO;
        for date in dates(self.local_date(a), self.local_date(b))? {
            for (from, to) in self.working_intervals(date)? {
                sum += to.min(b).duration_since(from.max(a)).max(SignedDuration::ZERO);
            }
        }
        Ok(sum)
    }

    /// Working days from the day of `a` to the day of `b`, the day of `a` not counted; negative when `b` is the
    /// earlier one. So a span of n working days ends n working days after its start.
    pub fn working_days_between(&self, a: Timestamp, b: Timestamp) -> Result<i64, CalendarError> {
        if b < a {
            return Ok(-self.working_days_between(b, a)?);
        }
        let mut sum = 0;
        for date in dates(self.local_date(a), self.local_date(b))?.skip(1) {
            sum += i64::from(self.is_working_day(date)?);
        }
        Ok(sum)
    }

    /// The instants between which work is done on a date, in order and without overlap.
    pub(super) fn working_intervals(
        &self,
        date: Date,
    ) -> Result<Vec<(Timestamp, Timestamp)>, CalendarError> {
        let day = self.day(date)?;
        let of_day = match day {
            Day::Ordinary => self.week.hours(date.weekday()),
            Day::MakeUp { .. } => self.week.make_up_hours(date.weekday()),
            Day::Weekend | Day::Holiday { .. } | Day::Unlisted => &[],
        };
        let ranges = self.special_day(date).map_or(of_day, |special| special.hours.as_slice());
        let interval = |range: &super::HourRange| {
            let (from, to) = range.on(date)?;
            Ok((self.instant(from)?, self.instant(to)?))
        };
        ranges.iter().map(interval).collect()
    }

    /// Is work done at this instant? Refused when the year is not loaded.
    pub fn is_working_at(&self, at: Timestamp) -> Result<bool, CalendarError> {
        let intervals = self.working_intervals(self.local_date(at))?;
        Ok(intervals.iter().any(|(from, to)| *from <= at && at < *to))
    }

    /// When the last working hours of a date end; none on a rest day.
    pub fn close_of_business(&self, date: Date) -> Result<Option<Timestamp>, CalendarError> {
        Ok(self.working_intervals(date)?.last().map(|(_, to)| *to))
    }
}

fn dates(first: Date, last: Date) -> Result<impl Iterator<Item = Date>, CalendarError> {
    if first.until(last)?.get_days() > HORIZON_DAYS_MAX {
        return Err(CalendarError::TooFar);
    }
    Ok(first.series(jiff::Span::new().days(1)).take_while(move |date| *date <= last))
}
