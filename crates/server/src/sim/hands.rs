//! Hands: what people at the simulated desk do. Most do what is next; some do anything they can think of.

use casework::assignment::{HandOver, Return};
use casework::callback::{CallBack, CallbackResult};
use casework::case::{Case, Command};
use casework::closing::{Close, ClosingLetter, Lesson, Outcome, Reopen, ReopenReason};
use casework::contact::{AddContact, Direction, Means};
use casework::draft::{ReleaseResponse, SendBackResponse};
use casework::duty::{Duty, DutyKind, duties};
use casework::escalation::AcceptEscalation;
use casework::extension::{AskExtension, JudgeExtension};
use casework::intake::{Channel, Party, Receive};
use casework::link::{LinkTo, MergeInto, Relation, Unlink, Unmerge};
use casework::milestone::RecordMilestone;
use casework::money::Money;
use casework::pack::Pack;
use casework::pause::PauseClocks;
use casework::permission::{Actor, may};
use casework::point::AnswerPoint;
use casework::progress::TellProgress;
use casework::promise::{KeepPromise, MakePromise};
use casework::remedy::{
    self, AnswerRemedy, DeliverRemedy, JudgeRemedy, ProposeRemedy, RemedyNumber, Reply,
};
use casework::response::{AddInformation, Respond, TakeWord, Urge, Word};
use casework::responsibility::JudgeAppeal;
use casework::supervision::{AnswerOrder, Supervise};
use casework::triage::{Kind, Nature, Priority, Severity, Triage};
use desk::Trouble;
use jiff::ToSpan;

use super::node::Node;

/// What is written where the words do not matter.
pub(super) const WORDS: &str = "seen to";

/// A complaint of the demo's people, by telephone or by themselves.
pub(super) fn complaint(sim: &Node) -> Result<(Actor, Receive), Trouble> {
    let house = sim.desk.house();
    let packs: Vec<&Pack> = house.packs_in_force().collect();
    let refusal = casework::refusal::Refusal::NoSuchCase;
    let pack = sim.one_of(&packs).ok_or(refusal)?;
    let branch = sim.one_of(&sim.world.material.branches).ok_or(refusal)?;
    let matter = sim.one_of(&branch.matters).ok_or(refusal)?;
    let by_phone = sim.percent(60);
    let channel = if by_phone { Channel::Phone } else { Channel::Web };
    let mut receive = Receive::new(pack.id.clone(), channel, &matter.text);
    let who = sim.below(5_000);
    receive.complainant = Party {
        phone: Some(format!("1390001{who:04}")),
        email: sim.percent(50).then(|| format!("c{who}@sim.example")),
        ..Party::default()
    };
    receive.danger = sim.percent(3);
    let agents: Vec<_> = house
        .organisation
        .people
        .values()
        .filter(|person| person.holds(casework::organisation::Role::Agent))
        .collect();
    let agent = sim.one_of(&agents).map(|person| Actor::Staff(person.id.clone()));
    Ok((agent.filter(|_| by_phone).unwrap_or(Actor::Customer), receive))
}

/// Somebody who may do it; the one named, where they may.
fn somebody(sim: &Node, case: &Case, command: &Command, named: Option<&Duty>) -> Option<Actor> {
    let house = sim.desk.house();
    let act = command.act()?;
    let named = named.and_then(|duty| duty.person.clone()).map(Actor::Staff);
    let standing = case.standing();
    let allowed = |actor: &Actor| may(&house.organisation, actor, &standing, act).is_ok();
    if let Some(named) = named.filter(|actor| sim.percent(90) && allowed(actor)) {
        return Some(named);
    }
    let people = house.organisation.people.keys().cloned().map(Actor::Staff);
    let able: Vec<Actor> = people.filter(allowed).collect();
    sim.one_of(&able).cloned()
}

