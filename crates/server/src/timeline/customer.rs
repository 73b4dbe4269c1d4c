//! The timeline of the customer's page: what was done for them and what they said, nothing internal.
//!
//! Left out are judgements, findings, drafts, notes, opinions, returns, approvals, links, what was promised
//! to outside bodies, and what we wrote down about a talk: the customer was there, and our words about
//! it are ours. People are named only where the customer dealt with them, and never one complained about.

use std::collections::BTreeSet;

use casework::callback::{Callback, CallbackResult};
use casework::case::Event;
use casework::contact::{Contact, Direction, Means};
use casework::intake::Receive;
use casework::permission::Actor;
use casework::promise::{Basis, Kind};
use casework::remedy::RemedyState;
use casework::text;

use super::staff::{called_back, remedy_look, word_tone};
use super::{
    Fate, FateKind, More, TITLE_CHARS_MAX, Telling, TimelineStep, after, bearer, clocks,
    contact_icon, entry, place, plans, tasks, title, told, visits,
};
use crate::parts::{TimelineItem, Tone};
use crate::words;

pub(super) fn items(telling: &Telling<'_>, steps: &[TimelineStep]) -> Vec<TimelineItem> {
    let mut items = Vec::new();
    for step in steps {
        let mut of_step = of_step(telling, step);
        place(step, &mut of_step);
        items.append(&mut of_step);
    }
    items
}

/// Whether the customer sees that this happened.
pub(super) fn shows(event: &Event) -> bool {
    match event {
        Event::Received(_)
        | Event::Acknowledged
        | Event::RepresentativesNamed { .. }
        | Event::HandedOver(_)
        | Event::Accepted { .. }
        | Event::Responded(_)
        | Event::WordTaken(_)
        | Event::InformationAdded { .. }
        | Event::Urged { .. }
        | Event::Rated(_)
        | Event::CalledBack(_)
        | Event::CallTimesPreferred(_)
        | Event::SecondHandlingBegun(_)
        | Event::SurveyInvited(_)
        | Event::SurveyAnswered { .. }
        | Event::Paused(_)
        | Event::PauseEnded { .. }
        | Event::ExtensionGranted { .. }
        | Event::MilestoneReached(_)
        | Event::ProgressTold(_)
        | Event::TaskAssigned(_)
        | Event::TaskConfirmed { .. }
        | Event::VisitArranged(_)
        | Event::VisitMoved { .. }
        | Event::VisitRecorded { .. }
        | Event::VisitSignedOff { .. }
        | Event::VisitCancelled { .. }
        | Event::PlanOffered { .. }
        | Event::PlanAnswered { .. }
        | Event::Closed(_)
        | Event::Reopened(_)
        | Event::Merged { .. }
        | Event::Unmerged { .. }
        | Event::PaymentInstructed { .. }
        | Event::PaymentFailed { .. } => true,
        Event::ContactAdded(it) => !it.is_internal(),
        Event::Attached(it) => it.by == Actor::Customer,
        Event::RemedyMoved { to, .. } => match to {
            RemedyState::Offered
            | RemedyState::Accepted
            | RemedyState::Refused
            | RemedyState::Countered
            | RemedyState::Instructed
            | RemedyState::Delivered => true,
            RemedyState::Proposed | RemedyState::Approved | RemedyState::Declined => false,
        },
        // All else is inside: a new kind of event is told once somebody has decided that it is.
        _ => false,
    }
}

/// Whether the customer is told this about a promise.
pub(super) fn shows_fate(fate: &Fate<'_>) -> bool {
    if fate.promise.basis == Basis::Outer {
        return false;
    }
    match (fate.promise.kind, &fate.kind) {
        (Kind::Register, _) | (_, FateKind::Released(_)) => false,
        // Who comes when is told by the visit itself.
        (Kind::Visit, kind) => matches!(kind, FateKind::Broken),
        (Kind::Given | Kind::Progress | Kind::Milestone, _)
        | (_, FateKind::Made | FateKind::Moved(_))
        | (Kind::Answer, FateKind::Broken) => true,
        // That these were kept or not is seen by what was done.
        (
            Kind::Acknowledge | Kind::FirstContact | Kind::Answer | Kind::Callback | Kind::Deliver,
            _,
        ) => false,
    }
}

fn of_step(telling: &Telling<'_>, step: &TimelineStep) -> Vec<TimelineItem> {
    let told: Vec<&Event> = told(&step.events).into_iter().filter(|event| shows(event)).collect();
    let fates = telling.fates(&step.events);
    let fates: Vec<&Fate<'_>> = earliest(fates.iter().filter(|fate| shows_fate(fate)).collect());
    let mut items: Vec<TimelineItem> = told
        .iter()
        .map(|event| TimelineItem { by: by(telling, step, event), ..of_event(telling, event) })
        .collect();
    if items.is_empty() {
        items = of_fates(telling, &fates);
        for item in &mut items {
            item.by.clone_from(&telling.organisation.name);
        }
    } else {
        items[bearer(&told)].facts.extend(fates.iter().map(|fate| fate_fact(telling, fate)));
    }
    items
}

