//! Where an order begins: with the case it is on, or with a new one.

use casework::case::{Case, Command};
use casework::id::{CaseId, CaseNo};
use casework::intake::Receive;
use casework::invalid::{Invalid, Problem};
use casework::permission::{self, Act, Actor};
use casework::refusal::Refusal;
use casework::{text, view};
use jiff::Timestamp;
use store::Tx;

use super::fold;
use crate::{Desk, House, Order, Target, Trouble};

impl Desk {
    /// The case an order starts from, and the command that makes it when it is new.
    pub(super) fn begin(
        &self,
        tx: &mut Tx,
        house: &House,
        order: &Order,
        now: Timestamp,
    ) -> Result<(CaseId, Case, Vec<Command>), Trouble> {
        let org = self.inner.org;
        let id = match &order.target {
            Target::New(receive) => return self.begin_new(tx, house, order, receive, now),
            Target::Case(no) => tx.find_case(org, *no)?.ok_or(Refusal::NoSuchCase)?,
            Target::Id(id) => *id,
        };
        let case = fold(id, &tx.load_steps(org, id.0)?)?;
        Ok((id, case, Vec::new()))
    }

    fn begin_new(
        &self,
        tx: &mut Tx,
        house: &House,
        order: &Order,
        receive: &Receive,
        now: Timestamp,
    ) -> Result<(CaseId, Case, Vec<Command>), Trouble> {
        if house.pack(&receive.pack).is_none() {
            return Err(Invalid::one("pack", Problem::NotAChoice).into());
        }
        if let Some(source) = &receive.source {
            let key = format!("{}/{}", source.system, source.number);
            if let Some(no) = tx.find_source(self.inner.org, &key)? {
                // Taken over already: the case that is there answers, unchanged, to whom it may be shown.
                // A customer is known by the private link of one case only, and this is no link.
                let id = tx.find_case(self.inner.org, no)?.ok_or(Refusal::NoSuchCase)?;
                let case = fold(id, &tx.load_steps(self.inner.org, id.0)?)?;
                let (organisation, who) = (&house.organisation, &order.actor);
                let reads = permission::may(organisation, who, &case.standing(), Act::Read);
                if *who == Actor::Customer || reads.is_err() {
                    return Err(Refusal::AlreadyReceived.into());
                }
                return Ok((id, case, Vec::new()));
            }
        }
        self.check_repeated(tx, receive)?;
        let heard = receive.heard_at.unwrap_or(now).min(now);
        let day = house.calendar.local_date(heard);
        let mut receive = receive.clone();
        receive.no = CaseNo::new(day, tx.take_numbers(self.inner.org, day, 1)?);
        let id = self.inner.chance.identity(now);
        let case = Case { id: Some(id), ..Case::default() };
        Ok((id, case, vec![Command::Receive(Box::new(receive))]))
    }

    /// What a complaint is said to repeat is a case of the same customer; nobody learns of anybody else's this way.
    fn check_repeated(&self, tx: &mut Tx, receive: &Receive) -> Result<(), Trouble> {
        let Some(no) = receive.repeat_of else { return Ok(()) };
        let mut party = receive.complainant.clone();
        party.phone = party.phone.as_deref().and_then(text::phone);
        let whose = match tx.find_case(self.inner.org, no)? {
            Some(id) => view::customer_key(&fold(id, &tx.load_steps(self.inner.org, id.0)?)?),
            None => None,
        };
        if whose.is_some() && whose == view::party_key(&party) {
            return Ok(());
        }
        Err(Invalid::one("repeat_of", Problem::NotAChoice).into())
    }
}
