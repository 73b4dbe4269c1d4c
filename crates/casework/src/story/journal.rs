//! What the journal tells, one line an event, in words that do not change with the language of the reader.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::callback::{Callback, CallbackResult};
use crate::case::{Case, Event};
use crate::cause_tree::{Branch, CauseJudgement, CauseNode};
use crate::escalation::Escalation;
use crate::progress::Progress;
use crate::promise::Promise;
use crate::refusal::Objection;
use crate::response::{GivenWord, Response};
use crate::task::Doer;

/// The stable name of one of a list, as the interface writes it.
fn code(value: &impl Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or("?").to_owned()
}

/// A time as written in stories: the year only when it is not the story's first.
pub(super) fn time(at: Timestamp, zone: &TimeZone, year: i16) -> String {
    let at = at.to_zoned(zone.clone());
    let day = if at.year() == year { "%m-%d" } else { "%Y-%m-%d" };
    format!("{} {}", at.strftime(day), at.strftime("%H:%M"))
}

/// A time something is due: midnight belongs to the day that ends with it.
pub(super) fn due(at: Timestamp, zone: &TimeZone, year: i16) -> String {
    let zoned = at.to_zoned(zone.clone());
    let before =
        (zoned.hour() == 0 && zoned.minute() == 0).then(|| zoned.yesterday().ok()).flatten();
    match before {
        Some(day) => time(day.timestamp(), zone, year).replace("00:00", "24:00"),
        None => time(at, zone, year),
    }
}

/// Why a command was not taken.
pub(super) fn objection(objection: &Objection) -> String {
    match objection {
        Objection::Refused(refusal) => format!("refused {}", refusal.code()),
        Objection::Invalid(invalid) => invalid.to_string(),
        Objection::Calendar(error) => format!("calendar {}", error.code()),
    }
}

/// What an event tells, given the case after the step.
pub(super) fn event(event: &Event, case: &Case, zone: &TimeZone, year: i16) -> String {
    match event {
        Event::Received(it) => format!("received {} by {}", it.no, code(&it.channel)),
        Event::Acknowledged => "acknowledged".to_owned(),
        Event::RepresentativesNamed { people } if people.is_empty() => {
            "nobody speaks for the group".to_owned()
        }
        Event::RepresentativesNamed { people } => {
            let names: Vec<&str> = people.iter().map(|it| it.name.as_str()).collect();
            format!("represented by {}", names.join(", "))
        }
        Event::Triaged(it) => {
            let was = it.nature_before.map(|was| format!(", was {}", code(&was)));
            let (kind, nature) = (code(&it.kind), code(&it.nature));
            let (priority, was) = (code(&it.priority), was.unwrap_or_default());
            format!("triaged {kind} {nature}{was} {} {priority}", it.category)
        }
        Event::PointAdded(point) => format!("point {} added: {}", point.n, point.what),
        Event::FindingRecorded { point, finding } => {
            format!("point {point} {}", code(&finding.finding))
        }
        Event::PointAnswered { point, .. } => format!("point {point} answered"),
        Event::HandedOver(offer) => {
            let person = offer.to_person.as_ref().map(|person| format!(", {person}"));
            format!("handed over to {}{}", offer.to_unit, person.unwrap_or_default())
        }
        Event::Accepted { owner, unit } => format!("accepted by {owner} at {unit}"),
        Event::Returned { unit, owner, reason, .. } => {
            let unit = unit.as_ref().map_or("nowhere", |unit| unit.as_str());
            let owner = owner.as_ref().map(|owner| format!(", {owner}")).unwrap_or_default();
            format!("returned to {unit}{owner}: {reason}")
        }
        Event::ContactAdded(it) => {
            format!("contact {} {} {}", it.n, code(&it.means), code(&it.direction))
        }
        Event::Attached(it) => format!("attached {}", it.file.name),
        Event::PromiseMade(promise) => made(promise, zone, year),
        Event::PromiseKept { promise, late } => {
            let late = if *late { " late" } else { "" };
            format!("promise {promise} kept{late}")
        }
        Event::PromiseBroken { promise } => format!("promise {promise} broken"),
        Event::PromiseReleased { promise, reason } => {
            format!("promise {promise} released: {reason}")
        }
        Event::PromiseMoved { promise, due_at } => {
            format!("promise {promise} moved to {}", due(*due_at, zone, year))
        }
        Event::Paused(it) => {
            format!("paused for {} until {}", it.reason, due(it.until, zone, year))
        }
        Event::SupervisionOrdered(it) => {
            format!("supervision order {} by {}", it.n, due(it.due_at, zone, year))
        }
        Event::Warned(it) => warned(it, zone, year),
        _ => later_event(event, case, zone, year),
    }
}

