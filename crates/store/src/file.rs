//! Attachments: bytes in a folder under their digest, and what they are in the register.
//!
//! The name in the folder is the digest of the bytes, so nothing from outside becomes a path, the same photo
//! is kept once, and what is read can be proved to be what was put in. A file is written beside its place,
//! synced and moved there, so that a name always stands for whole bytes.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use casework::limits::ATTACHMENT_BYTES_MAX;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::Org;
use crate::fault::Fault;
use crate::journal::hex;
use crate::store::Store;
use crate::table::{Table, Type};
use crate::target::Durability;
use crate::transaction::{Reader, Tx};
use crate::value::Row;

/// The digest of a file's bytes.
pub type FileDigest = [u8; 32];

/// What stands before the digest of a file in a step.
const MARK: &[u8] = b"\"digest\":\"";

static FILE: Table = Table::with_tail(
    "file",
    &[
        ("org", Type::Int),
        ("digest", Type::Blob),
        ("name", Type::Text),
        ("media", Type::Text),
        ("bytes", Type::Int),
        ("at", Type::Int),
        ("after_pos", Type::Int),
        ("kept", Type::Int),
    ],
    // Sent once more: the day it may lie about begins anew.
    "on conflict (org, digest) do update set at = excluded.at",
);

/// A file as the register knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    /// The digest of its bytes.
    pub digest: FileDigest,
    /// Its name as it was sent, for showing only.
    pub name: String,
    /// What it is, as found out by whoever took it in.
    pub media: String,
    /// How many bytes.
    pub bytes: u64,
    /// When it came last.
    pub at: Timestamp,
}

/// What a sweep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Files a case was found to speak of.
    pub kept: u64,
    /// Files nobody speaks of, removed.
    pub removed: u64,
}

/// Reads the digest of a file as steps and addresses write it: 64 hexadecimal digits in lower case.
pub fn file_digest(text: &str) -> Option<FileDigest> {
    let digits = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
    if text.len() != 64 || !text.bytes().all(digits) {
        return None;
    }
    let mut digest = [0; 32];
    for (byte, at) in digest.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(&text[at..at + 2], 16).ok()?;
    }
    Some(digest)
}

impl Store {
    /// Takes a file in; the same bytes again are the same file.
    pub fn put_file(
        &self,
        org: Org,
        name: &str,
        media: &str,
        at: Timestamp,
        bytes: &[u8],
    ) -> Result<FileDigest, Fault> {
        let length = bytes.len() as u64;
        if length > ATTACHMENT_BYTES_MAX {
            return Err(Fault::other(format_args!(
                "a file of {length} bytes is larger than {ATTACHMENT_BYTES_MAX}: send a smaller one"
            )));
        }
        let digest: FileDigest = Sha256::digest(bytes).into();
        let (name, media) = (name.to_owned(), media.to_owned());
        // The row first: a sweep that is about to remove the bytes sees it, or is over before they are written.
        self.transact(move |tx| {
            let row = FileRow { digest, name, media, bytes: length, at };
            tx.put_file_row(org, &row, None)
        })?;
        self.keep_bytes(&digest, bytes)?;
        Ok(digest)
    }

    /// A file and its bytes, proved to be the ones that were put in; `None` when the organisation has no such file.
    pub fn file(&self, org: Org, digest: &FileDigest) -> Result<Option<(FileRow, Vec<u8>)>, Fault> {
        let Some(row) = self.read(|reader| reader.file_row(org, digest))? else { return Ok(None) };
        let bytes = self.bytes_of(digest)?;
        Ok(Some((row, bytes)))
    }

