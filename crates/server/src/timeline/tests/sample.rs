//! A long case for the timelines: taken in, passed on, promised, broken, refused, reopened, settled.

use std::collections::{BTreeMap, BTreeSet};

use casework::assignment::{HandOver, Return};
use casework::calendar::Calendar;
use casework::call_times::CallTimes;
use casework::callback::{CallBack, CallbackResult};
use casework::case::{Case, Command, Setting, decide};
use casework::closing::{Close, ClosingLetter, Lesson, Outcome};
use casework::contact::{AddContact, Attach, Direction, Means};
use casework::id::{CaseId, CaseNo, CategoryCode, PackId, PersonId, UnitId};
use casework::intake::{Channel, Emotion, FileRef, Party, Receive, Source, Subject, SubjectKind};
use casework::link::{LinkTo, MergeInto, Relation, Unlink, Unmerge};
use casework::money::Money;
use casework::organisation::{Grant, Organisation, Person, Role, Unit};
use casework::pack::{Pack, PackSource, parse_set};
use casework::permission::Actor;
use casework::point::{AddPoint, AnswerPoint, Finding, RecordFinding};
use casework::promise::{KeepPromise, MakePromise};
use casework::remedy::{
    AnswerRemedy, DeliverRemedy, JudgeRemedy, Kind as RemedyKind, ProposeRemedy, RemedyNumber,
    Reply,
};
use casework::response::{AddInformation, Rating, Respond, TakeWord, Urge, Word};
use casework::survey::{AnswerSurvey, Way};
use casework::triage::{Kind, Nature, Severity, Triage};
use jiff::Timestamp;

use crate::timeline::TimelineStep;

const PACK: &str = r#"
[pack]
id = "general"
version = "1.0.0"
title = { zh-Hans = "通用", zh-Hant = "通用", en = "General" }

[closing]
lesson_when = 'nature == "valid"'
callback_when = "true"

[[survey_question]]
code = "overall"
ask = { zh-Hans = "总体", zh-Hant = "總體", en = "All in all" }
about = "overall"

[[survey_question]]
code = "empathy"
ask = { zh-Hans = "体谅您的难处", zh-Hant = "體諒您的難處", en = "They care" }
about = { dimension = "empathy" }

[[category]]
code = "goods"
title = { zh-Hans = "商品", zh-Hant = "商品", en = "Goods" }

[[category]]
code = "goods.defect"
title = { zh-Hans = "质量问题", zh-Hant = "品質問題", en = "Defect" }

[[clock]]
id = "register"
title = { zh-Hans = "登记入册", zh-Hant = "登記入冊", en = "Entered in the register" }
keeps = "register"
start = "heard"
limit = "2 hour"

[[clock]]
id = "first"
title = { zh-Hans = "首次联系", zh-Hant = "首次聯絡", en = "First contact" }
keeps = "first_contact"
start = "received"
limit = "8 hour"

[[clock]]
id = "answer"
title = { zh-Hans = "一般答复", zh-Hant = "一般答覆", en = "Ordinary answer" }
keeps = "answer"
start = "received"
limit = "5 working_day"
when = 'priority in ["", "P3", "P4"]'

[[clock]]
id = "answer_soon"
title = { zh-Hans = "加急答复", zh-Hant = "加急答覆", en = "Urgent answer" }
keeps = "answer"
start = "received"
limit = "3 working_day"
when = 'priority in ["P1", "P2"]'

[[clock]]
id = "callback"
title = { zh-Hans = "回访", zh-Hant = "回訪", en = "Callback" }
keeps = "callback"
start = "responded"
limit = "3 day"

[[approval]]
up_to_minor = 10_000

[[approval]]
up_to_minor = 100_000
role = "supervisor"

[[return_reason]]
code = "not_ours"
title = { zh-Hans = "不属于本部门职责", zh-Hant = "不屬於本部門職責", en = "Not our responsibility" }
"#;

