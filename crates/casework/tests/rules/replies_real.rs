//! Real answers of authorities, which nobody of us wrote: how many trip which rule. Counted, never quoted.
//!
//! They are looked for in the folder that `WENGUO_REAL_DATA` names, or beside the checkout; where they are
//! not, the test says so and proves nothing. Each answer carries marks that two teams of students gave it:
//! whether it explains (all of them), and whether it is complete (a few).

#![expect(clippy::print_stderr, reason = "what was measured and what was left out is told")]
#![expect(clippy::cast_precision_loss, reason = "no count here reaches the 53 bits that are kept")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use casework::case::Command;
use casework::contact::Means;
use casework::id::PackId;
use casework::intake::{Channel, Receive};
use casework::reply_check::{Outgoing, Told, check};
use casework::text::shorten;
use casework::triage::{Kind, Nature, Severity, Triage};
use jiff::civil::DateTime;

use crate::replies::Desk;
use crate::world::{actor, category};

/// One answer: the rules it trips, and its marks.
struct Read {
    rules: BTreeSet<String>,
    explains: bool,
    complete: Option<bool>,
    chars: usize,
}

fn answers() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/real");
    let folder = std::env::var_os("WENGUO_REAL_DATA").map_or_else(beside, PathBuf::from);
    let file = folder.join("gov12345_zh/messages_replies.csv");
    if file.is_file() {
        return Some(file);
    }
    let told = format!("SKIPPED: no real answers at {}; set WENGUO_REAL_DATA\n", file.display());
    // Past what a runner swallows of a test that passes.
    let _ = std::io::stderr().lock().write_all(told.as_bytes());
    None
}

fn case_of(row: &csv::StringRecord) -> Desk {
    let mut desk = Desk::new();
    let local: DateTime = row[6].parse().expect("as the file always has it");
    let zone = jiff::tz::TimeZone::get("Asia/Shanghai").expect("as the file always has it");
    let said_at = local.to_zoned(zone).expect("as the file always has it").timestamp();
    let pack = PackId::parse("general").expect("as the file always has it");
    let mut it = Receive::new(pack, Channel::Hotline, &shorten(&row[4], 5_000));
    it.no = crate::world::no(1);
    it.heading = shorten(&row[2], 100);
    it.complainant.phone = Some("13812345678".to_owned());
    desk.does("lina", Command::Receive(Box::new(it)));
    desk.does(
        "lina",
        Command::Triage(Box::new(Triage {
            kind: Kind::Complaint,
            nature: Nature::NeedsImprovement,
            category: category("policy.procedure"),
            severity: Severity::default(),
            priority: None,
            reason: "试验".to_owned(),
        })),
    );
    desk.now = said_at;
    desk
}

fn read(row: &csv::StringRecord, others: &str) -> (Read, bool) {
    let desk = case_of(row);
    let who = actor("lina");
    let rules = |text: &str| -> BTreeSet<String> {
        let it = Outgoing { told: Told::Response, text, means: Means::Message, next_at: None };
        check(&desk.case, &it, &desk.setting(&who)).into_iter().map(|it| it.rule).collect()
    };
    let mark = |text: &str| (!text.is_empty()).then_some(text == "1");
    let it = Read {
        rules: rules(&row[5]),
        explains: &row[7] == "1",
        complete: mark(&row[8]),
        chars: row[5].chars().count(),
    };
    (it, rules(others).contains("points"))
}

/// How well two orders agree, from -1 to 1, with ties at their middle rank.
fn rank_correlation(pairs: &[(f64, f64)]) -> f64 {
    let ranks = |of: &dyn Fn(&(f64, f64)) -> f64| -> Vec<f64> {
        pairs
            .iter()
            .map(|one| {
                let below = pairs.iter().filter(|it| of(it) < of(one)).count();
                let equal = pairs.iter().filter(|it| (of(it) - of(one)).abs() < 1e-9).count();
                below as f64 + (equal as f64 - 1.0) / 2.0
            })
            .collect()
    };
    let (a, b) = (ranks(&|it| it.0), ranks(&|it| it.1));
    let mean = |it: &[f64]| it.iter().sum::<f64>() / it.len() as f64;
    let (ma, mb) = (mean(&a), mean(&b));
    let along: f64 = a.iter().zip(&b).map(|(x, y)| (x - ma) * (y - mb)).sum();
    let spread = |it: &[f64], m: f64| it.iter().map(|x| (x - m).powi(2)).sum::<f64>().sqrt();
    along / (spread(&a, ma) * spread(&b, mb))
}

fn percent(part: usize, of: usize) -> f64 {
    100.0 * part as f64 / of.max(1) as f64
}

#[test]
fn real_answers_trip_the_rules_for_a_reason() {
    let Some(file) = answers() else { return };
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_path(file).unwrap().records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1_876);
    let mut all = Vec::new();
    let mut strangers = 0;
    for (at, row) in rows.iter().enumerate() {
        // The answer to somebody else does not speak of this matter: what finds that out is worth something.
        let other = &rows[(at + 613) % rows.len()][5];
        let (it, stranger) = read(row, other);
        strangers += usize::from(stranger);
        all.push(it);
    }
    let mut by_rule: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for it in &all {
        for rule in &it.rules {
            let counts = by_rule.entry(rule).or_default();
            counts.0 += usize::from(it.explains);
            counts.1 += usize::from(!it.explains);
        }
    }
    let explains = all.iter().filter(|it| it.explains).count();
    eprintln!("{} answers, {explains} marked as explaining", all.len());
    for (rule, (yes, no)) in &by_rule {
        eprintln!(
            "{rule}: {} ({:.1} %); of those that explain {:.1} %, of the others {:.1} %",
            yes + no,
            percent(yes + no, all.len()),
            percent(*yes, explains),
            percent(*no, all.len() - explains),
        );
    }
    let pairs: Vec<(f64, f64)> =
        all.iter().map(|it| (it.rules.len() as f64, f64::from(u8::from(it.explains)))).collect();
    let with_marks: Vec<(f64, f64)> = all
        .iter()
        .filter_map(|it| Some((it.rules.len() as f64, f64::from(u8::from(it.complete?)))))
        .collect();
    let length: Vec<(f64, f64)> =
        all.iter().map(|it| (it.chars as f64, f64::from(u8::from(it.explains)))).collect();
    let (rank, complete) = (rank_correlation(&pairs), rank_correlation(&with_marks));
    eprintln!(
        "rank correlation of remarks with explaining {rank:.3}, with complete {complete:.3} ({} marked); of length with explaining {:.3}",
        with_marks.len(),
        rank_correlation(&length)
    );
    eprintln!(
        "points: a stranger's answer is told apart in {:.1} %",
        percent(strangers, all.len())
    );
    let share = |rule: &str| by_rule.get(rule).map_or(0, |(yes, no)| yes + no);
    for blocking in ["demands_apology", "insults", "threatens", "unfilled"] {
        assert!(share(blocking) <= 6, "{blocking} holds back {} real answers", share(blocking));
    }
    assert!(rank < 0.0, "more remarks must go with less explaining: {rank}");
}
