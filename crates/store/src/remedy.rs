//! The ledger of remedies: what was proposed, is owed and was paid, over all cases somebody sees.

use casework::id::{CaseId, CaseNo, CategoryCode, UnitId};
use casework::permission::Scope;
use casework::remedy::{Kind, RemedyState};
use casework::view::RemedyRow;
use jiff::Timestamp;

use crate::Org;
use crate::code::code;
use crate::fault::Fault;
use crate::queue::Period;
use crate::scope;
use crate::sql::Places;
use crate::transaction::Reader;
use crate::value::Row;

/// Rows on one page of the ledger.
pub const LEDGER_ROWS_MAX: u32 = 200;
/// Like remedies looked at, the newest first: what was usual years ago is not what is usual.
pub const LIKE_ROWS_MAX: u32 = 200;

/// Which remedies are asked for.
#[derive(Clone, Debug)]
pub struct LedgerQuery<'a> {
    /// What the asking person sees.
    pub scope: &'a Scope,
    /// How they stand; all when empty.
    pub states: Vec<RemedyState>,
    /// The kinds; all when empty.
    pub kinds: Vec<Kind>,
    /// The units responsible; all when empty.
    pub units: Vec<UnitId>,
    /// When they came to stand so.
    pub moved: Period,
    /// With money only.
    pub money_only: bool,
    /// Where the last page ended.
    pub cursor: Option<String>,
    /// Rows of a page, up to [`LEDGER_ROWS_MAX`].
    pub limit: u32,
}

/// A remedy with what a list shows of its case.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerRow {
    /// The remedy.
    pub remedy: RemedyRow,
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub no: CaseNo,
    /// Its heading.
    pub heading: String,
    /// Whose complaint it is.
    pub complainant: String,
}

/// A page of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerPage {
    /// The rows, last moved first.
    pub rows: Vec<LedgerRow>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// What stands so: how many, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LedgerTotal {
    /// How they stand.
    pub state: RemedyState,
    /// What kind.
    pub kind: Kind,
    /// How many.
    pub count: u64,
    /// How much, in minor units.
    pub minor: i64,
}

fn conditions<'a>(org: Org, query: &'a LedgerQuery<'_>, places: &mut Places<'a>) -> Vec<String> {
    let org = places.place(org);
    let mut list = vec![format!("r.org = {org} and c.org = {org}")];
    if !query.states.is_empty() {
        list.push(format!("r.state in {}", places.list(query.states.iter().map(|it| code(it)))));
    }
    if !query.kinds.is_empty() {
        list.push(format!("r.kind in {}", places.list(query.kinds.iter().map(|it| code(it)))));
    }
    if !query.units.is_empty() {
        list.push(format!("r.unit in {}", places.list(&query.units)));
    }
    list.extend(query.moved.from.map(|at| format!("r.moved_at >= {}", places.place(at))));
    list.extend(query.moved.to.map(|at| format!("r.moved_at < {}", places.place(at))));
    if query.money_only {
        list.push("r.minor is not null".to_owned());
    }
    list.push(scope::seen(query.scope, places));
    list
}

impl Reader {
    /// A page of the ledger, last moved first.
    pub fn ledger(&mut self, org: Org, query: &LedgerQuery<'_>) -> Result<LedgerPage, Fault> {
        let mut places = Places::default();
        let mut list = conditions(org, query, &mut places);
        if let Some((at, case, n)) = query.cursor.as_deref().and_then(read_cursor) {
            let (at, case, n) = (places.place(at), places.place(case), places.place(n));
            list.push(format!("(r.moved_at, r.case_id, r.n) < ({at}, {case}, {n})"));
        }
        let wanted = query.limit.clamp(1, LEDGER_ROWS_MAX) as usize;
        let sql = format!(
            "select r.n, r.kind, r.state, r.what, r.minor, r.without_admission, r.category, r.unit, r.person, \
               r.judged_by, r.due_at, r.moved_at, r.delivered_at, r.case_id, c.no, c.heading, c.complainant \
             from remedies r join cases c on c.id = r.case_id where {} \
             order by r.moved_at desc, r.case_id desc, r.n desc limit {}",
            list.join(" and "),
            wanted + 1
        );
        let mut rows = self.conn.query(&sql, places.values(), ledger_row)?;
        let more = rows.len() > wanted;
        rows.truncate(wanted);
        let next = rows.last().filter(|_| more).map(write_cursor);
        Ok(LedgerPage { rows, next })
    }

