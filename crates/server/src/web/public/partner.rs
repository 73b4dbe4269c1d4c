//! The page of a partner outside: one task by a signed link, without an account.
//!
//! It shows the words of the task, the points it is about and the files chosen for it, and nothing else of the
//! case. A link that is no link, has run out or was called back says so, and what to do now.

use std::net::IpAddr;

use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Form, Router};
use casework::case::{Case, Command};
use casework::id::{CaseId, CaseNo};
use casework::pack::Pack;
use casework::permission::Actor;
use casework::point::Finding;
use casework::task::{Partner, State as TaskState, Task, TaskNumber};
use desk::{Order, Trouble};
use serde_json::json;

use super::super::{case, file};
use super::{OPENINGS_PER_MINUTE, refused, when, write_problems};
use crate::action;
use crate::app::App;
use crate::fail::Fail;
use crate::form::{self, Pairs};
use crate::guard::{Address, PUBLIC_PER_MINUTE};
use crate::layout::{self, Flash, Outside};
use crate::link;
use crate::locale::{Locale, Reader};
use crate::parts::{Choice, FileLink, FormState};
use crate::upload;
use crate::visit::Guest;
use crate::web::pieces;
use crate::words;

/// The routes of these pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/p/{key}", get(show))
        .route("/p/{key}/files/{digest}", get(hand_out))
        .route("/p/{key}/acceptance", post(accept))
        .route("/p/{key}/return", post(give_back))
        .route("/p/{key}/answer", file::with_files(post(answer)))
}

/// A task opened by its link.
struct Opened {
    case: Case,
    no: CaseNo,
    n: u32,
    path: String,
}

impl Opened {
    fn task(&self) -> Result<(&Task, &Partner), Fail> {
        let task = self.case.tasks.iter().find(|task| task.n == self.n).ok_or(Fail::NotFound)?;
        Ok((task, task.doer.partner().ok_or(Fail::NotFound)?))
    }

    fn actor(&self) -> Actor {
        Actor::Partner(self.n)
    }
}

/// Why a link does not open its task.
#[derive(Clone, Copy)]
enum Shut {
    /// It is no link of ours, or a newer one was sent.
    Wrong,
    /// Its time is over.
    Expired,
    /// We called it back.
    Revoked,
    /// The task is not wanted any more, or went to somebody else.
    Over,
}

impl Shut {
    fn code(self) -> &'static str {
        match self {
            Shut::Wrong => "wrong",
            Shut::Expired => "expired",
            Shut::Revoked => "revoked",
            Shut::Over => "over",
        }
    }
}

#[derive(Template)]
#[template(path = "public/task_shut.html")]
struct ShutPage {
    l: Reader,
    frame: Outside,
    title: String,
    lead: String,
}

struct PointAsked {
    n: u32,
    what: String,
}

#[derive(Template)]
#[template(path = "public/task.html")]
struct TaskPage {
    l: Reader,
    frame: Outside,
    link: String,
    request: String,
    organisation: String,
    what: String,
    points: Vec<PointAsked>,
    files: Vec<FileLink>,
    due: String,
    until: String,
    lead: String,
    notes: Vec<String>,
    answer: String,
    answered_points: Vec<(u32, String)>,
    contact: Vec<(String, String)>,
    may_accept: bool,
    may_answer: bool,
    may_return: bool,
    person: String,
    phone: String,
    findings: Vec<Choice>,
    reasons: Vec<Choice>,
    answer_form: FormState,
    return_form: FormState,
    files_max: usize,
    accept: &'static str,
}

/// A form that was not taken, to stand on the page as it was typed.
#[derive(Default)]
struct Typed {
    resource: &'static str,
    pairs: Pairs,
    problems: Vec<(String, String)>,
    invalid: casework::invalid::Invalid,
    flash: Option<Flash>,
}

/// Opens a task by the last part of its link; else the page to show instead.
async fn open(guest: &Guest, from: IpAddr, key: &str) -> Result<Result<Opened, Response>, Fail> {
    guest.app.rates().knock("partner", from, guest.now, OPENINGS_PER_MINUTE)?;
    match find(guest, key).await? {
        Ok(opened) => Ok(Ok(opened)),
        Err(shut) => {
            if matches!(shut, Shut::Wrong) {
                guest.app.rates().knock("partner-wrong", from, guest.now, PUBLIC_PER_MINUTE)?;
            }
            Ok(Err(shut_page(guest, shut)))
        }
    }
}

