//! Actions: what is done so that it does not happen again, by whom, by when, and whether it helped.
//!
//! Done is not enough, and said to be done even less: somebody else looks, and then the numbers speak. What did not
//! help, and what helped and wore off, is planned anew under the same number.

mod command;
pub mod effect;
mod stream;

use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::cause_tree::{CauseTree, Said};
use crate::exposure::{Measure, Month};
use crate::id::{CaseNo, CategoryCode};
use crate::incident::Mark;
use crate::invalid::{Invalid, Problem};
use crate::limits::{
    ACTION_CASES_MAX, ACTION_EVIDENCE_MAX, EFFECT_CHECKS_MAX, LINE_CHARS_MAX, MEASURE_UNITS_MAX,
    NOTE_CHARS_MAX, PROMISE_HORIZON_DAYS, ROUNDS_MAX,
};
use crate::matter::{self, Accused, Around, MatterDuty, MatterDutyKind};
use crate::permission::Actor;
use crate::refusal::{Objection, Refusal};
use effect::{Effect, Point};

pub use command::{
    ActionCommand, ActionEvent, AddEvidence, Check, MarkDone, PlanAction, PlanAnew, SendBack,
    VerifyAction,
};

/// Days within which what is said to be done is looked at.
const VERIFY_DAYS: i64 = 7;

/// What sort of action it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// Mends what happened.
    #[default]
    Corrective,
    /// Keeps it from happening.
    Preventive,
}

impl ActionKind {
    /// Every kind.
    pub const ALL: &'static [ActionKind] = &[ActionKind::Corrective, ActionKind::Preventive];

    /// The stable name in locales.
    pub fn code(self) -> &'static str {
        match self {
            ActionKind::Corrective => "corrective",
            ActionKind::Preventive => "preventive",
        }
    }
}

/// Why it happens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// In words.
    #[serde(default)]
    pub text: String,
    /// Its code in the house's own list, where there is one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
}

/// Where an action stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActionState {
    /// It is to be done.
    #[default]
    Planned,
    /// It is said to be done.
    Done,
    /// Somebody else saw it; now the numbers are awaited.
    Verified,
    /// The rate fell below what chance allows.
    Effective,
    /// It did not help.
    Failed,
    /// It helped, and wore off.
    CameBack,
    /// It was given up.
    Withdrawn,
}

impl ActionState {
    /// Every state.
    pub const ALL: &'static [ActionState] = &[
        ActionState::Planned,
        ActionState::Done,
        ActionState::Verified,
        ActionState::Effective,
        ActionState::Failed,
        ActionState::CameBack,
        ActionState::Withdrawn,
    ];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            ActionState::Planned => "planned",
            ActionState::Done => "done",
            ActionState::Verified => "verified",
            ActionState::Effective => "effective",
            ActionState::Failed => "failed",
            ActionState::CameBack => "came_back",
            ActionState::Withdrawn => "withdrawn",
        }
    }
}

/// Something shown for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Who and when.
    pub mark: Mark,
    /// What.
    pub text: String,
}

/// An action as its journal tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Action {
    /// The plan; nothing before it was made. What is done and by when is that of the last round.
    pub plan: Option<Box<PlanAction>>,
    /// Steps in its journal.
    pub version: u64,
    /// Who planned it, and when.
    pub planned: Option<Mark>,
    /// Whoever is complained about in its cases.
    pub accused: Accused,
    /// How often it was planned.
    pub rounds: u32,
    /// Where it stands.
    pub state: ActionState,
    /// What was shown for it.
    pub evidence: Vec<Evidence>,
    /// Who said that it is done, when and in which words.
    pub done: Option<Evidence>,
    /// The month it counts from.
    pub done_in: Option<Month>,
    /// Why it was sent back last, until it is done again.
    pub sent_back: Option<Evidence>,
    /// Who saw it.
    pub verified: Option<Evidence>,
    /// Why it happens, as far as one has asked.
    pub causes: CauseTree,
    /// Checks of its effect, the oldest first.
    pub checks: Vec<(Mark, Check)>,
    /// The month in which the rate came back, and the limit it was above.
    pub came_back: Option<(Mark, Point, f64)>,
    /// Why it was given up.
    pub withdrawn: Option<Evidence>,
    /// When its last step was.
    pub changed_at: Option<Timestamp>,
}

type Decided = Result<Vec<ActionEvent>, Objection>;

fn said(field: &str, text: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let text = invalid.required(field, text, NOTE_CHARS_MAX);
    invalid.none_or(text)
}

