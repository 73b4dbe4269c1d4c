//! Promises at the pages: found in what was written, warned of, registered, listed, counted, explained.

use axum::http::StatusCode;
use serde_json::json;

use crate::clerk::Clerk;
use crate::support::{Page, World};

async fn taken(world: &World) -> String {
    let page = Clerk::at(world, "wangfang").await.takes(&[]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let place = page.location();
    place.trim_start_matches("/cases/").split(['?', '/']).next().unwrap().to_owned()
}

/// Sends a form of the case page with the page's own request id.
async fn sends(clerk: &Clerk<'_>, no: &str, resource: &str, fields: &[(&str, &str)]) -> Page {
    let request = clerk.get(&format!("/cases/{no}")).await.value("request");
    let mut all = vec![("request", request.as_str())];
    all.extend(fields);
    clerk.post(&format!("/cases/{no}/{resource}"), &all).await
}

#[tokio::test]
async fn what_was_written_is_offered_and_registered_with_one_press() {
    let world = World::new();
    let no = taken(&world).await;
    let clerk = Clerk::at(&world, "wangfang").await;
    let told = [("means", "phone"), ("text", "门锁已订货。师傅周五前上门更换！")];
    let page = sends(&clerk, &no, "progress", &told).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let page = clerk.get(&page.location()).await;
    for words in
        ["您刚写的话里有承诺", "您写了“周五前”，也就是最晚 2026-08-21 24:00", "师傅周五前上门更换"]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    // Later it stands folded beside the promises, until it is registered.
    let page = clerk.get(&format!("/cases/{no}")).await;
    assert!(page.says("上次写给客户的话里有 1 处像承诺") && !page.says("您刚写的话里有承诺"));

    let offered = page.text();
    let form = offered.split("id=\"found\"").nth(1).unwrap();
    let value = |name: &str| {
        let rest = form.split(&format!("name=\"{name}\"")).nth(1).unwrap();
        rest.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let names = ["seen", "said_in.kind", "said_in.n", "what", "due_at", "request"];
    let fields: Vec<(&str, String)> = names.iter().map(|name| (*name, value(name))).collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, it)| (*name, it.as_str())).collect();
    let page = clerk.post(&format!("/cases/{no}/promises"), &fields).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let case = world.case(&no);
    let promise = case.promises.last().unwrap();
    assert_eq!(promise.what, "师傅周五前上门更换");
    assert_eq!(promise.due_at.to_string(), "2026-08-21T16:00:00Z");
    assert_eq!(serde_json::to_value(promise.said_in).unwrap(), json!({"kind": "progress", "n": 1}));
    let page = clerk.get(&format!("/cases/{no}")).await;
    assert!(!page.says("id=\"found\""), "{}", page.text());

    // And the register knows it, by whom and in which words.
    let page = clerk.get("/promises?basis=word").await;
    for words in ["承诺台账", "师傅周五前上门更换", "王芳", "告知进展时说的", &no]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }
}

#[tokio::test]
async fn what_speaks_against_a_promise_is_said_once() {
    let world = World::new();
    let no = taken(&world).await;
    let clerk = Clerk::at(&world, "wangfang").await;
    // The 22nd of August 2026 is a Saturday.
    let fields = [("what", "上门看一次"), ("due_at", "2026-08-22T10:00")];
    let page = sends(&clerk, &no, "promises", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["2026-08-22（星期六）是休息日", "仍要这样答应，请再按一次", "上门看一次"]
    {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(world.case(&no).promises.iter().all(|it| it.what.is_empty()), "nothing is registered");
    let other =
        [("what", "上门看一次"), ("due_at", "2026-08-20T22:00"), ("seen", "2026-08-22T10:00")];
    let page = sends(&clerk, &no, "promises", &other).await;
    assert!(page.says("这个时间没有人上班"), "another time is warned of anew: {}", page.text());
    let again =
        [("what", "上门看一次"), ("due_at", "2026-08-22T10:00"), ("seen", "2026-08-22T10:00")];
    assert_eq!(sends(&clerk, &no, "promises", &again).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.case(&no).promises.last().unwrap().what, "上门看一次");
    // What is wrong is told as ever: a warning is no detour around the rules.
    let past = [("what", "上门看一次"), ("due_at", "2026-08-01T10:00")];
    assert_eq!(sends(&clerk, &no, "promises", &past).await.status, StatusCode::CONFLICT);
    let unread = [("what", "上门看一次"), ("due_at", "下周")];
    assert_eq!(
        sends(&clerk, &no, "promises", &unread).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn rates_are_told_by_name_with_their_number() {
    let world = World::new();
    let no = taken(&world).await;
    world.at("2026-08-31T09:00:00+08:00");
    world.desk().tick().unwrap();
    let quality = Clerk::at(&world, "chenjing").await;
    let page = quality.get("/promises/rates?by=unit&from=2026-08&to=2026-08").await;
    for words in ["承诺兑现率", "客服中心", "25.0%", "n 4", "不按兑现率排名"] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    let page = quality.get("/promises?show=broken").await;
    assert!(page.says(&no) && page.says("没按时做到"), "{}", page.text());
    let file = quality.get("/promises/rates.csv?by=person").await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert!(file.says("规则定的") && file.says(",4,1,0,3,25.0%"), "{}", file.text());
    let page = quality.get("/promises?show=nonsense&unit=nowhere&basis=x&cursor=y").await;
    assert_eq!(page.status, StatusCode::OK, "what cannot be read is left out");

    // Who sees no such case sees no such promise, and administrators see no rates.
    let other = Clerk::at(&world, "liqiang").await;
    assert!(!other.get("/promises?show=broken").await.says(&no));
    let admin = Clerk::at(&world, "admin").await;
    assert_eq!(admin.get("/promises/rates").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_customer_reads_how_the_date_came_about() {
    let world = World::new();
    let no = taken(&world).await;
    let clerk = Clerk::at(&world, "wangfang").await;
    let page = clerk.get(&format!("/cases/{no}")).await.text();
    let link = page.split("href=\"/t/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let page = world.get(&format!("/t/{link}")).await;
    for words in [
        "这个日期怎么来的",
        "从登记（2026-08-17 09:00）算起，时限 5 个工作日。",
        "起算当天不算。",
        "中间 2 天是休息日，不算。",
        "所以最晚是 2026-08-24 24:00。",
    ] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
}
