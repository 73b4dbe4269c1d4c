//! Decisions: the rules alone, without register and network.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use casework::case::{Case, Command, decide};
use casework::contact::{AddContact, Direction, Means};
use casework::id::{CaseId, CaseNo};
use casework::permission::Actor;
use casework::point::{AnswerPoint, Finding, RecordFinding};
use casework::response::Respond;
use casework::triage::{Nature, Severity, Triage};
use desk::Chance as _;
use desk::chance::SeededChance;
use store::Durability;

use super::Report;
use super::fill::People;
use super::ground::Ground;

/// Lives a complaint to its answer again and again: seven decisions, each folded into the case.
pub(super) fn measure(ground: &Ground, seconds: f64, report: &mut Report<'_>) -> Result<()> {
    let register = ground.register("decide")?;
    let desk = register.fresh_desk(Durability::None)?;
    let (house, people, now) = (desk.house(), People::of(&desk)?, desk.now());
    let chance = SeededChance::new(1);
    let actor = Actor::Staff(people.agents[0].clone());
    let day = house.calendar.local_date(now);
    let (mut decisions, mut n) = (0u32, 0);
    let began = Instant::now();
    let most = Duration::from_secs_f64(seconds.min(3.0));
    while began.elapsed() < most {
        n += 1;
        let mut receive = ground.texts.complaint(n % 1_000);
        receive.no = CaseNo::new(day, u32::try_from(n)?);
        let pack = house.packs.get(&receive.pack).context("a pack is missing")?;
        let id: CaseId = chance.identity(now);
        let mut case = Case { id: Some(id), ..Case::default() };
        let setting = house.setting(pack, &actor, now);
        for command in life(receive) {
            let events = decide(&case, &command, &setting).map_err(desk::Trouble::from)?;
            case.apply_step(now, &actor, &events);
            decisions += 1;
        }
    }
    report.tell("decisions", f64::from(decisions) / began.elapsed().as_secs_f64(), "decisions/s");
    Ok(())
}

/// What is answered.
const ANSWER: &str = "Thank you. We are sorry for the trouble; it was repaired this morning.";

fn life(receive: casework::intake::Receive) -> Vec<Command> {
    let text = receive.narrative.clone();
    let category = receive.category.clone();
    let mut commands = vec![Command::Receive(Box::new(receive)), Command::Acknowledge];
    commands.extend(category.map(|category| {
        Command::Triage(Box::new(Triage {
            kind: casework::triage::Kind::Complaint,
            nature: Nature::Valid,
            category,
            severity: Severity { severity: 1, safety: 1, complexity: 1, impact: 1, immediacy: 1 },
            priority: None,
            reason: String::new(),
        }))
    }));
    commands.push(Command::AddContact(AddContact {
        means: Means::Phone,
        direction: Direction::Out,
        with: "customer".to_owned(),
        at: None,
        text: text.clone(),
        keeps: Vec::new(),
    }));
    commands.push(Command::RecordFinding(RecordFinding {
        point: 1,
        finding: Finding::Upheld,
        reasons: text.clone(),
        responsible_unit: None,
    }));
    commands.push(Command::AnswerPoint(AnswerPoint { point: 1, text: text.clone() }));
    // A customer's own story is no answer: the reply check would say so.
    commands.push(Command::Respond(Respond::new(ANSWER, Means::Phone)));
    commands
}
