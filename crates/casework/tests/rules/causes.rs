//! The cause tree: asked why, established or ruled out, and a tree whatever is done.

use std::collections::BTreeSet;

use casework::action::{Action, ActionCommand};
use casework::case::{Command, Event};
use casework::cause_tree::{AddCause, Branch, CauseState, JudgeCause, MoveCause};
use casework::closing::{Close, Lesson, Outcome};
use casework::invalid::{Invalid, Problem};
use casework::investigation::{AddEvidence, EvidenceKind};
use casework::limits::{CAUSE_CHARS_MAX, CAUSE_DEPTH_MAX, CAUSES_MAX};
use casework::refusal::{Objection, Refusal};
use casework::response::Word;

use crate::exhaustive::{Letter, after, letter, walk};
use crate::say::{answer, close_as, merge, ordinary, reached, respond, word};
use crate::world::{Play, complaint};

fn cause(under: Option<u32>, branch: Option<Branch>, text: &str) -> AddCause {
    AddCause { under, branch, text: text.to_owned() }
}

fn first(text: &str) -> Command {
    Command::AddCause(cause(None, Some(Branch::Method), text))
}

fn why(under: u32, text: &str) -> Command {
    Command::AddCause(cause(Some(under), None, text))
}

fn said(cause: u32, state: CauseState) -> JudgeCause {
    let words = "巡检记录为证".to_owned();
    JudgeCause { cause, state, words, by_evidence: BTreeSet::new() }
}

fn establish(cause: u32) -> Command {
    Command::JudgeCause(said(cause, CauseState::Established))
}

fn rule_out(cause: u32) -> Command {
    Command::JudgeCause(said(cause, CauseState::RuledOut))
}

fn shift(cause: u32, under: Option<u32>) -> Command {
    Command::MoveCause(MoveCause { cause, under, branch: None })
}

fn judged() -> Play {
    let mut play = Play::received("lina", complaint());
    play.does("lina", ordinary());
    play
}

fn invalid(play: &mut Play, command: &Command) -> Vec<(String, Problem)> {
    match play.tries("lina", command) {
        Err(Objection::Invalid(Invalid(all))) => {
            all.into_iter().map(|it| (it.field, it.problem)).collect()
        }
        other => panic!("{command:?}: {other:?}"),
    }
}

#[test]
fn a_chain_of_whys_ends_in_what_can_be_removed() {
    let mut play = judged();
    play.does("lina", first("门机皮带断裂")).repeats("lina", first("门机皮带断裂"));
    play.does("lina", why(1, "皮带超过更换周期")).does("lina", why(2, "更换计划没有录入系统"));
    play.does(
        "lina",
        Command::AddCause(cause(Some(3), Some(Branch::Policy), "交接制度没有这一项")),
    );
    play.does("lina", Command::AddCause(cause(None, Some(Branch::People), "维保工没有按门机操作")));
    let tree = &play.case.causes;
    assert_eq!(tree.get(3).map(|it| it.branch), Some(Branch::Method), "that of what it explains");
    let chain: Vec<u32> = tree.chain(4).iter().map(|it| it.n).collect();
    assert_eq!(chain, [1, 2, 3, 4]);
    assert_eq!(tree.root(), None, "nothing is established yet");

    play.does("lina", establish(1)).does("lina", establish(4)).repeats("lina", establish(4));
    play.does("lina", rule_out(5));
    assert_eq!(play.case.causes.root().map(|it| it.n), Some(4));
    // It is taken back with words as well.
    play.does("lina", Command::JudgeCause(said(4, CauseState::Suspected)));
    assert_eq!(play.case.causes.root().map(|it| it.n), Some(1));
}

