//! Search: texts wait in their step's transaction and are indexed in batches afterwards.
//!
//! Both databases get the same tokens (`search/text.rs`) and the same questions (`search/terms.rs`).
//! SQLite keeps them in a full-text index without the text; PostgreSQL keeps the normalised text and a set of
//! grams, looks through the newest texts first and asks the set when that is not enough.
//! What is found are cases, filtered like every list; search is one more narrowing of the queue.

pub(crate) mod terms;
pub(crate) mod text;

use std::time::{Duration, Instant};

use casework::id::CaseId;
use jiff::Timestamp;

use crate::Org;
use crate::dialect::reading;
use crate::fault::Fault;
use crate::journal::{Step, Stream};
use crate::sql::Places;
use crate::store::Store;
use crate::table::{Table, Type};
use crate::transaction::{Reader, Tx};
use crate::value::Value;

/// Texts indexed in one transaction: few enough that commands beside it hardly wait.
const BATCH: usize = 50;
/// While others write, the index rests so many times as long as it wrote.
const PAUSE_PARTS: u32 = 4;
/// It never rests longer than that.
const PAUSE_MAX: Duration = Duration::from_millis(100);
/// Texts waiting that are counted; beyond it the index is behind, by how much does not matter.
const LEFT_COUNTED_MAX: u64 = 100_000;
/// Bits of a document number that count within an organisation.
const DOCNO_BITS: u32 = 40;

static PENDING: Table =
    Table::new("search_pending", &[("org", Type::Int), ("stream", Type::Blob), ("seq", Type::Int)]);

/// How far the index is behind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SearchLag {
    /// Texts that wait.
    pub left: u64,
    /// When the oldest of them was written down.
    pub oldest: Option<Timestamp>,
}

/// What a round of indexing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Indexed {
    /// Texts taken from those that waited.
    pub done: usize,
    /// What still waits.
    pub lag: SearchLag,
}

/// A text that waits.
struct Waiting {
    id: i64,
    stream: Stream,
    step: Step,
}

/// A text made ready outside the transaction.
struct Document {
    waited: i64,
    case: Stream,
    tokens: String,
    body: String,
}

impl Tx {
    /// Has the text of a step indexed later.
    pub fn put_search_pending(&mut self, org: Org, stream: Stream, seq: u64) -> Result<(), Fault> {
        self.conn.insert(&PENDING, &[org.into(), stream.into(), seq.into()])?;
        Ok(())
    }

    /// Takes a case out of the index, e.g. when its texts are erased.
    pub fn forget_texts(&mut self, org: Org, case: CaseId) -> Result<u64, Fault> {
        let docs = self.conn.query(
            "select docno from search_doc where case_id = $1 and docno >= $2 and docno < $3",
            &[(&case.0).into(), first_docno(org).into(), first_docno(org + 1).into()],
            |row| row.int(0),
        )?;
        for docno in &docs {
            if let Some(sql) = reading::forget_text(self.conn.kind()) {
                self.conn.execute(sql, &[(*docno).into()])?;
            }
            self.conn.execute("delete from search_doc where docno = $1", &[(*docno).into()])?;
        }
        self.conn.execute(
            "delete from search_pending where org = $1 and stream = $2",
            &[org.into(), (&case.0).into()],
        )?;
        Ok(docs.len() as u64)
    }

    /// Writes documents; those another process took meanwhile are left out.
    fn put_documents(&mut self, org: Org, documents: &[Document]) -> Result<(), Fault> {
        let mut places = Places::default();
        let ids = places.list(documents.iter().map(|it| it.waited));
        let sql = format!("delete from search_pending where id in {ids} returning id");
        let mut ours = self.conn.query(&sql, places.values(), |row| row.int(0))?;
        ours.sort_unstable();
        let ours = |it: &&Document| ours.binary_search(&it.waited).is_ok() && !it.tokens.is_empty();
        let documents: Vec<&Document> = documents.iter().filter(ours).collect();
        if documents.is_empty() {
            return Ok(());
        }
        let last = self.conn.query_one(
            "insert into search_state (org, last) values ($1, $2) on conflict (org) do update
             set last = search_state.last + excluded.last returning last",
            &[org.into(), documents.len().into()],
            |row| row.int(0),
        )?;
        let first = last - i64::try_from(documents.len()).map_err(Fault::other)? + 1;
        for (docno, document) in (first_docno(org) + first..).zip(documents) {
            for (sql, wanted) in reading::put_text(self.conn.kind()) {
                let values: Vec<Value<'_>> = wanted
                    .iter()
                    .map(|it| match it {
                        reading::Part::Docno => docno.into(),
                        reading::Part::Case => (&document.case).into(),
                        reading::Part::Tokens => (&document.tokens).into(),
                        reading::Part::Body => (&document.body).into(),
                    })
                    .collect();
                self.conn.execute(sql, &values)?;
            }
        }
        Ok(())
    }
}

