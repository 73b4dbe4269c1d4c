//! Lists: exactly the cases a person may open and the narrowing lets through, in order, page by page.

use std::collections::BTreeSet;

use casework::id::CaseNo;
use casework::repeat::RepeatRules;
use casework::triage::Priority;
use casework::view::{CaseRow, Rows, Stage};
use jiff::{Timestamp, ToSpan};
use store::{
    CaseListRow, Fault, Filters, Kind, Outcome, Period, QueueQuery, Sort, Store, Timeliness,
    standing,
};

use crate::rig::Rig;
use crate::sample::{ORG, at, count, day};
use crate::world::{Dice, RULES, World, category, codes};

on_both!(
    a_list_is_what_scope_and_filters_let_through,
    pages_join_without_gap_or_repetition,
    a_row_is_read_as_it_was_written,
    history_shows_the_customers_other_cases,
    facets_add_up,
    a_place_of_another_order_is_refused,
    the_usual_queues_walk_an_index,
    earlier_cases_of_a_customer_come_by_their_index,
    candidates_come_by_their_indexes,
    long_lists_are_counted_so_far_as_it_is_worth,
);

/// The oracle: the narrowing asked of a row in memory.
pub(crate) fn lets_through(f: &Filters, rows: &Rows, world: &World) -> bool {
    let c = &rows.case;
    let known = |wanted: Option<bool>, is: bool| wanted.is_none_or(|wanted| wanted == is);
    let within = |period: &Period, at: Option<Timestamp>| {
        !period.is_limit() || at.is_some_and(|at| period.contains(at))
    };
    let open = c.stage != Stage::Closed;
    known(f.open, open)
        && (f.stages.is_empty() || f.stages.contains(&c.stage))
        && (f.units.is_empty() || c.unit.as_ref().is_some_and(|it| f.units.contains(it)))
        && (!f.without_unit || c.unit.is_none())
        && (f.owner.is_none() || f.owner == c.owner)
        && (!f.without_owner || c.owner.is_none())
        && f.category.as_ref().is_none_or(|b| c.category.as_ref().is_some_and(|it| it.is_within(b)))
        && (!f.without_category || c.category.is_none())
        && (f.kind.is_none() || f.kind == c.kind)
        && (f.nature.is_none() || f.nature == c.nature)
        && (f.priority.is_none() || f.priority == c.priority)
        && f.channel.is_none_or(|it| it == c.channel)
        && f.pack.as_ref().is_none_or(|it| *it == c.pack)
        && f.overdue.is_none_or(|now| open && c.due_at.is_some_and(|at| at < now))
        && within(&f.due, c.due_at)
        && within(&f.received, Some(c.received_at))
        && within(&f.closed, c.closed_at)
        && within(&f.answer_due, c.answer_due_at)
        && known(f.broken, c.broken > 0)
        && (f.customer_key.is_none() || f.customer_key == c.customer_key)
        && known(f.customer_known, c.customer_key.is_some())
        && (f.finding.is_none() || f.finding == c.finding)
        && f.satisfaction
            .is_none_or(|(low, high)| c.satisfaction.is_some_and(|it| low <= it && it <= high))
        && known(f.merged, c.merged_into.is_some())
        && f.open_at.is_none_or(|t| was_open(c, t))
        && f.timely.is_none_or(|(how, now)| is_timely(c, how, now))
        && f.promises.is_none_or(|(outcome, period)| {
            rows.promises.iter().any(|p| ended_so(p.state, outcome) && period.contains(p.due_at))
        })
        && (!f.repeat || is_repeat(c, &RULES, world))
        && (!f.repeat_told || c.customer_key.is_some() || c.repeats.is_some())
        && (!f.remedied || c.remedy_minor > 0)
}

pub(crate) fn was_open(c: &CaseRow, t: Timestamp) -> bool {
    c.received_at < t && c.merged_into.is_none() && c.closed_at.is_none_or(|at| at >= t)
}

pub(crate) fn is_timely(c: &CaseRow, how: Timeliness, now: Timestamp) -> bool {
    let Some(due) = c.answer_due_at else { return false };
    let flagged = c.flags.contains(&casework::intake::Flag::AnsweredBeforeReceived);
    let counted = !flagged && c.merged_into.is_none() && (c.answered_at.is_some() || due < now);
    let in_time = c.answered_at.is_some_and(|at| at <= due);
    counted
        && match how {
            Timeliness::Counted => true,
            Timeliness::InTime => in_time,
            Timeliness::Late => !in_time,
        }
}

