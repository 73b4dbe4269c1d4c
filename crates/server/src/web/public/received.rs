//! The page after complaining: the number, what happens next and until when, and the private link.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use super::track::{self, Opened};
use super::{owed, promised, responsible, site, unit};
use crate::fail::Fail;
use crate::guard::Address;
use crate::layout::{self, Outside};
use crate::locale::Reader;
use crate::visit::Guest;

#[derive(Template)]
#[template(path = "public/received.html")]
struct ReceivedPage {
    l: Reader,
    frame: Outside,
    no: String,
    spoken: String,
    heading: String,
    name: String,
    next: Vec<String>,
    unit: String,
    person: String,
    phone: String,
    mail: String,
    link: String,
    address: String,
    code: String,
    files: usize,
    danger: bool,
    at: String,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    sent: String,
}

/// Shows it to whoever has the private link.
pub(super) async fn show(
    guest: Guest,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
    Extension(Address(from)): Extension<Address>,
    headers: HeaderMap,
) -> Result<Response, Fail> {
    let opened = match track::open(&guest, from, &key).await? {
        Ok(opened) => opened,
        Err(response) => return Ok(response),
    };
    Ok(layout::show(&page(&guest, &opened, asked.sent, &headers)?))
}

fn page(
    guest: &Guest,
    opened: &Opened,
    sent: String,
    headers: &HeaderMap,
) -> Result<ReceivedPage, Fail> {
    let l = &guest.l;
    let case = &opened.case;
    let pack = guest.house.pack_of(case)?;
    let complaint = case.complaint().ok_or(Fail::NotFound)?;
    let person = responsible(guest, case);
    let hotline = guest.organisation().phone.clone();
    Ok(ReceivedPage {
        no: opened.no.to_string(),
        spoken: spelled(&opened.no.to_string()),
        heading: complaint.heading.clone(),
        name: complaint.complainant.name.clone(),
        next: owed(case).into_iter().map(|it| promised(l, pack, it)).collect(),
        unit: unit(guest, case),
        person: person.map(|it| it.name.clone()).unwrap_or_default(),
        phone: person.and_then(|it| it.phone.clone()).or(hotline).unwrap_or_default(),
        mail: complaint.complainant.email.clone().unwrap_or_default(),
        address: format!("{}{}", site(&guest.app, headers), opened.path),
        link: opened.path.clone(),
        code: track::grouped(&opened.code),
        files: complaint.attachments.len(),
        danger: complaint.danger,
        at: case.registered_at.map(|at| l.date_time(at)).unwrap_or_default(),
        frame: Outside { done: sent, ..guest.outside() },
        l: l.clone(),
    })
}

/// The number as it is read out: digit by digit, a pause at each dash.
fn spelled(no: &str) -> String {
    let words = no.chars().map(|c| if c == '-' { ",".to_owned() } else { c.to_string() });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_number_is_read_out_digit_by_digit() {
        assert_eq!(super::spelled("20260817-0042-1"), "2 0 2 6 0 8 1 7 , 0 0 4 2 , 1");
    }
}
