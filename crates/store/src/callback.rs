//! The callback queue: which customers to call, in the order they are to be called.

use casework::permission::Scope;
use jiff::Timestamp;

use crate::Org;
use crate::fault::Fault;
use crate::queue::plan::aliased;
use crate::queue::{COLUMNS, CaseListRow, case_row};
use crate::scope;
use crate::sql::Places;
use crate::transaction::Reader;

/// Rows shown at once: more than anybody calls in a day.
pub const CALLBACK_ROWS_MAX: usize = 200;

/// A case to be called back about.
#[derive(Clone, Debug, PartialEq)]
pub struct CallbackListRow {
    /// From when on the next attempt is to be made.
    pub call_at: Timestamp,
    /// By when it is promised.
    pub due_at: Timestamp,
    /// Attempts that reached nobody and count.
    pub attempts: u32,
    /// The hours in which the customer wants to be called.
    pub hours: (u32, u32),
    /// On working days only.
    pub working_days: bool,
    /// What they said about it.
    pub note: String,
    /// The case.
    pub case: CaseListRow,
}

/// The queue as somebody sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct CallbackList {
    /// The rows, to be called soonest first.
    pub rows: Vec<CallbackListRow>,
    /// How many may be called now.
    pub ready: u64,
    /// How many there are.
    pub total: u64,
}

const OWN: &str = "b.call_at, b.due_at, b.attempts, b.from_hour, b.to_hour, b.working_days, b.note";
/// Columns before those of the case.
const OWN_COLUMNS: usize = 7;

impl Reader {
    /// Cases somebody may call back about: within their reach, and never one they handled.
    pub fn callback_list(
        &mut self,
        org: Org,
        scope: &Scope,
        now: Timestamp,
    ) -> Result<CallbackList, Fault> {
        let mut places = Places::default();
        let org = places.place(org);
        let seen = scope::seen(scope, &mut places);
        let me = places.place(format!("|{}|", scope.person));
        let from = format!(
            "from callbacks b join cases c on c.org = b.org and c.id = b.case_id \
             where b.org = {org} and {seen} and replace(b.handlers, {me}, '') = b.handlers"
        );
        let columns = aliased("c", COLUMNS);
        let sql = format!(
            "select {columns}, {OWN} {from} order by b.call_at, b.case_id limit {CALLBACK_ROWS_MAX}"
        );
        let first = COLUMNS.split(',').count();
        debug_assert_eq!(OWN.split(',').count(), OWN_COLUMNS);
        let rows = self.conn.query(&sql, places.values(), |row| {
            Ok(CallbackListRow {
                call_at: row.time(first)?,
                due_at: row.time(first + 1)?,
                attempts: row.small(first + 2)?,
                hours: (row.small(first + 3)?, row.small(first + 4)?),
                working_days: row.flag(first + 5)?,
                note: row.text(first + 6)?,
                case: case_row(row)?,
            })
        })?;
        let now = places.place(now);
        let sql = format!(
            "select count(*), coalesce(sum(case when b.call_at <= {now} then 1 else 0 end), 0) {from}"
        );
        let (total, ready) =
            self.conn.query_one(&sql, places.values(), |row| Ok((row.count(0)?, row.count(1)?)))?;
        Ok(CallbackList { rows, ready, total })
    }
}
