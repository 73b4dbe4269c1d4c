//! Figures as cells: the number, of how many, the cases behind it, and whether it says anything at all.

use casework::id::CategoryCode;
use jiff::Timestamp;
use serde_json::{Value, json};
use store::{By, Figure, FigureRow, Figures, Filters, Group, Listed};

use super::{Asked, View, category_path, month_words, url};
use crate::fail::url_escape;
use crate::locale::Reader;
use crate::visit::Visit;
use crate::words;

/// Of fewer than so many, a share says little: it is shown in grey with its number, and not drawn.
pub(in crate::web) const FEW: u64 = 5;
/// Groups drawn in a chart; the table has them all.
const BARS: usize = 12;

/// The columns: the name under `figures-<name>`, its definition under `figures-<name>-def`.
pub(super) const COLUMNS: [&str; 9] =
    ["received", "closed", "open", "overdue", "on-time", "kept", "satisfied", "remedy", "repeat"];

/// One number.
pub(super) struct Cell {
    /// The number as it is read.
    pub(super) words: String,
    /// The list of exactly the cases counted; empty for none.
    pub(super) url: String,
    /// Part and whole, or how many there were; empty for plain counts.
    pub(super) of: String,
    /// Both in words, for the tooltip.
    pub(super) title: String,
    /// Too few to say anything.
    pub(super) few: bool,
    /// Those among them worth a look: words and list.
    pub(super) striking: Option<(String, String)>,
}

/// One row.
pub(super) struct Row {
    /// What it is about.
    pub(super) words: String,
    /// The figures of this one alone, or one level deeper; empty for none.
    pub(super) url: String,
    pub(super) cells: Vec<Cell>,
}

/// A table with its sum.
pub(super) struct Table {
    pub(super) head: String,
    /// Name and definition of each column.
    pub(super) columns: Vec<(String, String)>,
    pub(super) rows: Vec<Row>,
    pub(super) total: Row,
}

/// A drawing, and the same as a table for those who do not see it.
pub(super) struct Chart {
    pub(super) words: String,
    pub(super) json: String,
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<(String, Vec<String>)>,
}

/// The list of exactly these cases.
fn list(filters: &Filters) -> String {
    let json = serde_json::to_string(filters).unwrap_or_default();
    format!("/queue?figure={}", url_escape(&json))
}

fn list_of(listed: &Listed) -> String {
    if listed.n == 0 { String::new() } else { list(&listed.filters) }
}

/// A share in percent with one digit behind the point.
pub(super) fn percent(figure: &Figure) -> Option<String> {
    figure.share().map(|share| format!("{:.1}%", share * 100.0))
}

/// A mean with one digit behind the point.
pub(super) fn mean(figure: &Figure) -> Option<String> {
    figure.share().map(|mean| format!("{mean:.1}"))
}

/// What a row is called.
pub(super) fn group_words(visit: &Visit, group: &Group) -> String {
    let l = &visit.l;
    match group {
        Group::All => l.t("figures-total").into_owned(),
        Group::Period(period) => month_of(visit, period.from),
        Group::Unit(Some(unit)) => words::unit(visit.organisation(), unit).to_owned(),
        Group::Unit(None) => l.t("figures-no-unit").into_owned(),
        Group::Category(Some(code)) => category_title(visit, code),
        Group::Category(None) => l.t("figures-no-category").into_owned(),
        Group::Channel(channel) => words::of(l, "channel", channel),
    }
}

fn month_of(visit: &Visit, from: Option<Timestamp>) -> String {
    from.map(|at| month_words(visit.house.calendar.local_date(at))).unwrap_or_default()
}

fn category_title(visit: &Visit, code: &CategoryCode) -> String {
    let found = visit.house.packs.values().find_map(|pack| pack.category(code));
    found.map_or_else(
        || category_path(visit, code),
        |it| it.title.in_language(visit.l.tag()).to_owned(),
    )
}

