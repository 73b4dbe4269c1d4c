//! An incident as a stream of the journal: its steps, what each changes, and the rows that follow.

use jiff::Timestamp;

use super::{
    Announcement, AnnouncementState, Broadcast, Decided, Entry, Incident, IncidentClosure,
    IncidentCommand, IncidentEvent, Mark, OpenIncident,
};
use crate::id::{CaseNo, PersonId};
use crate::matter::{Around, Matter, MatterKind, MatterRow, MatterRows};
use crate::permission::Actor;
use crate::point::nth_mut;
use crate::refusal::Refusal;

impl Matter for Incident {
    type Command = IncidentCommand;
    type Event = IncidentEvent;
    const KIND: MatterKind = MatterKind::Incident;

    fn step_name(command: &IncidentCommand) -> &'static str {
        match command {
            IncidentCommand::OpenIncident(_) => "open_incident",
            IncidentCommand::DescribeIncident(_) => "describe_incident",
            IncidentCommand::LinkCases(_) => "link_cases",
            IncidentCommand::UnlinkCases(_) => "unlink_cases",
            IncidentCommand::PutTeam(_) => "put_team",
            IncidentCommand::LogEntry(_) => "log_entry",
            IncidentCommand::DraftAnnouncement(_) => "draft_announcement",
            IncidentCommand::ApproveAnnouncement(_) => "approve_announcement",
            IncidentCommand::DeclineAnnouncement(_) => "decline_announcement",
            IncidentCommand::ReleaseAnnouncement(_) => "release_announcement",
            IncidentCommand::TellLatest => "tell_latest",
            IncidentCommand::EndBroadcast(_) => "end_broadcast",
            IncidentCommand::CloseIncident(_) => "close_incident",
        }
    }

    fn numbered(command: &IncidentCommand, n: u32) -> IncidentCommand {
        match command {
            IncidentCommand::OpenIncident(it) => {
                IncidentCommand::OpenIncident(OpenIncident { n, ..it.clone() })
            }
            other => other.clone(),
        }
    }

    fn cases_named(command: &IncidentCommand) -> &[CaseNo] {
        match command {
            IncidentCommand::OpenIncident(it) => &it.cases,
            IncidentCommand::LinkCases(it) => &it.cases,
            _ => &[],
        }
    }

    fn decide(&self, command: &IncidentCommand, around: &Around<'_>) -> Decided {
        if self.version == 0 && !matches!(command, IncidentCommand::OpenIncident(_)) {
            return Err(Refusal::NoSuchIncident.into());
        }
        self.refuse_by_right(command, around)?;
        self.refuse_by_state(command)?;
        match command {
            IncidentCommand::OpenIncident(it) => self.open(it, around),
            IncidentCommand::DescribeIncident(it) => self.describe(it),
            IncidentCommand::LinkCases(it) => self.link(&it.cases, around),
            IncidentCommand::UnlinkCases(it) => self.unlink(it),
            IncidentCommand::PutTeam(it) => self.put_team(it, around),
            IncidentCommand::LogEntry(it) => self.log(it, around),
            IncidentCommand::DraftAnnouncement(it) => self.draft(it),
            IncidentCommand::ApproveAnnouncement(it) => self.approve(*it, around),
            IncidentCommand::DeclineAnnouncement(it) => self.decline(it),
            IncidentCommand::ReleaseAnnouncement(it) => self.release(*it),
            IncidentCommand::TellLatest => self.tell_latest(),
            IncidentCommand::EndBroadcast(it) => Ok(self.end_broadcast(*it)),
            IncidentCommand::CloseIncident(it) => self.close(it),
        }
    }

    fn apply(&mut self, at: Timestamp, actor: &Actor, event: &IncidentEvent) {
        let mark = || Mark { at, by: actor.clone() };
        match event {
            IncidentEvent::Opened { n, kind, title, known } => {
                (self.n, self.kind) = (*n, *kind);
                self.title.clone_from(title);
                self.known.clone_from(known);
                self.opened = Some(mark());
            }
            IncidentEvent::Described { kind, title, known } => {
                self.kind = *kind;
                self.title.clone_from(title);
                self.known.clone_from(known);
            }
            IncidentEvent::CasesLinked { cases, accused } => {
                self.cases.extend(cases.iter().map(|no| (*no, self.version + 1)));
                self.accused.extend(accused);
            }
            IncidentEvent::CasesUnlinked { cases, .. } => {
                for no in cases {
                    self.cases.remove(no);
                }
            }
            IncidentEvent::TeamPut { members, spokesperson } => {
                self.team.clone_from(members);
                self.spokesperson.clone_from(spokesperson);
            }
            IncidentEvent::EntryLogged { text } => {
                self.log.push(Entry { mark: mark(), text: text.clone() });
            }
            IncidentEvent::Closed { cause, lesson } => {
                let (cause, lesson) = (cause.clone(), lesson.clone());
                self.closure = Some(IncidentClosure { mark: mark(), cause, lesson });
            }
            _ => self.apply_announcement(&mark(), event),
        }
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn stepped(&mut self, at: Timestamp) {
        self.version += 1;
        self.changed_at = Some(at);
    }

    fn changed_at(&self) -> Option<Timestamp> {
        self.changed_at
    }

    fn notices(
        &self,
        events: &[IncidentEvent],
        around: &Around<'_>,
    ) -> Vec<(PersonId, &'static str)> {
        let mut told = Vec::new();
        for event in events {
            let room = self.team.iter().map(|member| member.person.clone());
            match event {
                IncidentEvent::TeamPut { .. } => {
                    told.extend(room.map(|to| (to, "incident_team")));
                }
                IncidentEvent::AnnouncementDrafted { .. } => {
                    told.extend(room.map(|to| (to, "announcement_drafted")));
                }
                IncidentEvent::AnnouncementApproved { .. } => {
                    told.extend(self.spokesperson.clone().map(|to| (to, "announcement_approved")));
                }
                IncidentEvent::BroadcastEnded { .. } => {
                    told.extend(self.spokesperson.clone().map(|to| (to, "broadcast_ended")));
                }
                _ => {}
            }
        }
        told.retain(|(to, _)| around.actor.person() != Some(to));
        told
    }

    fn rows(&self, _: &Around<'_>) -> Option<MatterRows> {
        let began_at = self.opened.as_ref()?.at;
        let duties = self.duties();
        Some(MatterRows {
            matter: MatterRow {
                kind: MatterKind::Incident,
                n: self.n,
                version: self.version,
                state: self.state(),
                title: self.title.clone(),
                owner: self.spokesperson.clone(),
                due_at: duties.iter().map(|duty| duty.due_at).min(),
                tick_at: self.running().map(|it| it.mark.at),
                began_at,
                ended_at: self.closure.as_ref().map(|it| it.mark.at),
                changed_at: self.changed_at.unwrap_or(began_at),
                accused: self.accused.text(),
            },
            cases: self.cases.keys().copied().collect(),
            duties,
            text: None,
            review: None,
        })
    }
}

