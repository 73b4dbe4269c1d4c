//! What a command holds while it reads ([`Reader`]) and while it writes ([`Tx`]).
//!
//! Their methods stand where the tables are: `journal.rs`, `rows.rs`, `request.rs` and so on.
//! A `Tx` can do whatever a `Reader` can.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use crate::executor::Conn;
use crate::journal::Head;
use crate::number::Beside;

/// Reads one moment of the register.
pub struct Reader {
    pub(crate) conn: Conn,
}

impl Reader {
    pub(crate) fn new(conn: Conn) -> Reader {
        Reader { conn }
    }

    /// The connection below, for tests, benchmarks and tools that bring their own SQL.
    pub fn conn(&mut self) -> &mut Conn {
        &mut self.conn
    }
}

/// Writes within one transaction.
pub struct Tx {
    reader: Reader,
    /// Last steps of the streams this transaction has read, so that appending need not ask again.
    pub(crate) heads: BTreeMap<(i64, [u8; 16]), Head>,
    /// A connection beside this transaction, where the database wants one for case numbers.
    pub(crate) beside: Option<Arc<Beside>>,
}

impl Tx {
    pub(crate) fn new(conn: Conn, beside: Option<Arc<Beside>>) -> Tx {
        Tx { reader: Reader::new(conn), heads: BTreeMap::new(), beside }
    }
}

impl Deref for Tx {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Reader {
        &mut self.reader
    }
}
