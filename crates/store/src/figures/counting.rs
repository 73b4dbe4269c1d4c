//! Counting in the database: one statement per date that puts a case into a period.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::Org;
use crate::executor::Conn;
use crate::fault::Fault;
use crate::figures::{By, Counts, FigureQuery, Group};
use crate::queue::facets::branch;
use crate::queue::filters::{self, Filters, Outcome, Period, Timeliness};
use crate::queue::plan::aliased;
use crate::queue::repeats;
use crate::scope;
use crate::sql::Places;
use crate::value::Row;

type Groups = BTreeMap<Group, Counts>;

/// Counts everything for every group.
pub(crate) fn count(
    conn: &mut Conn,
    org: Org,
    query: &FigureQuery<'_>,
    groups: &mut Groups,
) -> Result<(), Fault> {
    received(conn, org, query, groups)?;
    closed(conn, org, query, groups)?;
    open(conn, org, query, groups)?;
    overdue(conn, org, query, groups)?;
    answers(conn, org, query, groups)?;
    promises(conn, org, query, groups)
}

/// The conditions every counted row (`c`) meets.
fn counted<'a>(
    conn: &Conn,
    org: Org,
    query: &'a FigureQuery<'_>,
    base: &'a Filters,
    places: &mut Places<'a>,
) -> String {
    let mut conditions = vec![format!("c.org = {}", places.place(org))];
    conditions.extend(
        base.conditions(org, conn.kind(), query.repeats, places).into_iter().map(|it| it.text),
    );
    conditions.push(scope::seen(query.scope, places));
    conditions.join(" and ")
}

/// The group of a row as a column: its property, or the number of the period `time` falls into.
fn group_column(query: &FigureQuery<'_>, time: &str, places: &mut Places<'_>) -> String {
    match query.by {
        By::Period => {
            let cases: Vec<String> = query
                .bounds
                .iter()
                .skip(1)
                .enumerate()
                .map(|(n, end)| format!("when {time} < {} then {n}", places.place(*end)))
                .collect();
            format!("case {} end", cases.join(" "))
        }
        By::Unit => "c.unit".to_owned(),
        By::Category => "c.category".to_owned(),
        By::Channel => "c.channel".to_owned(),
    }
}

/// Reads the group in the first column.
fn group_of(query: &FigureQuery<'_>, periods: &[Period], row: &Row<'_>) -> Result<Group, Fault> {
    Ok(match query.by {
        By::Period => {
            let n = usize::try_from(row.int(0)?).map_err(Fault::other)?;
            let period = periods.get(n).ok_or_else(|| Fault::other("a period nobody asked for"))?;
            Group::Period(*period)
        }
        By::Unit => Group::Unit(row.opt_code(0)?),
        By::Category => {
            let depth =
                query.filters.category.as_ref().map_or(0, |it| it.as_str().split('.').count());
            Group::Category(row.opt_code(0)?.map(|it| branch(&it, depth + 1)))
        }
        By::Channel => Group::Channel(row.code(0)?),
    })
}

