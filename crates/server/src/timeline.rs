//! What happened to a case, step by step, in words: once for those who work on it, once for the customer.
//!
//! A step of the journal holds several events: a complaint taken in is also held by somebody and starts
//! clocks. The events somebody would tell about become entries; what the promises made of the step
//! becomes facts under its entry, so that one act of a person reads as one entry.
//! What the customer may see is decided in one place ([`customer::shows`]): the staff's page marks
//! everything else as internal, and the customer's page leaves it out.

mod after;
mod customer;
mod clocks;
mod staff;
mod plans;
mod tasks;
mod visits;
mod title;

use casework::case::{Case, Event};
use casework::contact::Means;
use casework::intake::FileRef;
use casework::organisation::Organisation;
use casework::pack::Pack;
use casework::permission::Actor;
use casework::promise::Promise;
use casework::remedy::Remedy;
use jiff::Timestamp;
use store::Fault;

use crate::locale::Reader;
use crate::parts::{self, FileLink, TimelineItem, Tone};

/// Characters of a promise in a title; the rest stands where it was made.
const TITLE_CHARS_MAX: usize = 60;

/// One step of a case's journal.
#[derive(Clone, Debug)]
pub struct TimelineStep {
    /// Its number in the case, from 1.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// What happened.
    pub events: Vec<Event>,
}

impl TimelineStep {
    /// A step as it lies in the store.
    pub fn of(step: &store::Step) -> Result<TimelineStep, Fault> {
        let actor = Actor::parse(&step.actor).ok_or_else(|| {
            Fault::other(format!("step {} has an unknown actor `{}`", step.seq, step.actor))
        })?;
        let events = desk::run::decode(step)?;
        Ok(TimelineStep { seq: step.seq, at: step.at, actor, events })
    }
}

/// The entries of a case page, the oldest first.
pub fn for_staff(
    l: &Reader,
    organisation: &Organisation,
    pack: &Pack,
    no: &str,
    steps: &[TimelineStep],
) -> Vec<TimelineItem> {
    let files = format!("/cases/{no}/files");
    staff::items(&Telling { l, organisation, pack, case: fold(steps), files }, steps)
}

/// The entries of a customer's page, the oldest first; `link` is the path of the private link.
pub fn for_customer(
    l: &Reader,
    organisation: &Organisation,
    pack: &Pack,
    link: &str,
    steps: &[TimelineStep],
) -> Vec<TimelineItem> {
    let files = format!("{link}/files");
    customer::items(&Telling { l, organisation, pack, case: fold(steps), files }, steps)
}

/// What a step did, in one line and without names: for lists that say who did it anyway.
pub fn title(l: &Reader, step: &TimelineStep) -> String {
    let told = told(&step.events);
    let event = told.get(bearer(&told)).copied().or(step.events.first());
    event.map_or_else(String::new, |event| title::of(l, event))
}

fn fold(steps: &[TimelineStep]) -> Case {
    let mut case = Case::default();
    for step in steps {
        case.apply_step(step.at, &step.actor, &step.events);
    }
    case
}

/// What a timeline is told from, and to whom.
struct Telling<'a> {
    l: &'a Reader,
    organisation: &'a Organisation,
    pack: &'a Pack,
    /// The case after its last step.
    case: Case,
    /// Where its files are found: the customer has another door than we have.
    files: String,
}

/// What a step made of a promise.
struct Fate<'a> {
    promise: &'a Promise,
    kind: FateKind<'a>,
}

enum FateKind<'a> {
    Made,
    Kept,
    KeptLate,
    Broken,
    Moved(Timestamp),
    Released(&'a str),
}

