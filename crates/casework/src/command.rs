//! Commands: what may be done with a case, under which right, and by whom.
//!
//! One table for all doors. A page that asks [`Command::act`] before it shows a button and the rules
//! that ask it before they decide cannot disagree.

use serde::{Deserialize, Serialize};

use crate::assignment::{HandOver, Return};
use crate::call_times::CallTimes;
use crate::callback::CallBack;
use crate::cause_tree::{AddCause, JudgeCause, MoveCause};
use crate::closing::{Close, Reopen};
use crate::contact::{self, AddContact};
use crate::draft;
use crate::escalation::AcceptEscalation;
use crate::extension::{AskExtension, JudgeExtension};
use crate::honour::GiveHonour;
use crate::intake::Receive;
use crate::investigation::{AddEvidence, EstablishFact, TakeStatement};
use crate::link::{self, Relation};
use crate::milestone::RecordMilestone;
use crate::pause::PauseClocks;
use crate::permission::Act;
use crate::plan::{AnswerPlan, PlanNumber, ProposePlan};
use crate::point::{self, AnswerPoint};
use crate::progress::{TellAnnouncement, TellProgress};
use crate::promise::{self, MakePromise};
use crate::quality_review::{AnswerQualityReview, LookAgain, ReviewHandling};
use crate::remedy::{self, AnswerRemedy, ProposeRemedy};
use crate::representative::NameRepresentatives;
use crate::response::{self, Rating, Respond, TakeWord};
use crate::responsibility::{AppealResponsibility, DecideResponsibility, JudgeAppeal};
use crate::supervision::{AnswerOrder, Supervise};
use crate::survey::{AnswerSurvey, InviteSurvey};
use crate::task::{
    AnswerTask, ArbitrateTask, AssignTask, ConfirmTask, ReassignTask, ReturnTask, SendBackTask,
    TaskNumber, WithdrawTask,
};
use crate::triage::Triage;
use crate::visit::{ArrangeVisit, CancelVisit, MoveVisit, RecordVisit, SignOffVisit, VisitNumber};

