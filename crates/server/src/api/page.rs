//! The reference page `/api`: every operation with its body, an example, its answers and a line to try it.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::{Redirect, Response};
use axum::routing::get;
use serde_json::Value;

use super::openapi::{GROUPS, document, problems, troubles};
use super::operation::{Does, OPERATIONS, Operation};
use super::schema;
use super::{BASE, openapi};
use crate::app::App;
use crate::layout::{self, Frame};
use crate::locale::Reader;
use crate::visit::Guest;
use crate::words;

/// The routes of the page.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api", get(show))
        .route("/api/", get(|| async { Redirect::permanent("/api") }))
        .route("/api/problems/{code}", get(about_problem))
}

/// A stretch of a text: plain words, or a name in code.
struct Part {
    is_code: bool,
    text: String,
}

/// A text with its names in code set apart.
fn parts(text: &str) -> Vec<Part> {
    let pieces = text.split('`').enumerate();
    pieces.map(|(n, text)| Part { is_code: n % 2 == 1, text: text.to_owned() }).collect()
}

/// One field of a body, or one parameter.
struct Line {
    name: String,
    kind: String,
    needed: bool,
    means: Vec<Part>,
}

struct Shown {
    id: String,
    verb: &'static str,
    path: String,
    words: String,
    more: Vec<Part>,
    right: String,
    parameters: Vec<Line>,
    fields: Vec<Line>,
    curl: String,
    answer: String,
    statuses: String,
}

struct Group {
    id: &'static str,
    words: String,
    operations: Vec<Shown>,
}

struct ProblemLine {
    code: String,
    status: String,
    words: String,
    hint: String,
}

#[derive(Template)]
#[template(path = "api/reference.html")]
struct ReferencePage {
    l: Reader,
    frame: Frame,
    document: String,
    about: Vec<Vec<Part>>,
    groups: Vec<Group>,
    problems: Vec<ProblemLine>,
}

async fn about_problem(Path(code): Path<String>) -> Redirect {
    let code: String = code.chars().filter(|c| c.is_ascii_lowercase() || *c == '_').collect();
    Redirect::to(&format!("/api#problem-{code}"))
}

async fn show(guest: Guest) -> Response {
    let l = guest.l.clone();
    let document = document(l.locale, "");
    let url = guest.app.config().url.clone().unwrap_or_else(|| "http://127.0.0.1:8080".to_owned());
    let group = |id: &&'static str| Group {
        id,
        words: l.t(words::code_key("api-group", id)).into_owned(),
        operations: OPERATIONS
            .iter()
            .filter(|it| it.group() == *id)
            .map(|it| shown(it, &l, &document, url.trim_end_matches('/')))
            .collect(),
    };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let page = ReferencePage {
        document: format!("{BASE}/openapi.json"),
        about: text(&document["info"]["description"]).split("\n\n").map(parts).collect(),
        groups: GROUPS.iter().map(group).collect(),
        problems: problems(l.locale)
            .iter()
            .map(|it| ProblemLine {
                code: text(&it["code"]),
                status: it["status"].to_string(),
                words: text(&it["title"]),
                hint: text(&it["hint"]),
            })
            .collect(),
        frame: Frame { path: guest.path.clone(), ..Frame::default() },
        l,
    };
    layout::show(&page)
}

