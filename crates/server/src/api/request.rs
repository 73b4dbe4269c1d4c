//! A request of a program, read: whose key, which case, which body, repeatable under which key, expecting what.

use std::collections::BTreeMap;

use axum::body::to_bytes;
use axum::extract::{FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;
use casework::permission::Actor;
use desk::RequestKey;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::operation::Operation;
use crate::app::App;
use crate::fail::Fail;
use crate::guard::Address;
use crate::visit::{Guest, Visit};

/// Bytes of a body: the longest complaint allowed, every character written as an escape, and as much again.
pub(super) const BODY_BYTES_MAX: usize = 1024 * 1024;
/// Characters of an `Idempotency-Key`.
pub(super) const KEY_CHARS_MAX: usize = 200;
/// Parameters of a query.
const PARAMETERS_MAX: usize = 60;

/// The header that makes a request repeatable.
pub(super) const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The header of an answer that was given before.
pub(super) const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// A request, read.
pub(super) struct Call {
    /// Who, when, in which language, with the desk and the house.
    pub(super) visit: Visit,
    /// What is called.
    pub(super) operation: &'static Operation,
    /// The places of the path.
    pub(super) places: BTreeMap<String, String>,
    /// The parameters of the query.
    pub(super) query: Vec<(String, String)>,
    /// The version the sender saw.
    pub(super) expected: Option<u64>,
    /// The version the sender has already; it need not be sent again.
    pub(super) known: Option<u64>,
    /// The body with the fields of the path; an empty object where none came.
    pub(super) body: Value,
    /// Makes it repeatable.
    pub(super) request: Option<RequestKey>,
}

impl Call {
    /// Reads a request; the key first, so that strangers learn nothing from what comes after.
    pub(super) async fn read(
        app: App,
        operation: &'static Operation,
        request: Request,
    ) -> Result<Call, Fail> {
        let (mut parts, body) = request.into_parts();
        let mut call = Call::head(app, operation, &mut parts).await?;
        if operation.changes() {
            let bytes = to_bytes(body, BODY_BYTES_MAX).await.map_err(|_| Fail::TooLarge)?;
            call.body = json(&parts.headers, &bytes)?;
            call.request = call.repeatable(&parts)?;
            call.fields_from_path()?;
        }
        Ok(call)
    }

    /// Reads everything but the body.
    pub(super) async fn head(
        app: App,
        operation: &'static Operation,
        parts: &mut Parts,
    ) -> Result<Call, Fail> {
        let Ok(guest) = Guest::from_request_parts(parts, &app).await;
        let from = parts.extensions.get::<Address>().copied();
        let id = app.keys().person(&app, &parts.headers, from, guest.now).await?;
        let person = guest.organisation().person(&id).cloned().ok_or(Fail::NoKey)?;
        let actor = Actor::Staff(person.id.clone());
        let visit = Visit { guest, person, actor };
        let (places, query) = path_and_query(parts, &app).await?;
        let call = Call {
            visit,
            operation,
            places,
            query,
            expected: version(&parts.headers, &header::IF_MATCH)?,
            known: version(&parts.headers, &header::IF_NONE_MATCH).unwrap_or(None),
            body: Value::Object(Map::new()),
            request: None,
        };
        match call.query.first() {
            Some((name, _)) if operation.changes() => {
                Err(unknown(name, "a command takes its fields in the body"))
            }
            _ => Ok(call),
        }
    }

    /// A place of the path.
    pub(super) fn place(&self, name: &str) -> &str {
        self.places.get(name).map_or("", String::as_str)
    }

    /// Puts `remedy` of `/remedies/{remedy}/offer` where the command looks for it.
    fn fields_from_path(&mut self) -> Result<(), Fail> {
        for name in self.operation.fields_in_path() {
            let raw = self.places.get(name).map_or("", String::as_str);
            let value = if name == "to" {
                Value::String(raw.to_owned())
            } else {
                Value::from(raw.parse::<u32>().map_err(|_| Fail::NotFound)?)
            };
            let Some(body) = self.body.as_object_mut() else { continue };
            if body.contains_key(name) {
                return Err(unknown(name, "the path says it already"));
            }
            body.insert(name.to_owned(), value);
        }
        Ok(())
    }

    /// The key of a repeatable request, the person's own, with a digest of what is asked.
    fn repeatable(&self, parts: &Parts) -> Result<Option<RequestKey>, Fail> {
        let Some(key) = parts.headers.get(&IDEMPOTENCY_KEY) else { return Ok(None) };
        let key = key.to_str().ok().filter(|key| (1..=KEY_CHARS_MAX).contains(&key.len()));
        let Some(key) = key else {
            let reason = format!("a key has 1 to {KEY_CHARS_MAX} visible ASCII characters");
            return Err(Fail::Field {
                field: IDEMPOTENCY_KEY.to_string(),
                code: "not_a_key",
                reason,
            });
        };
        let mut digest = Sha256::new();
        // The body as read: other spaces or another order of fields are no other request.
        for part in [self.operation.verb.name(), parts.uri.path(), &self.body.to_string()] {
            digest.update(part.len().to_le_bytes());
            digest.update(part);
        }
        let key = format!("api/{}/{key}", self.visit.person.id);
        Ok(Some(RequestKey { key, fingerprint: digest.finalize().into() }))
    }
}

async fn path_and_query(
    parts: &mut Parts,
    app: &App,
) -> Result<(BTreeMap<String, String>, Vec<(String, String)>), Fail> {
    let senseless = |what: String| Fail::Senseless(what);
    let Path(places) = Path::<BTreeMap<String, String>>::from_request_parts(parts, app)
        .await
        .map_err(|error| senseless(error.body_text()))?;
    let Query(query) = Query::<Vec<(String, String)>>::from_request_parts(parts, app)
        .await
        .map_err(|error| senseless(error.body_text()))?;
    if query.len() > PARAMETERS_MAX {
        return Err(senseless(format!("a query has at most {PARAMETERS_MAX} parameters")));
    }
    Ok((places, query))
}

/// A field or parameter that is not known here.
pub(super) fn unknown(field: &str, reason: &str) -> Fail {
    Fail::Field { field: field.to_owned(), code: "unknown_field", reason: reason.to_owned() }
}

/// The body as JSON; an empty one is an object without fields.
fn json(headers: &HeaderMap, bytes: &[u8]) -> Result<Value, Fail> {
    if bytes.is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    let media =
        headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if media != "application/json"
        && !(media.starts_with("application/") && media.ends_with("+json"))
    {
        return Err(Fail::WrongMedia);
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|error| Fail::NotJson {
        line: error.line(),
        column: error.column(),
        reason: error.to_string(),
    })?;
    if !value.is_object() {
        let reason = "the body is an object of fields".to_owned();
        return Err(Fail::Field { field: String::new(), code: "wrong_type", reason });
    }
    Ok(value)
}

/// The version in `If-Match` or `If-None-Match`: `"12"`; `*` says nothing.
fn version(headers: &HeaderMap, name: &HeaderName) -> Result<Option<u64>, Fail> {
    let Some(value) = headers.get(name) else { return Ok(None) };
    let text = value.to_str().unwrap_or_default().trim();
    if text == "*" {
        return Ok(None);
    }
    let inner = text.trim_start_matches("W/").strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    if let Some(version) = inner.and_then(|it| it.parse().ok()) {
        return Ok(Some(version));
    }
    let reason = "one version in quotes, as in ETag: \"12\"".to_owned();
    Err(Fail::Field { field: name.to_string(), code: "not_a_version", reason })
}

/// Names the version of a case in the answer's `ETag`.
pub(super) fn tag(response: &mut Response, version: u64) {
    if let Ok(value) = HeaderValue::from_str(&format!("\"{version}\"")) {
        response.headers_mut().insert(header::ETAG, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn media(value: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, value.parse().unwrap());
        headers
    }

    #[test]
    fn a_body_that_is_no_json_names_the_place() {
        let Err(Fail::NotJson { line, column, .. }) =
            json(&media("application/json"), b"{\n  \"a\": yes\n}")
        else {
            panic!("it must be refused")
        };
        assert_eq!((line, column), (2, 8));
    }

    #[test]
    fn other_media_are_refused_and_json_by_any_name_is_read() {
        assert!(matches!(json(&media("text/plain"), b"{}"), Err(Fail::WrongMedia)));
        assert!(matches!(json(&HeaderMap::new(), b"{}"), Err(Fail::WrongMedia)));
        assert!(json(&media("application/json; charset=utf-8"), b"{}").is_ok());
        assert!(json(&media("application/merge-patch+json"), b"{}").is_ok());
        assert!(json(&HeaderMap::new(), b"").is_ok());
        assert!(matches!(json(&media("application/json"), b"[]"), Err(Fail::Field { .. })));
    }

    #[test]
    fn a_version_stands_in_quotes() {
        let with = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_MATCH, value.parse().unwrap());
            version(&headers, &header::IF_MATCH)
        };
        assert_eq!(with("\"12\"").unwrap(), Some(12));
        assert_eq!(with("W/\"12\"").unwrap(), Some(12));
        assert_eq!(with("*").unwrap(), None);
        assert!(with("12").is_err());
        assert!(with("\"one\"").is_err());
    }
}
