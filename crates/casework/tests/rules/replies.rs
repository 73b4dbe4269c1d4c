//! Answers before they go out: what is remarked where, what holds them back, who lets them go, and the second reader.

use std::sync::LazyLock;

use casework::callback::{CallBack, CallbackResult};
use casework::case::{Case, Command, Event, Setting, decide};
use casework::contact::Means;
use casework::draft::{ReleaseResponse, SendBackResponse, State};
use casework::duty::{DutyKind, duties};
use casework::id::{CaseId, PackId};
use casework::invalid::{Invalid, Problem};
use casework::invariant;
use casework::letter::{NoticeKind, notices};
use casework::pack::{Pack, PackSource, parse_set};
use casework::point::{AddPoint, AnswerPoint, Finding, RecordFinding};
use casework::progress::TellProgress;
use casework::promise::MakePromise;
use casework::refusal::{Objection, Refusal};
use casework::reply_check::{Outgoing, Remark, Told, check, check_alone};
use casework::response::Respond;
use casework::triage::{Kind, Nature, Severity, Triage};
use jiff::Timestamp;

use crate::world::{WORLD, actor, aug, category, complaint};

/// The general pack, as it is shipped.
pub(crate) static GENERAL: LazyLock<Pack> = LazyLock::new(|| {
    let text = include_str!("../../../../packs/general/pack.toml").to_owned();
    let set = parse_set(&[PackSource { file: "general".to_owned(), text }]);
    set.unwrap_or_else(|errors| panic!("{errors:?}")).into_values().next().expect("one pack")
});

/// A case under the general pack.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) case: Case,
    pub(crate) now: Timestamp,
    pub(crate) last: Vec<Event>,
}

#[expect(clippy::needless_pass_by_value, reason = "a command is made where it is given")]
impl Desk {
    pub(crate) fn new() -> Desk {
        let case = Case { id: Some(CaseId([9; 16])), ..Case::default() };
        Desk { case, now: aug("17 09:00"), last: Vec::new() }
    }

    pub(crate) fn setting<'a>(&self, who: &'a casework::permission::Actor) -> Setting<'a> {
        Setting { pack: &GENERAL, ..WORLD.setting(who, self.now) }
    }

    fn tries(&mut self, who: &str, command: &Command) -> Result<(), Objection> {
        let who = actor(who);
        let events = decide(&self.case, command, &self.setting(&who))?;
        if !events.is_empty() {
            self.case.apply_step(self.now, &who, &events);
        }
        self.last = events;
        Ok(())
    }

    pub(crate) fn does(&mut self, who: &str, command: Command) -> &mut Desk {
        let tried = self.tries(who, &command);
        assert!(tried.is_ok() && !self.last.is_empty(), "{who} {command:?}: {tried:?}");
        self
    }

    fn refused(&mut self, who: &str, command: Command, refusal: Refusal) -> &mut Desk {
        assert_eq!(self.tries(who, &command), Err(Objection::Refused(refusal)), "{command:?}");
        self
    }

    /// The remarks that hold a text back.
    fn held_back(&mut self, who: &str, command: Command) -> Vec<Remark> {
        let Err(Objection::Invalid(Invalid(problems))) = self.tries(who, &command) else {
            panic!("it must be held back: {command:?}")
        };
        let remark = |problem| match problem {
            Problem::Wording { remark } => *remark,
            other => panic!("{other:?}"),
        };
        assert!(problems.iter().all(|it| it.field == "text"));
        problems.into_iter().map(|it| remark(it.problem)).collect()
    }

    fn remarks(&self, told: Told, text: &str) -> Vec<Remark> {
        let who = actor("lina");
        let it = Outgoing { told, text, means: Means::Phone, next_at: None };
        check(&self.case, &it, &self.setting(&who))
    }

    fn rules(&self, text: &str) -> Vec<String> {
        self.remarks(Told::Response, text).into_iter().map(|it| it.rule).collect()
    }
}

