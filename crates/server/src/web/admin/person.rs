//! One person: name, unit, roles, password, and having left.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Form, Router};
use casework::id::{PersonId, UnitId};
use casework::organisation::{Grant, OrganisationCommand, Person, Role};
use casework::refusal::Refusal;
use store::Fault;

use super::people::given;
use super::{Keeper, Told, done, refused, unit_choices};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::layout::{self, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState};
use crate::session;
use crate::web::absences::{self, AwayLine};
use crate::words;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/admin/people/{id}", get(show).post(change))
        .route("/admin/people/{id}/grants", post(grant))
        .route("/admin/people/{id}/withdrawals", post(withdraw))
        .route("/admin/people/{id}/password", post(set_password))
        .route("/admin/people/{id}/leaving", post(leave))
        .route("/admin/people/{id}/return", post(come_back))
}

/// One role held.
struct Held {
    role: String,
    role_words: String,
    hint: String,
    unit: String,
    unit_words: String,
}

/// The forms of the page; one of them as it was refused.
struct Forms {
    details: FormState,
    grant: FormState,
    password: FormState,
    leaving: FormState,
}

#[derive(Template)]
#[template(path = "admin/person.html")]
struct PersonPage {
    l: Reader,
    frame: Frame,
    person: Person,
    unit: String,
    held: Vec<Held>,
    forms: Forms,
    units: Vec<Choice>,
    roles: Vec<Choice>,
    has_password: bool,
    is_self: bool,
    away: Vec<AwayLine>,
}

impl Forms {
    fn of(person: &Person) -> Forms {
        let details = FormState::new("person")
            .with("name", person.name.clone())
            .with("unit", person.unit.to_string())
            .with("phone", person.phone.clone().unwrap_or_default())
            .with("email", person.email.clone().unwrap_or_default());
        Forms {
            details,
            grant: FormState::new("grant").with("unit", person.unit.to_string()),
            password: FormState::new("password"),
            leaving: FormState::new("leaving"),
        }
    }
}

fn found(keeper: &Keeper, id: &str) -> Result<Person, Fail> {
    let id = PersonId::parse(id).map_err(|_| Fail::NotFound)?;
    keeper.organisation().people.get(&id).cloned().ok_or(Fail::NotFound)
}

fn typed(form: &str, pairs: &Pairs) -> FormState {
    FormState::typed(form, pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())))
}

/// Where a refusal is told: the form as a whole, except what is about the unit.
fn field_of(refusal: Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::NoSuchUnit => Some("unit"),
        Refusal::LastAdministrator => Some(""),
        _ => None,
    }
}

async fn show(
    keeper: Keeper,
    Path(id): Path<String>,
    Query(told): Query<Told>,
) -> Result<Response, Fail> {
    let person = found(&keeper, &id)?;
    let forms = Forms::of(&person);
    page(&keeper, &told, person, forms).await
}

async fn page(
    keeper: &Keeper,
    told: &Told,
    person: Person,
    forms: Forms,
) -> Result<Response, Fail> {
    let (l, organisation) = (&keeper.l, keeper.organisation());
    let (org, id) = (keeper.app.desk().org(), person.id.clone());
    let credential = keeper.app.read(move |register| register.credential(org, &id)).await?;
    let held = person.grants.iter().map(|grant| {
        let key = words::code_key("role", grant.role.code());
        Held {
            role: grant.role.code().to_owned(),
            role_words: l.t(&key).into_owned(),
            hint: l.t(format!("{key}-hint")).into_owned(),
            unit: grant.unit.to_string(),
            unit_words: words::unit(organisation, &grant.unit).to_owned(),
        }
    });
    let page = PersonPage {
        l: l.clone(),
        frame: keeper.frame_of(told).await?,
        unit: words::unit(organisation, &person.unit).to_owned(),
        held: held.collect(),
        units: unit_choices(organisation, None),
        roles: words::choices(l, "role", Role::ALL),
        has_password: credential.is_some(),
        is_self: person.id == keeper.person.id,
        away: absences::lines_of(
            l,
            organisation,
            &person,
            keeper.house.calendar.local_date(keeper.now),
        ),
        person,
        forms,
    };
    Ok(layout::show(&page))
}

async fn change(
    keeper: Keeper,
    Path(id): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let person = found(&keeper, &id)?;
    let mut form = typed("person", &pairs);
    match UnitId::parse(field(&pairs, "unit")) {
        Ok(unit) => {
            let changed = Person {
                name: field(&pairs, "name").to_owned(),
                unit,
                phone: given(&pairs, "phone"),
                email: given(&pairs, "email"),
                ..person.clone()
            };
            if keeper.change(OrganisationCommand::PutPerson(changed), &mut form, field_of).await? {
                return Ok(done(&format!("/admin/people/{}", person.id), "person"));
            }
        }
        Err(_) => form.wrong("unit", keeper.objection(Refusal::NoSuchUnit)),
    }
    let forms = Forms { details: form, ..Forms::of(&person) };
    Ok(refused(page(&keeper, &Told::default(), person, forms).await?))
}

