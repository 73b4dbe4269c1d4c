//! One connection that runs one SQL text on either database.
//!
//! Written by hand because it is small: statements are cached on both sides, rows are read in place,
//! and nothing stands between the text in this crate and the database. What differs lives in
//! [`crate::dialect`]; no other module asks which database it speaks to.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use postgres::fallible_iterator::FallibleIterator as _;
use postgres::types::ToSql;

use crate::dialect;
use crate::fault::Fault;
use crate::table::Table;
use crate::target::Kind;
use crate::value::{Row, Value};

/// Prepared statements kept per connection; lists with filters make many texts, a page uses few.
pub(crate) const STATEMENTS_CACHED_MAX: usize = 256;

/// What ran on all connections of a register since it was opened.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    pub(crate) statements: AtomicU64,
    pub(crate) commits: AtomicU64,
    /// Commands answered, kept or not.
    pub(crate) commands: AtomicU64,
}

enum Base {
    Sqlite(rusqlite::Connection),
    Postgres(Box<postgres::Client>),
}

/// An open connection.
pub struct Conn {
    base: Base,
    /// SQLite's spelling of our texts (`?1` for `$1`).
    spelled: BTreeMap<String, Arc<str>>,
    /// PostgreSQL's prepared statements by our text.
    prepared: BTreeMap<String, postgres::Statement>,
    /// The first statement that failed since the transaction began.
    failed: Option<Fault>,
    statements: u64,
    of_all: Arc<Counters>,
}

impl Conn {
    /// A connection to SQLite, already opened and set up.
    pub(crate) fn sqlite(conn: rusqlite::Connection, counters: Arc<Counters>) -> Conn {
        conn.set_prepared_statement_cache_capacity(STATEMENTS_CACHED_MAX);
        Conn::new(Base::Sqlite(conn), counters)
    }

    /// A connection to PostgreSQL.
    pub(crate) fn postgres(client: postgres::Client, counters: Arc<Counters>) -> Conn {
        Conn::new(Base::Postgres(Box::new(client)), counters)
    }

    fn new(base: Base, of_all: Arc<Counters>) -> Conn {
        let (spelled, prepared) = (BTreeMap::new(), BTreeMap::new());
        Conn { base, spelled, prepared, failed: None, statements: 0, of_all }
    }

    /// Which database this is.
    pub fn kind(&self) -> Kind {
        match self.base {
            Base::Sqlite(_) => Kind::Sqlite,
            Base::Postgres(_) => Kind::Postgres,
        }
    }

    /// How many statements ran on this connection; many rows inserted at once count as one.
    pub fn statements(&self) -> u64 {
        self.statements
    }

