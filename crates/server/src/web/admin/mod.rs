//! Administration: units, people, packs, calendar, keys and the outbox, for those who keep the house.
//!
//! Whoever administers sees no case by that role. Every change goes through the organisation's journal, and
//! what the rules say against it stands beside the field it is about, with everything typed still there.

mod calendar;
mod history;
mod keys;
mod outbox;
mod overview;
mod packs;
mod people;
mod person;
mod policy;
mod units;

use std::ops::Deref;

use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use casework::calendar::CalendarError;
use casework::id::UnitId;
use casework::organisation::{Organisation, OrganisationCommand, Unit};
use casework::permission::may_administer;
use casework::refusal::Refusal;
use desk::Trouble;
use serde::Deserialize;

use crate::app::App;
use crate::fail::Fail;
use crate::layout::{Door, Flash, Frame};
use crate::parts::{Choice, FormState};
use crate::visit::Visit;
use crate::words;

/// The routes of administration.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .merge(overview::routes())
        .merge(units::routes())
        .merge(people::routes())
        .merge(person::routes())
        .merge(packs::routes())
        .merge(policy::routes())
        .merge(calendar::routes())
        .merge(keys::routes())
        .merge(outbox::routes())
        .merge(history::routes())
}

/// A visit of somebody who may administer; everybody else is refused before a handler runs.
#[derive(Clone)]
struct Keeper(Visit);

impl Deref for Keeper {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.0
    }
}

impl FromRequestParts<App> for Keeper {
    type Rejection = Fail;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fail> {
        let visit = Visit::from_request_parts(parts, app).await?;
        may_administer(visit.organisation(), &visit.actor)?;
        Ok(Keeper(visit))
    }
}

/// What was done just before, told by the address.
#[derive(Debug, Default, Deserialize)]
struct Told {
    #[serde(default)]
    done: String,
}

/// What has just been done; each has words under `admin-done-<code>`.
const DONE: &[&str] = &[
    "name",
    "unit",
    "unit-closed",
    "person",
    "person-left",
    "person-back",
    "grant",
    "grant-taken",
    "password",
    "pack",
    "policy",
    "year",
    "hours",
    "calendar",
    "calendar-units",
    "special",
    "special-dropped",
    "key-taken",
    "letter",
];

impl Keeper {
    /// The frame of an administration page, with what was done just before on top.
    async fn frame_of(&self, told: &Told) -> Result<Frame, Fail> {
        let mut frame = self.frame(Door::Admin).await?;
        if DONE.contains(&told.done.as_str()) {
            frame.flash = Some(Flash::good(self.l.t(format!("admin-done-{}", told.done))));
        }
        Ok(frame)
    }

    /// Carries a change out. `Ok(false)`: the rules are against it, and the form says so.
    async fn change(
        &self,
        command: OrganisationCommand,
        form: &mut FormState,
        field_of: fn(Refusal) -> Option<&'static str>,
    ) -> Result<bool, Fail> {
        self.change_all(vec![command], form, field_of).await
    }

    /// Carries several changes out, all of them or none.
    async fn change_all(
        &self,
        commands: Vec<OrganisationCommand>,
        form: &mut FormState,
        field_of: fn(Refusal) -> Option<&'static str>,
    ) -> Result<bool, Fail> {
        let (desk, actor) = (self.app.desk().clone(), self.actor.clone());
        let outcome = self.app.blocking(move || desk.administer(&actor, &commands)).await;
        match outcome {
            Ok(()) => Ok(true),
            Err(Trouble::Invalid(invalid)) => {
                words::into_form(&self.l, &invalid, form);
                Ok(false)
            }
            Err(Trouble::Refused(refusal)) => {
                let Some(field) = field_of(refusal) else { return Err(refusal.into()) };
                form.wrong(field, self.objection(refusal));
                Ok(false)
            }
            Err(Trouble::Calendar(error)) => {
                let field = match error {
                    CalendarError::UnknownZone { .. } => "zone",
                    CalendarError::YearAlreadyLoaded { .. } => "replace",
                    _ => "",
                };
                form.wrong(field, words::calendar(&self.l, &error));
                Ok(false)
            }
            Err(trouble) => Err(trouble.into()),
        }
    }

    /// A refusal and what to do now, in one line.
    fn objection(&self, refusal: Refusal) -> String {
        let (text, hint) = words::refusal(&self.l, refusal);
        format!("{text} {hint}").trim_end().to_owned()
    }
}

/// A refused form: the page again, with the status that says so.
fn refused(page: Response) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

/// To a page that says what was done.
fn done(path: &str, what: &str) -> Response {
    let joint = if path.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{path}{joint}done={what}")).into_response()
}

/// Units in the order of the tree, each with how deep it stands.
fn tree(organisation: &Organisation) -> Vec<(usize, &Unit)> {
    let mut list = Vec::with_capacity(organisation.units.len());
    below(organisation, None, 0, &mut list);
    list
}

fn below<'a>(
    organisation: &'a Organisation,
    above: Option<&UnitId>,
    depth: usize,
    list: &mut Vec<(usize, &'a Unit)>,
) {
    // The rules keep circles out; a tree deeper than there are units would be one.
    if depth > organisation.units.len() {
        return;
    }
    for unit in organisation.units.values().filter(|unit| unit.parent.as_ref() == above) {
        list.push((depth, unit));
        below(organisation, Some(&unit.id), depth + 1, list);
    }
}

/// Open units to choose from, in the order of the tree, each main branch under its own heading.
fn unit_choices(organisation: &Organisation, but: Option<&UnitId>) -> Vec<Choice> {
    let mut branch = "";
    let mut list = Vec::new();
    for (depth, unit) in tree(organisation) {
        if depth == 1 {
            branch = &unit.title;
        }
        if !unit.closed && Some(&unit.id) != but {
            let group = if depth == 0 { String::new() } else { branch.to_owned() };
            list.push(Choice { group, ..Choice::new(unit.id.as_str(), unit.title.clone()) });
        }
    }
    list
}
