//! The timeline of the case page: everything, with what the customer does not see marked as internal.

use casework::assignment::Offer;
use casework::callback::{Callback, CallbackResult};
use casework::case::Event;
use casework::closing::Closure;
use casework::contact::{Contact, Direction};
use casework::id::{PersonId, UnitId};
use casework::intake::Receive;
use casework::permission::Actor;
use casework::point::FindingRecord;
use casework::remedy::{Payment, Remedy, RemedyState};
use casework::response::{Response, Word};
use casework::responsibility::Responsibility;
use casework::text;
use casework::triage::Assessment;
use jiff::Timestamp;

use super::{
    Fate, FateKind, More, TITLE_CHARS_MAX, Telling, TimelineStep, after, bearer, clocks,
    contact_icon, customer, entry, place, plans, tasks, title, told, visits,
};
use crate::parts::{TimelineItem, Tone};
use crate::words;

/// Seconds by which a contact may be older than its record without that being told.
const CONTACT_LAG_SECONDS: i64 = 300;

pub(super) fn items(telling: &Telling<'_>, steps: &[TimelineStep]) -> Vec<TimelineItem> {
    let mut items = Vec::new();
    let mut judged = false;
    for step in steps {
        let mut of_step = of_step(telling, step, judged);
        judged |= step.events.iter().any(|event| matches!(event, Event::Triaged(_)));
        place(step, &mut of_step);
        items.append(&mut of_step);
    }
    items
}

fn of_step(telling: &Telling<'_>, step: &TimelineStep, judged: bool) -> Vec<TimelineItem> {
    let by = tasks::partner(telling, step)
        .unwrap_or_else(|| words::actor(telling.l, &step.actor, telling.organisation));
    let told = told(&step.events);
    let fates = telling.fates(&step.events);
    let received = step.events.iter().any(|event| matches!(event, Event::Received(_)));
    let mut items: Vec<TimelineItem> = told
        .iter()
        .map(|event| {
            let told = of_event(telling, step, event);
            let mut item = match event {
                Event::Triaged(_) if judged => {
                    TimelineItem { title: say(telling, "retriaged"), ..told }
                }
                Event::Accepted { owner, unit } if received => {
                    let title = holder(telling, "timeline-first-held", owner, unit);
                    TimelineItem { title, ..told }
                }
                _ => told,
            };
            item.internal = !customer::shows(event);
            // Routing happens within somebody else's step, and so does what the desk does by itself.
            if let Event::HandedOver(offer) = event {
                item.by = words::actor(telling.l, &offer.by, telling.organisation);
            }
            item
        })
        .collect();
    if items.is_empty() {
        items = fates.iter().map(|fate| of_fate(telling, fate)).collect();
    } else {
        let facts = fates.iter().map(|fate| fate_fact(telling, fate));
        items[bearer(&told)].facts.extend(facts);
    }
    for item in items.iter_mut().filter(|item| item.by.is_empty()) {
        item.by.clone_from(&by);
    }
    items
}

fn say(telling: &Telling<'_>, key: &str) -> String {
    telling.l.t(format!("timeline-{key}")).into_owned()
}

fn holder(telling: &Telling<'_>, key: &str, owner: &PersonId, unit: &UnitId) -> String {
    let person = words::person(telling.organisation, owner);
    telling.l.t2(key, "person", person, "unit", words::unit(telling.organisation, unit))
}

fn moment(telling: &Telling<'_>, at: Timestamp) -> String {
    telling.l.date_time(at)
}

fn by(telling: &Telling<'_>, at: Timestamp) -> String {
    telling.l.t1("timeline-by", "at", words::deadline(telling.l, at))
}

