//! The page of an incident: what is known, who is in the room, what is told to whom, and how it ended.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use casework::incident::{Announcement, AnnouncementState, Incident, IncidentEvent, IncidentKind};
use casework::matter::MatterKind;
use casework::permission::Actor;
use casework::progress::AnnouncementRef;
use desk::run::decode;
use jiff::Timestamp;
use serde_json::{Value, json};
use store::{Step, ToldCount};

use super::{
    Refused, Row, body, by, done, enter, item, keeps, matter, numbers, reads, refused, rows, run,
    tone,
};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState, TimelineItem, Tone};
use crate::visit::Visit;
use crate::web::pieces;
use crate::words;

/// Cases shown on the page; the rest is a number.
const CASES_SHOWN: usize = 50;
/// Places for people in the form of the room.
const SEATS: usize = 8;

/// The routes of these pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/incidents", get(list).post(open))
        .route("/incidents/{n}", get(show))
        .route("/incidents/{n}/{resource}", post(act))
}

#[derive(Template)]
#[template(path = "matter/incidents.html")]
struct IncidentsPage {
    l: Reader,
    frame: Frame,
    rows: Vec<Row>,
    may_keep: bool,
    form: FormState,
    kinds: Vec<Choice>,
    request: String,
}

/// An announcement as the page shows it.
struct AnnouncementLine {
    n: u32,
    text: String,
    by: String,
    at: Timestamp,
    state: String,
    tone: Tone,
    reason: String,
    may_judge: bool,
    own: bool,
    may_release: bool,
}

/// A case of the incident.
struct CaseLine {
    no: String,
    heading: String,
    stage: String,
    told: String,
    seen: bool,
}

/// How far the announcement released last has come.
struct Telling {
    announcement: u32,
    running: bool,
    told: String,
    of: String,
    percent: u64,
    by_mail: String,
    closed: String,
    merged: String,
    left: u64,
}

#[derive(Template)]
#[template(path = "matter/incident.html")]
struct IncidentPage {
    l: Reader,
    frame: Frame,
    n: u32,
    title: String,
    known: String,
    kind: String,
    state: String,
    tone: Tone,
    opened: String,
    count: String,
    cases: Vec<CaseLine>,
    more: bool,
    team: Vec<(String, String, bool)>,
    seats: Vec<(String, String)>,
    find: String,
    follow: String,
    people: Vec<Choice>,
    announcements: Vec<AnnouncementLine>,
    telling: Option<Telling>,
    timeline: Vec<TimelineItem>,
    closure: Option<(String, String, String)>,
    may_keep: bool,
    in_room: bool,
    kinds: Vec<Choice>,
    forms: BTreeMap<&'static str, FormState>,
    request: String,
}

async fn list(visit: Visit) -> Result<Response, Fail> {
    enter(&visit)?;
    // From a case: its number stands in the form.
    let from = visit.path.split_once("case=").map(|(_, no)| no.to_owned()).unwrap_or_default();
    list_page(&visit, FormState::new("incidents").with("cases", from)).await
}

async fn list_page(visit: &Visit, form: FormState) -> Result<Response, Fail> {
    let mut frame = visit.frame(Door::Matters).await?;
    frame.flash = visit.done_flash();
    Ok(layout::show(&IncidentsPage {
        rows: rows(visit, MatterKind::Incident).await?,
        may_keep: keeps(visit, &casework::matter::Accused::default()),
        kinds: words::choices(&visit.l, "incident-kind", IncidentKind::ALL),
        request: pieces::request_id(),
        form,
        frame,
        l: visit.l.clone(),
    }))
}

async fn open(visit: Visit, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let ran = match completed(&visit, "incidents", &pairs) {
        Ok(command) => run::<Incident>(&visit, None, "incidents", &pairs, command).await,
        Err(fail) => Err(fail),
    };
    match ran {
        Ok(ran) => Ok(done(&format!("/incidents/{}", ran.n), "incident-opened")),
        Err(fail) => {
            let (status, refused) = refused(&visit, "incidents", pairs, fail)?;
            let mut form = refused.form("incidents");
            if let Some(flash) = &refused.flash
                && refused.problems.is_empty()
            {
                form.wrong("", flash.words.clone());
            }
            Ok((status, list_page(&visit, form).await?).into_response())
        }
    }
}

