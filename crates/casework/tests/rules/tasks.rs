//! Tasks given to departments and partners: to and fro, decided from above, answered, taken over, and never forgotten.

use casework::absence::Absence;
use casework::case::{Case, Command, Event, decide};
use casework::closing::Outcome;
use casework::duty::{DutyKind, duties};
use casework::id::PersonId;
use casework::intake::{Receive, Subject, SubjectKind};
use casework::invalid::{Invalid, Problem};
use casework::letter::{LetterKind, NoticeKind, letters, notices};
use casework::organisation::{self, OrganisationCommand};
use casework::permission::{Act, Actor, may};
use casework::point::Finding;
use casework::refusal::{Objection, Refusal};
use casework::response::Word;
use casework::task::{
    AnswerTask, ArbitrateTask, AskPartner, AssignTask, ConfirmTask, PointProposal, ReassignTask,
    ReturnTask, SendBackTask, State, TaskNumber, WithdrawTask, proposed_due,
};
use casework::view;

use crate::exhaustive::{after, letter, walk};
use crate::say::{answer, close, close_as, hand_over, merge, ordinary, respond, word};
use crate::world::{Play, WORLD, actor, aug, complaint, no, person, unit};

pub(crate) fn give(what: &str, to: &str, points: &[u32]) -> Command {
    Command::AssignTask(AssignTask {
        what: what.to_owned(),
        points: points.to_vec(),
        to_unit: Some(unit(to)),
        ..AssignTask::default()
    })
}

fn give_to(what: &str, to: &str, one: &str) -> Command {
    Command::AssignTask(AssignTask {
        what: what.to_owned(),
        to_unit: Some(unit(to)),
        to_person: Some(person(one)),
        ..AssignTask::default()
    })
}

fn until(what: &str, to: &str, time: &str) -> Command {
    Command::AssignTask(AssignTask {
        what: what.to_owned(),
        to_unit: Some(unit(to)),
        due_at: Some(aug(time)),
        ..AssignTask::default()
    })
}

pub(crate) fn ask_partner(what: &str) -> Command {
    let partner = AskPartner {
        name: "迅达维保".to_owned(),
        email: Some("service@example.cn".to_owned()),
        ..AskPartner::default()
    };
    Command::AssignTask(AssignTask {
        what: what.to_owned(),
        partner: Some(partner),
        ..AssignTask::default()
    })
}

pub(crate) fn take(task: u32) -> Command {
    Command::AcceptTask(TaskNumber { task })
}

fn back(task: u32) -> Command {
    let (reason, note) = ("not_ours".to_owned(), "不归我们管".to_owned());
    Command::ReturnTask(ReturnTask { task, reason, note })
}

fn again(task: u32, to: &str) -> Command {
    Command::ReassignTask(ReassignTask {
        task,
        note: "请贵部门办理".to_owned(),
        to_unit: Some(unit(to)),
        to_person: None,
        partner: None,
        due_at: None,
    })
}

fn decided(task: u32, to: &str) -> Command {
    let reason = "职责分工写明".to_owned();
    let (to_unit, to_person, due_at) = (unit(to), None, None);
    Command::ArbitrateTask(ArbitrateTask { task, reason, to_unit, to_person, due_at })
}

pub(crate) fn answered(task: u32, points: &[u32]) -> Command {
    let propose = |point: &u32| PointProposal {
        point: *point,
        text: "门锁已换，今晚恢复运行".to_owned(),
        finding: Some(Finding::Upheld),
        reasons: "现场检查".to_owned(),
    };
    let points = points.iter().map(propose).collect();
    let text = "门锁损坏，已更换".to_owned();
    Command::AnswerTask(AnswerTask { task, text, points, files: Vec::new() })
}

fn not_enough(task: u32) -> Command {
    let note = "请补充照片".to_owned();
    Command::SendBackTask(SendBackTask { task, note, due_at: None })
}

fn taken(task: u32) -> Command {
    Command::ConfirmTask(ConfirmTask { task, points: None })
}

fn drop_task(task: u32) -> Command {
    Command::WithdrawTask(WithdrawTask { task, reason: "已自行查清".to_owned() })
}

fn working() -> Play {
    let mut play = Play::received("lina", Receive { unit: Some(unit("front")), ..complaint() });
    play.does("lina", ordinary());
    play
}