/// Of several clocks for one thing only the earliest is told: it is the one that counts.
fn earliest<'a, 'b>(mut fates: Vec<&'a Fate<'b>>) -> Vec<&'a Fate<'b>> {
    fates.sort_by_key(|fate| fate.promise.due_at);
    let mut known = BTreeSet::new();
    fates.retain(|fate| fate.promise.kind == Kind::Given || known.insert(fate.promise.kind));
    fates
}

/// The customer, a person they dealt with, or the organisation.
fn by(telling: &Telling<'_>, step: &TimelineStep, event: &Event) -> String {
    let met = matches!(
        event,
        Event::Acknowledged | Event::ContactAdded(_) | Event::Responded(_) | Event::CalledBack(_)
    );
    // Where a complaint goes is our doing, also in the step in which it was sent.
    let ours = matches!(
        event,
        Event::HandedOver(_) | Event::Accepted { .. } | Event::SecondHandlingBegun(_)
    );
    match &step.actor {
        Actor::Customer if !ours => return say(telling, "you"),
        Actor::Staff(id) if met && !telling.case.standing().accused.contains(id) => {
            if let Some(person) = telling.organisation.people.get(id) {
                return person.name.clone();
            }
        }
        Actor::Staff(_)
        | Actor::Customer
        | Actor::Partner(_)
        | Actor::Clock
        | Actor::Import(_)
        | Actor::Setup => {}
    }
    telling.organisation.name.clone()
}

fn say(telling: &Telling<'_>, key: &str) -> String {
    telling.l.t(format!("told-{key}")).into_owned()
}

fn of_event(telling: &Telling<'_>, event: &Event) -> TimelineItem {
    let l = telling.l;
    let unit = |key, id| l.t1(key, "unit", words::unit(telling.organisation, id));
    match event {
        Event::Received(it) => received(telling, it),
        Event::Acknowledged => entry("message-reply", Tone::Green, say(telling, "acknowledged")),
        Event::RepresentativesNamed { people } => {
            entry("users", Tone::Blue, title::represented(l, "told", people))
        }
        Event::HandedOver(it) => {
            entry("arrow-forward-up", Tone::Blue, unit("told-handed-over", &it.to_unit))
        }
        Event::Accepted { unit: id, .. } => {
            entry("user-check", Tone::Blue, unit("told-accepted", id))
        }
        Event::ContactAdded(it) => contact(telling, it),
        Event::Attached(it) => {
            let mut item = entry("paperclip", Tone::Grey, say(telling, "attached"));
            item.files.push(telling.file(&it.file));
            item.text(&it.caption)
        }
        Event::RemedyMoved { remedy, to, note } => remedy_moved(telling, *remedy, *to, note),
        Event::PaymentInstructed { remedy, .. } => {
            remedy_moved(telling, *remedy, RemedyState::Instructed, "")
        }
        Event::PaymentFailed { note, .. } => {
            entry("x", Tone::Amber, l.t("told-payment-failed")).text(note)
        }
        Event::Responded(it) => {
            let title = l.t1("told-responded", "means", words::of(l, "means", &it.means));
            entry("message-reply", Tone::Blue, title).text(&it.text)
        }
        Event::WordTaken(it) => {
            entry("message-circle", word_tone(it.word), title::word(l, "told", it)).text(&it.text)
        }
        Event::InformationAdded { text } => {
            entry("message", Tone::Blue, say(telling, "information-added")).text(text)
        }
        Event::Urged { text } => {
            entry("bell-ringing", Tone::Amber, say(telling, "urged")).text(text)
        }
        Event::Rated(it) => {
            entry("star", Tone::Blue, title::rated(l, "told", it.score)).text(&it.comment)
        }
        Event::CalledBack(it) => callback(telling, it),
        Event::Closed(it) => {
            let outcome = words::of(l, "told-outcome", &it.outcome);
            let (icon, tone) = after::closed_look(it.outcome);
            entry(icon, tone, l.t1("told-closed", "outcome", outcome)).text(&it.summary)
        }
        Event::SecondHandlingBegun(_)
        | Event::CallTimesPreferred(_)
        | Event::SurveyInvited(_)
        | Event::SurveyAnswered { .. } => after::for_customer(telling, event),
        Event::Reopened(it) => {
            entry("refresh", Tone::Amber, words::of(l, "told-reopened", &it.reason))
        }
        // The other case may be another customer's: its number stays with us.
        Event::Merged { .. } => entry("git-merge", Tone::Blue, say(telling, "merged")),
        Event::Unmerged { .. } => entry("git-merge", Tone::Blue, say(telling, "unmerged")),
        _ => tasks::for_customer(telling, event)
            .or_else(|| visits::for_customer(telling, event))
            .or_else(|| plans::for_customer(telling, event))
            .unwrap_or_else(|| clocks::for_customer(telling, event)),
    }
}

