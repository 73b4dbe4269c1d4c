//! What is done at the customer's: being there, putting on record what was found, having it signed.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::contact::Attachment;
use crate::intake::{FileRef, check_file, check_past};
use crate::invalid::{Invalid, Problem};
use crate::limits::{ATTACHMENTS_MAX, FIELDS_MAX, LINE_CHARS_MAX, NOTE_CHARS_MAX};
use crate::permission::{Act, Actor, may};
use crate::point::nth;
use crate::promise::{self, Kind as PromiseKind};
use crate::refusal::{Objection, Refusal};

use super::{Consent, SignOff, State, Visit, VisitRecord, VisitResult};

/// A visit by its number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VisitNumber {
    /// The visit's number.
    pub visit: u32,
}

/// What was found and done, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordVisit {
    /// The visit's number.
    pub visit: u32,
    /// What came of it.
    pub result: VisitResult,
    /// What was found and done, in words; may be empty where nobody was there.
    #[serde(default)]
    pub found: String,
    /// What was measured and ticked, by the codes of the pack's form.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// Digests of files that are on the case.
    #[serde(default)]
    pub files: Vec<String>,
    /// When somebody was there; when arrival was told, else now.
    #[serde(default)]
    pub arrived_at: Option<Timestamp>,
}

/// The customer's word on what was found and done, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SignOffVisit {
    /// The visit's number.
    pub visit: u32,
    /// Whether they agree.
    pub consent: Consent,
    /// Who signs; needed unless they will not.
    #[serde(default)]
    pub name: String,
    /// In their words; needed unless they agree.
    #[serde(default)]
    pub note: String,
    /// A picture of the signature; the content is sent to `/files` first.
    #[serde(default)]
    pub signature: Option<FileRef>,
}

/// Whether the actor may do what is done there: they go, or they work on the case.
pub fn is_goer(case: &Case, visit: &Visit, setting: &Setting<'_>) -> bool {
    let works = may(setting.organisation, setting.actor, &case.standing(), Act::Work).is_ok();
    match setting.actor {
        Actor::Staff(id) => {
            let day = setting.calendar.local_date(setting.now);
            let acting = setting.organisation.acting_for(&visit.person, day);
            works || visit.person == *id || acting.as_ref() == Some(id)
        }
        Actor::Import(_) | Actor::Setup => true,
        Actor::Customer | Actor::Partner(_) | Actor::Clock => false,
    }
}

pub(super) fn refuse_stranger(
    case: &Case,
    visit: &Visit,
    setting: &Setting<'_>,
) -> Result<(), Refusal> {
    if is_goer(case, visit, setting) { Ok(()) } else { Err(Refusal::NotYourVisit) }
}

pub(crate) fn arrive(case: &Case, n: u32, setting: &Setting<'_>) -> Result<Vec<Event>, Objection> {
    let visit = nth(&case.visits, n).ok_or(Refusal::NoSuchVisit)?;
    refuse_stranger(case, visit, setting)?;
    match visit.state {
        State::Arranged => {}
        State::Arrived => return Ok(vec![]),
        State::Recorded | State::SignedOff | State::Cancelled => {
            return Err(Refusal::VisitSettled.into());
        }
    }
    let mut draft = Draft::new(case, setting);
    draft.push(Event::VisitArrived { visit: n });
    promise::keep_owed(&mut draft, visit.promise);
    Ok(draft.events)
}

pub(crate) fn record(
    case: &Case,
    it: &RecordVisit,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let visit = nth(&case.visits, it.visit).ok_or(Refusal::NoSuchVisit)?;
    refuse_stranger(case, visit, setting)?;
    let record = checked(case, visit, it, setting)?;
    if let Some(old) = &visit.record {
        let same = (old.result, &old.found, &old.fields, &old.files, &old.by)
            == (record.result, &record.found, &record.fields, &record.files, &record.by);
        return if same { Ok(vec![]) } else { Err(Refusal::VisitSettled.into()) };
    }
    if !visit.is_open() {
        return Err(Refusal::VisitSettled.into());
    }
    let mut draft = Draft::new(case, setting);
    let is_work = record.result.is_work();
    draft.push(Event::VisitRecorded { visit: visit.n, record });
    // Being there is what was promised: nobody at the door is no broken promise of ours.
    promise::keep_owed(&mut draft, visit.promise);
    if is_work {
        promise::keep_kind(&mut draft, PromiseKind::FirstContact);
    }
    Ok(draft.events)
}

