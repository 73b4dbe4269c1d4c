//! What a handler answers when it cannot do what was asked: a page or a problem document, never a riddle.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use casework::refusal::Refusal;
use desk::Trouble;
use store::Fault;

use crate::web::account;

/// Seconds a database that is away or busy is given before it is asked again.
const RETRY_SECONDS: u64 = 5;

/// Why a request was not answered as asked.
#[derive(Debug)]
pub enum Fail {
    /// Somebody has to sign in first; then they come back here.
    SignIn {
        /// Path and query to come back to.
        back: String,
    },
    /// The password was set by somebody else: it is changed before anything else.
    MustChange,
    /// The key of a program is missing, unknown or revoked.
    NoKey,
    /// The desk did not do it.
    Trouble(Trouble),
    /// There is no such page or thing.
    NotFound,
    /// The form did not come from our own page.
    WrongOrigin,
    /// Knocked too often; seconds to wait.
    TooOften(u64),
    /// The request makes no sense; why, in English, for programs.
    Senseless(String),
    /// A field that is not known or not of the right shape.
    Field {
        /// Its name, as a path.
        field: String,
        /// `unknown_field`, `wrong_type`, `not_a_cursor`, …
        code: &'static str,
        /// What is wrong, in English, for programs.
        reason: String,
    },
    /// The body is not JSON.
    NotJson {
        /// The line of the first mistake, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong, in English, for programs.
        reason: String,
    },
    /// The body is said to be something else than what is read here.
    WrongMedia,
    /// The resource does not take this method; those it takes, as in `Allow`.
    WrongMethod(String),
    /// More bytes than taken.
    TooLarge,
    /// The version the sender saw is not given, and it must be.
    Precondition,
}

/// Carries the failure from the handler to the layer that knows the reader's language.
#[derive(Clone, Debug)]
pub struct Failed(pub std::sync::Arc<Fail>);

impl Fail {
    /// Seconds after which the same request may succeed, where waiting is all it takes.
    fn retry_after(&self) -> Option<u64> {
        match self {
            Fail::TooOften(seconds) => Some(*seconds),
            Fail::Trouble(Trouble::Fault(Fault::Busy { .. } | Fault::Unavailable { .. })) => {
                Some(RETRY_SECONDS)
            }
            _ => None,
        }
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Fail::SignIn { .. } | Fail::NoKey => StatusCode::UNAUTHORIZED,
            Fail::NotFound => StatusCode::NOT_FOUND,
            Fail::WrongOrigin | Fail::MustChange => StatusCode::FORBIDDEN,
            Fail::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Fail::Senseless(_) | Fail::NotJson { .. } => StatusCode::BAD_REQUEST,
            Fail::Field { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Fail::WrongMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Fail::WrongMethod(_) => StatusCode::METHOD_NOT_ALLOWED,
            Fail::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Fail::Precondition => StatusCode::PRECONDITION_REQUIRED,
            Fail::Trouble(trouble) => trouble_status(trouble),
        }
    }
}

fn trouble_status(trouble: &Trouble) -> StatusCode {
    match trouble {
        Trouble::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Trouble::Refused(refusal) => refusal_status(*refusal),
        Trouble::Calendar(_) => StatusCode::CONFLICT,
        Trouble::Fault(Fault::Busy { .. } | Fault::Unavailable { .. }) => {
            StatusCode::SERVICE_UNAVAILABLE
        }
        Trouble::Fault(Fault::DiskFull { .. } | Fault::ReadOnly { .. }) => {
            StatusCode::INSUFFICIENT_STORAGE
        }
        Trouble::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The status of a refusal. Cases outside somebody's reach do not show that they exist.
pub fn refusal_status(refusal: Refusal) -> StatusCode {
    match refusal {
        Refusal::NotSignedIn => StatusCode::UNAUTHORIZED,
        Refusal::RoleLacking | Refusal::ComplainedAbout => StatusCode::FORBIDDEN,
        Refusal::NotYours
        | Refusal::NoSuchCase
        | Refusal::NoSuchIncident
        | Refusal::NoSuchAction => StatusCode::NOT_FOUND,
        Refusal::ChangedMeanwhile => StatusCode::PRECONDITION_FAILED,
        Refusal::LinkExpired => StatusCode::GONE,
        Refusal::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::CONFLICT,
    }
}

impl From<Trouble> for Fail {
    fn from(trouble: Trouble) -> Self {
        Fail::Trouble(trouble)
    }
}

impl From<Fault> for Fail {
    fn from(fault: Fault) -> Self {
        Fail::Trouble(Trouble::Fault(fault))
    }
}

impl From<Refusal> for Fail {
    fn from(refusal: Refusal) -> Self {
        Fail::Trouble(Trouble::Refused(refusal))
    }
}

impl IntoResponse for Fail {
    fn into_response(self) -> Response {
        if let Fail::SignIn { back } = &self {
            // A page: go and sign in. Programs get their own answer from the API's layer.
            let back: String = url_escape(back);
            return Redirect::to(&format!("/sign-in?back={back}")).into_response();
        }
        if matches!(self, Fail::MustChange) {
            return Redirect::to(account::PATH).into_response();
        }
        let mut response = self.status().into_response();
        if let Some(seconds) = self.retry_after()
            && let Ok(value) = HeaderValue::from_str(&seconds.to_string())
        {
            response.headers_mut().insert(header::RETRY_AFTER, value);
        }
        response.extensions_mut().insert(Failed(std::sync::Arc::new(self)));
        response
    }
}

/// A text made fit to stand in a query.
pub fn url_escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            use std::fmt::Write as _;
            // Writing into a string cannot fail.
            let _written = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}
