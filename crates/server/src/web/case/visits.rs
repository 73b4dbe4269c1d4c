//! Visits on the case page, and the page of one visit, made for one thumb.

use askama::Template;
use axum::Form;
use axum::extract::{Multipart, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, post};
use casework::case::{Case, Command};
use casework::contact::Attach;
use casework::id::CaseNo;
use casework::intake::FileRef;
use casework::pack::{Pack, VisitField, VisitFieldKind};
use casework::permission::{Act, Actor};
use casework::refusal::Refusal;
use casework::visit::{self, Consent, State as VisitState, VisitResult, is_goer};
use desk::{Order, Trouble};
use serde::Deserialize;
use serde_json::json;

use super::{Refused, completed, request_key, told};
use crate::action;
use crate::app::App;
use crate::fail::Fail;
use crate::form::{self, Pairs};
use crate::layout::{self, Door, Flash, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FileLink, FormState, Tone, dial};
use crate::signature;
use crate::visit::Visit;
use crate::web::{file, pieces, visits};
use crate::words;

/// Everything the case page says about visits, and the form to arrange one.
pub(super) struct VisitsPart {
    pub(super) list: Vec<VisitView>,
    pub(super) may_arrange: bool,
    pub(super) arrange_form: FormState,
    pub(super) in_vain: String,
}

/// A visit with what may be done with it.
#[expect(clippy::struct_excessive_bools, reason = "each is a form of its own")]
pub(super) struct VisitView {
    pub(super) n: u32,
    pub(super) url: String,
    pub(super) window: String,
    pub(super) place: String,
    pub(super) what: String,
    pub(super) person: String,
    pub(super) state: String,
    pub(super) tone: Tone,
    pub(super) is_late: bool,
    pub(super) result: String,
    pub(super) found: String,
    pub(super) measured: Vec<(String, String)>,
    pub(super) files: Vec<FileLink>,
    pub(super) moved: Vec<(String, String)>,
    pub(super) signed: String,
    pub(super) signed_note: String,
    pub(super) signature: String,
    pub(super) cancelled: String,
    pub(super) may_go: bool,
    pub(super) may_move: bool,
    pub(super) may_cancel: bool,
    pub(super) move_form: FormState,
    pub(super) cancel_form: FormState,
}

/// What the case page says about visits.
pub(super) fn part(visit: &Visit, case: &Case, pack: &Pack, refused: &Refused) -> VisitsPart {
    let open = case.closure.is_none() && case.merged_into.is_none();
    let in_vain = case.visits_in_vain();
    VisitsPart {
        list: case.visits.iter().map(|it| view(visit, case, pack, it, refused)).collect(),
        may_arrange: open && visit.may(case, Act::Work),
        arrange_form: arrange_form(case, refused),
        in_vain: if in_vain > 0 {
            visit.l.t1("visit-in-vain", "n", in_vain)
        } else {
            String::new()
        },
    }
}

fn arrange_form(case: &Case, refused: &Refused) -> FormState {
    let form = refused.form("visits", 0);
    if form.is_wrong() || refused.resource == "visits" {
        return form;
    }
    let place = case
        .complaint()
        .map(|it| it.complainant.address.clone().unwrap_or_else(|| it.place.clone()));
    form.with("place", place.unwrap_or_default())
}

fn view(
    visit: &Visit,
    case: &Case,
    pack: &Pack,
    it: &visit::Visit,
    refused: &Refused,
) -> VisitView {
    let l = &visit.l;
    let open = case.closure.is_none() && case.merged_into.is_none() && it.is_open();
    let setting = visit.setting(case, pack);
    let goes = visit.may(case, Act::Record) && is_goer(case, it, &setting);
    let no = case.no().map(|no| no.to_string()).unwrap_or_default();
    let record = it.record.as_ref();
    let shows = |file: &FileLink| {
        record.is_some_and(|it| it.files.iter().any(|digest| file.url.ends_with(digest.as_str())))
    };
    let sign_off = it.sign_off.as_ref();
    let signature = sign_off.and_then(|it| it.signature.as_ref());
    VisitView {
        n: it.n,
        url: format!("/cases/{no}/visits/{}", it.n),
        window: words::window(l, it.from_at, it.to_at),
        place: it.place.clone(),
        what: it.what.clone(),
        person: pieces::person_name(visit.organisation(), &it.person),
        state: l.t(words::code_key("visit-state", it.state.code())).into_owned(),
        tone: visits::tone(it.state),
        is_late: it.state == VisitState::Arranged && it.to_at <= visit.now,
        result: record.map(|it| words::of(l, "visit-result", &it.result)).unwrap_or_default(),
        found: record.map(|it| it.found.clone()).unwrap_or_default(),
        measured: record.map(|it| measured(l, pack, &it.fields)).unwrap_or_default(),
        files: pieces::files(&format!("/cases/{no}/files"), case)
            .into_iter()
            .filter(shows)
            .collect(),
        moved: it
            .moves
            .iter()
            .map(|it| (words::window(l, it.from_at, it.to_at), it.why.clone()))
            .collect(),
        signed: sign_off.map(|it| signed(l, it)).unwrap_or_default(),
        signed_note: sign_off.map(|it| it.note.clone()).unwrap_or_default(),
        signature: signature
            .map(|digest| format!("/cases/{no}/files/{digest}"))
            .unwrap_or_default(),
        cancelled: it.cancelled.as_ref().map(|it| it.reason.clone()).unwrap_or_default(),
        may_go: goes && (open || it.is_to_sign()),
        may_move: goes && open && it.state == VisitState::Arranged,
        may_cancel: open && visit.may(case, Act::Work),
        move_form: refused.form("visit-moves", it.n),
        cancel_form: refused.form("visit-cancellations", it.n),
    }
}

