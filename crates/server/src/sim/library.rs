//! The library in the simulator: closed cases are written about, released by somebody else, sent back, taken out,
//! written anew and practised, by whoever comes along; the rules say who may.

use std::collections::BTreeMap;

use casework::case::Case;
use casework::matter::{Around, Matter, MatterKind};
use casework::permission::Actor;
use casework::write_up::{
    DraftWriteUp, PractiseWriteUp, WriteUp, WriteUpCommand, WriteUpReason, WriteUpState, begun_from,
};
use desk::{MatterOrder, Trouble};

use super::Broken;
use super::hands::WORDS;
use super::node::Node;

/// In so many of a hundred turns a new one is written, where there are some already.
const NEW_PERCENT: u64 = 30;

/// Somebody writes about a closed case, or does something about what was written.
pub(super) fn turn(node: &mut Node) -> Result<(), Broken> {
    let org = node.desk.org();
    let written = node.desk.store().read(|reader| reader.matters(org, MatterKind::WriteUp))?;
    let people: Vec<Actor> =
        node.desk.house().organisation.people.keys().cloned().map(Actor::Staff).collect();
    let Some(actor) = node.one_of(&people).cloned() else { return Ok(()) };
    let known = node.one_of(&written).map(|it| it.n).filter(|_| !node.percent(NEW_PERCENT));
    let (n, command) = match known {
        Some(n) => (Some(n), about(node, &actor, n)?),
        None => (None, from_a_case(node, &actor)?.map(WriteUpCommand::DraftWriteUp)),
    };
    let Some(command) = command else { return Ok(()) };
    node.world.count_given();
    let order = MatterOrder::<WriteUp> { actor, n, command, expected: None, request: None };
    match node.desk.run_matter(&order) {
        Ok(done) => {
            node.lived.steps += u64::from(!done.events.is_empty());
            node.lived.write_ups += u64::from(n.is_none());
            node.lived.checks += 1;
            holds(node, done.n)
        }
        Err(Trouble::Fault(fault)) => node.comes_again(fault),
        Err(_) => {
            node.lived.refused += 1;
            Ok(())
        }
    }
}

/// What a closed case at hand says of itself, with words where it says nothing; none where it is open.
fn from_a_case(node: &Node, actor: &Actor) -> Result<Option<Box<DraftWriteUp>>, Broken> {
    let Some(no) = node.a_case_at_hand() else { return Ok(None) };
    let Some(case) = node.desk.case(no)? else { return Ok(None) };
    Ok(case.closure.is_some().then(|| Box::new(drafted(node, actor, &case))))
}

fn drafted(node: &Node, actor: &Actor, case: &Case) -> DraftWriteUp {
    let house = node.desk.house();
    let (standing, folded) = (BTreeMap::new(), BTreeMap::new());
    let around = house.around(actor, node.now, &standing, &[]);
    let mut draft = begun_from(case, &Around { folded: &folded, ..around });
    for text in [&mut draft.title, &mut draft.problem, &mut draft.handling, &mut draft.summary] {
        if text.trim().is_empty() {
            WORDS.clone_into(text);
        }
    }
    draft
}

/// Anything that may come to somebody's mind about one that is there.
fn about(node: &Node, actor: &Actor, n: u32) -> Result<Option<WriteUpCommand>, Broken> {
    let because = || WriteUpReason { reason: format!("{WORDS} {}", node.below(3)) };
    Ok(Some(match node.below(10) {
        0..4 => WriteUpCommand::ReleaseWriteUp,
        4 => WriteUpCommand::SendBackWriteUp(because()),
        5 => WriteUpCommand::WithdrawWriteUp(because()),
        6 => {
            let Some(it) = node.desk.matter::<WriteUp>(n)? else { return Ok(None) };
            let first = it.cases.iter().next().copied();
            let Some(case) = first.map(|no| node.desk.case(no)).transpose()?.flatten() else {
                return Ok(None);
            };
            let mut draft = drafted(node, actor, &case);
            draft.summary = format!("{WORDS} {}", node.below(3));
            WriteUpCommand::ReviseWriteUp(Box::new(draft))
        }
        _ => {
            let answer = format!("{WORDS} {}", node.below(5));
            WriteUpCommand::PractiseWriteUp(PractiseWriteUp { answer })
        }
    }))
}

/// What must hold of a write-up: on view only by another's hand than wrote it, and listed as its journal says.
fn holds(node: &Node, n: u32) -> Result<(), Broken> {
    let (desk, org) = (&node.desk, node.desk.org());
    let broken = |what: &str| {
        let (seed, what) = (node.world.plan.seed, format!("write-up {n}: {what}"));
        Err(Broken::Register { seed, what })
    };
    let Some(it) = desk.matter::<WriteUp>(n)? else { return broken("it is gone") };
    let by = |mark: &Option<casework::incident::Mark>| mark.as_ref().map(|it| it.by.clone());
    if it.state() == WriteUpState::Released && by(&it.written) == by(&it.released) {
        return broken("who wrote it released it");
    }
    let alone = node.world.plan.nodes <= 1;
    let row = desk
        .store()
        .read(|reader| reader.matters_before(org, MatterKind::WriteUp, n.checked_add(1), 1))?;
    match row.first().filter(|row| row.n == n) {
        None => broken("it has no row"),
        Some(row)
            if alone && (row.version, row.state.as_str()) != (it.version(), it.state().code()) =>
        {
            broken("its row is not what its journal says")
        }
        Some(_) => Ok(()),
    }
}
