//! Lists: cases, and what is to do. Each page names the cursor of the next.

use axum::Json;
use axum::response::{IntoResponse, Response};
use casework::duty::DutyKind;
use casework::id::{CaseId, CaseNo, CategoryCode, PackId, PersonId, UnitId};
use casework::intake::{Channel, Flag};
use casework::organisation::Role;
use casework::point::Finding;
use casework::promise::Kind as PromiseKind;
use casework::triage::{Kind, Nature, Priority};
use casework::view::{CaseRow, Stage};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use store::{Cursor, DutyQuery, DutyRow, Filters, PAGE_ROWS_MAX, QueueQuery, Sort};

use super::narrowing::{Ground, instant, narrow, wrong};
use super::request::{Call, unknown};
use crate::fail::Fail;

/// Rows of a page when nothing is said.
pub(super) const ROWS: usize = 25;
/// Characters of words to search for.
pub(super) const SEARCH_CHARS_MAX: usize = 100;

/// A case in a list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CaseSummary")]
pub(super) struct Summary {
    /// The number people say.
    no: CaseNo,
    /// Steps in its journal.
    version: u64,
    /// Where it stands.
    stage: Stage,
    /// A heading in a few words.
    heading: String,
    /// The complainant's name.
    complainant: String,
    /// The pack.
    pack: PackId,
    /// The channel.
    channel: Channel,
    /// The kind, once judged or told.
    kind: Option<Kind>,
    /// The nature, once judged.
    nature: Option<Nature>,
    /// The category, once judged or told.
    category: Option<CategoryCode>,
    /// The priority, once judged.
    priority: Option<Priority>,
    /// The unit responsible.
    unit: Option<UnitId>,
    /// The owner.
    owner: Option<PersonId>,
    /// The unit it is being handed to.
    offered_unit: Option<UnitId>,
    /// When it was first heard.
    received_at: Timestamp,
    /// When it was registered.
    registered_at: Timestamp,
    /// When the decision was told last.
    answered_at: Option<Timestamp>,
    /// When it was closed.
    closed_at: Option<Timestamp>,
    /// The earliest promise owed.
    due_at: Option<Timestamp>,
    /// What that promise is.
    due_what: Option<PromiseKind>,
    /// Promises broken and still owed.
    broken: u32,
    /// The overall finding.
    finding: Option<Finding>,
    /// How satisfied the customer says they are, 1 to 5.
    satisfaction: Option<u8>,
    /// How often the customer urged.
    urges: u32,
    /// How often it was reopened.
    reopenings: u32,
    /// The case it was merged into.
    merged_into: Option<CaseNo>,
    /// System and number it was taken over from.
    source_key: Option<String>,
    /// What is odd about a record taken over.
    flags: Vec<Flag>,
    /// When its last step was.
    changed_at: Timestamp,
}

impl From<CaseRow> for Summary {
    fn from(row: CaseRow) -> Summary {
        Summary {
            no: row.no,
            version: row.version,
            stage: row.stage,
            heading: row.heading,
            complainant: row.complainant,
            pack: row.pack,
            channel: row.channel,
            kind: row.kind,
            nature: row.nature,
            category: row.category,
            priority: row.priority,
            unit: row.unit,
            owner: row.owner,
            offered_unit: row.offered_unit,
            received_at: row.received_at,
            registered_at: row.registered_at,
            answered_at: row.answered_at,
            closed_at: row.closed_at,
            due_at: row.due_at,
            due_what: row.due_what,
            broken: row.broken,
            finding: row.finding,
            satisfaction: row.satisfaction,
            urges: row.urges,
            reopenings: row.reopenings,
            merged_into: row.merged_into,
            source_key: row.source_key,
            flags: row.flags,
            changed_at: row.changed_at,
        }
    }
}

/// How long a list is.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Total")]
struct Total {
    /// So many at least.
    n: u64,
    /// There are, or may be, more.
    more: bool,
}

/// A page of a list of cases.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CaseList")]
pub(super) struct CaseList {
    /// The cases.
    cases: Vec<Summary>,
    /// The `cursor` of the next page; none at the end. A page may be short and still have a next one.
    next: Option<String>,
    /// How long the whole list is.
    total: Total,
    /// The order it has: the one asked for, or the nearest that suits what it is narrowed by.
    sort: String,
}

/// Something to do, with its case.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WorkItem")]
pub(super) struct Item {
    /// What is to be done.
    kind: DutyKind,
    /// The number of the promise or remedy it is about, 0 for none.
    n: u32,
    /// By when.
    due_at: Timestamp,
    /// Whose it is; anybody's of the unit when nobody is named.
    person: Option<PersonId>,
    /// The unit whose it is.
    unit: Option<UnitId>,
    /// The role it needs, when it is more than working on the case.
    role: Option<Role>,
    /// The case.
    no: CaseNo,
    /// Its heading.
    heading: String,
    /// Whose complaint it is.
    complainant: String,
    /// Its priority, once judged.
    priority: Option<Priority>,
}

