//! Duties: what somebody has to do next on a case, by when, and who may do it.
//!
//! The same list is *what's next* on the case page and, over all cases, everybody's *my work*.

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::assignment::acting_owner;
use crate::case::{Case, Setting};
use crate::id::{PersonId, UnitId};
use crate::organisation::Role;
use crate::plan;
use crate::point::nth;
use crate::promise::Kind as PromiseKind;
use crate::remedy::{RemedyState, Weight};
use crate::view::{self, Stage};
use crate::{escalation, extension, task, visit};

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DutyKind {
    /// Accept or return what was handed over.
    Accept,
    /// Tell the customer it was taken in.
    Acknowledge,
    /// Judge it.
    Triage,
    /// Speak with the customer.
    FirstContact,
    /// React to what the customer added or urged.
    React,
    /// Keep what a person promised.
    KeepPromise,
    /// Tell the customer how far it has come.
    TellProgress,
    /// Reach a milestone, and put it on record.
    ReachMilestone,
    /// Say that an escalation is known and seen to.
    AcceptEscalation,
    /// Answer a supervision order.
    AnswerOrder,
    /// Grant or refuse more time.
    JudgeExtension,
    /// Judge an appeal against a decision on responsibility.
    JudgeAppeal,
    /// Find out and answer point by point, then tell the decision.
    Answer,
    /// Read a drafted answer and let it go or give it back.
    ReadDraft,
    /// Accept a task, or give it back.
    AcceptTask,
    /// Answer a task; of a partner's, see to it that an answer comes.
    AnswerTask,
    /// Take a task's answer over or send it back; give a returned task to somebody again.
    JudgeTask,
    /// Decide from above whose a task is.
    Arbitrate,
    /// Go to the customer, and put on record what was found.
    Visit,
    /// Approve or decline a remedy.
    Approve,
    /// Offer an approved remedy.
    Offer,
    /// Lay a plan before the customer.
    OfferPlan,
    /// Ask what the customer says to a plan.
    AskPlan,
    /// Ask for the customer's word.
    AskWord,
    /// Pay or do what was agreed.
    Deliver,
    /// Call the customer back.
    CallBack,
    /// Close, with the lesson where one is asked for.
    Close,
}

impl DutyKind {
    /// Every kind.
    pub const ALL: &'static [DutyKind] = &[
        DutyKind::Accept,
        DutyKind::Acknowledge,
        DutyKind::Triage,
        DutyKind::FirstContact,
        DutyKind::React,
        DutyKind::KeepPromise,
        DutyKind::TellProgress,
        DutyKind::ReachMilestone,
        DutyKind::AcceptEscalation,
        DutyKind::AnswerOrder,
        DutyKind::JudgeExtension,
        DutyKind::JudgeAppeal,
        DutyKind::Answer,
        DutyKind::ReadDraft,
        DutyKind::AcceptTask,
        DutyKind::AnswerTask,
        DutyKind::JudgeTask,
        DutyKind::Arbitrate,
        DutyKind::Visit,
        DutyKind::Approve,
        DutyKind::Offer,
        DutyKind::OfferPlan,
        DutyKind::AskPlan,
        DutyKind::AskWord,
        DutyKind::Deliver,
        DutyKind::CallBack,
        DutyKind::Close,
    ];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            DutyKind::Accept => "accept",
            DutyKind::Acknowledge => "acknowledge",
            DutyKind::Triage => "triage",
            DutyKind::FirstContact => "first_contact",
            DutyKind::React => "react",
            DutyKind::KeepPromise => "keep_promise",
            DutyKind::TellProgress => "tell_progress",
            DutyKind::ReachMilestone => "reach_milestone",
            DutyKind::AcceptEscalation => "accept_escalation",
            DutyKind::AnswerOrder => "answer_order",
            DutyKind::JudgeExtension => "judge_extension",
            DutyKind::JudgeAppeal => "judge_appeal",
            DutyKind::Answer => "answer",
            DutyKind::ReadDraft => "read_draft",
            DutyKind::AcceptTask => "accept_task",
            DutyKind::AnswerTask => "answer_task",
            DutyKind::JudgeTask => "judge_task",
            DutyKind::Arbitrate => "arbitrate",
            DutyKind::Visit => "visit",
            DutyKind::Approve => "approve",
            DutyKind::Offer => "offer",
            DutyKind::OfferPlan => "offer_plan",
            DutyKind::AskPlan => "ask_plan",
            DutyKind::AskWord => "ask_word",
            DutyKind::Deliver => "deliver",
            DutyKind::CallBack => "call_back",
            DutyKind::Close => "close",
        }
    }
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Duty {
    /// What.
    pub kind: DutyKind,
    /// The number of the promise, remedy, task or visit it is about, 0 for none.
    pub n: u32,
    /// Whose it is: a person, or anybody of the unit when nobody is named.
    pub person: Option<PersonId>,
    /// The unit whose it is when no person is named.
    pub unit: Option<UnitId>,
    /// The role it needs, when it is more than working on the case.
    pub role: Option<Role>,
    /// By when.
    pub due_at: Timestamp,
}

