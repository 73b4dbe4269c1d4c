//! Open clocks, few and many: finding and firing what falls due in one minute, catching up, and counting anew when the
//! calendar has changed. All of it by the desk's own ticker, under a clock that is set.
//!
//! Every case has promises of its policy and one that a person made for a minute of the same day; the minute that is
//! measured has as many in a small register as in a large one.

use std::collections::BTreeMap;
use std::sync::{Arc, mpsc};
use std::time::Instant;

use anyhow::{Result, ensure};
use casework::calendar::SpecialDay;
use casework::case::Command;
use casework::organisation::OrganisationCommand;
use casework::permission::Actor;
use casework::promise::MakePromise;
use desk::clock::SetClock;
use desk::{Desk, Done, Order, Trouble};
use jiff::{Timestamp, ToSpan};
use store::Durability;

use super::due::middle;
use super::fill::People;
use super::ground::{Ground, Register};
use super::{Plan, Report, number};
use crate::cli::serve::ORG;
use crate::sim;

/// Promises that fall due in each minute that is measured.
const IN_A_MINUTE: u64 = 500;
/// Minutes measured; the middle one counts.
const MINUTES: u64 = 5;
/// The first of them, in minutes after the cases came in.
const FIRST_MINUTE: i64 = 30;
/// From when on the promises of all other cases fall due, and over how many minutes.
const OTHERS_FROM: i64 = 60;
const OTHERS_OVER: u64 = 500;
/// Times the question what is due is asked.
const QUESTIONS: usize = 50;
/// Orders under way at a time.
const UNDER_WAY: usize = 2_000;
/// Growth of a minute's work from the smallest register to the largest, at most.
const GROWTH_MAX: f64 = 2.0;
/// Days of the simulator and complaints on each.
const SIM_DAYS: u32 = 5;
const SIM_CASES: u32 = 137;

/// Monday morning, half past nine in China.
fn morning() -> Timestamp {
    Timestamp::constant(1_772_415_000, 0)
}

/// Measures at each number of open clocks.
pub(super) fn measure(ground: &Ground, plan: &Plan, report: &mut Report<'_>) -> Result<()> {
    let mut first = BTreeMap::new();
    for (round, size) in plan.sizes.iter().enumerate() {
        let register = ground.register(&format!("clocks_{size}"))?;
        let clock = Arc::new(SetClock::at(morning()));
        let desk = register.fresh_desk_at(Durability::Full, &clock)?;
        let filled = Filled { desk, clock, size: *size };
        let began = Instant::now();
        let cases = filled.fill(ground, &register)?;
        let clocks = filled.clocks()?;
        let took = began.elapsed().as_secs_f64();
        report.progress(&format!("{cases} open cases with {clocks} open clocks in {took:.1} s"));
        report.tell(&format!("clock_open_{size}"), number(clocks), "clocks");
        filled.minutes(&mut first, report)?;
        filled.recount(clocks, report)?;
        if round == 0 {
            filled.catch_up(report)?;
        }
    }
    Ok(())
}

/// Simulated days a second, every invariant checked after every step.
pub(super) fn simulated(ground: &Ground, report: &mut Report<'_>) -> Result<()> {
    let register = ground.register("sim")?;
    let plan = sim::Plan {
        seed: 1,
        days: SIM_DAYS,
        cases_a_day: SIM_CASES,
        nodes: 1,
        data: register.data.clone(),
        begin: morning(),
    };
    let began = Instant::now();
    let lived = sim::live(plan, &|_, _| {})?;
    let took = began.elapsed().as_secs_f64();
    report.tell("sim_days", f64::from(SIM_DAYS) / took, "days/s");
    report.tell("sim_checks", number(lived.checks) / took, "checks/s");
    Ok(())
}

/// A register with open cases.
struct Filled {
    desk: Desk,
    clock: Arc<SetClock>,
    size: u64,
}

impl Filled {
    /// Takes in as many cases as make about so many open clocks; returns how many.
    fn fill(&self, ground: &Ground, register: &Register<'_>) -> Result<u64> {
        // What is filled in need not survive a crash; what is measured must.
        let desk = register.desk_at(Durability::None, &self.clock)?;
        let people = People::of(&desk)?;
        take_in(&desk, ground, &people, 0, 1)?;
        let cases = (self.size / self.clocks()?.max(1)).max(IN_A_MINUTE * MINUTES);
        take_in(&desk, ground, &people, 1, cases)?;
        if ground.is_postgres() {
            desk.store()
                .transact(|tx| -> Result<(), store::Fault> { tx.conn().batch("analyze") })?;
        }
        Ok(cases)
    }

    /// Promises that run.
    fn clocks(&self) -> Result<u64> {
        let sql = "select count(*) from promises where org = $1 and state = 'running'";
        Ok(self
            .desk
            .store()
            .read(|r| r.conn().query_one(sql, &[ORG.into()], |row| row.count(0)))?)
    }

