//! The ledger of remedies: limits hold against sums, three hands touch money, and nothing is paid twice.

use casework::case::{Command, Event, Setting, decide};
use casework::invalid::{Invalid, Problem};
use casework::money::Money;
use casework::organisation::Role;
use casework::pack::{Pack, PackSource, parse_set};
use casework::refusal::{Objection, Refusal};
use casework::remedy::{
    DeliverRemedy, FailPayment, InstructPayment, JudgeRemedy, Kind, PaymentWay, ProposeRemedy,
    RemedyNumber, RemedyState, Reply, Weight,
};
use casework::response::Word;
use casework::triage;

use crate::say::{
    answer, approve, close_as, decline, deliver, judge, merge, offer, propose, reply, respond, word,
};
use crate::world::{PACK, Play, WORLD, actor, complaint, pack};

fn responded() -> Play {
    let mut play = Play::received("lina", complaint());
    play.does("lina", judge(triage::Kind::Dispute, triage::Nature::Valid, 0));
    play.does("lina", answer(1)).does("lina", respond("已修好"));
    play
}

fn money(kind: Kind, minor: i64) -> ProposeRemedy {
    ProposeRemedy {
        point: None,
        kind,
        what: format!("第{minor}号"),
        amount: Some(Money::cny(minor)),
        due_at: None,
        without_admission: false,
    }
}

fn instruct(account: &str, way: PaymentWay) -> Command {
    let (payee, account) = ("王秀兰".to_owned(), account.to_owned());
    Command::InstructPayment(InstructPayment { remedy: 1, payee, way, account })
}

fn came_back() -> Command {
    Command::FailPayment(FailPayment { remedy: 1, note: "户名不符".to_owned() })
}

fn proof(text: &str) -> Command {
    Command::DeliverRemedy(DeliverRemedy { remedy: 1, proof: text.to_owned() })
}

/// Approved by the supervisor and accepted by the customer.
fn agreed() -> Play {
    let mut play = responded();
    play.does("lina", propose(20_000)).does("zhoumin", approve()).does("lina", offer());
    play.does("customer", reply(Reply::Accepts));
    play
}

#[test]
fn a_large_sum_in_small_pieces_is_a_large_sum() {
    let mut play = responded();
    // Free alone, and the second piece free alone as well; together they are not.
    play.does("lina", Command::ProposeRemedy(money(Kind::Goodwill, 6_000)));
    play.does("lina", Command::ProposeRemedy(money(Kind::Refund, 6_000)));
    let states: Vec<RemedyState> = play.case.remedies.iter().map(|it| it.state).collect();
    assert_eq!(states, [RemedyState::Approved, RemedyState::Proposed]);
    // Each within the supervisor's limit, together above it.
    play.does("lina", Command::ProposeRemedy(money(Kind::Compensation, 190_000)));
    let third = || Command::ApproveRemedy(JudgeRemedy { remedy: 3, note: String::new() });
    play.refused("zhoumin", third(), Refusal::AboveYourLimit);
    // What is declined counts no more.
    let second = JudgeRemedy { remedy: 2, note: "重复".to_owned() };
    play.does("zhoumin", Command::DeclineRemedy(second));
    play.does("zhoumin", third());
}

#[test]
fn what_the_customer_was_granted_elsewhere_counts() {
    let mut play = responded();
    let who = actor("lina");
    let with =
        |elsewhere, who| Setting { granted_elsewhere: elsewhere, ..WORLD.setting(who, play.now) };
    let state = |elsewhere| match decide(&play.case, &propose(5_000), &with(elsewhere, &who)) {
        Ok(events) => match events.as_slice() {
            [Event::RemedyProposed(it)] => (it.state, it.elsewhere_minor),
            other => panic!("{other:?}"),
        },
        Err(objection) => panic!("{objection:?}"),
    };
    assert_eq!(state(0), (RemedyState::Approved, 0));
    assert_eq!(state(5_000), (RemedyState::Approved, 5_000));
    assert_eq!(state(5_001), (RemedyState::Proposed, 5_001));
    // What came to light since the proposal counts at the approval.
    play.does("lina", propose(100_000));
    let lead = actor("zhoumin");
    let judged = |elsewhere| {
        let setting = Setting { granted_elsewhere: elsewhere, ..WORLD.setting(&lead, play.now) };
        decide(&play.case, &approve(), &setting)
    };
    assert!(judged(100_000).is_ok());
    assert_eq!(judged(100_001), Err(Objection::Refused(Refusal::AboveYourLimit)));
    assert!(judged(i64::MAX).is_err(), "sums stop at the largest number, they do not turn round");
}

#[test]
fn three_hands_touch_money() {
    let mut play = agreed();
    let order = || instruct("6222 0000 1234 5678", PaymentWay::Transfer);
    play.refused("zhoumin", order(), Refusal::OwnApproval);
    play.refused("zhoumin", deliver(), Refusal::OwnApproval);
    play.does("lina", order()).repeats("lina", order());
    let payment = play.case.remedies[0].payment.clone().unwrap();
    assert_eq!((payment.account.as_str(), payment.payee.as_str()), ("5678", "王秀兰"));
    play.refused("lina", instruct("1111", PaymentWay::Transfer), Refusal::AlreadyInstructed);
    play.refused("wuqing", merge(2), Refusal::RemedyStillOwed);
    play.does("customer", word(Word::Accepts));
    play.refused("lina", close_as(casework::closing::Outcome::Resolved), Refusal::RemedyStillOwed);
    play.does("lina", deliver());
    assert_eq!(play.case.remedies[0].state, RemedyState::Delivered);
}

