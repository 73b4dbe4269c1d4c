//! Absences: when one is away and who stands in; one's own on the account page, those of one's people on a page here.

use askama::Template;
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use casework::absence::{Absence, may_put};
use casework::id::PersonId;
use casework::organisation::{Organisation, OrganisationCommand, Person};
use casework::refusal::Refusal;
use desk::Trouble;
use jiff::civil::Date;
use serde::Deserialize;

use super::{account, pieces};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState};
use crate::visit::Visit;
use crate::words;

/// The routes of this page and of the card on the account page.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/absences", get(show).post(add))
        .route("/absences/withdrawals", post(withdraw))
        .route("/account/absences", post(add_own))
        .route("/account/absences/withdrawals", post(withdraw_own))
}

/// One absence in words.
pub(super) struct AwayLine {
    pub(super) person: String,
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) from: String,
    pub(super) words: String,
    pub(super) back: String,
    pub(super) deputy: String,
    pub(super) now: bool,
}

/// What a card of somebody's absences shows.
pub(super) struct AwayPart {
    pub(super) lines: Vec<AwayLine>,
    pub(super) form: FormState,
    pub(super) deputies: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "account/absences.html")]
struct AbsencesPage {
    l: Reader,
    frame: Frame,
    away: AwayPart,
    people: Vec<Choice>,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    person: String,
}

/// Absences of a person that are not over.
pub(super) fn lines_of(
    l: &Reader,
    organisation: &Organisation,
    person: &Person,
    today: Date,
) -> Vec<AwayLine> {
    let still = organisation.absences_of(&person.id).iter().filter(|it| today <= it.to);
    still
        .map(|it| AwayLine {
            person: person.id.to_string(),
            name: person.name.clone(),
            unit: pieces::unit_name(organisation, &person.unit),
            from: it.from.to_string(),
            words: l.t2("absence-span", "from", it.from.to_string(), "to", it.to.to_string()),
            back: l.t1("absence-back", "day", it.back_on().to_string()),
            deputy: it.deputy.as_ref().map_or_else(
                || l.t("absence-nobody").into_owned(),
                |id| l.t1("absence-by", "person", pieces::person_name(organisation, id)),
            ),
            now: it.from <= today,
        })
        .collect()
}

/// The card of one's own absences.
pub(super) fn own(visit: &Visit, form: FormState) -> AwayPart {
    let today = visit.house.calendar.local_date(visit.now);
    let mut deputies = visit.people();
    deputies.retain(|it| it.value != visit.person.id.as_str());
    AwayPart {
        lines: lines_of(&visit.l, visit.organisation(), &visit.person, today),
        form,
        deputies,
    }
}

/// Those whose absences somebody keeps.
fn kept(visit: &Visit) -> impl Iterator<Item = &Person> {
    let organisation = visit.organisation();
    organisation.people.values().filter(|it| may_put(organisation, &visit.actor, &it.id).is_ok())
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let form = FormState::new("absence").with("person", asked.person);
    page(&visit, form).await
}

async fn page(visit: &Visit, form: FormState) -> Result<Response, Fail> {
    let today = visit.house.calendar.local_date(visit.now);
    let mut lines: Vec<AwayLine> =
        kept(visit).flat_map(|it| lines_of(&visit.l, visit.organisation(), it, today)).collect();
    lines.sort_by(|a, b| (&a.from, &a.person).cmp(&(&b.from, &b.person)));
    let mine: Vec<String> = kept(visit).map(|it| it.id.to_string()).collect();
    let mut people = pieces::people(visit.organisation());
    people.retain(|it| mine.contains(&it.value));
    let mut frame = visit.frame(Door::Work).await?;
    frame.flash = visit.done_flash();
    let away = AwayPart { lines, form, deputies: visit.people() };
    Ok(layout::show(&AbsencesPage { l: visit.l.clone(), frame, away, people }))
}

/// The field of the form a refusal is about.
fn field_of(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::AbsenceEndsFirst | Refusal::AbsenceTooLong | Refusal::AbsenceTooFar => "to",
        Refusal::AbsencesOverlap => "from",
        Refusal::DeputyOneself | Refusal::DeputyAway => "deputy",
        Refusal::RoleLacking | Refusal::NoSuchPerson => "person",
        _ => "",
    }
}

