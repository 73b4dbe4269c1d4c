//! The table of figures as CSV: for spreadsheets, so every part and whole has a column of its own.

use axum::response::Response;
use store::{FigureRow, Figures};

use super::table::{group_words, mean, percent};
use super::{View, month_words, way};
use crate::fail::Fail;
use crate::visit::Visit;
use crate::web::table_file::{csv_file, yuan};

/// The table of figures.
pub(super) fn csv(visit: &Visit, view: &View, figures: &Figures) -> Result<Response, Fail> {
    let rows = figures.rows.iter().chain([&figures.total]).map(|row| record(visit, row));
    let name =
        format!("figures-{}-{}-{}.csv", way(view.by), month_words(view.from), month_words(view.to));
    csv_file(&name, [heads(visit, view)].into_iter().chain(rows))
}

fn heads(visit: &Visit, view: &View) -> Vec<String> {
    let l = &visit.l;
    let t = |key: &str| l.t(key).into_owned();
    let part = |key: &str| format!("{} {}", l.t(key), l.t("figures-csv-part"));
    let whole = |key: &str| format!("{} {}", l.t(key), l.t("figures-csv-whole"));
    let mut heads = vec![l.t(format!("figures-head-{}", way(view.by))).into_owned()];
    heads.extend(["figures-received", "figures-closed", "figures-open", "figures-overdue"].map(t));
    for key in ["figures-on-time", "figures-kept", "figures-satisfied", "figures-repeat"] {
        heads.extend([t(key), part(key), whole(key)]);
    }
    heads.extend([t("figures-csv-mean"), t("figures-csv-remedy"), t("figures-csv-remedied")]);
    heads
}

fn record(visit: &Visit, row: &FigureRow) -> Vec<String> {
    let mut fields = vec![group_words(visit, &row.group)];
    fields.extend(
        [&row.received, &row.closed, &row.open, &row.overdue]
            .map(|figure| figure.numerator.to_string()),
    );
    for figure in [&row.on_time, &row.promises_kept, &row.satisfied, &row.repeat] {
        fields.extend([
            percent(figure).unwrap_or_default(),
            figure.numerator.to_string(),
            figure.denominator.to_string(),
        ]);
    }
    fields.push(mean(&row.satisfaction).unwrap_or_default());
    fields.push(yuan(row.remedy.numerator));
    fields.push(row.remedy.denominator.to_string());
    fields
}
