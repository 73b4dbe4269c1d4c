//! Closing, remedies and what a customer may do: nothing owed is left behind, nobody judges in their own matter.

use casework::case::Command;
use casework::case::Event;
use casework::closing::{Close, ClosingLetter, Closure, Lesson, Outcome, obstacles};
use casework::duty::{DutyKind, duties};
use casework::invalid::{Invalid, Problem};
use casework::letter::{LetterKind, letters};
use casework::money::Money;
use casework::refusal::{Objection, Refusal};
use casework::remedy::{self, ProposeRemedy, RemedyState, Reply};
use casework::response::Word;
use casework::triage::{Kind, Nature};
use casework::view::{Stage, stage};

use crate::say::{
    WORDS, add_point, answer, approve, call, close, close_as, decline, deliver, inform, judge,
    merge, offer, ordinary, promise, propose, rate, reached, reopen, reply, respond, urge, word,
};
use crate::world::{Play, WORLD, actor, aug, complaint};

/// A complaint that is called back and one that is not.
fn responded(kind: Kind) -> Play {
    let mut play = Play::received("lina", complaint());
    play.does("lina", judge(kind, Nature::Valid, 0)).does("lina", answer(1));
    play.does("lina", respond("已修好"));
    play
}

fn stands_in_the_way(play: &Play) -> Vec<Refusal> {
    let who = actor("zhoumin");
    let close = Close {
        outcome: Outcome::Resolved,
        summary: String::new(),
        lesson: Lesson::default(),
        letter: ClosingLetter::Usual,
    };
    obstacles(&play.case, Some(&close), &WORLD.setting(&who, play.now))
}

fn next(play: &Play) -> Vec<DutyKind> {
    let who = actor("zhoumin");
    duties(&play.case, &WORLD.setting(&who, play.now)).into_iter().map(|it| it.kind).collect()
}

#[test]
fn what_stands_between_a_case_and_its_closing() {
    use Refusal::{
        CallbackMissing, CustomerRefused, CustomerWaits, LessonMissing, NotResponded, NotTriaged,
        PointUnanswered, PromiseStillOwed, RemedyStillOwed, WordAwaited,
    };
    let mut play = Play::received("lina", complaint());
    assert_eq!(
        stands_in_the_way(&play),
        [NotTriaged, PointUnanswered, NotResponded, PromiseStillOwed]
    );
    play.does("lina", ordinary());
    assert_eq!(
        stands_in_the_way(&play),
        [PointUnanswered, NotResponded, PromiseStillOwed, CallbackMissing, LessonMissing]
    );
    play.does("lina", answer(1)).does("lina", respond("已修好"));
    assert_eq!(stands_in_the_way(&play), [WordAwaited, CallbackMissing, LessonMissing]);
    play.does("customer", word(Word::Refuses));
    assert_eq!(
        stands_in_the_way(&play),
        [CustomerRefused, PromiseStillOwed, CallbackMissing, LessonMissing]
    );
    play.does("lina", respond("再赔一个月")).does("customer", word(Word::Accepts));
    play.does("lina", propose(5_000)).does("lina", offer());
    assert_eq!(stands_in_the_way(&play), [WordAwaited, CallbackMissing, LessonMissing]);
    play.does("customer", reply(Reply::Accepts));
    assert_eq!(stands_in_the_way(&play), [RemedyStillOwed, CallbackMissing, LessonMissing]);
    play.does("lina", deliver()).does("wuqing", reached(true, 4));
    assert_eq!(stands_in_the_way(&play), [LessonMissing]);
    play.does("customer", urge());
    assert_eq!(stands_in_the_way(&play), [CustomerWaits, LessonMissing]);
    play.does("lina", call()).does("lina", promise("18 10:00"));
    assert_eq!(stands_in_the_way(&play), [PromiseStillOwed, LessonMissing]);
    play.does("lina", crate::say::keep(9));
    play.does("zhoumin", add_point("地下车库漏水"));
    assert_eq!(stands_in_the_way(&play), [PointUnanswered, LessonMissing]);
    play.now = aug("17 10:00");
    play.does("lina", answer(2));
    assert_eq!(stands_in_the_way(&play), [NotResponded, LessonMissing], "it was not told yet");
    assert_eq!(next(&play), [DutyKind::Answer]);
}

