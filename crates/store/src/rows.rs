//! Read rows: what `casework::view` computed of a case, stored for lists, search and figures.
//!
//! SQL stores and never computes them, so the two databases cannot differ and the rows can be rebuilt.

mod after;
mod case;
mod quality;
mod responsibility;
mod visit;

use casework::duty::Duty;
use casework::id::{CaseId, CaseNo};
use casework::pause_audit::PauseRow;
use casework::progress::ToldRow;
use casework::view::{PointRow, PromiseRow, RemedyRow, Rows, TaskRow};
use jiff::Timestamp;

use crate::Org;
use crate::code::code;
use crate::fault::Fault;
use crate::table::Table;
use crate::table::Type::{Blob, Int, Text};
use crate::transaction::{Reader, Tx};
use crate::value::Value;

static POINTS: Table = Table::upsert(
    "points",
    &[
        ("org", Int),
        ("case_id", Blob),
        ("n", Int),
        ("category", Text),
        ("finding", Text),
        ("answered_at", Int),
    ],
    &["org", "case_id", "n"],
);

static PROMISES: Table = Table::upsert(
    "promises",
    &[
        ("org", Int),
        ("case_id", Blob),
        ("n", Int),
        ("kind", Text),
        ("basis", Text),
        ("unit", Text),
        ("person", Text),
        ("due_at", Int),
        ("kept_at", Int),
        ("state", Text),
    ],
    &["org", "case_id", "n"],
);

static REMEDIES: Table = Table::upsert(
    "remedies",
    &[
        ("org", Int),
        ("case_id", Blob),
        ("n", Int),
        ("kind", Text),
        ("state", Text),
        ("what", Text),
        ("minor", Int),
        ("without_admission", Int),
        ("category", Text),
        ("unit", Text),
        ("person", Text),
        ("judged_by", Text),
        ("due_at", Int),
        ("moved_at", Int),
        ("delivered_at", Int),
    ],
    &["org", "case_id", "n"],
);

static TASKS: Table = Table::upsert(
    "tasks",
    &[
        ("org", Int),
        ("case_id", Blob),
        ("n", Int),
        ("unit", Text),
        ("person", Text),
        ("partner", Text),
        ("state", Text),
        ("is_asked", Int),
        ("is_owed", Int),
        ("given_at", Int),
        ("due_at", Int),
        ("answered_at", Int),
        ("returns", Int),
        ("was_broken", Int),
    ],
    &["org", "case_id", "n"],
);

static DUTIES: Table = Table::upsert(
    "duties",
    &[
        ("org", Int),
        ("case_id", Blob),
        ("kind", Text),
        ("n", Int),
        ("person", Text),
        ("unit", Text),
        ("role", Text),
        ("due_at", Int),
    ],
    &["org", "case_id", "kind", "n"],
);

static PAUSES: Table = Table::upsert(
    "pauses",
    &[
        ("org", Int),
        ("case_id", Blob),
        ("n", Int),
        ("reason", Text),
        ("person", Text),
        ("justified", Int),
        ("from_at", Int),
        ("to_at", Int),
    ],
    &["org", "case_id", "n"],
);

static TOLD: Table = Table::upsert(
    "told",
    &[
        ("org", Int),
        ("case_id", Blob),
        ("incident", Int),
        ("announcement", Int),
        ("at", Int),
        ("by_mail", Int),
    ],
    &["org", "case_id", "incident", "announcement"],
);

/// A row that belongs to a case.
trait Child: PartialEq {
    const TABLE: &'static Table;
    const REMOVE: &'static str;

    fn same_place(&self, other: &Self) -> bool;
    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>>;
}

impl Child for PointRow {
    const TABLE: &'static Table = &POINTS;
    const REMOVE: &'static str = "delete from points where org = $1 and case_id = $2";

    fn same_place(&self, other: &Self) -> bool {
        self.n == other.n
    }

    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>> {
        vec![
            org.into(),
            (&id.0).into(),
            self.n.into(),
            self.category.as_ref().into(),
            self.finding.as_ref().map(code).into(),
            self.answered_at.into(),
        ]
    }
}

impl Child for PromiseRow {
    const TABLE: &'static Table = &PROMISES;
    const REMOVE: &'static str = "delete from promises where org = $1 and case_id = $2";

    fn same_place(&self, other: &Self) -> bool {
        self.n == other.n
    }

    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>> {
        vec![
            org.into(),
            (&id.0).into(),
            self.n.into(),
            code(&self.kind).into(),
            code(&self.basis).into(),
            self.unit.as_ref().into(),
            self.person.as_ref().into(),
            self.due_at.into(),
            self.kept_at.into(),
            self.state.into(),
        ]
    }
}

impl Child for RemedyRow {
    const TABLE: &'static Table = &REMEDIES;
    const REMOVE: &'static str = "delete from remedies where org = $1 and case_id = $2";

