//! The ledger of remedies: exactly what somebody sees, sums that agree with the rows, and what others were granted.

use casework::id::CaseId;
use casework::permission::Scope;
use casework::remedy::{Kind, RemedyState};
use casework::view::RemedyRow;
use jiff::{Timestamp, ToSpan};
use store::{Fault, LedgerQuery, Period, standing};

use crate::rig::Rig;
use crate::sample::{ORG, at};
use crate::world::{Dice, World};

on_both!(the_ledger_is_what_is_seen, grants_elsewhere_and_like_amounts);

fn generous(seed: u64, cases: u32) -> World {
    let mut world = World::new(seed, cases);
    let mut dice = Dice::new(seed);
    let people = world.people.clone();
    for rows in &mut world.rows {
        for n in 1..=u32::try_from(dice.roll(4)).unwrap() {
            let minor = dice.chance(70).then(|| i64::try_from(dice.roll(100_000)).unwrap() + 1);
            rows.remedies.push(RemedyRow {
                n,
                kind: *dice.pick(&[Kind::Refund, Kind::Goodwill, Kind::Apology]),
                state: *dice.pick(RemedyState::ALL),
                what: format!("第{n}项"),
                minor,
                without_admission: dice.chance(30),
                category: rows.case.category.clone(),
                unit: rows.case.unit.clone(),
                person: dice.maybe(80, &people),
                judged_by: dice.maybe(50, &people),
                due_at: dice.chance(50).then(|| at(3_600)),
                moved_at: at(i64::try_from(dice.roll(20)).unwrap() * 86_400),
                delivered_at: None,
            });
        }
    }
    world
}

fn query(scope: &Scope) -> LedgerQuery<'_> {
    LedgerQuery {
        scope,
        states: Vec::new(),
        kinds: Vec::new(),
        units: Vec::new(),
        moved: Period::default(),
        money_only: false,
        cursor: None,
        limit: 7,
    }
}

type Key = (Timestamp, [u8; 16], u32);

fn by_hand(world: &World, query: &LedgerQuery<'_>) -> Vec<(Key, RemedyRow)> {
    let asked = |it: &RemedyRow| {
        (query.states.is_empty() || query.states.contains(&it.state))
            && (query.kinds.is_empty() || query.kinds.contains(&it.kind))
            && (query.units.is_empty() || it.unit.as_ref().is_some_and(|u| query.units.contains(u)))
            && query.moved.from.is_none_or(|from| it.moved_at >= from)
            && query.moved.to.is_none_or(|to| it.moved_at < to)
            && (!query.money_only || it.minor.is_some())
    };
    let seen = world.rows.iter().filter(|rows| query.scope.covers(&standing(&rows.case)));
    let mut list: Vec<(Key, RemedyRow)> = seen
        .flat_map(|rows| rows.remedies.iter().map(|it| (rows.case.id.0, it)))
        .filter(|(_, it)| asked(it))
        .map(|(id, it)| ((it.moved_at, id, it.n), it.clone()))
        .collect();
    list.sort_by_key(|it| std::cmp::Reverse(it.0));
    list
}

fn the_ledger_is_what_is_seen(rig: &mut Rig) {
    let world = generous(70, 120);
    world.store(rig.store());
    let mut shown = 0;
    for scope in world.scopes() {
        let mut narrow = query(&scope);
        narrow.states = vec![RemedyState::Accepted, RemedyState::Delivered];
        narrow.kinds = vec![Kind::Refund, Kind::Goodwill];
        narrow.units = world.units[..3].to_vec();
        narrow.moved = Period::new(at(86_400 * 3), at(86_400 * 15));
        narrow.money_only = true;
        for mut query in [query(&scope), narrow] {
            let expected = by_hand(&world, &query);
            let mut found = Vec::new();
            loop {
                let page = rig.store().read(|r| r.ledger(ORG, &query)).map_err(|e: Fault| e);
                let page = page.unwrap();
                found.extend(
                    page.rows
                        .into_iter()
                        .map(|row| ((row.remedy.moved_at, row.case.0, row.remedy.n), row.remedy)),
                );
                query.cursor = page.next;
                if query.cursor.is_none() {
                    break;
                }
            }
            assert_eq!(found, expected, "{scope:?}");
            let totals =
                rig.store().read(|r| r.ledger_totals(ORG, &query)).map_err(|e: Fault| e).unwrap();
            for total in &totals {
                let of = expected.iter().map(|(_, it)| it);
                let same: Vec<&RemedyRow> =
                    of.filter(|it| (it.state, it.kind) == (total.state, total.kind)).collect();
                let minor: i64 = same.iter().filter_map(|it| it.minor).sum();
                assert_eq!((total.count, total.minor), (same.len() as u64, minor));
            }
            let counted: u64 = totals.iter().map(|total| total.count).sum();
            assert_eq!(counted, expected.len() as u64);
            shown += found.len();
        }
    }
    assert!(shown > 300, "the comparison is worth something: {shown}");
}

fn grants_elsewhere_and_like_amounts(rig: &mut Rig) {
    let world = generous(71, 200);
    world.store(rig.store());
    let (mut granted_any, mut like_any) = (0, 0);
    for rows in &world.rows {
        let id = rows.case.id;
        let since = rows.case.registered_at - (24 * 30).hours();
        let others = || world.rows.iter().filter(|other| other.case.id != id);
        if let Some(key) = &rows.case.customer_key {
            let expected: i64 = others()
                .filter(|it| it.case.customer_key.as_ref() == Some(key))
                .filter(|it| it.case.registered_at >= since)
                .flat_map(|it| &it.remedies)
                .filter(|it| it.state.is_alive())
                .filter_map(|it| it.minor)
                .sum();
            let found = rig
                .store()
                .read(|r| r.granted_to(ORG, key, id, since))
                .map_err(|e: Fault| e)
                .unwrap();
            assert_eq!(found, expected);
            granted_any += i64::from(found > 0);
        }
        let Some(category) = &rows.case.category else { continue };
        let taken = |it: &&RemedyRow| it.state.is_owed() || it.state == RemedyState::Delivered;
        let mut expected: Vec<i64> = others()
            .flat_map(|it| &it.remedies)
            .filter(|it| it.category.as_ref() == Some(category) && it.kind == Kind::Refund)
            .filter(taken)
            .filter_map(|it| it.minor)
            .collect();
        let mut found = rig
            .store()
            .read(|r| r.like_amounts(ORG, category, Kind::Refund, CaseId(id.0)))
            .map_err(|e: Fault| e)
            .unwrap();
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected);
        like_any += i64::from(!found.is_empty());
    }
    assert!(granted_any > 20 && like_any > 20, "{granted_any} {like_any}");
}
