//! The archive itself: a compressed tar of parts, the manifest last.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write as _};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::backup::{ARCHIVE_FORMAT, BackupTrouble, Manifest};
use crate::journal::hex;

/// Bytes of rows gathered in one part.
const PART_BYTES: usize = 4 * 1024 * 1024;
/// Bytes of a part that are read; more was never written.
const PART_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// The name of the last part.
const MANIFEST: &str = "manifest.json";

pub(crate) struct Writer {
    path: PathBuf,
    tar: tar::Builder<GzEncoder<BufWriter<File>>>,
    /// Lines of the table at hand not yet written.
    lines: Vec<u8>,
    rows_waiting: u64,
    table: &'static str,
    next_part: u32,
    pub(crate) rows_of_last_part: u64,
    rows: BTreeMap<String, u64>,
    files: u64,
    parts: BTreeMap<String, String>,
}

impl Writer {
    pub(crate) fn create(path: &Path) -> Result<Writer, BackupTrouble> {
        let file = File::create(path).map_err(|error| BackupTrouble::path(path, error))?;
        let packed = GzEncoder::new(BufWriter::new(file), Compression::fast());
        Ok(Writer {
            path: path.to_owned(),
            tar: tar::Builder::new(packed),
            lines: Vec::new(),
            rows_waiting: 0,
            table: "",
            next_part: 1,
            rows_of_last_part: 0,
            rows: BTreeMap::new(),
            files: 0,
            parts: BTreeMap::new(),
        })
    }

    /// Adds a row; says whether a part was written.
    pub(crate) fn row(&mut self, table: &'static str, line: &str) -> Result<bool, BackupTrouble> {
        self.table = table;
        self.lines.extend_from_slice(line.as_bytes());
        self.lines.push(b'\n');
        self.rows_waiting += 1;
        if self.lines.len() >= PART_BYTES { self.end_part() } else { Ok(false) }
    }

    /// Writes what is left of a table; says whether there was something.
    pub(crate) fn end_table(&mut self) -> Result<bool, BackupTrouble> {
        let written = self.end_part()?;
        self.next_part = 1;
        Ok(written)
    }

    fn end_part(&mut self) -> Result<bool, BackupTrouble> {
        if self.lines.is_empty() {
            return Ok(false);
        }
        let name = format!("tables/{}/{:06}.jsonl", self.table, self.next_part);
        let lines = std::mem::take(&mut self.lines);
        self.part(&name, &lines)?;
        *self.rows.entry(self.table.to_owned()).or_default() += self.rows_waiting;
        self.rows_of_last_part = std::mem::take(&mut self.rows_waiting);
        self.next_part += 1;
        Ok(true)
    }

    /// Adds the bytes of a file.
    pub(crate) fn file(&mut self, digest: &str, bytes: &[u8]) -> Result<(), BackupTrouble> {
        self.files += 1;
        self.part(&format!("files/{digest}"), bytes)
    }

    fn part(&mut self, name: &str, bytes: &[u8]) -> Result<(), BackupTrouble> {
        self.parts.insert(name.to_owned(), hex(&Sha256::digest(bytes)));
        self.append(name, bytes).map_err(|error| BackupTrouble::path(&self.path, error))
    }

    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_cksum();
        self.tar.append_data(&mut header, name, bytes)
    }

    /// Writes the manifest and has everything on disk.
    pub(crate) fn finish(
        mut self,
        now: Timestamp,
        made_from: &str,
    ) -> Result<Manifest, BackupTrouble> {
        let manifest = Manifest {
            format: ARCHIVE_FORMAT,
            made_at: now,
            made_from: made_from.to_owned(),
            rows: std::mem::take(&mut self.rows),
            files: self.files,
            parts: std::mem::take(&mut self.parts),
        };
        let path = self.path.clone();
        let close = || -> io::Result<()> {
            let text = serde_json::to_vec_pretty(&manifest)?;
            self.append(MANIFEST, &text)?;
            let mut file = self.tar.into_inner()?.finish()?;
            file.flush()?;
            file.get_ref().sync_all()
        };
        close().map_err(|error| BackupTrouble::path(&path, error))?;
        Ok(manifest)
    }
}

/// One part of an archive.
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// Reads an archive from the first part to the last byte and returns the last part.
///
/// Every fault of reading means that the archive is not what was written.
pub(crate) fn each_part(
    path: &Path,
    mut take: impl FnMut(Part) -> Result<(), BackupTrouble>,
) -> Result<Vec<u8>, BackupTrouble> {
    let damaged = |error: io::Error| BackupTrouble::damaged(path, error);
    let file = File::open(path).map_err(|error| BackupTrouble::path(path, error))?;
    let mut tar = tar::Archive::new(GzDecoder::new(BufReader::new(file)));
    let mut manifest = None;
    for entry in tar.entries().map_err(damaged)? {
        let entry = entry.map_err(damaged)?;
        let name = entry.path().map_err(damaged)?.display().to_string();
        if entry.size() > PART_BYTES_MAX {
            return Err(BackupTrouble::damaged(path, format_args!("{name} is too large")));
        }
        let mut bytes = Vec::new();
        entry.take(PART_BYTES_MAX).read_to_end(&mut bytes).map_err(damaged)?;
        if manifest.is_some() {
            return Err(BackupTrouble::damaged(
                path,
                format_args!("{name} stands after the manifest"),
            ));
        }
        if name == MANIFEST {
            manifest = Some(bytes);
        } else {
            take(Part { name, bytes })?;
        }
    }
    // The check sum of the whole stands at its very end.
    io::copy(&mut tar.into_inner(), &mut io::sink()).map_err(damaged)?;
    manifest.ok_or_else(|| BackupTrouble::damaged(path, "it ends before the manifest"))
}
