//! Notices: what happened on one's cases while one was not looking.

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use casework::letter::NoticeKind;
use jiff::Timestamp;
use serde::Deserialize;
use store::EntryId;

use crate::app::App;
use crate::fail::Fail;
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::visit::Visit;

/// Notices a page shows.
const ROWS: u32 = 100;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/notices", get(show).post(mark_read))
}

struct Row {
    words: String,
    /// Where it leads: to the case, or to what an administrator is to mend.
    path: String,
    no: String,
    at: Timestamp,
    unread: bool,
}

#[derive(Template)]
#[template(path = "notices/show.html")]
struct NoticesPage {
    l: Reader,
    frame: Frame,
    rows: Vec<Row>,
    /// The last notice shown, where there are older ones.
    older: String,
    newest: bool,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    before: String,
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let (org, me) = (visit.app.desk().org(), visit.person.id.clone());
    // What is no notice's name begins at the newest.
    let before = data_encoding::HEXLOWER.decode(asked.before.as_bytes()).ok();
    let before: Option<EntryId> = before.and_then(|bytes| bytes.try_into().ok());
    let mut notices = visit
        .app
        .read(move |register| register.notices(org, &me, before, ROWS + 1))
        .await
        .map_err(Fail::from)?;
    let more = notices.len() > ROWS as usize;
    notices.truncate(ROWS as usize);
    let last = notices.last().filter(|_| more);
    let older = last.map(|it| data_encoding::HEXLOWER.encode(&it.id)).unwrap_or_default();
    let rows = notices
        .into_iter()
        .map(|it| Row {
            words: told(&visit.l, &it),
            path: path(&it),
            no: it.case_no.filter(|_| !is_alarm(&it)).map(|no| no.to_string()).unwrap_or_default(),
            at: it.at,
            unread: it.read_at.is_none(),
        })
        .collect();
    let frame = visit.frame(Door::Notices).await?;
    let newest = before.is_none();
    Ok(layout::show(&NoticesPage { l: visit.l.clone(), frame, rows, older, newest }))
}

/// Told to who opens no case, though a case brought it about.
fn is_alarm(it: &store::NoticeRow) -> bool {
    it.kind == NoticeKind::YearMissing.code()
}

/// What a notice says; a digest says how many of what it gathers.
fn told(l: &Reader, it: &store::NoticeRow) -> String {
    let of = |kind: &str| l.t(format!("notice-{}", kind.replace('_', "-"))).into_owned();
    if it.kind != store::DIGEST {
        return of(&it.kind);
    }
    let parts =
        it.gathered.iter().map(|(kind, n)| l.t2("notice-digest-part", "what", of(kind), "n", *n));
    let n: u64 = it.gathered.values().sum();
    l.t2("notice-digest", "n", n, "parts", parts.collect::<Vec<_>>().join(&l.t("admin-list-comma")))
}

fn path(it: &store::NoticeRow) -> String {
    if it.kind == store::DIGEST {
        return "/notices".to_owned();
    }
    if it.kind == desk::overrun::OVERRUN_REPORT {
        return "/overruns".to_owned();
    }
    match it.case_no {
        Some(no) if !is_alarm(it) => format!("/cases/{no}"),
        _ => house_door(&it.kind),
    }
}

/// Where one goes with a notice about the house itself.
fn house_door(kind: &str) -> String {
    match kind {
        "incident_team" | "announcement_drafted" | "announcement_approved" | "broadcast_ended" => {
            return "/incidents".to_owned();
        }
        "action_planned" | "action_sent_back" | "action_done" | "action_came_back" => {
            return "/actions".to_owned();
        }
        _ => {}
    }
    let calendar = [desk::alarm::MISSING_YEAR, NoticeKind::YearMissing.code()].contains(&kind);
    if calendar { "/admin/calendar".to_owned() } else { "/admin".to_owned() }
}

async fn mark_read(State(app): State<App>, visit: Visit) -> Result<Response, Fail> {
    let (org, me, now) = (app.desk().org(), visit.person.id.clone(), visit.now);
    app.write(move |tx| tx.mark_notices_read(org, &me, now)).await.map_err(Fail::from)?;
    Ok(Redirect::to("/notices").into_response())
}
