//! Promises through the life of a case: who judges anew, refuses, reopens, merges or writes down late.

use casework::case::Command;
use casework::contact::{Direction, Means};
use casework::intake::Source;
use casework::promise::{Kind, Promise, State};
use casework::refusal::Refusal;
use casework::response::Word;

use crate::say::{
    answer, call, close, contact, contact_keeping, give_back, inform, judge, keep, merge,
    not_reached, ordinary, promise, reached, reopen, respond, unmerge, urge, urgent, word,
};
use crate::world::{Play, aug, complaint};

/// The promises of a play: clock or kind, state, and due time on the wall.
fn told(play: &Play) -> Vec<String> {
    let tell = |it: &Promise| {
        let name = it.clock.clone().unwrap_or_else(|| "given".to_owned());
        let state = match it.state {
            State::Running => "running".to_owned(),
            State::Broken => "broken".to_owned(),
            State::Kept { at } => format!("kept {}", wall(at)),
            State::KeptLate { at } => format!("kept late {}", wall(at)),
            State::Released { .. } => format!("released: {}", it.released_as),
        };
        format!("{name} by {}: {state}", wall(it.due_at))
    };
    play.case.promises.iter().map(tell).collect()
}

fn wall(at: jiff::Timestamp) -> String {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
    at.to_zoned(zone).strftime("%d %H:%M").to_string()
}

fn received() -> Play {
    Play::received("lina", complaint())
}

fn responded() -> Play {
    let mut play = received();
    play.does("lina", ordinary()).does("lina", answer(1)).does("lina", respond("已修好"));
    play
}

#[test]
fn registering_keeps_its_own_promise() {
    assert_eq!(
        told(&received()),
        [
            "register by 17 11:00: kept 17 09:00",
            "acknowledge by 19 00:00: running",
            "first_contact by 19 00:00: running",
            "answer by 25 00:00: running",
        ]
    );
    let mut late = complaint();
    late.heard_at = Some(aug("17 06:00"));
    let play = Play::received("lina", late);
    assert_eq!(told(&play)[0], "register by 17 08:00: kept late 17 09:00");
    let mut old = complaint();
    old.heard_at = Some(aug("03 06:00"));
    let play = Play::received("import:old.csv", old);
    assert!(play.case.promises.iter().all(|it| it.kind != Kind::Register), "{:?}", told(&play));
}

#[test]
fn what_is_due_and_not_kept_is_broken_and_still_owed() {
    let mut play = received();
    play.at("18 23:59").repeats("clock", Command::Tick);
    play.at("19 00:00").does("clock", Command::Tick).repeats("clock", Command::Tick);
    assert_eq!(told(&play)[1], "acknowledge by 19 00:00: broken");
    play.at("19 10:00").does("lina", Command::Acknowledge).repeats("lina", Command::Acknowledge);
    assert_eq!(told(&play)[1], "acknowledge by 19 00:00: kept late 19 10:00");
    // The ticker need not have been there for a break to be one.
    play.does("lina", call());
    assert_eq!(told(&play)[2], "first_contact by 19 00:00: kept late 19 10:00");
}

#[test]
fn a_new_judgement_plans_anew_what_still_runs() {
    let mut play = received();
    play.does("lina", call()).does("lina", urgent());
    assert_eq!(
        told(&play)[2..],
        [
            "first_contact by 19 00:00: kept 17 09:00",
            "answer by 25 00:00: released: replanned",
            "first_contact_urgent by 17 09:30: kept 17 09:00",
            "answer_urgent by 18 09:00: running",
        ],
        "what was kept stays kept, and the call counts for the urgent clock as well"
    );
    play.repeats("lina", urgent());
    // Back again: the ordinary clock goes on from where it began.
    play.at("17 12:00").does("lina", ordinary());
    assert_eq!(
        told(&play)[5..],
        ["answer_urgent by 18 09:00: released: replanned", "answer by 25 00:00: running"]
    );
    play.does("lina", urgent());
    assert_eq!(told(&play)[7..], ["answer_urgent by 18 09:00: running"], "also a third time");
}

