//! The API as a program meets it: a whole complaint, repeated requests, two people at once, bad input.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up says so by breaking off")]

mod library;
mod promises;
mod quality;
mod repeats;
mod replies;
mod rig;
mod watch;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use server::api::{fresh, hashed, openapi, operation};
use server::locale::Locale;
use std::sync::Arc;
use tower::ServiceExt;

use crate::rig::{ORG, PEOPLE, before, by, complaint, example, numbered, rig};

#[tokio::test]
async fn every_documented_call_is_there_and_every_example_works() {
    let document = openapi::document(Locale::En, "");
    let mut documented = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        documented.extend(
            methods.as_object().unwrap().keys().map(|method| (method.to_uppercase(), path.clone())),
        );
    }
    assert_eq!(documented.len(), operation::OPERATIONS.len());
    for it in operation::OPERATIONS {
        let call = (it.verb.name().to_owned(), it.path.to_owned());
        assert!(documented.contains(&call), "{call:?} is not documented");
        // Files come as a form; they have a test of their own.
        if it.does != operation::Does::TakeFiles {
            example_works(it, &document).await;
        }
    }
}

async fn example_works(it: &operation::Operation, document: &Value) {
    let (rig, resource) = (rig(), it.subject());
    let mut path = it.path.replace("{year}", "2026");
    // People are known by other codes than packs.
    let id = if it.does == operation::Does::PutAbsences { "wangfang" } else { "property" };
    path = path.replace("{id}", id);
    if it.does == operation::Does::Repeats {
        path.push_str("?pack=general&phone=13812345678");
    }
    if path.contains("{no}") {
        let first = rig.post("wangfang", "/cases", &numbered(1)).await;
        let second = rig.post("wangfang", "/cases", &numbered(2)).await;
        assert_eq!(
            (first.status, second.status),
            (StatusCode::CREATED, StatusCode::CREATED),
            "{}",
            first.body
        );
        rig.work(&first.no(), before(&resource)).await;
        if it.path.contains("{survey}") {
            rig.work(&first.no(), &["survey-invitations"]).await;
        }
        if ["escalation-acceptances", "escalation-readings"].contains(&resource.as_str()) {
            // A grave case warns by itself, as soon as the clock looks.
            let mut grave = example("triage");
            grave["severity"]["safety"] = json!(3);
            let done = rig.post("wangfang", &format!("/cases/{}/triage", first.no()), &grave).await;
            assert_eq!(done.status, StatusCode::OK, "{}", done.body);
            rig.desk.tick().unwrap();
        }
        path = path.replace("{no}", &first.no()).replace("{to}", &second.no());
    }
    if it.group() == "matters" {
        let no = rig.post("wangfang", "/cases", &numbered(1)).await.no();
        assert_eq!(no, "20260817-0001-4", "the number the examples name");
        if path.starts_with("/library") {
            // One writes about what is closed.
            rig.work(&no, before("reopening")).await;
        }
        if path.contains("{n}") {
            rig.begin_matter(&path, &resource).await;
        }
        path = path.replace("{n}", "1");
    }
    for place in it.fields_in_path().filter(|place| *place != "to" && it.changes()) {
        // A place the body may leave out is that of the first.
        let at = example(&resource)[place].as_u64().unwrap_or(1);
        path = path.replace(&format!("{{{place}}}"), &at.to_string());
    }
    // What is only read has no example body to take the place from.
    path = path.replace("{promise}", "1");
    let described = &document["paths"][it.path][it.verb.name().to_lowercase()];
    let body =
        &described["requestBody"]["content"]["application/json"]["examples"]["real"]["value"];
    let mut body = if body.is_null() { json!({}) } else { body.clone() };
    if resource == "attachments" {
        let sent = rig.upload("wangfang", &[("belt.txt", b"broken")]).await;
        body["file"] = sent.body["files"][0]["file"].clone();
    }
    let answer = if it.changes() {
        rig.with(by(&resource), it.verb.name(), &path, &body, &[]).await
    } else {
        rig.get("wangfang", &path).await
    };
    let wanted = match resource.as_str() {
        "receive"
        | "open_incident"
        | "plan_action"
        | "draft_write_up"
        | "receive_public_review" => StatusCode::CREATED,
        // Nothing was released, nothing is measured, nothing has failed.
        "incident-latest" | "action-effect" | "action-plan" => StatusCode::CONFLICT,
        // Only the customer rates.
        "rating" => StatusCode::FORBIDDEN,
        _ => StatusCode::OK,
    };
    assert_eq!(answer.status, wanted, "{} {path}: {}", it.verb.name(), answer.body);
    let does = !["rating", "check_reply"].contains(&resource.as_str());
    if it.changes() && answer.status.is_success() && does {
        assert_eq!(answer.body["repeated"], false, "{path} does something: {}", answer.body);
    }
}