pub(crate) fn ended_so(state: &str, outcome: Outcome) -> bool {
    match outcome {
        Outcome::Any => matches!(state, "kept" | "broken" | "kept_late"),
        Outcome::Kept => state == "kept",
        Outcome::Broken => matches!(state, "broken" | "kept_late"),
    }
}

pub(crate) fn is_repeat(c: &CaseRow, rules: &RepeatRules, world: &World) -> bool {
    rules.counts(c, world.rows.iter().map(|it| &it.case))
}

/// The whole list, by pages of a few rows.
pub(crate) fn whole(store: &Store, query: &QueueQuery<'_>) -> Vec<CaseListRow> {
    let mut query = query.clone();
    let mut list = Vec::new();
    loop {
        let page = store.read(|r| r.queue(ORG, &query)).map_err(|fault: Fault| fault).unwrap();
        list.extend(page.rows);
        match page.next {
            // Through its text, as a browser would send it.
            Some(next) => query.cursor = Some(next.to_string().parse().unwrap()),
            None => return list,
        }
    }
}

const BRANCHES: [&str; 5] = ["facility", "facility.lift", "fee", "noise", "facility-old"];

/// A narrowing of one to three random things.
fn some_filters(dice: &mut Dice, world: &World) -> Filters {
    let mut f = Filters::default();
    let span = |dice: &mut Dice| {
        let from = at(i64::try_from(dice.roll(100)).unwrap() * 86_400);
        Period::new(from, from + i64::try_from(dice.roll(60) * 24).unwrap().hours())
    };
    for _ in 0..=dice.roll(3) {
        match dice.roll(24) {
            0 | 1 => f.open = Some(true),
            2 => f.open = Some(false),
            3 => f.stages = vec![*dice.pick(Stage::ALL), *dice.pick(Stage::ALL)],
            4 => f.units = vec![dice.pick(&world.units).clone()],
            5 => f.units = world.units.iter().filter(|_| dice.chance(40)).cloned().collect(),
            6 => f.without_unit = true,
            7 => f.owner = Some(dice.pick(&world.people).clone()),
            8 => f.without_owner = true,
            9 => f.category = Some(category(BRANCHES[usize::try_from(dice.roll(5)).unwrap()])),
            10 => f.without_category = true,
            11 => f.priority = dice.maybe(100, Priority::ALL),
            12 => f.channel = dice.maybe(100, casework::intake::Channel::ALL),
            13 => f.overdue = Some(at(86_400 * 60)),
            14 => f.due = span(dice),
            15 => f.received = span(dice),
            16 => f.closed = span(dice),
            17 => f.answer_due = span(dice),
            18 => f.customer_key = Some(format!("t:{}", dice.roll(60))),
            19 => f.satisfaction = Some((2, 4)),
            20 => f.open_at = Some(at(86_400 * 50)),
            21 => {
                f.timely = Some((
                    *dice.pick(&[Timeliness::Counted, Timeliness::InTime, Timeliness::Late]),
                    at(86_400 * 70),
                ));
            }
            22 => {
                f.promises =
                    Some((*dice.pick(&[Outcome::Any, Outcome::Kept, Outcome::Broken]), span(dice)));
            }
            _ => rarer(&mut f, dice, world),
        }
    }
    f
}

fn rarer(f: &mut Filters, dice: &mut Dice, world: &World) {
    match dice.roll(10) {
        0 => f.repeat = true,
        9 => f.repeat_told = true,
        1 => f.merged = Some(dice.chance(50)),
        2 => f.broken = Some(dice.chance(50)),
        3 => f.remedied = true,
        4 => f.customer_known = Some(dice.chance(50)),
        5 => f.kind = world.rows[0].case.kind,
        6 => f.nature = world.rows[1].case.nature,
        7 => f.finding = dice.maybe(100, casework::point::Finding::ALL),
        _ => f.pack = Some(world.rows[0].case.pack.clone()),
    }
}

