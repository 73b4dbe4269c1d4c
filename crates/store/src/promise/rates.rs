//! How many promises that fell due were kept, by unit, person or category.

use std::collections::BTreeMap;

use casework::id::{CategoryCode, PersonId, UnitId};
use casework::permission::Scope;
use casework::promise::Basis;
use casework::repeat::RepeatRules;
use serde::Serialize;

use super::made;
use crate::Org;
use crate::fault::Fault;
use crate::queue::facets::branch;
use crate::queue::filters::{self, Filters, Outcome, Period};
use crate::scope;
use crate::sql::Places;
use crate::transaction::Reader;
use crate::value::Row;

/// By what rates are divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeptBy {
    /// The unit responsible.
    #[default]
    Unit,
    /// Who gave their word; what a rule promised stands together.
    Person,
    /// The branch of the category tree, one level below the one asked for.
    Category,
}

/// A question for rates.
#[derive(Clone, Debug)]
pub struct KeptQuery<'a> {
    /// Whose rates: they count promises of the cases this person sees.
    pub scope: &'a Scope,
    /// Which cases: units, category.
    pub filters: Filters,
    /// Made by this person.
    pub person: Option<PersonId>,
    /// Resting on this.
    pub basis: Option<Basis>,
    /// When they fell due.
    pub period: Period,
    /// What divides the rows.
    pub by: KeptBy,
}

/// What a row of rates is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum KeptGroup {
    /// Everything.
    All,
    /// A unit, or none.
    Unit(Option<UnitId>),
    /// A person, or a rule.
    Person(Option<PersonId>),
    /// A category and those below it, or none.
    Category(Option<CategoryCode>),
}

/// Promises that fell due and whose end is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeptRow {
    /// What it is about.
    pub group: KeptGroup,
    /// Kept in time.
    pub kept: u64,
    /// Kept after they were due.
    pub kept_late: u64,
    /// Broken and still owed.
    pub broken: u64,
}

impl KeptRow {
    fn nothing(group: KeptGroup) -> KeptRow {
        KeptRow { group, kept: 0, kept_late: 0, broken: 0 }
    }

    /// Of how many.
    pub fn ended(&self) -> u64 {
        self.kept + self.kept_late + self.broken
    }

    /// Kept in time as a share; none of nothing.
    #[expect(clippy::cast_precision_loss, reason = "a share is shown with few digits")]
    pub fn share(&self) -> Option<f64> {
        (self.ended() > 0).then(|| self.kept as f64 / self.ended() as f64)
    }
}

/// Rates in the order of names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeptRates {
    /// The rows, by code.
    pub rows: Vec<KeptRow>,
    /// Everything.
    pub total: KeptRow,
}

impl Reader {
    /// How many promises were kept.
    pub fn kept_rates(&mut self, org: Org, query: &KeptQuery<'_>) -> Result<KeptRates, Fault> {
        let filters = Filters { merged: Some(false), ..query.filters.clone() };
        let mut places = Places::default();
        let at = places.place(org);
        let mut conditions = vec![
            filters::promised(&at, Outcome::Any, query.period, &mut places),
            format!("c.org = {at}"),
        ];
        let own = filters.conditions(org, self.conn.kind(), RepeatRules::NONE, &mut places);
        conditions.extend(own.into_iter().map(|it| it.text));
        conditions.extend(made(query.person.as_ref(), query.basis.as_ref(), &mut places));
        conditions.push(scope::seen(query.scope, &mut places));
        let column = match query.by {
            KeptBy::Unit => "c.unit",
            KeptBy::Person => "p.person",
            KeptBy::Category => "c.category",
        };
        let ended = |state: &str| format!("sum(case when p.state = '{state}' then 1 else 0 end)");
        let sql = format!(
            "select {column} as g, {}, {}, {} from promises p join cases c on c.id = p.case_id \
             where {} group by 1",
            ended("kept"),
            ended("kept_late"),
            ended("broken"),
            conditions.join(" and ")
        );
        let mut groups: BTreeMap<KeptGroup, KeptRow> = BTreeMap::new();
        self.conn.each(&sql, places.values(), |row| {
            let group = group_of(query, row)?;
            let counts = groups.entry(group.clone()).or_insert_with(|| KeptRow::nothing(group));
            counts.kept += row.count(1)?;
            counts.kept_late += row.count(2)?;
            counts.broken += row.count(3)?;
            Ok(())
        })?;
        let rows: Vec<KeptRow> = groups.into_values().collect();
        let mut total = KeptRow::nothing(KeptGroup::All);
        for row in &rows {
            total.kept += row.kept;
            total.kept_late += row.kept_late;
            total.broken += row.broken;
        }
        Ok(KeptRates { rows, total })
    }
}

fn group_of(query: &KeptQuery<'_>, row: &Row<'_>) -> Result<KeptGroup, Fault> {
    Ok(match query.by {
        KeptBy::Unit => KeptGroup::Unit(row.opt_code(0)?),
        KeptBy::Person => KeptGroup::Person(row.opt_code(0)?),
        KeptBy::Category => {
            let asked = query.filters.category.as_ref();
            let depth = asked.map_or(0, |it| it.as_str().split('.').count());
            KeptGroup::Category(row.opt_code(0)?.map(|it| branch(&it, depth + 1)))
        }
    })
}