/// The most pressing thing, or one of the others, by somebody who may do it.
pub(super) fn what_is_next(sim: &Node, case: &Case) -> Option<(Actor, Command)> {
    let house = sim.desk.house();
    let pack = house.pack_of(case).ok()?;
    let list = duties(case, &house.setting_of(case, pack, &Actor::Clock, sim.now));
    let duty = if sim.percent(75) { list.first()? } else { sim.one_of(&list)? };
    if let Some(of_task) = super::tasks::of_duty(sim, case, duty) {
        return Some(of_task);
    }
    if let Some((actor, command)) = super::plans::of_duty(sim, duty, WORDS.to_owned()) {
        return Some((actor.or_else(|| somebody(sim, case, &command, Some(duty)))?, command));
    }
    if duty.kind == DutyKind::Visit {
        return super::visits::of_duty(sim, case, pack, duty);
    }
    let command = next_command(sim, case, pack, duty)?;
    if command.is_customers() && matches!(duty.kind, DutyKind::AskWord) {
        return Some((Actor::Customer, command));
    }
    Some((somebody(sim, case, &command, Some(duty))?, command))
}

fn next_command(sim: &Node, case: &Case, pack: &Pack, duty: &Duty) -> Option<Command> {
    let (n, text) = (duty.n, WORDS.to_owned());
    Some(match duty.kind {
        DutyKind::Accept => Command::Accept,
        DutyKind::Acknowledge => Command::Acknowledge,
        DutyKind::Triage => judgement(sim, pack)?,
        DutyKind::FirstContact | DutyKind::React => contact(sim, Direction::Out),
        DutyKind::KeepPromise => Command::KeepPromise(KeepPromise { promise: n }),
        DutyKind::TellProgress => progress(sim),
        DutyKind::ReachMilestone => {
            let promise = case.promises.iter().find(|promise| promise.n == n)?;
            milestone(promise.milestone.clone()?)
        }
        DutyKind::AcceptEscalation => Command::AcceptEscalation(AcceptEscalation { escalation: n }),
        DutyKind::AnswerOrder => Command::AnswerOrder(AnswerOrder { order: n, text }),
        DutyKind::JudgeExtension => {
            let judgement = JudgeExtension { extension: n, note: text };
            if sim.percent(70) {
                Command::GrantExtension(judgement)
            } else {
                Command::RefuseExtension(judgement)
            }
        }
        // Departments, and those who go to customers, have hands of their own.
        DutyKind::AcceptTask
        | DutyKind::AnswerTask
        | DutyKind::JudgeTask
        | DutyKind::Arbitrate
        | DutyKind::OfferPlan
        | DutyKind::AskPlan
        | DutyKind::Visit => return None,
        DutyKind::JudgeAppeal => Command::JudgeAppeal(JudgeAppeal {
            responsibility: n,
            lift: sim.percent(50),
            reasons: text,
        }),
        DutyKind::ReadDraft if sim.percent(25) => {
            Command::SendBackResponse(SendBackResponse { draft: n, note: text })
        }
        DutyKind::ReadDraft => {
            Command::ReleaseResponse(ReleaseResponse { draft: n, waiver: String::new() })
        }
        DutyKind::Answer => answer(sim, case),
        DutyKind::Approve => Command::ApproveRemedy(JudgeRemedy { remedy: n, note: text }),
        DutyKind::Offer => Command::OfferRemedy(RemedyNumber { remedy: n }),
        DutyKind::AskWord => word(sim, n),
        DutyKind::Deliver => Command::DeliverRemedy(DeliverRemedy { remedy: n, proof: text }),
        DutyKind::CallBack => callback(sim),
        DutyKind::Close => close(),
    })
}

fn judgement(sim: &Node, pack: &Pack) -> Option<Command> {
    let leaves: Vec<_> = pack.categories.iter().filter(|it| pack.is_leaf(&it.code)).collect();
    let factor = || u8::try_from(sim.below(4)).unwrap_or(0);
    let mild = sim.percent(80);
    let some = || if mild { factor() / 2 } else { factor() };
    Some(Command::Triage(Box::new(Triage {
        kind: *sim.one_of(Kind::ALL)?,
        nature: *sim.one_of(Nature::ALL)?,
        category: sim.one_of(&leaves)?.code.clone(),
        severity: Severity {
            severity: some(),
            safety: some(),
            complexity: some(),
            impact: some(),
            immediacy: some(),
        },
        priority: None,
        reason: WORDS.to_owned(),
    })))
}

