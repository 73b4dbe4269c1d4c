//! Incidents, actions and exposures for programs: the same commands and the same rights as their pages.

use std::collections::BTreeMap;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use casework::action::effect::Verdict;
use casework::action::{Action, ActionKind, ActionState};
use casework::cause_tree::{CauseNode, CauseOfCase};
use casework::exposure::PutExposure;
use casework::id::PersonId;
use casework::incident::{AnnouncementState, Incident, IncidentKind};
use casework::matter::{Accused, Matter, MatterKind, may_read};
use casework::organisation::OrganisationCommand;
use casework::progress::AnnouncementRef;
use casework::public_review::PublicReview;
use casework::refusal::Refusal;
use casework::write_up::{Content, WriteUp, WriteUpState};
use desk::{MatterDone, MatterOrder, Trouble};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use super::case::no_query;
use super::library::library;
use super::request::{Call, REPLAYED, tag, unknown};
use super::{BASE, schema};
use crate::action::read;
use crate::fail::Fail;
use crate::matter::{action_command, incident_command, public_review_command, write_up_command};

/// What came of a command.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "MatterDone")]
pub(super) struct MatterDoneView {
    /// The number of the incident or action; none for an exposure.
    n: Option<u32>,
    /// Its version now.
    version: u64,
    /// Nothing new: it had been done before.
    repeated: bool,
}

/// An incident or an action in a list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Matter")]
pub(super) struct MatterLine {
    /// Its number.
    n: u32,
    /// Its version.
    version: u64,
    /// Where it stands.
    state: String,
    /// In a few words.
    title: String,
    /// Who answers for it, or speaks.
    owner: Option<PersonId>,
    /// How many cases it touches.
    cases: u64,
    /// By when something is to be done.
    due_at: Option<Timestamp>,
    /// When it began.
    began_at: Timestamp,
    /// When it ended.
    ended_at: Option<Timestamp>,
}

impl From<store::MatterListRow> for MatterLine {
    fn from(it: store::MatterListRow) -> MatterLine {
        MatterLine {
            n: it.n,
            version: it.version,
            state: it.state,
            title: it.title,
            owner: it.owner,
            cases: it.cases,
            due_at: it.due_at,
            began_at: it.began_at,
            ended_at: it.ended_at,
        }
    }
}

/// Incidents or actions, those under way first.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Matters")]
pub(super) struct MattersView {
    /// The latest first.
    matters: Vec<MatterLine>,
}

/// An announcement of an incident.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Announcement")]
struct AnnouncementView {
    /// Its number.
    n: u32,
    /// What customers are told.
    text: String,
    /// `drafted`, `approved`, `declined` or `released`.
    state: &'static str,
    /// When it was released first.
    released_at: Option<Timestamp>,
}

/// How far the announcement released last has come.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Told")]
struct ToldView {
    /// The announcement.
    announcement: u32,
    /// Cases told.
    told: u64,
    /// Cases that can still be told.
    left: u64,
    /// A broadcast is under way.
    running: bool,
}

/// An incident.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Incident")]
pub(super) struct IncidentView {
    /// Its number.
    n: u32,
    /// Its version.
    version: u64,
    /// `open`, `telling` or `closed`.
    state: &'static str,
    /// What sort of thing it is.
    kind: IncidentKind,
    /// In a few words.
    title: String,
    /// What is known.
    known: String,
    /// How many cases it touches.
    cases: usize,
    /// Who alone releases announcements.
    spokesperson: Option<PersonId>,
    /// Its announcements.
    announcements: Vec<AnnouncementView>,
    /// How far the last one released has come.
    told: Option<ToldView>,
}

/// What the numbers say of an action.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Effect")]
struct EffectView {
    /// What is to be said.
    verdict: Verdict,
    /// Complaints by exposure in the months before.
    before: f64,
    /// In the months after; none without any.
    after: Option<f64>,
    /// The limits of the months after together: lower, upper.
    limits: Option<(f64, f64)>,
    /// Months looked at, before and after.
    months: (usize, usize),
}

/// An action.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Action")]
pub(super) struct ActionView {
    /// Its number.
    n: u32,
    /// Its version.
    version: u64,
    /// Where it stands.
    state: ActionState,
    /// Corrective or preventive.
    kind: ActionKind,
    /// In a few words.
    title: String,
    /// What is done.
    what: String,
    /// Why.
    cause: String,
    /// The established cause of a case it removes.
    removes: Option<CauseOfCase>,
    /// Why it happens: the cause tree, each cause under the one it explains.
    causes: Vec<CauseNode>,
    /// Who answers for it.
    owner: PersonId,
    /// By when.
    due_at: Timestamp,
    /// What the numbers say; none where nothing is measured or they say nothing yet.
    effect: Option<EffectView>,
}

/// A write-up: what is on view, or for who wrote or releases it what was written last.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WriteUp")]
pub(super) struct WriteUpView {
    /// Its number.
    n: u32,
    /// Its version.
    version: u64,
    /// Where it stands.
    state: WriteUpState,
    /// What it says.
    content: Content,
    /// Who wrote it last.
    writer: Option<PersonId>,
    /// When what is on view was released.
    released_at: Option<Timestamp>,
    /// How many practices are on record.
    practices: usize,
}

