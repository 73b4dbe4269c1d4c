//! The case page: what is next, what is done, and a form for everything that may be done.

mod after;
mod page;
mod quality;
mod views;
mod lists;
mod representatives;
mod forms;
mod investigation;
mod reply;
mod time;
pub(crate) mod found;
mod plans;
mod tasks;
mod visits;
mod share;

pub(crate) use representatives::speakers;

use axum::Form;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use casework::case::{Case, Command};
use casework::permission::Act;
use casework::refusal::Refusal;
use desk::{Order, RequestKey, Trouble};
use sha2::{Digest, Sha256};
use store::Fault;

use crate::action;
use crate::app::App;
use crate::fail::Fail;
use crate::form::{self, Pairs};
use crate::layout::Flash;
use crate::parts::FormState;
use crate::visit::Visit;
use crate::words;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/cases/{no}", get(show))
        .route("/cases/{no}/journal", get(page::journal))
        .route("/cases/{no}/files/{digest}", get(super::file::of_case))
        .route("/cases/{no}/attachments", super::file::attach_door())
        .route("/cases/{no}/reply-check", post(reply::check))
        .route("/cases/{no}/letters/{n}", get(reply::letter))
        .route("/cases/{no}/agreement", get(reply::agreement))
        .route("/cases/{no}/task-answers", tasks::answer_door())
        .route("/cases/{no}/tasks/{n}", get(tasks::show))
        .route("/cases/{no}/visit-arrivals", visits::arrive_door())
        .route("/cases/{no}/visit-records", visits::record_door())
        .route("/cases/{no}/visit-sign-offs", visits::sign_door())
        .route("/cases/{no}/visits/{n}", get(visits::show))
        .route("/cases/{no}/{resource}", post(run))
}

/// A form that was refused, to stand on the page as it was typed.
#[derive(Default)]
pub(super) struct Refused {
    resource: String,
    pairs: Pairs,
    problems: Vec<(String, String)>,
    flash: Option<Flash>,
}

/// What the address of a case may ask for.
#[derive(serde::Deserialize)]
struct Asked {
    /// A template that is to fill a form.
    #[serde(default)]
    template: String,
}

