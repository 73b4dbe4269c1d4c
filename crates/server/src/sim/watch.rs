//! Watching: what must hold of a case after every step, and of the register in the end.

use casework::case::{Case, Event};
use casework::id::{CaseId, CaseNo};
use casework::invariant::{self, Broken as Found, Step, Walk};
use casework::permission::Actor;
use casework::view;
use desk::Desk;
use desk::run::decode;
use jiff::Timestamp;
use store::Fault;

use super::Broken;
use super::node::Node;
use crate::cli::proof::refold;

/// Journals followed at a time; when there are more, they are followed from their beginning again.
const WALKS_MAX: usize = 1_500;
/// Cases looked at together in the end.
const BATCH: u32 = 200;

/// Checks a case as it stands now, whoever changed it last: its journal from where it was last followed, the rules
/// that hold of every case, and its row. With `version`, the step that was just taken by this node is its last unless
/// somebody else was there meanwhile; then its row is what this node's rules make of it.
pub(super) fn a_case(node: &mut Node, no: CaseNo, version: Option<u64>) -> Result<(), Broken> {
    if node.walks.len() >= WALKS_MAX {
        node.walks.clear();
        node.shown.clear();
    }
    let (desk, org) = (node.desk.clone(), node.desk.org());
    let walks = &node.walks;
    // One moment of the register: other nodes go on meanwhile.
    let moment = desk.store().read(|reader| -> Result<_, Fault> {
        let Some(row) = reader.case_row(org, no)? else { return Ok(None) };
        let seen = walks.get(&row.id).map_or(0, Walk::steps);
        Ok(Some((reader.load_steps_after(org, row.id.0, seen)?, row)))
    })?;
    let Some((steps, row)) = moment else { return Ok(()) };
    node.lived.checks += 1;
    node.shown.insert(no, row.id);
    let walk = node.walks.entry(row.id).or_insert_with(|| Walk::of(Some(row.id)));
    let mut found = Vec::new();
    for step in &steps {
        found.extend(follow(walk, step)?);
    }
    let case = walk.case();
    let house = desk.house();
    let Ok(pack) = house.pack_of(case) else { return Ok(()) };
    let setting = house.setting_of(case, pack, &Actor::Clock, node.now);
    found.extend(invariant::check(case, &setting));
    let mut broken = found.first().map(ToString::to_string);
    if row.version != case.version {
        let found = format!("I9: the row is of version {}, the case {}", row.version, case.version);
        broken = broken.or(Some(found));
    } else if version == Some(case.version) {
        let meanwhile = node.world.plan.nodes > 1;
        let known = house.organisation.version;
        let mut wrong_row = row_of(&desk, case, &row, meanwhile).err();
        // Another node may have changed the house and looked at the case by it since: then this node's rules tell
        // nothing of the row, and the walk through the open cases does.
        if meanwhile && wrong_row.is_some() {
            desk.refresh()?;
            wrong_row = wrong_row.filter(|_| desk.house().organisation.version == known);
        }
        broken = broken.or(wrong_row);
    }
    tell(node, no, broken)
}

/// Checks a case that was folded by the desk against the journal as it was followed.
pub(super) fn folded(node: &Node, case: &Case) -> Result<(), Broken> {
    let walk = case.id.and_then(|id| node.walks.get(&id));
    let Some(walk) = walk.filter(|walk| walk.steps() == case.version) else { return Ok(()) };
    let no = case.no().unwrap_or_else(|| CaseNo::new(jiff::civil::Date::ZERO, 0));
    tell(node, no, walk.compare(case).first().map(ToString::to_string))
}

fn tell(node: &Node, no: CaseNo, broken: Option<String>) -> Result<(), Broken> {
    let Some(what) = broken else { return Ok(()) };
    let (seed, step) = (node.world.plan.seed, node.world.given());
    Err(Broken::Invariant { seed, step, no: no.to_string(), what })
}

fn follow(walk: &mut Walk, step: &store::Step) -> Result<Vec<Found>, Fault> {
    let actor = Actor::parse(&step.actor).unwrap_or(Actor::Setup);
    let events = decode::<Event>(step)?;
    Ok(walk.follow(&Step { at: step.at, actor: &actor, events: &events }))
}

