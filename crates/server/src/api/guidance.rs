//! What helps beside a case, as the case page shows it.

use axum::Json;
use axum::response::{IntoResponse, Response};
use casework::id::CaseNo;
use casework::permission::Act;
use casework::refusal::Refusal;
use schemars::JsonSchema;
use serde::Serialize;

use super::case::{no_query, note_reading};
use super::request::{Call, tag};
use crate::fail::Fail;
use crate::guidance::{Entry, Similar, entries, similar_cases};

/// What helps beside a case.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "GuidanceForCase")]
pub(super) struct GuidanceView {
    /// The case.
    no: CaseNo,
    /// Its version now.
    version: u64,
    /// The guidance of its pack that fits it as it stands, in the language of `Accept-Language`.
    guidance: Vec<Entry>,
    /// Settled cases most like it among those one may see, the nearest first.
    similar: Vec<Similar>,
}

/// Tells what helps beside a case.
pub(super) async fn show(call: Call) -> Result<Response, Fail> {
    no_query(&call)?;
    let visit = &call.visit;
    let case = visit.case(call.place("no"), Act::Read).await?;
    note_reading(visit, &case).await?;
    let view = GuidanceView {
        no: case.no().ok_or(Refusal::NoSuchCase)?,
        version: case.version,
        guidance: entries(visit, &case, visit.pack(&case)?),
        similar: similar_cases(visit, &case).await?,
    };
    let mut response = Json(view).into_response();
    tag(&mut response, case.version);
    Ok(response)
}
