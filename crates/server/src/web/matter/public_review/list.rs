//! The list of public reviews, what platforms show of us, and how reviews are taken in: typed, or from a table.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use casework::limits::PUBLIC_REVIEWS_AT_ONCE_MAX;
use casework::public_review::{PublicReview, PublicReviewCommand, PublicReviewState};
use desk::{MatterOrder, Trouble};
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;
use serde_json::{Value, json};
use store::{PUBLIC_REVIEWS_PAGE, PlatformCount, PublicReviewListRow, PublicReviewQuery};

use super::super::{Refused, done, enter, refused, run, sees};
use super::{drawn, platform_title, state_name, taken_in, tone};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{self, Pairs, field};
use crate::layout::{self, Door, Flash, Frame};
use crate::locale::{Place, Reader};
use crate::matter::public_review_command;
use crate::parts::{Choice, Clock, FormState, Tone};
use crate::visit::Visit;
use crate::web::pieces;
use crate::web::table_file::pasted;
use crate::words;

/// Lines of a table told one by one; of more only the number.
const TOLD_MAX: usize = 20;
/// Days what the platforms show is counted over.
const COUNTED_DAYS: i64 = 90;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/public-reviews", get(list).post(take))
        .route("/public-reviews/import", post(import))
}

/// Which are asked for.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    platform: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    stars: String,
    #[serde(default)]
    owes: String,
    #[serde(default)]
    below: String,
}

impl Asked {
    /// What is not understood narrows nothing.
    fn query(&self) -> PublicReviewQuery {
        let some = |text: &str| Some(text.trim().to_owned()).filter(|it| !it.is_empty());
        PublicReviewQuery {
            platform: some(&self.platform),
            state: some(&self.state),
            stars_max: self.stars.parse().ok(),
            owes_case: self.owes == "yes",
            below: self.below.parse().ok(),
        }
    }
}

struct Row {
    n: u32,
    title: String,
    platform: String,
    stars: String,
    /// The mark it had at first, where it changed.
    stars_first: String,
    state: String,
    tone: Tone,
    owes_case: bool,
    written_at: Timestamp,
    clock: Option<Clock>,
}

/// What one platform shows of us.
struct Shown {
    platform: String,
    reviews: String,
    mean: String,
    answered: String,
    owing: u64,
    risen: String,
}

#[derive(Template)]
#[template(path = "public_review/list.html")]
struct ListPage {
    l: Reader,
    frame: Frame,
    rows: Vec<Row>,
    shown: Vec<Shown>,
    filter: FormState,
    platforms: Vec<Choice>,
    packs: Vec<Choice>,
    states: Vec<Choice>,
    marks: Vec<Choice>,
    /// Where the next page begins.
    further: String,
    may_take: bool,
    form: FormState,
    import: FormState,
    request: String,
}

