//! The queue: cases by facets, search and filters, all of it in the address.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use casework::id::{CaseNo, CategoryCode, PersonId, UnitId};
use casework::intake::{Channel, Flag};
use casework::triage::Priority;
use casework::view::Stage;
use jiff::Timestamp;
use store::{CaseListRow, Facets, Filters, Page, Period, QueueQuery, Sort};

use super::pieces;
use crate::app::App;
use crate::fail::{Fail, url_escape};
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::{Clock, Facet, FacetValue, Pager, Pill, Tone};
use crate::visit::Visit;
use crate::words;

/// Cases a page shows.
const ROWS: usize = 25;
/// Characters of a search.
const SEARCH_CHARS_MAX: usize = 100;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/queue", get(show))
}

/// The conditions as they stand in the address, in a fixed order.
type Asked = BTreeMap<String, String>;

/// One case as a row.
struct Row {
    no: String,
    heading: String,
    complainant: String,
    priority: Option<u32>,
    /// The customer goes through the green channel.
    key: bool,
    stage: String,
    tone: Tone,
    unit: String,
    owner: String,
    received_at: Timestamp,
    clock: Option<Clock>,
}

#[derive(Template)]
#[template(path = "queue/show.html")]
struct QueuePage {
    l: Reader,
    frame: Frame,
    found: String,
    rows: Vec<Row>,
    pills: Vec<Pill>,
    facets: Vec<Facet>,
    pager: Pager,
    sorts: Vec<(String, String, bool)>,
}

/// The address of the list with one condition set to `value`, or without it.
fn url(asked: &Asked, name: &str, value: Option<&str>) -> String {
    let mut next = asked.clone();
    next.remove("cursor");
    match value {
        Some(value) => next.insert(name.to_owned(), value.to_owned()),
        None => next.remove(name),
    };
    let pairs: Vec<String> = next.iter().map(|(k, v)| format!("{k}={}", url_escape(v))).collect();
    if pairs.is_empty() { "/queue".to_owned() } else { format!("/queue?{}", pairs.join("&")) }
}

fn code<T: serde::de::DeserializeOwned>(asked: &Asked, name: &str) -> Option<T> {
    let value = asked.get(name).filter(|value| !value.is_empty())?;
    serde_json::from_value(serde_json::Value::String(value.clone())).ok()
}

fn day(visit: &Visit, asked: &Asked, name: &str) -> Option<Timestamp> {
    let date = asked.get(name)?.parse().ok()?;
    visit.house.calendar.start_of_day(date).ok()
}

