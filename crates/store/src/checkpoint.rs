//! Copying SQLite's log into the database beside the writer, so that the writer need not stop for it.
//!
//! The writer copies what is left once the log is long, which is little then; without this thread that would
//! be everything, and whoever waits for a commit would wait for it every few dozen commits.

use std::sync::mpsc::Receiver;
use std::time::Duration;

use crate::fault::Fault;

/// Between two rounds while commits come in.
const PAUSE: Duration = Duration::from_millis(25);
/// After a failure, before the connection is opened anew.
const PAUSE_AFTER_FAULT: Duration = Duration::from_secs(5);

/// Copies after commits, until nobody commits any more.
pub(crate) fn serve(
    connect: impl Fn() -> Result<rusqlite::Connection, Fault>,
    commits: &Receiver<()>,
) {
    let mut held = None;
    while commits.recv().is_ok() {
        std::thread::sleep(PAUSE);
        if held.is_none() {
            held = connect().ok();
        }
        let copied = held.as_ref().map(copy);
        if let Some(Err(error)) = copied {
            // No harm is done: the writer copies by itself when the log is long.
            tracing::warn!(%error, "the log could not be copied beside the writer");
            held = None;
            std::thread::sleep(PAUSE_AFTER_FAULT);
        }
    }
}

fn copy(conn: &rusqlite::Connection) -> rusqlite::Result<()> {
    conn.query_row("pragma wal_checkpoint(passive)", [], |_| Ok(()))
}