fn signed(l: &Reader, it: &visit::SignOff) -> String {
    let consent = words::of(l, "visit-consent", &it.consent);
    if it.name.is_empty() { consent } else { format!("{} · {consent}", it.name) }
}

/// What was measured, in the words of the pack's form.
fn measured(
    l: &Reader,
    pack: &Pack,
    fields: &std::collections::BTreeMap<String, String>,
) -> Vec<(String, String)> {
    let known = |id: &str| pack.visit_fields.iter().find(|field| field.id == id);
    fields
        .iter()
        .map(|(id, value)| match known(id) {
            None => (id.clone(), value.clone()),
            Some(field) => {
                let choice = field.choices.iter().find(|choice| choice.code == *value);
                let value = choice.map_or(value.as_str(), |it| it.title.in_language(l.tag()));
                let unit = if field.unit.is_empty() { "" } else { " " };
                let title = field.title.in_language(l.tag()).to_owned();
                (title, format!("{value}{unit}{}", field.unit))
            }
        })
        .collect()
}

/// A field of the pack's form as the page asks for it.
struct Measure {
    name: String,
    label: String,
    hint: String,
    is_number: bool,
    choices: Vec<Choice>,
}

fn measure(l: &Reader, field: &VisitField) -> Measure {
    let title = field.title.in_language(l.tag());
    let label =
        if field.unit.is_empty() { title.to_owned() } else { format!("{title} ({})", field.unit) };
    let limits = match (field.min, field.max) {
        (Some(min), Some(max)) => {
            l.t2("visit-between", "min", min.to_string(), "max", max.to_string())
        }
        (Some(min), None) => l.t1("visit-at-least", "min", min.to_string()),
        (None, Some(max)) => l.t1("visit-at-most", "max", max.to_string()),
        (None, None) => String::new(),
    };
    let needed = if field.required { l.t("visit-needed").into_owned() } else { String::new() };
    Measure {
        name: format!("fields.{}", field.id),
        label,
        hint: [needed, limits]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
        is_number: field.kind == VisitFieldKind::Number,
        choices: field
            .choices
            .iter()
            .map(|it| Choice::new(it.code.clone(), it.title.in_language(l.tag())))
            .collect(),
    }
}

#[derive(Template)]
#[template(path = "case/visit.html")]
struct VisitPage {
    l: Reader,
    frame: Frame,
    no: String,
    request: String,
    heading: String,
    narrative: String,
    name: String,
    phone: String,
    tel: String,
    visit: VisitView,
    may_arrive: bool,
    may_record: bool,
    may_sign: bool,
    measures: Vec<Measure>,
    photos: Vec<Choice>,
    results: Vec<Choice>,
    consents: Vec<Choice>,
    record_form: FormState,
    sign_form: FormState,
}

/// The page of one visit.
pub(super) async fn show(
    visit: Visit,
    Path((no, n)): Path<(String, u32)>,
) -> Result<Response, Fail> {
    let case = visit.case(&no, Act::Read).await?;
    super::note_reading(&visit, &case).await?;
    render(&visit, &case, n, Refused::default()).await
}

