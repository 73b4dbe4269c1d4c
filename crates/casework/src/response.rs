//! Response: the decision told to the customer, and everything the customer says back.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::closing;
use crate::contact::{Means, within_a_minute};
use crate::draft;
use crate::invalid::{Invalid, Problem};
use crate::limits::NOTE_CHARS_MAX;
use crate::permission::Actor;
use crate::point::Finding;
use crate::promise::{self, Kind as PromiseKind};
use crate::refusal::{Objection, Refusal};
use crate::remedy::{Remedy, RemedyState};
use crate::reply_check::{self, Outgoing, Told, Waiver};
use crate::representative;
use crate::triage::{Kind, Nature};

/// A decision as it was told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Response {
    /// What was told.
    pub text: String,
    /// By which means.
    pub means: Means,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
    /// Who read it as second reader and let it go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released_by: Option<Actor>,
    /// That it went out though a rule of answers held it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiver: Option<Waiver>,
}

/// A response, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Respond {
    /// What is told; it answers every point.
    pub text: String,
    /// By which means.
    pub means: Means,
    /// Why it goes out though a rule of answers holds it back; only whoever leads may say so.
    #[serde(default)]
    pub waiver: String,
}

impl Respond {
    /// A decision that no rule needs to be waived for.
    pub fn new(text: &str, means: Means) -> Respond {
        Respond { text: text.to_owned(), means, waiver: String::new() }
    }
}

/// What the customer says to the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// Content with it.
    Accepts,
    /// Not content.
    Refuses,
    /// Wants something else.
    Counters,
    /// Takes the complaint back.
    Withdraws,
}

impl Word {
    /// Every word.
    pub const ALL: &'static [Word] =
        &[Word::Accepts, Word::Refuses, Word::Counters, Word::Withdraws];
}

/// The customer's word, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TakeWord {
    /// What they say.
    pub word: Word,
    /// In their words; needed to refuse or counter.
    #[serde(default)]
    pub text: String,
    /// The name of the representative who says it, where one speaks for a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// The customer's word on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GivenWord {
    /// What they say.
    pub word: Word,
    /// In their words.
    pub text: String,
    /// The representative who said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
}

impl GivenWord {
    /// Nothing more is contested.
    pub fn settles(&self) -> bool {
        matches!(self.word, Word::Accepts | Word::Withdraws)
    }

    /// The decision does not stand: it is refused, or something else is wanted.
    pub fn is_contesting(&self) -> bool {
        !self.settles()
    }
}

/// Something the customer adds, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AddInformation {
    /// What they say.
    pub text: String,
}

/// An urge, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Urge {
    /// What they say; may be empty.
    #[serde(default)]
    pub text: String,
}

/// The customer's own rating of the handling.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// 1 (very bad) to 5 (very good).
    pub score: u8,
    /// In their words; needed for 1 and 2.
    #[serde(default)]
    pub comment: String,
}

/// Telling the customer it was taken in; sends the acknowledgement when there is an address.
pub(crate) fn acknowledge(case: &Case, setting: &Setting<'_>) -> Vec<Event> {
    if case.acknowledged_at.is_some() {
        return vec![];
    }
    let mut draft = Draft::new(case, setting);
    draft.push(Event::Acknowledged);
    promise::keep_kind(&mut draft, PromiseKind::Acknowledge);
    draft.events
}

pub(crate) fn respond(
    case: &Case,
    it: &Respond,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let text = ready(case, it, setting)?;
    let standing = case.responses.last().filter(|_| case.responded_at.is_some());
    if standing.is_some_and(|old| old.text == text && old.means == it.means) {
        return Ok(vec![]);
    }
    let outgoing = outgoing(&text, it.means);
    let waiver = reply_check::pass(case, &outgoing, &it.waiver, None, setting)?;
    if setting.pack.second_reader_wanted(case, &outgoing, setting) {
        return Err(Refusal::SecondReaderMissing.into());
    }
    let (by, at) = (setting.actor.clone(), setting.now);
    let it = Response { text, means: it.means, at, by, released_by: None, waiver };
    tell(case, it, setting)
}