fn checked(
    case: &Case,
    visit: &Visit,
    it: &RecordVisit,
    setting: &Setting<'_>,
) -> Result<VisitRecord, Invalid> {
    let mut invalid = Invalid::default();
    let found = match it.result {
        VisitResult::NobodyThere => invalid.optional("found", &it.found, NOTE_CHARS_MAX),
        _ => invalid.required("found", &it.found, NOTE_CHARS_MAX),
    };
    if it.fields.len() > FIELDS_MAX {
        invalid.add("fields", Problem::TooMany { max: FIELDS_MAX });
    }
    let category = case.assessment.as_ref().map(|it| &it.category);
    let category = category.or_else(|| case.complaint().and_then(|it| it.category.as_ref()));
    let whole = it.result == VisitResult::Done;
    let fields = setting.pack.check_visit_fields(&it.fields, category, whole, &mut invalid);
    if it.files.len() > ATTACHMENTS_MAX {
        invalid.add("files", Problem::TooMany { max: ATTACHMENTS_MAX });
    }
    let mut files: Vec<String> = Vec::new();
    for digest in it.files.iter().take(ATTACHMENTS_MAX) {
        if case.file(digest).is_none() {
            invalid.add("files", Problem::NotAChoice);
            break;
        }
        if !files.contains(digest) {
            files.push(digest.clone());
        }
    }
    let arrived_at = it.arrived_at.or(visit.arrived_at).unwrap_or(setting.now);
    check_past("arrived_at", arrived_at, setting, &mut invalid);
    if arrived_at < visit.at {
        invalid.add("arrived_at", Problem::BeforeItBegan);
    }
    let (by, at) = (setting.actor.clone(), setting.now);
    invalid.none_or(VisitRecord { result: it.result, found, fields, files, arrived_at, by, at })
}

pub(crate) fn sign_off(
    case: &Case,
    it: &SignOffVisit,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let visit = nth(&case.visits, it.visit).ok_or(Refusal::NoSuchVisit)?;
    refuse_stranger(case, visit, setting)?;
    let mut invalid = Invalid::default();
    let name = invalid.line("name", &it.name, LINE_CHARS_MAX);
    let note = invalid.optional("note", &it.note, NOTE_CHARS_MAX);
    let mut signature = it.signature.clone();
    if let Some(file) = &mut signature {
        check_file("signature", file, &mut invalid);
    }
    match it.consent {
        Consent::RefusesToSign if signature.is_some() => {
            invalid.add("signature", Problem::NotAChoice);
        }
        Consent::Agrees | Consent::Disagrees if name.is_empty() => {
            invalid.add("name", Problem::Missing);
        }
        _ => {}
    }
    if it.consent != Consent::Agrees && note.is_empty() {
        invalid.add("note", Problem::Missing);
    }
    invalid.none_or(())?;
    let digest = signature.as_ref().map(|file| file.digest.clone());
    if let Some(old) = &visit.sign_off {
        let same = (old.consent, &old.name, &old.note, &old.signature)
            == (it.consent, &name, &note, &digest);
        return if same { Ok(vec![]) } else { Err(Refusal::AlreadySignedOff.into()) };
    }
    if visit.record.is_none() {
        return Err(Refusal::VisitNotRecorded.into());
    }
    if !visit.is_to_sign() {
        return Err(Refusal::NothingToSign.into());
    }
    let mut draft = Draft::new(case, setting);
    let (by, at) = (setting.actor.clone(), setting.now);
    if let Some(file) = signature.filter(|file| case.file(&file.digest).is_none()) {
        if case.attachments.len() >= ATTACHMENTS_MAX {
            return Err(Refusal::TooMany.into());
        }
        let (caption, by) = (name.clone(), by.clone());
        draft.push(Event::Attached(Attachment { file, caption, at, by }));
    }
    let sign_off = SignOff { name, consent: it.consent, note, signature: digest, by, at };
    draft.push(Event::VisitSignedOff { visit: visit.n, sign_off });
    Ok(draft.events)
}
