//! The callback queue: whom to call, when they want to be called, and how often it was tried.

use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use casework::organisation::Role;
use store::CallbackListRow;

use crate::app::App;
use crate::fail::Fail;
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::Clock;
use crate::visit::Visit;
use crate::words;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/callbacks", get(show))
}

/// Whether the queue is offered to who visits: it is for those who may call back.
pub(super) fn is_for(visit: &Visit) -> bool {
    let calls = |role: Role| matches!(role, Role::Supervisor | Role::Quality);
    visit.person.grants.iter().any(|grant| calls(grant.role))
}

/// A customer to call.
struct Row {
    no: String,
    heading: String,
    complainant: String,
    unit: String,
    at: jiff::Timestamp,
    is_ready: bool,
    times: String,
    tried: String,
    clock: Clock,
}

#[derive(Template)]
#[template(path = "callbacks/show.html")]
struct CallbacksPage {
    l: Reader,
    frame: Frame,
    rows: Vec<Row>,
    sub: String,
    more: bool,
}

async fn show(visit: Visit) -> Result<Response, Fail> {
    if !is_for(&visit) {
        return Err(Fail::NotFound);
    }
    let (org, scope, now) = (visit.app.desk().org(), visit.scope(), visit.now);
    let list = visit
        .app
        .read(move |register| register.callback_list(org, &scope, now))
        .await
        .map_err(Fail::from)?;
    let mut frame = visit.frame(Door::Work).await?;
    frame.live = "/events".to_owned();
    let page = CallbacksPage {
        sub: visit.l.t2("callbacks-sub", "ready", list.ready, "total", list.total),
        more: list.total > list.rows.len() as u64,
        rows: list.rows.iter().map(|it| row(&visit, it)).collect(),
        frame,
        l: visit.l.clone(),
    };
    Ok(layout::show(&page))
}

fn row(visit: &Visit, it: &CallbackListRow) -> Row {
    let l = &visit.l;
    let key = if it.working_days { "call-times-working-days" } else { "call-times-any-day" };
    let hours = l.t2(key, "from", it.hours.0, "to", it.hours.1);
    let unit = it.case.unit.as_ref();
    Row {
        no: it.case.no.to_string(),
        heading: it.case.heading.clone(),
        complainant: it.case.complainant.clone(),
        unit: unit.map(|id| words::unit(visit.organisation(), id).to_owned()).unwrap_or_default(),
        at: it.call_at,
        is_ready: it.call_at <= visit.now,
        times: if it.note.is_empty() {
            hours
        } else {
            l.t2("call-times-note", "times", hours, "note", &it.note)
        },
        tried: if it.attempts > 0 {
            l.t1("callbacks-tried", "n", it.attempts)
        } else {
            String::new()
        },
        clock: Clock::running(l, it.case.answered_at.unwrap_or(it.case.registered_at), it.due_at),
    }
}