/// A number that does not exist takes the same way as a code that does not fit.
async fn find(guest: &Guest, key: &str) -> Result<Result<Opened, Shut>, Fail> {
    let Some((no, n, given)) = link::parse_task(key) else { return Ok(Err(Shut::Wrong)) };
    let desk = guest.app.desk().clone();
    let found = guest.app.blocking(move || desk.case(no)).await.map_err(Fail::from)?;
    let secret = guest.app.link_secret();
    let nobody = Case { id: Some(CaseId([0; 16])), ..Case::default() };
    let case = found.as_ref().unwrap_or(&nobody);
    let task = case.tasks.iter().find(|task| task.n == n);
    let generation = task.and_then(|task| task.doer.partner()).map_or(0, |it| it.generation);
    let right = link::task_code(secret, case, n, generation).unwrap_or_default();
    let fits = link::same(right.as_bytes(), given.to_lowercase().as_bytes());
    let Some(task) = task.filter(|_| fits) else { return Ok(Err(Shut::Wrong)) };
    let Some(partner) = task.doer.partner() else { return Ok(Err(Shut::Over)) };
    if partner.is_revoked {
        return Ok(Err(Shut::Revoked));
    }
    if guest.now >= partner.until {
        return Ok(Err(Shut::Expired));
    }
    if task.state == TaskState::Withdrawn || case.merged_into.is_some() {
        return Ok(Err(Shut::Over));
    }
    let path = link::task_path(secret, case, task).ok_or(Fail::NotFound)?;
    Ok(found.map(|case| Opened { case, no, n, path }).ok_or(Shut::Wrong))
}

fn shut_page(guest: &Guest, shut: Shut) -> Response {
    let l = guest.l.clone();
    let page = ShutPage {
        title: l.t(format!("partner-{}", shut.code())).into_owned(),
        lead: l.t(format!("partner-{}-help", shut.code())).into_owned(),
        frame: guest.outside(),
        l,
    };
    let status = if matches!(shut, Shut::Wrong) { StatusCode::NOT_FOUND } else { StatusCode::GONE };
    (status, layout::show(&page)).into_response()
}

async fn show(
    guest: Guest,
    Path(key): Path<String>,
    Extension(Address(from)): Extension<Address>,
) -> Result<Response, Fail> {
    match open(&guest, from, &key).await? {
        Ok(opened) => page(&guest, &opened, &Typed::default()),
        Err(response) => Ok(response),
    }
}

fn page(guest: &Guest, opened: &Opened, typed: &Typed) -> Result<Response, Fail> {
    let (task, partner) = opened.task()?;
    // A partner is written to in its own language; who has chosen another reads that.
    let l = if guest.path.contains("lang=") {
        guest.l.clone()
    } else {
        let locale = Locale::parse(&partner.language).unwrap_or(guest.l.locale);
        Reader::new(locale, guest.l.zone.clone(), guest.now)
    };
    let pack = guest.house.pack_of(&opened.case)?;
    let owner = super::responsible(guest, &opened.case);
    let hotline = guest.organisation().phone.clone();
    let answered = task.answer().filter(|_| !task.is_with_doer());
    let flash = typed.flash.clone().or_else(|| done_flash(guest, &l));
    let open = opened.case.closure.is_none();
    let page = TaskPage {
        link: opened.path.clone(),
        request: pieces::request_id(),
        organisation: guest.organisation().name.clone(),
        what: task.what.clone(),
        points: points(&opened.case, task),
        files: files(opened, partner),
        due: when(&l, task.due_at),
        until: when(&l, partner.until),
        lead: l.t(words::code_key("partner-state", task.state.code())).into_owned(),
        notes: notes(task),
        answer: answered.map(|it| it.text.clone()).unwrap_or_default(),
        answered_points: answered
            .map(|it| it.points.iter().map(|it| (it.point, it.text.clone())).collect())
            .unwrap_or_default(),
        contact: contact(&l, &opened.case, partner),
        may_accept: open && task.state == TaskState::Offered,
        may_answer: open && (task.is_with_doer() || task.state == TaskState::Answered),
        may_return: open && task.is_with_doer() && task.arbitrated.is_none(),
        person: owner.map(|it| it.name.clone()).unwrap_or_default(),
        phone: owner.and_then(|it| it.phone.clone()).or(hotline).unwrap_or_default(),
        findings: words::choices(&l, "finding", Finding::ALL),
        reasons: reasons(&l, pack),
        answer_form: answer_form(&l, task, typed),
        return_form: typed.form(&l, "return"),
        files_max: file::FILES_MAX,
        accept: upload::ACCEPT,
        frame: Outside { flash, ..guest.outside() },
        l,
    };
    Ok(layout::show(&page))
}

