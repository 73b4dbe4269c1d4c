//! A small world for the tests of the doors: an organisation, its people, a clock that is set, a register that
//! goes away with the test. Requests go through the whole router, as from a browser without scripts.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test that asked")]

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use casework::case::Case;
use casework::id::{CaseNo, PersonId, UnitId};
use casework::organisation::{Grant, OrganisationCommand, Person, Role, Unit};
use casework::permission::Actor;
use clap::Parser;
use desk::clock::SetClock;
use desk::{Clock, Desk, Done, Order, Trouble};
use jiff::Timestamp;
use serde_json::Value;
use server::app::{self, App};
use server::config::Config;
use server::{action, cli, session};
use store::Durability;
use tower::ServiceExt;

/// The morning on which every world begins: a Monday, ordinary working hours.
pub(crate) const MORNING: &str = "2026-08-17T09:00:00+08:00";
/// Where the world is reached.
pub(crate) const HOST: &str = "desk.example";

/// Settings as the program reads them, so that a new one needs no change here.
#[derive(Parser)]
struct Settings {
    #[command(flatten)]
    config: Config,
}

/// A desk behind its doors.
pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) clock: Arc<SetClock>,
    router: Router,
    _folder: tempfile::TempDir,
}

/// What came back.
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

/// A part of a form with files.
pub(crate) enum Part<'a> {
    Field(&'a str, &'a str),
    File(&'a str, &'a str, &'a [u8]),
}

impl World {
    /// A property company on a Monday morning.
    pub(crate) fn new() -> World {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let config =
            Settings::try_parse_from(["wenguo", "--data", data.to_str().unwrap()]).unwrap().config;
        let options = store::Options {
            create: true,
            durability: Durability::None,
            ..store::Options::default()
        };
        let store =
            store::Store::open(&store::Target::parse(&config.data).unwrap(), &options).unwrap();
        store.migrate().unwrap();
        let clock = Arc::new(SetClock::at(MORNING.parse().unwrap()));
        let desk =
            cli::serve::open_desk(store, &config, Arc::clone(&clock) as Arc<dyn Clock>).unwrap();
        desk.administer(&Actor::Setup, &organisation(&desk)).unwrap();
        let app = App::new(desk, config, None).unwrap();
        World { router: app::router(app.clone()), app, clock, _folder: folder }
    }

    /// The desk.
    pub(crate) fn desk(&self) -> &Desk {
        self.app.desk()
    }

    /// Sets the clock.
    pub(crate) fn at(&self, time: &str) {
        self.clock.set(time.parse::<Timestamp>().unwrap());
    }

    /// A case as it stands.
    pub(crate) fn case(&self, no: &str) -> Case {
        self.desk().case(CaseNo::parse(no).unwrap()).unwrap().expect("the case is there")
    }

    /// How many cases there are.
    pub(crate) fn cases(&self) -> usize {
        let day = jiff::civil::date(2026, 8, 17);
        (1..20).filter(|n| self.desk().case(CaseNo::new(day, *n)).unwrap().is_some()).count()
    }

    /// Somebody of ours does something, said as programs say it.
    pub(crate) fn staff(
        &self,
        who: &str,
        no: &str,
        resource: &str,
        body: Value,
    ) -> Result<Done, Trouble> {
        let command =
            action::command(resource, body).unwrap_or_else(|fail| panic!("{resource}: {fail:?}"));
        let actor = Actor::Staff(PersonId::parse(who).unwrap());
        self.desk().run(&Order::on(actor, CaseNo::parse(no).unwrap(), command))
    }

    /// A session of somebody of ours, as the cookie that carries it.
    pub(crate) async fn signed_in(&self, who: &str) -> String {
        let token = session::begin(&self.app, &PersonId::parse(who).unwrap(), self.clock.now())
            .await
            .unwrap();
        format!("{}={token}", session::COOKIE)
    }

    /// Opens a page.
    pub(crate) async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Sends a plain form.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
            .collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ORIGIN, format!("http://{HOST}"));
        self.send(request.body(Body::from(body.join("&"))).unwrap()).await
    }

    /// Sends a form with files.
    pub(crate) async fn post_parts(&self, path: &str, parts: &[Part<'_>]) -> Page {
        self.send(
            multipart(path, parts)
                .header(header::ORIGIN, format!("http://{HOST}"))
                .body(body_of(parts))
                .unwrap(),
        )
        .await
    }

    /// Sends any request; the world adds the host.
    pub(crate) async fn send(&self, mut request: Request<Body>) -> Page {
        request.headers_mut().entry(header::HOST).or_insert(HOST.parse().unwrap());
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Page { status: parts.status, headers: parts.headers, bytes }
    }
}

