//! How many promises were kept: by unit, person or category, in the order of names.
//!
//! Never a ranking: there is no sorting by rate, and every rate stands beside its number.

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use casework::promise::Basis;
use casework::refusal::Refusal;
use jiff::civil::Date;
use store::{Fault, KeptBy, KeptGroup, KeptQuery, KeptRates, KeptRow, Period};

use super::{Asked, Narrowed, Tab, categories, url};
use crate::app::App;
use crate::fail::Fail;
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState};
use crate::visit::Visit;
use crate::web::figures::{self, FEW, MONTHS};
use crate::web::pieces;
use crate::web::table_file::csv_file;
use crate::words;

/// The ways to divide, with their names in addresses and locales.
pub(crate) const WAYS: [(KeptBy, &str); 3] =
    [(KeptBy::Unit, "unit"), (KeptBy::Person, "person"), (KeptBy::Category, "category")];

/// The routes of these pages.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/promises/rates", get(show)).route("/promises/rates.csv", get(download))
}

/// One row of the table.
struct Row {
    words: String,
    url: String,
    ended: u64,
    kept: u64,
    late: u64,
    broken: u64,
    share: String,
    few: bool,
}

#[derive(Template)]
#[template(path = "promises/rates.html")]
struct RatesPage {
    l: Reader,
    frame: Frame,
    span: String,
    tabs: Vec<Tab>,
    by: &'static str,
    form: FormState,
    units: Vec<Choice>,
    categories: Vec<Choice>,
    bases: Vec<Choice>,
    rows: Vec<Row>,
    total: Row,
    csv: String,
    few: u64,
}

/// What is shown, read from the address.
struct View {
    /// First day of the first month.
    from: Date,
    /// First day of the last month.
    to: Date,
    by: (KeptBy, &'static str),
    narrowed: Narrowed,
}

impl View {
    fn of(visit: &Visit, asked: &Asked) -> View {
        let month = |name: &str| asked.get(name).and_then(|it| figures::month(it.trim()));
        let this = figures::this_month(visit);
        let to = month("to").unwrap_or(this).min(this);
        let from = month("from").unwrap_or_else(|| figures::back(to, MONTHS - 1)).min(to);
        let by = asked.get("by").and_then(|name| WAYS.iter().find(|(_, it)| it == name));
        View { from, to, by: by.copied().unwrap_or(WAYS[0]), narrowed: Narrowed::of(asked) }
    }
}

async fn counted(visit: &Visit, view: &View) -> Result<KeptRates, Fail> {
    if !visit.doors().figures {
        return Err(Refusal::RoleLacking.into());
    }
    let calendar = &visit.house.calendar;
    let start = |day: Date| calendar.start_of_day(day).map_err(desk::Trouble::Calendar);
    let period = Period::new(start(view.from)?, start(figures::forward(view.to))?);
    let (org, scope, filters) =
        (visit.app.desk().org(), visit.scope(), view.narrowed.filters(visit));
    let (person, basis, by) = (view.narrowed.person.clone(), view.narrowed.basis, view.by.0);
    visit
        .app
        .read(move |register| -> Result<KeptRates, Fault> {
            let query = KeptQuery { scope: &scope, filters, person, basis, period, by };
            register.kept_rates(org, &query)
        })
        .await
        .map_err(Fail::from)
}

/// What a row is called.
fn group_words(visit: &Visit, group: &KeptGroup) -> String {
    let (l, organisation) = (&visit.l, visit.organisation());
    match group {
        KeptGroup::All => l.t("figures-total").into_owned(),
        KeptGroup::Unit(Some(unit)) => words::unit(organisation, unit).to_owned(),
        KeptGroup::Unit(None) => l.t("figures-no-unit").into_owned(),
        KeptGroup::Person(Some(person)) => words::person(organisation, person).to_owned(),
        KeptGroup::Person(None) => l.t("promises-by-rule").into_owned(),
        KeptGroup::Category(Some(code)) => figures::category_path(visit, code),
        KeptGroup::Category(None) => l.t("figures-no-category").into_owned(),
    }
}

fn percent(row: &KeptRow) -> String {
    row.share().map(|share| format!("{:.1}%", share * 100.0)).unwrap_or_default()
}

fn row(visit: &Visit, asked: &Asked, it: &KeptRow) -> Row {
    let narrowed = match &it.group {
        KeptGroup::Unit(Some(unit)) => Some(("unit", unit.to_string())),
        KeptGroup::Person(Some(person)) => Some(("person", person.to_string())),
        KeptGroup::Category(Some(code)) => Some(("category", code.to_string())),
        _ => None,
    };
    let mut kept = asked.clone();
    kept.retain(|name, _| ["unit", "person", "category", "basis"].contains(&name.as_str()));
    Row {
        words: group_words(visit, &it.group),
        url: narrowed.map_or_else(String::new, |(name, value)| {
            url("/promises", &kept, &[(name, &value), ("show", "broken")])
        }),
        ended: it.ended(),
        kept: it.kept,
        late: it.kept_late,
        broken: it.broken,
        share: percent(it),
        few: it.ended() < FEW,
    }
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let view = View::of(&visit, &asked);
    let rates = counted(&visit, &view).await?;
    let l = &visit.l;
    let (from, to) = (figures::month_words(view.from), figures::month_words(view.to));
    let page = RatesPage {
        span: l.t2("figures-span", "from", from.as_str(), "to", to.as_str()),
        tabs: WAYS
            .iter()
            .map(|(by, name)| Tab {
                words: l.t(format!("promises-by-{name}")).into_owned(),
                url: url("/promises/rates", &asked, &[("by", name)]),
                on: *by == view.by.0,
            })
            .collect(),
        by: view.by.1,
        form: view.narrowed.form("rates").with("from", from).with("to", to),
        units: pieces::units_in_reach(&visit),
        categories: categories(&visit),
        bases: words::choices(l, "basis", Basis::ALL),
        rows: rates.rows.iter().map(|it| row(&visit, &asked, it)).collect(),
        total: row(&visit, &asked, &rates.total),
        csv: url("/promises/rates.csv", &asked, &[]),
        few: FEW,
        frame: visit.frame(Door::Figures).await?,
        l: l.clone(),
    };
    Ok(layout::show(&page))
}

/// The shown table as a file for spreadsheets.
async fn download(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let view = View::of(&visit, &asked);
    let rates = counted(&visit, &view).await?;
    let l = &visit.l;
    let mut heads = vec![l.t(format!("promises-by-{}", view.by.1)).into_owned()];
    heads.extend(
        ["ended", "kept", "late", "broken", "rate"]
            .map(|head| l.t(format!("promises-rate-{head}")).into_owned()),
    );
    let rows = rates.rows.iter().chain([&rates.total]).map(|it| {
        let counts = [it.ended(), it.kept, it.kept_late, it.broken].map(|n| n.to_string());
        let mut record = vec![group_words(&visit, &it.group)];
        record.extend(counts);
        record.push(percent(it));
        record
    });
    let (from, to) = (figures::month_words(view.from), figures::month_words(view.to));
    let name = format!("promises-{}-{from}-{to}.csv", view.by.1);
    csv_file(&name, [heads].into_iter().chain(rows))
}
