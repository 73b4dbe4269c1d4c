//! Who is away, how long clocks stood still and what was overrun, as programs ask for it.

use axum::http::StatusCode;
use serde_json::json;

use crate::rig::{numbered, rig};

#[tokio::test]
async fn a_program_says_when_somebody_is_away_and_is_told_why_not() {
    let rig = rig();
    let away = |from: &str, to: &str, deputy: Option<&str>| json!({ "absences": [{ "from": from, "to": to, "deputy": deputy }] });
    let path = "/people/chenwei/absences";
    let good = away("2026-08-20", "2026-08-24", Some("sunli"));
    let table = [
        (
            "chenwei",
            away("2026-08-24", "2026-08-20", None),
            StatusCode::CONFLICT,
            "absence_ends_first",
        ),
        (
            "chenwei",
            away("2026-08-20", "2026-08-24", Some("chenwei")),
            StatusCode::CONFLICT,
            "deputy_oneself",
        ),
        (
            "chenwei",
            away("2026-08-20", "2027-09-24", None),
            StatusCode::CONFLICT,
            "absence_too_long",
        ),
        (
            "chenwei",
            away("2036-08-20", "2036-08-24", None),
            StatusCode::CONFLICT,
            "absence_too_far",
        ),
        ("sunli", good.clone(), StatusCode::FORBIDDEN, "role_lacking"),
    ];
    for (who, body, status, code) in table {
        let answer = rig.with(who, "PUT", path, &body, &[]).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{}", answer.body);
    }
    for (body, field) in [
        (json!({}), "absences"),
        (json!({ "absences": [{ "from": "2026-02-30", "to": "2026-03-01" }] }), "absences[0].from"),
        (json!({ "absences": [], "person": "x" }), "person"),
    ] {
        let answer = rig.with("chenwei", "PUT", path, &body, &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
        assert!(answer.body.to_string().contains(field), "{field}: {}", answer.body);
    }
    let nobody = rig.with("wangfang", "PUT", "/people/niemand/absences", &good, &[]).await;
    assert_ne!(nobody.status, StatusCode::OK, "{}", nobody.body);
    for (who, repeated) in [("chenwei", false), ("wangfang", true)] {
        let answer = rig.with(who, "PUT", path, &good, &[]).await;
        assert_eq!(
            (answer.status, &answer.body["repeated"]),
            (StatusCode::OK, &json!(repeated)),
            "{}",
            answer.body
        );
    }
    let people = rig.get("wangfang", "/people").await;
    let found =
        people.body["people"].as_array().unwrap().iter().find(|it| it["id"] == "chenwei").unwrap();
    assert_eq!(found["absences"][0]["deputy"], "sunli");
    let both = rig
        .with(
            "sunli",
            "PUT",
            "/people/sunli/absences",
            &away("2026-08-24", "2026-08-25", Some("chenwei")),
            &[],
        )
        .await;
    assert_eq!(both.code(), "deputy_away", "{}", both.body);
}

#[tokio::test]
async fn pauses_are_counted_and_name_their_cases() {
    let rig = rig();
    let no = rig.post("wangfang", "/cases", &numbered(1)).await.no();
    let pause =
        json!({ "reason": "customer", "note": "等发票", "until": "2026-08-19T18:00:00+08:00" });
    let done = rig.post("wangfang", &format!("/cases/{no}/pauses"), &pause).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    let now = rig.desk.now();
    rig.clock.set(now + jiff::SignedDuration::from_mins(45));
    for by in ["reason", "unit", "person"] {
        let answer = rig.get("wangfang", &format!("/pauses?by={by}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert_eq!(answer.body["total"]["minutes"], 45, "{}", answer.body);
        assert_eq!(answer.body["rows"][0]["cases"], json!([no]));
    }
    assert_eq!(
        rig.get("chenwei", "/pauses").await.body["total"]["pauses"],
        0,
        "not a case of theirs"
    );
    for query in ["?by=colour", "?from=2026-08-20&to=2026-08-19", "?from=2020-01-01", "?month=8"] {
        let answer = rig.get("wangfang", &format!("/pauses{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}: {}", answer.body);
    }
}

#[tokio::test]
async fn overruns_tell_how_late_and_who_knew() {
    let rig = rig();
    let no = rig.post("wangfang", "/cases", &numbered(1)).await.no();
    let now = rig.desk.now();
    rig.clock.set(now + jiff::SignedDuration::from_hours(24 * 20));
    rig.desk.tick().unwrap();
    let answer = rig.get("linmei", "/overruns?from=2026-08-01&to=2026-09-30").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let list = answer.body["overruns"].as_array().unwrap();
    assert!(list.iter().all(|it| it["no"] == no.as_str()) && list.len() > 1, "{}", answer.body);
    let late = list.iter().find(|it| it["kind"] == "answer").unwrap();
    assert!(late["late_minutes"].as_i64().unwrap() > 0 && late["kept_at"].is_null());
    assert!(late["rungs"].as_array().unwrap().iter().any(|it| it["warning"] == "late"), "{late}");
    assert!(
        rig.get("chenwei", "/overruns?from=2026-08-01&to=2026-09-30").await.body["overruns"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}
