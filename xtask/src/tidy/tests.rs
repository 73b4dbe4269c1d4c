//! Each rule with what it must find and what it must leave alone.

use std::collections::BTreeMap;

use serde_json::json;

use super::source::Source;
use super::{Finding, Tree, documents, rust};

type Rule = fn(&Tree) -> Vec<Finding>;

fn tree(files: &[(&str, &str)]) -> Tree {
    let files: BTreeMap<_, _> =
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    Tree::of(files, vec!["target".to_owned(), "e2e/screenshots".to_owned()])
}

/// The rule finds exactly these places (`path:line`).
fn check(rule: Rule, files: &[(&str, &str)], expected: &[&str]) {
    let found = rule(&tree(files));
    let places: Vec<_> =
        found.iter().map(|finding| format!("{}:{}", finding.path, finding.line)).collect();
    assert_eq!(places, expected, "{found:#?}");
}

#[test]
fn this_tree_is_tidy() {
    assert!(super::tidy().unwrap(), "the findings are printed above");
}

#[test]
fn code_is_told_from_texts_and_comments() {
    let text = "let a = \"fn x() {\"; // fn y() {\nlet b = r#\"\"{\"#; /* { /* { */ */ let c = '{'; let d: &'a u8 = b'\\'';";
    let source = Source::read("crates/a/src/lib.rs", text);
    assert_eq!(source.code.matches(['{', '"']).count(), 0, "{}", source.code);
    assert!(source.code.contains("let c =") && source.code.contains("&'a u8"), "{}", source.code);
    assert_eq!(source.comments.trim_start().lines().next().unwrap().trim(), "// fn y() {");
}

#[test]
fn functions_are_measured_with_signature_and_brace() {
    let text = "fn a(\n    x: [u8; 4],\n) {\n    let f: fn (u8) = g;\n}\ntrait T {\n    fn b();\n}\nfn c() {}\n";
    let source = Source::read("a.rs", text);
    assert_eq!(source.product_functions().collect::<Vec<_>>(), [("a", 0, 5), ("c", 8, 1)]);
}

#[test]
fn a_file_without_a_header_is_found() {
    check(
        rust::headers,
        &[("xtask/src/a.rs", "//! What it is.\n"), ("xtask/src/b.rs", "use x;\n")],
        &["xtask/src/b.rs:1"],
    );
}

#[test]
fn long_functions_and_files_are_found_but_not_in_tests() {
    let body = "    let x = 1;\n".repeat(69);
    let long = format!("//! A.\nfn long() {{\n{body}}}\n");
    let test = format!("//! A.\n#[cfg(test)]\nmod tests {{\nfn long() {{\n{body}}}\n}}\n");
    let just = format!("//! A.\nfn just() {{\n{}}}\n", "    let x = 1;\n".repeat(68));
    check(rust::lengths, &[("a.rs", &long), ("b.rs", &test), ("c.rs", &just)], &["a.rs:2"]);
    let lines = "// x\n".repeat(601);
    check(rust::lengths, &[("a.rs", &lines), ("crates/a/tests/b.rs", &lines)], &["a.rs:1"]);
}

#[test]
fn an_exception_is_exact_and_counted() {
    let lines = "// x\n".repeat(650);
    let list = "xtask/tidy_exceptions.toml";
    let counted = "xtask/tidy_exceptions.toml:1";
    check(rust::lengths, &[("a.rs", &lines), (list, "\"a.rs\" = 650")], &[counted]);
    check(rust::lengths, &[("a.rs", &lines), (list, "\"a.rs\" = 700")], &[counted, "a.rs:1"]);
    check(rust::lengths, &[("a.rs", &lines), (list, "\"a.rs\" = 640")], &[counted, "a.rs:1"]);
    check(rust::lengths, &[("a.rs", "// x\n"), (list, "\"a.rs\" = 650")], &[counted, counted]);
}

#[test]
fn chinese_in_product_code_is_found() {
    let text =
        "//! A.\nlet a = \"投诉\";\n#[cfg(test)]\nmod tests {\n    const A: &str = \"投诉\";\n}\n";
    let path = "crates/casework/src/a.rs";
    check(
        rust::han,
        &[(path, text), ("crates/casework/src/a/tests.rs", text), ("xtask/src/a.rs", text)],
        &["crates/casework/src/a.rs:2"],
    );
}

#[test]
fn industries_are_found_in_code_and_templates_but_not_in_the_demo() {
    check(
        rust::industries,
        &[
            (
                "crates/server/src/a.rs",
                "let a = \"hotline12345\";\nlet b = 1234567;\nlet c = 912345;\n",
            ),
            ("crates/server/src/demo/a.rs", "let a = \"Hospital\";\n"),
            ("crates/server/templates/a.html", "<p>The Hospital</p>\n<p>property</p>\n"),
            ("packs/hospital/pack.toml", "hospital"),
        ],
        &["crates/server/src/a.rs:1", "crates/server/templates/a.html:1"],
    );
}

