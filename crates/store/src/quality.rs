//! How cases were handled: what waits for a review, what was reviewed, where points are lost, and praise.
//!
//! Sums are by item and by unit. There is no question here that answers with an order of people.

use casework::id::{CaseNo, PersonId, UnitId};
use casework::permission::Scope;
use casework::quality_review::ReviewState;
use jiff::Timestamp;
use serde::Serialize;

use crate::Org;
use crate::fault::Fault;
use crate::queue::Period;
use crate::scope;
use crate::sql::Places;
use crate::transaction::Reader;
use crate::value::Row;

/// Reviews and honours listed at once.
pub const QUALITY_ROWS_MAX: usize = 200;

/// A review, or a case that waits for one, with what a list shows of the case.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QualityListRow {
    /// The case.
    pub no: CaseNo,
    /// Its heading.
    pub heading: String,
    /// The review's number in the case; 0 while nobody has read it.
    pub n: u32,
    /// How it stands.
    pub state: ReviewState,
    /// Whose handling it is about.
    pub person: Option<PersonId>,
    /// Their unit, or that of the case.
    pub unit: Option<UnitId>,
    /// Who reviewed it.
    pub reviewer: Option<PersonId>,
    /// When; when the case was closed while nobody has.
    pub at: Timestamp,
    /// By when somebody is to review it or to look again.
    pub due_at: Option<Timestamp>,
    /// Points that stand.
    pub points: u32,
    /// Points there were to give.
    pub of: u32,
    /// Whether it is passed.
    pub is_passed: bool,
}

/// Points given and lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QualitySum {
    /// The item's code, or the unit's.
    pub of_what: String,
    /// Reviews it is the sum of.
    pub reviews: u64,
    /// Of these passed; of an item those with all points.
    pub whole: u64,
    /// Points given.
    pub points: u64,
    /// Points there were to give.
    pub of: u64,
}

/// Praise, with its case where the reader may open it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HonourListRow {
    /// The case, for those who may open it.
    pub no: Option<CaseNo>,
    /// Who is praised.
    pub person: Option<PersonId>,
    /// Which unit is.
    pub unit: Option<UnitId>,
    /// What for.
    pub reason: String,
    /// By whom.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

const SELECT: &str = "select c.no, c.heading, q.n, q.state, q.person, q.unit, q.reviewer, q.at, q.due_at, \
     q.points, q.of_points, q.is_passed \
     from quality_reviews q join cases c on c.org = q.org and c.id = q.case_id";

fn listed(row: &Row<'_>) -> Result<QualityListRow, Fault> {
    Ok(QualityListRow {
        no: row.case_no(0)?,
        heading: row.text(1)?,
        n: row.small(2)?,
        state: row.code(3)?,
        person: row.opt_code(4)?,
        unit: row.opt_code(5)?,
        reviewer: row.opt_code(6)?,
        at: row.time(7)?,
        due_at: row.opt_time(8)?,
        points: row.small(9)?,
        of: row.small(10)?,
        is_passed: row.flag(11)?,
    })
}

fn within(period: Period) -> (Timestamp, Timestamp) {
    (period.from.unwrap_or(Timestamp::UNIX_EPOCH), period.to.unwrap_or(Timestamp::MAX))
}

impl Reader {
    /// What somebody may review or look at again, due soonest first: within their reach, and never what they had a
    /// part in, reviewed themselves or were reviewed in.
    pub fn quality_open(&mut self, org: Org, scope: &Scope) -> Result<Vec<QualityListRow>, Fault> {
        let mut places = Places::default();
        let org = places.place(org);
        let seen = scope::seen(scope, &mut places);
        let me = places.place(&scope.person);
        let part = places.place(format!("|{}|", scope.person));
        let sql = format!(
            "{SELECT} where q.org = {org} and q.is_open = 1 and {seen} \
             and replace(q.parts, {part}, '') = q.parts and (q.reviewer is null or q.reviewer <> {me}) \
             order by q.due_at, q.case_id, q.n limit {QUALITY_ROWS_MAX}"
        );
        self.conn.query(&sql, places.values(), listed)
    }

