//! Plans: offered as a whole, answered once, and what was agreed on is owed until somebody has done it.

use casework::case::{Case, Command, Event, decide};
use casework::contact::{Direction, Means};
use casework::duty::{DutyKind, duties};
use casework::intake::Receive;
use casework::invalid::{Invalid, Problem};
use casework::letter::{LetterKind, NoticeKind, letters, notices};
use casework::limits::{MEASURES_MAX, NOTE_CHARS_MAX, PLANS_MAX};
use casework::money::Money;
use casework::plan::{
    AnswerPlan, MeasureBy, Plan, PlanNumber, ProposeMeasure, ProposePlan, Risk, State,
};
use casework::promise::{Kind as PromiseKind, SaidKind, State as PromiseState};
use casework::refusal::{Objection, Refusal};
use casework::remedy::{self, ProposeRemedy, RemedyState, Reply};
use casework::response::Word;

use crate::exhaustive::{after, letter, walk};
use crate::say::{
    answer, approve, close, decline, keep, merge, offer, ordinary, propose, reached, reply,
    respond, word,
};
use crate::world::{Play, WORLD, actor, aug, complaint, person, unit};

fn measure(what: &str, due: &str) -> ProposeMeasure {
    ProposeMeasure {
        what: what.to_owned(),
        by: MeasureBy::Unit,
        unit: Some(unit("repair")),
        due_at: Some(aug(due)),
        ..ProposeMeasure::default()
    }
}

fn lock(due: &str) -> ProposePlan {
    let theirs = ProposeMeasure {
        what: "晚上请走二号梯".to_owned(),
        by: MeasureBy::Customer,
        ..ProposeMeasure::default()
    };
    let counter = "先装库存旧锁".to_owned();
    ProposePlan {
        what: "换新锁，今晚恢复".to_owned(),
        measures: vec![measure("更换三号梯门锁", due), theirs],
        risks: vec![Risk { what: "配件今天不到".to_owned(), counter }],
        ..ProposePlan::default()
    }
}

fn with_money(due: &str) -> ProposePlan {
    ProposePlan { remedies: vec![1], ..lock(due) }
}

fn plan(it: ProposePlan) -> Command {
    Command::ProposePlan(Box::new(it))
}

fn lay(n: u32) -> Command {
    Command::OfferPlan(PlanNumber { plan: n })
}

/// What the customer says by their link.
fn says(n: u32, reply: Reply) -> Command {
    let note = if reply == Reply::Counters { "再快一天" } else { "" };
    Command::AnswerPlan(AnswerPlan { plan: n, reply, note: note.to_owned(), means: None })
}

/// What one of ours writes down of it.
fn told(n: u32, reply: Reply) -> Command {
    let (note, means) = ("就按这个办".to_owned(), Some(Means::Phone));
    Command::AnswerPlan(AnswerPlan { plan: n, reply, note, means })
}

fn judged() -> Play {
    let mut play = Play::received("lina", complaint());
    play.does("lina", ordinary());
    play
}

fn states(case: &Case) -> Vec<State> {
    case.plans.iter().map(|it| it.state).collect()
}

fn refund(minor: i64) -> Command {
    Command::ProposeRemedy(ProposeRemedy {
        point: None,
        kind: remedy::Kind::Refund,
        what: "全额退款".to_owned(),
        amount: Some(Money::cny(minor)),
        due_at: None,
        without_admission: false,
    })
}

