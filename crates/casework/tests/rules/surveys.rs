//! Surveys: asked once after a closing, answered once, and what a bad answer starts.

use std::collections::BTreeMap;

use casework::case::{Command, Event, Setting};
use casework::intake::Receive;
use casework::invalid::Problem;
use casework::invariant::{Step, check, check_journal, check_repeated};
use casework::letter::{self, LetterKind};
use casework::refusal::{Objection, Refusal};
use casework::response::Word;
use casework::survey::{AnswerSurvey, InviteSurvey, Way, invite_at};
use casework::triage::{Kind, Nature};
use casework::truth::Voice;
use casework::view;
use jiff::Timestamp;

use crate::say::{answer, close, judge, reached, reopen, respond, word};
use crate::world::{Play, WORLD, actor, aug, complaint, person, unit};

/// Closed on Tuesday morning, content all over.
fn closed() -> Play {
    let mut play = Play::received("lina", Receive { unit: Some(unit("front")), ..complaint() });
    play.does("lina", judge(Kind::Complaint, Nature::Valid, 0));
    play.does("lina", answer(1)).does("lina", respond("已修好"));
    play.does("customer", word(Word::Accepts)).at("18 09:00").does("wuqing", reached(true, 5));
    play.does("zhoumin", close());
    play
}

fn invite(way: Way) -> Command {
    Command::InviteSurvey(InviteSurvey { way, last_invited_at: None })
}

fn invite_after(last: Timestamp) -> Command {
    Command::InviteSurvey(InviteSurvey { way: Way::Link, last_invited_at: Some(last) })
}

fn marks(overall: u8) -> AnswerSurvey {
    AnswerSurvey {
        scores: BTreeMap::from([
            ("overall".to_owned(), overall),
            ("speed".to_owned(), 3),
            ("empathy".to_owned(), 4),
        ]),
        expected: BTreeMap::from([("empathy".to_owned(), 5)]),
        comment: "人很好，就是慢".to_owned(),
        ..AnswerSurvey::default()
    }
}

fn says(overall: u8) -> Command {
    Command::AnswerSurvey(marks(overall))
}

fn on_the_phone(overall: u8) -> Command {
    Command::AnswerSurvey(AnswerSurvey { way: Way::Phone, ..marks(overall) })
}

#[test]
fn the_clock_invites_a_day_after_the_closing() {
    let mut play = closed();
    let clock = actor("clock");
    assert_eq!(invite_at(&play.case, &WORLD.setting(&clock, play.now)), Some(aug("19 09:00")));
    assert_eq!(view::tick_at(&play.case, &WORLD.setting(&clock, play.now)), Some(aug("19 09:00")));
    let later = aug("19 09:00") + jiff::SignedDuration::from_hours(14 * 24);
    let long_past = WORLD.setting(&clock, later);
    assert_eq!(invite_at(&play.case, &long_past), None, "what is long past is let rest");
    play.at("19 09:00").does("clock", invite(Way::Link)).repeats("clock", invite(Way::Link));
    let setting = WORLD.setting(&clock, play.now);
    assert_eq!(invite_at(&play.case, &setting), None, "asked once");
    let letters = letter::letters(&play.case, &play.journal.last().unwrap().2, &setting);
    assert_eq!((letters[0].kind, letters[0].args["survey"].as_str()), (LetterKind::Survey, "1"));
    assert!(check(&play.case, &setting).is_empty());
}

#[test]
fn a_customer_asked_a_short_while_ago_is_left_in_peace() {
    let mut play = closed();
    play.at("19 09:00").refused("wuqing", invite_after(aug("01 09:00")), Refusal::SurveyTooSoon);
    play.does("clock", invite_after(aug("01 09:00")))
        .repeats("clock", invite_after(aug("01 09:00")));
    assert_eq!(play.case.survey_skipped, Some(1));
    assert_eq!(invite_at(&play.case, &WORLD.setting(&actor("clock"), play.now)), None);
}

#[test]
fn an_answer_is_taken_once_and_by_whom_it_may() {
    let mut play = closed();
    play.refused("customer", says(4), Refusal::NoSuchSurvey);
    play.refused("lina", on_the_phone(4), Refusal::RoleLacking);
    play.at("19 09:00").does("clock", invite(Way::Link));
    play.does("customer", says(4)).repeats("customer", says(4));
    play.refused("customer", says(5), Refusal::SurveyAnswered);
    play.refused("wuqing", on_the_phone(5), Refusal::SurveyAnswered);
    let kept = play.case.surveys[0].answer.as_ref().unwrap();
    assert_eq!(kept.units["speed"], unit("repair"), "the pack maps the question to a function");
    assert_eq!(kept.units["overall"], unit("front"), "else it is about the unit responsible");
    assert_eq!(kept.scores["empathy"].expected, Some(5));
}

