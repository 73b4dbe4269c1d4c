//! Every rulebook under `packs/rules`: it reads, it fits over the general pack, and its dated cases hold.
//!
//! The dates in `packs/rules/examples` were worked out apart from the program, so that two counts must agree.

#![expect(clippy::unwrap_used, reason = "in a test the panic is the message")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use casework::calendar::{Day, Due, Unit};
use casework::pack::{PackError, PackSource, parse_set};
use casework::policy::{Confidence, DatedCase, DatedCases, Policy, Rulebook};
use jiff::civil::{Date, Weekday};
use testkit::over_general;

/// The rules on record when the first rulebooks were written; more may join them, none may go.
const ON_RECORD: &[&str] = &[
    "au.acma.telco",
    "au.asic.rg271",
    "cn.12315.odr",
    "cn.12345.beijing",
    "cn.12345.guangdong",
    "cn.12345.shandong",
    "cn.auto.dealer",
    "cn.ecommerce.base",
    "cn.express",
    "cn.finance.cbirc3",
    "cn.hospital.nhc3",
    "cn.pharmacy.gsp",
    "cn.property.default",
    "cn.property.hangzhou",
    "cn.telecom.chongqing",
    "cn.telecom.henan",
    "cn.telecom.miit35",
    "hk.hkma.ic4",
    "uk.fca.disp",
    "uk.nhs",
    "uk.ofcom.adr",
    "us.cfpb",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sources() -> Vec<PackSource> {
    let folder = root().join("packs/rules");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    paths.sort();
    let read = |path: &PathBuf| PackSource {
        file: path.strip_prefix(root()).unwrap().display().to_string(),
        text: fs::read_to_string(path).unwrap(),
    };
    paths.iter().map(read).collect()
}

fn told(errors: &[PackError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn books() -> BTreeMap<String, Rulebook> {
    Rulebook::parse_set(&sources()).unwrap_or_else(|errors| panic!("{}", told(&errors)))
}

#[test]
fn every_rulebook_reads_and_bears_the_name_of_its_file() {
    let books = books();
    for id in ON_RECORD {
        assert!(books.contains_key(*id), "packs/rules/{id}.toml is gone");
    }
    for source in sources() {
        let stem = Path::new(&source.file).file_stem().unwrap().to_string_lossy().into_owned();
        assert!(books.contains_key(&stem), "{} holds another rulebook", source.file);
        let examples = root().join(format!("packs/rules/examples/{stem}.toml"));
        assert!(examples.is_file(), "{stem} has no dated cases");
    }
}

#[test]
fn every_rulebook_fits_over_the_general_pack_alone_and_with_all_others() {
    let general = PackSource {
        file: "packs/general/pack.toml".to_owned(),
        text: fs::read_to_string(root().join("packs/general/pack.toml")).unwrap(),
    };
    let mut set = vec![general];
    let mut all = String::new();
    for source in sources() {
        let book = Rulebook::parse(&source).unwrap();
        let sections = Rulebook::sections(&source.text);
        set.push(over_general(&book.head.id, sections));
        all.push_str(sections);
    }
    set.push(over_general("all", &all));
    let packs = parse_set(&set).unwrap_or_else(|errors| panic!("{}", told(&errors)));
    let policy = |id: &str| &packs[&casework::id::PackId::parse(id).unwrap()].policy;
    let mut together = policy("general").clone();
    for (id, book) in books() {
        let laid = book.over(policy("general"));
        assert_eq!(names(&laid), names(policy(&id)), "{id}");
        together = book.over(&together);
    }
    assert_eq!(names(&together), names(policy("all")));
    assert!(names(&together).len() > 150);
}

/// The codes of everything in a policy.
fn names(policy: &Policy) -> BTreeSet<String> {
    let clocks = policy.clocks.iter().map(|it| format!("clock {}", it.id));
    let windows = policy.windows.iter().map(|it| format!("window {}", it.id));
    let counters = policy.counters.iter().map(|it| format!("counter {}", it.id));
    let milestones = policy.milestones.iter().map(|it| format!("milestone {}", it.code));
    let reasons = policy.pause_reasons.iter().map(|it| format!("reason {}", it.code));
    clocks.chain(windows).chain(counters).chain(milestones).chain(reasons).collect()
}

/// Whether a case shows what is easily got wrong: a holiday or make-up day among the days counted, and for
/// everything else the end of a month.
fn is_telling(unit: Unit, n: u32, example: &DatedCase, parts: &[Due]) -> bool {
    if n == 0 {
        return true;
    }
    if unit == Unit::WorkingDay {
        let is_odd = |(date, day): (Date, &Day)| {
            let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
            matches!(day, Day::MakeUp { .. }) || matches!(day, Day::Holiday { .. }) && !weekend
        };
        return parts.iter().flat_map(|due| &due.steps).any(|it| is_odd((it.date, &it.day)));
    }
    let month = |text: &str| text[..7].to_owned();
    let last = parts.last().unwrap().last_day.to_string();
    month(example.start.as_ref().unwrap()) != month(&last)
}

fn examples(id: &str) -> DatedCases {
    let path = root().join(format!("packs/rules/examples/{id}.toml"));
    DatedCases::parse(&fs::read_to_string(&path).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_dated_case_ends_when_it_was_worked_out_to_end() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for (id, book) in books() {
        let cases = examples(&id);
        let calendar = cases.calendar().unwrap();
        assert_eq!(cases.calendar.is_none(), book.head.calendar == "cn", "{id}");
        // How many cases a rule has, and whether one of them is telling.
        let mut tried: BTreeMap<String, (u32, bool)> = BTreeMap::new();
        for example in cases.example.iter().filter(|it| it.counter.is_none()) {
            seen += 1;
            assert!(!example.why.is_empty(), "{id}: a dated case says why");
            let name = example.name().to_owned();
            let window =
                book.policy.windows.iter().find(|it| Some(&it.id) == example.window.as_ref());
            let limit = book.policy.clock(&name).map(|it| it.limit).or(window.map(|it| it.limit));
            let limit = limit.unwrap_or_else(|| panic!("{id} has no `{name}`"));
            let parts = match example.count(&book, &calendar) {
                Ok(parts) => parts,
                Err(reason) => {
                    wrong.push(format!("{id}: {reason}"));
                    continue;
                }
            };
            let tally = tried.entry(name).or_default();
            tally.0 += 1;
            tally.1 |= is_telling(limit.unit, limit.n, example, &parts);
        }
        let clocks = book.policy.clocks.iter().map(|it| (&it.id, it.confidence));
        let windows = book.policy.windows.iter().map(|it| (&it.id, it.confidence));
        for (name, confidence) in clocks.chain(windows) {
            let (n, telling) = tried.get(name).copied().unwrap_or_default();
            let sure = confidence <= Confidence::B;
            if n < if sure { 2 } else { 1 } || sure && !telling {
                wrong.push(format!("{id}: `{name}` has {n} cases, telling: {telling}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {seen}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(seen >= 200, "{seen} dated cases are few");
}

#[test]
fn every_counter_counts_what_it_was_worked_out_to_count() {
    let mut seen = 0;
    for (id, book) in books() {
        let cases = examples(&id);
        let calendar = cases.calendar().unwrap();
        for counter in &book.policy.counters {
            let about = |it: &&DatedCase| it.counter.as_deref() == Some(counter.id.as_str());
            let own: Vec<&DatedCase> = cases.example.iter().filter(about).collect();
            assert!(own.len() >= 2, "{} has {} cases", counter.id, own.len());
            let mut crossed = BTreeSet::new();
            for example in own {
                seen += 1;
                example.count(&book, &calendar).unwrap();
                crossed.insert(example.over);
            }
            assert_eq!(crossed.len(), 2, "{} is seen on one side of its line only", counter.id);
        }
    }
    assert!(seen > 0);
}

const HEAD: &str = "[rules]\nid = \"a\"\ntitle = { zh-Hans = \"a\", zh-Hant = \"a\", en = \"a\" }\n\
    jurisdiction = \"CN\"\nindustry = \"any\"\nsource = \"s\"\ncalendar = \"cn\"\n\
    valid_from = \"2026-01-01\"\nchecked_on = \"2026-01-01\"\n";
const CLOCK: &str = "[[clock]]\nid = \"c\"\ntitle = { zh-Hans = \"a\", zh-Hant = \"a\", en = \"a\" }\n\
    keeps = \"answer\"\nstart = \"heard\"\nlimit = \"1 day\"\n";

#[test]
fn a_rulebook_that_is_wrong_says_where() {
    let dated = format!("{CLOCK}source = \"s\"\nvalid_from = \"2026-01-01\"\n");
    let rows = [
        (format!("{HEAD}colour = 1\n"), "a.toml:10: unknown field `colour`"),
        (format!("{HEAD}[[warning]]\n"), "a.toml:10: unknown field `warning`"),
        (format!("{HEAD}{CLOCK}valid_from = \"2026-01-01\"\n"), "a.toml:11: `c` names no source"),
        (format!("{HEAD}{CLOCK}source = \"s\"\n"), "a.toml:11: `c` does not say since when"),
        (dated.clone(), "a.toml:1: missing field `rules`"),
        (
            format!("{HEAD}{CLOCK}source = \"s\"\nvalid_from = \"2025-01-01\"\n"),
            "a.toml:11: `c` holds before the rulebook does",
        ),
        (
            format!("{}{dated}", HEAD.replace("en = \"a\"", "en = \" \"")),
            "a.toml:2: `a` has no words in en",
        ),
        (
            format!("{}{dated}", HEAD.replace("id = \"a\"", "id = \"A\"")),
            "a.toml:2: a code has 1 to 64 characters",
        ),
        (
            format!("{}{dated}", HEAD.replace("industry = \"any\"", "industry = \"\"")),
            "a.toml:5: the head gives no industry",
        ),
        (
            format!("{HEAD}valid_to = \"2025-01-01\"\n{dated}"),
            "a.toml:10: the rulebook ends before",
        ),
        (format!("{HEAD}{dated}pauses = [\"x\"]\n"), "a.toml:11: it stands still for `x`, which"),
        (
            format!(
                "{HEAD}{dated}pauses = [\"x\"]\n[[pause_reason]]\ncode = \"x\"\ntitle = {{ zh-Hans = \
                 \"a\", zh-Hant = \"a\", en = \"a\" }}\nstops = [\"deliver\"]\nlongest = \"1 day\"\n\
                 source = \"s\"\n"
            ),
            "a.toml:11: the reason `x` does not stop what it promises",
        ),
    ];
    for (text, expected) in rows {
        let source = PackSource { file: "a.toml".to_owned(), text: text.clone() };
        let errors = Rulebook::parse(&source).unwrap_err();
        assert!(errors[0].to_string().starts_with(expected), "{text}\n{}", told(&errors));
    }
}

#[test]
fn a_name_stands_for_one_thing_in_all_rulebooks() {
    let text = format!("{HEAD}{CLOCK}source = \"s\"\nvalid_from = \"2026-01-01\"\n");
    let one = PackSource { file: "a.toml".to_owned(), text: text.clone() };
    let same = PackSource { file: "b.toml".to_owned(), text: text.clone() };
    let errors = Rulebook::parse_set(&[one.clone(), same]).unwrap_err();
    assert_eq!(told(&errors), "b.toml:2: there are two rulebooks called `a`");
    let text = text.replace("id = \"a\"", "id = \"b\"");
    let other = PackSource { file: "b.toml".to_owned(), text };
    let errors = Rulebook::parse_set(&[one, other]).unwrap_err();
    assert_eq!(told(&errors), "b.toml:11: the clock `c` stands in `a` too");
}

/// The rows of a table of `docs/policy.md`: what stands first in each, and the files it names.
fn table(heading: &str) -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(root().join("docs/policy.md")).unwrap();
    let (_, after) = text.split_once(&format!("## {heading}\n")).unwrap();
    let section = after.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| ")).skip(1);
    let named = |row: &str| {
        let files = row.split('`').skip(1).step_by(2).map(str::to_owned);
        (row.split('|').nth(1).unwrap().trim().to_owned(), files.collect())
    };
    rows.map(named).collect()
}

#[test]
fn every_ability_names_what_shows_it() {
    let rows = table("What the clocks can tell");
    let numbers: Vec<&str> = rows.iter().map(|(n, _)| n.as_str()).collect();
    let expected: Vec<String> = (1..=20).map(|n| n.to_string()).collect();
    assert_eq!(numbers, expected);
    for (n, files) in &rows {
        assert!(!files.is_empty(), "ability {n} names nothing");
        for file in files {
            assert!(root().join(file).is_file(), "ability {n} names {file}, which is not there");
        }
    }
}

#[test]
fn every_complaint_of_others_has_a_story_with_its_number() {
    let rows = table("What people complain of elsewhere");
    assert!(rows.len() >= 7);
    for (complaint, files) in rows {
        assert!(!files.is_empty(), "{complaint}");
        for file in files {
            let text = fs::read_to_string(root().join(&file)).unwrap();
            let first = text.lines().next().unwrap();
            let is_number = |word: &str| {
                let digits = word.trim_end_matches([')', ',', ':', '.']).strip_prefix('#');
                digits.is_some_and(|it| !it.is_empty() && it.chars().all(|c| c.is_ascii_digit()))
            };
            assert!(first.split([' ', '(']).any(is_number), "{file}: {first}");
        }
    }
}

#[test]
fn a_dated_case_that_is_wrong_says_what_is() {
    let book = books().remove("uk.fca.disp").unwrap();
    let head = "[[example]]\nclock = \"disp_final\"\nwhy = \"w\"\n";
    let rows = [
        ("start = \"2026-10-20 10:00\"\ndue = \"2026-12-16 24:00\"", "it is due at"),
        ("start = \"20 October\"\ndue = \"2026-12-16 24:00\"", "`start`: `20 October` is no time"),
        ("due = \"2026-12-16 24:00\"", "`start` is missing"),
        ("start = \"2026-10-20 10:00\"", "`due` is missing"),
        ("start = \"2010-10-20 10:00\"\ndue = \"2010-12-16 24:00\"", "does not hold on 2010-10-20"),
        (
            "extensions = 9\nstart = \"2026-10-20 10:00\"\ndue = \"2026-12-16 24:00\"",
            "no more extensions",
        ),
        ("window = \"disp_summary\"", "it is about one clock, window or counter"),
        (
            "pauses = [[\"2026-10-21 10:00\", \"2026-10-22 10:00\"]]\nstart = \"2026-10-20 10:00\"\ndue = \"2026-12-15 24:00\"",
            "it never stands still",
        ),
    ];
    for (text, expected) in rows {
        let cases = DatedCases::parse(&format!("{head}{text}\n")).unwrap();
        let told = cases.check(&book);
        assert!(told.len() == 1 && told[0].contains(expected), "{text}: {told:?}");
    }
    assert!(DatedCases::parse("[[example]]\nwhy = \"w\"\ncolour = 1\n").is_err());
    let nowhere = "[calendar]\nzone = \"Mars/Base\"\n[[example]]\nwhy = \"w\"\n";
    assert_eq!(DatedCases::parse(nowhere).unwrap().check(&book).len(), 1);
}
