//! Visits: told to the customer, kept by being there, put on record once, signed once, never open when a case ends.

use std::collections::BTreeMap;

use casework::case::{Case, Command, Event};
use casework::closing::Outcome;
use casework::contact::Attach;
use casework::duty::{DutyKind, duties};
use casework::intake::{FileRef, Receive, Subject, SubjectKind};
use casework::invalid::{Invalid, Problem};
use casework::letter::{LetterKind, NoticeKind, letters, notices};
use casework::limits::{VISIT_MOVES_MAX, VISITS_MAX};
use casework::pack::{PackSource, parse_set};
use casework::permission::{Act, may};
use casework::promise::{Kind, State as PromiseState};
use casework::refusal::{Objection, Refusal};
use casework::response::Word;
use casework::view;
use casework::visit::{
    ArrangeVisit, CancelVisit, Consent, MoveVisit, RecordVisit, SignOffVisit, State, VisitNumber,
    VisitResult,
};
use jiff::ToSpan;

use crate::exhaustive::{after, letter, walk};
use crate::say::{close_as, merge, ordinary, reached, word};
use crate::world::{PACK, Play, WORLD, actor, aug, complaint, person};

const FROM: &str = "18 14:00";
const TO: &str = "18 16:00";

fn go(who: &str, from: &str, to: &str) -> ArrangeVisit {
    ArrangeVisit {
        person: person(who),
        from_at: aug(from),
        to_at: aug(to),
        what: "看三号梯门机".to_owned(),
        place: "七号楼二单元".to_owned(),
    }
}

fn arrange(who: &str) -> Command {
    Command::ArrangeVisit(go(who, FROM, TO))
}

fn shift(visit: u32, from: &str, to: &str) -> Command {
    let why = "配件晚到".to_owned();
    Command::MoveVisit(MoveVisit { visit, from_at: aug(from), to_at: aug(to), why, person: None })
}

fn arrive(visit: u32) -> Command {
    Command::ArriveVisit(VisitNumber { visit })
}

fn found(visit: u32, result: VisitResult) -> RecordVisit {
    let fields = [("gap_mm", "12.5"), ("state", "runs")];
    RecordVisit {
        visit,
        result,
        found: "门缝过大，已调".to_owned(),
        fields: fields.into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect(),
        files: Vec::new(),
        arrived_at: None,
    }
}

fn record(visit: u32, result: VisitResult) -> Command {
    Command::RecordVisit(found(visit, result))
}

fn signed(visit: u32, consent: Consent) -> SignOffVisit {
    let note = if consent == Consent::Agrees { "" } else { "门还是响" };
    let name = "秦越".to_owned();
    SignOffVisit { visit, consent, name, note: note.to_owned(), signature: None }
}

fn sign(visit: u32, consent: Consent) -> Command {
    Command::SignOffVisit(signed(visit, consent))
}

fn cancel(visit: u32) -> Command {
    Command::CancelVisit(CancelVisit { visit, reason: "客户说已经好了".to_owned() })
}

fn picture(mark: &str) -> FileRef {
    FileRef {
        digest: mark.repeat(32),
        name: "signature.png".to_owned(),
        media: "image/png".to_owned(),
        bytes: 900,
    }
}

fn judged() -> Play {
    let mut play = Play::received("lina", complaint());
    play.does("lina", ordinary());
    play
}

fn promise_of(case: &Case, visit: usize) -> PromiseState {
    let n = case.visits[visit].promise;
    case.promises.iter().find(|it| it.n == n).expect("a visit is a promise").state
}

