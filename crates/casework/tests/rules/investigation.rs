//! Investigations: what a finding rests on, that everybody is heard, and whose doing it was.

use std::collections::BTreeSet;

use casework::case::Command;
use casework::closing::Outcome;
use casework::contact::Means;
use casework::duty::{DutyKind, duties};
use casework::id::PersonId;
use casework::intake::{FileRef, Subject, SubjectKind};
use casework::invalid::{Invalid, Problem};
use casework::investigation::{AddEvidence, EstablishFact, EvidenceKind, Speaker, TakeStatement};
use casework::point::{Finding, RecordFinding};
use casework::refusal::{Objection, Refusal};
use casework::response::Word;
use casework::responsibility::{
    AppealResponsibility, DecideResponsibility, JudgeAppeal, Party, State,
};
use casework::triage;

use crate::say::{answer, close_as, hand_over, judge, respond, word};
use crate::world::{Play, WORLD, actor, aug, complaint, person, unit};

fn evidence(what: &str) -> AddEvidence {
    let (from, kind) = (String::new(), EvidenceKind::SystemRecord);
    AddEvidence { kind, what: what.to_owned(), from, point: Some(1), file: None }
}

fn statement(speaker: Speaker, person: Option<PersonId>, name: &str) -> TakeStatement {
    TakeStatement {
        speaker,
        person,
        name: name.to_owned(),
        means: Means::Visit,
        text: "当晚只有一人值班".to_owned(),
        declined: false,
        point: None,
        heard_at: None,
    }
}

fn fact(what: &str, happened_at: Option<&str>) -> EstablishFact {
    EstablishFact {
        what: what.to_owned(),
        happened_at: happened_at.map(aug),
        by_evidence: BTreeSet::new(),
        by_statements: BTreeSet::new(),
        contested: false,
    }
}

fn finding() -> Command {
    Command::RecordFinding(RecordFinding {
        point: 1,
        finding: Finding::Upheld,
        reasons: "告警记录与陈述一致".to_owned(),
        responsible_unit: None,
    })
}

fn held(party: Party, share: u32) -> DecideResponsibility {
    DecideResponsibility {
        point: Some(1),
        party,
        unit: (party == Party::Unit).then(|| unit("repair")),
        person: (party == Party::Person).then(|| person("hejun")),
        name: if party == Party::Supplier { "维保公司".to_owned() } else { String::new() },
        share,
        reasons: "缺备件".to_owned(),
    }
}

fn decide(it: DecideResponsibility) -> Command {
    Command::DecideResponsibility(it)
}

fn appeal(why: &str) -> Command {
    let reasons = why.to_owned();
    Command::AppealResponsibility(AppealResponsibility { responsibility: 1, reasons })
}

fn judged(lift: bool) -> Command {
    let reasons = "按合同附件二".to_owned();
    Command::JudgeAppeal(JudgeAppeal { responsibility: 1, lift, reasons })
}

fn judged_case() -> Play {
    let mut play = Play::received("lina", complaint());
    play.does("lina", judge(triage::Kind::Dispute, triage::Nature::Valid, 0));
    play
}

#[test]
fn a_finding_rests_on_evidence_statements_and_facts() {
    let mut play = judged_case();
    let first = || Command::AddEvidence(evidence("门机告警记录"));
    play.does("lina", first()).repeats("lina", first());
    let heard = || Command::TakeStatement(statement(Speaker::Staff, Some(person("hejun")), ""));
    play.does("lina", heard()).repeats("lina", heard());
    let mut resting = fact("皮带断裂", Some("16 21:05"));
    resting.by_evidence.insert(1);
    resting.by_statements.insert(1);
    play.does("lina", Command::EstablishFact(resting.clone()));
    play.repeats("lina", Command::EstablishFact(resting));
    play.does("lina", Command::EstablishFact(fact("无备件", None)));
    play.does("lina", Command::EstablishFact(fact("按下求助按钮", Some("16 21:04"))));
    let told: Vec<&str> = play.case.reconstruction().iter().map(|it| it.what.as_str()).collect();
    assert_eq!(told, ["按下求助按钮", "皮带断裂", "无备件"]);
    assert!(play.case.was_heard(&person("hejun")));
}