fn contact(sim: &Node, direction: Direction) -> Command {
    Command::AddContact(AddContact {
        means: sim.one_of(Means::ALL).copied().unwrap_or(Means::Phone),
        direction,
        with: String::new(),
        at: None,
        text: format!("{WORDS} {}", sim.below(1_000_000)),
        keeps: Vec::new(),
    })
}

fn progress(sim: &Node) -> Command {
    let hours = i64::try_from(1 + sim.below(120)).unwrap_or(1);
    Command::TellProgress(TellProgress {
        text: format!("{WORDS} {}", sim.below(1_000_000)),
        means: if sim.percent(50) { Means::Email } else { Means::Phone },
        next_at: sim.percent(60).then(|| sim.now + hours.hours()),
        waiver: String::new(),
    })
}

fn milestone(code: String) -> Command {
    Command::RecordMilestone(RecordMilestone { code, at: None, note: String::new() })
}

/// The points one by one, then the decision.
fn answer(sim: &Node, case: &Case) -> Command {
    match case.points.iter().find(|point| point.answer.is_none()) {
        Some(point) => Command::AnswerPoint(AnswerPoint { point: point.n, text: WORDS.to_owned() }),
        // A grave case is read by two; whoever forgets is told so.
        None if case.assessment.as_ref().is_some_and(|it| it.priority == Priority::P1)
            && sim.percent(80) =>
        {
            Command::DraftResponse(Respond::new(WORDS, Means::Email))
        }
        None => Command::Respond(Respond::new(WORDS, Means::Email)),
    }
}

/// On a remedy where one is named, else on the decision.
fn word(sim: &Node, remedy: u32) -> Command {
    let note = WORDS.to_owned();
    let draw = sim.below(10);
    if remedy > 0 {
        let reply = match draw {
            0..8 => Reply::Accepts,
            8 => Reply::Refuses,
            _ => Reply::Counters,
        };
        return Command::AnswerRemedy(AnswerRemedy { remedy, reply, note });
    }
    let word = match draw {
        0..8 => Word::Accepts,
        8 => Word::Refuses,
        _ => Word::Counters,
    };
    Command::TakeWord(TakeWord { word, text: note, by: None })
}

fn callback(sim: &Node) -> Command {
    let comment = format!("{WORDS} {}", sim.below(1_000_000));
    let result = if sim.percent(80) {
        let solved = sim.percent(90);
        CallbackResult::Reached { solved, satisfaction: if solved { 4 } else { 2 }, comment }
    } else {
        CallbackResult::NotReached { comment }
    };
    Command::CallBack(CallBack::of(result))
}

fn close() -> Command {
    Command::Close(Close {
        outcome: Outcome::Resolved,
        summary: WORDS.to_owned(),
        lesson: Lesson { cause: WORDS.to_owned(), prevention: WORDS.to_owned(), root: None },
        letter: ClosingLetter::Usual,
    })
}

/// How often somebody looks back at a case instead.
const REVIEWED_PERCENT: u64 = 5;

/// Whatever comes to mind, by whoever may do it, or by somebody who may not.
pub(super) fn anything(sim: &Node, case: &Case) -> Option<(Actor, Command)> {
    if sim.percent(REVIEWED_PERCENT)
        && let Some((who, command)) = reviewed(sim, case)
    {
        let who = who.or_else(|| somebody(sim, case, &command, None))?;
        return Some((who, command));
    }
    let command = whatever(sim, case)?;
    if command.is_customers() && sim.percent(80) {
        return Some((Actor::Customer, command));
    }
    if sim.percent(10) {
        let house = sim.desk.house();
        let people: Vec<_> = house.organisation.people.keys().collect();
        return Some((Actor::Staff((*sim.one_of(&people)?).clone()), command));
    }
    Some((somebody(sim, case, &command, None)?, command))
}

