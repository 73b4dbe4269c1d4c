//! The working calendar: which days are worked, how long a working day is, and when a span of time ends.
//!
//! A deadline told to a customer is a promise, so the calendar never guesses: a working day is only
//! known when the table of its year is loaded, and a question about any other day is refused
//! ([`CalendarError::YearNotLoaded`]). Weekends alone would not do: in China some Saturdays and
//! Sundays are worked to make up for holidays, and leaving them out can put a due date *after* the
//! lawful one.
//!
//! The rules of counting follow the Civil Code of the People's Republic of China, articles 201 to 203
//! (see [`Rules`]); every choice the code leaves open is a field of [`Rules`].
//!
//! Time zones come from the copy of the IANA database compiled into the program, not from the machine,
//! so that two machines never compute two deadlines from one journal.

mod day_table;
mod due;
mod error;
mod ics;
mod import;
mod pauses;
mod point;
mod span;
mod special;
mod week;
mod working_time;
mod year_view;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

pub use day_table::{
    DayKind, NAME_CHARS_MAX, TABLE_ROWS_MAX, TableDay, YEAR_MAX, YEAR_MIN, YearTable,
};
pub use due::{Due, HORIZON_DAYS_MAX, Step};
pub use error::{CalendarError, Place, RowFault, RowProblem};
pub use ics::ICS_BYTES_MAX;
pub use import::{ROW_PROBLEMS_MAX, TABLE_BYTES_MAX};
pub use pauses::Pauses;
pub use span::{EndOfDay, Roll, Rules, SameDay, Span, Unit};
pub use special::{RANGES_MAX, SpecialDay};
pub use week::{HourRange, Shift, Week};
pub use year_view::{MonthView, YearView};

use serde::{Deserialize, Serialize};

/// The zone of a calendar that names none.
pub const ZONE_DEFAULT: &str = "Asia/Shanghai";

/// Month from which [`Calendar::missing_year_alarm`] asks for the next year: the State Council usually announces the
/// holidays early in November, and from the end of that month deadlines begin to reach over New Year.
const ALARM_MONTH: i8 = 11;

/// A zone, a weekly pattern of working hours, and the table of holidays and make-up days of every year loaded.
///
/// A value: loading a year gives a new calendar and leaves the old one as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    zone: TimeZone,
    week: Week,
    years: BTreeMap<i16, Arc<YearTable>>,
    special: BTreeMap<Date, SpecialDay>,
    /// Holidays are worked like any other day, so no table is needed.
    without_holidays: bool,
}

/// What kind of day a date is, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Day {
    /// A working day of the weekly pattern.
    Ordinary,
    /// A rest day of the weekly pattern.
    Weekend,
    /// A day off by the year's table, or closed by a special day.
    Holiday {
        /// Key or text of the holiday as in the table; empty when the table gives none.
        name: String,
    },
    /// A day worked by the year's table to make up for a holiday, or a rest day worked by a special day.
    MakeUp {
        /// Key or text of the holiday made up for; empty when the table gives none.
        name: String,
    },
    /// The year's table is not loaded, and the span counts calendar days, which need none.
    /// Only found in the steps of a [`Due`]; [`Calendar::day`] refuses instead.
    Unlisted,
}

impl Day {
    /// Is this known to be a working day?
    pub fn is_working(&self) -> bool {
        matches!(self, Day::Ordinary | Day::MakeUp { .. })
    }
}

static CHINA: LazyLock<Calendar> = LazyLock::new(|| {
    let builder = Calendar::builder().week(Week::china());
    let tables = day_table::china();
    tables
        .into_iter()
        .fold(builder, Builder::with_year)
        .build()
        .expect("the built-in calendar is covered by tests")
});

impl Calendar {
    /// The built-in calendar of mainland China: 2024 to 2026, Monday to Friday, 09:00–12:00 and 13:30–18:00.
    pub fn china() -> Calendar {
        CHINA.clone()
    }

    /// Begins a calendar in [`ZONE_DEFAULT`] without hours and years.
    pub fn builder() -> Builder {
        Builder {
            zone: zone_named(ZONE_DEFAULT),
            week: Week::default(),
            years: BTreeMap::new(),
            special: BTreeMap::new(),
            without_holidays: false,
        }
    }

