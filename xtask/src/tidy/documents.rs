//! Rules about documents, file names, migrations, and texts in several languages.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Tree};

/// Folders at the root; a path in a document that begins with one of them must exist.
const TOP: [&str; 9] =
    ["crates/", "packs/", "docs/", "xtask/", "web/", "e2e/", "bench/", ".ci/", ".config/"];

/// The languages of the pages; a text in one of them is there in all.
const LANGUAGES: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

/// Words that say nothing wherever they stand in a name, and words that say nothing on their own.
const EMPTY_WORDS: &str = "util utils common helper helpers manager service services misc info";
const EMPTY_NAMES: &str = "data process types stuff";

/// Files and folders of code whose name says nothing about what is in them.
pub(super) fn banned_names(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let is_code =
        |path: &str| ["crates/", "xtask/", "e2e/", "web/"].iter().any(|top| path.starts_with(top));
    let ends = [".rs", ".mjs", ".js", ".ts", ".css"];
    let code = ends.iter().flat_map(|end| tree.between("", end)).filter(|(path, _)| is_code(path));
    for (path, _) in code {
        for name in path.split('/').filter_map(|part| part.split('.').next()) {
            let is_empty = |word: &&str| EMPTY_WORDS.split(' ').any(|empty| empty == *word);
            let whole = EMPTY_NAMES.split(' ').find(|empty| *empty == name);
            if let Some(word) = name.split(['_', '-']).find(is_empty).or(whole) {
                let mend = format!("`{word}` says nothing: name it after what it knows");
                findings.push(Finding::new(path, 1, "name", mend));
            }
        }
    }
    findings
}

/// One numbered list of migrations; where the databases differ, both halves are there.
pub(super) fn migrations(tree: &Tree) -> Vec<Finding> {
    let mut numbers = BTreeMap::new();
    let mut findings = Vec::new();
    for (path, _) in tree.between("crates/store/migrations/", ".sql") {
        let mut report = |mend: String| findings.push(Finding::new(path, 1, "migration", mend));
        let name = path.rsplit('/').next().unwrap_or_default();
        let title = name.split('.').next().unwrap_or_default();
        let number = title.split('_').next().unwrap_or_default();
        if number.len() != 4 || number.parse::<u16>().is_err() {
            report("begin the name with four digits, as in 0007_outbox.sql".to_owned());
        }
        if let Some(other) = numbers.insert(number, title).filter(|other| *other != title) {
            report(format!("number {number} is taken by `{other}`: take the next"));
        }
        let twin = if name.contains(".sqlite.") {
            path.replace(".sqlite.", ".postgres.")
        } else {
            path.replace(".postgres.", ".sqlite.")
        };
        if !tree.files.contains_key(&twin) {
            report(format!("the other half is missing: {twin}"));
        }
    }
    findings
}

/// Every link and every path in a Markdown file leads somewhere.
pub(super) fn paths(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.between("", ".md") {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut is_fenced = false;
        for (n, line) in text.lines().enumerate() {
            is_fenced ^= line.trim_start().starts_with("```");
            if is_fenced {
                continue;
            }
            let links = links(line).filter(|link| !tree.has(&joined(folder, link)));
            let named = named_paths(line)
                .filter(|name| !tree.has(name) && !tree.has(&joined(folder, name)));
            for gone in links.chain(named) {
                findings.push(Finding::new(
                    path,
                    n + 1,
                    "path",
                    format!("`{gone}` is not there: name what is"),
                ));
            }
        }
    }
    findings
}

/// Targets of links into this repository, without what follows a number sign.
fn links(line: &str) -> impl Iterator<Item = &str> {
    let targets = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let targets = targets.filter(|target| !target.contains(':') && !target.starts_with(['#', '/']));
    targets.filter_map(|target| target.split('#').next())
}

/// Paths written as code, such as `docs/glossary.md`; patterns and places to fill in are none.
fn named_paths(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split('`').skip(1).step_by(2);
    let paths = code.filter(|code| TOP.iter().any(|top| code.starts_with(top)));
    let exact = paths.filter(|path| {
        !path.contains(['*', '<', '{', '[', '…', '$', ' ']) && !path.contains("NNNN")
    });
    exact.filter_map(|path| path.split([':', '#']).next())
}

/// A path as seen from the root, with `..` walked.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/').filter(|part| *part != ".") {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

/// Work left for later has a number under which somebody will find it.
pub(super) fn unnumbered_work(tree: &Tree) -> Vec<Finding> {
    let rust = tree.rust.iter().map(|source| (source.path.as_str(), source.comments.as_str()));
    let ends = [".sql", ".html", ".css", ".js", ".mjs", ".ts", ".toml", ".ftl"];
    let others = ends.iter().flat_map(|end| tree.between("", end));
    let mut findings = Vec::new();
    for (path, text) in rust.chain(others) {
        for (n, line) in text.lines().enumerate() {
            let mut after = line.split("TODO").skip(1).chain(line.split("FIXME").skip(1));
            if after.any(|rest| !rest.trim_start_matches([' ', '(']).starts_with('#')) {
                let mend = "write the number of its issue, as in TODO(#12), or do it now";
                findings.push(Finding::new(path, n + 1, "unnumbered work", mend));
            }
        }
    }
    findings
}

/// Every text is there in every language.
pub(super) fn languages(tree: &Tree) -> Vec<Finding> {
    // A set of texts, with a star for the language → the language → its identifiers.
    let mut sets: BTreeMap<String, BTreeMap<&str, BTreeSet<String>>> = BTreeMap::new();
    for (path, text) in tree.between("", ".ftl") {
        for language in LANGUAGES {
            for (mark, starred) in
                [(format!("/{language}/"), "/*/"), (format!(".{language}."), ".*.")]
            {
                if path.contains(&mark) {
                    sets.entry(path.replace(&mark, starred))
                        .or_default()
                        .insert(language, messages(text));
                }
            }
        }
    }
    let mut findings = Vec::new();
    for (set, by_language) in &sets {
        let all: BTreeSet<&String> = by_language.values().flatten().collect();
        for language in LANGUAGES {
            let path = set.replace('*', language);
            let known = by_language.get(language);
            for id in all.iter().filter(|id| known.is_none_or(|known| !known.contains(**id))) {
                let mend = format!("`{id}` is missing here: another language has it");
                findings.push(Finding::new(&path, 1, "language", mend));
            }
        }
    }
    findings
}

/// Identifiers of a Fluent file: messages, terms, and attributes as `message.attribute`.
fn messages(text: &str) -> BTreeSet<String> {
    let is_id = |id: &str| {
        let plain = id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        plain && !id.is_empty()
    };
    let (mut found, mut message) = (BTreeSet::new(), "");
    for (id, _) in text.lines().filter_map(|line| line.split_once('=')) {
        let attribute = id.trim().strip_prefix('.').filter(|id| is_id(id));
        if let Some(attribute) = attribute {
            found.insert(format!("{message}.{attribute}"));
        } else if is_id(id.trim_end()) {
            message = id.trim_end();
            found.insert(message.to_owned());
        }
    }
    found
}

/// A lock file that names one registry's host sends everybody else there too.
pub(super) fn lock_files(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.between("", "package-lock.json") {
        if let Some(n) =
            text.lines().position(|line| line.trim_start().starts_with("\"resolved\": \"http"))
        {
            let mend = "write it with `npm install --omit-lockfile-registry-resolved`";
            findings.push(Finding::new(path, n + 1, "lock file", mend));
        }
    }
    findings
}
