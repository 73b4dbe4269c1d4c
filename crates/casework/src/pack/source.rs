//! Files of packs and policies, and what is wrong with them: file, line, reason.

use std::fmt;

use serde::de::DeserializeOwned;

use super::load::PACK_BYTES_MAX;

/// A pack file as read.
#[derive(Clone, Debug)]
pub struct PackSource {
    /// Its name, for errors.
    pub file: String,
    /// Its text.
    pub text: String,
}

/// What is wrong with a pack, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub reason: String,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.reason)
    }
}

impl PackSource {
    /// Reads the file as what it should be.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, PackError> {
        let file = self.file.clone();
        if self.text.len() > PACK_BYTES_MAX {
            let reason = format!(
                "the file has {} bytes; at most {PACK_BYTES_MAX} are read",
                self.text.len()
            );
            return Err(PackError { file, line: 1, reason });
        }
        toml::from_str(&self.text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let line = self.text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
            PackError { file, line, reason: error.message().to_owned() }
        })
    }

    /// An error at the first line that gives `key` this value, else the first that has the key, else the file's
    /// first. A key in brackets is a table's heading.
    pub(crate) fn error_at(&self, (key, value): (&str, &str), reason: &str) -> PackError {
        let given = self.lines_of(key).find(|(_, line)| gives(line, value));
        let line = given.or_else(|| self.lines_of(key).next()).map_or(1, |(line, _)| line);
        PackError { file: self.file.clone(), line, reason: reason.to_owned() }
    }

    /// As [`PackSource::error_at`], at the last line that gives `key` this value.
    pub(crate) fn error_at_last(&self, (key, value): (&str, &str), reason: &str) -> PackError {
        let again = self.lines_of(key).filter(|(_, line)| gives(line, value)).last();
        let line = again.map_or(1, |(line, _)| line);
        PackError { file: self.file.clone(), line, reason: reason.to_owned() }
    }

    /// An error at the line that has a key for the so-manieth time, counted from 0.
    pub(crate) fn error_at_nth(&self, (key, n): (&str, usize), reason: &str) -> PackError {
        let line = self.lines_of(key).nth(n).map_or(1, |(line, _)| line);
        PackError { file: self.file.clone(), line, reason: reason.to_owned() }
    }

    /// Numbers and texts of the lines that begin with a key.
    fn lines_of<'a>(&'a self, key: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
        (1..).zip(self.text.lines()).filter(move |(_, line)| {
            let rest = line.trim_start().strip_prefix(key);
            rest.is_some_and(|rest| key.starts_with('[') || rest.trim_start().starts_with('='))
        })
    }
}

fn gives(line: &str, value: &str) -> bool {
    line.contains(&format!("\"{value}\"")) || line.contains(&format!("'{value}'"))
}
