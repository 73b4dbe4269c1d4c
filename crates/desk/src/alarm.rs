//! Alarms about the house itself: what its administrators have to see to before deadlines can no longer be counted.

use casework::organisation::Role;
use store::{Fault, HouseNotice};

use crate::{Desk, House};

/// The kind of notice that says a calendar lacks a year.
pub const MISSING_YEAR: &str = "missing_year";

impl House {
    /// The first year a calendar in use lacks: this one, or from 1 November the next.
    pub fn missing_year(&self, now: jiff::Timestamp) -> Option<i16> {
        let used = |id| self.organisation.units_of(id).next().is_some();
        let named = self.calendars.iter().filter(|(id, _)| used(*id)).map(|(_, it)| it);
        std::iter::once(&self.calendar)
            .chain(named)
            .filter_map(|calendar| calendar.missing_year_alarm(calendar.local_date(now)))
            .min()
    }
}

impl Desk {
    /// Tells every administrator, once a day, that a year is missing; returns how many were told now.
    ///
    /// Safe on any number of nodes: the notice of a day has one identity, made of the day and the year.
    pub fn alarm(&self) -> Result<u64, Fault> {
        let (house, now) = (self.house(), self.now());
        let Some(year) = house.missing_year(now) else { return Ok(0) };
        let today = house.calendar.local_date(now);
        let day = house.calendar.start_of_day(today).map_err(|error| {
            Fault::other(format!("the day of {today} cannot be found: {error}"))
        })?;
        // Identities begin with their time, so that lists are in order; the rest tells this alarm from all else.
        let mut id = [0; 16];
        id[..6].copy_from_slice(&day.as_millisecond().max(0).to_be_bytes()[2..]);
        id[6..14].copy_from_slice(b"nextyear");
        id[14..].copy_from_slice(&year.to_be_bytes());
        let keepers = house.organisation.people.values().filter(|it| it.holds(Role::Administrator));
        let notices: Vec<HouseNotice> = keepers
            .map(|it| HouseNotice { id, at: now, to: it.id.clone(), kind: MISSING_YEAR })
            .collect();
        let org = self.org();
        self.store().transact(move |tx| tx.put_house_notices(org, &notices))
    }
}
