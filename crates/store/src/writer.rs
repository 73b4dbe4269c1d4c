//! The writing side: commands become commits.
//!
//! SQLite has one writer. It takes whatever waits, runs each command within a savepoint of its own and
//! commits them all with one sync, so that many commands share the price of the disk and none the
//! failure of another. PostgreSQL syncs for many connections by itself: there each of several writers
//! runs one command per transaction. Nobody is answered before the commit.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::SyncSender;
use std::time::{Duration, Instant};

use crate::dialect;
use crate::executor::Conn;
use crate::fault::Fault;
use crate::number::Beside;
use crate::target::Kind;
use crate::transaction::Tx;
use crate::waiting::{Job, Line};

/// Commands that share one commit at most: more would let the first wait too long.
const GROUP_MAX: usize = 256;
/// How long a group may grow before it is committed, when commands are slow.
const GROUP_TIME: Duration = Duration::from_millis(10);

thread_local! {
    /// Whether this thread is a writer: waiting for a writer there would wait forever.
    static WRITES: Cell<bool> = const { Cell::new(false) };
}

/// Panics on a thread that writes, where a command would wait for itself.
pub(crate) fn assert_not_writing() {
    assert!(!WRITES.get(), "a command was begun within a command: pass the transaction on instead");
}

/// A closure, what it made, and who waits for it.
pub(crate) struct Work<F, T, E, D> {
    closure: Option<F>,
    made: Option<Result<T, E>>,
    done: Option<D>,
}

impl<F, T, E, D> Work<F, T, E, D> {
    pub(crate) fn new(closure: F, done: D) -> Work<F, T, E, D> {
        Work { closure: Some(closure), made: None, done: Some(done) }
    }
}

impl<F, T, E, D> Job for Work<F, T, E, D>
where
    F: FnOnce(&mut Tx) -> Result<T, E> + Send,
    D: FnOnce(Result<T, E>) + Send,
    T: Send,
    E: From<Fault> + Send,
{
    fn run(&mut self, tx: &mut Tx) -> bool {
        let Some(closure) = self.closure.take() else { return false };
        let made = catch_unwind(AssertUnwindSafe(|| closure(tx)));
        let made = made.unwrap_or_else(|cause| Err(panicked(cause.as_ref()).into()));
        self.made.insert(made).is_ok()
    }

    fn answer(mut self: Box<Self>, outcome: Result<(), Fault>) {
        let answer = match (self.made.take(), outcome) {
            (Some(Err(error)), _) => Err(error),
            (Some(Ok(value)), Ok(())) => Ok(value),
            (_, Err(fault)) => Err(fault.into()),
            (None, Ok(())) => Err(Fault::other("the command was not run").into()),
        };
        if let Some(done) = self.done.take() {
            done(answer);
        }
    }
}

fn panicked(cause: &(dyn Any + Send)) -> Fault {
    let said = cause
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| cause.downcast_ref::<String>().map(String::as_str));
    Fault::other(format_args!(
        "a command broke off and was undone: {}",
        said.unwrap_or("no reason given")
    ))
}

fn answer(job: Box<dyn Job>, outcome: Result<(), Fault>) {
    // The writer serves everybody; it outlives an answer that cannot be delivered.
    if let Err(cause) = catch_unwind(AssertUnwindSafe(|| job.answer(outcome))) {
        tracing::error!(error = %panicked(cause.as_ref()), "an answer could not be delivered");
    }
}

/// Serves the line with SQLite until it is closed; says after each commit that there was one.
pub(crate) fn serve_sqlite(conn: Conn, line: &Line, committed: &SyncSender<()>) {
    WRITES.set(true);
    let mut tx = Tx::new(conn, None);
    while let Some(first) = line.take() {
        if let Err(fault) = tx.conn.control(dialect::begin_write(Kind::Sqlite)) {
            // Whoever waits would only wait for the same lock once more. They are taken out of the line before
            // anybody is answered: a command that joins after an answer finds the lock gone, perhaps.
            let waiting: Vec<_> = std::iter::from_fn(|| line.take_now()).collect();
            for job in std::iter::once(first).chain(waiting) {
                answer(job, Err(fault.clone()));
            }
            continue;
        }
        let (group, lost) = run_group(&mut tx, first, line);
        let outcome = match lost {
            Some(fault) => Err(fault),
            None => tx.conn.commit(),
        };
        if outcome.is_err() && !tx.conn.is_idle() {
            let _ = tx.conn.control("rollback");
        }
        // Already told, or nobody listens any more: both are well.
        let _ = committed.try_send(());
        for (job, own) in group {
            answer(job, own.map_or_else(|| outcome.clone(), Err));
        }
    }
}

