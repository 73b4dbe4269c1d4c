//! A year at a glance, for the page on which an administrator checks what was loaded.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::{Calendar, CalendarError, Day};

/// All days of a year and their sums.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YearView {
    /// The year.
    pub year: i16,
    /// Working days in the year.
    pub working_days: u32,
    /// Days off by the table, on weekdays and weekends.
    pub holidays: u32,
    /// Days worked by the table.
    pub make_up_days: u32,
    /// The twelve months.
    pub months: Vec<MonthView>,
}

/// All days of a month and their sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MonthView {
    /// The month, from 1.
    pub month: i8,
    /// Working days in the month.
    pub working_days: u32,
    /// Every date with its kind, in order.
    pub days: Vec<(Date, Day)>,
}

impl Calendar {
    /// The year at a glance; refused when its table is not loaded.
    pub fn year_view(&self, year: i16) -> Result<YearView, CalendarError> {
        if !self.knows(year) {
            return Err(CalendarError::YearNotLoaded { year });
        }
        let months =
            (1..=12).map(|month| self.month_view(year, month)).collect::<Result<Vec<_>, _>>()?;
        let count = |kind: fn(&Day) -> bool| {
            let days = months.iter().flat_map(|month| &month.days);
            days.map(|(_, day)| u32::from(kind(day))).sum()
        };
        Ok(YearView {
            year,
            working_days: count(Day::is_working),
            holidays: count(|day| matches!(day, Day::Holiday { .. })),
            make_up_days: count(|day| matches!(day, Day::MakeUp { .. })),
            months,
        })
    }

    fn month_view(&self, year: i16, month: i8) -> Result<MonthView, CalendarError> {
        let first = Date::new(year, month, 1)?;
        let dates =
            first.series(1.day()).take(usize::try_from(first.days_in_month()).unwrap_or_default());
        let days = dates
            .map(|date| Ok((date, self.day(date)?)))
            .collect::<Result<Vec<_>, CalendarError>>()?;
        let working_days = days.iter().map(|(_, day)| u32::from(day.is_working())).sum();
        Ok(MonthView { month, working_days, days })
    }
}
