//! Intake: what somebody told us, in their words, as complete as it was told.

mod check;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::assignment;
use crate::call_times::CallTimes;
use crate::case::{Case, Draft, Event, Setting};
use crate::closing;
use crate::contact::Attachment;
use crate::id::{CaseNo, CategoryCode, PackId, PersonId, UnitId};
use crate::link::{Link, Relation};
use crate::permission::Actor;
use crate::point;
use crate::promise;
use crate::refusal::{Objection, Refusal};
use crate::triage::Kind;

pub(crate) use check::{check_file, check_party, check_past};

/// How the complaint reached us.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// A call to us.
    #[default]
    Phone,
    /// Somebody came in person.
    Counter,
    /// A letter or fax.
    Letter,
    /// An e-mail.
    Email,
    /// Our own form on the web.
    Web,
    /// A live chat.
    Chat,
    /// A post on our community or website.
    Community,
    /// Social media or press.
    SocialMedia,
    /// Our app.
    App,
    /// Another program through the API.
    Api,
    /// Passed on by a hotline.
    Hotline,
    /// Passed on by a regulator.
    Regulator,
    /// Told to staff on site.
    OnSite,
    /// Taken over from a file.
    Import,
}

impl Channel {
    /// Every channel, in the order forms offer them.
    pub const ALL: &'static [Channel] = &[
        Channel::Phone,
        Channel::Counter,
        Channel::OnSite,
        Channel::Letter,
        Channel::Email,
        Channel::Web,
        Channel::Chat,
        Channel::Community,
        Channel::SocialMedia,
        Channel::App,
        Channel::Api,
        Channel::Hotline,
        Channel::Regulator,
        Channel::Import,
    ];
}

/// A person outside: the complainant, the one affected, or a representative.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Party {
    /// Name as told; may be empty for somebody who will not give it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Telephone number, in one spelling ([`text::phone`]).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Where letters reach them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Number in our own books (customer, member, contract).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_no: Option<String>,
}

impl Party {
    /// Nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Party::default()
    }
}

/// For whom somebody else speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OnBehalf {
    /// The person affected.
    pub affected: Party,
    /// What the complainant is to them, e.g. daughter, tenant, lawyer.
    #[serde(default)]
    pub relation: String,
}

/// What kind of thing a subject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// A room or flat.
    Room,
    /// A building, site or other place.
    Place,
    /// An order or contract.
    Order,
    /// A batch of goods.
    Batch,
    /// A product.
    Product,
    /// A device or facility.
    Device,
    /// A vehicle.
    Vehicle,
    /// One of our people: kept away from the case.
    Person,
    /// One of our units by name: kept away from the case.
    Unit,
    /// A radio cell or line.
    Cell,
    /// An account or bill.
    Account,
    /// Anything else.
    Other,
}

impl SubjectKind {
    /// Every kind.
    pub const ALL: &'static [SubjectKind] = &[
        SubjectKind::Room,
        SubjectKind::Place,
        SubjectKind::Order,
        SubjectKind::Batch,
        SubjectKind::Product,
        SubjectKind::Device,
        SubjectKind::Vehicle,
        SubjectKind::Person,
        SubjectKind::Unit,
        SubjectKind::Cell,
        SubjectKind::Account,
        SubjectKind::Other,
    ];
}

/// What is complained of, as a typed reference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// What kind of thing.
    pub kind: SubjectKind,
    /// Its number or name; for a person or unit of ours, the code.
    pub number: String,
}

/// How often it happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Recurrence {
    /// Once.
    Once,
    /// Now and then.
    Sometimes,
    /// At fixed times.
    Regularly,
    /// All the time.
    Always,
}

impl Recurrence {
    /// Every frequency, the rarest first.
    pub const ALL: &'static [Recurrence] =
        &[Recurrence::Once, Recurrence::Sometimes, Recurrence::Regularly, Recurrence::Always];
}

/// The mood of the complainant as heard; kept apart from what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Emotion {
    /// Calm.
    Calm,
    /// Worried.
    Worried,
    /// Disappointed.
    Disappointed,
    /// Angry.
    Angry,
    /// Beside themselves.
    Furious,
}

impl Emotion {
    /// Every mood, the calmest first.
    pub const ALL: &'static [Emotion] =
        &[Emotion::Calm, Emotion::Worried, Emotion::Disappointed, Emotion::Angry, Emotion::Furious];
}

/// Where a complaint has its number from, when another system had it first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The other system's or file's name.
    pub system: String,
    /// Its number there.
    pub number: String,
    /// The answer time it stamped, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Timestamp>,
}

/// A file that came with the complaint; the bytes lie in the file store under the digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FileRef {
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub digest: String,
    /// The name it came with, cleaned.
    pub name: String,
    /// What it is, by looking into it, e.g. `image/jpeg`.
    pub media: String,
    /// Its size.
    pub bytes: u64,
}

/// What is odd about a record taken over from elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// It says it was answered before it was received; counted in no duration.
    AnsweredBeforeReceived,
    /// It is called closed, and no time of answer is given.
    AnswerTimeMissing,
    /// It has no readable time of receipt; the time it was taken over stands in.
    ReceiptTimeMissing,
    /// It has no story; its heading stands in.
    NarrativeMissing,
    /// A text was longer than allowed and was cut.
    TextCut,
    /// The calendar lacks a year its deadlines fall into; they are set once it is loaded.
    CalendarYearMissing,
    /// The customer goes through the green channel; not odd, but to be seen everywhere.
    KeyCustomer,
}