/// Where a row leads: one level deeper, or to its months.
fn group_url(visit: &Visit, view: &View, asked: &Asked, group: &Group) -> String {
    match group {
        Group::Unit(Some(unit)) => {
            url("/figures", asked, &[("by", "month"), ("unit", unit.as_str())])
        }
        Group::Channel(channel) => {
            url("/figures", asked, &[("by", "month"), ("channel", &words::code(channel))])
        }
        Group::Category(Some(code)) => {
            let is_branch = visit
                .house
                .packs
                .values()
                .any(|pack| pack.category(code).is_some() && !pack.is_leaf(code));
            let deeper = is_branch && view.category.as_ref() != Some(code);
            url(
                "/figures",
                asked,
                &[("by", if deeper { "category" } else { "month" }), ("category", code.as_str())],
            )
        }
        Group::Period(_) => {
            let month = group_words(visit, group);
            url("/figures", asked, &[("by", "unit"), ("from", &month), ("to", &month)])
        }
        Group::All | Group::Unit(None) | Group::Category(None) => String::new(),
    }
}

/// The whole table.
pub(super) fn table(visit: &Visit, view: &View, asked: &Asked, figures: &Figures) -> Table {
    let l = &visit.l;
    let columns: Vec<(String, String)> = COLUMNS
        .iter()
        .map(|name| {
            (
                l.t(format!("figures-{name}")).into_owned(),
                l.t(format!("figures-{name}-def")).into_owned(),
            )
        })
        .collect();
    let row = |row: &FigureRow| Row {
        words: group_words(visit, &row.group),
        url: group_url(visit, view, asked, &row.group),
        cells: cells(l, row),
    };
    Table {
        head: l.t(format!("figures-head-{}", super::way(view.by))).into_owned(),
        rows: figures.rows.iter().map(row).collect(),
        total: row(&figures.total),
        columns,
    }
}

fn cells(l: &Reader, row: &FigureRow) -> Vec<Cell> {
    let plain = |figure: &Figure| Cell {
        words: l.count(figure.numerator),
        url: list_of(&figure.cases),
        of: String::new(),
        title: String::new(),
        few: false,
        striking: None,
    };
    vec![
        plain(&row.received),
        plain(&row.closed),
        plain(&row.open),
        plain(&row.overdue),
        share(l, &row.on_time, "figures-late"),
        share(l, &row.promises_kept, "figures-broken"),
        satisfied(l, row),
        remedy(l, &row.remedy),
        share(l, &row.repeat, "figures-again"),
    ]
}

fn share(l: &Reader, figure: &Figure, striking: &str) -> Cell {
    let (part, whole) = (l.count(figure.numerator), l.count(figure.denominator));
    let listed = figure.striking.as_ref().filter(|it| it.n > 0);
    Cell {
        words: percent(figure).unwrap_or_else(|| "\u{2013}".to_owned()),
        url: list_of(&figure.cases),
        of: if figure.denominator == 0 { String::new() } else { format!("{part}/{whole}") },
        title: l.t2("figures-part", "part", &part, "whole", &whole),
        few: figure.denominator < FEW,
        striking: listed.map(|it| (l.t1(striking, "n", l.count(it.n)), list(&it.filters))),
    }
}

/// The share of content customers, with the mean of all answers beside it.
fn satisfied(l: &Reader, row: &FigureRow) -> Cell {
    let mut cell = share(l, &row.satisfied, "figures-unhappy");
    if let Some(mean) = mean(&row.satisfaction) {
        cell.of = l.t2("figures-mean", "mean", &mean, "n", l.count(row.satisfaction.denominator));
        cell.title = format!("{} {}", cell.title, cell.of);
    }
    cell
}

fn remedy(l: &Reader, figure: &Figure) -> Cell {
    let n = l.count(figure.denominator);
    Cell {
        words: if figure.denominator == 0 {
            "\u{2013}".to_owned()
        } else {
            l.money(figure.numerator, "CNY")
        },
        url: list_of(&figure.cases),
        of: if figure.denominator == 0 { String::new() } else { l.t1("figures-cases", "n", &n) },
        title: String::new(),
        few: false,
        striking: None,
    }
}

