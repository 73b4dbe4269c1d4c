//! Problems as documents (RFC 9457), in the language the program asked for: what happened, what to do now,
//! and a code that never changes.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use casework::invalid::Problem;
use casework::refusal::Refusal;
use casework::reply_check::Remark;
use desk::Trouble;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::Serialize;
use store::Fault;

use crate::fail::{Fail, Failed};
use crate::guard::RequestId;
use crate::locale::{Locale, Reader};
use crate::words;

/// The media type of a problem.
pub(super) const MEDIA: &str = "application/problem+json";

/// Codes of problems that are no refusal of the rules, each with the status it usually comes with.
pub(super) const CODES: &[(&str, u16)] = &[
    ("not_json", 400),
    ("senseless", 400),
    ("no_key", 401),
    ("forbidden", 403),
    ("not_found", 404),
    ("wrong_method", 405),
    ("too_large", 413),
    ("wrong_media", 415),
    ("invalid", 422),
    ("calendar", 409),
    ("too_often", 429),
    ("busy", 503),
    ("disk", 507),
    ("fault", 500),
];

/// One field and what is wrong with it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "FieldProblem")]
pub(super) struct Wrong {
    /// The field's place in the body, in the query or the header's name.
    field: String,
    /// What is wrong, as a code that never changes.
    code: String,
    /// What is wrong, in words.
    detail: String,
    /// For a text held back by a rule of answers: which, where, and how it could be said instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    remark: Option<Remark>,
}

/// Why a request was not answered as asked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub(super) struct Document {
    /// The kind of problem; opens a page about it.
    r#type: String,
    /// The kind of problem in a few words.
    title: String,
    /// The status of the answer.
    status: u16,
    /// What stands in the way this time.
    detail: String,
    /// The kind of problem as a code that never changes.
    code: String,
    /// What can be done now.
    #[serde(skip_serializing_if = "String::is_empty")]
    hint: String,
    /// Every field that is wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<Wrong>,
    /// The number of the request, as in `X-Request-Id`; tell it when you ask us.
    instance: String,
}

/// Turns every failure below `/api/v1` into a problem document.
pub(super) async fn spoken(request: Request, next: Next) -> Response {
    let locale = Locale::from_headers(request.headers());
    let id = request.extensions().get::<RequestId>().map(|it| it.0.clone()).unwrap_or_default();
    let response = next.run(request).await;
    if !response.status().is_client_error() && !response.status().is_server_error() {
        return response;
    }
    let fail = match response.extensions().get::<Failed>() {
        Some(Failed(fail)) => Arc::clone(fail),
        None => Arc::new(bare(response.status())),
    };
    if let Fail::Trouble(Trouble::Fault(fault)) = &*fail {
        tracing::error!(request = %id, %fault, "the world failed");
    }
    let document = document(locale, &fail, &id);
    let mut answer = (fail.status(), axum::Json(&document)).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(locale.tag()));
    let kept = [header::RETRY_AFTER, header::ALLOW];
    for name in kept {
        if let Some(value) = response.headers().get(&name) {
            headers.insert(name, value.clone());
        }
    }
    match &*fail {
        Fail::NoKey | Fail::SignIn { .. } => {
            headers.insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static("Bearer realm=\"wenguo\""),
            );
        }
        Fail::WrongMethod(allow) => {
            if let Ok(allow) = HeaderValue::from_str(allow) {
                headers.insert(header::ALLOW, allow);
            }
        }
        _ => {}
    }
    answer
}

/// What a status means that came without a reason of ours.
fn bare(status: StatusCode) -> Fail {
    match status {
        StatusCode::NOT_FOUND => Fail::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Fail::WrongMethod(String::new()),
        StatusCode::PAYLOAD_TOO_LARGE => Fail::TooLarge,
        status if status.is_client_error() => {
            Fail::Senseless("the request cannot be read".to_owned())
        }
        _ => Fail::Trouble(Trouble::Fault(Fault::other("the request broke off"))),
    }
}

