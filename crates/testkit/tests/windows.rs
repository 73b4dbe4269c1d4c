//! What a case shows of windows and counters under the rulebooks: open, closed by time, and closed by a deed.

#![expect(clippy::unwrap_used, reason = "in a test the panic is the message")]

use std::fs;
use std::path::Path;

use casework::calendar::Calendar;
use casework::case::{Case, Setting};
use casework::id::PackId;
use casework::intake::{Channel, Receive};
use casework::milestone::Milestone;
use casework::organisation::Organisation;
use casework::pack::{Pack, PackSource, parse_set};
use casework::permission::Actor;
use casework::policy::{Rulebook, Whose, counters, windows};
use jiff::Timestamp;
use testkit::over_general;

/// The general pack with a rulebook laid over it.
fn pack(id: &str) -> Pack {
    let read = |path: &str| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        fs::read_to_string(root.join(path)).unwrap()
    };
    let general = "packs/general/pack.toml";
    let book = read(&format!("packs/rules/{id}.toml"));
    let general = PackSource { file: general.to_owned(), text: read(general) };
    let mut packs = parse_set(&[general, over_general(id, Rulebook::sections(&book))]).unwrap();
    packs.remove(&PackId::parse(id).unwrap()).unwrap()
}

/// A time on the wall in China, e.g. `2026-02-13 10:00`.
fn wall(text: &str) -> Timestamp {
    format!("{}:00+08:00", text.replace(' ', "T")).parse().unwrap()
}

/// A case heard and registered then.
fn heard(pack: &Pack, at: &str) -> Case {
    let mut complaint = Receive::new(pack.id.clone(), Channel::Phone, "x");
    complaint.heard_at = Some(wall(at));
    Case { complaint: Some(Box::new(complaint)), registered_at: Some(wall(at)), ..Case::default() }
}

fn reach(case: &mut Case, code: &str, at: &str) {
    let n = u32::try_from(case.milestones.len()).unwrap() + 1;
    let (code, at, note) = (code.to_owned(), wall(at), String::new());
    case.milestones.push(Milestone { n, code, at, note, by: Actor::Clock });
}

/// The windows open at a time: code, whose, and the last moment.
fn open(case: &Case, pack: &Pack, now: &str) -> Vec<(String, Whose, Timestamp)> {
    let (organisation, calendar) = (Organisation::default(), Calendar::china());
    let setting = Setting {
        now: wall(now),
        actor: &Actor::Clock,
        organisation: &organisation,
        pack,
        calendar: &calendar,
        granted_elsewhere: 0,
    };
    windows(case, &setting).into_iter().map(|it| (it.id, it.whose, it.closes_at)).collect()
}

#[test]
fn what_was_misrouted_may_be_sent_back_for_two_working_days() {
    let pack = pack("cn.12345.shandong");
    let case = heard(&pack, "2026-02-13 10:00");
    // 14 February is worked, 15 to 23 February are off: the window closes with the 24th.
    let ours = ("sd12345_send_back".to_owned(), Whose::Ours, wall("2026-02-25 00:00"));
    for now in ["2026-02-13 10:00", "2026-02-24 23:59"] {
        assert_eq!(open(&case, &pack, now), std::slice::from_ref(&ours), "{now}");
    }
    assert_eq!(open(&case, &pack, "2026-02-25 00:00"), []);
}

#[test]
fn a_window_opens_with_its_milestone_and_closes_with_the_deed() {
    let pack = pack("cn.ecommerce.base");
    let mut case = heard(&pack, "2026-01-30 09:00");
    assert_eq!(open(&case, &pack, "2026-01-31 12:00"), []);
    reach(&mut case, "shop_delivered", "2026-01-31 10:00");
    let theirs = ("shop_no_reason".to_owned(), Whose::Customer, wall("2026-02-08 00:00"));
    assert_eq!(open(&case, &pack, "2026-01-31 12:00"), [theirs]);
    reach(&mut case, "shop_returned", "2026-02-02 10:00");
    assert_eq!(open(&case, &pack, "2026-02-02 12:00"), []);
}

#[test]
fn which_window_is_open_depends_on_what_it_is_about() {
    let pack = pack("cn.telecom.miit35");
    let mut case = heard(&pack, "2026-09-30 09:00");
    reach(&mut case, "miit35_event", "2026-09-30 08:00");
    let two_years = ("miit35_petition".to_owned(), Whose::Customer, wall("2028-10-01 00:00"));
    assert_eq!(open(&case, &pack, "2026-10-01 09:00"), [two_years]);
    let complaint = case.complaint.as_mut().unwrap();
    complaint.category = Some("price.charge".parse().unwrap());
    // Five months after 30 September is the last of February.
    let charge = ("miit35_petition_charge".to_owned(), Whose::Customer, wall("2027-03-01 00:00"));
    assert_eq!(open(&case, &pack, "2026-10-01 09:00"), [charge]);
}

#[test]
fn a_counter_is_shown_once_it_has_begun_and_says_when_it_is_over() {
    let pack = pack("cn.auto.dealer");
    let (organisation, calendar) = (Organisation::default(), Calendar::china());
    let told = |case: &Case, now: &str| -> Vec<(String, u32, bool)> {
        let setting = Setting {
            now: wall(now),
            actor: &Actor::Clock,
            organisation: &organisation,
            pack: &pack,
            calendar: &calendar,
            granted_elsewhere: 0,
        };
        counters(case, &setting).into_iter().map(|it| (it.id, it.n, it.over)).collect()
    };
    let mut case = heard(&pack, "2026-03-02 09:00");
    assert_eq!(told(&case, "2026-03-02 12:00"), []);
    reach(&mut case, "auto_in", "2026-03-02 10:00");
    let days = |n, over| vec![("auto_repair_days".to_owned(), n, over)];
    assert_eq!(told(&case, "2026-03-02 12:00"), days(1, false));
    assert_eq!(told(&case, "2026-04-01 10:00"), days(30, false));
    assert_eq!(told(&case, "2026-04-01 10:01"), days(31, true));
    reach(&mut case, "auto_out", "2026-03-07 10:00");
    assert_eq!(told(&case, "2026-04-01 10:01"), days(5, false));
}

#[test]
fn which_letter_a_closing_may_choose_depends_on_the_window() {
    use casework::closing::ClosingLetter::{None as Nothing, Short, Usual};
    use casework::closing::letters;

    let choices = |id: &str, now: &str| {
        let pack = pack(id);
        let case = heard(&pack, "2026-03-02 10:00");
        let (organisation, calendar) = (Organisation::default(), Calendar::china());
        let (actor, pack, now) = (&Actor::Clock, &pack, wall(now));
        letters(
            &case,
            &Setting {
                now,
                actor,
                organisation: &organisation,
                pack,
                calendar: &calendar,
                granted_elsewhere: 0,
            },
        )
    };
    assert_eq!(choices("uk.fca.disp", "2026-03-03 10:00"), [Usual, Short]);
    assert_eq!(choices("au.asic.rg271", "2026-03-09 23:59"), [Usual, Short, Nothing]);
    assert_eq!(choices("au.asic.rg271", "2026-03-10 00:00"), [Usual], "the window is closed");
    assert_eq!(
        choices("cn.12345.shandong", "2026-03-02 10:00"),
        [Usual],
        "a window of another kind"
    );
}
