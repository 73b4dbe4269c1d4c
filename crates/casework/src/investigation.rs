//! Investigation: evidence, statements and facts, so that a finding rests on something and everybody was heard.
//!
//! Nothing here is told to the customer by itself; what was found goes into the answer to each point.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Event, Setting};
use crate::contact::{Means, within_a_minute};
use crate::id::PersonId;
use crate::intake::check_past;
use crate::invalid::{Invalid, Problem};
use crate::limits::{EVIDENCE_MAX, FACTS_MAX, LINE_CHARS_MAX, NOTE_CHARS_MAX, STATEMENTS_MAX};
use crate::permission::Actor;
use crate::point::{next_n, nth};
use crate::refusal::{Objection, Refusal};

/// What kind of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A paper: contract, bill, record of work.
    Document,
    /// A photo or film.
    Photo,
    /// A recording of what was said.
    Recording,
    /// What a system wrote down: log, alarm, door, call list.
    SystemRecord,
    /// A reading: voltage, level, temperature.
    Measurement,
    /// The thing itself.
    Object,
    /// What an expert found.
    ExpertOpinion,
    /// Anything else.
    Other,
}

impl EvidenceKind {
    /// Every kind.
    pub const ALL: &'static [EvidenceKind] = &[
        EvidenceKind::Document,
        EvidenceKind::Photo,
        EvidenceKind::Recording,
        EvidenceKind::SystemRecord,
        EvidenceKind::Measurement,
        EvidenceKind::Object,
        EvidenceKind::ExpertOpinion,
        EvidenceKind::Other,
    ];
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Its number in the case, from 1.
    pub n: u32,
    /// What kind.
    pub kind: EvidenceKind,
    /// What it is and what it shows.
    pub what: String,
    /// Where it came from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// The point it speaks to, when it speaks to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<u32>,
    /// The file of the case that holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// When it was put on record.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
}

/// A piece of evidence, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AddEvidence {
    /// What kind.
    pub kind: EvidenceKind,
    /// What it is and what it shows.
    pub what: String,
    /// Where it came from.
    #[serde(default)]
    pub from: String,
    /// The point it speaks to, when it speaks to one.
    #[serde(default)]
    pub point: Option<u32>,
    /// The digest of a file that is on the case.
    #[serde(default)]
    pub file: Option<String>,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    /// The complainant, or for whom they speak.
    Customer,
    /// One of ours, complained about or not.
    Staff,
    /// Somebody else who was there.
    Witness,
}

impl Speaker {
    /// Every speaker.
    pub const ALL: &'static [Speaker] = &[Speaker::Customer, Speaker::Staff, Speaker::Witness];
}

/// What somebody said when asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// Its number in the case, from 1.
    pub n: u32,
    /// Who speaks.
    pub speaker: Speaker,
    /// Which of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Their name, where they are none of ours.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How they were heard.
    pub means: Means,
    /// What they said; of one who would not speak, how they were asked.
    pub text: String,
    /// They were asked and would not speak.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub declined: bool,
    /// The point it speaks to, when it speaks to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<u32>,
    /// When they were heard.
    pub heard_at: Timestamp,
    /// Who heard them.
    pub by: Actor,
}

/// A statement, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TakeStatement {
    /// Who speaks.
    pub speaker: Speaker,
    /// Which of ours.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// Their name, where they are none of ours.
    #[serde(default)]
    pub name: String,
    /// How they were heard.
    pub means: Means,
    /// What they said; of one who would not speak, how they were asked.
    pub text: String,
    /// They were asked and would not speak.
    #[serde(default)]
    pub declined: bool,
    /// The point it speaks to, when it speaks to one.
    #[serde(default)]
    pub point: Option<u32>,
    /// When they were heard; now, when nothing is said.
    #[serde(default)]
    pub heard_at: Option<Timestamp>,
}

/// Something that happened, as far as it could be established.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fact {
    /// Its number in the case, from 1.
    pub n: u32,
    /// When it happened, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened_at: Option<Timestamp>,
    /// What happened.
    pub what: String,
    /// The evidence it rests on.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub by_evidence: BTreeSet<u32>,
    /// The statements it rests on.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub by_statements: BTreeSet<u32>,
    /// Somebody says otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub contested: bool,
    /// When it was put on record.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
}

/// A fact, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EstablishFact {
    /// What happened.
    pub what: String,
    /// When it happened, where that is known.
    #[serde(default)]
    pub happened_at: Option<Timestamp>,
    /// The evidence it rests on, by number.
    #[serde(default)]
    pub by_evidence: BTreeSet<u32>,
    /// The statements it rests on, by number.
    #[serde(default)]
    pub by_statements: BTreeSet<u32>,
    /// Somebody says otherwise.
    #[serde(default)]
    pub contested: bool,
}

fn check_point(case: &Case, point: Option<u32>) -> Result<(), Refusal> {
    if point.is_some_and(|n| nth(&case.points, n).is_none()) {
        return Err(Refusal::NoSuchPoint);
    }
    Ok(())
}

