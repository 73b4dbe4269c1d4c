//! Lists by words searched for: the newest text found first.

use casework::id::CaseNo;

use crate::Org;
use crate::dialect::reading::{self, Reach};
use crate::executor::Conn;
use crate::fault::Fault;
use crate::queue::cursor::Sort;
use crate::queue::plan::Plan;
use crate::queue::{Page, QueueQuery};
use crate::search::first_docno;
use crate::search::terms::Terms;
use crate::sql::Places;
use crate::target::Kind;
use crate::transaction::Reader;

/// Texts found that are sorted in another order than found, or counted by their properties.
const SORTED_MAX: usize = 5_000;
/// Newest texts read instead, where the index would have to be asked for most of the register.
const READ_MAX: usize = 20_000;
/// Found so often among the newest texts, a word is frequent.
const FREQUENT: u64 = 25;

/// What the words searched for may mean.
pub(crate) struct Wanted {
    /// Words in a text.
    pub(crate) terms: Option<Terms>,
    /// The number of a case.
    pub(crate) no: Option<CaseNo>,
}

impl Wanted {
    pub(crate) fn read(words: &str) -> Wanted {
        Wanted { terms: Terms::parse(words), no: CaseNo::parse(words).ok() }
    }
}

/// The fitting texts within reach as `docno, case_id`.
pub(crate) fn fitting(
    kind: Kind,
    org: Org,
    terms: &Terms,
    reach: Reach,
    places: &mut Places<'_>,
) -> String {
    reading::fitting(kind, terms, (first_docno(org), first_docno(org + 1)), reach, places)
}

/// How far to look when all that is found must be sorted or counted.
pub(crate) fn reach(conn: &mut Conn, org: Org, terms: Option<&Terms>) -> Result<Reach, Fault> {
    let (Some(terms), Some(first @ Reach::Newest(_))) =
        (terms, reading::reaches(conn.kind()).first())
    else {
        return Ok(Reach::Fitting(SORTED_MAX));
    };
    let mut places = Places::default();
    let newest = fitting(conn.kind(), org, terms, *first, &mut places);
    let sql = format!("select count(*) from ({newest}) h");
    let often = conn.query_one(&sql, places.values(), |row| row.count(0))?;
    Ok(if often > FREQUENT { Reach::Newest(READ_MAX) } else { Reach::Fitting(SORTED_MAX) })
}

impl Reader {
    /// A page of what was found, looking further only while the page is not full.
    pub(crate) fn found(&mut self, org: Org, query: &QueueQuery<'_>) -> Result<Page, Fault> {
        let wanted = query.rows_wanted();
        let mut page = Page::of(Vec::new(), wanted, Sort::Found);
        let words = Wanted::read(query.words().unwrap_or_default());
        for reach in reading::reaches(self.conn.kind()) {
            let plan = Plan::among_found(&self.conn, org, query, &words, *reach);
            let rows = plan.page(&mut self.conn, query.cursor.as_ref(), wanted + 1)?;
            page = Page::of(rows, wanted, Sort::Found);
            if page.next.is_none() && matches!(reach, Reach::Newest(_)) {
                continue;
            }
            page.total = plan.count(&mut self.conn)?.at_least(page.rows.len());
            if page.next.is_some() || !page.total.more {
                break;
            }
        }
        Ok(page)
    }
}
