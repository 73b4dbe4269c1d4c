//! What stands round the content of every page.
//!
//! A page is a struct with `l: Reader` (see [`crate::locale`]) and `frame: Frame`, and a template:
//!
//! ```html
//! {% extends "layout/base.html" %}
//! {% import "parts/show.html" as show %}
//! {% block title %}{{ l.t("queue-title") }}{% endblock %}
//! {% block content %} … {% endblock %}
//! ```
//!
//! Pages for customers extend `layout/public.html` and hold `frame: Outside` instead.
//! A fragment for htmx is a block of the page's own template (`#[template(path = …, block = "rows")]`);
//! it needs `l` but no frame.

use askama::Template;
use axum::Form;
use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use crate::assets;
use crate::locale::{COOKIE, Locale, Reader};
use crate::parts::Tone;

const LANGUAGE_KEPT_SECONDS: u32 = 365 * 24 * 3600;

/// What a page for staff shows round its content.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Who is signed in; nobody on the sign-in page.
    pub person: Option<Person>,
    /// Notices not read yet.
    pub unread: u32,
    /// Which doors the person may open, beside the ones everybody may.
    pub doors: Doors,
    /// Where in the navigation this page is.
    pub at: Door,
    /// What was searched for, to stand in the search box again.
    pub search: String,
    /// The event stream for live updates (`/events?…`), empty for none.
    pub live: String,
    /// The number of the case the page is about, copied by the key `.`.
    pub case_no: String,
    /// What just happened, said once on top of the page.
    pub flash: Option<Flash>,
    /// The request id of the form that has just arrived: its draft is dropped.
    pub done: String,
    /// Path and query of the page, where the language switch comes back to.
    pub path: String,
}

/// The signed-in person as the menu shows them.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Keeps drafts of two people at one computer apart.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Unit and role in words.
    pub role: String,
}

/// Doors that not everybody may open.
#[derive(Clone, Copy, Debug, Default)]
pub struct Doors {
    /// Registering a complaint.
    pub intake: bool,
    /// Figures.
    pub figures: bool,
    /// Administration.
    pub admin: bool,
}

/// A place in the main navigation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Door {
    /// None of them.
    #[default]
    Elsewhere,
    /// My work.
    Work,
    /// All cases.
    Queue,
    /// Registering a complaint.
    Intake,
    /// Figures.
    Figures,
    /// Incidents and actions.
    Matters,
    /// What cases taught.
    Library,
    /// Administration.
    Admin,
    /// Notices.
    Notices,
}

/// What just happened.
#[derive(Clone, Debug)]
pub struct Flash {
    /// Green for done, red for not, amber for done but, blue for to know.
    pub tone: Tone,
    /// In words.
    pub words: String,
}

impl Flash {
    /// It worked.
    pub fn good(words: impl Into<String>) -> Self {
        Self { tone: Tone::Green, words: words.into() }
    }

    /// It did not.
    pub fn bad(words: impl Into<String>) -> Self {
        Self { tone: Tone::Red, words: words.into() }
    }

    /// Whether a draft behind it has arrived.
    pub fn is_good(&self) -> bool {
        self.tone == Tone::Green
    }
}

/// What a page for customers shows round its content.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// Whose page it is.
    pub organisation: String,
    /// The number to call instead, empty for none.
    pub hotline: String,
    /// What just happened.
    pub flash: Option<Flash>,
    /// The request id of the form that has just arrived.
    pub done: String,
    /// Path and query, where the language switch comes back to.
    pub path: String,
}

/// A page that says what went wrong and what to do now.
#[derive(Template)]
#[template(path = "layout/error.html")]
struct ErrorPage {
    l: Reader,
    title: String,
    help: String,
    number: String,
    again: Option<Again>,
}

/// What may be asked once more when the world failed: the same address, and what the form held.
#[derive(Clone, Debug)]
pub struct Again {
    /// Path and query on this site.
    pub path: String,
    /// The form's fields as they were sent; none where a page was only opened.
    pub held: Option<Vec<(String, String)>>,
}

