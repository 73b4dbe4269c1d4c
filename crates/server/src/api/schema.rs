//! Schemas and examples of bodies and answers.
//!
//! Schemas are derived beside the definitions of the rules; here they are gathered, and every text gets the
//! limit the rules hold it to. Examples are real: a test sends each of them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use casework::limits::{
    CALLBACKS_MAX, CAUSE_CHARS_MAX, FIELDS_MAX, LINE_CHARS_MAX, NARRATIVE_CHARS_MAX,
    NOTE_CHARS_MAX, PROMISES_MAX, REMEDY_MINOR_MAX, REPRESENTATIVES_MAX, SUBJECTS_MAX,
    WISH_CHARS_MAX,
};
use casework::matter::MatterKind;
use casework::{
    action, assignment, call_times, callback, cause_tree, closing, contact, draft, escalation,
    exposure, extension, honour, incident, intake, investigation, link, milestone, pause, plan,
    point, progress, promise, public_review, quality_review, remedy, representative, response,
    responsibility, supervision, survey, task, triage, visit, write_up,
};
use schemars::generate::{Contract, SchemaGenerator, SchemaSettings};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use super::operation::{Does, Operation};
use super::public_review::{FiledView, PublicReviewView, PublicReviewsView};
use super::{
    case, figures, files, guidance, house, ledger, list, matter, problem, promises, reckoning,
    reply, watch,
};
use crate::web::file::FILES_MAX;

/// Characters of the code of a file: a long name written as JSON and in base 64, and more.
const CODE_CHARS_MAX: usize = 4_000;

/// Where schemas stand in the document.
const PLACE: &str = "#/components/schemas/";

/// Bodies by resource, in Chinese as they really are.
static EXAMPLES: LazyLock<Map<String, Value>> = LazyLock::new(|| {
    let text = include_str!("../../templates/api/examples.json");
    serde_json::from_str(text).expect("the examples are JSON; a test sends each of them")
});

/// The schema of each resource's body, and of everything they refer to.
static BODIES: LazyLock<Bodies> = LazyLock::new(bodies);

