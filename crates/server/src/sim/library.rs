//! The library in the simulator: closed cases are written about, released by somebody else, sent back, taken out,
//! written anew and practised, by whoever comes along; the rules say who may.

use std::collections::BTreeMap;

use casework::case::Case;
use casework::matter::{Around, MatterKind, may_keep};
use casework::permission::{Act, Actor, may};
use casework::write_up::{
    DraftWriteUp, PractiseWriteUp, WriteUp, WriteUpCommand, WriteUpReason, WriteUpState, begun_from,
};

use super::hands::WORDS;
use super::matters::somebody;
use super::node::Node;
use super::{Broken, matters};

/// In so many of a hundred turns a new one is written, where there are some already.
const NEW_PERCENT: u64 = 30;
/// Cases looked at for one that is closed, at most.
const LOOKS: u32 = 10;

/// Somebody writes about a closed case, or does something about what was written.
pub(super) fn turn(node: &mut Node) -> Result<(), Broken> {
    let org = node.desk.org();
    let written = node.desk.store().read(|reader| reader.matters(org, MatterKind::WriteUp))?;
    let known = node.one_of(&written).map(|it| it.n).filter(|_| !node.percent(NEW_PERCENT));
    let chosen = match known {
        Some(n) => about(node, n)?.map(|(actor, command)| (actor, Some(n), command)),
        None => from_a_case(node)?
            .map(|(actor, draft)| (actor, None, WriteUpCommand::DraftWriteUp(draft))),
    };
    let Some((actor, n, command)) = chosen else { return Ok(()) };
    if let Some(done) = matters::does::<WriteUp>(node, actor, n, command)? {
        node.lived.write_ups += u64::from(n.is_none());
        holds(node, done)?;
    }
    Ok(())
}

/// What a closed case at hand says of itself, by somebody who mostly may write about it; none where all are open.
fn from_a_case(node: &Node) -> Result<Option<(Actor, Box<DraftWriteUp>)>, Broken> {
    for _ in 0..LOOKS {
        let Some(no) = node.a_case_at_hand() else { break };
        let Some(case) = node.desk.case(no)?.filter(|case| case.closure.is_some()) else {
            continue;
        };
        let (house, standing) = (node.desk.house(), case.standing());
        let works = |actor: &Actor| may(&house.organisation, actor, &standing, Act::Work).is_ok();
        let strangers = node.percent(20);
        let Some(actor) = somebody(node, |it| strangers || works(it)) else { break };
        let draft = Box::new(drafted(node, &actor, &case));
        return Ok(Some((actor, draft)));
    }
    Ok(None)
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
fn about(node: &Node, n: u32) -> Result<Option<(Actor, WriteUpCommand)>, Broken> {
    let Some(it) = node.desk.matter::<WriteUp>(n)? else { return Ok(None) };
    let (house, strangers) = (node.desk.house(), node.percent(30));
    let keeps = |actor: &Actor| may_keep(&house.organisation, actor, &it.accused).is_ok();
    let Some(actor) = somebody(node, |who| strangers || keeps(who)) else { return Ok(None) };
    let because = || WriteUpReason { reason: format!("{WORDS} {}", node.below(3)) };
    let command = match node.below(10) {
        _ if it.waits() && node.percent(60) => WriteUpCommand::ReleaseWriteUp,
        0 => WriteUpCommand::ReleaseWriteUp,
        1 => WriteUpCommand::SendBackWriteUp(because()),
        2 => WriteUpCommand::WithdrawWriteUp(because()),
        3..6 => {
            let first = it.cases.iter().next().copied();
            let Some(case) = first.map(|no| node.desk.case(no)).transpose()?.flatten() else {
                return Ok(None);
            };
            let mut draft = drafted(node, &actor, &case);
            draft.summary = format!("{WORDS} {}", node.below(3));
            WriteUpCommand::ReviseWriteUp(Box::new(draft))
        }
        _ => {
            let answer = format!("{WORDS} {}", node.below(5));
            WriteUpCommand::PractiseWriteUp(PractiseWriteUp { answer })
        }
    };
    Ok(Some((actor, command)))
}

/// On view only by another's hand than wrote it, and listed as its journal says.
fn holds(node: &Node, n: u32) -> Result<(), Broken> {
    let it = matters::holds::<WriteUp>(node, n, |it| it.state().code())?;
    let by = |mark: &Option<casework::incident::Mark>| mark.as_ref().map(|it| it.by.clone());
    if it.state() == WriteUpState::Released && by(&it.written) == by(&it.released) {
        return Err(matters::broken::<WriteUp>(node, n, "who wrote it released it"));
    }
    Ok(())
}
