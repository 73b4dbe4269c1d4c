//! Closing: only when every point is answered and nothing is owed; reopening, whenever it turns out otherwise.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::contact::Means;
use crate::intake::PastAnswer;
use crate::invalid::{Invalid, Problem};
use crate::limits::NOTE_CHARS_MAX;
use crate::permission::Actor;
use crate::promise;
use crate::refusal::{Objection, Refusal};
use crate::remedy::RemedyState;
use crate::response::{Response, Word};
use crate::view::{Stage, stage};

/// What came of it, as the organisation sees it; the customer's own word stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Put right.
    Resolved,
    /// Put right in part.
    PartlyResolved,
    /// Explained; nothing could or had to be put right.
    Explained,
    /// Closed, not fixed.
    Unresolved,
    /// The customer took it back.
    Withdrawn,
    /// Not for us; the customer was told where to go.
    Referred,
    /// Answered before it was taken over from another register.
    Past,
}

impl Outcome {
    /// Every outcome a person may choose, in the order forms offer them.
    pub const ALL: &'static [Outcome] = &[
        Outcome::Resolved,
        Outcome::PartlyResolved,
        Outcome::Explained,
        Outcome::Unresolved,
        Outcome::Withdrawn,
        Outcome::Referred,
    ];
}

/// Which letter the customer gets of a closing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClosingLetter {
    /// The usual one: what was done, and how to object.
    #[default]
    Usual,
    /// A short confirmation, where the rulebook lets a case be closed quickly.
    Short,
    /// None, where the rulebook lets that be: the customer was told by word of mouth.
    None,
}

impl ClosingLetter {
    /// Every letter, in the order forms offer them.
    pub const ALL: &'static [ClosingLetter] =
        &[ClosingLetter::Usual, ClosingLetter::Short, ClosingLetter::None];

    /// The usual one, which needs no words of its own in the journal.
    pub(crate) fn is_usual(&self) -> bool {
        *self == ClosingLetter::Usual
    }
}

/// The letters a closing may choose from now: the usual one, and what windows that are open allow besides.
pub fn letters(case: &Case, setting: &Setting<'_>) -> Vec<ClosingLetter> {
    let open = crate::policy::windows(case, setting);
    let allowed =
        |it: &ClosingLetter| it.is_usual() || open.iter().any(|window| window.letters.contains(it));
    ClosingLetter::ALL.iter().copied().filter(allowed).collect()
}

/// What was learned.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Lesson {
    /// Why it could happen.
    pub cause: String,
    /// How it is avoided from now on.
    pub prevention: String,
    /// The established cause of the case's tree it speaks of, by number: its branch is the category of the root cause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root: Option<u32>,
}

impl Lesson {
    /// Both halves are there.
    pub fn is_complete(&self) -> bool {
        !self.cause.is_empty() && !self.prevention.is_empty()
    }
}

/// A closing, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Close {
    /// What came of it.
    pub outcome: Outcome,
    /// A summary for the record.
    #[serde(default)]
    pub summary: String,
    /// What was learned, where the pack asks for it.
    #[serde(default)]
    pub lesson: Lesson,
    /// Which letter the customer gets; other than the usual one only while a rule lets it be closed quickly.
    #[serde(default, skip_serializing_if = "ClosingLetter::is_usual")]
    pub letter: ClosingLetter,
}

/// A closing on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Closure {
    /// What came of it.
    pub outcome: Outcome,
    /// A summary for the record.
    pub summary: String,
    /// What was learned.
    pub lesson: Lesson,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
    /// Which letter the customer gets of it.
    #[serde(default, skip_serializing_if = "ClosingLetter::is_usual")]
    pub letter: ClosingLetter,
}

/// Why a case is taken up again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReopenReason {
    /// The customer is not satisfied.
    Dissatisfied,
    /// New facts came up.
    NewFacts,
    /// What was promised was not done.
    NotDone,
    /// It was closed by mistake.
    Mistake,
}

