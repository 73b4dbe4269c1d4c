//! Read rows: what lists, search and figures need to know of a case, computed here and only stored by SQL.
//!
//! So neither database can compute a different row; the rows can be dropped and rebuilt from the journal.

mod given;
mod quality;

use jiff::Timestamp;
use serde::Serialize;

use crate::call_times;
use crate::case::{Case, Setting};
use crate::closing::Outcome;
use crate::duty::{self, Duty, DutyKind};
use crate::escalation;
use crate::id::{CaseId, CaseNo, CategoryCode, PackId, PersonId, UnitId};
use crate::intake::{Channel, Flag, Party};
use crate::pack::About;
use crate::pause_audit::{self, PauseRow};
use crate::point::Finding;
use crate::progress::{self, ToldRow};
use crate::promise::{Basis, Kind as PromiseKind, State};
use crate::remedy::{Kind as RemedyKind, Remedy, RemedyState};
use crate::repeat::{self, Traits};
use crate::response::Word;
use crate::survey::{self, Survey, Way};
use crate::triage::{Kind, Nature, Priority};
use crate::truth::Heard;

pub use given::{ResponsibilityRow, TaskRow, VisitRow};
pub use quality::{HonourRow, QualityMarkRow, QualityRow};

/// Where a case stands, following the stages of ISO 10002.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Received, not judged yet.
    #[default]
    Received,
    /// Judged and being worked on.
    Working,
    /// The decision was told; the customer's word is awaited.
    Responded,
    /// Settled with the customer; remedy, callback or lesson remain.
    Settled,
    /// Closed.
    Closed,
}

impl Stage {
    /// Every stage in order.
    pub const ALL: &'static [Stage] =
        &[Stage::Received, Stage::Working, Stage::Responded, Stage::Settled, Stage::Closed];

    /// The stable name in columns, URLs and locales.
    pub fn code(self) -> &'static str {
        match self {
            Stage::Received => "received",
            Stage::Working => "working",
            Stage::Responded => "responded",
            Stage::Settled => "settled",
            Stage::Closed => "closed",
        }
    }
}

/// One row of the register of cases.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseRow {
    /// Identity.
    pub id: CaseId,
    /// The number people say.
    pub no: CaseNo,
    /// Steps in the journal.
    pub version: u64,
    /// Where it stands.
    pub stage: Stage,
    /// A heading in a few words.
    pub heading: String,
    /// The complainant's name.
    pub complainant: String,
    /// Whose it is: telephone number, else mail address, else customer number; finds earlier cases.
    pub customer_key: Option<String>,
    /// The pack.
    pub pack: PackId,
    /// The channel.
    pub channel: Channel,
    /// The kind, once judged or told.
    pub kind: Option<Kind>,
    /// The nature, once judged.
    pub nature: Option<Nature>,
    /// The category, once judged or told.
    pub category: Option<CategoryCode>,
    /// The branch it stands in.
    pub branch: Option<String>,
    /// The priority, once judged.
    pub priority: Option<Priority>,
    /// The unit responsible.
    pub unit: Option<UnitId>,
    /// The owner.
    pub owner: Option<PersonId>,
    /// The unit it is being handed to.
    pub offered_unit: Option<UnitId>,
    /// Who heard it first.
    pub heard_by: Option<PersonId>,
    /// Units whose people see it because of a task, between bars: `|repair|fees|`; empty for most.
    pub task_units: String,
    /// People (`p:`) and units (`u:`) complained about, between bars: `|p:wang|u:repair|`; empty for most.
    pub accused: String,
    /// When it was first heard: puts it into a period of inflow.
    pub received_at: Timestamp,
    /// When it was registered.
    pub registered_at: Timestamp,
    /// When the decision was told last.
    pub answered_at: Option<Timestamp>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// The earliest promise owed: sorts the queue.
    pub due_at: Option<Timestamp>,
    /// What that promise is.
    pub due_what: Option<PromiseKind>,
    /// When the clock must look at it again; `None` when nothing runs.
    pub tick_at: Option<Timestamp>,
    /// Promises broken and still owed.
    pub broken: u32,
    /// The last answer promise: its due time, puts it into a period of timeliness.
    pub answer_due_at: Option<Timestamp>,
    /// The overall finding.
    pub finding: Option<Finding>,
    /// The customer's own satisfaction, 1 to 5, from callback or rating.
    pub satisfaction: Option<u8>,
    /// How often the customer urged.
    pub urges: u32,
    /// How often it was reopened.
    pub reopenings: u32,
    /// How often somebody else had to handle it, because the customer called it not solved.
    pub second_handlings: u32,
    /// What we say came of it, while it is closed.
    pub outcome: Option<Outcome>,
    /// What the customer said to the last response.
    pub word: Option<Word>,
    /// What the callback since the last response heard.
    pub heard: Option<Heard>,
    /// Whether it was solved and by whose word, e.g. `callback_no`; of closed cases only.
    pub solved: Option<String>,
    /// Facts about the outcome that do not go together.
    pub at_odds: u32,
    /// Money of remedies accepted or delivered, in minor units.
    pub remedy_minor: i64,
    /// The case it was merged into.
    pub merged_into: Option<CaseNo>,
    /// The earlier case it repeats, where somebody said so.
    pub repeats: Option<CaseNo>,
    /// What else tells whether it repeats another.
    pub traits: Traits,
    /// Number in another system, `system/number`; unique.
    pub source_key: Option<String>,
    /// What is odd about a record taken over.
    pub flags: Vec<Flag>,
    /// When its last step was.
    pub changed_at: Timestamp,
}

