//! What an event is called in one line, as far as it can be said without names.

use casework::callback::CallbackResult;
use casework::case::Event;
use casework::contact::Contact;
use casework::promise::Promise;
use casework::remedy::RemedyState;
use casework::representative::Representative;
use casework::response::GivenWord;

use crate::locale::Reader;
use crate::words;

/// The title of an event; an event with people or units in it has a fuller one in the timeline.
pub(super) fn of(l: &Reader, event: &Event) -> String {
    let say = |key: &str| l.t(format!("timeline-{key}")).into_owned();
    match event {
        Event::Received(it) => {
            l.t1("timeline-received", "channel", words::of(l, "channel", &it.channel))
        }
        Event::Acknowledged => say("acknowledged"),
        Event::RepresentativesNamed { people } => represented(l, "timeline", people),
        Event::Triaged(_) => say("triaged"),
        Event::PointAdded(it) => l.t1("timeline-point-added", "n", it.n),
        Event::FindingRecorded { point, finding } => {
            let finding = words::of(l, "finding", &finding.finding);
            l.t2("timeline-finding", "n", *point, "finding", finding)
        }
        Event::PointAnswered { point, .. } => l.t1("timeline-point-answered", "n", *point),
        Event::HandedOver(_) => say("short-handed-over"),
        Event::Accepted { .. } => say("short-accepted"),
        Event::Returned { .. } => say("short-returned"),
        Event::ContactAdded(it) => l.t(contact_key("timeline", it)).into_owned(),
        Event::Attached(_) => say("attached"),
        Event::PromiseMade(it) => promise_made(l, it),
        Event::PromiseKept { late: false, .. } => say("short-promise-kept"),
        Event::PromiseKept { late: true, .. } => say("short-promise-kept-late"),
        Event::PromiseBroken { .. } => say("short-promise-broken"),
        Event::PromiseReleased { .. } => say("short-promise-released"),
        Event::PromiseMoved { .. } => say("short-promise-moved"),
        Event::RemedyProposed(it) => remedy(l, it.n, RemedyState::Proposed),
        Event::RemedyMoved { remedy: n, to, .. } => remedy(l, *n, *to),
        Event::PaymentInstructed { remedy: n, .. } => remedy(l, *n, RemedyState::Instructed),
        Event::PaymentFailed { remedy: n, .. } => l.t1("timeline-payment-failed", "n", *n),
        Event::Responded(it) => {
            l.t1("timeline-responded", "means", words::of(l, "means", &it.means))
        }
        Event::ResponseDrafted(it) => l.t1("timeline-response-drafted", "n", it.n),
        Event::ResponseSentBack { draft, .. } => l.t1("timeline-response-sent-back", "n", *draft),
        Event::WordTaken(it) => word(l, "timeline", it),
        Event::InformationAdded { .. } => say("information-added"),
        Event::Urged { .. } => say("urged"),
        Event::Rated(it) => rated(l, "timeline", it.score),
        Event::CalledBack(it) => called_back(l, "timeline", &it.result),
        Event::CallTimesPreferred(_)
        | Event::SecondHandlingBegun(_)
        | Event::SurveyInvited(_)
        | Event::SurveySkipped { .. }
        | Event::SurveyAnswered { .. } => super::after::title(l, event),
        Event::Closed(it) => {
            l.t1("timeline-closed", "outcome", words::of(l, "outcome", &it.outcome))
        }
        Event::Reopened(it) => {
            l.t1("timeline-reopened", "reason", words::of(l, "reopen", &it.reason))
        }
        Event::Merged { into } => l.t1("timeline-merged", "no", into.to_string()),
        Event::Unmerged { .. } => say("unmerged"),
        Event::Linked(it) => {
            let relation = words::of(l, "relation", &it.relation);
            l.t2("timeline-linked", "no", it.to.to_string(), "relation", relation)
        }
        Event::Unlinked { to } => l.t1("timeline-unlinked", "no", to.to_string()),
        of_time => time(l, of_time),
    }
}

