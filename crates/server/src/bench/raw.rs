//! The limit to compare with: the rows of one complaint, written again and again by bare SQL.
//!
//! The rows are read back from a case the desk has made, so they are the same bytes in the same tables under
//! the same indices; only what must differ (keys, numbers) does. Nothing is decided, hashed or parsed.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use casework::id::CaseId;
use store::{Fault, Row, Store, Value};

/// Tables a new complaint writes to, with the column that names the case.
const TABLES: [(&str, &str); 9] = [
    ("journal", "stream"),
    ("payload", "pos"),
    ("cases", "id"),
    ("points", "case_id"),
    ("promises", "case_id"),
    ("duties", "case_id"),
    ("letter", "case_id"),
    ("request", "key"),
    ("search_pending", "stream"),
];
/// Columns the database fills in.
const FILLED_IN: [&str; 1] = ["pos"];

/// How a column's value is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Make {
    Same,
    Case,
    Number,
    Key,
    Position,
}

/// A row to write: its statement, its values, and what is fresh each time.
struct Line {
    sql: String,
    row: Vec<Value<'static>>,
    make: Vec<Make>,
    is_journal: bool,
}

/// The rows of one complaint.
pub(super) struct Rows(Vec<Line>);

fn value(row: &Row<'_>, at: usize) -> Result<Value<'static>, Fault> {
    if let Ok(number) = row.opt_int(at) {
        return Ok(number.into());
    }
    if let Ok(text) = row.opt_text(at) {
        return Ok(text.map_or(Value::Null, Value::from));
    }
    Ok(row.blob(at)?.into())
}

fn columns(store: &Store, table: &str) -> Result<Vec<String>> {
    let sql = match store.kind() {
        store::Kind::Sqlite => "select name from pragma_table_info($1)",
        store::Kind::Postgres => {
            "select cast(column_name as text) from information_schema.columns where table_name = $1 \
             and table_schema = current_schema() and is_generated = 'NEVER' order by ordinal_position"
        }
    };
    Ok(store.read(|r| r.conn().query(sql, &[table.into()], |row| row.text(0)))?)
}

impl Rows {
    /// Reads the rows of a case the desk has made in `store`, the newest request with it.
    pub(super) fn of(store: &Store, case: CaseId) -> Result<Rows> {
        let mut lines = Vec::new();
        for (table, named_by) in TABLES {
            let all = columns(store, table)?;
            let is_journal = table == "journal";
            // Running numbers are the database's; a payload takes its journal's.
            let kept: Vec<&String> = all
                .iter()
                .filter(|it| {
                    let numbered = is_journal && FILLED_IN.contains(&it.as_str());
                    let own = table == "search_pending" && it.as_str() == "id";
                    !(numbered || own)
                })
                .collect();
            let wanted = kept.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", ");
            let narrowed = match table {
                "request" => "1 = 1 order by at desc limit 1".to_owned(),
                "payload" => {
                    "pos in (select pos from journal where stream = $1) order by pos".to_owned()
                }
                _ => format!("{named_by} = $1"),
            };
            let sql = format!("select {wanted} from {table} where {narrowed}");
            let key: Vec<Value<'_>> =
                if table == "request" { Vec::new() } else { vec![(&case.0).into()] };
            let count = kept.len();
            let found: Vec<Vec<Value<'static>>> = store.read(|r| {
                r.conn().query(&sql, &key, |row| (0..count).map(|at| value(row, at)).collect())
            })?;
            let places: Vec<String> = (1..=count).map(|n| format!("${n}")).collect();
            let tail = if is_journal { " returning pos" } else { "" };
            let sql =
                format!("insert into {table} ({wanted}) values ({}){tail}", places.join(", "));
            let make: Vec<Make> = kept.iter().map(|it| how(table, named_by, it)).collect();
            lines.extend(found.into_iter().map(|row| Line {
                sql: sql.clone(),
                row,
                make: make.clone(),
                is_journal,
            }));
        }
        // A payload follows its journal row, as the desk writes them.
        let (payloads, mut rest): (Vec<Line>, Vec<Line>) =
            lines.into_iter().partition(|it| it.make.contains(&Make::Position));
        for (n, payload) in payloads.into_iter().enumerate() {
            let at = rest
                .iter()
                .enumerate()
                .filter(|(_, it)| it.is_journal)
                .nth(n)
                .map(|(at, _)| at)
                .context("no journal row")?;
            rest.insert(at + 1, payload);
        }
        Ok(Rows(rest))
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    fn write(&self, conn: &mut store::Conn, n: u64) -> Result<(), Fault> {
        let mut case = [0u8; 16];
        case[..8].copy_from_slice(&n.to_be_bytes());
        let mut position = 0;
        for line in &self.0 {
            let values: Vec<Value<'_>> = line
                .row
                .iter()
                .zip(&line.make)
                .map(|(value, make)| match make {
                    Make::Same => value.clone(),
                    Make::Case => case.into(),
                    Make::Number => format!("20260101-{n:08}").into(),
                    Make::Key => format!("bench/cases/{n:016}").into(),
                    Make::Position => Value::Int(position),
                })
                .collect();
            if line.is_journal {
                position = conn.query_one(&line.sql, &values, |row| row.int(0))?;
            } else {
                conn.execute(&line.sql, &values)?;
            }
        }
        Ok(())
    }
}

fn how(table: &str, named_by: &str, column: &str) -> Make {
    match (table, column) {
        ("payload", "pos") => Make::Position,
        ("cases", "no") => Make::Number,
        // Letters have an identity of their own; one per case here, so the case's will do.
        ("letter", "id") => Make::Case,
        ("request", "key") => Make::Key,
        (_, column) if column == named_by => Make::Case,
        _ => Make::Same,
    }
}

/// Writes the rows of complaints for a while, so many complaints a commit, on so many threads; complaints a second.
pub(super) fn write(
    store: &Store,
    rows: &std::sync::Arc<Rows>,
    from: &mut u64,
    group: u64,
    threads: usize,
    time: Duration,
) -> Result<f64> {
    let began = Instant::now();
    let next = std::sync::Arc::new(std::sync::atomic::AtomicU64::new(*from));
    let first = *from;
    std::thread::scope(|scope| -> Result<()> {
        let mut hands = Vec::new();
        for _ in 0..threads {
            let (next, rows) = (std::sync::Arc::clone(&next), std::sync::Arc::clone(rows));
            hands.push(scope.spawn(move || -> Result<(), Fault> {
                while began.elapsed() < time {
                    let (begin, rows) = (
                        next.fetch_add(group, std::sync::atomic::Ordering::Relaxed),
                        std::sync::Arc::clone(&rows),
                    );
                    store.transact(move |tx| -> Result<(), Fault> {
                        (begin..begin + group).try_for_each(|n| rows.write(tx.conn(), n))
                    })?;
                }
                Ok(())
            }));
        }
        for hand in hands {
            hand.join().map_err(|_| anyhow::anyhow!("a writing thread broke off"))??;
        }
        Ok(())
    })?;
    *from = next.load(std::sync::atomic::Ordering::Relaxed);
    let written = super::number(*from - first);
    Ok(written / began.elapsed().as_secs_f64())
}
