//! Why the calendar refuses: each refusal says what stands in the way and what can be done about it.
//!
//! The English text is for logs and operators; people at the desk read the translation found by
//! [`CalendarError::code`], with the fields of the variant as its arguments.

use std::fmt;

use jiff::civil::Date;

use super::day_table::{NAME_CHARS_MAX, TABLE_ROWS_MAX, YEAR_MAX, YEAR_MIN};
use super::due::HORIZON_DAYS_MAX;
use super::import::TABLE_BYTES_MAX;
use super::week::HourRange;

/// What stands in the way of an answer from the calendar, or of a change to it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// A day is asked for whose year has no table: a working day there would be a guess.
    #[error(
        "the calendar has no table for {year}; load the holidays and make-up days of {year}, then try again"
    )]
    YearNotLoaded {
        /// The year to load.
        year: i16,
    },
    /// A table for this year is already there.
    #[error(
        "the table for {year} is already loaded; replace it on purpose if the notice was corrected"
    )]
    YearAlreadyLoaded {
        /// The year of both tables.
        year: i16,
    },
    /// No hour of the week is worked, so no working time would ever pass.
    #[error("no hour of the week is worked; give at least one weekday its hours")]
    NoWorkingTime,
    /// A text is not a range of hours.
    #[error(
        "\"{text}\" is not a range of hours; write 09:00-12:00, the end after the start, a night split at 24:00"
    )]
    BadHours {
        /// The text as given, shortened.
        text: String,
    },
    /// Two ranges of one day overlap, so an hour would count twice.
    #[error(
        "the hours {first} and {second} of one day overlap; join them into one range or move one"
    )]
    HoursOverlap {
        /// The range that begins first.
        first: HourRange,
        /// The range that begins before the first has ended.
        second: HourRange,
    },
    /// The zone is not in the time zone database.
    #[error("\"{name}\" is not a time zone; use a name of the IANA database such as Asia/Shanghai")]
    UnknownZone {
        /// The name as given, shortened.
        name: String,
    },
    /// A text is not a span of time.
    #[error("\"{text}\" is not a span of time; write a whole number and a unit, e.g. \"5 working_day\"; units: {units}", units = super::span::unit_names())]
    BadSpan {
        /// The text as given, shortened.
        text: String,
    },
    /// The answer lies further away than a promise may reach.
    #[error("this reaches further than {HORIZON_DAYS_MAX} days; choose a shorter span")]
    TooFar,
    /// A year's table is longer than any real one.
    #[error(
        "the table has {bytes} bytes, at most {TABLE_BYTES_MAX} are read; check that this is the right file"
    )]
    TableTooLarge {
        /// The length of the text.
        bytes: usize,
    },
    /// The text is not JSON, or not of the known shape.
    #[error(
        "the table cannot be read as JSON: {reason}; it needs \"year\" and \"days\" with name, date and isOffDay"
    )]
    BadJson {
        /// What the reader stumbled over, with line and column.
        reason: String,
    },
    /// The text is no calendar file.
    #[error(
        "line {line} is not of a calendar file: \"{text}\"; it needs BEGIN:VCALENDAR with its events"
    )]
    BadIcs {
        /// Where reading stopped.
        line: usize,
        /// What stands there, shortened.
        text: String,
    },
    /// The table lists no day. Empty tables are in circulation for years not announced yet, and would silently turn
    /// every holiday into a working day.
    #[error(
        "the table lists no day; the holidays of this year may not be announced yet, so wait for a filled table"
    )]
    EmptyTable,
    /// The table has more rows than a year could need.
    #[error(
        "the table has {rows} rows, at most {TABLE_ROWS_MAX} make sense; check that this is the right file"
    )]
    TooManyRows {
        /// Rows in the text.
        rows: usize,
    },
    /// The year of the table is no year a complaint could be handled in.
    #[error("the table is for {year}; years from {YEAR_MIN} to {YEAR_MAX} are possible")]
    YearOutOfRange {
        /// The year of the table.
        year: i16,
    },
    /// Rows of the table are wrong; at most [`super::ROW_PROBLEMS_MAX`] of them are told.
    #[error("the table is refused: {}", .0.iter().map(RowProblem::to_string).collect::<Vec<_>>().join("; "))]
    BadTable(Vec<RowProblem>),
}

