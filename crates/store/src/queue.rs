//! Lists of cases: the queue, a customer's history, one row.
//!
//! A list shows exactly the cases whose page its reader may open (`scope.rs`), and costs the same in a
//! small register and a large one (`queue/plan.rs` says how).

mod candidates;
pub(crate) mod cursor;
pub(crate) mod facets;
pub(crate) mod filters;
mod found;
pub(crate) mod plan;
pub(crate) mod repeats;
mod ways;

use casework::id::{CaseId, CaseNo, CategoryCode};
use casework::permission::Scope;
use casework::repeat::{RepeatRules, Traits};
use casework::view::CaseRow;
use jiff::Timestamp;

pub use cursor::{Cursor, NotACursor, Sort};
pub use facets::{FACET_ROWS_MAX, Facets, Tally};
pub use filters::{Filters, Outcome, Period, Timeliness};

use crate::Org;
use crate::dialect::reading;
use crate::fault::Fault;
use crate::queue::plan::{COUNT_MAX, Plan, aliased};
use crate::scope;
use crate::sql::Places;
use crate::transaction::Reader;
use crate::value::Row;

/// Rows on one page.
pub const PAGE_ROWS_MAX: usize = 100;
/// Earlier cases of a customer shown at once.
pub const HISTORY_ROWS_MAX: usize = 50;
/// Settled cases looked at for those most like another, the newest first: what was done years ago is seldom what is
/// done now.
pub const SETTLED_ROWS_MAX: u32 = 200;
/// Answered cases of a category walked past to find those somebody sees among them.
///
/// Few in a debug build, so that tests meet the end of the walk.
pub const SETTLED_WALK_MAX: u32 = if cfg!(debug_assertions) { 20 } else { 1_000 };

/// A row of a list of cases: the row of the register as `casework` computed it.
pub type CaseListRow = CaseRow;

/// An answered and closed case, as far as it is told whether it is like another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// Its number.
    pub no: CaseNo,
    /// Its heading.
    pub heading: String,
    /// When it was received.
    pub received_at: Timestamp,
}

/// A question for a list of cases.
#[derive(Clone, Debug)]
pub struct QueueQuery<'a> {
    /// Whose list it is.
    pub scope: &'a Scope,
    /// What it is narrowed by.
    pub filters: Filters,
    /// By what a list of repeats tells them; without rules those somebody marked.
    pub repeats: &'a RepeatRules,
    /// Words to search for, all of which must be found in one text of the case; or the number of a case.
    pub text: Option<String>,
    /// Its order. See [`QueueQuery::order`] for the order it gets.
    pub sort: Sort,
    /// Where the page begins.
    pub cursor: Option<Cursor>,
    /// Rows on the page, at most [`PAGE_ROWS_MAX`].
    pub limit: usize,
}

impl<'a> QueueQuery<'a> {
    /// The first page of the open cases somebody sees, by what is owed soonest.
    pub fn open(scope: &'a Scope) -> QueueQuery<'a> {
        let filters = Filters { open: Some(true), ..Filters::default() };
        QueueQuery { filters, ..QueueQuery::all(scope) }
    }

    /// The first page of all cases somebody sees, newest first.
    pub fn all(scope: &'a Scope) -> QueueQuery<'a> {
        let filters = Filters::default();
        let repeats = RepeatRules::NONE;
        let (text, sort, cursor, limit) = (None, Sort::Due, None, 25);
        QueueQuery { scope, filters, repeats, text, sort, cursor, limit }
    }

    /// The order the list gets: the one asked for, or the nearest that suits what it is narrowed by.
    ///
    /// What is closed owes nothing, so an order by what is owed is for open cases only; and cases closed
    /// within a period are listed in the order of closing.
    pub fn order(&self) -> Sort {
        let filters = &self.filters;
        let by_time = || {
            if filters.closed.is_limit() {
                Sort::Closed
            } else if filters.answer_due.is_limit() {
                Sort::AnswerDue
            } else {
                Sort::Received
            }
        };
        match self.sort {
            Sort::Found if self.words().is_some() => Sort::Found,
            Sort::Found | Sort::Due if filters.only_open() => Sort::Due,
            Sort::Priority if filters.only_open() => Sort::Priority,
            Sort::Found | Sort::Due | Sort::Priority | Sort::Received => by_time(),
            other => other,
        }
    }

    /// The words searched for, if there are any.
    pub(crate) fn words(&self) -> Option<&str> {
        self.text.as_deref().map(str::trim).filter(|it| !it.is_empty())
    }

    pub(crate) fn rows_wanted(&self) -> usize {
        self.limit.clamp(1, PAGE_ROWS_MAX)
    }
}

/// How many there are, counted so far as it is worth the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// So many at least.
    pub n: u64,
    /// There are, or may be, more.
    pub more: bool,
}

impl Count {
    /// A walk that ends early may have counted less than is shown.
    pub(crate) fn at_least(self, shown: usize) -> Count {
        Count { n: self.n.max(shown as u64), ..self }
    }
}

/// A page of a list.
#[derive(Clone, Debug)]
pub struct Page {
    /// The rows.
    pub rows: Vec<CaseListRow>,
    /// Where the next page begins; `None` at the end. A page may be short and still have a next one.
    pub next: Option<Cursor>,
    /// How long the whole list is.
    pub total: Count,
    /// The order it has.
    pub sort: Sort,
}

impl Page {
    /// A page of rows of which one more than wanted was asked for.
    pub(crate) fn of(mut rows: Vec<(CaseListRow, Cursor)>, wanted: usize, sort: Sort) -> Page {
        let more = rows.len() > wanted;
        rows.truncate(wanted);
        let next = rows.last().filter(|_| more).map(|(_, place)| place.clone());
        let rows = rows.into_iter().map(|(row, _)| row).collect();
        Page { rows, next, total: Count::default(), sort }
    }
}

impl Reader {
    /// A page of a list of cases.
    pub fn queue(&mut self, org: Org, query: &QueueQuery<'_>) -> Result<Page, Fault> {
        let sort = query.order();
        if query.cursor.as_ref().is_some_and(|cursor| cursor.sort != sort) {
            return Err(Fault::other(format_args!(
                "the page asked for belongs to a list in another order than {}: begin at the first page",
                sort.code()
            )));
        }
        if sort == Sort::Found {
            return self.found(org, query);
        }
        let plan = Plan::choose(&mut self.conn, org, query, sort)?;
        let (wanted, after) = (query.rows_wanted(), query.cursor.as_ref());
        let rows = plan.page(&mut self.conn, after, wanted + 1)?;
        let mut page = Page::of(rows, wanted, sort);
        if page.next.is_none() {
            page.next = plan.walked_to(&mut self.conn, after)?;
        }
        page.total = plan.count(&mut self.conn)?.at_least(page.rows.len());
        Ok(page)
    }

