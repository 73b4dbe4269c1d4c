//! Where the register lives and how it is opened.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::fault::Fault;

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file in a data folder.
    Sqlite,
    /// A server.
    Postgres,
}

/// The place of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A data folder: `wenguo.db` and `files/` in it.
    Folder(PathBuf),
    /// The address of a PostgreSQL database.
    Postgres(String),
}

impl Target {
    /// Reads `path/to/folder`, `sqlite:path/to/folder` or `postgres://…`.
    pub fn parse(text: &str) -> Result<Target, Fault> {
        let text = text.trim();
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Target::Postgres(text.to_owned()));
        }
        let path = text.strip_prefix("sqlite:").unwrap_or(text);
        let path = path.strip_prefix("//").unwrap_or(path);
        if path.is_empty() || path.contains("://") {
            return Err(Fault::other(format_args!(
                "a register is a folder (data), sqlite:folder or postgres://user@host/name, not {text:?}"
            )));
        }
        let path = Path::new(path);
        // Somebody may point at the file itself.
        match (path.file_name(), path.parent()) {
            (Some(name), Some(folder)) if name == DATABASE_FILE => {
                Ok(Target::Folder(folder.to_owned()))
            }
            _ => Ok(Target::Folder(path.to_owned())),
        }
    }

    /// Which database it is.
    pub fn kind(&self) -> Kind {
        match self {
            Target::Folder(_) => Kind::Sqlite,
            Target::Postgres(_) => Kind::Postgres,
        }
    }
}

/// The database in a data folder.
pub const DATABASE_FILE: &str = "wenguo.db";
/// The attachments in a data folder.
pub const FILES_FOLDER: &str = "files";

/// What a commit promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// What was acknowledged survives a power cut.
    Full,
    /// What was acknowledged survives the end of our process; a power cut may cost the last moments.
    Normal,
    /// For filling a demonstration: a power cut may cost the register.
    None,
}

/// How a register is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// Make the database when there is none; otherwise a mistyped path is a fault.
    pub create: bool,
    /// What a commit promises.
    pub durability: Durability,
    /// Connections that read at the same time.
    pub readers: usize,
    /// Connections that write at the same time; PostgreSQL only, SQLite has one.
    pub writers: usize,
    /// Commands that may wait for the writer before further ones are told that it is busy.
    pub waiting: usize,
    /// How long to wait for a lock another program holds.
    pub busy_wait: Duration,
    /// Where attachments lie; `files/` in the data folder when not given.
    pub files: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            create: false,
            durability: Durability::Full,
            readers: 8,
            writers: 8,
            waiting: 4096,
            busy_wait: Duration::from_secs(5),
            files: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read() {
        let folder = |text: &str| Target::Folder(PathBuf::from(text));
        for (text, target) in [
            ("data", folder("data")),
            ("sqlite:data", folder("data")),
            ("sqlite:///var/wenguo", folder("/var/wenguo")),
            ("data/wenguo.db", folder("data")),
            ("postgres://a@b/c", Target::Postgres("postgres://a@b/c".into())),
        ] {
            assert_eq!(Target::parse(text), Ok(target), "{text}");
        }
        for bad in ["", "mysql://x/y"] {
            assert!(Target::parse(bad).is_err(), "{bad}");
        }
    }
}