async fn render(visit: &Visit, case: &Case, n: u32, refused: Refused) -> Result<Response, Fail> {
    let l = &visit.l;
    let pack = visit.pack(case)?;
    let it = case.visits.iter().find(|it| it.n == n).ok_or(Fail::NotFound)?;
    let mut frame = visit.frame(Door::Work).await?;
    frame.flash = refused.flash.clone().or_else(|| visit.done_flash());
    let no = case.no().map(|no| no.to_string()).unwrap_or_default();
    frame.case_no = no.clone();
    let complaint = case.complaint().ok_or(Refusal::NoSuchCase)?;
    let phone = complaint.complainant.phone.clone().unwrap_or_default();
    let view = view(visit, case, pack, it, &refused);
    let category = case.assessment.as_ref().map(|it| &it.category);
    let category = category.or(complaint.category.as_ref());
    Ok(layout::show(&VisitPage {
        request: pieces::request_id(),
        heading: complaint.heading.clone(),
        narrative: complaint.narrative.clone(),
        name: complaint.complainant.name.clone(),
        tel: dial(&phone),
        phone,
        may_arrive: view.may_go && it.state == VisitState::Arranged,
        may_record: view.may_go && it.is_open(),
        may_sign: view.may_go && it.is_to_sign(),
        measures: pack.visit_form(category).into_iter().map(|it| measure(l, it)).collect(),
        photos: photos(case, it),
        results: words::choices(l, "visit-result", VisitResult::ALL),
        consents: words::choices(l, "visit-consent", Consent::ALL),
        record_form: record_form(case, it, &refused),
        sign_form: sign_form(&complaint.complainant.name, &refused),
        visit: view,
        frame,
        no,
        l: l.clone(),
    }))
}

/// Files that came to the case since the visit was arranged, and not from the customer: likely from there.
fn photos(case: &Case, it: &visit::Visit) -> Vec<Choice> {
    let since =
        case.attachments.iter().filter(|file| file.at >= it.at && file.by != Actor::Customer);
    since.map(|file| Choice::new(file.file.digest.clone(), file.file.name.clone())).collect()
}

fn record_form(case: &Case, it: &visit::Visit, refused: &Refused) -> FormState {
    let form = refused.form("visit-records", it.n);
    if refused.resource == "visit-records" {
        return form;
    }
    // What was taken there by who goes belongs to the visit unless they say otherwise.
    let theirs = |file: &&casework::contact::Attachment| {
        it.arrived_at.is_some_and(|at| file.at >= at) && file.by.person() == Some(&it.person)
    };
    let files = case.attachments.iter().filter(theirs);
    files.fold(form, |form, file| form.with("files", file.file.digest.clone()))
}

fn sign_form(name: &str, refused: &Refused) -> FormState {
    let form = refused.form("visit-sign-offs", 0);
    if refused.resource == "visit-sign-offs" {
        return form;
    }
    form.with("consent", "agrees").with("name", name)
}

/// The door for being there: one press.
pub(super) fn arrive_door() -> MethodRouter<App> {
    post(arrive)
}

async fn arrive(
    State(app): State<App>,
    visit: Visit,
    Path(no): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let case = visit.case(&no, Act::Record).await?;
    let sent = file::Sent { pairs, ..file::Sent::default() };
    carry_out(&app, &visit, &case, "visit-arrivals", sent, None).await
}

/// Which visit a form is about, told by its address as well: of a form that is far too large nothing is read.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    visit: Option<u32>,
}

/// The door for what was found: it brings photos.
pub(super) fn record_door() -> MethodRouter<App> {
    file::with_files(post(record))
}

async fn record(
    State(app): State<App>,
    visit: Visit,
    Path(no): Path<String>,
    Query(asked): Query<Asked>,
    multipart: Multipart,
) -> Result<Response, Fail> {
    // Before anything is taken in: is it a case of theirs at all.
    let case = visit.case(&no, Act::Record).await?;
    let mut sent = file::read(&app, multipart).await?;
    if let Some(n) = asked.visit.filter(|_| form::field(&sent.pairs, "visit").is_empty()) {
        sent.pairs.push(("visit".to_owned(), n.to_string()));
    }
    let problems = sent.problems(&visit.l);
    if !problems.is_empty() {
        let wrong = problems.into_iter().map(|words| ("photos".to_owned(), words)).collect();
        return wrong_fields(&visit, &case, "visit-records", sent.pairs, wrong).await;
    }
    carry_out(&app, &visit, &case, "visit-records", sent, None).await
}

/// The door for the customer's word: it brings the strokes of a signature.
pub(super) fn sign_door() -> MethodRouter<App> {
    post(sign)
}

async fn sign(
    State(app): State<App>,
    visit: Visit,
    Path(no): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let case = visit.case(&no, Act::Record).await?;
    let strokes = match signature::read(form::field(&pairs, "strokes")) {
        Ok(strokes) => strokes,
        Err(problem) => {
            let wrong = vec![("strokes".to_owned(), words::problem(&visit.l, &problem))];
            return wrong_fields(&visit, &case, "visit-sign-offs", pairs, wrong).await;
        }
    };
    // Who will not sign has drawn nothing that counts.
    let refuses = form::field(&pairs, "consent") == Consent::RefusesToSign.code();
    let drawn = match strokes.filter(|_| !refuses) {
        Some(strokes) => Some(kept(&app, &strokes).await?),
        None => None,
    };
    let sent = file::Sent { pairs, ..file::Sent::default() };
    carry_out(&app, &visit, &case, "visit-sign-offs", sent, drawn).await
}

