//! From the words of a line to a command.
//!
//! A command is written as its step's name in the journal, what it always needs in order, and the rest as
//! `key=value` by the names the interface for programs uses. It is built by the same reading as there, so
//! that a field added to a command is at once a word of the stories.

use serde_json::{Map, Value, json};

use super::matters;
use crate::case::Command;
use crate::money::Money;
use crate::triage::Severity;

/// What a command needs in this order, before anything given by name.
const ORDER: &[(&str, &[&str])] = &[
    ("receive", &["channel", "narrative"]),
    ("acknowledge", &[]),
    ("name_representatives", &["people"]),
    ("triage", &["kind", "nature", "category"]),
    ("add_point", &["what"]),
    ("record_finding", &["point", "finding", "reasons"]),
    ("answer_point", &["point", "text"]),
    ("add_evidence", &["kind", "what"]),
    ("take_statement", &["speaker", "means", "text"]),
    ("establish_fact", &["what"]),
    ("decide_responsibility", &["party", "share", "reasons"]),
    ("appeal_responsibility", &["responsibility", "reasons"]),
    ("judge_appeal", &["responsibility", "lift", "reasons"]),
    ("hand_over", &["to_unit"]),
    ("accept", &[]),
    ("return", &["reason", "note"]),
    ("add_contact", &["means", "direction", "text"]),
    ("make_promise", &["what", "due_at"]),
    ("keep_promise", &["promise"]),
    ("tell_progress", &["means", "text"]),
    ("pause_clocks", &["reason", "note", "until"]),
    ("end_pause", &[]),
    ("ask_extension", &["promise", "reason"]),
    ("grant_extension", &["extension", "note"]),
    ("refuse_extension", &["extension", "note"]),
    ("record_milestone", &["code", "note"]),
    ("accept_escalation", &["escalation"]),
    ("read_escalations", &[]),
    ("supervise", &["text", "due_at"]),
    ("answer_order", &["order", "text"]),
    ("assign_task", &["what"]),
    ("accept_task", &["task"]),
    ("return_task", &["task", "reason", "note"]),
    ("reassign_task", &["task", "to_unit", "note"]),
    ("arbitrate_task", &["task", "to_unit", "reason"]),
    ("answer_task", &["task", "text"]),
    ("send_back_task", &["task", "note"]),
    ("confirm_task", &["task"]),
    ("withdraw_task", &["task", "reason"]),
    ("renew_task_link", &["task"]),
    ("revoke_task_link", &["task"]),
    ("arrange_visit", &["person", "from_at", "to_at", "what"]),
    ("move_visit", &["visit", "from_at", "to_at", "why"]),
    ("arrive_visit", &["visit"]),
    ("record_visit", &["visit", "result", "found"]),
    ("sign_off_visit", &["visit", "consent", "name", "note"]),
    ("cancel_visit", &["visit", "reason"]),
    ("propose_remedy", &["kind", "what"]),
    ("approve_remedy", &["remedy", "note"]),
    ("decline_remedy", &["remedy", "note"]),
    ("offer_remedy", &["remedy"]),
    ("answer_remedy", &["remedy", "reply", "note"]),
    ("propose_plan", &["what"]),
    ("offer_plan", &["plan"]),
    ("answer_plan", &["plan", "reply", "note"]),
    ("instruct_payment", &["remedy", "payee", "way", "account"]),
    ("fail_payment", &["remedy", "note"]),
    ("deliver_remedy", &["remedy", "proof"]),
    ("respond", &["means", "text"]),
    ("draft_response", &["means", "text"]),
    ("release_response", &["draft"]),
    ("send_back_response", &["draft", "note"]),
    ("take_word", &["word", "text"]),
    ("add_information", &["text"]),
    ("urge", &["text"]),
    ("rate", &["score", "comment"]),
    ("call_back", &["result"]),
    ("prefer_call_times", &["from_hour", "to_hour"]),
    ("invite_survey", &["way"]),
    ("answer_survey", &["way"]),
    ("review_handling", &["person"]),
    ("answer_quality_review", &["review", "agrees", "text"]),
    ("look_again", &["review", "comment"]),
    ("give_honour", &["reason"]),
    ("close", &["outcome", "summary"]),
    ("reopen", &["reason", "note"]),
    ("merge_into", &["into"]),
    ("unmerge", &["reason"]),
    ("link", &["to", "relation", "note"]),
    ("unlink", &["to"]),
    ("add_cause", &["text"]),
    ("judge_cause", &["cause", "state", "words"]),
    ("move_cause", &["cause"]),
    ("tick", &[]),
];

