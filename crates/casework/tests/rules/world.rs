//! A small house to try the rules in: an organisation, its people, a pack, and words of somebody who complains.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use casework::calendar::Calendar;
use casework::case::{Case, Command, Event, Setting, decide};
use casework::id::{CaseId, CaseNo, CategoryCode, PackId, PersonId, UnitId};
use casework::intake::{Channel, Receive};
use casework::organisation::{self, Grant, Organisation, OrganisationCommand, Person, Role, Unit};
use casework::pack::{Pack, PackSource, parse_set};
use casework::permission::Actor;
use casework::refusal::{Objection, Refusal};
use casework::triage::{Kind, Nature, Severity, Triage};
use jiff::Timestamp;

/// The pack's file.
pub(crate) const PACK: &str = include_str!("pack.toml");

/// What an awkward customer writes.
pub(crate) const NARRATIVE: &str =
    "７号楼２单元的电梯又停了，我家老人𠮷奶奶80岁，爬了十三层楼😡。报修三次都说“马上来”，没人来！";

/// Code, name and branch of a person, and what they may do.
type Staffed = (&'static str, &'static str, &'static str, &'static [(Role, &'static str)]);

/// Who is there: at least one of every role, and one who has left.
pub(crate) const PEOPLE: &[Staffed] = &[
    ("lina", "李娜", "front", &[(Role::Agent, "front")]),
    ("ouyang", "欧阳娜娜", "front", &[(Role::Agent, "front")]),
    ("zhoumin", "周敏", "front", &[(Role::Supervisor, "front")]),
    ("chenwei", "陈伟", "repair", &[(Role::Caseworker, "repair")]),
    ("zhaolei", "赵磊", "repair", &[(Role::Caseworker, "repair")]),
    ("sunhong", "孙红", "repair", &[(Role::Supervisor, "repair")]),
    ("hejun", "何军", "lift", &[(Role::Caseworker, "lift")]),
    ("wuqing", "吴清", "quality", &[(Role::Quality, "quality")]),
    ("zhengjie", "郑洁", "quality", &[(Role::Quality, "quality")]),
    ("wangfang", "王芳", "head", &[(Role::Manager, "head")]),
    ("linshen", "林审", "head", &[(Role::Auditor, "head")]),
    ("admin", "管理员", "head", &[(Role::Administrator, "head")]),
    ("fengli", "冯离", "repair", &[(Role::Caseworker, "repair")]),
];

/// Who is where: code, name, the unit above, and what it is for.
const UNITS: &[(&str, &str, Option<&str>, &[&str])] = &[
    ("head", "总部", None, &[]),
    ("front", "客户服务部", Some("head"), &["intake"]),
    ("repair", "工程部", Some("head"), &["repair"]),
    ("lift", "电梯班", Some("repair"), &[]),
    ("quality", "企业管理部", Some("head"), &["quality"]),
    ("fees", "财务部", Some("head"), &["fees"]),
];

/// Everything a decision needs besides the case, the actor and the time.
pub(crate) struct World {
    pub(crate) organisation: Organisation,
    pub(crate) pack: Pack,
    pub(crate) calendar: Calendar,
}

/// The house, put together once.
pub(crate) static WORLD: LazyLock<World> = LazyLock::new(|| World {
    organisation: organisation(),
    pack: pack(PACK),
    calendar: Calendar::china(),
});

impl World {
    pub(crate) fn setting<'a>(&'a self, actor: &'a Actor, now: Timestamp) -> Setting<'a> {
        Setting {
            now,
            actor,
            organisation: &self.organisation,
            pack: &self.pack,
            calendar: &self.calendar,
            granted_elsewhere: 0,
        }
    }
}

fn organisation() -> Organisation {
    let mut it = Organisation::default();
    let units = UNITS.iter().map(|(id, title, parent, functions)| {
        OrganisationCommand::PutUnit(Unit {
            id: unit(id),
            title: (*title).to_owned(),
            parent: parent.map(unit),
            functions: functions.iter().map(|it| (*it).to_owned()).collect(),
            closed: false,
        })
    });
    let people = PEOPLE.iter().map(|(id, name, home, grants)| {
        OrganisationCommand::PutPerson(Person {
            id: person(id),
            name: (*name).to_owned(),
            unit: unit(home),
            phone: None,
            email: None,
            grants: grants
                .iter()
                .map(|(role, at)| Grant { role: *role, unit: unit(at) })
                .collect::<BTreeSet<_>>(),
            left: *id == "fengli",
        })
    });
    let name = OrganisationCommand::Name { name: "安居苑".to_owned(), phone: None };
    for command in [name].into_iter().chain(units).chain(people) {
        for event in organisation::decide(&it, &command, &Actor::Setup).expect("the house stands") {
            organisation::apply(&mut it, Timestamp::UNIX_EPOCH, &event);
        }
    }
    it
}

/// A single pack from its text.
pub(crate) fn pack(text: &str) -> Pack {
    let source = PackSource { file: "pack.toml".to_owned(), text: text.to_owned() };
    let set = parse_set(&[source]).expect("the pack is right");
    set.into_values().next().expect("there is one pack")
}

pub(crate) fn unit(code: &str) -> UnitId {
    UnitId::parse(code).expect("tests write codes")
}

pub(crate) fn person(code: &str) -> PersonId {
    PersonId::parse(code).expect("tests write codes")
}

pub(crate) fn category(code: &str) -> CategoryCode {
    CategoryCode::parse(code).expect("tests write codes")
}

/// `staff:lina` by `lina`; `customer`, `clock` and `setup` by their names.
pub(crate) fn actor(name: &str) -> Actor {
    Actor::parse(name).unwrap_or_else(|| Actor::Staff(person(name)))
}

pub(crate) fn no(running: u32) -> CaseNo {
    CaseNo::new(jiff::civil::date(2026, 8, 17), running)
}

/// A time on the wall in August 2026, e.g. `17 09:00`; the 17th is a Monday.
pub(crate) fn aug(text: &str) -> Timestamp {
    let (day, time) = text.split_once(' ').expect("a day and a time");
    format!("2026-08-{day}T{time}:00+08:00").parse().expect("tests write times as `17 09:00`")
}

/// A complaint as an agent takes it down on the phone.
pub(crate) fn complaint() -> Receive {
    let mut it = Receive::new(PackId::parse("house").expect("a code"), Channel::Phone, NARRATIVE);
    it.no = no(1);
    it.complainant.name = "欧阳克勤".to_owned();
    it.complainant.phone = Some("138 1234 5678".to_owned());
    it.complainant.email = Some("ouyang@example.cn".to_owned());
    it.fields = BTreeMap::new();
    it
}

pub(crate) fn triage(kind: Kind, nature: Nature, severity: Severity) -> Triage {
    Triage {
        kind,
        nature,
        category: category("facility.water"),
        severity,
        priority: None,
        reason: "两次报修未处理，老人出行受阻".to_owned(),
    }
}

/// A case in the middle of its life: what was decided so far, to try further commands on.
#[derive(Clone)]
pub(crate) struct Play {
    pub(crate) case: Case,
    pub(crate) now: Timestamp,
    pub(crate) journal: Vec<(Timestamp, Actor, Vec<Event>)>,
}

impl Play {
    /// A case nobody has received yet, on Monday morning.
    pub(crate) fn new() -> Play {
        let case = Case { id: Some(CaseId([7; 16])), ..Case::default() };
        Play { case, now: aug("17 09:00"), journal: Vec::new() }
    }

    /// A case received by `who`.
    pub(crate) fn received(who: &str, complaint: Receive) -> Play {
        let mut play = Play::new();
        play.does(who, Command::Receive(Box::new(complaint)));
        play
    }

    /// Tries a command and keeps what it says.
    pub(crate) fn tries(&mut self, who: &str, command: &Command) -> Result<Vec<Event>, Objection> {
        let who = actor(who);
        let events = decide(&self.case, command, &WORLD.setting(&who, self.now))?;
        if !events.is_empty() {
            self.case.apply_step(self.now, &who, &events);
            self.journal.push((self.now, who, events.clone()));
        }
        Ok(events)
    }

    /// A command that must say something.
    pub(crate) fn does(&mut self, who: &str, command: impl Borrow<Command>) -> &mut Play {
        let command = command.borrow();
        let events = self.tries(who, command);
        assert!(events.as_ref().is_ok_and(|it| !it.is_empty()), "{who} {command:?}: {events:?}");
        self
    }

    /// A command that must say nothing.
    pub(crate) fn repeats(&mut self, who: &str, command: impl Borrow<Command>) -> &mut Play {
        let command = command.borrow();
        let events = self.tries(who, command);
        assert_eq!(events, Ok(vec![]), "{who} {command:?}");
        self
    }

    /// A command that must be refused.
    pub(crate) fn refused(
        &mut self,
        who: &str,
        command: impl Borrow<Command>,
        refusal: Refusal,
    ) -> &mut Play {
        let command = command.borrow();
        let events = self.tries(who, command);
        assert_eq!(events, Err(Objection::Refused(refusal)), "{who} {command:?}");
        self
    }

    /// Time passes until then.
    pub(crate) fn at(&mut self, time: &str) -> &mut Play {
        self.now = aug(time);
        self
    }
}
