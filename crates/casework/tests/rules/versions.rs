//! A policy put in force while cases run: they keep the one they started under (GLPI #15605, Chatwoot #10178).

use std::sync::LazyLock;

use casework::case::{Case, Command, Setting, decide};
use casework::id::CaseId;
use casework::pack::Pack;
use casework::policy::{PolicyVersion, Versions, explain};
use jiff::Timestamp;

use crate::say::ordinary;
use crate::world::{PACK, WORLD, actor, aug, complaint, no, pack};

/// A policy whose only clock is an answer.
fn policy(id: &str, limit: &str) -> String {
    format!(
        "[[clock]]\nid = \"{id}\"\ntitle = {{ zh-Hans = \"a\", zh-Hant = \"a\", en = \"a\" }}\n\
         keeps = \"answer\"\nstart = \"received\"\nlimit = \"{limit}\"\n"
    )
}

fn version(version: u32, from: &str, text: String) -> PolicyVersion {
    PolicyVersion { version, from: aug(from), text, note: "because".to_owned() }
}

/// Version 1 from the 18th, 2 from the 20th, and back to the pack's own from the 24th.
static CHANGING: LazyLock<Pack> = LazyLock::new(|| {
    let versions = [
        version(1, "18 12:00", policy("ours", "10 working_day")),
        version(2, "20 12:00", policy("ours", "2 day")),
        version(3, "24 12:00", String::new()),
    ];
    pack(PACK).under(Versions::of(&versions).expect("they read"))
});

fn setting(actor: &casework::permission::Actor, now: Timestamp) -> Setting<'_> {
    Setting { pack: &CHANGING, ..WORLD.setting(actor, now) }
}

/// A case received then, and judged at the end of the month.
fn case(at: &str, n: u32) -> Case {
    let mut case = Case { id: Some(CaseId([9; 16])), ..Case::default() };
    let mut complaint = complaint();
    complaint.no = no(n);
    let who = actor("lina");
    for (time, command) in [(at, Command::Receive(Box::new(complaint))), ("31 09:00", ordinary())] {
        let now = aug(time);
        let events = decide(&case, &command, &setting(&who, now)).expect("it is taken");
        case.apply_step(now, &who, &events);
    }
    case
}

/// The clock, due day and version of every answer owed under a policy.
fn answers(case: &Case) -> Vec<(String, String, u32)> {
    let who = actor("clock");
    let setting = setting(&who, aug("31 09:00"));
    let told = case.promises.iter().filter_map(|promise| {
        let why = explain(case, promise.n, &setting)?;
        let day = why.parts.last()?.due.last_day.to_string();
        (why.kind == casework::promise::Kind::Answer).then_some((why.clock, day, why.policy))
    });
    told.collect()
}

#[test]
fn a_case_keeps_the_policy_of_the_moment_it_was_registered() {
    let ours = |day: &str, version| vec![("ours".to_owned(), day.to_owned(), version)];
    assert_eq!(answers(&case("18 12:00", 1)), ours("2026-09-01", 1));
    assert_eq!(answers(&case("20 11:59", 2)), ours("2026-09-03", 1));
    assert_eq!(answers(&case("20 12:00", 3)), ours("2026-08-22", 2));
    // Before the first version, and since the one that says nothing, the pack's own holds.
    let own = |day: &str, version| vec![("answer".to_owned(), day.to_owned(), version)];
    assert_eq!(answers(&case("17 09:00", 4)), own("2026-08-24", 0));
    assert_eq!(answers(&case("24 12:00", 5)), own("2026-08-31", 3));
}

#[test]
fn a_version_that_does_not_read_is_refused_as_a_whole() {
    let broken = [version(1, "18 12:00", policy("ours", "10 moons"))];
    let errors = Versions::of(&broken).expect_err("ten moons are no span");
    assert_eq!(errors.len(), 1);
    assert_eq!((errors[0].file.as_str(), errors[0].line), ("policy 1", 6));
}
