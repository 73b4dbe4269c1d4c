//! The words for what the rules know: stages, kinds, promises, refusals, problems, people.
//!
//! The rules hold codes, the locales hold words, and this is the one place that knows which key a code
//! has, so that a page, a letter and the API never call the same thing by two names.
//! A test goes through every variant of every enum and fails when a language lacks its words.

use casework::calendar::{
    CalendarError, Place as RowPlace, RowFault, RowProblem, Span, Unit as SpanUnit,
};
use casework::call_times::CallTimes;
use casework::case::Case;
use casework::id::{PersonId, UnitId};
use casework::invalid::{Invalid, Problem};
use casework::money::Money;
use casework::organisation::Organisation;
use casework::pack::Pack;
use casework::permission::Actor;
use casework::plan::{Measure, MeasureBy};
use casework::promise::{Promise, State};
use casework::refusal::Refusal;
use casework::reply_check::Remark;
use casework::representative::Representative;
use casework::view::Stage;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::Serialize;
use store::Fault;

use crate::locale::Reader;
use crate::parts::{self, Choice, FormState};

/// The key of a code's words: `("refusal", "promise_still_owed")` is `refusal-promise-still-owed`.
pub fn code_key(prefix: &str, code: &str) -> String {
    let mut key = String::with_capacity(prefix.len() + 1 + code.len());
    key.push_str(prefix);
    key.push('-');
    key.extend(code.chars().map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() }));
    key
}

/// The code of a variant as it stands in the journal and the API; empty for what is no plain variant.
pub fn code(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

/// The words of any enum that is written as one code: `of(l, "channel", &Channel::Phone)`.
pub fn of(l: &Reader, prefix: &str, value: &impl Serialize) -> String {
    l.t(code_key(prefix, &code(value))).into_owned()
}

/// What a list offers to choose from, with a line of help where the locales have one (`<key>-hint`).
pub fn choices<T: Serialize>(l: &Reader, prefix: &str, all: &[T]) -> Vec<Choice> {
    let choice = |value: &T| {
        let value = code(value);
        let key = code_key(prefix, &value);
        let hint_key = format!("{key}-hint");
        let hint = if l.locale.has(&hint_key) { l.t(hint_key).into_owned() } else { String::new() };
        Choice { hint, ..Choice::new(value, l.t(key)) }
    };
    all.iter().map(choice).collect()
}

/// What failed in the world and what to do about it; none where there are no better words than the status's own.
pub fn fault(l: &Reader, fault: &Fault) -> Option<(String, String)> {
    let key = fault_key(fault)?;
    Some((l.t(key).into_owned(), l.t(format!("{key}-help")).into_owned()))
}

/// The key of the words for a failure of the world that has some.
pub fn fault_key(fault: &Fault) -> Option<&'static str> {
    match fault {
        Fault::Unavailable { .. } => Some("fault-away"),
        Fault::Busy { .. } => Some("fault-busy"),
        Fault::DiskFull { .. } => Some("fault-disk-full"),
        Fault::ReadOnly { .. } => Some("fault-read-only"),
        _ => None,
    }
}

/// Where a case stands.
pub fn stage(l: &Reader, stage: Stage) -> String {
    l.t(code_key("stage", stage.code())).into_owned()
}

/// What stands in the way, and what to do now.
pub fn refusal(l: &Reader, refusal: Refusal) -> (String, String) {
    let key = code_key("refusal", refusal.code());
    (l.t(&key).into_owned(), l.t(format!("{key}-hint")).into_owned())
}

/// What is wrong with a field.
pub fn problem(l: &Reader, problem: &Problem) -> String {
    let key = code_key("problem", problem.code());
    match problem {
        Problem::TooLong { max, found } => {
            l.t2(key, "max", l.count(*max), "found", l.count(*found))
        }
        Problem::TooMany { max } => l.t1(key, "max", l.count(*max)),
        Problem::Personal { said } => l.t1(key, "said", said),
        Problem::Wording { remark } => wording(l, remark),
        Problem::FileTooLarge { max } => l.t1(key, "max", parts::size(*max)),
        _ => l.t(key).into_owned(),
    }
}

/// What the reply check has to say, in one sentence or two.
pub fn wording(l: &Reader, remark: &Remark) -> String {
    let (title, advice) = (remark.title.in_language(l.tag()), remark.advice.in_language(l.tag()));
    let named = match (&remark.place, remark.point) {
        (Some(place), _) => l.t2("reply-remark-at", "said", &place.said, "title", title),
        (None, Some(n)) => l.t2("reply-remark-point", "n", n, "title", title),
        (None, None) => l.t1("reply-remark", "title", title),
    };
    let gap = if l.tag() == "en" { " " } else { "" };
    format!("{named}{gap}{advice}")
}

