//! Who may give which command, tried: every command there is, at a moment at which it is in place, by everybody.
//!
//! The table of rights tells what a role brings; this one what comes of it when roles, one's part in the case and
//! the rules of the command itself (nobody approves their own proposal, nobody complained about does anything) meet.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use casework::case::{Command, decide};
use casework::intake::{Receive, Subject, SubjectKind};
use casework::refusal::{Objection, Refusal};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::world::{Play, WORLD, actor, aug, complaint};

/// Who tries, and what they are to the case that `chenwei` of the repair unit owns.
const WHO: &[(&str, &str)] = &[
    ("lina", "heard"),
    ("chenwei", "owner"),
    ("zhaolei", "colleague"),
    ("sunhong", "lead"),
    ("ouyang", "agent*"),
    ("zhoumin", "lead*"),
    ("wuqing", "quality"),
    ("zhengjie", "quality2"),
    ("wangfang", "manager"),
    ("linshen", "auditor"),
    ("admin", "admin"),
    ("hejun", "accused"),
    ("fengli", "left"),
    ("customer", "customer"),
    ("partner:2", "partner"),
    ("clock", "clock"),
    ("nobody", "nobody"),
];

/// What happens before: the moment it begins at, who does what and when, and the name of the moment it leads to.
type Moment = (&'static str, &'static str, fn() -> Vec<(&'static str, &'static str, Value)>);

