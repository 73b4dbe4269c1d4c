//! How a list is found: along an index, along an index while sifting, or from a small set of candidates.
//!
//! A page must cost the same in a register of ten thousand cases and of a million. So the way is chosen
//! here and not left to the two databases' estimates:
//!
//! - the open cases of somebody's branch, soonest first: the beginning of each unit's own index (`ways.rs`);
//! - nothing to sift: walk the index of the order from the cursor, take a page, stop;
//! - something to sift: count each narrowing that has an index of its own, up to [`SET_MAX`]. Few: take
//!   these candidates and sort them. Many: they are frequent, so walking the order and sifting meets a page
//!   of them soon; the walk ends after [`SIFTED_MAX`] cases, and the next page begins where it ended.

use std::collections::BTreeSet;

use crate::Org;
use crate::dialect::reading::Reach;
use crate::executor::Conn;
use crate::fault::Fault;
use crate::queue::candidates::{self, SET_MAX};
use crate::queue::cursor::{Cursor, Sort};
use crate::queue::filters::Condition;
use crate::queue::found::Wanted;
use crate::queue::ways::{self, Way};
use crate::queue::{COLUMNS, CaseListRow, Count, QueueQuery, case_row, found};
use crate::scope;
use crate::sql::Places;
use crate::target::Kind;
use crate::value::Row;

/// Cases a page walks past before it ends short; its cursor says where to go on.
const SIFTED_MAX: usize = 20_000;
/// Cases a count walks past before it is content with "at least".
const SIFTED_BY_COUNT_MAX: usize = 5_000;
/// Cases facets walk past.
const SIFTED_BY_FACETS_MAX: usize = 20_000;
/// How far a list is counted.
pub(crate) const COUNT_MAX: u64 = 1_000;

/// A query under construction: its conditions, and the way chosen.
pub(crate) struct Plan<'a> {
    sort: Sort,
    places: Places<'a>,
    /// Conditions the index of the order serves, or that hold for nearly every row.
    served: Vec<String>,
    /// Conditions to sift by.
    sifted: Vec<Condition>,
    /// Identities of candidates, as a query with a column called `found`.
    set: Option<String>,
    /// Where each way to the cases has the order of the list: these ways, and nothing is sifted.
    ways: Option<Vec<Way>>,
    /// The texts behind the candidates of a search, and how far it looked.
    fitting: Option<(String, Reach)>,
}