fn of_event(telling: &Telling<'_>, step: &TimelineStep, event: &Event) -> TimelineItem {
    let title = title::of(telling.l, event);
    match event {
        Event::Received(it) => received(telling, step, it, title),
        Event::Acknowledged => entry("message-reply", Tone::Green, title),
        Event::Triaged(it) => triaged(telling, it, title),
        Event::PointAdded(it) => entry("tag", Tone::Grey, title).text(&it.what),
        Event::FindingRecorded { finding, .. } => found(telling, finding, title),
        Event::PointAnswered { text, .. } => entry("file-text", Tone::Grey, title).text(text),
        Event::HandedOver(it) => handed_over(telling, it),
        Event::Accepted { owner, unit } => {
            entry("user-check", Tone::Blue, holder(telling, "timeline-accepted", owner, unit))
        }
        Event::Returned { unit, owner, reason, note } => {
            let back = [
                unit.as_ref().map(|unit| words::unit(telling.organisation, unit)),
                owner.as_ref().map(|owner| words::person(telling.organisation, owner)),
            ];
            let back: Vec<&str> = back.into_iter().flatten().collect();
            let reason = return_reason(telling, reason);
            let title = telling.l.t1("timeline-returned", "reason", reason);
            entry("arrow-back-up", Tone::Amber, title)
                .text(note)
                .fact(say(telling, "fact-back-to"), back.join(" "))
        }
        Event::ContactAdded(it) => contact(telling, step, it, title),
        Event::Attached(it) => {
            let mut item = entry("paperclip", Tone::Grey, title).text(&it.caption);
            item.files.push(telling.file(&it.file));
            item
        }
        Event::RemedyProposed(it) => proposed(telling, it),
        Event::RemedyMoved { remedy, to, note } => moved(telling, *remedy, *to, note),
        Event::PaymentInstructed { remedy, payment } => instructed(telling, *remedy, payment),
        Event::EvidenceAdded(it) => entry("paperclip", Tone::Grey, title).text(&it.what),
        Event::StatementTaken(it) => entry("message", Tone::Grey, title).text(&it.text),
        Event::FactEstablished(it) => entry("check", Tone::Grey, title).text(&it.what),
        Event::ResponsibilityDecided(it) => entry("alert-triangle", Tone::Amber, title)
            .text(&it.reasons)
            .fact(say(telling, "fact-party"), held(telling, it)),
        Event::ResponsibilityAppealed { reasons, .. } => {
            entry("arrows-exchange", Tone::Amber, title).text(reasons)
        }
        Event::AppealJudged { reasons, .. } => entry("checks", Tone::Green, title).text(reasons),
        Event::PaymentFailed { note, .. } => entry("x", Tone::Red, title).text(note),
        Event::Responded(it) => responded(telling, it, title),
        Event::Closed(it) => closed(telling, it, title),
        Event::CalledBack(it) => after::with_answers(telling, it, called_back(it, title)),
        Event::SecondHandlingBegun(_)
        | Event::CallTimesPreferred(_)
        | Event::SurveyInvited(_)
        | Event::SurveySkipped { .. }
        | Event::SurveyAnswered { .. } => after::for_staff(telling, event, title),
        _ => clocks::for_staff(telling, event, &title)
            .or_else(|| tasks::for_staff(telling, event, &title))
            .or_else(|| visits::for_staff(telling, event, &title))
            .or_else(|| plans::for_staff(telling, event, &title))
            .unwrap_or_else(|| of_last_events(event, title)),
    }
}

/// Events of the customer's and the closing stages, which need nothing but their own words.
fn of_last_events(event: &Event, title: String) -> TimelineItem {
    match event {
        Event::ResponseDrafted(it) => entry("file-text", Tone::Violet, title).text(&it.text),
        Event::CauseAdded(it) => entry("search", Tone::Grey, title).text(&it.text),
        Event::CauseJudged { judgement, .. } => {
            entry("bulb", Tone::Blue, title).text(&judgement.words)
        }
        Event::CauseMoved { .. } => entry("arrows-exchange", Tone::Grey, title),
        Event::ResponseSentBack { note, .. } => {
            entry("arrow-back-up", Tone::Amber, title).text(note)
        }
        Event::WordTaken(it) => entry("message-circle", word_tone(it.word), title).text(&it.text),
        Event::InformationAdded { text } => entry("message", Tone::Amber, title).text(text),
        Event::Urged { text } => entry("bell-ringing", Tone::Amber, title).text(text),
        Event::Rated(it) => entry("star", Tone::Blue, title).text(&it.comment),
        Event::Reopened(it) => entry("lock-open", Tone::Amber, title).text(&it.note),
        Event::Merged { .. } => entry("git-merge", Tone::Violet, title),
        Event::Unmerged { reason } => entry("git-merge", Tone::Amber, title).text(reason),
        Event::RepresentativesNamed { .. } => entry("users", Tone::Blue, title),
        Event::Linked(it) => entry("link", Tone::Grey, title).text(&it.note),
        Event::QualityReviewed(_)
        | Event::QualityReviewAnswered { .. }
        | Event::QualityReviewLookedAgain { .. } => entry("eye-check", Tone::Grey, title),
        Event::Honoured(it) => entry("star", Tone::Green, title).text(&it.reason),
        Event::YearMissing { .. } => entry("alert-triangle", Tone::Amber, title),
        Event::YearLoaded => entry("calendar-event", Tone::Grey, title),
        // Unlinked; everything else has its entry above or stands under one.
        _ => entry("link", Tone::Grey, title),
    }
}

