//! Cases: take one in, run a command on it, show it, tell its journal.

use std::collections::BTreeMap;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use casework::assignment::Offer;
use casework::call_times::CallTimes;
use casework::callback::Callback;
use casework::case::{Case, Command, Event};
use casework::cause_tree::CauseNode;
use casework::closing::{Closure, Reopening, obstacles};
use casework::contact::{Attachment, Contact};
use casework::draft::ResponseDraft;
use casework::duty::{Duty, duties};
use casework::escalation::Escalation;
use casework::extension::Extension;
use casework::honour::Honour;
use casework::id::{CaseNo, PersonId, UnitId};
use casework::intake::Receive;
use casework::link::Link;
use casework::milestone::Milestone;
use casework::pause::Pause;
use casework::permission::{Act, Actor};
use casework::plan::{Plan, PlanAnswer, State as PlanState};
use casework::point::{Finding, Point};
use casework::progress::Progress;
use casework::promise::Promise;
use casework::quality_review::{self, QualityReview, ReviewAnswer, SecondLook};
use casework::refusal::Refusal;
use casework::remedy::Remedy;
use casework::representative::Representative;
use casework::response::{GivenWord, Rating, Response as Told};
use casework::second_handling::SecondHandling;
use casework::share::Share;
use casework::supervision;
use casework::survey::Survey;
use casework::task::Task;
use casework::triage::Assessment;
use casework::truth::Truth;
use casework::view::{Stage, stage};
use desk::{Done, Order};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::request::{Call, REPLAYED, tag, unknown};
use super::{BASE, files, schema};
use crate::action::{self, RESOURCES};
use crate::fail::Fail;
use crate::timeline::TimelineStep;
use crate::visit::Visit;

/// Steps of a journal in one answer.
pub(super) const STEPS_MAX: usize = 500;

/// Fields of a complaint that are not taken by this door: numbers are given, and what was answered elsewhere
/// comes with an import.
pub(super) const NOT_TAKEN: &[&str] = &["no", "past_answer", "flags"];

/// What a command did.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Done")]
pub(super) struct DoneView {
    /// The case.
    no: CaseNo,
    /// Its version now: what `If-Match` asks for.
    version: u64,
    /// Nothing new: it had been done before.
    repeated: bool,
    /// What happened; empty when it had been done before.
    events: Vec<Event>,
}

/// A case as it stands.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Case")]
pub(super) struct CaseView<'a> {
    /// The number people say.
    no: CaseNo,
    /// Steps in its journal.
    version: u64,
    /// Where it stands.
    stage: Stage,
    /// The complaint as received.
    complaint: &'a Receive,
    /// When it entered the register.
    registered_at: Option<Timestamp>,
    /// Who registered it.
    registered_by: Option<&'a Actor>,
    /// When the customer was told it was taken in.
    acknowledged_at: Option<Timestamp>,
    /// Those who speak for the group, if it is one.
    representatives: &'a [Representative],
    /// How it is judged.
    assessment: Option<&'a Assessment>,
    /// The finding over all points, when all have one.
    finding: Option<Finding>,
    /// The unit responsible.
    unit: Option<&'a UnitId>,
    /// The one owner; none until somebody accepts.
    owner: Option<&'a PersonId>,
    /// A hand-over that waits to be accepted.
    offer: Option<&'a Offer>,
    /// Points of complaint.
    points: &'a [Point],
    /// Why it happened: the cause tree, each cause under the one it explains.
    causes: &'a [CauseNode],
    /// Promises, those made by policy and those made by a person.
    promises: &'a [Promise],
    /// Times in which clocks stood still.
    pauses: &'a [Pause],
    /// More time asked for, granted or refused.
    extensions: &'a [Extension],
    /// Milestones on record.
    milestones: &'a [Milestone],
    /// What the customer was told on the way.
    progress: &'a [Progress],
    /// Warnings given, and who took them up.
    escalations: &'a [Escalation],
    /// Supervision orders and their answers.
    orders: &'a [supervision::Order],
    /// Tasks given to units and partners.
    tasks: &'a [Task],
    /// Visits to the customer.
    visits: &'a [casework::visit::Visit],
    /// How its life divides so far; the time it was closed counts for nothing.
    share: Vec<Share>,
    /// Remedies.
    remedies: &'a [Remedy],
    /// The earlier case of the same customer it repeats, as somebody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat_of: Option<CaseNo>,
    /// Plans, with what was said to them.
    plans: Vec<PlanView<'a>>,
    /// Calls, visits, messages and notes.
    contacts: &'a [Contact],
    /// Files.
    attachments: &'a [Attachment],
    /// Decisions told.
    responses: &'a [Told],
    /// Decisions laid before a second reader.
    drafts: &'a [ResponseDraft],
    /// The customer's word on the last decision.
    word: Option<&'a GivenWord>,
    /// How often the customer urged.
    urges: u32,
    /// Since when the customer waits for a reaction.
    waiting_since: Option<Timestamp>,
    /// The customer's own rating.
    rating: Option<&'a Rating>,
    /// Callbacks attempted.
    callbacks: &'a [Callback],
    /// When the customer wants to be called.
    call_times: Option<&'a CallTimes>,
    /// Second handlings by somebody else.
    second_handlings: &'a [SecondHandling],
    /// Surveys the customer was asked to answer.
    surveys: &'a [Survey],
    /// Reviews of how it was handled, each as far as who asks may see it.
    quality_reviews: Vec<QualityReviewView>,
    /// Praise given for it.
    honours: &'a [Honour],
    /// What we say, what the customer said, what the callback heard and what was delivered, side by side.
    truth: Truth,
    /// Set while it is closed.
    closure: Option<&'a Closure>,
    /// Every reopening.
    reopenings: &'a [Reopening],
    /// The case it was merged into.
    merged_into: Option<CaseNo>,
    /// Links to other cases.
    links: Vec<&'a Link>,
    /// When its last step was.
    changed_at: Option<Timestamp>,
    /// What is to be done next, most urgent first.
    duties: Vec<Duty>,
    /// What still stands between it and its closing, as codes of refusals.
    obstacles: Vec<&'static str>,
    /// Resources of this case that may be posted to by whoever asks; the rules may still refuse for what the
    /// body says.
    may: Vec<&'static str>,
}

