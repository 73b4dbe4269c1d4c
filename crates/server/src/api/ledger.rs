//! The ledger of remedies: what is owed, may be owed and was paid, over the cases the key's person sees.

use axum::Json;
use axum::response::{IntoResponse, Response};
use casework::id::{CaseNo, UnitId};
use casework::remedy::{Kind, RemedyState};
use casework::view::RemedyRow;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use store::{Fault, LEDGER_ROWS_MAX, LedgerPage, LedgerQuery, LedgerTotal, Period};

use super::list::ROWS;
use super::narrowing::{instant, wrong};
use super::request::{Call, unknown};
use crate::fail::Fail;

/// A remedy in the ledger.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "LedgerRow")]
struct RowView {
    /// The case's number.
    no: CaseNo,
    /// The case's heading.
    heading: String,
    /// The remedy.
    remedy: RemedyRow,
}

/// Count and sum of what stands alike.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "LedgerTotal")]
struct TotalView {
    /// How it stands.
    state: RemedyState,
    /// What kind.
    kind: Kind,
    /// How many.
    count: u64,
    /// How much, in minor units.
    minor: i64,
}

/// A page of the ledger, last moved first.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Ledger")]
pub(super) struct LedgerView {
    /// The remedies.
    remedies: Vec<RowView>,
    /// Sums over everything asked for, not only this page.
    totals: Vec<TotalView>,
    /// The cursor of the next page.
    next: Option<String>,
}

#[derive(Default)]
struct Asked {
    states: Vec<RemedyState>,
    kinds: Vec<Kind>,
    units: Vec<UnitId>,
    moved: Period,
    cursor: Option<String>,
    limit: u32,
}

fn code<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Fail> {
    serde_json::from_value(Value::String(text.to_owned()))
        .map_err(|_| wrong(name, "one of the choices"))
}

fn asked(call: &Call) -> Result<Asked, Fail> {
    let visit = &call.visit;
    let calendar = &visit.house.calendar;
    let time =
        |name: &str, value: &str| instant(value, calendar).map_err(|needed| wrong(name, needed));
    let usual = u32::try_from(ROWS).unwrap_or(LEDGER_ROWS_MAX);
    let mut asked = Asked { limit: usual, ..Asked::default() };
    for (name, value) in &call.query {
        match name.as_str() {
            "state" => {
                asked.states =
                    value.split(',').map(|it| code(name, it)).collect::<Result<_, _>>()?;
            }
            "kind" => asked.kinds = vec![code(name, value)?],
            "unit" => {
                let unit = UnitId::parse(value).map_err(|_| wrong(name, "a code"))?;
                if !visit.organisation().units.contains_key(&unit) {
                    return Err(wrong(name, "the code of a unit"));
                }
                asked.units = visit.organisation().subtree(&unit).into_iter().collect();
            }
            "moved_from" => asked.moved.from = Some(time(name, value)?),
            "moved_to" => asked.moved.to = Some(time(name, value)?),
            "cursor" => asked.cursor = Some(value.clone()),
            "limit" => {
                let rows = value.parse().ok().filter(|it| (1..=LEDGER_ROWS_MAX).contains(it));
                asked.limit = rows.ok_or_else(|| wrong(name, "a number of rows"))?;
            }
            name => return Err(unknown(name, "the ledger has no such parameter")),
        }
    }
    Ok(asked)
}

/// Lists.
pub(super) async fn ledger(call: Call) -> Result<Response, Fail> {
    let asked = asked(&call)?;
    let visit = &call.visit;
    let (org, scope) = (visit.app.desk().org(), visit.scope());
    let (page, totals) = visit
        .app
        .read(move |register| -> Result<(LedgerPage, Vec<LedgerTotal>), Fault> {
            let Asked { states, kinds, units, moved, cursor, limit } = asked;
            let query = LedgerQuery {
                scope: &scope,
                states,
                kinds,
                units,
                moved,
                money_only: false,
                cursor,
                limit,
            };
            Ok((register.ledger(org, &query)?, register.ledger_totals(org, &query)?))
        })
        .await
        .map_err(Fail::from)?;
    let row = |it: store::LedgerRow| RowView { no: it.no, heading: it.heading, remedy: it.remedy };
    let total = |it: LedgerTotal| {
        let LedgerTotal { state, kind, count, minor } = it;
        TotalView { state, kind, count, minor }
    };
    let view = LedgerView {
        remedies: page.rows.into_iter().map(row).collect(),
        totals: totals.into_iter().map(total).collect(),
        next: page.next,
    };
    Ok(Json(view).into_response())
}