/// Writes every problem beside its field.
pub fn into_form(l: &Reader, invalid: &Invalid, form: &mut FormState) {
    for found in &invalid.0 {
        form.wrong(found.field.as_str(), problem(l, &found.problem));
    }
}

/// Who did it: a person by name, else the customer, the clock, an import or the installation.
pub fn actor(l: &Reader, actor: &Actor, organisation: &Organisation) -> String {
    match actor {
        Actor::Staff(id) => person(organisation, id).to_owned(),
        Actor::Customer => l.t("actor-customer").into_owned(),
        Actor::Partner(task) => l.t1("actor-partner", "n", *task),
        Actor::Clock => l.t("actor-clock").into_owned(),
        Actor::Import(name) => l.t1("actor-import", "name", name),
        Actor::Setup => l.t("actor-setup").into_owned(),
    }
}

/// The names of those who speak for a group.
pub fn representatives(l: &Reader, people: &[Representative]) -> String {
    let names = people.iter().map(|it| it.name.clone());
    let both = |first, next| l.t2("representatives-and", "first", first, "next", next);
    names.reduce(both).unwrap_or_default()
}

/// A person's name, those who left too; the code when nobody knows it.
pub fn person<'a>(organisation: &'a Organisation, id: &'a PersonId) -> &'a str {
    organisation.people.get(id).map_or(id.as_str(), |person| &person.name)
}

/// A unit's name, closed ones too; the code when nobody knows it.
pub fn unit<'a>(organisation: &'a Organisation, id: &'a UnitId) -> &'a str {
    organisation.units.get(id).map_or(id.as_str(), |unit| &unit.title)
}

/// Who does a measure of a plan.
pub fn doer_of(l: &Reader, organisation: &Organisation, it: &Measure) -> String {
    match (&it.unit, &it.person) {
        (Some(id), _) => unit(organisation, id).to_owned(),
        (None, Some(id)) => person(organisation, id).to_owned(),
        (None, None) if it.by == MeasureBy::Partner => it.name.clone(),
        (None, None) => l.t("plan-by-customer").into_owned(),
    }
}

/// An amount of money.
pub fn money(l: &Reader, money: &Money) -> String {
    l.money(money.minor, &money.currency)
}

/// What a promise is: a person's words, else the pack's name of the clock, else its kind.
pub fn promise(l: &Reader, pack: &Pack, promise: &Promise) -> String {
    if !promise.what.is_empty() {
        return promise.what.clone();
    }
    let kind = || of(l, "promise-kind", &promise.kind);
    match promise.clock.as_deref() {
        Some("outer") => l.t1("timeline-outer-clock", "what", kind()),
        Some(id) => {
            pack.clock(id).map_or_else(kind, |clock| clock.title.in_language(l.tag()).to_owned())
        }
        None => kind(),
    }
}

/// A length of time, e.g. “5 working days”.
pub fn span(l: &Reader, span: Span) -> String {
    l.t1(code_key("span", span.unit.as_str()), "n", span.n)
}

/// The name of a warning in the policy a case lives under; its code when it is not known there.
pub fn warning(l: &Reader, pack: &Pack, case: &Case, code: &str) -> String {
    let known = pack.policy_of(case).1.warning(code);
    known.map_or_else(|| code.to_owned(), |it| it.title.in_language(l.tag()).to_owned())
}

/// How a promise stands.
pub fn promise_state(l: &Reader, state: &State) -> String {
    l.t(match state {
        State::Running => "promise-state-running",
        State::Kept { .. } => "promise-state-kept",
        State::Broken => "promise-state-broken",
        State::KeptLate { .. } => "promise-state-kept-late",
        State::Released { .. } => "promise-state-released",
    })
    .into_owned()
}

