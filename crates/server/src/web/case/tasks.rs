//! Tasks on the case page, and the page of one task for those who were asked to do it.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::MethodRouter;
use casework::case::Case;
use casework::pack::Pack;
use casework::permission::{Act, Actor};
use casework::refusal::Refusal;
use casework::task::{
    self, Doer, State as TaskState, Task, TaskAnswer, TaskNote, is_doer, needs_arbitration,
};
use desk::{Order, Trouble};
use serde_json::json;

use super::lists::{Lists, lists};
use super::{Refused, completed, refuse, refuse_fields, request_key};
use crate::action;
use crate::app::App;
use crate::fail::Fail;
use crate::form;
use crate::layout::{self, Door, Frame};
use crate::link;
use crate::locale::Reader;
use crate::parts::{Choice, Clock, FileLink, FormState, Tone};
use crate::visit::Visit;
use crate::web::{file, pieces};
use crate::words;

/// Everything the page says about tasks, and the forms to give one.
pub(super) struct TasksPart {
    pub(super) list: Vec<TaskView>,
    pub(super) may_assign: bool,
    pub(super) unit_form: FormState,
    pub(super) partner_form: FormState,
    pub(super) due_hint: String,
    pub(super) points: Vec<Choice>,
    pub(super) files: Vec<Choice>,
    pub(super) languages: Vec<Choice>,
}

/// A point of a task, and what may be proposed for it.
pub(super) struct AskedPoint {
    pub(super) n: u32,
    pub(super) what: String,
}

/// Something that was said about a task.
pub(super) struct Said {
    pub(super) icon: &'static str,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) by: String,
}

/// The answer as it stands.
pub(super) struct AnswerView {
    pub(super) text: String,
    pub(super) points: Vec<(u32, String, String, String)>,
    pub(super) files: Vec<FileLink>,
    pub(super) by: String,
    pub(super) at: jiff::Timestamp,
}

/// Which forms of a task are offered. The rules still have the last word.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a form of its own")]
pub(super) struct May {
    pub(super) accept: bool,
    pub(super) give_back: bool,
    pub(super) answer: bool,
    pub(super) judge: bool,
    pub(super) reassign: bool,
    pub(super) arbitrate: bool,
    pub(super) withdraw: bool,
    pub(super) link: bool,
}

/// A task with what may be done with it.
pub(super) struct TaskView {
    pub(super) n: u32,
    pub(super) what: String,
    pub(super) points: Vec<AskedPoint>,
    pub(super) doer: String,
    pub(super) reach: String,
    pub(super) state: String,
    pub(super) tone: Tone,
    pub(super) clock: Option<Clock>,
    pub(super) due: String,
    pub(super) by: String,
    pub(super) is_late: bool,
    pub(super) wants_arbitration: bool,
    pub(super) said: Vec<Said>,
    pub(super) answer: Option<AnswerView>,
    pub(super) link: String,
    pub(super) link_words: String,
    pub(super) may: May,
    pub(super) return_form: FormState,
    pub(super) answer_form: FormState,
    pub(super) send_back_form: FormState,
    pub(super) reassign_form: FormState,
    pub(super) arbitrate_form: FormState,
    pub(super) withdraw_form: FormState,
}

pub(super) fn tasks(visit: &Visit, case: &Case, pack: &Pack, refused: &Refused) -> TasksPart {
    let l = &visit.l;
    let open = case.closure.is_none() && case.merged_into.is_none();
    let setting = visit.setting(case, pack);
    let due = task::proposed_due(case, &setting);
    let asks_partner = !form::field(&refused.pairs, "partner.name").is_empty()
        || !form::field(&refused.pairs, "partner.email").is_empty();
    let given = refused.form("tasks", 0);
    let (unit_form, partner_form) = if asks_partner {
        (FormState::new("tasks"), given.called("tasks-partner"))
    } else {
        (given, FormState::new("tasks-partner"))
    };
    let list = case.tasks.iter().map(|task| view(visit, case, pack, task, refused)).collect();
    TasksPart {
        list,
        may_assign: open && visit.may(case, Act::Work),
        unit_form,
        partner_form,
        due_hint: l.t1("task-due-hint", "at", l.date_time(due)),
        points: case
            .points
            .iter()
            .map(|point| Choice::new(point.n.to_string(), format!("{}. {}", point.n, point.what)))
            .collect(),
        files: case
            .attachments
            .iter()
            .map(|it| Choice::new(it.file.digest.clone(), it.file.name.clone()))
            .collect(),
        languages: ["zh-Hans", "zh-Hant", "en"]
            .into_iter()
            .map(|tag| Choice::new(tag, l.t(format!("task-language-{}", tag.to_lowercase()))))
            .collect(),
    }
}