#[test]
fn tests_that_do_not_run_are_found() {
    check(
        rust::hidden_tests,
        &[
            (
                "crates/a/src/a.rs",
                "#[test]\n#[ignore = \"slow\"]\nfn a() {}\n// #[ignore]\nlet x = \"#[ignore]\";\n",
            ),
            ("e2e/walks/a.test.mjs", "test.only('a');\n"),
        ],
        &["crates/a/src/a.rs:2", "e2e/walks/a.test.mjs:1"],
    );
}

#[test]
fn names_that_say_nothing_are_found() {
    let files = [
        "store/src/date_utils.rs",
        "desk/src/common/a.rs",
        "desk/src/data.rs",
        "desk/src/data_quality.rs",
        "desk/src/information.rs",
    ];
    let files: Vec<_> = files.iter().map(|path| (format!("crates/{path}"), "")).collect();
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    check(
        documents::banned_names,
        &files,
        &[
            "crates/desk/src/common/a.rs:1",
            "crates/desk/src/data.rs:1",
            "crates/store/src/date_utils.rs:1",
        ],
    );
}

#[test]
fn migrations_come_in_pairs_and_with_numbers_of_their_own() {
    let files = [
        "0001_journal.sql",
        "0002_search.sqlite.sql",
        "0002_search.postgres.sql",
        "0003_a.sqlite.sql",
        "0004_b.sql",
        "0004_c.sql",
        "x.sql",
    ];
    let files: Vec<_> =
        files.iter().map(|name| (format!("crates/store/migrations/{name}"), "")).collect();
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let found = documents::migrations(&tree(&files));
    let found: Vec<_> = found
        .iter()
        .map(|finding| finding.path.trim_start_matches("crates/store/migrations/"))
        .collect();
    assert_eq!(found, ["0003_a.sqlite.sql", "0004_c.sql", "x.sql"]);
}

#[test]
fn paths_in_documents_must_lead_somewhere() {
    let text = "[a](docs/a.md) [b](docs/b.md#x) [c](https://example.org/c) [d](#d)\n\
                `docs/a.md:12` `docs/` `e2e/screenshots/x.png` `packs/<name>/pack.toml` `crates/*/src`\n\
                ```\n`docs/gone.md`\n```\n`docs/gone.md` `casework/src`\n";
    check(
        documents::paths,
        &[("README.md", text), ("docs/a.md", "[up](../README.md) [a](a.md) [x](../x.md)")],
        &["README.md:1", "README.md:6", "docs/a.md:1"],
    );
}

#[test]
fn work_for_later_needs_a_number() {
    check(
        documents::unnumbered_work,
        &[
            ("crates/a/src/a.rs", "// TODO(#12): a\n// TODO: b\nlet x = \"TODO\";\n"),
            ("crates/a/b.sql", "-- FIXME c\n-- FIXME #3\n"),
        ],
        &["crates/a/src/a.rs:2", "crates/a/b.sql:1"],
    );
}

#[test]
fn a_text_missing_in_one_language_is_found() {
    let all = "# comment = x\ncase = Case\n    .title = T\n    more = text\n-brand = W\n";
    check(
        documents::languages,
        &[
            ("crates/server/locales/zh-Hans/case.ftl", all),
            ("crates/server/locales/zh-Hant/case.ftl", "case = C\n-brand = W\n"),
            ("crates/server/locales/en/case.ftl", &format!("{all}extra = E\n")),
            ("packs/general/texts.zh-Hans.ftl", "a = A\n"),
            ("packs/general/texts.en.ftl", "a = A\n"),
        ],
        &[
            "crates/server/locales/zh-Hans/case.ftl:1",
            "crates/server/locales/zh-Hant/case.ftl:1",
            "crates/server/locales/zh-Hant/case.ftl:1",
            "packs/general/texts.zh-Hant.ftl:1",
        ],
    );
}

#[test]
fn a_lock_file_names_no_host() {
    check(
        documents::lock_files,
        &[
            ("e2e/package-lock.json", "{\n  \"resolved\": \"https://example.org/a.tgz\"\n}"),
            ("web/package-lock.json", "{}"),
        ],
        &["e2e/package-lock.json:2"],
    );
}

#[test]
fn dependencies_go_one_way() {
    let package = |name: &str, dependencies: &[(&str, Option<&str>, Option<&str>)]| {
        let list: Vec<_> = dependencies
            .iter()
            .map(|(name, kind, path)| json!({"name": name, "kind": kind, "path": path}))
            .collect();
        json!({"name": name, "dependencies": list})
    };
    let ours = Some("/somewhere");
    let metadata = json!({"packages": [
        package("casework", &[("serde", None, None), ("testkit", Some("dev"), ours), ("tokio", None, None)]),
        package("store", &[("casework", None, ours), ("desk", None, ours)]),
        package("desk", &[("store", None, ours), ("testkit", None, ours)]),
        package("server", &[("desk", None, ours), ("axum", None, None)]),
        package("extra", &[]),
    ]});
    let found = rust::direction(&metadata);
    let paths: Vec<_> = found.iter().map(|finding| finding.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "crates/casework/Cargo.toml",
            "crates/store/Cargo.toml",
            "crates/desk/Cargo.toml",
            "crates/extra/Cargo.toml"
        ]
    );
}
