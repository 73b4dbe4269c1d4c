//! Entries about visits: everything for us, and for the customer who comes when, what was done, and what they signed.

use casework::case::Event;
use casework::visit::{Consent, VisitResult};

use super::{More, Telling, entry};
use crate::parts::{TimelineItem, Tone};
use crate::words;

/// What the staff's page tells of such an event; `None` for any other.
pub(super) fn for_staff(telling: &Telling<'_>, event: &Event, title: &str) -> Option<TimelineItem> {
    let (l, organisation) = (telling.l, telling.organisation);
    let say = |key: &str| l.t(format!("timeline-{key}")).into_owned();
    Some(match event {
        Event::VisitArranged(it) => entry("calendar-event", Tone::Blue, title)
            .text(&it.what)
            .fact(say("fact-visit-window"), words::window(l, it.from_at, it.to_at))
            .fact(say("fact-visit-person"), words::person(organisation, &it.person))
            .fact(say("fact-visit-place"), it.place.clone()),
        Event::VisitMoved { to, .. } => entry("calendar-event", Tone::Amber, title)
            .text(&to.why)
            .fact(say("fact-visit-window"), words::window(l, to.from_at, to.to_at))
            .fact(say("fact-visit-person"), words::person(organisation, &to.person)),
        Event::VisitArrived { .. } => entry("user-check", Tone::Blue, title),
        Event::VisitRecorded { record, .. } => {
            let tone = if record.result.is_work() { Tone::Green } else { Tone::Amber };
            let mut item = entry("file-text", tone, title)
                .text(&record.found)
                .fact(say("fact-visit-result"), words::of(l, "visit-result", &record.result));
            for (id, value) in &record.fields {
                let field = telling.pack.visit_fields.iter().find(|field| field.id == *id);
                let label = field.map_or(id.as_str(), |it| it.title.in_language(l.tag()));
                let unit = field.map_or("", |it| it.unit.as_str());
                item = item.fact(label, format!("{value} {unit}").trim().to_owned());
            }
            item
        }
        Event::VisitSignedOff { sign_off, .. } => {
            let tone = if sign_off.consent == Consent::Agrees { Tone::Green } else { Tone::Amber };
            entry("checks", tone, title)
                .text(&sign_off.note)
                .fact(say("fact-visit-consent"), words::of(l, "visit-consent", &sign_off.consent))
                .fact(say("fact-visit-name"), sign_off.name.clone())
        }
        Event::VisitCancelled { reason, .. } => entry("x", Tone::Grey, title).text(reason),
        _ => return None,
    })
}

/// What the customer reads.
pub(super) fn for_customer(telling: &Telling<'_>, event: &Event) -> Option<TimelineItem> {
    let l = telling.l;
    let say = |key: &str| l.t(key).into_owned();
    Some(match event {
        Event::VisitArranged(it) => {
            let window = words::window(l, it.from_at, it.to_at);
            entry("calendar-event", Tone::Blue, l.t1("told-visit-arranged", "window", window))
                .text(&it.what)
                .fact(say("timeline-fact-visit-place"), it.place.clone())
        }
        Event::VisitMoved { to, .. } => {
            let window = words::window(l, to.from_at, to.to_at);
            entry("calendar-event", Tone::Amber, l.t1("told-visit-moved", "window", window))
                .text(&to.why)
        }
        Event::VisitRecorded { record, .. } => {
            let tone = if record.result.is_work() { Tone::Green } else { Tone::Amber };
            let item = entry("file-text", tone, words::of(l, "told-visit", &record.result));
            match record.result {
                VisitResult::Done | VisitResult::ToBeContinued => item.text(&record.found),
                // What we noted about a closed door is ours.
                VisitResult::NobodyThere | VisitResult::NoAccess => item,
            }
        }
        Event::VisitSignedOff { sign_off, .. } => {
            entry("checks", Tone::Blue, words::of(l, "told-visit", &sign_off.consent))
                .text(&sign_off.note)
        }
        Event::VisitCancelled { reason, .. } => {
            entry("x", Tone::Grey, say("told-visit-cancelled")).text(reason)
        }
        _ => return None,
    })
}
