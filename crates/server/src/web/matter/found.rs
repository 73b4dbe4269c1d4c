//! Cases that may belong to an incident: found by category, place or subject and time, linked once a person has looked.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Form, Router};
use casework::incident::{Incident, IncidentCommand, LinkCases};
use casework::limits::LINK_AT_ONCE_MAX;
use casework::refusal::Refusal;
use serde::Deserialize;
use store::{Cursor, Filters, PAGE_ROWS_MAX, Period, QueueQuery, Sort};

use super::{done, keeps, matter, run};
use crate::app::App;
use crate::fail::Fail;
use crate::form::Pairs;
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState};
use crate::visit::Visit;
use crate::web::pieces;
use crate::words;

/// Characters of a search.
const SEARCH_CHARS_MAX: usize = 100;
/// Days looked back when nobody says how far.
const DAYS: i64 = 7;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/incidents/{n}/found", get(show))
        .route("/incidents/{n}/found/all", post(link_all))
}

/// What is looked for.
#[derive(Clone, Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    category: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    request: String,
}

struct Found {
    no: String,
    heading: String,
    unit: String,
    at: jiff::Timestamp,
    linked: bool,
}

#[derive(Template)]
#[template(path = "matter/found.html")]
struct FoundPage {
    l: Reader,
    frame: Frame,
    n: u32,
    back: String,
    title: String,
    form: FormState,
    categories: Vec<Choice>,
    rows: Vec<Found>,
    count: String,
    asked: Asked,
    all_max: String,
    request: String,
}

impl Asked {
    fn filters(&self, visit: &Visit) -> Filters {
        let day = |text: &str| {
            text.parse().ok().and_then(|date| visit.house.calendar.start_of_day(date).ok())
        };
        let from = day(&self.from)
            .or_else(|| Some(visit.now - jiff::SignedDuration::from_hours(24 * DAYS)));
        // The last day belongs to it.
        let to = self.to.parse().ok().and_then(|date| visit.house.calendar.end_of_day(date).ok());
        Filters {
            category: casework::id::CategoryCode::parse(&self.category).ok(),
            received: Period { from, to },
            ..Filters::default()
        }
    }

    fn text(&self) -> Option<String> {
        let text: String = self.q.trim().chars().take(SEARCH_CHARS_MAX).collect();
        (!text.is_empty()).then_some(text)
    }
}

async fn keeper(visit: &Visit, n: u32) -> Result<Incident, Fail> {
    let incident = matter::<Incident>(visit, n).await?;
    if !keeps(visit, &incident.accused) {
        return Err(Refusal::RoleLacking.into());
    }
    Ok(incident)
}

async fn show(
    visit: Visit,
    Path(n): Path<u32>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fail> {
    let incident = keeper(&visit, n).await?;
    let (scope, filters, text) = (visit.scope(), asked.filters(&visit), asked.text());
    let org = visit.app.desk().org();
    let found = visit
        .app
        .read(move |register| {
            let query = QueueQuery {
                text,
                sort: Sort::Received,
                limit: PAGE_ROWS_MAX,
                filters,
                ..QueueQuery::all(&scope)
            };
            register.queue(org, &query)
        })
        .await?;
    let mut count = visit.l.count(found.total.n);
    if found.total.more {
        count.push('+');
    }
    let organisation = visit.organisation();
    let rows = found.rows.iter().map(|row| Found {
        no: row.no.to_string(),
        heading: row.heading.clone(),
        unit: row
            .unit
            .as_ref()
            .map(|it| words::unit(organisation, it).to_owned())
            .unwrap_or_default(),
        at: row.received_at,
        linked: incident.cases.contains_key(&row.no),
    });
    let mut categories = Vec::new();
    for pack in visit.house.packs_in_force() {
        categories.extend(pieces::categories(&visit.l, pack));
    }
    let form = FormState::new("found")
        .with("q", asked.q.clone())
        .with("category", asked.category.clone())
        .with("from", asked.from.clone())
        .with("to", asked.to.clone());
    Ok(layout::show(&FoundPage {
        n,
        back: format!("/incidents/{n}"),
        title: incident.title.clone(),
        rows: rows.collect(),
        all_max: visit.l.count(LINK_AT_ONCE_MAX as u64),
        request: pieces::request_id(),
        frame: visit.frame(Door::Matters).await?,
        l: visit.l.clone(),
        form,
        categories,
        count,
        asked,
    }))
}

/// Links everything that is found, up to what one step takes; the person has seen the search and its number.
async fn link_all(
    visit: Visit,
    Path(n): Path<u32>,
    Form(asked): Form<Asked>,
) -> Result<Response, Fail> {
    let incident = keeper(&visit, n).await?;
    let (scope, filters, text) = (visit.scope(), asked.filters(&visit), asked.text());
    let org = visit.app.desk().org();
    let known = incident.cases;
    let cases = visit
        .app
        .read(move |register| -> Result<_, store::Fault> {
            let (mut cases, mut cursor): (Vec<_>, Option<Cursor>) = (Vec::new(), None);
            loop {
                let query = QueueQuery {
                    text: text.clone(),
                    sort: Sort::Received,
                    limit: PAGE_ROWS_MAX,
                    filters: filters.clone(),
                    cursor,
                    ..QueueQuery::all(&scope)
                };
                let page = register.queue(org, &query)?;
                let new = page.rows.iter().map(|row| row.no).filter(|no| !known.contains_key(no));
                cases.extend(new);
                cursor = page.next;
                if cursor.is_none() || cases.len() >= LINK_AT_ONCE_MAX {
                    cases.truncate(LINK_AT_ONCE_MAX);
                    return Ok(cases);
                }
            }
        })
        .await?;
    let pairs: Pairs = vec![("request".to_owned(), asked.request)];
    let command = IncidentCommand::LinkCases(LinkCases { cases });
    run::<Incident>(&visit, Some(n), "found", &pairs, command).await?;
    Ok(done(&format!("/incidents/{n}"), "incident-cases"))
}
