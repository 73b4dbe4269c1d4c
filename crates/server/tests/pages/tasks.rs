//! Tasks at the pages: given, seen by those asked, given back, decided, answered by a partner without an account.

use axum::http::StatusCode;
use casework::task::State;
use serde_json::json;

use crate::clerk::Clerk;
use crate::support::{Page, Part, World};

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

/// The path of the partner's link, as whoever works on the case finds it on the page.
async fn link_of(clerk: &Clerk<'_>, no: &str) -> String {
    let text = clerk.get(&format!("/cases/{no}")).await.text();
    let at = text.find("href=\"/p/").expect("the link stands on the page");
    text[at + 6..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn who_is_asked_sees_the_case_and_answers_and_the_owner_stays() {
    let world = World::new();
    let no = taken(&world).await;
    let owner = Clerk::at(&world, "wangfang").await;
    let asked = Clerk::at(&world, "liqiang").await;
    assert_eq!(asked.get(&format!("/cases/{no}")).await.status, StatusCode::NOT_FOUND);

    let give = [("what", "请查清停梯原因"), ("points", "1"), ("to_unit", "repair")];
    assert_eq!(sends(&owner, &no, "tasks", &give).await.status, StatusCode::SEE_OTHER);
    let page = asked.get(&format!("/cases/{no}")).await;
    assert!(page.says("请查清停梯原因") && page.says("待接收"), "{}", page.text());
    let page = asked.get(&format!("/cases/{no}/tasks/1")).await;
    assert!(page.says("交给你们的子任务") && page.says("请查清停梯原因"), "{}", page.text());
    assert_eq!(asked.get(&format!("/cases/{no}/tasks/2")).await.status, StatusCode::NOT_FOUND);
    let work = asked.get("/work").await;
    assert!(work.says("接收子任务") && work.says(&no), "{}", work.text());

    // Neither answered nor closed over it, and the page says which one stands in the way.
    world.staff("wangfang", &no, "answers", json!({ "point": 1, "text": "已修好" })).unwrap();
    let early = [("text", "已修好"), ("means", "phone")];
    let page = sends(&owner, &no, "responses", &early).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(
        page.says("还有子任务没有办完。") && page.says("子任务 1（工程部）"),
        "{}",
        page.text()
    );

    world.at("2026-08-17T10:00:00+08:00");
    assert_eq!(
        sends(&asked, &no, "task-acceptances", &[("task", "1")]).await.status,
        StatusCode::SEE_OTHER
    );
    let request = asked.get(&format!("/cases/{no}")).await.value("request");
    let photo: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF";
    let without = [
        Part::Field("request", &request),
        Part::Field("task", "1"),
        Part::Field("points.1.point", "1"),
    ];
    let page = asked.post_parts(&format!("/cases/{no}/task-answers"), &without).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text());
    let answer = [
        Part::Field("request", &request),
        Part::Field("task", "1"),
        Part::Field("points.1.point", "1"),
        Part::Field("points.1.finding", "upheld"),
        Part::Field("points.1.reasons", "现场检查"),
        Part::Field("points.1.text", "门锁已换，今晚恢复运行"),
        Part::Field("text", "当晚已更换"),
        Part::File("files", "维保记录.pdf", photo),
    ];
    let page = asked.post_parts(&format!("/cases/{no}/task-answers"), &answer).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let page = owner.get(&format!("/cases/{no}")).await;
    for words in ["待审阅", "门锁已换，今晚恢复运行", "维保记录.pdf", "采纳回复"]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert_eq!(
        sends(&owner, &no, "task-confirmations", &[("task", "1")]).await.status,
        StatusCode::SEE_OTHER
    );
    let case = world.case(&no);
    assert_eq!(case.points[0].answer.as_ref().unwrap().text, "门锁已换，今晚恢复运行");
    assert_eq!(case.owner.unwrap().as_str(), "wangfang");
    assert_eq!(asked.get(&format!("/cases/{no}")).await.status, StatusCode::NOT_FOUND);
    let page = owner.get(&format!("/cases/{no}")).await;
    assert!(page.says("时间花在哪里") && page.says("已采纳"), "{}", page.text());
}

#[tokio::test]
async fn a_task_sent_to_and_fro_is_decided_by_somebody_who_is_no_party() {
    let world = World::new();
    let no = taken(&world).await;
    let owner = Clerk::at(&world, "wangfang").await;
    let asked = Clerk::at(&world, "liqiang").await;
    let give = [("what", "请查清停梯原因"), ("to_unit", "repair")];
    assert_eq!(sends(&owner, &no, "tasks", &give).await.status, StatusCode::SEE_OTHER);
    let reasonless = [("task", "1"), ("note", "不归我们管")];
    let page = sends(&asked, &no, "task-returns", &reasonless).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let back = [("task", "1"), ("reason", "not_ours"), ("note", "不归我们管")];
    assert_eq!(
        sends(&asked, &no, "task-returns", &back).await.location(),
        "/work?done=task-returns"
    );
    let again = [("task", "1"), ("to_unit", "repair"), ("note", "请再看")];
    assert_eq!(
        sends(&owner, &no, "task-reassignments", &again).await.status,
        StatusCode::SEE_OTHER
    );
    let back = [("task", "1"), ("reason", "not_ours"), ("note", "还是不归我们管")];
    assert_eq!(sends(&asked, &no, "task-returns", &back).await.status, StatusCode::SEE_OTHER);
    let page = owner.get(&format!("/cases/{no}")).await;
    assert!(page.says("退单次数已到上限") && page.says("还是不归我们管"), "{}", page.text());
    let page = sends(&owner, &no, "task-reassignments", &again).await;
    assert!(page.says("退单次数已到上限，只能由上级裁定由谁办。"), "{}", page.text());

    let judge = Clerk::at(&world, "chenjing").await;
    let decided = [("task", "1"), ("to_unit", "repair"), ("reason", "分工写明由工程部办")];
    assert_eq!(sends(&judge, &no, "arbitrations", &decided).await.status, StatusCode::SEE_OTHER);
    let page = sends(&asked, &no, "task-returns", &back).await;
    assert!(page.says("上级已裁定由你部门办，不能再退。"), "{}", page.text());
    assert_eq!(world.case(&no).tasks[0].state, State::Offered);
}

#[tokio::test]
async fn a_partner_works_by_its_link_and_sees_nothing_else() {
    let world = World::new();
    let no = taken(&world).await;
    let owner = Clerk::at(&world, "wangfang").await;
    let file: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF";
    let secret: &[u8] = b"%PDF-1.4\n2 0 obj<<>>endobj\ntrailer<<>>\n%%EOF";
    for (name, bytes) in [("停梯照片.pdf", file), ("内部记录.pdf", secret)] {
        let parts = [Part::File("file", name, bytes)];
        let page = owner.post_parts(&format!("/cases/{no}/attachments"), &parts).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    }
    let case = world.case(&no);
    let (chosen, other) =
        (case.attachments[0].file.digest.clone(), case.attachments[1].file.digest.clone());
    let give = [
        ("what", "请提供本月维保记录"),
        ("points", "1"),
        ("partner.name", "迅达维保"),
        ("partner.email", "service@example.cn"),
        ("partner.files", chosen.as_str()),
    ];
    let page = sends(&owner, &no, "tasks", &give).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let link = link_of(&owner, &no).await;

    let page = world.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("请提供本月维保记录") && page.says("停梯照片.pdf"), "{}", page.text());
    let complainant = &case.complaint().unwrap().complainant;
    for hidden in
        [&complainant.name, complainant.phone.as_ref().unwrap(), &"内部记录.pdf".to_owned()]
    {
        assert!(!page.says(hidden), "{hidden}: {}", page.text());
    }
    assert_eq!(world.get(&format!("{link}/files/{chosen}")).await.status, StatusCode::OK);
    assert_eq!(world.get(&format!("{link}/files/{other}")).await.status, StatusCode::NOT_FOUND);

    // Forged: another task, another code, another case.
    for forged in [
        link.replace(".1.", ".2."),
        format!("{}aaaa", &link[..link.len() - 4]),
        format!("/p/20260817-0009-9.1.{}", link.rsplit('.').next().unwrap()),
        "/p/nonsense".to_owned(),
    ] {
        let page = world.get(&forged).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{forged}");
        assert!(page.says("这个链接打不开"), "{}", page.text());
    }

    let request = page.value("request");
    assert_eq!(
        world.post(&format!("{link}/acceptance"), &[("request", &request)]).await.status,
        StatusCode::SEE_OTHER
    );
    let answer = [
        Part::Field("request", "r2"),
        Part::Field("points.1.point", "1"),
        Part::Field("points.1.text", "门锁触点烧蚀，已更换"),
        Part::File("files", "维保记录.pdf", b"%PDF-1.4\n3 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"),
    ];
    let page = world.post_parts(&format!("{link}/answer"), &answer).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let page = world.get(&link).await;
    assert!(page.says("门锁触点烧蚀，已更换") && page.says("正在审阅"), "{}", page.text());
    let page = owner.get(&format!("/cases/{no}")).await;
    assert!(page.says("迅达维保") && page.says("维保记录.pdf"), "{}", page.text());
}