fn state(play: &Play, n: usize) -> State {
    play.case.tasks[n - 1].state
}

#[test]
fn a_referral_keeps_the_responsibility() {
    let mut play = working();
    play.does("lina", give("查清停梯原因", "repair", &[1]));
    assert_eq!(play.case.owner, Some(person("lina")));
    assert_eq!(play.case.unit, Some(unit("front")));
    play.refused("lina", respond("已修好"), Refusal::TaskStillOpen)
        .refused("chenwei", answer(1), Refusal::RoleLacking)
        .does("chenwei", take(1))
        .does("chenwei", answered(1, &[1]));
    // Not the owner's word yet.
    assert!(play.case.points[0].answer.is_none());
    play.refused("chenwei", taken(1), Refusal::RoleLacking).does("lina", taken(1));
    let point = &play.case.points[0];
    assert_eq!(point.finding.as_ref().map(|it| it.by.clone()), Some(actor("lina")));
    assert_eq!(point.answer.as_ref().map(|it| it.text.as_str()), Some("门锁已换，今晚恢复运行"));
    assert!(play.case.handlers.contains(&person("chenwei")));
    play.does("lina", respond("已修好"));
}

#[test]
fn what_goes_to_and_fro_is_decided_from_above_and_stays_there() {
    let mut play = working();
    play.does("lina", give("查清停梯原因", "repair", &[]))
        .does("chenwei", back(1))
        .refused("chenwei", take(1), Refusal::NotYours)
        .does("lina", again(1, "fees"))
        .refused("chenwei", back(1), Refusal::NotYours)
        .refused("lina", back(1), Refusal::NotYourTask)
        .does("wangfang", back(1))
        .refused("lina", again(1, "repair"), Refusal::ArbitrationNeeded)
        .refused("lina", decided(1, "repair"), Refusal::RoleLacking)
        .refused("wangfang", decided(1, "repair"), Refusal::ArbiterIsParty)
        .does("zhoumin", decided(1, "repair"))
        .repeats("zhoumin", decided(1, "repair"))
        .refused("chenwei", back(1), Refusal::TaskArbitrated)
        .does("chenwei", answered(1, &[]))
        .does("lina", taken(1))
        .repeats("lina", taken(1));
    assert_eq!(play.case.tasks[0].returns.len(), 2);
}

#[test]
fn withdrawing_and_giving_anew_begins_no_new_count() {
    let mut play = working();
    for n in 1..=6 {
        play.does("lina", give(&format!("第{n}次"), "repair", &[])).does("chenwei", back(n));
        if n < 6 {
            play.does("lina", drop_task(n));
        }
    }
    play.refused("lina", again(6, "lift"), Refusal::ArbitrationNeeded)
        .does("zhoumin", decided(6, "repair"));
}

#[test]
fn a_task_ends_before_the_answer_to_the_customer_is_due() {
    let mut play = working();
    let end = casework::task::answer_due(&play.case, play.now).expect("an answer is promised");
    let late = |due_at| {
        Command::AssignTask(AssignTask {
            what: "太晚".to_owned(),
            to_unit: Some(unit("repair")),
            due_at: Some(due_at),
            ..AssignTask::default()
        })
    };
    play.refused("lina", late(end), Refusal::TaskDueTooLate)
        .refused("lina", late(aug("17 09:00")), Refusal::PromiseInThePast)
        .refused("lina", late(aug("17 08:59")), Refusal::PromiseInThePast)
        .does("lina", give("按建议时间", "repair", &[]));
    let due_at = play.case.tasks[0].due_at;
    assert!(play.now < due_at && due_at < end, "{due_at} before {end}");
    let who = actor("lina");
    assert_eq!(due_at, proposed_due(&play.case, &WORLD.setting(&who, play.now)));
    assert_eq!(due_at.as_second() % 60, 0);
}

