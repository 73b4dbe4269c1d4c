//! Assignment: whoever hears it first owns it until somebody accepts it (first-inquiry responsibility).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::id::{PersonId, UnitId};
use crate::invalid::{Invalid, Problem};
use crate::limits::NOTE_CHARS_MAX;
use crate::organisation::Person;
use crate::permission::{Act, Actor, Standing, is_accused, may, scope};
use crate::refusal::{Objection, Refusal};

/// A hand-over that waits to be accepted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "HandOverOffer"))]
pub struct Offer {
    /// To which unit.
    pub to_unit: UnitId,
    /// To whom there; anybody of the unit when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_person: Option<PersonId>,
    /// What the next one should know.
    #[serde(default)]
    pub note: String,
    /// Who hands it over.
    pub by: Actor,
}

/// A hand-over, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// To which unit.
    pub to_unit: UnitId,
    /// To whom there; anybody of the unit when nothing is said.
    #[serde(default)]
    pub to_person: Option<PersonId>,
    /// What the next one should know.
    #[serde(default)]
    pub note: String,
}

/// A return, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Return {
    /// A code from the pack's list of reasons.
    pub reason: String,
    /// In words: what is wrong, and who would be right.
    pub note: String,
}

/// Who holds a fresh complaint: the one who heard it, or a unit found by the pack's routing.
pub(crate) fn first_holder(draft: &mut Draft<'_>) -> Result<(), Refusal> {
    let setting = draft.setting;
    let organisation = setting.organisation;
    let Some(complaint) = draft.case.complaint() else { return Ok(()) };
    let standing = draft.case.standing();
    let listener = complaint.heard_by.as_ref().and_then(|id| organisation.person(id));
    // Whoever is complained about does not get to keep the complaint, and who may not work on cases cannot.
    let keeps = listener.filter(|person| {
        let actor = Actor::Staff(person.id.clone());
        let after = Standing { unit: Some(person.unit.clone()), ..standing.clone() };
        may(organisation, &actor, &after, Act::Record).is_ok()
    });
    if let Some(person) = keeps {
        draft.push(Event::Accepted { owner: person.id.clone(), unit: person.unit.clone() });
        return Ok(());
    }
    let near = complaint.unit.as_ref();
    let function = setting.pack.route(&draft.case, setting).unwrap_or("intake");
    let to_unit = [function, "intake", "quality"]
        .into_iter()
        .find_map(|it| organisation.unit_for_without(it, near, &standing.accused_units))
        .or_else(|| organisation.root().map(|root| &root.id))
        .cloned()
        .ok_or(Refusal::NoSuchUnit)?;
    draft.push(Event::HandedOver(Offer {
        to_unit,
        to_person: None,
        note: String::new(),
        by: Actor::Clock,
    }));
    Ok(())
}

