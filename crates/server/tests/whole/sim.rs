//! Days of a busy desk under a clock that is set: whatever people, clocks and nodes do, the invariants hold.

use server::sim::{self, Lived, Plan};

use crate::cluster::Cluster;

fn days(data: &str, seed: u64, days: u32, nodes: u32) -> Lived {
    let begin = "2026-01-05T01:00:00Z".parse().unwrap();
    let plan = Plan { seed, days, cases_a_day: 20, nodes, data: data.to_owned(), begin };
    sim::live(plan, &|_, _| {}).unwrap_or_else(|broken| panic!("{broken}"))
}

fn in_a_folder(seed: u64, lasting: u32) -> Lived {
    let folder = tempfile::tempdir().unwrap();
    days(&folder.path().display().to_string(), seed, lasting, 1)
}

/// A life in which something happened: what is refused, sent, stopped and closed must all occur in it.
fn full(lived: &Lived) {
    assert!(lived.refused > 100 && lived.letters > 10 && lived.restarts > 0, "{lived:?}");
    assert!(lived.ticks > 20 && lived.changes > 0, "{lived:?}");
    assert!(lived.checks >= lived.steps + lived.ticks, "{lived:?}");
    assert!(lived.open < lived.cases, "{lived:?}");
}

#[test]
fn days_pass_and_every_invariant_holds() {
    for seed in 1..=3 {
        let lived = in_a_folder(seed, 10);
        full(&lived);
        // What came in the last days is open still.
        assert!(lived.open * 5 < lived.cases * 3 && lived.write_ups > 0, "{lived:?}");
        assert!(lived.public_reviews > 10 && lived.published > 0, "{lived:?}");
    }
}

#[test]
fn the_same_seed_lives_the_same_life_to_the_last_hash() {
    let twice = [(); 2].map(|()| in_a_folder(5, 4));
    assert_eq!(twice[0].seal.len(), 64);
    assert_eq!(twice[0], twice[1]);
    assert_ne!(twice[0].seal, in_a_folder(6, 4).seal);
}

#[test]
fn one_node_on_postgresql_lives_the_same_life_twice() {
    let Some(cluster) = Cluster::start_new() else { return };
    let twice = ["one", "two"].map(|name| days(&cluster.database(name), 5, 3, 1));
    assert_eq!(twice[0], twice[1]);
}

#[test]
fn four_nodes_commit_on_one_postgresql_at_the_same_time_and_agree() {
    let Some(cluster) = Cluster::start_new() else { return };
    full(&days(&cluster.url(), 7, 8, 4));
}
