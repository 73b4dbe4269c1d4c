//! Administration and figures as their people meet them: pages through the whole router, forms as a browser sends them.
#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use casework::id::{CaseId, PackId, PersonId, UnitId};
use casework::intake::{Channel, Receive};
use casework::letter::{Letter, LetterKind};
use casework::organisation::{Grant, OrganisationCommand, Person, Role, Unit};
use casework::permission::Actor;
use desk::chance::SystemChance;
use desk::clock::SetClock;
use desk::{Clock, Desk, Order};
use jiff::Timestamp;
use server::app::{self, App};
use server::config::Config;
use server::session;
use store::{NewLetter, Options, Store, Target};
use tower::ServiceExt;

const ORG: store::Org = 1;
const PEOPLE: &[(&str, &str, Role)] = &[
    ("keeper", "root", Role::Administrator),
    ("zhaomin", "root", Role::Manager),
    ("linmei", "root", Role::Quality),
    ("chenwei", "repair", Role::Caseworker),
];
/// Every page of administration.
const ROOMS: &[&str] = &[
    "/admin",
    "/admin/units",
    "/admin/units/repair",
    "/admin/people",
    "/admin/people/new",
    "/admin/people/chenwei",
    "/admin/packs",
    "/admin/packs/general",
    "/admin/calendar",
    "/admin/keys",
    "/admin/outbox",
    "/admin/history",
];

/// A desk behind its doors on a Monday morning.
struct Rig {
    app: App,
    router: Router,
    desk: Desk,
    clock: Arc<SetClock>,
    _folder: tempfile::TempDir,
}

