//! Drafts of answers: where the pack wants a second reader, somebody else reads the answer before it goes out.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Event, Setting};
use crate::contact::Means;
use crate::id::PersonId;
use crate::invalid::Invalid;
use crate::letter::leads;
use crate::limits::{DRAFTS_MAX, NOTE_CHARS_MAX};
use crate::permission::{Act, Actor, may};
use crate::point::{next_n, nth, nth_mut};
use crate::refusal::{Objection, Refusal};
use crate::reply_check::{self, Waiver};
use crate::response::{self, Respond, Response};

/// How a draft stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DraftState"))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// It waits for its second reader.
    Waiting,
    /// It went out.
    Released,
    /// It was given back.
    SentBack {
        /// By whom.
        reader: Actor,
        /// When.
        read_at: Timestamp,
        /// What is to be mended.
        note: String,
    },
    /// Another draft or another answer took its place, or the case was closed.
    Dropped,
}

/// An answer before it goes out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ResponseDraft {
    /// Its number in the case, from 1.
    pub n: u32,
    /// What is to be told.
    pub text: String,
    /// By which means.
    pub means: Means,
    /// When it was laid before the reader.
    pub at: Timestamp,
    /// Who drafted it.
    pub by: Actor,
    /// That it is to go out though a rule of answers holds it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiver: Option<Waiver>,
    /// How it stands.
    #[serde(flatten)]
    pub state: State,
}

/// A yes to a draft, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReleaseResponse {
    /// The draft's number.
    pub draft: u32,
    /// Why it goes out though a rule of answers holds it back.
    #[serde(default)]
    pub waiver: String,
}

/// A no to a draft, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SendBackResponse {
    /// The draft's number.
    pub draft: u32,
    /// What is to be mended.
    pub note: String,
}

pub(crate) fn draft(
    case: &Case,
    it: &Respond,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let text = response::ready(case, it, setting)?;
    let twin =
        |old: &ResponseDraft| old.text == text && old.means == it.means && old.by == *setting.actor;
    if case.waiting_draft().is_some_and(twin) {
        return Ok(vec![]);
    }
    if case.drafts.len() >= DRAFTS_MAX {
        return Err(Refusal::TooMany.into());
    }
    let outgoing = response::outgoing(&text, it.means);
    let waiver = reply_check::pass(case, &outgoing, &it.waiver, None, setting)?;
    Ok(vec![Event::ResponseDrafted(ResponseDraft {
        n: next_n(case.drafts.len()),
        text,
        means: it.means,
        at: setting.now,
        by: setting.actor.clone(),
        waiver,
        state: State::Waiting,
    })])
}

pub(crate) fn release(
    case: &Case,
    it: &ReleaseResponse,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let draft = nth(&case.drafts, it.draft).ok_or(Refusal::NoSuchDraft)?;
    match draft.state {
        State::Released => return Ok(vec![]),
        State::SentBack { .. } | State::Dropped => return Err(Refusal::DraftSettled.into()),
        State::Waiting => {}
    }
    if draft.by == *setting.actor {
        return Err(Refusal::OwnDraft.into());
    }
    // What was ready when it was drafted may not be any more.
    let (text, means) = (draft.text.clone(), draft.means);
    let again = Respond { text: text.clone(), means, waiver: String::new() };
    response::ready(case, &again, setting)?;
    let outgoing = response::outgoing(&text, means);
    let waiver = reply_check::pass(case, &outgoing, &it.waiver, draft.waiver.as_ref(), setting)?;
    let response = Response {
        text,
        means,
        at: setting.now,
        by: draft.by.clone(),
        released_by: Some(setting.actor.clone()),
        waiver,
    };
    response::tell(case, response, setting)
}

pub(crate) fn send_back(
    case: &Case,
    it: &SendBackResponse,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let draft = nth(&case.drafts, it.draft).ok_or(Refusal::NoSuchDraft)?;
    let mut invalid = Invalid::default();
    let note = invalid.required("note", &it.note, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    match &draft.state {
        State::SentBack { reader, note: old, .. } if reader == setting.actor && *old == note => {
            return Ok(vec![]);
        }
        State::Waiting => {}
        _ => return Err(Refusal::DraftSettled.into()),
    }
    if draft.by == *setting.actor {
        return Err(Refusal::OwnDraft.into());
    }
    Ok(vec![Event::ResponseSentBack { draft: it.draft, note }])
}

/// What waits for a reader and is overtaken by something else.
pub(crate) fn drop_waiting(case: &mut Case) {
    for draft in case.drafts.iter_mut().filter(|it| it.state == State::Waiting) {
        draft.state = State::Dropped;
    }
}

/// An answer went out: the draft it was is released, any other dropped.
pub(crate) fn settle(case: &mut Case, response: &Response) {
    if response.released_by.is_some()
        && let Some(draft) = case.drafts.iter_mut().rfind(|it| it.state == State::Waiting)
    {
        draft.state = State::Released;
    }
    drop_waiting(case);
}

/// Who may read an answer as second reader: whoever leads the unit, else all who may release it.
pub(crate) fn readers(case: &Case, by: &Actor, setting: &Setting<'_>) -> Vec<PersonId> {
    let standing = case.standing();
    let organisation = setting.organisation;
    let may_release = |id: &PersonId| {
        let actor = Actor::Staff(id.clone());
        actor != *by
            && !case.is_barred(id)
            && may(organisation, &actor, &standing, Act::Approve).is_ok()
    };
    let near = case.unit.as_ref().map(|unit| leads(unit, setting)).unwrap_or_default();
    let near: Vec<PersonId> = near.into_iter().filter(may_release).collect();
    if !near.is_empty() {
        return near;
    }
    organisation.people.keys().filter(|id| may_release(id)).cloned().collect()
}

pub(crate) fn apply(case: &mut Case, at: Timestamp, actor: &Actor, event: &Event) {
    match event {
        Event::ResponseDrafted(draft) => {
            case.handlers.extend(draft.by.person().cloned());
            drop_waiting(case);
            case.drafts.push(draft.clone());
        }
        Event::ResponseSentBack { draft, note } => {
            case.handlers.extend(actor.person().cloned());
            if let Some(draft) = nth_mut(&mut case.drafts, *draft) {
                draft.state =
                    State::SentBack { reader: actor.clone(), read_at: at, note: note.clone() };
            }
        }
        _ => {}
    }
}

impl Case {
    /// The draft that waits for its second reader.
    pub fn waiting_draft(&self) -> Option<&ResponseDraft> {
        let open = self.closure.is_none() && self.merged_into.is_none();
        self.drafts.last().filter(|it| open && it.state == State::Waiting)
    }
}
