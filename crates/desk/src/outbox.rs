//! The outbox: letters go out after the commit, again and again until they are taken, never twice on purpose.

use casework::letter::undelivered;
use casework::permission::Actor;
use jiff::ToSpan;
use store::{Fault, NewNotice, OutboxLetter};

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
                match courier.send(&letter) {
                    Ok(()) => {
                        let (id, now) = (letter.id, self.now());
                        self.store().transact(move |tx| tx.letter_sent(org, &id, now))?;
                        round.sent += 1;
                    }
                    Err(error) => self.not_sent(&letter, &error, &mut round)?,
                }
            }
        }
    }

    /// A letter that did not go out is tried again later, or given up; then whoever holds the case is told.
    fn not_sent(
        &self,
        letter: &OutboxLetter,
        error: &CourierError,
        round: &mut Round,
    ) -> Result<(), Fault> {
        let (org, now) = (self.org(), self.now());
        let (id, attempts) = (letter.id, letter.attempts + 1);
        if let CourierError::Later(reason) = error
            && attempts < ATTEMPTS_MAX
        {
            tracing::warn!(letter = %letter.case, attempts, %reason, "a letter was not taken; it will be tried again");
            // Two minutes, four, eight … two hours: the other side gets time to recover.
            let again = now + (1_i64 << attempts.min(7)).minutes();
            let reason = reason.clone();
            self.store().transact(move |tx| tx.letter_later(org, &id, again, &reason))?;
            round.later += 1;
            return Ok(());
        }
        tracing::error!(letter = %letter.case, attempts, %error, "a letter was given up");
        let told = self.told_of_failure(letter)?;
        let reason = error.to_string();
        self.store().transact(move |tx| {
            tx.put_notices(org, &told)?;
            tx.letter_failed(org, &id, now, &reason)
        })?;
        round.failed += 1;
        Ok(())
    }

    /// Notices for those who hold the case of a letter that was given up.
    fn told_of_failure(&self, letter: &OutboxLetter) -> Result<Vec<NewNotice>, Fault> {
        let Some(case) = self.case_by_id(letter.case)? else { return Ok(Vec::new()) };
        let Some(case_no) = case.no() else { return Ok(Vec::new()) };
        let (house, now) = (self.house(), self.now());
        let Ok(pack) = house.pack_of(&case) else { return Ok(Vec::new()) };
        let notices = undelivered(&case, &house.setting(pack, &Actor::Clock, now));
        let new = |notice| NewNotice {
            id: self.chance().identity(now).0,
            case_no,
            at: now,
            notice,
            held_until: None,
        };
        Ok(notices.into_iter().map(new).collect())
    }
}
