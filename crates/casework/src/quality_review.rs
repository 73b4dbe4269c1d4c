//! Quality review: somebody who had no part in it reads a handled case against the pack's score card.
//!
//! A review is about one person's handling, is answered by that person once, and where they disagree somebody else
//! looks once more. What is said to help them is read by them, by who said it and by who leads them; the customer
//! sees nothing of it, and nothing here ranks people.

mod sight;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::case::{Case, Event, Setting};
use crate::id::{PersonId, UnitId};
use crate::invalid::{Invalid, Problem};
use crate::letter::{self, NoticeKind};
use crate::limits::{LINE_CHARS_MAX, NOTE_CHARS_MAX, QUALITY_REVIEWS_MAX};
use crate::pack::{Pack, ScoreItem};
use crate::permission::Actor;
use crate::point::{next_n, nth, nth_mut};
use crate::refusal::{Objection, Refusal};

pub use sight::{Sight, event_seen, seen, sight};

/// The whole, in hundredths.
const WHOLE: u32 = 100;

/// The mark of one item, with the points it could have had when it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ItemMark {
    /// The item's code.
    pub item: String,
    /// The most points it has.
    pub of: u32,
    /// The points given; none where it did not arise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<u32>,
    /// Without a point here the whole is not passed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fails: bool,
    /// Why points were lost.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What marks make together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// Points given.
    pub points: u32,
    /// Points there were to give.
    pub of: u32,
    /// An item without which the whole is not passed has no point.
    pub has_failed_item: bool,
}

impl Score {
    /// Of marks; what did not arise counts for nothing.
    pub fn of(marks: &[ItemMark]) -> Score {
        let given = || marks.iter().filter_map(|it| Some((it, it.points?)));
        Score {
            points: given().map(|(_, points)| points).sum(),
            of: given().map(|(it, _)| it.of).sum(),
            has_failed_item: given().any(|(it, points)| it.fails && points == 0),
        }
    }

    /// In hundredths of what there was to give, rounded down.
    pub fn hundredths(self) -> u32 {
        (self.points * WHOLE).checked_div(self.of).unwrap_or(0)
    }

    /// Whether it is enough, from so many hundredths on.
    pub fn is_passed(self, from: u8) -> bool {
        !self.has_failed_item && self.hundredths() >= u32::from(from)
    }
}

/// A review on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QualityReview {
    /// Its number in the case, from 1.
    pub n: u32,
    /// Which closing of the case it looks back from.
    pub closing: u32,
    /// Whose handling it is about.
    pub person: PersonId,
    /// Their unit at the time.
    pub unit: UnitId,
    /// The marks, in the order of the card.
    pub marks: Vec<ItemMark>,
    /// From how many hundredths on it was passed.
    pub pass: u8,
    /// What is said to the whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
    /// What may help the person; for them, the reviewer and who leads their unit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub coaching: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
    /// What the person said to it; told by the journal's steps.
    #[serde(skip)]
    pub answer: Option<ReviewAnswer>,
    /// The second look; told by the journal's steps.
    #[serde(skip)]
    pub second: Option<SecondLook>,
}

impl QualityReview {
    /// The marks that stand: those of the second look, where there was one.
    pub fn standing_marks(&self) -> &[ItemMark] {
        self.second.as_ref().map_or(&self.marks, |it| &it.marks)
    }

    /// What they make together.
    pub fn score(&self) -> Score {
        Score::of(self.standing_marks())
    }

    /// Whether it is passed as it stands.
    pub fn is_passed(&self) -> bool {
        self.score().is_passed(self.pass)
    }

    /// By when somebody else is to look at it again, within so many days of the answer; none once it is settled.
    pub fn second_due_at(&self, days: u32) -> Option<Timestamp> {
        let disputed = self.answer.as_ref().filter(|_| self.state() == ReviewState::Disputed)?;
        Some(disputed.at + (i64::from(days) * 24).hours())
    }

    /// How it stands.
    pub fn state(&self) -> ReviewState {
        match (&self.answer, &self.second) {
            (None, _) => ReviewState::Told,
            (Some(answer), None) if !answer.agrees => ReviewState::Disputed,
            _ => ReviewState::Settled,
        }
    }
}

/// How a review stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    /// The case was drawn, and nobody has read it yet.
    Waiting,
    /// The person may say what they think of it.
    Told,
    /// They disagree, and somebody else is to look at it.
    Disputed,
    /// Nothing more is to be said.
    Settled,
}