#[tokio::test]
async fn a_complaint_goes_all_the_way() {
    let rig = rig();
    let created = rig.post("wangfang", "/cases", &example("receive")).await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.body);
    let no = created.no();
    assert_eq!(created.headers[header::LOCATION], format!("/api/v1/cases/{no}"));
    assert_eq!(created.headers[header::ETAG], "\"2\"", "received and acknowledged");
    rig.work(
        &no,
        &[
            "triage",
            "findings",
            "answers",
            "contacts",
            "remedies",
            "approvals",
            "offers",
            "replies",
        ],
    )
    .await;
    rig.work(&no, &["responses", "word", "callbacks"]).await;
    let owed = rig.post("wangfang", &format!("/cases/{no}/closure"), &example("closure")).await;
    assert_eq!(
        (owed.status, owed.code()),
        (StatusCode::CONFLICT, "remedy_still_owed"),
        "{}",
        owed.body
    );
    assert!(owed.body["hint"].as_str().is_some_and(|hint| !hint.is_empty()));
    let view = rig.get("wangfang", &format!("/cases/{no}")).await;
    assert_eq!(view.body["obstacles"], json!(["remedy_still_owed"]));
    let duties = view.body["duties"].as_array().unwrap();
    assert!(duties.iter().any(|it| it["kind"] == "deliver" && it["n"] == 1), "{duties:?}");
    rig.work(&no, &["deliveries", "closure"]).await;

    let view = rig.get("wangfang", &format!("/cases/{no}")).await;
    assert_eq!(view.body["stage"], "closed");
    assert_eq!(view.body["complaint"]["complainant"]["name"], "欧阳娜娜");
    assert_eq!(view.body["closure"]["by"], "staff:wangfang");
    let may: Vec<&str> =
        view.body["may"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(
        may.contains(&"reopening") && !may.contains(&"closure") && !may.contains(&"triage"),
        "{may:?}"
    );
    let timeline = rig.get("wangfang", &format!("/cases/{no}/timeline?after=2&limit=2")).await;
    assert_eq!(timeline.body["steps"][0]["kind"], "triage");
    assert_eq!(timeline.body["next"], 4);
}

