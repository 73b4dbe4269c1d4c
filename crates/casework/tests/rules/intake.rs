//! What is taken in and what is not: each row changes one thing on a good complaint.

use casework::case::{Command, Event};
use casework::id::PackId;
use casework::intake::{
    Channel, Emotion, FileRef, Flag, PastAnswer, Receive, Source, Subject, SubjectKind,
};
use casework::invalid::{Invalid, Problem};
use casework::limits::{ATTACHMENT_BYTES_MAX, NARRATIVE_CHARS_MAX, SUBJECTS_MAX, WISH_CHARS_MAX};
use casework::organisation::Organisation;
use casework::refusal::{Objection, Refusal};
use jiff::ToSpan;

use crate::world::{Play, WORLD, actor, aug, category, complaint, person, unit};

/// Changes one thing on a complaint.
type Spoil = fn(&mut Receive);

fn subject(kind: SubjectKind, number: &str) -> Subject {
    Subject { kind, number: number.to_owned() }
}

fn photo() -> FileRef {
    let digest = "0123456789abcdef".repeat(4);
    FileRef { digest, name: "照片.jpg".to_owned(), media: "image/jpeg".to_owned(), bytes: 2_000 }
}

fn receive(who: &str, spoil: Spoil) -> Result<Receive, Vec<(String, Problem)>> {
    let mut it = complaint();
    spoil(&mut it);
    match Play::new().tries(who, &Command::Receive(Box::new(it))) {
        Ok(events) => match events.into_iter().next() {
            Some(Event::Received(received)) => Ok(*received),
            other => panic!("not received but {other:?}"),
        },
        Err(Objection::Invalid(Invalid(problems))) => {
            Err(problems.into_iter().map(|it| (it.field, it.problem)).collect())
        }
        Err(other) => panic!("neither received nor invalid: {other:?}"),
    }
}

#[test]
fn what_is_wrong_with_a_complaint_is_told_by_field() {
    use Problem::{
        BeforeItBegan, FileTooLarge, InTheFuture, Missing, NotAChoice, NotACode, NotAMailAddress,
        NotANumber, NotAPhone, TooLong, TooLongAgo, TooMany,
    };
    let rows: Vec<(Spoil, &str, Problem)> = vec![
        (|it| it.narrative.clear(), "narrative", Missing),
        (|it| it.narrative = " \u{3000}\r\n\u{200b}\u{202e} ".to_owned(), "narrative", Missing),
        (
            |it| it.narrative = "怒".repeat(50_000),
            "narrative",
            TooLong { max: NARRATIVE_CHARS_MAX, found: 50_000 },
        ),
        (
            |it| it.narrative = "𠮷".repeat(10_000_000),
            "narrative",
            TooLong { max: NARRATIVE_CHARS_MAX, found: 10_000_000 },
        ),
        (|it| it.wish = "赔".repeat(2_001), "wish", TooLong { max: WISH_CHARS_MAX, found: 2_001 }),
        (|it| it.happened_at = Some(aug("17 09:06")), "happened_at", InTheFuture),
        (|it| it.happened_at = "1999-12-31T12:00:00+08:00".parse().ok(), "happened_at", TooLongAgo),
        (|it| it.heard_at = Some(aug("18 09:00")), "heard_at", InTheFuture),
        (|it| it.heard_at = "0206-08-17T09:00:00+08:00".parse().ok(), "heard_at", TooLongAgo),
        (|it| it.category = Some(category("facility")), "category", NotAChoice),
        (|it| it.category = Some(category("weather")), "category", NotAChoice),
        (|it| it.unit = Some(unit("moon")), "unit", NotAChoice),
        (|it| it.heard_by = Some(person("nobody")), "heard_by", NotAChoice),
        (|it| it.heard_by = Some(person("fengli")), "heard_by", NotAChoice),
        (|it| it.pack = PackId::parse("other").expect("a code"), "pack", NotAChoice),
        (|it| it.language = Some("tlh".to_owned()), "language", NotAChoice),
        (|it| it.complainant.phone = Some("不告诉你".to_owned()), "complainant.phone", NotAPhone),
        (|it| it.complainant.phone = Some("12".to_owned()), "complainant.phone", NotAPhone),
        (|it| it.complainant.email = Some("a@b".to_owned()), "complainant.email", NotAMailAddress),
        (
            |it| it.complainant.name = "长".repeat(201),
            "complainant.name",
            TooLong { max: 200, found: 201 },
        ),
        (|it| it.subjects = vec![subject(SubjectKind::Room, "  ")], "subjects.0.number", Missing),
        (
            |it| it.subjects = vec![subject(SubjectKind::Person, "nobody")],
            "subjects.0.number",
            NotAChoice,
        ),
        (
            |it| it.subjects = vec![subject(SubjectKind::Unit, "维修队")],
            "subjects.0.number",
            NotAChoice,
        ),
        (
            |it| it.subjects = vec![subject(SubjectKind::Room, "7-2-1301"); 1_000],
            "subjects",
            TooMany { max: SUBJECTS_MAX },
        ),
        (
            |it| it.attachments = vec![FileRef { bytes: ATTACHMENT_BYTES_MAX + 1, ..photo() }],
            "attachments.0",
            FileTooLarge { max: ATTACHMENT_BYTES_MAX },
        ),
        (
            |it| it.attachments = vec![FileRef { digest: "../etc".to_owned(), ..photo() }],
            "attachments.0.digest",
            NotACode,
        ),
        (
            |it| drop(it.fields.insert("colour".to_owned(), "红".to_owned())),
            "fields.colour",
            NotAChoice,
        ),
        (|it| it.category = Some(category("facility.lift")), "fields.floor", Missing),
        (
            |it| {
                it.category = Some(category("facility.lift"));
                it.fields.insert("floor".to_owned(), "十三".to_owned());
            },
            "fields.floor",
            NotANumber,
        ),
        (|it| it.danger = true, "fields.trapped", Missing),
        (
            |it| drop(it.fields.insert("trapped".to_owned(), "maybe".to_owned())),
            "fields.trapped",
            NotAChoice,
        ),
        (
            |it| it.past_answer = Some(PastAnswer { at: None, text: String::new() }),
            "past_answer",
            NotAChoice,
        ),
        (|it| it.flags = [Flag::TextCut].into(), "flags", NotAChoice),
        (
            |it| {
                it.source =
                    Some(Source { system: "a/b".to_owned(), number: "1".to_owned(), due_at: None });
            },
            "source.system",
            NotACode,
        ),
        (
            |it| {
                it.source = Some(Source {
                    system: "热线".to_owned(),
                    number: " ".to_owned(),
                    due_at: None,
                });
            },
            "source.number",
            Missing,
        ),
    ];
    for (n, (spoil, field, problem)) in rows.into_iter().enumerate() {
        let told = receive("lina", spoil).expect_err(&format!("row {n}: {field} was taken"));
        assert_eq!(told, [(field.to_owned(), problem)], "row {n}");
    }
    let past = receive("import:old.csv", |it| {
        it.heard_at = Some(aug("16 10:00"));
        it.past_answer = Some(PastAnswer { at: Some(aug("16 09:00")), text: String::new() });
    });
    assert_eq!(past, Err(vec![("past_answer.at".to_owned(), BeforeItBegan)]));
}

