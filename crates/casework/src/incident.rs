//! Incidents: one thing that happened to many. The cases stay cases; here they are seen together.
//!
//! A batch, an outage, a building: people in a room, a log of what they did, one who speaks, and one announcement told
//! to everybody it touched. What each customer is owed is decided in their own case and nowhere else.

mod command;
mod stream;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::contact::within_a_minute;
use crate::id::{CaseNo, PersonId};
use crate::invalid::{Invalid, Problem};
use crate::limits::{
    BROADCASTS_MAX, INCIDENT_ANNOUNCEMENTS_MAX, INCIDENT_CASES_MAX, LINE_CHARS_MAX,
    LINK_AT_ONCE_MAX, LOG_MAX, NOTE_CHARS_MAX, STEPS_MAX, TEAM_MAX,
};
use crate::matter::{self, Accused, Around, MatterDuty, MatterDutyKind};
use crate::permission::Actor;
use crate::point::{next_n, nth};
use crate::refusal::{Objection, Refusal};

pub use command::{
    AnnouncementNumber, CloseIncident, DeclineAnnouncement, DescribeIncident, DraftAnnouncement,
    EndBroadcast, IncidentCommand, IncidentEvent, LinkCases, LogEntry, Mark, OpenIncident, PutTeam,
    Reached, UnlinkCases,
};

/// Hours within which a draft is judged and an approved announcement released: people are waiting.
const ANNOUNCEMENT_HOURS: i64 = 2;

/// What sort of thing it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum IncidentKind {
    /// A batch of goods or a series of the same work.
    Batch,
    /// Something that stopped working: power, water, network, a lift.
    Outage,
    /// A building or a place.
    Building,
    /// Something else.
    #[default]
    Other,
}

impl IncidentKind {
    /// Every kind.
    pub const ALL: &'static [IncidentKind] =
        &[IncidentKind::Batch, IncidentKind::Outage, IncidentKind::Building, IncidentKind::Other];

    /// The stable name in locales.
    pub fn code(self) -> &'static str {
        match self {
            IncidentKind::Batch => "batch",
            IncidentKind::Outage => "outage",
            IncidentKind::Building => "building",
            IncidentKind::Other => "other",
        }
    }
}

/// Somebody in the emergency room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// What they do there.
    #[serde(default)]
    pub part: String,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Who and when.
    pub mark: Mark,
    /// What.
    pub text: String,
}

/// Where an announcement stands.
#[derive(Clone, Debug, PartialEq)]
pub enum AnnouncementState {
    /// It waits for somebody else's yes.
    Drafted,
    /// It may be released.
    Approved(Mark),
    /// It may not.
    Declined(Mark, String),
}

/// What customers are told.
#[derive(Clone, Debug, PartialEq)]
pub struct Announcement {
    /// Its number in the incident, from 1.
    pub n: u32,
    /// The words.
    pub text: String,
    /// Who drafted it, and when.
    pub drafted: Mark,
    /// Where it stands.
    pub state: AnnouncementState,
    /// Who released it first, and when.
    pub released: Option<Mark>,
}

/// An announcement on its way to the cases.
#[derive(Clone, Debug, PartialEq)]
pub struct Broadcast {
    /// Its number in the incident, from 1.
    pub n: u32,
    /// The announcement.
    pub announcement: u32,
    /// Who had it sent, and when.
    pub mark: Mark,
    /// The step it was sent with: cases linked later may not have been reached.
    pub step: u64,
    /// When it came to its end, and what came of it.
    pub ended: Option<(Timestamp, Reached)>,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq)]
pub struct IncidentClosure {
    /// Who and when.
    pub mark: Mark,
    /// Why it happened.
    pub cause: String,
    /// What was learned.
    pub lesson: String,
}

/// An incident as its journal tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incident {
    /// The number people say; 0 before it was opened.
    pub n: u32,
    /// Steps in its journal.
    pub version: u64,
    /// What sort of thing it is.
    pub kind: IncidentKind,
    /// In a few words.
    pub title: String,
    /// What is known.
    pub known: String,
    /// Who opened it, and when.
    pub opened: Option<Mark>,
    /// The cases it touches, and the step that linked each.
    pub cases: BTreeMap<CaseNo, u64>,
    /// Whoever is complained about in one of them; who was once kept out stays out.
    pub accused: Accused,
    /// The emergency room.
    pub team: Vec<Member>,
    /// Who alone releases announcements.
    pub spokesperson: Option<PersonId>,
    /// What was done and decided.
    pub log: Vec<Entry>,
    /// Announcements, numbered from 1.
    pub announcements: Vec<Announcement>,
    /// Broadcasts, numbered from 1.
    pub broadcasts: Vec<Broadcast>,
    /// Set when it is closed.
    pub closure: Option<IncidentClosure>,
    /// When its last step was.
    pub changed_at: Option<Timestamp>,
}