#[tokio::test]
async fn the_same_request_twice_makes_one_case() {
    let rig = rig();
    let key = [("Idempotency-Key", "k-1")];
    let first = rig.with("wangfang", "POST", "/cases", &complaint(), &key).await;
    let again = rig.with("wangfang", "POST", "/cases", &complaint(), &key).await;
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.body, again.body, "the very same answer");
    assert_eq!(first.headers.get("location"), again.headers.get("location"));
    assert_eq!(first.headers.get("idempotency-replayed"), None);
    assert_eq!(again.headers["idempotency-replayed"], "true");
    let mut other = complaint();
    other["wish"] = json!("退钱");
    let reused = rig.with("wangfang", "POST", "/cases", &other, &key).await;
    assert_eq!((reused.status, reused.code()), (StatusCode::UNPROCESSABLE_ENTITY, "key_reused"));
    let somebody = rig.with("linmei", "POST", "/cases", &other, &key).await;
    assert_eq!(somebody.status, StatusCode::CREATED, "another person's key is another key");
    let list = rig.get("wangfang", "/cases").await;
    assert_eq!(list.body["cases"].as_array().unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn eight_at_once_with_one_key_make_one_case() {
    let rig = Arc::new(rig());
    let mut tasks = Vec::new();
    for _ in 0..8 {
        let rig = Arc::clone(&rig);
        tasks.push(tokio::spawn(async move {
            rig.with("wangfang", "POST", "/cases", &complaint(), &[("Idempotency-Key", "same")])
                .await
        }));
    }
    let mut numbers = Vec::new();
    let mut first = 0;
    for task in tasks {
        let answer = task.await.unwrap();
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        first += usize::from(!answer.headers.contains_key("idempotency-replayed"));
        numbers.push(answer.no());
    }
    numbers.dedup();
    assert_eq!((numbers.len(), first), (1, 1), "{numbers:?}");
}

#[tokio::test]
async fn a_command_repeated_without_a_key_says_nothing_new() {
    let rig = rig();
    let no = rig.case("wangfang").await;
    let path = format!("/cases/{no}/acknowledgement");
    let first = rig.post("wangfang", &path, &json!({})).await;
    let again = rig.post("wangfang", &path, &json!({})).await;
    assert_eq!((&first.body["repeated"], &again.body["repeated"]), (&json!(false), &json!(true)));
    assert_eq!(first.body["version"], again.body["version"]);
}

#[tokio::test]
async fn two_people_at_one_case_do_not_overwrite_each_other() {
    let rig = rig();
    let no = rig.post("wangfang", "/cases", &numbered(1)).await.no();
    let seen = rig.get("wangfang", &format!("/cases/{no}")).await;
    let tag = seen.headers[header::ETAG].to_str().unwrap().to_owned();
    let (path, body) = (format!("/cases/{no}/triage"), example("triage"));
    let first = rig.with("wangfang", "PUT", &path, &body, &[("If-Match", &tag)]).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.body);
    let late = rig.with("linmei", "PUT", &path, &body, &[("If-Match", &tag)]).await;
    assert_eq!((late.status, late.code()), (StatusCode::PRECONDITION_FAILED, "changed_meanwhile"));
    let now = first.headers[header::ETAG].to_str().unwrap().to_owned();
    assert_ne!(tag, now);
    let known = rig
        .with("wangfang", "GET", &format!("/cases/{no}"), &Value::Null, &[("If-None-Match", &now)])
        .await;
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
    let odd = rig.with("linmei", "PUT", &path, &body, &[("If-Match", "latest")]).await;
    assert_eq!(
        (odd.status, odd.field()),
        (StatusCode::UNPROCESSABLE_ENTITY, ("if-match", "not_a_version"))
    );
}

#[tokio::test]
async fn a_case_of_another_unit_is_not_there() {
    let rig = rig();
    let no = rig.case("wangfang").await;
    for (method, path) in [
        ("GET", format!("/cases/{no}")),
        ("GET", format!("/cases/{no}/timeline")),
        ("POST", format!("/cases/{no}/acknowledgement")),
        ("DELETE", format!("/cases/{no}/closure")),
    ] {
        let body = if method == "DELETE" { example("reopening") } else { json!({}) };
        let answer = rig.with("sunli", method, &path, &body, &[]).await;
        assert_eq!(
            (answer.status, answer.code()),
            (StatusCode::NOT_FOUND, "no_such_case"),
            "{method} {path}"
        );
    }
    let list = rig.get("sunli", "/cases").await;
    assert_eq!(list.body["cases"], json!([]));
    let nothing = rig.get("sunli", "/cases/20260817-0002-3").await;
    assert_eq!((nothing.status, nothing.code()), (StatusCode::NOT_FOUND, "no_such_case"));
}

#[tokio::test]
async fn a_case_about_somebody_is_answered_to_them_like_one_that_is_not_there() {
    let rig = rig();
    let mut about = complaint();
    about["subjects"] = json!([{ "kind": "person", "number": "chenwei" }]);
    about["source"] = json!({ "system": "12345", "number": "H-1" });
    let no = rig.post("wangfang", "/cases", &about).await.no();
    let body = json!({ "to_unit": "repair" });
    let handed = rig.post("wangfang", &format!("/cases/{no}/handovers"), &body).await;
    assert_eq!(handed.status, StatusCode::OK, "{}", handed.body);
    for (method, below) in
        [("GET", ""), ("GET", "/timeline"), ("POST", "/acceptance"), ("POST", "/acknowledgement")]
    {
        let mut answers = Vec::new();
        for no in [no.as_str(), "20260817-0002-3"] {
            let path = format!("/cases/{no}{below}");
            let mut answer = rig.with("chenwei", method, &path, &json!({}), &[]).await;
            answer.body["instance"] = Value::Null;
            answers.push((answer.status, answer.body));
        }
        assert_eq!(answers[0], answers[1], "{method} {below}");
        assert_eq!(answers[0].0, StatusCode::NOT_FOUND);
    }
    assert_eq!(rig.get("chenwei", "/cases").await.body["cases"], json!([]));
    let to_them = json!({ "to_unit": "repair", "to_person": "chenwei" });
    let refused = rig.post("wangfang", &format!("/cases/{no}/handovers"), &to_them).await;
    assert_eq!(refused.code(), "complained_about", "who sees the case is told why");
}

