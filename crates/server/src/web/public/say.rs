//! What the customer says by their private link: more facts, an urging, a word on the answer, a mark.

use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Form};
use casework::call_times::CallTimes;
use casework::case::Command;
use casework::contact::Attach;
use casework::invalid::{Invalid, Problem};
use casework::permission::Actor;
use casework::plan::AnswerPlan;
use casework::remedy::AnswerRemedy;
use casework::response::{AddInformation, Rating, TakeWord, Urge, Word};
use casework::text;
use desk::{Order, RequestKey, Trouble};

use super::super::{case, file};
use super::page::{self, Typed};
use super::track::{Opened, open};
use super::{CUSTOMER, refused};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{self, Pairs};
use crate::guard::{Address, PUBLIC_PER_MINUTE};
use crate::locale::Reader;
use crate::visit::Guest;

/// Something said with a plain form.
pub(super) async fn say(
    State(app): State<App>,
    guest: Guest,
    Path((key, resource)): Path<(String, String)>,
    Extension(Address(from)): Extension<Address>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    app.rates().knock("say", from, guest.now, PUBLIC_PER_MINUTE)?;
    let opened = match open(&guest, from, &key).await? {
        Ok(opened) => opened,
        Err(response) => return Ok(response),
    };
    let typed = Typed { resource, pairs, ..Typed::default() };
    let command = match command(&typed.resource, &typed.pairs) {
        Ok(Some(command)) => command,
        Ok(None) => return Err(Fail::NotFound),
        Err(invalid) => return again(&guest, &opened, Typed { invalid, ..typed }).await,
    };
    let key = request_key(&opened, &typed.resource, &typed.pairs, &typed.pairs);
    let order = Order::on(Actor::Customer, opened.no, command).keyed(key);
    run(&guest, opened, order, typed).await
}

/// More facts, or that it is not solved, with files.
pub(super) async fn add(
    State(app): State<App>,
    guest: Guest,
    Path(key): Path<String>,
    Extension(Address(from)): Extension<Address>,
    multipart: Multipart,
) -> Result<Response, Fail> {
    app.rates().knock("say", from, guest.now, PUBLIC_PER_MINUTE)?;
    let opened = match open(&guest, from, &key).await? {
        Ok(opened) => opened,
        Err(response) => return Ok(response),
    };
    let sent = file::read(&app, multipart).await?;
    let request = request_key(&opened, "information", &sent.pairs, &sent.content());
    let first = told(&guest.l, &opened, &sent);
    let typed = Typed {
        resource: "information".to_owned(),
        pairs: sent.pairs,
        unfit: sent.unfit,
        has_surplus: sent.has_surplus,
        ..Typed::default()
    };
    // What fits is not kept without the rest: the customer decides again with the whole before them.
    if !typed.unfit.is_empty() || typed.has_surplus {
        return again(&guest, &opened, typed).await;
    }
    let order = Order::on(Actor::Customer, opened.no, first);
    let attach = |file| Command::Attach(Attach { file, caption: String::new() });
    let order = sent.files.into_iter().map(attach).fold(order, Order::and);
    run(&guest, opened, order.keyed(request), typed).await
}

/// What an addition means: of a closed case that it did not help, which takes it up again.
fn told(l: &Reader, opened: &Opened, sent: &file::Sent) -> Command {
    let text = form::field(&sent.pairs, "text").to_owned();
    let is_decided = opened.case.responded_at.is_some();
    if opened.case.closure.is_some() && is_decided {
        return Command::TakeWord(TakeWord { word: Word::Refuses, text, by: None });
    }
    // Files alone are announced, so that somebody looks at them.
    let text = if text::clean(&text).is_empty() && !sent.files.is_empty() {
        l.t1("public-files-alone", "n", sent.files.len())
    } else {
        text
    };
    Command::AddInformation(AddInformation { text })
}

