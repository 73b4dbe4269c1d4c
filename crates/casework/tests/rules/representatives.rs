//! A group speaks through few; each member keeps their own case.

use casework::case::{Command, Event, Setting, decide};
use casework::invalid::{Invalid, Problem};
use casework::letter::{LetterKind, letters};
use casework::limits::REPRESENTATIVES_MAX;
use casework::link::{LinkTo, Relation};
use casework::pack::PackSource;
use casework::policy::{self, Rulebook};
use casework::refusal::{Objection, Refusal};
use casework::representative::Representative;
use casework::response::Word;
use casework::view::{self, Stage};

use crate::say::{answer, naming, ordinary, respond, word, word_by};
use crate::world::{PACK, Play, WORLD, actor, complaint, no, pack};

fn one(name: &str, phone: &str, email: &str) -> Representative {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Representative {
        name: name.to_owned(),
        phone: given(phone),
        email: given(email),
        language: None,
    }
}

fn few(n: usize) -> Vec<Representative> {
    (0..n).map(|n| one(&format!("代表{n}"), &format!("139000010{n:02}"), "")).collect()
}

#[test]
fn the_list_is_replaced_as_a_whole_and_said_once() {
    let mut play = Play::received("lina", complaint());
    let two = [one("周晓岚", "139 0000 1021", ""), one("马力", "", "mali@example.cn")];
    play.does("lina", naming(&two)).repeats("lina", naming(&two));
    assert_eq!(play.case.representatives[0].phone.as_deref(), Some("13900001021"));
    play.does("lina", naming(&two[1..]));
    assert_eq!(play.case.representatives, two[1..]);
    play.does("lina", naming(&[])).repeats("lina", naming(&[]));
    // Who speaks for a group is put on record by us, not by whoever holds the private link.
    play.refused("customer", naming(&two), Refusal::RoleLacking);
    play.refused("linshen", naming(&two), Refusal::RoleLacking);
}

#[test]
fn what_is_wrong_with_a_list_is_told_at_its_place() {
    let mut play = Play::received("lina", complaint());
    let first = one("周晓岚", "13900001021", "zhou@example.cn");
    let rows: [(Representative, &str, Problem); 7] = [
        (one(" ", "13900001022", ""), "people.1.name", Problem::Missing),
        (one("马力", "", ""), "people.1.phone", Problem::NoWayToAnswer),
        (one("马力", "12", ""), "people.1.phone", Problem::NotAPhone),
        (one("马力", "", "mali"), "people.1.email", Problem::NotAMailAddress),
        (one("周晓岚", "13900001022", ""), "people.1.name", Problem::Twice),
        (one("马力", "139-0000-1021", ""), "people.1.phone", Problem::Twice),
        (one("马力", "", "ZHOU@example.cn"), "people.1.email", Problem::Twice),
    ];
    for (second, field, problem) in rows {
        let told = play.tries("lina", &naming(&[first.clone(), second]));
        assert_eq!(told, Err(Objection::Invalid(Invalid::one(field, problem))));
    }
    // All that is wrong is told at once.
    let told = play.tries("lina", &naming(&[first.clone(), one("周晓岚", "", "mali@")]));
    let mut wrong = Invalid::one("people.1.email", Problem::NotAMailAddress);
    wrong.add("people.1.name", Problem::Twice);
    assert_eq!(told, Err(Objection::Invalid(wrong)));
    let speaks = Representative { language: Some("xx".to_owned()), ..first };
    let told = play.tries("lina", &naming(&[speaks]));
    let wrong = Invalid::one("people.0.language", Problem::NotAChoice);
    assert_eq!(told, Err(Objection::Invalid(wrong)));
    let told = play.tries("lina", &naming(&few(REPRESENTATIVES_MAX + 1)));
    let wrong = Invalid::one("people", Problem::TooMany { max: REPRESENTATIVES_MAX });
    assert_eq!(told, Err(Objection::Invalid(wrong)));
    play.does("lina", naming(&few(REPRESENTATIVES_MAX)));
}

#[test]
fn a_policy_lets_fewer_speak() {
    let text = format!("{PACK}\n[[representatives_max]]\npeople = 2\nsource = \"规则\"\n");
    let pack = pack(&text);
    let play = Play::received("lina", complaint());
    let who = actor("lina");
    let setting = Setting { pack: &pack, ..WORLD.setting(&who, play.now) };
    assert!(decide(&play.case, &naming(&few(2)), &setting).is_ok_and(|it| !it.is_empty()));
    let told = decide(&play.case, &naming(&few(3)), &setting);
    assert_eq!(told, Err(Objection::Refused(Refusal::TooManyRepresentatives)));
    // The text an administrator edits says it too.
    let again = policy::parse("policy", &pack.policy_text).unwrap();
    assert_eq!(again.representatives_max(), Some(2));
}

#[test]
fn a_limit_that_is_none_is_told_with_its_line() {
    for (people, line) in [("0", 3), ("21", 3), ("-1", 3), ("2.5", 3), ("\"5\"", 3)] {
        let text =
            format!("# 代表\n[[representatives_max]]\npeople = {people}\nsource = \"规则\"\n");
        let told = policy::parse("policy", &text).unwrap_err();
        assert_eq!((told.len(), told[0].line), (1, line), "{people}: {told:?}");
    }
    // The second of two: its own line. Of two that are right the strictest holds.
    let two = |second: &str| {
        let first = "[[representatives_max]]\npeople = 5\n";
        policy::parse("policy", &format!("{first}[[representatives_max]]\npeople = {second}\n"))
    };
    assert_eq!(two("99").unwrap_err()[0].line, 4);
    assert_eq!(two("2").unwrap().representatives_max(), Some(2));
    let text = "[[representatives_max]]\npeople = 5\n";
    assert_eq!(
        policy::parse("policy", text).unwrap().unsure().collect::<Vec<_>>(),
        ["representatives_max"]
    );
}

