//! Everything: every sequence of commands up to length five, from four moments in the life of a case.
//!
//! A command that is refused or says nothing leaves the case as it was, and two ways to one and the same
//! case at the same time have the same futures; so each case is looked at once. Time passes by a
//! command too, which is why the time belongs to what is compared.

use std::collections::{BTreeMap, BTreeSet};

use casework::case::{Case, Command, Event, decide};
use casework::intake::Receive;
use casework::invariant::{Step, check, check_journal, check_repeated};
use casework::permission::Actor;
use casework::remedy::Reply;
use casework::response::Word;
use casework::triage::{Kind, Nature};
use casework::view;
use jiff::{Timestamp, ToSpan};

use crate::say::{
    accept_escalation, add_point, answer, answer_order, approve, ask_more_time, call, close,
    decline, deliver, give_back, grant, hand_over, hand_over_to, inform, judge, keep, merge,
    milestone, naming, not_reached, offer, ordinary, pause, progress, promise, propose, reached,
    refuse, reopen, reply, respond, speaker, supervise, unmerge, urge, urgent, word, word_by,
};
use crate::world::{Play, WORLD, actor, complaint, unit};

/// How many commands a sequence has at most.
const LENGTH: usize = 5;

/// A letter of the alphabet: who does what, and how much time passes before it.
#[derive(Debug)]
pub(crate) struct Letter {
    who: Actor,
    command: Command,
    hours: i64,
}

pub(crate) fn letter(who: &str, command: Command) -> Letter {
    Letter { who: actor(who), command, hours: 0 }
}

pub(crate) fn after(hours: i64) -> Letter {
    Letter { who: Actor::Clock, command: Command::Tick, hours }
}

/// What people do with a fresh case.
fn beginning() -> Vec<Letter> {
    vec![
        letter("lina", Command::Acknowledge),
        letter("lina", ordinary()),
        letter("lina", judge(Kind::Complaint, Nature::Venting, 3)),
        letter("lina", answer(1)),
        letter("lina", respond("已修好")),
        letter("lina", call()),
        letter("lina", promise("18 09:00")),
        letter("lina", hand_over("repair")),
        letter("chenwei", Command::Accept),
        letter("chenwei", give_back()),
        letter("customer", inform("孩子今天也被困了")),
        letter("customer", word(Word::Withdraws)),
        letter("zhoumin", close()),
        letter("wuqing", merge(2)),
        letter("wuqing", unmerge()),
        after(30),
    ]
}

/// What is left when the decision was told.
fn settling() -> Vec<Letter> {
    vec![
        letter("customer", word(Word::Accepts)),
        letter("customer", word(Word::Refuses)),
        letter("customer", word(Word::Withdraws)),
        letter("customer", urge()),
        letter("lina", respond("已修好")),
        letter("lina", answer(1)),
        letter("lina", urgent()),
        letter("lina", call()),
        letter("wuqing", not_reached()),
        letter("wuqing", reached(true, 5)),
        letter("wuqing", reached(false, 2)),
        letter("zhoumin", close()),
        letter("zhoumin", reopen()),
        after(24 * 8),
    ]
}

/// What is done with money.
fn paying() -> Vec<Letter> {
    vec![
        letter("lina", propose(9_900)),
        letter("lina", propose(150_000)),
        letter("zhoumin", propose(150_000)),
        letter("zhoumin", approve()),
        letter("wangfang", approve()),
        letter("zhoumin", decline()),
        letter("lina", offer()),
        letter("customer", reply(Reply::Accepts)),
        letter("customer", reply(Reply::Refuses)),
        letter("customer", reply(Reply::Counters)),
        letter("lina", deliver()),
        letter("customer", word(Word::Accepts)),
        letter("zhoumin", close()),
        letter("wuqing", merge(2)),
        after(30),
    ]
}

/// How a case wanders: three units, offers to all and to one, a promise and a point on the way.
fn wandering() -> Vec<Letter> {
    vec![
        letter("lina", hand_over("repair")),
        letter("chenwei", hand_over("lift")),
        letter("chenwei", hand_over_to("repair", "zhaolei")),
        letter("hejun", hand_over("front")),
        letter("lina", Command::Accept),
        letter("chenwei", Command::Accept),
        letter("hejun", Command::Accept),
        letter("zhaolei", Command::Accept),
        letter("lina", give_back()),
        letter("chenwei", give_back()),
        letter("hejun", give_back()),
        letter("lina", promise("24 09:00")),
        letter("chenwei", add_point("地下车库漏水")),
        letter("chenwei", keep(5)),
        after(24 * 8),
    ]
}

