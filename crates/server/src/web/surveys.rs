//! What customers answered: over all, by step, by dimension of quality, by department; and what was found solved.
//!
//! No figure of few answers is shown: it would tell who answered what. Each one leads to the marks behind it.

mod csv_file;
mod import;
mod view;

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::{get, post};
use casework::id::UnitId;
use casework::organisation::Role;
use jiff::ToSpan;
use jiff::civil::Date;
use store::{MarkFilter, MarkRow, Period, SurveyFigures};

use crate::app::App;
use crate::fail::Fail;
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::FormState;
use crate::visit::Visit;
use crate::words;
use view::{Line, SolvedLine};

/// Days shown when nothing is said.
const DAYS: i64 = 90;

/// What the address asks for.
pub(super) type AskedFor = BTreeMap<String, String>;

/// The routes of these pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/surveys", get(show))
        .route("/surveys.csv", get(csv_file::download))
        .route("/surveys/marks", get(marks))
        .route("/surveys/import", post(import::take))
}

/// Whether these figures are offered to who visits: the same as figures at all.
fn refuse_others(visit: &Visit) -> Result<(), Fail> {
    if visit.doors().figures { Ok(()) } else { Err(Fail::NotFound) }
}

/// From which day to which, both shown and both part of it.
pub(super) struct Span {
    pub(super) from: Date,
    pub(super) to: Date,
}

impl Span {
    /// What the address asks for; the last ninety days when it says nothing.
    pub(super) fn of(visit: &Visit, asked: &AskedFor) -> Span {
        let today = visit.house.calendar.local_date(visit.now);
        let day = |name: &str| asked.get(name).and_then(|it| it.parse::<Date>().ok());
        let to = day("to").unwrap_or(today);
        let from = day("from").unwrap_or_else(|| to.saturating_sub((DAYS - 1).days()));
        Span { from: from.min(to), to }
    }

    /// The same as instants.
    pub(super) fn period(&self, visit: &Visit) -> Result<Period, Fail> {
        let calendar = &visit.house.calendar;
        let from = calendar.start_of_day(self.from).map_err(desk::Trouble::Calendar)?;
        let to = calendar.end_of_day(self.to).map_err(desk::Trouble::Calendar)?;
        Ok(Period::new(from, to))
    }

    fn query(&self) -> String {
        format!("from={}&to={}", self.from, self.to)
    }
}

pub(super) use view::decimal;

/// A department under its mark.
pub(super) struct UnderMark {
    pub(super) from: Date,
    pub(super) to: Date,
    /// Hundredths of its mean.
    pub(super) mean: u16,
    pub(super) answers: u32,
    /// Hundredths of the mark it should have.
    pub(super) mark: u16,
}

/// The figures of a department that lies under its mark in the time asked for; nothing where it does not.
pub(super) async fn under_mark(
    visit: &Visit,
    asked: &AskedFor,
    unit: &UnitId,
) -> Result<Option<UnderMark>, Fail> {
    refuse_others(visit)?;
    let span = Span::of(visit, asked);
    let found = found(visit, span.period(visit)?).await?;
    let rule = view::Rule::of(visit);
    let marks = found.figures.units.iter().find(|(it, _)| it.as_ref() == Some(unit));
    let Some((_, marks)) = marks.filter(|(_, marks)| rule.shows(marks.n)) else { return Ok(None) };
    let mean = view::hundredths(marks.perceived, marks.n).and_then(|it| u16::try_from(it).ok());
    Ok(mean.filter(|mean| *mean < rule.mark).map(|mean| UnderMark {
        from: span.from,
        to: span.to,
        mean,
        answers: u32::try_from(marks.n).unwrap_or(u32::MAX),
        mark: rule.mark,
    }))
}

/// The figures as the register has them.
struct Found {
    figures: SurveyFigures,
    solved: Vec<(Option<String>, u64)>,
}

async fn found(visit: &Visit, period: Period) -> Result<Found, Fail> {
    let (org, scope) = (visit.app.desk().org(), visit.scope());
    let read = move |register: &mut store::Reader| -> Result<Found, store::Fault> {
        Ok(Found {
            figures: register.survey_figures(org, &scope, period)?,
            solved: register.solved_by(org, &scope, period)?,
        })
    };
    visit.app.read(read).await.map_err(Fail::from)
}