/// The title of an event about clocks and those who watch them.
fn time(l: &Reader, event: &Event) -> String {
    let say = |key: &str| l.t(format!("timeline-{key}")).into_owned();
    match event {
        Event::Paused(_) => say("paused"),
        Event::PauseEnded { .. } => say("pause-ended"),
        Event::ExtensionAsked(_) => say("extension-asked"),
        Event::ExtensionGranted { .. } => say("extension-granted"),
        Event::ExtensionRefused { .. } => say("extension-refused"),
        Event::MilestoneReached(_) => say("milestone"),
        Event::ProgressTold(it) if it.announcement.is_some() => say("announcement"),
        Event::ProgressTold(it) => {
            l.t1("timeline-progress", "means", words::of(l, "means", &it.means))
        }
        Event::Warned(_) => say("warned"),
        Event::EscalationAccepted { .. } => say("escalation-accepted"),
        Event::EscalationRead { .. } => say("escalation-read"),
        Event::SupervisionOrdered(_) => say("supervised"),
        Event::SupervisionAnswered { .. } => say("order-answered"),
        Event::YearMissing { year } => l.t1("timeline-year-missing", "year", year.to_string()),
        Event::YearLoaded => say("year-loaded"),
        found_out => investigation(l, found_out),
    }
}

/// The title of an event about what is found out.
fn investigation(l: &Reader, event: &Event) -> String {
    let say = |key: &str| l.t(format!("timeline-{key}")).into_owned();
    match event {
        Event::EvidenceAdded(it) => l.t1("timeline-evidence", "n", it.n),
        Event::StatementTaken(it) if it.declined => l.t1("timeline-declined", "n", it.n),
        Event::StatementTaken(it) => l.t1("timeline-statement", "n", it.n),
        Event::FactEstablished(_) => say("fact"),
        Event::ResponsibilityDecided(_) => say("responsibility"),
        Event::ResponsibilityAppealed { .. } => say("appealed"),
        Event::AppealJudged { lifted: true, .. } => say("appeal-lifted"),
        Event::AppealJudged { .. } => say("appeal-confirmed"),
        of_task => task(l, of_task),
    }
}

/// The title of an event about a task.
fn task(l: &Reader, event: &Event) -> String {
    match event {
        Event::TaskAssigned(it) => l.t1("timeline-task-assigned", "n", it.n),
        Event::TaskAccepted { task } => l.t1("timeline-task-accepted", "n", *task),
        Event::TaskReturned { task, .. } => l.t1("timeline-task-returned", "n", *task),
        Event::TaskReassigned { task, .. } => l.t1("timeline-task-reassigned", "n", *task),
        Event::TaskArbitrated { task, .. } => l.t1("timeline-task-arbitrated", "n", *task),
        Event::TaskAnswered { task, .. } => l.t1("timeline-task-answered", "n", *task),
        Event::TaskSentBack { task, .. } => l.t1("timeline-task-sent-back", "n", *task),
        Event::TaskConfirmed { task, .. } => l.t1("timeline-task-confirmed", "n", *task),
        Event::TaskWithdrawn { task, .. } => l.t1("timeline-task-withdrawn", "n", *task),
        Event::TaskBroken { task } => l.t1("timeline-task-broken", "n", *task),
        Event::TaskLinkRenewed { task, .. } => l.t1("timeline-task-link-renewed", "n", *task),
        Event::TaskLinkRevoked { task } => l.t1("timeline-task-link-revoked", "n", *task),
        of_visit => visit(l, of_visit),
    }
}

/// A promise of policy starts a clock, a person's is given to somebody.
fn promise_made(l: &Reader, it: &Promise) -> String {
    let key =
        if it.what.is_empty() { "timeline-short-promise-clock" } else { "timeline-promise-made" };
    l.t(key).into_owned()
}

