//! Write-ups: what a closed case teaches, told so that somebody who was not there can learn from it.
//!
//! Problem, handling and summary, with pictures from the case, and without anybody's name or number in them. One
//! person writes, another releases; what was released stays on view until its revision is released. Whoever practises
//! reads the problem, answers in their own words, and that they did is on record, for nobody to be ranked by.

mod command;
mod stream;

use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan};

use crate::case::{Case, Setting};
use crate::contact::Means;
use crate::id::{CaseNo, PersonId};
use crate::incident::Mark;
use crate::invalid::{Invalid, Problem};
use crate::limits::{
    LINE_CHARS_MAX, NOTE_CHARS_MAX, WRITE_UP_CASES_MAX, WRITE_UP_PICTURES_MAX,
    WRITE_UP_PRACTICES_MAX,
};
use crate::matter::{self, Accused, Around, MatterDuty, MatterDutyKind};
use crate::permission::{self, Act, Actor};
use crate::personal::Personal;
use crate::refusal::{Objection, Refusal};
use crate::reply_check::{self, Outgoing, Remark, Told};

pub use command::{
    Content, DraftWriteUp, Picture, PictureOf, PractiseWriteUp, WriteUpCommand, WriteUpEvent,
    WriteUpReason,
};

/// Days within which somebody looks at what was written.
const RELEASE_DAYS: i64 = 14;

/// Where a write-up stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WriteUpState {
    /// Written, and not released.
    Drafted,
    /// Sent back to who wrote it.
    SentBack,
    /// On view in the library.
    Released,
    /// On view, and a revision waits to be released.
    Revised,
    /// Taken out of the library.
    Withdrawn,
}

impl WriteUpState {
    /// Every state.
    pub const ALL: &'static [WriteUpState] = &[
        WriteUpState::Drafted,
        WriteUpState::SentBack,
        WriteUpState::Released,
        WriteUpState::Revised,
        WriteUpState::Withdrawn,
    ];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            WriteUpState::Drafted => "drafted",
            WriteUpState::SentBack => "sent_back",
            WriteUpState::Released => "released",
            WriteUpState::Revised => "revised",
            WriteUpState::Withdrawn => "withdrawn",
        }
    }

    /// Whether everybody reads it in the library.
    pub fn is_on_view(self) -> bool {
        matches!(self, WriteUpState::Released | WriteUpState::Revised)
    }
}

/// That somebody practised.
#[derive(Clone, Debug, PartialEq)]
pub struct Practice {
    /// Who, and when.
    pub mark: Mark,
    /// What they would have answered.
    pub answer: String,
    /// The rules of the pack's reply check it trips.
    pub rules: Vec<String>,
}

/// A write-up as its journal tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WriteUp {
    /// The number people say; 0 before it was written.
    pub n: u32,
    /// Steps in its journal.
    pub version: u64,
    /// The cases it was learnt from.
    pub cases: BTreeSet<CaseNo>,
    /// Whoever is complained about in them.
    pub accused: Accused,
    /// As it was written last; nothing before.
    pub content: Option<Content>,
    /// Who wrote that, and when; none before.
    pub written: Option<Mark>,
    /// Who wrote it first.
    pub began: Option<Mark>,
    /// What is on view; none before it was released.
    pub shown: Option<Content>,
    /// Who released that, and when.
    pub released: Option<Mark>,
    /// Why it was sent back last, until it is written anew.
    pub sent_back: Option<(Mark, String)>,
    /// Why it was taken out of the library.
    pub withdrawn: Option<(Mark, String)>,
    /// Who practised, the oldest first.
    pub practices: Vec<Practice>,
    /// When its last step was.
    pub changed_at: Option<Timestamp>,
}

type Decided = Result<Vec<WriteUpEvent>, Objection>;

impl WriteUp {
    /// Where it stands.
    pub fn state(&self) -> WriteUpState {
        if self.withdrawn.is_some() {
            return WriteUpState::Withdrawn;
        }
        match &self.shown {
            Some(shown) if Some(shown) == self.content.as_ref() => WriteUpState::Released,
            Some(_) => WriteUpState::Revised,
            None if self.sent_back.is_some() => WriteUpState::SentBack,
            None => WriteUpState::Drafted,
        }
    }

