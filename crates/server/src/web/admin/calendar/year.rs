//! A year at a glance: twelve months of cells, and what they sum up to.

use casework::calendar::{Day, YearView};
use jiff::civil::Date;

use crate::locale::Reader;
use crate::words;

/// One day as a cell.
pub(super) struct Cell {
    pub(super) day: i8,
    /// Its class, written out in full for the style sheet.
    pub(super) class: &'static str,
    /// The letter that says the same as the colour; empty for an ordinary day.
    pub(super) letter: String,
    pub(super) words: String,
}

/// One month as weeks of seven cells, empty before its first day and after its last.
pub(super) struct Month {
    pub(super) title: String,
    pub(super) note: String,
    pub(super) weeks: Vec<Vec<Option<Cell>>>,
}

pub(super) fn sums(l: &Reader, view: &YearView) -> Vec<(String, String)> {
    [
        ("admin-working-days", view.working_days),
        ("admin-holidays", view.holidays),
        ("admin-make-ups", view.make_up_days),
    ]
    .map(|(key, n)| (l.t(key).into_owned(), l.count(n)))
    .into()
}

pub(super) fn months(l: &Reader, view: &YearView) -> Vec<Month> {
    view.months
        .iter()
        .map(|month| {
            let lead = month.days.first().map_or(0, |(date, _)| {
                usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0)
            });
            let mut cells: Vec<Option<Cell>> = (0..lead).map(|_| None).collect();
            cells.extend(month.days.iter().map(|(date, day)| Some(cell(l, *date, day))));
            let mut weeks = Vec::new();
            while !cells.is_empty() {
                let rest = cells.split_off(cells.len().min(7));
                cells.resize_with(7, || None);
                weeks.push(std::mem::replace(&mut cells, rest));
            }
            Month {
                title: l.t(format!("admin-month-{}", month.month)).into_owned(),
                note: l.t1("admin-month-days", "n", month.working_days),
                weeks,
            }
        })
        .collect()
}

fn cell(l: &Reader, date: Date, day: &Day) -> Cell {
    let (class, key, name) = match day {
        Day::Ordinary | Day::Unlisted => ("day", "", ""),
        Day::Weekend => ("day day-weekend", "admin-day-weekend", ""),
        Day::Holiday { name } => ("day day-holiday", "admin-day-holiday", name.as_str()),
        Day::MakeUp { name } => ("day day-makeup", "admin-day-makeup", name.as_str()),
    };
    let text =
        |key: String| if key.starts_with('-') { String::new() } else { l.t(key).into_owned() };
    Cell {
        day: date.day(),
        class,
        letter: text(format!("{key}-letter")),
        words: format!(
            "{date} {} {}",
            if key.is_empty() { String::new() } else { l.t(key).into_owned() },
            words::holiday(l, name)
        )
        .trim_end()
        .to_owned(),
    }
}