/// An exposure.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Exposure")]
struct ExposureView {
    /// Its code.
    id: String,
    /// What is counted.
    title: String,
    /// Per how many a rate is told.
    per: u32,
    /// Month and amount.
    months: Vec<(String, u64)>,
}

/// Exposures of the organisation.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Exposures")]
pub(super) struct ExposuresView {
    /// By code.
    exposures: Vec<ExposureView>,
}

pub(super) fn number(call: &Call) -> Result<u32, Fail> {
    call.place("n").parse().map_err(|_| Fail::NotFound)
}

pub(super) fn reads(call: &Call, accused: &Accused) -> Result<(), Fail> {
    Ok(may_read(call.visit.organisation(), &call.visit.actor, accused)?)
}

pub(super) async fn matter<M: Matter>(call: &Call) -> Result<M, Fail> {
    let (n, desk) = (number(call)?, call.visit.app.desk().clone());
    call.visit.app.blocking(move || desk.matter::<M>(n)).await?.ok_or(Fail::NotFound)
}

/// Lists incidents or actions; write-ups are searched for.
pub(super) async fn list(call: Call, kind: MatterKind) -> Result<Response, Fail> {
    if kind == MatterKind::WriteUp {
        return library(call).await;
    }
    no_query(&call)?;
    reads(&call, &Accused::default())?;
    let org = call.visit.app.desk().org();
    let all = call.visit.app.read(move |register| register.matters(org, kind)).await?;
    let seen = all.into_iter().filter(|it| reads(&call, &Accused::parse(&it.accused)).is_ok());
    let matters = seen.map(MatterLine::from).collect();
    Ok(Json(MattersView { matters }).into_response())
}

/// Shows an incident or an action.
pub(super) async fn show(call: Call, kind: MatterKind) -> Result<Response, Fail> {
    no_query(&call)?;
    match kind {
        MatterKind::Incident => show_incident(&call).await,
        MatterKind::Action => show_action(&call).await,
        MatterKind::WriteUp => show_write_up(&call).await,
        MatterKind::PublicReview => super::public_review::show(&call).await,
    }
}

async fn show_incident(call: &Call) -> Result<Response, Fail> {
    let it = matter::<Incident>(call).await?;
    reads(call, &it.accused)?;
    let mut told = None;
    if let Some(latest) = it.latest() {
        let which = AnnouncementRef { incident: it.n, announcement: latest.n };
        let org = call.visit.app.desk().org();
        let count = call.visit.app.read(move |register| register.told_count(org, which)).await?;
        told = Some(ToldView {
            announcement: latest.n,
            told: count.told,
            left: count.left(),
            running: it.running().is_some(),
        });
    }
    let announcements = it.announcements.iter().map(|announcement| AnnouncementView {
        n: announcement.n,
        text: announcement.text.clone(),
        state: match (&announcement.state, &announcement.released) {
            (_, Some(_)) => "released",
            (AnnouncementState::Drafted, _) => "drafted",
            (AnnouncementState::Approved(_), _) => "approved",
            (AnnouncementState::Declined(..), _) => "declined",
        },
        released_at: announcement.released.as_ref().map(|mark| mark.at),
    });
    let mut response = Json(IncidentView {
        n: it.n,
        version: it.version,
        state: it.state(),
        kind: it.kind,
        title: it.title.clone(),
        known: it.known.clone(),
        cases: it.cases.len(),
        spokesperson: it.spokesperson.clone(),
        announcements: announcements.collect(),
        told,
    })
    .into_response();
    tag(&mut response, it.version);
    Ok(response)
}

async fn show_action(call: &Call) -> Result<Response, Fail> {
    let it = matter::<Action>(call).await?;
    reads(call, &it.accused)?;
    let plan = it.plan.clone().ok_or(Fail::NotFound)?;
    let (desk, asked) = (call.visit.app.desk().clone(), it.clone());
    let effect = call
        .visit
        .app
        .blocking(move || match desk.effect(&asked) {
            Ok(effect) => Ok(Some(effect)),
            Err(Trouble::Fault(fault)) => Err(Fail::from(fault)),
            Err(_) => Ok(None),
        })
        .await?;
    let effect = effect.map(|it| EffectView {
        verdict: it.verdict,
        before: it.centre,
        after: it.rate_after,
        limits: it.limits_after.map(|limits| (limits.lower, limits.upper)),
        months: (it.before.len(), it.after.len()),
    });
    let mut response = Json(ActionView {
        n: plan.n,
        version: it.version,
        state: it.state,
        kind: plan.kind,
        title: plan.title.clone(),
        what: plan.what.clone(),
        cause: plan.cause.text.clone(),
        removes: plan.removes,
        causes: it.causes.0.clone(),
        owner: plan.owner.clone(),
        due_at: plan.due_at,
        effect,
    })
    .into_response();
    tag(&mut response, it.version);
    Ok(response)
}