fn received(
    telling: &Telling<'_>,
    step: &TimelineStep,
    it: &Receive,
    title: String,
) -> TimelineItem {
    let heard = it.heard_at.filter(|heard| is_older(step.at, *heard));
    let source = it.source.as_ref().map(|source| format!("{} {}", source.system, source.number));
    let danger = if it.danger { say(telling, "danger") } else { String::new() };
    let mut item = entry("inbox", Tone::Blue, title)
        .text(&it.narrative)
        .fact(say(telling, "fact-wish"), &it.wish)
        .fact(say(telling, "fact-danger"), danger)
        .fact(
            say(telling, "fact-heard-at"),
            heard.map_or_else(String::new, |at| moment(telling, at)),
        )
        .fact(say(telling, "fact-source"), source.unwrap_or_default());
    item.files = it.attachments.iter().map(|file| telling.file(file)).collect();
    item
}

fn is_older(recorded: Timestamp, happened: Timestamp) -> bool {
    recorded.as_second() - happened.as_second() > CONTACT_LAG_SECONDS
}

fn triaged(telling: &Telling<'_>, it: &Assessment, title: String) -> TimelineItem {
    let l = telling.l;
    let nature = words::of(l, "nature", &it.nature);
    let nature = match &it.nature_before {
        Some(before) => {
            let before = words::of(l, "nature", before);
            l.t2("timeline-nature-changed", "before", before, "after", nature)
        }
        None => nature,
    };
    entry("gavel", Tone::Grey, title)
        .text(&it.reason)
        .fact(say(telling, "fact-kind"), words::of(l, "kind", &it.kind))
        .fact(say(telling, "fact-nature"), nature)
        .fact(say(telling, "fact-category"), telling.pack.category_path(&it.category, l.tag()))
        .fact(say(telling, "fact-priority"), words::of(l, "priority", &it.priority))
}

fn found(telling: &Telling<'_>, it: &FindingRecord, title: String) -> TimelineItem {
    let unit = it.responsible_unit.as_ref().map(|unit| words::unit(telling.organisation, unit));
    entry("search", Tone::Grey, title)
        .text(&it.reasons)
        .fact(say(telling, "fact-unit"), unit.unwrap_or_default())
}

fn handed_over(telling: &Telling<'_>, it: &Offer) -> TimelineItem {
    let l = telling.l;
    let unit = words::unit(telling.organisation, &it.to_unit);
    let title = match &it.to_person {
        Some(person) => {
            let person = words::person(telling.organisation, person);
            l.t2("timeline-handed-over-person", "unit", unit, "person", person)
        }
        None if it.by == Actor::Clock => l.t1("timeline-routed", "unit", unit),
        None => l.t1("timeline-handed-over", "unit", unit),
    };
    entry("arrow-forward-up", Tone::Blue, title).text(&it.note)
}

fn return_reason(telling: &Telling<'_>, code: &str) -> String {
    let known = telling.pack.return_reasons().find(|reason| reason.code == code);
    known.map_or_else(|| code.to_owned(), |it| it.title.in_language(telling.l.tag()).to_owned())
}

fn contact(
    telling: &Telling<'_>,
    step: &TimelineStep,
    it: &Contact,
    title: String,
) -> TimelineItem {
    let inward = it.direction == Direction::In;
    let happened = if is_older(step.at, it.at) { moment(telling, it.at) } else { String::new() };
    let tone = if it.is_internal() { Tone::Violet } else { Tone::Blue };
    entry(contact_icon(it.means, inward), tone, title)
        .text(&it.text)
        .fact(say(telling, "fact-with"), &it.with)
        .fact(say(telling, "fact-happened-at"), happened)
}