#[test]
fn a_visit_is_told_kept_recorded_and_signed() {
    let mut play = judged();
    play.does("lina", arrange("chenwei")).repeats("lina", arrange("chenwei"));
    assert_eq!(play.case.promises.last().map(|it| it.kind), Some(Kind::Visit));
    let by = actor("chenwei");
    let due = duties(&play.case, &WORLD.setting(&by, play.now));
    let mine = due.iter().find(|duty| duty.kind == DutyKind::Visit).expect("somebody is to go");
    assert_eq!((&mine.person, mine.due_at), (&Some(person("chenwei")), aug(TO)));
    // Who goes belongs to another unit, and sees the case because of it.
    assert!(may(&WORLD.organisation, &by, &play.case.standing(), Act::Record).is_ok());
    play.at("18 14:20").does("chenwei", arrive(1)).repeats("chenwei", arrive(1));
    assert_eq!(promise_of(&play.case, 0), PromiseState::Kept { at: aug("18 14:20") });
    // The work takes longer than the window: what was promised was that somebody comes.
    play.at("18 17:00").does("chenwei", record(1, VisitResult::Done));
    play.repeats("chenwei", record(1, VisitResult::Done));
    play.refused("chenwei", record(1, VisitResult::ToBeContinued), Refusal::VisitSettled);
    play.does("chenwei", sign(1, Consent::Agrees)).repeats("chenwei", sign(1, Consent::Agrees));
    play.refused("chenwei", sign(1, Consent::Disagrees), Refusal::AlreadySignedOff);
    let visit = &play.case.visits[0];
    let told = visit.record.as_ref().expect("on record");
    assert_eq!((visit.state, told.arrived_at), (State::SignedOff, aug("18 14:20")));
    assert!(play.case.contacted_at.is_some(), "somebody stood before the customer");
    // Who was there does not call back, whoever they are.
    assert!(play.case.handlers.contains(&person("chenwei")));
    play.refused("chenwei", reached(true, 5), Refusal::RoleLacking);
}

#[test]
fn a_window_nobody_came_in_is_a_broken_promise_and_a_closed_door_is_not() {
    let mut late = judged();
    late.does("lina", arrange("chenwei")).at("18 16:00").does("clock", Command::Tick);
    assert_eq!(promise_of(&late.case, 0), PromiseState::Broken);
    late.does("chenwei", record(1, VisitResult::Done));
    assert_eq!(promise_of(&late.case, 0), PromiseState::KeptLate { at: aug("18 16:00") });

    let mut shut = judged();
    shut.does("lina", arrange("chenwei")).at("18 14:30");
    let door = || {
        Command::RecordVisit(RecordVisit {
            found: String::new(),
            fields: BTreeMap::new(),
            ..found(1, VisitResult::NobodyThere)
        })
    };
    shut.does("chenwei", door()).repeats("chenwei", door());
    assert_eq!(promise_of(&shut.case, 0), PromiseState::Kept { at: aug("18 14:30") });
    assert_eq!(shut.case.visits_in_vain(), 1);
    assert!(shut.case.contacted_at.is_none(), "nobody was spoken with");
    shut.refused("chenwei", sign(1, Consent::Agrees), Refusal::NothingToSign);
}

#[test]
fn a_visit_moved_in_time_is_another_promise_only_once_the_old_one_is_broken() {
    let mut play = judged();
    let owed = play.case.promises.len();
    play.does("lina", arrange("chenwei")).does("lina", shift(1, "19 09:00", "19 11:00"));
    play.repeats("lina", shift(1, "19 09:00", "19 11:00"));
    assert_eq!(play.case.promises.len(), owed + 1);
    assert_eq!(play.case.promises[owed].due_at, aug("19 11:00"));
    play.at("19 11:00").does("chenwei", shift(1, "20 09:00", "20 11:00"));
    let (old, new) = (&play.case.promises[owed], &play.case.promises[owed + 1]);
    assert!(old.was_broken && matches!(old.state, PromiseState::Released { .. }), "{old:?}");
    assert_eq!(
        (new.kind, new.due_at, new.n),
        (Kind::Visit, aug("20 11:00"), play.case.visits[0].promise)
    );
    // Somebody else goes.
    let instead = Command::MoveVisit(MoveVisit {
        visit: 1,
        from_at: aug("20 09:00"),
        to_at: aug("20 11:00"),
        why: "陈伟请假".to_owned(),
        person: Some(person("zhaolei")),
    });
    play.does("lina", instead);
    assert_eq!(play.case.visits[0].person, person("zhaolei"));
    play.does("lina", cancel(1)).repeats("lina", cancel(1));
    play.refused("lina", shift(1, "21 09:00", "21 10:00"), Refusal::VisitSettled).refused(
        "zhaolei",
        arrive(1),
        Refusal::NotYours,
    );
}