/// Moments in the life of a case, each after another.
const MOMENTS: &[Moment] = &[
    ("received", "", Vec::new),
    ("offered", "received", || {
        vec![
            ("lina", "17 09:10", triage()),
            ("lina", "17 09:12", json!({"command": "hand_over", "to_unit": "repair"})),
        ]
    }),
    ("owned", "offered", || vec![("chenwei", "17 09:20", json!({"command": "accept"}))]),
    ("asked why", "owned", || {
        let why =
            json!({"command": "add_cause", "branch": "method", "text": "更换计划没有录入系统"});
        vec![("chenwei", "17 09:30", why)]
    }),
    ("linked", "owned", || {
        vec![(
            "sunhong",
            "17 09:40",
            json!({"command": "link", "to": "20260817-0002-3", "relation": "related"}),
        )]
    }),
    ("owned, comes again", "owned", Vec::new),
    ("promised", "owned", || {
        vec![(
            "chenwei",
            "17 09:30",
            json!({"command": "make_promise", "what": "下午回电", "due_at": aug("17 15:00")}),
        )]
    }),
    ("paused", "owned", || {
        let until = aug("19 09:00");
        vec![(
            "chenwei",
            "17 09:30",
            json!({"command": "pause_clocks", "reason": "customer", "note": "等门牌号", "until": until}),
        )]
    }),
    ("more time asked", "owned", || {
        vec![(
            "chenwei",
            "17 09:30",
            json!({"command": "ask_extension", "promise": 4, "reason": "调货"}),
        )]
    }),
    ("more time asked by the lead", "owned", || {
        vec![(
            "sunhong",
            "17 09:30",
            json!({"command": "ask_extension", "promise": 4, "reason": "调货"}),
        )]
    }),
    ("ordered", "owned", || {
        vec![(
            "sunhong",
            "17 10:00",
            json!({"command": "supervise", "text": "为什么还没有修好", "due_at": aug("18 10:00")}),
        )]
    }),
    ("alarmed", "owned", || {
        vec![
            ("chenwei", "17 10:00", json!({"command": "record_milestone", "code": "returned"})),
            ("clock", "26 09:00", json!({"command": "tick"})),
        ]
    }),
    ("task given", "owned", || vec![("chenwei", "17 10:00", task("front"))]),
    ("task taken", "task given", || {
        vec![("ouyang", "17 10:10", json!({"command": "accept_task", "task": 1}))]
    }),
    ("task returned", "task given", || vec![("ouyang", "17 10:10", task_back())]),
    ("task returned twice", "task returned", || {
        vec![
            (
                "chenwei",
                "17 10:20",
                json!({"command": "reassign_task", "task": 1, "note": "请办理", "to_unit": "front"}),
            ),
            ("ouyang", "17 10:30", task_back()),
        ]
    }),
    ("task answered", "task taken", || {
        vec![("ouyang", "17 11:00", json!({"command": "answer_task", "task": 1, "text": "已查清"}))]
    }),
    ("partner asked", "task given", || {
        let partner = json!({"name": "迅达维保", "email": "service@example.cn"});
        vec![(
            "chenwei",
            "17 10:30",
            json!({"command": "assign_task", "what": "请查维保记录", "partner": partner}),
        )]
    }),
    ("visit arranged", "owned", || vec![("chenwei", "17 10:00", visit())]),
    ("visited", "visit arranged", || vec![("chenwei", "18 15:00", visit_found())]),
    ("found", "owned", || {
        vec![(
            "chenwei",
            "17 11:00",
            json!({"command": "record_finding", "point": 1, "finding": "upheld", "reasons": "维保记录与现场一致"}),
        )]
    }),
    ("held responsible", "found", || vec![("sunhong", "17 12:00", responsibility())]),
    ("appealed", "held responsible", || {
        vec![(
            "sunhong",
            "17 13:00",
            json!({"command": "appeal_responsibility", "responsibility": 1, "reasons": "合同不含"}),
        )]
    }),
    ("proposed by the owner", "owned", || vec![("chenwei", "17 11:00", remedy())]),
    ("proposed by the lead", "owned", || vec![("sunhong", "17 11:00", remedy())]),
    ("approved", "proposed by the owner", || {
        vec![("sunhong", "17 11:30", json!({"command": "approve_remedy", "remedy": 1}))]
    }),
    ("remedy offered", "approved", || {
        vec![("chenwei", "17 12:00", json!({"command": "offer_remedy", "remedy": 1}))]
    }),
    ("remedy accepted", "remedy offered", || {
        vec![(
            "chenwei",
            "17 12:30",
            json!({"command": "answer_remedy", "remedy": 1, "reply": "accepts", "note": "可以"}),
        )]
    }),
    ("payment ordered", "remedy accepted", || vec![("chenwei", "17 13:00", payment())]),
    ("planned", "owned", || vec![("chenwei", "17 11:00", plan())]),
    ("plan offered", "planned", || {
        vec![("chenwei", "17 12:00", json!({"command": "offer_plan", "plan": 1}))]
    }),
    ("answered", "found", || {
        vec![(
            "chenwei",
            "17 14:00",
            json!({"command": "answer_point", "point": 1, "text": "门锁已换"}),
        )]
    }),
    ("drafted by the owner", "answered", || {
        vec![("chenwei", "17 15:00", decision("draft_response"))]
    }),
    ("drafted by the lead", "answered", || {
        vec![("sunhong", "17 15:00", decision("draft_response"))]
    }),
    ("responded", "answered", || vec![("chenwei", "17 15:00", decision("respond"))]),
    ("responded by quality", "answered", || vec![("wuqing", "17 15:00", decision("respond"))]),
    ("contented", "responded", || {
        vec![
            (
                "chenwei",
                "17 16:00",
                json!({"command": "take_word", "word": "accepts", "text": "好"}),
            ),
            ("zhengjie", "18 09:00", callback()),
        ]
    }),
    ("closed", "contented", || vec![("chenwei", "18 10:00", closing())]),
    ("reviewed", "closed", || vec![("wuqing", "19 10:00", review())]),
    ("disputed", "reviewed", || vec![("chenwei", "19 11:00", disputes())]),
    ("asked", "closed", || {
        vec![("clock", "19 11:00", json!({"command": "invite_survey", "way": "phone"}))]
    }),
    ("merged", "owned", || {
        vec![("sunhong", "17 10:00", json!({"command": "merge_into", "into": "20260817-0002-3"}))]
    }),
];

fn triage() -> Value {
    let severity =
        json!({"severity": 2, "safety": 1, "complexity": 1, "impact": 2, "immediacy": 2});
    json!({
        "command": "triage", "kind": "complaint", "nature": "valid", "category": "facility.water",
        "severity": severity, "reason": "两次报修未处理",
    })
}

fn task(to: &str) -> Value {
    json!({"command": "assign_task", "what": "请查清停梯原因", "to_unit": to})
}

fn task_back() -> Value {
    json!({"command": "return_task", "task": 1, "reason": "not_ours", "note": "不归我们管"})
}

fn visit() -> Value {
    json!({
        "command": "arrange_visit", "person": "chenwei", "from_at": aug("18 14:00"), "to_at": aug("18 16:00"),
        "what": "看三号梯门机", "place": "七号楼",
    })
}

