//! How somebody wants their notices: at once, or gathered into a digest by the hour or by the day.
//!
//! Whoever gets too many of like kind within an hour gets the rest as a digest as well: a flood tells nobody
//! anything. A case of the highest priority never waits.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::calendar::{Calendar, CalendarError};
use crate::id::PersonId;
use crate::letter::NoticeKind;
use crate::limits::NOTICE_FLOOD;
use crate::organisation::{Organisation, OrganisationEvent};
use crate::permission::{Actor, may_administer};
use crate::refusal::{Objection, Refusal};

/// Milliseconds of an hour, in which like notices are counted and after which a digest comes.
const HOUR_MS: i64 = 3_600_000;
/// The local hour at which a daily digest comes.
const DAILY_HOUR: i8 = 8;

/// How somebody wants their notices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// Each at once.
    #[default]
    AtOnce,
    /// Gathered, on the hour.
    Hourly,
    /// Gathered, at eight in the morning.
    Daily,
}

impl Pace {
    /// Every pace.
    pub const ALL: &'static [Pace] = &[Pace::AtOnce, Pace::Hourly, Pace::Daily];

    /// The stable name in forms and locales.
    pub fn code(self) -> &'static str {
        match self {
            Pace::AtOnce => "at_once",
            Pace::Hourly => "hourly",
            Pace::Daily => "daily",
        }
    }

    /// The pace with this code.
    pub fn from_code(code: &str) -> Option<Pace> {
        Pace::ALL.iter().copied().find(|pace| pace.code() == code)
    }
}

impl Organisation {
    /// How a person wants their notices.
    pub fn pace_of(&self, person: &PersonId) -> Pace {
        self.paces.get(person).copied().unwrap_or_default()
    }
}

/// What somebody needs to know of a notice to say when it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Waiting {
    /// What it is about.
    pub kind: NoticeKind,
    /// The case is of the highest priority, or somebody is in danger.
    pub grave: bool,
    /// So many of the same kind came to the same person within the hour before.
    pub alike: u64,
}

/// When a notice is shown: none means at once.
pub fn shown_at(
    pace: Pace,
    it: &Waiting,
    now: Timestamp,
    calendar: &Calendar,
) -> Result<Option<Timestamp>, CalendarError> {
    if it.grave || it.kind == NoticeKind::Alert || it.kind == NoticeKind::YearMissing {
        return Ok(None);
    }
    match pace {
        Pace::Daily => next_morning(now, calendar).map(Some),
        Pace::AtOnce if it.alike < NOTICE_FLOOD => Ok(None),
        Pace::Hourly | Pace::AtOnce => Ok(Some(next_hour(now))),
    }
}

/// The beginning of the hour from which like notices are counted.
pub fn counted_from(now: Timestamp) -> Timestamp {
    now - jiff::SignedDuration::from_millis(HOUR_MS)
}

fn next_hour(now: Timestamp) -> Timestamp {
    let gone = now.as_millisecond().rem_euclid(HOUR_MS);
    now - jiff::SignedDuration::from_millis(gone) + jiff::SignedDuration::from_millis(HOUR_MS)
}

/// The next eight o'clock on the wall; a rest day has a morning as well.
fn next_morning(now: Timestamp, calendar: &Calendar) -> Result<Timestamp, CalendarError> {
    let at = |day: jiff::civil::Date| {
        let morning = day.at(DAILY_HOUR, 0, 0, 0).to_zoned(calendar.zone().clone());
        morning.map(|it| it.timestamp()).or_else(|_| calendar.end_of_day(day))
    };
    let today = calendar.local_date(now);
    let morning = at(today)?;
    if now < morning { Ok(morning) } else { at(today.tomorrow().unwrap_or(today)) }
}

pub(crate) fn put(
    organisation: &Organisation,
    person: &PersonId,
    pace: Pace,
    actor: &Actor,
) -> Result<Vec<OrganisationEvent>, Objection> {
    organisation.person(person).ok_or(Refusal::NoSuchPerson)?;
    if actor.person() != Some(person) {
        may_administer(organisation, actor)?;
    }
    let event = OrganisationEvent::PacePut { person: person.clone(), pace };
    Ok(if organisation.pace_of(person) == pace { vec![] } else { vec![event] })
}
