//! An incident from its opening to its end, and an action whose effect is proved: asked for as a browser asks.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use casework::case::Case;
use casework::id::{CaseNo, PersonId};
use casework::incident::Incident;
use casework::intake::Receive;
use casework::permission::Actor;
use desk::chance::SystemChance;
use desk::{Desk, Order};
use serde_json::json;

use crate::support::{HOST, Page, World};

fn staff(id: &str) -> Actor {
    Actor::Staff(PersonId::parse(id).unwrap())
}

fn complaint(n: usize, accused: Option<&str>) -> Receive {
    let subjects: Vec<_> =
        accused.map(|id| json!({ "kind": "person", "number": id })).into_iter().collect();
    serde_json::from_value(json!({
        "pack": "property", "channel": "phone", "heading": "停水",
        "narrative": "７号楼全楼停水，老人没法做饭。", "unit": "repair", "subjects": subjects,
        "complainant": {
            "name": format!("住户{n}"), "phone": format!("1380000{n:04}"),
            "email": n.is_multiple_of(2).then(|| format!("h{n}@example.cn")),
        },
    }))
    .unwrap()
}

fn received(world: &World, cases: usize) -> Vec<CaseNo> {
    (0..cases)
        .map(|n| {
            world.desk().run(&Order::receive(staff("chenjing"), complaint(n, None))).unwrap().no
        })
        .collect()
}

async fn get(world: &World, who: &str, path: &str) -> Page {
    let cookie = world.signed_in(who).await;
    world.send(Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await
}

async fn post(world: &World, who: &str, path: &str, fields: &[(&str, &str)]) -> Page {
    let cookie = world.signed_in(who).await;
    let body: Vec<String> = fields
        .iter()
        .map(|(name, value)| {
            format!("{}={}", server::fail::url_escape(name), server::fail::url_escape(value))
        })
        .collect();
    let request = Request::post(path)
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, format!("http://{HOST}"));
    world.send(request.body(Body::from(body.join("&"))).unwrap()).await
}

async fn taken(world: &World, who: &str, path: &str, fields: &[(&str, &str)]) -> String {
    let page = post(world, who, path, fields).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{who} {path}: {}", page.text());
    page.location()
}

/// Opened with these cases, an announcement released by 赵敏.
async fn telling(world: &World, cases: &[CaseNo]) {
    let list: Vec<String> = cases.iter().map(ToString::to_string).collect();
    let opening = [
        ("title", "７号楼全楼停水"),
        ("kind", "outage"),
        ("known", "主管破裂，抢修中"),
        ("cases", &list.join("\n")),
    ];
    let place = taken(world, "chenjing", "/incidents", &opening).await;
    assert!(place.starts_with("/incidents/1?"), "{place}");
    let room = [
        ("members.0.person", "zhaomin"),
        ("members.0.part", "对外发言"),
        ("members.1.person", "liqiang"),
        ("spokesperson", "zhaomin"),
    ];
    taken(world, "chenjing", "/incidents/1/team", &room).await;
    let words = [("text", "预计今晚八点恢复供水。")];
    taken(world, "liqiang", "/incidents/1/announcements", &words).await;
    taken(world, "chenjing", "/incidents/1/announcement-approvals", &[("announcement", "1")]).await;
    taken(world, "zhaomin", "/incidents/1/releases", &[("announcement", "1")]).await;
}

/// How often a case was told something in the course of an incident.
fn announcements(case: &Case) -> usize {
    case.progress.iter().filter(|it| it.announcement.is_some()).count()
}

