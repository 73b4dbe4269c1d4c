//! The OpenAPI 3.1 document, made from the table of operations, so that it cannot be wrong about the routes.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use casework::matter::MatterKind;
use casework::public_review::{PublicReviewState, STARS};
use casework::refusal::Refusal;
use serde_json::{Map, Value, json};
use store::{PAGE_ROWS_MAX, PROMISE_ROWS_MAX, Sort};

use super::case::STEPS_MAX;
use super::figures::{DIVIDED_BY, NARROWED_BY, REPEAT_DAYS_MAX};
use super::key::REQUESTS_PER_MINUTE;
use super::list::{ROWS, SEARCH_CHARS_MAX};
use super::narrowing::{NARROWINGS, time};
use super::operation::{Does, OPERATIONS, Operation};
use super::request::{BODY_BYTES_MAX, KEY_CHARS_MAX};
use super::schema::{self, CALLBACK_ATTEMPTS_MAX, Gathered};
use super::{BASE, problem};
use super::{library, promises, repeats};
use crate::app::App;
use crate::fail::Fail;
use crate::locale::Locale;
use crate::web::file::FILES_MAX;
use crate::words;

/// The groups in the order a complaint meets them.
pub(super) const GROUPS: &[&str] = &[
    "cases",
    "judging",
    "points",
    "handing",
    "tasks",
    "visits",
    "contacts",
    "time",
    "remedies",
    "responses",
    "closing",
    "linking",
    "matters",
    "work",
    "house",
];

/// Answers with the document.
pub(super) async fn show(
    State(app): State<App>,
    headers: axum::http::HeaderMap,
) -> Result<Response, Fail> {
    let locale = Locale::from_headers(&headers);
    let url = app.config().url.clone().unwrap_or_default();
    Ok(Json(document(locale, url.trim_end_matches('/'))).into_response())
}

/// The key of an operation's words.
pub fn words_key(operation: &Operation) -> String {
    words::code_key("api-op", &operation.subject())
}

/// The document, its summaries in one language, of an installation at `url` (may be empty).
pub fn document(locale: Locale, url: &str) -> Value {
    let gathered = Gathered::new();
    let mut paths: Map<String, Value> = Map::new();
    for it in OPERATIONS {
        let path = paths.entry(it.path.to_owned()).or_insert_with(|| json!({}));
        path[it.verb.name().to_lowercase()] = operation(it, &gathered, locale);
    }
    let tag = |group: &&str| json!({ "name": group, "description": locale.text(&words::code_key("api-group", group)) });
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": locale.text("api-title"),
            "version": "1",
            "description": introduction(locale),
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": format!("{url}{BASE}") }],
        "security": [{ "key": [] }],
        "tags": GROUPS.iter().map(tag).collect::<Vec<_>>(),
        "paths": paths,
        "components": {
            "securitySchemes": {
                "key": { "type": "http", "scheme": "bearer", "description": locale.text("api-about-key") },
            },
            "parameters": shared_parameters(),
            "headers": shared_headers(),
            "responses": { "Problem": {
                "description": "Why it was not done.",
                "content": { problem::MEDIA: { "schema": { "$ref": "#/components/schemas/Problem" } } },
            } },
            "schemas": gathered.definitions,
        },
        "x-problems": problems(locale),
    })
}

/// What holds for every request, in a few paragraphs.
fn introduction(locale: Locale) -> String {
    let size = crate::parts::size(BODY_BYTES_MAX as u64);
    let limits = locale.text_with(
        "api-about-limits",
        &[
            ("bytes", size.into()),
            ("requests", locale.count(i64::from(REQUESTS_PER_MINUTE)).into()),
            ("rows", i64::try_from(PAGE_ROWS_MAX).unwrap_or_default().into()),
        ],
    );
    let mut paragraphs: Vec<String> =
        ["api-about", "api-about-repeat", "api-about-version", "api-about-problem"]
            .iter()
            .map(|key| locale.text(key).into_owned())
            .collect();
    paragraphs.push(limits);
    paragraphs.join("\n\n")
}