fn request_key(
    opened: &Opened,
    resource: &str,
    pairs: &Pairs,
    content: &Pairs,
) -> Option<RequestKey> {
    let who = format!("{CUSTOMER}/{}", opened.no);
    case::request_key(&who, form::field(pairs, "request"), resource, content)
}

async fn run(guest: &Guest, opened: Opened, order: Order, typed: Typed) -> Result<Response, Fail> {
    match guest.app.run(order).await {
        Ok(_) => {
            Ok(Redirect::to(&format!("{}?done={}", opened.path, typed.resource)).into_response())
        }
        Err(Trouble::Invalid(invalid)) => again(guest, &opened, Typed { invalid, ..typed }).await,
        Err(Trouble::Refused(refusal)) => {
            let flash = Some(refused(&guest.l, refusal));
            again(guest, &opened, Typed { flash, ..typed }).await
        }
        Err(trouble) => Err(trouble.into()),
    }
}

/// The page again as it stands now, with what was typed.
async fn again(guest: &Guest, opened: &Opened, typed: Typed) -> Result<Response, Fail> {
    let (desk, no) = (guest.app.desk().clone(), opened.no);
    let case = guest
        .app
        .blocking(move || desk.case(no))
        .await
        .map_err(Fail::from)?
        .ok_or(Fail::NotFound)?;
    let now = Opened { case, no, code: opened.code.clone(), path: opened.path.clone() };
    let status =
        if typed.flash.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page::show(guest, &now, typed).await?).into_response())
}

/// The command a form means; nothing for a form that is not there.
fn command(resource: &str, pairs: &Pairs) -> Result<Option<Command>, Invalid> {
    let line = |name: &str| form::field(pairs, name).to_owned();
    Ok(Some(match resource {
        "call-times" => Command::PreferCallTimes(CallTimes {
            from_hour: hour(pairs, "from_hour")?,
            to_hour: hour(pairs, "to_hour")?,
            working_days: form::field(pairs, "working_days") == "yes",
            note: line("note"),
        }),
        "urges" => Command::Urge(Urge { text: line("text") }),
        "withdrawal" => {
            Command::TakeWord(TakeWord { word: Word::Withdraws, text: line("text"), by: None })
        }
        "word" => {
            let word = chosen::<Word>(pairs, "word")?;
            if word == Word::Withdraws {
                return Err(Invalid::one("word", Problem::NotAChoice));
            }
            Command::TakeWord(TakeWord { word, text: line("text"), by: Some(line("by")) })
        }
        "replies" => {
            let remedy = number(pairs, "remedy")?;
            Command::AnswerRemedy(AnswerRemedy {
                remedy,
                reply: chosen(pairs, "reply")?,
                note: line("note"),
            })
        }
        "plan-answers" => Command::AnswerPlan(AnswerPlan {
            plan: number(pairs, "plan")?,
            reply: chosen(pairs, "reply")?,
            note: line("note"),
            means: None,
        }),
        "rating" => {
            let score = u8::try_from(number(pairs, "score")?)
                .map_err(|_| Invalid::one("score", Problem::NotANumber))?;
            Command::Rate(Rating { score, comment: line("comment") })
        }
        _ => return Ok(None),
    }))
}

fn chosen<T: serde::de::DeserializeOwned>(pairs: &Pairs, name: &str) -> Result<T, Invalid> {
    let code = form::field(pairs, name);
    let problem = if code.is_empty() { Problem::Missing } else { Problem::NotAChoice };
    serde_json::from_value(serde_json::Value::String(code.to_owned()))
        .map_err(|_| Invalid::one(name, problem))
}

fn hour(pairs: &Pairs, name: &str) -> Result<u8, Invalid> {
    u8::try_from(number(pairs, name)?).map_err(|_| Invalid::one(name, Problem::NotANumber))
}

fn number(pairs: &Pairs, name: &str) -> Result<u32, Invalid> {
    let text = form::field(pairs, name);
    let problem = if text.is_empty() { Problem::Missing } else { Problem::NotANumber };
    text.parse().map_err(|_| Invalid::one(name, problem))
}
