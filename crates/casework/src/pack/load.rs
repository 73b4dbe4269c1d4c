//! Loading packs: strict parsing, inheritance, and checks that name file, line and reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Deserialize;

use super::{
    Approval, Category, Choice, Clock, ClosingRule, Field, FieldKind, Pack, Requirement, Route,
    ScriptLine, SeverityRule, Words,
};
use crate::id::{CategoryCode, PackId};
use crate::intake::{Channel, SubjectKind};
use crate::promise::OUTER_CLOCK;

/// Bytes a pack file may have.
pub(super) const PACK_BYTES_MAX: usize = 2 * 1024 * 1024;
/// Attempts a pack may ask for before a callback counts as made.
const ATTEMPTS_MAX: u32 = 20;
/// Days a pack may give for a word or to a link: ten years.
const DAYS_MAX: u32 = 3_653;
/// Categories a pack may have.
pub(super) const CATEGORIES_MAX: usize = 5_000;

/// A pack file as read.
#[derive(Clone, Debug)]
pub struct PackSource {
    /// Its name, for errors.
    pub file: String,
    /// Its text.
    pub text: String,
}

/// What is wrong with a pack, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub reason: String,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.reason)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    id: PackId,
    version: String,
    title: Words,
    #[serde(default)]
    extends: Option<PackId>,
}

/// A pack as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    pack: Head,
    #[serde(default)]
    channels: Vec<Channel>,
    #[serde(default)]
    subjects: Vec<SubjectKind>,
    #[serde(default, rename = "category")]
    categories: Vec<Category>,
    #[serde(default, rename = "field")]
    fields: Vec<Field>,
    #[serde(default, rename = "clock")]
    clocks: Vec<Clock>,
    #[serde(default)]
    severity: Option<SeverityRule>,
    #[serde(default, rename = "route")]
    routes: Vec<Route>,
    #[serde(default, rename = "approval")]
    approvals: Vec<Approval>,
    #[serde(default)]
    closing: Option<ClosingRule>,
    #[serde(default, rename = "return_reason")]
    return_reasons: Vec<Choice>,
    #[serde(default, rename = "callback_script")]
    callback_script: Vec<ScriptLine>,
}

/// Parses a set of packs that may extend one another. Either all are right, or every error found is told.
pub fn parse_set(sources: &[PackSource]) -> Result<BTreeMap<PackId, Pack>, Vec<PackError>> {
    let mut errors = Vec::new();
    let mut written: BTreeMap<PackId, (usize, Written)> = BTreeMap::new();
    for (at, source) in sources.iter().enumerate() {
        match parse_one(source) {
            Ok(one) if written.contains_key(&one.pack.id) => {
                errors.push(error_at(
                    source,
                    ("id", one.pack.id.as_str()),
                    &format!("there are two packs called `{}`", one.pack.id),
                ));
            }
            Ok(one) => {
                written.insert(one.pack.id.clone(), (at, one));
            }
            Err(error) => errors.push(error),
        }
    }
    let mut packs = BTreeMap::new();
    for (id, (at, one)) in &written {
        let source = &sources[*at];
        match chain(id, &written) {
            Ok(chain) => {
                let pack = merged(&chain);
                check(&pack, one, source, &mut errors);
                packs.insert(id.clone(), pack);
            }
            Err(reason) => errors.push(error_at(source, ("extends", ""), &reason)),
        }
    }
    if errors.is_empty() { Ok(packs) } else { Err(errors) }
}

fn parse_one(source: &PackSource) -> Result<Written, PackError> {
    if source.text.len() > PACK_BYTES_MAX {
        let reason =
            format!("the file has {} bytes; at most {PACK_BYTES_MAX} are read", source.text.len());
        return Err(PackError { file: source.file.clone(), line: 1, reason });
    }
    toml::from_str(&source.text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let line = source.text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
        PackError { file: source.file.clone(), line, reason: error.message().to_owned() }
    })
}

/// An error at the first line that gives `key` this value, else the first that has the key, else the file's
/// first. A key in brackets is a table's heading.
fn error_at(source: &PackSource, (key, value): (&str, &str), reason: &str) -> PackError {
    let given = lines_of(source, key).find(|(_, line)| gives(line, value));
    let line = given.or_else(|| lines_of(source, key).next()).map_or(1, |(line, _)| line);
    PackError { file: source.file.clone(), line, reason: reason.to_owned() }
}

