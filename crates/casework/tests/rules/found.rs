//! Promises found in what the customer was told, offered until they are registered or the words are others.

use casework::case::Command;
use casework::contact::{AddContact, Direction, Means};
use casework::invalid::{Invalid, Problem};
use casework::limits::{LINE_CHARS_MAX, USUAL_CASES_MIN};
use casework::progress::TellProgress;
use casework::promise::{MakePromise, SaidIn, SaidKind};
use casework::promise_words::{OFFERED_CHARS_MAX, Unregistered, unregistered, usual, usual_left};
use casework::refusal::Objection;
use jiff::SignedDuration;

use crate::say::{close_as, inform, respond, word};
use crate::world::{Play, WORLD, actor, aug, complaint};

fn found(play: &Play) -> Vec<Unregistered> {
    let who = actor("lina");
    unregistered(&play.case, &WORLD.setting(&who, play.now))
}

fn tell(text: &str) -> Command {
    let (text, means) = (text.to_owned(), Means::Phone);
    Command::TellProgress(TellProgress { text, means, next_at: None, waiver: String::new() })
}

fn says(means: Means, direction: Direction, text: &str) -> Command {
    let (with, text) = (String::new(), text.to_owned());
    Command::AddContact(AddContact { means, direction, with, at: None, text, keeps: vec![] })
}

fn register(it: &Unregistered) -> Command {
    let due_at = it.found.due_at.expect("the calendar knows it");
    let (what, said_in) = (it.what.clone(), Some(it.said_in));
    Command::MakePromise(MakePromise { what, due_at, said_in })
}

fn told(text: &str) -> Play {
    let mut play = Play::received("lina", complaint());
    play.at("17 10:00").does("lina", tell(text));
    play
}

#[test]
fn what_was_said_is_offered_with_its_sentence_until_it_is_registered() {
    let text = "配件已经订了。师傅周五前上门换好，请您放心！三天内退还检测费。";
    let mut play = told(text);
    let list = found(&play);
    let words: Vec<(&str, &str)> =
        list.iter().map(|it| (it.found.said.as_str(), it.what.as_str())).collect();
    assert_eq!(words, [("周五前", "师傅周五前上门换好，请您放心"), ("三天内", "三天内退还检测费")]);
    let said = SaidIn { kind: SaidKind::Progress, n: 1 };
    assert!(list.iter().all(|it| it.said_in == said && it.said_at == aug("17 10:00")));
    assert_eq!(list[0].found.due_at, Some(aug("22 00:00")), "Friday is in time");

    play.does("lina", register(&list[0]));
    let promise = play.case.promises.last().expect("it was made");
    assert_eq!(
        (promise.said_in, promise.what.as_str()),
        (Some(said), "师傅周五前上门换好，请您放心")
    );
    assert_eq!(found(&play), list[1..]);
    play.repeats("lina", register(&list[0])).does("lina", register(&list[1]));
    assert!(found(&play).is_empty());
}

#[test]
fn words_of_ones_own_for_the_same_time_stand_for_it_too() {
    let mut play = told("师傅周五前上门。");
    let due_at = aug("22 00:00");
    let own = MakePromise { what: "上门换门锁".to_owned(), due_at, said_in: None };
    play.does("lina", Command::MakePromise(own));
    assert!(found(&play).is_empty());
    // And a next word on the way, given with the very time.
    let mut play = Play::received("lina", complaint());
    let next_at = Some(aug("22 00:00"));
    let (text, means) = ("周五前再告诉您".to_owned(), Means::Phone);
    play.does(
        "lina",
        Command::TellProgress(TellProgress { text, means, next_at, waiver: String::new() }),
    );
    assert!(found(&play).is_empty());
    let promise = play.case.promises.last().expect("it was made");
    assert_eq!(promise.said_in, Some(SaidIn { kind: SaidKind::Progress, n: 1 }));
}

#[test]
fn only_the_last_words_to_the_customer_count() {
    let mut play = told("师傅周五前上门。");
    play.does("lina", says(Means::Note, Direction::Out, "下周一前催仓库"));
    play.does("lina", says(Means::Phone, Direction::In, "客户说：你们三天内必须修好"));
    play.does("customer", inform("我要求三天内答复"));
    assert_eq!(found(&play).len(), 1, "notes and the customer's words promise nothing");
    play.at("17 11:00").does("lina", says(Means::Phone, Direction::Out, "明天下午给您回电话"));
    let list = found(&play);
    assert_eq!((list.len(), list[0].said_in.kind), (1, SaidKind::Contact));
    play.at("19 09:00");
    assert!(found(&play).is_empty(), "what is over is nothing to register");
    play.does("lina", tell("一切顺利"));
    assert!(found(&play).is_empty());
}

#[test]
fn a_closed_case_promises_nothing() {
    let mut play = Play::received("lina", complaint());
    play.does("lina", crate::say::ordinary()).does("lina", crate::say::answer(1));
    play.does("lina", respond("三天内派人复查"));
    assert_eq!(found(&play)[0].said_in, SaidIn { kind: SaidKind::Response, n: 1 });
    play.does("lina", word(casework::response::Word::Accepts));
    play.does("wuqing", crate::say::reached(true, 5));
    play.does("lina", close_as(casework::closing::Outcome::Resolved));
    assert!(found(&play).is_empty());
}

#[test]
fn a_promise_is_said_in_words_there_are() {
    let mut play = told("师傅周五前上门。");
    play.does("lina", says(Means::Note, Direction::Out, "内部：周五前"));
    for said_in in [
        SaidIn { kind: SaidKind::Progress, n: 2 },
        SaidIn { kind: SaidKind::Progress, n: 0 },
        SaidIn { kind: SaidKind::Contact, n: 1 },
        SaidIn { kind: SaidKind::Response, n: u32::MAX },
    ] {
        let it = MakePromise {
            what: "上门".to_owned(),
            due_at: aug("21 00:00"),
            said_in: Some(said_in),
        };
        let refused = play.tries("lina", &Command::MakePromise(it));
        let expected = Invalid::one("said_in", Problem::NotAChoice);
        assert_eq!(refused, Err(Objection::Invalid(expected)), "{said_in:?}");
    }
}

#[test]
fn a_letter_without_an_end_offers_a_line() {
    let long = "很".repeat(LINE_CHARS_MAX);
    let list = found(&told(&format!("{long}周五前{long}")));
    assert!(
        list[0].what.chars().count() <= OFFERED_CHARS_MAX && list[0].what.starts_with("周五前")
    );
    assert!(found(&Play::received("lina", complaint())).is_empty(), "no words, nothing found");
}

#[test]
fn the_usual_time_is_the_middle_of_enough() {
    let hours = |n: i64| SignedDuration::from_hours(n);
    let least = i64::try_from(USUAL_CASES_MIN).expect("a small number");
    let mut took: Vec<SignedDuration> = (1..least).map(hours).collect();
    assert_eq!(usual(&took), None, "too few");
    took.push(hours(-5));
    assert_eq!(usual(&took), None, "an answer before the complaint is none");
    took.push(hours(1_000));
    took.reverse();
    assert_eq!(usual(&took), Some(hours(least / 2)), "of an even number the lower of the two");

    let play = told("好的");
    let left = |usual, at| usual_left(&play.case, Some(usual), aug(at));
    assert_eq!(left(hours(48), "18 09:00"), Some(hours(24)));
    assert_eq!(left(hours(48), "19 09:00"), None, "it takes longer than usual already");
    assert_eq!(usual_left(&play.case, None, aug("18 09:00")), None);
}