/// The role and unit a form names.
fn named(pairs: &Pairs) -> Option<Grant> {
    let role = Role::from_code(field(pairs, "role"))?;
    let unit = UnitId::parse(field(pairs, "unit")).ok()?;
    Some(Grant { role, unit })
}

async fn grant(
    keeper: Keeper,
    Path(id): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let person = found(&keeper, &id)?;
    let mut form = typed("grant", &pairs);
    match named(&pairs) {
        Some(grant) => {
            let mut changed = person.clone();
            changed.grants.insert(grant);
            if keeper.change(OrganisationCommand::PutPerson(changed), &mut form, field_of).await? {
                return Ok(done(&format!("/admin/people/{}", person.id), "grant"));
            }
        }
        None => form.wrong("role", keeper.l.t("problem-not-a-choice")),
    }
    let forms = Forms { grant: form, ..Forms::of(&person) };
    Ok(refused(page(&keeper, &Told::default(), person, forms).await?))
}

async fn withdraw(
    keeper: Keeper,
    Path(id): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let person = found(&keeper, &id)?;
    let mut form = FormState::new("grant").with("unit", person.unit.to_string());
    let mut changed = person.clone();
    changed.grants.retain(|grant| Some(grant) != named(&pairs).as_ref());
    if keeper.change(OrganisationCommand::PutPerson(changed), &mut form, field_of).await? {
        // Whoever took their own administration away has no page here any more.
        let own =
            person.id == keeper.person.id && field(&pairs, "role") == Role::Administrator.code();
        let still = keeper
            .app
            .desk()
            .house()
            .organisation
            .person(&person.id)
            .is_some_and(|it| it.holds(Role::Administrator));
        let path =
            if own && !still { "/work".to_owned() } else { format!("/admin/people/{}", person.id) };
        return Ok(done(&path, "grant-taken"));
    }
    let forms = Forms { grant: form, ..Forms::of(&person) };
    Ok(refused(page(&keeper, &Told::default(), person, forms).await?))
}

async fn set_password(
    keeper: Keeper,
    Path(id): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let person = found(&keeper, &id)?;
    // A password that was refused is not shown again.
    let mut form = FormState::new("password");
    let password = field(&pairs, "password").to_owned();
    if let Err(invalid) = session::check_password(&password, &person.id) {
        words::into_form(&keeper.l, &invalid, &mut form);
    } else if password != field(&pairs, "again") {
        form.wrong("again", keeper.l.t("admin-password-differs"));
    } else {
        let note = OrganisationCommand::NotePassword { person: person.id.clone() };
        // Written down first: better a note of a password that was not set than a password nobody knows of.
        if keeper.change(note, &mut form, |_| Some("")).await? {
            let (desk, whose) = (keeper.app.desk().clone(), person.id.clone());
            // Two people know it now, unless it is one's own: whose it is changes it at the next sign-in.
            let must_change = keeper.person.id != whose;
            keeper
                .app
                .blocking(move || -> Result<(), Fault> {
                    session::set_password(&desk, &whose, &password, must_change)
                })
                .await?;
            session::end_all(&keeper.app, &person.id).await?;
            return Ok(done(&format!("/admin/people/{}", person.id), "password"));
        }
    }
    let forms = Forms { password: form, ..Forms::of(&person) };
    Ok(refused(page(&keeper, &Told::default(), person, forms).await?))
}

async fn leave(keeper: Keeper, Path(id): Path<String>) -> Result<Response, Fail> {
    let person = found(&keeper, &id)?;
    let mut form = FormState::new("leaving");
    let changed = Person { left: true, ..person.clone() };
    if keeper.change(OrganisationCommand::PutPerson(changed), &mut form, field_of).await? {
        session::end_all(&keeper.app, &person.id).await?;
        return Ok(done(&format!("/admin/people/{}", person.id), "person-left"));
    }
    let forms = Forms { leaving: form, ..Forms::of(&person) };
    Ok(refused(page(&keeper, &Told::default(), person, forms).await?))
}

async fn come_back(keeper: Keeper, Path(id): Path<String>) -> Result<Response, Fail> {
    let person = found(&keeper, &id)?;
    let mut form = FormState::new("person");
    let changed = Person { left: false, ..person.clone() };
    if keeper.change(OrganisationCommand::PutPerson(changed), &mut form, field_of).await? {
        return Ok(done(&format!("/admin/people/{}", person.id), "person-back"));
    }
    let forms = Forms { details: form, ..Forms::of(&person) };
    Ok(refused(page(&keeper, &Told::default(), person, forms).await?))
}