/// Clocks that stand still, are lengthened, and are watched.
fn waiting() -> Vec<Letter> {
    vec![
        letter("lina", pause("20 18:00")),
        letter("lina", Command::EndPause),
        letter("customer", inform("门牌号是1302")),
        letter("lina", ask_more_time(4)),
        letter("zhoumin", grant(1)),
        letter("zhoumin", refuse(1)),
        letter("lina", milestone("returned")),
        letter("lina", milestone("refunded")),
        letter("lina", progress("18 18:00")),
        letter("zhoumin", supervise("20 18:00")),
        letter("lina", answer_order(1)),
        letter("lina", accept_escalation(1)),
        letter("zhoumin", judge(Kind::Inquiry, Nature::Inquiry, 0)),
        letter("customer", word(Word::Withdraws)),
        letter("zhoumin", close()),
        after(24 * 9),
    ]
}

/// A group that speaks through few, and changes its mind about whom.
fn speaking() -> Vec<Letter> {
    let (first, second) = (speaker("周晓岚", 1), speaker("马力", 2));
    vec![
        letter("lina", naming(std::slice::from_ref(&first))),
        letter("lina", naming(&[first, second])),
        letter("zhoumin", naming(&[])),
        letter("lina", word_by(Word::Accepts, "周晓岚")),
        letter("lina", word_by(Word::Refuses, "马力")),
        letter("customer", word(Word::Accepts)),
        letter("lina", respond("已修好")),
        letter("customer", urge()),
        letter("lina", call()),
        letter("wuqing", merge(2)),
        letter("wuqing", unmerge()),
        after(24 * 8),
    ]
}

/// A case on the way, and the way there.
struct Node {
    case: Case,
    now: Timestamp,
    /// The node before and the letter that led here.
    from: Option<(usize, usize)>,
    events: Vec<Event>,
}

struct Walk<'a> {
    start: &'a Play,
    alphabet: &'a [Letter],
    nodes: Vec<Node>,
    /// Cases by what tells most of them apart; those with one key are compared.
    seen: BTreeMap<(Timestamp, Vec<u8>), Vec<usize>>,
    /// Letters that said something somewhere.
    spoken: BTreeSet<usize>,
}

/// A few small numbers that differ between most different cases.
fn sketch(case: &Case) -> Vec<u8> {
    let counts = [
        case.version,
        case.contacts.len() as u64,
        case.responses.len() as u64,
        case.callbacks.len() as u64,
        case.reopenings.len() as u64,
        (case.pauses.len() * 16 + case.extensions.len()) as u64,
        (case.milestones.len() * 16 + case.progress.len()) as u64,
        case.tasks.iter().map(|it| 1 + it.returns.len() as u64 + 7 * it.answers.len() as u64).sum(),
        case.visits.iter().map(|it| 1 + it.moves.len() as u64).sum(),
        case.plans.len() as u64,
        case.causes.0.iter().map(|it| 1 + u64::from(it.under.unwrap_or_default())).sum(),
        (case.escalations.len() * 16 + case.orders.len()) as u64,
        case.handlers.len() as u64,
        case.quality_reviews.iter().map(|it| 2 + it.state() as u64).sum::<u64>() * 8
            + case.honours.len() as u64,
        u64::from(case.urges),
        u64::from(case.returns),
    ];
    let flags = [
        case.acknowledged_at.is_some(),
        case.contacted_at.is_some(),
        case.waiting_since.is_some(),
        case.offer.is_some(),
        case.closure.is_some(),
        case.merged_into.is_some(),
        case.points[0].answer.is_some(),
    ];
    let judged = case.assessment.as_ref().map_or(9, |it| it.priority as u8);
    let word = case.word.as_ref().map_or(9, |it| it.word as u8);
    let promises = case.promises.iter().map(|it| view::promise_state(it.state).len());
    let owner = case.owner.as_ref().map_or(0, |it| it.as_str().len());
    let counts = counts.into_iter().map(|it| u8::try_from(it).unwrap_or(u8::MAX));
    let lengths = promises.chain([owner]).map(|it| u8::try_from(it).unwrap_or(u8::MAX));
    counts
        .chain(flags.map(u8::from))
        .chain([judged, word])
        .chain(case.remedies.iter().map(|it| it.state as u8))
        .chain(case.tasks.iter().map(|it| it.state as u8))
        .chain(case.visits.iter().map(|it| it.state as u8))
        .chain(case.plans.iter().map(|it| it.state as u8))
        .chain(lengths)
        .collect()
}

