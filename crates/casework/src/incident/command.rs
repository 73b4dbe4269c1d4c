//! What may be done with an incident, and what happened to it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{IncidentKind, Member};
use crate::id::{CaseNo, PersonId};
use crate::matter::Accused;

/// What may be done with an incident. The tag is the step's name in the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum IncidentCommand {
    /// Open it.
    OpenIncident(OpenIncident),
    /// Say anew what it is and what is known.
    DescribeIncident(DescribeIncident),
    /// Link cases to it.
    LinkCases(LinkCases),
    /// Take cases away again.
    UnlinkCases(UnlinkCases),
    /// Say who is in the emergency room, and who speaks.
    PutTeam(PutTeam),
    /// Write into the log.
    LogEntry(LogEntry),
    /// Draft an announcement.
    DraftAnnouncement(DraftAnnouncement),
    /// Approve it.
    ApproveAnnouncement(AnnouncementNumber),
    /// Decline it.
    DeclineAnnouncement(DeclineAnnouncement),
    /// Release it: every case of the incident is told.
    ReleaseAnnouncement(AnnouncementNumber),
    /// Tell the announcement released last to cases that were linked after it, or could not be told.
    TellLatest,
    /// The broadcast has come to its end.
    EndBroadcast(EndBroadcast),
    /// Close it with cause and lesson.
    CloseIncident(CloseIncident),
}

/// Opening, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenIncident {
    /// The number; given by the desk.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub n: u32,
    /// What sort of thing it is.
    pub kind: IncidentKind,
    /// In a few words.
    pub title: String,
    /// What is known.
    pub known: String,
    /// The cases it begins with.
    #[serde(default)]
    pub cases: Vec<CaseNo>,
}

/// What it is and what is known, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DescribeIncident {
    /// What sort of thing it is.
    pub kind: IncidentKind,
    /// In a few words.
    pub title: String,
    /// What is known.
    pub known: String,
}

/// Cases to link, as they are handed in; a person has looked at the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkCases {
    /// Their numbers.
    pub cases: Vec<CaseNo>,
}

/// Cases to take away, as they are handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UnlinkCases {
    /// Their numbers.
    pub cases: Vec<CaseNo>,
    /// Why.
    pub reason: String,
}

/// The emergency room, as it is handed in; whoever is not named is out of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PutTeam {
    /// Who is in it and does what.
    pub members: Vec<Member>,
    /// Who alone releases announcements; one of the members.
    #[serde(default)]
    pub spokesperson: Option<PersonId>,
}

/// An entry of the log, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LogEntry {
    /// What happened or was decided.
    pub text: String,
}

/// An announcement, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftAnnouncement {
    /// What customers are to be told.
    pub text: String,
}

/// Which announcement is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnnouncementNumber {
    /// Its number.
    pub announcement: u32,
}

/// A no to an announcement, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeclineAnnouncement {
    /// Its number.
    pub announcement: u32,
    /// Why.
    pub reason: String,
}

/// What came of a broadcast, as the desk counted it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndBroadcast {
    /// Its number.
    pub broadcast: u32,
    /// What came of it.
    pub reached: Reached,
}

/// How many cases an announcement reached, and why not the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reached {
    /// Told, in a letter where there is an address.
    pub told: u64,
    /// Closed before.
    pub closed: u64,
    /// Told through the case they are a duplicate of.
    pub merged: u64,
    /// Could not be told; to be tried again.
    pub failed: u64,
}

/// Closing, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CloseIncident {
    /// Why it happened.
    pub cause: String,
    /// What was learned.
    pub lesson: String,
}

/// What happened to an incident. Tags are for ever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum IncidentEvent {
    /// It was opened.
    #[serde(rename = "incident_opened")]
    Opened {
        /// Its number.
        n: u32,
        /// What sort of thing it is.
        kind: IncidentKind,
        /// In a few words.
        title: String,
        /// What is known.
        known: String,
    },
    /// It was said anew what it is and what is known.
    #[serde(rename = "incident_described")]
    Described {
        /// What sort of thing it is.
        kind: IncidentKind,
        /// In a few words.
        title: String,
        /// What is known.
        known: String,
    },
    /// Cases were linked.
    #[serde(rename = "cases_linked")]
    CasesLinked {
        /// Their numbers.
        cases: Vec<CaseNo>,
        /// Whoever is complained about in them.
        #[serde(default, skip_serializing_if = "Accused::is_empty")]
        accused: Accused,
    },
    /// Cases were taken away.
    #[serde(rename = "cases_unlinked")]
    CasesUnlinked {
        /// Their numbers.
        cases: Vec<CaseNo>,
        /// Why.
        reason: String,
    },
    /// The emergency room is this from here on.
    #[serde(rename = "team_put")]
    TeamPut {
        /// Who is in it.
        members: Vec<Member>,
        /// Who releases announcements.
        spokesperson: Option<PersonId>,
    },
    /// Something was written into the log.
    #[serde(rename = "entry_logged")]
    EntryLogged {
        /// What.
        text: String,
    },
    /// An announcement was drafted.
    #[serde(rename = "announcement_drafted")]
    AnnouncementDrafted {
        /// Its number.
        announcement: u32,
        /// What customers are to be told.
        text: String,
    },
    /// It was approved.
    #[serde(rename = "announcement_approved")]
    AnnouncementApproved {
        /// Its number.
        announcement: u32,
    },
    /// It was declined.
    #[serde(rename = "announcement_declined")]
    AnnouncementDeclined {
        /// Its number.
        announcement: u32,
        /// Why.
        reason: String,
    },
    /// Cases are being told an announcement from here on.
    #[serde(rename = "broadcast_begun")]
    BroadcastBegun {
        /// The broadcast's number.
        broadcast: u32,
        /// The announcement's.
        announcement: u32,
    },
    /// Every case was told that could be.
    #[serde(rename = "broadcast_ended")]
    BroadcastEnded {
        /// The broadcast's number.
        broadcast: u32,
        /// What came of it.
        reached: Reached,
    },
    /// It was closed.
    #[serde(rename = "incident_closed")]
    Closed {
        /// Why it happened.
        cause: String,
        /// What was learned.
        lesson: String,
    },
}

/// A mark of who did something when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: crate::permission::Actor,
}
