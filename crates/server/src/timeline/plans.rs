//! Entries about plans: everything for us; for the customer what was laid before them, and what they said.

use casework::case::Event;
use casework::permission::Actor;
use casework::plan::{Measure, Plan};
use casework::remedy::Reply;

use super::{More, Telling, entry};
use crate::locale::Reader;
use crate::parts::{TimelineItem, Tone};
use crate::words;

/// What such an event is called.
pub(super) fn title(l: &Reader, event: &Event) -> String {
    match event {
        Event::PlanProposed(it) => l.t1("timeline-plan-proposed", "n", it.n),
        Event::PlanOffered { plan } => l.t1("timeline-plan-offered", "n", *plan),
        Event::PlanAnswered { plan, answer } => {
            let reply = words::of(l, "reply", &answer.reply);
            l.t2("timeline-plan-answered", "n", *plan, "reply", reply)
        }
        // Every other event has its title elsewhere.
        _ => String::new(),
    }
}

/// What the staff's page tells of such an event; `None` for any other.
pub(super) fn for_staff(telling: &Telling<'_>, event: &Event, title: &str) -> Option<TimelineItem> {
    Some(match event {
        Event::PlanProposed(it) => {
            with_measures(telling, entry("file-text", Tone::Grey, title), it)
        }
        Event::PlanOffered { .. } => entry("send", Tone::Blue, title),
        Event::PlanAnswered { answer, .. } => {
            entry("message-circle", tone(answer.reply), title).text(&answer.note)
        }
        _ => return None,
    })
}

/// What the customer reads. What was weighed is ours, and so is what we wrote down of a talk.
pub(super) fn for_customer(telling: &Telling<'_>, event: &Event) -> Option<TimelineItem> {
    let l = telling.l;
    Some(match event {
        Event::PlanOffered { plan } => {
            let item = entry("send", Tone::Blue, l.t("told-plan-offered"));
            let plan = telling.case.plans.iter().find(|it| it.n == *plan);
            plan.map(|plan| with_measures(telling, item.clone(), plan)).unwrap_or(item)
        }
        Event::PlanAnswered { answer, .. } => {
            let title = words::of(l, "told-plan", &answer.reply);
            let note = if answer.by == Actor::Customer { answer.note.as_str() } else { "" };
            entry("message-circle", tone(answer.reply), title).text(note)
        }
        _ => return None,
    })
}

fn with_measures(telling: &Telling<'_>, item: TimelineItem, plan: &Plan) -> TimelineItem {
    let due = |it: &Measure| it.due_at.map(|at| words::deadline(telling.l, at)).unwrap_or_default();
    let mut item = item.text(&plan.what);
    for (n, measure) in (1..).zip(&plan.measures) {
        let label = telling.l.t1("plan-measure", "n", n);
        let what = format!("{} {}", measure.what, due(measure));
        item = item.fact(label, what.trim().to_owned());
    }
    item
}

fn tone(reply: Reply) -> Tone {
    match reply {
        Reply::Accepts => Tone::Green,
        Reply::Refuses | Reply::Counters => Tone::Amber,
    }
}
