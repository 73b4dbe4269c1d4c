//! Key customers: who goes through the green channel, why, and until when.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use casework::key_customer::{KeyCustomer, may_keep};
use casework::organisation::OrganisationCommand;
use casework::refusal::Refusal;
use desk::Trouble;
use jiff::civil::Date;

use crate::app::App;
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::FormState;
use crate::visit::Visit;
use crate::words;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/key-customers", get(show).post(add))
        .route("/key-customers/withdrawals", post(withdraw))
}

/// One entry.
struct Line {
    key: String,
    told: String,
    name: String,
    reason: String,
    until: String,
    over: bool,
}

#[derive(Template)]
#[template(path = "figures/key_customers.html")]
struct KeyCustomersPage {
    l: Reader,
    frame: Frame,
    form: FormState,
    lines: Vec<Line>,
}

async fn show(visit: Visit) -> Result<Response, Fail> {
    page(&visit, FormState::new("key-customer")).await
}

async fn page(visit: &Visit, form: FormState) -> Result<Response, Fail> {
    may_keep(visit.organisation(), &visit.actor)?;
    let today = visit.house.calendar.local_date(visit.now);
    let lines = visit.organisation().key_customers.values().map(|it| Line {
        told: it.key.split_once(':').map_or(it.key.as_str(), |(_, rest)| rest).to_owned(),
        key: it.key.clone(),
        name: it.name.clone(),
        reason: it.reason.clone(),
        until: it.until.to_string(),
        over: it.until < today,
    });
    let mut frame = visit.frame(Door::Figures).await?;
    frame.flash = visit.done_flash();
    let lines = lines.collect();
    Ok(layout::show(&KeyCustomersPage { l: visit.l.clone(), frame, form, lines }))
}

async fn carried(visit: &Visit, command: OrganisationCommand) -> Result<(), Trouble> {
    let (desk, actor) = (visit.app.desk().clone(), visit.actor.clone());
    visit.app.blocking(move || desk.administer(&actor, &[command])).await
}

async fn add(visit: Visit, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let mut form =
        FormState::typed("key-customer", pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    let outcome = match field(&pairs, "until").trim().parse::<Date>() {
        Ok(until) => {
            let of = |name| field(&pairs, name).to_owned();
            let it = KeyCustomer { key: of("key"), name: of("name"), reason: of("reason"), until };
            carried(&visit, OrganisationCommand::PutKeyCustomer(it)).await
        }
        Err(_) => {
            form.wrong("until", visit.l.t("absence-no-day"));
            Ok(())
        }
    };
    match outcome {
        Ok(()) if form.problems().is_empty() => {
            return Ok(Redirect::to("/key-customers?done=key-customer").into_response());
        }
        Ok(()) => {}
        Err(Trouble::Invalid(invalid)) => words::into_form(&visit.l, &invalid, &mut form),
        Err(Trouble::Refused(Refusal::KeyCustomerOver)) => {
            let (text, hint) = words::refusal(&visit.l, Refusal::KeyCustomerOver);
            form.wrong("until", format!("{text} {hint}"));
        }
        Err(trouble) => return Err(trouble.into()),
    }
    let page = page(&visit, form).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn withdraw(visit: Visit, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let key = field(&pairs, "key").to_owned();
    carried(&visit, OrganisationCommand::DropKeyCustomer { key }).await?;
    Ok(Redirect::to("/key-customers?done=key-customer-dropped").into_response())
}