async fn show_write_up(call: &Call) -> Result<Response, Fail> {
    let it = matter::<WriteUp>(call).await?;
    reads(call, &it.accused)?;
    let (state, cases) = (it.state(), BTreeMap::new());
    let around = call.visit.house.around(&call.visit.actor, call.visit.now, &cases, &[]);
    let on_view = it.shown.clone().filter(|_| state.is_on_view());
    let content = match on_view {
        Some(content) => content,
        None if it.may_read_draft(&around) => it.content.clone().ok_or(Fail::NotFound)?,
        None => return Err(Fail::NotFound),
    };
    let mut response = Json(WriteUpView {
        n: it.n,
        version: it.version,
        state,
        content,
        writer: it.writer().cloned(),
        released_at: it.released.as_ref().map(|mark| mark.at),
        practices: it.practices.len(),
    })
    .into_response();
    tag(&mut response, it.version);
    Ok(response)
}

/// Begins an incident or an action, or does something with one.
pub(super) async fn run(
    call: Call,
    kind: MatterKind,
    resource: Option<&'static str>,
) -> Result<Response, Fail> {
    let subject = call.operation.subject();
    if let Some(name) = schema::unknown_field(&subject, &call.body) {
        return Err(unknown(&name, "the command has no such field"));
    }
    match kind {
        MatterKind::Incident => {
            let begins = || incident_command("incidents", call.body.clone());
            let command =
                resource.map_or_else(begins, |it| incident_command(it, call.body.clone()))?;
            carried_out::<Incident>(call, resource.is_some(), command, |it| &it.accused).await
        }
        MatterKind::Action => {
            let begins = || action_command("actions", call.body.clone());
            let command =
                resource.map_or_else(begins, |it| action_command(it, call.body.clone()))?;
            carried_out::<Action>(call, resource.is_some(), command, |it| &it.accused).await
        }
        MatterKind::WriteUp => {
            let begins = || write_up_command("library", call.body.clone());
            let command =
                resource.map_or_else(begins, |it| write_up_command(it, call.body.clone()))?;
            carried_out::<WriteUp>(call, resource.is_some(), command, |it| &it.accused).await
        }
        MatterKind::PublicReview => {
            let name = resource.unwrap_or("public-reviews");
            let command = public_review_command(name, call.body.clone())?;
            carried_out::<PublicReview>(call, resource.is_some(), command, |it| &it.accused).await
        }
    }
}

async fn carried_out<M: Matter>(
    call: Call,
    there: bool,
    command: M::Command,
    accused: fn(&M) -> &Accused,
) -> Result<Response, Fail> {
    let n = if there { Some(number(&call)?) } else { None };
    if there {
        // Seeing it comes first: one out of reach must not show by its refusals that it is there.
        reads(&call, accused(&matter::<M>(&call).await?))?;
    }
    let order = MatterOrder::<M> {
        actor: call.visit.actor.clone(),
        n,
        command,
        expected: call.expected,
        request: call.request,
    };
    let desk = call.visit.app.desk().clone();
    let done: MatterDone<M> = call.visit.app.blocking(move || desk.run_matter(&order)).await?;
    let (version, replayed) = (done.matter.version(), done.replayed);
    let repeated = done.events.is_empty();
    let view = MatterDoneView { n: Some(done.n), version, repeated };
    // Begun again under what it is known by elsewhere, it was there already.
    let created = !there && !repeated && version == 1;
    let status = if created { StatusCode::CREATED } else { StatusCode::OK };
    let mut response = (status, Json(view)).into_response();
    tag(&mut response, version);
    let place = format!("{BASE}/{}/{}", M::KIND.place(), done.n);
    if created && let Ok(place) = HeaderValue::from_str(&place) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    if replayed {
        response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    }
    Ok(response)
}

/// Lists exposures.
pub(super) fn exposures(call: &Call) -> Result<Response, Fail> {
    no_query(call)?;
    reads(call, &Accused::default())?;
    let all = call.visit.organisation().exposures.iter();
    let exposures = all
        .map(|(id, it)| ExposureView {
            id: id.to_string(),
            title: it.title.clone(),
            per: it.per,
            months: it.months.iter().map(|(month, n)| (month.to_string(), *n)).collect(),
        })
        .collect();
    Ok(Json(ExposuresView { exposures }).into_response())
}

/// Puts months of an exposure; what was put before stays.
pub(super) async fn put_exposure(call: Call) -> Result<Response, Fail> {
    if let Some(name) = schema::unknown_field("put_exposure", &call.body) {
        return Err(unknown(&name, "the command has no such field"));
    }
    let put: PutExposure = read(call.body)?;
    let (desk, actor) = (call.visit.app.desk().clone(), call.visit.actor.clone());
    let before = desk.house().organisation.version;
    if call.expected.is_some_and(|expected| expected != before) {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let command = OrganisationCommand::PutExposure(put);
    let kept = desk.clone();
    call.visit.app.blocking(move || desk.administer(&actor, &[command])).await?;
    let version = kept.house().organisation.version;
    let view = MatterDoneView { n: None, version, repeated: version == before };
    let mut response = Json(view).into_response();
    tag(&mut response, version);
    Ok(response)
}