    /// Finds, then fires what falls due in each of some minutes.
    fn minutes(&self, first: &mut BTreeMap<String, f64>, report: &mut Report<'_>) -> Result<()> {
        let (mut found_in, mut fired_in) = (Vec::new(), Vec::new());
        self.clock.set(morning() + (FIRST_MINUTE - 1).minutes());
        // The house was put up a moment ago; catching up with that is measured by itself.
        self.desk.tick()?;
        while self.desk.is_renewing() {
            self.desk.tick()?;
        }
        for minute in 0..MINUTES {
            let now = morning() + (FIRST_MINUTE + i64::try_from(minute)?).minutes();
            self.clock.set(now);
            for _ in 0..QUESTIONS {
                let began = Instant::now();
                let due = self.desk.store().read(|r| r.due_for_tick(ORG, now, None, 200))?;
                found_in.push(began.elapsed().as_secs_f64() * 1_000.0);
                ensure!(due.len() == 200, "{} cases are due instead of 200", due.len());
            }
            let began = Instant::now();
            let fired = self.desk.tick()?;
            fired_in.push(began.elapsed().as_secs_f64() * 1_000.0);
            ensure!(fired as u64 == IN_A_MINUTE, "{fired} were fired instead of {IN_A_MINUTE}");
        }
        let fired = middle(fired_in);
        self.grown("clock_find", middle(found_in), first, report);
        self.grown("clock_minute", fired, first, report);
        let rate = number(IN_A_MINUTE) * 1_000.0 / fired;
        report.tell(&format!("clock_fired_{}", self.size), rate, "promises/s");
        Ok(())
    }

    /// Tells a figure with its growth since the smallest register.
    fn grown(
        &self,
        name: &str,
        value: f64,
        first: &mut BTreeMap<String, f64>,
        report: &mut Report<'_>,
    ) {
        let figure = format!("{name}_{}", self.size);
        let Some(small) = first.get(name).copied() else {
            first.insert(name.to_owned(), value);
            return report.tell(&figure, value, "ms");
        };
        let against = format!("the smallest register, at most {GROWTH_MAX}");
        report.tell_against(&figure, value, "ms", value / small, &against);
    }

    /// Closes a day that deadlines reach over, and has every open clock counted anew.
    fn recount(&self, clocks: u64, report: &mut Report<'_>) -> Result<()> {
        let house = self.desk.house();
        let date = house.calendar.local_date(morning()).tomorrow()?;
        let day = SpecialDay { date, hours: Vec::new(), name: "closed".to_owned() };
        let before = self.moved()?;
        let began = Instant::now();
        let command = OrganisationCommand::PutSpecialDay { calendar: None, day };
        self.desk.administer(&Actor::Setup, &[command])?;
        let changed = began.elapsed().as_secs_f64();
        self.desk.tick()?;
        let took = began.elapsed().as_secs_f64();
        let moved = self.moved()? - before;
        ensure!(moved > 0, "no due date moved with the calendar");
        report.tell(&format!("clock_change_{}", self.size), changed * 1_000.0, "ms");
        report.tell(&format!("clock_recount_{}", self.size), number(clocks) / took, "clocks/s");
        report.tell(&format!("clock_moved_{}", self.size), number(moved) / took, "cases/s");
        Ok(())
    }

    /// Steps of the clock so far.
    fn moved(&self) -> Result<u64> {
        let sql = "select count(*) from journal where org = $1 and kind = 'tick'";
        Ok(self
            .desk
            .store()
            .read(|r| r.conn().query_one(sql, &[ORG.into()], |row| row.count(0)))?)
    }

    /// After an outage of hours all that fell due meanwhile is caught up in one round, in due order.
    fn catch_up(&self, report: &mut Report<'_>) -> Result<()> {
        let over = i64::try_from(OTHERS_OVER)?;
        self.clock.set(morning() + (OTHERS_FROM + over).minutes());
        let began = Instant::now();
        let fired = self.desk.tick()?;
        ensure!(fired > 0, "nothing fell due during the outage");
        let rate = number(fired as u64) / began.elapsed().as_secs_f64();
        report.tell(&format!("clock_catch_up_{}", self.size), rate, "cases/s");
        Ok(())
    }
}

/// Takes in the cases from `from` up to `to`.
fn take_in(desk: &Desk, ground: &Ground, people: &People, from: u64, to: u64) -> Result<()> {
    let (tell, told) = mpsc::channel::<Result<Done, Trouble>>();
    let mut under_way = 0;
    for n in from..to {
        if under_way >= UNDER_WAY {
            told.recv()??;
            under_way -= 1;
        }
        let tell = tell.clone();
        desk.submit(order(ground, people, n), move |result| drop(tell.send(result)));
        under_way += 1;
    }
    for _ in 0..under_way {
        told.recv()??;
    }
    Ok(())
}

/// A complaint with a promise for a minute of the day.
fn order(ground: &Ground, people: &People, n: u64) -> Order {
    let pick = usize::try_from(n).unwrap_or(0) % people.agents.len();
    let minute = if n < IN_A_MINUTE * MINUTES {
        FIRST_MINUTE + i64::try_from(n / IN_A_MINUTE).unwrap_or(0)
    } else {
        OTHERS_FROM + i64::try_from((n * 7_919) % OTHERS_OVER).unwrap_or(0)
    };
    let promise = MakePromise {
        what: "callback".to_owned(),
        due_at: morning() + minute.minutes(),
        said_in: None,
    };
    let mut receive = ground.texts.complaint(n);
    receive.danger = false;
    Order::receive(Actor::Staff(people.agents[pick].clone()), receive)
        .and(Command::MakePromise(promise))
}
