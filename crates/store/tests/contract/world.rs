//! A made-up organisation with random people and cases, the same on every run.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use casework::closing::Outcome as Ending;
use casework::id::{CaseId, CaseNo, CategoryCode, PackId, PersonId, UnitId};
use casework::intake::{Channel, Flag};
use casework::organisation::{Grant, Organisation, Person, Role, Unit};
use casework::pause_audit::PauseRow;
use casework::permission::{self, Scope};
use casework::point::Finding;
use casework::promise::{Basis, Kind as PromiseKind};
use casework::repeat::{self, RepeatRule, RepeatRules, Same, Traits};
use casework::response::Word;
use casework::responsibility::{self, Party};
use casework::survey::Way;
use casework::task::State;
use casework::triage::{Kind, Nature, Priority};
use casework::truth::Heard;
use casework::view::{
    CallbackRow, CaseRow, PromiseRow, ResponsibilityRow, Rows, ScoreRow, Stage, SurveyRow, TaskRow,
    VisitRow,
};
use casework::visit;
use jiff::{Timestamp, ToSpan};
use store::{Fault, Store};

use crate::sample::{ORG, at, day};

/// A small generator of numbers: the same seed, the same world.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed ^ 0x9E37_79B9_7F4A_7C15)
    }

    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.roll(100) < percent
    }

    pub(crate) fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[usize::try_from(self.roll(list.len() as u64)).unwrap()]
    }

    pub(crate) fn maybe<T: Clone>(&mut self, percent: u64, list: &[T]) -> Option<T> {
        self.chance(percent).then(|| self.pick(list).clone())
    }
}

pub(crate) struct World {
    pub(crate) organisation: Organisation,
    pub(crate) rows: Vec<Rows>,
    pub(crate) units: Vec<UnitId>,
    pub(crate) people: Vec<PersonId>,
}

const STATES: [&str; 5] = ["running", "kept", "broken", "kept_late", "released"];
const CATEGORIES: &[&str] = &[
    "facility.lift",
    "facility.lift.stuck",
    "facility.water",
    "facility-old.x",
    "fee",
    "fee.parking",
    "noise.dog",
];

pub(crate) fn category(code: &str) -> CategoryCode {
    CategoryCode::parse(code).unwrap()
}

pub(crate) fn codes() -> Vec<CategoryCode> {
    CATEGORIES.iter().map(|it| category(it)).collect()
}

/// A rule for each of the packs of the world.
pub(crate) static RULES: LazyLock<RepeatRules> = LazyLock::new(rules);

fn rules() -> RepeatRules {
    let rule = |days, same: &[&str]| {
        let same = same.iter().map(|it| Same::try_from((*it).to_owned()).unwrap());
        RepeatRule { days, same: same.collect() }
    };
    let rules = [
        ("general", rule(30, &["branch", "site", "field:room", "field:lift.no"])),
        ("shop", rule(60, &["category", "unit"])),
        ("unused", rule(60, &["category", "unit"])),
        ("unruled", rule(0, &[])),
    ];
    RepeatRules::ByPack(
        rules.map(|(pack, rule)| (PackId::parse(pack).unwrap(), rule)).into_iter().collect(),
    )
}

impl World {
    pub(crate) fn new(seed: u64, cases: u32) -> World {
        let mut dice = Dice::new(seed);
        let organisation = organisation(&mut dice);
        let units: Vec<UnitId> = organisation.units.keys().cloned().collect();
        let people: Vec<PersonId> = organisation.people.keys().cloned().collect();
        let mut world = World { organisation, rows: Vec::new(), units, people };
        for n in 0..cases {
            let row = world.rows_of(&mut dice, n);
            world.rows.push(row);
        }
        world
    }

    /// Writes every case.
    pub(crate) fn store(&self, store: &Store) {
        for chunk in self.rows.chunks(50) {
            let rows = chunk.to_vec();
            store
                .transact(move |tx| rows.iter().try_for_each(|rows| tx.put_rows(ORG, rows, None)))
                .map_err(|fault: Fault| fault)
                .unwrap();
        }
    }

    pub(crate) fn scopes(&self) -> Vec<Scope> {
        self.organisation
            .people
            .values()
            .map(|p| permission::scope(&self.organisation, p))
            .collect()
    }

