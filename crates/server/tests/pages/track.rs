//! Following a complaint by its private link: what is seen, what is never seen, and what one may say.

use axum::http::{StatusCode, header};
use serde_json::json;

use crate::complain::{filed, photo};
use crate::support::{Part, World};

/// Works a case up to its answer; with names and reasons that are nobody's outside.
fn answered(world: &World, no: &str) {
    let it = |who, resource, body| drop(world.staff(who, no, resource, body).unwrap());
    it("liqiang", "acceptance", json!({}));
    it(
        "liqiang",
        "contacts",
        json!({"means": "note", "direction": "out", "text": "内部备注：疑似邱师傅操作失误"}),
    );
    let severity =
        json!({"severity": 1, "safety": 1, "complexity": 0, "impact": 1, "immediacy": 1});
    it(
        "liqiang",
        "triage",
        json!({"kind": "complaint", "nature": "valid", "category": "facility.lift_wait", "severity": severity, "reason": "定级理由：内部"}),
    );
    it(
        "liqiang",
        "findings",
        json!({"point": 1, "finding": "upheld", "reasons": "核查理由：邱师傅漏检"}),
    );
    it("liqiang", "answers", json!({"point": 1, "text": "电梯门机已更换"}));
    it(
        "liqiang",
        "responses",
        json!({"text": "电梯门机已经换好，给您添麻烦了，对不起。", "means": "message"}),
    );
}