pub(crate) fn hand_over(
    case: &Case,
    it: &HandOver,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let organisation = setting.organisation;
    organisation.unit(&it.to_unit).ok_or(Refusal::NoSuchUnit)?;
    let standing = case.standing();
    if organisation.is_below(&it.to_unit, &standing.accused_units) {
        return Err(Refusal::ComplainedAbout.into());
    }
    if let Some(id) = &it.to_person {
        // The person must be able to take it there, not only because they once heard or owned it.
        let after = Standing {
            unit: Some(it.to_unit.clone()),
            accused: standing.accused,
            accused_units: standing.accused_units,
            ..Standing::default()
        };
        let person = organisation.person(id).ok_or(Refusal::NoSuchPerson)?;
        if is_accused(organisation, person, &after) {
            return Err(Refusal::ComplainedAbout.into());
        }
        let actor = Actor::Staff(id.clone());
        may(organisation, &actor, &after, Act::Record).map_err(|_| Refusal::NoSuchPerson)?;
        if case.is_barred(id) {
            return Err(Refusal::HandledBefore.into());
        }
    }
    let mut invalid = Invalid::default();
    let note = invalid.optional("note", &it.note, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    let offer = Offer {
        to_unit: it.to_unit.clone(),
        to_person: it.to_person.clone(),
        note,
        by: setting.actor.clone(),
    };
    if case.offer.as_ref() == Some(&offer) {
        return Ok(vec![]);
    }
    let there = case.unit.as_ref() == Some(&it.to_unit) && it.to_person == case.owner;
    if there && case.owner.is_some() {
        return Err(Refusal::AlreadyThere.into());
    }
    Ok(vec![Event::HandedOver(offer)])
}

/// Accepts what was handed over, or takes a case of one's own unit that nobody owns. The owner who
/// accepts takes back the offer.
pub(crate) fn accept(case: &Case, setting: &Setting<'_>) -> Result<Vec<Event>, Objection> {
    let id = setting.actor.person().ok_or(Refusal::RoleLacking)?;
    let person = setting.organisation.person(id).ok_or(Refusal::NotSignedIn)?;
    if case.offer.is_none() && case.owner.as_ref() == Some(id) {
        return Ok(vec![]);
    }
    let unit = match &case.offer {
        Some(_) if case.owner.as_ref() == Some(id) => {
            case.unit.clone().unwrap_or_else(|| person.unit.clone())
        }
        Some(offer) => {
            if !is_offered_to(offer, person, setting) {
                return Err(Refusal::OfferedToOthers.into());
            }
            offer.to_unit.clone()
        }
        None if acting_owner(case, setting).is_none() => {
            case.unit.clone().unwrap_or_else(|| person.unit.clone())
        }
        None => return Err(Refusal::NothingOffered.into()),
    };
    Ok(vec![Event::Accepted { owner: id.clone(), unit }])
}

fn is_offered_to(offer: &Offer, person: &Person, setting: &Setting<'_>) -> bool {
    match &offer.to_person {
        Some(to) => *to == person.id,
        None => scope(setting.organisation, person).units.contains(&offer.to_unit),
    }
}

/// The owner, unless they have left or came to be among those complained about: then it is the unit's.
pub(crate) fn acting_owner<'a>(case: &'a Case, setting: &Setting<'_>) -> Option<&'a PersonId> {
    case.owner.as_ref().filter(|id| can_hold(id, case, setting))
}

fn can_hold(id: &PersonId, case: &Case, setting: &Setting<'_>) -> bool {
    let organisation = setting.organisation;
    !case.is_barred(id)
        && organisation
            .person(id)
            .is_some_and(|person| !scope(organisation, person).is_accused(&case.standing()))
}

/// Returns an offered case to who offered it, or an owned one to who held it before.
pub(crate) fn give_back(
    case: &Case,
    it: &Return,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let note = invalid.required("note", &it.note, NOTE_CHARS_MAX);
    if !setting.pack.return_reasons().any(|reason| reason.code == it.reason) {
        invalid.add("reason", Problem::NotAChoice);
    }
    invalid.none_or(())?;
    refuse_returning(case, setting)?;
    let returns_own = setting.actor.person().is_some_and(|id| case.owner.as_ref() == Some(id));
    let (unit, owner) = if case.offer.is_some() && case.owner.is_some() && !returns_own {
        // Not accepted: whoever held it holds it still.
        (case.unit.clone(), case.owner.clone())
    } else {
        let (unit, owner) = held_before(case, setting)?;
        (Some(unit), owner)
    };
    Ok(vec![Event::Returned { unit, owner, reason: it.reason.clone(), note }])
}

/// An offer is returned by those it was made to; what was accepted is returned by its owner alone, and
/// what nobody owns by who may assign it. So the same return, sent twice, does not send the case one
/// station further.
fn refuse_returning(case: &Case, setting: &Setting<'_>) -> Result<(), Refusal> {
    let Some(id) = setting.actor.person() else { return Ok(()) };
    let person = setting.organisation.person(id).ok_or(Refusal::NotSignedIn)?;
    if case.owner.as_ref() == Some(id) {
        return Ok(());
    }
    match &case.offer {
        Some(offer) if is_offered_to(offer, person, setting) => Ok(()),
        None if case.owner.is_some() => Err(Refusal::NothingOffered),
        _ => may(setting.organisation, setting.actor, &case.standing(), Act::Assign),
    }
}

/// Where a case goes that is returned: to who held it before, else to where complaints come in.
fn held_before(case: &Case, setting: &Setting<'_>) -> Result<(UnitId, Option<PersonId>), Refusal> {
    let organisation = setting.organisation;
    if let Some((Some(unit), owner)) = case.held_before.last()
        && organisation.unit(unit).is_some()
    {
        // Somebody who has left meanwhile gets nothing back; their unit does.
        return Ok((unit.clone(), owner.clone().filter(|id| can_hold(id, case, setting))));
    }
    let accused = case.standing().accused_units;
    let here = case.offer.as_ref().map(|offer| &offer.to_unit).or(case.unit.as_ref());
    // Who stands where complaints come in has nobody to return one to: it is handed over, or answered.
    ["intake", "quality"]
        .into_iter()
        .find_map(|it| organisation.unit_for_without(it, None, &accused))
        .filter(|unit| Some(*unit) != here)
        .map(|unit| (unit.clone(), None))
        .ok_or(Refusal::NowhereToReturn)
}

pub(crate) fn apply(case: &mut Case, at: Timestamp, event: &Event) {
    match event {
        Event::HandedOver(offer) => {
            // Without an owner the unit asked is the one responsible: a case is never nobody's.
            if case.owner.is_none() {
                case.unit = Some(offer.to_unit.clone());
            }
            case.offer = Some(offer.clone());
            case.offered_at = Some(at);
        }
        Event::Accepted { owner, unit } => {
            accepted_by(case, owner);
            case.owner = Some(owner.clone());
            case.unit = Some(unit.clone());
            case.offer = None;
            case.handlers.insert(owner.clone());
        }
        Event::Returned { unit, owner, .. } => {
            let stays = case.offer.is_some() && owner.is_some() && case.owner == *owner;
            if !stays {
                case.held_before.pop();
            }
            case.owner.clone_from(owner);
            case.unit = unit.clone().or_else(|| case.unit.clone());
            case.offer = None;
            case.returns += 1;
        }
        _ => {}
    }
}

/// Notes the station left. Coming back to somebody who held it before unwinds the way to them, so that a
/// later return goes on from there and no two people send a case to and fro by it.
fn accepted_by(case: &mut Case, owner: &PersonId) {
    if case.owner.as_ref() == Some(owner) {
        return;
    }
    if let Some(at) = case.held_before.iter().position(|(_, held)| held.as_ref() == Some(owner)) {
        case.held_before.truncate(at);
    } else if case.owner.is_some() {
        case.held_before.push((case.unit.clone(), case.owner.clone()));
    }
}
