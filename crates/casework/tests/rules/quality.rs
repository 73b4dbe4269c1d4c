//! Quality reviews and honours: never by who had a part, answered once, looked at again once, seen by few.

use std::collections::BTreeMap;

use casework::case::{Command, Event};
use casework::honour::GiveHonour;
use casework::intake::{Receive, Subject, SubjectKind};
use casework::invalid::{Invalid, Problem};
use casework::letter::{NoticeKind, notices};
use casework::limits::HONOURS_MAX;
use casework::pack::{PackSource, parse_set};
use casework::quality_review::{
    AnswerQualityReview, LookAgain, ReviewHandling, ReviewState, Score, Sight, event_seen, seen,
    sight,
};
use casework::refusal::{Objection, Refusal};
use casework::response::Word;
use casework::triage::{Kind, Nature};
use casework::view;

use crate::exhaustive::{after, letter, walk};
use crate::say::{answer, close, hand_over_to, judge, merge, reached, reopen, respond, word};
use crate::world::{PACK, Play, WORLD, actor, aug, complaint, pack, person, unit};

/// Handled by the agent at the front desk, called back by quality, closed by the supervisor.
pub(crate) fn closed() -> Play {
    let mut play = Play::received("lina", Receive { unit: Some(unit("front")), ..complaint() });
    play.does("lina", judge(Kind::Complaint, Nature::Valid, 0));
    play.does("lina", answer(1)).does("lina", respond("已修好"));
    play.does("customer", word(Word::Accepts)).does("wuqing", reached(true, 5));
    play.at("18 09:00").does("zhoumin", close());
    play
}

fn of(pairs: &[(&str, u32)]) -> BTreeMap<String, u32> {
    pairs.iter().map(|(code, points)| ((*code).to_owned(), *points)).collect()
}

fn noted(codes: &[&str]) -> BTreeMap<String, String> {
    codes.iter().map(|code| ((*code).to_owned(), "第二点没有答到".to_owned())).collect()
}

fn card(points: u32) -> ReviewHandling {
    ReviewHandling {
        person: person("lina"),
        marks: of(&[("heard", 10), ("every_point", points), ("no_insult", 10)]),
        left_out: vec![],
        notes: noted(&["every_point"]),
        comment: "整体得当".to_owned(),
        coaching: "先把投诉点抄下来，再逐条回".to_owned(),
    }
}

fn review(points: u32) -> Command {
    Command::ReviewHandling(card(points))
}

fn says(agrees: bool, text: &str) -> Command {
    let (review, text) = (1, text.to_owned());
    Command::AnswerQualityReview(AnswerQualityReview { review, agrees, text })
}

fn again(points: u32) -> Command {
    Command::LookAgain(LookAgain {
        review: 1,
        marks: of(&[("heard", 10), ("every_point", points), ("no_insult", 10)]),
        left_out: vec![],
        notes: noted(&["every_point"]),
        comment: "第二点在电话里答过".to_owned(),
    })
}

fn praise(who: &str) -> Command {
    let (person, unit) = (Some(person(who)), None);
    Command::GiveHonour(GiveHonour {
        person, unit, reason: "当天把每一点都答到".to_owned()
    })
}

fn praise_unit(which: &str) -> Command {
    let (person, unit) = (None, Some(unit(which)));
    Command::GiveHonour(GiveHonour { person, unit, reason: "连夜修好".to_owned() })
}

