//! Files taken in through the desk into a register: every row accounted for, nothing twice, nothing lost.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use casework::closing::Outcome;
use casework::id::{CaseNo, PackId, UnitId};
use casework::intake::{Channel, Flag};
use casework::organisation::{OrganisationCommand, Unit};
use casework::pack::{PackSource, parse_set};
use casework::permission::Actor;
use desk::Desk;
use desk::chance::SeededChance;
use desk::clock::SetClock;
use desk::import::reject::{Headings, Rejects};
use desk::import::run::Failure;
use desk::import::{Import, Mapping, Report};
use store::{Options, Store, Target};
use tempfile::TempDir;

const PACK: &str = r#"
[pack]
id = "general"
version = "1.0.0"
title = { zh-Hans = "通用", zh-Hant = "通用", en = "General" }

[[category]]
code = "lift"
title = { zh-Hans = "电梯", zh-Hant = "電梯", en = "Lift" }

[[category]]
code = "lift.stuck"
title = { zh-Hans = "困人", zh-Hant = "困人", en = "Stuck" }

[[category]]
code = "other"
title = { zh-Hans = "其他", zh-Hant = "其他", en = "Other" }

[[field]]
id = "district"
title = { zh-Hans = "区", zh-Hant = "區", en = "District" }
kind = "text"

[[clock]]
id = "register"
title = { zh-Hans = "登记", zh-Hant = "登記", en = "Registered" }
keeps = "register"
start = "heard"
limit = "1 working_day"

[[clock]]
id = "answer"
title = { zh-Hans = "答复", zh-Hant = "答覆", en = "Answer" }
keeps = "answer"
start = "received"
limit = "5 working_day"
"#;

const MAP: &str = r#"
source = "list"
pack = "general"

[case]
number = "编号"
heading = "主题"
narrative = "内容"
received_at = { column = "时间", formats = ["%Y-%m-%d %H:%M:%S", "excel"] }
category = { column = "类别", map = { "电梯*" = "lift.stuck" }, default = "other" }
complainant = { name = "姓名", phone = "电话" }
fields.district = "区"
channel = { constant = "phone" }
closed_when = { column = "状态", values = ["办结"] }
answer = { text = "答复", at = "答复时间" }
"#;

const HEADER: &str = "编号,主题,内容,时间,类别,姓名,电话,区,状态,答复,答复时间\n";

struct House {
    folder: TempDir,
    desk: Desk,
}

fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let target = Target::parse(folder.path().join("data").to_str().unwrap()).unwrap();
    let store = Store::open(&target, &Options { create: true, ..Options::default() }).unwrap();
    store.migrate().unwrap();
    let packs =
        parse_set(&[PackSource { file: "pack.toml".to_owned(), text: PACK.to_owned() }]).unwrap();
    let clock = Arc::new(SetClock::at("2026-08-17T01:00:00Z".parse().unwrap()));
    let desk = Desk::open(store, 1, clock, Arc::new(SeededChance::new(7)), packs).unwrap();
    let root = Unit {
        id: UnitId::parse("root").unwrap(),
        title: "总部".to_owned(),
        parent: None,
        functions: ["intake".to_owned()].into_iter().collect(),
        closed: false,
    };
    let pack = OrganisationCommand::ActivatePack {
        pack: PackId::parse("general").unwrap(),
        version: "1.0.0".to_owned(),
    };
    desk.administer(&Actor::Setup, &[OrganisationCommand::PutUnit(root), pack]).unwrap();
    House { folder, desk }
}

fn headings() -> Headings {
    Headings {
        line: "行号".to_owned(), reason: "拒绝原因".to_owned(), raw: "原文".to_owned()
    }
}

struct Outcomes {
    report: Report,
    refused: Vec<(u64, String)>,
}

impl House {
    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn take(&self, path: &Path, map: &str, dry_run: bool) -> Result<Outcomes, Failure> {
        let mapping = Mapping::parse(map).unwrap();
        let refused = RefCell::new(Vec::new());
        let headings = headings();
        let import = Import {
            desk: &self.desk,
            mapping: &mapping,
            name: "test".to_owned(),
            dry_run,
            rejects: Some(Rejects::new(
                &self.folder.path().join("rejects.csv"),
                headings.clone(),
                Box::new(desk::import::Reason::key),
            )),
            ours: &|name| headings.has(name),
            on_progress: &mut |_| {},
            on_refused: &mut |line, reason| refused.borrow_mut().push((line, reason.key())),
        };
        let report = import.run(path)?;
        Ok(Outcomes { report, refused: refused.into_inner() })
    }

