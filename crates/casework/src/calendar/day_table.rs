//! The table of one year: the days off and the make-up days a government announced, checked row by row.
//!
//! A [`YearTable`] is correct by construction: whatever it was read from, it holds at least one row, no
//! date twice, and no date of another year except the last December's, where a New Year holiday may begin.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::error::{CalendarError, Place, RowFault, RowProblem};
use super::import::ROW_PROBLEMS_MAX;

/// Rows in one year's table; China lists about forty.
pub const TABLE_ROWS_MAX: usize = 200;
/// Characters in the name of a holiday.
pub const NAME_CHARS_MAX: usize = 40;
/// The first year a table may be for.
pub const YEAR_MIN: i16 = 2000;
/// The last year a table may be for.
pub const YEAR_MAX: i16 = 2199;

/// The holidays and make-up days of one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct YearTable {
    year: i16,
    days: BTreeMap<Date, TableDay>,
}

/// One row of a year's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableDay {
    /// The date.
    pub date: Date,
    /// Whether it is off or worked.
    pub kind: DayKind,
    /// Key of the holiday it belongs to (`spring_festival`) or its name as announced; may be empty.
    #[serde(default)]
    pub name: String,
}

/// What the year's table says about a date, against the weekly pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// A day off.
    Off,
    /// A day worked to make up for a holiday.
    Work,
}

impl YearTable {
    /// A table from its rows; a problem names the row by its place in the list.
    pub fn new(
        year: i16,
        rows: impl IntoIterator<Item = TableDay>,
    ) -> Result<YearTable, CalendarError> {
        let mut draft = Draft::default();
        for (index, row) in rows.into_iter().enumerate() {
            draft.row(Place::Entry(index + 1), Ok(row));
        }
        draft.table(year)
    }

    /// The year the table is for.
    pub fn year(&self) -> i16 {
        self.year
    }

    /// All rows, in the order of their dates.
    pub fn rows(&self) -> impl Iterator<Item = &TableDay> {
        self.days.values()
    }

    /// The row of a date, if it is listed.
    pub fn find(&self, date: Date) -> Option<&TableDay> {
        self.days.get(&date)
    }

    /// How many rows are of a kind; shown before an import is confirmed.
    pub fn count(&self, kind: DayKind) -> usize {
        self.rows().filter(|row| row.kind == kind).count()
    }
}

/// A table in the making: collects rows and everything wrong with them, so that a person mends a file once.
#[derive(Default)]
pub(super) struct Draft {
    seen: usize,
    rows: Vec<(Place, TableDay)>,
    problems: Vec<RowProblem>,
}

impl Draft {
    /// Takes in a row as read.
    pub(super) fn row(&mut self, place: Place, row: Result<TableDay, RowFault>) {
        self.seen += 1;
        match row {
            _ if self.seen > TABLE_ROWS_MAX => {}
            Ok(row) => self.rows.push((place, row)),
            Err(fault) => self.problems.push(RowProblem { place, fault }),
        }
    }

    /// The year most rows are in; of two equal ones the later.
    pub(super) fn likely_year(&self) -> Option<i16> {
        let mut rows_of: BTreeMap<i16, usize> = BTreeMap::new();
        for (_, row) in &self.rows {
            *rows_of.entry(row.date.year()).or_default() += 1;
        }
        rows_of.into_iter().max_by_key(|(year, rows)| (*rows, *year)).map(|(year, _)| year)
    }

    /// The finished table, or everything wrong with it.
    pub(super) fn table(mut self, year: i16) -> Result<YearTable, CalendarError> {
        if self.seen > TABLE_ROWS_MAX {
            return Err(CalendarError::TooManyRows { rows: self.seen });
        }
        if self.seen > 0 && !(YEAR_MIN..=YEAR_MAX).contains(&year) {
            return Err(CalendarError::YearOutOfRange { year });
        }
        let mut days: BTreeMap<Date, (Place, TableDay)> = BTreeMap::new();
        for (place, row) in std::mem::take(&mut self.rows) {
            let first = days.get(&row.date).map(|(place, _)| *place);
            match fault(year, &row, first) {
                Some(fault) => self.problems.push(RowProblem { place, fault }),
                None => _ = days.insert(row.date, (place, row)),
            }
        }
        if !self.problems.is_empty() {
            self.problems.sort_by_key(|problem| problem.place);
            self.problems.truncate(ROW_PROBLEMS_MAX);
            return Err(CalendarError::BadTable(self.problems));
        }
        if days.is_empty() {
            return Err(CalendarError::EmptyTable);
        }
        Ok(YearTable { year, days: days.into_iter().map(|(date, (_, row))| (date, row)).collect() })
    }
}

fn fault(year: i16, row: &TableDay, first: Option<Place>) -> Option<RowFault> {
    let date = row.date;
    let last_december = date.year() == year - 1 && date.month() == 12;
    // The notices are written for the week from Monday to Friday, whatever hours the desk itself keeps.
    let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    if date.year() != year && !last_december {
        return Some(RowFault::WrongYear { date, year });
    }
    if let Some(first) = first {
        return Some(RowFault::Duplicate { date, first });
    }
    if row.kind == DayKind::Work && !weekend {
        return Some(RowFault::WorkOnWeekday { date });
    }
    let good_name =
        row.name.chars().count() <= NAME_CHARS_MAX && !row.name.chars().any(char::is_control);
    (!good_name).then_some(RowFault::BadName)
}

/// How a table stands in journals and answers.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    year: i16,
    days: Vec<TableDay>,
}

impl TryFrom<Form> for YearTable {
    type Error = CalendarError;

    fn try_from(form: Form) -> Result<YearTable, CalendarError> {
        YearTable::new(form.year, form.days)
    }
}

impl From<YearTable> for Form {
    fn from(table: YearTable) -> Form {
        Form { year: table.year, days: table.days.into_values().collect() }
    }
}

/// The built-in tables of mainland China.
pub(super) fn china() -> Vec<YearTable> {
    const TEXT: &str = include_str!("cn_2024_2026.csv");
    let rows_of = |year: &str| {
        TEXT.lines().filter(|line| line.starts_with(year)).collect::<Vec<_>>().join("\n")
    };
    let table = |year| {
        YearTable::from_csv(&rows_of(year)).expect("the built-in tables are covered by tests")
    };
    ["2024", "2025", "2026"].map(table).into()
}
