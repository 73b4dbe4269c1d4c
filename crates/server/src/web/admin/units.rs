//! The tree of units: add, rename, move, say what they are for, close.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::get;
use axum::{Form, Router};
use casework::id::{PersonId, UnitId};
use casework::invalid::Problem;
use casework::organisation::{Organisation, OrganisationCommand, Unit};
use casework::permission::Scope;
use casework::refusal::Refusal;
use store::{Filters, QueueQuery};

use super::{Keeper, Told, done, refused, tree, unit_choices};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::layout::{self, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState};
use crate::words;

/// Functions every installation knows, beside those its packs route to.
const FUNCTIONS: &[&str] = &["intake", "quality"];

/// The routes of these pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/admin/units", get(show).post(add))
        .route("/admin/units/{id}", get(show_one).post(change))
}

/// One unit as a row of the tree.
struct Row {
    id: String,
    title: String,
    /// How deep it stands, at most what the style sheet can show.
    depth: usize,
    functions: Vec<String>,
    people: usize,
    closed: bool,
}

#[derive(Template)]
#[template(path = "admin/units.html")]
struct UnitsPage {
    l: Reader,
    frame: Frame,
    rows: Vec<Row>,
    form: FormState,
    parents: Vec<Choice>,
    functions: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "admin/unit.html")]
struct UnitPage {
    l: Reader,
    frame: Frame,
    unit: Unit,
    path: String,
    people: Vec<(String, String)>,
    form: FormState,
    parents: Vec<Choice>,
    functions: Vec<Choice>,
}

/// A function in words; its code where there are none.
pub(super) fn function_words(l: &Reader, function: &str) -> String {
    let key = words::code_key("function", function);
    if l.locale.has(&key) { l.t(key).into_owned() } else { function.to_owned() }
}

/// Functions that packs route to, that units have, and that every installation knows.
fn function_choices(keeper: &Keeper) -> Vec<Choice> {
    let mut known: BTreeSet<String> = FUNCTIONS.iter().map(|it| (*it).to_owned()).collect();
    known.extend(
        keeper
            .house
            .packs_in_force()
            .flat_map(|pack| pack.routes.iter().map(|route| route.function.clone())),
    );
    known.extend(
        keeper.organisation().units.values().flat_map(|unit| unit.functions.iter().cloned()),
    );
    known.into_iter().map(|it| Choice::new(it.clone(), function_words(&keeper.l, &it))).collect()
}

fn rows(keeper: &Keeper) -> Vec<Row> {
    let organisation = keeper.organisation();
    let people = |unit: &Unit| {
        organisation.people.values().filter(|person| !person.left && person.unit == unit.id).count()
    };
    tree(organisation)
        .into_iter()
        .map(|(depth, unit)| Row {
            id: unit.id.to_string(),
            title: unit.title.clone(),
            depth: depth.min(6),
            functions: unit.functions.iter().map(|it| function_words(&keeper.l, it)).collect(),
            people: people(unit),
            closed: unit.closed,
        })
        .collect()
}

async fn show(keeper: Keeper, Query(told): Query<Told>) -> Result<Response, Fail> {
    let root = keeper.organisation().root().map(|root| root.id.to_string()).unwrap_or_default();
    page(&keeper, &told, FormState::new("unit").with("parent", root)).await
}

async fn page(keeper: &Keeper, told: &Told, form: FormState) -> Result<Response, Fail> {
    let page = UnitsPage {
        l: keeper.l.clone(),
        frame: keeper.frame_of(told).await?,
        rows: rows(keeper),
        parents: unit_choices(keeper.organisation(), None),
        functions: function_choices(keeper),
        form,
    };
    Ok(layout::show(&page))
}

/// Where a refusal is told in the form.
fn field_of(refusal: Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::UnitCircle | Refusal::NoSuchUnit => Some("parent"),
        Refusal::UnitInUse => Some("closed"),
        Refusal::AlreadyThereByName => Some("id"),
        _ => None,
    }
}

fn typed(pairs: &Pairs) -> FormState {
    FormState::typed("unit", pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())))
}

