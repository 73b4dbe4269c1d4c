//! Whoever is complained about meets a case that, for them, is not there: at every page, in every list.

use axum::http::{Method, StatusCode, header};
use casework::id::{CaseNo, PersonId};
use casework::intake::{Receive, Subject, SubjectKind};
use casework::permission::Actor;
use desk::Order;
use serde_json::json;

use crate::support::{HOST, Page, World};

async fn opened(world: &World, who: &str, method: &Method, path: &str) -> Page {
    let cookie = world.signed_in(who).await;
    let request = axum::http::Request::builder()
        .method(method.clone())
        .uri(path)
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, format!("http://{HOST}"));
    world.send(request.body(axum::body::Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_case_about_somebody_is_not_there_for_them() {
    let world = World::new();
    let mut it: Receive = serde_json::from_value(json!({
        "pack": "property", "channel": "phone", "heading": "师傅态度差",
        "narrative": "李师傅上门修水管，态度差还摔门。", "complainant": { "name": "吴女士", "phone": "13800000001" },
    }))
    .unwrap();
    it.subjects = vec![Subject { kind: SubjectKind::Person, number: "liqiang".to_owned() }];
    let clerk = Actor::Staff(PersonId::parse("wangfang").unwrap());
    let no = world.desk().run(&Order::receive(clerk, it)).unwrap().no;
    // Handed to the unit of the one complained about: their supervisor sees it, they do not.
    world.staff("chenjing", &no.to_string(), "handovers", json!({ "to_unit": "repair" })).unwrap();
    let lead = opened(&world, "zhaomin", &Method::GET, &format!("/cases/{no}")).await;
    assert_eq!(lead.status, StatusCode::OK);

    let nothing = CaseNo::new(jiff::civil::date(2026, 8, 17), 999);
    for (method, below) in [
        (Method::GET, ""),
        (Method::GET, "/journal"),
        (Method::GET, "/accesses"),
        (Method::GET, "/files/00"),
        (Method::POST, "/acceptance"),
        (Method::POST, "/contacts"),
        (Method::POST, "/acknowledgement"),
    ] {
        let there = opened(&world, "liqiang", &method, &format!("/cases/{no}{below}")).await;
        let not = opened(&world, "liqiang", &method, &format!("/cases/{nothing}{below}")).await;
        assert_eq!(there.status, not.status, "{method} {below}");
        assert_eq!(there.text(), not.text(), "{method} {below}");
        assert!(there.status.is_client_error(), "{method} {below}: {}", there.status);
    }
    world.desk().index(100).unwrap();
    let queries =
        ["/queue".to_owned(), format!("/queue?q={no}"), "/queue?q=%E6%91%94%E9%97%A8".to_owned()];
    for path in queries.iter().map(String::as_str).chain(["/work", "/notices"]) {
        let seen = opened(&world, "liqiang", &Method::GET, path).await;
        assert_eq!(seen.status, StatusCode::OK, "{path}");
        assert!(!seen.says("师傅态度差") && !seen.says(&format!("/cases/{no}")), "{path}");
    }
    let found = opened(&world, "zhaomin", &Method::GET, "/queue?q=%E6%91%94%E9%97%A8").await;
    assert!(found.says("师傅态度差"), "others find it");
}
