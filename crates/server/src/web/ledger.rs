//! The ledger of remedies: what is owed, what may still be, and what was paid, over the cases one sees.

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use casework::id::UnitId;
use casework::remedy::{Kind, RemedyState};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::Serialize;
use store::{Fault, LEDGER_ROWS_MAX, LedgerPage, LedgerQuery, LedgerRow, LedgerTotal, Period};

use super::pieces;
use super::table_file::{csv_file, yuan};
use crate::app::App;
use crate::fail::{Fail, url_escape};
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState, Tone};
use crate::visit::Visit;
use crate::words;

/// Rows of a page.
const ROWS: u32 = 50;
/// Rows of a downloaded table: more belongs into an export.
const DOWNLOAD_ROWS_MAX: usize = 10_000;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/remedies", get(show)).route("/remedies.csv", get(download))
}

type Asked = BTreeMap<String, String>;

/// What is asked for, owned so that it can go to a thread of the register.
#[derive(Clone, Default)]
struct View {
    states: Vec<RemedyState>,
    kinds: Vec<Kind>,
    units: Vec<UnitId>,
    moved: Period,
    cursor: Option<String>,
}

impl View {
    fn of(visit: &Visit, asked: &Asked) -> View {
        let text = |name: &str| asked.get(name).map(|it| it.trim()).filter(|it| !it.is_empty());
        let day = |name: &str| text(name).and_then(|it| it.parse::<Date>().ok());
        let calendar = &visit.house.calendar;
        let start = |date: Date| calendar.start_of_day(date).ok();
        View {
            states: text("state").and_then(|it| chosen(RemedyState::ALL, it)).into_iter().collect(),
            kinds: text("kind").and_then(|it| chosen(Kind::ALL, it)).into_iter().collect(),
            units: text("unit")
                .and_then(|it| UnitId::parse(it).ok())
                .map(|unit| visit.organisation().subtree(&unit).into_iter().collect())
                .unwrap_or_default(),
            moved: Period {
                from: day("from").and_then(start),
                to: day("to").map(|date| date.saturating_add(1.day())).and_then(start),
            },
            cursor: text("cursor").map(str::to_owned),
        }
    }

    fn query<'a>(&self, scope: &'a casework::permission::Scope, limit: u32) -> LedgerQuery<'a> {
        LedgerQuery {
            scope,
            states: self.states.clone(),
            kinds: self.kinds.clone(),
            units: self.units.clone(),
            moved: self.moved,
            money_only: false,
            cursor: self.cursor.clone(),
            limit,
        }
    }
}

fn chosen<T: Copy + Serialize>(all: &[T], code: &str) -> Option<T> {
    all.iter().copied().find(|it| words::code(it) == code)
}

/// One remedy as a row.
struct Row {
    no: String,
    heading: String,
    n: u32,
    kind: String,
    what: String,
    amount: String,
    state: String,
    tone: Tone,
    unit: String,
    by: String,
    judged_by: String,
    without_admission: bool,
    due_at: Option<Timestamp>,
    moved_at: Timestamp,
}

/// A sum above the list.
struct Sum {
    words: String,
    note: String,
    amount: String,
    count: u64,
    tone: Tone,
}

#[derive(Template)]
#[template(path = "ledger/show.html")]
struct LedgerPageView {
    l: Reader,
    frame: Frame,
    form: FormState,
    states: Vec<Choice>,
    kinds: Vec<Choice>,
    units: Vec<Choice>,
    sums: Vec<Sum>,
    rows: Vec<Row>,
    next: String,
    csv: String,
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let view = View::of(&visit, &asked);
    let (org, scope) = (visit.app.desk().org(), visit.scope());
    let reading = view.clone();
    let (page, totals) = visit
        .app
        .read(move |register| -> Result<(LedgerPage, Vec<LedgerTotal>), Fault> {
            let page = register.ledger(org, &reading.query(&scope, ROWS))?;
            let whole = View { states: Vec::new(), cursor: None, ..reading };
            Ok((page, register.ledger_totals(org, &whole.query(&scope, 1))?))
        })
        .await
        .map_err(Fail::from)?;
    let l = &visit.l;
    let mut form = FormState::new("ledger");
    for (name, value) in &asked {
        form = form.with(name, value);
    }
    let choices = |all: Vec<(String, String)>| {
        all.into_iter().map(|(value, words)| Choice::new(value, words)).collect::<Vec<_>>()
    };
    let each = |codes: Vec<String>, key: &str| {
        choices(
            codes
                .into_iter()
                .map(|code| {
                    let words = l.t(words::code_key(key, &code)).into_owned();
                    (code, words)
                })
                .collect(),
        )
    };
    let page = LedgerPageView {
        frame: visit.frame(Door::Figures).await?,
        states: each(RemedyState::ALL.iter().map(words::code).collect(), "remedy-state"),
        kinds: each(Kind::ALL.iter().map(words::code).collect(), "remedy-kind"),
        units: pieces::units_in_reach(&visit),
        sums: sums(l, &totals),
        rows: page.rows.iter().map(|it| row(&visit, it)).collect(),
        next: page.next.map(|cursor| address("/remedies", &asked, &cursor)).unwrap_or_default(),
        csv: address("/remedies.csv", &asked, ""),
        form,
        l: l.clone(),
    };
    Ok(layout::show(&page))
}

