//! A table as the inserting side sees it: its name, its columns in order and what to do when the row is there.
//!
//! Written once per table, so that the text of an insert, the arrays PostgreSQL wants and the order of
//! values cannot drift apart.

use std::fmt::Write as _;
use std::sync::OnceLock;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Whole numbers.
    Int,
    /// Text.
    Text,
    /// Bytes.
    Blob,
}

enum Tail {
    /// As written.
    Written(&'static str),
    /// Replaces every column but these, when a row with the same values in these is there.
    Replace(&'static [&'static str]),
}

/// A table to insert into.
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns in the order in which values are given.
    pub columns: &'static [(&'static str, Type)],
    tail: Tail,
    one: OnceLock<String>,
    many: OnceLock<String>,
}

impl Table {
    /// A plain insert.
    pub const fn new(name: &'static str, columns: &'static [(&'static str, Type)]) -> Table {
        Table::with_tail(name, columns, "")
    }

    /// An insert with a clause after the values, e.g. `on conflict (org, id) do nothing` or `returning pos`.
    pub const fn with_tail(
        name: &'static str,
        columns: &'static [(&'static str, Type)],
        tail: &'static str,
    ) -> Table {
        Table {
            name,
            columns,
            tail: Tail::Written(tail),
            one: OnceLock::new(),
            many: OnceLock::new(),
        }
    }

    /// An insert that replaces the row with the same `key`.
    pub const fn upsert(
        name: &'static str,
        columns: &'static [(&'static str, Type)],
        key: &'static [&'static str],
    ) -> Table {
        Table {
            name,
            columns,
            tail: Tail::Replace(key),
            one: OnceLock::new(),
            many: OnceLock::new(),
        }
    }

    /// `insert into t (a, b) values ($1, $2) …`
    pub(crate) fn one_row(&self) -> &str {
        self.one.get_or_init(|| {
            let places: Vec<String> = (1..=self.columns.len()).map(|n| format!("${n}")).collect();
            format!("{} values ({}) {}", self.head(), places.join(", "), self.tail())
        })
    }

    /// `insert into t (a, b) select * from unnest($1::bigint[], $2::text[]) …`, PostgreSQL only.
    pub(crate) fn many_rows(&self) -> &str {
        self.many.get_or_init(|| {
            let mut arrays = String::new();
            for (n, (_, ty)) in self.columns.iter().enumerate() {
                let ty = match ty {
                    Type::Int => "bigint",
                    Type::Text => "text",
                    Type::Blob => "bytea",
                };
                let comma = if n == 0 { "" } else { ", " };
                let _ = write!(arrays, "{comma}${}::{ty}[]", n + 1);
            }
            format!("{} select * from unnest({arrays}) {}", self.head(), self.tail())
        })
    }

    fn tail(&self) -> String {
        match self.tail {
            Tail::Written(text) => text.to_owned(),
            Tail::Replace(key) => {
                let others =
                    self.columns.iter().map(|(name, _)| *name).filter(|name| !key.contains(name));
                let sets: Vec<String> =
                    others.map(|name| format!("{name} = excluded.{name}")).collect();
                format!("on conflict ({}) do update set {}", key.join(", "), sets.join(", "))
            }
        }
    }

    fn head(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        format!("insert into {} ({})", self.name, names.join(", "))
    }
}
