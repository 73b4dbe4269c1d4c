//! What all nodes of a simulated desk have in common: the time, the register, the cases at hand.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use casework::id::{CaseNo, PackId};
use casework::pack::Pack;
use casework::permission::Actor;
use desk::chance::SeededChance;
use desk::{Clock, Desk};
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeMap;
use store::{Durability, Options, Store, Target};

use super::{Broken, Plan};
use crate::cli::serve::ORG;
use crate::demo::Material;
use crate::packs;

/// Cases somebody may still do something on; the oldest make room.
const AT_HAND_MAX: usize = 400;
/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;

/// The world the nodes live in.
#[derive(Debug)]
pub(super) struct World {
    pub(super) plan: Plan,
    pub(super) material: Material,
    packs: BTreeMap<PackId, Pack>,
    /// The true time; a node's own clock may lag behind.
    time: Arc<AtomicI64>,
    end: i64,
    at_hand: Mutex<Vec<CaseNo>>,
    given: AtomicU64,
    taken_in: AtomicU64,
    stopped: AtomicBool,
}

impl World {
    /// The house of the demo on an empty register.
    pub(super) fn begin(plan: Plan) -> Result<World, Broken> {
        let begin = plan.begin.as_millisecond();
        let world = World {
            material: Material::load().map_err(anyhow::Error::from)?,
            packs: packs::load(None)?,
            time: Arc::new(AtomicI64::new(begin)),
            end: begin + i64::from(plan.days) * DAY_MS,
            at_hand: Mutex::default(),
            given: AtomicU64::new(0),
            taken_in: AtomicU64::new(0),
            stopped: AtomicBool::new(false),
            plan,
        };
        let desk = world.open(&Arc::new(NodeClock::of(&world)), world.plan.seed ^ 1)?;
        if desk.house().organisation.root().is_some() {
            let what = "the register is not empty: a simulated desk wants one of its own";
            return Err(Broken::World(anyhow::anyhow!(what)));
        }
        desk.administer(&Actor::Setup, &world.material.organisation(&desk.house()))?;
        Ok(world)
    }

    /// Opens a node on the register, as after a crash: nothing of what it knew is left.
    pub(super) fn open(&self, clock: &Arc<NodeClock>, seed: u64) -> Result<Desk, Broken> {
        let target = Target::parse(&self.plan.data)?;
        let mut options =
            Options { create: true, durability: Durability::None, ..Options::default() };
        if self.plan.nodes <= 1 {
            // One after another, so that the same seed writes the same journal.
            options.writers = 1;
        }
        let store = Store::open(&target, &options)?;
        store.migrate()?;
        let clock = Arc::clone(clock) as Arc<dyn Clock>;
        Ok(Desk::open(store, ORG, clock, Arc::new(SeededChance::new(seed)), self.packs.clone())?)
    }

    /// Lets some seconds pass; the time then.
    pub(super) fn pass(&self, seconds: u64) -> Timestamp {
        let ms = i64::try_from(seconds).unwrap_or(1) * 1_000;
        let now = (self.time.fetch_add(ms, Ordering::SeqCst) + ms).min(self.end);
        Timestamp::from_millisecond(now).unwrap_or(self.plan.begin)
    }

    /// Puts the time to the end.
    pub(super) fn to_the_end(&self) -> Timestamp {
        self.time.store(self.end, Ordering::SeqCst);
        self.plan.begin + (i64::from(self.plan.days) * 24).hours()
    }

    /// Whether nothing more is to be done.
    pub(super) fn is_over(&self) -> bool {
        self.stopped.load(Ordering::SeqCst) || self.time.load(Ordering::SeqCst) >= self.end
    }

    /// Something broke: nobody goes on.
    pub(super) fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
    }

    /// Whole days since the beginning.
    pub(super) fn days(&self, now: Timestamp) -> u64 {
        let passed = now.as_millisecond() - self.plan.begin.as_millisecond();
        u64::try_from(passed / DAY_MS).unwrap_or(0)
    }

    /// Counts a command; how many were given so far.
    pub(super) fn count_given(&self) -> u64 {
        self.given.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// How many commands were given so far.
    pub(super) fn given(&self) -> u64 {
        self.given.load(Ordering::SeqCst)
    }

    /// Counts a complaint.
    pub(super) fn count_taken_in(&self) {
        self.taken_in.fetch_add(1, Ordering::SeqCst);
    }

    /// How many complaints came in so far.
    pub(super) fn taken_in(&self) -> u64 {
        self.taken_in.load(Ordering::SeqCst)
    }

    /// The cases somebody may do something on.
    pub(super) fn at_hand(&self) -> MutexGuard<'_, Vec<CaseNo>> {
        self.at_hand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One case more at hand.
    pub(super) fn put_at_hand(&self, no: CaseNo) {
        let mut at_hand = self.at_hand();
        if !at_hand.contains(&no) {
            if at_hand.len() >= AT_HAND_MAX {
                at_hand.remove(0);
            }
            at_hand.push(no);
        }
    }
}

/// The clock of a node: the world's, or behind it for a while.
#[derive(Debug)]
pub(super) struct NodeClock {
    time: Arc<AtomicI64>,
    behind_ms: AtomicI64,
}

impl NodeClock {
    /// A clock that goes right.
    pub(super) fn of(world: &World) -> NodeClock {
        NodeClock { time: Arc::clone(&world.time), behind_ms: AtomicI64::new(0) }
    }

    /// Puts it back by so many minutes; by none, it goes right again.
    pub(super) fn put_back(&self, minutes: i64) {
        self.behind_ms.store(minutes * 60_000, Ordering::SeqCst);
    }
}

impl Clock for NodeClock {
    fn now(&self) -> Timestamp {
        let ms = self.time.load(Ordering::SeqCst) - self.behind_ms.load(Ordering::SeqCst);
        Timestamp::from_millisecond(ms).unwrap_or(Timestamp::MAX)
    }
}
