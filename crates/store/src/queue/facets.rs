//! Facets: how a list divides by stage, unit, category, priority, channel and owner.
//!
//! Counted over the beginning of the list only, because the whole of a large one would take seconds
//! and nobody chooses by the last digit. The server keeps them for a moment.

use std::collections::BTreeMap;

use casework::id::{CategoryCode, PersonId, UnitId};
use casework::intake::Channel;
use casework::triage::Priority;
use casework::view::Stage;

use crate::Org;
use crate::fault::Fault;
use crate::queue::QueueQuery;
use crate::queue::plan::Plan;
use crate::transaction::Reader;

/// Rows facets are counted over.
pub const FACET_ROWS_MAX: usize = 5_000;

/// A property and how many rows have it, the most frequent first.
pub type Tally<T> = Vec<(T, u64)>;

/// How a list divides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By stage.
    pub stages: Tally<Stage>,
    /// By unit; `None` stands for no unit.
    pub units: Tally<Option<UnitId>>,
    /// By branch of the category tree one level below the one the list is narrowed to.
    pub categories: Tally<Option<CategoryCode>>,
    /// By priority.
    pub priorities: Tally<Option<Priority>>,
    /// By channel.
    pub channels: Tally<Channel>,
    /// By owner.
    pub owners: Tally<Option<PersonId>>,
    /// Rows counted.
    pub counted: u64,
    /// The list is longer than what was counted.
    pub sampled: bool,
}

impl Reader {
    /// How a list divides, counted over its first [`FACET_ROWS_MAX`] rows.
    pub fn facets(&mut self, org: Org, query: &QueueQuery<'_>) -> Result<Facets, Fault> {
        let plan = Plan::choose(&mut self.conn, org, query, query.order())?;
        let columns = &["stage", "unit", "category", "priority", "channel", "owner"];
        let depth = query.filters.category.as_ref().map_or(0, |it| it.as_str().split('.').count());
        let mut tallies = Tallies::default();
        let mut counted = 0;
        plan.sample(&mut self.conn, columns, FACET_ROWS_MAX + 1, |row| {
            counted += 1;
            if counted > FACET_ROWS_MAX {
                return Ok(());
            }
            tallies.stages.add(row.code(0)?);
            tallies.units.add(row.opt_code(1)?);
            tallies.categories.add(row.opt_code(2)?.map(|it| branch(&it, depth + 1)));
            tallies.priorities.add(row.opt_code(3)?);
            tallies.channels.add(row.code(4)?);
            tallies.owners.add(row.opt_code(5)?);
            Ok(())
        })?;
        Ok(Facets {
            stages: tallies.stages.sorted(),
            units: tallies.units.sorted(),
            categories: tallies.categories.sorted(),
            priorities: tallies.priorities.sorted(),
            channels: tallies.channels.sorted(),
            owners: tallies.owners.sorted(),
            counted: counted.min(FACET_ROWS_MAX) as u64,
            sampled: counted > FACET_ROWS_MAX,
        })
    }
}

/// The branch of a category that has `depth` parts.
pub(crate) fn branch(category: &CategoryCode, depth: usize) -> CategoryCode {
    let end = category.as_str().match_indices('.').nth(depth - 1).map(|(at, _)| at);
    let cut = end.and_then(|end| CategoryCode::parse(&category.as_str()[..end]).ok());
    cut.unwrap_or_else(|| category.clone())
}

#[derive(Default)]
struct Tallies {
    stages: Counter<Stage>,
    units: Counter<Option<UnitId>>,
    categories: Counter<Option<CategoryCode>>,
    priorities: Counter<Option<Priority>>,
    channels: Counter<Channel>,
    owners: Counter<Option<PersonId>>,
}

struct Counter<T>(BTreeMap<T, u64>);

impl<T> Default for Counter<T> {
    fn default() -> Counter<T> {
        Counter(BTreeMap::new())
    }
}

impl<T: Ord> Counter<T> {
    fn add(&mut self, value: T) {
        *self.0.entry(value).or_default() += 1;
    }

    fn sorted(self) -> Tally<T> {
        let mut list: Vec<(T, u64)> = self.0.into_iter().collect();
        list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_are_cut_at_a_depth() {
        let leaf = CategoryCode::parse("facility.lift.stuck").unwrap();
        for (depth, cut) in [
            (1, "facility"),
            (2, "facility.lift"),
            (3, "facility.lift.stuck"),
            (4, "facility.lift.stuck"),
        ] {
            assert_eq!(branch(&leaf, depth).as_str(), cut);
        }
    }
}
