//! Visits at the pages: arranged, made on a phone with photos and a form, signed on the screen, and found on the list.

use axum::http::StatusCode;
use casework::visit::{Consent, State, VisitResult};

use crate::clerk::Clerk;
use crate::support::{Page, Part, World};

async fn taken(world: &World) -> String {
    let page = Clerk::at(world, "wangfang").await.takes(&[]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let place = page.headers["location"].to_str().unwrap();
    place.trim_start_matches("/cases/").split(['?', '/']).next().unwrap().to_owned()
}

async fn sends(clerk: &Clerk<'_>, no: &str, resource: &str, fields: &[(&str, &str)]) -> Page {
    let request = clerk.get(&format!("/cases/{no}")).await.value("request");
    let mut all = vec![("request", request.as_str())];
    all.extend(fields);
    clerk.post(&format!("/cases/{no}/{resource}"), &all).await
}

const ARRANGED: &[(&str, &str)] = &[
    ("person", "liqiang"),
    ("from_at", "2026-08-17T14:00"),
    ("to_at", "2026-08-17T16:00"),
    ("place", "七号楼二单元1302"),
    ("what", "看三号梯门机"),
];

/// A picture as a phone takes it, only smaller.
fn photo() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(8, 8, image::Rgb([9, 90, 200]))
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

fn found<'a>(request: &'a str, words: &'a str) -> Vec<Part<'a>> {
    vec![
        Part::Field("request", request),
        Part::Field("visit", "1"),
        Part::Field("result", "done"),
        Part::Field("found", words),
    ]
}

#[tokio::test]
async fn a_visit_is_made_with_a_phone_and_signed_on_its_screen() {
    let world = World::new();
    let no = taken(&world).await;
    let owner = Clerk::at(&world, "wangfang").await;
    let goes = Clerk::at(&world, "liqiang").await;
    assert_eq!(goes.get(&format!("/cases/{no}")).await.status, StatusCode::NOT_FOUND);
    let page = sends(&owner, &no, "visits", &[("person", "liqiang")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text());
    assert_eq!(sends(&owner, &no, "visits", ARRANGED).await.status, StatusCode::SEE_OTHER);

    // Who goes finds it on the list of the day, and opens it though the case is another unit's.
    let list = goes.get("/visits").await;
    assert!(list.says("看三号梯门机") && list.says("七号楼二单元1302"), "{}", list.text());
    assert!(goes.get("/work").await.says("上门"));
    let url = format!("/cases/{no}/visits/1");
    let page = goes.get(&url).await;
    assert!(page.says("我到了") && page.says("14:00–16:00"), "{}", page.text());
    assert_eq!(goes.get(&format!("/cases/{no}/visits/2")).await.status, StatusCode::NOT_FOUND);

    world.at("2026-08-17T14:10:00+08:00");
    let request = page.value("request");
    let here = [("request", request.as_str()), ("visit", "1")];
    let door = format!("/cases/{no}/visit-arrivals");
    for _ in 0..2 {
        let page = goes.post(&door, &here).await;
        assert_eq!(page.location(), format!("{url}?done=visit-arrivals"));
    }

    // Without words it is not on record yet; the photo stays all the same.
    let request = goes.get(&url).await.value("request");
    let bytes = photo();
    let mut half = found(&request, "");
    half.push(Part::File("photos", "门缝.jpg", &bytes));
    let door = format!("/cases/{no}/visit-records");
    let page = goes.post_parts(&door, &half).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text());
    let digest = world.case(&no).attachments[0].file.digest.clone();
    assert!(page.says("门缝.jpg") && page.text().contains(&digest), "{}", page.text());
    let request = page.value("request");
    let mut whole = found(&request, "门缝过大，已调");
    whole.push(Part::Field("files", &digest));
    for _ in 0..2 {
        let page = goes.post_parts(&door, &whole).await;
        assert_eq!(page.location(), format!("{url}?done=visit-records"), "{}", page.text());
    }
    let visit = world.case(&no).visits[0].clone();
    let record = visit.record.unwrap();
    assert_eq!((record.result, record.files.as_slice()), (VisitResult::Done, [digest].as_slice()));

    // The customer signs with a finger.
    let request = goes.get(&url).await.value("request");
    let signed = [
        ("request", request.as_str()),
        ("visit", "1"),
        ("consent", "agrees"),
        ("name", "秦越"),
        ("strokes", "10,10 200,150;300,20 320,260"),
    ];
    let door = format!("/cases/{no}/visit-sign-offs");
    for _ in 0..2 {
        let page = goes.post(&door, &signed).await;
        assert_eq!(page.location(), format!("{url}?done=visit-sign-offs"), "{}", page.text());
    }
    let case = world.case(&no);
    let word = case.visits[0].sign_off.clone().unwrap();
    assert_eq!((case.visits[0].state, word.consent), (State::SignedOff, Consent::Agrees));
    let picture = goes.get(&format!("/cases/{no}/files/{}", word.signature.unwrap())).await;
    assert_eq!(
        (picture.status, picture.headers["content-type"].as_bytes()),
        (StatusCode::OK, b"image/png".as_slice())
    );
    let page = owner.get(&format!("/cases/{no}")).await;
    for words in ["已签字确认", "门缝过大，已调", "秦越 · 同意", "门缝.jpg"] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    // The signature stands with the visit, and is no file of the complaint.
    let text = page.text();
    let (complaint, rest) = text.split_once("id=\"triage\"").expect("the complaint stands before");
    assert!(
        !complaint.contains("signature.png") && rest.contains("signature-image"),
        "{complaint}"
    );
}

#[tokio::test]
async fn what_cannot_be_taken_along_is_told() {
    let world = World::new();
    let no = taken(&world).await;
    let owner = Clerk::at(&world, "wangfang").await;
    assert_eq!(sends(&owner, &no, "visits", ARRANGED).await.status, StatusCode::SEE_OTHER);
    let url = format!("/cases/{no}/visits/1");
    let door = format!("/cases/{no}/visit-records");
    // A photo with a false extension, and a film of 200 MB.
    let request = owner.get(&url).await.value("request");
    let mut lies = found(&request, "门缝过大，已调");
    lies.push(Part::File("photos", "现场.jpg", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"));
    let page = owner.post_parts(&door, &lies).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("现场.jpg") && page.says("门缝过大，已调"), "{}", page.text());
    let mut film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom".to_vec();
    film.resize(200 * 1024 * 1024, 0);
    let mut large = found(&request, "门缝过大，已调");
    large.push(Part::File("photos", "现场.mp4", &film));
    let page = owner.post_parts(&format!("{door}?visit=1"), &large).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("20.0 MB"), "{}", page.text());
    assert!(world.case(&no).visits[0].record.is_none());

    // Strokes no hand draws, and a signature under a refusal.
    let whole = found(&request, "门缝过大，已调");
    assert_eq!(owner.post_parts(&door, &whole).await.status, StatusCode::SEE_OTHER);
    let request = owner.get(&url).await.value("request");
    let door = format!("/cases/{no}/visit-sign-offs");
    let sign = |strokes: &'static str, consent: &'static str, note: &'static str| {
        [
            ("request", request.clone()),
            ("visit", "1".to_owned()),
            ("consent", consent.to_owned()),
            ("name", "秦越".to_owned()),
            ("note", note.to_owned()),
            ("strokes", strokes.to_owned()),
        ]
    };
    let post = async |fields: [(&str, String); 6]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        owner.post(&door, &fields).await
    };
    let page = post(sign("9000,1", "agrees", "")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text());
    let page = post(sign("", "disagrees", "")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text());
    let page = post(sign("1,1 2,2", "refuses_to_sign", "要等做好了才签")).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let word = world.case(&no).visits[0].sign_off.clone().unwrap();
    assert_eq!((word.consent, word.signature), (Consent::RefusesToSign, None));
}