fn a_list_is_what_scope_and_filters_let_through(rig: &mut Rig) {
    let world = World::new(1, 900);
    world.store(rig.store());
    let mut dice = Dice::new(2);
    let scopes = world.scopes();
    let sorts =
        [Sort::Due, Sort::Priority, Sort::Received, Sort::Changed, Sort::Closed, Sort::AnswerDue];
    let mut shown = 0;
    for round in 0..250 {
        let scope = dice.pick(&scopes);
        let mut filters =
            if round < 24 { Filters::default() } else { some_filters(&mut dice, &world) };
        if round % 10 == 0 {
            filters.owner = Some(scope.person.clone());
        }
        let sort = *dice.pick(&sorts);
        let query =
            QueueQuery { filters, sort, limit: 100, repeats: &RULES, ..QueueQuery::all(scope) };
        let has_time = |c: &CaseRow| match query.order() {
            Sort::Closed => c.closed_at.is_some(),
            Sort::AnswerDue => c.answer_due_at.is_some(),
            _ => true,
        };
        let expected: BTreeSet<CaseNo> = world
            .rows
            .iter()
            .filter(|it| lets_through(&query.filters, it, &world) && has_time(&it.case))
            .filter(|it| scope.covers(&standing(&it.case)))
            .map(|it| it.case.no)
            .collect();
        let list = whole(rig.store(), &query);
        let found: BTreeSet<CaseNo> = list.iter().map(|it| it.no).collect();
        assert_eq!(found, expected, "{round} {sort:?} {:?} {scope:?}", query.filters);
        assert_eq!(found.len(), list.len(), "nothing is shown twice: {:?}", query.filters);
        let total = rig.store().read(|r| r.queue_count(ORG, &query)).map_err(|e: Fault| e).unwrap();
        assert_eq!((total.n, total.more), (expected.len() as u64, false), "{:?}", query.filters);
        shown += list.len();
    }
    assert!(shown > 2_000, "the comparison is worth something: {shown}");
}

fn pages_join_without_gap_or_repetition(rig: &mut Rig) {
    let world = World::new(3, 150);
    world.store(rig.store());
    let scopes = world.scopes();
    let everything = scopes.iter().find(|it| it.everything).unwrap();
    let ordinary = scopes.iter().find(|it| !it.everything && it.units.len() > 2).unwrap();
    for scope in [everything, ordinary] {
        for sort in [Sort::Due, Sort::Priority, Sort::Received, Sort::Changed] {
            let all = QueueQuery { sort, limit: 100, ..QueueQuery::open(scope) };
            let all = whole(rig.store(), &all);
            let pages =
                whole(rig.store(), &QueueQuery { sort, limit: 4, ..QueueQuery::open(scope) });
            assert_eq!(pages, all, "{sort:?}");
            assert!(all.is_sorted_by_key(|it| order_key(sort, it)), "{sort:?}");
        }
    }
}

fn order_key(sort: Sort, row: &CaseListRow) -> (Option<Priority>, bool, i64, [u8; 16]) {
    let due = row.due_at.map_or(0, Timestamp::as_millisecond);
    let falling = |at: Timestamp| (None, false, -at.as_millisecond(), row.id.0.map(|byte| !byte));
    match sort {
        Sort::Priority => {
            // Judged before not judged.
            let judged = row.priority.is_none();
            (
                row.priority.or(Some(Priority::P4)),
                judged,
                if row.due_at.is_none() { i64::MAX } else { due },
                row.id.0,
            )
        }
        Sort::Received => falling(row.received_at),
        Sort::Changed => falling(row.changed_at),
        _ => (None, row.due_at.is_none(), due, row.id.0),
    }
}

fn a_row_is_read_as_it_was_written(rig: &mut Rig) {
    let world = World::new(4, 60);
    world.store(rig.store());
    for rows in &world.rows {
        let no = rows.case.no;
        let row = rig.store().read(|r| r.case_row(ORG, no)).map_err(|e: Fault| e).unwrap();
        assert_eq!(row.as_ref(), Some(&rows.case));
    }
    let none =
        rig.store().read(|r| r.case_row(2, world.rows[0].case.no)).map_err(|e: Fault| e).unwrap();
    assert_eq!(none, None, "another organisation sees nothing");
}