async fn show(
    visit: Visit,
    Path(no): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fail> {
    let case = visit.case(&no, Act::Read).await?;
    note_reading(&visit, &case).await?;
    let case = note_opened(&visit, case, &no).await?;
    let filled = reply::from_template(&visit, &case, &asked.template)?;
    page::show(&visit, &case, filled.unwrap_or_default()).await
}

/// Whoever was told of an alarm on this case and opens it knows from now on; that is a fact of the case. Where the
/// register cannot take it down the page is shown all the same, and it is noted when they come again.
async fn note_opened(visit: &Visit, case: Case, no: &str) -> Result<Case, Fail> {
    let open = case.closure.is_none() && case.merged_into.is_none();
    if !open || case.unread_by(&visit.person.id).next().is_none() {
        return Ok(case);
    }
    let Some(number) = case.no() else { return Ok(case) };
    let order = Order::on(visit.actor.clone(), number, Command::ReadEscalations);
    match visit.app.run(order).await {
        Ok(_) => visit.case(no, Act::Read).await,
        Err(trouble) => {
            tracing::warn!(person = %visit.person.id, no = %number, %trouble, "that an alarm was opened could not be noted");
            Ok(case)
        }
    }
}

/// Who opened a case is on record: customers' matters are nobody's pastime. Where the register cannot take it down,
/// the log does, and the page is shown: a customer on the phone does not wait for a disk.
async fn note_reading(visit: &Visit, case: &Case) -> Result<(), Fail> {
    let (Some(id), org, who, now) =
        (case.id, visit.app.desk().org(), visit.person.id.clone(), visit.now)
    else {
        return Ok(());
    };
    let noted: Result<(), Fault> =
        visit.app.write(move |tx| tx.note_access(org, now, &who, id, "read")).await;
    match noted {
        Err(fault @ (Fault::DiskFull { .. } | Fault::ReadOnly { .. })) => {
            tracing::error!(person = %visit.person.id, no = ?case.no(), %fault, "who opened a case stands only here");
            Ok(())
        }
        noted => noted.map_err(Fail::from),
    }
}

pub(crate) use forms::completed;
pub(crate) use share::of as share_of;

/// Makes a form repeatable: the page's request id, with who sent it in front.
pub(super) fn request_key(
    who: &str,
    request: &str,
    resource: &str,
    pairs: &Pairs,
) -> Option<RequestKey> {
    if request.is_empty() || request.len() > 64 {
        return None;
    }
    let mut digest = Sha256::new();
    for (name, value) in pairs.iter().filter(|(name, _)| name != "version") {
        digest.update(name.len().to_le_bytes());
        digest.update(name);
        digest.update(value.len().to_le_bytes());
        digest.update(value);
    }
    Some(RequestKey {
        key: format!("{who}/{resource}/{request}"),
        fingerprint: digest.finalize().into(),
    })
}

async fn run(
    State(app): State<App>,
    visit: Visit,
    Path((no, resource)): Path<(String, String)>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    // Seeing the case is what this door asks; what may be done with it is for the rules to say.
    let case = visit.case(&no, Act::Read).await?;
    let number = case.no().ok_or(Refusal::NoSuchCase)?;
    let pairs = match resource.as_str() {
        "representatives" => representatives::closed_up(pairs),
        "plans" => plans::closed_up(pairs),
        _ => pairs,
    };
    if resource == "promises"
        && let Some(warned) = found::warned(&visit, &case, &pairs).await?
    {
        return Ok(warned);
    }
    let outcome = match command(&visit, &resource, &pairs) {
        Ok(command) => {
            let key = request_key(
                visit.person.id.as_str(),
                form::field(&pairs, "request"),
                &resource,
                &pairs,
            );
            let order = Order::on(visit.actor.clone(), number, command).keyed(key);
            app.run(order).await.map_err(Fail::from)
        }
        Err(fail) => Err(fail),
    };
    match outcome {
        // Whoever gave the case away may not see it any more.
        Ok(_) => Ok(match visit.case(&no, Act::Read).await {
            Ok(_) => Redirect::to(&format!("/cases/{number}?done={resource}")).into_response(),
            Err(_) => Redirect::to(&format!("/work?done={resource}")).into_response(),
        }),
        Err(fail) => refuse(&visit, &case, resource, pairs, fail).await,
    }
}

fn command(visit: &Visit, resource: &str, pairs: &Pairs) -> Result<Command, Fail> {
    let body = form::to_json(pairs, visit.house.calendar.zone())
        .map_err(|it| Fail::from(Trouble::Invalid(it)))?;
    action::command(resource, forms::completed(resource, body))
}

/// Shows the page again with what was typed and what stands in the way; faults go to the error page.
pub(super) async fn refuse(
    visit: &Visit,
    case: &Case,
    resource: String,
    pairs: Pairs,
    fail: Fail,
) -> Result<Response, Fail> {
    let status = fail.status();
    let Fail::Trouble(trouble) = &fail else { return Err(fail) };
    let Some((problems, mut flash)) = told(visit, trouble) else { return Err(fail) };
    let now =
        visit.case(&case.no().map(|no| no.to_string()).unwrap_or_default(), Act::Read).await?;
    if let Trouble::Refused(Refusal::TaskStillOpen) = trouble {
        // Which ones stand in the way, by name.
        flash.words = format!("{} {}", flash.words, tasks::open_names(visit, &now));
    }
    let page =
        page::show(visit, &now, Refused { resource, pairs, problems, flash: Some(flash) }).await?;
    Ok((if status == StatusCode::NOT_FOUND { StatusCode::CONFLICT } else { status }, page)
        .into_response())
}

/// Shows the page again with what is wrong with its fields, in words of their own.
pub(super) async fn refuse_fields(
    visit: &Visit,
    case: &Case,
    resource: String,
    pairs: Pairs,
    problems: Vec<(String, String)>,
) -> Result<Response, Fail> {
    let flash = Some(Flash::bad(visit.l.t("case-form-wrong").into_owned()));
    let page = page::show(visit, case, Refused { resource, pairs, problems, flash }).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// What stands in the way, in words: the fields' problems and a line on top.
pub(super) fn told(visit: &Visit, trouble: &Trouble) -> Option<(Vec<(String, String)>, Flash)> {
    let l = &visit.l;
    match trouble {
        Trouble::Invalid(invalid) => {
            let problems = invalid
                .0
                .iter()
                .map(|it| (it.field.clone(), words::problem(l, &it.problem)))
                .collect();
            Some((problems, Flash::bad(l.t("case-form-wrong").into_owned())))
        }
        Trouble::Refused(refusal) => {
            let (text, hint) = words::refusal(l, *refusal);
            Some((Vec::new(), Flash::bad(format!("{text} {hint}"))))
        }
        Trouble::Calendar(error) => Some((Vec::new(), Flash::bad(words::calendar(l, error)))),
        Trouble::Fault(_) => None,
    }
}

impl Refused {
    /// The state of the form for `resource` and the thing with number `n` (0 for forms that stand once).
    fn form(&self, resource: &str, n: u32) -> FormState {
        let id = if n == 0 { resource.to_owned() } else { format!("{resource}-{n}") };
        let mine = self.resource == resource && (n == 0 || self.number() == n);
        if !mine {
            return FormState::new(id);
        }
        let mut form =
            FormState::typed(id, self.pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
        for (field, words) in &self.problems {
            form.wrong(field.clone(), words.clone());
        }
        form
    }

    fn number(&self) -> u32 {
        [
            "task",
            "visit",
            "plan",
            "point",
            "remedy",
            "promise",
            "extension",
            "order",
            "responsibility",
            "draft",
            "review",
        ]
        .iter()
        .find_map(|name| form::field(&self.pairs, name).parse().ok())
        .unwrap_or(0)
    }
}
