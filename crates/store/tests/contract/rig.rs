//! An empty register of either database that goes away with the test.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use store::{Options, Store, Target};

pub(crate) struct Rig {
    store: Option<Store>,
    pub(crate) target: Target,
    pub(crate) options: Options,
    #[expect(dead_code, reason = "kept until the test ends")]
    folder: tempfile::TempDir,
    superuser: Option<String>,
    /// The database to drop.
    database: String,
}

#[expect(
    clippy::disallowed_methods,
    reason = "tests are told by the environment where PostgreSQL is"
)]
pub(crate) fn env(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn options() -> Options {
    Options { create: true, busy_wait: Duration::from_millis(400), ..Options::default() }
}

impl Rig {
    /// A register on SQLite.
    pub(crate) fn sqlite() -> Rig {
        let folder = tempfile::tempdir().unwrap();
        let target = Target::Folder(folder.path().join("data"));
        Rig::open(target, folder, None, String::new())
    }

    /// A register on PostgreSQL; `None` only when it was left out on purpose.
    #[expect(clippy::print_stderr, reason = "a half left out is told loudly")]
    pub(crate) fn postgres() -> Option<Rig> {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let Some(superuser) = env("WENGUO_TEST_POSTGRES") else {
            assert!(
                env("WENGUO_TEST_SQLITE_ONLY").is_some_and(|it| it == "1"),
                "WENGUO_TEST_POSTGRES is not set: give the address of a PostgreSQL superuser, \
                 or set WENGUO_TEST_SQLITE_ONLY=1 to leave this half out"
            );
            eprintln!("LEFT OUT: the PostgreSQL half of this test (WENGUO_TEST_SQLITE_ONLY=1)");
            return None;
        };
        let database =
            format!("wenguo_t{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let mut admin = postgres::Client::connect(&superuser, postgres::NoTls).unwrap();
        admin.batch_execute(&format!("create database {database}")).unwrap();
        let target = Target::Postgres(with_database(&superuser, &database));
        Some(Rig::open(target, tempfile::tempdir().unwrap(), Some(superuser), database))
    }

    fn open(
        target: Target,
        folder: tempfile::TempDir,
        superuser: Option<String>,
        database: String,
    ) -> Rig {
        let options = Options { files: Some(folder.path().join("files")), ..options() };
        let store = Store::open(&target, &options).unwrap();
        store.migrate().unwrap();
        Rig { store: Some(store), target, options, folder, superuser, database }
    }

    pub(crate) fn store(&self) -> &Store {
        self.store.as_ref().expect("the register is open")
    }

    /// Closes the register.
    pub(crate) fn close(&mut self) {
        self.store = None;
    }

    /// Has the server cut every connection to this database.
    pub(crate) fn cut_connections(&self) {
        let superuser = self.superuser.as_ref().expect("a register on PostgreSQL");
        let mut admin = postgres::Client::connect(superuser, postgres::NoTls).unwrap();
        // And waits until they are gone: one that is only told to go still answers.
        let sql =
            "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = $1";
        admin.query(sql, &[&self.database]).unwrap();
    }

    /// Closes the register and opens it again.
    pub(crate) fn reopen(&mut self) {
        self.store = None;
        self.store = Some(Store::open(&self.target, &self.options).unwrap());
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        self.store = None;
        if let Some(superuser) = &self.superuser
            && let Ok(mut admin) = postgres::Client::connect(superuser, postgres::NoTls)
        {
            let _ = admin
                .batch_execute(&format!("drop database if exists {} with (force)", self.database));
        }
    }
}

/// The same server, another database.
fn with_database(url: &str, database: &str) -> String {
    let (address, query) =
        url.split_once('?').map_or((url, String::new()), |(a, q)| (a, format!("?{q}")));
    let scheme_end = address.find("://").map_or(0, |at| at + 3);
    let host = address[scheme_end..].find('/').map_or(address, |at| &address[..scheme_end + at]);
    format!("{host}/{database}{query}")
}