    fn rows_of(&self, dice: &mut Dice, n: u32) -> Rows {
        let mut id = [0; 16];
        id[..4].copy_from_slice(&u32::try_from(dice.roll(1 << 32)).unwrap().to_be_bytes());
        id[12..].copy_from_slice(&n.to_be_bytes());
        // Few different times, so that many rows share one and the id decides.
        let received_at = at(i64::try_from(dice.roll(40)).unwrap() * 86_400 * 3);
        let stage = *dice.pick(Stage::ALL);
        let merged = stage == Stage::Closed && dice.chance(15);
        let closed = stage == Stage::Closed && !merged;
        let later = |dice: &mut Dice, days: u64| {
            received_at + i64::try_from(dice.roll(days * 24)).unwrap().hours()
        };
        let due_at = (stage != Stage::Closed && dice.chance(80)).then(|| later(dice, 9));
        let answered_at = dice.chance(60).then(|| later(dice, 12));
        let category = dice.maybe(80, &codes());
        let rooms = ["2-1502", "2-1503", "2-1504"].map(str::to_owned);
        let room = dice.maybe(60, &rooms).map(|room| ("room".to_owned(), room));
        let lift = dice.maybe(20, &rooms).map(|lift| ("lift.no".to_owned(), lift));
        let case = CaseRow {
            id: CaseId(id),
            no: CaseNo::new(day(), n + 1),
            version: 1,
            stage,
            heading: format!("第{n}件"),
            complainant: "欧阳娜娜".to_owned(),
            customer_key: dice.chance(70).then(|| format!("t:{}", dice.roll(60))),
            pack: PackId::parse(["general", "shop"][usize::from(dice.chance(50))]).unwrap(),
            channel: *dice.pick(Channel::ALL),
            kind: dice.maybe(70, Kind::ALL),
            nature: dice.maybe(70, Nature::ALL),
            branch: category.as_ref().map(|it| repeat::branch(it).to_owned()),
            category,
            priority: dice.maybe(70, Priority::ALL),
            unit: dice.maybe(85, &self.units),
            owner: dice.maybe(60, &self.people),
            offered_unit: dice.maybe(15, &self.units),
            heard_by: dice.maybe(50, &self.people),
            task_units: String::new(),
            accused: self.accused(dice),
            received_at,
            registered_at: received_at + 5.minutes(),
            answered_at,
            closed_at: closed.then(|| later(dice, 15)),
            due_at,
            due_what: due_at.map(|_| *dice.pick(PromiseKind::ALL)),
            tick_at: due_at,
            broken: u32::try_from(dice.roll(3)).unwrap(),
            answer_due_at: dice.chance(75).then(|| later(dice, 9)),
            finding: dice.maybe(50, Finding::ALL),
            satisfaction: dice.maybe(50, &[1, 2, 3, 4, 5]),
            urges: 0,
            reopenings: 0,
            remedy_minor: i64::try_from(dice.roll(4) * dice.roll(5000)).unwrap(),
            merged_into: merged.then(|| CaseNo::new(day(), 1)),
            repeats: dice.chance(10).then(|| CaseNo::new(day(), 1)),
            traits: Traits {
                site: dice.maybe(50, &rooms),
                fields: room.into_iter().chain(lift).collect(),
            },
            source_key: None,
            flags: if dice.chance(10) {
                vec![Flag::NarrativeMissing, Flag::AnsweredBeforeReceived]
            } else {
                vec![]
            },
            changed_at: received_at + i64::try_from(dice.roll(50)).unwrap().hours(),
            second_handlings: u32::try_from(dice.roll(2)).unwrap(),
            outcome: dice.maybe(50, Ending::ALL),
            word: dice.maybe(50, Word::ALL),
            heard: dice.maybe(50, Heard::ALL),
            solved: closed
                .then(|| dice.maybe(80, &["callback_yes", "callback_no", "house_yes"]))
                .flatten()
                .map(str::to_owned),
            at_odds: u32::try_from(dice.roll(3)).unwrap(),
        };
        let promises = (1..=u32::try_from(dice.roll(4)).unwrap())
            .map(|n| PromiseRow {
                n,
                kind: *dice.pick(PromiseKind::ALL),
                basis: *dice.pick(Basis::ALL),
                unit: case.unit.clone(),
                person: dice.maybe(40, &self.people),
                due_at: later(dice, 9),
                kept_at: None,
                state: STATES[usize::try_from(dice.roll(5)).unwrap()],
            })
            .collect();
        let pauses = self.pauses_of(dice, received_at);
        let tasks = self.tasks(dice);
        let visits = self.visits(dice);
        let responsibilities = self.responsibilities(dice);
        let held = responsibilities.iter().filter(|it| it.is_asked);
        let asked: BTreeSet<&str> = tasks
            .iter()
            .filter(|task| task.is_asked)
            .filter_map(|task| task.unit.as_ref().map(UnitId::as_str))
            .chain(visits.iter().filter(|it| it.is_asked).map(|it| it.unit.as_str()))
            .chain(held.filter_map(|it| it.unit.as_ref().map(UnitId::as_str)))
            .collect();
        let asked: Vec<&str> = asked.into_iter().collect();
        let task_units =
            if asked.is_empty() { String::new() } else { format!("|{}|", asked.join("|")) };
        let case = CaseRow { task_units, ..case };
        let callbacks = self.callbacks(dice, &case);
        let (surveys, scores) = self.surveys(dice, &case);
        Rows {
            case,
            points: Vec::new(),
            promises,
            remedies: Vec::new(),
            tasks,
            visits,
            responsibilities,
            duties: Vec::new(),
            pauses,
            callbacks,
            surveys,
            scores,
            quality: Vec::new(),
            quality_marks: Vec::new(),
            honours: Vec::new(),
            told: Vec::new(),
        }
    }

