//! Choices and questions of a mapping with their columns found: one of a set of codes, and yes or no.

use std::collections::BTreeMap;

use casework::id::{CategoryCode, UnitId};
use casework::intake::LANGUAGES;
use casework::organisation::Organisation;
use casework::pack::Pack;
use casework::text;
use serde::Serialize;

use super::mapping::{self, Choice, Test};
use super::reason::Reason;
use super::said::{Said, shown};
use super::words::{Header, Table, Words, cell};

/// One of a set, chosen by a row.
#[derive(Debug)]
pub(crate) struct Picking<T> {
    field: &'static str,
    words: Words,
    table: Table,
    default: Option<T>,
    /// Codes the row itself may name.
    codes: BTreeMap<String, T>,
}

#[derive(Clone, Debug)]
pub(crate) struct Language(pub(crate) &'static str);

/// A question with its column found.
#[derive(Debug)]
pub(crate) struct Question {
    column: usize,
    asks: Asks,
}

#[derive(Debug)]
enum Asks {
    OneOf(Vec<String>),
    NoneOf(Vec<String>),
    Empty(bool),
}

impl Question {
    pub(crate) fn find(test: &Test, field: &str, header: &Header) -> Result<Question, Said> {
        let clean =
            |values: &Vec<String>| values.iter().map(|value| text::clean_line(value)).collect();
        let asks = match (&test.values, &test.not_values, test.empty) {
            (Some(values), None, None) => Asks::OneOf(clean(values)),
            (None, Some(values), None) => Asks::NoneOf(clean(values)),
            (None, None, Some(empty)) => Asks::Empty(empty),
            _ => return Err(Said::new("map-question").with("field", field)),
        };
        Ok(Question { column: header.find(&test.column, field)?, asks })
    }

    pub(crate) fn holds(&self, cells: &[String]) -> bool {
        let found = text::clean_line(cell(cells, self.column));
        match &self.asks {
            Asks::OneOf(values) => values.contains(&found),
            Asks::NoneOf(values) => !values.contains(&found),
            Asks::Empty(empty) => found.is_empty() == *empty,
        }
    }
}

impl<T: Clone> Picking<T> {
    /// Finds the columns of a choice; every code it names must be one of `codes`.
    pub(crate) fn find(
        choice: &Choice,
        field: &'static str,
        header: &Header,
        codes: BTreeMap<String, T>,
        wrong: &'static str,
    ) -> Result<Picking<T>, Vec<Said>> {
        let mut faults = Vec::new();
        let mut check = |code: &String| {
            if !codes.contains_key(code) {
                faults.push(Said::new(wrong).with("field", field).with("code", code));
            }
        };
        choice.map.values().chain(&choice.default).for_each(&mut check);
        if let mapping::Text::Constant(code) = &choice.text {
            check(code);
        }
        let words = Words::find(&choice.text, field, header).map_err(|said| faults.push(said));
        let default = choice.default.as_ref().and_then(|code| codes.get(code).cloned());
        match words {
            Ok(words) if faults.is_empty() => {
                Ok(Picking { field, words, table: Table::new(&choice.map), default, codes })
            }
            _ => Err(faults),
        }
    }

    /// What the row chooses; nothing when it says nothing and there is no default.
    pub(crate) fn of(&self, cells: &[String]) -> Result<Option<T>, Reason> {
        let found = text::clean_line(&self.words.of(cells));
        let code = if self.table.is_empty() { Some(&found) } else { self.table.find(&found) };
        if let Some(it) = code.and_then(|code| self.codes.get(code)) {
            return Ok(Some(it.clone()));
        }
        if self.default.is_some() || found.is_empty() {
            return Ok(self.default.clone());
        }
        let code = if self.table.is_empty() { "row-not-a-choice" } else { "row-not-in-map" };
        Err(Said::new(code).with("field", self.field).with("value", shown(&found)).into())
    }
}

/// The names of a closed set as they stand in the API.
pub(crate) fn codes_of<T: Serialize + Clone>(all: &[T]) -> BTreeMap<String, T> {
    let code =
        |it: &T| serde_json::to_value(it).ok().and_then(|value| value.as_str().map(str::to_owned));
    all.iter().filter_map(|it| Some((code(it)?, it.clone()))).collect()
}

/// The pack's leaves by code, or by the way of titles to them.
pub(crate) fn leaves(pack: &Pack, by_title: bool) -> BTreeMap<String, CategoryCode> {
    let leaves =
        pack.categories.iter().map(|category| &category.code).filter(|code| pack.is_leaf(code));
    let mut found = BTreeMap::new();
    for code in leaves {
        if by_title {
            found.insert(pack.category_path(code, "zh-Hans"), code.clone());
        }
        found.insert(code.to_string(), code.clone());
    }
    found
}

pub(crate) fn units(organisation: &Organisation) -> BTreeMap<String, UnitId> {
    let open = organisation.units.values().filter(|unit| !unit.closed);
    open.map(|unit| (unit.id.to_string(), unit.id.clone())).collect()
}

pub(crate) fn languages() -> BTreeMap<String, Language> {
    LANGUAGES.iter().map(|tag| ((*tag).to_owned(), Language(tag))).collect()
}
