//! Who watches over time: absences and deputies, who opened what they were told of, pauses counted, overruns,
//! notices in digests, and the green channel.

use casework::absence::{Absence, in_reach};
use casework::case::{Command, decide};
use casework::escalation::AcceptEscalation;
use casework::intake::Flag;
use casework::invariant::{check, check_repeated};
use casework::key_customer::{self, KeyCustomer, key_of};
use casework::letter::NoticeKind;
use casework::limits::NOTICE_FLOOD;
use casework::notice_pace::{Pace, Waiting, shown_at};
use casework::organisation::{self, Organisation, OrganisationCommand};
use casework::overrun::overruns;
use casework::pause_audit::{Asked, By, PauseOf, StoodStill, divide, minutes, rows};
use casework::permission::Actor;
use casework::refusal::{Objection, Refusal};
use jiff::Timestamp;
use jiff::civil::{Date, date};

use crate::say::{ordinary, pause, urgent};
use crate::world::{Play, WORLD, actor, aug, complaint, pack, person};

fn away(from: i8, to: i8, deputy: Option<&str>) -> Absence {
    Absence { from: date(2026, 8, from), to: date(2026, 8, to), deputy: deputy.map(person) }
}

fn puts(
    it: &mut Organisation,
    by: &str,
    whose: &str,
    list: &[Absence],
) -> Result<usize, Objection> {
    let command =
        OrganisationCommand::PutAbsences { person: person(whose), absences: list.to_vec() };
    let events = organisation::decide(it, &command, &actor(by))?;
    for event in &events {
        organisation::apply(it, aug("17 09:00"), event);
    }
    Ok(events.len())
}

fn refused(refusal: Refusal) -> Result<usize, Objection> {
    Err(Objection::Refused(refusal))
}

#[test]
fn one_is_away_by_ones_own_word_by_who_leads_and_by_who_administers() {
    let mut it = WORLD.organisation.clone();
    let list = [away(20, 24, Some("zhaolei"))];
    for (by, expected) in [
        ("lina", refused(Refusal::RoleLacking)),
        ("zhoumin", refused(Refusal::RoleLacking)),
        ("wuqing", refused(Refusal::RoleLacking)),
        ("chenwei", Ok(1)),
        ("sunhong", Ok(0)),
        ("wangfang", Ok(0)),
        ("admin", Ok(0)),
    ] {
        assert_eq!(puts(&mut it, by, "chenwei", &list), expected, "{by}");
    }
    assert_eq!(puts(&mut it, "admin", "fengli", &list), refused(Refusal::NoSuchPerson));
    assert_eq!(it.acting_for(&person("chenwei"), date(2026, 8, 22)), Some(person("zhaolei")));
    assert_eq!(it.acting_for(&person("chenwei"), date(2026, 8, 25)), Some(person("chenwei")));
    assert_eq!(it.stood_in_for(&person("zhaolei"), date(2026, 8, 22)), [person("chenwei")]);
    assert_eq!(it.stood_in_for(&person("zhaolei"), date(2026, 8, 25)), []);
    assert_eq!(it.stood_in_for(&person("chenwei"), date(2026, 8, 22)), []);
    assert_eq!(
        it.absence(&person("chenwei"), date(2026, 8, 24)).map(Absence::back_on),
        Some(date(2026, 8, 25))
    );
}

#[test]
fn an_absence_that_cannot_be_is_told_as_what_it_is() {
    let mut it = WORLD.organisation.clone();
    assert_eq!(puts(&mut it, "zhaolei", "zhaolei", &[away(10, 12, None)]), Ok(1));
    let long = Absence { from: date(2026, 8, 1), to: date(2027, 8, 2), deputy: None };
    let nobody = Absence { deputy: Some(person("fengli")), ..away(20, 24, None) };
    for (list, refusal) in [
        (vec![away(24, 20, None)], Refusal::AbsenceEndsFirst),
        (vec![long], Refusal::AbsenceTooLong),
        (vec![away(20, 24, None), away(24, 26, None)], Refusal::AbsencesOverlap),
        (vec![away(20, 24, Some("chenwei"))], Refusal::DeputyOneself),
        (vec![away(12, 14, Some("zhaolei"))], Refusal::DeputyAway),
        (vec![nobody], Refusal::NoSuchPerson),
        ((1..=101).map(far).collect(), Refusal::TooMany),
    ] {
        assert_eq!(puts(&mut it, "chenwei", "chenwei", &list), refused(refusal), "{list:?}");
    }
    assert_eq!(puts(&mut it, "chenwei", "chenwei", &[away(13, 14, Some("zhaolei"))]), Ok(1));
    // The deputy falls ill later: what was agreed is not thrown away with the next entry.
    assert_eq!(puts(&mut it, "zhaolei", "zhaolei", &[away(13, 13, None)]), Ok(1));
    let more = [away(13, 14, Some("zhaolei")), away(20, 21, None)];
    assert_eq!(puts(&mut it, "chenwei", "chenwei", &more), Ok(1));
    assert_eq!(it.acting_for(&person("chenwei"), date(2026, 8, 13)), None, "both are away");
    let today = date(2026, 8, 17);
    let reach = |list: &[Absence]| in_reach(&it, &person("chenwei"), list, today);
    assert_eq!(reach(&more), Ok(()));
    assert_eq!(reach(&[far(900)]), Err(Refusal::AbsenceTooFar));
}

