//! What our own people are told of.

use serde::{Deserialize, Serialize};

/// What a notice to one of us is about; also the key of its words `notice-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// A case was handed to you or your unit.
    HandedOver,
    /// A case was returned to you.
    Returned,
    /// The customer added something.
    InformationAdded,
    /// The customer urges.
    Urged,
    /// The customer gave their word.
    WordTaken,
    /// The customer said what they think of a plan.
    PlanAnswered,
    /// A promise was broken.
    PromiseBroken,
    /// A remedy waits for your approval.
    ApprovalWanted,
    /// A remedy you proposed was approved or declined.
    RemedyJudged,
    /// A case you handled was reopened.
    Reopened,
    /// A case of the highest priority.
    Alert,
    /// Deadlines wait for a year the calendar does not have; for administrators.
    YearMissing,
    /// A letter to the customer could not be delivered.
    LetterFailed,
    /// A warning of the ladder: near, late, or nothing moves.
    Warned,
    /// A pause is over.
    PauseEnded,
    /// Somebody asks for more time.
    ExtensionWanted,
    /// More time was granted or refused.
    ExtensionJudged,
    /// Somebody above wants an answer.
    Supervised,
    /// Your supervision order was answered.
    OrderAnswered,
    /// Your unit is held responsible for something.
    HeldResponsible,
    /// Somebody appealed against a decision on responsibility.
    Appealed,
    /// Your appeal was judged.
    AppealJudged,
    /// A drafted answer waits for you as second reader.
    DraftWaiting,
    /// An answer you drafted went out or was given back.
    DraftJudged,
    /// A case the customer called not solved is yours to handle anew.
    SecondHandling,
    /// A task was given to you or your unit.
    TaskAssigned,
    /// A task you gave was given back.
    TaskReturned,
    /// A task goes to and fro; somebody above must decide.
    ArbitrationWanted,
    /// It was decided from above whose a task is.
    TaskArbitrated,
    /// A task was answered.
    TaskAnswered,
    /// Your answer was sent back.
    TaskSentBack,
    /// Your answer was taken over.
    TaskConfirmed,
    /// A task is not wanted any more.
    TaskWithdrawn,
    /// A task is due and not answered.
    TaskBroken,
    /// You are to go to a customer.
    VisitArranged,
    /// A visit is at another time, or somebody else goes.
    VisitMoved,
    /// Nobody goes to the customer any more.
    VisitCancelled,
    /// What was found at the customer's is on record.
    VisitRecorded,
    /// The customer does not agree with what was done, or would not sign.
    VisitNotAgreed,
    /// Your handling of a case was reviewed.
    QualityReviewed,
    /// Somebody does not agree with your review of their handling.
    ReviewDisputed,
    /// A disputed review was looked at a second time.
    ReviewLookedAgain,
    /// You or your unit were praised.
    Honoured,
}

impl NoticeKind {
    /// Every kind.
    pub const ALL: &'static [NoticeKind] = &[
        NoticeKind::HandedOver,
        NoticeKind::Returned,
        NoticeKind::InformationAdded,
        NoticeKind::Urged,
        NoticeKind::WordTaken,
        NoticeKind::PlanAnswered,
        NoticeKind::PromiseBroken,
        NoticeKind::ApprovalWanted,
        NoticeKind::RemedyJudged,
        NoticeKind::Reopened,
        NoticeKind::Alert,
        NoticeKind::YearMissing,
        NoticeKind::LetterFailed,
        NoticeKind::Warned,
        NoticeKind::PauseEnded,
        NoticeKind::ExtensionWanted,
        NoticeKind::ExtensionJudged,
        NoticeKind::Supervised,
        NoticeKind::OrderAnswered,
        NoticeKind::HeldResponsible,
        NoticeKind::Appealed,
        NoticeKind::AppealJudged,
        NoticeKind::DraftWaiting,
        NoticeKind::DraftJudged,
        NoticeKind::SecondHandling,
        NoticeKind::TaskAssigned,
        NoticeKind::TaskReturned,
        NoticeKind::ArbitrationWanted,
        NoticeKind::TaskArbitrated,
        NoticeKind::TaskAnswered,
        NoticeKind::TaskSentBack,
        NoticeKind::TaskConfirmed,
        NoticeKind::TaskWithdrawn,
        NoticeKind::TaskBroken,
        NoticeKind::VisitArranged,
        NoticeKind::VisitMoved,
        NoticeKind::VisitCancelled,
        NoticeKind::VisitRecorded,
        NoticeKind::VisitNotAgreed,
        NoticeKind::QualityReviewed,
        NoticeKind::ReviewDisputed,
        NoticeKind::ReviewLookedAgain,
        NoticeKind::Honoured,
    ];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            NoticeKind::HandedOver => "handed_over",
            NoticeKind::Returned => "returned",
            NoticeKind::InformationAdded => "information_added",
            NoticeKind::Urged => "urged",
            NoticeKind::WordTaken => "word_taken",
            NoticeKind::PlanAnswered => "plan_answered",
            NoticeKind::PromiseBroken => "promise_broken",
            NoticeKind::ApprovalWanted => "approval_wanted",
            NoticeKind::RemedyJudged => "remedy_judged",
            NoticeKind::Reopened => "reopened",
            NoticeKind::Alert => "alert",
            NoticeKind::YearMissing => "year_missing",
            NoticeKind::LetterFailed => "letter_failed",
            NoticeKind::Warned => "warned",
            NoticeKind::PauseEnded => "pause_ended",
            NoticeKind::ExtensionWanted => "extension_wanted",
            NoticeKind::ExtensionJudged => "extension_judged",
            NoticeKind::Supervised => "supervised",
            NoticeKind::OrderAnswered => "order_answered",
            NoticeKind::HeldResponsible => "held_responsible",
            NoticeKind::Appealed => "appealed",
            NoticeKind::AppealJudged => "appeal_judged",
            NoticeKind::DraftWaiting => "draft_waiting",
            NoticeKind::DraftJudged => "draft_judged",
            NoticeKind::SecondHandling => "second_handling",
            NoticeKind::TaskAssigned => "task_assigned",
            NoticeKind::TaskReturned => "task_returned",
            NoticeKind::ArbitrationWanted => "arbitration_wanted",
            NoticeKind::TaskArbitrated => "task_arbitrated",
            NoticeKind::TaskAnswered => "task_answered",
            NoticeKind::TaskSentBack => "task_sent_back",
            NoticeKind::TaskConfirmed => "task_confirmed",
            NoticeKind::TaskWithdrawn => "task_withdrawn",
            NoticeKind::TaskBroken => "task_broken",
            NoticeKind::VisitArranged => "visit_arranged",
            NoticeKind::VisitMoved => "visit_moved",
            NoticeKind::VisitCancelled => "visit_cancelled",
            NoticeKind::VisitRecorded => "visit_recorded",
            NoticeKind::VisitNotAgreed => "visit_not_agreed",
            NoticeKind::QualityReviewed => "quality_reviewed",
            NoticeKind::ReviewDisputed => "review_disputed",
            NoticeKind::ReviewLookedAgain => "review_looked_again",
            NoticeKind::Honoured => "honoured",
        }
    }
}
