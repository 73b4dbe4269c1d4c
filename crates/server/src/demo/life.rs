//! The life of one complaint in the demo: what happens next, and when.

use casework::assignment::{HandOver, Return};
use casework::callback::{CallBack, CallbackResult};
use casework::case::{Case, Command};
use casework::closing::{Close, ClosingLetter, Lesson, Outcome};
use casework::contact::{AddContact, Direction, Means};
use casework::extension::AskExtension;
use casework::id::{CaseNo, PersonId, UnitId};
use casework::money::Money;
use casework::pause::PauseClocks;
use casework::point::{AnswerPoint, RecordFinding};
use casework::progress::TellProgress;
use casework::promise::{Kind, MakePromise, Promise, State};
use casework::remedy::{
    AnswerRemedy, DeliverRemedy, JudgeRemedy, ProposeRemedy, RemedyNumber, Reply,
};
use casework::response::{Rating, Respond, TakeWord, Urge, Word};
use casework::triage::{Nature, Triage};
use jiff::{Timestamp, ToSpan};

use super::again;
use super::material::Matter;

/// One of so many who do not rate by themselves is asked on the phone.
const SURVEYED: u32 = 2;

/// A step in a life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Next {
    Judge,
    HandOver,
    Accept,
    GiveBack,
    Call,
    Wait,
    Urge,
    React,
    Promise,
    Keep,
    Find,
    Answer,
    Propose,
    Approve,
    Offer,
    Reply,
    Respond,
    Word,
    Deliver,
    CallBack,
    Close,
    Rate,
    /// Somebody who had no part in it asks how it was.
    Survey,
}

impl Next {
    /// What promises a step works towards, and how many steps there are until they are kept.
    pub(super) fn towards(self) -> Option<(&'static [Kind], i32)> {
        const BOTH: &[Kind] = &[Kind::FirstContact, Kind::Answer];
        const ANSWER: &[Kind] = &[Kind::Answer];
        const CALLBACK: &[Kind] = &[Kind::Callback];
        Some(match self {
            Next::Judge => (BOTH, 4),
            Next::HandOver | Next::GiveBack => (BOTH, 3),
            Next::Accept => (BOTH, 2),
            Next::Call => (BOTH, 1),
            Next::Promise => (ANSWER, 8),
            Next::Find => (ANSWER, 7),
            Next::Answer => (ANSWER, 6),
            Next::Propose => (ANSWER, 5),
            Next::Approve => (ANSWER, 4),
            Next::Offer => (ANSWER, 3),
            Next::Reply => (ANSWER, 2),
            Next::Respond => (ANSWER, 1),
            Next::Word => (CALLBACK, 3),
            Next::Deliver => (CALLBACK, 2),
            Next::CallBack => (CALLBACK, 1),
            Next::Wait
            | Next::Urge
            | Next::React
            | Next::Keep
            | Next::Close
            | Next::Rate
            | Next::Survey => {
                return None;
            }
        })
    }
}

/// One complaint on its way.
#[derive(Clone, Debug)]
pub(super) struct Life {
    pub(super) no: CaseNo,
    pub(super) branch: usize,
    pub(super) matter: usize,
    /// Who took it up first.
    pub(super) first: PersonId,
    /// Who holds it now.
    pub(super) owner: PersonId,
    /// The unit it belongs to.
    pub(super) unit: UnitId,
    /// Its unit holds it from the beginning.
    pub(super) held: bool,
    /// Its rounds of answering so far.
    pub(super) round: u32,
    /// How often closing it was tried.
    pub(super) tries: u32,
    /// Drawn once: how this one goes.
    pub(super) fate: Fate,
}

/// How a complaint goes; drawn when it comes in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fate {
    /// Returned once by the wrong unit.
    pub(super) bounced: bool,
    /// Answered too late.
    pub(super) late: bool,
    /// The customer urges.
    pub(super) urged: bool,
    /// A person promises something on the phone.
    pub(super) promised: bool,
    /// The first answer is refused.
    pub(super) refused: bool,
    /// The customer says nothing to the answer.
    pub(super) silent: bool,
    /// The callback finds them dissatisfied.
    pub(super) dissatisfied: bool,
    /// The first callback reaches nobody.
    pub(super) unreached: bool,
    /// 3 to 5.
    pub(super) satisfaction: u8,
    /// The customer rates on the web.
    pub(super) rates: bool,
}

