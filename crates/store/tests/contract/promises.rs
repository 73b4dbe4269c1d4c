//! The register of promises: exactly those of the cases one sees, in order, page by page; rates as one counts by hand;
//! and how long cases usually take.

use std::collections::BTreeMap;

use casework::id::PackId;
use casework::permission::Scope;
use casework::promise::Basis;
use casework::view::{CaseRow, PromiseRow, Stage};
use jiff::{SignedDuration, Timestamp};
use store::{
    Fault, Filters, KeptBy, KeptGroup, KeptQuery, KeptRow, Outcome, Period, PromiseQuery, Wanted,
    standing,
};

use crate::lists::{ended_so, lets_through};
use crate::rig::Rig;
use crate::sample::{ORG, at};
use crate::world::{World, category, months};

on_both!(
    the_register_shows_the_promises_of_the_cases_one_sees,
    rates_are_what_one_counts_by_hand,
    the_usual_time_is_that_of_the_newest_answered,
    the_register_walks_its_index,
);

fn is_wanted(wanted: Wanted, p: &PromiseRow) -> bool {
    match wanted {
        Wanted::Owed => matches!(p.state, "running" | "broken"),
        Wanted::Soon(until) => p.state == "running" && p.due_at < until,
        Wanted::Broken => ended_so(p.state, Outcome::Broken),
        Wanted::Kept => ended_so(p.state, Outcome::Kept),
    }
}

/// Every promise of the cases somebody sees, narrowed by hand.
fn seen<'w>(
    world: &'w World,
    query: &PromiseQuery<'_>,
) -> impl Iterator<Item = (&'w CaseRow, &'w PromiseRow)> {
    let query = query.clone();
    let covered = query.scope.clone();
    let (filters, person, basis) = (query.filters, query.person, query.basis);
    world
        .rows
        .iter()
        .filter(move |it| covered.covers(&standing(&it.case)) && lets_through(&filters, it, world))
        .flat_map(|it| it.promises.iter().map(move |p| (&it.case, p)))
        .filter(move |(_, p)| person.is_none() || p.person == person)
        .filter(move |(_, p)| basis.is_none_or(|basis| p.basis == basis))
}

type Key = (Timestamp, [u8; 16], u32);

fn by_hand(world: &World, query: &PromiseQuery<'_>) -> Vec<Key> {
    let mut keys: Vec<Key> = seen(world, query)
        .filter(|(_, p)| is_wanted(query.wanted, p))
        .map(|(case, p)| (p.due_at, case.id.0, p.n))
        .collect();
    keys.sort_unstable();
    if matches!(query.wanted, Wanted::Broken | Wanted::Kept) {
        keys.reverse();
    }
    keys
}

fn narrowings(world: &World) -> Vec<(Filters, Option<casework::id::PersonId>, Option<Basis>)> {
    let facility = Filters { category: Some(category("facility")), ..Filters::default() };
    let units = Filters { units: world.units[..3].to_vec(), ..Filters::default() };
    vec![
        (Filters::default(), None, None),
        (facility, None, Some(Basis::Word)),
        (units, None, None),
        (Filters::default(), Some(world.people[3].clone()), None),
    ]
}

fn the_register_shows_the_promises_of_the_cases_one_sees(rig: &mut Rig) {
    let world = World::new(70, 250);
    world.store(rig.store());
    let mut shown = 0;
    for scope in &world.scopes() {
        for wanted in [Wanted::Owed, Wanted::Soon(at(86_400 * 40)), Wanted::Broken, Wanted::Kept] {
            for (filters, person, basis) in narrowings(&world) {
                let mut query =
                    PromiseQuery { scope, wanted, filters, person, basis, cursor: None, limit: 9 };
                let expected = by_hand(&world, &query);
                let mut found = Vec::new();
                loop {
                    let page = rig
                        .store()
                        .read(|r| r.promises(ORG, &query))
                        .map_err(|e: Fault| e)
                        .unwrap();
                    for row in &page.rows {
                        let rows = world.rows.iter().find(|it| it.case.id == row.case).unwrap();
                        let promise = rows.promises.iter().find(|p| p.n == row.n).unwrap();
                        assert_eq!(
                            (&row.no, &row.heading, &row.unit, &row.category, row.state.as_str()),
                            (
                                &rows.case.no,
                                &rows.case.heading,
                                &rows.case.unit,
                                &rows.case.category,
                                promise.state
                            )
                        );
                        assert_eq!((&row.person, row.basis), (&promise.person, promise.basis));
                        found.push((row.due_at, row.case.0, row.n));
                    }
                    query.cursor = page.next;
                    if query.cursor.is_none() {
                        break;
                    }
                }
                assert_eq!(found, expected, "{wanted:?} {query:?}");
                shown += found.len();
            }
        }
    }
    assert!(shown > 1_000, "the comparison is worth something: {shown}");
}

fn group_of(by: KeptBy, filters: &Filters, case: &CaseRow, promise: &PromiseRow) -> KeptGroup {
    match by {
        KeptBy::Unit => KeptGroup::Unit(case.unit.clone()),
        KeptBy::Person => KeptGroup::Person(promise.person.clone()),
        KeptBy::Category => KeptGroup::Category(case.category.as_ref().map(|code| {
            let depth =
                filters.category.as_ref().map_or(1, |it| it.as_str().split('.').count() + 1);
            let parts: Vec<&str> = code.as_str().split('.').take(depth).collect();
            category(&parts.join("."))
        })),
    }
}