impl ReopenReason {
    /// Every reason.
    pub const ALL: &'static [ReopenReason] = &[
        ReopenReason::Dissatisfied,
        ReopenReason::NewFacts,
        ReopenReason::NotDone,
        ReopenReason::Mistake,
    ];
}

/// A reopening, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reopen {
    /// Why.
    pub reason: ReopenReason,
    /// In words.
    pub note: String,
}

/// A reopening on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reopening {
    /// Why.
    pub reason: ReopenReason,
    /// In words.
    pub note: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
}

/// What still stands between a case and its closing, in order; empty when it may be closed.
pub fn obstacles(case: &Case, close: Option<&Close>, setting: &Setting<'_>) -> Vec<Refusal> {
    let mut found = Vec::new();
    if !case.is_withdrawn() {
        undecided(case, setting, &mut found);
        if setting.pack.callback_wanted(case, setting) {
            found.push(Refusal::CallbackMissing);
        }
        let lacks = close.is_some_and(|it| !it.lesson.is_complete());
        if lacks && lesson_owed(case, setting) {
            found.push(Refusal::LessonMissing);
        }
    }
    if case.open_tasks().next().is_some() {
        found.push(Refusal::TaskStillOpen);
    }
    if case.open_visits().next().is_some() {
        found.push(Refusal::VisitStillOpen);
    }
    if case.waiting_since.is_some() {
        found.push(Refusal::CustomerWaits);
    }
    if case.promises.iter().any(|p| p.is_owed() && p.kind != promise::Kind::Callback) {
        found.push(Refusal::PromiseStillOwed);
    }
    if case.orders_owed().next().is_some() {
        found.push(Refusal::OrderStillOwed);
    }
    if case.appeals_open().next().is_some() {
        found.push(Refusal::AppealOpen);
    }
    if case.remedies.iter().any(|remedy| remedy.state.is_owed()) {
        found.push(Refusal::RemedyStillOwed);
    }
    found.sort();
    found.dedup();
    found
}

/// Whether closing asks for a lesson: not when the customer took the complaint back.
pub fn lesson_owed(case: &Case, setting: &Setting<'_>) -> bool {
    !case.is_withdrawn() && setting.pack.lesson_wanted(case, setting)
}

/// What the customer has not been told, or has not said yet.
fn undecided(case: &Case, setting: &Setting<'_>, found: &mut Vec<Refusal>) {
    if case.assessment.is_none() {
        found.push(Refusal::NotTriaged);
    }
    if case.points.iter().any(|point| point.answer.is_none()) {
        found.push(Refusal::PointUnanswered);
    }
    // What was answered after the decision was told has not been told yet.
    if case.has_untold_answer() {
        found.push(Refusal::NotResponded);
    }
    let silent = setting.pack.silence_ends(case, setting);
    match stage(case) {
        Stage::Received | Stage::Working if case.word.is_some() => {
            found.push(Refusal::CustomerRefused);
        }
        Stage::Received | Stage::Working => found.push(Refusal::NotResponded),
        Stage::Responded if !silent => found.push(Refusal::WordAwaited),
        Stage::Responded | Stage::Settled | Stage::Closed => {}
    }
    // An offer lies before the customer: closing would take it away before they could say a word.
    let offered = case.remedies.iter().any(|remedy| remedy.state == RemedyState::Offered);
    if (offered || case.offered_plan().is_some()) && !silent {
        found.push(Refusal::WordAwaited);
    }
}

impl Case {
    /// The customer took the complaint back.
    pub fn is_withdrawn(&self) -> bool {
        self.word.as_ref().is_some_and(|word| word.word == Word::Withdraws)
    }

    /// A point was answered, or answered anew, since the customer was last told the decision.
    pub fn has_untold_answer(&self) -> bool {
        let told = self.responses.last().map(|response| response.at);
        self.points.iter().filter_map(|p| p.answer.as_ref()).any(|a| told.is_none_or(|t| a.at > t))
    }
}

