//! Why it happened, at the pages: asked, established, drawn, refused in words, and removed by an action.

use axum::http::StatusCode;
use casework::cause_tree::{CauseNode, CauseState};

use crate::clerk::Clerk;
use crate::support::{Page, World};

const LONG: &str = "巡检表沿用接管小区时的旧版本，没有规定由谁、多久按设备年限修订一次，超期设备因此不在任何一张清单上";

async fn taken(world: &World) -> String {
    let page = Clerk::at(world, "wangfang").await.takes(&[]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let place = page.headers["location"].to_str().unwrap();
    place.trim_start_matches("/cases/").split(['?', '/']).next().unwrap().to_owned()
}

async fn sends(clerk: &Clerk<'_>, no: &str, resource: &str, fields: &[(&str, &str)]) -> Page {
    let request = clerk.get(&format!("/cases/{no}")).await.value("request");
    let mut all = vec![("request", request.as_str())];
    all.extend(fields);
    clerk.post(&format!("/cases/{no}/{resource}"), &all).await
}

#[tokio::test]
async fn why_is_asked_drawn_and_judged_on_the_case_page() {
    let world = World::new();
    let no = taken(&world).await;
    let clerk = Clerk::at(&world, "wangfang").await;
    let first = [("text", "门机皮带断裂"), ("branch", "machine")];
    assert_eq!(sends(&clerk, &no, "causes", &first).await.status, StatusCode::SEE_OTHER);
    let second = [("text", LONG), ("under", "1"), ("branch", "policy")];
    assert_eq!(sends(&clerk, &no, "causes", &second).await.status, StatusCode::SEE_OTHER);
    let judged = [("cause", "2"), ("state", "established"), ("words", "制度汇编里查无修订记录")];
    let page = sends(&clerk, &no, "cause-judgements", &judged).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());

    let page = clerk.get(&format!("/cases/{no}")).await;
    let text = page.text();
    for id in ["fishbone-wide", "fishbone-narrow", "why-wide", "why-narrow"] {
        assert!(text.contains(&format!("id=\"{id}\"")), "{id}");
    }
    // The nested list says what the drawings say, and what it rests on.
    let list = text.split("class=\"cause-list\"").nth(1).unwrap();
    let list = list.split("<details").next().unwrap();
    assert!(list.contains(LONG) && list.contains("根本原因") && list.contains("查无修订记录"));
    assert_eq!(list.matches("<ul").count() + 1, list.matches("</ul>").count(), "{list}");
    assert_eq!(list.matches("<li").count(), list.matches("</li>").count());
    assert!(page.says("还没有想过的方面：人"), "{text}");
    // What was established stands in the lesson already.
    assert!(text.contains("name=\"lesson.root\""));

    // The customer reads nothing of it.
    let case = world.case(&no);
    assert_eq!(case.causes.root().map(|it| it.n), Some(2));
}

#[tokio::test]
async fn a_circle_and_an_empty_cause_are_refused_in_words() {
    let world = World::new();
    let no = taken(&world).await;
    let clerk = Clerk::at(&world, "wangfang").await;
    sends(&clerk, &no, "causes", &[("text", "甲"), ("branch", "people")]).await;
    sends(&clerk, &no, "causes", &[("text", "乙"), ("under", "1")]).await;
    let page = sends(&clerk, &no, "cause-moves", &[("cause", "1"), ("under", "2")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("也不能解释引起它的原因") && page.says("放到另一条线上"), "{}", page.text());
    let page = sends(&clerk, &no, "cause-moves", &[("cause", "1"), ("under", "1")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    let page = sends(&clerk, &no, "causes", &[("text", ""), ("branch", "people")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = sends(
        &clerk,
        &no,
        "causes",
        &[("text", "<script>alert(1)</script>"), ("branch", "policy")],
    );
    assert_eq!(page.await.status, StatusCode::SEE_OTHER);
    let text = clerk.get(&format!("/cases/{no}")).await.text();
    assert!(!text.contains("<script>alert"), "what people write is text in a drawing, too");
    assert!(world.case(&no).causes.broken().is_empty());
}

#[tokio::test]
async fn an_action_removes_an_established_cause_and_has_a_tree_of_its_own() {
    let world = World::new();
    let no = taken(&world).await;
    let clerk = Clerk::at(&world, "wangfang").await;
    sends(&clerk, &no, "causes", &[("text", "更换计划没有录入系统"), ("branch", "method")]).await;

    let keeper = Clerk::at(&world, "chenjing").await;
    let plan = [
        ("removes.case", no.as_str()),
        ("removes.cause", "1"),
        ("cases", no.as_str()),
        ("kind", "corrective"),
        ("title", "更换计划入系统"),
        ("what", "逐台录入，每季核对"),
        ("owner", "liqiang"),
        ("due_at", "2026-12-01T18:00"),
        ("cause.code", ""),
    ];
    let page = keeper.post("/actions", &plan).await;
    assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.text());
    assert!(page.says("这个原因还没有证实"), "{}", page.text());

    let judged = [("cause", "1"), ("state", "established"), ("words", "系统里查无此项")];
    sends(&clerk, &no, "cause-judgements", &judged).await;
    assert_eq!(world.case(&no).causes.get(1).map(CauseNode::state), Some(CauseState::Established));
    let offered = keeper.get(&format!("/actions?case={no}&cause=1")).await;
    assert!(offered.says("已证实的原因 1"), "{}", offered.text());
    let page = keeper.post("/actions", &plan).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let page = keeper.get("/actions/1").await;
    assert!(page.says("更换计划没有录入系统"), "its words are those of the cause: {}", page.text());
    assert!(page.text().contains(&format!("/cases/{no}#cause-1")));

    let owner = Clerk::at(&world, "liqiang").await;
    let add = [("text", "录入没有模板"), ("branch", "method")];
    let page = owner.post("/actions/1/causes", &add).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let page = keeper.get("/actions/1").await;
    assert!(page.says("录入没有模板") && page.text().contains("id=\"why-wide\""));
    let clock = [("cause", "1"), ("under", "1")];
    let page = owner.post("/actions/1/cause-moves", &clock).await;
    assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.text());
}
