//! Calling back, handling again and the survey, as pages: who is offered what, and what a link opens once.

use axum::http::StatusCode;
use casework::case::Command;
use casework::id::CaseNo;
use casework::permission::Actor;
use casework::survey::{InviteSurvey, Way};
use desk::Order;
use serde_json::{Value, json};

use crate::clerk::Clerk;
use crate::support::{Part, World};

/// A complaint of somebody who left an address.
async fn filed(world: &World) -> (String, String) {
    let request = world.get("/complain").await.value("request");
    let parts = [
        Part::Field("request", &request),
        Part::Field("narrative", "电梯每天早上都要等二十分钟。"),
        Part::Field("category", "facility.lift_wait"),
        Part::Field("complainant.name", "欧阳娜娜"),
        Part::Field("complainant.phone", "138 1234 5678"),
        Part::Field("complainant.email", "nana@example.cn"),
    ];
    let received = world.post_parts("/complain", &parts).await.location();
    let link = received.split("/received").next().unwrap().to_owned();
    let no = link.trim_start_matches("/t/").split('.').next().unwrap().to_owned();
    (no, link)
}

/// A case of somebody with an address, answered by the repair unit on Monday.
async fn answered(world: &World) -> (String, String) {
    let (no, link) = filed(world).await;
    let it = |resource, body: Value| drop(world.staff("liqiang", &no, resource, body).unwrap());
    it("acceptance", json!({}));
    let severity =
        json!({"severity": 1, "safety": 1, "complexity": 0, "impact": 1, "immediacy": 1});
    it(
        "triage",
        json!({"kind": "complaint", "nature": "valid", "category": "facility.lift_wait", "severity": severity, "reason": ""}),
    );
    it("answers", json!({"point": 1, "text": "门机已更换"}));
    it("responses", json!({"text": "门机已经换好。", "means": "message"}));
    (no, link)
}

/// Called back, content, and closed.
async fn closed(world: &World) -> (String, String) {
    let (no, link) = answered(world).await;
    world.post(&format!("{link}/word"), &[("word", "accepts"), ("text", "")]).await;
    let called = json!({"result": "reached", "solved": true, "satisfaction": 4});
    world.staff("chenjing", &no, "callbacks", called).unwrap();
    let lesson = json!({"cause": "门机老化", "prevention": "每月检查"});
    let close = json!({"outcome": "resolved", "summary": "换了门机。", "lesson": lesson});
    world.staff("chenjing", &no, "closure", close).unwrap();
    (no, link)
}

/// The survey's link, as it stands in the letter.
fn invited(world: &World, no: &str) -> String {
    let invite = Command::InviteSurvey(InviteSurvey { way: Way::Link, last_invited_at: None });
    let order = Order::on(Actor::Clock, CaseNo::parse(no).unwrap(), invite);
    world.desk().run(&order).unwrap();
    let n = world.case(no).surveys.last().unwrap().n;
    server::link::survey_path(world.app.link_secret(), &world.case(no), n).unwrap()
}

#[tokio::test]
async fn the_queue_offers_a_call_when_it_suits_and_never_to_the_handler() {
    let world = World::new();
    let (no, link) = answered(&world).await;
    let sent = world
        .post(
            &format!("{link}/call-times"),
            &[("from_hour", "18"), ("to_hour", "20"), ("working_days", "yes"), ("note", "下班后")],
        )
        .await;
    assert_eq!(sent.location(), format!("{link}?done=call-times"));
    assert!(world.get(&link).await.says("工作日 18 点到 20 点（下班后）"));
    let wrong = [("from_hour", "20"), ("to_hour", "18"), ("note", "")];
    assert_eq!(
        world.post(&format!("{link}/call-times"), &wrong).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );

    let caller = Clerk::at(&world, "chenjing").await;
    let page = caller.get("/callbacks").await;
    assert!(page.says(&no) && page.says("工作日 18 点到 20 点（下班后）"), "{}", page.text());
    assert!(page.says("现在可以打 0 个，一共 1 个"), "{}", page.text());
    world.at("2026-08-17T18:30:00+08:00");
    assert!(caller.get("/callbacks").await.says("现在可以打 1 个，一共 1 个"));
    // The handler is no caller; nor is the queue offered to who may not call.
    let handler = Clerk::at(&world, "liqiang").await;
    assert_eq!(handler.get("/callbacks").await.status, StatusCode::NOT_FOUND);
    assert!(!handler.get(&format!("/cases/{no}")).await.says("id=\"callback\""));
    let refused = handler
        .post(&format!("/cases/{no}/callbacks"), &[("result", "not_reached"), ("comment", "")])
        .await;
    assert!(!refused.status.is_redirection() && world.case(&no).callbacks.is_empty());
    // What the caller handled themselves is not on their list.
    world
        .staff("chenjing", &no, "answers", json!({"point": 1, "text": "门机已更换，补记"}))
        .unwrap();
    assert!(!caller.get("/callbacks").await.says(&no));
}