struct Bodies {
    /// Resource and schema.
    of: Vec<(&'static str, Value)>,
    definitions: Map<String, Value>,
}

/// The example of a resource's body; an empty object for commands without fields.
pub(super) fn example(resource: &str) -> Value {
    EXAMPLES.get(resource).cloned().unwrap_or_else(|| json!({}))
}

fn generator(contract: Contract) -> SchemaGenerator {
    let settings = SchemaSettings::draft2020_12().with(|it| {
        PLACE.trim_start_matches('#').clone_into(it.definitions_path.to_mut());
        it.meta_schema = None;
        it.contract = contract;
    });
    settings.into_generator()
}

fn bodies() -> Bodies {
    let mut generator = generator(Contract::Deserialize);
    let it = &mut generator;
    let mut list = tasks(it);
    list.extend(visits(it));
    list.extend(investigation(it));
    list.extend(time(it));
    list.extend(matters(it));
    list.extend(remedies(it));
    list.extend(plans(it));
    list.extend(reviews(it));
    list.extend(endings(it));
    list.extend([
        ("receive", of::<intake::Receive>(it)),
        ("representatives", of::<representative::NameRepresentatives>(it)),
        ("triage", of::<triage::Triage>(it)),
        ("points", of::<point::AddPoint>(it)),
        ("findings", of::<point::RecordFinding>(it)),
        ("answers", of::<point::AnswerPoint>(it)),
        ("handovers", of::<assignment::HandOver>(it)),
        ("return", of::<assignment::Return>(it)),
        ("contacts", of::<contact::AddContact>(it)),
        ("attachments", of::<contact::Attach>(it)),
        ("responses", of::<response::Respond>(it)),
        ("drafts", of::<response::Respond>(it)),
        ("releases", of::<draft::ReleaseResponse>(it)),
        ("send-backs", of::<draft::SendBackResponse>(it)),
        ("check_reply", of::<reply::CheckReply>(it)),
        ("word", of::<response::TakeWord>(it)),
        ("information", of::<response::AddInformation>(it)),
        ("urges", of::<response::Urge>(it)),
        ("rating", of::<response::Rating>(it)),
        ("callbacks", of::<callback::CallBack>(it)),
        ("call-times", of::<call_times::CallTimes>(it)),
        ("survey-invitations", of::<survey::InviteSurvey>(it)),
        ("surveys", of::<survey::AnswerSurvey>(it)),
    ]);
    let of = list;
    let mut definitions = generator.take_definitions(true);
    if let Some(Value::Object(receive)) = definitions.get_mut("Receive") {
        taken(receive);
    }
    if let Some(attach) = definitions.get_mut("Attach") {
        attach["properties"]["file"] = code_of_a_file();
    }
    if let Some(sign_off) = definitions.get_mut("SignOffVisit") {
        sign_off["properties"]["signature"] = code_of_a_file();
    }
    if let Some(answer) = definitions.get_mut("AnswerTask") {
        answer["properties"]["files"] = json!({
            "type": "array", "items": code_of_a_file(), "maxItems": FILES_MAX,
            "description": "Files it brings: their codes, from `/files`.",
        });
    }
    let mut reached = BTreeSet::new();
    for (_, schema) in &of {
        reach(schema, &definitions, &mut reached);
    }
    definitions.retain(|name, _| reached.contains(name));
    for schema in definitions.values_mut() {
        finish(schema);
    }
    if let Some(add) = definitions.get_mut("AddCause") {
        add["properties"]["text"]["maxLength"] = CAUSE_CHARS_MAX.into();
    }
    Bodies { of, definitions }
}

/// Bodies about how a case ends, and what it belongs to.
fn endings(it: &mut SchemaGenerator) -> Vec<(&'static str, Value)> {
    vec![
        ("closure", of::<closing::Close>(it)),
        ("reopening", of::<closing::Reopen>(it)),
        ("merger", of::<link::MergeInto>(it)),
        ("unmerger", of::<link::Unmerge>(it)),
        ("links", of::<link::LinkTo>(it)),
        ("unlinks", of::<link::Unlink>(it)),
    ]
}

/// Bodies about what is found out and who is held responsible.
fn investigation(it: &mut SchemaGenerator) -> Vec<(&'static str, Value)> {
    vec![
        ("evidence", of::<investigation::AddEvidence>(it)),
        ("statements", of::<investigation::TakeStatement>(it)),
        ("facts", of::<investigation::EstablishFact>(it)),
        ("responsibilities", of::<responsibility::DecideResponsibility>(it)),
        ("appeals", of::<responsibility::AppealResponsibility>(it)),
        ("appeal-judgements", of::<responsibility::JudgeAppeal>(it)),
        ("causes", of::<cause_tree::AddCause>(it)),
        ("cause-judgements", of::<cause_tree::JudgeCause>(it)),
        ("cause-moves", of::<cause_tree::MoveCause>(it)),
    ]
}

/// Bodies about promises, clocks and those who watch them.
fn time(it: &mut SchemaGenerator) -> Vec<(&'static str, Value)> {
    vec![
        ("promises", of::<promise::MakePromise>(it)),
        ("keepings", of::<promise::KeepPromise>(it)),
        ("progress", of::<progress::TellProgress>(it)),
        ("pauses", of::<pause::PauseClocks>(it)),
        ("extensions", of::<extension::AskExtension>(it)),
        ("grants", of::<extension::JudgeExtension>(it)),
        ("refusals", of::<extension::JudgeExtension>(it)),
        ("milestones", of::<milestone::RecordMilestone>(it)),
        ("escalation-acceptances", of::<escalation::AcceptEscalation>(it)),
        ("put_absences", of::<watch::PutAbsences>(it)),
        ("supervision-orders", of::<supervision::Supervise>(it)),
        ("order-answers", of::<supervision::AnswerOrder>(it)),
    ]
}

/// Bodies about who goes to the customer.
fn visits(it: &mut SchemaGenerator) -> Vec<(&'static str, Value)> {
    vec![
        ("visits", of::<visit::ArrangeVisit>(it)),
        ("visit-moves", of::<visit::MoveVisit>(it)),
        ("visit-arrivals", of::<visit::VisitNumber>(it)),
        ("visit-records", of::<visit::RecordVisit>(it)),
        ("visit-sign-offs", of::<visit::SignOffVisit>(it)),
        ("visit-cancellations", of::<visit::CancelVisit>(it)),
    ]
}

/// Bodies about what is done for the customer.
fn plans(it: &mut SchemaGenerator) -> Vec<(&'static str, Value)> {
    vec![
        ("plans", of::<plan::ProposePlan>(it)),
        ("plan-offers", of::<plan::PlanNumber>(it)),
        ("plan-answers", of::<plan::AnswerPlan>(it)),
    ]
}

/// Bodies about how it was handled.
fn reviews(it: &mut SchemaGenerator) -> Vec<(&'static str, Value)> {
    vec![
        ("quality-reviews", of::<quality_review::ReviewHandling>(it)),
        ("quality-review-answers", of::<quality_review::AnswerQualityReview>(it)),
        ("second-looks", of::<quality_review::LookAgain>(it)),
        ("honours", of::<honour::GiveHonour>(it)),
    ]
}

/// Bodies about what is offered and paid.
fn remedies(it: &mut SchemaGenerator) -> Vec<(&'static str, Value)> {
    vec![
        ("remedies", of::<remedy::ProposeRemedy>(it)),
        ("approvals", of::<remedy::JudgeRemedy>(it)),
        ("declines", of::<remedy::JudgeRemedy>(it)),
        ("offers", of::<remedy::RemedyNumber>(it)),
        ("replies", of::<remedy::AnswerRemedy>(it)),
        ("payments", of::<remedy::InstructPayment>(it)),
        ("payment-failures", of::<remedy::FailPayment>(it)),
        ("deliveries", of::<remedy::DeliverRemedy>(it)),
    ]
}

/// Bodies about tasks given to others.
fn tasks(it: &mut SchemaGenerator) -> Vec<(&'static str, Value)> {
    vec![
        ("tasks", of::<task::AssignTask>(it)),
        ("task-acceptances", of::<task::TaskNumber>(it)),
        ("task-returns", of::<task::ReturnTask>(it)),
        ("task-reassignments", of::<task::ReassignTask>(it)),
        ("arbitrations", of::<task::ArbitrateTask>(it)),
        ("task-answers", of::<task::AnswerTask>(it)),
        ("task-send-backs", of::<task::SendBackTask>(it)),
        ("task-confirmations", of::<task::ConfirmTask>(it)),
        ("task-withdrawals", of::<task::WithdrawTask>(it)),
        ("task-links", of::<task::TaskNumber>(it)),
        ("task-link-revocations", of::<task::TaskNumber>(it)),
    ]
}

/// Bodies about incidents, actions and exposures.
fn matters(it: &mut SchemaGenerator) -> Vec<(&'static str, Value)> {
    vec![
        ("open_incident", of::<incident::OpenIncident>(it)),
        ("incident-description", of::<incident::DescribeIncident>(it)),
        ("incident-cases", of::<incident::LinkCases>(it)),
        ("incident-uncases", of::<incident::UnlinkCases>(it)),
        ("incident-team", of::<incident::PutTeam>(it)),
        ("incident-log", of::<incident::LogEntry>(it)),
        ("incident-announcements", of::<incident::DraftAnnouncement>(it)),
        ("incident-announcement-approvals", of::<incident::AnnouncementNumber>(it)),
        ("incident-announcement-declines", of::<incident::DeclineAnnouncement>(it)),
        ("incident-releases", of::<incident::AnnouncementNumber>(it)),
        ("incident-closure", of::<incident::CloseIncident>(it)),
        ("plan_action", of::<action::PlanAction>(it)),
        ("action-plan", of::<action::PlanAnew>(it)),
        ("action-evidence", of::<action::AddEvidence>(it)),
        ("action-completion", of::<action::MarkDone>(it)),
        ("action-verification", of::<action::VerifyAction>(it)),
        ("action-sendback", of::<action::SendBack>(it)),
        ("action-withdrawal", of::<action::SendBack>(it)),
        ("action-causes", of::<cause_tree::AddCause>(it)),
        ("action-cause-judgements", of::<cause_tree::JudgeCause>(it)),
        ("action-cause-moves", of::<cause_tree::MoveCause>(it)),
        ("put_exposure", of::<exposure::PutExposure>(it)),
        ("draft_write_up", of::<write_up::DraftWriteUp>(it)),
        ("write_up-revision", of::<write_up::DraftWriteUp>(it)),
        ("write_up-sendback", of::<write_up::WriteUpReason>(it)),
        ("write_up-withdrawal", of::<write_up::WriteUpReason>(it)),
        ("write_up-practice", of::<write_up::PractiseWriteUp>(it)),
        ("receive_public_review", of::<public_review::ReceivePublicReview>(it)),
        ("public_review-replies", of::<public_review::DraftPublicReply>(it)),
        ("public_review-approvals", of::<public_review::PublicReplyNumber>(it)),
        ("public_review-sendback", of::<public_review::SendBackPublicReply>(it)),
        ("public_review-publication", of::<public_review::RecordPublished>(it)),
        ("public_review-case", of::<public_review::LinkReviewCase>(it)),
        ("public_review-decline", of::<public_review::ReviewReason>(it)),
        ("public_review-aside", of::<public_review::ReviewReason>(it)),
    ]
}

/// Notes everything a schema refers to.
fn reach(schema: &Value, definitions: &Map<String, Value>, reached: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            let name =
                map.get("$ref").and_then(Value::as_str).and_then(|place| place.strip_prefix(PLACE));
            if let Some(name) = name
                && reached.insert(name.to_owned())
                && let Some(below) = definitions.get(name)
            {
                reach(below, definitions, reached);
            }
            map.values().for_each(|below| reach(below, definitions, reached));
        }
        Value::Array(list) => list.iter().for_each(|below| reach(below, definitions, reached)),
        _ => {}
    }
}

