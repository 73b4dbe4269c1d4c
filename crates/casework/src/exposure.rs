//! Exposures: how much there was to complain about, month by month, and what is counted against it.
//!
//! Thirty complaints in a month of a thousand flats are not thirty in a month of two thousand. A rate needs both
//! numbers, and only the organisation knows the second one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::id::{CategoryCode, ExposureId, PackId, UnitId};
use crate::invalid::{Invalid, Problem};
use crate::limits::{EXPOSURE_MAX, EXPOSURE_MONTHS_MAX, EXPOSURES_MAX, LINE_CHARS_MAX};
use crate::organisation::{Organisation, OrganisationEvent, Role};
use crate::permission::Actor;
use crate::refusal::{Objection, Refusal};

/// A calendar month, `2026-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The month of an instant in a zone.
    pub fn of(at: Timestamp, zone: &TimeZone) -> Month {
        let date = at.to_zoned(zone.clone()).date();
        Month { year: date.year(), month: date.month() }
    }

    /// Reads `2026-03`; between the years 2000 and 2200.
    pub fn parse(text: &str) -> Option<Month> {
        let (year, month) = text.trim().split_once('-')?;
        if year.len() != 4 || !(1..=2).contains(&month.len()) {
            return None;
        }
        let (year, month) = (year.parse::<i16>().ok()?, month.parse::<i8>().ok()?);
        let known = (2000..=2200).contains(&year) && (1..=12).contains(&month);
        known.then_some(Month { year, month })
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Month {
        if self.month == 12 {
            Month { year: self.year + 1, month: 1 }
        } else {
            Month { year: self.year, month: self.month + 1 }
        }
    }

    /// Its first instant in a zone.
    pub fn begins_at(self, zone: &TimeZone) -> Timestamp {
        let first = Date::new(self.year, self.month, 1).unwrap_or(Date::MIN);
        first.to_zoned(zone.clone()).map_or(Timestamp::MIN, |it| it.timestamp())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Month::parse(&text)
            .ok_or_else(|| serde::de::Error::custom(format!("`{text}` is no month like 2026-03")))
    }
}

/// Complaints counted in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthCount {
    /// The month.
    pub month: Month,
    /// How many.
    pub count: u64,
}

/// What is counted, and against what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Cases of this pack.
    pub pack: PackId,
    /// Of this category, or a branch of them; none means all.
    #[serde(default)]
    pub category: Option<CategoryCode>,
    /// Of these units and those below them; empty means all.
    #[serde(default)]
    pub units: BTreeSet<UnitId>,
    /// Against this exposure.
    pub exposure: ExposureId,
}

/// How much there was, month by month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exposure {
    /// What is counted, as people say it: households, orders, calls.
    pub title: String,
    /// Per how many a rate is told, e.g. 1,000.
    pub per: u32,
    /// How many there were in each month.
    pub months: BTreeMap<Month, u64>,
}

/// An exposure as it is handed in: months may come in any order, none twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PutExposure {
    /// Its code, for ever.
    pub id: ExposureId,
    /// What is counted.
    pub title: String,
    /// Per how many a rate is told.
    #[serde(default = "per_thousand")]
    pub per: u32,
    /// Month and amount, e.g. `["2026-03", 1250]`; added to the months that are there.
    pub months: Vec<(String, i64)>,
}

fn per_thousand() -> u32 {
    1_000
}

/// Who may keep exposures: whoever looks after quality, and whoever administers.
pub fn may_put(organisation: &Organisation, actor: &Actor) -> Result<(), Refusal> {
    match actor {
        Actor::Setup | Actor::Import(_) => Ok(()),
        Actor::Clock | Actor::Customer | Actor::Partner(_) => Err(Refusal::RoleLacking),
        Actor::Staff(id) => {
            let person = organisation.person(id).ok_or(Refusal::NotSignedIn)?;
            let keeps = [Role::Quality, Role::Manager, Role::Administrator];
            if keeps.iter().any(|role| person.holds(*role)) {
                Ok(())
            } else {
                Err(Refusal::RoleLacking)
            }
        }
    }
}

pub(crate) fn put(
    organisation: &Organisation,
    it: &PutExposure,
) -> Result<Vec<OrganisationEvent>, Objection> {
    let mut invalid = Invalid::default();
    let title = invalid.line("title", &it.title, LINE_CHARS_MAX);
    if title.is_empty() {
        invalid.add("title", Problem::Missing);
    }
    if it.per == 0 || it.per > 1_000_000 {
        invalid.add("per", Problem::NotANumber);
    }
    if it.months.len() > EXPOSURE_MONTHS_MAX {
        invalid.add("months", Problem::TooMany { max: EXPOSURE_MONTHS_MAX });
        return Err(invalid.into());
    }
    let mut given = BTreeMap::new();
    for (n, (month, amount)) in it.months.iter().enumerate() {
        let Some(month) = Month::parse(month) else {
            invalid.add(&format!("months.{n}.month"), Problem::NotATime);
            continue;
        };
        let amount = u64::try_from(*amount).ok().filter(|it| (1..=EXPOSURE_MAX).contains(it));
        let Some(amount) = amount else {
            invalid.add(&format!("months.{n}.amount"), Problem::NotANumber);
            continue;
        };
        if given.insert(month, amount).is_some() {
            invalid.add(&format!("months.{n}.month"), Problem::Twice);
        }
    }
    invalid.none_or(())?;
    let old = organisation.exposures.get(&it.id);
    if old.is_none() && organisation.exposures.len() >= EXPOSURES_MAX {
        return Err(Refusal::TooMany.into());
    }
    let mut exposure = old.cloned().unwrap_or_default();
    (exposure.title, exposure.per) = (title, it.per);
    exposure.months.extend(given);
    if exposure.months.len() > EXPOSURE_MONTHS_MAX {
        return Err(Refusal::TooMany.into());
    }
    let same = old == Some(&exposure);
    let event = OrganisationEvent::ExposurePut { id: it.id.clone(), exposure };
    Ok(if same { vec![] } else { vec![event] })
}