fn visit_found() -> Value {
    json!({
        "command": "record_visit", "visit": 1, "result": "done", "found": "门缝过大，已调",
        "fields": {"gap_mm": "12.5", "state": "runs"},
    })
}

fn responsibility() -> Value {
    json!({
        "command": "decide_responsibility", "point": 1, "party": "unit", "unit": "repair", "share": 100,
        "reasons": "缺备件",
    })
}

fn remedy() -> Value {
    let amount = json!({"minor": 50_000, "currency": "CNY"});
    json!({"command": "propose_remedy", "kind": "compensation", "what": "停梯期间的出租车费", "amount": amount})
}

fn plan() -> Value {
    let measure = json!({"what": "更换门锁", "unit": "repair", "due_at": aug("19 18:00")});
    json!({"command": "propose_plan", "what": "换新锁，周三前恢复", "measures": [measure]})
}

fn payment() -> Value {
    json!({"command": "instruct_payment", "remedy": 1, "payee": "欧阳克勤", "way": "transfer", "account": "6222020012345678"})
}

fn decision(command: &str) -> Value {
    json!({"command": command, "text": "门锁已换，电梯今晚恢复运行，给您带来不便我们深表歉意。", "means": "phone"})
}

fn callback() -> Value {
    json!({"command": "call_back", "result": "reached", "solved": true, "satisfaction": 5, "comment": "好了"})
}

fn card() -> Value {
    json!({"heard": 10, "every_point": 20, "no_insult": 10})
}

fn review() -> Value {
    json!({"command": "review_handling", "person": "chenwei", "marks": card()})
}

fn disputes() -> Value {
    json!({"command": "answer_quality_review", "review": 1, "agrees": false, "text": "电话里答过"})
}

fn closing() -> Value {
    let lesson = json!({"cause": "门锁老化", "prevention": "季度检查"});
    json!({"command": "close", "outcome": "resolved", "lesson": lesson})
}

/// At which moment everybody tries which command, and when.
fn rows() -> Vec<(&'static str, &'static str, Value)> {
    let file =
        json!({"digest": "0".repeat(64), "name": "a.txt", "media": "text/plain", "bytes": 1});
    let mut rows = before_the_decision(&file);
    rows.extend(of_tasks_and_visits());
    rows.extend(of_remedies_and_the_decision());
    rows.extend(after_the_decision());
    rows
}

