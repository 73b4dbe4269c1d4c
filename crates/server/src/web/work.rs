//! My work: everything somebody has to do next, over all cases, in the order it falls due.

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;
use store::{DUTY_COUNT_MAX, DutyQuery, DutyRow};

use super::matter::{self, Todo};
use super::pieces;
use crate::app::App;
use crate::fail::Fail;
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::Clock;
use crate::visit::Visit;
use crate::words;

/// Duties a page shows.
const ROWS: u32 = 50;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/work", get(show))
}

/// One duty as a row.
struct Row {
    no: String,
    heading: String,
    complainant: String,
    what: String,
    who: String,
    priority: Option<u32>,
    clock: Clock,
    url: String,
}

/// A tab with its count.
struct Bucket {
    words: String,
    count: String,
    url: String,
    on: bool,
    pressing: bool,
}

#[derive(Template)]
#[template(path = "work/show.html")]
struct WorkPage {
    l: Reader,
    frame: Frame,
    buckets: Vec<Bucket>,
    rows: Vec<Row>,
    /// On incidents and actions.
    todo: Vec<Todo>,
    more: Option<String>,
    missing_year: Option<i16>,
    board: bool,
    callbacks: bool,
    improvements: usize,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    until: String,
    #[serde(default)]
    after: String,
}

/// The ends of the tabs: now, today, seven days.
fn ends(visit: &Visit) -> Result<[(&'static str, Timestamp); 3], Fail> {
    let calendar = &visit.house.calendar;
    let today = calendar.local_date(visit.now);
    let end = calendar.end_of_day(today).map_err(desk::Trouble::Calendar)?;
    // What falls due at 24:00 is due today: the last instant of the day belongs to it.
    let end = end + 1.millisecond();
    Ok([("overdue", visit.now), ("today", end), ("week", end + (6 * 24).hours())])
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let l = &visit.l;
    let ends = ends(&visit)?;
    let until = ends.iter().find(|(name, _)| *name == asked.until).map(|(_, at)| *at);
    let query = DutyQuery {
        scope: visit.scope(),
        roles: visit.person.grants.iter().map(|grant| grant.role).collect(),
        stands_in_for: visit.stands_in_for(),
        until,
        cursor: (!asked.after.is_empty()).then(|| asked.after.clone()),
        limit: ROWS,
    };
    let org = visit.app.desk().org();
    let bounds: Vec<Timestamp> = ends.iter().map(|(_, at)| *at).collect();
    let (page, counts) = visit
        .app
        .read(move |register| -> Result<_, store::Fault> {
            Ok((register.duties(org, &query)?, register.duty_counts(org, &query, &bounds)?))
        })
        .await
        .map_err(Fail::from)?;
    let mut buckets = vec![Bucket {
        words: l.t("work-all").into_owned(),
        count: String::new(),
        url: "/work".to_owned(),
        on: until.is_none(),
        pressing: false,
    }];
    for ((name, _), count) in ends.iter().zip(&counts) {
        buckets.push(Bucket {
            words: l.t(format!("work-{name}")).into_owned(),
            count: if *count < u64::from(DUTY_COUNT_MAX) {
                count.to_string()
            } else {
                format!("{DUTY_COUNT_MAX}+")
            },
            url: format!("/work?until={name}"),
            on: asked.until == *name,
            pressing: *name == "overdue" && *count > 0,
        });
    }
    let mut frame = visit.frame(Door::Work).await?;
    frame.live = "/events".to_owned();
    frame.flash = visit.done_flash();
    let page = WorkPage {
        buckets,
        rows: page.rows.iter().map(|row| shown(&visit, row)).collect(),
        more: page.next.map(|after| format!("/work?until={}&after={after}", asked.until)),
        todo: matter::todo(&visit).await?,
        missing_year: visit.house.missing_year(visit.now),
        board: super::board::is_for(&visit),
        callbacks: super::callbacks::is_for(&visit),
        improvements: super::improvements::owed_by(&visit),
        frame,
        l: l.clone(),
    };
    Ok(layout::show(&page))
}

fn shown(visit: &Visit, row: &DutyRow) -> Row {
    let no = row.no.to_string();
    let who = match (&row.duty.person, &row.duty.unit) {
        (Some(person), _) if *person == visit.person.id => String::new(),
        (Some(person), _) => pieces::person_name(visit.organisation(), person),
        (None, Some(unit)) => pieces::unit_name(visit.organisation(), unit),
        (None, None) => String::new(),
    };
    Row {
        heading: row.heading.clone(),
        complainant: row.complainant.clone(),
        what: words::of(&visit.l, "duty", &row.duty.kind),
        who,
        priority: row.priority.map(pieces::priority_level),
        clock: Clock::running(&visit.l, row.changed_at, row.duty.due_at),
        url: format!("/cases/{no}{}", pieces::duty_anchor(row.duty.kind, row.duty.n)),
        no,
    }
}
