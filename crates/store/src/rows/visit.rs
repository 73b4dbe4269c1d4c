//! Rows about visits: who goes to which customer when.

use casework::id::CaseId;
use casework::view::VisitRow;
use casework::visit::State;

use super::Child;
use crate::Org;
use crate::table::Table;
use crate::table::Type::{Blob, Int, Text};
use crate::value::Value;

static VISITS: Table = Table::upsert(
    "visits",
    &[
        ("org", Int),
        ("case_id", Blob),
        ("n", Int),
        ("person", Text),
        ("unit", Text),
        ("state", Text),
        ("is_open", Int),
        ("is_asked", Int),
        ("from_at", Int),
        ("to_at", Int),
        ("place", Text),
        ("what", Text),
        ("result", Text),
    ],
    &["org", "case_id", "n"],
);

impl Child for VisitRow {
    const TABLE: &'static Table = &VISITS;
    const REMOVE: &'static str = "delete from visits where org = $1 and case_id = $2";

    fn same_place(&self, other: &Self) -> bool {
        self.n == other.n
    }

    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>> {
        let is_open = matches!(self.state, State::Arranged | State::Arrived);
        vec![
            org.into(),
            (&id.0).into(),
            self.n.into(),
            (&self.person).into(),
            (&self.unit).into(),
            self.state.code().into(),
            i64::from(is_open).into(),
            i64::from(self.is_asked).into(),
            self.from_at.into(),
            self.to_at.into(),
            (&self.place).into(),
            (&self.what).into(),
            self.result.map(casework::visit::VisitResult::code).into(),
        ]
    }
}
