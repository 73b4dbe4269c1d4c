//! The library: what closed cases teach, written by one, released by another, searched and practised by everybody.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use casework::case::Case;
use casework::id::CaseNo;
use casework::matter::{Accused, MatterKind};
use casework::permission::{Act, Actor};
use casework::write_up::{
    Content, DraftWriteUp, WriteUp, WriteUpCommand, WriteUpEvent, WriteUpState, begun_from,
};
use desk::Trouble;
use desk::run::decode;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};
use store::{MATTER_ROWS_MAX, MatterListRow, Step};

use super::{Refused, body, done, enter, item, keeps, matter, numbers, reads, refused, run, sees};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::{FormState, TimelineItem, Tone};
use crate::visit::Visit;
use crate::web::{file, pieces};
use crate::words;

/// Characters of a search.
const SEARCH_CHARS_MAX: usize = 100;

/// The routes of these pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/library", get(list).post(draft))
        .route("/library/new", get(begin))
        .route("/library/{n}", get(show))
        .route("/library/{n}/revision", get(rewrite).post(revise))
        .route("/library/{n}/practice", get(practice).post(practise))
        .route("/library/{n}/pictures/{digest}", get(picture))
        .route("/library/{n}/{resource}", post(act))
}

/// What is looked for, or written about.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    case: String,
}

struct Row {
    n: u32,
    title: String,
    state: String,
    tone: Tone,
    by: String,
    at: Timestamp,
}

#[derive(Template)]
#[template(path = "matter/library.html")]
struct LibraryPage {
    l: Reader,
    frame: Frame,
    q: String,
    rows: Vec<Row>,
    drafts: Vec<Row>,
}

/// A picture one can choose.
struct PictureChoice {
    at: usize,
    digest: String,
    name: String,
    url: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "matter/write_up_form.html")]
struct WritePage {
    l: Reader,
    frame: Frame,
    heading: String,
    action: String,
    cases: String,
    form: FormState,
    pictures: Vec<PictureChoice>,
    request: String,
}

/// What a write-up says, as it is shown.
struct Telling {
    title: String,
    category: String,
    problem: String,
    handling: String,
    summary: String,
    /// Where each picture is, and what it shows.
    pictures: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "matter/write_up.html")]
struct WriteUpPage {
    l: Reader,
    frame: Frame,
    n: u32,
    state: String,
    tone: Tone,
    told: Telling,
    /// What waits to be released beside what is on view.
    pending: Option<Telling>,
    cases: Vec<String>,
    by: String,
    released: String,
    practised: String,
    /// Where it is practised.
    practice: String,
    sent_back: String,
    withdrawn: String,
    may_revise: bool,
    may_release: bool,
    may_withdraw: bool,
    may_practise: bool,
    timeline: Vec<TimelineItem>,
    forms: BTreeMap<&'static str, FormState>,
    request: String,
}

/// What the reply check says of an answer: whether it would hold it back, and why.
struct Note {
    blocks: bool,
    words: String,
    better: String,
}

#[derive(Template)]
#[template(path = "matter/practice.html")]
struct PracticePage {
    l: Reader,
    frame: Frame,
    n: u32,
    told: Telling,
    /// The person's last answer; none before.
    answer: Option<String>,
    notes: Vec<Note>,
    form: FormState,
    request: String,
}

fn tone(state: WriteUpState) -> Tone {
    match state {
        WriteUpState::Released => Tone::Green,
        WriteUpState::Drafted | WriteUpState::Revised => Tone::Amber,
        WriteUpState::SentBack => Tone::Red,
        WriteUpState::Withdrawn => Tone::Grey,
    }
}

fn state_of(code: &str) -> Option<WriteUpState> {
    WriteUpState::ALL.iter().copied().find(|it| it.code() == code)
}

fn state_name(l: &Reader, state: WriteUpState) -> String {
    l.t(words::code_key("write-up-state", state.code())).into_owned()
}

fn row(visit: &Visit, it: MatterListRow, state: WriteUpState) -> Row {
    let by = it.owner.as_ref().map(|id| words::person(visit.organisation(), id).to_owned());
    Row {
        n: it.n,
        title: it.title,
        state: state_name(&visit.l, state),
        tone: tone(state),
        by: by.unwrap_or_default(),
        at: it.began_at,
    }
}