/// Runs a query whose first column is the group and adds what `take` reads to the group's counts.
fn grouped(
    conn: &mut Conn,
    query: &FigureQuery<'_>,
    groups: &mut Groups,
    (sql, places): (&str, &Places<'_>),
    mut take: impl FnMut(&Row<'_>, &mut Counts) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let periods = query.periods();
    conn.each(sql, places.values(), |row| {
        let group = group_of(query, &periods, row)?;
        take(row, groups.entry(group).or_default())
    })
}

fn within(column: &str, period: Period, places: &mut Places<'_>) -> String {
    let place = |at: Option<Timestamp>, places: &mut Places<'_>| places.place(at);
    format!(
        "{column} >= {} and {column} < {}",
        place(period.from, places),
        place(period.to, places)
    )
}

fn received(
    conn: &mut Conn,
    org: Org,
    query: &FigureQuery<'_>,
    groups: &mut Groups,
) -> Result<(), Fault> {
    let (base, mut places) = (query.base(), Places::default());
    let counted = counted(conn, org, query, &base, &mut places);
    let group = group_column(query, "c.received_at", &mut places);
    let period = within("c.received_at", query.whole(), &mut places);
    let repeated = repeats::repeated(org, conn.kind(), query.repeats, &mut places);
    let told = repeats::TOLD;
    let sql = format!(
        "select {group} as g, count(*), sum(case when {told} then 1 else 0 end), \
         sum(case when {repeated} then 1 else 0 end) \
         from cases c where {counted} and {period} group by 1"
    );
    grouped(conn, query, groups, (&sql, &places), |row, counts| {
        counts.received += row.count(1)?;
        counts.known += row.count(2)?;
        counts.repeated += row.count(3)?;
        Ok(())
    })
}

fn closed(
    conn: &mut Conn,
    org: Org,
    query: &FigureQuery<'_>,
    groups: &mut Groups,
) -> Result<(), Fault> {
    let (base, mut places) = (query.base(), Places::default());
    let counted = counted(conn, org, query, &base, &mut places);
    let group = group_column(query, "c.closed_at", &mut places);
    let period = within("c.closed_at", query.whole(), &mut places);
    let sql = format!(
        "select {group} as g, count(*), count(c.satisfaction), \
         cast(coalesce(sum(c.satisfaction), 0) as bigint), \
         sum(case when c.satisfaction >= 4 then 1 else 0 end), \
         sum(case when c.remedy_minor > 0 then 1 else 0 end), \
         cast(sum(case when c.remedy_minor > 0 then c.remedy_minor else 0 end) as bigint) \
         from cases c where {counted} and c.closed_at is not null and {period} group by 1"
    );
    grouped(conn, query, groups, (&sql, &places), |row, counts| {
        counts.closed += row.count(1)?;
        counts.rated += row.count(2)?;
        counts.rating += row.int(3)?;
        counts.satisfied += row.count(4)?;
        counts.remedied += row.count(5)?;
        counts.remedy_minor += row.int(6)?;
        Ok(())
    })
}

/// Open at the end: what is open today and what was closed since, each by its own index.
fn open(
    conn: &mut Conn,
    org: Org,
    query: &FigureQuery<'_>,
    groups: &mut Groups,
) -> Result<(), Fault> {
    let (base, mut places) = (query.base(), Places::default());
    let counted = counted(conn, org, query, &base, &mut places);
    let by_period = query.by == By::Period;
    let ends = if by_period { &query.bounds[1..] } else { &query.bounds[query.bounds.len() - 1..] };
    let since = places.place(ends[0]);
    let sums: Vec<String> = ends
        .iter()
        .map(|end| {
            let open = filters::open_at(&places.place(*end));
            format!("sum(case when {open} then 1 else 0 end)")
        })
        .collect();
    let columns = "received_at, closed_at, merged_into, unit, category, channel";
    let columns = aliased("c", columns);
    let both = format!(
        "select {columns} from cases c where c.stage <> 'closed' and {counted} union all \
         select {columns} from cases c where c.stage = 'closed' and c.closed_at >= {since} and {counted}"
    );
    let group = if by_period { "0".to_owned() } else { group_column(query, "", &mut places) };
    let sql = format!("select {group} as g, {} from ({both}) c group by 1", sums.join(", "));
    if !by_period {
        return grouped(conn, query, groups, (&sql, &places), |row, counts| {
            counts.open += row.count(1)?;
            Ok(())
        });
    }
    let periods = query.periods();
    conn.each(&sql, places.values(), |row| {
        for (n, period) in periods.iter().enumerate() {
            groups.entry(Group::Period(*period)).or_default().open += row.count(n + 1)?;
        }
        Ok(())
    })
}

fn overdue(
    conn: &mut Conn,
    org: Org,
    query: &FigureQuery<'_>,
    groups: &mut Groups,
) -> Result<(), Fault> {
    let mut base = query.base();
    base.overdue = Some(query.now);
    if query.by == By::Period {
        base.received = query.whole();
    }
    let mut places = Places::default();
    let counted = counted(conn, org, query, &base, &mut places);
    let group = group_column(query, "c.received_at", &mut places);
    let sql = format!("select {group} as g, count(*) from cases c where {counted} group by 1");
    grouped(conn, query, groups, (&sql, &places), |row, counts| {
        counts.overdue += row.count(1)?;
        Ok(())
    })
}

fn answers(
    conn: &mut Conn,
    org: Org,
    query: &FigureQuery<'_>,
    groups: &mut Groups,
) -> Result<(), Fault> {
    let (base, mut places) = (query.base(), Places::default());
    let counted = counted(conn, org, query, &base, &mut places);
    let group = group_column(query, "c.answer_due_at", &mut places);
    let period = within("c.answer_due_at", query.whole(), &mut places);
    let now = places.place(query.now);
    let (due, in_time) =
        (filters::timely(Timeliness::Counted, &now), filters::timely(Timeliness::InTime, &now));
    let sql = format!(
        "select {group} as g, count(*), sum(case when {in_time} then 1 else 0 end) \
         from cases c where {counted} and {period} and {due} group by 1"
    );
    grouped(conn, query, groups, (&sql, &places), |row, counts| {
        counts.due += row.count(1)?;
        counts.in_time += row.count(2)?;
        Ok(())
    })
}

fn promises(
    conn: &mut Conn,
    org: Org,
    query: &FigureQuery<'_>,
    groups: &mut Groups,
) -> Result<(), Fault> {
    let (base, mut places) = (query.base(), Places::default());
    let counted = counted(conn, org, query, &base, &mut places);
    let group = group_column(query, "p.due_at", &mut places);
    let org = places.place(org);
    let promised = filters::promised(&org, Outcome::Any, query.whole(), &mut places);
    let sql = format!(
        "select {group} as g, count(*), sum(case when p.state = 'kept' then 1 else 0 end), \
         count(distinct p.case_id), count(distinct case when p.state <> 'kept' then p.case_id end) \
         from promises p join cases c on c.id = p.case_id where {promised} and {counted} group by 1"
    );
    grouped(conn, query, groups, (&sql, &places), |row, counts| {
        counts.promises += row.count(1)?;
        counts.kept += row.count(2)?;
        counts.promised_cases += row.count(3)?;
        counts.broken_cases += row.count(4)?;
        Ok(())
    })
}

/// Over the whole time: overdue cases, cases with a promise that ended, and those with one that was broken.
pub(crate) fn apart(
    conn: &mut Conn,
    org: Org,
    query: &FigureQuery<'_>,
) -> Result<(u64, u64, u64), Fault> {
    let base = query.base();
    let mut late = query.base();
    late.overdue = Some(query.now);
    let mut places = Places::default();
    let is_late = counted(conn, org, query, &late, &mut places);
    let counted = counted(conn, org, query, &base, &mut places);
    let org = places.place(org);
    let promised = filters::promised(&org, Outcome::Any, query.whole(), &mut places);
    let sql = format!(
        "select (select count(*) from cases c where {is_late}), count(distinct p.case_id), \
         count(distinct case when p.state <> 'kept' then p.case_id end) \
         from promises p join cases c on c.id = p.case_id where {promised} and {counted}"
    );
    conn.query_one(&sql, places.values(), |row| Ok((row.count(0)?, row.count(1)?, row.count(2)?)))
}