#[test]
fn a_case_is_closed_once_and_each_obstacle_refuses() {
    let mut play = responded(Kind::Complaint);
    play.refused("zhoumin", close(), Refusal::WordAwaited);
    play.does("customer", word(Word::Accepts)).does("wuqing", reached(true, 5));
    let hasty = Close {
        outcome: Outcome::Resolved,
        summary: String::new(),
        lesson: Lesson::default(),
        letter: ClosingLetter::Usual,
    };
    play.refused("zhoumin", Command::Close(hasty), Refusal::LessonMissing);
    play.does("zhoumin", close()).repeats("zhoumin", close());
    assert_eq!(next(&play), []);
    play.refused("lina", answer(1), Refusal::CaseClosed);
    play.refused("lina", respond("再说一次"), Refusal::CaseClosed);
    play.refused("customer", urge(), Refusal::CaseClosed);
    play.refused("customer", word(Word::Withdraws), Refusal::CaseClosed);
    play.does("customer", inform("谢谢")).does("customer", rate(5)).repeats("customer", rate(5));
    play.refused("customer", rate(1), Refusal::AlreadyRated);
    play.does("customer", word(Word::Refuses));
    assert_eq!((stage(&play.case), play.case.rating.is_none()), (Stage::Working, true));
}

#[test]
fn silence_ends_the_wait_and_only_silence() {
    let mut play = responded(Kind::Dispute);
    play.at("24 08:59").refused("zhoumin", close(), Refusal::WordAwaited);
    play.does("customer", inform("我还在等"));
    play.at("24 09:00").refused("zhoumin", close(), Refusal::CustomerWaits);
    play.does("lina", call()).does("zhoumin", close());
}

#[test]
fn outcomes_nobody_may_choose() {
    let mut play = responded(Kind::Dispute);
    play.does("customer", word(Word::Accepts));
    for outcome in [Outcome::Past, Outcome::Withdrawn] {
        let told = play.tries("zhoumin", &close_as(outcome));
        let problem = Invalid::one("outcome", Problem::NotAChoice);
        assert_eq!(told, Err(Objection::Invalid(problem)), "{outcome:?}");
    }
    // Who withdraws ends the matter at any time, whatever was not yet done.
    let mut play = Play::received("lina", complaint());
    play.does("customer", word(Word::Withdraws)).does("zhoumin", close_as(Outcome::Withdrawn));
    play.refused("wuqing", reached(true, 5), Refusal::NotResponded);
}

#[test]
fn what_a_customer_may_do() {
    let mut play = responded(Kind::Complaint);
    let ours = [
        ordinary(),
        Command::Acknowledge,
        add_point("还有一件"),
        answer(1),
        respond("好"),
        call(),
        promise("18 10:00"),
        crate::say::keep(4),
        crate::say::hand_over("repair"),
        Command::Accept,
        crate::say::give_back(),
        propose(5_000),
        approve(),
        decline(),
        offer(),
        deliver(),
        reached(true, 5),
        close(),
        reopen(),
        merge(2),
        crate::say::unmerge(),
        Command::Tick,
    ];
    for command in ours {
        assert!(!command.is_customers());
        play.refused("customer", command, Refusal::RoleLacking);
    }
    play.refused("lina", rate(5), Refusal::RoleLacking);
    play.does("customer", urge()).does("customer", inform("补充")).does("customer", rate(4));
    play.does("lina", propose(5_000)).does("lina", offer());
    play.does("customer", reply(Reply::Counters)).does("customer", word(Word::Counters));
}

#[test]
fn nobody_handles_a_complaint_about_themselves() {
    use casework::intake::{Subject, SubjectKind};
    let mut it = complaint();
    it.subjects = vec![Subject { kind: SubjectKind::Person, number: "chenwei".to_owned() }];
    let mut play = Play::received("lina", it);
    play.refused("lina", crate::say::hand_over_to("repair", "chenwei"), Refusal::ComplainedAbout);
    play.does("lina", crate::say::hand_over("repair"));
    for command in [Command::Accept, ordinary(), answer(1), call(), close()] {
        play.refused("chenwei", command, Refusal::NotYours);
    }
    let told = casework::letter::notices(
        &play.case,
        &play.journal[1].2,
        &WORLD.setting(&actor("lina"), play.now),
    );
    let told: Vec<String> = told.iter().map(|it| it.to.to_string()).collect();
    assert_eq!(told, ["sunhong"]);
    play.does("zhaolei", Command::Accept);

    let mut it = complaint();
    it.subjects = vec![Subject { kind: SubjectKind::Unit, number: "repair".to_owned() }];
    let mut play = Play::received("lina", it);
    for to in ["repair", "lift"] {
        play.refused("lina", crate::say::hand_over(to), Refusal::ComplainedAbout);
    }
    play.refused("hejun", call(), Refusal::NotYours);
    play.does("wuqing", call());
}

