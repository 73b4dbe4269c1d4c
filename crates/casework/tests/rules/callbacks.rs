//! Calling back: who, when, how often, what is kept, and who handles again what was not solved.

use std::collections::BTreeMap;

use casework::call_times::{CallTimes, next_attempt};
use casework::callback::{CallBack, CallbackResult};
use casework::case::{Case, Command, Event, decide};
use casework::closing::Outcome;
use casework::duty::{self, DutyKind};
use casework::id::CaseId;
use casework::intake::Receive;
use casework::invalid::{Invalid, Problem};
use casework::invariant::{check, check_repeated};
use casework::letter::{self, NoticeKind};
use casework::pack::Pack;
use casework::refusal::{Objection, Refusal};
use casework::response::Word;
use casework::triage::{Kind, Nature};
use casework::truth::{Disagreement, Heard, PublicOutcome, Voice};
use casework::view;

use crate::say::{
    answer, close, close_as, hand_over, hand_over_to, judge, not_reached, reached, respond, word,
};
use crate::world::{PACK, Play, WORLD, actor, aug, complaint, pack, person, unit};

/// Handled by the agent at the front desk, and told by her.
fn responded() -> Play {
    let mut play = Play::received("lina", Receive { unit: Some(unit("front")), ..complaint() });
    play.does("lina", judge(Kind::Complaint, Nature::Valid, 0));
    play.does("lina", answer(1)).does("lina", respond("已修好"));
    play
}

fn times(from_hour: u8, to_hour: u8, working_days: bool) -> CallTimes {
    CallTimes { from_hour, to_hour, working_days, note: String::new() }
}

fn heard(solved: bool, satisfaction: u8) -> CallBack {
    let comment = "还是会抖".to_owned();
    CallBack::of(CallbackResult::Reached { solved, satisfaction, comment })
}

#[test]
fn the_handler_does_not_call_back_and_everybody_else_only_by_right() {
    let mut play = responded();
    play.refused("lina", reached(true, 5), Refusal::RoleLacking);
    play.does("zhoumin", hand_over_to("front", "zhoumin")).does("zhoumin", Command::Accept);
    play.refused("zhoumin", reached(true, 5), Refusal::HandlerMayNotCallBack);
    play.refused("wangfang", reached(true, 5), Refusal::RoleLacking);
    play.does("wuqing", reached(true, 5));
}

#[test]
fn a_customer_is_called_when_they_want_to_be() {
    let mut play = responded();
    let wants = Command::PreferCallTimes(times(18, 20, true));
    play.does("customer", &wants).repeats("customer", &wants);
    let who = actor("wuqing");
    let due = |play: &Play| next_attempt(&play.case, &WORLD.setting(&who, play.now));
    // Monday morning: today after six. Friday after eight: not before Monday.
    assert_eq!(due(&play), Some(aug("17 18:00")));
    play.at("21 20:30").does("wuqing", not_reached());
    assert_eq!(due(&play), Some(aug("24 18:00")));
    let mut later = CallBack::of(CallbackResult::NotReached { comment: "在开车".to_owned() });
    later.again_at = Some(aug("22 10:15"));
    play.at("21 20:40").does("wuqing", Command::CallBack(later));
    assert_eq!(due(&play), Some(aug("22 10:15")), "a time agreed on stands, Saturday or not");
}

#[test]
fn call_times_that_make_no_sense_are_named() {
    let mut play = responded();
    for (it, field, problem) in [
        (times(24, 24, false), "from_hour", Problem::NotANumber),
        (times(9, 25, false), "to_hour", Problem::NotANumber),
        (times(20, 18, false), "to_hour", Problem::BeforeItBegan),
    ] {
        let Err(Objection::Invalid(Invalid(all))) =
            play.tries("customer", &Command::PreferCallTimes(it.clone()))
        else {
            panic!("{it:?} must be refused")
        };
        assert!(all.iter().any(|it| (it.field.as_str(), &it.problem) == (field, &problem)));
    }
}