fn history_shows_the_customers_other_cases(rig: &mut Rig) {
    let world = World::new(5, 200);
    world.store(rig.store());
    let scopes = world.scopes();
    let now = world.rows.iter().find(|it| it.case.customer_key.is_some()).unwrap();
    let key = now.case.customer_key.as_deref().unwrap();
    for scope in &scopes {
        let found = rig.store().read(|r| r.history_of(ORG, scope, key, Some(now.case.id), 50));
        let found: BTreeSet<CaseNo> =
            found.map_err(|e: Fault| e).unwrap().iter().map(|it| it.no).collect();
        let expected: BTreeSet<CaseNo> = world
            .rows
            .iter()
            .map(|it| &it.case)
            .filter(|it| it.customer_key.as_deref() == Some(key) && it.id != now.case.id)
            .filter(|it| scope.covers(&standing(it)))
            .map(|it| it.no)
            .collect();
        assert_eq!(found, expected);
    }
}

fn facets_add_up(rig: &mut Rig) {
    let world = World::new(6, 200);
    world.store(rig.store());
    let scopes = world.scopes();
    let everything = scopes.iter().find(|it| it.everything).unwrap();
    let open = QueueQuery::open(everything);
    let list = whole(rig.store(), &open);
    let facets = rig.store().read(|r| r.facets(ORG, &open)).map_err(|e: Fault| e).unwrap();
    assert!(!facets.sampled);
    assert_eq!(facets.counted, list.len() as u64);
    for (unit, n) in &facets.units {
        assert_eq!(*n, list.iter().filter(|it| it.unit == *unit).count() as u64);
    }
    for (owner, n) in &facets.owners {
        assert_eq!(*n, list.iter().filter(|it| it.owner == *owner).count() as u64);
    }
    let branch = category("facility");
    let below = list
        .iter()
        .filter(|it| it.category.as_ref().is_some_and(|it| it.is_within(&branch)))
        .count();
    let found = facets.categories.iter().find(|(it, _)| it.as_ref() == Some(&branch)).unwrap();
    assert_eq!(found.1, below as u64);
    let mut narrowed = open.clone();
    narrowed.filters.category = Some(branch);
    let facets = rig.store().read(|r| r.facets(ORG, &narrowed)).map_err(|e: Fault| e).unwrap();
    assert!(
        facets
            .categories
            .iter()
            .all(|(it, _)| codes().iter().any(|code| code.is_within(it.as_ref().unwrap())))
    );
    assert!(facets.categories.iter().any(|(it, _)| *it == Some(category("facility.lift"))));
}

fn a_place_of_another_order_is_refused(rig: &mut Rig) {
    let world = World::new(7, 20);
    world.store(rig.store());
    let scopes = world.scopes();
    let everything = scopes.iter().find(|it| it.everything).unwrap();
    let page = rig
        .store()
        .read(|r| r.queue(ORG, &QueueQuery { limit: 3, ..QueueQuery::open(everything) }));
    let cursor = page.map_err(|e: Fault| e).unwrap().next;
    let query = QueueQuery { sort: Sort::Changed, cursor, ..QueueQuery::open(everything) };
    let refused = rig.store().read(|r| r.queue(ORG, &query)).map_err(|e: Fault| e).unwrap_err();
    assert!(refused.to_string().contains("begin at the first page"), "{refused}");
}

/// However the candidates come together, each of them comes by an index of its own.
fn candidates_come_by_their_indexes(rig: &mut Rig) {
    if rig.store().kind() == Kind::Postgres {
        return;
    }
    let world = World::new(8, 50);
    world.store(rig.store());
    let scopes = world.scopes();
    let ordinary = scopes.iter().find(|it| !it.everything && !it.units.is_empty()).unwrap();
    let query = QueueQuery::open(ordinary);
    let plan = rig.store().read(|r| r.explain_queue(ORG, &query)).map_err(|e: Fault| e).unwrap();
    let tasks = plan.iter().any(|it| it.contains("tasks_asked"));
    assert!(tasks, "tasks by their own index: {plan:#?}");
    for column in ["owner", "heard_by", "unit", "offered_unit"] {
        let by = format!("(org=? AND {column}=?");
        assert!(plan.iter().any(|it| it.contains(&by)), "{column}: {plan:#?}");
    }
    assert!(
        !plan.iter().any(|it| it.ends_with("(org=?)")),
        "nothing walks the register: {plan:#?}"
    );
}

