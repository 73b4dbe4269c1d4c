//! What was overrun: the report of a week or month, and the notice about last week to the quality department.

use casework::limits::OVERRUN_CASES_MAX;
use casework::organisation::Role;
use casework::overrun::{Overrun, overruns};
use casework::permission::{Actor, Scope, scope};
use jiff::civil::Weekday;
use jiff::{Timestamp, ToSpan};
use store::{Fault, HouseNotice};

use crate::trouble::Trouble;
use crate::{Desk, House};

/// The kind of notice that says last week's report is there.
pub const OVERRUN_REPORT: &str = "overrun_report";

impl House {
    /// The week a day lies in: from Monday's first instant to that of the next.
    pub fn week_of(
        &self,
        day: jiff::civil::Date,
    ) -> Result<(Timestamp, Timestamp), casework::calendar::CalendarError> {
        let since = i64::from(day.weekday().since(Weekday::Monday));
        let monday = day.saturating_sub(since.days());
        let start = |day| self.calendar.start_of_day(day);
        Ok((start(monday)?, start(monday.saturating_add(7.days()))?))
    }
}

impl Desk {
    /// Promises that fell due in a time and were broken, of the cases somebody may see, the longest overrun first; and
    /// whether there are more cases than one report takes.
    pub fn overruns(
        &self,
        scope: &Scope,
        period: (Timestamp, Timestamp),
    ) -> Result<(Vec<Overrun>, bool), Trouble> {
        let (org, house, now) = (self.org(), self.house(), self.now());
        let limit = OVERRUN_CASES_MAX + 1;
        let mut ids =
            self.store().read(|reader| reader.overrun_cases(org, scope, period, limit))?;
        let more = u32::try_from(ids.len()).is_ok_and(|n| n == limit);
        ids.truncate(OVERRUN_CASES_MAX as usize);
        let mut list = Vec::new();
        for id in ids {
            let Some(case) = self.case_by_id(id)? else { continue };
            let pack = house.pack_of(&case)?;
            let actor = Actor::Clock;
            let setting = house.setting_of(&case, pack, &actor, now);
            list.extend(overruns(&case, period, &setting).map_err(Trouble::Calendar)?);
        }
        list.sort_by(|a, b| {
            (b.late_minutes, &a.no, a.promise).cmp(&(a.late_minutes, &b.no, b.promise))
        });
        Ok((list, more))
    }

    /// Tells the quality department, once a week, that last week's report is there; nobody when nothing was overrun.
    /// Returns how many were told now.
    ///
    /// Safe on any number of nodes: the notice of a week has one identity.
    pub fn report_overruns(&self) -> Result<u64, Trouble> {
        let (org, house, now) = (self.org(), self.house(), self.now());
        let today = house.calendar.local_date(now);
        let (begin, _) = house.week_of(today).map_err(Trouble::Calendar)?;
        let last = house.week_of(today.saturating_sub(7.days())).map_err(Trouble::Calendar)?;
        let mut id = [0; 16];
        id[..6].copy_from_slice(&begin.as_millisecond().max(0).to_be_bytes()[2..]);
        id[6..].copy_from_slice(b"overrunrep");
        let mut notices = Vec::new();
        for person in house.organisation.people.values().filter(|it| it.holds(Role::Quality)) {
            let scope = scope(&house.organisation, person);
            let any = self.store().read(|reader| reader.overrun_cases(org, &scope, last, 1))?;
            if !any.is_empty() {
                notices.push(HouseNotice {
                    id,
                    at: now,
                    to: person.id.clone(),
                    kind: OVERRUN_REPORT,
                });
            }
        }
        let told: Result<u64, Fault> =
            self.store().transact(move |tx| tx.put_house_notices(org, &notices));
        Ok(told?)
    }
}
