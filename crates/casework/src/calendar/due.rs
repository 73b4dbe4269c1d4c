//! When a span of time ends, and the day-by-day reason why.
//!
//! Counting in days follows the Civil Code of the People's Republic of China:
//!
//! - article 201: the day of the start is not counted; spans in hours run at once from the start;
//! - article 202: a span in months or years ends on the corresponding day of its last month, and where
//!   that month has no such day, on its last;
//! - article 203: a last day that is a rest day moves to the day after (a choice, see [`Roll`]); the last
//!   day ends at 24:00 or at the close of business (a choice, see [`EndOfDay`]).
//!
//! Each count records its steps, because staff and customers ask "why the 27th?" and deserve better than a date.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::error::CalendarError;
use super::pauses::Pauses;
use super::span::{EndOfDay, Roll, Rules, SameDay, Span, Unit};
use super::{Calendar, Day};

/// Days a span may reach, which also bounds the steps: ten years, longer than any rule on record.
pub const HORIZON_DAYS_MAX: i32 = 3_660;

/// When a span ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The instant the span is over. What happens at this very instant is in time, what happens after it is late:
    /// `at > due.at`. A span in days ends at the midnight that *follows* its last day.
    pub at: Timestamp,
    /// The last day of the span; say this to people, not the date of `at`.
    pub last_day: Date,
    /// The rest day the span would have ended on, had [`Roll::NextWorkingDay`] not moved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rolled_from: Option<Date>,
    /// The count, in order of dates. The first is the day of the start.
    pub steps: Vec<Step>,
}

/// One day of a count. Spans in weeks, months and years have one step for each of these instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The day.
    pub date: Date,
    /// Whether it brought the count forward.
    pub counted: bool,
    /// What kind of day it is.
    pub day: Day,
    /// Whole units of the span that have passed when the day is over; the span's number at the end.
    pub running: u32,
    /// Minutes counted on this day, the seconds dropped; only for spans in minutes and hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// The clock stood still: all day long where days are counted, for a part of it where minutes are.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub paused: bool,
}

impl Calendar {
    /// When a span that starts at an instant ends.
    ///
    /// Units counted in whole days end at the end of a day; `0 day` ends with the day of the start, and
    /// `0 working_day` with the first working day not yet closed, which may be the same. Minutes and hours start at
    /// once. Refused are spans beyond [`HORIZON_DAYS_MAX`], and spans whose end depends on a day of a year not loaded;
    /// calendar days need no table unless the rules do.
    pub fn due(&self, start: Timestamp, span: Span, rules: &Rules) -> Result<Due, CalendarError> {
        self.due_with(start, span, rules, &Pauses::default())
    }

    /// As [`Calendar::due`], with times in which the clock stands still.
    ///
    /// Spans in minutes and hours leave out what was paused to the instant. Spans in days leave out each day at whose
    /// end the clock stands still: the day of the pause does not count, the day it goes on does, and a pause that
    /// begins and ends within one day costs nobody a day. So no pause ever brings an end nearer.
    pub fn due_with(
        &self,
        start: Timestamp,
        span: Span,
        rules: &Rules,
        pauses: &Pauses,
    ) -> Result<Due, CalendarError> {
        match span.unit {
            Unit::Minute | Unit::Hour => self.due_by_clock(start, span, pauses),
            Unit::WorkingMinute | Unit::WorkingHour => {
                self.due_by_working_time(start, span, pauses)
            }
            Unit::WorkingDay => self.due_by_working_days(start, span.n, *rules, pauses),
            Unit::Day | Unit::Week | Unit::Month | Unit::Year => {
                self.due_by_dates(start, span, *rules, pauses)
            }
        }
    }

    /// When a span ends that is added to one that has ended: the extension counts on from its last day.
    pub fn due_after(
        &self,
        before: &Due,
        span: Span,
        rules: &Rules,
        pauses: &Pauses,
    ) -> Result<Due, CalendarError> {
        // A span in days ends with the midnight that belongs to the next day; its own day is the day of the start.
        let runs_at_once = span.unit.minutes().is_some();
        let start =
            if runs_at_once { before.at } else { before.at.checked_sub(1.millisecond())? };
        self.due_with(start, span, rules, pauses)
    }

    fn due_by_clock(
        &self,
        start: Timestamp,
        span: Span,
        pauses: &Pauses,
    ) -> Result<Due, CalendarError> {
        let mut count = Count::new(span)?;
        let at = pauses.after(start, count.total)?;
        let horizon = start.checked_add((i64::from(HORIZON_DAYS_MAX) * 24).hours())?;
        if at > horizon {
            return Err(CalendarError::TooFar);
        }
        let mut date = self.local_date(start);
        loop {
            let end = self.end_of_day(date)?;
            let from = self.start_of_day(date)?.max(start);
            let to = at.min(end);
            let whole = to.duration_since(from).max(SignedDuration::ZERO);
            let running = pauses.running_between(from, to);
            count.day(date, self.day_if_listed(date), running, running < whole);
            if at <= end {
                return Ok(count.due(at, date));
            }
            date = date.tomorrow()?;
        }
    }

