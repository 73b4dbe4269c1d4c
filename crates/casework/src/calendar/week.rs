//! The weekly pattern: which hours of which weekday are worked.
//!
//! Ranges are whole minutes of the local day, from the start up to but not including the end, so two
//! ranges may touch. 24:00 is a possible end; a night shift is written as two ranges.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::error::{CalendarError, quotable};

const MINUTES_OF_DAY: u16 = 24 * 60;

/// A stretch of working hours within one day, written `09:00-12:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HourRange {
    from: u16,
    to: u16,
}

impl HourRange {
    /// Reads `09:00-12:00`; the end lies after the start and may be `24:00`.
    pub fn parse(text: &str) -> Result<HourRange, CalendarError> {
        let range = || {
            let (from, to) = text.trim().split_once(['-', '–'])?;
            let (from, to) = (minute_of_day(from.trim())?, minute_of_day(to.trim())?);
            (from < to).then_some(HourRange { from, to })
        };
        range().ok_or_else(|| CalendarError::BadHours { text: quotable(text) })
    }

    /// Working minutes in the range, on a day without a change of clocks.
    pub fn minutes(self) -> u16 {
        self.to - self.from
    }

    /// The local times at which the range begins and ends on a date.
    pub(super) fn on(self, date: Date) -> Result<(DateTime, DateTime), CalendarError> {
        Ok((local(date, self.from)?, local(date, self.to)?))
    }
}

/// A shift, written `22:00-06:00`: one that does not end later than it begins goes on after midnight, and
/// `08:00-08:00` is a whole day of duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    from: u16,
    to: u16,
}

impl Shift {
    /// Reads `22:00-06:00`.
    pub fn parse(text: &str) -> Result<Shift, CalendarError> {
        let shift = || {
            let (from, to) = text.trim().split_once(['-', '–'])?;
            let (from, to) = (minute_of_day(from.trim())?, minute_of_day(to.trim())?);
            (from < MINUTES_OF_DAY).then_some(Shift { from, to })
        };
        shift().ok_or_else(|| CalendarError::BadHours { text: quotable(text) })
    }

    /// Its hours on the day it begins, and those on the day after.
    fn ranges(self) -> (HourRange, Option<HourRange>) {
        if self.from < self.to {
            return (HourRange { from: self.from, to: self.to }, None);
        }
        let rest = (self.to > 0).then_some(HourRange { from: 0, to: self.to });
        (HourRange { from: self.from, to: MINUTES_OF_DAY }, rest)
    }
}

fn minute_of_day(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    if !digits(hour, 2) || !digits(minute, 2) || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let of_day = hour * 60 + minute;
    (minute < 60 && of_day <= MINUTES_OF_DAY).then_some(of_day)
}

fn local(date: Date, minute_of_day: u16) -> Result<DateTime, CalendarError> {
    if minute_of_day == MINUTES_OF_DAY {
        return Ok(date.tomorrow()?.at(0, 0, 0, 0));
    }
    let part = |n: u16| i8::try_from(n).expect("hours and minutes are below 60");
    Ok(date.at(part(minute_of_day / 60), part(minute_of_day % 60), 0, 0))
}

impl fmt::Display for HourRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [from, to] = [self.from, self.to].map(|at| (at / 60, at % 60));
        write!(f, "{:02}:{:02}-{:02}:{:02}", from.0, from.1, to.0, to.1)
    }
}

impl FromStr for HourRange {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<HourRange, CalendarError> {
        HourRange::parse(text)
    }
}

impl Serialize for HourRange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for HourRange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<HourRange, D::Error> {
        HourRange::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// The working hours of the seven weekdays and of make-up days.
///
/// Written as a map from `monday` … `sunday` and `make_up` to ranges; a weekday left out is a rest day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<Slot, Vec<HourRange>>", into = "BTreeMap<Slot, Vec<HourRange>>")]
pub struct Week {
    hours: BTreeMap<Slot, Vec<HourRange>>,
}

/// A key of the weekly pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Slot {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
    MakeUp,
}

const SLOTS: [(Weekday, Slot); 7] = [
    (Weekday::Monday, Slot::Monday),
    (Weekday::Tuesday, Slot::Tuesday),
    (Weekday::Wednesday, Slot::Wednesday),
    (Weekday::Thursday, Slot::Thursday),
    (Weekday::Friday, Slot::Friday),
    (Weekday::Saturday, Slot::Saturday),
    (Weekday::Sunday, Slot::Sunday),
];