async fn list(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Fail> {
    enter(&visit)?;
    page(&visit, &asked, Refused::default(), FormState::new("import")).await
}

fn row(visit: &Visit, it: PublicReviewListRow) -> Option<Row> {
    let (l, matter, review) = (&visit.l, it.matter, it.review);
    let state = PublicReviewState::ALL.iter().find(|state| state.code() == matter.state)?;
    let changed = review.stars != review.stars_first;
    Some(Row {
        n: matter.n,
        title: matter.title,
        platform: platform_title(visit, &review.platform),
        stars: drawn(review.stars),
        stars_first: if changed { drawn(review.stars_first) } else { String::new() },
        state: state_name(l, *state),
        tone: tone(*state),
        owes_case: review.owes_case,
        written_at: review.written_at,
        clock: matter.due_at.map(|due| Clock::running(l, matter.began_at, due)),
    })
}

fn shown(visit: &Visit, it: &PlatformCount) -> Shown {
    let l = &visit.l;
    // One decimal, rounded half up, as platforms show it.
    let tenths = (it.stars * 20 + it.reviews).checked_div(it.reviews * 2).unwrap_or(0);
    Shown {
        platform: platform_title(visit, &it.platform),
        reviews: l.count(it.reviews),
        mean: format!("{}.{}", tenths / 10, tenths % 10),
        answered: format!("{}%", (it.answered * 100).checked_div(it.reviews).unwrap_or(0)),
        owing: it.owing,
        risen: l.count(it.risen),
    }
}

fn platforms(visit: &Visit) -> Vec<Choice> {
    let packs = visit.house.packs.values();
    let codes: BTreeMap<&str, String> = packs
        .flat_map(|pack| &pack.public_review.platforms)
        .map(|it| (it.code.as_str(), it.title.in_language(visit.l.tag()).to_owned()))
        .collect();
    codes.into_iter().map(|(code, words)| Choice::new(code, words)).collect()
}

async fn page(
    visit: &Visit,
    asked: &Asked,
    again: Refused,
    import: FormState,
) -> Result<Response, Fail> {
    let (l, org) = (&visit.l, visit.app.desk().org());
    let (query, to) = (asked.query(), visit.now);
    let from = to - (COUNTED_DAYS * 24).hours();
    let (found, counted) = visit
        .app
        .read(move |register| -> Result<_, store::Fault> {
            let counted = register.count_public_reviews(org, from, to)?;
            Ok((register.public_reviews(org, &query)?, counted))
        })
        .await?;
    let mut frame = visit.frame(Door::Matters).await?;
    frame.flash = again.flash.clone().or_else(|| visit.done_flash());
    let full = found.len() == usize::try_from(PUBLIC_REVIEWS_PAGE).unwrap_or(usize::MAX);
    let last = found.last().map(|it| it.matter.n).filter(|_| full);
    let seen = found.into_iter().filter(|it| sees(visit, &it.matter.accused));
    let packs = visit.house.packs.values().filter(|it| !it.public_review.platforms.is_empty());
    let states = PublicReviewState::ALL.iter();
    Ok(layout::show(&ListPage {
        rows: seen.filter_map(|it| row(visit, it)).collect(),
        shown: counted.iter().map(|it| shown(visit, it)).collect(),
        filter: FormState::new("filter")
            .with("platform", asked.platform.clone())
            .with("state", asked.state.clone())
            .with("stars", asked.stars.clone())
            .with("owes", asked.owes.clone()),
        platforms: platforms(visit),
        packs: packs.map(|it| Choice::new(it.id.as_str(), it.title.in_language(l.tag()))).collect(),
        states: states.map(|it| Choice::new(it.code(), state_name(l, *it))).collect(),
        marks: (1..=5).map(|n: u8| Choice::new(n.to_string(), drawn(n))).collect(),
        further: last.map(|n| n.to_string()).unwrap_or_default(),
        may_take: visit.doors().intake,
        form: again.form("public-reviews"),
        import,
        request: pieces::request_id(),
        frame,
        l: l.clone(),
    }))
}

async fn take(visit: Visit, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    enter(&visit)?;
    let ran = match taken_in(&visit, &pairs) {
        Ok(command) => run::<PublicReview>(&visit, None, "public-reviews", &pairs, command).await,
        Err(fail) => Err(fail),
    };
    match ran {
        Ok(ran) => Ok(done(&format!("/public-reviews/{}", ran.n), "public-review-received")),
        Err(fail) => {
            let (status, again) = refused(&visit, "public-reviews", pairs, fail)?;
            let import = FormState::new("import");
            Ok((status, page(&visit, &Asked::default(), again, import).await?).into_response())
        }
    }
}

/// Takes the reviews of a table in: each line is taken, known already, or told why not.
async fn import(visit: Visit, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    enter(&visit)?;
    if !visit.doors().intake {
        return Err(casework::refusal::Refusal::RoleLacking.into());
    }
    let text = field(&pairs, "rows");
    let l = &visit.l;
    let (mut taken, mut known, mut wrong) = (0_usize, 0_usize, Vec::new());
    match read(text) {
        Ok(rows) => {
            for (line, row) in rows {
                match take_line(&visit, field(&pairs, "pack"), row).await? {
                    Ok(true) => taken += 1,
                    Ok(false) => known += 1,
                    Err(reason) => {
                        wrong.push(l.t2("public-reviews-import-line", "n", line, "reason", reason))
                    }
                }
            }
        }
        Err(reason) => wrong.push(l.t(reason).into_owned()),
    }
    let many = wrong.len();
    let counts = [("taken", taken.place()), ("known", known.place()), ("wrong", many.place())];
    let words = l.locale.text_with("public-reviews-import-done", &counts);
    let mut form = FormState::new("import");
    if !wrong.is_empty() {
        form = FormState::typed("import", pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
        for told in wrong.iter().take(TOLD_MAX) {
            form.wrong("rows", told.clone());
        }
    }
    let flash = if wrong.is_empty() { Flash::good(words) } else { Flash::bad(words) };
    let again = Refused { flash: Some(flash), ..Refused::default() };
    let page = page(&visit, &Asked::default(), again, form).await?;
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page).into_response())
}

/// A line of the table by the names of its columns, or the key of what is wrong with it.
type Read = Result<BTreeMap<String, String>, &'static str>;

