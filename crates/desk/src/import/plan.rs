//! The plan: a mapping laid over the columns of one file and the house as it stands; from cells to a complaint.
//!
//! Everything that can be wrong with the mapping was found before the first row; here only rows can be wrong. What is cut, missing or contradictory but true is flagged, never silently mended.

use std::collections::BTreeMap;

use casework::calendar::Calendar;
use casework::contact::{AddContact, Direction, Means};
use casework::id::{CategoryCode, PackId, UnitId};
use casework::intake::{Channel, Flag, PastAnswer, Receive, Source, Subject, SubjectKind};
use casework::invalid::{Invalid, Problem};
use casework::limits;
use casework::text;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::choice::{Language, Picking, Question};
use super::encoding::UNREADABLE;
use super::mapping::Missing;
use super::reason::Reason;
use super::said::Said;
use super::times::Times;
use super::value::{Reading, cut, cut_line};
use super::words::{Words, cell};

/// A row understood.
#[derive(Clone, Debug)]
pub(crate) enum Taken {
    /// The mapping says that it is no complaint.
    LeftOut,
    /// A complaint, and what an open record says was answered so far.
    Complaint(Box<Receive>, Option<AddContact>),
}

/// A mapping with its columns found.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(super) source: String,
    pub(super) pack: PackId,
    pub(super) missing: Missing,
    /// Cells a row has at least, and at most.
    pub(super) width: (usize, usize),
    /// Columns that tell one row from another where the list has no numbers.
    pub(super) own: Vec<usize>,
    pub(super) skip: Vec<Question>,
    pub(super) number: Option<Words>,
    pub(super) texts: BTreeMap<&'static str, Words>,
    pub(super) fields: BTreeMap<String, Words>,
    pub(super) received: Option<Reading>,
    pub(super) happened: Option<Reading>,
    pub(super) due: Option<Reading>,
    pub(super) answered: Option<Reading>,
    pub(super) closed: Option<Question>,
    pub(super) channel: Option<Picking<Channel>>,
    pub(super) kind: Option<Picking<casework::triage::Kind>>,
    pub(super) category: Option<Picking<CategoryCode>>,
    pub(super) unit: Option<Picking<UnitId>>,
    pub(super) language: Option<Picking<Language>>,
    pub(super) subjects: Vec<(SubjectKind, Words)>,
}

impl Plan {
    /// What a row says.
    pub(crate) fn take(
        &self,
        cells: &[String],
        now: Timestamp,
        calendar: &Calendar,
    ) -> Result<Taken, Reason> {
        let cells = self.fitting(cells)?;
        if cells.iter().all(|cell| cell.trim().is_empty())
            || self.skip.iter().any(|it| it.holds(cells))
        {
            return Ok(Taken::LeftOut);
        }
        if cells.iter().any(|cell| cell.contains(UNREADABLE)) {
            return Err(Said::new("row-characters").into());
        }
        let mut it = Receive::new(self.pack.clone(), Channel::Import, "");
        self.take_texts(&mut it, cells)?;
        it.channel = pick(self.channel.as_ref(), cells)?.unwrap_or(Channel::Import);
        it.kind = pick(self.kind.as_ref(), cells)?;
        it.category = pick(self.category.as_ref(), cells)?;
        it.unit = pick(self.unit.as_ref(), cells)?;
        it.language = pick(self.language.as_ref(), cells)?.map(|it: Language| it.0.to_owned());
        let times = Times { plan: self, cells, now, calendar };
        times.received(&mut it)?;
        it.happened_at =
            times.plain(self.happened.as_ref(), "happened_at", |at| times.possible(at))?;
        let due_at = times.plain(self.due.as_ref(), "due_at", |at| times.due(at))?;
        it.source =
            Some(Source { system: self.source.clone(), number: self.number(cells)?, due_at });
        let note = self.answer(&mut it, &times)?;
        Ok(Taken::Complaint(Box::new(it), note))
    }