#[test]
fn a_task_not_answered_in_time_breaks_like_a_promise() {
    let mut play = working();
    play.does("lina", until("查清停梯原因", "repair", "17 18:00"));
    let who = actor("clock");
    let tick = view::tick_at(&play.case, &WORLD.setting(&who, play.now));
    assert_eq!(tick, Some(aug("17 18:00")));
    play.at("17 18:00").does("clock", Command::Tick).repeats("clock", Command::Tick);
    let task = play.case.tasks[0].clone();
    assert!(task.is_broken && task.was_broken);
    let events = [Event::TaskBroken { task: 1 }];
    let told = notices(&play.case, &events, &WORLD.setting(&who, play.now));
    let people: Vec<&str> = told.iter().map(|it| it.to.as_str()).collect();
    assert_eq!(people, ["sunhong", "lina"]);
    assert!(told.iter().all(|it| it.kind == NoticeKind::TaskBroken));
    // Answered late it is owed no more, and stays known as late.
    play.does("chenwei", answered(1, &[]));
    let task = &play.case.tasks[0];
    assert!(!task.is_broken && task.was_broken);
    // Sent back it has a new time.
    play.does("lina", not_enough(1));
    assert!(play.case.tasks[0].due_at > play.now);
}

#[test]
fn an_answer_that_comes_late_is_broken_even_if_the_clock_was_slow() {
    let mut play = working();
    play.does("lina", until("查清停梯原因", "repair", "17 18:00")).at("17 18:30");
    let events = play.tries("chenwei", &answered(1, &[])).expect("it may");
    assert!(events.contains(&Event::TaskBroken { task: 1 }));
    assert!(play.case.tasks[0].was_broken);
}

#[test]
fn every_point_of_a_task_wants_its_answer() {
    let mut play = working();
    play.does("lina", crate::say::add_point("地下车库漏水"))
        .refused("lina", give("查", "repair", &[3]), Refusal::NoSuchPoint)
        .does("lina", give("查两点", "repair", &[2, 1, 2]));
    assert_eq!(play.case.tasks[0].points, [1, 2]);
    let half = play.tries("chenwei", &answered(1, &[1]));
    let wrong = Invalid::one("points.2.text", Problem::Missing);
    assert_eq!(half, Err(Objection::Invalid(wrong)));
    play.does("chenwei", answered(1, &[1, 2]));
    let some = Command::ConfirmTask(ConfirmTask { task: 1, points: Some(vec![2]) });
    play.does("lina", some);
    assert!(play.case.points[0].answer.is_none() && play.case.points[1].answer.is_some());
}

#[test]
fn nobody_complained_about_is_given_a_task() {
    let accused = |kind, number: &str| Subject { kind, number: number.to_owned() };
    let subjects =
        vec![accused(SubjectKind::Person, "chenwei"), accused(SubjectKind::Unit, "lift")];
    let first = Receive { unit: Some(unit("front")), subjects, ..complaint() };
    let mut play = Play::received("lina", first);
    play.does("lina", ordinary())
        .refused("lina", give_to("查", "repair", "chenwei"), Refusal::ComplainedAbout)
        .refused("lina", give("查", "lift", &[]), Refusal::ComplainedAbout)
        .refused("lina", give_to("查", "repair", "fengli"), Refusal::NoSuchPerson)
        .refused("lina", give_to("查", "repair", "lina"), Refusal::NoSuchPerson)
        .does("lina", give("查", "repair", &[]))
        // Of the unit, but complained about: as good as not there.
        .refused("chenwei", take(1), Refusal::NotYours)
        .does("zhaolei", take(1))
        .does("zhaolei", back(1))
        .refused("lina", again(1, "lift"), Refusal::ComplainedAbout)
        .refused("zhoumin", decided(1, "lift"), Refusal::ComplainedAbout);
}

#[test]
fn who_is_asked_sees_the_case_as_long_as_they_are() {
    let mut play = working();
    let sees = |play: &Play, who: &str, act| {
        may(&WORLD.organisation, &actor(who), &play.case.standing(), act).is_ok()
    };
    assert!(!sees(&play, "chenwei", Act::Read));
    play.does("lina", give("查", "repair", &[]));
    assert!(sees(&play, "chenwei", Act::Read) && sees(&play, "chenwei", Act::Record));
    assert!(!sees(&play, "chenwei", Act::Work) && !sees(&play, "hejun", Act::Read));
    play.does("chenwei", answered(1, &[]));
    assert!(sees(&play, "chenwei", Act::Read), "it may come back");
    play.does("lina", taken(1));
    assert!(!sees(&play, "chenwei", Act::Read));
}