fn far(days: i64) -> Absence {
    let day: Date = date(2026, 9, 1).saturating_add(jiff::Span::new().days(days));
    Absence { from: day, to: day, deputy: None }
}

/// A house whose policy alerts two by name, and climbs when neither looks.
fn alerting() -> casework::pack::Pack {
    let text = format!(
        "{}\n[[warning]]\nid = \"grave\"\ntitle = {{ zh-Hans = \"最高级别\", zh-Hant = \"最高級別\", en = \"Grave\" }}\n\
         on = \"condition\"\nwhen = 'priority == \"P1\"'\ntell = [\"person:wangfang\", \"person:zhoumin\"]\nread_within = \"15 minute\"\n\
         [[warning]]\nid = \"grave_unseen\"\ntitle = {{ zh-Hans = \"没有人看\", zh-Hant = \"沒有人看\", en = \"Unseen\" }}\n\
         on = \"unread\"\nwarning = \"grave\"\ntell = [\"role:quality\"]\n",
        crate::world::PACK
    );
    pack(&text)
}

struct Alert {
    pack: casework::pack::Pack,
    play: Play,
}

impl Alert {
    fn new() -> Alert {
        let mut play = Play::received("lina", complaint());
        play.does("lina", urgent());
        Alert { pack: alerting(), play }
    }

    fn does(&mut self, who: &str, at: &str, command: &Command) -> usize {
        let (who, now) = (actor(who), aug(at));
        let setting = casework::case::Setting { pack: &self.pack, ..WORLD.setting(&who, now) };
        let events = decide(&self.play.case, command, &setting).expect("it is allowed");
        if !events.is_empty() {
            self.play.case.apply_step(now, &who, &events);
        }
        assert_eq!(check_repeated(&self.play.case, command, &setting), vec![]);
        assert_eq!(check(&self.play.case, &setting), vec![]);
        events.len()
    }

    fn told(&self, warning: &str) -> Vec<String> {
        let of = self.play.case.escalations.iter().filter(|it| it.warning == warning);
        of.flat_map(|it| it.told.iter().map(ToString::to_string)).collect()
    }
}

#[test]
fn an_alert_goes_to_people_by_name_and_says_by_when_it_is_to_be_opened() {
    let mut it = Alert::new();
    assert!(it.does("clock", "17 09:01", &Command::Tick) > 0);
    assert_eq!(it.told("grave"), ["wangfang", "zhoumin"]);
    assert_eq!(it.play.case.escalations[0].read_by, Some(aug("17 09:16")));
}

#[test]
fn an_alert_somebody_opened_climbs_no_further_and_looking_moves_nothing() {
    let mut it = Alert::new();
    it.does("clock", "17 09:01", &Command::Tick);
    let moved = it.play.case.moved_at;
    assert_eq!(it.does("wuqing", "17 09:05", &Command::ReadEscalations), 0, "nobody told them");
    assert_eq!(it.does("zhoumin", "17 09:10", &Command::ReadEscalations), 1);
    assert_eq!(it.does("zhoumin", "17 09:11", &Command::ReadEscalations), 0, "once is enough");
    let alert = &it.play.case.escalations[0];
    assert_eq!(alert.read_at(&person("zhoumin")), Some(aug("17 09:10")));
    assert_eq!(alert.read_at(&person("wangfang")), None);
    assert_eq!(it.play.case.moved_at, moved);
    it.does("clock", "17 09:30", &Command::Tick);
    assert!(it.told("grave_unseen").is_empty());
}

