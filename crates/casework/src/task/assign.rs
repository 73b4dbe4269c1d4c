//! Giving a task, and giving it again: to whom, until when, and never to those complained about.

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::calendar::{Pauses, Rules, Span, Unit};
use crate::case::{Case, Event, Setting};
use crate::id::{PersonId, UnitId};
use crate::invalid::{Invalid, Problem};
use crate::limits::{
    ATTACHMENTS_MAX, LINE_CHARS_MAX, NOTE_CHARS_MAX, POINTS_MAX, TASK_LINK_DAYS, TASKS_MAX,
};
use crate::permission::{Act, Actor, Standing, is_accused, may};
use crate::point::{next_n, nth};
use crate::promise::{self, Kind, State as PromiseState};
use crate::refusal::{Objection, Refusal};
use crate::text;

use super::{Doer, Partner, State, Task};

/// Languages a partner is written to in.
const LANGUAGES: &[&str] = &["zh-Hans", "zh-Hant", "en"];
/// The share of the time left that a task is given when nobody says how much.
const SHARE_PERCENT: u8 = 60;
/// Working days a task is given on a case whose answer is promised for no time.
const UNPROMISED_DAYS: u32 = 3;

/// An outside party, as it is handed in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct AskPartner {
    /// Its name.
    pub name: String,
    /// Where the link goes; this or a telephone number is needed.
    pub email: Option<String>,
    /// Where it is called.
    pub phone: Option<String>,
    /// `zh-Hans`, `zh-Hant` or `en`; simplified Chinese when nothing is said.
    pub language: Option<String>,
    /// It may see how to reach the complainant.
    pub sees_contact: bool,
    /// Digests of the files of the case it may see.
    pub files: Vec<String>,
}

/// A task, as it is handed in: to a unit, a person of it, or a partner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AssignTask {
    /// What is to be found out or done.
    pub what: String,
    /// The points of complaint it is about; the matter as a whole when none is named.
    #[serde(default)]
    pub points: Vec<u32>,
    /// The unit.
    #[serde(default)]
    pub to_unit: Option<UnitId>,
    /// The person there; anybody of the unit when nobody is named.
    #[serde(default)]
    pub to_person: Option<PersonId>,
    /// Somebody outside instead.
    #[serde(default)]
    pub partner: Option<AskPartner>,
    /// By when; a time is proposed when nothing is said.
    #[serde(default)]
    pub due_at: Option<Timestamp>,
}

/// A returned task given again, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReassignTask {
    /// The task's number.
    pub task: u32,
    /// Why it goes there; what the next one should know.
    pub note: String,
    /// The unit.
    #[serde(default)]
    pub to_unit: Option<UnitId>,
    /// The person there; anybody of the unit when nobody is named.
    #[serde(default)]
    pub to_person: Option<PersonId>,
    /// Somebody outside instead.
    #[serde(default)]
    pub partner: Option<AskPartner>,
    /// By when; the time it had when that lies ahead, else one is proposed.
    #[serde(default)]
    pub due_at: Option<Timestamp>,
}

/// The decision from above whose a task is, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ArbitrateTask {
    /// The task's number.
    pub task: u32,
    /// Why it is theirs.
    pub reason: String,
    /// The unit that must do it.
    pub to_unit: UnitId,
    /// The person there; anybody of the unit when nobody is named.
    #[serde(default)]
    pub to_person: Option<PersonId>,
    /// By when; the time it had when that lies ahead, else one is proposed.
    #[serde(default)]
    pub due_at: Option<Timestamp>,
}

/// When the answer promised to the customer falls due, if one runs: a task must end before.
pub fn answer_due(case: &Case, now: Timestamp) -> Option<Timestamp> {
    let answers = case.promises.iter().filter(|promise| {
        promise.kind == Kind::Answer
            && promise.state == PromiseState::Running
            && promise.due_at > now
    });
    answers.map(|promise| promise.due_at).min()
}

/// The time a task is given when nobody says another: a share of what is left until the answer is due.
pub fn proposed_due(case: &Case, setting: &Setting<'_>) -> Timestamp {
    let now = setting.now;
    let Some(end) = answer_due(case, now) else {
        let span = Span { n: UNPROMISED_DAYS, unit: Unit::WorkingDay };
        let due = setting.calendar.due(now, span, &Rules::default());
        // A calendar that cannot tell is no reason to leave a task without a time.
        return due.map_or_else(|_| now + (i64::from(UNPROMISED_DAYS) * 24).hours(), |due| due.at);
    };
    let half = now + end.duration_since(now) / 2;
    let share = setting.calendar.share_of(now, end, SHARE_PERCENT, &Pauses::default());
    let at = share.ok().filter(|at| now < *at && *at < end).unwrap_or(half);
    // A round time is easier to say, where it still lies ahead.
    let second = at.as_second();
    let round = |to: i64| Timestamp::from_second(second - second.rem_euclid(to)).ok();
    [15 * 60, 60].into_iter().filter_map(round).find(|round| *round > now).unwrap_or(at)
}