#[test]
fn nothing_is_paid_twice() {
    let mut play = agreed();
    play.does("lina", proof("回单0817")).repeats("lina", proof("回单0817"));
    play.refused("lina", proof("回单0818"), Refusal::AlreadyDelivered);
    play.refused("lina", instruct("5678", PaymentWay::Transfer), Refusal::AlreadyDelivered);
    play.refused("lina", came_back(), Refusal::AlreadyDelivered);
}

#[test]
fn a_payment_that_comes_back_is_still_owed() {
    let mut play = agreed();
    play.refused("lina", came_back(), Refusal::RemedyNotReady);
    play.does("lina", instruct("5678", PaymentWay::Transfer));
    play.does("lina", came_back()).repeats("lina", came_back());
    let remedy = &play.case.remedies[0];
    assert_eq!((remedy.state, remedy.payments_failed), (RemedyState::Accepted, 1));
    assert_eq!(play.case.remedy_minor(), 20_000);
    play.does("lina", instruct("", PaymentWay::Cash)).does("lina", deliver());
}

#[test]
fn orders_to_pay_that_are_none() {
    let mut play = agreed();
    let nobody = InstructPayment {
        remedy: 1,
        payee: " ".to_owned(),
        way: PaymentWay::Cash,
        account: String::new(),
    };
    let rows = [
        (Command::InstructPayment(nobody), "payee", Problem::Missing),
        (instruct("----", PaymentWay::Transfer), "account", Problem::Missing),
        (
            Command::FailPayment(FailPayment { remedy: 1, note: " ".to_owned() }),
            "note",
            Problem::Missing,
        ),
    ];
    for (command, field, problem) in rows {
        let told = play.tries("lina", &command);
        assert_eq!(told, Err(Objection::Invalid(Invalid::one(field, problem))), "{command:?}");
    }
    let mut free = responded();
    free.refused("lina", instruct("5678", PaymentWay::Transfer), Refusal::NoSuchRemedy);
    let sorry = ProposeRemedy { kind: Kind::Apology, amount: None, ..money(Kind::Apology, 1) };
    free.does("lina", Command::ProposeRemedy(sorry)).does("lina", offer());
    free.refused("lina", instruct("5678", PaymentWay::Transfer), Refusal::NoMoney);
    let mut early = responded();
    early.does("lina", propose(5_000));
    early.refused("lina", instruct("5678", PaymentWay::Transfer), Refusal::RemedyNotAccepted);
}

#[test]
fn nobody_approves_what_nobody_wants_any_more() {
    let mut play = responded();
    play.does("lina", propose(20_000)).does("customer", word(Word::Withdraws));
    play.refused("zhoumin", approve(), Refusal::Withdrawn);
    play.refused("lina", Command::ProposeRemedy(money(Kind::Refund, 1)), Refusal::Withdrawn);
    play.does("zhoumin", decline());
    let mut approved = responded();
    approved.does("lina", propose(20_000)).does("zhoumin", approve());
    approved.does("customer", word(Word::Withdraws)).refused("lina", offer(), Refusal::Withdrawn);
}

#[test]
fn without_admission_stays_on_record() {
    let mut play = responded();
    let kind = ProposeRemedy { without_admission: true, ..money(Kind::Goodwill, 5_000) };
    play.does("lina", Command::ProposeRemedy(kind));
    assert!(play.case.remedies[0].without_admission);
    play.does("lina", Command::OfferRemedy(RemedyNumber { remedy: 1 }));
}

const MATRIX: &str = r#"
[[approval]]
up_to_minor = 50_000
role = "supervisor"
kinds = ["goodwill"]

[[approval]]
up_to_minor = 100_000
role = "quality"
kinds = ["goodwill"]
functions = ["repair"]
"#;

fn matrix() -> Pack {
    pack(&format!("{PACK}\n{MATRIX}"))
}

#[test]
fn a_row_that_says_more_displaces_one_that_says_less() {
    let it = matrix();
    let none = std::collections::BTreeSet::new();
    let repair = std::collections::BTreeSet::from(["repair".to_owned()]);
    let weight = |kind, minor, functions| Weight { kind, minor: Some(minor), functions };
    let rows = [
        // Nothing speaks of refunds alone: the general rows hold.
        (weight(Kind::Refund, 10_000, &none), None, true),
        (weight(Kind::Refund, 10_001, &none), Some(Role::Supervisor), true),
        // Goodwill is never free, and nobody may give more than the row says.
        (weight(Kind::Goodwill, 1, &none), Some(Role::Supervisor), true),
        (weight(Kind::Goodwill, 50_001, &none), None, false),
        // In the repair unit the quality department decides.
        (weight(Kind::Goodwill, 1, &repair), Some(Role::Quality), true),
        (weight(Kind::Goodwill, 100_001, &repair), None, false),
    ];
    for (weight, role, approvable) in rows {
        let found = (it.approver(&weight), it.is_approvable(&weight));
        assert_eq!(found, (role, approvable), "{weight:?}");
    }
}

#[test]
fn a_matrix_that_contradicts_itself_is_refused() {
    let wrong = |more: &str| {
        let source = PackSource { file: "p.toml".to_owned(), text: format!("{PACK}\n{more}") };
        parse_set(&[source]).unwrap_err()[0].reason.clone()
    };
    let falling = "[[approval]]\nup_to_minor = 5\nkinds = [\"refund\"]\n\
                   [[approval]]\nup_to_minor = 5\nkinds = [\"refund\"]\n";
    assert!(wrong(falling).contains("rising amount"));
    let both = "[[approval]]\nup_to_minor = 5\nkinds = [\"refund\", \"goodwill\"]\n\
                [[approval]]\nup_to_minor = 9\nkinds = [\"refund\"]\n";
    assert!(wrong(both).contains("speak of the same remedy"));
}
