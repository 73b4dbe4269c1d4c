//! Complaining without an account: one page, nothing typed is ever lost, sent twice is filed once.

use askama::Template;
use axum::extract::{Multipart, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use casework::case::Command;
use casework::id::{CaseNo, CategoryCode, PackId, UnitId};
use casework::intake::{FileRef, Recurrence};
use casework::pack::{Field, FieldKind, Pack, Requirement};
use casework::permission::Actor;
use casework::refusal::Refusal;
use desk::{Order, RequestKey, Trouble};
use serde::Deserialize;

use super::super::{case, file, pieces};
use super::{CUSTOMER, reading, received, refused, write_problems};
use crate::app::App;
use crate::fail::Fail;
use crate::form;
use crate::guard::{Address, PUBLIC_PER_MINUTE};
use crate::layout::{self, Flash, Outside};
use crate::link;
use crate::locale::Reader;
use crate::parts::{self, Choice, FormState};
use crate::upload;
use crate::visit::Guest;
use crate::words;

/// A field nobody sees; who fills it in is a program, or a browser that fills in too much.
const TRAP: &str = "confirm_fax";

/// The routes of these pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/complain", get(show).merge(file::with_files(post(send))))
        .route("/t/{key}/received", get(received::show))
}

/// A further field of the pack as the form shows it.
struct PackField {
    name: String,
    label: String,
    kind: &'static str,
    choices: Vec<Choice>,
    required: bool,
}

/// A file that came with an earlier try and waits in the form.
struct Waiting {
    token: String,
    name: String,
    size: String,
}

#[derive(Template)]
#[template(path = "public/complain.html")]
struct ComplainPage {
    l: Reader,
    frame: Outside,
    form: FormState,
    request: String,
    trap: &'static str,
    pack: String,
    title: String,
    packs: Vec<Choice>,
    unit: String,
    unit_name: String,
    categories: Vec<Choice>,
    recurrences: Vec<Choice>,
    fields: Vec<PackField>,
    more_is_open: bool,
    waiting: Vec<Waiting>,
    files_max: usize,
    accept: &'static str,
}

#[derive(Template)]
#[template(path = "public/choose.html")]
struct ChoosePage {
    l: Reader,
    frame: Outside,
    packs: Vec<Choice>,
    unit: String,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    pack: String,
    #[serde(default)]
    unit: String,
}

async fn show(guest: Guest, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let Some(pack) = chosen(&guest, &asked.pack) else {
        let page = ChoosePage {
            packs: offered(&guest),
            unit: asked.unit,
            frame: guest.outside(),
            l: guest.l.clone(),
        };
        return Ok(layout::show(&page));
    };
    let form = FormState::new("complain").with("unit", asked.unit);
    Ok(layout::show(&page(&guest, pack, form, pieces::request_id(), &[], None)))
}

/// The packs customers choose from: an industry's own, and the general one only where there is no other.
fn offered(guest: &Guest) -> Vec<Choice> {
    let tag = guest.l.tag();
    let all = || guest.house.packs_in_force();
    let has_own = all().any(is_own);
    let packs = all().filter(|it| !has_own || is_own(it));
    packs.map(|it| Choice::new(it.id.as_str(), it.title.in_language(tag))).collect()
}

fn is_own(pack: &Pack) -> bool {
    pack.id.as_str() != "general"
}

/// The pack asked for, else the only one there is to choose.
fn chosen<'a>(guest: &'a Guest, asked: &str) -> Option<&'a Pack> {
    if let Some(pack) = PackId::parse(asked).ok().and_then(|id| guest.house.pack(&id)) {
        return Some(pack);
    }
    match offered(guest).as_slice() {
        [only] => PackId::parse(&only.value).ok().and_then(|id| guest.house.pack(&id)),
        _ => None,
    }
}

