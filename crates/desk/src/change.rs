//! Changes: what has just happened, for pages that are open somewhere.

use casework::id::{CaseNo, PersonId, UnitId};

/// A case has changed; told after the commit, never before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which case.
    pub no: CaseNo,
    /// Its version now.
    pub version: u64,
    /// The step's name.
    pub kind: &'static str,
    /// The unit responsible.
    pub unit: Option<UnitId>,
    /// The owner.
    pub owner: Option<PersonId>,
    /// People who got a notice.
    pub noticed: Vec<PersonId>,
}