#[test]
fn what_is_agreed_on_is_owed_until_it_is_done() {
    let mut play = judged();
    play.does("lina", plan(lock("20 18:00"))).repeats("lina", plan(lock("20 18:00")));
    play.refused("customer", says(1, Reply::Accepts), Refusal::PlanNotOffered);
    play.does("lina", lay(1)).repeats("lina", lay(1));
    let before = play.case.promises.len();
    play.does("lina", told(1, Reply::Accepts)).repeats("lina", told(1, Reply::Accepts));
    play.refused("lina", told(1, Reply::Refuses), Refusal::PlanSettled);
    // What the customer does themselves is not ours to promise.
    assert_eq!(play.case.promises.len(), before + 1);
    let promise = play.case.promises.last().expect("a measure is a promise").clone();
    assert_eq!((promise.kind, promise.what.as_str()), (PromiseKind::Given, "更换三号梯门锁"));
    assert_eq!(promise.due_at, aug("20 18:00"));
    assert_eq!(play.case.plans[0].measures[0].promise, Some(promise.n));
    // The talk in which it was agreed is on record, and the promise says so.
    let contact = play.case.contacts.last().expect("the talk is on record");
    assert_eq!((contact.means, contact.direction), (Means::Phone, Direction::Out));
    assert_eq!(promise.said_in.map(|it| (it.kind, it.n)), Some((SaidKind::Contact, contact.n)));
    play.does("lina", answer(1)).does("lina", respond("门锁二十日前换好"));
    play.does("customer", word(Word::Accepts));
    play.at("18 09:00").does("wuqing", reached(true, 5));
    play.refused("zhoumin", close(), Refusal::PromiseStillOwed);
    play.refused("zhoumin", merge(2), Refusal::PlanStillOwed);
    play.at("20 17:00").does("lina", keep(promise.n)).does("zhoumin", close());
    let kept = play.case.promises.iter().find(|it| it.n == promise.n).map(|it| it.state);
    assert_eq!(kept, Some(PromiseState::Kept { at: aug("20 17:00") }));
}

#[test]
fn one_answer_answers_the_money_too() {
    for (say, to) in [
        (Reply::Accepts, RemedyState::Accepted),
        (Reply::Refuses, RemedyState::Refused),
        (Reply::Counters, RemedyState::Countered),
    ] {
        let mut play = judged();
        play.does("lina", propose(150_000)).does("lina", plan(with_money("20 18:00")));
        play.refused("lina", lay(1), Refusal::ApprovalMissing);
        play.does("wangfang", approve()).does("lina", lay(1));
        assert_eq!(play.case.remedies[0].state, RemedyState::Offered);
        play.refused("customer", reply(Reply::Accepts), Refusal::RemedyInPlan);
        play.does("customer", says(1, say)).repeats("customer", says(1, say));
        assert_eq!(play.case.remedies[0].state, to);
    }
    let mut declined = judged();
    declined.does("lina", propose(150_000)).does("lina", plan(with_money("20 18:00")));
    declined.does("wangfang", decline());
    declined.refused("lina", lay(1), Refusal::RemedyNotReady);
    declined.refused("lina", plan(with_money("21 18:00")), Refusal::RemedyNotReady);
}

#[test]
fn the_next_plan_takes_the_place_of_the_last() {
    let mut play = judged();
    play.does("lina", plan(lock("20 18:00"))).does("lina", plan(lock("19 18:00")));
    assert_eq!(states(&play.case), [State::Replaced, State::Proposed]);
    play.refused("lina", lay(1), Refusal::PlanSettled);
    play.does("lina", lay(2)).does("customer", says(2, Reply::Counters));
    play.does("lina", plan(lock("18 18:00"))).does("lina", lay(3));
    play.does("customer", says(3, Reply::Accepts));
    let first = play.case.plans[2].measures[0].promise.expect("it became a promise");
    // A better one comes up: only when the customer agrees to it does it take over what is owed.
    play.does("lina", plan(lock("18 12:00"))).does("lina", lay(4));
    assert_eq!(states(&play.case)[2..], [State::Accepted, State::Offered]);
    play.does("customer", says(4, Reply::Accepts));
    assert_eq!(states(&play.case)[2..], [State::Replaced, State::Accepted]);
    let released = play.case.promises.iter().find(|it| it.n == first).expect("it stands there");
    assert_eq!(released.released_as, "replaced");
    // Money that lies before the customer with one plan is not left behind by the next.
    let mut paid = judged();
    paid.does("lina", propose(9_900)).does("lina", plan(with_money("20 18:00")));
    paid.does("lina", lay(1)).does("lina", plan(lock("19 18:00")));
    paid.refused("lina", lay(2), Refusal::WordAwaited);
    paid.does("lina", plan(with_money("19 18:00"))).does("lina", lay(3));
    assert_eq!(states(&paid.case), [State::Replaced, State::Replaced, State::Offered]);
}

