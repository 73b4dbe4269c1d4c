//! Rows about what comes after the answer: callbacks that wait, surveys and their marks.

use casework::id::CaseId;
use casework::view::{CallbackRow, ScoreRow, SurveyRow};

use super::Child;
use crate::Org;
use crate::table::Table;
use crate::table::Type::{Blob, Int, Text};
use crate::value::Value;

static CALLBACKS: Table = Table::upsert(
    "callbacks",
    &[
        ("org", Int),
        ("case_id", Blob),
        ("call_at", Int),
        ("due_at", Int),
        ("attempts", Int),
        ("from_hour", Int),
        ("to_hour", Int),
        ("working_days", Int),
        ("note", Text),
        ("handlers", Text),
    ],
    &["org", "case_id"],
);

static SURVEYS: Table = Table::upsert(
    "surveys",
    &[
        ("org", Int),
        ("case_id", Blob),
        ("n", Int),
        ("customer_key", Text),
        ("way", Text),
        ("invited_at", Int),
        ("expires_at", Int),
        ("answered_at", Int),
        ("solved", Int),
    ],
    &["org", "case_id", "n"],
);

static SCORES: Table = Table::upsert(
    "survey_scores",
    &[
        ("org", Int),
        ("case_id", Blob),
        ("n", Int),
        ("question", Text),
        ("about", Text),
        ("unit", Text),
        ("answered_at", Int),
        ("perceived", Int),
        ("expected", Int),
    ],
    &["org", "case_id", "n", "question"],
);

impl Child for CallbackRow {
    const TABLE: &'static Table = &CALLBACKS;
    const REMOVE: &'static str = "delete from callbacks where org = $1 and case_id = $2";

    fn same_place(&self, _: &Self) -> bool {
        true
    }

    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>> {
        vec![
            org.into(),
            (&id.0).into(),
            self.call_at.into(),
            self.due_at.into(),
            self.attempts.into(),
            u32::from(self.from_hour).into(),
            u32::from(self.to_hour).into(),
            u32::from(self.working_days).into(),
            (&self.note).into(),
            (&self.handlers).into(),
        ]
    }
}

impl Child for SurveyRow {
    const TABLE: &'static Table = &SURVEYS;
    const REMOVE: &'static str = "delete from surveys where org = $1 and case_id = $2";

    fn same_place(&self, other: &Self) -> bool {
        self.n == other.n
    }

    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>> {
        vec![
            org.into(),
            (&id.0).into(),
            self.n.into(),
            self.customer_key.as_deref().into(),
            self.way.code().into(),
            self.invited_at.into(),
            self.expires_at.into(),
            self.answered_at.into(),
            self.solved.map(u32::from).into(),
        ]
    }
}

impl Child for ScoreRow {
    const TABLE: &'static Table = &SCORES;
    const REMOVE: &'static str = "delete from survey_scores where org = $1 and case_id = $2";

    fn same_place(&self, other: &Self) -> bool {
        (self.n, &self.question) == (other.n, &other.question)
    }

    fn values<'a>(&'a self, org: Org, id: &'a CaseId) -> Vec<Value<'a>> {
        vec![
            org.into(),
            (&id.0).into(),
            self.n.into(),
            (&self.question).into(),
            (&self.about).into(),
            self.unit.as_ref().into(),
            self.answered_at.into(),
            u32::from(self.perceived).into(),
            self.expected.map(u32::from).into(),
        ]
    }
}
