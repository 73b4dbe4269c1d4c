//! The register of promises: what was promised to whom, by whom, in which contact, by when, and whether it was kept.

mod rates;

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use casework::case::Case;
use casework::id::{CategoryCode, PersonId, UnitId};
use casework::promise::{Basis, Promise, SaidIn, State};
use jiff::ToSpan;
use store::{Fault, Filters, PromiseListRow, PromiseQuery, Wanted};

use super::pieces;
use crate::app::App;
use crate::fail::{Fail, url_escape};
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, Clock, FormState, Pager, PromiseRow};
use crate::visit::Visit;
use crate::words;

/// Promises a page shows.
const ROWS: usize = 25;
/// Days ahead in which a promise falls due soon.
pub(crate) const SOON_DAYS: i64 = 3;

/// The routes of these pages.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/promises", get(show)).merge(rates::routes())
}

/// The conditions as they stand in the address, in a fixed order.
type Asked = BTreeMap<String, String>;

/// The lists, by their names in addresses and locales.
pub(crate) const LISTS: [&str; 4] = ["owed", "soon", "broken", "kept"];

/// The promises a list of this name shows, as of now.
pub(crate) fn wanted(name: &str, now: jiff::Timestamp) -> Option<Wanted> {
    Some(match name {
        "owed" => Wanted::Owed,
        "soon" => Wanted::Soon(now + (SOON_DAYS * 24).hours()),
        "broken" => Wanted::Broken,
        "kept" => Wanted::Kept,
        _ => return None,
    })
}

/// A link that may be the one we are at.
struct Tab {
    words: String,
    url: String,
    on: bool,
}

/// One promise.
struct Row {
    no: String,
    heading: String,
    unit: String,
    anchor: String,
    /// In which of our words it was given.
    said: String,
    row: PromiseRow,
}

#[derive(Template)]
#[template(path = "promises/show.html")]
struct PromisesPage {
    l: Reader,
    frame: Frame,
    show: String,
    tabs: Vec<Tab>,
    form: FormState,
    units: Vec<Choice>,
    people: Vec<Choice>,
    categories: Vec<Choice>,
    bases: Vec<Choice>,
    rows: Vec<Row>,
    pager: Pager,
    figures: bool,
}

/// What the address narrows by; what cannot be read is left out.
#[derive(Clone, Default)]
struct Narrowed {
    unit: Option<UnitId>,
    person: Option<PersonId>,
    category: Option<CategoryCode>,
    basis: Option<Basis>,
}

impl Narrowed {
    fn of(asked: &Asked) -> Narrowed {
        let text = |name: &str| asked.get(name).map(|it| it.trim()).filter(|it| !it.is_empty());
        Narrowed {
            unit: text("unit").and_then(|it| UnitId::parse(it).ok()),
            person: text("person").and_then(|it| PersonId::parse(it).ok()),
            category: text("category").and_then(|it| CategoryCode::parse(it).ok()),
            basis: text("basis")
                .and_then(|it| Basis::ALL.iter().copied().find(|basis| words::code(basis) == it)),
        }
    }

    fn filters(&self, visit: &Visit) -> Filters {
        let units = self.unit.as_ref().map(|unit| visit.organisation().subtree(unit));
        Filters {
            units: units.map(|units| units.into_iter().collect()).unwrap_or_default(),
            category: self.category.clone(),
            ..Filters::default()
        }
    }

    fn form(&self, id: &str) -> FormState {
        FormState::new(id)
            .with("unit", self.unit.as_ref().map(ToString::to_string).unwrap_or_default())
            .with("person", self.person.as_ref().map(ToString::to_string).unwrap_or_default())
            .with("category", self.category.as_ref().map(ToString::to_string).unwrap_or_default())
            .with("basis", self.basis.as_ref().map(words::code).unwrap_or_default())
    }
}

/// The address with some conditions changed; an empty value takes one away.
fn url(base: &str, asked: &Asked, changes: &[(&str, &str)]) -> String {
    let mut next = asked.clone();
    next.remove("cursor");
    for (name, value) in changes {
        next.insert((*name).to_owned(), (*value).to_owned());
    }
    let kept = next.iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> = kept.map(|(k, v)| format!("{k}={}", url_escape(v))).collect();
    if pairs.is_empty() { base.to_owned() } else { format!("{base}?{}", pairs.join("&")) }
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let named = asked.get("show").map_or("owed", String::as_str);
    let (show, wanted) = match wanted(named, visit.now) {
        Some(wanted) => (named.to_owned(), wanted),
        None => ("owed".to_owned(), Wanted::Owed),
    };
    let narrowed = Narrowed::of(&asked);
    let (org, scope, filters) = (visit.app.desk().org(), visit.scope(), narrowed.filters(&visit));
    let (person, basis, cursor) =
        (narrowed.person.clone(), narrowed.basis, asked.get("cursor").cloned());
    let page = visit
        .app
        .read(move |register| -> Result<_, Fault> {
            let query =
                PromiseQuery { scope: &scope, wanted, filters, person, basis, cursor, limit: ROWS };
            register.promises(org, &query)
        })
        .await
        .map_err(Fail::from)?;
    let cases = cases(&visit, &page.rows).await?;
    let l = &visit.l;
    let shown = PromisesPage {
        tabs: LISTS
            .iter()
            .map(|name| Tab {
                words: l.t(format!("promises-{name}")).into_owned(),
                url: url("/promises", &asked, &[("show", name)]),
                on: *name == show,
            })
            .collect(),
        form: narrowed.form("promises"),
        units: super::pieces::units_in_reach(&visit),
        people: pieces::people(visit.organisation()),
        categories: categories(&visit),
        bases: words::choices(l, "basis", Basis::ALL),
        rows: page
            .rows
            .iter()
            .map(|row| view(&visit, row, cases.get(&row.no.to_string())))
            .collect(),
        pager: Pager { next: page.next.map(|cursor| url_at(&asked, &cursor)), ..Pager::default() },
        figures: visit.doors().figures,
        frame: visit.frame(Door::Queue).await?,
        l: l.clone(),
        show,
    };
    Ok(layout::show(&shown))
}

