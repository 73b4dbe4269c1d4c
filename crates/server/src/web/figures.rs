//! Figures: what came in, what went out, what is late, and what customers said, with the cases behind every number.
//!
//! One table at a time, so that a page costs one question however large the register is: by month, or by unit,
//! category or channel over the months chosen. Whoever looks sees the figures of the cases they may see.

pub(super) mod export;
mod table;

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use casework::id::{CategoryCode, PackId, UnitId};
use casework::intake::Channel;
use casework::refusal::Refusal;
use jiff::ToSpan;
use jiff::civil::Date;
use store::{By, Fault, FigureQuery, Figures, Filters, PERIODS_MAX};

pub(super) use self::table::FEW;
use self::table::{Chart, Table};
use super::pieces;
use crate::app::App;
use crate::fail::{Fail, url_escape};
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState, Pill};
use crate::visit::Visit;
use crate::words;

/// Months shown when nothing is said.
pub(super) const MONTHS: i32 = 12;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/figures", get(show)).route("/figures.csv", get(download))
}

/// The conditions as they stand in the address, in a fixed order.
type Asked = BTreeMap<String, String>;

/// What is shown, read from the address.
struct View {
    /// First day of the first month.
    from: Date,
    /// First day of the last month.
    to: Date,
    by: By,
    unit: Option<UnitId>,
    category: Option<CategoryCode>,
    channel: Option<Channel>,
    pack: Option<PackId>,
}

/// A link that may be the one we are at.
struct Tab {
    words: String,
    url: String,
    on: bool,
}

#[derive(Template)]
#[template(path = "figures/show.html")]
struct FiguresPage {
    l: Reader,
    frame: Frame,
    span: String,
    presets: Vec<Tab>,
    tabs: Vec<Tab>,
    pills: Vec<Pill>,
    form: FormState,
    by: &'static str,
    units: Vec<Choice>,
    packs: Vec<Choice>,
    table: Table,
    charts: Vec<Chart>,
    csv: String,
    /// Below so many a share is shown in grey.
    few: u64,
}

/// The ways to divide, with their names in addresses and locales.
const WAYS: [(By, &str); 4] = [
    (By::Period, "month"),
    (By::Unit, "unit"),
    (By::Category, "category"),
    (By::Channel, "channel"),
];

fn way(by: By) -> &'static str {
    WAYS.iter().find(|(it, _)| *it == by).map_or("month", |(_, name)| name)
}

pub(super) fn month(text: &str) -> Option<Date> {
    let (year, month) = text.split_once('-')?;
    Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()
}

pub(super) fn month_words(date: Date) -> String {
    date.strftime("%Y-%m").to_string()
}

/// The address with some conditions changed; an empty value takes one away.
fn url(base: &str, asked: &Asked, changes: &[(&str, &str)]) -> String {
    let mut next = asked.clone();
    for (name, value) in changes {
        next.insert((*name).to_owned(), (*value).to_owned());
    }
    let kept = next.iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> = kept.map(|(k, v)| format!("{k}={}", url_escape(v))).collect();
    if pairs.is_empty() { base.to_owned() } else { format!("{base}?{}", pairs.join("&")) }
}

impl View {
    /// What the address asks for, brought into order: no month that has not begun, no end before the start, no more
    /// months than a table takes.
    fn of(visit: &Visit, asked: &Asked) -> View {
        let text = |name: &str| asked.get(name).map(|it| it.trim()).filter(|it| !it.is_empty());
        let this = this_month(visit);
        let to = text("to").and_then(month).unwrap_or(this).min(this);
        let from = text("from").and_then(month).unwrap_or_else(|| back(to, MONTHS - 1)).min(to);
        let most = i32::try_from(PERIODS_MAX).unwrap_or(MONTHS);
        let from = from.max(back(to, most - 1));
        let by = text("by")
            .and_then(|name| WAYS.iter().find(|(_, it)| *it == name))
            .map_or(By::Period, |(by, _)| *by);
        View {
            from,
            to,
            by,
            unit: text("unit").and_then(|it| UnitId::parse(it).ok()),
            category: text("category").and_then(|it| CategoryCode::parse(it).ok()),
            channel: text("channel").and_then(|it| {
                Channel::ALL.iter().copied().find(|channel| words::code(channel) == it)
            }),
            pack: text("pack").and_then(|it| PackId::parse(it).ok()),
        }
    }

    /// The first days of the months, and of the one after the last.
    fn bounds(&self) -> Vec<Date> {
        let mut bounds = Vec::new();
        let mut at = self.from;
        while at <= self.to && bounds.len() < PERIODS_MAX {
            bounds.push(at);
            at = forward(at);
        }
        bounds.push(at);
        bounds
    }

    fn filters(&self, visit: &Visit) -> Filters {
        let units =
            self.unit.as_ref().map(|unit| visit.organisation().subtree(unit).into_iter().collect());
        Filters {
            units: units.unwrap_or_default(),
            category: self.category.clone(),
            channel: self.channel,
            pack: self.pack.clone(),
            ..Filters::default()
        }
    }
}

