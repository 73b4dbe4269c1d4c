//! My work: duties over all cases, for one person, in the order they fall due.

use casework::duty::{Duty, DutyKind};
use casework::id::{CaseId, CaseNo, PersonId, UnitId};
use casework::organisation::Role;
use casework::permission::Scope;
use casework::triage::Priority;
use jiff::Timestamp;

use crate::Org;
use crate::fault::Fault;
use crate::scope;
use crate::sql::Places;
use crate::transaction::Reader;
use crate::value::Row;

/// Duties a count stops at: beyond it a person has other worries than the exact number.
pub const DUTY_COUNT_MAX: u32 = 200;
/// Rows on one page.
const ROWS_MAX: u32 = 100;
/// Units whose duties are read each by itself.
const STRETCHES_MAX: usize = 64;
/// Duties looked at for one page and way; only cases that complain about the reader are passed over.
const LOOKED_AT_MAX: usize = 2_000;

/// Whose work is asked for.
#[derive(Clone, Debug)]
pub struct DutyQuery {
    /// What the person sees; also who they are and which units are theirs.
    pub scope: Scope,
    /// The roles the person holds: duties that need another are not theirs.
    pub roles: Vec<Role>,
    /// Those they stand in for today: what is named for them is theirs to do as well.
    pub stands_in_for: Vec<PersonId>,
    /// Only what falls due before this.
    pub until: Option<Timestamp>,
    /// Where the last page ended.
    pub cursor: Option<String>,
    /// Rows of a page.
    pub limit: u32,
}

/// A duty with what a list shows of its case.
#[derive(Clone, Debug, PartialEq)]
pub struct DutyRow {
    /// The duty.
    pub duty: Duty,
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub no: CaseNo,
    /// Its heading.
    pub heading: String,
    /// Whose complaint it is.
    pub complainant: String,
    /// Its priority, once judged.
    pub priority: Option<Priority>,
    /// When its last step was.
    pub changed_at: Timestamp,
}

/// A page of duties.
#[derive(Clone, Debug, PartialEq)]
pub struct DutyPage {
    /// The rows.
    pub rows: Vec<DutyRow>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// The ways a duty (`d`) becomes somebody's: named, or named for who they stand in for, or of a unit of theirs with nobody named.
///
/// Each way is one stretch of an index in the order of due times, so that a page reads its beginning only.
/// Of very many units the stretches are taken together, and sorted.
fn ways<'a>(query: &'a DutyQuery, places: &mut Places<'a>) -> Vec<String> {
    let roles = places.list(query.roles.iter().map(|role| role.code()));
    let fits = format!("(d.role is null or d.role in {roles})");
    let person = places.place(&query.scope.person);
    let mut ways = vec![format!("d.person = {person} and {fits}")];
    for other in &query.stands_in_for {
        ways.push(format!("d.person = {} and {fits}", places.place(other)));
    }
    let units = &query.scope.units;
    if units.len() <= STRETCHES_MAX {
        ways.extend(units.iter().map(|unit| {
            format!("d.person is null and d.unit = {} and {fits}", places.place(unit))
        }));
    } else {
        ways.push(format!("d.person is null and d.unit in {} and {fits}", places.list(units)));
    }
    ways
}

const ORDER: &str = "d.due_at, d.case_id, d.kind, d.n";

impl Reader {
    /// A page of somebody's duties, the most urgent first; only on cases whose page they may open.
    pub fn duties(&mut self, org: Org, query: &DutyQuery) -> Result<DutyPage, Fault> {
        let mut places = Places::default();
        let org = places.place(org);
        let ways = ways(query, &mut places);
        let mut window = vec![format!("d.org = {org}")];
        window.extend(query.until.map(|until| format!("d.due_at < {}", places.place(until))));
        if let Some((at, case, kind, n)) = query.cursor.as_deref().and_then(read_cursor) {
            let (at, case) = (places.place(at), places.place(case));
            let (kind, n) = (places.place(kind), places.place(n));
            window.push(format!(
                "d.due_at >= {at} and (d.due_at, d.case_id, d.kind, d.n) > ({at}, {case}, {kind}, {n})"
            ));
        }
        let window = window.join(" and ");
        let seen = scope::seen(&query.scope, &mut places);
        let wanted = query.limit.clamp(1, ROWS_MAX) as usize;
        let parts: Vec<String> = ways
            .iter()
            .map(|way| {
                format!(
                    "select * from (select d.kind, d.n, d.person, d.unit, d.role, d.due_at, d.case_id, \
                       c.no, c.heading, c.complainant, c.priority, c.changed_at \
                     from (select * from duties d where {way} and {window} order by {ORDER} limit {LOOKED_AT_MAX}) d \
                     cross join cases c where c.org = {org} and c.id = d.case_id and {seen} limit {}) part",
                    wanted + 1
                )
            })
            .collect();
        let sql = format!(
            "select * from ({}) d order by {ORDER} limit {}",
            parts.join(" union all "),
            wanted + 1
        );
        let mut rows = self.conn.query(&sql, places.values(), duty_row)?;
        let more = rows.len() > wanted;
        rows.truncate(wanted);
        let next = rows.last().filter(|_| more).map(write_cursor);
        Ok(DutyPage { rows, next })
    }