fn page(
    guest: &Guest,
    pack: &Pack,
    form: FormState,
    request: String,
    files: &[FileRef],
    flash: Option<Flash>,
) -> ComplainPage {
    let l = &guest.l;
    let unit = UnitId::parse(form.value("unit")).ok().and_then(|id| guest.organisation().unit(&id));
    let category = CategoryCode::parse(form.value("category")).ok();
    let shown = |field: &&Field| pack.shows(field, category.as_ref());
    let fields: Vec<PackField> =
        pack.fields.iter().filter(shown).map(|field| pack_field(l, field)).collect();
    let mut inside =
        ["category", "recurrence"].iter().copied().chain(fields.iter().map(|it| it.name.as_str()));
    let has_more = fields.iter().any(|it| it.required)
        || inside.any(|name| !form.value(name).is_empty() || !form.problem(name).is_empty());
    let secret = guest.app.link_secret();
    let waiting = files.iter().filter_map(|file| {
        let token = file::waiting(secret, &request, file)?;
        Some(Waiting { token, name: file.name.clone(), size: parts::size(file.bytes) })
    });
    ComplainPage {
        more_is_open: has_more,
        waiting: waiting.collect(),
        unit: unit.map(|unit| unit.id.to_string()).unwrap_or_default(),
        unit_name: unit.map(|unit| unit.title.clone()).unwrap_or_default(),
        pack: pack.id.to_string(),
        title: pack.title.in_language(l.tag()).to_owned(),
        packs: offered(guest),
        categories: pieces::categories(l, pack),
        recurrences: words::choices(l, "recurrence", Recurrence::ALL),
        fields,
        files_max: file::FILES_MAX,
        accept: upload::ACCEPT,
        trap: TRAP,
        request,
        frame: Outside { flash, ..guest.outside() },
        form,
        l: l.clone(),
    }
}

fn pack_field(l: &Reader, field: &Field) -> PackField {
    let title = |words: &casework::pack::Words| words.in_language(l.tag()).to_owned();
    PackField {
        name: format!("fields.{}", field.id),
        label: title(&field.title),
        kind: match field.kind {
            FieldKind::Text | FieldKind::Number => "text",
            FieldKind::Choice => "choice",
            FieldKind::Date => "date",
            FieldKind::Phone => "tel",
        },
        choices: field
            .choices
            .iter()
            .map(|it| Choice::new(it.code.clone(), title(&it.title)))
            .collect(),
        required: field.requirement == Requirement::Mandatory,
    }
}

