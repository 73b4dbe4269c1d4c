//! Quality reviews over all cases: one's own, what waits, what was reviewed, where points are lost; and honours.
//!
//! Sums are by item and by unit. People are never put into an order.

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use casework::organisation::{Grant, Person, Role};
use casework::permission::{self, Scope};
use casework::quality_review::ReviewState;
use jiff::Timestamp;
use store::{HonourListRow, QualityListRow, QualitySum};

use super::surveys::{AskedFor, Span};
use crate::app::App;
use crate::fail::Fail;
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::{Clock, FormState, Tone};
use crate::visit::Visit;
use crate::words;

/// The whole, in hundredths.
const WHOLE: u64 = 100;

/// The routes of these pages.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/quality", get(show)).route("/honours", get(honours))
}

/// A review, or a case that waits for one.
struct Row {
    url: String,
    no: String,
    heading: String,
    person: String,
    unit: String,
    reviewer: String,
    at: Timestamp,
    clock: Option<Clock>,
    result: String,
    tone: Tone,
    state: String,
}

/// Points lost in one item or by one unit.
struct SumRow {
    words: String,
    reviews: u64,
    points: String,
    lost: u64,
    whole: String,
}

#[derive(Template)]
#[template(path = "quality/show.html")]
struct QualityPage {
    l: Reader,
    frame: Frame,
    own: Vec<Row>,
    reviews: bool,
    open: Vec<Row>,
    reviewed: Vec<Row>,
    items: Vec<SumRow>,
    units: Vec<SumRow>,
    form: FormState,
}

/// What a person may review: the cases of those roles alone that bring the right. Nothing for who may not at all.
pub(crate) fn reviewing_scope(visit: &Visit) -> Option<Scope> {
    let reviews =
        |grant: &&Grant| matches!(grant.role, Role::Supervisor | Role::Quality | Role::Manager);
    let grants: std::collections::BTreeSet<Grant> =
        visit.person.grants.iter().filter(reviews).cloned().collect();
    if grants.is_empty() {
        return None;
    }
    let person = Person { grants, ..visit.person.clone() };
    Some(permission::scope(visit.organisation(), &person))
}

async fn show(visit: Visit, Query(asked): Query<AskedFor>) -> Result<Response, Fail> {
    if !visit.doors().figures {
        return Err(Fail::NotFound);
    }
    let span = Span::of(&visit, &asked);
    let period = span.period(&visit)?;
    let (org, own_scope, scope) = (visit.app.desk().org(), visit.scope(), reviewing_scope(&visit));
    let reviews = scope.is_some();
    let read = move |register: &mut store::Reader| -> Result<_, store::Fault> {
        let own = register.quality_own(org, &own_scope)?;
        let Some(scope) = scope else { return Ok((own, vec![], vec![], vec![], vec![])) };
        Ok((
            own,
            register.quality_open(org, &scope)?,
            register.quality_reviewed(org, &scope, period)?,
            register.quality_by_item(org, &scope, period)?,
            register.quality_by_unit(org, &scope, period)?,
        ))
    };
    let (own, open, reviewed, items, units) = visit.app.read(read).await.map_err(Fail::from)?;
    let mut frame = visit.frame(Door::Figures).await?;
    frame.flash = visit.done_flash();
    let rows = |list: &[QualityListRow]| list.iter().map(|it| row(&visit, it)).collect();
    let mut items: Vec<SumRow> =
        items.iter().map(|it| sum(item_title(&visit, &it.of_what), it)).collect();
    // Where most is lost comes first: these are items, not people.
    items.sort_by(|a, b| b.lost.cmp(&a.lost).then_with(|| a.words.cmp(&b.words)));
    let page = QualityPage {
        own: rows(&own),
        reviews,
        open: rows(&open),
        reviewed: rows(&reviewed),
        items,
        units: units.iter().map(|it| sum(unit_title(&visit, &it.of_what), it)).collect(),
        form: FormState::new("span")
            .with("from", span.from.to_string())
            .with("to", span.to.to_string()),
        frame,
        l: visit.l.clone(),
    };
    Ok(layout::show(&page))
}