#[test]
fn who_may_approve_what() {
    // amount, proposed by, judged by, what comes of it
    let rows: [(i64, &str, &str, Option<Refusal>); 9] = [
        (10_001, "lina", "lina", Some(Refusal::RoleLacking)),
        (10_001, "lina", "zhoumin", None),
        (10_001, "zhoumin", "zhoumin", Some(Refusal::OwnProposal)),
        (200_000, "lina", "zhoumin", None),
        (200_001, "lina", "zhoumin", Some(Refusal::AboveYourLimit)),
        (200_001, "lina", "wuqing", None),
        (2_000_001, "lina", "wuqing", Some(Refusal::AboveYourLimit)),
        (10_000_000_000, "lina", "wangfang", None),
        (10_001, "lina", "sunhong", Some(Refusal::NotYours)),
    ];
    for (minor, by, judge, refusal) in rows {
        let mut play = responded(Kind::Complaint);
        play.does(by, propose(minor)).repeats(by, propose(minor));
        play.refused("lina", offer(), Refusal::ApprovalMissing);
        match refusal {
            Some(refusal) => play.refused(judge, approve(), refusal),
            None => play.does(judge, approve()).repeats(judge, approve()).does("lina", offer()),
        };
    }
    // Without money, and up to the small sum, nobody is asked.
    for free in [propose(10_000), apology()] {
        let mut play = responded(Kind::Complaint);
        play.does("lina", free).does("lina", offer()).repeats("lina", offer());
    }
    // One may take back one's own proposal.
    let mut play = responded(Kind::Complaint);
    play.does("zhoumin", propose(20_000)).does("zhoumin", decline()).repeats("zhoumin", decline());
    play.refused("wuqing", approve(), Refusal::RemedyNotReady);
}

fn apology() -> Command {
    Command::ProposeRemedy(ProposeRemedy {
        point: Some(1),
        kind: remedy::Kind::Apology,
        what: "经理上门道歉".to_owned(),
        amount: None,
        due_at: Some(aug("19 18:00")),
        without_admission: false,
    })
}

#[test]
fn proposals_that_are_none() {
    let good = |amount| ProposeRemedy {
        point: None,
        kind: remedy::Kind::Refund,
        what: WORDS.to_owned(),
        amount,
        due_at: None,
        without_admission: false,
    };
    let money = |minor, currency: &str| Some(Money { minor, currency: currency.to_owned() });
    let rows = [
        (good(None), "amount", Problem::Missing),
        (good(money(0, "CNY")), "amount", Problem::NotAnAmount),
        (good(money(-1, "CNY")), "amount", Problem::NotAnAmount),
        (good(money(i64::MAX, "CNY")), "amount", Problem::NotAnAmount),
        (good(money(100, "元")), "amount", Problem::NotAnAmount),
        (good(money(100, "USD")), "amount", Problem::NotAnAmount),
        (
            ProposeRemedy { what: " ".to_owned(), ..good(money(100, "CNY")) },
            "what",
            Problem::Missing,
        ),
        (
            ProposeRemedy { due_at: Some(aug("17 09:00")), ..good(money(100, "CNY")) },
            "due_at",
            Problem::TooLongAgo,
        ),
    ];
    for (proposal, field, problem) in rows {
        let mut play = responded(Kind::Complaint);
        let told = play.tries("lina", &Command::ProposeRemedy(proposal.clone()));
        assert_eq!(told, Err(Objection::Invalid(Invalid::one(field, problem))), "{proposal:?}");
    }
    let mut play = responded(Kind::Complaint);
    let elsewhere = ProposeRemedy { point: Some(2), ..good(money(100, "CNY")) };
    play.refused("lina", Command::ProposeRemedy(elsewhere), Refusal::NoSuchPoint);
    let far =
        ProposeRemedy { due_at: "9999-01-01T00:00:00Z".parse().ok(), ..good(money(100, "CNY")) };
    play.refused("lina", Command::ProposeRemedy(far), Refusal::PromiseTooFar);
}

