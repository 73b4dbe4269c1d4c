//! What the simulator does with any matter that is no case: somebody does something with it, and then it must hold.

use casework::matter::Matter;
use casework::permission::Actor;
use desk::{MatterOrder, Trouble};

use super::Broken;
use super::node::Node;

/// One of those people.
pub(super) fn somebody(node: &Node, which: impl Fn(&Actor) -> bool) -> Option<Actor> {
    let house = node.desk.house();
    let people = house.organisation.people.keys().cloned().map(Actor::Staff);
    let people: Vec<Actor> = people.filter(which).collect();
    node.one_of(&people).cloned()
}

/// Somebody does something; its number, unless the rules refused or the node stopped on the way.
pub(super) fn does<M: Matter>(
    node: &mut Node,
    actor: Actor,
    n: Option<u32>,
    command: M::Command,
) -> Result<Option<u32>, Broken> {
    node.world.count_given();
    let order = MatterOrder::<M> { actor, n, command, expected: None, request: None };
    match node.desk.run_matter(&order) {
        Ok(done) => {
            node.lived.steps += u64::from(!done.events.is_empty());
            node.lived.checks += 1;
            Ok(Some(done.n))
        }
        Err(Trouble::Fault(fault)) => node.comes_again(fault).map(|()| None),
        Err(_) => {
            node.lived.refused += 1;
            Ok(None)
        }
    }
}

/// It is there, and listed as its journal says; as it is.
pub(super) fn holds<M: Matter>(
    node: &Node,
    n: u32,
    state: impl Fn(&M) -> &'static str,
) -> Result<M, Broken> {
    let (desk, org) = (&node.desk, node.desk.org());
    let Some(it) = desk.matter::<M>(n)? else { return Err(broken::<M>(node, n, "it is gone")) };
    let alone = node.world.plan.nodes <= 1;
    let row =
        desk.store().read(|reader| reader.matters_before(org, M::KIND, n.checked_add(1), 1))?;
    match row.first().filter(|row| row.n == n) {
        None => Err(broken::<M>(node, n, "it has no row")),
        Some(row) if alone && (row.version, row.state.as_str()) != (it.version(), state(&it)) => {
            Err(broken::<M>(node, n, "its row is not what its journal says"))
        }
        Some(_) => Ok(it),
    }
}

/// What was found, with the seed that leads there.
pub(super) fn broken<M: Matter>(node: &Node, n: u32, what: &str) -> Broken {
    let what = format!("{} {n}: {what}", M::KIND.code());
    Broken::Register { seed: node.world.plan.seed, what }
}
