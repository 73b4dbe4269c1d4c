//! Stories: what is done to a case and what its journal then tells, as plain text.
//!
//! Somebody who knows an industry can read and write them without knowing the code. The tests run them, and
//! so does whoever checks a pack before putting it in force; both by the very rules that run in earnest.
//! Text goes in and text comes out: a story has its own small organisation and its own calendar, and time
//! passes in it only because its lines say so.

mod journal;
mod matters;
mod people;
mod script;
mod words;

use std::collections::BTreeMap;
use std::fmt;

use crate::id::PackId;
use crate::pack::Pack;

pub use people::Fixture;

use script::{Line, Script};

/// Bytes a story may have.
const STORY_BYTES_MAX: usize = 256 * 1024;

/// What divides what is done from what the journal tells.
const DIVIDER: &str = "---";

/// A story as written.
#[derive(Clone, Debug)]
pub struct Story {
    title: String,
    pack: PackId,
    fixture: Vec<Line>,
    script: Vec<Line>,
    expected: Vec<Line>,
    above: String,
}

/// What is wrong with a story, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for StoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for StoryError {}

impl Story {
    /// Reads a story, without running it.
    pub fn parse(text: &str) -> Result<Story, StoryError> {
        if text.len() > STORY_BYTES_MAX {
            let reason = format!("the story is longer than {STORY_BYTES_MAX} bytes");
            return Err(StoryError { line: 1, reason });
        }
        let mut story = Story {
            title: String::new(),
            pack: PackId::parse("general").map_err(|it| at(1, it))?,
            fixture: Vec::new(),
            script: Vec::new(),
            expected: Vec::new(),
            above: String::new(),
        };
        let mut below = false;
        for (n, line) in (1..).zip(text.lines()) {
            if line.trim_end() == DIVIDER {
                below = true;
                continue;
            }
            if !below {
                story.above.push_str(line.trim_end());
                story.above.push('\n');
            }
            let is_comment = line.starts_with('#');
            if is_comment && story.title.is_empty() {
                line.trim_start_matches('#').trim().clone_into(&mut story.title);
            }
            if is_comment || line.trim().is_empty() {
                continue;
            }
            let line = Line { n, text: line.trim_end().to_owned() };
            if below {
                story.expected.push(line);
            } else {
                story.take(line)?;
            }
        }
        Ok(story)
    }

    /// A line of the upper half: the pack, somebody of the organisation, or something that is done.
    fn take(&mut self, line: Line) -> Result<(), StoryError> {
        let text = line.text.trim_start();
        match text.split_once(' ') {
            Some(("pack", id)) => self.pack = PackId::parse(id).map_err(|it| at(line.n, it))?,
            Some(("unit" | "person" | "away" | "exposure", _)) => self.fixture.push(line),
            _ if text.starts_with(|c: char| c.is_ascii_digit()) => self.script.push(line),
            _ => {
                let reason = "a line begins with a date, `pack`, `unit`, `person` or `#`";
                return Err(at(line.n, reason));
            }
        }
        Ok(())
    }

    /// What it is about, in one sentence.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The pack it is judged under.
    pub fn pack(&self) -> &PackId {
        &self.pack
    }

    /// Runs the story: the lines the journal tells.
    pub fn run(&self, packs: &BTreeMap<PackId, Pack>) -> Result<Vec<String>, StoryError> {
        let pack = packs
            .get(&self.pack)
            .ok_or_else(|| at(1, format!("there is no pack called `{}`", self.pack)))?;
        let mut fixture = Fixture::of(pack);
        for line in &self.fixture {
            fixture.add(&line.text).map_err(|reason| at(line.n, reason))?;
        }
        Script::new(packs, pack, &fixture).run(&self.script)
    }

    /// Runs the story and compares; the error names the first line that differs.
    pub fn check(&self, packs: &BTreeMap<PackId, Pack>) -> Result<(), StoryError> {
        let told = self.run(packs)?;
        let last = self.expected.last().map_or(1, |line| line.n);
        for (n, line) in told.iter().enumerate() {
            match self.expected.get(n) {
                Some(expected) if expected.text == *line => {}
                Some(expected) => {
                    let reason = format!("expected `{}`, and it is `{line}`", expected.text);
                    return Err(at(expected.n, reason));
                }
                None => return Err(at(last, format!("after this comes `{line}`"))),
            }
        }
        match self.expected.get(told.len()) {
            Some(line) => Err(at(line.n, format!("expected `{}`, and nothing comes", line.text))),
            None => Ok(()),
        }
    }

    /// The story with its lower half written anew from what the journal tells.
    pub fn rewritten(&self, packs: &BTreeMap<PackId, Pack>) -> Result<String, StoryError> {
        let told = self.run(packs)?;
        Ok(format!("{}\n{DIVIDER}\n{}\n", self.above.trim_end(), told.join("\n")))
    }
}

fn at(line: usize, reason: impl fmt::Display) -> StoryError {
    StoryError { line, reason: reason.to_string() }
}
