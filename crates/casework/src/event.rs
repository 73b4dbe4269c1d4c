//! Events: what happened to a case, and how the case is folded from it.

mod fold;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::assignment::Offer;
use crate::call_times::CallTimes;
use crate::callback::Callback;
use crate::cause_tree::{Branch, CauseJudgement, CauseNode};
use crate::closing::{Closure, Reopening};
use crate::contact::{Attachment, Contact};
use crate::draft::ResponseDraft;
use crate::escalation::Escalation;
use crate::extension::Extension;
use crate::honour::Honour;
use crate::id::{CaseNo, PersonId, UnitId};
use crate::intake::Receive;
use crate::investigation::{Evidence, Fact, Statement};
use crate::link::Link;
use crate::milestone::Milestone;
use crate::pause::Pause;
use crate::plan::{Plan, PlanAnswer};
use crate::point::{FindingRecord, Point};
use crate::progress::Progress;
use crate::promise::Promise;
use crate::quality_review::{QualityReview, ReviewAnswer, SecondLook};
use crate::remedy::{self, Remedy, RemedyState};
use crate::representative::Representative;
use crate::response::{GivenWord, Rating, Response};
use crate::responsibility::Responsibility;
use crate::second_handling::SecondHandling;
use crate::supervision;
use crate::survey::{Survey, SurveyAnswer};
use crate::task::{Doer, Task, TaskAnswer};
use crate::triage::Assessment;
use crate::visit::{SignOff, Visit, VisitMove, VisitRecord};

