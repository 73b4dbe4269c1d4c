//! Long lives: random people do random things with a case at random times, and what always holds still holds.

use std::collections::BTreeMap;

use casework::case::{Case, Command, Event, decide};
use casework::id::{CaseNo, UnitId};
use casework::invariant::{Step, check, check_journal, check_repeated};
use casework::letter::{letters, notices};
use casework::money::Money;
use casework::pack::{Condition, PackSource, parse_set};
use casework::permission::{Act, Actor, may};
use casework::refusal::Objection;
use casework::share::{shares, stretches};
use casework::text;
use casework::view;
use jiff::{SignedDuration, Timestamp};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::drawn::{Deed, anybody, deed, meant, receive, reviewing};
use crate::world::{PACK, WORLD, actor};

/// A life, and how it is told afterwards.
struct Life {
    case: Case,
    now: Timestamp,
    journal: Vec<(Timestamp, Actor, Vec<Event>)>,
}

fn round_trip(command: &Command) -> Result<(), TestCaseError> {
    let json = serde_json::to_string(command).expect("commands are JSON");
    let again: Command =
        serde_json::from_str(&json).map_err(|e| TestCaseError::fail(format!("{e}: {json}")))?;
    prop_assert_eq!(&again, command);
    Ok(())
}

impl Life {
    fn live(&mut self, (who, pause, command): &Deed) -> Result<(), TestCaseError> {
        self.now += SignedDuration::from_secs(*pause);
        let who = who.map_or_else(|| meant(&self.case, command), actor);
        let setting = WORLD.setting(&who, self.now);
        round_trip(command)?;
        let decided = decide(&self.case, command, &setting);
        prop_assert_eq!(&decided, &decide(&self.case, command, &setting), "decided differently");
        let Ok(events) = decided else {
            let wrong = matches!(&decided, Err(Objection::Invalid(it)) if it.0.is_empty());
            prop_assert!(!wrong, "invalid without a problem");
            return Ok(());
        };
        if events.is_empty() {
            return Ok(());
        }
        self.case.apply_step(self.now, &who, &events);
        let told = (letters(&self.case, &events, &setting), notices(&self.case, &events, &setting));
        prop_assert_eq!(
            &told,
            &(letters(&self.case, &events, &setting), notices(&self.case, &events, &setting))
        );
        for notice in &told.1 {
            let reader = Actor::Staff(notice.to.clone());
            prop_assert!(
                may(&WORLD.organisation, &reader, &self.case.standing(), Act::Read).is_ok()
            );
            prop_assert!(reader != who, "told of their own doing");
        }
        self.journal.push((self.now, who.clone(), events));
        let mut broken = check(&self.case, &setting);
        broken.extend(check_repeated(&self.case, command, &setting));
        prop_assert!(broken.is_empty(), "{:?}", broken);
        Ok(())
    }

    /// The parts of a life follow one another without a gap while it is open, and add up to the whole.
    fn divide(&self, steps: &[Step<'_>]) -> Result<(), TestCaseError> {
        let parts = stretches(steps, self.now);
        for pair in parts.windows(2) {
            prop_assert!(pair[0].to <= pair[1].from, "{:?}", pair);
        }
        let mut open = 0;
        let mut case = Case::default();
        for (at, step) in steps.iter().enumerate() {
            case.apply_step(step.at, step.actor, step.events);
            let to = steps.get(at + 1).map_or(self.now, |next| next.at);
            if case.version > 0 && view::stage(&case) != view::Stage::Closed {
                open += to.as_millisecond() - step.at.as_millisecond();
            }
        }
        let shares = shares(&parts, &WORLD.calendar);
        prop_assert_eq!(shares.iter().map(|it| it.calendar_ms).sum::<i64>(), open);
        let worked: Option<i64> = shares.iter().map(|it| it.working_ms).sum();
        let whole: Option<i64> = parts
            .iter()
            .map(|it| {
                let between = WORLD.calendar.working_time_between(it.from, it.to).ok()?;
                i64::try_from(between.as_millis()).ok()
            })
            .sum();
        prop_assert_eq!(worked, whole);
        Ok(())
    }

    fn look_back(&self) -> Result<(), TestCaseError> {
        let steps: Vec<Step<'_>> = self
            .journal
            .iter()
            .map(|(at, actor, events)| Step { at: *at, actor, events })
            .collect();
        let broken = check_journal(&self.case, &steps);
        prop_assert!(broken.is_empty(), "{:?}", broken);
        self.divide(&steps)?;
        let mut folded = Case { id: self.case.id, ..Case::default() };
        for (at, actor, events) in &self.journal {
            folded.apply_step(*at, actor, events);
        }
        let who = actor("clock");
        let setting = WORLD.setting(&who, self.now);
        let rows = view::rows(&self.case, &setting);
        prop_assert_eq!(&rows, &view::rows(&folded, &setting));
        prop_assert_eq!(rows.is_some(), self.case.version > 0);
        prop_assert!(serde_json::to_string(&rows).is_ok());
        Ok(())
    }
}

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(few(160))]

    #[test]
    fn whatever_happens_to_a_case_the_invariants_hold(
        first in receive(),
        plain in any::<bool>(),
        deeds in vec(deed(), 1..50),
    ) {
        let now = "2026-01-05T09:00:00+08:00".parse().expect("a time");
        let mut life = Life { case: crate::world::Play::new().case, now, journal: vec![] };
        life.live(&(None, 0, first))?;
        if plain && life.case.version == 0 {
            life.live(&(None, 0, Command::Receive(Box::new(crate::world::complaint()))))?;
        }
        for deed in &deeds {
            life.live(deed)?;
        }
        life.look_back()?;
    }

    #[test]
    fn whatever_reviewers_hand_in_the_invariants_hold(
        deeds in vec((option::weighted(0.3, anybody()), select(vec![0i64, 1, 86_400]), reviewing()), 1..15),
    ) {
        let play = crate::quality::closed();
        let mut life = Life { case: play.case, now: play.now, journal: play.journal };
        for deed in &deeds {
            life.live(deed)?;
        }
        life.look_back()?;
    }

    #[test]
    fn who_was_drawn_has_not_seen_the_case_before_they_may(deeds in vec(deed(), 1..20), who in anybody()) {
        // The answer to somebody who may not read a case does not depend on the state it is in. A partner is known
        // by the link of a task, and by nothing else.
        prop_assume!(!who.starts_with("partner"));
        let mut play = crate::world::Play::received("lina", crate::world::complaint());
        let who = actor(who);
        for (by, _, command) in &deeds {
            let by = by.map_or_else(|| meant(&play.case, command), actor);
            if let Ok(events) = decide(&play.case, command, &WORLD.setting(&by, play.now)) {
                play.case.apply_step(play.now, &by, &events);
            }
            let reads = may(&WORLD.organisation, &who, &play.case.standing(), Act::Read);
            if let (Err(refusal), Some(_)) = (reads, command.act()) {
                let told = decide(&play.case, command, &WORLD.setting(&who, play.now));
                let received = matches!(command, Command::Receive(_));
                prop_assert!(received || told == Err(Objection::Refused(refusal)), "{:?}", told);
            }
        }
    }
}

