//! Whose calendar is whose: the organisation's own hours and zone, named calendars beside it, and the units that use one.
//!
//! A unit follows the calendar named for it, or for the nearest unit above it; where none is named, the
//! organisation's own. What is put is checked here once, so that a calendar in force can always be built.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::{Organisation, OrganisationCommand, OrganisationEvent};
use crate::calendar::{
    Calendar, CalendarError, RANGES_MAX, SpecialDay, Week, YearTable, ZONE_DEFAULT,
};
use crate::id::{CalendarId, UnitId};
use crate::invalid::{Invalid, Problem};
use crate::limits::{CALENDARS_MAX, LINE_CHARS_MAX, SPECIAL_DAYS_MAX};
use crate::refusal::{Objection, Refusal};

/// Where a named calendar has its holidays from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Holidays {
    /// The organisation's tables, and its own where it has one for the year.
    #[default]
    Shared,
    /// Its own tables alone: an office abroad.
    Own,
    /// None: holidays are worked like any other day, as at a desk that never closes.
    Worked,
}

impl Holidays {
    /// Every choice.
    pub const ALL: [Holidays; 3] = [Holidays::Shared, Holidays::Own, Holidays::Worked];

    /// The stable name in the journal, the API and the locales.
    pub fn code(self) -> &'static str {
        match self {
            Holidays::Shared => "shared",
            Holidays::Own => "own",
            Holidays::Worked => "worked",
        }
    }

    /// The choice with this code.
    pub fn from_code(code: &str) -> Option<Holidays> {
        Holidays::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// The working hours and the zone of the organisation's own calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// The zone by its IANA name.
    pub zone: String,
    /// The hours of each weekday.
    pub week: Week,
}

impl Default for Hours {
    fn default() -> Hours {
        Hours { zone: ZONE_DEFAULT.to_owned(), week: Week::china() }
    }
}

/// A calendar beside the organisation's own, as it is put.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarPlan {
    /// Its code, for ever.
    pub id: CalendarId,
    /// Its name as people say it.
    pub title: String,
    /// The zone by its IANA name.
    pub zone: String,
    /// The hours of each weekday.
    pub week: Week,
    /// Where its holidays are from.
    pub holidays: Holidays,
}

/// A calendar beside the organisation's own, with what was loaded into it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NamedCalendar {
    /// As it was put.
    pub plan: CalendarPlan,
    /// Its own tables.
    pub years: BTreeMap<i16, YearTable>,
    /// Its special days.
    pub special: BTreeMap<Date, SpecialDay>,
}

impl Organisation {
    /// The organisation's own calendar: the built-in years and those loaded, its hours and special days.
    pub fn calendar(&self) -> Result<Calendar, CalendarError> {
        let builder = Calendar::china().to_builder();
        let builder = match &self.hours {
            Some(hours) => builder.zone_named(&hours.zone).week(hours.week.clone()),
            None => builder,
        };
        let builder =
            self.years.values().cloned().fold(builder, crate::calendar::Builder::with_year);
        let special = self.special_days.values().cloned();
        special.fold(builder, crate::calendar::Builder::with_special_day).build()
    }

    /// A named calendar; none when there is no such.
    pub fn calendar_named(&self, id: &CalendarId) -> Option<Result<Calendar, CalendarError>> {
        self.calendars.get(id).map(|named| self.built(named))
    }

    fn built(&self, named: &NamedCalendar) -> Result<Calendar, CalendarError> {
        let NamedCalendar { plan, years, special } = named;
        let builder = Calendar::china().to_builder();
        let builder = match plan.holidays {
            Holidays::Shared => {
                self.years.values().cloned().fold(builder, crate::calendar::Builder::with_year)
            }
            Holidays::Own => builder.without_years(),
            Holidays::Worked => builder.without_years().without_holidays(),
        };
        let builder = builder.zone_named(&plan.zone).week(plan.week.clone());
        let builder = years.values().cloned().fold(builder, crate::calendar::Builder::with_year);
        let special = special.values().cloned();
        special.fold(builder, crate::calendar::Builder::with_special_day).build()
    }

    /// The name of the calendar a unit follows: its own, else that of the nearest unit above. None: the organisation's.
    pub fn calendar_id_of(&self, unit: Option<&UnitId>) -> Option<&CalendarId> {
        self.path_up(unit?).into_iter().find_map(|it| self.unit_calendars.get(it))
    }

