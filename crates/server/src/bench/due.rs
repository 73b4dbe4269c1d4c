//! Working time: what counting a deadline costs, beside `jiff` adding days that know neither hours nor holidays.
//!
//! Both take turns in batches, so that a busy minute of the machine is shared by both.

use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use casework::calendar::{Calendar, Rules, Span, Unit};
use casework::case::Case;
use casework::permission::Actor;
use casework::policy;
use casework::promise;
use desk::{Desk, Order};
use jiff::{Timestamp, ToSpan};
use store::Durability;

use super::Report;
use super::fill::People;
use super::ground::Ground;

/// Operations of one turn.
const BATCH: i64 = 500;
/// The working days added: the answer to an ordinary complaint.
const DAYS: u32 = 5;
/// The working hours added: two of China's working days.
const HOURS: u32 = 15;
/// What everything is compared with.
const AGAINST: &str = "jiff: as many calendar days added to a date and time with its zone";

/// Measures adding working days, adding working hours, the time between, and explaining a due date.
pub(super) fn measure(ground: &Ground, seconds: f64, report: &mut Report<'_>) -> Result<()> {
    let calendar = Calendar::china();
    let begin: Timestamp = "2025-02-03T01:00:00Z".parse()?;
    // Starts all over a year, so that New Year, make-up days and weekends all come in.
    let start = move |n: i64| begin + (n % 8_760).hours() + (n % 60).minutes();
    let rules = Rules::default();
    let time = Duration::from_secs_f64(seconds / 5.0);
    let zone = calendar.zone().clone();
    let plain =
        |n: i64| black_box(start(n).to_zoned(zone.clone()).checked_add(i64::from(DAYS).days()));
    let mut tell = |figure: &str, ours: &dyn Fn(i64)| {
        let (ours, theirs) = by_turns(time, ours, &|n| drop(plain(n)));
        report.tell_against(figure, ours, "ns", ours / theirs, AGAINST);
        theirs
    };
    let days = Span::new(DAYS, Unit::WorkingDay);
    let hours = Span::new(HOURS, Unit::WorkingHour);
    let theirs =
        tell("due_working_days", &|n| drop(black_box(calendar.due(start(n), days, &rules))));
    tell("due_working_hours", &|n| drop(black_box(calendar.due(start(n), hours, &rules))));
    tell("due_time_between", &|n| {
        let (from, to) = (start(n), start(n) + 168.hours());
        drop(black_box(calendar.working_time_between(from, to)));
    });
    let register = ground.register("due")?;
    let desk = register.fresh_desk(Durability::None)?;
    let (case, answer) = a_case(ground, &desk)?;
    let house = desk.house();
    let pack = house.pack_of(&case).map_err(desk::Trouble::from)?;
    let setting = house.setting_of(&case, pack, &Actor::Clock, desk.now());
    policy::explain(&case, answer, &setting).context("an answer's due date has an explanation")?;
    tell("due_explained", &|_| drop(black_box(policy::explain(&case, answer, &setting))));
    report.tell("due_plain_days", theirs, "ns");
    Ok(())
}

/// A complaint as it was taken in, and the number of the promise of an answer.
fn a_case(ground: &Ground, desk: &Desk) -> Result<(Case, u32)> {
    let people = People::of(desk)?;
    let actor = Actor::Staff(people.agents[0].clone());
    let done = desk.run(&Order::receive(actor, ground.texts.complaint(1)))?;
    let case = desk.case(done.no)?.context("a case that was taken in is there")?;
    let answer = case.promises.iter().find(|it| it.kind == promise::Kind::Answer);
    let n = answer.context("an answer is promised")?.n;
    Ok((case, n))
}

/// Nanoseconds of one operation of each: the middle of many turns.
fn by_turns(time: Duration, ours: &dyn Fn(i64), theirs: &dyn Fn(i64)) -> (f64, f64) {
    let (mut of_ours, mut of_theirs, mut from) = (Vec::new(), Vec::new(), 0);
    let began = Instant::now();
    while began.elapsed() < time || of_ours.is_empty() {
        of_ours.push(turn(from, ours));
        of_theirs.push(turn(from, theirs));
        from += BATCH;
    }
    (middle(of_ours), middle(of_theirs))
}

#[expect(clippy::cast_precision_loss, reason = "a turn lasts microseconds")]
fn turn(from: i64, operation: &dyn Fn(i64)) -> f64 {
    let began = Instant::now();
    (from..from + BATCH).for_each(operation);
    began.elapsed().as_nanos() as f64 / BATCH as f64
}

/// The middle of some values.
pub(super) fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_more_costs_more() {
        let sum = |upto: i64| {
            black_box((0..black_box(upto)).map(black_box).sum::<i64>());
        };
        let (long, short) = by_turns(Duration::from_millis(20), &|_| sum(5_000), &|_| sum(50));
        assert!(long > short * 2.0, "{long} {short}");
    }

    #[test]
    fn the_middle_is_not_moved_by_one_slow_turn() {
        assert!((middle(vec![1.0, 900.0, 2.0]) - 2.0).abs() < 1e-9);
    }
}