/// Shorter names, where the whole one would be written again and again.
const SHORT: &[(&str, &str, &str)] = &[
    ("receive", "name", "complainant.name"),
    ("receive", "phone", "complainant.phone"),
    ("receive", "email", "complainant.email"),
    ("receive", "address", "complainant.address"),
    ("receive", "customer_no", "complainant.customer_no"),
    ("receive", "outer_due", "source.due_at"),
    ("hand_over", "to", "to_person"),
    ("assign_task", "to", "to_person"),
    ("reassign_task", "to", "to_person"),
    ("arbitrate_task", "to", "to_person"),
    ("triage", "severity", "severity.severity"),
    ("triage", "safety", "severity.safety"),
    ("triage", "complexity", "severity.complexity"),
    ("triage", "impact", "severity.impact"),
    ("triage", "immediacy", "severity.immediacy"),
    ("close", "cause", "lesson.cause"),
    ("close", "prevention", "lesson.prevention"),
    ("plan_action", "cause", "cause.text"),
    ("plan_action", "exposure", "measure.exposure"),
    ("plan_action", "category", "measure.category"),
];

/// What the world around a line knows: how a time is meant, and which number a case has.
pub(super) trait Around {
    /// A time as written, as an instant in the form of the interface.
    fn time(&self, text: &str) -> Result<String, String>;
    /// The number of the case written `#2`.
    fn case_no(&self, text: &str) -> Result<String, String>;
}

/// Divides a line at its blanks; what stands between quotation marks belongs together.
pub(super) fn divided(text: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let (mut word, mut is_quoted, mut is_begun) = (String::new(), false, false);
    for c in text.chars() {
        match c {
            '"' => (is_quoted, is_begun) = (!is_quoted, true),
            c if c.is_whitespace() && !is_quoted => {
                if is_begun {
                    words.push(std::mem::take(&mut word));
                }
                is_begun = false;
            }
            c => {
                word.push(c);
                is_begun = true;
            }
        }
    }
    if is_quoted {
        return Err("a quotation mark is not closed".to_owned());
    }
    if is_begun {
        words.push(word);
    }
    Ok(words)
}

/// The command a verb and its words mean.
pub(super) fn command(
    verb: &str,
    words: &[String],
    fixed: &[(&str, Value)],
    around: &impl Around,
) -> Result<Command, String> {
    let object = object(verb, ORDER, words, fixed, around)?;
    serde_json::from_value(object).map_err(|error| format!("{verb}: {error}"))
}