/// What happened to a case. Tags are written out and are for ever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "event")]
pub enum Event {
    /// The complaint was taken in.
    #[serde(rename = "received")]
    Received(Box<Receive>),
    /// The customer was told so.
    #[serde(rename = "acknowledged")]
    Acknowledged,
    /// Others speak for the group from here on.
    #[serde(rename = "representatives_named")]
    RepresentativesNamed {
        /// The whole list.
        people: Vec<Representative>,
    },
    /// It was judged.
    #[serde(rename = "triaged")]
    Triaged(Box<Assessment>),
    /// A point of complaint was added.
    #[serde(rename = "point_added")]
    PointAdded(Point),
    /// What is true of a point was established.
    #[serde(rename = "finding_recorded")]
    FindingRecorded {
        /// The point's number.
        point: u32,
        /// What was established.
        finding: FindingRecord,
    },
    /// A piece of evidence was put on record.
    #[serde(rename = "evidence_added")]
    EvidenceAdded(Evidence),
    /// Somebody was heard.
    #[serde(rename = "statement_taken")]
    StatementTaken(Statement),
    /// Something was established as having happened.
    #[serde(rename = "fact_established")]
    FactEstablished(Fact),
    /// Whose doing it was, was decided.
    #[serde(rename = "responsibility_decided")]
    ResponsibilityDecided(Responsibility),
    /// Somebody appealed against that.
    #[serde(rename = "responsibility_appealed")]
    ResponsibilityAppealed {
        /// The decision's number.
        responsibility: u32,
        /// Why.
        reasons: String,
    },
    /// The appeal was judged.
    #[serde(rename = "appeal_judged")]
    AppealJudged {
        /// The decision's number.
        responsibility: u32,
        /// Whether the decision fell.
        lifted: bool,
        /// Why.
        reasons: String,
    },
    /// A point was answered.
    #[serde(rename = "point_answered")]
    PointAnswered {
        /// The point's number.
        point: u32,
        /// The answer.
        text: String,
    },
    /// The case was handed over and waits to be accepted.
    #[serde(rename = "handed_over")]
    HandedOver(Offer),
    /// Somebody accepted the case and owns it from here on.
    #[serde(rename = "accepted")]
    Accepted {
        /// The new owner.
        owner: PersonId,
        /// The unit now responsible.
        unit: UnitId,
    },
    /// The case was returned.
    #[serde(rename = "returned")]
    Returned {
        /// The unit it goes back to.
        unit: Option<UnitId>,
        /// The person it goes back to.
        owner: Option<PersonId>,
        /// The code of the reason.
        reason: String,
        /// In words.
        note: String,
    },
    /// A contact was recorded.
    #[serde(rename = "contact_added")]
    ContactAdded(Contact),
    /// A file was added.
    #[serde(rename = "attached")]
    Attached(Attachment),
    /// A promise runs.
    #[serde(rename = "promise_made")]
    PromiseMade(Promise),
    /// A promise was kept, in time or late.
    #[serde(rename = "promise_kept")]
    PromiseKept {
        /// The promise's number.
        promise: u32,
        /// After it was due.
        late: bool,
    },
    /// A promise falls due at another time: a pause, an extension, another calendar.
    #[serde(rename = "promise_moved")]
    PromiseMoved {
        /// The promise's number.
        promise: u32,
        /// By when now.
        due_at: Timestamp,
    },
    /// A promise was not kept in time and is still owed.
    #[serde(rename = "promise_broken")]
    PromiseBroken {
        /// The promise's number.
        promise: u32,
    },
    /// A promise no longer applies.
    #[serde(rename = "promise_released")]
    PromiseReleased {
        /// The promise's number.
        promise: u32,
        /// Why: `replanned`, `closed`, `withdrawn`, `merged`.
        reason: String,
    },
    /// A clock waits for a year the calendar does not have; it is counted once the year is loaded.
    #[serde(rename = "year_missing")]
    YearMissing {
        /// The year.
        year: i16,
    },
    /// The calendar has every year the clocks need again.
    #[serde(rename = "year_loaded")]
    YearLoaded,
    /// Clocks stand still.
    #[serde(rename = "paused")]
    Paused(Pause),
    /// They go on.
    #[serde(rename = "pause_ended")]
    PauseEnded {
        /// The pause's number.
        pause: u32,
        /// Since when.
        at: Timestamp,
    },
    /// More time was asked for.
    #[serde(rename = "extension_asked")]
    ExtensionAsked(Extension),
    /// It was granted.
    #[serde(rename = "extension_granted")]
    ExtensionGranted {
        /// The extension's number.
        extension: u32,
    },
    /// It was refused, or fell with its promise.
    #[serde(rename = "extension_refused")]
    ExtensionRefused {
        /// The extension's number.
        extension: u32,
        /// Why.
        note: String,
    },
    /// A milestone was put on record.
    #[serde(rename = "milestone_reached")]
    MilestoneReached(Milestone),
    /// The customer was told how far it has come.
    #[serde(rename = "progress_told")]
    ProgressTold(Progress),
    /// A warning was given.
    #[serde(rename = "warned")]
    Warned(Escalation),
    /// Somebody told has accepted it.
    #[serde(rename = "escalation_accepted")]
    EscalationAccepted {
        /// The escalation's number.
        escalation: u32,
    },
    /// Somebody who was told opened it: they knew from here on.
    #[serde(rename = "escalation_read")]
    EscalationRead {
        /// The escalation's number.
        escalation: u32,
    },
    /// Somebody above wants an answer.
    #[serde(rename = "supervision_ordered")]
    SupervisionOrdered(supervision::Order),
    /// They got it.
    #[serde(rename = "supervision_answered")]
    SupervisionAnswered {
        /// The order's number.
        order: u32,
        /// The answer.
        answer: supervision::OrderAnswer,
    },
    /// A piece of the case was given to somebody.
    #[serde(rename = "task_assigned")]
    TaskAssigned(Box<Task>),
    /// They accepted it.
    #[serde(rename = "task_accepted")]
    TaskAccepted {
        /// The task's number.
        task: u32,
    },
    /// They gave it back.
    #[serde(rename = "task_returned")]
    TaskReturned {
        /// The task's number.
        task: u32,
        /// The code of the reason.
        reason: String,
        /// In words.
        note: String,
    },
    /// It was given to somebody again.
    #[serde(rename = "task_reassigned")]
    TaskReassigned {
        /// The task's number.
        task: u32,
        /// Whose it is now.
        doer: Doer,
        /// Why it goes there.
        note: String,
        /// By when now.
        due_at: Timestamp,
    },
    /// It was decided from above whose it is.
    #[serde(rename = "task_arbitrated")]
    TaskArbitrated {
        /// The task's number.
        task: u32,
        /// Whose it is now.
        doer: Doer,
        /// Why.
        reason: String,
        /// By when now.
        due_at: Timestamp,
    },
    /// It was answered.
    #[serde(rename = "task_answered")]
    TaskAnswered {
        /// The task's number.
        task: u32,
        /// The answer.
        answer: TaskAnswer,
    },
    /// The answer was sent back.
    #[serde(rename = "task_sent_back")]
    TaskSentBack {
        /// The task's number.
        task: u32,
        /// What is missing.
        note: String,
        /// By when now.
        due_at: Timestamp,
    },
    /// The answer was taken over.
    #[serde(rename = "task_confirmed")]
    TaskConfirmed {
        /// The task's number.
        task: u32,
        /// The points taken over with it.
        points: Vec<u32>,
    },
    /// It is not wanted any more.
    #[serde(rename = "task_withdrawn")]
    TaskWithdrawn {
        /// The task's number.
        task: u32,
        /// Why; empty when the case was merged into another.
        reason: String,
    },
    /// It fell due without an answer.
    #[serde(rename = "task_broken")]
    TaskBroken {
        /// The task's number.
        task: u32,
    },
    /// A partner was sent a new link.
    #[serde(rename = "task_link_renewed")]
    TaskLinkRenewed {
        /// The task's number.
        task: u32,
        /// Until when it opens the task.
        until: Timestamp,
    },
    /// A partner's link was called back.
    #[serde(rename = "task_link_revoked")]
    TaskLinkRevoked {
        /// The task's number.
        task: u32,
    },
    /// The customer was told when somebody comes.
    #[serde(rename = "visit_arranged")]
    VisitArranged(Box<Visit>),
    /// Somebody comes at another time.
    #[serde(rename = "visit_moved")]
    VisitMoved {
        /// The visit's number.
        visit: u32,
        /// The promise it is from now on.
        promise: u32,
        /// Who goes now, and when.
        to: VisitMove,
    },
    /// Somebody is there.
    #[serde(rename = "visit_arrived")]
    VisitArrived {
        /// The visit's number.
        visit: u32,
    },
    /// What was found and done there was put on record.
    #[serde(rename = "visit_recorded")]
    VisitRecorded {
        /// The visit's number.
        visit: u32,
        /// What was found and done.
        record: VisitRecord,
    },
    /// The customer said whether they agree.
    #[serde(rename = "visit_signed_off")]
    VisitSignedOff {
        /// The visit's number.
        visit: u32,
        /// What they said.
        sign_off: SignOff,
    },
    /// Nobody comes.
    #[serde(rename = "visit_cancelled")]
    VisitCancelled {
        /// The visit's number.
        visit: u32,
        /// Why.
        reason: String,
    },
    /// A remedy was proposed.
    #[serde(rename = "remedy_proposed")]
    RemedyProposed(Remedy),
    /// A remedy changed its state.
    #[serde(rename = "remedy_moved")]
    RemedyMoved {
        /// The remedy's number.
        remedy: u32,
        /// The state it is in now.
        to: RemedyState,
        /// Reason, counter-proposal or proof in words.
        note: String,
    },
    /// A payment was ordered.
    #[serde(rename = "payment_instructed")]
    PaymentInstructed {
        /// The remedy's number.
        remedy: u32,
        /// The payment.
        payment: remedy::Payment,
    },
    /// It came back.
    #[serde(rename = "payment_failed")]
    PaymentFailed {
        /// The remedy's number.
        remedy: u32,
        /// Why.
        note: String,
    },
    /// A plan was worked out.
    #[serde(rename = "plan_proposed")]
    PlanProposed(Box<Plan>),
    /// It was laid before the customer.
    #[serde(rename = "plan_offered")]
    PlanOffered {
        /// The plan's number.
        plan: u32,
    },
    /// The customer said what they think of it.
    #[serde(rename = "plan_answered")]
    PlanAnswered {
        /// The plan's number.
        plan: u32,
        /// What they said.
        answer: PlanAnswer,
    },
    /// The customer was told the decision.
    #[serde(rename = "responded")]
    Responded(Response),
    /// A decision was laid before a second reader.
    #[serde(rename = "response_drafted")]
    ResponseDrafted(ResponseDraft),
    /// The second reader gave it back.
    #[serde(rename = "response_sent_back")]
    ResponseSentBack {
        /// The draft's number.
        draft: u32,
        /// What is to be mended.
        note: String,
    },
    /// The customer gave their word on it.
    #[serde(rename = "word_taken")]
    WordTaken(GivenWord),
    /// The customer added something.
    #[serde(rename = "information_added")]
    InformationAdded {
        /// What they said.
        text: String,
    },
    /// The customer urged.
    #[serde(rename = "urged")]
    Urged {
        /// What they said.
        text: String,
    },
    /// The customer rated the handling.
    #[serde(rename = "rated")]
    Rated(Rating),
    /// A callback was attempted.
    #[serde(rename = "called_back")]
    CalledBack(Callback),
    /// The customer said when they want to be called.
    #[serde(rename = "call_times_preferred")]
    CallTimesPreferred(CallTimes),
    /// Somebody else handles it from here on.
    #[serde(rename = "second_handling_begun")]
    SecondHandlingBegun(SecondHandling),
    /// The customer was asked how it was.
    #[serde(rename = "survey_invited")]
    SurveyInvited(Survey),
    /// They were not asked, because they were asked about another case a short while ago.
    #[serde(rename = "survey_skipped")]
    SurveySkipped {
        /// The closing nobody is asked about.
        closing: u32,
    },
    /// They answered.
    #[serde(rename = "survey_answered")]
    SurveyAnswered {
        /// The survey's number.
        survey: u32,
        /// What they said.
        answer: SurveyAnswer,
    },
    /// Somebody who had no part in it reviewed how one person handled it.
    #[serde(rename = "quality_reviewed")]
    QualityReviewed(Box<QualityReview>),
    /// That person said what they think of it.
    #[serde(rename = "quality_review_answered")]
    QualityReviewAnswered {
        /// The review's number.
        review: u32,
        /// What they said.
        answer: ReviewAnswer,
    },
    /// Somebody else looked at it a second time.
    #[serde(rename = "quality_review_looked_again")]
    QualityReviewLookedAgain {
        /// The review's number.
        review: u32,
        /// What they found.
        second: SecondLook,
    },
    /// A person or a unit was praised for it.
    #[serde(rename = "honoured")]
    Honoured(Honour),
    /// The case was closed.
    #[serde(rename = "closed")]
    Closed(Box<Closure>),
    /// The case was reopened.
    #[serde(rename = "reopened")]
    Reopened(Reopening),
    /// The case became part of another.
    #[serde(rename = "merged")]
    Merged {
        /// The case it belongs to now.
        into: CaseNo,
    },
    /// The case stands alone again.
    #[serde(rename = "unmerged")]
    Unmerged {
        /// Why.
        reason: String,
    },
    /// A possible cause was put into the tree.
    #[serde(rename = "cause_added")]
    CauseAdded(CauseNode),
    /// It was said of a cause how sure one is.
    #[serde(rename = "cause_judged")]
    CauseJudged {
        /// The cause's number.
        cause: u32,
        /// What was said, and on what.
        judgement: CauseJudgement,
    },
    /// A cause stands elsewhere in the tree, with what is under it.
    #[serde(rename = "cause_moved")]
    CauseMoved {
        /// The cause's number.
        cause: u32,
        /// The cause it explains; none for the effect itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        under: Option<u32>,
        /// Where it lies.
        branch: Branch,
    },
    /// The case was linked to another.
    #[serde(rename = "linked")]
    Linked(Link),
    /// A link was taken away.
    #[serde(rename = "unlinked")]
    Unlinked {
        /// The other case.
        to: CaseNo,
    },
}
