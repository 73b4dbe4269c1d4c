//! Promises over the API: why a date, found in a text, the register, rates, and bad input.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::rig::rig;

#[tokio::test]
async fn a_date_is_counted_day_by_day() {
    let rig = rig();
    let no = rig.case("wangfang").await;
    let case = rig.get("wangfang", &format!("/cases/{no}")).await.body;
    let answer = case["promises"].as_array().unwrap().iter().find(|it| it["clock"] == "answer");
    let n = answer.unwrap()["n"].as_u64().unwrap();
    let told = rig.get("wangfang", &format!("/cases/{no}/promises/{n}/reckoning")).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.body);
    let count = &told.body["count"];
    assert_eq!(told.body["promise"]["due_at"], count["due_at"]);
    assert_eq!(count["start"], "received");
    assert!(
        count["source"].as_str().is_some_and(|it| !it.is_empty())
            && count["confidence"].is_string()
    );
    let days = count["parts"][0]["days"].as_array().unwrap();
    let counted = days.iter().filter(|day| day["counted"] == true).count();
    assert_eq!(days.last().unwrap()["running"], counted);
    assert!(days.iter().any(|day| day["kind"] == "weekend" && day["counted"] == false), "{days:?}");
    assert!(told.body["words"].as_str().unwrap().contains("2026-08-24 24:00"), "{}", told.body);

    // Somebody's word is nobody's count, and says so.
    let promise = json!({ "what": "回电话", "due_at": "2026-08-20T02:00:00Z" });
    let made = rig.post("wangfang", &format!("/cases/{no}/promises"), &promise).await;
    let n = made.body["events"][0]["n"].as_u64().unwrap();
    let told = rig.get("wangfang", &format!("/cases/{no}/promises/{n}/reckoning")).await.body;
    assert!(told["count"].is_null() && told["what"] == "回电话", "{told}");

    for (path, status) in [
        ("promises/99/reckoning", StatusCode::NOT_FOUND),
        ("promises/0/reckoning", StatusCode::NOT_FOUND),
        ("promises/x/reckoning", StatusCode::NOT_FOUND),
        ("promises/1/reckoning?day=1", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let answer = rig.get("wangfang", &format!("/cases/{no}/{path}")).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.body);
    }
    let hidden = rig.get("sunli", &format!("/cases/{no}/promises/1/reckoning")).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{}", hidden.body);
}

#[tokio::test]
async fn found_promises_are_told_and_registered() {
    let rig = rig();
    let no = rig.case("wangfang").await;
    let path = format!("/cases/{no}/promises/found");
    assert_eq!(rig.get("wangfang", &path).await.body["promises"], json!([]));
    let contact = json!({
        "means": "phone", "direction": "out", "text": "您好，周六上午十点前师傅上门。押金三天内退回。",
    });
    rig.post("wangfang", &format!("/cases/{no}/contacts"), &contact).await;
    let found = rig.get("wangfang", &path).await;
    let list = found.body["promises"].as_array().unwrap();
    assert_eq!(list.len(), 2, "{}", found.body);
    assert_eq!(list[0]["said_in"], json!({ "kind": "contact", "n": 1 }));
    assert_eq!(list[0]["advice"][0]["code"], "rest_day", "{}", list[0]);
    assert!(list[1]["advice"].as_array().unwrap().is_empty(), "{}", list[1]);
    for it in list.clone() {
        let body = json!({ "what": it["what"], "due_at": it["due_at"], "said_in": it["said_in"] });
        let made = rig.post("wangfang", &format!("/cases/{no}/promises"), &body).await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    }
    assert_eq!(rig.get("wangfang", &path).await.body["promises"], json!([]));
    let wrong = json!({ "what": "上门", "due_at": "2026-08-20T02:00:00Z", "said_in": { "kind": "contact", "n": 7 } });
    let refused = rig.post("wangfang", &format!("/cases/{no}/promises"), &wrong).await;
    assert_eq!(
        (refused.status, refused.field()),
        (StatusCode::UNPROCESSABLE_ENTITY, ("said_in", "not_a_choice"))
    );

    rig.clock.set("2026-08-18T02:00:00Z".parse().unwrap());
    let list = rig.get("wangfang", "/promises?show=soon&person=wangfang").await;
    let entries = list.body["promises"].as_array().unwrap();
    assert_eq!(entries.len(), 1, "Saturday is more than three days ahead: {}", list.body);
    assert_eq!(entries[0]["what"], "押金三天内退回");
    assert_eq!(entries[0]["said_in"]["kind"], "contact");
    let all = rig.get("wangfang", "/promises?basis=word").await;
    assert_eq!(all.body["promises"].as_array().unwrap().len(), 2);
    assert_eq!(rig.get("sunli", "/promises").await.body["promises"], json!([]), "of another unit");
}

#[tokio::test]
async fn the_register_goes_page_by_page_and_rates_add_up() {
    let rig = rig();
    for n in 1..=3 {
        rig.post("wangfang", "/cases", &crate::rig::numbered(n)).await;
    }
    rig.clock.set("2026-08-31T01:00:00Z".parse().unwrap());
    rig.desk.tick().unwrap();
    let mut seen: Vec<Value> = Vec::new();
    let mut path = "/promises?show=broken&limit=2".to_owned();
    loop {
        let page = rig.get("wangfang", &path).await.body;
        seen.extend(page["promises"].as_array().unwrap().iter().cloned());
        match page["next"].as_str() {
            Some(next) => path = format!("/promises?show=broken&limit=2&cursor={next}"),
            None => break,
        }
    }
    let due: Vec<&str> = seen.iter().filter_map(|it| it["due_at"].as_str()).collect();
    assert!(due.windows(2).all(|pair| pair[0] >= pair[1]), "{due:?}");
    let rates = rig.get("wangfang", "/promises/rates?by=person").await.body;
    assert_eq!(rates["total"]["broken"], seen.len(), "{rates}");
    let parts = ["kept", "kept_late", "broken"].map(|it| rates["total"][it].as_u64().unwrap());
    assert_eq!(rates["total"]["ended"], parts.iter().sum::<u64>());

    for (path, field) in [
        ("/promises?show=lost", "show"),
        ("/promises?basis=hope", "basis"),
        ("/promises?person=No%20Name", "person"),
        ("/promises?cursor=1.2", "cursor"),
        ("/promises?limit=0", "limit"),
        ("/promises?limit=101", "limit"),
        ("/promises?colour=red", "colour"),
        ("/promises/rates?by=rate", "by"),
        ("/promises/rates?from=tomorrow", "from"),
        ("/promises/rates?from=2026-08-02&to=2026-08-01", "to"),
        ("/promises/rates?sort=rate", "sort"),
    ] {
        let answer = rig.get("wangfang", path).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", answer.body);
        assert_eq!(answer.field().0, field, "{path}");
    }
}
