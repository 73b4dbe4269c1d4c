//! Answers by programs: read before they go out, held back with the place, and let go with a reason.

use axum::http::StatusCode;
use serde_json::json;

use crate::rig::{example, rig};

#[tokio::test]
async fn an_answer_is_read_before_it_goes_out() {
    let rig = rig();
    let created = rig.post("wangfang", "/cases", &example("receive")).await;
    let no = created.no();
    rig.work(&no, &["triage", "answers"]).await;
    let text = "已修好。請您先向師傅道歉，我們會盡快再檢查。";
    let check = json!({ "text": text, "means": "message" });
    let read = rig.post("wangfang", &format!("/cases/{no}/reply-check"), &check).await;
    assert_eq!(
        (read.status, &read.body["blocked"]),
        (StatusCode::OK, &json!(true)),
        "{}",
        read.body
    );
    let remarks = read.body["remarks"].as_array().unwrap();
    let first = &remarks[0];
    assert_eq!((&first["rule"], &first["blocks"]), (&json!("demands_apology"), &json!(true)));
    let said: String = {
        let at = |name: &str| usize::try_from(first["place"][name].as_u64().unwrap()).unwrap();
        let (from, to) = (at("from"), at("to"));
        text.chars().take(to).skip(from).collect()
    };
    assert_eq!(first["place"]["said"], json!(said));
    assert!(remarks.iter().any(|it| it["rule"] == "thanks" && it["place"].is_null()));
    // Sent all the same it is refused, with the same remark beside the field.
    let sent = rig.post("wangfang", &format!("/cases/{no}/responses"), &check).await;
    assert_eq!(
        (sent.status, sent.field()),
        (StatusCode::UNPROCESSABLE_ENTITY, ("text", "wording"))
    );
    assert_eq!(sent.body["problems"][0]["remark"]["rule"], "demands_apology");
    // A supervisor may let it go, and it is on record.
    let waived = json!({ "text": text, "means": "message", "waiver": "照录调解书" });
    let sent = rig.post("wangfang", &format!("/cases/{no}/responses"), &waived).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
    let view = rig.get("wangfang", &format!("/cases/{no}")).await;
    assert_eq!(view.body["responses"][0]["waiver"]["reason"], "照录调解书");
    for (body, field) in [
        (json!({ "means": "message" }), "text"),
        (json!({ "text": "好", "means": "pigeon" }), "means"),
        (json!({ "text": "好", "means": "message", "loud": true }), "loud"),
    ] {
        let wrong = rig.post("wangfang", &format!("/cases/{no}/reply-check"), &body).await;
        assert_eq!(
            (wrong.status, wrong.field().0),
            (StatusCode::UNPROCESSABLE_ENTITY, field),
            "{}",
            wrong.body
        );
    }
}
