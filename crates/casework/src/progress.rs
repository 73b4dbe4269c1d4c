//! Progress: the customer is told how far it has come, whether or not there is a result.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::contact::{Means, within_a_minute};
use crate::invalid::{Invalid, Problem};
use crate::limits::{CONTACTS_MAX, NOTE_CHARS_MAX};
use crate::permission::Actor;
use crate::promise;
use crate::refusal::{Objection, Refusal};
use crate::reply_check::{self, Outgoing, Told, Waiver};

/// What the customer was told on the way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Progress {
    /// What they were told.
    pub text: String,
    /// By which means.
    pub means: Means,
    /// When they were told they would hear next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_at: Option<Timestamp>,
    /// When.
    pub at: Timestamp,
    /// Who told.
    pub by: Actor,
    /// The announcement it was, when everybody an incident touches was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announcement: Option<AnnouncementRef>,
    /// That it went out though a rule of answers held it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiver: Option<Waiver>,
}

/// Which announcement of which incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnnouncementRef {
    /// The incident's number.
    pub incident: u32,
    /// The announcement's number in it.
    pub announcement: u32,
}

/// An announcement about an incident, as the broadcast tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TellAnnouncement {
    /// Which.
    pub which: AnnouncementRef,
    /// The words, as they were approved.
    pub text: String,
    /// Who released it.
    pub by: Actor,
}

/// One row of announcements told.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ToldRow {
    /// Which announcement.
    pub which: AnnouncementRef,
    /// When.
    pub at: Timestamp,
    /// A letter went out too; without an address it stands on the customer's page alone.
    pub by_mail: bool,
}

/// A word on the way, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TellProgress {
    /// What they are told.
    pub text: String,
    /// By which means; an e-mail is sent.
    pub means: Means,
    /// When they will hear next; becomes a promise.
    #[serde(default)]
    pub next_at: Option<Timestamp>,
    /// Why it goes out though a rule of answers holds it back; only whoever leads may say so.
    #[serde(default)]
    pub waiver: String,
}

pub(crate) fn tell(
    case: &Case,
    it: &TellProgress,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let text = invalid.required("text", &it.text, NOTE_CHARS_MAX);
    if it.means == Means::Note {
        invalid.add("means", Problem::NotAChoice);
    }
    invalid.none_or(())?;
    let twin = |old: &Progress| {
        old.text == text && old.means == it.means && within_a_minute(old.at, setting.now)
    };
    if case.progress.iter().any(twin) {
        return Ok(vec![]);
    }
    if case.progress.len() >= CONTACTS_MAX {
        return Err(Refusal::TooMany.into());
    }
    if let Some(next_at) = it.next_at {
        promise::check_horizon(next_at, setting)?;
    }
    let (told, means, next_at) = (Told::Progress, it.means, it.next_at);
    let outgoing = Outgoing { told, text: &text, means, next_at };
    let waiver = reply_check::pass(case, &outgoing, &it.waiver, None, setting)?;
    let mut draft = Draft::new(case, setting);
    draft.push(Event::ProgressTold(Progress {
        text,
        means: it.means,
        next_at: it.next_at,
        at: setting.now,
        by: setting.actor.clone(),
        announcement: None,
        waiver,
    }));
    for kind in [promise::Kind::Acknowledge, promise::Kind::FirstContact, promise::Kind::Progress] {
        promise::keep_kind(&mut draft, kind);
    }
    if let Some(next_at) = it.next_at {
        let n = crate::point::next_n(case.progress.len());
        let said_in = promise::SaidIn { kind: promise::SaidKind::Progress, n };
        promise::give(&mut draft, promise::Kind::Progress, String::new(), next_at, Some(said_in))?;
    }
    Ok(draft.events)
}

/// Tells an announcement once and never again, however often the broadcast is taken up.
///
/// It is progress, and no more: who waits for an acknowledgement, a call or a reaction of their own still waits.
pub(crate) fn tell_announcement(
    case: &Case,
    it: &TellAnnouncement,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    if *setting.actor != Actor::Clock {
        return Err(Refusal::RoleLacking.into());
    }
    if case.progress.iter().any(|old| old.announcement == Some(it.which)) {
        return Ok(vec![]);
    }
    if case.progress.len() >= CONTACTS_MAX {
        return Err(Refusal::TooMany.into());
    }
    let mut invalid = Invalid::default();
    let text = invalid.required("text", &it.text, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    let mut draft = Draft::new(case, setting);
    draft.push(Event::ProgressTold(Progress {
        text,
        means: Means::Email,
        next_at: None,
        at: setting.now,
        by: it.by.clone(),
        waiver: None,
        announcement: Some(it.which),
    }));
    promise::keep_kind(&mut draft, promise::Kind::Progress);
    Ok(draft.events)
}

pub(crate) fn apply(case: &mut Case, at: Timestamp, progress: &Progress) {
    if progress.announcement.is_none() {
        case.waiting_since = None;
        case.contacted_at = case.contacted_at.or(Some(at));
    }
    case.progressed_at = Some(at);
    case.progress.push(progress.clone());
}

/// Rows of the announcements its customer was told.
pub(crate) fn rows(case: &Case) -> Vec<ToldRow> {
    let by_mail = case.complaint().is_some_and(|it| it.complainant.email.is_some());
    let told = case.progress.iter();
    told.filter_map(|it| Some(ToldRow { which: it.announcement?, at: it.at, by_mail })).collect()
}