fn of<T: JsonSchema + ?Sized>(generator: &mut SchemaGenerator) -> Value {
    Schema::to_value(generator.subschema_for::<T>())
}

/// How a body names a file.
fn code_of_a_file() -> Value {
    json!({ "type": "string", "maxLength": CODE_CHARS_MAX, "description": "The code of a file, from `/files`." })
}

/// The body of a complaint as this door takes it.
fn taken(receive: &mut Map<String, Value>) {
    let Some(Value::Object(fields)) = receive.get_mut("properties") else { return };
    for name in case::NOT_TAKEN {
        fields.remove(*name);
    }
    fields.insert(
        "attachments".to_owned(),
        json!({
            "type": "array", "items": code_of_a_file(), "maxItems": FILES_MAX,
            "description": "Files that came with it: their codes, from `/files`.",
        }),
    );
    fields.insert(
        "acknowledge".to_owned(),
        json!({ "type": "boolean", "default": false, "description": "Tell the customer at once that it was taken in." }),
    );
}

/// The schema of a resource's body, resolved; `None` for commands without fields.
fn resolved(resource: &str) -> Option<&'static Map<String, Value>> {
    let (_, schema) = BODIES.of.iter().find(|(name, _)| *name == resource)?;
    let name = schema["$ref"].as_str()?.strip_prefix(PLACE)?;
    BODIES.definitions.get(name)?.as_object()
}