    /// Begins a calendar that differs from this one in a few points.
    pub fn to_builder(&self) -> Builder {
        let it = self.clone();
        Builder {
            zone: Ok(it.zone),
            week: it.week,
            years: it.years,
            special: it.special,
            without_holidays: it.without_holidays,
        }
    }

    /// The time zone days and hours are meant in.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The weekly pattern of working hours.
    pub fn week(&self) -> &Week {
        &self.week
    }

    /// The years whose tables are loaded.
    pub fn years(&self) -> BTreeSet<i16> {
        self.years.keys().copied().collect()
    }

    /// The table of a year, if loaded.
    pub fn year_table(&self, year: i16) -> Option<&YearTable> {
        self.years.get(&year).map(AsRef::as_ref)
    }

    /// This calendar with one year more; refuses a year already there, so that an import cannot silently change due
    /// dates that were told.
    pub fn load_year(&self, table: YearTable) -> Result<Calendar, CalendarError> {
        if self.years.contains_key(&table.year()) {
            return Err(CalendarError::YearAlreadyLoaded { year: table.year() });
        }
        Ok(self.replace_year(table))
    }

    /// This calendar with the table of a year put in or exchanged, for a notice that was corrected.
    #[must_use]
    pub fn replace_year(&self, table: YearTable) -> Calendar {
        let mut changed = self.clone();
        changed.years.insert(table.year(), Arc::new(table));
        changed
    }

    /// Is this a working day? Refused when the year is not loaded.
    pub fn is_working_day(&self, date: Date) -> Result<bool, CalendarError> {
        self.day(date).map(|day| day.is_working())
    }

    /// What kind of day this is, and why; refused when the year is not loaded.
    pub fn day(&self, date: Date) -> Result<Day, CalendarError> {
        let listed = self.listed(date)?;
        let special = self.special_day(date);
        let is_rest = match listed {
            Some(row) => row.kind == DayKind::Off,
            None => !self.week.is_working(date.weekday()),
        };
        Ok(match listed {
            _ if special.is_some_and(|it| it.hours.is_empty()) => {
                Day::Holiday { name: special.map(|it| it.name.clone()).unwrap_or_default() }
            }
            _ if special.is_some() && is_rest => {
                Day::MakeUp { name: special.map(|it| it.name.clone()).unwrap_or_default() }
            }
            Some(TableDay { kind: DayKind::Off, name, .. }) => Day::Holiday { name: name.clone() },
            Some(TableDay { kind: DayKind::Work, name, .. }) => Day::MakeUp { name: name.clone() },
            None if self.week.is_working(date.weekday()) => Day::Ordinary,
            None => Day::Weekend,
        })
    }

    /// The year an administrator must load now, if any: this year when it is missing, and from 1 November the next.
    pub fn missing_year_alarm(&self, today: Date) -> Option<i16> {
        let missing = |year: i16| (!self.knows(year)).then_some(year);
        missing(today.year())
            .or_else(|| if today.month() >= ALARM_MONTH { missing(today.year() + 1) } else { None })
    }

    /// Can days of this year be told: is its table loaded, or is none needed?
    pub fn knows(&self, year: i16) -> bool {
        self.without_holidays || self.years.contains_key(&year)
    }

    /// Are holidays worked like any other day, so that no table is needed?
    pub fn is_without_holidays(&self) -> bool {
        self.without_holidays
    }

    /// The special day of a date, if it is one.
    pub fn special_day(&self, date: Date) -> Option<&SpecialDay> {
        self.special.get(&date)
    }

    /// The date on the wall of the organisation at an instant.
    pub fn local_date(&self, at: Timestamp) -> Date {
        self.zone.to_datetime(at).date()
    }

    /// The first instant of a day.
    pub fn start_of_day(&self, date: Date) -> Result<Timestamp, CalendarError> {
        self.instant(date.to_datetime(jiff::civil::Time::midnight()))
    }

    /// The instant a day is over, which is the first instant of the next.
    pub fn end_of_day(&self, date: Date) -> Result<Timestamp, CalendarError> {
        self.start_of_day(date.tomorrow()?)
    }

