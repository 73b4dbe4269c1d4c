//! What stands before every door: origin check, rate limits, security headers, errors as pages.

use std::any::Any;
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};

use axum::Form;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, FromRequest as _, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use casework::refusal::Refusal;
use desk::chance::SystemChance;
use desk::{Chance, Trouble};
use jiff::Timestamp;

use crate::app::App;
use crate::assets::CONTENT_SECURITY_POLICY;
use crate::fail::{Fail, Failed};
use crate::form::Pairs;
use crate::layout::{self, Again};
use crate::visit::Guest;
use crate::words;

/// Requests a minute from one address to a door open to everybody (filing, tracking, signing in).
pub const PUBLIC_PER_MINUTE: u32 = 30;
/// Bytes of a form that are kept at hand: the longest complaint, escaped, and its other fields.
const HELD_BYTES_MAX: usize = 512 * 1024;
/// How a plain form names itself.
const FORM: &str = "application/x-www-form-urlencoded";
/// Addresses counted at a time; beyond that the oldest minute is forgotten.
const ADDRESSES_MAX: usize = 50_000;

/// Counts how often somebody knocks.
#[derive(Debug, Default)]
pub struct Rates {
    counts: Mutex<BTreeMap<(String, IpAddr), (i64, u32)>>,
}

impl Rates {
    /// Counts one knock at `door`; an error tells how many seconds to wait.
    pub fn knock(
        &self,
        door: &str,
        from: IpAddr,
        now: Timestamp,
        per_minute: u32,
    ) -> Result<(), Fail> {
        let minute = now.as_second().div_euclid(60);
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= ADDRESSES_MAX {
            counts.retain(|_, (at, _)| *at == minute);
        }
        let entry = counts.entry((door.to_owned(), from)).or_insert((minute, 0));
        if entry.0 != minute {
            *entry = (minute, 0);
        }
        entry.1 += 1;
        if entry.1 > per_minute {
            let left = 60 - now.as_second().rem_euclid(60);
            return Err(Fail::TooOften(u64::try_from(left).unwrap_or(60)));
        }
        Ok(())
    }
}

/// Where a request comes from, behind a proxy if there is one.
pub fn address(app: &App, headers: &HeaderMap, peer: Option<SocketAddr>) -> IpAddr {
    let forwarded = headers.get("x-forwarded-for").filter(|_| app.config().behind_proxy);
    let forwarded = forwarded
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.rsplit(',').next()?.trim().parse().ok());
    forwarded.or(peer.map(|peer| peer.ip())).unwrap_or(IpAddr::from([0, 0, 0, 0]))
}

/// Whether the site is reached over TLS, as far as we can know.
pub fn is_secure(app: &App, headers: &HeaderMap) -> bool {
    let told = app.config().url.as_ref().is_some_and(|url| url.starts_with("https://"));
    let proxy = app.config().behind_proxy
        && headers.get("x-forwarded-proto").is_some_and(|it| it == "https");
    told || proxy
}

/// A form must come from our own page: its origin is this site.
///
/// Browsers send `Origin` with every form; programs with an API key send no cookie and are not asked.
fn same_origin(app: &App, headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN).and_then(|value| value.to_str().ok()) else {
        let site = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok());
        return matches!(site, None | Some("same-origin" | "none"));
    };
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let own = origin
        .split_once("://")
        .is_some_and(|(_, rest)| !host.is_empty() && rest.eq_ignore_ascii_case(host));
    own || app
        .config()
        .url
        .as_ref()
        .is_some_and(|url| url.trim_end_matches('/').eq_ignore_ascii_case(origin))
}

/// The layer before all doors.
pub async fn guard(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let mut id = [0u8; 8];
    SystemChance.fill(&mut id);
    let id = data_encoding::HEXLOWER.encode(&id);
    let path = request.uri().path().to_owned();
    let is_api = path.starts_with("/api/v");
    let query = request.uri().path_and_query().map_or("/", |it| it.as_str()).to_owned();
    let headers = request.headers().clone();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|it| it.0);
    let from = Address(address(&app, &headers, peer));
    request.extensions_mut().insert(from);
    request.extensions_mut().insert(RequestId(id.clone()));
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let method = request.method().clone();
    let mut held = None;
    let response = if changes && !is_api && !same_origin(&app, &headers) {
        Fail::WrongOrigin.into_response()
    } else if changes && !is_api {
        match hold(request).await {
            Ok((request, form)) => {
                held = form;
                next.run(request).await
            }
            Err(fail) => fail.into_response(),
        }
    } else {
        next.run(request).await
    };
    let mut response = if is_api {
        response
    } else {
        let failed = response.extensions().get::<Failed>().cloned();
        let again = again(failed, &query, changes, held).await;
        spoken(&app, &headers, &query, &id, response, again)
    };
    if response.status().is_server_error() {
        tracing::error!(request = %id, %method, %path, status = response.status().as_u16(), "a request failed");
    }
    secure(response.headers_mut(), &path, &id);
    response
}

