//! How the life of a case divides, told on one case with every part in it.

use casework::case::Command;
use casework::closing::Outcome;
use casework::invariant::Step;
use casework::response::Word;
use casework::share::{Part, Share, shares, stretches};
use casework::task::{ConfirmTask, TaskNumber, WithdrawTask};
use jiff::Timestamp;

use crate::say::{answer, close_as, ordinary, pause, respond, word};
use crate::tasks::{answered, give};
use crate::world::{Play, WORLD, aug, complaint};

fn told(play: &Play, until: Timestamp) -> Vec<(Part, Timestamp, Timestamp)> {
    let steps: Vec<Step<'_>> =
        play.journal.iter().map(|(at, actor, events)| Step { at: *at, actor, events }).collect();
    stretches(&steps, until).into_iter().map(|it| (it.part, it.from, it.to)).collect()
}

fn divided(play: &Play, until: Timestamp) -> Vec<Share> {
    let steps: Vec<Step<'_>> =
        play.journal.iter().map(|(at, actor, events)| Step { at: *at, actor, events }).collect();
    shares(&stretches(&steps, until), &WORLD.calendar)
}

const HOUR: i64 = 3_600_000;

#[test]
fn each_hour_of_a_case_lies_with_somebody() {
    let mut play = Play::received("lina", complaint());
    play.does("lina", ordinary())
        .at("17 10:00")
        .does("lina", give("查清停梯原因", "repair", &[]))
        .at("17 12:00")
        .does("chenwei", Command::AcceptTask(TaskNumber { task: 1 }))
        .at("17 14:00")
        .does("chenwei", answered(1, &[]))
        .at("17 15:00")
        .does("lina", Command::ConfirmTask(ConfirmTask { task: 1, points: None }))
        .does("lina", pause("17 17:00"))
        .at("17 18:00")
        .does("clock", Command::Tick)
        .does("lina", answer(1))
        .does("lina", respond("已修好"))
        .at("18 09:00")
        .does("customer", word(Word::Accepts));
    assert_eq!(
        told(&play, aug("18 10:00")),
        [
            (Part::Handling, aug("17 09:00"), aug("17 10:00")),
            (Part::Department, aug("17 10:00"), aug("17 14:00")),
            (Part::Handling, aug("17 14:00"), aug("17 15:00")),
            (Part::Paused, aug("17 15:00"), aug("17 17:00")),
            (Part::Handling, aug("17 17:00"), aug("17 18:00")),
            (Part::Customer, aug("17 18:00"), aug("18 09:00")),
            (Part::Handling, aug("18 09:00"), aug("18 10:00")),
        ]
    );
    let shares = divided(&play, aug("18 10:00"));
    let hours: Vec<(Part, i64)> =
        shares.iter().map(|it| (it.part, it.calendar_ms / HOUR)).collect();
    assert_eq!(
        hours,
        [(Part::Handling, 4), (Part::Department, 4), (Part::Customer, 15), (Part::Paused, 2)]
    );
    assert_eq!(shares.iter().map(|it| it.calendar_ms).sum::<i64>(), 25 * HOUR);
    let worked: Option<i64> = shares.iter().map(|it| it.working_ms).sum();
    let whole = WORLD.calendar.working_time_between(aug("17 09:00"), aug("18 10:00"));
    assert_eq!(worked, whole.ok().and_then(|it| i64::try_from(it.as_millis()).ok()));
}

#[test]
fn a_closed_case_counts_no_further() {
    let mut play = Play::received("lina", complaint());
    play.does("lina", ordinary())
        .does("lina", give("查", "repair", &[]))
        .at("17 11:00")
        .does("customer", word(Word::Withdraws));
    let reason = "客户已撤诉".to_owned();
    play.does("lina", Command::WithdrawTask(WithdrawTask { task: 1, reason }));
    play.at("17 12:00").does("lina", close_as(Outcome::Withdrawn));
    let end = aug("20 12:00");
    let whole: i64 = divided(&play, end).iter().map(|it| it.calendar_ms).sum();
    assert_eq!(whole, 3 * HOUR);
}

#[test]
fn a_calendar_without_the_year_leaves_working_time_open_and_the_clock_counted() {
    let play = Play::received("lina", complaint());
    let until = "2031-08-17T09:00:00+08:00".parse().expect("a time");
    let shares = divided(&play, until);
    let handling = shares.iter().find(|it| it.part == Part::Handling).expect("there");
    assert!(handling.calendar_ms > 0 && handling.working_ms.is_none());
}