impl Incident {
    /// The broadcast that is under way.
    pub fn running(&self) -> Option<&Broadcast> {
        self.broadcasts.iter().find(|it| it.ended.is_none())
    }

    /// The announcement released last.
    pub fn latest(&self) -> Option<&Announcement> {
        self.announcements.iter().rev().find(|it| it.released.is_some())
    }

    /// Cases linked since the announcement released last was last sent out, or that it did not reach.
    pub fn left_to_tell(&self) -> u64 {
        let Some(latest) = self.latest() else { return 0 };
        let Some(last) = self.broadcasts.iter().rev().find(|it| it.announcement == latest.n) else {
            return 0;
        };
        let since = self.cases.values().filter(|step| **step > last.step).count() as u64;
        since + last.ended.map_or(0, |(_, reached)| reached.failed)
    }

    /// Whether a person has a part in it.
    pub fn has_member(&self, person: &PersonId) -> bool {
        self.team.iter().any(|member| member.person == *person)
    }

    fn refuse_by_state(&self, command: &IncidentCommand) -> Result<(), Refusal> {
        if self.closure.is_some() && !matches!(command, IncidentCommand::CloseIncident(_)) {
            return Err(Refusal::IncidentClosed);
        }
        let ends =
            matches!(command, IncidentCommand::CloseIncident(_) | IncidentCommand::EndBroadcast(_));
        if self.version >= STEPS_MAX && !ends {
            return Err(Refusal::TooMany);
        }
        Ok(())
    }

    fn refuse_by_right(
        &self,
        command: &IncidentCommand,
        around: &Around<'_>,
    ) -> Result<(), Refusal> {
        let (organisation, actor) = (around.organisation, around.actor);
        matter::may_read(organisation, actor, &self.accused)?;
        match command {
            IncidentCommand::EndBroadcast(_) if *actor == Actor::Clock => Ok(()),
            IncidentCommand::EndBroadcast(_) => Err(Refusal::RoleLacking),
            IncidentCommand::ReleaseAnnouncement(_) => match actor.person() {
                Some(person) if self.spokesperson.as_ref() == Some(person) => Ok(()),
                _ => Err(Refusal::NotSpokesperson),
            },
            IncidentCommand::LogEntry(_) | IncidentCommand::DraftAnnouncement(_)
                if actor.person().is_some_and(|id| self.has_member(id)) =>
            {
                Ok(())
            }
            _ => matter::may_keep(organisation, actor, &self.accused),
        }
    }

    fn announcement(&self, n: u32) -> Result<&Announcement, Refusal> {
        nth(&self.announcements, n).ok_or(Refusal::NoSuchAnnouncement)
    }

    fn open(&self, it: &OpenIncident, around: &Around<'_>) -> Decided {
        if self.version > 0 {
            return Err(Refusal::AlreadyThereByName.into());
        }
        let (title, known) = words(&it.title, &it.known)?;
        let mut events = vec![IncidentEvent::Opened { n: it.n, kind: it.kind, title, known }];
        events.extend(self.link(&it.cases, around)?);
        Ok(events)
    }

    fn describe(&self, it: &DescribeIncident) -> Decided {
        let (title, known) = words(&it.title, &it.known)?;
        let same = self.kind == it.kind && self.title == title && self.known == known;
        let event = IncidentEvent::Described { kind: it.kind, title, known };
        Ok(if same { vec![] } else { vec![event] })
    }

    fn link(&self, cases: &[CaseNo], around: &Around<'_>) -> Decided {
        if cases.len() > LINK_AT_ONCE_MAX {
            return Err(Invalid::one("cases", Problem::TooMany { max: LINK_AT_ONCE_MAX }).into());
        }
        let new: BTreeSet<CaseNo> =
            cases.iter().copied().filter(|no| !self.cases.contains_key(no)).collect();
        if self.cases.len() + new.len() > INCIDENT_CASES_MAX {
            return Err(Refusal::TooMany.into());
        }
        let accused = matter::reached(&new, around)?;
        // Who links the cases must not lock themselves out without knowing why.
        matter::may_read(around.organisation, around.actor, &accused)?;
        let cases = new.into_iter().collect::<Vec<_>>();
        let event = IncidentEvent::CasesLinked { accused, cases: cases.clone() };
        Ok(if cases.is_empty() { vec![] } else { vec![event] })
    }