/// Whether a task has gone to and fro so often that only somebody above decides whose it is.
pub fn needs_arbitration(case: &Case, task: &Task, setting: &Setting<'_>) -> bool {
    let rule = &setting.pack.tasks;
    let all: usize = case.tasks.iter().map(|task| task.returns.len()).sum();
    let reaches = |count: usize, max: u32| u32::try_from(count).unwrap_or(u32::MAX) >= max;
    reaches(task.returns.len(), rule.returns_max) || reaches(all, rule.case_returns_max)
}

pub(crate) fn assign(
    case: &Case,
    it: &AssignTask,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let what = invalid.required("what", &it.what, NOTE_CHARS_MAX);
    if it.points.len() > POINTS_MAX {
        invalid.add("points", Problem::TooMany { max: POINTS_MAX });
    }
    let wanted = Wanted {
        unit: it.to_unit.as_ref(),
        person: it.to_person.as_ref(),
        partner: it.partner.as_ref(),
    };
    let doer = wanted.check(case, setting, &mut invalid);
    invalid.none_or(())?;
    let mut points = it.points.clone();
    points.sort_unstable();
    points.dedup();
    if points.iter().any(|point| nth(&case.points, *point).is_none()) {
        return Err(Refusal::NoSuchPoint.into());
    }
    let doer = doer?;
    let same = |task: &&Task| {
        task.is_with_doer()
            && task.what == what
            && task.points == points
            && task.doer.is_same(&doer)
            && it.due_at.is_none_or(|due_at| due_at == task.due_at)
    };
    if case.open_tasks().any(|task| same(&task)) {
        return Ok(vec![]);
    }
    if case.tasks.len() >= TASKS_MAX {
        return Err(Refusal::TooMany.into());
    }
    let due_at = due(case, it.due_at, None, setting)?;
    Ok(vec![Event::TaskAssigned(Box::new(Task {
        n: next_n(case.tasks.len()),
        what,
        points,
        doer: linked(doer, due_at),
        due_at,
        by: setting.actor.clone(),
        at: setting.now,
        state: State::Offered,
        since: setting.now,
        accepted_by: None,
        returns: Vec::new(),
        passed_on: None,
        arbitrated: None,
        answers: Vec::new(),
        sent_back: Vec::new(),
        ended: None,
        taken: Vec::new(),
        is_broken: false,
        was_broken: false,
    }))])
}

pub(crate) fn reassign(
    case: &Case,
    it: &ReassignTask,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let task = nth(&case.tasks, it.task).ok_or(Refusal::NoSuchTask)?;
    let mut invalid = Invalid::default();
    let note = invalid.required("note", &it.note, NOTE_CHARS_MAX);
    let wanted = Wanted {
        unit: it.to_unit.as_ref(),
        person: it.to_person.as_ref(),
        partner: it.partner.as_ref(),
    };
    let doer = wanted.check(case, setting, &mut invalid);
    invalid.none_or(())?;
    let doer = doer?;
    if task.state != State::Returned {
        let said = task.passed_on.as_ref();
        let same = said.is_some_and(|last| last.text == note && last.by == *setting.actor);
        let repeated = same && task.state == State::Offered && task.doer.is_same(&doer);
        return if repeated { Ok(vec![]) } else { Err(Refusal::TaskNotReturned.into()) };
    }
    if needs_arbitration(case, task, setting) {
        return Err(Refusal::ArbitrationNeeded.into());
    }
    let due_at = due(case, it.due_at, Some(task.due_at), setting)?;
    let doer = linked(doer, due_at);
    Ok(vec![Event::TaskReassigned { task: task.n, doer, note, due_at }])
}

pub(crate) fn arbitrate(
    case: &Case,
    it: &ArbitrateTask,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let task = nth(&case.tasks, it.task).ok_or(Refusal::NoSuchTask)?;
    let mut invalid = Invalid::default();
    let reason = invalid.required("reason", &it.reason, NOTE_CHARS_MAX);
    let wanted = Wanted { unit: Some(&it.to_unit), person: it.to_person.as_ref(), partner: None };
    let doer = wanted.check(case, setting, &mut invalid);
    invalid.none_or(())?;
    let doer = doer?;
    if task.state != State::Returned {
        let said = task.arbitrated.as_ref();
        let same = said.is_some_and(|last| last.text == reason && last.by == *setting.actor);
        let repeated = same && task.state == State::Offered && task.doer.is_same(&doer);
        return if repeated { Ok(vec![]) } else { Err(Refusal::TaskNotReturned.into()) };
    }
    refuse_party(case, task, setting.actor)?;
    let due_at = due(case, it.due_at, Some(task.due_at), setting)?;
    Ok(vec![Event::TaskArbitrated { task: task.n, doer, reason, due_at }])
}

/// Nobody decides a quarrel they are in: who gave it, who gave it back, and who owns the case.
fn refuse_party(case: &Case, task: &Task, actor: &Actor) -> Result<(), Refusal> {
    let owns = actor.person().is_some_and(|person| case.owner.as_ref() == Some(person));
    let gave_back = task.returns.iter().any(|it| it.by == *actor);
    if owns || gave_back || task.by == *actor { Err(Refusal::ArbiterIsParty) } else { Ok(()) }
}

