//! How a date came about, in plain words: the same sentence for the customer's page and for programs.
//!
//! Staff see the count day by day; who only waits wants three sentences and a date.

use casework::calendar::{Day, Step, Unit};
use casework::case::{Case, Setting};
use casework::policy::{self, Explanation};
use casework::promise::{Basis, Promise};

use crate::locale::Reader;
use crate::words;

/// The days of a count, each once: the first day of an extension is the last of what it lengthens.
pub fn days(it: &Explanation) -> impl Iterator<Item = &Step> {
    it.parts.iter().enumerate().flat_map(|(at, part)| {
        part.due.steps.iter().skip(usize::from(at > 0 && part.due.steps.len() > 1))
    })
}

/// How the date of a promise came about.
pub fn told(l: &Reader, case: &Case, promise: &Promise, setting: &Setting<'_>) -> String {
    let sentences = match policy::explain(case, promise.n, setting) {
        Some(it) => counted(l, case, &it, setting),
        None => vec![uncounted(l, promise)],
    };
    sentences.join(&l.t("reckoning-between"))
}

/// Counted day by day, or date by date; minutes and hours run at once.
fn counts_days(unit: Unit) -> bool {
    !matches!(unit, Unit::Minute | Unit::Hour | Unit::WorkingMinute | Unit::WorkingHour)
}

/// Of a date nobody counts: somebody gave their word, or a body outside stamped it.
fn uncounted(l: &Reader, promise: &Promise) -> String {
    match promise.basis {
        Basis::Word => l.t1("reckoning-word", "at", l.date_time(promise.made_at)),
        Basis::Outer => l.t("reckoning-outer").into_owned(),
        Basis::Statutory | Basis::Contract | Basis::Policy => l.t("reckoning-past").into_owned(),
    }
}

fn counted(l: &Reader, case: &Case, it: &Explanation, setting: &Setting<'_>) -> Vec<String> {
    let limit = it.parts.first().map(|part| part.span);
    let by_day = limit.is_some_and(|span| counts_days(span.unit) && span.n > 0);
    let moment = l.t(words::code_key("moment", it.start.name())).into_owned();
    let mut said = vec![l.locale.text_with(
        "reckoning-from",
        &[
            ("moment", moment.into()),
            ("at", l.date_time(it.start_at).into()),
            ("span", limit.map(|span| words::span(l, span)).unwrap_or_default().into()),
        ],
    )];
    let steps: Vec<&Step> = days(it).collect();
    if by_day && steps.first().is_some_and(|first| !first.counted) {
        said.push(l.t("reckoning-first-day").into_owned());
    }
    // The day of the start has its own sentence.
    let between = steps.iter().skip(1);
    let rest = between.clone().filter(|step| {
        !step.counted && !step.paused && matches!(step.day, Day::Weekend | Day::Holiday { .. })
    });
    let rest = rest.count();
    if limit.is_some_and(|span| span.unit == Unit::WorkingDay) && rest > 0 {
        said.push(l.t1("reckoning-rest", "n", rest));
    }
    let worked = between.filter(|step| step.counted && matches!(step.day, Day::MakeUp { .. }));
    let worked = worked.count();
    if worked > 0 {
        said.push(l.t1("reckoning-make-up", "n", worked));
    }
    let (_, rules) = setting.pack.policy_of(case);
    for pause in &it.pauses {
        let known = rules.pause_reason(&pause.reason);
        let reason = known.map_or(pause.reason.as_str(), |it| it.title.in_language(l.tag()));
        let until = l.date_time(pause.to());
        said.push(l.locale.text_with(
            "reckoning-paused",
            &[
                ("reason", reason.to_owned().into()),
                ("from", l.date_time(pause.from).into()),
                ("to", until.into()),
            ],
        ));
    }
    for part in &it.parts {
        if let Some(more) = &part.extension {
            let span = words::span(l, part.span);
            said.push(l.t2("reckoning-extended", "span", span, "reason", more.reason.as_str()));
        }
    }
    if it.parts.last().is_some_and(|part| part.due.rolled_from.is_some()) {
        said.push(l.t("reckoning-rolled").into_owned());
    }
    if it.capped {
        said.push(l.t("reckoning-capped").into_owned());
    }
    let basis = words::of(l, "basis", &it.basis);
    said.push(l.t2("reckoning-so", "at", words::deadline(l, it.due_at), "basis", basis));
    said
}