    /// The bytes under a digest, whoever they belong to.
    pub(crate) fn bytes_of(&self, digest: &FileDigest) -> Result<Vec<u8>, Fault> {
        let path = place(self.files_folder(), digest);
        let wrong = |column: &str| Fault::Inconsistent {
            table: "file",
            column: column.to_owned(),
            id: hex(digest),
        };
        let bytes = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(wrong("(bytes gone)"));
            }
            other => other.map_err(|error| told(&path, &error))?,
        };
        let found: FileDigest = Sha256::digest(&bytes).into();
        if found == *digest { Ok(bytes) } else { Err(wrong("(bytes changed)")) }
    }

    /// Writes bytes under their digest, unless they are there already; says whether they were new.
    pub(crate) fn keep_bytes(&self, digest: &FileDigest, bytes: &[u8]) -> Result<bool, Fault> {
        let path = place(self.files_folder(), digest);
        let is_there = fs::metadata(&path).is_ok_and(|it| it.len() == bytes.len() as u64);
        if is_there {
            return Ok(false);
        }
        let sync = self.options().durability == Durability::Full;
        write_whole(&path, bytes, sync).map_err(|error| told(&path, &error))?;
        Ok(true)
    }

    /// Removes files that came before `before` and that no step speaks of.
    pub fn sweep_files(&self, org: Org, before: Timestamp) -> Result<Swept, Fault> {
        let (loose, seen) = self.read(|reader| {
            let loose = reader.loose_files(org, before)?;
            let Some(first) = loose.iter().map(|(_, after)| *after).min() else {
                return Ok((loose, (Vec::new(), 0)));
            };
            let digests: Vec<FileDigest> = loose.iter().map(|(digest, _)| *digest).collect();
            let seen = reader.spoken_of(org, first, &digests)?;
            Ok::<_, Fault>((loose, seen))
        })?;
        if loose.is_empty() {
            return Ok(Swept::default());
        }
        let (store, loose) =
            (self.clone(), loose.into_iter().map(|(digest, _)| digest).collect::<Vec<_>>());
        self.transact(move |tx| tx.sweep(org, before, &loose, seen, store.files_folder()))
    }
}

impl Reader {
    /// What the register knows of a file.
    pub fn file_row(&mut self, org: Org, digest: &FileDigest) -> Result<Option<FileRow>, Fault> {
        self.conn.query_opt(
            "select digest, name, media, bytes, at from file where org = $1 and digest = $2",
            &[org.into(), digest.into()],
            file_row,
        )
    }

    fn loose_files(
        &mut self,
        org: Org,
        before: Timestamp,
    ) -> Result<Vec<(FileDigest, i64)>, Fault> {
        self.conn.query(
            "select digest, after_pos from file where org = $1 and kept = 0 and at < $2 order by digest",
            &[org.into(), before.into()],
            |row| Ok((row.exactly(0)?, row.int(1)?)),
        )
    }

    /// Which of these files steps after `pos` speak of, and the last step looked at.
    fn spoken_of(
        &mut self,
        org: Org,
        pos: i64,
        files: &[FileDigest],
    ) -> Result<(Vec<FileDigest>, i64), Fault> {
        let (mut found, mut last) = (Vec::new(), pos);
        self.conn.each(
            "select pos, body from payload where org = $1 and pos > $2 order by pos",
            &[org.into(), pos.into()],
            |row| {
                last = row.int(0)?;
                found
                    .extend(digests_in(row.bytes(1)?).filter(|it| files.binary_search(it).is_ok()));
                Ok(())
            },
        )?;
        Ok((found, last))
    }
}

impl Tx {
    pub(crate) fn put_file_row(
        &mut self,
        org: Org,
        row: &FileRow,
        kept: Option<bool>,
    ) -> Result<(), Fault> {
        let pos = self
            .conn
            .query_one("select coalesce(max(pos), 0) from journal", &[], |row| row.int(0))?;
        let values = [
            org.into(),
            (&row.digest).into(),
            (&row.name).into(),
            (&row.media).into(),
            row.bytes.into(),
            row.at.into(),
            pos.into(),
            kept.unwrap_or(false).into(),
        ];
        self.conn.insert(&FILE, &values)?;
        Ok(())
    }