/// The same as an object, by the commands of this list.
pub(super) fn object(
    verb: &str,
    list: &[(&str, &[&str])],
    words: &[String],
    fixed: &[(&str, Value)],
    around: &impl Around,
) -> Result<Value, String> {
    let Some((_, order)) = list.iter().find(|(known, _)| *known == verb) else {
        let known: Vec<&str> = list.iter().map(|(known, _)| *known).collect();
        return Err(format!("`{verb}` is no command; commands are {}", known.join(", ")));
    };
    let mut object = json!({ "command": verb });
    for (path, value) in fixed {
        put(&mut object, path, value.clone());
    }
    if verb == "triage" {
        // A factor nobody names is not there; the interface wants all five told.
        for (factor, none) in Severity::default().factors() {
            put(&mut object, &format!("severity.{factor}"), json!(none));
        }
    }
    let mut order = order.iter();
    for word in words {
        let named = word.split_once('=').filter(|(key, _)| is_key(key));
        let (path, text) = if let Some((key, text)) = named {
            (whole_name(verb, key), text)
        } else {
            let next = order.next().ok_or_else(|| format!("`{word}` is one word too many"))?;
            ((*next).to_owned(), word.as_str())
        };
        if let Some(kind) = path.strip_prefix("subject.") {
            push(&mut object, "subjects", json!({ "kind": kind, "number": text }));
        } else if verb == "propose_plan" && path.contains('.') {
            planned(&mut object, &path, text, around)?;
        } else if verb == "answer_task" && path.contains('.') {
            propose(&mut object, &path, text)?;
        } else if verb == "receive" && path == "source" {
            let (system, number) = text.split_once('/').unwrap_or((text, ""));
            put(&mut object, "source.system", json!(system));
            put(&mut object, "source.number", json!(number));
        } else {
            put(&mut object, &path, value(verb, &path, text, around)?);
        }
    }
    if verb == "call_back" && object["result"] == "reached" && object.get("solved").is_none() {
        put(&mut object, "solved", json!(true));
    }
    Ok(object)
}

fn is_key(text: &str) -> bool {
    let is_part = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._".contains(&b);
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.bytes().all(is_part)
}

fn whole_name(verb: &str, key: &str) -> String {
    let found = SHORT.iter().find(|(of, short, _)| *of == verb && *short == key);
    match (found, key.strip_prefix("field.")) {
        (Some((_, _, whole)), _) => (*whole).to_owned(),
        (None, Some(field)) => format!("fields.{field}"),
        (None, None) => key.to_owned(),
    }
}

/// What kind of value a name takes is plain from the name.
fn value(verb: &str, path: &str, text: &str, around: &impl Around) -> Result<Value, String> {
    let is_severity = verb == "triage" && path.starts_with("severity.");
    Ok(match path {
        "point" | "promise" | "remedy" | "task" | "score" | "satisfaction" | "extension"
        | "escalation" | "order" | "draft" | "responsibility" | "share" | "survey" | "visit"
        | "plan" | "review" | "announcement" | "incident" | "under" | "lesson.root"
        | "reply_no" | "removes.cause" => {
            json!(number(path, text)?)
        }
        _ if path.ends_with("_hour")
            || path.starts_with("scores.")
            || path.starts_with("expected.")
            || path.starts_with("marks.")
            || path.starts_with("stars.") =>
        {
            json!(number(path, text)?)
        }
        _ if is_severity => json!(number(path, text)?),
        "cause" if verb.ends_with("_cause") => json!(number(path, text)?),
        "keeps" | "points" | "remedies" | "by_evidence" | "by_statements" => {
            let list: Result<Vec<u32>, String> =
                text.split(',').map(|it| number(path, it)).collect();
            json!(list?)
        }
        "people" => people(text),
        "left_out" => json!(text.split(',').collect::<Vec<_>>()),
        "danger" | "solved" | "without_admission" | "contested" | "declined" | "lift"
        | "agrees" => yes_or_no(path, text)?,
        _ if path.ends_with("working_days") => yes_or_no(path, text)?,
        "amount" => {
            let money = Money::parse_cny(text).ok_or_else(|| format!("`{text}` is no amount"))?;
            json!(money)
        }
        "cases" => matters::case_numbers(text, around)?,
        "members" => text.split(',').map(|person| json!({ "person": person })).collect(),
        "into" | "to" | "case" | "repeat_of" | "removes.case" => json!(around.case_no(text)?),
        _ if path.ends_with("_at") || matches!(path, "at" | "until") => json!(around.time(text)?),
        _ => json!(text),
    })
}

fn yes_or_no(path: &str, text: &str) -> Result<Value, String> {
    match text {
        "yes" => Ok(json!(true)),
        "no" => Ok(json!(false)),
        _ => Err(format!("`{path}` is yes or no")),
    }
}