    fn unlink(&self, it: &UnlinkCases) -> Decided {
        let mut invalid = Invalid::default();
        let reason = invalid.required("reason", &it.reason, NOTE_CHARS_MAX);
        if it.cases.len() > LINK_AT_ONCE_MAX {
            invalid.add("cases", Problem::TooMany { max: LINK_AT_ONCE_MAX });
        }
        invalid.none_or(())?;
        let there: BTreeSet<CaseNo> =
            it.cases.iter().copied().filter(|no| self.cases.contains_key(no)).collect();
        let cases: Vec<CaseNo> = there.into_iter().collect();
        Ok(if cases.is_empty() {
            vec![]
        } else {
            vec![IncidentEvent::CasesUnlinked { cases, reason }]
        })
    }

    fn put_team(&self, it: &PutTeam, around: &Around<'_>) -> Decided {
        let mut invalid = Invalid::default();
        if it.members.len() > TEAM_MAX {
            invalid.add("members", Problem::TooMany { max: TEAM_MAX });
            return Err(invalid.into());
        }
        let mut members: Vec<Member> = Vec::with_capacity(it.members.len());
        for (n, member) in it.members.iter().enumerate() {
            let part = invalid.line(&format!("members.{n}.part"), &member.part, LINE_CHARS_MAX);
            if around.organisation.person(&member.person).is_none() {
                return Err(Refusal::NoSuchPerson.into());
            }
            if members.iter().any(|old| old.person == member.person) {
                invalid.add(&format!("members.{n}.person"), Problem::Twice);
            }
            // Whoever is complained about cannot open the page: in the room they would be told.
            let who = Actor::Staff(member.person.clone());
            if matter::may_read(around.organisation, &who, &self.accused).is_err() {
                return Err(Refusal::ComplainedAbout.into());
            }
            members.push(Member { person: member.person.clone(), part });
        }
        let spokesperson = it.spokesperson.clone();
        if spokesperson.as_ref().is_some_and(|id| !members.iter().any(|it| it.person == *id)) {
            invalid.add("spokesperson", Problem::NotAChoice);
        }
        invalid.none_or(())?;
        let same = self.team == members && self.spokesperson == spokesperson;
        let event = IncidentEvent::TeamPut { members, spokesperson };
        Ok(if same { vec![] } else { vec![event] })
    }

    fn log(&self, it: &LogEntry, around: &Around<'_>) -> Decided {
        let mut invalid = Invalid::default();
        let text = invalid.required("text", &it.text, NOTE_CHARS_MAX);
        invalid.none_or(())?;
        let twin = |old: &Entry| {
            old.text == text
                && old.mark.by == *around.actor
                && within_a_minute(old.mark.at, around.now)
        };
        if self.log.iter().any(twin) {
            return Ok(vec![]);
        }
        if self.log.len() >= LOG_MAX {
            return Err(Refusal::TooMany.into());
        }
        Ok(vec![IncidentEvent::EntryLogged { text }])
    }

    fn draft(&self, it: &DraftAnnouncement) -> Decided {
        let mut invalid = Invalid::default();
        let text = invalid.required("text", &it.text, NOTE_CHARS_MAX);
        invalid.none_or(())?;
        let waits =
            |old: &Announcement| old.state == AnnouncementState::Drafted && old.text == text;
        if self.announcements.iter().any(waits) {
            return Ok(vec![]);
        }
        if self.announcements.len() >= INCIDENT_ANNOUNCEMENTS_MAX {
            return Err(Refusal::TooMany.into());
        }
        let announcement = next_n(self.announcements.len());
        Ok(vec![IncidentEvent::AnnouncementDrafted { announcement, text }])
    }

    fn approve(&self, it: AnnouncementNumber, around: &Around<'_>) -> Decided {
        let announcement = self.announcement(it.announcement)?;
        match &announcement.state {
            AnnouncementState::Approved(mark) if mark.by == *around.actor => Ok(vec![]),
            AnnouncementState::Approved(_) | AnnouncementState::Declined(..) => {
                Err(Refusal::AnnouncementSettled.into())
            }
            AnnouncementState::Drafted if announcement.drafted.by == *around.actor => {
                Err(Refusal::OwnAnnouncement.into())
            }
            AnnouncementState::Drafted => {
                Ok(vec![IncidentEvent::AnnouncementApproved { announcement: announcement.n }])
            }
        }
    }