#[tokio::test]
async fn everybody_an_outage_touches_is_told_once_and_keeps_their_own_case() {
    let world = World::new();
    let cases = received(&world, 12);
    world
        .staff("chenjing", &cases[0].to_string(), "merger", json!({ "into": cases[1].to_string() }))
        .unwrap();
    telling(&world, &cases).await;
    let work = get(&world, "zhaomin", "/work").await;
    assert!(!work.says("发布公告"), "it was released");
    world.desk().tick().unwrap();
    world.desk().tick().unwrap();
    let page = get(&world, "chenjing", "/incidents/1").await;
    assert!(page.says("11 / 11"), "{}", page.text());
    for no in &cases[1..] {
        let case = world.case(&no.to_string());
        assert_eq!((announcements(&case), case.closure.is_some()), (1, false), "{no}");
        assert!(case.acknowledged_at.is_none(), "a broadcast acknowledges nothing");
    }
    assert_eq!(announcements(&world.case(&cases[0].to_string())), 0);
    let shown = get(&world, "chenjing", &format!("/cases/{}", cases[1])).await;
    assert!(shown.says("/incidents/1") && shown.says("预计今晚八点恢复供水"));

    // A case linked later is told the latest announcement, and nobody else again.
    let late =
        world.desk().run(&Order::receive(staff("chenjing"), complaint(90, None))).unwrap().no;
    let later = late.to_string();
    taken(&world, "chenjing", "/incidents/1/cases", &[("cases", &later)]).await;
    taken(&world, "chenjing", "/incidents/1/latest", &[]).await;
    world.desk().tick().unwrap();
    assert_eq!(announcements(&world.case(&later)), 1);
    assert_eq!(announcements(&world.case(&cases[1].to_string())), 1);
    let end = [("cause", "主管锈蚀"), ("lesson", "每年检测主管")];
    taken(&world, "chenjing", "/incidents/1/closure", &end).await;
    let other = [("cause", "不明"), ("lesson", "无")];
    let twice = post(&world, "chenjing", "/incidents/1/closure", &other).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert!(world.desk().store().verify().unwrap().is_clean());
}

#[tokio::test]
async fn a_broadcast_that_broke_off_is_taken_up_by_another_program_and_tells_nobody_twice() {
    let world = World::new();
    let cases = received(&world, 9);
    telling(&world, &cases).await;
    // Somebody told three of them and stopped in the middle.
    let desk = world.desk();
    let running = desk.matter::<Incident>(1).unwrap().unwrap();
    for no in &cases[3..6] {
        let tell =
            casework::case::Command::TellAnnouncement(casework::progress::TellAnnouncement {
                which: casework::progress::AnnouncementRef { incident: 1, announcement: 1 },
                text: running.announcements[0].text.clone(),
                by: staff("zhaomin"),
            });
        desk.run(&Order::on(Actor::Clock, *no, tell)).unwrap();
    }
    let packs = (*desk.house().packs).clone();
    let clock = Arc::clone(&world.clock) as Arc<dyn desk::Clock>;
    let other =
        Desk::open(desk.store().clone(), desk.org(), clock, Arc::new(SystemChance), packs).unwrap();
    std::thread::scope(|scope| {
        for node in [desk, &other] {
            scope.spawn(|| node.tick().unwrap());
        }
    });
    other.tick().unwrap();
    for no in &cases {
        assert_eq!(announcements(&world.case(&no.to_string())), 1, "{no}");
    }
    let incident = desk.matter::<Incident>(1).unwrap().unwrap();
    let (_, reached) = incident.broadcasts[0].ended.expect("it came to its end");
    assert_eq!((reached.told, reached.failed), (9, 0));
    // The rows can be dropped and made anew.
    let rows =
        desk.store().read(|it| it.matters(desk.org(), casework::matter::MatterKind::Incident));
    desk.store()
        .transact(|tx| -> Result<(), store::Fault> {
            for table in ["matters", "matter_cases", "matter_duties", "told"] {
                tx.conn().execute(&format!("delete from {table}"), &[])?;
            }
            Ok(())
        })
        .unwrap();
    assert!(!desk.store().verify().unwrap().is_clean(), "the row of the incident is missing");
    assert_eq!(server::cli::proof::refold(desk.store(), desk).unwrap(), 9);
    let again =
        desk.store().read(|it| it.matters(desk.org(), casework::matter::MatterKind::Incident));
    assert_eq!(again.unwrap(), rows.unwrap());
    assert!(desk.store().verify().unwrap().is_clean());
}