#[test]
fn an_alert_nobody_opens_climbs_once() {
    let mut it = Alert::new();
    it.does("clock", "17 09:01", &Command::Tick);
    it.does("clock", "17 09:15", &Command::Tick);
    assert!(it.told("grave_unseen").is_empty(), "there is still a minute");
    it.does("clock", "17 09:16", &Command::Tick);
    assert_eq!(it.told("grave_unseen"), ["wuqing", "zhengjie"]);
    it.does("clock", "17 12:00", &Command::Tick);
    assert_eq!(it.told("grave_unseen").len(), 2, "each rung is climbed once");
}

#[test]
fn who_accepts_knew() {
    let mut it = Alert::new();
    it.does("clock", "17 09:01", &Command::Tick);
    it.does("wangfang", "17 09:05", &Command::AcceptEscalation(AcceptEscalation { escalation: 1 }));
    it.does("clock", "17 09:30", &Command::Tick);
    assert!(it.told("grave_unseen").is_empty());
}

#[test]
fn a_policy_that_waits_for_what_nobody_must_open_does_not_read() {
    let text = crate::world::PACK.to_owned()
        + "\n[[warning]]\nid = \"unseen\"\ntitle = { zh-Hans = \"a\", zh-Hant = \"a\", en = \"a\" }\non = \"unread\"\nwarning = \"late\"\ntell = [\"owner\"]\n";
    let source = casework::pack::PackSource { file: "pack.toml".to_owned(), text };
    let errors = casework::pack::parse_set(&[source]).unwrap_err();
    assert!(errors.iter().any(|it| it.to_string().contains("nobody has to open")), "{errors:?}");
}

fn paused() -> Play {
    let mut play = Play::received("lina", complaint());
    play.does("lina", ordinary()).does("lina", pause("20 18:00"));
    play
}

#[test]
fn a_pause_counts_its_working_minutes_within_the_time_asked_for_and_what_has_passed() {
    let play = paused();
    let row = rows(&play.case).remove(0);
    let count = |from: &str, to: &str, now: &str| {
        let asked = Asked { from: aug(from), to: aug(to), now: aug(now) };
        minutes(&row, &asked, &WORLD.calendar).unwrap()
    };
    let whole = WORLD.calendar.working_time_between(aug("17 09:00"), aug("20 18:00")).unwrap();
    assert_eq!(count("01 00:00", "31 00:00", "31 00:00"), whole.as_mins());
    // Parts add up to the whole, wherever it is cut.
    let cut = |at: &str| count("01 00:00", at, "31 00:00") + count(at, "31 00:00", "31 00:00");
    for at in ["17 08:00", "17 12:30", "18 00:00", "19 15:07", "20 18:00", "25 00:00"] {
        assert_eq!(cut(at), whole.as_mins(), "{at}");
    }
    assert_eq!(
        count("01 00:00", "31 00:00", "17 09:30"),
        30,
        "what lies ahead has not stood still"
    );
    assert_eq!(count("21 00:00", "31 00:00", "31 00:00"), 0);
}

#[test]
fn the_audit_adds_up_and_names_the_cases_behind_each_number() {
    let play = paused();
    let row = rows(&play.case).remove(0);
    let complaint = play.case.complaint().unwrap();
    let one = |n: u32, minutes: i64, justified: bool, who: Option<&str>| StoodStill {
        of: PauseOf {
            no: crate::world::no(n),
            pack: complaint.pack.clone(),
            unit: play.case.unit.clone(),
            pause: casework::pause_audit::PauseRow {
                justified,
                person: who.map(person),
                ..row.clone()
            },
        },
        minutes,
    };
    let list =
        [one(1, 30, true, Some("lina")), one(1, 20, false, Some("lina")), one(2, 50, false, None)];
    for by in By::ALL {
        let (parts, whole) = divide(&list, *by);
        assert_eq!((whole.minutes, whole.unjustified_minutes, whole.pauses), (100, 70, 3));
        assert_eq!(parts.values().map(|it| it.minutes).sum::<i64>(), whole.minutes);
        assert_eq!(parts.values().map(|it| it.pauses).sum::<u64>(), whole.pauses);
        assert_eq!(whole.cases.len(), 2);
    }
    let (people, _) = divide(&list, By::Person);
    assert_eq!(people["lina"].cases.len(), 1);
    assert_eq!(people[""].minutes, 50);
}