/// A form as the command it means: lists stand in one field, or in fields with numbers.
fn completed(
    visit: &Visit,
    resource: &str,
    pairs: &Pairs,
) -> Result<casework::incident::IncidentCommand, Fail> {
    let mut given = body(visit, pairs)?;
    if let Some(given) = given.as_object_mut() {
        if matches!(resource, "incidents" | "cases" | "uncases") {
            let mut listed = numbers(field(pairs, "cases"));
            if let Value::Array(listed) = &mut listed {
                let ticked = pairs.iter().filter(|(name, _)| name == "case");
                listed.extend(ticked.map(|(_, no)| Value::String(no.clone())));
            }
            given.remove("case");
            given.insert("cases".to_owned(), listed);
        }
        if resource == "team" {
            let seats = given.remove("members").unwrap_or(json!([]));
            let seats: Vec<Value> = seats
                .as_array()
                .into_iter()
                .flatten()
                .filter(|seat| seat.get("person").is_some())
                .cloned()
                .collect();
            given.insert("members".to_owned(), Value::Array(seats));
        }
    }
    crate::matter::incident_command(resource, given)
}

async fn act(
    visit: Visit,
    Path((n, resource)): Path<(u32, String)>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let incident = matter::<Incident>(&visit, n).await?;
    reads(&visit, &incident.accused)?;
    let ran = match completed(&visit, &resource, &pairs) {
        Ok(command) => run::<Incident>(&visit, Some(n), &resource, &pairs, command).await,
        Err(fail) => Err(fail),
    };
    match ran {
        Ok(_) => Ok(done(&format!("/incidents/{n}"), &format!("incident-{resource}"))),
        Err(fail) => {
            let (status, refused) = refused(&visit, &resource, pairs, fail)?;
            Ok((status, page(&visit, &incident, refused).await?).into_response())
        }
    }
}

async fn show(visit: Visit, Path(n): Path<u32>) -> Result<Response, Fail> {
    let incident = matter::<Incident>(&visit, n).await?;
    reads(&visit, &incident.accused)?;
    page(&visit, &incident, Refused::default()).await
}

/// What the register knows beside the journal.
struct Beside {
    steps: Vec<Step>,
    told: Option<(u32, ToldCount)>,
    cases: Vec<CaseLine>,
}

async fn beside(visit: &Visit, incident: &Incident) -> Result<Beside, Fail> {
    let desk = visit.app.desk().clone();
    let (org, n, scope, l) = (desk.org(), incident.n, visit.scope(), visit.l.clone());
    let latest = incident.latest().map(|it| it.n);
    // The newest first: those are the ones still under way.
    let shown: Vec<_> = incident.cases.keys().rev().take(CASES_SHOWN).copied().collect();
    let steps = {
        let desk = desk.clone();
        visit.app.blocking(move || desk.matter_steps(MatterKind::Incident, n)).await?
    };
    let (told, cases) = visit
        .app
        .read(move |register| -> Result<_, store::Fault> {
            let told = match latest {
                None => None,
                Some(announcement) => {
                    let which = AnnouncementRef { incident: n, announcement };
                    Some((announcement, register.told_count(org, which)?))
                }
            };
            let mut cases = Vec::with_capacity(shown.len());
            for no in shown {
                let row = register.case_row(org, no)?;
                let row = row.filter(|row| scope.covers(&store::standing(row)));
                let told = register.told_to(org, no, n)?;
                cases.push(CaseLine {
                    no: no.to_string(),
                    seen: row.is_some(),
                    heading: row.as_ref().map(|it| it.heading.clone()).unwrap_or_default(),
                    stage: row.as_ref().map(|it| words::stage(&l, it.stage)).unwrap_or_default(),
                    told: told.last().map(|(_, at)| l.short(*at)).unwrap_or_default(),
                });
            }
            Ok((told, cases))
        })
        .await?;
    Ok(Beside { steps, told, cases })
}