#[test]
fn nobody_agrees_to_a_time_that_has_passed() {
    let mut play = judged();
    play.refused("lina", plan(lock("17 08:00")), Refusal::PromiseInThePast);
    play.does("lina", plan(lock("18 18:00"))).does("lina", lay(1));
    play.at("18 18:00").refused("customer", says(1, Reply::Accepts), Refusal::PlanOutdated);
    play.does("lina", plan(lock("20 18:00")));
    play.at("20 18:00").refused("lina", lay(2), Refusal::PlanOutdated);
    // A no needs no time.
    play.does("customer", says(1, Reply::Refuses));
}

#[test]
fn an_offer_nobody_answered_keeps_the_case_open_and_apart() {
    let mut play = judged();
    play.does("lina", plan(lock("30 18:00"))).does("lina", lay(1));
    play.refused("zhoumin", merge(2), Refusal::WordAwaited);
    play.does("lina", answer(1)).does("lina", respond("门锁三十日前换好"));
    play.does("customer", word(Word::Accepts));
    play.at("18 09:00").does("wuqing", reached(true, 5));
    play.refused("zhoumin", close(), Refusal::WordAwaited);
    play.does("customer", says(1, Reply::Refuses)).does("zhoumin", close());
    play.refused("lina", plan(lock("30 18:00")), Refusal::CaseClosed);

    let mut withdrawn = judged();
    withdrawn.does("lina", plan(lock("20 18:00"))).does("lina", lay(1));
    withdrawn.does("customer", word(Word::Withdraws));
    withdrawn.refused("customer", says(1, Reply::Accepts), Refusal::Withdrawn);
    withdrawn.refused("lina", plan(lock("21 18:00")), Refusal::Withdrawn);
    withdrawn.does("zhoumin", crate::say::close_as(casework::closing::Outcome::Withdrawn));
}

#[test]
fn a_refused_refund_needs_a_proposal_of_our_own() {
    let wish = || Receive { wish: "要求全额退款".to_owned(), ..complaint() };
    let ready = || {
        let mut play = Play::received("lina", wish());
        play.does("lina", ordinary()).does("lina", answer(1));
        play
    };
    // No to it, and nothing in its place.
    let mut bare = ready();
    bare.refused("lina", respond("不能退款"), Refusal::OwnProposalMissing);
    // A plan that says nothing of it changes nothing; one that gives amount and reason does, once it is offered.
    bare.does("lina", plan(lock("20 18:00"))).does("lina", lay(1));
    bare.refused("lina", respond("不能退款"), Refusal::OwnProposalMissing);
    let own =
        ProposePlan { refund_reason: "已用八个月，按余期".to_owned(), ..lock("20 18:00") };
    bare.does("lina", plan(own)).refused("lina", respond("不能退款"), Refusal::OwnProposalMissing);
    bare.does("lina", lay(2)).does("lina", respond("不能全退，方案见附"));
    let instead = bare.case.plans[1].instead.as_ref().expect("an own proposal");
    assert_eq!(instead.amount, Money::cny(0));
    // Money that was laid before them is such a proposal, whatever they said to it.
    let mut paid = ready();
    paid.does("lina", propose(9_900)).refused(
        "lina",
        respond("退一部分"),
        Refusal::OwnProposalMissing,
    );
    paid.does("lina", offer()).does("customer", reply(Reply::Refuses));
    paid.does("lina", respond("退一部分"));
    // Where nobody asked by their wish, a refund that was proposed and declined is one that was asked for.
    let mut declined = judged();
    declined.does("lina", answer(1)).does("lina", refund(150_000)).does("wangfang", decline());
    declined.refused("lina", respond("不能退款"), Refusal::OwnProposalMissing);
    let own =
        ProposePlan {
            remedies: vec![2], refund_reason: "按余期".to_owned(), ..lock("20 18:00")
        };
    declined.does("lina", propose(9_900)).does("lina", plan(own)).does("lina", lay(1));
    assert_eq!(
        declined.case.plans[0].instead.as_ref().map(|it| it.amount.clone()),
        Some(Money::cny(9_900))
    );
    declined.does("lina", respond("不能全退，方案见附"));
}