/// What SQLite says of how it would run the pages of the queues everybody opens all day.
fn the_usual_queues_walk_an_index(rig: &mut Rig) {
    if rig.store().kind() == Kind::Postgres {
        return;
    }
    let world = World::new(8, 50);
    world.store(rig.store());
    let scopes = world.scopes();
    let everything = scopes.iter().find(|it| it.everything).unwrap();
    let ordinary = scopes.iter().find(|it| !it.everything && !it.units.is_empty()).unwrap();
    let unit = ordinary.units.first().unwrap().clone();
    let page = rig
        .store()
        .read(|r| r.queue(ORG, &QueueQuery { limit: 2, ..QueueQuery::open(everything) }));
    let next = page.map_err(|e: Fault| e).unwrap().next;
    assert!(next.is_some());
    let mut cases = Vec::new();
    for cursor in [None, next] {
        let all = QueueQuery { cursor: cursor.clone(), ..QueueQuery::open(everything) };
        let mut mine = QueueQuery { cursor: cursor.clone(), ..QueueQuery::open(ordinary) };
        mine.filters.owner = Some(ordinary.person.clone());
        let mut ours = QueueQuery { cursor, ..QueueQuery::open(ordinary) };
        ours.filters.units = vec![unit.clone()];
        let newest = QueueQuery { sort: Sort::Received, ..QueueQuery::all(everything) };
        cases.extend([
            (all, "cases_queue"),
            (mine, "cases_queue_owner"),
            (ours, "cases_queue_unit"),
            (newest, "cases_received"),
        ]);
    }
    for (query, index) in cases {
        let plan =
            rig.store().read(|r| r.explain_queue(ORG, &query)).map_err(|e: Fault| e).unwrap();
        let text = plan.join("\n");
        assert!(text.contains(&format!("SEARCH c USING INDEX {index} (")), "{text}");
        assert!(!text.contains("SCAN") && !text.contains("TEMP B-TREE"), "{text}");
        if query.cursor.is_some() {
            assert!(text.contains("(due_key,id)>(?,?)"), "the page begins at its place: {text}");
        }
    }
}

/// Each case asks for the earlier ones of its customer by one stretch of an index, whatever its rule compares.
fn earlier_cases_of_a_customer_come_by_their_index(rig: &mut Rig) {
    if rig.store().kind() == Kind::Postgres {
        return;
    }
    let world = World::new(12, 50);
    world.store(rig.store());
    let scopes = world.scopes();
    let everything = scopes.iter().find(|it| it.everything).unwrap();
    let filters = Filters { repeat: true, ..Filters::default() };
    let query = QueueQuery { filters, repeats: &RULES, ..QueueQuery::all(everything) };
    let plan = rig.store().read(|r| r.explain_queue(ORG, &query)).map_err(|e: Fault| e).unwrap();
    let text = plan.join("\n");
    let stretch = "SEARCH e USING INDEX cases_customer (org=? AND customer_key=? AND received_at>? AND received_at<?)";
    assert!(text.contains(stretch) && !text.contains("SCAN e"), "{text}");
}

fn long_lists_are_counted_so_far_as_it_is_worth(rig: &mut Rig) {
    let world = World::new(9, 1);
    let rows = world.rows[0].clone();
    rig.store()
        .transact(move |tx| {
            for n in 0..1_200_u32 {
                let mut rows = rows.clone();
                rows.promises.clear();
                rows.case.id.0[8..12].copy_from_slice(&(n + 1).to_be_bytes());
                rows.case.no = CaseNo::new(day(), n + 1);
                rows.case.stage = Stage::Working;
                rows.case.accused.clear();
                tx.put_rows(ORG, &rows, None)?;
            }
            Ok::<_, Fault>(())
        })
        .unwrap();
    assert_eq!(count(rig.store(), "cases"), 1_200);
    let scopes = world.scopes();
    let everything = scopes.iter().find(|it| it.everything).unwrap();
    let page = rig
        .store()
        .read(|r| r.queue(ORG, &QueueQuery::open(everything)))
        .map_err(|e: Fault| e)
        .unwrap();
    assert_eq!((page.total.n, page.total.more, page.rows.len()), (1_000, true, 25));
    let mut sifted = QueueQuery::open(everything);
    sifted.filters.channel = Some(page.rows[0].channel);
    let page = rig.store().read(|r| r.queue(ORG, &sifted)).map_err(|e: Fault| e).unwrap();
    assert_eq!((page.total.n, page.total.more), (1_000, true));
    let facets = rig.store().read(|r| r.facets(ORG, &sifted)).map_err(|e: Fault| e).unwrap();
    assert_eq!((facets.counted, facets.sampled), (1_200, false));
}
