//! The figures of the surveys as CSV.

use axum::extract::Query;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use store::Fault;

use super::view::{self, Line, Rule};
use super::{AskedFor, Span, found, refuse_others};
use crate::fail::Fail;
use crate::visit::Visit;

/// Spreadsheets run what begins with one of these.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

fn harmless(text: &str) -> String {
    if text.starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}

/// The file: what the page shows, line by line.
pub(super) async fn download(
    visit: Visit,
    Query(asked): Query<AskedFor>,
) -> Result<Response, Fail> {
    refuse_others(&visit)?;
    let span = Span::of(&visit, &asked);
    let found = found(&visit, span.period(&visit)?).await?;
    let rule = Rule::of(&visit);
    let l = &visit.l;
    let failed = |error: csv::Error| {
        Fail::from(Fault::other(format!("the table cannot be written: {error}")))
    };
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let heads = ["surveys-about", "surveys-n", "surveys-mean", "surveys-expected", "surveys-gap"];
    writer.write_record(heads.map(|key| l.t(key).into_owned())).map_err(failed)?;
    let about = view::lines(&visit, &found.figures, &span, &rule);
    for line in about.iter().chain(&view::units(&visit, &found.figures, &span, &rule)) {
        writer.write_record(record(line)).map_err(failed)?;
    }
    let responses = &found.figures.responses;
    for (key, n) in
        [("surveys-invited", responses.invited), ("surveys-answered", responses.answered)]
    {
        let label = l.t(key).into_owned();
        writer
            .write_record([label, n.to_string(), String::new(), String::new(), String::new()])
            .map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| {
        Fail::from(Fault::other(format!("the table cannot be written: {error}")))
    })?;
    let mut response = ["\u{feff}".as_bytes(), &bytes].concat().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let name = format!("attachment; filename=\"surveys-{}-{}.csv\"", span.from, span.to);
    if let Ok(value) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

fn record(line: &Line) -> [String; 5] {
    let number = |text: &str| text.replace('\u{2212}', "-");
    [
        harmless(&line.words),
        line.n.to_string(),
        number(&line.mean),
        number(&line.expected),
        number(&line.gap),
    ]
}
