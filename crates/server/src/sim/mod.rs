//! The simulator: a busy desk under a clock that is set, with people who do what is next, people who do anything,
//! nodes that stop and come back, clocks that jump back and a mail gateway that often says no.
//!
//! After every step the invariants of the case are checked, and its journal is folded anew. The same seed lives the
//! same life on one node; with several nodes on PostgreSQL the order of their commits is the database's.

mod hands;
mod tasks;
mod watch;

use std::sync::Arc;

use casework::case::Case;
use casework::id::CaseNo;
use casework::permission::Actor;
use desk::chance::SeededChance;
use desk::clock::SetClock;
use desk::outbox::{Courier, CourierError};
use desk::{Clock, Desk, Order, Trouble};
use jiff::{Timestamp, ToSpan};
use store::{Durability, Options, Store, Target};

use crate::demo::Material;
use crate::packs;

/// Cases somebody may still do something on; the oldest make room.
const AT_HAND_MAX: usize = 400;
/// Minutes of simulated time between two looks of the clock at what fell due, at most.
const TICK_MINUTES_MAX: u64 = 240;

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Lived {
    /// Complaints that came in.
    pub cases: u64,
    /// Commands that did something.
    pub steps: u64,
    /// Commands the rules refused.
    pub refused: u64,
    /// Nodes that stopped and came back.
    pub restarts: u64,
    /// Times the machine's clock jumped back.
    pub jumps: u64,
    /// Letters that went out.
    pub letters: u64,
    /// Invariants asked, over all.
    pub checks: u64,
    /// Cases still open at the end.
    pub open: u64,
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

/// A desk that lives.
struct Sim {
    plan: Plan,
    clock: Arc<SetClock>,
    now: Timestamp,
    dice: SeededChance,
    nodes: Vec<Desk>,
    material: Material,
    at_hand: Vec<CaseNo>,
    given: u64,
    lived: Lived,
}

/// Lives through a plan on a fresh register. An invariant that breaks ends it, with how to repeat it.
pub fn live(plan: Plan) -> Result<Lived, Broken> {
    let mut sim = Sim::begin(plan)?;
    sim.through()?;
    watch::the_register(&mut sim)?;
    Ok(sim.lived)
}

impl Sim {
    /// The house of the demo on an empty register.
    fn begin(plan: Plan) -> Result<Sim, Broken> {
        let mut sim = Sim {
            now: plan.begin,
            clock: Arc::new(SetClock::at(plan.begin)),
            dice: SeededChance::new(plan.seed),
            nodes: Vec::new(),
            material: Material::load().map_err(anyhow::Error::from)?,
            at_hand: Vec::new(),
            given: 0,
            lived: Lived::default(),
            plan,
        };
        let first = sim.open_node()?;
        first.administer(&Actor::Setup, &sim.material.organisation(&first.house()))?;
        sim.nodes.push(first);
        for _ in 1..sim.plan.nodes {
            let desk = sim.open_node()?;
            sim.nodes.push(desk);
        }
        Ok(sim)
    }

    /// Opens a node on the register, as after a crash: nothing of what it knew is left.
    fn open_node(&self) -> Result<Desk, Broken> {
        let target = Target::parse(&self.plan.data)?;
        let options = Options { create: true, durability: Durability::None, ..Options::default() };
        let store = Store::open(&target, &options)?;
        store.migrate()?;
        let seed = self.dice.next_u64();
        let clock = Arc::clone(&self.clock) as Arc<dyn Clock>;
        let chance = Arc::new(SeededChance::new(seed));
        Ok(Desk::open(store, crate::cli::serve::ORG, clock, chance, packs::load(None)?)?)
    }

    fn below(&self, n: u64) -> u64 {
        self.dice.next_u64() % n.max(1)
    }

    fn percent(&self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn one_of<'a, T>(&self, list: &'a [T]) -> Option<&'a T> {
        list.get(usize::try_from(self.below(list.len() as u64)).unwrap_or(0))
    }

    /// Some node: whoever acts does not choose which.
    fn node(&self) -> Desk {
        self.one_of(&self.nodes).cloned().unwrap_or_else(|| self.nodes[0].clone())
    }

    /// Time passes, people act, things go wrong.
    fn through(&mut self) -> Result<(), Broken> {
        let end = self.plan.begin + (i64::from(self.plan.days) * 24).hours();
        // Each complaint brings about a score of commands.
        let acts_a_day = u64::from(self.plan.cases_a_day.max(1)) * 20;
        let mean_seconds = 24 * 3_600 / acts_a_day.max(1);
        let mut tick_at = self.now;
        while self.now < end {
            let pause = 1 + self.below(2 * mean_seconds.max(1));
            self.now += i64::try_from(pause).unwrap_or(1).seconds();
            self.clock.set(self.now);
            if self.now >= tick_at {
                self.node().tick()?;
                let minutes = 1 + self.below(TICK_MINUTES_MAX);
                tick_at = self.now + i64::try_from(minutes).unwrap_or(1).minutes();
            }
            match self.below(1_000) {
                0..50 => self.take_in()?,
                50..990 => self.act()?,
                990..992 => self.restart()?,
                992..994 => self.jump_back()?,
                _ => self.send_letters()?,
            }
        }
        self.now = end;
        self.clock.set(end);
        self.node().tick()?;
        Ok(())
    }

    /// Gives an order and looks at the case it was about.
    fn give(&mut self, desk: &Desk, order: &Order, no: Option<CaseNo>) -> Result<(), Broken> {
        self.given += 1;
        match desk.run(order) {
            Ok(done) => {
                self.lived.steps += u64::from(!done.repeated);
                if !self.at_hand.contains(&done.no) {
                    self.at_hand.push(done.no);
                }
                watch::a_case(self, desk, done.no)
            }
            Err(Trouble::Fault(fault)) => Err(fault.into()),
            Err(_) => {
                self.lived.refused += 1;
                no.map_or(Ok(()), |no| watch::a_case(self, desk, no))
            }
        }
    }

    fn take_in(&mut self) -> Result<(), Broken> {
        let desk = self.node();
        let (actor, receive) = hands::complaint(self, &desk)?;
        let order = Order::receive(actor, receive).and(casework::case::Command::Acknowledge);
        self.lived.cases += 1;
        if self.at_hand.len() >= AT_HAND_MAX {
            self.at_hand.remove(0);
        }
        self.give(&desk, &order, None)
    }

    /// Somebody does what is next, or something else.
    fn act(&mut self) -> Result<(), Broken> {
        let Some(no) = self.one_of(&self.at_hand).copied() else { return self.take_in() };
        let desk = self.node();
        let Some(case) = desk.case(no)? else { return Ok(()) };
        if self.is_over(&case) {
            self.at_hand.retain(|it| *it != no);
            return Ok(());
        }
        let chosen = if self.percent(72) {
            hands::what_is_next(self, &desk, &case)
        } else {
            hands::anything(self, &desk, &case)
        };
        let Some((actor, command)) = chosen else { return Ok(()) };
        self.give(&desk, &Order::on(actor, no, command), Some(no))
    }

    /// Now and then somebody still writes about a closed case.
    fn is_over(&self, case: &Case) -> bool {
        case.closure.is_some() && self.percent(60)
    }

    /// A node stops where it is and comes back.
    fn restart(&mut self) -> Result<(), Broken> {
        let at = usize::try_from(self.below(self.nodes.len() as u64)).unwrap_or(0);
        drop(self.nodes.remove(at));
        let desk = self.open_node()?;
        self.nodes.push(desk);
        self.lived.restarts += 1;
        Ok(())
    }

    /// The machine's clock is put back; the journal's times never are.
    fn jump_back(&mut self) -> Result<(), Broken> {
        let minutes = i64::try_from(self.below(120)).unwrap_or(0);
        self.clock.set(self.now - minutes.minutes());
        self.lived.jumps += 1;
        self.act()
    }

    fn send_letters(&mut self) -> Result<(), Broken> {
        let desk = self.node();
        let gateway = Gateway(SeededChance::new(self.dice.next_u64()));
        let round = desk.send_letters(&gateway)?;
        self.lived.letters += u64::try_from(round.sent).unwrap_or(0);
        Ok(())
    }
}

/// A mail gateway that takes every second letter.
#[derive(Debug)]
struct Gateway(SeededChance);

impl Courier for Gateway {
    fn send(&self, _: &store::OutboxLetter) -> Result<(), CourierError> {
        match self.0.next_u64() % 10 {
            0..5 => Ok(()),
            5..9 => Err(CourierError::Later("busy".to_owned())),
            _ => Err(CourierError::Never("no such box".to_owned())),
        }
    }
}
