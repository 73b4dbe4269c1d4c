//! Hands of departments: what people do with tasks given to them, and what owners and those above do about them.

use casework::case::{Case, Command};
use casework::duty::{Duty, DutyKind};
use casework::id::UnitId;
use casework::permission::{Actor, scope};
use casework::task::{
    AnswerTask, ArbitrateTask, AssignTask, ConfirmTask, PointProposal, ReassignTask, ReturnTask,
    SendBackTask, State, TaskNumber, WithdrawTask,
};

use super::hands::WORDS;
use super::node::Node;

/// What is done about a task that is somebody's duty, and by whom.
pub(super) fn of_duty(sim: &Node, case: &Case, duty: &Duty) -> Option<(Actor, Command)> {
    let command = match duty.kind {
        DutyKind::AcceptTask if sim.percent(40) => returned(sim, case, duty.n)?,
        DutyKind::AcceptTask => Command::AcceptTask(TaskNumber { task: duty.n }),
        DutyKind::AnswerTask => answered(case, duty.n)?,
        DutyKind::JudgeTask => judged(sim, case, duty.n)?,
        DutyKind::Arbitrate => {
            let (to_unit, reason) = (any_unit(sim)?, WORDS.to_owned());
            let (task, to_person, due_at) = (duty.n, None, None);
            Command::ArbitrateTask(ArbitrateTask { task, reason, to_unit, to_person, due_at })
        }
        _ => return None,
    };
    let named = duty.person.clone().map(Actor::Staff);
    Some((named.or_else(|| anybody_of(sim, duty.unit.as_ref()?))?, command))
}

/// A piece of the case given to some unit.
pub(super) fn given(sim: &Node, what: String) -> Option<Command> {
    let to_unit = Some(any_unit(sim)?);
    let points = if sim.percent(50) { vec![1] } else { Vec::new() };
    Some(Command::AssignTask(AssignTask { what, points, to_unit, ..AssignTask::default() }))
}

fn any_unit(sim: &Node) -> Option<UnitId> {
    let house = sim.desk.house();
    let units: Vec<_> = house.organisation.units.keys().cloned().collect();
    sim.one_of(&units).cloned()
}

/// Somebody whose roles reach the unit.
fn anybody_of(sim: &Node, unit: &UnitId) -> Option<Actor> {
    let house = sim.desk.house();
    let organisation = &house.organisation;
    let reach =
        organisation.people.values().filter(|it| scope(organisation, it).units.contains(unit));
    let able: Vec<Actor> = reach.map(|it| Actor::Staff(it.id.clone())).collect();
    sim.one_of(&able).cloned()
}

fn returned(sim: &Node, case: &Case, task: u32) -> Option<Command> {
    let house = sim.desk.house();
    let pack = house.pack_of(case).ok()?;
    let reasons: Vec<_> = pack.return_reasons().collect();
    let (reason, note) = (sim.one_of(&reasons)?.code.clone(), WORDS.to_owned());
    Some(Command::ReturnTask(ReturnTask { task, reason, note }))
}

fn answered(case: &Case, n: u32) -> Option<Command> {
    let task = case.tasks.iter().find(|task| task.n == n)?;
    let propose = |point: &u32| PointProposal {
        point: *point,
        text: WORDS.to_owned(),
        finding: None,
        reasons: String::new(),
    };
    let points = task.points.iter().map(propose).collect();
    let (text, files) = (WORDS.to_owned(), Vec::new());
    Some(Command::AnswerTask(AnswerTask { task: n, text, points, files }))
}

fn judged(sim: &Node, case: &Case, n: u32) -> Option<Command> {
    let task = case.tasks.iter().find(|task| task.n == n)?;
    let words = || WORDS.to_owned();
    Some(match (task.state, sim.below(10)) {
        (State::Answered, 0..8) => Command::ConfirmTask(ConfirmTask { task: n, points: None }),
        (State::Answered, _) => {
            Command::SendBackTask(SendBackTask { task: n, note: words(), due_at: None })
        }
        (_, 0..7) => Command::ReassignTask(ReassignTask {
            task: n,
            note: words(),
            to_unit: Some(any_unit(sim)?),
            to_person: None,
            partner: None,
            due_at: None,
        }),
        _ => Command::WithdrawTask(WithdrawTask { task: n, reason: words() }),
    })
}
