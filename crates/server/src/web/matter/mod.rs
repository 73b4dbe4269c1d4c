//! Incidents, actions, write-ups and public reviews: lists, a page each, and the exposures rates are counted against.

mod action;
mod chart;
mod exposure;
mod found;
mod incident;
mod library;
mod public_review;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use casework::case::Case;
use casework::id::CaseNo;
use casework::matter::{Accused, Matter, MatterKind, is_for, may_keep, may_read};
use casework::organisation::Role;
use casework::permission::Actor;
use casework::refusal::Refusal;
use desk::{MatterDone, MatterOrder};
use jiff::Timestamp;
use serde_json::Value;
use store::MatterListRow;

use super::case::{request_key, told};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{self, Pairs};
use crate::layout::Flash;
use crate::parts::{Clock, FormState, TimelineItem, Tone};
use crate::visit::Visit;
use crate::words;

/// The routes of these pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .merge(incident::routes())
        .merge(found::routes())
        .merge(action::routes())
        .merge(exposure::routes())
        .merge(library::routes())
        .merge(public_review::routes())
}

/// A form that was refused, to stand on the page as it was typed.
#[derive(Default)]
struct Refused {
    resource: String,
    pairs: Pairs,
    problems: Vec<(String, String)>,
    flash: Option<Flash>,
}