    /// Count and sum of everything the ledger would list, by state and kind.
    pub fn ledger_totals(
        &mut self,
        org: Org,
        query: &LedgerQuery<'_>,
    ) -> Result<Vec<LedgerTotal>, Fault> {
        let mut places = Places::default();
        let list = conditions(org, query, &mut places).join(" and ");
        let sql = format!(
            "select r.state, r.kind, count(*), cast(coalesce(sum(r.minor), 0) as bigint) \
             from remedies r join cases c on c.id = r.case_id where {list} \
             group by r.state, r.kind order by r.state, r.kind"
        );
        self.conn.query(&sql, places.values(), |row| {
            Ok(LedgerTotal {
                state: row.code(0)?,
                kind: row.code(1)?,
                count: row.count(2)?,
                minor: row.int(3)?,
            })
        })
    }

    /// Money one customer was granted, or may yet be, in other cases registered since then.
    pub fn granted_to(
        &mut self,
        org: Org,
        customer_key: &str,
        except: CaseId,
        since: Timestamp,
    ) -> Result<i64, Fault> {
        let mut places = Places::default();
        let (org, key) = (places.place(org), places.place(customer_key));
        let (except, since) = (places.place(except.0), places.place(since));
        let alive = places
            .list(RemedyState::ALL.iter().filter(|state| state.is_alive()).map(|it| code(it)));
        let sql = format!(
            "select cast(coalesce(sum(r.minor), 0) as bigint) from cases c \
             join remedies r on r.org = c.org and r.case_id = c.id \
             where c.org = {org} and c.customer_key = {key} and c.id <> {except} \
               and c.registered_at >= {since} and r.minor is not null and r.state in {alive}"
        );
        self.conn.query_one(&sql, places.values(), |row| row.int(0))
    }

    /// What other cases of the category were granted by this kind of remedy and took, newest first.
    pub fn like_amounts(
        &mut self,
        org: Org,
        category: &CategoryCode,
        kind: Kind,
        except: CaseId,
    ) -> Result<Vec<i64>, Fault> {
        let mut places = Places::default();
        let (org, category) = (places.place(org), places.place(category));
        let (kind, except) = (places.place(code(&kind)), places.place(except.0));
        let taken = places.list(
            [RemedyState::Accepted, RemedyState::Instructed, RemedyState::Delivered]
                .iter()
                .map(|it| code(it)),
        );
        let sql = format!(
            "select r.minor from remedies r where r.org = {org} and r.category = {category} \
               and r.kind = {kind} and r.case_id <> {except} and r.minor is not null \
               and r.state in {taken} order by r.moved_at desc limit {LIKE_ROWS_MAX}"
        );
        self.conn.query(&sql, places.values(), |row| row.int(0))
    }
}

fn ledger_row(row: &Row<'_>) -> Result<LedgerRow, Fault> {
    let remedy = RemedyRow {
        n: row.small(0)?,
        kind: row.code(1)?,
        state: row.code(2)?,
        what: row.text(3)?,
        minor: row.opt_int(4)?,
        without_admission: row.flag(5)?,
        category: row.opt_code(6)?,
        unit: row.opt_code(7)?,
        person: row.opt_code(8)?,
        judged_by: row.opt_code(9)?,
        due_at: row.opt_time(10)?,
        moved_at: row.time(11)?,
        delivered_at: row.opt_time(12)?,
    };
    let case = CaseId(row.exactly(13)?);
    let (heading, complainant) = (row.text(15)?, row.text(16)?);
    Ok(LedgerRow { remedy, case, no: row.case_no(14)?, heading, complainant })
}

fn write_cursor(row: &LedgerRow) -> String {
    format!("{}.{}.{}", row.remedy.moved_at.as_millisecond(), row.case, row.remedy.n)
}

/// A cursor that cannot be read begins at the beginning: it was typed by hand.
fn read_cursor(text: &str) -> Option<(i64, Vec<u8>, i64)> {
    let mut parts = text.split('.');
    let at = parts.next()?.parse().ok()?;
    let case: CaseId = parts.next()?.parse().ok()?;
    Some((at, case.0.to_vec(), parts.next()?.parse().ok()?))
}