impl Week {
    /// Monday to Friday, 09:00–12:00 and 13:30–18:00.
    pub fn china() -> Week {
        let day = [
            HourRange { from: 9 * 60, to: 12 * 60 },
            HourRange { from: 13 * 60 + 30, to: 18 * 60 },
        ];
        SLOTS[..5].iter().fold(Week::default(), |week, (weekday, _)| week.with_hours(*weekday, day))
    }

    /// The week with the hours of one weekday exchanged; none makes it a rest day.
    #[must_use]
    pub fn with_hours(self, weekday: Weekday, ranges: impl IntoIterator<Item = HourRange>) -> Week {
        self.with(slot(weekday), ranges)
    }

    /// The week with the hours of make-up days exchanged; none means as on an ordinary day.
    #[must_use]
    pub fn with_make_up_hours(self, ranges: impl IntoIterator<Item = HourRange>) -> Week {
        self.with(Slot::MakeUp, ranges)
    }

    /// The hours of a weekday, in order.
    pub fn hours(&self, weekday: Weekday) -> &[HourRange] {
        self.at(slot(weekday))
    }

    /// The hours make-up days have of their own, in order; none when they follow the weekdays.
    pub fn own_make_up_hours(&self) -> &[HourRange] {
        self.at(Slot::MakeUp)
    }

    /// The hours of a make-up day that falls on this weekday, in order: its own if the pattern has such, else the
    /// weekday's, else those of the first working weekday.
    pub fn make_up_hours(&self, weekday: Weekday) -> &[HourRange] {
        let candidates =
            [Slot::MakeUp, slot(weekday)].into_iter().chain(SLOTS.map(|(_, slot)| slot));
        candidates.map(|slot| self.at(slot)).find(|ranges| !ranges.is_empty()).unwrap_or_default()
    }

    /// Is this weekday worked?
    pub fn is_working(&self, weekday: Weekday) -> bool {
        !self.hours(weekday).is_empty()
    }

    /// The week of a plan of shifts; one that ends after midnight goes on in the hours of the next weekday.
    pub fn of_shifts(plan: impl IntoIterator<Item = (Weekday, Vec<Shift>)>) -> Week {
        let mut hours: BTreeMap<Slot, Vec<HourRange>> = BTreeMap::new();
        for (weekday, shifts) in plan {
            for shift in shifts {
                let (today, tomorrow) = shift.ranges();
                hours.entry(slot(weekday)).or_default().push(today);
                if let Some(rest) = tomorrow {
                    hours.entry(slot(weekday.next())).or_default().push(rest);
                }
            }
        }
        hours.into_iter().fold(Week::default(), |week, (slot, ranges)| week.with(slot, ranges))
    }

    /// Refuses overlapping ranges and a week without work.
    pub fn check(&self) -> Result<(), CalendarError> {
        self.hours.values().try_for_each(|ranges| check_ranges(ranges))?;
        if SLOTS.iter().all(|(weekday, _)| !self.is_working(*weekday)) {
            return Err(CalendarError::NoWorkingTime);
        }
        Ok(())
    }

    fn with(mut self, slot: Slot, ranges: impl IntoIterator<Item = HourRange>) -> Week {
        let mut ranges: Vec<HourRange> = ranges.into_iter().collect();
        ranges.sort_unstable();
        // An empty entry and a missing one mean the same, so only one of them exists.
        if ranges.is_empty() {
            self.hours.remove(&slot);
        } else {
            self.hours.insert(slot, ranges);
        }
        self
    }

    fn at(&self, slot: Slot) -> &[HourRange] {
        self.hours.get(&slot).map_or(&[], Vec::as_slice)
    }
}

/// Refuses two ranges of one day, in order, that overlap.
pub(super) fn check_ranges(ranges: &[HourRange]) -> Result<(), CalendarError> {
    for pair in ranges.windows(2) {
        let [first, second] = [pair[0], pair[1]];
        if second.from < first.to {
            return Err(CalendarError::HoursOverlap { first, second });
        }
    }
    Ok(())
}

fn slot(weekday: Weekday) -> Slot {
    SLOTS
        .into_iter()
        .find(|(known, _)| *known == weekday)
        .expect("all seven weekdays have a slot")
        .1
}

impl TryFrom<BTreeMap<Slot, Vec<HourRange>>> for Week {
    type Error = CalendarError;

    fn try_from(hours: BTreeMap<Slot, Vec<HourRange>>) -> Result<Week, CalendarError> {
        let week =
            hours.into_iter().fold(Week::default(), |week, (slot, ranges)| week.with(slot, ranges));
        week.check()?;
        Ok(week)
    }
}

impl From<Week> for BTreeMap<Slot, Vec<HourRange>> {
    fn from(week: Week) -> BTreeMap<Slot, Vec<HourRange>> {
        week.hours
    }
}
