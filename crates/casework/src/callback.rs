//! Callback: somebody other than the handler asks the customer whether it was solved.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::closing;
use crate::contact::within_a_minute;
use crate::invalid::{Invalid, Problem};
use crate::limits::{CALL_AGAIN_DAYS_MAX, CALLBACKS_MAX, NOTE_CHARS_MAX};
use crate::permission::Actor;
use crate::point::next_n;
use crate::promise::{self, Kind as PromiseKind};
use crate::refusal::{Objection, Refusal};
use crate::second_handling;

/// What came of an attempt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "result", rename_all = "snake_case")]
pub enum CallbackResult {
    /// The customer was reached.
    Reached {
        /// Whether they say it is solved.
        solved: bool,
        /// 1 (very dissatisfied) to 5 (very satisfied).
        satisfaction: u8,
        /// In their words.
        #[serde(default)]
        comment: String,
    },
    /// Nobody answered, wrong number, asked to call later.
    NotReached {
        /// What happened.
        #[serde(default)]
        comment: String,
    },
}

/// An attempt, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CallBack {
    /// What came of it.
    #[serde(flatten)]
    pub result: CallbackResult,
    /// What was answered to the questions of the pack's script, by their codes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, String>,
    /// When to call again, where nobody was reached and a time was agreed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again_at: Option<Timestamp>,
    /// Why what an earlier callback heard is not so; the earlier one stays on record.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub correction: String,
}

impl CallBack {
    /// An attempt of which nothing else is known than what came of it.
    pub fn of(result: CallbackResult) -> CallBack {
        CallBack { result, answers: BTreeMap::new(), again_at: None, correction: String::new() }
    }
}

/// An attempt on record; what the customer said is never overwritten.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Callback {
    /// Its number in the case, from 1.
    pub n: u32,
    /// When.
    pub at: Timestamp,
    /// Who called.
    pub by: Actor,
    /// What came of it.
    #[serde(flatten)]
    pub result: CallbackResult,
    /// What was answered to the questions of the pack's script, by their codes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, String>,
    /// When to call again, where nobody was reached and a time was agreed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again_at: Option<Timestamp>,
    /// The earlier callback that this one sets right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<u32>,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub correction: String,
}

impl Callback {
    /// Reached, and not content: not solved, or satisfaction 1 or 2.
    pub fn is_dissatisfied(&self) -> bool {
        matches!(self.result, CallbackResult::Reached { solved, satisfaction, .. } if !solved || satisfaction <= 2)
    }

    /// In the customer's words, or what happened instead.
    pub fn comment(&self) -> &str {
        match &self.result {
            CallbackResult::Reached { comment, .. } | CallbackResult::NotReached { comment } => {
                comment
            }
        }
    }

    /// The customer was reached.
    pub fn is_reached(&self) -> bool {
        matches!(self.result, CallbackResult::Reached { .. })
    }
}

pub(crate) fn call_back(
    case: &Case,
    it: &CallBack,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    if setting.actor.person().is_some_and(|person| case.handlers.contains(person)) {
        return Err(Refusal::HandlerMayNotCallBack.into());
    }
    let it = checked(it, setting)?;
    // The same result within a minute is the same attempt, or three clicks would be three attempts.
    let twin = |old: &Callback| {
        let same = (&old.result, &old.answers, old.again_at, &old.correction)
            == (&it.result, &it.answers, it.again_at, &it.correction);
        same && within_a_minute(old.at, setting.now) && old.by == *setting.actor
    };
    if case.callbacks.last().is_some_and(twin) {
        return Ok(vec![]);
    }
    // There must be a decision that stands to be asked about.
    if case.responded_at.is_none() {
        return Err(Refusal::NotResponded.into());
    }
    if case.callbacks.len() >= CALLBACKS_MAX {
        return Err(Refusal::TooMany.into());
    }
    let corrects = corrected(case, &it)?;
    let mut draft = Draft::new(case, setting);
    let callback = Callback {
        n: next_n(case.callbacks.len()),
        at: setting.now,
        by: setting.actor.clone(),
        result: it.result,
        answers: it.answers,
        again_at: it.again_at,
        corrects,
        correction: it.correction,
    };
    let (reached, dissatisfied) = (callback.is_reached(), callback.is_dissatisfied());
    let comment = callback.comment().to_owned();
    draft.push(Event::CalledBack(callback));
    if reached || setting.pack.callback_ends(&draft.case, setting) {
        promise::keep_kind(&mut draft, PromiseKind::Callback);
    }
    if dissatisfied {
        closing::reopen_dissatisfied(&mut draft, &comment);
        second_handling::begin(&mut draft);
        promise::promise_by_policy(&mut draft)?;
    }
    Ok(draft.events)
}

