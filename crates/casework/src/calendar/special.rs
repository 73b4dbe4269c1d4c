//! Special days: dates on which a calendar has hours of its own, against its week and its table of holidays.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::error::CalendarError;
use super::week::HourRange;

/// Ranges of hours one day may have.
pub const RANGES_MAX: usize = 12;

/// A date with hours of its own: closed for a move, open on a Saturday for the sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpecialDay {
    /// The date.
    pub date: Date,
    /// The hours worked; none means closed.
    #[serde(default)]
    pub hours: Vec<HourRange>,
    /// Why, in a few words.
    #[serde(default)]
    pub name: String,
}

impl SpecialDay {
    /// The day with its hours in order; refused when they overlap.
    pub fn checked(mut self) -> Result<SpecialDay, CalendarError> {
        self.hours.sort_unstable();
        super::week::check_ranges(&self.hours)?;
        Ok(self)
    }
}
