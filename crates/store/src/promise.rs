//! The register of promises: what is owed to whom and by when, what was kept, and how often.
//!
//! A list of promises shows exactly those on cases whose page would open. Rates are told with their number and in the
//! order of names, never of rates: they are there to find what is promised wrongly, not who is worst.

mod rates;

use casework::id::{CaseId, CaseNo, CategoryCode, PackId, PersonId, UnitId};
use casework::permission::Scope;
use casework::promise::{Basis, Kind};
use casework::repeat::RepeatRules;
use jiff::{SignedDuration, Timestamp};

use crate::Org;
use crate::code::code;
use crate::dialect::reading;
use crate::fault::Fault;
use crate::queue::filters::Filters;
use crate::scope;
use crate::sql::Places;
use crate::target::Kind as Database;
use crate::transaction::Reader;
use crate::value::Row;

pub use rates::{KeptBy, KeptGroup, KeptQuery, KeptRates, KeptRow};

/// Rows on one page.
pub const PROMISE_ROWS_MAX: usize = 100;

/// Which promises a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// Owed, broken or not; the earliest first.
    #[default]
    Owed,
    /// Not broken yet, and due before this instant; the earliest first.
    Soon(Timestamp),
    /// Not kept when they fell due, whether kept since or still owed; the latest first.
    Broken,
    /// Kept in time; the latest first.
    Kept,
}

impl Wanted {
    /// The latest first: what is over is looked back on.
    fn is_backward(self) -> bool {
        matches!(self, Wanted::Broken | Wanted::Kept)
    }

    fn condition(self, places: &mut Places<'_>) -> String {
        // The words of the indexes, each in full: neither database puts them together itself.
        let owed = "p.state <> 'kept' and p.state <> 'kept_late' and p.state <> 'released'";
        let ended = "p.state <> 'running' and p.state <> 'released'";
        match self {
            Wanted::Owed => owed.to_owned(),
            Wanted::Soon(until) => {
                format!("{owed} and p.state = 'running' and p.due_at < {}", places.place(until))
            }
            Wanted::Broken => format!("{ended} and p.state <> 'kept'"),
            Wanted::Kept => format!("{ended} and p.state = 'kept'"),
        }
    }
}

/// A question for a list of promises.
#[derive(Clone, Debug)]
pub struct PromiseQuery<'a> {
    /// Whose list: it shows promises of the cases this person sees.
    pub scope: &'a Scope,
    /// Which promises.
    pub wanted: Wanted,
    /// Which cases: units, category.
    pub filters: Filters,
    /// Made by this person.
    pub person: Option<PersonId>,
    /// Resting on this.
    pub basis: Option<Basis>,
    /// Where the last page ended.
    pub cursor: Option<String>,
    /// Rows of a page.
    pub limit: usize,
}

/// A promise with what a list shows of its case.
#[derive(Clone, Debug, PartialEq)]
pub struct PromiseListRow {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub no: CaseNo,
    /// Its heading.
    pub heading: String,
    /// To whom it was promised.
    pub complainant: String,
    /// The pack.
    pub pack: PackId,
    /// The category, once judged or told.
    pub category: Option<CategoryCode>,
    /// The unit responsible now.
    pub unit: Option<UnitId>,
    /// The promise's number in the case.
    pub n: u32,
    /// What is promised.
    pub kind: Kind,
    /// On what it rests.
    pub basis: Basis,
    /// Who made it, if a person did.
    pub person: Option<PersonId>,
    /// By when.
    pub due_at: Timestamp,
    /// When it was kept.
    pub kept_at: Option<Timestamp>,
    /// `running`, `kept`, `broken` or `kept_late`.
    pub state: String,
}

/// A page of promises.
#[derive(Clone, Debug, PartialEq)]
pub struct PromisePage {
    /// The rows.
    pub rows: Vec<PromiseListRow>,
    /// Where the next page begins.
    pub next: Option<String>,
}

