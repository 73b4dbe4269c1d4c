//! Rows about how cases were handled: reviews, marks and praise.

use casework::id::CaseId;
use casework::quality_review::ReviewState;
use casework::view::{HonourRow, QualityMarkRow, QualityRow};

use super::Child;
use crate::Org;
use crate::table::Table;
use crate::table::Type::{Blob, Int, Text};
use crate::value::Value;

static REVIEWS: Table = Table::upsert(
    "quality_reviews",
    &[
        ("org", Int),
        ("case_id", Blob),
        ("n", Int),
        ("state", Text),
        ("is_open", Int),
        ("person", Text),
        ("unit", Text),
        ("reviewer", Text),
        ("at", Int),
        ("due_at", Int),
        ("points", Int),
        ("of_points", Int),
        ("is_passed", Int),
        ("parts", Text),
    ],
    &["org", "case_id", "n"],
);

static MARKS: Table = Table::upsert(
    "quality_marks",
    &[
        ("org", Int),
        ("case_id", Blob),
        ("n", Int),
        ("item", Text),
        ("unit", Text),
        ("at", Int),
        ("points", Int),
        ("of_points", Int),
    ],
    &["org", "case_id", "n", "item"],
);

static HONOURS: Table = Table::upsert(
    "honours",
    &[
        ("org", Int),
        ("case_id", Blob),
        ("n", Int),
        ("person", Text),
        ("unit", Text),
        ("reason", Text),
        ("given_by", Text),
        ("at", Int),
    ],
    &["org", "case_id", "n"],
);

impl Child for QualityRow {
    const TABLE: &'static Table = &REVIEWS;
    const REMOVE: &'static str = "delete from quality_reviews where org = $1 and case_id = $2";

    fn same_place(&self, other: &Self) -> bool {
        self.n == other.n
    }

    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>> {
        let is_open = matches!(self.state, ReviewState::Waiting | ReviewState::Disputed);
        vec![
            org.into(),
            (&id.0).into(),
            self.n.into(),
            self.state.code().into(),
            i64::from(is_open).into(),
            self.person.as_ref().into(),
            self.unit.as_ref().into(),
            self.reviewer.as_ref().into(),
            self.at.into(),
            self.due_at.into(),
            self.points.into(),
            self.of.into(),
            i64::from(self.is_passed).into(),
            (&self.parts).into(),
        ]
    }
}

impl Child for QualityMarkRow {
    const TABLE: &'static Table = &MARKS;
    const REMOVE: &'static str = "delete from quality_marks where org = $1 and case_id = $2";

    fn same_place(&self, other: &Self) -> bool {
        (self.n, &self.item) == (other.n, &other.item)
    }

    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>> {
        vec![
            org.into(),
            (&id.0).into(),
            self.n.into(),
            (&self.item).into(),
            (&self.unit).into(),
            self.at.into(),
            self.points.into(),
            self.of.into(),
        ]
    }
}

impl Child for HonourRow {
    const TABLE: &'static Table = &HONOURS;
    const REMOVE: &'static str = "delete from honours where org = $1 and case_id = $2";

    fn same_place(&self, other: &Self) -> bool {
        self.n == other.n
    }

    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>> {
        vec![
            org.into(),
            (&id.0).into(),
            self.n.into(),
            self.person.as_ref().into(),
            self.unit.as_ref().into(),
            (&self.reason).into(),
            self.by.as_ref().into(),
            self.at.into(),
        ]
    }
}
