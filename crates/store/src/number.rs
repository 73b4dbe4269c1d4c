//! Running numbers of cases.
//!
//! On SQLite a number is taken within the command's transaction, so a command that is undone leaves no gap.
//! On PostgreSQL that would hold the day's row until the commit and let only one command of a day be
//! under way at a time; there it is taken beside the transaction, and an undone command leaves a gap.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use crate::Org;
use crate::executor::Conn;
use crate::fault::Fault;
use crate::transaction::Tx;
use crate::value::Value;

const TAKE: &str = "insert into number (org, day, last) values ($1, $2, $3)
     on conflict (org, day) do update set last = number.last + excluded.last returning last";

type Connect = dyn Fn() -> Result<Conn, Fault> + Send + Sync;

/// A connection beside the transactions of PostgreSQL, opened when it is first needed.
pub(crate) struct Beside {
    connect: Arc<Connect>,
    conn: Mutex<Option<Conn>>,
}

impl Beside {
    pub(crate) fn new(connect: Arc<Connect>) -> Beside {
        Beside { connect, conn: Mutex::new(None) }
    }

    fn take(&self, values: &[Value<'_>]) -> Result<u32, Fault> {
        let mut held = self.conn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(conn) = held.as_mut() {
            let taken = take(conn, values);
            if !conn.is_gone() {
                return taken;
            }
        }
        // The server went away meanwhile; a number it may have given out already is a gap.
        let mut conn = (self.connect)()?;
        // Need not be synced by itself: the log is written in order, so the commit of the case that
        // carries the number makes the number last as well.
        conn.batch("set synchronous_commit = off")?;
        let taken = take(&mut conn, values);
        *held = Some(conn);
        taken
    }
}

fn take(conn: &mut Conn, values: &[Value<'_>]) -> Result<u32, Fault> {
    conn.query_one(TAKE, values, |row| row.small(0))
}

impl Tx {
    /// Takes `count` running case numbers of `day` and returns the first.
    pub fn take_numbers(&mut self, org: Org, day: Date, count: u32) -> Result<u32, Fault> {
        let ymd =
            i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day());
        let values = [org.into(), ymd.into(), count.into()];
        let last = match self.beside.clone() {
            None => take(&mut self.conn, &values)?,
            Some(beside) => beside.take(&values)?,
        };
        Ok(last - count + 1)
    }
}