/// Numbers and texts of the lines that begin with a key.
fn lines_of<'a>(
    source: &'a PackSource,
    key: &'a str,
) -> impl DoubleEndedIterator<Item = (usize, &'a str)> {
    let numbered: Vec<(usize, &str)> = (1..).zip(source.text.lines()).collect();
    numbered.into_iter().filter(move |(_, line)| {
        let rest = line.trim_start().strip_prefix(key);
        rest.is_some_and(|rest| key.starts_with('[') || rest.trim_start().starts_with('='))
    })
}

fn gives(line: &str, value: &str) -> bool {
    line.contains(&format!("\"{value}\"")) || line.contains(&format!("'{value}'"))
}

/// The pack and those it extends, the most basic first.
fn chain<'a>(
    id: &PackId,
    written: &'a BTreeMap<PackId, (usize, Written)>,
) -> Result<Vec<&'a Written>, String> {
    let mut chain = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next = Some(id.clone());
    while let Some(id) = next.take() {
        if !seen.insert(id.clone()) {
            return Err(format!("the packs extend each other in a circle through `{id}`"));
        }
        let Some((_, one)) = written.get(&id) else {
            return Err(format!("it extends `{id}`, which is not there"));
        };
        chain.push(one);
        next.clone_from(&one.pack.extends);
    }
    chain.reverse();
    Ok(chain)
}

/// Lays packs over one another: lists with codes are replaced entry by entry, the rest as a whole.
fn merged(chain: &[&Written]) -> Pack {
    let top = chain.last().expect("a chain holds at least the pack itself");
    let mut pack = Pack {
        id: top.pack.id.clone(),
        version: top.pack.version.clone(),
        title: top.pack.title.clone(),
        channels: Channel::ALL.to_vec(),
        subjects: SubjectKind::ALL.to_vec(),
        categories: Vec::new(),
        fields: Vec::new(),
        clocks: Vec::new(),
        severity: SeverityRule::default(),
        routes: Vec::new(),
        approvals: Vec::new(),
        closing: ClosingRule::default(),
        return_reasons: Vec::new(),
        callback_script: Vec::new(),
        leaves: BTreeMap::new(),
    };
    for one in chain {
        whole(&mut pack.channels, &one.channels);
        whole(&mut pack.subjects, &one.subjects);
        // A tree of its own replaces the basic one: half a tree of each is nobody's tree.
        whole(&mut pack.categories, &one.categories);
        by_code(&mut pack.fields, &one.fields, |field| field.id.as_str());
        by_code(&mut pack.clocks, &one.clocks, |clock| clock.id.as_str());
        whole(&mut pack.routes, &one.routes);
        whole(&mut pack.approvals, &one.approvals);
        by_code(&mut pack.return_reasons, &one.return_reasons, |reason| reason.code.as_str());
        whole(&mut pack.callback_script, &one.callback_script);
        if let Some(severity) = &one.severity {
            pack.severity = severity.clone();
        }
        if let Some(closing) = &one.closing {
            pack.closing = closing.clone();
        }
    }
    for category in &pack.categories {
        pack.leaves.entry(category.code.clone()).or_insert(true);
        if let Some(parent) = category.code.parent() {
            pack.leaves.insert(parent, false);
        }
    }
    pack
}

fn whole<T: Clone>(into: &mut Vec<T>, from: &[T]) {
    if !from.is_empty() {
        into.clear();
        into.extend_from_slice(from);
    }
}

fn by_code<T: Clone>(into: &mut Vec<T>, from: &[T], code: impl Fn(&T) -> &str) {
    for one in from {
        match into.iter_mut().find(|old| code(old) == code(one)) {
            Some(old) => *old = one.clone(),
            None => into.push(one.clone()),
        }
    }
}

/// A pack being checked: every fault is noted with the line it stands in.
struct Check<'a> {
    source: &'a PackSource,
    errors: &'a mut Vec<PackError>,
}

impl Check<'_> {
    fn wrong(&mut self, place: (&str, &str), reason: &str) {
        self.errors.push(error_at(self.source, place, reason));
    }

    /// Entries with a code of their own stand once in one file.
    fn once<'a>(&mut self, what: &str, key: &str, codes: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for code in codes {
            if !seen.insert(code) {
                let again = lines_of(self.source, key).rfind(|(_, line)| gives(line, code));
                self.errors.push(PackError {
                    file: self.source.file.clone(),
                    line: again.map_or(1, |(line, _)| line),
                    reason: format!("the {what} `{code}` stands twice"),
                });
            }
        }
    }
}

