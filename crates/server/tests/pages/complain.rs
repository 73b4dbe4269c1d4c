//! Complaining without an account: what is filed, what is refused, and that nothing typed is lost.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use casework::contact::Means;
use casework::intake::Channel;
use casework::permission::Actor;
use image::{DynamicImage, ImageFormat, RgbImage};

use crate::support::{Part, World, body_of, multipart};

const STORY: &str = "3号楼的电梯又坏了，𠮷先生家的老人困在里面半小时😡";

pub(crate) fn photo(shade: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = RgbImage::from_pixel(64, 48, image::Rgb([shade, 90, 120]));
    DynamicImage::ImageRgb8(picture).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// Files a complaint and gives the number and the path of its private link.
pub(crate) async fn filed(world: &World) -> (String, String) {
    let request = world.get("/complain").await.value("request");
    let page = world
        .post_parts(
            "/complain",
            &[
                Part::Field("request", &request),
                Part::Field("narrative", STORY),
                Part::Field("category", "facility.lift_wait"),
                Part::Field("complainant.name", "欧阳娜娜"),
                Part::Field("complainant.phone", "138 1234 5678"),
            ],
        )
        .await;
    let received = page.location();
    let link = received.split("/received").next().unwrap().to_owned();
    let no = link.trim_start_matches("/t/").split('.').next().unwrap().to_owned();
    (no, link)
}

#[tokio::test]
async fn a_complaint_is_filed_and_acknowledged_with_a_photo() {
    let world = World::new();
    let form = world.get("/complain?unit=repair").await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(form.says("关于：工程部") && form.says("action=\"/complain?pack=property\""));
    let request = form.value("request");
    let page = world
        .post_parts(
            "/complain?pack=property",
            &[
                Part::Field("request", &request),
                Part::Field("pack", "property"),
                Part::Field("unit", "repair"),
                Part::Field("narrative", STORY),
                Part::Field("wish", "修好，并书面道歉"),
                Part::Field("happened_on", "8月16日"),
                Part::Field("happened_time", "晚上9点30"),
                Part::Field("place", "3号楼2单元"),
                Part::Field("category", ""),
                Part::Field("complainant.name", "欧阳娜娜"),
                Part::Field("complainant.phone", "＋86 138-1234-5678"),
                Part::Field("affected.name", "欧阳老先生"),
                Part::Field("relation", "女儿"),
                Part::Field("fields.room", "3-2-1202"),
                Part::Field("fields.amount", "35.5"),
                Part::Field("confirm_fax", ""),
                Part::File("photos", "电梯 现场.jpg", &photo(10)),
                Part::File("photos", "", b""),
            ],
        )
        .await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let received = page.location();
    assert!(received.ends_with(&format!("/received?sent={request}")), "{received}");
    let no = received.trim_start_matches("/t/").split('.').next().unwrap().to_owned();
    let case = world.case(&no);
    let complaint = case.complaint().unwrap();
    assert_eq!(complaint.narrative, STORY);
    assert_eq!(complaint.channel, Channel::Web);
    assert_eq!(complaint.complainant.phone.as_deref(), Some("13812345678"));
    assert_eq!(complaint.on_behalf.as_ref().unwrap().affected.name, "欧阳老先生");
    assert_eq!(complaint.happened_at.unwrap().to_string(), "2026-08-16T01:30:00Z");
    assert_eq!(complaint.fields["amount"], "35.5");
    assert_eq!(complaint.attachments[0].name, "电梯 现场.jpg");
    assert_eq!(case.registered_by, Some(Actor::Customer));
    assert!(
        case.acknowledged_at.is_some() && case.contacts.iter().all(|it| it.means != Means::Note)
    );

    let page = world.get(&received).await;
    for words in [
        &*no,
        "欧阳娜娜，我们收到了",
        "最迟",
        "给您答复",
        "由客服中心负责",
        "0571-8888 6666",
        "http://desk.example/t/",
    ] {
        assert!(page.says(words), "{words} is missing:\n{}", page.text());
    }
    assert!(page.says(&format!("data-done=\"{request}\"")), "the draft is dropped");
}

#[tokio::test]
async fn sent_twice_is_filed_once() {
    let world = World::new();
    let request = world.get("/complain").await.value("request");
    let photo = photo(10);
    let parts = [
        Part::Field("request", &request),
        Part::Field("narrative", STORY),
        Part::Field("complainant.email", "wang@example.com"),
        Part::File("photos", "a.jpg", &photo),
    ];
    // A double click sends both at the same time; a lost answer sends one later.
    let (first, second) =
        tokio::join!(world.post_parts("/complain", &parts), world.post_parts("/complain", &parts));
    let third = world.post_parts("/complain", &parts).await;
    assert_eq!(first.location(), second.location());
    assert_eq!(first.location(), third.location());
    assert_eq!(world.cases(), 1);
    // The same form with other words: said so, kept, and only filed when sent again.
    let other = [
        Part::Field("request", &request),
        Part::Field("narrative", "这是另一件事：楼道灯不亮"),
        Part::Field("complainant.email", "wang@example.com"),
    ];
    let third = world.post_parts("/complain", &other).await;
    assert_eq!(third.status, StatusCode::CONFLICT);
    assert!(third.says("已经提交过一次，编号 20260817-0001-") && third.says("楼道灯不亮"));
    assert_eq!(world.cases(), 1);
    assert_ne!(third.value("request"), request);
}

#[tokio::test]
async fn everything_that_is_wrong_is_said_at_once_and_nothing_typed_is_lost() {
    let world = World::new();
    let request = world.get("/complain").await.value("request");
    let page = world
        .post_parts(
            "/complain",
            &[
                Part::Field("request", &request),
                Part::Field("narrative", "  \u{200b} "),
                Part::Field("wish", "退钱😡𠮷"),
                Part::Field("happened_on", "2027-01-01"),
                Part::Field("happened_time", "昨天"),
                Part::Field("complainant.name", "<b>王</b>"),
                Part::Field("complainant.email", "wang@"),
                Part::Field("affected.phone", "没有"),
                Part::Field("category", "no.such.category"),
                Part::Field("fields.room", "3-2-1202"),
                Part::File("photos", "现场.jpg", &photo(20)),
                Part::File("photos", "setup.exe", b"MZ\x90\0 program"),
            ],
        )
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "请写一下发生了什么事",
        "看不懂这个时间",
        "这个电子邮件地址好像不对",
        "这个电话号码好像不对",
        "属于哪一类：请从列出的选项里选",
        "“setup.exe”没有收下：不收这种文件",
        "退钱😡𠮷",
        "&#60;b&#62;王",
        "3-2-1202",
        "现场.jpg",
    ] {
        assert!(page.says(words), "{words} is missing:\n{}", page.text());
    }
    assert_eq!(page.value("request"), request);
    assert_eq!(world.cases(), 0);

    // The photo that was taken waits in the form and need not be chosen again.
    let kept = page.value("kept");
    let page = world
        .post_parts(
            "/complain",
            &[
                Part::Field("request", &request),
                Part::Field("narrative", STORY),
                Part::Field("complainant.phone", "0571-8888 6666 转 123"),
                Part::Field("kept", &kept),
                Part::Field("kept", "forged.token"),
                Part::File("photos", "", b""),
            ],
        )
        .await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let no = page.location().trim_start_matches("/t/").split('.').next().unwrap().to_owned();
    assert_eq!(world.case(&no).attachments.len(), 1);
    assert_eq!(
        world.case(&no).complaint().unwrap().complainant.phone.as_deref(),
        Some("057188886666,123")
    );
}