/// The problems a form is refused for.
fn problems(play: &Play, who: &str, command: &Command) -> Vec<(String, Problem)> {
    let by = actor(who);
    match decide(&play.case, command, &WORLD.setting(&by, play.now)) {
        Err(Objection::Invalid(Invalid(list))) => {
            list.into_iter().map(|it| (it.field, it.problem)).collect()
        }
        other => panic!("{command:?}: {other:?}"),
    }
}

#[test]
fn every_fault_of_a_plan_is_named() {
    let play = judged();
    let empty = plan(ProposePlan { what: " ".to_owned(), ..ProposePlan::default() });
    let missing = |field: &str| (field.to_owned(), Problem::Missing);
    assert_eq!(problems(&play, "lina", &empty), [missing("what"), missing("measures")]);
    let many = vec![measure("换锁", "20 18:00"); MEASURES_MAX + 1];
    let many = plan(ProposePlan { measures: many, ..lock("20 18:00") });
    let too_many = ("measures".to_owned(), Problem::TooMany { max: MEASURES_MAX });
    assert_eq!(problems(&play, "lina", &many), [too_many]);
    let nobody = ProposeMeasure { unit: None, due_at: None, ..measure("换锁", "20 18:00") };
    let partner = ProposeMeasure { by: MeasureBy::Partner, ..measure("换锁", "20 18:00") };
    let long = ProposeMeasure { what: "锁".repeat(NOTE_CHARS_MAX + 1), ..measure("", "20 18:00") };
    let risk = Risk { what: "下雨".to_owned(), counter: String::new() };
    let wrong = plan(ProposePlan {
        measures: vec![nobody, partner, long],
        risks: vec![risk],
        ..lock("20 18:00")
    });
    let found = problems(&play, "lina", &wrong);
    let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
    let expected = [
        "measures.0.unit",
        "measures.0.due_at",
        "measures.1.name",
        "measures.2.what",
        "risks.0.counter",
    ];
    assert_eq!(fields, expected);

    let mut play = play;
    let stranger = ProposeMeasure { unit: Some(unit("moon")), ..measure("换锁", "20 18:00") };
    let stranger = plan(ProposePlan { measures: vec![stranger], ..lock("20 18:00") });
    play.refused("lina", stranger, Refusal::NoSuchUnit);
    let left = ProposeMeasure {
        by: MeasureBy::Person,
        person: Some(person("fengli")),
        ..measure("换锁", "20 18:00")
    };
    play.refused(
        "lina",
        plan(ProposePlan { measures: vec![left], ..lock("20 18:00") }),
        Refusal::NoSuchPerson,
    );
    play.refused(
        "lina",
        plan(ProposePlan { points: vec![9], ..lock("20 18:00") }),
        Refusal::NoSuchPoint,
    );
    play.refused("lina", plan(with_money("20 18:00")), Refusal::NoSuchRemedy);
    play.refused("lina", lay(1), Refusal::NoSuchPlan);
    // The customer needs no means, one of ours needs one, and a note reaches nobody.
    play.does("lina", plan(lock("20 18:00"))).does("lina", lay(1));
    let silent = |means| {
        let (reply, note) = (Reply::Accepts, String::new());
        Command::AnswerPlan(AnswerPlan { plan: 1, reply, note, means })
    };
    assert_eq!(problems(&play, "lina", &silent(None)), [missing("note"), missing("means")]);
    let not = |field: &str| (field.to_owned(), Problem::NotAChoice);
    assert_eq!(
        problems(&play, "lina", &silent(Some(Means::Note))),
        [missing("note"), not("means")]
    );
    assert_eq!(problems(&play, "customer", &silent(Some(Means::Phone))), [not("means")]);
    let counter = AnswerPlan { plan: 1, reply: Reply::Counters, note: String::new(), means: None };
    assert_eq!(problems(&play, "customer", &Command::AnswerPlan(counter)), [missing("note")]);
}

