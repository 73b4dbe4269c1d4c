//! The library for programs: the same search as on its page, page by page, for the same people.

use axum::Json;
use axum::response::{IntoResponse, Response};
use casework::matter::{Accused, MatterKind, may_keep};
use casework::refusal::Refusal;
use casework::write_up::WriteUpState;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use store::{Fault, MATTER_ROWS_MAX, MatterListRow};

use super::list::{ROWS, SEARCH_CHARS_MAX};
use super::matter::{MatterLine, reads};
use super::narrowing::wrong;
use super::request::{Call, unknown};
use crate::fail::Fail;

/// Write-ups, the latest first.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Library")]
pub(super) struct LibraryView {
    /// The write-ups the person may read, or may see the draft of.
    matters: Vec<MatterLine>,
    /// What the next page is asked by; none at the end. A page may be short and still have a next one.
    next: Option<String>,
}

/// What the library is asked by: name, meaning and schema.
pub(super) fn asked_by() -> Vec<(&'static str, &'static str, Value)> {
    let most = MATTER_ROWS_MAX;
    vec![
        (
            "q",
            "Words that stand in what is on view, all of them; without, everything, and drafts for who may read them.",
            json!({ "type": "string", "maxLength": SEARCH_CHARS_MAX }),
        ),
        ("cursor", "The `next` of the page before.", json!({ "type": "string", "maxLength": 10 })),
        (
            "limit",
            "Rows of a page.",
            json!({ "type": "integer", "minimum": 1, "maximum": most, "default": ROWS }),
        ),
    ]
}

struct Asked {
    q: String,
    before: Option<u32>,
    limit: u32,
}

fn asked(call: &Call) -> Result<Asked, Fail> {
    let limit = u32::try_from(ROWS).unwrap_or(MATTER_ROWS_MAX);
    let mut asked = Asked { q: String::new(), before: None, limit };
    for (name, value) in &call.query {
        match name.as_str() {
            "q" if value.chars().count() > SEARCH_CHARS_MAX => {
                let wanted = format!("a text of at most {SEARCH_CHARS_MAX} characters");
                return Err(wrong(name, &wanted));
            }
            "q" => value.trim().clone_into(&mut asked.q),
            "cursor" => {
                let before =
                    value.parse().map_err(|_| wrong(name, "the `next` of the page before"));
                asked.before = Some(before?);
            }
            "limit" => {
                let limit = value.parse().ok().filter(|n| (1..=MATTER_ROWS_MAX).contains(n));
                let wanted = || wrong(name, &format!("a whole number from 1 to {MATTER_ROWS_MAX}"));
                asked.limit = limit.ok_or_else(wanted)?;
            }
            name => return Err(unknown(name, "the library has no such parameter")),
        }
    }
    Ok(asked)
}

/// What is on view is everybody's; a draft is for who wrote it and who releases.
fn is_listed(call: &Call, it: &MatterListRow) -> bool {
    let (house, actor) = (call.visit.organisation(), &call.visit.actor);
    let accused = Accused::parse(&it.accused);
    let state = WriteUpState::ALL.iter().find(|state| state.code() == it.state);
    let on_view = state.is_some_and(|state| state.is_on_view());
    let inside = || may_keep(house, actor, &accused).is_ok() || it.owner.as_ref() == actor.person();
    reads(call, &accused).is_ok() && (on_view || inside())
}

/// Lists write-ups, or those that hold the words asked for.
pub(super) async fn library(call: Call) -> Result<Response, Fail> {
    reads(&call, &Accused::default())?;
    let Asked { q, before, limit } = asked(&call)?;
    let org = call.visit.app.desk().org();
    let mut found = call
        .visit
        .app
        .read(move |register| -> Result<Vec<MatterListRow>, Fault> {
            let (kind, wanted) = (MatterKind::WriteUp, limit.saturating_add(1));
            if q.is_empty() {
                return register.matters_before(org, kind, before, wanted);
            }
            let found = register.search_matters(org, kind, &q, before, wanted)?;
            Ok(found.unwrap_or_default())
        })
        .await?;
    let wanted = usize::try_from(limit).map_err(|_| Refusal::TooMany)?;
    let more = found.len() > wanted;
    found.truncate(wanted);
    let next = found.last().filter(|_| more).map(|it| it.n.to_string());
    let seen = found.into_iter().filter(|it| is_listed(&call, it));
    Ok(Json(LibraryView { matters: seen.map(MatterLine::from).collect(), next }).into_response())
}