/// The first field of a body that its command does not have.
pub(super) fn unknown_field(resource: &str, body: &Value) -> Option<String> {
    let known = |name: &str| {
        let Some(schema) = resolved(resource) else { return false };
        let variants =
            schema.get("oneOf").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let has =
            |it: &Value| it.get("properties").is_some_and(|fields| fields.get(name).is_some());
        schema.get("properties").is_some_and(|fields| fields.get(name).is_some())
            || variants.iter().any(has)
    };
    body.as_object()?.keys().find(|name| !known(name)).cloned()
}

/// The schema of an operation's body as it stands in the document.
pub(super) fn body(operation: &Operation) -> Option<Value> {
    let resource = operation.subject();
    let (_, schema) = BODIES.of.iter().find(|(name, _)| *name == resource)?;
    let in_path: Vec<&str> = operation.fields_in_path().collect();
    if in_path.is_empty() {
        return Some(schema.clone());
    }
    let mut schema = Value::Object(resolved(&resource)?.clone());
    if let Some(Value::Object(fields)) = schema.get_mut("properties") {
        for name in &in_path {
            fields.remove(*name);
        }
        if fields.is_empty() {
            return None;
        }
    }
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.retain(|name| !in_path.iter().any(|it| name == it));
    }
    Some(schema)
}