fn before_the_decision(file: &Value) -> Vec<(&'static str, &'static str, Value)> {
    let evidence = json!({"command": "add_evidence", "kind": "system_record", "what": "门机告警记录", "point": 1});
    let statement = json!({"command": "take_statement", "speaker": "witness", "name": "张姐", "means": "visit", "text": "听见铃响"});
    let representatives = json!({"command": "name_representatives", "people": [{"name": "周晓岚", "phone": "13900138001"}]});
    let contact =
        json!({"command": "add_contact", "means": "phone", "direction": "out", "text": "已致歉"});
    let promise = json!({"command": "make_promise", "what": "下午回电", "due_at": aug("17 15:00")});
    let pause = json!({"command": "pause_clocks", "reason": "customer", "note": "等门牌号", "until": aug("19 09:00")});
    let progress = json!({"command": "tell_progress", "text": "配件今晚到", "means": "phone", "next_at": aug("19 10:00")});
    let order =
        json!({"command": "supervise", "text": "为什么还没有修好", "due_at": aug("18 10:00")});
    let finding = json!({"command": "record_finding", "point": 1, "finding": "upheld", "reasons": "维保记录与现场一致"});
    let receive = json!({"command": "receive", "pack": "house", "channel": "phone", "narrative": "电梯又停了", "complainant": {"name": "欧阳克勤", "phone": "13812345678"}});
    vec![
        ("not heard yet", "17 09:00", receive),
        ("received", "17 09:05", json!({"command": "acknowledge"})),
        ("received", "17 09:05", representatives),
        ("received", "17 09:05", triage()),
        ("offered", "17 09:15", json!({"command": "accept"})),
        (
            "offered",
            "17 09:15",
            json!({"command": "return", "reason": "not_ours", "note": "不归我们管"}),
        ),
        ("owned", "17 10:00", json!({"command": "add_point", "what": "没有人回电"})),
        ("owned", "17 10:00", evidence),
        ("owned", "17 10:00", statement),
        ("owned", "17 10:00", json!({"command": "establish_fact", "what": "皮带断裂"})),
        ("owned", "17 10:00", finding),
        ("found", "17 12:00", responsibility()),
        (
            "held responsible",
            "17 13:00",
            json!({"command": "appeal_responsibility", "responsibility": 1, "reasons": "合同不含"}),
        ),
        (
            "appealed",
            "17 14:00",
            json!({"command": "judge_appeal", "responsibility": 1, "lift": true, "reasons": "合同确不含"}),
        ),
        (
            "owned",
            "17 10:00",
            json!({"command": "add_cause", "branch": "people", "text": "无人复核"}),
        ),
        (
            "asked why",
            "17 10:00",
            json!({"command": "judge_cause", "cause": 1, "state": "established", "words": "系统里查无此项"}),
        ),
        ("asked why", "17 10:00", json!({"command": "move_cause", "cause": 1, "branch": "policy"})),
        ("found", "17 12:00", json!({"command": "answer_point", "point": 1, "text": "门锁已换"})),
        ("owned", "17 10:00", json!({"command": "hand_over", "to_unit": "front"})),
        ("owned", "17 10:00", contact),
        ("owned", "17 10:00", json!({"command": "attach", "file": file, "caption": "照片"})),
        ("owned", "17 10:00", promise),
        ("promised", "17 10:00", json!({"command": "keep_promise", "promise": 5})),
        ("owned", "17 10:00", progress),
        (
            "owned",
            "17 10:00",
            json!({"command": "tell_announcement", "which": {"incident": 1, "announcement": 1}, "text": "今晚八点恢复", "by": "staff:wangfang"}),
        ),
        ("owned", "17 10:00", pause),
        ("paused", "17 10:00", json!({"command": "end_pause"})),
        ("owned", "17 10:00", json!({"command": "ask_extension", "promise": 4, "reason": "调货"})),
        ("more time asked", "17 10:00", json!({"command": "grant_extension", "extension": 1})),
        (
            "more time asked by the lead",
            "17 10:00",
            json!({"command": "grant_extension", "extension": 1}),
        ),
        (
            "more time asked",
            "17 10:00",
            json!({"command": "refuse_extension", "extension": 1, "note": "请按期答复"}),
        ),
        ("owned", "17 10:00", json!({"command": "record_milestone", "code": "returned"})),
        ("alarmed", "26 10:00", json!({"command": "accept_escalation", "escalation": 1})),
        ("alarmed", "26 10:00", json!({"command": "read_escalations"})),
        ("owned", "17 10:00", order),
        (
            "ordered",
            "17 11:00",
            json!({"command": "answer_order", "order": 1, "text": "配件今晚到"}),
        ),
    ]
}

fn of_tasks_and_visits() -> Vec<(&'static str, &'static str, Value)> {
    let moved = json!({"command": "move_visit", "visit": 1, "from_at": aug("18 16:00"), "to_at": aug("18 18:00"), "why": "配件晚到"});
    let sign =
        json!({"command": "sign_off_visit", "visit": 1, "consent": "agrees", "name": "欧阳克勤"});
    let again = json!({"command": "reassign_task", "task": 1, "note": "请办理", "to_unit": "fees"});
    let decided = json!({"command": "arbitrate_task", "task": 1, "reason": "职责分工写明", "to_unit": "front"});
    vec![
        ("owned", "17 10:00", task("front")),
        ("task given", "17 10:10", json!({"command": "accept_task", "task": 1})),
        ("task given", "17 10:10", task_back()),
        ("task returned", "17 10:20", again),
        ("task returned twice", "17 11:00", decided),
        ("task taken", "17 11:00", json!({"command": "answer_task", "task": 1, "text": "已查清"})),
        (
            "partner asked",
            "17 11:00",
            json!({"command": "answer_task", "task": 2, "text": "已查清"}),
        ),
        (
            "task answered",
            "17 12:00",
            json!({"command": "send_back_task", "task": 1, "note": "请补照片"}),
        ),
        ("task answered", "17 12:00", json!({"command": "confirm_task", "task": 1})),
        (
            "task given",
            "17 12:00",
            json!({"command": "withdraw_task", "task": 1, "reason": "已自行查清"}),
        ),
        ("partner asked", "17 12:00", json!({"command": "renew_task_link", "task": 2})),
        ("partner asked", "17 12:00", json!({"command": "revoke_task_link", "task": 2})),
        ("owned", "17 10:00", visit()),
        ("visit arranged", "17 11:00", moved),
        ("visit arranged", "18 14:05", json!({"command": "arrive_visit", "visit": 1})),
        ("visit arranged", "18 15:00", visit_found()),
        ("visited", "18 15:10", sign),
        (
            "visit arranged",
            "17 11:00",
            json!({"command": "cancel_visit", "visit": 1, "reason": "已经好了"}),
        ),
    ]
}

