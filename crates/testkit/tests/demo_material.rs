//! The demo's material is right: every complaint is taken in, judged and answered by the real rules.
//!
//! Somebody who opens the demo reads these texts first, so a category that is not there or a person
//! nobody can hand over to must not wait to be found by them.

#![expect(clippy::unwrap_used, reason = "in a test the panic is the message")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use casework::calendar::Calendar;
use casework::case::{Case, Command, Setting, decide};
use casework::id::{CaseId, CaseNo, CategoryCode, PackId, PersonId, UnitId};
use casework::intake::{Channel, Emotion, Receive, Recurrence, Subject};
use casework::money::Money;
use casework::organisation::{Grant, Organisation, Person, Role, Unit};
use casework::pack::{Pack, PackSource, parse_set};
use casework::permission::Actor;
use casework::point::{AnswerPoint, Finding, RecordFinding};
use casework::remedy::{Kind as RemedyKind, ProposeRemedy};
use casework::triage::{Kind, Nature, Severity, Triage};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Material {
    complaint: Vec<Complaint>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Complaint {
    id: String,
    category: CategoryCode,
    kind: Kind,
    nature: Nature,
    emotion: Emotion,
    channels: Vec<Channel>,
    #[serde(default)]
    danger: bool,
    recurrence: Recurrence,
    #[serde(default)]
    months: Vec<u8>,
    severity: Severity,
    #[serde(default)]
    unit: Option<UnitId>,
    function: String,
    heading: String,
    text: String,
    wish: String,
    place: String,
    #[serde(default)]
    subjects: Vec<Subject>,
    #[serde(default)]
    fields: BTreeMap<String, String>,
    answer: String,
    finding: Finding,
    reasons: String,
    #[serde(default)]
    remedy: Option<Remedy>,
    #[serde(default)]
    lesson: Option<Lesson>,
    #[serde(default)]
    second: String,
    #[serde(default)]
    second_as: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Remedy {
    kind: RemedyKind,
    what: String,
    #[serde(default)]
    amount: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lesson {
    cause: String,
    prevention: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct People {
    name: String,
    phone: String,
    unit: Vec<UnitEntry>,
    person: Vec<PersonEntry>,
    estate: Vec<Estate>,
    city: City,
    customers: Customers,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitEntry {
    id: UnitId,
    title: String,
    #[serde(default)]
    parent: Option<UnitId>,
    functions: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonEntry {
    id: PersonId,
    name: String,
    unit: UnitId,
    phone: String,
    email: String,
    roles: Vec<Grant>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Estate {
    name: String,
    unit: UnitId,
    district: String,
    street: String,
    buildings: u8,
    entrances: u8,
    floors: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct City {
    name: String,
    districts: Vec<String>,
    streets: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Customers {
    names: Vec<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

fn packs() -> BTreeMap<PackId, Pack> {
    let sources: Vec<PackSource> = ["general", "property", "hotline12345"]
        .map(|id| format!("packs/{id}/pack.toml"))
        .map(|file| PackSource { text: read(&file), file })
        .into();
    parse_set(&sources).unwrap()
}

fn people() -> People {
    toml::from_str(&read("crates/server/demo/people.toml")).unwrap()
}

fn organisation(people: &People) -> Organisation {
    let mut organisation = Organisation {
        name: people.name.clone(),
        phone: Some(people.phone.clone()),
        ..Organisation::default()
    };
    for it in &people.unit {
        let unit = Unit {
            id: it.id.clone(),
            title: it.title.clone(),
            parent: it.parent.clone(),
            functions: it.functions.clone(),
            closed: false,
        };
        organisation.units.insert(it.id.clone(), unit);
    }
    for it in &people.person {
        let person = Person {
            id: it.id.clone(),
            name: it.name.clone(),
            unit: it.unit.clone(),
            phone: Some(it.phone.clone()),
            email: Some(it.email.clone()),
            grants: it.roles.iter().cloned().collect(),
            left: false,
        };
        organisation.people.insert(it.id.clone(), person);
    }
    organisation
}

/// The material of a branch: its file, its pack, and the unit at its head.
const BRANCHES: &[(&str, &str, &str, usize)] =
    &[("property", "property", "qihe", 130), ("hotline", "hotline12345", "hotline", 110)];

fn material(name: &str) -> Vec<Complaint> {
    let text = read(&format!("crates/server/demo/{name}.toml"));
    toml::from_str::<Material>(&text).unwrap_or_else(|error| panic!("{name}: {error}")).complaint
}

#[test]
fn there_are_enough_different_complaints() {
    let (mut ids, mut texts, mut headings) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (name, _, _, least) in BRANCHES {
        let complaints = material(name);
        assert!(complaints.len() >= *least, "{name}: {} of {least}", complaints.len());
        for it in complaints {
            let chars = |text: &str| text.chars().count();
            assert!(
                (40..=300).contains(&chars(&it.text)),
                "{}: {} characters",
                it.id,
                chars(&it.text)
            );
            assert!(
                (40..=210).contains(&chars(&it.answer)),
                "{}: answer of {}",
                it.id,
                chars(&it.answer)
            );
            assert!(chars(&it.heading) <= 30, "{}: heading of {}", it.id, chars(&it.heading));
            assert!(it.months.iter().all(|month| (1..=12).contains(month)), "{}", it.id);
            assert!(
                !it.wish.is_empty() && !it.place.is_empty() && !it.channels.is_empty(),
                "{}",
                it.id
            );
            let told = ["thanks", "asks", "unsolved"].contains(&it.second_as.as_str());
            assert!(it.second.is_empty() != told, "{}: second without what it is", it.id);
            assert!(headings.insert(it.heading.clone()), "{}: the heading stands twice", it.id);
            assert!(texts.insert(it.text), "{}: the text stands twice", it.id);
            assert!(ids.insert(it.id.clone()), "{} stands twice", it.id);
        }
    }
    assert!(texts.len() >= 240, "{} different texts", texts.len());
}

#[test]
fn every_complaint_is_taken_in_judged_and_answered() {
    let (packs, people) = (packs(), people());
    let organisation = organisation(&people);
    let calendar = Calendar::china();
    for (name, pack, branch, _) in BRANCHES {
        let pack = &packs[&PackId::parse(pack).unwrap()];
        let branch = UnitId::parse(branch).unwrap();
        for it in material(name) {
            let near = it.unit.clone().unwrap_or_else(|| branch.clone());
            let unit = organisation.unit_for(&it.function, Some(&near));
            let unit = unit.unwrap_or_else(|| panic!("{}: no unit for {}", it.id, it.function));
            assert!(
                organisation.path_up(unit).contains(&&branch),
                "{}: {unit} is of the other branch",
                it.id
            );
            let mut world = World {
                case: Case { id: Some(CaseId([1; 16])), ..Case::default() },
                organisation: &organisation,
                pack,
                calendar: &calendar,
            };
            for (step, command) in commands(&it, pack, &near).into_iter().enumerate() {
                world
                    .run(&command)
                    .unwrap_or_else(|reason| panic!("{}: step {step}: {reason}", it.id));
            }
            let case = world.case;
            assert!(case.finding().is_some(), "{}", it.id);
            let wanted = matches!(it.nature, Nature::Valid | Nature::NeedsImprovement);
            assert!(!wanted || it.lesson.is_some(), "{}: a lesson is asked for", it.id);
            if let Some(lesson) = it.lesson {
                assert!(!lesson.cause.is_empty() && !lesson.prevention.is_empty(), "{}", it.id);
            }
        }
    }
}

struct World<'a> {
    case: Case,
    organisation: &'a Organisation,
    pack: &'a Pack,
    calendar: &'a Calendar,
}

impl World<'_> {
    fn run(&mut self, command: &Command) -> Result<(), String> {
        let actor = Actor::Setup;
        let setting = Setting {
            now: "2026-03-02T01:00:00Z".parse().unwrap(),
            actor: &actor,
            organisation: self.organisation,
            pack: self.pack,
            calendar: self.calendar,
            granted_elsewhere: 0,
        };
        let events = decide(&self.case, command, &setting).map_err(|it| it.to_string())?;
        self.case.apply_step(setting.now, &actor, &events);
        Ok(())
    }
}

fn commands(it: &Complaint, pack: &Pack, near: &UnitId) -> Vec<Command> {
    let mut receive = Receive::new(pack.id.clone(), it.channels[0], &it.text);
    receive.no = CaseNo::new(jiff::civil::date(2026, 3, 2), 1);
    receive.heading.clone_from(&it.heading);
    receive.wish.clone_from(&it.wish);
    receive.kind = Some(it.kind);
    receive.category = Some(it.category.clone());
    receive.unit = Some(near.clone());
    receive.subjects.clone_from(&it.subjects);
    receive.place.clone_from(&it.place);
    receive.recurrence = Some(it.recurrence);
    receive.emotion = Some(it.emotion);
    receive.danger = it.danger;
    receive.fields.clone_from(&it.fields);
    let triage = Triage {
        kind: it.kind,
        nature: it.nature,
        category: it.category.clone(),
        severity: it.severity,
        priority: None,
        reason: it.reasons.clone(),
    };
    let finding = RecordFinding {
        point: 1,
        finding: it.finding,
        reasons: it.reasons.clone(),
        responsible_unit: None,
    };
    let mut commands = vec![
        Command::Receive(Box::new(receive)),
        Command::Triage(Box::new(triage)),
        Command::RecordFinding(finding),
        Command::AnswerPoint(AnswerPoint { point: 1, text: it.answer.clone() }),
    ];
    commands.extend(it.remedy.as_ref().map(|remedy| {
        let amount = remedy.amount.as_deref().map(|text| Money::parse_cny(text).unwrap());
        let (kind, what) = (remedy.kind, remedy.what.clone());
        Command::ProposeRemedy(ProposeRemedy {
            point: Some(1),
            kind,
            what,
            amount,
            due_at: None,
            without_admission: false,
        })
    }));
    commands
}

#[test]
fn the_organisation_stands_and_is_nobodys_real_one() {
    let people = people();
    let organisation = organisation(&people);
    assert!((18..=30).contains(&organisation.units.len()), "{} units", organisation.units.len());
    assert!(organisation.people.len() >= 45, "{} people", organisation.people.len());
    assert_eq!(organisation.people.len(), people.person.len(), "a sign-in name stands twice");
    assert_eq!(people.unit.iter().filter(|unit| unit.parent.is_none()).count(), 1);
    for unit in organisation.units.values() {
        assert!(unit.parent.iter().all(|id| organisation.unit(id).is_some()), "{}", unit.id);
        let lead = |person: &&Person| person.grants.iter().any(|it| it.unit == unit.id);
        assert!(
            organisation.people.values().any(|person| lead(&person))
                || unit.id.as_str() == "hotline",
            "nobody works at {}",
            unit.id
        );
    }
    for person in &people.person {
        assert!(organisation.unit(&person.unit).is_some(), "{}", person.id);
        assert!(
            person.roles.iter().all(|it| organisation.unit(&it.unit).is_some()),
            "{}",
            person.id
        );
        assert!(person.phone.starts_with("1390000"), "{}: a number somebody may have", person.id);
        assert!(person.email.ends_with(".example"), "{}: an address somebody may have", person.id);
    }
    for role in Role::ALL {
        assert!(
            organisation.people.values().any(|it| it.holds(*role)),
            "nobody is {}",
            role.code()
        );
    }
    let names: BTreeSet<&String> = people.customers.names.iter().collect();
    assert!(names.len() >= 200, "{} names", names.len());
    assert!(
        people.person.iter().any(|it| it.name.contains('\u{20bb7}')),
        "no name beyond the basic plane"
    );
    assert!(people.city.districts.len() >= 5 && people.city.streets.len() >= 15);
    for estate in &people.estate {
        assert!(organisation.unit(&estate.unit).is_some(), "{}", estate.name);
        assert!(people.city.districts.contains(&estate.district), "{}", estate.name);
        assert!(estate.buildings > 0 && estate.entrances > 0 && estate.floors > 0);
        assert!(!estate.street.is_empty() && !people.city.name.is_empty());
    }
}