fn reasons(l: &Reader, pack: &Pack) -> Vec<Choice> {
    pack.return_reasons()
        .map(|it| Choice::new(it.code.clone(), it.title.in_language(l.tag())))
        .collect()
}

fn points(case: &Case, task: &Task) -> Vec<PointAsked> {
    let points = case.points.iter().filter(|point| task.points.contains(&point.n));
    points.map(|point| PointAsked { n: point.n, what: point.what.clone() }).collect()
}

/// The files chosen for the partner, and those it sent itself.
fn files(opened: &Opened, partner: &Partner) -> Vec<FileLink> {
    let base = format!("{}/files", opened.path);
    let mut list = pieces::files(&base, &opened.case);
    list.retain(|file| {
        let digest = file.url.rsplit('/').next().unwrap_or_default();
        may_see(opened, partner, digest)
    });
    list
}

fn may_see(opened: &Opened, partner: &Partner, digest: &str) -> bool {
    let chosen = partner.files.iter().any(|it| it == digest);
    let own = opened
        .case
        .attachments
        .iter()
        .any(|it| it.file.digest == digest && it.by == opened.actor());
    chosen || own
}

/// What was said when an answer was sent back; the last word counts.
fn notes(task: &Task) -> Vec<String> {
    let waits = task.is_with_doer();
    task.sent_back.iter().filter(|_| waits).map(|it| it.text.clone()).collect()
}

/// How to reach the complainant, when that was ticked.
fn contact(l: &Reader, case: &Case, partner: &Partner) -> Vec<(String, String)> {
    let Some(complaint) = case.complaint().filter(|_| partner.sees_contact) else {
        return Vec::new();
    };
    let party = &complaint.complainant;
    let mut list = vec![
        (l.t("case-complainant").into_owned(), party.name.clone()),
        (l.t("case-phone").into_owned(), party.phone.clone().unwrap_or_default()),
        (l.t("case-email").into_owned(), party.email.clone().unwrap_or_default()),
        (l.t("case-address").into_owned(), party.address.clone().unwrap_or_default()),
    ];
    list.retain(|(_, value)| !value.is_empty());
    list
}

fn answer_form(l: &Reader, task: &Task, typed: &Typed) -> FormState {
    let mut form = typed.form(l, "answer");
    if typed.resource == "answer" {
        return form;
    }
    if let Some(answer) = task.answer() {
        form = form.with("text", answer.text.clone());
        for it in &answer.points {
            let n = it.point;
            form = form
                .with(format!("points.{n}.text"), it.text.clone())
                .with(format!("points.{n}.reasons"), it.reasons.clone());
            if let Some(finding) = it.finding {
                form = form.with(format!("points.{n}.finding"), words::code(&finding));
            }
        }
    }
    form
}

impl Typed {
    fn form(&self, l: &Reader, resource: &str) -> FormState {
        if self.resource != resource {
            return FormState::new(resource);
        }
        let mut form =
            FormState::typed(resource, self.pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
        write_problems(l, None, &self.invalid, &mut form, str::to_owned);
        for (field, words) in &self.problems {
            form.wrong(field.clone(), words.clone());
        }
        form
    }
}

fn done_flash(guest: &Guest, l: &Reader) -> Option<Flash> {
    let (_, query) = guest.path.split_once("?done=")?;
    let key = format!("partner-done-{}", query.split('&').next()?);
    l.locale.has(&key).then(|| Flash::good(l.t(key).into_owned()))
}

/// Hands out the files chosen for the partner and those it sent.
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
    let (_, partner) = opened.task()?;
    let seen = may_see(&opened, partner, &digest);
    let file = opened.case.file(&digest).filter(|_| seen).ok_or(Fail::NotFound)?;
    file::hand_out(&guest.app, file, &headers).await
}