#[test]
fn two_calls_on_one_half_day_are_one_attempt() {
    let apart = |spread: &str| {
        let text = PACK.replace(
            "callback_attempts = 2",
            &format!("callback_attempts = 2\ncallback_spread = \"{spread}\""),
        );
        pack(&text)
    };
    let mut play = responded();
    for time in ["18 09:00", "18 11:00", "18 15:00", "19 10:00"] {
        play.at(time).does("wuqing", not_reached());
    }
    let who = actor("wuqing");
    let attempts = |pack: &Pack| {
        let setting = casework::case::Setting { pack, ..WORLD.setting(&who, play.now) };
        pack.callback_attempts(&play.case, &setting)
    };
    assert_eq!(attempts(&apart("any")), 4);
    assert_eq!(attempts(&apart("half_day")), 3);
    assert_eq!(attempts(&apart("day")), 2);
}

#[test]
fn whether_a_case_is_called_back_is_drawn_from_its_identity() {
    let some =
        pack(&PACK.replace("callback_attempts = 2", "callback_attempts = 2\ncallback_sample = 20"));
    let none =
        pack(&PACK.replace("callback_attempts = 2", "callback_attempts = 2\ncallback_sample = 0"));
    let who = actor("wuqing");
    let mut drawn = 0;
    for n in 0..2_000u16 {
        let mut id = [0; 16];
        id[6..8].copy_from_slice(&n.to_be_bytes());
        let case = Case { id: Some(CaseId(id)), ..responded().case };
        let wanted = |pack: &Pack| {
            let setting = casework::case::Setting { pack, ..WORLD.setting(&who, aug("18 09:00")) };
            pack.callback_wanted(&case, &setting)
        };
        assert_eq!(wanted(&some), wanted(&some));
        assert!(wanted(&WORLD.pack) && !wanted(&none));
        drawn += usize::from(wanted(&some));
    }
    assert!((320..480).contains(&drawn), "{drawn} of 2000 are not a fifth");
}

#[test]
fn what_the_customer_said_is_corrected_and_never_overwritten() {
    let mut play = responded();
    play.at("18 09:00").does("wuqing", reached(true, 5));
    play.at("18 10:00").refused("wuqing", reached(true, 4), Refusal::AlreadyCalledBack);
    play.refused("zhengjie", reached(false, 1), Refusal::AlreadyCalledBack);
    let right = CallBack { correction: "记错人了".to_owned(), ..heard(true, 4) };
    play.does("zhengjie", Command::CallBack(right.clone()));
    play.repeats("zhengjie", Command::CallBack(right));
    let kept: Vec<_> = play.case.callbacks.iter().map(|it| (it.n, it.corrects)).collect();
    assert_eq!(kept, [(1, None), (2, Some(1))]);
    let mut fresh = responded();
    let nothing = CallBack { correction: "记错人了".to_owned(), ..heard(true, 4) };
    fresh.refused("wuqing", Command::CallBack(nothing), Refusal::NoSuchCallback);
}

#[test]
fn answers_to_the_script_are_kept_and_other_questions_are_not_known() {
    let mut play = responded();
    let with = |code: &str| CallBack {
        answers: BTreeMap::from([(code.to_owned(), "没有了".to_owned())]),
        ..heard(true, 5)
    };
    let Err(Objection::Invalid(Invalid(all))) =
        play.tries("wuqing", &Command::CallBack(with("weather")))
    else {
        panic!("it must be refused")
    };
    assert_eq!(all[0].field, "answers.weather");
    play.does("wuqing", Command::CallBack(with("left_open")));
    assert_eq!(play.case.callbacks[0].answers["left_open"], "没有了");
}