/// A complaint with one answered point, judged as told.
fn answered(nature: Nature, safety: u8) -> Desk {
    let mut desk = Desk::new();
    let mut it = complaint();
    it.pack = PackId::parse("general").expect("a code");
    it.heading = "电梯停运，报修三次没人来".to_owned();
    desk.does("lina", Command::Receive(Box::new(it)));
    desk.does("lina", judged(nature, safety));
    desk.does("lina", answer(1, "电梯门锁已经更换，现已恢复运行"));
    desk
}

fn judged(nature: Nature, safety: u8) -> Command {
    Command::Triage(Box::new(Triage {
        kind: Kind::Complaint,
        nature,
        category: category("after_sales.repair"),
        severity: Severity { safety, ..Severity::default() },
        priority: None,
        reason: "核过了".to_owned(),
    }))
}

fn answer(point: u32, text: &str) -> Command {
    Command::AnswerPoint(AnswerPoint { point, text: text.to_owned() })
}

fn respond(text: &str) -> Command {
    Command::Respond(Respond::new(text, Means::Phone))
}

fn write(text: &str) -> Command {
    Command::Respond(Respond::new(text, Means::Letter))
}

fn draft(text: &str) -> Command {
    Command::DraftResponse(Respond::new(text, Means::Letter))
}

fn release(draft: u32) -> Command {
    Command::ReleaseResponse(ReleaseResponse { draft, waiver: String::new() })
}

fn waived(text: &str, reason: &str) -> Command {
    let it = Respond { waiver: reason.to_owned(), ..Respond::new(text, Means::Phone) };
    Command::Respond(it)
}

const GOOD: &str =
    "感谢您的反映。电梯停运给您添了麻烦，我们向您道歉。电梯门锁已经更换，现已恢复运行。";
const BAD: &str = "感谢反映，向您致歉。门锁已换，電梯恢復運行。請您先向我方員工道歉，後果自負。";

#[test]
fn a_good_answer_has_no_remarks() {
    assert_eq!(answered(Nature::Valid, 0).rules(GOOD), Vec::<String>::new());
}

#[test]
fn what_is_missing_depends_on_the_case() {
    let text = "电梯门锁已经更换，现已恢复运行。";
    assert_eq!(answered(Nature::Valid, 0).rules(text), ["thanks", "apology"]);
    assert_eq!(answered(Nature::Inquiry, 0).rules(text), ["thanks"]);
    let mut refused = answered(Nature::Invalid, 0);
    assert_eq!(refused.rules(text), ["thanks", "reasons"]);
    let finding = Finding::PartlyUpheld;
    let reasons = "当天确有停运".to_owned();
    refused.does(
        "lina",
        Command::RecordFinding(RecordFinding {
            point: 1,
            finding,
            reasons,
            responsible_unit: None,
        }),
    );
    assert!(refused.rules(text).contains(&"apology".to_owned()), "a finding decides as well");
}

#[test]
fn every_point_is_spoken_of() {
    let mut desk = answered(Nature::Valid, 0);
    let what = "物业费收据一直没有给".to_owned();
    desk.does("lina", Command::AddPoint(AddPoint { what, category: None }));
    desk.does("lina", answer(2, "收据明天由管家送到您家"));
    let untold = desk.remarks(Told::Response, GOOD);
    assert_eq!(untold.len(), 1, "{untold:?}");
    assert_eq!((untold[0].rule.as_str(), untold[0].point), ("points", Some(2)));
    assert_eq!(untold[0].place, None);
    let both = format!("{GOOD}物業費收據我們會補給您。");
    assert!(!desk.rules(&both).contains(&"points".to_owned()), "by what it is about");
    let both = format!("{GOOD}收据明天由管家送到您家。");
    assert!(!desk.rules(&both).contains(&"points".to_owned()), "by its answer");
}

#[test]
fn a_place_is_told_in_the_characters_as_typed() {
    let desk = answered(Nature::Valid, 0);
    let remarks = desk.remarks(Told::Response, BAD);
    let said: Vec<(&str, &str)> = remarks
        .iter()
        .filter_map(|it| Some((it.rule.as_str(), it.place.as_ref()?.said.as_str())))
        .collect();
    assert_eq!(said, [("demands_apology", "請您先向我方員工道歉"), ("threatens", "後果自負")]);
    for place in remarks.iter().filter_map(|it| it.place.as_ref()) {
        let said: String = BAD.chars().skip(place.from).take(place.to - place.from).collect();
        assert_eq!(said, place.said);
    }
}