/// One row of the register of promises.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PromiseRow {
    /// Its number in the case.
    pub n: u32,
    /// What is promised.
    pub kind: PromiseKind,
    /// On what it rests.
    pub basis: Basis,
    /// The unit responsible now.
    pub unit: Option<UnitId>,
    /// Who made it, if a person did.
    pub person: Option<PersonId>,
    /// By when.
    pub due_at: Timestamp,
    /// When it was kept.
    pub kept_at: Option<Timestamp>,
    /// `running`, `kept`, `broken`, `kept_late` or `released`.
    pub state: &'static str,
}

/// One row of the ledger of remedies.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RemedyRow {
    /// Its number in the case.
    pub n: u32,
    /// What kind.
    pub kind: RemedyKind,
    /// How it stands.
    pub state: RemedyState,
    /// What exactly.
    pub what: String,
    /// How much, in minor units of renminbi.
    pub minor: Option<i64>,
    /// Given out of goodwill: nothing is admitted by it.
    pub without_admission: bool,
    /// The category of the case.
    pub category: Option<CategoryCode>,
    /// The unit responsible now.
    pub unit: Option<UnitId>,
    /// Who proposed it, if a person did.
    pub person: Option<PersonId>,
    /// Who approved or declined it.
    pub judged_by: Option<PersonId>,
    /// By when it will be delivered.
    pub due_at: Option<Timestamp>,
    /// Since when it stands as it does.
    pub moved_at: Timestamp,
    /// When it was paid or done.
    pub delivered_at: Option<Timestamp>,
}

/// One row of points of complaint.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PointRow {
    /// Its number in the case.
    pub n: u32,
    /// Its category.
    pub category: Option<CategoryCode>,
    /// What was established.
    pub finding: Option<Finding>,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

/// A case that waits to be called back about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CallbackRow {
    /// From when on the next attempt is to be made.
    pub call_at: Timestamp,
    /// By when it is promised.
    pub due_at: Timestamp,
    /// Attempts that reached nobody and count.
    pub attempts: u32,
    /// The hours in which the customer wants to be called.
    pub from_hour: u8,
    /// Until when.
    pub to_hour: u8,
    /// On working days only.
    pub working_days: bool,
    /// What they said about it.
    pub note: String,
    /// Who does not call back, between bars: `|wang|li|`.
    pub handlers: String,
}

/// A survey in the register.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SurveyRow {
    /// Its number in the case.
    pub n: u32,
    /// Whose it is, as [`CaseRow::customer_key`].
    pub customer_key: Option<String>,
    /// How it is to be answered.
    pub way: Way,
    /// When the customer was invited.
    pub invited_at: Timestamp,
    /// From when on it is not taken any more.
    pub expires_at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// Whether they say it is solved.
    pub solved: Option<bool>,
}

