//! Entries about tasks given to others: everything for us, and for the customer that others were asked.

use casework::case::Event;
use casework::permission::Actor;
use casework::task::{Doer, Task};

use super::{More, Telling, TimelineStep, entry};
use crate::parts::{TimelineItem, Tone};
use crate::words;

fn say(telling: &Telling<'_>, key: &str) -> String {
    telling.l.t(format!("timeline-{key}")).into_owned()
}

fn task<'a>(telling: &'a Telling<'_>, n: u32) -> Option<&'a Task> {
    telling.case.tasks.iter().find(|task| task.n == n)
}

fn doer(telling: &Telling<'_>, doer: &Doer) -> String {
    match doer {
        Doer::Partner(partner) => partner.name.clone(),
        Doer::Unit { unit, person: None } => words::unit(telling.organisation, unit).to_owned(),
        Doer::Unit { unit, person: Some(person) } => {
            let unit = words::unit(telling.organisation, unit);
            format!("{unit} {}", words::person(telling.organisation, person))
        }
    }
}

/// What the staff's page tells of such an event; `None` for any other.
pub(super) fn for_staff(telling: &Telling<'_>, event: &Event, title: &str) -> Option<TimelineItem> {
    let l = telling.l;
    let due = |item: TimelineItem, at| item.fact(say(telling, "fact-due"), words::deadline(l, at));
    Some(match event {
        Event::TaskAssigned(it) => {
            let points: Vec<String> = it.points.iter().map(ToString::to_string).collect();
            let item = entry("arrow-forward-up", Tone::Blue, title)
                .text(&it.what)
                .fact(say(telling, "fact-task-doer"), doer(telling, &it.doer))
                .fact(say(telling, "fact-task-points"), points.join(", "));
            due(item, it.due_at)
        }
        Event::TaskAccepted { .. } => entry("user-check", Tone::Blue, title),
        Event::TaskReturned { reason, note, .. } => {
            let known = telling.pack.return_reasons().find(|it| it.code == *reason);
            let reason = known.map_or(reason.as_str(), |it| it.title.in_language(l.tag()));
            entry("arrow-back-up", Tone::Amber, title)
                .text(note)
                .fact(say(telling, "fact-reason"), reason)
        }
        Event::TaskReassigned { doer: to, note, due_at, .. } => {
            let item = entry("arrow-forward-up", Tone::Blue, title)
                .text(note)
                .fact(say(telling, "fact-task-doer"), doer(telling, to));
            due(item, *due_at)
        }
        Event::TaskArbitrated { doer: to, reason, due_at, .. } => {
            let item = entry("gavel", Tone::Violet, title)
                .text(reason)
                .fact(say(telling, "fact-task-doer"), doer(telling, to));
            due(item, *due_at)
        }
        Event::TaskAnswered { answer, .. } => {
            let mut item = entry("message-reply", Tone::Green, title).text(&answer.text);
            for it in &answer.points {
                let finding = it.finding.map(|it| format!("{} ", words::of(l, "finding", &it)));
                let label = l.t1("timeline-fact-task-point", "n", it.point);
                item = item.fact(label, format!("{}{}", finding.unwrap_or_default(), it.text));
            }
            item
        }
        Event::TaskSentBack { note, due_at, .. } => {
            due(entry("refresh", Tone::Amber, title).text(note), *due_at)
        }
        Event::TaskConfirmed { .. } => entry("circle-check", Tone::Green, title),
        Event::TaskWithdrawn { reason, .. } => entry("x", Tone::Grey, title).text(reason),
        Event::TaskBroken { task: n } => {
            let item = entry("alert-triangle", Tone::Red, title);
            match task(telling, *n) {
                Some(it) => item
                    .text(&it.what)
                    .fact(say(telling, "fact-task-doer"), doer(telling, &it.doer)),
                None => item,
            }
        }
        Event::TaskLinkRenewed { until, .. } => {
            let item = entry("link", Tone::Blue, title);
            item.fact(say(telling, "fact-until"), l.date_time(*until))
        }
        Event::TaskLinkRevoked { .. } => entry("link", Tone::Amber, title),
        _ => return None,
    })
}

/// What the customer reads of those shown to them: that others were asked, and that they have answered.
pub(super) fn for_customer(telling: &Telling<'_>, event: &Event) -> Option<TimelineItem> {
    let say = |key: &str| telling.l.t(key).into_owned();
    Some(match event {
        Event::TaskAssigned(it) if it.doer.partner().is_some() => {
            entry("users", Tone::Blue, say("told-task-partner"))
        }
        Event::TaskAssigned(_) => entry("users", Tone::Blue, say("told-task-assigned")),
        Event::TaskConfirmed { .. } => entry("users", Tone::Green, say("told-task-confirmed")),
        _ => return None,
    })
}

/// Who acted in a step, where it was a partner: by name, for us.
pub(super) fn partner(telling: &Telling<'_>, step: &TimelineStep) -> Option<String> {
    let Actor::Partner(n) = step.actor else { return None };
    Some(task(telling, n)?.doer.partner()?.name.clone())
}
