//! Figures equal what anybody would count by hand, and the lists behind them.

use std::collections::BTreeMap;

use casework::permission::Scope;
use casework::repeat::RepeatRules;
use casework::view::{CaseRow, Rows, Stage};
use jiff::Timestamp;
use store::{
    By, Fault, Figure, FigureQuery, FigureRow, Figures, Filters, Group, Listed, Outcome, Period,
    QueueQuery, Timeliness, standing,
};

use crate::lists::{ended_so, is_repeat, is_timely, lets_through, was_open};
use crate::rig::Rig;
use crate::sample::{ORG, at};
use crate::world::{RULES, World, category, months};

on_both!(
    figures_are_what_one_counts_by_hand,
    behind_every_figure_stand_its_cases,
    what_came_in_less_what_went_out_became_more,
    a_case_the_rule_finds_and_somebody_marked_is_one_repeat,
    bounds_must_make_sense,
);

const BYS: [By; 4] = [By::Period, By::Unit, By::Category, By::Channel];

fn now() -> Timestamp {
    at(86_400 * 100)
}

fn ask(scope: &Scope, by: By, filters: Filters) -> FigureQuery<'_> {
    FigureQuery { scope, filters, bounds: months(4), by, now: now(), repeats: &RULES }
}

fn figures(rig: &Rig, query: &FigureQuery<'_>) -> Figures {
    rig.store().read(|r| r.figures(ORG, query)).map_err(|e: Fault| e).unwrap()
}

/// Part and whole of each figure, counted by hand over the cases of a group.
fn by_hand(
    cases: &[&Rows],
    period: Period,
    overdue_of: Option<Period>,
    (world, rules): (&World, &RepeatRules),
) -> Vec<(i64, u64)> {
    let count =
        |fits: &dyn Fn(&CaseRow) -> bool| cases.iter().filter(|it| fits(&it.case)).count() as u64;
    let both = |n: u64| (n.cast_signed(), n);
    let closed = |c: &CaseRow| c.closed_at.is_some_and(|at| period.contains(at));
    let received = |c: &CaseRow| period.contains(c.received_at);
    let due = |c: &CaseRow| c.answer_due_at.is_some_and(|at| period.contains(at));
    let rated = count(&|c| closed(c) && c.satisfaction.is_some());
    let rating: i64 = cases
        .iter()
        .filter(|it| closed(&it.case))
        .filter_map(|it| it.case.satisfaction)
        .map(i64::from)
        .sum();
    let cost = cases.iter().filter(|it| closed(&it.case)).map(|it| it.case.remedy_minor).sum();
    let promises = |outcome| {
        let all = cases.iter().flat_map(|it| &it.promises);
        all.filter(|p| period.contains(p.due_at) && ended_so(p.state, outcome)).count() as u64
    };
    vec![
        both(count(&received)),
        both(count(&closed)),
        both(count(&|c| was_open(c, period.to.unwrap()))),
        both(count(&|c| {
            let in_time = overdue_of.is_none_or(|it| it.contains(c.received_at));
            c.stage != Stage::Closed && c.due_at.is_some_and(|at| at < now()) && in_time
        })),
        (
            count(&|c| due(c) && is_timely(c, Timeliness::InTime, now())).cast_signed(),
            count(&|c| due(c) && is_timely(c, Timeliness::Counted, now())),
        ),
        (promises(Outcome::Kept).cast_signed(), promises(Outcome::Any)),
        (rating, rated),
        (count(&|c| closed(c) && c.satisfaction.is_some_and(|it| it >= 4)).cast_signed(), rated),
        (cost, count(&|c| closed(c) && c.remedy_minor > 0)),
        (
            count(&|c| received(c) && is_repeat(c, rules, world)).cast_signed(),
            count(&|c| received(c) && (c.customer_key.is_some() || c.repeats.is_some())),
        ),
    ]
}

fn all_of(row: &FigureRow) -> [&Figure; 10] {
    [
        &row.received,
        &row.closed,
        &row.open,
        &row.overdue,
        &row.on_time,
        &row.promises_kept,
        &row.satisfaction,
        &row.satisfied,
        &row.remedy,
        &row.repeat,
    ]
}