    fn due_by_working_time(
        &self,
        start: Timestamp,
        span: Span,
        pauses: &Pauses,
    ) -> Result<Due, CalendarError> {
        let mut count = Count::new(span)?;
        let mut date = self.local_date(start);
        if span.n == 0 {
            count.day(date, self.day_if_listed(date), SignedDuration::ZERO, false);
            return Ok(count.due(start, date));
        }
        for _ in 0..=HORIZON_DAYS_MAX {
            let mut passed = SignedDuration::ZERO;
            let mut paused = false;
            let left = count.total - count.passed;
            for (from, to) in self.working_intervals(date)? {
                let from = from.max(start);
                let length = pauses.running_between(from, to);
                paused |= length < to.duration_since(from).max(SignedDuration::ZERO);
                if passed + length >= left {
                    count.day(date, self.day(date)?, left, paused);
                    return Ok(count.due(pauses.after(from, left - passed)?, date));
                }
                passed += length;
            }
            count.day(date, self.day(date)?, passed, paused);
            date = date.tomorrow()?;
        }
        Err(CalendarError::TooFar)
    }

    fn due_by_working_days(
        &self,
        start: Timestamp,
        n: u32,
        rules: Rules,
        pauses: &Pauses,
    ) -> Result<Due, CalendarError> {
        let first = self.local_date(start);
        let (mut date, mut running, mut steps) = (first, 0, Vec::new());
        for _ in 0..=HORIZON_DAYS_MAX {
            let day = self.day(date)?;
            let usable =
                day.is_working() && (date > first || !self.is_closed(date, start, rules)?);
            let paused = pauses.hold_at(self.end_of_day(date)?);
            let counted =
                usable && !paused && n > 0 && (date > first || rules.same_day == SameDay::Counted);
            running += u32::from(counted);
            steps.push(Step { date, counted, day, running, minutes: None, paused });
            if if n == 0 { usable } else { counted && running == n } {
                let at = self.end_of_last_day(date, start, rules)?;
                return Ok(Due { at, last_day: date, rolled_from: None, steps });
            }
            date = date.tomorrow()?;
        }
        Err(CalendarError::TooFar)
    }

    fn due_by_dates(
        &self,
        start: Timestamp,
        span: Span,
        rules: Rules,
        pauses: &Pauses,
    ) -> Result<Due, CalendarError> {
        let first = self.local_date(start);
        let horizon = first.checked_add(HORIZON_DAYS_MAX.days())?;
        let (mut last_day, mut steps) = if span.unit == Unit::Day && !pauses.is_empty() {
            self.running_days(first, span.n, rules.same_day, pauses)?
        } else {
            self.periods(first, span, rules.same_day, pauses)?
        };
        let mut rolled_from = None;
        while rules.roll == Roll::NextWorkingDay && !self.is_working_day(last_day)? {
            rolled_from = rolled_from.or(Some(last_day));
            last_day = last_day.tomorrow()?;
            steps.push(self.dated(last_day, false, span.n));
            if last_day > horizon {
                return Err(CalendarError::TooFar);
            }
        }
        Ok(Due { at: self.end_of_last_day(last_day, start, rules)?, last_day, rolled_from, steps })
    }

    /// The last of `n` days, those left out at whose end the clock stands still.
    fn running_days(
        &self,
        first: Date,
        n: u32,
        same_day: SameDay,
        pauses: &Pauses,
    ) -> Result<(Date, Vec<Step>), CalendarError> {
        let (mut date, mut running, mut steps) = (first, 0, Vec::new());
        for _ in 0..=HORIZON_DAYS_MAX {
            let paused = n > 0 && pauses.hold_at(self.end_of_day(date)?);
            let counted = n > 0 && !paused && (date > first || same_day == SameDay::Counted);
            running += u32::from(counted);
            steps.push(Step { paused, ..self.dated(date, counted, running) });
            if n == 0 || counted && running == n {
                return Ok((date, steps));
            }
            date = date.tomorrow()?;
        }
        Err(CalendarError::TooFar)
    }

