//! Filling a register quickly, and truly: every case is decided by the rules and written by the desk.
//!
//! Seven in ten are closed (taken over with their answer), three in ten are open, received within a day.

use std::sync::mpsc;

use anyhow::{Context as _, Result, bail};
use casework::case::Command;
use casework::id::{CaseNo, PersonId, UnitId};
use casework::intake::{PastAnswer, Receive, Source};
use casework::organisation::{OrganisationCommand, Role};
use casework::permission::Actor;
use casework::triage::{Nature, Severity, Triage};
use desk::{Desk, Done, Order, Trouble};
use jiff::{Timestamp, ToSpan};

use super::texts::Texts;
use crate::cli::serve::ORG;
use crate::demo::Material;

/// Orders under way at a time, below what the store lets wait.
const UNDER_WAY: usize = 2_000;
/// One case in so many is remembered for its page.
const REMEMBERED_EVERY: u64 = 97;
/// Cases whose page is opened at most.
const REMEMBERED_MAX: usize = 5_000;

/// Gives a register the demo's units, people and packs.
pub fn organise(desk: &Desk) -> Result<()> {
    let commands: Vec<OrganisationCommand> = Material::load()?.organisation(&desk.house());
    Ok(desk.administer(&Actor::Setup, &commands)?)
}

/// Who looks at pages, and who takes complaints in.
pub(super) struct People {
    /// Sees everything.
    pub(super) manager: PersonId,
    /// Sees a branch.
    pub(super) supervisor: PersonId,
    /// Take complaints in.
    pub(super) agents: Vec<PersonId>,
    units: Vec<UnitId>,
}

impl People {
    pub(super) fn of(desk: &Desk) -> Result<People> {
        let house = desk.house();
        let with = |role: Role| -> Vec<PersonId> {
            house
                .organisation
                .people
                .values()
                .filter(|it| it.holds(role))
                .map(|it| it.id.clone())
                .collect()
        };
        let branch = |it: &&PersonId| {
            let unit = house.organisation.person(it).map(|person| person.unit.clone());
            unit.is_some_and(|unit| house.organisation.subtree(&unit).len() > 1)
        };
        let supervisors = with(Role::Supervisor);
        Ok(People {
            manager: with(Role::Manager).first().cloned().context("nobody manages")?,
            supervisor: supervisors
                .iter()
                .find(branch)
                .or(supervisors.first())
                .cloned()
                .context("nobody supervises")?,
            agents: with(Role::Agent),
            units: house.organisation.units.keys().cloned().collect(),
        })
    }
}

/// The order that makes the case with this number.
pub(super) fn order(texts: &Texts, people: &People, n: u64, now: Timestamp) -> Order {
    let mut receive = texts.complaint(n);
    let minutes = i64::try_from((n * 7_919) % 1_000_003).unwrap_or(0);
    let pick = usize::try_from(n).unwrap_or(0);
    if n % 10 < 7 {
        let heard = now - (3 * 1_440 + minutes).minutes();
        receive.heard_at = Some(heard);
        receive.unit = people.units.get(pick % people.units.len()).cloned();
        receive.source =
            Some(Source { system: "bench".to_owned(), number: n.to_string(), due_at: None });
        let text = receive.narrative.chars().take(120).collect();
        receive.past_answer = Some(PastAnswer { at: Some(heard + 48.hours()), text });
        return Order::receive(Actor::Import("bench".to_owned()), receive);
    }
    receive.heard_at = Some(now - (minutes % 1_200).minutes());
    let actor = Actor::Staff(people.agents[pick % people.agents.len()].clone());
    let triage = triage(&receive);
    let order = Order::receive(actor, receive).and(Command::Acknowledge);
    if n.is_multiple_of(2) { order.and(Command::Triage(Box::new(triage))) } else { order }
}

fn triage(receive: &Receive) -> Triage {
    Triage {
        kind: receive.kind.unwrap_or_default(),
        nature: Nature::Valid,
        category: receive
            .category
            .clone()
            .unwrap_or_else(|| unreachable!("every complaint of the demo has a category")),
        severity: Severity { severity: 1, safety: 0, complexity: 1, impact: 1, immediacy: 1 },
        priority: None,
        reason: String::new(),
    }
}

/// Makes the cases from `from` up to `to`; returns some of their numbers, and leaves the index to the caller.
pub(super) fn fill(
    desk: &Desk,
    texts: &Texts,
    people: &People,
    from: u64,
    to: u64,
) -> Result<Vec<CaseNo>> {
    let (tell, told) = mpsc::channel::<Result<Done, Trouble>>();
    let (now, mut under_way, mut numbers) = (desk.now(), 0, Vec::new());
    let take = |numbers: &mut Vec<CaseNo>| -> Result<()> {
        let done = told.recv()??;
        if u64::from(done.id.0[15]) % REMEMBERED_EVERY == 0 && numbers.len() < REMEMBERED_MAX {
            numbers.push(done.no);
        }
        Ok(())
    };
    for n in from..to {
        while under_way >= UNDER_WAY {
            take(&mut numbers)?;
            under_way -= 1;
        }
        let tell = tell.clone();
        desk.submit(order(texts, people, n, now), move |result| drop(tell.send(result)));
        under_way += 1;
    }
    for _ in 0..under_way {
        take(&mut numbers)?;
    }
    Ok(numbers)
}

/// Cases that are there already, and the numbers of some.
pub(super) fn filled(desk: &Desk) -> Result<(u64, Vec<CaseNo>)> {
    let (mut count, mut numbers) = (0, Vec::new());
    desk.store().read(|r| {
        r.conn().each("select no from cases where org = $1", &[ORG.into()], |row| {
            if count % (REMEMBERED_EVERY * 2) == 0 && numbers.len() < REMEMBERED_MAX {
                numbers.push(row.case_no(0)?);
            }
            count += 1;
            Ok(())
        })
    })?;
    Ok((count, numbers))
}

/// Brings the index up to date; returns the texts taken in.
pub(super) fn index(desk: &Desk) -> Result<usize> {
    let mut all = 0;
    loop {
        match desk.index(5_000)? {
            0 => return Ok(all),
            some => all += some,
        }
    }
}

/// Keys and sessions, so that the child lets the benchmark in.
pub(super) fn let_in(desk: &Desk, people: &People) -> Result<()> {
    let now = desk.now();
    let agents = people.agents.clone();
    let viewers = [people.manager.clone(), people.supervisor.clone(), people.agents[0].clone()];
    if agents.is_empty() {
        bail!("nobody takes complaints in");
    }
    desk.store().transact(move |tx| -> Result<(), store::Fault> {
        // A register that was kept has those of an earlier run.
        tx.conn().execute("delete from session", &[])?;
        tx.conn().execute("delete from api_key", &[])?;
        for n in 0..super::intake::KEYS {
            let hash = super::http::digest(&super::intake::key(n));
            tx.put_api_key(ORG, &hash, &agents[n % agents.len()], "bench", now)?;
        }
        for person in viewers {
            let hash = super::http::digest(&format!("bench-{person}"));
            tx.put_session(ORG, &hash, &person, now, now + 24.hours())?;
        }
        Ok(())
    })?;
    Ok(())
}
