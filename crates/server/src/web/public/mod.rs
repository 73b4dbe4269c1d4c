//! Pages for customers: complaining without an account, following a complaint by its private link, and the
//! rules we have set ourselves. Large, plain, and usable without scripts on an old telephone.

mod complain;
mod reading;
mod received;
mod track;
mod page;
mod say;
mod partner;
mod policy;
mod survey;

use axum::Router;
use axum::http::{HeaderMap, header};
use casework::case::Case;
use casework::id::PersonId;
use casework::invalid::{FieldProblem, Invalid};
use casework::organisation::Person;
use casework::pack::Pack;
use casework::promise::Promise;
use casework::refusal::Refusal;
use jiff::{Timestamp, ToSpan};

use crate::app::App;
use crate::guard;
use crate::layout::Flash;
use crate::locale::Reader;
use crate::parts::FormState;
use crate::visit::Guest;
use crate::words;

/// Who is named as the sender of what customers send.
const CUSTOMER: &str = "customer";
/// Pages a minute one address may open by private links; many people share one address.
const OPENINGS_PER_MINUTE: u32 = 240;

/// The routes of all pages for customers.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .merge(complain::routes())
        .merge(track::routes())
        .merge(policy::routes())
        .merge(survey::routes())
        .merge(partner::routes())
}

/// A moment as people say it: day, weekday and time. A deadline at midnight is the end of the day before.
fn when(l: &Reader, at: Timestamp) -> String {
    let local = at.to_zoned(l.zone.clone());
    let is_end_of_day = local.hour() == 0 && local.minute() == 0;
    let day =
        if is_end_of_day { (at - 1.second()).to_zoned(l.zone.clone()) } else { local.clone() };
    let key = match (is_end_of_day, day.year() == l.now.to_zoned(l.zone.clone()).year()) {
        (true, true) => "public-when-day",
        (true, false) => "public-when-day-year",
        (false, true) => "public-when",
        (false, false) => "public-when-year",
    };
    let (year, weekday) = (day.year().to_string(), words::weekday(l, day.date()));
    let (month, number) = (i64::from(day.month()), i64::from(day.day()));
    let time = local.strftime("%H:%M").to_string();
    l.locale.text_with(
        key,
        &[
            ("year", year.into()),
            ("month", month.into()),
            ("day", number.into()),
            ("weekday", weekday.into()),
            ("time", time.into()),
        ],
    )
}

/// What is wrong with a field, in words that name the field.
fn problem(l: &Reader, pack: Option<&Pack>, found: &FieldProblem) -> String {
    let field = found.field.replace(['.', '_'], "-");
    let key = format!("public-problem-{field}-{}", found.problem.code().replace('_', "-"));
    if l.locale.has(&key) {
        return l.t(key).into_owned();
    }
    let words = words::problem(l, &found.problem);
    let own = found.field.strip_prefix("fields.");
    let own = own.and_then(|id| pack?.fields.iter().find(|field| field.id == id));
    let label_key = format!("public-field-{field}");
    let label = match own {
        Some(field) => field.title.in_language(l.tag()).to_owned(),
        None if l.locale.has(&label_key) => l.t(label_key).into_owned(),
        None => return words,
    };
    l.t2("public-problem-of", "field", label, "problem", words)
}

/// Writes every problem beside its field. `place` says under which name the form shows a field.
fn write_problems(
    l: &Reader,
    pack: Option<&Pack>,
    invalid: &Invalid,
    form: &mut FormState,
    place: impl Fn(&str) -> String,
) {
    for found in &invalid.0 {
        let name = place(&found.field);
        if form.problem(&name).is_empty() {
            form.wrong(name, problem(l, pack, found));
        }
    }
}

/// Why the rules do not allow it, said to a customer.
fn refused(l: &Reader, refusal: Refusal) -> Flash {
    let key = words::code_key("public-refusal", refusal.code());
    Flash::bad(
        l.t(if l.locale.has(&key) { key } else { "public-refusal-other".to_owned() }).into_owned(),
    )
}

/// Who of ours answers for a case, when the customer may know it: never somebody complained about.
fn responsible<'a>(guest: &'a Guest, case: &Case) -> Option<&'a Person> {
    let owner: &PersonId = case.owner.as_ref()?;
    let is_accused = case.standing().accused.contains(owner);
    guest.organisation().people.get(owner).filter(|person| !is_accused && !person.left)
}

/// The unit that answers for a case: the one that holds it, before that the one it was given to.
fn unit(guest: &Guest, case: &Case) -> String {
    let offered = case.offer.as_ref().filter(|_| case.owner.is_none()).map(|offer| &offer.to_unit);
    offered
        .or(case.unit.as_ref())
        .map(|id| words::unit(guest.organisation(), id).to_owned())
        .unwrap_or_default()
}

/// What we owe the customer next and until when, in a sentence.
fn promised(l: &Reader, pack: &Pack, promise: &Promise) -> String {
    use casework::promise::Kind;
    let at = when(l, promise.due_at);
    match promise.kind {
        Kind::Given => l.t2("public-promise-given", "at", at, "what", &promise.what),
        Kind::Register => {
            l.t2("public-promise-given", "at", at, "what", words::promise(l, pack, promise))
        }
        kind => l.t1(words::code_key("public-promise", &words::code(&kind)), "at", at),
    }
}

/// Promises to the customer that are owed, the earliest of each kind, soonest first.
fn owed(case: &Case) -> Vec<&Promise> {
    use casework::promise::{Basis, Kind};
    let mut owed: Vec<&Promise> = case
        .promises
        .iter()
        .filter(|it| it.is_owed() && it.basis != Basis::Outer && it.kind != Kind::Register)
        .collect();
    owed.sort_by_key(|it| it.due_at);
    let mut known = std::collections::BTreeSet::new();
    owed.retain(|it| it.kind == Kind::Given || known.insert(it.kind));
    owed
}

/// The address of this site, for links that leave the page: as set, else as asked for.
fn site(app: &App, headers: &HeaderMap) -> String {
    if let Some(url) = &app.config().url {
        return url.trim_end_matches('/').to_owned();
    }
    let host = headers.get(header::HOST).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let scheme = if guard::is_secure(app, headers) { "https" } else { "http" };
    if host.is_empty() { String::new() } else { format!("{scheme}://{host}") }
}