#[tokio::test]
async fn a_letter_of_fifty_thousand_characters_is_kept_and_said_to_be_too_long() {
    let world = World::new();
    let request = world.get("/complain").await.value("request");
    let letter = "冤".repeat(50_000);
    let parts = [
        Part::Field("request", &request),
        Part::Field("narrative", &letter),
        Part::Field("complainant.phone", "13812345678"),
    ];
    let page = world.post_parts("/complain", &parts).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("发生了什么事：最多 20,000 个字，现在有 50,000 个"));
    assert!(page.says(&letter), "the whole letter stands in the form again");
}

#[tokio::test]
async fn without_a_way_to_answer_it_is_asked_for() {
    let world = World::new();
    for (phone, email, words) in [
        ("", "", "请留一个电话或电子邮件"),
        ("12", "", "这个电话号码好像不对"),
        ("call me", "", "这个电话号码好像不对"),
    ] {
        let parts = [
            Part::Field("narrative", STORY),
            Part::Field("complainant.phone", phone),
            Part::Field("complainant.email", email),
        ];
        let page = world.post_parts("/complain", &parts).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says(words) && page.says(STORY), "{words}");
    }
    for phone in [
        "138 1234 5678",
        "138-1234-5678",
        "+86 13812345678",
        "１３８１２３４５６７８",
        "(0571) 8888 6666",
    ] {
        let parts = [Part::Field("narrative", phone), Part::Field("complainant.phone", phone)];
        assert_eq!(
            world.post_parts("/complain", &parts).await.status,
            StatusCode::SEE_OTHER,
            "{phone}"
        );
    }
}

#[tokio::test]
async fn days_that_cannot_be_are_asked_about() {
    let world = World::new();
    for (day, words) in [
        ("2026-08-18", "发生的日子还没有到"),
        ("1999-12-31", "发生的日子太早了"),
        ("上周二", "看不懂这个日期"),
        ("2026-02-30", "看不懂这个日期"),
    ] {
        let parts = [
            Part::Field("narrative", STORY),
            Part::Field("complainant.phone", "13812345678"),
            Part::Field("happened_on", day),
        ];
        let page = world.post_parts("/complain", &parts).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
        assert!(page.says(words) && page.says(day), "{day}");
    }
}