    /// How many duties fall due before each of these times, counted up to [`DUTY_COUNT_MAX`].
    pub fn duty_counts(
        &mut self,
        org: Org,
        query: &DutyQuery,
        before: &[Timestamp],
    ) -> Result<Vec<u64>, Fault> {
        if before.is_empty() {
            return Ok(Vec::new());
        }
        let mut places = Places::default();
        let org = places.place(org);
        let roles = places.list(query.roles.iter().map(|role| role.code()));
        let named = std::iter::once(&query.scope.person).chain(&query.stands_in_for);
        let people = places.list(named);
        let units = places.list(&query.scope.units);
        let seen = scope::seen(&query.scope, &mut places);
        let counts: Vec<String> = before
            .iter()
            .map(|at| {
                let at = places.place(*at);
                let part = |whose: &str| {
                    format!(
                        "select 1 as one from duties d cross join cases c where d.org = {org} and {whose} \
                         and d.due_at < {at} and (d.role is null or d.role in {roles}) \
                         and c.org = {org} and c.id = d.case_id and {seen}"
                    )
                };
                let named = part(&format!("d.person in {people}"));
                let unnamed = part(&format!("d.person is null and d.unit in {units}"));
                format!(
                    "(select count(*) from ({named} union all {unnamed} limit {DUTY_COUNT_MAX}) counted)"
                )
            })
            .collect();
        self.conn.query_one(&format!("select {}", counts.join(", ")), places.values(), |row| {
            (0..before.len()).map(|column| row.count(column)).collect()
        })
    }
}

fn duty_row(row: &Row<'_>) -> Result<DutyRow, Fault> {
    let wrong = |column: &str| Fault::Inconsistent {
        table: "duties",
        column: column.to_owned(),
        id: String::new(),
    };
    let person = row.opt_str(2)?.map(PersonId::parse).transpose().map_err(|_| wrong("person"))?;
    let unit = row.opt_str(3)?.map(UnitId::parse).transpose().map_err(|_| wrong("unit"))?;
    let kind =
        DutyKind::ALL.iter().copied().find(|kind| row.str(0).is_ok_and(|code| code == kind.code()));
    Ok(DutyRow {
        duty: Duty {
            kind: kind.ok_or_else(|| wrong("kind"))?,
            n: row.small(1)?,
            person,
            unit,
            role: row.opt_code(4)?,
            due_at: row.time(5)?,
        },
        case: CaseId(row.exactly(6)?),
        no: row.case_no(7)?,
        heading: row.text(8)?,
        complainant: row.text(9)?,
        priority: row.opt_code(10)?,
        changed_at: row.time(11)?,
    })
}

fn write_cursor(row: &DutyRow) -> String {
    format!(
        "{}.{}.{}.{}",
        row.duty.due_at.as_millisecond(),
        row.case,
        row.duty.kind.code(),
        row.duty.n
    )
}

/// A cursor that cannot be read begins at the beginning: it was typed by hand.
fn read_cursor(text: &str) -> Option<(i64, Vec<u8>, String, i64)> {
    let mut parts = text.split('.');
    let at = parts.next()?.parse().ok()?;
    let case: CaseId = parts.next()?.parse().ok()?;
    let kind = parts.next()?.to_owned();
    Some((at, case.0.to_vec(), kind, parts.next()?.parse().ok()?))
}
