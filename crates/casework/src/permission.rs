//! Who may do what: one function for pages, API, lists, exports and search alike.
//!
//! Four things decide: the roles a person holds, the branch of the tree they hold them for, their own
//! part in the case, and whether they are the one complained about. The last beats all others.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::id::{PersonId, UnitId};
use crate::organisation::{Grant, Organisation, Person, Role};
use crate::refusal::Refusal;

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Actor {
    /// A person on our side.
    Staff(PersonId),
    /// The complainant, known by the private link of the case.
    Customer,
    /// A partner outside, known by the link of a task: the task's number on the case.
    Partner(u32),
    /// Time passing.
    Clock,
    /// A file of complaints taken in, by name.
    Import(String),
    /// The installation itself, when it is set up.
    Setup,
}

impl Actor {
    /// The person, where a person acts.
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Actor::Staff(person) => Some(person),
            Actor::Customer
            | Actor::Partner(_)
            | Actor::Clock
            | Actor::Import(_)
            | Actor::Setup => None,
        }
    }

    /// Reads the text in the journal back.
    pub fn parse(text: &str) -> Option<Actor> {
        match text.split_once(':') {
            Some(("staff", id)) => PersonId::parse(id).ok().map(Actor::Staff),
            Some(("import", name)) => Some(Actor::Import(name.to_owned())),
            Some(("partner", task)) => task.parse().ok().map(Actor::Partner),
            Some(_) => None,
            None => match text {
                "customer" => Some(Actor::Customer),
                "clock" => Some(Actor::Clock),
                "setup" => Some(Actor::Setup),
                _ => None,
            },
        }
    }
}

/// As it stands in the journal: `staff:wangfang`, `customer`, `partner:1`, `clock`, `import:<name>`, `setup`.
impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Actor::Staff(person) => write!(f, "staff:{person}"),
            Actor::Customer => f.write_str("customer"),
            Actor::Partner(task) => write!(f, "partner:{task}"),
            Actor::Clock => f.write_str("clock"),
            Actor::Import(name) => write!(f, "import:{name}"),
            Actor::Setup => f.write_str("setup"),
        }
    }
}

/// One text everywhere: in the journal's column, inside its events and in the API.
impl Serialize for Actor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Actor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Actor::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is no actor")))
    }
}

/// The facts of a case that rights depend on; the same for a folded case and for a row of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The unit responsible.
    pub unit: Option<UnitId>,
    /// The unit the case is being handed to.
    pub offered_unit: Option<UnitId>,
    /// The one owner.
    pub owner: Option<PersonId>,
    /// Who heard it first.
    pub heard_by: Option<PersonId>,
    /// The units of tasks that lie with them, or whose answer is not judged yet, of who goes to the customer, and
    /// those held responsible.
    pub task_units: BTreeSet<UnitId>,
    /// People complained about.
    pub accused: BTreeSet<PersonId>,
    /// Units complained about by name.
    pub accused_units: BTreeSet<UnitId>,
}

/// Something one may do with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Open the case, find it in lists, figures and search.
    Read,
    /// Register a complaint.
    Receive,
    /// Add what was said: contacts, notes, information, attachments, points, promises, acknowledgement, the customer's word.
    Record,
    /// Judge it: nature, kind, category, severity.
    Triage,
    /// Work on it: findings, answers, remedies, response, return.
    Work,
    /// Hand it over and accept it.
    Assign,
    /// Approve a remedy.
    Approve,
    /// Want an answer about it from who works on it.
    Supervise,
    /// Call the customer back.
    CallBack,
    /// Close it.
    Close,
    /// Reopen it.
    Reopen,
    /// Link and merge.
    Link,
    /// Read its journal with digests.
    Audit,
}

impl Act {
    /// Every act.
    pub const ALL: &'static [Act] = &[
        Act::Read,
        Act::Receive,
        Act::Record,
        Act::Triage,
        Act::Work,
        Act::Assign,
        Act::Approve,
        Act::Supervise,
        Act::CallBack,
        Act::Close,
        Act::Reopen,
        Act::Link,
        Act::Audit,
    ];
}