/// By when a task is due: as wanted, as before, or as proposed; always before the answer to the customer.
pub(super) fn due(
    case: &Case,
    wanted: Option<Timestamp>,
    before: Option<Timestamp>,
    setting: &Setting<'_>,
) -> Result<Timestamp, Objection> {
    let end = answer_due(case, setting.now);
    let fits = |at: &Timestamp| *at > setting.now && end.is_none_or(|end| *at < end);
    let due_at =
        wanted.or_else(|| before.filter(fits)).unwrap_or_else(|| proposed_due(case, setting));
    promise::check_horizon(due_at, setting)?;
    if end.is_some_and(|end| due_at >= end) {
        return Err(Refusal::TaskDueTooLate.into());
    }
    Ok(due_at)
}

/// A partner's link lives a while longer than the task, so that a late answer still finds its way.
pub(super) fn link_until(due_at: Timestamp) -> Timestamp {
    due_at.checked_add((TASK_LINK_DAYS * 24).hours()).unwrap_or(due_at)
}

fn linked(doer: Doer, due_at: Timestamp) -> Doer {
    match doer {
        Doer::Partner(partner) => Doer::Partner(Partner { until: link_until(due_at), ..partner }),
        unit @ Doer::Unit { .. } => unit,
    }
}

/// To whom a task is to go.
struct Wanted<'a> {
    unit: Option<&'a UnitId>,
    person: Option<&'a PersonId>,
    partner: Option<&'a AskPartner>,
}

impl Wanted<'_> {
    /// Notes what is wrong with the form; the inner answer says what stands in the way otherwise.
    fn check(
        &self,
        case: &Case,
        setting: &Setting<'_>,
        invalid: &mut Invalid,
    ) -> Result<Doer, Refusal> {
        match (self.unit, self.partner) {
            (Some(unit), None) => ours(case, unit, self.person, setting),
            (None, Some(partner)) => Ok(outside(case, partner, setting, invalid)),
            (None, None) => {
                invalid.add("to_unit", Problem::Missing);
                Err(Refusal::NoSuchUnit)
            }
            (Some(_), Some(_)) => {
                invalid.add("partner", Problem::NotAChoice);
                Err(Refusal::NoSuchUnit)
            }
        }
    }
}

/// A unit or person of ours, who must be able to see the case and not be what it complains about.
fn ours(
    case: &Case,
    unit: &UnitId,
    person: Option<&PersonId>,
    setting: &Setting<'_>,
) -> Result<Doer, Refusal> {
    let organisation = setting.organisation;
    organisation.unit(unit).ok_or(Refusal::NoSuchUnit)?;
    let standing = case.standing();
    if organisation.is_below(unit, &standing.accused_units) {
        return Err(Refusal::ComplainedAbout);
    }
    if let Some(id) = person {
        let after = Standing {
            unit: Some(unit.clone()),
            accused: standing.accused,
            accused_units: standing.accused_units,
            ..Standing::default()
        };
        let found = organisation.person(id).ok_or(Refusal::NoSuchPerson)?;
        if is_accused(organisation, found, &after) {
            return Err(Refusal::ComplainedAbout);
        }
        let actor = Actor::Staff(id.clone());
        may(organisation, &actor, &after, Act::Record).map_err(|_| Refusal::NoSuchPerson)?;
    }
    Ok(Doer::Unit { unit: unit.clone(), person: person.cloned() })
}

/// Somebody outside, who must be reachable, and sees only what was chosen.
fn outside(case: &Case, it: &AskPartner, setting: &Setting<'_>, invalid: &mut Invalid) -> Doer {
    let name = invalid.required("partner.name", &it.name, LINE_CHARS_MAX);
    let given = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let email = given(&it.email).map(|text| invalid.line("partner.email", &text, LINE_CHARS_MAX));
    if email.as_deref().is_some_and(|email| !text::is_mail_address(email)) {
        invalid.add("partner.email", Problem::NotAMailAddress);
    }
    let phone = given(&it.phone);
    let clear = phone.as_deref().and_then(text::phone);
    if phone.is_some() && clear.is_none() {
        invalid.add("partner.phone", Problem::NotAPhone);
    }
    if email.is_none() && phone.is_none() {
        invalid.add("partner.email", Problem::NoWayToAnswer);
    }
    let language = given(&it.language).unwrap_or_else(|| "zh-Hans".to_owned());
    if !LANGUAGES.contains(&language.as_str()) {
        invalid.add("partner.language", Problem::NotAChoice);
    }
    let known = it.files.len() <= ATTACHMENTS_MAX
        && it.files.iter().all(|digest| case.file(digest).is_some());
    if !known {
        invalid.add("partner.files", Problem::NotAChoice);
    }
    Doer::Partner(Partner {
        name: text::clean_line(&name),
        email,
        phone: clear,
        language,
        sees_contact: it.sees_contact,
        files: if known { it.files.clone() } else { Vec::new() },
        generation: 0,
        until: setting.now,
        linked_at: setting.now,
        is_revoked: false,
    })
}