/// Whether somebody reads one in a list: what is on view, and what one wrote or may release.
pub(in crate::web) fn is_listed(visit: &Visit, it: &MatterListRow) -> bool {
    let on_view = state_of(&it.state).is_some_and(WriteUpState::is_on_view);
    let keeper = keeps(visit, &Accused::parse(&it.accused));
    sees(visit, &it.accused) && (on_view || keeper || it.owner.as_ref() == Some(&visit.person.id))
}

async fn list(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    enter(&visit)?;
    let org = visit.app.desk().org();
    let q: String = asked.q.trim().chars().take(SEARCH_CHARS_MAX).collect();
    let question = q.clone();
    let (found, all) = visit
        .app
        .read(move |register| -> Result<_, store::Fault> {
            let (kind, most) = (MatterKind::WriteUp, MATTER_ROWS_MAX);
            let found = register.search_matters(org, kind, &question, None, most)?;
            Ok((found.unwrap_or_default(), register.matters(org, MatterKind::WriteUp)?))
        })
        .await?;
    let mut frame = visit.frame(Door::Library).await?;
    frame.flash = visit.done_flash();
    let state = |it: &MatterListRow| state_of(&it.state);
    let waiting = |it: &MatterListRow| {
        let state = state(it);
        let open = state != Some(WriteUpState::Released) && state != Some(WriteUpState::Withdrawn);
        let own = it.owner.as_ref() == Some(&visit.person.id);
        open && (own || keeps(&visit, &Accused::parse(&it.accused)))
    };
    let rows = |all: Vec<MatterListRow>| -> Vec<Row> {
        let seen = all.into_iter().filter(|it| is_listed(&visit, it));
        seen.filter_map(|it| state(&it).map(|state| row(&visit, it, state))).collect()
    };
    let (open, _): (Vec<_>, Vec<_>) = all.into_iter().partition(waiting);
    Ok(layout::show(&LibraryPage {
        rows: rows(found),
        drafts: rows(open),
        q,
        frame,
        l: visit.l.clone(),
    }))
}

/// The cases a write-up is learnt from, as far as the person may read them.
async fn cases_of(visit: &Visit, text: &str) -> Result<Vec<Case>, Fail> {
    let mut cases = Vec::new();
    for no in numbers(text).as_array().into_iter().flatten().filter_map(Value::as_str) {
        cases.push(visit.case(no, Act::Read).await?);
    }
    Ok(cases)
}

async fn begin(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    enter(&visit)?;
    let cases = cases_of(&visit, &asked.case).await?;
    let case = cases.first().ok_or(Fail::NotFound)?;
    let (none, standing) = (BTreeMap::new(), BTreeMap::new());
    let around = visit.house.around(&visit.actor, visit.now, &standing, &[]);
    let around = casework::matter::Around { folded: &none, ..around };
    let form = typed(FormState::new("write-up"), &begun_from(case, &around));
    write_page(&visit, form, &asked.case, "/library", &[]).await
}

fn typed(form: FormState, it: &DraftWriteUp) -> FormState {
    form.with("title", it.title.clone())
        .with("problem", it.problem.clone())
        .with("handling", it.handling.clone())
        .with("summary", it.summary.clone())
}

async fn write_page(
    visit: &Visit,
    form: FormState,
    cases: &str,
    action: &str,
    chosen: &[String],
) -> Result<Response, Fail> {
    let mut pictures = Vec::new();
    for case in cases_of(visit, cases).await? {
        let no = case.no().map(|no| no.to_string()).unwrap_or_default();
        let files = case.attachments.iter().map(|it| &it.file);
        for file in files.filter(|file| file.media.starts_with("image/")) {
            pictures.push(PictureChoice {
                at: pictures.len(),
                url: format!("/cases/{no}/files/{}", file.digest),
                name: file.name.clone(),
                chosen: chosen.contains(&file.digest),
                digest: file.digest.clone(),
            });
        }
    }
    let key = if action == "/library" { "write-up-new" } else { "write-up-revise" };
    Ok(layout::show(&WritePage {
        heading: visit.l.t(key).into_owned(),
        action: action.to_owned(),
        cases: cases.to_owned(),
        frame: visit.frame(Door::Library).await?,
        request: pieces::request_id(),
        pictures,
        form,
        l: visit.l.clone(),
    }))
}