/// A review of how a case was handled, as far as who asks may see it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SeenQualityReview")]
struct QualityReviewView {
    /// The review; marks, words and what is to help are empty for who may not read them.
    #[serde(flatten)]
    review: QualityReview,
    /// What the person said to it.
    answer: Option<ReviewAnswer>,
    /// The second look.
    second: Option<SecondLook>,
}

fn quality_reviews(visit: &Visit, case: &Case) -> Vec<QualityReviewView> {
    let view = |it: &QualityReview| {
        let sight = quality_review::sight(case, it, visit.organisation(), &visit.actor);
        let review = quality_review::seen(it, sight);
        let (answer, second) = (review.answer.clone(), review.second.clone());
        QualityReviewView { review, answer, second }
    };
    case.quality_reviews.iter().map(view).collect()
}

/// One accepted command in a case's journal.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Step")]
pub(super) struct StepView {
    /// Its number in the case, from 1.
    seq: u64,
    /// When.
    at: Timestamp,
    /// Who.
    actor: String,
    /// The command's name.
    kind: String,
    /// What happened.
    events: Vec<Event>,
}

/// A case's journal.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Timeline")]
pub(super) struct TimelineView {
    /// The case.
    no: CaseNo,
    /// Steps in its journal.
    version: u64,
    /// Its steps, oldest first.
    steps: Vec<StepView>,
    /// What `after` asks for the next steps; none at the end.
    next: Option<u64>,
}

/// The right a resource's command needs, and whether a closed case still takes it.
pub(super) fn needs(resource: &str) -> Option<(Act, bool)> {
    let mut example = schema::example(resource);
    if resource == "attachments" {
        example["file"] = json!({ "digest": "", "name": "", "media": "", "bytes": 0 });
    }
    let command = action::command(resource, example).ok()?;
    Some((command.act()?, command.is_for_closed()))
}

/// Takes a complaint in, and tells the customer so when `acknowledge` says it.
pub(super) async fn receive(call: Call) -> Result<Response, Fail> {
    let mut body = call.body;
    let acknowledge = match body.as_object_mut().and_then(|it| it.remove("acknowledge")) {
        None | Some(Value::Bool(false)) => false,
        Some(Value::Bool(true)) => true,
        Some(_) => {
            let reason = "true or false".to_owned();
            return Err(Fail::Field {
                field: "acknowledge".to_owned(),
                code: "wrong_type",
                reason,
            });
        }
    };
    for name in NOT_TAKEN {
        if body.get(name).is_some() {
            return Err(unknown(name, "it is not taken by this door"));
        }
    }
    if let Some(codes) = body.get_mut("attachments") {
        files::put_all(&call.visit, "attachments", codes).await?;
    }
    let receive: Receive = action::read(body)?;
    let mut order = Order::receive(call.visit.actor.clone(), receive).keyed(call.request);
    if acknowledge {
        order = order.and(Command::Acknowledge);
    }
    Ok(done(call.visit.app.run(order).await?, true))
}