/// What may be done with a case. The tag is the step's name in the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum Command {
    /// Take a complaint in.
    Receive(Box<Receive>),
    /// Tell the customer that it was taken in.
    Acknowledge,
    /// Name those who speak for a group.
    NameRepresentatives(NameRepresentatives),
    /// Judge it.
    Triage(Box<Triage>),
    /// Add a point of complaint.
    AddPoint(point::AddPoint),
    /// Establish what is true of a point.
    RecordFinding(point::RecordFinding),
    /// Put a piece of evidence on record.
    AddEvidence(AddEvidence),
    /// Put on record what somebody said when asked.
    TakeStatement(TakeStatement),
    /// Establish that something happened.
    EstablishFact(EstablishFact),
    /// Decide whose doing it was.
    DecideResponsibility(DecideResponsibility),
    /// Appeal against that.
    AppealResponsibility(AppealResponsibility),
    /// Judge the appeal.
    JudgeAppeal(JudgeAppeal),
    /// Ask why, and put a possible cause into the tree.
    AddCause(AddCause),
    /// Say of a cause that it is established, or ruled out.
    JudgeCause(JudgeCause),
    /// Put a cause elsewhere in the tree.
    MoveCause(MoveCause),
    /// Answer a point.
    AnswerPoint(AnswerPoint),
    /// Hand the case over; the other side must accept.
    HandOver(HandOver),
    /// Accept the case that was handed over, or take one nobody owns.
    Accept,
    /// Return the case with a reason to where it came from.
    Return(Return),
    /// Record a call, visit, message or note.
    AddContact(AddContact),
    /// Add a file.
    Attach(contact::Attach),
    /// Promise the customer something by a time.
    MakePromise(MakePromise),
    /// Say how a promise was kept.
    KeepPromise(promise::KeepPromise),
    /// Tell the customer how far it has come.
    TellProgress(TellProgress),
    /// Tell the customer an announcement released about an incident; the broadcast does.
    TellAnnouncement(TellAnnouncement),
    /// Let clocks stand still for a reason.
    PauseClocks(PauseClocks),
    /// Let them go on.
    EndPause,
    /// Ask for more time for a promise.
    AskExtension(AskExtension),
    /// Grant it.
    GrantExtension(JudgeExtension),
    /// Refuse it.
    RefuseExtension(JudgeExtension),
    /// Put a milestone on record.
    RecordMilestone(RecordMilestone),
    /// Accept an escalation: I know, and I see to it.
    AcceptEscalation(AcceptEscalation),
    /// Put on record that one has opened what one was told of.
    ReadEscalations,
    /// Want an answer about the case by a time.
    Supervise(Supervise),
    /// Give it.
    AnswerOrder(AnswerOrder),
    /// Give a piece of the case to a unit, a person or a partner.
    AssignTask(AssignTask),
    /// Accept a task.
    AcceptTask(TaskNumber),
    /// Give it back with a reason.
    ReturnTask(ReturnTask),
    /// Give a returned task to somebody again.
    ReassignTask(ReassignTask),
    /// Decide from above whose it is.
    ArbitrateTask(ArbitrateTask),
    /// Answer it.
    AnswerTask(AnswerTask),
    /// Send the answer back: it does not do.
    SendBackTask(SendBackTask),
    /// Take the answer over.
    ConfirmTask(ConfirmTask),
    /// Withdraw a task.
    WithdrawTask(WithdrawTask),
    /// Send a partner a new link; those before it open nothing any more.
    RenewTaskLink(TaskNumber),
    /// Call a partner's link back.
    RevokeTaskLink(TaskNumber),
    /// Tell the customer when somebody comes.
    ArrangeVisit(ArrangeVisit),
    /// Move a visit.
    MoveVisit(MoveVisit),
    /// Say that one is there.
    ArriveVisit(VisitNumber),
    /// Put on record what was found and done there.
    RecordVisit(RecordVisit),
    /// Put on record what the customer says to it.
    SignOffVisit(SignOffVisit),
    /// Cancel a visit.
    CancelVisit(CancelVisit),
    /// Propose a remedy.
    ProposeRemedy(ProposeRemedy),
    /// Approve a proposed remedy.
    ApproveRemedy(remedy::JudgeRemedy),
    /// Decline a proposed remedy.
    DeclineRemedy(remedy::JudgeRemedy),
    /// Offer an approved remedy to the customer.
    OfferRemedy(remedy::RemedyNumber),
    /// Record what the customer says to the offer.
    AnswerRemedy(AnswerRemedy),
    /// Order the payment of what was agreed.
    InstructPayment(remedy::InstructPayment),
    /// Record that the payment came back.
    FailPayment(remedy::FailPayment),
    /// Record that the remedy was paid or done.
    DeliverRemedy(remedy::DeliverRemedy),
    /// Work out a plan: what is done, by whom, by when.
    ProposePlan(Box<ProposePlan>),
    /// Lay it before the customer.
    OfferPlan(PlanNumber),
    /// Put on record what the customer says to it.
    AnswerPlan(AnswerPlan),
    /// Tell the customer the decision.
    Respond(Respond),
    /// Lay a decision before a second reader.
    DraftResponse(Respond),
    /// Let it go to the customer.
    ReleaseResponse(draft::ReleaseResponse),
    /// Give it back to who drafted it.
    SendBackResponse(draft::SendBackResponse),
    /// Record the customer's word on the decision.
    TakeWord(TakeWord),
    /// The customer adds something.
    AddInformation(response::AddInformation),
    /// The customer urges.
    Urge(response::Urge),
    /// The customer rates the handling.
    Rate(Rating),
    /// Record an attempt to call back.
    CallBack(CallBack),
    /// Put on record when the customer wants to be called.
    PreferCallTimes(CallTimes),
    /// Ask the customer after the closing.
    InviteSurvey(InviteSurvey),
    /// Record what they answer.
    AnswerSurvey(AnswerSurvey),
    /// Review how somebody handled a closed case.
    ReviewHandling(ReviewHandling),
    /// Say what one thinks of the review of one's own handling.
    AnswerQualityReview(AnswerQualityReview),
    /// Look at a disputed review a second time.
    LookAgain(LookAgain),
    /// Praise somebody for what they did in a case.
    GiveHonour(GiveHonour),
    /// Close the case.
    Close(Close),
    /// Reopen it.
    Reopen(Reopen),
    /// Mark it as a duplicate of another.
    MergeInto(link::MergeInto),
    /// Take that mark away again.
    Unmerge(link::Unmerge),
    /// Link it to another.
    Link(link::LinkTo),
    /// Take a link away.
    Unlink(link::Unlink),
    /// Time has passed.
    Tick,
}

