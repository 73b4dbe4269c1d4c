//! Catching up with the organisation: what is due next on an open case depends on people, units and the calendar.
//!
//! When one of them changes, the rows of open cases are computed anew, a batch at every round of the clock, and
//! clocks that waited for a year of the calendar are counted. Without that a case would show the organisation of
//! its last step: the duty of somebody who has left is nobody's.

use std::sync::PoisonError;

use casework::case::{Case, Setting};
use casework::letter::{Notice, NoticeKind};
use casework::view::{self, Rows};
use jiff::{SignedDuration, Timestamp};
use store::{Fault, Org, Tx};

use crate::{Desk, Trouble};

/// Cases handed over at a time, so that commands come in between.
const BATCH: u32 = 200;
/// Batches of a round of the clock, so that promises are broken in time meanwhile.
const BATCHES: usize = 10;

/// By when every process has read a change of the organisation, with room for a slow one.
const SEEN_EVERYWHERE_AFTER: SignedDuration = SignedDuration::from_mins(1);

/// The rows of a case as the register has them, where that is known.
///
/// They were computed from the organisation as it stood then. When it has changed since, what is computed
/// now may differ from what is stored, and everything is written anew.
pub(crate) fn stored_rows(
    case: &Case,
    now: &Setting<'_>,
    house_changed_at: Timestamp,
) -> Option<Rows> {
    let at = case.changed_at?;
    let fresh = house_changed_at.checked_add(SEEN_EVERYWHERE_AFTER).is_ok_and(|it| it < at);
    if !fresh {
        return None;
    }
    view::rows(case, &Setting { now: at, ..*now })
}

/// The notices of a step without alarms that wait to be read already: a thousand complaints in a year that is
/// missing are one thing to do.
pub(crate) fn without_known_alarms(
    tx: &mut Tx,
    org: Org,
    notices: &[Notice],
) -> Result<Vec<Notice>, Fault> {
    let mut fresh = Vec::with_capacity(notices.len());
    for notice in notices {
        let alarm = notice.kind == NoticeKind::YearMissing;
        if !alarm || !tx.notice_waits(org, &notice.to, notice.kind)? {
            fresh.push(notice.clone());
        }
    }
    Ok(fresh)
}

/// How far the walk through the open cases has come.
#[derive(Debug)]
pub(crate) struct Renewal {
    /// The organisation's version the walk is for.
    version: u64,
    /// The last case looked at; `None` when the walk is over.
    after: Option<[u8; 16]>,
    /// Only cases whose clocks wait for the calendar.
    waiting: bool,
}

impl Renewal {
    /// At the start only what waits for the calendar is looked at: a year may have been loaded meanwhile. All of them
    /// are where nobody came to the end by this version: whoever looked at them before stopped in the middle.
    pub(crate) fn begin(version: u64, renewed: u64) -> Renewal {
        Renewal { version, after: Some([0; 16]), waiting: renewed >= version }
    }
}

impl Desk {
    /// Looks at the next open cases when the organisation has changed; returns how many took a step.
    pub(crate) fn renew(&self) -> Result<usize, Trouble> {
        let mut touched = 0;
        for _ in 0..BATCHES {
            touched += self.renew_batch()?;
            if !self.is_renewing() {
                break;
            }
        }
        Ok(touched)
    }

    /// Whether open cases still show the organisation as it was.
    pub fn is_renewing(&self) -> bool {
        let renewal = self.renewal().lock().unwrap_or_else(PoisonError::into_inner);
        renewal.after.is_some() || renewal.version != self.house().organisation.version
    }

    /// Has the clock look at the next open cases: it counts their due times anew and writes their rows, or takes the
    /// steps that are due. Each is a command of its own, so that nobody waits for a batch.
    fn renew_batch(&self) -> Result<usize, Trouble> {
        let mut renewal = self.renewal().lock().unwrap_or_else(PoisonError::into_inner);
        let (org, house) = (self.org(), self.house());
        if renewal.version != house.organisation.version {
            let version = house.organisation.version;
            *renewal = Renewal { version, after: Some([0; 16]), waiting: false };
        }
        let Some(after) = renewal.after else { return Ok(0) };
        let waiting = renewal.waiting;
        let ids = self.store().read(|reader| reader.open_cases(org, after, waiting, BATCH))?;
        let full = u32::try_from(ids.len()).is_ok_and(|count| count == BATCH);
        let next = ids.last().filter(|_| full).map(|last| last.0);
        let touched = self.pass_time(ids)?;
        renewal.after = next;
        if next.is_none() && !waiting {
            let version = renewal.version;
            self.store().transact(move |tx| tx.put_renewed(org, version))?;
        }
        Ok(touched)
    }
}
