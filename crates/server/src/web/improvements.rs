//! Improvement reports: which department owes one, what it says, and whether somebody else accepted it.

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use casework::id::UnitId;
use casework::improvement::{Improvement, ImprovementState, OweImprovement, leads};
use casework::organisation::{OrganisationCommand, Role};
use desk::Trouble;
use jiff::ToSpan;

use super::surveys;
use crate::app::App;
use crate::fail::Fail;
use crate::form::{self, Pairs};
use crate::layout::{self, Door, Flash, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState, Tone};
use crate::visit::Visit;
use crate::words;

/// Days a department has for its report.
const DAYS: i64 = 14;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/improvements", get(show).post(owe))
        .route("/improvements/{n}/report", post(report))
        .route("/improvements/{n}/judgement", post(judge))
}

/// Reports the reader's own departments owe now.
pub(super) fn owed_by(visit: &Visit) -> usize {
    let organisation = visit.organisation();
    let mine = |it: &&Improvement| {
        it.state == ImprovementState::Owed && leads(organisation, &visit.person, &it.owed.unit)
    };
    organisation.improvements.iter().filter(mine).count()
}

/// A report on the page.
struct Row {
    n: u32,
    unit: String,
    about: String,
    due: String,
    is_late: bool,
    state: String,
    tone: Tone,
    text: String,
    by: String,
    note: String,
    marks: String,
    may_report: bool,
    may_judge: bool,
    report: FormState,
    judgement: FormState,
}

#[derive(Template)]
#[template(path = "improvements/show.html")]
struct ImprovementsPage {
    l: Reader,
    frame: Frame,
    rows: Vec<Row>,
    yes_no: Vec<Choice>,
}

/// A form that was not taken.
#[derive(Default)]
struct Typed {
    door: &'static str,
    n: u32,
    pairs: Pairs,
    problems: Vec<(String, String)>,
    flash: Option<Flash>,
}

fn is_for(visit: &Visit) -> bool {
    [Role::Supervisor, Role::Quality, Role::Manager, Role::Auditor]
        .into_iter()
        .any(|role| visit.holds(role))
}

async fn show(visit: Visit) -> Result<Response, Fail> {
    page(&visit, Typed::default()).await
}

async fn page(visit: &Visit, typed: Typed) -> Result<Response, Fail> {
    if !is_for(visit) {
        return Err(Fail::NotFound);
    }
    let l = &visit.l;
    let mut frame = visit.frame(Door::Figures).await?;
    frame.flash = typed.flash.clone().or_else(|| visit.done_flash());
    let page = ImprovementsPage {
        rows: visit
            .organisation()
            .improvements
            .iter()
            .rev()
            .map(|it| row(visit, it, &typed))
            .collect(),
        yes_no: ["yes", "no"]
            .iter()
            .map(|code| Choice::new(*code, l.t(format!("improvement-{code}")).into_owned()))
            .collect(),
        frame,
        l: l.clone(),
    };
    Ok(layout::show(&page))
}

