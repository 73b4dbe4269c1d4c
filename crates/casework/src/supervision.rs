//! Supervision orders: somebody above wants to know by a time what is being done, and gets an answer on record.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Event, Setting};
use crate::invalid::Invalid;
use crate::limits::{NOTE_CHARS_MAX, SUPERVISIONS_MAX};
use crate::permission::Actor;
use crate::point::{next_n, nth, nth_mut};
use crate::promise;
use crate::refusal::{Objection, Refusal};

/// A supervision order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SupervisionOrder"))]
pub struct Order {
    /// Its number in the case, from 1.
    pub n: u32,
    /// What is wanted; empty for one a warning opened.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The warning that opened it, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warning: Option<String>,
    /// Who wants it.
    pub by: Actor,
    /// Since when.
    pub at: Timestamp,
    /// By when it is to be answered.
    pub due_at: Timestamp,
    /// The answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<OrderAnswer>,
}

/// The answer to a supervision order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OrderAnswer {
    /// What was found and what is being done.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
}

/// A supervision order, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Supervise {
    /// What is wanted.
    pub text: String,
    /// By when it is to be answered.
    pub due_at: Timestamp,
}

/// The answer, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerOrder {
    /// The order's number.
    pub order: u32,
    /// What was found and what is being done.
    pub text: String,
}

impl Case {
    /// Orders nobody has answered.
    pub fn orders_owed(&self) -> impl Iterator<Item = &Order> {
        self.orders.iter().filter(|order| order.answer.is_none())
    }
}

pub(crate) fn supervise(
    case: &Case,
    it: &Supervise,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let text = invalid.required("text", &it.text, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    if case.orders_owed().any(|old| old.text == text && old.due_at == it.due_at) {
        return Ok(vec![]);
    }
    promise::check_horizon(it.due_at, setting)?;
    if case.orders.len() >= SUPERVISIONS_MAX {
        return Err(Refusal::TooMany.into());
    }
    Ok(vec![Event::SupervisionOrdered(Order {
        n: next_n(case.orders.len()),
        text,
        warning: None,
        by: setting.actor.clone(),
        at: setting.now,
        due_at: it.due_at,
        answer: None,
    })])
}

pub(crate) fn answer(
    case: &Case,
    it: &AnswerOrder,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let text = invalid.required("text", &it.text, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    let order = nth(&case.orders, it.order).ok_or(Refusal::NoSuchOrder)?;
    match &order.answer {
        Some(old) if old.text == text => Ok(vec![]),
        Some(_) => Err(Refusal::OrderAnswered.into()),
        None => {
            let (at, by) = (setting.now, setting.actor.clone());
            let answer = OrderAnswer { text, at, by };
            Ok(vec![Event::SupervisionAnswered { order: order.n, answer }])
        }
    }
}

pub(crate) fn apply(case: &mut Case, event: &Event) {
    match event {
        Event::SupervisionOrdered(order) => case.orders.push(order.clone()),
        Event::SupervisionAnswered { order, answer } => {
            if let Some(order) = nth_mut(&mut case.orders, *order) {
                order.answer = Some(answer.clone());
            }
        }
        _ => {}
    }
}