/// People and how to reach them: `name 13800138000, name post@example.com`.
fn people(text: &str) -> Value {
    let each = text.split(',').map(str::trim).filter(|one| !one.is_empty());
    let one = |one: &str| {
        let mut person = json!({});
        for word in one.split_whitespace() {
            let key = match word {
                _ if word.contains('@') => "email",
                _ if word.starts_with(|c: char| c.is_ascii_digit() || c == '+') => "phone",
                _ => "name",
            };
            put(&mut person, key, json!(word));
        }
        person
    };
    Value::Array(each.map(one).collect())
}

fn number(path: &str, text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| format!("`{path}` is a number, and `{text}` is none"))
}

/// What a task's answer proposes for a point: `point.1=…`, `finding.1=…`, `reasons.1=…`.
fn propose(object: &mut Value, path: &str, text: &str) -> Result<(), String> {
    let (what, n) = path.split_once('.').unwrap_or((path, ""));
    let n = number(path, n)?;
    let name = match what {
        "point" => "text",
        "finding" | "reasons" => what,
        _ => return Err(format!("`{path}` is none of point.1, finding.1 and reasons.1")),
    };
    let Value::Object(map) = object else { return Ok(()) };
    let list = map.entry("points").or_insert_with(|| Value::Array(Vec::new()));
    let Value::Array(list) = list else { return Ok(()) };
    match list.iter_mut().find(|it| it["point"] == json!(n)) {
        Some(found) => put(found, name, json!(text)),
        None => list.push(json!({ "point": n, name: text })),
    }
    Ok(())
}

/// What a plan does and weighs: `measure.1=… by.1=unit:repair due.1=…`, `risk.1=… counter.1=…`,
/// `alternative.1=… why_not.1=…`.
fn planned(object: &mut Value, path: &str, text: &str, around: &impl Around) -> Result<(), String> {
    let (what, n) = path.split_once('.').unwrap_or((path, ""));
    let at = usize::try_from(number(path, n)?).unwrap_or_default().saturating_sub(1);
    let (list, name) = match what {
        "measure" => ("measures", "what"),
        "by" => ("measures", "by"),
        "due" => ("measures", "due_at"),
        "risk" => ("risks", "what"),
        "counter" => ("risks", "counter"),
        "alternative" => ("alternatives", "what"),
        "why_not" => ("alternatives", "why_not"),
        _ => {
            return Err(format!(
                "`{path}` is none of measure.1, by.1, due.1, risk.1, counter.1, alternative.1 and why_not.1"
            ));
        }
    };
    let Value::Object(map) = object else { return Ok(()) };
    let list = map.entry(list).or_insert_with(|| Value::Array(Vec::new()));
    let Value::Array(list) = list else { return Ok(()) };
    if at >= list.len() {
        list.push(json!({}));
    }
    let Some(one) = list.get_mut(at) else {
        return Err(format!("`{path}` comes before the one above it"));
    };
    match name {
        "by" => {
            let (by, who) = text.split_once(':').unwrap_or((text, ""));
            put(one, "by", json!(by));
            let key = if by == "partner" { "name" } else { by };
            if !who.is_empty() {
                put(one, key, json!(who));
            }
        }
        "due_at" => put(one, name, json!(around.time(text)?)),
        _ => put(one, name, json!(text)),
    }
    Ok(())
}

/// Puts a value into an object, at a path with dots.
fn put(object: &mut Value, path: &str, value: Value) {
    let Value::Object(map) = object else { return };
    match path.split_once('.') {
        None => {
            map.insert(path.to_owned(), value);
        }
        Some((first, rest)) => {
            let inner = map.entry(first).or_insert_with(|| Value::Object(Map::new()));
            put(inner, rest, value);
        }
    }
}

fn push(object: &mut Value, name: &str, value: Value) {
    let Value::Object(map) = object else { return };
    let list = map.entry(name).or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(list) = list {
        list.push(value);
    }
}