#[tokio::test]
async fn a_known_source_gives_its_case_away_to_nobody_who_may_not_see_it() {
    let rig = rig();
    let first = rig.post("wangfang", "/cases", &numbered(1)).await;
    let again = rig.post("wangfang", "/cases", &numbered(1)).await;
    assert_eq!((again.no(), &again.body["repeated"]), (first.no(), &json!(true)));
    let other = rig.post("sunli", "/cases", &numbered(1)).await;
    assert_eq!((other.status, other.code()), (StatusCode::CONFLICT, "already_received"));
    assert!(!other.body.to_string().contains(&first.no()), "{}", other.body);
}

#[tokio::test]
async fn without_a_key_nothing_is_told() {
    let rig = rig();
    let bare = |method: &str, path: &str| {
        Request::builder().method(method).uri(format!("/api/v1{path}")).body(Body::empty()).unwrap()
    };
    for request in
        [bare("GET", "/cases"), bare("POST", "/cases"), bare("GET", "/cases/1"), bare("GET", "/me")]
    {
        let answer = rig.send(request).await;
        assert_eq!((answer.status, answer.code()), (StatusCode::UNAUTHORIZED, "no_key"));
        assert!(answer.headers[header::WWW_AUTHENTICATE].to_str().unwrap().starts_with("Bearer"));
    }
    let mut with_cookie = bare("GET", "/me");
    with_cookie
        .headers_mut()
        .insert(header::COOKIE, format!("wenguo={}", "x".repeat(43)).parse().unwrap());
    assert_eq!(
        rig.send(with_cookie).await.status,
        StatusCode::UNAUTHORIZED,
        "cookies open nothing here"
    );
    let mut wrong = bare("GET", "/me");
    wrong
        .headers_mut()
        .insert(header::AUTHORIZATION, format!("Bearer {}", fresh()).parse().unwrap());
    assert_eq!(rig.send(wrong).await.status, StatusCode::UNAUTHORIZED);

    assert_eq!(rig.get("sunli", "/me").await.body["id"], "sunli");
    let (hash, now) = (hashed(rig.keys["sunli"].as_str().unwrap()), rig.desk.now());
    rig.desk
        .store()
        .transact(move |tx: &mut store::Tx| tx.revoke_api_key(ORG, &hash, now))
        .unwrap();
    rig.clock.set("2026-08-17T01:00:11Z".parse().unwrap());
    assert_eq!(rig.get("sunli", "/me").await.status, StatusCode::UNAUTHORIZED, "revoked");
}

#[tokio::test]
async fn bad_bodies_are_told_by_name() {
    let rig = rig();
    let with = |name: &str, value: Value| {
        let mut body = complaint();
        body[name] = value;
        body
    };
    let bad = [
        (json!({}), "pack", "missing"),
        (with("narrative", json!("")), "narrative", "missing"),
        (with("narrative", json!("\u{0}\u{7}")), "narrative", "missing"),
        (with("narrative", json!("长".repeat(50_000))), "narrative", "too_long"),
        (with("narrative", json!(7)), "narrative", "wrong_type"),
        (with("narrative", Value::Null), "narrative", "wrong_type"),
        (with("colour", json!("red")), "colour", "unknown_field"),
        (with("no", json!("20260817-0001-4")), "no", "unknown_field"),
        (with("past_answer", json!({})), "past_answer", "unknown_field"),
        (with("complainant", json!({"nick": "小王"})), "complainant.nick", "unknown_field"),
        (with("channel", json!("pigeon")), "channel", "not_a_choice"),
        (with("pack", json!("no-such-pack")), "pack", "not_a_choice"),
        (with("pack", json!("Not A Code")), "pack", "not_a_code"),
        (with("unit", json!("nowhere")), "unit", "not_a_choice"),
        (with("happened_at", json!("yesterday")), "happened_at", "not_a_time"),
        (with("happened_at", json!("2027-01-01T00:00:00Z")), "happened_at", "in_the_future"),
        (with("happened_at", json!("1999-01-01T00:00:00Z")), "happened_at", "too_long_ago"),
        (with("complainant", json!({"phone": "12"})), "complainant.phone", "not_a_phone"),
        (with("acknowledge", json!("yes")), "acknowledge", "wrong_type"),
    ];
    for (body, field, code) in bad {
        let answer = rig.post("wangfang", "/cases", &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}: {}", answer.body);
        assert_eq!((answer.code(), answer.field()), ("invalid", (field, code)), "{}", answer.body);
    }
    let mut three = complaint();
    three["narrative"] = json!(" ");
    three["complainant"] = json!({"phone": "12", "email": "x"});
    let three = rig.post("wangfang", "/cases", &three).await;
    assert_eq!(three.body["problems"].as_array().unwrap().len(), 3, "all at once: {}", three.body);
}

