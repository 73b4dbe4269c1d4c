//! The overrun report: which promises were broken in a week or month, by how much, who was told, who knew and took
//! it up, and what was answered.

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use casework::id::PersonId;
use casework::overrun::Overrun;
use casework::refusal::Refusal;
use jiff::ToSpan;
use jiff::civil::Date;

use super::pauses::lasted;
use super::{figures, pieces};
use crate::app::App;
use crate::fail::Fail;
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::FormState;
use crate::visit::Visit;
use crate::web::table_file::csv_file;
use crate::words;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/overruns", get(show)).route("/overruns.csv", get(download))
}

/// A broken promise in words.
struct Line {
    no: String,
    heading: String,
    who: String,
    what: String,
    due: String,
    late: String,
    kept: String,
    rungs: Vec<Rung>,
    orders: Vec<(String, bool)>,
}

/// A rung that was climbed, and who knew.
struct Rung {
    what: String,
    at: String,
    told: String,
    knew: Vec<String>,
}

#[derive(Template)]
#[template(path = "figures/overruns.html")]
struct OverrunsPage {
    l: Reader,
    frame: Frame,
    form: FormState,
    span: String,
    week: bool,
    before: String,
    after: String,
    csv: String,
    lines: Vec<Line>,
    cases: usize,
    open: usize,
    more: bool,
}

/// The days asked for: a week by any of its days, or a month; last week when nothing is said.
struct Asked {
    from: Date,
    to: Date,
    week: bool,
}

impl Asked {
    fn read(visit: &Visit, asked: &BTreeMap<String, String>) -> Asked {
        let text = |name: &str| asked.get(name).map(|it| it.trim()).filter(|it| !it.is_empty());
        let today = visit.house.calendar.local_date(visit.now);
        if let Some(month) = text("month").and_then(figures::month) {
            return Asked { from: month, to: month.saturating_add(1.month()), week: false };
        }
        let day = text("week").and_then(|it| it.parse::<Date>().ok());
        let day = day.unwrap_or_else(|| today.saturating_sub(7.days())).min(today);
        let monday = day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
        Asked { from: monday, to: monday.saturating_add(7.days()), week: true }
    }

    fn url(&self, base: &str, step: i32) -> String {
        if self.week {
            let day = self.from.saturating_add((7 * i64::from(step)).days());
            format!("{base}?week={day}")
        } else {
            let month = self.from.saturating_add(i64::from(step).months());
            format!("{base}?month={}", figures::month_words(month))
        }
    }
}

async fn found(visit: &Visit, asked: &Asked) -> Result<(Vec<Overrun>, bool), Fail> {
    if !visit.doors().figures {
        return Err(Refusal::RoleLacking.into());
    }
    let calendar = &visit.house.calendar;
    let start = |day| calendar.start_of_day(day).map_err(desk::Trouble::Calendar);
    let period = (start(asked.from)?, start(asked.to)?);
    let (desk, scope) = (visit.app.desk().clone(), visit.scope());
    Ok(visit.app.blocking(move || desk.overruns(&scope, period)).await?)
}

fn line(visit: &Visit, it: &Overrun) -> Line {
    let (l, organisation) = (&visit.l, visit.organisation());
    let name = |id: &PersonId| pieces::person_name(organisation, id);
    let title = |code: &str| {
        let found = visit.house.packs.values().find_map(|pack| {
            let warning = pack.policy_at(it.due_at).1.warning(code)?;
            Some(warning.title.in_language(l.tag()).to_owned())
        });
        found.unwrap_or_else(|| code.to_owned())
    };
    let rung = |rung: &casework::escalation::Escalation| {
        let told: Vec<String> = rung.told.iter().map(name).collect();
        let accepted = rung.accepted.as_ref().map(|it| {
            let who = words::actor(l, &it.by, organisation);
            l.t2("overrun-accepted", "person", who, "at", l.short(it.at))
        });
        let read = rung
            .readings
            .iter()
            .map(|it| l.t2("overrun-opened", "person", name(&it.by), "at", l.short(it.at)));
        Rung {
            what: title(&rung.warning),
            at: l.short(rung.point),
            told: told.join("、"),
            knew: accepted.into_iter().chain(read).collect(),
        }
    };
    let order = |order: &casework::supervision::Order| match &order.answer {
        Some(answer) => (answer.text.clone(), true),
        None => (l.t1("overrun-unanswered", "at", words::deadline(l, order.due_at)), false),
    };
    Line {
        no: it.no.to_string(),
        heading: it.heading.clone(),
        who: match (&it.owner, &it.unit) {
            (Some(owner), _) => name(owner),
            (None, Some(unit)) => pieces::unit_name(organisation, unit),
            (None, None) => String::new(),
        },
        what: words::of(l, "promise-kind", &it.kind),
        due: words::deadline(l, it.due_at),
        late: lasted(l, it.late_minutes),
        kept: it.kept_at.map(|at| l.short(at)).unwrap_or_default(),
        rungs: it.rungs.iter().map(rung).collect(),
        orders: it.orders.iter().map(order).collect(),
    }
}

async fn show(
    visit: Visit,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Fail> {
    let asked = Asked::read(&visit, &query);
    let (list, more) = found(&visit, &asked).await?;
    let l = &visit.l;
    let cases: std::collections::BTreeSet<_> = list.iter().map(|it| it.no).collect();
    let last = asked.to.saturating_sub(1.day());
    let month = figures::month_words(if asked.week { last } else { asked.from });
    let page = OverrunsPage {
        span: l.t2("overrun-span", "from", asked.from.to_string(), "to", last.to_string()),
        week: asked.week,
        before: asked.url("/overruns", -1),
        after: asked.url("/overruns", 1),
        csv: asked.url("/overruns.csv", 0),
        form: FormState::new("overruns").with("month", month),
        lines: list.iter().map(|it| line(&visit, it)).collect(),
        cases: cases.len(),
        open: list.iter().filter(|it| it.kept_at.is_none()).count(),
        more,
        frame: visit.frame(Door::Figures).await?,
        l: l.clone(),
    };
    Ok(layout::show(&page))
}

/// The report as a file for spreadsheets, a promise a line.
async fn download(
    visit: Visit,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Fail> {
    let asked = Asked::read(&visit, &query);
    let (list, _) = found(&visit, &asked).await?;
    let l = &visit.l;
    let heads = ["case", "what", "due", "minutes", "kept", "who", "rungs", "knew", "answers"];
    let mut table = vec![heads.map(|it| l.t(format!("overrun-{it}")).into_owned()).to_vec()];
    for it in &list {
        let line = line(&visit, it);
        let rungs: Vec<String> =
            line.rungs.iter().map(|it| format!("{} {} {}", it.at, it.what, it.told)).collect();
        let knew: Vec<String> = line.rungs.iter().flat_map(|it| it.knew.clone()).collect();
        let answers: Vec<String> = line.orders.iter().map(|(text, _)| text.clone()).collect();
        table.push(vec![
            line.no,
            line.what,
            line.due,
            it.late_minutes.to_string(),
            line.kept,
            line.who,
            rungs.join("; "),
            knew.join("; "),
            answers.join("; "),
        ]);
    }
    csv_file(&format!("overruns-{}.csv", asked.from), table)
}
