//! Survey: after the closing the customer is asked once what they expected and what they met with.
//!
//! An invitation belongs to one closing, is answered once, and its answer never changes. Who says that it is not
//! solved, or gives a very low mark, starts a second handling, as at a callback.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::closing::{self, Outcome};
use crate::id::UnitId;
use crate::invalid::{Invalid, Problem};
use crate::limits::{NOTE_CHARS_MAX, STEPS_MAX, SURVEYS_MAX};
use crate::pack::{About, SurveyQuestion, SurveyRule};
use crate::permission::{Act, Actor, may};
use crate::point::next_n;
use crate::promise;
use crate::refusal::{Objection, Refusal};
use crate::second_handling;

/// The lowest and the highest mark.
pub const MARKS: std::ops::RangeInclusive<u8> = 1..=5;
/// Up to this mark over all somebody is dissatisfied, as at a callback.
const DISSATISFIED_AT: u8 = 2;
/// What the draw for the survey is salted with, so that it is another one than that for the callback.
const SALT: &str = "survey";

/// How a survey is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// By the customer, with the link in a letter.
    #[default]
    Link,
    /// On the phone; one of us who did not handle the case writes it down.
    Phone,
    /// In another system, taken over from a file.
    Import,
}

impl Way {
    /// Every way.
    pub const ALL: &'static [Way] = &[Way::Link, Way::Phone, Way::Import];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            Way::Link => "link",
            Way::Phone => "phone",
            Way::Import => "import",
        }
    }
}

/// An invitation, as it is handed in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InviteSurvey {
    /// How it is to be answered.
    #[serde(default)]
    pub way: Way,
    /// When this customer was last invited about any case; handed in by the desk.
    #[serde(skip)]
    pub last_invited_at: Option<Timestamp>,
}

/// An answer, as it is handed in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerSurvey {
    /// The invitation it answers; the one for the closing that stands when none is named.
    #[serde(default)]
    pub survey: Option<u32>,
    /// How it was answered.
    #[serde(default)]
    pub way: Way,
    /// Whether they say it is solved.
    #[serde(default)]
    pub solved: Option<bool>,
    /// What they met with, 1 to 5, by the code of the question.
    #[serde(default)]
    pub scores: BTreeMap<String, u8>,
    /// What they expected, 1 to 5, by the code of the question; of the dimensions of quality only.
    #[serde(default)]
    pub expected: BTreeMap<String, u8>,
    /// In their words; needed where a mark is low or it is not solved.
    #[serde(default)]
    pub comment: String,
}

/// A mark given to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Score {
    /// What they met with.
    pub perceived: u8,
    /// What they expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<u8>,
}

/// An answer on record; never changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SurveyAnswer {
    /// When.
    pub at: Timestamp,
    /// Who handed it in.
    pub by: Actor,
    /// How it was answered.
    pub way: Way,
    /// Whether they say it is solved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solved: Option<bool>,
    /// The marks by the code of the question.
    pub scores: BTreeMap<String, Score>,
    /// The unit each question speaks of, as the pack maps it and the house stood then.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub units: BTreeMap<String, UnitId>,
    /// In their words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

/// A survey on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Survey {
    /// Its number in the case, from 1.
    pub n: u32,
    /// The closing it asks about, from 1.
    pub closing: u32,
    /// How it is to be answered.
    pub way: Way,
    /// When the customer was invited.
    pub invited_at: Timestamp,
    /// From when on it is not taken any more.
    pub expires_at: Timestamp,
    /// The answer, once there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<SurveyAnswer>,
}

impl SurveyAnswer {
    /// Not solved, or very low marks over all.
    pub fn is_dissatisfied(&self, rule: &SurveyRule) -> bool {
        let low = |it: &&SurveyQuestion| {
            it.about == About::Overall
                && self.scores.get(&it.code).is_some_and(|it| it.perceived <= DISSATISFIED_AT)
        };
        self.solved == Some(false) || rule.questions.iter().any(|it| low(&it))
    }
}

/// Whether a customer is asked about this case by the pack's rule, and not yet was.
fn is_wanted(case: &Case, setting: &Setting<'_>) -> bool {
    let rule = &setting.pack.survey;
    let Some(closure) = &case.closure else { return false };
    let known = case.surveys.iter().any(|it| it.closing == case.closings);
    let skipped = case.survey_skipped == Some(case.closings);
    let asked = !matches!(closure.outcome, Outcome::Past | Outcome::Withdrawn | Outcome::Referred);
    asked
        && !known
        && !skipped
        && case.merged_into.is_none()
        // What would be refused is not tried again and again.
        && case.surveys.len() < SURVEYS_MAX
        && case.version < STEPS_MAX
        && case.complaint().is_some_and(|it| it.complainant.email.is_some())
        && !rule.questions.is_empty()
        && setting.pack.survey_when(case, setting)
        && setting.pack.is_drawn(case, SALT, rule.sample)
}