fn shown(it: &Operation, l: &Reader, document: &Value, url: &str) -> Shown {
    let described = &document["paths"][it.path][it.verb.name().to_lowercase()];
    let body = schema::body(it);
    let example = body.as_ref().map(|_| pretty(&schema::body_example(it))).unwrap_or_default();
    let answer = match it.does {
        Does::Receive | Does::Run(_) => "Done",
        does => described["responses"][if does == Does::TakeFiles { "201" } else { "200" }]["content"]["application/json"]["schema"]["$ref"]
            .as_str()
            .and_then(|place| place.rsplit('/').next())
            .unwrap_or_default(),
    };
    Shown {
        id: it.id(),
        verb: it.verb.name(),
        path: format!("{BASE}{}", it.path),
        words: l.t(openapi::words_key(it)).into_owned(),
        more: parts(described["description"].as_str().unwrap_or_default()),
        right: it.act().map(|act| words::code(&act)).unwrap_or_default(),
        parameters: described["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|it| parameter(it, document))
            .collect(),
        fields: match (&body, it.does) {
            (Some(body), _) => fields(body, document),
            (None, Does::TakeFiles) => fields(
                &described["requestBody"]["content"]["multipart/form-data"]["schema"],
                document,
            ),
            (None, _) => Vec::new(),
        },
        curl: curl(it, url, &example),
        answer: answer.to_owned(),
        statuses: troubles(it).iter().map(ToString::to_string).collect::<Vec<_>>().join(" · "),
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// Follows a reference within the document.
fn resolved<'a>(schema: &'a Value, document: &'a Value) -> &'a Value {
    match schema["$ref"].as_str().and_then(|place| place.strip_prefix('#')) {
        Some(place) => document.pointer(place).unwrap_or(schema),
        None => schema,
    }
}

fn parameter(it: &Value, document: &Value) -> Line {
    let it = resolved(it, document);
    Line {
        name: it["name"].as_str().unwrap_or_default().to_owned(),
        kind: kind(&it["schema"], document),
        needed: it["required"] == true,
        means: parts(it["description"].as_str().unwrap_or_default()),
    }
}

fn fields(body: &Value, document: &Value) -> Vec<Line> {
    let body = resolved(body, document);
    let variants = body["oneOf"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut lines: Vec<Line> = Vec::new();
    for schema in std::iter::once(body).chain(variants) {
        let needed = |name: &str| {
            schema["required"].as_array().is_some_and(|all| all.iter().any(|it| it == name))
        };
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            if lines.iter().any(|line| line.name == *name) {
                continue;
            }
            lines.push(Line {
                name: name.clone(),
                kind: kind(field, document),
                needed: needed(name),
                means: parts(means(field, document)),
            });
        }
    }
    lines.sort_by_key(|line| !line.needed);
    lines
}

/// What a field means: its own words, else those of what it refers to.
fn means<'a>(field: &'a Value, document: &'a Value) -> &'a str {
    let own = field["description"].as_str();
    own.or_else(|| referred(field, document)["description"].as_str()).unwrap_or_default()
}

/// What a field refers to, also where it may be left out (`anyOf` with null).
fn referred<'a>(field: &'a Value, document: &'a Value) -> &'a Value {
    let inner = field["anyOf"].as_array().and_then(|all| all.first()).unwrap_or(field);
    resolved(inner, document)
}

/// The type of a field in a word, with its choices or its limit.
fn kind(field: &Value, document: &Value) -> String {
    let it = referred(field, document);
    let choices: Vec<&str> = match (&it["enum"], &it["oneOf"]) {
        (Value::Array(all), _) => all.iter().filter_map(Value::as_str).collect(),
        (_, Value::Array(all)) => all.iter().filter_map(|one| one["const"].as_str()).collect(),
        _ => Vec::new(),
    };
    if !choices.is_empty() {
        return choices.join(" | ");
    }
    let name = match &it["type"] {
        Value::String(name) => name.clone(),
        Value::Array(names) => {
            names.iter().filter_map(Value::as_str).filter(|it| *it != "null").collect()
        }
        _ => String::new(),
    };
    let limit = |key: &str, sign: &str| {
        it[key].as_u64().map(|n| format!(" {sign} {n}")).unwrap_or_default()
    };
    let format = it["format"].as_str().filter(|it| *it == "date-time").unwrap_or(&name).to_owned();
    format!(
        "{format}{}{}{}",
        limit("minimum", "\u{2265}"),
        limit("maximum", "\u{2264}"),
        limit("maxLength", "\u{2264}")
    )
}

fn curl(it: &Operation, url: &str, example: &str) -> String {
    let path = it
        .path
        .replace("{no}", "20260817-0001-4")
        .replace("{to}", "20260817-0002-3")
        .replace("{year}", "2026")
        .replace("{id}", "property")
        .replace("{point}", "1")
        .replace("{promise}", "1")
        .replace("{remedy}", "1")
        .replace("{draft}", "1");
    let method =
        if it.verb.name() == "GET" { String::new() } else { format!("-X {} ", it.verb.name()) };
    let mut line =
        format!("curl {method}{url}{BASE}{path} \\\n  -H \"Authorization: Bearer $WENGUO_KEY\"");
    if it.does == Does::TakeFiles {
        line.push_str(" \\\n  -F file=@lift.jpg");
    } else if it.changes() {
        line.push_str(" \\\n  -H \"Idempotency-Key: $(uuidgen)\"");
    }
    if !example.is_empty() {
        line.push_str(" \\\n  -H \"Content-Type: application/json\" \\\n  -d '");
        line.push_str(&example.replace('\'', "'\\''"));
        line.push('\'');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    #[test]
    fn every_operation_and_group_has_its_words() {
        for locale in Locale::ALL {
            for it in OPERATIONS {
                assert!(locale.has(&openapi::words_key(it)), "{locale}: {}", it.id());
            }
            for group in GROUPS {
                assert!(locale.has(&words::code_key("api-group", group)), "{locale}: {group}");
            }
        }
        assert!(OPERATIONS.iter().all(|it| GROUPS.contains(&it.group())));
    }
}
