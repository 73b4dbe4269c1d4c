//! Actions are resources: one table says which resource of a case runs which command, for pages and programs.

use casework::case::Command;
use casework::invalid::{Invalid, Problem};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::fail::Fail;

/// Reads a body into a command's fields; an error names the field.
pub fn read<T: DeserializeOwned>(body: Value) -> Result<T, Fail> {
    serde_path_to_error::deserialize::<_, T>(body).map_err(|error| {
        let path = error.path().to_string();
        let reason = error.inner().to_string();
        // What is missing or unknown is named in the reason, its place in the path.
        let named = reason.split('`').nth(1).unwrap_or_default();
        let beside = match path.rsplit_once('.') {
            Some((above, last)) if last == named && !above.is_empty() => format!("{above}.{named}"),
            _ if path == "." || path.is_empty() || path == named => named.to_owned(),
            _ => format!("{path}.{named}"),
        };
        let missing = reason.starts_with("missing field");
        if reason.starts_with("unknown field") {
            return Fail::Field { field: beside, code: "unknown_field", reason };
        }
        if reason.starts_with("invalid type") {
            return Fail::Field { field: path, code: "wrong_type", reason };
        }
        let (field, problem) =
            if missing { (beside, Problem::Missing) } else { (path, shape_problem(&reason)) };
        desk::Trouble::Invalid(Invalid::one(&field, problem)).into()
    })
}

/// What is wrong with a value of the right type, told from the reason a parser gives.
fn shape_problem(reason: &str) -> Problem {
    if reason.starts_with("unknown variant") {
        Problem::NotAChoice
    } else if reason.starts_with("invalid value: integer")
        || reason.starts_with("invalid value: floating")
    {
        Problem::NotANumber
    } else if reason.starts_with("a code has") {
        Problem::NotACode
    } else if reason.contains("case number") {
        Problem::NotAChoice
    } else {
        // Times are the only other texts that are parsed.
        Problem::NotATime
    }
}

/// Resources of a case that run a command when something is posted to them, with their meaning.
///
/// `PUT` and `DELETE` twins of the API map onto the same names (`DELETE …/closure` posts to `reopening`).
pub const RESOURCES: &[&str] = &[
    "acknowledgement",
    "representatives",
    "triage",
    "points",
    "findings",
    "evidence",
    "statements",
    "facts",
    "responsibilities",
    "appeals",
    "appeal-judgements",
    "causes",
    "cause-judgements",
    "cause-moves",
    "answers",
    "handovers",
    "acceptance",
    "return",
    "contacts",
    "attachments",
    "promises",
    "keepings",
    "progress",
    "pauses",
    "resumption",
    "extensions",
    "grants",
    "refusals",
    "milestones",
    "escalation-acceptances",
    "escalation-readings",
    "supervision-orders",
    "order-answers",
    "tasks",
    "task-acceptances",
    "task-returns",
    "task-reassignments",
    "arbitrations",
    "task-answers",
    "task-send-backs",
    "task-confirmations",
    "task-withdrawals",
    "task-links",
    "task-link-revocations",
    "visits",
    "visit-moves",
    "visit-arrivals",
    "visit-records",
    "visit-sign-offs",
    "visit-cancellations",
    "remedies",
    "approvals",
    "declines",
    "offers",
    "replies",
    "payments",
    "payment-failures",
    "deliveries",
    "plans",
    "plan-offers",
    "plan-answers",
    "responses",
    "drafts",
    "releases",
    "send-backs",
    "word",
    "information",
    "urges",
    "rating",
    "callbacks",
    "call-times",
    "survey-invitations",
    "surveys",
    "quality-reviews",
    "quality-review-answers",
    "second-looks",
    "honours",
    "closure",
    "reopening",
    "merger",
    "unmerger",
    "links",
    "unlinks",
];