impl<'a> Plan<'a> {
    /// Chooses the way; asks the database for counts only when there is something to sift.
    pub(crate) fn choose(
        conn: &mut Conn,
        org: Org,
        query: &'a QueueQuery<'_>,
        sort: Sort,
    ) -> Result<Plan<'a>, Fault> {
        let mut plan = Plan::of(conn, org, query, sort);
        if let Some(words) = query.words() {
            let wanted = Wanted::read(words);
            let reach = found::reach(conn, org, wanted.terms.as_ref())?;
            plan.take_found(conn.kind(), org, &wanted, reach);
            return Ok(plan);
        }
        if plan.sifted.is_empty() {
            return Ok(plan);
        }
        let sets = candidates::of(query, sort, within_reach(query));
        if sets.is_empty() {
            return Ok(plan);
        }
        let mut places = Places::default();
        let counts: Vec<String> = sets
            .iter()
            .map(|set| {
                let sql = set.sql(org, conn.kind(), query, &mut places);
                format!(
                    "(select count(*) from (select 1 as one from ({sql}) s limit {}) t)",
                    SET_MAX + 1
                )
            })
            .collect();
        let sql = format!("select {}", counts.join(", "));
        let counts = conn.query_one(&sql, places.values(), |row| {
            (0..sets.len()).map(|at| row.count(at)).collect::<Result<Vec<u64>, Fault>>()
        })?;
        let smallest = counts.iter().zip(&sets).min_by_key(|(count, _)| **count);
        if let Some((count, set)) = smallest
            && *count <= SET_MAX
        {
            let sql = set.sql(org, conn.kind(), query, &mut plan.places);
            plan.set = Some(format!("select distinct u.found from ({sql}) u"));
        }
        Ok(plan)
    }

    fn of(conn: &Conn, org: Org, query: &'a QueueQuery<'_>, sort: Sort) -> Plan<'a> {
        let mut places = Places::default();
        let mut served = vec![format!("c.org = {}", places.place(org))];
        let mut sifted = Vec::new();
        let conditions = query.filters.conditions(org, conn.kind(), query.repeats, &mut places);
        let lead = lead(sort, &conditions);
        for condition in conditions {
            let is_range = sort.columns().first() == Some(&condition.on);
            let is_open = condition.on == "open" && sort.is_of_open_cases();
            if is_open || is_range || lead == Some(condition.on) {
                served.push(condition.text);
            } else {
                sifted.push(condition);
            }
        }
        served.push(scope::not_accused(query.scope, &mut places));
        match sort {
            Sort::Closed => served.push("c.closed_at is not null".to_owned()),
            Sort::AnswerDue => served.push("c.answer_due_at is not null".to_owned()),
            _ => {}
        }
        let mut plan = Plan { sort, places, served, sifted, set: None, ways: None, fitting: None };
        if within_reach(query) {
            return plan;
        }
        if plan.sifted.is_empty() {
            plan.ways = ways::of_scope(org, query, sort, &mut plan.places);
        }
        if plan.ways.is_none()
            && let Some(text) = scope::reached(query.scope, &mut plan.places)
        {
            plan.sifted.push(Condition { on: "scope", text, columns: scope::COLUMNS });
        }
        plan
    }

    /// Among the texts found, however they are narrowed further.
    pub(crate) fn among_found(
        conn: &Conn,
        org: Org,
        query: &'a QueueQuery<'_>,
        wanted: &Wanted,
        reach: Reach,
    ) -> Plan<'a> {
        let mut plan = Plan::of(conn, org, query, Sort::Found);
        plan.take_found(conn.kind(), org, wanted, reach);
        plan
    }

    fn take_found(&mut self, kind: Kind, org: Org, wanted: &Wanted, reach: Reach) {
        let fitting =
            wanted.terms.as_ref().map(|it| found::fitting(kind, org, it, reach, &mut self.places));
        let mut ways: Vec<String> =
            fitting.iter().map(|it| format!("select t.docno, t.case_id from ({it}) t")).collect();
        // A number somebody reads out is found at once, whatever the index knows yet.
        ways.extend(wanted.no.map(|no| {
            let (org, no) = (self.places.place(org), self.places.place(no.to_string()));
            let newest = i64::MAX;
            format!("select {newest} as docno, n.id as case_id from cases n where n.org = {org} and n.no = {no}")
        }));
        if ways.is_empty() {
            ways.push("select 0 as docno, n.id as case_id from cases n where 1 = 0".to_owned());
        }
        self.set = Some(format!(
            "select h.case_id as found, max(h.docno) as docno from ({}) h group by h.case_id",
            ways.join(" union all ")
        ));
        self.fitting = fitting.map(|it| (it, reach));
    }

    /// Rows of a page with the place of each.
    pub(crate) fn page(
        &self,
        conn: &mut Conn,
        after: Option<&'a Cursor>,
        limit: usize,
    ) -> Result<Vec<(CaseListRow, Cursor)>, Fault> {
        let (sql, places) = self.page_sql(after, limit);
        let first_of_key = COLUMNS.split(", ").count();
        conn.query(&sql, places.values(), |row| {
            Ok((case_row(row)?, Cursor::read(self.sort, row, first_of_key)?))
        })
    }

    pub(crate) fn page_sql(&self, after: Option<&'a Cursor>, limit: usize) -> (String, Places<'a>) {
        let mut places = self.places.clone();
        let after = after.map(|cursor| cursor.after("c", &mut places));
        let sort = self.sort;
        let columns =
            |alias| format!("{}, {}", aliased(alias, COLUMNS), sort.key(alias).join(", "));
        let sql = if let Some(set) = &self.set {
            format!(
                "select {} from ({set}) s cross join cases c where c.id = s.found and {} order by {} limit {limit}",
                columns("c"),
                self.all(after),
                sort.order_by("c"),
            )
        } else if let Some(ways) = &self.ways {
            let order = sort.order_by("c");
            format!(
                "select {} from ({}) d cross join cases r where r.org = $1 and r.id = d.found \
                 order by {} limit {limit}",
                columns("r"),
                ways::merged(ways, &self.along(after), Some(&order), limit),
                sort.order_by("r"),
            )
        } else if self.sifted.is_empty() {
            format!(
                "select {} from cases c where {} order by {} limit {limit}",
                columns("c"),
                self.along(after),
                sort.order_by("c"),
            )
        } else {
            format!(
                "select {} from (select c.id as found from ({}) c where {} limit {limit}) p \
                 cross join cases r where r.org = $1 and r.id = p.found order by {}",
                columns("r"),
                self.walk(after, SIFTED_MAX),
                self.sift(),
                sort.order_by("r"),
            )
        };
        (sql, places)
    }

    /// Where a walk that found too little ended; `None` when it came to the end of the list.
    pub(crate) fn walked_to(
        &self,
        conn: &mut Conn,
        after: Option<&'a Cursor>,
    ) -> Result<Option<Cursor>, Fault> {
        if self.set.is_some() || self.sifted.is_empty() {
            return Ok(None);
        }
        let mut places = self.places.clone();
        let after = after.map(|cursor| cursor.after("c", &mut places));
        let sql = format!(
            "select {} from cases c where {} order by {} limit 1 offset {}",
            self.sort.key("c").join(", "),
            self.along(after),
            self.sort.order_by("c"),
            SIFTED_MAX - 1,
        );
        let (sql, values) = places.mentioned_in(&sql);
        conn.query_opt(&sql, &values, |row| Cursor::read(self.sort, row, 0))
    }

    /// How long the list is.
    pub(crate) fn count(&self, conn: &mut Conn) -> Result<Count, Fault> {
        let some = COUNT_MAX + 1;
        let sql = if let Some(set) = &self.set {
            let fitting = match &self.fitting {
                Some((fitting, _)) => format!("(select count(*) from ({fitting}) h)"),
                None => "0".to_owned(),
            };
            format!(
                "select count(*), {fitting} from ({set}) s cross join cases c where c.id = s.found and {}",
                self.all(None)
            )
        } else if let Some(ways) = &self.ways {
            let each = usize::try_from(some).map_err(Fault::other)?;
            let merged = ways::merged(ways, &self.along(None), None, each);
            format!("select count(*), 0 from (select t.found from ({merged}) t limit {some}) u")
        } else if self.sifted.is_empty() {
            let along = self.along(None);
            format!(
                "select count(*), 0 from (select 1 as one from cases c where {along} limit {some}) t"
            )
        } else {
            format!(
                "select m.matched, case when m.matched > {COUNT_MAX} then 0 else (select count(*) \
                   from (select 1 as one from cases c where {} limit {}) t) end \
                 from (select count(*) as matched \
                   from (select 1 as one from ({}) c where {} limit {some}) t) m",
                self.along(None),
                SIFTED_BY_COUNT_MAX + 1,
                self.walk(None, SIFTED_BY_COUNT_MAX),
                self.sift(),
            )
        };
        let (matched, walked) =
            conn.query_one(&sql, self.places.values(), |row| Ok((row.count(0)?, row.count(1)?)))?;
        let more = match &self.fitting {
            Some((_, Reach::Newest(_))) => true,
            Some((_, Reach::Fitting(most))) => walked >= *most as u64 || matched > COUNT_MAX,
            None => matched > COUNT_MAX || walked > SIFTED_BY_COUNT_MAX as u64,
        };
        Ok(Count { n: matched.min(COUNT_MAX), more })
    }

    /// The first rows of the list for counting by properties, with columns in the order given.
    pub(crate) fn sample<T>(
        &self,
        conn: &mut Conn,
        columns: &'static [&'static str],
        limit: usize,
        make: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let wanted = aliased("c", &columns.join(", "));
        let order = self.sort.order_by("c");
        let sql = if let Some(set) = &self.set {
            let all = self.all(None);
            format!(
                "select {wanted} from ({set}) s cross join cases c where c.id = s.found and {all} limit {limit}"
            )
        } else if let Some(ways) = &self.ways {
            let merged = ways::merged(ways, &self.along(None), Some(&order), limit);
            format!(
                "select {wanted} from ({merged}) d cross join cases c where c.org = $1 and c.id = d.found \
                 order by {order} limit {limit}"
            )
        } else if self.sifted.is_empty() {
            let along = self.along(None);
            format!("select {wanted} from cases c where {along} order by {order} limit {limit}")
        } else {
            let walk = self.walk_for(None, SIFTED_BY_FACETS_MAX, columns);
            format!("select {wanted} from ({walk}) c where {} limit {limit}", self.sift())
        };
        conn.query(&sql, self.places.values(), make)
    }

    fn along(&self, after: Option<String>) -> String {
        let conditions: Vec<String> = self.served.iter().cloned().chain(after).collect();
        conditions.join(" and ")
    }

    fn sift(&self) -> String {
        let conditions: Vec<&str> = self.sifted.iter().map(|it| it.text.as_str()).collect();
        conditions.join(" and ")
    }

    fn all(&self, after: Option<String>) -> String {
        let sifted = self.sifted.iter().map(|it| it.text.clone());
        let all: Vec<String> = self.served.iter().cloned().chain(sifted).chain(after).collect();
        all.join(" and ")
    }

    fn walk(&self, after: Option<String>, length: usize) -> String {
        self.walk_for(after, length, &[])
    }

    /// A walk along the order, of a length at most; the limit also keeps the databases from turning it inside out.
    fn walk_for(&self, after: Option<String>, length: usize, columns: &[&'static str]) -> String {
        let mut needed: BTreeSet<&str> = columns.iter().copied().collect();
        needed.insert("id");
        needed.extend(self.sifted.iter().flat_map(|it| it.columns));
        let needed: Vec<&str> = needed.into_iter().collect();
        format!(
            "select {} from cases c where {} order by {} limit {length}",
            aliased("c", &needed.join(", ")),
            self.along(after),
            self.sort.order_by("c"),
        )
    }
}

/// Whether the narrowing alone keeps the list within the person's reach.
fn within_reach(query: &QueueQuery<'_>) -> bool {
    let (filters, scope) = (&query.filters, query.scope);
    if scope.sees_nothing() {
        return false;
    }
    scope.everything
        || filters.owner.as_ref() == Some(&scope.person)
        || (!filters.units.is_empty()
            && filters.units.iter().all(|unit| scope.units.contains(unit)))
}

/// The equality an index has in front of the order's columns, so that it need not be sifted.
fn lead(sort: Sort, conditions: &[Condition]) -> Option<&'static str> {
    let leads: &[&'static str] = match sort {
        Sort::Due => &["owner", "unit", "urgency"],
        Sort::Received => &["customer_key", "unit"],
        Sort::Priority | Sort::Changed | Sort::Closed | Sort::AnswerDue | Sort::Found => &[],
    };
    leads.iter().copied().find(|lead| conditions.iter().any(|it| it.on == *lead))
}

/// `a, b` as `c.a, c.b`.
pub(crate) fn aliased(alias: &str, columns: &str) -> String {
    let columns: Vec<String> = columns.split(", ").map(|it| format!("{alias}.{it}")).collect();
    columns.join(", ")
}