impl Life {
    /// What follows a step, and after how many working minutes (from, to) it does.
    pub(super) fn after(&self, step: Next, matter: &Matter) -> Vec<(Next, u32, u32)> {
        let fate = &self.fate;
        let answering = if fate.late && self.round == 0 { (900, 2_600) } else { (25, 240) };
        match step {
            Next::Judge => {
                let first = if self.held { Next::Call } else { Next::HandOver };
                let mut next = vec![(first, 5, 45)];
                if fate.urged {
                    next.push((Next::Urge, 500, 1_500));
                }
                next
            }
            Next::HandOver => vec![(
                if fate.bounced && self.round == 0 { Next::GiveBack } else { Next::Accept },
                4,
                60,
            )],
            Next::GiveBack => vec![(Next::HandOver, 20, 120)],
            Next::Accept => vec![(Next::Call, 5, 90)],
            Next::Call if fate.promised && self.round == 0 => vec![(Next::Promise, 1, 3)],
            // What takes long waits for something, and the customer hears of it.
            Next::Call if fate.late && self.round == 0 => {
                vec![(Next::Wait, 60, 300), (Next::Find, answering.0, answering.1)]
            }
            Next::Call => vec![(Next::Find, answering.0, answering.1)],
            Next::Promise => vec![(Next::Find, answering.0, answering.1), (Next::Keep, 300, 1_300)],
            Next::Urge => vec![(Next::React, 20, 200)],
            Next::Find => vec![(Next::Answer, 10, 90)],
            Next::Answer if matter.remedy.is_some() && self.round == 0 => {
                vec![(Next::Propose, 5, 60)]
            }
            Next::Answer => vec![(Next::Respond, 10, 90)],
            Next::Propose => vec![(Next::Approve, 30, 300)],
            Next::Approve => vec![(Next::Offer, 10, 90)],
            Next::Offer => vec![(Next::Reply, 20, 240)],
            Next::Reply => vec![(Next::Respond, 10, 60)],
            Next::Respond if fate.silent => vec![(Next::Deliver, 200, 500)],
            Next::Respond => vec![(Next::Word, 20, 240)],
            Next::Word if fate.refused && self.round == 0 => vec![(Next::Call, 30, 240)],
            Next::Word => vec![(Next::Deliver, 20, 240)],
            Next::Deliver => vec![(Next::CallBack, 60, 620)],
            // Who handled it before does not handle it again: somebody else accepts it.
            Next::CallBack if fate.dissatisfied && self.round < 2 => vec![(Next::Accept, 30, 300)],
            Next::CallBack => vec![(Next::Close, 15, 240)],
            Next::Close if fate.rates => vec![(Next::Rate, 30, 900)],
            Next::Close if self.no.running().is_multiple_of(SURVEYED) => {
                vec![(Next::Survey, 1_500, 4_000)]
            }
            Next::Wait | Next::React | Next::Keep | Next::Close | Next::Rate | Next::Survey => {
                vec![]
            }
        }
    }

    /// The command a step is, where it is one that the owner or the customer gives.
    pub(super) fn command(
        &self,
        step: Next,
        matter: &Matter,
        names: &Names<'_>,
        now: Timestamp,
    ) -> Option<Command> {
        let again = self.round > 0;
        Some(match step {
            Next::Judge => Command::Triage(Box::new(judgement(matter))),
            Next::HandOver => Command::HandOver(HandOver {
                to_unit: self.unit.clone(),
                to_person: None,
                note: String::new(),
            }),
            Next::Accept => Command::Accept,
            Next::GiveBack => Command::Return(Return {
                reason: "incomplete".to_owned(),
                note: names.incomplete.to_owned(),
            }),
            Next::Call | Next::React => Command::AddContact(call(matter, names, again)),
            Next::Promise => Command::MakePromise(promised(names, now)),
            Next::Urge => Command::Urge(Urge { text: names.urge.to_owned() }),
            Next::Find => Command::RecordFinding(RecordFinding {
                point: 1,
                finding: matter.finding,
                reasons: matter.reasons.clone(),
                responsible_unit: Some(self.unit.clone()),
            }),
            Next::Answer => {
                let text = if again {
                    format!("{}{}", matter.answer, names.more)
                } else {
                    matter.answer.clone()
                };
                Command::AnswerPoint(AnswerPoint { point: 1, text })
            }
            Next::Propose => Command::ProposeRemedy(proposal(matter, now)?),
            Next::Approve => Command::ApproveRemedy(JudgeRemedy { remedy: 1, note: String::new() }),
            Next::Offer => Command::OfferRemedy(RemedyNumber { remedy: 1 }),
            Next::Reply => Command::AnswerRemedy(AnswerRemedy {
                remedy: 1,
                reply: Reply::Accepts,
                note: String::new(),
            }),
            Next::Respond => Command::Respond(Respond::new(
                &format!("{}{}{}", names.dear, matter.answer, names.closing),
                Means::Phone,
            )),
            Next::Word => Command::TakeWord(self.word(matter, names)),
            Next::Deliver if matter.remedy.is_none() => return None,
            Next::Deliver => {
                Command::DeliverRemedy(DeliverRemedy { remedy: 1, proof: names.proof.to_owned() })
            }
            Next::Wait => return self.waiting(names, now),
            Next::Keep => return None, // which promise it is, the register knows
            Next::CallBack => Command::CallBack(CallBack::of(self.callback(names))),
            Next::Close => Command::Close(closing(matter)),
            Next::Survey => again::survey(self.fate.satisfaction, self.matter, names.dissatisfied),
            Next::Rate => {
                let score = self.fate.satisfaction;
                Command::Rate(Rating {
                    score,
                    comment: if score <= 2 { names.dissatisfied.to_owned() } else { String::new() },
                })
            }
        })
    }

