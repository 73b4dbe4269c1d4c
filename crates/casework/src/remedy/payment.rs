//! Payment: who is told to pay whom, and that the money arrived or came back.
//!
//! Three hands: who proposes does not approve, who approves does not pay. Nothing is paid twice.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{DeliverRemedy, RemedyState};
use crate::case::{Case, Event, Setting};
use crate::invalid::{Invalid, Problem};
use crate::limits::{LINE_CHARS_MAX, NOTE_CHARS_MAX, PAYMENT_TRIES_MAX};
use crate::permission::Actor;
use crate::point::nth;
use crate::refusal::{Objection, Refusal};

/// The way money goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaymentWay {
    /// To a bank account.
    Transfer,
    /// Back the way it was paid.
    WayItCame,
    /// In cash, against a signature.
    Cash,
    /// Set off against what the customer owes.
    SetOff,
    /// A voucher or stored value.
    Voucher,
}

impl PaymentWay {
    /// Every way.
    pub const ALL: &'static [PaymentWay] = &[
        PaymentWay::Transfer,
        PaymentWay::WayItCame,
        PaymentWay::Cash,
        PaymentWay::SetOff,
        PaymentWay::Voucher,
    ];
}

/// A payment ordered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Payment {
    /// Who gets it.
    pub payee: String,
    /// The way.
    pub way: PaymentWay,
    /// The end of the account, enough to know it again.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account: String,
    /// When it was ordered.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
}

/// An order to pay, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InstructPayment {
    /// The remedy's number.
    pub remedy: u32,
    /// Who gets it.
    pub payee: String,
    /// The way.
    pub way: PaymentWay,
    /// The account; only its last four signs are kept.
    #[serde(default)]
    pub account: String,
}

/// A payment that came back, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FailPayment {
    /// The remedy's number.
    pub remedy: u32,
    /// Why it came back.
    pub note: String,
}

/// The last four signs: a journal is for ever, and nobody needs a whole account number there.
fn end_of(account: &str) -> String {
    let signs: Vec<char> = account.chars().filter(|c| c.is_alphanumeric()).collect();
    signs[signs.len().saturating_sub(4)..].iter().collect()
}

pub(crate) fn instruct(
    case: &Case,
    it: &InstructPayment,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let remedy = nth(&case.remedies, it.remedy).ok_or(Refusal::NoSuchRemedy)?;
    let mut invalid = Invalid::default();
    let payee = invalid.line("payee", &it.payee, LINE_CHARS_MAX);
    if payee.is_empty() {
        invalid.add("payee", Problem::Missing);
    }
    let account = end_of(&invalid.line("account", &it.account, LINE_CHARS_MAX));
    if it.way == PaymentWay::Transfer && account.is_empty() {
        invalid.add("account", Problem::Missing);
    }
    invalid.none_or(())?;
    let same = |old: &Payment| (&old.payee, old.way, &old.account) == (&payee, it.way, &account);
    match remedy.state {
        _ if remedy.amount.is_none() => return Err(Refusal::NoMoney.into()),
        RemedyState::Instructed if remedy.payment.as_ref().is_some_and(same) => return Ok(vec![]),
        RemedyState::Instructed => return Err(Refusal::AlreadyInstructed.into()),
        RemedyState::Delivered => return Err(Refusal::AlreadyDelivered.into()),
        RemedyState::Accepted => {}
        _ => return Err(Refusal::RemedyNotAccepted.into()),
    }
    refuse_approver(remedy.judged_by.as_ref(), setting)?;
    if remedy.payments_failed >= PAYMENT_TRIES_MAX {
        return Err(Refusal::TooMany.into());
    }
    let (at, by) = (setting.now, setting.actor.clone());
    let payment = Payment { payee, way: it.way, account, at, by };
    Ok(vec![Event::PaymentInstructed { remedy: it.remedy, payment }])
}

pub(crate) fn fail(case: &Case, it: &FailPayment) -> Result<Vec<Event>, Objection> {
    let remedy = nth(&case.remedies, it.remedy).ok_or(Refusal::NoSuchRemedy)?;
    let mut invalid = Invalid::default();
    let note = invalid.required("note", &it.note, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    match remedy.state {
        RemedyState::Instructed => Ok(vec![Event::PaymentFailed { remedy: it.remedy, note }]),
        RemedyState::Accepted if remedy.payments_failed > 0 && remedy.note == note => Ok(vec![]),
        RemedyState::Delivered => Err(Refusal::AlreadyDelivered.into()),
        _ => Err(Refusal::RemedyNotReady.into()),
    }
}

pub(crate) fn deliver(
    case: &Case,
    it: &DeliverRemedy,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let remedy = nth(&case.remedies, it.remedy).ok_or(Refusal::NoSuchRemedy)?;
    let mut invalid = Invalid::default();
    let note = invalid.required("proof", &it.proof, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    match remedy.state {
        RemedyState::Delivered if remedy.note == note => return Ok(vec![]),
        // Another receipt for what was paid already would be a second payment.
        RemedyState::Delivered => return Err(Refusal::AlreadyDelivered.into()),
        RemedyState::Accepted | RemedyState::Instructed => {}
        _ => return Err(Refusal::RemedyNotAccepted.into()),
    }
    if remedy.amount.is_some() {
        refuse_approver(remedy.judged_by.as_ref(), setting)?;
    }
    Ok(vec![Event::RemedyMoved { remedy: it.remedy, to: RemedyState::Delivered, note }])
}

/// Whoever said yes to money does not also hand it out.
fn refuse_approver(judge: Option<&Actor>, setting: &Setting<'_>) -> Result<(), Refusal> {
    let own = judge.is_some_and(|judge| judge.person().is_some() && judge == setting.actor);
    if own { Err(Refusal::OwnApproval) } else { Ok(()) }
}
