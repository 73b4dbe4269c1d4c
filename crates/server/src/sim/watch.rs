//! Watching: what must hold of a case after every step, and of the register in the end.

use casework::case::{Case, Event};
use casework::id::CaseNo;
use casework::invariant::{self, Step};
use casework::permission::Actor;
use casework::view;
use desk::Desk;
use desk::run::decode;
use jiff::Timestamp;

use super::{Broken, Sim};

/// Checks a case and its journal.
pub(super) fn a_case(sim: &mut Sim, desk: &Desk, no: CaseNo) -> Result<(), Broken> {
    let (Some(case), org) = (desk.case(no)?, desk.org()) else { return Ok(()) };
    let Some(id) = case.id else { return Ok(()) };
    sim.lived.checks += 1;
    let house = desk.house();
    let Ok(pack) = house.pack_of(&case) else { return Ok(()) };
    let setting = house.setting_of(&case, pack, &Actor::Clock, sim.now);
    let mut found = invariant::check(&case, &setting);
    let steps = desk.store().read(|reader| reader.load_steps(org, id.0))?;
    let told: Vec<(Timestamp, Actor, Vec<Event>)> = steps
        .iter()
        .map(|step| {
            let actor = Actor::parse(&step.actor).unwrap_or(Actor::Setup);
            Ok((step.at, actor, decode::<Event>(step)?))
        })
        .collect::<Result<_, store::Fault>>()?;
    let steps: Vec<Step<'_>> =
        told.iter().map(|(at, actor, events)| Step { at: *at, actor, events }).collect();
    found.extend(invariant::check_journal(&case, &steps));
    match found.first() {
        None => Ok(()),
        Some(first) => Err(Broken::Invariant {
            seed: sim.plan.seed,
            step: sim.given,
            no: no.to_string(),
            what: first.to_string(),
        }),
    }
}

/// Checks the register as a whole: the chain, the rows, and that the clock has forgotten nothing.
pub(super) fn the_register(sim: &mut Sim) -> Result<(), Broken> {
    let broken = |what: String| Broken::Register { seed: sim.plan.seed, what };
    let desk = sim.nodes[0].clone();
    let org = desk.org();
    let report = desk.store().verify()?;
    if !report.is_clean() {
        return Err(broken(format!("the chain is broken: {:?}", report.findings.first())));
    }
    let late = desk.store().read(|reader| reader.due_for_tick(org, sim.now, 10))?;
    if !late.is_empty() {
        return Err(broken(format!("the clock left {} cases behind", late.len())));
    }
    let mut after = [0; 16];
    loop {
        let streams = desk.store().read(|reader| reader.streams(org, after, 200))?;
        let Some(last) = streams.last().copied() else { break };
        for stream in streams {
            let case = desk.case_by_id(casework::id::CaseId(stream))?.unwrap_or_default();
            sim.lived.open += u64::from(case.complaint.is_some() && case.closure.is_none());
            row(&desk, &case, sim.now)
                .map_err(|what| Broken::Register { seed: sim.plan.seed, what })?;
        }
        after = last;
    }
    Ok(())
}

/// The row of a case is what the rules make of its journal.
fn row(desk: &Desk, case: &Case, now: Timestamp) -> Result<(), String> {
    let Some(no) = case.no() else { return Ok(()) };
    let house = desk.house();
    let pack = house.pack_of(case).map_err(|refusal| refusal.code().to_owned())?;
    let setting = house.setting_of(case, pack, &Actor::Clock, now);
    let Some(rows) = view::rows(case, &setting) else { return Ok(()) };
    let org = desk.org();
    let stored = desk.store().read(|reader| reader.case_row(org, no));
    match stored.map_err(|fault: store::Fault| fault.to_string())? {
        Some(stored) if stored == rows.case => Ok(()),
        stored => Err(format!("the row of {no} is {stored:?} and should be {:?}", rows.case)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;

    use super::*;
    use crate::sim::Plan;

    fn a_day(data: &std::path::Path) -> Sim {
        let mut sim = Sim::begin(Plan {
            seed: 1,
            days: 1,
            cases_a_day: 5,
            nodes: 1,
            data: data.display().to_string(),
            begin: "2026-01-05T01:00:00Z".parse().unwrap(),
        })
        .unwrap();
        sim.through().unwrap();
        sim
    }

    #[test]
    fn a_clock_that_forgets_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let mut sim = a_day(folder.path());
        the_register(&mut sim).unwrap();
        // A month goes by and nobody looks at what fell due.
        sim.now += (30 * 24).hours();
        let broken = the_register(&mut sim).unwrap_err();
        assert!(broken.to_string().contains("the clock left"), "{broken}");
    }

    #[test]
    fn a_row_that_is_not_what_the_journal_says_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let sim = a_day(folder.path());
        let desk = sim.nodes[0].clone();
        let mut case = desk.case(sim.at_hand[0]).unwrap().unwrap();
        row(&desk, &case, sim.now).unwrap();
        case.unit = None;
        assert!(row(&desk, &case, sim.now).is_err());
    }
}