/// The picture of a signature, kept where files are kept.
async fn kept(app: &App, strokes: &signature::Strokes) -> Result<FileRef, Fail> {
    let bytes = signature::picture(strokes)
        .map_err(|error| Fail::Senseless(format!("strokes: {error}")))?;
    file::keep_picture(app, "signature.png", bytes).await
}

/// Carries a form of the visit page out, and shows the page again with what came of it.
async fn carry_out(
    app: &App,
    visit: &Visit,
    case: &Case,
    resource: &str,
    sent: file::Sent,
    signature: Option<FileRef>,
) -> Result<Response, Fail> {
    let number = case.no().ok_or(Refusal::NoSuchCase)?;
    let n: u32 = form::field(&sent.pairs, "visit").parse().unwrap_or(0);
    let request = form::field(&sent.pairs, "request");
    let key = request_key(visit.person.id.as_str(), request, resource, &sent.content());
    let pairs: Pairs = sent.pairs.iter().filter(|(name, _)| name != "strokes").cloned().collect();
    let body = form::to_json(&pairs, visit.house.calendar.zone())
        .map_err(|it| Fail::from(Trouble::Invalid(it)));
    let command = body.and_then(|body| {
        let mut body = completed(resource, body);
        if let Some(file) = &signature {
            body["signature"] = json!(file);
        }
        for file in &sent.files {
            if let Some(list) = body["files"].as_array_mut() {
                list.push(json!(file.digest));
            } else {
                body["files"] = json!([file.digest]);
            }
        }
        action::command(resource, body)
    });
    let outcome = match command {
        Ok(command) => {
            let caption = String::new();
            let attached = |file: &FileRef| {
                Command::Attach(Attach { file: file.clone(), caption: caption.clone() })
            };
            let mut commands: Vec<Command> = sent.files.iter().map(attached).collect();
            commands.push(command);
            let mut commands = commands.into_iter();
            let first = commands.next().ok_or(Fail::NotFound)?;
            let order = commands.fold(Order::on(visit.actor.clone(), number, first), Order::and);
            app.run(order.keyed(key)).await.map_err(Fail::from)
        }
        Err(fail) => Err(fail),
    };
    match outcome {
        Ok(_) => {
            let to = format!("/cases/{number}/visits/{n}?done={resource}");
            Ok(Redirect::to(&to).into_response())
        }
        Err(fail) => {
            let pairs = attached(app, visit, number, sent).await;
            again(visit, case, n, resource, pairs, fail).await
        }
    }
}

/// Photos stay on the case though the form is not right yet: nobody takes them twice. The form then names them.
async fn attached(app: &App, visit: &Visit, no: CaseNo, sent: file::Sent) -> Pairs {
    let mut pairs = sent.pairs;
    for file in sent.files {
        let digest = file.digest.clone();
        let attach = Command::Attach(Attach { file, caption: String::new() });
        match app.run(Order::on(visit.actor.clone(), no, attach)).await {
            Ok(_) => pairs.push(("files".to_owned(), digest)),
            Err(trouble) => tracing::warn!(%no, %trouble, "a photo of a visit was not kept"),
        }
    }
    pairs
}

/// The page of the visit again, with what was typed and what stands in the way.
async fn again(
    visit: &Visit,
    case: &Case,
    n: u32,
    resource: &str,
    pairs: Pairs,
    fail: Fail,
) -> Result<Response, Fail> {
    let status = fail.status();
    let Fail::Trouble(trouble) = &fail else { return Err(fail) };
    let Some((problems, flash)) = told(visit, trouble) else { return Err(fail) };
    let resource = resource.to_owned();
    let refused = Refused { resource, pairs, problems, flash: Some(flash) };
    let now =
        visit.case(&case.no().map(|no| no.to_string()).unwrap_or_default(), Act::Read).await?;
    let page = render(visit, &now, n, refused).await?;
    let status = if status == StatusCode::NOT_FOUND { StatusCode::CONFLICT } else { status };
    Ok((status, page).into_response())
}

async fn wrong_fields(
    visit: &Visit,
    case: &Case,
    resource: &str,
    pairs: Pairs,
    problems: Vec<(String, String)>,
) -> Result<Response, Fail> {
    let flash = Some(Flash::bad(visit.l.t("case-form-wrong").into_owned()));
    let n: u32 = form::field(&pairs, "visit").parse().unwrap_or(0);
    let resource = resource.to_owned();
    let page = render(visit, case, n, Refused { resource, pairs, problems, flash }).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