    /// Reviews of a period within somebody's reach, the newest first.
    pub fn quality_reviewed(
        &mut self,
        org: Org,
        scope: &Scope,
        period: Period,
    ) -> Result<Vec<QualityListRow>, Fault> {
        let mut places = Places::default();
        let org = places.place(org);
        let seen = scope::seen(scope, &mut places);
        let (from, to) = within(period);
        let (from, to) = (places.place(from), places.place(to));
        let sql = format!(
            "{SELECT} where q.org = {org} and q.n > 0 and q.at >= {from} and q.at < {to} and {seen} \
             order by q.at desc, q.case_id, q.n limit {QUALITY_ROWS_MAX}"
        );
        self.conn.query(&sql, places.values(), listed)
    }

    /// Reviews of somebody's own handling that they may open, the newest first.
    pub fn quality_own(&mut self, org: Org, scope: &Scope) -> Result<Vec<QualityListRow>, Fault> {
        let mut places = Places::default();
        let org = places.place(org);
        let seen = scope::seen(scope, &mut places);
        let me = places.place(&scope.person);
        let sql = format!(
            "{SELECT} where q.org = {org} and q.person = {me} and q.n > 0 and {seen} \
             order by q.at desc, q.case_id, q.n limit {QUALITY_ROWS_MAX}"
        );
        self.conn.query(&sql, places.values(), listed)
    }

    /// Points of a period by item of the score card.
    pub fn quality_by_item(
        &mut self,
        org: Org,
        scope: &Scope,
        period: Period,
    ) -> Result<Vec<QualitySum>, Fault> {
        let sums = "m.item, count(*), sum(case when m.points = m.of_points then 1 else 0 end), \
             cast(sum(m.points) as bigint), cast(sum(m.of_points) as bigint)";
        self.quality_sums(sums, "quality_marks", "m.item", org, scope, period)
    }

    /// Points of a period by unit.
    pub fn quality_by_unit(
        &mut self,
        org: Org,
        scope: &Scope,
        period: Period,
    ) -> Result<Vec<QualitySum>, Fault> {
        let sums = "coalesce(m.unit, ''), count(*), cast(sum(m.is_passed) as bigint), \
             cast(sum(m.points) as bigint), cast(sum(m.of_points) as bigint)";
        self.quality_sums(sums, "quality_reviews", "coalesce(m.unit, '')", org, scope, period)
    }

    fn quality_sums(
        &mut self,
        sums: &str,
        table: &str,
        by: &str,
        org: Org,
        scope: &Scope,
        period: Period,
    ) -> Result<Vec<QualitySum>, Fault> {
        let mut places = Places::default();
        let org = places.place(org);
        let seen = scope::seen(scope, &mut places);
        let (from, to) = within(period);
        let (from, to) = (places.place(from), places.place(to));
        let sql = format!(
            "select {sums} from {table} m join cases c on c.org = m.org and c.id = m.case_id \
             where m.org = {org} and m.n > 0 and m.at >= {from} and m.at < {to} and {seen} group by {by}"
        );
        let mut rows = self.conn.query(&sql, places.values(), |row| {
            Ok(QualitySum {
                of_what: row.text(0)?,
                reviews: row.count(1)?,
                whole: row.count(2)?,
                points: row.count(3)?,
                of: row.count(4)?,
            })
        })?;
        rows.sort_by(|a, b| a.of_what.cmp(&b.of_what));
        Ok(rows)
    }

    /// Praise of a period, the newest first; nothing of cases that complain about the reader, and the number only of
    /// those they may open.
    pub fn honours(
        &mut self,
        org: Org,
        scope: &Scope,
        period: Period,
    ) -> Result<Vec<HonourListRow>, Fault> {
        let mut places = Places::default();
        let org = places.place(org);
        let not_accused = scope::not_accused(scope, &mut places);
        let reached = scope::reached(scope, &mut places).unwrap_or_else(|| "1 = 1".to_owned());
        let (from, to) = within(period);
        let (from, to) = (places.place(from), places.place(to));
        let sql = format!(
            "select c.no, case when {reached} then 1 else 0 end, h.person, h.unit, h.reason, h.given_by, h.at \
             from honours h join cases c on c.org = h.org and c.id = h.case_id \
             where h.org = {org} and h.at >= {from} and h.at < {to} and {not_accused} \
             order by h.at desc, h.case_id, h.n limit {QUALITY_ROWS_MAX}"
        );
        self.conn.query(&sql, places.values(), |row| {
            let is_open = row.flag(1)?;
            Ok(HonourListRow {
                no: if is_open { Some(row.case_no(0)?) } else { None },
                person: row.opt_code(2)?,
                unit: row.opt_code(3)?,
                reason: row.text(4)?,
                by: row.opt_code(5)?,
                at: row.time(6)?,
            })
        })
    }
}
