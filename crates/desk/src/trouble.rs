//! What can come of an order besides its being done.

use casework::calendar::CalendarError;
use casework::invalid::Invalid;
use casework::refusal::{Objection, Refusal};
use store::Fault;

/// Why an order was not carried out. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The form is wrong.
    #[error("{0}")]
    Invalid(Invalid),
    /// The rules say no.
    #[error("refused: {}", .0.code())]
    Refused(Refusal),
    /// The calendar cannot answer.
    #[error("{0}")]
    Calendar(CalendarError),
    /// The world failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Objection> for Trouble {
    fn from(objection: Objection) -> Self {
        match objection {
            Objection::Invalid(invalid) => Trouble::Invalid(invalid),
            Objection::Refused(refusal) => Trouble::Refused(refusal),
            Objection::Calendar(error) => Trouble::Calendar(error),
        }
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Trouble::Refused(refusal)
    }
}

impl From<Invalid> for Trouble {
    fn from(invalid: Invalid) -> Self {
        Trouble::Invalid(invalid)
    }
}
