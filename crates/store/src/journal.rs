//! The journal: what happened, step by step, each step bound to the one before by a hash.
//!
//! Two kinds of stream share it, cases and the organisation itself. `docs/journal.md` tells byte by byte
//! how digests and hashes are made, so that an auditor can recompute them without this program.

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::Org;
use crate::fault::{Clash, Fault};
use crate::table::{Table, Type};
use crate::transaction::{Reader, Tx};

/// Identity of a stream: a case's id, or [`ORGANISATION`].
pub type Stream = [u8; 16];

/// The stream of the organisation itself: units, people, packs, calendars.
pub const ORGANISATION: Stream = [0; 16];

/// What comes before the first step.
pub const BEGINNING: [u8; 32] = [0; 32];

/// A step to append.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStep {
    /// When it is taken.
    pub at: Timestamp,
    /// The command's name.
    pub kind: String,
    /// Who takes it: `staff:wangfang`, `customer`, `clock`, `import:name`.
    pub actor: String,
    /// What was decided, as JSON with a salt in it.
    pub body: Vec<u8>,
}

/// A step of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// 1, 2, 3 … within the stream.
    pub seq: u64,
    /// When it was taken.
    pub at: Timestamp,
    /// The command's name.
    pub kind: String,
    /// Who took it.
    pub actor: String,
    /// What was decided, as JSON with a salt in it.
    pub body: Vec<u8>,
    /// The step's hash, its fingerprint for the record.
    pub hash: [u8; 32],
}

/// The last step of a stream, as far as the next one needs it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head {
    pub(crate) seq: u64,
    pub(crate) at: Timestamp,
    pub(crate) hash: [u8; 32],
}

/// The digest of a payload's body.
pub fn digest(body: &[u8]) -> [u8; 32] {
    Sha256::digest(body).into()
}

/// What a step's hash is made of.
#[derive(Clone, Copy, Debug)]
pub struct Sealed<'a> {
    /// The hash of the step before, [`BEGINNING`] for the first.
    pub prev_hash: &'a [u8],
    /// The organisation.
    pub org: Org,
    /// The stream.
    pub stream: &'a [u8],
    /// The step's number.
    pub seq: u64,
    /// Milliseconds since 1970, UTC.
    pub at: i64,
    /// The command's name.
    pub kind: &'a str,
    /// Who took it.
    pub actor: &'a str,
    /// The digest of the payload's body.
    pub digest: &'a [u8],
}

/// The hash of a step: SHA-256 over its fields in the order of [`Sealed`].
///
/// Each field is preceded by its length in bytes (4 bytes, big-endian), so that no two different steps
/// spell the same bytes; numbers are 8 bytes, big-endian.
pub fn hash(step: &Sealed<'_>) -> [u8; 32] {
    let mut sha = Sha256::new();
    field(&mut sha, step.prev_hash);
    field(&mut sha, &step.org.to_be_bytes());
    field(&mut sha, step.stream);
    field(&mut sha, &step.seq.to_be_bytes());
    field(&mut sha, &step.at.to_be_bytes());
    field(&mut sha, step.kind.as_bytes());
    field(&mut sha, step.actor.as_bytes());
    field(&mut sha, step.digest);
    sha.finalize().into()
}

/// One length-prefixed field.
pub(crate) fn field(sha: &mut Sha256, bytes: &[u8]) {
    let length = u32::try_from(bytes.len()).expect("fields of a step are far below four gigabytes");
    sha.update(length.to_be_bytes());
    sha.update(bytes);
}

static JOURNAL: Table = Table::with_tail(
    "journal",
    &[
        ("org", Type::Int),
        ("stream", Type::Blob),
        ("seq", Type::Int),
        ("at", Type::Int),
        ("kind", Type::Text),
        ("actor", Type::Text),
        ("digest", Type::Blob),
        ("prev_hash", Type::Blob),
        ("hash", Type::Blob),
    ],
    "returning pos",
);

static PAYLOAD: Table =
    Table::new("payload", &[("pos", Type::Int), ("org", Type::Int), ("body", Type::Blob)]);

impl Reader {
    /// How many steps a stream has; 0 when there is none.
    pub fn version(&mut self, org: Org, stream: Stream) -> Result<u64, Fault> {
        let last = self.conn.query_opt(
            "select seq from journal where org = $1 and stream = $2 order by seq desc limit 1",
            &[org.into(), stream.into()],
            |row| row.count(0),
        )?;
        Ok(last.unwrap_or(0))
    }

    /// The steps of a stream, first to last; empty when there is none.
    pub fn load_steps(&mut self, org: Org, stream: Stream) -> Result<Vec<Step>, Fault> {
        self.load_steps_after(org, stream, 0)
    }