/// A mark given to one question of a survey.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScoreRow {
    /// The survey's number in the case.
    pub n: u32,
    /// The code of the question.
    pub question: String,
    /// What it is about: `overall`, `step:<word>` or `dimension:<code>`.
    pub about: String,
    /// The unit whose work it judges.
    pub unit: Option<UnitId>,
    /// When it was answered.
    pub answered_at: Timestamp,
    /// What they met with.
    pub perceived: u8,
    /// What they expected.
    pub expected: Option<u8>,
}

/// Everything the register stores about one case besides its journal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rows {
    /// The case.
    pub case: CaseRow,
    /// Its points.
    pub points: Vec<PointRow>,
    /// Its promises.
    pub promises: Vec<PromiseRow>,
    /// Its remedies.
    pub remedies: Vec<RemedyRow>,
    /// Its tasks.
    pub tasks: Vec<TaskRow>,
    /// Its visits.
    pub visits: Vec<VisitRow>,
    /// Whose doing it was.
    pub responsibilities: Vec<ResponsibilityRow>,
    /// What somebody has to do next.
    pub duties: Vec<Duty>,
    /// Times its clocks stand still.
    pub pauses: Vec<PauseRow>,
    /// Announcements about incidents the customer was told.
    pub told: Vec<ToldRow>,
    /// The callback it waits for; one at most.
    pub callbacks: Vec<CallbackRow>,
    /// Its surveys.
    pub surveys: Vec<SurveyRow>,
    /// The marks given in them.
    pub scores: Vec<ScoreRow>,
    /// Reviews of how it was handled, and that one waits.
    pub quality: Vec<QualityRow>,
    /// The marks that stand in them.
    pub quality_marks: Vec<QualityMarkRow>,
    /// Praise given for it.
    pub honours: Vec<HonourRow>,
}

/// The name of a promise's state in columns and locales.
pub fn promise_state(state: State) -> &'static str {
    match state {
        State::Running => "running",
        State::Kept { .. } => "kept",
        State::Broken => "broken",
        State::KeptLate { .. } => "kept_late",
        State::Released { .. } => "released",
    }
}

/// Where a case stands.
pub fn stage(case: &Case) -> Stage {
    if case.closure.is_some() || case.merged_into.is_some() {
        return Stage::Closed;
    }
    match &case.word {
        Some(word) if word.settles() => Stage::Settled,
        Some(_) => Stage::Working,
        None if case.responded_at.is_some() => Stage::Responded,
        None if case.assessment.is_some() => Stage::Working,
        None => Stage::Received,
    }
}

/// The rows of a case; `None` before it was received.
pub fn rows(case: &Case, setting: &Setting<'_>) -> Option<Rows> {
    let row = case_row(case, setting)?;
    let duties = duty::duties(case, setting);
    Some(Rows {
        remedies: remedy_rows(case, &row),
        case: row,
        callbacks: callback_row(case, &duties, setting).into_iter().collect(),
        surveys: survey_rows(case),
        scores: score_rows(case, setting),
        quality: quality::quality_rows(case, setting),
        quality_marks: quality::quality_mark_rows(case),
        honours: quality::honour_rows(case),
        points: case
            .points
            .iter()
            .map(|p| PointRow {
                n: p.n,
                category: p.category.clone(),
                finding: p.finding.as_ref().map(|f| f.finding),
                answered_at: p.answer.as_ref().map(|a| a.at),
            })
            .collect(),
        promises: case
            .promises
            .iter()
            .map(|p| PromiseRow {
                n: p.n,
                kind: p.kind,
                basis: p.basis,
                unit: case.unit.clone(),
                person: p.by.person().cloned(),
                due_at: p.due_at,
                kept_at: p.kept_at(),
                state: promise_state(p.state),
            })
            .collect(),
        tasks: case.tasks.iter().map(given::task_row).collect(),
        visits: case.visits.iter().map(|visit| given::visit_row(case, visit)).collect(),
        responsibilities: case.responsibilities.iter().map(given::responsibility_row).collect(),
        duties,
        pauses: pause_audit::rows(case),
        told: progress::rows(case),
    })
}

