//! Days of a busy desk under a clock that is set: whatever people, clocks and nodes do, the invariants hold.

use server::sim::{self, Lived, Plan};

use crate::cluster::Cluster;

fn days(data: &str, seed: u64, days: u32, nodes: u32) -> Lived {
    let begin = "2026-01-05T01:00:00Z".parse().unwrap();
    let plan = Plan { seed, days, cases_a_day: 20, nodes, data: data.to_owned(), begin };
    sim::live(plan).unwrap_or_else(|broken| panic!("{broken}"))
}

/// A life in which something happened: what is refused, sent, stopped and closed must all occur in it.
fn full(lived: &Lived) {
    assert!(lived.refused > 100 && lived.letters > 10 && lived.restarts > 0, "{lived:?}");
    assert!(lived.checks >= lived.steps && lived.open < lived.cases / 2, "{lived:?}");
}

#[test]
fn days_pass_and_every_invariant_holds() {
    for seed in 1..=3 {
        let folder = tempfile::tempdir().unwrap();
        full(&days(&folder.path().display().to_string(), seed, 10, 1));
    }
}

#[test]
fn the_same_seed_lives_the_same_life() {
    let twice = [(); 2].map(|()| {
        let folder = tempfile::tempdir().unwrap();
        days(&folder.path().display().to_string(), 5, 4, 1)
    });
    assert_eq!(twice[0], twice[1]);
}

#[test]
fn three_nodes_on_one_postgresql_agree() {
    let Some(cluster) = Cluster::start_new() else { return };
    full(&days(&cluster.url(), 7, 8, 3));
}