    /// The row with as many cells as the header has; empty ones beyond are nothing.
    ///
    /// Too few are a piece of a row that was broken apart: it must not pass for a whole one.
    fn fitting<'a>(&self, cells: &'a [String]) -> Result<&'a [String], Reason> {
        let (least, most) = self.width;
        let beyond = cells.get(most..).unwrap_or_default();
        if cells.len() < least || beyond.iter().any(|cell| !cell.trim().is_empty()) {
            return Err(Said::new("row-columns")
                .with("found", cells.len())
                .with("wanted", most)
                .into());
        }
        Ok(&cells[..cells.len().min(most)])
    }

    fn text(&self, name: &str, cells: &[String]) -> String {
        self.texts.get(name).map(|words| words.of(cells)).unwrap_or_default()
    }

    fn take_texts(&self, it: &mut Receive, cells: &[String]) -> Result<(), Reason> {
        let mut was_cut = false;
        let mut note = |(text, cut): (String, bool)| {
            was_cut |= cut;
            text
        };
        let heading = self.text("heading", cells);
        it.narrative = note(cut(&self.text("narrative", cells), limits::NARRATIVE_CHARS_MAX));
        if it.narrative.is_empty() {
            it.narrative = note(cut(&heading, limits::NARRATIVE_CHARS_MAX));
            if it.narrative.is_empty() {
                return Err(Said::new("row-no-story").into());
            }
            if self.texts.contains_key("narrative") {
                it.flags.insert(Flag::NarrativeMissing);
            }
        }
        it.heading = note(cut_line(&heading, limits::LINE_CHARS_MAX));
        it.wish = note(cut(&self.text("wish", cells), limits::WISH_CHARS_MAX));
        it.opinion = note(cut(&self.text("opinion", cells), limits::NOTE_CHARS_MAX));
        let mut line = |name: &str| note(cut_line(&self.text(name, cells), limits::LINE_CHARS_MAX));
        it.place = line("place");
        it.complainant.name = line("complainant.name");
        let mut full = |name: &str| Some(line(name)).filter(|text| !text.is_empty());
        it.complainant.phone = full("complainant.phone");
        it.complainant.email = full("complainant.email");
        it.complainant.address = full("complainant.address");
        it.complainant.customer_no = full("complainant.customer_no");
        for (name, words) in &self.fields {
            it.fields
                .insert(name.clone(), note(cut_line(&words.of(cells), limits::LINE_CHARS_MAX)));
        }
        for (kind, words) in &self.subjects {
            let number = note(cut_line(&words.of(cells), limits::LINE_CHARS_MAX));
            if !number.is_empty() {
                it.subjects.push(Subject { kind: *kind, number });
            }
        }
        if was_cut {
            it.flags.insert(Flag::TextCut);
        }
        Ok(())
    }

    /// The row's number in its own list, or one made of everything in it.
    fn number(&self, cells: &[String]) -> Result<String, Reason> {
        let own = self
            .number
            .as_ref()
            .map(|words| text::clean_line(&words.of(cells)))
            .unwrap_or_default();
        let found = own.chars().count();
        if found > limits::LINE_CHARS_MAX {
            let problem = Problem::TooLong { max: limits::LINE_CHARS_MAX, found };
            return Err(Reason::Invalid(Invalid::one("number", problem)));
        }
        if !own.is_empty() {
            return Ok(own);
        }
        let digest =
            self.digest(cells)[..16].iter().fold(0_u128, |all, byte| all << 8 | u128::from(*byte));
        Ok(format!("row-{digest:032x}"))
    }

    /// What tells this row from another.
    pub(crate) fn digest(&self, cells: &[String]) -> [u8; 32] {
        let mut sha = Sha256::new();
        for at in &self.own {
            // An end that cannot stand in a cell, so that no two rows spell the same bytes.
            sha.update(cell(cells, *at).as_bytes());
            sha.update([0xff]);
        }
        sha.finalize().into()
    }

    /// The answer the record had: it closes the case, or is noted on one that is still open.
    fn answer(&self, it: &mut Receive, times: &Times<'_>) -> Result<Option<AddContact>, Reason> {
        let raw = self.text("answer", times.cells);
        let told = self
            .answered
            .as_ref()
            .is_some_and(|reading| !matches!(reading.of(times.cells), Ok(None)));
        let closed = match &self.closed {
            Some(question) => question.holds(times.cells),
            None => told || !raw.trim().is_empty(),
        };
        let at = times.answered(it.heard_at, closed)?;
        let max = if closed { limits::NARRATIVE_CHARS_MAX } else { limits::NOTE_CHARS_MAX };
        let (text, was_cut) = cut(&raw, max);
        if was_cut {
            it.flags.insert(Flag::TextCut);
        }
        // An open record that tells when it was closed is odd in the same way, and still open.
        if !closed && at < it.heard_at && at.is_some() {
            it.flags.insert(Flag::AnsweredBeforeReceived);
        }
        if !closed {
            let note = AddContact {
                means: Means::Note,
                direction: Direction::Out,
                with: String::new(),
                at,
                text,
                keeps: Vec::new(),
            };
            return Ok((!note.text.is_empty()).then_some(note));
        }
        let odd = match (at, it.heard_at) {
            (Some(at), Some(heard)) if at >= heard => None,
            // Without a time of its own it was received when it was taken over, after its answer.
            (Some(_), _) => Some(Flag::AnsweredBeforeReceived),
            (None, _) => Some(Flag::AnswerTimeMissing),
        };
        it.flags.extend(odd);
        it.past_answer = Some(PastAnswer { at, text });
        Ok(None)
    }
}

fn pick<T: Clone>(picking: Option<&Picking<T>>, cells: &[String]) -> Result<Option<T>, Reason> {
    picking.map_or(Ok(None), |it| it.of(cells))
}
