//! Repeats for programs: asked before filing, marked with it or afterwards, counted and listed alike.

use axum::http::StatusCode;
use casework::id::{PersonId, UnitId};
use casework::organisation::{Grant, OrganisationCommand, Person, Role};
use casework::permission::Actor;
use jiff::ToSpan;
use serde_json::{Value, json};
use server::api::{fresh, hashed};

use crate::rig::{ORG, Rig, rig};

fn leak(phone: &str, room: &str) -> Value {
    json!({
        "pack": "property", "channel": "api", "narrative": "卫生间顶上漏水。", "category": "facility.leak",
        "complainant": { "name": "闻人悦", "phone": phone }, "fields": { "room": room },
    })
}

/// Takes a complaint in, a minute after the last.
async fn takes(rig: &Rig, body: &Value) -> String {
    rig.clock.set(rig.desk.now() + 1.minute());
    let answer = rig.post("wangfang", "/cases", body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    answer.no()
}

async fn numbers(rig: &Rig, who: &str, path: &str) -> Vec<String> {
    let answer = rig.get(who, path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    let cases = answer.body["cases"].as_array().unwrap().iter();
    cases.map(|it| it["no"].as_str().unwrap().to_owned()).collect()
}

const PHONE: &str = "phone=%2B86%20139-0000-1027";

#[tokio::test]
async fn which_cases_a_complaint_would_repeat_is_told_before_it_is_filed() {
    let rig = rig();
    let first = takes(&rig, &leak("13900001027", "2-1502")).await;
    let other = takes(&rig, &leak("13900009999", "2-1502")).await;
    let asked = |query: &str| format!("/repeats?pack=property&{PHONE}{query}");
    // What is not said yet speaks against nothing; the pack compares the branch.
    for query in ["", "&category=facility.lift", "&category=facility.leak&unit=repair"] {
        assert_eq!(numbers(&rig, "wangfang", &asked(query)).await, [first.as_str()], "{query}");
    }
    assert!(numbers(&rig, "wangfang", &asked("&category=fees.parking")).await.is_empty());
    let told = rig.get("wangfang", &asked("")).await;
    assert_eq!(told.body["days"], 90);
    assert_eq!(told.body["same"], json!(["branch", "field:room"]));
    // Who does not see the case is not told of it.
    assert!(numbers(&rig, "sunli", &asked("")).await.is_empty());
    assert_eq!(numbers(&rig, "zhaomin", &asked("")).await, [first.as_str()]);

    // It is filed as a repeat of what was told, and of nothing else.
    let mut body = leak("13900001027", "2-1502");
    body["repeat_of"] = json!(other);
    let wrong = rig.post("wangfang", "/cases", &body).await;
    assert_eq!((wrong.status, wrong.field().0), (StatusCode::UNPROCESSABLE_ENTITY, "repeat_of"));
    body["repeat_of"] = json!(first);
    let second = takes(&rig, &body).await;
    assert_eq!(numbers(&rig, "wangfang", &asked("")).await, [second, first]);
    // The pack's days are over.
    rig.clock.set("2026-11-30T01:00:00Z".parse().unwrap());
    assert!(numbers(&rig, "wangfang", &asked("")).await.is_empty());
}

#[tokio::test]
async fn what_a_repeat_is_asked_by_is_told_with_its_field() {
    let rig = rig();
    let long = "1".repeat(201);
    for (query, field) in [
        ("", "pack"),
        ("phone=13900001027", "pack"),
        ("pack=none&phone=13900001027", "pack"),
        ("pack=%27&phone=13900001027", "pack"),
        ("pack=property", "phone"),
        ("pack=property&phone=yes", "phone"),
        ("pack=property&phone=", "phone"),
        ("pack=property&email=nobody", "email"),
        ("pack=property&customer_no=%20", "phone"),
        (&format!("pack=property&customer_no={long}"), "customer_no"),
        ("pack=property&phone=13900001027&category=facility.none", "category"),
        ("pack=property&phone=13900001027&unit=none", "unit"),
        ("pack=property&phone=13900001027&room=2-1502", "room"),
    ] {
        let answer = rig.get("wangfang", &format!("/repeats?{query}")).await;
        assert_eq!(
            (answer.status, answer.field().0),
            (StatusCode::UNPROCESSABLE_ENTITY, field),
            "{query}: {}",
            answer.body
        );
    }
    for query in ["email=a@example.cn", "customer_no=C%2017"] {
        let path = format!("/repeats?pack=property&{query}");
        assert!(numbers(&rig, "wangfang", &path).await.is_empty());
    }
}

#[tokio::test]
async fn who_takes_in_no_complaints_is_not_told_whose_they_are() {
    let rig = rig();
    let (id, unit) = (PersonId::parse("linshen").unwrap(), UnitId::parse("root").unwrap());
    let auditor = Person {
        id: id.clone(),
        name: "林深".to_owned(),
        unit: unit.clone(),
        phone: None,
        email: None,
        grants: [Grant { role: Role::Auditor, unit }].into(),
        left: false,
    };
    rig.desk.administer(&Actor::Setup, &[OrganisationCommand::PutPerson(auditor)]).unwrap();
    let (key, now) = (fresh(), rig.desk.now());
    let hash = hashed(&key);
    rig.desk.store().transact(move |tx| tx.put_api_key(ORG, &hash, &id, "test", now)).unwrap();
    let mut rig = rig;
    rig.keys.insert("linshen".to_owned(), Value::String(key));
    let answer = rig.get("linshen", &format!("/repeats?pack=property&{PHONE}")).await;
    assert_eq!((answer.status, answer.code()), (StatusCode::FORBIDDEN, "role_lacking"));
}

#[tokio::test]
async fn rule_mark_and_figure_agree() {
    let rig = rig();
    let first = takes(&rig, &leak("13900001027", "2-1502")).await;
    // Another home of the same customer is another matter by the pack's rule, and the same room is not.
    let home = takes(&rig, &leak("13900001027", "3-0801")).await;
    let again = takes(&rig, &leak("13900001027", "２-1502")).await;
    let other = takes(&rig, &leak("13900009999", "2-1402")).await;
    let nobody = takes(
        &rig,
        &json!({ "pack": "general", "channel": "api", "narrative": "电梯又坏了，没有人管。" }),
    )
    .await;
    let repeat = async |query: &str| {
        let answer = rig.get("wangfang", &format!("/figures?by=channel{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let figure = &answer.body["total"]["repeat"];
        let n = |name: &str| figure[name].as_u64().unwrap();
        assert_eq!(figure["striking"], figure["numerator"]);
        (n("numerator"), n("denominator"))
    };
    let listed = async || {
        let mut list = numbers(&rig, "wangfang", "/cases?repeat=true").await;
        list.sort_unstable();
        list
    };
    assert_eq!((repeat("").await, listed().await), ((1, 4), vec![again.clone()]));
    // Whatever the packs say, the customer has come three times.
    assert_eq!(repeat("&repeat_days=30").await, (2, 4));

    // What the rule finds and somebody marks is one repeat; what somebody marks across the rule is one, too.
    let mark = async |who: &str, no: &str| {
        let link = json!({ "to": first, "relation": "repeat_of" });
        rig.post(who, &format!("/cases/{no}/links"), &link).await
    };
    for no in [&again, &home] {
        let done = mark("wangfang", no).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    }
    assert_eq!((repeat("").await, listed().await), ((2, 4), vec![home.clone(), again.clone()]));

    // Who works on a case marks it only as one of its own customer; from above it is marked all the same.
    let work = json!({ "to_unit": "repair", "to_person": "chenwei" });
    for no in [&first, &other, &nobody] {
        let done = rig.post("wangfang", &format!("/cases/{no}/handovers"), &work).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    }
    for no in [&other, &nobody] {
        let refused = mark("chenwei", no).await;
        assert_eq!((refused.status, refused.code()), (StatusCode::CONFLICT, "other_customer"));
        let done = mark("wangfang", no).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    }
    let mut all = vec![home, again, other, nobody];
    all.sort_unstable();
    assert_eq!((repeat("").await, listed().await), ((4, 5), all));
}
