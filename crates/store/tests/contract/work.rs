//! My work: exactly the duties that are mine, in the order they fall due, page by page.

use casework::duty::{Duty, DutyKind};
use casework::id::PersonId;
use casework::organisation::Role;
use casework::permission::Scope;
use casework::view::VisitRow;
use casework::visit;
use jiff::Timestamp;
use store::{DUTY_COUNT_MAX, DutyQuery, DutyRow, Fault, Goers, standing};

use crate::rig::Rig;
use crate::sample::{ORG, at};
use crate::world::{Dice, World};

on_both!(
    my_work_is_what_is_mine_to_do,
    counts_agree_with_the_list,
    late_tasks_are_those_owed_on_cases_one_sees,
    visits_are_those_of_the_day_and_those_nobody_came_back_from,
);

fn busy(seed: u64, cases: u32) -> World {
    let mut world = World::new(seed, cases);
    let mut dice = Dice::new(seed);
    let (people, units) = (world.people.clone(), world.units.clone());
    for rows in &mut world.rows {
        for kind in DutyKind::ALL {
            if !dice.chance(25) {
                continue;
            }
            rows.duties.push(Duty {
                kind: *kind,
                n: 0,
                person: dice.maybe(50, &people),
                unit: dice.maybe(90, &units),
                role: dice.maybe(20, Role::ALL),
                due_at: at(i64::try_from(dice.roll(50)).unwrap() * 3_600),
            });
        }
    }
    world
}

fn roles(world: &World, scope: &Scope) -> Vec<Role> {
    world.organisation.people[&scope.person].grants.iter().map(|it| it.role).collect()
}

/// Every third person stands in for the one after them.
fn stands_in_for(world: &World, scope: &Scope) -> Vec<PersonId> {
    let at = world.people.iter().position(|id| *id == scope.person).unwrap_or(1);
    let next = world.people.get(at + 1).filter(|_| at.is_multiple_of(3));
    next.cloned().into_iter().collect()
}

/// Mine, in order, counted by hand.
fn by_hand(
    world: &World,
    scope: &Scope,
    roles: &[Role],
    until: Option<Timestamp>,
) -> Vec<(Timestamp, [u8; 16], String)> {
    let others = stands_in_for(world, scope);
    let mut mine: Vec<_> = world
        .rows
        .iter()
        .filter(|rows| scope.covers(&standing(&rows.case)))
        .flat_map(|rows| rows.duties.iter().map(|duty| (rows.case.id.0, duty)))
        .filter(|(_, duty)| match &duty.person {
            Some(person) => *person == scope.person || others.contains(person),
            None => duty.unit.as_ref().is_some_and(|unit| scope.units.contains(unit)),
        })
        .filter(|(_, duty)| duty.role.is_none_or(|role| roles.contains(&role)))
        .filter(|(_, duty)| until.is_none_or(|until| duty.due_at < until))
        .map(|(id, duty)| (duty.due_at, id, duty.kind.code().to_owned()))
        .collect();
    mine.sort();
    mine
}

fn key(row: &DutyRow) -> (Timestamp, [u8; 16], String) {
    (row.duty.due_at, row.case.0, row.duty.kind.code().to_owned())
}

fn my_work_is_what_is_mine_to_do(rig: &mut Rig) {
    let world = busy(60, 150);
    world.store(rig.store());
    let mut shown = 0;
    for scope in world.scopes() {
        let roles = roles(&world, &scope);
        for until in [None, Some(at(3_600 * 20))] {
            let mut query = DutyQuery {
                scope: scope.clone(),
                roles: roles.clone(),
                stands_in_for: stands_in_for(&world, &scope),
                until,
                cursor: None,
                limit: 7,
            };
            let mut list = Vec::new();
            loop {
                let page =
                    rig.store().read(|r| r.duties(ORG, &query)).map_err(|e: Fault| e).unwrap();
                list.extend(page.rows);
                query.cursor = page.next;
                if query.cursor.is_none() {
                    break;
                }
            }
            let found: Vec<_> = list.iter().map(key).collect();
            assert_eq!(found, by_hand(&world, &scope, &roles, until), "{scope:?}");
            for row in &list {
                let case = &world.rows.iter().find(|it| it.case.id == row.case).unwrap().case;
                assert_eq!(
                    (&row.no, &row.heading, row.priority),
                    (&case.no, &case.heading, case.priority)
                );
            }
            shown += list.len();
        }
    }
    assert!(shown > 300, "the comparison is worth something: {shown}");
}