pub(crate) fn close(
    case: &Case,
    it: &Close,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    if case.closure.is_some() {
        return Ok(vec![]);
    }
    let mut invalid = Invalid::default();
    // Whether it was taken back is the customer's to say; what was answered elsewhere comes with its record.
    if it.outcome == Outcome::Past || it.outcome == Outcome::Withdrawn && !case.is_withdrawn() {
        invalid.add("outcome", Problem::NotAChoice);
    }
    if !letters(case, setting).contains(&it.letter) {
        invalid.add("letter", Problem::NotAChoice);
    }
    let root = it.lesson.root.map(|n| case.causes.established(n));
    let root = root.transpose().unwrap_or_else(|_| {
        invalid.add("lesson.root", Problem::NotAChoice);
        None
    });
    let mut cause = invalid.optional("lesson.cause", &it.lesson.cause, NOTE_CHARS_MAX);
    if let Some(root) = root.filter(|_| cause.is_empty()) {
        cause.clone_from(&root.text);
    }
    let close = Close {
        letter: it.letter,
        outcome: it.outcome,
        summary: invalid.optional("summary", &it.summary, NOTE_CHARS_MAX),
        lesson: Lesson {
            root: it.lesson.root,
            cause,
            prevention: invalid.optional(
                "lesson.prevention",
                &it.lesson.prevention,
                NOTE_CHARS_MAX,
            ),
        },
    };
    invalid.none_or(())?;
    if let Some(first) = obstacles(case, Some(&close), setting).first() {
        return Err((*first).into());
    }
    let mut draft = Draft::new(case, setting);
    promise::release_all(&mut draft, "closed");
    crate::pause::end_held(&mut draft, |_| true);
    draft.push(Event::Closed(Box::new(Closure {
        outcome: close.outcome,
        summary: close.summary,
        lesson: close.lesson,
        letter: close.letter,
        at: setting.now,
        by: setting.actor.clone(),
    })));
    Ok(draft.events)
}

/// A record taken over with its answer: answered and closed at the times it tells.
pub(crate) fn close_past(draft: &mut Draft<'_>, past: &PastAnswer) {
    let (now, by) = (draft.setting.now, draft.setting.actor.clone());
    let at = past.at.unwrap_or(now);
    if past.at.is_some() || !past.text.is_empty() {
        draft.push(Event::Responded(Response {
            text: past.text.clone(),
            means: Means::Letter,
            at,
            by: by.clone(),
            released_by: None,
            waiver: None,
        }));
    }
    draft.push(Event::Closed(Box::new(Closure {
        outcome: Outcome::Past,
        summary: String::new(),
        lesson: Lesson::default(),
        letter: ClosingLetter::Usual,
        at,
        by,
    })));
}

pub(crate) fn reopen(
    case: &Case,
    it: &Reopen,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    if case.closure.is_none() {
        return Err(Refusal::CaseOpen.into());
    }
    let mut invalid = Invalid::default();
    let note = invalid.required("note", &it.note, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    let mut draft = Draft::new(case, setting);
    draft.push(Event::Reopened(Reopening {
        reason: it.reason,
        note,
        at: setting.now,
        by: setting.actor.clone(),
    }));
    promise::promise_by_policy(&mut draft)?;
    Ok(draft.events)
}

/// Takes up again what did not satisfy: nobody has to complain a second time.
pub(crate) fn reopen_dissatisfied(draft: &mut Draft<'_>, note: &str) {
    draft.push(Event::Reopened(Reopening {
        reason: ReopenReason::Dissatisfied,
        note: note.to_owned(),
        at: draft.setting.now,
        by: draft.setting.actor.clone(),
    }));
}

pub(crate) fn apply_reopening(case: &mut Case, at: Timestamp, reopening: &Reopening) {
    case.outcome_before = case.closure.take().map(|it| it.outcome).or(case.outcome_before);
    case.word = None;
    case.responded_at = None;
    // The handling to come is another one, and is rated anew.
    case.rating = None;
    case.restart(at);
    case.reopenings.push(reopening.clone());
    // What was answered before did not hold: each point wants its answer again.
    for point in &mut case.points {
        point.answer = None;
    }
}
