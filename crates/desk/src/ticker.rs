//! The ticker: time passing is a command too. What fell due while nobody was there is caught up in order.

use std::sync::mpsc;

use casework::case::{Command, Event};
use casework::id::CaseId;
use casework::permission::Actor;
use casework::refusal::Refusal;
use store::Fault;

use crate::{Desk, Done, Order, Target, Trouble};

/// Cases looked at in one round, so that a long outage does not hold everything else up.
const BATCH: u32 = 200;

impl Desk {
    /// Does what time has brought about, the longest overdue first; returns how many cases were touched.
    ///
    /// A round is handed over as a whole, so that one sync of the disk may serve many cases. Safe on any number of
    /// nodes: a case somebody else has ticked meanwhile says nothing new.
    pub fn tick(&self) -> Result<usize, Trouble> {
        let mut touched = self.renew()? + self.tick_matters()?;
        // What was looked at and stays due waits for the next time; it must not stand before the others.
        let mut after = None;
        loop {
            let (org, now) = (self.org(), self.now());
            let due = self.store().read(|reader| reader.due_for_tick(org, now, after, BATCH))?;
            let Some(last) = due.last() else { return Ok(touched) };
            after = Some(*last);
            let full = u32::try_from(due.len()).is_ok_and(|count| count == BATCH);
            touched += self.pass_time(due.into_iter().map(|(_, id)| id).collect())?;
            if !full {
                return Ok(touched);
            }
        }
    }

    /// Lets time pass on these cases; returns how many took a step.
    pub(crate) fn pass_time(&self, ids: Vec<CaseId>) -> Result<usize, Trouble> {
        let mut touched = 0;
        for (id, result) in self.look_at(ids) {
            match result {
                Ok(done) => {
                    touched += usize::from(!done.repeated);
                    tell_moved(&done);
                }
                // Somebody has it just now: it stays due, and is looked at next time.
                Err(Trouble::Refused(Refusal::ChangedMeanwhile)) => {}
                Err(Trouble::Fault(fault)) => return Err(fault.into()),
                // One case that cannot be ticked must not stop the others; it stays due and is told again.
                Err(trouble) => {
                    tracing::error!(case = %id, %trouble, "the clock could not touch a case");
                }
            }
        }
        Ok(touched)
    }

    /// Lets time pass on these cases; the answers come in the order they are ready.
    fn look_at(&self, due: Vec<CaseId>) -> Vec<(CaseId, Result<Done, Trouble>)> {
        let (answer, answers) = mpsc::channel();
        let asked = due.len();
        for id in due {
            let order = Order {
                actor: Actor::Clock,
                target: Target::Id(id),
                commands: vec![Command::Tick],
                expected: None,
                request: None,
            };
            let answer = answer.clone();
            self.submit(order, move |result| {
                // Nobody listens any more only when the round has ended with a fault.
                let _gone = answer.send((id, result));
            });
        }
        drop(answer);
        let mut done: Vec<_> = answers.iter().take(asked).collect();
        if done.len() < asked {
            let lost = Fault::other("the store went away in the middle of a round");
            done.push((CaseId([0; 16]), Err(lost.into())));
        }
        done
    }
}

/// A due time that moved without anybody's doing is worth a line: the calendar is another one.
fn tell_moved(done: &Done) {
    for event in &done.events {
        if let Event::PromiseMoved { promise, due_at } = event {
            tracing::info!(case = %done.no, promise, %due_at, "a due time moved with the calendar");
        }
    }
}