/// Every code a problem can have, with its status and its words.
pub(super) fn problems(locale: Locale) -> Vec<Value> {
    let own = problem::CODES.iter().map(|(code, status)| {
        json!({ "code": code, "status": status, "title": locale.text(&problem::words_key(code)) })
    });
    let refused = Refusal::ALL.iter().filter(|it| **it != Refusal::NotYours).map(|refusal| {
        let key = words::code_key("refusal", refusal.code());
        let status = crate::fail::refusal_status(*refusal).as_u16();
        json!({
            "code": refusal.code(), "status": status, "title": locale.text(&key),
            "hint": locale.text(&format!("{key}-hint")),
        })
    });
    own.chain(refused).collect()
}

fn shared_parameters() -> Value {
    json!({
        "no": {
            "name": "no", "in": "path", "required": true,
            "description": "The number of the case; spaces, missing dashes and full-width digits are forgiven.",
            "schema": { "type": "string", "maxLength": 40 }, "example": "20260817-0001-4",
        },
        "idempotency_key": {
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description": "Makes the request repeatable: the same key with the same content gets the same answer, with another content 422 `key_reused`.",
            "schema": { "type": "string", "minLength": 1, "maxLength": KEY_CHARS_MAX },
        },
        "if_match": {
            "name": "If-Match", "in": "header", "required": false,
            "description": "The version the sender saw, as in ETag; when the case has moved since, 412 `changed_meanwhile`.",
            "schema": { "type": "string", "pattern": "^(\\*|(W/)?\"[0-9]{1,18}\")$" }, "example": "\"12\"",
        },
        "if_none_match": {
            "name": "If-None-Match", "in": "header", "required": false,
            "description": "The version the sender has; when the case has not moved since, 304.",
            "schema": { "type": "string" }, "example": "\"12\"",
        },
    })
}

fn shared_headers() -> Value {
    json!({
        "ETag": { "description": "The version of the case, in quotes.", "schema": { "type": "string" } },
        "Location": { "description": "Where the new case is.", "schema": { "type": "string" } },
        "Idempotency-Replayed": {
            "description": "`true` when this answer was given before to the same Idempotency-Key.",
            "schema": { "type": "string", "enum": ["true"] },
        },
        "X-Request-Id": { "description": "The number of the request.", "schema": { "type": "string" } },
    })
}

fn operation(it: &Operation, gathered: &Gathered, locale: Locale) -> Value {
    let key = words_key(it);
    let mut operation = json!({
        "operationId": it.id(),
        "tags": [it.group()],
        "summary": locale.text(&key),
        "parameters": parameters(it),
        "responses": responses(it, gathered),
    });
    let mut description = if locale.has(&format!("{key}-more")) {
        locale.text(&format!("{key}-more")).into_owned()
    } else {
        String::new()
    };
    if it.does == Does::Run("callbacks") {
        description.push_str(&format!(" At most {CALLBACK_ATTEMPTS_MAX} attempts a case."));
    }
    if !description.is_empty() {
        operation["description"] = Value::String(description.trim().to_owned());
    }
    if let Some(act) = it.act() {
        operation["x-right"] = json!(act);
    }
    if it.does == Does::TakeFiles {
        operation["requestBody"] = files_body();
    }
    if let Some(body) = schema::body(it) {
        let example = schema::body_example(it);
        operation["requestBody"] = json!({
            "required": is_needed(&body),
            "content": { "application/json": { "schema": body, "examples": { "real": { "value": example } } } },
        });
    }
    operation
}

/// Files come as a form, as browsers and `curl -F` send them.
fn files_body() -> Value {
    let size = crate::parts::size(casework::limits::ATTACHMENT_BYTES_MAX);
    let means = format!(
        "The files, at most {FILES_MAX} of at most {size} each: pictures, recordings, films, PDF, office documents, text. What a file is, is seen by looking into it."
    );
    json!({
        "required": true,
        "content": { "multipart/form-data": { "schema": {
            "type": "object", "required": ["file"],
            "properties": { "file": {
                "type": "array", "minItems": 1, "maxItems": FILES_MAX, "description": means,
                "items": { "type": "string", "contentMediaType": "application/octet-stream" },
            } },
        } } },
    })
}