#[test]
fn every_problem_of_a_form_is_told_at_once() {
    let told = receive("lina", |it| {
        it.narrative.clear();
        it.complainant.phone = Some("call me".to_owned());
        it.unit = Some(unit("moon"));
        it.happened_at = Some(aug("30 09:00"));
    });
    let fields: Vec<String> =
        told.expect_err("it is full of faults").into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["narrative", "complainant.phone", "happened_at", "unit"]);
}

#[test]
fn a_complaint_is_kept_as_meant() {
    let it = receive("lina", |it| {
        it.narrative = "\u{feff}又停了😡\u{0}\r\n“没人来”𠮷\u{202e}".to_owned();
        it.complainant.name = " 欧阳\t克勤 ".to_owned();
        it.complainant.address = Some("  ".to_owned());
        it.subjects = vec![
            subject(SubjectKind::Room, "7-2-1301"),
            subject(SubjectKind::Device, "L-3"),
            subject(SubjectKind::Room, " 7-2-1301 "),
        ];
        it.attachments = vec![photo(), photo()];
        it.fields.insert("floor".to_owned(), "  ".to_owned());
    })
    .expect("it is a good complaint");
    assert_eq!(it.narrative, "又停了😡\n“没人来”𠮷");
    assert_eq!(it.heading, "又停了😡 “没人来”𠮷");
    assert_eq!(it.complainant.name, "欧阳 克勤");
    assert_eq!(it.complainant.address, None);
    assert_eq!(it.complainant.phone.as_deref(), Some("13812345678"));
    assert_eq!(it.subjects.len(), 2);
    assert_eq!(it.attachments, [photo()]);
    assert!(it.fields.is_empty());
    assert_eq!(it.heard_at, Some(aug("17 09:00")));
    assert_eq!(it.heard_by, Some(person("lina")), "whoever registers it heard it");
}

