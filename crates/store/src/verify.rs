//! Verifying: is the register what was written, step by step?
//!
//! Everything is recomputed from the stored bytes: digests, hashes, chains, seals. A row that cannot even
//! be read is a finding like any other, never a reason to stop.

use std::fmt;

use crate::Org;
use crate::fault::Fault;
use crate::journal::{BEGINNING, ORGANISATION, Sealed, Stream, digest, hash, hex};
use crate::matter::beginnings;
use crate::seal::Merkle;
use crate::store::Store;
use crate::transaction::Reader;
use crate::value::Row;

/// Findings kept; a register with more was not tampered with but destroyed.
const FINDINGS_MAX: usize = 10_000;

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The organisation.
    pub org: Org,
    /// The stream, as hexadecimal digits; empty for findings about a seal.
    pub stream: String,
    /// The step, where it is about one.
    pub seq: Option<u64>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The row cannot be read.
    Unreadable(String),
    /// The step that should stand here is missing.
    Gap {
        /// The number that should follow.
        expected: u64,
    },
    /// The payload is gone.
    PayloadMissing,
    /// The payload is not the one whose digest was recorded.
    PayloadChanged,
    /// The step does not build on the one before it.
    ChainBroken,
    /// The step's own fields were changed.
    StepChanged,
    /// The step is earlier than the one before it.
    TimeWentBack,
    /// The register of cases, incidents and actions knows another number of steps.
    VersionDiffers {
        /// Steps by the register.
        row: u64,
        /// Steps in the journal.
        journal: u64,
    },
    /// There are steps, but no row in the register.
    RowMissing,
    /// There is a payload without a step.
    PayloadAlone {
        /// Its running number.
        pos: i64,
    },
    /// A seal is missing.
    SealMissing {
        /// Its number.
        n: u64,
    },
    /// A seal does not build on the one before it.
    SealChainBroken {
        /// Its number.
        n: u64,
    },
    /// Sealed steps were changed, removed or slipped in, or the seal was.
    SealBroken {
        /// Its number.
        n: u64,
        /// How many steps it sealed.
        sealed: u64,
        /// How many there are now.
        found: u64,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "organisation {}", self.org)?;
        if !self.stream.is_empty() {
            write!(f, ", stream {}", self.stream)?;
        }
        if let Some(seq) = self.seq {
            write!(f, ", step {seq}")?;
        }
        write!(f, ": {}", self.wrong)
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wrong::Unreadable(what) => write!(f, "the row cannot be read ({what})"),
            Wrong::Gap { expected } => write!(f, "step {expected} is missing before it"),
            Wrong::PayloadMissing => write!(f, "its payload is gone"),
            Wrong::PayloadChanged => write!(f, "its payload was changed"),
            Wrong::ChainBroken => write!(f, "it does not build on the step before it"),
            Wrong::StepChanged => write!(f, "the step was changed"),
            Wrong::TimeWentBack => write!(f, "it is earlier than the step before it"),
            Wrong::VersionDiffers { row, journal } => {
                write!(f, "the register knows {row} steps, the journal has {journal}")
            }
            Wrong::RowMissing => write!(f, "it is missing in the register"),
            Wrong::PayloadAlone { pos } => write!(f, "payload {pos} belongs to no step"),
            Wrong::SealMissing { n } => write!(f, "seal {n} is missing"),
            Wrong::SealChainBroken { n } => {
                write!(f, "seal {n} does not build on the seal before it")
            }
            Wrong::SealBroken { n, sealed, found } => write!(
                f,
                "seal {n} does not fit: it sealed {sealed} steps, there are {found}; \
                 steps were changed, removed or slipped in, or the seal was changed"
            ),
        }
    }
}

/// What verifying found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Streams walked.
    pub streams: u64,
    /// Steps recomputed.
    pub steps: u64,
    /// Seals recomputed.
    pub seals: u64,
    /// What is not as it was written; at most ten thousand.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Whether everything is as it was written.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    fn add(&mut self, org: Org, stream: &[u8], seq: Option<u64>, wrong: Wrong) {
        if self.findings.len() < FINDINGS_MAX {
            self.findings.push(Finding { org, stream: hex(stream), seq, wrong });
        }
    }
}

