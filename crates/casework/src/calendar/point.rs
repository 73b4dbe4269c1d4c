//! Points of time against a due time: so long before it, or when such a share of the time is gone.

use jiff::{SignedDuration, Timestamp, ToSpan};

use super::Calendar;
use super::due::HORIZON_DAYS_MAX;
use super::error::CalendarError;
use super::pauses::Pauses;
use super::span::{Rules, Span, Unit};

/// Below this a share of the time is one of the clock, above it one of the working time.
const SHORT_HOURS: i64 = 48;

impl Calendar {
    /// The instant so long before another. Working time is walked back through; `n` working days before lie `n` whole
    /// working days, so that what is due on Friday at 24:00 is a working day away on Thursday at 24:00.
    pub fn before(&self, at: Timestamp, span: Span) -> Result<Timestamp, CalendarError> {
        let n = i64::from(span.n);
        if n > i64::from(HORIZON_DAYS_MAX) * 24 * 60 {
            return Err(CalendarError::TooFar);
        }
        Ok(match span.unit {
            Unit::Minute => at.checked_sub(n.minutes())?,
            Unit::Hour => at.checked_sub(n.hours())?,
            Unit::Day => self.days_before(at, n.days())?,
            Unit::Week => self.days_before(at, n.weeks())?,
            Unit::Month => self.days_before(at, n.months())?,
            Unit::Year => self.days_before(at, n.years())?,
            Unit::WorkingDay => self.working_days_before(at, span.n)?,
            Unit::WorkingMinute => self.working_time_before(at, SignedDuration::from_mins(n))?,
            Unit::WorkingHour => self.working_time_before(at, SignedDuration::from_hours(n))?,
        })
    }

    fn days_before(&self, at: Timestamp, span: jiff::Span) -> Result<Timestamp, CalendarError> {
        Ok(at.to_zoned(self.zone().clone()).checked_sub(span)?.timestamp())
    }

    fn working_days_before(&self, at: Timestamp, n: u32) -> Result<Timestamp, CalendarError> {
        // The midnight that ends a day belongs to it.
        let mut date = self.local_date(at.checked_sub(1.millisecond())?);
        let rest = self.end_of_day(date)?.duration_since(at);
        let mut left = n;
        for _ in 0..=HORIZON_DAYS_MAX {
            if left == 0 && (n == 0 || self.is_working_day(date)?) {
                return Ok(self.end_of_day(date)?.checked_sub(rest)?);
            }
            left = left.saturating_sub(u32::from(left > 0 && self.is_working_day(date)?));
            date = date.yesterday()?;
        }
        Err(CalendarError::TooFar)
    }

    fn working_time_before(
        &self,
        at: Timestamp,
        length: SignedDuration,
    ) -> Result<Timestamp, CalendarError> {
        let mut left = length;
        let mut date = self.local_date(at);
        for _ in 0..=HORIZON_DAYS_MAX {
            for (from, to) in self.working_intervals(date)?.into_iter().rev() {
                let to = to.min(at);
                let worked = to.duration_since(from).max(SignedDuration::ZERO);
                if worked >= left && worked > SignedDuration::ZERO {
                    return Ok(to.checked_sub(left)?);
                }
                left -= worked;
            }
            date = date.yesterday()?;
        }
        Err(CalendarError::TooFar)
    }

    /// The instant at which such a share of the time between two instants is gone: of the working time where days lie
    /// between them, of the time on the clock where only hours do, or where there is no working time.
    pub fn share_of(
        &self,
        start: Timestamp,
        end: Timestamp,
        percent: u8,
        pauses: &Pauses,
    ) -> Result<Timestamp, CalendarError> {
        let share = |whole: SignedDuration| {
            SignedDuration::from_millis(
                i64::try_from(whole.as_millis() * i128::from(percent) / 100).unwrap_or(i64::MAX),
            )
        };
        let long = end.duration_since(start) > SignedDuration::from_hours(SHORT_HOURS);
        if long && pauses.is_empty() {
            let minutes = share(self.working_time_between(start, end)?).as_mins();
            if let Ok(minutes @ 1..) = u32::try_from(minutes) {
                let span = Span::new(minutes, Unit::WorkingMinute);
                return Ok(self.due(start, span, &Rules::default())?.at);
            }
        }
        pauses.after(start, share(pauses.running_between(start, end)))
    }
}