fn due(invalid: &mut Invalid, due_at: Timestamp, around: &Around<'_>) {
    if due_at <= around.now || due_at > around.now + (PROMISE_HORIZON_DAYS * 24).hours() {
        invalid.add("due_at", Problem::NotATime);
    }
}

impl Action {
    /// The number people say; 0 before it was planned.
    pub fn n(&self) -> u32 {
        self.plan.as_ref().map_or(0, |plan| plan.n)
    }

    /// Whether it is over for good.
    pub fn is_over(&self) -> bool {
        matches!(self.state, ActionState::Effective | ActionState::Withdrawn)
    }

    fn refuse_by_right(&self, command: &ActionCommand, around: &Around<'_>) -> Result<(), Refusal> {
        let (organisation, actor) = (around.organisation, around.actor);
        matter::may_read(organisation, actor, &self.accused)?;
        let owner = self.plan.as_ref().map(|plan| &plan.owner);
        match command {
            ActionCommand::Tick => match actor {
                Actor::Clock => Ok(()),
                _ => Err(Refusal::RoleLacking),
            },
            ActionCommand::AddEvidence(_)
            | ActionCommand::MarkDone(_)
            | ActionCommand::AddCause(_)
            | ActionCommand::JudgeCause(_)
            | ActionCommand::MoveCause(_)
                if actor.person().is_some() && actor.person() == owner =>
            {
                Ok(())
            }
            ActionCommand::MarkDone(_) => Err(Refusal::NotTheOwner),
            _ => matter::may_keep(organisation, actor, &self.accused),
        }
    }

    fn needs(&self, states: &[ActionState]) -> Result<(), Refusal> {
        if states.contains(&self.state) { Ok(()) } else { Err(Refusal::ActionNotReady) }
    }

    fn plan(&self, it: &PlanAction, around: &Around<'_>) -> Decided {
        if self.version > 0 {
            return Err(Refusal::AlreadyThereByName.into());
        }
        let mut invalid = Invalid::default();
        let mut plan = it.clone();
        plan.title = invalid.line("title", &it.title, LINE_CHARS_MAX);
        if plan.title.is_empty() && !invalid.0.iter().any(|p| p.field == "title") {
            invalid.add("title", Problem::Missing);
        }
        plan.what = invalid.required("what", &it.what, NOTE_CHARS_MAX);
        let removed = removed(it, around);
        plan.cause.text = invalid.optional("cause.text", &it.cause.text, NOTE_CHARS_MAX);
        match &removed {
            Ok(Some(words)) if plan.cause.text.is_empty() => plan.cause.text.clone_from(words),
            Ok(None) if it.cause.text.trim().is_empty() => {
                invalid.add("cause.text", Problem::Missing);
            }
            _ => {}
        }
        plan.cause.code = invalid.line("cause.code", &it.cause.code, LINE_CHARS_MAX);
        due(&mut invalid, it.due_at, around);
        if it.cases.len() > ACTION_CASES_MAX {
            invalid.add("cases", Problem::TooMany { max: ACTION_CASES_MAX });
            return Err(invalid.into());
        }
        if let Some(measure) = &it.measure {
            check_measure(measure, around, &mut invalid);
        }
        if around.organisation.person(&it.owner).is_none() {
            invalid.add("owner", Problem::NotAChoice);
        }
        invalid.none_or(())?;
        let cases: BTreeSet<CaseNo> = it.cases.iter().copied().collect();
        let accused = matter::reached(&cases, around)?;
        removed?;
        for who in [around.actor.clone(), Actor::Staff(it.owner.clone())] {
            matter::may_read(around.organisation, &who, &accused)
                .map_err(|_| Refusal::ComplainedAbout)?;
        }
        plan.cases = cases.into_iter().collect();
        Ok(vec![ActionEvent::Planned { plan: Box::new(plan), accused }])
    }

    fn plan_anew(&self, it: &PlanAnew, around: &Around<'_>) -> Decided {
        let mut invalid = Invalid::default();
        let what = invalid.required("what", &it.what, NOTE_CHARS_MAX);
        let due_at = it.due_at;
        let same =
            self.plan.as_ref().is_some_and(|plan| plan.what == what && plan.due_at == due_at);
        if self.state == ActionState::Planned && self.rounds > 1 && same {
            return Ok(vec![]);
        }
        due(&mut invalid, due_at, around);
        invalid.none_or(())?;
        self.needs(&[ActionState::Failed, ActionState::CameBack])?;
        if self.rounds >= ROUNDS_MAX {
            return Err(Refusal::TooMany.into());
        }
        Ok(vec![ActionEvent::PlannedAnew { what, due_at }])
    }