    fn rows(&self, rows: &str) -> Outcomes {
        self.take(&self.file("list.csv", format!("{HEADER}{rows}")), MAP, false).unwrap()
    }

    fn case(&self, number: &str) -> casework::case::Case {
        let key = format!("list/{number}");
        let no: CaseNo =
            self.desk.store().read(|reader| reader.find_source(1, &key)).unwrap().unwrap();
        self.desk.case(no).unwrap().unwrap()
    }
}

fn counts(report: &Report) -> [u64; 5] {
    let it = &report.tally;
    [it.read, it.accepted, it.already_there, it.left_out, it.refused]
}

#[test]
fn a_list_becomes_cases_and_a_second_time_nothing() {
    let house = house();
    let rows = "\
1,电梯坏了,电梯困人半小时,2025-03-14 09:20:00,电梯故障,王芳,138 1234 5678,东区,办结,\"已修好，\n请放心\",2025-03-15 10:00:00
2,,夜里施工太吵,45730.5,噪音,李明,,,受理中,正在联系,
3,只有标题,,2025-03-16 08:00:00,,,,,,,
4,先答后问,内容,2025-03-16 08:00:00,,,,,办结,答,2025-03-15 10:00:00
5,没有答复时间,内容,2025-03-16 08:00:00,,,,,办结,答,
,,,,,,,,,,
";
    let first = house.rows(rows);
    assert_eq!(counts(&first.report), [6, 5, 0, 1, 0], "{:?}", first.refused);
    let flags = [
        (Flag::AnsweredBeforeReceived, 1),
        (Flag::AnswerTimeMissing, 1),
        (Flag::NarrativeMissing, 1),
    ];
    assert_eq!(first.report.tally.flagged, BTreeMap::from(flags));
    assert_eq!((first.report.kind, first.report.rejects), ("UTF-8", None));

    let one = house.case("1");
    let complaint = one.complaint().unwrap();
    assert_eq!(complaint.heard_at.unwrap().to_string(), "2025-03-14T01:20:00Z");
    assert_eq!(complaint.category.as_ref().unwrap().as_str(), "lift.stuck");
    assert_eq!(complaint.complainant.phone.as_deref(), Some("13812345678"));
    assert_eq!(
        (complaint.fields["district"].as_str(), complaint.channel),
        ("东区", Channel::Phone)
    );
    let closure = one.closure.as_ref().unwrap();
    assert_eq!(
        (closure.outcome, closure.at.to_string().as_str()),
        (Outcome::Past, "2025-03-15T02:00:00Z")
    );
    assert_eq!(one.responses[0].text, "已修好，\n请放心");
    assert!(one.promises.is_empty(), "what is answered owes nothing");

    let two = house.case("2");
    assert!(two.closure.is_none());
    assert_eq!(two.contacts[0].text, "正在联系");
    assert_eq!(two.complaint().unwrap().heard_at.unwrap().to_string(), "2025-03-14T04:00:00Z");
    assert_eq!(house.case("3").complaint().unwrap().narrative, "只有标题");

    let again = house.rows(rows);
    assert_eq!(counts(&again.report), [6, 0, 5, 1, 0]);
    assert_eq!(house.case("2"), two, "nothing was added");
    assert!(house.desk.store().verify().unwrap().findings.is_empty());
}

