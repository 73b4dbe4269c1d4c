//! How a case is folded from its events: the only place where one changes.

use jiff::Timestamp;

use super::Event;
use crate::case::Case;
use crate::permission::Actor;
use crate::{
    assignment, closing, contact, draft, escalation, extension, intake, investigation, link, pause,
    plan, point, progress, promise, quality_review, remedy, response, responsibility,
    second_handling, supervision, survey, task, visit,
};

impl Case {
    /// Folds one event.
    pub(crate) fn apply(&mut self, at: Timestamp, actor: &Actor, event: &Event) {
        match event {
            Event::RepresentativesNamed { people } => self.representatives.clone_from(people),
            Event::Received(complaint) => intake::apply(self, at, actor, complaint),
            Event::Acknowledged => self.acknowledged_at = self.acknowledged_at.or(Some(at)),
            Event::Triaged(assessment) => {
                self.triaged_at = self.triaged_at.or(Some(at));
                if let [only] = self.points.as_mut_slice() {
                    only.category = Some(assessment.category.clone());
                }
                self.assessment = Some(assessment.clone());
            }
            Event::PointAdded(_) | Event::FindingRecorded { .. } | Event::PointAnswered { .. } => {
                point::apply(self, at, actor, event);
            }
            Event::EvidenceAdded(_) | Event::StatementTaken(_) | Event::FactEstablished(_) => {
                investigation::apply(self, actor, event);
            }
            Event::ResponsibilityDecided(_)
            | Event::ResponsibilityAppealed { .. }
            | Event::AppealJudged { .. } => responsibility::apply(self, at, actor, event),
            Event::HandedOver(_) | Event::Accepted { .. } | Event::Returned { .. } => {
                assignment::apply(self, at, event);
            }
            Event::ContactAdded(contact) => contact::apply(self, at, contact),
            Event::Attached(attachment) => self.attachments.push(attachment.clone()),
            Event::PromiseMade(_)
            | Event::PromiseKept { .. }
            | Event::PromiseBroken { .. }
            | Event::PromiseMoved { .. }
            | Event::PromiseReleased { .. } => promise::apply(self, at, event),
            Event::RemedyProposed(_)
            | Event::RemedyMoved { .. }
            | Event::PaymentInstructed { .. }
            | Event::PaymentFailed { .. } => {
                remedy::apply(self, at, actor, event);
            }
            Event::Responded(_)
            | Event::WordTaken(_)
            | Event::InformationAdded { .. }
            | Event::Urged { .. }
            | Event::Rated(_) => response::apply(self, at, event),
            Event::ResponseDrafted(_) | Event::ResponseSentBack { .. } => {
                draft::apply(self, at, actor, event);
            }
            Event::CalledBack(callback) => self.callbacks.push(callback.clone()),
            Event::CallTimesPreferred(times) => self.call_times = Some(times.clone()),
            Event::SecondHandlingBegun(it) => second_handling::apply(self, at, actor, it),
            Event::SurveyInvited(_)
            | Event::SurveySkipped { .. }
            | Event::SurveyAnswered { .. } => survey::apply(self, event),
            Event::Closed(closure) => {
                self.closings += 1;
                self.closure = Some(closure.clone());
                // Nothing waits on a closed case: no hand-over, no customer, no draft.
                self.offer = None;
                self.waiting_since = None;
                draft::drop_waiting(self);
            }
            Event::Reopened(reopening) => closing::apply_reopening(self, at, reopening),
            Event::Merged { .. }
            | Event::Unmerged { .. }
            | Event::Linked(_)
            | Event::Unlinked { .. } => {
                link::apply(self, event);
            }
            of_time => self.apply_time(at, actor, of_time),
        }
    }

    /// Folds one event about clocks, those who watch them, and tasks given away.
    fn apply_time(&mut self, at: Timestamp, actor: &Actor, event: &Event) {
        match event {
            Event::YearMissing { year } => self.missing_year = Some(*year),
            Event::YearLoaded => self.missing_year = None,
            Event::Paused(_) | Event::PauseEnded { .. } => pause::apply(self, event),
            Event::ExtensionAsked(_)
            | Event::ExtensionGranted { .. }
            | Event::ExtensionRefused { .. } => extension::apply(self, at, actor, event),
            Event::MilestoneReached(milestone) => self.milestones.push(milestone.clone()),
            Event::ProgressTold(told) => progress::apply(self, at, told),
            Event::Warned(_) | Event::EscalationAccepted { .. } | Event::EscalationRead { .. } => {
                escalation::apply(self, at, actor, event);
            }
            Event::SupervisionOrdered(_) | Event::SupervisionAnswered { .. } => {
                supervision::apply(self, event);
            }
            Event::QualityReviewed(_)
            | Event::QualityReviewAnswered { .. }
            | Event::QualityReviewLookedAgain { .. }
            | Event::Honoured(_) => quality_review::apply(self, event),
            Event::CauseAdded(it) => self.causes.0.push(it.clone()),
            Event::CauseJudged { cause, judgement } => self.causes.judged(*cause, judgement),
            Event::CauseMoved { cause, under, branch } => {
                self.causes.moved(*cause, *under, *branch);
            }
            of_task if of_task.task().is_some() => task::apply(self, at, actor, of_task),
            of_plan if of_plan.plan().is_some() => plan::apply(self, at, actor, of_plan),
            of_visit if of_visit.visit().is_some() => visit::apply(self, at, actor, of_visit),
            // Every other event has its place in `apply`.
            _ => {}
        }
    }
}