impl ReviewState {
    /// Every state.
    pub const ALL: &'static [ReviewState] =
        &[ReviewState::Waiting, ReviewState::Told, ReviewState::Disputed, ReviewState::Settled];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            ReviewState::Waiting => "waiting",
            ReviewState::Told => "told",
            ReviewState::Disputed => "disputed",
            ReviewState::Settled => "settled",
        }
    }
}

/// What the person reviewed said, on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReviewAnswer {
    /// Whether they agree.
    pub agrees: bool,
    /// In their words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// A second look, on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SecondLook {
    /// The marks that stand from here on.
    pub marks: Vec<ItemMark>,
    /// Why.
    pub comment: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
}

/// A review, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewHandling {
    /// Whose handling it is about.
    pub person: PersonId,
    /// Points by the codes of the card's items.
    #[serde(default)]
    pub marks: BTreeMap<String, u32>,
    /// Items that did not arise in this case.
    #[serde(default)]
    pub left_out: Vec<String>,
    /// Why points were lost, by the codes of the items.
    #[serde(default)]
    pub notes: BTreeMap<String, String>,
    /// What is said to the whole.
    #[serde(default)]
    pub comment: String,
    /// What may help the person; for them, the reviewer and who leads their unit.
    #[serde(default)]
    pub coaching: String,
}

/// What the person reviewed says, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerQualityReview {
    /// The review's number.
    pub review: u32,
    /// Whether they agree; if not, somebody else looks at it.
    pub agrees: bool,
    /// In their words; needed where they do not agree.
    #[serde(default)]
    pub text: String,
}

/// A second look, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LookAgain {
    /// The review's number.
    pub review: u32,
    /// Points by the codes of the card's items.
    #[serde(default)]
    pub marks: BTreeMap<String, u32>,
    /// Items that did not arise in this case.
    #[serde(default)]
    pub left_out: Vec<String>,
    /// Why points were lost, by the codes of the items.
    #[serde(default)]
    pub notes: BTreeMap<String, String>,
    /// Why it stands, or stands otherwise.
    pub comment: String,
}

/// Points, what did not arise, and why, as they came.
type Given<'a> = (&'a BTreeMap<String, u32>, &'a [String], &'a BTreeMap<String, String>);

/// The marks by the card: each item has one or did not arise, and what lost points says why.
fn marks(
    card: &[ScoreItem],
    (points, left_out, notes): Given<'_>,
) -> Result<Vec<ItemMark>, Invalid> {
    let mut invalid = Invalid::default();
    let known = |code: &String| card.iter().any(|item| item.code == *code);
    for code in points.keys().filter(|code| !known(code)) {
        invalid.add(&format!("marks.{code}"), Problem::NotAChoice);
    }
    for code in notes.keys().filter(|code| !known(code)) {
        invalid.add(&format!("notes.{code}"), Problem::NotAChoice);
    }
    if left_out.iter().any(|code| !known(code) || points.contains_key(code)) {
        invalid.add("left_out", Problem::NotAChoice);
    }
    let mut marks = Vec::new();
    for item in card {
        let field = format!("marks.{}", item.code);
        let given = points.get(&item.code).copied();
        match given {
            None if !left_out.contains(&item.code) => invalid.add(&field, Problem::Missing),
            Some(given) if given > item.points => invalid.add(&field, Problem::NotANumber),
            _ => {}
        }
        let field = format!("notes.{}", item.code);
        let raw = notes.get(&item.code).map_or("", String::as_str);
        let note = invalid.line(&field, raw, LINE_CHARS_MAX);
        if given.is_some_and(|given| given < item.points) && note.is_empty() {
            invalid.add(&field, Problem::Missing);
        }
        let (of, fails) = (item.points, item.fails);
        marks.push(ItemMark { item: item.code.clone(), of, points: given, fails, note });
    }
    if !card.is_empty() && marks.iter().all(|mark| mark.points.is_none()) {
        invalid.add("left_out", Problem::NotAChoice);
    }
    invalid.none_or(marks)
}

/// Nobody reviews what they had a part in.
fn refuse_part(case: &Case, setting: &Setting<'_>) -> Result<(), Refusal> {
    let had_part = setting.actor.person().is_some_and(|person| case.parts().contains(person));
    if had_part { Err(Refusal::HadAPart) } else { Ok(()) }
}

