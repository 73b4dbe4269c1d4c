//! The row of a case itself, and its columns.

use casework::view::CaseRow;

use crate::Org;
use crate::code::code;
use crate::fault::Fault;
use crate::queue::repeats;
use crate::table::Type::{Blob, Int, Text};
use crate::table::{Table, Type};
use crate::transaction::Tx;
use crate::value::Value;

const CASE_COLUMNS: &[(&str, Type)] = &[
    ("org", Int),
    ("id", Blob),
    ("no", Text),
    ("version", Int),
    ("stage", Text),
    ("heading", Text),
    ("complainant", Text),
    ("customer_key", Text),
    ("pack", Text),
    ("channel", Text),
    ("kind", Text),
    ("nature", Text),
    ("category", Text),
    ("priority", Text),
    ("unit", Text),
    ("owner", Text),
    ("offered_unit", Text),
    ("heard_by", Text),
    ("task_units", Text),
    ("accused", Text),
    ("received_at", Int),
    ("registered_at", Int),
    ("answered_at", Int),
    ("closed_at", Int),
    ("due_at", Int),
    ("due_what", Text),
    ("tick_at", Int),
    ("broken", Int),
    ("answer_due_at", Int),
    ("finding", Text),
    ("satisfaction", Int),
    ("urges", Int),
    ("reopenings", Int),
    ("remedy_minor", Int),
    ("merged_into", Text),
    ("source_key", Text),
    ("flags", Text),
    ("changed_at", Int),
    ("second_handlings", Int),
    ("outcome", Text),
    ("word", Text),
    ("heard", Text),
    ("solved", Text),
    ("at_odds", Int),
    ("branch", Text),
    ("site", Text),
    ("compared", Text),
    ("repeats", Text),
];

/// A case that is new.
static NEW_CASE: Table = Table::new("cases", CASE_COLUMNS);
/// A case that is there.
static CASE: Table = Table::upsert("cases", CASE_COLUMNS, &["org", "id"]);

/// What stands in columns otherwise than in the row.
struct Written<'a> {
    no: &'a str,
    merged_into: Option<&'a str>,
    flags: &'a str,
    repeats: Option<&'a str>,
    compared: Option<&'a str>,
}

fn case_values<'a>(
    org: Org,
    row: &'a CaseRow,
    written: &Written<'a>,
) -> [Value<'a>; CASE_COLUMNS.len()] {
    [
        org.into(),
        (&row.id.0).into(),
        written.no.into(),
        row.version.into(),
        row.stage.code().into(),
        (&row.heading).into(),
        (&row.complainant).into(),
        row.customer_key.as_deref().into(),
        row.pack.as_str().into(),
        code(&row.channel).into(),
        row.kind.as_ref().map(code).into(),
        row.nature.as_ref().map(code).into(),
        row.category.as_ref().into(),
        row.priority.as_ref().map(code).into(),
        row.unit.as_ref().into(),
        row.owner.as_ref().into(),
        row.offered_unit.as_ref().into(),
        row.heard_by.as_ref().into(),
        (&row.task_units).into(),
        (&row.accused).into(),
        row.received_at.into(),
        row.registered_at.into(),
        row.answered_at.into(),
        row.closed_at.into(),
        row.due_at.into(),
        row.due_what.as_ref().map(code).into(),
        row.tick_at.into(),
        row.broken.into(),
        row.answer_due_at.into(),
        row.finding.as_ref().map(code).into(),
        row.satisfaction.into(),
        row.urges.into(),
        row.reopenings.into(),
        row.remedy_minor.into(),
        written.merged_into.into(),
        row.source_key.as_deref().into(),
        written.flags.into(),
        row.changed_at.into(),
        row.second_handlings.into(),
        row.outcome.as_ref().map(code).into(),
        row.word.as_ref().map(code).into(),
        row.heard.as_ref().map(code).into(),
        row.solved.as_deref().into(),
        row.at_odds.into(),
        row.branch.as_deref().into(),
        row.traits.site.as_deref().into(),
        written.compared.into(),
        written.repeats.into(),
    ]
}

impl Tx {
    /// Stores the row of a case that is new, or over the one that is there.
    pub(super) fn put_case(&mut self, org: Org, row: &CaseRow, is_new: bool) -> Result<(), Fault> {
        let no = row.no.to_string();
        let merged_into = row.merged_into.map(|no| no.to_string());
        let flags: Vec<&str> = row.flags.iter().map(code).collect();
        let flags = flags.join(",");
        let repeats = row.repeats.map(|no| no.to_string());
        let compared = repeats::compared(&row.traits)?;
        let written = Written {
            no: &no,
            merged_into: merged_into.as_deref(),
            flags: &flags,
            repeats: repeats.as_deref(),
            compared: compared.as_deref(),
        };
        let values = case_values(org, row, &written);
        self.conn.insert(if is_new { &NEW_CASE } else { &CASE }, &values)?;
        Ok(())
    }
}