#[test]
fn a_new_judgement_washes_no_break_away() {
    let mut play = received();
    play.does("lina", urgent());
    // Overdue, though nobody ticked: judging it less urgent does not undo that.
    play.at("19 12:00").does("lina", ordinary());
    assert_eq!(
        told(&play)[3..],
        [
            "answer by 25 00:00: released: replanned",
            "first_contact_urgent by 17 09:30: broken",
            "answer_urgent by 18 09:00: broken",
            "first_contact by 19 00:00: broken",
            "answer by 25 00:00: running",
        ]
    );
    play.does("lina", answer(1)).does("lina", respond("已修好"));
    assert_eq!(
        told(&play)[4..8],
        [
            "first_contact_urgent by 17 09:30: kept late 19 12:00",
            "answer_urgent by 18 09:00: kept late 19 12:00",
            "first_contact by 19 00:00: kept late 19 12:00",
            "answer by 25 00:00: kept 19 12:00",
        ]
    );
}

#[test]
fn a_broken_callback_stays_owed_through_the_next_decision() {
    let mut play = responded();
    play.at("21 00:00").does("clock", Command::Tick).does("customer", word(Word::Refuses));
    play.does("lina", respond("再赔一个月"));
    assert_eq!(told(&play)[4], "callback by 21 00:00: broken");
    play.at("22 09:00").does("wuqing", reached(true, 4));
    assert_eq!(told(&play)[4], "callback by 21 00:00: kept late 22 09:00");
    assert_eq!(told(&play)[7], "callback by 25 00:00: kept 22 09:00");
}

#[test]
fn judged_anew_after_the_answer_nothing_is_owed_again() {
    let mut play = responded();
    play.at("20 09:00").does("lina", urgent());
    let owed: Vec<_> =
        play.case.promises.iter().filter(|it| it.is_owed()).map(|p| p.kind).collect();
    assert_eq!(owed, [Kind::Callback], "{:?}", told(&play));
    assert!(told(&play).contains(&"answer_urgent by 18 09:00: kept 17 09:00".to_owned()));
}

#[test]
fn refusing_owes_the_answer_again_and_refusing_twice_moves_nothing() {
    let mut play = responded();
    play.at("18 09:00")
        .does("customer", word(Word::Refuses))
        .repeats("customer", word(Word::Refuses));
    let again = [
        "callback by 21 00:00: released: replanned",
        "first_contact by 20 00:00: running",
        "answer by 26 00:00: running",
    ];
    assert_eq!(told(&play)[4..], again);
    play.at("20 09:00").does("customer", word(Word::Counters));
    assert_eq!(told(&play)[6], "answer by 26 00:00: running", "the time runs from the first no");
    assert_eq!(told(&play).len(), 7);
    play.does("lina", respond("已修好")).does("lina", respond("再赔一个月"));
    assert_eq!(
        told(&play)[6..],
        ["answer by 26 00:00: kept 20 09:00", "callback by 24 00:00: running"]
    );
    // Thinking better of a refusal: nothing more is owed to answer.
    play.does("customer", word(Word::Refuses)).does("customer", word(Word::Accepts));
    assert!(play.case.promises.iter().all(|it| !it.is_owed()), "{:?}", told(&play));
}

#[test]
fn a_reopened_case_owes_contact_and_answer_from_then_on() {
    let mut play = responded();
    play.does("customer", word(Word::Accepts)).does("wuqing", reached(true, 5));
    play.at("20 10:00").does("zhoumin", close());
    assert_eq!(told(&play)[4..], ["callback by 21 00:00: kept 17 09:00"]);
    play.at("21 10:00").does("zhoumin", reopen()).refused("zhoumin", reopen(), Refusal::CaseOpen);
    assert_eq!(
        told(&play)[5..],
        ["first_contact by 25 00:00: running", "answer by 29 00:00: running"],
        "it is neither registered nor acknowledged a second time"
    );
    play.refused("wuqing", reached(true, 5), Refusal::NotResponded);
    play.refused("customer", word(Word::Accepts), Refusal::NotResponded);
    play.refused("lina", respond("已修好"), Refusal::PointUnanswered);
    play.at("22 09:00").does("lina", answer(1)).does("lina", respond("已修好"));
    assert_eq!(told(&play)[7..], ["callback by 26 00:00: running"]);
    assert!(play.case.callbacks_now().next().is_none(), "a callback speaks about one decision");
}