/// The later half of what happens to a case; apart only to be short enough to read.
fn later_event(event: &Event, case: &Case, zone: &TimeZone, year: i16) -> String {
    match event {
        Event::PauseEnded { pause, .. } => format!("pause {pause} ended"),
        Event::ExtensionAsked(it) => {
            let role = it.role.map(|role| format!(" from {}", role.code())).unwrap_or_default();
            format!("extension {} of promise {} by {} asked{role}", it.n, it.promise, it.adds)
        }
        Event::ExtensionGranted { extension } => format!("extension {extension} granted"),
        Event::ExtensionRefused { extension, .. } => format!("extension {extension} refused"),
        Event::MilestoneReached(it) => format!("milestone {} reached", it.code),
        Event::ProgressTold(Progress { announcement: Some(it), .. }) => {
            format!("announcement {} of incident {} told", it.announcement, it.incident)
        }
        Event::ProgressTold(it) => format!("progress told by {}", code(&it.means)),
        Event::EscalationAccepted { escalation } => format!("escalation {escalation} accepted"),
        Event::EscalationRead { escalation } => format!("escalation {escalation} opened"),
        Event::SupervisionAnswered { order, .. } => format!("supervision order {order} answered"),
        of_task if of_task.task().is_some() => task_event(of_task, case, zone, year),
        of_visit if of_visit.visit().is_some() => visit_event(of_visit, zone, year),
        of_plan if of_plan.plan().is_some() => plan_event(of_plan),
        Event::Responded(it) => responded(it),
        Event::ResponseDrafted(it) => format!("draft {} by {}", it.n, code(&it.means)),
        Event::ResponseSentBack { draft, .. } => format!("draft {draft} sent back"),
        Event::WordTaken(it) => word(it),
        Event::InformationAdded { .. } => "information added".to_owned(),
        Event::Urged { .. } => format!("urged, {} so far", case.urges),
        Event::Rated(it) => format!("rated {}", it.score),
        Event::CalledBack(callback) => called_back(callback),
        Event::CallTimesPreferred(it) => {
            let days = if it.working_days { ", on working days" } else { "" };
            format!("to be called from {} to {}{days}", it.from_hour, it.to_hour)
        }
        Event::SecondHandlingBegun(it) if it.barred.is_empty() => {
            format!("second handling {}: nobody else is there", it.n)
        }
        Event::SecondHandlingBegun(it) => {
            let person = it.to_person.as_ref().map(|person| format!(", {person}"));
            let barred: Vec<&str> = it.barred.iter().map(crate::id::PersonId::as_str).collect();
            let (unit, person) = (&it.unit, person.unwrap_or_default());
            format!("second handling {} by {unit}{person}, not {}", it.n, barred.join(", "))
        }
        Event::SurveyInvited(it) => format!("survey {} by {}", it.n, it.way.code()),
        Event::SurveySkipped { .. } => "survey left out: asked a short while ago".to_owned(),
        Event::SurveyAnswered { survey, answer } => {
            let marks = answer.scores.iter().map(|(code, it)| match it.expected {
                Some(expected) => format!("{code} {} of {expected}", it.perceived),
                None => format!("{code} {}", it.perceived),
            });
            format!("survey {survey} answered: {}", marks.collect::<Vec<_>>().join(", "))
        }
        Event::Closed(it) => format!("closed {}", code(&it.outcome)),
        Event::Reopened(it) => format!("reopened {}", code(&it.reason)),
        Event::Merged { into } => format!("merged into {into}"),
        Event::Unmerged { .. } => "unmerged".to_owned(),
        Event::Linked(it) => format!("linked to {} as {}", it.to, code(&it.relation)),
        Event::Unlinked { to } => format!("unlinked from {to}"),
        Event::YearMissing { year } => format!("clocks wait for the calendar of {year}"),
        Event::YearLoaded => "the calendar is complete".to_owned(),
        other => remedy_event(other),
    }
}

