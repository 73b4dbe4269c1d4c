//! Requests that come again: the same answer as the first time.

use casework::case::Event;
use casework::id::CaseNo;
use casework::refusal::Refusal;
use store::{Clash, Fault, Tx};

use super::{Desk, decode};
use crate::change::Change;
use crate::{Done, House, Order, RequestKey, Target, Trouble};

/// When to look whether a request was answered before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Before anything is done.
    First,
    /// Only when something is in the way. Nearly every new complaint comes once; the key of one that
    /// comes again is refused by the register when it is written down.
    Last,
}

impl Look {
    pub(super) fn first_for(order: &Order) -> Look {
        if matches!(order.target, Target::New(_)) { Look::Last } else { Look::First }
    }
}

impl Desk {
    /// Carries an order out, unless the same request was answered before: then the same answer.
    pub(super) fn carry_out(
        &self,
        tx: &mut Tx,
        house: &House,
        order: &Order,
        look: Look,
    ) -> Result<(Done, Vec<Change>), Trouble> {
        if look == Look::First
            && let Some(request) = &order.request
            && let Some(done) = self.answered_before(tx, request)?
        {
            return Ok((done, Vec::new()));
        }
        let result = self.carry_out_anew(tx, house, order);
        // What cannot be done any more may have been done: undo the beginning, then look first.
        if look == Look::Last
            && let Some(request) = &order.request
            && let Err(Trouble::Invalid(_) | Trouble::Refused(_) | Trouble::Calendar(_)) = &result
            && tx.find_request(self.org(), &request.key)?.is_some()
        {
            return Err(Fault::Conflict { clash: Clash::Request }.into());
        }
        result
    }

    fn answered_before(&self, tx: &mut Tx, request: &RequestKey) -> Result<Option<Done>, Trouble> {
        let Some(found) = tx.find_request(self.org(), &request.key)? else { return Ok(None) };
        if found.fingerprint != request.fingerprint {
            return Err(Refusal::KeyReused.into());
        }
        let mut parts = found.answer.split(' ');
        let no =
            CaseNo::parse(parts.next().unwrap_or_default()).map_err(|_| Refusal::NoSuchCase)?;
        let [before, version] = [parts.next(), parts.next()]
            .map(|part| part.and_then(|it| it.parse::<u64>().ok()).unwrap_or(0));
        let id = tx.find_case(self.org(), no)?.ok_or(Refusal::NoSuchCase)?;
        // What happened then stands in the journal between the two versions.
        let mut events = Vec::new();
        if before < version {
            for step in tx
                .load_steps(self.org(), id.0)?
                .iter()
                .filter(|step| before < step.seq && step.seq <= version)
            {
                events.extend(decode::<Event>(step)?);
            }
        }
        Ok(Some(Done { id, no, version, repeated: events.is_empty(), events, replayed: true }))
    }
}