#[test]
fn what_cannot_be_put_on_record() {
    let mut play = judged_case();
    let rows: [(Command, &str, Problem); 9] = [
        (Command::AddEvidence(evidence(" ")), "what", Problem::Missing),
        (
            Command::AddEvidence(AddEvidence { file: Some("ab".repeat(32)), ..evidence("照片") }),
            "file",
            Problem::NotAChoice,
        ),
        (Command::TakeStatement(statement(Speaker::Staff, None, "")), "person", Problem::Missing),
        (
            Command::TakeStatement(statement(Speaker::Witness, Some(person("lina")), "张")),
            "person",
            Problem::NotAChoice,
        ),
        (Command::TakeStatement(statement(Speaker::Witness, None, "")), "name", Problem::Missing),
        (
            Command::EstablishFact(fact("将来的事", Some("30 09:00"))),
            "happened_at",
            Problem::InTheFuture,
        ),
        (
            Command::EstablishFact(EstablishFact {
                by_evidence: BTreeSet::from([1]),
                ..fact("x", None)
            }),
            "by_evidence",
            Problem::NotAChoice,
        ),
        (
            Command::EstablishFact(EstablishFact {
                by_statements: BTreeSet::from([0]),
                ..fact("x", None)
            }),
            "by_statements",
            Problem::NotAChoice,
        ),
        (decide(held(Party::Unit, 0)), "share", Problem::NotANumber),
    ];
    for (command, field, problem) in rows {
        let who =
            if matches!(command, Command::DecideResponsibility(_)) { "wuqing" } else { "lina" };
        let told = play.tries(who, &command);
        assert_eq!(told, Err(Objection::Invalid(Invalid::one(field, problem))), "{command:?}");
    }
    let nobody = PersonId::parse("nobody").ok();
    let stranger = Command::TakeStatement(statement(Speaker::Staff, nobody, ""));
    play.refused("lina", stranger, Refusal::NoSuchPerson);
    let elsewhere = AddEvidence { point: Some(9), ..evidence("x") };
    play.refused("lina", Command::AddEvidence(elsewhere), Refusal::NoSuchPoint);
}

#[test]
fn evidence_names_a_file_of_the_case() {
    let digest = "0a".repeat(32);
    let file = FileRef {
        digest: digest.clone(),
        name: "门机.jpg".to_owned(),
        media: "image/jpeg".to_owned(),
        bytes: 100,
    };
    let mut play = judged_case();
    let attach = casework::contact::Attach { file, caption: String::new() };
    play.does("lina", Command::Attach(attach));
    let shown = AddEvidence { file: Some(digest), ..evidence("门机照片") };
    play.does("lina", Command::AddEvidence(shown));
}

#[test]
fn nobody_is_held_responsible_unheard() {
    let mut play = judged_case();
    play.refused("wuqing", decide(held(Party::Unit, 100)), Refusal::NothingFound);
    play.does("lina", finding());
    play.refused("lina", decide(held(Party::Unit, 100)), Refusal::RoleLacking);
    play.refused("wuqing", decide(held(Party::Person, 30)), Refusal::NotHeard);
    let declined =
        TakeStatement { declined: true, ..statement(Speaker::Staff, Some(person("hejun")), "") };
    play.does("lina", Command::TakeStatement(declined));
    play.does("wuqing", decide(held(Party::Person, 30)));
    play.repeats("wuqing", decide(held(Party::Person, 30)));
    play.does("wuqing", decide(held(Party::Supplier, 70)));
    play.refused("wuqing", decide(held(Party::Nobody, 1)), Refusal::SharesAboveWhole);
    let named = DecideResponsibility { name: "某人".to_owned(), ..held(Party::Customer, 1) };
    let told = play.tries("wuqing", &decide(named));
    assert_eq!(told, Err(Objection::Invalid(Invalid::one("name", Problem::NotAChoice))));
}