#[tokio::test]
async fn a_complaint_is_followed_to_its_end() {
    let world = World::new();
    let (no, link) = filed(&world).await;
    let page = world.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in ["收到了，正在安排人办理", "工程部", "最迟"] {
        assert!(page.says(words), "{words} is missing:\n{}", page.text());
    }
    assert!(page.says("138") && !page.says("13812345678"), "the number is not shown in full");

    let request = page.value("request");
    let parts = [
        Part::Field("request", &request),
        Part::Field("text", "老人受了惊吓"),
        Part::File("photos", "病历.jpg", &photo(7)),
    ];
    for _ in 0..2 {
        let page = world.post_parts(&format!("{link}/information"), &parts).await;
        assert_eq!(page.location(), format!("{link}?done=information"));
    }
    assert_eq!(world.case(&no).attachments.len(), 1, "sent twice, added once");
    let urge = [("request", &*world.get(&link).await.value("request")), ("text", "快一点")];
    assert_eq!(
        world.post(&format!("{link}/urges"), &urge).await.location(),
        format!("{link}?done=urges")
    );
    let page = world.get(&format!("{link}?done=urges")).await;
    assert!(
        page.says("已经提醒负责的人和他的主管")
            && page.says("您已经催过 1 次")
            && page.says("病历.jpg")
    );

    world.at("2026-08-17T11:00:00+08:00");
    answered(&world, &no);
    let page = world.get(&link).await;
    for words in ["我们答复了，请您看看", "电梯门机已经换好", "由工程部的李强负责"]
    {
        assert!(page.says(words), "{words} is missing:\n{}", page.text());
    }
    for secret in ["邱师傅", "内部备注", "定级理由", "核查理由"] {
        assert!(!page.says(secret), "{secret} is told to the customer");
    }
    // Not content, without saying why: asked, and the choice is kept.
    let page = world.post(&format!("{link}/word"), &[("word", "refuses"), ("text", "")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("请写几句，我们才知道您的意思") && page.says("value=\"refuses\" checked"));
    let page = world.post(&format!("{link}/word"), &[("word", "accepts"), ("text", "可以")]).await;
    assert_eq!(page.location(), format!("{link}?done=word"));
    assert!(world.get(&link).await.says("您已认可"));

    let page = world.post(&format!("{link}/rating"), &[("score", "2"), ("comment", " ")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("请写一下哪里不满意"));
    let page =
        world.post(&format!("{link}/rating"), &[("score", "4"), ("comment", "还可以")]).await;
    assert_eq!(page.location(), format!("{link}?done=rating"));
    let page =
        world.post(&format!("{link}/rating"), &[("score", "1"), ("comment", "改主意了")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("您已经评价过了"));
    assert_eq!(world.case(&no).rating.unwrap().score, 4);
}

#[tokio::test]
async fn an_offer_is_accepted_declined_or_answered_with_another() {
    let world = World::new();
    let (no, link) = filed(&world).await;
    world.staff("liqiang", &no, "acceptance", json!({})).unwrap();
    let remedy = json!({"kind": "compensation", "what": "减免当月物业费", "amount": {"minor": 5000, "currency": "CNY"}});
    world.staff("liqiang", &no, "remedies", remedy).unwrap();
    assert!(!world.get(&link).await.says("减免当月物业费"), "not yet offered, not yet told");
    world.staff("liqiang", &no, "offers", json!({"remedy": 1})).unwrap();
    let page = world.get(&link).await;
    assert!(
        page.says("我们提出一个方案，请您决定")
            && page.says("减免当月物业费")
            && page.says("50.00")
    );
    let page = world
        .post(&format!("{link}/replies"), &[("remedy", "1"), ("reply", "counters"), ("note", "")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("请写一下您的想法"));
    let page = world
        .post(&format!("{link}/replies"), &[("remedy", "1"), ("reply", "accepts"), ("note", "")])
        .await;
    assert_eq!(page.location(), format!("{link}?done=replies"));
    assert!(world.get(&link).await.says("兑现您接受的方案：减免当月物业费"));
    let page = world
        .post(
            &format!("{link}/replies"),
            &[("remedy", "1"), ("reply", "counters"), ("note", "太少")],
        )
        .await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("这个方案刚刚有了变化"));
    let page =
        world.post(&format!("{link}/replies"), &[("remedy", "9"), ("reply", "accepts")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_broken_promise_is_told_as_one() {
    let world = World::new();
    let (_, link) = filed(&world).await;
    world.at("2026-08-20T09:00:00+08:00");
    world.desk().tick().unwrap();
    let page = world.get(&link).await;
    assert!(page.says("我们没有按时做到，对不起"), "{}", page.text());
}

#[tokio::test]
async fn withdrawing_is_asked_about_and_can_be_taken_back() {
    let world = World::new();
    let (no, link) = filed(&world).await;
    assert!(world.get(&link).await.says("真的要撤回吗"));
    let page = world.post(&format!("{link}/withdrawal"), &[("text", "")]).await;
    assert_eq!(page.location(), format!("{link}?done=withdrawal"));
    let page = world.get(&link).await;
    assert!(page.says("您已撤回") && page.says("问题没有解决？") && !page.says("真的要撤回吗"));
    assert!(world.case(&no).promises.iter().all(|it| !it.is_owed()));
}

#[tokio::test]
async fn a_closed_case_says_honestly_what_came_of_it() {
    let world = World::new();
    let (no, link) = filed(&world).await;
    answered(&world, &no);
    world.post(&format!("{link}/word"), &[("word", "accepts"), ("text", "")]).await;
    let called = json!({"result": "reached", "solved": true, "satisfaction": 4, "comment": ""});
    world.staff("chenjing", &no, "callbacks", called).unwrap();
    let lesson = json!({"cause": "门机老化", "prevention": "每月检查"});
    let close =
        json!({"outcome": "unresolved", "summary": "厂家停产，配件买不到。", "lesson": lesson});
    world.staff("chenjing", &no, "closure", close).unwrap();
    let page = world.get(&link).await;
    assert!(page.says("已经结案，但问题没有解决") && page.says("厂家停产，配件买不到。"));
    assert!(!page.says("问题解决了") && !page.says("我们认为已解决"), "never called solved");
    assert!(!page.says("门机老化"), "the lesson is ours");
    let page = world.post(&format!("{link}/urges"), &[("text", "")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("这件事已经办结"));
    world.at("2027-03-01T09:00:00+08:00");
    let page = world.get(&link).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.says("这个链接过期了") && page.says("0571-8888 6666") && !page.says("厂家停产"));

    world.at("2026-08-25T09:00:00+08:00");
    let parts = [Part::Field("text", "还是坏的"), Part::File("photos", "门.jpg", &photo(3))];
    assert_eq!(
        world.post_parts(&format!("{link}/information"), &parts).await.status,
        StatusCode::SEE_OTHER
    );
    let page = world.get(&link).await;
    assert!(
        page.says("重新办理中") && page.says("还是坏的") && page.says("给您答复"),
        "{}",
        page.text()
    );
    assert_eq!(world.case(&no).reopenings.len(), 1);
}

#[tokio::test]
async fn a_wrong_link_helps_and_tells_nothing() {
    let world = World::new();
    let (no, link) = filed(&world).await;
    let code = link.rsplit_once('.').unwrap().1;
    for path in [
        format!("/t/{no}.aaaaaaaaaaaaaaaa"),
        format!("/t/{no}."),
        format!("/t/20260817-9999-{}.{code}", 0),
        "/t/20260817-0002-0.aaaaaaaaaaaaaaaa".to_owned(),
        "/t/nonsense".to_owned(),
        format!("/t/{no}.aaaaaaaaaaaaaaaa/received"),
        format!("/t/{no}.aaaaaaaaaaaaaaaa/files/00"),
    ] {
        let page = world.get(&path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(
            page.says("这个链接打不开") && page.says("0571-8888 6666") && !page.says("电梯"),
            "{path}"
        );
    }
    let page = world.post(&format!("/t/{no}.aaaaaaaaaaaaaaaa/withdrawal"), &[("text", "")]).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(world.case(&no).word.is_none());
    assert_eq!(
        world.post(&format!("{link}/closure"), &[("outcome", "resolved")]).await.status,
        StatusCode::NOT_FOUND
    );
    let mut last = StatusCode::OK;
    for _ in 0..40 {
        last = world.get("/t/nonsense").await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn number_and_code_may_be_typed_by_hand() {
    let world = World::new();
    let (no, link) = filed(&world).await;
    let code = link.rsplit_once('.').unwrap().1.to_owned();
    let typed = code
        .to_uppercase()
        .as_bytes()
        .chunks(4)
        .map(|it| String::from_utf8_lossy(it).into_owned())
        .collect::<Vec<_>>()
        .join(" ");
    let spaced = no.replace('-', " ");
    for (no, code) in
        [(&*no, &*code), (&*spaced, &*typed), ("", &*format!("https://desk.example{link}"))]
    {
        let page = world.post("/track", &[("no", no), ("code", code)]).await;
        assert_eq!(page.location(), link, "{no} {code}");
    }
    for (no, code, words) in [
        (&*no, "aaaa", "编号和查询码对不上"),
        ("2026", &*code, "编号不对"),
        (&*no, "", "请填写查询码"),
    ] {
        let page = world.post("/track", &[("no", no), ("code", code)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says(words), "{words}");
    }
}

#[tokio::test]
async fn customers_get_their_own_files_only() {
    let world = World::new();
    let (no, link) = filed(&world).await;
    let parts = [Part::Field("text", ""), Part::File("photos", "现场.jpg", &photo(9))];
    assert_eq!(
        world.post_parts(&format!("{link}/information"), &parts).await.status,
        StatusCode::SEE_OTHER
    );
    world.staff("liqiang", &no, "acceptance", json!({})).unwrap();
    let cookie = world.signed_in("liqiang").await;
    let parts = [
        Part::Field("caption", "内部测量记录"),
        Part::File("file", "测量.txt", "门机间隙 12mm".as_bytes()),
    ];
    let mut request = crate::support::multipart(&format!("/cases/{no}/attachments"), &parts)
        .header(header::ORIGIN, format!("http://{}", crate::support::HOST))
        .body(crate::support::body_of(&parts))
        .unwrap();
    request.headers_mut().insert(header::COOKIE, cookie.parse().unwrap());
    let page = world.send(request).await;
    assert_eq!(page.location(), format!("/cases/{no}?done=attachments"));
    let case = world.case(&no);
    let (mine, ours) = (&case.attachments[0].file, &case.attachments[1].file);
    let page = world.get(&format!("{link}/files/{}", mine.digest)).await;
    assert_eq!(
        (page.status, page.headers[header::CONTENT_TYPE].to_str().unwrap()),
        (StatusCode::OK, "image/jpeg")
    );
    assert_eq!(page.headers["x-content-type-options"], "nosniff");
    assert!(page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains("sandbox"));
    assert_eq!(
        world.get(&format!("{link}/files/{}", ours.digest)).await.status,
        StatusCode::NOT_FOUND
    );
    assert!(!world.get(&link).await.says("测量"));

    let mut request = axum::http::Request::get(format!("/cases/{no}/files/{}", ours.digest))
        .body(axum::body::Body::empty())
        .unwrap();
    request.headers_mut().insert(header::COOKIE, cookie.parse().unwrap());
    let page = world.send(request).await;
    assert_eq!(page.headers[header::CONTENT_TYPE], "text/plain; charset=utf-8");
    assert!(page.headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment"));
    assert_eq!(page.text(), "门机间隙 12mm");
    // Without signing in there is nothing.
    assert_eq!(
        world.get(&format!("/cases/{no}/files/{}", ours.digest)).await.status,
        StatusCode::SEE_OTHER
    );
}
