//! Reading the table of a year from a file: the JSON in common circulation, or a plain list.
//!
//! Everything from outside has a limit, every problem names its place, and a table that would make the
//! calendar wrong in silence (an empty one above all) is refused.

use jiff::civil::Date;
use serde::Deserialize;

use super::day_table::{DayKind, Draft, TableDay, YearTable};
use super::error::{CalendarError, Place, RowFault, quotable, shortened};

/// Bytes of a table's text; a real one has about four thousand.
pub const TABLE_BYTES_MAX: usize = 64 * 1024;
/// Wrong rows told at once; whoever has more of them has the wrong file.
pub const ROW_PROBLEMS_MAX: usize = 20;

impl YearTable {
    /// Reads a file of any kind we know: JSON when it begins like JSON, a calendar file when it begins like one, lines
    /// of `date,kind,name` otherwise. Only calendar files hold several years.
    pub fn read(text: &str) -> Result<Vec<YearTable>, CalendarError> {
        let start = unmarked(text).trim_start();
        let is_ics = start.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("begin:"));
        if is_ics {
            YearTable::from_ics(text)
        } else if start.starts_with(['{', '[']) {
            YearTable::from_holiday_json(text).map(|table| vec![table])
        } else {
            YearTable::from_csv(text).map(|table| vec![table])
        }
    }

    /// Reads `{"year":2027,"days":[{"name":"…","date":"2027-01-01","isOffDay":true},…]}`, the shape public holiday
    /// files have; other fields are passed over.
    pub fn from_holiday_json(text: &str) -> Result<YearTable, CalendarError> {
        let file: HolidayFile = serde_json::from_str(limited(text)?).map_err(|problem| {
            CalendarError::BadJson { reason: shortened(&problem.to_string(), 200) }
        })?;
        let mut draft = Draft::default();
        for (index, day) in file.days.into_iter().enumerate() {
            let kind = if day.is_off_day { DayKind::Off } else { DayKind::Work };
            let row = date(&day.date).map(|date| TableDay {
                date,
                kind,
                name: day.name.trim().to_owned(),
            });
            draft.row(Place::Entry(index + 1), row);
        }
        draft.table(file.year)
    }

    /// Reads lines of `date,kind[,name]` with kind `off` or `work`. A heading, blank lines and lines that begin with
    /// `#` are passed over; dates may also be written `2027/1/31`, as spreadsheets do. The year is that of most rows.
    pub fn from_csv(text: &str) -> Result<YearTable, CalendarError> {
        let mut draft = Draft::default();
        let mut heading_possible = true;
        for (index, line) in limited(text)?.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let heading = heading_possible
                && line.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("date"));
            heading_possible = false;
            if !heading {
                draft.row(Place::Line(index + 1), csv_row(line));
            }
        }
        // Without a single row no year is known, and any will do to tell what is wrong with the table.
        let year = draft.likely_year().unwrap_or(super::day_table::YEAR_MIN);
        draft.table(year)
    }

    /// Writes the table so that [`YearTable::from_csv`] reads it again.
    pub fn to_csv(&self) -> String {
        let mut text = "date,kind,name\n".to_owned();
        for TableDay { date, kind, name } in self.rows() {
            let kind = match kind {
                DayKind::Off => "off",
                DayKind::Work => "work",
            };
            text.extend([date.to_string().as_str(), ",", kind, ",", name.as_str(), "\n"]);
        }
        text
    }
}

#[derive(Deserialize)]
struct HolidayFile {
    year: i16,
    days: Vec<HolidayDay>,
}

#[derive(Deserialize)]
struct HolidayDay {
    #[serde(default)]
    name: String,
    date: String,
    #[serde(rename = "isOffDay")]
    is_off_day: bool,
}

fn limited(text: &str) -> Result<&str, CalendarError> {
    if text.len() > TABLE_BYTES_MAX {
        return Err(CalendarError::TableTooLarge { bytes: text.len() });
    }
    Ok(unmarked(text))
}

/// A text without the mark some programs begin a file with.
pub(super) fn unmarked(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

fn csv_row(line: &str) -> Result<TableDay, RowFault> {
    let mut fields = line.splitn(3, ',').map(|field| unquoted(field.trim()));
    let date = date(fields.next().unwrap_or_default())?;
    let kind = fields.next().unwrap_or_default();
    let kind = match kind.to_ascii_lowercase().as_str() {
        "off" => DayKind::Off,
        "work" => DayKind::Work,
        _ => return Err(RowFault::BadKind { text: quotable(kind) }),
    };
    Ok(TableDay { date, kind, name: fields.next().unwrap_or_default().to_owned() })
}

fn unquoted(field: &str) -> &str {
    field.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).map_or(field, str::trim)
}

fn date(text: &str) -> Result<Date, RowFault> {
    let parsed = || {
        let mut parts = text.split(['-', '/']);
        let mut number = |digits: std::ops::RangeInclusive<usize>| {
            let part = parts.next()?;
            let number = digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            number.then(|| part.parse::<i16>().ok())?
        };
        let (year, month, day) = (number(4..=4)?, number(1..=2)?, number(1..=2)?);
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        parts.next().is_none().then(|| Date::new(year, month, day).ok())?
    };
    parsed().ok_or_else(|| RowFault::BadDate { text: quotable(text) })
}
