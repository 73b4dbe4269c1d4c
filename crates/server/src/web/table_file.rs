//! Tables as spreadsheets have them: written as a CSV file, and read as people paste them.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use store::Fault;

use crate::fail::Fail;

/// Spreadsheets run what begins with one of these.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A text no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}

/// A pasted table: divided by tabs where its head is, else by commas; none where nothing was pasted.
pub(super) fn pasted(text: &str) -> Option<csv::Reader<&[u8]>> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let head = text.lines().next()?;
    let delimiter = if head.contains('\t') { b'\t' } else { b',' };
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(delimiter).flexible(true).trim(csv::Trim::All);
    Some(builder.from_reader(text.as_bytes()))
}

/// Minor units as a plain number with two digits, without thousands apart: a number to a spreadsheet.
pub(super) fn yuan(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", (minor / 100).abs(), (minor % 100).abs())
}

/// The file, to be saved under this name; no cell is taken for a formula.
pub(super) fn csv_file<R: IntoIterator<Item = String>>(
    name: &str,
    rows: impl IntoIterator<Item = R>,
) -> Result<Response, Fail> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let failed = |error: &dyn std::fmt::Display| {
        Fail::from(Fault::other(format!("the table cannot be written: {error}")))
    };
    for row in rows {
        writer
            .write_record(row.into_iter().map(|cell| harmless(&cell)))
            .map_err(|it| failed(&it))?;
    }
    let bytes = writer.into_inner().map_err(|it| failed(&it))?;
    // The mark at the start is how spreadsheets on Windows know that it is UTF-8.
    let mut response = ["\u{feff}".as_bytes(), &bytes].concat().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
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
        assert_eq!([0, 5, 123_450, -5].map(yuan), ["0.00", "0.05", "1234.50", "-0.05"]);
    }
}