    fn same_place(&self, other: &Self) -> bool {
        self.n == other.n
    }

    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>> {
        vec![
            org.into(),
            (&id.0).into(),
            self.n.into(),
            code(&self.kind).into(),
            code(&self.state).into(),
            (&self.what).into(),
            self.minor.into(),
            self.without_admission.into(),
            self.category.as_ref().into(),
            self.unit.as_ref().into(),
            self.person.as_ref().into(),
            self.judged_by.as_ref().into(),
            self.due_at.into(),
            self.moved_at.into(),
            self.delivered_at.into(),
        ]
    }
}

impl Child for TaskRow {
    const TABLE: &'static Table = &TASKS;
    const REMOVE: &'static str = "delete from tasks where org = $1 and case_id = $2";

    fn same_place(&self, other: &Self) -> bool {
        self.n == other.n
    }

    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>> {
        vec![
            org.into(),
            (&id.0).into(),
            self.n.into(),
            self.unit.as_ref().into(),
            self.person.as_ref().into(),
            self.partner.as_deref().into(),
            self.state.code().into(),
            i64::from(self.is_asked).into(),
            i64::from(self.is_owed).into(),
            self.given_at.into(),
            self.due_at.into(),
            self.answered_at.into(),
            self.returns.into(),
            i64::from(self.was_broken).into(),
        ]
    }
}

impl Child for Duty {
    const TABLE: &'static Table = &DUTIES;
    const REMOVE: &'static str = "delete from duties where org = $1 and case_id = $2";

    fn same_place(&self, other: &Self) -> bool {
        (self.kind, self.n) == (other.kind, other.n)
    }

    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>> {
        vec![
            org.into(),
            (&id.0).into(),
            self.kind.code().into(),
            self.n.into(),
            self.person.as_ref().into(),
            self.unit.as_ref().into(),
            self.role.as_ref().map(code).into(),
            self.due_at.into(),
        ]
    }
}

impl Child for PauseRow {
    const TABLE: &'static Table = &PAUSES;
    const REMOVE: &'static str = "delete from pauses where org = $1 and case_id = $2";

    fn same_place(&self, other: &Self) -> bool {
        self.n == other.n
    }

    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>> {
        vec![
            org.into(),
            (&id.0).into(),
            self.n.into(),
            (&self.reason).into(),
            self.person.as_ref().into(),
            i64::from(self.justified).into(),
            self.from.into(),
            self.to.into(),
        ]
    }
}

impl Child for ToldRow {
    const TABLE: &'static Table = &TOLD;
    const REMOVE: &'static str = "delete from told where org = $1 and case_id = $2";

    fn same_place(&self, other: &Self) -> bool {
        self.which == other.which
    }

    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>> {
        vec![
            org.into(),
            (&id.0).into(),
            self.which.incident.into(),
            self.which.announcement.into(),
            self.at.into(),
            i64::from(self.by_mail).into(),
        ]
    }
}

/// When the clock has to look at a case, and at which: the order in which it looks.
pub type TickPlace = (Timestamp, CaseId);

impl Tx {
    /// Has the clock look at every open case anew: what it counted with has changed.
    pub fn wake_open(&mut self, org: Org, now: Timestamp) -> Result<(), Fault> {
        self.conn.execute(
            "update cases set tick_at = $2 where org = $1 and closed_at is null and merged_into is null",
            &[org.into(), now.into()],
        )?;
        Ok(())
    }

    /// Stores the read rows of a case.
    ///
    /// With the rows as they were before the step, only what changed is written; without, whatever is
    /// there is replaced.
    pub fn put_rows(
        &mut self,
        org: Org,
        rows: &Rows,
        previous: Option<&Rows>,
    ) -> Result<(), Fault> {
        let is_new = rows.case.version == 1 && previous.is_none();
        self.write_rows(org, rows, previous, is_new)
    }

    /// Stores the read rows of a case over whatever is there.
    pub fn replace_rows(&mut self, org: Org, rows: &Rows) -> Result<(), Fault> {
        self.write_rows(org, rows, None, false)
    }

    /// Stores the read rows of a case over those of the same version; whether they still were of that version.
    ///
    /// For whoever looked and writes no step: nothing in the journal keeps them apart from another node that does, so
    /// the row itself is taken first. Whoever comes second finds another version and leaves it alone.
    pub fn replace_rows_unmoved(&mut self, org: Org, rows: &Rows) -> Result<bool, Fault> {
        let (id, version) = (&rows.case.id.0, rows.case.version);
        let taken = self.conn.execute(
            "update cases set tick_at = $4 where org = $1 and id = $2 and version = $3",
            &[org.into(), id.into(), version.into(), rows.case.tick_at.into()],
        )?;
        if taken > 0 {
            self.replace_rows(org, rows)?;
        }
        Ok(taken > 0)
    }

