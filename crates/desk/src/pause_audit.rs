//! The audit of pauses over the register: the rows it keeps, counted by the calendar of each case's unit.

use casework::limits::AUDIT_PAUSES_MAX;
use casework::pause_audit::{Asked, StoodStill, minutes};
use casework::permission::Scope;
use jiff::Timestamp;

use crate::Desk;
use crate::trouble::Trouble;

impl Desk {
    /// For how long clocks stood still in a time, pause by pause, on the cases somebody may see; and whether there
    /// are more pauses than one audit takes.
    pub fn stood_still(
        &self,
        scope: &Scope,
        (from, to): (Timestamp, Timestamp),
    ) -> Result<(Vec<StoodStill>, bool), Trouble> {
        let (org, house, now) = (self.org(), self.house(), self.now());
        let pauses =
            self.store().read(|reader| reader.pauses(org, scope, (from, to), AUDIT_PAUSES_MAX))?;
        let asked = Asked { from, to, now };
        let mut list = Vec::with_capacity(pauses.list.len());
        for of in pauses.list {
            let calendar = house.calendar_of(of.unit.as_ref());
            let minutes = minutes(&of.pause, &asked, calendar).map_err(Trouble::Calendar)?;
            list.push(StoodStill { minutes, of });
        }
        Ok((list, pauses.more))
    }
}
