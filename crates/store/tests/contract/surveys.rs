//! Surveys and callbacks: sums equal what anybody would add up by hand, and nobody is shown their own handling.

use std::collections::BTreeMap;

use casework::permission::Scope;
use casework::view::{CaseRow, Rows};
use jiff::Timestamp;
use store::{MarkFilter, Marks, Period, standing};

use crate::rig::Rig;
use crate::sample::{ORG, at};
use crate::world::{World, months};

on_both!(
    survey_figures_are_what_one_adds_up_by_hand,
    behind_every_mark_stands_its_case,
    the_callback_queue_leaves_out_what_one_handled,
    a_customer_is_known_by_the_last_invitation_of_all_their_cases,
    a_changed_row_leaves_nothing_behind,
);

fn filled(rig: &Rig, cases: u32) -> World {
    let world = World::new(77, cases);
    world.store(rig.store());
    world
}

fn whole() -> Period {
    let bounds = months(4);
    Period { from: bounds.first().copied(), to: bounds.last().copied() }
}

fn seen<'a>(world: &'a World, scope: &Scope) -> Vec<&'a Rows> {
    world.rows.iter().filter(|it| scope.covers(&standing(&it.case))).collect()
}

fn add(sums: &mut Marks, score: &casework::view::ScoreRow) {
    sums.n += 1;
    sums.perceived += i64::from(score.perceived);
    if let Some(expected) = score.expected {
        sums.compared += 1;
        sums.expected += i64::from(expected);
        sums.met += i64::from(score.perceived);
    }
}

fn survey_figures_are_what_one_adds_up_by_hand(rig: &mut Rig) {
    let world = filled(rig, 300);
    for scope in world.scopes() {
        let asked = scope.clone();
        let told = rig.store().read(move |r| r.survey_figures(ORG, &asked, whole())).unwrap();
        let (mut about, mut units) = (BTreeMap::new(), BTreeMap::new());
        let cases = seen(&world, &scope);
        for score in
            cases.iter().flat_map(|it| &it.scores).filter(|it| whole().contains(it.answered_at))
        {
            add(about.entry(score.about.clone()).or_default(), score);
            add(units.entry(score.unit.clone()).or_default(), score);
        }
        assert_eq!(told.about, about.into_iter().collect::<Vec<_>>());
        assert_eq!(told.units, units.into_iter().collect::<Vec<_>>());
        let invited =
            cases.iter().flat_map(|it| &it.surveys).filter(|it| whole().contains(it.invited_at));
        let invited: Vec<_> = invited.collect();
        assert_eq!(told.responses.invited, invited.len() as u64);
        let said = |what| invited.iter().filter(|it| it.solved == what).count() as u64;
        assert_eq!(
            (told.responses.solved, told.responses.unsolved),
            (said(Some(true)), said(Some(false)))
        );
    }
}

fn behind_every_mark_stands_its_case(rig: &mut Rig) {
    let world = filled(rig, 200);
    let scope = world.scopes().into_iter().max_by_key(|it| seen(&world, it).len()).unwrap();
    let filter = MarkFilter { about: Some("dimension:empathy".to_owned()), unit: None };
    let asked = (scope.clone(), filter);
    let rows = rig.store().read(move |r| r.marks(ORG, &asked.0, whole(), &asked.1)).unwrap();
    let cases = seen(&world, &scope);
    let by_hand = cases.iter().flat_map(|it| &it.scores);
    let by_hand =
        by_hand.filter(|it| it.about == "dimension:empathy" && whole().contains(it.answered_at));
    assert_eq!(rows.len(), by_hand.count());
    assert!(!rows.is_empty() && rows.windows(2).all(|it| it[0].answered_at >= it[1].answered_at));
    for row in &rows {
        assert!(cases.iter().any(|it| it.case.no == row.no && it.case.heading == row.heading));
    }
}

fn the_callback_queue_leaves_out_what_one_handled(rig: &mut Rig) {
    let world = filled(rig, 300);
    let now = at(86_400 * 40);
    let mut left_out = 0;
    for scope in world.scopes() {
        let asked = scope.clone();
        let told = rig.store().read(move |r| r.callback_list(ORG, &asked, now)).unwrap();
        let own = format!("|{}|", scope.person);
        let mut by_hand: Vec<(Timestamp, &CaseRow)> = Vec::new();
        for (row, case) in seen(&world, &scope)
            .iter()
            .flat_map(|it| it.callbacks.iter().map(|row| (row, &it.case)))
        {
            if row.handlers.contains(&own) {
                left_out += 1;
            } else {
                by_hand.push((row.call_at, case));
            }
        }
        by_hand.sort_by_key(|(at, case)| (*at, case.id));
        assert_eq!(told.total, by_hand.len() as u64);
        assert_eq!(told.ready, by_hand.iter().filter(|(at, _)| *at <= now).count() as u64);
        let shown: Vec<_> = told.rows.iter().map(|it| (it.call_at, &it.case)).collect();
        assert_eq!(shown, by_hand.into_iter().take(store::CALLBACK_ROWS_MAX).collect::<Vec<_>>());
    }
    assert!(left_out > 10, "only {left_out} were somebody's own");
}

fn a_customer_is_known_by_the_last_invitation_of_all_their_cases(rig: &mut Rig) {
    let world = filled(rig, 200);
    for key in (0..60).map(|n| format!("t:{n}")) {
        let by_hand = world.rows.iter().flat_map(|it| &it.surveys);
        let by_hand = by_hand
            .filter(|it| it.customer_key.as_deref() == Some(&key))
            .map(|it| it.invited_at)
            .max();
        assert_eq!(rig.store().read(move |r| r.last_invited(ORG, &key)).unwrap(), by_hand);
    }
}

fn a_changed_row_leaves_nothing_behind(rig: &mut Rig) {
    let world = filled(rig, 50);
    let bare: Vec<Rows> = world
        .rows
        .iter()
        .map(|it| Rows { callbacks: vec![], surveys: vec![], scores: vec![], ..it.clone() })
        .collect();
    let before = world.rows.clone();
    rig.store()
        .transact(move |tx| {
            for (rows, before) in bare.iter().zip(&before) {
                tx.put_rows(ORG, rows, Some(before))?;
            }
            Ok::<_, store::Fault>(())
        })
        .unwrap();
    for scope in world.scopes() {
        let told = rig
            .store()
            .read(move |r| {
                Ok::<_, store::Fault>((
                    r.callback_list(ORG, &scope, at(0))?.total,
                    r.survey_figures(ORG, &scope, whole())?,
                ))
            })
            .unwrap();
        assert_eq!((told.0, told.1.about.len(), told.1.responses.invited), (0, 0, 0));
    }
}
