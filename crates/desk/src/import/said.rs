//! Something to be told, without its words: the doors have them in the reader's language.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

/// What is to be told. Words stand in the locales under `import-<code>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// What.
    pub code: &'static str,
    /// What fills the places in its words.
    pub args: BTreeMap<&'static str, String>,
}

impl Said {
    /// Something without places.
    pub fn new(code: &'static str) -> Said {
        debug_assert!(CODES.contains(&code), "{code} is not listed");
        Said { code, args: BTreeMap::new() }
    }

    /// And with this in the place called `name`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Said {
        self.args.insert(name, value.to_string());
        self
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let args: Vec<String> =
            self.args.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        write!(f, "{} ({})", self.code, args.join(", "))
    }
}

impl std::error::Error for Said {}

/// Everything that can be told; a test of the doors looks for the words of each.
pub const CODES: &[&str] = &[
    // About the mapping.
    "map-toml",
    "map-too-large",
    "map-no-column",
    "map-column-twice",
    "map-template",
    "map-question",
    "map-format",
    "map-zone",
    "map-encoding",
    "map-delimiter",
    "map-no-story",
    "map-no-time",
    "map-pack",
    "map-not-a-leaf",
    "map-no-unit",
    "map-not-a-code",
    "map-no-field",
    "map-source",
    // About the file.
    "file-unreadable",
    "file-too-large",
    "file-kind",
    "file-encoding",
    "file-wrong-encoding",
    "file-unpacks-too-large",
    "file-workbook",
    "file-no-sheet",
    "file-no-header",
    "file-too-many-rows",
    "file-tree-row",
    "file-tree-too-large",
    // About a row.
    "row-quote-open",
    "row-quote-inside",
    "row-too-large",
    "row-too-many-columns",
    "row-columns",
    "row-characters",
    "row-time-missing",
    "row-time-unreadable",
    "row-time-impossible",
    "row-not-in-map",
    "row-not-a-choice",
    "row-number-twice",
    "row-number-taken",
    "row-no-story",
    "row-calendar",
];

/// The first characters of a value, for a message.
pub(crate) fn shown(value: &str) -> String {
    casework::text::shorten(value, super::limits::SHOWN_CHARS_MAX)
}