    /// The steps of a stream after one, first to last; empty when there are no more.
    pub fn load_steps_after(
        &mut self,
        org: Org,
        stream: Stream,
        after: u64,
    ) -> Result<Vec<Step>, Fault> {
        let steps = self.conn.query(
            "select j.seq, j.at, j.kind, j.actor, p.body, j.hash
             from journal j left join payload p on p.pos = j.pos
             where j.org = $1 and j.stream = $2 and j.seq > $3 order by j.seq",
            &[org.into(), stream.into(), after.into()],
            |row| {
                Ok(Step {
                    seq: row.count(0)?,
                    at: row.time(1)?,
                    kind: row.text(2)?,
                    actor: row.text(3)?,
                    body: row.blob(4)?,
                    hash: row.exactly(5)?,
                })
            },
        )?;
        match steps.iter().zip(after + 1..).find(|(step, seq)| step.seq != *seq) {
            None => Ok(steps),
            Some((step, _)) => Err(Fault::Inconsistent {
                table: "journal",
                column: "seq".to_owned(),
                id: format!("{}/{} after a gap", hex(&stream), step.seq),
            }),
        }
    }
}

impl Tx {
    /// The steps of a stream; [`Tx::append`] to the same stream then need not look at it again.
    pub fn load_steps(&mut self, org: Org, stream: Stream) -> Result<Vec<Step>, Fault> {
        let steps = Reader::load_steps(self, org, stream)?;
        if let Some(last) = steps.last() {
            self.heads.insert((org, stream), Head { seq: last.seq, at: last.at, hash: last.hash });
        }
        Ok(steps)
    }

    /// Appends a step to a stream that has exactly `expected_version` steps; returns the new version.
    ///
    /// [`Fault::Conflict`] when somebody else was faster. A step earlier than the last one is refused as
    /// [`Fault::Inconsistent`]: take the later of now and the case's last change.
    pub fn append(
        &mut self,
        org: Org,
        stream: Stream,
        expected_version: u64,
        step: &NewStep,
    ) -> Result<u64, Fault> {
        let head = self.head(org, stream, expected_version)?;
        let at = step.at.as_millisecond();
        if head.is_some_and(|it| it.at.as_millisecond() > at) {
            return Err(Fault::Inconsistent {
                table: "journal",
                column: "at".to_owned(),
                id: format!(
                    "{}/{}: {} is before the last step",
                    hex(&stream),
                    expected_version + 1,
                    step.at
                ),
            });
        }
        let (seq, digest) = (expected_version + 1, digest(&step.body));
        let prev_hash = head.map_or(BEGINNING, |it| it.hash);
        let (kind, actor) = (step.kind.as_str(), step.actor.as_str());
        let hash = hash(&Sealed {
            prev_hash: &prev_hash,
            org,
            stream: &stream,
            seq,
            at,
            kind,
            actor,
            digest: &digest,
        });
        let row = [
            org.into(),
            (&stream).into(),
            seq.into(),
            at.into(),
            kind.into(),
            actor.into(),
            (&digest).into(),
            (&prev_hash).into(),
            (&hash).into(),
        ];
        let pos = self.conn.insert_returning(&JOURNAL, &row, |row| row.int(0))?;
        self.conn.insert(&PAYLOAD, &[pos.into(), org.into(), (&step.body).into()])?;
        self.heads.insert((org, stream), Head { seq, at: step.at, hash });
        Ok(seq)
    }

    /// The step to build on; `None` at the beginning of a stream.
    fn head(&mut self, org: Org, stream: Stream, version: u64) -> Result<Option<Head>, Fault> {
        let moved = Fault::Conflict { clash: Clash::Version };
        if let Some(head) = self.heads.get(&(org, stream)) {
            return if head.seq == version { Ok(Some(*head)) } else { Err(moved) };
        }
        if version == 0 {
            // Should the stream exist, its first step is in the way of ours.
            return Ok(None);
        }
        let found = self.conn.query_opt(
            "select at, hash from journal where org = $1 and stream = $2 and seq = $3",
            &[org.into(), stream.into(), version.into()],
            |row| Ok(Head { seq: version, at: row.time(0)?, hash: row.exactly(1)? }),
        )?;
        found.map(Some).ok_or(moved)
    }
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_what_the_document_says() {
        // Recomputed with the command in docs/journal.md; a change here breaks every register.
        let step = Sealed {
            prev_hash: &BEGINNING,
            org: 1,
            stream: &[7; 16],
            seq: 1,
            at: 1_786_936_332_000,
            kind: "receive",
            actor: "staff:wangfang",
            digest: &digest(b"{}"),
        };
        assert_eq!(
            hex(&hash(&step)),
            "9eef6b5b11f269b6948d7f6f05f8eeff2ed7328af8f24673e6c8e515a0e4508c"
        );
    }

    #[test]
    fn every_field_changes_the_hash() {
        let digest = digest(b"{}");
        let step = Sealed {
            prev_hash: &BEGINNING,
            org: 1,
            stream: &[7; 16],
            seq: 1,
            at: 5,
            kind: "receive",
            actor: "clock",
            digest: &digest,
        };
        let others = [
            Sealed { prev_hash: &[1; 32], ..step },
            Sealed { org: 2, ..step },
            Sealed { stream: &[8; 16], ..step },
            Sealed { seq: 2, ..step },
            Sealed { at: 6, ..step },
            Sealed { kind: "receiv", actor: "eclock", ..step },
            Sealed { actor: "customer", ..step },
            Sealed { digest: &[0; 32], ..step },
        ];
        for other in others {
            assert_ne!(hash(&step), hash(&other), "{other:?}");
        }
    }
}