/// A body is needed unless every field of it may be left out.
fn is_needed(body: &Value) -> bool {
    body.get("$ref").is_some()
        || body["required"].as_array().is_some_and(|fields| !fields.is_empty())
}

fn parameters(it: &Operation) -> Vec<Value> {
    let shared = |name: &str| json!({ "$ref": format!("#/components/parameters/{name}") });
    let mut list: Vec<Value> = it.places().map(|place| match place {
        "no" => shared("no"),
        "point" | "promise" | "remedy" | "draft" | "plan" => json!({
            "name": place, "in": "path", "required": true, "description": format!("The number of the {place} on the case, from 1."),
            "schema": { "type": "integer", "minimum": 1, "maximum": u32::MAX }, "example": 1,
        }),
        "to" => json!({
            "name": "to", "in": "path", "required": true, "description": "The number of the other case.",
            "schema": { "type": "string", "maxLength": 40 }, "example": "20260817-0002-3",
        }),
        "year" => json!({
            "name": "year", "in": "path", "required": true, "description": "The year; 404 when its table is not loaded.",
            "schema": { "type": "integer", "minimum": 1, "maximum": 9999 }, "example": 2026,
        }),
        "n" => json!({
            "name": "n", "in": "path", "required": true, "description": "The number of the incident or action, from 1.",
            "schema": { "type": "integer", "minimum": 1, "maximum": u32::MAX }, "example": 1,
        }),
        place => json!({
            "name": place, "in": "path", "required": true, "description": "The code.",
            "schema": { "type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{0,63}$" }, "example": "property",
        }),
    }).collect();
    if it.changes() && it.does != Does::TakeFiles {
        list.push(shared("idempotency_key"));
        if !matches!(it.does, Does::Receive | Does::PutAbsences) {
            list.push(shared("if_match"));
        }
    }
    list.extend(query(it));
    list
}

fn one(name: &str, means: &str, schema: &Value) -> Value {
    json!({ "name": name, "in": "query", "required": false, "description": means, "schema": schema })
}

fn rows(most: usize, usual: usize) -> Value {
    json!({ "type": "integer", "minimum": 1, "maximum": most, "default": usual })
}

fn cursor() -> Value {
    one("cursor", "The `next` of the page before.", &json!({ "type": "string", "maxLength": 200 }))
}

/// The parameters of an operation's query.
fn query(it: &Operation) -> Vec<Value> {
    match it.does {
        Does::ListCases => {
            let mut list: Vec<Value> =
                NARROWINGS.iter().map(|it| one(it.name, it.means, &(it.schema)())).collect();
            let sorts: Vec<&str> = Sort::ALL.iter().map(|sort| sort.code()).collect();
            list.extend([
                one(
                    "q",
                    "Words to search for, Chinese or English.",
                    &json!({ "type": "string", "maxLength": SEARCH_CHARS_MAX }),
                ),
                one(
                    "sort",
                    "The order; the list says which it got.",
                    &json!({ "type": "string", "enum": sorts, "default": "received" }),
                ),
                cursor(),
                one("limit", "Rows of a page.", &rows(PAGE_ROWS_MAX, ROWS)),
            ]);
            list
        }
        Does::Work => vec![
            one("until", "Only what falls due before this time.", &time()),
            cursor(),
            one("limit", "Rows of a page.", &rows(PAGE_ROWS_MAX, ROWS)),
        ],
        Does::Figures => figures_query(),
        Does::Repeats => repeats_query(),
        Does::ListMatters(MatterKind::WriteUp) => {
            let asked = library::asked_by().into_iter();
            asked.map(|(name, means, schema)| one(name, means, &schema)).collect()
        }
        Does::Ledger => ledger_query(),
        Does::Promises => {
            let mut list = vec![one(
                "show",
                "Owed, falling due within three days, not kept in time, or kept.",
                &promises::lists(),
            )];
            list.extend(promises_narrowed());
            list.extend([cursor(), one("limit", "Rows of a page.", &rows(PROMISE_ROWS_MAX, ROWS))]);
            list
        }
        Does::KeptRates => {
            let divided = promises::DIVIDED_BY.map(|(code, _)| code);
            let by = json!({ "type": "string", "enum": divided, "default": "unit" });
            let mut list = span();
            list.push(one("by", "What divides the rows.", &by));
            list.extend(promises_narrowed());
            list
        }
        Does::Pauses | Does::Overruns => watch_query(it.does),
        Does::Surveys | Does::Quality | Does::Honours => ninety_days(),
        Does::Timeline => vec![
            one(
                "after",
                "Only steps after this number.",
                &json!({ "type": "integer", "minimum": 0, "maximum": i64::MAX }),
            ),
            one("limit", "Steps of an answer.", &rows(STEPS_MAX, STEPS_MAX)),
        ],
        Does::ShowCase => vec![json!({ "$ref": "#/components/parameters/if_none_match" })],
        Does::ListMatters(MatterKind::PublicReview) => public_reviews_query(),
        _ => Vec::new(),
    }
}