/// A job that ran, and the fault that is its alone.
type Ran = (Box<dyn Job>, Option<Fault>);

/// Runs jobs while some wait; the fault is there when the whole transaction was lost on the way.
fn run_group(tx: &mut Tx, first: Box<dyn Job>, line: &Line) -> (Vec<Ran>, Option<Fault>) {
    let began = Instant::now();
    let mut group = Vec::new();
    let mut next = Some(first);
    while let Some(mut job) = next {
        let own = match run_alone(tx, job.as_mut()) {
            Ok(own) => own,
            Err(fault) => {
                group.push((job, None));
                return (group, Some(fault));
            }
        };
        group.push((job, own));
        let room = group.len() < GROUP_MAX && began.elapsed() < GROUP_TIME;
        next = if room { line.take_now() } else { None };
    }
    (group, None)
}

/// Runs one job within a savepoint, undone when it fails; an error means that the transaction is lost.
fn run_alone(tx: &mut Tx, job: &mut dyn Job) -> Result<Option<Fault>, Fault> {
    tx.conn.control("savepoint command")?;
    tx.heads.clear();
    let kept = job.run(tx);
    tx.conn.answered();
    let failure = tx.conn.take_failure();
    if tx.conn.is_idle() {
        // A full disk makes SQLite end the whole transaction: the group is lost, nobody was answered yet.
        return Err(failure.unwrap_or_else(|| Fault::other("the database ended the transaction")));
    }
    if !kept || failure.is_some() {
        tx.conn.control("rollback to command")?;
    }
    tx.conn.control("release command")?;
    Ok(failure.filter(|_| kept))
}

/// How the writers of PostgreSQL come to connections.
pub(crate) struct Server {
    /// Opens a connection; asked again whenever the server was away.
    pub(crate) connect: Arc<dyn Fn() -> Result<Conn, Fault> + Send + Sync>,
    /// The connection for case numbers, shared by all writers.
    pub(crate) beside: Arc<Beside>,
}

/// Serves the line with PostgreSQL until it is closed, from `first` on if it is given.
pub(crate) fn serve_postgres(server: &Server, first: Option<Conn>, line: &Line) {
    WRITES.set(true);
    let mut held = first.map(|conn| Tx::new(conn, Some(Arc::clone(&server.beside))));
    while let Some(mut job) = line.take() {
        let mut tx = match begin_postgres(server, held.take()) {
            Ok(tx) => tx,
            Err(fault) => {
                answer(job, Err(fault));
                continue;
            }
        };
        tx.heads.clear();
        let kept = job.run(&mut tx);
        tx.conn.answered();
        let failure = tx.conn.take_failure();
        let outcome = if kept && failure.is_none() {
            tx.conn.commit()
        } else {
            let _ = tx.conn.control("rollback");
            failure.map_or(Ok(()), Err)
        };
        if !tx.conn.is_gone() {
            held = Some(tx);
        }
        answer(job, outcome);
    }
}

fn begin_postgres(server: &Server, held: Option<Tx>) -> Result<Tx, Fault> {
    if let Some(mut tx) = held
        && tx.conn.control(dialect::begin_write(Kind::Postgres)).is_ok()
    {
        return Ok(tx);
    }
    // Nothing has been run yet, so a line that was cut while idle costs nobody an error.
    let mut tx = Tx::new((server.connect)()?, Some(Arc::clone(&server.beside)));
    tx.conn.control(dialect::begin_write(Kind::Postgres))?;
    Ok(tx)
}
