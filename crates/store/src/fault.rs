//! What can go wrong between us and the disk, told so that a person knows what to do.
//!
//! Rules and forms have their own kinds of "no" in `casework`; a [`Fault`] is the world failing.
//! It is `Clone`, because one failed commit answers every command that waited for it.

/// Two writers wanted the same place; which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clash {
    /// Somebody else changed the case (or the organisation) since it was read.
    Version,
    /// A case with this number in the other system is here already.
    Source,
    /// The case number is taken.
    CaseNo,
    /// The same request was answered already.
    Request,
    /// The organisation has changed since it was read by whoever decided by it.
    Organisation,
    /// Two transactions stood in each other's way; the database undid one of them.
    Transaction,
    /// Any other unique value.
    Other,
}

/// A failure of the world: disk, lock, network, or rows that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Somebody was faster; read again and try again.
    #[error("somebody else was faster ({clash:?}): read again and repeat")]
    Conflict {
        /// What both wanted.
        clash: Clash,
    },
    /// The database is held by another process or all connections are in use.
    #[error(
        "the database is busy ({what}): another program holds it; close that program or try again in a moment"
    )]
    Busy {
        /// What was waited for.
        what: String,
    },
    /// The database cannot be written.
    #[error(
        "the database can be read but not written ({what}): check the owner and the rights of the data folder"
    )]
    ReadOnly {
        /// What the database said.
        what: String,
    },
    /// No space is left.
    #[error(
        "the disk is full ({what}): nothing was saved by this command; free some space and repeat it"
    )]
    DiskFull {
        /// What the database said.
        what: String,
    },
    /// The database server is away.
    #[error(
        "the database cannot be reached ({what}): whether the last command was saved is unknown; repeat it with the same request key once the database is back"
    )]
    Unavailable {
        /// What the connection said.
        what: String,
    },
    /// There is no database where one was expected.
    #[error("there is no database at {place}: check the path, or ask to create one")]
    NoDatabase {
        /// Where it was looked for.
        place: String,
    },
    /// A row holds what no row can hold.
    #[error("table {table}, column {column}: {id} cannot be; run `wenguo verify`")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: String,
        /// Which row, or what was found in it.
        id: String,
    },
    /// Anything else, in the database's words.
    #[error("the database failed: {0}")]
    Other(String),
}

impl Fault {
    /// Any other failure.
    pub fn other(what: impl std::fmt::Display) -> Fault {
        Fault::Other(what.to_string())
    }

    /// Whether repeating the very same command may succeed.
    pub fn may_pass(&self) -> bool {
        matches!(self, Fault::Conflict { .. } | Fault::Busy { .. } | Fault::Unavailable { .. })
    }
}