/// The parameters of the audit of pauses and of the overrun report.
fn watch_query(does: Does) -> Vec<Value> {
    let date = || json!({ "type": "string", "format": "date" });
    let usual = if does == Does::Pauses { "the first of this month" } else { "last Monday week" };
    let mut list = vec![
        one("from", &format!("The first day; {usual} when nothing is said."), &date()),
        one("to", "The day after the last; at most a year later.", &date()),
    ];
    if does == Does::Pauses {
        let ways: Vec<&str> = casework::pause_audit::By::ALL.iter().map(|by| by.code()).collect();
        list.push(one(
            "by",
            "What divides the rows.",
            &json!({ "type": "string", "enum": ways, "default": "reason" }),
        ));
    }
    list
}

/// The first and the last day.
fn ninety_days() -> Vec<Value> {
    let date = json!({ "type": "string", "format": "date" });
    let means = "A day, part of the time asked for; the last ninety days by default.";
    vec![one("from", means, &date), one("to", means, &date)]
}

/// The parameters of the list of public reviews.
fn public_reviews_query() -> Vec<Value> {
    let states: Vec<&str> = PublicReviewState::ALL.iter().map(|state| state.code()).collect();
    let (lowest, highest) = (*STARS.start(), *STARS.end());
    vec![
        one("platform", "Only on this platform.", &json!({ "type": "string" })),
        one("state", "Only in this state.", &json!({ "type": "string", "enum": states })),
        one(
            "stars_max",
            "Only with this mark at most.",
            &json!({ "type": "integer", "minimum": lowest, "maximum": highest }),
        ),
        one(
            "owes_case",
            "Only those with a low mark that are neither a case nor said why not.",
            &json!({ "type": "boolean", "default": false }),
        ),
        one("below", "The `next_below` of the page before.", &json!({ "type": "integer" })),
    ]
}

/// The parameters of the ledger.
fn ledger_query() -> Vec<Value> {
    let any = |codes: Value| json!({ "type": "string", "enum": codes });
    vec![
        one("state", "Any of these states, separated by commas.", &json!({ "type": "string" })),
        one("kind", "Only this kind.", &any(json!(casework::remedy::Kind::ALL))),
        one("unit", "This unit and the units below it.", &json!({ "type": "string" })),
        one("moved_from", "Moved at this time or later.", &time()),
        one("moved_to", "Moved before this time.", &time()),
        cursor(),
        one("limit", "Rows of a page.", &rows(store::LEDGER_ROWS_MAX as usize, ROWS)),
    ]
}

/// What lists of promises are narrowed by.
fn promises_narrowed() -> impl Iterator<Item = Value> {
    promises::NARROWED_BY.iter().map(|(name, means)| one(name, means, &promises::schema_of(name)))
}

/// The first day and the day after the last.
fn span() -> Vec<Value> {
    let date = || json!({ "type": "string", "format": "date" });
    vec![
        one("from", "The first day; eleven months before this one when nothing is said.", &date()),
        one("to", "The day after the last; tomorrow when nothing is said.", &date()),
    ]
}

