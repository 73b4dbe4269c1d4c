//! Second handling: what a customer called not solved is handled again, by somebody who did not handle it before.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::assignment::Offer;
use crate::case::{Case, Command, Draft, Event, Setting};
use crate::draft;
use crate::id::{PersonId, UnitId};
use crate::organisation::{Grant, Person, Role};
use crate::permission::{Act, Actor, Standing, is_accused, may, scope};

/// Functions of the units asked when nobody nearer is left.
const ELSEWHERE: [&str; 2] = ["quality", "intake"];

/// A second handling on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SecondHandling {
    /// Its number in the case, from 1.
    pub n: u32,
    /// The unit it is offered to.
    pub unit: UnitId,
    /// The person there; anybody of the unit who did not handle it when nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_person: Option<PersonId>,
    /// Who handled it before and does not handle it now. Empty when nobody else is there: then it stays where it is.
    pub barred: BTreeSet<PersonId>,
}

/// Has the case handled by somebody else; where nobody else is there, whoever held it holds it still.
pub(crate) fn begin(draft: &mut Draft<'_>) {
    let n = crate::point::next_n(draft.case.second_handlings.len());
    let (unit, to_person, barred) = match somebody_else(&draft.case, draft.setting) {
        Some((unit, person)) => (unit, person, draft.case.handlers.clone()),
        None => match draft.case.unit.clone() {
            Some(unit) => (unit, None, BTreeSet::new()),
            None => return,
        },
    };
    draft.push(Event::SecondHandlingBegun(SecondHandling { n, unit, to_person, barred }));
}

/// To whom a second handling goes: where the pack's rule sends it, else to the nearest supervisor, else to the
/// unit's other people, else to the quality department or where complaints come in.
fn somebody_else(case: &Case, setting: &Setting<'_>) -> Option<(UnitId, Option<PersonId>)> {
    let organisation = setting.organisation;
    let standing = case.standing();
    let found = Others { case, setting, standing: &standing };
    let of_function = |function: &str| {
        organisation
            .unit_for_without(function, case.unit.as_ref(), &standing.accused_units)
            .filter(|unit| found.anybody_of(unit))
            .map(|unit| (unit.clone(), None))
    };
    let by_rule = setting.pack.second_handling_route(case, setting).and_then(of_function);
    let near = || {
        let here = case.unit.as_ref().filter(|unit| organisation.unit(unit).is_some())?;
        let lead = found.supervisor_of(here).map(|person| (here.clone(), Some(person)));
        lead.or_else(|| found.anybody_of(here).then(|| (here.clone(), None)))
    };
    let elsewhere = || ELSEWHERE.into_iter().find_map(of_function);
    let root = || {
        let root = &organisation.root()?.id;
        found.anybody_of(root).then(|| (root.clone(), None))
    };
    by_rule.or_else(near).or_else(elsewhere).or_else(root)
}

/// Those who did not handle the case.
struct Others<'a> {
    case: &'a Case,
    setting: &'a Setting<'a>,
    standing: &'a Standing,
}

impl Others<'_> {
    fn takes(&self, person: &Person, unit: &UnitId) -> bool {
        let after = Standing {
            unit: Some(unit.clone()),
            owner: Some(person.id.clone()),
            accused: self.standing.accused.clone(),
            accused_units: self.standing.accused_units.clone(),
            ..Standing::default()
        };
        let organisation = self.setting.organisation;
        let actor = Actor::Staff(person.id.clone());
        !person.left
            && !self.case.handlers.contains(&person.id)
            && !is_accused(organisation, person, &after)
            && scope(organisation, person).units.contains(unit)
            && may(organisation, &actor, &after, Act::Work).is_ok()
    }

    /// The supervisor of the unit, or of the nearest one above that has one who did not handle the case.
    fn supervisor_of(&self, unit: &UnitId) -> Option<PersonId> {
        let organisation = self.setting.organisation;
        organisation.path_up(unit).into_iter().find_map(|above| {
            let grant = Grant { role: Role::Supervisor, unit: above.clone() };
            let leads = |it: &&Person| it.grants.contains(&grant) && self.takes(it, unit);
            organisation.people.values().find(leads).map(|it| it.id.clone())
        })
    }

    /// Whether somebody who belongs to the unit or below it could take the case there.
    fn anybody_of(&self, unit: &UnitId) -> bool {
        let organisation = self.setting.organisation;
        let here = |it: &Person| organisation.path_up(&it.unit).contains(&unit);
        organisation.people.values().any(|it| here(it) && self.takes(it, unit))
    }
}

impl Command {
    /// Whether it decides what becomes of the matter: whoever handled it before does none of this a second time.
    pub fn is_handling(&self) -> bool {
        matches!(
            self,
            Command::Triage(_)
                | Command::RecordFinding(_)
                | Command::AnswerPoint(_)
                | Command::ProposeRemedy(_)
                | Command::ProposePlan(_)
                | Command::Respond(_)
                | Command::DraftResponse(_)
                | Command::ReleaseResponse(_)
                | Command::SendBackResponse(_)
                | Command::Accept
                | Command::Close(_)
        )
    }
}

impl Case {
    /// Whether this person handled the case before its second handling, and so does not handle it now.
    pub fn is_barred(&self, person: &PersonId) -> bool {
        self.second_handlings.last().is_some_and(|it| it.barred.contains(person))
    }
}

pub(crate) fn apply(case: &mut Case, at: Timestamp, actor: &Actor, it: &SecondHandling) {
    case.second_handlings.push(it.clone());
    if it.barred.is_empty() {
        return;
    }
    // What those before drafted does not go out any more.
    draft::drop_waiting(case);
    // What was on its way elsewhere is not any more, and the way back leads past those who handled it.
    case.owner = None;
    case.unit = Some(it.unit.clone());
    case.offer = Some(Offer {
        to_unit: it.unit.clone(),
        to_person: it.to_person.clone(),
        note: String::new(),
        by: actor.clone(),
    });
    case.offered_at = Some(at);
}