fn callback(telling: &Telling<'_>, it: &Callback) -> TimelineItem {
    let item = called_back(it, title::called_back(telling.l, "told", &it.result));
    match it.result {
        CallbackResult::Reached { .. } => item,
        // What we noted about nobody answering is ours.
        CallbackResult::NotReached { .. } => item.text(""),
    }
}

fn received(telling: &Telling<'_>, it: &Receive) -> TimelineItem {
    let channel = words::of(telling.l, "channel", &it.channel);
    let mut item = entry("inbox", Tone::Blue, telling.l.t1("told-received", "channel", channel))
        .text(&it.narrative)
        .fact(telling.l.t("timeline-fact-wish"), &it.wish);
    item.files = it.attachments.iter().map(|file| telling.file(file)).collect();
    item
}

fn contact(telling: &Telling<'_>, it: &Contact) -> TimelineItem {
    let icon = contact_icon(it.means, it.direction == Direction::In);
    let item = entry(icon, Tone::Blue, telling.l.t(title::contact_key("told", it)));
    match it.means {
        Means::Message | Means::Email | Means::Letter => item.text(&it.text),
        Means::Phone | Means::Visit | Means::Note => item,
    }
}

fn remedy_moved(telling: &Telling<'_>, n: u32, to: RemedyState, note: &str) -> TimelineItem {
    let l = telling.l;
    let remedy = telling.remedy(n);
    let kind = remedy.map(|it| words::of(l, "remedy-kind", &it.kind)).unwrap_or_default();
    let (icon, tone) = remedy_look(to);
    let key = words::code_key("told-remedy", &words::code(&to));
    let item = entry(icon, tone, l.t1(key, "kind", kind));
    let Some(remedy) = remedy else { return item };
    if !matches!(to, RemedyState::Offered | RemedyState::Delivered) {
        return item.text(note);
    }
    let amount = remedy.amount.as_ref().map(|amount| words::money(l, amount));
    let due = remedy.due_at.filter(|_| to == RemedyState::Offered).map(|at| words::deadline(l, at));
    item.text(&remedy.what)
        .fact(say(telling, "fact-amount"), amount.unwrap_or_default())
        .fact(say(telling, "fact-due"), due.unwrap_or_default())
}

/// A promise under what else the step did.
fn fate_fact(telling: &Telling<'_>, fate: &Fate<'_>) -> (String, String) {
    let l = telling.l;
    if fate.promise.kind != Kind::Given || fate.promise.what.is_empty() {
        let label = words::of(l, "told-by", &fate.promise.kind);
        let due_at =
            if let FateKind::Moved(due_at) = fate.kind { due_at } else { fate.promise.due_at };
        return (label, words::deadline(l, due_at));
    }
    let label = match fate.kind {
        FateKind::Made | FateKind::Moved(_) | FateKind::Released(_) => "promise-made",
        FateKind::Kept => "promise-kept",
        FateKind::KeptLate => "promise-kept-late",
        FateKind::Broken => "promise-broken",
    };
    (say(telling, label), fate.promise.what.clone())
}

/// A step of which only promises are told: new times together, each word given or broken on its own.
fn of_fates(telling: &Telling<'_>, fates: &[&Fate<'_>]) -> Vec<TimelineItem> {
    let is_time = |fate: &&&Fate<'_>| {
        fate.promise.kind != Kind::Given && matches!(fate.kind, FateKind::Made | FateKind::Moved(_))
    };
    let times: Vec<_> = fates.iter().filter(is_time).map(|f| fate_fact(telling, f)).collect();
    let mut items = Vec::new();
    if !times.is_empty() {
        let item = entry("calendar-event", Tone::Blue, say(telling, "promise-replanned"));
        items.push(TimelineItem { facts: times, ..item });
    }
    items.extend(fates.iter().filter(|fate| !is_time(fate)).map(|fate| of_fate(telling, fate)));
    items
}

fn of_fate(telling: &Telling<'_>, fate: &Fate<'_>) -> TimelineItem {
    let l = telling.l;
    let what = &fate.promise.what;
    let due = words::deadline(l, fate.promise.due_at);
    match fate.kind {
        FateKind::Made | FateKind::Moved(_) | FateKind::Released(_) => {
            entry("calendar-event", Tone::Blue, say(telling, "promise-made"))
                .text(what)
                .fact(say(telling, "fact-due"), due)
        }
        FateKind::Kept => {
            entry("circle-check", Tone::Green, say(telling, "promise-kept")).text(what)
        }
        FateKind::KeptLate => {
            entry("clock-check", Tone::Amber, say(telling, "promise-kept-late")).text(what)
        }
        FateKind::Broken => {
            let body = if fate.promise.kind == Kind::Given {
                let what = text::shorten(what, TITLE_CHARS_MAX);
                l.t2("told-promise-broken-given", "what", what, "at", due)
            } else if fate.promise.kind == Kind::Visit {
                l.t1("told-promise-broken-visit", "at", due)
            } else {
                l.t1("told-promise-broken-answer", "at", due)
            };
            entry("clock-exclamation", Tone::Amber, say(telling, "promise-broken")).text(&body)
        }
    }
}