/// Which acts a role brings. `own` tells whether the person holds the case.
fn role_allows(role: Role, act: Act, own: bool) -> bool {
    match role {
        Role::Agent => match act {
            Act::Read | Act::Receive | Act::Record => true,
            Act::Triage | Act::Work | Act::Assign | Act::Close => own,
            Act::Approve
            | Act::Supervise
            | Act::CallBack
            | Act::Reopen
            | Act::Link
            | Act::Audit => false,
        },
        Role::Caseworker => match act {
            Act::Read | Act::Receive | Act::Record | Act::Triage | Act::Work | Act::Assign => true,
            Act::Close => own,
            Act::Approve
            | Act::Supervise
            | Act::CallBack
            | Act::Reopen
            | Act::Link
            | Act::Audit => false,
        },
        Role::Supervisor => !matches!(act, Act::Audit),
        Role::Quality => true,
        Role::Manager => !matches!(act, Act::CallBack),
        Role::Auditor => matches!(act, Act::Read | Act::Audit),
        Role::Administrator => false,
    }
}

/// Whether `actor` may do `act` with a case of this standing; the refusal tells what stands in the way.
///
/// The same answer as [`Scope::covers`] for [`Act::Read`], without building a scope for every question.
pub fn may(
    organisation: &Organisation,
    actor: &Actor,
    standing: &Standing,
    act: Act,
) -> Result<(), Refusal> {
    let person = match actor {
        // Whoever runs these commands has the machine itself.
        Actor::Import(_) | Actor::Setup => return Ok(()),
        Actor::Clock if matches!(act, Act::Read | Act::Record) => return Ok(()),
        // The private link proves which case it is; what a customer may do with it is decided command
        // by command (`Command::is_customers`).
        Actor::Customer if matches!(act, Act::Read | Act::Record | Act::Receive) => return Ok(()),
        // Which task, and whether the link is the right one, is decided by who opens the door.
        Actor::Partner(_) if act == Act::Record => return Ok(()),
        Actor::Clock | Actor::Customer | Actor::Partner(_) => return Err(Refusal::RoleLacking),
        Actor::Staff(id) => organisation.person(id).ok_or(Refusal::NotSignedIn)?,
    };
    if act == Act::Receive {
        let anywhere = person.grants.iter().any(|grant| role_allows(grant.role, act, false));
        return if anywhere { Ok(()) } else { Err(Refusal::RoleLacking) };
    }
    let part = Part::of(organisation, person, standing);
    // Whoever is complained about must not even learn that the case exists.
    if !part.is_reached() || is_accused(organisation, person, standing) {
        return Err(Refusal::NotYours);
    }
    if part.allows(act) { Ok(()) } else { Err(Refusal::RoleLacking) }
}

/// The roles somebody holds over a case: those granted at its unit or above, or everywhere, and all of
/// them over a case of one's own.
pub fn roles_over(
    organisation: &Organisation,
    actor: &Actor,
    standing: &Standing,
) -> BTreeSet<Role> {
    let person = actor.person().and_then(|id| organisation.person(id));
    let roles = person.map(|person| Part::of(organisation, person, standing).roles);
    let over = |(role, reach): (Role, Reach)| (reach == Reach::Everything).then_some(role);
    roles.unwrap_or_default().into_iter().filter_map(over).collect()
}

/// How far a role reaches into a case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// Not at all.
    Nothing,
    /// To read it and to note what was said: who heard it first, the unit it is offered to, and the units that [`Standing::task_units`] tells.
    Note,
    /// To everything the role brings.
    Everything,
}

/// A person's part in a case.
struct Part {
    /// Holds it now: owns it, or heard it while nobody owned it yet.
    holds: bool,
    /// The roles held, and how far each reaches into this case.
    roles: Vec<(Role, Reach)>,
}

impl Part {
    fn of(organisation: &Organisation, person: &Person, standing: &Standing) -> Part {
        let heard = standing.heard_by.as_ref() == Some(&person.id);
        let owns = standing.owner.as_ref() == Some(&person.id);
        // First-inquiry responsibility ends when somebody else has accepted the case.
        let holds = owns || heard && standing.owner.is_none();
        let here = above(organisation, standing.unit.as_ref());
        let mut offered = above(organisation, standing.offered_unit.as_ref());
        for unit in &standing.task_units {
            offered.extend(organisation.path_up(unit));
        }
        let reach = |grant: &Grant| {
            if holds || sees_everything(grant.role) || here.contains(&&grant.unit) {
                Reach::Everything
            } else if heard || offered.contains(&&grant.unit) {
                Reach::Note
            } else {
                Reach::Nothing
            }
        };
        let grants = person.grants.iter().filter(|grant| grant.role != Role::Administrator);
        Part { holds, roles: grants.map(|grant| (grant.role, reach(grant))).collect() }
    }

