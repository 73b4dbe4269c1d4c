//! Incidents and actions: who is still to be told is exactly who was not, page by page; a rate's numerator is what one
//! counts by hand; and a row that changes leaves nothing of the old one behind.

use std::collections::BTreeSet;

use casework::exposure::{Measure, Month, MonthCount};
use casework::id::{CaseNo, ExposureId, PackId, PersonId, UnitId};
use casework::matter::{
    MatterDuty, MatterDutyKind, MatterKind, MatterRow, MatterRows, PublicReviewRow,
};
use casework::progress::{AnnouncementRef, ToldRow};
use casework::view::{Rows, Stage};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::{Fault, PlatformCount, PublicReviewQuery};

use crate::rig::Rig;
use crate::sample::{ORG, at, stream};
use crate::world::{Dice, World};

on_both!(
    whoever_was_not_told_is_told_next_and_nobody_else,
    complaints_by_month_are_what_one_counts_by_hand,
    a_changed_matter_leaves_nothing_behind,
    a_write_up_is_found_by_every_word_while_it_is_on_view,
    a_public_review_is_known_by_its_number_found_and_counted,
);

const LATEST: AnnouncementRef = AnnouncementRef { incident: 3, announcement: 2 };

fn matter(cases: BTreeSet<CaseNo>, duties: Vec<MatterDuty>) -> MatterRows {
    MatterRows {
        matter: MatterRow {
            kind: MatterKind::Incident,
            n: LATEST.incident,
            version: 1,
            state: "open",
            title: "𠮷野家门口停水".to_owned(),
            owner: PersonId::parse("zhaomin").ok(),
            due_at: Some(at(7_200)),
            tick_at: Some(at(60)),
            began_at: at(0),
            ended_at: None,
            changed_at: at(0),
            accused: "|p:liqiang|".to_owned(),
        },
        cases,
        duties,
        text: None,
        review: None,
    }
}

fn told(announcement: u32, by_mail: bool) -> ToldRow {
    ToldRow { which: AnnouncementRef { announcement, ..LATEST }, at: at(500), by_mail }
}

/// A world in which some were told the first announcement, some the latest and some both.
fn partly_told(rig: &Rig) -> World {
    let mut world = World::new(19, 400);
    let mut dice = Dice::new(19);
    for rows in &mut world.rows {
        let mail = dice.chance(60);
        rows.told.extend(dice.chance(50).then(|| told(1, mail)));
        rows.told.extend(dice.chance(30).then(|| told(2, mail)));
    }
    world.store(rig.store());
    world
}

fn knows(rows: &Rows) -> bool {
    rows.told.iter().any(|it| it.which == LATEST)
}

fn whoever_was_not_told_is_told_next_and_nobody_else(rig: &mut Rig) {
    let world = partly_told(rig);
    let touched: Vec<&Rows> = world.rows.iter().step_by(2).collect();
    let cases: BTreeSet<CaseNo> = touched.iter().map(|it| it.case.no).collect();
    let rows = matter(cases, vec![]);
    rig.store().transact(move |tx| tx.put_matter(ORG, stream(9), &rows, None)).unwrap();

    let open = |it: &&&Rows| it.case.stage != Stage::Closed && !knows(it);
    let mut by_hand: Vec<String> =
        touched.iter().filter(open).map(|it| it.case.no.to_string()).collect();
    by_hand.sort();
    assert!(by_hand.len() > 20, "{} are left to tell", by_hand.len());
    let (mut found, mut after) = (Vec::new(), String::new());
    loop {
        let from = after.clone();
        let page = rig.store().read(move |r| r.untold(ORG, LATEST, &from, 7)).unwrap();
        let Some(last) = page.last() else { break };
        after = last.to_string();
        found.extend(page.iter().map(ToString::to_string));
    }
    assert_eq!(found, by_hand);

    let count = rig.store().read(|r| r.told_count(ORG, LATEST)).unwrap();
    let here =
        |wanted: &dyn Fn(&Rows) -> bool| touched.iter().filter(|it| wanted(it)).count() as u64;
    assert_eq!(count.cases, touched.len() as u64);
    assert_eq!(count.told, here(&knows));
    let by_mail = |it: &Rows| it.told.iter().any(|told| told.which == LATEST && told.by_mail);
    assert_eq!(count.by_mail, here(&by_mail));
    let merged = |it: &Rows| !knows(it) && it.case.merged_into.is_some();
    assert_eq!(count.merged, here(&merged));
    let closed =
        |it: &Rows| !knows(it) && it.case.merged_into.is_none() && it.case.stage == Stage::Closed;
    assert_eq!(count.closed, here(&closed));
    let one = touched.iter().find(|it| it.told.len() == 2).expect("somebody was told both");
    let no = one.case.no;
    let both = rig.store().read(move |r| r.told_to(ORG, no, LATEST.incident)).unwrap();
    assert_eq!(both, vec![(1, at(500)), (2, at(500))]);
}

