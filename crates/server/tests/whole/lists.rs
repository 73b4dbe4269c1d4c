//! Lists and packs that are not right, at the command line: what it says, so that somebody can mend it, and that
//! nothing of the bad part is taken in.

use std::path::Path;

use crate::program::run;

const HEADER: &str = "编号,内容,时间\n";
const MAP: &str = "source = \"old\"\npack = \"general\"\nzone = \"Asia/Shanghai\"\n[case]\n\
                   number = \"编号\"\nnarrative = \"内容\"\nreceived_at = \"时间\"\n";
const PACK: &str = "[pack]\nid = \"shop\"\nversion = \"1.0.0\"\ntitle = { zh-Hans = \"店\", zh-Hant = \"店\", en = \"Shop\" }\n\
                    [[category]]\ncode = \"all\"\ntitle = { zh-Hans = \"全部\", zh-Hant = \"全部\", en = \"All\" }\n";

/// Takes a list in as an operator in China does; its exit code and what it said.
fn import(folder: &Path, list: &[u8], map: &str) -> (i32, String) {
    let place = |name: &str| folder.join(name).display().to_string();
    std::fs::write(place("list.csv"), list).unwrap();
    std::fs::write(place("map.toml"), map).unwrap();
    let data = place("data");
    run(
        &[
            "import",
            &place("list.csv"),
            "--map",
            &place("map.toml"),
            "--data",
            &data,
            "--create",
            "--lang",
            "zh-Hans",
        ],
        "",
    )
}

/// What it is, the list, the map, the exit code, and the words.
type Row = (&'static str, Vec<u8>, String, i32, &'static [&'static str]);

#[test]
fn a_list_that_is_not_right_is_told_so_that_it_can_be_mended() {
    let good = "1,电梯停运,2025-03-14 09:20:00\n";
    let long = format!("{HEADER}2,{},2025-03-14 09:20:00\n{good}", "长".repeat(10_000_000));
    let rows = |rows: &str| format!("{HEADER}{rows}{good}").into_bytes();
    // What is in the list, the map, the exit code, and the words.
    let table: Vec<Row> = vec![
        (
            "broken quotes",
            rows("2,\"电梯\"停,2025-03-14 09:20:00\n"),
            MAP.to_owned(),
            3,
            &["收下 1", "拒绝 1", "引号"],
        ),
        (
            "a quote never closed",
            format!("{HEADER}{good}2,\"电梯,2025\n").into_bytes(),
            MAP.to_owned(),
            3,
            &["收下 1", "拒绝 1", "引号"],
        ),
        (
            "no such day",
            rows("2,电梯,2025-02-30 09:20:00\n"),
            MAP.to_owned(),
            3,
            &["收下 1", "拒绝 1", "时间"],
        ),
        ("no story", rows("2,,2025-03-14 09:20:00\n"), MAP.to_owned(), 3, &["收下 1", "拒绝 1"]),
        ("a cell of ten million", long.into_bytes(), MAP.to_owned(), 3, &["收下 1", "拒绝 1"]),
        ("a column that is not there", rows(""), MAP.replace("内容", "详情"), 1, &["详情", "编号"]),
        (
            "a wrong encoding",
            rows(""),
            MAP.replace("[case]", "[file]\nencoding = \"utf-16\"\n[case]"),
            1,
            &["UTF-16LE", "看起来是 UTF-8"],
        ),
        (
            "an unknown encoding",
            rows(""),
            MAP.replace("[case]", "[file]\nencoding = \"utf-99\"\n[case]"),
            1,
            &["utf-99"],
        ),
        (
            "a zone that is not",
            rows(""),
            MAP.replace("Asia/Shanghai", "Mars/Base"),
            1,
            &["Mars/Base"],
        ),
        ("an unknown key", rows(""), format!("{MAP}colour = \"red\"\n"), 1, &["colour"]),
        ("no TOML", rows(""), "source = \n".to_owned(), 1, &["map.toml"]),
        ("nothing at all", Vec::new(), MAP.to_owned(), 1, &["list.csv"]),
        ("no spreadsheet", b"PK\x03\x04 but not".to_vec(), MAP.to_owned(), 1, &["list.csv"]),
    ];
    let mut wrong = Vec::new();
    for (what, list, map, code, words) in table {
        let folder = tempfile::tempdir().unwrap();
        let (exit, said) = import(folder.path(), &list, &map);
        if exit != code || words.iter().any(|it| !said.contains(it)) || said.contains("panicked") {
            wrong.push(format!("{what}: {exit}, wanted {code} {words:?}: {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_pack_that_is_not_right_is_told_by_file_and_line() {
    let table: Vec<(&str, String, &str)> = vec![
        ("an unknown field", PACK.replace("version", "colour = \"red\"\nversion"), "colour"),
        ("a circle", PACK.replace("version", "extends = \"shop\"\nversion"), "circle"),
        (
            "a parent that is not there",
            PACK.replace("version", "extends = \"moon\"\nversion"),
            "moon",
        ),
        ("no TOML", format!("{PACK}[[[\n"), "pack.toml"),
    ];
    let mut wrong = Vec::new();
    for (what, text, words) in table {
        let folder = tempfile::tempdir().unwrap();
        let pack = folder.path().join("shop");
        std::fs::create_dir(&pack).unwrap();
        std::fs::write(pack.join("pack.toml"), text).unwrap();
        let (exit, said) =
            run(&["pack", "check", &pack.display().to_string(), "--lang", "zh-Hans"], "");
        if exit == 0
            || !said.contains(words)
            || !said.contains("pack.toml:")
            || said.contains("panicked")
        {
            wrong.push(format!("{what}: {exit}, wanted {words}: {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