fn row(visit: &Visit, it: &QualityListRow) -> Row {
    let l = &visit.l;
    let waits = it.state == ReviewState::Waiting;
    let key = if it.is_passed { "quality-passed" } else { "quality-not-passed" };
    let unit = it.unit.as_ref().map(|id| words::unit(visit.organisation(), id).to_owned());
    let name = |id: &Option<casework::id::PersonId>| {
        id.as_ref().map(|id| visit.name_of(id)).unwrap_or_default()
    };
    Row {
        url: format!("/cases/{}#quality-review", it.no),
        no: it.no.to_string(),
        heading: it.heading.clone(),
        person: name(&it.person),
        unit: unit.unwrap_or_default(),
        reviewer: name(&it.reviewer),
        at: it.at,
        clock: it.due_at.map(|due| Clock::running(l, it.at, due)),
        result: if waits { String::new() } else { l.t2(key, "points", it.points, "of", it.of) },
        tone: if it.is_passed { Tone::Green } else { Tone::Amber },
        state: words::of(l, "quality-state", &it.state),
    }
}

fn sum(words: String, it: &QualitySum) -> SumRow {
    let lost = it.of.saturating_sub(it.points);
    SumRow {
        words,
        reviews: it.reviews,
        points: format!("{}/{}", it.points, it.of),
        lost: (lost * WHOLE).checked_div(it.of).unwrap_or(0),
        whole: it.whole.to_string(),
    }
}

fn unit_title(visit: &Visit, code: &str) -> String {
    let unit = casework::id::UnitId::parse(code).ok();
    unit.map_or_else(|| code.to_owned(), |id| words::unit(visit.organisation(), &id).to_owned())
}

/// What an item of a score card is called, in whichever pack has it; its code where none has it any more.
fn item_title(visit: &Visit, code: &str) -> String {
    let packs = visit.house.packs.values();
    let found = packs.flat_map(|pack| &pack.quality_review.card).find(|item| item.code == code);
    found.map_or_else(|| code.to_owned(), |it| it.title.in_language(visit.l.tag()).to_owned())
}

/// Praise on the page.
struct HonourRow {
    whom: String,
    reason: String,
    by: String,
    no: String,
    at: Timestamp,
}

#[derive(Template)]
#[template(path = "quality/honours.html")]
struct HonoursPage {
    l: Reader,
    frame: Frame,
    rows: Vec<HonourRow>,
    form: FormState,
}

async fn honours(visit: Visit, Query(asked): Query<AskedFor>) -> Result<Response, Fail> {
    if !visit.doors().figures {
        return Err(Fail::NotFound);
    }
    let span = Span::of(&visit, &asked);
    let period = span.period(&visit)?;
    let (org, scope) = (visit.app.desk().org(), visit.scope());
    let list = visit
        .app
        .read(move |register| register.honours(org, &scope, period))
        .await
        .map_err(Fail::from)?;
    let page = HonoursPage {
        rows: list.iter().map(|it| honour(&visit, it)).collect(),
        form: FormState::new("span")
            .with("from", span.from.to_string())
            .with("to", span.to.to_string()),
        frame: visit.frame(Door::Figures).await?,
        l: visit.l.clone(),
    };
    Ok(layout::show(&page))
}

fn honour(visit: &Visit, it: &HonourListRow) -> HonourRow {
    let person = it.person.as_ref().map(|id| visit.name_of(id));
    let unit = it.unit.as_ref().map(|id| words::unit(visit.organisation(), id).to_owned());
    HonourRow {
        whom: person.or(unit).unwrap_or_default(),
        reason: it.reason.clone(),
        by: it.by.as_ref().map(|id| visit.name_of(id)).unwrap_or_default(),
        no: it.no.map(|no| no.to_string()).unwrap_or_default(),
        at: it.at,
    }
}