fn complaints_by_month_are_what_one_counts_by_hand(rig: &mut Rig) {
    let world = World::new(23, 400);
    world.store(rig.store());
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    let first = world.rows.iter().map(|it| it.case.received_at).min().unwrap();
    let mut month = Month::of(first, &zone);
    let mut months: Vec<(Month, Timestamp, Timestamp)> = Vec::new();
    for _ in 0..3 {
        months.push((month, month.begins_at(&zone), month.next().begins_at(&zone)));
        month = month.next();
    }
    let exposure = ExposureId::parse("households").unwrap();
    let packs: BTreeSet<PackId> = world.rows.iter().map(|it| it.case.pack.clone()).collect();
    let branches = world.rows.iter().filter_map(|it| it.case.category.clone());
    let mut categories: BTreeSet<Option<_>> = branches.map(Some).collect();
    categories.insert(None);
    let units: BTreeSet<UnitId> =
        world.rows.iter().filter_map(|it| it.case.unit.clone()).take(9).collect();
    let mut counted = 0;
    for pack in packs {
        for category in &categories {
            for units in [BTreeSet::new(), units.clone()] {
                let measure = Measure {
                    pack: pack.clone(),
                    category: category.clone(),
                    units: units.clone(),
                    exposure: exposure.clone(),
                };
                let below = |code: &str| {
                    let branch = category.as_ref().map(ToString::to_string);
                    branch.is_none_or(|it| code == it || code.starts_with(&format!("{it}.")))
                };
                let is_counted = |it: &Rows| {
                    it.case.pack == pack
                        && it.case.merged_into.is_none()
                        && below(
                            &it.case.category.as_ref().map(ToString::to_string).unwrap_or_default(),
                        )
                        && (units.is_empty()
                            || it.case.unit.as_ref().is_some_and(|unit| units.contains(unit)))
                };
                let by_hand: Vec<MonthCount> = months
                    .iter()
                    .map(|(month, from, to)| {
                        let within = |it: &&Rows| {
                            is_counted(it) && (*from..*to).contains(&it.case.received_at)
                        };
                        let count = world.rows.iter().filter(within).count() as u64;
                        MonthCount { month: *month, count }
                    })
                    .collect();
                counted += by_hand.iter().map(|it| it.count).sum::<u64>();
                let asked = months.clone();
                let told = rig
                    .store()
                    .read(move |r| r.count_by_month(ORG, &measure, &units, &asked))
                    .unwrap();
                assert_eq!(told, by_hand, "{category:?}");
            }
        }
    }
    assert!(counted > 400, "only {counted} were counted in all");
}

