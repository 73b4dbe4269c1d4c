//! One's own account: who one is here, and a password nobody else knows.

use askama::Template;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Form, Router};
use casework::notice_pace::Pace;
use casework::organisation::OrganisationCommand;
use store::Fault;

use crate::app::App;
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::guard::{Address, PUBLIC_PER_MINUTE, is_secure};
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState};
use crate::session::{self, Tried};
use crate::visit::Visit;
use crate::web::absences::{self, AwayPart};
use crate::web::pieces;
use crate::words;

/// Where it is; whoever must change their password gets no further.
pub const PATH: &str = "/account";

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(PATH, get(show))
        .route("/account/password", post(change))
        .route("/account/pace", post(set_pace))
}

#[derive(Template)]
#[template(path = "account/show.html")]
struct AccountPage {
    l: Reader,
    frame: Frame,
    form: FormState,
    id: String,
    person: String,
    unit: String,
    roles: Vec<String>,
    must_change: bool,
    away: AwayPart,
    pace: FormState,
    paces: Vec<Choice>,
}

async fn show(visit: Visit, headers: HeaderMap) -> Result<Response, Fail> {
    page(&visit, &headers, FormState::new("password")).await
}

async fn page(visit: &Visit, headers: &HeaderMap, form: FormState) -> Result<Response, Fail> {
    whole(visit, headers, form, FormState::new("absence")).await
}

/// The page with the form of an absence as it was refused.
pub(super) async fn with_absence(
    visit: &Visit,
    headers: &HeaderMap,
    form: FormState,
) -> Result<Response, Fail> {
    whole(visit, headers, FormState::new("password"), form).await
}

/// How one wants one's notices.
async fn set_pace(visit: Visit, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let pace = Pace::from_code(field(&pairs, "pace")).ok_or(Fail::NotFound)?;
    let (desk, actor) = (visit.app.desk().clone(), visit.actor.clone());
    let command = OrganisationCommand::PutPace { person: visit.person.id.clone(), pace };
    visit.app.blocking(move || desk.administer(&actor, &[command])).await?;
    Ok(Redirect::to("/account?done=pace").into_response())
}

async fn whole(
    visit: &Visit,
    headers: &HeaderMap,
    form: FormState,
    absence: FormState,
) -> Result<Response, Fail> {
    let mut frame = visit.frame(Door::Elsewhere).await?;
    frame.flash = visit.done_flash();
    let who = match session::token(headers) {
        Some(token) => session::find(&visit.app, &token, visit.now).await?,
        None => None,
    };
    let organisation = visit.organisation();
    let role = |grant: &casework::organisation::Grant| {
        let role = visit.l.t(format!("role-{}", grant.role.code()));
        format!("{role} · {}", pieces::unit_name(organisation, &grant.unit))
    };
    Ok(layout::show(&AccountPage {
        id: visit.person.id.to_string(),
        person: visit.person.name.clone(),
        unit: pieces::unit_name(organisation, &visit.person.unit),
        roles: visit.person.grants.iter().map(role).collect(),
        must_change: who.is_some_and(|it| it.must_change),
        away: absences::own(visit, absence),
        pace: FormState::new("pace").with("pace", organisation.pace_of(&visit.person.id).code()),
        paces: words::choices(&visit.l, "pace", Pace::ALL),
        l: visit.l.clone(),
        frame,
        form,
    }))
}

async fn change(
    visit: Visit,
    Extension(Address(from)): Extension<Address>,
    headers: HeaderMap,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    visit.app.rates().knock("sign-in", from, visit.now, PUBLIC_PER_MINUTE)?;
    let (l, id) = (&visit.l, &visit.person.id);
    let (current, password) = (field(&pairs, "current"), field(&pairs, "password"));
    // What was typed is never shown again.
    let mut form = FormState::new("password");
    if let Err(invalid) = session::check_password(password, id) {
        words::into_form(l, &invalid, &mut form);
    } else if password != field(&pairs, "again") {
        form.wrong("again", l.t("admin-password-differs"));
    } else if password == current {
        form.wrong("password", l.t("account-same"));
    } else {
        // An open browser is no proof of who sits before it; wrong tries count as those at the door do.
        match session::try_sign_in(&visit.app, id.as_str(), current).await? {
            Tried::In(_) => return changed(&visit, &headers, password).await,
            Tried::Wrong => form.wrong("current", l.t("account-wrong")),
            Tried::Locked(until) => {
                form.wrong("current", l.t1("sign-in-locked", "until", l.date_time(until)));
            }
        }
    }
    let page = page(&visit, &headers, form).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Keeps the new password, ends every session and begins one here.
async fn changed(visit: &Visit, headers: &HeaderMap, password: &str) -> Result<Response, Fail> {
    let (desk, id) = (visit.app.desk().clone(), visit.person.id.clone());
    let password = password.to_owned();
    visit
        .app
        .blocking(move || -> Result<(), Fault> {
            session::set_password(&desk, &id, &password, false)
        })
        .await?;
    session::end_all(&visit.app, &visit.person.id).await?;
    let token = session::begin(&visit.app, &visit.person.id, visit.now).await?;
    let mut response = Redirect::to("/work?done=account-password").into_response();
    if let Some(cookie) = session::cookie(&token, is_secure(&visit.app, headers)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
