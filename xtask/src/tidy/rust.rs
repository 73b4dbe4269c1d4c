//! Rules about Rust sources and what depends on what.

use serde_json::Value;

use super::source::Source;
use super::{Finding, Tree};

/// Who may see whom of ours, and which crates would let it do the work of a layer above.
/// What is not named here does not exist yet: name it first.
const DIRECTION: &[(&str, &[&str], &[&str])] = &[
    ("casework", &[], &["tokio", "axum", "rusqlite", "postgres", "getrandom", "tracing"]),
    ("store", &["casework"], &["axum", "askama", "lettre"]),
    ("desk", &["casework", "store"], &["axum", "askama", "rusqlite", "postgres"]),
    ("server", &["casework", "store", "desk"], &[]),
    ("testkit", &["casework", "store", "desk"], &[]),
    ("xtask", &[], &[]),
];

const FUNCTION_LINES_MAX: usize = 70;
const FILE_LINES_MAX: usize = 600;

/// The list of exceptions may only shrink: a longer list must raise this number, and a reviewer sees that.
const EXCEPTIONS: usize = 0;
const EXCEPTIONS_FILE: &str = "xtask/tidy_exceptions.toml";

/// Words of single industries. Everything an industry says lives in its pack.
const INDUSTRIES: &str = "hospital|pharmacy|telecom|airline|supermarket|property management|property company|\
                          12345|12315|12365|cfpb|nyc311|物业|医院|药店|药房|电信|航空|超市";

/// `casework ← store ← desk ← server`, checked against what cargo knows.
pub(super) fn direction(metadata: &Value) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let path = if name == "xtask" { name.to_owned() } else { format!("crates/{name}") };
        let path = format!("{path}/Cargo.toml");
        let mut report = |mend: String| findings.push(Finding::new(&path, 1, "direction", mend));
        let Some((_, seen, foreign)) = DIRECTION.iter().find(|(known, ..)| *known == name) else {
            report(format!("`{name}` is new: say in xtask/src/tidy/rust.rs what it may see"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let other = dependency["name"].as_str().unwrap_or_default();
            let is_for_tests = dependency["kind"] == "dev";
            let may_see = seen.contains(&other) || is_for_tests && other == "testkit";
            if dependency["path"].is_string() && !may_see {
                report(format!(
                    "`{name}` must not see `{other}`: casework ← store ← desk ← server"
                ));
            } else if !is_for_tests && foreign.contains(&other) {
                report(format!(
                    "`{name}` must not use `{other}`: that work belongs to a crate above it"
                ));
            }
        }
    }
    findings
}

/// Every file begins by saying what it is.
pub(super) fn headers(tree: &Tree) -> Vec<Finding> {
    let bare = tree.rust.iter().filter(|source| !source.text.starts_with("//! "));
    let mend = "begin with `//! `: what this file is, then why it is so";
    bare.map(|source| Finding::new(&source.path, 1, "header", mend)).collect()
}

/// Functions and files that fit into a head, outside tests.
pub(super) fn lengths(tree: &Tree) -> Vec<Finding> {
    let mut too_long = Vec::new();
    for source in &tree.rust {
        let lines = source.product_lines().count();
        if lines > FILE_LINES_MAX {
            too_long.push((source.path.clone(), 1, lines));
        }
        for (name, line, lines) in
            source.product_functions().filter(|(.., lines)| *lines > FUNCTION_LINES_MAX)
        {
            too_long.push((format!("{}::{name}", source.path), line + 1, lines));
        }
    }
    let listed = tree.files.get(EXCEPTIONS_FILE).map_or("", String::as_str);
    let mut listed: toml::Table = listed.parse().unwrap_or_default();
    let report = |mend: String| Finding::new(EXCEPTIONS_FILE, 1, "length", mend);
    let mut findings = Vec::new();
    if listed.len() != EXCEPTIONS {
        let mend = format!(
            "{} entries, but rust.rs says {EXCEPTIONS}: the list only shrinks",
            listed.len()
        );
        findings.push(report(mend));
    }
    for (what, line, lines) in too_long {
        let granted = listed.remove(&what).and_then(|granted| granted.as_integer());
        if granted.is_none_or(|granted| usize::try_from(granted) != Ok(lines)) {
            let path = what.split("::").next().unwrap_or_default();
            let mend = format!(
                "{what} has {lines} lines: give the steps in it names and places of their own"
            );
            findings.push(Finding::new(path, line, "length", mend));
        }
    }
    findings.extend(
        listed.keys().map(|what| report(format!("`{what}` needs no exception: take it out"))),
    );
    findings
}

