//! What the demo draws from: its people, its units and the texts of its complaints.

use std::collections::{BTreeMap, BTreeSet};

use casework::id::{CategoryCode, PackId, PersonId, UnitId};
use casework::intake::{Channel, Emotion, Receive, Recurrence, Subject};
use casework::organisation::{Grant, OrganisationCommand, Person, Role, Unit};
use casework::point::Finding;
use casework::remedy;
use casework::triage::{Kind, Nature, Severity};
use desk::House;
use serde::Deserialize;

use super::outage::Plot;

/// Why the demo's files cannot be read: a mistake of ours, found by a test.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {reason}")]
pub struct MaterialError {
    file: &'static str,
    reason: String,
}

#[derive(Deserialize)]
struct RoleAt {
    role: Role,
    unit: UnitId,
}

#[derive(Deserialize)]
struct WrittenUnit {
    id: UnitId,
    title: String,
    #[serde(default)]
    parent: Option<UnitId>,
    #[serde(default)]
    functions: BTreeSet<String>,
}

#[derive(Deserialize)]
struct WrittenPerson {
    id: PersonId,
    name: String,
    unit: UnitId,
    phone: Option<String>,
    email: Option<String>,
    roles: Vec<RoleAt>,
}

#[derive(Deserialize)]
struct Customers {
    names: Vec<String>,
}

#[derive(Deserialize)]
struct People {
    name: String,
    phone: String,
    #[serde(rename = "unit")]
    units: Vec<WrittenUnit>,
    #[serde(rename = "person")]
    people: Vec<WrittenPerson>,
    customers: Customers,
}

/// A remedy as written: amounts in yuan.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct WrittenRemedy {
    pub(super) kind: remedy::Kind,
    pub(super) what: String,
    #[serde(default)]
    pub(super) amount: Option<String>,
}

/// What was learned, as written.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct WrittenLesson {
    pub(super) cause: String,
    pub(super) prevention: String,
}

/// One complaint the demo tells again and again.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Matter {
    pub(super) category: CategoryCode,
    pub(super) kind: Kind,
    pub(super) nature: Nature,
    pub(super) emotion: Emotion,
    pub(super) channels: Vec<Channel>,
    pub(super) recurrence: Recurrence,
    pub(super) severity: Severity,
    #[serde(default)]
    pub(super) danger: bool,
    pub(super) function: String,
    pub(super) heading: String,
    pub(crate) text: String,
    pub(super) wish: String,
    pub(super) place: String,
    #[serde(default)]
    pub(super) subjects: Vec<Subject>,
    #[serde(default)]
    pub(super) fields: BTreeMap<String, String>,
    pub(super) answer: String,
    pub(super) finding: Finding,
    pub(super) reasons: String,
    #[serde(default)]
    pub(super) remedy: Option<WrittenRemedy>,
    #[serde(default)]
    pub(super) lesson: Option<WrittenLesson>,
    #[serde(default)]
    pub(super) second: Option<String>,
    /// Months it happens in; all when empty.
    #[serde(default)]
    pub(super) months: Vec<i8>,
}

#[derive(Deserialize)]
struct Matters {
    #[serde(rename = "complaint")]
    complaints: Vec<Matter>,
}

/// A branch of the demo: its pack, its desk and its complaints.
#[derive(Debug)]
pub(crate) struct Branch {
    pub(super) pack: &'static str,
    /// The unit below which everything of the branch lies.
    pub(super) root: UnitId,
    pub(crate) matters: Vec<Matter>,
}

/// Everything the demo draws from.
#[derive(Debug)]
pub struct Material {
    pub(super) name: String,
    pub(super) phone: String,
    pub(super) units: Vec<Unit>,
    pub(super) people: Vec<Person>,
    pub(super) customers: Vec<String>,
    pub(crate) branches: Vec<Branch>,
    pub(super) outage: Plot,
}

const OUTAGE: &str = include_str!("../../demo/outage.toml");
const PEOPLE: &str = include_str!("../../demo/people.toml");
const BRANCHES: [(&str, &str, &str, &str); 2] = [
    ("property", "qihe", "demo/property.toml", include_str!("../../demo/property.toml")),
    ("hotline12345", "hotline", "demo/hotline.toml", include_str!("../../demo/hotline.toml")),
];