    /// The last day of so many days, weeks, months or years by the date; every day at whose end the clock stood
    /// still is one day more, which may be paused as well.
    fn periods(
        &self,
        first: Date,
        span: Span,
        same_day: SameDay,
        pauses: &Pauses,
    ) -> Result<(Date, Vec<Step>), CalendarError> {
        let mut last_day = nth_date(first, span.n, span.unit, same_day)?;
        let horizon = first.checked_add(HORIZON_DAYS_MAX.days())?;
        if last_day > horizon {
            return Err(CalendarError::TooFar);
        }
        let mut steps = Vec::new();
        if span.n == 0 || same_day == SameDay::Excluded {
            steps.push(self.dated(first, false, 0));
        }
        for k in 1..=span.n {
            steps.push(self.dated(nth_date(first, k, span.unit, same_day)?, true, k));
        }
        let unpaused = last_day;
        let mut date = if span.n == 0 || pauses.is_empty() { last_day } else { first };
        while date < last_day {
            date = date.tomorrow()?;
            if pauses.hold_at(self.end_of_day(date)?) {
                last_day = last_day.tomorrow()?;
                if last_day > horizon {
                    return Err(CalendarError::TooFar);
                }
                steps.push(Step { paused: true, ..self.dated(date, false, 0) });
            }
        }
        if last_day > unpaused {
            // The count ends with the day it really ends on.
            steps.retain(|step| step.paused || step.running < span.n);
            steps.push(self.dated(last_day, true, span.n));
            steps.sort_by_key(|step| (step.date, step.paused));
            let mut running = 0;
            for step in &mut steps {
                running = running.max(step.running);
                step.running = running;
            }
        }
        Ok((last_day, steps))
    }

    /// One step of a count in dates.
    fn dated(&self, date: Date, counted: bool, running: u32) -> Step {
        let day = self.day_if_listed(date);
        Step { date, counted, day, running, minutes: None, paused: false }
    }

    /// The instant the last day of a span ends by the rules, but never before the span starts: on a day whose
    /// business has closed already, midnight is left.
    fn end_of_last_day(
        &self,
        date: Date,
        start: Timestamp,
        rules: Rules,
    ) -> Result<Timestamp, CalendarError> {
        let close = match rules.end_of_day {
            EndOfDay::Midnight => None,
            EndOfDay::CloseOfBusiness => {
                self.close_of_business(date)?.filter(|close| *close >= start)
            }
        };
        // Where clocks once went back over midnight, a day could be over before the start and yet be its day.
        close.map_or_else(|| Ok(self.end_of_day(date)?.max(start)), Ok)
    }

    /// Has the business of a day ended before an instant, where the rules let days end with it? Nobody can be told
    /// "today" then.
    fn is_closed(&self, date: Date, at: Timestamp, rules: Rules) -> Result<bool, CalendarError> {
        Ok(match rules.end_of_day {
            EndOfDay::Midnight => false,
            EndOfDay::CloseOfBusiness => {
                self.close_of_business(date)?.is_some_and(|close| close < at)
            }
        })
    }

    fn day_if_listed(&self, date: Date) -> Day {
        self.day(date).unwrap_or(Day::Unlisted)
    }
}

/// The date on which `n` units after a day end.
fn nth_date(first: Date, n: u32, unit: Unit, same_day: SameDay) -> Result<Date, CalendarError> {
    // No unit is shorter than a day, so a larger number reaches past the horizon in any case.
    let n =
        i32::try_from(n).ok().filter(|n| *n <= HORIZON_DAYS_MAX).ok_or(CalendarError::TooFar)?;
    if n == 0 {
        return Ok(first);
    }
    let (after, day_missing) = match unit {
        Unit::Week => (first.checked_add(n.weeks())?, false),
        Unit::Month | Unit::Year => {
            let span = if unit == Unit::Month { n.months() } else { n.years() };
            let after = first.checked_add(span)?;
            (after, after.day() != first.day())
        }
        Unit::Day
        | Unit::WorkingDay
        | Unit::Minute
        | Unit::WorkingMinute
        | Unit::Hour
        | Unit::WorkingHour => (first.checked_add(n.days())?, false),
    };
    // With the first day counted the span ends a day earlier, unless the last month was too short already.
    if same_day == SameDay::Counted && !day_missing { Ok(after.yesterday()?) } else { Ok(after) }
}

/// The steps of a count in minutes or hours.
struct Count {
    unit: SignedDuration,
    total: SignedDuration,
    passed: SignedDuration,
    steps: Vec<Step>,
}

impl Count {
    fn new(span: Span) -> Result<Count, CalendarError> {
        let unit = SignedDuration::from_mins(
            span.unit.minutes().expect("only spans in minutes and hours get here"),
        );
        let total = SignedDuration::from_secs(unit.as_secs() * i64::from(span.n));
        if total > SignedDuration::from_hours(24 * i64::from(HORIZON_DAYS_MAX)) {
            return Err(CalendarError::TooFar);
        }
        Ok(Count { unit, total, passed: SignedDuration::ZERO, steps: Vec::new() })
    }

    fn day(&mut self, date: Date, day: Day, passed: SignedDuration, paused: bool) {
        self.passed += passed;
        let number = |n: i64| u32::try_from(n).expect("a count stays within the horizon");
        self.steps.push(Step {
            date,
            counted: !passed.is_zero(),
            day,
            running: number(self.passed.as_secs() / self.unit.as_secs()),
            minutes: Some(number(passed.as_secs() / 60)),
            paused,
        });
    }

    fn due(self, at: Timestamp, last_day: Date) -> Due {
        Due { at, last_day, rolled_from: None, steps: self.steps }
    }
}
