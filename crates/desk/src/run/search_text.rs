//! What of a case can be searched for.

use casework::case::Event;

/// The text of an event that search should find; empty for most.
pub(super) fn search_text(event: &Event) -> String {
    match event {
        Event::Received(it) => {
            let party = &it.complainant;
            let mut parts = vec![
                it.no.to_string(),
                it.heading.clone(),
                it.narrative.clone(),
                it.wish.clone(),
                it.place.clone(),
                party.name.clone(),
            ];
            parts.extend(party.phone.clone());
            parts.extend(party.email.clone());
            parts.extend(party.customer_no.clone());
            parts.extend(it.subjects.iter().map(|subject| subject.number.clone()));
            parts.extend(it.fields.values().cloned());
            parts.extend(it.source.as_ref().map(|source| source.number.clone()));
            parts.retain(|part| !part.is_empty());
            parts.join("\n")
        }
        Event::PointAdded(it) if it.n > 1 => it.what.clone(),
        Event::PointAnswered { text, .. }
        | Event::InformationAdded { text }
        | Event::Urged { text } => text.clone(),
        Event::FindingRecorded { finding, .. } => finding.reasons.clone(),
        Event::ContactAdded(it) => it.text.clone(),
        Event::Responded(it) => it.text.clone(),
        Event::Closed(it) => {
            format!("{}\n{}\n{}", it.summary, it.lesson.cause, it.lesson.prevention)
                .trim()
                .to_owned()
        }
        _ => String::new(),
    }
}