/// Hours after which a step without a promise of its own falls due, so that nothing lies without a time.
const UNPROMISED_HOURS: i64 = 24;

/// What is next on a case, most urgent first. A closed case has no duties.
pub fn duties(case: &Case, setting: &Setting<'_>) -> Vec<Duty> {
    let stage = view::stage(case);
    if case.complaint.is_none() || stage == Stage::Closed {
        return Vec::new();
    }
    let held = Held { case, setting, owner: acting_owner(case, setting).cloned() };
    let mut list = Vec::new();
    held.offered(&mut list);
    held.promised(&mut list);
    held.by_stage(stage, &mut list);
    held.watched(&mut list);
    list.extend(task::duties(case, held.owner.as_ref(), setting));
    list.extend(visit::duties(case, setting));
    list.extend(plan::duties(case, setting));
    held.remedies(&mut list);
    list.sort_by_key(|duty| (duty.due_at, duty.kind, duty.n));
    list
}

/// A day after something stood as it stands. Counted from that, and not from the last step of the case:
/// a note or another urge must not put off what waits.
fn a_day_after(since: Option<Timestamp>, case: &Case) -> Timestamp {
    let known = since.or(case.changed_at).or(case.registered_at);
    known.unwrap_or(Timestamp::UNIX_EPOCH) + UNPROMISED_HOURS.hours()
}

fn first_due(case: &Case, kinds: &[PromiseKind]) -> Option<Timestamp> {
    case.promises.iter().filter(|p| p.is_owed() && kinds.contains(&p.kind)).map(|p| p.due_at).min()
}

/// A case, its circumstances, and the owner who is there to do something about it.
struct Held<'a> {
    case: &'a Case,
    setting: &'a Setting<'a>,
    owner: Option<PersonId>,
}

