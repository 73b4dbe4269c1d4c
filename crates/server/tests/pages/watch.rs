//! Who watches over time, at the pages: absences, receipts, the audit of pauses, overruns, digests, key customers.

use axum::http::StatusCode;
use casework::id::PersonId;
use jiff::ToSpan;
use serde_json::json;
use store::Fault;

use crate::clerk::Clerk;
use crate::support::{Page, World};

async fn taken(world: &World, more: &[(&str, &str)]) -> String {
    let page = Clerk::at(world, "wangfang").await.takes(more).await;
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
async fn one_says_when_one_is_away_and_everybody_who_chooses_sees_it() {
    let world = World::new();
    let worker = Clerk::at(&world, "liqiang").await;
    for (fields, words) in [
        (
            [("from", "2026-08-20"), ("to", "2026-08-19"), ("deputy", "zhaomin")],
            "请假的最后一天早于第一天",
        ),
        ([("from", "2026-08-20"), ("to", "2026-08-21"), ("deputy", "liqiang")], "不能请自己代理"),
        (
            [("from", "2026-08-20"), ("to", "2027-08-21"), ("deputy", "zhaomin")],
            "一次请假不能超过一年",
        ),
        ([("from", "2029-08-20"), ("to", "2029-08-21"), ("deputy", "")], "请假的日期离今天太远"),
        ([("from", "bald"), ("to", "2026-08-21"), ("deputy", "")], "请填写日期"),
        ([("from", "2026-08-20"), ("to", "2026-08-21"), ("deputy", "niemand")], "请从"),
    ] {
        let page = worker.post("/account/absences", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(page.says(words), "{words}: {}", page.text());
    }
    let fields = [("from", "2026-08-17"), ("to", "2026-08-21"), ("deputy", "zhaomin")];
    assert_eq!(worker.post("/account/absences", &fields).await.status, StatusCode::SEE_OTHER);
    let again = worker
        .post("/account/absences", &[("from", "2026-08-21"), ("to", "2026-08-22"), ("deputy", "")])
        .await;
    assert!(again.says("重叠"), "{}", again.text());
    let page = worker.get("/account").await;
    assert!(
        page.says("2026-08-17 至 2026-08-21") && page.says("由赵敏代理") && page.says("请假中"),
        "{}",
        page.text()
    );

    // Wherever somebody is chosen as owner, and where the owner stands.
    let mark = "李强 (请假，2026-08-22 回来，赵敏代理)";
    let no = taken(&world, &[]).await;
    let clerk = Clerk::at(&world, "wangfang").await;
    assert!(clerk.get("/cases/new?pack=general").await.says(mark));
    assert!(clerk.get(&format!("/cases/{no}")).await.says(mark));
    let admin = Clerk::at(&world, "admin").await;
    assert!(admin.get("/admin/people/liqiang").await.says("2026-08-22 回来"));
    assert!(admin.get("/admin/history").await.says("李强的请假与代理"));
    let took_back = worker.post("/account/absences/withdrawals", &[("from", "2026-08-17")]).await;
    assert_eq!(took_back.status, StatusCode::SEE_OTHER);
    assert!(!clerk.get(&format!("/cases/{no}")).await.says(mark));
}

#[tokio::test]
async fn who_leads_says_it_for_their_people_and_nobody_else_does() {
    let world = World::new();
    let lead = Clerk::at(&world, "zhaomin").await;
    let page = lead.get("/absences").await;
    assert!(page.says("value=\"liqiang\"") && page.says("没有登记请假"), "{}", page.text());
    let of = |who: &'static str| {
        [("person", who), ("from", "2026-08-20"), ("to", "2026-08-21"), ("deputy", "")]
    };
    assert_eq!(lead.post("/absences", &of("liqiang")).await.status, StatusCode::SEE_OTHER);
    assert!(lead.get("/absences").await.says("李强"));
    let foreign = lead.post("/absences", &of("wangfang")).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY, "not one of theirs");
    let nobody = lead.post("/absences", &of("")).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let drop = [("person", "liqiang"), ("from", "2026-08-20")];
    assert_eq!(lead.post("/absences/withdrawals", &drop).await.status, StatusCode::SEE_OTHER);
    assert!(
        world
            .desk()
            .house()
            .organisation
            .absences_of(&PersonId::parse("liqiang").unwrap())
            .is_empty()
    );
}

