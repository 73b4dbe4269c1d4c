//! Backup and restore: one archive that either database can write and either can read.
//!
//! A backup sees one moment of the register while commands go on. It holds what cannot be computed anew:
//! the journal with its payloads and seals, accounts, requests, outbox, running numbers and files. Read rows
//! and the search index are made from the journal after a restore. The manifest comes last and names every
//! part with its digest, so an archive that was cut short or changed is refused before anything is written.

mod archive;
mod restore;
mod tables;

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use restore::check_archive;
pub(crate) use tables::KEPT;
pub use tables::{MADE_ANEW, kept_tables};

use crate::backup::archive::Writer;
use crate::fault::Fault;
use crate::file::FileDigest;
use crate::journal::hex;
use crate::store::Store;
use crate::target::Kind;
use crate::transaction::Reader;

/// The form of archives this program writes, and the newest it reads.
pub const ARCHIVE_FORMAT: u32 = 1;

/// What is in an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the archive.
    pub format: u32,
    /// When it was made.
    pub made_at: Timestamp,
    /// From which database, for whoever reads it; it fits both.
    pub made_from: String,
    /// Rows by table.
    pub rows: BTreeMap<String, u64>,
    /// Files.
    pub files: u64,
    /// Every part by its name, with the digest of its bytes.
    pub parts: BTreeMap<String, String>,
}

/// How far a backup or restore has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Rows so far.
    pub rows: u64,
    /// Files so far.
    pub files: u64,
}

/// Why a backup or restore did not happen; nothing of it stays.
#[derive(Debug, thiserror::Error)]
pub enum BackupTrouble {
    /// The archive is not what was written.
    #[error("{archive} is damaged ({what}): nothing was restored; use another backup")]
    Damaged {
        /// The archive.
        archive: String,
        /// What does not fit.
        what: String,
    },
    /// The archive was written by a newer program.
    #[error("{archive} was made by a newer program (form {format}): restore it with that program")]
    Newer {
        /// The archive.
        archive: String,
        /// Its form.
        format: u32,
    },
    /// There is something where it should go.
    #[error("{place} is not empty: restore into a new folder or database")]
    NotEmpty {
        /// The register.
        place: String,
    },
    /// A file cannot be read or written.
    #[error("{path}: {error}")]
    Path {
        /// The file.
        path: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// The register failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl BackupTrouble {
    fn path(path: &Path, error: std::io::Error) -> BackupTrouble {
        BackupTrouble::Path { path: path.display().to_string(), error }
    }

    fn damaged(archive: &Path, what: impl std::fmt::Display) -> BackupTrouble {
        BackupTrouble::Damaged { archive: archive.display().to_string(), what: what.to_string() }
    }
}

impl Store {
    /// Writes everything that cannot be computed anew into one archive, from one moment, while commands go on.
    ///
    /// The archive appears under its name only when it is whole and on disk.
    pub fn backup(
        &self,
        path: &Path,
        now: Timestamp,
        mut progress: impl FnMut(Progress),
    ) -> Result<Manifest, BackupTrouble> {
        let beside = path.with_extension("part");
        let written = self.read(|reader| {
            let mut writer = Writer::create(&beside)?;
            let mut so_far = Progress::default();
            for kept in &KEPT {
                reader.dump(kept, &mut writer, &mut |rows| {
                    so_far.rows += rows;
                    progress(so_far);
                })?;
            }
            let digests = reader.kept_files()?;
            for (digest, must) in digests {
                match self.bytes_of(&digest) {
                    Ok(bytes) => writer.file(&hex(&digest), &bytes)?,
                    // Nobody speaks of it: a sweep may have removed it since our moment.
                    Err(_) if !must => continue,
                    Err(fault) => return Err(fault.into()),
                }
                so_far.files += 1;
                progress(so_far);
            }
            let made_from = match self.kind() {
                Kind::Sqlite => "SQLite",
                Kind::Postgres => "PostgreSQL",
            };
            writer.finish(now, made_from)
        });
        match written {
            Ok(manifest) => {
                let named = || {
                    std::fs::rename(&beside, path)?;
                    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
                    // The name must survive a power cut as well as the bytes.
                    std::fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
                };
                named().map_err(|error| BackupTrouble::path(path, error))?;
                Ok(manifest)
            }
            Err(trouble) => {
                // Half an archive helps nobody.
                let _ = std::fs::remove_file(&beside);
                Err(trouble)
            }
        }
    }
}

impl Reader {
    /// Every file once, and whether a case speaks of it.
    fn kept_files(&mut self) -> Result<Vec<(FileDigest, bool)>, Fault> {
        self.conn.query(
            "select digest, max(kept) from file group by digest order by digest",
            &[],
            |row| Ok((row.exactly(0)?, row.flag(1)?)),
        )
    }

    fn dump(
        &mut self,
        kept: &tables::Kept,
        writer: &mut Writer,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), BackupTrouble> {
        let sql = kept.select();
        let mut trouble = None;
        let read = self.conn.each(&sql, &[], |row| {
            let line = kept.line(row)?;
            match writer.row(kept.table.name, &line) {
                Ok(true) => progress(writer.rows_of_last_part),
                Ok(false) => {}
                Err(error) => {
                    trouble = Some(error);
                    return Err(Fault::other("the archive cannot be written"));
                }
            }
            Ok(())
        });
        if let Some(trouble) = trouble {
            return Err(trouble);
        }
        read?;
        if writer.end_table()? {
            progress(writer.rows_of_last_part);
        }
        Ok(())
    }
}

impl Reader {
    /// The tables of the register with their columns, as the database knows them; for tests and tools.
    pub fn all_columns(&mut self) -> Result<BTreeMap<String, Vec<String>>, Fault> {
        let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let sql = crate::dialect::reading::all_columns(self.conn.kind());
        self.conn.each(sql, &[], |row| {
            tables.entry(row.text(0)?).or_default().push(row.text(1)?);
            Ok(())
        })?;
        Ok(tables)
    }
}
