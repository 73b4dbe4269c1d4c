//! The people: who is there, in which unit, with which roles; and adding somebody.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use axum::{Form, Router};
use casework::id::{PersonId, UnitId};
use casework::invalid::Problem;
use casework::organisation::{Grant, OrganisationCommand, Person, Role};
use casework::refusal::Refusal;
use casework::text;
use serde::Deserialize;

use super::{Keeper, Told, done, refused, tree, unit_choices};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::layout::{self, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState};
use crate::words;

/// People a page shows; whoever looks for one among more narrows the list.
const ROWS: usize = 200;

/// The routes of these pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/admin/people", get(show).post(add))
        .route("/admin/people/new", get(show_new))
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    left: String,
    #[serde(flatten)]
    told: Told,
}

/// One person as a row.
struct Row {
    id: String,
    name: String,
    roles: Vec<String>,
    phone: String,
    left: bool,
}

/// The people of one unit.
struct Group {
    title: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "admin/people.html")]
struct PeoplePage {
    l: Reader,
    frame: Frame,
    groups: Vec<Group>,
    found: usize,
    shown: usize,
    form: FormState,
    units: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "admin/person_new.html")]
struct NewPage {
    l: Reader,
    frame: Frame,
    form: FormState,
    units: Vec<Choice>,
    roles: Vec<Choice>,
}

/// Whether a person is one of those looked for: by name, sign-in name or telephone.
fn matches(person: &Person, wanted: &str) -> bool {
    let plain = |text: &str| text::half_width(text).to_lowercase();
    let wanted = plain(wanted.trim());
    let mut fields = [
        Some(person.name.as_str()),
        Some(person.id.as_str()),
        person.phone.as_deref(),
        person.email.as_deref(),
    ]
    .into_iter()
    .flatten();
    wanted.is_empty() || fields.any(|it| plain(it).contains(&wanted))
}

/// The roles in words, each with its unit where that is not the person's own.
pub(super) fn role_words(keeper: &Keeper, person: &Person) -> Vec<String> {
    let l = &keeper.l;
    let one = |grant: &Grant| {
        let role = l.t(words::code_key("role", grant.role.code()));
        if grant.unit == person.unit {
            return role.into_owned();
        }
        l.t2("admin-role-at", "role", role, "unit", words::unit(keeper.organisation(), &grant.unit))
    };
    person.grants.iter().map(one).collect()
}

async fn show(keeper: Keeper, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let organisation = keeper.organisation();
    let branch = UnitId::parse(&asked.unit).ok().map(|unit| organisation.subtree(&unit));
    let wanted = |person: &&Person| {
        (asked.left == "yes" || !person.left)
            && branch.as_ref().is_none_or(|units| units.contains(&person.unit))
            && matches(person, &asked.q)
    };
    let people: Vec<&Person> = organisation.people.values().filter(wanted).collect();
    let (mut groups, mut shown) = (Vec::new(), 0);
    for (_, unit) in tree(organisation) {
        let here = people.iter().filter(|person| person.unit == unit.id).take(ROWS - shown);
        let rows: Vec<Row> = here
            .map(|person| Row {
                id: person.id.to_string(),
                name: person.name.clone(),
                roles: role_words(&keeper, person),
                phone: person.phone.clone().unwrap_or_default(),
                left: person.left,
            })
            .collect();
        shown += rows.len();
        if !rows.is_empty() {
            groups.push(Group { title: unit.title.clone(), rows });
        }
    }
    let page = PeoplePage {
        l: keeper.l.clone(),
        frame: keeper.frame_of(&asked.told).await?,
        found: people.len(),
        shown,
        groups,
        units: unit_choices(organisation, None),
        form: FormState::new("people")
            .with("q", asked.q)
            .with("unit", asked.unit)
            .with("left", asked.left),
    };
    Ok(layout::show(&page))
}

async fn show_new(keeper: Keeper) -> Result<Response, Fail> {
    page(&keeper, FormState::new("person")).await
}

async fn page(keeper: &Keeper, form: FormState) -> Result<Response, Fail> {
    let page = NewPage {
        l: keeper.l.clone(),
        frame: keeper.frame_of(&Told::default()).await?,
        units: unit_choices(keeper.organisation(), None),
        roles: words::choices(&keeper.l, "role", Role::ALL),
        form,
    };
    Ok(layout::show(&page))
}

fn field_of(refusal: Refusal) -> Option<&'static str> {
    (refusal == Refusal::NoSuchUnit).then_some("unit")
}

/// A line that may be empty.
pub(super) fn given(pairs: &Pairs, name: &str) -> Option<String> {
    let value = field(pairs, name).trim();
    (!value.is_empty()).then(|| value.to_owned())
}

async fn add(keeper: Keeper, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let mut form = FormState::typed("person", pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    let id = PersonId::parse(&field(&pairs, "id").trim().to_lowercase());
    let unit = UnitId::parse(field(&pairs, "unit"));
    match (&id, &unit) {
        (Ok(id), _) if keeper.organisation().people.contains_key(id) => {
            form.wrong("id", keeper.objection(Refusal::AlreadyThereByName));
        }
        (Ok(id), Ok(unit)) => {
            let role = Role::from_code(field(&pairs, "role"));
            let person = Person {
                id: id.clone(),
                name: field(&pairs, "name").to_owned(),
                unit: unit.clone(),
                phone: given(&pairs, "phone"),
                email: given(&pairs, "email"),
                grants: role
                    .map(|role| Grant { role, unit: unit.clone() })
                    .into_iter()
                    .collect::<BTreeSet<_>>(),
                left: false,
            };
            if keeper.change(OrganisationCommand::PutPerson(person), &mut form, field_of).await? {
                return Ok(done(&format!("/admin/people/{id}"), "person"));
            }
        }
        _ => {}
    }
    if id.is_err() {
        form.wrong("id", words::problem(&keeper.l, &Problem::NotACode));
    }
    if unit.is_err() {
        form.wrong("unit", keeper.objection(Refusal::NoSuchUnit));
    }
    Ok(refused(page(&keeper, form).await?))
}
