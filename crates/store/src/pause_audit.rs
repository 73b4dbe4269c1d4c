//! Times clocks stood still, as rows: what is counted over them is defined in `casework::pause_audit`.

use casework::id::{PackId, PersonId, UnitId};
use casework::pause_audit::{PauseOf, PauseRow};
use casework::permission::Scope;
use jiff::Timestamp;

use crate::Org;
use crate::fault::Fault;
use crate::scope;
use crate::sql::Places;
use crate::transaction::Reader;
use crate::value::Row;

/// A list of pauses, and whether there are more than were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pauses {
    /// The pauses, the earliest first.
    pub list: Vec<PauseOf>,
    /// There are more.
    pub more: bool,
}

impl Reader {
    /// Pauses that lasted into the time from `from` to `to`, of the cases somebody may see.
    pub fn pauses(
        &mut self,
        org: Org,
        scope: &Scope,
        (from, to): (Timestamp, Timestamp),
        limit: u32,
    ) -> Result<Pauses, Fault> {
        let mut places = Places::default();
        let org = places.place(org);
        let (from, to) = (places.place(from), places.place(to));
        let seen = scope::seen(scope, &mut places);
        let sql = format!(
            "select c.no, c.pack, c.unit, p.n, p.reason, p.person, p.justified, p.from_at, p.to_at \
             from pauses p join cases c on c.org = p.org and c.id = p.case_id \
             where p.org = {org} and p.to_at > {from} and p.from_at < {to} and {seen} \
             order by p.from_at, c.no, p.n limit {}",
            u64::from(limit) + 1
        );
        let mut list = self.conn.query(&sql, places.values(), pause_of)?;
        let more = list.len() > limit as usize;
        list.truncate(limit as usize);
        Ok(Pauses { list, more })
    }

    /// Cases with a promise that fell due from `from` and before `to` and was broken, of those somebody may see.
    pub fn overrun_cases(
        &mut self,
        org: Org,
        scope: &Scope,
        (from, to): (Timestamp, Timestamp),
        limit: u32,
    ) -> Result<Vec<casework::id::CaseId>, Fault> {
        let mut places = Places::default();
        let org = places.place(org);
        let (from, to) = (places.place(from), places.place(to));
        let seen = scope::seen(scope, &mut places);
        let sql = format!(
            "select c.id, min(p.due_at) from promises p join cases c on c.org = p.org and c.id = p.case_id \
             where p.org = {org} and p.state <> 'running' and p.state <> 'released' and p.state <> 'kept' \
             and p.due_at >= {from} and p.due_at < {to} and {seen} \
             group by c.id order by min(p.due_at), c.id limit {limit}"
        );
        self.conn.query(&sql, places.values(), |row| row.exactly(0).map(casework::id::CaseId))
    }
}

fn pause_of(row: &Row<'_>) -> Result<PauseOf, Fault> {
    let wrong = |column: &str| Fault::Inconsistent {
        table: "pauses",
        column: column.to_owned(),
        id: String::new(),
    };
    let unit = row.opt_str(2)?.map(UnitId::parse).transpose().map_err(|_| wrong("unit"))?;
    let person = row.opt_str(5)?.map(PersonId::parse).transpose().map_err(|_| wrong("person"))?;
    Ok(PauseOf {
        no: row.case_no(0)?,
        pack: PackId::parse(row.str(1)?).map_err(|_| wrong("pack"))?,
        unit,
        pause: PauseRow {
            n: row.small(3)?,
            reason: row.text(4)?,
            person,
            justified: row.int(6)? != 0,
            from: row.time(7)?,
            to: row.time(8)?,
        },
    })
}
