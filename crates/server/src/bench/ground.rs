//! The ground a benchmark stands on: registers of its own, thrown away afterwards, on either database.
//!
//! On PostgreSQL each register is a schema named `wenguo_bench_…`: nothing else in the database is touched.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use casework::id::PackId;
use casework::pack::Pack;
use desk::chance::SystemChance;
use desk::clock::{SetClock, SystemClock};
use desk::{Clock, Desk};
use store::{Durability, Options, Store, Target};

use super::fill;
use super::texts::Texts;
use crate::cli::serve::ORG;

/// What all measurements share.
pub(super) struct Ground {
    folder: tempfile::TempDir,
    postgres: Option<String>,
    pub(super) texts: Arc<Texts>,
    packs: BTreeMap<PackId, Pack>,
}

/// A register of the benchmark's own.
pub(super) struct Register<'a> {
    /// How `--data` names it.
    pub(super) data: String,
    schema: Option<String>,
    ground: &'a Ground,
}

impl Ground {
    pub(super) fn new(postgres: Option<String>) -> Result<Ground> {
        let folder = tempfile::Builder::new().prefix("wenguo-bench-").tempdir_in(place())?;
        Ok(Ground {
            folder,
            postgres,
            texts: Arc::new(Texts::load()?),
            packs: crate::packs::load(None)?,
        })
    }

    pub(super) fn is_postgres(&self) -> bool {
        self.postgres.is_some()
    }

    /// An empty register.
    pub(super) fn register(&self, name: &str) -> Result<Register<'_>> {
        let Some(url) = &self.postgres else {
            let folder = self.folder.path().join(name);
            return Ok(Register { data: folder.display().to_string(), schema: None, ground: self });
        };
        let schema = format!("wenguo_bench_{name}");
        self.statement(&format!("drop schema if exists {schema} cascade; create schema {schema}"))?;
        let joint = if url.contains('?') { '&' } else { '?' };
        let data = format!("{url}{joint}options=-csearch_path%3D{schema}%2Cpublic");
        Ok(Register { data, schema: Some(schema), ground: self })
    }

    /// A register that stays where it is.
    pub(super) fn kept(&self, folder: &Path) -> Register<'_> {
        Register { data: folder.display().to_string(), schema: None, ground: self }
    }

    fn statement(&self, sql: &str) -> Result<()> {
        let url = self.postgres.as_deref().context("no server")?;
        let store =
            Store::open(&Target::parse(url)?, &Options { writers: 1, ..Options::default() })?;
        let sql = sql.to_owned();
        Ok(store.transact(move |tx| tx.conn().batch(&sql))?)
    }
}

/// Where registers lie: beside the program, because a folder for passing files may be in memory only.
fn place() -> PathBuf {
    let beside = std::env::current_exe().ok().and_then(|it| it.parent().map(Path::to_owned));
    beside
        .filter(|it| !it.metadata().is_ok_and(|it| it.permissions().readonly()))
        .unwrap_or_else(std::env::temp_dir)
}

impl Register<'_> {
    /// Opens it, as durable as asked.
    pub(super) fn store(&self, durability: Durability) -> Result<Store> {
        let options = Options { create: true, durability, ..Options::default() };
        let store = Store::open(&Target::parse(&self.data)?, &options)?;
        store.migrate()?;
        Ok(store)
    }

    /// A desk over it.
    pub(super) fn desk(&self, durability: Durability) -> Result<Desk> {
        self.desk_with(durability, Arc::new(SystemClock))
    }

    /// A desk over it under a clock that is set.
    pub(super) fn desk_at(&self, durability: Durability, clock: &Arc<SetClock>) -> Result<Desk> {
        self.desk_with(durability, Arc::clone(clock) as Arc<dyn Clock>)
    }

    fn desk_with(&self, durability: Durability, clock: Arc<dyn Clock>) -> Result<Desk> {
        let (store, packs) = (self.store(durability)?, self.ground.packs.clone());
        Ok(Desk::open(store, ORG, clock, Arc::new(SystemChance), packs)?)
    }

    /// A desk with the demo's people and an empty register.
    pub(super) fn fresh_desk(&self, durability: Durability) -> Result<Desk> {
        let desk = self.desk(durability)?;
        fill::organise(&desk)?;
        Ok(desk)
    }

    /// The same under a clock that is set.
    pub(super) fn fresh_desk_at(
        &self,
        durability: Durability,
        clock: &Arc<SetClock>,
    ) -> Result<Desk> {
        let desk = self.desk_at(durability, clock)?;
        fill::organise(&desk)?;
        Ok(desk)
    }

    /// Bytes the database takes, index and all.
    pub(super) fn bytes(&self, store: &Store) -> Result<u64> {
        if self.schema.is_none() {
            let sql = "select page_count * page_size from pragma_page_count(), pragma_page_size()";
            return Ok(store.read(|r| r.conn().query_one(sql, &[], |row| row.count(0)))?);
        }
        let schema = self.schema.clone().unwrap_or_default();
        let sql = "select cast(coalesce(sum(pg_total_relation_size(c.oid)), 0) as bigint) from pg_class c \
                   join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind = 'r'";
        let bytes =
            store.read(|r| r.conn().query_one(sql, &[(&schema).into()], |row| row.count(0)))?;
        Ok(bytes)
    }
}

impl Drop for Register<'_> {
    fn drop(&mut self) {
        if let Some(schema) = &self.schema {
            // Left behind only when the server has gone; the next run drops it.
            drop(self.ground.statement(&format!("drop schema if exists {schema} cascade")));
        }
    }
}
