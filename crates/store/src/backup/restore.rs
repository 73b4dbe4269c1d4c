//! Reading an archive back: first all of it is checked, then all of it is written, in one transaction.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::backup::archive::{Part, each_part};
use crate::backup::tables::{KEPT, Kept};
use crate::backup::{ARCHIVE_FORMAT, BackupTrouble, Manifest, Progress};
use crate::dialect::reading;
use crate::fault::Fault;
use crate::file::{FileDigest, file_digest, place};
use crate::journal::{ORGANISATION, hex};
use crate::store::Store;
use crate::target::{DATABASE_FILE, Options, Target};
use crate::transaction::Tx;

/// Rows written with one statement.
const ROWS: usize = 500;

/// Reads an archive through and proves that it is what was written.
pub fn check_archive(
    path: &Path,
    mut progress: impl FnMut(Progress),
) -> Result<Manifest, BackupTrouble> {
    let (mut digests, mut rows, mut so_far) =
        (BTreeMap::new(), BTreeMap::new(), Progress::default());
    let manifest = each_part(path, |part| {
        digests.insert(part.name.clone(), hex(&Sha256::digest(&part.bytes)));
        if let Some(kept) = table_of(&part) {
            let lines = lines(&part);
            so_far.rows += lines.len() as u64;
            *rows.entry(kept.table.name.to_owned()).or_default() += lines.len() as u64;
        } else {
            so_far.files += 1;
        }
        progress(so_far);
        Ok(())
    })?;
    let read: serde_json::Value = serde_json::from_slice(&manifest)
        .map_err(|error| BackupTrouble::damaged(path, format_args!("manifest: {error}")))?;
    let format = read.get("format").and_then(serde_json::Value::as_u64).unwrap_or(0);
    if format > u64::from(ARCHIVE_FORMAT) {
        let format = u32::try_from(format).unwrap_or(u32::MAX);
        return Err(BackupTrouble::Newer { archive: path.display().to_string(), format });
    }
    let manifest: Manifest = serde_json::from_value(read)
        .map_err(|error| BackupTrouble::damaged(path, format_args!("manifest: {error}")))?;
    for (name, digest) in &manifest.parts {
        match digests.remove(name) {
            None => return Err(BackupTrouble::damaged(path, format_args!("{name} is missing"))),
            Some(found) if found != *digest => {
                return Err(BackupTrouble::damaged(path, format_args!("{name} was changed")));
            }
            Some(_) => {}
        }
    }
    if let Some(name) = digests.keys().next() {
        return Err(BackupTrouble::damaged(path, format_args!("{name} does not belong to it")));
    }
    if rows != manifest.rows || so_far.files != manifest.files {
        return Err(BackupTrouble::damaged(path, "the counts do not agree"));
    }
    Ok(manifest)
}

fn table_of(part: &Part) -> Option<&'static Kept> {
    let name = part.name.strip_prefix("tables/")?.split('/').next()?;
    KEPT.iter().find(|kept| kept.table.name == name)
}

fn lines(part: &Part) -> Vec<&str> {
    std::str::from_utf8(&part.bytes).map(|text| text.lines().collect()).unwrap_or_default()
}

impl Store {
    /// Restores an archive into an empty register of either kind, made when there is none.
    ///
    /// The read rows are still to be computed ([`Store::refold`]) and the search index to be filled
    /// ([`Store::index_pending`]); [`Store::verify`] then proves the whole.
    pub fn restore(
        path: &Path,
        target: &Target,
        options: &Options,
        mut progress: impl FnMut(Progress),
    ) -> Result<(Store, Manifest), BackupTrouble> {
        let manifest = check_archive(path, &mut progress)?;
        let is_new = match target {
            Target::Folder(folder) => !folder.join(DATABASE_FILE).exists(),
            Target::Postgres(_) => false,
        };
        let restored = fill(path, target, options);
        if restored.is_err()
            && is_new
            && let Target::Folder(folder) = target
        {
            // Made by us a moment ago, and empty.
            for end in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(folder.join(format!("{DATABASE_FILE}{end}")));
            }
        }
        Ok((restored?, manifest))
    }
}

fn fill(path: &Path, target: &Target, options: &Options) -> Result<Store, BackupTrouble> {
    let options = Options { create: true, ..options.clone() };
    let store = Store::open(target, &options)?;
    store.migrate()?;
    let full = store.read(|reader| {
        let tables = KEPT.iter().map(|kept| kept.table.name);
        for table in tables {
            let sql = format!("select count(*) from (select 1 as one from {table} limit 1) t");
            if reader.conn.query_one(&sql, &[], |row| row.flag(0))? {
                return Ok::<_, Fault>(true);
            }
        }
        Ok(false)
    })?;
    if full {
        let place = match target {
            Target::Folder(folder) => folder.display().to_string(),
            Target::Postgres(_) => "the database".to_owned(),
        };
        return Err(BackupTrouble::NotEmpty { place });
    }
    let (own, path) = (store.clone(), path.to_owned());
    store.transact(move |tx| write_all(tx, &own, &path))?;
    Ok(store)
}

/// Writes every part; takes the files away again when something fails.
fn write_all(tx: &mut Tx, store: &Store, path: &Path) -> Result<(), BackupTrouble> {
    let mut new_files: Vec<PathBuf> = Vec::new();
    let written = each_part(path, |part| match table_of(&part) {
        Some(kept) => write_rows(tx, kept, &part, path),
        None => write_file(store, &part, path, &mut new_files),
    });
    let finished = written.and_then(|_| Ok(finish(tx)?));
    if finished.is_err() {
        for file in new_files {
            let _ = std::fs::remove_file(file);
        }
    }
    finished
}

fn write_rows(
    tx: &mut Tx,
    kept: &'static Kept,
    part: &Part,
    path: &Path,
) -> Result<(), BackupTrouble> {
    for lines in lines(part).chunks(ROWS) {
        let mut rows = Vec::with_capacity(lines.len());
        for line in lines {
            let row = kept.values(line);
            rows.push(row.ok_or_else(|| {
                BackupTrouble::damaged(
                    path,
                    format_args!("{} holds no row of its table", part.name),
                )
            })?);
        }
        tx.conn.insert_many(&kept.table, &rows)?;
    }
    Ok(())
}

fn write_file(
    store: &Store,
    part: &Part,
    path: &Path,
    new_files: &mut Vec<PathBuf>,
) -> Result<(), BackupTrouble> {
    let digest: Option<FileDigest> = part.name.strip_prefix("files/").and_then(file_digest);
    let found: FileDigest = Sha256::digest(&part.bytes).into();
    if digest != Some(found) {
        return Err(BackupTrouble::damaged(
            path,
            format_args!("{} is not what its name says", part.name),
        ));
    }
    if store.keep_bytes(&found, &part.bytes)? {
        new_files.push(place(store.files_folder(), &found));
    }
    Ok(())
}

/// What follows from the rows: numbers go on where they were, and every text waits to be indexed.
fn finish(tx: &mut Tx) -> Result<(), Fault> {
    for sql in reading::continue_numbers(tx.conn.kind()) {
        tx.conn.query(sql, &[], |_| Ok(()))?;
    }
    tx.conn.execute(
        "insert into search_pending (org, stream, seq)
         select org, stream, seq from journal where stream <> $1 order by pos",
        &[(&ORGANISATION).into()],
    )?;
    Ok(())
}
