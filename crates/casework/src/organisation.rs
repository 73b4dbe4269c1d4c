//! The organisation itself: its tree of units, its people and their roles, its packs in force.
//!
//! It is a stream of its own in the journal, so that nobody's rights change without a trace.

mod calendars;
mod command;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::absence::{self, Absence};
use crate::calendar::{SpecialDay, YearTable};
use crate::exposure::{self, Exposure};
use crate::id::{CalendarId, ExposureId, PackId, PersonId, UnitId};
use crate::improvement::{self, Improvement};
use crate::invalid::{Invalid, Problem};
use crate::key_customer::{self, KeyCustomer};
use crate::limits::{FUNCTIONS_MAX, LINE_CHARS_MAX};
use crate::notice_pace::{self, Pace};
use crate::permission::Actor;
use crate::policy::{self, PolicyVersion};
use crate::refusal::{Objection, Refusal};
use crate::text;

pub use calendars::{CalendarPlan, Holidays, Hours, NamedCalendar};
pub use command::{OrganisationCommand, OrganisationEvent};

/// What somebody may do; always granted at a unit and valid for all units below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Hears complaints first and registers them.
    Agent,
    /// Works on cases handed to the unit.
    Caseworker,
    /// Leads a unit: assigns, approves within a limit, closes and reopens.
    Supervisor,
    /// The quality department: sees everything, calls back, links and merges, guards the rules.
    Quality,
    /// Top management: sees everything and approves what is above the others' limits.
    Manager,
    /// Reads everything including the journal, changes nothing.
    Auditor,
    /// Keeps units, people, packs and calendar; sees no case by this role alone.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: &'static [Role] = &[
        Role::Agent,
        Role::Caseworker,
        Role::Supervisor,
        Role::Quality,
        Role::Manager,
        Role::Auditor,
        Role::Administrator,
    ];

    /// The stable name in the journal, the API and the locales.
    pub fn code(self) -> &'static str {
        match self {
            Role::Agent => "agent",
            Role::Caseworker => "caseworker",
            Role::Supervisor => "supervisor",
            Role::Quality => "quality",
            Role::Manager => "manager",
            Role::Auditor => "auditor",
            Role::Administrator => "administrator",
        }
    }

    /// Whether who holds this role may grant what the other one is asked for.
    pub fn grants_for(self, asked: Role) -> bool {
        self == asked
            || matches!(
                (self, asked),
                (Role::Quality | Role::Manager, Role::Supervisor) | (Role::Manager, Role::Quality)
            )
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Role> {
        Role::ALL.iter().copied().find(|role| role.code() == code)
    }
}

/// A unit of the organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unit {
    /// Its code, for ever.
    pub id: UnitId,
    /// Its name as people say it.
    pub title: String,
    /// The unit above; only the root has none.
    pub parent: Option<UnitId>,
    /// What it is for in routing rules, e.g. `intake`, `repair`, `quality`.
    #[serde(default)]
    pub functions: BTreeSet<String>,
    /// Closed units keep their history and get nothing new.
    #[serde(default)]
    pub closed: bool,
}

/// A role held at a unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Where: this unit and all below it.
    pub unit: UnitId,
}

/// A person on our side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Person {
    /// The name to sign in with, for ever.
    pub id: PersonId,
    /// The name customers are told.
    pub name: String,
    /// The unit the person belongs to.
    pub unit: UnitId,
    /// The telephone number customers are told.
    #[serde(default)]
    pub phone: Option<String>,
    /// Where notices go.
    #[serde(default)]
    pub email: Option<String>,
    /// Roles held.
    #[serde(default)]
    pub grants: BTreeSet<Grant>,
    /// People who left keep their history and cannot sign in.
    #[serde(default)]
    pub left: bool,
}

impl Person {
    /// Whether the person holds `role` anywhere.
    pub fn holds(&self, role: Role) -> bool {
        !self.left && self.grants.iter().any(|grant| grant.role == role)
    }

    /// Whether the person is the supervisor of just this unit.
    pub fn leads(&self, unit: &UnitId) -> bool {
        let is_lead = |grant: &Grant| grant.role == Role::Supervisor && grant.unit == *unit;
        !self.left && self.grants.iter().any(is_lead)
    }
}