#[test]
fn who_may_go_and_who_may_say_what_was_found() {
    let accused = |code: &str| Subject { kind: SubjectKind::Person, number: code.to_owned() };
    let mut against = complaint();
    against.subjects = vec![accused("zhaolei")];
    let mut play = Play::received("lina", Receive { ..against });
    play.does("lina", ordinary());
    play.refused("lina", arrange("zhaolei"), Refusal::ComplainedAbout)
        .refused("lina", arrange("fengli"), Refusal::NoSuchPerson)
        .refused("lina", arrange("admin"), Refusal::NoSuchPerson)
        .refused("customer", arrange("chenwei"), Refusal::RoleLacking)
        .does("lina", arrange("chenwei"))
        .refused("hejun", arrive(1), Refusal::NotYours)
        .refused("sunhong", arrive(1), Refusal::NotYourVisit)
        .refused("zhaolei", sign(1, Consent::Agrees), Refusal::NotYours)
        .refused("chenwei", cancel(1), Refusal::RoleLacking)
        .refused("chenwei", arrive(2), Refusal::NoSuchVisit)
        .refused("chenwei", sign(1, Consent::Agrees), Refusal::VisitNotRecorded)
        // Whoever works on the case writes down what somebody rang up to tell.
        .does("lina", record(1, VisitResult::ToBeContinued))
        .does("lina", sign(1, Consent::Disagrees));
}

#[test]
fn a_refusal_to_sign_is_a_word_as_well() {
    let mut play = judged();
    play.does("lina", arrange("chenwei"))
        .at("18 14:30")
        .does("chenwei", record(1, VisitResult::Done));
    let silent = SignOffVisit { name: String::new(), ..signed(1, Consent::RefusesToSign) };
    let with = |it: SignOffVisit| Command::SignOffVisit(it);
    let drawn = SignOffVisit { signature: Some(picture("ab")), ..silent.clone() };
    let said = play.tries("chenwei", &with(drawn));
    assert_eq!(said, Err(Objection::Invalid(Invalid::one("signature", Problem::NotAChoice))));
    let mute = SignOffVisit { note: " ".to_owned(), ..silent.clone() };
    let said = play.tries("chenwei", &with(mute));
    assert_eq!(said, Err(Objection::Invalid(Invalid::one("note", Problem::Missing))));
    let nameless = SignOffVisit { name: String::new(), ..signed(1, Consent::Agrees) };
    let said = play.tries("chenwei", &with(nameless));
    assert_eq!(said, Err(Objection::Invalid(Invalid::one("name", Problem::Missing))));
    play.does("chenwei", with(silent));
    let word = play.case.visits[0].sign_off.as_ref().expect("on record");
    assert_eq!((word.consent, word.note.as_str()), (Consent::RefusesToSign, "门还是响"));
}

#[test]
fn the_signature_is_a_file_of_the_case() {
    let mut play = judged();
    play.does("lina", arrange("chenwei"))
        .at("18 14:30")
        .does("chenwei", record(1, VisitResult::Done));
    let drawn = SignOffVisit { signature: Some(picture("ab")), ..signed(1, Consent::Agrees) };
    play.does("chenwei", Command::SignOffVisit(drawn.clone()));
    play.repeats("chenwei", Command::SignOffVisit(drawn));
    assert!(play.case.file(&"ab".repeat(32)).is_some());
    assert_eq!(play.case.attachments.len(), 1);
}

#[test]
fn the_form_of_the_pack_is_filled_in_with_what_can_be() {
    let mut play = judged();
    play.does("lina", arrange("chenwei")).at("18 14:30");
    let wrong = |id: &str, value: &str| {
        let mut it = found(1, VisitResult::Done);
        it.fields.insert(id.to_owned(), value.to_owned());
        Command::RecordVisit(it)
    };
    for (id, value, problem) in [
        ("gap_mm", "60", Problem::NotANumber),
        ("gap_mm", "-1", Problem::NotANumber),
        ("gap_mm", "NaN", Problem::NotANumber),
        ("gap_mm", "很大", Problem::NotANumber),
        ("gap_mm", " ", Problem::Missing),
        ("state", "so so", Problem::NotAChoice),
        ("colour", "red", Problem::NotAChoice),
    ] {
        let said = play.tries("chenwei", &wrong(id, value));
        let field = format!("fields.{id}");
        assert_eq!(said, Err(Objection::Invalid(Invalid::one(&field, problem))), "{id} {value}");
    }
    let many = Command::RecordVisit(RecordVisit {
        files: vec!["cd".repeat(32)],
        ..found(1, VisitResult::Done)
    });
    let said = play.tries("chenwei", &many);
    assert_eq!(said, Err(Objection::Invalid(Invalid::one("files", Problem::NotAChoice))));
    let early = RecordVisit { arrived_at: Some(aug("16 09:00")), ..found(1, VisitResult::Done) };
    let said = play.tries("chenwei", &Command::RecordVisit(early));
    assert_eq!(said, Err(Objection::Invalid(Invalid::one("arrived_at", Problem::BeforeItBegan))));
    play.does("lina", Command::Attach(Attach { file: picture("ef"), caption: "门缝".to_owned() }));
    let shown = RecordVisit { files: vec!["ef".repeat(32)], ..found(1, VisitResult::Done) };
    play.does("chenwei", Command::RecordVisit(shown));
    // What is measured is asked for where it is measured: without a finished visit nothing is required.
    let mut half = judged();
    half.does("lina", arrange("chenwei")).at("18 14:30");
    let bare = RecordVisit { fields: BTreeMap::new(), ..found(1, VisitResult::ToBeContinued) };
    half.does("chenwei", Command::RecordVisit(bare));
}

