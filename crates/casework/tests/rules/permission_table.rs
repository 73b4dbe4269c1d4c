//! Who may do what, as one table to read: every role, every act, every part somebody can have in a case.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use casework::id::UnitId;
use casework::organisation::{Grant, Organisation, OrganisationEvent, Person, Role, Unit, apply};
use casework::permission::{Act, Actor, Standing, may, scope};
use casework::refusal::Refusal;
use jiff::Timestamp;
use proptest::prelude::*;

use crate::world::{WORLD, actor, person, unit};

/// A part in a case, seen from somebody of the unit `repair` who holds a role there.
struct Part {
    name: &'static str,
    standing: fn() -> Standing,
}

const PARTS: &[Part] = &[
    Part { name: "own", standing: || case("fees", Some("me"), None) },
    Part { name: "heard, nobody's yet", standing: || case("fees", None, Some("me")) },
    Part { name: "heard, another's now", standing: || case("fees", Some("lina"), Some("me")) },
    Part { name: "in unit", standing: || case("repair", Some("lina"), None) },
    Part { name: "in unit below", standing: || case("lift", Some("lina"), None) },
    Part {
        name: "offered to unit",
        standing: || Standing {
            offered_unit: Some(unit("repair")),
            ..case("fees", Some("lina"), None)
        },
    },
    Part {
        name: "task given to unit",
        standing: || Standing {
            task_units: BTreeSet::from([unit("repair")]),
            ..case("fees", Some("lina"), None)
        },
    },
    Part { name: "other unit", standing: || case("fees", Some("lina"), None) },
    Part {
        name: "accused",
        standing: || Standing {
            accused: BTreeSet::from([person("me")]),
            ..case("repair", None, Some("me"))
        },
    },
    Part {
        name: "unit accused",
        standing: || Standing {
            accused_units: BTreeSet::from([unit("repair")]),
            ..case("repair", None, None)
        },
    },
    Part {
        name: "accused, has a task",
        standing: || Standing {
            accused: BTreeSet::from([person("me")]),
            task_units: BTreeSet::from([unit("repair")]),
            ..case("fees", None, None)
        },
    },
    Part {
        name: "unit above accused",
        standing: || Standing {
            accused_units: BTreeSet::from([unit("head")]),
            ..case("repair", None, None)
        },
    },
];

fn case(at: &str, owner: Option<&str>, heard_by: Option<&str>) -> Standing {
    Standing {
        unit: Some(unit(at)),
        owner: owner.map(person),
        heard_by: heard_by.map(person),
        ..Standing::default()
    }
}

fn with(role: Role, left: bool) -> Organisation {
    let mut it = WORLD.organisation.clone();
    let me = Person {
        id: person("me"),
        name: "本人".to_owned(),
        unit: unit("repair"),
        phone: None,
        email: None,
        grants: BTreeSet::from([Grant { role, unit: unit("repair") }]),
        left,
    };
    apply(&mut it, Timestamp::UNIX_EPOCH, &OrganisationEvent::PersonPut(me));
    it
}

fn mark(answer: Result<(), Refusal>) -> &'static str {
    match answer {
        Ok(()) => "yes",
        Err(Refusal::NotSignedIn) => "who?",
        Err(Refusal::NotYours) => ".",
        Err(Refusal::RoleLacking) => "-",
        Err(other) => other.code(),
    }
}

fn row(table: &mut String, name: &str, answer: impl Fn(Act) -> Result<(), Refusal>) {
    let _written = write!(table, "  {name:<22}");
    for act in Act::ALL {
        let _written = write!(table, "{:<10}", mark(answer(*act)));
    }
    let end = table.trim_end().len();
    table.truncate(end);
    table.push('\n');
}

fn heading(table: &mut String, name: &str) {
    let _written = write!(table, "{name:<24}");
    for act in Act::ALL {
        let _written = write!(table, "{:<10}", format!("{act:?}").to_lowercase());
    }
    let end = table.trim_end().len();
    table.truncate(end);
    table.push('\n');
}

#[test]
fn the_table_of_rights() {
    let mut table = String::from(
        "`.` the case is as good as not there, `-` the role does not include it, `who?` cannot sign in\n\n",
    );
    for role in Role::ALL {
        heading(&mut table, role.code());
        let (here, gone) = (with(*role, false), with(*role, true));
        for part in PARTS {
            row(&mut table, part.name, |act| may(&here, &actor("me"), &(part.standing)(), act));
        }
        row(&mut table, "own, has left", |act| {
            may(&gone, &actor("me"), &case("repair", Some("me"), None), act)
        });
        table.push('\n');
    }
    heading(&mut table, "others");
    for who in ["customer", "partner:1", "clock", "import:old.csv", "setup", "nobody"] {
        row(&mut table, who, |act| {
            may(&WORLD.organisation, &actor(who), &case("repair", None, None), act)
        });
    }
    insta::assert_snapshot!(table);
}