    /// The calendar a unit follows, built. Where many are asked for, keep what was built.
    pub fn calendar_of(&self, unit: Option<&UnitId>) -> Result<Calendar, CalendarError> {
        let named = self.calendar_id_of(unit).and_then(|id| self.calendar_named(id));
        named.unwrap_or_else(|| self.calendar())
    }

    /// Units that name a calendar themselves.
    pub fn units_of(&self, calendar: &CalendarId) -> impl Iterator<Item = &UnitId> {
        self.unit_calendars.iter().filter(move |(_, it)| *it == calendar).map(|(unit, _)| unit)
    }
}

/// Decides what a command about calendars means. Empty: it was so already.
pub(super) fn decide(
    organisation: &Organisation,
    command: &OrganisationCommand,
) -> Result<Vec<OrganisationEvent>, Objection> {
    match command {
        OrganisationCommand::PutHours(hours) => put_hours(organisation, hours),
        OrganisationCommand::PutCalendar(plan) => put_calendar(organisation, plan),
        OrganisationCommand::UseCalendar { unit, calendar } => {
            use_calendar(organisation, unit, calendar.as_ref())
        }
        OrganisationCommand::LoadYear { calendar, table, replace } => {
            load_year(organisation, calendar.as_ref(), table, *replace)
        }
        OrganisationCommand::PutSpecialDay { calendar, day } => {
            put_special_day(organisation, calendar.as_ref(), day)
        }
        OrganisationCommand::DropSpecialDay { calendar, date } => {
            let there = special_days(organisation, calendar.as_ref())?.contains_key(date);
            let event =
                OrganisationEvent::SpecialDayDropped { calendar: calendar.clone(), date: *date };
            Ok(if there { vec![event] } else { vec![] })
        }
        _ => Ok(vec![]),
    }
}

fn put_hours(
    organisation: &Organisation,
    hours: &Hours,
) -> Result<Vec<OrganisationEvent>, Objection> {
    checked(&hours.zone, &hours.week)?;
    let was = organisation.hours.clone().unwrap_or_default();
    Ok(if was == *hours { vec![] } else { vec![OrganisationEvent::HoursPut(hours.clone())] })
}

fn put_calendar(
    organisation: &Organisation,
    plan: &CalendarPlan,
) -> Result<Vec<OrganisationEvent>, Objection> {
    let mut invalid = Invalid::default();
    let mut plan = plan.clone();
    plan.title = invalid.line("title", &plan.title, LINE_CHARS_MAX);
    if plan.title.is_empty() {
        invalid.add("title", Problem::Missing);
    }
    let was = organisation.calendars.get(&plan.id);
    if was.is_none() && organisation.calendars.len() >= CALENDARS_MAX {
        invalid.add("calendar", Problem::TooMany { max: CALENDARS_MAX });
    }
    invalid.none_or(())?;
    checked(&plan.zone, &plan.week)?;
    let same = was.is_some_and(|it| it.plan == plan);
    Ok(if same { vec![] } else { vec![OrganisationEvent::CalendarPut(plan)] })
}

/// Refuses an unknown zone, overlapping hours, and a week without work.
fn checked(zone: &str, week: &Week) -> Result<(), CalendarError> {
    Calendar::builder().zone_named(zone).week(week.clone()).build().map(drop)
}

fn use_calendar(
    organisation: &Organisation,
    unit: &UnitId,
    calendar: Option<&CalendarId>,
) -> Result<Vec<OrganisationEvent>, Objection> {
    organisation.unit(unit).ok_or(Refusal::NoSuchUnit)?;
    if let Some(id) = calendar {
        named(organisation, id)?;
    }
    let same = organisation.unit_calendars.get(unit) == calendar;
    let event = OrganisationEvent::CalendarUsed { unit: unit.clone(), calendar: calendar.cloned() };
    Ok(if same { vec![] } else { vec![event] })
}