fn announcement_line(visit: &Visit, incident: &Incident, it: &Announcement) -> AnnouncementLine {
    let l = &visit.l;
    let (code, tone, reason) = match (&it.state, &it.released) {
        (_, Some(_)) => ("released", Tone::Green, String::new()),
        (AnnouncementState::Drafted, _) => ("drafted", Tone::Amber, String::new()),
        (AnnouncementState::Approved(_), _) => ("approved", Tone::Blue, String::new()),
        (AnnouncementState::Declined(_, reason), _) => ("declined", Tone::Red, reason.clone()),
    };
    let own = it.drafted.by == visit.actor;
    let drafted = it.state == AnnouncementState::Drafted && incident.closure.is_none();
    let later = incident.latest().is_some_and(|latest| latest.n > it.n);
    AnnouncementLine {
        n: it.n,
        text: it.text.clone(),
        by: by(visit, &it.drafted.by),
        at: it.drafted.at,
        state: l.t(format!("announcement-{code}")).into_owned(),
        tone,
        reason,
        may_judge: drafted && keeps(visit, &incident.accused),
        own,
        may_release: code == "approved"
            && !later
            && incident.closure.is_none()
            && incident.spokesperson.as_ref() == Some(&visit.person.id),
    }
}

fn telling(visit: &Visit, incident: &Incident, told: Option<(u32, ToldCount)>) -> Option<Telling> {
    let (announcement, count) = told?;
    let l = &visit.l;
    let reachable = count.cases.saturating_sub(count.closed + count.merged);
    Some(Telling {
        announcement,
        running: incident.running().is_some(),
        told: l.count(count.told),
        of: l.count(reachable),
        percent: (count.told * 100).checked_div(reachable).unwrap_or(100),
        by_mail: l.count(count.by_mail),
        closed: l.count(count.closed),
        merged: l.count(count.merged),
        left: count.left(),
    })
}

fn team_form(incident: &Incident) -> FormState {
    let mut form = FormState::new("team");
    for (seat, member) in incident.team.iter().enumerate() {
        form = form
            .with(format!("members.{seat}.person"), member.person.to_string())
            .with(format!("members.{seat}.part"), member.part.clone());
    }
    let speaks = incident.spokesperson.as_ref().map(ToString::to_string).unwrap_or_default();
    form.with("spokesperson", speaks)
}

fn forms(incident: &Incident, refused: &Refused) -> BTreeMap<&'static str, FormState> {
    let mut forms: BTreeMap<&'static str, FormState> =
        ["cases", "uncases", "log", "announcements", "announcement-declines", "closure"]
            .into_iter()
            .map(|resource| (resource, refused.form(resource)))
            .collect();
    let team = if refused.resource == "team" { refused.form("team") } else { team_form(incident) };
    forms.insert("team", team);
    let description = if refused.resource == "description" {
        refused.form("description")
    } else {
        FormState::new("description")
            .with("title", incident.title.clone())
            .with("known", incident.known.clone())
            .with("kind", incident.kind.code().to_owned())
    };
    forms.insert("description", description);
    forms
}

async fn page(visit: &Visit, incident: &Incident, refused: Refused) -> Result<Response, Fail> {
    let l = &visit.l;
    let beside = beside(visit, incident).await?;
    let mut frame = visit.frame(Door::Matters).await?;
    frame.flash = refused.flash.clone().or_else(|| visit.done_flash());
    let organisation = visit.organisation();
    let name = |id| words::person(organisation, id).to_owned();
    let open = incident.closure.is_none();
    let may_keep = keeps(visit, &incident.accused) && open;
    let announcements = incident.announcements.iter().rev();
    let page = IncidentPage {
        n: incident.n,
        title: incident.title.clone(),
        known: incident.known.clone(),
        kind: words::of(l, "incident-kind", &incident.kind),
        state: l.t(words::code_key("incident-state", incident.state())).into_owned(),
        tone: tone(incident.state()),
        opened: incident
            .opened
            .as_ref()
            .map(|mark| format!("{} · {}", by(visit, &mark.by), l.short(mark.at)))
            .unwrap_or_default(),
        count: l.count(incident.cases.len() as u64),
        more: incident.cases.len() > CASES_SHOWN,
        cases: beside.cases,
        team: incident
            .team
            .iter()
            .map(|it| {
                let speaks = incident.spokesperson.as_ref() == Some(&it.person);
                (name(&it.person), it.part.clone(), speaks)
            })
            .collect(),
        seats: (0..SEATS.max(incident.team.len() + 2))
            .map(|seat| (format!("members.{seat}.person"), format!("members.{seat}.part")))
            .collect(),
        find: format!("/incidents/{}/found", incident.n),
        follow: format!("/actions?incident={}", incident.n),
        people: pieces::people(organisation),
        announcements: announcements.map(|it| announcement_line(visit, incident, it)).collect(),
        telling: telling(visit, incident, beside.told),
        timeline: timeline(visit, &beside.steps)?,
        closure: incident.closure.as_ref().map(|it| {
            let who = format!("{} · {}", by(visit, &it.mark.by), l.short(it.mark.at));
            (it.cause.clone(), it.lesson.clone(), who)
        }),
        may_keep,
        in_room: may_keep || open && incident.has_member(&visit.person.id),
        kinds: words::choices(l, "incident-kind", IncidentKind::ALL),
        forms: forms(incident, &refused),
        request: pieces::request_id(),
        frame,
        l: l.clone(),
    };
    Ok(layout::show(&page))
}

