//! How cases were handled: what waits, what was reviewed, sums by item and unit, praise; each only for who may see it.

use std::collections::BTreeMap;

use casework::permission::Scope;
use casework::quality_review::ReviewState;
use casework::view::{HonourRow, QualityMarkRow, QualityRow, Rows};
use jiff::Timestamp;
use store::{Fault, Period, QualitySum, standing};

use crate::rig::Rig;
use crate::sample::{ORG, at};
use crate::world::{Dice, World};

on_both!(
    what_waits_is_shown_to_who_may_review_it_and_had_no_part,
    points_are_summed_by_item_and_by_unit_as_by_hand,
    praise_is_read_by_all_but_who_is_complained_about,
);

/// Cases with reviews, marks and praise.
fn reviewed(seed: u64) -> World {
    let mut world = World::new(seed, 150);
    let mut dice = Dice::new(seed);
    let (people, units) = (world.people.clone(), world.units.clone());
    for rows in &mut world.rows {
        for n in 0..u32::try_from(dice.roll(3)).unwrap() {
            let state =
                if n == 0 { ReviewState::Waiting } else { *dice.pick(&ReviewState::ALL[1..]) };
            let unit = dice.pick(&units).clone();
            let time = at(3_600 * i64::try_from(dice.roll(900)).unwrap());
            let parts = format!("|{}|{}|", dice.pick(&people), dice.pick(&people));
            let is_open = matches!(state, ReviewState::Waiting | ReviewState::Disputed);
            let points = u32::try_from(dice.roll(21)).unwrap();
            rows.quality.push(QualityRow {
                n,
                state,
                person: (n > 0).then(|| dice.pick(&people).clone()),
                unit: Some(unit.clone()),
                reviewer: (n > 0).then(|| dice.pick(&people).clone()),
                at: time,
                due_at: is_open.then(|| at(3_600 * i64::try_from(dice.roll(900)).unwrap())),
                points,
                of: if n > 0 { 20 } else { 0 },
                is_passed: points > 15,
                parts,
            });
            if n == 0 {
                continue;
            }
            for item in ["heard_out", "every_point"] {
                let (item, unit) = (item.to_owned(), unit.clone());
                let points = u32::try_from(dice.roll(11)).unwrap();
                rows.quality_marks.push(QualityMarkRow { n, item, unit, at: time, points, of: 10 });
            }
        }
        if dice.chance(20) {
            rows.honours.push(HonourRow {
                n: 1,
                person: dice.maybe(70, &people),
                unit: None,
                reason: "当天把每一点都答到".to_owned(),
                by: Some(dice.pick(&people).clone()),
                at: at(3_600 * i64::try_from(dice.roll(900)).unwrap()),
            });
        }
    }
    world
}

fn seen<'w>(world: &'w World, scope: &Scope) -> Vec<&'w Rows> {
    world.rows.iter().filter(|rows| scope.covers(&standing(&rows.case))).collect()
}

fn period() -> Period {
    Period { from: Some(at(3_600 * 100)), to: Some(at(3_600 * 700)) }
}

fn is_within(time: Timestamp) -> bool {
    at(3_600 * 100) <= time && time < at(3_600 * 700)
}