fn remedy_rows(case: &Case, row: &CaseRow) -> Vec<RemedyRow> {
    let of = |remedy: &Remedy| RemedyRow {
        n: remedy.n,
        kind: remedy.kind,
        state: remedy.state,
        what: remedy.what.clone(),
        minor: remedy.amount.as_ref().map(|amount| amount.minor),
        without_admission: remedy.without_admission,
        category: row.category.clone(),
        unit: row.unit.clone(),
        person: remedy.by.person().cloned(),
        judged_by: remedy.judged_by.as_ref().and_then(|judge| judge.person()).cloned(),
        due_at: remedy.due_at,
        moved_at: remedy.moved_at.unwrap_or(row.registered_at),
        delivered_at: remedy.delivered_at,
    };
    case.remedies.iter().map(of).collect()
}

fn callback_row(case: &Case, duties: &[Duty], setting: &Setting<'_>) -> Option<CallbackRow> {
    let duty = duties.iter().find(|duty| duty.kind == DutyKind::CallBack)?;
    let times = case.call_times.clone().unwrap_or_default();
    let handlers: Vec<&str> = case.handlers.iter().map(PersonId::as_str).collect();
    Some(CallbackRow {
        call_at: call_times::next_attempt(case, setting)?,
        due_at: duty.due_at,
        attempts: setting.pack.callback_attempts(case, setting),
        from_hour: times.from_hour,
        to_hour: times.to_hour,
        working_days: times.working_days,
        note: times.note,
        handlers: format!("|{}|", handlers.join("|")),
    })
}

fn survey_rows(case: &Case) -> Vec<SurveyRow> {
    let row = |it: &Survey| SurveyRow {
        n: it.n,
        customer_key: customer_key(case),
        way: it.way,
        invited_at: it.invited_at,
        expires_at: it.expires_at,
        answered_at: it.answer.as_ref().map(|answer| answer.at),
        solved: it.answer.as_ref().and_then(|answer| answer.solved),
    };
    case.surveys.iter().map(row).collect()
}

fn score_rows(case: &Case, setting: &Setting<'_>) -> Vec<ScoreRow> {
    let answered = case.surveys.iter().filter_map(|it| Some((it.n, it.answer.as_ref()?)));
    answered
        .flat_map(|(n, answer)| {
            answer.scores.iter().map(move |(code, score)| ScoreRow {
                n,
                question: code.clone(),
                about: about(code, setting),
                unit: answer.units.get(code).cloned(),
                answered_at: answer.at,
                perceived: score.perceived,
                expected: score.expected,
            })
        })
        .collect()
}

/// What a question is about, by the pack as it stands; one it does not ask any more stands for itself.
fn about(code: &str, setting: &Setting<'_>) -> String {
    let asked = setting.pack.survey.questions.iter().find(|it| it.code == code);
    match asked.map(|it| &it.about) {
        Some(About::Overall) => "overall".to_owned(),
        Some(About::Step(step)) => format!("step:{step}"),
        Some(About::Dimension(of)) => format!("dimension:{}", of.code()),
        None => format!("step:{code}"),
    }
}

/// Whether a closed case was solved and by whose word, as a column has it.
fn solved_code(case: &Case) -> Option<String> {
    let solved = case.truth().solved.filter(|_| case.closure.is_some())?;
    Some(format!("{}_{}", solved.by.code(), if solved.solved { "yes" } else { "no" }))
}

/// When the clock must look at a case again: a promise falls due, a pause ends, a rung of the ladder is reached,
/// a customer is to be asked how it was.
pub fn tick_at(case: &Case, setting: &Setting<'_>) -> Option<Timestamp> {
    let running = case.promises.iter().filter(|p| p.state == State::Running).map(|p| p.due_at);
    let paused = case.pauses.iter().filter(|p| p.ended_at.is_none()).map(|p| p.until);
    let given =
        case.open_tasks().filter(|task| task.is_owed() && !task.is_broken).map(|task| task.due_at);
    running
        .chain(paused)
        .chain(given)
        .chain(escalation::next_at(case, setting))
        .chain(survey::invite_at(case, setting))
        .min()
}

