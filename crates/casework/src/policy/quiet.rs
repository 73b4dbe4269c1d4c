//! Quiet hours: what the clock brings about at night does not disturb anybody before the morning.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::{Policy, Quiet};

impl Policy {
    /// The instant itself, or the end of the quiet hours it lies in.
    ///
    /// Local times: on a day whose clocks are changed the hours are as long as they really are, and an end that
    /// does not exist is the instant the clocks jump to.
    pub fn awake_at(&self, at: Timestamp, zone: &TimeZone) -> Timestamp {
        let Some(Quiet { from, to }) = self.quiet else { return at };
        let local = at.to_zoned(zone.clone());
        let time = local.time();
        let over_midnight = to < from;
        let quiet =
            if over_midnight { time >= from || time < to } else { from <= time && time < to };
        if !quiet {
            return at;
        }
        let day = if over_midnight && time >= from {
            local.date().checked_add(1.day())
        } else {
            Ok(local.date())
        };
        let end = day.and_then(|day| day.to_datetime(to).to_zoned(zone.clone()));
        end.map_or(at, |end| end.timestamp().max(at))
    }
}