#[test]
fn duties_lie_with_whoever_is_there() {
    let mut play = working();
    play.does("lina", give_to("查", "repair", "chenwei"));
    let who = actor("clock");
    let kinds = |case: &Case, world: &organisation::Organisation| {
        let setting =
            casework::case::Setting { organisation: world, ..WORLD.setting(&who, play.now) };
        let list = duties(case, &setting).into_iter().filter(|duty| duty.n == 1);
        list.filter(|duty| duty.kind == DutyKind::AcceptTask)
            .map(|duty| duty.person)
            .collect::<Vec<Option<PersonId>>>()
    };
    assert_eq!(kinds(&play.case, &WORLD.organisation), [Some(person("chenwei"))]);
    let away = |deputy: Option<&str>| {
        let mut house = WORLD.organisation.clone();
        let absence = Absence {
            from: jiff::civil::date(2026, 8, 17),
            to: jiff::civil::date(2026, 8, 20),
            deputy: deputy.map(person),
        };
        let absences = vec![absence];
        let command = OrganisationCommand::PutAbsences { person: person("chenwei"), absences };
        for event in organisation::decide(&house.clone(), &command, &Actor::Setup).expect("away") {
            organisation::apply(&mut house, play.now, &event);
        }
        house
    };
    // The duty stays whose it is, whatever the day it is written down; the list of who stands in has it.
    let day = jiff::civil::date(2026, 8, 18);
    for (deputy, finds_it) in [(Some("zhaolei"), "zhaolei"), (None, "sunhong")] {
        let house = away(deputy);
        assert_eq!(kinds(&play.case, &house), [Some(person("chenwei"))]);
        for who in ["zhaolei", "sunhong", "lina", "chenwei"] {
            let theirs = house.stood_in_for(&person(who), day);
            assert_eq!(theirs == [person("chenwei")], who == finds_it, "{who}");
        }
    }
    // Who stands in may accept.
    let house = away(Some("zhaolei"));
    let deputy = actor("zhaolei");
    let setting =
        casework::case::Setting { organisation: &house, ..WORLD.setting(&deputy, play.now) };
    assert!(decide(&play.case, &take(1), &setting).is_ok());
    let mut same = play.clone();
    same.refused("zhaolei", take(1), Refusal::NotYourTask).does("sunhong", take(1));
}

#[test]
fn a_partner_does_its_own_task_and_nothing_beside_it() {
    let mut play = working();
    play.does("lina", ask_partner("提供维保记录")).does("lina", give("查", "repair", &[]));
    play.refused("partner:1", take(2), Refusal::RoleLacking)
        .refused("partner:2", take(2), Refusal::NotYourTask)
        .refused("partner:1", word(Word::Accepts), Refusal::RoleLacking)
        .refused("partner:1", Command::Acknowledge, Refusal::RoleLacking)
        .does("partner:1", take(1))
        .does("partner:1", answered(1, &[]))
        .repeats("partner:1", answered(1, &[]))
        .does("lina", not_enough(1))
        // What it says on the telephone is written down by whoever works on the case.
        .does("lina", answered(1, &[]))
        .does("lina", taken(1))
        .refused("partner:1", answered(1, &[]), Refusal::TaskSettled);
}

#[test]
fn a_partner_is_written_to_and_learns_nothing_else() {
    let mut play = working();
    let events = play.tries("lina", &ask_partner("提供维保记录")).expect("it may");
    let who = actor("lina");
    let sent = letters(&play.case, &events, &WORLD.setting(&who, play.now));
    assert_eq!(sent.len(), 1);
    assert_eq!((sent[0].kind, sent[0].to.as_str()), (LetterKind::TaskAsked, "service@example.cn"));
    let all = serde_json::to_string(&sent).expect("a letter is JSON");
    for secret in ["欧阳克勤", "13812345678", "ouyang@example.cn", "𠮷奶奶"] {
        assert!(!all.contains(secret), "{secret} in {all}");
    }
    let renew = Command::RenewTaskLink(TaskNumber { task: 1 });
    let revoke = Command::RevokeTaskLink(TaskNumber { task: 1 });
    play.repeats("lina", &renew)
        .does("lina", &revoke)
        .repeats("lina", &revoke)
        .does("lina", &renew);
    let partner = play.case.tasks[0].doer.partner().expect("a partner");
    assert_eq!((partner.generation, partner.is_revoked), (1, false));
    play.does("lina", give("查", "repair", &[]));
    let ours = Command::RenewTaskLink(TaskNumber { task: 2 });
    play.refused("lina", ours, Refusal::NoPartner);
}

