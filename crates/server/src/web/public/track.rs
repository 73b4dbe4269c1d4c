//! Following a complaint: by its private link, or by the number and the code typed by hand.

use std::net::IpAddr;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Form, Router};
use casework::case::Case;
use casework::id::{CaseId, CaseNo};
use casework::permission::Actor;
use casework::text;
use serde::Deserialize;

use super::super::file;
use super::page::{self, Typed};
use super::{OPENINGS_PER_MINUTE, say};
use crate::app::App;
use crate::fail::Fail;
use crate::guard::{Address, PUBLIC_PER_MINUTE};
use crate::layout::{self, Outside};
use crate::link;
use crate::locale::Reader;
use crate::paper;
use crate::parts::FormState;
use crate::visit::Guest;

/// Letters of the code shown together.
const GROUP_CHARS: usize = 4;
/// Days a link lives when the case's pack is gone.
const LINK_DAYS: u32 = 90;

/// The routes of these pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/track", get(ask).post(find))
        .route("/t/{key}", get(show))
        .route("/t/{key}/files/{digest}", get(hand_out))
        .route("/t/{key}/letters/{n}", get(letter))
        .route("/t/{key}/agreement", get(agreement))
        .route("/t/{key}/information", file::with_files(post(say::add)))
        .route("/t/{key}/{resource}", post(say::say))
}

/// A case opened by its private link.
pub(super) struct Opened {
    /// The case.
    pub(super) case: Case,
    /// Its number.
    pub(super) no: CaseNo,
    /// The code.
    pub(super) code: String,
    /// The path of the link.
    pub(super) path: String,
}

#[derive(Template)]
#[template(path = "public/wrong_link.html")]
struct WrongLinkPage {
    l: Reader,
    frame: Outside,
    is_expired: bool,
    days: u32,
}

/// Opens a case by the last part of its link; else the page to show instead.
///
/// A number that does not exist takes the same way as a code that does not fit.
pub(super) async fn open(
    guest: &Guest,
    from: IpAddr,
    key: &str,
) -> Result<Result<Opened, Response>, Fail> {
    guest.app.rates().knock("track", from, guest.now, OPENINGS_PER_MINUTE)?;
    match find_case(guest, key).await? {
        Found::Open(opened) => Ok(Ok(*opened)),
        Found::Expired(days) => Ok(Err(wrong_link(guest, StatusCode::GONE, days))),
        Found::Wrong => {
            guest.app.rates().knock("track-wrong", from, guest.now, PUBLIC_PER_MINUTE)?;
            Ok(Err(wrong_link(guest, StatusCode::NOT_FOUND, 0)))
        }
    }
}

fn wrong_link(guest: &Guest, status: StatusCode, days: u32) -> Response {
    let is_expired = status == StatusCode::GONE;
    let page = WrongLinkPage { is_expired, days, frame: guest.outside(), l: guest.l.clone() };
    (status, layout::show(&page)).into_response()
}

enum Found {
    Open(Box<Opened>),
    Expired(u32),
    Wrong,
}

async fn find_case(guest: &Guest, key: &str) -> Result<Found, Fail> {
    let Some((no, given)) = link::parse(key) else { return Ok(Found::Wrong) };
    let desk = guest.app.desk().clone();
    let case = guest.app.blocking(move || desk.case(no)).await.map_err(Fail::from)?;
    let secret = guest.app.link_secret();
    let nobody = Case { id: Some(CaseId([0; 16])), ..Case::default() };
    let code = link::code(secret, case.as_ref().unwrap_or(&nobody)).unwrap_or_default();
    let fits = link::same(code.as_bytes(), plain_code(given).as_bytes());
    let Some(case) = case.filter(|_| fits) else { return Ok(Found::Wrong) };
    let days = guest.house.pack_of(&case).map_or(LINK_DAYS, |pack| pack.closing.link_days);
    if !link::opens(secret, &case, &code, days, guest.now) {
        return Ok(Found::Expired(days));
    }
    let path = link::path(secret, &case).ok_or(Fail::NotFound)?;
    Ok(Found::Open(Box::new(Opened { case, no, code, path })))
}

/// A code as it was meant: blanks, dashes and capitals do not matter, nor digits it does not use.
fn plain_code(given: &str) -> String {
    let half = text::half_width(given).to_lowercase();
    let letters = half.chars().filter(char::is_ascii_alphanumeric);
    letters
        .map(|c| match c {
            '0' => 'o',
            '1' => 'l',
            '8' => 'b',
            other => other,
        })
        .collect()
}

/// The code in groups, as it is read and typed.
pub(super) fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> =
        letters.chunks(GROUP_CHARS).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

async fn show(
    guest: Guest,
    Path(key): Path<String>,
    Extension(Address(from)): Extension<Address>,
) -> Result<Response, Fail> {
    match open(&guest, from, &key).await? {
        Ok(opened) => page::show(&guest, &opened, Typed::default()).await,
        Err(response) => Ok(response),
    }
}