fn told(row: &FigureRow) -> Vec<(i64, u64)> {
    all_of(row).iter().map(|it| (it.numerator, it.denominator)).collect()
}

fn group_of(by: By, filters: &Filters, case: &CaseRow) -> Group {
    match by {
        By::Period => Group::All,
        By::Unit => Group::Unit(case.unit.clone()),
        By::Channel => Group::Channel(case.channel),
        By::Category => Group::Category(case.category.as_ref().map(|code| {
            let depth =
                filters.category.as_ref().map_or(1, |it| it.as_str().split('.').count() + 1);
            let parts: Vec<&str> = code.as_str().split('.').take(depth).collect();
            category(&parts.join("."))
        })),
    }
}

fn figures_are_what_one_counts_by_hand(rig: &mut Rig) {
    let world = World::new(40, 400);
    world.store(rig.store());
    let whole = Period { from: months(4).first().copied(), to: months(4).last().copied() };
    let narrow = Filters { category: Some(category("facility")), ..Filters::default() };
    let alike = RepeatRules::within(30);
    let mut counted = 0;
    for scope in world.scopes().iter().filter(|it| !it.sees_nothing()).take(6) {
        for (by, filters) in
            BYS.iter().flat_map(|by| [(*by, Filters::default()), (*by, narrow.clone())])
        {
            let rules = if filters == narrow { &alike } else { &*RULES };
            let query = FigureQuery { repeats: rules, ..ask(scope, by, filters.clone()) };
            let figures = figures(rig, &query);
            let seen: Vec<&Rows> = world
                .rows
                .iter()
                .filter(|it| it.case.merged_into.is_none() && scope.covers(&standing(&it.case)))
                .filter(|it| lets_through(&filters, it, &world))
                .collect();
            assert_eq!(
                told(&figures.total),
                by_hand(&seen, whole, None, (&world, rules)),
                "{by:?} total"
            );
            counted += figures.total.received.denominator;
            if by == By::Period {
                for (row, period) in figures
                    .rows
                    .iter()
                    .zip(months(4).windows(2).map(|it| Period::new(it[0], it[1])))
                {
                    assert_eq!(
                        told(row),
                        by_hand(&seen, period, Some(period), (&world, rules)),
                        "{period:?}"
                    );
                }
                continue;
            }
            let mut groups: BTreeMap<Group, Vec<&Rows>> = BTreeMap::new();
            for it in &seen {
                groups.entry(group_of(by, &filters, &it.case)).or_default().push(it);
            }
            let empty = vec![(0, 0); 10];
            for row in &figures.rows {
                let cases = groups.remove(&row.group).unwrap_or_default();
                assert_eq!(
                    told(row),
                    by_hand(&cases, whole, None, (&world, rules)),
                    "{:?}",
                    row.group
                );
            }
            for (group, cases) in groups {
                assert_eq!(
                    by_hand(&cases, whole, None, (&world, rules)),
                    empty,
                    "{group:?} is left out for good reason"
                );
            }
        }
    }
    assert!(counted > 500, "the comparison is worth something: {counted}");
}

/// How many cases a list really has.
fn length(rig: &Rig, scope: &Scope, listed: &Listed) -> u64 {
    let query =
        QueueQuery { filters: listed.filters.clone(), repeats: &RULES, ..QueueQuery::all(scope) };
    let count = rig.store().read(|r| r.queue_count(ORG, &query)).map_err(|e: Fault| e).unwrap();
    assert!(!count.more);
    count.n
}

fn behind_every_figure_stand_its_cases(rig: &mut Rig) {
    let world = World::new(41, 250);
    world.store(rig.store());
    let scopes = world.scopes();
    let everything = scopes.iter().find(|it| it.everything).unwrap();
    let ordinary = scopes.iter().find(|it| !it.everything && it.units.len() > 2).unwrap();
    let narrow = Filters { category: Some(category("fee")), ..Filters::default() };
    for scope in [everything, ordinary] {
        for (by, filters) in [
            (By::Period, Filters::default()),
            (By::Unit, Filters::default()),
            (By::Category, Filters::default()),
            (By::Category, narrow.clone()),
        ] {
            let figures = figures(rig, &ask(scope, by, filters));
            for row in figures.rows.iter().chain([&figures.total]) {
                for (n, figure) in all_of(row).iter().enumerate() {
                    let context = format!("{:?} figure {n}", row.group);
                    assert_eq!(figure.cases.n, length(rig, scope, &figure.cases), "{context}");
                    if let Some(striking) = &figure.striking {
                        assert_eq!(striking.n, length(rig, scope, striking), "{context}, striking");
                    }
                }
            }
        }
    }
}

