//! The form of a visit: what is measured and ticked at the customer's, as the pack asks for it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::load::Check;
use super::{Choice, Pack, Words};
use crate::id::CategoryCode;
use crate::invalid::{Invalid, Problem};
use crate::limits::{FIELDS_MAX, LINE_CHARS_MAX};

/// What a field of the visit's form takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitFieldKind {
    /// A line of text.
    Text,
    /// A number, within its limits where they are given.
    Number,
    /// One of the choices.
    Choice,
}

/// A field of the visit's form.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitField {
    /// Its code.
    pub id: String,
    /// Its label.
    pub title: Words,
    /// What it takes.
    pub kind: VisitFieldKind,
    /// In which unit it is measured.
    #[serde(default)]
    pub unit: String,
    /// The least number it takes.
    #[serde(default)]
    pub min: Option<f64>,
    /// The greatest number it takes.
    #[serde(default)]
    pub max: Option<f64>,
    /// Whether it must be filled in when what was to be done is done.
    #[serde(default)]
    pub required: bool,
    /// For a choice: which.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// Asked for in these branches only; everywhere when empty.
    #[serde(default)]
    pub categories: Vec<CategoryCode>,
}

impl VisitField {
    fn is_asked(&self, category: Option<&CategoryCode>) -> bool {
        self.categories.is_empty()
            || category.is_some_and(|it| self.categories.iter().any(|branch| it.is_within(branch)))
    }

    fn wrong_value(&self, value: &str) -> Option<Problem> {
        match self.kind {
            VisitFieldKind::Text => None,
            VisitFieldKind::Number => {
                let number = value.parse::<f64>().ok().filter(|number| number.is_finite());
                let within = number.is_some_and(|number| {
                    self.min.is_none_or(|min| number >= min)
                        && self.max.is_none_or(|max| number <= max)
                });
                (!within).then_some(Problem::NotANumber)
            }
            VisitFieldKind::Choice => {
                let known = self.choices.iter().any(|choice| choice.code == value);
                (!known).then_some(Problem::NotAChoice)
            }
        }
    }
}

impl Pack {
    /// What the form of a visit asks for in a case of this category.
    pub fn visit_form(&self, category: Option<&CategoryCode>) -> Vec<&VisitField> {
        self.visit_fields.iter().filter(|field| field.is_asked(category)).collect()
    }

    /// Cleans what was filled in, and notes what is wrong; `whole` when nothing required may be missing.
    pub(crate) fn check_visit_fields(
        &self,
        given: &BTreeMap<String, String>,
        category: Option<&CategoryCode>,
        whole: bool,
        invalid: &mut Invalid,
    ) -> BTreeMap<String, String> {
        let mut fields = BTreeMap::new();
        for (id, value) in given.iter().take(FIELDS_MAX) {
            let name = format!("fields.{id}");
            let value = invalid.line(&name, value, LINE_CHARS_MAX);
            if value.is_empty() {
                continue;
            }
            match self.visit_fields.iter().find(|field| field.id == *id) {
                None => invalid.add(&name, Problem::NotAChoice),
                Some(field) => {
                    if let Some(problem) = field.wrong_value(&value) {
                        invalid.add(&name, problem);
                    }
                }
            }
            fields.insert(id.clone(), value);
        }
        for field in self.visit_form(category) {
            if whole && field.required && !fields.contains_key(&field.id) {
                invalid.add(&format!("fields.{}", field.id), Problem::Missing);
            }
        }
        fields
    }
}

/// Each field can be filled in, and stands for a branch that is there.
pub(super) fn check(check: &mut Check<'_>, fields: &[VisitField], known: &[&CategoryCode]) {
    check.once("field of the visit", "id", fields.iter().map(|it| it.id.as_str()));
    if fields.len() > FIELDS_MAX {
        let reason = format!("{} fields of a visit; at most {FIELDS_MAX} are taken", fields.len());
        check.wrong(("[[visit_field]]", ""), &reason);
    }
    for field in fields {
        let place = ("id", field.id.as_str());
        let id = &field.id;
        let is_code = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if id.is_empty() || id.len() > 40 || !id.bytes().all(is_code) {
            check.wrong(place, &format!("the field `{id}`: small letters, digits and _ only"));
        }
        if (field.kind == VisitFieldKind::Choice) == field.choices.is_empty() {
            let reason =
                format!("the field `{id}`: choices belong to a choice, and a choice needs them");
            check.wrong(place, &reason);
        }
        let limited = field.min.is_some() || field.max.is_some() || !field.unit.is_empty();
        if limited && field.kind != VisitFieldKind::Number {
            let reason = format!("the field `{id}`: min, max and unit belong to a number");
            check.wrong(place, &reason);
        }
        if field.min.zip(field.max).is_some_and(|(min, max)| min > max) {
            check.wrong(place, &format!("the field `{id}`: min is above max"));
        }
        for branch in field.categories.iter().filter(|branch| !known.contains(branch)) {
            let reason =
                format!("the field `{id}` is for the category `{branch}`, which is not there");
            check.wrong(place, &reason);
        }
    }
}
