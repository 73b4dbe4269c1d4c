//! Reading a text before it goes to the customer: what the rules of answers say, for programs that write answers.

use axum::Json;
use axum::response::{IntoResponse, Response};
use casework::contact::Means;
use casework::permission::Act;
use casework::reply_check::{self, Outgoing, Remark, Told};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::request::{Call, unknown};
use super::schema;
use crate::action;
use crate::fail::Fail;

/// A text to be read. Nothing is sent and nothing is kept.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CheckReply {
    /// The text.
    text: String,
    /// By which means it is to go.
    means: Means,
    /// Whether it is the decision or a word on the way.
    #[serde(default = "response")]
    told: Told,
    /// The time a word on the way promises beside its text.
    #[serde(default)]
    next_at: Option<Timestamp>,
}

fn response() -> Told {
    Told::Response
}

/// What the rules say.
#[derive(Serialize, JsonSchema)]
pub(super) struct Checked {
    /// A rule holds it back: sent as it stands, it is refused.
    blocked: bool,
    /// Whether somebody else has to read such an answer before it goes out.
    second_reader: bool,
    /// Everything that was found, by its place; what is missing last.
    remarks: Vec<Remark>,
}

/// Reads a text and tells what was found.
pub(super) async fn check(call: Call) -> Result<Response, Fail> {
    let case = call.visit.case(call.place("no"), Act::Read).await?;
    if let Some(name) = schema::unknown_field("check_reply", &call.body) {
        return Err(unknown(&name, "the check has no such field"));
    }
    let asked: CheckReply = action::read(call.body)?;
    let pack = call.visit.pack(&case)?;
    let setting = call.visit.setting(&case, pack);
    let CheckReply { text, means, told, next_at } = asked;
    let outgoing = Outgoing { told, text: &text, means, next_at };
    let remarks = reply_check::check(&case, &outgoing, &setting);
    let second_reader =
        told == Told::Response && pack.second_reader_wanted(&case, &outgoing, &setting);
    let blocked = remarks.iter().any(|it| it.blocks);
    Ok(Json(Checked { blocked, second_reader, remarks }).into_response())
}