impl Telling<'_> {
    fn promise(&self, n: u32) -> Option<&Promise> {
        self.case.promises.iter().find(|promise| promise.n == n)
    }

    fn file(&self, file: &FileRef) -> FileLink {
        let url = format!("{}/{}", self.files, file.digest);
        let preview = if file.media.starts_with("image/") { url.clone() } else { String::new() };
        FileLink { name: file.name.clone(), url, size: parts::size(file.bytes), preview }
    }

    fn remedy(&self, n: u32) -> Option<&Remedy> {
        self.case.remedies.iter().find(|remedy| remedy.n == n)
    }

    /// What a step made of each promise it touched, in the order they were first touched.
    fn fates<'e>(&'e self, events: &'e [Event]) -> Vec<Fate<'e>> {
        let mut fates: Vec<Fate<'e>> = Vec::new();
        for event in events {
            let (n, kind) = match event {
                Event::PromiseMade(promise) => (promise.n, FateKind::Made),
                Event::PromiseKept { promise, late: false } => (*promise, FateKind::Kept),
                Event::PromiseKept { promise, late: true } => (*promise, FateKind::KeptLate),
                Event::PromiseBroken { promise } => (*promise, FateKind::Broken),
                Event::PromiseMoved { promise, due_at } => (*promise, FateKind::Moved(*due_at)),
                Event::PromiseReleased { promise, reason } => {
                    (*promise, FateKind::Released(reason))
                }
                _ => continue,
            };
            let Some(promise) = self.promise(n) else { continue };
            match fates.iter_mut().find(|fate| fate.promise.n == n) {
                Some(known) => known.kind = kind,
                None => fates.push(Fate { promise, kind }),
            }
        }
        // A promise planned anew is told by its new time alone.
        let made: Vec<_> = fates
            .iter()
            .filter(|fate| matches!(fate.kind, FateKind::Made))
            .map(|fate| fate.promise.clock.clone())
            .collect();
        fates.retain(|fate| {
            !matches!(fate.kind, FateKind::Released("replanned"))
                || !made.contains(&fate.promise.clock)
        });
        fates
    }
}

/// The events of a step somebody would tell about; promises are told under them.
fn told(events: &[Event]) -> Vec<&Event> {
    let received = events.iter().any(|event| matches!(event, Event::Received(_)));
    events
        .iter()
        .filter(|event| match event {
            Event::PromiseMade(_)
            | Event::PromiseKept { .. }
            | Event::PromiseBroken { .. }
            | Event::PromiseMoved { .. }
            | Event::PromiseReleased { .. } => false,
            // The first point is the complaint itself.
            Event::PointAdded(_) => !received,
            _ => true,
        })
        .collect()
}

/// Under which of the told events the promises stand: a reopening starts clocks, a yes to a plan makes them,
/// else the first event does.
fn bearer(told: &[&Event]) -> usize {
    let bears = |event: &&Event| matches!(event, Event::Reopened(_) | Event::PlanAnswered { .. });
    told.iter().position(bears).unwrap_or(0)
}

/// An entry with nothing but its title.
fn entry(icon: &'static str, tone: Tone, title: impl Into<String>) -> TimelineItem {
    TimelineItem { icon, tone, title: title.into(), ..TimelineItem::default() }
}

/// Adds a text, a fact or files to an entry; what is empty is left out.
trait More {
    fn text(self, text: &str) -> Self;
    fn fact(self, label: impl Into<String>, value: impl Into<String>) -> Self;
}

impl More for TimelineItem {
    fn text(mut self, text: &str) -> Self {
        text.clone_into(&mut self.body);
        self
    }

    fn fact(mut self, label: impl Into<String>, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.facts.push((label.into(), value));
        }
        self
    }
}

/// The icon of a contact.
fn contact_icon(means: Means, inward: bool) -> &'static str {
    match means {
        Means::Phone if inward => "phone-incoming",
        Means::Phone => "phone-outgoing",
        Means::Visit => "users",
        Means::Message => "message",
        Means::Email | Means::Letter => "mail",
        Means::Note => "note",
    }
}

/// Gives the entries of one step their place.
fn place(step: &TimelineStep, items: &mut [TimelineItem]) {
    for (index, item) in items.iter_mut().enumerate() {
        item.at = step.at;
        item.anchor = match index {
            0 => format!("step-{}", step.seq),
            _ => format!("step-{}-{}", step.seq, index + 1),
        };
    }
}

#[cfg(test)]
mod tests;
