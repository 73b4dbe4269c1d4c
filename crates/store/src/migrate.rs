//! Migrations: forward only, append only, each within the one transaction that brings a register up to date.
//!
//! The files use SQLite's words for types; `dialect::schema` spells them for PostgreSQL.
//! Where that is not enough, a pair `NNNN_name.sqlite.sql` / `NNNN_name.postgres.sql` stands instead.

use sha2::{Digest as _, Sha256};

use crate::dialect;
use crate::fault::Fault;
use crate::target::Kind;
use crate::transaction::Tx;

struct Migration {
    n: i64,
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! common {
    ($n:literal, $name:literal) => {{
        const TEXT: &str = include_str!(concat!("../migrations/", $name, ".sql"));
        Migration { n: $n, name: $name, sqlite: TEXT, postgres: TEXT }
    }};
}

macro_rules! pair {
    ($n:literal, $name:literal) => {
        Migration {
            n: $n,
            name: $name,
            sqlite: include_str!(concat!("../migrations/", $name, ".sqlite.sql")),
            postgres: include_str!(concat!("../migrations/", $name, ".postgres.sql")),
        }
    };
}

/// All migrations in order; numbers have no gaps.
const MIGRATIONS: &[Migration] = &[
    common!(1, "0001_journal"),
    common!(2, "0002_rows"),
    common!(3, "0003_request"),
    common!(4, "0004_account"),
    common!(5, "0005_outbox"),
    pair!(6, "0006_queue"),
    pair!(7, "0007_search"),
    common!(8, "0008_file"),
    pair!(9, "0009_candidates"),
    common!(10, "0010_account_use"),
    common!(11, "0011_tick"),
    common!(12, "0012_remedies"),
    common!(13, "0013_promise"),
    common!(14, "0014_watch"),
    common!(15, "0015_survey"),
    common!(16, "0016_task"),
    common!(17, "0017_matters"),
    common!(18, "0018_visit"),
    common!(19, "0019_responsibility"),
    common!(20, "0020_library"),
    common!(21, "0021_quality"),
    common!(22, "0022_public_reviews"),
    common!(23, "0023_renewed"),
    common!(24, "0024_repeat"),
    common!(25, "0025_settled"),
];

const TABLE: &str = "create table if not exists migration (
    n integer primary key, name text not null, digest blob not null
) strict;";

/// Applies what is missing.
pub(crate) fn run(tx: &mut Tx) -> Result<Vec<&'static str>, Fault> {
    let kind = tx.conn.kind();
    tx.conn.query(dialect::lock_schema(kind), &[], |_| Ok(()))?;
    tx.conn.batch(&dialect::schema(TABLE, kind))?;
    let applied =
        tx.conn.query("select n, name, digest from migration order by n", &[], |row| {
            Ok((row.int(0)?, row.text(1)?, row.exactly::<32>(2)?))
        })?;
    for (n, name, digest) in &applied {
        match MIGRATIONS.iter().find(|it| it.n == *n) {
            None => {
                return Err(Fault::other(format_args!(
                    "the register is newer than this program (it has {name}): use the newer program"
                )));
            }
            Some(known) if known.digest(kind) != *digest => {
                return Err(Fault::other(format_args!(
                    "migration {name} was changed after it was applied: this is not the program that made this register"
                )));
            }
            Some(_) => {}
        }
    }
    let mut names = Vec::new();
    for migration in MIGRATIONS.iter().filter(|it| !applied.iter().any(|(n, ..)| *n == it.n)) {
        tx.conn.batch(&dialect::schema(migration.text(kind), kind))?;
        tx.conn.execute(
            "insert into migration (n, name, digest) values ($1, $2, $3)",
            &[migration.n.into(), migration.name.into(), migration.digest(kind).into()],
        )?;
        names.push(migration.name);
    }
    Ok(names)
}

impl Migration {
    fn text(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Sqlite => self.sqlite,
            Kind::Postgres => self.postgres,
        }
    }

    fn digest(&self, kind: Kind) -> [u8; 32] {
        Sha256::digest(self.text(kind)).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_gaps_and_begin_the_names() {
        for (at, migration) in MIGRATIONS.iter().enumerate() {
            assert_eq!(migration.n, i64::try_from(at).unwrap() + 1, "{}", migration.name);
            assert!(
                migration.name.starts_with(&format!("{:04}_", migration.n)),
                "{}",
                migration.name
            );
        }
    }
}
