//! The forms of the case page: what stands in them, and what they leave to the server to fill in.

use std::collections::BTreeSet;

use casework::case::Case;
use casework::triage::Severity;
use serde_json::{Value, json};

use super::Refused;
use crate::parts::FormState;
use crate::visit::Visit;
use crate::web::causes;
use crate::words;

/// Fields a browser cannot leave out or send, put right before the command is read.
pub(crate) fn completed(resource: &str, body: Value) -> Value {
    let mut body = body;
    let Some(map) = body.as_object_mut() else { return body };
    let mut default = |name: &str, value: Value| {
        map.entry(name.to_owned()).or_insert(value);
    };
    match resource {
        "representatives" => default("people", json!([])),
        // A reason or words left empty: the rules say whether they are needed.
        "triage"
        | "honours"
        | "unmerger"
        | "extensions"
        | "arbitrations"
        | "task-withdrawals"
        | "visit-cancellations" => {
            default("reason", json!(""));
        }
        "findings" | "responsibilities" | "appeals" | "appeal-judgements" => {
            default("reasons", json!(""));
        }
        "answers" | "responses" | "drafts" | "contacts" | "information" | "progress"
        | "order-answers" | "supervision-orders" | "statements" | "causes" => {
            default("text", json!(""))
        }
        "points" | "promises" | "remedies" | "evidence" | "facts" | "tasks" | "visits" => {
            default("what", json!(""));
        }
        "return" | "reopening" | "pauses" | "refusals" | "payment-failures" | "task-returns"
        | "task-reassignments" | "task-send-backs" | "send-backs" => default("note", json!("")),
        "visit-moves" => default("why", json!("")),
        "deliveries" => default("proof", json!("")),
        "payments" => default("payee", json!("")),
        "callbacks" | "second-looks" => default("comment", json!("")),
        "task-answers" => proposed(map),
        "plans" => {
            default("what", json!(""));
            super::plans::completed(map);
        }
        "cause-judgements" => {
            default("words", json!(""));
            causes::numbered(map, "cause");
        }
        "cause-moves" => causes::numbered(map, "cause"),
        _ => {}
    }
    body
}

/// A point of a task left without words: the rules say what is missing.
fn proposed(map: &mut serde_json::Map<String, Value>) {
    let Some(Value::Array(points)) = map.get_mut("points") else { return };
    for point in points.iter_mut().filter_map(Value::as_object_mut) {
        point.entry("text").or_insert_with(|| json!(""));
    }
}

/// The states of the forms that stand once.
pub(super) struct Forms {
    pub(super) triage: FormState,
    pub(super) point: FormState,
    pub(super) handover: FormState,
    pub(super) give_back: FormState,
    pub(super) contact: FormState,
    pub(super) promise: FormState,
    pub(super) remedy: FormState,
    pub(super) response: FormState,
    pub(super) word: FormState,
    pub(super) closure: FormState,
    pub(super) reopening: FormState,
    pub(super) link: FormState,
    pub(super) merger: FormState,
    pub(super) unmerger: FormState,
    pub(super) file: FormState,
}

pub(super) fn forms(visit: &Visit, case: &Case, refused: &Refused) -> Forms {
    let mut triage = refused.form("triage", 0);
    if refused.resource != "triage" {
        triage = triage_form(triage, case);
    }
    let contact = refused.form("contacts", 0);
    let contact = if refused.resource == "contacts" {
        contact
    } else {
        let with = case.complaint().map(|c| c.complainant.name.clone()).unwrap_or_default();
        contact.with("means", "phone").with("direction", "out").with("with", with)
    };
    Forms {
        triage,
        point: refused.form("points", 0),
        handover: refused.form("handovers", 0),
        give_back: refused.form("return", 0),
        contact,
        promise: refused.form("promises", 0),
        remedy: refused.form("remedies", 0),
        response: response_form(
            visit,
            refused.form("responses", 0),
            case,
            refused.resource == "responses",
        ),
        word: refused.form("word", 0),
        closure: closure_form(refused, case),
        reopening: refused.form("reopening", 0),
        link: refused.form("links", 0),
        merger: refused.form("merger", 0),
        unmerger: refused.form("unmerger", 0),
        file: refused.form("attachments", 0),
    }
}

/// What was found to be the root cause stands in the lesson already.
fn closure_form(refused: &Refused, case: &Case) -> FormState {
    let form = refused.form("closure", 0);
    match case.causes.root() {
        Some(root) if refused.resource != "closure" => {
            form.with("lesson.cause", root.text.clone()).with("lesson.root", root.n.to_string())
        }
        _ => form,
    }
}

fn triage_form(form: FormState, case: &Case) -> FormState {
    let Some(a) = &case.assessment else {
        let complaint = case.complaint();
        let kind = complaint
            .and_then(|c| c.kind)
            .map_or("complaint".to_owned(), |kind| words::code(&kind));
        let category = complaint
            .and_then(|c| c.category.as_ref())
            .map(ToString::to_string)
            .unwrap_or_default();
        let zero = Severity::default().factors();
        return zero
            .iter()
            .fold(form.with("kind", kind).with("category", category), |form, (name, _)| {
                form.with(format!("severity.{name}"), "0")
            });
    };
    let form = form
        .with("kind", words::code(&a.kind))
        .with("nature", words::code(&a.nature))
        .with("category", a.category.as_str());
    a.severity
        .factors()
        .iter()
        .fold(form.with("reason", a.reason.clone()), |form, (name, value)| {
            form.with(format!("severity.{name}"), value.to_string())
        })
}

/// The answers to the points, put together as a draft of the decision.
fn response_form(visit: &Visit, form: FormState, case: &Case, typed: bool) -> FormState {
    if typed {
        return form;
    }
    // What was given back is mended, not written anew.
    if let Some(draft) = case.drafts.last()
        && matches!(draft.state, casework::draft::State::SentBack { .. })
        && case.responded_at.is_none()
    {
        return form.with("text", draft.text.clone()).with("means", words::code(&draft.means));
    }
    let answers: BTreeSet<(u32, &str)> = case
        .points
        .iter()
        .filter_map(|point| Some((point.n, point.answer.as_ref()?.text.as_str())))
        .collect();
    let body: Vec<String> = answers
        .iter()
        .map(
            |(n, text)| if answers.len() > 1 { format!("{n}. {text}") } else { (*text).to_owned() },
        )
        .collect();
    let means =
        case.complaint().and_then(|c| c.complainant.email.as_ref()).map_or("phone", |_| "email");
    let form = form.with("means", means);
    if body.is_empty() {
        return form;
    }
    let name = case.complaint().map(|c| c.complainant.name.clone()).unwrap_or_default();
    let text = visit.l.locale.text_with(
        "response-draft",
        &[
            ("name", name.into()),
            ("answers", body.join("\n").into()),
            ("person", visit.person.name.clone().into()),
            ("organisation", visit.organisation().name.clone().into()),
        ],
    );
    form.with("text", text)
}