    /// Whether something waits to be released.
    pub fn waits(&self) -> bool {
        let pending = self.shown != self.content;
        self.withdrawn.is_none() && self.sent_back.is_none() && pending
    }

    /// Who wrote what it says last.
    pub fn writer(&self) -> Option<&PersonId> {
        self.written.as_ref().and_then(|mark| mark.by.person())
    }

    /// Whether `actor` may read what is not on view: who wrote it, and who releases.
    pub fn may_read_draft(&self, around: &Around<'_>) -> bool {
        let wrote = |mark: &Option<Mark>| mark.as_ref().is_some_and(|it| it.by == *around.actor);
        matter::may_keep(around.organisation, around.actor, &self.accused).is_ok()
            || wrote(&self.written)
            || wrote(&self.began)
    }

    /// What the practices of one person were.
    pub fn practices_of<'a>(&'a self, actor: &'a Actor) -> impl Iterator<Item = &'a Practice> {
        self.practices.iter().filter(move |it| it.mark.by == *actor)
    }

    fn refuse_by_right(
        &self,
        command: &WriteUpCommand,
        around: &Around<'_>,
    ) -> Result<(), Refusal> {
        matter::may_read(around.organisation, around.actor, &self.accused)?;
        match command {
            WriteUpCommand::DraftWriteUp(it) => may_write(it, around),
            WriteUpCommand::ReviseWriteUp(it) => {
                if !self.may_read_draft(around) {
                    return Err(Refusal::RoleLacking);
                }
                may_write(it, around)
            }
            WriteUpCommand::ReleaseWriteUp
            | WriteUpCommand::SendBackWriteUp(_)
            | WriteUpCommand::WithdrawWriteUp(_) => {
                matter::may_keep(around.organisation, around.actor, &self.accused)
            }
            WriteUpCommand::PractiseWriteUp(_) => match around.actor {
                Actor::Staff(_) => Ok(()),
                _ => Err(Refusal::RoleLacking),
            },
        }
    }

    fn draft(&self, it: &DraftWriteUp, around: &Around<'_>) -> Decided {
        if self.version > 0 {
            return Err(Refusal::AlreadyThereByName.into());
        }
        let (cases, accused) = learnt_from(it, around)?;
        let content = content_of(it, around)?;
        Ok(vec![WriteUpEvent::Drafted { n: it.n, cases, accused, content: Box::new(content) }])
    }

    fn revise(&self, it: &DraftWriteUp, around: &Around<'_>) -> Decided {
        let (cases, accused) = learnt_from(it, around)?;
        let content = content_of(it, around)?;
        let same = self.content.as_ref() == Some(&content) && self.cases == cases;
        if same && self.sent_back.is_none() && self.withdrawn.is_none() {
            return Ok(vec![]);
        }
        Ok(vec![WriteUpEvent::Revised { cases, accused, content: Box::new(content) }])
    }

    fn release(&self, around: &Around<'_>) -> Decided {
        if self.state() == WriteUpState::Released
            && self.released.as_ref().is_some_and(|it| it.by == *around.actor)
        {
            return Ok(vec![]);
        }
        if !self.waits() {
            return Err(Refusal::WriteUpNotWaiting.into());
        }
        if self.written.as_ref().is_some_and(|it| it.by == *around.actor) {
            return Err(Refusal::OwnWriteUp.into());
        }
        Ok(vec![WriteUpEvent::Released])
    }

    fn send_back(&self, it: &WriteUpReason) -> Decided {
        let reason = reason_of(it)?;
        if self.sent_back.as_ref().is_some_and(|(_, old)| *old == reason) {
            return Ok(vec![]);
        }
        if !self.waits() {
            return Err(Refusal::WriteUpNotWaiting.into());
        }
        Ok(vec![WriteUpEvent::SentBack { reason }])
    }

    fn withdraw(&self, it: &WriteUpReason) -> Decided {
        let reason = reason_of(it)?;
        if self.withdrawn.is_some() {
            return Ok(vec![]);
        }
        Ok(vec![WriteUpEvent::Withdrawn { reason }])
    }