/// Runs the command of a resource.
pub(super) async fn run(call: Call, resource: &'static str) -> Result<Response, Fail> {
    // Seeing the case comes first: one out of reach must not show by its refusals that it is there.
    let case = call.visit.case(call.place("no"), Act::Read).await?;
    let no = case.no().ok_or(Refusal::NoSuchCase)?;
    if let Some(name) = schema::unknown_field(resource, &call.body) {
        return Err(unknown(&name, "the command has no such field"));
    }
    let mut body = call.body;
    if resource == "attachments"
        && let Some(code) = body.get_mut("file")
    {
        files::put_one(&call.visit, "file", code).await?;
    }
    if resource == "visit-sign-offs"
        && let Some(code) = body.get_mut("signature").filter(|it| !it.is_null())
    {
        files::put_one(&call.visit, "signature", code).await?;
    }
    if resource == "task-answers"
        && let Some(codes) = body.get_mut("files")
    {
        files::put_all(&call.visit, "files", codes).await?;
    }
    let command = action::command(resource, body)?;
    let order = Order::on(call.visit.actor.clone(), no, command)
        .expecting(call.expected)
        .keyed(call.request);
    Ok(done(call.visit.app.run(order).await?, false))
}

fn done(done: Done, new: bool) -> Response {
    let created = new && !done.repeated;
    let (no, version, replayed) = (done.no, done.version, done.replayed);
    let view = DoneView { no, version, repeated: done.repeated, events: done.events };
    let status = if created { StatusCode::CREATED } else { StatusCode::OK };
    let mut response = (status, Json(view)).into_response();
    tag(&mut response, version);
    if created && let Ok(place) = HeaderValue::from_str(&format!("{BASE}/cases/{no}")) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    if replayed {
        response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    }
    response
}

/// Shows a case.
pub(super) async fn show(call: Call) -> Result<Response, Fail> {
    no_query(&call)?;
    let visit = &call.visit;
    let case = visit.case(call.place("no"), Act::Read).await?;
    if call.known == Some(case.version) {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        tag(&mut response, case.version);
        return Ok(response);
    }
    note_reading(visit, &case).await?;
    let share = share(visit, &case).await?;
    let mut response = Json(view(visit, &case, share)?).into_response();
    tag(&mut response, case.version);
    Ok(response)
}

/// How the life of a case divides, told from its journal.
async fn share(visit: &Visit, case: &Case) -> Result<Vec<Share>, Fail> {
    let (org, id) = (visit.app.desk().org(), case.id.ok_or(Refusal::NoSuchCase)?);
    let steps =
        visit.app.read(move |register| register.load_steps(org, id.0)).await.map_err(Fail::from)?;
    let steps: Result<Vec<_>, store::Fault> = steps.iter().map(TimelineStep::of).collect();
    let steps = steps.map_err(Fail::from)?;
    Ok(crate::web::share_of(&steps, visit.now, visit.setting(case, visit.pack(case)?).calendar))
}

/// Who opened a case is on record, by whichever door.
pub(super) async fn note_reading(visit: &Visit, case: &Case) -> Result<(), Fail> {
    let (Some(id), org, who, now) =
        (case.id, visit.app.desk().org(), visit.person.id.clone(), visit.now)
    else {
        return Ok(());
    };
    visit.app.write(move |tx| tx.note_access(org, now, &who, id, "api")).await.map_err(Fail::from)
}

/// A plan, how it stands, and what was said to it.
#[derive(Serialize, JsonSchema)]
struct PlanView<'a> {
    /// The plan.
    #[serde(flatten)]
    plan: &'a Plan,
    /// How it stands.
    state: PlanState,
    /// When it was laid before the customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    offered_at: Option<Timestamp>,
    /// What the customer said.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'a PlanAnswer>,
}

