//! Repeats as a condition on rows: marked as one, or found by the rule of its pack.
//!
//! The same as [`casework::repeat::RepeatRules::counts`] says of rows in memory; a test holds the two against each
//! other. Earlier cases are found by their customer and time, which is one stretch of an index for each case.

use std::collections::BTreeMap;

use casework::id::PackId;
use casework::repeat::{RepeatRule, RepeatRules, Same, Traits};

use crate::Org;
use crate::dialect::reading;
use crate::fault::Fault;
use crate::sql::Places;
use crate::target::Kind as Database;

/// Milliseconds of a day.
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The columns of a case the conditions look at.
pub(crate) const COLUMNS: &[&str] = &[
    "branch",
    "category",
    "compared",
    "customer_key",
    "pack",
    "received_at",
    "repeats",
    "site",
    "unit",
];

/// Of a case it can be told whether it repeats another: its customer is known, or somebody said so.
pub(crate) const TOLD: &str = "(c.customer_key is not null or c.repeats is not null)";

/// A case (`c`) repeats an earlier one.
pub(crate) fn repeated<'a>(
    org: Org,
    database: Database,
    rules: &'a RepeatRules,
    places: &mut Places<'a>,
) -> String {
    let mut ways = vec!["c.repeats is not null".to_owned()];
    for (rule, packs) in rules.apart() {
        let before = before(org, database, rule, places);
        let of_pack = of_packs(&packs, places);
        ways.push(format!("({of_pack}c.customer_key is not null and exists ({before}))"));
    }
    format!("({})", ways.join(" or "))
}

fn of_packs<'a>(packs: &[&'a PackId], places: &mut Places<'a>) -> String {
    if packs.is_empty() {
        return String::new();
    }
    format!("c.pack in {} and ", places.list(packs.iter().map(|it| it.as_str())))
}

/// The earlier cases (`e`) a case repeats by a rule.
fn before<'a>(
    org: Org,
    database: Database,
    rule: &'a RepeatRule,
    places: &mut Places<'a>,
) -> String {
    let (org, span) = (places.place(org), places.place(i64::from(rule.days) * DAY_MS));
    let mut conditions = vec![
        format!("e.org = {org} and e.customer_key = c.customer_key"),
        format!("e.received_at <= c.received_at and e.received_at >= c.received_at - {span}"),
        "(e.received_at < c.received_at or e.id < c.id) and e.merged_into is null".to_owned(),
    ];
    conditions.extend(rule.same.iter().map(|same| agrees(same, database, places)));
    format!("select 1 from cases e where {}", conditions.join(" and "))
}

/// What is not known speaks against nothing.
fn agrees<'a>(same: &'a Same, database: Database, places: &mut Places<'a>) -> String {
    let (now, before) = match same {
        Same::Category => ("c.category".to_owned(), "e.category".to_owned()),
        Same::Branch => ("c.branch".to_owned(), "e.branch".to_owned()),
        Same::Unit => ("c.unit".to_owned(), "e.unit".to_owned()),
        Same::Site => ("c.site".to_owned(), "e.site".to_owned()),
        Same::Field(code) => {
            let code = places.place(code.as_str());
            let of = |column| reading::member(database, column, &code);
            (of("c.compared"), of("e.compared"))
        }
    };
    format!("({now} is null or {before} is null or {now} = {before})")
}

/// The fields compared, as a column has them.
pub(crate) fn compared(traits: &Traits) -> Result<Option<String>, Fault> {
    if traits.fields.is_empty() {
        return Ok(None);
    }
    serde_json::to_string(&traits.fields).map(Some).map_err(Fault::other)
}

/// The fields compared, read back.
pub(crate) fn fields_of(column: Option<&str>) -> Result<BTreeMap<String, String>, Fault> {
    let Some(text) = column else { return Ok(BTreeMap::new()) };
    serde_json::from_str(text).map_err(|error| {
        Fault::other(format_args!("the column `compared` of a case cannot be read: {error}"))
    })
}
