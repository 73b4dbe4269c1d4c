//! Settled cases of a category: exactly those somebody sees, newest first.

use casework::id::CaseNo;
use casework::view::CaseRow;
use store::{Kind, SETTLED_ROWS_MAX, SETTLED_WALK_MAX, standing};

use crate::rig::Rig;
use crate::sample::ORG;
use crate::world::World;

on_both!(settled_cases_are_those_one_sees, settled_cases_come_by_their_index);

fn settled_cases_are_those_one_sees(rig: &mut Rig) {
    let world = World::new(81, 400);
    world.store(rig.store());
    let (mut shown, mut cut) = (0, false);
    let walked = usize::try_from(SETTLED_WALK_MAX).unwrap();
    for scope in world.scopes() {
        let of =
            world.rows.iter().filter_map(|rows| Some((rows.case.category.clone()?, rows.case.id)));
        for (category, except) in of.step_by(29) {
            let settled = |it: &&CaseRow| {
                it.closed_at.is_some() && it.id != except && scope.covers(&standing(it))
            };
            let mut answered: Vec<&CaseRow> = world
                .rows
                .iter()
                .map(|rows| &rows.case)
                .filter(|it| it.category.as_ref() == Some(&category) && it.answered_at.is_some())
                .collect();
            answered.sort_by_key(|it| std::cmp::Reverse((it.received_at, it.id.0)));
            cut |= answered.len() > walked;
            answered.truncate(walked);
            let expected: Vec<&CaseRow> = answered
                .into_iter()
                .filter(settled)
                .take(usize::try_from(SETTLED_ROWS_MAX).unwrap())
                .collect();
            let found = rig.store().read(|r| r.settled_in(ORG, &scope, &category, except)).unwrap();
            let numbers =
                |list: &[CaseNo]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
            let found: Vec<CaseNo> = found.iter().map(|it| it.no).collect();
            let expected: Vec<CaseNo> = expected.iter().map(|it| it.no).collect();
            assert_eq!(numbers(&found), numbers(&expected), "{scope:?} {category}");
            shown += found.len();
        }
    }
    assert!(shown > 50, "the comparison is worth something: {shown}");
    assert!(cut, "some category has more than are walked past");
}

/// The newest of a category are read off the end of an index; nothing is sorted, whoever asks.
fn settled_cases_come_by_their_index(rig: &mut Rig) {
    if rig.store().kind() == Kind::Postgres {
        return;
    }
    let world = World::new(82, 50);
    world.store(rig.store());
    let some = world.rows.iter().find_map(|it| Some((it.case.category.clone()?, it.case.id)));
    let (category, id) = some.unwrap();
    for scope in world.scopes() {
        let plan = rig.store().read(|r| r.explain_settled(ORG, &scope, &category, id)).unwrap();
        let text = plan.join("\n");
        assert!(text.contains("USING INDEX cases_usual (org=? AND category=?)"), "{text}");
        assert!(!text.contains("TEMP B-TREE"), "{text}");
    }
}
