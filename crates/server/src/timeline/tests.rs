//! One long case, told to staff and to the customer in three languages.

mod sample;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use casework::case::Command;
use casework::intake::{Channel, PastAnswer};
use jiff::tz::TimeZone;

use self::sample::{World, complaint, staff, world};
use super::*;
use crate::locale::Locale;

fn reader(locale: Locale) -> Reader {
    let now = "2026-08-21T01:00:00Z".parse().unwrap();
    Reader::new(locale, TimeZone::get("Asia/Shanghai").unwrap(), now)
}

/// A timeline as lines, so that a reviewer reads it as people will.
fn as_text(l: &Reader, items: &[TimelineItem]) -> String {
    let mut text = String::new();
    for item in items {
        let internal = if item.internal { " [internal]" } else { "" };
        writeln!(
            text,
            "{} {} {:?} {} | {} | #{}{internal}",
            l.date_time(item.at),
            item.icon,
            item.tone,
            item.title,
            item.by,
            item.anchor,
        )
        .unwrap();
        for line in item.body.lines() {
            writeln!(text, "    {line}").unwrap();
        }
        for (label, value) in &item.facts {
            writeln!(text, "    - {label}: {value}").unwrap();
        }
        for file in &item.files {
            writeln!(
                text,
                "    @ {} {} ({})",
                file.name,
                &file.url[..file.url.len() - 60],
                file.size
            )
            .unwrap();
        }
    }
    text
}

fn staff_items(world: &World, l: &Reader) -> Vec<TimelineItem> {
    for_staff(l, &world.organisation, &world.pack, "20260817-0042-1", &world.steps)
}

fn customer_items(world: &World, l: &Reader) -> Vec<TimelineItem> {
    for_customer(l, &world.organisation, &world.pack, "/t/20260817-0042-1.abc", &world.steps)
}

#[test]
fn a_long_case_as_staff_read_it() {
    let world = world();
    for locale in Locale::ALL {
        let l = reader(locale);
        let text = as_text(&l, &staff_items(&world, &l));
        insta::assert_snapshot!(format!("staff_{}", locale.tag()), text);
    }
}

#[test]
fn a_long_case_as_the_customer_reads_it() {
    let world = world();
    for locale in Locale::ALL {
        let l = reader(locale);
        let text = as_text(&l, &customer_items(&world, &l));
        insta::assert_snapshot!(format!("customer_{}", locale.tag()), text);
    }
}

#[test]
fn the_customer_reads_nothing_internal() {
    let world = world();
    let l = reader(Locale::ZhHans);
    let text = as_text(&l, &customer_items(&world, &l));
    for secret in [
        "夸大",             // the listener's opinion
        "密封圈漏装",       // reasons of a finding, drafts
        "怀疑",             // a note
        "气头上",           // what we wrote down about a call
        "退单",             // a return
        "不属于",           // its reason
        "同意，并追查",     // an approver's word
        "科目",             // proof of delivery
        "检测报告",         // a file of ours
        "产线",             // the lesson
        "20260815",         // another customer's case
        "没人接",           // our note on a callback
        "并错了",           // why a merging was undone
        "2026-08-21 18:00", // what an outside body asks of us
        "P2",
        "有效投诉",
    ] {
        assert!(!text.contains(secret), "{secret} in\n{text}");
    }
    // The one complained about is named by the customer alone.
    assert_eq!(text.matches("陈涛").count(), 1);
}

#[test]
fn what_staff_see_as_internal_is_what_the_customer_does_not_see() {
    let world = world();
    let l = reader(Locale::ZhHans);
    let shown: BTreeSet<Timestamp> = customer_items(&world, &l).iter().map(|it| it.at).collect();
    for item in staff_items(&world, &l) {
        assert!(!item.title.is_empty() && !item.title.contains("timeline-"), "{item:?}");
        assert!(item.internal || shown.contains(&item.at), "not shown: {item:?}");
    }
}

#[test]
fn a_complaint_nobody_heard_is_routed_and_one_of_ours_acting_stays_unnamed_when_accused() {
    let mut world = World::new();
    let Command::Receive(mut it) = complaint() else { unreachable!() };
    it.channel = Channel::Web;
    it.source = None;
    it.danger = true;
    world.at("09:30", Actor::Customer, &Command::Receive(it));
    let l = reader(Locale::ZhHans);
    let ours = staff_items(&world, &l);
    assert_eq!(ours[1].title, "系统派单给客服中心");
    assert_eq!((ours[0].by.as_str(), ours[1].by.as_str()), ("客户", "系统时钟"));
    assert!(ours[0].facts.contains(&("危险".to_owned(), "正在危及人身或财产".to_owned())));
    // The rules keep the accused away; were a step of theirs on record all the same, it would not name them.
    world.steps.push(TimelineStep {
        seq: 2,
        at: world.steps[0].at,
        actor: staff("chentao"),
        events: vec![Event::Acknowledged],
    });
    let told = customer_items(&world, &l);
    assert_eq!(told[0].by, "您");
    assert_eq!(told.last().unwrap().by, "安心电器");
}

#[test]
fn a_record_taken_over_with_its_answer_reads_as_one() {
    let mut world = World::new();
    let Command::Receive(mut it) = complaint() else { unreachable!() };
    it.channel = Channel::Import;
    it.past_answer = Some(PastAnswer {
        at: Some("2026-08-17T09:20:00+08:00".parse().unwrap()),
        text: "已换新。".to_owned(),
    });
    world.at("09:30", Actor::Import("八月.csv".to_owned()), &Command::Receive(it));
    let l = reader(Locale::ZhHans);
    let titles: Vec<_> = staff_items(&world, &l).into_iter().map(|it| (it.title, it.by)).collect();
    assert_eq!(titles[0], ("受理投诉（批量导入）".to_owned(), "导入：八月.csv".to_owned()));
    assert_eq!(titles.last().unwrap().0, "结案：历史记录");
}

#[test]
fn a_step_has_a_title_of_one_line() {
    let world = world();
    let mut told = String::new();
    for step in &world.steps {
        let titles = Locale::ALL.map(|locale| title(&reader(locale), step));
        writeln!(told, "{} {}", step.seq, titles.join(" | ")).unwrap();
    }
    insta::assert_snapshot!("titles", told);
}

#[test]
fn every_icon_is_in_the_list_of_icons() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/src/icons.txt");
    let known = std::fs::read_to_string(path).unwrap();
    let known: BTreeSet<&str> = known.lines().collect();
    let world = world();
    let l = reader(Locale::En);
    for item in staff_items(&world, &l).iter().chain(&customer_items(&world, &l)) {
        assert!(known.contains(item.icon), "{} is not in {path}", item.icon);
    }
}

#[test]
fn a_step_from_the_store_is_read_back() {
    let step = store::Step {
        seq: 3,
        at: Timestamp::UNIX_EPOCH,
        kind: "acknowledge".to_owned(),
        actor: "staff:wangfang".to_owned(),
        body: br#"{"salt":"00","events":[{"event":"acknowledged"}]}"#.to_vec(),
        hash: [0; 32],
    };
    let read = TimelineStep::of(&step).unwrap();
    assert_eq!(
        (read.seq, read.actor, read.events),
        (3, staff("wangfang"), vec![Event::Acknowledged])
    );
    assert!(TimelineStep::of(&store::Step { actor: "nobody".to_owned(), ..step }).is_err());
}
