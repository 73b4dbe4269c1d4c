//! A desk with a key for everybody, what the examples of the reference need, and who may do them.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use casework::id::{PersonId, UnitId};
use casework::organisation::{Grant, OrganisationCommand, Person, Role, Unit};
use casework::permission::Actor;
use desk::Desk;
use desk::chance::SystemChance;
use desk::clock::SetClock;
use serde_json::{Map, Value, json};
use server::api::{fresh, hashed, openapi};
use server::app::{self, App};
use server::config::Config;
use server::locale::Locale;
use std::sync::Arc;
use store::{Options, Store, Target};
use tower::ServiceExt;

pub(crate) const ORG: store::Org = 1;
pub(crate) const PEOPLE: &[(&str, &str, &[Role])] = &[
    ("wangfang", "root", &[Role::Supervisor]),
    ("linmei", "root", &[Role::Quality]),
    ("zhaomin", "root", &[Role::Manager]),
    ("chenwei", "repair", &[Role::Caseworker]),
    ("sunli", "cleaning", &[Role::Caseworker]),
];

/// A desk of its own with a key for everybody, on a Monday morning.
pub(crate) struct Rig {
    pub(crate) router: Router,
    pub(crate) desk: Desk,
    pub(crate) clock: Arc<SetClock>,
    pub(crate) keys: Map<String, Value>,
    _folder: tempfile::TempDir,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Answer {
    pub(crate) fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }

    pub(crate) fn no(&self) -> String {
        self.body["no"].as_str().unwrap_or_else(|| panic!("no number in {}", self.body)).to_owned()
    }

    pub(crate) fn field(&self) -> (&str, &str) {
        let first = &self.body["problems"][0];
        (first["field"].as_str().unwrap_or_default(), first["code"].as_str().unwrap_or_default())
    }
}

fn unit(id: &str, parent: Option<&str>, functions: &[&str]) -> OrganisationCommand {
    OrganisationCommand::PutUnit(Unit {
        id: UnitId::parse(id).unwrap(),
        title: id.to_owned(),
        parent: parent.map(|it| UnitId::parse(it).unwrap()),
        functions: functions.iter().map(|it| (*it).to_owned()).collect(),
        closed: false,
    })
}

fn person(id: &str, at: &str, roles: &[Role]) -> OrganisationCommand {
    let unit = UnitId::parse(at).unwrap();
    OrganisationCommand::PutPerson(Person {
        id: PersonId::parse(id).unwrap(),
        name: id.to_owned(),
        unit: unit.clone(),
        phone: None,
        email: None,
        grants: roles.iter().map(|role| Grant { role: *role, unit: unit.clone() }).collect(),
        left: false,
    })
}

pub(crate) fn rig() -> Rig {
    let folder = tempfile::tempdir().unwrap();
    let target = Target::parse(folder.path().to_str().unwrap()).unwrap();
    let store = Store::open(&target, &Options { create: true, ..Options::default() }).unwrap();
    store.migrate().unwrap();
    let clock = Arc::new(SetClock::at("2026-08-17T01:00:00Z".parse().unwrap()));
    let packs = server::packs::load(None).unwrap();
    let in_force: Vec<_> = packs.values().map(|it| (it.id.clone(), it.version.clone())).collect();
    let desk =
        Desk::open(store, ORG, Arc::<SetClock>::clone(&clock), Arc::new(SystemChance), packs)
            .unwrap();
    let mut commands = vec![
        unit("root", None, &["intake", "quality"]),
        unit("repair", Some("root"), &["repair"]),
        unit("cleaning", Some("root"), &[]),
    ];
    commands.extend(
        in_force
            .into_iter()
            .map(|(pack, version)| OrganisationCommand::ActivatePack { pack, version }),
    );
    commands.extend(PEOPLE.iter().map(|(id, at, roles)| person(id, at, roles)));
    desk.administer(&Actor::Setup, &commands).unwrap();
    let mut keys = Map::new();
    for (id, ..) in PEOPLE {
        let key = fresh();
        let (hash, who, now) = (hashed(&key), PersonId::parse(id).unwrap(), desk.now());
        let put = move |tx: &mut store::Tx| tx.put_api_key(ORG, &hash, &who, "test", now);
        desk.store().transact(put).unwrap();
        keys.insert((*id).to_owned(), Value::String(key));
    }
    let config = Config {
        data: folder.path().display().to_string(),
        listen: "127.0.0.1:0".parse().unwrap(),
        url: None,
        packs: None,
        smtp: None,
        mail_from: None,
        behind_proxy: false,
    };
    let app = App::new(desk.clone(), config, None).unwrap();
    Rig { router: app::router(app), desk, clock, keys, _folder: folder }
}

