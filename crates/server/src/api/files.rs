//! Files of programs: sent once, looked into as on the page, then named in a complaint or on a case.
//!
//! What a program names is not the digest but a code that we made for its person: who knows a digest, or
//! guesses one, gets at no file with it.

use axum::Json;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use casework::intake::FileRef;
use casework::invalid::{Invalid, Problem};
use casework::permission::{self, Act, Standing};
use desk::Trouble;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::operation::Operation;
use super::request::Call;
use crate::app::App;
use crate::fail::Fail;
use crate::visit::Visit;
use crate::web::file::{self, FILES_MAX};

/// A file that was taken.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "TakenFile")]
pub(super) struct TakenFile {
    /// What `attachments` of a complaint and `file` of an attachment ask for; it serves only the person of this
    /// key. A file that no case speaks of is removed after two days.
    file: String,
    /// SHA-256 of what is kept, 64 hexadecimal digits. Pictures are kept without where they were taken.
    digest: String,
    /// The name it came with, cleaned.
    name: String,
    /// What it is, by looking into it.
    media: String,
    /// Its size as kept.
    bytes: u64,
}

/// Files that were taken.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "TakenFiles")]
pub(super) struct TakenFiles {
    /// The files, in the order they came.
    files: Vec<TakenFile>,
}

/// Takes files in: all of them, or none when one is not fit.
pub(super) async fn take(
    app: App,

    operation: &'static Operation,
    request: Request,
) -> Result<Response, Fail> {
    let (mut parts, body) = request.into_parts();
    let call = Call::head(app.clone(), operation, &mut parts).await?;
    let visit = &call.visit;
    permission::may(visit.organisation(), &visit.actor, &Standing::default(), Act::Receive)?;
    let multipart = Multipart::from_request(Request::from_parts(parts, body), &app)
        .await
        .map_err(|_| Fail::WrongMedia)?;
    let sent = file::read(&app, multipart).await?;
    if let Some(problem) = sent.problem() {
        return Err(Trouble::Invalid(Invalid::one("file", problem)).into());
    }
    let taken = |it: &FileRef| -> Result<TakenFile, Fail> {
        let code = file::waiting(app.link_secret(), &whose(visit), it).ok_or(Fail::NotFound)?;
        let FileRef { digest, name, media, bytes } = it.clone();
        Ok(TakenFile { file: code, digest, name, media, bytes })
    };
    let files = sent.files.iter().map(taken).collect::<Result<_, _>>()?;
    Ok((StatusCode::CREATED, Json(TakenFiles { files })).into_response())
}

fn whose(visit: &Visit) -> String {
    format!("api/{}", visit.person.id)
}

/// Puts the file itself where a body names its code.
pub(super) async fn put_one(visit: &Visit, field: &str, value: &mut Value) -> Result<(), Fail> {
    let code = value.as_str().ok_or_else(|| wrong_type(field, "the code of a file as text"))?;
    let known = file::waited(visit.app.link_secret(), &whose(visit), code);
    let there = match &known {
        Some(it) => file::is_there(&visit.app, it).await?,
        None => false,
    };
    let (Some(known), true) = (known, there) else {
        let reason = "send the file to /files first and name the code of the answer".to_owned();
        return Err(Fail::Field { field: field.to_owned(), code: "not_a_file", reason });
    };
    *value = json!(known);
    Ok(())
}

/// The same with a list of codes.
pub(super) async fn put_all(visit: &Visit, field: &str, value: &mut Value) -> Result<(), Fail> {
    let list = value.as_array_mut().ok_or_else(|| wrong_type(field, "a list of codes"))?;
    if list.len() > FILES_MAX {
        let problem = Problem::TooMany { max: FILES_MAX };
        return Err(Trouble::Invalid(Invalid::one(field, problem)).into());
    }
    for (n, code) in list.iter_mut().enumerate() {
        put_one(visit, &format!("{field}.{n}"), code).await?;
    }
    Ok(())
}

fn wrong_type(field: &str, reason: &str) -> Fail {
    Fail::Field { field: field.to_owned(), code: "wrong_type", reason: reason.to_owned() }
}