/// A form as the command it means.
fn written(visit: &Visit, resource: &str, pairs: &Pairs) -> Result<WriteUpCommand, Fail> {
    let mut given = body(visit, pairs)?;
    if let Some(map) = given.as_object_mut()
        && matches!(resource, "library" | "revision")
    {
        map.insert("cases".to_owned(), numbers(field(pairs, "cases")));
        // A caption without its picture chooses nothing.
        if let Some(Value::Array(list)) = map.get_mut("pictures") {
            list.retain(|it| it.get("file").is_some());
        }
        for name in ["title", "problem", "handling", "summary"] {
            map.entry(name).or_insert(json!(""));
        }
    }
    crate::matter::write_up_command(resource, given)
}

/// The form again as it was typed, with what stands in the way.
async fn again(
    visit: &Visit,
    resource: &str,
    pairs: Pairs,
    fail: Fail,
    action: &str,
) -> Result<Response, Fail> {
    let cases = field(&pairs, "cases").to_owned();
    let files = pairs.iter().filter(|(name, _)| name.rsplit('.').next() == Some("file"));
    let chosen: Vec<String> = files.map(|(_, digest)| digest.clone()).collect();
    let (status, refused) = refused(visit, resource, pairs, fail)?;
    let mut form = refused.form(resource);
    if let Some(flash) = &refused.flash
        && refused.problems.is_empty()
    {
        form.wrong("", flash.words.clone());
    }
    Ok((status, write_page(visit, form, &cases, action, &chosen).await?).into_response())
}

async fn draft(visit: Visit, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let ran = match written(&visit, "library", &pairs) {
        Ok(command) => run::<WriteUp>(&visit, None, "library", &pairs, command).await,
        Err(fail) => Err(fail),
    };
    match ran {
        Ok(ran) => Ok(done(&format!("/library/{}", ran.n), "write-up-drafted")),
        Err(fail) => again(&visit, "library", pairs, fail, "/library").await,
    }
}

/// A write-up the person may read; one that is not on view is as good as not there for most.
async fn readable(visit: &Visit, n: u32) -> Result<WriteUp, Fail> {
    let it = matter::<WriteUp>(visit, n).await?;
    reads(visit, &it.accused)?;
    if !it.state().is_on_view() && !reads_draft(visit, &it) {
        return Err(Fail::NotFound);
    }
    Ok(it)
}

fn reads_draft(visit: &Visit, it: &WriteUp) -> bool {
    let cases = BTreeMap::new();
    it.may_read_draft(&visit.house.around(&visit.actor, visit.now, &cases, &[]))
}

fn cases_text(it: &WriteUp) -> String {
    it.cases.iter().map(CaseNo::to_string).collect::<Vec<_>>().join(", ")
}

async fn rewrite(visit: Visit, Path(n): Path<u32>) -> Result<Response, Fail> {
    let it = readable(&visit, n).await?;
    let content = it.content.clone().ok_or(Fail::NotFound)?;
    if !reads_draft(&visit, &it) {
        return Err(Fail::NotFound);
    }
    let chosen: Vec<String> =
        content.pictures.iter().map(|picture| picture.file.digest.clone()).collect();
    let form = FormState::new("revision")
        .with("title", content.title)
        .with("problem", content.problem)
        .with("handling", content.handling)
        .with("summary", content.summary);
    write_page(&visit, form, &cases_text(&it), &format!("/library/{n}/revision"), &chosen).await
}

async fn revise(
    visit: Visit,
    Path(n): Path<u32>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    readable(&visit, n).await?;
    let ran = match written(&visit, "revision", &pairs) {
        Ok(command) => run::<WriteUp>(&visit, Some(n), "revision", &pairs, command).await,
        Err(fail) => Err(fail),
    };
    match ran {
        Ok(_) => Ok(done(&format!("/library/{n}"), "write-up-revision")),
        Err(fail) => {
            again(&visit, "revision", pairs, fail, &format!("/library/{n}/revision")).await
        }
    }
}

