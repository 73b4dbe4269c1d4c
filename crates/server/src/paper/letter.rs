//! The answer as a formal letter.

use casework::case::{Case, Setting};
use casework::response::Response;
use serde_json::json;

use super::{Look, Paper};
use crate::locale::Reader;
use crate::words;

/// The letter of an answer, in the language of the reader.
pub fn letter(l: &Reader, case: &Case, it: &Response, setting: &Setting<'_>) -> Option<Paper> {
    let complaint = case.complaint()?;
    let organisation = setting.organisation;
    let no = complaint.no.to_string();
    let date = dated(l, it.at);
    let party = &complaint.complainant;
    let address = complaint.fields.get("letter_address").cloned().or(party.address.clone());
    let recipient: Vec<String> = [Some(party.name.clone()), address]
        .into_iter()
        .flatten()
        .filter(|line| !line.is_empty())
        .collect();
    let unit = case.unit.as_ref().map(|id| words::unit(organisation, id).to_owned());
    let owner = case.owner.as_ref().and_then(|id| organisation.people.get(id));
    let person = owner.map(|it| it.name.clone()).unwrap_or_default();
    let phone = owner.and_then(|it| it.phone.clone()).or_else(|| organisation.phone.clone());
    let subject = l.t1("paper-letter-subject", "heading", &complaint.heading);
    // A text that ends with sender and date needs them once.
    let ends = [organisation.name.as_str(), date.as_str()];
    let mut paragraphs: Vec<&str> =
        it.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    while paragraphs.len() > 1 && paragraphs.last().is_some_and(|last| ends.contains(last)) {
        paragraphs.pop();
    }
    Some(Paper {
        name: format!("{no}-{}.pdf", l.t("paper-letter-name")),
        look: Look::Letter,
        values: json!({
            "language": l.tag(),
            "organisation": organisation.name,
            "subject": subject,
            "no": no,
            "date": date,
            "recipient": recipient,
            "paragraphs": paragraphs,
            "indent": if l.tag() == "en" { 0 } else { 2 },
            "unit": unit.unwrap_or_default(),
            "person": person,
            "phone": phone.unwrap_or_default(),
            "labels": {
                "no": l.t("paper-label-no"),
                "date": l.t("paper-label-date"),
                "person": l.t("paper-label-person"),
                "phone": l.t("paper-label-phone"),
            },
        }),
    })
}

/// A day as papers write it.
pub(super) fn dated(l: &Reader, at: jiff::Timestamp) -> String {
    let day = at.to_zoned(l.zone.clone()).date();
    if l.tag() == "en" {
        return day.strftime("%-d %B %Y").to_string();
    }
    l.locale.text_with(
        "paper-date",
        &[
            ("year", day.year().to_string().into()),
            ("month", i64::from(day.month()).into()),
            ("day", i64::from(day.day()).into()),
        ],
    )
}