/// The drawings that go with a table.
pub(super) fn charts(visit: &Visit, view: &View, figures: &Figures) -> Vec<Chart> {
    if view.by == By::Period && figures.rows.len() > 1 {
        return vec![flow(visit, figures), shares(visit, figures)];
    }
    if figures.rows.is_empty() || view.by == By::Period {
        Vec::new()
    } else {
        vec![groups(visit, figures)]
    }
}

fn name(l: &Reader, column: &str) -> String {
    l.t(format!("figures-{column}")).into_owned()
}

/// One line or set of bars: its column, its colour, and its figure in a row.
type Series = (&'static str, &'static str, fn(&FigureRow) -> &Figure);

fn drawn(
    visit: &Visit,
    kind: &str,
    rows: &[FigureRow],
    series: &[Series],
    value: impl Fn(&Figure) -> Value,
) -> Chart {
    let l = &visit.l;
    let labels: Vec<String> = rows.iter().map(|row| group_words(visit, &row.group)).collect();
    let list: Vec<Value> = series
        .iter()
        .map(|(column, tone, figure)| {
            json!({
                "name": name(l, column),
                "tone": tone,
                "values": rows.iter().map(|row| value(figure(row))).collect::<Vec<_>>(),
                "urls": rows.iter().map(|row| list_of(&figure(row).cases)).collect::<Vec<_>>(),
            })
        })
        .collect();
    let shown =
        |value: Value| if value.is_null() { "\u{2013}".to_owned() } else { value.to_string() };
    Chart {
        words: String::new(),
        json: json!({ "kind": kind, "labels": labels, "series": list }).to_string(),
        heads: series.iter().map(|(column, ..)| name(l, column)).collect(),
        rows: labels
            .into_iter()
            .zip(rows)
            .map(|(label, row)| {
                (label, series.iter().map(|(_, _, f)| shown(value(f(row)))).collect())
            })
            .collect(),
    }
}

fn flow(visit: &Visit, figures: &Figures) -> Chart {
    let series: [Series; 3] = [
        ("received", "blue", |row| &row.received),
        ("closed", "green", |row| &row.closed),
        ("open", "grey", |row| &row.open),
    ];
    let chart = drawn(visit, "bar", &figures.rows, &series, |figure| json!(figure.numerator));
    Chart { words: visit.l.t("figures-chart-flow").into_owned(), ..chart }
}

fn shares(visit: &Visit, figures: &Figures) -> Chart {
    let series: [Series; 3] = [
        ("on-time", "blue", |row| &row.on_time),
        ("kept", "teal", |row| &row.promises_kept),
        ("satisfied", "amber", |row| &row.satisfied),
    ];
    // A share of few says nothing and would only make the line jump.
    let value = |figure: &Figure| match figure.share() {
        Some(share) if figure.denominator >= FEW => json!((share * 1000.0).round() / 10.0),
        _ => Value::Null,
    };
    let mut chart = drawn(visit, "line", &figures.rows, &series, value);
    if let Ok(Value::Object(mut object)) = serde_json::from_str::<Value>(&chart.json) {
        object.insert("unit".to_owned(), json!("%"));
        object.insert("whole".to_owned(), json!(false));
        chart.json = Value::Object(object).to_string();
    }
    Chart { words: visit.l.t("figures-chart-shares").into_owned(), ..chart }
}

fn groups(visit: &Visit, figures: &Figures) -> Chart {
    let rows = &figures.rows[..figures.rows.len().min(BARS)];
    let series: [Series; 2] =
        [("received", "blue", |row| &row.received), ("open", "amber", |row| &row.open)];
    let chart = drawn(visit, "row", rows, &series, |figure| json!(figure.numerator));
    Chart { words: visit.l.t("figures-chart-groups").into_owned(), ..chart }
}