pub(super) fn this_month(visit: &Visit) -> Date {
    let today = visit.house.calendar.local_date(visit.now);
    today.first_of_month()
}

pub(super) fn back(date: Date, months: i32) -> Date {
    date.checked_sub(months.months()).unwrap_or(date)
}

pub(super) fn forward(date: Date) -> Date {
    date.checked_add(1.month()).unwrap_or(Date::MAX)
}

/// Counts what the address asks for.
async fn counted(visit: &Visit, view: &View) -> Result<Figures, Fail> {
    if !visit.doors().figures {
        return Err(Refusal::RoleLacking.into());
    }
    let calendar = &visit.house.calendar;
    let days = view.bounds();
    let bounds: Result<Vec<_>, _> = match view.by {
        By::Period => days.iter().map(|day| calendar.start_of_day(*day)).collect(),
        _ => [days.first(), days.last()]
            .into_iter()
            .flatten()
            .map(|day| calendar.start_of_day(*day))
            .collect(),
    };
    let bounds = bounds.map_err(desk::Trouble::Calendar)?;
    let (scope, filters, by, now) = (visit.scope(), view.filters(visit), view.by, visit.now);
    let (org, rules) = (visit.app.desk().org(), visit.house.repeat_rules());
    visit
        .app
        .read(move |register| -> Result<Figures, Fault> {
            let repeats = &rules;
            let query = FigureQuery { scope: &scope, filters, bounds, by, now, repeats };
            register.figures(org, &query)
        })
        .await
        .map_err(Fail::from)
}

async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let view = View::of(&visit, &asked);
    let figures = counted(&visit, &view).await?;
    let l = &visit.l;
    let table = table::table(&visit, &view, &asked, &figures);
    let charts = table::charts(&visit, &view, &figures);
    let form = FormState::new("figures")
        .with("from", month_words(view.from))
        .with("to", month_words(view.to))
        .with("unit", view.unit.as_ref().map(ToString::to_string).unwrap_or_default())
        .with("pack", view.pack.as_ref().map(ToString::to_string).unwrap_or_default());
    let page = FiguresPage {
        frame: visit.frame(Door::Figures).await?,
        span: l.t2("figures-span", "from", month_words(view.from), "to", month_words(view.to)),
        presets: presets(&visit, &view, &asked),
        tabs: WAYS
            .iter()
            .map(|(by, name)| Tab {
                words: l.t(format!("figures-by-{name}")).into_owned(),
                url: url("/figures", &asked, &[("by", name)]),
                on: *by == view.by,
            })
            .collect(),
        pills: pills(&visit, &view, &asked),
        by: way(view.by),
        units: pieces::units_in_reach(&visit),
        packs: visit
            .house
            .packs_in_force()
            .map(|it| Choice::new(it.id.as_str(), it.title.in_language(l.tag())))
            .collect(),
        few: table::FEW,
        csv: url("/figures.csv", &asked, &[]),
        l: l.clone(),
        form,
        table,
        charts,
    };
    Ok(layout::show(&page))
}

fn presets(visit: &Visit, view: &View, asked: &Asked) -> Vec<Tab> {
    let this = this_month(visit);
    let year = Date::new(this.year(), 1, 1).unwrap_or(this);
    [
        ("this-month", this, this),
        ("last-month", back(this, 1), back(this, 1)),
        ("twelve", back(this, MONTHS - 1), this),
        ("year", year, this),
    ]
    .into_iter()
    .map(|(name, from, to)| Tab {
        words: visit.l.t(format!("figures-preset-{name}")).into_owned(),
        url: url("/figures", asked, &[("from", &month_words(from)), ("to", &month_words(to))]),
        on: (from, to) == (view.from, view.to),
    })
    .collect()
}

fn pills(visit: &Visit, view: &View, asked: &Asked) -> Vec<Pill> {
    let (l, organisation) = (&visit.l, visit.organisation());
    let unit = view.unit.as_ref().map(|it| ("unit", words::unit(organisation, it).to_owned()));
    let category = view.category.as_ref().map(|it| ("category", category_path(visit, it)));
    let channel = view.channel.map(|it| ("channel", words::of(l, "channel", &it)));
    let pack = view.pack.as_ref().map(|it| {
        (
            "pack",
            visit
                .house
                .packs
                .get(it)
                .map_or_else(|| it.to_string(), |pack| pack.title.in_language(l.tag()).to_owned()),
        )
    });
    [unit, category, channel, pack]
        .into_iter()
        .flatten()
        .map(|(name, value)| Pill {
            label: l.t(format!("figures-{name}")).into_owned(),
            value,
            url: url("/figures", asked, &[(name, "")]),
        })
        .collect()
}

/// A category with the branches above it, in words.
pub(super) fn category_path(visit: &Visit, code: &CategoryCode) -> String {
    let pack = visit.house.packs.values().find(|pack| pack.category(code).is_some());
    pack.map_or_else(|| code.to_string(), |pack| pack.category_path(code, visit.l.tag()))
}

/// The shown table as a file for spreadsheets.
async fn download(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    let view = View::of(&visit, &asked);
    let figures = counted(&visit, &view).await?;
    export::csv(&visit, &view, &figures)
}