fn check(pack: &Pack, one: &Written, source: &PackSource, errors: &mut Vec<PackError>) {
    let mut check = Check { source, errors };
    check.once("category", "code", one.categories.iter().map(|it| it.code.as_str()));
    check.once("field", "id", one.fields.iter().map(|it| it.id.as_str()));
    check.once("clock", "id", one.clocks.iter().map(|it| it.id.as_str()));
    check.once("reason", "code", one.return_reasons.iter().map(|it| it.code.as_str()));
    let known: BTreeSet<&CategoryCode> = pack.categories.iter().map(|c| &c.code).collect();
    check_categories(&mut check, pack, one, &known);
    check_fields(&mut check, one, &known);
    for clock in &one.clocks {
        let place = ("id", clock.id.as_str());
        if let (Some(from), Some(to)) = (clock.valid_from, clock.valid_to)
            && to < from
        {
            check.wrong(place, &format!("the clock `{}` ends before it begins", clock.id));
        }
        if clock.id == OUTER_CLOCK {
            check.wrong(
                place,
                "the clock `outer` is the one another system stamps; choose another name",
            );
        }
    }
    if one.approvals.windows(2).any(|pair| pair[1].up_to_minor <= pair[0].up_to_minor) {
        check.wrong(("[[approval]]", ""), "approvals must stand by rising amount");
    }
    if one.severity.as_ref().is_some_and(|rule| rule.p2_from <= rule.p3_from) {
        check.wrong(("[severity]", ""), "p2_from must be above p3_from");
    }
    check_closing(&mut check, one);
}

fn check_categories(
    check: &mut Check<'_>,
    pack: &Pack,
    one: &Written,
    known: &BTreeSet<&CategoryCode>,
) {
    if pack.categories.is_empty() {
        check.wrong(("[pack]", ""), "the pack has no category; one is needed to judge by");
    }
    if one.categories.len() > CATEGORIES_MAX {
        let found = one.categories.len();
        let reason = format!("{found} categories; at most {CATEGORIES_MAX} are taken");
        check.wrong(("[[category]]", ""), &reason);
    }
    for category in &one.categories {
        let place = ("code", category.code.as_str());
        if let Some(parent) = category.code.parent().filter(|parent| !known.contains(parent)) {
            let reason =
                format!("the category `{}` has no branch above it; add `{parent}`", category.code);
            check.wrong(place, &reason);
        }
        for (language, word) in [
            ("zh-Hans", &category.title.zh_hans),
            ("zh-Hant", &category.title.zh_hant),
            ("en", &category.title.en),
        ] {
            if word.trim().is_empty() {
                let reason = format!("the category `{}` has no name in {language}", category.code);
                check.wrong(place, &reason);
            }
        }
    }
}

fn check_fields(check: &mut Check<'_>, one: &Written, known: &BTreeSet<&CategoryCode>) {
    for field in &one.fields {
        let place = ("id", field.id.as_str());
        if field.kind == FieldKind::Choice && field.choices.is_empty() {
            check.wrong(place, &format!("the field `{}` is a choice without choices", field.id));
        }
        if (field.requirement == Requirement::Conditional) != field.when.is_some() {
            let reason = format!(
                "the field `{}`: `when` belongs to a conditional field, and a conditional field needs it",
                field.id
            );
            check.wrong(place, &reason);
        }
        for branch in field.categories.iter().filter(|branch| !known.contains(branch)) {
            let reason = format!(
                "the field `{}` is for the category `{branch}`, which is not there",
                field.id
            );
            check.wrong(place, &reason);
        }
    }
}

fn check_closing(check: &mut Check<'_>, one: &Written) {
    let Some(closing) = &one.closing else { return };
    if closing.callback_attempts == 0 || closing.callback_attempts > ATTEMPTS_MAX {
        let reason = format!("callback_attempts is from 1 to {ATTEMPTS_MAX}");
        check.wrong(("callback_attempts", ""), &reason);
    }
    for (key, days) in [("word_days", closing.word_days), ("link_days", closing.link_days)] {
        if days > DAYS_MAX {
            check.wrong((key, ""), &format!("{key} is at most {DAYS_MAX}"));
        }
    }
}