#[tokio::test]
async fn who_opened_an_alarm_and_when_stands_on_the_case() {
    let world = World::new();
    let no = taken(&world, &[]).await;
    world.staff("wangfang", &no, "handovers", json!({ "to_unit": "repair" })).unwrap();
    world.staff("liqiang", &no, "acceptance", json!({})).unwrap();
    let grave = json!({ "kind": "complaint", "nature": "valid", "category": "after_sales.repair",
        "severity": { "severity": 3, "safety": 3, "complexity": 1, "impact": 2, "immediacy": 3 }, "reason": "有人受伤" });
    world.staff("liqiang", &no, "triage", grave).unwrap();
    world.desk().tick().unwrap();
    let worker = Clerk::at(&world, "liqiang").await;
    let page = worker.get(&format!("/cases/{no}")).await;
    assert!(page.says("最高级别投诉") && page.says("赵敏 还没有打开"), "{}", page.text());
    let steps = world.case(&no).version;

    world.at("2026-08-17T09:07:00+08:00");
    let lead = Clerk::at(&world, "zhaomin").await;
    let page = lead.get(&format!("/cases/{no}")).await;
    assert!(page.says("赵敏 2026-08-17 09:07 打开"), "{}", page.text());
    assert_eq!(world.case(&no).version, steps + 1, "a fact of the journal");
    lead.get(&format!("/cases/{no}")).await;
    assert_eq!(world.case(&no).version, steps + 1, "once");
    let page = worker.get(&format!("/cases/{no}")).await;
    assert!(page.says("赵敏 2026-08-17 09:07 打开") && page.says("打开了预警"), "{}", page.text());
    world.at("2026-08-17T09:20:00+08:00");
    world.desk().tick().unwrap();
    let rungs: Vec<String> =
        world.case(&no).escalations.iter().map(|it| it.warning.clone()).collect();
    assert!(!rungs.contains(&"grave_unread".to_owned()), "somebody knew: {rungs:?}");
}

