//! Repeats at the pages: offered while the caller is on the line, taken with the form, and told on the case page.

use axum::http::StatusCode;
use casework::id::CaseNo;
use serde_json::json;

use crate::clerk::Clerk;
use crate::support::{Page, World};

fn number(page: &Page) -> String {
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let place = page.headers["location"].to_str().unwrap();
    place.trim_start_matches("/cases/").split(['?', '/']).next().unwrap().to_owned()
}

const CALLER: &str = "/cases/new/history?pack=general&complainant.phone=139%200000%201234";

#[tokio::test]
async fn what_comes_again_is_offered_and_taken_as_a_repeat() {
    let world = World::new();
    let clerk = Clerk::at(&world, "wangfang").await;
    let first = number(&clerk.takes(&[]).await);
    let other = number(&clerk.takes(&[("complainant.phone", "13900009999")]).await);
    world.at("2026-09-01T09:00:00+08:00");
    let clerk = Clerk::at(&world, "wangfang").await;
    let beside = clerk.get(CALLER).await;
    assert!(beside.says(&first) && beside.says("就是这件事，又来了"), "{}", beside.text());
    assert!(!beside.says(&other), "{}", beside.text());

    // Only a case of the same customer: nobody learns of another's by typing numbers.
    for wrong in [other.as_str(), "20260101-0001-1"] {
        let page = clerk.takes(&[("repeat_of", wrong)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text());
    }
    let page = clerk.takes(&[("repeat_of", "abc")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text());
    let named = page.text();
    assert!(named.contains(r##"<a href="#intake-repeat_of">重复哪张工单："##), "{named}");
    let second = number(&clerk.takes(&[("repeat_of", first.as_str())]).await);
    let case = world.case(&second);
    assert_eq!(case.repeats().map(|no| no.to_string()), Some(first.clone()));
    let page = clerk.get(&format!("/cases/{second}")).await;
    assert!(page.says("重复投诉，上一次是") && !page.says("可能是重复投诉"), "{}", page.text());
}

#[tokio::test]
async fn who_gives_no_number_is_known_by_mail_address_or_customer_number() {
    let world = World::new();
    let clerk = Clerk::at(&world, "wangfang").await;
    let known = [("complainant.phone", ""), ("complainant.email", "Fu@Example.cn")];
    let by_mail = number(&clerk.takes(&known).await);
    let known = [("complainant.phone", ""), ("complainant.customer_no", "K-77")];
    let by_number = number(&clerk.takes(&known).await);
    for (asked, no, other) in [
        ("complainant.email=fu@example.cn", &by_mail, &by_number),
        (
            "complainant.phone=&complainant.email=&complainant.customer_no=K-77%20",
            &by_number,
            &by_mail,
        ),
    ] {
        let beside = clerk.get(&format!("/cases/new/history?pack=general&{asked}")).await;
        assert!(beside.says(no) && !beside.says(other), "{asked}: {}", beside.text());
    }
    // A telephone number says more than the rest; half of one says nothing yet.
    let beside = clerk.get("/cases/new/history?complainant.phone=139&complainant.email=").await;
    assert!(!beside.says(&by_mail) && !beside.says(&by_number), "{}", beside.text());
}

#[tokio::test]
async fn what_nobody_marked_is_offered_on_the_case_page_as_long_as_it_is_soon() {
    let world = World::new();
    let clerk = Clerk::at(&world, "wangfang").await;
    let first = number(&clerk.takes(&[]).await);
    world.at("2026-09-01T09:00:00+08:00");
    let clerk = Clerk::at(&world, "wangfang").await;
    let second = number(&clerk.takes(&[]).await);
    let page = clerk.get(&format!("/cases/{second}")).await;
    assert!(page.says("可能是重复投诉") && page.says("记为重复投诉"), "{}", page.text());
    assert!(!page.says("关联工单"), "nothing else is theirs to tie: {}", page.text());
    assert!(!clerk.get(&format!("/cases/{first}")).await.says("可能是重复投诉"));

    // Whoever works on it marks it; a case of another customer is marked from above.
    let other = number(&clerk.takes(&[("complainant.phone", "13900009999")]).await);
    let mark = async |clerk: &Clerk<'_>, no: &str| {
        let request = clerk.get(&format!("/cases/{no}")).await.value("request");
        let fields =
            [("request", request.as_str()), ("to", first.as_str()), ("relation", "repeat_of")];
        clerk.post(&format!("/cases/{no}/links"), &fields).await
    };
    let page = mark(&clerk, &other).await;
    assert!(page.says("那张工单是另一位客户的"), "{}", page.text());
    assert!(world.case(&other).repeats().is_none() && world.case(&first).links.is_empty());
    let page = mark(&clerk, &second).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let page = clerk.get(&format!("/cases/{second}")).await;
    assert!(!page.says("取消关联"), "what was marked is taken back from above: {}", page.text());
    let quality = Clerk::at(&world, "chenjing").await;
    let page = mark(&quality, &other).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    assert!(clerk.get(&format!("/cases/{second}")).await.says("重复投诉，上一次是"));
    // Both are linked; the earlier one repeats nothing.
    assert!(world.case(&first).repeats().is_none() && !world.case(&first).links.is_empty());

    // The figure counts what was marked and what the rule finds, and its list shows exactly these.
    let fourth = number(&clerk.takes(&[]).await);
    let page = quality.get("/figures").await;
    assert!(page.says("重复投诉率（按规则或标记）") && page.says("重复 3"), "{}", page.text());
    let list = page.text();
    let list =
        list.split('"').find(|it| it.contains("repeat%22%3Atrue")).expect("a list behind it");
    let page = quality.get(&list.replace("&#38;", "&")).await;
    for no in [&second, &other, &fourth] {
        assert!(page.says(no), "{no}: {}", page.text());
    }
    assert!(!page.says(&first), "{}", page.text());

    // The pack's days are over: it is another matter.
    world.at("2026-12-28T09:00:00+08:00");
    let clerk = Clerk::at(&world, "wangfang").await;
    let third = number(&clerk.takes(&[]).await);
    assert!(!clerk.get(&format!("/cases/{third}")).await.says("可能是重复投诉"));
}

#[tokio::test]
async fn a_case_out_of_reach_is_tied_to_nothing_and_does_not_show_that_it_exists() {
    let world = World::new();
    let clerk = Clerk::at(&world, "wangfang").await;
    let theirs = number(&clerk.takes(&[]).await);
    let not_theirs = number(&clerk.takes(&[]).await);
    world.staff("wangfang", &theirs, "handovers", json!({ "to_unit": "repair" })).unwrap();
    world.staff("zhaomin", &theirs, "acceptance", json!({})).unwrap();
    let supervisor = Clerk::at(&world, "zhaomin").await;
    let request = supervisor.get(&format!("/cases/{theirs}")).await.value("request");
    let nobodys = CaseNo::new("2026-01-01".parse().unwrap(), 1).to_string();
    let ways = [not_theirs.as_str(), nobodys.as_str()]
        .into_iter()
        .flat_map(|to| ["same_cause", "repeat_of"].map(|relation| (to, relation)));
    for (to, relation) in ways {
        let fields = [("request", request.as_str()), ("to", to), ("relation", relation)];
        let page = supervisor.post(&format!("/cases/{theirs}/links"), &fields).await;
        assert!(page.says("没有这张工单"), "{}", page.text());
    }
    assert!(world.case(&theirs).links.is_empty() && world.case(&not_theirs).links.is_empty());
}
