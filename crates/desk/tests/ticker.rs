//! The clock: what cannot be looked at stands before nobody, and a changed calendar reaches every open case.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use casework::calendar::SpecialDay;
use casework::case::Event;
use casework::id::{CaseNo, PackId, UnitId};
use casework::intake::Receive;
use casework::organisation::{OrganisationCommand, Unit};
use casework::pack::{Pack, PackSource, parse_set};
use casework::permission::Actor;
use casework::promise::State;
use desk::chance::SeededChance;
use desk::clock::SetClock;
use desk::{Desk, Order};
use jiff::ToSpan;
use store::{Durability, Options, Store, Target};

/// Monday, nine o'clock in China.
const MONDAY: &str = "2026-08-17T01:00:00Z";

fn pack(id: &str) -> PackSource {
    let titles = format!("{{ zh-Hans = \"{id}\", zh-Hant = \"{id}\", en = \"{id}\" }}");
    PackSource {
        file: format!("{id}.toml"),
        text: format!(
            "[pack]\nid = \"{id}\"\nversion = \"1.0.0\"\ntitle = {titles}\n\n\
             [[category]]\ncode = \"other\"\ntitle = {titles}\n\n\
             [[clock]]\nid = \"answer\"\ntitle = {titles}\nkeeps = \"answer\"\nstart = \"received\"\n\
             limit = \"2 working_day\"\n"
        ),
    }
}

fn packs(ids: &[&str]) -> BTreeMap<PackId, Pack> {
    let sources: Vec<PackSource> = ids.iter().map(|id| pack(id)).collect();
    parse_set(&sources).unwrap()
}

fn open(folder: &Path, clock: &Arc<SetClock>, ids: &[&str]) -> Desk {
    let target = Target::parse(folder.to_str().unwrap()).unwrap();
    let options = Options { create: true, durability: Durability::None, ..Options::default() };
    let store = Store::open(&target, &options).unwrap();
    store.migrate().unwrap();
    let clock = Arc::clone(clock) as Arc<dyn desk::Clock>;
    Desk::open(store, 1, clock, Arc::new(SeededChance::new(7)), packs(ids)).unwrap()
}

fn organise(desk: &Desk, ids: &[&str]) {
    let root = Unit {
        id: UnitId::parse("root").unwrap(),
        title: "总部".to_owned(),
        parent: None,
        functions: ["intake".to_owned()].into_iter().collect(),
        closed: false,
    };
    let mut commands = vec![OrganisationCommand::PutUnit(root)];
    commands.extend(ids.iter().map(|id| OrganisationCommand::ActivatePack {
        pack: PackId::parse(id).unwrap(),
        version: "1.0.0".to_owned(),
    }));
    desk.administer(&Actor::Setup, &commands).unwrap();
}

fn receive(desk: &Desk, pack: &str, n: usize) -> CaseNo {
    let json = serde_json::json!({
        "pack": pack,
        "channel": "web",
        "narrative": format!("电梯第 {n} 次停了"),
        "complainant": {"phone": "13900000001"}
    });
    let receive: Receive = serde_json::from_value(json).unwrap();
    desk.run(&Order::receive(Actor::Customer, receive)).unwrap().no
}

fn is_broken(desk: &Desk, no: CaseNo) -> bool {
    let case = desk.case(no).unwrap().unwrap();
    case.promises.iter().any(|it| it.state == State::Broken)
}

#[test]
fn cases_that_cannot_be_looked_at_stand_before_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(SetClock::at(MONDAY.parse().unwrap()));
    let both = ["gone", "kept"];
    let desk = open(folder.path(), &clock, &both);
    organise(&desk, &both);
    // More than a round takes at a time, all overdue before the one behind them.
    for n in 0..230 {
        receive(&desk, "gone", n);
    }
    clock.set("2026-08-18T01:00:00Z".parse().unwrap());
    let behind = receive(&desk, "kept", 0);
    drop(desk);
    // Whoever started the program forgot a pack: its cases cannot be judged, and stay due.
    let desk = open(folder.path(), &clock, &["kept"]);
    clock.set("2026-08-24T01:00:00Z".parse().unwrap());
    assert_eq!(desk.tick().unwrap(), 1);
    assert!(is_broken(&desk, behind));
    drop(desk);
    let desk = open(folder.path(), &clock, &both);
    assert_eq!(desk.tick().unwrap(), 230);
    assert_eq!(desk.tick().unwrap(), 0);
}