    fn add_evidence(&self, it: &AddEvidence) -> Decided {
        let text = said("text", &it.text)?;
        if self.evidence.last().is_some_and(|old| old.text == text) {
            return Ok(vec![]);
        }
        if self.state == ActionState::Withdrawn {
            return Err(Refusal::ActionNotReady.into());
        }
        if self.evidence.len() >= ACTION_EVIDENCE_MAX {
            return Err(Refusal::TooMany.into());
        }
        Ok(vec![ActionEvent::EvidenceAdded { text }])
    }

    fn mark_done(&self, it: &MarkDone, around: &Around<'_>) -> Decided {
        let text = said("text", &it.text)?;
        if self.state == ActionState::Done && self.done.as_ref().is_some_and(|d| d.text == text) {
            return Ok(vec![]);
        }
        self.needs(&[ActionState::Planned])?;
        let month = Month::of(around.now, around.calendar.zone());
        Ok(vec![ActionEvent::Done { text, month }])
    }

    fn verify(&self, it: &VerifyAction, around: &Around<'_>) -> Decided {
        let text = said("text", &it.text)?;
        let same = |old: &Evidence| old.text == text && old.mark.by == *around.actor;
        if self.state == ActionState::Verified && self.verified.as_ref().is_some_and(same) {
            return Ok(vec![]);
        }
        self.needs(&[ActionState::Done])?;
        let owner = self.plan.as_ref().map(|plan| &plan.owner);
        let by = self.done.as_ref().map(|done| &done.mark.by);
        if around.actor.person() == owner || Some(around.actor) == by {
            return Err(Refusal::OwnAction.into());
        }
        Ok(vec![ActionEvent::Verified { text }])
    }

    fn send_back(&self, it: &SendBack) -> Decided {
        let reason = said("reason", &it.reason)?;
        let same = self.sent_back.as_ref().is_some_and(|old| old.text == reason);
        if self.state == ActionState::Planned && same {
            return Ok(vec![]);
        }
        self.needs(&[ActionState::Done])?;
        Ok(vec![ActionEvent::SentBack { reason }])
    }

    fn withdraw(&self, it: &SendBack) -> Decided {
        let reason = said("reason", &it.reason)?;
        if self.state == ActionState::Withdrawn {
            return Ok(vec![]);
        }
        if self.state == ActionState::Effective {
            return Err(Refusal::ActionNotReady.into());
        }
        Ok(vec![ActionEvent::Withdrawn { reason }])
    }

    /// Asks why, and says what was found.
    fn ask_why(&self, command: &ActionCommand, around: &Around<'_>) -> Decided {
        let said = Said { at: around.now, by: around.actor };
        Ok(match command {
            ActionCommand::AddCause(it) => {
                let added = self.causes.add(it, said)?.into_iter();
                added.map(ActionEvent::CauseAdded).collect()
            }
            ActionCommand::JudgeCause(it) => {
                let judged = self.causes.judge(it, self.evidence.len(), said)?;
                let event = |judgement| ActionEvent::CauseJudged { cause: it.cause, judgement };
                judged.map(event).into_iter().collect()
            }
            ActionCommand::MoveCause(it) => {
                let (cause, under) = (it.cause, it.under);
                let event = |branch| ActionEvent::CauseMoved { cause, under, branch };
                self.causes.shift(it)?.map(event).into_iter().collect()
            }
            // Every other command has its place in `decide`.
            _ => vec![],
        })
    }

    fn months(&self, around: &Around<'_>) -> Result<(Vec<Point>, Vec<Point>), Refusal> {
        let plan = self.plan.as_ref().ok_or(Refusal::NoSuchAction)?;
        let measure = plan.measure.as_ref().ok_or(Refusal::NoMeasure)?;
        let exposure = around.organisation.exposures.get(&measure.exposure);
        let exposure = exposure.ok_or(Refusal::ExposureMissing)?;
        let now = Month::of(around.now, around.calendar.zone());
        effect::series(around.counted, exposure, self.done_in.unwrap_or(now), now)
    }

    /// What the numbers say now; before it is done, the months before alone.
    pub fn effect(&self, around: &Around<'_>) -> Result<Effect, Refusal> {
        let (before, after) = self.months(around)?;
        effect::judge(&before, &after)
    }

