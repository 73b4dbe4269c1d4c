//! The audit of pauses: for how long clocks stood still, by reason, unit and person, and which no rule allows.
//!
//! Every number leads to the pauses it was added up from, and those to their cases.

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use casework::id::{PersonId, UnitId};
use casework::pause_audit::{By, StoodStill, Sum, divide};
use casework::refusal::Refusal;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::table_file::csv_file;
use super::{figures, pieces};
use crate::app::App;
use crate::fail::{Fail, url_escape};
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState};
use crate::visit::Visit;

/// Pauses shown on the page; the file has all of them.
const ROWS: usize = 200;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/pauses", get(show)).route("/pauses.csv", get(download))
}

/// What the address asks for.
struct Asked {
    month: Date,
    by: By,
    /// Only what counts under this key.
    of: Option<String>,
    unjustified: bool,
}

/// A row of the audit.
struct Row {
    words: String,
    minutes: String,
    unjustified: String,
    pauses: u64,
    cases: usize,
    url: String,
    odd: String,
}

/// One pause.
struct Line {
    no: String,
    reason: String,
    unit: String,
    person: String,
    from: Timestamp,
    to: Timestamp,
    minutes: String,
    justified: bool,
}

#[derive(Template)]
#[template(path = "figures/pauses.html")]
struct PausesPage {
    l: Reader,
    frame: Frame,
    form: FormState,
    ways: Vec<Choice>,
    head: String,
    rows: Vec<Row>,
    total: Row,
    lines: Vec<Line>,
    shown: String,
    of: bool,
    more: bool,
    csv: String,
    all: String,
}

impl Asked {
    fn read(visit: &Visit, asked: &BTreeMap<String, String>) -> Asked {
        let text = |name: &str| asked.get(name).map(|it| it.trim()).filter(|it| !it.is_empty());
        let today = visit.house.calendar.local_date(visit.now).first_of_month();
        Asked {
            month: text("month").and_then(figures::month).unwrap_or(today).min(today),
            by: text("by").and_then(By::from_code).unwrap_or_default(),
            of: asked.get("of").cloned(),
            unjustified: text("only") == Some("unjustified"),
        }
    }

    /// The address with the same month, divided so, of one key.
    fn url(&self, base: &str, by: By, of: Option<&str>, unjustified: bool) -> String {
        let month = figures::month_words(self.month);
        let mut url = format!("{base}?month={month}&by={}", by.code());
        if let Some(of) = of {
            url.push_str("&of=");
            url.push_str(&url_escape(of));
        }
        if unjustified {
            url.push_str("&only=unjustified");
        }
        url
    }

    fn chosen(&self, it: &StoodStill) -> bool {
        let of = self.of.as_ref().is_none_or(|key| *key == self.by.key(&it.of));
        of && !(self.unjustified && it.of.pause.justified)
    }
}

/// How long, in hours and minutes.
pub(super) fn lasted(l: &Reader, minutes: i64) -> String {
    l.t2("pause-lasted", "h", l.count(minutes / 60), "m", minutes % 60)
}

/// What a part of the audit is called.
fn part_words(visit: &Visit, by: By, key: &str, list: &[StoodStill]) -> String {
    let l = &visit.l;
    if key.is_empty() {
        return l.t("pause-nobody").into_owned();
    }
    match by {
        By::Reason => list
            .iter()
            .find(|it| it.of.pause.reason == key)
            .map_or_else(|| key.to_owned(), |it| reason_words(visit, it)),
        By::Unit => UnitId::parse(key)
            .map_or_else(|_| key.to_owned(), |id| pieces::unit_name(visit.organisation(), &id)),
        By::Person => PersonId::parse(key)
            .map_or_else(|_| key.to_owned(), |id| pieces::person_name(visit.organisation(), &id)),
    }
}

/// The name of a pause's reason in the policy of its pack; a code that is gone speaks for itself.
fn reason_words(visit: &Visit, it: &StoodStill) -> String {
    let pack = visit.house.packs.get(&it.of.pack);
    let reason =
        pack.and_then(|pack| pack.policy_at(it.of.pause.from).1.pause_reason(&it.of.pause.reason));
    reason.map_or_else(
        || it.of.pause.reason.clone(),
        |reason| reason.title.in_language(visit.l.tag()).to_owned(),
    )
}

async fn audited(visit: &Visit, asked: &Asked) -> Result<(Vec<StoodStill>, bool), Fail> {
    if !visit.doors().figures {
        return Err(Refusal::RoleLacking.into());
    }
    let calendar = &visit.house.calendar;
    let start = |day| calendar.start_of_day(day).map_err(desk::Trouble::Calendar);
    let next = asked.month.saturating_add(1.month());
    let period = (start(asked.month)?, start(next)?);
    let (desk, scope) = (visit.app.desk().clone(), visit.scope());
    Ok(visit.app.blocking(move || desk.stood_still(&scope, period)).await?)
}