impl Walk<'_> {
    /// The journal that leads to a node, from the very beginning.
    fn journal(&self, mut at: usize) -> Vec<(Timestamp, Actor, Vec<Event>)> {
        let mut steps = Vec::new();
        while let Some((before, letter)) = self.nodes[at].from {
            let node = &self.nodes[at];
            if !node.events.is_empty() {
                steps.push((node.now, self.alphabet[letter].who.clone(), node.events.clone()));
            }
            at = before;
        }
        steps.extend(self.start.journal.iter().rev().cloned());
        steps.reverse();
        steps
    }

    fn tell(&self, at: usize, what: &dyn std::fmt::Display) -> String {
        let journal = self.journal(at);
        let told: Vec<String> = journal
            .iter()
            .map(|(at, who, events)| {
                format!("{at} {who} {}", serde_json::to_string(events).expect("events are JSON"))
            })
            .collect();
        format!("{what}\n{}", told.join("\n"))
    }

    fn is_new(&mut self, case: &Case, now: Timestamp) -> bool {
        let alike = self.seen.entry((now, sketch(case))).or_default();
        if alike.iter().any(|at| self.nodes[*at].case == *case) {
            return false;
        }
        alike.push(self.nodes.len());
        true
    }

    /// Tries one letter on one node; the new node, when it leads to a case not seen before.
    fn try_letter(&mut self, at: usize, letter: usize) {
        let node = &self.nodes[at];
        let alphabet = self.alphabet;
        let Letter { who, command, hours } = &alphabet[letter];
        let now = node.now + hours.hours();
        let setting = WORLD.setting(who, now);
        let Ok(events) = decide(&node.case, command, &setting) else { return };
        if events.is_empty() && *hours == 0 {
            return;
        }
        self.spoken.insert(letter);
        let mut case = node.case.clone();
        if !events.is_empty() {
            case.apply_step(now, who, &events);
        }
        // Another way to a case known already is another command to repeat.
        let mut broken = check_repeated(&case, command, &setting);
        if !self.is_new(&case, now) && broken.is_empty() {
            return;
        }
        broken.extend(check(&case, &setting));
        self.nodes.push(Node { case, now, from: Some((at, letter)), events });
        let last = self.nodes.len() - 1;
        assert!(broken.is_empty(), "{}", self.tell(last, &broken[0]));
    }
}

/// Walks every way of the alphabet from a start, and says how many different cases that makes.
pub(crate) fn walk(start: &Play, alphabet: &[Letter]) -> usize {
    let first = Node { case: start.case.clone(), now: start.now, from: None, events: vec![] };
    let mut it = Walk {
        start,
        alphabet,
        nodes: vec![first],
        seen: BTreeMap::new(),
        spoken: BTreeSet::new(),
    };
    let mut level = 0..1;
    for _ in 0..LENGTH {
        for at in level.clone() {
            for letter in 0..it.alphabet.len() {
                it.try_letter(at, letter);
            }
        }
        level = level.end..it.nodes.len();
    }
    // The journals of the last level hold all shorter ones; every seventh of them is told through.
    for at in level.clone().step_by(7) {
        let journal = it.journal(at);
        let steps: Vec<Step<'_>> =
            journal.iter().map(|(at, actor, events)| Step { at: *at, actor, events }).collect();
        let broken = check_journal(&it.nodes[at].case, &steps);
        assert!(broken.is_empty(), "{}", it.tell(at, &broken[0]));
    }
    let silent: Vec<&Letter> = it
        .alphabet
        .iter()
        .enumerate()
        .filter(|(n, _)| !it.spoken.contains(n))
        .map(|(_, it)| it)
        .collect();
    assert!(silent.is_empty(), "nowhere in {} cases: {silent:?}", it.nodes.len());
    it.nodes.len()
}

fn received() -> Play {
    Play::received("lina", Receive { unit: Some(unit("front")), ..complaint() })
}

fn responded(kind: Kind) -> Play {
    let mut play = received();
    play.does("lina", judge(kind, Nature::Valid, 0));
    play.does("lina", answer(1)).does("lina", respond("已修好"));
    play
}

#[test]
fn every_beginning_of_a_case_keeps_the_invariants() {
    assert!(walk(&received(), &beginning()) > 10000);
}

#[test]
fn every_way_to_settle_a_case_keeps_the_invariants() {
    assert!(walk(&responded(Kind::Complaint), &settling()) > 10000);
}

#[test]
fn every_way_a_group_speaks_keeps_the_invariants() {
    assert!(walk(&responded(Kind::Complaint), &speaking()) > 1000);
}

#[test]
fn every_way_to_pay_keeps_the_invariants() {
    assert!(walk(&responded(Kind::Dispute), &paying()) > 1000);
}

#[test]
fn every_way_to_wait_keeps_the_invariants() {
    let mut start = received();
    start.does("lina", ordinary());
    assert!(walk(&start, &waiting()) > 3000);
}

#[test]
fn every_way_through_the_house_keeps_the_invariants() {
    assert!(walk(&received(), &wandering()) > 500);
}