/// What came back.
struct Page {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

fn unit(id: &str, parent: Option<&str>) -> OrganisationCommand {
    OrganisationCommand::PutUnit(Unit {
        id: UnitId::parse(id).unwrap(),
        title: format!("unit {id}"),
        parent: parent.map(|it| UnitId::parse(it).unwrap()),
        functions: ["intake".to_owned()].into(),
        closed: false,
    })
}

fn person_id(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

fn person(id: &str, at: &str, role: Role) -> OrganisationCommand {
    let unit = UnitId::parse(at).unwrap();
    OrganisationCommand::PutPerson(Person {
        id: person_id(id),
        name: format!("name of {id}"),
        unit: unit.clone(),
        phone: None,
        email: None,
        grants: [Grant { role, unit }].into(),
        left: false,
    })
}

fn rig() -> Rig {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").display().to_string();
    let options = Options { create: true, ..Options::default() };
    let store = Store::open(&Target::parse(&data).unwrap(), &options).unwrap();
    store.migrate().unwrap();
    let clock = Arc::new(SetClock::at("2026-08-17T01:00:00Z".parse().unwrap()));
    let packs = server::packs::load(None).unwrap();
    let general = PackId::parse("general").unwrap();
    let version = packs[&general].version.clone();
    let now = Arc::clone(&clock) as Arc<dyn Clock>;
    let desk = Desk::open(store, ORG, now, Arc::new(SystemChance), packs).unwrap();
    let mut commands =
        vec![unit("root", None), unit("repair", Some("root")), unit("lifts", Some("repair"))];
    commands.push(OrganisationCommand::ActivatePack { pack: general, version });
    commands.extend(PEOPLE.iter().map(|(id, at, role)| person(id, at, *role)));
    desk.administer(&Actor::Setup, &commands).unwrap();
    let config = Config {
        data,
        listen: "127.0.0.1:0".parse().unwrap(),
        url: None,
        packs: None,
        smtp: None,
        mail_from: None,
        behind_proxy: false,
    };
    let app = App::new(desk.clone(), config, None).unwrap();
    Rig { router: app::router(app.clone()), app, desk, clock, _folder: folder }
}

impl Rig {
    async fn cookie(&self, who: &str) -> String {
        let token = session::begin(&self.app, &person_id(who), self.desk.now()).await.unwrap();
        format!("{}={token}; lang=zh-Hans", session::COOKIE)
    }

    async fn send(
        &self,
        cookie: &str,
        method: Method,
        path: &str,
        media: &str,
        body: Vec<u8>,
    ) -> Page {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookie)
            .header(header::HOST, "desk.example")
            .header(header::ORIGIN, "http://desk.example")
            .header(header::CONTENT_TYPE, media)
            .body(Body::from(body))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Page {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    /// What a program with a key gets.
    async fn program(&self, bearer: &str, path: &str) -> StatusCode {
        let request = Request::builder().uri(path).header(header::AUTHORIZATION, bearer);
        let request = request.header(header::HOST, "desk.example").body(Body::empty()).unwrap();
        self.router.clone().oneshot(request).await.unwrap().status()
    }

    async fn get(&self, who: &str, path: &str) -> Page {
        let cookie = self.cookie(who).await;
        self.send(&cookie, Method::GET, path, "text/plain", Vec::new()).await
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let cookie = self.cookie("keeper").await;
        let pairs: Vec<String> =
            fields.iter().map(|(k, v)| format!("{k}={}", server::fail::url_escape(v))).collect();
        let body = pairs.join("&").into_bytes();
        self.send(&cookie, Method::POST, path, "application/x-www-form-urlencoded", body).await
    }

    /// Sends a table for the calendar, as a file.
    async fn table(&self, text: &str, replace: bool) -> Page {
        self.table_for("", "/admin/calendar/years", text, replace).await
    }

    /// Sends a table for a calendar to a door, as a file.
    async fn table_for(&self, calendar: &str, door: &str, text: &str, replace: bool) -> Page {
        let mut body = format!(
            "--cut\r\ncontent-disposition: form-data; name=\"calendar\"\r\n\r\n{calendar}\r\n\
             --cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"y.csv\"\r\ncontent-type: text/csv\r\n\r\n{text}\r\n"
        );
        if replace {
            body += "--cut\r\ncontent-disposition: form-data; name=\"replace\"\r\n\r\nyes\r\n";
        }
        body += "--cut--\r\n";
        let cookie = self.cookie("keeper").await;
        let media = "multipart/form-data; boundary=cut";
        self.send(&cookie, Method::POST, door, media, body.into_bytes()).await
    }

    /// Takes a complaint in; by when its last promise is due.
    fn complain(&self, narrative: &str) -> (CaseId, Timestamp) {
        let mut receive =
            Receive::new(PackId::parse("general").unwrap(), Channel::Phone, narrative);
        receive.complainant.phone = Some("13900000001".to_owned());
        receive.complainant.name = "Ouyang".to_owned();
        let done =
            self.desk.run(&Order::receive(Actor::Staff(person_id("zhaomin")), receive)).unwrap();
        let case = self.desk.case(done.no).unwrap().unwrap();
        (done.id, case.promises.iter().map(|it| it.due_at).max().unwrap())
    }

    fn version(&self) -> u64 {
        self.desk.house().organisation.version
    }
}

#[tokio::test]
async fn only_administrators_come_in() {
    let rig = rig();
    for room in ROOMS {
        assert_eq!(rig.get("keeper", room).await.status, StatusCode::OK, "{room}");
        for other in ["zhaomin", "linmei", "chenwei"] {
            let page = rig.get(other, room).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{other} at {room}");
        }
        let page = rig.send("", Method::GET, room, "text/plain", Vec::new()).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{room}");
    }
    // And the other way round: whoever administers sees no figures by that role.
    assert_eq!(rig.get("keeper", "/figures").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_unit_is_not_moved_below_itself() {
    let rig = rig();
    let before = rig.version();
    let page = rig.post("/admin/units/repair", &[("title", "Typed"), ("parent", "lifts")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.text.contains("这样会让部门成为自己的上级") && page.text.contains("value=\"Typed\"")
    );
    let page = rig
        .post("/admin/units/repair", &[("title", "Repair"), ("parent", "root"), ("closed", "yes")])
        .await;
    assert!(page.text.contains("这个部门还有人员"), "{}", page.text);
    assert_eq!(rig.version(), before);
    let added = [
        ("id", "lifts-2"),
        ("title", "More lifts"),
        ("parent", "lifts"),
        ("functions", "repair"),
        ("more", "night，day"),
    ];
    assert_eq!(rig.post("/admin/units", &added).await.status, StatusCode::SEE_OTHER);
    let house = rig.desk.house();
    let unit = &house.organisation.units[&UnitId::parse("lifts-2").unwrap()];
    assert_eq!(unit.functions, ["repair", "night", "day"].map(str::to_owned).into());
    // A code that is there is not written over.
    let page = rig.post("/admin/units", &added).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let rig = rig();
    let before = rig.version();
    let page = rig
        .post("/admin/people/keeper/withdrawals", &[("role", "administrator"), ("unit", "root")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("至少要留一位系统管理员"));
    let page = rig.post("/admin/people/keeper/leaving", &[]).await;
    assert!(page.text.contains("至少要留一位系统管理员"));
    assert_eq!(rig.version(), before);
    let granted = [("role", "administrator"), ("unit", "root")];
    assert_eq!(
        rig.post("/admin/people/chenwei/grants", &granted).await.status,
        StatusCode::SEE_OTHER
    );
    let page = rig.post("/admin/people/keeper/withdrawals", &granted).await;
    assert_eq!(page.headers[header::LOCATION], "/work?done=grant-taken");
    // What was done stands in the history for the one who follows.
    let history = rig.get("chenwei", "/admin/history").await;
    assert!(
        history.text.contains("修改人员 name of keeper")
            && history.text.contains("系统管理员（unit root）")
    );
}

#[tokio::test]
async fn a_new_password_ends_every_session() {
    let rig = rig();
    let theirs = rig.cookie("chenwei").await;
    let at_work =
        async || rig.send(&theirs, Method::GET, "/work", "text/plain", Vec::new()).await.status;
    assert_eq!(at_work().await, StatusCode::OK);
    for (password, again) in [
        ("short", "short"),
        ("chenwei-2026-xyz", "chenwei-2026-xyz"),
        ("correct horse", "battery staple"),
    ] {
        let page = rig
            .post("/admin/people/chenwei/password", &[("password", password), ("again", again)])
            .await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{password}");
        assert!(!page.text.contains(password));
    }
    assert_eq!(at_work().await, StatusCode::OK);
    let good = [("password", "correct horse"), ("again", "correct horse")];
    assert_eq!(
        rig.post("/admin/people/chenwei/password", &good).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(at_work().await, StatusCode::SEE_OTHER);
    let history = rig.get("keeper", "/admin/history").await;
    assert!(history.text.contains("设定新密码") && !history.text.contains("correct horse"));
}

#[tokio::test]
async fn a_wrong_table_changes_nothing_and_tells_every_line() {
    let rig = rig();
    let before = rig.version();
    let page = rig.table("date,kind,name\n2027-01-01,off,new_year\n2027-13-01,off\n2027-01-04,work,x\n2027-01-01,off\n", false).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["第 3 行", "第 4 行", "第 5 行", "有 3 处错误"] {
        assert!(page.text.contains(words), "{words}");
    }
    let page = rig.table("2026-01-01,off,new_year\n", false).await;
    assert!(page.text.contains("2026 年的节假日安排已经有了"));
    let page = rig.table("{\"year\": 2027}", false).await;
    assert!(page.text.contains("这份 JSON 读不懂"));
    let page = rig.table("", false).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(rig.version(), before);
    assert!(!rig.desk.house().calendar.years().contains(&2027));
}

#[tokio::test]
async fn a_loaded_year_changes_deadlines() {
    let rig = rig();
    let (_, due) = rig.complain("the lift stands still");
    let off: Vec<String> = (18..=28).map(|day| format!("2026-08-{day},off,flood")).collect();
    let page = rig.table(&off.join("\n"), true).await;
    assert_eq!(page.headers[header::LOCATION], "/admin/calendar?year=2026&done=year");
    let (_, later) = rig.complain("the lift stands still again");
    assert!(later > due, "{later} is not after {due}");
    let json =
        r#"{"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}"#;
    assert_eq!(rig.table(json, false).await.status, StatusCode::SEE_OTHER);
    let page = rig.get("keeper", "/admin/calendar?year=2027").await;
    assert!(page.text.contains("2027-01-01 放假 元旦"));
}

#[tokio::test]
async fn a_file_is_shown_before_it_is_in_force() {
    let rig = rig();
    let before = rig.version();
    let door = "/admin/calendar/preview";
    let page = rig.table_for("", door, "2027-01-01,off,new_year\n2027-02-20,work,x\n", false).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("导入预览") && page.text.contains("2027-02-20"));
    assert!(!page.text.contains("已有，将被替换"));
    let page = rig.table_for("", door, "2026-01-01,off,new_year\n", false).await;
    assert!(page.text.contains("已有，将被替换") && page.text.contains("不再是“放假”"));
    let page = rig
        .table_for("", door, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270101T09\n", false)
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = rig.table_for("mars", door, "2027-01-01,off,x\n", false).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let chosen = "--cut\r\ncontent-disposition: form-data; name=\"text\"\r\n\r\n2027-01-01,off,x\r\n\
                  --cut\r\ncontent-disposition: form-data; name=\"chosen\"\r\n\r\nyes\r\n--cut--\r\n";
    let cookie = rig.cookie("keeper").await;
    let media = "multipart/form-data; boundary=cut";
    let years = "/admin/calendar/years";
    let page = rig.send(&cookie, Method::POST, years, media, chosen.as_bytes().to_vec()).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "no year was ticked");
    assert_eq!(rig.version(), before, "nothing was changed by looking");
}

const WEEK: &[(&str, &str)] = &[
    ("monday", "09:00-12:00, 13:00-17:00"),
    ("tuesday", "09:00-12:00、13:00-17:00"),
    ("friday", "２２:００-06:00"),
    ("zone", "Asia/Shanghai"),
];

#[tokio::test]
async fn hours_are_put_as_people_write_them() {
    let rig = rig();
    let page = rig.post("/admin/calendar/hours", WEEK).await;
    assert_eq!(page.headers[header::LOCATION], "/admin/calendar?done=hours");
    let house = rig.desk.house();
    let told =
        |day| house.calendar.week().hours(day).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(told(jiff::civil::Weekday::Tuesday), ["09:00-12:00", "13:00-17:00"]);
    assert_eq!(told(jiff::civil::Weekday::Friday), ["22:00-24:00"]);
    assert_eq!(told(jiff::civil::Weekday::Saturday), ["00:00-06:00"]);
    let page = rig.get("keeper", "/admin/calendar").await;
    assert!(page.text.contains("value=\"09:00-12:00, 13:00-17:00\""));
    let before = rig.version();
    for (field, value, said) in [
        ("monday", "09:00-12:00, 11:00-13:00", "重叠"),
        ("monday", "nine to five", "不是一段时间"),
        ("zone", "Asia/Peking", "没有“Asia/Peking”这个时区"),
    ] {
        let mut fields = WEEK.to_vec();
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        let page = rig.post("/admin/calendar/hours", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{value}");
        assert!(
            page.text.contains(said) && page.text.contains(value),
            "{value}: what was typed stays"
        );
    }
    let page = rig.post("/admin/calendar/hours", &[("zone", "Asia/Shanghai")]).await;
    assert!(page.status.is_client_error() && page.text.contains("没有任何工作时间"));
    assert_eq!(rig.version(), before);
    let history = rig.get("keeper", "/admin/history").await.text;
    assert!(history.contains("修改工作时间") && history.contains("22:00-24:00"));
}

#[tokio::test]
async fn a_case_counts_by_the_calendar_of_its_unit() {
    let rig = rig();
    let (_, due) = rig.complain("the lift stands still");
    let named =
        [("id", "office"), ("title", "外地办事处"), ("zone", "Asia/Shanghai"), ("holidays", "own")];
    let page = rig.post("/admin/calendar/named", &named).await;
    assert_eq!(page.headers[header::LOCATION], "/admin/calendar?calendar=office&done=calendar");
    assert_eq!(
        rig.post("/admin/calendar/named", &named).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let event = |day: i32| {
        format!("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:202608{day}\r\nSUMMARY:Flood\r\nEND:VEVENT\r\n")
    };
    let events = (18..=28).map(event).collect::<Vec<_>>().concat();
    let ics = format!("\u{feff}BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n");
    let page = rig.table_for("office", "/admin/calendar/years", &ics, false).await;
    assert_eq!(
        page.headers[header::LOCATION],
        "/admin/calendar?calendar=office&year=2026&done=year"
    );
    let page =
        rig.table_for("office", "/admin/calendar/years", &ics.replace("28", "27"), false).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "a year twice");
    let (_, same) = rig.complain("the lift stands still again");
    assert_eq!(same, due, "no unit uses it yet");
    let units = [("calendar", "office"), ("units", "root")];
    let page = rig.post("/admin/calendar/units", &units).await;
    assert_eq!(
        page.headers[header::LOCATION],
        "/admin/calendar?calendar=office&done=calendar-units"
    );
    let (id, later) = rig.complain("and the lift stands still for the third time");
    assert!(later > due, "{later} is not after {due}");
    let case = rig.desk.case_by_id(id).unwrap().unwrap();
    assert_eq!(rig.desk.house().calendar_of(case.unit.as_ref()).years(), [2026].into());
    let page = rig.get("keeper", "/admin/calendar?calendar=office").await;
    assert!(page.text.contains("2026-08-18 放假 Flood") && page.text.contains("外地办事处"));
    rig.post("/admin/calendar/units", &[("calendar", "office")]).await;
    let (_, again) = rig.complain("and a fourth time");
    assert_eq!(again, due);
    let history = rig.get("keeper", "/admin/history").await.text;
    assert!(history.contains("新建日历“外地办事处”") && history.contains("选择日历"));
}

#[tokio::test]
async fn special_days_come_and_go() {
    let rig = rig();
    let (_, due) = rig.complain("the lift stands still");
    let day = |date: &'static str, hours: &'static str| {
        [("date", date), ("hours", hours), ("name", "搬家")]
    };
    let page = rig.post("/admin/calendar/special", &day("2026-08-18", "")).await;
    assert_eq!(page.headers[header::LOCATION], "/admin/calendar?done=special");
    let (_, later) = rig.complain("the lift stands still again");
    assert!(later > due, "{later} is not after {due}");
    let page = rig.get("keeper", "/admin/calendar").await;
    assert!(page.text.contains("2026-08-18 放假 搬家"));
    let page = rig.post("/admin/calendar/special", &day("18 August", "9-5")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    rig.post("/admin/calendar/special/removal", &[("date", "2026-08-18")]).await;
    let (_, again) = rig.complain("and a third time");
    assert_eq!(again, due);
}

#[tokio::test]
async fn administrators_hear_of_a_missing_year_once_a_day() {
    let rig = rig();
    assert_eq!(rig.desk.alarm().unwrap(), 0, "in August nothing is missing");
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    rig.clock.set(at("2026-10-31T15:59:00Z"));
    assert_eq!(rig.desk.alarm().unwrap(), 0);
    rig.clock.set(at("2026-10-31T16:00:00Z"));
    assert_eq!((rig.desk.alarm().unwrap(), rig.desk.alarm().unwrap()), (1, 0));
    rig.clock.set(at("2026-11-01T15:59:00Z"));
    assert_eq!(rig.desk.alarm().unwrap(), 0);
    rig.clock.set(at("2026-11-02T01:00:00Z"));
    assert_eq!(rig.desk.alarm().unwrap(), 1);
    let notices = rig.get("keeper", "/notices").await.text;
    assert_eq!(notices.matches("工作日历缺少放假安排").count(), 2);
    assert!(notices.contains("href=\"/admin/calendar\""));
    assert!(!rig.get("zhaomin", "/notices").await.text.contains("工作日历缺少"));
    assert!(rig.get("keeper", "/admin").await.text.contains("缺 2027 年的放假安排"));
    assert!(rig.get("keeper", "/admin/calendar").await.text.contains("还没有 2027 年的放假安排"));
    rig.table("2027-01-01,off,new_year\n", false).await;
    rig.clock.set(at("2026-11-03T01:00:00Z"));
    assert_eq!(rig.desk.alarm().unwrap(), 0);
    // A calendar nobody uses needs no year; one that is used does.
    let named =
        [("id", "office"), ("title", "Office"), ("zone", "Europe/London"), ("holidays", "own")];
    rig.post("/admin/calendar/named", &named).await;
    assert_eq!(rig.desk.alarm().unwrap(), 0);
    rig.post("/admin/calendar/units", &[("calendar", "office"), ("units", "repair")]).await;
    assert_eq!(rig.desk.alarm().unwrap(), 1);
}

#[tokio::test]
async fn a_key_is_shown_once_works_and_can_be_taken_away() {
    let rig = rig();
    let page = rig.post("/admin/keys", &[("name", "call centre"), ("person", "chenwei")]).await;
    assert_eq!(page.status, StatusCode::OK);
    let at = page.text.find("wg_").unwrap();
    let key: String = page.text[at..]
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(*c))
        .collect();
    let bearer = format!("Bearer {key}");
    let asked = async || rig.program(&bearer, "/api/v1/cases").await;
    assert_eq!(asked().await, StatusCode::OK);
    let list = rig.get("keeper", "/admin/keys").await;
    assert!(list.text.contains("call centre") && !list.text.contains(&key));
    let id = data_encoding::HEXLOWER.encode(&server::api::hashed(&key));
    let page = rig.post(&format!("/admin/keys/{id}/revocation"), &[]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    // At once, although a key is otherwise believed for some seconds.
    assert_eq!(asked().await, StatusCode::UNAUTHORIZED);
    let history = rig.get("keeper", "/admin/history").await.text;
    assert!(
        history.contains("新建密钥") && history.contains("吊销密钥") && !history.contains(&key)
    );
}

#[tokio::test]
async fn a_letter_given_up_is_tried_again() {
    let rig = rig();
    let (case, _) = rig.complain("no light in the hall");
    let at = rig.desk.now();
    let id = rig.desk.chance().identity(at).0;
    let letter = Letter {
        kind: LetterKind::Response,
        to: "ouyang@mail.example".to_owned(),
        language: "zh-Hans".to_owned(),
        args: std::collections::BTreeMap::new(),
    };
    rig.desk
        .store()
        .transact(move |tx| -> Result<(), store::Fault> {
            tx.put_letters(ORG, &[NewLetter { id, case, at, letter }])?;
            tx.letter_failed(ORG, &id, at, "550 no such mailbox")
        })
        .unwrap();
    let page = rig.get("keeper", "/admin/outbox").await;
    assert!(page.text.contains("550 no such mailbox") && page.text.contains("o***@mail.example"));
    assert!(!page.text.contains("ouyang@"));
    let path = format!("/admin/outbox/{}/attempts", data_encoding::HEXLOWER.encode(&id));
    assert_eq!(rig.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
    let leased = rig.desk.store().transact(move |tx| tx.lease_letters(ORG, at, at, 10)).unwrap();
    assert_eq!(leased.len(), 1);
}

/// The first link after a heading, with its entities read.
fn link_after<'a>(text: &'a str, heading: &str, prefix: &str) -> (String, &'a str) {
    let rest = &text[text.find(heading).unwrap()..];
    let rest = &rest[rest.find(prefix).unwrap()..];
    let (href, rest) = rest.split_once('"').unwrap();
    let (_, words) = rest.split_once('>').unwrap();
    (href.replace("&#38;", "&"), words.split_once('<').unwrap().0)
}

#[tokio::test]
async fn behind_a_number_stand_exactly_its_cases() {
    let rig = rig();
    for n in 0..7 {
        rig.complain(&format!("complaint {n}"));
    }
    for by in ["month", "unit", "category", "channel"] {
        let page = rig.get("zhaomin", &format!("/figures?by={by}")).await;
        assert_eq!(page.status, StatusCode::OK, "{by}");
        let (href, words) = link_after(&page.text, "<tfoot>", "/queue?figure=");
        assert_eq!(words, "7", "{by}");
        let list = rig.get("zhaomin", &href).await;
        assert!(list.text.contains("共 7 件"), "{by}: {href}");
    }
    // Whoever works in a unit counts what that unit's people see.
    let page = rig.get("chenwei", "/figures").await;
    assert_eq!(page.status, StatusCode::OK);
    let csv = rig.get("zhaomin", "/figures.csv?by=channel").await;
    assert!(csv.text.starts_with('\u{feff}') && csv.text.contains("\r\n"));
    assert!(
        csv.headers[header::CONTENT_DISPOSITION].to_str().unwrap().contains("figures-channel-")
    );
    for odd in
        ["?from=x&to=9999-99", "?from=2026-09&to=2020-01&by=tea", "?unit=%00&category=..&channel=x"]
    {
        assert_eq!(
            rig.get("zhaomin", &format!("/figures{odd}")).await.status,
            StatusCode::OK,
            "{odd}"
        );
    }
}

#[tokio::test]
async fn who_opened_a_case_is_for_those_who_audit() {
    let rig = rig();
    let (id, _) = rig.complain("no light in the hall");
    let no = rig.desk.case_by_id(id).unwrap().unwrap().no().unwrap();
    assert_eq!(rig.get("zhaomin", &format!("/cases/{no}")).await.status, StatusCode::OK);
    let page = rig.get("linmei", &format!("/cases/{no}/accesses")).await;
    assert!(page.text.contains("name of zhaomin"), "{}", page.text);
    assert_ne!(rig.get("chenwei", &format!("/cases/{no}/accesses")).await.status, StatusCode::OK);
}
