//! Real lists, which nobody of us wrote, taken in through the program: every row accounted for, twice alike.
//!
//! The lists are not ours to pass on. They are looked for in the folder that `WENGUO_REAL_DATA` names, or
//! beside the checkout; where they are not, the test says so and proves nothing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]
#![expect(clippy::print_stderr, reason = "what was left out is told")]

use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::Timestamp;
use serde_json::Value;
use store::{Options, Store, Target};

/// Flags of the rows taken in, and how many have each.
type Flagged = &'static [(&'static str, u64)];

/// List, mapping, rows, flags; no row of these lists is refused.
const LISTS: &[(&str, &str, u64, Flagged)] = &[
    ("gov12345_zh/messages_replies.csv", "gov12345_replies", 1_876, &[]),
    ("gov12345_zh/messages_votes.csv", "gov12345_votes", 3_304, &[]),
    ("nyc311/jason.csv", "nyc311_soda", 1_000, &[]),
    ("nyc311/plotly_animals.csv", "nyc311_excel", 4_969, &[]),
    ("nyc311/pyboot.csv", "nyc311_portal", 924, &[]),
    ("nyc311/twosix.csv", "nyc311_portal_2018", 1_000, &[("answered_before_received", 10)]),
    (
        "cfpb/complaints_2015_2020.csv",
        "cfpb",
        4_309,
        &[("answer_time_missing", 4_285), ("narrative_missing", 3_329), ("text_cut", 1)],
    ),
    ("comcast_fcc/complaints.csv", "comcast_fcc", 1_178, &[("answer_time_missing", 1_037)]),
    ("car12365_zh/complaints.csv", "car12365", 1_800, &[("answer_time_missing", 816)]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn lists() -> Option<PathBuf> {
    let named = std::env::var_os("WENGUO_REAL_DATA").map(PathBuf::from);
    let found = named.unwrap_or_else(|| root().join("../shared/data/real"));
    if found.is_dir() {
        return Some(found);
    }
    eprintln!("LEFT OUT: the real lists are not in {}; set WENGUO_REAL_DATA", found.display());
    None
}

/// Runs the program; its exit code and the last line of its result.
fn wenguo(arguments: &[&str]) -> (i32, Value) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_wenguo")).args(arguments).arg("--json").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let told = format!("{arguments:?}: {text}{}", String::from_utf8_lossy(&output.stderr));
    let value = text.lines().last().and_then(|line| serde_json::from_str(line).ok());
    (output.status.code().unwrap_or(-1), value.unwrap_or_else(|| panic!("{told}")))
}

fn import(lists: &Path, data: &str, list: &str, map: &str) -> (i32, Value) {
    let file = lists.join(list).display().to_string();
    let map = root().join(format!("docs/import/{map}.toml")).display().to_string();
    wenguo(&["import", &file, "--map", &map, "--data", data, "--create"])
}

/// How long each case took to its answer, and its flags.
fn durations(data: &str) -> Vec<(Option<i64>, String)> {
    let store = Store::open(&Target::parse(data).unwrap(), &Options::default()).unwrap();
    assert!(store.verify().unwrap().is_clean());
    let sql = "select received_at, answered_at, flags from cases order by id";
    let rows = store.read(|reader| {
        reader.conn().query(sql, &[], |row| {
            let (received, answered): (Timestamp, Option<Timestamp>) =
                (row.time(0)?, row.opt_time(1)?);
            let took = answered.map(|at| at.as_millisecond() - received.as_millisecond());
            Ok((took, row.text(2)?))
        })
    });
    rows.map_err(|fault: store::Fault| fault).unwrap()
}

#[test]
fn real_lists_are_taken_in_twice_alike() {
    let Some(lists) = lists() else { return };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").display().to_string();
    let mut all = 0;
    for (list, map, rows, flagged) in LISTS {
        let (code, report) = import(&lists, &data, list, map);
        eprintln!("{list}: {report}");
        let counts = ["read", "accepted", "already_there", "left_out", "refused"];
        let counts = counts.map(|name| report[name].as_u64().unwrap());
        assert_eq!((code, counts), (0, [*rows, *rows, 0, 0, 0]), "{list}");
        let found = report["flagged"].as_object().unwrap();
        assert_eq!(found.len(), flagged.len(), "{list}: {report}");
        for (flag, many) in *flagged {
            assert_eq!(found[*flag].as_u64(), Some(*many), "{list}: {flag}");
        }
        all += counts[1];
    }
    let before = durations(&data);
    assert_eq!(before.len() as u64, all);
    for (took, flags) in &before {
        // What has no flag is counted in durations; those must make sense.
        let odd = flags.contains("answered_before_received");
        assert!(odd || took.is_none_or(|took| took >= 0), "{took:?} {flags}");
    }
    for (list, map, rows, _) in LISTS {
        let (code, report) = import(&lists, &data, list, map);
        let counts = ["accepted", "already_there", "refused"];
        let counts = counts.map(|name| report[name].as_u64().unwrap());
        assert_eq!((code, counts), (0, [0, *rows, 0]), "{list}");
    }
    assert_eq!(durations(&data), before, "the second time changed something");
}

#[test]
fn a_city_s_own_tree_becomes_a_pack() {
    let Some(lists) = lists() else { return };
    let folder = tempfile::tempdir().unwrap();
    let inside = |name: &str| folder.path().join(name).display().to_string();
    let (packs, list, map, data) =
        (inside("packs"), inside("list.csv"), inside("map.toml"), inside("data"));
    let tree = lists.join("gov12345_zh/taxonomy_3level.csv").display().to_string();
    let (code, grown) = wenguo(&[
        "pack",
        "tree",
        &tree,
        "--id",
        "city",
        "--extends",
        "hotline12345",
        "--out",
        &packs,
    ]);
    let counts = (grown["leaves"].as_u64(), grown["branches"].as_u64());
    assert_eq!((code, counts), (0, (Some(517), Some(133))), "{grown}");
    // A complaint that names its category by the way of titles is judged under that tree.
    let first = std::fs::read_to_string(&tree).unwrap().lines().nth(1).unwrap().to_owned();
    let rows = format!("a,b,c,story,at\n{first},灯不亮,2025-03-14 09:20:00\n");
    std::fs::write(&list, rows).unwrap();
    let text = "source = \"s\"\npack = \"city\"\n[case]\nnarrative = \"story\"\nreceived_at = \"at\"\n\
                category = { columns = [\"a\", \"b\", \"c\"], by = \"title\" }\n";
    std::fs::write(&map, text).unwrap();
    let (code, report) =
        wenguo(&["import", &list, "--map", &map, "--data", &data, "--packs", &packs, "--create"]);
    assert_eq!((code, report["accepted"].as_u64()), (0, Some(1)), "{report}");
}