    fn check_effect(&self, around: &Around<'_>) -> Decided {
        let (before, after) = match self.state {
            // Said already, and nothing to be looked at anew: the same question has the same answer.
            ActionState::Effective | ActionState::Failed => {
                let same = self.months(around).ok();
                let last = self.checks.last().map(|(_, it)| (it.before.clone(), it.after.clone()));
                return if same.is_some() && same == last {
                    Ok(vec![])
                } else {
                    Err(Refusal::ActionNotReady.into())
                };
            }
            _ => {
                self.needs(&[ActionState::Verified])?;
                self.months(around)?
            }
        };
        let verdict = effect::judge(&before, &after)?.verdict;
        let check = Check { before, after, verdict };
        if self.checks.last().is_some_and(|(_, old)| *old == check) {
            return Ok(vec![]);
        }
        if self.checks.len() >= EFFECT_CHECKS_MAX {
            return Err(Refusal::TooMany.into());
        }
        Ok(vec![ActionEvent::EffectChecked(check)])
    }

    /// What worked is watched: the first month above the limit of the level reached reopens it.
    fn tick(&self, around: &Around<'_>) -> Vec<ActionEvent> {
        if self.state != ActionState::Effective {
            return vec![];
        }
        let Some((_, proof)) = self.checks.last() else { return vec![] };
        let Ok((_, after)) = self.months(around) else { return vec![] };
        let last = proof.after.last().map(|it| it.month);
        let since: Vec<Point> = after.into_iter().filter(|it| Some(it.month) > last).collect();
        let back = effect::came_back(&proof.after, &since);
        back.map(|it| ActionEvent::CameBack { point: it.point, limit: it.limits.upper })
            .into_iter()
            .collect()
    }

    /// The first instant of the month after the given time.
    fn next_month(around: &Around<'_>, at: Timestamp) -> Timestamp {
        let zone = around.calendar.zone();
        Month::of(at, zone).next().begins_at(zone)
    }

    fn duties(&self, around: &Around<'_>) -> Vec<MatterDuty> {
        let Some(plan) = self.plan.as_ref() else { return Vec::new() };
        let duty = |kind, person, but, due_at| MatterDuty { kind, n: 0, person, but, due_at };
        let owner = Some(plan.owner.clone());
        let changed = self.changed_at.unwrap_or(plan.due_at);
        match self.state {
            ActionState::Planned => {
                vec![duty(MatterDutyKind::DoAction, owner, None, plan.due_at)]
            }
            ActionState::Done => {
                let due_at = changed + (VERIFY_DAYS * 24).hours();
                vec![duty(MatterDutyKind::VerifyAction, None, owner, due_at)]
            }
            ActionState::Verified if plan.measure.is_some() => {
                let zone = around.calendar.zone();
                let mut month = self.done_in.unwrap_or_else(|| Month::of(changed, zone)).next();
                for _ in 0..effect::MONTHS_AFTER_MIN {
                    month = month.next();
                }
                // Looked at too early it says nothing; looked at without an answer, again a month later.
                let asked = self.checks.last().map(|(mark, _)| Self::next_month(around, mark.at));
                let due_at =
                    asked.map_or(month.begins_at(zone), |at| at.max(month.begins_at(zone)));
                vec![duty(MatterDutyKind::CheckEffect, None, None, due_at)]
            }
            ActionState::Failed | ActionState::CameBack => {
                let due_at = changed + (VERIFY_DAYS * 24).hours();
                vec![duty(MatterDutyKind::PlanAnew, None, None, due_at)]
            }
            ActionState::Verified | ActionState::Effective | ActionState::Withdrawn => vec![],
        }
    }
}

/// The words of the established cause a plan removes; its case is one of the plan's own.
fn removed(it: &PlanAction, around: &Around<'_>) -> Result<Option<String>, Refusal> {
    let Some(cause) = it.removes else { return Ok(None) };
    let case = around.folded.get(&cause.case).filter(|_| it.cases.contains(&cause.case));
    let case = case.ok_or(Refusal::NoSuchCause)?;
    Ok(Some(case.causes.established(cause.cause)?.text.clone()))
}

fn check_measure(it: &Measure, around: &Around<'_>, invalid: &mut Invalid) {
    let pack = around.packs.get(&it.pack);
    if pack.is_none() {
        invalid.add("measure.pack", Problem::NotAChoice);
    }
    let known = |category: &CategoryCode| {
        pack.is_some_and(|pack| pack.categories.iter().any(|known| known.code == *category))
    };
    if it.category.as_ref().is_some_and(|category| !known(category)) {
        invalid.add("measure.category", Problem::NotAChoice);
    }
    if it.units.len() > MEASURE_UNITS_MAX {
        invalid.add("measure.units", Problem::TooMany { max: MEASURE_UNITS_MAX });
    } else if it.units.iter().any(|unit| !around.organisation.units.contains_key(unit)) {
        invalid.add("measure.units", Problem::NotAChoice);
    }
    if !around.organisation.exposures.contains_key(&it.exposure) {
        invalid.add("measure.exposure", Problem::NotAChoice);
    }
}
