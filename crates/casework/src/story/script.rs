//! Running a story: time passes from line to line, and each line is one command.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::json;

use super::matters::{self, Matters};
use super::words::{self, Around};
use super::{Fixture, StoryError, at, journal};
use crate::calendar::Calendar;
use crate::case::{Case, Command, Event, Setting, decide};
use crate::duty;
use crate::id::{CaseId, CaseNo, PackId, PersonId};
use crate::invariant::{self, Broken, Step};
use crate::link::{self, Relation};
use crate::matter::MatterKind;
use crate::pack::Pack;
use crate::permission::Actor;
use crate::refusal::Refusal;
use crate::survey;
use crate::view;

/// Cases a story may have.
const CASES_MAX: u8 = 20;

/// A line and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its number, from 1.
    pub(super) n: usize,
    /// What it says.
    pub(super) text: String,
}

/// When, by whom, and what.
type Told = (Timestamp, Actor, Vec<Event>);

/// A story in the middle of being told.
pub(super) struct Script<'a> {
    packs: &'a BTreeMap<PackId, Pack>,
    pack: &'a Pack,
    fixture: &'a Fixture,
    calendar: Calendar,
    zone: TimeZone,
    year: i16,
    now: Timestamp,
    cases: BTreeMap<u8, Case>,
    steps: BTreeMap<u8, Vec<Told>>,
    pub(super) matters: Matters,
    told: Vec<String>,
}

/// A line taken apart: when, who, which case, and what.
struct Said {
    at: Timestamp,
    actor: Actor,
    case: u8,
    matter: Option<(MatterKind, u32)>,
    verb: String,
    words: Vec<String>,
}