#[test]
fn a_window_is_a_time_somebody_can_wait_for() {
    let mut play = judged();
    let invalid = |from: &str, to: &str| Command::ArrangeVisit(go("chenwei", from, to));
    for (from, to, problem) in [
        ("18 14:00", "18 14:00", Problem::BeforeItBegan),
        ("18 14:00", "18 13:00", Problem::BeforeItBegan),
        ("18 08:00", "18 21:00", Problem::NotATime),
    ] {
        let said = play.tries("lina", &invalid(from, to));
        assert_eq!(said, Err(Objection::Invalid(Invalid::one("to_at", problem))), "{from} {to}");
    }
    play.refused("lina", invalid("15 14:00", "15 16:00"), Refusal::PromiseInThePast);
    let far = play.now + 800.hours() * 24;
    let later = ArrangeVisit { from_at: far, to_at: far + 1.hour(), ..go("chenwei", FROM, TO) };
    play.refused("lina", Command::ArrangeVisit(later), Refusal::PromiseTooFar);
    // Without an address somebody must say where.
    let nowhere = ArrangeVisit { place: String::new(), ..go("chenwei", FROM, TO) };
    let mut homeless = complaint();
    homeless.place = String::new();
    homeless.complainant.address = None;
    let mut other = Play::received("lina", homeless);
    let said = other.tries("lina", &Command::ArrangeVisit(nowhere.clone()));
    assert_eq!(said, Err(Objection::Invalid(Invalid::one("place", Problem::Missing))));
    let mut housed = complaint();
    housed.complainant.address = Some("七号楼1302".to_owned());
    let mut other = Play::received("lina", housed);
    other.does("lina", Command::ArrangeVisit(nowhere));
    assert_eq!(other.case.visits[0].place, "七号楼1302");
}

#[test]
fn there_are_not_visits_without_end() {
    let mut play = judged();
    for hour in 0..u32::try_from(VISITS_MAX).expect("few") {
        let start = aug("19 00:00") + i64::from(hour).hours();
        let it =
            ArrangeVisit { from_at: start, to_at: start + 1.hour(), ..go("chenwei", FROM, TO) };
        play.does("lina", Command::ArrangeVisit(it));
    }
    play.refused("lina", arrange("chenwei"), Refusal::TooMany);
    for n in 0..i64::try_from(VISIT_MOVES_MAX).expect("few") {
        let start = aug("20 00:00") + n.hours();
        let it = MoveVisit {
            visit: 1,
            from_at: start,
            to_at: start + 1.hour(),
            why: "改期".to_owned(),
            person: None,
        };
        play.does("lina", Command::MoveVisit(it));
    }
    play.refused("lina", shift(1, "30 09:00", "30 10:00"), Refusal::TooMany);
}

#[test]
fn no_case_ends_while_somebody_is_to_come() {
    let mut play = judged();
    play.does("lina", arrange("chenwei"))
        .refused("wuqing", merge(2), Refusal::VisitStillOpen)
        .does("customer", word(Word::Withdraws))
        .refused("lina", close_as(Outcome::Withdrawn), Refusal::VisitStillOpen)
        .does("lina", cancel(1))
        .does("lina", close_as(Outcome::Withdrawn));
    assert!(!play.case.is_shown_by(&play.case.visits[0]));
}