fn row(visit: &Visit, it: &Improvement, typed: &Typed) -> Row {
    let l = &visit.l;
    let form = |door: &str| {
        let id = format!("{door}-{}", it.n);
        if typed.door != door || typed.n != it.n {
            return FormState::new(id);
        }
        let mut form =
            FormState::typed(id, typed.pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
        typed.problems.iter().for_each(|(field, words)| form.wrong(field.clone(), words.clone()));
        form
    };
    let guards = visit.holds(Role::Quality) || visit.holds(Role::Manager);
    let open = it.state != ImprovementState::Accepted;
    let about = [
        ("from", it.owed.from.to_string()),
        ("to", it.owed.to.to_string()),
        ("mean", surveys::decimal(i64::from(it.owed.mean))),
        ("mark", surveys::decimal(i64::from(it.owed.mark))),
        ("n", it.owed.answers.to_string()),
    ];
    let about: Vec<_> = about.iter().map(|(key, value)| (*key, value.as_str().into())).collect();
    Row {
        n: it.n,
        unit: words::unit(visit.organisation(), &it.owed.unit).to_owned(),
        about: l.locale.text_with("improvement-about", &about),
        due: it.owed.due.to_string(),
        is_late: open && visit.house.calendar.local_date(visit.now) > it.owed.due,
        state: words::of(l, "improvement", &it.state),
        tone: match it.state {
            ImprovementState::Owed => Tone::Amber,
            ImprovementState::Reported => Tone::Blue,
            ImprovementState::Accepted => Tone::Green,
        },
        text: it.text.clone(),
        by: it.by.as_ref().map(|by| words::actor(l, by, visit.organisation())).unwrap_or_default(),
        note: it.note.clone(),
        marks: format!(
            "/surveys/marks?unit={}&from={}&to={}",
            it.owed.unit, it.owed.from, it.owed.to
        ),
        may_report: it.state == ImprovementState::Owed
            && leads(visit.organisation(), &visit.person, &it.owed.unit),
        may_judge: it.state == ImprovementState::Reported
            && guards
            && it.by.as_ref() != Some(&visit.actor),
        report: form("report"),
        judgement: form("judgement"),
    }
}

/// Asks a department for a report: the figures are counted anew, whatever the form says.
async fn owe(visit: Visit, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let Ok(unit) = UnitId::parse(form::field(&pairs, "unit")) else { return Err(Fail::NotFound) };
    let asked: BTreeMap<String, String> = pairs.iter().cloned().collect();
    let Some(found) = surveys::under_mark(&visit, &asked, &unit).await? else {
        let flash = Some(Flash::bad(visit.l.t("improvement-not-under").into_owned()));
        let page = page(&visit, Typed { flash, ..Typed::default() }).await?;
        return Ok((StatusCode::CONFLICT, page).into_response());
    };
    let today = visit.house.calendar.local_date(visit.now);
    let owed = OweImprovement {
        unit,
        from: found.from,
        to: found.to,
        mean: found.mean,
        answers: found.answers,
        mark: found.mark,
        due: found.to.max(today).saturating_add(DAYS.days()),
    };
    run(&visit, OrganisationCommand::OweImprovement(owed), Typed::default()).await
}

async fn report(
    visit: Visit,
    Path(n): Path<u32>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let text = form::field(&pairs, "text").to_owned();
    let typed = Typed { door: "report", n, pairs, ..Typed::default() };
    run(&visit, OrganisationCommand::ReportImprovement { n, text }, typed).await
}

async fn judge(
    visit: Visit,
    Path(n): Path<u32>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let accepted = form::field(&pairs, "accepted") == "yes";
    let note = form::field(&pairs, "note").to_owned();
    let typed = Typed { door: "judgement", n, pairs, ..Typed::default() };
    run(&visit, OrganisationCommand::JudgeImprovement { n, accepted, note }, typed).await
}

async fn run(visit: &Visit, command: OrganisationCommand, typed: Typed) -> Result<Response, Fail> {
    let (desk, actor) = (visit.app.desk().clone(), visit.actor.clone());
    let done = visit.app.blocking(move || desk.administer(&actor, &[command])).await;
    let l = &visit.l;
    let typed = match done {
        Ok(()) => return Ok(Redirect::to("/improvements?done=improvements").into_response()),
        Err(Trouble::Invalid(invalid)) => {
            let told = |it: &casework::invalid::FieldProblem| {
                (it.field.clone(), words::problem(l, &it.problem))
            };
            let flash = Some(Flash::bad(l.t("case-form-wrong").into_owned()));
            Typed { problems: invalid.0.iter().map(told).collect(), flash, ..typed }
        }
        Err(Trouble::Refused(refusal)) => {
            let (text, hint) = words::refusal(l, refusal);
            Typed { flash: Some(Flash::bad(format!("{text} {hint}"))), ..typed }
        }
        Err(trouble) => return Err(trouble.into()),
    };
    let status = if typed.problems.is_empty() {
        StatusCode::CONFLICT
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    Ok((status, page(visit, typed).await?).into_response())
}