fn a_changed_matter_leaves_nothing_behind(rig: &mut Rig) {
    let world = World::new(29, 30);
    world.store(rig.store());
    let all: Vec<CaseNo> = world.rows.iter().map(|it| it.case.no).collect();
    let duty = |kind, n| MatterDuty {
        kind,
        n,
        person: None,
        but: PersonId::parse("wang").ok(),
        due_at: at(9),
    };
    let before = matter(
        all[..20].iter().copied().collect(),
        vec![
            duty(MatterDutyKind::ApproveAnnouncement, 1),
            duty(MatterDutyKind::ApproveAnnouncement, 2),
        ],
    );
    let after = matter(
        all[5..].iter().copied().collect(),
        vec![duty(MatterDutyKind::ReleaseAnnouncement, 1)],
    );
    let (old, new) = (before.clone(), after.clone());
    rig.store()
        .transact(move |tx| {
            tx.put_matter(ORG, stream(9), &old, None)?;
            tx.put_matter(ORG, stream(9), &new, Some(&old))
        })
        .unwrap();
    let listed = rig.store().read(|r| r.matters(ORG, MatterKind::Incident)).unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].cases, listed[0].accused.as_str()), (25, "|p:liqiang|"));
    let duties = rig.store().read(|r| r.matter_duties(ORG)).unwrap();
    assert_eq!(duties.iter().map(|it| it.duty.clone()).collect::<Vec<_>>(), after.duties);
    let (gone, come) = (all[2], all[25]);
    assert!(rig.store().read(move |r| r.matters_of(ORG, gone)).unwrap().is_empty());
    assert_eq!(rig.store().read(move |r| r.matters_of(ORG, come)).unwrap().len(), 1);
    let due = rig.store().read(|r| r.matters_due_for_tick(ORG, at(60))).unwrap();
    assert_eq!(due, vec![(MatterKind::Incident, LATEST.incident)]);
    assert!(rig.store().read(|r| r.matters_due_for_tick(ORG, at(59))).unwrap().is_empty());
}

fn a_write_up_is_found_by_every_word_while_it_is_on_view(rig: &mut Rig) {
    let told = |n: u32, text: Option<&str>| {
        let base = matter(BTreeSet::new(), vec![]);
        let row = MatterRow { kind: MatterKind::WriteUp, n, ..base.matter };
        MatterRows { matter: row, text: text.map(str::to_owned), ..base }
    };
    let texts = [
        (1, Some("主管爆裂全楼停水。按年限更换，每季测厚 100%")),
        (2, Some("電梯門機皮帶斷裂困人_四十分鐘")),
        (3, None),
    ];
    let put = |n: u32, text: Option<&'static str>| {
        let rows = told(n, text);
        let id = stream(n);
        rig.store().transact(move |tx| tx.put_matter(ORG, id, &rows, None)).unwrap();
    };
    for (n, text) in texts {
        put(n, text);
    }
    let found = |q: &'static str| -> Option<Vec<u32>> {
        let rows = rig
            .store()
            .read(move |r| r.search_matters(ORG, MatterKind::WriteUp, q, None, 10))
            .unwrap();
        rows.map(|rows| rows.iter().map(|row| row.n).collect())
    };
    assert_eq!(found(""), Some(vec![2, 1]));
    let page = |q: &'static str, before| {
        let ask = move |r: &mut store::Reader| {
            let (kind, pages) = (MatterKind::WriteUp, 1);
            let all = r.matters_before(ORG, kind, before, pages)?;
            Ok::<_, Fault>((r.search_matters(ORG, kind, q, before, pages)?.unwrap(), all))
        };
        let (found, all) = rig.store().read(ask).unwrap();
        let numbers =
            |rows: Vec<store::MatterListRow>| rows.iter().map(|it| it.n).collect::<Vec<_>>();
        (numbers(found), numbers(all))
    };
    assert_eq!(page("", None), (vec![2], vec![3]), "a draft is listed, and not searched for");
    assert_eq!(page("", Some(3)), (vec![2], vec![2]));
    assert_eq!(page("", Some(2)), (vec![1], vec![1]));
    assert_eq!(page("", Some(1)), (vec![], vec![]));
    assert_eq!(page("停水", Some(2)).0, [1]);
    assert_eq!(page("停水", Some(1)).0, Vec::<u32>::new());
    assert_eq!(found("停水 测厚"), Some(vec![1]));
    assert_eq!(
        found("电梯门机"),
        Some(vec![2]),
        "written the traditional way, asked the simplified"
    );
    assert_eq!(found("停水 皮带"), Some(vec![]));
    assert_eq!(found("%"), None, "a sign is no word, and finds not everything");
    assert_eq!(found("楼%停"), Some(vec![]));
    put(1, None);
    assert_eq!(found("停水"), Some(vec![]), "what was withdrawn is not found");
    put(2, Some("水泵"));
    assert_eq!((found("皮带"), found("水泵")), (Some(vec![]), Some(vec![2])));
}

