//! Answers at the pages: remarks beside the text, templates, the second reader, and papers.

use axum::http::StatusCode;
use casework::draft::State;
use serde_json::json;

use crate::clerk::Clerk;
use crate::complain::filed;
use crate::support::{Page, World};

/// A complaint filed by a customer, accepted and answered point by point.
async fn ready(world: &World, safety: u8) -> (String, String) {
    let (no, link) = filed(world).await;
    let it = |resource, body| drop(world.staff("liqiang", &no, resource, body).unwrap());
    it("acceptance", json!({}));
    let severity =
        json!({"severity": 1, "safety": safety, "complexity": 0, "impact": 1, "immediacy": 1});
    it(
        "triage",
        json!({"kind": "complaint", "nature": "valid", "category": "facility.lift_wait", "severity": severity, "reason": "两次报修"}),
    );
    it("answers", json!({"point": 1, "text": "电梯门机已更换，已恢复运行"}));
    (no, link)
}

async fn sends(clerk: &Clerk<'_>, no: &str, resource: &str, fields: &[(&str, &str)]) -> Page {
    let request = clerk.get(&format!("/cases/{no}")).await.value("request");
    let mut all = vec![("request", request.as_str())];
    all.extend(fields);
    clerk.post(&format!("/cases/{no}/{resource}"), &all).await
}

const BAD: &str = "电梯门机已更换。请您先向维修师傅道歉。";
const GOOD: &str = "感谢您的反映。电梯门机已经换好，给您添麻烦了，我们向您道歉。";

#[tokio::test]
async fn remarks_stand_beside_the_text_before_it_is_sent() {
    let world = World::new();
    let (no, _) = ready(&world, 0).await;
    let clerk = Clerk::at(&world, "liqiang").await;
    // The button works without scripts, sends nothing and keeps what was typed.
    let page = sends(&clerk, &no, "reply-check", &[("text", BAD), ("means", "message")]).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "有必须改的地方",
        "要求客户道歉",
        "没有致谢",
        "<mark class=\"blocks\">请您先向维修师傅道歉",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(world.case(&no).responses.is_empty());
    // Sent all the same, it is held back with the same remarks, and nothing typed is lost.
    let page = sends(&clerk, &no, "responses", &[("text", BAD), ("means", "message")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("要求客户道歉") && page.says("电梯门机已更换。"), "{}", page.text());
    assert!(world.case(&no).responses.is_empty());
    let page = sends(&clerk, &no, "responses", &[("text", GOOD), ("means", "message")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
}

#[tokio::test]
async fn a_template_fills_the_form_and_what_it_leaves_open_is_held_back() {
    let world = World::new();
    let (no, _) = ready(&world, 0).await;
    let clerk = Clerk::at(&world, "liqiang").await;
    let page = clerk.get(&format!("/cases/{no}")).await;
    assert!(page.says(&format!("/cases/{no}?template=apology#response")), "{}", page.text());
    let page = clerk.get(&format!("/cases/{no}?template=apology")).await;
    assert!(
        page.says("您反映的情况属实") && page.says("电梯门机已更换，已恢复运行"),
        "{}",
        page.text()
    );
    assert!(page.says("[remedies]"), "what the case does not know stays as a gap");
    let page =
        sends(&clerk, &no, "responses", &[("text", "我们将：[remedies]"), ("means", "message")])
            .await;
    assert!(page.says("空白没有填"), "{}", page.text());
    // One that is not there fills nothing.
    let page = clerk.get(&format!("/cases/{no}?template=../../etc")).await;
    assert_eq!(page.status, StatusCode::OK);
}

#[tokio::test]
async fn a_grave_answer_is_read_by_another_before_it_goes_out() {
    let world = World::new();
    let (no, _) = ready(&world, 3).await;
    let clerk = Clerk::at(&world, "liqiang").await;
    let typed = [("text", GOOD), ("means", "letter")];
    let page = sends(&clerk, &no, "responses", &typed).await;
    assert!(
        page.says("要由另一人复核后才能发出") && page.says("电梯门机已经换好"),
        "{}",
        page.text()
    );
    let page = sends(&clerk, &no, "drafts", &typed).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let page = clerk.get(&format!("/cases/{no}")).await;
    assert!(page.says("待复核的答复") && !page.says("复核通过，发出"), "{}", page.text());
    let reader = Clerk::at(&world, "chenjing").await;
    let page = sends(&reader, &no, "send-backs", &[("draft", "1")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "a note is needed");
    let back = [("draft", "1"), ("note", "写上复查日期")];
    assert_eq!(sends(&reader, &no, "send-backs", &back).await.status, StatusCode::SEE_OTHER);
    let page = clerk.get(&format!("/cases/{no}")).await;
    assert!(page.says("写上复查日期") && page.says("电梯门机已经换好"), "{}", page.text());
    assert_eq!(sends(&clerk, &no, "drafts", &typed).await.status, StatusCode::SEE_OTHER);
    let page = sends(&reader, &no, "releases", &[("draft", "2")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let case = world.case(&no);
    assert_eq!(case.drafts[1].state, State::Released);
    assert_eq!(case.responses[0].by.to_string(), "staff:liqiang");
    let page = clerk.get(&format!("/cases/{no}")).await;
    assert!(page.says("复核") && page.says("答复函"), "{}", page.text());
}

#[tokio::test]
async fn papers_are_handed_out_to_who_may_see_the_case() {
    let world = World::new();
    let (no, link) = ready(&world, 0).await;
    let clerk = Clerk::at(&world, "liqiang").await;
    let letter = format!("/cases/{no}/letters/1");
    assert_eq!(clerk.get(&letter).await.status, StatusCode::NOT_FOUND, "nothing was told yet");
    let sent = sends(&clerk, &no, "responses", &[("text", GOOD), ("means", "letter")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    for path in [format!("/cases/{no}/letters/2"), format!("/cases/{no}/agreement")] {
        assert_eq!(clerk.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(world.get(&format!("{link}/agreement")).await.status, StatusCode::NOT_FOUND);
    if !server::paper::Fonts::of_system().has_chinese() {
        return;
    }
    let page = clerk.get(&letter).await;
    assert_eq!(
        (page.status, &page.headers["content-type"]),
        (StatusCode::OK, &"application/pdf".parse().unwrap())
    );
    let own = world.get(&format!("{link}/letters/1")).await;
    assert_eq!(own.status, StatusCode::OK);
    assert!(world.get(&link).await.says("我们的答复函"));
    // A wrong code opens no letter.
    let wrong = world.get(&format!("{link}x/letters/1")).await;
    assert_ne!(wrong.headers["content-type"], "application/pdf");
    let it = |resource, body| drop(world.staff("liqiang", &no, resource, body).unwrap());
    it(
        "remedies",
        json!({"kind": "goodwill", "what": "补偿一个月物业费", "amount": {"minor": 9_900, "currency": "CNY"}}),
    );
    it("offers", json!({"remedy": 1}));
    it("replies", json!({"remedy": 1, "reply": "accepts"}));
    let page = clerk.get(&format!("/cases/{no}/agreement")).await;
    assert_eq!(
        (page.status, &page.headers["content-type"]),
        (StatusCode::OK, &"application/pdf".parse().unwrap())
    );
    assert_eq!(world.get(&format!("{link}/agreement")).await.status, StatusCode::OK);
}