    fn decline(&self, it: &DeclineAnnouncement) -> Decided {
        let announcement = self.announcement(it.announcement)?;
        let mut invalid = Invalid::default();
        let reason = invalid.required("reason", &it.reason, NOTE_CHARS_MAX);
        invalid.none_or(())?;
        match &announcement.state {
            AnnouncementState::Declined(_, old) if *old == reason => Ok(vec![]),
            AnnouncementState::Drafted => Ok(vec![IncidentEvent::AnnouncementDeclined {
                announcement: announcement.n,
                reason,
            }]),
            AnnouncementState::Approved(_) | AnnouncementState::Declined(..) => {
                Err(Refusal::AnnouncementSettled.into())
            }
        }
    }

    fn release(&self, it: AnnouncementNumber) -> Decided {
        let announcement = self.announcement(it.announcement)?;
        if !matches!(announcement.state, AnnouncementState::Approved(_)) {
            return Err(Refusal::AnnouncementNotApproved.into());
        }
        // What was said later stands; the earlier one would contradict it.
        if self.latest().is_some_and(|latest| latest.n > announcement.n) {
            return Err(Refusal::AnnouncementSettled.into());
        }
        self.begin_broadcast(announcement)
    }

    fn tell_latest(&self) -> Decided {
        let latest = self.latest().ok_or(Refusal::NothingReleased)?;
        self.begin_broadcast(latest)
    }

    fn begin_broadcast(&self, announcement: &Announcement) -> Decided {
        if let Some(running) = self.running() {
            let same = running.announcement == announcement.n;
            return if same { Ok(vec![]) } else { Err(Refusal::BroadcastRunning.into()) };
        }
        if announcement.released.is_some() && self.left_to_tell() == 0 {
            return Ok(vec![]);
        }
        if self.broadcasts.len() >= BROADCASTS_MAX {
            return Err(Refusal::TooMany.into());
        }
        let broadcast = next_n(self.broadcasts.len());
        Ok(vec![IncidentEvent::BroadcastBegun { broadcast, announcement: announcement.n }])
    }

    fn end_broadcast(&self, it: EndBroadcast) -> Vec<IncidentEvent> {
        let running = self.running().filter(|running| running.n == it.broadcast);
        let (broadcast, reached) = (it.broadcast, it.reached);
        let ended = running.map(|_| IncidentEvent::BroadcastEnded { broadcast, reached });
        ended.into_iter().collect()
    }

    fn close(&self, it: &CloseIncident) -> Decided {
        let mut invalid = Invalid::default();
        let cause = invalid.required("cause", &it.cause, NOTE_CHARS_MAX);
        let lesson = invalid.required("lesson", &it.lesson, NOTE_CHARS_MAX);
        invalid.none_or(())?;
        match &self.closure {
            Some(old) if old.cause == cause && old.lesson == lesson => Ok(vec![]),
            Some(_) => Err(Refusal::IncidentClosed.into()),
            None if self.running().is_some() => Err(Refusal::BroadcastRunning.into()),
            None => Ok(vec![IncidentEvent::Closed { cause, lesson }]),
        }
    }

    fn duties(&self) -> Vec<MatterDuty> {
        if self.closure.is_some() {
            return Vec::new();
        }
        let mut duties = Vec::new();
        for announcement in &self.announcements {
            let (kind, person, but, since) = match &announcement.state {
                AnnouncementState::Drafted => (
                    MatterDutyKind::ApproveAnnouncement,
                    None,
                    announcement.drafted.by.person().cloned(),
                    announcement.drafted.at,
                ),
                AnnouncementState::Approved(mark)
                    if announcement.released.is_none()
                        && self.latest().is_none_or(|latest| latest.n < announcement.n) =>
                {
                    (MatterDutyKind::ReleaseAnnouncement, self.spokesperson.clone(), None, mark.at)
                }
                AnnouncementState::Approved(_) | AnnouncementState::Declined(..) => continue,
            };
            let due_at = since + ANNOUNCEMENT_HOURS.hours();
            duties.push(MatterDuty { kind, n: announcement.n, person, but, due_at });
        }
        duties
    }

    /// `open`, `telling` while a broadcast is under way, `closed`.
    pub fn state(&self) -> &'static str {
        match (&self.closure, self.running()) {
            (Some(_), _) => "closed",
            (None, Some(_)) => "telling",
            (None, None) => "open",
        }
    }
}

type Decided = Result<Vec<IncidentEvent>, Objection>;

fn words(title: &str, known: &str) -> Result<(String, String), Invalid> {
    let mut invalid = Invalid::default();
    let title = invalid.line("title", title, LINE_CHARS_MAX);
    if title.is_empty() && !invalid.0.iter().any(|it| it.field == "title") {
        invalid.add("title", Problem::Missing);
    }
    let known = invalid.required("known", known, NOTE_CHARS_MAX);
    invalid.none_or((title, known))
}
