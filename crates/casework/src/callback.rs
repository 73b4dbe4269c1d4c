//! Callback: somebody other than the handler asks the customer whether it was solved.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::closing;
use crate::contact::within_a_minute;
use crate::invalid::{Invalid, Problem};
use crate::limits::{CALLBACKS_MAX, NOTE_CHARS_MAX};
use crate::permission::Actor;
use crate::point::next_n;
use crate::promise::{self, Kind as PromiseKind};
use crate::refusal::{Objection, Refusal};

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
    let result = checked(&it.result)?;
    // The same result within a minute is the same attempt, or three clicks would be three attempts.
    let twin = |old: &Callback| {
        within_a_minute(old.at, setting.now) && old.result == result && old.by == *setting.actor
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
    let mut draft = Draft::new(case, setting);
    let n = next_n(case.callbacks.len());
    let callback = Callback { n, at: setting.now, by: setting.actor.clone(), result };
    let (reached, dissatisfied) = (callback.is_reached(), callback.is_dissatisfied());
    let comment = callback.comment().to_owned();
    draft.push(Event::CalledBack(callback));
    if reached || draft.case.callback_attempts() >= setting.pack.callback_attempts() {
        promise::keep_kind(&mut draft, PromiseKind::Callback);
    }
    if dissatisfied {
        closing::reopen_dissatisfied(&mut draft, &comment);
        promise::promise_by_policy(&mut draft)?;
    }
    Ok(draft.events)
}

fn checked(result: &CallbackResult) -> Result<CallbackResult, Invalid> {
    let mut invalid = Invalid::default();
    let result = match result {
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
    };
    invalid.none_or(result)
}

impl Case {
    /// Callbacks since the last response: only these speak about it.
    pub fn callbacks_now(&self) -> impl Iterator<Item = &Callback> {
        self.callbacks.iter().skip(self.callbacks_before)
    }

    /// Attempts since the last response that reached nobody.
    pub fn callback_attempts(&self) -> u32 {
        u32::try_from(self.callbacks_now().filter(|c| !c.is_reached()).count()).unwrap_or(u32::MAX)
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