/// The parameters of the figures: a time, what divides it, and what narrows it.
fn figures_query() -> Vec<Value> {
    let divided: Vec<&str> = DIVIDED_BY.iter().map(|(code, _)| *code).collect();
    let mut list = span();
    list.extend([
        one(
            "by",
            "What divides the rows.",
            &json!({ "type": "string", "enum": divided, "default": "month" }),
        ),
        one(
            "repeat_days",
            "Counts any other complaint of the same customer within so many days as a repeat, in the place of the rules of the packs.",
            &json!({ "type": "integer", "minimum": 1, "maximum": REPEAT_DAYS_MAX }),
        ),
    ]);
    list.extend(
        NARROWINGS
            .iter()
            .filter(|it| NARROWED_BY.contains(&it.name))
            .map(|it| one(it.name, it.means, &(it.schema)())),
    );
    list
}

/// What a repeat is asked by; the pack always.
fn repeats_query() -> Vec<Value> {
    let asked = repeats::ASKED_BY.iter().map(|(name, means)| {
        let mut parameter = one(name, means, &repeats::schema_of(name));
        parameter["required"] = json!(*name == "pack");
        parameter
    });
    asked.collect()
}

/// It shows one case or a part of it.
fn reads_case(does: Does) -> bool {
    matches!(
        does,
        Does::ShowCase | Does::Timeline | Does::Reckoning | Does::FoundPromises | Does::Guidance
    )
}

/// Statuses of problems an operation can answer with.
pub(super) fn troubles(it: &Operation) -> Vec<u16> {
    let mut list = vec![400, 401, 422, 429, 500, 503];
    if it.places().next().is_some() {
        list.push(404);
    }
    if it.changes() {
        list.extend([403, 409, 413, 415, 507]);
        if !matches!(it.does, Does::Receive | Does::TakeFiles) {
            list.extend([404, 412]);
        }
    }
    if reads_case(it.does) || it.does == Does::Repeats {
        list.push(403);
    }
    list.sort_unstable();
    list.dedup();
    list
}

fn responses(it: &Operation, gathered: &Gathered) -> Value {
    let header =
        |name: &str| (name.to_owned(), json!({ "$ref": format!("#/components/headers/{name}") }));
    let mut headers: Map<String, Value> = [header("X-Request-Id")].into_iter().collect();
    if it.changes() && it.does != Does::TakeFiles {
        headers.extend([header("ETag"), header("Idempotency-Replayed")]);
    }
    if reads_case(it.does) {
        headers.extend([header("ETag")]);
    }
    let answer = |words: &str, headers: &Map<String, Value>| {
        json!({
            "description": words,
            "headers": headers,
            "content": { "application/json": { "schema": gathered.answer(it.does) } },
        })
    };
    let mut list = Map::new();
    match it.does {
        Does::Receive => {
            let mut with_place = headers.clone();
            with_place.extend([header("Location")]);
            list.insert("201".to_owned(), answer("A new case.", &with_place));
            list.insert(
                "200".to_owned(),
                answer(
                    "The case that is there already under this number of the other system.",
                    &headers,
                ),
            );
        }
        Does::TakeFiles => {
            drop(list.insert("201".to_owned(), answer("They are kept.", &headers)));
        }
        Does::BeginMatter(_) => {
            let mut with_place = headers.clone();
            with_place.extend([header("Location")]);
            list.insert("201".to_owned(), answer("It has begun.", &with_place));
            list.insert("200".to_owned(), answer("It had begun before.", &headers));
        }
        Does::Run(_) | Does::RunMatter(..) | Does::PutExposure => {
            drop(list.insert("200".to_owned(), answer("Done, or done before.", &headers)))
        }
        _ => drop(list.insert("200".to_owned(), answer("Here it is.", &headers))),
    }
    if it.does == Does::ShowCase {
        list.insert(
            "304".to_owned(),
            json!({ "description": "The case has not moved.", "headers": headers }),
        );
    }
    for status in troubles(it) {
        list.insert(status.to_string(), json!({ "$ref": "#/components/responses/Problem" }));
    }
    Value::Object(list)
}