fn problems(objection: Result<Vec<Event>, Objection>) -> Vec<(String, Problem)> {
    match objection {
        Err(Objection::Invalid(Invalid(all))) => {
            all.into_iter().map(|it| (it.field, it.problem)).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn who_had_a_part_does_not_review_and_nobody_reviews_an_open_case() {
    let mut play = Play::received("lina", Receive { unit: Some(unit("front")), ..complaint() });
    play.refused("wuqing", review(20), Refusal::ReviewNotYet);
    let mut play = closed();
    play.refused("zhoumin", review(20), Refusal::HadAPart);
    play.refused("lina", review(20), Refusal::RoleLacking);
    play.refused("chenwei", review(20), Refusal::NotYours);
    play.refused("linshen", review(20), Refusal::RoleLacking);
    play.refused("customer", review(20), Refusal::RoleLacking);
    // Calling back is no part in the handling, and who never touched it is not reviewed for it.
    let other = ReviewHandling { person: person("ouyang"), ..card(20) };
    play.refused("wuqing", Command::ReviewHandling(other), Refusal::NoPartInIt);
    let gone = ReviewHandling { person: person("fengli"), ..card(20) };
    play.refused("wuqing", Command::ReviewHandling(gone), Refusal::NoSuchPerson);
    play.does("wuqing", review(20)).repeats("wuqing", review(20));
    play.refused("wuqing", review(10), Refusal::AlreadyReviewed);
    play.refused("zhengjie", review(20), Refusal::AlreadyReviewed);
    play.does(
        "zhengjie",
        Command::ReviewHandling(ReviewHandling { person: person("zhoumin"), ..card(20) }),
    );
}

#[test]
fn who_reviewed_has_a_part_from_the_next_handling_on_only_if_they_handle_it() {
    let mut play = closed();
    play.does("wuqing", review(20)).does("zhoumin", reopen());
    assert_eq!(play.case.quality_reviews.len(), 1, "a review outlives the reopening");
    play.does("zhoumin", hand_over_to("front", "zhoumin")).does("zhoumin", Command::Accept);
    play.does("zhoumin", answer(1))
        .does("zhoumin", respond("又修好"))
        .does("customer", word(Word::Accepts));
    play.does("wuqing", reached(true, 4)).does("zhoumin", close());
    play.does("wuqing", review(20));
    let closings: Vec<u32> = play.case.quality_reviews.iter().map(|it| it.closing).collect();
    assert_eq!(closings, [1, 2]);
}

#[test]
fn marks_that_make_no_sense_are_named_one_by_one() {
    let mut play = closed();
    let wrong = |it: ReviewHandling| Command::ReviewHandling(it);
    let mut tried = |it: ReviewHandling| problems(play.tries("wuqing", &wrong(it)));
    let marks = of(&[("heard", 11), ("politeness", 3)]);
    let found = tried(ReviewHandling { marks, notes: noted(&["what"]), ..card(20) });
    for (field, problem) in [
        ("marks.politeness", Problem::NotAChoice),
        ("notes.what", Problem::NotAChoice),
        ("marks.heard", Problem::NotANumber),
        ("marks.every_point", Problem::Missing),
        ("marks.no_insult", Problem::Missing),
    ] {
        assert!(found.contains(&(field.to_owned(), problem)), "{field}: {found:?}");
    }
    let found = tried(ReviewHandling { notes: BTreeMap::new(), ..card(5) });
    assert_eq!(found, [("notes.every_point".to_owned(), Problem::Missing)]);
    let left_out = vec!["heard".to_owned()];
    let found = tried(ReviewHandling { left_out, ..card(20) });
    assert_eq!(found, [("left_out".to_owned(), Problem::NotAChoice)], "marked and left out");
    let left_out = ["heard", "every_point", "no_insult"].map(str::to_owned).to_vec();
    let found = tried(ReviewHandling { left_out, marks: of(&[]), ..card(20) });
    assert_eq!(found, [("left_out".to_owned(), Problem::NotAChoice)], "nothing is judged");
    let long = "长".repeat(10_001);
    let found = tried(ReviewHandling { coaching: long.clone(), comment: long, ..card(20) });
    let fields: Vec<&str> = found.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(fields, ["comment", "coaching"]);
}

#[test]
fn what_did_not_arise_counts_for_nothing_and_one_insult_fails_the_whole() {
    let mut play = closed();
    let it = ReviewHandling {
        marks: of(&[("heard", 9), ("no_insult", 10)]),
        left_out: vec!["every_point".to_owned()],
        notes: noted(&["heard"]),
        ..card(0)
    };
    play.does("wuqing", Command::ReviewHandling(it));
    let it = &play.case.quality_reviews[0];
    assert_eq!(it.score(), Score { points: 19, of: 20, has_failed_item: false });
    assert!(it.is_passed() && it.score().hundredths() == 95);
    let mut play = closed();
    let it = ReviewHandling {
        marks: of(&[("heard", 10), ("every_point", 20), ("no_insult", 0)]),
        notes: noted(&["no_insult"]),
        ..card(0)
    };
    play.does("wuqing", Command::ReviewHandling(it));
    let it = &play.case.quality_reviews[0];
    assert_eq!(it.score().hundredths(), 75);
    assert!(!it.score().is_passed(10), "75 of 100 would do, and the insult does not");
}

#[test]
fn the_person_answers_once_and_only_they() {
    let mut play = closed();
    play.refused("lina", says(true, ""), Refusal::NoSuchReview);
    play.does("wuqing", review(10));
    for other in ["wuqing", "zhoumin", "ouyang"] {
        play.refused(other, says(true, ""), Refusal::NotYourReview);
    }
    let found = problems(play.tries("lina", &says(false, " ")));
    assert_eq!(found, [("text".to_owned(), Problem::Missing)]);
    play.does("lina", says(false, "第二点我在电话里答了"));
    play.repeats("lina", says(false, "第二点我在电话里答了"));
    play.refused("lina", says(true, ""), Refusal::ReviewAnswered);
    assert_eq!(play.case.quality_reviews[0].state(), ReviewState::Disputed);
}

#[test]
fn a_disputed_review_is_looked_at_once_more_by_a_third_person() {
    let mut play = closed();
    play.does("wuqing", review(10));
    play.refused("zhengjie", again(20), Refusal::ReviewNotDisputed);
    play.does("lina", says(false, "第二点我在电话里答了"));
    play.refused("wuqing", again(20), Refusal::OwnReview);
    play.refused("zhoumin", again(20), Refusal::HadAPart);
    play.refused("lina", again(20), Refusal::RoleLacking);
    play.does("zhengjie", again(20)).repeats("zhengjie", again(20));
    play.refused("zhengjie", again(10), Refusal::ReviewSettled);
    play.refused("wangfang", again(20), Refusal::ReviewSettled);
    let it = &play.case.quality_reviews[0];
    assert_eq!((it.state(), it.score().points), (ReviewState::Settled, 40));
    assert_eq!(Score::of(&it.marks).points, 30, "what was marked first stays on record");
    let mut play = closed();
    play.does("wuqing", review(20)).does("lina", says(true, ""));
    play.refused("zhengjie", again(20), Refusal::ReviewNotDisputed);
}

#[test]
fn praise_is_for_who_had_a_part_and_never_for_oneself() {
    let mut play = closed();
    play.refused("zhoumin", praise("zhoumin"), Refusal::OwnHonour);
    play.refused("zhoumin", praise_unit("front"), Refusal::OwnHonour);
    play.refused("zhoumin", praise_unit("head"), Refusal::OwnHonour);
    play.refused("wuqing", praise("ouyang"), Refusal::NoPartInIt);
    play.refused("wuqing", praise_unit("lift"), Refusal::NoPartInIt);
    play.refused("wuqing", praise_unit("garden"), Refusal::NoSuchUnit);
    play.refused("lina", praise("zhoumin"), Refusal::RoleLacking);
    play.does("zhoumin", praise("lina")).repeats("zhoumin", praise("lina"));
    play.refused("wuqing", praise("lina"), Refusal::AlreadyHonoured);
    play.does("wuqing", praise_unit("front"));
    let both = GiveHonour {
        person: Some(person("lina")),
        unit: Some(unit("front")),
        reason: String::new(),
    };
    let found = problems(play.tries("wuqing", &Command::GiveHonour(both)));
    let fields: Vec<&str> = found.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(fields, ["reason", "unit"]);
    play.case.honours = vec![play.case.honours[0].clone(); HONOURS_MAX];
    play.refused("wuqing", praise("zhoumin"), Refusal::TooMany);
}

#[test]
fn nobody_complained_about_is_praised_for_it() {
    let accused = Subject { kind: SubjectKind::Unit, number: "repair".to_owned() };
    let complaint = Receive { unit: Some(unit("front")), subjects: vec![accused], ..complaint() };
    let mut play = Play::received("lina", complaint);
    play.refused("wuqing", praise_unit("repair"), Refusal::ComplainedAbout);
}

#[test]
fn the_note_that_is_to_help_is_for_three_pairs_of_eyes() {
    let mut play = closed();
    play.does("wuqing", review(10)).does("lina", says(false, "电话里答了"));
    play.does("zhengjie", again(20));
    let it = &play.case.quality_reviews[0];
    let how = |who: &str| sight(&play.case, it, &WORLD.organisation, &actor(who));
    for (who, expected) in [
        ("lina", Sight::Everything),
        ("wuqing", Sight::Everything),
        ("zhoumin", Sight::Everything),
        ("zhengjie", Sight::Result),
        ("wangfang", Sight::Result),
        ("ouyang", Sight::Nothing),
        ("linshen", Sight::Nothing),
        ("sunhong", Sight::Nothing),
        ("customer", Sight::Nothing),
        ("partner:1", Sight::Nothing),
    ] {
        assert_eq!(how(who), expected, "{who}");
    }
    assert_eq!(seen(it, Sight::Everything), *it);
    let result = seen(it, Sight::Result);
    assert!(result.coaching.is_empty() && result.marks == it.marks);
    for who in ["ouyang", "linshen", "customer"] {
        for (_, _, events) in &play.journal {
            for event in events {
                let told = event_seen(event.clone(), &play.case, &WORLD.organisation, &actor(who));
                let told = serde_json::to_string(&told).unwrap();
                for word in ["抄下来", "整体得当", "没有答到", "电话里答了", "在电话里答过"]
                {
                    assert!(!told.contains(word), "{who} reads {told}");
                }
            }
        }
    }
}

#[test]
fn a_case_drawn_waits_until_it_is_reviewed_and_no_longer() {
    let setting = |play: &Play| view::rows(&play.case, &WORLD.setting(&actor("wuqing"), play.now));
    let mut play = closed();
    let rows = setting(&play).unwrap();
    let [waits] = rows.quality.as_slice() else { panic!("{:?}", rows.quality) };
    assert_eq!((waits.n, waits.state), (0, ReviewState::Waiting));
    assert_eq!(waits.due_at, Some(aug("25 09:00")));
    assert_eq!(waits.parts, "|lina|zhoumin|");
    assert!(rows.duties.is_empty(), "a closed case owes nothing");
    play.does("wuqing", review(10));
    let rows = setting(&play).unwrap();
    let [told] = rows.quality.as_slice() else { panic!("{:?}", rows.quality) };
    assert_eq!((told.n, told.points, told.of, told.is_passed), (1, 30, 40, false));
    assert_eq!(rows.quality_marks.iter().map(|it| it.points).sum::<u32>(), 30);
    play.does("zhoumin", reopen());
    assert_eq!(
        setting(&play).unwrap().quality.len(),
        1,
        "an open case waits for nothing of the kind"
    );
    for (sample, waiting) in [(0, false), (100, true)] {
        let pack = pack(&PACK.replace("sample = 100", &format!("sample = {sample}")));
        assert_eq!(closed().case.waits_for_review(&pack), waiting);
    }
}

#[test]
fn those_are_told_whom_it_concerns() {
    let told = |play: &Play| {
        let (_, who, events) = play.journal.last().unwrap();
        let notices = notices(&play.case, events, &WORLD.setting(who, play.now));
        notices.into_iter().map(|it| (it.kind, it.to.to_string())).collect::<Vec<_>>()
    };
    let mut play = closed();
    play.does("wuqing", review(10));
    assert_eq!(told(&play), [(NoticeKind::QualityReviewed, "lina".to_owned())]);
    play.does("lina", says(false, "电话里答了"));
    assert_eq!(told(&play), [(NoticeKind::ReviewDisputed, "wuqing".to_owned())]);
    play.does("zhengjie", again(20));
    let both = ["wuqing", "lina"].map(|it| (NoticeKind::ReviewLookedAgain, it.to_owned()));
    assert_eq!(told(&play), both);
    play.does("wuqing", praise_unit("front"));
    assert_eq!(told(&play), [(NoticeKind::Honoured, "zhoumin".to_owned())]);
}

#[test]
fn a_card_that_makes_no_sense_is_refused_with_its_line() {
    for (from, to, reason) in [
        ("sample = 100", "sample = 101", "sample is from 0 to 100"),
        ("pass = 80", "pass = 180", "pass is in hundredths"),
        ("due_days = 7", "due_days = 0", "due_days is from 1"),
        ("points = 20", "points = 0", "has from 1 to 100 points"),
        ("code = \"every_point\"", "code = \"heard\"", "stands twice"),
        ("code = \"every_point\"", "code = \"Every\"", "small letters"),
        ("en = \"Every point answered\"", "en = \"\"", "not named in every language"),
    ] {
        let text = PACK.replace(from, to);
        assert_ne!(text, PACK, "{from}");
        let source = PackSource { file: "pack.toml".to_owned(), text };
        let errors = parse_set(&[source]).expect_err(to);
        assert!(errors.iter().any(|it| it.reason.contains(reason) && it.line > 1), "{errors:?}");
    }
    let bare = PACK.split("[quality_review]").next().unwrap();
    let pack = pack(bare);
    assert!(!closed().case.waits_for_review(&pack), "without a card nothing is reviewed");
}

#[test]
fn every_way_to_review_keeps_the_invariants() {
    let alphabet = [
        letter("wuqing", review(10)),
        letter("zhengjie", review(20)),
        letter("lina", says(true, "")),
        letter("lina", says(false, "电话里答了")),
        letter("zhengjie", again(20)),
        letter("wangfang", again(0)),
        letter("wuqing", praise("lina")),
        letter("zhoumin", praise("lina")),
        letter("wuqing", praise_unit("front")),
        letter("zhoumin", reopen()),
        letter("wuqing", merge(2)),
        after(30),
    ];
    assert!(walk(&closed(), &alphabet) > 500);
}
