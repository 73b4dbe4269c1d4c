//! Visits over all cases: whom somebody goes to today, and in the days after.

use casework::id::{CaseNo, PersonId, UnitId};
use casework::permission::Scope;
use casework::visit::{State, VisitResult};
use jiff::Timestamp;

use crate::Org;
use crate::fault::Fault;
use crate::scope;
use crate::sql::Places;
use crate::transaction::Reader;

/// Visits one page shows at most: more than a unit makes in a week.
pub const VISIT_ROWS_MAX: usize = 300;

/// Whose visits are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goers {
    /// One person's.
    Person(PersonId),
    /// Those of whole units.
    Units(Vec<UnitId>),
}

/// A visit, with what a list shows of its case.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitListRow {
    /// The case.
    pub no: CaseNo,
    /// Its heading.
    pub heading: String,
    /// Who complains.
    pub complainant: String,
    /// The visit's number in the case.
    pub n: u32,
    /// Who goes.
    pub person: PersonId,
    /// How it stands.
    pub state: State,
    /// From when somebody comes.
    pub from_at: Timestamp,
    /// Until when.
    pub to_at: Timestamp,
    /// Where.
    pub place: String,
    /// What for.
    pub what: String,
    /// What came of it.
    pub result: Option<VisitResult>,
}

const SELECT: &str = "select c.no, c.heading, c.complainant, v.n, v.person, v.state, v.from_at, v.to_at, \
     v.place, v.what, v.result from visits v cross join cases c";

impl Reader {
    /// Visits that begin within a time, and those before it that nobody has come back from; soonest first, and
    /// only of cases that are seen.
    pub fn visit_list(
        &mut self,
        org: Org,
        scope: &Scope,
        goers: &Goers,
        time: (Timestamp, Timestamp),
    ) -> Result<Vec<VisitListRow>, Fault> {
        let mut places = Places::default();
        let org = places.place(org);
        let (start, end) = (places.place(time.0), places.place(time.1));
        let seen = scope::seen(scope, &mut places);
        let whose = match goers {
            Goers::Person(person) => format!("v.person = {}", places.place(person)),
            Goers::Units(units) => format!("v.unit in {}", places.list(units)),
        };
        let of_case = format!(
            "v.org = {org} and {whose} and v.state <> 'cancelled' and c.org = {org} and c.id = v.case_id and {seen}"
        );
        let order = format!("order by v.from_at, v.case_id, v.n limit {VISIT_ROWS_MAX}");
        let mut rows = Vec::new();
        for time in [
            format!("v.is_open = 1 and v.from_at < {start} and v.from_at < {end}"),
            format!("v.from_at >= {start} and v.from_at < {end}"),
        ] {
            let sql = format!("{SELECT} where {of_case} and {time} {order}");
            rows.extend(self.conn.query(&sql, places.values(), |row| {
                Ok(VisitListRow {
                    no: row.case_no(0)?,
                    heading: row.text(1)?,
                    complainant: row.text(2)?,
                    n: row.small(3)?,
                    person: row.code(4)?,
                    state: row.code(5)?,
                    from_at: row.time(6)?,
                    to_at: row.time(7)?,
                    place: row.text(8)?,
                    what: row.text(9)?,
                    result: row.opt_code(10)?,
                })
            })?);
        }
        rows.truncate(VISIT_ROWS_MAX);
        Ok(rows)
    }
}