    fn is_reached(&self) -> bool {
        self.roles.iter().any(|(_, reach)| *reach > Reach::Nothing)
    }

    fn allows(&self, act: Act) -> bool {
        let needed = match act {
            Act::Read | Act::Record => Reach::Note,
            _ => Reach::Everything,
        };
        self.roles
            .iter()
            .any(|(role, reach)| *reach >= needed && role_allows(*role, act, self.holds))
    }
}

fn above<'a>(organisation: &'a Organisation, unit: Option<&'a UnitId>) -> Vec<&'a UnitId> {
    unit.map(|unit| organisation.path_up(unit)).unwrap_or_default()
}

/// Whether the person is the one complained about, alone or through a unit; see [`Scope::is_accused`].
pub(crate) fn is_accused(
    organisation: &Organisation,
    person: &Person,
    standing: &Standing,
) -> bool {
    if standing.accused.contains(&person.id) {
        return true;
    }
    if standing.accused_units.is_empty() || person.grants.iter().any(|g| sees_everything(g.role)) {
        return false;
    }
    organisation.path_up(&person.unit).into_iter().any(|unit| standing.accused_units.contains(unit))
}

/// Whether `actor` may keep units, people, packs and calendar.
pub fn may_administer(organisation: &Organisation, actor: &Actor) -> Result<(), Refusal> {
    match actor {
        Actor::Setup | Actor::Import(_) => Ok(()),
        Actor::Clock | Actor::Customer | Actor::Partner(_) => Err(Refusal::RoleLacking),
        Actor::Staff(id) => {
            let person = organisation.person(id).ok_or(Refusal::NotSignedIn)?;
            if person.holds(Role::Administrator) { Ok(()) } else { Err(Refusal::RoleLacking) }
        }
    }
}

/// Roles that see every case wherever they are held.
fn sees_everything(role: Role) -> bool {
    matches!(role, Role::Quality | Role::Manager | Role::Auditor)
}

/// The cases somebody sees: what a list filters by is what a page asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Whose scope it is.
    pub person: PersonId,
    /// Everything, by role.
    pub everything: bool,
    /// The units whose cases are seen.
    pub units: BTreeSet<UnitId>,
    /// The person's own unit and those above: cases that complain about one of them are not seen.
    pub home: BTreeSet<UnitId>,
}

/// The scope of a person. The administrator's role alone shows no case, and who has left sees none.
pub fn scope(organisation: &Organisation, person: &Person) -> Scope {
    let mut units = BTreeSet::new();
    let grants = || person.grants.iter().filter(|g| !person.left && g.role != Role::Administrator);
    for grant in grants() {
        units.extend(organisation.subtree(&grant.unit));
        units.insert(grant.unit.clone());
    }
    Scope {
        person: person.id.clone(),
        everything: grants().any(|grant| sees_everything(grant.role)),
        units,
        home: organisation.path_up(&person.unit).into_iter().cloned().collect(),
    }
}

impl Scope {
    /// No role shows this person any case, not even one that names them.
    pub fn sees_nothing(&self) -> bool {
        !self.everything && self.units.is_empty()
    }

    /// Whether the person is the one complained about, alone or through a unit.
    ///
    /// A unit complained about keeps its people out, except those whose role sees everything:
    /// somebody must be able to judge.
    pub fn is_accused(&self, standing: &Standing) -> bool {
        standing.accused.contains(&self.person)
            || (!self.everything
                && standing.accused_units.iter().any(|unit| self.home.contains(unit)))
    }

    /// Whether a case of this standing is seen.
    pub fn covers(&self, standing: &Standing) -> bool {
        if self.sees_nothing() || self.is_accused(standing) {
            return false;
        }
        let reached =
            |unit: &Option<UnitId>| unit.as_ref().is_some_and(|unit| self.units.contains(unit));
        self.everything
            || reached(&standing.unit)
            || reached(&standing.offered_unit)
            || standing.task_units.iter().any(|unit| self.units.contains(unit))
            || standing.owner.as_ref() == Some(&self.person)
            || standing.heard_by.as_ref() == Some(&self.person)
    }
}
