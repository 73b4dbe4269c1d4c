//! Quality reviews and honours as pages: who is offered what, who reads the coaching note, and that no customer does.

use axum::http::StatusCode;
use serde_json::json;

use crate::clerk::Clerk;
use crate::support::{Part, World};

const COACHING: &str = "先把客户提的点抄成单子";
const CODES: &[(&str, &str)] = &[
    ("took_it_up", "10"),
    ("heard_out", "10"),
    ("no_insult", "10"),
    ("no_suspicion", "5"),
    ("kept_word", "15"),
    ("facts_first", "10"),
    ("every_point", "8"),
    ("plain_words", "5"),
    ("told_on_the_way", "10"),
    ("kept_safe", "5"),
    ("honest_record", "5"),
];

/// A case from the public page, handled by the repair unit, called back and closed; its number and private link.
async fn closed(world: &World) -> (String, String) {
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
    let it = |who: &str, resource: &str, body| drop(world.staff(who, &no, resource, body).unwrap());
    it("liqiang", "acceptance", json!({}));
    let severity =
        json!({"severity": 1, "safety": 1, "complexity": 0, "impact": 1, "immediacy": 1});
    it(
        "liqiang",
        "triage",
        json!({"kind": "complaint", "nature": "valid", "category": "facility.lift_wait", "severity": severity, "reason": ""}),
    );
    it("liqiang", "answers", json!({"point": 1, "text": "门机已更换"}));
    it("liqiang", "responses", json!({"text": "门机已经换好。", "means": "message"}));
    world.post(&format!("{link}/word"), &[("word", "accepts"), ("text", "")]).await;
    it("chenjing", "callbacks", json!({"result": "reached", "solved": true, "satisfaction": 4}));
    let lesson = json!({"cause": "门机老化", "prevention": "每月检查"});
    it(
        "liqiang",
        "closure",
        json!({"outcome": "resolved", "summary": "换了门机。", "lesson": lesson}),
    );
    (no, link)
}

fn form<'a>(
    names: &'a [(String, &'a str)],
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let marks = names.iter().map(|(name, points)| (name.as_str(), *points));
    marks.chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn a_closed_case_is_reviewed_answered_and_looked_at_again() {
    let world = World::new();
    let (no, link) = closed(&world).await;
    let case = format!("/cases/{no}");
    let reviewer = Clerk::at(&world, "chenjing").await;
    let handler = Clerk::at(&world, "liqiang").await;
    let lead = Clerk::at(&world, "zhaomin").await;
    assert!(reviewer.get(&case).await.says("质检这件投诉"));
    assert!(!handler.get(&case).await.says("质检这件投诉"), "the handler is not asked");

    // Where points were lost without a word nothing is kept, and what was typed stands there again.
    let names: Vec<(String, &str)> =
        CODES.iter().map(|(c, p)| (format!("marks.{c}"), *p)).collect();
    let more = [("person", "liqiang"), ("coaching", COACHING), ("left_out", "entered_when_let_in")];
    let sent = reviewer.post(&format!("{case}/quality-reviews"), &form(&names, &more)).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", sent.text());
    assert!(sent.says(COACHING) && world.case(&no).quality_reviews.is_empty());
    let more = [&more[..], &[("notes.every_point", "广播的事没有答到")]].concat();
    let sent = reviewer.post(&format!("{case}/quality-reviews"), &form(&names, &more)).await;
    assert_eq!(sent.location(), format!("{case}?done=quality-reviews"), "{}", sent.text());

    for (who, reads) in [(&reviewer, true), (&handler, true), (&lead, true)] {
        assert_eq!(who.get(&case).await.says(COACHING), reads);
    }
    let desk = Clerk::at(&world, "wangfang").await;
    let page = desk.get(&case).await;
    assert!(!page.says(COACHING) && !page.says("广播的事没有答到"));
    // Nothing of it on the customer's page, nor that it happened.
    let page = world.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    for word in ["质检", COACHING, "广播的事没有答到"] {
        assert!(!page.says(word), "{word}");
    }

    let own = handler.get("/quality").await;
    assert!(own.says(&no) && own.says("93/100 分，合格"), "{}", own.text());
    assert!(!own.says("哪些项目丢分"), "sums are for those who review");
    let sums = reviewer.get("/quality").await;
    assert!(sums.says("哪些项目丢分") && sums.says("每一点都答到"), "{}", sums.text());

    let disagrees = [("review", "1"), ("agrees", "no"), ("text", "电话里答过")];
    let sent = handler.post(&format!("{case}/quality-review-answers"), &disagrees).await;
    assert_eq!(sent.location(), format!("{case}?done=quality-review-answers"), "{}", sent.text());
    assert!(!reviewer.get("/quality").await.says("有异议，待复评 质检人"));
    assert!(!reviewer.get(&case).await.says("记下复评结果"), "who reviewed does not look again");
    let looks = lead.get(&case).await;
    assert!(looks.says("记下复评结果"), "{}", looks.text());
    let more = [
        ("review", "1"),
        ("left_out", "entered_when_let_in"),
        ("notes.every_point", "答复里没有写"),
        ("comment", "录音里答过，照实扣一部分"),
    ];
    let sent = lead.post(&format!("{case}/second-looks"), &form(&names, &more)).await;
    assert_eq!(sent.location(), format!("{case}?done=second-looks"), "{}", sent.text());
    assert!(handler.get(&case).await.says("录音里答过，照实扣一部分"));
}

#[tokio::test]
async fn praise_is_given_on_the_case_and_read_by_the_house() {
    let world = World::new();
    let (no, link) = closed(&world).await;
    let case = format!("/cases/{no}");
    let giver = Clerk::at(&world, "chenjing").await;
    let reason = "清早到场，把等梯的老人先送上楼";
    let sent = giver
        .post(
            &format!("{case}/honours"),
            &[("person", "liqiang"), ("unit", ""), ("reason", reason)],
        )
        .await;
    assert_eq!(sent.location(), format!("{case}?done=honours"), "{}", sent.text());
    let again = giver
        .post(&format!("{case}/honours"), &[("person", "liqiang"), ("reason", "再夸一次")])
        .await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let itself = Clerk::at(&world, "zhaomin").await;
    let own = itself
        .post(&format!("{case}/honours"), &[("unit", "repair"), ("reason", "我们部门最棒")])
        .await;
    assert_eq!(own.status, StatusCode::CONFLICT, "{}", own.text());
    // The desk heard of it by the page of honours, and may open the case only where it is theirs to open.
    let page = Clerk::at(&world, "wangfang").await.get("/honours").await;
    assert!(page.says("李强") && page.says(reason), "{}", page.text());
    let page = Clerk::at(&world, "admin").await.get("/honours").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(!world.get(&link).await.says(reason));
}