    fn sweep(
        &mut self,
        org: Org,
        before: Timestamp,
        loose: &[FileDigest],
        (mut spoken_of, last): (Vec<FileDigest>, i64),
        folder: &Path,
    ) -> Result<Swept, Fault> {
        // Once more for the steps written while we read.
        spoken_of.extend(self.spoken_of(org, last, loose)?.0);
        let mut swept = Swept::default();
        for digest in loose {
            let key = [org.into(), digest.into()];
            if spoken_of.contains(digest) {
                let sql = "update file set kept = 1 where org = $1 and digest = $2";
                swept.kept += self.conn.execute(sql, &key)?;
                continue;
            }
            let removed = self.conn.execute(
                "delete from file where org = $1 and digest = $2 and kept = 0 and at < $3",
                &[org.into(), digest.into(), before.into()],
            )?;
            let elsewhere = self.conn.query_one(
                "select count(*) from file where digest = $1",
                &[digest.into()],
                |row| row.count(0),
            )?;
            if removed > 0 && elsewhere == 0 {
                let path = place(folder, digest);
                match fs::remove_file(&path) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => {
                        return Err(told(&path, &error));
                    }
                    _ => {}
                }
            }
            swept.removed += removed;
        }
        Ok(swept)
    }
}

fn file_row(row: &Row<'_>) -> Result<FileRow, Fault> {
    Ok(FileRow {
        digest: row.exactly(0)?,
        name: row.text(1)?,
        media: row.text(2)?,
        bytes: row.count(3)?,
        at: row.time(4)?,
    })
}

/// The digests of files a step speaks of.
fn digests_in(body: &[u8]) -> impl Iterator<Item = FileDigest> {
    let starts = body.windows(MARK.len()).enumerate().filter(|(_, it)| *it == MARK);
    starts.filter_map(|(at, _)| {
        let digits = body.get(at + MARK.len()..at + MARK.len() + 64)?;
        file_digest(std::str::from_utf8(digits).ok()?)
    })
}

/// Where the bytes of a digest lie.
pub(crate) fn place(folder: &Path, digest: &FileDigest) -> PathBuf {
    let name = hex(digest);
    folder.join(&name[..2]).join(name)
}

/// Writes beside the place, syncs, and moves there.
fn write_whole(path: &Path, bytes: &[u8], sync: bool) -> io::Result<()> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let name = format!(".{}.{}.part", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let beside = folder.join(name);
    let written = (|| {
        let mut file = File::create_new(&beside)?;
        file.write_all(bytes)?;
        if sync {
            file.sync_all()?;
        }
        fs::rename(&beside, path)
    })();
    if written.is_err() {
        // Nothing was promised yet; what cannot be removed is not found under any digest either.
        let _ = fs::remove_file(&beside);
        return written;
    }
    if sync {
        // The name must survive a power cut as well as the bytes.
        File::open(folder)?.sync_all()?;
        if let Some(above) = folder.parent() {
            File::open(above)?.sync_all()?;
        }
    }
    Ok(())
}

fn told(path: &Path, error: &io::Error) -> Fault {
    let what = format!("{}: {error}", path.display());
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Fault::DiskFull { what },
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Fault::ReadOnly { what }
        }
        _ => Fault::other(what),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_read_as_they_are_written() {
        let digest: FileDigest = Sha256::digest(b"x").into();
        let text = hex(&digest);
        assert_eq!(file_digest(&text), Some(digest));
        for bad in
            [&text[1..], &text.to_uppercase(), "../../../etc/passwd", &text.replace('a', "g")]
        {
            if bad != text {
                assert_eq!(file_digest(bad), None, "{bad}");
            }
        }
        let body = format!(
            "{{\"files\":[{{\"digest\":\"{text}\",\"name\":\"a\"}},{{\"digest\":\"short\"}}]}}"
        );
        assert_eq!(digests_in(body.as_bytes()).collect::<Vec<_>>(), [digest]);
        assert_eq!(digests_in(b"\"digest\":\"").count(), 0);
    }
}
