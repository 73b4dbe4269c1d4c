//! Exposures: how much there was to complain about, month by month; typed, or pasted from a table.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use casework::exposure::{Exposure, PutExposure, may_put};
use casework::id::ExposureId;
use casework::invalid::Problem;
use casework::limits::EXPOSURE_MONTHS_MAX;
use casework::organisation::OrganisationCommand;
use desk::Trouble;

use super::done;
use crate::app::App;
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::FormState;
use crate::visit::Visit;
use crate::web::case::told;
use crate::words;

/// Lines of a table looked at; the rules refuse more months than an exposure may have.
const LINES_MAX: usize = EXPOSURE_MONTHS_MAX + 2;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/exposures", get(show).post(put))
}

/// One exposure with its months, the latest first.
struct Shown {
    id: String,
    title: String,
    per: String,
    months: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "matter/exposures.html")]
struct ExposuresPage {
    l: Reader,
    frame: Frame,
    list: Vec<Shown>,
    may_put: bool,
    form: FormState,
}

async fn show(visit: Visit) -> Result<Response, Fail> {
    page(&visit, FormState::new("exposure").with("per", "1000".to_owned())).await
}

async fn page(visit: &Visit, form: FormState) -> Result<Response, Fail> {
    let l = &visit.l;
    let shown = |(id, it): (&ExposureId, &Exposure)| Shown {
        id: id.to_string(),
        title: it.title.clone(),
        per: l.count(it.per),
        months: it
            .months
            .iter()
            .rev()
            .map(|(month, amount)| (month.to_string(), l.count(*amount)))
            .collect(),
    };
    let mut frame = visit.frame(Door::Matters).await?;
    frame.flash = visit.done_flash();
    Ok(layout::show(&ExposuresPage {
        list: visit.organisation().exposures.iter().map(shown).collect(),
        may_put: may_put(visit.organisation(), &visit.actor).is_ok(),
        form,
        frame,
        l: l.clone(),
    }))
}

/// Months and amounts of a table: `2026-03,1250` a line, a head of words left out.
fn months(text: &str) -> Vec<(String, i64)> {
    let cell = |it: &str| casework::text::half_width(it.trim().trim_matches('"')).replace(' ', "");
    text.lines()
        .take(LINES_MAX)
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .filter_map(|(n, line)| {
            let (month, amount) = line.split_once([',', '\t', ';', '\u{ff0c}'])?;
            let (month, amount) = (cell(month).replace('/', "-"), cell(amount).replace(',', ""));
            let is_head = n == 0 && !month.bytes().any(|it| it.is_ascii_digit());
            // What is no number is no amount: the rules name the line.
            (!is_head).then(|| (month, amount.parse().unwrap_or(-1)))
        })
        .collect()
}

async fn put(visit: Visit, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let mut form =
        FormState::typed("exposure", pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    let rows = months(field(&pairs, "table"));
    match ExposureId::parse(field(&pairs, "id")) {
        Ok(id) if !rows.is_empty() => {
            let command = OrganisationCommand::PutExposure(PutExposure {
                id,
                title: field(&pairs, "title").to_owned(),
                per: casework::text::half_width(field(&pairs, "per")).trim().parse().unwrap_or(0),
                months: rows.clone(),
            });
            let (desk, actor) = (visit.app.desk().clone(), visit.actor.clone());
            let ran = visit.app.blocking(move || desk.administer(&actor, &[command])).await;
            match ran {
                Ok(()) => return Ok(done("/exposures", "exposure")),
                Err(Trouble::Invalid(invalid)) => {
                    for found in &invalid.0 {
                        let words = words::problem(&visit.l, &found.problem);
                        form.wrong(place(&found.field), line(&visit.l, &found.field, &rows, words));
                    }
                }
                Err(trouble) => {
                    let Some((_, flash)) = told(&visit, &trouble) else {
                        return Err(trouble.into());
                    };
                    form.wrong("", flash.words);
                }
            }
        }
        Ok(_) => form.wrong("table", words::problem(&visit.l, &Problem::Missing)),
        Err(_) => form.wrong("id", words::problem(&visit.l, &Problem::NotACode)),
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, form).await?).into_response())
}

/// The field of the form that holds the field of the command.
fn place(named: &str) -> &str {
    if named.starts_with("months") { "table" } else { named }
}

/// A problem of one line, with the month it stands beside.
fn line(l: &Reader, named: &str, rows: &[(String, i64)], words: String) -> String {
    let at = named.split('.').nth(1).and_then(|n| n.parse::<usize>().ok());
    match at.and_then(|n| rows.get(n)) {
        Some((month, _)) => l.t2("exposure-line", "month", month.clone(), "problem", words),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_with_its_head_and_in_full_width() {
        let table = "月份,户数\n2026-01,1250\n２０２６／０２，１，２６０\n2026-03\t\"1,270\"\n\n2026-04,many";
        let read = months(table);
        assert_eq!(read[0], ("2026-01".to_owned(), 1_250));
        assert_eq!(read[3], ("2026-04".to_owned(), -1));
        assert_eq!(read[2], ("2026-03".to_owned(), 1_270));
        assert_eq!(read[1], ("2026-02".to_owned(), 1_260));
    }
}
