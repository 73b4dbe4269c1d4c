//! The outbox: letters that have not gone out, why, and another try.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::{get, post};
use jiff::{Timestamp, ToSpan};
use store::{EntryId, StuckLetter};

use super::{Keeper, Told, done};
use crate::app::App;
use crate::fail::Fail;
use crate::layout::{self, Frame};
use crate::locale::Reader;
use crate::words;

/// Letters of each kind a page shows.
const ROWS: u32 = 100;
/// Days for which letters given up are shown.
pub(super) const FAILED_DAYS: i64 = 90;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/admin/outbox", get(show))
        .route("/admin/outbox/{id}/attempts", post(again))
}

/// One letter as a row.
struct Row {
    id: String,
    no: String,
    kind: String,
    to: String,
    at: Timestamp,
    attempts: u32,
    reason: String,
    next_at: Option<Timestamp>,
}

#[derive(Template)]
#[template(path = "admin/outbox.html")]
struct OutboxPage {
    l: Reader,
    frame: Frame,
    failed: Vec<Row>,
    waiting: Vec<Row>,
    has_courier: bool,
}

/// A mail address as far as an administrator needs it: whoever sees no case sees no customer's address either.
fn masked(address: &str) -> String {
    let (name, host) = address.split_once('@').unwrap_or((address, ""));
    let first: String = name.chars().take(1).collect();
    format!("{first}***@{host}")
}

fn row(l: &Reader, letter: StuckLetter) -> Row {
    Row {
        id: data_encoding::HEXLOWER.encode(&letter.id),
        no: letter.case_no.to_string(),
        kind: words::of(l, "letter-kind", &letter.row.letter.kind),
        to: masked(&letter.row.letter.to),
        at: letter.row.at,
        attempts: letter.row.attempts,
        reason: letter.row.reason.unwrap_or_default(),
        next_at: letter.next_at,
    }
}

async fn show(keeper: Keeper, Query(told): Query<Told>) -> Result<Response, Fail> {
    let (org, since) = (keeper.app.desk().org(), keeper.now - (FAILED_DAYS * 24).hours());
    let letters = keeper
        .app
        .read(move |register| register.stuck_letters(org, since, ROWS))
        .await
        .map_err(Fail::from)?;
    let (failed, waiting): (Vec<_>, Vec<_>) =
        letters.into_iter().map(|it| row(&keeper.l, it)).partition(|it| it.next_at.is_none());
    let page = OutboxPage {
        frame: keeper.frame_of(&told).await?,
        has_courier: keeper.app.config().smtp.is_some(),
        l: keeper.l.clone(),
        failed,
        waiting,
    };
    Ok(layout::show(&page))
}

async fn again(keeper: Keeper, Path(id): Path<String>) -> Result<Response, Fail> {
    let bytes = data_encoding::HEXLOWER.decode(id.as_bytes()).map_err(|_| Fail::NotFound)?;
    let id: EntryId = bytes.try_into().map_err(|_| Fail::NotFound)?;
    let (org, now) = (keeper.app.desk().org(), keeper.now);
    let found =
        keeper.app.write(move |tx| tx.letter_again(org, &id, now)).await.map_err(Fail::from)?;
    if found { Ok(done("/admin/outbox", "letter")) } else { Err(Fail::NotFound) }
}