fn load_year(
    organisation: &Organisation,
    calendar: Option<&CalendarId>,
    table: &YearTable,
    replace: bool,
) -> Result<Vec<OrganisationEvent>, Objection> {
    let year = table.year();
    let event = match calendar {
        None => {
            let own = organisation.calendar()?;
            if own.year_table(year) == Some(table) {
                return Ok(vec![]);
            }
            if own.year_table(year).is_some() && !replace {
                return Err(CalendarError::YearAlreadyLoaded { year }.into());
            }
            OrganisationEvent::YearLoaded(table.clone())
        }
        Some(id) => {
            // What it shares is not its own: a table of its own goes in front without replacing anything.
            match named(organisation, id)?.years.get(&year) {
                Some(there) if there == table => return Ok(vec![]),
                Some(_) if !replace => {
                    return Err(CalendarError::YearAlreadyLoaded { year }.into());
                }
                _ => {}
            }
            OrganisationEvent::CalendarYearLoaded { calendar: id.clone(), table: table.clone() }
        }
    };
    Ok(vec![event])
}

fn put_special_day(
    organisation: &Organisation,
    calendar: Option<&CalendarId>,
    day: &SpecialDay,
) -> Result<Vec<OrganisationEvent>, Objection> {
    let there = special_days(organisation, calendar)?;
    let mut invalid = Invalid::default();
    let mut day = day.clone();
    day.name = invalid.line("name", &day.name, LINE_CHARS_MAX);
    if day.hours.len() > RANGES_MAX {
        invalid.add("hours", Problem::TooMany { max: RANGES_MAX });
    }
    if there.len() >= SPECIAL_DAYS_MAX && !there.contains_key(&day.date) {
        invalid.add("date", Problem::TooMany { max: SPECIAL_DAYS_MAX });
    }
    invalid.none_or(())?;
    let day = day.checked()?;
    let same = there.get(&day.date) == Some(&day);
    let event = OrganisationEvent::SpecialDayPut { calendar: calendar.cloned(), day };
    Ok(if same { vec![] } else { vec![event] })
}

fn named<'a>(
    organisation: &'a Organisation,
    id: &CalendarId,
) -> Result<&'a NamedCalendar, Objection> {
    let found = organisation.calendars.get(id);
    found.ok_or_else(|| Invalid::one("calendar", Problem::NotAChoice).into())
}

fn special_days<'a>(
    organisation: &'a Organisation,
    calendar: Option<&CalendarId>,
) -> Result<&'a BTreeMap<Date, SpecialDay>, Objection> {
    match calendar {
        None => Ok(&organisation.special_days),
        Some(id) => Ok(&named(organisation, id)?.special),
    }
}

/// Tells the organisation what happened to its calendars.
pub(super) fn apply(organisation: &mut Organisation, event: &OrganisationEvent) {
    match event {
        OrganisationEvent::HoursPut(hours) => organisation.hours = Some(hours.clone()),
        OrganisationEvent::CalendarPut(plan) => match organisation.calendars.get_mut(&plan.id) {
            Some(named) => named.plan = plan.clone(),
            None => {
                let (years, special) = (BTreeMap::new(), BTreeMap::new());
                let named = NamedCalendar { plan: plan.clone(), years, special };
                organisation.calendars.insert(plan.id.clone(), named);
            }
        },
        OrganisationEvent::CalendarUsed { unit, calendar: Some(id) } => {
            organisation.unit_calendars.insert(unit.clone(), id.clone());
        }
        OrganisationEvent::CalendarUsed { unit, calendar: None } => {
            organisation.unit_calendars.remove(unit);
        }
        OrganisationEvent::CalendarYearLoaded { calendar, table } => {
            if let Some(named) = organisation.calendars.get_mut(calendar) {
                named.years.insert(table.year(), table.clone());
            }
        }
        OrganisationEvent::SpecialDayPut { calendar, day } => {
            if let Some(days) = special_days_mut(organisation, calendar.as_ref()) {
                days.insert(day.date, day.clone());
            }
        }
        OrganisationEvent::SpecialDayDropped { calendar, date } => {
            if let Some(days) = special_days_mut(organisation, calendar.as_ref()) {
                days.remove(date);
            }
        }
        _ => {}
    }
}

fn special_days_mut<'a>(
    organisation: &'a mut Organisation,
    calendar: Option<&CalendarId>,
) -> Option<&'a mut BTreeMap<Date, SpecialDay>> {
    match calendar {
        None => Some(&mut organisation.special_days),
        Some(id) => organisation.calendars.get_mut(id).map(|named| &mut named.special),
    }
}
