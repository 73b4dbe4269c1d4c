//! Orders a list of cases can have, and the place in a list where the next page begins.

use std::fmt;
use std::str::FromStr;

use casework::id::CaseId;
use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::sql::Places;
use crate::value::{Row, Value};

/// The order of a list of cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// What is owed soonest comes first. Open cases only: what is closed owes nothing.
    #[default]
    Due,
    /// Most urgent first, then by what is owed soonest. Open cases only.
    Priority,
    /// Newest received first.
    Received,
    /// Last touched first.
    Changed,
    /// Last closed first. Closed cases only.
    Closed,
    /// By when the answer was promised, earliest first. Cases with such a promise only.
    AnswerDue,
    /// Newest text found first; only with words searched for.
    Found,
}

impl Sort {
    /// Every order.
    pub const ALL: &'static [Sort] = &[
        Sort::Due,
        Sort::Priority,
        Sort::Received,
        Sort::Changed,
        Sort::Closed,
        Sort::AnswerDue,
        Sort::Found,
    ];

    /// The stable name in URLs.
    pub fn code(self) -> &'static str {
        match self {
            Sort::Due => "due",
            Sort::Priority => "priority",
            Sort::Received => "received",
            Sort::Changed => "changed",
            Sort::Closed => "closed",
            Sort::AnswerDue => "answer_due",
            Sort::Found => "found",
        }
    }

    /// The order with this name.
    pub fn from_code(code: &str) -> Option<Sort> {
        Sort::ALL.iter().copied().find(|sort| sort.code() == code)
    }

    /// The columns in order, without the case's id that always comes last.
    pub(crate) fn columns(self) -> &'static [&'static str] {
        match self {
            Sort::Due => &["due_key"],
            Sort::Priority => &["urgency", "due_key"],
            Sort::Received => &["received_at"],
            Sort::Changed => &["changed_at"],
            Sort::Closed => &["closed_at"],
            Sort::AnswerDue => &["answer_due_at"],
            Sort::Found => &["docno"],
        }
    }

    pub(crate) fn is_falling(self) -> bool {
        !matches!(self, Sort::Due | Sort::Priority | Sort::AnswerDue)
    }

    /// Its index holds open cases only.
    pub(crate) fn is_of_open_cases(self) -> bool {
        matches!(self, Sort::Due | Sort::Priority)
    }

    /// The columns in order with their table's name, the case's id at the end.
    pub(crate) fn key(self, alias: &str) -> Vec<String> {
        if self == Sort::Found {
            return vec!["s.docno".to_owned(), "s.found".to_owned()];
        }
        self.columns().iter().chain(&["id"]).map(|it| format!("{alias}.{it}")).collect()
    }

    /// `c.due_key, c.id` with directions, for `order by`.
    pub(crate) fn order_by(self, alias: &str) -> String {
        let direction = if self.is_falling() { " desc" } else { "" };
        let columns: Vec<String> =
            self.key(alias).iter().map(|it| format!("{it}{direction}")).collect();
        columns.join(", ")
    }
}

/// One value of a place in a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    Int(i64),
    Text(String),
}

/// Where the next page of a list begins; text to whoever holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub(crate) sort: Sort,
    pub(crate) key: Vec<Key>,
    pub(crate) id: CaseId,
}

/// A text that is no place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a place in a list of cases: begin at the first page")]
pub struct NotACursor;

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sort.code())?;
        for key in &self.key {
            match key {
                Key::Int(n) => write!(f, ".{n}")?,
                Key::Text(text) => write!(f, ".{text}")?,
            }
        }
        write!(f, ".{}", self.id)
    }
}

impl FromStr for Cursor {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Cursor, NotACursor> {
        let mut parts = text.split('.');
        let sort = parts.next().and_then(Sort::from_code).ok_or(NotACursor)?;
        let mut key = Vec::new();
        for column in sort.columns() {
            let part = parts.next().ok_or(NotACursor)?;
            key.push(match *column {
                "urgency" if part.len() == 2 && part.is_ascii() => Key::Text(part.to_owned()),
                "urgency" => return Err(NotACursor),
                _ => Key::Int(part.parse().map_err(|_| NotACursor)?),
            });
        }
        let id = parts.next().and_then(|it| it.parse().ok()).ok_or(NotACursor)?;
        if parts.next().is_some() {
            return Err(NotACursor);
        }
        Ok(Cursor { sort, key, id })
    }
}

impl Cursor {
    /// The order of the list it is a place in.
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// Reads a place from columns that begin at `first`: the order's columns, then the id.
    pub(crate) fn read(sort: Sort, row: &Row<'_>, first: usize) -> Result<Cursor, Fault> {
        let mut key = Vec::new();
        for (at, column) in (first..).zip(sort.columns()) {
            key.push(match *column {
                "urgency" => Key::Text(row.text(at)?),
                _ => Key::Int(row.int(at)?),
            });
        }
        let id = CaseId(row.exactly(first + key.len())?);
        Ok(Cursor { sort, key, id })
    }

    /// The condition that a row comes after this place.
    pub(crate) fn after<'a>(&'a self, alias: &str, places: &mut Places<'a>) -> String {
        let columns = self.sort.key(alias);
        let mut values: Vec<String> = self
            .key
            .iter()
            .map(|key| match key {
                Key::Int(n) => places.place(*n),
                Key::Text(text) => places.place(text),
            })
            .collect();
        values.push(places.place(Value::from(&self.id.0)));
        let sign = if self.sort.is_falling() { "<" } else { ">" };
        format!("({}) {sign} ({})", columns.join(", "), values.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_survives_being_text() {
        let id = CaseId([7; 16]);
        for cursor in [
            Cursor { sort: Sort::Due, key: vec![Key::Int(1_786_928_400_000)], id },
            Cursor { sort: Sort::Priority, key: vec![Key::Text("P1".into()), Key::Int(-5)], id },
        ] {
            assert_eq!(cursor.to_string().parse(), Ok(cursor));
        }
    }

    #[test]
    fn what_is_no_place_is_refused() {
        for bad in [
            "",
            "due",
            "due.1",
            "due.x.07070707070707070707070707070707",
            "due.1.0707",
            "due.1.07070707070707070707070707070707.1",
            "price.1.07070707070707070707070707070707",
            "priority.P1' or 1=1.1.07070707070707070707070707070707",
        ] {
            assert_eq!(bad.parse::<Cursor>(), Err(NotACursor), "{bad}");
        }
    }
}