/// Somebody looks back at how it was handled, or says what they think of that.
fn reviewed(sim: &Node, case: &Case) -> Option<(Option<Actor>, Command)> {
    let house = sim.desk.house();
    let pack = house.pack_of(case).ok()?;
    let text = format!("{WORDS} {}", sim.below(1_000_000));
    super::reviews::of_case(sim, case, pack, text)
}

fn whatever(sim: &Node, case: &Case) -> Option<Command> {
    let text = || format!("{WORDS} {}", sim.below(1_000_000));
    let hours = || i64::try_from(1 + sim.below(200)).unwrap_or(1).hours();
    let n = || u32::try_from(1 + sim.below(4)).unwrap_or(1);
    let house = sim.desk.house();
    let pack = house.pack_of(case).ok()?;
    let policy = pack.policy_of(case).1;
    Some(match sim.below(29) {
        0 | 1 => Command::AddInformation(AddInformation { text: text() }),
        2 => Command::Urge(Urge { text: String::new() }),
        3 => Command::TakeWord(TakeWord { word: Word::Withdraws, text: text(), by: None }),
        4..=6 => {
            let reasons = &policy.pause_reasons;
            Command::PauseClocks(PauseClocks {
                reason: sim.one_of(reasons)?.code.clone(),
                note: text(),
                until: sim.now + hours(),
                evidence: None,
            })
        }
        7 => Command::EndPause,
        8 | 9 => Command::AskExtension(AskExtension { promise: n() + 2, reason: text() }),
        10 => progress(sim),
        11 => milestone(sim.one_of(&policy.milestones)?.code.clone()),
        12 => Command::Supervise(Supervise { text: text(), due_at: sim.now + hours() }),
        13 => {
            let due_at = sim.now + hours();
            Command::MakePromise(MakePromise { what: text(), due_at, said_in: None })
        }
        14 => {
            let units: Vec<_> = house.organisation.units.keys().collect();
            let to_unit = (*sim.one_of(&units)?).clone();
            Command::HandOver(HandOver { to_unit, to_person: None, note: text() })
        }
        15 => {
            let reasons: Vec<_> = pack.return_reasons().collect();
            Command::Return(Return { reason: sim.one_of(&reasons)?.code.clone(), note: text() })
        }
        16 | 17 => Command::ProposeRemedy(ProposeRemedy {
            point: None,
            kind: *sim.one_of(remedy::Kind::ALL)?,
            what: text(),
            amount: Money::parse_cny(&sim.below(30_000).to_string()),
            due_at: Some(sim.now + hours()),
            without_admission: sim.percent(20),
        }),
        18 => Command::DeclineRemedy(JudgeRemedy { remedy: n(), note: text() }),
        19 => judgement(sim, pack)?,
        21 => Command::Link(LinkTo {
            to: sim.a_case_at_hand()?,
            relation: *sim.one_of(&[Relation::SameCause, Relation::Related])?,
            note: String::new(),
        }),
        22 => match case.links.first_key_value() {
            Some((to, _)) => Command::Unlink(Unlink { to: *to }),
            None => Command::MergeInto(MergeInto { into: sim.a_case_at_hand()? }),
        },
        23 => match case.merged_into {
            Some(_) => Command::Unmerge(Unmerge { reason: text() }),
            None => return None,
        },
        24 | 25 => super::tasks::given(sim, text())?,
        26 => super::visits::signed(sim, case).or_else(|| super::visits::arranged(sim, text()))?,
        27 | 28 => super::plans::proposed(sim, case, &text())?,
        20 => Command::Reopen(Reopen { reason: *sim.one_of(ReopenReason::ALL)?, note: text() }),
        _ => contact(sim, if sim.percent(50) { Direction::In } else { Direction::Out }),
    })
}
