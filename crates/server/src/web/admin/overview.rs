//! What an administrator should know at a glance, and the organisation's name.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Form, Router};
use casework::organisation::OrganisationCommand;
use jiff::ToSpan;
use store::Fault;

use super::outbox::FAILED_DAYS;
use super::{Keeper, Told, done, refused};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::layout::{self, Frame};
use crate::locale::Reader;
use crate::parts::{FormState, Tone};

/// Letters counted at most.
const LETTERS_MAX: u32 = 1_000;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/admin", get(show)).route("/admin/name", post(rename))
}

/// One room of administration with what stands in it.
struct Room {
    url: &'static str,
    title: String,
    icon: &'static str,
    count: String,
    note: String,
    tone: Tone,
}

#[derive(Template)]
#[template(path = "admin/overview.html")]
struct OverviewPage {
    l: Reader,
    frame: Frame,
    rooms: Vec<Room>,
    form: FormState,
}

async fn show(keeper: Keeper, Query(told): Query<Told>) -> Result<Response, Fail> {
    let organisation = keeper.organisation();
    let form = FormState::new("name")
        .with("name", organisation.name.clone())
        .with("phone", organisation.phone.clone().unwrap_or_default());
    page(&keeper, &told, form).await
}

async fn page(keeper: &Keeper, told: &Told, form: FormState) -> Result<Response, Fail> {
    let rooms = rooms(keeper).await?;
    let frame = keeper.frame_of(told).await?;
    Ok(layout::show(&OverviewPage { l: keeper.l.clone(), frame, rooms, form }))
}

async fn rename(keeper: Keeper, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let mut form = FormState::typed("name", pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    let command = OrganisationCommand::Name {
        name: field(&pairs, "name").to_owned(),
        phone: Some(field(&pairs, "phone").to_owned()),
    };
    if keeper.change(command, &mut form, |_| None).await? {
        return Ok(done("/admin", "name"));
    }
    Ok(refused(page(&keeper, &Told::default(), form).await?))
}

/// What the overview counts.
struct Counted {
    keys: usize,
    waiting: usize,
    failed: usize,
    newer: usize,
    missing: Option<i16>,
}

async fn counted(keeper: &Keeper) -> Result<Counted, Fail> {
    let (house, now) = (&keeper.house, keeper.now);
    let org = keeper.app.desk().org();
    let since = now - (FAILED_DAYS * 24).hours();
    let (keys, letters) = keeper
        .app
        .read(move |register| -> Result<_, Fault> {
            Ok((register.api_keys(org)?, register.stuck_letters(org, since, LETTERS_MAX)?))
        })
        .await?;
    let failed = letters.iter().filter(|letter| letter.next_at.is_none()).count();
    let in_force = house.organisation.packs.iter();
    let newer = in_force
        .filter(|(id, version)| house.packs.get(*id).is_some_and(|it| it.version != **version));
    Ok(Counted {
        keys: keys.iter().filter(|key| key.revoked_at.is_none()).count(),
        waiting: letters.len() - failed,
        failed,
        newer: newer.count(),
        missing: house.missing_year(now),
    })
}

async fn rooms(keeper: &Keeper) -> Result<Vec<Room>, Fail> {
    let (l, house) = (&keeper.l, &keeper.house);
    let it = counted(keeper).await?;
    let organisation = &house.organisation;
    let open = organisation.units.values().filter(|unit| !unit.closed).count();
    let people = organisation.people.values().filter(|person| !person.left).count();
    let room = |key: &str, icon, count: usize, note: String, tone| Room {
        url: address(key),
        title: l.t(format!("admin-{key}")).into_owned(),
        icon,
        count: l.count(count),
        note,
        tone,
    };
    let note = |key: &str| l.t(key).into_owned();
    let calendar = it.missing.map_or_else(
        || note("admin-calendar-fine"),
        |year| l.t1("admin-calendar-missing", "year", year.to_string()),
    );
    let packs = if it.newer == 0 {
        note("admin-packs-note")
    } else {
        l.t1("admin-packs-newer", "n", it.newer)
    };
    let outbox = if it.failed == 0 {
        note("admin-outbox-fine")
    } else {
        l.t1("admin-outbox-failed", "n", it.failed)
    };
    let alarmed = |alarm: bool, tone| if alarm { tone } else { Tone::Grey };
    let steps = usize::try_from(organisation.version).unwrap_or(usize::MAX);
    let years = house.calendar.years().len();
    Ok(vec![
        room("units", "building", open, note("admin-units-note"), Tone::Grey),
        room("people", "users", people, note("admin-people-note"), Tone::Grey),
        room("packs", "tag", organisation.packs.len(), packs, alarmed(it.newer > 0, Tone::Amber)),
        room(
            "calendar",
            "calendar-event",
            years,
            calendar,
            alarmed(it.missing.is_some(), Tone::Red),
        ),
        room("keys", "lock-open", it.keys, note("admin-keys-note"), Tone::Grey),
        room("outbox", "mail", it.waiting, outbox, alarmed(it.failed > 0, Tone::Red)),
        room("history", "note", steps, note("admin-history-note"), Tone::Grey),
    ])
}

/// Where a part of the administration lies.
fn address(key: &str) -> &'static str {
    match key {
        "units" => "/admin/units",
        "people" => "/admin/people",
        "packs" => "/admin/packs",
        "calendar" => "/admin/calendar",
        "keys" => "/admin/keys",
        "outbox" => "/admin/outbox",
        _ => "/admin/history",
    }
}
