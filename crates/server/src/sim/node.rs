//! A node: a program on the register with its own connections, its own clock and the people who work at it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use casework::case::{Case, Command};
use casework::id::{CaseId, CaseNo};
use casework::invariant::Walk;
use casework::refusal::Refusal;
use desk::chance::SeededChance;
use desk::outbox::{Courier, CourierError};
use desk::{Desk, Order, Trouble};
use jiff::{Timestamp, ToSpan};
use store::Fault;

use super::world::{NodeClock, World};
use super::{Broken, Lived, hands, house, library, public_reviews, watch};

/// Commands a complaint brings about, more or less.
const ACTS_A_CASE: u64 = 20;
/// So many in a hundred look at the case as the register has it; the others as their open page shows it.
const LOOK_PERCENT: u64 = 20;
/// Minutes of simulated time between two looks of the clock at what fell due, at most.
const TICK_MINUTES_MAX: u64 = 240;
/// Hours between two changes of the house, at most, whichever node makes them.
const HOUSE_HOURS_MAX: u64 = 240;
/// In so many of a hundred turns somebody turns to the library besides.
const LIBRARY_PERCENT: u64 = 2;
/// In so many of a hundred somebody reads what is written about us in public.
const PUBLIC_PERCENT: u64 = 2;
/// Cases touched last, where nodes meet.
const HOT: usize = 6;
/// Rounds of the clock at the end until the register has caught up, at most.
const LAST_ROUNDS_MAX: u32 = 10_000;

/// What the register said was touched, with the version it has now.
type Touched = Arc<Mutex<BTreeMap<CaseNo, u64>>>;

/// A node that lives.
pub(super) struct Node {
    pub(super) world: Arc<World>,
    pub(super) desk: Desk,
    pub(super) now: Timestamp,
    pub(super) lived: Lived,
    pub(super) walks: BTreeMap<CaseId, Walk>,
    pub(super) shown: BTreeMap<CaseNo, CaseId>,
    clock: Arc<NodeClock>,
    dice: SeededChance,
    library_dice: SeededChance,
    touched: Touched,
    tick_at: Timestamp,
    house_at: Timestamp,
    first: bool,
}

impl Node {
    /// A node with dice of its own.
    pub(super) fn begin(world: &Arc<World>, n: u32) -> Result<Node, Broken> {
        let seed = world.plan.seed.wrapping_add(u64::from(n) << 32);
        let (dice, library_dice) = (SeededChance::new(seed), SeededChance::new(!seed));
        let clock = Arc::new(NodeClock::of(world));
        let desk = world.open(&clock, dice.next_u64())?;
        let (now, touched) = (world.plan.begin, Touched::default());
        listen(&desk, &touched);
        Ok(Node {
            world: Arc::clone(world),
            desk,
            now,
            lived: Lived::default(),
            walks: BTreeMap::new(),
            shown: BTreeMap::new(),
            clock,
            dice,
            library_dice,
            touched,
            tick_at: now,
            house_at: now + 24.hours(),
            first: n == 0,
        })
    }

    /// A number below `n`.
    pub(super) fn below(&self, n: u64) -> u64 {
        self.dice.next_u64() % n.max(1)
    }