#[test]
fn a_partner_must_be_reachable_and_sees_files_of_the_case_only() {
    let mut play = working();
    let ask = |partner: AskPartner| {
        let what = "查".to_owned();
        Command::AssignTask(AssignTask { what, partner: Some(partner), ..AssignTask::default() })
    };
    let name = "迅达维保".to_owned();
    for (partner, field, problem) in [
        (
            AskPartner { name: name.clone(), ..AskPartner::default() },
            "partner.email",
            Problem::NoWayToAnswer,
        ),
        (
            AskPartner {
                name: name.clone(),
                email: Some("nobody".to_owned()),
                ..AskPartner::default()
            },
            "partner.email",
            Problem::NotAMailAddress,
        ),
        (
            AskPartner {
                name: name.clone(),
                phone: Some("早上打".to_owned()),
                ..AskPartner::default()
            },
            "partner.phone",
            Problem::NotAPhone,
        ),
        (
            AskPartner { email: Some("a@b.cn".to_owned()), ..AskPartner::default() },
            "partner.name",
            Problem::Missing,
        ),
        (
            AskPartner {
                name: name.clone(),
                email: Some("a@b.cn".to_owned()),
                files: vec!["f".repeat(64)],
                ..AskPartner::default()
            },
            "partner.files",
            Problem::NotAChoice,
        ),
    ] {
        let said = play.tries("lina", &ask(partner));
        assert_eq!(said, Err(Objection::Invalid(Invalid::one(field, problem))));
    }
    let nobody =
        Command::AssignTask(AssignTask { what: "查".to_owned(), ..AssignTask::default() });
    let said = play.tries("lina", &nobody);
    assert_eq!(said, Err(Objection::Invalid(Invalid::one("to_unit", Problem::Missing))));
}

#[test]
fn a_case_is_not_closed_over_an_open_task_whatever_the_customer_says() {
    let mut play = working();
    play.does("lina", give("查", "repair", &[]))
        .does("customer", word(Word::Withdraws))
        .refused("lina", close_withdrawn(), Refusal::TaskStillOpen)
        .does("lina", drop_task(1))
        .repeats("lina", drop_task(1))
        .does("lina", close_withdrawn());
}

fn close_withdrawn() -> Command {
    close_as(Outcome::Withdrawn)
}

#[test]
fn a_merged_case_keeps_nobody_at_work() {
    let mut play = working();
    play.does("lina", give("查", "repair", &[])).does("wuqing", merge(2));
    assert_eq!(state(&play, 1), State::Withdrawn);
    assert_eq!(play.case.merged_into, Some(no(2)));
}

#[test]
fn a_task_is_given_once_and_not_for_ever() {
    let mut play = working();
    play.does("lina", give("查", "repair", &[])).repeats("lina", give("查", "repair", &[]));
    for n in 2..=casework::limits::TASKS_MAX {
        play.does("lina", give(&format!("第{n}件"), "repair", &[]));
    }
    play.refused("lina", give("再来一件", "repair", &[]), Refusal::TooMany);
}

/// What departments do with what they are given.
fn giving() -> Vec<crate::exhaustive::Letter> {
    vec![
        letter("lina", give("查清停梯原因", "repair", &[1])),
        letter("lina", ask_partner("提供维保记录")),
        letter("chenwei", take(1)),
        letter("chenwei", back(1)),
        letter("chenwei", answered(1, &[1])),
        letter("partner:2", back(2)),
        letter("partner:2", answered(2, &[])),
        letter("lina", again(1, "lift")),
        letter("hejun", back(1)),
        letter("zhoumin", decided(1, "repair")),
        letter("lina", not_enough(1)),
        letter("lina", taken(1)),
        letter("lina", drop_task(1)),
        letter("lina", hand_over("repair")),
        letter("lina", respond("已修好")),
        letter("customer", word(Word::Withdraws)),
        letter("zhoumin", close()),
        letter("wuqing", merge(2)),
        after(30),
    ]
}

#[test]
fn every_way_through_the_departments_keeps_the_invariants() {
    let cases = walk(&working(), &giving());
    assert!(cases > 2000, "{cases}");
}