/// What is offered, paid and handed over.
fn remedy_event(event: &Event) -> String {
    match event {
        Event::RemedyProposed(it) => {
            let amount = it.amount.as_ref().map(|amount| format!(" {amount}"));
            let (kind, state) = (code(&it.kind), code(&it.state));
            format!("remedy {} {kind}{} {state}", it.n, amount.unwrap_or_default())
        }
        Event::PaymentInstructed { remedy, payment } => {
            format!("payment of remedy {remedy} ordered by {}", code(&payment.way))
        }
        Event::PaymentFailed { remedy, .. } => format!("payment of remedy {remedy} came back"),
        Event::RemedyMoved { remedy, to, .. } => format!("remedy {remedy} {}", code(to)),
        other => investigation_event(other),
    }
}

/// What is found out, and who is held responsible.
fn investigation_event(event: &Event) -> String {
    match event {
        Event::EvidenceAdded(it) => format!("evidence {} {}", it.n, code(&it.kind)),
        Event::StatementTaken(it) => {
            let who = it.person.as_ref().map_or_else(|| it.name.clone(), ToString::to_string);
            let said = if it.declined { "would not speak" } else { "heard" };
            format!("statement {} {} {who} {said}", it.n, code(&it.speaker)).replace("  ", " ")
        }
        Event::FactEstablished(it) => format!("fact {} established", it.n),
        Event::ResponsibilityDecided(it) => {
            let unit = it.unit.as_ref().map(ToString::to_string);
            let person = it.person.as_ref().map(ToString::to_string);
            let who = person.or(unit).unwrap_or_else(|| it.name.clone());
            let party = code(&it.party);
            format!("responsibility {} {party} {who} {}%", it.n, it.share).replace("  ", " ")
        }
        Event::ResponsibilityAppealed { responsibility, .. } => {
            format!("responsibility {responsibility} appealed")
        }
        Event::AppealJudged { responsibility, lifted, .. } => {
            let end = if *lifted { "lifted" } else { "confirmed" };
            format!("responsibility {responsibility} {end}")
        }
        Event::CauseAdded(it) => cause_added(it),
        Event::CauseJudged { cause, judgement } => cause_judged(*cause, judgement),
        Event::CauseMoved { cause, under, branch } => cause_moved(*cause, *under, *branch),
        Event::QualityReviewed(it) => {
            let end = if it.is_passed() { "passed" } else { "not passed" };
            let score = it.score();
            format!("review {} of {} {}/{} {end}", it.n, it.person, score.points, score.of)
        }
        Event::QualityReviewAnswered { review, answer } => {
            let end = if answer.agrees { "agreed" } else { "disputed" };
            format!("review {review} {end}")
        }
        Event::QualityReviewLookedAgain { review, second } => {
            let score = crate::quality_review::Score::of(&second.marks);
            format!("review {review} looked at again {}/{}", score.points, score.of)
        }
        Event::Honoured(it) => {
            let unit = it.unit.as_ref().map(ToString::to_string);
            let whom = it.person.as_ref().map(ToString::to_string).or(unit).unwrap_or_default();
            format!("honour {} for {whom}", it.n)
        }
        // An event this page does not know yet is told by its tag.
        other => serde_json::to_value(other)
            .ok()
            .and_then(|it| it["event"].as_str().map(str::to_owned))
            .unwrap_or_default(),
    }
}

