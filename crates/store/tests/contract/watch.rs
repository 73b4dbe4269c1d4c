//! Times clocks stood still equal what anybody would count by hand; gathered notices come once.

use casework::calendar::Calendar;
use casework::id::PersonId;
use casework::letter::{Notice, NoticeKind};
use casework::pause_audit::{Asked, By, PauseOf, StoodStill, divide, minutes};
use casework::permission::Scope;
use jiff::{Timestamp, ToSpan};
use store::{DIGEST, Fault, NewNotice, standing};

use crate::rig::Rig;
use crate::sample::{ORG, at, day};
use crate::world::{World, months};

on_both!(
    the_audit_of_pauses_is_what_one_counts_by_hand,
    a_long_list_of_pauses_says_that_there_are_more,
    what_waited_comes_once_and_as_one,
    cases_with_broken_promises_are_those_one_finds_by_hand,
);

fn now() -> Timestamp {
    at(86_400 * 100)
}

fn audited(list: Vec<PauseOf>, period: (Timestamp, Timestamp)) -> Vec<StoodStill> {
    let calendar = Calendar::china();
    let asked = Asked { from: period.0, to: period.1, now: now() };
    let counted =
        |of: PauseOf| StoodStill { minutes: minutes(&of.pause, &asked, &calendar).unwrap(), of };
    list.into_iter().map(counted).collect()
}

/// The pauses of the cases somebody may see, straight from what the cases are.
fn by_hand(world: &World, scope: &Scope, period: (Timestamp, Timestamp)) -> Vec<PauseOf> {
    let seen = world.rows.iter().filter(|it| scope.covers(&standing(&it.case)));
    let mut all: Vec<PauseOf> = seen
        .flat_map(|it| {
            it.pauses.iter().map(|pause| PauseOf {
                no: it.case.no,
                pack: it.case.pack.clone(),
                unit: it.case.unit.clone(),
                pause: pause.clone(),
            })
        })
        .filter(|it| it.pause.to > period.0 && it.pause.from < period.1)
        .collect();
    all.sort_by_key(|it| (it.pause.from, it.no.to_string(), it.pause.n));
    all
}

fn the_audit_of_pauses_is_what_one_counts_by_hand(rig: &mut Rig) {
    let world = World::new(51, 300);
    world.store(rig.store());
    let mut counted = 0;
    for scope in world.scopes().iter().filter(|it| !it.sees_nothing()).take(8) {
        for period in months(3).windows(2).map(|it| (it[0], it[1])) {
            let found = rig
                .store()
                .read(|r| r.pauses(ORG, scope, period, 10_000))
                .map_err(|e: Fault| e)
                .unwrap();
            assert!(!found.more);
            let hand = by_hand(&world, scope, period);
            assert_eq!(found.list, hand);
            for by in By::ALL {
                let audit = divide(&audited(found.list.clone(), period), *by);
                assert_eq!(audit, divide(&audited(hand.clone(), period), *by));
                counted += audit.1.minutes;
            }
        }
    }
    assert!(counted > 10_000, "the comparison is worth something: {counted}");
}

fn a_long_list_of_pauses_says_that_there_are_more(rig: &mut Rig) {
    let world = World::new(52, 60);
    world.store(rig.store());
    let scopes = world.scopes();
    let scope = scopes.iter().find(|it| it.everything).unwrap();
    let period = (months(9)[0], months(9)[9]);
    let found =
        rig.store().read(|r| r.pauses(ORG, scope, period, 5)).map_err(|e: Fault| e).unwrap();
    assert_eq!((found.list.len(), found.more), (5, true));
}

fn what_waited_comes_once_and_as_one(rig: &mut Rig) {
    let store = rig.store();
    let person = PersonId::parse("wangfang").unwrap();
    let no = casework::id::CaseNo::new(day(), 1);
    let notice = |n: u8, kind, held: bool| NewNotice {
        id: {
            let mut id = [n; 16];
            id[..6].copy_from_slice(&at(0).as_millisecond().to_be_bytes()[2..]);
            id
        },
        case_no: no,
        at: at(0),
        notice: Notice { kind, to: person.clone() },
        held_until: held.then(|| at(3_600)),
    };
    let all = vec![
        notice(1, NoticeKind::Urged, false),
        notice(2, NoticeKind::Urged, true),
        notice(3, NoticeKind::Urged, true),
        notice(4, NoticeKind::WordTaken, true),
    ];
    store.transact(move |tx| tx.put_notices(ORG, &all)).map_err(|e: Fault| e).unwrap();
    let unread = |who: &PersonId| {
        let who = who.clone();
        store.read(move |r| r.unread_notices(ORG, &who)).map_err(|e: Fault| e).unwrap()
    };
    let list = |who: &PersonId| {
        let who = who.clone();
        store.read(move |r| r.notices(ORG, &who, None, 50)).map_err(|e: Fault| e).unwrap()
    };
    assert_eq!((unread(&person), list(&person).len()), (1, 1), "what waits is not there yet");
    let who = person.clone();
    let alike = store
        .transact(move |tx| tx.notices_alike(ORG, &who, NoticeKind::Urged, at(0) - 1.hour()))
        .map_err(|e: Fault| e)
        .unwrap();
    assert_eq!(alike, 3, "what waits counts");
    let waiting =
        |now| store.read(move |r| r.people_waiting(ORG, now)).map_err(|e: Fault| e).unwrap();
    assert!(waiting(at(3_599)).is_empty());
    assert_eq!(waiting(at(3_600)), std::slice::from_ref(&person));
    let gather = |id: u8| {
        let who = person.clone();
        store
            .transact(move |tx| tx.gather(ORG, &who, [id; 16], at(3_600)))
            .map_err(|e: Fault| e)
            .unwrap()
    };
    let gathered = gather(0xee);
    assert_eq!((gathered["urged"], gathered["word_taken"]), (2, 1));
    assert!(gather(0xef).is_empty(), "the second finds nothing");
    assert_eq!(unread(&person), 2, "the one that came at once, and the digest");
    let rows = list(&person);
    assert_eq!(rows.len(), 5);
    let digest = rows.iter().find(|it| it.kind == DIGEST).unwrap();
    assert!(digest.gathered == gathered && digest.case_no.is_none());
    assert!(waiting(at(9_999)).is_empty());
}

fn cases_with_broken_promises_are_those_one_finds_by_hand(rig: &mut Rig) {
    let world = World::new(53, 200);
    world.store(rig.store());
    let mut found = 0;
    for scope in world.scopes().iter().filter(|it| !it.sees_nothing()).take(6) {
        for period in months(3).windows(2).map(|it| (it[0], it[1])) {
            let mut cases = rig
                .store()
                .read(|r| r.overrun_cases(ORG, scope, period, 10_000))
                .map_err(|e: Fault| e)
                .unwrap();
            let seen = world.rows.iter().filter(|it| scope.covers(&standing(&it.case)));
            let late = seen.filter(|it| {
                it.promises.iter().any(|p| {
                    ["broken", "kept_late"].contains(&p.state)
                        && period.0 <= p.due_at
                        && p.due_at < period.1
                })
            });
            let mut hand: Vec<_> = late.map(|it| it.case.id).collect();
            hand.sort();
            cases.sort();
            assert_eq!(cases, hand);
            found += hand.len();
        }
    }
    assert!(found > 50, "the comparison is worth something: {found}");
}