/// The conditions of the address. What cannot be read is left out: a list too long says so by its count.
pub(super) fn filters(visit: &Visit, asked: &Asked) -> Filters {
    let unit: Option<UnitId> = code(asked, "unit");
    let mut filters = Filters {
        open: match asked.get("open").map(String::as_str) {
            Some("no") => Some(false),
            Some("all") => None,
            _ => Some(true),
        },
        stages: code::<Stage>(asked, "stage").into_iter().collect(),
        units: unit
            .map(|unit| visit.organisation().subtree(&unit).into_iter().collect())
            .unwrap_or_default(),
        owner: code::<PersonId>(asked, "owner"),
        category: code::<CategoryCode>(asked, "category"),
        kind: code(asked, "kind"),
        nature: code(asked, "nature"),
        priority: code::<Priority>(asked, "priority"),
        channel: code::<Channel>(asked, "channel"),
        pack: code(asked, "pack"),
        finding: code(asked, "finding"),
        received: Period { from: day(visit, asked, "from"), to: day(visit, asked, "to") },
        ..Filters::default()
    };
    if asked.get("overdue").is_some_and(|it| it == "yes") {
        filters.overdue = Some(visit.now);
    }
    // Figures link here with their own conditions, written as the figure counts them.
    if let Some(exact) = asked.get("figure").and_then(|json| serde_json::from_str(json).ok()) {
        filters = exact;
    }
    filters
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let text: String = asked
        .get("q")
        .map(|q| q.trim().chars().take(SEARCH_CHARS_MAX).collect())
        .unwrap_or_default();
    // A number typed into the search is the case itself.
    if let Ok(no) = CaseNo::parse(&text)
        && visit.case(&no.to_string(), casework::permission::Act::Read).await.is_ok()
    {
        return Ok(axum::response::IntoResponse::into_response(axum::response::Redirect::to(
            &format!("/cases/{no}"),
        )));
    }
    let mut filters = filters(&visit, &asked);
    if !text.is_empty() && !asked.contains_key("open") {
        filters.open = None;
    }
    let scope = visit.scope();
    let sort = asked
        .get("sort")
        .and_then(|code| Sort::from_code(code))
        .unwrap_or(if text.is_empty() { Sort::Due } else { Sort::Found });
    let cursor = asked.get("cursor").and_then(|text| text.parse().ok());
    let wanted = (!text.is_empty()).then(|| text.clone());
    let (org, rules) = (visit.app.desk().org(), visit.house.repeat_rules());
    // Whose list it is and how it is narrowed; the page within it does not change how it divides.
    let narrowed: Vec<_> = asked.iter().filter(|(name, _)| *name != "cursor").collect();
    let list = format!("{} {narrowed:?}", visit.person.id);
    let kept = visit.app.facets().find(&list, visit.now);
    let known = kept.is_some();
    let (page, facets) = visit
        .app
        .read(move |register| -> Result<(Page, Arc<Facets>), store::Fault> {
            let (repeats, text, limit) = (&rules, wanted, ROWS);
            let query = QueueQuery { scope: &scope, filters, repeats, text, sort, cursor, limit };
            let page = register.queue(org, &query)?;
            let facets = match kept {
                Some(facets) => facets,
                None => Arc::new(register.facets(org, &query)?),
            };
            Ok((page, facets))
        })
        .await
        .map_err(Fail::from)?;
    if !known {
        visit.app.facets().keep(list, visit.now, &facets);
    }
    let mut frame = visit.frame(Door::Queue).await?;
    frame.search = text;
    frame.live = "/events".to_owned();
    Ok(layout::show(&queue_page(&visit, &asked, &page, &facets, frame)))
}

fn queue_page(
    visit: &Visit,
    asked: &Asked,
    page: &Page,
    facets: &Facets,
    frame: Frame,
) -> QueuePage {
    let l = &visit.l;
    let mut count = l.count(page.total.n);
    if page.total.more {
        count.push('+');
    }
    let sorts = [Sort::Due, Sort::Received, Sort::Priority, Sort::Changed]
        .iter()
        .map(|sort| {
            (
                l.t(format!("queue-sort-{}", sort.code())).into_owned(),
                url(asked, "sort", Some(sort.code())),
                page.sort == *sort,
            )
        })
        .collect();
    QueuePage {
        found: l.t1("queue-found", "n", count.as_str()),
        rows: page.rows.iter().map(|row| shown(visit, row)).collect(),
        pills: pills(visit, asked),
        facets: facet_list(visit, asked, facets),
        pager: Pager {
            next: page.next.as_ref().map(|cursor| url_with_cursor(asked, &cursor.to_string())),
            of: count,
            ..Pager::default()
        },
        sorts,
        frame,
        l: l.clone(),
    }
}

fn url_with_cursor(asked: &Asked, cursor: &str) -> String {
    let base = url(asked, "cursor", None);
    let joint = if base.contains('?') { '&' } else { '?' };
    format!("{base}{joint}cursor={}", url_escape(cursor))
}

fn shown(visit: &Visit, row: &CaseListRow) -> Row {
    let l = &visit.l;
    Row {
        no: row.no.to_string(),
        heading: row.heading.clone(),
        complainant: row.complainant.clone(),
        priority: row.priority.map(pieces::priority_level),
        key: row.flags.contains(&Flag::KeyCustomer),
        stage: words::stage(l, row.stage),
        tone: pieces::stage_tone(row.stage),
        unit: row
            .unit
            .as_ref()
            .map(|unit| pieces::unit_name(visit.organisation(), unit))
            .unwrap_or_default(),
        owner: row
            .owner
            .as_ref()
            .map(|owner| pieces::person_name(visit.organisation(), owner))
            .unwrap_or_default(),
        received_at: row.received_at,
        clock: row.due_at.map(|due| Clock::running(l, row.received_at, due)),
    }
}