#[test]
fn who_handled_the_case_writes_no_survey_down() {
    let mut play = closed();
    play.case.handlers.insert(person("wuqing"));
    play.refused("wuqing", on_the_phone(5), Refusal::HandlerMayNotCallBack);
    play.refused("wuqing", invite(Way::Phone), Refusal::HandlerMayNotCallBack);
    play.does("zhengjie", on_the_phone(5));
}

#[test]
fn an_answer_comes_in_time_and_about_the_closing_that_stands() {
    let mut play = closed();
    play.at("19 09:00").does("clock", invite(Way::Link));
    let mut late = play.clone();
    late.now += jiff::SignedDuration::from_hours(14 * 24);
    late.refused("customer", says(4), Refusal::SurveyExpired);
    play.does("zhoumin", reopen());
    let named = Command::AnswerSurvey(AnswerSurvey { survey: Some(1), ..marks(4) });
    play.refused("customer", &named, Refusal::SurveySuperseded);
    let guessed = Command::AnswerSurvey(AnswerSurvey { survey: Some(9), ..marks(4) });
    play.refused("customer", &guessed, Refusal::NoSuchSurvey);
    play.refused("wuqing", invite(Way::Link), Refusal::SurveyNotYet);
}

#[test]
fn every_wrong_mark_is_named() {
    let mut play = closed();
    play.at("19 09:00").does("clock", invite(Way::Link));
    let many = |list: &[(&str, u8)]| list.iter().map(|(c, m)| ((*c).to_owned(), *m)).collect();
    for (scores, expected, comment, field, problem) in [
        (many(&[("overall", 0)]), many(&[]), "x", "scores.overall", Problem::NotANumber),
        (many(&[("overall", 6)]), many(&[]), "x", "scores.overall", Problem::NotANumber),
        (many(&[("speed", 3)]), many(&[]), "x", "scores.overall", Problem::Missing),
        (many(&[("overall", 4), ("moon", 3)]), many(&[]), "x", "scores.moon", Problem::NotAChoice),
        (
            many(&[("overall", 4)]),
            many(&[("speed", 3)]),
            "x",
            "expected.speed",
            Problem::NotAChoice,
        ),
        (many(&[("overall", 4)]), many(&[("empathy", 5)]), "x", "scores.empathy", Problem::Missing),
        (many(&[("overall", 2)]), many(&[]), "  ", "comment", Problem::Missing),
    ] {
        let it = AnswerSurvey {
            scores,
            expected,
            comment: comment.to_owned(),
            ..AnswerSurvey::default()
        };
        let Err(Objection::Invalid(invalid)) = play.tries("customer", &Command::AnswerSurvey(it))
        else {
            panic!("{field} must be refused")
        };
        let named =
            invalid.0.iter().any(|it| (it.field.as_str(), &it.problem) == (field, &problem));
        assert!(named, "{invalid:?}");
    }
    let import = Command::AnswerSurvey(AnswerSurvey { way: Way::Import, ..marks(4) });
    assert!(
        matches!(play.tries("customer", &import), Err(Objection::Invalid(_))),
        "a customer imports nothing"
    );
}

#[test]
fn a_bad_answer_starts_a_second_handling_by_somebody_else() {
    let mut play = closed();
    play.at("19 09:00").does("clock", invite(Way::Link));
    let bad = Command::AnswerSurvey(AnswerSurvey { solved: Some(false), ..marks(1) });
    play.does("customer", &bad).repeats("customer", &bad);
    assert!(play.case.closure.is_none() && play.case.is_barred(&person("lina")));
    assert_eq!(play.case.second_handlings.len(), 1);
    // Closed and solved in the eyes of the callback; the survey says otherwise, and both stand.
    let mut unsolved = closed();
    unsolved.does("zhengjie", Command::AnswerSurvey(AnswerSurvey { way: Way::Phone, ..marks(5) }));
    assert_eq!(unsolved.case.truth().solved.map(|it| it.by), Some(Voice::Callback));
}

#[test]
fn rows_carry_every_mark_with_its_unit() {
    let mut play = closed();
    play.at("19 09:00").does("clock", invite(Way::Link)).does("customer", says(4));
    let rows = view::rows(&play.case, &WORLD.setting(&actor("clock"), play.now)).unwrap();
    let marks: Vec<_> =
        rows.scores.iter().map(|it| (it.about.as_str(), it.perceived, it.expected)).collect();
    assert_eq!(
        marks,
        [("dimension:empathy", 4, Some(5)), ("overall", 4, None), ("step:speed", 3, None)]
    );
    assert_eq!(rows.surveys[0].answered_at, Some(play.now));
}