#[tokio::test]
async fn a_visit_is_moved_and_cancelled_and_stands_in_the_way_of_closing() {
    let world = World::new();
    let no = taken(&world).await;
    let owner = Clerk::at(&world, "wangfang").await;
    assert_eq!(sends(&owner, &no, "visits", ARRANGED).await.status, StatusCode::SEE_OTHER);
    let page = owner.get(&format!("/cases/{no}")).await;
    assert!(page.says("还有一次上门没有去。"), "{}", page.text());
    let moved = [
        ("visit", "1"),
        ("from_at", "2026-08-18T09:00"),
        ("to_at", "2026-08-18T11:00"),
        ("why", "配件晚到"),
    ];
    assert_eq!(sends(&owner, &no, "visit-moves", &moved).await.status, StatusCode::SEE_OTHER);
    let why = [("visit", "1"), ("reason", "客户说已经好了")];
    assert_eq!(sends(&owner, &no, "visit-cancellations", &why).await.status, StatusCode::SEE_OTHER);
    let page = owner.get(&format!("/cases/{no}")).await;
    for words in ["配件晚到", "客户说已经好了", "已取消"] {
        assert!(page.says(words), "{words}: {}", page.text());
    }
    assert!(!page.says("还有一次上门没有去。"));
    let goes = Clerk::at(&world, "liqiang").await;
    assert_eq!(goes.get(&format!("/cases/{no}/visits/1")).await.status, StatusCode::NOT_FOUND);
    assert!(goes.get("/visits").await.says("没有上门"));
    // Who leads sees their unit's; who does not, only their own.
    assert!(owner.get("/visits?whose=unit").await.says("没有上门"));
}

#[tokio::test]
async fn whose_visits_overlap_is_told() {
    let world = World::new();
    let owner = Clerk::at(&world, "wangfang").await;
    let goes = Clerk::at(&world, "liqiang").await;
    let late: Vec<(&str, &str)> = ARRANGED
        .iter()
        .map(|(name, value)| match *name {
            "from_at" => (*name, "2026-08-17T15:30"),
            "to_at" => (*name, "2026-08-17T17:00"),
            _ => (*name, *value),
        })
        .collect();
    let (first, second) = (taken(&world).await, taken(&world).await);
    assert_eq!(sends(&owner, &first, "visits", ARRANGED).await.status, StatusCode::SEE_OTHER);
    assert!(!goes.get("/visits").await.says("时间重叠"));
    assert_eq!(sends(&owner, &second, "visits", &late).await.status, StatusCode::SEE_OTHER);
    let list = goes.get("/visits").await;
    assert_eq!(list.text().matches("与另一次上门时间重叠").count(), 2, "{}", list.text());
}