/// The example of an operation's body.
pub(super) fn body_example(operation: &Operation) -> Value {
    let mut example = example(&operation.subject());
    if let Some(fields) = example.as_object_mut() {
        for name in operation.fields_in_path() {
            fields.remove(name);
        }
    }
    example
}

/// Every schema of the document, and the one of each operation's answer.
pub(super) struct Gathered {
    pub(super) definitions: Map<String, Value>,
    receive: Value,
    answers: Vec<(Does, Value)>,
    done: Value,
}

/// The answers about what many cases have in common.
fn of_matters(it: &mut SchemaGenerator) -> Vec<(Does, Value)> {
    vec![
        (Does::ListMatters(MatterKind::Incident), of::<matter::MattersView>(it)),
        (Does::ListMatters(MatterKind::Action), of::<matter::MattersView>(it)),
        (Does::ListMatters(MatterKind::WriteUp), of::<super::library::LibraryView>(it)),
        (Does::ShowMatter(MatterKind::WriteUp), of::<matter::WriteUpView>(it)),
        (Does::ListMatters(MatterKind::PublicReview), of::<PublicReviewsView>(it)),
        (Does::ShowMatter(MatterKind::PublicReview), of::<PublicReviewView>(it)),
        (Does::FilePublicReview, of::<FiledView>(it)),
        (Does::ShowMatter(MatterKind::Incident), of::<matter::IncidentView>(it)),
        (Does::ShowMatter(MatterKind::Action), of::<matter::ActionView>(it)),
        (Does::ListExposures, of::<matter::ExposuresView>(it)),
        (Does::PutExposure, of::<matter::MatterDoneView>(it)),
    ]
}

impl Gathered {
    /// Gathers bodies and answers. An answer's part that differs from a body's part of the same name is
    /// called `…Read`.
    pub(super) fn new() -> Gathered {
        let mut generator = generator(Contract::Serialize);
        let it = &mut generator;
        let done = of::<case::DoneView>(it);
        let mut answers = vec![
            (Does::TakeFiles, of::<files::TakenFiles>(it)),
            (Does::CheckReply, of::<reply::Checked>(it)),
            (Does::ShowCase, of::<case::CaseView<'static>>(it)),
            (Does::Timeline, of::<case::TimelineView>(it)),
            (Does::ListCases, of::<list::CaseList>(it)),
            (Does::Repeats, of::<super::repeats::RepeatsView>(it)),
            (Does::Work, of::<list::WorkList>(it)),
            (Does::Reckoning, of::<reckoning::ReckoningView<'static>>(it)),
            (Does::Guidance, of::<guidance::GuidanceView>(it)),
            (Does::FoundPromises, of::<promises::FoundsView>(it)),
            (Does::Promises, of::<promises::ListView>(it)),
            (Does::KeptRates, of::<promises::RatesView>(it)),
            (Does::Figures, of::<figures::FiguresView>(it)),
            (Does::Ledger, of::<ledger::LedgerView>(it)),
            (Does::Pauses, of::<watch::PauseAuditView>(it)),
            (Does::Overruns, of::<watch::OverrunsView>(it)),
            (Does::PutAbsences, of::<watch::AbsencesView>(it)),
            (Does::Callbacks, of::<super::survey::CallbacksView>(it)),
            (Does::Surveys, of::<super::survey::SurveysView>(it)),
            (Does::Quality, of::<super::quality::QualityView>(it)),
            (Does::Honours, of::<super::quality::HonoursView>(it)),
            (Does::Me, of::<house::PersonView>(it)),
            (Does::Units, of::<house::UnitsView>(it)),
            (Does::People, of::<house::PeopleView>(it)),
            (Does::Packs, of::<house::PacksView>(it)),
            (Does::Pack, of::<house::PackView>(it)),
            (Does::Calendar, of::<house::YearView>(it)),
        ];
        answers.extend(of_matters(it));
        of::<problem::Document>(it);
        let mut read = generator.take_definitions(true);
        for schema in read.values_mut() {
            plain(schema);
        }
        let bodies = &BODIES.definitions;
        let moved: Vec<String> = read
            .iter()
            .filter_map(|(name, schema)| {
                let other = bodies.get(name)?;
                (other != schema).then(|| name.clone())
            })
            .collect();
        let mut definitions = bodies.clone();
        for (name, mut schema) in read {
            rename(&mut schema, &moved);
            let name = if moved.contains(&name) { format!("{name}Read") } else { name };
            definitions.insert(name, schema);
        }
        Gathered { definitions, receive: done.clone(), answers, done }
    }

    /// The schema of an operation's answer.
    pub(super) fn answer(&self, does: Does) -> &Value {
        match does {
            Does::Receive => &self.receive,
            Does::Run(_) => &self.done,
            // One shape for every command on an incident, an action or an exposure.
            Does::BeginMatter(_) | Does::RunMatter(..) => self.answer(Does::PutExposure),
            _ => self
                .answers
                .iter()
                .find(|(it, _)| *it == does)
                .map_or(&Value::Null, |(_, schema)| schema),
        }
    }
}

/// Points references to the parts that were renamed to their new names.
fn rename(schema: &mut Value, moved: &[String]) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::String(place)) = map.get_mut("$ref")
                && place.strip_prefix(PLACE).is_some_and(|name| moved.iter().any(|it| it == name))
            {
                place.push_str("Read");
            }
            map.values_mut().for_each(|below| rename(below, moved));
        }
        Value::Array(list) => list.iter_mut().for_each(|below| rename(below, moved)),
        _ => {}
    }
}

