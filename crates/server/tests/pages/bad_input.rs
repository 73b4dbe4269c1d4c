//! Bad input at the doors of the house, as tables: what is sent, what is answered, and the words a person reads.
//!
//! What the public form says stands in `complain.rs`, what programs are told in `tests/api/main.rs`, what lists and packs are
//! told in `tests/whole/lists.rs`, what a database in trouble is told as in `tests/whole/away.rs`.

use axum::http::StatusCode;
use casework::limits::NARRATIVE_CHARS_MAX;
use casework::refusal::Refusal;
use desk::Trouble;
use serde_json::json;

use crate::clerk::{Clerk, STORY};
use crate::complain::{filed, photo};
use crate::support::{Page, World};

/// What a page says is wrong with its fields.
fn told(page: &Page) -> Vec<String> {
    let text = page.text();
    let spots = text.split("class=\"field-problem\"").skip(1);
    spots
        .map(|it| it.split("<span>").nth(1).unwrap_or(it).split('<').next().unwrap().to_owned())
        .collect()
}

/// The number of the case a page leads to.
fn number(page: &Page) -> String {
    let location = page.location();
    location.trim_start_matches("/cases/").split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_field_that_cannot_be_is_named_and_everything_typed_stays() {
    let world = World::new();
    let clerk = Clerk::at(&world, "wangfang").await;
    let long = "长".repeat(50_000);
    assert_eq!(NARRATIVE_CHARS_MAX, 20_000);
    let table: &[(&str, &str, &str)] = &[
        ("narrative", "", "请填写"),
        ("narrative", "  \r\n\t　 ", "请填写"),
        ("narrative", "\u{0}\u{7}\u{1b}\u{200b}", "请填写"),
        ("narrative", &long, "最多 20,000 个字，现在有 50,000 个"),
        ("complainant.phone", "1-2", "不像电话号码，例如 138 1234 5678"),
        ("complainant.phone", "打我手机", "不像电话号码"),
        ("complainant.email", "wang@", "不像电子邮件地址"),
        ("happened_at", "2026-08-18T09:00", "时间还没有到，请核对日期"),
        ("happened_at", "1999-12-31T23:59", "时间太早，请核对年份"),
        ("happened_at", "2026-02-30T09:00", "看不懂这个时间，例如 2026-08-17 09:30"),
        ("happened_at", "昨天", "看不懂这个时间"),
        // Ten in the morning said in London is evening here, and has not come yet.
        ("happened_at", "2026-08-17T10:00:00+00:00", "时间还没有到"),
        ("category", "no.such", "请从列出的选项里选"),
        ("unit", "moon", "请从列出的选项里选"),
        ("channel", "pigeon", "请从列出的选项里选"),
        ("kind", "rumour", "请从列出的选项里选"),
        ("heard_by", "nobody", "请从列出的选项里选"),
    ];
    let mut wrong = Vec::new();
    for (field, value, words) in table {
        let page = clerk.takes(&[(field, value)]).await;
        let stays = page.says("欧阳娜娜") && (*field == "narrative" || page.says(STORY));
        if page.status != StatusCode::UNPROCESSABLE_ENTITY || !page.says(words) || !stays {
            let shown: String = value.chars().take(20).collect();
            wrong.push(format!(
                "{field}={shown:?} {}, wanted {words}, told {:?}",
                page.status,
                told(&page)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(world.cases(), 0);
}

#[tokio::test]
async fn what_is_unusual_but_meant_is_taken_as_it_is() {
    let world = World::new();
    let clerk = Clerk::at(&world, "wangfang").await;
    let phones = [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "１３８１２３４５６７８",
        "+8613812345678",
        "+86 138 1234 5678",
        "0086 13812345678",
        "86-138-1234-5678",
        "(+86)138 1234 5678",
        "138.1234.5678",
    ];
    for phone in phones {
        let page = clerk.takes(&[("complainant.phone", phone)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{phone}: {}", page.text());
        let case = world.case(&number(&page));
        let found = case.complaint().unwrap().complainant.phone.clone();
        assert_eq!(found.as_deref(), Some("13812345678"), "{phone}");
    }
    // Emoji, characters outside the first plane, both directions: kept. What does not print: gone.
    let page = clerk.takes(&[("narrative", "𠮷野家😡👨‍👩‍👧 العربية\u{0}\u{8}第二行\r\n第三行")]).await;
    let case = world.case(&number(&page));
    let told = &case.complaint().unwrap().narrative;
    assert!(told.contains("𠮷野家😡👨‍👩‍👧 العربية") && told.contains("第二行\n第三行"), "{told}");
    assert!(!told.chars().any(|c| c.is_control() && c != '\n'), "{told:?}");
    let page = clerk.get(&format!("/cases/{}", number(&page))).await;
    assert!(page.says("𠮷野家😡"));
}

#[tokio::test]
async fn a_form_sent_twice_is_done_once_and_one_used_again_is_told() {
    let world = World::new();
    let clerk = Clerk::at(&world, "wangfang").await;
    let request = clerk.get("/cases/new?pack=general").await.value("request");
    let sent = |story: &'static str| {
        vec![
            ("request", request.clone()),
            ("pack", "general".to_owned()),
            ("channel", "phone".to_owned()),
            ("narrative", story.to_owned()),
            ("complainant.phone", "13900001234".to_owned()),
        ]
    };
    let post = async |fields: Vec<(&'static str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        clerk.post("/cases", &fields).await
    };
    let first = number(&post(sent(STORY)).await);
    assert_eq!(number(&post(sent(STORY)).await), first, "a double click, a retried request");
    let other = post(sent("另一件事")).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        other.says("同一个请求编号用在了不同的内容上。")
            && other.says("请刷新页面再提交")
            && other.says("另一件事")
    );
    assert_eq!(world.cases(), 1);
}

#[tokio::test]
async fn at_one_case_the_second_is_told_and_nobody_judges_themselves() {
    let world = World::new();
    let (no, _) = filed(&world).await;
    let path = format!("/cases/{no}");
    let (first, second) = (Clerk::at(&world, "liqiang").await, Clerk::at(&world, "zhaomin").await);
    assert_eq!(first.post(&format!("{path}/acceptance"), &[]).await.status, StatusCode::SEE_OTHER);
    let late = second.post(&format!("{path}/acceptance"), &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.says("没有等待签收的转办。") && late.says("工单已有承办人"));

    // Whoever wrote on an older page is told by name of the version, where a version is asked for.
    let stale = world.case(&no).version - 1;
    let order = desk::Order::on(
        casework::permission::Actor::Staff(casework::id::PersonId::parse("liqiang").unwrap()),
        casework::id::CaseNo::parse(&no).unwrap(),
        server::action::command(
            "contacts",
            json!({ "means": "note", "direction": "out", "text": "x" }),
        )
        .unwrap(),
    );
    let outcome = world.desk().run(&order.expecting(Some(stale)));
    assert!(matches!(outcome, Err(Trouble::Refused(Refusal::ChangedMeanwhile))), "{outcome:?}");

    // Closing while everything is owed: every fact that stands in the way is on the page, the first one on top.
    let page = first.post(&format!("{path}/closure"), &[("outcome", "resolved")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    for words in [
        "工单还没有分类定级。",
        "还有投诉点没有答复。",
        "还没有答复客户。",
        "还有对客户的承诺没有兑现。",
    ] {
        assert!(page.says(words), "{words}");
    }

    // A complaint about oneself.
    let about = [("accused", "liqiang"), ("complainant.phone", "13900001235")];
    let mine = number(&Clerk::at(&world, "wangfang").await.takes(&about).await);
    world.staff("wangfang", &mine, "handovers", json!({ "to_unit": "repair" })).unwrap();
    for page in [
        first.get(&format!("/cases/{mine}")).await,
        first.post(&format!("/cases/{mine}/acceptance"), &[]).await,
    ] {
        // The same as of a case that is not there: nobody learns that they are complained about.
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(!page.says(STORY) && !page.says("回避"), "{}", page.text());
    }
}

#[tokio::test]
async fn a_file_that_is_not_what_it_says_is_refused_with_the_reason() {
    let world = World::new();
    let (no, _) = filed(&world).await;
    let clerk = Clerk::at(&world, "liqiang").await;
    let mut polyglot = b"GIF89a/*".to_vec();
    polyglot.extend(b"*/=1;alert(1)//<script>alert(1)</script>");
    let too_large = vec![b'x'; 20 * 1024 * 1024 + 1];
    let table: &[(&str, &[u8], &str)] = &[
        ("录音.mp3", &too_large, "文件太大，每个不能超过 20.0 MB"),
        ("清单.exe", b"MZ\x90\x00\x03\x00\x00\x00", "不收这种文件"),
        ("现场.gif", &polyglot, "“现场.gif”没有收下：照片尺寸太大"),
        ("合同.pdf", &photo(7), "文件的内容和名字对不上"),
        ("空.txt", b"", "文件是空的"),
        ("网页.html", b"<!doctype html><script>alert(1)</script>", "不收这种文件"),
    ];
    let mut wrong = Vec::new();
    for (name, bytes, words) in table {
        let page = clerk.attaches(&no, name, bytes).await;
        if !page.status.is_client_error() || !page.says(words) {
            wrong.push(format!("{name} {}, wanted {words}, told {:?}", page.status, told(&page)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(world.case(&no).attachments.is_empty());
    assert_eq!(clerk.attaches(&no, "现场.jpg", &photo(9)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_year_without_a_calendar_loses_no_complaint() {
    let world = World::new();
    world.at("2026-12-31T09:00:00+08:00");
    let last = world.desk().house().calendar.years().last().copied().unwrap();
    world.at(&format!("{last}-12-31T16:00:00+08:00"));
    let clerk = Clerk::at(&world, "wangfang").await;
    let taken = clerk.takes(&[]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    let case = world.case(&number(&taken));
    assert_eq!(case.missing_year, Some(last + 1), "and no deadline is guessed");
}

#[tokio::test]
async fn a_forged_form_another_unit_s_case_and_an_old_link_open_nothing() {
    let world = World::new();
    let (no, link) = filed(&world).await;
    let clerk = Clerk::at(&world, "liqiang").await;
    for origin in ["https://evil.example", "null", "http://desk.example.evil.example"] {
        let page = clerk.post_from(origin, &format!("/cases/{no}/acceptance"), &[]).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{origin}");
        assert!(page.says("您无权做这件事"), "{}", page.text());
    }
    assert!(world.case(&no).owner.is_none());

    // A case of another unit is as good as not there, and so is one that is not there.
    let hidden = number(&Clerk::at(&world, "wangfang").await.takes(&[]).await);
    for path in [format!("/cases/{hidden}"), "/cases/20260817-9999-0".to_owned()] {
        let page = clerk.get(&path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(
            page.says("没有找到这个页面")
                && page.says("或者这项内容不对您开放")
                && !page.says(STORY)
        );
    }

    // The customer took it back, it is closed; the link lives as long as the pack says and then says so.
    world.post(&format!("{link}/withdrawal"), &[("text", "好了")]).await.location();
    world.staff("liqiang", &no, "acceptance", json!({})).unwrap();
    for promise in world.case(&no).promises.iter().filter(|it| it.is_owed()) {
        world.staff("liqiang", &no, "keepings", json!({ "promise": promise.n })).unwrap();
    }
    world.staff("liqiang", &no, "closure", json!({ "outcome": "withdrawn" })).unwrap();
    assert_eq!(world.get(&link).await.status, StatusCode::OK);
    world.at("2027-08-17T09:00:00+08:00");
    let page = world.get(&link).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(
        page.says("这个链接过期了") && page.says("0571-8888 6666") && !page.says("电梯"),
        "{}",
        page.text()
    );
}
