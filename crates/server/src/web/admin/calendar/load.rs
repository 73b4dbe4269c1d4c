//! Taking in the table of a year: read, shown against what is there, and only then put in force.

use axum::extract::Multipart;
use axum::response::Response;
use casework::calendar::{Calendar, CalendarError, DayKind, ICS_BYTES_MAX, YearTable};
use casework::organisation::OrganisationCommand;

use super::super::{Keeper, done, refused};
use super::{Asked, At, Forms, page};
use crate::fail::Fail;
use crate::locale::Reader;
use crate::parts::FormState;
use crate::words;

/// Bytes a form with a table may have: a table in each of its two places and some to spare.
pub(super) const FORM_BYTES_MAX: usize = 4 * ICS_BYTES_MAX;

/// What the form brought.
#[derive(Default)]
struct Sent {
    calendar: String,
    text: String,
    file: String,
    years: Vec<i16>,
    /// The years were shown to choose from.
    chosen: bool,
    replace: bool,
}

impl Sent {
    fn table(&self) -> &str {
        if self.file.trim().is_empty() { &self.text } else { &self.file }
    }

    /// The form as it was sent.
    fn form(&self) -> FormState {
        let form = FormState::new("year").with("calendar", self.calendar.clone());
        let form = form.with("text", self.table());
        if self.replace { form.with("replace", "yes") } else { form }
    }
}

/// What a file would put in force.
pub(super) struct Preview {
    /// The form that puts it in force.
    pub(super) form: FormState,
    /// The text, to be sent again.
    pub(super) text: String,
    /// One of its years is there already.
    pub(super) replaces: bool,
    /// Its years.
    pub(super) years: Vec<PreviewYear>,
}

/// One year of a file.
pub(super) struct PreviewYear {
    pub(super) year: i16,
    pub(super) off: String,
    pub(super) work: String,
    /// Working days in the year as it would be.
    pub(super) working_days: String,
    /// A table of the year is there.
    pub(super) there: bool,
    /// Date, kind and name of every row that is new or different, and of every one that would go.
    pub(super) changes: Vec<(String, String, String)>,
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
            "calendar" => sent.calendar = decoded(&bytes).trim().to_owned(),
            "text" => sent.text = decoded(&bytes),
            "file" => sent.file = decoded(&bytes),
            "year" => sent.years.extend(decoded(&bytes).trim().parse::<i16>()),
            "chosen" => sent.chosen = true,
            "replace" => sent.replace = true,
            _ => {}
        }
    }
    Ok(sent)
}

/// Shows what a file would change, without changing anything.
pub(super) async fn preview(keeper: Keeper, form: Multipart) -> Result<Response, Fail> {
    let sent = sent(form).await?;
    let at = At::find(&keeper, &sent.calendar)?;
    match read(&keeper, &sent) {
        Ok(tables) => {
            let forms = Forms { import: sent.form(), ..Forms::fresh(&keeper, &at) };
            let asked = Asked {
                calendar: sent.calendar.clone(),
                year: tables.first().map(|table| table.year().to_string()).unwrap_or_default(),
                ..Asked::default()
            };
            let preview = Preview::of(&keeper.l, &at, sent.table(), &tables);
            page(&keeper, &at, &asked, forms, Vec::new(), Some(preview)).await
        }
        Err((form, faults)) => wrong(&keeper, &at, form, faults).await,
    }
}

/// Puts a file in force.
pub(super) async fn load(keeper: Keeper, form: Multipart) -> Result<Response, Fail> {
    let sent = sent(form).await?;
    let at = At::find(&keeper, &sent.calendar)?;
    let mut tables = match read(&keeper, &sent) {
        Ok(tables) => tables,
        Err((form, faults)) => return wrong(&keeper, &at, form, faults).await,
    };
    // Where years were shown to choose from, those ticked; a file sent at once has all of its own.
    if sent.chosen {
        tables.retain(|table| sent.years.contains(&table.year()));
    }
    let mut form = sent.form();
    if tables.is_empty() {
        form.wrong("text", keeper.l.t("problem-missing"));
        return wrong(&keeper, &at, form, Vec::new()).await;
    }
    let year = tables.first().map_or(0, YearTable::year);
    let commands = tables.into_iter().map(|table| OrganisationCommand::LoadYear {
        calendar: at.id(),
        table,
        replace: sent.replace,
    });
    if keeper.change_all(commands.collect(), &mut form, |_| None).await? {
        let url = at.url();
        let joint = if url.contains('?') { '&' } else { '?' };
        return Ok(done(&format!("{url}{joint}year={year}"), "year"));
    }
    wrong(&keeper, &at, form, Vec::new()).await
}

async fn wrong(
    keeper: &Keeper,
    at: &At<'_>,
    form: FormState,
    faults: Vec<String>,
) -> Result<Response, Fail> {
    let forms = Forms { import: form, ..Forms::fresh(keeper, at) };
    Ok(refused(page(keeper, at, &Asked::default(), forms, faults, None).await?))
}

/// The tables of what was sent, or the form that says what is wrong, and every wrong row.
fn read(keeper: &Keeper, sent: &Sent) -> Result<Vec<YearTable>, (FormState, Vec<String>)> {
    let mut form = sent.form();
    let l = &keeper.l;
    if sent.table().trim().is_empty() {
        form.wrong("text", l.t("problem-missing"));
        return Err((form, Vec::new()));
    }
    match YearTable::read(sent.table()) {
        Ok(tables) => Ok(tables),
        Err(CalendarError::BadTable(rows)) => {
            form.wrong("text", l.t1("admin-table-wrong", "n", rows.len()));
            Err((form, rows.iter().map(|row| words::calendar_row(l, row)).collect()))
        }
        Err(error) => {
            form.wrong("text", words::calendar(l, &error));
            Err((form, Vec::new()))
        }
    }
}

impl Preview {
    fn of(l: &Reader, at: &At<'_>, text: &str, tables: &[YearTable]) -> Preview {
        let own = |year: i16| match at.named {
            None => at.calendar.year_table(year),
            Some((_, named)) => named.years.get(&year),
        };
        let years: Vec<PreviewYear> = tables
            .iter()
            .map(|table| preview_year(l, at.calendar, table, own(table.year())))
            .collect();
        let replaces = years.iter().any(|year| year.there);
        Preview { form: FormState::new("preview"), text: text.to_owned(), replaces, years }
    }
}

fn preview_year(
    l: &Reader,
    calendar: &Calendar,
    table: &YearTable,
    there: Option<&YearTable>,
) -> PreviewYear {
    let kind = |kind| match kind {
        DayKind::Off => l.t("admin-day-holiday").into_owned(),
        DayKind::Work => l.t("admin-day-makeup").into_owned(),
    };
    let mut changes = Vec::new();
    for row in table.rows() {
        if there.and_then(|there| there.find(row.date)).is_none_or(|was| was.kind != row.kind) {
            changes.push((row.date.to_string(), kind(row.kind), words::holiday(l, &row.name)));
        }
    }
    for row in there.into_iter().flat_map(YearTable::rows) {
        if table.find(row.date).is_none() {
            let gone = l.t1("admin-preview-gone", "kind", kind(row.kind));
            changes.push((row.date.to_string(), gone, words::holiday(l, &row.name)));
        }
    }
    changes.sort();
    let then = calendar.replace_year(table.clone()).year_view(table.year());
    PreviewYear {
        year: table.year(),
        off: l.count(table.count(DayKind::Off)),
        work: l.count(table.count(DayKind::Work)),
        working_days: then.map(|view| l.count(view.working_days)).unwrap_or_default(),
        there: there.is_some(),
        changes,
    }
}
