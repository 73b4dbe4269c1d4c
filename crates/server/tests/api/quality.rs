//! Quality reviews for programs: what each key's person reads of one, by whichever call they ask.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::rig::{example, numbered, rig};

const CLOSED: &[&str] = &["triage", "answers", "responses", "word", "callbacks", "closure"];

#[tokio::test]
async fn the_coaching_note_reaches_three_people_by_no_call_anybody_else() {
    let rig = rig();
    let no = rig.post("wangfang", "/cases", &numbered(1)).await.no();
    rig.work(&no, CLOSED).await;
    let case = format!("/cases/{no}");
    let note = example("quality-reviews")["coaching"].clone();
    let note = note.as_str().unwrap();
    let lost = "没有答到广播的事";
    let sent = rig.post("linmei", &format!("{case}/quality-reviews"), &reviewed()).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
    let says = |body: &Value, words: &str| body.to_string().contains(words);
    for (who, reads_note, reads_marks) in
        [("wangfang", true, true), ("linmei", true, true), ("zhaomin", false, true)]
    {
        for path in [case.clone(), format!("{case}/timeline")] {
            let answer = rig.get(who, &path).await;
            // Who may not open the case at all is told nothing, which is another test's matter.
            if answer.status == StatusCode::OK {
                assert_eq!(says(&answer.body, note), reads_note, "{who} {path}: {}", answer.body);
                assert_eq!(says(&answer.body, lost), reads_marks, "{who} {path}: {}", answer.body);
            }
        }
    }
    // Lists tell results, and never a word of it.
    for who in ["wangfang", "linmei", "zhaomin"] {
        for path in ["/quality", "/honours"] {
            let answer = rig.get(who, path).await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
            assert!(!says(&answer.body, note) && !says(&answer.body, lost), "{who} {path}");
        }
    }
}

fn reviewed() -> Value {
    example("quality-reviews")
}

#[tokio::test]
async fn marks_no_card_knows_and_second_answers_are_told_with_their_field() {
    let rig = rig();
    let no = rig.post("wangfang", "/cases", &numbered(1)).await.no();
    rig.work(&no, CLOSED).await;
    let path = format!("/cases/{no}/quality-reviews");
    for (field, put) in [
        ("marks.politeness", json!({ "politeness": 5 })),
        ("marks.heard_out", json!({ "heard_out": 11 })),
    ] {
        let mut body = reviewed();
        body["marks"].as_object_mut().unwrap().extend(put.as_object().unwrap().clone());
        let answer = rig.post("linmei", &path, &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
        assert_eq!(answer.field().0, field, "{}", answer.body);
    }
    let own = rig.post("wangfang", &path, &reviewed()).await;
    assert_eq!((own.status, own.code()), (StatusCode::CONFLICT, "had_a_part"), "{}", own.body);
    assert_eq!(rig.post("linmei", &path, &reviewed()).await.status, StatusCode::OK);
    let again = rig.post("linmei", &path, &reviewed()).await;
    assert_eq!(again.body["repeated"], true, "{}", again.body);
    let answers = format!("/cases/{no}/quality-review-answers");
    let agrees = json!({ "review": 1, "agrees": true });
    assert_eq!(rig.post("wangfang", &answers, &agrees).await.status, StatusCode::OK);
    let other = json!({ "review": 1, "agrees": false, "text": "改主意了" });
    let again = rig.post("wangfang", &answers, &other).await;
    assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, "review_answered"));
    for query in ["?from=soon", "?by=person"] {
        let answer = rig.get("linmei", &format!("/quality{query}")).await;
        assert!(answer.status.is_client_error(), "{query}: {}", answer.body);
    }
}