#[test]
fn merging_releases_and_standing_alone_owes_again_what_the_last_merging_released() {
    let mut play = received();
    play.does("lina", promise("18 10:00"));
    play.does("wuqing", merge(2)).repeats("wuqing", merge(2));
    play.refused("wuqing", merge(3), Refusal::MergedAway);
    play.refused("lina", call(), Refusal::MergedAway);
    assert!(play.case.promises.iter().all(|it| !it.is_owed()));
    play.at("17 15:00").does("wuqing", unmerge()).refused("wuqing", unmerge(), Refusal::NotMerged);
    let once = told(&play);
    assert_eq!(once[5..].len(), 4, "{once:?}");
    play.does("wuqing", merge(3)).at("19 09:00").does("wuqing", unmerge());
    assert_eq!(
        told(&play)[9..],
        [
            "acknowledge by 19 00:00: broken",
            "first_contact by 19 00:00: broken",
            "answer by 25 00:00: running",
            "given by 18 10:00: broken",
        ],
        "four, not eight"
    );
}

#[test]
fn a_promise_is_kept_by_deeds() {
    let mut play = received();
    for (n, refusal) in [
        (1, Refusal::KeptByDeed),
        (4, Refusal::KeptByDeed),
        (9, Refusal::NoSuchPromise),
        (0, Refusal::NoSuchPromise),
    ] {
        play.refused("lina", keep(n), refusal);
        let call = contact_keeping(Means::Phone, Direction::Out, &[n]);
        play.refused("lina", call, refusal);
    }
    play.does("lina", promise("17 18:00")).repeats("lina", promise("17 18:00"));
    play.refused("lina", promise("17 09:00"), Refusal::PromiseInThePast);
    play.does("lina", contact_keeping(Means::Phone, Direction::Out, &[5]));
    play.repeats("lina", keep(5));
    assert_eq!(told(&play)[4], "given by 17 18:00: kept 17 09:00");
    // The same words may be promised again; withdrawing releases what is still owed.
    play.does("lina", promise("17 18:00")).does("customer", word(Word::Withdraws));
    assert_eq!(told(&play)[5], "given by 17 18:00: released: withdrawn");
    play.refused("lina", keep(6), Refusal::PromiseSettled);
}

#[test]
fn only_turning_to_the_customer_is_a_contact_with_them() {
    for (means, direction, keeps) in [
        (Means::Note, Direction::Out, false),
        (Means::Email, Direction::In, false),
        (Means::Phone, Direction::In, false),
        (Means::Message, Direction::Out, true),
        (Means::Visit, Direction::Out, true),
    ] {
        let mut play = received();
        play.does("customer", urge()).does("lina", contact(means, direction));
        let kept = play.case.promises[2].kept_at().is_some();
        assert_eq!(
            (kept, play.case.waiting_since.is_none()),
            (keeps, keeps),
            "{means:?} {direction:?}"
        );
    }
}

#[test]
fn the_callback_counts_after_the_attempts_the_pack_asks_for() {
    let mut play = responded();
    play.does("customer", word(Word::Accepts));
    play.refused("zhoumin", close(), Refusal::CallbackMissing);
    play.does("wuqing", not_reached()).repeats("wuqing", not_reached());
    play.at("18 09:00").refused("zhoumin", close(), Refusal::CallbackMissing);
    play.does("zhengjie", not_reached());
    assert_eq!(told(&play)[4], "callback by 21 00:00: kept 18 09:00");
    play.does("zhoumin", close());
    // A refusal after all reopens, and the next decision is called back about again.
    play.at("19 09:00").does("customer", word(Word::Refuses));
    play.does("lina", answer(1)).does("lina", respond("换新电梯"));
    play.does("customer", word(Word::Accepts));
    play.refused("zhoumin", close(), Refusal::CallbackMissing);
}