fn proposed(telling: &Telling<'_>, it: &Remedy) -> TimelineItem {
    let l = telling.l;
    let kind = words::of(l, "remedy-kind", &it.kind);
    let point = it.point.and_then(|n| telling.case.points.iter().find(|point| point.n == n));
    // Money that needs nobody's approval is told, so that nobody looks for one.
    let free = it.state == RemedyState::Approved && it.amount.is_some();
    let approval = if free { say(telling, "no-approval-needed") } else { String::new() };
    let without =
        if it.without_admission { say(telling, "without-admission") } else { String::new() };
    entry("gift", Tone::Grey, l.t2("timeline-remedy-proposed", "n", it.n, "kind", kind))
        .text(&it.what)
        .fact(say(telling, "fact-amount"), amount(telling, it))
        .fact(say(telling, "fact-due"), it.due_at.map_or_else(String::new, |at| by(telling, at)))
        .fact(say(telling, "fact-point"), point.map_or("", |point| point.what.as_str()))
        .fact(say(telling, "fact-approval"), approval)
        .fact(say(telling, "fact-admission"), without)
}

fn amount(telling: &Telling<'_>, it: &Remedy) -> String {
    it.amount.as_ref().map_or_else(String::new, |amount| words::money(telling.l, amount))
}

fn moved(telling: &Telling<'_>, n: u32, to: RemedyState, note: &str) -> TimelineItem {
    let remedy = telling.remedy(n);
    let kind = remedy.map(|it| words::of(telling.l, "remedy-kind", &it.kind)).unwrap_or_default();
    let key = words::code_key("timeline-remedy", &words::code(&to));
    let (icon, tone) = remedy_look(to);
    let item = entry(icon, tone, telling.l.t2(key, "n", n, "kind", kind)).text(note);
    let Some(remedy) = remedy else { return item };
    item.fact(say(telling, "fact-what"), &remedy.what)
        .fact(say(telling, "fact-amount"), amount(telling, remedy))
}

fn held(telling: &Telling<'_>, it: &Responsibility) -> String {
    let unit = it.unit.as_ref().map(|id| words::unit(telling.organisation, id));
    let person = it.person.as_ref().map(|id| words::person(telling.organisation, id));
    let party = words::of(telling.l, "party", &it.party);
    let named = person.or(unit).unwrap_or(it.name.as_str());
    let who = if named.is_empty() { party } else { named.to_owned() };
    format!("{who} {}%", it.share)
}

fn instructed(telling: &Telling<'_>, n: u32, payment: &Payment) -> TimelineItem {
    let way = words::of(telling.l, "payment-way", &payment.way);
    let account =
        if payment.account.is_empty() { String::new() } else { format!("…{}", payment.account) };
    moved(telling, n, RemedyState::Instructed, "")
        .fact(say(telling, "fact-payee"), &payment.payee)
        .fact(say(telling, "fact-way"), way)
        .fact(say(telling, "fact-account"), account)
}

/// Icon and colour of a remedy that got into this state.
pub(super) fn remedy_look(state: RemedyState) -> (&'static str, Tone) {
    match state {
        RemedyState::Proposed => ("gift", Tone::Grey),
        RemedyState::Approved => ("checks", Tone::Green),
        RemedyState::Declined | RemedyState::Refused => ("x", Tone::Red),
        RemedyState::Offered => ("gift", Tone::Blue),
        RemedyState::Accepted => ("heart-handshake", Tone::Green),
        RemedyState::Countered => ("arrows-exchange", Tone::Amber),
        RemedyState::Instructed => ("send", Tone::Blue),
        RemedyState::Delivered => ("circle-check", Tone::Green),
    }
}

/// The colour of the customer's word.
pub(super) fn word_tone(word: Word) -> Tone {
    match word {
        Word::Accepts => Tone::Green,
        Word::Refuses => Tone::Red,
        Word::Counters => Tone::Amber,
        Word::Withdraws => Tone::Grey,
    }
}