#[test]
fn the_way_of_a_remedy() {
    let mut play = responded(Kind::Dispute);
    play.refused("lina", offer(), Refusal::NoSuchRemedy);
    play.does("lina", propose(5_000));
    play.refused("customer", reply(Reply::Accepts), Refusal::RemedyNotReady);
    play.refused("lina", deliver(), Refusal::RemedyNotAccepted);
    play.does("lina", offer()).refused("lina", deliver(), Refusal::RemedyNotAccepted);
    play.refused("wuqing", merge(2), Refusal::WordAwaited);
    play.does("customer", reply(Reply::Accepts)).repeats("customer", reply(Reply::Accepts));
    play.refused("wuqing", merge(2), Refusal::RemedyStillOwed);
    play.does("customer", word(Word::Accepts));
    play.refused("zhoumin", close(), Refusal::RemedyStillOwed);
    let mut other = play.clone();
    play.does("lina", deliver()).repeats("lina", deliver()).does("zhoumin", close());
    assert_eq!(play.case.remedies[0].delivered_at, Some(aug("17 09:00")));
    assert_eq!(play.case.remedy_minor(), 5_000);
    // What was agreed may be given up by the customer, or it could never end.
    other.does("customer", reply(Reply::Refuses)).does("zhoumin", close());
    assert_eq!(
        (other.case.remedies[0].state, other.case.remedy_minor()),
        (RemedyState::Refused, 0)
    );
    other.refused("lina", deliver(), Refusal::CaseClosed);
}

#[test]
fn every_duty_waits_from_its_own_time_on() {
    let mut play = Play::received("customer", complaint());
    let due = |play: &Play| {
        let who = actor("clock");
        let list = duties(&play.case, &WORLD.setting(&who, play.now));
        list.into_iter().map(|it| (it.kind, it.due_at)).collect::<Vec<_>>()
    };
    let before = due(&play);
    assert!(before.contains(&(DutyKind::Triage, aug("18 09:00"))));
    assert!(before.contains(&(DutyKind::Accept, aug("18 09:00"))));
    play.at("18 08:00").does("customer", urge()).at("18 08:30").does("customer", inform("快点"));
    let after = due(&play);
    assert!(before.iter().all(|duty| after.contains(duty)), "{before:?} {after:?}");
    assert!(after.contains(&(DutyKind::React, aug("19 08:00"))));
    // Silent customers are called back as well.
    let play = responded(Kind::Complaint);
    assert_eq!(next(&play), [DutyKind::CallBack, DutyKind::AskWord]);
}

#[test]
fn a_customer_cannot_fill_a_journal_so_far_that_we_cannot_end_it() {
    let mut play = responded(Kind::Dispute);
    play.case.version = casework::limits::STEPS_MAX - casework::limits::STEPS_KEPT_FOR_US;
    play.refused("customer", urge(), Refusal::TooMany);
    play.does("lina", call()).does("lina", word(Word::Accepts));
    play.case.version = casework::limits::STEPS_MAX;
    play.refused("lina", contact(), Refusal::TooMany);
    play.repeats("clock", Command::Tick).does("zhoumin", close());
}

fn contact() -> Command {
    crate::say::contact(casework::contact::Means::Note, casework::contact::Direction::Out)
}

#[test]
fn another_letter_is_chosen_only_while_a_rule_lets_it_be_closed_quickly() {
    let mut play = responded(Kind::Complaint);
    let lesson =
        Lesson {
            cause: "门锁老化".to_owned(), prevention: "季度检查".to_owned(), root: None
        };
    for letter in [ClosingLetter::Short, ClosingLetter::None] {
        let (outcome, summary, lesson) = (Outcome::Resolved, String::new(), lesson.clone());
        let close = Command::Close(Close { outcome, summary, lesson, letter });
        let expected = Invalid::one("letter", Problem::NotAChoice);
        assert_eq!(play.tries("zhoumin", &close), Err(Objection::Invalid(expected)), "{letter:?}");
    }
    let who = actor("zhoumin");
    let sent = |letter| {
        let closed = Closure {
            outcome: Outcome::Resolved,
            summary: String::new(),
            lesson: lesson.clone(),
            letter,
            at: play.now,
            by: who.clone(),
        };
        let events = [Event::Closed(Box::new(closed))];
        let list = letters(&play.case, &events, &WORLD.setting(&who, play.now));
        list.into_iter().map(|it| it.kind).collect::<Vec<_>>()
    };
    assert_eq!(sent(ClosingLetter::Usual), [LetterKind::Closing]);
    assert_eq!(sent(ClosingLetter::Short), [LetterKind::Summary]);
    assert_eq!(sent(ClosingLetter::None), []);
}
