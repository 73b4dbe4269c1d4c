//! What a person may see, as a condition on rows: the same question as `Scope::covers`, asked by the database.
//!
//! A property test holds the two against each other on random organisations and cases.

use casework::id::{PersonId, UnitId};
use casework::permission::{Scope, Standing};
use casework::view::CaseRow;

use crate::sql::Places;

/// Columns of `cases` the conditions of this module look at.
pub(crate) const COLUMNS: &[&str] =
    &["accused", "unit", "offered_unit", "owner", "heard_by", "task_units", "org"];

/// The row complains neither about the person nor about a unit of theirs.
///
/// The column holds names between bars, so a name between bars is looked for; taking it out by
/// `replace` is the one test both databases know that has no wildcards.
pub(crate) fn not_accused<'a>(scope: &'a Scope, places: &mut Places<'a>) -> String {
    let mut names = vec![format!("|p:{}|", scope.person)];
    if !scope.everything {
        names.extend(scope.home.iter().map(|unit| format!("|u:{unit}|")));
    }
    let tests: Vec<String> = names
        .into_iter()
        .map(|name| format!("replace(c.accused, {}, '') = c.accused", places.place(name)))
        .collect();
    format!("(c.accused = '' or ({}))", tests.join(" and "))
}

/// The row is within reach of the person's roles or of their own part in it; `None` when everything is.
pub(crate) fn reached<'a>(scope: &'a Scope, places: &mut Places<'a>) -> Option<String> {
    if scope.everything {
        return None;
    }
    // Whoever holds no role sees nothing, not even what still names them.
    if scope.sees_nothing() {
        return Some("1 = 0".to_owned());
    }
    let person = places.place(&scope.person);
    let mut ways = vec![format!("c.owner = {person}"), format!("c.heard_by = {person}")];
    let units = places.list(&scope.units);
    ways.push(format!("c.unit in {units}"));
    ways.push(format!("c.offered_unit in {units}"));
    // Most cases have no task and no visit: what is compared first costs nothing.
    ways.push(format!("(c.task_units <> '' and {})", asked(&units)));
    Some(format!("({})", ways.join(" or ")))
}

/// A task of the row lies with one of these units, or its answer is not judged yet; or one of theirs goes there; or they are held responsible.
pub(crate) fn asked(units: &str) -> String {
    format!(
        "(exists (select 1 from tasks t where t.org = c.org and t.case_id = c.id and t.is_asked = 1 \
         and t.unit in {units}) or exists (select 1 from visits v where v.org = c.org \
         and v.case_id = c.id and v.is_asked = 1 and v.unit in {units}) or exists (select 1 from responsibilities r \
         where r.org = c.org and r.case_id = c.id and r.is_asked = 1 and r.unit in {units}))"
    )
}

/// The cases of an organisation that have a task with one of these units, a visit by them, or hold them responsible; the words are those of its index.
pub(crate) fn asked_of(org: &str, units: &str) -> String {
    format!(
        "select t.case_id from tasks t where t.org = {org} and t.is_asked = 1 and t.unit in {units} \
         union all select v.case_id from visits v where v.org = {org} and v.is_asked = 1 and v.unit in {units} \
         union all select r.case_id from responsibilities r where r.org = {org} and r.is_asked = 1 and r.unit in {units}"
    )
}

/// Everything a row must meet to be seen.
pub(crate) fn seen<'a>(scope: &'a Scope, places: &mut Places<'a>) -> String {
    let not_accused = not_accused(scope, places);
    match reached(scope, places) {
        Some(reached) => format!("{not_accused} and {reached}"),
        None => not_accused,
    }
}

/// What rights depend on, read from a row, so that a row can be asked without folding its case.
pub fn standing(row: &CaseRow) -> Standing {
    let named =
        |mark: &'static str| row.accused.split('|').filter_map(move |name| name.strip_prefix(mark));
    Standing {
        unit: row.unit.clone(),
        offered_unit: row.offered_unit.clone(),
        owner: row.owner.clone(),
        heard_by: row.heard_by.clone(),
        task_units: row.task_units.split('|').filter_map(|id| UnitId::parse(id).ok()).collect(),
        accused: named("p:").filter_map(|id| PersonId::parse(id).ok()).collect(),
        accused_units: named("u:").filter_map(|id| UnitId::parse(id).ok()).collect(),
    }
}
