//! Settled cases of a category: exactly those somebody sees, newest first.

use casework::id::CaseNo;
use casework::view::CaseRow;
use store::{SETTLED_ROWS_MAX, standing};

use crate::rig::Rig;
use crate::sample::ORG;
use crate::world::World;

on_both!(settled_cases_are_those_one_sees);

fn settled_cases_are_those_one_sees(rig: &mut Rig) {
    let world = World::new(81, 400);
    world.store(rig.store());
    let mut shown = 0;
    for scope in world.scopes() {
        let of =
            world.rows.iter().filter_map(|rows| Some((rows.case.category.clone()?, rows.case.id)));
        for (category, except) in of.step_by(29) {
            let settled = |it: &&CaseRow| {
                it.category.as_ref() == Some(&category)
                    && it.answered_at.is_some()
                    && it.closed_at.is_some()
                    && it.id != except
                    && scope.covers(&standing(it))
            };
            let mut expected: Vec<&CaseRow> =
                world.rows.iter().map(|rows| &rows.case).filter(settled).collect();
            expected.sort_by_key(|it| std::cmp::Reverse((it.received_at, it.id.0)));
            expected.truncate(usize::try_from(SETTLED_ROWS_MAX).unwrap());
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
}