/// The organisation as its journal tells it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its name as customers know it.
    pub name: String,
    /// The telephone number customers are told.
    pub phone: Option<String>,
    /// Units by code.
    pub units: BTreeMap<UnitId, Unit>,
    /// People by sign-in name.
    pub people: BTreeMap<PersonId, Person>,
    /// Packs in force and their versions.
    pub packs: BTreeMap<PackId, String>,
    /// Versions of packs' policies put in force, the oldest first.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub policies: BTreeMap<PackId, Vec<PolicyVersion>>,
    /// Who is away when.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub absences: BTreeMap<PersonId, Vec<Absence>>,
    /// How people want their notices, where it is not at once.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub paces: BTreeMap<PersonId, Pace>,
    /// Customers who go through the green channel, by customer key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub key_customers: BTreeMap<String, KeyCustomer>,
    /// Improvement reports departments owe or owed, numbered from 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub improvements: Vec<Improvement>,
    /// Calendar years loaded beyond the built-in ones.
    pub years: BTreeMap<i16, YearTable>,
    /// Hours and zone of its own calendar; none as long as nobody put them.
    #[serde(default)]
    pub hours: Option<Hours>,
    /// Special days of its own calendar.
    #[serde(default)]
    pub special_days: BTreeMap<Date, SpecialDay>,
    /// Calendars beside its own, by code.
    #[serde(default)]
    pub calendars: BTreeMap<CalendarId, NamedCalendar>,
    /// Units that name a calendar for themselves and all below them.
    #[serde(default)]
    pub unit_calendars: BTreeMap<UnitId, CalendarId>,
    /// How much there was to complain about, month by month.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub exposures: BTreeMap<ExposureId, Exposure>,
    /// Steps in its journal so far.
    pub version: u64,
}

impl Organisation {
    /// The unit above all others.
    pub fn root(&self) -> Option<&Unit> {
        self.units.values().find(|unit| unit.parent.is_none())
    }

    /// A unit and those above it, nearest first.
    pub fn path_up<'a>(&'a self, unit: &'a UnitId) -> Vec<&'a UnitId> {
        let mut path = Vec::new();
        let mut next = Some(unit);
        while let Some(id) = next {
            // Bounded by the number of units: a circle cannot be stored, and would end here all the same.
            if path.len() > self.units.len() {
                break;
            }
            path.push(id);
            next = self.units.get(id).and_then(|u| u.parent.as_ref());
        }
        path
    }

    /// A unit and all units below it.
    pub fn subtree(&self, unit: &UnitId) -> BTreeSet<UnitId> {
        self.units.keys().filter(|id| self.path_up(id).contains(&unit)).cloned().collect()
    }

    /// The first open unit with this function, searched near `from` first: its own branch, then everywhere.
    pub fn unit_for(&self, function: &str, from: Option<&UnitId>) -> Option<&UnitId> {
        self.unit_for_without(function, from, &BTreeSet::new())
    }

    /// As [`Organisation::unit_for`], leaving out units complained about and all below them.
    pub fn unit_for_without(
        &self,
        function: &str,
        from: Option<&UnitId>,
        accused: &BTreeSet<UnitId>,
    ) -> Option<&UnitId> {
        let serves = |unit: &&Unit| {
            !unit.closed && unit.functions.contains(function) && !self.is_below(&unit.id, accused)
        };
        if let Some(from) = from {
            for above in self.path_up(from) {
                let below = self.subtree(above);
                if let Some(unit) =
                    self.units.values().filter(|u| below.contains(&u.id)).find(serves)
                {
                    return Some(&unit.id);
                }
            }
        }
        self.units.values().find(serves).map(|unit| &unit.id)
    }

    /// Whether the unit is one of these or stands anywhere below one of them.
    pub fn is_below(&self, unit: &UnitId, any_of: &BTreeSet<UnitId>) -> bool {
        !any_of.is_empty() && self.path_up(unit).into_iter().any(|above| any_of.contains(above))
    }

    /// A person who has not left.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.get(id).filter(|person| !person.left)
    }

    /// A unit that is not closed.
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.units.get(id).filter(|unit| !unit.closed)
    }
}

/// Decides what a command means for the organisation. Empty: it was so already.
pub fn decide(
    organisation: &Organisation,
    command: &OrganisationCommand,
    actor: &Actor,
) -> Result<Vec<OrganisationEvent>, Objection> {
    match command {
        // What people may say of themselves, and those who lead of theirs.
        OrganisationCommand::PutAbsences { person, absences } => {
            return absence::put(organisation, person, absences, actor);
        }
        OrganisationCommand::PutPace { person, pace } => {
            return notice_pace::put(organisation, person, *pace, actor);
        }
        OrganisationCommand::PutKeyCustomer(it) => {
            return key_customer::put(organisation, it, actor);
        }
        OrganisationCommand::DropKeyCustomer { key } => {
            return key_customer::drop(organisation, key, actor);
        }
        OrganisationCommand::PutExposure(it) => {
            exposure::may_put(organisation, actor)?;
            return exposure::put(organisation, it);
        }
        // Reports are the business of those who lead and of those who guard quality.
        OrganisationCommand::OweImprovement(it) => {
            return improvement::owe(organisation, it, actor);
        }
        OrganisationCommand::ReportImprovement { n, text } => {
            return improvement::report(organisation, *n, text, actor);
        }
        OrganisationCommand::JudgeImprovement { n, accepted, note } => {
            return improvement::judge(organisation, *n, (*accepted, note), actor);
        }
        _ => crate::permission::may_administer(organisation, actor)?,
    }
    decide_administration(organisation, command)
}