    fn write_rows(
        &mut self,
        org: Org,
        rows: &Rows,
        previous: Option<&Rows>,
        is_new: bool,
    ) -> Result<(), Fault> {
        self.put_case(org, &rows.case, is_new)?;
        let id = &rows.case.id;
        self.put_children(org, id, &rows.points, before(is_new, previous, |it| &it.points))?;
        self.put_children(org, id, &rows.promises, before(is_new, previous, |it| &it.promises))?;
        self.put_children(org, id, &rows.remedies, before(is_new, previous, |it| &it.remedies))?;
        self.put_children(org, id, &rows.tasks, before(is_new, previous, |it| &it.tasks))?;
        self.put_children(org, id, &rows.visits, before(is_new, previous, |it| &it.visits))?;
        let held = before(is_new, previous, |it| &it.responsibilities);
        self.put_children(org, id, &rows.responsibilities, held)?;
        self.put_children(org, id, &rows.duties, before(is_new, previous, |it| &it.duties))?;
        self.put_children(org, id, &rows.pauses, before(is_new, previous, |it| &it.pauses))?;
        self.put_children(org, id, &rows.callbacks, before(is_new, previous, |it| &it.callbacks))?;
        self.put_children(org, id, &rows.surveys, before(is_new, previous, |it| &it.surveys))?;
        self.put_children(org, id, &rows.scores, before(is_new, previous, |it| &it.scores))?;
        self.put_children(org, id, &rows.quality, before(is_new, previous, |it| &it.quality))?;
        let before_marks = before(is_new, previous, |it| &it.quality_marks);
        self.put_children(org, id, &rows.quality_marks, before_marks)?;
        self.put_children(org, id, &rows.honours, before(is_new, previous, |it| &it.honours))?;
        self.put_children(org, id, &rows.told, before(is_new, previous, |it| &it.told))
    }

    /// Writes the difference; `before` is what is stored now, if that is known.
    fn put_children<C: Child>(
        &mut self,
        org: Org,
        id: &CaseId,
        now: &[C],
        before: Option<&[C]>,
    ) -> Result<(), Fault> {
        let stays = |old: &C| now.iter().any(|new| new.same_place(old));
        let rows: Vec<Vec<Value<'_>>> = match before {
            Some(before) if before.iter().all(stays) => now
                .iter()
                .filter(|new| !before.contains(new))
                .map(|new| new.values(org, id))
                .collect(),
            _ => {
                self.conn.execute(C::REMOVE, &[org.into(), (&id.0).into()])?;
                now.iter().map(|new| new.values(org, id)).collect()
            }
        };
        self.conn.insert_many(C::TABLE, &rows)?;
        Ok(())
    }
}

fn before<C>(
    is_new: bool,
    previous: Option<&Rows>,
    list: impl Fn(&Rows) -> &Vec<C>,
) -> Option<&[C]> {
    match previous {
        Some(previous) => Some(list(previous)),
        None if is_new => Some(&[]),
        None => None,
    }
}

impl Reader {
    /// The case with this number.
    pub fn find_case(&mut self, org: Org, no: CaseNo) -> Result<Option<CaseId>, Fault> {
        let no = no.to_string();
        self.conn.query_opt(
            "select id from cases where org = $1 and no = $2",
            &[org.into(), no.into()],
            |row| row.exactly(0).map(CaseId),
        )
    }

    /// The number of the case taken over from another system under this key (`system/number`).
    pub fn find_source(&mut self, org: Org, source_key: &str) -> Result<Option<CaseNo>, Fault> {
        self.conn.query_opt(
            "select no from cases where org = $1 and source_key = $2",
            &[org.into(), source_key.into()],
            |row| row.case_no(0),
        )
    }

    /// Cases the clock must look at, the most overdue first, beginning after `after`; one stretch of an index.
    pub fn due_for_tick(
        &mut self,
        org: Org,
        now: Timestamp,
        after: Option<TickPlace>,
        limit: u32,
    ) -> Result<Vec<TickPlace>, Fault> {
        let (at, id) = after.unwrap_or((Timestamp::UNIX_EPOCH, CaseId([0; 16])));
        self.conn.query(
            "select tick_at, id from cases where org = $1 and tick_at <= $2 and tick_at >= $3 \
             and (tick_at, id) > ($3, $4) order by tick_at, id limit $5",
            &[org.into(), now.into(), at.into(), (&id.0).into(), limit.into()],
            |row| Ok((row.time(0)?, CaseId(row.exactly(1)?))),
        )
    }

    /// When the clock has to look at a case next.
    pub fn next_tick(&mut self, org: Org) -> Result<Option<Timestamp>, Fault> {
        self.conn.query_one(
            "select min(tick_at) from cases where org = $1 and tick_at is not null",
            &[org.into()],
            |row| row.opt_time(0),
        )
    }

    /// Organisations with a journal.
    pub fn organisations(&mut self) -> Result<Vec<Org>, Fault> {
        self.conn.query("select distinct org from journal order by org", &[], |row| row.int(0))
    }
}
