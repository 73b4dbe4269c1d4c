//! Journals of the first release are read for ever: each event as it was first written.
//!
//! A line that no longer reads, or comes out differently, means that history would be told anew. Then
//! the code changes, never the file; what is new is added to it.

use std::collections::BTreeSet;
use std::fmt::Debug;

use casework::action::ActionEvent;
use casework::case::Event;
use casework::incident::IncidentEvent;
use casework::organisation::OrganisationEvent;
use casework::public_review::PublicReviewEvent;
use casework::write_up::WriteUpEvent;
use serde::Serialize;
use serde::de::DeserializeOwned;

const JOURNAL: &str = include_str!("../../golden/journal-v1.jsonl");
const ORGANISATION: &[&str] = &[
    include_str!("../../golden/organisation-v1.jsonl"),
    include_str!("../../golden/organisation-v2.jsonl"),
    include_str!("../../golden/organisation-v3.jsonl"),
];

/// Reads each line, writes it again and tells which kinds there were.
fn kinds<E: DeserializeOwned + Serialize + Debug>(
    text: &str,
    kind: fn(&E) -> usize,
) -> BTreeSet<usize> {
    let mut kinds = BTreeSet::new();
    for (n, line) in (1..).zip(text.lines()) {
        let event: E =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("line {n}: {error}"));
        let again = serde_json::to_string(&event).expect("events are JSON");
        assert_eq!(again, line, "line {n}");
        kinds.insert(kind(&event));
    }
    kinds
}

/// Numbers the kinds without gaps. A new kind does not compile until it has its number here.
fn kind(event: &Event) -> usize {
    match event {
        Event::Received(_) => 0,
        Event::Acknowledged => 1,
        Event::Triaged(_) => 2,
        Event::PointAdded(_) => 3,
        Event::FindingRecorded { .. } => 4,
        Event::PointAnswered { .. } => 5,
        Event::HandedOver(_) => 6,
        Event::Accepted { .. } => 7,
        Event::Returned { .. } => 8,
        Event::ContactAdded(_) => 9,
        Event::Attached(_) => 10,
        Event::PromiseMade(_) => 11,
        Event::PromiseKept { .. } => 12,
        Event::PromiseBroken { .. } => 13,
        Event::PromiseReleased { .. } => 14,
        Event::RemedyProposed(_) => 15,
        Event::RemedyMoved { .. } => 16,
        Event::Responded(_) => 17,
        Event::WordTaken(_) => 18,
        Event::InformationAdded { .. } => 19,
        Event::Urged { .. } => 20,
        Event::Rated(_) => 21,
        Event::CalledBack(_) => 22,
        Event::Closed(_) => 23,
        Event::Reopened(_) => 24,
        Event::Merged { .. } => 25,
        Event::Unmerged { .. } => 26,
        Event::Linked(_) => 27,
        Event::Unlinked { .. } => 28,
        Event::PromiseMoved { .. } => 29,
        Event::Paused(_) => 30,
        Event::PauseEnded { .. } => 31,
        Event::ExtensionAsked(_) => 32,
        Event::ExtensionGranted { .. } => 33,
        Event::ExtensionRefused { .. } => 34,
        Event::MilestoneReached(_) => 35,
        Event::ProgressTold(_) => 36,
        Event::Warned(_) => 37,
        Event::EscalationAccepted { .. } => 38,
        Event::SupervisionOrdered(_) => 39,
        Event::SupervisionAnswered { .. } => 40,
        Event::YearMissing { .. } => 41,
        Event::YearLoaded => 42,
        Event::PaymentInstructed { .. } => 43,
        Event::PaymentFailed { .. } => 44,
        Event::EvidenceAdded(_) => 45,
        Event::StatementTaken(_) => 46,
        Event::FactEstablished(_) => 47,
        Event::ResponsibilityDecided(_) => 48,
        Event::ResponsibilityAppealed { .. } => 49,
        Event::AppealJudged { .. } => 50,
        Event::EscalationRead { .. } => 51,
        Event::CallTimesPreferred(_) => 52,
        Event::SecondHandlingBegun(_) => 53,
        Event::SurveyInvited(_) => 54,
        Event::SurveySkipped { .. } => 55,
        Event::SurveyAnswered { .. } => 56,
        Event::TaskAssigned(_) => 57,
        Event::TaskAccepted { .. } => 58,
        Event::TaskReturned { .. } => 59,
        Event::TaskReassigned { .. } => 60,
        Event::TaskArbitrated { .. } => 61,
        Event::TaskAnswered { .. } => 62,
        Event::TaskSentBack { .. } => 63,
        Event::TaskConfirmed { .. } => 64,
        Event::TaskWithdrawn { .. } => 65,
        Event::TaskBroken { .. } => 66,
        Event::TaskLinkRenewed { .. } => 67,
        Event::TaskLinkRevoked { .. } => 68,
        Event::RepresentativesNamed { .. } => 69,
        Event::ResponseDrafted(_) => 70,
        Event::ResponseSentBack { .. } => 71,
        Event::VisitArranged(_) => 72,
        Event::VisitMoved { .. } => 73,
        Event::VisitArrived { .. } => 74,
        Event::VisitRecorded { .. } => 75,
        Event::VisitSignedOff { .. } => 76,
        Event::VisitCancelled { .. } => 77,
        Event::PlanProposed(_) => 78,
        Event::PlanOffered { .. } => 79,
        Event::PlanAnswered { .. } => 80,
        Event::CauseAdded(_) => 81,
        Event::CauseJudged { .. } => 82,
        Event::CauseMoved { .. } => 83,
        Event::QualityReviewed(_) => 84,
        Event::QualityReviewAnswered { .. } => 85,
        Event::QualityReviewLookedAgain { .. } => 86,
        Event::Honoured(_) => 87,
    }
}

