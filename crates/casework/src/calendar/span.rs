//! How long: a span of time as a rule book writes it, and the rules by which its end is found.
//!
//! A span is a number and a unit, kept as written ("5 working_day"), because "five working days" and
//! "a week" are different promises even in a week where they end together.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::error::{CalendarError, quotable};

/// A number of units of time, written `5 working_day` in packs and journals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// How many.
    pub n: u32,
    /// Of what.
    pub unit: Unit,
}

/// A unit of time a span is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Minutes on the clock, from the start at once.
    Minute,
    /// Hours on the clock, from the start at once.
    Hour,
    /// Minutes of the calendar's working hours, from the start at once.
    WorkingMinute,
    /// Hours of the calendar's working hours, from the start at once.
    WorkingHour,
    /// Days, rest days too.
    Day,
    /// Days worked, make-up days too.
    WorkingDay,
    /// Weeks of seven days.
    Week,
    /// Months by the date, ending on the corresponding day.
    Month,
    /// Years by the date, ending on the corresponding day.
    Year,
}

impl Unit {
    /// Every unit, the shortest first.
    pub const ALL: [Unit; 9] = [
        Unit::Minute,
        Unit::WorkingMinute,
        Unit::Hour,
        Unit::WorkingHour,
        Unit::Day,
        Unit::WorkingDay,
        Unit::Week,
        Unit::Month,
        Unit::Year,
    ];

    /// The unit as written in packs and journals.
    pub fn as_str(self) -> &'static str {
        match self {
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::WorkingMinute => "working_minute",
            Unit::WorkingHour => "working_hour",
            Unit::Day => "day",
            Unit::WorkingDay => "working_day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        }
    }

    /// Minutes in one unit, for the units that run by the clock from the instant of the start.
    pub(super) fn minutes(self) -> Option<i64> {
        match self {
            Unit::Minute | Unit::WorkingMinute => Some(1),
            Unit::Hour | Unit::WorkingHour => Some(60),
            Unit::Day | Unit::WorkingDay | Unit::Week | Unit::Month | Unit::Year => None,
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The names of all units, for messages.
pub(super) fn unit_names() -> String {
    Unit::ALL.map(Unit::as_str).join(", ")
}

impl Span {
    /// A span of `n` units.
    pub const fn new(n: u32, unit: Unit) -> Span {
        Span { n, unit }
    }

    /// Reads `5 working_day`: a whole number, blanks, the unit in the singular.
    pub fn parse(text: &str) -> Result<Span, CalendarError> {
        let parts = || {
            let (n, unit) = text.trim().split_once(char::is_whitespace)?;
            // `u32` would read "+5" too, and one promise should have one spelling.
            let n = n.bytes().all(|b| b.is_ascii_digit()).then(|| n.parse().ok())??;
            let unit = Unit::ALL.into_iter().find(|known| known.as_str() == unit.trim_start())?;
            Some(Span { n, unit })
        };
        parts().ok_or_else(|| CalendarError::BadSpan { text: quotable(text) })
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.n, self.unit)
    }
}

impl FromStr for Span {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<Span, CalendarError> {
        Span::parse(text)
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Span, D::Error> {
        Span::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// How the end of a span is found, as far as the law or the rule book leaves a choice.
///
/// The default is the law's own rule wherever it has one, and the earlier deadline where it is unclear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rules {
    /// When the last day ends.
    pub end_of_day: EndOfDay,
    /// What happens when the last day is a rest day.
    pub roll: Roll,
    /// Whether the day of the start is counted.
    pub same_day: SameDay,
}

/// When the last day of a span in days, weeks, months or years ends (Civil Code, article 203, paragraph 2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndOfDay {
    /// At 24:00.
    #[default]
    Midnight,
    /// At the end of the last working hours, where the site has business hours. A rest day has none and ends at 24:00.
    CloseOfBusiness,
}

/// What happens when the last day of a span in days, weeks, months or years is a rest day (Civil Code, article 203,
/// paragraph 1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Roll {
    /// The span ends there. The default: rolling only ever makes a promise later.
    #[default]
    Never,
    /// The next working day is the last.
    NextWorkingDay,
}

/// Whether the day of the start is counted by spans in days, weeks, months or years (Civil Code, article 201,
/// paragraph 1). Spans in minutes and hours start at once either way (paragraph 2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SameDay {
    /// Counting begins on the day after. The law's rule.
    #[default]
    Excluded,
    /// The day of the start is day one, as some contracts and rule books say.
    Counted,
}