fn view(visit: &Visit, case: &Case, pack: &Pack, task: &Task, refused: &Refused) -> TaskView {
    let l = &visit.l;
    let setting = visit.setting(case, pack);
    let running = task.is_owed() || task.state == TaskState::Answered;
    let (link, link_words) = partner_link(visit, case, task);
    TaskView {
        n: task.n,
        what: task.what.clone(),
        points: asked_points(case, task),
        doer: doer(visit, task),
        reach: task.doer.partner().map(reach).unwrap_or_default(),
        state: l.t(words::code_key("task-state", task.state.code())).into_owned(),
        tone: tone(task),
        clock: running.then(|| Clock::running(l, task.at, task.due_at)),
        due: words::deadline_short(l, task.due_at),
        by: words::actor(l, &task.by, visit.organisation()),
        is_late: task.was_broken,
        wants_arbitration: task.state == TaskState::Returned
            && needs_arbitration(case, task, &setting),
        said: said(visit, pack, task),
        answer: task.answer().map(|answer| answer_view(visit, case, task, answer)),
        link,
        link_words,
        may: may(visit, case, pack, task),
        return_form: refused.form("task-returns", task.n),
        answer_form: answer_form(case, task, refused),
        send_back_form: refused.form("task-send-backs", task.n),
        reassign_form: refused.form("task-reassignments", task.n),
        arbitrate_form: refused.form("arbitrations", task.n),
        withdraw_form: refused.form("task-withdrawals", task.n),
    }
}

fn asked_points(case: &Case, task: &Task) -> Vec<AskedPoint> {
    let points = case.points.iter().filter(|point| task.points.contains(&point.n));
    points.map(|point| AskedPoint { n: point.n, what: point.what.clone() }).collect()
}

/// The colour of how a task stands.
fn tone(task: &Task) -> Tone {
    match task.state {
        _ if task.is_broken => Tone::Red,
        TaskState::Offered | TaskState::Answered => Tone::Amber,
        TaskState::Accepted => Tone::Blue,
        TaskState::Returned => Tone::Red,
        TaskState::Confirmed => Tone::Green,
        TaskState::Withdrawn => Tone::Grey,
    }
}

/// Whose a task is, in words.
pub(super) fn doer(visit: &Visit, task: &Task) -> String {
    let organisation = visit.organisation();
    match &task.doer {
        Doer::Partner(partner) => visit.l.t1("task-partner-named", "name", &partner.name),
        Doer::Unit { unit, person } => {
            let unit = pieces::unit_name(organisation, unit);
            let whose = task.accepted_by.as_ref().and_then(Actor::person).or(person.as_ref());
            match whose {
                Some(id) => format!("{unit} {}", pieces::person_name(organisation, id)),
                None => unit,
            }
        }
    }
}

