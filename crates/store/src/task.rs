//! Tasks over all cases: those that are due and not answered, for the board of who leads.

use casework::id::{CaseNo, UnitId};
use casework::permission::Scope;
use jiff::Timestamp;

use crate::Org;
use crate::fault::Fault;
use crate::scope;
use crate::sql::Places;
use crate::transaction::Reader;

/// Tasks one page shows at most.
const ROWS_MAX: u32 = 100;

/// A task that is due and not answered, with what a list shows of its case.
#[derive(Clone, Debug, PartialEq)]
pub struct LateTask {
    /// The case.
    pub no: CaseNo,
    /// Its heading.
    pub heading: String,
    /// The task's number in the case.
    pub n: u32,
    /// The unit, when it is one of ours.
    pub unit: Option<UnitId>,
    /// The partner's name, when it is somebody outside.
    pub partner: Option<String>,
    /// Since when it was given.
    pub given_at: Timestamp,
    /// Since when it is due.
    pub due_at: Timestamp,
}

impl Reader {
    /// Tasks due before an instant and not answered, the longest overdue first; only of cases that are seen.
    pub fn late_tasks(
        &mut self,
        org: Org,
        scope: &Scope,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<LateTask>, Fault> {
        let mut places = Places::default();
        let (org, now) = (places.place(org), places.place(now));
        let seen = scope::seen(scope, &mut places);
        let limit = limit.min(ROWS_MAX);
        let sql = format!(
            "select c.no, c.heading, t.n, t.unit, t.partner, t.given_at, t.due_at from tasks t \
             cross join cases c where t.org = {org} and t.is_owed = 1 and t.due_at <= {now} \
             and c.org = {org} and c.id = t.case_id and {seen} order by t.due_at, t.case_id, t.n limit {limit}"
        );
        self.conn.query(&sql, places.values(), |row| {
            Ok(LateTask {
                no: row.case_no(0)?,
                heading: row.text(1)?,
                n: row.small(2)?,
                unit: row.opt_code(3)?,
                partner: row.opt_text(4)?,
                given_at: row.time(5)?,
                due_at: row.time(6)?,
            })
        })
    }
}
