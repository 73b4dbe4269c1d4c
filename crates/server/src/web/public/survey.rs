//! The survey behind the link in a letter: opened by it alone, answered once, for one closing.

use std::net::IpAddr;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Form, Router};
use casework::case::{Case, Command};
use casework::id::CaseNo;
use casework::permission::Actor;
use casework::survey::{AnswerSurvey, Survey, Way};
use desk::{Order, Trouble};

use super::super::case::request_key;
use super::super::pieces;
use super::super::survey_form::{self, Asked};
use super::{CUSTOMER, OPENINGS_PER_MINUTE, write_problems};
use crate::action;
use crate::app::App;
use crate::fail::Fail;
use crate::form::{self, Pairs};
use crate::guard::{Address, PUBLIC_PER_MINUTE};
use crate::layout::{self, Outside};
use crate::link;
use crate::locale::Reader;
use crate::parts::{Choice, FormState};
use crate::visit::Guest;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/s/{key}", get(show).post(answer))
}

/// A survey opened by its link.
struct Opened {
    case: Case,
    no: CaseNo,
    survey: Survey,
}

#[derive(Template)]
#[template(path = "public/survey.html")]
struct SurveyPage {
    l: Reader,
    frame: Outside,
    link: String,
    request: String,
    no: String,
    heading: String,
    /// It can be answered.
    is_open: bool,
    /// The link opens nothing.
    is_wrong: bool,
    title: String,
    lead: String,
    questions: Vec<Asked>,
    marks: Vec<Choice>,
    yes_no: Vec<Choice>,
    form: FormState,
}

/// Finds the survey a link opens. A number that does not exist takes the same way as a code that does not fit.
async fn open(guest: &Guest, from: IpAddr, key: &str) -> Result<Option<Opened>, Fail> {
    guest.app.rates().knock("survey", from, guest.now, OPENINGS_PER_MINUTE)?;
    let found = find(guest, key).await?;
    if found.is_none() {
        guest.app.rates().knock("track-wrong", from, guest.now, PUBLIC_PER_MINUTE)?;
    }
    Ok(found)
}

async fn find(guest: &Guest, key: &str) -> Result<Option<Opened>, Fail> {
    let Some((no, n, given)) = link::parse_survey(key) else { return Ok(None) };
    let desk = guest.app.desk().clone();
    let case = guest.app.blocking(move || desk.case(no)).await.map_err(Fail::from)?;
    let Some(case) = case else { return Ok(None) };
    let Some(survey) = case.surveys.iter().find(|it| it.n == n).cloned() else { return Ok(None) };
    let right = link::survey_code(guest.app.link_secret(), &case, &survey).unwrap_or_default();
    let fits = link::same(right.as_bytes(), given.to_lowercase().as_bytes());
    Ok(fits.then_some(Opened { case, no, survey }))
}

/// Why it cannot be answered any more.
fn ended(guest: &Guest, opened: &Opened) -> &'static str {
    if opened.survey.answer.is_some() {
        "answered"
    } else if opened.case.closure.is_none() || opened.survey.closing != opened.case.closings {
        "superseded"
    } else if guest.now >= opened.survey.expires_at {
        "expired"
    } else {
        ""
    }
}

async fn show(
    guest: Guest,
    Path(key): Path<String>,
    Extension(Address(from)): Extension<Address>,
) -> Result<Response, Fail> {
    let Some(opened) = open(&guest, from, &key).await? else { return Ok(wrong(&guest)) };
    let end = ended(&guest, &opened);
    let status = if end.is_empty() { StatusCode::OK } else { StatusCode::GONE };
    page(&guest, &key, &opened, end, status, FormState::new("survey"))
}