    /// What is done while something is waited for; a wish for more time names a promise, which the register knows.
    fn waiting(&self, names: &Names<'_>, now: Timestamp) -> Option<Command> {
        match self.matter % 3 {
            0 => Some(Command::PauseClocks(PauseClocks {
                reason: "outside".to_owned(),
                note: names.wait.to_owned(),
                until: now + 72.hours(),
                evidence: None,
            })),
            1 => Some(Command::TellProgress(TellProgress {
                text: names.progress.to_owned(),
                means: Means::Phone,
                next_at: Some(now + 72.hours()),
                waiver: String::new(),
            })),
            _ => None,
        }
    }

    /// A wish for more time, where the waiting leads to one.
    pub(super) fn more_time(&self, step: Next, case: &Case, names: &Names<'_>) -> Option<Command> {
        let running = |it: &&Promise| it.kind == Kind::Answer && it.state == State::Running;
        let promise = case.promises.iter().find(running)?.n;
        let reason = names.wait.to_owned();
        (step == Next::Wait && self.matter % 3 == 2)
            .then_some(Command::AskExtension(AskExtension { promise, reason }))
    }

    fn word(&self, matter: &Matter, names: &Names<'_>) -> TakeWord {
        if self.fate.refused && self.round == 0 {
            let text = matter.second.clone().unwrap_or_else(|| names.refuse.to_owned());
            return TakeWord { word: Word::Refuses, text, by: None };
        }
        TakeWord { word: Word::Accepts, text: String::new(), by: None }
    }

    fn callback(&self, names: &Names<'_>) -> CallbackResult {
        if self.fate.unreached && self.round == 0 {
            return CallbackResult::NotReached { comment: names.unreached.to_owned() };
        }
        if self.fate.dissatisfied && self.round < 2 {
            return CallbackResult::Reached {
                solved: false,
                satisfaction: 2,
                comment: names.dissatisfied.to_owned(),
            };
        }
        CallbackResult::Reached {
            solved: true,
            satisfaction: self.fate.satisfaction,
            comment: String::new(),
        }
    }
}

fn closing(matter: &Matter) -> Close {
    let lesson = matter.lesson.as_ref();
    Close {
        outcome: match matter.nature {
            Nature::Valid => Outcome::Resolved,
            Nature::NeedsImprovement => Outcome::PartlyResolved,
            _ => Outcome::Explained,
        },
        summary: matter.reasons.clone(),
        lesson: Lesson {
            cause: lesson.map_or_else(|| matter.reasons.clone(), |it| it.cause.clone()),
            prevention: lesson.map_or_else(|| matter.answer.clone(), |it| it.prevention.clone()),
            root: None,
        },
        letter: ClosingLetter::Usual,
    }
}

fn judgement(matter: &Matter) -> Triage {
    Triage {
        kind: matter.kind,
        nature: matter.nature,
        category: matter.category.clone(),
        severity: matter.severity,
        priority: None,
        reason: matter.reasons.clone(),
    }
}

fn promised(names: &Names<'_>, now: Timestamp) -> MakePromise {
    MakePromise { what: names.promise.to_owned(), due_at: now + 48.hours(), said_in: None }
}

fn call(matter: &Matter, names: &Names<'_>, again: bool) -> AddContact {
    let text = if again { names.call_again } else { names.call_first };
    let second = matter.second.as_ref().filter(|_| again);
    AddContact {
        means: Means::Phone,
        direction: Direction::Out,
        with: names.customer.to_owned(),
        at: None,
        text: second.map_or_else(|| text.to_owned(), |second| format!("{text}\n{second}")),
        keeps: Vec::new(),
    }
}

fn proposal(matter: &Matter, now: Timestamp) -> Option<ProposeRemedy> {
    let remedy = matter.remedy.as_ref()?;
    Some(ProposeRemedy {
        point: Some(1),
        kind: remedy.kind,
        what: remedy.what.clone(),
        amount: remedy.amount.as_deref().and_then(Money::parse_cny),
        due_at: Some(now + 120.hours()),
        without_admission: remedy.kind == casework::remedy::Kind::Goodwill,
    })
}

/// The words the demo's people say again and again, from the locales.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names<'a> {
    pub(super) customer: &'a str,
    pub(super) call_first: &'a str,
    pub(super) call_again: &'a str,
    pub(super) incomplete: &'a str,
    pub(super) promise: &'a str,
    pub(super) urge: &'a str,
    pub(super) more: &'a str,
    pub(super) dear: &'a str,
    pub(super) closing: &'a str,
    pub(super) refuse: &'a str,
    pub(super) proof: &'a str,
    pub(super) unreached: &'a str,
    pub(super) dissatisfied: &'a str,
    pub(super) order: &'a str,
    pub(super) wait: &'a str,
    pub(super) progress: &'a str,
}
