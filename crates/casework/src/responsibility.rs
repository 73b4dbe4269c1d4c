//! Responsibility: whose doing it was and to which part, decided with reasons, open to appeal.

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::case::{Case, Event, Setting};
use crate::id::{PersonId, UnitId};
use crate::invalid::{Invalid, Problem};
use crate::limits::{LINE_CHARS_MAX, NOTE_CHARS_MAX, RESPONSIBILITIES_MAX};
use crate::organisation::Organisation;
use crate::permission::{Act, Actor, may};
use crate::point::{next_n, nth, nth_mut};
use crate::refusal::{Objection, Refusal};

/// The whole, in hundredths.
const WHOLE: u32 = 100;

/// Whose doing it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// A unit's.
    Unit,
    /// One of ours.
    Person,
    /// A supplier's or partner's.
    Supplier,
    /// The customer's own.
    Customer,
    /// Nobody's: weather, chance, what nobody could foresee.
    Nobody,
}

impl Party {
    /// Every party.
    pub const ALL: &'static [Party] =
        &[Party::Unit, Party::Person, Party::Supplier, Party::Customer, Party::Nobody];
}

/// How a decision stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "ResponsibilityState")
)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It stands, and may be appealed against.
    Decided,
    /// Somebody appealed; somebody else judges.
    Appealed,
    /// The appeal was turned down: it stands for good.
    Confirmed,
    /// The appeal was right: it does not stand.
    Lifted,
}

impl State {
    /// Every state.
    pub const ALL: &'static [State] =
        &[State::Decided, State::Appealed, State::Confirmed, State::Lifted];
}

/// A decision on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Responsibility {
    /// Its number in the case, from 1.
    pub n: u32,
    /// The point, when it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<u32>,
    /// Whose doing it was.
    pub party: Party,
    /// Which unit; of a person the one they belonged to, which sees the case and may appeal for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The supplier's name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// To which part, in hundredths.
    pub share: u32,
    /// On which facts.
    pub reasons: String,
    /// How it stands; told by the journal's steps.
    #[serde(skip, default = "decided")]
    pub state: State,
    /// When it was decided.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
    /// Until when it may be appealed against.
    pub appeal_until: Timestamp,
    /// The appeal, once there is one; told by the journal's steps.
    #[serde(skip)]
    pub appeal: Option<Appeal>,
}

fn decided() -> State {
    State::Decided
}

/// An appeal on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Appeal {
    /// Why.
    pub reasons: String,
    /// When.
    pub at: Timestamp,
    /// By whom it was put on record.
    pub by: Actor,
}

/// A decision, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DecideResponsibility {
    /// The point, when it is about one.
    #[serde(default)]
    pub point: Option<u32>,
    /// Whose doing it was.
    pub party: Party,
    /// Which unit, for a unit.
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// Who, for one of ours.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// The name, for a supplier.
    #[serde(default)]
    pub name: String,
    /// To which part, in hundredths, 1 to 100.
    pub share: u32,
    /// On which facts.
    pub reasons: String,
}

/// An appeal, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AppealResponsibility {
    /// The decision's number.
    pub responsibility: u32,
    /// Why it is wrong.
    pub reasons: String,
}

/// The judgement of an appeal, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct JudgeAppeal {
    /// The decision's number.
    pub responsibility: u32,
    /// Whether the appeal is right and the decision falls.
    pub lift: bool,
    /// Why.
    pub reasons: String,
}

/// The party is named as its kind asks, and nothing else is.
fn check_party(it: &DecideResponsibility, name: &str, invalid: &mut Invalid) {
    let named =
        [("unit", it.unit.is_some()), ("person", it.person.is_some()), ("name", !name.is_empty())];
    let wanted = match it.party {
        Party::Unit => "unit",
        Party::Person => "person",
        Party::Supplier => "name",
        Party::Customer | Party::Nobody => "",
    };
    for (field, is_there) in named {
        match (field == wanted, is_there) {
            (true, false) => invalid.add(field, Problem::Missing),
            (false, true) => invalid.add(field, Problem::NotAChoice),
            _ => {}
        }
    }
}

/// The unit that is held responsible; of a person theirs.
fn unit_of(
    it: &DecideResponsibility,
    organisation: &Organisation,
) -> Result<Option<UnitId>, Refusal> {
    if it.unit.as_ref().is_some_and(|unit| !organisation.units.contains_key(unit)) {
        return Err(Refusal::NoSuchUnit);
    }
    let Some(person) = &it.person else { return Ok(it.unit.clone()) };
    let person = organisation.people.get(person).ok_or(Refusal::NoSuchPerson)?;
    Ok(Some(person.unit.clone()))
}