impl Incident {
    fn apply_announcement(&mut self, mark: &Mark, event: &IncidentEvent) {
        match event {
            IncidentEvent::AnnouncementDrafted { announcement, text } => {
                self.announcements.push(Announcement {
                    n: *announcement,
                    text: text.clone(),
                    drafted: mark.clone(),
                    state: AnnouncementState::Drafted,
                    released: None,
                });
            }
            IncidentEvent::AnnouncementApproved { announcement } => {
                if let Some(it) = nth_mut(&mut self.announcements, *announcement) {
                    it.state = AnnouncementState::Approved(mark.clone());
                }
            }
            IncidentEvent::AnnouncementDeclined { announcement, reason } => {
                if let Some(it) = nth_mut(&mut self.announcements, *announcement) {
                    it.state = AnnouncementState::Declined(mark.clone(), reason.clone());
                }
            }
            IncidentEvent::BroadcastBegun { broadcast, announcement } => {
                if let Some(it) = nth_mut(&mut self.announcements, *announcement) {
                    it.released.get_or_insert_with(|| mark.clone());
                }
                let (n, announcement) = (*broadcast, *announcement);
                let (mark, step) = (mark.clone(), self.version + 1);
                self.broadcasts.push(Broadcast { n, announcement, mark, step, ended: None });
            }
            IncidentEvent::BroadcastEnded { broadcast, reached } => {
                if let Some(it) = nth_mut(&mut self.broadcasts, *broadcast) {
                    it.ended = Some((mark.at, *reached));
                }
            }
            _ => {}
        }
    }
}
