//! Workbooks of Office Open XML, a cell at a time: a sheet is never held as a whole.

use std::fs::File;
use std::io::BufReader;

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx};

use jiff::Unit;
use jiff::civil::{Date, Time};

use super::said::Said;
use super::workbook::{Filling, Visit, broken, chosen};

/// Hands every row that holds something to `visit`.
pub(crate) fn read(file: File, wanted: Option<&str>, visit: &mut Visit<'_>) -> Result<(), Said> {
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(file)).map_err(broken)?;
    let names = book.sheet_names();
    let name = chosen(&names, wanted)?;
    let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
    let mut filling = Filling::default();
    let mut row = 0;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (at, column) = cell.get_position();
        if at != row {
            if let Some(found) = filling.take()
                && visit(u64::from(row) + 1, found).is_break()
            {
                return Ok(());
            }
            row = at;
        }
        let text = text(cell.get_value(), filling.room());
        filling.put(usize::try_from(column).unwrap_or(usize::MAX), text);
    }
    if let Some(found) = filling.take() {
        let _last = visit(u64::from(row) + 1, found);
    }
    Ok(())
}

/// The text of a cell, as far as `room` goes; one byte more shows that it was too much.
fn text(value: &DataRef<'_>, room: usize) -> String {
    let whole = |text: &str| text[..text.floor_char_boundary(room + 4)].to_owned();
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            whole(text)
        }
        DataRef::SharedString(text) => whole(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => plain(*number),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(at) => date_time(*at),
    }
}

/// A number as people write it: telephone numbers are numbers in many a list.
pub(crate) fn plain(number: f64) -> String {
    format!("{number}")
}

/// Date, time of day or both, whichever the cell holds; nothing when there is no such day.
fn date_time(at: ExcelDateTime) -> String {
    let serial = at.as_f64();
    let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
    let date = Date::new(signed(year), narrow(month), narrow(day));
    let time =
        Time::new(narrow(hour), narrow(minute), narrow(second), i32::from(milli) * 1_000_000);
    let (Ok(date), Ok(time)) = (date, time) else { return String::new() };
    // A day's part is no whole number of seconds: 16:03:40 may come as 16:03:39.999.
    let Ok(rounded) = date.to_datetime(time).round(Unit::Second) else { return String::new() };
    if serial.abs() < 1.0 || at.is_duration() {
        rounded.time().to_string()
    } else if serial.fract() == 0.0 {
        rounded.date().to_string()
    } else {
        format!("{} {}", rounded.date(), rounded.time())
    }
}

fn signed(year: u16) -> i16 {
    i16::try_from(year).unwrap_or(i16::MAX)
}

fn narrow(part: u8) -> i8 {
    i8::try_from(part).unwrap_or(i8::MAX)
}
