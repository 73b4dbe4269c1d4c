//! Actions on incidents and measures as resources: one table for pages and programs, as `action.rs` is for cases.

use casework::action::ActionCommand;
use casework::incident::IncidentCommand;
use casework::public_review::PublicReviewCommand;
use casework::write_up::WriteUpCommand;
use serde_json::Value;

use crate::action::read;
use crate::fail::Fail;

/// Resources of an incident that run a command when something is posted to them.
pub const INCIDENT_RESOURCES: &[&str] = &[
    "description",
    "cases",
    "uncases",
    "team",
    "log",
    "announcements",
    "announcement-approvals",
    "announcement-declines",
    "releases",
    "latest",
    "closure",
];

/// Resources of an action that run a command when something is posted to them.
pub const ACTION_RESOURCES: &[&str] = &[
    "evidence",
    "completion",
    "verification",
    "sendback",
    "effect",
    "plan",
    "withdrawal",
    "causes",
    "cause-judgements",
    "cause-moves",
];

/// Resources of a write-up that run a command when something is posted to them.
pub const WRITE_UP_RESOURCES: &[&str] =
    &["revision", "release", "sendback", "withdrawal", "practice"];

/// Resources of a public review that run a command when something is posted to them.
pub const PUBLIC_REVIEW_RESOURCES: &[&str] =
    &["replies", "approvals", "sendback", "publication", "case", "decline", "aside"];

/// The command that posting `body` to a resource of a public review means.
pub fn public_review_command(resource: &str, body: Value) -> Result<PublicReviewCommand, Fail> {
    Ok(match resource {
        "public-reviews" => PublicReviewCommand::ReceivePublicReview(Box::new(read(body)?)),
        "replies" => PublicReviewCommand::DraftPublicReply(read(body)?),
        "approvals" => PublicReviewCommand::ApprovePublicReply(read(body)?),
        "sendback" => PublicReviewCommand::SendBackPublicReply(read(body)?),
        "publication" => PublicReviewCommand::RecordPublished(read(body)?),
        "case" => PublicReviewCommand::LinkReviewCase(read(body)?),
        "decline" => PublicReviewCommand::DeclineReviewCase(read(body)?),
        "aside" => PublicReviewCommand::SetAsideReview(read(body)?),
        _ => return Err(Fail::NotFound),
    })
}

/// The command that posting `body` to a resource of a write-up means.
pub fn write_up_command(resource: &str, body: Value) -> Result<WriteUpCommand, Fail> {
    Ok(match resource {
        "library" => WriteUpCommand::DraftWriteUp(Box::new(read(body)?)),
        "revision" => WriteUpCommand::ReviseWriteUp(Box::new(read(body)?)),
        "release" => WriteUpCommand::ReleaseWriteUp,
        "sendback" => WriteUpCommand::SendBackWriteUp(read(body)?),
        "withdrawal" => WriteUpCommand::WithdrawWriteUp(read(body)?),
        "practice" => WriteUpCommand::PractiseWriteUp(read(body)?),
        _ => return Err(Fail::NotFound),
    })
}

/// The command that posting `body` to a resource of an incident means.
pub fn incident_command(resource: &str, body: Value) -> Result<IncidentCommand, Fail> {
    Ok(match resource {
        "incidents" => IncidentCommand::OpenIncident(read(body)?),
        "description" => IncidentCommand::DescribeIncident(read(body)?),
        "cases" => IncidentCommand::LinkCases(read(body)?),
        "uncases" => IncidentCommand::UnlinkCases(read(body)?),
        "team" => IncidentCommand::PutTeam(read(body)?),
        "log" => IncidentCommand::LogEntry(read(body)?),
        "announcements" => IncidentCommand::DraftAnnouncement(read(body)?),
        "announcement-approvals" => IncidentCommand::ApproveAnnouncement(read(body)?),
        "announcement-declines" => IncidentCommand::DeclineAnnouncement(read(body)?),
        "releases" => IncidentCommand::ReleaseAnnouncement(read(body)?),
        "latest" => IncidentCommand::TellLatest,
        "closure" => IncidentCommand::CloseIncident(read(body)?),
        _ => return Err(Fail::NotFound),
    })
}

/// The command that posting `body` to a resource of an action means.
pub fn action_command(resource: &str, body: Value) -> Result<ActionCommand, Fail> {
    Ok(match resource {
        "actions" => ActionCommand::PlanAction(Box::new(read(body)?)),
        "plan" => ActionCommand::PlanAnew(read(body)?),
        "evidence" => ActionCommand::AddEvidence(read(body)?),
        "completion" => ActionCommand::MarkDone(read(body)?),
        "verification" => ActionCommand::VerifyAction(read(body)?),
        "sendback" => ActionCommand::SendBack(read(body)?),
        "effect" => ActionCommand::CheckEffect,
        "withdrawal" => ActionCommand::WithdrawAction(read(body)?),
        "causes" => ActionCommand::AddCause(read(body)?),
        "cause-judgements" => ActionCommand::JudgeCause(read(body)?),
        "cause-moves" => ActionCommand::MoveCause(read(body)?),
        _ => return Err(Fail::NotFound),
    })
}
