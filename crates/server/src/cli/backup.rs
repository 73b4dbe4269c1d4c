//! `wenguo backup` and `wenguo restore`: one archive that fits both databases.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use desk::Clock as _;
use desk::clock::SystemClock;
use store::{Options, Store, Target};

use super::out::Out;
use super::proof::refold;
use super::serve::{open_desk, open_store};
use crate::config::Config;

/// Texts indexed at a time after a restore.
const INDEX_BATCH: usize = 2_000;

/// Writes everything that cannot be computed anew into one archive, while the desk goes on.
#[derive(Args, Debug)]
pub struct Backup {
    #[command(flatten)]
    config: Config,
    /// The archive to write, e.g. wenguo-2026-08-17.tar.gz.
    archive: PathBuf,
}

impl Backup {
    /// Runs the command.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        let store = open_store(&self.config, false)?;
        let manifest = store.backup(&self.archive, SystemClock.now(), |_| {})?;
        let rows: u64 = manifest.rows.values().sum();
        let words = out.locale.text_with(
            "cli-backup-done",
            &[
                ("archive", self.archive.display().to_string().into()),
                ("rows", i64::try_from(rows)?.into()),
                ("files", i64::try_from(manifest.files)?.into()),
            ],
        );
        out.result(
            &words,
            &serde_json::json!({ "archive": self.archive, "rows": rows, "files": manifest.files }),
        );
        Ok(super::DONE)
    }
}

/// Restores an archive into an empty folder or database, rebuilds what is derived and proves the whole.
#[derive(Args, Debug)]
pub struct Restore {
    #[command(flatten)]
    config: Config,
    /// The archive to read.
    archive: PathBuf,
}

impl Restore {
    /// Runs the command.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        let target = Target::parse(&self.config.data)?;
        let options = Options { create: true, ..Options::default() };
        let (store, manifest) = Store::restore(&self.archive, &target, &options, |_| {})?;
        let desk = open_desk(store.clone(), &self.config, Arc::new(SystemClock))?;
        let cases = refold(&store, &desk)?;
        while desk.index(INDEX_BATCH)? > 0 {}
        let report = store.verify()?;
        let words = out.locale.text_with(
            if report.is_clean() { "cli-restore-done" } else { "cli-restore-wrong" },
            &[
                ("cases", i64::try_from(cases)?.into()),
                ("steps", i64::try_from(report.steps)?.into()),
                ("made", manifest.made_at.to_string().into()),
                ("findings", i64::try_from(report.findings.len())?.into()),
            ],
        );
        out.result(
            &words,
            &serde_json::json!({ "cases": cases, "steps": report.steps, "clean": report.is_clean() }),
        );
        Ok(if report.is_clean() { super::DONE } else { super::FOUND })
    }
}
