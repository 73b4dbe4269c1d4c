//! Who opened a case, and when: for those who may audit it.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use casework::permission::Act;
use casework::refusal::Refusal;
use jiff::Timestamp;

use crate::app::App;
use crate::fail::Fail;
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::visit::Visit;
use crate::words;

/// Entries a page shows.
const ROWS: u32 = 500;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/cases/{no}/accesses", get(show))
}

/// One entry.
struct Row {
    at: Timestamp,
    who: String,
    unit: String,
    what: String,
}

#[derive(Template)]
#[template(path = "admin/accesses.html")]
struct AccessesPage {
    l: Reader,
    frame: Frame,
    no: String,
    back: String,
    rows: Vec<Row>,
}

async fn show(visit: Visit, Path(no): Path<String>) -> Result<Response, Fail> {
    let case = visit.case(&no, Act::Audit).await?;
    let (Some(id), Some(no)) = (case.id, case.no()) else { return Err(Refusal::NoSuchCase.into()) };
    let org = visit.app.desk().org();
    let entries = visit
        .app
        .read(move |register| register.accesses(org, id, ROWS))
        .await
        .map_err(Fail::from)?;
    let organisation = visit.organisation();
    let unit = |row: &store::Access| {
        organisation
            .people
            .get(&row.person)
            .map(|it| words::unit(organisation, &it.unit).to_owned())
    };
    let rows = entries.iter().map(|row| Row {
        at: row.at,
        who: words::person(organisation, &row.person).to_owned(),
        unit: unit(row).unwrap_or_default(),
        what: visit.l.t(words::code_key("access", &row.what)).into_owned(),
    });
    let mut frame = visit.frame(Door::Queue).await?;
    frame.case_no = no.to_string();
    Ok(layout::show(&AccessesPage {
        l: visit.l.clone(),
        frame,
        back: format!("/cases/{no}"),
        no: no.to_string(),
        rows: rows.collect(),
    }))
}
