//! Public reviews at the pages: taken in typed and from a table, answered by one, approved by another, made a case.

use axum::http::StatusCode;

use crate::clerk::Clerk;
use crate::support::{Page, World};

const THANKS: &str = "感谢您告诉我们，给您添麻烦了。请致电物业服务中心，今天就给您答复。";

fn typed<'a>(id: &'a str, stars: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("request", id),
        ("pack", "property"),
        ("platform", "map"),
        ("id", id),
        ("stars.overall", stars),
        ("text", text),
        ("author", "山里人"),
        ("written_at", "2026-08-16T20:00"),
    ]
}

fn says_all(page: &Page, words: &[&str]) {
    for word in words {
        assert!(page.says(word), "{word}: {}", page.text());
    }
}

fn is_done(page: &Page) {
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
}

#[tokio::test]
async fn one_drafts_another_approves_and_that_it_appeared_is_on_record() {
    let world = World::new();
    let agent = Clerk::at(&world, "wangfang").await;
    is_done(&agent.post("/public-reviews", &typed("88120", "4", "电梯等得久")).await);
    let reply = [("request", "r1"), ("text", "聊天记录显示您没有报修。")];
    let page = agent.post("/public-reviews/1/replies", &reply).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    says_all(&page, &["把客户的私事写给大家看", "聊天记录显示您没有报修"]);
    is_done(&agent.post("/public-reviews/1/replies", &[("request", "r2"), ("text", THANKS)]).await);
    let page = agent.get("/public-reviews/1").await;
    says_all(&page, &["回复待审", THANKS, "由另一位主管"]);
    assert!(!page.text().contains("/approvals"), "who drafted it is offered nothing");

    let keeper = Clerk::at(&world, "chenjing").await;
    says_all(&keeper.get("/work").await, &["审公开回复"]);
    let approve = [("request", "a1"), ("reply_no", "1")];
    let refused = agent.post("/public-reviews/1/approvals", &approve).await;
    assert_ne!(refused.status, StatusCode::SEE_OTHER, "{}", refused.text());
    is_done(&keeper.post("/public-reviews/1/approvals", &approve).await);
    says_all(&agent.get("/notices").await, &["您起草的公开回复已通过"]);
    let wrong = [
        ("request", "p1"),
        ("reply_no", "1"),
        ("at", "2026-08-17T09:00"),
        ("url", "javascript:alert(1)"),
    ];
    let page = agent.post("/public-reviews/1/publication", &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!page.text().contains("href=\"javascript"), "{}", page.text());
    let right = [("request", "p2"), ("reply_no", "1"), ("at", "2026-08-17T09:00")];
    is_done(&agent.post("/public-reviews/1/publication", &right).await);
    says_all(&agent.get("/public-reviews").await, &["已回复", "100%", "地图与点评", "★★★★☆"]);
}

#[tokio::test]
async fn a_low_mark_becomes_one_case_however_often_it_is_pressed() {
    let world = World::new();
    let agent = Clerk::at(&world, "wangfang").await;
    is_done(&agent.post("/public-reviews", &typed("88121", "1", "水管漏了三天没人管")).await);
    says_all(&agent.get("/public-reviews").await, &["低分未立案"]);
    let first = agent.post("/public-reviews/1/complaint", &[("request", "f1")]).await;
    is_done(&first);
    let case = first.location();
    let again = agent.post("/public-reviews/1/complaint", &[("request", "f2")]).await;
    assert_eq!(again.location(), case);
    says_all(&agent.get(&case).await, &["水管漏了三天没人管", "公开评价 1"]);
    assert!(!agent.get("/public-reviews").await.says("low, not judged"));
    // Whom it names must not stand in what everybody reads.
    let reply = [("request", "r1"), ("text", "感谢您，请致电 139 0000 1234。")];
    let page = agent.post("/public-reviews/1/replies", &reply).await;
    says_all(&page, &["会让人认出是谁"]);
}

#[tokio::test]
async fn a_table_is_taken_in_line_by_line_and_twice_changes_nothing() {
    let world = World::new();
    let agent = Clerk::at(&world, "wangfang").await;
    let rows = "platform,id,stars,text,written_at\n\
        map,1,5,很好,2026-08-01\n\
        map,2,2,电梯又停,2026-08-02 10:00\n\
        moon,3,2,没有这个平台,2026-08-02\n\
        map,4,9,分数不对,2026-08-02\n";
    let sent = [("request", "i1"), ("pack", "property"), ("rows", rows)];
    let page = agent.post("/public-reviews/import", &sent).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    says_all(&page, &["登记 2 条，已有 0 条，没有读入 2 行", "第 4 行", "第 5 行", "没有这个平台"]);
    let page = agent.post("/public-reviews/import", &sent).await;
    says_all(&page, &["登记 0 条，已有 2 条"]);
    let better = "id\tplatform\tstars\ttext\n2\tmap\t5\t修好了";
    let sent = [("request", "i2"), ("pack", "property"), ("rows", better)];
    let page = agent.post("/public-reviews/import", &sent).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    says_all(&agent.get("/public-reviews/2").await, &["作者改了", "电梯又停", "修好了"]);
    // Who only administers has nothing to do with what is written in public.
    let admin = Clerk::at(&world, "admin").await;
    assert_eq!(admin.get("/public-reviews").await.status, StatusCode::FORBIDDEN);
}