async fn act(
    visit: Visit,
    Path((n, resource)): Path<(u32, String)>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let it = readable(&visit, n).await?;
    let ran = match written(&visit, &resource, &pairs) {
        Ok(command) => run::<WriteUp>(&visit, Some(n), &resource, &pairs, command).await,
        Err(fail) => Err(fail),
    };
    match ran {
        Ok(_) => Ok(done(&format!("/library/{n}"), &format!("write-up-{resource}"))),
        Err(fail) => {
            let (status, refused) = refused(&visit, &resource, pairs, fail)?;
            Ok((status, page(&visit, &it, refused).await?).into_response())
        }
    }
}

async fn show(visit: Visit, Path(n): Path<u32>) -> Result<Response, Fail> {
    let it = readable(&visit, n).await?;
    page(&visit, &it, Refused::default()).await
}

fn telling(visit: &Visit, n: u32, content: &Content) -> Telling {
    let l = &visit.l;
    let pack = visit.house.packs.get(&content.pack);
    let category = content.category.as_ref().map(|code| {
        pack.map_or_else(|| code.to_string(), |pack| pack.category_path(code, l.tag()))
    });
    let pictures = content.pictures.iter().map(|it| {
        let words = if it.caption.is_empty() { it.file.name.clone() } else { it.caption.clone() };
        (format!("/library/{n}/pictures/{}", it.file.digest), words)
    });
    Telling {
        title: content.title.clone(),
        category: category.unwrap_or_default(),
        problem: content.problem.clone(),
        handling: content.handling.clone(),
        summary: content.summary.clone(),
        pictures: pictures.collect(),
    }
}

async fn page(visit: &Visit, it: &WriteUp, refused: Refused) -> Result<Response, Fail> {
    let (l, n, state) = (&visit.l, it.n, it.state());
    let inside = reads_draft(visit, it);
    let on_view = it.shown.as_ref().filter(|_| state.is_on_view());
    let content = on_view.or(it.content.as_ref()).ok_or(Fail::NotFound)?;
    let desk = visit.app.desk().clone();
    let steps = visit.app.blocking(move || desk.matter_steps(MatterKind::WriteUp, n)).await?;
    let mut frame = visit.frame(Door::Library).await?;
    frame.flash = refused.flash.clone().or_else(|| visit.done_flash());
    let keeper = keeps(visit, &it.accused);
    let by = |mark: &Option<casework::incident::Mark>| {
        let name = |actor: &Actor| words::actor(l, actor, visit.organisation());
        mark.as_ref().map(|mark| format!("{} \u{b7} {}", name(&mark.by), l.date_time(mark.at)))
    };
    let wrote = it.written.as_ref().is_some_and(|mark| mark.by == visit.actor);
    let pending = it.content.as_ref().filter(|_| inside && state == WriteUpState::Revised);
    let because = |told: &Option<(casework::incident::Mark, String)>| {
        told.as_ref().filter(|_| inside).map(|(_, reason)| reason.clone()).unwrap_or_default()
    };
    let forms = ["sendback", "withdrawal"];
    Ok(layout::show(&WriteUpPage {
        told: telling(visit, n, content),
        pending: pending.map(|content| telling(visit, n, content)),
        state: state_name(l, state),
        tone: tone(state),
        cases: if inside { it.cases.iter().map(CaseNo::to_string).collect() } else { Vec::new() },
        by: by(&it.written).unwrap_or_default(),
        released: by(&it.released).filter(|_| on_view.is_some()).unwrap_or_default(),
        practised: l.count(it.practices.len() as u64),
        practice: format!("/library/{n}/practice"),
        sent_back: because(&it.sent_back),
        withdrawn: because(&it.withdrawn),
        may_revise: inside,
        may_release: keeper && it.waits() && !wrote,
        may_withdraw: keeper && state != WriteUpState::Withdrawn,
        may_practise: on_view.is_some(),
        timeline: if inside { timeline(visit, &steps)? } else { Vec::new() },
        forms: forms.into_iter().map(|it| (it, refused.form(it))).collect(),
        request: pieces::request_id(),
        frame,
        n,
        l: l.clone(),
    }))
}