/// A house, a case in it, and what was done.
pub(super) struct World {
    pub(super) organisation: Organisation,
    pub(super) pack: Pack,
    calendar: Calendar,
    case: Case,
    pub(super) steps: Vec<TimelineStep>,
    day: u32,
}

fn person(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

fn unit(id: &str) -> UnitId {
    UnitId::parse(id).unwrap()
}

pub(super) fn staff(id: &str) -> Actor {
    Actor::Staff(person(id))
}

fn organisation() -> Organisation {
    let mut it = Organisation { name: "安心电器".to_owned(), ..Organisation::default() };
    for (id, title, function) in [
        ("hq", "总部", ""),
        ("hall", "客服中心", "intake"),
        ("repair", "维修部", "repair"),
        ("delivery", "配送部", "delivery"),
        ("quality", "质量部", "quality"),
    ] {
        let parent = (id != "hq").then(|| unit("hq"));
        let functions = BTreeSet::from([function.to_owned()]);
        let title = title.to_owned();
        it.units.insert(unit(id), Unit { id: unit(id), title, parent, functions, closed: false });
    }
    for (id, name, at, role) in [
        ("wangfang", "王芳", "hall", Role::Agent),
        ("liqiang", "李强", "repair", Role::Caseworker),
        ("zhaomin", "赵敏", "repair", Role::Supervisor),
        ("chentao", "陈涛", "delivery", Role::Caseworker),
        ("sunli", "孙丽", "delivery", Role::Supervisor),
        ("zhouning", "周宁", "quality", Role::Quality),
    ] {
        let grants = BTreeSet::from([Grant { role, unit: unit(at) }]);
        it.people.insert(
            person(id),
            Person {
                id: person(id),
                name: name.to_owned(),
                unit: unit(at),
                phone: None,
                email: None,
                grants,
                left: false,
            },
        );
    }
    it
}

impl World {
    pub(super) fn new() -> World {
        let source = PackSource { file: "pack.toml".to_owned(), text: PACK.to_owned() };
        let pack = parse_set(&[source]).unwrap().into_values().next().unwrap();
        let case = Case { id: Some(CaseId([7; 16])), ..Case::default() };
        World {
            organisation: organisation(),
            pack,
            calendar: Calendar::china(),
            case,
            steps: Vec::new(),
            day: 17,
        }
    }

    /// Does a command at a local time of the current day.
    pub(super) fn at(&mut self, time: &str, actor: Actor, command: &Command) {
        let at: Timestamp = format!("2026-08-{}T{time}:00+08:00", self.day).parse().unwrap();
        let setting = Setting {
            now: at,
            actor: &actor,
            organisation: &self.organisation,
            pack: &self.pack,
            calendar: &self.calendar,
            granted_elsewhere: 0,
        };
        let events = decide(&self.case, command, &setting)
            .unwrap_or_else(|objection| panic!("{time} {}: {objection}", command.kind()));
        assert!(!events.is_empty(), "{time} {}: nothing happened", command.kind());
        self.case.apply_step(at, &actor, &events);
        let seq = u64::try_from(self.steps.len()).unwrap() + 1;
        self.steps.push(TimelineStep { seq, at, actor, events });
    }
}

fn file(name: &str, n: u8) -> FileRef {
    let media = "image/jpeg".to_owned();
    FileRef { digest: format!("{n:02x}").repeat(32), name: name.to_owned(), media, bytes: 345_678 }
}

pub(super) fn complaint() -> Command {
    let mut it = Receive::new(
        PackId::parse("general").unwrap(),
        Channel::Phone,
        "上周四买的电热水壶，第三次烧水壶底就漏了，水流到插座上，差点触电。\n送货的陈涛还说是我自己摔的，态度很差。",
    );
    it.no = CaseNo::new(jiff::civil::date(2026, 8, 17), 42);
    it.wish = "退款，并让送货的人道歉。".to_owned();
    it.heading = "电热水壶漏水，送货员态度差".to_owned();
    it.complainant = Party {
        name: "欧阳娜娜".to_owned(),
        phone: Some("13812345678".to_owned()),
        ..Party::default()
    };
    it.subjects = vec![
        Subject { kind: SubjectKind::Order, number: "DD20260813-7781".to_owned() },
        Subject { kind: SubjectKind::Person, number: "chentao".to_owned() },
    ];
    it.emotion = Some(Emotion::Angry);
    it.opinion = "客户火气很大，可能夸大。".to_owned();
    it.heard_at = Some("2026-08-17T09:05:00+08:00".parse().unwrap());
    it.source = Some(Source {
        system: "门店".to_owned(),
        number: "A-31".to_owned(),
        due_at: Some("2026-08-21T18:00:00+08:00".parse().unwrap()),
    });
    it.attachments = vec![file("漏水.jpg", 1)];
    Command::Receive(Box::new(it))
}

fn triage(nature: Nature, severity: Severity, reason: &str) -> Command {
    Command::Triage(Box::new(Triage {
        kind: Kind::Complaint,
        nature,
        category: CategoryCode::parse("goods.defect").unwrap(),
        severity,
        priority: None,
        reason: reason.to_owned(),
    }))
}

fn contact(means: Means, direction: Direction, text: &str) -> Command {
    Command::AddContact(AddContact {
        means,
        direction,
        with: String::new(),
        at: None,
        text: text.to_owned(),
        keeps: Vec::new(),
    })
}

fn hand_over(to: &str, whom: Option<&str>, note: &str) -> Command {
    Command::HandOver(HandOver {
        to_unit: unit(to),
        to_person: whom.map(person),
        note: note.to_owned(),
    })
}

fn finding(point: u32, finding: Finding, reasons: &str, responsible: &str) -> Command {
    Command::RecordFinding(RecordFinding {
        point,
        finding,
        reasons: reasons.to_owned(),
        responsible_unit: Some(unit(responsible)),
    })
}

fn answer(point: u32, text: &str) -> Command {
    Command::AnswerPoint(AnswerPoint { point, text: text.to_owned() })
}

fn respond(means: Means, text: &str) -> Command {
    Command::Respond(Respond::new(text, means))
}

fn word(word: Word, text: &str) -> Command {
    Command::TakeWord(TakeWord { word, text: text.to_owned(), by: None })
}

fn propose(kind: RemedyKind, what: &str, minor: i64) -> Command {
    Command::ProposeRemedy(ProposeRemedy {
        point: Some(1),
        kind,
        what: what.to_owned(),
        amount: Some(Money::cny(minor)),
        due_at: Some("2026-08-28T18:00:00+08:00".parse().unwrap()),
        without_admission: false,
    })
}

fn reply(remedy: u32, reply: Reply, note: &str) -> Command {
    Command::AnswerRemedy(AnswerRemedy { remedy, reply, note: note.to_owned() })
}

fn reached(solved: bool, satisfaction: u8, comment: &str) -> Command {
    let comment = comment.to_owned();
    Command::CallBack(CallBack::of(CallbackResult::Reached { solved, satisfaction, comment }))
}

/// From the call to the hands of the one who works on it.
fn taken_in(world: &mut World) {
    world.at("09:30", staff("wangfang"), &complaint());
    world.at("09:32", staff("wangfang"), &Command::Acknowledge);
    let mild = Severity { severity: 1, safety: 2, complexity: 1, impact: 0, immediacy: 1 };
    world.at("09:40", staff("wangfang"), &triage(Nature::Help, mild, ""));
    let more =
        AddPoint { what: "送货员陈涛说是客户自己摔的".to_owned(), category: None };
    world.at("09:45", staff("wangfang"), &Command::AddPoint(more));
    world.at("09:50", staff("wangfang"), &hand_over("delivery", None, "先核实送货经过"));
    let back = Return {
        reason: "not_ours".to_owned(),
        note: "水壶质量应由维修部检测，陈涛本人在我部门。".to_owned(),
    };
    world.at("10:30", staff("zhouning"), &Command::Return(back));
    world.at("10:35", staff("wangfang"), &hand_over("repair", Some("liqiang"), "请先联系客户"));
    world.at("10:50", staff("liqiang"), &Command::Accept);
    world.at(
        "10:55",
        staff("liqiang"),
        &contact(Means::Note, Direction::Out, "同批次已有两起，怀疑是壶底密封圈。"),
    );
    world.at(
        "11:00",
        staff("liqiang"),
        &contact(Means::Phone, Direction::Out, "客户仍在气头上，坚持要退款；说好上门取壶。"),
    );
    let promise = MakePromise {
        what: "今天 17:00 前上门取壶检测".to_owned(),
        due_at: "2026-08-17T17:00:00+08:00".parse().unwrap(),
        said_in: None,
    };
    world.at("11:05", staff("liqiang"), &Command::MakePromise(promise));
    world.at("17:00", Actor::Clock, &Command::Tick);
    world.at("18:20", staff("liqiang"), &Command::KeepPromise(KeepPromise { promise: 5 }));
}

/// From what the customer adds to an answer they refuse.
fn looked_into(world: &mut World) {
    world.day = 18;
    let text = "我有开箱的录像，壶底本来就有裂纹。".to_owned();
    world.at("08:10", Actor::Customer, &Command::AddInformation(AddInformation { text }));
    let attach = Attach { file: file("开箱.jpg", 2), caption: "壶底裂纹".to_owned() };
    world.at("08:12", Actor::Customer, &Command::Attach(attach));
    world.at(
        "08:30",
        Actor::Customer,
        &Command::Urge(Urge { text: "到底什么时候有结果？".to_owned() }),
    );
    let attach = Attach { file: file("检测报告.jpg", 3), caption: "内部检测".to_owned() };
    world.at("09:00", staff("liqiang"), &Command::Attach(attach));
    world.at(
        "09:10",
        staff("liqiang"),
        &contact(Means::Message, Direction::Out, "您好，水壶正在检测，今天下班前给您结果。"),
    );
    world.at(
        "09:30",
        staff("liqiang"),
        &finding(1, Finding::Upheld, "壶底密封圈漏装，同批次抽检三只均漏。", "repair"),
    );
    world.at(
        "09:35",
        staff("liqiang"),
        &finding(2, Finding::NotEstablished, "陈涛否认，无录音。", "delivery"),
    );
    let grave = Severity { severity: 2, safety: 2, complexity: 2, impact: 2, immediacy: 1 };
    world.at(
        "09:40",
        staff("liqiang"),
        &triage(Nature::Valid, grave, "确认为批次质量问题，有触电风险。"),
    );
    world.at("10:00", staff("liqiang"), &propose(RemedyKind::Refund, "全额退款", 29_900));
    let note = "同意，并追查批次。".to_owned();
    world.at("10:20", staff("zhaomin"), &Command::ApproveRemedy(JudgeRemedy { remedy: 1, note }));
    world.at("10:25", staff("liqiang"), &Command::OfferRemedy(RemedyNumber { remedy: 1 }));
    world.at("11:00", Actor::Customer, &reply(1, Reply::Counters, "退款以外，还要换一只新的。"));
    world.at("11:30", staff("liqiang"), &propose(RemedyKind::Goodwill, "另送一只新款水壶", 9_900));
    world.at("11:31", staff("liqiang"), &Command::OfferRemedy(RemedyNumber { remedy: 2 }));
    world.at("12:00", Actor::Customer, &reply(2, Reply::Accepts, ""));
    world.at("14:00", staff("liqiang"), &answer(1, "确是密封圈漏装，全部召回。"));
    world.at("14:05", staff("liqiang"), &answer(2, "已批评教育。"));
    world.at(
        "14:30",
        staff("liqiang"),
        &respond(Means::Email, "水壶确有质量问题，我们向您道歉，另送您一只新款水壶。"),
    );
    world.at("15:00", Actor::Customer, &word(Word::Refuses, "送货员的事一个字也没提。"));
}

/// From the second answer to the end, with a callback that opens it again.
fn settled(world: &mut World) {
    world.day = 19;
    world.at(
        "09:00",
        staff("liqiang"),
        &answer(2, "没有录音无法查实，但送货员不应与客户争执，我们道歉。"),
    );
    world.at("09:10", staff("liqiang"), &respond(Means::Phone, "就送货员的言语向您道歉。"));
    world.at("09:11", staff("liqiang"), &word(Word::Accepts, ""));
    let proof = "快递单号 SF123，内部成本科目 6601".to_owned();
    world.at(
        "16:00",
        staff("liqiang"),
        &Command::DeliverRemedy(DeliverRemedy { remedy: 2, proof }),
    );
    let comment = "响了很久没人接".to_owned();
    let nobody = CallBack::of(CallbackResult::NotReached { comment });
    world.at("17:00", staff("zhouning"), &Command::CallBack(nobody));
    world.at("17:30", staff("zhouning"), &reached(false, 2, "新水壶还没收到。"));
    let times =
        CallTimes { from_hour: 18, to_hour: 20, working_days: true, note: "下班后".to_owned() };
    world.at("18:00", Actor::Customer, &Command::PreferCallTimes(times));
    world.day = 20;
    // Who handled it before does not handle it again.
    world.at("08:50", staff("zhaomin"), &Command::Accept);
    for point in [1, 2] {
        world.at("09:00", staff("zhaomin"), &answer(point, "与前次答复相同，新水壶已送到。"));
    }
    world.at("09:10", staff("zhaomin"), &respond(Means::Message, "新水壶已于今早送到，请查收。"));
    world.at("10:00", Actor::Customer, &word(Word::Accepts, "收到了，谢谢。"));
    world.at("15:00", staff("zhouning"), &reached(true, 5, "这次处理得不错。"));
    let rating = Rating { score: 4, comment: "结果满意，就是慢了点。".to_owned() };
    world.at("15:30", Actor::Customer, &Command::Rate(rating));
    let other = CaseNo::new(jiff::civil::date(2026, 8, 15), 7);
    let link = LinkTo { to: other, relation: Relation::SameCause, note: "同一批次".to_owned() };
    world.at("15:40", staff("zhouning"), &Command::Link(link));
    world.at("15:41", staff("zhouning"), &Command::Unlink(Unlink { to: other }));
    world.at("15:50", staff("zhouning"), &Command::MergeInto(MergeInto { into: other }));
    let reason = "并错了，不是同一位客户。".to_owned();
    world.at("15:55", staff("zhouning"), &Command::Unmerge(Unmerge { reason }));
    let close = Close {
        outcome: Outcome::Resolved,
        summary: "已更换水壶并道歉。".to_owned(),
        lesson: Lesson {
            cause: "产线漏装密封圈".to_owned(),
            prevention: "出厂前逐只注水检查".to_owned(),
            root: None,
        },
        letter: ClosingLetter::Usual,
    };
    world.at("16:30", staff("zhouning"), &Command::Close(close));
    let survey = AnswerSurvey {
        way: Way::Phone,
        solved: Some(true),
        scores: BTreeMap::from([("overall".to_owned(), 4), ("empathy".to_owned(), 3)]),
        expected: BTreeMap::from([("empathy".to_owned(), 5)]),
        comment: "人很好，就是慢。".to_owned(),
        ..AnswerSurvey::default()
    };
    world.at("17:00", staff("zhouning"), &Command::AnswerSurvey(survey));
}

pub(super) fn world() -> World {
    let mut world = World::new();
    taken_in(&mut world);
    looked_into(&mut world);
    settled(&mut world);
    world
}