#[tokio::test]
async fn what_is_no_json_is_told_where() {
    let rig = rig();
    let raw = async |media: &str, bytes: Vec<u8>| {
        let mut request = rig.request("wangfang", "POST", "/cases");
        if !media.is_empty() {
            request = request.header(header::CONTENT_TYPE, media);
        }
        rig.send(request.body(Body::from(bytes)).unwrap()).await
    };
    let broken = raw("application/json", b"{\n  \"pack\": general\n}".to_vec()).await;
    assert_eq!((broken.status, broken.code()), (StatusCode::BAD_REQUEST, "not_json"));
    assert!(broken.body["detail"].as_str().unwrap().contains('2'), "{}", broken.body);
    let form = raw("application/x-www-form-urlencoded", b"pack=general".to_vec()).await;
    assert_eq!((form.status, form.code()), (StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong_media"));
    let large = raw("application/json", vec![b' '; 10 * 1024 * 1024]).await;
    assert_eq!((large.status, large.code()), (StatusCode::PAYLOAD_TOO_LARGE, "too_large"));
    let gbk = raw("application/json", b"{\"pack\":\"\xb5\xe7\"}".to_vec()).await;
    assert_eq!(gbk.status, StatusCode::BAD_REQUEST);
    let list = raw("application/json", b"[]".to_vec()).await;
    assert_eq!((list.status, list.field().1), (StatusCode::UNPROCESSABLE_ENTITY, "wrong_type"));
    let deep = raw("application/json", "[".repeat(200_000).into_bytes()).await;
    assert_eq!(deep.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn methods_and_addresses_that_are_not_there() {
    let rig = rig();
    let patch = rig.with("wangfang", "PATCH", "/cases", &json!({}), &[]).await;
    assert_eq!((patch.status, patch.code()), (StatusCode::METHOD_NOT_ALLOWED, "wrong_method"));
    assert_eq!(patch.headers[header::ALLOW], "POST, GET, HEAD, OPTIONS");
    let nothing = rig.get("wangfang", "/teapots").await;
    assert_eq!((nothing.status, nothing.code()), (StatusCode::NOT_FOUND, "not_found"));
    let resource = rig.post("wangfang", "/cases/1/teapots", &json!({})).await;
    assert_eq!(resource.status, StatusCode::NOT_FOUND);
    let options = rig.with("wangfang", "OPTIONS", "/cases/1/closure", &json!({}), &[]).await;
    assert_eq!(options.status, StatusCode::NO_CONTENT);
    assert_eq!(options.headers[header::ALLOW], "POST, DELETE, OPTIONS");
    let head =
        rig.send(rig.request("wangfang", "HEAD", "/cases").body(Body::empty()).unwrap()).await;
    assert_eq!((head.status, head.body), (StatusCode::OK, Value::Null));
}

#[tokio::test]
async fn lists_are_narrowed_paged_and_strict() {
    let rig = rig();
    for n in 0..5 {
        let mut body = complaint();
        body["narrative"] = json!(format!("第{n}次停水"));
        assert_eq!(rig.post("wangfang", "/cases", &body).await.status, StatusCode::CREATED);
    }
    let first = rig.get("wangfang", "/cases?limit=2&open=true&pack=general").await;
    assert_eq!(first.body["cases"].as_array().unwrap().len(), 2, "{}", first.body);
    let cursor = first.body["next"].as_str().unwrap();
    let second = rig
        .get("wangfang", &format!("/cases?limit=2&open=true&pack=general&cursor={cursor}"))
        .await;
    assert_eq!(second.status, StatusCode::OK, "{}", second.body);
    assert_ne!(first.body["cases"][1]["no"], second.body["cases"][0]["no"]);
    for (query, field) in [
        ("colour=red", "colour"),
        ("open=maybe", "open"),
        ("limit=101", "limit"),
        ("limit=0", "limit"),
        ("stage=lost", "stage"),
        ("cursor=x", "cursor"),
        ("received_from=soon", "received_from"),
        ("sort=best", "sort"),
    ] {
        let answer = rig.get("wangfang", &format!("/cases?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert_eq!(answer.field().0, field, "{query}");
    }
    let work = rig.get("wangfang", "/work?limit=3").await;
    assert_eq!(work.body["duties"].as_array().unwrap().len(), 3, "{}", work.body);
    let next = work.body["next"].as_str().unwrap();
    assert_eq!(rig.get("wangfang", &format!("/work?cursor={next}")).await.status, StatusCode::OK);
    assert_eq!(rig.get("wangfang", "/work?cursor=1.2.3.4").await.field().0, "cursor");
    let odd = rig.get("wangfang", "/me?x=1").await;
    assert_eq!(odd.field().0, "x");
}

#[tokio::test]
async fn figures_count_what_the_person_sees() {
    let rig = rig();
    rig.case("wangfang").await;
    rig.case("wangfang").await;
    let all = rig.get("wangfang", "/figures").await;
    assert_eq!(all.body["rows"].as_array().unwrap().len(), 12, "a year of months: {}", all.body);
    assert_eq!(all.body["total"]["received"]["numerator"], 2);
    let none = rig.get("sunli", "/figures?by=channel").await;
    assert_eq!(none.body["total"]["received"]["numerator"], 0, "{}", none.body);
    let channels = rig.get("wangfang", "/figures?by=channel&from=2026-08-01&to=2026-09-01").await;
    assert_eq!(channels.body["rows"][0]["channel"], "api");
    for (query, field) in [
        ("from=2027-01-01", "to"),
        ("from=1990-01-01", "to"),
        ("by=mood", "by"),
        ("open=true", "open"),
    ] {
        let answer = rig.get("wangfang", &format!("/figures?{query}")).await;
        assert_eq!(
            (answer.status, answer.field().0),
            (StatusCode::UNPROCESSABLE_ENTITY, field),
            "{query}"
        );
    }
}

#[tokio::test]
async fn the_house_is_told() {
    let rig = rig();
    let pack = rig.get("sunli", "/packs/property").await;
    let lift = |it: &Value| it["code"] == "facility.lift" && it["leaf"] == true;
    assert!(pack.body["categories"].as_array().unwrap().iter().any(lift));
    assert!(!pack.body["clocks"].as_array().unwrap().is_empty());
    let year = rig.get("sunli", "/calendar/2026").await;
    assert_eq!(year.body["days"].as_array().unwrap().len(), 365);
    for path in ["/calendar/2099", "/calendar/next", "/packs/none"] {
        assert_eq!(rig.get("sunli", path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(rig.get("sunli", "/units").await.body["units"].as_array().unwrap().len(), 3);
    assert_eq!(
        rig.get("sunli", "/people").await.body["people"].as_array().unwrap().len(),
        PEOPLE.len()
    );
}

#[tokio::test]
async fn problems_speak_the_language_asked_for() {
    let rig = rig();
    for (asked, language, title) in
        [("en", "en", "Some fields are wrong"), ("zh-CN", "zh-Hans", "有字段填写不对")]
    {
        let answer =
            rig.with("wangfang", "POST", "/cases", &json!({}), &[("Accept-Language", asked)]).await;
        assert_eq!(answer.headers[header::CONTENT_LANGUAGE], language);
        assert_eq!(answer.body["title"], title);
    }
}

#[tokio::test]
async fn files_are_sent_once_and_named_in_complaints_and_on_cases() {
    let rig = rig();
    let text = "电梯配件到货单".as_bytes();
    let sent = rig.upload("wangfang", &[("到货单.txt", text), ("note.txt", b"second")]).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.body);
    let (first, second) = (&sent.body["files"][0], &sent.body["files"][1]);
    assert_eq!(first["name"], "到货单.txt");
    assert_eq!(first["media"], "text/plain");
    assert_eq!(first["bytes"], text.len());

    let mut body = complaint();
    body["attachments"] = json!([first["file"]]);
    let no = rig.post("wangfang", "/cases", &body).await.no();
    let path = format!("/cases/{no}/attachments");
    let added = json!({ "file": second["file"], "caption": "补充" });
    let done = rig.post("wangfang", &path, &added).await;
    assert_eq!((done.status, &done.body["repeated"]), (StatusCode::OK, &json!(false)));
    let case = rig.get("wangfang", &format!("/cases/{no}")).await;
    let digests: Vec<&Value> = case.body["attachments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["file"]["digest"])
        .collect();
    assert_eq!(digests, [&first["digest"], &second["digest"]]);
    let may = case.body["may"].as_array().unwrap();
    assert!(may.contains(&json!("attachments")), "{may:?}");

    // A code serves only the person it was made for, and neither a digest nor a made-up code is one.
    let mut made_up = first["file"].as_str().unwrap().to_owned();
    made_up.push('x');
    for (who, file) in [
        ("linmei", first["file"].clone()),
        ("wangfang", first["digest"].clone()),
        ("wangfang", json!(made_up)),
    ] {
        let refused = rig.post(who, &path, &json!({ "file": file })).await;
        assert_eq!(
            (refused.status, refused.field()),
            (StatusCode::UNPROCESSABLE_ENTITY, ("file", "not_a_file")),
            "{}",
            refused.body
        );
    }
    let whole = json!({ "file": { "digest": first["digest"], "name": "x", "media": "text/plain", "bytes": 1 } });
    let refused = rig.post("wangfang", &path, &whole).await;
    assert_eq!(refused.field(), ("file", "wrong_type"), "a file is named by its code alone");
    let mut many = complaint();
    many["attachments"] = json!(vec![first["file"].clone(); 7]);
    let refused = rig.post("wangfang", "/cases", &many).await;
    assert_eq!(refused.field(), ("attachments", "too_many"), "{}", refused.body);
}

#[tokio::test]
async fn files_are_looked_into_before_they_are_kept() {
    let rig = rig();
    let page: &[u8] = b"<!doctype html><script>alert(1)</script>";
    let program: &[u8] = b"MZ\x90\x00\x03\x00\x00\x00";
    let large = vec![b'a'; 21 * 1024 * 1024];
    for (files, code) in [
        (vec![("photo.jpg", page)], "file_kind"),
        (vec![("invoice.pdf", program)], "file_kind"),
        (vec![("long.txt", large.as_slice())], "file_too_large"),
        (vec![("fine.txt", b"fine".as_slice()), ("photo.jpg", page)], "file_kind"),
        (Vec::new(), "missing"),
    ] {
        let refused = rig.upload("wangfang", &files).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert_eq!(refused.field(), ("file", code), "{}", refused.body);
    }
    let json = rig.post("wangfang", "/files", &json!({ "file": "x" })).await;
    assert_eq!((json.status, json.code()), (StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong_media"));
    let stranger = Request::builder().method("POST").uri("/api/v1/files");
    let refused = rig.send(stranger.body(Body::from("x")).unwrap()).await;
    assert_eq!(refused.code(), "no_key");
}

#[tokio::test]
async fn the_reference_is_open_to_everybody() {
    let rig = rig();
    let bare = |path: &str| Request::builder().uri(path.to_owned()).body(Body::empty()).unwrap();
    let document = rig.send(bare("/api/v1/openapi.json")).await;
    assert_eq!(document.body["openapi"], "3.1.0");
    let page = rig.router.clone().oneshot(bare("/api")).await.unwrap();
    assert_eq!(page.status(), StatusCode::OK);
    let html =
        String::from_utf8(to_bytes(page.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap();
    for it in operation::OPERATIONS {
        assert!(html.contains(&format!("id=\"{}\"", it.id())), "{}", it.id());
    }
    assert!(html.contains("欧阳娜娜"));
}
