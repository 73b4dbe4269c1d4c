//! A broadcast to very many cases: how fast, whether anybody is told twice, and whether it is taken up in the middle.
//!
//! Once stopped in the middle, it is taken up by a program that remembers nothing of it.

use std::sync::mpsc;
use std::time::Instant;

use anyhow::{Context, Result};
use casework::id::{CaseNo, PersonId};
use casework::incident::{
    AnnouncementNumber, DraftAnnouncement, Incident, IncidentCommand, IncidentKind, LinkCases,
    Member, OpenIncident, PutTeam,
};
use casework::organisation::Role;
use casework::permission::Actor;
use casework::progress::AnnouncementRef;
use desk::{Desk, MatterOrder};
use store::{Durability, QueueQuery};

use super::ground::Ground;
use super::{Report, fill, number};

/// Cases linked in one step.
const LINKED_AT_ONCE: usize = 5_000;

/// Orders handed over and not answered yet while cases are made.
const UNDER_WAY: usize = 512;

/// Somebody who holds a role.
fn holder(desk: &Desk, role: Role, but: Option<&PersonId>) -> Result<PersonId> {
    let house = desk.house();
    let people = house.organisation.people.values();
    let found = people.filter(|it| it.holds(role) && Some(&it.id) != but).map(|it| it.id.clone());
    found.into_iter().next().with_context(|| format!("nobody holds {role:?}"))
}

fn does(desk: &Desk, who: &PersonId, command: IncidentCommand) -> Result<()> {
    let order = MatterOrder::<Incident>::on(Actor::Staff(who.clone()), 1, command);
    desk.run_matter(&order)?;
    Ok(())
}

/// Makes open cases, and no others.
fn touched(ground: &Ground, desk: &Desk, cases: u64) -> Result<()> {
    let people = fill::People::of(desk)?;
    let (tell, told) = mpsc::channel();
    let now = desk.now();
    let mut under_way = 0;
    for at in 0..cases {
        // Seven of ten complaints of the bench are past and closed; the other three are touched.
        let n = at / 3 * 10 + 7 + at % 3;
        let tell = tell.clone();
        let order = fill::order(&ground.texts, &people, n, now);
        desk.submit(order, move |result| drop(tell.send(result)));
        under_way += 1;
        while under_way >= UNDER_WAY {
            told.recv()??;
            under_way -= 1;
        }
    }
    for _ in 0..under_way {
        told.recv()??;
    }
    Ok(())
}

/// Every open case of the register.
fn open_cases(desk: &Desk, who: &PersonId) -> Result<Vec<CaseNo>> {
    let house = desk.house();
    let person = house.organisation.person(who).context("who links is there")?;
    let scope = casework::permission::scope(&house.organisation, person);
    let (mut cases, mut cursor) = (Vec::new(), None);
    loop {
        let query = QueueQuery { limit: store::PAGE_ROWS_MAX, cursor, ..QueueQuery::open(&scope) };
        let page = desk.store().read(|register| register.queue(desk.org(), &query))?;
        cases.extend(page.rows.iter().map(|row| row.no));
        cursor = page.next;
        if cursor.is_none() {
            return Ok(cases);
        }
    }
}

/// Tells every open case of a register an announcement, stopping once in the middle.
pub(super) fn measure(ground: &Ground, cases: u64, report: &mut Report<'_>) -> Result<()> {
    let register = ground.register("broadcast")?;
    let desk = register.fresh_desk(Durability::Full)?;
    touched(ground, &desk, cases)?;
    let keeper = holder(&desk, Role::Quality, None)?;
    let second = holder(&desk, Role::Manager, Some(&keeper))?;
    let known = open_cases(&desk, &keeper)?;
    let begun = Instant::now();
    let open = IncidentCommand::OpenIncident(OpenIncident {
        n: 0,
        kind: IncidentKind::Outage,
        title: "outage".to_owned(),
        known: "a main has burst".to_owned(),
        cases: Vec::new(),
    });
    desk.run_matter(&MatterOrder::<Incident>::begin(Actor::Staff(keeper.clone()), open))?;
    for part in known.chunks(LINKED_AT_ONCE) {
        does(&desk, &keeper, IncidentCommand::LinkCases(LinkCases { cases: part.to_vec() }))?;
    }
    report.tell("broadcast_linked", number(known.len() as u64), "cases");
    report.tell("broadcast_linking", begun.elapsed().as_secs_f64(), "s");
    let member = Member { person: keeper.clone(), part: String::new() };
    let room = PutTeam { members: vec![member], spokesperson: Some(keeper.clone()) };
    does(&desk, &keeper, IncidentCommand::PutTeam(room))?;
    let text = "Water is back at eight tonight.".to_owned();
    does(&desk, &keeper, IncidentCommand::DraftAnnouncement(DraftAnnouncement { text }))?;
    let number_one = AnnouncementNumber { announcement: 1 };
    does(&desk, &second, IncidentCommand::ApproveAnnouncement(number_one))?;
    does(&desk, &keeper, IncidentCommand::ReleaseAnnouncement(number_one))?;
    let begun = Instant::now();
    desk.broadcast_round(1)?;
    drop(desk);
    // Another program takes it up: it knows nothing of how far the first one looked.
    let desk = register.desk(Durability::Full)?;
    let mut told = 0;
    while desk.matter::<Incident>(1)?.is_some_and(|it| it.running().is_some()) {
        told += desk.broadcast_round(1)?;
    }
    let seconds = begun.elapsed().as_secs_f64();
    let which = AnnouncementRef { incident: 1, announcement: 1 };
    let count = desk.store().read(|register| register.told_count(desk.org(), which))?;
    report.tell("broadcast_told", number(count.told), "cases");
    report.tell("broadcast_told_after_break", number(told as u64), "cases");
    report.tell("broadcast_left", number(count.left()), "cases");
    report.tell("broadcast_time", seconds, "s");
    report.tell("broadcast_rate", number(count.told) / seconds, "cases/s");
    let begun = Instant::now();
    desk.broadcast_round(1)?;
    report.tell("broadcast_once_more", begun.elapsed().as_secs_f64() * 1_000.0, "ms");
    Ok(())
}