type Letter = (&'static str, i64, Command);

fn named(n: u32, overall: u8) -> Command {
    Command::AnswerSurvey(AnswerSurvey { survey: Some(n), ..marks(overall) })
}

/// Who does what around a survey, and how much time passes before it.
fn asking() -> Vec<Letter> {
    vec![
        ("clock", 0, invite(Way::Link)),
        ("clock", 0, invite_after(aug("17 09:00"))),
        ("wuqing", 0, invite(Way::Phone)),
        ("customer", 0, says(5)),
        ("customer", 0, says(1)),
        ("customer", 0, named(1, 4)),
        ("wuqing", 0, on_the_phone(1)),
        ("wuqing", 0, reached(false, 1)),
        ("zhoumin", 0, reopen()),
        ("zhoumin", 0, Command::Accept),
        ("zhoumin", 0, answer(1)),
        ("zhoumin", 0, respond("又修好了")),
        ("customer", 0, word(Word::Accepts)),
        ("clock", 24 * 15, Command::Tick),
    ]
}

/// The same once it was handled a second time.
fn asking_again() -> Vec<Letter> {
    vec![
        ("wuqing", 0, reached(true, 5)),
        ("wuqing", 0, reached(false, 1)),
        ("zhoumin", 0, close()),
        ("wangfang", 0, close()),
        ("clock", 0, invite(Way::Link)),
        ("customer", 0, named(2, 1)),
        ("customer", 0, named(2, 4)),
        ("zhengjie", 0, on_the_phone(1)),
        ("ouyang", 0, Command::Accept),
        ("clock", 24 * 15, Command::Tick),
    ]
}

/// Every sequence of up to five letters; says how many different cases that makes.
fn walk(start: Play, alphabet: &[Letter]) -> usize {
    let mut spoken = vec![false; alphabet.len()];
    let mut level = vec![start];
    let mut cases = 0;
    for _ in 0..5 {
        let mut next: Vec<Play> = Vec::new();
        for (play, (at, letter)) in
            level.iter().flat_map(|play| alphabet.iter().enumerate().map(move |it| (play, it)))
        {
            let (tried, spoke) = tried(play, letter);
            spoken[at] |= spoke;
            if spoke && !next.iter().any(|it| it.now == tried.now && it.case == tried.case) {
                next.push(tried);
            }
        }
        cases += next.len();
        level = next;
    }
    for play in level.iter().step_by(5) {
        let journal = play.journal.iter();
        let steps: Vec<Step<'_>> =
            journal.map(|(at, actor, events)| Step { at: *at, actor, events }).collect();
        let broken = check_journal(&play.case, &steps);
        assert!(broken.is_empty(), "{:?}\n{:#?}", broken[0], play.journal);
    }
    assert!(spoken.iter().all(|it| *it), "{spoken:?}");
    cases
}

/// The case after a letter, and whether it said anything.
fn tried(play: &Play, (who, hours, command): &Letter) -> (Play, bool) {
    let mut tried = play.clone();
    tried.now += jiff::SignedDuration::from_hours(*hours);
    let Ok(events) = tried.tries(who, command) else { return (tried, false) };
    let actor = actor(who);
    let setting = WORLD.setting(&actor, tried.now);
    let mut broken = check(&tried.case, &setting);
    broken.extend(check_repeated(&tried.case, command, &setting));
    assert!(broken.is_empty(), "{:?}\n{:#?}", broken[0], tried.journal);
    (tried, !events.is_empty() || *hours > 0)
}

#[test]
fn every_way_around_a_survey_keeps_the_invariants() {
    let cases = walk(closed(), &asking());
    assert!(cases > 300, "{cases} cases");
}

#[test]
fn every_way_around_a_second_handling_keeps_the_invariants() {
    let mut play = closed();
    play.at("19 09:00").does("clock", invite(Way::Link)).does("customer", says(1));
    play.does("zhoumin", Command::Accept).does("zhoumin", answer(1));
    play.does("zhoumin", respond("换了门机")).does("customer", word(Word::Accepts));
    let cases = walk(play, &asking_again());
    assert!(cases > 100, "{cases} cases");
}

/// What a case answered by link says of itself, under another pack that asks nothing.
#[test]
fn a_pack_that_asks_nothing_invites_nobody() {
    let silent = crate::world::pack(crate::world::PACK.split("[survey]").next().unwrap());
    let play = closed();
    let who = actor("wuqing");
    let setting = Setting { pack: &silent, ..WORLD.setting(&who, aug("19 09:00")) };
    assert_eq!(invite_at(&play.case, &setting), None);
    let refused: Result<Vec<Event>, Objection> =
        casework::case::decide(&play.case, &invite(Way::Link), &setting);
    assert_eq!(refused, Err(Objection::Refused(Refusal::SurveyWithoutQuestions)));
}