impl Refused {
    /// The state of the form for `resource`.
    fn form(&self, resource: &str) -> FormState {
        if self.resource != resource {
            return FormState::new(resource);
        }
        let mut form =
            FormState::typed(resource, self.pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
        for (field, words) in &self.problems {
            form.wrong(field.clone(), words.clone());
        }
        form
    }
}

/// A row of a list of incidents or actions.
struct Row {
    n: u32,
    title: String,
    state: String,
    tone: Tone,
    owner: String,
    cases: String,
    began_at: Timestamp,
    clock: Option<Clock>,
}

/// Whether the person may open a matter in which these are complained about.
fn sees(visit: &Visit, accused: &str) -> bool {
    may_read(visit.organisation(), &visit.actor, &Accused::parse(accused)).is_ok()
}

/// Whether the person may open, link, approve and close.
fn keeps(visit: &Visit, accused: &Accused) -> bool {
    may_keep(visit.organisation(), &visit.actor, accused).is_ok()
}

fn row(visit: &Visit, it: MatterListRow) -> Row {
    let owner = it.owner.as_ref();
    Row {
        n: it.n,
        state: visit
            .l
            .t(words::code_key(&format!("{}-state", it.kind.code()), &it.state))
            .into_owned(),
        tone: tone(&it.state),
        owner: owner
            .map(|id| words::person(visit.organisation(), id).to_owned())
            .unwrap_or_default(),
        cases: visit.l.count(it.cases),
        began_at: it.began_at,
        clock: it.due_at.map(|due| Clock::running(&visit.l, it.began_at, due)),
        title: it.title,
    }
}

/// The colour of a state.
fn tone(state: &str) -> Tone {
    match state {
        "effective" => Tone::Green,
        "failed" | "came_back" => Tone::Red,
        "closed" | "withdrawn" => Tone::Grey,
        "planned" | "open" => Tone::Amber,
        _ => Tone::Blue,
    }
}

/// The incidents and actions of a case that the person may open: where each is, and its number and title.
pub(super) async fn of_case(visit: &Visit, case: &Case) -> Result<Vec<(String, String)>, Fail> {
    let (Some(no), org) = (case.no(), visit.app.desk().org()) else { return Ok(Vec::new()) };
    let all = visit.app.read(move |register| register.matters_of(org, no)).await?;
    let seen = all.into_iter().filter(|it| match it.kind {
        MatterKind::WriteUp => library::is_listed(visit, it),
        _ => sees(visit, &it.accused),
    });
    Ok(seen
        .map(|it| {
            let title = visit.l.t(match it.kind {
                MatterKind::Incident => "incidents-title",
                MatterKind::Action => "actions-title",
                MatterKind::WriteUp => "library-title",
                MatterKind::PublicReview => "public-reviews-title",
            });
            (format!("/{}/{}", it.kind.place(), it.n), format!("{title} {} · {}", it.n, it.title))
        })
        .collect())
}

/// What somebody has to do on incidents and actions.
pub(super) struct Todo {
    pub(super) what: String,
    pub(super) title: String,
    pub(super) url: String,
    pub(super) clock: Clock,
}

/// The person's own, the most urgent first; only of those whose page they may open.
pub(super) async fn todo(visit: &Visit) -> Result<Vec<Todo>, Fail> {
    let org = visit.app.desk().org();
    let all = visit.app.read(move |register| register.matter_duties(org)).await?;
    let mine =
        all.into_iter().filter(|it| is_for(&it.duty, &visit.person) && sees(visit, &it.accused));
    let l = &visit.l;
    Ok(mine
        .map(|it| Todo {
            what: l.t(words::code_key("matter-duty", it.duty.kind.code())).into_owned(),
            title: format!("{} · {}", it.n, it.title),
            url: format!("/{}/{}", it.kind.place(), it.n),
            clock: Clock::running(l, visit.now, it.duty.due_at),
        })
        .collect())
}

async fn rows(visit: &Visit, kind: MatterKind) -> Result<Vec<Row>, Fail> {
    let org = visit.app.desk().org();
    let all = visit.app.read(move |register| register.matters(org, kind)).await?;
    Ok(all.into_iter().filter(|it| sees(visit, &it.accused)).map(|it| row(visit, it)).collect())
}

/// An incident or an action the person may open; one out of reach is as good as not there.
async fn matter<M: Matter>(visit: &Visit, n: u32) -> Result<M, Fail> {
    let desk = visit.app.desk().clone();
    visit.app.blocking(move || desk.matter::<M>(n)).await?.ok_or(Fail::NotFound)
}

fn reads(visit: &Visit, accused: &Accused) -> Result<(), Fail> {
    may_read(visit.organisation(), &visit.actor, accused).map_err(Fail::from)
}

/// Whoever administers alone has no business here.
fn enter(visit: &Visit) -> Result<(), Fail> {
    let only = visit.person.grants.iter().all(|grant| grant.role == Role::Administrator);
    if only { Err(Refusal::RoleLacking.into()) } else { Ok(()) }
}

/// A form as a program would send it.
fn body(visit: &Visit, pairs: &Pairs) -> Result<Value, Fail> {
    form::to_json(pairs, visit.house.calendar.zone())
        .map_err(|it| Fail::from(desk::Trouble::Invalid(it)))
}

/// Runs a command about an incident or an action.
async fn run<M: Matter>(
    visit: &Visit,
    n: Option<u32>,
    resource: &str,
    pairs: &Pairs,
    command: M::Command,
) -> Result<MatterDone<M>, Fail> {
    let place = n.map_or_else(String::new, |n| format!("/{n}"));
    let key = request_key(
        visit.person.id.as_str(),
        form::field(pairs, "request"),
        &format!("{}{place}/{resource}", M::KIND.code()),
        pairs,
    );
    let order =
        MatterOrder::<M> { actor: visit.actor.clone(), n, command, expected: None, request: key };
    let desk = visit.app.desk().clone();
    visit.app.blocking(move || desk.run_matter(&order)).await.map_err(Fail::from)
}

/// What stands in the way, for the page again; faults go to the error page.
fn refused(
    visit: &Visit,
    resource: &str,
    pairs: Pairs,
    fail: Fail,
) -> Result<(StatusCode, Refused), Fail> {
    let status = fail.status();
    let Fail::Trouble(trouble) = &fail else { return Err(fail) };
    let Some((problems, flash)) = told(visit, trouble) else { return Err(fail) };
    let status = if status == StatusCode::NOT_FOUND { StatusCode::CONFLICT } else { status };
    let resource = resource.to_owned();
    Ok((status, Refused { resource, pairs, problems, flash: Some(flash) }))
}

fn done(path: &str, what: &str) -> Response {
    Redirect::to(&format!("{path}?done={what}")).into_response()
}

/// Case numbers in a text: one a line, or between commas.
fn numbers(text: &str) -> Value {
    let parts = text.split(['\n', ',', ';', '\u{ff0c}', '\u{3001}', '\u{ff1b}']);
    let parts = parts.map(str::trim).filter(|it| !it.is_empty());
    // What is no number is left for the rules to name.
    parts
        .map(|it| CaseNo::parse(it).map_or_else(|_| it.to_owned(), |no| no.to_string()))
        .map(Value::String)
        .collect()
}

/// Who did something, as it is read on the page.
fn by(visit: &Visit, actor: &Actor) -> String {
    words::actor(&visit.l, actor, visit.organisation())
}

fn item(
    visit: &Visit,
    at: Timestamp,
    actor: &Actor,
    (icon, tone): (&'static str, Tone),
    title: String,
    text: &str,
) -> TimelineItem {
    TimelineItem {
        at,
        icon,
        tone,
        title,
        by: by(visit, actor),
        body: text.to_owned(),
        ..TimelineItem::default()
    }
}