fn reach(partner: &task::Partner) -> String {
    let ways = [partner.email.as_deref(), partner.phone.as_deref()];
    ways.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The open tasks by number and name: what stands in the way of an answer to the customer.
pub(super) fn open_names(visit: &Visit, case: &Case) -> String {
    let names: Vec<String> = case
        .open_tasks()
        .map(|task| visit.l.t2("task-open-one", "n", task.n, "doer", doer(visit, task)))
        .collect();
    names.join(&visit.l.t("task-open-separator"))
}

/// A partner's link, for those who work on the case: to send it by another way than mail.
fn partner_link(visit: &Visit, case: &Case, task: &Task) -> (String, String) {
    let l = &visit.l;
    let Some(partner) = task.doer.partner().filter(|_| task.is_open()) else {
        return (String::new(), String::new());
    };
    if partner.is_revoked {
        return (String::new(), l.t("task-link-revoked").into_owned());
    }
    if partner.until <= visit.now {
        return (String::new(), l.t("task-link-over").into_owned());
    }
    let path = if visit.may(case, Act::Work) {
        link::task_path(visit.app.link_secret(), case, task).unwrap_or_default()
    } else {
        String::new()
    };
    (path, l.t1("task-link-until", "at", l.date_time(partner.until)))
}

/// What was said about a task on the way, oldest first.
fn said(visit: &Visit, pack: &Pack, task: &Task) -> Vec<Said> {
    let l = &visit.l;
    let by = |actor: &Actor| task_actor(visit, task, actor);
    let mut list: Vec<(jiff::Timestamp, Said)> = Vec::new();
    for it in &task.returns {
        let known = pack.return_reasons().find(|reason| reason.code == it.reason);
        let reason = known.map_or(it.reason.clone(), |it| it.title.in_language(l.tag()).to_owned());
        let title = l.t1("task-said-returned", "reason", reason);
        let (icon, text) = ("arrow-back-up", it.note.clone());
        list.push((it.at, Said { icon, title, text, by: by(&it.by) }));
    }
    let mut note = |icon: &'static str, key: &str, it: &TaskNote| {
        let (title, text) = (l.t(key).into_owned(), it.text.clone());
        list.push((it.at, Said { icon, title, text, by: by(&it.by) }));
    };
    task.passed_on.iter().for_each(|it| note("arrow-forward-up", "task-said-passed-on", it));
    task.arbitrated.iter().for_each(|it| note("gavel", "task-said-arbitrated", it));
    task.sent_back.iter().for_each(|it| note("refresh", "task-said-sent-back", it));
    if task.state == TaskState::Withdrawn {
        task.ended.iter().for_each(|it| note("x", "task-said-withdrawn", it));
    }
    list.sort_by_key(|(at, _)| *at);
    list.into_iter().map(|(_, said)| said).collect()
}

/// Who did something on a task; its partner by name.
fn task_actor(visit: &Visit, task: &Task, actor: &Actor) -> String {
    match (actor, task.doer.partner()) {
        (Actor::Partner(_), Some(partner)) => partner.name.clone(),
        _ => words::actor(&visit.l, actor, visit.organisation()),
    }
}

fn answer_view(visit: &Visit, case: &Case, task: &Task, answer: &TaskAnswer) -> AnswerView {
    let l = &visit.l;
    let no = case.no().map(|no| no.to_string()).unwrap_or_default();
    let points = answer.points.iter().map(|it| {
        let finding = it.finding.map(|it| words::of(l, "finding", &it)).unwrap_or_default();
        (it.point, finding, it.text.clone(), it.reasons.clone())
    });
    let files = pieces::files(&format!("/cases/{no}/files"), case).into_iter();
    let brought = |file: &FileLink| answer.files.iter().any(|digest| file.url.ends_with(digest));
    AnswerView {
        text: answer.text.clone(),
        points: points.collect(),
        files: files.filter(brought).collect(),
        by: task_actor(visit, task, &answer.by),
        at: answer.at,
    }
}