/// Keeps what a plain form sends at hand, so that it can be sent again when the world fails meanwhile.
async fn hold(request: Request) -> Result<(Request, Option<Bytes>), Fail> {
    let headers = request.headers();
    let is_form = headers.get(header::CONTENT_TYPE).is_some_and(|it| it == FORM);
    let length = headers.get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse().ok());
    if !is_form || length.is_none_or(|bytes: usize| bytes > HELD_BYTES_MAX) {
        return Ok((request, None));
    }
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, HELD_BYTES_MAX).await.map_err(|_| Fail::TooLarge)?;
    Ok((Request::from_parts(parts, Body::from(bytes.clone())), Some(bytes)))
}

/// What can be asked once more after a failure of the world. Passwords are not written into a page.
async fn again(
    failed: Option<Failed>,
    path: &str,
    changes: bool,
    held: Option<Bytes>,
) -> Option<Again> {
    let Failed(fail) = failed?;
    if !matches!(*fail, Fail::Trouble(Trouble::Fault(_))) {
        return None;
    }
    let path = layout::home_path(path).to_owned();
    if !changes {
        return Some(Again { path, held: None });
    }
    let form =
        Request::post("/").header(header::CONTENT_TYPE, FORM).body(Body::from(held?)).ok()?;
    let Form(pairs) = Form::<Pairs>::from_request(form, &()).await.ok()?;
    let secret = pairs.iter().any(|(name, _)| name == "password");
    (!secret).then_some(Again { path, held: Some(pairs) })
}

/// The address of a request, for handlers that count knocks.
#[derive(Clone, Copy, Debug)]
pub struct Address(pub IpAddr);

/// The number of a request, for answers that name it.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

fn secure(headers: &mut HeaderMap, path: &str, id: &str) {
    let fixed = [
        ("content-security-policy", CONTENT_SECURITY_POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("permissions-policy", "camera=(self), microphone=(), geolocation=(self)"),
        ("cross-origin-opener-policy", "same-origin"),
    ];
    for (name, value) in fixed {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if !path.starts_with("/assets/") {
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    }
    if let Ok(id) = HeaderValue::from_str(id) {
        headers.insert("x-request-id", id);
    }
}

/// Turns a failure into a page in the reader's language.
fn spoken(
    app: &App,
    headers: &HeaderMap,
    path: &str,
    id: &str,
    response: Response,
    again: Option<Again>,
) -> Response {
    let status = response.status();
    let Some(Failed(fail)) = response.extensions().get::<Failed>().cloned() else {
        let bare = matches!(
            status,
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED | StatusCode::PAYLOAD_TOO_LARGE
        ) && response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_none_or(|it| it.to_str().is_ok_and(|it| it.starts_with("text/plain")));
        return if bare {
            layout::error(Guest::new(app, headers, path).l, status, "")
        } else {
            response
        };
    };
    let l = Guest::new(app, headers, path).l;
    if let Fail::Trouble(Trouble::Fault(fault)) = &*fail {
        tracing::error!(request = %id, %fault, "the world failed");
    }
    let retry = response.headers().get(header::RETRY_AFTER).cloned();
    let mut page = match &*fail {
        Fail::Trouble(Trouble::Refused(refusal)) if !hides(*refusal) => {
            let (text, hint) = words::refusal(&l, *refusal);
            layout::error_with(l, status, &text, &hint)
        }
        Fail::Trouble(Trouble::Invalid(invalid)) => {
            let all: Vec<String> =
                invalid.0.iter().map(|it| words::problem(&l, &it.problem)).collect();
            let title = l.t("error-422-title").into_owned();
            layout::error_with(l, status, &title, &all.join(" "))
        }
        Fail::Trouble(Trouble::Calendar(error)) => {
            let text = words::calendar(&l, error);
            layout::error_with(l, status, &text, "")
        }
        Fail::Trouble(Trouble::Fault(fault)) if words::fault(&l, fault).is_some() => {
            let mut told = words::fault(&l, fault).unwrap_or_default();
            if again.as_ref().is_some_and(|it| it.held.is_none()) {
                told.1 = l.t("fault-reading-help").into_owned();
            }
            layout::error_again(l, status, told, id, again)
        }
        _ => layout::error(l, status, if status.is_server_error() { id } else { "" }),
    };
    if let Some(retry) = retry {
        page.headers_mut().insert(header::RETRY_AFTER, retry);
    }
    page
}

/// Refusals that must look as if there were nothing.
fn hides(refusal: Refusal) -> bool {
    matches!(refusal, Refusal::NotYours | Refusal::NoSuchCase)
}

#[expect(clippy::needless_pass_by_value, reason = "the layer hands the panic over")]
/// A panic in one request ends that request only, and is told as an error with its number.
pub fn on_panic(panic: Box<dyn Any + Send + 'static>) -> Response<Body> {
    let what = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(
        panic = what.unwrap_or("unknown"),
        "a request broke off: this is a mistake of ours"
    );
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