/// A callback, with what the customer said or what happened instead.
pub(super) fn called_back(it: &Callback, title: String) -> TimelineItem {
    let (icon, tone) = match it.result {
        CallbackResult::NotReached { .. } => ("phone", Tone::Amber),
        CallbackResult::Reached { .. } if it.is_dissatisfied() => ("phone-check", Tone::Red),
        CallbackResult::Reached { .. } => ("phone-check", Tone::Green),
    };
    entry(icon, tone, title).text(it.comment())
}

/// A decision, with who read it and which rules it went out against.
fn responded(telling: &Telling<'_>, it: &Response, title: String) -> TimelineItem {
    let by = it.released_by.is_some().then(|| person(telling, &it.by));
    let released = it.released_by.as_ref().map(|by| person(telling, by));
    let waived = it.waiver.as_ref().map(|it| it.reason.clone());
    entry("message-reply", Tone::Blue, title)
        .text(&it.text)
        .fact(say(telling, "fact-drafted-by"), by.unwrap_or_default())
        .fact(say(telling, "fact-released-by"), released.unwrap_or_default())
        .fact(say(telling, "fact-waived"), waived.unwrap_or_default())
}

fn person(telling: &Telling<'_>, actor: &Actor) -> String {
    words::actor(telling.l, actor, telling.organisation)
}

fn closed(telling: &Telling<'_>, it: &Closure, title: String) -> TimelineItem {
    entry("lock", Tone::Green, title)
        .text(&it.summary)
        .fact(say(telling, "fact-cause"), &it.lesson.cause)
        .fact(say(telling, "fact-prevention"), &it.lesson.prevention)
}

fn fate_fact(telling: &Telling<'_>, fate: &Fate<'_>) -> (String, String) {
    let l = telling.l;
    let due = words::deadline(l, fate.promise.due_at);
    let words = match fate.kind {
        FateKind::Made => by(telling, fate.promise.due_at),
        FateKind::Kept => say(telling, "kept"),
        FateKind::KeptLate => say(telling, "kept-late"),
        FateKind::Broken => l.t1("timeline-broken", "at", due),
        FateKind::Moved(due_at) => l.t1("timeline-moved", "at", words::deadline(l, due_at)),
        FateKind::Released(reason) => l.t(words::code_key("released", reason)).into_owned(),
    };
    (what(telling, fate), words)
}

fn what(telling: &Telling<'_>, fate: &Fate<'_>) -> String {
    text::shorten(&words::promise(telling.l, telling.pack, fate.promise), TITLE_CHARS_MAX)
}

/// A step that is about promises alone has an entry for each.
fn of_fate(telling: &Telling<'_>, fate: &Fate<'_>) -> TimelineItem {
    let l = telling.l;
    let what = what(telling, fate);
    let due = by(telling, fate.promise.due_at);
    let item = match fate.kind {
        FateKind::Made if fate.promise.what.is_empty() => {
            entry("clock", Tone::Blue, l.t1("timeline-promise-clock", "what", what))
                .fact(say(telling, "fact-due"), due)
        }
        FateKind::Made => entry("calendar-event", Tone::Blue, say(telling, "promise-made"))
            .text(&fate.promise.what)
            .fact(say(telling, "fact-due"), due),
        FateKind::Kept => {
            entry("circle-check", Tone::Green, l.t1("timeline-promise-kept", "what", what))
        }
        FateKind::KeptLate => {
            entry("clock-check", Tone::Amber, l.t1("timeline-promise-kept-late", "what", what))
                .fact(say(telling, "fact-due"), due)
        }
        FateKind::Broken => {
            entry("alert-triangle", Tone::Red, l.t1("timeline-promise-broken", "what", what))
                .fact(say(telling, "fact-due"), due)
        }
        FateKind::Moved(due_at) => {
            entry("clock", Tone::Blue, l.t1("timeline-promise-moved", "what", what))
                .fact(say(telling, "fact-due"), self::by(telling, due_at))
        }
        FateKind::Released(reason) => {
            let reason = l.t(words::code_key("released", reason));
            entry("x", Tone::Grey, l.t1("timeline-promise-released", "what", what)).text(&reason)
        }
    };
    TimelineItem { internal: !customer::shows_fate(fate), ..item }
}
