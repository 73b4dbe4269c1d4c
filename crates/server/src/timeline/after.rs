//! Entries about what comes after the answer: when to call, who handles it again, what the survey says.

use casework::callback::Callback;
use casework::case::Event;
use casework::closing::Outcome;
use casework::second_handling::SecondHandling;
use casework::survey::SurveyAnswer;

use super::{More as _, Telling, entry};
use crate::locale::Reader;
use crate::parts::{TimelineItem, Tone};
use crate::words;

/// Up to this mark the entry of an answer warns.
const LOW: u8 = 2;

/// How a closing looks: what was not fixed is not green.
pub(super) fn closed_look(outcome: Outcome) -> (&'static str, Tone) {
    match outcome {
        Outcome::Resolved => ("circle-check", Tone::Green),
        Outcome::PartlyResolved | Outcome::Unresolved => ("alert-triangle", Tone::Amber),
        Outcome::Explained | Outcome::Withdrawn | Outcome::Referred | Outcome::Past => {
            ("circle-check", Tone::Grey)
        }
    }
}

/// What such an event is called in one line.
pub(super) fn title(l: &Reader, event: &Event) -> String {
    let say = |key: &str| l.t(key).into_owned();
    match event {
        Event::CallTimesPreferred(_) => say("timeline-call-times"),
        Event::SecondHandlingBegun(it) if it.barred.is_empty() => {
            say("timeline-second-handling-alone")
        }
        Event::SecondHandlingBegun(_) => say("timeline-second-handling"),
        Event::SurveyInvited(it) => {
            l.t1("timeline-survey-invited", "way", words::of(l, "survey-way", &it.way))
        }
        Event::SurveyAnswered { answer, .. } => {
            l.t1("timeline-survey-answered", "way", words::of(l, "survey-way", &answer.way))
        }
        _ => say("timeline-survey-skipped"),
    }
}

/// What the staff's page tells.
pub(super) fn for_staff(telling: &Telling<'_>, event: &Event, title: String) -> TimelineItem {
    let l = telling.l;
    match event {
        Event::SecondHandlingBegun(it) => second(telling, it, title),
        Event::CallTimesPreferred(it) => {
            entry("phone", Tone::Blue, title).text(&words::call_times(l, it))
        }
        Event::SurveyAnswered { answer, .. } => answered(telling, answer, title),
        Event::SurveyInvited(_) => entry("star", Tone::Blue, title),
        _ => entry("star", Tone::Grey, title),
    }
}

/// What the customer's page tells; `for_staff` tells who is kept away.
pub(super) fn for_customer(telling: &Telling<'_>, event: &Event) -> TimelineItem {
    let l = telling.l;
    let say = |key: &str| l.t(key).into_owned();
    match event {
        Event::SecondHandlingBegun(it) if it.barred.is_empty() => {
            entry("refresh", Tone::Amber, say("told-second-handling-alone"))
        }
        Event::SecondHandlingBegun(it) => {
            let unit = words::unit(telling.organisation, &it.unit);
            entry("refresh", Tone::Amber, l.t1("told-second-handling", "unit", unit))
        }
        Event::CallTimesPreferred(it) => {
            entry("phone", Tone::Blue, say("told-call-times")).text(&words::call_times(l, it))
        }
        Event::SurveyAnswered { answer, .. } => {
            entry("star", Tone::Blue, say("told-survey-answered")).text(&answer.comment)
        }
        _ => entry("star", Tone::Blue, say("told-survey-invited")),
    }
}

fn second(telling: &Telling<'_>, it: &SecondHandling, title: String) -> TimelineItem {
    let to = it.to_person.as_ref().map_or_else(
        || words::unit(telling.organisation, &it.unit).to_owned(),
        |person| words::person(telling.organisation, person).to_owned(),
    );
    let barred: Vec<&str> =
        it.barred.iter().map(|id| words::person(telling.organisation, id)).collect();
    let fact = |key: &str| telling.l.t(key).into_owned();
    entry("refresh", Tone::Amber, title)
        .fact(fact("timeline-fact-second-to"), to)
        .fact(fact("timeline-fact-second-not"), barred.join(&fact("timeline-list-comma")))
}

fn answered(telling: &Telling<'_>, answer: &SurveyAnswer, title: String) -> TimelineItem {
    let l = telling.l;
    let low = answer.solved == Some(false) || answer.scores.values().any(|it| it.perceived <= LOW);
    let tone = if low { Tone::Amber } else { Tone::Green };
    let mut item = entry("star", tone, title).text(&answer.comment);
    for question in &telling.pack.survey.questions {
        let Some(score) = answer.scores.get(&question.code) else { continue };
        let said = match score.expected {
            Some(expected) => {
                l.t2("survey-mark-expected", "mark", score.perceived, "expected", expected)
            }
            None => l.t1("survey-mark", "mark", score.perceived),
        };
        item = item.fact(question.ask.in_language(l.tag()), said);
    }
    item
}

/// What a callback adds to its entry on the staff's page: answers to the script, a time agreed on, a correction.
pub(super) fn with_answers(
    telling: &Telling<'_>,
    it: &Callback,
    mut item: TimelineItem,
) -> TimelineItem {
    let l = telling.l;
    for line in &telling.pack.callback_script {
        let answer = line.code.as_ref().and_then(|code| it.answers.get(code));
        if let Some(answer) = answer {
            item = item.fact(line.say.in_language(l.tag()), answer);
        }
    }
    if let Some(at) = it.again_at {
        item = item.fact(l.t("timeline-fact-call-again").into_owned(), l.date_time(at));
    }
    match it.corrects {
        Some(n) => item.fact(l.t1("timeline-fact-corrects", "n", n), &it.correction),
        None => item,
    }
}