#[test]
fn an_overrun_tells_how_late_who_knew_and_what_was_answered() {
    let mut play = Play::received("lina", complaint());
    play.does("lina", ordinary());
    play.at("31 23:00").does("clock", Command::Tick);
    let clock = Actor::Clock;
    let setting = WORLD.setting(&clock, play.now);
    let all = overruns(&play.case, (aug("01 00:00"), aug("31 23:59")), &setting).unwrap();
    assert!(!all.is_empty());
    for it in &all {
        assert!(it.kept_at.is_none() && it.late_minutes > 0, "{it:?}");
        let counted = WORLD.calendar.working_time_between(it.due_at, play.now).unwrap();
        assert_eq!(it.late_minutes, counted.as_mins());
    }
    let none = overruns(&play.case, (aug("01 00:00"), aug("17 09:00")), &setting).unwrap();
    assert!(none.is_empty());
}

#[test]
fn a_flood_becomes_a_digest_and_what_is_grave_never_waits() {
    let now: Timestamp = aug("17 10:20");
    let at = |pace: Pace, kind: NoticeKind, grave: bool, alike: u64| {
        shown_at(pace, &Waiting { kind, grave, alike }, now, &WORLD.calendar).unwrap()
    };
    let kind = NoticeKind::Urged;
    assert_eq!(at(Pace::AtOnce, kind, false, NOTICE_FLOOD - 1), None);
    assert_eq!(at(Pace::AtOnce, kind, false, NOTICE_FLOOD), Some(aug("17 11:00")));
    assert_eq!(at(Pace::Hourly, kind, false, 0), Some(aug("17 11:00")));
    assert_eq!(at(Pace::Daily, kind, false, 0), Some(aug("18 08:00")));
    for pace in Pace::ALL {
        assert_eq!(at(*pace, NoticeKind::Warned, true, 99), None, "{pace:?}");
        assert_eq!(at(*pace, NoticeKind::Alert, false, 99), None, "{pace:?}");
    }
    let early = shown_at(
        Pace::Daily,
        &Waiting { kind, grave: false, alike: 0 },
        aug("17 07:59"),
        &WORLD.calendar,
    );
    assert_eq!(early, Ok(Some(aug("17 08:00"))));
}

fn key_customer(key: &str, until: i8) -> KeyCustomer {
    KeyCustomer {
        key: key.to_owned(),
        name: "和平里幼儿园".to_owned(),
        reason: "集团重点客户".to_owned(),
        until: date(2026, 8, until),
    }
}

fn house_with(key: &str, until: i8) -> Organisation {
    let mut it = WORLD.organisation.clone();
    let command = OrganisationCommand::PutKeyCustomer(key_customer(key, until));
    for event in organisation::decide(&it, &command, &actor("wuqing")).expect("quality keeps it") {
        organisation::apply(&mut it, aug("17 08:00"), &event);
    }
    it
}

#[test]
fn a_key_customer_is_known_by_any_of_their_keys_until_the_last_day() {
    assert_eq!(key_of("138 1234 5678"), key_of("t:+8613812345678"));
    assert_eq!(key_of("Ouyang@Example.cn").as_deref(), Some("m:ouyang@example.cn"));
    assert_eq!(key_of("VIP-0042").as_deref(), Some("c:VIP-0042"));
    assert_eq!(key_of("  "), None);
    for (key, until, expected) in [
        ("138 1234 5678", 17, true),
        ("ouyang@example.cn", 31, true),
        ("138 1234 5678", 16, false),
        ("139 0000 0000", 31, false),
    ] {
        let house = house_with(key, until);
        let lina = actor("lina");
        let setting = casework::case::Setting {
            organisation: &house,
            ..WORLD.setting(&lina, aug("17 09:00"))
        };
        let mut play = Play::new();
        let command = Command::Receive(Box::new(complaint()));
        let events = decide(&play.case, &command, &setting).unwrap();
        play.case.apply_step(aug("17 09:00"), &lina, &events);
        assert_eq!(play.case.flags().contains(&Flag::KeyCustomer), expected, "{key} {until}");
    }
}