#[tokio::test]
async fn a_newer_link_makes_the_old_one_worthless_and_one_called_back_opens_nothing() {
    let world = World::new();
    let no = taken(&world).await;
    let owner = Clerk::at(&world, "wangfang").await;
    let give = [
        ("what", "请提供本月维保记录"),
        ("partner.name", "迅达维保"),
        ("partner.email", "service@example.cn"),
    ];
    assert_eq!(sends(&owner, &no, "tasks", &give).await.status, StatusCode::SEE_OTHER);
    let link = link_of(&owner, &no).await;
    let answer = [Part::Field("request", "r2"), Part::Field("text", "本月维保三次")];
    let page = world.post_parts(&format!("{link}/answer"), &answer).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    world.at("2026-08-17T09:10:00+08:00");
    assert_eq!(
        sends(&owner, &no, "task-links", &[("task", "1")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(world.get(&link).await.status, StatusCode::NOT_FOUND);
    let link = link_of(&owner, &no).await;
    assert_eq!(world.get(&link).await.status, StatusCode::OK);
    assert_eq!(
        sends(&owner, &no, "task-link-revocations", &[("task", "1")]).await.status,
        StatusCode::SEE_OTHER
    );
    let page = world.get(&link).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.says("这个链接已被收回"), "{}", page.text());
    world.at("2026-08-17T09:20:00+08:00");
    assert_eq!(
        sends(&owner, &no, "task-links", &[("task", "1")]).await.status,
        StatusCode::SEE_OTHER
    );
    let link = link_of(&owner, &no).await;
    assert_eq!(
        sends(&owner, &no, "task-confirmations", &[("task", "1")]).await.status,
        StatusCode::SEE_OTHER
    );
    let page = world.get(&link).await;
    assert!(page.says("已被采纳") && !page.says("填写回复"), "{}", page.text());
    let more = [Part::Field("request", "r3"), Part::Field("text", "再补充一句")];
    let again = world.post_parts(&format!("{link}/answer"), &more).await;
    assert_ne!(again.status, StatusCode::SEE_OTHER, "used up");
}

#[tokio::test]
async fn a_link_runs_out_and_a_partner_may_decline() {
    let world = World::new();
    let no = taken(&world).await;
    let owner = Clerk::at(&world, "wangfang").await;
    let give = [
        ("what", "请提供本月维保记录"),
        ("partner.name", "迅达维保"),
        ("partner.phone", "0571-88886667"),
        ("partner.sees_contact", "yes"),
        ("partner.language", "en"),
    ];
    assert_eq!(sends(&owner, &no, "tasks", &give).await.status, StatusCode::SEE_OTHER);
    let link = link_of(&owner, &no).await;
    let page = world.get(&link).await;
    let phone = world.case(&no).complaint().unwrap().complainant.phone.clone().unwrap();
    assert!(page.says(&phone) && page.says("We ask for your help"), "{}", page.text());
    let reasonless = world.post(&format!("{link}/return"), &[("note", "没有合同")]).await;
    assert_eq!(reasonless.status, StatusCode::UNPROCESSABLE_ENTITY);
    let back = [("request", "r1"), ("reason", "not_ours"), ("note", "合同上月到期")];
    assert_eq!(world.post(&format!("{link}/return"), &back).await.status, StatusCode::SEE_OTHER);
    assert!(owner.get(&format!("/cases/{no}")).await.says("合同上月到期"));
    world.at("2026-09-20T09:00:00+08:00");
    let page = world.get(&link).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.says("这个链接过期了"), "{}", page.text());
}

#[tokio::test]
async fn the_customer_reads_that_others_were_asked_and_no_names() {
    let world = World::new();
    let no = taken(&world).await;
    let owner = Clerk::at(&world, "wangfang").await;
    let page = owner.get(&format!("/cases/{no}")).await.text();
    let at = page.find("href=\"/t/").expect("the private link");
    let link = page[at + 6..].split('"').next().unwrap().to_owned();
    let give = [("what", "请李强查清停梯原因"), ("to_unit", "repair"), ("to_person", "liqiang")];
    assert_eq!(sends(&owner, &no, "tasks", &give).await.status, StatusCode::SEE_OTHER);
    let page = world.get(&link).await;
    assert!(page.says("我们请其他部门一起查办"), "{}", page.text());
    assert!(!page.says("李强") && !page.says("查清停梯原因"), "{}", page.text());
}