fn of_remedies_and_the_decision() -> Vec<(&'static str, &'static str, Value)> {
    let replied =
        json!({"command": "answer_remedy", "remedy": 1, "reply": "accepts", "note": "可以"});
    let agreed =
        json!({"command": "answer_plan", "plan": 1, "reply": "accepts", "note": "就按这个办"});
    let told = json!({"command": "answer_plan", "plan": 1, "reply": "accepts", "note": "就按这个办", "means": "phone"});
    let failed = json!({"command": "fail_payment", "remedy": 1, "note": "户名与账号不符"});
    let paid = json!({"command": "deliver_remedy", "remedy": 1, "proof": "转账回单0817"});
    vec![
        ("owned", "17 11:00", remedy()),
        ("proposed by the owner", "17 11:30", json!({"command": "approve_remedy", "remedy": 1})),
        ("proposed by the lead", "17 11:30", json!({"command": "approve_remedy", "remedy": 1})),
        (
            "proposed by the owner",
            "17 11:30",
            json!({"command": "decline_remedy", "remedy": 1, "note": "依据不足"}),
        ),
        ("approved", "17 12:00", json!({"command": "offer_remedy", "remedy": 1})),
        ("remedy offered", "17 12:30", replied),
        ("remedy accepted", "17 13:00", payment()),
        ("payment ordered", "18 09:00", failed),
        ("payment ordered", "18 09:00", paid),
        ("owned", "17 11:00", plan()),
        ("planned", "17 12:00", json!({"command": "offer_plan", "plan": 1})),
        ("plan offered", "17 13:00", agreed),
        ("plan offered", "17 13:00", told),
        ("answered", "17 15:00", decision("respond")),
        ("answered", "17 15:00", decision("draft_response")),
        ("drafted by the owner", "17 16:00", json!({"command": "release_response", "draft": 1})),
        ("drafted by the lead", "17 16:00", json!({"command": "release_response", "draft": 1})),
        (
            "drafted by the owner",
            "17 16:00",
            json!({"command": "send_back_response", "draft": 1, "note": "请写明日期"}),
        ),
    ]
}

fn after_the_decision() -> Vec<(&'static str, &'static str, Value)> {
    let survey = json!({"command": "answer_survey", "way": "phone", "scores": {"overall": 5, "speed": 4, "empathy": 5}});
    let merge = json!({"command": "merge_into", "into": "20260817-0002-3"});
    let link = json!({"command": "link", "to": "20260817-0002-3", "relation": "related"});
    let again = json!({"command": "link", "to": "20260817-0002-3", "relation": "repeat_of"});
    let times = json!({"command": "prefer_call_times", "from_hour": 18, "to_hour": 20});
    vec![
        ("responded", "17 16:00", json!({"command": "take_word", "word": "accepts", "text": "好"})),
        ("responded", "17 16:00", json!({"command": "add_information", "text": "还有异响"})),
        ("owned", "17 16:00", json!({"command": "urge", "text": "到底什么时候"})),
        ("responded", "17 16:00", json!({"command": "rate", "score": 4, "comment": "还行"})),
        ("responded", "18 09:00", callback()),
        ("responded by quality", "18 09:00", callback()),
        ("owned", "17 16:00", times),
        ("closed", "19 11:00", json!({"command": "invite_survey", "way": "phone"})),
        ("asked", "19 12:00", survey),
        ("closed", "19 10:00", review()),
        ("reviewed", "19 11:00", disputes()),
        (
            "disputed",
            "19 12:00",
            json!({"command": "look_again", "review": 1, "marks": card(), "comment": "维持"}),
        ),
        (
            "closed",
            "19 10:00",
            json!({"command": "give_honour", "person": "chenwei", "reason": "当晚修好"}),
        ),
        ("contented", "18 10:00", closing()),
        (
            "closed",
            "19 09:00",
            json!({"command": "reopen", "reason": "not_done", "note": "又停了"}),
        ),
        ("owned", "17 10:00", merge),
        ("merged", "17 11:00", json!({"command": "unmerge", "reason": "不是同一件事"})),
        ("owned", "17 10:00", link),
        ("owned, comes again", "17 10:00", again),
        ("linked", "17 10:00", json!({"command": "unlink", "to": "20260817-0002-3"})),
        ("promised", "17 16:00", json!({"command": "tick"})),
    ]
}