fn counts_agree_with_the_list(rig: &mut Rig) {
    let world = busy(61, 100);
    world.store(rig.store());
    let bounds = [at(0), at(3_600 * 10), at(3_600 * 30), at(3_600 * 60)];
    for scope in world.scopes() {
        let roles = roles(&world, &scope);
        let query = DutyQuery {
            scope: scope.clone(),
            roles: roles.clone(),
            stands_in_for: stands_in_for(&world, &scope),
            until: None,
            cursor: None,
            limit: 25,
        };
        let counts = rig
            .store()
            .read(|r| r.duty_counts(ORG, &query, &bounds))
            .map_err(|e: Fault| e)
            .unwrap();
        let expected: Vec<u64> = bounds
            .iter()
            .map(|until| by_hand(&world, &scope, &roles, Some(*until)).len() as u64)
            .map(|count| count.min(u64::from(DUTY_COUNT_MAX)))
            .collect();
        assert_eq!(counts, expected);
    }
}

/// Whatever is due and owed on a case within sight, the longest overdue first, and nothing else.
fn late_tasks_are_those_owed_on_cases_one_sees(rig: &mut Rig) {
    let world = World::new(11, 120);
    world.store(rig.store());
    let now = at(3_600 * 25);
    let mut found = 0;
    for scope in world.scopes() {
        let seen = world.rows.iter().filter(|rows| scope.covers(&standing(&rows.case)));
        let mut expected: Vec<_> = seen
            .flat_map(|rows| rows.tasks.iter().map(|task| (rows.case.id.0, rows.case.no, task)))
            .filter(|(_, _, task)| task.is_owed && task.due_at <= now)
            .map(|(id, no, task)| (task.due_at, id, task.n, no))
            .collect();
        expected.sort();
        expected.truncate(100);
        let listed = rig
            .store()
            .read(|r| r.late_tasks(ORG, &scope, now, 100))
            .map_err(|e: Fault| e)
            .unwrap();
        let listed: Vec<_> = listed.iter().map(|it| (it.due_at, it.n, it.no)).collect();
        let expected: Vec<_> = expected.into_iter().map(|(due, _, n, no)| (due, n, no)).collect();
        assert_eq!(listed, expected);
        found += listed.len();
    }
    assert!(found > 0, "somebody has late tasks");
}

/// Somebody's visits of a day, and a branch's, are those of cases within sight; soonest first, what is left over before.
fn visits_are_those_of_the_day_and_those_nobody_came_back_from(rig: &mut Rig) {
    let world = World::new(12, 150);
    world.store(rig.store());
    let (start, end) = (at(3_600 * 24), at(3_600 * 48));
    let (mut found, mut left) = (0, 0);
    for scope in world.scopes() {
        let goers = [
            Goers::Person(scope.person.clone()),
            Goers::Units(scope.units.iter().cloned().collect()),
        ];
        for whose in goers {
            let is_theirs = |it: &VisitRow| match &whose {
                Goers::Person(person) => it.person == *person,
                Goers::Units(units) => units.contains(&it.unit),
            };
            let seen = world.rows.iter().filter(|rows| scope.covers(&standing(&rows.case)));
            let mut expected: Vec<_> = seen
                .flat_map(|rows| rows.visits.iter().map(|it| (rows.case.id.0, rows.case.no, it)))
                .filter(|(_, _, it)| is_theirs(it) && it.state != visit::State::Cancelled)
                .filter(|(_, _, it)| {
                    let is_open =
                        matches!(it.state, visit::State::Arranged | visit::State::Arrived);
                    (start <= it.from_at && it.from_at < end) || is_open && it.from_at < start
                })
                .map(|(id, no, it)| (it.from_at, id, it.n, no))
                .collect();
            expected.sort();
            let listed = rig
                .store()
                .read(|r| r.visit_list(ORG, &scope, &whose, (start, end)))
                .map_err(|e: Fault| e)
                .unwrap();
            left += listed.iter().filter(|it| it.from_at < start).count();
            let listed: Vec<_> = listed.iter().map(|it| (it.from_at, it.n, it.no)).collect();
            let expected: Vec<_> = expected.into_iter().map(|(at, _, n, no)| (at, n, no)).collect();
            assert_eq!(listed, expected);
            found += listed.len();
        }
    }
    assert!(found > left && left > 0, "{found} {left}");
}