pub(crate) fn decide(
    case: &Case,
    it: &DecideResponsibility,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let reasons = invalid.required("reasons", &it.reasons, NOTE_CHARS_MAX);
    let name = invalid.line("name", &it.name, LINE_CHARS_MAX);
    if !(1..=WHOLE).contains(&it.share) {
        invalid.add("share", Problem::NotANumber);
    }
    check_party(it, &name, &mut invalid);
    invalid.none_or(())?;
    let unit = unit_of(it, setting.organisation)?;
    let finding = match it.point {
        Some(n) => {
            let point = nth(&case.points, n).ok_or(Refusal::NoSuchPoint)?;
            point.finding.as_ref().map(|finding| finding.finding)
        }
        None => case.finding(),
    };
    // First what is so, then whose doing it was.
    if finding.is_none() {
        return Err(Refusal::NothingFound.into());
    }
    // Nobody is held responsible unheard.
    if it.person.as_ref().is_some_and(|person| !case.was_heard(person)) {
        return Err(Refusal::NotHeard.into());
    }
    let standing = || case.responsibilities.iter().filter(|old| old.state != State::Lifted);
    let twin = |old: &Responsibility| {
        // Somebody's unit is not part of what was decided about them.
        (old.unit == it.unit || it.person.is_some())
            && (old.point, old.party, &old.person, &old.name)
                == (it.point, it.party, &it.person, &name)
            && (old.share, &old.reasons) == (it.share, &reasons)
    };
    if standing().any(twin) {
        return Ok(vec![]);
    }
    let taken: u32 = standing().filter(|old| old.point == it.point).map(|old| old.share).sum();
    if taken + it.share > WHOLE {
        return Err(Refusal::SharesAboveWhole.into());
    }
    if case.responsibilities.len() >= RESPONSIBILITIES_MAX {
        return Err(Refusal::TooMany.into());
    }
    let days = i64::from(setting.pack.investigation.appeal_days);
    Ok(vec![Event::ResponsibilityDecided(Responsibility {
        n: next_n(case.responsibilities.len()),
        point: it.point,
        party: it.party,
        unit,
        person: it.person.clone(),
        name,
        share: it.share,
        reasons,
        state: State::Decided,
        at: setting.now,
        by: setting.actor.clone(),
        appeal_until: setting.now + (days * 24).hours(),
        appeal: None,
    })])
}

/// Whether the actor may put an appeal on record: who is held responsible, their unit, and who works on the case
/// for a party that appeals from outside.
pub fn may_appeal(
    case: &Case,
    decision: &Responsibility,
    organisation: &Organisation,
    actor: &Actor,
) -> bool {
    let Some(id) = actor.person() else {
        return matches!(actor, Actor::Import(_) | Actor::Setup);
    };
    let of_the_unit = || {
        let person = organisation.person(id);
        person
            .zip(decision.unit.as_ref())
            .is_some_and(|(person, unit)| organisation.path_up(&person.unit).contains(&unit))
    };
    let works = || may(organisation, actor, &case.standing(), Act::Work).is_ok();
    decision.person.as_ref() == Some(id) || of_the_unit() || works()
}

pub(crate) fn appeal(
    case: &Case,
    it: &AppealResponsibility,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let decision =
        nth(&case.responsibilities, it.responsibility).ok_or(Refusal::NoSuchResponsibility)?;
    if !may_appeal(case, decision, setting.organisation, setting.actor) {
        return Err(Refusal::NotHeldResponsible.into());
    }
    let mut invalid = Invalid::default();
    let reasons = invalid.required("reasons", &it.reasons, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    match decision.state {
        State::Appealed if decision.appeal.as_ref().is_some_and(|old| old.reasons == reasons) => {
            return Ok(vec![]);
        }
        State::Decided => {}
        State::Appealed | State::Confirmed | State::Lifted => {
            return Err(Refusal::AlreadyAppealed.into());
        }
    }
    if decision.appeal_until <= setting.now {
        return Err(Refusal::AppealTooLate.into());
    }
    Ok(vec![Event::ResponsibilityAppealed { responsibility: it.responsibility, reasons }])
}

pub(crate) fn judge(
    case: &Case,
    it: &JudgeAppeal,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let decision =
        nth(&case.responsibilities, it.responsibility).ok_or(Refusal::NoSuchResponsibility)?;
    let mut invalid = Invalid::default();
    let reasons = invalid.required("reasons", &it.reasons, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    let to = if it.lift { State::Lifted } else { State::Confirmed };
    if decision.state == to {
        return Ok(vec![]);
    }
    if decision.state != State::Appealed {
        return Err(Refusal::NothingAppealed.into());
    }
    // Neither who decided nor who appealed judges.
    let own = decision.by == *setting.actor
        || decision.appeal.as_ref().is_some_and(|appeal| appeal.by == *setting.actor);
    if own {
        return Err(Refusal::OwnDecision.into());
    }
    let responsibility = it.responsibility;
    Ok(vec![Event::AppealJudged { responsibility, lifted: it.lift, reasons }])
}

pub(crate) fn apply(case: &mut Case, at: Timestamp, actor: &Actor, event: &Event) {
    match event {
        Event::ResponsibilityDecided(it) => {
            if let Some(person) = actor.person() {
                case.handlers.insert(person.clone());
            }
            case.responsibilities.push(it.clone());
        }
        Event::ResponsibilityAppealed { responsibility, reasons } => {
            if let Some(it) = nth_mut(&mut case.responsibilities, *responsibility) {
                it.state = State::Appealed;
                let (reasons, by) = (reasons.clone(), actor.clone());
                it.appeal = Some(Appeal { reasons, at, by });
            }
        }
        Event::AppealJudged { responsibility, lifted, .. } => {
            if let Some(it) = nth_mut(&mut case.responsibilities, *responsibility) {
                it.state = if *lifted { State::Lifted } else { State::Confirmed };
            }
        }
        _ => {}
    }
}

impl Responsibility {
    /// The unit held responsible, whose people see the case because of it; none when the decision was lifted.
    pub fn asked_unit(&self) -> Option<&UnitId> {
        self.unit.as_ref().filter(|_| self.state != State::Lifted)
    }
}

impl Case {
    /// Decisions somebody appealed against and nobody has judged.
    pub fn appeals_open(&self) -> impl Iterator<Item = &Responsibility> {
        self.responsibilities.iter().filter(|it| it.state == State::Appealed)
    }
}