    /// True so often in a hundred.
    pub(super) fn percent(&self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of a list.
    pub(super) fn one_of<'a, T>(&self, list: &'a [T]) -> Option<&'a T> {
        list.get(usize::try_from(self.below(list.len() as u64)).unwrap_or(0))
    }

    /// Lives until the end, or until something breaks, here or at another node.
    pub(super) fn through(mut self, day: &(dyn Fn(u64, u64) + Sync)) -> Result<Node, Broken> {
        let mut today = 0;
        while !self.world.is_over() {
            if let Err(broken) = self.turn() {
                self.world.stop();
                return Err(broken);
            }
            let days = self.world.days(self.now);
            if self.first && days > today {
                today = days;
                day(days, self.world.taken_in());
            }
        }
        Ok(self)
    }

    /// Time passes, somebody acts or something goes wrong.
    fn turn(&mut self) -> Result<(), Broken> {
        let acts_a_day = u64::from(self.world.plan.cases_a_day.max(1)) * ACTS_A_CASE;
        let mean_seconds = (24 * 3_600 / acts_a_day).max(1);
        self.now = self.world.pass(1 + self.below(2 * mean_seconds));
        self.clock.put_back(0);
        if self.now >= self.tick_at {
            self.tick()?;
            let minutes = i64::try_from(1 + self.below(TICK_MINUTES_MAX)).unwrap_or(1);
            self.tick_at = self.now + minutes.minutes();
        }
        if self.now >= self.house_at {
            house::change(self)?;
            let most = HOUSE_HOURS_MAX * u64::from(self.world.plan.nodes.max(1));
            let hours = i64::try_from(1 + self.below(most)).unwrap_or(1);
            self.house_at = self.now + hours.hours();
        }
        self.read_and_write()?;
        match self.below(1_000) {
            0..50 => self.take_in(),
            50..990 => self.act(),
            990..992 => self.restart(),
            992..994 => self.jump_back(),
            _ => self.send_letters(),
        }
    }

    /// Now and then somebody turns to the library or to what is written in public, with dice of its own: the rest of
    /// the life goes on as without it.
    fn read_and_write(&mut self) -> Result<(), Broken> {
        std::mem::swap(&mut self.dice, &mut self.library_dice);
        let mut turned = Ok(());
        if self.percent(LIBRARY_PERCENT) {
            turned = library::turn(self);
        }
        if turned.is_ok() && self.percent(PUBLIC_PERCENT) {
            turned = public_reviews::turn(self);
        }
        std::mem::swap(&mut self.dice, &mut self.library_dice);
        turned
    }

    /// The clock looks at what fell due; whatever it touched is looked at.
    fn tick(&mut self) -> Result<(), Broken> {
        self.forget_touched();
        self.desk.refresh()?;
        match self.desk.tick() {
            Ok(_) => {}
            Err(Trouble::Fault(fault)) => self.comes_again(fault)?,
            Err(trouble) => return Err(trouble.into()),
        }
        let touched = self.forget_touched();
        self.lived.ticks += touched.len() as u64;
        for (no, version) in touched {
            watch::a_case(self, no, Some(version))?;
        }
        Ok(())
    }

    fn forget_touched(&self) -> BTreeMap<CaseNo, u64> {
        std::mem::take(&mut *self.touched.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// At the end the clock looks until nothing is left to catch up with.
    pub(super) fn end(&mut self) -> Result<(), Broken> {
        self.now = self.world.to_the_end();
        self.clock.put_back(0);
        for _ in 0..LAST_ROUNDS_MAX {
            self.tick()?;
            if !self.desk.is_renewing() {
                break;
            }
        }
        Ok(())
    }

    /// Gives an order and looks at the case it was about.
    fn give(&mut self, order: &Order, no: Option<CaseNo>) -> Result<(), Broken> {
        self.world.count_given();
        match self.desk.run(order) {
            Ok(done) => {
                self.lived.steps += u64::from(!done.repeated);
                if no.is_none() {
                    self.lived.cases += 1;
                    self.world.count_taken_in();
                }
                self.world.put_at_hand(done.no);
                watch::a_case(self, done.no, (!done.repeated).then_some(done.version))
            }
            Err(Trouble::Fault(fault)) => {
                self.comes_again(fault)?;
                no.map_or(Ok(()), |no| watch::a_case(self, no, None))
            }
            Err(trouble) => {
                let overtaken = matches!(trouble, Trouble::Refused(Refusal::ChangedMeanwhile));
                self.lived.overtaken += u64::from(overtaken);
                self.lived.refused += u64::from(!overtaken);
                no.map_or(Ok(()), |no| watch::a_case(self, no, None))
            }
        }
    }

    fn take_in(&mut self) -> Result<(), Broken> {
        let (actor, receive) = hands::complaint(self)?;
        self.give(&Order::receive(actor, receive).and(Command::Acknowledge), None)
    }

    /// Somebody does what is next, or something else.
    fn act(&mut self) -> Result<(), Broken> {
        let Some(no) = self.a_case_at_hand() else { return self.take_in() };
        let Some(case) = self.look_at(no)? else { return Ok(()) };
        if self.is_over(&case) {
            self.world.at_hand().retain(|it| *it != no);
            return Ok(());
        }
        let chosen = if self.percent(72) {
            hands::what_is_next(self, &case)
        } else {
            hands::anything(self, &case)
        };
        let Some((actor, command)) = chosen else { return Ok(()) };
        self.give(&Order::on(actor, no, command), Some(no))
    }

    /// The case as somebody sees it: read a moment ago, or shown on a page that has been open since.
    fn look_at(&mut self, no: CaseNo) -> Result<Option<Case>, Broken> {
        let shown = self.shown.get(&no).and_then(|id| self.walks.get(id));
        if let Some(walk) = shown.filter(|_| !self.percent(LOOK_PERCENT)) {
            return Ok(Some(walk.case().clone()));
        }
        let case = self.desk.case(no)?;
        if let Some(case) = &case {
            watch::folded(self, case)?;
        }
        Ok(case)
    }

    /// Any case; where there are several nodes, often one that another is busy with.
    pub(super) fn a_case_at_hand(&self) -> Option<CaseNo> {
        let meet = self.world.plan.nodes > 1 && self.percent(25);
        let at_hand = self.world.at_hand();
        let from = if meet { at_hand.len().saturating_sub(HOT) } else { 0 };
        self.one_of(&at_hand[from..]).copied()
    }

    /// Now and then somebody still writes about a closed case.
    fn is_over(&self, case: &Case) -> bool {
        case.closure.is_some() && self.percent(60)
    }

    /// The node stops where it is and comes back.
    fn restart(&mut self) -> Result<(), Broken> {
        self.desk = self.world.open(&self.clock, self.dice.next_u64())?;
        listen(&self.desk, &self.touched);
        self.lived.restarts += 1;
        Ok(())
    }

    /// The machine's clock is put back; the journal's times never are.
    fn jump_back(&mut self) -> Result<(), Broken> {
        self.clock.put_back(i64::try_from(self.below(120)).unwrap_or(0));
        self.lived.jumps += 1;
        self.act()
    }

    fn send_letters(&mut self) -> Result<(), Broken> {
        let gateway = Gateway(SeededChance::new(self.dice.next_u64()));
        match self.desk.send_letters(&gateway) {
            Ok(round) => self.lived.letters += u64::try_from(round.sent).unwrap_or(0),
            Err(fault) => self.comes_again(fault)?,
        }
        Ok(())
    }

    /// Among several nodes one may find what it wants held by another for too long: nothing was done, and whoever
    /// asked is told to ask again.
    pub(super) fn comes_again(&mut self, fault: Fault) -> Result<(), Broken> {
        let held = matches!(fault, Fault::Busy { .. } | Fault::Conflict { .. });
        if self.world.plan.nodes <= 1 || !held {
            return Err(fault.into());
        }
        self.lived.overtaken += 1;
        Ok(())
    }
}

/// Writes down what the desk says was touched.
fn listen(desk: &Desk, touched: &Touched) {
    let touched = Arc::clone(touched);
    desk.listen(Box::new(move |change| {
        touched.lock().unwrap_or_else(PoisonError::into_inner).insert(change.no, change.version);
    }));
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