/// A page of what is to do.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Work")]
pub(super) struct WorkList {
    /// In the order it falls due.
    duties: Vec<Item>,
    /// The `cursor` of the next page; none at the end.
    next: Option<String>,
}

fn limit(name: &str, value: &str) -> Result<usize, Fail> {
    let limit = value.parse().ok().filter(|n| (1..=PAGE_ROWS_MAX).contains(n));
    limit.ok_or_else(|| wrong(name, &format!("a whole number from 1 to {PAGE_ROWS_MAX}")))
}

/// Lists cases.
pub(super) async fn cases(call: Call) -> Result<Response, Fail> {
    let visit = &call.visit;
    let ground = Ground {
        organisation: visit.organisation(),
        calendar: &visit.house.calendar,
        now: visit.now,
    };
    let mut filters = Filters::default();
    let (mut text, mut sort, mut cursor, mut rows) = (None, Sort::Received, None, ROWS);
    for (name, value) in &call.query {
        match name.as_str() {
            "q" if value.chars().count() > SEARCH_CHARS_MAX => {
                return Err(wrong(
                    name,
                    &format!("a text of at most {SEARCH_CHARS_MAX} characters"),
                ));
            }
            "q" => text = Some(value.trim().to_owned()).filter(|it| !it.is_empty()),
            "sort" => {
                sort = Sort::from_code(value).ok_or_else(|| wrong(name, "one of the choices"))?
            }
            "limit" => rows = limit(name, value)?,
            "cursor" => {
                cursor = Some(
                    value
                        .parse::<Cursor>()
                        .map_err(|_| wrong(name, "the `next` of the page before"))?,
                );
            }
            name => narrow(&mut filters, name, value, &ground)?,
        }
    }
    let (scope, org) = (visit.scope(), visit.app.desk().org());
    let rules = visit.house.repeat_rules();
    let page = visit
        .app
        .read(move |register| {
            let (repeats, limit) = (&rules, rows);
            let query = QueueQuery { scope: &scope, filters, repeats, text, sort, cursor, limit };
            if query.cursor.as_ref().is_some_and(|cursor| cursor.sort() != query.order()) {
                return Err(wrong("cursor", "a cursor of the same list in the same order"));
            }
            Ok(register.queue(org, &query)?)
        })
        .await?;
    let list = CaseList {
        cases: page.rows.into_iter().map(Summary::from).collect(),
        next: page.next.map(|cursor| cursor.to_string()),
        total: Total { n: page.total.n, more: page.total.more },
        sort: page.sort.code().to_owned(),
    };
    Ok(Json(list).into_response())
}

/// Lists what the key's person has to do.
pub(super) async fn work(call: Call) -> Result<Response, Fail> {
    let visit = &call.visit;
    let mut query = DutyQuery {
        scope: visit.scope(),
        roles: visit.person.grants.iter().map(|grant| grant.role).collect(),
        stands_in_for: visit.stands_in_for(),
        until: None,
        cursor: None,
        limit: u32::try_from(ROWS).unwrap_or(u32::MAX),
    };
    for (name, value) in &call.query {
        match name.as_str() {
            "until" => {
                query.until = Some(
                    instant(value, &visit.house.calendar).map_err(|wanted| wrong(name, wanted))?,
                );
            }
            "cursor" if is_place(value) => query.cursor = Some(value.clone()),
            // The register would begin at the beginning; a program would then go round for ever.
            "cursor" => return Err(wrong(name, "the `next` of the page before")),
            "limit" => query.limit = u32::try_from(limit(name, value)?).unwrap_or(query.limit),
            _ => return Err(unknown(name, "the list of work takes until, cursor and limit")),
        }
    }
    let org = visit.app.desk().org();
    let page =
        visit.app.read(move |register| register.duties(org, &query)).await.map_err(Fail::from)?;
    let list = WorkList { duties: page.rows.into_iter().map(item).collect(), next: page.next };
    Ok(Json(list).into_response())
}

/// Whether a text is a place in a list of work: time, case, duty and number.
fn is_place(cursor: &str) -> bool {
    let parts: Vec<&str> = cursor.split('.').collect();
    let [at, case, kind, n] = parts.as_slice() else { return false };
    at.parse::<i64>().is_ok()
        && case.parse::<CaseId>().is_ok()
        && DutyKind::ALL.iter().any(|it| it.code() == *kind)
        && n.parse::<i64>().is_ok()
}

fn item(row: DutyRow) -> Item {
    Item {
        kind: row.duty.kind,
        n: row.duty.n,
        due_at: row.duty.due_at,
        person: row.duty.person,
        unit: row.duty.unit,
        role: row.duty.role,
        no: row.no,
        heading: row.heading,
        complainant: row.complainant,
        priority: row.priority,
    }
}