    fn practise(&self, it: &PractiseWriteUp, around: &Around<'_>) -> Decided {
        let mut invalid = Invalid::default();
        let answer = invalid.required("answer", &it.answer, NOTE_CHARS_MAX);
        invalid.none_or(())?;
        if !self.state().is_on_view() {
            return Err(Refusal::WriteUpNotReleased.into());
        }
        let last = self.practices_of(around.actor).last();
        if last.is_some_and(|last| last.answer == answer) {
            return Ok(vec![]);
        }
        if self.practices.len() >= WRITE_UP_PRACTICES_MAX {
            return Err(Refusal::TooMany.into());
        }
        let rules = self.remarks(&answer, around).into_iter().map(|it| it.rule);
        let rules: BTreeSet<String> = rules.collect();
        Ok(vec![WriteUpEvent::Practised { answer, rules: rules.into_iter().collect() }])
    }

    /// What the reply check of the write-up's pack says of an answer given in practice.
    pub fn remarks(&self, answer: &str, around: &Around<'_>) -> Vec<Remark> {
        let content = self.shown.as_ref().or(self.content.as_ref());
        let pack = content.and_then(|it| around.packs.get(&it.pack));
        let Some(pack) = pack else { return Vec::new() };
        let setting = Setting {
            now: around.now,
            actor: around.actor,
            organisation: around.organisation,
            pack,
            calendar: around.calendar,
            granted_elsewhere: 0,
        };
        // Of the case itself nothing is known here: who practises need not be one who may read it.
        let outgoing =
            Outgoing { told: Told::Response, text: answer, means: Means::Phone, next_at: None };
        reply_check::check_alone(&outgoing, &setting)
    }

    fn duties(&self) -> Vec<MatterDuty> {
        let Some(written) = &self.written else { return Vec::new() };
        let duty = |kind, person, but, from: Timestamp| MatterDuty {
            kind,
            n: 0,
            person,
            but,
            due_at: from + (RELEASE_DAYS * 24).hours(),
        };
        if self.waits() {
            let but = self.writer().cloned();
            return vec![duty(MatterDutyKind::ReleaseWriteUp, None, but, written.at)];
        }
        match (&self.sent_back, &self.withdrawn) {
            (Some((mark, _)), None) => {
                vec![duty(MatterDutyKind::ReviseWriteUp, self.writer().cloned(), None, mark.at)]
            }
            _ => vec![],
        }
    }
}

fn reason_of(it: &WriteUpReason) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let reason = invalid.required("reason", &it.reason, NOTE_CHARS_MAX);
    invalid.none_or(reason)
}

/// Who works on every one of the cases writes about them, and so does who keeps matters.
fn may_write(it: &DraftWriteUp, around: &Around<'_>) -> Result<(), Refusal> {
    if matter::may_keep(around.organisation, around.actor, &Accused::default()).is_ok() {
        return Ok(());
    }
    for no in &it.cases {
        let standing = around.cases.get(no).ok_or(Refusal::NoSuchCase)?;
        permission::may(around.organisation, around.actor, standing, Act::Work)?;
    }
    Ok(())
}

/// The cases, each within reach and closed, and whoever is complained about in them.
fn learnt_from(
    it: &DraftWriteUp,
    around: &Around<'_>,
) -> Result<(BTreeSet<CaseNo>, Accused), Objection> {
    let mut invalid = Invalid::default();
    if it.cases.is_empty() {
        invalid.add("cases", Problem::Missing);
    }
    if it.cases.len() > WRITE_UP_CASES_MAX {
        invalid.add("cases", Problem::TooMany { max: WRITE_UP_CASES_MAX });
    }
    invalid.none_or(())?;
    let cases: BTreeSet<CaseNo> = it.cases.iter().copied().collect();
    let accused = matter::reached(&cases, around)?;
    for no in &cases {
        let case = around.folded.get(no).ok_or(Refusal::NoSuchCase)?;
        if case.closure.is_none() {
            return Err(Refusal::CaseNotClosed.into());
        }
    }
    Ok((cases, accused))
}