impl Material {
    /// Reads the demo's files, which are part of the program.
    pub fn load() -> Result<Material, MaterialError> {
        let wrong = |file: &'static str| {
            move |error: toml::de::Error| MaterialError { file, reason: error.to_string() }
        };
        let people: People = toml::from_str(PEOPLE).map_err(wrong("demo/people.toml"))?;
        let outage = toml::from_str(OUTAGE).map_err(wrong("demo/outage.toml"))?;
        let mut branches = Vec::new();
        for (pack, root, file, text) in BRANCHES {
            let matters: Matters = toml::from_str(text).map_err(wrong(file))?;
            let root = UnitId::parse(root)
                .map_err(|error| MaterialError { file, reason: error.to_string() })?;
            branches.push(Branch { pack, root, matters: matters.complaints });
        }
        let unit = |it: WrittenUnit| Unit {
            id: it.id,
            title: it.title,
            parent: it.parent,
            functions: it.functions,
            closed: false,
        };
        let person = |it: WrittenPerson| Person {
            id: it.id,
            name: it.name,
            unit: it.unit,
            phone: it.phone,
            email: it.email,
            grants: it.roles.into_iter().map(|at| Grant { role: at.role, unit: at.unit }).collect(),
            left: false,
        };
        Ok(Material {
            name: people.name,
            phone: people.phone,
            units: people.units.into_iter().map(unit).collect(),
            people: people.people.into_iter().map(person).collect(),
            customers: people.customers.names,
            branches,
            outage,
        })
    }

    /// How many different texts of complaints there are.
    pub fn texts(&self) -> usize {
        let all: BTreeSet<&str> =
            self.branches.iter().flat_map(|b| &b.matters).map(|m| m.text.as_str()).collect();
        all.len()
    }

    /// Every complaint once, as somebody would hand it in by phone.
    pub fn complaints(&self) -> Vec<Receive> {
        let mut list = Vec::new();
        for branch in &self.branches {
            let Ok(pack) = PackId::parse(branch.pack) else { continue };
            for (n, matter) in branch.matters.iter().enumerate() {
                let mut receive = Receive::new(pack.clone(), Channel::Phone, &matter.text);
                receive.heading.clone_from(&matter.heading);
                receive.wish.clone_from(&matter.wish);
                receive.place.clone_from(&matter.place);
                receive.kind = Some(matter.kind);
                receive.category = Some(matter.category.clone());
                receive.recurrence = Some(matter.recurrence);
                receive.emotion = Some(matter.emotion);
                receive.subjects.clone_from(&matter.subjects);
                receive.fields.clone_from(&matter.fields);
                receive.complainant.name = self.customers[n % self.customers.len()].clone();
                list.push(receive);
            }
        }
        list
    }

    /// The commands that make the organisation, with every pack in force.
    pub fn organisation(&self, house: &House) -> Vec<OrganisationCommand> {
        let mut commands = vec![OrganisationCommand::Name {
            name: self.name.clone(),
            phone: Some(self.phone.clone()),
        }];
        commands.extend(self.units.iter().cloned().map(OrganisationCommand::PutUnit));
        commands.extend(self.people.iter().cloned().map(OrganisationCommand::PutPerson));
        let packs = house.packs.values();
        commands.extend(packs.map(|pack| OrganisationCommand::ActivatePack {
            pack: pack.id.clone(),
            version: pack.version.clone(),
        }));
        commands
    }

    /// Everybody who can sign in.
    pub fn people(&self) -> &[Person] {
        &self.people
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_enough_different_texts_and_every_category_exists() {
        let material = Material::load().unwrap();
        assert!(material.texts() >= 200, "{}", material.texts());
        let packs = crate::packs::load(None).unwrap();
        for branch in &material.branches {
            let pack = packs.values().find(|pack| pack.id.as_str() == branch.pack).unwrap();
            for matter in &branch.matters {
                assert!(pack.is_leaf(&matter.category), "{}", matter.category);
            }
        }
    }
}
