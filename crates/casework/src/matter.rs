//! Matters: what the organisation works on across cases and keeps a journal of its own for.
//!
//! An incident touches many cases and closes none of them; an action outlives the cases that led to it. Both are
//! folded from their own stream by the same path as a case: [`Matter::decide`] answers a command with events,
//! [`Matter::apply`] is the only place where one changes, and lists are rows computed here.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::case::Case;
use crate::exposure::MonthCount;
use crate::id::{CaseNo, PackId, PersonId, UnitId};
use crate::organisation::{Organisation, Person, Role};
use crate::pack::Pack;
use crate::permission::{self, Actor, Standing};
use crate::refusal::{Objection, Refusal};

/// What a matter is, told by the name of the first step of its stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MatterKind {
    /// Something that touches many cases at once.
    Incident,
    /// What is done so that it does not happen again.
    Action,
    /// What a closed case teaches.
    WriteUp,
    /// What somebody wrote about us in public.
    PublicReview,
}

impl MatterKind {
    /// Every kind.
    pub const ALL: &'static [MatterKind] =
        &[MatterKind::Incident, MatterKind::Action, MatterKind::WriteUp, MatterKind::PublicReview];

    /// The stable name in columns, URLs and locales.
    pub fn code(self) -> &'static str {
        match self {
            MatterKind::Incident => "incident",
            MatterKind::Action => "action",
            MatterKind::WriteUp => "write_up",
            MatterKind::PublicReview => "public_review",
        }
    }

    /// Where they stand together: the first part of their addresses.
    pub fn place(self) -> &'static str {
        match self {
            MatterKind::Incident => "incidents",
            MatterKind::Action => "actions",
            MatterKind::WriteUp => "library",
            MatterKind::PublicReview => "public-reviews",
        }
    }

    /// The name of the first step of such a stream; no case begins with it.
    pub fn begins(self) -> &'static str {
        match self {
            MatterKind::Incident => "open_incident",
            MatterKind::Action => "plan_action",
            MatterKind::WriteUp => "draft_write_up",
            MatterKind::PublicReview => "receive_public_review",
        }
    }

    /// What a stream is whose first step has this name; none for a case or the organisation.
    pub fn of_first_step(name: &str) -> Option<MatterKind> {
        MatterKind::ALL.iter().copied().find(|kind| kind.begins() == name)
    }
}

/// The circumstances a matter is decided in.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The time, in whole milliseconds and never before the matter's last step.
    pub now: Timestamp,
    /// Who acts.
    pub actor: &'a Actor,
    /// The organisation.
    pub organisation: &'a Organisation,
    /// Every pack that is loaded.
    pub packs: &'a BTreeMap<PackId, Pack>,
    /// The organisation's calendar: months begin in its zone.
    pub calendar: &'a Calendar,
    /// How the cases stand that the command names; those missing are not there.
    pub cases: &'a BTreeMap<CaseNo, Standing>,
    /// The cases the command has to read whole, folded; those missing are not there.
    pub folded: &'a BTreeMap<CaseNo, Case>,
    /// Complaints by month, counted for the matter's measure; empty where nothing is measured.
    pub counted: &'a [MonthCount],
}

/// Something with a journal of its own beside the cases.
pub trait Matter: Clone + Debug + Default + PartialEq + Send + 'static {
    /// What may be done with it.
    type Command: Clone + Debug + PartialEq + Send + 'static;
    /// What happened to it.
    type Event: Clone + Debug + PartialEq + Serialize + DeserializeOwned + Send + 'static;
    /// What it is.
    const KIND: MatterKind;

    /// The step's name in the journal.
    fn step_name(command: &Self::Command) -> &'static str;

    /// The number a new one is given, written into the command that begins it.
    fn numbered(command: &Self::Command, n: u32) -> Self::Command;

    /// The cases a command names.
    fn cases_named(command: &Self::Command) -> &[CaseNo];

    /// The cases a command has to read whole.
    fn cases_read(&self, _command: &Self::Command) -> Vec<CaseNo> {
        Vec::new()
    }

    /// What a new one is known by elsewhere: begun again under it, it is the same one.
    fn key(_command: &Self::Command) -> Option<String> {
        None
    }

    /// Decides what a command means. An empty list means it had already been done.
    fn decide(
        &self,
        command: &Self::Command,
        around: &Around<'_>,
    ) -> Result<Vec<Self::Event>, Objection>;

    /// Tells it what happened.
    fn apply(&mut self, at: Timestamp, actor: &Actor, event: &Self::Event);

    /// Its steps so far; 0 before it began.
    fn version(&self) -> u64;

    /// Counts a step.
    fn stepped(&mut self, at: Timestamp);

    /// When its last step was.
    fn changed_at(&self) -> Option<Timestamp>;

    /// What the register stores about it; nothing before it began.
    fn rows(&self, around: &Around<'_>) -> Option<MatterRows>;

    /// What it measures, where complaints are to be counted.
    fn measure(&self) -> Option<&crate::exposure::Measure> {
        None
    }

    /// Whether a command needs the complaints counted.
    fn counts(_command: &Self::Command) -> bool {
        false
    }

    /// Whom a step tells of what; the words stand under `notice-<kind>`.
    fn notices(
        &self,
        _events: &[Self::Event],
        _around: &Around<'_>,
    ) -> Vec<(PersonId, &'static str)> {
        Vec::new()
    }

    /// Folds one step of the journal.
    fn apply_step(&mut self, at: Timestamp, actor: &Actor, events: &[Self::Event]) {
        for event in events {
            self.apply(at, actor, event);
        }
        self.stepped(at);
    }
}

