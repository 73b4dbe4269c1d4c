//! The simulator: a busy desk under a clock that is set, with people who do what is next, people who do anything,
//! a house that changes, nodes that stop and come back, clocks that jump back and a mail gateway that often says no.
//!
//! After every step the invariants of the case are checked, and its journal is followed; in the end every journal is
//! folded anew. One node does everything in turn, so the same seed lives the same life to the last hash. Several nodes
//! have a thread each, commit at the same time and meet at the same cases: there only what each node draws follows from
//! the seed, and which of two commits comes first is the database's.

mod hands;
mod house;
mod library;
mod matters;
mod node;
mod plans;
mod public_reviews;
mod reviews;
mod tasks;
mod visits;
mod watch;
mod world;

use std::sync::Arc;

use desk::Trouble;
use jiff::Timestamp;

use node::Node;
use world::World;

/// What to live through.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The same seed, the same life.
    pub seed: u64,
    /// Days of it.
    pub days: u32,
    /// Complaints a day.
    pub cases_a_day: u32,
    /// Programs on one register.
    pub nodes: u32,
    /// Where the register is.
    pub data: String,
    /// When it begins.
    pub begin: Timestamp,
}

/// What was lived through.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Lived {
    /// Complaints that came in.
    pub cases: u64,
    /// Commands that did something.
    pub steps: u64,
    /// Steps that only time brought about.
    pub ticks: u64,
    /// Commands the rules refused.
    pub refused: u64,
    /// Commands that came too late, because another node had changed the case meanwhile.
    pub overtaken: u64,
    /// Changes of people, absences and calendar.
    pub changes: u64,
    /// Nodes that stopped and came back.
    pub restarts: u64,
    /// Times the machine's clock jumped back.
    pub jumps: u64,
    /// Letters that went out.
    pub letters: u64,
    /// Write-ups that were drafted.
    pub write_ups: u64,
    /// Public reviews that came in, or came again.
    pub public_reviews: u64,
    /// Replies to them that appeared.
    pub published: u64,
    /// Times a case was looked at and every invariant asked.
    pub checks: u64,
    /// Cases still open at the end.
    pub open: u64,
    /// The seal over the whole journal at the end, in hexadecimal digits.
    pub seal: String,
}

impl Lived {
    /// Adds what another node lived through.
    fn add(&mut self, other: &Lived) {
        self.cases += other.cases;
        self.steps += other.steps;
        self.ticks += other.ticks;
        self.refused += other.refused;
        self.overtaken += other.overtaken;
        self.changes += other.changes;
        self.restarts += other.restarts;
        self.jumps += other.jumps;
        self.letters += other.letters;
        self.write_ups += other.write_ups;
        self.public_reviews += other.public_reviews;
        self.published += other.published;
        self.checks += other.checks;
        self.open += other.open;
    }
}

/// What ended a life before its time.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// An invariant does not hold.
    #[error("seed {seed}, step {step}, case {no}: {what}")]
    Invariant {
        /// The seed.
        seed: u64,
        /// How many commands had been given.
        step: u64,
        /// The case.
        no: String,
        /// What was found.
        what: String,
    },
    /// The register is not what its journal says.
    #[error("seed {seed}: {what}")]
    Register {
        /// The seed.
        seed: u64,
        /// What was found.
        what: String,
    },
    /// The world failed, which is not simulated here.
    #[error(transparent)]
    World(#[from] anyhow::Error),
}

impl From<Trouble> for Broken {
    fn from(trouble: Trouble) -> Broken {
        Broken::World(trouble.into())
    }
}

impl From<store::Fault> for Broken {
    fn from(fault: store::Fault) -> Broken {
        Broken::World(fault.into())
    }
}

/// Lives through a plan on a fresh register. An invariant that breaks ends it, with how to repeat it. `day` is told of
/// every day that begins, and how many cases there are by then.
pub fn live(plan: Plan, day: &(dyn Fn(u64, u64) + Sync)) -> Result<Lived, Broken> {
    let world = Arc::new(World::begin(plan)?);
    let nodes: Vec<Node> =
        (0..world.plan.nodes.max(1)).map(|n| Node::begin(&world, n)).collect::<Result<_, _>>()?;
    let (mut first, others) = through(&world, nodes, day)?;
    for other in &others {
        first.lived.add(&other.lived);
    }
    drop(others);
    first.end()?;
    watch::the_register(&mut first)?;
    Ok(first.lived)
}

/// Lets every node live until the end, each on a thread of its own; the first, and the others.
fn through(
    world: &Arc<World>,
    mut nodes: Vec<Node>,
    day: &(dyn Fn(u64, u64) + Sync),
) -> Result<(Node, Vec<Node>), Broken> {
    let mut lived: Vec<Result<Node, Broken>> = Vec::new();
    if nodes.len() == 1 {
        lived.extend(nodes.pop().map(|node| node.through(day)));
    } else {
        std::thread::scope(|scope| {
            let hands: Vec<_> =
                nodes.into_iter().map(|node| scope.spawn(move || node.through(day))).collect();
            for hand in hands {
                let gone = || Err(Broken::World(anyhow::anyhow!("a node broke off")));
                lived.push(hand.join().unwrap_or_else(|_| gone()));
            }
        });
    }
    debug_assert!(world.is_over(), "every node lives until the end");
    // What broke first has stopped the others, which then ended well.
    let mut nodes = lived.into_iter().collect::<Result<Vec<Node>, Broken>>()?;
    let first = nodes.remove(0);
    Ok((first, nodes))
}
