//! The open cases of a branch, soonest first: each unit by its own index, in the order of the list.
//!
//! Walking the whole register's order and sifting would meet a branch late whose promises are longer than
//! the others': page after page of other people's cases. So the beginning of each way is taken and merged.

use crate::Org;
use crate::queue::QueueQuery;
use crate::queue::cursor::Sort;
use crate::scope;
use crate::sql::Places;

/// Units each asked for by itself; a branch of more is so large a part that a walk meets it soon.
const UNITS_MAX: usize = 64;
/// More cases than any list has: a limit that cuts nothing, but keeps the database from walking along the
/// order of the whole register where an index of the few is meant.
const NO_LIMIT: u32 = 1_000_000_000;

/// One way to cases of a list.
pub(crate) struct Way {
    /// What its index finds them by.
    condition: String,
    /// Its index is not in the order of the list: it is read whole and sorted.
    is_unordered: bool,
}

impl Way {
    fn along(condition: String) -> Way {
        Way { condition, is_unordered: false }
    }

    fn few(condition: String) -> Way {
        Way { condition, is_unordered: true }
    }

    /// The beginning of this way as `found`, of a length at most.
    fn beginning(&self, along: &str, order: Option<&str>, limit: usize) -> String {
        let Way { condition, is_unordered } = self;
        let order = order.map_or(String::new(), |order| format!(" order by {order}"));
        if *is_unordered {
            return format!(
                "select o.found from (select c.id as found, c.id, c.due_key from cases c \
                   where {along} and {condition} limit {NO_LIMIT}) o{} limit {limit}",
                order.replace("c.", "o.")
            );
        }
        format!(
            "select c.id as found from cases c where {along} and {condition}{order} limit {limit}"
        )
    }
}

/// The ways to the cases within a person's reach, if the list is one of open cases by what is owed soonest.
pub(crate) fn of_scope<'a>(
    org: Org,
    query: &'a QueueQuery<'_>,
    sort: Sort,
    places: &mut Places<'a>,
) -> Option<Vec<Way>> {
    let is_queue = sort == Sort::Due && query.filters.only_open() && query.words().is_none();
    if !is_queue || query.scope.sees_nothing() || query.scope.units.len() > UNITS_MAX {
        return None;
    }
    let person = places.place(&query.scope.person);
    // The second words are those of the index.
    let mut ways = vec![
        Way::along(format!("c.owner = {person} and c.owner is not null")),
        Way::few(format!("c.heard_by = {person} and c.heard_by is not null")),
    ];
    for unit in &query.scope.units {
        ways.push(Way::along(format!("c.unit = {}", places.place(unit))));
    }
    if !query.scope.units.is_empty() {
        let units = places.list(&query.scope.units);
        let condition = format!("c.offered_unit in {units} and c.offered_unit is not null");
        ways.push(Way::few(condition));
        let org = places.place(org);
        let asked = scope::asked_of(&org, &units);
        ways.push(Way::few(format!("c.task_units <> '' and c.id in ({asked})")));
    }
    Some(ways)
}

/// The beginnings of all ways together, each case once; with an order, each way's first ones.
pub(crate) fn merged(ways: &[Way], along: &str, order: Option<&str>, limit: usize) -> String {
    let beginnings: Vec<String> = ways
        .iter()
        .enumerate()
        .map(|(n, way)| {
            format!("select w{n}.found from ({}) w{n}", way.beginning(along, order, limit))
        })
        .collect();
    format!("select distinct m.found from ({}) m", beginnings.join(" union all "))
}