#[tokio::test]
async fn a_field_the_pack_needs_for_a_category_is_shown_and_named() {
    let world = World::new();
    let parts = [
        Part::Field("narrative", STORY),
        Part::Field("complainant.phone", "13812345678"),
        Part::Field("category", "facility.lift"),
    ];
    let page = world.post_parts("/complain", &parts).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.says("哪一部电梯（楼栋、单元、客梯或货梯）：请填写")
            && page.says("name=\"fields.lift\"")
    );
}

#[tokio::test]
async fn files_that_are_not_what_they_say_are_refused_with_the_reason() {
    let world = World::new();
    let large = vec![b'%'; 20 * 1024 * 1024 + 1];
    let photo = photo(1);
    for (name, bytes, words) in [
        ("合同.pdf", photo.as_slice(), "内容和名字对不上"),
        ("照片.jpg.exe", photo.as_slice(), "内容和名字对不上"),
        ("视频.mp4", large.as_slice(), "每个不能超过 20.0 MB"),
        ("a.gif", b"GIF89a/*\x01\x01*/=1;alert(1)".as_slice(), "文件打不开"),
        ("空.txt", b"".as_slice(), "文件是空的"),
    ] {
        let parts = [
            Part::Field("narrative", STORY),
            Part::Field("complainant.phone", "13812345678"),
            Part::File("photos", name, bytes),
        ];
        let page = world.post_parts("/complain", &parts).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(page.says(name) && page.says(words) && page.says(STORY), "{name}: {words}");
    }
    let photos: Vec<Vec<u8>> = (0..7).map(|n| self::photo(n * 30)).collect();
    let mut parts =
        vec![Part::Field("narrative", STORY), Part::Field("complainant.phone", "13812345678")];
    parts.extend(photos.iter().map(|bytes| Part::File("photos", "a.jpg", bytes)));
    let page = world.post_parts("/complain", &parts).await;
    assert!(page.says("最多 6 个文件"));
    assert_eq!(page.text().matches("name=\"kept\"").count(), 6);
    assert_eq!(world.cases(), 0);
}

#[tokio::test]
async fn a_trap_that_is_filled_loses_nothing() {
    let world = World::new();
    let parts = [
        Part::Field("narrative", STORY),
        Part::Field("complainant.phone", "13812345678"),
        Part::Field("confirm_fax", "http://spam.example"),
    ];
    let page = world.post_parts("/complain", &parts).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("请再点一次“提交”") && page.says(STORY) && !page.says("spam.example"));
    assert_eq!(world.cases(), 0);
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let world = World::new();
    let parts = [Part::Field("narrative", STORY), Part::Field("complainant.phone", "13812345678")];
    let forged = multipart("/complain", &parts)
        .header(header::ORIGIN, "https://evil.example")
        .body(body_of(&parts))
        .unwrap();
    assert_eq!(world.send(forged).await.status, StatusCode::FORBIDDEN);
    let forged = Request::post("/t/20260817-0001-1.aaaa/urges")
        .header(header::ORIGIN, "null")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("text=x"))
        .unwrap();
    assert_eq!(world.send(forged).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.cases(), 0);
}

#[tokio::test]
async fn nobody_sends_more_than_thirty_a_minute() {
    let world = World::new();
    let parts = [Part::Field("narrative", "")];
    for _ in 0..30 {
        assert_eq!(
            world.post_parts("/complain", &parts).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    let page = world.post_parts("/complain", &parts).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.headers.contains_key(header::RETRY_AFTER));
    world.at("2026-08-17T09:01:00+08:00");
    assert_eq!(
        world.post_parts("/complain", &parts).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn the_policy_tells_the_times_the_clocks_measure() {
    let world = World::new();
    let page = world.get("/complaints-policy").await;
    assert_eq!(page.status, StatusCode::OK);
    let house = world.desk().house();
    let pack = house.packs_in_force().find(|it| it.id.as_str() == "property").unwrap();
    for clock in &pack.policy.clocks {
        assert!(page.says(&clock.title.zh_hans), "{} is missing", clock.id);
    }
    let (no, _) = filed(&world).await;
    let case = world.case(&no);
    let answer =
        case.promises.iter().find(|it| it.kind == casework::promise::Kind::Answer).unwrap();
    assert_eq!(answer.due_at.to_string(), "2026-08-18T16:00:00Z");
    assert!(page.says("最迟 8月18日（星期二）当天，给您答复"), "{}", page.text());
    for (language, words) in
        [("en", "You have our answer by the end of Tuesday"), ("zh-TW", "給您答覆")]
    {
        let request = Request::get("/complaints-policy")
            .header(header::ACCEPT_LANGUAGE, language)
            .body(Body::empty())
            .unwrap();
        assert!(world.send(request).await.says(words), "{language}");
    }
}
