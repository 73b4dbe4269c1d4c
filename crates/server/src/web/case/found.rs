//! Promises found in what was written to the customer, offered for the register, and what speaks against a promise.

use axum::response::{IntoResponse, Response};
use casework::calendar::Calendar;
use casework::case::Case;
use casework::limits::{USUAL_CASES_MAX, USUAL_DAYS};
use casework::promise_words::{self, Advice, Unregistered, unregistered, usual, usual_left};
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::{Refused, page};
use crate::fail::Fail;
use crate::form::{self, Pairs};
use crate::layout::Flash;
use crate::locale::Reader;
use crate::parts::{FormState, Tone};
use crate::visit::Visit;
use crate::words;

/// A found promise with the form that registers it.
pub(super) struct FoundView {
    pub(super) said: String,
    pub(super) due: String,
    pub(super) kind: String,
    pub(super) n: u32,
    /// The due time the warnings are about: who changes it is warned anew.
    pub(super) seen: String,
    pub(super) advice: Vec<String>,
    pub(super) form: FormState,
}

/// What is offered, and whether it was written just now.
#[derive(Default)]
pub(super) struct FoundPart {
    pub(super) list: Vec<FoundView>,
    pub(super) fresh: bool,
}

/// How much of the time such cases usually take is still to come; none where too few are known.
pub(crate) async fn usual_to_come(
    visit: &Visit,
    case: &Case,
) -> Result<Option<SignedDuration>, Fail> {
    let complaint = case.complaint();
    let judged = case.assessment.as_ref().map(|it| &it.category);
    let category = judged.or_else(|| complaint.and_then(|it| it.category.as_ref())).cloned();
    let pack = complaint.map(|it| it.pack.clone());
    let (Some(category), Some(pack), None) = (category, pack, case.responded_at) else {
        return Ok(None);
    };
    let (org, since) = (visit.app.desk().org(), visit.now - (USUAL_DAYS * 24).hours());
    let took = visit
        .app
        .read(move |register| {
            register.answer_times(org, (&pack, &category), since, USUAL_CASES_MAX)
        })
        .await
        .map_err(Fail::from)?;
    Ok(usual_left(case, usual(&took), visit.now))
}

/// What is offered on the page of a case.
pub(super) async fn part(visit: &Visit, case: &Case) -> Result<FoundPart, Fail> {
    let pack = visit.pack(case)?;
    let setting = visit.setting(case, pack);
    let found = unregistered(case, &setting);
    if found.is_empty() {
        return Ok(FoundPart::default());
    }
    let usual = usual_to_come(visit, case).await?;
    let list = found.iter().enumerate();
    let list = list.map(|(at, it)| view(visit, it, at, usual, setting.calendar)).collect();
    let just = visit.path.split_once("?done=").map_or("", |(_, rest)| rest);
    let just = just.split('&').next().unwrap_or_default();
    let fresh = ["progress", "responses", "contacts", "promises"].contains(&just);
    Ok(FoundPart { list, fresh })
}

fn view(
    visit: &Visit,
    it: &Unregistered,
    at: usize,
    usual: Option<SignedDuration>,
    calendar: &Calendar,
) -> FoundView {
    let l = &visit.l;
    let seen = it.found.due_at.map(|due| l.machine(due)).unwrap_or_default();
    let advice = it.found.due_at.map(|due| promise_words::advice(due, usual, calendar, visit.now));
    FoundView {
        said: it.found.said.clone(),
        due: it.found.due_at.map(|due| words::deadline(l, due)).unwrap_or_default(),
        kind: words::code(&it.said_in.kind),
        n: it.said_in.n,
        advice: advice.unwrap_or_default().iter().map(|it| told(l, it)).collect(),
        form: FormState::new(format!("found-{}", at + 1))
            .with("what", it.what.clone())
            .with("due_at", seen.clone()),
        seen,
    }
}

/// What speaks against a promise, in words.
pub(crate) fn told(l: &Reader, advice: &Advice) -> String {
    let key = words::code_key("advice", advice.code());
    match advice {
        Advice::EarlierThanUsual { usual_at } => l.t1(key, "at", words::deadline(l, *usual_at)),
        Advice::RestDay { day } | Advice::OutsideHours { day } => {
            l.t2(key, "day", day.to_string(), "weekday", words::weekday(l, *day))
        }
        Advice::UnknownYear { year } => l.t1(key, "year", year.to_string()),
    }
}

/// A promise with something against it comes back once with the warnings; sent again, it is made.
///
/// Nobody is forbidden anything: they are told, and the same press once more is their word.
pub(super) async fn warned(
    visit: &Visit,
    case: &Case,
    pairs: &Pairs,
) -> Result<Option<Response>, Fail> {
    let typed = form::field(pairs, "due_at");
    let Some(due_at) = instant(visit, typed) else { return Ok(None) };
    if form::field(pairs, "seen") == typed || due_at <= visit.now {
        return Ok(None);
    }
    let usual = usual_to_come(visit, case).await?;
    let pack = visit.pack(case)?;
    let calendar = visit.setting(case, pack).calendar;
    let advice = promise_words::advice(due_at, usual, calendar, visit.now);
    if advice.is_empty() {
        return Ok(None);
    }
    let l = &visit.l;
    let lines: Vec<String> = advice.iter().map(|it| told(l, it)).collect();
    let words = format!("{} {}", lines.join(" "), l.t("advice-again"));
    let flash = Flash { tone: Tone::Amber, words: words.clone() };
    let mut pairs: Pairs = pairs.iter().filter(|(name, _)| name != "seen").cloned().collect();
    pairs.push(("seen".to_owned(), typed.to_owned()));
    let problems = vec![("due_at".to_owned(), lines.join(" "))];
    let refused = Refused { resource: "promises".to_owned(), pairs, problems, flash: Some(flash) };
    let shown = page::show(visit, case, refused).await?;
    Ok(Some((axum::http::StatusCode::UNPROCESSABLE_ENTITY, shown).into_response()))
}

/// A time as the form's field writes it.
fn instant(visit: &Visit, typed: &str) -> Option<Timestamp> {
    form::time(&casework::text::half_width(typed.trim()), visit.house.calendar.zone())?.parse().ok()
}