impl Store {
    /// Recomputes the whole register as it is at this moment.
    pub fn verify(&self) -> Result<Report, Fault> {
        self.read(Reader::verify)
    }
}

/// Where the walk is.
#[derive(Default)]
struct Walk {
    org: Org,
    stream: Vec<u8>,
    seq: u64,
    at: i64,
    hash: Vec<u8>,
}

impl Reader {
    /// Recomputes the whole register.
    pub fn verify(&mut self) -> Result<Report, Fault> {
        let mut report = Report::default();
        self.verify_streams(None, &mut report)?;
        self.verify_rows(None, &mut report)?;
        self.verify_payloads(&mut report)?;
        for org in self.sealed_organisations()? {
            self.verify_seals(org, &mut report)?;
        }
        Ok(report)
    }

    /// From the seals, not from the journal: an organisation whose steps are all gone has seals left.
    fn sealed_organisations(&mut self) -> Result<Vec<Org>, Fault> {
        self.conn.query("select distinct org from seal order by org", &[], |row| row.int(0))
    }

    /// Recomputes one stream and compares it with the register of cases.
    pub fn verify_stream(&mut self, org: Org, stream: Stream) -> Result<Report, Fault> {
        let mut report = Report::default();
        self.verify_streams(Some((org, stream)), &mut report)?;
        self.verify_rows(Some((org, stream)), &mut report)?;
        Ok(report)
    }

    fn verify_streams(
        &mut self,
        only: Option<(Org, Stream)>,
        report: &mut Report,
    ) -> Result<(), Fault> {
        let one = if only.is_some() { "where j.org = $1 and j.stream = $2" } else { "" };
        let sql = format!(
            "select j.org, j.stream, j.seq, j.at, j.kind, j.actor, j.digest, j.prev_hash, j.hash, p.body
             from journal j left join payload p on p.pos = j.pos and p.org = j.org
             {one} order by j.org, j.stream, j.seq"
        );
        let values = only.map(|(org, stream)| vec![org.into(), stream.into()]).unwrap_or_default();
        let mut walk = Walk::default();
        self.conn.each(&sql, &values, |row| {
            if let Err(Fault::Inconsistent { column, id, .. }) = check_step(row, &mut walk, report)
            {
                let what = format!("column {column}: {id}");
                report.add(walk.org, &walk.stream, Some(walk.seq), Wrong::Unreadable(what));
            }
            Ok(())
        })
    }

    /// Compares the registers of cases, and of incidents and actions, with the journal, both ways.
    fn verify_rows(
        &mut self,
        only: Option<(Org, Stream)>,
        report: &mut Report,
    ) -> Result<(), Fault> {
        for (table, kinds) in [("cases", "not in"), ("matters", "in")] {
            self.verify_register((table, kinds), only, report)?;
        }
        Ok(())
    }

    /// One register; `kinds` tells its streams from the others by how they begin.
    fn verify_register(
        &mut self,
        (table, kinds): (&str, &str),
        only: Option<(Org, Stream)>,
        report: &mut Report,
    ) -> Result<(), Fault> {
        let values = only.map(|(org, stream)| vec![org.into(), stream.into()]).unwrap_or_default();
        let (one, one_stream) = match only {
            Some(_) => ("where r.org = $1 and r.id = $2", "and j.org = $1 and j.stream = $2"),
            None => ("", ""),
        };
        let sql = format!(
            "select r.org, r.id, r.version,
                (select coalesce(max(seq), 0) from journal j where j.org = r.org and j.stream = r.id)
             from {table} r {one}"
        );
        self.conn.each(&sql, &values, |row| {
            let (row_version, journal) = (row.int(2)?, row.count(3)?);
            if i64::try_from(journal) != Ok(row_version) {
                let row_version = u64::try_from(row_version).unwrap_or(0);
                let wrong = Wrong::VersionDiffers { row: row_version, journal };
                report.add(row.int(0)?, row.bytes(1)?, None, wrong);
            }
            Ok(())
        })?;
        let sql = format!(
            "select j.org, j.stream from journal j where j.seq = 1 {one_stream} and j.kind {kinds} ({})
             and not exists (select 1 from {table} r where r.org = j.org and r.id = j.stream)",
            beginnings()
        );
        self.conn.each(&sql, &values, |row| {
            if row.bytes(1)? != ORGANISATION {
                report.add(row.int(0)?, row.bytes(1)?, None, Wrong::RowMissing);
            }
            Ok(())
        })
    }

