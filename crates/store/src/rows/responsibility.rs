//! Rows about responsibility: whose doing it was.

use casework::id::CaseId;
use casework::view::ResponsibilityRow;

use super::Child;
use crate::Org;
use crate::code::code;
use crate::table::Table;
use crate::table::Type::{Blob, Int, Text};
use crate::value::Value;

static RESPONSIBILITIES: Table = Table::upsert(
    "responsibilities",
    &[
        ("org", Int),
        ("case_id", Blob),
        ("n", Int),
        ("party", Text),
        ("unit", Text),
        ("share", Int),
        ("state", Text),
        ("is_asked", Int),
        ("at", Int),
    ],
    &["org", "case_id", "n"],
);

impl Child for ResponsibilityRow {
    const TABLE: &'static Table = &RESPONSIBILITIES;
    const REMOVE: &'static str = "delete from responsibilities where org = $1 and case_id = $2";

    fn same_place(&self, other: &Self) -> bool {
        self.n == other.n
    }

    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>> {
        vec![
            org.into(),
            (&id.0).into(),
            self.n.into(),
            code(&self.party).into(),
            self.unit.as_ref().into(),
            self.share.into(),
            code(&self.state).into(),
            i64::from(self.is_asked).into(),
            self.at.into(),
        ]
    }
}