async fn send(
    State(app): State<App>,
    guest: Guest,
    Extension(Address(from)): Extension<Address>,
    multipart: Multipart,
) -> Result<Response, Fail> {
    app.rates().knock("complain", from, guest.now, PUBLIC_PER_MINUTE)?;
    let mut sent = file::read(&app, multipart).await?;
    let request = form::field(&sent.pairs, "request").to_owned();
    take_back_waiting(&app, &request, &mut sent).await?;
    let pack = chosen(&guest, form::field(&sent.pairs, "pack")).ok_or(Fail::NotFound)?;
    let (complaint, invalid) = reading::complaint(&guest, pack, &sent);
    let mut form =
        FormState::typed("complain", sent.pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    let flash = trapped(&guest, &mut form);
    say_unfit(&guest.l, &sent, &mut form);
    write_problems(&guest.l, Some(pack), &invalid, &mut form, reading::shown_as);
    if form.is_wrong() || flash.is_some() {
        return Ok(again(
            &guest,
            pack,
            form,
            request,
            &sent.files,
            flash,
            StatusCode::UNPROCESSABLE_ENTITY,
        ));
    }
    let key = case::request_key(CUSTOMER, &request, "complain", &sent.content());
    let order =
        Order::receive(Actor::Customer, complaint).and(Command::Acknowledge).keyed(key.clone());
    match app.run(order).await {
        Ok(done) => {
            Ok(Redirect::to(&received_path(&app, done.no, &request).await?).into_response())
        }
        Err(Trouble::Refused(Refusal::KeyReused)) => {
            let flash = sent_before(&guest, key).await?;
            let fresh = pieces::request_id();
            Ok(again(&guest, pack, form, fresh, &sent.files, Some(flash), StatusCode::CONFLICT))
        }
        Err(Trouble::Invalid(invalid)) => {
            write_problems(&guest.l, Some(pack), &invalid, &mut form, reading::shown_as);
            Ok(again(
                &guest,
                pack,
                form,
                request,
                &sent.files,
                None,
                StatusCode::UNPROCESSABLE_ENTITY,
            ))
        }
        Err(Trouble::Refused(refusal)) => {
            let flash = Some(refused(&guest.l, refusal));
            Ok(again(&guest, pack, form, request, &sent.files, flash, StatusCode::CONFLICT))
        }
        Err(trouble) => Ok(unsaved(&guest, pack, form, request, &sent.files, trouble)),
    }
}

/// Nothing could be written: the page says so and keeps everything, for people have only this page.
fn unsaved(
    guest: &Guest,
    pack: &Pack,
    form: FormState,
    request: String,
    files: &[FileRef],
    trouble: Trouble,
) -> Response {
    tracing::error!(%trouble, "a complaint could not be taken in");
    let status = Fail::from(trouble).status();
    let flash = Flash::bad(guest.l.t("public-unsaved").into_owned());
    again(guest, pack, form, request, files, Some(flash), status)
}

fn again(
    guest: &Guest,
    pack: &Pack,
    form: FormState,
    request: String,
    files: &[FileRef],
    flash: Option<Flash>,
    status: StatusCode,
) -> Response {
    // A form without a request id of ours gets one, so that it is repeatable from here on.
    let request =
        if request.is_empty() || request.len() > 64 { pieces::request_id() } else { request };
    (status, layout::show(&page(guest, pack, form, request, files, flash))).into_response()
}

/// Files that were taken with an earlier try come back by what the form carries of them, if they still lie there.
async fn take_back_waiting(app: &App, request: &str, sent: &mut file::Sent) -> Result<(), Fail> {
    let tokens = sent.pairs.iter().filter(|(name, _)| name == "kept").map(|(_, token)| token);
    let back: Vec<FileRef> =
        tokens.filter_map(|token| file::waited(app.link_secret(), request, token)).collect();
    for file in back.into_iter().chain(std::mem::take(&mut sent.files)) {
        if file::is_there(app, &file).await? {
            sent.add(file);
        } else {
            sent.unfit.push((file.name, upload::Unfit::Gone));
        }
    }
    Ok(())
}

/// A filled trap is emptied and the form shown again: a person sends it once more, a program gives up.
fn trapped(guest: &Guest, form: &mut FormState) -> Option<Flash> {
    if form.value(TRAP).trim().is_empty() {
        return None;
    }
    *form = std::mem::take(form).with(TRAP, "");
    Some(Flash::bad(guest.l.t("public-trapped").into_owned()))
}

/// Says of each file why it was not taken.
pub(super) fn say_unfit(l: &Reader, sent: &file::Sent, form: &mut FormState) {
    for words in sent.problems(l) {
        form.wrong("photos", words);
    }
}

/// Where the page with the number is.
async fn received_path(app: &App, no: CaseNo, request: &str) -> Result<String, Fail> {
    let link = link_of(app, no).await?;
    let is_plain = !request.is_empty() && request.bytes().all(|b| b.is_ascii_alphanumeric());
    Ok(if is_plain {
        format!("{link}/received?sent={request}")
    } else {
        format!("{link}/received")
    })
}

async fn link_of(app: &App, no: CaseNo) -> Result<String, Fail> {
    let desk = app.desk().clone();
    let case = app.blocking(move || desk.case(no)).await.map_err(Fail::from)?;
    case.and_then(|case| link::path(app.link_secret(), &case)).ok_or(Fail::NotFound)
}

/// The same form was sent before with other words: which case it became, so that nobody files it twice unawares.
async fn sent_before(guest: &Guest, key: Option<RequestKey>) -> Result<Flash, Fail> {
    let Some(RequestKey { key, .. }) = key else {
        return Ok(refused(&guest.l, Refusal::KeyReused));
    };
    let org = guest.app.desk().org();
    let found = guest
        .app
        .read(move |register| register.find_request(org, &key))
        .await
        .map_err(Fail::from)?;
    let no = found
        .map(|it| it.answer.split(' ').next().unwrap_or_default().to_owned())
        .unwrap_or_default();
    Ok(Flash::bad(guest.l.t1("public-sent-before", "no", no)))
}