/// The pure definition: of the promises that fell due in the period and whose end is known, those kept in time.
fn rates_by_hand(world: &World, query: &KeptQuery<'_>) -> Vec<KeptRow> {
    let list = PromiseQuery {
        scope: query.scope,
        wanted: Wanted::Owed,
        filters: query.filters.clone(),
        person: query.person.clone(),
        basis: query.basis,
        cursor: None,
        limit: 1,
    };
    let mut groups: BTreeMap<KeptGroup, KeptRow> = BTreeMap::new();
    for (case, promise) in seen(world, &list) {
        let counts = ended_so(promise.state, Outcome::Any) && query.period.contains(promise.due_at);
        if case.merged_into.is_some() || !counts {
            continue;
        }
        let group = group_of(query.by, &query.filters, case, promise);
        let row = groups.entry(group.clone()).or_insert(KeptRow {
            group,
            kept: 0,
            kept_late: 0,
            broken: 0,
        });
        match promise.state {
            "kept" => row.kept += 1,
            "kept_late" => row.kept_late += 1,
            _ => row.broken += 1,
        }
    }
    groups.into_values().collect()
}

fn rates_are_what_one_counts_by_hand(rig: &mut Rig) {
    let world = World::new(71, 400);
    world.store(rig.store());
    let bounds = months(4);
    let whole = Period { from: bounds.first().copied(), to: bounds.last().copied() };
    let mut counted = 0;
    for scope in &world.scopes() {
        for by in [KeptBy::Unit, KeptBy::Person, KeptBy::Category] {
            for (filters, person, basis) in narrowings(&world) {
                for period in [whole, Period::new(bounds[1], bounds[2])] {
                    let query = KeptQuery {
                        scope,
                        filters: filters.clone(),
                        person: person.clone(),
                        basis,
                        period,
                        by,
                    };
                    let rates = rig
                        .store()
                        .read(|r| r.kept_rates(ORG, &query))
                        .map_err(|e: Fault| e)
                        .unwrap();
                    let expected = rates_by_hand(&world, &query);
                    assert_eq!(rates.rows, expected, "{query:?}");
                    let sum = |part: fn(&KeptRow) -> u64| expected.iter().map(part).sum::<u64>();
                    assert_eq!(rates.total.kept, sum(|row| row.kept));
                    assert_eq!(rates.total.ended(), sum(KeptRow::ended));
                    let mut names: Vec<&KeptGroup> =
                        rates.rows.iter().map(|it| &it.group).collect();
                    names.sort();
                    let order: Vec<&KeptGroup> = rates.rows.iter().map(|it| &it.group).collect();
                    assert_eq!(names, order, "in the order of names, never of rates");
                    counted += rates.total.ended();
                }
            }
        }
    }
    assert!(counted > 1_000, "the comparison is worth something: {counted}");
}

fn the_usual_time_is_that_of_the_newest_answered(rig: &mut Rig) {
    let world = World::new(72, 400);
    world.store(rig.store());
    let (pack, since) = (PackId::parse("general").unwrap(), at(86_400 * 20));
    let mut seen = 0;
    for code in ["facility.lift", "fee", "noise.dog"] {
        let code = category(code);
        let fits = |c: &&CaseRow| {
            c.category.as_ref() == Some(&code)
                && c.pack == pack
                && c.received_at >= since
                && c.merged_into.is_none()
                && c.flags.is_empty()
                && c.answered_at.is_some()
        };
        let mut cases: Vec<&CaseRow> = world.rows.iter().map(|it| &it.case).filter(fits).collect();
        cases.sort_by_key(|c| c.received_at);
        let took = |c: &CaseRow| c.answered_at.unwrap().duration_since(c.received_at);
        let mut expected: Vec<SignedDuration> = cases.iter().map(|c| took(c)).collect();
        let ask = |most| {
            rig.store()
                .read(|r| r.answer_times(ORG, (&pack, &code), since, most))
                .map_err(|e: Fault| e)
                .unwrap()
        };
        let mut found = ask(200);
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{code}");
        seen += found.len();
        if let Some(newest) = cases.last() {
            let same = |c: &&&CaseRow| c.received_at == newest.received_at;
            let first = ask(1)[0];
            assert!(cases.iter().filter(same).any(|c| took(c) == first));
        }
    }
    assert!(seen > 20, "{seen}");
    assert!(world.rows.iter().any(|it| it.case.stage == Stage::Closed));
}

fn the_register_walks_its_index(rig: &mut Rig) {
    if rig.store().kind() == store::Kind::Postgres {
        return;
    }
    let world = World::new(73, 50);
    world.store(rig.store());
    let scopes = world.scopes();
    let scope: &Scope = scopes.iter().find(|it| it.everything).unwrap();
    for (wanted, index) in [
        (Wanted::Owed, "promises_owed"),
        (Wanted::Soon(at(86_400)), "promises_owed"),
        (Wanted::Broken, "promises_settled"),
        (Wanted::Kept, "promises_settled"),
    ] {
        let query = PromiseQuery {
            scope,
            wanted,
            filters: Filters::default(),
            person: None,
            basis: None,
            cursor: None,
            limit: 25,
        };
        let plan =
            rig.store().read(|r| r.explain_promises(ORG, &query)).map_err(|e: Fault| e).unwrap();
        let text = plan.join("\n");
        assert!(text.contains(&format!("SEARCH p USING INDEX {index} ")), "{wanted:?}: {text}");
        assert!(!text.contains("SCAN"), "{text}");
    }
}
