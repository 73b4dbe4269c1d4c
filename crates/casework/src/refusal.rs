//! Refusals: the rules said no, and which fact stands in the way.
//!
//! A refusal is a value without text. Its words and the hint what to do now stand in the locales under
//! `refusal-<code>` and `refusal-<code>-hint`; a test in `server` fails when one is missing.

use serde::{Deserialize, Serialize};

use crate::calendar::CalendarError;
use crate::invalid::Invalid;

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// Why the rules refuse a command. The order is the precedence: the first that holds is told.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Refusal {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl Refusal {
            /// Every refusal there is, in order of precedence.
            pub const ALL: &'static [Refusal] = &[$(Refusal::$name,)*];

            /// The stable name in the API, the locales and the reference.
            pub fn code(self) -> &'static str {
                match self { $(Refusal::$name => $code,)* }
            }

            /// The refusal with this code.
            pub fn from_code(code: &str) -> Option<Refusal> {
                Refusal::ALL.iter().copied().find(|refusal| refusal.code() == code)
            }
        }
    };
}

refusals! {
    /// Nobody is signed in, or the account is closed.
    NotSignedIn = "not_signed_in",
    /// The case belongs to a unit outside the person's reach, or complains about the person.
    NotYours = "not_yours",
    /// The person or unit it is handed to is the one complained about.
    ComplainedAbout = "complained_about",
    /// The person's roles do not include this act.
    RoleLacking = "role_lacking",
    /// There is no such case.
    NoSuchCase = "no_such_case",
    /// The case has already been received; it cannot be received again.
    AlreadyReceived = "already_received",
    /// The case is closed; reopen it first.
    CaseClosed = "case_closed",
    /// The case is open; there is nothing to reopen.
    CaseOpen = "case_open",
    /// The case was merged into another as a duplicate.
    MergedAway = "merged_away",
    /// A case cannot be a duplicate of itself, of a duplicate of itself, or be linked to itself.
    SameCase = "same_case",
    /// The other case is of another customer, or nobody knows whose it is.
    OtherCustomer = "other_customer",
    /// The case is not marked as a duplicate.
    NotMerged = "not_merged",
    /// The rules for this kind of complaint let fewer people speak for a group.
    TooManyRepresentatives = "too_many_representatives",
    /// No such point of complaint on this case.
    NoSuchPoint = "no_such_point",
    /// No such promise on this case.
    NoSuchPromise = "no_such_promise",
    /// No such remedy on this case.
    NoSuchRemedy = "no_such_remedy",
    /// No such plan on this case.
    NoSuchPlan = "no_such_plan",
    /// The plan was answered, or another one took its place.
    PlanSettled = "plan_settled",
    /// The plan has not been laid before the customer.
    PlanNotOffered = "plan_not_offered",
    /// A time in the plan has passed.
    PlanOutdated = "plan_outdated",
    /// The remedy is part of a plan that lies before the customer; the plan is answered as a whole.
    RemedyInPlan = "remedy_in_plan",
    /// The customer asked for a refund, and nothing of our own with amount and reason was laid before them.
    OwnProposalMissing = "own_proposal_missing",
    /// A measure of the plan agreed on is still to be done.
    PlanStillOwed = "plan_still_owed",
    /// Such a promise is kept by doing what it promises, not by saying so.
    KeptByDeed = "kept_by_deed",
    /// The promise is already kept or released.
    PromiseSettled = "promise_settled",
    /// The time promised is in the past.
    PromiseInThePast = "promise_in_the_past",
    /// The time promised is further away than anyone may promise.
    PromiseTooFar = "promise_too_far",
    /// Nothing that this reason stops is running.
    NothingToPause = "nothing_to_pause",
    /// The clocks stand still already; end that pause first.
    AlreadyPaused = "already_paused",
    /// The pause would end before it begins.
    PauseEndsInThePast = "pause_ends_in_the_past",
    /// The pause is longer than its reason allows.
    PauseTooLong = "pause_too_long",
    /// No rule lets this promise be lengthened.
    NotExtendable = "not_extendable",
    /// More time was asked for already and waits for an answer.
    ExtensionAsked = "extension_asked",
    /// The promise cannot be lengthened any further.
    NoFurtherExtension = "no_further_extension",
    /// No such extension on this case.
    NoSuchExtension = "no_such_extension",
    /// The extension was granted or refused already.
    ExtensionSettled = "extension_settled",
    /// The milestone is on record already and happens only once.
    MilestoneReached = "milestone_reached",
    /// No such escalation on this case.
    NoSuchEscalation = "no_such_escalation",
    /// The escalation was told to others.
    NotTold = "not_told",
    /// No such supervision order on this case.
    NoSuchOrder = "no_such_order",
    /// The supervision order was answered already.
    OrderAnswered = "order_answered",
    /// No such task on this case.
    NoSuchTask = "no_such_task",
    /// The task was given to others.
    NotYourTask = "not_your_task",
    /// The task would end after the answer promised to the customer is due.
    TaskDueTooLate = "task_due_too_late",
    /// The task is answered, taken over, given back or withdrawn already.
    TaskSettled = "task_settled",
    /// The task has no answer that could be judged.
    TaskNotAnswered = "task_not_answered",
    /// The task was not given back.
    TaskNotReturned = "task_not_returned",
    /// The task was given back so often that only somebody above decides whose it is.
    ArbitrationNeeded = "arbitration_needed",
    /// It was decided from above whose the task is; it is not given back again.
    TaskArbitrated = "task_arbitrated",
    /// Nobody decides a quarrel they are part of.
    ArbiterIsParty = "arbiter_is_party",
    /// The task was not given to a partner outside.
    NoPartner = "no_partner",
    /// No such visit on this case.
    NoSuchVisit = "no_such_visit",
    /// Somebody else goes there.
    NotYourVisit = "not_your_visit",
    /// Only who is held responsible, their unit, or who works on the case appeals.
    NotHeldResponsible = "not_held_responsible",
    /// Somebody was there already, or nobody goes any more.
    VisitSettled = "visit_settled",
    /// What was found there is not on record yet.
    VisitNotRecorded = "visit_not_recorded",
    /// Nothing was done there that could be signed.
    NothingToSign = "nothing_to_sign",
    /// The customer's word on it is on record already, and is not changed.
    AlreadySignedOff = "already_signed_off",
    /// The case has not been assessed yet.
    NotTriaged = "not_triaged",
    /// A change of nature needs a reason.
    ReasonMissing = "reason_missing",
    /// The unit is not known or closed.
    NoSuchUnit = "no_such_unit",
    /// The person is not known, has left, or does not belong to the unit.
    NoSuchPerson = "no_such_person",
    /// The category is not in the pack or is a branch, not a leaf.
    NoSuchCategory = "no_such_category",
    /// Nothing waits to be accepted.
    NothingOffered = "nothing_offered",
    /// The case was handed to another unit or person.
    OfferedToOthers = "offered_to_others",
    /// It is handed over to where it already is.
    AlreadyThere = "already_there",
    /// There is nobody to return the case to.
    NowhereToReturn = "nowhere_to_return",
    /// The amount needs an approval first.
    ApprovalMissing = "approval_missing",
    /// Nobody approves what they proposed themselves.
    OwnProposal = "own_proposal",
    /// The amount is above what this person may approve.
    AboveYourLimit = "above_your_limit",
    /// The remedy is not in the state this step needs.
    RemedyNotReady = "remedy_not_ready",
    /// The remedy was not accepted by the customer.
    RemedyNotAccepted = "remedy_not_accepted",
    /// A task is neither taken over nor withdrawn.
    TaskStillOpen = "task_still_open",
    /// Somebody is still to go to the customer.
    VisitStillOpen = "visit_still_open",
    /// Nothing has been found about it yet.
    NothingFound = "nothing_found",
    /// Nobody is held responsible unheard.
    NotHeard = "not_heard",
    /// The parts of responsibility make more than the whole.
    SharesAboveWhole = "shares_above_whole",
    /// There is no such decision on responsibility.
    NoSuchResponsibility = "no_such_responsibility",
    /// The time to appeal is over.
    AppealTooLate = "appeal_too_late",
    /// It was appealed against, or judged, already.
    AlreadyAppealed = "already_appealed",
    /// Nobody appealed against it.
    NothingAppealed = "nothing_appealed",
    /// Neither who decided nor who appealed judges the appeal.
    OwnDecision = "own_decision",
    /// An appeal waits to be judged.
    AppealOpen = "appeal_open",
    /// Whoever approved money does not also pay it out.
    OwnApproval = "own_approval",
    /// It was paid or done already.
    AlreadyDelivered = "already_delivered",
    /// Its payment is ordered already.
    AlreadyInstructed = "already_instructed",
    /// No money belongs to it.
    NoMoney = "no_money",
    /// The customer took the complaint back.
    Withdrawn = "withdrawn",
    /// A point of complaint has no answer yet.
    PointUnanswered = "point_unanswered",
    /// Somebody else must read this answer before it goes out.
    SecondReaderMissing = "second_reader_missing",
    /// No such draft on this case.
    NoSuchDraft = "no_such_draft",
    /// The draft was released, sent back or replaced already.
    DraftSettled = "draft_settled",
    /// Nobody releases what they drafted themselves.
    OwnDraft = "own_draft",
    /// No response has been given to the customer.
    NotResponded = "not_responded",
    /// The customer's word on the response is still awaited.
    WordAwaited = "word_awaited",
    /// The customer refused the response; the case goes on.
    CustomerRefused = "customer_refused",
    /// The customer added or urged something nobody has reacted to.
    CustomerWaits = "customer_waits",
    /// A promise to the customer is still owed.
    PromiseStillOwed = "promise_still_owed",
    /// A supervision order waits for its answer.
    OrderStillOwed = "order_still_owed",
    /// A remedy is promised and not yet delivered.
    RemedyStillOwed = "remedy_still_owed",
    /// The callback has not been made.
    CallbackMissing = "callback_missing",
    /// The one who handled the case does not call back.
    HandlerMayNotCallBack = "handler_may_not_call_back",
    /// The customer was reached already; what they said is not overwritten.
    AlreadyCalledBack = "already_called_back",
    /// There is no callback to correct.
    NoSuchCallback = "no_such_callback",
    /// Whoever handled the case before does not handle it a second time.
    HandledBefore = "handled_before",
    /// The pack asks nothing after the closing.
    SurveyWithoutQuestions = "survey_without_questions",
    /// The case is open; the customer is asked after the closing.
    SurveyNotYet = "survey_not_yet",
    /// The customer has no mail address to send the link to.
    SurveyWithoutAddress = "survey_without_address",
    /// The customer was asked a short while ago.
    SurveyTooSoon = "survey_too_soon",
    /// There is no such survey on this case.
    NoSuchSurvey = "no_such_survey",
    /// The survey was answered already; an answer is never changed.
    SurveyAnswered = "survey_answered",
    /// The case was taken up again since the customer was asked.
    SurveySuperseded = "survey_superseded",
    /// The time to answer the survey is over.
    SurveyExpired = "survey_expired",
    /// The pack has no score card to review by.
    ReviewWithoutCard = "review_without_card",
    /// A case is reviewed once it is closed.
    ReviewNotYet = "review_not_yet",
    /// Nobody reviews a case they had a part in.
    HadAPart = "had_a_part",
    /// The person or unit had no part in the case.
    NoPartInIt = "no_part_in_it",
    /// The person's handling was reviewed already since the case was closed.
    AlreadyReviewed = "already_reviewed",
    /// There is no such review on this case.
    NoSuchReview = "no_such_review",
    /// The review is about somebody else.
    NotYourReview = "not_your_review",
    /// The review was answered already, and is answered once.
    ReviewAnswered = "review_answered",
    /// The person reviewed does not dispute the review.
    ReviewNotDisputed = "review_not_disputed",
    /// The review was looked at a second time already.
    ReviewSettled = "review_settled",
    /// Neither who reviewed nor who was reviewed looks at it a second time.
    OwnReview = "own_review",
    /// Nobody praises themselves or their own unit.
    OwnHonour = "own_honour",
    /// The person or unit was praised for this case already.
    AlreadyHonoured = "already_honoured",
    /// There is no such improvement report.
    NoSuchImprovement = "no_such_improvement",
    /// The improvement report was handed in or accepted already.
    ImprovementSettled = "improvement_settled",
    /// The improvement report has not been handed in.
    ImprovementNotReported = "improvement_not_reported",
    /// The pack asks for a lesson before such a case is closed.
    LessonMissing = "lesson_missing",
    /// The customer has already rated this handling.
    AlreadyRated = "already_rated",
    /// There are too many of these on one case.
    TooMany = "too_many",
    /// The case was changed by somebody else meanwhile.
    ChangedMeanwhile = "changed_meanwhile",
    /// The same request key was used before with another content.
    KeyReused = "key_reused",
    /// The private link has expired or does not fit.
    LinkExpired = "link_expired",
    /// The thing is already there under this name.
    AlreadyThereByName = "already_there_by_name",
    /// The unit still has people, units below it or open cases.
    UnitInUse = "unit_in_use",
    /// This would make a unit stand above itself.
    UnitCircle = "unit_circle",
    /// At least one administrator must remain.
    LastAdministrator = "last_administrator",
    /// The absence ends before it begins.
    AbsenceEndsFirst = "absence_ends_first",
    /// The absence is longer than one absence may be.
    AbsenceTooLong = "absence_too_long",
    /// The absence lies further away than anybody plans.
    AbsenceTooFar = "absence_too_far",
    /// The absence overlaps another of the same person.
    AbsencesOverlap = "absences_overlap",
    /// Nobody stands in for themselves.
    DeputyOneself = "deputy_oneself",
    /// The deputy is away at that time as well.
    DeputyAway = "deputy_away",
    /// The name or reason of a key customer, or the key, does not fit; or the time is over already.
    KeyCustomerOver = "key_customer_over",
    /// No key customer is on record under this key.
    NoSuchKeyCustomer = "no_such_key_customer",
    /// Rules whose source nobody has read must be confirmed before they are relied on.
    PolicyUnsure = "policy_unsure",
    /// The policy cannot be read; its faults are told beside this.
    PolicyWrong = "policy_wrong",
    /// There is no such incident.
    NoSuchIncident = "no_such_incident",
    /// The incident is closed.
    IncidentClosed = "incident_closed",
    /// No such announcement of this incident.
    NoSuchAnnouncement = "no_such_announcement",
    /// Nobody approves an announcement they drafted themselves.
    OwnAnnouncement = "own_announcement",
    /// The announcement was judged already, or a later one took its place.
    AnnouncementSettled = "announcement_settled",
    /// The announcement was not approved.
    AnnouncementNotApproved = "announcement_not_approved",
    /// Only the spokesperson releases announcements.
    NotSpokesperson = "not_spokesperson",
    /// A broadcast is still under way.
    BroadcastRunning = "broadcast_running",
    /// No announcement was released yet.
    NothingReleased = "nothing_released",
    /// There is no such action.
    NoSuchAction = "no_such_action",
    /// The action is not in the state this step needs.
    ActionNotReady = "action_not_ready",
    /// Only the owner, or who keeps actions, does this.
    NotTheOwner = "not_the_owner",
    /// Nobody verifies what they did themselves.
    OwnAction = "own_action",
    /// The action names nothing that could be measured.
    NoMeasure = "no_measure",
    /// A month has no exposure, so that there is no rate.
    ExposureMissing = "exposure_missing",
    /// There are too few months before to know what is usual.
    TooFewMonths = "too_few_months",
    /// There is no such cause in the tree.
    NoSuchCause = "no_such_cause",
    /// Nothing is its own cause, nor the cause of what causes it.
    CauseCircle = "cause_circle",
    /// The chain of causes would grow too deep.
    CausesTooDeep = "causes_too_deep",
    /// What is above was ruled out, so that nothing below explains anything.
    CauseRuledOut = "cause_ruled_out",
    /// Something below was established, so that it cannot be ruled out.
    CauseHoldsEstablished = "cause_holds_established",
    /// The cause is suspected only, or was ruled out.
    CauseNotEstablished = "cause_not_established",
    /// There is no such write-up.
    NoSuchWriteUp = "no_such_write_up",
    /// One writes about a case once it is closed.
    CaseNotClosed = "case_not_closed",
    /// Nobody releases what they wrote themselves.
    OwnWriteUp = "own_write_up",
    /// Nothing of it waits to be released.
    WriteUpNotWaiting = "write_up_not_waiting",
    /// It is not on view in the library.
    WriteUpNotReleased = "write_up_not_released",
    /// There is no such public review.
    NoSuchPublicReview = "no_such_public_review",
    /// There is no such reply to this public review.
    NoSuchPublicReply = "no_such_public_reply",
    /// Nobody approves a reply they drafted themselves.
    OwnPublicReply = "own_public_reply",
    /// The reply was judged already, another one took its place, or nothing more is said to the review.
    PublicReplySettled = "public_reply_settled",
    /// The reply was not approved.
    PublicReplyNotApproved = "public_reply_not_approved",
    /// The public review has a case already.
    AlreadyACase = "already_a_case",
}

/// What stands between a command and its events.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Objection {
    /// The form is wrong: all problems at once.
    #[error("{0}")]
    Invalid(Invalid),
    /// The rules say no.
    #[error("refused: {}", .0.code())]
    Refused(Refusal),
    /// The calendar cannot answer, e.g. its year is not loaded.
    #[error("{0}")]
    Calendar(CalendarError),
}

impl From<Refusal> for Objection {
    fn from(refusal: Refusal) -> Self {
        Objection::Refused(refusal)
    }
}

impl From<Invalid> for Objection {
    fn from(invalid: Invalid) -> Self {
        Objection::Invalid(invalid)
    }
}

impl From<CalendarError> for Objection {
    fn from(error: CalendarError) -> Self {
        Objection::Calendar(error)
    }
}