#[test]
fn who_is_dissatisfied_when_called_back_need_not_complain_again() {
    for (solved, satisfaction, again) in
        [(true, 5, false), (true, 3, false), (true, 2, true), (false, 5, true)]
    {
        let mut play = responded();
        play.does("customer", word(Word::Accepts)).at("18 09:00");
        play.does("wuqing", reached(solved, satisfaction));
        assert_eq!(play.case.reopenings.len(), usize::from(again), "{solved} {satisfaction}");
        play.repeats("wuqing", reached(solved, satisfaction));
        if again {
            assert_eq!(play.case.reopenings[0].note, "还是会抖");
            assert_eq!(casework::view::stage(&play.case), casework::view::Stage::Working);
        }
    }
}

#[test]
fn the_time_another_system_stamped_runs_beside_our_own() {
    let mut it = complaint();
    it.source = Some(Source {
        system: "市民热线".to_owned(),
        number: "2026081700123".to_owned(),
        due_at: Some(aug("21 17:00")),
    });
    let mut play = Play::received("lina", it);
    assert_eq!(told(&play)[4], "outer by 21 17:00: running");
    play.does("lina", urgent()).does("lina", answer(1)).does("lina", respond("已修好"));
    assert_eq!(told(&play)[4], "outer by 21 17:00: kept 17 09:00");
}

#[test]
fn what_the_customer_says_again_within_a_minute_was_sent_twice() {
    let mut play = received();
    for (first, second) in [(urge(), urge()), (inform("孩子被困"), inform("孩子被困"))] {
        play.does("customer", first.clone()).repeats("customer", second);
        play.now += jiff::SignedDuration::from_secs(59);
        play.repeats("customer", first.clone());
        play.now += jiff::SignedDuration::from_secs(1);
        play.does("customer", first);
    }
    assert_eq!(play.case.urges, 2);
    assert_eq!(play.case.waiting_since, Some(aug("17 09:00")), "they wait from the first time on");
    play.does("customer", inform("还有一件事"));
    play.does("lina", call()).repeats("lina", call());
    assert_eq!(play.case.waiting_since, None);
}

#[test]
fn a_change_of_nature_is_a_step_with_its_reason() {
    use casework::triage::{Kind as Matter, Nature, Priority};
    let mut play = received();
    play.does("lina", judge(Matter::Complaint, Nature::Venting, 0));
    let Command::Triage(it) = judge(Matter::Complaint, Nature::Valid, 0) else { unreachable!() };
    let silent = casework::triage::Triage { reason: " ".to_owned(), ..(*it).clone() };
    play.refused("lina", Command::Triage(Box::new(silent)), Refusal::ReasonMissing);
    play.does("lina", Command::Triage(it.clone()));
    let assessment = play.case.assessment.clone().expect("it is judged");
    assert_eq!(
        (assessment.nature_before, assessment.nature),
        (Some(Nature::Venting), Nature::Valid)
    );
    play.repeats("lina", Command::Triage(it.clone()));
    let by_hand = casework::triage::Triage {
        priority: Some(Priority::P2),
        reason: String::new(),
        ..(*it).clone()
    };
    play.refused("lina", Command::Triage(Box::new(by_hand)), Refusal::ReasonMissing);
    let branch =
        casework::triage::Triage { category: crate::world::category("facility"), ..(*it).clone() };
    play.refused("lina", Command::Triage(Box::new(branch)), Refusal::NoSuchCategory);
    let mut danger = complaint();
    danger.danger = true;
    danger.fields.insert("trapped".to_owned(), "yes".to_owned());
    let mut play = Play::received("lina", danger);
    play.does("lina", ordinary());
    assert_eq!(play.case.assessment.as_ref().map(|it| it.priority), Some(Priority::P1));
}

#[test]
fn nothing_of_this_needs_a_hand_over() {
    // A case that came to the unit without an owner still runs its clocks.
    let mut play = Play::received("customer", complaint());
    assert_eq!(told(&play).len(), 4);
    play.refused("lina", give_back(), Refusal::NowhereToReturn);
}