#[tokio::test]
async fn who_is_not_content_is_handled_by_somebody_else_and_sees_it() {
    let world = World::new();
    let (no, link) = answered(&world).await;
    let called =
        json!({"result": "reached", "solved": false, "satisfaction": 1, "comment": "又停了"});
    world.staff("chenjing", &no, "callbacks", called).unwrap();
    let case = world.case(&no);
    assert_eq!(case.second_handlings.len(), 1);
    let page = world.get(&link).await;
    assert!(page.says("没有经手过的同事负责"), "{}", page.text());
    let first = Clerk::at(&world, "liqiang").await;
    let request = first.get(&format!("/cases/{no}")).await.value("request");
    let refused = first.post(&format!("/cases/{no}/acceptance"), &[("request", &request)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("第二次办理要换人") && refused.says("由没有经手过的同事签收"));
    let facts = Clerk::at(&world, "chenjing").await.get(&format!("/cases/{no}")).await;
    assert!(facts.says("id=\"truth\"") && facts.says("说没有解决"), "{}", facts.text());
}

#[tokio::test]
async fn what_was_heard_is_corrected_with_a_reason() {
    let world = World::new();
    let (no, _) = answered(&world).await;
    let caller = Clerk::at(&world, "chenjing").await;
    let heard = |satisfaction, correction| {
        [
            ("result", "reached"),
            ("solved", "yes"),
            ("satisfaction", satisfaction),
            ("comment", ""),
            ("correction", correction),
        ]
    };
    let door = format!("/cases/{no}/callbacks");
    assert!(caller.post(&door, &heard("5", "")).await.status.is_redirection());
    world.at("2026-08-17T10:00:00+08:00");
    let refused = caller.post(&door, &heard("3", "")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("客户的话不能改写") && refused.says("name=\"correction\""));
    assert!(caller.post(&door, &heard("3", "记错了")).await.status.is_redirection());
    let page = caller.get(&format!("/cases/{no}")).await;
    assert!(page.says("更正第 1 次回访") && page.says("记错了"));
}

#[tokio::test]
async fn a_survey_is_answered_by_its_link_once() {
    let world = World::new();
    let (no, _) = closed(&world).await;
    let link = invited(&world, &no);
    let page = world.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("name=\"scores.overall\"") && page.says("name=\"expected.empathy\""));
    let low = [("solved", "yes"), ("scores.overall", "2"), ("comment", "")];
    let wrong = world.post(&link, &low).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(world.case(&no).surveys[0].answer.is_none());
    let good = [
        ("solved", "yes"),
        ("scores.overall", "4"),
        ("scores.empathy", "3"),
        ("expected.empathy", "5"),
        ("comment", "就是慢了点"),
    ];
    assert!(world.post(&link, &good).await.says("谢谢您"));
    let again = world.post(&link, &[("scores.overall", "5"), ("comment", "")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.says("已经答过了"));
    let opened = world.get(&link).await;
    assert!(opened.status == StatusCode::GONE && opened.says("已经答过了"));
    assert_eq!(world.case(&no).surveys[0].answer.as_ref().unwrap().scores["overall"].perceived, 4);
    let staff = Clerk::at(&world, "chenjing").await.get(&format!("/cases/{no}")).await;
    assert!(staff.says("3 分（期望 5 分）") && staff.says("就是慢了点"));
}

#[tokio::test]
async fn a_guessed_expired_or_overtaken_link_is_told_so() {
    let world = World::new();
    let (no, track) = closed(&world).await;
    let link = invited(&world, &no);
    let code = link.rsplit_once('.').unwrap().1;
    let private = track.rsplit_once('.').unwrap().1;
    for path in [
        format!("/s/{no}.1.aaaaaaaaaaaaaaaa"),
        format!("/s/{no}.2.{code}"),
        format!("/s/{no}.1.{private}"),
        format!("/s/{no}.1."),
        "/s/nonsense".to_owned(),
    ] {
        for page in [world.get(&path).await, world.post(&path, &[("scores.overall", "1")]).await] {
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
            assert!(page.says("这个链接打不开") && !page.says("电梯"), "{path}");
        }
    }
    // The private link of the case is no way around the survey's own.
    let around = world.post(&format!("{track}/surveys"), &[("scores.overall", "5")]).await;
    assert_eq!(around.status, StatusCode::NOT_FOUND);
    world.at("2026-09-20T09:00:00+08:00");
    let late = world.get(&link).await;
    assert!(late.status == StatusCode::GONE && late.says("期限过了"));
    assert_eq!(world.post(&link, &[("scores.overall", "5")]).await.status, StatusCode::CONFLICT);
    world.at("2026-08-18T09:00:00+08:00");
    world
        .staff("chenjing", &no, "reopening", json!({"reason": "not_done", "note": "又停了"}))
        .unwrap();
    let overtaken = world.get(&link).await;
    assert!(overtaken.status == StatusCode::GONE && overtaken.says("正在重新办理"));
    assert!(world.case(&no).surveys[0].answer.is_none());
}

#[tokio::test]
async fn figures_hide_what_few_said_and_a_file_is_taken_line_by_line() {
    let world = World::new();
    let (no, _) = closed(&world).await;
    let quality = Clerk::at(&world, "chenjing").await;
    let rows = format!(
        "no,solved,overall,empathy,expected.empathy,comment\n{no},yes,4,3,5,慢\nnonsense,yes,4,3,5,\n{no},yes,5,,,\n"
    );
    let page = quality.post("/surveys/import", &[("rows", &rows)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("收下 1 份，2 处没有收"), "{}", page.text());
    assert!(page.says("第 3 行：没有这个工单") && page.says("第 4 行：这次调查已经答过"));
    let page = quality.get("/surveys").await;
    assert!(
        page.says("回收率 100 %")
            && page.says("太少")
            && !page.says("<td class=\"cell-end\" data-label=\"平均分\">4")
    );
    assert!(page.says("已解决：回访时客户说的"));
    let marks = quality.get("/surveys/marks?about=overall").await;
    assert!(!marks.says(&no), "a list of few tells who answered");
    let file = quality.get("/surveys.csv").await;
    assert!(file.says("同理度") && !file.says("-2.00"));
    let agent = Clerk::at(&world, "liqiang").await;
    assert_eq!(
        agent.post("/surveys/import", &[("rows", "no\n1")]).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn the_clock_asks_a_day_later_and_a_customer_once_in_a_while() {
    let world = World::new();
    let (first, _) = closed(&world).await;
    world.at("2026-08-18T08:59:00+08:00");
    world.desk().tick().unwrap();
    assert!(world.case(&first).surveys.is_empty(), "not before a day is over");
    world.at("2026-08-18T09:01:00+08:00");
    world.desk().tick().unwrap();
    world.desk().tick().unwrap();
    assert_eq!(world.case(&first).surveys.len(), 1);
    // The same customer with another matter the same week.
    let (second, _) = closed(&world).await;
    world.at("2026-08-20T09:01:00+08:00");
    world.desk().tick().unwrap();
    let case = world.case(&second);
    assert!(case.surveys.is_empty() && case.survey_skipped == Some(1));
    let version = case.version;
    world.desk().tick().unwrap();
    assert_eq!(world.case(&second).version, version, "left in peace is said once");
}

#[tokio::test]
async fn a_department_under_its_mark_owes_a_report_that_somebody_else_accepts() {
    let world = World::new();
    let quality = Clerk::at(&world, "chenjing").await;
    let lead = Clerk::at(&world, "zhaomin").await;
    let ask = [("unit", "repair"), ("from", "2026-08-01"), ("to", "2026-08-31")];
    let early = quality.post("/improvements", &ask).await;
    assert!(early.status == StatusCode::CONFLICT && early.says("没有低于标准，或者评价太少"));
    for n in 0..5 {
        let (no, _) = closed(&world).await;
        let told = json!({"way": "phone", "solved": true, "scores": {"overall": 3}, "comment": format!("第{n}次")});
        world.staff("chenjing", &no, "surveys", told).unwrap();
    }
    let page = quality.get("/surveys?from=2026-08-01&to=2026-08-31").await;
    assert!(
        page.says("3.00") && page.says("低于标准") && page.says("要求提交改进报告"),
        "{}",
        page.text()
    );
    assert_eq!(
        quality
            .get("/surveys/marks?about=overall&from=2026-08-01&to=2026-08-31")
            .await
            .text()
            .matches("/cases/2026")
            .count(),
        5
    );
    assert_eq!(lead.post("/improvements", &ask).await.status, StatusCode::CONFLICT);
    assert_eq!(
        quality.post("/improvements", &ask).await.location(),
        "/improvements?done=improvements"
    );
    assert!(lead.get("/work").await.says("您的部门欠 1 份改进报告"));
    let empty = lead.post("/improvements/1/report", &[("text", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = [("text", "备件备足两套，赵敏负责，九月底完成。")];
    assert!(quality.post("/improvements/1/report", &text).await.status == StatusCode::CONFLICT);
    assert!(lead.post("/improvements/1/report", &text).await.status.is_redirection());
    assert!(
        lead.post("/improvements/1/judgement", &[("accepted", "yes")]).await.status
            == StatusCode::CONFLICT
    );
    assert!(
        quality
            .post("/improvements/1/judgement", &[("accepted", "yes"), ("note", "")])
            .await
            .status
            .is_redirection()
    );
    let page = quality.get("/improvements").await;
    assert!(page.says("已通过") && page.says("赵敏负责"));
    assert!(!lead.get("/work").await.says("改进报告"));
}
