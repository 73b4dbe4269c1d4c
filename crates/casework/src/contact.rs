//! Contacts: every call, visit, message, letter and note on record, and the files that came with them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::intake::{FileRef, check_file, check_past};
use crate::invalid::Invalid;
use crate::limits::{ATTACHMENTS_MAX, CONTACTS_MAX, LINE_CHARS_MAX, NOTE_CHARS_MAX};
use crate::permission::Actor;
use crate::point::next_n;
use crate::promise;
use crate::refusal::{Objection, Refusal};

/// By which means a contact was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// A call.
    Phone,
    /// A visit or a talk in person.
    Visit,
    /// A short message or chat.
    Message,
    /// An e-mail.
    Email,
    /// A letter.
    Letter,
    /// A note for ourselves; the customer never sees it.
    Note,
}

impl Means {
    /// Every means, in the order forms offer them.
    pub const ALL: &'static [Means] =
        &[Means::Phone, Means::Visit, Means::Message, Means::Email, Means::Letter, Means::Note];
}

/// Who turned to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The customer to us.
    In,
    /// We to the customer.
    Out,
}

impl Direction {
    /// Both directions.
    pub const ALL: &'static [Direction] = &[Direction::In, Direction::Out];
}

/// A contact on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contact {
    /// Its number in the case, from 1.
    pub n: u32,
    /// By which means.
    pub means: Means,
    /// Who turned to whom.
    pub direction: Direction,
    /// With whom.
    #[serde(default)]
    pub with: String,
    /// When it took place.
    pub at: Timestamp,
    /// What was said.
    pub text: String,
    /// Who wrote it down.
    pub by: Actor,
}

impl Contact {
    /// For our own eyes only.
    pub fn is_internal(&self) -> bool {
        self.means == Means::Note
    }

    /// We turned to the customer: what they wrote to us is no reaction to it, and a note is none either.
    pub fn reaches_customer(&self) -> bool {
        !self.is_internal() && self.direction == Direction::Out
    }
}

/// A contact, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AddContact {
    /// By which means.
    pub means: Means,
    /// Who turned to whom.
    pub direction: Direction,
    /// With whom.
    #[serde(default)]
    pub with: String,
    /// When it took place; now, when nothing is said.
    #[serde(default)]
    pub at: Option<Timestamp>,
    /// What was said.
    pub text: String,
    /// Promises this contact keeps.
    #[serde(default)]
    pub keeps: Vec<u32>,
}

/// A file on the case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attachment {
    /// The file.
    pub file: FileRef,
    /// What it shows.
    #[serde(default)]
    pub caption: String,
    /// When it came.
    pub at: Timestamp,
    /// From whom.
    pub by: Actor,
}

/// A file, as it is handed in; the bytes are in the file store already.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Attach {
    /// The file.
    pub file: FileRef,
    /// What it shows.
    #[serde(default)]
    pub caption: String,
}

pub(crate) fn add(
    case: &Case,
    it: &AddContact,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let text = invalid.required("text", &it.text, NOTE_CHARS_MAX);
    let with = invalid.line("with", &it.with, LINE_CHARS_MAX);
    let at = it.at.unwrap_or(setting.now);
    check_past("at", at, setting, &mut invalid);
    invalid.none_or(())?;
    // The same words by the same means within a minute are the same contact, sent twice.
    let twin = |old: &Contact| {
        old.text == text
            && old.means == it.means
            && old.direction == it.direction
            && within_a_minute(old.at, at)
    };
    if case.contacts.iter().any(twin) {
        return Ok(vec![]);
    }
    if case.contacts.len() >= CONTACTS_MAX {
        return Err(Refusal::TooMany.into());
    }
    let mut draft = Draft::new(case, setting);
    let n = next_n(case.contacts.len());
    let contact = Contact {
        n,
        means: it.means,
        direction: it.direction,
        with,
        at,
        text,
        by: setting.actor.clone(),
    };
    let reaches_customer = contact.reaches_customer();
    draft.push(Event::ContactAdded(contact));
    for promise in &it.keeps {
        promise::keep_given(&mut draft, *promise)?;
    }
    if reaches_customer {
        promise::keep_kind(&mut draft, promise::Kind::FirstContact);
    }
    Ok(draft.events)
}

pub(crate) fn attach(
    case: &Case,
    it: &Attach,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let caption = invalid.optional("caption", &it.caption, NOTE_CHARS_MAX);
    let mut file = it.file.clone();
    check_file("file", &mut file, &mut invalid);
    invalid.none_or(())?;
    if case.file(&file.digest).is_some() {
        return Ok(vec![]);
    }
    if case.attachments.len() >= ATTACHMENTS_MAX {
        return Err(Refusal::TooMany.into());
    }
    let attachment = Attachment { file, caption, at: setting.now, by: setting.actor.clone() };
    Ok(vec![Event::Attached(attachment)])
}

/// Whether two instants are less than a minute apart: time enough for a second click or a request sent again.
pub(crate) fn within_a_minute(one: Timestamp, other: Timestamp) -> bool {
    (one.as_second() - other.as_second()).abs() < 60
}

pub(crate) fn apply(case: &mut Case, at: Timestamp, contact: &Contact) {
    if contact.reaches_customer() {
        case.waiting_since = None;
        case.contacted_at = case.contacted_at.or(Some(at));
    }
    case.contacts.push(contact.clone());
}