/// Codes of the units and people of random houses.
const UNITS: [&str; 6] = ["u0", "u1", "u2", "u3", "u4", "u5"];
const PEOPLE: [&str; 3] = ["p0", "p1", "p2"];

fn house() -> impl Strategy<Value = Organisation> {
    let parents = proptest::collection::vec(0usize..6, UNITS.len());
    let grants = proptest::collection::vec((0usize..Role::ALL.len(), 0usize..6), 0..4);
    let people =
        proptest::collection::vec((0usize..6, grants, proptest::bool::weighted(0.1)), PEOPLE.len());
    (parents, people).prop_map(|(parents, people)| {
        let mut it = Organisation::default();
        for (n, code) in UNITS.iter().enumerate() {
            // Every unit but the first stands under one before it: a tree, whatever the numbers.
            let parent = (n > 0).then(|| unit(UNITS[parents[n] % n]));
            let (id, title) = (unit(code), (*code).to_owned());
            let made = Unit { id, title, parent, functions: BTreeSet::new(), closed: false };
            apply(&mut it, Timestamp::UNIX_EPOCH, &OrganisationEvent::UnitPut(made));
        }
        for (code, (home, grants, left)) in PEOPLE.iter().zip(people) {
            let grants = grants.into_iter();
            let made = Person {
                id: person(code),
                name: (*code).to_owned(),
                unit: unit(UNITS[home]),
                phone: None,
                email: None,
                grants: grants
                    .map(|(role, at)| Grant { role: Role::ALL[role], unit: unit(UNITS[at]) })
                    .collect(),
                left,
            };
            apply(&mut it, Timestamp::UNIX_EPOCH, &OrganisationEvent::PersonPut(made));
        }
        it
    })
}

fn standing() -> impl Strategy<Value = Standing> {
    let a_unit = || proptest::option::of(0usize..6).prop_map(|at| at.map(|at| unit(UNITS[at])));
    let a_person =
        || proptest::option::of(0usize..3).prop_map(|at| at.map(|at| person(PEOPLE[at])));
    let units = proptest::collection::btree_set(0usize..6, 0..2);
    let people = proptest::collection::btree_set(0usize..3, 0..2);
    let tasks = proptest::collection::btree_set(0usize..6, 0..3);
    (a_unit(), a_unit(), a_person(), a_person(), people, units, tasks).prop_map(
        |(at, offered_unit, owner, heard_by, accused, units, tasks)| Standing {
            unit: at,
            offered_unit,
            owner,
            heard_by,
            task_units: tasks.into_iter().map(|at| unit(UNITS[at])).collect(),
            accused: accused.into_iter().map(|at| person(PEOPLE[at])).collect(),
            accused_units: units.into_iter().map(|at| -> UnitId { unit(UNITS[at]) }).collect(),
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_list_is_exactly_the_cases_whose_page_would_open(house in house(), standing in standing()) {
        for code in PEOPLE {
            let listed = scope(&house, &house.people[&person(code)]).covers(&standing);
            let opens = may(&house, &Actor::Staff(person(code)), &standing, Act::Read).is_ok();
            prop_assert_eq!(listed, opens, "{}", code);
        }
    }

    #[test]
    fn nothing_may_be_done_with_a_case_that_may_not_be_read(house in house(), standing in standing()) {
        for code in PEOPLE {
            let who = Actor::Staff(person(code));
            let reads = may(&house, &who, &standing, Act::Read);
            for act in Act::ALL.iter().filter(|act| **act != Act::Receive) {
                let does = may(&house, &who, &standing, *act);
                prop_assert!(reads.is_ok() || does == reads, "{} {:?}: {:?} but {:?}", code, act, does, reads);
            }
        }
    }

    #[test]
    fn who_is_complained_about_does_nothing_with_the_case(house in house(), standing in standing()) {
        for code in PEOPLE.iter().filter(|code| standing.accused.contains(&person(code))) {
            let who = Actor::Staff(person(code));
            for act in Act::ALL.iter().filter(|act| **act != Act::Receive) {
                let answer = may(&house, &who, &standing, *act);
                // The same as for a case out of reach: the answer must not tell that there is one.
                let hidden = [Err(Refusal::NotYours), Err(Refusal::NotSignedIn)];
                prop_assert!(hidden.contains(&answer), "{} {:?}: {:?}", code, act, answer);
            }
        }
    }
}