/// The absence a form tells.
fn told(pairs: &Pairs, visit: &Visit, form: &mut FormState) -> Option<Absence> {
    let mut day = |name: &str| {
        let text = field(pairs, name).trim();
        let parsed = text.parse::<Date>().ok();
        if parsed.is_none() {
            let key = if text.is_empty() { "problem-missing" } else { "absence-no-day" };
            form.wrong(name, visit.l.t(key));
        }
        parsed
    };
    let (from, to) = (day("from"), day("to"));
    let deputy = field(pairs, "deputy").trim();
    let known = PersonId::parse(deputy).ok().filter(|id| visit.organisation().person(id).is_some());
    if !deputy.is_empty() && known.is_none() {
        form.wrong("deputy", visit.l.t("problem-not-a-choice"));
    }
    form.problems().is_empty().then_some(())?;
    Some(Absence { from: from?, to: to?, deputy: known })
}

/// Puts absences on record; the form as it was refused when the rules are against it.
async fn put(
    visit: &Visit,
    person: PersonId,
    absences: Vec<Absence>,
    mut form: FormState,
) -> Result<Option<FormState>, Fail> {
    let (desk, actor) = (visit.app.desk().clone(), visit.actor.clone());
    let command = OrganisationCommand::PutAbsences { person, absences };
    match visit.app.blocking(move || desk.administer(&actor, &[command])).await {
        Ok(()) => Ok(None),
        Err(Trouble::Refused(refusal)) => {
            let (text, hint) = words::refusal(&visit.l, refusal);
            form.wrong(field_of(refusal), format!("{text} {hint}"));
            Ok(Some(form))
        }
        Err(trouble) => Err(trouble.into()),
    }
}

async fn added(visit: &Visit, person: PersonId, pairs: &Pairs) -> Result<Option<FormState>, Fail> {
    let mut form = FormState::typed("absence", pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    let Some(absence) = told(pairs, visit, &mut form) else { return Ok(Some(form)) };
    let mut absences = visit.organisation().absences_of(&person).to_vec();
    absences.push(absence);
    put(visit, person, absences, form).await
}

async fn dropped(
    visit: &Visit,
    person: PersonId,
    pairs: &Pairs,
) -> Result<Option<FormState>, Fail> {
    let from = field(pairs, "from").to_owned();
    let mut absences = visit.organisation().absences_of(&person).to_vec();
    absences.retain(|it| it.from.to_string() != from);
    put(visit, person, absences, FormState::new("absence")).await
}

fn person_of(pairs: &Pairs) -> Result<PersonId, Fail> {
    PersonId::parse(field(pairs, "person")).map_err(|_| Fail::NotFound)
}

async fn answered(visit: &Visit, refused: Option<FormState>) -> Result<Response, Fail> {
    match refused {
        None => Ok(Redirect::to("/absences?done=absence").into_response()),
        Some(form) => {
            let page = page(visit, form).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

async fn add(visit: Visit, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let Ok(person) = PersonId::parse(field(&pairs, "person")) else {
        let mut form =
            FormState::typed("absence", pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
        form.wrong("person", visit.l.t("problem-missing"));
        return answered(&visit, Some(form)).await;
    };
    let refused = added(&visit, person, &pairs).await?;
    answered(&visit, refused).await
}

async fn withdraw(visit: Visit, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let refused = dropped(&visit, person_of(&pairs)?, &pairs).await?;
    answered(&visit, refused).await
}

async fn own_answered(
    visit: &Visit,
    headers: &HeaderMap,
    refused: Option<FormState>,
) -> Result<Response, Fail> {
    match refused {
        None => Ok(Redirect::to("/account?done=absence").into_response()),
        Some(form) => {
            let page = account::with_absence(visit, headers, form).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

async fn add_own(
    visit: Visit,
    headers: HeaderMap,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let refused = added(&visit, visit.person.id.clone(), &pairs).await?;
    own_answered(&visit, &headers, refused).await
}

async fn withdraw_own(
    visit: Visit,
    headers: HeaderMap,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let refused = dropped(&visit, visit.person.id.clone(), &pairs).await?;
    own_answered(&visit, &headers, refused).await
}
