//! The register as the rest of the program sees it: open it, read it, change it.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;

use crate::checkpoint;
use crate::dialect;
use crate::executor::{Conn, Counters};
use crate::fault::Fault;
use crate::migrate;
use crate::number::Beside;
use crate::readers::Readers;
use crate::target::{DATABASE_FILE, FILES_FOLDER, Kind, Options, Target};
use crate::transaction::{Reader, Tx};
use crate::waiting::Line;
use crate::writer::{self, Server, Work};

/// An open register; cloning it is cheap and shares it.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    target: Target,
    options: Options,
    files: PathBuf,
    line: Arc<Line>,
    writers: Mutex<Vec<JoinHandle<()>>>,
    readers: Readers,
    counters: Arc<Counters>,
}

impl Store {
    /// Opens the register at `target`, making it only when `options.create` says so.
    pub fn open(target: &Target, options: &Options) -> Result<Store, Fault> {
        let counters = Arc::new(Counters::default());
        let line = Arc::new(Line::new(options.waiting));
        let (writers, connect, files) = match target {
            Target::Folder(folder) => open_folder(folder, options, &line, &counters)?,
            Target::Postgres(url) => open_server(url, options, &line, &counters)?,
        };
        let readers = Readers::new(target.kind(), options.readers, connect);
        let files = options.files.clone().unwrap_or(files);
        let inner = Inner {
            target: target.clone(),
            options: options.clone(),
            files,
            line,
            writers: Mutex::new(writers),
            readers,
            counters,
        };
        Ok(Store { inner: Arc::new(inner) })
    }

    /// Brings the tables to the state this program knows; returns the names of what was applied.
    pub fn migrate(&self) -> Result<Vec<&'static str>, Fault> {
        self.transact(migrate::run)
    }

    /// Which database it is.
    pub fn kind(&self) -> Kind {
        self.inner.target.kind()
    }

    /// Where it is.
    pub fn target(&self) -> &Target {
        &self.inner.target
    }

    /// How it was opened.
    pub fn options(&self) -> &Options {
        &self.inner.options
    }

    /// The folder of attachments.
    pub fn files_folder(&self) -> &Path {
        &self.inner.files
    }

    /// Statements run on all connections since opening.
    pub fn statements(&self) -> u64 {
        self.inner.counters.statements.load(Ordering::Relaxed)
    }

    /// Commits since opening; with [`Store::statements`], what commands share one sync.
    pub fn commits(&self) -> u64 {
        self.inner.counters.commits.load(Ordering::Relaxed)
    }

    /// Commands carried out since opening, kept or not.
    pub(crate) fn commands(&self) -> u64 {
        self.inner.counters.commands.load(Ordering::Relaxed)
    }

    /// Reads one moment of the register on the calling thread.
    pub fn read<T, E: From<Fault>>(
        &self,
        closure: impl FnOnce(&mut Reader) -> Result<T, E>,
    ) -> Result<T, E> {
        self.inner.readers.read(closure)
    }

    /// Runs `closure` in one transaction and waits until it is saved.
    ///
    /// When it returns an error, or a statement in it failed, everything it did is undone, and only that.
    /// The closure runs on another thread; it must not call `transact` itself.
    pub fn transact<T, E, F>(&self, closure: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        writer::assert_not_writing();
        let (tell, told) = mpsc::sync_channel(1);
        let done = move |outcome| {
            let _ = tell.send(outcome);
        };
        self.inner.line.join(Box::new(Work::new(closure, done)));
        told.recv()
            .unwrap_or_else(|_| Err(Fault::other("the writer ended without an answer").into()))
    }

    /// Like [`Store::transact`], but returns at once; `done` is called after the commit, on the writer's thread.
    ///
    /// `done` must be quick (send on a channel). When too many wait, it is called with [`Fault::Busy`] at once.
    pub fn submit<T, E, F, D>(&self, closure: F, done: D)
    where
        F: FnOnce(&mut Tx) -> Result<T, E> + Send + 'static,
        D: FnOnce(Result<T, E>) + Send + 'static,
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        self.inner.line.join_now(Box::new(Work::new(closure, done)));
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the address: it may hold a password.
        write!(f, "Store({:?})", self.kind())
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.line.close();
        let own = std::thread::current().id();
        let mut writers = self.writers.lock().unwrap_or_else(PoisonError::into_inner);
        for writer in writers.drain(..).filter(|writer| writer.thread().id() != own) {
            let _ = writer.join();
        }
    }
}

type Connect = Arc<dyn Fn() -> Result<Conn, Fault> + Send + Sync>;
type Opened = (Vec<JoinHandle<()>>, Connect, PathBuf);

fn open_folder(
    folder: &Path,
    options: &Options,
    line: &Arc<Line>,
    counters: &Arc<Counters>,
) -> Result<Opened, Fault> {
    let path = folder.join(DATABASE_FILE);
    if !path.exists() {
        if !options.create {
            return Err(Fault::NoDatabase { place: path.display().to_string() });
        }
        std::fs::create_dir_all(folder)
            .map_err(|e| Fault::other(format_args!("{}: {e}", folder.display())))?;
    }
    let conn = Conn::sqlite(dialect::open_sqlite_writer(&path, options)?, Arc::clone(counters));
    let served = Arc::clone(line);
    let (committed, commits) = mpsc::sync_channel(1);
    let writer = spawn("wenguo-writer", move || writer::serve_sqlite(conn, &served, &committed))?;
    let (beside, own) = (path.clone(), options.clone());
    let checkpoints = spawn("wenguo-checkpoint", move || {
        checkpoint::serve(|| dialect::open_sqlite_reader(&beside, &own), &commits);
    })?;
    let (options, counters) = (options.clone(), Arc::clone(counters));
    let connect: Connect = Arc::new(move || {
        Ok(Conn::sqlite(dialect::open_sqlite_reader(&path, &options)?, Arc::clone(&counters)))
    });
    Ok((vec![writer, checkpoints], connect, folder.join(FILES_FOLDER)))
}

fn open_server(
    url: &str,
    options: &Options,
    line: &Arc<Line>,
    counters: &Arc<Counters>,
) -> Result<Opened, Fault> {
    let connect: Connect = {
        let (url, options, counters) = (url.to_owned(), options.clone(), Arc::clone(counters));
        Arc::new(move || {
            Ok(Conn::postgres(dialect::open_postgres(&url, &options)?, Arc::clone(&counters)))
        })
    };
    // The first connection is made now, so that a wrong address is told at once.
    let mut first = Some(connect()?);
    let mut writers = Vec::new();
    let server = Arc::new(Server {
        connect: Arc::clone(&connect),
        beside: Arc::new(Beside::new(Arc::clone(&connect))),
    });
    for _ in 0..options.writers.max(1) {
        let (server, first, line) = (Arc::clone(&server), first.take(), Arc::clone(line));
        writers
            .push(spawn("wenguo-writer", move || writer::serve_postgres(&server, first, &line))?);
    }
    Ok((writers, connect, PathBuf::from(FILES_FOLDER)))
}

fn spawn(name: &str, serve: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, Fault> {
    let builder = std::thread::Builder::new().name(name.to_owned());
    builder.spawn(serve).map_err(|e| Fault::other(format_args!("no thread for the writer: {e}")))
}