#[test]
fn limits_are_inclusive() {
    let it = receive("lina", |it| it.narrative = "怒".repeat(NARRATIVE_CHARS_MAX));
    assert_eq!(it.expect("just short enough").narrative.chars().count(), NARRATIVE_CHARS_MAX);
    let it = receive("lina", |it| it.happened_at = Some(aug("17 09:05")));
    assert!(it.is_ok(), "clocks differ a little");
    let it = receive("lina", |it| it.heard_at = Some(aug("17 09:05")));
    assert_eq!(it.expect("as above").heard_at, Some(aug("17 09:00")), "nobody hears the future");
    let midnight = "2000-01-01T00:00:00+08:00".parse().expect("a time");
    let mut it = complaint();
    it.happened_at = Some(midnight);
    assert!(Play::new().tries("lina", &Command::Receive(Box::new(it.clone()))).is_ok());
    it.happened_at = Some(midnight - 1.second());
    assert!(Play::new().tries("lina", &Command::Receive(Box::new(it))).is_err());
}

#[test]
fn who_writes_from_outside_must_be_reachable() {
    let told = receive("customer", |it| {
        it.complainant.phone = None;
        it.complainant.email = Some(" ".to_owned());
    });
    assert_eq!(told, Err(vec![("complainant.phone".to_owned(), Problem::NoWayToAnswer)]));
    let wrong = receive("customer", |it| {
        it.complainant.phone = Some("没有".to_owned());
        it.complainant.email = None;
    });
    assert_eq!(
        wrong,
        Err(vec![("complainant.phone".to_owned(), Problem::NotAPhone)]),
        "one fault is told once"
    );
    assert!(receive("customer", |it| it.complainant.phone = None).is_ok(), "there is an address");
    let anonymous = receive("lina", |it| {
        it.complainant = casework::intake::Party::default();
    });
    assert!(anonymous.is_ok(), "on the phone somebody may stay nameless");
}

#[test]
fn what_only_we_know_is_not_taken_from_outside() {
    let it = receive("customer", |it| {
        it.channel = Channel::Web;
        it.heard_by = Some(person("chenwei"));
        it.heard_at = Some(aug("01 09:00"));
        it.opinion = "此人可疑".to_owned();
        it.emotion = Some(Emotion::Furious);
        it.past_answer = Some(PastAnswer { at: None, text: "已解决".to_owned() });
        it.flags.insert(Flag::TextCut);
        it.source = Some(Source {
            system: "x".to_owned(),
            number: "1".to_owned(),
            due_at: Some(aug("31 09:00")),
        });
    })
    .expect("the rest is a good complaint");
    let plain = receive("customer", |it| it.channel = Channel::Web).expect("as above");
    assert_eq!(it, plain);
    assert_eq!(it.heard_by, None);
}

#[test]
fn who_keeps_a_fresh_complaint() {
    // who registers it, what is told about it, the owner, the unit, the unit it waits for
    type Row = (&'static str, Spoil, Option<&'static str>, &'static str, Option<&'static str>);
    let rows: Vec<(&str, Row)> = vec![
        ("who hears it owns it", ("lina", |_| {}, Some("lina"), "front", None)),
        (
            "another listener is named",
            ("lina", |it| it.heard_by = Some(person("chenwei")), Some("chenwei"), "repair", None),
        ),
        ("nobody heard it", ("customer", |_| {}, None, "front", Some("front"))),
        (
            "the pack knows where it belongs",
            (
                "customer",
                |it| it.category = Some(category("facility.water")),
                None,
                "repair",
                Some("repair"),
            ),
        ),
        (
            "a program hears nothing",
            ("lina", |it| it.channel = Channel::Api, None, "front", Some("front")),
        ),
        (
            "the listener is the one complained about",
            (
                "lina",
                |it| it.subjects = vec![subject(SubjectKind::Person, "lina")],
                None,
                "front",
                Some("front"),
            ),
        ),
        (
            "the listener's unit is complained about, and it is where complaints come in",
            (
                "lina",
                |it| it.subjects = vec![subject(SubjectKind::Unit, "front")],
                None,
                "quality",
                Some("quality"),
            ),
        ),
        (
            "the unit above the right one is complained about",
            (
                "customer",
                |it| {
                    it.category = Some(category("facility.water"));
                    it.subjects = vec![subject(SubjectKind::Unit, "repair")];
                },
                None,
                "front",
                Some("front"),
            ),
        ),
        (
            "everything is complained about: the root, where only those who see everything look",
            (
                "lina",
                |it| it.subjects = vec![subject(SubjectKind::Unit, "head")],
                None,
                "head",
                Some("head"),
            ),
        ),
        (
            "a quality person keeps a complaint about their own unit: somebody must",
            (
                "wuqing",
                |it| it.subjects = vec![subject(SubjectKind::Unit, "quality")],
                Some("wuqing"),
                "quality",
                None,
            ),
        ),
    ];
    for (what, (who, spoil, owner, at, waits_for)) in rows {
        let mut it = complaint();
        spoil(&mut it);
        let play = Play::received(who, it);
        assert_eq!(play.case.owner, owner.map(person), "{what}");
        assert_eq!(play.case.unit, Some(unit(at)), "{what}");
        let offered = play.case.offer.as_ref().map(|offer| offer.to_unit.clone());
        assert_eq!(offered, waits_for.map(unit), "{what}");
    }
}