#[test]
fn what_cannot_be_read_is_refused_mended_and_taken_in() {
    let house = house();
    let rows = "\
1,好的,内容,2025-03-14 09:20:00,,,,,,,
2,坏时间,内容,三月,,,,,,,
3,没时间,内容,,,,,,,,
4,将来,内容,2099-01-01 00:00:00,,,,,,,
5,没内容,,2025-03-14 09:20:00,,,,,,,
6,坏电话,内容,2025-03-14 09:20:00,,王,一三八,,,,
1,同号,不同内容,2025-03-14 09:20:00,,,,,,,
1,好的,内容,2025-03-14 09:20:00,,,,,,,
8,缺列,内容
9,多列,内容,2025-03-14 09:20:00,,,,,,,,x
10,坏引号,\"内\"容,2025-03-14 09:20:00,,,,,,,
11,=SUM(A1),内容,不是时间,,,,,,,
12,好的,内容,2025-03-14 09:20:00,,,,,,,
";
    let rows = rows.replace("5,没内容,,", "5,,,");
    let first = house.rows(&rows);
    let expected = [
        (3, "row-time-unreadable:received_at"),
        (4, "row-time-missing:received_at"),
        (5, "row-time-impossible:received_at"),
        (6, "row-no-story"),
        (7, "not_a_phone:complainant.phone"),
        (8, "row-number-twice"),
        (10, "row-columns"),
        (11, "row-columns"),
        (12, "row-quote-inside"),
        (13, "row-time-unreadable:received_at"),
    ];
    let expected: Vec<(u64, String)> =
        expected.into_iter().map(|(line, key)| (line, key.to_owned())).collect();
    assert_eq!(first.refused, expected);
    assert_eq!(counts(&first.report), [13, 2, 1, 0, 10]);

    let rejects = first.report.rejects.unwrap();
    let text = fs::read_to_string(&rejects).unwrap();
    assert!(text.starts_with("\u{feff}编号,主题,"), "{text}");
    assert!(text.contains("答复时间,行号,拒绝原因,原文\n"), "{text}");
    assert!(text.contains("11,'=SUM(A1),内容,不是时间"), "no cell is a formula: {text}");
    assert!(text.contains("10,坏引号"), "what was no row is shown: {text}");

    // Taken in as it is, nothing comes of it; mended, everything that can.
    let unmended = house.take(&rejects, MAP, false).unwrap();
    assert_eq!(counts(&unmended.report), [10, 0, 0, 0, 10], "{:?}", unmended.refused);
    assert_eq!(
        unmended.report.rejects.as_deref(),
        Some(house.folder.path().join("rejects-2.csv").as_path())
    );
    let mended =
        text.replace("三月", "2025-03-03 08:00:00").replace("不是时间", "2025-03-04 08:00:00");
    let mended = house.take(&house.file("mended.csv", mended), MAP, false).unwrap();
    assert_eq!(counts(&mended.report), [10, 2, 0, 0, 8], "{:?}", mended.refused);
    assert!(mended.refused.contains(&(7, "row-number-taken".to_owned())), "{:?}", mended.refused);
    assert_eq!(house.case("11").complaint().unwrap().heading, "=SUM(A1)");
    assert!(mended.report.unused.is_empty());
}

#[test]
fn times_that_are_missing_may_be_flagged() {
    let house = house();
    let map = format!("when_time_is_missing = \"flag\"\n{MAP}");
    let rows = "1,a,内容,三月,,,,,,,\n2,b,内容,,,,,,办结,答,2025-03-15 10:00:00\n3,c,内容,1999-03-15 10:00:00,,,,,,,\n";
    let taken =
        house.take(&house.file("list.csv", format!("{HEADER}{rows}")), &map, false).unwrap();
    assert_eq!(counts(&taken.report), [3, 3, 0, 0, 0], "{:?}", taken.refused);
    let flags = [(Flag::ReceiptTimeMissing, 3), (Flag::AnsweredBeforeReceived, 1)];
    assert_eq!(taken.report.tally.flagged, BTreeMap::from(flags));
}

#[test]
fn a_look_beforehand_tells_the_same_and_writes_nothing() {
    let house = house();
    let rows = "1,a,内容,2025-03-14 09:20:00,,,,,,,\n2,b,内容,x,,,,,,,\n3,c,内容,2025-03-14 09:20:00,,,x,,,,\n\
                1,a,内容,2025-03-14 09:20:00,,,,,,,\n";
    let path = house.file("list.csv", format!("{HEADER}{rows}"));
    let look = house.take(&path, MAP, true).unwrap();
    assert_eq!(counts(&look.report), [4, 1, 1, 0, 2]);
    let key = "list/1";
    assert_eq!(house.desk.store().read(|reader| reader.find_source(1, key)).unwrap(), None);
    let taken = house.take(&path, MAP, false).unwrap();
    assert_eq!(counts(&taken.report), counts(&look.report));
    assert_eq!(taken.refused, look.refused);
    assert_eq!(counts(&house.take(&path, MAP, true).unwrap().report), [4, 0, 2, 0, 2]);
}

#[test]
fn rows_without_numbers_are_known_by_what_they_say() {
    let house = house();
    let map =
        MAP.replace("number = \"编号\"\n", "").replace("source = \"list\"", "source = \"bare\"");
    let rows = ",a,内容,2025-03-14 09:20:00,,,,,,,\n,a,内容,2025-03-14 09:20:00,,,,,,,\n,b,内容,2025-03-14 09:20:00,,,,,,,\n";
    let path = house.file("list.csv", format!("{HEADER}{rows}"));
    assert_eq!(counts(&house.take(&path, &map, false).unwrap().report), [3, 2, 1, 0, 0]);
    assert_eq!(counts(&house.take(&path, &map, false).unwrap().report), [3, 0, 3, 0, 0]);
}