async fn accept(
    State(app): State<App>,
    guest: Guest,
    Path(key): Path<String>,
    Extension(Address(from)): Extension<Address>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    app.rates().knock("partner-say", from, guest.now, PUBLIC_PER_MINUTE)?;
    let opened = match open(&guest, from, &key).await? {
        Ok(opened) => opened,
        Err(response) => return Ok(response),
    };
    let command = Command::AcceptTask(TaskNumber { task: opened.n });
    run(&guest, opened, command, Typed { resource: "acceptance", pairs, ..Typed::default() }).await
}

async fn give_back(
    State(app): State<App>,
    guest: Guest,
    Path(key): Path<String>,
    Extension(Address(from)): Extension<Address>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    app.rates().knock("partner-say", from, guest.now, PUBLIC_PER_MINUTE)?;
    let opened = match open(&guest, from, &key).await? {
        Ok(opened) => opened,
        Err(response) => return Ok(response),
    };
    let line = |name: &str| form::field(&pairs, name).to_owned();
    let (reason, note) = (line("reason"), line("note"));
    let command = Command::ReturnTask(casework::task::ReturnTask { task: opened.n, reason, note });
    run(&guest, opened, command, Typed { resource: "return", pairs, ..Typed::default() }).await
}

async fn answer(
    State(app): State<App>,
    guest: Guest,
    Path(key): Path<String>,
    Extension(Address(from)): Extension<Address>,
    multipart: Multipart,
) -> Result<Response, Fail> {
    app.rates().knock("partner-say", from, guest.now, PUBLIC_PER_MINUTE)?;
    // Before anything is taken in: does the link open a task.
    let opened = match open(&guest, from, &key).await? {
        Ok(opened) => opened,
        Err(response) => return Ok(response),
    };
    let sent = file::read(&app, multipart).await?;
    let problems: Vec<_> =
        sent.problems(&guest.l).into_iter().map(|words| ("files".to_owned(), words)).collect();
    let files = json!(sent.files);
    let mut typed = Typed { resource: "answer", pairs: sent.pairs, problems, ..Typed::default() };
    if !typed.problems.is_empty() {
        return again(&guest, &opened, typed).await;
    }
    let body = form::to_json(&typed.pairs, guest.house.calendar.zone());
    let command = match body {
        Ok(body) => {
            let mut body = case::completed("task-answers", body);
            body["files"] = files;
            body["task"] = json!(opened.n);
            action::command("task-answers", body)
        }
        Err(invalid) => Err(Trouble::Invalid(invalid).into()),
    };
    match command {
        Ok(command) => run(&guest, opened, command, typed).await,
        Err(Fail::Trouble(Trouble::Invalid(invalid))) => {
            typed.invalid = invalid;
            again(&guest, &opened, typed).await
        }
        Err(fail) => Err(fail),
    }
}

async fn run(
    guest: &Guest,
    opened: Opened,
    command: Command,
    typed: Typed,
) -> Result<Response, Fail> {
    let who = format!("partner/{}/{}", opened.no, opened.n);
    let request = form::field(&typed.pairs, "request").to_owned();
    let key = case::request_key(&who, &request, typed.resource, &typed.pairs);
    let order = Order::on(opened.actor(), opened.no, command).keyed(key);
    match guest.app.run(order).await {
        Ok(_) => {
            Ok(Redirect::to(&format!("{}?done={}", opened.path, typed.resource)).into_response())
        }
        Err(Trouble::Invalid(invalid)) => again(guest, &opened, Typed { invalid, ..typed }).await,
        Err(Trouble::Refused(refusal)) => {
            let flash = Some(refused(&guest.l, refusal));
            again(guest, &opened, Typed { flash, ..typed }).await
        }
        Err(trouble) => Err(trouble.into()),
    }
}

/// The page again as it stands now, with what was typed.
async fn again(guest: &Guest, opened: &Opened, typed: Typed) -> Result<Response, Fail> {
    let (desk, no) = (guest.app.desk().clone(), opened.no);
    let case = guest
        .app
        .blocking(move || desk.case(no))
        .await
        .map_err(Fail::from)?
        .ok_or(Fail::NotFound)?;
    let now = Opened { case, no, n: opened.n, path: opened.path.clone() };
    let status =
        if typed.flash.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page(guest, &now, &typed)?).into_response())
}