#[test]
fn writing_systems_and_widths_are_judged_alike() {
    let desk = answered(Nature::Valid, 0);
    for text in [
        "您这是无理取闹",
        "您這是無理取鬧",
        "您这是【无理取闹】",
        "ＴＨＩＳ ＩＳ ＮＯＮＳＥＮＳＥ",
        "this is nonsense",
    ] {
        assert!(desk.rules(text).contains(&"insults".to_owned()), "{text}");
    }
    for text in ["您说有人骂您“无理取闹”", "𠮷先生😡您好", ""] {
        assert!(!desk.rules(text).contains(&"insults".to_owned()), "{text}");
    }
}

#[test]
fn a_time_counts_as_promised_once_it_is_on_record() {
    let mut desk = answered(Nature::Valid, 0);
    let text = format!("{GOOD}我们将在三天内再派人检查一次。");
    let found = desk.remarks(Told::Response, &text);
    let place = found.iter().find(|it| it.rule == "unregistered").and_then(|it| it.place.clone());
    assert!(place.is_some_and(|it| it.said.contains("三天内")), "{found:?}");
    let (what, due_at) = ("再检查一次".to_owned(), aug("20 00:00"));
    desk.does("lina", Command::MakePromise(MakePromise { what, due_at, said_in: None }));
    assert!(!desk.rules(&text).contains(&"unregistered".to_owned()));
}

#[test]
fn a_text_without_a_case_is_not_asked_what_only_a_case_can_keep() {
    let desk = answered(Nature::Valid, 0);
    let (who, text) = (actor("lina"), "您有点无理取闹，我们将在三天内再派人检查一次。");
    let it = Outgoing { told: Told::Response, text, means: Means::Phone, next_at: None };
    let rules =
        |remarks: Vec<Remark>| -> Vec<String> { remarks.into_iter().map(|it| it.rule).collect() };
    let of_case = rules(check(&Case::default(), &it, &desk.setting(&who)));
    let alone = rules(check_alone(&it, &desk.setting(&who)));
    assert!(of_case.contains(&"unregistered".to_owned()), "{of_case:?}");
    let left: Vec<String> = of_case
        .into_iter()
        .filter(|it| !["unregistered", "points"].contains(&it.as_str()))
        .collect();
    assert_eq!(alone, left);
    assert!(alone.contains(&"insults".to_owned()), "{alone:?}");
}

#[test]
fn a_blocking_remark_holds_an_answer_back_with_all_of_its_kind() {
    let mut desk = answered(Nature::Valid, 0);
    let rules: Vec<String> =
        desk.held_back("lina", respond(BAD)).into_iter().map(|it| it.rule).collect();
    assert_eq!(rules, ["demands_apology", "threatens"]);
    // What only advises does not.
    desk.does("lina", respond("电梯门锁已经更换。"));
    assert!(desk.case.responded_at.is_some());
}

#[test]
fn a_word_on_the_way_is_read_too() {
    let mut desk = answered(Nature::Valid, 0);
    let tell = |text: &str, waiver: &str| {
        Command::TellProgress(TellProgress {
            text: text.to_owned(),
            means: Means::Phone,
            next_at: None,
            waiver: waiver.to_owned(),
        })
    };
    let held = desk.held_back("lina", tell("不要再投诉了", ""));
    assert_eq!(held[0].rule, "threatens");
    desk.refused("lina", tell("不要再投诉了", "就要这样"), Refusal::RoleLacking);
    desk.does("zhoumin", tell("不要再投诉了", "客户自己这样要求转述"));
    assert_eq!(desk.case.progress[0].waiver.as_ref().unwrap().rules, ["threatens"]);
}