#[derive(Template)]
#[template(path = "surveys/show.html")]
struct SurveysPage {
    l: Reader,
    frame: Frame,
    request: String,
    form: FormState,
    rate: String,
    hidden: String,
    lines: Vec<Line>,
    dimensions: Vec<Line>,
    units: Vec<Line>,
    solved: Vec<SolvedLine>,
    may_owe: bool,
    may_import: bool,
    import: FormState,
    csv: String,
}

async fn show(visit: Visit, Query(asked): Query<AskedFor>) -> Result<Response, Fail> {
    page(&visit, &asked, FormState::new("import"), None).await
}

async fn page(
    visit: &Visit,
    asked: &AskedFor,
    import: FormState,
    flash: Option<layout::Flash>,
) -> Result<Response, Fail> {
    refuse_others(visit)?;
    let span = Span::of(visit, asked);
    let period = span.period(visit)?;
    let found = found(visit, period).await?;
    let l = &visit.l;
    let mut frame = visit.frame(Door::Figures).await?;
    frame.flash = flash.or_else(|| visit.done_flash());
    let rule = view::Rule::of(visit);
    let lines = view::lines(visit, &found.figures, &span, &rule);
    let (dimensions, lines) = lines.into_iter().partition(|it| it.is_dimension);
    let page = SurveysPage {
        request: super::pieces::request_id(),
        form: FormState::new("span")
            .with("from", span.from.to_string())
            .with("to", span.to.to_string()),
        rate: view::rate(l, &found.figures.responses),
        hidden: l.t1("surveys-hidden", "n", rule.answers_min),
        lines,
        dimensions,
        units: view::units(visit, &found.figures, &span, &rule),
        solved: view::solved(l, &found.solved, period),
        may_owe: visit.holds(Role::Quality) || visit.holds(Role::Manager),
        may_import: visit.holds(Role::Quality),
        import,
        csv: format!("/surveys.csv?{}", span.query()),
        frame,
        l: l.clone(),
    };
    Ok(layout::show(&page))
}

/// One mark on the list behind a figure.
struct MarkLine {
    no: String,
    heading: String,
    at: jiff::Timestamp,
    question: String,
    unit: String,
    way: String,
    perceived: u32,
    expected: String,
}

#[derive(Template)]
#[template(path = "surveys/marks.html")]
struct MarksPage {
    l: Reader,
    frame: Frame,
    back: String,
    title: String,
    hidden: String,
    rows: Vec<MarkLine>,
}

async fn marks(visit: Visit, Query(asked): Query<AskedFor>) -> Result<Response, Fail> {
    refuse_others(&visit)?;
    let span = Span::of(&visit, &asked);
    let period = span.period(&visit)?;
    let about = asked.get("about").filter(|it| !it.is_empty()).cloned();
    let unit = asked.get("unit").and_then(|it| UnitId::parse(it).ok());
    let filter = MarkFilter { about: about.clone(), unit: unit.clone() };
    let (org, scope) = (visit.app.desk().org(), visit.scope());
    let rows = visit
        .app
        .read(move |register| register.marks(org, &scope, period, &filter))
        .await
        .map_err(Fail::from)?;
    let l = &visit.l;
    let rule = view::Rule::of(&visit);
    // What is too few for a figure is too few for a list.
    let few = u32::try_from(rows.len()).unwrap_or(u32::MAX) < rule.answers_min;
    let title = match (&about, &unit) {
        (Some(about), _) => view::about_words(&visit, about),
        (None, Some(unit)) => words::unit(visit.organisation(), unit).to_owned(),
        (None, None) => l.t("surveys-title").into_owned(),
    };
    let page = MarksPage {
        back: format!("/surveys?{}", span.query()),
        title,
        hidden: if few { l.t1("surveys-hidden", "n", rule.answers_min) } else { String::new() },
        rows: if few { Vec::new() } else { rows.iter().map(|it| mark_line(&visit, it)).collect() },
        frame: visit.frame(Door::Figures).await?,
        l: l.clone(),
    };
    Ok(layout::show(&page))
}

fn mark_line(visit: &Visit, it: &MarkRow) -> MarkLine {
    let unit = it.unit.as_ref().map(|id| words::unit(visit.organisation(), id).to_owned());
    MarkLine {
        no: it.no.to_string(),
        heading: it.heading.clone(),
        at: it.answered_at,
        question: view::about_words(visit, &it.about),
        unit: unit.unwrap_or_default(),
        way: words::of(&visit.l, "survey-way", &it.way),
        perceived: it.perceived,
        expected: it.expected.map(|it| it.to_string()).unwrap_or_default(),
    }
}
