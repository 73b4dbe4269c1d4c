//! The library at the pages: written from a closed case, released by somebody else, found, practised.

use axum::http::StatusCode;
use serde_json::json;

use crate::clerk::Clerk;
use crate::support::{Page, World};

const STORY: &str = "3 栋 2 单元的电梯这周第三次停运，老人爬了十二楼。";

/// A case that was answered, accepted and closed.
async fn closed(world: &World) -> String {
    let page = Clerk::at(world, "wangfang").await.takes(&[]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let place = page.headers["location"].to_str().unwrap();
    let no = place.trim_start_matches("/cases/").split(['?', '/']).next().unwrap().to_owned();
    let does = |who: &str, resource: &str, body| {
        world.staff(who, &no, resource, body).unwrap_or_else(|it| panic!("{resource}: {it:?}"));
    };
    does("wangfang", "word", json!({ "word": "withdraws", "text": "自己修好了" }));
    does(
        "wangfang",
        "closure",
        json!({ "outcome": "withdrawn", "summary": "皮带已换，欧阳娜娜认可" }),
    );
    no
}

fn fields<'a>(no: &'a str, changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all = vec![
        ("cases", no),
        ("title", "门机皮带断裂停梯"),
        ("problem", "一栋楼的电梯一周停运三次。"),
        ("handling", "更换门机皮带，逐台核对更换计划。"),
        ("summary", "更换计划要录入系统，每季核对。"),
    ];
    all.retain(|(name, _)| changes.iter().all(|(other, _)| other != name));
    all.extend(changes);
    all
}

async fn released(world: &World) -> String {
    let no = closed(world).await;
    let writer = Clerk::at(world, "wangfang").await;
    let page = writer.post("/library", &fields(&no, &[])).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let keeper = Clerk::at(world, "chenjing").await;
    let page = keeper.post("/library/1/release", &[("request", "r1")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    no
}

fn says_all(page: &Page, words: &[&str]) {
    for word in words {
        assert!(page.says(word), "{word}: {}", page.text());
    }
}

#[tokio::test]
async fn one_writes_from_a_closed_case_and_another_releases() {
    let world = World::new();
    let no = closed(&world).await;
    let writer = Clerk::at(&world, "wangfang").await;
    let case = writer.get(&format!("/cases/{no}")).await;
    assert!(case.text().contains(&format!("/library/new?case={no}")));
    let form = writer.get(&format!("/library/new?case={no}")).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.text());
    says_all(&form, &[STORY, "×××认可"]);
    assert!(!form.says("欧阳娜娜认可"), "what is offered names nobody");

    // A name or a number holds it back, and everything typed is still there.
    for (field, text) in [("summary", "欧阳娜娜很满意"), ("handling", "回拨 139-0000-1234")]
    {
        let page = writer.post("/library", &fields(&no, &[(field, text)])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text());
        says_all(&page, &["会让人认出是谁", text, "一栋楼的电梯一周停运三次"]);
    }
    let page = writer.post("/library", &fields(&no, &[])).await;
    assert!(page.location().starts_with("/library/1?"), "{}", page.text());

    // Not on view yet: the writer and who releases see it, nobody else.
    let other = Clerk::at(&world, "liqiang").await;
    assert_eq!(other.get("/library/1").await.status, StatusCode::NOT_FOUND);
    assert!(!other.get("/library").await.says("门机皮带断裂停梯"));
    says_all(&writer.get("/library/1").await, &["待发布", "更换门机皮带"]);
    let keeper = Clerk::at(&world, "chenjing").await;
    says_all(&keeper.get("/work").await, &["审读并发布案例"]);
    says_all(&keeper.get("/library").await, &["待发布和待修改", "门机皮带断裂停梯"]);
    let own = writer.post("/library/1/release", &[("request", "w1")]).await;
    assert_ne!(own.status, StatusCode::SEE_OTHER, "the writer is no keeper");

    let page = keeper.post("/library/1/release", &[("request", "r1")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    says_all(&other.get("/library/1").await, &["更换门机皮带", "已发布", "开始演练"]);
    assert!(!other.get("/library/1").await.says(&no), "whose case it was is not told to everybody");
}

#[tokio::test]
async fn every_word_asked_for_is_found_and_what_is_not_on_view_is_not() {
    let world = World::new();
    released(&world).await;
    let reader = Clerk::at(&world, "liqiang").await;
    for q in ["皮带", "門機皮帶", "更换计划 每季", ""] {
        let page = reader.get(&format!("/library?q={}", server::fail::url_escape(q))).await;
        assert!(page.text().contains("href=\"/library/1\""), "{q}: {}", page.text());
    }
    for q in ["水泵", "皮带 水泵", "100%", "'; drop table matters; --", "。。。"] {
        let page = reader.get(&format!("/library?q={}", server::fail::url_escape(q))).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.text().contains("href=\"/library/1\""), "{q}");
    }
    let keeper = Clerk::at(&world, "chenjing").await;
    let why = [("request", "r2"), ("reason", "做法已改")];
    assert_eq!(keeper.post("/library/1/withdrawal", &why).await.status, StatusCode::SEE_OTHER);
    let page = reader.get(&format!("/library?q={}", server::fail::url_escape("皮带"))).await;
    assert!(!page.text().contains("href=\"/library/1\""), "{}", page.text());
    assert_eq!(reader.get("/library/1").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_practises_reads_the_problem_first_and_the_handling_afterwards() {
    let world = World::new();
    released(&world).await;
    let one = Clerk::at(&world, "liqiang").await;
    let before = one.get("/library/1/practice").await;
    says_all(&before, &["一周停运三次", "您会怎样答复"]);
    assert!(!before.says("逐台核对更换计划"), "{}", before.text());
    let empty = one.post("/library/1/practice", &[("answer", ""), ("request", "p0")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = [("answer", "您别着急，我们已派人维修。"), ("request", "p1")];
    let page = one.post("/library/1/practice", &answer).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let after = one.get("/library/1/practice").await;
    says_all(&after, &["您别着急", "逐台核对更换计划", "只有您自己看得到"]);
    // Nobody else reads what was tried.
    let other = Clerk::at(&world, "chenjing").await;
    assert!(!other.get("/library/1/practice").await.says("您别着急"));
    let told = other.get("/library/1").await;
    assert!(told.says("已有 1 次演练") && !told.says("您别着急"), "{}", told.text());
}

#[tokio::test]
async fn what_is_open_or_out_of_reach_is_not_written_up() {
    let world = World::new();
    let page = Clerk::at(&world, "wangfang").await.takes(&[]).await;
    let place = page.headers["location"].to_str().unwrap();
    let open = place.trim_start_matches("/cases/").split(['?', '/']).next().unwrap().to_owned();
    let writer = Clerk::at(&world, "wangfang").await;
    let page = writer.post("/library", &fields(&open, &[])).await;
    assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.text());
    says_all(&page, &["工单还没有结案"]);
    let stranger = Clerk::at(&world, "liqiang").await;
    let form = stranger.get(&format!("/library/new?case={open}")).await;
    assert_eq!(form.status, StatusCode::NOT_FOUND);
    let page = stranger.post("/library", &fields(&open, &[])).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "{}", page.text());
}
