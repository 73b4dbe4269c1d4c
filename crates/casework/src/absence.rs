//! Absences: who is away when, and who stands in, so that no warning goes to an empty desk.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::limits::ABSENCES_MAX;
use crate::organisation::{Organisation, OrganisationEvent};
use crate::refusal::{Objection, Refusal};

/// Somebody is away.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Absence {
    /// The first day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub from: Date,
    /// The last day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub to: Date,
    /// Who stands in; the next above does when nobody is named.
    #[serde(default)]
    pub deputy: Option<PersonId>,
}

impl Organisation {
    /// The absence of a person on a day.
    pub fn absence(&self, person: &PersonId, day: Date) -> Option<&Absence> {
        let of = self.absences.get(person)?;
        of.iter().find(|absence| absence.from <= day && day <= absence.to)
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
}

/// Puts a person's absences on record, all at once; what is past may be left out.
pub(crate) fn put(
    organisation: &Organisation,
    person: &PersonId,
    absences: &[Absence],
) -> Result<Vec<OrganisationEvent>, Objection> {
    organisation.person(person).ok_or(Refusal::NoSuchPerson)?;
    let mut absences = absences.to_vec();
    absences.sort();
    absences.dedup();
    if absences.len() > ABSENCES_MAX {
        return Err(Refusal::TooMany.into());
    }
    let odd = |it: &Absence| {
        let deputy = it.deputy.as_ref();
        it.to < it.from
            || deputy.is_some_and(|id| id == person || organisation.person(id).is_none())
    };
    if absences.iter().any(odd) || absences.windows(2).any(|pair| pair[1].from <= pair[0].to) {
        return Err(Refusal::AbsenceWrong.into());
    }
    let same =
        organisation.absences.get(person).map_or(absences.is_empty(), |old| *old == absences);
    let event = OrganisationEvent::AbsencesPut { person: person.clone(), absences };
    Ok(if same { vec![] } else { vec![event] })
}