fn command(it: Value) -> Command {
    let told = it.to_string();
    serde_json::from_value(it).unwrap_or_else(|error| panic!("{told}: {error}"))
}

/// The complaint of them all: it names somebody of the lift team.
fn received() -> Play {
    let accused = Subject { kind: SubjectKind::Person, number: "hejun".to_owned() };
    Play::received("lina", Receive { subjects: vec![accused], ..complaint() })
}

fn moments() -> BTreeMap<&'static str, Play> {
    let mut plays = BTreeMap::from([("not heard yet", Play::new()), ("received", received())]);
    for (name, after, steps) in &MOMENTS[1..] {
        let mut play = plays[after].clone();
        for (who, time, it) in steps() {
            play.at(time).does(who, command(it));
        }
        plays.insert(name, play);
    }
    plays
}

/// Yes, or what stands in the way, as short as it can be told.
pub(crate) fn mark<E>(answer: &Result<Vec<E>, Objection>) -> String {
    match answer {
        Ok(events) if events.is_empty() => "nothing".to_owned(),
        Ok(_) => "yes".to_owned(),
        Err(Objection::Refused(Refusal::NotSignedIn)) => "who?".to_owned(),
        Err(Objection::Refused(Refusal::NotYours)) => ".".to_owned(),
        Err(Objection::Refused(Refusal::RoleLacking)) => "-".to_owned(),
        Err(Objection::Refused(other)) => other.code().to_owned(),
        Err(Objection::Calendar(it)) => panic!("{it}"),
        Err(Objection::Invalid(it)) => format!("invalid {:?}", it.0.first().map(|it| &it.field)),
    }
}

/// The names of all commands, as reading an unknown one tells them.
pub(crate) fn names<C: DeserializeOwned>() -> BTreeSet<String> {
    let told = match serde_json::from_value::<C>(json!({"command": "?"})) {
        Ok(_) => panic!("it is none"),
        Err(error) => error.to_string(),
    };
    told.split('`').skip(3).step_by(2).map(str::to_owned).collect()
}

#[test]
fn who_may_give_which_command() {
    let moments = moments();
    let mut table = String::from(
        "`.` the case is as good as not there, `-` the role does not include it, `who?` cannot sign in, `nothing` says nothing new\n\
         `*` of another branch; the accused is complained about by name\n\n",
    );
    let _written = write!(table, "{:<24}{:<30}", "command", "moment");
    for (_, title) in WHO {
        let _written = write!(table, "{title:<18} ");
    }
    let mut reached = BTreeSet::new();
    for (moment, time, it) in rows() {
        let command = command(it);
        reached.insert(command.kind().to_owned());
        let play = &moments[moment];
        let mut line = format!("{:<24}{moment:<30}", command.kind());
        let mut done = 0;
        for (who, title) in WHO {
            let who = actor(who);
            let answer = decide(&play.case, &command, &WORLD.setting(&who, aug(time)));
            let says = answer.as_ref().is_ok_and(|events| !events.is_empty());
            done += usize::from(says);
            assert!(
                !says || !matches!(*title, "left" | "nobody" | "admin" | "auditor"),
                "{title} may {}",
                command.kind()
            );
            let _written = write!(line, "{:<18} ", mark(&answer));
        }
        assert!(done > 0, "nobody may {} when {moment}", command.kind());
        let _written = write!(table, "\n{}", line.trim_end());
    }
    assert_eq!(reached, names::<Command>(), "every command is tried");
    insta::assert_snapshot!(table);
}
