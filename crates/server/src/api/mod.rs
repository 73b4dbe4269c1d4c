//! The door for programs: JSON under `/api/v1`, the same commands and the same rights as the pages.
//!
//! One table ([`operation::OPERATIONS`]) makes the routes, the OpenAPI document and the reference page, so
//! that none of them can know more than the others. A request has one shape: key → [`request::Call`] →
//! `desk` → JSON; a failure becomes a problem document (RFC 9457) in one place ([`problem`]).

mod case;
mod figures;
mod files;
mod guidance;
mod house;
mod ledger;
mod key;
mod library;
mod list;
mod matter;
mod narrowing;
pub mod openapi;
pub mod operation;
mod page;
mod problem;
mod promises;
mod public_review;
mod quality;
mod repeats;
mod reckoning;
mod reply;
mod request;
mod schema;
mod watch;
mod survey;

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter};
use casework::matter::MatterKind;

use crate::app::App;
use crate::fail::Fail;
use crate::web;
use operation::{Does, OPERATIONS, Operation, Verb};
use request::Call;

pub use key::{Keys, fresh, hashed};

/// Where the API lives; the version is part of every address and frozen.
pub const BASE: &str = "/api/v1";

/// The routes of the API and of its reference page.
pub fn routes() -> Router<App> {
    let mut paths: BTreeMap<&str, Vec<&'static Operation>> = BTreeMap::new();
    for operation in OPERATIONS {
        paths.entry(operation.path).or_default().push(operation);
    }
    let mut router = Router::new();
    for (path, operations) in paths {
        router = router.route(&format!("{BASE}{path}"), methods(&operations));
    }
    router
        .route(&format!("{BASE}/openapi.json"), methods_of_document())
        .route(&format!("{BASE}/{{*rest}}"), axum::routing::any(|| async { Fail::NotFound }))
        .layer(tower_http::catch_panic::CatchPanicLayer::custom(crate::guard::on_panic))
        .layer(middleware::from_fn(problem::spoken))
        .merge(page::routes())
}

/// The methods of one path; any other is told which there are.
fn methods(operations: &[&'static Operation]) -> MethodRouter<App> {
    let mut router = MethodRouter::new();
    for &operation in operations {
        let handler = move |State(app): State<App>, request: Request| async move {
            if operation.does == Does::TakeFiles {
                return files::take(app, operation, request).await;
            }
            let call = Call::read(app, operation, request).await?;
            answer(call).await
        };
        router = router.on(filter(operation.verb), handler);
    }
    if operations.iter().any(|it| it.does == Does::TakeFiles) {
        router = web::file::with_files(router);
    }
    closed_to_others(router, operations.iter().map(|it| it.verb))
}

fn methods_of_document() -> MethodRouter<App> {
    closed_to_others(axum::routing::get(openapi::show), [Verb::Get])
}

fn closed_to_others(
    router: MethodRouter<App>,
    verbs: impl IntoIterator<Item = Verb>,
) -> MethodRouter<App> {
    let mut names: Vec<&str> = verbs.into_iter().map(Verb::name).collect();
    if names.contains(&"GET") {
        names.push("HEAD");
    }
    names.push("OPTIONS");
    let allow = names.join(", ");
    let told = allow.clone();
    let options = move || async move {
        let mut response = StatusCode::NO_CONTENT.into_response();
        if let Ok(value) = HeaderValue::from_str(&told) {
            response.headers_mut().insert(header::ALLOW, value);
        }
        response
    };
    router
        .on(MethodFilter::OPTIONS, options)
        .fallback(move || async move { Fail::WrongMethod(allow) })
}

fn filter(verb: Verb) -> MethodFilter {
    match verb {
        Verb::Get => MethodFilter::GET,
        Verb::Post => MethodFilter::POST,
        Verb::Put => MethodFilter::PUT,
        Verb::Delete => MethodFilter::DELETE,
    }
}

async fn answer(call: Call) -> Result<Response, Fail> {
    match call.operation.does {
        // Its body is no JSON: it does not come here.
        Does::TakeFiles => Err(Fail::WrongMedia),
        Does::Receive => case::receive(call).await,
        Does::Run(resource) => case::run(call, resource).await,
        Does::CheckReply => reply::check(call).await,
        Does::ShowCase => case::show(call).await,
        Does::Timeline => case::timeline(call).await,
        Does::ListCases => list::cases(call).await,
        Does::Repeats => repeats::repeats(call).await,
        Does::Work => list::work(call).await,
        Does::Reckoning => reckoning::show(call).await,
        Does::Guidance => guidance::show(call).await,
        Does::FoundPromises => promises::found(call).await,
        Does::Promises => promises::list(call).await,
        Does::KeptRates => promises::rates(call).await,
        Does::Figures => figures::figures(call).await,
        Does::Ledger => ledger::ledger(call).await,
        Does::Pauses => watch::pauses(call).await,
        Does::Overruns => watch::overruns(call).await,
        Does::PutAbsences => watch::put_absences(call).await,
        Does::Callbacks => survey::callbacks(call).await,
        Does::Surveys => survey::surveys(call).await,
        Does::Quality => quality::quality(call).await,
        Does::Honours => quality::honours(call).await,
        Does::Me => house::me(&call),
        Does::Units => house::units(&call),
        Does::People => house::people(&call),
        Does::Packs => house::packs(&call),
        Does::Pack => house::pack(&call),
        Does::Calendar => house::calendar(&call),
        Does::ListMatters(MatterKind::PublicReview) => public_review::list(call).await,
        Does::FilePublicReview => public_review::file(call).await,
        Does::ListMatters(kind) => matter::list(call, kind).await,
        Does::ShowMatter(kind) => matter::show(call, kind).await,
        Does::BeginMatter(kind) => matter::run(call, kind, None).await,
        Does::RunMatter(kind, resource) => matter::run(call, kind, Some(resource)).await,
        Does::ListExposures => matter::exposures(&call),
        Does::PutExposure => matter::put_exposure(call).await,
    }
}
