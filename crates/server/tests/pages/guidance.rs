//! What helps beside a case: the guidance of the pack for its step, and how a similar complaint was answered.

use serde_json::json;

use crate::clerk::Clerk;
use crate::complain::filed;
use crate::support::World;

#[tokio::test]
async fn who_works_on_a_case_reads_what_helps() {
    let world = World::new();
    let (before, _) = filed(&world).await;
    let it = |resource, body| drop(world.staff("liqiang", &before, resource, body).unwrap());
    it("acceptance", json!({}));
    let severity =
        json!({"severity": 1, "safety": 1, "complexity": 0, "impact": 1, "immediacy": 1});
    it(
        "triage",
        json!({"kind": "inquiry", "nature": "valid", "category": "facility.lift_wait", "severity": severity, "reason": ""}),
    );
    it("answers", json!({"point": 1, "text": "门机已更换"}));
    it("responses", json!({"text": "门机昨晚已经换好，今天复测正常。", "means": "message"}));
    it("word", json!({"word": "accepts", "text": ""}));
    it(
        "closure",
        json!({"outcome": "resolved", "summary": "", "lesson": {"cause": "皮带老化", "prevention": "每季度更换皮带"}}),
    );
    let (no, _) = filed(&world).await;
    let clerk = Clerk::at(&world, "liqiang").await;
    let page = clerk.get(&format!("/cases/{no}")).await;
    assert!(page.says("id=\"guidance\"") && page.says("第一个听到的人"), "{}", page.text());
    assert!(page.says("每季度更换皮带") && page.says("今天复测正常"), "{}", page.text());
    let link = format!("href=\"/cases/{before}\"");
    assert!(page.says(&link));
    // Nothing is to be done about a closed case, so nothing helps.
    let closed = clerk.get(&format!("/cases/{before}")).await;
    assert!(!closed.says("id=\"guidance\""));
}