/// What those decide who keep units, people, packs and calendar.
fn decide_administration(
    organisation: &Organisation,
    command: &OrganisationCommand,
) -> Result<Vec<OrganisationEvent>, Objection> {
    match command {
        OrganisationCommand::Name { name, phone } => {
            let mut invalid = Invalid::default();
            let name = invalid.line("name", name, LINE_CHARS_MAX);
            if name.is_empty() {
                invalid.add("name", Problem::Missing);
            }
            let phone = phone.as_deref().map(|p| invalid.line("phone", p, LINE_CHARS_MAX));
            let phone = phone.filter(|p| !p.is_empty());
            invalid.none_or(())?;
            let same = organisation.name == name && organisation.phone == phone;
            Ok(if same { vec![] } else { vec![OrganisationEvent::Named { name, phone }] })
        }
        OrganisationCommand::PutUnit(unit) => put_unit(organisation, unit),
        OrganisationCommand::PutPerson(person) => put_person(organisation, person),
        OrganisationCommand::ActivatePack { pack, version } => {
            let same = organisation.packs.get(pack) == Some(version);
            let event =
                OrganisationEvent::PackActivated { pack: pack.clone(), version: version.clone() };
            Ok(if same { vec![] } else { vec![event] })
        }
        OrganisationCommand::LoadYear { .. }
        | OrganisationCommand::PutHours(_)
        | OrganisationCommand::PutCalendar(_)
        | OrganisationCommand::UseCalendar { .. }
        | OrganisationCommand::PutSpecialDay { .. }
        | OrganisationCommand::DropSpecialDay { .. } => calendars::decide(organisation, command),
        OrganisationCommand::PutPolicy { pack, text, note, confirmed } => {
            policy::put(organisation, pack, (text, note, *confirmed))
        }
        // Decided above.
        OrganisationCommand::OweImprovement(_)
        | OrganisationCommand::ReportImprovement { .. }
        | OrganisationCommand::JudgeImprovement { .. }
        | OrganisationCommand::PutAbsences { .. }
        | OrganisationCommand::PutPace { .. }
        | OrganisationCommand::PutKeyCustomer(_)
        | OrganisationCommand::DropKeyCustomer { .. } => Ok(vec![]),
        OrganisationCommand::NotePassword { person } => {
            organisation.person(person).ok_or(Refusal::NoSuchPerson)?;
            Ok(vec![OrganisationEvent::PasswordNoted { person: person.clone() }])
        }
        OrganisationCommand::PutExposure(it) => exposure::put(organisation, it),
        OrganisationCommand::NoteKey { name, person, revoked } => {
            note_key(organisation, name, person, *revoked)
        }
    }
}

fn note_key(
    organisation: &Organisation,
    name: &str,
    person: &PersonId,
    revoked: bool,
) -> Result<Vec<OrganisationEvent>, Objection> {
    let mut invalid = Invalid::default();
    let name = invalid.line("name", name, LINE_CHARS_MAX);
    if name.is_empty() {
        invalid.add("name", Problem::Missing);
    }
    invalid.none_or(())?;
    // A key may be taken away from somebody who has left, never given.
    if !revoked && organisation.person(person).is_none() {
        return Err(Refusal::NoSuchPerson.into());
    }
    Ok(vec![OrganisationEvent::KeyNoted { name, person: person.clone(), revoked }])
}

fn put_unit(organisation: &Organisation, unit: &Unit) -> Result<Vec<OrganisationEvent>, Objection> {
    let mut invalid = Invalid::default();
    let mut unit = unit.clone();
    unit.title = invalid.line("title", &unit.title, LINE_CHARS_MAX);
    if unit.title.is_empty() {
        invalid.add("title", Problem::Missing);
    }
    if unit.functions.len() > FUNCTIONS_MAX {
        invalid.add("functions", Problem::TooMany { max: FUNCTIONS_MAX });
    }
    let functions = std::mem::take(&mut unit.functions);
    let cleaned = functions.iter().map(|f| invalid.line("functions", f, LINE_CHARS_MAX));
    unit.functions = cleaned.filter(|f| !f.is_empty()).collect();
    invalid.none_or(())?;
    match &unit.parent {
        Some(parent) => {
            if organisation.unit(parent).is_none() {
                return Err(Refusal::NoSuchUnit.into());
            }
            if organisation.path_up(parent).contains(&&unit.id) {
                return Err(Refusal::UnitCircle.into());
            }
        }
        None if organisation.root().is_some_and(|root| root.id != unit.id) => {
            return Err(Refusal::UnitCircle.into());
        }
        None => {}
    }
    if unit.closed {
        let peopled = organisation.people.values().any(|p| !p.left && p.unit == unit.id);
        let parent =
            organisation.units.values().any(|u| !u.closed && u.parent.as_ref() == Some(&unit.id));
        if peopled || parent {
            return Err(Refusal::UnitInUse.into());
        }
    }
    let same = organisation.units.get(&unit.id) == Some(&unit);
    Ok(if same { vec![] } else { vec![OrganisationEvent::UnitPut(unit)] })
}

