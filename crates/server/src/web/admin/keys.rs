//! Keys of programs: each acts as one person, is shown once, and can be taken away.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Form, Router};
use casework::id::PersonId;
use casework::organisation::OrganisationCommand;
use casework::refusal::Refusal;
use jiff::Timestamp;
use store::ApiKey;

use super::{Keeper, Told, done, refused};
use crate::api::{fresh, hashed};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::layout::{self, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState};
use crate::web::pieces;
use crate::words;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/admin/keys", get(show).post(make))
        .route("/admin/keys/{key}/revocation", post(revoke))
}

/// One key as a row.
struct Row {
    id: String,
    name: String,
    person: String,
    created_at: Timestamp,
    revoked_at: Option<Timestamp>,
    last_used_at: Option<Timestamp>,
}

#[derive(Template)]
#[template(path = "admin/keys.html")]
struct KeysPage {
    l: Reader,
    frame: Frame,
    rows: Vec<Row>,
    people: Vec<Choice>,
    form: FormState,
    /// The key just made, to be copied now or never.
    fresh: String,
}

async fn show(keeper: Keeper, Query(told): Query<Told>) -> Result<Response, Fail> {
    page(&keeper, &told, FormState::new("key"), String::new()).await
}

async fn all(keeper: &Keeper) -> Result<Vec<ApiKey>, Fail> {
    let org = keeper.app.desk().org();
    keeper.app.read(move |register| register.api_keys(org)).await.map_err(Fail::from)
}

async fn page(
    keeper: &Keeper,
    told: &Told,
    form: FormState,
    fresh: String,
) -> Result<Response, Fail> {
    let organisation = keeper.organisation();
    let rows = all(keeper).await?.into_iter().map(|key| Row {
        id: data_encoding::HEXLOWER.encode(&key.key_hash),
        person: words::person(organisation, &key.person).to_owned(),
        name: key.name,
        created_at: key.created_at,
        revoked_at: key.revoked_at,
        last_used_at: key.last_used_at,
    });
    let page = KeysPage {
        rows: rows.collect(),
        people: pieces::people(organisation),
        frame: keeper.frame_of(told).await?,
        l: keeper.l.clone(),
        form,
        fresh,
    };
    Ok(layout::show(&page))
}

fn field_of(refusal: Refusal) -> Option<&'static str> {
    (refusal == Refusal::NoSuchPerson).then_some("person")
}

async fn make(keeper: Keeper, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let mut form = FormState::typed("key", pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    let name = field(&pairs, "name").trim().to_owned();
    match PersonId::parse(field(&pairs, "person")) {
        Ok(person) => {
            let note = OrganisationCommand::NoteKey {
                name: name.clone(),
                person: person.clone(),
                revoked: false,
            };
            if keeper.change(note, &mut form, field_of).await? {
                let key = fresh();
                let (org, hash, now) = (keeper.app.desk().org(), hashed(&key), keeper.now);
                keeper
                    .app
                    .write(move |tx| tx.put_api_key(org, &hash, &person, &name, now))
                    .await
                    .map_err(Fail::from)?;
                return page(&keeper, &Told::default(), FormState::new("key"), key).await;
            }
        }
        Err(_) => form.wrong("person", keeper.objection(Refusal::NoSuchPerson)),
    }
    Ok(refused(page(&keeper, &Told::default(), form, String::new()).await?))
}

async fn revoke(keeper: Keeper, Path(id): Path<String>) -> Result<Response, Fail> {
    let mut keys = all(&keeper).await?.into_iter();
    let key = keys
        .find(|key| data_encoding::HEXLOWER.encode(&key.key_hash) == id)
        .ok_or(Fail::NotFound)?;
    if key.revoked_at.is_none() {
        let (org, hash, now) = (keeper.app.desk().org(), key.key_hash, keeper.now);
        keeper.app.write(move |tx| tx.revoke_api_key(org, &hash, now)).await.map_err(Fail::from)?;
        keeper.app.keys().forget(&hash);
        let note =
            OrganisationCommand::NoteKey { name: key.name, person: key.person, revoked: true };
        keeper.change(note, &mut FormState::new("key"), |_| None).await?;
    }
    Ok(done("/admin/keys", "key-taken"))
}