#[test]
fn a_closed_day_moves_the_due_time_of_every_open_case_once() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(SetClock::at(MONDAY.parse().unwrap()));
    let desk = open(folder.path(), &clock, &["kept"]);
    organise(&desk, &["kept"]);
    let all: Vec<CaseNo> = (0..450).map(|n| receive(&desk, "kept", n)).collect();
    let due = |desk: &Desk, no: CaseNo| desk.case(no).unwrap().unwrap().promises[0].due_at;
    let before = due(&desk, all[0]);
    let date = "2026-08-18".parse().unwrap();
    let day = SpecialDay { date, hours: Vec::new(), name: "盘点".to_owned() };
    let closed = OrganisationCommand::PutSpecialDay { calendar: None, day };
    desk.administer(&Actor::Setup, &[closed]).unwrap();
    assert!(desk.is_renewing());
    assert_eq!(desk.tick().unwrap(), 450);
    assert_eq!(desk.tick().unwrap(), 0);
    assert!(!desk.is_renewing());
    assert!(all.iter().all(|no| due(&desk, *no) == before + 24.hours()));
    let moved = |no: &CaseNo| {
        let id = desk.case(*no).unwrap().unwrap().id.unwrap();
        let steps = desk.store().read(|r| r.load_steps(1, id.0)).unwrap();
        let events = steps.iter().flat_map(|step| desk::run::decode::<Event>(step).unwrap());
        events.filter(|it| matches!(it, Event::PromiseMoved { .. })).count()
    };
    assert!(all.iter().all(|no| moved(no) == 1));
}

#[test]
fn what_another_program_changed_is_decided_by_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(SetClock::at(MONDAY.parse().unwrap()));
    let desk = open(folder.path(), &clock, &["kept"]);
    organise(&desk, &["kept"]);
    let before = receive(&desk, "kept", 0);
    // A second program on the same register; it read the organisation before it changes.
    let other = open(folder.path(), &clock, &["kept"]);
    let date = "2026-08-18".parse().unwrap();
    let day = SpecialDay { date, hours: Vec::new(), name: "盘点".to_owned() };
    let closed = OrganisationCommand::PutSpecialDay { calendar: None, day };
    desk.administer(&Actor::Setup, &[closed]).unwrap();
    let changed = desk.house().organisation.version;
    assert!(other.house().organisation.version < changed, "nobody has told it yet");
    let after = receive(&other, "kept", 1);
    assert_eq!(other.house().organisation.version, changed, "it has read it now");
    let due = |no: CaseNo| desk.case(no).unwrap().unwrap().promises[0].due_at;
    assert_eq!(due(after), due(before) + 24.hours());
}

#[test]
fn who_begins_anew_goes_on_where_another_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(SetClock::at(MONDAY.parse().unwrap()));
    let desk = open(folder.path(), &clock, &["kept"]);
    organise(&desk, &["kept"]);
    // More than a round of the clock looks at.
    for n in 0..2_100 {
        receive(&desk, "kept", n);
    }
    let renewed = |desk: &Desk| desk.store().read(|r| r.renewed(1)).unwrap();
    while desk.is_renewing() {
        desk.tick().unwrap();
    }
    let version = desk.house().organisation.version;
    assert_eq!(renewed(&desk), version);
    let other = Unit {
        id: UnitId::parse("desk").unwrap(),
        title: "前台".to_owned(),
        parent: UnitId::parse("root").ok(),
        functions: ["intake".to_owned()].into_iter().collect(),
        closed: false,
    };
    desk.administer(&Actor::Setup, &[OrganisationCommand::PutUnit(other)]).unwrap();
    desk.tick().unwrap();
    assert!(desk.is_renewing() && renewed(&desk) == version, "a round is not all of it");
    drop(desk);
    let desk = open(folder.path(), &clock, &["kept"]);
    while desk.is_renewing() {
        desk.tick().unwrap();
    }
    assert_eq!(renewed(&desk), desk.house().organisation.version);
    assert!(renewed(&desk) > version);
}