fn case_row(case: &Case, setting: &Setting<'_>) -> Option<CaseRow> {
    let complaint = case.complaint()?;
    let registered_at = case.registered_at?;
    let assessment = case.assessment.as_deref();
    let standing = case.standing();
    let owed = case.promises.iter().filter(|p| p.is_owed()).min_by_key(|p| p.due_at);
    let answer = case
        .promises
        .iter()
        .rev()
        .find(|p| p.kind == PromiseKind::Answer && !matches!(p.state, State::Released { .. }));
    let category = assessment.map(|a| a.category.clone()).or_else(|| complaint.category.clone());
    Some(CaseRow {
        id: case.id?,
        no: complaint.no,
        version: case.version,
        stage: stage(case),
        heading: complaint.heading.clone(),
        complainant: complaint.complainant.name.clone(),
        customer_key: customer_key(case),
        pack: complaint.pack.clone(),
        channel: complaint.channel,
        kind: assessment.map(|a| a.kind).or(complaint.kind),
        nature: assessment.map(|a| a.nature),
        branch: category.as_ref().map(|it| repeat::branch(it).to_owned()),
        category,
        priority: assessment.map(|a| a.priority),
        unit: standing.unit.clone(),
        owner: standing.owner.clone(),
        offered_unit: standing.offered_unit.clone(),
        heard_by: standing.heard_by.clone(),
        task_units: task_units_text(&standing),
        accused: accused_text(&standing),
        received_at: complaint.heard_at.unwrap_or(registered_at),
        registered_at,
        answered_at: case.responses.last().map(|r| r.at),
        closed_at: case.closure.as_ref().map(|c| c.at),
        due_at: owed.map(|p| p.due_at),
        due_what: owed.map(|p| p.kind),
        tick_at: tick_at(case, setting),
        broken: u32::try_from(case.promises.iter().filter(|p| p.state == State::Broken).count())
            .unwrap_or(u32::MAX),
        answer_due_at: answer.map(|p| p.due_at),
        finding: case.finding(),
        satisfaction: case.satisfaction(),
        urges: case.urges,
        reopenings: u32::try_from(case.reopenings.len()).unwrap_or(u32::MAX),
        second_handlings: u32::try_from(case.second_handlings.len()).unwrap_or(u32::MAX),
        outcome: case.closure.as_ref().map(|it| it.outcome),
        word: case.word.as_ref().map(|it| it.word),
        heard: case.heard(),
        solved: solved_code(case),
        at_odds: u32::try_from(case.truth().disagreements.len()).unwrap_or(u32::MAX),
        remedy_minor: case.remedy_minor(),
        merged_into: case.merged_into,
        repeats: case.repeats(),
        traits: Traits::of(complaint, setting.pack),
        source_key: complaint.source.as_ref().map(|s| format!("{}/{}", s.system, s.number)),
        flags: case.flags().into_iter().collect(),
        changed_at: case.changed_at.unwrap_or(registered_at),
    })
}

fn task_units_text(standing: &crate::permission::Standing) -> String {
    let all: Vec<&str> = standing.task_units.iter().map(UnitId::as_str).collect();
    if all.is_empty() { String::new() } else { format!("|{}|", all.join("|")) }
}

fn accused_text(standing: &crate::permission::Standing) -> String {
    let people = standing.accused.iter().map(|id| format!("p:{id}"));
    let units = standing.accused_units.iter().map(|id| format!("u:{id}"));
    let all: Vec<String> = people.chain(units).collect();
    if all.is_empty() { String::new() } else { format!("|{}|", all.join("|")) }
}

/// What finds earlier cases of the same customer: telephone number, else mail address, else customer number.
pub fn customer_key(case: &Case) -> Option<String> {
    party_key(&case.complaint()?.complainant)
}

/// Whose a complaint would be, as [`customer_key`] tells of a case.
pub fn party_key(party: &Party) -> Option<String> {
    let phone = party.phone.as_ref().map(|it| format!("t:{it}"));
    let email = party.email.as_ref().map(|it| format!("m:{}", it.to_lowercase()));
    phone.or(email).or_else(|| party.customer_no.as_ref().map(|it| format!("c:{it}")))
}