impl Page {
    /// What stands on it.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Whether words stand on it.
    pub(crate) fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// Where it sends the browser.
    pub(crate) fn location(&self) -> String {
        let location = self.headers.get(header::LOCATION);
        location.map_or_else(
            || panic!("{} leads nowhere: {}", self.status, self.text()),
            |it| it.to_str().unwrap().to_owned(),
        )
    }

    /// The value of a field, hidden or not.
    pub(crate) fn value(&self, name: &str) -> String {
        let text = self.text();
        let rest = text
            .split_once(&format!("name=\"{name}\""))
            .unwrap_or_else(|| panic!("no field {name}"))
            .1;
        let tag = rest.split('>').next().unwrap();
        let value =
            tag.split_once("value=\"").map_or("", |(_, rest)| rest.split('"').next().unwrap());
        value.replace("&#38;", "&").replace("&quot;", "\"")
    }
}

/// A multipart request without its body; a caller may add or leave out headers.
pub(crate) fn multipart(path: &str, _parts: &[Part<'_>]) -> axum::http::request::Builder {
    Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
}

const BOUNDARY: &str = "a-line-no-complaint-holds";

/// The body of a multipart request.
pub(crate) fn body_of(parts: &[Part<'_>]) -> Body {
    let mut body = Vec::new();
    for part in parts {
        body.extend(format!("--{BOUNDARY}\r\n").bytes());
        match part {
            Part::Field(name, value) => {
                body.extend(
                    format!("content-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                        .bytes(),
                );
            }
            Part::File(name, file, bytes) => {
                let head = format!(
                    "content-disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n"
                );
                body.extend(head.bytes());
                body.extend(b"content-type: application/octet-stream\r\n\r\n");
                body.extend_from_slice(bytes);
                body.extend(b"\r\n");
            }
        }
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    Body::from(body)
}

fn escaped(text: &str) -> String {
    server::fail::url_escape(text)
}

fn organisation(desk: &Desk) -> Vec<OrganisationCommand> {
    let unit = |id: &str, title: &str, parent: Option<&str>, functions: &[&str]| {
        OrganisationCommand::PutUnit(Unit {
            id: UnitId::parse(id).unwrap(),
            title: title.to_owned(),
            parent: parent.map(|it| UnitId::parse(it).unwrap()),
            functions: functions.iter().map(|it| (*it).to_owned()).collect(),
            closed: false,
        })
    };
    let person = |id: &str, name: &str, at: &str, grants: &[(Role, &str)]| {
        let grant =
            |(role, unit): &(Role, &str)| Grant { role: *role, unit: UnitId::parse(unit).unwrap() };
        OrganisationCommand::PutPerson(Person {
            id: PersonId::parse(id).unwrap(),
            name: name.to_owned(),
            unit: UnitId::parse(at).unwrap(),
            phone: None,
            email: None,
            grants: grants.iter().map(grant).collect(),
            left: false,
        })
    };
    let mut commands = vec![
        OrganisationCommand::Name {
            name: "桂园物业".to_owned(),
            phone: Some("0571-8888 6666".to_owned()),
        },
        unit("root", "桂园物业公司", None, &[]),
        unit("desk", "客服中心", Some("root"), &["intake"]),
        unit("repair", "工程部", Some("root"), &["repair"]),
        unit("quality", "品质部", Some("root"), &["quality"]),
        person("wangfang", "王芳", "desk", &[(Role::Agent, "desk")]),
        person("liqiang", "李强", "repair", &[(Role::Caseworker, "repair")]),
        person("zhaomin", "赵敏", "repair", &[(Role::Supervisor, "repair")]),
        person("chenjing", "陈静", "quality", &[(Role::Quality, "root")]),
        person("admin", "周管理", "root", &[(Role::Administrator, "root")]),
    ];
    for id in ["general", "property"] {
        let house = desk.house();
        let pack = house.packs.values().find(|it| it.id.as_str() == id).expect("a built-in pack");
        commands.push(OrganisationCommand::ActivatePack {
            pack: pack.id.clone(),
            version: pack.version.clone(),
        });
    }
    commands
}
