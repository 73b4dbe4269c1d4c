//! Honours: praise for a person or a unit, given for a case by somebody else, with the reason.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Event, Setting};
use crate::id::{PersonId, UnitId};
use crate::invalid::{Invalid, Problem};
use crate::limits::{HONOURS_MAX, NOTE_CHARS_MAX};
use crate::organisation::Organisation;
use crate::permission::Actor;
use crate::point::next_n;
use crate::quality_review::of_part;
use crate::refusal::{Objection, Refusal};

/// Praise on record: for a person or for a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Honour {
    /// Its number in the case, from 1.
    pub n: u32,
    /// Who is praised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Which unit is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// What for; everybody in the house reads it.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
}

/// Praise, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GiveHonour {
    /// Who is praised, for a person.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// Which unit is, for a unit.
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// What for; everybody in the house reads it, so nothing of the customer belongs here.
    pub reason: String,
}

pub(crate) fn give(
    case: &Case,
    it: &GiveHonour,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let reason = invalid.required("reason", &it.reason, NOTE_CHARS_MAX);
    match (&it.person, &it.unit) {
        (None, None) => invalid.add("person", Problem::Missing),
        (Some(_), Some(_)) => invalid.add("unit", Problem::NotAChoice),
        _ => {}
    }
    invalid.none_or(())?;
    let giver = setting.actor.person();
    if let Some(person) = &it.person {
        if giver == Some(person) {
            return Err(Refusal::OwnHonour.into());
        }
        of_part(case, person, setting)?;
    }
    if let Some(unit) = &it.unit {
        let organisation = setting.organisation;
        organisation.unit(unit).ok_or(Refusal::NoSuchUnit)?;
        let own = giver.and_then(|id| organisation.person(id)).map(|person| &person.unit);
        if own.is_some_and(|own| organisation.path_up(own).contains(&unit)) {
            return Err(Refusal::OwnHonour.into());
        }
        if case.standing().accused_units.contains(unit) {
            return Err(Refusal::ComplainedAbout.into());
        }
        if !case.units_with_part(organisation).contains(unit) {
            return Err(Refusal::NoPartInIt.into());
        }
    }
    let same = |old: &&Honour| old.person == it.person && old.unit == it.unit;
    if let Some(old) = case.honours.iter().find(same) {
        if old.reason == reason && old.by == *setting.actor {
            return Ok(vec![]);
        }
        return Err(Refusal::AlreadyHonoured.into());
    }
    if case.honours.len() >= HONOURS_MAX {
        return Err(Refusal::TooMany.into());
    }
    Ok(vec![Event::Honoured(Honour {
        n: next_n(case.honours.len()),
        person: it.person.clone(),
        unit: it.unit.clone(),
        reason,
        at: setting.now,
        by: setting.actor.clone(),
    })])
}

impl Case {
    /// Units that had a part: the one responsible, those asked, and those of its people.
    pub fn units_with_part(&self, organisation: &Organisation) -> BTreeSet<UnitId> {
        let parts = self.parts();
        let people = parts.iter().filter_map(|id| organisation.people.get(id));
        let asked = self.tasks.iter().filter_map(|task| task.doer.unit());
        let units = people.map(|person| &person.unit).chain(&self.unit).chain(asked);
        units.cloned().collect()
    }
}
