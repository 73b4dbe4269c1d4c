//! Answers taken over from a file: one line a case, one column a question. Each line is taken or told why not.

use axum::extract::{Query, State};
use axum::response::Response;
use axum::{Form, http::StatusCode, response::IntoResponse};
use casework::case::Command;
use casework::id::CaseNo;
use casework::limits::SURVEY_ROWS_MAX;
use casework::organisation::Role;
use casework::permission::Act;
use casework::survey::{AnswerSurvey, Way};
use desk::{Order, Trouble};

use super::{AskedFor, page};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{self, Pairs};
use crate::layout::Flash;
use crate::parts::FormState;
use crate::visit::Visit;
use crate::web::table_file::pasted;
use crate::words;

/// Lines told one by one; of more only the number.
const TOLD_MAX: usize = 20;

/// Takes the answers of a pasted file.
pub(super) async fn take(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<AskedFor>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    if !visit.holds(Role::Quality) {
        return Err(Fail::NotFound);
    }
    let text = form::field(&pairs, "rows");
    let mut form = FormState::typed("import", [("rows", text)]);
    let (mut taken, mut wrong) = (0_usize, Vec::new());
    match read(text) {
        Ok(rows) => {
            for (line, row) in rows {
                match run(&app, &visit, row).await? {
                    Ok(()) => taken += 1,
                    Err(reason) => {
                        wrong.push(visit.l.t2("surveys-import-line", "n", line, "reason", reason))
                    }
                }
            }
        }
        Err(reason) => wrong.push(visit.l.t(reason).into_owned()),
    }
    for told in wrong.iter().take(TOLD_MAX) {
        form.wrong("rows", told.clone());
    }
    let words = visit.l.t2("surveys-import-done", "taken", taken, "wrong", wrong.len());
    if wrong.is_empty() {
        return page(&visit, &asked, FormState::new("import"), Some(Flash::good(words))).await;
    }
    let page = page(&visit, &asked, form, Some(Flash::bad(words))).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// A case and what was answered about it; or the key of what is wrong with the line.
type Read = Result<(CaseNo, AnswerSurvey), &'static str>;

/// The lines of the file with their numbers; the head names the columns: `no`, `solved`, `comment`, the codes of
/// the questions, and `expected.<code>`.
fn read(text: &str) -> Result<Vec<(usize, Read)>, &'static str> {
    let mut reader = pasted(text).ok_or("surveys-import-empty")?;
    let head = reader.headers().map_err(|_| "surveys-import-csv")?.clone();
    if !head.iter().any(|name| name == "no") {
        return Err("surveys-import-no");
    }
    let mut rows = Vec::new();
    for (n, record) in reader.records().enumerate() {
        if n >= SURVEY_ROWS_MAX {
            return Err("surveys-import-many");
        }
        let row = record.map_err(|_| "surveys-import-csv").and_then(|it| read_line(&head, &it));
        rows.push((n + 2, row));
    }
    Ok(rows)
}

fn read_line(head: &csv::StringRecord, record: &csv::StringRecord) -> Read {
    let mut answer = AnswerSurvey { way: Way::Import, ..AnswerSurvey::default() };
    let mut no = None;
    for (name, value) in head.iter().zip(record).filter(|(_, value)| !value.is_empty()) {
        let mark = || value.parse::<u8>().map_err(|_| "surveys-import-mark");
        match name {
            "no" => no = CaseNo::parse(value).ok(),
            "comment" => value.clone_into(&mut answer.comment),
            "solved" => {
                answer.solved = match value {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => return Err("surveys-import-solved"),
                }
            }
            _ => match name.strip_prefix("expected.") {
                Some(code) => drop(answer.expected.insert(code.to_owned(), mark()?)),
                None => drop(answer.scores.insert(name.to_owned(), mark()?)),
            },
        }
    }
    Ok((no.ok_or("surveys-import-number")?, answer))
}

/// Writes one answer down; the inner error says in words why it was not taken.
async fn run(app: &App, visit: &Visit, row: Read) -> Result<Result<(), String>, Fail> {
    let l = &visit.l;
    let (no, answer) = match row {
        Ok(row) => row,
        Err(key) => return Ok(Err(l.t(key).into_owned())),
    };
    if visit.case(&no.to_string(), Act::CallBack).await.is_err() {
        return Ok(Err(l.t("surveys-import-number").into_owned()));
    }
    let order = Order::on(visit.actor.clone(), no, Command::AnswerSurvey(answer));
    match app.run(order).await {
        Ok(done) if done.repeated => Ok(Err(l.t("surveys-import-known").into_owned())),
        Ok(_) => Ok(Ok(())),
        Err(Trouble::Refused(refusal)) => Ok(Err(words::refusal(l, refusal).0)),
        Err(Trouble::Invalid(invalid)) => {
            let told: Vec<String> = invalid
                .0
                .iter()
                .map(|it| format!("{}: {}", it.field, words::problem(l, &it.problem)))
                .collect();
            Ok(Err(told.join(" ")))
        }
        Err(trouble) => Err(trouble.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_line_by_line_and_wrong_lines_are_told() {
        let text = "no,solved,overall,empathy,expected.empathy,comment\n\
            20260817-0042-5,yes,4,3,5,\"好，就是慢\"\n\
            20260817-0042-5,maybe,4,3,5,\n\
            nonsense,yes,4,3,5,\n\
            20260817-0042-5,yes,many,3,5,\n";
        let rows = read(text).unwrap();
        let (line, first) = &rows[0];
        let (no, answer) = first.as_ref().unwrap();
        assert_eq!((*line, no.to_string().as_str()), (2, "20260817-0042-5"));
        assert_eq!((answer.scores["overall"], answer.expected["empathy"]), (4, 5));
        assert_eq!(answer.comment, "好，就是慢");
        let wrong: Vec<_> = rows[1..].iter().map(|(_, it)| it.as_ref().unwrap_err()).collect();
        assert_eq!(
            wrong,
            [&"surveys-import-solved", &"surveys-import-number", &"surveys-import-mark"]
        );
        assert_eq!(read("   ").unwrap_err(), "surveys-import-empty");
        assert_eq!(read("a,b\n1,2").unwrap_err(), "surveys-import-no");
        let many = format!("no\n{}", "1\n".repeat(SURVEY_ROWS_MAX + 1));
        assert_eq!(read(&many).unwrap_err(), "surveys-import-many");
    }
}
