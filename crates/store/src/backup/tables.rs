//! The tables an archive holds, and a row of them as a line of JSON.
//!
//! A test asks the database for its tables and columns: whoever adds one has to say here whether it is
//! kept, or in [`MADE_ANEW`] that it is not.

use serde_json::Value as Json;

use crate::fault::Fault;
use crate::table::Type::{Blob, Int, Text};
use crate::table::{Table, Type};
use crate::value::{Row, Value};

/// A table in the archive.
pub(crate) struct Kept {
    pub(crate) table: Table,
    order: &'static str,
}

const fn kept(
    name: &'static str,
    columns: &'static [(&'static str, Type)],
    order: &'static str,
) -> Kept {
    Kept { table: Table::new(name, columns), order }
}

/// What cannot be computed anew, in the order of restoring.
pub(crate) static KEPT: [Kept; 12] = [
    kept(
        "journal",
        &[
            ("pos", Int),
            ("org", Int),
            ("stream", Blob),
            ("seq", Int),
            ("at", Int),
            ("kind", Text),
            ("actor", Text),
            ("digest", Blob),
            ("prev_hash", Blob),
            ("hash", Blob),
        ],
        "pos",
    ),
    kept("payload", &[("pos", Int), ("org", Int), ("body", Blob)], "pos"),
    kept(
        "seal",
        &[
            ("org", Int),
            ("n", Int),
            ("upto_pos", Int),
            ("count", Int),
            ("root", Blob),
            ("prev_root", Blob),
            ("at", Int),
        ],
        "org, n",
    ),
    kept(
        "request",
        &[("org", Int), ("key", Text), ("fingerprint", Blob), ("answer", Text), ("at", Int)],
        "org, key",
    ),
    kept("number", &[("org", Int), ("day", Int), ("last", Int)], "org, day"),
    kept(
        "credential",
        &[
            ("org", Int),
            ("person", Text),
            ("password_hash", Text),
            ("changed_at", Int),
            ("wrong", Int),
            ("locked_until", Int),
            ("must_change", Int),
        ],
        "org, person",
    ),
    kept(
        "api_key",
        &[
            ("org", Int),
            ("key_hash", Blob),
            ("person", Text),
            ("name", Text),
            ("created_at", Int),
            ("revoked_at", Int),
            ("last_used_at", Int),
        ],
        "org, key_hash",
    ),
    kept("secret", &[("org", Int), ("name", Text), ("body", Blob)], "org, name"),
    kept(
        "access_log",
        &[("org", Int), ("at", Int), ("person", Text), ("case_id", Blob), ("what", Text)],
        "org, at, person, case_id, what",
    ),
    kept(
        "letter",
        &[
            ("org", Int),
            ("id", Blob),
            ("case_id", Blob),
            ("at", Int),
            ("body", Text),
            ("attempts", Int),
            ("next_at", Int),
            ("sent_at", Int),
            ("failed_at", Int),
            ("reason", Text),
        ],
        "org, id",
    ),
    kept(
        "notice",
        &[
            ("org", Int),
            ("person", Text),
            ("id", Blob),
            ("at", Int),
            ("case_no", Text),
            ("kind", Text),
            ("read_at", Int),
            ("held_until", Int),
            ("gathered", Text),
        ],
        "org, person, id",
    ),
    kept(
        "file",
        &[
            ("org", Int),
            ("digest", Blob),
            ("name", Text),
            ("media", Text),
            ("bytes", Int),
            ("at", Int),
            ("after_pos", Int),
            ("kept", Int),
        ],
        "org, digest",
    ),
];

/// Tables an archive leaves out: they follow from the others, or end with the process (sessions).
pub const MADE_ANEW: &[&str] = &[
    "migration",
    "cases",
    "points",
    "promises",
    "remedies",
    "tasks",
    "visits",
    "responsibilities",
    "duties",
    "pauses",
    "callbacks",
    "surveys",
    "survey_scores",
    "quality_reviews",
    "quality_marks",
    "honours",
    "told",
    "matters",
    "matter_cases",
    "matter_duties",
    "matter_texts",
    "public_reviews",
    "renewed",
    "session",
    "search_pending",
    "search_state",
    "search_doc",
];

/// The tables an archive holds, with their columns.
pub fn kept_tables() -> Vec<(&'static str, Vec<&'static str>)> {
    KEPT.iter()
        .map(|it| (it.table.name, it.table.columns.iter().map(|(name, _)| *name).collect()))
        .collect()
}

impl Kept {
    pub(crate) fn select(&self) -> String {
        let columns: Vec<&str> = self.table.columns.iter().map(|(name, _)| *name).collect();
        format!("select {} from {} order by {}", columns.join(", "), self.table.name, self.order)
    }

    /// A row as a line of JSON: numbers, texts, and bytes as `t:text` where they are text, else `x:hex`.
    pub(crate) fn line(&self, row: &Row<'_>) -> Result<String, Fault> {
        let mut line = Vec::with_capacity(self.table.columns.len());
        for (at, (_, ty)) in self.table.columns.iter().enumerate() {
            line.push(match ty {
                Int => row.opt_int(at)?.map_or(Json::Null, Json::from),
                Text => row.opt_str(at)?.map_or(Json::Null, Json::from),
                Blob => row.opt_bytes(at)?.map_or(Json::Null, |bytes| {
                    let text = std::str::from_utf8(bytes).ok().filter(|it| it.len() > 32);
                    let hex = || format!("x:{}", crate::journal::hex(bytes));
                    Json::from(text.map_or_else(hex, |text| format!("t:{text}")))
                }),
            });
        }
        serde_json::to_string(&line).map_err(Fault::other)
    }

    /// Reads a line back; `None` when it is no row of this table.
    pub(crate) fn values(&self, line: &str) -> Option<Vec<Value<'static>>> {
        let fields: Vec<Json> = serde_json::from_str(line).ok()?;
        if fields.len() != self.table.columns.len() {
            return None;
        }
        let typed = fields.into_iter().zip(self.table.columns);
        typed
            .map(|(field, (_, ty))| match (field, ty) {
                (Json::Null, _) => Some(Value::Null),
                (Json::Number(n), Int) => n.as_i64().map(Value::Int),
                (Json::String(text), Text) => Some(text.into()),
                (Json::String(text), Blob) => match text.split_once(':')? {
                    ("t", text) => Some(text.as_bytes().to_vec().into()),
                    ("x", digits) => Some(unhex(digits)?.into()),
                    _ => None,
                },
                _ => None,
            })
            .collect()
    }
}

fn unhex(digits: &str) -> Option<Vec<u8>> {
    if !digits.len().is_multiple_of(2) || !digits.is_ascii() {
        return None;
    }
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).ok())
        .collect()
}
