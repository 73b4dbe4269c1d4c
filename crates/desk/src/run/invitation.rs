//! Asking customers after the closing: the desk knows when they were last asked, and that it is time.

use casework::case::{Case, Command};
use casework::permission::Actor;
use casework::survey::{InviteSurvey, Way, invite_at};
use casework::view;
use jiff::Timestamp;
use store::{Fault, Tx};

use crate::{Desk, House, Trouble};

impl Desk {
    /// The command with what only the register knows: when this customer was last asked about any case.
    pub(super) fn informed(
        &self,
        tx: &mut Tx,
        case: &Case,
        command: Command,
    ) -> Result<Command, Fault> {
        let Command::InviteSurvey(it) = command else { return Ok(command) };
        let last_invited_at = match view::customer_key(case) {
            Some(key) => tx.last_invited(self.org(), &key)?,
            None => None,
        };
        Ok(Command::InviteSurvey(InviteSurvey { last_invited_at, ..it }))
    }

    /// The invitation that is due once the clock has looked at a case.
    pub(super) fn invitation_due(
        house: &House,
        case: &Case,
        command: &Command,
        now: Timestamp,
    ) -> Result<Option<Command>, Trouble> {
        if !matches!(command, Command::Tick) || case.closure.is_none() {
            return Ok(None);
        }
        let setting = house.setting_of(case, house.pack_of(case)?, &Actor::Clock, now);
        let due = invite_at(case, &setting).is_some_and(|at| at <= now);
        let invitation = InviteSurvey { way: Way::Link, last_invited_at: None };
        Ok(due.then_some(Command::InviteSurvey(invitation)))
    }
}
