//! Remedies: what is offered to put things right, in money or not, approved before it is promised.

mod approval;
mod likeness;
mod payment;

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::case::{Case, Event, Setting};
use crate::invalid::{Invalid, Problem};
use crate::limits::{NOTE_CHARS_MAX, PROMISE_HORIZON_DAYS, REMEDIES_MAX, REMEDY_MINOR_MAX};
use crate::money::Money;
use crate::permission::{self, Actor};
use crate::point::{next_n, nth, nth_mut};
use crate::refusal::{Objection, Refusal};

pub use approval::Weight;
pub use likeness::{LIKE_MIN, Likeness, Stands};
pub use payment::{FailPayment, InstructPayment, Payment, PaymentWay};
pub(crate) use payment::{deliver, fail, instruct};

/// What kind of remedy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RemedyKind"))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An apology.
    Apology,
    /// An explanation.
    Explanation,
    /// A repair, or the work done again.
    Repair,
    /// A replacement.
    Replacement,
    /// Money back.
    Refund,
    /// Money for a loss.
    Compensation,
    /// A gesture without owing it.
    Goodwill,
    /// The service is changed.
    Improvement,
}

impl Kind {
    /// Every kind, in the order forms offer them.
    pub const ALL: &'static [Kind] = &[
        Kind::Apology,
        Kind::Explanation,
        Kind::Repair,
        Kind::Replacement,
        Kind::Refund,
        Kind::Compensation,
        Kind::Goodwill,
        Kind::Improvement,
    ];

    /// Whether an amount belongs to it.
    pub fn is_money(self) -> bool {
        matches!(self, Kind::Refund | Kind::Compensation | Kind::Goodwill)
    }
}

/// How a remedy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RemedyState {
    /// Waits for approval.
    Proposed,
    /// May be offered.
    Approved,
    /// Not approved.
    Declined,
    /// The customer has it before them.
    Offered,
    /// The customer accepted; it is owed.
    Accepted,
    /// The payment is ordered and not confirmed yet; it is owed.
    Instructed,
    /// The customer refused.
    Refused,
    /// The customer wants something else.
    Countered,
    /// Paid or done.
    Delivered,
}

impl RemedyState {
    /// Every state, in the order a remedy may meet them.
    pub const ALL: &'static [RemedyState] = &[
        RemedyState::Proposed,
        RemedyState::Approved,
        RemedyState::Declined,
        RemedyState::Offered,
        RemedyState::Accepted,
        RemedyState::Instructed,
        RemedyState::Refused,
        RemedyState::Countered,
        RemedyState::Delivered,
    ];

    /// It was agreed and is not paid or done yet.
    pub fn is_owed(self) -> bool {
        matches!(self, RemedyState::Accepted | RemedyState::Instructed)
    }

    /// It costs, or may yet cost: nobody said no.
    pub fn is_alive(self) -> bool {
        !matches!(self, RemedyState::Declined | RemedyState::Refused | RemedyState::Countered)
    }
}

/// A remedy on a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Remedy {
    /// Its number in the case, from 1.
    pub n: u32,
    /// The point it is for, when it is for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<u32>,
    /// What kind.
    pub kind: Kind,
    /// What exactly.
    pub what: String,
    /// How much, for money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// By when it will be delivered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Timestamp>,
    /// Given out of goodwill: nothing is admitted by it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_admission: bool,
    /// Money the customer was granted in other cases when it was proposed, in minor units.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub elsewhere_minor: i64,
    /// Who proposed it.
    pub by: Actor,
    /// How it stands.
    pub state: RemedyState,
    /// Who approved or declined it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged_by: Option<Actor>,
    /// The last word on it: reason, counter-proposal, proof.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When it was paid or done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivered_at: Option<Timestamp>,
    /// The payment ordered last; told by steps of its own.
    #[serde(skip)]
    pub payment: Option<Payment>,
    /// How many payments came back.
    #[serde(skip)]
    pub payments_failed: u32,
    /// Since when it stands as it does; told by the journal's steps and not written into them.
    #[serde(skip)]
    pub moved_at: Option<Timestamp>,
}

fn is_zero(minor: &i64) -> bool {
    *minor == 0
}

/// A remedy, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposeRemedy {
    /// The point it is for, when it is for one.
    #[serde(default)]
    pub point: Option<u32>,
    /// What kind.
    pub kind: Kind,
    /// What exactly.
    pub what: String,
    /// How much, for money.
    #[serde(default)]
    pub amount: Option<Money>,
    /// By when it will be delivered.
    #[serde(default)]
    pub due_at: Option<Timestamp>,
    /// Given out of goodwill: nothing is admitted by it.
    #[serde(default)]
    pub without_admission: bool,
}

/// Approval or not, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct JudgeRemedy {
    /// The remedy's number.
    pub remedy: u32,
    /// Why; needed to decline.
    #[serde(default)]
    pub note: String,
}