async fn answer(
    State(app): State<App>,
    guest: Guest,
    Path(key): Path<String>,
    Extension(Address(from)): Extension<Address>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    app.rates().knock("say", from, guest.now, PUBLIC_PER_MINUTE)?;
    let Some(opened) = open(&guest, from, &key).await? else { return Ok(wrong(&guest)) };
    let typed = || FormState::typed("survey", pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    let outcome = match read(&guest, &opened, &pairs) {
        Ok(answer) => {
            let who = format!("{CUSTOMER}/{}", opened.no);
            let once = request_key(&who, form::field(&pairs, "request"), "surveys", &pairs);
            let command = Command::AnswerSurvey(answer);
            app.run(Order::on(Actor::Customer, opened.no, command).keyed(once)).await
        }
        Err(Fail::Trouble(trouble)) => Err(trouble),
        Err(fail) => return Err(fail),
    };
    match outcome {
        Ok(_) => page(&guest, &key, &opened, "thanks", StatusCode::OK, typed()),
        Err(Trouble::Invalid(invalid)) => {
            let mut form = typed();
            let pack = guest.house.pack_of(&opened.case).ok();
            write_problems(&guest.l, pack, &invalid, &mut form, str::to_owned);
            page(&guest, &key, &opened, "", StatusCode::UNPROCESSABLE_ENTITY, form)
        }
        // Somebody answered, or took the case up again, while it was being filled in.
        Err(Trouble::Refused(_)) => {
            let now = find(&guest, &key).await?.unwrap_or(opened);
            let end = match ended(&guest, &now) {
                "" => "superseded",
                end => end,
            };
            page(&guest, &key, &now, end, StatusCode::CONFLICT, typed())
        }
        Err(trouble) => Err(trouble.into()),
    }
}

fn read(guest: &Guest, opened: &Opened, pairs: &Pairs) -> Result<AnswerSurvey, Fail> {
    let body = form::to_json(pairs, guest.house.calendar.zone())
        .map_err(|it| Fail::from(Trouble::Invalid(it)))?;
    let answer: AnswerSurvey = action::read(body)?;
    // Which survey, and how it came, says the link and not the form.
    Ok(AnswerSurvey { survey: Some(opened.survey.n), way: Way::Link, ..answer })
}

fn wrong(guest: &Guest) -> Response {
    let page = SurveyPage {
        link: String::new(),
        request: String::new(),
        no: String::new(),
        heading: String::new(),
        is_open: false,
        is_wrong: true,
        title: guest.l.t("public-survey-wrong").into_owned(),
        lead: guest.l.t("public-survey-wrong-lead").into_owned(),
        questions: Vec::new(),
        marks: Vec::new(),
        yes_no: Vec::new(),
        form: FormState::new("survey"),
        frame: guest.outside(),
        l: guest.l.clone(),
    };
    (StatusCode::NOT_FOUND, layout::show(&page)).into_response()
}

fn page(
    guest: &Guest,
    key: &str,
    opened: &Opened,
    end: &'static str,
    status: StatusCode,
    form: FormState,
) -> Result<Response, Fail> {
    let l = &guest.l;
    let pack = guest.house.pack_of(&opened.case).map_err(Trouble::from)?;
    let key_end = if end.is_empty() { "open" } else { end };
    let page = SurveyPage {
        link: format!("/s/{key}"),
        request: pieces::request_id(),
        no: opened.no.to_string(),
        heading: opened.case.complaint().map(|it| it.heading.clone()).unwrap_or_default(),
        is_open: end.is_empty(),
        is_wrong: false,
        title: l.t(format!("public-survey-{key_end}")).into_owned(),
        lead: l.t(format!("public-survey-{key_end}-lead")).into_owned(),
        questions: survey_form::questions(l, pack),
        marks: survey_form::marks(l),
        yes_no: ["yes", "no"]
            .iter()
            .map(|code| Choice::new(*code, l.t(format!("survey-solved-{code}")).into_owned()))
            .collect(),
        form,
        frame: guest.outside(),
        l: l.clone(),
    };
    Ok((status, layout::show(&page)).into_response())
}
