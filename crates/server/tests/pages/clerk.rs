//! Somebody of ours at a desk, filling in forms as a browser without scripts sends them.

use axum::body::Body;
use axum::http::{Request, header};

use crate::support::{HOST, Page, Part, World, body_of, multipart};

pub(crate) const STORY: &str = "3 栋 2 单元的电梯这周第三次停运，老人爬了十二楼。";

/// Somebody at a desk: a session and a browser.
pub(crate) struct Clerk<'a> {
    pub(crate) world: &'a World,
    pub(crate) cookie: String,
}

impl Clerk<'_> {
    pub(crate) async fn at<'a>(world: &'a World, who: &str) -> Clerk<'a> {
        Clerk { world, cookie: format!("{}; lang=zh-Hans", world.signed_in(who).await) }
    }

    pub(crate) async fn get(&self, path: &str) -> Page {
        let request = Request::get(path).header(header::COOKIE, &self.cookie);
        self.world.send(request.body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post_from(
        &self,
        origin: &str,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Page {
        let escaped = server::fail::url_escape;
        let pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
            .collect();
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::ORIGIN, origin)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.world.send(request.body(Body::from(pairs.join("&"))).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.post_from(&format!("http://{HOST}"), path, fields).await
    }

    /// Sends a form with files.
    pub(crate) async fn post_parts(&self, path: &str, parts: &[Part<'_>]) -> Page {
        let request = multipart(path, parts)
            .header(header::COOKIE, &self.cookie)
            .header(header::ORIGIN, format!("http://{HOST}"));
        self.world.send(request.body(body_of(parts)).unwrap()).await
    }

    /// Fills in the phone form; `changes` replace or add fields.
    pub(crate) async fn takes(&self, changes: &[(&str, &str)]) -> Page {
        let request = self.get("/cases/new?pack=general").await.value("request");
        let mut fields = vec![
            ("request", request.as_str()),
            ("pack", "general"),
            ("channel", "phone"),
            ("narrative", STORY),
            ("complainant.name", "欧阳娜娜"),
            ("complainant.phone", "13900001234"),
        ];
        fields.retain(|(name, _)| changes.iter().all(|(other, _)| other != name));
        fields.extend(changes);
        self.post("/cases", &fields).await
    }

    pub(crate) async fn attaches(&self, no: &str, name: &str, bytes: &[u8]) -> Page {
        let parts = [Part::File("file", name, bytes)];
        let request = multipart(&format!("/cases/{no}/attachments"), &parts)
            .header(header::COOKIE, &self.cookie)
            .header(header::ORIGIN, format!("http://{HOST}"));
        self.world.send(request.body(body_of(&parts)).unwrap()).await
    }
}