/// Characters a text field may have, by its name: one word means one thing in every command.
fn chars_max(field: &str) -> Option<usize> {
    Some(match field {
        "narrative" => NARRATIVE_CHARS_MAX,
        "wish" => WISH_CHARS_MAX,
        "text" | "note" | "reason" | "known" | "lesson" | "reasons" | "why" | "found" | "what"
        | "summary" | "cause" | "prevention" | "comment" | "opinion" | "proof" | "caption"
        | "correction" | "waiver" | "counter" | "why_not" | "refund_reason" | "words"
        | "coaching" | "answer" | "problem" | "handling" => NOTE_CHARS_MAX,
        "heading" | "place" | "name" | "phone" | "email" | "address" | "customer_no" | "number"
        | "system" | "relation" | "with" | "code" | "from" | "payee" | "account" | "title"
        | "part" | "by" | "id" | "author" | "order_no" | "platform" | "url" => LINE_CHARS_MAX,
        "evidence" | "file" => 64,
        "currency" => 3,
        _ => return None,
    })
}

/// Puts limits, choices and clean words into a schema of a body.
fn finish(schema: &mut Value) {
    plain(schema);
    let Value::Object(map) = schema else { return };
    if let Some(Value::Object(fields)) = map.get_mut("properties") {
        for (name, field) in fields.iter_mut() {
            limit(name, field);
        }
    }
    for below in map.values_mut() {
        match below {
            Value::Object(_) => finish(below),
            Value::Array(list) => list.iter_mut().for_each(finish),
            _ => {}
        }
    }
}

fn limit(name: &str, field: &mut Value) {
    let Value::Object(field) = field else { return };
    let is = |field: &Map<String, Value>, wanted: &str| match field.get("type") {
        Some(Value::String(kind)) => kind == wanted,
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == wanted),
        _ => false,
    };
    let bounds = |field: &mut Map<String, Value>, least: i64, most: i64| {
        field.insert("minimum".to_owned(), least.into());
        field.insert("maximum".to_owned(), most.into());
    };
    match name {
        "language" => {
            drop(field.insert("enum".to_owned(), json!(["zh-Hans", "zh-Hant", "en", null])))
        }
        "severity" | "safety" | "complexity" | "impact" | "immediacy" if is(field, "integer") => {
            bounds(field, 0, i64::from(triage::Severity::FACTOR_MAX));
        }
        "satisfaction" | "score" | "overall" | "described" | "communication" | "delivery"
            if is(field, "integer") =>
        {
            bounds(field, 1, 5);
        }
        "minor" => bounds(field, 1, REMEDY_MINOR_MAX),
        "point" | "promise" | "remedy" | "draft" | "visit" | "plan" => {
            bounds(field, 1, i64::from(u32::MAX))
        }
        "subjects" => drop(field.insert("maxItems".to_owned(), SUBJECTS_MAX.into())),
        "people" => drop(field.insert("maxItems".to_owned(), REPRESENTATIVES_MAX.into())),
        "keeps" => drop(field.insert("maxItems".to_owned(), PROMISES_MAX.into())),
        "fields" => {
            field.insert("maxProperties".to_owned(), FIELDS_MAX.into());
            field.insert(
                "additionalProperties".to_owned(),
                json!({ "type": "string", "maxLength": LINE_CHARS_MAX }),
            );
        }
        _ => {}
    }
    let bare = is(field, "string")
        && !["enum", "format", "pattern", "const"].iter().any(|key| field.contains_key(*key));
    if bare && let Some(max) = chars_max(name) {
        field.insert("maxLength".to_owned(), max.into());
    }
}