#[test]
fn a_case_takes_so_many_plans_and_no_more() {
    let mut play = judged();
    for n in 0..PLANS_MAX {
        let what = format!("第{n}个方案");
        play.does("lina", plan(ProposePlan { what, ..lock("20 18:00") }));
    }
    play.refused("lina", plan(lock("21 18:00")), Refusal::TooMany);
}

#[test]
fn only_who_works_on_it_plans_and_the_customer_answers_only() {
    let mut play = judged();
    play.refused("linshen", plan(lock("20 18:00")), Refusal::RoleLacking);
    play.refused("customer", plan(lock("20 18:00")), Refusal::RoleLacking);
    play.does("lina", plan(lock("20 18:00")));
    play.refused("customer", lay(1), Refusal::RoleLacking);
    assert!(play.case.handlers.contains(&person("lina")), "who plans does not call back");
}

#[test]
fn the_customer_is_written_to_once_and_the_owner_hears_the_answer() {
    let mut play = judged();
    play.does("lina", propose(9_900)).does("lina", plan(with_money("20 18:00")));
    let by = actor("lina");
    let due = duties(&play.case, &WORLD.setting(&by, play.now));
    assert!(due.iter().any(|it| it.kind == DutyKind::OfferPlan && it.n == 1));
    let setting = WORLD.setting(&by, play.now);
    let offered = decide(&play.case, &lay(1), &setting).expect("it may be offered");
    play.does("lina", lay(1));
    let written = letters(&play.case, &offered, &setting);
    let kinds: Vec<LetterKind> = written.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [LetterKind::Plan], "the money is told with the plan");
    assert!(written[0].args["text"].contains("更换三号梯门锁"));
    let due = duties(&play.case, &WORLD.setting(&by, play.now));
    assert!(due.iter().any(|it| it.kind == DutyKind::AskPlan));
    let customer = actor("customer");
    let setting = WORLD.setting(&customer, play.now);
    let answered = decide(&play.case, &says(1, Reply::Counters), &setting).expect("they may");
    play.does("customer", says(1, Reply::Counters));
    let told = notices(&play.case, &answered, &setting);
    assert!(told.iter().any(|it| it.kind == NoticeKind::PlanAnswered && it.to == person("lina")));
    assert!(matches!(answered.last(), Some(Event::PlanAnswered { .. })));
}

#[test]
fn a_plan_is_read_back_as_it_was_told() {
    let mut play = judged();
    play.does("lina", plan(lock("20 18:00")))
        .does("lina", lay(1))
        .does("lina", told(1, Reply::Accepts));
    let json = serde_json::to_string(&play.journal[2].2).expect("events are JSON");
    let again: Vec<Event> = serde_json::from_str(&json).expect("and read back");
    let [Event::PlanProposed(again)] = again.as_slice() else { panic!("{json}") };
    let Plan { state, offered_at, answer, .. } = again.as_ref();
    assert_eq!((*state, *offered_at, answer), (State::Proposed, None, &None));
}

#[test]
fn every_way_of_a_plan_keeps_the_invariants() {
    let mut start = judged();
    start.does("lina", answer(1)).does("lina", respond("已修好"));
    start.does("customer", word(Word::Accepts)).does("wuqing", reached(true, 5));
    let next = u32::try_from(start.case.promises.len()).expect("few") + 1;
    let alphabet = [
        letter("lina", plan(lock("19 18:00"))),
        letter("lina", plan(with_money("20 18:00"))),
        letter("lina", lay(1)),
        letter("lina", lay(2)),
        letter("customer", says(1, Reply::Accepts)),
        letter("customer", says(2, Reply::Counters)),
        letter("lina", told(2, Reply::Accepts)),
        letter("lina", told(1, Reply::Refuses)),
        letter("lina", propose(9_900)),
        letter("lina", offer()),
        letter("customer", reply(Reply::Accepts)),
        letter("lina", keep(next)),
        letter("customer", word(Word::Withdraws)),
        letter("zhoumin", close()),
        letter("wuqing", merge(2)),
        after(30),
    ];
    assert!(walk(&start, &alphabet) > 1000);
}
