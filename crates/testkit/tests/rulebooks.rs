//! Every rulebook under `packs/rules`: it reads, it fits over the general pack, and its dated cases hold.
//!
//! The dates in `packs/rules/examples` were worked out apart from the program, so that two counts must agree.

#![expect(clippy::unwrap_used, reason = "in a test the panic is the message")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use casework::calendar::{
    Calendar, Day, DayKind, Due, HourRange, Pauses, TableDay, Unit, YearTable,
};
use casework::case::Case;
use casework::milestone::Milestone;
use casework::pack::{PackError, PackSource, parse_set};
use casework::permission::Actor;
use casework::policy::{Clock, Confidence, Policy, Rulebook, Window};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};
use serde::Deserialize;
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

/// The dated cases of one rulebook.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    calendar: Option<Abroad>,
    example: Vec<Example>,
}

/// A calendar other than the built-in one: Monday to Friday from nine to five, and these days off.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Abroad {
    zone: String,
    #[serde(default)]
    off: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    clock: Option<String>,
    window: Option<String>,
    counter: Option<String>,
    start: Option<String>,
    due: Option<String>,
    #[serde(default)]
    pauses: Vec<(String, String)>,
    #[serde(default)]
    extensions: usize,
    #[serde(default)]
    milestones: Vec<(String, String)>,
    at: Option<String>,
    counted: Option<u32>,
    over: Option<bool>,
    why: String,
}

fn calendar_of(abroad: Option<&Abroad>) -> Calendar {
    let Some(abroad) = abroad else { return Calendar::china() };
    let mut builder = Calendar::builder().zone_named(&abroad.zone);
    for day in
        [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday]
    {
        builder = builder.with_hours(day, [HourRange::parse("09:00-17:00").unwrap()]);
    }
    let rows: Vec<TableDay> = abroad
        .off
        .iter()
        .map(|(date, name)| TableDay {
            date: date.parse().unwrap(),
            kind: DayKind::Off,
            name: name.clone(),
        })
        .collect();
    if !rows.is_empty() {
        let year = rows[0].date.year();
        builder = builder.with_year(YearTable::new(year, rows).unwrap());
    }
    builder.build().unwrap()
}

/// A local time; `24:00` is the midnight that ends the day.
fn instant(text: &str, calendar: &Calendar) -> Timestamp {
    if let Some(day) = text.strip_suffix(" 24:00") {
        return calendar.end_of_day(day.parse().unwrap()).unwrap();
    }
    let civil = DateTime::strptime("%Y-%m-%d %H:%M", text).unwrap_or_else(|_| panic!("{text}"));
    civil.to_zoned(calendar.zone().clone()).unwrap().timestamp()
}