const KINDS: usize = 88;

fn organisation_kind(event: &OrganisationEvent) -> usize {
    match event {
        OrganisationEvent::Named { .. } => 0,
        OrganisationEvent::UnitPut(_) => 1,
        OrganisationEvent::PersonPut(_) => 2,
        OrganisationEvent::PackActivated { .. } => 3,
        OrganisationEvent::YearLoaded(_) => 4,
        OrganisationEvent::PasswordNoted { .. } => 5,
        OrganisationEvent::KeyNoted { .. } => 6,
        OrganisationEvent::HoursPut(_) => 7,
        OrganisationEvent::CalendarPut(_) => 8,
        OrganisationEvent::CalendarUsed { .. } => 9,
        OrganisationEvent::CalendarYearLoaded { .. } => 10,
        OrganisationEvent::SpecialDayPut { .. } => 11,
        OrganisationEvent::SpecialDayDropped { .. } => 12,
        OrganisationEvent::PolicyPut { .. } => 13,
        OrganisationEvent::AbsencesPut { .. } => 14,
        OrganisationEvent::PacePut { .. } => 15,
        OrganisationEvent::KeyCustomerPut(_) => 16,
        OrganisationEvent::KeyCustomerDropped { .. } => 17,
        OrganisationEvent::ImprovementOwed { .. } => 18,
        OrganisationEvent::ImprovementReported { .. } => 19,
        OrganisationEvent::ImprovementJudged { .. } => 20,
        OrganisationEvent::ExposurePut { .. } => 21,
    }
}

const ORGANISATION_KINDS: usize = 22;

fn incident_kind(event: &IncidentEvent) -> usize {
    match event {
        IncidentEvent::Opened { .. } => 0,
        IncidentEvent::Described { .. } => 1,
        IncidentEvent::CasesLinked { .. } => 2,
        IncidentEvent::CasesUnlinked { .. } => 3,
        IncidentEvent::TeamPut { .. } => 4,
        IncidentEvent::EntryLogged { .. } => 5,
        IncidentEvent::AnnouncementDrafted { .. } => 6,
        IncidentEvent::AnnouncementApproved { .. } => 7,
        IncidentEvent::AnnouncementDeclined { .. } => 8,
        IncidentEvent::BroadcastBegun { .. } => 9,
        IncidentEvent::BroadcastEnded { .. } => 10,
        IncidentEvent::Closed { .. } => 11,
    }
}

