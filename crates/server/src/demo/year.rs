//! Living through the year: complaints come in by season, weekday and hour, and each goes its way.

mod arrivals;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use casework::calendar::{Rules, Span, Unit as Minutes};
use casework::case::Command;
use casework::id::{PackId, PersonId, UnitId};
use casework::intake::{Channel, Party, Receive};
use casework::organisation::Role;
use casework::permission::Actor;
use casework::promise::Kind;
use casework::remedy::Weight;
use casework::supervision::AnswerOrder;
use desk::chance::SeededChance;
use desk::clock::SetClock;
use desk::{Desk, Done, Order, Trouble};
use jiff::{Timestamp, ToSpan};

use super::again;
use super::library;
use super::life::{Fate, Life, Names, Next};
use super::material::{Material, Matter};
use super::outage::Outage;
use super::{plans, public_reviews, reviews, visits};
use crate::locale::Locale;

/// What year to live through.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// The end of it: now.
    pub now: Timestamp,
    /// The same seed, the same year.
    pub seed: u64,
    /// Complaints that come in.
    pub cases: u32,
    /// Days before `now` it begins.
    pub days: i64,
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lived {
    /// Complaints that came in.
    pub cases: u32,
    /// Steps in their journals.
    pub steps: u64,
    /// Steps the rules refused, as they do in life.
    pub refused: u64,
}

/// Something that will happen: when, in which order, to which life, what.
type Coming = Reverse<(Timestamp, u64, usize, Next)>;

/// Tries to close a case before it is left to somebody who looks at it.
const CLOSINGS_MAX: u32 = 12;

/// How often somebody does not look at the clock: of an answer, and of a first call or a callback.
const FORGOTTEN_PERCENT: [u64; 2] = [5, 30];
/// Hours before the end of the year up to which our people have read their notices.
const UNREAD_HOURS: i64 = 36;

struct Year<'a> {
    desk: &'a Desk,
    clock: &'a SetClock,
    chance: SeededChance,
    material: &'a Material,
    lives: Vec<Life>,
    coming: BinaryHeap<Coming>,
    order: u64,
    lived: Lived,
    end: Timestamp,
}

/// Lives through the year. The clock ends at `plan.now`.
pub fn live(
    desk: &Desk,
    clock: &Arc<SetClock>,
    material: &Material,
    plan: &Plan,
) -> Result<Lived, Trouble> {
    let begin = plan.now - (plan.days * 24).hours();
    clock.set(begin);
    set_up(desk, material)?;
    let mut year = Year {
        desk,
        clock,
        chance: SeededChance::new(plan.seed),
        material,
        lives: Vec::new(),
        coming: BinaryHeap::new(),
        order: 0,
        lived: Lived::default(),
        end: plan.now,
    };
    let mut arrivals = year.arrivals(begin, plan);
    arrivals.sort();
    let mut arrivals = arrivals.into_iter().peekable();
    let (mut tick_at, mut have_read) = (begin, false);
    let mut outage = Outage::before(&material.outage, plan.now);
    loop {
        let next_life = year.coming.peek().map(|Reverse((at, ..))| *at);
        let next_arrival = arrivals.peek().map(|(at, _)| *at);
        let Some(at) = [next_life, next_arrival].into_iter().flatten().min() else { break };
        if at > plan.now {
            break;
        }
        // Time passes in steps of a few hours, so that broken promises are noticed near their hour.
        while tick_at <= at {
            clock.set(tick_at);
            desk.tick()?;
            tick_at += 4.hours();
            if !have_read && tick_at > plan.now - UNREAD_HOURS.hours() {
                have_read = true;
                read_notices(desk, tick_at)?;
            }
        }
        outage.until(desk, clock, at)?;
        clock.set(at);
        if next_arrival == Some(at) {
            if let Some((at, branch)) = arrivals.next() {
                year.arrive(at, branch)?;
            }
        } else if let Some(Reverse((at, _, life, step))) = year.coming.pop() {
            year.go_on(at, life, step)?;
        }
    }
    outage.until(desk, clock, plan.now)?;
    reviews::hold(desk, clock, year.lives.iter().map(|it| it.no), plan.now)?;
    let property = year.lives.iter().rev().filter(|life| life.branch == 0);
    library::fill(desk, clock, property.map(|life| life.no), plan.now)?;
    public_reviews::fill(desk, clock, plan.now)?;
    clock.set(plan.now);
    desk.tick()?;
    Ok(year.lived)
}