fn below(under: Option<u32>) -> String {
    under.map_or_else(|| "the effect".to_owned(), |n| format!("cause {n}"))
}

/// A possible cause in the tree.
pub(super) fn cause_added(it: &CauseNode) -> String {
    format!("cause {} of {}, {}: {}", it.n, below(it.under), it.branch.code(), it.text)
}

/// How sure one is of a cause.
pub(super) fn cause_judged(cause: u32, it: &CauseJudgement) -> String {
    format!("cause {cause} {}: {}", it.state.code(), it.words)
}

/// Where a cause stands now.
pub(super) fn cause_moved(cause: u32, under: Option<u32>, branch: Branch) -> String {
    format!("cause {cause} moved under {}, {}", below(under), branch.code())
}

fn word(it: &GivenWord) -> String {
    let by = it.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
    format!("word {}{by}", code(&it.word))
}

/// What happens to a task.
fn task_event(event: &Event, case: &Case, zone: &TimeZone, year: i16) -> String {
    let to = |doer: &Doer| match doer {
        Doer::Unit { unit, person: None } => unit.to_string(),
        Doer::Unit { unit, person: Some(person) } => format!("{unit}, {person}"),
        Doer::Partner(partner) => format!("partner {}", partner.name),
    };
    let until = |at: &Timestamp| due(*at, zone, year);
    match event {
        Event::TaskAssigned(it) => {
            let points: Vec<String> = it.points.iter().map(ToString::to_string).collect();
            let of = if points.is_empty() {
                String::new()
            } else {
                format!(" of points {}", points.join(", "))
            };
            format!("task {}{of} to {} by {}", it.n, to(&it.doer), until(&it.due_at))
        }
        Event::TaskAccepted { task } => format!("task {task} accepted"),
        Event::TaskReturned { task, reason, .. } => format!("task {task} returned: {reason}"),
        Event::TaskReassigned { task, doer, due_at, .. } => {
            format!("task {task} passed on to {} by {}", to(doer), until(due_at))
        }
        Event::TaskArbitrated { task, doer, due_at, .. } => {
            format!("task {task} decided: {} by {}", to(doer), until(due_at))
        }
        Event::TaskAnswered { task, answer } => {
            let points: Vec<String> = answer
                .points
                .iter()
                .map(|it| {
                    let found = it.finding.map(|it| format!(" {}", code(&it)));
                    format!(", point {}{}", it.point, found.unwrap_or_default())
                })
                .collect();
            format!("task {task} answered{}", points.concat())
        }
        Event::TaskSentBack { task, due_at, .. } => {
            format!("task {task} sent back, by {}", until(due_at))
        }
        Event::TaskConfirmed { task, .. } => format!("task {task} confirmed"),
        Event::TaskWithdrawn { task, .. } => format!("task {task} withdrawn"),
        Event::TaskBroken { task } => format!("task {task} broken"),
        Event::TaskLinkRenewed { task, until: end } => {
            format!("task {task} has a new link until {}", until(end))
        }
        Event::TaskLinkRevoked { task } => format!("task {task} has no link any more"),
        _ => {
            let open = case.open_tasks().count();
            format!("{open} tasks open")
        }
    }
}

/// What happens to a visit.
fn visit_event(event: &Event, zone: &TimeZone, year: i16) -> String {
    let window = |from: Timestamp, to: Timestamp| {
        format!("{} to {}", due(from, zone, year), due(to, zone, year))
    };
    match event {
        Event::VisitArranged(it) => {
            format!("visit {} by {}, {}", it.n, it.person, window(it.from_at, it.to_at))
        }
        Event::VisitMoved { visit, to, .. } => {
            format!("visit {visit} moved: {}, {}", to.person, window(to.from_at, to.to_at))
        }
        Event::VisitArrived { visit } => format!("visit {visit} arrived"),
        Event::VisitRecorded { visit, record } => {
            let fields: Vec<String> =
                record.fields.iter().map(|(code, it)| format!(", {code} {it}")).collect();
            format!("visit {visit} {}{}", code(&record.result), fields.concat())
        }
        Event::VisitSignedOff { visit, sign_off } => {
            format!("visit {visit} signed off: {}", code(&sign_off.consent))
        }
        Event::VisitCancelled { visit, .. } => format!("visit {visit} cancelled"),
        _ => String::new(),
    }
}