pub(crate) fn add_evidence(
    case: &Case,
    it: &AddEvidence,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let what = invalid.required("what", &it.what, NOTE_CHARS_MAX);
    let from = invalid.line("from", &it.from, LINE_CHARS_MAX);
    if it.file.as_ref().is_some_and(|digest| case.file(digest).is_none()) {
        invalid.add("file", Problem::NotAChoice);
    }
    invalid.none_or(())?;
    check_point(case, it.point)?;
    let twin = |old: &Evidence| {
        (old.kind, &old.what, &old.from, old.point, &old.file)
            == (it.kind, &what, &from, it.point, &it.file)
    };
    if case.evidence.iter().any(twin) {
        return Ok(vec![]);
    }
    if case.evidence.len() >= EVIDENCE_MAX {
        return Err(Refusal::TooMany.into());
    }
    Ok(vec![Event::EvidenceAdded(Evidence {
        n: next_n(case.evidence.len()),
        kind: it.kind,
        what,
        from,
        point: it.point,
        file: it.file.clone(),
        at: setting.now,
        by: setting.actor.clone(),
    })])
}

pub(crate) fn take_statement(
    case: &Case,
    it: &TakeStatement,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let text = invalid.required("text", &it.text, NOTE_CHARS_MAX);
    let name = invalid.line("name", &it.name, LINE_CHARS_MAX);
    let heard_at = it.heard_at.unwrap_or(setting.now);
    check_past("heard_at", heard_at, setting, &mut invalid);
    match (it.speaker, &it.person) {
        (Speaker::Staff, None) => invalid.add("person", Problem::Missing),
        (Speaker::Staff, Some(_)) | (_, None) => {}
        (_, Some(_)) => invalid.add("person", Problem::NotAChoice),
    }
    if it.speaker == Speaker::Witness && name.is_empty() {
        invalid.add("name", Problem::Missing);
    }
    invalid.none_or(())?;
    if it.person.as_ref().is_some_and(|id| !setting.organisation.people.contains_key(id)) {
        return Err(Refusal::NoSuchPerson.into());
    }
    check_point(case, it.point)?;
    let twin = |old: &Statement| {
        (old.speaker, &old.person, &old.name, &old.text) == (it.speaker, &it.person, &name, &text)
            && (old.declined, old.point) == (it.declined, it.point)
            && (it.heard_at.is_none() || within_a_minute(old.heard_at, heard_at))
    };
    if case.statements.iter().any(twin) {
        return Ok(vec![]);
    }
    if case.statements.len() >= STATEMENTS_MAX {
        return Err(Refusal::TooMany.into());
    }
    Ok(vec![Event::StatementTaken(Statement {
        n: next_n(case.statements.len()),
        speaker: it.speaker,
        person: it.person.clone(),
        name,
        means: it.means,
        text,
        declined: it.declined,
        point: it.point,
        heard_at,
        by: setting.actor.clone(),
    })])
}

pub(crate) fn establish(
    case: &Case,
    it: &EstablishFact,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let what = invalid.required("what", &it.what, NOTE_CHARS_MAX);
    if let Some(at) = it.happened_at {
        check_past("happened_at", at, setting, &mut invalid);
    }
    let unknown = |count: usize, n: &u32| *n == 0 || usize::try_from(*n).is_ok_and(|n| n > count);
    if it.by_evidence.iter().any(|n| unknown(case.evidence.len(), n)) {
        invalid.add("by_evidence", Problem::NotAChoice);
    }
    if it.by_statements.iter().any(|n| unknown(case.statements.len(), n)) {
        invalid.add("by_statements", Problem::NotAChoice);
    }
    invalid.none_or(())?;
    let twin = |old: &Fact| {
        (&old.what, old.happened_at, &old.by_evidence, &old.by_statements, old.contested)
            == (&what, it.happened_at, &it.by_evidence, &it.by_statements, it.contested)
    };
    if case.facts.iter().any(twin) {
        return Ok(vec![]);
    }
    if case.facts.len() >= FACTS_MAX {
        return Err(Refusal::TooMany.into());
    }
    Ok(vec![Event::FactEstablished(Fact {
        n: next_n(case.facts.len()),
        happened_at: it.happened_at,
        what,
        by_evidence: it.by_evidence.clone(),
        by_statements: it.by_statements.clone(),
        contested: it.contested,
        at: setting.now,
        by: setting.actor.clone(),
    })])
}

pub(crate) fn apply(case: &mut Case, actor: &Actor, event: &Event) {
    // Whoever gathers what a finding rests on has worked on the case.
    if let Some(person) = actor.person() {
        case.handlers.insert(person.clone());
    }
    match event {
        Event::EvidenceAdded(it) => case.evidence.push(it.clone()),
        Event::StatementTaken(it) => case.statements.push(it.clone()),
        Event::FactEstablished(it) => case.facts.push(it.clone()),
        _ => {}
    }
}

impl Case {
    /// Whether one of ours was heard, or asked and would not speak.
    pub fn was_heard(&self, person: &PersonId) -> bool {
        self.statements.iter().any(|it| it.person.as_ref() == Some(person))
    }

    /// People complained about whom nobody has heard yet: judging without them would be one-sided.
    pub fn unheard(&self) -> Vec<PersonId> {
        self.standing().accused.into_iter().filter(|person| !self.was_heard(person)).collect()
    }

    /// What happened, in the order it happened; what has no time comes last, in the order it was established.
    pub fn reconstruction(&self) -> Vec<&Fact> {
        let mut facts: Vec<&Fact> = self.facts.iter().collect();
        facts.sort_by_key(|fact| (fact.happened_at.is_none(), fact.happened_at, fact.n));
        facts
    }
}