#[test]
fn the_list_is_kept_by_few_and_says_why_and_until_when() {
    let it = WORLD.organisation.clone();
    let put = |by: &str, entry: KeyCustomer| {
        organisation::decide(&it, &OrganisationCommand::PutKeyCustomer(entry), &actor(by))
    };
    for (by, may) in
        [("lina", false), ("sunhong", false), ("wuqing", true), ("wangfang", true), ("admin", true)]
    {
        assert_eq!(put(by, key_customer("13812345678", 31)).is_ok(), may, "{by}");
    }
    let wrong = KeyCustomer { name: " ".to_owned(), reason: String::new(), ..key_customer("", 31) };
    let Err(Objection::Invalid(invalid)) = put("admin", wrong) else { panic!("it is wrong") };
    let fields: Vec<&str> = invalid.0.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(fields, ["key", "name", "reason"]);
    let today = date(2026, 8, 17);
    let over = key_customer::in_time(&key_customer("13812345678", 16), today);
    assert_eq!(over, Err(Refusal::KeyCustomerOver));
    let drop = OrganisationCommand::DropKeyCustomer { key: "t:+8613812345678".to_owned() };
    let gone = organisation::decide(&it, &drop, &actor("admin"));
    assert_eq!(gone, Err(Objection::Refused(Refusal::NoSuchKeyCustomer)));
}

#[test]
fn the_green_channel_lifts_by_the_packs_rule_alone_and_never_to_the_top() {
    use casework::triage::{Priority, Severity};
    let up =
        pack(&crate::world::PACK.replacen("[severity]", "[severity]\nkey_customer_up = true", 1));
    for (factors, plain, lifted) in [
        (0, Priority::P4, Priority::P3),
        (1, Priority::P3, Priority::P2),
        (2, Priority::P2, Priority::P2),
        (3, Priority::P1, Priority::P1),
    ] {
        let it = Severity {
            severity: factors,
            safety: factors,
            complexity: factors,
            impact: factors,
            immediacy: factors,
        };
        assert_eq!(up.priority(&it, false, false), plain, "{factors}");
        assert_eq!(up.priority(&it, false, true), lifted, "{factors}");
        assert_eq!(WORLD.pack.priority(&it, false, true), plain, "the pack says nothing of it");
    }
}

/// Every sequence of up to five of what may happen to an alarm: told, opened, accepted, worked on, closed over.
#[test]
fn every_way_an_alarm_is_met_keeps_the_invariants() {
    use crate::say::{accept_escalation, answer, call, respond, word};
    use casework::response::Word;
    const LENGTH: usize = 5;
    let pack = alerting();
    let alphabet: Vec<(&str, i64, Command)> = vec![
        ("clock", 1, Command::Tick),
        ("clock", 16, Command::Tick),
        ("wangfang", 0, Command::ReadEscalations),
        ("zhoumin", 0, Command::ReadEscalations),
        ("wuqing", 0, Command::ReadEscalations),
        ("wangfang", 0, accept_escalation(1)),
        ("lina", 0, call()),
        ("lina", 0, answer(1)),
        ("lina", 0, respond("已断电，专人上门")),
        ("customer", 0, word(Word::Withdraws)),
    ];
    let mut start = Play::received("lina", complaint());
    start.does("lina", urgent());
    let mut level = vec![(start.case, start.now)];
    let (mut cases, mut opened) = (0, 0);
    for _ in 0..LENGTH {
        let mut next: Vec<(casework::case::Case, Timestamp)> = Vec::new();
        for (case, now) in &level {
            for (who, minutes, command) in &alphabet {
                let now = *now + jiff::SignedDuration::from_mins(*minutes);
                let who = actor(who);
                let setting = casework::case::Setting { pack: &pack, ..WORLD.setting(&who, now) };
                let Ok(events) = decide(case, command, &setting) else { continue };
                if events.is_empty() && *minutes == 0 {
                    continue;
                }
                let mut after = case.clone();
                if !events.is_empty() {
                    after.apply_step(now, &who, &events);
                }
                assert_eq!(check(&after, &setting), vec![], "{command:?}");
                assert_eq!(check_repeated(&after, command, &setting), vec![], "{command:?}");
                for alarm in &after.escalations {
                    let readers: std::collections::BTreeSet<_> =
                        alarm.readings.iter().map(|it| &it.by).collect();
                    assert_eq!(readers.len(), alarm.readings.len(), "each opens it once");
                    assert!(readers.iter().all(|it| alarm.told.contains(it)), "only who was told");
                    opened += readers.len();
                }
                if !next.iter().any(|(known, at)| *at == now && *known == after) {
                    next.push((after, now));
                }
            }
        }
        cases += next.len();
        level = next;
    }
    assert!(cases > 500 && opened > 500, "{cases} {opened}");
}