/// Which remedy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RemedyNumber {
    /// The remedy's number.
    pub remedy: u32,
}

/// What the customer says to an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// Yes.
    Accepts,
    /// No.
    Refuses,
    /// Something else.
    Counters,
}

impl Reply {
    /// Every reply.
    pub const ALL: &'static [Reply] = &[Reply::Accepts, Reply::Refuses, Reply::Counters];
}

/// The customer's reply to an offer, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerRemedy {
    /// The remedy's number.
    pub remedy: u32,
    /// What they say.
    pub reply: Reply,
    /// In words; the counter-proposal.
    #[serde(default)]
    pub note: String,
}

/// Delivery, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeliverRemedy {
    /// The remedy's number.
    pub remedy: u32,
    /// Proof: receipt number, date of the work.
    pub proof: String,
}

pub(crate) fn propose(
    case: &Case,
    it: &ProposeRemedy,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let what = invalid.required("what", &it.what, NOTE_CHARS_MAX);
    match &it.amount {
        // The limits of approval are in renminbi; an amount in anything else would slip through them.
        Some(amount)
            if amount.minor <= 0
                || amount.minor > REMEDY_MINOR_MAX
                || amount.currency != Money::CNY =>
        {
            invalid.add("amount", Problem::NotAnAmount);
        }
        None if it.kind.is_money() => invalid.add("amount", Problem::Missing),
        _ => {}
    }
    if it.due_at.is_some_and(|due| due <= setting.now) {
        invalid.add("due_at", Problem::TooLongAgo);
    }
    invalid.none_or(())?;
    if it.due_at.is_some_and(|due| due > setting.now + (PROMISE_HORIZON_DAYS * 24).hours()) {
        return Err(Refusal::PromiseTooFar.into());
    }
    if it.point.is_some_and(|n| nth(&case.points, n).is_none()) {
        return Err(Refusal::NoSuchPoint.into());
    }
    if case.is_withdrawn() {
        return Err(Refusal::Withdrawn.into());
    }
    let alive = |r: &&Remedy| {
        matches!(r.state, RemedyState::Proposed | RemedyState::Approved | RemedyState::Offered)
    };
    let twin = |r: &Remedy| {
        r.kind == it.kind && r.what == what && r.amount == it.amount && r.point == it.point
    };
    if case.remedies.iter().filter(alive).any(twin) {
        return Ok(vec![]);
    }
    if case.remedies.len() >= REMEDIES_MAX {
        return Err(Refusal::TooMany.into());
    }
    let n = next_n(case.remedies.len());
    // Small amounts are not argued over: the pack says up to which amount nobody need approve.
    let minor = it.amount.as_ref().map(|amount| amount.minor);
    let elsewhere = setting.granted_elsewhere;
    let weight = Weight::of_new(case, it.kind, minor, elsewhere, setting.organisation);
    let free = setting.pack.is_free(&weight);
    let state = if free { RemedyState::Approved } else { RemedyState::Proposed };
    Ok(vec![Event::RemedyProposed(Remedy {
        n,
        point: it.point,
        kind: it.kind,
        what,
        amount: it.amount.clone(),
        due_at: it.due_at,
        without_admission: it.without_admission,
        elsewhere_minor: if it.amount.is_some() { elsewhere } else { 0 },
        by: setting.actor.clone(),
        state,
        judged_by: None,
        note: String::new(),
        delivered_at: None,
        payment: None,
        payments_failed: 0,
        moved_at: None,
    })])
}

fn judge(
    case: &Case,
    it: &JudgeRemedy,
    to: RemedyState,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let remedy = nth(&case.remedies, it.remedy).ok_or(Refusal::NoSuchRemedy)?;
    if remedy.state == to {
        return Ok(vec![]);
    }
    // Taking back one's own proposal is no favour to anybody; approving it would be.
    if to == RemedyState::Approved && remedy.by == *setting.actor {
        return Err(Refusal::OwnProposal.into());
    }
    // What nobody wants any more needs no yes; it may still be taken back.
    if to == RemedyState::Approved && case.is_withdrawn() {
        return Err(Refusal::Withdrawn.into());
    }
    let roles = permission::roles_over(setting.organisation, setting.actor, &case.standing());
    let weight = Weight::of(case, remedy, setting.granted_elsewhere, setting.organisation);
    if to == RemedyState::Approved && !setting.pack.reaches(&roles, &weight) {
        return Err(Refusal::AboveYourLimit.into());
    }
    if remedy.state != RemedyState::Proposed {
        return Err(Refusal::RemedyNotReady.into());
    }
    let mut invalid = Invalid::default();
    let note = invalid.optional("note", &it.note, NOTE_CHARS_MAX);
    if to == RemedyState::Declined && note.is_empty() {
        invalid.add("note", Problem::Missing);
    }
    invalid.none_or(())?;
    Ok(vec![Event::RemedyMoved { remedy: it.remedy, to, note }])
}

