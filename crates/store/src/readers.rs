//! The reading side: connections shared by those who read, each read seeing one moment.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::dialect;
use crate::executor::Conn;
use crate::fault::Fault;
use crate::target::Kind;
use crate::transaction::Reader;

/// How long a reader waits for a free connection before it is told that the register is busy.
const TURN_WAIT: Duration = Duration::from_secs(10);

type Connect = dyn Fn() -> Result<Conn, Fault> + Send + Sync;

pub(crate) struct Readers {
    kind: Kind,
    connect: Arc<Connect>,
    max: usize,
    state: Mutex<State>,
    returned: Condvar,
}

#[derive(Default)]
struct State {
    idle: Vec<Reader>,
    lent: usize,
}

impl Readers {
    pub(crate) fn new(kind: Kind, max: usize, connect: Arc<Connect>) -> Readers {
        Readers {
            kind,
            connect,
            max: max.max(1),
            state: Mutex::default(),
            returned: Condvar::new(),
        }
    }

    /// Runs `closure` on a connection of its own, seeing one moment of the register.
    pub(crate) fn read<T, E: From<Fault>>(
        &self,
        closure: impl FnOnce(&mut Reader) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut lent = Lent { readers: self, reader: self.turn()? };
        let reader = lent.begun(self)?;
        let made = closure(reader);
        // Ends a transaction that only read; whatever this says, the answer is known.
        let _ = reader.conn.control("rollback");
        reader.conn.take_failure();
        made
    }

    /// Waits for a turn; an idle connection comes with it if there is one.
    fn turn(&self) -> Result<Option<Reader>, Fault> {
        let mut state = self.lock();
        while state.lent >= self.max {
            let (after, wait) = self
                .returned
                .wait_timeout(state, TURN_WAIT)
                .unwrap_or_else(PoisonError::into_inner);
            state = after;
            if wait.timed_out() && state.lent >= self.max {
                return Err(Fault::Busy {
                    what: format!("all {} reading connections are in use", self.max),
                });
            }
        }
        state.lent += 1;
        Ok(state.idle.pop())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A turn; gives itself back even when the closure panics.
struct Lent<'r> {
    readers: &'r Readers,
    reader: Option<Reader>,
}

impl Lent<'_> {
    fn begun(&mut self, readers: &Readers) -> Result<&mut Reader, Fault> {
        let begin = dialect::begin_read(readers.kind);
        if let Some(reader) = &mut self.reader
            && reader.conn.control(begin).is_err()
        {
            // The server went away while the connection lay idle.
            self.reader = None;
        }
        if self.reader.is_none() {
            let mut fresh = Reader::new((readers.connect)()?);
            fresh.conn.control(begin)?;
            self.reader = Some(fresh);
        }
        self.reader.as_mut().ok_or_else(|| Fault::other("no connection"))
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut state = self.readers.lock();
        state.lent -= 1;
        // After a panic the transaction may still be open: such a connection is not used again.
        if let Some(reader) = self.reader.take()
            && !std::thread::panicking()
            && !reader.conn.is_gone()
        {
            state.idle.push(reader);
        }
        drop(state);
        self.readers.returned.notify_one();
    }
}