#[test]
fn an_appeal_is_judged_by_somebody_else() {
    let mut play = judged_case();
    play.does("lina", finding()).does("wuqing", decide(held(Party::Unit, 100)));
    play.refused("wuqing", judged(true), Refusal::NothingAppealed);
    play.does("zhoumin", appeal("合同不含此件")).repeats("zhoumin", appeal("合同不含此件"));
    play.refused("zhoumin", appeal("再说一次"), Refusal::AlreadyAppealed);
    for own in ["wuqing", "zhoumin"] {
        play.refused(own, judged(true), Refusal::OwnDecision);
    }
    let who = actor("zhoumin");
    let next = duties(&play.case, &WORLD.setting(&who, play.now));
    assert!(next.iter().any(|it| (it.kind, it.n) == (DutyKind::JudgeAppeal, 1)), "{next:?}");
    play.does("lina", answer(1)).does("lina", respond("已修好"));
    play.does("customer", word(Word::Accepts));
    play.refused("zhoumin", close_as(Outcome::Resolved), Refusal::AppealOpen);
    play.does("wangfang", judged(true)).repeats("wangfang", judged(true));
    assert_eq!(play.case.responsibilities[0].state, State::Lifted);
    // What was lifted makes room for another decision, also once the case is closed.
    play.does("zhoumin", close_as(Outcome::Resolved));
    play.does("wuqing", decide(held(Party::Supplier, 100)));
    play.at("24 09:01");
    let late = AppealResponsibility { responsibility: 2, reasons: "迟了".to_owned() };
    play.refused("zhoumin", Command::AppealResponsibility(late), Refusal::AppealTooLate);
}

#[test]
fn whoever_is_complained_about_is_to_be_heard() {
    let mut about = complaint();
    about.subjects = vec![Subject { kind: SubjectKind::Person, number: "hejun".to_owned() }];
    let mut play = Play::received("lina", about);
    assert_eq!(play.case.unheard(), [person("hejun")]);
    let heard = statement(Speaker::Staff, Some(person("hejun")), "");
    play.does("lina", Command::TakeStatement(heard));
    assert_eq!(play.case.unheard(), []);
    let own = statement(Speaker::Staff, Some(person("hejun")), "");
    play.refused("hejun", Command::TakeStatement(own), Refusal::NotYours);
}

#[test]
fn a_unit_held_responsible_sees_the_case_and_appeals_itself() {
    let mut play = Play::received("lina", complaint());
    play.does("lina", judge(triage::Kind::Dispute, triage::Nature::Valid, 0))
        .does("lina", hand_over("repair"))
        .does("chenwei", Command::Accept)
        .does("chenwei", finding())
        .refused("hejun", appeal("不是我们"), Refusal::NotYours);
    let lift = DecideResponsibility { unit: Some(unit("lift")), ..held(Party::Unit, 100) };
    play.does("sunhong", decide(lift));
    assert!(play.case.standing().task_units.contains(&unit("lift")));
    // Who heard it first reads on, but it is not theirs to appeal; nobody of another branch sees it at all.
    play.refused("lina", appeal("不是我们"), Refusal::NotHeldResponsible)
        .refused("zhoumin", appeal("不是我们"), Refusal::NotYours)
        .refused("customer", appeal("不是他们"), Refusal::RoleLacking)
        .does("hejun", appeal("配件由总库调拨"))
        .does("wuqing", judged(true))
        .refused("hejun", appeal("再申诉"), Refusal::NotYours);
}

#[test]
fn somebody_held_responsible_opens_the_case_and_their_unit_appeals_for_them() {
    let mut play = Play::received("lina", complaint());
    let heard = statement(Speaker::Staff, Some(person("hejun")), "当天没有备件。");
    play.does("lina", judge(triage::Kind::Dispute, triage::Nature::Valid, 0))
        .does("lina", hand_over("repair"))
        .does("chenwei", Command::Accept)
        .does("chenwei", finding())
        .does("chenwei", Command::TakeStatement(heard))
        .refused("hejun", appeal("不是我"), Refusal::NotYours);
    play.does("sunhong", decide(held(Party::Person, 100)))
        .repeats("sunhong", decide(held(Party::Person, 100)));
    assert!(play.case.standing().task_units.contains(&unit("lift")), "their unit sees it");
    play.does("hejun", appeal("配件由总库调拨"));
}