#[test]
fn only_whoever_leads_lets_it_go_and_says_why() {
    let mut desk = answered(Nature::Valid, 0);
    desk.refused("lina", waived(BAD, "客户要求"), Refusal::RoleLacking);
    desk.does("zhoumin", waived(BAD, "双方调解书原文"));
    let waiver = desk.case.responses[0].waiver.clone().expect("it is on record");
    assert_eq!(waiver.reason, "双方调解书原文");
    assert_eq!(waiver.rules, ["demands_apology", "threatens"]);
    // A reason nobody needed is not kept.
    let mut desk = answered(Nature::Valid, 0);
    desk.does("lina", waived(GOOD, "以防万一"));
    assert_eq!(desk.case.responses[0].waiver, None);
}

#[test]
fn what_the_form_lacks_is_told_before_the_rules_are_asked() {
    let mut desk = answered(Nature::Valid, 0);
    let problem = |tried| match tried {
        Err(Objection::Invalid(Invalid(problems))) => {
            problems.iter().map(|it| (it.field.clone(), it.problem.code())).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let told = problem(desk.tries("lina", &respond("  ")));
    assert_eq!(told, [("text".to_owned(), "missing")]);
    let told = problem(desk.tries("lina", &respond(&"好".repeat(10_001))));
    assert_eq!(told, [("text".to_owned(), "too_long")]);
    let told = problem(desk.tries("zhoumin", &waived(BAD, &"好".repeat(10_001))));
    assert_eq!(told, [("waiver".to_owned(), "too_long")]);
}

// ---------------------------------------------------------------- the second reader

#[test]
fn a_grave_case_is_answered_by_two() {
    let mut desk = answered(Nature::Valid, 3);
    desk.refused("lina", write(GOOD), Refusal::SecondReaderMissing);
    desk.does("lina", draft(GOOD));
    let told = notices(&desk.case, &desk.last, &desk.setting(&actor("lina")));
    let told: Vec<_> = told.iter().map(|it| (it.kind, it.to.as_str())).collect();
    assert_eq!(told, [(NoticeKind::DraftWaiting, "zhoumin")]);
    let who = actor("zhoumin");
    let next = duties(&desk.case, &desk.setting(&who));
    assert!(next.iter().any(|it| it.kind == DutyKind::ReadDraft), "{next:?}");
    assert!(!next.iter().any(|it| it.kind == DutyKind::Answer), "the answer is theirs to move");
    desk.refused("lina", release(1), Refusal::RoleLacking);
    desk.does("zhoumin", release(1));
    let response = &desk.case.responses[0];
    assert_eq!(
        (&response.by, response.released_by.as_ref()),
        (&actor("lina"), Some(&actor("zhoumin")))
    );
    assert_eq!(desk.case.drafts[0].state, State::Released);
    assert!(desk.case.handlers.iter().any(|it| it.as_str() == "zhoumin"), "they do not call back");
    assert!(desk.case.waiting_draft().is_none());
}

#[test]
fn nobody_releases_what_they_drafted() {
    let mut desk = answered(Nature::Valid, 3);
    desk.does("zhoumin", draft(GOOD));
    desk.refused("zhoumin", release(1), Refusal::OwnDraft);
    desk.refused("zhoumin", send_back(1, "再改"), Refusal::OwnDraft);
    desk.refused("wuqing", release(2), Refusal::NoSuchDraft);
    desk.does("wuqing", release(1));
}

#[test]
fn in_a_second_handling_nobody_who_had_it_drafts_or_reads() {
    let mut desk = answered(Nature::Valid, 3);
    desk.does("lina", draft(GOOD)).does("zhoumin", release(1));
    desk.does("lina", draft(&format!("{GOOD}下月再查一次。")));
    let comment = "还是停运".to_owned();
    let unsolved = CallbackResult::Reached { solved: false, satisfaction: 1, comment };
    desk.does("wuqing", Command::CallBack(CallBack::of(unsolved)));
    assert!(desk.case.waiting_draft().is_none(), "what they drafted goes nowhere");
    desk.refused("lina", draft(GOOD), Refusal::HandledBefore);
    for command in [release(2), send_back(2, "再改")] {
        desk.refused("zhoumin", command, Refusal::HandledBefore);
    }
}

fn send_back(draft: u32, note: &str) -> Command {
    Command::SendBackResponse(SendBackResponse { draft, note: note.to_owned() })
}

#[test]
fn a_draft_is_given_back_and_another_takes_its_place() {
    let mut desk = answered(Nature::Valid, 3);
    desk.does("lina", draft(GOOD)).does("zhoumin", send_back(1, "写明检查日期"));
    assert!(desk.tries("zhoumin", &send_back(1, "写明检查日期")).is_ok() && desk.last.is_empty());
    desk.refused("wuqing", release(1), Refusal::DraftSettled);
    let next = duties(&desk.case, &desk.setting(&actor("lina")));
    assert!(next.iter().any(|it| it.kind == DutyKind::Answer), "it is the owner's again");
    desk.does("lina", draft(GOOD)).does("lina", draft(&format!("{GOOD}八月二十日复查。")));
    assert_eq!(desk.case.drafts[1].state, State::Dropped);
    desk.refused("zhoumin", release(2), Refusal::DraftSettled);
    desk.does("zhoumin", release(3));
    assert!(desk.tries("zhoumin", &release(3)).is_ok() && desk.last.is_empty(), "said once");
}

#[test]
fn what_changed_since_the_draft_is_seen_at_its_release() {
    let mut desk = answered(Nature::Valid, 3);
    desk.does("lina", draft(GOOD));
    let what = "收据没给".to_owned();
    desk.does("lina", Command::AddPoint(AddPoint { what, category: None }));
    desk.refused("zhoumin", release(1), Refusal::PointUnanswered);
    // What is held back is held back before anybody reads it, and again for the reader.
    let mut desk = answered(Nature::Valid, 3);
    assert_eq!(desk.held_back("lina", draft(BAD)).len(), 2);
    let it = Respond { waiver: "调解书原文".to_owned(), ..Respond::new(BAD, Means::Letter) };
    desk.does("zhoumin", Command::DraftResponse(it)).does("wuqing", release(1));
    assert_eq!(desk.case.responses[0].waiver.as_ref().unwrap().rules.len(), 2);
}

/// Every sequence of up to five of these, from an answered grave case: the invariants hold after every step.
#[test]
fn drafts_in_every_order_keep_the_invariants() {
    let letters: Vec<(&str, Command)> = vec![
        ("lina", draft(GOOD)),
        ("zhoumin", draft(GOOD)),
        ("lina", write(GOOD)),
        ("lina", respond(GOOD)),
        ("zhoumin", release(1)),
        ("wuqing", release(2)),
        ("lina", release(1)),
        ("zhoumin", send_back(1, "再改")),
        ("wuqing", send_back(2, "再改")),
        ("lina", judged(Nature::Valid, 0)),
        ("customer", crate::say::word(casework::response::Word::Refuses)),
        ("customer", crate::say::word(casework::response::Word::Withdraws)),
        ("zhoumin", crate::say::close()),
        ("zhoumin", crate::say::reopen()),
    ];
    let mut seen: Vec<Case> = Vec::new();
    let mut cases = vec![answered(Nature::Valid, 3)];
    let mut steps = 0;
    for _ in 0..5 {
        let mut next: Vec<Desk> = Vec::new();
        for desk in &cases {
            for (who, command) in &letters {
                let mut after = desk.clone();
                if after.tries(who, command).is_err() || after.last.is_empty() {
                    assert_eq!(after.case, desk.case);
                    continue;
                }
                steps += 1;
                let who = actor(who);
                let setting = after.setting(&who);
                let mut broken = invariant::check(&after.case, &setting);
                broken.extend(invariant::check_repeated(&after.case, command, &setting));
                assert!(broken.is_empty(), "{who} {command:?}: {broken:?}");
                let waiting = after.case.drafts.iter().filter(|it| it.state == State::Waiting);
                assert!(waiting.count() <= 1);
                assert!(
                    after.case.responses.iter().all(|it| it.released_by.as_ref() != Some(&it.by))
                );
                if !seen.contains(&after.case) {
                    seen.push(after.case.clone());
                    next.push(after);
                }
            }
        }
        cases = next;
    }
    assert!(steps > 200, "{steps} steps");
}
