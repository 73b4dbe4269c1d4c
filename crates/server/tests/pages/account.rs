//! Accounts: a password somebody else has set, wrong passwords, keys of programs and when they were last used, and
//! notices beyond one page.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use casework::id::{CaseNo, PersonId};
use casework::letter::{Notice, NoticeKind};
use jiff::ToSpan;
use store::{Fault, NewNotice};

use crate::clerk::Clerk;
use crate::complain::filed;
use crate::support::{Page, World};

const FIRST: &str = "given-by-another-1";
const OWN: &str = "only-mine-2026-x";

async fn sign_in(world: &World, name: &str, password: &str) -> Page {
    world.post("/sign-in", &[("name", name), ("password", password)]).await
}

/// The session a page hands out.
fn session(page: &Page) -> String {
    let cookie = page.headers[header::SET_COOKIE].to_str().unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_password_somebody_else_set_is_changed_before_anything_else() {
    let world = World::new();
    let keeper = Clerk::at(&world, "admin").await;
    let set = [("password", FIRST), ("again", FIRST)];
    assert_eq!(
        keeper.post("/admin/people/liqiang/password", &set).await.status,
        StatusCode::SEE_OTHER
    );
    let (no, _) = filed(&world).await;

    let came = sign_in(&world, "liqiang", FIRST).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER);
    let mine = Clerk { world: &world, cookie: format!("{}; lang=zh-Hans", session(&came)) };
    for path in ["/work", "/queue", &format!("/cases/{no}"), "/notices", "/figures"] {
        let page = mine.get(path).await;
        assert_eq!(
            (page.status, page.location().as_str()),
            (StatusCode::SEE_OTHER, "/account"),
            "{path}"
        );
    }
    let page = mine.post(&format!("/cases/{no}/acceptance"), &[]).await;
    assert_eq!(page.location(), "/account");
    assert!(world.case(&no).owner.is_none());
    let page = mine.get("/account").await;
    assert!(
        page.status == StatusCode::OK && page.says("这个密码是别人替您设的。") && page.says("李强")
    );

    let table = [
        ("wrong-password-9", OWN, OWN, "现在的密码不对"),
        (FIRST, OWN, "another-one-77", "两次输入的密码不一样"),
        (FIRST, FIRST, FIRST, "新密码和现在的一样"),
        (FIRST, "short", "short", "密码太短或太常见"),
        (FIRST, "liqiang-2026-xx", "liqiang-2026-xx", "密码太短或太常见"),
    ];
    for (current, password, again, words) in table {
        let fields = [("current", current), ("password", password), ("again", again)];
        let page = mine.post("/account/password", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(page.says(words), "{words}: {}", page.text());
        assert!(
            [current, password, again].iter().all(|it| !page.says(it)),
            "a password is on the page"
        );
    }
    let elsewhere = session(&sign_in(&world, "liqiang", FIRST).await);
    let page = mine
        .post("/account/password", &[("current", FIRST), ("password", OWN), ("again", OWN)])
        .await;
    assert_eq!(page.location(), "/work?done=account-password");
    let now = Clerk { world: &world, cookie: format!("{}; lang=zh-Hans", session(&page)) };
    let page = now.get("/work?done=account-password").await;
    assert!(page.status == StatusCode::OK && page.says("密码已更换"), "{}", page.text());
    let page = now.get("/account").await;
    assert!(page.status == StatusCode::OK && !page.says("这个密码是别人替您设的。"));
    for old in [mine.cookie.clone(), elsewhere] {
        let page = Clerk { world: &world, cookie: old }.get("/work").await;
        assert!(page.location().starts_with("/sign-in"), "an old session is still in");
    }
    assert_eq!(sign_in(&world, "liqiang", FIRST).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let again = Clerk { world: &world, cookie: session(&sign_in(&world, "liqiang", OWN).await) };
    assert_eq!(again.get("/work").await.status, StatusCode::OK);
}

#[tokio::test]
async fn many_wrong_passwords_lock_the_name_for_a_while_and_for_nobody_else() {
    let world = World::new();
    for who in ["liqiang", "zhaomin"] {
        let id = PersonId::parse(who).unwrap();
        server::session::set_password(world.desk(), &id, OWN, false).unwrap();
    }
    for n in 1..5 {
        let page = sign_in(&world, "liqiang", "guess-guess-1").await;
        assert!(page.says("登录名或密码不对"), "{n}: {}", page.text());
    }
    let page = sign_in(&world, "liqiang", "guess-guess-1").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("09:15"), "until when is told: {}", page.text());
    // Locked for the right password too, or it would tell that it is the right one.
    let page = sign_in(&world, "liqiang", OWN).await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.says("09:15"));
    world.at("2026-08-17T09:14:59+08:00");
    assert_eq!(sign_in(&world, "liqiang", OWN).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        sign_in(&world, "zhaomin", OWN).await.status,
        StatusCode::SEE_OTHER,
        "others come in"
    );
    // A name nobody has is told the same, and never locked.
    for _ in 0..7 {
        assert!(sign_in(&world, "nobody", "guess-guess-1").await.says("登录名或密码不对"));
    }
    world.at("2026-08-17T09:15:00+08:00");
    assert_eq!(sign_in(&world, "liqiang", OWN).await.status, StatusCode::SEE_OTHER);
    // Being in forgets the wrong tries: four more lock nothing.
    for _ in 0..4 {
        assert!(sign_in(&world, "liqiang", "guess-guess-1").await.says("登录名或密码不对"));
    }
    assert_eq!(sign_in(&world, "liqiang", OWN).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn when_a_key_was_last_used_stands_beside_it() {
    let world = World::new();
    let keeper = Clerk::at(&world, "admin").await;
    let page =
        keeper.post("/admin/keys", &[("name", "呼叫中心"), ("person", "wangfang")]).await.text();
    let from = page.find("wg_").unwrap();
    let key: String = page[from..]
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(*c))
        .collect();
    let asks = async || {
        let request =
            Request::get("/api/v1/cases").header(header::AUTHORIZATION, format!("Bearer {key}"));
        world.send(request.body(Body::empty()).unwrap()).await.status
    };
    // The use is noted behind the answer; a transaction of ours comes after it.
    let noted = || world.desk().store().transact(|_| Ok::<(), Fault>(())).unwrap();
    assert!(keeper.get("/admin/keys").await.says("从未用过"));
    world.at("2026-08-17T10:31:00+08:00");
    assert_eq!(asks().await, StatusCode::OK);
    noted();
    let page = keeper.get("/admin/keys").await;
    assert!(page.says("10:31") && !page.says("从未用过"), "{}", page.text());
    // Within minutes it is not written again; later it is.
    world.at("2026-08-17T10:33:00+08:00");
    assert_eq!(asks().await, StatusCode::OK);
    noted();
    assert!(keeper.get("/admin/keys").await.says("10:31"));
    world.at("2026-08-17T11:02:00+08:00");
    assert_eq!(asks().await, StatusCode::OK);
    noted();
    assert!(keeper.get("/admin/keys").await.says("11:02"));
}

#[tokio::test]
async fn notices_beyond_one_page_are_all_found_and_nobody_else_s() {
    let world = World::new();
    let at = world.desk().now();
    let day = jiff::civil::date(2026, 8, 17);
    let notices = |who: &str, from: u32, to: u32| -> Vec<NewNotice> {
        let notice = Notice { kind: NoticeKind::Urged, to: PersonId::parse(who).unwrap() };
        (from..to)
            .map(|n| {
                let at = at + i64::from(n).milliseconds();
                let id = world.desk().chance().identity(at).0;
                NewNotice {
                    id,
                    case_no: CaseNo::new(day, n),
                    at,
                    notice: notice.clone(),
                    held_until: None,
                }
            })
            .collect()
    };
    let (mine, theirs) = (notices("liqiang", 1, 251), notices("zhaomin", 1000, 1001));
    let org = world.desk().org();
    let store = world.desk().store();
    store
        .transact(move |tx| -> Result<(), Fault> {
            tx.put_notices(org, &mine)?;
            tx.put_notices(org, &theirs)
        })
        .unwrap();
    let clerk = Clerk::at(&world, "liqiang").await;
    let (mut path, mut seen, mut pages) = ("/notices".to_owned(), Vec::new(), 0);
    loop {
        let text = clerk.get(&path).await.text();
        let links = text.match_indices("<li class=\"unread\"><a href=\"/cases/");
        seen.extend(
            links.map(|(from, it)| text[from + it.len()..].split('"').next().unwrap().to_owned()),
        );
        pages += 1;
        assert!(pages < 10, "the pages go round in a circle");
        let Some((_, rest)) = text.split_once("href=\"/notices?before=") else { break };
        path = format!("/notices?before={}", rest.split('"').next().unwrap());
    }
    let expected: Vec<String> = (1..251).rev().map(|n| CaseNo::new(day, n).to_string()).collect();
    assert_eq!((pages, seen), (3, expected), "newest first, each once");
    assert_eq!(clerk.get("/notices?before=nonsense").await.status, StatusCode::OK);
}