#[test]
fn the_customer_and_who_goes_are_told() {
    let mut with_mail = complaint();
    with_mail.complainant.email = Some("qin@example.cn".to_owned());
    let mut play = Play::received("lina", with_mail);
    let mut told = Vec::new();
    let mut heard = Vec::new();
    for (who, command) in [
        ("lina", arrange("chenwei")),
        ("lina", shift(1, "19 09:00", "19 11:00")),
        ("lina", cancel(1)),
    ] {
        let by = actor(who);
        let events = play.tries(who, &command).expect("it is allowed");
        let setting = WORLD.setting(&by, play.now);
        told.extend(letters(&play.case, &events, &setting));
        heard.extend(notices(&play.case, &events, &setting));
    }
    let kinds: Vec<LetterKind> = told.iter().map(|it| it.kind).collect();
    let all = [LetterKind::VisitArranged, LetterKind::VisitMoved, LetterKind::VisitCancelled];
    assert_eq!(kinds, all);
    assert_eq!(
        (told[0].args["from"].as_str(), told[0].args["visitor"].as_str()),
        ("2026-08-18T06:00:00Z", "陈伟")
    );
    assert_eq!(
        (told[1].args["text"].as_str(), told[1].args["place"].as_str()),
        ("配件晚到", "七号楼二单元")
    );
    let who: Vec<NoticeKind> =
        heard.iter().filter(|it| it.to == person("chenwei")).map(|it| it.kind).collect();
    assert_eq!(who, [NoticeKind::VisitArranged, NoticeKind::VisitMoved]);
}

#[test]
fn a_row_finds_the_visits_of_a_person() {
    let mut play = judged();
    play.does("lina", arrange("chenwei"))
        .at("18 14:30")
        .does("chenwei", record(1, VisitResult::NoAccess));
    let by = actor("lina");
    let rows = view::rows(&play.case, &WORLD.setting(&by, play.now)).expect("a case");
    let row = &rows.visits[0];
    assert_eq!((row.state, row.result), (State::Recorded, Some(VisitResult::NoAccess)));
    assert_eq!((row.is_asked, rows.case.task_units.as_str()), (true, "|repair|"));
}

#[test]
fn a_pack_with_a_wrong_form_is_told_what_is_wrong() {
    for (text, reason) in [
        ("kind = \"choice\"", "a choice needs them"),
        ("kind = \"text\"\nunit = \"dB\"", "belong to a number"),
        ("kind = \"number\"\nmin = 3\nmax = 1", "min is above max"),
        ("kind = \"text\"\ncategories = [\"weather\"]", "which is not there"),
        ("kind = \"number\"\nid = \"a b\"", ""),
    ] {
        let field = format!(
            "\n[[visit_field]]\nid = \"x\"\ntitle = {{ zh-Hans = \"x\", zh-Hant = \"x\", en = \"x\" }}\n{text}\n"
        );
        let source = PackSource { file: "pack.toml".to_owned(), text: format!("{PACK}{field}") };
        let errors = parse_set(&[source]).expect_err("a wrong form");
        let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|it| it.contains(reason)), "{told:?}");
    }
    let clock = PACK.replace("keeps = \"register\"", "keeps = \"visit\"");
    let source = PackSource { file: "pack.toml".to_owned(), text: clock };
    let errors = parse_set(&[source]).expect_err("no clock arranges a visit");
    assert!(errors.iter().any(|it| it.to_string().contains("arranged")), "{errors:?}");
}

/// What people do about visits.
fn visiting() -> Vec<crate::exhaustive::Letter> {
    vec![
        letter("lina", arrange("chenwei")),
        letter("lina", Command::ArrangeVisit(go("zhaolei", "18 15:00", "18 17:00"))),
        letter("lina", shift(1, "19 09:00", "19 11:00")),
        letter("chenwei", arrive(1)),
        letter("chenwei", record(1, VisitResult::Done)),
        letter("chenwei", record(1, VisitResult::NobodyThere)),
        letter("lina", record(2, VisitResult::ToBeContinued)),
        letter("chenwei", sign(1, Consent::Agrees)),
        letter("lina", sign(2, Consent::RefusesToSign)),
        letter("lina", cancel(1)),
        letter("customer", word(Word::Withdraws)),
        letter("lina", close_as(Outcome::Withdrawn)),
        letter("wuqing", merge(2)),
        after(30),
    ]
}

#[test]
fn every_way_to_visit_keeps_the_invariants() {
    let cases = walk(&judged(), &visiting());
    assert!(cases > 2000, "{cases}");
}

#[test]
fn every_event_of_a_visit_names_it() {
    let mut play = judged();
    play.does("lina", arrange("chenwei")).does("chenwei", record(1, VisitResult::Done));
    let events = play.journal.iter().flat_map(|(_, _, events)| events);
    let named: Vec<u32> = events.filter_map(Event::visit).collect();
    assert_eq!(named, [1, 1]);
}