impl Rig {
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let is_head = request.method() == "HEAD";
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        assert!(parts.headers.contains_key("x-request-id"), "every answer has a number");
        if !is_head && (parts.status.is_client_error() || parts.status.is_server_error()) {
            assert_eq!(
                parts.headers[header::CONTENT_TYPE],
                "application/problem+json",
                "{}",
                parts.status
            );
            assert_eq!(body["instance"], parts.headers["x-request-id"].to_str().unwrap());
            assert_eq!(body["status"], parts.status.as_u16());
            for part in ["type", "title", "detail", "code"] {
                let text = body[part].as_str().unwrap_or_default();
                assert!(
                    !text.is_empty() && !text.starts_with("api-"),
                    "{part}: {text:?} in {body}"
                );
            }
        }
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub(crate) fn request(
        &self,
        who: &str,
        method: &str,
        path: &str,
    ) -> axum::http::request::Builder {
        let key = self.keys[who].as_str().unwrap();
        Request::builder()
            .method(method)
            .uri(format!("/api/v1{path}"))
            .header(header::AUTHORIZATION, format!("Bearer {key}"))
    }

    pub(crate) async fn with(
        &self,
        who: &str,
        method: &str,
        path: &str,
        body: &Value,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request =
            self.request(who, method, path).header(header::CONTENT_TYPE, "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    pub(crate) async fn post(&self, who: &str, path: &str, body: &Value) -> Answer {
        self.with(who, "POST", path, body, &[]).await
    }

    pub(crate) async fn get(&self, who: &str, path: &str) -> Answer {
        self.send(self.request(who, "GET", path).body(Body::empty()).unwrap()).await
    }

    /// Sends files as a form does.
    pub(crate) async fn upload(&self, who: &str, files: &[(&str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (name, bytes) in files {
            body.extend(format!("--line\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").bytes());
            body.extend_from_slice(bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--line--\r\n");
        let request = self
            .request(who, "POST", "/files")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=line");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// A case whose owner is `who`.
    pub(crate) async fn case(&self, who: &str) -> String {
        let created = self.post(who, "/cases", &complaint()).await;
        assert_eq!(created.status, StatusCode::CREATED, "{}", created.body);
        created.no()
    }

    /// Posts the examples of these resources, each by whoever may.
    pub(crate) async fn work(&self, no: &str, steps: &[&str]) {
        for step in steps {
            let mut body = example(step.trim_end_matches("-partner"));
            let resource = step.trim_end_matches("-partner");
            if step.ends_with("-partner") {
                body = json!({ "what": "请提供维保记录", "partner": { "name": "迅达维保", "phone": "13900001199" } });
            }
            let done = self.post(by(step), &format!("/cases/{no}/{resource}"), &body).await;
            assert_eq!(done.status, StatusCode::OK, "{step}: {}", done.body);
        }
    }
}

impl Rig {
    /// Begins the incident or action an operation is about, and does what must have been done before.
    pub(crate) async fn begin_matter(&self, path: &str, resource: &str) {
        let (place, begins) = match path {
            _ if path.starts_with("/incidents") => ("/incidents", "open_incident"),
            _ if path.starts_with("/actions") => ("/actions", "plan_action"),
            _ if path.starts_with("/public-reviews") => {
                ("/public-reviews", "receive_public_review")
            }
            _ => ("/library", "draft_write_up"),
        };
        let begun = self.post("wangfang", place, &example(begins)).await;
        assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.body);
        for step in before(resource) {
            let resource = step.split_once('-').map_or(*step, |(_, resource)| resource);
            let path = format!("{place}/1/{resource}");
            let done = self.post(by(step), &path, &example(step)).await;
            assert_eq!(done.status, StatusCode::OK, "{step}: {}", done.body);
        }
        if resource == "incident-releases" {
            let yes = example("incident-announcement-approvals");
            let done = self.post("zhaomin", "/incidents/1/announcement-approvals", &yes).await;
            assert_eq!(done.status, StatusCode::OK, "{}", done.body);
        }
    }
}

pub(crate) fn complaint() -> Value {
    json!({ "pack": "general", "channel": "api", "narrative": "三楼电梯又坏了,𠮷野家门口也没有告示😡。" })
}

/// The example of the reference for a resource.
pub(crate) fn example(resource: &str) -> Value {
    let document = openapi::document(Locale::En, "");
    let path = match resource.split_once('-') {
        _ if resource == "receive" => "/cases".to_owned(),
        _ if resource == "open_incident" => "/incidents".to_owned(),
        _ if resource == "plan_action" => "/actions".to_owned(),
        _ if resource == "draft_write_up" => "/library".to_owned(),
        _ if resource == "receive_public_review" => "/public-reviews".to_owned(),
        Some(("public_review", step)) => format!("/public-reviews/{{n}}/{step}"),
        Some(("write_up", step)) => format!("/library/{{n}}/{step}"),
        Some(("incident", step)) => format!("/incidents/{{n}}/{step}"),
        Some(("action", step)) => format!("/actions/{{n}}/{step}"),
        _ => format!("/cases/{{no}}/{resource}"),
    };
    let example = &document["paths"][&path]["post"]["requestBody"]["content"]["application/json"]["examples"]
        ["real"];
    if example.is_null() { json!({}) } else { example["value"].clone() }
}

/// The complaint of the reference, as another one.
pub(crate) fn numbered(n: usize) -> Value {
    let mut body = example("receive");
    body["source"]["number"] = json!(format!("A-{n}"));
    body["acknowledge"] = json!(false);
    body
}

/// Who may do what the example says.
pub(crate) fn by(resource: &str) -> &'static str {
    match resource {
        "acceptance" | "return" | "task-acceptances" | "task-returns" | "task-answers"
        | "action-completion" => "chenwei",
        "approvals"
        | "declines"
        | "escalation-acceptances"
        | "escalation-readings"
        | "releases"
        | "send-backs"
        | "second-looks"
        | "put_exposure" => "zhaomin",
        "callbacks"
        | "arbitrations"
        | "grants"
        | "refusals"
        | "supervision-orders"
        | "survey-invitations"
        | "surveys"
        | "appeal-judgements"
        | "quality-reviews"
        | "honours"
        | "incident-announcement-approvals"
        | "incident-releases"
        | "write_up-release"
        | "write_up-sendback"
        | "write_up-withdrawal"
        | "public_review-approvals"
        | "public_review-sendback"
        | "public_review-decline"
        | "public_review-aside" => "linmei",
        _ => "wangfang",
    }
}

/// What must have been done before the example of a resource makes sense.
pub(crate) fn before(resource: &str) -> &'static [&'static str] {
    match resource {
        "acceptance" | "return" => &["handovers"],
        "keepings" => &["promises"],
        "responsibilities" => &["triage", "findings"],
        "appeals" => &["triage", "findings", "responsibilities"],
        "appeal-judgements" => &["triage", "findings", "responsibilities", "appeals"],
        "payment-failures" => &["remedies", "approvals", "offers", "replies", "payments"],
        "approvals" | "declines" => &["remedies"],
        "offers" => &["remedies", "approvals"],
        "replies" => &["remedies", "approvals", "offers"],
        "payments" | "deliveries" => &["remedies", "approvals", "offers", "replies"],
        "responses" | "drafts" => &["triage", "answers"],
        "releases" | "send-backs" => &["triage", "answers", "drafts"],
        "word" => &["triage", "answers", "responses"],
        "callbacks" => &["triage", "answers", "responses", "word"],
        "closure" => &["triage", "answers", "responses", "word", "callbacks"],
        "reopening" | "survey-invitations" | "surveys" | "quality-reviews" | "honours" => {
            &["triage", "answers", "responses", "word", "callbacks", "closure"]
        }
        "quality-review-answers" => {
            &["triage", "answers", "responses", "word", "callbacks", "closure", "quality-reviews"]
        }
        "second-looks" => &[
            "triage",
            "answers",
            "responses",
            "word",
            "callbacks",
            "closure",
            "quality-reviews",
            "quality-review-answers",
        ],
        "resumption" => &["pauses"],
        "grants" | "refusals" => &["extensions"],
        "order-answers" => &["supervision-orders"],
        "task-acceptances" | "task-returns" | "task-answers" | "task-withdrawals" => &["tasks"],
        "task-reassignments" | "arbitrations" => &["tasks", "task-returns"],
        "task-send-backs" | "task-confirmations" => &["tasks", "task-answers"],
        "task-links" => &["tasks-partner", "task-link-revocations"],
        "task-link-revocations" => &["tasks-partner"],
        "visit-moves" | "visit-arrivals" | "visit-records" | "visit-cancellations" => &["visits"],
        "visit-sign-offs" => &["visits", "visit-records"],
        "plan-offers" => &["plans"],
        "plan-answers" => &["plans", "plan-offers"],
        "unmerger" => &["merger"],
        "unlinks" => &["links"],
        "incident-uncases" => &["incident-cases"],
        "incident-announcement-approvals" | "incident-announcement-declines" => {
            &["incident-announcements"]
        }
        "incident-releases" => &["incident-team", "incident-announcements"],
        "cause-judgements" | "cause-moves" => &["causes"],
        "action-cause-judgements" | "action-cause-moves" => &["action-causes"],
        "write_up-practice" => &["write_up-release"],
        "public_review-approvals" | "public_review-sendback" => &["public_review-replies"],
        "public_review-publication" => &["public_review-replies", "public_review-approvals"],
        "action-verification" | "action-sendback" => &["action-completion"],
        _ => &[],
    }
}