#[test]
fn a_mapping_that_does_not_fit_is_told_before_the_first_row() {
    let house = house();
    let path = house.file("list.csv", format!("{HEADER}1,a,内容,2025-03-14 09:20:00,,,,,,,\n"));
    let wrong = |from: &str, to: &str| {
        let map = MAP.replace(from, to);
        assert_ne!(map, MAP, "{from}");
        match house.take(&path, &map, false) {
            Err(Failure::Mapping(said)) => said.into_iter().map(|it| it.code).collect::<Vec<_>>(),
            Err(Failure::File(said)) => vec![said.code],
            other => panic!("{from} → {to}: {:?}", other.map(|it| it.report)),
        }
    };
    let table = [
        ("\"主题\"", "\"标题\"", "map-no-column"),
        ("\"lift.stuck\"", "\"lift\"", "map-not-a-leaf"),
        ("default = \"other\"", "default = \"nothing\"", "map-not-a-leaf"),
        ("\"general\"", "\"property\"", "map-pack"),
        ("\"phone\" }", "\"pigeon\" }", "map-not-a-code"),
        ("fields.district", "fields.ward", "map-no-field"),
        ("\"excel\"", "\"%K\"", "map-format"),
        ("[case]", "zone = \"Mars/Base\"\n[case]", "map-zone"),
        ("[case]", "[file]\nencoding = \"utf-99\"\n[case]", "map-encoding"),
        ("[case]", "[file]\nencoding = \"utf-16\"\n[case]", "file-wrong-encoding"),
        ("[case]", "[file]\nheader = 9\n[case]", "file-no-header"),
        ("[case]", "[file]\ndelimiter = \"::\"\n[case]", "map-delimiter"),
        ("channel", "unit = { constant = \"moon\" }\nchannel", "map-no-unit"),
    ];
    for (from, to, code) in table {
        assert_eq!(wrong(from, to), [code], "{from} → {to}");
    }
    assert_eq!(
        wrong("number = \"编号\"\nheading = \"主题\"", "number = \"x\"\nheading = \"y\""),
        ["map-no-column"; 2]
    );
}

#[test]
fn any_encoding_gives_the_same_cases() {
    let text = format!("{HEADER}1,电梯,电梯困人𠮷😡,2025-03-14 09:20:00,,,,,,,\n");
    let gb = encoding_rs::GB18030.encode(&text).0.into_owned();
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (name, bytes) in [("gb18030", gb), ("UTF-16LE", wide), ("UTF-8", text.into_bytes())] {
        let house = house();
        let taken = house.take(&house.file("list.csv", bytes), MAP, false).unwrap();
        assert_eq!((counts(&taken.report), taken.report.kind), ([1, 1, 0, 0, 0], name));
        assert_eq!(house.case("1").complaint().unwrap().narrative, "电梯困人𠮷😡");
    }
}

#[test]
fn a_cell_of_ten_million_characters_costs_its_row_and_no_memory() {
    let house = house();
    let long = "长".repeat(10_000_000);
    let fair = "长".repeat(50_000);
    let rows = format!(
        "1,a,{long},2025-03-14 09:20:00,,,,,,,\n2,b,{fair},2025-03-14 09:20:00,,,,,,,\n3,c,短,2025-03-14 09:20:00,,,,,,,\n"
    );
    let taken = house.rows(&rows);
    assert_eq!(counts(&taken.report), [3, 2, 0, 0, 1]);
    assert_eq!(taken.refused, [(2, "row-too-large".to_owned())]);
    assert_eq!(taken.report.tally.flagged, BTreeMap::from([(Flag::TextCut, 1)]));
    assert_eq!(house.case("2").complaint().unwrap().narrative.chars().count(), 20_000);
}

#[test]
fn many_rows_are_on_their_way_at_a_time() {
    let house = house();
    let rows: Vec<String> =
        (0..3_000).map(|n| format!("{n},a,内容{n},2025-03-14 09:20:00,,,,,,,\n")).collect();
    let rows = rows.concat();
    let taken = house.rows(&rows);
    assert_eq!(counts(&taken.report), [3_000, 3_000, 0, 0, 0]);
    assert_eq!(counts(&house.rows(&rows).report), [3_000, 0, 3_000, 0, 0]);
}
