//! The working calendar: a year at a glance, and taking in the table of another one.

use askama::Template;
use axum::Router;
use axum::extract::multipart::Multipart;
use axum::extract::{DefaultBodyLimit, Query};
use axum::response::Response;
use axum::routing::{get, post};
use casework::calendar::{CalendarError, Day, HourRange, TABLE_BYTES_MAX, YearTable, YearView};
use casework::organisation::OrganisationCommand;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;

use super::{Keeper, Told, done, refused};
use crate::app::App;
use crate::fail::Fail;
use crate::layout::{self, Frame};
use crate::locale::Reader;
use crate::parts::FormState;
use crate::words;

/// Bytes a form with a table may have: a table in each of its two places and some to spare.
const FORM_BYTES_MAX: usize = 4 * TABLE_BYTES_MAX;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/admin/calendar", get(show))
        .route("/admin/calendar/years", post(load).layer(DefaultBodyLimit::max(FORM_BYTES_MAX)))
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    year: String,
    #[serde(default)]
    done: String,
}

/// One day as a cell.
struct Cell {
    day: i8,
    /// Its class, written out in full for the style sheet.
    class: &'static str,
    /// The letter that says the same as the colour; empty for an ordinary day.
    letter: String,
    words: String,
}

/// One month as weeks of seven cells, empty before its first day and after its last.
struct Month {
    title: String,
    note: String,
    weeks: Vec<Vec<Option<Cell>>>,
}

#[derive(Template)]
#[template(path = "admin/calendar.html")]
struct CalendarPage {
    l: Reader,
    frame: Frame,
    year: i16,
    years: Vec<i16>,
    missing: Option<i16>,
    sums: Vec<(String, String)>,
    months: Vec<Month>,
    hours: Vec<(String, String)>,
    weekdays: Vec<String>,
    zone: String,
    form: FormState,
    faults: Vec<String>,
}

async fn show(keeper: Keeper, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    page(&keeper, &asked, FormState::new("year"), Vec::new()).await
}

async fn page(
    keeper: &Keeper,
    asked: &Asked,
    form: FormState,
    faults: Vec<String>,
) -> Result<Response, Fail> {
    let (l, calendar) = (&keeper.l, &keeper.house.calendar);
    let today = calendar.local_date(keeper.now);
    let years: Vec<i16> = calendar.years().into_iter().collect();
    let wanted = asked.year.parse::<i16>().ok().filter(|year| years.contains(year));
    let year = wanted
        .or_else(|| years.iter().copied().find(|it| *it == today.year()))
        .or(years.last().copied())
        .unwrap_or(today.year());
    let view = calendar.year_view(year).ok();
    let page = CalendarPage {
        frame: keeper.frame_of(&Told { done: asked.done.clone() }).await?,
        missing: calendar.missing_year_alarm(today),
        sums: view.as_ref().map(|view| sums(l, view)).unwrap_or_default(),
        months: view.as_ref().map(|view| months(l, view)).unwrap_or_default(),
        hours: hours(keeper),
        weekdays: (1..=7).map(|n| l.t(format!("admin-weekday-{n}")).into_owned()).collect(),
        zone: calendar.zone().iana_name().unwrap_or_default().to_owned(),
        l: l.clone(),
        year,
        years,
        form,
        faults,
    };
    Ok(layout::show(&page))
}

fn sums(l: &Reader, view: &YearView) -> Vec<(String, String)> {
    [
        ("admin-working-days", view.working_days),
        ("admin-holidays", view.holidays),
        ("admin-make-ups", view.make_up_days),
    ]
    .map(|(key, n)| (l.t(key).into_owned(), l.count(n)))
    .into()
}

fn months(l: &Reader, view: &YearView) -> Vec<Month> {
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

/// The name of a holiday: a key of ours in words, anything else as the table gives it.
fn holiday(l: &Reader, name: &str) -> String {
    let key = words::code_key("holiday", name);
    if l.locale.has(&key) { l.t(key).into_owned() } else { name.to_owned() }
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
            holiday(l, name)
        )
        .trim_end()
        .to_owned(),
    }
}

/// The hours of each weekday, and of a make-up day.
fn hours(keeper: &Keeper) -> Vec<(String, String)> {
    let (l, week) = (&keeper.l, keeper.house.calendar.week());
    let told = |ranges: &[HourRange]| {
        let list: Vec<String> = ranges.iter().map(ToString::to_string).collect();
        if list.is_empty() {
            l.t("admin-day-off").into_owned()
        } else {
            list.join(&l.t("admin-list-comma"))
        }
    };
    let mut rows: Vec<(String, String)> = Weekday::Monday
        .cycle_forward()
        .take(7)
        .map(|day| {
            (
                l.t(format!("weekday-{}", day.to_monday_one_offset())).into_owned(),
                told(week.hours(day)),
            )
        })
        .collect();
    rows.push((l.t("admin-day-makeup").into_owned(), told(week.make_up_hours(Weekday::Saturday))));
    rows
}

/// What the form brought.
#[derive(Default)]
struct Sent {
    text: String,
    file: String,
    replace: bool,
}

/// A file as text: UTF-8, or GB18030 as Chinese spreadsheets save it.
fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::GB18030.decode(bytes).0.into_owned(),
    }
}

async fn sent(mut form: Multipart) -> Result<Sent, Fail> {
    let mut sent = Sent::default();
    let broken = |error: axum::extract::multipart::MultipartError| {
        if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
            Fail::TooLarge
        } else {
            Fail::Senseless(error.body_text())
        }
    };
    while let Some(part) = form.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(broken)?;
        match name.as_str() {
            "text" => sent.text = decoded(&bytes),
            "file" => sent.file = decoded(&bytes),
            "replace" => sent.replace = true,
            _ => {}
        }
    }
    Ok(sent)
}

/// Reads a table: JSON when it begins like JSON, lines of `date,kind,name` otherwise.
fn read(text: &str) -> Result<YearTable, CalendarError> {
    if text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) {
        YearTable::from_holiday_json(text)
    } else {
        YearTable::from_csv(text)
    }
}

async fn load(keeper: Keeper, form: Multipart) -> Result<Response, Fail> {
    let sent = sent(form).await?;
    let text = if sent.file.trim().is_empty() { &sent.text } else { &sent.file };
    let mut form = FormState::new("year").with("text", text.clone());
    let mut faults = Vec::new();
    if text.trim().is_empty() {
        form.wrong("text", keeper.l.t("problem-missing"));
        return Ok(refused(page(&keeper, &Asked::default(), form, faults).await?));
    }
    let known = |table: YearTable| {
        let year = table.year();
        let there = keeper.house.calendar.years().contains(&year);
        if there && !sent.replace {
            Err(CalendarError::YearAlreadyLoaded { year })
        } else {
            Ok(table)
        }
    };
    match read(text).and_then(known) {
        Ok(table) => {
            let year = table.year();
            if keeper.change(OrganisationCommand::LoadYear(table), &mut form, |_| None).await? {
                return Ok(done(&format!("/admin/calendar?year={year}"), "year"));
            }
        }
        Err(CalendarError::BadTable(rows)) => {
            faults = rows.iter().map(|row| words::calendar_row(&keeper.l, row)).collect();
            form.wrong("text", keeper.l.t1("admin-table-wrong", "n", faults.len()));
        }
        Err(error @ CalendarError::YearAlreadyLoaded { .. }) => {
            form.wrong("replace", words::calendar(&keeper.l, &error))
        }
        Err(error) => form.wrong("text", words::calendar(&keeper.l, &error)),
    }
    Ok(refused(page(&keeper, &Asked::default(), form, faults).await?))
}