    fn verify_payloads(&mut self, report: &mut Report) -> Result<(), Fault> {
        self.conn.each(
            "select p.org, p.pos from payload p
             where not exists (select 1 from journal j where j.pos = p.pos) order by p.pos",
            &[],
            |row| {
                report.add(row.int(0)?, &[], None, Wrong::PayloadAlone { pos: row.int(1)? });
                Ok(())
            },
        )
    }

    /// Recomputes the seals of an organisation.
    pub fn verify_seals(&mut self, org: Org, report: &mut Report) -> Result<(), Fault> {
        let seals = self.seals(org)?;
        let mut trees = vec![Merkle::default(); seals.len()];
        let mut at = 0;
        self.conn.each(
            "select pos, hash from journal where org = $1 order by pos",
            &[org.into()],
            |row| {
                let pos = row.int(0)?;
                while seals.get(at).is_some_and(|seal| seal.upto_pos < pos) {
                    at += 1;
                }
                if let Some(tree) = trees.get_mut(at) {
                    tree.push(row.bytes(1)?);
                }
                Ok(())
            },
        )?;
        let (mut n, mut prev_root) = (0, BEGINNING);
        for (seal, tree) in seals.iter().zip(&trees) {
            report.seals += 1;
            n += 1;
            if seal.n != n {
                report.add(org, &[], None, Wrong::SealMissing { n });
                n = seal.n;
            }
            if seal.prev_root != prev_root {
                report.add(org, &[], None, Wrong::SealChainBroken { n });
            }
            if seal.count != tree.count() || seal.root != seal.expected_root(&tree.root()) {
                report.add(
                    org,
                    &[],
                    None,
                    Wrong::SealBroken { n, sealed: seal.count, found: tree.count() },
                );
            }
            prev_root = seal.root;
        }
        Ok(())
    }
}

/// Recomputes the step in `row`, the next one of the walk.
fn check_step(row: &Row<'_>, walk: &mut Walk, report: &mut Report) -> Result<(), Fault> {
    let (org, stream) = (row.int(0)?, row.bytes(1)?);
    if (org, stream) != (walk.org, walk.stream.as_slice()) || report.streams == 0 {
        report.streams += 1;
        *walk =
            Walk { org, stream: stream.to_vec(), seq: 0, at: i64::MIN, hash: BEGINNING.to_vec() };
    }
    report.steps += 1;
    let seq = row.count(2)?;
    let found = |report: &mut Report, wrong| report.add(org, stream, Some(seq), wrong);
    if seq != walk.seq + 1 {
        found(report, Wrong::Gap { expected: walk.seq + 1 });
    }
    walk.seq = seq;
    let at = row.int(3)?;
    if at < walk.at {
        found(report, Wrong::TimeWentBack);
    }
    walk.at = at;
    let (prev_hash, own_hash, own_digest) = (row.bytes(7)?, row.bytes(8)?, row.bytes(6)?);
    if prev_hash != walk.hash {
        found(report, Wrong::ChainBroken);
    }
    walk.hash = own_hash.to_vec();
    match row.opt_bytes(9)? {
        None => found(report, Wrong::PayloadMissing),
        Some(body) if digest(body) != own_digest => found(report, Wrong::PayloadChanged),
        Some(_) => {}
    }
    let (kind, actor) = (row.str(4)?, row.str(5)?);
    if hash(&Sealed { prev_hash, org, stream, seq, at, kind, actor, digest: own_digest })
        != own_hash
    {
        found(report, Wrong::StepChanged);
    }
    Ok(())
}