#[test]
fn without_a_unit_nobody_could_answer_and_nothing_is_received() {
    let empty = Organisation::default();
    let who = actor("setup");
    let mut setting = WORLD.setting(&who, aug("17 09:00"));
    setting.organisation = &empty;
    let command = Command::Receive(Box::new(complaint()));
    let decided = casework::case::decide(&Play::new().case, &command, &setting);
    assert_eq!(decided, Err(Objection::Refused(Refusal::NoSuchUnit)));
}

#[test]
fn a_case_is_received_once() {
    let mut play = Play::received("lina", complaint());
    play.refused("lina", Command::Receive(Box::new(complaint())), Refusal::AlreadyReceived);
    Play::new().refused("lina", Command::Acknowledge, Refusal::NoSuchCase);
    for who in ["linshen", "admin"] {
        let command = Command::Receive(Box::new(complaint()));
        Play::new().refused(who, command, Refusal::RoleLacking);
    }
    for who in ["fengli", "nobody"] {
        let command = Command::Receive(Box::new(complaint()));
        Play::new().refused(who, command, Refusal::NotSignedIn);
    }
}

#[test]
fn a_year_that_is_not_loaded_loses_no_complaint_and_is_never_guessed() {
    let mut play = Play::new();
    play.now = "2027-03-01T09:00:00+08:00".parse().expect("a time");
    play.does("lina", Command::Receive(Box::new(complaint())));
    assert_eq!(play.case.missing_year, Some(2027));
    let counted = play.case.promises.len();
    assert!(play.case.flags().contains(&Flag::CalendarYearMissing));
    let (lina, clock) = (actor("lina"), actor("clock"));
    let setting = WORLD.setting(&lina, play.now);
    let events = &play.journal[0].2;
    let told = casework::letter::notices(&play.case, events, &setting);
    let alarm = casework::letter::NoticeKind::YearMissing;
    let told: Vec<&str> =
        told.iter().filter(|it| it.kind == alarm).map(|it| it.to.as_str()).collect();
    assert_eq!(told, ["admin"]);
    // Asked again, the calendar knows no more; once the year is there, every clock counts from its own start.
    assert_eq!(play.tries("clock", &Command::Tick), Ok(vec![]));
    let mut later = WORLD.setting(&clock, play.now);
    let year = casework::calendar::YearTable::from_csv("date,kind,name\n2027-01-01,off,元旦\n");
    let calendar = WORLD.calendar.load_year(year.expect("a table")).expect("it is new");
    later.calendar = &calendar;
    let events = casework::case::decide(&play.case, &Command::Tick, &later).expect("it counts");
    let mut case = play.case.clone();
    case.apply_step(later.now, &clock, &events);
    assert_eq!((case.missing_year, case.flags().is_empty()), (None, true));
    assert!(case.promises.len() > counted);
    assert!(case.promises.iter().all(|it| it.start_at <= play.now));
}

#[test]
fn a_record_taken_over_with_its_answer_is_closed_at_its_own_times() {
    let mut it = complaint();
    it.heard_at = Some(aug("03 10:00"));
    it.past_answer = Some(PastAnswer { at: Some(aug("05 16:00")), text: "已修好".to_owned() });
    let mut play = Play::received("import:old.csv", it.clone());
    let closure = play.case.closure.clone().expect("it is closed");
    assert_eq!(closure.at, aug("05 16:00"));
    assert_eq!(play.case.responses[0].at, aug("05 16:00"));
    assert!(play.case.promises.is_empty() && play.case.offer.is_none());
    // Taken up again it owes an answer from now on, and nothing for the time before.
    let again = casework::closing::Reopen {
        reason: casework::closing::ReopenReason::NotDone,
        note: "又坏了".to_owned(),
    };
    play.at("20 09:00").does("wuqing", Command::Reopen(again));
    let owed: Vec<_> =
        play.case.promises.iter().map(|p| (p.kind, p.start_at, p.is_owed())).collect();
    let now = aug("20 09:00");
    assert_eq!(
        owed,
        [
            (casework::promise::Kind::FirstContact, now, true),
            (casework::promise::Kind::Answer, now, true)
        ]
    );
    // Without a time and a text it is closed when it was taken over.
    it.past_answer = Some(PastAnswer { at: None, text: String::new() });
    let play = Play::received("import:old.csv", it);
    assert_eq!(play.case.closure.map(|it| it.at), Some(aug("17 09:00")));
    assert!(play.case.responses.is_empty());
}
