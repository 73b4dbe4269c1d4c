//! Clocks at the pages: why a deadline, standing still, more time, who was warned, and other rules.

use axum::http::StatusCode;
use casework::extension::State;
use serde_json::json;

use crate::clerk::Clerk;
use crate::support::{Page, World};

async fn taken(world: &World) -> String {
    let page = Clerk::at(world, "wangfang").await.takes(&[]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let place = page.headers["location"].to_str().unwrap();
    place.trim_start_matches("/cases/").split(['?', '/']).next().unwrap().to_owned()
}

/// Sends a form of the case page with the page's own request id.
async fn sends(clerk: &Clerk<'_>, no: &str, resource: &str, fields: &[(&str, &str)]) -> Page {
    let request = clerk.get(&format!("/cases/{no}")).await.value("request");
    let mut all = vec![("request", request.as_str())];
    all.extend(fields);
    clerk.post(&format!("/cases/{no}/{resource}"), &all).await
}

#[tokio::test]
async fn a_deadline_tells_how_it_was_counted_and_what_stopped_it() {
    let world = World::new();
    let no = taken(&world).await;
    let clerk = Clerk::at(&world, "wangfang").await;
    let page = clerk.get(&format!("/cases/{no}")).await;
    for words in ["为什么是这个时间", "从登记起", "时限 5 个工作日", "周末", "不计", "依据"]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }

    // Without a note, and into the past, it does not stand still; what was typed stays.
    let fields = [("reason", "customer"), ("until", "2026-08-20T18:00")];
    let page = sends(&clerk, &no, "pauses", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("2026-08-20T18:00"), "{}", page.text());
    let past = [("reason", "customer"), ("note", "等发票照片"), ("until", "2026-08-01T18:00")];
    let page = sends(&clerk, &no, "pauses", &past).await;
    assert!(page.says("暂停的结束时间已经过去。") && page.says("等发票照片"), "{}", page.text());

    let due = |world: &World| {
        let case = world.case(&no);
        case.promises.iter().find(|it| it.clock.as_deref() == Some("answer")).unwrap().due_at
    };
    let before = due(&world);
    let ahead = [("reason", "customer"), ("note", "等发票照片"), ("until", "2026-08-20T18:00")];
    assert_eq!(sends(&clerk, &no, "pauses", &ahead).await.status, StatusCode::SEE_OTHER);
    assert!(due(&world) > before);
    let page = clerk.get(&format!("/cases/{no}")).await;
    assert!(page.says("时限暂停中：等您补充或配合"), "{}", page.text());
    assert_eq!(sends(&clerk, &no, "resumption", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(due(&world), before, "a pause within a day costs no day");
}

#[tokio::test]
async fn more_time_is_asked_for_here_and_granted_by_somebody_else() {
    let world = World::new();
    let no = taken(&world).await;
    let clerk = Clerk::at(&world, "wangfang").await;
    let answer = world
        .case(&no)
        .promises
        .iter()
        .find(|it| it.kind == casework::promise::Kind::Answer)
        .unwrap()
        .n;
    let fields = [("promise", answer.to_string()), ("reason", "电机要从厂家调".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, it)| (*name, it.as_str())).collect();
    assert_eq!(sends(&clerk, &no, "extensions", &fields).await.status, StatusCode::SEE_OTHER);
    let own = sends(&clerk, &no, "grants", &[("extension", "1")]).await;
    assert_ne!(own.status, StatusCode::SEE_OTHER, "nobody grants their own wish");

    let quality = Clerk::at(&world, "chenjing").await;
    let page = quality.get(&format!("/cases/{no}")).await;
    assert!(page.says("王芳申请延长 5 个工作日，待审批"), "{}", page.text());
    assert_eq!(
        sends(&quality, &no, "grants", &[("extension", "1")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(matches!(world.case(&no).extensions[0].state, State::Granted { .. }));
    let page = clerk.get(&format!("/cases/{no}")).await;
    assert!(page.says("延长 5 个工作日") && page.says("电机要从厂家调"), "{}", page.text());
}

#[tokio::test]
async fn a_supervisor_sees_what_is_late_and_gets_an_answer() {
    let world = World::new();
    let no = taken(&world).await;
    world.staff("wangfang", &no, "handovers", json!({ "to_unit": "repair" })).unwrap();
    world.staff("liqiang", &no, "acceptance", json!({})).unwrap();
    world.at("2026-09-01T09:00:00+08:00");
    world.desk().tick().unwrap();
    let lead = Clerk::at(&world, "zhaomin").await;
    let board = lead.get("/board").await;
    assert!(board.says("已逾期") && board.says(&no), "{}", board.text());
    let page = lead.get(&format!("/cases/{no}")).await;
    assert!(page.says("答复逾期一天") && page.says("已通知 赵敏"), "{}", page.text());
    let late = world.case(&no).escalations.iter().find(|it| it.warning == "late").unwrap().n;
    let n = late.to_string();
    let accepted = sends(&lead, &no, "escalation-acceptances", &[("escalation", &n)]).await;
    assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.text());
    let page = lead.get(&format!("/cases/{no}")).await;
    assert!(page.says("赵敏已接手"), "{}", page.text());

    let order = [("text", "为什么还没修好"), ("due_at", "2026-09-02T18:00")];
    assert_eq!(sends(&lead, &no, "supervision-orders", &order).await.status, StatusCode::SEE_OTHER);
    let n = world.case(&no).orders.iter().find(|it| it.warning.is_none()).unwrap().n.to_string();
    let worker = Clerk::at(&world, "liqiang").await;
    let answer = [("order", n.as_str()), ("text", "配件今晚到")];
    assert_eq!(sends(&worker, &no, "order-answers", &answer).await.status, StatusCode::SEE_OTHER);
    assert!(lead.get(&format!("/cases/{no}")).await.says("配件今晚到"));
    assert_eq!(worker.get("/board").await.status, StatusCode::NOT_FOUND, "it is for who leads");
}

#[tokio::test]
async fn other_rules_are_tried_before_they_hold_and_hold_for_new_cases_alone() {
    let world = World::new();
    let old = taken(&world).await;
    // Rules hold for what comes from their own moment on.
    world.at("2026-08-17T09:30:00+08:00");
    let admin = Clerk::at(&world, "admin").await;
    let path = "/admin/packs/general/policy";
    let text = world
        .desk()
        .house()
        .packs
        .values()
        .find(|it| it.id.as_str() == "general")
        .unwrap()
        .policy_text
        .clone();
    assert!(admin.get(path).await.says("[[clock]]"));

    let wrong = text.replacen("limit = \"2 hour\"", "limit = \"2 hours\"", 1);
    let page = admin.post(path, &[("text", &wrong), ("note", "改"), ("do", "put")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("处错误") && page.says("行") && page.says("2 hours"), "{}", page.text());

    let short = text.replace("limit = \"5 working_day\"", "limit = \"0 day\"");
    let page = admin.post(path, &[("text", &short), ("note", ""), ("do", "try")]).await;
    assert!(page.says("用最近一个月的 1 张工单试算"), "{}", page.text());

    let unread =
        admin.post(path, &[("text", &short), ("note", "市里要求当天答复"), ("do", "put")]).await;
    assert!(unread.says("来源未经核对"), "{}", unread.text());
    let fields = [
        ("text", short.as_str()),
        ("note", "市里要求当天答复"),
        ("confirmed", "yes"),
        ("do", "put"),
    ];
    assert_eq!(admin.post(path, &fields).await.status, StatusCode::SEE_OTHER);
    world.at("2026-08-17T10:00:00+08:00");
    let new =
        Clerk::at(&world, "wangfang").await.takes(&[("complainant.phone", "13900007777")]).await;
    let new = new.headers["location"]
        .to_str()
        .unwrap()
        .trim_start_matches("/cases/")
        .split(['?', '/'])
        .next()
        .unwrap()
        .to_owned();
    let due = |no: &str| {
        let case = world.case(no);
        case.promises.iter().find(|it| it.clock.as_deref() == Some("answer")).unwrap().due_at
    };
    world.desk().tick().unwrap();
    assert_eq!(due(&new).to_string(), "2026-08-17T16:00:00Z");
    assert_eq!(
        due(&old).to_string(),
        "2026-08-24T16:00:00Z",
        "a case keeps the rules it started under"
    );

    let page = admin
        .post(path, &[("text", &short), ("rulebook", "cn.telecom.miit35"), ("do", "add")])
        .await;
    assert!(page.says("miit35"), "{}", page.text());
}