/// The command that posting `body` to `resource` means.
pub fn command(resource: &str, body: Value) -> Result<Command, Fail> {
    Ok(match resource {
        "acknowledgement" => Command::Acknowledge,
        "representatives" => Command::NameRepresentatives(read(body)?),
        "triage" => Command::Triage(Box::new(read(body)?)),
        "points" => Command::AddPoint(read(body)?),
        "findings" => Command::RecordFinding(read(body)?),
        "evidence" => Command::AddEvidence(read(body)?),
        "statements" => Command::TakeStatement(read(body)?),
        "facts" => Command::EstablishFact(read(body)?),
        "responsibilities" => Command::DecideResponsibility(read(body)?),
        "appeals" => Command::AppealResponsibility(read(body)?),
        "appeal-judgements" => Command::JudgeAppeal(read(body)?),
        "answers" => Command::AnswerPoint(read(body)?),
        "handovers" => Command::HandOver(read(body)?),
        "acceptance" => Command::Accept,
        "return" => Command::Return(read(body)?),
        "contacts" => Command::AddContact(read(body)?),
        "attachments" => Command::Attach(read(body)?),
        "promises" => Command::MakePromise(read(body)?),
        "keepings" => Command::KeepPromise(read(body)?),
        "progress" => Command::TellProgress(read(body)?),
        "pauses" => Command::PauseClocks(read(body)?),
        "resumption" => Command::EndPause,
        "extensions" => Command::AskExtension(read(body)?),
        "grants" => Command::GrantExtension(read(body)?),
        "refusals" => Command::RefuseExtension(read(body)?),
        "milestones" => Command::RecordMilestone(read(body)?),
        "escalation-acceptances" => Command::AcceptEscalation(read(body)?),
        "escalation-readings" => Command::ReadEscalations,
        "supervision-orders" => Command::Supervise(read(body)?),
        "order-answers" => Command::AnswerOrder(read(body)?),
        "tasks" => Command::AssignTask(read(body)?),
        "task-acceptances" => Command::AcceptTask(read(body)?),
        "task-returns" => Command::ReturnTask(read(body)?),
        "task-reassignments" => Command::ReassignTask(read(body)?),
        "arbitrations" => Command::ArbitrateTask(read(body)?),
        "task-answers" => Command::AnswerTask(read(body)?),
        "task-send-backs" => Command::SendBackTask(read(body)?),
        "task-confirmations" => Command::ConfirmTask(read(body)?),
        "task-withdrawals" => Command::WithdrawTask(read(body)?),
        "task-links" => Command::RenewTaskLink(read(body)?),
        "task-link-revocations" => Command::RevokeTaskLink(read(body)?),
        "remedies" => Command::ProposeRemedy(read(body)?),
        "approvals" => Command::ApproveRemedy(read(body)?),
        "declines" => Command::DeclineRemedy(read(body)?),
        "offers" => Command::OfferRemedy(read(body)?),
        "replies" => Command::AnswerRemedy(read(body)?),
        "payments" => Command::InstructPayment(read(body)?),
        "payment-failures" => Command::FailPayment(read(body)?),
        "deliveries" => Command::DeliverRemedy(read(body)?),
        "responses" => Command::Respond(read(body)?),
        "drafts" | "releases" | "send-backs" => of_draft(resource, body)?,
        "word" => Command::TakeWord(read(body)?),
        "information" => Command::AddInformation(read(body)?),
        "urges" => Command::Urge(read(body)?),
        "rating" => Command::Rate(read(body)?),
        "callbacks" => Command::CallBack(read(body)?),
        "call-times" => Command::PreferCallTimes(read(body)?),
        "survey-invitations" => Command::InviteSurvey(read(body)?),
        "surveys" => Command::AnswerSurvey(read(body)?),
        "closure" => Command::Close(read(body)?),
        "reopening" => Command::Reopen(read(body)?),
        "merger" => Command::MergeInto(read(body)?),
        "unmerger" => Command::Unmerge(read(body)?),
        "links" => Command::Link(read(body)?),
        "unlinks" => Command::Unlink(read(body)?),
        other => return of_others(other, body),
    })
}

/// The same for visits, plans and causes.
fn of_others(resource: &str, body: Value) -> Result<Command, Fail> {
    Ok(match resource {
        "visits" => Command::ArrangeVisit(read(body)?),
        "visit-moves" => Command::MoveVisit(read(body)?),
        "visit-arrivals" => Command::ArriveVisit(read(body)?),
        "visit-records" => Command::RecordVisit(read(body)?),
        "visit-sign-offs" => Command::SignOffVisit(read(body)?),
        "visit-cancellations" => Command::CancelVisit(read(body)?),
        "plans" => Command::ProposePlan(Box::new(read(body)?)),
        "plan-offers" => Command::OfferPlan(read(body)?),
        "plan-answers" => Command::AnswerPlan(read(body)?),
        "causes" => Command::AddCause(read(body)?),
        "cause-judgements" => Command::JudgeCause(read(body)?),
        "cause-moves" => Command::MoveCause(read(body)?),
        other => return of_review(other, body),
    })
}

/// The same for reviews of how it was handled, and for praise.
fn of_review(resource: &str, body: Value) -> Result<Command, Fail> {
    Ok(match resource {
        "quality-reviews" => Command::ReviewHandling(read(body)?),
        "quality-review-answers" => Command::AnswerQualityReview(read(body)?),
        "second-looks" => Command::LookAgain(read(body)?),
        "honours" => Command::GiveHonour(read(body)?),
        _ => return Err(Fail::NotFound),
    })
}

/// What is done with an answer that somebody else reads first.
fn of_draft(resource: &str, body: Value) -> Result<Command, Fail> {
    Ok(match resource {
        "releases" => Command::ReleaseResponse(read(body)?),
        "send-backs" => Command::SendBackResponse(read(body)?),
        "drafts" => Command::DraftResponse(read(body)?),
        _ => return Err(Fail::NotFound),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_resource_is_known_and_unknown_ones_are_not() {
        for resource in RESOURCES {
            assert!(!matches!(command(resource, json!({})), Err(Fail::NotFound)), "{resource}");
        }
        assert!(matches!(command("teapots", json!({})), Err(Fail::NotFound)));
    }

    #[test]
    fn a_missing_field_is_named() {
        let Err(Fail::Trouble(desk::Trouble::Invalid(Invalid(problems)))) =
            command("answers", json!({"point": 1}))
        else {
            panic!("it must be refused")
        };
        assert_eq!((problems[0].field.as_str(), &problems[0].problem), ("text", &Problem::Missing));
    }
}