fn a_public_review_is_known_by_its_number_found_and_counted(rig: &mut Rig) {
    let review = |n: u32, platform: &str, stars: (u8, u8), state: &'static str| {
        let base = matter(BTreeSet::new(), vec![]);
        let row = MatterRow { kind: MatterKind::PublicReview, n, state, ..base.matter };
        let review = PublicReviewRow {
            key: format!("{platform}/{n}"),
            platform: platform.to_owned(),
            stars: stars.1,
            stars_first: stars.0,
            written_at: at(i64::from(n)),
            published_at: (state == "published").then(|| at(90)),
            owes_case: stars.1 < 3,
        };
        MatterRows { matter: row, review: Some(review), ..base }
    };
    let all = [
        review(1, "map", (1, 5), "published"),
        review(2, "map", (2, 2), "received"),
        review(3, "shop", (4, 4), "received"),
    ];
    for rows in all.clone() {
        let id = stream(rows.matter.n);
        rig.store().transact(move |tx| tx.put_matter(ORG, id, &rows, None)).unwrap();
    }
    let find =
        |key: &'static str| rig.store().read(move |r| r.find_public_review(ORG, key)).unwrap();
    assert_eq!((find("map/2"), find("map/3")), (Some((stream(2), 2)), None));
    let found = |asked: PublicReviewQuery| -> Vec<u32> {
        let rows = rig.store().read(move |r| r.public_reviews(ORG, &asked)).unwrap();
        rows.iter().map(|row| row.matter.n).collect()
    };
    let any = PublicReviewQuery::default;
    assert_eq!(found(any()), [3, 2, 1]);
    assert_eq!(found(PublicReviewQuery { below: Some(3), ..any() }), [2, 1]);
    assert_eq!(found(PublicReviewQuery { platform: Some("shop".to_owned()), ..any() }), [3]);
    assert_eq!(found(PublicReviewQuery { state: Some("published".to_owned()), ..any() }), [1]);
    assert_eq!(found(PublicReviewQuery { stars_max: Some(4), ..any() }), [3, 2]);
    assert_eq!(found(PublicReviewQuery { owes_case: true, ..any() }), [2]);
    let rows = rig.store().read(|r| r.public_reviews(ORG, &PublicReviewQuery::default())).unwrap();
    assert_eq!(Some(rows[2].review.clone()), all[0].review, "it comes back as it was put");
    let counted = rig.store().read(|r| r.count_public_reviews(ORG, at(0), at(3))).unwrap();
    let map = PlatformCount {
        platform: "map".to_owned(),
        reviews: 2,
        stars: 7,
        answered: 1,
        owing: 1,
        risen: 1,
    };
    assert_eq!(counted, [map], "what was written at the end is no part of it");
    // The number of a platform means one review only.
    let twin = MatterRows { matter: MatterRow { n: 9, ..all[1].matter.clone() }, ..all[1].clone() };
    let clash = rig.store().transact(move |tx| tx.put_matter(ORG, stream(9), &twin, None));
    assert!(matches!(clash, Err(store::Fault::Conflict { .. })), "{clash:?}");
}
