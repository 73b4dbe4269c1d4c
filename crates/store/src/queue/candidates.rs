//! Narrowings that have an index of their own and may leave few cases: candidates to begin with.

use crate::Org;
use crate::dialect::reading;
use crate::queue::QueueQuery;
use crate::queue::cursor::Sort;
use crate::queue::filters::{Outcome, Period, promised};
use crate::sql::Places;
use crate::target::Kind;

/// Candidates that are fetched and sorted rather than met on a walk.
///
/// Few in a debug build, so that tests meet the walk as well; what is found is the same either way.
pub(crate) const SET_MAX: u64 = if cfg!(debug_assertions) { 100 } else { 2_000 };

/// By what candidates are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Candidates {
    Customer,
    Category,
    Units,
    Scope,
    Open,
    Received,
    Closed,
    AnswerDue,
    Promises,
}

/// The ways a query has to candidates; none that the order itself walks along.
pub(crate) fn of(query: &QueueQuery<'_>, sort: Sort, within_reach: bool) -> Vec<Candidates> {
    let filters = &query.filters;
    let open = filters.only_open();
    let of_open = sort.is_of_open_cases();
    let leads = matches!(sort, Sort::Due | Sort::Received);
    let ways = [
        (Candidates::Customer, filters.customer_key.is_some() && sort != Sort::Received),
        (Candidates::Category, filters.category.is_some()),
        (Candidates::Units, filters.units.len() > usize::from(leads)),
        (Candidates::Scope, !within_reach),
        (Candidates::Open, open && !of_open),
        (Candidates::Received, filters.received.is_limit() && sort != Sort::Received),
        (Candidates::Closed, filters.closed.is_limit() && sort != Sort::Closed),
        (Candidates::AnswerDue, filters.answer_due.is_limit() && sort != Sort::AnswerDue),
        (Candidates::Promises, filters.promises.is_some()),
    ];
    ways.into_iter().filter(|(_, is_way)| *is_way).map(|(way, _)| way).collect()
}

impl Candidates {
    /// Their identities, as a column called `found`; some may come twice.
    pub(crate) fn sql<'a>(
        self,
        org: Org,
        database: Kind,
        query: &'a QueueQuery<'_>,
        places: &mut Places<'a>,
    ) -> String {
        let filters = &query.filters;
        let org = places.place(org);
        let conditions = match self {
            Candidates::Customer => {
                vec![format!("c.customer_key = {}", places.place(filters.customer_key.as_ref()))]
            }
            Candidates::Category => {
                let open = filters.only_open().then(|| "c.stage <> 'closed'".to_owned());
                let category = format!("c.category{}", reading::bytewise(database));
                let from = places.place(filters.category.as_ref());
                let to = places.place(filters.category.as_ref().map(|it| format!("{it}/")));
                let range = format!("{category} >= {from} and {category} < {to}");
                ["c.category is not null".to_owned(), range].into_iter().chain(open).collect()
            }
            Candidates::Units => {
                let open = filters.only_open().then(|| "c.stage <> 'closed'".to_owned());
                [format!("c.unit in {}", places.list(&filters.units))]
                    .into_iter()
                    .chain(open)
                    .collect()
            }
            Candidates::Scope => return scope(&org, query, places),
            Candidates::Open => vec!["c.stage <> 'closed'".to_owned()],
            Candidates::Received => range("received_at", filters.received, places),
            Candidates::Closed => range("closed_at", filters.closed, places),
            Candidates::AnswerDue => range("answer_due_at", filters.answer_due, places),
            Candidates::Promises => {
                let (outcome, period) =
                    filters.promises.unwrap_or((Outcome::Any, Period::default()));
                let promised = promised(&org, outcome, period, places);
                return format!(
                    "select distinct p.case_id as found from promises p where {promised}"
                );
            }
        };
        format!(
            "select c.id as found from cases c where c.org = {org} and {}",
            conditions.join(" and ")
        )
    }
}

fn range(column: &str, period: Period, places: &mut Places<'_>) -> Vec<String> {
    let mut conditions = vec![format!("c.{column} is not null")];
    conditions.extend(period.from.map(|from| format!("c.{column} >= {}", places.place(from))));
    conditions.extend(period.to.map(|to| format!("c.{column} < {}", places.place(to))));
    conditions
}

/// The cases within reach, each way by its own index.
fn scope<'a>(org: &str, query: &'a QueueQuery<'_>, places: &mut Places<'a>) -> String {
    let scope = query.scope;
    let person = places.place(&scope.person);
    // The second words are those of the index.
    let mut ways = vec![
        format!("c.owner = {person} and c.owner is not null"),
        format!("c.heard_by = {person} and c.heard_by is not null"),
    ];
    if !scope.units.is_empty() {
        let units = places.list(&scope.units);
        ways.push(format!("c.unit in {units}"));
        ways.push(format!("c.offered_unit in {units} and c.offered_unit is not null"));
        let asked = crate::scope::asked_of(org, &units);
        ways.push(format!("c.task_units <> '' and c.id in ({asked})"));
    }
    let open = if query.filters.only_open() { " and c.stage <> 'closed'" } else { "" };
    let all = format!("select c.id as found from cases c where c.org = {org}{open} and");
    let ways: Vec<String> = ways.iter().map(|way| format!("{all} {way}")).collect();
    // Not `union`, which SQLite would make by walking each branch in the order of identities.
    ways.join(" union all ")
}