fn what_came_in_less_what_went_out_became_more(rig: &mut Rig) {
    let world = World::new(42, 300);
    world.store(rig.store());
    let scopes = world.scopes();
    let everything = scopes.iter().find(|it| it.everything).unwrap();
    let figures = figures(rig, &ask(everything, By::Period, Filters::default()));
    for pair in figures.rows.windows(2) {
        let grown = pair[1].received.numerator - pair[1].closed.numerator;
        assert_eq!(pair[0].open.numerator + grown, pair[1].open.numerator);
    }
}

fn a_case_the_rule_finds_and_somebody_marked_is_one_repeat(rig: &mut Rig) {
    let mut world = World::new(44, 7);
    let marked = Some(world.rows[0].case.no);
    let room = |room: &str| [("room".to_owned(), room.to_owned())].into();
    // Pack, customer, room and whether somebody marked it: the first of each customer repeats nothing.
    let told = [
        ("general", Some("t:1"), "2-1502", None),
        ("general", Some("t:1"), "2-1502", marked),
        ("general", Some("t:1"), "2-1503", None),
        ("unruled", Some("t:1"), "2-1502", None),
        ("unruled", Some("t:2"), "2-1502", marked),
        ("general", None, "2-1502", marked),
        ("general", Some("t:1"), "2-1503", None),
    ];
    for (n, (rows, (pack, customer, of, repeats))) in world.rows.iter_mut().zip(told).enumerate() {
        let case = &mut rows.case;
        case.pack = casework::id::PackId::parse(pack).unwrap();
        case.customer_key = customer.map(str::to_owned);
        case.received_at = at(86_400 * i64::try_from(n).unwrap());
        (case.category, case.branch, case.merged_into) = (None, None, None);
        (case.traits.site, case.traits.fields, case.repeats) = (None, room(of), repeats);
    }
    world.store(rig.store());
    let scopes = world.scopes();
    let everything = scopes.iter().find(|it| it.everything).unwrap();
    let figures = figures(rig, &ask(everything, By::Channel, Filters::default()));
    // By rule and mark, by mark of a known and of an unknown customer, by rule: four, each once.
    assert_eq!((figures.total.repeat.numerator, figures.total.repeat.denominator), (4, 7));
    let striking = figures.total.repeat.striking.as_ref().unwrap();
    assert_eq!(length(rig, everything, striking), 4);
    let listed = QueueQuery {
        filters: striking.filters.clone(),
        repeats: &RULES,
        ..QueueQuery::all(everything)
    };
    let page = rig.store().read(|r| r.queue(ORG, &listed)).map_err(|e: Fault| e).unwrap();
    let mut found: Vec<u32> = page.rows.iter().map(|row| row.no.running()).collect();
    found.sort_unstable();
    assert_eq!(found, [2, 5, 6, 7]);
    // Without any rule the marks are left.
    let none = FigureQuery {
        repeats: RepeatRules::NONE,
        ..ask(everything, By::Channel, Filters::default())
    };
    assert_eq!(rig.store().read(|r| r.figures(ORG, &none)).unwrap().total.repeat.numerator, 3);
}

fn bounds_must_make_sense(rig: &mut Rig) {
    let world = World::new(43, 1);
    let scopes = world.scopes();
    for bounds in
        [vec![], vec![at(0)], vec![at(5), at(5)], vec![at(5), at(0)], (0..70).map(at).collect()]
    {
        let query = FigureQuery { bounds, ..ask(&scopes[0], By::Unit, Filters::default()) };
        let refused =
            rig.store().read(|r| r.figures(ORG, &query)).map_err(|e: Fault| e).unwrap_err();
        assert!(refused.to_string().contains("ascending"), "{refused}");
    }
}