/// Takes the links of code documentation out of descriptions.
fn plain(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::String(text)) = map.get_mut("description") {
                *text = text.replace("[`", "`").replace("`]", "`").replace('\n', " ");
            }
            map.values_mut().for_each(plain);
        }
        Value::Array(list) => list.iter_mut().for_each(plain),
        _ => {}
    }
}

/// Attempts of calling back a case takes; named here so that the document can say it.
pub(super) const CALLBACK_ATTEMPTS_MAX: usize = CALLBACKS_MAX;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::RESOURCES;
    use crate::api::operation::OPERATIONS;

    #[test]
    fn every_text_of_a_body_has_its_limit() {
        fn walk(at: &str, schema: &Value, missing: &mut Vec<String>) {
            let Some(fields) = schema.get("properties").and_then(Value::as_object) else { return };
            for (name, field) in fields {
                let text = field["type"] == "string" || field["type"] == json!(["string", "null"]);
                let limited = ["maxLength", "enum", "format", "const"]
                    .iter()
                    .any(|key| field.get(key).is_some());
                if text && !limited {
                    missing.push(format!("{at}.{name}"));
                }
            }
        }
        let mut missing = Vec::new();
        for (name, schema) in &BODIES.definitions {
            walk(name, schema, &mut missing);
            for variant in schema.get("oneOf").and_then(Value::as_array).into_iter().flatten() {
                walk(name, variant, &mut missing);
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    /// Whether an example belongs to an operation on incidents, actions or exposures.
    fn is_of_matter(name: &str) -> bool {
        OPERATIONS.iter().any(|it| it.group() == "matters" && it.subject() == name)
    }

    #[test]
    fn every_command_has_a_name_of_its_own_and_the_right_it_needs() {
        let (mut table, mut names) = (String::new(), BTreeSet::new());
        for resource in RESOURCES {
            let mut body = example(resource);
            // Its code of a file is read at the door.
            if *resource == "attachments" {
                body = json!({ "caption": "", "file": { "digest": "0".repeat(64), "name": "a", "media": "text/plain", "bytes": 1 } });
            }
            let Ok(command) = crate::action::command(resource, body) else {
                panic!("the example of {resource} is no command")
            };
            let name = command.kind();
            assert!(!name.is_empty() && name != "tick", "{resource} has no name");
            assert!(names.insert(name), "{resource}: {name} is another's name");
            table += &format!("{resource} {name} {:?}\n", command.act());
        }
        insta::assert_snapshot!(table);
    }

    #[test]
    fn every_command_with_fields_has_a_schema_and_an_example() {
        for resource in RESOURCES.iter().filter(|it| {
            !matches!(**it, "acknowledgement" | "acceptance" | "resumption" | "escalation-readings")
        }) {
            assert!(BODIES.of.iter().any(|(name, _)| name == resource), "{resource} has no schema");
            assert!(EXAMPLES.contains_key(*resource), "{resource} has no example");
            assert_eq!(unknown_field(resource, &example(resource)), None, "{resource}");
        }
        for name in EXAMPLES.keys() {
            assert!(
                matches!(name.as_str(), "receive" | "check_reply" | "put_absences")
                    || RESOURCES.contains(&name.as_str())
                    || is_of_matter(name),
                "the example {name} is of nothing"
            );
        }
    }

    #[test]
    fn an_unknown_field_is_found() {
        assert_eq!(
            unknown_field("callbacks", &json!({"result": "reached", "mood": 1})).as_deref(),
            Some("mood")
        );
        assert_eq!(unknown_field("acceptance", &json!({"note": ""})).as_deref(), Some("note"));
    }
}