/// A decision as the reply check reads it.
pub(crate) fn outgoing(text: &str, means: Means) -> Outgoing<'_> {
    Outgoing { told: Told::Response, text, means, next_at: None }
}

/// The text of a decision whose form is right and whose case is ready for one.
pub(crate) fn ready(case: &Case, it: &Respond, setting: &Setting<'_>) -> Result<String, Objection> {
    let mut invalid = Invalid::default();
    let text = invalid.required("text", &it.text, NOTE_CHARS_MAX);
    if it.means == Means::Note {
        invalid.add("means", Problem::NotAChoice);
    }
    invalid.none_or(())?;
    if case.assessment.is_none() {
        return Err(Refusal::NotTriaged.into());
    }
    // Who was asked and has not answered may know what the decision ought to be.
    if case.open_tasks().next().is_some() {
        return Err(Refusal::TaskStillOpen.into());
    }
    if case.points.iter().any(|point| point.answer.is_none()) {
        return Err(Refusal::PointUnanswered.into());
    }
    // No to a refund is no answer as long as nothing is put in its place.
    if case.owes_own_proposal(setting) {
        return Err(Refusal::OwnProposalMissing.into());
    }
    Ok(text)
}

/// Tells the customer a decision.
pub(crate) fn tell(
    case: &Case,
    it: Response,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut draft = Draft::new(case, setting);
    // Who answers waits for nothing more.
    crate::pause::end_held(&mut draft, |_| true);
    draft.push(Event::Responded(it));
    promise::keep_answer(&mut draft);
    promise::promise_by_policy(&mut draft)?;
    Ok(draft.events)
}

pub(crate) fn take_word(
    case: &Case,
    it: &TakeWord,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let text = invalid.optional("text", &it.text, NOTE_CHARS_MAX);
    if matches!(it.word, Word::Refuses | Word::Counters) && text.is_empty() {
        invalid.add("text", Problem::Missing);
    }
    let by = representative::speaker(case, it.by.as_ref(), &mut invalid);
    invalid.none_or(())?;
    let same = |old: &GivenWord| old.word == it.word && old.text == text && old.by == by;
    if case.word.as_ref().is_some_and(same) {
        return Ok(vec![]);
    }
    let closed = case.closure.is_some();
    if closed && it.word == Word::Withdraws {
        return Err(Refusal::CaseClosed.into());
    }
    // A word on the decision needs one that stands, or one refused about which the customer thinks again.
    let contested = case.word.as_ref().is_some_and(GivenWord::is_contesting);
    if it.word != Word::Withdraws && case.responded_at.is_none() && !contested {
        return Err(Refusal::NotResponded.into());
    }
    let word = GivenWord { word: it.word, text, by, at: setting.now };
    let mut draft = Draft::new(case, setting);
    if closed && word.is_contesting() {
        closing::reopen_dissatisfied(&mut draft, &word.text);
    }
    draft.push(Event::WordTaken(word));
    match it.word {
        Word::Withdraws => promise::release_all(&mut draft, "withdrawn"),
        // Content after all with what was answered: nothing more is owed to answer.
        Word::Accepts => promise::keep_answer(&mut draft),
        // Not content: the answer is owed again, by the pack's time for it.
        Word::Refuses | Word::Counters => promise::promise_by_policy(&mut draft)?,
    }
    Ok(draft.events)
}

/// What the customer adds or urges, unless it is the same sent twice.
fn told(case: &Case, event: Event, setting: &Setting<'_>) -> Vec<Event> {
    let same = |(at, old): &(Timestamp, Event)| {
        *old == event && within_a_minute(*at, setting.now) && case.waiting_since.is_some()
    };
    let twin = case.told.as_ref().is_some_and(same);
    if twin { vec![] } else { vec![event] }
}