/// Everybody has read what they were told so far: a year of notices on the bell would tell nobody anything.
fn read_notices(desk: &Desk, at: Timestamp) -> Result<(), Trouble> {
    let (org, house) = (desk.org(), desk.house());
    desk.store().transact(move |tx| -> Result<(), Trouble> {
        for person in house.organisation.people.keys() {
            tx.mark_notices_read(org, person, at)?;
        }
        Ok(())
    })
}

/// Units, people, packs and the organisation's name.
fn set_up(desk: &Desk, material: &Material) -> Result<(), Trouble> {
    let commands = material.organisation(&desk.house());
    desk.administer(&Actor::Setup, &commands)
}

impl Year<'_> {
    fn below(&self, n: u64) -> u64 {
        self.chance.next_u64() % n.max(1)
    }

    fn percent(&self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn people_of(&self, unit: &UnitId, role: Role) -> Vec<PersonId> {
        let house = self.desk.house();
        let here = house.organisation.people.values().filter(|p| p.unit == *unit && p.holds(role));
        here.map(|p| p.id.clone()).collect()
    }

    fn one_of<T: Clone>(&self, list: &[T]) -> Option<T> {
        let at = usize::try_from(self.below(u64::try_from(list.len()).unwrap_or(1))).unwrap_or(0);
        list.get(at).cloned()
    }

    fn matter(&self, life: &Life) -> Matter {
        self.material.branches[life.branch].matters[life.matter].clone()
    }

    /// A complaint comes in.
    fn arrive(&mut self, at: Timestamp, branch: usize) -> Result<(), Trouble> {
        let house = self.desk.house();
        let month = at.to_zoned(house.calendar.zone().clone()).month();
        let matters = &self.material.branches[branch].matters;
        let fitting: Vec<usize> = (0..matters.len())
            .filter(|n| matters[*n].months.is_empty() || matters[*n].months.contains(&month))
            .collect();
        let Some(index) = self.one_of(&fitting) else { return Ok(()) };
        let left = self.material.outage.left(&matters[index].category, self.end.duration_since(at));
        if !self.percent(left) {
            return Ok(());
        }
        let matter = &matters[index];
        let root = &self.material.branches[branch].root;
        let (Some(desk_unit), Some(unit)) = (
            house.organisation.unit_for("intake", Some(root)).cloned(),
            house.organisation.unit_for(&matter.function, Some(root)).cloned(),
        ) else {
            return Ok(());
        };
        let channel = self.one_of(&matter.channels).unwrap_or(Channel::Phone);
        let by_customer = matches!(channel, Channel::Web | Channel::App);
        let agents = self.people_of(&desk_unit, Role::Agent);
        let Some(agent) = self.one_of(&agents) else { return Ok(()) };
        let actor = if by_customer { Actor::Customer } else { Actor::Staff(agent.clone()) };
        let receive =
            self.receive(matter, self.material.branches[branch].pack, channel, at, by_customer)?;
        let done = self.desk.run(&Order::receive(actor, receive).and(Command::Acknowledge));
        let Some(done) = self.noted(done)? else { return Ok(()) };
        let fate = self.fate(&unit);
        let mut life = Life {
            no: done.no,
            branch,
            matter: index,
            first: agent.clone(),
            owner: agent,
            unit,
            held: false,
            round: 0,
            tries: 0,
            fate,
        };
        self.take(&mut life, at)?;
        self.lives.push(life);
        self.lived.cases += 1;
        let judged = self.later(at, 61, 150);
        let judged = self.in_time(&self.lives[self.lives.len() - 1], Next::Judge, at, judged)?;
        self.schedule(judged, self.lives.len() - 1, Next::Judge);
        Ok(())
    }

    /// What nobody heard, or what complains of the listener, waits where routing put it until somebody takes it.
    fn take(&mut self, life: &mut Life, at: Timestamp) -> Result<(), Trouble> {
        let case = self.desk.case(life.no)?.unwrap_or_default();
        let Some(unit) = case.offer.map(|offer| offer.to_unit) else { return Ok(()) };
        let takers = [Role::Agent, Role::Caseworker, Role::Supervisor, Role::Quality]
            .map(|role| self.people_of(&unit, role))
            .concat();
        let Some(first) = self.one_of(&takers) else { return Ok(()) };
        self.clock.set(self.later(at, 5, 60));
        // Who is complained about cannot take it; then a colleague does.
        for taker in std::iter::once(first).chain(takers) {
            let accept = Order::on(Actor::Staff(taker.clone()), life.no, Command::Accept);
            let taken = self.desk.run(&accept);
            if self.noted(taken)?.is_some() {
                life.held = unit == life.unit;
                life.first = taker.clone();
                life.owner = taker;
                break;
            }
        }
        self.clock.set(at);
        Ok(())
    }

    fn receive(
        &self,
        matter: &Matter,
        pack: &str,
        channel: Channel,
        at: Timestamp,
        by_customer: bool,
    ) -> Result<Receive, Trouble> {
        let pack = PackId::parse(pack).map_err(|_| casework::refusal::Refusal::NoSuchCase)?;
        let mut receive = Receive::new(pack, channel, &matter.text);
        receive.heading.clone_from(&matter.heading);
        receive.wish.clone_from(&matter.wish);
        receive.place.clone_from(&matter.place);
        receive.kind = Some(matter.kind);
        receive.category = Some(matter.category.clone());
        receive.recurrence = Some(matter.recurrence);
        receive.emotion = (!by_customer).then_some(matter.emotion);
        receive.danger = matter.danger;
        receive.subjects.clone_from(&matter.subjects);
        receive.fields.clone_from(&matter.fields);
        // A few hundred people complain again and again: that is how repeats come about.
        let who = self.below(1_400);
        let name = self.material.customers
            [usize::try_from(who).unwrap_or(0) % self.material.customers.len()]
        .clone();
        receive.complainant = Party {
            name,
            phone: Some(format!("1390000{:04}", 2_000 + who)),
            email: self.percent(30).then(|| format!("c{who}@yunzhou.example")),
            ..Party::default()
        };
        receive.happened_at = Some(at - i64::try_from(self.below(60)).unwrap_or(0).hours());
        Ok(receive)
    }

    fn fate(&self, unit: &UnitId) -> Fate {
        // Every unit has its own habits, the same in every year: some are late twice as often as others.
        let habit: u64 = unit.as_str().bytes().map(u64::from).sum::<u64>() % 9;
        Fate {
            bounced: self.percent(5),
            late: self.percent(5 + habit),
            urged: self.percent(9),
            promised: self.percent(22),
            refused: self.percent(8),
            silent: self.percent(12),
            dissatisfied: self.percent(7),
            unreached: self.percent(15),
            satisfaction: [3, 3, 4, 4, 4, 5, 5, 5][usize::try_from(self.below(8)).unwrap_or(4)],
            rates: self.percent(18),
        }
    }

    /// A moment so many working minutes later; in plain minutes where the calendar does not reach.
    fn later(&self, from: Timestamp, least: u32, most: u32) -> Timestamp {
        let minutes = least + u32::try_from(self.below(u64::from(most - least + 1))).unwrap_or(0);
        let house = self.desk.house();
        let due = house.calendar.due(
            from,
            Span { n: minutes, unit: Minutes::WorkingMinute },
            &Rules::default(),
        );
        let at = due.map_or_else(|_| from + i64::from(minutes).minutes(), |due| due.at);
        // Seconds, so that a year does not happen on full minutes only.
        at + i64::try_from(self.below(60)).unwrap_or(0).seconds()
    }

    /// When a step is taken by somebody who looks at the clock: in time for what the customer was promised,
    /// by whoever is on duty if it cannot wait for the morning. Who is late anyway does not look, and
    /// now and then it is forgotten.
    fn in_time(
        &self,
        life: &Life,
        step: Next,
        at: Timestamp,
        when: Timestamp,
    ) -> Result<Timestamp, Trouble> {
        let Some((kinds, left)) = step.towards() else { return Ok(when) };
        let calls = usize::from(kinds != [Kind::Answer]);
        if life.fate.late && life.round == 0 || self.percent(FORGOTTEN_PERCENT[calls]) {
            return Ok(when);
        }
        let case = self.desk.case(life.no)?.unwrap_or_default();
        let owed = case.promises.iter().filter(|it| kinds.contains(&it.kind) && it.is_owed());
        let Some(due) = owed.map(|it| it.due_at).filter(|due| *due > at).min() else {
            return Ok(when);
        };
        // A share of what is left for each step still to come, and a fifth to spare.
        let share = at.duration_until(due) * 4 / (5 * left);
        Ok(when.min(at + share))
    }

    fn schedule(&mut self, at: Timestamp, life: usize, step: Next) {
        if at <= self.end {
            self.order += 1;
            self.coming.push(Reverse((at, self.order, life, step)));
        }
    }

    /// Counts what was done; refusals are part of life, faults are not.
    fn noted(&mut self, outcome: Result<Done, Trouble>) -> Result<Option<Done>, Trouble> {
        match outcome {
            Ok(done) => {
                self.lived.steps += 1;
                Ok(Some(done))
            }
            Err(Trouble::Fault(fault)) => Err(fault.into()),
            Err(_) => {
                self.lived.refused += 1;
                Ok(None)
            }
        }
    }

    fn go_on(&mut self, at: Timestamp, index: usize, step: Next) -> Result<(), Trouble> {
        let life = self.lives[index].clone();
        let matter = self.matter(&life);
        let words = Said::of(Locale::ZhHans);
        let actor = self.actor(&life, step);
        let mut refused = false;
        for command in self.commands(&life, step, &matter, &words, at)? {
            if let Some(actor) = actor.clone() {
                let done = self.desk.run(&Order::on(actor.clone(), life.no, command));
                if let Err(trouble) = &done {
                    tracing::debug!(no = %life.no, ?step, %actor, %trouble, "refused");
                }
                refused |= self.noted(done)?.is_none();
            }
        }
        let it = &mut self.lives[index];
        match (step, actor) {
            (Next::Accept, Some(Actor::Staff(person))) => it.owner = person,
            (Next::GiveBack, _) => it.fate.bounced = false,
            // Something is owed still, or the customer's word is awaited: it is tried again.
            (Next::Close, _) if refused && it.tries < CLOSINGS_MAX => {
                it.tries += 1;
                let when = self.later(at, 900, 1_500);
                self.schedule(when, index, Next::Close);
                return Ok(());
            }
            _ => {}
        }
        let it = &self.lives[index];
        let starts_again = matches!(step, Next::Word if it.fate.refused && it.round == 0)
            || matches!(step, Next::CallBack if it.fate.dissatisfied && it.round < 2);
        for (next, least, most) in it.clone().after(step, &matter) {
            let when = self.later(at, least, most);
            let when = self.in_time(&self.lives[index], next, at, when)?;
            self.schedule(when, index, next);
        }
        if starts_again {
            self.lives[index].round += 1;
        }
        if step == Next::CallBack && life.fate.unreached && life.round == 0 {
            self.lives[index].round += 1;
            let when = self.later(at, 240, 600);
            self.schedule(when, index, Next::CallBack);
        }
        Ok(())
    }

    /// What a step orders: one command, or what it takes to keep everything promised.
    fn commands(
        &self,
        life: &Life,
        step: Next,
        matter: &Matter,
        words: &Said,
        at: Timestamp,
    ) -> Result<Vec<Command>, Trouble> {
        let own = life.command(step, matter, &words.names(), at);
        let case = self.desk.case(life.no)?.unwrap_or_default();
        let house = self.desk.house();
        let zone = house.calendar.zone();
        let pack = house.pack_of(&case);
        let visits = pack.map(|pack| visits::commands(&case, pack, step, at, zone));
        let plans = plans::commands(&case, step, at);
        let own = plans.into_iter().chain(visits.unwrap_or_default()).chain(own);
        if !matches!(step, Next::Keep | Next::Wait | Next::Respond | Next::Close) {
            return Ok(own.collect());
        }
        if step != Next::Keep {
            // Whoever answers the customer, or closes, answers those above first.
            let orders = case.orders_owed().map(|it| (it.n, words.names().order.to_owned()));
            let orders =
                orders.map(|(order, text)| Command::AnswerOrder(AnswerOrder { order, text }));
            let more_time = life.more_time(step, &case, &words.names());
            return Ok(orders.chain(more_time).chain(own).collect());
        }
        let owed = case
            .promises
            .iter()
            .filter(|it| it.kind == casework::promise::Kind::Given && it.is_owed());
        Ok(owed
            .map(|it| Command::KeepPromise(casework::promise::KeepPromise { promise: it.n }))
            .collect())
    }

    /// Who takes a step.
    fn actor(&self, life: &Life, step: Next) -> Option<Actor> {
        let lead = || self.one_of(&self.people_of(&life.unit, Role::Supervisor));
        let worker = || self.one_of(&self.people_of(&life.unit, Role::Caseworker)).or_else(lead);
        let person = match step {
            Next::Urge | Next::Rate => return Some(Actor::Customer),
            Next::Accept => again::taker(self.desk, life).or_else(worker),
            Next::GiveBack => worker(),
            Next::Approve => self.approver(life).or_else(lead),
            Next::CallBack | Next::Survey => self.caller(life),
            _ => Some(life.owner.clone()),
        };
        person.map(Actor::Staff)
    }

    /// Who calls back: of the quality department of the unit, else of any, else a manager; nobody who handled it.
    fn caller(&self, life: &Life) -> Option<PersonId> {
        let case = self.desk.case(life.no).ok().flatten()?;
        let house = self.desk.house();
        let unit = house.organisation.unit_for("quality", Some(&life.unit)).cloned();
        let near = unit.map(|unit| self.people_of(&unit, Role::Quality)).unwrap_or_default();
        let holding = |role: Role| {
            let people = house.organisation.people.values();
            people.filter(move |it| it.holds(role)).map(|it| it.id.clone()).collect::<Vec<_>>()
        };
        let ranks = [near, holding(Role::Quality), holding(Role::Manager)];
        let free = |rank: Vec<PersonId>| -> Vec<PersonId> {
            rank.into_iter().filter(|id| !case.handlers.contains(id)).collect()
        };
        ranks.into_iter().map(free).find_map(|rank| self.one_of(&rank))
    }

    /// Whoever may approve the proposed amount: the lead, else the quality department, else the manager.
    fn approver(&self, life: &Life) -> Option<PersonId> {
        let house = self.desk.house();
        let pack = house
            .packs
            .values()
            .find(|pack| pack.id.as_str() == self.material.branches[life.branch].pack)?;
        let case = self.desk.case(life.no).ok().flatten()?;
        let remedy = case.remedies.last()?;
        let weight = Weight::of(&case, remedy, 0, &house.organisation);
        let role = pack.approver(&weight)?;
        let lead = self.people_of(&life.unit, Role::Supervisor);
        let others =
            house.organisation.people.values().filter(|p| p.holds(role)).map(|p| p.id.clone());
        lead.into_iter()
            .chain(others)
            .find(|id| pack.may_approve(&house.organisation, &Actor::Staff(id.clone()), &weight))
    }
}

/// The sentences of the demo's people.
struct Said([String; 16]);

impl Said {
    fn of(locale: Locale) -> Said {
        let keys = [
            "customer",
            "call-first",
            "call-again",
            "incomplete",
            "promise",
            "urge",
            "more",
            "dear",
            "closing",
            "refuse",
            "proof",
            "unreached",
            "dissatisfied",
            "order",
            "wait",
            "progress",
        ];
        Said(keys.map(|key| locale.text(&format!("demo-{key}")).into_owned()))
    }

    fn names(&self) -> Names<'_> {
        let [
            customer,
            call_first,
            call_again,
            incomplete,
            promise,
            urge,
            more,
            dear,
            closing,
            refuse,
            proof,
            unreached,
            dissatisfied,
            order,
            wait,
            progress,
        ] = &self.0;
        Names {
            customer,
            call_first,
            call_again,
            incomplete,
            promise,
            urge,
            more,
            dear,
            closing,
            refuse,
            proof,
            unreached,
            dissatisfied,
            order,
            wait,
            progress,
        }
    }
}