fn action_kind(event: &ActionEvent) -> usize {
    match event {
        ActionEvent::Planned { .. } => 0,
        ActionEvent::PlannedAnew { .. } => 1,
        ActionEvent::EvidenceAdded { .. } => 2,
        ActionEvent::Done { .. } => 3,
        ActionEvent::Verified { .. } => 4,
        ActionEvent::SentBack { .. } => 5,
        ActionEvent::EffectChecked(_) => 6,
        ActionEvent::CameBack { .. } => 7,
        ActionEvent::Withdrawn { .. } => 8,
        ActionEvent::CauseAdded(_) => 9,
        ActionEvent::CauseJudged { .. } => 10,
        ActionEvent::CauseMoved { .. } => 11,
    }
}

#[test]
fn every_event_of_an_incident_and_an_action_is_read_and_written_as_at_first() {
    let incident = include_str!("../../golden/incident-v1.jsonl");
    assert_eq!(kinds(incident, incident_kind), (0..12).collect());
    let action = include_str!("../../golden/action-v1.jsonl");
    assert_eq!(kinds(action, action_kind), (0..12).collect());
}

fn write_up_kind(event: &WriteUpEvent) -> usize {
    match event {
        WriteUpEvent::Drafted { .. } => 0,
        WriteUpEvent::Revised { .. } => 1,
        WriteUpEvent::Released => 2,
        WriteUpEvent::SentBack { .. } => 3,
        WriteUpEvent::Withdrawn { .. } => 4,
        WriteUpEvent::Practised { .. } => 5,
    }
}

#[test]
fn every_event_of_a_write_up_is_read_and_written_as_at_first() {
    let write_up = include_str!("../../golden/write-up-v1.jsonl");
    assert_eq!(kinds(write_up, write_up_kind), (0..6).collect());
}

fn public_review_kind(event: &PublicReviewEvent) -> usize {
    match event {
        PublicReviewEvent::Received { .. } => 0,
        PublicReviewEvent::Changed { .. } => 1,
        PublicReviewEvent::ReplyDrafted { .. } => 2,
        PublicReviewEvent::ReplyApproved { .. } => 3,
        PublicReviewEvent::ReplySentBack { .. } => 4,
        PublicReviewEvent::Published { .. } => 5,
        PublicReviewEvent::BecameCase { .. } => 6,
        PublicReviewEvent::CaseDeclined { .. } => 7,
        PublicReviewEvent::SetAside { .. } => 8,
    }
}

#[test]
fn every_event_of_a_public_review_is_read_and_written_as_at_first() {
    let review = include_str!("../../golden/public-review-v1.jsonl");
    assert_eq!(kinds(review, public_review_kind), (0..9).collect());
}

#[test]
fn an_announcement_told_to_a_case_is_read_and_written_as_at_first() {
    let told = include_str!("../../golden/journal-v1-announcement.jsonl");
    assert_eq!(kinds(told, kind), [36].into());
}

#[test]
fn every_event_of_a_case_is_read_and_written_as_at_first() {
    assert_eq!(kinds(JOURNAL, kind), (0..KINDS).collect());
}

#[test]
fn every_event_of_the_organisation_is_read_and_written_as_at_first() {
    let known: BTreeSet<usize> =
        ORGANISATION.iter().flat_map(|text| kinds(text, organisation_kind)).collect();
    assert_eq!(known, (0..ORGANISATION_KINDS).collect());
}

#[test]
fn an_event_nobody_knows_is_an_error_and_not_skipped() {
    for line in [
        r#"{"event":"vanished"}"#,
        r#"{"event":"urged"}"#,
        r#"{"event":"accepted","owner":"Li Na","unit":"front"}"#,
        r#"{"text":"没有种类"}"#,
        r#"{"event":"received","no":"20260817-0042-6","pack":"p","channel":"phone","narrative":"校验码不对"}"#,
        r#"{"event":"received","no":"20260817-0042-5","pack":"p","channel":"phone","narrative":"x","colour":1}"#,
        r#"{"event":"rated","score":300,"comment":""}"#,
    ] {
        assert!(serde_json::from_str::<Event>(line).is_err(), "{line}");
    }
}
