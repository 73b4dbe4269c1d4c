//! What makes a command safe to repeat: the answers given, under the key of the request.

use jiff::Timestamp;

use crate::Org;
use crate::fault::Fault;
use crate::table::{Table, Type};
use crate::transaction::{Reader, Tx};

/// A request that was answered before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The digest of the request: another body under the same key is the caller's mistake.
    pub fingerprint: [u8; 32],
    /// The answer given then.
    pub answer: String,
    /// When it was given.
    pub at: Timestamp,
}

static REQUEST: Table = Table::new(
    "request",
    &[
        ("org", Type::Int),
        ("key", Type::Text),
        ("fingerprint", Type::Blob),
        ("answer", Type::Text),
        ("at", Type::Int),
    ],
);

impl Reader {
    /// The answer given to this request before, if it was answered.
    pub fn find_request(&mut self, org: Org, key: &str) -> Result<Option<Answered>, Fault> {
        self.conn.query_opt(
            "select fingerprint, answer, at from request where org = $1 and key = $2",
            &[org.into(), key.into()],
            |row| {
                Ok(Answered {
                    fingerprint: row.exactly(0)?,
                    answer: row.text(1)?,
                    at: row.time(2)?,
                })
            },
        )
    }
}

impl Tx {
    /// Remembers the answer to a request in the transaction that did what was asked.
    ///
    /// `Fault::Conflict { clash: Clash::Request }` when it was answered meanwhile: nothing of this
    /// transaction stays, and [`Reader::find_request`] has the answer. So a caller who expects few
    /// repetitions need not look first.
    pub fn put_request(
        &mut self,
        org: Org,
        key: &str,
        fingerprint: &[u8; 32],
        answer: &str,
        at: Timestamp,
    ) -> Result<(), Fault> {
        let row = [org.into(), key.into(), fingerprint.into(), answer.into(), at.into()];
        self.conn.insert(&REQUEST, &row).map(|_| ())
    }

    /// Forgets answers given before `before`; returns how many, at most `limit`.
    pub fn forget_requests(
        &mut self,
        org: Org,
        before: Timestamp,
        limit: u32,
    ) -> Result<u64, Fault> {
        self.conn.execute(
            "delete from request where org = $1 and key in
             (select key from request where org = $1 and at < $2 order by at limit $3)",
            &[org.into(), before.into(), limit.into()],
        )
    }
}
