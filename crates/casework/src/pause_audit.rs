//! The audit of pauses: for how long clocks stood still, why, where, by whose hand, and whether a rule allows it.
//!
//! Counted in working time, because nobody misses the night; only what has passed counts, and of a pause only what
//! lies within the time asked for. Every number is a sum over a list, and the list can be looked at.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::Serialize;

use crate::calendar::{Calendar, CalendarError};
use crate::case::Case;
use crate::id::{CaseNo, PackId, PersonId, UnitId};

/// One row of the register of pauses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PauseRow {
    /// Its number in the case.
    pub n: u32,
    /// The policy's code of the reason.
    pub reason: String,
    /// Who paused, if a person did.
    pub person: Option<PersonId>,
    /// A rule allows it.
    pub justified: bool,
    /// Since when.
    pub from: Timestamp,
    /// Until when, as far as is known.
    pub to: Timestamp,
}

/// The rows of a case's pauses.
pub fn rows(case: &Case) -> Vec<PauseRow> {
    let row = |it: &crate::pause::Pause| PauseRow {
        n: it.n,
        reason: it.reason.clone(),
        person: it.by.person().cloned(),
        justified: it.justified,
        from: it.from,
        to: it.to(),
    };
    case.pauses.iter().map(row).collect()
}

/// A pause with the case it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PauseOf {
    /// The case.
    pub no: CaseNo,
    /// Its pack, whose words name the reason.
    pub pack: PackId,
    /// The unit responsible for the case.
    pub unit: Option<UnitId>,
    /// The pause.
    pub pause: PauseRow,
}

/// A pause and for how long clocks stood still by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoodStill {
    /// The pause.
    pub of: PauseOf,
    /// Minutes of working time.
    pub minutes: i64,
}

/// A time asked for, and the time it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// From then.
    pub from: Timestamp,
    /// To then; no longer part of it.
    pub to: Timestamp,
    /// Now: what lies ahead has not stood still yet.
    pub now: Timestamp,
}

/// Minutes of working time a pause took within the time asked for.
pub fn minutes(pause: &PauseRow, asked: &Asked, calendar: &Calendar) -> Result<i64, CalendarError> {
    let from = pause.from.max(asked.from);
    let to = pause.to.min(asked.to).min(asked.now);
    if to <= from { Ok(0) } else { Ok(calendar.working_time_between(from, to)?.as_mins()) }
}

/// By what the audit is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// By the reason's code.
    #[default]
    Reason,
    /// By the unit responsible.
    Unit,
    /// By who paused.
    Person,
}

impl By {
    /// Every way to divide.
    pub const ALL: &'static [By] = &[By::Reason, By::Unit, By::Person];

    /// The stable name in addresses, the API and locales.
    pub fn code(self) -> &'static str {
        match self {
            By::Reason => "reason",
            By::Unit => "unit",
            By::Person => "person",
        }
    }

    /// The way with this code.
    pub fn from_code(code: &str) -> Option<By> {
        By::ALL.iter().copied().find(|by| by.code() == code)
    }

    /// What a pause counts under; empty where nobody or nothing is named.
    pub fn key(self, of: &PauseOf) -> String {
        let named = |id: Option<String>| id.unwrap_or_default();
        match self {
            By::Reason => of.pause.reason.clone(),
            By::Unit => named(of.unit.as_ref().map(ToString::to_string)),
            By::Person => named(of.pause.person.as_ref().map(ToString::to_string)),
        }
    }
}

/// What pauses came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// Minutes of working time.
    pub minutes: i64,
    /// Those of them that no rule allows.
    pub unjustified_minutes: i64,
    /// Pauses.
    pub pauses: u64,
    /// The cases they belong to.
    pub cases: BTreeSet<CaseNo>,
}

impl Sum {
    fn add(&mut self, it: &StoodStill) {
        self.minutes += it.minutes;
        if !it.of.pause.justified {
            self.unjustified_minutes += it.minutes;
        }
        self.pauses += 1;
        self.cases.insert(it.of.no);
    }
}

/// The audit: each part by its key, and the whole.
pub fn divide(list: &[StoodStill], by: By) -> (BTreeMap<String, Sum>, Sum) {
    let (mut parts, mut whole) = (BTreeMap::<String, Sum>::new(), Sum::default());
    for it in list {
        parts.entry(by.key(&it.of)).or_default().add(it);
        whole.add(it);
    }
    (parts, whole)
}