impl Held<'_> {
    fn holders(&self, kind: DutyKind, n: u32, due_at: Timestamp) -> Duty {
        let unit = self.case.unit.clone();
        Duty { kind, n, person: self.owner.clone(), unit, role: None, due_at }
    }

    fn offered(&self, list: &mut Vec<Duty>) {
        let Some(offer) = &self.case.offer else { return };
        let all = [
            PromiseKind::Acknowledge,
            PromiseKind::FirstContact,
            PromiseKind::Answer,
            PromiseKind::Given,
        ];
        let later = a_day_after(self.case.offered_at, self.case);
        list.push(Duty {
            kind: DutyKind::Accept,
            n: 0,
            person: offer.to_person.clone(),
            unit: Some(offer.to_unit.clone()),
            role: None,
            due_at: first_due(self.case, &all).map_or(later, |due| due.min(later)),
        });
    }

    fn promised(&self, list: &mut Vec<Duty>) {
        let case = self.case;
        for (promised, kind) in [
            (PromiseKind::Acknowledge, DutyKind::Acknowledge),
            (PromiseKind::FirstContact, DutyKind::FirstContact),
        ] {
            if let Some(due_at) = first_due(case, &[promised]) {
                list.push(self.holders(kind, 0, due_at));
            }
        }
        for promise in case.promises.iter().filter(|promise| promise.is_owed()) {
            let kind = match promise.kind {
                PromiseKind::Given => DutyKind::KeepPromise,
                PromiseKind::Progress => DutyKind::TellProgress,
                PromiseKind::Milestone => DutyKind::ReachMilestone,
                _ => continue,
            };
            list.push(self.holders(kind, promise.n, promise.due_at));
        }
        if let Some(since) = case.waiting_since {
            list.push(self.holders(DutyKind::React, 0, since + UNPROMISED_HOURS.hours()));
        }
    }

    /// What others want to know of whoever works on it, or have to say.
    fn watched(&self, list: &mut Vec<Duty>) {
        let case = self.case;
        for (escalation, due_at) in escalation::unaccepted(case) {
            // Whoever was told first answers for it; without anybody to tell it lies with the unit.
            let person = escalation.told.first().cloned();
            let unit = case.unit.clone();
            let (kind, n) = (DutyKind::AcceptEscalation, escalation.n);
            list.push(Duty { kind, n, person, unit, role: None, due_at });
        }
        let orders = case.orders_owed();
        list.extend(orders.map(|it| self.holders(DutyKind::AnswerOrder, it.n, it.due_at)));
        for appealed in case.appeals_open() {
            let due_at = a_day_after(appealed.appeal.as_ref().map(|it| it.at), case);
            let (kind, n, role) = (DutyKind::JudgeAppeal, appealed.n, Some(Role::Quality));
            let unit = self.setting.organisation.unit_for("quality", case.unit.as_ref()).cloned();
            let unit = unit.or_else(|| case.unit.clone());
            list.push(Duty { kind, n, person: None, unit, role, due_at });
        }
        for asked in case.extensions.iter().filter(|it| it.state == extension::State::Asked) {
            // Judged too late it is worth nothing.
            let due = nth(&case.promises, asked.promise).map(|promise| promise.due_at);
            let later = a_day_after(Some(asked.asked_at), case);
            list.push(Duty {
                kind: DutyKind::JudgeExtension,
                n: asked.n,
                person: None,
                unit: case.unit.clone(),
                role: asked.role,
                due_at: due.map_or(later, |due| due.min(later)),
            });
        }
    }

    fn by_stage(&self, stage: Stage, list: &mut Vec<Duty>) {
        let case = self.case;
        let answer_due = first_due(case, &[PromiseKind::Answer]);
        match stage {
            Stage::Received => {
                let later = a_day_after(case.restarted_at.or(case.registered_at), case);
                let due_at = answer_due.map_or(later, |due| due.min(later));
                list.push(self.holders(DutyKind::Triage, 0, due_at));
            }
            Stage::Working => {
                let since = case.restarted_at.max(case.triaged_at);
                let due_at = answer_due.unwrap_or_else(|| a_day_after(since, case));
                list.push(
                    self.read_draft(answer_due)
                        .unwrap_or_else(|| self.holders(DutyKind::Answer, 0, due_at)),
                );
            }
            Stage::Responded => {
                // Silence may end the wait, but only somebody who closes can say so; until then it is asked for.
                let told = case.responded_at;
                let due_at = told
                    .map_or_else(|| a_day_after(told, case), |at| self.setting.pack.word_due(at));
                list.push(self.holders(DutyKind::AskWord, 0, due_at));
                list.extend(self.untold(answer_due));
                list.extend(self.callback());
            }
            Stage::Settled => {
                self.settled(answer_due, list);
            }
            Stage::Closed => {}
        }
    }

    /// A point that came up, or was answered anew, after the decision wants its answer told as well.
    fn untold(&self, answer_due: Option<Timestamp>) -> Option<Duty> {
        let case = self.case;
        let unanswered = case.points.iter().any(|point| point.answer.is_none());
        if case.is_withdrawn() || !(unanswered || case.has_untold_answer()) {
            return None;
        }
        let due_at = answer_due.unwrap_or_else(|| a_day_after(case.changed_at, case));
        let read = self.read_draft(answer_due);
        Some(read.unwrap_or_else(|| self.holders(DutyKind::Answer, 0, due_at)))
    }

    /// While a draft waits for its second reader, the answer is theirs to move.
    fn read_draft(&self, answer_due: Option<Timestamp>) -> Option<Duty> {
        let draft = self.case.waiting_draft()?;
        let later = a_day_after(Some(draft.at), self.case);
        Some(Duty {
            kind: DutyKind::ReadDraft,
            n: draft.n,
            person: None,
            unit: self.case.unit.clone(),
            role: Some(Role::Supervisor),
            due_at: answer_due.map_or(later, |due| due.min(later)),
        })
    }

    /// Calling back does not wait for the customer's word: who says nothing is asked all the same.
    fn callback(&self) -> Option<Duty> {
        let (case, setting) = (self.case, self.setting);
        if case.is_withdrawn() || !setting.pack.callback_wanted(case, setting) {
            return None;
        }
        let due_at = first_due(case, &[PromiseKind::Callback])
            .unwrap_or_else(|| a_day_after(case.responded_at, case));
        // Not the handler's: anybody of the quality department, else the root unit's.
        let unit = setting.organisation.unit_for("quality", case.unit.as_ref()).cloned();
        let unit = unit.or_else(|| setting.organisation.root().map(|root| root.id.clone()));
        let (kind, role) = (DutyKind::CallBack, Some(Role::Quality));
        Some(Duty { kind, n: 0, person: None, unit, role, due_at })
    }

    fn settled(&self, answer_due: Option<Timestamp>, list: &mut Vec<Duty>) {
        let case = self.case;
        let in_state = |state| case.remedies.iter().filter(move |r| r.state == state);
        // The decision is settled, and an offer still lies before the customer.
        list.extend(in_state(RemedyState::Offered).map(|remedy| {
            self.holders(DutyKind::AskWord, remedy.n, a_day_after(remedy.moved_at, case))
        }));
        let owed: Vec<Duty> = self.callback().into_iter().chain(self.untold(answer_due)).collect();
        if owed.is_empty() && !case.remedies.iter().any(|it| it.state.is_owed()) {
            let said = case.word.as_ref().map(|word| word.at);
            let asked = case.callbacks_now().last().map(|callback| callback.at);
            list.push(self.holders(DutyKind::Close, 0, a_day_after(said.max(asked), case)));
        }
        list.extend(owed);
    }

    fn remedies(&self, list: &mut Vec<Duty>) {
        for remedy in &self.case.remedies {
            let due_at = a_day_after(remedy.moved_at, self.case);
            match remedy.state {
                RemedyState::Proposed => {
                    let weight = Weight::of(self.case, remedy, 0, self.setting.organisation);
                    let role = self.setting.pack.approver(&weight);
                    let unit = self.case.unit.clone();
                    let (kind, n) = (DutyKind::Approve, remedy.n);
                    list.push(Duty { kind, n, person: None, unit, role, due_at });
                }
                RemedyState::Approved => {
                    list.push(self.holders(DutyKind::Offer, remedy.n, due_at));
                }
                RemedyState::Accepted | RemedyState::Instructed => {
                    let agreed = first_due(self.case, &[PromiseKind::Deliver]);
                    let due_at = remedy.due_at.into_iter().chain(agreed).min().unwrap_or(due_at);
                    list.push(self.holders(DutyKind::Deliver, remedy.n, due_at));
                }
                RemedyState::Offered
                | RemedyState::Declined
                | RemedyState::Refused
                | RemedyState::Countered
                | RemedyState::Delivered => {}
            }
        }
    }
}
