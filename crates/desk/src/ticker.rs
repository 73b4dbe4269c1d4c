//! The ticker: time passing is a command too. What fell due while nobody was there is caught up in order.

use casework::case::Command;
use casework::permission::Actor;

use crate::{Desk, Order, Target, Trouble};

/// Cases looked at in one round, so that a long outage does not hold everything else up.
const BATCH: u32 = 200;

impl Desk {
    /// Breaks the promises that fell due, the longest overdue first; returns how many cases were touched.
    ///
    /// Safe on any number of nodes: a case somebody else has ticked meanwhile says nothing new.
    pub fn tick(&self) -> Result<usize, Trouble> {
        let mut touched = self.renew()?;
        loop {
            let (org, now) = (self.org(), self.now());
            let due = self.store().read(|reader| reader.due_for_tick(org, now, BATCH))?;
            let full = u32::try_from(due.len()).is_ok_and(|count| count == BATCH);
            let mut progress = false;
            for id in due {
                let order = Order {
                    actor: Actor::Clock,
                    target: Target::Id(id),
                    commands: vec![Command::Tick],
                    expected: None,
                    request: None,
                };
                match self.run(&order) {
                    Ok(done) => {
                        progress |= !done.repeated;
                        touched += usize::from(!done.repeated);
                    }
                    Err(Trouble::Fault(fault)) => return Err(fault.into()),
                    // One case that cannot be ticked must not stop the others; it stays due and is told again.
                    Err(trouble) => {
                        tracing::error!(case = %id, %trouble, "the clock could not touch a case");
                    }
                }
            }
            if !full || !progress {
                return Ok(touched);
            }
        }
    }
}
