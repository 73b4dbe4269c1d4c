//! Requests that come again: the same answer, whatever changed since, and never the work twice.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

use std::collections::BTreeSet;
use std::sync::Arc;

use casework::case::Command;
use casework::closing::{Reopen, ReopenReason};
use casework::id::{PackId, UnitId};
use casework::intake::Receive;
use casework::organisation::{OrganisationCommand, Unit};
use casework::pack::{PackSource, parse_set};
use casework::permission::Actor;
use casework::refusal::Refusal;
use desk::chance::SeededChance;
use desk::clock::SetClock;
use desk::{Desk, Order, RequestKey, Trouble};
use store::{Options, Store, Target};
use tempfile::TempDir;

const PACK: &str = r#"
[pack]
id = "general"
version = "1.0.0"
title = { zh-Hans = "通用", zh-Hant = "通用", en = "General" }

[[category]]
code = "other"
title = { zh-Hans = "其他", zh-Hant = "其他", en = "Other" }

[[clock]]
id = "answer"
title = { zh-Hans = "答复", zh-Hant = "答覆", en = "Answer" }
keeps = "answer"
start = "received"
limit = "5 working_day"
"#;

fn desk() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let target = Target::parse(folder.path().join("data").to_str().unwrap()).unwrap();
    let store = Store::open(&target, &Options { create: true, ..Options::default() }).unwrap();
    store.migrate().unwrap();
    let packs =
        parse_set(&[PackSource { file: "pack.toml".to_owned(), text: PACK.to_owned() }]).unwrap();
    let clock = Arc::new(SetClock::at("2026-08-17T01:00:00Z".parse().unwrap()));
    let desk = Desk::open(store, 1, clock, Arc::new(SeededChance::new(7)), packs).unwrap();
    let root = Unit {
        id: UnitId::parse("root").unwrap(),
        title: "总部".to_owned(),
        parent: None,
        functions: ["intake".to_owned()].into_iter().collect(),
        closed: false,
    };
    let pack = OrganisationCommand::ActivatePack {
        pack: PackId::parse("general").unwrap(),
        version: "1.0.0".to_owned(),
    };
    desk.administer(&Actor::Setup, &[OrganisationCommand::PutUnit(root), pack]).unwrap();
    (folder, desk)
}

fn complaint(narrative: &str) -> Receive {
    let json = serde_json::json!({
        "pack": "general",
        "channel": "web",
        "narrative": narrative,
        "complainant": {"phone": "13900000001"}
    });
    serde_json::from_value(json).unwrap()
}

fn keyed(receive: Receive, fingerprint: u8) -> Order {
    let request = RequestKey { key: "web/k-1".to_owned(), fingerprint: [fingerprint; 32] };
    Order::receive(Actor::Customer, receive).keyed(Some(request))
}

fn cases(desk: &Desk) -> u64 {
    let sql = "select count(*) from cases";
    desk.store().read(|r| r.conn().query_one(sql, &[], |row| row.count(0))).unwrap()
}

#[test]
fn a_request_that_comes_again_is_answered_as_the_first_time() {
    let (_folder, desk) = desk();
    let first = desk.run(&keyed(complaint("电梯又停了"), 1)).unwrap();
    let again = desk.run(&keyed(complaint("电梯又停了"), 1)).unwrap();
    assert_eq!((first.replayed, again.replayed), (false, true));
    assert_eq!((first.no, first.version, first.events), (again.no, again.version, again.events));
    let (tell, told) = std::sync::mpsc::channel();
    desk.submit(keyed(complaint("电梯又停了"), 1), move |result| tell.send(result).unwrap());
    let once_more = told.recv().unwrap().unwrap();
    assert_eq!((once_more.no, once_more.replayed), (first.no, true));
    assert_eq!(cases(&desk), 1);
    // Nothing of the two further tries stays: the next number is the next one.
    let other = RequestKey { key: "web/k-2".to_owned(), fingerprint: [2; 32] };
    let next = Order::receive(Actor::Customer, complaint("门禁坏了")).keyed(Some(other));
    assert!(desk.run(&next).unwrap().no.to_string().starts_with("20260817-0002"));
}

#[test]
fn the_same_key_with_something_else_is_refused_before_anything_else_is_said() {
    let (_folder, desk) = desk();
    desk.run(&keyed(complaint("电梯又停了"), 1)).unwrap();
    for narrative in ["门禁坏了", ""] {
        let refused = desk.run(&keyed(complaint(narrative), 2)).unwrap_err();
        assert!(matches!(refused, Trouble::Refused(Refusal::KeyReused)), "{refused:?}");
    }
    assert_eq!(cases(&desk), 1);
}

#[test]
fn what_could_not_be_done_any_more_is_answered_as_the_first_time() {
    let (_folder, desk) = desk();
    let unit = Unit {
        id: UnitId::parse("east").unwrap(),
        title: "东区".to_owned(),
        parent: UnitId::parse("root").ok(),
        functions: BTreeSet::new(),
        closed: false,
    };
    let put = |it: &Unit| {
        desk.administer(&Actor::Setup, &[OrganisationCommand::PutUnit(it.clone())]).unwrap();
    };
    put(&unit);
    let receive = || Receive { unit: Some(unit.id.clone()), ..complaint("电梯又停了") };
    let first = desk.run(&keyed(receive(), 1)).unwrap();
    put(&Unit { closed: true, ..unit.clone() });
    let late = desk.run(&Order::receive(Actor::Customer, receive())).unwrap_err();
    assert!(matches!(late, Trouble::Invalid(_)), "no new complaint about a closed unit: {late:?}");
    let again = desk.run(&keyed(receive(), 1)).unwrap();
    assert_eq!((again.no, again.replayed), (first.no, true));
    // The refusal comes after the first step was written: that step must not stay.
    let order = keyed(complaint("电梯又停了"), 1)
        .and(Command::Reopen(Reopen { reason: ReopenReason::Mistake, note: String::new() }));
    assert_eq!(desk.run(&order).unwrap().no, first.no);
    assert_eq!(cases(&desk), 1);
}