/// The code of a failure.
fn code(fail: &Fail) -> &'static str {
    match fail {
        Fail::SignIn { .. } | Fail::NoKey => "no_key",
        Fail::NotFound => "not_found",
        Fail::WrongOrigin | Fail::MustChange => "forbidden",
        Fail::TooOften(_) => "too_often",
        Fail::Senseless(_) | Fail::Precondition => "senseless",
        Fail::NotJson { .. } => "not_json",
        Fail::WrongMedia => "wrong_media",
        Fail::WrongMethod(_) => "wrong_method",
        Fail::TooLarge => "too_large",
        Fail::Field { .. } | Fail::Trouble(Trouble::Invalid(_)) => "invalid",
        Fail::Trouble(Trouble::Refused(refusal)) => shown(*refusal).code(),
        Fail::Trouble(Trouble::Calendar(_)) => "calendar",
        Fail::Trouble(Trouble::Fault(Fault::Busy { .. } | Fault::Unavailable { .. })) => "busy",
        Fail::Trouble(Trouble::Fault(Fault::DiskFull { .. } | Fault::ReadOnly { .. })) => "disk",
        Fail::Trouble(Trouble::Fault(_)) => "fault",
    }
}

/// A case out of reach is as good as not there.
fn shown(refusal: Refusal) -> Refusal {
    if refusal == Refusal::NotYours { Refusal::NoSuchCase } else { refusal }
}

/// The key of a code's words.
pub(super) fn words_key(code: &str) -> String {
    words::code_key("api-problem", code)
}

fn document(locale: Locale, fail: &Fail, id: &str) -> Document {
    let l = &Reader::new(locale, TimeZone::UTC, Timestamp::UNIX_EPOCH);
    let code = code(fail);
    let key = words_key(code);
    let mut document = Document {
        r#type: format!("/api/problems/{code}"),
        title: l.t(&key).into_owned(),
        status: fail.status().as_u16(),
        detail: String::new(),
        code: code.to_owned(),
        hint: String::new(),
        problems: Vec::new(),
        instance: id.to_owned(),
    };
    match fail {
        Fail::Trouble(Trouble::Refused(refusal)) => {
            document.title = l.t("api-problem-refused").into_owned();
            (document.detail, document.hint) = words::refusal(l, shown(*refusal));
        }
        Fail::Trouble(Trouble::Invalid(invalid)) => {
            document.problems = invalid.0.iter().map(|it| wrong(l, it)).collect();
        }
        Fail::Field { field, code, reason } => {
            let detail = l.t1(words::code_key("api-field", code), "reason", reason);
            document.problems = vec![Wrong {
                field: field.clone(),
                code: (*code).to_owned(),
                detail,
                remark: None,
            }];
        }
        Fail::Trouble(Trouble::Calendar(error)) => document.detail = words::calendar(l, error),
        Fail::Trouble(Trouble::Fault(fault)) => {
            if let Some((title, _)) = words::fault(l, fault) {
                document.title = title;
            }
        }
        Fail::NotJson { line, column, reason } => {
            let place = l.t2("api-not-json-at", "line", count(*line), "column", count(*column));
            document.detail = format!("{place} {reason}");
        }
        Fail::Senseless(reason) => document.detail.clone_from(reason),
        Fail::TooLarge => {
            let max = crate::parts::size(super::request::BODY_BYTES_MAX as u64);
            document.detail = l.t1("api-too-large-max", "max", max);
        }
        Fail::WrongMethod(allow) => {
            document.detail = l.t1("api-wrong-method-allowed", "allow", allow)
        }
        _ => {}
    }
    if document.detail.is_empty() {
        document.detail = if document.problems.is_empty() {
            l.t(format!("{key}-detail")).into_owned()
        } else {
            let all: Vec<String> =
                document.problems.iter().map(|it| format!("{}: {}", it.field, it.detail)).collect();
            all.join(" ")
        };
    }
    document
}

fn wrong(l: &Reader, it: &casework::invalid::FieldProblem) -> Wrong {
    let remark = match &it.problem {
        Problem::Wording { remark } => Some(*remark.clone()),
        _ => None,
    };
    let (field, code) = (it.field.clone(), it.problem.code().to_owned());
    Wrong { field, code, detail: words::problem(l, &it.problem), remark }
}

fn count(n: usize) -> String {
    n.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_words_in_every_language() {
        for locale in Locale::ALL {
            for (code, _) in CODES {
                let key = words_key(code);
                assert!(locale.has(&key), "{locale}: {key}");
                assert!(locale.has(&format!("{key}-detail")), "{locale}: {key}-detail");
            }
        }
    }

    #[test]
    fn a_case_out_of_reach_is_told_like_one_that_is_not_there() {
        let told = |refusal: Refusal| {
            serde_json::to_value(document(Locale::En, &refusal.into(), "r")).unwrap()
        };
        assert_eq!(told(Refusal::NotYours), told(Refusal::NoSuchCase));
        assert_eq!(told(Refusal::NotYours)["status"], 404);
    }
}