    /// The row of one case, whoever asks.
    pub fn case_row(&mut self, org: Org, no: CaseNo) -> Result<Option<CaseListRow>, Fault> {
        let sql = format!("select {COLUMNS} from cases where org = $1 and no = $2");
        self.conn.query_opt(&sql, &[org.into(), no.to_string().into()], case_row)
    }

    /// Cases of one customer that somebody sees, newest first, without the one looked at.
    pub fn history_of(
        &mut self,
        org: Org,
        scope: &Scope,
        customer_key: &str,
        except: Option<CaseId>,
        limit: usize,
    ) -> Result<Vec<CaseListRow>, Fault> {
        let mut places = Places::default();
        let (org, key) = (places.place(org), places.place(customer_key));
        let except =
            except.map_or(String::new(), |id| format!(" and c.id <> {}", places.place(id.0)));
        let seen = scope::seen(scope, &mut places);
        let sql = format!(
            "select {} from cases c where c.org = {org} and c.customer_key = {key}{except} and {seen} \
             order by c.received_at desc, c.id desc limit {}",
            aliased("c", COLUMNS),
            limit.clamp(1, HISTORY_ROWS_MAX),
        );
        self.conn.query(&sql, places.values(), case_row)
    }

    /// Cases of a category that somebody sees, answered and closed, newest first, without the one at hand: at most
    /// [`SETTLED_ROWS_MAX`] of the newest [`SETTLED_WALK_MAX`] answered, so that a large register costs what a small
    /// one does, and somebody who sees little what somebody does who sees everything.
    pub fn settled_in(
        &mut self,
        org: Org,
        scope: &Scope,
        category: &CategoryCode,
        except: CaseId,
    ) -> Result<Vec<Settled>, Fault> {
        let (sql, places) = settled_sql(org, scope, category, except);
        self.conn.query(&sql, places.values(), |row| {
            let (no, heading, received_at) = (row.case_no(0)?, row.text(1)?, row.time(2)?);
            Ok(Settled { no, heading, received_at })
        })
    }

    /// How many cases a list has, up to a bound.
    pub fn queue_count(&mut self, org: Org, query: &QueueQuery<'_>) -> Result<Count, Fault> {
        Plan::choose(&mut self.conn, org, query, query.order())?.count(&mut self.conn)
    }
}

impl Reader {
    /// What the database says of how it would find a page, line by line.
    pub fn explain_queue(
        &mut self,
        org: Org,
        query: &QueueQuery<'_>,
    ) -> Result<Vec<String>, Fault> {
        let plan = Plan::choose(&mut self.conn, org, query, query.order())?;
        let (sql, places) = plan.page_sql(query.cursor.as_ref(), query.rows_wanted() + 1);
        self.explain(&sql, &places)
    }

    /// The same of the settled cases of a category.
    pub fn explain_settled(
        &mut self,
        org: Org,
        scope: &Scope,
        category: &CategoryCode,
        except: CaseId,
    ) -> Result<Vec<String>, Fault> {
        let (sql, places) = settled_sql(org, scope, category, except);
        self.explain(&sql, &places)
    }

