//! When complaints come in.

use jiff::civil::Weekday;
use jiff::{Timestamp, ToSpan};

use super::{Plan, Year};

/// Complaints that come in at the end of the year besides, so that a small house too has something on its desk.
const LATELY_CASES: u32 = 60;

/// That end of the year.
const LATELY_SECONDS: u64 = 10 * 86_400;

/// One arrival: when, and from which branch.
pub(super) type Arrival = (Timestamp, usize);

impl Year<'_> {
    /// When complaints come in: more on weekdays, in office hours and lately; few at night and on holidays.
    pub(super) fn arrivals(&self, begin: Timestamp, plan: &Plan) -> Vec<Arrival> {
        let house = self.desk.house();
        let zone = house.calendar.zone().clone();
        let span = u64::try_from(plan.now.as_second() - begin.as_second()).unwrap_or(1);
        let mut list = Vec::new();
        let lately = LATELY_CASES.min(plan.cases / 4);
        while u32::try_from(list.len()).unwrap_or(u32::MAX) < plan.cases {
            let is_late = u32::try_from(list.len()).unwrap_or(u32::MAX) < lately;
            let span = if is_late { LATELY_SECONDS.min(span) } else { span };
            let ago = i64::try_from(self.below(span)).unwrap_or(0);
            let at = plan.now - ago.seconds();
            let local = at.to_zoned(zone.clone());
            let hour_weight: u64 = match local.hour() {
                9..=11 => 100,
                14..=17 => 85,
                8 | 12 | 13 | 18..=20 => 45,
                21 | 22 | 7 => 18,
                _ => 4,
            };
            let working = house.calendar.is_working_day(local.date()).unwrap_or(true);
            let day_weight: u64 = match (working, local.weekday()) {
                (true, Weekday::Monday) => 100,
                (true, _) => 80,
                (false, _) => 35,
            };
            if self.below(10_000) < hour_weight * day_weight {
                list.push((at, usize::from(self.percent(45))));
            }
        }
        list
    }
}
