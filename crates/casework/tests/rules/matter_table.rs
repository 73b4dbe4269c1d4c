//! Who may give which command of an incident, an action, a write-up and a public review, tried by everybody, each at
//! a moment at which it is in place; and what becomes of it where one is complained about in a case it touches.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use casework::action::Action;
use casework::incident::Incident;
use casework::matter::Matter;
use casework::public_review::PublicReview;
use casework::write_up::WriteUp;
use jiff::{Timestamp, ToSpan};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::command_table::{mark, names};
use crate::matters::Place;
use crate::replies::GENERAL;
use crate::world::{WORLD, aug, no};
use crate::{matters, write_ups};

/// Who tries, and what they are; `chenwei` owns the action, and is complained about in the third case.
const WHO: &[(&str, &str)] = &[
    ("lina", "agent"),
    ("chenwei", "owner"),
    ("zhaolei", "colleague"),
    ("sunhong", "lead"),
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

/// What was done before by whom, and what is tried then.
type Row = (Vec<(&'static str, Value)>, Value);

fn place() -> Place {
    let mut place = matters::place();
    let closed = write_ups::place();
    place.cases.extend(closed.standings);
    place.folded = closed.folded;
    place.packs.insert(GENERAL.id.clone(), GENERAL.clone());
    place
}

fn incident() -> Vec<Row> {
    let open = |case: u32| json!({"command": "open_incident", "kind": "outage", "title": "停水", "known": "主管破裂", "cases": [no(case)]});
    let begun = || vec![("wuqing", open(1))];
    let team =
        || json!({"command": "put_team", "members": [{"person": "lina"}], "spokesperson": "lina"});
    let draft = || json!({"command": "draft_announcement", "text": "今晚八点恢复"});
    let drafted = || [begun(), vec![("wuqing", team()), ("lina", draft())]].concat();
    let approve = || json!({"command": "approve_announcement", "announcement": 1});
    let approved = || [drafted(), vec![("wuqing", approve())]].concat();
    let release = || json!({"command": "release_announcement", "announcement": 1});
    let released = || [approved(), vec![("lina", release())]].concat();
    let end = || json!({"command": "end_broadcast", "broadcast": 1, "reached": {"told": 1, "closed": 0, "merged": 0, "failed": 0}});
    let told = || [released(), vec![("clock", end())]].concat();
    let link = || json!({"command": "link_cases", "cases": [no(2)]});
    let later = || [told(), vec![("wuqing", link())]].concat();
    let close = || json!({"command": "close_incident", "cause": "锈蚀", "lesson": "每年测厚"});
    let log = || json!({"command": "log_entry", "text": "水车到场"});
    vec![
        (vec![], open(1)),
        (
            begun(),
            json!({"command": "describe_incident", "kind": "outage", "title": "停水", "known": "已止水"}),
        ),
        (begun(), link()),
        (begun(), json!({"command": "unlink_cases", "cases": [no(1)], "reason": "不是这栋"})),
        (begun(), team()),
        (begun(), log()),
        (begun(), draft()),
        (drafted(), approve()),
        (
            drafted(),
            json!({"command": "decline_announcement", "announcement": 1, "reason": "未核实"}),
        ),
        (approved(), release()),
        (later(), json!({"command": "tell_latest"})),
        (released(), end()),
        (told(), close()),
        (vec![("wuqing", open(3))], log()),
    ]
}

fn action() -> Vec<Row> {
    let plan = |case: u32, owner: &str| {
        json!({
            "command": "plan_action", "kind": "corrective", "title": "换管", "what": "更换主管",
            "cause": {"text": "锈蚀"}, "owner": owner, "due_at": aug("28 18:00"), "cases": [no(case)],
            "measure": {"exposure": "households", "pack": WORLD.pack.id},
        })
    };
    let begun = || vec![("wuqing", plan(1, "chenwei"))];
    let done = || json!({"command": "mark_done", "text": "已换"});
    let was_done = || [begun(), vec![("chenwei", done())]].concat();
    let verify = || json!({"command": "verify_action", "text": "到场看过"});
    let cause = || json!({"command": "add_cause", "branch": "method", "text": "无巡检表"});
    let caused = || [begun(), vec![("chenwei", cause())]].concat();
    let verified = || [was_done(), vec![("wuqing", verify())]].concat();
    let check = || json!({"command": "check_effect", "days": 106});
    // The rate of the house rises again in the next summer.
    let tick = || json!({"command": "tick", "days": 183});
    let came_back = || [verified(), vec![("wuqing", check()), ("clock", tick())]].concat();
    let again =
        || json!({"command": "plan_anew", "what": "整栋更换", "due_at": "2027-09-01T00:00:00Z"});
    let send_back = || json!({"command": "send_back", "reason": "缺照片"});
    let withdraw = || json!({"command": "withdraw_action", "reason": "另案"});
    let evidence = || json!({"command": "add_evidence", "text": "照片"});
    vec![
        (vec![], plan(1, "chenwei")),
        (begun(), evidence()),
        (begun(), done()),
        (was_done(), verify()),
        (was_done(), send_back()),
        (verified(), check()),
        (came_back(), again()),
        (begun(), withdraw()),
        (begun(), cause()),
        (
            caused(),
            json!({"command": "judge_cause", "cause": 1, "state": "established", "words": "查过台账"}),
        ),
        (caused(), json!({"command": "move_cause", "cause": 1, "branch": "people"})),
        ([verified(), vec![("wuqing", check())]].concat(), tick()),
        (vec![("wuqing", plan(3, "zhaolei"))], evidence()),
    ]
}

fn write_up() -> Vec<Row> {
    let text = |command: &str| {
        let first = write_ups::place().closed().0;
        json!({"command": command, "cases": [first], "title": "皮带断裂", "problem": "困人", "handling": "换皮带", "summary": "录入计划"})
    };
    let begun = || vec![("lina", text("draft_write_up"))];
    let release = || json!({"command": "release_write_up"});
    let released = || [begun(), vec![("wuqing", release())]].concat();
    let revised = || {
        let mut it = text("revise_write_up");
        it["summary"] = json!("每季核对");
        it
    };
    vec![
        (vec![], text("draft_write_up")),
        (begun(), revised()),
        (begun(), release()),
        (begun(), json!({"command": "send_back_write_up", "reason": "再写"})),
        (begun(), json!({"command": "withdraw_write_up", "reason": "过时"})),
        (released(), json!({"command": "practise_write_up", "answer": "抱歉，马上派人"})),
    ]
}

fn public_review() -> Vec<Row> {
    let take = || {
        json!({
            "command": "receive_public_review", "pack": "general", "platform": "map", "id": "R-1",
            "stars": {"overall": 1}, "text": "没人接电话", "written_at": aug("19 20:00"),
        })
    };
    let begun = || vec![("lina", take())];
    let draft = || json!({"command": "draft_public_reply", "text": "感谢您，请致电我们。"});
    let drafted = || [begun(), vec![("wuqing", draft())]].concat();
    let approve = || json!({"command": "approve_public_reply", "reply_no": 1});
    let link = |case: u32| json!({"command": "link_review_case", "case": no(case)});
    let accused = || [begun(), vec![("wuqing", link(3))]].concat();
    vec![
        (vec![], take()),
        (begun(), draft()),
        (drafted(), approve()),
        (
            drafted(),
            json!({"command": "send_back_public_reply", "reply_no": 1, "reason": "写明电话"}),
        ),
        (
            [drafted(), vec![("wangfang", approve())]].concat(),
            json!({"command": "record_published", "reply_no": 1, "at": aug("20 09:50")}),
        ),
        (begun(), link(2)),
        (begun(), json!({"command": "decline_review_case", "reason": "写的是别家"})),
        (begun(), json!({"command": "set_aside_review", "reason": "不是本店"})),
        (accused(), draft()),
    ]
}

/// The command, and how many days later than what came before it is given.
fn read<M: Matter>(it: &Value) -> (M::Command, i64)
where
    M::Command: DeserializeOwned,
{
    let mut it = it.clone();
    let days = it.as_object_mut().and_then(|map| map.remove("days")).and_then(|it| it.as_i64());
    let command =
        serde_json::from_value(it.clone()).unwrap_or_else(|error| panic!("{it}: {error}"));
    (M::numbered(&command, 1), days.unwrap_or(0))
}

/// Tries every row of a kind by everybody, and tells the answers.
fn tried<M: Matter>(place: &Place, rows: Vec<Row>, table: &mut String)
where
    M::Command: DeserializeOwned,
{
    let mut reached = BTreeSet::new();
    for (before, it) in rows {
        let (mut matter, mut now): (M, Timestamp) = (M::default(), aug("20 09:00"));
        for (who, step) in &before {
            let (command, days) = read::<M>(step);
            now += (days * 24 * 60 + 10).minutes();
            let ran = place.tries(&mut matter, who, &command, now);
            assert!(ran.as_ref().is_ok_and(|events| !events.is_empty()), "{who} {step}: {ran:?}");
        }
        let (command, days) = read::<M>(&it);
        now += (days * 24 * 60 + 30).minutes();
        let name = M::step_name(&command);
        // The second row of a command is about a case with somebody complained about.
        let about = if reached.insert(name.to_owned()) { "" } else { ", accused" };
        let mut line = format!("{:<34}", format!("{name}{about}"));
        let mut done = 0;
        for (who, title) in WHO {
            let answer = place.tries(&mut matter.clone(), who, &command, now);
            let says = answer.as_ref().is_ok_and(|events| !events.is_empty());
            done += usize::from(says);
            let never = matches!(*title, "left" | "nobody" | "admin" | "customer" | "partner");
            assert!(!says || !never, "{title} may {name}");
            let _written = write!(line, "{:<22} ", mark(&answer));
        }
        assert!(done > 0, "nobody may {name}");
        let _written = write!(table, "\n{}", line.trim_end());
    }
    assert_eq!(reached, names::<M::Command>(), "every command is tried");
}

#[test]
fn who_may_give_which_command_across_cases() {
    let place = place();
    let mut table = String::from(
        "`.` as good as not there, `-` the role does not include it, `who?` cannot sign in, `nothing` says nothing new\n\
         `accused`: chenwei, its owner or colleague elsewhere, is complained about in the case it touches\n\n",
    );
    let _written = write!(table, "{:<34}", "command");
    for (_, title) in WHO {
        let _written = write!(table, "{title:<22} ");
    }
    tried::<Incident>(&place, incident(), &mut table);
    tried::<Action>(&place, action(), &mut table);
    tried::<WriteUp>(&place, write_up(), &mut table);
    tried::<PublicReview>(&place, public_review(), &mut table);
    insta::assert_snapshot!(table);
}