pub(crate) fn add_information(
    case: &Case,
    it: &AddInformation,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let text = invalid.required("text", &it.text, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    Ok(told(case, Event::InformationAdded { text }, setting))
}

pub(crate) fn urge(case: &Case, it: &Urge, setting: &Setting<'_>) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let text = invalid.optional("text", &it.text, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    Ok(told(case, Event::Urged { text }, setting))
}

pub(crate) fn rate(
    case: &Case,
    it: &Rating,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let comment = invalid.optional("comment", &it.comment, NOTE_CHARS_MAX);
    if !(1..=5).contains(&it.score) {
        invalid.add("score", Problem::NotANumber);
    }
    if it.score <= 2 && comment.is_empty() {
        invalid.add("comment", Problem::Missing);
    }
    // Only the customer rates: nobody of ours may write their own mark.
    if *setting.actor != Actor::Customer {
        return Err(Refusal::RoleLacking.into());
    }
    invalid.none_or(())?;
    if case.responses.is_empty() {
        return Err(Refusal::NotResponded.into());
    }
    let rating = Rating { score: it.score, comment };
    match &case.rating {
        Some(old) if *old == rating => Ok(vec![]),
        Some(_) => Err(Refusal::AlreadyRated.into()),
        None => Ok(vec![Event::Rated(rating)]),
    }
}

pub(crate) fn apply(case: &mut Case, at: Timestamp, event: &Event) {
    match event {
        Event::Responded(response) => {
            let readers = response.released_by.iter().filter_map(Actor::person);
            case.handlers.extend(response.by.person().into_iter().chain(readers).cloned());
            draft::settle(case, response);
            case.responded_at = Some(response.at);
            case.contacted_at = case.contacted_at.or(Some(at));
            case.callbacks_before = case.callbacks.len();
            case.responses.push(response.clone());
            // Who took the complaint back has said the last word; any other answers an earlier decision.
            case.word = case.word.take().filter(|word| word.word == Word::Withdraws);
            case.waiting_since = None;
        }
        Event::WordTaken(word) => {
            // Refusing a second time moves no time limit: the decision fell with the first refusal.
            if word.is_contesting() && case.responded_at.is_some() {
                case.responded_at = None;
                case.restart(at);
            }
            if word.settles() {
                case.waiting_since = None;
            }
            case.word = Some(word.clone());
        }
        Event::InformationAdded { .. } => {
            case.waiting_since = case.waiting_since.or(Some(at));
            case.told = Some((at, event.clone()));
        }
        Event::Urged { .. } => {
            case.urges += 1;
            case.waiting_since = case.waiting_since.or(Some(at));
            case.told = Some((at, event.clone()));
        }
        Event::Rated(rating) => case.rating = Some(rating.clone()),
        _ => {}
    }
}

impl Case {
    /// Whether the decision has to say sorry: the complaint is justified, wholly or in part.
    pub fn is_apology_due(&self) -> bool {
        let Some(assessment) = self.assessment.as_deref() else { return false };
        let valid = matches!(assessment.nature, Nature::Valid | Nature::NeedsImprovement);
        let upheld = self
            .points
            .iter()
            .filter_map(|point| point.finding.as_ref())
            .any(|it| matches!(it.finding, Finding::Upheld | Finding::PartlyUpheld));
        !matches!(assessment.kind, Kind::Inquiry | Kind::Suggestion | Kind::Praise)
            && (valid || upheld)
    }

    /// Whether something is still to be done after the decision, so that it must say what.
    pub fn is_more_due(&self) -> bool {
        let given = |it: &promise::Promise| {
            it.is_owed()
                && matches!(
                    it.kind,
                    PromiseKind::Given | PromiseKind::Milestone | PromiseKind::Deliver
                )
        };
        let open = |it: &Remedy| {
            matches!(it.state, RemedyState::Approved | RemedyState::Offered | RemedyState::Accepted)
        };
        self.promises.iter().any(given) || self.remedies.iter().any(open)
    }

    /// What is owed once more counts from here.
    pub(crate) fn restart(&mut self, at: Timestamp) {
        self.restarted_at = Some(at);
        self.promises_before = self.promises.len();
        self.contacted_at = None;
    }
}