#[test]
fn a_time_to_call_again_lies_ahead_and_belongs_to_nobody_reached() {
    let mut play = responded();
    play.at("18 09:00");
    let nobody = || CallBack::of(CallbackResult::NotReached { comment: String::new() });
    for (it, problem) in [
        (CallBack { again_at: Some(aug("18 08:00")), ..nobody() }, Problem::BeforeItBegan),
        (
            CallBack {
                again_at: Some(aug("18 09:00") + jiff::SignedDuration::from_hours(31 * 24)),
                ..nobody()
            },
            Problem::NotATime,
        ),
        (CallBack { again_at: Some(aug("18 10:00")), ..heard(true, 5) }, Problem::NotAChoice),
    ] {
        let Err(Objection::Invalid(Invalid(all))) = play.tries("wuqing", &Command::CallBack(it))
        else {
            panic!("it must be refused")
        };
        assert_eq!((all[0].field.as_str(), &all[0].problem), ("again_at", &problem));
    }
}

#[test]
fn who_is_not_content_is_handled_by_somebody_else() {
    let mut play = responded();
    play.does("customer", word(Word::Accepts));
    play.at("18 09:00").does("wuqing", reached(false, 1));
    let second = &play.case.second_handlings[0];
    assert_eq!((&second.unit, &second.to_person), (&unit("front"), &Some(person("zhoumin"))));
    assert!(play.case.owner.is_none() && play.case.is_barred(&person("lina")));
    for command in [Command::Accept, answer(1), respond("又修了"), close()] {
        play.refused("lina", command, Refusal::HandledBefore);
    }
    play.refused("zhoumin", hand_over_to("front", "lina"), Refusal::HandledBefore);
    let told = {
        let who = actor("wuqing");
        let setting = WORLD.setting(&who, play.now);
        let events = &play.journal.last().unwrap().2;
        let letters = letter::letters(&play.case, events, &setting);
        assert_eq!(letters[0].args["second"], "yes", "the customer is told who it is now");
        letter::notices(&play.case, events, &setting)
    };
    assert!(
        told.iter().any(|it| it.kind == NoticeKind::SecondHandling && it.to == person("zhoumin"))
    );
    // What was said may still be noted by who handled it before.
    play.does("zhoumin", Command::Accept);
    play.does("zhoumin", answer(1))
        .does("zhoumin", respond("换了门机"))
        .does("customer", word(Word::Accepts));
    play.refused("zhoumin", reached(true, 5), Refusal::HandlerMayNotCallBack);
    play.at("19 09:00").does("wuqing", reached(true, 5)).does("zhoumin", close());
    assert_eq!(
        play.case.truth().solved.map(|it| (it.by, it.solved)),
        Some((Voice::Callback, true))
    );
}

#[test]
fn a_second_handling_given_back_goes_to_nobody_who_had_it() {
    let mut play = responded();
    play.does("lina", hand_over("repair")).does("sunhong", Command::Accept);
    play.does("sunhong", respond("已修好，复核过"))
        .at("18 09:00")
        .does("wuqing", reached(false, 1));
    // Their supervisor had it too: anybody else of the unit.
    let second = &play.case.second_handlings[0];
    assert_eq!((&second.unit, &second.to_person), (&unit("repair"), &None));
    play.refused("sunhong", Command::Accept, Refusal::HandledBefore);
    play.does("chenwei", crate::say::give_back());
    assert_eq!(play.case.owner, None);
    assert!(check(&play.case, &WORLD.setting(&actor("clock"), play.now)).is_empty());
}

#[test]
fn where_nobody_else_is_there_it_stays_and_that_is_told() {
    let mut house = WORLD.organisation.clone();
    for id in
        ["ouyang", "zhoumin", "chenwei", "zhaolei", "sunhong", "hejun", "zhengjie", "wangfang"]
    {
        house.people.get_mut(&person(id)).unwrap().left = true;
    }
    // The caller is of the quality department and could take it, so it is sent there first.
    let play = responded();
    let caller = actor("wuqing");
    let setting =
        casework::case::Setting { organisation: &house, ..WORLD.setting(&caller, aug("18 09:00")) };
    let events = decide(&play.case, &reached(false, 1), &setting).unwrap();
    let to = events.iter().find_map(|it| match it {
        Event::SecondHandlingBegun(it) => Some((it.unit.clone(), it.barred.is_empty())),
        _ => None,
    });
    assert_eq!(to, Some((unit("quality"), false)));
    let mut alone = play.case.clone();
    alone.handlers.insert(person("wuqing"));
    house.people.get_mut(&person("zhengjie")).unwrap().left = false;
    house.people.get_mut(&person("zhengjie")).unwrap().grants.clear();
    let setup = actor("setup");
    let setting =
        casework::case::Setting { organisation: &house, ..WORLD.setting(&setup, aug("18 09:00")) };
    let events = decide(&alone, &reached(false, 1), &setting).unwrap();
    let stays = events
        .iter()
        .any(|it| matches!(it, Event::SecondHandlingBegun(it) if it.barred.is_empty()));
    assert!(stays, "{events:?}");
    alone.apply_step(aug("18 09:00"), &setup, &events);
    assert_eq!(alone.owner, Some(person("lina")));
}

