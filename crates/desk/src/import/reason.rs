//! Why a row was refused.

use casework::invalid::Invalid;
use casework::refusal::Refusal;

use super::said::Said;

/// Why a row was refused; it can be mended and taken in again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It could not be read, or not be understood by the mapping.
    Unreadable(Said),
    /// The rules of intake found something wrong with it.
    Invalid(Invalid),
    /// The rules said no.
    Refused(Refusal),
}

impl Reason {
    /// The reason by which refusals are counted: what, and for which field.
    pub fn key(&self) -> String {
        match self {
            Reason::Unreadable(said) => match said.args.get("field") {
                Some(field) => format!("{}:{field}", said.code),
                None => said.code.to_owned(),
            },
            Reason::Invalid(invalid) => invalid.0.first().map_or_else(
                || "invalid".to_owned(),
                |first| format!("{}:{}", first.problem.code(), first.field),
            ),
            Reason::Refused(refusal) => refusal.code().to_owned(),
        }
    }
}

impl From<Said> for Reason {
    fn from(said: Said) -> Reason {
        Reason::Unreadable(said)
    }
}