async fn practice(visit: Visit, Path(n): Path<u32>) -> Result<Response, Fail> {
    let it = readable(&visit, n).await?;
    practice_page(&visit, &it, FormState::new("practice")).await
}

async fn practice_page(visit: &Visit, it: &WriteUp, form: FormState) -> Result<Response, Fail> {
    let l = &visit.l;
    let content = it.shown.as_ref().filter(|_| it.state().is_on_view()).ok_or(Fail::NotFound)?;
    let answer = it.practices_of(&visit.actor).last().map(|it| it.answer.clone());
    let cases = BTreeMap::new();
    let around = visit.house.around(&visit.actor, visit.now, &cases, &[]);
    let remarks = answer.as_ref().map(|answer| it.remarks(answer, &around)).unwrap_or_default();
    let notes = remarks.iter().map(|remark| Note {
        blocks: remark.blocks,
        words: words::wording(l, remark),
        better: remark
            .better
            .as_ref()
            .map(|better| better.in_language(l.tag()).to_owned())
            .unwrap_or_default(),
    });
    Ok(layout::show(&PracticePage {
        n: it.n,
        told: telling(visit, it.n, content),
        notes: notes.collect(),
        answer,
        form,
        frame: visit.frame(Door::Library).await?,
        request: pieces::request_id(),
        l: l.clone(),
    }))
}

async fn practise(
    visit: Visit,
    Path(n): Path<u32>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let it = readable(&visit, n).await?;
    let ran = match written(&visit, "practice", &pairs) {
        Ok(command) => run::<WriteUp>(&visit, Some(n), "practice", &pairs, command).await,
        Err(fail) => Err(fail),
    };
    match ran {
        Ok(_) => Ok(done(&format!("/library/{n}/practice"), "write-up-practice")),
        Err(fail) => {
            let (status, refused) = refused(&visit, "practice", pairs, fail)?;
            Ok((status, practice_page(&visit, &it, refused.form("practice")).await?)
                .into_response())
        }
    }
}

/// A picture is handed out with the write-up it stands in, to whoever reads that.
async fn picture(
    visit: Visit,
    Path((n, digest)): Path<(u32, String)>,
    headers: HeaderMap,
) -> Result<Response, Fail> {
    let it = readable(&visit, n).await?;
    let inside = reads_draft(&visit, &it);
    let on_view = it.shown.as_ref().filter(|_| it.state().is_on_view());
    let contents = on_view.into_iter().chain(it.content.as_ref().filter(|_| inside));
    let mut pictures = contents.flat_map(|content| &content.pictures);
    let found = pictures.find(|picture| picture.file.digest == digest).ok_or(Fail::NotFound)?;
    file::hand_out(&visit.app, &found.file, &headers).await
}

fn timeline(visit: &Visit, steps: &[Step]) -> Result<Vec<TimelineItem>, Fail> {
    let mut items = Vec::new();
    for step in steps {
        let Some(actor) = Actor::parse(&step.actor) else { continue };
        for event in decode::<WriteUpEvent>(step).map_err(Trouble::from)? {
            let (key, look, text) = match &event {
                WriteUpEvent::Drafted { .. } => ("drafted", ("note", Tone::Amber), ""),
                WriteUpEvent::Revised { .. } => ("revised", ("refresh", Tone::Amber), ""),
                WriteUpEvent::Released => ("released", ("eye-check", Tone::Green), ""),
                WriteUpEvent::SentBack { reason } => {
                    ("sent-back", ("arrow-back-up", Tone::Red), reason.as_str())
                }
                WriteUpEvent::Withdrawn { reason } => {
                    ("withdrawn", ("x", Tone::Grey), reason.as_str())
                }
                // What somebody tried is theirs; nobody is watched while they practise.
                WriteUpEvent::Practised { .. } => continue,
            };
            let title = visit.l.t(format!("write-up-told-{key}")).into_owned();
            items.push(item(visit, step.at, &actor, look, title, text));
        }
    }
    items.reverse();
    Ok(items)
}
