//! How many SQL statements a request takes: counted in this process, with nothing else going on.

use anyhow::{Context as _, Result, ensure};
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use clap::Parser;
use desk::Desk;
use tower::ServiceExt as _;

use super::fill::{self, People};
use super::intake;
use super::texts::Texts;
use crate::app::{self, App};
use crate::config::Config;

/// Times each request is sent; the least counts, because the first prepares and remembers.
const TIMES: u64 = 4;
/// Cases in the register while it is counted.
const CASES: u64 = 60;
/// Which cases of a customer a complaint would repeat.
const REPEATS: &str = "/repeats?pack=general&phone=13812345678";
/// Bytes of an answer at most.
const ANSWER_MAX: usize = 8 * 1024 * 1024;

#[derive(Parser)]
struct Defaults {
    #[command(flatten)]
    config: Config,
}

/// What was counted, how many statements it took, and how many it may take.
pub type Counted = Vec<(&'static str, u32, u32)>;

/// Counts the statements of a create, of lists and of the case page on a desk with the demo's people.
pub fn count(desk: &Desk) -> Result<Counted> {
    let (people, texts) = (People::of(desk)?, Texts::load()?);
    let numbers = fill::fill(desk, &texts, &people, 0, CASES)?;
    fill::index(desk)?;
    fill::let_in(desk, &people)?;
    let newest = desk.run(&fill::order(&texts, &people, CASES + 9, desk.now()))?.no;
    let no = numbers.first().copied().unwrap_or(newest);
    let app = App::new(desk.clone(), Defaults::parse_from(["bench"]).config, None)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let manager = format!("wenguo=bench-{}", people.manager);
    let agent = format!("wenguo=bench-{}", people.agents[0]);
    let counter = Counter { runtime, app, desk: desk.clone() };
    let body = intake::body(&texts, CASES + 1)?;
    Ok(vec![
        ("create", counter.least(StatusCode::CREATED, |n| create(&body, n))?, 10),
        ("queue_page", counter.least(StatusCode::OK, |_| page("/queue", &manager))?, 3),
        ("work_page", counter.least(StatusCode::OK, |_| page("/work", &agent))?, 4),
        (
            "case_page",
            counter.least(StatusCode::OK, |_| page(&format!("/cases/{no}"), &manager))?,
            8,
        ),
        ("api_list", counter.least(StatusCode::OK, |_| asked("/cases"))?, 3),
        ("api_repeats", counter.least(StatusCode::OK, |_| asked(REPEATS))?, 1),
    ])
}

struct Counter {
    runtime: tokio::runtime::Runtime,
    app: App,
    desk: Desk,
}

impl Counter {
    fn least(
        &self,
        expected: StatusCode,
        request: impl Fn(u64) -> Result<Request<Body>>,
    ) -> Result<u32> {
        let mut least = u64::MAX;
        for n in 0..TIMES {
            let before = self.desk.store().statements();
            let request = request(n)?;
            let what = request.uri().to_string();
            let (status, body) = self.runtime.block_on(async {
                let response =
                    app::router(self.app.clone()).oneshot(request).await.context("no answer")?;
                let status = response.status();
                anyhow::Ok((status, to_bytes(response.into_body(), ANSWER_MAX).await?))
            })?;
            ensure!(
                status == expected,
                "{what}: status {status}: {}",
                String::from_utf8_lossy(&body)
            );
            least = least.min(self.desk.store().statements() - before);
        }
        Ok(u32::try_from(least)?)
    }
}

fn create(body: &[u8], n: u64) -> Result<Request<Body>> {
    Ok(Request::builder()
        .method(Method::POST)
        .uri("/api/v1/cases")
        .header(header::AUTHORIZATION, format!("Bearer {}", intake::key(0)))
        .header("idempotency-key", format!("count-{n}"))
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_vec()))?)
}

/// A question of a program.
fn asked(path: &str) -> Result<Request<Body>> {
    let key = format!("Bearer {}", intake::key(0));
    Ok(Request::builder()
        .uri(format!("/api/v1{path}"))
        .header(header::AUTHORIZATION, key)
        .body(Body::empty())?)
}

fn page(path: &str, cookie: &str) -> Result<Request<Body>> {
    Ok(Request::builder().uri(path).header(header::COOKIE, cookie).body(Body::empty())?)
}
