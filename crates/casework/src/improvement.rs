//! Improvement reports: a department whose marks lie under the line owes one, and somebody else accepts it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::UnitId;
use crate::invalid::{Invalid, Problem};
use crate::limits::{IMPROVEMENTS_MAX, NOTE_CHARS_MAX};
use crate::organisation::{Organisation, OrganisationEvent, Person, Role};
use crate::permission::Actor;
use crate::refusal::{Objection, Refusal};

/// The highest mark, in hundredths.
const MARK_MAX: u16 = 500;

/// What a department is asked to report on, as it is handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OweImprovement {
    /// Which department.
    pub unit: UnitId,
    /// The first day of the marks.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub from: Date,
    /// The last day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub to: Date,
    /// Hundredths of its mean.
    pub mean: u16,
    /// How many marks that is the mean of.
    pub answers: u32,
    /// Hundredths of the mark it should have had.
    pub mark: u16,
    /// The day by whose end the report is due.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub due: Date,
}

/// How an improvement report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ImprovementState {
    /// Owed; also when a report was sent back.
    Owed,
    /// Handed in, and waits to be looked at.
    Reported,
    /// Accepted.
    Accepted,
}

impl ImprovementState {
    /// Every state.
    pub const ALL: &'static [ImprovementState] =
        &[ImprovementState::Owed, ImprovementState::Reported, ImprovementState::Accepted];
}

/// An improvement report on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Improvement {
    /// Its number, from 1.
    pub n: u32,
    /// What it is about.
    pub owed: OweImprovement,
    /// Since when.
    pub at: Timestamp,
    /// How it stands.
    pub state: ImprovementState,
    /// The report as handed in last.
    pub text: String,
    /// Who handed it in.
    pub by: Option<Actor>,
    /// What was said to it.
    pub note: String,
}

fn person<'a>(organisation: &'a Organisation, actor: &Actor) -> Result<&'a Person, Refusal> {
    let id = actor.person().ok_or(Refusal::RoleLacking)?;
    organisation.person(id).ok_or(Refusal::NotSignedIn)
}

/// Those who guard quality ask for reports and accept them.
fn refuse_judging(organisation: &Organisation, actor: &Actor) -> Result<(), Refusal> {
    let person = person(organisation, actor)?;
    let guards = person.holds(Role::Quality) || person.holds(Role::Manager);
    if guards { Ok(()) } else { Err(Refusal::RoleLacking) }
}

/// Whether somebody leads the unit, or a unit above it.
pub fn leads(organisation: &Organisation, person: &Person, unit: &UnitId) -> bool {
    let above = organisation.path_up(unit);
    let leads = |role| matches!(role, Role::Supervisor | Role::Manager);
    !person.left && person.grants.iter().any(|it| leads(it.role) && above.contains(&&it.unit))
}

/// Asks a department for a report; the same department about the same time once.
pub(crate) fn owe(
    organisation: &Organisation,
    it: &OweImprovement,
    actor: &Actor,
) -> Result<Vec<OrganisationEvent>, Objection> {
    refuse_judging(organisation, actor)?;
    organisation.unit(&it.unit).ok_or(Refusal::NoSuchUnit)?;
    let mut invalid = Invalid::default();
    if it.to < it.from {
        invalid.add("to", Problem::BeforeItBegan);
    }
    if it.due <= it.to {
        invalid.add("due", Problem::BeforeItBegan);
    }
    if it.mark > MARK_MAX || it.mean >= it.mark {
        invalid.add("mean", Problem::NotANumber);
    }
    if it.answers < crate::limits::SURVEY_ANSWERS_MIN {
        invalid.add("answers", Problem::NotANumber);
    }
    invalid.none_or(())?;
    let open =
        |old: &&Improvement| old.owed.unit == it.unit && old.state != ImprovementState::Accepted;
    if organisation.improvements.iter().any(|old| open(&old)) {
        return Ok(vec![]);
    }
    if organisation.improvements.len() >= IMPROVEMENTS_MAX {
        return Err(Refusal::TooMany.into());
    }
    let n = crate::point::next_n(organisation.improvements.len());
    Ok(vec![OrganisationEvent::ImprovementOwed { n, owed: it.clone() }])
}

fn find(organisation: &Organisation, n: u32) -> Result<&Improvement, Refusal> {
    organisation.improvements.iter().find(|it| it.n == n).ok_or(Refusal::NoSuchImprovement)
}

/// Hands the report in.
pub(crate) fn report(
    organisation: &Organisation,
    n: u32,
    text: &str,
    actor: &Actor,
) -> Result<Vec<OrganisationEvent>, Objection> {
    let person = person(organisation, actor)?;
    let it = find(organisation, n)?;
    if !leads(organisation, person, &it.owed.unit) {
        return Err(Refusal::RoleLacking.into());
    }
    let mut invalid = Invalid::default();
    let text = invalid.required("text", text, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    if it.state == ImprovementState::Reported && it.text == text {
        return Ok(vec![]);
    }
    if it.state != ImprovementState::Owed {
        return Err(Refusal::ImprovementSettled.into());
    }
    Ok(vec![OrganisationEvent::ImprovementReported { n, text, by: actor.clone() }])
}

/// Accepts the report, or sends it back with what is missing.
pub(crate) fn judge(
    organisation: &Organisation,
    n: u32,
    (accepted, note): (bool, &str),
    actor: &Actor,
) -> Result<Vec<OrganisationEvent>, Objection> {
    refuse_judging(organisation, actor)?;
    let it = find(organisation, n)?;
    let mut invalid = Invalid::default();
    let note = invalid.optional("note", note, NOTE_CHARS_MAX);
    if !accepted && note.is_empty() {
        invalid.add("note", Problem::Missing);
    }
    invalid.none_or(())?;
    if accepted && it.state == ImprovementState::Accepted && it.note == note {
        return Ok(vec![]);
    }
    if it.state != ImprovementState::Reported {
        return Err(Refusal::ImprovementNotReported.into());
    }
    if it.by.as_ref() == Some(actor) {
        return Err(Refusal::OwnProposal.into());
    }
    Ok(vec![OrganisationEvent::ImprovementJudged { n, accepted, note }])
}

pub(crate) fn apply(organisation: &mut Organisation, at: Timestamp, event: &OrganisationEvent) {
    if let OrganisationEvent::ImprovementOwed { n, owed } = event {
        organisation.improvements.push(Improvement {
            n: *n,
            owed: owed.clone(),
            at,
            state: ImprovementState::Owed,
            text: String::new(),
            by: None,
            note: String::new(),
        });
        return;
    }
    let (n, change): (u32, &dyn Fn(&mut Improvement)) = match event {
        OrganisationEvent::ImprovementReported { n, text, by } => (*n, &move |it| {
            it.state = ImprovementState::Reported;
            it.text.clone_from(text);
            it.by = Some(by.clone());
        }),
        OrganisationEvent::ImprovementJudged { n, accepted, note } => (*n, &move |it| {
            let accepted = *accepted;
            it.state = if accepted { ImprovementState::Accepted } else { ImprovementState::Owed };
            it.note.clone_from(note);
        }),
        _ => return,
    };
    if let Some(it) = organisation.improvements.iter_mut().find(|it| it.n == n) {
        change(it);
    }
}