/// The page for a failure; `number` is the request id people can read out, empty for none.
///
/// Statuses without words of their own speak as 400 or 500.
pub fn error(l: Reader, status: StatusCode, number: &str) -> Response {
    let code = status.as_u16();
    let key = match code {
        code if l.locale.has(&format!("error-{code}-title")) => code,
        400..=499 => 400,
        _ => 500,
    };
    let title = l.t(format!("error-{key}-title")).into_owned();
    let help = l.t(format!("error-{key}-help")).into_owned();
    failure(&ErrorPage { l, title, help, number: number.to_owned(), again: None }, status)
}

/// The page for a failure of the world: what failed, what to do, and a way to send the very same once more.
pub fn error_again(
    l: Reader,
    status: StatusCode,
    (title, help): (String, String),
    number: &str,
    again: Option<Again>,
) -> Response {
    failure(&ErrorPage { l, title, help, number: number.to_owned(), again }, status)
}

/// The page for a failure that has words of its own, such as a refusal: what it is and what to do now.
pub fn error_with(l: Reader, status: StatusCode, title: &str, help: &str) -> Response {
    let (title, help) = (title.to_owned(), help.to_owned());
    failure(&ErrorPage { l, title, help, number: String::new(), again: None }, status)
}

fn failure(page: &ErrorPage, status: StatusCode) -> Response {
    let mut response = show(page);
    *response.status_mut() = status;
    response
}

/// Renders a page; one that cannot be rendered is our mistake and says nothing more.
pub fn show(page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => Html(crate::parts::name_problems(html)).into_response(),
        Err(problem) => {
            tracing::error!(%problem, "a page cannot be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The routes of this layer: assets, the language switch and, in debug builds, the style guide.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let routes = Router::new()
        .route("/assets/{file}", get(assets::serve))
        .route("/favicon.ico", get(assets::favicon))
        .route("/language", post(switch_language));
    #[cfg(debug_assertions)]
    let routes = routes
        .route("/styleguide", get(crate::styleguide::show))
        .route("/styleguide/{page}", get(crate::styleguide::show_one));
    routes
}

/// The language switch at the foot of the person menu.
#[derive(Deserialize)]
struct Choice {
    lang: String,
    #[serde(default)]
    back: String,
}

async fn switch_language(Form(choice): Form<Choice>) -> Response {
    let locale = Locale::parse(&choice.lang).unwrap_or_default();
    let cookie = format!(
        "{COOKIE}={locale}; Path=/; Max-Age={LANGUAGE_KEPT_SECONDS}; SameSite=Lax; HttpOnly"
    );
    let mut response = Redirect::to(home_path(&choice.back)).into_response();
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The path if it lies on this site, else the start page: a form may not send people elsewhere.
pub fn home_path(path: &str) -> &str {
    let inside = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.bytes().all(|byte| (0x21..0x7f).contains(&byte));
    if inside { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use jiff::tz::TimeZone;

    #[test]
    fn the_way_back_never_leads_off_the_site() {
        for (path, back) in [
            ("/queue?q=%E7%94%B5%E6%A2%AF", "/queue?q=%E7%94%B5%E6%A2%AF"),
            ("", "/"),
            ("https://evil.example", "/"),
            ("//evil.example", "/"),
            ("/\\evil.example", "/"),
            ("/a\r\nset-cookie: x", "/"),
        ] {
            assert_eq!(home_path(path), back);
        }
    }

    #[tokio::test]
    async fn switching_the_language_sets_a_cookie_and_returns() {
        let choice = Choice { lang: "zh-Hant".to_owned(), back: "/work".to_owned() };
        let response = switch_language(Form(choice)).await;
        assert_eq!(response.headers()[header::LOCATION], "/work");
        assert!(
            response.headers()[header::SET_COOKIE]
                .to_str()
                .unwrap()
                .starts_with("lang=zh-Hant; Path=/")
        );
    }

    #[tokio::test]
    async fn a_failure_tells_its_number_and_what_to_do() {
        let l = Reader::new(Locale::ZhHans, TimeZone::UTC, Timestamp::UNIX_EPOCH);
        let response = error(l, StatusCode::IM_A_TEAPOT, "r-42");
        assert_eq!(response.status(), StatusCode::IM_A_TEAPOT);
        let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let html = String::from_utf8(body.to_vec()).unwrap();
        assert!(html.contains("这个请求看不懂") && html.contains("r-42"), "{html}");
    }
}