    /// The table's row for a date. The table of the *next* year is asked first in December, because the notice for a
    /// year may move days around New Year (the one for 2019 did).
    fn listed(&self, date: Date) -> Result<Option<&TableDay>, CalendarError> {
        if self.without_holidays {
            return Ok(None);
        }
        let year = date.year();
        if date.month() == 12
            && let Some(row) = self.years.get(&(year + 1)).and_then(|table| table.find(date))
        {
            return Ok(Some(row));
        }
        let table = self.years.get(&year).ok_or(CalendarError::YearNotLoaded { year })?;
        Ok(table.find(date))
    }

    /// The instant of a local time. A time that a change of clocks skips means the moment of the change, one that it
    /// repeats means the first; both ways later local times never become earlier instants.
    pub(crate) fn instant(&self, local: DateTime) -> Result<Timestamp, CalendarError> {
        let ambiguous = self.zone.to_ambiguous_timestamp(local);
        let AmbiguousOffset::Gap { before, .. } = ambiguous.offset() else {
            return Ok(ambiguous.compatible()?);
        };
        let past_change =
            before.to_timestamp(local)?.checked_add(jiff::SignedDuration::from_nanos(1))?;
        let change = self
            .zone
            .preceding(past_change)
            .next()
            .expect("a gap is made by a transition before it");
        Ok(change.timestamp())
    }
}

/// Puts a calendar together; everything is checked in [`Builder::build`].
#[derive(Clone, Debug)]
#[must_use]
pub struct Builder {
    zone: Result<TimeZone, CalendarError>,
    week: Week,
    years: BTreeMap<i16, Arc<YearTable>>,
    special: BTreeMap<Date, SpecialDay>,
    without_holidays: bool,
}

impl Builder {
    /// The time zone days and hours are meant in.
    pub fn zone(mut self, zone: TimeZone) -> Builder {
        self.zone = Ok(zone);
        self
    }

    /// The time zone by its IANA name, e.g. `Asia/Shanghai`.
    pub fn zone_named(mut self, name: &str) -> Builder {
        self.zone = zone_named(name);
        self
    }

    /// The whole weekly pattern.
    pub fn week(mut self, week: Week) -> Builder {
        self.week = week;
        self
    }

    /// The working hours of one weekday, exchanging those it had; none makes it a rest day.
    pub fn with_hours(
        mut self,
        weekday: Weekday,
        ranges: impl IntoIterator<Item = HourRange>,
    ) -> Builder {
        self.week = self.week.with_hours(weekday, ranges);
        self
    }

    /// The working hours of make-up days; without them such a day has the hours of its weekday or, where that is a
    /// rest day, of the first working weekday.
    pub fn with_make_up_hours(mut self, ranges: impl IntoIterator<Item = HourRange>) -> Builder {
        self.week = self.week.with_make_up_hours(ranges);
        self
    }

    /// The table of a year, exchanging one that is there.
    pub fn with_year(mut self, table: YearTable) -> Builder {
        self.years.insert(table.year(), Arc::new(table));
        self
    }

    /// Takes all tables out.
    pub fn without_years(mut self) -> Builder {
        self.years.clear();
        self
    }

    /// Holidays are worked like any other day; no table is needed, and none is asked.
    pub fn without_holidays(mut self) -> Builder {
        self.without_holidays = true;
        self
    }

    /// A date with hours of its own, exchanging one that is there.
    pub fn with_special_day(mut self, day: SpecialDay) -> Builder {
        self.special.insert(day.date, day);
        self
    }

    /// The calendar, unless the zone is unknown, hours overlap, or no hour of the week is worked.
    pub fn build(self) -> Result<Calendar, CalendarError> {
        self.week.check()?;
        let checked = |(date, day): (Date, SpecialDay)| Ok((date, day.checked()?));
        let special =
            self.special.into_iter().map(checked).collect::<Result<_, CalendarError>>()?;
        Ok(Calendar {
            zone: self.zone?,
            week: self.week,
            years: self.years,
            special,
            without_holidays: self.without_holidays,
        })
    }
}

fn zone_named(name: &str) -> Result<TimeZone, CalendarError> {
    TimeZoneDatabase::bundled()
        .get(name)
        .map_err(|_| CalendarError::UnknownZone { name: error::quotable(name) })
}