/// What a dated case is about.
enum Rule<'a> {
    Clock(&'a Clock),
    Window(&'a Window),
}

/// When the rule of a dated case is due, counted by the program, and the count.
fn counted(rule: &Rule<'_>, example: &Example, calendar: &Calendar) -> (Timestamp, Vec<Due>) {
    let start = instant(example.start.as_ref().unwrap(), calendar);
    let day = calendar.local_date(start);
    let pauses = example.pauses.iter();
    let pauses =
        Pauses::new(pauses.map(|(from, to)| (instant(from, calendar), instant(to, calendar))));
    match rule {
        Rule::Window(window) => {
            assert!(example.pauses.is_empty() && example.extensions == 0, "windows do not wait");
            assert!(window.valid_from.is_none_or(|from| from <= day));
            assert!(window.valid_to.is_none_or(|to| day <= to), "{}", window.id);
            let due = calendar.due(start, window.limit, &window.rules).unwrap();
            (due.at, vec![due])
        }
        Rule::Clock(clock) => {
            assert!(clock.holds_on(day), "{} does not hold on {day}", clock.id);
            let stops = clock.pauses.as_ref().is_none_or(|reasons| !reasons.is_empty());
            assert!(stops || example.pauses.is_empty(), "{} never stands still", clock.id);
            let mut parts =
                vec![calendar.due_with(start, clock.limit, &clock.rules, &pauses).unwrap()];
            for step in clock.extensions.get(..example.extensions).unwrap() {
                let last = parts.last().unwrap();
                parts.push(calendar.due_after(last, step.by, &clock.rules, &pauses).unwrap());
            }
            let mut at = parts.last().unwrap().at;
            if let Some(cap) = clock.cap.filter(|_| example.extensions > 0) {
                at = at.min(calendar.due_with(start, cap, &clock.rules, &pauses).unwrap().at);
            }
            (at, parts)
        }
    }
}

/// Whether a case shows what is easily got wrong: a holiday or make-up day among the days counted, and for
/// everything else the end of a month.
fn is_telling(unit: Unit, n: u32, example: &Example, parts: &[Due]) -> bool {
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

fn examples(id: &str) -> Examples {
    let path = root().join(format!("packs/rules/examples/{id}.toml"));
    toml::from_str(&fs::read_to_string(&path).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_dated_case_ends_when_it_was_worked_out_to_end() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for (id, book) in books() {
        let cases = examples(&id);
        let calendar = calendar_of(cases.calendar.as_ref());
        assert_eq!(cases.calendar.is_none(), book.head.calendar == "cn", "{id}");
        // How many cases a rule has, and whether one of them is telling.
        let mut tried: BTreeMap<String, (u32, bool)> = BTreeMap::new();
        for example in cases.example.iter().filter(|it| it.counter.is_none()) {
            seen += 1;
            assert!(!example.why.is_empty(), "{id}: a dated case says why");
            let (name, rule) = match (&example.clock, &example.window) {
                (Some(name), None) => (name, book.policy.clock(name).map(Rule::Clock)),
                (None, Some(name)) => {
                    let window = book.policy.windows.iter().find(|it| it.id == *name);
                    (name, window.map(Rule::Window))
                }
                _ => panic!("{id}: a dated case is about a clock, a window or a counter"),
            };
            let rule = rule.unwrap_or_else(|| panic!("{id} has no `{name}`"));
            let limit = match &rule {
                Rule::Clock(clock) => clock.limit,
                Rule::Window(window) => window.limit,
            };
            let (at, parts) = counted(&rule, example, &calendar);
            let tally = tried.entry(name.clone()).or_default();
            tally.0 += 1;
            tally.1 |= is_telling(limit.unit, limit.n, example, &parts);
            let due = example.due.as_ref().unwrap();
            if at != instant(due, &calendar) {
                let start = example.start.as_ref().unwrap();
                wrong.push(format!("{name} from {start}: {at}, not {due} ({})", example.why));
            }
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
        let calendar = calendar_of(cases.calendar.as_ref());
        for counter in &book.policy.counters {
            let about = |it: &&Example| it.counter.as_deref() == Some(counter.id.as_str());
            let own: Vec<&Example> = cases.example.iter().filter(about).collect();
            assert!(own.len() >= 2, "{} has {} cases", counter.id, own.len());
            let mut crossed = BTreeSet::new();
            for example in own {
                seen += 1;
                let mut case = Case::default();
                for (n, (code, at)) in (1..).zip(&example.milestones) {
                    assert!(book.policy.milestone(code).is_some(), "{id} has no `{code}`");
                    let (code, at) = (code.clone(), instant(at, &calendar));
                    let (note, by) = (String::new(), Actor::Clock);
                    case.milestones.push(Milestone { n, code, at, note, by });
                }
                let now = instant(example.at.as_ref().unwrap(), &calendar);
                let n = case.counted(counter, now);
                assert_eq!(Some(n), example.counted, "{}: {}", counter.id, example.why);
                assert_eq!(Some(n > counter.more_than), example.over, "{}", counter.id);
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