impl CalendarError {
    /// The stable name of the refusal, by which its translation is found.
    pub fn code(&self) -> &'static str {
        match self {
            CalendarError::YearNotLoaded { .. } => "year_not_loaded",
            CalendarError::YearAlreadyLoaded { .. } => "year_already_loaded",
            CalendarError::NoWorkingTime => "no_working_time",
            CalendarError::BadHours { .. } => "bad_hours",
            CalendarError::HoursOverlap { .. } => "hours_overlap",
            CalendarError::UnknownZone { .. } => "unknown_zone",
            CalendarError::BadSpan { .. } => "bad_span",
            CalendarError::TooFar => "too_far",
            CalendarError::TableTooLarge { .. } => "table_too_large",
            CalendarError::BadJson { .. } => "bad_json",
            CalendarError::BadIcs { .. } => "bad_ics",
            CalendarError::EmptyTable => "empty_table",
            CalendarError::TooManyRows { .. } => "too_many_rows",
            CalendarError::YearOutOfRange { .. } => "year_out_of_range",
            CalendarError::BadTable(_) => "bad_table",
        }
    }
}

/// Arithmetic fails only where a date leaves the range the library can hold, which is far past the horizon.
impl From<jiff::Error> for CalendarError {
    fn from(_: jiff::Error) -> CalendarError {
        CalendarError::TooFar
    }
}

/// One wrong row of a year's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// Where it stands.
    pub place: Place,
    /// What is wrong with it.
    pub fault: RowFault,
}

impl fmt::Display for RowProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.fault)
    }
}

/// Where a row stands, counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A line of a text file.
    Line(usize),
    /// An entry of a list.
    Entry(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Line(n) => write!(f, "line {n}"),
            Place::Entry(n) => write!(f, "entry {n}"),
        }
    }
}

/// What is wrong with a row of a year's table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowFault {
    /// The text is not a date of the calendar.
    #[error("\"{text}\" is not a date; write 2027-01-31")]
    BadDate {
        /// The text as given, shortened.
        text: String,
    },
    /// The kind of day is neither of the two known.
    #[error("\"{text}\" is not a kind of day; write off or work")]
    BadKind {
        /// The text as given, shortened.
        text: String,
    },
    /// The name is too long or holds control characters.
    #[error("the name is longer than {NAME_CHARS_MAX} characters or holds control characters")]
    BadName,
    /// The date belongs to another year. Only December of the year before may be listed too, for a New Year holiday
    /// that begins there.
    #[error("{date} does not belong into the table for {year}")]
    WrongYear {
        /// The date of the row.
        date: Date,
        /// The year of the table.
        year: i16,
    },
    /// The date was listed before.
    #[error("{date} is listed twice; it stands at {first} too")]
    Duplicate {
        /// The date of both rows.
        date: Date,
        /// Where it stood first.
        first: Place,
    },
    /// An event lasts for hours: whether that makes a day off is not for us to guess.
    #[error("\"{text}\" is not a whole day; a holiday begins and ends with a day")]
    NotWholeDay {
        /// The time as given, shortened.
        text: String,
    },
    /// An event repeats by a rule: holidays move, so each year needs its own events.
    #[error(
        "this event repeats by the rule {text}; list every year's holidays as events of their own"
    )]
    Repeats {
        /// The rule as given, shortened.
        text: String,
    },
    /// An event ends before it begins, or lasts longer than any holiday.
    #[error("this event lasts {days} days; a holiday lasts from one day to sixty")]
    BadLength {
        /// Its days.
        days: i32,
    },
    /// A make-up day from Monday to Friday makes up for nothing: most likely `off` was meant.
    #[error("{date} is a {weekday:?}, which is worked anyway; was off meant?", weekday = .date.weekday())]
    WorkOnWeekday {
        /// The date of the row.
        date: Date,
    },
}

impl RowFault {
    /// The stable name of the fault, by which its translation is found.
    pub fn code(&self) -> &'static str {
        match self {
            RowFault::BadDate { .. } => "bad_date",
            RowFault::BadKind { .. } => "bad_kind",
            RowFault::BadName => "bad_name",
            RowFault::WrongYear { .. } => "wrong_year",
            RowFault::Duplicate { .. } => "duplicate",
            RowFault::NotWholeDay { .. } => "not_whole_day",
            RowFault::Repeats { .. } => "repeats",
            RowFault::BadLength { .. } => "bad_length",
            RowFault::WorkOnWeekday { .. } => "work_on_weekday",
        }
    }
}

/// A text from outside, short and on one line, to be quoted in a message.
pub(super) fn quotable(text: &str) -> String {
    shortened(text, 40)
}

/// A text on one line and of a limited length.
pub(super) fn shortened(text: &str, chars_max: usize) -> String {
    let mut short: String =
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(chars_max).collect();
    if text.chars().nth(chars_max).is_some() {
        short.push('…');
    }
    short
}
