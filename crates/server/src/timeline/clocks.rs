//! Entries about clocks and those who watch them: pauses, more time, milestones, warnings, supervision.

use casework::case::Event;
use casework::escalation::Escalation;
use casework::pause::Pause;

use super::{More, Telling, contact_icon, entry, title};
use crate::parts::{TimelineItem, Tone};
use crate::words;

fn say(telling: &Telling<'_>, key: &str) -> String {
    telling.l.t(key).into_owned()
}

/// What the staff's page tells of such an event; `None` for any other.
pub(super) fn for_staff(telling: &Telling<'_>, event: &Event, title: &str) -> Option<TimelineItem> {
    let l = telling.l;
    Some(match event {
        Event::Paused(it) => paused(telling, it, title).text(&it.note),
        Event::PauseEnded { .. } => entry("player-play", Tone::Blue, title),
        Event::ExtensionAsked(it) => entry("hourglass", Tone::Amber, title)
            .text(&it.reason)
            .fact(say(telling, "timeline-fact-more-time"), words::span(l, it.adds)),
        Event::ExtensionGranted { extension } => {
            let asked = telling.case.extensions.iter().find(|it| it.n == *extension);
            let entry = entry("hourglass", Tone::Green, title);
            match asked {
                Some(asked) => entry
                    .text(&asked.reason)
                    .fact(say(telling, "timeline-fact-more-time"), words::span(l, asked.adds)),
                None => entry,
            }
        }
        Event::ExtensionRefused { note, .. } => entry("hourglass", Tone::Red, title).text(note),
        Event::MilestoneReached(it) => {
            entry("flag", Tone::Blue, milestone(telling, &it.code)).text(&it.note)
        }
        Event::ProgressTold(it) => progress(telling, it, title),
        Event::Warned(it) => warned(telling, it),
        Event::EscalationAccepted { escalation } => {
            let of = telling.case.escalations.iter().find(|it| it.n == *escalation);
            entry("eye-check", Tone::Green, title)
                .text(&of.map(|it| warning(telling, &it.warning)).unwrap_or_default())
        }
        Event::EscalationRead { escalation } => {
            let of = telling.case.escalations.iter().find(|it| it.n == *escalation);
            entry("eye-check", Tone::Blue, title)
                .text(&of.map(|it| warning(telling, &it.warning)).unwrap_or_default())
        }
        Event::SupervisionOrdered(it) => {
            let by_ladder = it.warning.as_ref().map(|code| warning(telling, code));
            entry("gavel", Tone::Amber, title)
                .text(by_ladder.as_deref().unwrap_or(&it.text))
                .fact(say(telling, "timeline-fact-due"), words::deadline(l, it.due_at))
        }
        Event::SupervisionAnswered { answer, .. } => {
            entry("gavel", Tone::Green, title).text(&answer.text)
        }
        _ => return None,
    })
}

/// What the customer's page tells of one of those it shows.
pub(super) fn for_customer(telling: &Telling<'_>, event: &Event) -> TimelineItem {
    match event {
        Event::Paused(it) => paused(telling, it, &say(telling, "told-paused")),
        Event::PauseEnded { .. } => {
            entry("player-play", Tone::Blue, say(telling, "told-pause-ended"))
        }
        Event::ExtensionGranted { extension } => {
            let asked = telling.case.extensions.iter().find(|it| it.n == *extension);
            entry("hourglass", Tone::Amber, say(telling, "told-extension-granted"))
                .text(asked.map_or("", |it| it.reason.as_str()))
        }
        Event::MilestoneReached(it) => entry("flag", Tone::Blue, milestone(telling, &it.code)),
        Event::ProgressTold(it) => progress(telling, it, &title::of(telling.l, event)),
        // Not shown.
        _ => entry("point", Tone::Grey, String::new()),
    }
}

fn paused(telling: &Telling<'_>, it: &Pause, title: &str) -> TimelineItem {
    let l = telling.l;
    let reason = telling.pack.policy_of(&telling.case).1.pause_reason(&it.reason);
    let reason = reason.map_or(it.reason.as_str(), |reason| reason.title.in_language(l.tag()));
    entry("player-pause", Tone::Amber, title)
        .fact(say(telling, "timeline-fact-reason"), reason)
        .fact(say(telling, "timeline-fact-until"), words::deadline(l, it.until))
}

fn progress(telling: &Telling<'_>, it: &casework::progress::Progress, title: &str) -> TimelineItem {
    let next = it.next_at.map(|at| words::deadline(telling.l, at));
    let icon =
        if it.announcement.is_some() { "bell-ringing" } else { contact_icon(it.means, false) };
    let incident = it.announcement.map(|which| which.incident.to_string()).unwrap_or_default();
    entry(icon, Tone::Blue, title)
        .text(&it.text)
        .fact(say(telling, "timeline-fact-incident"), incident)
        .fact(say(telling, "timeline-fact-next"), next.unwrap_or_default())
}

fn milestone(telling: &Telling<'_>, code: &str) -> String {
    let known = telling.pack.policy_of(&telling.case).1.milestone(code);
    known.map_or_else(|| code.to_owned(), |it| it.title.in_language(telling.l.tag()).to_owned())
}

fn warning(telling: &Telling<'_>, code: &str) -> String {
    words::warning(telling.l, telling.pack, &telling.case, code)
}

fn warned(telling: &Telling<'_>, it: &Escalation) -> TimelineItem {
    let l = telling.l;
    let told: Vec<&str> =
        it.told.iter().map(|person| words::person(telling.organisation, person)).collect();
    let told =
        if told.is_empty() { say(telling, "timeline-told-nobody") } else { told.join("、") };
    let accept = it.accept_by.map(|at| words::deadline(l, at)).unwrap_or_default();
    let title = l.t1("timeline-warned-of", "what", warning(telling, &it.warning));
    entry("alert-triangle", Tone::Amber, title)
        .fact(say(telling, "timeline-fact-told"), told)
        .fact(say(telling, "timeline-fact-accept-by"), accept)
}