/// Chinese lives in locales, packs, templates' texts and demo files, where people who write it find it.
pub(super) fn han(tree: &Tree) -> Vec<Finding> {
    let lines = product(tree).filter(|(.., line)| line.chars().any(is_han));
    let mend =
        |line: &str| format!("move this to locales/, packs/ or a demo file: {}", line.trim());
    lines.map(|(path, n, line)| Finding::new(path, n + 1, "han", mend(line))).collect()
}

/// An industry's name in code is the first step to a version of the program for each customer.
pub(super) fn industries(tree: &Tree) -> Vec<Finding> {
    let templates = tree.between("crates/server/templates/", ".html");
    let templates = templates
        .flat_map(|(path, text)| text.lines().enumerate().map(move |(n, line)| (path, n, line)));
    let mut findings = Vec::new();
    for (path, n, line) in product(tree).chain(templates) {
        if path.starts_with("crates/server/src/demo") {
            continue;
        }
        for word in INDUSTRIES.split('|').filter(|word| names(&line.to_lowercase(), word)) {
            let mend = format!("`{word}` belongs to an industry: say it in packs/ or in the demo");
            findings.push(Finding::new(path, n + 1, "industry", mend));
        }
    }
    findings
}

/// A test that does not run, or that is content with any panic, proves nothing.
pub(super) fn hidden_tests(tree: &Tree) -> Vec<Finding> {
    const IN_RUST: &[&str] = &["#[ignore", "#[should_panic"];
    const IN_WALKS: &[&str] = &[".only(", ".skip(", ".todo(", "only: true", "skip: true"];
    let rust = tree.rust.iter().map(|source| (source.path.as_str(), source.code.as_str(), IN_RUST));
    let walks = tree.between("e2e/", ".mjs").map(|(path, text)| (path, text, IN_WALKS));
    let mut findings = Vec::new();
    for (path, text, marks) in rust.chain(walks) {
        for (n, line) in text.lines().enumerate() {
            for mark in marks.iter().filter(|mark| line.contains(**mark)) {
                let mend = format!("no `{mark}`: mend the test, or assert what happens today");
                findings.push(Finding::new(path, n + 1, "hidden test", mend));
            }
        }
    }
    findings
}

/// Path, number and text of every line under `crates/*/src` that is no test.
fn product(tree: &Tree) -> impl Iterator<Item = (&str, usize, &str)> {
    let is_product =
        |source: &&Source| source.path.starts_with("crates/") && source.path.contains("/src/");
    let sources = tree.rust.iter().filter(is_product);
    sources
        .flat_map(|source| source.product_lines().map(|(n, line)| (source.path.as_str(), n, line)))
}

fn is_han(c: char) -> bool {
    let (basic, rare) = ('\u{4e00}'..='\u{9fff}', '\u{3400}'..='\u{4dbf}');
    let (compatible, beyond) = ('\u{f900}'..='\u{faff}', '\u{20000}'..='\u{323af}');
    [basic, rare, compatible, beyond].iter().any(|range| range.contains(&c))
}

/// Whether the line has the word. A number must stand alone: `hotline12345`, but not `1234567`.
fn names(line: &str, word: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    line.match_indices(word).any(|(at, _)| {
        let is_part =
            line[..at].ends_with(is_digit) || line[at + word.len()..].starts_with(is_digit);
        !(word.starts_with(is_digit) && is_part)
    })
}