/// What a value of a condition is called.
fn value_words(visit: &Visit, name: &str, value: &str) -> String {
    let l = &visit.l;
    match name {
        "unit" => UnitId::parse(value)
            .map_or_else(|_| value.to_owned(), |id| pieces::unit_name(visit.organisation(), &id)),
        "owner" => PersonId::parse(value)
            .map_or_else(|_| value.to_owned(), |id| pieces::person_name(visit.organisation(), &id)),
        "category" => CategoryCode::parse(value)
            .map_or_else(|_| value.to_owned(), |code| category_words(visit, &code)),
        "stage" | "kind" | "nature" | "priority" | "channel" | "finding" => {
            words::of(l, name, &value)
        }
        "open" => l.t(if value == "no" { "queue-closed" } else { "work-all" }).into_owned(),
        "overdue" => l.t("yes").into_owned(),
        "figure" => l.t("queue-figure").into_owned(),
        _ => value.to_owned(),
    }
}

fn category_words(visit: &Visit, code: &CategoryCode) -> String {
    let pack = visit.house.packs_in_force().find(|pack| pack.category(code).is_some());
    pack.map_or_else(|| code.to_string(), |pack| pack.category_path(code, visit.l.tag()))
}

fn pills(visit: &Visit, asked: &Asked) -> Vec<Pill> {
    let l = &visit.l;
    asked
        .iter()
        .filter(|(name, value)| !value.is_empty() && !matches!(name.as_str(), "cursor" | "sort"))
        .map(|(name, value)| Pill {
            label: l.t(format!("queue-pill-{name}")).into_owned(),
            value: value_words(visit, name, value),
            url: url(asked, name, None),
        })
        .collect()
}

/// Makes the filters of one page of the list.
struct Filtering<'a> {
    visit: &'a Visit,
    asked: &'a Asked,
}

impl Filtering<'_> {
    fn value(&self, name: &str, code: &str, words: String, count: Option<u64>) -> FacetValue {
        let on = self.asked.get(name).is_some_and(|it| it == code);
        FacetValue {
            words,
            count: count.map(|n| self.visit.l.count(n)).unwrap_or_default(),
            on,
            url: url(self.asked, name, (!on).then_some(code)),
        }
    }

    fn facet(&self, title: &str, values: Vec<FacetValue>) -> Facet {
        Facet { title: self.visit.l.t(title).into_owned(), values }
    }

    /// A facet of values that a page of the register counted.
    fn counted<T>(
        &self,
        name: &str,
        tally: &[(T, u64)],
        told: impl Fn(&T) -> Option<(String, String)>,
    ) -> Facet {
        let values = tally.iter().filter_map(|(it, n)| {
            let (code, words) = told(it)?;
            Some(self.value(name, &code, words, Some(*n)))
        });
        self.facet(&format!("queue-facet-{name}"), values.collect())
    }
}

fn facet_list(visit: &Visit, asked: &Asked, facets: &Facets) -> Vec<Facet> {
    let l = &visit.l;
    let organisation = visit.organisation();
    let it = Filtering { visit, asked };
    // Stages and levels have an order of their own; everything else goes by how often it comes.
    let (mut stages, mut priorities) = (facets.stages.clone(), facets.priorities.clone());
    stages.sort();
    priorities.sort();
    let mine = vec![
        it.value("owner", visit.person.id.as_str(), l.t("queue-mine").into_owned(), None),
        it.value("overdue", "yes", l.t("queue-overdue").into_owned(), None),
        it.value("open", "no", l.t("queue-closed").into_owned(), None),
        it.value("open", "all", l.t("work-all").into_owned(), None),
    ];
    let mut list = vec![
        it.facet("queue-facet-mine", mine),
        it.counted("stage", &stages, |stage| {
            Some((stage.code().to_owned(), words::stage(l, *stage)))
        }),
        it.counted("priority", &priorities, |priority| {
            priority.map(|it| (words::code(&it), words::of(l, "priority", &it)))
        }),
        it.counted("unit", &facets.units, |unit| {
            unit.as_ref().map(|it| (it.to_string(), pieces::unit_name(organisation, it)))
        }),
        it.counted("category", &facets.categories, |category| {
            category.as_ref().map(|it| (it.to_string(), category_words(visit, it)))
        }),
        it.counted("channel", &facets.channels, |channel| {
            Some((words::code(channel), words::of(l, "channel", channel)))
        }),
    ];
    list.retain(|facet| !facet.values.is_empty());
    list
}