#[tokio::test]
async fn the_page_of_an_incident_is_not_there_for_whoever_is_complained_about() {
    let world = World::new();
    let order = Order::receive(staff("chenjing"), complaint(1, Some("liqiang")));
    let no = world.desk().run(&order).unwrap().no.to_string();
    let opening =
        [("title", "态度问题"), ("kind", "other"), ("known", "多人反映"), ("cases", no.as_str())];
    taken(&world, "chenjing", "/incidents", &opening).await;
    assert_eq!(get(&world, "liqiang", "/incidents/1").await.status, StatusCode::NOT_FOUND);
    assert!(!get(&world, "liqiang", "/incidents").await.says("态度问题"));
    assert!(get(&world, "zhaomin", "/incidents").await.says("态度问题"));
    assert_eq!(get(&world, "admin", "/incidents").await.status, StatusCode::FORBIDDEN);
    let own = [("text", "正在了解")];
    taken(&world, "chenjing", "/incidents/1/announcements", &own).await;
    let page =
        post(&world, "chenjing", "/incidents/1/announcement-approvals", &[("announcement", "1")])
            .await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("不能自己批准"));
    let wrong = [("title", ""), ("kind", "outage"), ("known", ""), ("cases", "20260817-0001-1")];
    assert_eq!(
        post(&world, "chenjing", "/incidents", &wrong).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

fn table(from: i16, months: i16, amount: i64) -> String {
    let line = |n: i16| format!("{}-{:02},{amount}", from + n / 12, n % 12 + 1);
    (0..months).map(line).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn an_effect_needs_its_exposure_and_shows_its_numbers() {
    let world = World::new();
    let put = |table: &'static str| {
        let world = &world;
        async move {
            let fields = [("id", "households"), ("title", "户"), ("per", "1000"), ("table", table)];
            post(world, "chenjing", "/exposures", &fields).await
        }
    };
    for (wrong, says) in [
        ("2026-01,1250\n2026-01,1260", "重复"),
        ("2026-01,-5", "2026-01"),
        ("2026-13,5", "2026-13"),
        ("", "请填写"),
    ] {
        let page = put(wrong).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(page.says(says), "{wrong}: {}", page.text());
    }
    assert_eq!(put("月份,户数\n2026-03,1000\n2026-04,1000").await.status, StatusCode::SEE_OTHER);
    let plan = [
        ("title", "更换主水管"),
        ("kind", "corrective"),
        ("what", "分段更换"),
        ("cause.text", "锈蚀"),
        ("owner", "liqiang"),
        ("due_at", "2026-09-10T18:00"),
        ("measure.exposure", "households"),
        ("measure.pack", "property"),
    ];
    taken(&world, "zhaomin", "/actions", &plan).await;
    assert!(get(&world, "liqiang", "/work").await.says("完成整改措施"));
    let done = [("text", "换管三十米")];
    let page = post(&world, "zhaomin", "/actions/1/completion", &done).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    taken(&world, "liqiang", "/actions/1/completion", &done).await;
    taken(&world, "zhaomin", "/actions/1/verification", &[("text", "看过")]).await;
    world.at("2026-12-05T09:00:00+08:00");
    let few = post(&world, "zhaomin", "/actions/1/effect", &[]).await;
    assert_eq!(few.status, StatusCode::CONFLICT);
    assert!(few.says("之前的月份太少") || few.says("没有基数"), "{}", few.text());
    let all = table(2025, 24, 1000);
    let fields = [("id", "households"), ("title", "户"), ("per", "1000"), ("table", all.as_str())];
    taken(&world, "chenjing", "/exposures", &fields).await;
    taken(&world, "zhaomin", "/actions/1/effect", &[]).await;
    let page = get(&world, "zhaomin", "/actions/1").await;
    assert!(page.says("<svg") && page.says("还不能下结论"), "{}", page.text());
}

/// Complaints of a month, one a day.
fn month_of(world: &World, month: &str, complaints: usize) {
    for n in 0..complaints {
        world.at(&format!("{month}-{:02}T10:00:00+08:00", n + 1));
        world.desk().run(&Order::receive(staff("chenjing"), complaint(n, None))).unwrap();
    }
}

/// Twelve months of twelve complaints by a thousand households, then an action that is done and seen.
async fn seen_to_be_done(world: &World) {
    for month in
        (8..=12).map(|n| format!("2026-{n:02}")).chain((1..=7).map(|n| format!("2027-{n:02}")))
    {
        // The demo of tests begins in the middle of August; its first days are part of the month.
        let first = if month == "2026-08" { 18 } else { 1 };
        for n in 0..12 {
            world.at(&format!("{month}-{:02}T10:00:00+08:00", first + n));
            world.desk().run(&Order::receive(staff("chenjing"), complaint(n, None))).unwrap();
        }
    }
    let all = (8..=12)
        .map(|n| format!("2026-{n:02},1000"))
        .chain((1..=12).map(|n| format!("2027-{n:02},1000")))
        .collect::<Vec<_>>()
        .join("\n");
    let fields = [("id", "households"), ("title", "户"), ("per", "1000"), ("table", all.as_str())];
    taken(world, "chenjing", "/exposures", &fields).await;
    world.at("2027-08-02T09:00:00+08:00");
    let plan = [
        ("title", "更换主水管"),
        ("kind", "corrective"),
        ("what", "分段更换"),
        ("cause.text", "锈蚀"),
        ("owner", "liqiang"),
        ("due_at", "2027-08-30T18:00"),
        ("measure.exposure", "households"),
        ("measure.pack", "property"),
    ];
    taken(world, "zhaomin", "/actions", &plan).await;
    taken(world, "liqiang", "/actions/1/completion", &[("text", "换管三十米")]).await;
    taken(world, "zhaomin", "/actions/1/verification", &[("text", "看过")]).await;
}

#[tokio::test]
async fn an_action_is_proved_by_its_effect_and_opened_again_when_it_wears_off() {
    let world = World::new();
    seen_to_be_done(&world).await;
    for month in ["2027-09", "2027-10", "2027-11"] {
        month_of(&world, month, 2);
    }
    world.at("2027-12-02T09:00:00+08:00");
    taken(&world, "zhaomin", "/actions/1/effect", &[]).await;
    let page = get(&world, "zhaomin", "/actions/1").await;
    assert!(page.says("有效") && page.says("dot-after"), "{}", page.text());
    assert!(!page.says("action=\"/actions/1/effect\""), "what is proved is not asked again");
    let late = post(&world, "liqiang", "/actions/1/completion", &[("text", "再换一次")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    // It is watched by the clock, month by month.
    month_of(&world, "2027-12", 20);
    world.at("2028-01-01T00:30:00+08:00");
    world.desk().tick().unwrap();
    let page = get(&world, "zhaomin", "/actions/1").await;
    assert!(page.says("2027-12") && page.says("/actions/1/plan"), "{}", page.text());
    assert!(get(&world, "zhaomin", "/work").await.says("更换主水管"));
}

#[tokio::test]
async fn an_action_that_changed_nothing_is_planned_anew() {
    let world = World::new();
    seen_to_be_done(&world).await;
    for month in ["2027-09", "2027-10", "2027-11"] {
        month_of(&world, month, 12);
    }
    world.at("2027-12-02T09:00:00+08:00");
    taken(&world, "zhaomin", "/actions/1/effect", &[]).await;
    let page = get(&world, "zhaomin", "/actions/1").await;
    assert!(page.says("看不出效果") && page.says("/actions/1/plan"), "{}", page.text());
    let again = [("what", "整栋换管"), ("due_at", "2027-11-01T18:00")];
    let past = post(&world, "zhaomin", "/actions/1/plan", &again).await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
    let again = [("what", "整栋换管"), ("due_at", "2028-01-20T18:00")];
    taken(&world, "zhaomin", "/actions/1/plan", &again).await;
    let page = get(&world, "zhaomin", "/actions/1").await;
    assert!(page.says("整栋换管"), "{}", page.text());
    assert!(get(&world, "liqiang", "/work").await.says("完成整改措施"));
}
