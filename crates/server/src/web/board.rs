//! The board: open cases of one's reach by when something falls due, for those who lead.

use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use casework::intake::Flag;
use casework::organisation::Role;
use jiff::{Timestamp, ToSpan};
use store::{CaseListRow, Filters, LateTask, Period, QueueQuery};

use super::pieces;
use crate::app::App;
use crate::fail::Fail;
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::Clock;
use crate::visit::Visit;
use crate::words;

/// Cases shown in a column; the rest stands in the queue.
const ROWS: usize = 8;
/// Tasks shown that are due and not answered.
const LATE_TASKS: u32 = 20;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/board", get(show))
}

/// A case on the board.
struct Card {
    no: String,
    heading: String,
    who: String,
    what: String,
    clock: Option<Clock>,
    priority: Option<u32>,
    key: bool,
}

/// A column.
struct Column {
    words: String,
    count: String,
    tone: &'static str,
    url: String,
    cards: Vec<Card>,
}

#[derive(Template)]
#[template(path = "work/board.html")]
struct BoardPage {
    l: Reader,
    frame: Frame,
    columns: Vec<Column>,
    late_tasks: Vec<Card>,
}

/// Whether the board is offered to who visits: it is for those who lead others.
pub(super) fn is_for(visit: &Visit) -> bool {
    let leads = |role: Role| matches!(role, Role::Supervisor | Role::Quality | Role::Manager);
    visit.person.grants.iter().any(|grant| leads(grant.role))
}

/// Name, colour and time of each column.
fn spans(visit: &Visit) -> Result<[(&'static str, &'static str, Period); 4], Fail> {
    let calendar = &visit.house.calendar;
    let end = |days: i64| -> Result<Timestamp, Fail> {
        let date = calendar.local_date(visit.now).saturating_add(days.days());
        Ok(calendar.end_of_day(date).map_err(desk::Trouble::Calendar)?)
    };
    let between = |from: Option<Timestamp>, to: Timestamp| Period { from, to: Some(to) };
    let (today, tomorrow, week) = (end(0)?, end(1)?, end(6)?);
    // Midnight ends the day it belongs to; what falls due then is still of that day.
    let after = |at: Timestamp| Some(at + 1.millisecond());
    Ok([
        ("overdue", "tone-red", between(None, visit.now)),
        ("today", "tone-amber", between(Some(visit.now), today + 1.millisecond())),
        ("tomorrow", "tone-blue", between(after(today), tomorrow + 1.millisecond())),
        ("week", "tone-grey", between(after(tomorrow), week + 1.millisecond())),
    ])
}

async fn show(visit: Visit) -> Result<Response, Fail> {
    if !is_for(&visit) {
        return Err(Fail::NotFound);
    }
    let spans = spans(&visit)?;
    let (org, scope) = (visit.app.desk().org(), visit.scope());
    let periods = spans.map(|(_, _, period)| period);
    let now = visit.now;
    let (pages, late) = visit
        .app
        .read(move |register| -> Result<_, store::Fault> {
            let page = |due: &Period| {
                let filters = Filters { open: Some(true), due: *due, ..Filters::default() };
                let query = QueueQuery { filters, limit: ROWS, ..QueueQuery::open(&scope) };
                register.queue(org, &query)
            };
            let pages = periods.iter().map(page).collect::<Result<Vec<_>, _>>()?;
            Ok((pages, register.late_tasks(org, &scope, now, LATE_TASKS)?))
        })
        .await
        .map_err(Fail::from)?;
    let l = &visit.l;
    let columns = spans.iter().zip(pages).map(|((name, tone, _), page)| Column {
        words: l.t(format!("board-{name}")).into_owned(),
        count: format!("{}{}", page.total.n, if page.total.more { "+" } else { "" }),
        tone,
        url: if *name == "overdue" { "/queue?overdue=yes".to_owned() } else { "/queue".to_owned() },
        cards: page.rows.iter().map(|row| card(&visit, row)).collect(),
    });
    let mut frame = visit.frame(Door::Work).await?;
    frame.live = "/events".to_owned();
    let late_tasks = late.iter().map(|task| late_card(&visit, task)).collect();
    let page = BoardPage { columns: columns.collect(), late_tasks, frame, l: l.clone() };
    Ok(layout::show(&page))
}

/// A task that is due and not answered.
fn late_card(visit: &Visit, task: &LateTask) -> Card {
    let l = &visit.l;
    let unit = task.unit.as_ref().map(|unit| pieces::unit_name(visit.organisation(), unit));
    Card {
        no: task.no.to_string(),
        heading: task.heading.clone(),
        who: unit.or_else(|| task.partner.clone()).unwrap_or_default(),
        what: l.t1("task-number", "n", task.n),
        clock: Some(Clock::running(l, task.given_at, task.due_at)),
        priority: None,
        key: false,
    }
}

fn card(visit: &Visit, row: &CaseListRow) -> Card {
    let organisation = visit.organisation();
    let who = match (&row.owner, &row.unit) {
        (Some(owner), _) => visit.name_of(owner),
        (None, Some(unit)) => pieces::unit_name(organisation, unit),
        (None, None) => String::new(),
    };
    Card {
        no: row.no.to_string(),
        heading: row.heading.clone(),
        who,
        what: row
            .due_what
            .map(|kind| words::of(&visit.l, "promise-kind", &kind))
            .unwrap_or_default(),
        clock: row.due_at.map(|due| Clock::running(&visit.l, row.registered_at, due)),
        priority: row.priority.map(pieces::priority_level),
        key: row.flags.contains(&Flag::KeyCustomer),
    }
}
