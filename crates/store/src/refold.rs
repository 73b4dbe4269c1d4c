//! Refolding: computing the read rows anew from the journal.
//!
//! Done in batches beside everything else: a case that is changed meanwhile is left to the one who
//! changed it, and lists stay full while it runs.

use std::collections::BTreeMap;

use casework::id::CaseId;
use casework::intake::Flag;
use casework::view::{Rows, Stage};

use crate::Org;
use crate::code::code;
use crate::dialect;
use crate::fault::Fault;
use crate::journal::{ORGANISATION, Step, Stream};
use crate::matter;
use crate::store::Store;
use crate::transaction::{Reader, Tx};

/// Cases rewritten per transaction: few enough that others hardly wait.
const BATCH: u32 = 100;

/// What refolding did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refolded {
    /// Cases whose rows were written.
    pub cases: u64,
    /// Cases somebody changed meanwhile, whose rows are fresh anyway.
    pub changed_meanwhile: u64,
    /// Rows removed that belonged to no stream.
    pub removed: u64,
}

impl Store {
    /// Writes the read rows of every case anew; `fold` computes them from the steps (`None`: no rows).
    pub fn refold<E: From<Fault>>(
        &self,
        mut fold: impl FnMut(Org, Stream, &[Step]) -> Result<Option<Rows>, E>,
    ) -> Result<Refolded, E> {
        let mut refolded = Refolded::default();
        for org in self.read(Reader::organisations)? {
            // The organisation's own stream comes first and has no rows.
            let mut after = ORGANISATION;
            loop {
                let streams = self.read(|r| r.streams(org, after, BATCH))?;
                let Some(last) = streams.last() else { break };
                after = *last;
                let mut batch = Vec::with_capacity(streams.len());
                for stream in streams {
                    let steps = self.read(|r| r.load_steps(org, stream))?;
                    if let Some(rows) = fold(org, stream, &steps)? {
                        batch.push(rows);
                    }
                }
                let all = batch.len() as u64;
                let written = self.transact(move |tx| tx.rewrite(org, &batch))?;
                refolded.cases += written;
                refolded.changed_meanwhile += all - written;
            }
        }
        refolded.removed = self.transact(Tx::remove_strays)?;
        Ok(refolded)
    }
}

impl Reader {
    /// Streams of cases after `after`, in order; for walking through the register in batches.
    pub fn streams(&mut self, org: Org, after: Stream, limit: u32) -> Result<Vec<Stream>, Fault> {
        let sql = format!(
            "select stream from journal where org = $1 and stream > $2 and seq = 1 and kind not in ({})
             order by stream limit $3",
            matter::beginnings()
        );
        self.conn.query(&sql, &[org.into(), after.into(), limit.into()], |row| row.exactly(0))
    }
}

/// What stands beside a case's own row, as text in the order of the keys.
const BESIDE: [&str; 3] = [
    "select case_id, n || '/' || coalesce(category, '-') || '/' || coalesce(finding, '-') || '/'
       || coalesce(answered_at, 0) from points where org = $1 order by case_id, n",
    "select case_id, n || '/' || kind || '/' || basis || '/' || coalesce(unit, '-') || '/' || coalesce(person, '-')
       || '/' || due_at || '/' || coalesce(kept_at, 0) || '/' || state
       from promises where org = $1 order by case_id, n",
    "select case_id, kind || '/' || n || '/' || coalesce(person, '-') || '/' || coalesce(unit, '-') || '/'
       || coalesce(role, '-') || '/' || due_at from duties where org = $1 order by case_id, kind, n",
];

impl Reader {
    /// The points, promises and duties of every case, a line each: what writing rows step by step must make as
    /// refolding does.
    pub fn rows_beside(&mut self, org: Org) -> Result<BTreeMap<Stream, String>, Fault> {
        let mut lines: BTreeMap<Stream, String> = BTreeMap::new();
        for sql in BESIDE {
            self.conn.each(sql, &[org.into()], |row| {
                let of_case = lines.entry(row.exactly(0)?).or_default();
                of_case.push_str(row.str(1)?);
                of_case.push('\n');
                Ok(())
            })?;
        }
        Ok(lines)
    }

    /// Open cases after `after`, in order of identity; with `waiting`, only those whose deadlines wait for a
    /// year of the calendar.
    pub fn open_cases(
        &mut self,
        org: Org,
        after: Stream,
        waiting: bool,
        limit: u32,
    ) -> Result<Vec<CaseId>, Fault> {
        let flagged = code(&Flag::CalendarYearMissing);
        let pattern = if waiting { format!("%{flagged}%") } else { "%".to_owned() };
        self.conn.query(
            "select id from cases where org = $1 and id > $2 and stage <> $3 and flags like $4
             order by id limit $5",
            &[
                org.into(),
                after.into(),
                Stage::Closed.code().into(),
                pattern.as_str().into(),
                limit.into(),
            ],
            |row| row.exactly(0).map(CaseId),
        )
    }
}

impl Tx {
    /// Writes the rows of a batch, except of cases that have moved on since they were folded.
    fn rewrite(&mut self, org: Org, batch: &[Rows]) -> Result<u64, Fault> {
        let kind = self.conn.kind();
        self.conn.batch(dialect::lock_journal(kind))?;
        let mut written = 0;
        for rows in batch {
            let id = &rows.case.id.0;
            if self.version(org, *id)? != rows.case.version {
                continue;
            }
            // A stray row of another case must not stand in the way of the right one.
            let no = rows.case.no.to_string();
            self.conn.execute(
                "delete from cases where org = $1 and id <> $2 and (no = $3 or source_key = $4)",
                &[org.into(), id.into(), no.into(), rows.case.source_key.as_deref().into()],
            )?;
            self.replace_rows(org, rows)?;
            written += 1;
        }
        Ok(written)
    }

    /// Removes rows whose case has no steps.
    fn remove_strays(&mut self) -> Result<u64, Fault> {
        let mut removed = self.conn.execute(
            "delete from cases where not exists
             (select 1 from journal j where j.org = cases.org and j.stream = cases.id and j.seq = 1)",
            &[],
        )?;
        for table in [
            "points",
            "promises",
            "remedies",
            "tasks",
            "visits",
            "responsibilities",
            "duties",
            "pauses",
            "callbacks",
            "surveys",
            "survey_scores",
            "told",
        ] {
            let sql = format!(
                "delete from {table} where not exists
                 (select 1 from cases c where c.org = {table}.org and c.id = {table}.case_id)"
            );
            removed += self.conn.execute(&sql, &[])?;
        }
        Ok(removed)
    }
}
