//! Absences: who is away when, and who stands in, so that no warning goes to an empty desk.
//!
//! Everybody puts their own on record, who leads a unit those of its people, administrators everybody's.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::limits::{ABSENCE_DAYS_MAX, ABSENCE_HORIZON_DAYS, ABSENCES_MAX};
use crate::organisation::{Organisation, OrganisationEvent, Person, Role};
use crate::permission::{Actor, may_administer};
use crate::refusal::{Objection, Refusal};

/// Somebody is away.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Absence {
    /// The first day.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("format" = "date")))]
    pub from: Date,
    /// The last day.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("format" = "date")))]
    pub to: Date,
    /// Who stands in; the next above does when nobody is named.
    #[serde(default)]
    pub deputy: Option<PersonId>,
}

impl Absence {
    /// The first day the person is there again, as far as this absence goes.
    pub fn back_on(&self) -> Date {
        self.to.saturating_add(1.day())
    }

    fn overlaps(&self, other: &Absence) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

impl Organisation {
    /// The absence of a person on a day.
    pub fn absence(&self, person: &PersonId, day: Date) -> Option<&Absence> {
        self.absences_of(person).iter().find(|absence| absence.from <= day && day <= absence.to)
    }

    /// Every absence of a person on record, the earliest first.
    pub fn absences_of(&self, person: &PersonId) -> &[Absence] {
        self.absences.get(person).map(Vec::as_slice).unwrap_or_default()
    }

    /// The person, or who stands in for them on a day; nobody when both are away or the person has left.
    pub fn acting_for(&self, person: &PersonId, day: Date) -> Option<PersonId> {
        let mut next = self.person(person)?;
        // A deputy may be away as well; a circle of deputies ends where it began.
        for _ in 0..self.people.len() {
            let Some(absence) = self.absence(&next.id, day) else { return Some(next.id.clone()) };
            next = self.person(absence.deputy.as_ref()?)?;
        }
        None
    }

    /// Everybody whose work falls to this person on a day: those they are the deputy of, and those of the units they
    /// lead who are away with nobody standing in.
    pub fn stood_in_for(&self, person: &PersonId, day: Date) -> Vec<PersonId> {
        let Some(who) = self.person(person) else { return Vec::new() };
        let leads =
            |absent: &Person| who.leads(&absent.unit) && self.absence(&absent.id, day).is_some();
        let falls_to = |id: &&PersonId| match self.acting_for(id, day) {
            Some(acting) => acting == *person,
            None => self.person(id).is_some_and(leads),
        };
        self.absences.keys().filter(|id| *id != person).filter(falls_to).cloned().collect()
    }
}

/// Whether `actor` may say when a person is away: oneself, who leads their unit, an administrator.
pub fn may_put(
    organisation: &Organisation,
    actor: &Actor,
    person: &PersonId,
) -> Result<(), Refusal> {
    let whose = organisation.person(person).ok_or(Refusal::NoSuchPerson)?;
    if may_administer(organisation, actor).is_ok() || actor.person() == Some(person) {
        return Ok(());
    }
    let who = actor.person().and_then(|id| organisation.person(id)).ok_or(Refusal::RoleLacking)?;
    let above = organisation.path_up(&whose.unit);
    let leads = who.grants.iter().any(|grant| {
        matches!(grant.role, Role::Supervisor | Role::Manager) && above.contains(&&grant.unit)
    });
    if leads { Ok(()) } else { Err(Refusal::RoleLacking) }
}

/// What is further away than anybody plans is a slip of the pen. Apart from the other rules, because it needs to
/// know the day it is.
pub fn in_reach(
    organisation: &Organisation,
    person: &PersonId,
    absences: &[Absence],
    today: Date,
) -> Result<(), Refusal> {
    let last = today.saturating_add(ABSENCE_HORIZON_DAYS.days());
    let first = today.saturating_sub(ABSENCE_HORIZON_DAYS.days());
    let known = organisation.absences_of(person);
    let odd = |it: &&Absence| !known.contains(it) && (it.to > last || it.from < first);
    if absences.iter().any(|it| odd(&it)) { Err(Refusal::AbsenceTooFar) } else { Ok(()) }
}

/// Puts a person's absences on record, all at once; what is past may be left out.
pub(crate) fn put(
    organisation: &Organisation,
    person: &PersonId,
    absences: &[Absence],
    actor: &Actor,
) -> Result<Vec<OrganisationEvent>, Objection> {
    may_put(organisation, actor, person)?;
    let mut absences = absences.to_vec();
    absences.sort();
    absences.dedup();
    if absences.len() > ABSENCES_MAX {
        return Err(Refusal::TooMany.into());
    }
    let known = organisation.absences_of(person);
    // What stands already is not argued over again: a deputy may have fallen ill since.
    for absence in absences.iter().filter(|it| !known.contains(it)) {
        check(organisation, person, absence)?;
    }
    if absences.windows(2).any(|pair| pair[0].overlaps(&pair[1])) {
        return Err(Refusal::AbsencesOverlap.into());
    }
    let event = OrganisationEvent::AbsencesPut { person: person.clone(), absences };
    let same =
        matches!(&event, OrganisationEvent::AbsencesPut { absences, .. } if absences == known);
    Ok(if same { vec![] } else { vec![event] })
}

fn check(organisation: &Organisation, person: &PersonId, it: &Absence) -> Result<(), Refusal> {
    if it.to < it.from {
        return Err(Refusal::AbsenceEndsFirst);
    }
    if it.to > it.from.saturating_add((ABSENCE_DAYS_MAX - 1).days()) {
        return Err(Refusal::AbsenceTooLong);
    }
    let Some(deputy) = &it.deputy else { return Ok(()) };
    if deputy == person {
        return Err(Refusal::DeputyOneself);
    }
    organisation.person(deputy).ok_or(Refusal::NoSuchPerson)?;
    if organisation.absences_of(deputy).iter().any(|other| other.overlaps(it)) {
        return Err(Refusal::DeputyAway);
    }
    Ok(())
}