/// What happens to a plan.
fn plan_event(event: &Event) -> String {
    match event {
        Event::PlanProposed(it) => {
            let remedies: Vec<String> = it.remedies.iter().map(ToString::to_string).collect();
            let with = if remedies.is_empty() {
                String::new()
            } else {
                format!(", remedies {}", remedies.join(", "))
            };
            let instead = it.instead.as_ref().map(|it| format!(", own proposal {}", it.amount));
            let (n, count) = (it.n, it.measures.len());
            format!("plan {n} proposed, {count} measures{with}{}", instead.unwrap_or_default())
        }
        Event::PlanOffered { plan } => format!("plan {plan} offered"),
        Event::PlanAnswered { plan, answer } => format!("plan {plan} {}", code(&answer.reply)),
        _ => String::new(),
    }
}

fn made(promise: &Promise, zone: &TimeZone, year: i16) -> String {
    let due = due(promise.due_at, zone, year);
    let kind = code(&promise.kind);
    let clock = promise.clock.as_ref().filter(|clock| **clock != kind);
    let clock = clock.map(|clock| format!(" ({clock})")).unwrap_or_default();
    let what = if promise.what.is_empty() { String::new() } else { format!(": {}", promise.what) };
    format!("promise {} {kind}{clock} by {due}{what}", promise.n)
}

fn responded(it: &Response) -> String {
    let released = it.released_by.as_ref().map(|by| format!(", released by {by}"));
    let waived = it.waiver.as_ref().map(|it| format!(", waived {}", it.rules.join(", ")));
    let means = code(&it.means);
    format!("responded by {means}{}{}", released.unwrap_or_default(), waived.unwrap_or_default())
}

fn warned(it: &Escalation, zone: &TimeZone, year: i16) -> String {
    let promise = it.promise.map(|n| format!(" about promise {n}")).unwrap_or_default();
    let told: Vec<&str> = it.told.iter().map(crate::id::PersonId::as_str).collect();
    let told = if told.is_empty() { "nobody".to_owned() } else { told.join(", ") };
    let accept = it.accept_by.map(|at| format!(", to be accepted by {}", due(at, zone, year)));
    format!("warned {}{promise}: {told}{}", it.warning, accept.unwrap_or_default())
}

fn called_back(callback: &Callback) -> String {
    match &callback.result {
        CallbackResult::Reached { solved, satisfaction, .. } => {
            let solved = if *solved { "solved" } else { "not solved" };
            let corrects = callback.corrects.map(|n| format!(", corrects {n}"));
            let corrects = corrects.unwrap_or_default();
            format!("callback {} reached: {solved}, {satisfaction}{corrects}", callback.n)
        }
        CallbackResult::NotReached { .. } => format!("callback {} not reached", callback.n),
    }
}

/// What came of a closed case: the four facts side by side, what the customer reads, and where they disagree.
pub(super) fn truth(case: &Case) -> Vec<String> {
    let Some(public) = case.public_outcome() else { return Vec::new() };
    let truth = case.truth();
    let word = truth.word.as_ref().map_or_else(|| "none".to_owned(), code);
    let heard = truth.heard.as_ref().map_or_else(|| "none".to_owned(), code);
    let outcome = truth.outcome.as_ref().map_or_else(|| "nothing".to_owned(), code);
    let (delivered, owed) = (truth.delivered, truth.owed);
    let mut lines = vec![
        format!(
            "we say {outcome}, word {word}, callback {heard}, delivered {delivered}, owed {owed}"
        ),
        format!("the customer reads {}", public.code()),
    ];
    lines.extend(truth.disagreements.iter().map(|it| format!("at odds: {}", code(it))));
    lines
}