impl<'a> PlanView<'a> {
    fn of(plan: &'a Plan) -> PlanView<'a> {
        let (state, offered_at) = (plan.state, plan.offered_at);
        PlanView { plan, state, offered_at, answer: plan.answer.as_ref() }
    }
}

fn view<'a>(visit: &'a Visit, case: &'a Case, share: Vec<Share>) -> Result<CaseView<'a>, Fail> {
    let setting = visit.setting(case, visit.pack(case)?);
    let complaint = case.complaint().ok_or(Refusal::NoSuchCase)?;
    Ok(CaseView {
        no: complaint.no,
        version: case.version,
        stage: stage(case),
        complaint,
        registered_at: case.registered_at,
        registered_by: case.registered_by.as_ref(),
        acknowledged_at: case.acknowledged_at,
        representatives: &case.representatives,
        assessment: case.assessment.as_deref(),
        finding: case.finding(),
        unit: case.unit.as_ref(),
        owner: case.owner.as_ref(),
        offer: case.offer.as_ref(),
        points: &case.points,
        causes: &case.causes.0,
        promises: &case.promises,
        pauses: &case.pauses,
        extensions: &case.extensions,
        milestones: &case.milestones,
        progress: &case.progress,
        escalations: &case.escalations,
        orders: &case.orders,
        tasks: &case.tasks,
        visits: &case.visits,
        share,
        remedies: &case.remedies,
        repeat_of: case.repeats(),
        plans: case.plans.iter().map(PlanView::of).collect(),
        contacts: &case.contacts,
        attachments: &case.attachments,
        responses: &case.responses,
        drafts: &case.drafts,
        word: case.word.as_ref(),
        urges: case.urges,
        waiting_since: case.waiting_since,
        rating: case.rating.as_ref(),
        callbacks: &case.callbacks,
        call_times: case.call_times.as_ref(),
        second_handlings: &case.second_handlings,
        surveys: &case.surveys,
        quality_reviews: quality_reviews(visit, case),
        honours: &case.honours,
        truth: case.truth(),
        closure: case.closure.as_deref(),
        reopenings: &case.reopenings,
        merged_into: case.merged_into,
        links: case.links.values().collect(),
        changed_at: case.changed_at,
        duties: duties(case, &setting),
        obstacles: if case.closure.is_some() {
            Vec::new()
        } else {
            obstacles(case, None, &setting).into_iter().map(Refusal::code).collect()
        },
        may: may(visit, case),
    })
}

fn may(visit: &Visit, case: &Case) -> Vec<&'static str> {
    let rights: BTreeMap<Act, bool> =
        Act::ALL.iter().map(|act| (*act, visit.may(case, *act))).collect();
    let open = |resource: &str, for_closed: bool| match resource {
        // Only the customer rates.
        "rating" => false,
        "unmerger" => case.merged_into.is_some(),
        "reopening" => case.closure.is_some() && case.merged_into.is_none(),
        _ => {
            case.merged_into.is_none()
                && (case.closure.is_none() || for_closed && resource != "closure")
        }
    };
    let allowed = |resource: &&&str| {
        needs(resource).is_some_and(|(act, for_closed)| {
            rights.get(&act) == Some(&true) && open(resource, for_closed)
        })
    };
    RESOURCES.iter().filter(allowed).copied().collect()
}

/// Tells a case's journal.
pub(super) async fn timeline(call: Call) -> Result<Response, Fail> {
    let (mut after, mut limit) = (0u64, STEPS_MAX);
    for (name, value) in &call.query {
        let number = value.parse::<u64>();
        match (name.as_str(), number) {
            ("after", Ok(seq)) if i64::try_from(seq).is_ok() => after = seq,
            ("limit", Ok(n)) if (1..=STEPS_MAX as u64).contains(&n) => {
                limit = usize::try_from(n).unwrap_or(STEPS_MAX)
            }
            ("after" | "limit", _) => {
                let reason = format!("a whole number; at most {STEPS_MAX} for limit");
                return Err(Fail::Field { field: name.clone(), code: "not_a_number", reason });
            }
            _ => return Err(unknown(name, "the timeline takes after and limit")),
        }
    }
    let case = call.visit.case(call.place("no"), Act::Read).await?;
    note_reading(&call.visit, &case).await?;
    let (id, no) = (case.id.ok_or(Refusal::NoSuchCase)?, case.no().ok_or(Refusal::NoSuchCase)?);
    let org = call.visit.app.desk().org();
    let steps = call
        .visit
        .app
        .read(move |register| register.load_steps(org, id.0))
        .await
        .map_err(Fail::from)?;
    let mut views = Vec::new();
    for step in steps.iter().filter(|step| step.seq > after).take(limit) {
        let (house, actor) = (call.visit.organisation(), &call.visit.actor);
        let events = desk::run::decode::<Event>(step)?
            .into_iter()
            .map(|event| quality_review::event_seen(event, &case, house, actor))
            .collect();
        views.push(StepView {
            seq: step.seq,
            at: step.at,
            actor: step.actor.clone(),
            kind: step.kind.clone(),
            events,
        });
    }
    let last = views.last().map_or(after, |step| step.seq);
    let more = steps.last().is_some_and(|step| step.seq > last);
    let timeline =
        TimelineView { no, version: case.version, steps: views, next: more.then_some(last) };
    let mut response = Json(timeline).into_response();
    tag(&mut response, case.version);
    Ok(response)
}

/// Where no parameter means anything, one is a mistake that should be told.
pub(super) fn no_query(call: &Call) -> Result<(), Fail> {
    match call.query.first() {
        Some((name, _)) => Err(unknown(name, "nothing is asked for here by parameters")),
        None => Ok(()),
    }
}
