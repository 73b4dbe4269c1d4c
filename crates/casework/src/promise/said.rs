//! In which of our words a promise was given, so that nobody has to search for it when it is argued about.

use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::point::nth;

/// Where a promise was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SaidIn {
    /// On what occasion.
    pub kind: SaidKind,
    /// Its number among those of its kind, from 1.
    pub n: u32,
}

/// On what occasion a promise was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SaidKind {
    /// A call, a visit, a message.
    Contact,
    /// A word on the way.
    Progress,
    /// The decision.
    Response,
}

impl SaidKind {
    /// Every occasion.
    pub const ALL: &'static [SaidKind] =
        &[SaidKind::Contact, SaidKind::Progress, SaidKind::Response];
}

impl SaidIn {
    /// What was said then, and when; `None` when there is no such word to the customer on the case.
    pub fn text(self, case: &Case) -> Option<(&str, jiff::Timestamp)> {
        match self.kind {
            SaidKind::Contact => {
                let contact = nth(&case.contacts, self.n).filter(|it| it.reaches_customer())?;
                Some((&contact.text, contact.at))
            }
            SaidKind::Progress => nth(&case.progress, self.n).map(|it| (it.text.as_str(), it.at)),
            SaidKind::Response => nth(&case.responses, self.n).map(|it| (it.text.as_str(), it.at)),
        }
    }
}