#[test]
fn a_why_chain_in_a_circle_is_refused() {
    let mut play = judged();
    play.does("lina", first("甲")).does("lina", why(1, "乙")).does("lina", why(2, "丙"));
    play.refused("lina", shift(1, Some(3)), Refusal::CauseCircle);
    play.refused("lina", shift(2, Some(2)), Refusal::CauseCircle);
    play.refused("lina", shift(1, Some(9)), Refusal::NoSuchCause);
    play.refused("lina", shift(9, None), Refusal::NoSuchCause);
    play.refused("lina", why(9, "丁"), Refusal::NoSuchCause);
    play.refused("lina", establish(9), Refusal::NoSuchCause);
    play.does("lina", shift(3, Some(1))).repeats("lina", shift(3, Some(1)));
    play.does("lina", shift(2, Some(3)));
    let chain: Vec<u32> = play.case.causes.chain(2).iter().map(|it| it.n).collect();
    assert_eq!(chain, [1, 3, 2], "what stood there before may stand below now");
    assert!(play.case.causes.broken().is_empty());
}

#[test]
fn no_chain_is_deeper_and_no_tree_larger_than_its_limit() {
    let mut play = judged();
    play.does("lina", first("第一问"));
    for n in 1..CAUSE_DEPTH_MAX {
        play.does("lina", why(u32::try_from(n).unwrap(), &format!("第{n}次追问")));
    }
    let deepest = u32::try_from(CAUSE_DEPTH_MAX).unwrap();
    play.refused("lina", why(deepest, "再问"), Refusal::CausesTooDeep);
    play.does("lina", first("另一个原因")).does("lina", why(deepest + 1, "它的原因"));
    // Under the last but one there is room for one, not for two.
    play.refused("lina", shift(deepest + 1, Some(deepest - 1)), Refusal::CausesTooDeep);
    play.does("lina", shift(deepest + 2, Some(deepest - 1)));
    for n in play.case.causes.0.len()..CAUSES_MAX {
        play.does("lina", first(&format!("原因{n}")));
    }
    play.refused("lina", first("还有一个"), Refusal::TooMany);
    assert!(play.case.causes.broken().is_empty());
}

#[test]
fn nothing_established_hangs_on_what_was_ruled_out() {
    let mut play = judged();
    play.does("lina", first("甲")).does("lina", why(1, "乙")).does("lina", first("丙"));
    play.does("lina", establish(2));
    play.refused("lina", rule_out(1), Refusal::CauseHoldsEstablished);
    play.does("lina", rule_out(3));
    play.refused("lina", shift(2, Some(3)), Refusal::CauseRuledOut);
    play.refused("lina", why(3, "丁"), Refusal::CauseRuledOut);
    play.does("lina", rule_out(2)).does("lina", rule_out(1));
    play.refused("lina", establish(2), Refusal::CauseRuledOut);
}

#[test]
fn what_is_missing_is_named() {
    let mut play = judged();
    let none = Command::AddCause(cause(None, None, " "));
    let problems = [("text", Problem::Missing), ("branch", Problem::Missing)];
    let found = invalid(&mut play, &none);
    assert_eq!(found, problems.map(|(field, problem)| (field.to_owned(), problem)));
    let long = "因".repeat(CAUSE_CHARS_MAX + 1);
    let (max, found) = (CAUSE_CHARS_MAX, CAUSE_CHARS_MAX + 1);
    assert_eq!(
        invalid(&mut play, &first(&long)),
        [("text".to_owned(), Problem::TooLong { max, found })]
    );
    play.does("lina", first("甲"));
    let silent = JudgeCause { words: String::new(), ..said(1, CauseState::RuledOut) };
    assert_eq!(
        invalid(&mut play, &Command::JudgeCause(silent)),
        [("words".to_owned(), Problem::Missing)]
    );
    let resting = JudgeCause { by_evidence: [1].into(), ..said(1, CauseState::Established) };
    assert_eq!(
        invalid(&mut play, &Command::JudgeCause(resting.clone())),
        [("by_evidence".to_owned(), Problem::NotAChoice)]
    );
    play.does(
        "lina",
        Command::AddEvidence(AddEvidence {
            kind: EvidenceKind::Document,
            what: "巡检记录".to_owned(),
            from: String::new(),
            point: None,
            file: None,
        }),
    );
    play.does("lina", Command::JudgeCause(resting));
}