/// The address with another place in the list.
fn address(base: &str, asked: &Asked, cursor: &str) -> String {
    let mut next = asked.clone();
    next.insert("cursor".to_owned(), cursor.to_owned());
    let kept = next.iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> = kept.map(|(k, v)| format!("{k}={}", url_escape(v))).collect();
    if pairs.is_empty() { base.to_owned() } else { format!("{base}?{}", pairs.join("&")) }
}

/// What is paid, what is owed, what may still be owed, and what should be set aside for both.
fn sums(l: &Reader, totals: &[LedgerTotal]) -> Vec<Sum> {
    use RemedyState::{Accepted, Approved, Delivered, Instructed, Offered, Proposed};
    let lists: [(&str, &[RemedyState], Tone); 4] = [
        ("delivered", &[Delivered], Tone::Green),
        ("owed", &[Accepted, Instructed], Tone::Red),
        ("possible", &[Proposed, Approved, Offered], Tone::Amber),
        ("reserve", &[Proposed, Approved, Offered, Accepted, Instructed], Tone::Blue),
    ];
    let sum = |(name, states, tone): (&str, &[RemedyState], Tone)| {
        let of: Vec<&LedgerTotal> = totals.iter().filter(|it| states.contains(&it.state)).collect();
        Sum {
            words: l.t(format!("ledger-sum-{name}")).into_owned(),
            note: l.t(format!("ledger-sum-{name}-note")).into_owned(),
            amount: l.money(of.iter().map(|it| it.minor).sum::<i64>(), "CNY"),
            count: of.iter().map(|it| it.count).sum(),
            tone,
        }
    };
    lists.into_iter().map(sum).collect()
}

fn row(visit: &Visit, it: &LedgerRow) -> Row {
    let (l, organisation) = (&visit.l, visit.organisation());
    let name = |id: &Option<casework::id::PersonId>| {
        id.as_ref().map(|id| pieces::person_name(organisation, id)).unwrap_or_default()
    };
    let remedy = &it.remedy;
    Row {
        no: it.no.to_string(),
        heading: it.heading.clone(),
        n: remedy.n,
        kind: words::of(l, "remedy-kind", &remedy.kind),
        what: remedy.what.clone(),
        amount: remedy.minor.map(|minor| l.money(minor, "CNY")).unwrap_or_default(),
        state: words::of(l, "remedy-state", &remedy.state),
        tone: pieces::remedy_tone(remedy.state),
        unit: remedy.unit.as_ref().map(|u| pieces::unit_name(organisation, u)).unwrap_or_default(),
        by: name(&remedy.person),
        judged_by: name(&remedy.judged_by),
        without_admission: remedy.without_admission,
        due_at: remedy.due_at.filter(|_| remedy.state.is_owed()),
        moved_at: remedy.moved_at,
    }
}

async fn download(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let view = View { cursor: None, ..View::of(&visit, &asked) };
    let (org, scope) = (visit.app.desk().org(), visit.scope());
    let rows = visit
        .app
        .read(move |register| -> Result<Vec<LedgerRow>, Fault> {
            let (mut view, mut rows) = (view, Vec::new());
            loop {
                let page = register.ledger(org, &view.query(&scope, LEDGER_ROWS_MAX))?;
                rows.extend(page.rows);
                view.cursor = page.next;
                if view.cursor.is_none() || rows.len() >= DOWNLOAD_ROWS_MAX {
                    return Ok(rows);
                }
            }
        })
        .await
        .map_err(Fail::from)?;
    let heads = HEADS.map(|key| visit.l.t(key).into_owned()).to_vec();
    let rows = rows.iter().map(|it| record(&visit, it));
    csv_file("remedies.csv", [heads].into_iter().chain(rows))
}

const HEADS: [&str; 12] = [
    "ledger-case",
    "ledger-kind",
    "ledger-what",
    "ledger-amount",
    "ledger-state",
    "ledger-unit",
    "ledger-by",
    "ledger-judge",
    "ledger-without",
    "ledger-due",
    "ledger-moved",
    "ledger-delivered",
];

fn record(visit: &Visit, it: &LedgerRow) -> Vec<String> {
    let l = &visit.l;
    let shown = row(visit, it);
    let when = |at: Option<Timestamp>| at.map(|at| l.date_time(at)).unwrap_or_default();
    let without = if it.remedy.without_admission { l.t("yes") } else { l.t("no") };
    vec![
        format!("{}/{}", shown.no, shown.n),
        shown.kind,
        shown.what,
        it.remedy.minor.map(yuan).unwrap_or_default(),
        shown.state,
        shown.unit,
        shown.by,
        shown.judged_by,
        without.into_owned(),
        when(it.remedy.due_at),
        when(Some(it.remedy.moved_at)),
        when(it.remedy.delivered_at),
    ]
}