#[tokio::test]
async fn the_audit_of_pauses_leads_from_each_number_to_its_cases() {
    let world = World::new();
    let no = taken(&world, &[]).await;
    let clerk = Clerk::at(&world, "wangfang").await;
    assert!(clerk.get("/pauses").await.says("没有时限停过"));
    let fields = [("reason", "customer"), ("note", "等发票照片"), ("until", "2026-08-20T18:00")];
    assert_eq!(sends(&clerk, &no, "pauses", &fields).await.status, StatusCode::SEE_OTHER);
    world.at("2026-08-17T11:30:00+08:00");
    let page = clerk.get("/pauses").await;
    assert!(page.says("2 小时 30 分") && page.says(&format!("/cases/{no}")), "{}", page.text());
    for (by, of, words) in [
        ("unit", "desk", "客服中心"),
        ("person", "wangfang", "王芳"),
        ("reason", "customer", "等您补充或配合"),
    ] {
        let page = clerk.get(&format!("/pauses?month=2026-08&by={by}&of={of}")).await;
        assert!(page.says(words) && page.says(&no), "{by}: {}", page.text());
        let other = clerk.get(&format!("/pauses?month=2026-08&by={by}&of=elsewhere")).await;
        assert!(!other.says(&format!("/cases/{no}")), "{by}");
    }
    let file = clerk.get("/pauses.csv?month=2026-08").await;
    assert!(file.says(&no) && file.says(",150\r\n"), "{}", file.text());
    assert!(clerk.get("/pauses?month=2026-07").await.says("没有时限停过"));
    // Whoever may not see the case finds nothing of it in the numbers.
    let stranger = Clerk::at(&world, "liqiang").await;
    assert!(stranger.get("/pauses").await.says("没有时限停过"));
    assert_eq!(Clerk::at(&world, "admin").await.get("/pauses").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn last_weeks_overruns_are_told_once_and_say_who_knew() {
    let world = World::new();
    let no = taken(&world, &[]).await;
    world.staff("wangfang", &no, "handovers", json!({ "to_unit": "repair" })).unwrap();
    world.staff("liqiang", &no, "acceptance", json!({})).unwrap();
    world.at("2026-08-26T09:00:00+08:00");
    world.desk().tick().unwrap();
    let lead = Clerk::at(&world, "zhaomin").await;
    let late =
        world.case(&no).escalations.iter().find(|it| it.warning == "late").unwrap().n.to_string();
    sends(&lead, &no, "escalation-acceptances", &[("escalation", &late)]).await;
    world.at("2026-08-31T09:00:00+08:00");
    assert_eq!(world.desk().report_overruns().unwrap(), 1, "the quality department");
    assert_eq!(world.desk().report_overruns().unwrap(), 0, "once a week");
    let quality = Clerk::at(&world, "chenjing").await;
    assert!(quality.get("/notices").await.says("上周的超时报告可以看了"));
    let page = quality.get("/overruns").await;
    assert!(
        page.says(&no) && page.says("答复逾期一天") && page.says("赵敏") && page.says("接手"),
        "{}",
        page.text()
    );
    assert!(page.says("还没有") && page.says("2026-08-24 至 2026-08-30"), "{}", page.text());
    assert!(quality.get("/overruns.csv").await.says(&no));
    assert!(quality.get("/overruns?month=2026-08").await.says(&no));
    assert!(quality.get("/overruns?week=2026-07-06").await.says("都按时兑现了"));
    world.at("2026-09-07T09:00:00+08:00");
    assert_eq!(world.desk().report_overruns().unwrap(), 0, "nothing fell due last week");
}

#[tokio::test]
async fn a_flood_of_notices_comes_as_one_and_by_choice_all_of_them_do() {
    let world = World::new();
    let mut cases = Vec::new();
    for n in 0..8 {
        let phone = format!("1390000{n:04}");
        cases.push(taken(&world, &[("complainant.phone", phone.as_str())]).await);
    }
    let unread = |who: &str| {
        let who = PersonId::parse(who).unwrap();
        let org = world.desk().org();
        world
            .desk()
            .store()
            .read(move |r| r.unread_notices(org, &who))
            .map_err(|e: Fault| e)
            .unwrap()
    };
    for no in &cases {
        world.staff("wangfang", no, "handovers", json!({ "to_unit": "repair" })).unwrap();
    }
    assert_eq!(unread("zhaomin"), 5, "the rest waits");
    world.at("2026-08-17T09:59:00+08:00");
    assert_eq!(world.desk().send_digests().unwrap(), 0, "the hour is not over");
    world.at("2026-08-17T10:00:00+08:00");
    assert_eq!(world.desk().send_digests().unwrap(), 1);
    assert_eq!(world.desk().send_digests().unwrap(), 0);
    assert_eq!(unread("zhaomin"), 6);
    let lead = Clerk::at(&world, "zhaomin").await;
    let page = lead.get("/notices").await;
    assert!(page.says("汇总：3 条通知"), "{}", page.text());

    assert_eq!(
        lead.post("/account/pace", &[("pace", "daily")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(lead.get("/account?done=pace").await.says("通知方式已经更新"));
    lead.post("/notices", &[]).await;
    let no = taken(&world, &[("complainant.phone", "13900009999")]).await;
    world.staff("wangfang", &no, "handovers", json!({ "to_unit": "repair" })).unwrap();
    assert_eq!(unread("zhaomin"), 0, "it waits for the morning");
    // What is grave never waits.
    world.staff("liqiang", &no, "acceptance", json!({})).unwrap();
    let grave = json!({ "kind": "complaint", "nature": "valid", "category": "after_sales.repair",
        "severity": { "severity": 3, "safety": 3, "complexity": 1, "impact": 2, "immediacy": 3 }, "reason": "有人受伤" });
    world.staff("liqiang", &no, "triage", grave).unwrap();
    assert!(unread("zhaomin") >= 1, "an alarm comes at once");
    let now = world.desk().now();
    world.at(&(now + 24.hours()).to_string());
    assert_eq!(world.desk().send_digests().unwrap(), 1);
}

#[tokio::test]
async fn a_key_customer_is_marked_when_they_complain_and_the_list_says_why() {
    let world = World::new();
    let quality = Clerk::at(&world, "chenjing").await;
    let wrong = [("name", ""), ("key", ""), ("reason", ""), ("until", "2026-12-31")];
    assert_eq!(
        quality.post("/key-customers", &wrong).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let over = [
        ("name", "和平里幼儿园"),
        ("key", "13900004242"),
        ("reason", "重点客户"),
        ("until", "2026-08-16"),
    ];
    assert!(quality.post("/key-customers", &over).await.says("最后一天已经过去"));
    let fields = [
        ("name", "和平里幼儿园"),
        ("key", "139 0000 4242"),
        ("reason", "合同约定重点保障"),
        ("until", "2026-12-31"),
    ];
    assert_eq!(quality.post("/key-customers", &fields).await.status, StatusCode::SEE_OTHER);
    let plain = taken(&world, &[("complainant.phone", "13900001111")]).await;
    let key = taken(&world, &[("complainant.phone", "13900004242")]).await;
    let clerk = Clerk::at(&world, "wangfang").await;
    assert!(clerk.get(&format!("/cases/{key}")).await.says("重点客户"));
    assert!(!clerk.get(&format!("/cases/{plain}")).await.says("重点客户"));
    // Nobody else's promise is touched: both fall due when they would have.
    let due = |no: &str| world.case(no).promises.iter().map(|it| it.due_at).collect::<Vec<_>>();
    assert_eq!(due(&plain), due(&key));
    assert_eq!(clerk.get("/key-customers").await.status, StatusCode::FORBIDDEN);
    let admin = Clerk::at(&world, "admin").await;
    let page = admin.get("/admin/history").await;
    assert!(
        page.says("重点客户“和平里幼儿园”") && page.says("合同约定重点保障"),
        "{}",
        page.text()
    );
    let house = world.desk().house();
    let drop = [("key", house.organisation.key_customers.keys().next().unwrap().as_str())];
    assert_eq!(
        quality.post("/key-customers/withdrawals", &drop).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(quality.get("/key-customers").await.says("名单是空的"));
}