/// What is written, cleaned; refused with whom it names, and with pictures that are none of the cases'.
fn content_of(it: &DraftWriteUp, around: &Around<'_>) -> Result<Content, Objection> {
    let mut invalid = Invalid::default();
    let title = invalid.required("title", &it.title, LINE_CHARS_MAX);
    let problem = invalid.required("problem", &it.problem, NOTE_CHARS_MAX);
    let handling = invalid.required("handling", &it.handling, NOTE_CHARS_MAX);
    let summary = invalid.required("summary", &it.summary, NOTE_CHARS_MAX);
    if it.pictures.len() > WRITE_UP_PICTURES_MAX {
        invalid.add("pictures", Problem::TooMany { max: WRITE_UP_PICTURES_MAX });
        return Err(invalid.into());
    }
    let mut pictures: Vec<Picture> = Vec::new();
    for (at, wanted) in it.pictures.iter().enumerate() {
        let field = format!("pictures.{at}.caption");
        let caption = invalid.line(&field, &wanted.caption, LINE_CHARS_MAX);
        let known = around.folded.values().find_map(|case| case.file(&wanted.file));
        match known.filter(|file| file.media.starts_with("image/")) {
            Some(file) if pictures.iter().all(|it| it.file.digest != file.digest) => {
                pictures.push(Picture { file: file.clone(), caption });
            }
            Some(_) => {}
            None => invalid.add("pictures", Problem::NotAChoice),
        }
    }
    let cases = || around.folded.iter().filter(|(no, _)| it.cases.contains(no)).map(|(_, it)| it);
    let personal = Personal::of(cases(), around.organisation);
    let captions = pictures.iter().map(|it| ("pictures", it.caption.as_str()));
    let texts = [
        ("title", title.as_str()),
        ("problem", problem.as_str()),
        ("handling", handling.as_str()),
        ("summary", summary.as_str()),
    ];
    for (field, text) in texts.into_iter().chain(captions) {
        if let Some(said) = personal.found_in(text) {
            invalid.add(field, Problem::Personal { said });
        }
    }
    invalid.none_or(())?;
    let first = it.cases.first().and_then(|no| around.folded.get(no));
    let pack = first.and_then(Case::complaint).map(|it| it.pack.clone());
    let pack = pack.ok_or(Refusal::NoSuchCase)?;
    let category = first.and_then(|case| case.assessment.as_ref()).map(|it| it.category.clone());
    Ok(Content { pack, category, title, problem, handling, summary, pictures })
}

/// What a case already says of itself, for whoever writes about it to begin with; without whom it names.
pub fn begun_from(case: &Case, around: &Around<'_>) -> DraftWriteUp {
    let personal = Personal::of([case], around.organisation);
    let masked = |text: &str| personal.masked(text);
    let complaint = case.complaint();
    let problem = complaint.map(|it| it.narrative.as_str()).unwrap_or_default();
    let facts = case.reconstruction().into_iter().map(|it| it.what.clone());
    let found =
        case.points.iter().filter_map(|it| it.finding.as_ref()).map(|it| it.reasons.clone());
    let told = case.responses.last().map(|it| it.text.clone());
    let handling: Vec<String> =
        facts.chain(found).chain(told).filter(|it| !it.is_empty()).collect();
    let chain = case.causes.root().map(|root| case.causes.chain(root.n)).unwrap_or_default();
    let causes: Vec<&str> = chain.iter().map(|it| it.text.as_str()).collect();
    let closure = case.closure.as_ref();
    let said = closure
        .map(|it| [it.summary.as_str(), it.lesson.cause.as_str(), it.lesson.prevention.as_str()]);
    let mut summary: Vec<String> =
        said.into_iter().flatten().map(str::to_owned).filter(|it| !it.is_empty()).collect();
    if causes.len() > 1 {
        summary.push(causes.join(" \u{2190} "));
    }
    summary.dedup();
    DraftWriteUp {
        n: 0,
        cases: case.no().into_iter().collect(),
        title: masked(complaint.map(|it| it.heading.as_str()).unwrap_or_default()),
        problem: masked(problem),
        handling: masked(&handling.join("\n")),
        summary: masked(&summary.join("\n")),
        pictures: Vec::new(),
    }
}