fn timeline(visit: &Visit, steps: &[Step]) -> Result<Vec<TimelineItem>, Fail> {
    let mut items = Vec::new();
    for step in steps {
        let Some(actor) = Actor::parse(&step.actor) else { continue };
        for event in decode::<IncidentEvent>(step).map_err(desk::Trouble::from)? {
            items.push(told(visit, step.at, &actor, &event));
        }
    }
    items.reverse();
    Ok(items)
}

fn told(visit: &Visit, at: Timestamp, actor: &Actor, event: &IncidentEvent) -> TimelineItem {
    let l = &visit.l;
    let say = |key: &str| l.t(format!("incident-told-{key}")).into_owned();
    let with = |key: &str, n: u64| l.t1(format!("incident-told-{key}"), "n", l.count(n));
    let (look, title, text) = match event {
        IncidentEvent::Opened { known, .. } => {
            (("alert-triangle", Tone::Amber), say("opened"), known.clone())
        }
        IncidentEvent::Described { known, .. } => {
            (("note", Tone::Blue), say("described"), known.clone())
        }
        IncidentEvent::CasesLinked { cases, .. } => {
            (("link", Tone::Blue), with("linked", cases.len() as u64), String::new())
        }
        IncidentEvent::CasesUnlinked { cases, reason } => {
            (("x", Tone::Grey), with("unlinked", cases.len() as u64), reason.clone())
        }
        IncidentEvent::TeamPut { members, .. } => {
            let names: Vec<&str> =
                members.iter().map(|it| words::person(visit.organisation(), &it.person)).collect();
            (("users", Tone::Blue), say("team"), names.join(l.t("list-comma").as_ref()))
        }
        IncidentEvent::EntryLogged { text } => (("note", Tone::Grey), say("logged"), text.clone()),
        IncidentEvent::AnnouncementDrafted { announcement, text } => {
            (("message", Tone::Amber), with("drafted", u64::from(*announcement)), text.clone())
        }
        IncidentEvent::AnnouncementApproved { announcement } => {
            (("check", Tone::Green), with("approved", u64::from(*announcement)), String::new())
        }
        IncidentEvent::AnnouncementDeclined { announcement, reason } => {
            (("x", Tone::Red), with("declined", u64::from(*announcement)), reason.clone())
        }
        IncidentEvent::BroadcastBegun { announcement, .. } => {
            (("bell-ringing", Tone::Blue), with("begun", u64::from(*announcement)), String::new())
        }
        IncidentEvent::BroadcastEnded { reached, .. } => {
            let left = reached.closed + reached.merged + reached.failed;
            let text = if left == 0 {
                String::new()
            } else {
                l.t1("incident-told-not", "n", l.count(left))
            };
            (("circle-check", Tone::Green), with("ended", reached.told), text)
        }
        IncidentEvent::Closed { cause, lesson } => {
            (("circle-check", Tone::Green), say("closed"), format!("{cause}\n{lesson}"))
        }
    };
    item(visit, at, actor, look, title, &text)
}