/// Hands out what the customer sent themselves; what we added is ours.
async fn hand_out(
    guest: Guest,
    Path((key, digest)): Path<(String, String)>,
    Extension(Address(from)): Extension<Address>,
    headers: HeaderMap,
) -> Result<Response, Fail> {
    let opened = match open(&guest, from, &key).await? {
        Ok(opened) => opened,
        Err(response) => return Ok(response),
    };
    let case = &opened.case;
    let came_with_it =
        case.complaint().is_some_and(|it| it.attachments.iter().any(|file| file.digest == digest));
    let added =
        case.attachments.iter().any(|it| it.file.digest == digest && it.by == Actor::Customer);
    let file = case.file(&digest).filter(|_| came_with_it || added).ok_or(Fail::NotFound)?;
    file::hand_out(&guest.app, file, &headers).await
}

#[derive(Template)]
#[template(path = "public/track.html")]
struct AskPage {
    l: Reader,
    frame: Outside,
    form: FormState,
}

#[derive(Deserialize)]
struct Entered {
    #[serde(default)]
    no: String,
    #[serde(default)]
    code: String,
}

async fn ask(
    guest: Guest,
    axum::extract::Query(entered): axum::extract::Query<Entered>,
) -> Response {
    let form = FormState::new("track").with("no", entered.no);
    layout::show(&AskPage { form, frame: guest.outside(), l: guest.l.clone() })
}

async fn find(
    State(app): State<App>,
    guest: Guest,
    Extension(Address(from)): Extension<Address>,
    Form(entered): Form<Entered>,
) -> Result<Response, Fail> {
    app.rates().knock("track-form", from, guest.now, PUBLIC_PER_MINUTE)?;
    let l = &guest.l;
    let mut form = FormState::new("track").with("no", &entered.no).with("code", &entered.code);
    // Somebody who pastes the whole link into a field means the link.
    let whole = [&entered.code, &entered.no]
        .into_iter()
        .find_map(|it| it.rsplit_once("/t/"))
        .map(|(_, key)| key.trim());
    let key = whole.map_or_else(
        || format!("{}.{}", entered.no.trim().replace('.', ""), entered.code.trim()),
        str::to_owned,
    );
    if CaseNo::parse(&entered.no).is_err() && whole.is_none() {
        form.wrong("no", l.t("public-track-no-wrong"));
    }
    if plain_code(&entered.code).is_empty() && whole.is_none() {
        form.wrong("code", l.t("public-track-code-missing"));
    }
    if !form.is_wrong() {
        match find_case(&guest, &key).await? {
            Found::Open(opened) => return Ok(Redirect::to(&opened.path).into_response()),
            Found::Expired(days) => return Ok(wrong_link(&guest, StatusCode::GONE, days)),
            Found::Wrong => form.wrong("code", l.t("public-track-wrong")),
        }
    }
    let page = AskPage { form, frame: guest.outside(), l: l.clone() };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, layout::show(&page)).into_response())
}

/// The letter of an answer, for the customer.
async fn letter(
    guest: Guest,
    Extension(Address(from)): Extension<Address>,
    Path((key, n)): Path<(String, usize)>,
) -> Result<Response, Fail> {
    let opened = match open(&guest, from, &key).await? {
        Ok(opened) => opened,
        Err(page) => return Ok(page),
    };
    let case = &opened.case;
    let told = n.checked_sub(1).and_then(|at| case.responses.get(at)).ok_or(Fail::NotFound)?;
    let pack = guest.house.pack_of(case)?;
    let setting = guest.house.setting_of(case, pack, &Actor::Customer, guest.now);
    let paper = paper::letter(&guest.l, case, told, &setting).ok_or(Fail::NotFound)?;
    paper.hand_out(&guest.l).await
}

/// What was agreed, for the customer.
async fn agreement(
    guest: Guest,
    Extension(Address(from)): Extension<Address>,
    Path(key): Path<String>,
) -> Result<Response, Fail> {
    let opened = match open(&guest, from, &key).await? {
        Ok(opened) => opened,
        Err(page) => return Ok(page),
    };
    let case = &opened.case;
    let pack = guest.house.pack_of(case)?;
    let setting = guest.house.setting_of(case, pack, &Actor::Customer, guest.now);
    let paper = paper::agreement(&guest.l, case, &setting).ok_or(Fail::NotFound)?;
    paper.hand_out(&guest.l).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_typed_as_it_is_read() {
        assert_eq!(grouped("abcdefghijklmnop"), "abcd efgh ijkl mnop");
        for typed in [
            "abcd efgh ijkl mnop",
            "ABCD-EFGH-IJKL-MNOP",
            "ａｂｃｄ efgh ijk1 mn0p",
            "a8cd efgh ijkl mnop",
        ] {
            assert_eq!(plain_code(typed), "abcdefghijklmnop", "{typed}");
        }
    }
}
