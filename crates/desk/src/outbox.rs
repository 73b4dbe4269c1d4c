//! The outbox: letters go out after the commit, again and again until they are taken, never twice on purpose.

use jiff::ToSpan;
use store::{Fault, OutboxLetter};

use crate::Desk;

/// Letters taken at a time.
const BATCH: u32 = 20;
/// Attempts after which a letter is given up and a person is told.
pub const ATTEMPTS_MAX: u32 = 8;
/// Minutes a letter is held by the one who is sending it.
const LEASE_MINUTES: i64 = 5;

/// Brings letters to where they go.
pub trait Courier: Send + Sync {
    /// Sends one letter. An error says whether trying again makes sense.
    fn send(&self, letter: &OutboxLetter) -> Result<(), CourierError>;
}

/// Why a letter did not go out.
#[derive(Debug, thiserror::Error)]
pub enum CourierError {
    /// The other side may take it later.
    #[error("not taken now: {0}")]
    Later(String),
    /// The other side will never take it.
    #[error("refused for good: {0}")]
    Never(String),
}

/// What a round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Letters sent.
    pub sent: usize,
    /// Letters to be tried again.
    pub later: usize,
    /// Letters given up.
    pub failed: usize,
}

impl Desk {
    /// Sends what waits in the outbox.
    pub fn send_letters(&self, courier: &dyn Courier) -> Result<Round, Fault> {
        let org = self.org();
        let mut round = Round::default();
        loop {
            let now = self.now();
            let until = now + LEASE_MINUTES.minutes();
            let letters =
                self.store().transact(move |tx| tx.lease_letters(org, now, until, BATCH))?;
            if letters.is_empty() {
                return Ok(round);
            }
            for letter in letters {
                let (id, attempts) = (letter.id, letter.attempts + 1);
                let outcome = courier.send(&letter);
                let now = self.now();
                match outcome {
                    Ok(()) => {
                        self.store().transact(move |tx| tx.letter_sent(org, &id, now))?;
                        round.sent += 1;
                    }
                    Err(CourierError::Later(reason)) if attempts < ATTEMPTS_MAX => {
                        tracing::warn!(letter = %letter.case, attempts, %reason, "a letter was not taken; it will be tried again");
                        // One minute, two, four … two hours: the other side gets time to recover.
                        let again = now + (1_i64 << attempts.min(7)).minutes();
                        self.store()
                            .transact(move |tx| tx.letter_later(org, &id, again, &reason))?;
                        round.later += 1;
                    }
                    Err(error) => {
                        tracing::error!(letter = %letter.case, attempts, %error, "a letter was given up");
                        let reason = error.to_string();
                        self.store()
                            .transact(move |tx| tx.letter_failed(org, &id, now, &reason))?;
                        round.failed += 1;
                    }
                }
            }
        }
    }
}