/// What the customer said is not overwritten: another result is a correction, with its reason.
fn corrected(case: &Case, it: &CallBack) -> Result<Option<u32>, Refusal> {
    let heard = case.callbacks_now().filter(|old| old.is_reached()).last();
    match (heard, it.correction.is_empty()) {
        (None, true) => Ok(None),
        (None, false) => Err(Refusal::NoSuchCallback),
        (Some(_), true) => Err(Refusal::AlreadyCalledBack),
        (Some(old), false) => Ok(Some(old.n)),
    }
}

fn checked(it: &CallBack, setting: &Setting<'_>) -> Result<CallBack, Invalid> {
    let mut invalid = Invalid::default();
    let result = checked_result(&it.result, &mut invalid);
    let mut answers = BTreeMap::new();
    for (code, text) in &it.answers {
        let field = format!("answers.{code}");
        let known = setting.pack.callback_script.iter().any(|it| it.code.as_ref() == Some(code));
        if !known {
            invalid.add(&field, Problem::NotAChoice);
        }
        let text = invalid.optional(&field, text, NOTE_CHARS_MAX);
        if !text.is_empty() {
            answers.insert(code.clone(), text);
        }
    }
    let reached = matches!(result, CallbackResult::Reached { .. });
    if let Some(at) = it.again_at {
        if reached {
            invalid.add("again_at", Problem::NotAChoice);
        } else if at <= setting.now {
            invalid.add("again_at", Problem::BeforeItBegan);
        } else if at > setting.now + (CALL_AGAIN_DAYS_MAX * 24).hours() {
            invalid.add("again_at", Problem::NotATime);
        }
    }
    let correction = invalid.optional("correction", &it.correction, NOTE_CHARS_MAX);
    if !reached && !correction.is_empty() {
        invalid.add("correction", Problem::NotAChoice);
    }
    invalid.none_or(CallBack { result, answers, again_at: it.again_at, correction })
}

fn checked_result(result: &CallbackResult, invalid: &mut Invalid) -> CallbackResult {
    match result {
        CallbackResult::Reached { solved, satisfaction, comment } => {
            if !(1..=5).contains(satisfaction) {
                invalid.add("satisfaction", Problem::NotANumber);
            }
            let comment = invalid.optional("comment", comment, NOTE_CHARS_MAX);
            if (!solved || *satisfaction <= 2) && comment.is_empty() {
                invalid.add("comment", Problem::Missing);
            }
            CallbackResult::Reached { solved: *solved, satisfaction: *satisfaction, comment }
        }
        CallbackResult::NotReached { comment } => CallbackResult::NotReached {
            comment: invalid.optional("comment", comment, NOTE_CHARS_MAX),
        },
    }
}

impl Case {
    /// Callbacks since the last response: only these speak about it.
    pub fn callbacks_now(&self) -> impl Iterator<Item = &Callback> {
        self.callbacks.iter().skip(self.callbacks_before)
    }

    /// How satisfied the customer says they are: the last callback that reached them, else their own rating.
    pub fn satisfaction(&self) -> Option<u8> {
        let called = self.callbacks.iter().rev().find_map(|c| match c.result {
            CallbackResult::Reached { satisfaction, .. } => Some(satisfaction),
            CallbackResult::NotReached { .. } => None,
        });
        called.or(self.rating.as_ref().map(|rating| rating.score))
    }
}