proptest! {
    #![proptest_config(few(512))]

    #[test]
    fn texts_are_cleaned_once_and_for_all(raw in any::<String>()) {
        let once = text::clean(&raw);
        prop_assert_eq!(&text::clean(&once), &once);
        let line = text::clean_line(&raw);
        prop_assert_eq!(&text::clean_line(&line), &line);
        let breaks = ['\n', '\r', '\t', '\u{0}'];
        prop_assert!(!line.contains(breaks));
        prop_assert!(text::shorten(&raw, 40).chars().count() <= 40);
        let _valid = text::is_mail_address(&raw);
    }

    #[test]
    fn a_number_has_one_spelling(raw in "[+＋0０]{0,4}[0-9０-９ ()（）.-]{0,18}(转|ext|#|x)?[0-9]{0,6}") {
        if let Some(phone) = text::phone(&raw) {
            prop_assert_eq!(text::phone(&phone), Some(phone.clone()), "{}", raw);
        }
    }

    #[test]
    fn a_case_number_is_read_back(day in -3_652_059i32..=2_932_896, running in any::<u32>()) {
        let day = jiff::civil::date(1970, 1, 1).checked_add(jiff::SignedDuration::from_hours(24 * i64::from(day)));
        if let Ok(day) = day && day.year() >= 0 {
            let no = CaseNo::new(day, running);
            prop_assert_eq!(CaseNo::parse(&no.to_string()), Ok(no));
        }
    }

    #[test]
    fn odd_codes_are_refused_quietly(raw in any::<String>(), file in any::<String>()) {
        let _no = CaseNo::parse(&raw);
        let _unit = UnitId::parse(&raw);
        let _money = Money::parse_cny(&raw);
        let _condition = Condition::parse(&raw);
        let _packs = parse_set(&[PackSource { file: file.clone(), text: raw.clone() }]);
        let import = Actor::Import(raw);
        prop_assert_eq!(Actor::parse(&import.to_string()), Some(import));
    }

    #[test]
    fn a_pack_with_a_slip_is_refused_and_never_breaks_the_house(
        at in 0usize..PACK.len(), cut in 0usize..30, put in "[\\PC]{0,3}"
    ) {
        let from = (0..=at).rev().find(|at| PACK.is_char_boundary(*at)).unwrap_or(0);
        let to = (at + cut).min(PACK.len());
        let to = (to..=PACK.len()).find(|at| PACK.is_char_boundary(*at)).unwrap_or(PACK.len());
        let text = format!("{}{put}{}", &PACK[..from], &PACK[to..]);
        let lines = text.lines().count().max(1);
        if let Err(errors) = parse_set(&[PackSource { file: "pack.toml".to_owned(), text }]) {
            prop_assert!(!errors.is_empty());
            for error in errors {
                prop_assert!((1..=lines + 1).contains(&error.line) && !error.reason.is_empty(), "{}", error);
            }
        }
    }
}

#[test]
fn the_weights_reach_every_kind_of_step() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let deeds = vec(deed(), 60);
    let mut kinds: BTreeMap<&'static str, u32> = BTreeMap::new();
    for _ in 0..1_200 {
        let now = "2026-01-05T09:00:00+08:00".parse().expect("a time");
        let mut life = Life { case: crate::world::Play::new().case, now, journal: vec![] };
        let complaint = Command::Receive(Box::new(crate::world::complaint()));
        life.live(&(None, 0, complaint)).expect("a good complaint");
        for deed in deeds.new_tree(&mut runner).expect("a value").current() {
            let before = life.journal.len();
            life.live(&deed).expect("the invariants hold");
            if life.journal.len() > before {
                *kinds.entry(deed.2.kind()).or_default() += 1;
            }
        }
    }
    // All but the one that begins every life.
    assert_eq!(kinds.len(), 57, "{kinds:?}");
}