/// What somebody has to do next on a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MatterDutyKind {
    /// Approve or decline an announcement somebody else drafted.
    ApproveAnnouncement,
    /// Release an approved announcement.
    ReleaseAnnouncement,
    /// Do what was planned.
    DoAction,
    /// See for oneself that it was done.
    VerifyAction,
    /// Hold the rate after it against the rate before.
    CheckEffect,
    /// Plan anew: it did not help, or the rate came back.
    PlanAnew,
    /// Read a write-up somebody else wrote, and release it.
    ReleaseWriteUp,
    /// Write one anew that was sent back.
    ReviseWriteUp,
    /// Draft a reply to what somebody wrote in public.
    DraftPublicReply,
    /// Read a reply somebody else drafted, and approve it.
    ApprovePublicReply,
    /// Publish an approved reply, and put on record that it appeared.
    PublishReply,
    /// Make a case of a public review with a low mark, or say why not.
    JudgePublicReview,
}

impl MatterDutyKind {
    /// Every kind.
    pub const ALL: &'static [MatterDutyKind] = &[
        MatterDutyKind::ApproveAnnouncement,
        MatterDutyKind::ReleaseAnnouncement,
        MatterDutyKind::DoAction,
        MatterDutyKind::VerifyAction,
        MatterDutyKind::CheckEffect,
        MatterDutyKind::PlanAnew,
        MatterDutyKind::ReleaseWriteUp,
        MatterDutyKind::ReviseWriteUp,
        MatterDutyKind::DraftPublicReply,
        MatterDutyKind::ApprovePublicReply,
        MatterDutyKind::PublishReply,
        MatterDutyKind::JudgePublicReview,
    ];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            MatterDutyKind::ApproveAnnouncement => "approve_announcement",
            MatterDutyKind::ReleaseAnnouncement => "release_announcement",
            MatterDutyKind::DoAction => "do_action",
            MatterDutyKind::VerifyAction => "verify_action",
            MatterDutyKind::CheckEffect => "check_effect",
            MatterDutyKind::PlanAnew => "plan_anew",
            MatterDutyKind::ReleaseWriteUp => "release_write_up",
            MatterDutyKind::ReviseWriteUp => "revise_write_up",
            MatterDutyKind::DraftPublicReply => "draft_public_reply",
            MatterDutyKind::ApprovePublicReply => "approve_public_reply",
            MatterDutyKind::PublishReply => "publish_reply",
            MatterDutyKind::JudgePublicReview => "judge_public_review",
        }
    }
}

/// One thing to do on a matter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatterDuty {
    /// What.
    pub kind: MatterDutyKind,
    /// The number of the announcement it is about, 0 for none.
    pub n: u32,
    /// Whose it is; anybody's who keeps such matters when nobody is named.
    pub person: Option<PersonId>,
    /// Whose it is not: nobody approves or verifies their own.
    pub but: Option<PersonId>,
    /// By when.
    pub due_at: Timestamp,
}

/// One row of the register of matters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MatterRow {
    /// What it is.
    pub kind: MatterKind,
    /// The number people say.
    pub n: u32,
    /// Steps in the journal.
    pub version: u64,
    /// Where it stands.
    pub state: &'static str,
    /// In a few words.
    pub title: String,
    /// Who answers for it.
    pub owner: Option<PersonId>,
    /// By when.
    pub due_at: Option<Timestamp>,
    /// When the clock must look at it again.
    pub tick_at: Option<Timestamp>,
    /// When it began.
    pub began_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// When its last step was.
    pub changed_at: Timestamp,
    /// People and units complained about in its cases, as in a row of a case.
    pub accused: String,
}

/// Everything the register stores about one matter besides its journal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MatterRows {
    /// The matter.
    pub matter: MatterRow,
    /// The cases it touches.
    pub cases: BTreeSet<CaseNo>,
    /// What somebody has to do next.
    pub duties: Vec<MatterDuty>,
    /// What it is found by, where it can be searched for.
    pub text: Option<String>,
    /// What a public review is found and counted by.
    pub review: Option<PublicReviewRow>,
}