const BOOK: &str = r#"
[rules]
id = "xx.group"
title = { zh-Hans = "群体", zh-Hant = "羣體", en = "Groups" }
jurisdiction = "CN"
industry = "any"
source = "规则"
calendar = "cn"
valid_from = "2020-01-01"
checked_on = "2026-11-22"

[[representatives_max]]
people = 5
"#;

#[test]
fn a_rulebook_brings_its_limit_along_and_says_from_where() {
    let book =
        |text: String| Rulebook::parse(&PackSource { file: "xx.group.toml".to_owned(), text });
    let told = book(BOOK.to_owned()).unwrap_err();
    assert_eq!(told.iter().map(|it| it.line).collect::<Vec<_>>(), [12]);
    let text = format!("{BOOK}source = \"第十二条\"\nconfidence = \"B\"\n");
    assert!(Rulebook::sections(&text).starts_with("[[representatives_max]]"));
    let book = book(text.clone()).unwrap();
    let house = policy::parse("house", "[[representatives_max]]\npeople = 9\n").unwrap();
    assert_eq!(book.over(&house).representatives_max(), Some(5));
    let none = policy::parse("none", "").unwrap();
    let other = Rulebook { policy: none, ..book };
    assert_eq!(other.over(&house).representatives_max(), Some(9));
    let below = format!("[quiet]\nfrom = \"21:00\"\nto = \"08:00\"\n{}", Rulebook::sections(&text));
    assert_eq!(policy::parse("policy", &below).unwrap().representatives_max(), Some(5));
}

#[test]
fn letters_reach_everybody_who_speaks_and_nobody_twice() {
    let mut play = Play::received("lina", complaint());
    let people = [
        one("欧阳克勤", "", "OUYANG@example.cn"),
        Representative { language: Some("en".to_owned()), ..one("Ma Li", "", "mali@example.cn") },
        one("周晓岚", "13900001021", ""),
    ];
    play.does("lina", naming(&people));
    let who = actor("lina");
    let events = [Event::Acknowledged];
    let sent = letters(&play.case, &events, &WORLD.setting(&who, play.now));
    let told: Vec<_> = sent
        .iter()
        .map(|it| (it.kind, it.to.as_str(), it.args["name"].as_str(), it.language.as_str()))
        .collect();
    let kind = LetterKind::Acknowledgement;
    assert_eq!(
        told,
        [
            (kind, "ouyang@example.cn", "欧阳克勤", "zh-Hans"),
            (kind, "mali@example.cn", "Ma Li", "en"),
        ]
    );
    // The complainant may have no address of their own.
    let mut silent = complaint();
    silent.complainant.email = None;
    let mut play = Play::received("lina", silent);
    play.does("lina", naming(&people[1..]));
    assert_eq!(letters(&play.case, &events, &WORLD.setting(&who, play.now)).len(), 1);
}

fn answered() -> Play {
    let mut play = Play::received("lina", complaint());
    play.does("lina", ordinary()).does("lina", answer(1)).does("lina", respond("已修好"));
    play
}

#[test]
fn a_word_says_who_spoke_and_only_for_its_own_case() {
    let mut play = answered();
    let wrong = Objection::Invalid(Invalid::one("by", Problem::NotAChoice));
    assert_eq!(play.tries("lina", &word_by(Word::Accepts, "周晓岚")), Err(wrong.clone()));
    play.does("lina", naming(&[one("周晓岚", "13900001021", "")]));
    assert_eq!(play.tries("lina", &word_by(Word::Accepts, "马力")), Err(wrong));
    // A member of the same group has a case of their own, linked to this one.
    let mut member = answered();
    let relation = Relation::SameCause;
    member.does("wuqing", Command::Link(LinkTo { to: no(2), relation, note: String::new() }));
    play.does("wuqing", Command::Link(LinkTo { to: no(3), relation, note: String::new() }));
    let before = member.case.clone();
    play.does("lina", word_by(Word::Accepts, " 周晓岚 "));
    play.repeats("lina", word_by(Word::Accepts, "周晓岚"));
    let given = play.case.word.as_ref().unwrap();
    assert_eq!((given.by.as_deref(), given.settles()), (Some("周晓岚"), true));
    assert_eq!(view::stage(&play.case), Stage::Settled);
    // Nothing the one says moves the other, and nobody speaks on it who was not named there.
    assert_eq!((member.case.clone(), view::stage(&member.case)), (before, Stage::Responded));
    let told = member.tries("lina", &word_by(Word::Accepts, "周晓岚"));
    assert!(matches!(told, Err(Objection::Invalid(_))));
    member.does("customer", word(Word::Refuses));
    assert_eq!(view::stage(&play.case), Stage::Settled);
    // What was said stays said, whoever speaks later.
    play.does("lina", naming(&[]));
    assert_eq!(play.case.word.as_ref().and_then(|it| it.by.as_deref()), Some("周晓岚"));
}