    fn pauses_of(&self, dice: &mut Dice, received_at: Timestamp) -> Vec<PauseRow> {
        let hours = |dice: &mut Dice, most: u64| i64::try_from(dice.roll(most)).unwrap().hours();
        (1..=u32::try_from(dice.roll(3)).unwrap())
            .map(|n| {
                let from = received_at + hours(dice, 24 * 20);
                PauseRow {
                    n,
                    reason: (*dice.pick(&["customer", "parts", "expert"])).to_owned(),
                    person: dice.maybe(90, &self.people),
                    justified: dice.chance(70),
                    from,
                    to: from + hours(dice, 24 * 6),
                }
            })
            .collect()
    }

    fn callbacks(&self, dice: &mut Dice, case: &CaseRow) -> Vec<CallbackRow> {
        if case.stage == Stage::Closed || dice.chance(50) {
            return Vec::new();
        }
        let handlers: BTreeSet<String> =
            (0..dice.roll(3)).map(|_| dice.pick(&self.people).to_string()).collect();
        let handlers: Vec<String> = handlers.into_iter().collect();
        vec![CallbackRow {
            call_at: case.received_at + i64::try_from(dice.roll(48)).unwrap().hours(),
            due_at: case.received_at + 72.hours(),
            attempts: u32::try_from(dice.roll(3)).unwrap(),
            from_hour: 9,
            to_hour: 20,
            working_days: dice.chance(30),
            note: "下班后".to_owned(),
            handlers: format!("|{}|", handlers.join("|")),
        }]
    }

    fn surveys(&self, dice: &mut Dice, case: &CaseRow) -> (Vec<SurveyRow>, Vec<ScoreRow>) {
        let (mut surveys, mut scores) = (Vec::new(), Vec::new());
        for n in 1..=u32::try_from(dice.roll(3)).unwrap() {
            let invited_at = case.received_at + i64::try_from(dice.roll(40)).unwrap().hours();
            let answered_at = dice.chance(60).then(|| invited_at + 5.hours());
            surveys.push(SurveyRow {
                n,
                customer_key: case.customer_key.clone(),
                way: *dice.pick(Way::ALL),
                invited_at,
                expires_at: invited_at + 336.hours(),
                answered_at,
                solved: answered_at.and_then(|_| dice.maybe(70, &[true, false])),
            });
            let Some(answered_at) = answered_at else { continue };
            for about in ["overall", "step:done", "dimension:empathy"] {
                let compared = about.starts_with("dimension") && dice.chance(80);
                scores.push(ScoreRow {
                    n,
                    question: about.replace(':', "_"),
                    about: about.to_owned(),
                    unit: dice.maybe(80, &self.units),
                    answered_at,
                    perceived: u8::try_from(1 + dice.roll(5)).unwrap(),
                    expected: compared.then(|| u8::try_from(1 + dice.roll(5)).unwrap()),
                });
            }
        }
        (surveys, scores)
    }

