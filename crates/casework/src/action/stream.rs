//! An action as a stream of the journal: its steps, what each changes, and the rows that follow.

use jiff::Timestamp;

use super::effect::Verdict;
use super::{Action, ActionCommand, ActionEvent, ActionState, Decided, Evidence, Mark, PlanAction};
use crate::exposure::Measure;
use crate::id::{CaseNo, PersonId};
use crate::limits::STEPS_MAX;
use crate::matter::{Around, Matter, MatterKind, MatterRow, MatterRows};
use crate::permission::Actor;
use crate::refusal::Refusal;

impl Matter for Action {
    type Command = ActionCommand;
    type Event = ActionEvent;
    const KIND: MatterKind = MatterKind::Action;

    fn step_name(command: &ActionCommand) -> &'static str {
        match command {
            ActionCommand::PlanAction(_) => "plan_action",
            ActionCommand::PlanAnew(_) => "plan_anew",
            ActionCommand::AddEvidence(_) => "add_evidence",
            ActionCommand::MarkDone(_) => "mark_done",
            ActionCommand::VerifyAction(_) => "verify_action",
            ActionCommand::SendBack(_) => "send_back",
            ActionCommand::CheckEffect => "check_effect",
            ActionCommand::WithdrawAction(_) => "withdraw_action",
            ActionCommand::AddCause(_) => "add_cause",
            ActionCommand::JudgeCause(_) => "judge_cause",
            ActionCommand::MoveCause(_) => "move_cause",
            ActionCommand::Tick => "tick",
        }
    }

    fn numbered(command: &ActionCommand, n: u32) -> ActionCommand {
        match command {
            ActionCommand::PlanAction(it) => {
                ActionCommand::PlanAction(Box::new(PlanAction { n, ..(**it).clone() }))
            }
            other => other.clone(),
        }
    }

    fn cases_named(command: &ActionCommand) -> &[CaseNo] {
        match command {
            ActionCommand::PlanAction(it) => &it.cases,
            _ => &[],
        }
    }

    fn cases_read(&self, command: &ActionCommand) -> Vec<CaseNo> {
        match command {
            ActionCommand::PlanAction(it) => it.removes.iter().map(|cause| cause.case).collect(),
            _ => Vec::new(),
        }
    }

    fn decide(&self, command: &ActionCommand, around: &Around<'_>) -> Decided {
        if self.version == 0 && !matches!(command, ActionCommand::PlanAction(_)) {
            return Err(Refusal::NoSuchAction.into());
        }
        self.refuse_by_right(command, around)?;
        if self.version >= STEPS_MAX && !matches!(command, ActionCommand::WithdrawAction(_)) {
            return Err(Refusal::TooMany.into());
        }
        match command {
            ActionCommand::PlanAction(it) => self.plan(it, around),
            ActionCommand::PlanAnew(it) => self.plan_anew(it, around),
            ActionCommand::AddEvidence(it) => self.add_evidence(it),
            ActionCommand::MarkDone(it) => self.mark_done(it, around),
            ActionCommand::VerifyAction(it) => self.verify(it, around),
            ActionCommand::SendBack(it) => self.send_back(it),
            ActionCommand::CheckEffect => self.check_effect(around),
            ActionCommand::WithdrawAction(it) => self.withdraw(it),
            ActionCommand::Tick => Ok(self.tick(around)),
            of_causes => self.ask_why(of_causes, around),
        }
    }

    fn apply(&mut self, at: Timestamp, actor: &Actor, event: &ActionEvent) {
        let mark = || Mark { at, by: actor.clone() };
        let told = |text: &String| Evidence { mark: mark(), text: text.clone() };
        match event {
            ActionEvent::Planned { plan, accused } => {
                self.plan = Some(plan.clone());
                self.accused = accused.clone();
                self.planned = Some(mark());
                self.rounds = 1;
            }
            ActionEvent::PlannedAnew { what, due_at } => {
                if let Some(plan) = &mut self.plan {
                    plan.what.clone_from(what);
                    plan.due_at = *due_at;
                }
                self.rounds += 1;
                self.state = ActionState::Planned;
                (self.done, self.done_in, self.verified, self.came_back) = (None, None, None, None);
            }
            ActionEvent::EvidenceAdded { text } => self.evidence.push(told(text)),
            ActionEvent::Done { text, month } => {
                self.done = Some(told(text));
                self.sent_back = None;
                self.done_in = Some(*month);
                self.state = ActionState::Done;
            }
            ActionEvent::Verified { text } => {
                self.verified = Some(told(text));
                self.state = ActionState::Verified;
            }
            ActionEvent::SentBack { reason } => {
                (self.done, self.done_in) = (None, None);
                self.sent_back = Some(told(reason));
                self.state = ActionState::Planned;
            }
            ActionEvent::EffectChecked(check) => {
                self.state = match check.verdict {
                    Verdict::Effective => ActionState::Effective,
                    Verdict::NoEffect | Verdict::Worse => ActionState::Failed,
                    Verdict::NotYet => self.state,
                };
                self.checks.push((mark(), check.clone()));
            }
            ActionEvent::CameBack { point, limit } => {
                self.came_back = Some((mark(), *point, *limit));
                self.state = ActionState::CameBack;
            }
            ActionEvent::CauseAdded(it) => self.causes.0.push(it.clone()),
            ActionEvent::CauseJudged { cause, judgement } => self.causes.judged(*cause, judgement),
            ActionEvent::CauseMoved { cause, under, branch } => {
                self.causes.moved(*cause, *under, *branch);
            }
            ActionEvent::Withdrawn { reason } => {
                self.withdrawn = Some(told(reason));
                self.state = ActionState::Withdrawn;
            }
        }
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn stepped(&mut self, at: Timestamp) {
        self.version += 1;
        self.changed_at = Some(at);
    }

    fn changed_at(&self) -> Option<Timestamp> {
        self.changed_at
    }

    fn measure(&self) -> Option<&Measure> {
        self.plan.as_ref()?.measure.as_ref()
    }

    fn counts(command: &ActionCommand) -> bool {
        matches!(command, ActionCommand::CheckEffect | ActionCommand::Tick)
    }

    fn notices(
        &self,
        events: &[ActionEvent],
        around: &Around<'_>,
    ) -> Vec<(PersonId, &'static str)> {
        let Some(plan) = self.plan.as_ref() else { return Vec::new() };
        let planner = self.planned.as_ref().and_then(|it| it.by.person());
        let told = events.iter().filter_map(|event| match event {
            ActionEvent::Planned { .. } | ActionEvent::PlannedAnew { .. } => {
                Some((&plan.owner, "action_planned"))
            }
            ActionEvent::SentBack { .. } => Some((&plan.owner, "action_sent_back")),
            ActionEvent::Done { .. } => Some((planner?, "action_done")),
            ActionEvent::CameBack { .. } => Some((planner?, "action_came_back")),
            _ => None,
        });
        told.filter(|(to, _)| around.actor.person() != Some(*to))
            .map(|(to, kind)| (to.clone(), kind))
            .collect()
    }

    fn rows(&self, around: &Around<'_>) -> Option<MatterRows> {
        let plan = self.plan.as_ref()?;
        let began_at = self.planned.as_ref()?.at;
        let changed_at = self.changed_at.unwrap_or(began_at);
        let duties = self.duties(around);
        // What worked is looked at once a month, as long as the program lives.
        let watched = self.state == ActionState::Effective;
        Some(MatterRows {
            matter: MatterRow {
                kind: MatterKind::Action,
                n: plan.n,
                version: self.version,
                state: self.state.code(),
                title: plan.title.clone(),
                owner: Some(plan.owner.clone()),
                due_at: duties.iter().map(|duty| duty.due_at).min(),
                tick_at: watched.then(|| Self::next_month(around, around.now.max(changed_at))),
                began_at,
                ended_at: self.is_over().then_some(changed_at),
                changed_at,
                accused: self.accused.text(),
            },
            cases: plan.cases.iter().copied().collect(),
            duties,
            text: None,
            review: None,
        })
    }
}