impl PromiseQuery<'_> {
    fn rows_wanted(&self) -> usize {
        self.limit.clamp(1, PROMISE_ROWS_MAX)
    }

    /// The statement of a page, which asks for one row more than it shows.
    fn page_sql(&self, org: Org, database: Database) -> (String, Places<'_>) {
        let mut places = Places::default();
        let at = places.place(org);
        let mut conditions = vec![format!("p.org = {at}"), self.wanted.condition(&mut places)];
        conditions.push(format!("c.org = {at} and c.id = p.case_id"));
        let own = self.filters.conditions(org, database, RepeatRules::NONE, &mut places);
        conditions.extend(own.into_iter().map(|it| it.text));
        conditions.extend(made(self.person.as_ref(), self.basis.as_ref(), &mut places));
        let backward = self.wanted.is_backward();
        if let Some((due, case, n)) = self.cursor.as_deref().and_then(read_cursor) {
            let (due, case, n) = (places.place(due), places.place(case), places.place(n));
            let (edge, past) = if backward { ("<=", "<") } else { (">=", ">") };
            conditions.push(format!(
                "p.due_at {edge} {due} and (p.due_at, p.case_id, p.n) {past} ({due}, {case}, {n})"
            ));
        }
        conditions.push(scope::seen(self.scope, &mut places));
        let way = if backward { " desc" } else { "" };
        let sql = format!(
            "select c.id, c.no, c.heading, c.complainant, c.pack, c.category, c.unit, \
               p.n, p.kind, p.basis, p.person, p.due_at, p.kept_at, p.state \
             from promises p cross join cases c where {} \
             order by p.due_at{way}, p.case_id{way}, p.n{way} limit {}",
            conditions.join(" and "),
            self.rows_wanted() + 1
        );
        (sql, places)
    }
}

impl Reader {
    /// A page of promises.
    pub fn promises(&mut self, org: Org, query: &PromiseQuery<'_>) -> Result<PromisePage, Fault> {
        let (sql, places) = query.page_sql(org, self.conn.kind());
        let mut rows = self.conn.query(&sql, places.values(), promise_row)?;
        let more = rows.len() > query.rows_wanted();
        rows.truncate(query.rows_wanted());
        let next = rows.last().filter(|_| more).map(write_cursor);
        Ok(PromisePage { rows, next })
    }

    /// What the database says of how it would find a page, line by line.
    pub fn explain_promises(
        &mut self,
        org: Org,
        query: &PromiseQuery<'_>,
    ) -> Result<Vec<String>, Fault> {
        let (sql, places) = query.page_sql(org, self.conn.kind());
        let (explain, column) = reading::explain(self.conn.kind());
        self.conn.query(&format!("{explain} {sql}"), places.values(), |row| row.text(column))
    }

    /// How long the newest answered cases of a category took from being heard to the decision, those received since
    /// an instant.
    ///
    /// Over all cases, seen or not: it tells of the work and of nobody in it.
    pub fn answer_times(
        &mut self,
        org: Org,
        (pack, category): (&PackId, &CategoryCode),
        since: Timestamp,
        most: usize,
    ) -> Result<Vec<SignedDuration>, Fault> {
        let sql = format!(
            "select received_at, answered_at from cases where org = $1 and category = $2 \
             and received_at >= $3 and answered_at is not null and pack = $4 and merged_into is null \
             and replace(flags, 'answered_before_received', '') = flags \
             order by received_at desc limit {most}"
        );
        let values = [org.into(), category.into(), since.into(), pack.into()];
        self.conn.query(&sql, &values, |row| Ok(row.time(1)?.duration_since(row.time(0)?)))
    }
}

/// Conditions on who made a promise and on what it rests.
fn made<'a>(
    person: Option<&'a PersonId>,
    basis: Option<&'a Basis>,
    places: &mut Places<'a>,
) -> Vec<String> {
    let person = person.map(|it| format!("p.person = {}", places.place(it)));
    let basis = basis.map(|it| format!("p.basis = {}", places.place(code(it))));
    person.into_iter().chain(basis).collect()
}

fn promise_row(row: &Row<'_>) -> Result<PromiseListRow, Fault> {
    Ok(PromiseListRow {
        case: CaseId(row.exactly(0)?),
        no: row.case_no(1)?,
        heading: row.text(2)?,
        complainant: row.text(3)?,
        pack: row.code(4)?,
        category: row.opt_code(5)?,
        unit: row.opt_code(6)?,
        n: row.small(7)?,
        kind: row.code(8)?,
        basis: row.code(9)?,
        person: row.opt_code(10)?,
        due_at: row.time(11)?,
        kept_at: row.opt_time(12)?,
        state: row.text(13)?,
    })
}

fn write_cursor(row: &PromiseListRow) -> String {
    format!("{}.{}.{}", row.due_at.as_millisecond(), row.case, row.n)
}

/// A cursor that cannot be read begins at the beginning: it was typed by hand.
fn read_cursor(text: &str) -> Option<(i64, Vec<u8>, i64)> {
    let mut parts = text.split('.');
    let at = parts.next()?.parse().ok()?;
    let case: CaseId = parts.next()?.parse().ok()?;
    Some((at, case.0.to_vec(), parts.next()?.parse().ok()?))
}