    /// Tasks of a few cases: with units, with partners, some over.
    fn tasks(&self, dice: &mut Dice) -> Vec<TaskRow> {
        let count = if dice.chance(25) { 1 + dice.roll(3) } else { 0 };
        (1..=u32::try_from(count).unwrap())
            .map(|n| {
                let unit = dice.maybe(80, &self.units);
                let state = *dice.pick(State::ALL);
                let is_owed = matches!(state, State::Offered | State::Accepted | State::Returned);
                let lies = matches!(state, State::Offered | State::Accepted | State::Answered);
                TaskRow {
                    n,
                    is_asked: lies && unit.is_some(),
                    is_owed,
                    partner: unit.is_none().then(|| "迅达维保".to_owned()),
                    unit,
                    person: None,
                    state,
                    given_at: at(0),
                    due_at: at(3600 * i64::try_from(dice.roll(50)).unwrap()),
                    answered_at: None,
                    returns: 0,
                    was_broken: false,
                }
            })
            .collect()
    }

    /// Visits of a few cases, today and on other days, some over.
    fn visits(&self, dice: &mut Dice) -> Vec<VisitRow> {
        let count = if dice.chance(25) { 1 + dice.roll(3) } else { 0 };
        (1..=u32::try_from(count).unwrap())
            .map(|n| {
                let state = *dice.pick(visit::State::ALL);
                let from_at = at(1800 * i64::try_from(dice.roll(200)).unwrap());
                VisitRow {
                    n,
                    person: dice.pick(&self.people).clone(),
                    unit: dice.pick(&self.units).clone(),
                    state,
                    is_asked: state != visit::State::Cancelled,
                    from_at,
                    to_at: from_at + 2.hours(),
                    place: "七号楼1302".to_owned(),
                    what: "看三号梯门机".to_owned(),
                    result: None,
                }
            })
            .collect()
    }

    /// Decisions on responsibility of a few cases, some lifted, some not about a unit.
    fn responsibilities(&self, dice: &mut Dice) -> Vec<ResponsibilityRow> {
        let count = if dice.chance(15) { 1 + dice.roll(2) } else { 0 };
        (1..=u32::try_from(count).unwrap())
            .map(|n| {
                let state = *dice.pick(responsibility::State::ALL);
                let unit = dice.maybe(70, &self.units);
                ResponsibilityRow {
                    n,
                    party: if unit.is_some() { Party::Unit } else { Party::Supplier },
                    is_asked: unit.is_some() && state != responsibility::State::Lifted,
                    unit,
                    share: 50,
                    state,
                    at: at(0),
                }
            })
            .collect()
    }

    fn accused(&self, dice: &mut Dice) -> String {
        let mut names = BTreeSet::new();
        while dice.chance(20) {
            names.insert(if dice.chance(50) {
                format!("p:{}", dice.pick(&self.people))
            } else {
                format!("u:{}", dice.pick(&self.units))
            });
        }
        let names: Vec<String> = names.into_iter().collect();
        if names.is_empty() { String::new() } else { format!("|{}|", names.join("|")) }
    }
}

/// A tree of a dozen units and two dozen people; names that are beginnings of each other on purpose.
fn organisation(dice: &mut Dice) -> Organisation {
    let mut organisation = Organisation::default();
    let names = [
        "root", "east", "east-1", "east-2", "east_1", "west", "west.a", "repair", "repair-2",
        "quality",
    ];
    for (n, name) in names.iter().enumerate() {
        let id = UnitId::parse(name).unwrap();
        let above = (n > 0)
            .then(|| UnitId::parse(names[usize::try_from(dice.roll(n as u64)).unwrap()]).unwrap());
        let unit = Unit {
            id: id.clone(),
            title: (*name).to_owned(),
            parent: above,
            functions: BTreeSet::new(),
            closed: false,
        };
        organisation.units.insert(id, unit);
    }
    let units: Vec<UnitId> = organisation.units.keys().cloned().collect();
    for n in 0..24 {
        let id = PersonId::parse(&format!("p{n}")).unwrap();
        let mut grants = BTreeSet::new();
        for _ in 0..dice.roll(3) {
            let ordinary = [Role::Agent, Role::Caseworker, Role::Supervisor, Role::Administrator];
            let role = if n < 3 { *dice.pick(Role::ALL) } else { *dice.pick(&ordinary) };
            grants.insert(Grant { role, unit: dice.pick(&units).clone() });
        }
        if n == 0 {
            grants.insert(Grant { role: Role::Quality, unit: units[0].clone() });
        }
        let person = Person {
            id: id.clone(),
            name: id.to_string(),
            unit: dice.pick(&units).clone(),
            phone: None,
            email: None,
            grants,
            left: false,
        };
        organisation.people.insert(id, person);
    }
    organisation
}

/// The beginnings of `count` stretches of 30 days, and the end.
pub(crate) fn months(count: i64) -> Vec<Timestamp> {
    (0..=count).map(|n| at(n * 86_400 * 30)).collect()
}