/// When the customer is invited by itself; nothing when they are not.
pub fn invite_at(case: &Case, setting: &Setting<'_>) -> Option<Timestamp> {
    let closed_at = case.closure.as_ref()?.at;
    let rule = &setting.pack.survey;
    let at = closed_at + i64::from(rule.after_hours).hours();
    // Nobody is asked about a matter long past, as when a pack begins to ask, or after a long outage.
    let too_late = at + (i64::from(rule.valid_days) * 24).hours();
    (setting.now < too_late && is_wanted(case, setting)).then_some(at)
}

fn refuse_who(case: &Case, setting: &Setting<'_>) -> Result<(), Refusal> {
    let Some(person) = setting.actor.person() else { return Ok(()) };
    may(setting.organisation, setting.actor, &case.standing(), Act::CallBack)?;
    if case.handlers.contains(person) {
        return Err(Refusal::HandlerMayNotCallBack);
    }
    Ok(())
}

/// What stands in the way of asking anything about this case.
fn refuse_state(case: &Case, setting: &Setting<'_>) -> Result<(), Refusal> {
    if setting.pack.survey.questions.is_empty() {
        return Err(Refusal::SurveyWithoutQuestions);
    }
    if case.closure.is_none() {
        return Err(Refusal::SurveyNotYet);
    }
    if case.surveys.len() >= SURVEYS_MAX {
        return Err(Refusal::TooMany);
    }
    Ok(())
}

fn too_soon(last: Option<Timestamp>, setting: &Setting<'_>) -> bool {
    let pause = (i64::from(setting.pack.survey.every_days) * 24).hours();
    last.is_some_and(|last| setting.now < last + pause)
}

pub(crate) fn invite(
    case: &Case,
    it: &InviteSurvey,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    refuse_who(case, setting)?;
    if case.closure.is_some() && case.surveys.iter().any(|old| old.closing == case.closings) {
        return Ok(vec![]);
    }
    refuse_state(case, setting)?;
    if it.way == Way::Import {
        return Err(Invalid::one("way", Problem::NotAChoice).into());
    }
    let address = case.complaint().and_then(|it| it.complainant.email.as_ref());
    if it.way == Way::Link && address.is_none() {
        return Err(Refusal::SurveyWithoutAddress.into());
    }
    if too_soon(it.last_invited_at, setting) {
        // Nobody asked for it: it is put on record that the customer is left in peace.
        if *setting.actor == Actor::Clock {
            let known = case.survey_skipped == Some(case.closings);
            let skipped = Event::SurveySkipped { closing: case.closings };
            return Ok(if known { vec![] } else { vec![skipped] });
        }
        return Err(Refusal::SurveyTooSoon.into());
    }
    Ok(vec![Event::SurveyInvited(invitation(case, it.way, setting))])
}

fn invitation(case: &Case, way: Way, setting: &Setting<'_>) -> Survey {
    let valid = (i64::from(setting.pack.survey.valid_days) * 24).hours();
    Survey {
        n: next_n(case.surveys.len()),
        closing: case.closings,
        way,
        invited_at: setting.now,
        expires_at: setting.now + valid,
        answer: None,
    }
}

pub(crate) fn answer(
    case: &Case,
    it: &AnswerSurvey,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    refuse_way(it.way, setting.actor)?;
    refuse_who(case, setting)?;
    let mut draft = Draft::new(case, setting);
    let survey = match find(case, it.survey)? {
        Some(survey) => survey.clone(),
        // A customer is asked first; we may ask and write down at once.
        None if *setting.actor == Actor::Customer => return Err(Refusal::NoSuchSurvey.into()),
        None => {
            refuse_state(case, setting)?;
            let invited = invitation(case, it.way, setting);
            draft.push(Event::SurveyInvited(invited.clone()));
            invited
        }
    };
    let answer = checked(it, case, setting)?;
    if let Some(old) = &survey.answer {
        let same = old.scores == answer.scores
            && old.comment == answer.comment
            && old.solved == answer.solved;
        return if same { Ok(vec![]) } else { Err(Refusal::SurveyAnswered.into()) };
    }
    if case.closure.is_none() || survey.closing != case.closings {
        return Err(Refusal::SurveySuperseded.into());
    }
    if setting.now >= survey.expires_at {
        return Err(Refusal::SurveyExpired.into());
    }
    let dissatisfied = answer.is_dissatisfied(&setting.pack.survey);
    let comment = answer.comment.clone();
    draft.push(Event::SurveyAnswered { survey: survey.n, answer });
    if dissatisfied {
        closing::reopen_dissatisfied(&mut draft, &comment);
        second_handling::begin(&mut draft);
        promise::promise_by_policy(&mut draft)?;
    }
    Ok(draft.events)
}

