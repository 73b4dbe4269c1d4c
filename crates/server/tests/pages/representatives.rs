//! A group speaks through few, as pages: the form that names them, what the customer sees, and who spoke.

use axum::http::StatusCode;
use casework::response::Word;
use serde_json::json;

use crate::clerk::Clerk;
use crate::complain::filed;
use crate::support::World;

fn answered(world: &World, no: &str) {
    let it = |resource, body| drop(world.staff("liqiang", no, resource, body).unwrap());
    it("acceptance", json!({}));
    let severity =
        json!({"severity": 1, "safety": 1, "complexity": 0, "impact": 1, "immediacy": 1});
    it(
        "triage",
        json!({"kind": "complaint", "nature": "valid", "category": "facility.lift_wait", "severity": severity, "reason": ""}),
    );
    it("answers", json!({"point": 1, "text": "门机已更换"}));
    it("responses", json!({"text": "门机已经换好。", "means": "message"}));
}

#[tokio::test]
async fn a_group_names_who_speaks_and_a_word_says_who_did() {
    let world = World::new();
    let (no, link) = filed(&world).await;
    answered(&world, &no);
    assert!(!world.get(&link).await.says("代表大家"));
    let clerk = Clerk::at(&world, "liqiang").await;
    let form = format!("/cases/{no}/representatives");
    // The second place was left empty; what is wrong with the third is told where it moved to, and all is kept.
    let page = clerk
        .post(
            &form,
            &[
                ("people.0.name", "周晓岚"),
                ("people.0.phone", "139 0000 1021"),
                ("people.1.name", ""),
                ("people.2.name", "马力"),
                ("people.2.email", "mali@"),
            ],
        )
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("id=\"representatives-people.1.email-problem\""), "{}", page.text());
    assert_eq!(page.value("people.1.email"), "mali@");
    let two = [
        ("people.0.name", "周晓岚"),
        ("people.0.phone", "139 0000 1021"),
        ("people.1.name", "马力"),
        ("people.1.email", "mali@example.cn"),
    ];
    let sent = clerk.post(&form, &two).await;
    assert_eq!(sent.location(), format!("/cases/{no}?done=representatives"));
    let page = clerk.get(&format!("/cases/{no}")).await;
    assert!(page.says("推举代表：周晓岚、马力") && page.says("13900001021"), "{}", page.text());
    assert_eq!(page.value("people.1.name"), "马力");

    // The customer's page says who speaks, with no number or address of theirs.
    let page = world.get(&link).await;
    assert!(page.says("由周晓岚、马力代表大家与我们沟通"), "{}", page.text());
    assert!(!page.says("13900001021") && !page.says("mali@example.cn"));
    let unknown = [("word", "accepts"), ("text", ""), ("by", "王五")];
    let refused = world.post(&format!("{link}/word"), &unknown).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = [("word", "accepts"), ("text", ""), ("by", "周晓岚")];
    assert_eq!(
        world.post(&format!("{link}/word"), &said).await.location(),
        format!("{link}?done=word")
    );
    let word = world.case(&no).word.unwrap();
    assert_eq!((word.word, word.by.as_deref()), (Word::Accepts, Some("周晓岚")));
    assert!(clerk.get(&format!("/cases/{no}")).await.says("（周晓岚代表）"));

    // Emptied, the list is empty: nobody speaks for the group any more.
    let none = [("people.0.name", ""), ("people.1.name", " ")];
    clerk.post(&form, &none).await.location();
    assert!(world.case(&no).representatives.is_empty());
    assert!(!world.get(&link).await.says("代表大家与我们沟通"));
}