/// The lines of the table with their numbers; the head names the columns as the interface for programs does.
fn read(text: &str) -> Result<Vec<(usize, Read)>, &'static str> {
    const COLUMNS: [&str; 11] = [
        "platform",
        "id",
        "stars",
        "text",
        "author",
        "order_no",
        "url",
        "written_at",
        "described",
        "communication",
        "delivery",
    ];
    let mut reader = pasted(text).ok_or("public-reviews-import-empty")?;
    let head = reader.headers().map_err(|_| "public-reviews-import-csv")?.clone();
    let needed = ["platform", "id", "stars"];
    if needed.iter().any(|name| !head.iter().any(|it| it == *name))
        || head.iter().any(|name| !COLUMNS.contains(&name))
    {
        return Err("public-reviews-import-head");
    }
    let mut rows = Vec::new();
    for (n, record) in reader.records().enumerate() {
        if n >= PUBLIC_REVIEWS_AT_ONCE_MAX {
            return Err("public-reviews-import-many");
        }
        let row = record.map_err(|_| "public-reviews-import-csv").map(|record| {
            let cells = head.iter().zip(record.iter()).filter(|(_, value)| !value.is_empty());
            cells.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
        });
        rows.push((n + 2, row));
    }
    Ok(rows)
}

/// The command a line means.
fn meant(
    visit: &Visit,
    pack: &str,
    mut row: BTreeMap<String, String>,
) -> Result<PublicReviewCommand, Fail> {
    let mark = |text: Option<String>| -> Value {
        // A mark that is no number is told by the rules as one out of range.
        text.map_or(Value::Null, |it| json!(it.parse::<u8>().unwrap_or(0)))
    };
    let mut given = json!({
        "pack": pack,
        "stars": {
            "overall": mark(row.remove("stars").or_else(|| Some(String::new()))),
            "described": mark(row.remove("described")),
            "communication": mark(row.remove("communication")),
            "delivery": mark(row.remove("delivery")),
        },
        "platform": "",
        "id": "",
        "written_at": visit.now,
    });
    if let Some(at) = row.remove("written_at") {
        let zone = visit.house.calendar.zone();
        let day = at.parse::<jiff::civil::Date>().ok().map(|day| format!("{day}T00:00"));
        let read = form::time(day.as_deref().unwrap_or(&at.replace(' ', "T")), zone);
        let wrong = casework::invalid::Problem::NotATime;
        let invalid = || Trouble::Invalid(casework::invalid::Invalid::one("written_at", wrong));
        given["written_at"] = json!(read.ok_or_else(invalid)?);
    }
    for (name, value) in row {
        given[name] = json!(value);
    }
    public_review_command("public-reviews", given)
}

/// Takes one line in: `true` where something new was learnt; the inner error says in words why it was not taken.
async fn take_line(visit: &Visit, pack: &str, row: Read) -> Result<Result<bool, String>, Fail> {
    let l = &visit.l;
    let row = match row {
        Ok(row) => row,
        Err(key) => return Ok(Err(l.t(key).into_owned())),
    };
    let ran = match meant(visit, pack, row) {
        Ok(command) => {
            let order = MatterOrder::<PublicReview>::begin(visit.actor.clone(), command);
            let desk = visit.app.desk().clone();
            visit.app.blocking(move || desk.run_matter(&order)).await.map_err(Fail::from)
        }
        Err(fail) => Err(fail),
    };
    match ran {
        Ok(done) => Ok(Ok(!done.events.is_empty())),
        Err(Fail::Trouble(Trouble::Refused(refusal))) => Ok(Err(words::refusal(l, refusal).0)),
        Err(Fail::Trouble(Trouble::Invalid(invalid))) => {
            let told: Vec<String> = invalid
                .0
                .iter()
                .map(|it| format!("{}: {}", it.field, words::problem(l, &it.problem)))
                .collect();
            Ok(Err(told.join(" ")))
        }
        Err(fail) => Err(fail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_by_the_names_of_its_columns() {
        let rows = read("\u{feff}platform,id,stars,text\nshop,1,5,\"好，快\"\nshop,2,,\n").unwrap();
        assert_eq!(rows.len(), 2);
        let (line, first) = &rows[0];
        let first = first.as_ref().unwrap();
        assert_eq!((*line, first["text"].as_str(), first["stars"].as_str()), (2, "好，快", "5"));
        assert!(!rows[1].1.as_ref().unwrap().contains_key("stars"));
        let tabbed = read("id\tplatform\tstars\n1\tshop\t5").unwrap();
        assert_eq!(tabbed[0].1.as_ref().unwrap()["platform"], "shop");
        assert_eq!(read(" ").unwrap_err(), "public-reviews-import-empty");
        assert_eq!(read("platform,id\nshop,1").unwrap_err(), "public-reviews-import-head");
        assert_eq!(read("platform,id,stars,star\n").unwrap_err(), "public-reviews-import-head");
        let many =
            format!("platform,id,stars\n{}", "a,1,1\n".repeat(PUBLIC_REVIEWS_AT_ONCE_MAX + 1));
        assert_eq!(read(&many).unwrap_err(), "public-reviews-import-many");
    }
}