/// What was answered last stands in the form, so that an answer sent back is mended and not written anew.
fn answer_form(case: &Case, task: &Task, refused: &Refused) -> FormState {
    let mut form = refused.form("task-answers", task.n);
    if form.is_wrong() {
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
    debug_assert!(case.tasks.iter().any(|it| it.n == task.n), "a task of this case");
    form
}

fn may(visit: &Visit, case: &Case, pack: &Pack, task: &Task) -> May {
    let open = case.closure.is_none() && case.merged_into.is_none() && task.is_open();
    if !open {
        return May::default();
    }
    let setting = visit.setting(case, pack);
    let does = visit.may(case, Act::Record) && is_doer(case, task, &setting);
    let (work, returned) = (visit.may(case, Act::Work), task.state == TaskState::Returned);
    let disputed = needs_arbitration(case, task, &setting);
    May {
        accept: does && task.state == TaskState::Offered,
        give_back: does && task.is_with_doer() && task.arbitrated.is_none(),
        answer: does && (task.is_with_doer() || task.state == TaskState::Answered),
        judge: work && task.state == TaskState::Answered,
        reassign: work && returned && !disputed,
        arbitrate: returned
            && visit.may(case, Act::Supervise)
            && case.owner.as_ref() != Some(&visit.person.id),
        withdraw: work,
        link: work && task.doer.partner().is_some(),
    }
}

#[derive(Template)]
#[template(path = "case/task.html")]
struct TaskPage {
    l: Reader,
    frame: Frame,
    no: String,
    request: String,
    heading: String,
    narrative: String,
    wish: String,
    files: Vec<FileLink>,
    task: TaskView,
    lists: Lists,
}

/// The page of one task: what is asked, what it is about, and the forms to accept, give back or answer.
pub(super) async fn show(
    visit: Visit,
    Path((no, n)): Path<(String, u32)>,
) -> Result<Response, Fail> {
    let case = visit.case(&no, Act::Read).await?;
    super::note_reading(&visit, &case).await?;
    let pack = visit.pack(&case)?;
    let task = case.tasks.iter().find(|task| task.n == n).ok_or(Fail::NotFound)?;
    let mut frame = visit.frame(Door::Work).await?;
    let no = case.no().map(|no| no.to_string()).unwrap_or_default();
    frame.case_no = no.clone();
    let complaint = case.complaint().ok_or(Refusal::NoSuchCase)?;
    Ok(layout::show(&TaskPage {
        request: pieces::request_id(),
        heading: complaint.heading.clone(),
        narrative: complaint.narrative.clone(),
        wish: complaint.wish.clone(),
        files: pieces::files(&format!("/cases/{no}/files"), &case),
        task: view(&visit, &case, pack, task, &Refused::default()),
        lists: lists(&visit, &case, pack),
        frame,
        no,
        l: visit.l.clone(),
    }))
}

/// The door for answers: they bring files.
pub(super) fn answer_door() -> MethodRouter<App> {
    file::with_files(axum::routing::post(answer))
}

async fn answer(
    State(app): State<App>,
    visit: Visit,
    Path(no): Path<String>,
    multipart: Multipart,
) -> Result<Response, Fail> {
    const RESOURCE: &str = "task-answers";
    // Before anything is taken in: is it a case of theirs at all.
    let case = visit.case(&no, Act::Record).await?;
    let number = case.no().ok_or(Refusal::NoSuchCase)?;
    let sent = file::read(&app, multipart).await?;
    let problems = sent.problems(&visit.l);
    let resource = RESOURCE.to_owned();
    if !problems.is_empty() {
        let problems = problems.into_iter().map(|words| ("files".to_owned(), words)).collect();
        return refuse_fields(&visit, &case, resource, sent.pairs, problems).await;
    }
    let request = form::field(&sent.pairs, "request");
    let key = request_key(visit.person.id.as_str(), request, RESOURCE, &sent.content());
    let body = form::to_json(&sent.pairs, visit.house.calendar.zone())
        .map_err(|it| Fail::from(Trouble::Invalid(it)));
    let command = body.and_then(|body| {
        let mut body = completed(RESOURCE, body);
        body["files"] = json!(sent.files);
        action::command(RESOURCE, body)
    });
    let outcome = match command {
        Ok(command) => {
            let order = Order::on(visit.actor.clone(), number, command).keyed(key);
            app.run(order).await.map_err(Fail::from)
        }
        Err(fail) => Err(fail),
    };
    match outcome {
        Ok(_) => Ok(Redirect::to(&format!("/cases/{number}?done={RESOURCE}")).into_response()),
        Err(fail) => refuse(&visit, &case, resource, sent.pairs, fail).await,
    }
}