impl Command {
    /// The step's name in the journal.
    pub fn kind(&self) -> &'static str {
        match self {
            Command::Receive(_) => "receive",
            Command::Acknowledge => "acknowledge",
            Command::NameRepresentatives(_) => "name_representatives",
            Command::Triage(_) => "triage",
            Command::AddPoint(_) => "add_point",
            Command::RecordFinding(_) => "record_finding",
            Command::AddEvidence(_) => "add_evidence",
            Command::TakeStatement(_) => "take_statement",
            Command::EstablishFact(_) => "establish_fact",
            Command::DecideResponsibility(_) => "decide_responsibility",
            Command::AppealResponsibility(_) => "appeal_responsibility",
            Command::JudgeAppeal(_) => "judge_appeal",
            Command::AnswerPoint(_) => "answer_point",
            Command::HandOver(_) => "hand_over",
            Command::Accept => "accept",
            Command::Return(_) => "return",
            Command::AddContact(_) => "add_contact",
            Command::Attach(_) => "attach",
            Command::MakePromise(_) => "make_promise",
            Command::KeepPromise(_) => "keep_promise",
            Command::TellProgress(_) => "tell_progress",
            Command::TellAnnouncement(_) => "tell_announcement",
            Command::PauseClocks(_) => "pause_clocks",
            Command::EndPause => "end_pause",
            Command::AskExtension(_) => "ask_extension",
            Command::GrantExtension(_) => "grant_extension",
            Command::RefuseExtension(_) => "refuse_extension",
            Command::RecordMilestone(_) => "record_milestone",
            Command::AcceptEscalation(_) => "accept_escalation",
            Command::ReadEscalations => "read_escalations",
            Command::Supervise(_) => "supervise",
            Command::AnswerOrder(_) => "answer_order",
            Command::AssignTask(_) => "assign_task",
            Command::AcceptTask(_) => "accept_task",
            Command::ReturnTask(_) => "return_task",
            Command::ReassignTask(_) => "reassign_task",
            Command::ArbitrateTask(_) => "arbitrate_task",
            Command::AnswerTask(_) => "answer_task",
            Command::SendBackTask(_) => "send_back_task",
            Command::ConfirmTask(_) => "confirm_task",
            Command::WithdrawTask(_) => "withdraw_task",
            Command::ProposeRemedy(_) => "propose_remedy",
            Command::ApproveRemedy(_) => "approve_remedy",
            Command::DeclineRemedy(_) => "decline_remedy",
            Command::OfferRemedy(_) => "offer_remedy",
            Command::AnswerRemedy(_) => "answer_remedy",
            Command::InstructPayment(_) => "instruct_payment",
            Command::FailPayment(_) => "fail_payment",
            Command::DeliverRemedy(_) => "deliver_remedy",
            Command::ProposePlan(_) => "propose_plan",
            Command::OfferPlan(_) => "offer_plan",
            Command::AnswerPlan(_) => "answer_plan",
            Command::Respond(_) => "respond",
            Command::DraftResponse(_) => "draft_response",
            Command::ReleaseResponse(_) => "release_response",
            Command::SendBackResponse(_) => "send_back_response",
            later => later.kind_after_the_decision(),
        }
    }

    /// The names of steps that follow the decision, and of time passing.
    fn kind_after_the_decision(&self) -> &'static str {
        match self {
            Command::TakeWord(_) => "take_word",
            Command::AddInformation(_) => "add_information",
            Command::Urge(_) => "urge",
            Command::Rate(_) => "rate",
            Command::CallBack(_) => "call_back",
            Command::PreferCallTimes(_) => "prefer_call_times",
            Command::InviteSurvey(_) => "invite_survey",
            Command::AnswerSurvey(_) => "answer_survey",
            Command::Close(_) => "close",
            Command::Reopen(_) => "reopen",
            Command::MergeInto(_) => "merge_into",
            Command::Unmerge(_) => "unmerge",
            Command::Link(_) => "link",
            Command::Unlink(_) => "unlink",
            Command::Tick => "tick",
            other => other.kind_outside(),
        }
    }

    /// The same for visits, partners' links and causes.
    fn kind_outside(&self) -> &'static str {
        match self {
            Command::ArrangeVisit(_) => "arrange_visit",
            Command::MoveVisit(_) => "move_visit",
            Command::ArriveVisit(_) => "arrive_visit",
            Command::RecordVisit(_) => "record_visit",
            Command::SignOffVisit(_) => "sign_off_visit",
            Command::CancelVisit(_) => "cancel_visit",
            Command::RenewTaskLink(_) => "renew_task_link",
            Command::RevokeTaskLink(_) => "revoke_task_link",
            Command::AddCause(_) => "add_cause",
            Command::JudgeCause(_) => "judge_cause",
            Command::MoveCause(_) => "move_cause",
            other => other.kind_of_review(),
        }
    }

    /// The same for quality reviews and honours.
    fn kind_of_review(&self) -> &'static str {
        match self {
            Command::ReviewHandling(_) => "review_handling",
            Command::AnswerQualityReview(_) => "answer_quality_review",
            Command::LookAgain(_) => "look_again",
            Command::GiveHonour(_) => "give_honour",
            _ => "",
        }
    }

    /// The right it needs; none for time passing.
    ///
    /// Accepting and returning ask only for what lets somebody see and note: being offered a case is
    /// reason enough, and their own rules ask for the rest.
    pub fn act(&self) -> Option<Act> {
        Some(match self {
            Command::Receive(_) => Act::Receive,
            Command::ReadEscalations => Act::Read,
            Command::Acknowledge
            | Command::NameRepresentatives(_)
            | Command::AddPoint(_)
            | Command::Accept
            | Command::Return(_)
            | Command::AcceptTask(_)
            | Command::ReturnTask(_)
            | Command::AnswerTask(_)
            | Command::AddContact(_)
            | Command::Attach(_)
            | Command::MakePromise(_)
            | Command::KeepPromise(_)
            | Command::TellAnnouncement(_)
            | Command::RecordMilestone(_)
            | Command::AcceptEscalation(_)
            | Command::AppealResponsibility(_)
            | Command::AnswerRemedy(_)
            | Command::AnswerPlan(_)
            | Command::TakeWord(_)
            | Command::AddInformation(_)
            | Command::Urge(_)
            | Command::PreferCallTimes(_)
            // Time invites by itself, and customers answer: what it takes of ours, their own rules ask.
            | Command::InviteSurvey(_)
            | Command::AnswerSurvey(_)
            | Command::Rate(_) => Act::Record,
            Command::Triage(_) => Act::Triage,
            Command::RecordFinding(_)
            | Command::AddEvidence(_)
            | Command::TakeStatement(_)
            | Command::EstablishFact(_)
            | Command::AnswerPoint(_)
            | Command::ProposeRemedy(_)
            | Command::OfferRemedy(_)
            | Command::ProposePlan(_)
            | Command::OfferPlan(_)
            | Command::InstructPayment(_)
            | Command::FailPayment(_)
            | Command::DeliverRemedy(_)
            | Command::TellProgress(_)
            | Command::PauseClocks(_)
            | Command::EndPause
            | Command::AskExtension(_)
            | Command::AnswerOrder(_)
            | Command::DraftResponse(_)
            | Command::AssignTask(_)
            | Command::ReassignTask(_)
            | Command::SendBackTask(_)
            | Command::ConfirmTask(_)
            | Command::WithdrawTask(_)
            | Command::RenewTaskLink(_)
            | Command::RevokeTaskLink(_)
            | Command::Respond(_) => Act::Work,
            Command::HandOver(_) => Act::Assign,
            Command::ApproveRemedy(_)
            | Command::DeclineRemedy(_)
            | Command::GrantExtension(_)
            | Command::ReleaseResponse(_)
            | Command::SendBackResponse(_)
            | Command::RefuseExtension(_) => Act::Approve,
            Command::Tick => return None,
            other => other.act_at_the_end(),
        })
    }

    /// The same for what is decided from above, what ends a case, and what ties it to others.
    fn act_at_the_end(&self) -> Act {
        match self {
            Command::Supervise(_)
            | Command::ArbitrateTask(_)
            | Command::DecideResponsibility(_)
            | Command::JudgeAppeal(_) => Act::Supervise,
            Command::CallBack(_) => Act::CallBack,
            Command::Close(_) => Act::Close,
            Command::Reopen(_) => Act::Reopen,
            // Whoever works on a case may say that it comes again; whose the other one is, the desk asks.
            Command::Link(it) if it.relation == Relation::RepeatOf => Act::Record,
            Command::MergeInto(_) | Command::Unmerge(_) | Command::Link(_) | Command::Unlink(_) => {
                Act::Link
            }
            of_visit => of_visit.act_on_visit(),
        }
    }

    /// The same for visits and causes, and for those who look back. Who goes may belong to another unit: whose visit it is, their own
    /// rules ask.
    fn act_on_visit(&self) -> Act {
        match self {
            Command::MoveVisit(_)
            | Command::ArriveVisit(_)
            | Command::RecordVisit(_)
            | Command::SignOffVisit(_)
            // Whose review it is, its own rule asks.
            | Command::AnswerQualityReview(_) => Act::Record,
            Command::ArrangeVisit(_)
            | Command::CancelVisit(_)
            | Command::AddCause(_)
            | Command::JudgeCause(_)
            | Command::MoveCause(_) => Act::Work,
            Command::ReviewHandling(_) | Command::LookAgain(_) | Command::GiveHonour(_) => {
                Act::Review
            }
            // A command nobody has thought of yet is not for everybody who works on a case.
            _ => Act::Supervise,
        }
    }

    /// Whether the complainant may give it by the private link. Everything else is ours to do.
    pub fn is_customers(&self) -> bool {
        matches!(
            self,
            Command::Receive(_)
                | Command::AddInformation(_)
                | Command::Urge(_)
                | Command::Rate(_)
                | Command::TakeWord(_)
                | Command::AnswerRemedy(_)
                | Command::AnswerPlan(_)
                | Command::PreferCallTimes(_)
                | Command::AnswerSurvey(_)
                | Command::Attach(_)
        )
    }

    /// The task a partner may give it for by their link; nothing else is theirs to do.
    pub fn partners_task(&self) -> Option<u32> {
        match self {
            Command::AcceptTask(it) => Some(it.task),
            Command::ReturnTask(it) => Some(it.task),
            Command::AnswerTask(it) => Some(it.task),
            _ => None,
        }
    }

    /// Whether a closed case still takes it.
    pub fn is_for_closed(&self) -> bool {
        matches!(
            self,
            Command::Reopen(_)
                | Command::Close(_)
                | Command::Tick
                | Command::Rate(_)
                | Command::TakeWord(_)
                | Command::AddContact(_)
                | Command::Attach(_)
                | Command::AddInformation(_)
                | Command::CallBack(_)
                // Whose doing it was is often decided once the customer is content.
                | Command::DecideResponsibility(_)
                | Command::AppealResponsibility(_)
                | Command::JudgeAppeal(_)
                // And why it could happen once there is time to ask.
                | Command::AddCause(_)
                | Command::JudgeCause(_)
                | Command::MoveCause(_)
                | Command::InviteSurvey(_)
                | Command::AnswerSurvey(_)
                // What is looked at is over.
                | Command::ReviewHandling(_)
                | Command::AnswerQualityReview(_)
                | Command::LookAgain(_)
                | Command::GiveHonour(_)
                | Command::Link(_)
                | Command::Unlink(_)
                | Command::Unmerge(_)
                | Command::MergeInto(_)
        )
    }
}