impl<'a> Script<'a> {
    pub(super) fn new(
        packs: &'a BTreeMap<PackId, Pack>,
        pack: &'a Pack,
        fixture: &'a Fixture,
    ) -> Script<'a> {
        let calendar = fixture.organisation().calendar().expect("a story keeps the hours built in");
        let zone = calendar.zone().clone();
        Script {
            packs,
            pack,
            fixture,
            calendar,
            zone,
            year: 0,
            now: Timestamp::MIN,
            cases: BTreeMap::new(),
            steps: BTreeMap::new(),
            matters: Matters::default(),
            told: Vec::new(),
        }
    }

    pub(super) fn run(mut self, lines: &[Line]) -> Result<Vec<String>, StoryError> {
        for line in lines {
            let said = self.said(&line.text).map_err(|reason| at(line.n, reason))?;
            if said.at < self.now {
                return Err(at(line.n, "the line lies before the one above it"));
            }
            self.pass(said.at).map_err(|reason| at(line.n, reason))?;
            self.now = said.at;
            self.perform(&said).map_err(|reason| at(line.n, reason))?;
        }
        self.check_journals()
            .map_err(|reason| at(lines.last().map_or(1, |line| line.n), reason))?;
        Ok(self.told)
    }

    fn said(&mut self, text: &str) -> Result<Said, String> {
        let words = words::divided(text)?;
        let [day, hour, actor, rest @ ..] = words.as_slice() else {
            return Err("a line is a date, a time, who acts, and what is done".to_owned());
        };
        let at = self.instant(&format!("{day} {hour}"))?;
        if self.year == 0 {
            self.year = at.to_zoned(self.zone.clone()).year();
        }
        let (case, rest) = match rest {
            [first, rest @ ..] if first.starts_with('#') => (case_number(first)?, rest),
            _ => (1, rest),
        };
        let matter = rest.first().and_then(|first| matters::target(first));
        let rest = if matter.is_some() { rest.get(1..).unwrap_or_default() } else { rest };
        let [verb, rest @ ..] = rest else {
            return Err("the line says nothing is done".to_owned());
        };
        let actor = self.actor(actor)?;
        Ok(Said { at, actor, case, matter, verb: verb.clone(), words: rest.to_vec() })
    }

    fn actor(&self, text: &str) -> Result<Actor, String> {
        if let Some(actor) = Actor::parse(text) {
            return Ok(actor);
        }
        let person = PersonId::parse(text).map_err(|error| error.to_string())?;
        if self.fixture.organisation().people.contains_key(&person) {
            Ok(Actor::Staff(person))
        } else {
            Err(format!("there is no `{text}` in this story; add a line `person {text} …`"))
        }
    }

    /// A date and time on the clock of the story's zone.
    fn instant(&self, text: &str) -> Result<Timestamp, String> {
        let text = text.trim();
        let whole = if text.matches('-').count() == 1 {
            format!("{:04}-{text}", self.year)
        } else {
            text.to_owned()
        };
        let civil = DateTime::strptime("%Y-%m-%d %H:%M", &whole)
            .map_err(|_| format!("`{text}` is no time like 2026-03-02 09:00"))?;
        let zoned = civil.to_zoned(self.zone.clone()).map_err(|error| error.to_string())?;
        Ok(zoned.timestamp())
    }

    /// Lets time pass up to an instant: whatever falls due on the way is broken at its own time.
    fn pass(&mut self, until: Timestamp) -> Result<(), String> {
        loop {
            let look = self.next_action().filter(|(at, _)| *at <= until);
            let due = self.next_due().filter(|(at, _)| *at <= until);
            if let Some((at, n)) = look.filter(|(at, _)| due.is_none_or(|(other, _)| *at < other)) {
                self.now = self.now.max(at);
                self.look_at_action(n);
                continue;
            }
            let Some((due_at, n)) = due else { return Ok(()) };
            self.now = self.now.max(due_at);
            let clock = Actor::Clock;
            let mut events = self.decide(n, &Command::Tick, &clock).unwrap_or_default();
            if let Some(invite) = self.invitation(n).filter(|_| events.is_empty()) {
                events = self.decide(n, &invite, &clock).unwrap_or_default();
            }
            if events.is_empty() {
                return Err(format!("nothing happens on case #{n} when its time has come"));
            }
            self.apply(n, &clock, events)?;
        }
    }

    /// The invitation to a survey that is due, with when the customer was last asked, as the desk knows it.
    fn invitation(&self, n: u8) -> Option<Command> {
        let setting = self.setting(&Actor::Clock);
        let case = self.cases.get(&n)?;
        survey::invite_at(case, &setting).filter(|at| *at <= self.now)?;
        let key = view::customer_key(case);
        let same = self.cases.values().filter(|it| view::customer_key(it) == key);
        let last_invited_at = same.flat_map(|it| &it.surveys).map(|it| it.invited_at).max();
        let way = survey::Way::Link;
        Some(Command::InviteSurvey(survey::InviteSurvey { way, last_invited_at }))
    }

    fn next_due(&self) -> Option<(Timestamp, u8)> {
        let setting = self.setting(&Actor::Clock);
        let due = |(n, case): (&u8, &Case)| view::tick_at(case, &setting).map(|at| (at, *n));
        self.cases.iter().filter_map(due).min()
    }

    fn perform(&mut self, said: &Said) -> Result<(), String> {
        if let Some(matter) = said.matter {
            return self.perform_matter(matter, &said.actor, &said.verb, &said.words);
        }
        match said.verb.as_str() {
            "wait" => return Ok(()),
            "show" => {
                self.show(said.case);
                return Ok(());
            }
            _ => {}
        }
        let fixed = if said.verb == "receive" {
            vec![("pack", json!(self.pack.id)), ("no", json!(self.next_no()))]
        } else {
            Vec::new()
        };
        let command = words::command(&said.verb, &said.words, &fixed, self)?;
        self.run_on(said.case, &said.actor, &command)
    }

    /// Runs a command on a case, and tells what came of it.
    pub(super) fn run_on(&mut self, n: u8, actor: &Actor, command: &Command) -> Result<(), String> {
        match self.decide(n, command, actor) {
            Ok(events) if events.is_empty() => self.tell(n, actor, &["already done".to_owned()]),
            Ok(events) => self.apply(n, actor, events)?,
            Err(line) => self.tell(n, actor, &[line]),
        }
        Ok(())
    }

    pub(super) fn now(&self) -> Timestamp {
        self.now
    }

    pub(super) fn packs(&self) -> &BTreeMap<PackId, Pack> {
        self.packs
    }

    pub(super) fn pack(&self) -> &Pack {
        self.pack
    }

    pub(super) fn fixture(&self) -> &Fixture {
        self.fixture
    }

    pub(super) fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    pub(super) fn cases(&self) -> &BTreeMap<u8, Case> {
        &self.cases
    }

    /// A time something is due, as the story writes it.
    pub(super) fn due(&self, at: Timestamp) -> String {
        journal::due(at, &self.zone, self.year)
    }

    fn decide(&self, n: u8, command: &Command, actor: &Actor) -> Result<Vec<Event>, String> {
        let fresh = new_case(n);
        let case = self.cases.get(&n).unwrap_or(&fresh);
        let granted_elsewhere = self.granted_elsewhere(n, case);
        let setting = Setting { granted_elsewhere, ..self.setting(actor) };
        let events = decide(case, command, &setting).map_err(|it| journal::objection(&it))?;
        self.check_repeat(case, command, &setting).map_err(|it| journal::objection(&it.into()))?;
        Ok(events)
    }

    /// Whose the other case of a link is, as the desk looks it up.
    fn check_repeat(
        &self,
        case: &Case,
        command: &Command,
        setting: &Setting<'_>,
    ) -> Result<(), Refusal> {
        let Command::Link(it) = command else { return Ok(()) };
        let other = self.cases.values().find(|other| other.no() == Some(it.to));
        let (organisation, actor) = (setting.organisation, setting.actor);
        match other.filter(|_| it.relation == Relation::RepeatOf) {
            Some(other) => link::check_repeat(case, other, organisation, actor),
            None => Ok(()),
        }
    }

    /// What the same customer was granted in the story's other cases, as the desk would look it up.
    fn granted_elsewhere(&self, n: u8, case: &Case) -> i64 {
        let since = self.pack.granted_together_since(self.now);
        let (Some(key), Some(since)) = (view::customer_key(case), since) else { return 0 };
        let theirs = |other: &Case| {
            view::customer_key(other).as_ref() == Some(&key)
                && other.registered_at.is_some_and(|at| at >= since)
        };
        let others = self.cases.iter().filter(|(m, _)| **m != n).map(|(_, other)| other);
        others.filter(|other| theirs(other)).map(|other| other.granted_besides(0)).sum()
    }

    fn setting<'s>(&'s self, actor: &'s Actor) -> Setting<'s> {
        Setting {
            now: self.now,
            actor,
            organisation: self.fixture.organisation(),
            pack: self.pack,
            calendar: &self.calendar,
            granted_elsewhere: 0,
        }
    }

    fn apply(&mut self, n: u8, actor: &Actor, events: Vec<Event>) -> Result<(), String> {
        let case = self.cases.entry(n).or_insert_with(|| new_case(n));
        case.apply_step(self.now, actor, &events);
        let told: Vec<String> =
            events.iter().map(|it| journal::event(it, case, &self.zone, self.year)).collect();
        self.steps.entry(n).or_default().push((self.now, actor.clone(), events));
        self.tell(n, actor, &told);
        match self.cases.get(&n) {
            Some(case) => broken(&invariant::check(case, &self.setting(actor))),
            None => Ok(()),
        }
    }

    /// Tells the lines of one step; time and actor stand before the first.
    fn tell(&mut self, n: u8, actor: &Actor, lines: &[String]) {
        self.tell_about(&about(n), actor, lines);
    }

    /// The same about an incident or an action; what it is about ends with a blank.
    pub(super) fn tell_about(&mut self, about: &str, actor: &Actor, lines: &[String]) {
        let who = actor.person().map_or_else(|| actor.to_string(), ToString::to_string);
        self.tell_of(about, &who, lines);
    }

    fn tell_of(&mut self, about: &str, who: &str, lines: &[String]) {
        let head = format!("{}  {who:<9} {about}", journal::time(self.now, &self.zone, self.year));
        for (at, line) in lines.iter().enumerate() {
            let head = if at == 0 { head.clone() } else { " ".repeat(head.len()) };
            self.told.push(format!("{head}{line}"));
        }
    }

    /// Where a case stands, who has it, and what is next; nothing is done.
    fn show(&mut self, n: u8) {
        let actor = Actor::Clock;
        let Some(case) = self.cases.get(&n) else { return };
        let held = match (&case.owner, &case.unit) {
            (Some(owner), Some(unit)) => format!("{owner} at {unit}"),
            (None, Some(unit)) => format!("nobody yet at {unit}"),
            _ => "nobody".to_owned(),
        };
        let mut lines = vec![format!("is {}, held by {held}", view::stage(case).code())];
        for duty in duty::duties(case, &self.setting(&actor)) {
            let due = journal::due(duty.due_at, &self.zone, self.year);
            let number = if duty.n == 0 { String::new() } else { format!(" {}", duty.n) };
            let unit = duty.unit.as_ref().map(ToString::to_string).unwrap_or_default();
            let whose = duty.person.as_ref().map_or(unit, ToString::to_string);
            lines.push(format!("next {}{number} by {due}, {whose}", duty.kind.code()));
        }
        lines.extend(journal::truth(case));
        self.tell_of(&about(n), "show", &lines);
    }

    fn next_no(&self) -> CaseNo {
        let day = self.calendar.local_date(self.now);
        let before = self.cases.values().filter_map(Case::no).filter(|no| no.day() == day).count();
        CaseNo::new(day, u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1))
    }

    /// Every case is what its journal makes of it, whatever was done.
    fn check_journals(&self) -> Result<(), String> {
        for (n, steps) in &self.steps {
            let steps: Vec<Step<'_>> =
                steps.iter().map(|(at, actor, events)| Step { at: *at, actor, events }).collect();
            let Some(case) = self.cases.get(n) else { continue };
            broken(&invariant::check_journal(case, &steps))?;
        }
        Ok(())
    }
}

fn broken(found: &[Broken]) -> Result<(), String> {
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    if lines.is_empty() { Ok(()) } else { Err(lines.join("; ")) }
}

impl Around for Script<'_> {
    fn time(&self, text: &str) -> Result<String, String> {
        self.instant(text).map(|at| at.to_string())
    }

    fn case_no(&self, text: &str) -> Result<String, String> {
        let no = self.cases.get(&case_number(text)?).and_then(Case::no);
        no.map(|no| no.to_string()).ok_or_else(|| format!("there is no case {text} yet"))
    }
}

/// How a line names the case it is about; the first needs no name.
fn about(n: u8) -> String {
    if n == 1 { String::new() } else { format!("#{n} ") }
}

fn new_case(n: u8) -> Case {
    Case { id: Some(CaseId([n; 16])), ..Case::default() }
}

pub(super) fn case_number(text: &str) -> Result<u8, String> {
    let n = text.strip_prefix('#').and_then(|it| it.parse().ok());
    n.filter(|n| (1..=CASES_MAX).contains(n))
        .ok_or_else(|| format!("`{text}` is no case; say #1 to #{CASES_MAX}"))
}
