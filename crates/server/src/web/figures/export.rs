//! The table of figures as CSV: for spreadsheets, so every part and whole has a column of its own.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use store::{Fault, Figure, FigureRow, Figures};

use super::table::{group_words, mean, percent};
use super::{View, month_words, way};
use crate::fail::Fail;
use crate::visit::Visit;

/// Spreadsheets run what begins with one of these.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A text no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}

/// The table of figures.
pub(super) fn csv(visit: &Visit, view: &View, figures: &Figures) -> Result<Response, Fail> {
    let mut table = vec![heads(visit, view)];
    table.extend(figures.rows.iter().chain([&figures.total]).map(|row| record(visit, row)));
    let name =
        format!("figures-{}-{}-{}.csv", way(view.by), month_words(view.from), month_words(view.to));
    file(&name, &table)
}

/// A table as a file for spreadsheets; no cell is taken for a formula.
pub(in crate::web) fn file(name: &str, table: &[Vec<String>]) -> Result<Response, Fail> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let failed = |error: csv::Error| {
        Fail::from(Fault::other(format!("the table cannot be written: {error}")))
    };
    for row in table {
        writer.write_record(row.iter().map(|cell| harmless(cell))).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| {
        Fail::from(Fault::other(format!("the table cannot be written: {error}")))
    })?;
    // The mark at the start is how spreadsheets on Windows know that it is UTF-8.
    let body = ["\u{feff}".as_bytes(), &bytes].concat();
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

fn heads(visit: &Visit, view: &View) -> Vec<String> {
    let l = &visit.l;
    let t = |key: &str| l.t(key).into_owned();
    let part = |key: &str| format!("{} {}", l.t(key), l.t("figures-csv-part"));
    let whole = |key: &str| format!("{} {}", l.t(key), l.t("figures-csv-whole"));
    let mut heads = vec![l.t(format!("figures-head-{}", way(view.by))).into_owned()];
    heads.extend(["figures-received", "figures-closed", "figures-open", "figures-overdue"].map(t));
    for key in ["figures-on-time", "figures-kept", "figures-satisfied", "figures-repeat"] {
        heads.extend([t(key), part(key), whole(key)]);
    }
    heads.extend([t("figures-csv-mean"), t("figures-csv-remedy"), t("figures-csv-remedied")]);
    heads
}

fn record(visit: &Visit, row: &FigureRow) -> Vec<String> {
    let mut fields = vec![group_words(visit, &row.group)];
    fields.extend(
        [&row.received, &row.closed, &row.open, &row.overdue]
            .map(|figure| figure.numerator.to_string()),
    );
    for figure in [&row.on_time, &row.promises_kept, &row.satisfied, &row.repeat] {
        fields.extend([
            percent(figure).unwrap_or_default(),
            figure.numerator.to_string(),
            figure.denominator.to_string(),
        ]);
    }
    fields.push(mean(&row.satisfaction).unwrap_or_default());
    fields.push(yuan(&row.remedy));
    fields.push(row.remedy.denominator.to_string());
    fields
}

/// Yuan with two digits, without a sign or thousands apart: a number to a spreadsheet.
fn yuan(figure: &Figure) -> String {
    format!("{}.{:02}", figure.numerator / 100, figure.numerator.rem_euclid(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_run_by_a_spreadsheet() {
        for evil in ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1"] {
            assert!(harmless(evil).starts_with('\''), "{evil}");
        }
        assert_eq!(harmless("2026-03"), "2026-03");
    }

    #[test]
    fn money_is_a_plain_number() {
        let figure = |minor| Figure { numerator: minor, ..Figure::default() };
        assert_eq!(
            [yuan(&figure(0)), yuan(&figure(5)), yuan(&figure(123_450))],
            ["0.00", "0.05", "1234.50"]
        );
    }
}
