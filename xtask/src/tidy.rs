//! House rules that no compiler knows.
//!
//! Each rule is one function from the tree to its findings, and a finding says where, which rule and how to
//! mend it. Rules read text, not syntax trees: that is coarse, quick, and needs no dependency.

mod documents;
mod rust;
mod source;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::Result;

use self::source::Source;
use crate::say::say;
use crate::shell::{command, metadata, root, text_of};

/// Kinds of file that are read as text; of the others only the name counts.
const TEXT: &[&str] = &[
    "rs", "toml", "md", "sql", "ftl", "html", "css", "js", "mjs", "ts", "json", "story", "sh",
    "yml",
];

/// The rules that look at files, in the order of reporting.
const RULES: &[fn(&Tree) -> Vec<Finding>] = &[
    rust::headers,
    rust::lengths,
    rust::han,
    rust::industries,
    rust::hidden_tests,
    documents::banned_names,
    documents::migrations,
    documents::paths,
    documents::unnumbered_work,
    documents::languages,
    documents::lock_files,
];

/// Reports every breach of a house rule; true when there is none.
pub(crate) fn tidy() -> Result<bool> {
    let tree = Tree::load(root())?;
    let mut findings = rust::direction(metadata()?);
    findings.extend(RULES.iter().flat_map(|rule| rule(&tree)));
    for finding in &findings {
        say!("{finding}");
    }
    say!("tidy: {} files, {} findings", tree.files.len(), findings.len());
    Ok(findings.is_empty())
}

/// One breach of a rule.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    path: String,
    line: usize,
    rule: &'static str,
    mend: String,
}

impl Finding {
    fn new(path: &str, line: usize, rule: &'static str, mend: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, rule, mend: mend.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, rule, mend } = self;
        write!(f, "{path}:{line}: {rule}: {mend}")
    }
}

/// The files under version control or about to be, by path with forward slashes.
#[derive(Default)]
struct Tree {
    files: BTreeMap<String, String>,
    rust: Vec<Source>,
    /// Folders and ignored paths a document may name although no file of that name is kept.
    ignored: Vec<String>,
}

impl Tree {
    fn load(root: &Path) -> Result<Self> {
        let words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
        let listed = text_of(&mut command("git", &words))?;
        let mut files = BTreeMap::new();
        for path in listed.split('\0').filter(|path| root.join(path).is_file()) {
            let is_text = path.rsplit_once('.').is_some_and(|(_, end)| TEXT.contains(&end));
            let text = if is_text { fs::read(root.join(path))? } else { Vec::new() };
            files.insert(path.to_owned(), String::from_utf8_lossy(&text).into_owned());
        }
        let ignored = fs::read_to_string(root.join(".gitignore")).unwrap_or_default();
        let ignored = ignored.lines().map(|line| line.trim_matches('/').to_owned()).collect();
        Ok(Self::of(files, ignored))
    }

    fn of(files: BTreeMap<String, String>, ignored: Vec<String>) -> Self {
        let is_rust = |path: &&String| path.rsplit_once('.').is_some_and(|(_, end)| end == "rs");
        let rust =
            files.keys().filter(is_rust).map(|path| Source::read(path, &files[path])).collect();
        Self { files, rust, ignored }
    }

    /// Files whose path begins and ends so.
    fn between<'a>(
        &'a self,
        start: &'a str,
        end: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let files = self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        files.filter(move |(path, _)| path.starts_with(start) && path.ends_with(end))
    }

    /// Whether a file or folder of that name is there, or is made by a run and ignored.
    fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let folder = format!("{path}/");
        path.is_empty()
            || self.files.contains_key(path)
            || self
                .files
                .range(folder.clone()..)
                .next()
                .is_some_and(|(file, _)| file.starts_with(&folder))
            || self
                .ignored
                .iter()
                .any(|ignored| path == ignored || path.starts_with(&format!("{ignored}/")))
    }
}