impl Flag {
    /// Every oddity.
    pub const ALL: &'static [Flag] = &[
        Flag::AnsweredBeforeReceived,
        Flag::AnswerTimeMissing,
        Flag::ReceiptTimeMissing,
        Flag::NarrativeMissing,
        Flag::TextCut,
        Flag::CalendarYearMissing,
        Flag::KeyCustomer,
    ];
}

/// The answer a record taken over already had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PastAnswer {
    /// When it was given; `None` where the record does not say.
    pub at: Option<Timestamp>,
    /// What it said; may be empty.
    #[serde(default)]
    pub text: String,
}

/// The languages a customer may ask to be answered in.
pub const LANGUAGES: &[&str] = &["zh-Hans", "zh-Hant", "en"];

/// A complaint as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Receive {
    /// The number it gets; handed in by the desk.
    #[serde(default = "unnumbered")]
    pub no: CaseNo,
    /// The pack it is judged under.
    pub pack: PackId,
    /// How it reached us.
    pub channel: Channel,
    /// What happened, in the complainant's words.
    pub narrative: String,
    /// What the complainant wants.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub wish: String,
    /// A heading in a few words; made from the narrative when empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub heading: String,
    /// Kind, when it is plain at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Category, when it is plain at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryCode>,
    /// Who complains.
    #[serde(default, skip_serializing_if = "Party::is_empty")]
    pub complainant: Party,
    /// For whom, if for somebody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf: Option<OnBehalf>,
    /// The unit it is about or where it was heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// What is complained of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Subject>,
    /// Where it happened.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// When it happened or began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened_at: Option<Timestamp>,
    /// How often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recurrence: Option<Recurrence>,
    /// The pack's further fields.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    /// Mood as heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emotion: Option<Emotion>,
    /// The listener's own opinion, apart from what was said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub opinion: String,
    /// Danger to life or property right now.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub danger: bool,
    /// Who of us heard it first; whoever registers it, when nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard_by: Option<PersonId>,
    /// When it was first heard; now, when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard_at: Option<Timestamp>,
    /// Number in another system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Files that came with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<FileRef>,
    /// The answer it already had, for records taken over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub past_answer: Option<PastAnswer>,
    /// What is odd about it, for records taken over.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub flags: BTreeSet<Flag>,
    /// The language to answer in: `zh-Hans`, `zh-Hant` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// When the customer wants to be called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_times: Option<CallTimes>,
    /// The earlier case of the same customer it repeats; it is linked to that one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat_of: Option<CaseNo>,
}

fn unnumbered() -> CaseNo {
    CaseNo::new(jiff::civil::Date::ZERO, 0)
}

impl Receive {
    /// An empty complaint under a pack, to be filled in.
    pub fn new(pack: PackId, channel: Channel, narrative: &str) -> Receive {
        Receive {
            no: unnumbered(),
            pack,
            channel,
            narrative: narrative.to_owned(),
            wish: String::new(),
            heading: String::new(),
            kind: None,
            category: None,
            complainant: Party::default(),
            on_behalf: None,
            unit: None,
            subjects: Vec::new(),
            place: String::new(),
            happened_at: None,
            recurrence: None,
            fields: BTreeMap::new(),
            emotion: None,
            opinion: String::new(),
            danger: false,
            heard_by: None,
            heard_at: None,
            source: None,
            attachments: Vec::new(),
            past_answer: None,
            flags: BTreeSet::new(),
            language: None,
            call_times: None,
            repeat_of: None,
        }
    }
}

/// Receives a complaint: checks it, finds who is responsible, and makes the promises policy makes.
pub(crate) fn receive(
    case: &Case,
    receive: &Receive,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    if case.version > 0 {
        return Err(Refusal::AlreadyReceived.into());
    }
    let mut received = check::checked(receive, setting)?;
    received.heard_at = Some(received.heard_at.unwrap_or(setting.now).min(setting.now));
    // Whoever registers it heard it, unless somebody else is named. A program hears nothing.
    let heard = !matches!(received.channel, Channel::Api | Channel::Import);
    let registrar = setting.actor.person().filter(|_| heard).cloned();
    received.heard_by = received.heard_by.or(registrar);
    // Only the house knows who goes through the green channel, and a mark from elsewhere says nothing here.
    let day = setting.calendar.local_date(setting.now);
    received.flags.remove(&Flag::KeyCustomer);
    if setting.organisation.key_customer(&received.complainant, day).is_some() {
        received.flags.insert(Flag::KeyCustomer);
    }
    let past = received.past_answer.clone();
    // The link says it from here on.
    let repeated = received.repeat_of.take();
    let mut draft = Draft::new(case, setting);
    draft.push(Event::Received(Box::new(received)));
    point::first_point(&mut draft);
    assignment::first_holder(&mut draft)?;
    match &past {
        Some(past) => closing::close_past(&mut draft, past),
        None => promise::promise_by_policy(&mut draft)?,
    }
    if let Some(to) = repeated {
        let (relation, note) = (Relation::RepeatOf, String::new());
        draft.push(Event::Linked(Link { to, relation, note }));
    }
    Ok(draft.events)
}

/// The complaint a case begins with.
pub(crate) fn apply(case: &mut Case, at: Timestamp, actor: &Actor, complaint: &Receive) {
    case.unit.clone_from(&complaint.unit);
    case.call_times.clone_from(&complaint.call_times);
    case.complaint = Some(Box::new(complaint.clone()));
    case.registered_at = Some(at);
    case.registered_by = Some(actor.clone());
    let files = complaint.attachments.iter().cloned();
    case.attachments = files
        .map(|file| Attachment { file, caption: String::new(), at, by: actor.clone() })
        .collect();
}