fn url_at(asked: &Asked, cursor: &str) -> String {
    let base = url("/promises", asked, &[]);
    let joint = if base.contains('?') { '&' } else { '?' };
    format!("{base}{joint}cursor={}", url_escape(cursor))
}

/// The cases behind the rows of a page, by number: what a promise says stands in its case.
pub(crate) async fn cases(
    visit: &Visit,
    rows: &[PromiseListRow],
) -> Result<BTreeMap<String, Case>, Fail> {
    let numbers: std::collections::BTreeSet<_> = rows.iter().map(|row| row.no).collect();
    let desk = visit.app.desk().clone();
    visit
        .app
        .blocking(move || -> Result<BTreeMap<String, Case>, desk::Trouble> {
            let mut cases = BTreeMap::new();
            for no in numbers {
                if let Some(case) = desk.case(no)? {
                    cases.insert(no.to_string(), case);
                }
            }
            Ok(cases)
        })
        .await
        .map_err(Fail::from)
}

/// The promise of a row, in its case.
pub(crate) fn promise_of<'a>(row: &PromiseListRow, case: Option<&'a Case>) -> Option<&'a Promise> {
    case?.promises.iter().find(|it| it.n == row.n)
}

/// What a promise says, in words.
pub(crate) fn what(visit: &Visit, row: &PromiseListRow, case: Option<&Case>) -> String {
    let l = &visit.l;
    let pack = visit.house.packs.get(&row.pack);
    match (promise_of(row, case), pack) {
        (Some(promise), Some(pack)) => words::promise(l, pack, promise),
        _ => words::of(l, "promise-kind", &row.kind),
    }
}

/// In which of our words a promise was given.
pub(crate) fn said(l: &Reader, case: Option<&Case>, promise: Option<&Promise>) -> String {
    let Some(SaidIn { kind, n }) = promise.and_then(|it| it.said_in) else { return String::new() };
    let at = case.and_then(|case| SaidIn { kind, n }.text(case)).map(|(_, at)| l.short(at));
    let what = l.t(words::code_key("said-in", &words::code(&kind))).into_owned();
    at.map_or_else(|| what.clone(), |at| l.t2("said-in-at", "what", what.as_str(), "at", at))
}

fn view(visit: &Visit, row: &PromiseListRow, case: Option<&Case>) -> Row {
    let (l, organisation) = (&visit.l, visit.organisation());
    let promise = promise_of(row, case);
    let clock = match promise.map(|it| it.state) {
        Some(State::Kept { at }) => Clock::kept(l, at),
        Some(State::KeptLate { at }) => Clock::kept_late(l, at),
        _ => Clock::running(l, promise.map_or(row.due_at, |it| it.start_at), row.due_at),
    };
    Row {
        no: row.no.to_string(),
        heading: row.heading.clone(),
        unit: row.unit.as_ref().map(|it| pieces::unit_name(organisation, it)).unwrap_or_default(),
        anchor: format!("/cases/{}#promise-{}", row.no, row.n),
        said: said(l, case, promise),
        row: PromiseRow {
            what: what(visit, row, case),
            whom: row.complainant.clone(),
            who: row
                .person
                .as_ref()
                .map(|it| pieces::person_name(organisation, it))
                .unwrap_or_default(),
            basis: words::of(l, "basis", &row.basis),
            clock,
            due_at: row.due_at,
            due: words::deadline_short(l, row.due_at),
            why: format!("/cases/{}#time", row.no),
        },
    }
}

/// The branches of the packs in force.
fn categories(visit: &Visit) -> Vec<Choice> {
    let packs = visit.house.packs_in_force();
    let mut list: Vec<Choice> = packs.flat_map(|pack| pieces::categories(&visit.l, pack)).collect();
    list.sort_by(|a, b| a.value.cmp(&b.value));
    list.dedup_by(|a, b| a.value == b.value);
    list
}