/// The unit of somebody who had a part and is not complained about.
pub(crate) fn of_part<'a>(
    case: &Case,
    person: &PersonId,
    setting: &Setting<'a>,
) -> Result<&'a UnitId, Refusal> {
    let found = setting.organisation.person(person).ok_or(Refusal::NoSuchPerson)?;
    if case.standing().accused.contains(person) {
        return Err(Refusal::ComplainedAbout);
    }
    if !case.parts().contains(person) {
        return Err(Refusal::NoPartInIt);
    }
    Ok(&found.unit)
}

pub(crate) fn review(
    case: &Case,
    it: &ReviewHandling,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let card = &setting.pack.quality_review.card;
    if card.is_empty() {
        return Err(Refusal::ReviewWithoutCard.into());
    }
    if case.closure.is_none() {
        return Err(Refusal::ReviewNotYet.into());
    }
    refuse_part(case, setting)?;
    let unit = of_part(case, &it.person, setting)?.clone();
    let marks = marks(card, (&it.marks, &it.left_out, &it.notes))?;
    let mut invalid = Invalid::default();
    let comment = invalid.optional("comment", &it.comment, NOTE_CHARS_MAX);
    let coaching = invalid.optional("coaching", &it.coaching, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    let same = |old: &&QualityReview| old.closing == case.closings && old.person == it.person;
    if let Some(old) = case.quality_reviews.iter().find(same) {
        let twin = (&old.marks, &old.comment, &old.coaching) == (&marks, &comment, &coaching);
        if twin && old.by == *setting.actor {
            return Ok(vec![]);
        }
        return Err(Refusal::AlreadyReviewed.into());
    }
    if case.quality_reviews.len() >= QUALITY_REVIEWS_MAX {
        return Err(Refusal::TooMany.into());
    }
    Ok(vec![Event::QualityReviewed(Box::new(QualityReview {
        n: next_n(case.quality_reviews.len()),
        closing: case.closings,
        person: it.person.clone(),
        unit,
        marks,
        pass: setting.pack.quality_review.pass,
        comment,
        coaching,
        at: setting.now,
        by: setting.actor.clone(),
        answer: None,
        second: None,
    }))])
}

pub(crate) fn answer(
    case: &Case,
    it: &AnswerQualityReview,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let review = nth(&case.quality_reviews, it.review).ok_or(Refusal::NoSuchReview)?;
    if setting.actor.person() != Some(&review.person) {
        return Err(Refusal::NotYourReview.into());
    }
    let mut invalid = Invalid::default();
    let text = invalid.optional("text", &it.text, NOTE_CHARS_MAX);
    if !it.agrees && text.is_empty() && invalid.0.is_empty() {
        invalid.add("text", Problem::Missing);
    }
    invalid.none_or(())?;
    match &review.answer {
        Some(old) if old.agrees == it.agrees && old.text == text => Ok(vec![]),
        Some(_) => Err(Refusal::ReviewAnswered.into()),
        None => Ok(vec![Event::QualityReviewAnswered {
            review: it.review,
            answer: ReviewAnswer { agrees: it.agrees, text, at: setting.now },
        }]),
    }
}

pub(crate) fn look_again(
    case: &Case,
    it: &LookAgain,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let review = nth(&case.quality_reviews, it.review).ok_or(Refusal::NoSuchReview)?;
    if review.by == *setting.actor || setting.actor.person() == Some(&review.person) {
        return Err(Refusal::OwnReview.into());
    }
    refuse_part(case, setting)?;
    let card = card_of(review, &setting.pack.quality_review.card);
    let marks = marks(&card, (&it.marks, &it.left_out, &it.notes))?;
    let mut invalid = Invalid::default();
    let comment = invalid.required("comment", &it.comment, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    match &review.second {
        Some(old)
            if (&old.marks, &old.comment) == (&marks, &comment) && old.by == *setting.actor =>
        {
            return Ok(vec![]);
        }
        Some(_) => return Err(Refusal::ReviewSettled.into()),
        None if review.state() != ReviewState::Disputed => {
            return Err(Refusal::ReviewNotDisputed.into());
        }
        None => {}
    }
    let (at, by) = (setting.now, setting.actor.clone());
    let second = SecondLook { marks, comment, at, by };
    Ok(vec![Event::QualityReviewLookedAgain { review: it.review, second }])
}

/// The card a review was made by, whatever the pack asks for now.
pub fn card_of(review: &QualityReview, now: &[ScoreItem]) -> Vec<ScoreItem> {
    let item = |mark: &ItemMark| {
        let known = now.iter().find(|item| item.code == mark.item).cloned();
        let known = known.unwrap_or_else(|| ScoreItem::unnamed(&mark.item));
        ScoreItem { points: mark.of, fails: mark.fails, ..known }
    };
    review.marks.iter().map(item).collect()
}

pub(crate) fn apply(case: &mut Case, event: &Event) {
    match event {
        Event::QualityReviewed(it) => case.quality_reviews.push((**it).clone()),
        Event::QualityReviewAnswered { review, answer } => {
            if let Some(it) = nth_mut(&mut case.quality_reviews, *review) {
                it.answer = Some(answer.clone());
            }
        }
        Event::QualityReviewLookedAgain { review, second } => {
            if let Some(it) = nth_mut(&mut case.quality_reviews, *review) {
                it.second = Some(second.clone());
            }
        }
        Event::Honoured(it) => case.honours.push(it.clone()),
        _ => {}
    }
}

impl Case {
    /// Everybody who had a part in the handling: held it, spoke with the customer, decided, approved, was sent.
    ///
    /// Calling back is not among it: who calls back looks at the handling from outside as well.
    pub fn parts(&self) -> BTreeSet<PersonId> {
        let mut parts = self.handlers.clone();
        let heard = self.complaint().and_then(|it| it.heard_by.as_ref());
        parts.extend(heard.into_iter().chain(&self.owner).cloned());
        let registered = self.registered_by.iter().chain(self.closure.iter().map(|it| &it.by));
        let spoke = self.contacts.iter().filter(|it| !it.is_internal()).map(|it| &it.by);
        // A broadcast tells many at once, and is nobody's handling of this case.
        let told = self.progress.iter().filter(|it| it.announcement.is_none()).map(|it| &it.by);
        let told = spoke.chain(told);
        let decided =
            self.responses.iter().flat_map(|it| std::iter::once(&it.by).chain(&it.released_by));
        let drafted = self.drafts.iter().map(|it| &it.by);
        let paid = self.remedies.iter().flat_map(|it| std::iter::once(&it.by).chain(&it.judged_by));
        let done = self.tasks.iter().flat_map(|task| {
            task.accepted_by.iter().chain(task.answers.iter().map(|answer| &answer.by))
        });
        let actors = registered.chain(told).chain(decided).chain(drafted).chain(paid).chain(done);
        parts.extend(actors.filter_map(Actor::person).cloned());
        parts.extend(self.visits.iter().map(|visit| visit.person.clone()));
        parts
    }

    /// Whether it is drawn for a review and nobody has reviewed it since it was closed last.
    pub fn waits_for_review(&self, pack: &Pack) -> bool {
        let taken_over = self.complaint().is_some_and(|it| it.past_answer.is_some());
        let reviewed = || self.quality_reviews.iter().any(|it| it.closing == self.closings);
        self.closure.is_some()
            && self.merged_into.is_none()
            && !taken_over
            && !pack.quality_review.card.is_empty()
            && pack.is_drawn(self, "quality_review", pack.quality_review.sample)
            && !reviewed()
    }

    /// By when it is to be reviewed.
    pub fn review_due_at(&self, pack: &Pack) -> Option<Timestamp> {
        let days = i64::from(pack.quality_review.due_days);
        self.closure.as_ref().map(|closure| closure.at + (days * 24).hours())
    }
}

/// Whom a step of a review tells.
pub(crate) fn told(
    case: &Case,
    event: &Event,
    setting: &Setting<'_>,
) -> Option<(NoticeKind, Vec<PersonId>)> {
    let reviewer = |it: &QualityReview| it.by.person().cloned();
    Some(match event {
        Event::QualityReviewed(it) => (NoticeKind::QualityReviewed, vec![it.person.clone()]),
        Event::QualityReviewAnswered { review, answer } if !answer.agrees => {
            let review = nth(&case.quality_reviews, *review)?;
            (NoticeKind::ReviewDisputed, reviewer(review).into_iter().collect())
        }
        Event::QualityReviewLookedAgain { review, .. } => {
            let review = nth(&case.quality_reviews, *review)?;
            let both = reviewer(review).into_iter().chain([review.person.clone()]);
            (NoticeKind::ReviewLookedAgain, both.collect())
        }
        Event::Honoured(it) => {
            let leads = it.unit.iter().flat_map(|unit| letter::leads(unit, setting));
            (NoticeKind::Honoured, it.person.iter().cloned().chain(leads).collect())
        }
        _ => return None,
    })
}