/// Why the calendar cannot answer, or does not take a year's table.
pub fn calendar(l: &Reader, error: &CalendarError) -> String {
    let key = code_key("calendar", error.code());
    match error {
        CalendarError::YearNotLoaded { year }
        | CalendarError::YearAlreadyLoaded { year }
        | CalendarError::YearOutOfRange { year } => l.t1(key, "year", year.to_string()),
        CalendarError::BadHours { text } => l.t1(key, "text", text),
        CalendarError::HoursOverlap { first, second } => {
            l.t2(key, "first", first.to_string(), "second", second.to_string())
        }
        CalendarError::UnknownZone { name } => l.t1(key, "name", name),
        CalendarError::BadSpan { text } => {
            l.t2(key, "text", text, "units", SpanUnit::ALL.map(SpanUnit::as_str).join(", "))
        }
        CalendarError::TableTooLarge { bytes } => l.t1(key, "size", parts::size(*bytes)),
        CalendarError::BadJson { reason } => l.t1(key, "reason", reason),
        CalendarError::BadIcs { line, text } => l.t2(key, "line", line.to_string(), "text", text),
        CalendarError::TooManyRows { rows } => l.t1(key, "rows", l.count(*rows)),
        CalendarError::BadTable(rows) => {
            let rows: Vec<String> = rows.iter().map(|row| calendar_row(l, row)).collect();
            l.t1(key, "problems", rows.join(&l.t("calendar-row-separator")))
        }
        CalendarError::NoWorkingTime | CalendarError::TooFar | CalendarError::EmptyTable => {
            l.t(key).into_owned()
        }
    }
}

/// What is wrong with one row of a year's table.
pub fn calendar_row(l: &Reader, row: &RowProblem) -> String {
    let key = code_key("calendar-row", row.fault.code());
    let fault = match &row.fault {
        RowFault::BadDate { text }
        | RowFault::BadKind { text }
        | RowFault::NotWholeDay { text }
        | RowFault::Repeats { text } => l.t1(key, "text", text),
        RowFault::BadLength { days } => l.t1(key, "days", l.count(*days)),
        RowFault::BadName => l.t(key).into_owned(),
        RowFault::WrongYear { date, year } => {
            l.t2(key, "date", date.to_string(), "year", year.to_string())
        }
        RowFault::Duplicate { date, .. } => l.t1(key, "date", date.to_string()),
        RowFault::WorkOnWeekday { date } => {
            l.t2(key, "date", date.to_string(), "weekday", weekday(l, *date))
        }
    };
    match row.place {
        RowPlace::Line(n) => l.t2("calendar-row-line", "n", n, "fault", fault),
        RowPlace::Entry(n) => l.t2("calendar-row-entry", "n", n, "fault", fault),
    }
}

/// A moment by which something is due. Midnight belongs to the day it ends: 24:00, not the next day's 00:00.
pub fn deadline(l: &Reader, at: Timestamp) -> String {
    let (day, time) = day_and_time(l, at);
    format!("{} {time}", day.strftime("%Y-%m-%d"))
}

/// The same as short as it stays clear: without the day today, without the year this year.
pub fn deadline_short(l: &Reader, at: Timestamp) -> String {
    let (day, time) = day_and_time(l, at);
    l.short_day(day, &time)
}

/// The day a deadline is called by, and its time.
pub fn day_and_time(l: &Reader, at: Timestamp) -> (Date, String) {
    let local = at.to_zoned(l.zone.clone());
    match local.date().yesterday() {
        Ok(day) if local.time() == Time::midnight() => (day, "24:00".to_owned()),
        _ => (local.date(), local.strftime("%H:%M").to_string()),
    }
}

/// The time between which somebody comes; the day once where it is one day.
pub fn window(l: &Reader, from: Timestamp, to: Timestamp) -> String {
    let ((day, start), (last, end)) = (day_and_time(l, from), day_and_time(l, to));
    let day_words = format!("{} {}", day.strftime("%Y-%m-%d"), weekday(l, day));
    if day == last {
        format!("{day_words} {start}–{end}")
    } else {
        format!("{day_words} {start} – {} {end}", last.strftime("%Y-%m-%d"))
    }
}

/// The name of a holiday: by its key where we have a word for it, else as announced.
pub fn holiday(l: &Reader, name: &str) -> String {
    let key = code_key("holiday", name);
    if l.locale.has(&key) { l.t(key).into_owned() } else { name.to_owned() }
}

/// The day of the week.
pub fn weekday(l: &Reader, date: Date) -> String {
    l.t(format!("weekday-{}", date.weekday().to_monday_one_offset())).into_owned()
}

/// When a customer wants to be called.
pub fn call_times(l: &Reader, it: &CallTimes) -> String {
    let key = if it.working_days { "call-times-working-days" } else { "call-times-any-day" };
    let hours = l.t2(key, "from", it.from_hour, "to", it.to_hour);
    if it.note.is_empty() {
        hours
    } else {
        l.t2("call-times-note", "times", hours, "note", &it.note)
    }
}

#[cfg(test)]
mod tests;
