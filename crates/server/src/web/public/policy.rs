//! What people may expect of us, told from the clocks we are measured by, so that the two cannot differ.

use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use casework::case::{Case, Event};
use casework::intake::{Channel, Receive};
use casework::pack::Pack;
use casework::permission::Actor;
use casework::policy::{Clock, Moment};
use casework::promise::{Basis, Kind};
use casework::remedy;

use super::when;
use crate::app::App;
use crate::layout::{self, Outside};
use crate::locale::Reader;
use crate::visit::Guest;
use crate::words;

/// Kinds of promise in the order a customer meets them.
const ORDER: &[Kind] = &[
    Kind::Register,
    Kind::Acknowledge,
    Kind::FirstContact,
    Kind::Progress,
    Kind::Answer,
    Kind::Deliver,
    Kind::Milestone,
    Kind::Callback,
];

/// The route of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/complaints-policy", get(show))
}

/// One time limit.
struct Limit {
    title: String,
    time: String,
    is_law: bool,
}

/// What is promised of one kind.
struct Promised {
    title: String,
    limits: Vec<Limit>,
}

/// One pack's part of the page.
struct Part {
    id: String,
    title: String,
    promised: Vec<Promised>,
    today: Vec<String>,
    word_days: u32,
    link_days: u32,
    callback_attempts: u32,
}

#[derive(Template)]
#[template(path = "public/policy.html")]
struct PolicyPage {
    l: Reader,
    frame: Outside,
    parts: Vec<Part>,
    remedies: Vec<String>,
}

async fn show(guest: Guest) -> Response {
    let l = &guest.l;
    let has_own = guest.house.packs_in_force().any(|it| it.id.as_str() != "general");
    let packs = guest.house.packs_in_force().filter(|it| !has_own || it.id.as_str() != "general");
    let page = PolicyPage {
        parts: packs.map(|pack| part(&guest, pack)).collect(),
        remedies: remedy::Kind::ALL.iter().map(|kind| words::of(l, "remedy-kind", kind)).collect(),
        frame: guest.outside(),
        l: l.clone(),
    };
    layout::show(&page)
}

fn part(guest: &Guest, pack: &Pack) -> Part {
    let l = &guest.l;
    let clocks: Vec<&Clock> = in_force(guest, pack).collect();
    let promised = ORDER.iter().map(|kind| Promised {
        title: words::of(l, "public-policy-promise", kind),
        limits: clocks.iter().filter(|it| it.keeps == *kind).map(|clock| limit(l, clock)).collect(),
    });
    Part {
        id: pack.id.to_string(),
        title: pack.title.in_language(l.tag()).to_owned(),
        promised: promised.filter(|it| !it.limits.is_empty()).collect(),
        today: today(guest, pack, &clocks),
        word_days: pack.closing.word_days,
        link_days: pack.closing.link_days,
        callback_attempts: pack.closing.callback_attempts,
    }
}

/// Clocks that hold today.
fn in_force<'a>(guest: &Guest, pack: &'a Pack) -> impl Iterator<Item = &'a Clock> + use<'a> {
    let today = guest.house.calendar.local_date(guest.now);
    pack.policy_at(guest.now).1.clocks.iter().filter(move |clock| clock.holds_on(today))
}

fn limit(l: &Reader, clock: &Clock) -> Limit {
    let span = words::span(l, clock.limit);
    let start = words::code_key("public-policy-since", clock.start.name());
    Limit {
        title: clock.title.in_language(l.tag()).to_owned(),
        time: l.t1(start, "span", span),
        is_law: clock.basis == Basis::Statutory,
    }
}

/// What an ordinary complaint made now would be promised, by the same reckoning.
fn today(guest: &Guest, pack: &Pack, clocks: &[&Clock]) -> Vec<String> {
    let actor = Actor::Customer;
    let setting = guest.house.setting(pack, &actor, guest.now);
    let mut complaint = Receive::new(pack.id.clone(), Channel::Web, "");
    complaint.heard_at = Some(guest.now);
    let mut case = Case::default();
    case.apply_step(
        guest.now,
        &actor,
        &[Event::Received(Box::new(complaint)), Event::Acknowledged],
    );
    let mut lines = Vec::new();
    for kind in [Kind::FirstContact, Kind::Answer] {
        let counts = |clock: &&&Clock| {
            clock.keeps == kind
                && clock.start != Moment::Responded
                && pack.applies(clock, &case, &setting)
        };
        let due = |clock: &&Clock| {
            guest.house.calendar.due(guest.now, clock.limit, &clock.rules).ok().map(|due| due.at)
        };
        if let Some(at) = clocks.iter().filter(counts).filter_map(due).min() {
            let key = words::code_key("public-promise", &words::code(&kind));
            lines.push(guest.l.t1(key, "at", when(&guest.l, at)));
        }
    }
    lines
}