fn what_waits_is_shown_to_who_may_review_it_and_had_no_part(rig: &mut Rig) {
    let world = reviewed(21);
    world.store(rig.store());
    let mut found = 0;
    for scope in world.scopes() {
        let part = format!("|{}|", scope.person);
        let is_theirs = |it: &&QualityRow| {
            it.due_at.is_some()
                && !it.parts.contains(&part)
                && it.reviewer.as_ref() != Some(&scope.person)
        };
        let mut expected: Vec<_> = seen(&world, &scope)
            .iter()
            .flat_map(|rows| rows.quality.iter().filter(is_theirs).map(move |it| (it, rows)))
            .map(|(it, rows)| (it.due_at, rows.case.id.0, it.n, rows.case.no))
            .collect();
        expected.sort();
        let expected: Vec<_> = expected.into_iter().map(|(due, _, n, no)| (due, n, no)).collect();
        let listed =
            rig.store().read(|r| r.quality_open(ORG, &scope)).map_err(|e: Fault| e).unwrap();
        let listed: Vec<_> = listed.iter().map(|it| (it.due_at, it.n, it.no)).collect();
        assert_eq!(listed, expected.into_iter().take(store::QUALITY_ROWS_MAX).collect::<Vec<_>>());
        found += listed.len();
        let own = rig.store().read(|r| r.quality_own(ORG, &scope)).map_err(|e: Fault| e).unwrap();
        let mine = seen(&world, &scope)
            .iter()
            .flat_map(|rows| &rows.quality)
            .filter(|it| it.person.as_ref() == Some(&scope.person))
            .count();
        assert_eq!(own.len(), mine);
        let past = rig.store().read(|r| r.quality_reviewed(ORG, &scope, period()));
        let past = past.map_err(|e: Fault| e).unwrap();
        let of_period = seen(&world, &scope)
            .iter()
            .flat_map(|rows| &rows.quality)
            .filter(|it| it.n > 0 && is_within(it.at))
            .count();
        assert_eq!(past.len(), of_period.min(store::QUALITY_ROWS_MAX));
        assert!(past.windows(2).all(|pair| pair[0].at >= pair[1].at));
    }
    assert!(found > 0, "somebody has something to review");
}

fn points_are_summed_by_item_and_by_unit_as_by_hand(rig: &mut Rig) {
    let world = reviewed(22);
    world.store(rig.store());
    for scope in world.scopes() {
        let mut items: BTreeMap<String, QualitySum> = BTreeMap::new();
        let mut units: BTreeMap<String, QualitySum> = BTreeMap::new();
        let add = |into: &mut BTreeMap<String, QualitySum>,
                   key: &str,
                   points: u32,
                   of: u32,
                   whole: bool| {
            let sum = into.entry(key.to_owned()).or_insert_with(|| QualitySum {
                of_what: key.to_owned(),
                reviews: 0,
                whole: 0,
                points: 0,
                of: 0,
            });
            sum.reviews += 1;
            sum.whole += u64::from(whole);
            sum.points += u64::from(points);
            sum.of += u64::from(of);
        };
        for rows in seen(&world, &scope) {
            for it in rows.quality_marks.iter().filter(|it| is_within(it.at)) {
                add(&mut items, &it.item, it.points, it.of, it.points == it.of);
            }
            for it in rows.quality.iter().filter(|it| it.n > 0 && is_within(it.at)) {
                let unit = it.unit.as_ref().unwrap();
                add(&mut units, unit.as_str(), it.points, it.of, it.is_passed);
            }
        }
        let (by_item, by_unit) = rig
            .store()
            .read(|r| {
                let items = r.quality_by_item(ORG, &scope, period())?;
                Ok::<_, Fault>((items, r.quality_by_unit(ORG, &scope, period())?))
            })
            .unwrap();
        assert_eq!(by_item, items.into_values().collect::<Vec<_>>());
        assert_eq!(by_unit, units.into_values().collect::<Vec<_>>());
    }
}

fn praise_is_read_by_all_but_who_is_complained_about(rig: &mut Rig) {
    let world = reviewed(23);
    world.store(rig.store());
    let (mut open, mut shut, mut kept) = (0, 0, 0);
    for scope in world.scopes() {
        let listed = rig.store().read(|r| r.honours(ORG, &scope, Period::default()));
        let listed = listed.map_err(|e: Fault| e).unwrap();
        let honoured = || world.rows.iter().filter(|rows| !rows.honours.is_empty());
        let accused = honoured().filter(|rows| scope.is_accused(&standing(&rows.case))).count();
        assert_eq!(listed.len(), honoured().count() - accused);
        let covered = honoured().filter(|rows| scope.covers(&standing(&rows.case))).count();
        assert_eq!(listed.iter().filter(|it| it.no.is_some()).count(), covered);
        (open, shut, kept) = (open + covered, shut + listed.len() - covered, kept + accused);
    }
    assert!(open > 0 && shut > 0 && kept > 0, "{open} {shut} {kept}");
}
