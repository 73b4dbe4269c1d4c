//! Signing in and out.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Form, Router};
use serde::Deserialize;

use crate::app::App;
use crate::fail::Fail;
use crate::guard::{Address, PUBLIC_PER_MINUTE, is_secure};
use crate::layout::{self, Flash, Frame, home_path};
use crate::locale::Reader;
use crate::parts::FormState;
use crate::session::{self, SignInName, Tried};
use crate::visit::Guest;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/sign-in", get(show).post(sign_in)).route("/sign-out", post(sign_out))
}

#[derive(Template)]
#[template(path = "sign_in/show.html")]
struct SignInPage {
    l: Reader,
    frame: Frame,
    form: FormState,
    back: String,
    names: Vec<SignInName>,
    password: String,
}

#[derive(Deserialize)]
struct Back {
    #[serde(default)]
    back: String,
}

#[derive(Deserialize)]
struct Entered {
    name: String,
    password: String,
    #[serde(default)]
    back: String,
}

fn page(guest: &Guest, name: &str, back: &str, flash: Option<Flash>) -> SignInPage {
    let demo = guest.app.demo();
    SignInPage {
        l: guest.l.clone(),
        frame: Frame { flash, path: "/sign-in".to_owned(), ..Frame::default() },
        form: FormState::new("sign-in").with("name", name),
        back: home_path(back).to_owned(),
        names: demo.map(|it| it.names.clone()).unwrap_or_default(),
        password: demo.map(|it| it.password.clone()).unwrap_or_default(),
    }
}

async fn show(guest: Guest, axum::extract::Query(query): axum::extract::Query<Back>) -> Response {
    layout::show(&page(&guest, "", &query.back, None))
}

async fn sign_in(
    State(app): State<App>,
    guest: Guest,
    Extension(Address(from)): Extension<Address>,
    headers: HeaderMap,
    Form(entered): Form<Entered>,
) -> Result<Response, Fail> {
    app.rates().knock("sign-in", from, guest.now, PUBLIC_PER_MINUTE)?;
    let words = match session::try_sign_in(&app, entered.name.trim(), &entered.password).await? {
        Tried::In(token) => {
            let mut response = Redirect::to(home_path(&entered.back)).into_response();
            if let Some(cookie) = session::cookie(&token, is_secure(&app, &headers)) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            return Ok(response);
        }
        Tried::Wrong => guest.l.t("sign-in-wrong").into_owned(),
        Tried::Locked(until) => guest.l.t1("sign-in-locked", "until", guest.l.date_time(until)),
    };
    let page = page(&guest, &entered.name, &entered.back, Some(Flash::bad(words)));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, layout::show(&page)).into_response())
}

async fn sign_out(State(app): State<App>, headers: HeaderMap) -> Result<Response, Fail> {
    if let Some(token) = session::token(&headers) {
        session::end(&app, &token).await?;
    }
    let mut response = Redirect::to("/sign-in").into_response();
    if let Some(cookie) = session::cookie("", is_secure(&app, &headers)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