/// Where the document numbers of an organisation begin.
pub(crate) fn first_docno(org: Org) -> i64 {
    org << DOCNO_BITS
}

impl Reader {
    /// How far the index is behind.
    pub fn search_lag(&mut self, org: Org) -> Result<SearchLag, Fault> {
        let left = self.conn.query_one(
            &format!(
                "select count(*) from (select 1 as one from search_pending where org = $1 limit {LEFT_COUNTED_MAX}) t"
            ),
            &[org.into()],
            |row| row.count(0),
        )?;
        if left == 0 {
            return Ok(SearchLag::default());
        }
        let oldest = self.conn.query_opt(
            "select j.at from search_pending s
             join journal j on j.org = s.org and j.stream = s.stream and j.seq = s.seq
             where s.org = $1 order by s.id limit 1",
            &[org.into()],
            |row| row.time(0),
        )?;
        Ok(SearchLag { left, oldest })
    }

    fn waiting(&mut self, org: Org, limit: usize) -> Result<Vec<Waiting>, Fault> {
        let sql = format!(
            "select s.id, s.stream, j.seq, j.at, j.kind, j.actor, p.body, j.hash
             from search_pending s
             join journal j on j.org = s.org and j.stream = s.stream and j.seq = s.seq
             join payload p on p.pos = j.pos
             where s.org = $1 order by s.id limit {limit}"
        );
        self.conn.query(&sql, &[org.into()], |row| {
            let step = Step {
                seq: row.count(2)?,
                at: row.time(3)?,
                kind: row.text(4)?,
                actor: row.text(5)?,
                body: row.blob(6)?,
                hash: row.exactly(7)?,
            };
            Ok(Waiting { id: row.int(0)?, stream: row.exactly(1)?, step })
        })
    }
}

impl Store {
    /// Indexes at most `limit` texts that wait, oldest first; `text_of` reads a step's text, if it has one.
    ///
    /// Any number of processes may do so at once: each text is taken by one of them.
    pub fn index_pending(
        &self,
        org: Org,
        limit: usize,
        text_of: impl Fn(&Step) -> Option<String>,
    ) -> Result<Indexed, Fault> {
        let mut done = 0;
        while done < limit {
            let wanted = BATCH.min(limit - done);
            let waiting = self.read(|reader| reader.waiting(org, wanted))?;
            let (taken, last) = (waiting.len(), waiting.len() < wanted);
            let documents: Vec<Document> = waiting
                .into_iter()
                .map(|it| {
                    let runs = text::runs(&text_of(&it.step).unwrap_or_default());
                    Document {
                        waited: it.id,
                        case: it.stream,
                        tokens: text::tokens(&runs),
                        body: text::body(&runs),
                    }
                })
                .collect();
            if taken > 0 {
                let (began, before) = (Instant::now(), self.commands());
                self.transact(move |tx| tx.put_documents(org, &documents))?;
                if self.commands() - before > 1 {
                    // Others write beside it: they come first, and the index catches up afterwards.
                    std::thread::sleep((began.elapsed() * PAUSE_PARTS).min(PAUSE_MAX));
                }
            }
            done += taken;
            if last {
                break;
            }
        }
        let lag = self.read(|reader| reader.search_lag(org))?;
        Ok(Indexed { done, lag })
    }

    /// Throws the index away and has every text indexed anew by [`Store::index_pending`].
    pub fn reindex(&self) -> Result<(), Fault> {
        self.transact(|tx| {
            for sql in reading::empty_index(tx.conn.kind()) {
                tx.conn.execute(sql, &[])?;
            }
            tx.conn.execute("delete from search_pending", &[])?;
            tx.conn.execute(
                "insert into search_pending (org, stream, seq)
                 select org, stream, seq from journal where stream <> $1 order by pos",
                &[(&crate::journal::ORGANISATION).into()],
            )?;
            Ok(())
        })
    }
}