/// The functions ticked and those written by hand.
fn functions(pairs: &Pairs) -> BTreeSet<String> {
    let ticked =
        pairs.iter().filter(|(name, _)| name == "functions").map(|(_, value)| value.as_str());
    let written = field(pairs, "more").split([',', '\u{ff0c}', '\u{3001}', ' ', ';']);
    ticked.chain(written).map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

async fn add(keeper: Keeper, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let mut form = typed(&pairs);
    let id = UnitId::parse(field(&pairs, "id").trim());
    let parent = UnitId::parse(field(&pairs, "parent"));
    match (id, parent) {
        (Ok(id), _) if keeper.organisation().units.contains_key(&id) => {
            form.wrong("id", keeper.objection(Refusal::AlreadyThereByName));
        }
        (Ok(id), Ok(parent)) => {
            let unit = Unit {
                id,
                title: field(&pairs, "title").to_owned(),
                parent: Some(parent),
                functions: functions(&pairs),
                closed: false,
            };
            if keeper.change(OrganisationCommand::PutUnit(unit), &mut form, field_of).await? {
                return Ok(done("/admin/units", "unit"));
            }
        }
        (id, parent) => {
            if id.is_err() {
                form.wrong("id", words::problem(&keeper.l, &Problem::NotACode));
            }
            if parent.is_err() {
                form.wrong("parent", keeper.objection(Refusal::NoSuchUnit));
            }
        }
    }
    Ok(refused(page(&keeper, &Told::default(), form).await?))
}

fn found<'a>(organisation: &'a Organisation, id: &str) -> Result<&'a Unit, Fail> {
    let id = UnitId::parse(id).map_err(|_| Fail::NotFound)?;
    organisation.units.get(&id).ok_or(Fail::NotFound)
}

async fn show_one(
    keeper: Keeper,
    Path(id): Path<String>,
    Query(told): Query<Told>,
) -> Result<Response, Fail> {
    let unit = found(keeper.organisation(), &id)?;
    let mut pairs = vec![("title".to_owned(), unit.title.clone())];
    pairs.extend(unit.parent.iter().map(|parent| ("parent".to_owned(), parent.to_string())));
    pairs.extend(unit.functions.iter().map(|it| ("functions".to_owned(), it.clone())));
    if unit.closed {
        pairs.push(("closed".to_owned(), "yes".to_owned()));
    }
    page_of(&keeper, &told, unit, typed(&pairs)).await
}

async fn page_of(
    keeper: &Keeper,
    told: &Told,
    unit: &Unit,
    form: FormState,
) -> Result<Response, Fail> {
    let organisation = keeper.organisation();
    let mut path: Vec<&str> = organisation
        .path_up(&unit.id)
        .into_iter()
        .skip(1)
        .map(|id| words::unit(organisation, id))
        .collect();
    path.reverse();
    let people =
        organisation.people.values().filter(|person| !person.left && person.unit == unit.id);
    let page = UnitPage {
        l: keeper.l.clone(),
        frame: keeper.frame_of(told).await?,
        path: path.join(" › "),
        people: people.map(|person| (person.id.to_string(), person.name.clone())).collect(),
        parents: unit_choices(organisation, Some(&unit.id)),
        functions: function_choices(keeper),
        unit: unit.clone(),
        form,
    };
    Ok(layout::show(&page))
}

async fn change(
    keeper: Keeper,
    Path(id): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let unit = found(keeper.organisation(), &id)?;
    let mut form = typed(&pairs);
    let changed = Unit {
        id: unit.id.clone(),
        title: field(&pairs, "title").to_owned(),
        parent: unit.parent.as_ref().and(UnitId::parse(field(&pairs, "parent")).ok()),
        functions: functions(&pairs),
        closed: field(&pairs, "closed") == "yes",
    };
    if changed.closed && !unit.closed && has_open_cases(&keeper, &unit.id).await? {
        form.wrong("closed", keeper.objection(Refusal::UnitInUse));
    } else {
        let what = if changed.closed && !unit.closed { "unit-closed" } else { "unit" };
        if keeper.change(OrganisationCommand::PutUnit(changed), &mut form, field_of).await? {
            return Ok(done("/admin/units", what));
        }
    }
    Ok(refused(page_of(&keeper, &Told::default(), unit, form).await?))
}

/// Whether open cases would be left without a unit. The journal of the organisation does not know cases, so the
/// register is asked; a case that comes in meanwhile goes where routing sends it, which is no longer here.
async fn has_open_cases(keeper: &Keeper, unit: &UnitId) -> Result<bool, Fail> {
    let nobody = PersonId::parse("nobody").map_err(|_| Fail::NotFound)?;
    let scope =
        Scope { person: nobody, everything: true, units: BTreeSet::new(), home: BTreeSet::new() };
    let filters = Filters { open: Some(true), units: vec![unit.clone()], ..Filters::default() };
    let org = keeper.app.desk().org();
    let count = keeper
        .app
        .read(move |register| {
            register.queue_count(org, &QueueQuery { filters, ..QueueQuery::all(&scope) })
        })
        .await?;
    Ok(count.n > 0)
}