/// What the register keeps of a public review beside the row of its matter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PublicReviewRow {
    /// The platform and the number there; no two reviews share it.
    pub key: String,
    /// The platform, by its code in the pack.
    pub platform: String,
    /// The mark over all, from 1 to 5, as it stands now.
    pub stars: u8,
    /// The mark it had when it was taken in.
    pub stars_first: u8,
    /// When it was written.
    pub written_at: Timestamp,
    /// When a reply appeared first.
    pub published_at: Option<Timestamp>,
    /// Its mark is low, and it is neither a case nor said why not.
    pub owes_case: bool,
}

/// Whether a role keeps matters: opens, links, approves, verifies, closes.
fn keeps(role: Role) -> bool {
    matches!(role, Role::Supervisor | Role::Quality | Role::Manager)
}

/// Whether somebody keeps matters.
pub fn is_keeper(person: &Person) -> bool {
    person.grants.iter().any(|grant| !person.left && keeps(grant.role))
}

/// Whether a duty is this person's.
pub fn is_for(duty: &MatterDuty, person: &Person) -> bool {
    match &duty.person {
        Some(named) => *named == person.id,
        None => is_keeper(person) && duty.but.as_ref() != Some(&person.id),
    }
}

/// Whether `actor` may open the page of a matter with these people and units complained about.
pub fn may_read(
    organisation: &Organisation,
    actor: &Actor,
    accused: &Accused,
) -> Result<(), Refusal> {
    match actor {
        Actor::Import(_) | Actor::Setup | Actor::Clock => Ok(()),
        Actor::Customer | Actor::Partner(_) => Err(Refusal::RoleLacking),
        Actor::Staff(id) => {
            let person = organisation.person(id).ok_or(Refusal::NotSignedIn)?;
            if person.grants.iter().all(|grant| grant.role == Role::Administrator) {
                return Err(Refusal::RoleLacking);
            }
            let standing = Standing {
                accused: accused.people.clone(),
                accused_units: accused.units.clone(),
                ..Standing::default()
            };
            if permission::is_accused(organisation, person, &standing) {
                return Err(Refusal::NotYours);
            }
            Ok(())
        }
    }
}

/// Whether `actor` may open, link, approve, verify and close such matters.
pub fn may_keep(
    organisation: &Organisation,
    actor: &Actor,
    accused: &Accused,
) -> Result<(), Refusal> {
    may_read(organisation, actor, accused)?;
    match actor {
        Actor::Import(_) | Actor::Setup => Ok(()),
        Actor::Clock | Actor::Customer | Actor::Partner(_) => Err(Refusal::RoleLacking),
        Actor::Staff(id) => {
            let person = organisation.person(id).ok_or(Refusal::NotSignedIn)?;
            if is_keeper(person) { Ok(()) } else { Err(Refusal::RoleLacking) }
        }
    }
}

/// Whoever is complained about in the cases of a matter: they must not even learn that it exists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accused {
    /// People.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub people: BTreeSet<PersonId>,
    /// Units by name.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub units: BTreeSet<UnitId>,
}

impl Accused {
    /// Whether nobody is.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.units.is_empty()
    }

    /// Whoever is complained about in these cases.
    pub fn of<'a>(standings: impl IntoIterator<Item = &'a Standing>) -> Accused {
        let mut accused = Accused::default();
        for standing in standings {
            accused.people.extend(standing.accused.iter().cloned());
            accused.units.extend(standing.accused_units.iter().cloned());
        }
        accused
    }

    /// And these.
    pub fn extend(&mut self, other: &Accused) {
        self.people.extend(other.people.iter().cloned());
        self.units.extend(other.units.iter().cloned());
    }

    /// As it stands in a row: `|p:wang|u:repair|`; empty for nobody.
    pub fn text(&self) -> String {
        let people = self.people.iter().map(|id| format!("p:{id}"));
        let units = self.units.iter().map(|id| format!("u:{id}"));
        let all: Vec<String> = people.chain(units).collect();
        if all.is_empty() { String::new() } else { format!("|{}|", all.join("|")) }
    }

    /// Reads a row back.
    pub fn parse(text: &str) -> Accused {
        let mut accused = Accused::default();
        for part in text.split('|') {
            match part.split_once(':') {
                Some(("p", id)) => accused.people.extend(PersonId::parse(id).ok()),
                Some(("u", id)) => accused.units.extend(UnitId::parse(id).ok()),
                _ => {}
            }
        }
        accused
    }
}

/// The cases a command names, each there and within reach of who acts; and whoever is complained about in them.
pub(crate) fn reached<'a>(
    cases: impl IntoIterator<Item = &'a CaseNo>,
    around: &Around<'_>,
) -> Result<Accused, Refusal> {
    let mut accused = Accused::default();
    for no in cases {
        let standing = around.cases.get(no).ok_or(Refusal::NoSuchCase)?;
        permission::may(around.organisation, around.actor, standing, permission::Act::Read)?;
        accused.extend(&Accused::of([standing]));
    }
    Ok(accused)
}
