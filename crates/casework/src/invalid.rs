//! The form is wrong: every problem at once, each with its field, so that nothing typed is lost.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::reply_check::Remark;
use crate::text;

/// What is wrong with one field. Words stand in the locales under `problem-<code>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Problem {
    /// Nothing was entered.
    Missing,
    /// More characters than allowed.
    TooLong {
        /// The most that is allowed.
        max: usize,
        /// How many there were.
        found: usize,
    },
    /// More entries than allowed.
    TooMany {
        /// The most that is allowed.
        max: usize,
    },
    /// It stands there already.
    Twice,
    /// Not a telephone number.
    NotAPhone,
    /// Not a mail address.
    NotAMailAddress,
    /// Not an address on the web.
    NotAWebAddress,
    /// Not a date or time that can be read.
    NotATime,
    /// The time lies in the future.
    InTheFuture,
    /// The time lies before the year 2000.
    TooLongAgo,
    /// The end lies before the beginning.
    BeforeItBegan,
    /// Not one of the choices.
    NotAChoice,
    /// Not a number, or not one in the range allowed.
    NotANumber,
    /// Not an amount of money, or an absurd one.
    NotAnAmount,
    /// The file is larger than allowed.
    FileTooLarge {
        /// The most bytes allowed.
        max: u64,
    },
    /// The file is not of a kind that is accepted, or not what its name says.
    FileKind,
    /// Either a telephone number or a mail address is needed to answer.
    NoWayToAnswer,
    /// The word cannot be used as a name here.
    NotACode,
    /// Too short or too common for a password.
    WeakPassword,
    /// It says who somebody is.
    Personal {
        /// The words or the number that do.
        said: String,
    },
    /// A rule of answers holds the text back.
    Wording {
        /// Which, where, why, and how it could be said instead.
        remark: Box<Remark>,
    },
}

impl Problem {
    /// The stable name in the API and the locales.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::Missing => "missing",
            Problem::TooLong { .. } => "too_long",
            Problem::TooMany { .. } => "too_many",
            Problem::Twice => "twice",
            Problem::NotAPhone => "not_a_phone",
            Problem::NotAMailAddress => "not_a_mail_address",
            Problem::NotAWebAddress => "not_a_web_address",
            Problem::NotATime => "not_a_time",
            Problem::InTheFuture => "in_the_future",
            Problem::TooLongAgo => "too_long_ago",
            Problem::BeforeItBegan => "before_it_began",
            Problem::NotAChoice => "not_a_choice",
            Problem::NotANumber => "not_a_number",
            Problem::NotAnAmount => "not_an_amount",
            Problem::FileTooLarge { .. } => "file_too_large",
            Problem::FileKind => "file_kind",
            Problem::NoWayToAnswer => "no_way_to_answer",
            Problem::NotACode => "not_a_code",
            Problem::WeakPassword => "weak_password",
            Problem::Personal { .. } => "personal",
            Problem::Wording { .. } => "wording",
        }
    }
}

/// One field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// The field's name as in the form and the API, e.g. `complainant.phone`.
    pub field: String,
    /// What is wrong.
    #[serde(flatten)]
    pub problem: Problem,
}

/// All problems of one form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invalid(pub Vec<FieldProblem>);

impl Invalid {
    /// A form with a single problem.
    pub fn one(field: &str, problem: Problem) -> Invalid {
        Invalid(vec![FieldProblem { field: field.to_owned(), problem }])
    }

    /// Notes one more problem.
    pub fn add(&mut self, field: &str, problem: Problem) {
        self.0.push(FieldProblem { field: field.to_owned(), problem });
    }

    /// `Ok` when nothing was noted.
    pub fn none_or<T>(self, value: T) -> Result<T, Invalid> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }

    /// Cleans a text of several lines and notes when it is missing or too long.
    pub fn required(&mut self, field: &str, raw: &str, max: usize) -> String {
        let cleaned = self.optional(field, raw, max);
        if cleaned.is_empty() && !self.0.iter().any(|p| p.field == field) {
            self.add(field, Problem::Missing);
        }
        cleaned
    }

    /// Cleans a text of several lines and notes when it is too long.
    pub fn optional(&mut self, field: &str, raw: &str, max: usize) -> String {
        // What is absurdly long is refused before any work is spent on it.
        let found = raw.chars().take(max * 4 + 1).count();
        if found > max * 4 {
            self.add(field, Problem::TooLong { max, found: raw.chars().count() });
            return String::new();
        }
        let cleaned = text::clean(raw);
        let found = cleaned.chars().count();
        if found > max {
            self.add(field, Problem::TooLong { max, found });
        }
        cleaned
    }

    /// As [`Invalid::optional`] for a text of one line.
    pub fn line(&mut self, field: &str, raw: &str, max: usize) -> String {
        text::clean_line(&self.optional(field, raw, max))
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<String> =
            self.0.iter().map(|p| format!("{}: {}", p.field, p.problem.code())).collect();
        write!(f, "invalid: {}", all.join(", "))
    }
}