/// Who speaks for the group, or that nobody does any more.
pub(super) fn represented(l: &Reader, prefix: &str, people: &[Representative]) -> String {
    if people.is_empty() {
        return l.t(format!("{prefix}-represented-none")).into_owned();
    }
    l.t1(format!("{prefix}-represented"), "names", words::representatives(l, people))
}

/// The customer's word, and who said it for a group.
pub(super) fn word(l: &Reader, prefix: &str, it: &GivenWord) -> String {
    let said = words::of(l, &format!("{prefix}-word"), &it.word);
    match &it.by {
        Some(by) => l.t2("timeline-word-by", "word", said, "name", by),
        None => said,
    }
}

fn remedy(l: &Reader, n: u32, state: RemedyState) -> String {
    l.t1(words::code_key("timeline-short-remedy", &words::code(&state)), "n", n)
}

/// `timeline-contact-phone-out`; a note has no direction.
pub(super) fn contact_key(prefix: &str, it: &Contact) -> String {
    let means = words::code(&it.means);
    if it.is_internal() {
        return format!("{prefix}-contact-{means}");
    }
    format!("{prefix}-contact-{means}-{}", words::code(&it.direction))
}

/// The customer's rating in the words of `timeline-…` or `told-…`.
pub(super) fn rated(l: &Reader, prefix: &str, score: u8) -> String {
    let satisfaction = l.t(format!("satisfaction-{score}"));
    l.t2(format!("{prefix}-rated"), "words", satisfaction, "n", score)
}

/// What came of a callback in the words of `timeline-…` or `told-…`.
pub(super) fn called_back(l: &Reader, prefix: &str, result: &CallbackResult) -> String {
    match result {
        CallbackResult::Reached { solved, satisfaction, .. } => {
            let satisfaction = l.t(format!("satisfaction-{satisfaction}"));
            let end = if *solved { "solved" } else { "unsolved" };
            l.t1(format!("{prefix}-called-back-{end}"), "words", satisfaction)
        }
        CallbackResult::NotReached { .. } => {
            l.t(format!("{prefix}-called-back-nobody")).into_owned()
        }
    }
}

/// The title of an event about a visit.
fn visit(l: &Reader, event: &Event) -> String {
    match event {
        Event::VisitArranged(it) => l.t1("timeline-visit-arranged", "n", it.n),
        Event::VisitMoved { visit, .. } => l.t1("timeline-visit-moved", "n", *visit),
        Event::VisitArrived { visit } => l.t1("timeline-visit-arrived", "n", *visit),
        Event::VisitRecorded { visit, .. } => l.t1("timeline-visit-recorded", "n", *visit),
        Event::VisitSignedOff { visit, .. } => l.t1("timeline-visit-signed-off", "n", *visit),
        Event::VisitCancelled { visit, .. } => l.t1("timeline-visit-cancelled", "n", *visit),
        Event::CauseAdded(it) => l.t1("timeline-cause-added", "n", it.n),
        Event::CauseJudged { cause, judgement } => {
            l.t1(words::code_key("timeline-cause", judgement.state.code()), "n", *cause)
        }
        Event::CauseMoved { cause, .. } => l.t1("timeline-cause-moved", "n", *cause),
        of_plan if of_plan.plan().is_some() => super::plans::title(l, of_plan),
        of_review => review(l, of_review),
    }
}

/// The title of an event about how it was handled. What was said is not told here: few are to read it.
fn review(l: &Reader, event: &Event) -> String {
    match event {
        Event::QualityReviewed(it) => l.t1("timeline-quality-reviewed", "n", it.n),
        Event::QualityReviewAnswered { review, .. } => {
            l.t1("timeline-quality-answered", "n", *review)
        }
        Event::QualityReviewLookedAgain { review, .. } => {
            l.t1("timeline-quality-looked-again", "n", *review)
        }
        Event::Honoured(_) => l.t("timeline-honoured").into_owned(),
        // Every other event has its title above.
        _ => String::new(),
    }
}
