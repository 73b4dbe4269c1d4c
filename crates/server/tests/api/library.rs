//! The library for programs: found by its words, page by page, and only what the key's person may read.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::rig::{Rig, before, example, numbered, rig};

async fn found(rig: &Rig, who: &str, query: &str) -> (Vec<u64>, Value) {
    let answer = rig.get(who, &format!("/library{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.body);
    let matters = answer.body["matters"].as_array().unwrap().iter();
    (matters.map(|it| it["n"].as_u64().unwrap()).collect(), answer.body["next"].clone())
}

#[tokio::test]
async fn what_is_on_view_is_found_and_drafts_are_for_who_may_read_them() {
    let rig = rig();
    let no = rig.post("wangfang", "/cases", &numbered(1)).await.no();
    rig.work(&no, before("reopening")).await;
    for title in ["门机皮带断裂", "主管爆裂停水", "水泵停转"] {
        let mut body = example("draft_write_up");
        body["title"] = json!(title);
        let done = rig.post("wangfang", "/library", &body).await;
        assert_eq!(done.status, StatusCode::CREATED, "{}", done.body);
    }
    for n in [1, 2] {
        let done = rig.post("linmei", &format!("/library/{n}/release"), &json!({})).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    }
    // Searched for is what is on view, whoever asks; a draft is listed for who wrote it and who releases.
    for who in ["wangfang", "linmei", "sunli"] {
        assert_eq!(found(&rig, who, "?q=%E7%9A%AE%E5%B8%A6").await, (vec![1], Value::Null));
        assert_eq!(found(&rig, who, "?q=%E6%B0%B4%E6%B3%B5").await, (vec![], Value::Null));
        assert_eq!(found(&rig, who, "?q=%25").await, (vec![], Value::Null), "a sign is no word");
    }
    assert_eq!(found(&rig, "wangfang", "").await.0, [3, 2, 1]);
    assert_eq!(found(&rig, "sunli", "").await.0, [2, 1]);
    // Page by page; a page may be short where something is not to be seen.
    assert_eq!(found(&rig, "wangfang", "?limit=2").await, (vec![3, 2], json!("2")));
    assert_eq!(found(&rig, "wangfang", "?limit=2&cursor=2").await, (vec![1], Value::Null));
    assert_eq!(found(&rig, "sunli", "?limit=2").await, (vec![2], json!("2")));
    for (query, field) in [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("cursor=x", "cursor"),
        ("cursor=-1", "cursor"),
        ("colour=red", "colour"),
        (&format!("q={}", "a".repeat(1_000)), "q"),
    ] {
        let answer = rig.get("wangfang", &format!("/library?{query}")).await;
        let told = (answer.status, answer.field().0);
        assert_eq!(told, (StatusCode::UNPROCESSABLE_ENTITY, field), "{query}");
    }
}