/// The survey meant; none where none is named and none asks about the closing that stands.
fn find(case: &Case, n: Option<u32>) -> Result<Option<&Survey>, Refusal> {
    match n {
        Some(n) => case.surveys.iter().find(|it| it.n == n).map(Some).ok_or(Refusal::NoSuchSurvey),
        None => Ok(case.surveys.iter().rev().find(|it| it.closing == case.closings)),
    }
}

/// A customer answers by link, one of us writes down what was said on the phone or takes over a file.
fn refuse_way(way: Way, actor: &Actor) -> Result<(), Invalid> {
    let fits = match actor {
        Actor::Customer => way == Way::Link,
        Actor::Staff(_) => way != Way::Link,
        Actor::Import(_) | Actor::Setup => way == Way::Import,
        Actor::Clock | Actor::Partner(_) => false,
    };
    if fits { Ok(()) } else { Err(Invalid::one("way", Problem::NotAChoice)) }
}

fn checked(
    it: &AnswerSurvey,
    case: &Case,
    setting: &Setting<'_>,
) -> Result<SurveyAnswer, Objection> {
    let rule = &setting.pack.survey;
    let mut invalid = Invalid::default();
    let comment = invalid.optional("comment", &it.comment, NOTE_CHARS_MAX);
    let known: BTreeSet<&str> = rule.questions.iter().map(|it| it.code.as_str()).collect();
    for code in it.scores.keys().filter(|code| !known.contains(code.as_str())) {
        invalid.add(&format!("scores.{code}"), Problem::NotAChoice);
    }
    let compared = |code: &str| {
        rule.questions.iter().any(|q| q.code == code && matches!(q.about, About::Dimension(_)))
    };
    for code in it.expected.keys().filter(|code| !compared(code)) {
        invalid.add(&format!("expected.{code}"), Problem::NotAChoice);
    }
    let mut scores = BTreeMap::new();
    for question in &rule.questions {
        let code = &question.code;
        let expected = it.expected.get(code).copied();
        if expected.is_some_and(|mark| !MARKS.contains(&mark)) {
            invalid.add(&format!("expected.{code}"), Problem::NotANumber);
        }
        match it.scores.get(code).copied() {
            Some(mark) if !MARKS.contains(&mark) => {
                invalid.add(&format!("scores.{code}"), Problem::NotANumber);
            }
            Some(perceived) => {
                scores.insert(code.clone(), Score { perceived, expected });
            }
            None if question.about == About::Overall || expected.is_some() => {
                invalid.add(&format!("scores.{code}"), Problem::Missing);
            }
            None => {}
        }
    }
    let low = scores.values().any(|it| it.perceived <= rule.comment_at);
    if (low || it.solved == Some(false)) && comment.is_empty() {
        invalid.add("comment", Problem::Missing);
    }
    invalid.none_or(())?;
    let units = rule.questions.iter().filter(|q| scores.contains_key(&q.code));
    let units = units.filter_map(|q| Some((q.code.clone(), unit_of(q, case, setting)?))).collect();
    let (at, by) = (setting.now, setting.actor.clone());
    Ok(SurveyAnswer { at, by, way: it.way, solved: it.solved, scores, units, comment })
}

/// The unit a question speaks of: the one with its function nearest to the case, else the one responsible.
fn unit_of(question: &SurveyQuestion, case: &Case, setting: &Setting<'_>) -> Option<UnitId> {
    let near = case.unit.as_ref();
    let of = question.function.as_ref().and_then(|it| setting.organisation.unit_for(it, near));
    of.or(near).cloned()
}

pub(crate) fn apply(case: &mut Case, event: &Event) {
    match event {
        Event::SurveyInvited(survey) => case.surveys.push(survey.clone()),
        Event::SurveySkipped { closing } => case.survey_skipped = Some(*closing),
        Event::SurveyAnswered { survey, answer } => {
            if let Some(asked) = case.surveys.iter_mut().find(|it| it.n == *survey) {
                asked.answer = Some(answer.clone());
            }
        }
        _ => {}
    }
}
