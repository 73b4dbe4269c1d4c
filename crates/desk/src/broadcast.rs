//! Broadcasts: one approved announcement, told to every case of an incident, each in a step of its own.
//!
//! Nothing of it stands in memory but how far this process has looked. Whether a case was told is a fact of its own
//! journal, so a broadcast that broke off is taken up by whoever is there, and nobody is told twice: not after a
//! crash, not by two nodes at once.

use std::sync::mpsc;

use casework::case::Command;
use casework::id::CaseNo;
use casework::incident::{EndBroadcast, Incident, IncidentCommand, Reached};
use casework::permission::Actor;
use casework::progress::{AnnouncementRef, TellAnnouncement};
use store::Fault;

use crate::run::MatterOrder;
use crate::{Desk, Done, Order, Target, Trouble};

/// Cases handed over together, so that one sync of the disk may serve many.
const BATCH: u32 = 250;

/// Cases told in one round of the clock, so that promises are broken in time meanwhile.
const ROUND: usize = 2_000;

impl Desk {
    /// Tells the next cases of an incident; returns how many were told now. Ends the broadcast when none is left.
    pub fn broadcast_round(&self, n: u32) -> Result<usize, Trouble> {
        let Some(incident) = self.matter::<Incident>(n)? else { return Ok(0) };
        let Some(running) = incident.running() else { return Ok(0) };
        let Some(announcement) =
            incident.announcements.iter().find(|it| it.n == running.announcement)
        else {
            return Ok(0);
        };
        let which = AnnouncementRef { incident: n, announcement: announcement.n };
        let tell = TellAnnouncement {
            which,
            text: announcement.text.clone(),
            by: running.mark.by.clone(),
        };
        let (org, mut sent) = (self.org(), 0);
        while sent < ROUND {
            let after = self.told_up_to((n, running.n));
            let cases = self.store().read(|reader| reader.untold(org, which, &after, BATCH))?;
            let Some(last) = cases.last() else {
                self.end_broadcast(which, running.n)?;
                return Ok(sent);
            };
            let last = last.to_string();
            sent += self.tell_all(cases, &tell)?;
            // Cases that cannot be told are passed by; the next broadcast tries them again.
            self.note_told_up_to((n, running.n), last);
        }
        Ok(sent)
    }

    fn tell_all(&self, cases: Vec<CaseNo>, tell: &TellAnnouncement) -> Result<usize, Trouble> {
        let (answer, answers) = mpsc::channel::<(CaseNo, Result<Done, Trouble>)>();
        let asked = cases.len();
        for no in cases {
            let order = Order {
                actor: Actor::Clock,
                target: Target::Case(no),
                commands: vec![Command::TellAnnouncement(tell.clone())],
                expected: None,
                request: None,
            };
            let answer = answer.clone();
            self.submit(order, move |result| {
                // Nobody listens any more only when the round has ended with a fault.
                let _gone = answer.send((no, result));
            });
        }
        drop(answer);
        let (mut told, mut answered) = (0, 0);
        for (no, result) in answers.iter().take(asked) {
            answered += 1;
            match result {
                Ok(done) => told += usize::from(!done.repeated),
                Err(Trouble::Fault(fault)) => return Err(fault.into()),
                Err(trouble) => {
                    tracing::warn!(case = %no, %trouble, "a case could not be told an announcement");
                }
            }
        }
        if answered < asked {
            return Err(Fault::other("the store went away in the middle of a broadcast").into());
        }
        Ok(told)
    }

    fn end_broadcast(&self, which: AnnouncementRef, broadcast: u32) -> Result<(), Trouble> {
        let org = self.org();
        let count = self.store().read(|reader| reader.told_count(org, which))?;
        let reached = Reached {
            told: count.told,
            closed: count.closed,
            merged: count.merged,
            failed: count.left(),
        };
        let end = IncidentCommand::EndBroadcast(EndBroadcast { broadcast, reached });
        self.run_matter(&MatterOrder::<Incident>::on(Actor::Clock, which.incident, end))?;
        Ok(())
    }
}