    fn explain(&mut self, sql: &str, places: &Places<'_>) -> Result<Vec<String>, Fault> {
        let (explain, column) = reading::explain(self.conn.kind());
        self.conn.query(&format!("{explain} {sql}"), places.values(), |row| row.text(column))
    }
}

fn settled_sql<'a>(
    org: Org,
    scope: &'a Scope,
    category: &'a CategoryCode,
    except: CaseId,
) -> (String, Places<'a>) {
    let mut places = Places::default();
    let (org, category) = (places.place(org), places.place(category.as_str()));
    let except = places.place(except.0);
    let seen = scope::seen(scope, &mut places);
    let walked = scope::COLUMNS.join(", ");
    // The limit of the walk also keeps the databases from another index than the one whose words stand here.
    let sql = format!(
        "select c.no, c.heading, c.received_at from (select {walked}, id, no, heading, received_at, closed_at \
           from cases where org = {org} and category = {category} and answered_at is not null \
           order by received_at desc, id desc limit {SETTLED_WALK_MAX}) c \
         where c.closed_at is not null and c.id <> {except} and {seen} \
         order by c.received_at desc, c.id desc limit {SETTLED_ROWS_MAX}",
    );
    (sql, places)
}

/// How far [`Count::n`] goes.
pub const QUEUE_COUNT_MAX: u64 = COUNT_MAX;

/// The columns of a row in the order [`case_row`] reads them.
pub(crate) const COLUMNS: &str = "id, no, version, stage, heading, complainant, customer_key, pack, channel, \
    kind, nature, category, priority, unit, owner, offered_unit, heard_by, task_units, accused, received_at, \
    registered_at, answered_at, closed_at, due_at, due_what, tick_at, broken, answer_due_at, finding, \
    satisfaction, urges, reopenings, remedy_minor, merged_into, source_key, flags, changed_at, \
    second_handlings, outcome, word, heard, solved, at_odds, branch, site, compared, repeats";

/// Reads a row back into what was stored.
pub(crate) fn case_row(row: &Row<'_>) -> Result<CaseListRow, Fault> {
    let flags = row.str(35)?;
    Ok(CaseRow {
        id: CaseId(row.exactly(0)?),
        no: row.case_no(1)?,
        version: row.count(2)?,
        stage: row.code(3)?,
        heading: row.text(4)?,
        complainant: row.text(5)?,
        customer_key: row.opt_text(6)?,
        pack: row.code(7)?,
        channel: row.code(8)?,
        kind: row.opt_code(9)?,
        nature: row.opt_code(10)?,
        category: row.opt_code(11)?,
        priority: row.opt_code(12)?,
        unit: row.opt_code(13)?,
        owner: row.opt_code(14)?,
        offered_unit: row.opt_code(15)?,
        heard_by: row.opt_code(16)?,
        task_units: row.text(17)?,
        accused: row.text(18)?,
        received_at: row.time(19)?,
        registered_at: row.time(20)?,
        answered_at: row.opt_time(21)?,
        closed_at: row.opt_time(22)?,
        due_at: row.opt_time(23)?,
        due_what: row.opt_code(24)?,
        tick_at: row.opt_time(25)?,
        broken: row.small(26)?,
        answer_due_at: row.opt_time(27)?,
        finding: row.opt_code(28)?,
        satisfaction: row.opt_int(29)?.map(u8::try_from).transpose().map_err(Fault::other)?,
        urges: row.small(30)?,
        reopenings: row.small(31)?,
        remedy_minor: row.int(32)?,
        merged_into: row.opt_str(33)?.map(|_| row.case_no(33)).transpose()?,
        source_key: row.opt_text(34)?,
        flags: flags_of(flags)?,
        changed_at: row.time(36)?,
        second_handlings: row.small(37)?,
        outcome: row.opt_code(38)?,
        word: row.opt_code(39)?,
        heard: row.opt_code(40)?,
        solved: row.opt_text(41)?,
        at_odds: row.small(42)?,
        branch: row.opt_text(43)?,
        traits: Traits { site: row.opt_text(44)?, fields: repeats::fields_of(row.opt_str(45)?)? },
        repeats: row.opt_str(46)?.map(|_| row.case_no(46)).transpose()?,
    })
}

fn flags_of(text: &str) -> Result<Vec<casework::intake::Flag>, Fault> {
    use serde::Deserialize as _;
    use serde::de::IntoDeserializer as _;
    let names = text.split(',').filter(|name| !name.is_empty());
    names
        .map(|name| {
            casework::intake::Flag::deserialize(name.into_deserializer()).map_err(
                |_: serde::de::value::Error| Fault::Inconsistent {
                    table: "cases",
                    column: "flags".to_owned(),
                    id: name.to_owned(),
                },
            )
        })
        .collect()
}