#[test]
fn the_four_facts_stand_side_by_side() {
    let mut play = responded();
    play.does("customer", word(Word::Accepts));
    play.at("18 09:00").does("wuqing", not_reached());
    play.at("18 15:00").does("wuqing", not_reached()).does("zhoumin", close());
    // The customer said so themselves, so it is not only ours to say.
    assert_eq!(play.case.public_outcome(), Some(PublicOutcome::Solved));
    assert_eq!(play.case.heard(), Some(Heard::NotReached));
    let row = view::rows(&play.case, &WORLD.setting(&actor("clock"), play.now)).unwrap().case;
    assert_eq!(row.solved.as_deref(), Some("word_yes"));

    let mut silent = responded();
    silent.at("18 09:00").does("wuqing", not_reached());
    silent.at("18 15:00").does("wuqing", not_reached());
    silent.at("27 09:00").does("zhoumin", close());
    assert_eq!(
        silent.case.public_outcome(),
        Some(PublicOutcome::SolvedByUs),
        "nobody but us says so"
    );
    assert_eq!(silent.case.truth().solved.map(|it| it.by), Some(Voice::House));

    let mut honest = responded();
    honest.does("customer", word(Word::Accepts)).at("18 09:00").does("wuqing", reached(true, 4));
    honest.does("zhoumin", close_as(Outcome::Unresolved));
    assert_eq!(honest.case.public_outcome(), Some(PublicOutcome::NotSolved), "closed, not fixed");
    let odds = honest.case.truth().disagreements;
    assert!(odds.contains(&Disagreement::WorseThanHeard), "{odds:?}");
}

#[test]
fn a_case_taken_up_again_tells_what_was_said_and_what_was_heard() {
    let mut play = responded();
    play.does("customer", word(Word::Accepts)).at("18 09:00").does("wuqing", reached(true, 5));
    play.does("zhoumin", close());
    let wrong = CallBack { correction: "客户来电说又坏了".to_owned(), ..heard(false, 1) };
    play.at("19 09:00").does("wuqing", Command::CallBack(wrong));
    let truth = play.case.truth();
    assert!(truth.reopened && truth.outcome == Some(Outcome::Resolved));
    assert!(truth.disagreements.contains(&Disagreement::OutcomeAndCallback), "{truth:?}");
    assert_eq!(play.case.public_outcome(), None);
}

#[test]
fn the_queue_tells_when_to_call_and_who_may_not() {
    let mut play = responded();
    play.does("customer", Command::PreferCallTimes(times(18, 20, false)));
    let clock = actor("clock");
    let rows = view::rows(&play.case, &WORLD.setting(&clock, play.now)).unwrap();
    let row = &rows.callbacks[0];
    assert_eq!((row.call_at, row.from_hour, row.to_hour), (aug("17 18:00"), 18, 20));
    assert_eq!(row.handlers, "|lina|");
    play.at("17 18:30").does("wuqing", reached(true, 5));
    let setting = WORLD.setting(&clock, play.now);
    assert!(view::rows(&play.case, &setting).unwrap().callbacks.is_empty());
    assert!(!duty::duties(&play.case, &setting).iter().any(|it| it.kind == DutyKind::CallBack));
    assert!(
        check_repeated(&play.case, &reached(true, 5), &WORLD.setting(&actor("wuqing"), play.now))
            .is_empty()
    );
}