fn put_person(
    organisation: &Organisation,
    person: &Person,
) -> Result<Vec<OrganisationEvent>, Objection> {
    let mut invalid = Invalid::default();
    let mut person = person.clone();
    person.name = invalid.line("name", &person.name, LINE_CHARS_MAX);
    if person.name.is_empty() {
        invalid.add("name", Problem::Missing);
    }
    if let Some(email) = person.email.take().map(|e| text::clean_line(&e)).filter(|e| !e.is_empty())
    {
        if !text::is_mail_address(&email) {
            invalid.add("email", Problem::NotAMailAddress);
        }
        person.email = Some(email);
    }
    person.phone = person.phone.take().map(|p| invalid.line("phone", &p, LINE_CHARS_MAX));
    person.phone.take_if(|phone| phone.is_empty());
    invalid.none_or(())?;
    let units_known = organisation.unit(&person.unit).is_some()
        && person.grants.iter().all(|grant| organisation.unit(&grant.unit).is_some());
    if !units_known && !person.left {
        return Err(Refusal::NoSuchUnit.into());
    }
    let others = organisation.people.values().filter(|p| p.id != person.id);
    let administrators = others.filter(|p| p.holds(Role::Administrator)).count();
    let was = organisation.person(&person.id).is_some_and(|p| p.holds(Role::Administrator));
    if was && administrators == 0 && !person.holds(Role::Administrator) {
        return Err(Refusal::LastAdministrator.into());
    }
    let same = organisation.people.get(&person.id) == Some(&person);
    Ok(if same { vec![] } else { vec![OrganisationEvent::PersonPut(person)] })
}

/// Tells the organisation what happened.
pub fn apply(organisation: &mut Organisation, at: Timestamp, event: &OrganisationEvent) {
    match event {
        OrganisationEvent::Named { name, phone } => {
            organisation.name.clone_from(name);
            organisation.phone.clone_from(phone);
        }
        OrganisationEvent::UnitPut(unit) => {
            organisation.units.insert(unit.id.clone(), unit.clone());
        }
        OrganisationEvent::PersonPut(person) => {
            organisation.people.insert(person.id.clone(), person.clone());
        }
        OrganisationEvent::PackActivated { pack, version } => {
            organisation.packs.insert(pack.clone(), version.clone());
        }
        OrganisationEvent::PolicyPut { pack, version, text, note } => {
            let (version, text, note) = (*version, text.clone(), note.clone());
            let versions = organisation.policies.entry(pack.clone()).or_default();
            versions.push(PolicyVersion { version, from: at, text, note });
        }
        OrganisationEvent::AbsencesPut { person, absences } => {
            organisation.absences.insert(person.clone(), absences.clone());
        }
        OrganisationEvent::PacePut { person, pace } => {
            organisation.paces.insert(person.clone(), *pace);
        }
        OrganisationEvent::KeyCustomerPut(it) => {
            organisation.key_customers.insert(it.key.clone(), it.clone());
        }
        OrganisationEvent::KeyCustomerDropped { key } => {
            organisation.key_customers.remove(key);
        }
        OrganisationEvent::ExposurePut { id, exposure } => {
            organisation.exposures.insert(id.clone(), exposure.clone());
        }
        OrganisationEvent::YearLoaded(table) => {
            organisation.years.insert(table.year(), table.clone());
        }
        OrganisationEvent::HoursPut(_)
        | OrganisationEvent::CalendarPut(_)
        | OrganisationEvent::CalendarUsed { .. }
        | OrganisationEvent::CalendarYearLoaded { .. }
        | OrganisationEvent::SpecialDayPut { .. }
        | OrganisationEvent::SpecialDayDropped { .. } => calendars::apply(organisation, event),
        OrganisationEvent::ImprovementOwed { .. }
        | OrganisationEvent::ImprovementReported { .. }
        | OrganisationEvent::ImprovementJudged { .. } => {
            improvement::apply(organisation, at, event);
        }
        // For the record alone: what they are about is kept outside the journal.
        OrganisationEvent::PasswordNoted { .. } | OrganisationEvent::KeyNoted { .. } => {}
    }
}
