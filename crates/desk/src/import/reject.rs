//! The file of refused rows: the same columns, with line and reason, to be mended and taken in again.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::reason::Reason;

/// Names of the columns that are added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headings {
    /// The line in the file that was read.
    pub line: String,
    /// Why it was refused.
    pub reason: String,
    /// What stood there, when it could not be cut into cells.
    pub raw: String,
}

impl Headings {
    /// Whether a column is one of these.
    pub fn has(&self, name: &str) -> bool {
        [&self.line, &self.reason, &self.raw].into_iter().any(|own| own == name)
    }
}

/// Writes refused rows.
pub struct Rejects {
    path: PathBuf,
    headings: Headings,
    words: Box<dyn Fn(&Reason) -> String>,
    writer: Option<csv::Writer<BufWriter<File>>>,
    /// Columns that are kept: those that are not of an earlier refusal.
    kept: Vec<usize>,
    width: usize,
    names: Vec<String>,
}

impl std::fmt::Debug for Rejects {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rejects({})", self.path.display())
    }
}

/// A refused row.
#[derive(Debug)]
pub(crate) struct Refused<'a> {
    pub(crate) line: u64,
    pub(crate) cells: &'a [String],
    pub(crate) raw: &'a str,
    pub(crate) reason: &'a Reason,
}

impl Rejects {
    /// Writes to `path`, or beside it under the next free name: somebody may be mending the one that is there.
    /// The file is made when the first row is refused.
    pub fn new(path: &Path, headings: Headings, words: Box<dyn Fn(&Reason) -> String>) -> Rejects {
        Rejects {
            path: path.to_owned(),
            headings,
            words,
            writer: None,
            kept: Vec::new(),
            width: 0,
            names: Vec::new(),
        }
    }

    /// Takes the columns of the file that is read; `ours` are of an earlier refusal.
    pub(crate) fn begin(&mut self, names: &[String], ours: &dyn Fn(&str) -> bool) {
        self.kept = (0..names.len()).filter(|at| !ours(&names[*at])).collect();
        self.width = names.len();
        self.names = self.kept.iter().map(|at| names[*at].clone()).collect();
    }

    /// Writes one row down.
    pub(crate) fn write(&mut self, row: &Refused<'_>) -> io::Result<()> {
        let mut cells: Vec<String> = self
            .kept
            .iter()
            .map(|at| guarded(row.cells.get(*at).map_or("", String::as_str)))
            .collect();
        let mut raw = row.raw.to_owned();
        // Not as many cells as columns: cut to fit, half a row would pass for a whole one the next time.
        if row.cells.len() > self.width
            || matches!(row.reason, Reason::Unreadable(said) if said.code == "row-columns")
        {
            cells.fill(String::new());
            raw = row.cells.join(" | ");
        }
        cells.extend([row.line.to_string(), guarded(&(self.words)(row.reason)), guarded(&raw)]);
        self.writer()?.write_record(&cells).map_err(io::Error::from)
    }

    fn writer(&mut self) -> io::Result<&mut csv::Writer<BufWriter<File>>> {
        if self.writer.is_none() {
            let (file, path) = next_free(&self.path)?;
            let mut file = BufWriter::new(file);
            // The mark by which spreadsheet programs know UTF-8.
            file.write_all("\u{feff}".as_bytes())?;
            let mut writer = csv::Writer::from_writer(file);
            let own = [&self.headings.line, &self.headings.reason, &self.headings.raw];
            writer.write_record(self.names.iter().chain(own)).map_err(io::Error::from)?;
            self.path = path;
            self.writer = Some(writer);
        }
        self.writer.as_mut().ok_or_else(|| io::Error::other("the file of refused rows is closed"))
    }

    /// Ends the file; where it lies, when a row was refused.
    pub(crate) fn end(self) -> io::Result<Option<PathBuf>> {
        match self.writer {
            None => Ok(None),
            Some(mut writer) => {
                writer.flush()?;
                Ok(Some(self.path))
            }
        }
    }
}

fn next_free(path: &Path) -> io::Result<(File, PathBuf)> {
    let mut candidate = path.to_owned();
    let mut n = 1;
    loop {
        match OpenOptions::new().write(true).create_new(true).open(&candidate) {
            Ok(file) => return Ok((file, candidate)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && n < 1_000 => {
                n += 1;
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                let end = path
                    .extension()
                    .map_or_else(String::new, |end| format!(".{}", end.to_string_lossy()));
                candidate = path.with_file_name(format!("{stem}-{n}{end}"));
            }
            Err(error) => return Err(error),
        }
    }
}

/// A cell that a spreadsheet program would take for a formula begins with an apostrophe, so that it is shown.
pub fn guarded(cell: &str) -> String {
    if is_formula(cell.trim_start_matches('\'')) { format!("'{cell}") } else { cell.to_owned() }
}

/// The cell as it was before [`guarded`].
pub(crate) fn unguarded(cell: String) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest.to_owned(),
        _ => cell,
    }
}

fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_taken_for_a_formula_and_all_come_back() {
        for cell in ["=1+1", "+86 138", "-5", "@x", "\tx", "'=x", "''-x"] {
            let guarded = guarded(cell);
            assert!(guarded.starts_with('\'') && guarded != cell, "{cell}");
            assert_eq!(unguarded(guarded), cell);
        }
        for cell in ["", "abc", "'quoted'", "1-2", "'", "''"] {
            assert_eq!(guarded(cell), cell);
            assert_eq!(unguarded(cell.to_owned()), cell);
        }
    }
}