    /// Runs a query and makes something of each row.
    pub fn query<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        mut make: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let mut list = Vec::new();
        self.each(sql, values, |row| {
            list.push(make(row)?);
            Ok(())
        })?;
        Ok(list)
    }

    /// Runs a query that answers at most one row (further rows are not looked at).
    pub fn query_opt<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        mut make: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Option<T>, Fault> {
        let mut found = None;
        self.each(sql, values, |row| {
            if found.is_none() {
                found = Some(make(row)?);
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Runs a query that always answers a row, such as a count.
    pub fn query_one<T>(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        make: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        self.query_opt(sql, values, make)?
            .ok_or_else(|| Fault::other(format_args!("no row from: {sql}")))
    }

    /// Runs a query and hands over its rows one by one, so that a register of any size needs no memory.
    pub fn each(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        mut take: impl FnMut(&Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.count();
        let outcome = match &mut self.base {
            Base::Sqlite(conn) => {
                sqlite_each(conn, spell(&mut self.spelled, sql), values, &mut take)
            }
            Base::Postgres(client) => prepare(client, &mut self.prepared, sql)
                .and_then(|statement| postgres_each(client, &statement, values, &mut take)),
        };
        self.noting(outcome)
    }

    /// Runs a statement and says how many rows it touched.
    pub fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, Fault> {
        self.count();
        let outcome = match &mut self.base {
            Base::Sqlite(conn) => sqlite_execute(conn, spell(&mut self.spelled, sql), values),
            Base::Postgres(client) => {
                prepare(client, &mut self.prepared, sql).and_then(|statement| {
                    client
                        .execute(&statement, &as_parameters(values))
                        .map_err(|e| dialect::postgres_fault(&e))
                })
            }
        };
        self.noting(outcome)
    }

    /// Inserts one row.
    pub fn insert(&mut self, table: &Table, row: &[Value<'_>]) -> Result<u64, Fault> {
        debug_assert_eq!(
            table.columns.len(),
            row.len(),
            "one value for each column of {}",
            table.name
        );
        self.execute(table.one_row(), row)
    }

    /// Inserts one row and reads what the table's tail returns of it.
    pub fn insert_returning<T>(
        &mut self,
        table: &Table,
        row: &[Value<'_>],
        make: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        self.query_one(table.one_row(), row, make)
    }

    /// Inserts many rows as one statement: PostgreSQL gets arrays, SQLite a loop without a round trip.
    pub fn insert_many(&mut self, table: &Table, rows: &[Vec<Value<'_>>]) -> Result<u64, Fault> {
        match (rows, &mut self.base) {
            ([], _) => Ok(0),
            ([row], _) => self.insert(table, row),
            (rows, Base::Sqlite(conn)) => {
                let spelled = spell(&mut self.spelled, table.one_row());
                let outcome = rows
                    .iter()
                    .try_fold(0, |sum, row| Ok(sum + sqlite_execute(conn, spelled, row)?));
                self.count();
                self.noting(outcome)
            }
            (rows, Base::Postgres(client)) => {
                let outcome =
                    prepare(client, &mut self.prepared, table.many_rows()).and_then(|statement| {
                        dialect::postgres_arrays(client, &statement, table, rows)
                    });
                self.count();
                self.noting(outcome)
            }
        }
    }

    /// Runs several statements without values, such as a migration or a `begin`; not counted.
    pub fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        let outcome = match &mut self.base {
            Base::Sqlite(conn) => conn.execute_batch(sql).map_err(|e| dialect::sqlite_fault(&e)),
            Base::Postgres(client) => {
                client.batch_execute(sql).map_err(|e| dialect::postgres_fault(&e))
            }
        };
        self.noting(outcome)
    }

    /// A cached statement without values and without answer (`begin`, `savepoint`); not counted.
    pub(crate) fn control(&mut self, sql: &'static str) -> Result<(), Fault> {
        match &mut self.base {
            Base::Sqlite(conn) => sqlite_execute(conn, sql, &[]).map(|_| ()),
            Base::Postgres(client) => {
                client.batch_execute(sql).map_err(|e| dialect::postgres_fault(&e))
            }
        }
    }

    /// Commits the transaction and counts it.
    pub(crate) fn commit(&mut self) -> Result<(), Fault> {
        self.of_all.commits.fetch_add(1, Ordering::Relaxed);
        self.control("commit")
    }

    /// Counts a command.
    pub(crate) fn answered(&mut self) {
        self.of_all.commands.fetch_add(1, Ordering::Relaxed);
    }

    /// The first failure since the last call; a transaction in which a statement failed must not be kept.
    ///
    /// PostgreSQL would turn its commit into a silent rollback, SQLite would keep half of it.
    pub(crate) fn take_failure(&mut self) -> Option<Fault> {
        self.failed.take()
    }

    /// Whether no transaction is open (SQLite ends one by itself when the disk is full).
    pub(crate) fn is_idle(&self) -> bool {
        match &self.base {
            Base::Sqlite(conn) => conn.is_autocommit(),
            Base::Postgres(client) => client.is_closed(),
        }
    }

    /// Whether the server has gone away.
    pub(crate) fn is_gone(&self) -> bool {
        matches!(&self.base, Base::Postgres(client) if client.is_closed())
    }

    fn count(&mut self) {
        self.statements += 1;
        self.of_all.statements.fetch_add(1, Ordering::Relaxed);
    }

    fn noting<T>(&mut self, outcome: Result<T, Fault>) -> Result<T, Fault> {
        if let Err(fault) = &outcome {
            self.failed.get_or_insert_with(|| fault.clone());
        }
        outcome
    }
}

fn spell<'m>(spelled: &'m mut BTreeMap<String, Arc<str>>, sql: &str) -> &'m str {
    // Two look-ups, because an entry would copy the text each time.
    if !spelled.contains_key(sql) {
        if spelled.len() >= STATEMENTS_CACHED_MAX {
            spelled.clear();
        }
        spelled.insert(sql.to_owned(), dialect::sqlite_placeholders(sql).into());
    }
    &spelled[sql]
}

fn sqlite_execute(
    conn: &rusqlite::Connection,
    sql: &str,
    values: &[Value<'_>],
) -> Result<u64, Fault> {
    let run = || {
        let mut statement = conn.prepare_cached(sql)?;
        for (n, value) in values.iter().enumerate() {
            statement.raw_bind_parameter(n + 1, value)?;
        }
        let touched = if statement.column_count() == 0 {
            statement.raw_execute()?
        } else {
            let mut rows = statement.raw_query();
            let mut count = 0;
            while rows.next()?.is_some() {
                count += 1;
            }
            count
        };
        Ok(touched as u64)
    };
    run().map_err(|e: rusqlite::Error| dialect::sqlite_fault(&e))
}

fn sqlite_each(
    conn: &rusqlite::Connection,
    sql: &str,
    values: &[Value<'_>],
    take: &mut dyn FnMut(&Row<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let fault = |e: rusqlite::Error| dialect::sqlite_fault(&e);
    let mut statement = conn.prepare_cached(sql).map_err(fault)?;
    for (n, value) in values.iter().enumerate() {
        statement.raw_bind_parameter(n + 1, value).map_err(fault)?;
    }
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(fault)? {
        take(&Row::Sqlite(row))?;
    }
    Ok(())
}

fn prepare(
    client: &mut postgres::Client,
    prepared: &mut BTreeMap<String, postgres::Statement>,
    sql: &str,
) -> Result<postgres::Statement, Fault> {
    if let Some(statement) = prepared.get(sql) {
        return Ok(statement.clone());
    }
    if prepared.len() >= STATEMENTS_CACHED_MAX {
        prepared.clear();
    }
    let statement = client.prepare(sql).map_err(|e| dialect::postgres_fault(&e))?;
    prepared.insert(sql.to_owned(), statement.clone());
    Ok(statement)
}

fn as_parameters<'v>(values: &'v [Value<'v>]) -> Vec<&'v (dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn postgres_each(
    client: &mut postgres::Client,
    statement: &postgres::Statement,
    values: &[Value<'_>],
    take: &mut dyn FnMut(&Row<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let fault = |e: postgres::Error| dialect::postgres_fault(&e);
    let mut rows = client.query_raw(statement, as_parameters(values)).map_err(fault)?;
    while let Some(row) = rows.next().map_err(fault)? {
        take(&Row::Postgres(&row))?;
    }
    Ok(())
}