#[test]
fn who_may_not_work_on_a_case_does_not_ask_why_on_it() {
    let mut play = judged();
    play.refused("customer", first("甲"), Refusal::RoleLacking);
    play.refused("hejun", first("甲"), Refusal::NotYours);
    play.does("lina", first("甲"));
}

#[test]
fn the_lesson_takes_its_words_from_the_established_cause() {
    let mut play = judged();
    play.does("lina", first("门机皮带断裂")).does("lina", why(1, "更换计划没有录入系统"));
    play.does("lina", answer(1)).does("lina", respond("已修好"));
    play.does("customer", word(Word::Accepts)).does("wuqing", reached(true, 5));
    let lesson = |root| Lesson {
        root: Some(root),
        prevention: "录入并每季核对".to_owned(),
        ..Lesson::default()
    };
    let closing = |root| {
        let summary = String::new();
        let (outcome, letter) = (Outcome::Resolved, casework::closing::ClosingLetter::Usual);
        Command::Close(Close { outcome, summary, lesson: lesson(root), letter })
    };
    assert_eq!(
        invalid(&mut play, &closing(2)),
        [("lesson.root".to_owned(), Problem::NotAChoice)],
        "it is suspected only"
    );
    play.does("lina", establish(2)).does("lina", closing(2));
    let lesson = play.case.closure.as_ref().map(|it| it.lesson.clone()).expect("it is closed");
    assert_eq!((lesson.cause.as_str(), lesson.root), ("更换计划没有录入系统", Some(2)));
    // Why it could happen is often asked once there is time.
    play.does("lina", why(2, "没有人核对"));
}

#[test]
fn only_who_keeps_actions_or_owns_one_asks_why_on_it() {
    let add = ActionCommand::AddCause(cause(None, Some(Branch::Machine), "主管锈蚀"));
    assert_eq!(
        crate::matters::on_a_plan("lina", &add),
        Err(Objection::Refused(Refusal::RoleLacking))
    );
    for who in ["chenwei", "wuqing"] {
        let action: Action = crate::matters::on_a_plan(who, &add).expect("the owner and a keeper");
        assert_eq!(action.causes.0.len(), 1);
    }
}

/// What people do with a tree.
fn asking() -> Vec<Letter> {
    vec![
        letter("lina", first("甲")),
        letter("lina", why(1, "乙")),
        letter("zhoumin", why(2, "丙")),
        letter("lina", first("丁")),
        letter("lina", establish(1)),
        letter("lina", establish(2)),
        letter("lina", rule_out(1)),
        letter("lina", rule_out(2)),
        letter("lina", shift(1, Some(2))),
        letter("lina", shift(2, None)),
        letter("lina", shift(2, Some(1))),
        letter("lina", shift(3, Some(1))),
        letter("customer", word(Word::Withdraws)),
        letter("lina", close_as(Outcome::Withdrawn)),
        letter("wuqing", merge(2)),
        after(30),
    ]
}

#[test]
fn every_way_to_ask_why_keeps_the_invariants() {
    let cases = walk(&judged(), &asking());
    assert!(cases > 1000, "{cases}");
}

#[test]
fn an_event_of_a_cause_changes_the_tree_and_nothing_else() {
    let mut play = judged();
    let before = play.case.clone();
    play.does("lina", first("甲")).does("lina", establish(1));
    let told: Vec<&Event> = play.journal.iter().skip(2).flat_map(|(_, _, it)| it).collect();
    assert_eq!(told.len(), 2);
    let mut after = play.case.clone();
    after.causes.clone_from(&before.causes);
    (after.version, after.changed_at, after.moved_at) =
        (before.version, before.changed_at, before.moved_at);
    assert_eq!(after, before, "no clock, no handler, no promise");
}