fn row(l: &Reader, words: String, sum: &Sum, url: String, odd: String) -> Row {
    Row {
        words,
        minutes: lasted(l, sum.minutes),
        unjustified: if sum.unjustified_minutes > 0 {
            lasted(l, sum.unjustified_minutes)
        } else {
            String::new()
        },
        pauses: sum.pauses,
        cases: sum.cases.len(),
        url,
        odd,
    }
}

fn line(visit: &Visit, it: &StoodStill) -> Line {
    let organisation = visit.organisation();
    let (of, pause) = (&it.of, &it.of.pause);
    Line {
        no: of.no.to_string(),
        reason: reason_words(visit, it),
        unit: of.unit.as_ref().map(|id| pieces::unit_name(organisation, id)).unwrap_or_default(),
        person: pause
            .person
            .as_ref()
            .map(|id| pieces::person_name(organisation, id))
            .unwrap_or_default(),
        from: pause.from,
        to: pause.to,
        minutes: lasted(&visit.l, it.minutes),
        justified: pause.justified,
    }
}

async fn show(
    visit: Visit,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Fail> {
    let asked = Asked::read(&visit, &query);
    let (list, more) = audited(&visit, &asked).await?;
    let l = &visit.l;
    let (parts, whole) = divide(&list, asked.by);
    let mut parts: Vec<(String, Sum)> = parts.into_iter().collect();
    // People stand by name: an audit is no ranking of them.
    if asked.by != By::Person {
        parts.sort_by_key(|(key, sum)| (std::cmp::Reverse(sum.minutes), key.clone()));
    }
    let rows = parts.iter().map(|(key, sum)| {
        let url = |odd| asked.url("/pauses", asked.by, Some(key), odd);
        row(l, part_words(&visit, asked.by, key, &list), sum, url(false), url(true))
    });
    let chosen: Vec<&StoodStill> = list.iter().filter(|it| asked.chosen(it)).collect();
    let page = PausesPage {
        rows: rows.collect(),
        total: row(
            l,
            l.t("pause-total").into_owned(),
            &whole,
            asked.url("/pauses", asked.by, None, false),
            asked.url("/pauses", asked.by, None, true),
        ),
        lines: chosen.iter().take(ROWS).map(|it| line(&visit, it)).collect(),
        shown: l.t2("pause-list", "n", chosen.len(), "shown", chosen.len().min(ROWS)),
        of: asked.of.is_some() || asked.unjustified,
        more,
        csv: asked.url("/pauses.csv", asked.by, asked.of.as_deref(), asked.unjustified),
        all: asked.url("/pauses", asked.by, None, false),
        head: l.t(format!("pause-by-{}", asked.by.code())).into_owned(),
        ways: By::ALL
            .iter()
            .map(|by| Choice::new(by.code(), l.t(format!("pause-by-{}", by.code()))))
            .collect(),
        form: FormState::new("pauses")
            .with("month", figures::month_words(asked.month))
            .with("by", asked.by.code()),
        frame: visit.frame(Door::Figures).await?,
        l: l.clone(),
    };
    Ok(layout::show(&page))
}

/// The pauses as a file for spreadsheets, one a line.
async fn download(
    visit: Visit,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Fail> {
    let asked = Asked::read(&visit, &query);
    let (list, _) = audited(&visit, &asked).await?;
    let l = &visit.l;
    let heads = ["no", "reason", "unit", "person", "justified", "from", "to", "minutes"];
    let mut table = vec![heads.map(|it| l.t(format!("pause-csv-{it}")).into_owned()).to_vec()];
    for it in list.iter().filter(|it| asked.chosen(it)) {
        let line = line(&visit, it);
        let justified = if line.justified { "yes" } else { "no" };
        table.push(vec![
            line.no,
            line.reason,
            line.unit,
            line.person,
            l.t(justified).into_owned(),
            l.date_time(line.from),
            l.date_time(line.to),
            it.minutes.to_string(),
        ]);
    }
    csv_file(&format!("pauses-{}.csv", figures::month_words(asked.month)), table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_what_was_asked() {
        let asked = Asked {
            month: jiff::civil::date(2026, 8, 1),
            by: By::Unit,
            of: None,
            unjustified: false,
        };
        assert_eq!(
            asked.url("/pauses", By::Person, Some("li na"), true),
            "/pauses?month=2026-08&by=person&of=li%20na&only=unjustified"
        );
    }
}