pub(crate) fn approve(
    case: &Case,
    it: &JudgeRemedy,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    judge(case, it, RemedyState::Approved, setting)
}

pub(crate) fn decline(
    case: &Case,
    it: &JudgeRemedy,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    judge(case, it, RemedyState::Declined, setting)
}

pub(crate) fn offer(case: &Case, it: &RemedyNumber) -> Result<Vec<Event>, Objection> {
    let remedy = nth(&case.remedies, it.remedy).ok_or(Refusal::NoSuchRemedy)?;
    match remedy.state {
        RemedyState::Offered => Ok(vec![]),
        RemedyState::Approved if case.is_withdrawn() => Err(Refusal::Withdrawn.into()),
        RemedyState::Approved => Ok(vec![Event::RemedyMoved {
            remedy: it.remedy,
            to: RemedyState::Offered,
            note: String::new(),
        }]),
        RemedyState::Proposed => Err(Refusal::ApprovalMissing.into()),
        _ => Err(Refusal::RemedyNotReady.into()),
    }
}

/// The customer's reply, by their link or as told to us.
pub(crate) fn answer(case: &Case, it: &AnswerRemedy) -> Result<Vec<Event>, Objection> {
    let remedy = nth(&case.remedies, it.remedy).ok_or(Refusal::NoSuchRemedy)?;
    let to = match it.reply {
        Reply::Accepts => RemedyState::Accepted,
        Reply::Refuses => RemedyState::Refused,
        Reply::Counters => RemedyState::Countered,
    };
    if remedy.state == to {
        return Ok(vec![]);
    }
    // What was accepted may still be given up, with the reason: or nothing could end what cannot be delivered.
    let gives_up = remedy.state == RemedyState::Accepted && it.reply == Reply::Refuses;
    if remedy.state != RemedyState::Offered && !gives_up {
        return Err(Refusal::RemedyNotReady.into());
    }
    // One answer answers the whole plan: nobody takes the money and leaves the work, or the other way round.
    if !gives_up && case.is_in_offered_plan(it.remedy) {
        return Err(Refusal::RemedyInPlan.into());
    }
    let mut invalid = Invalid::default();
    let note = invalid.optional("note", &it.note, NOTE_CHARS_MAX);
    if (it.reply == Reply::Counters || gives_up) && note.is_empty() {
        invalid.add("note", Problem::Missing);
    }
    invalid.none_or(())?;
    Ok(vec![Event::RemedyMoved { remedy: it.remedy, to, note }])
}

pub(crate) fn apply(case: &mut Case, at: Timestamp, actor: &Actor, event: &Event) {
    // Who proposes, offers or delivers a remedy works on the case and does not call back about it.
    if let (
        Event::RemedyProposed(_)
        | Event::RemedyMoved { to: RemedyState::Offered | RemedyState::Delivered, .. },
        Some(person),
    ) = (event, actor.person())
    {
        case.handlers.insert(person.clone());
    }
    match event {
        Event::PaymentInstructed { remedy, payment } => {
            if let Some(person) = payment.by.person() {
                case.handlers.insert(person.clone());
            }
            if let Some(remedy) = nth_mut(&mut case.remedies, *remedy) {
                remedy.state = RemedyState::Instructed;
                remedy.moved_at = Some(at);
                remedy.payment = Some(payment.clone());
            }
        }
        Event::PaymentFailed { remedy, note } => {
            if let Some(remedy) = nth_mut(&mut case.remedies, *remedy) {
                remedy.state = RemedyState::Accepted;
                remedy.moved_at = Some(at);
                remedy.payments_failed += 1;
                remedy.note.clone_from(note);
            }
        }
        Event::RemedyProposed(remedy) => {
            case.remedies.push(Remedy { moved_at: Some(at), ..remedy.clone() });
        }
        Event::RemedyMoved { remedy, to, note } => {
            if let Some(remedy) = nth_mut(&mut case.remedies, *remedy) {
                remedy.state = *to;
                remedy.moved_at = Some(at);
                if !note.is_empty() {
                    remedy.note.clone_from(note);
                }
                match to {
                    RemedyState::Approved | RemedyState::Declined => {
                        remedy.judged_by = Some(actor.clone());
                    }
                    RemedyState::Delivered => remedy.delivered_at = Some(at),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

impl Case {
    /// When everything agreed was paid or done; none while something is owed, and none without a remedy.
    pub fn delivered_at(&self) -> Option<Timestamp> {
        let owed = self.remedies.iter().any(|r| r.state.is_owed());
        let delivered = self.remedies.iter().filter_map(|r| r.delivered_at).max();
        delivered.filter(|_| !owed)
    }

    /// Money of remedies accepted or delivered, in minor units; what was declined or refused costs nothing.
    pub fn remedy_minor(&self) -> i64 {
        self.remedies
            .iter()
            .filter(|r| r.state.is_owed() || r.state == RemedyState::Delivered)
            .filter_map(|r| r.amount.as_ref().map(|amount| amount.minor))
            .sum()
    }
}