/// Checks the register as a whole: the chain, every journal from its beginning, every row, that refolding finds nothing
/// to mend, and that the clock has forgotten nothing.
pub(super) fn the_register(node: &mut Node) -> Result<(), Broken> {
    let (desk, seed) = (node.desk.clone(), node.world.plan.seed);
    let broken = |what: String| Broken::Register { seed, what };
    let org = desk.org();
    let report = desk.store().verify()?;
    if !report.is_clean() {
        return Err(broken(format!("the chain is broken: {:?}", report.findings.first())));
    }
    let late = desk.store().read(|reader| reader.due_for_tick(org, node.now, None, 10))?;
    if !late.is_empty() {
        return Err(broken(format!("the clock left {} cases behind", late.len())));
    }
    let mut after = [0; 16];
    loop {
        let streams = desk.store().read(|reader| reader.streams(org, after, BATCH))?;
        let Some(last) = streams.last().copied() else { break };
        for stream in streams {
            let case = whole(&desk, CaseId(stream), node.now).map_err(broken)?;
            node.lived.open += u64::from(case.complaint.is_some() && case.closure.is_none());
        }
        after = last;
    }
    let as_written = desk.store().read(|reader| reader.rows_beside(org))?;
    refold(desk.store(), &desk)?;
    let anew = desk.store().read(|reader| reader.rows_beside(org))?;
    if let Some((id, written)) = as_written.iter().find(|(id, lines)| anew.get(*id) != Some(lines))
    {
        let no = desk.case_by_id(CaseId(*id))?.and_then(|case| case.no());
        let of_case = no.map(|no| no.to_string()).unwrap_or_default();
        let other = anew.get(id).map(String::as_str).unwrap_or_default();
        let what = format!("case {of_case}: refolding wrote\n{other}instead of\n{written}");
        return Err(broken(what));
    }
    if as_written.len() != anew.len() {
        return Err(broken("refolding wrote points, promises or duties of more cases".to_owned()));
    }
    let seals = desk.store().seal(node.now)?;
    node.lived.seal = seals.first().map(|seal| hex(&seal.root)).unwrap_or_default();
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// One case with its journal from the beginning and its row.
fn whole(desk: &Desk, id: CaseId, now: Timestamp) -> Result<Case, String> {
    let say = |fault: Fault| fault.to_string();
    let org = desk.org();
    let case = desk.case_by_id(id).map_err(say)?.unwrap_or_default();
    let Some(no) = case.no() else { return Ok(case) };
    let steps = desk.store().read(|reader| reader.load_steps(org, id.0)).map_err(say)?;
    let mut walk = Walk::of(Some(id));
    let mut found = Vec::new();
    for step in &steps {
        found.extend(follow(&mut walk, step).map_err(say)?);
    }
    found.extend(walk.compare(&case));
    let house = desk.house();
    let pack = house.pack_of(&case).map_err(|refusal| refusal.code().to_owned())?;
    found.extend(invariant::check(&case, &house.setting_of(&case, pack, &Actor::Clock, now)));
    if let Some(first) = found.first() {
        return Err(format!("case {no}: {first}"));
    }
    match desk.store().read(|reader| reader.case_row(org, no)).map_err(say)? {
        Some(row) => row_of(desk, &case, &row, false)?,
        None => return Err(format!("case {no} has no row")),
    }
    Ok(case)
}

/// The row of a case is what the rules make of its journal. `meanwhile` another node may have changed the house and woken
/// every open case: then the clock looks earlier than it would have to.
fn row_of(desk: &Desk, case: &Case, stored: &view::CaseRow, meanwhile: bool) -> Result<(), String> {
    let house = desk.house();
    let pack = house.pack_of(case).map_err(|refusal| refusal.code().to_owned())?;
    let at = case.changed_at.unwrap_or(desk.now());
    let setting = house.setting_of(case, pack, &Actor::Clock, at);
    let Some(mut row) = view::rows(case, &setting).map(|rows| rows.case) else { return Ok(()) };
    let earlier =
        stored.tick_at.is_some() && row.tick_at.is_none_or(|at| stored.tick_at < Some(at));
    if meanwhile && earlier {
        row.tick_at = stored.tick_at;
    }
    if row == *stored {
        return Ok(());
    }
    Err(format!("I9: the row is {stored:?} and should be {row:?}"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::ToSpan;

    use super::*;
    use crate::sim::Plan;
    use crate::sim::world::World;

    fn a_day(data: &std::path::Path) -> Node {
        let plan = Plan {
            seed: 1,
            days: 1,
            cases_a_day: 5,
            nodes: 1,
            data: data.display().to_string(),
            begin: "2026-01-05T01:00:00Z".parse().unwrap(),
        };
        let world = Arc::new(World::begin(plan).unwrap());
        let mut node = Node::begin(&world, 0).unwrap().through(&|_, _| {}).unwrap();
        node.end().unwrap();
        node
    }

    #[test]
    fn a_clock_that_forgets_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let mut node = a_day(folder.path());
        the_register(&mut node).unwrap();
        // A month goes by and nobody looks at what fell due.
        node.now += (30 * 24).hours();
        let broken = the_register(&mut node).unwrap_err();
        assert!(broken.to_string().contains("the clock left"), "{broken}");
    }

    #[test]
    fn a_row_that_is_not_what_the_journal_says_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let mut node = a_day(folder.path());
        let no = node.world.at_hand()[0];
        let spoil = |node: &Node, sql: &'static str| {
            node.desk
                .store()
                .transact(move |tx| -> Result<(), Fault> { tx.conn().batch(sql) })
                .unwrap();
        };
        a_case(&mut node, no, None).unwrap();
        spoil(&node, "update cases set version = version + 1");
        let broken = a_case(&mut node, no, None).unwrap_err();
        assert!(broken.to_string().contains("I9"), "{broken}");
        spoil(&node, "update cases set version = version - 1, urges = urges + 1");
        let version = node.desk.case(no).unwrap().unwrap().version;
        let broken = a_case(&mut node, no, Some(version)).unwrap_err();
        assert!(broken.to_string().contains("I9"), "{broken}");
        assert!(the_register(&mut node).unwrap_err().to_string().contains("I9"));
    }

    #[test]
    fn a_duty_that_was_left_behind_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let mut node = a_day(folder.path());
        node.desk
            .store()
            .transact(|tx| -> Result<(), Fault> { tx.conn().batch("update duties set n = n + 50") })
            .unwrap();
        let broken = the_register(&mut node).unwrap_err();
        assert!(broken.to_string().contains("refolding"), "{broken}");
    }
}
