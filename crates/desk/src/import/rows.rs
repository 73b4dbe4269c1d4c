//! A file as rows, whatever kind of file it is.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use super::encoding::{self, Decoded, unreadable};
use super::limits::{FILE_BYTES_MAX, WORKBOOK_BYTES_MAX};
use super::mapping::FileForm;
use super::said::Said;
use super::separated::Separated;
use super::workbook::{self, Visit};
use super::{document, sheet};

/// A file opened for reading its rows.
#[derive(Debug)]
pub struct Rows {
    file: File,
    form: Form,
}

#[derive(Clone, Copy, Debug)]
enum Form {
    Separated(&'static encoding_rs::Encoding),
    Workbook(workbook::Kind),
}

impl Rows {
    /// Opens the file, looks through all of it once and tells what stands against reading it.
    pub fn open(path: &Path, form: &FileForm) -> Result<Rows, Said> {
        let mut file = File::open(path).map_err(unreadable)?;
        let bytes = file.metadata().map_err(unreadable)?.len();
        let mut first = Vec::new();
        file.by_ref().take(8).read_to_end(&mut first).map_err(unreadable)?;
        let packed = first.starts_with(b"PK\x03\x04");
        let max = if packed { WORKBOOK_BYTES_MAX } else { FILE_BYTES_MAX };
        if bytes > max {
            return Err(Said::new("file-too-large").with("max", max).with("found", bytes));
        }
        // Workbooks of before 2007, and documents that were never lists.
        if first.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) || first.starts_with(b"%PDF") {
            return Err(Said::new("file-kind"));
        }
        let form = if packed {
            Form::Workbook(workbook::look(file.try_clone().map_err(unreadable)?)?)
        } else {
            Form::Separated(encoding::find(&mut BufReader::new(&file), &form.encoding)?)
        };
        file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        Ok(Rows { file, form })
    }

    /// The encoding, or the kind of workbook.
    pub fn kind(&self) -> &'static str {
        match self.form {
            Form::Separated(encoding) => encoding.name(),
            Form::Workbook(workbook::Kind::Sheet) => "xlsx",
            Form::Workbook(workbook::Kind::Document) => "ods",
        }
    }

    /// Whether empty cells at the end of a row are left out.
    pub(crate) fn has_open_ends(&self) -> bool {
        matches!(self.form, Form::Workbook(_))
    }

    /// Hands every row to `visit` until it stops the reading.
    pub(crate) fn read(self, form: &FileForm, visit: &mut Visit<'_>) -> Result<(), Said> {
        match self.form {
            Form::Workbook(workbook::Kind::Sheet) => {
                sheet::read(self.file, form.sheet.as_deref(), visit)
            }
            Form::Workbook(workbook::Kind::Document) => {
                document::read(self.file, form.sheet.as_deref(), visit)
            }
            Form::Separated(encoding) => {
                let decoded = Decoded::new(self.file, encoding).map_err(unreadable)?;
                let mut rows = Separated::new(decoded, form.separator()?, form.header);
                while let Some((line, found)) = rows.next().map_err(unreadable)? {
                    if visit(line, found).is_break() {
                        break;
                    }
                }
                Ok(())
            }
        }
    }
}
