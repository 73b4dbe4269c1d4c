//! What a complaint must be like to be taken in: every problem told at once, every text cleaned and measured.

use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan};

use super::{FileRef, Flag, LANGUAGES, Party, Receive, Subject, SubjectKind};
use crate::case::Setting;
use crate::id::{PersonId, UnitId};
use crate::invalid::{Invalid, Problem};
use crate::limits;
use crate::permission::Actor;
use crate::refusal::Objection;
use crate::text;

/// What only we can know is not taken from outside, whatever a form or a program sends along.
fn from_outside(it: &mut Receive) {
    it.heard_by = None;
    it.heard_at = None;
    it.opinion.clear();
    it.emotion = None;
    it.source = None;
    it.past_answer = None;
    it.flags.clear();
}

pub(super) fn checked(receive: &Receive, setting: &Setting<'_>) -> Result<Receive, Objection> {
    let mut invalid = Invalid::default();
    let mut it = receive.clone();
    match setting.actor {
        Actor::Customer => from_outside(&mut it),
        Actor::Import(_) | Actor::Setup => {}
        // An answer from elsewhere closes the case at once: only a record taken over comes with one.
        Actor::Staff(_) | Actor::Partner(_) | Actor::Clock => {
            if it.past_answer.is_some() {
                invalid.add("past_answer", Problem::NotAChoice);
            }
            if !it.flags.is_empty() {
                invalid.add("flags", Problem::NotAChoice);
            }
        }
    }
    check_texts(&mut it, &mut invalid);
    check_party("complainant", &mut it.complainant, &mut invalid);
    if let Some(on_behalf) = &mut it.on_behalf {
        check_party("affected", &mut on_behalf.affected, &mut invalid);
        on_behalf.relation = invalid.line("relation", &on_behalf.relation, limits::LINE_CHARS_MAX);
    }
    // Who writes to us from outside cannot be answered without an address or a number.
    let unreachable = it.complainant.phone.is_none() && it.complainant.email.is_none();
    let complained = invalid.0.iter().any(|problem| problem.field.starts_with("complainant."));
    if *setting.actor == Actor::Customer && unreachable && !complained {
        invalid.add("complainant.phone", Problem::NoWayToAnswer);
    }
    check_times(&it, setting, &mut invalid);
    check_lists(&mut it, setting, &mut invalid);
    check_known(&mut it, setting, &mut invalid);
    Ok(invalid.none_or(it)?)
}

fn check_texts(it: &mut Receive, invalid: &mut Invalid) {
    it.narrative = invalid.required("narrative", &it.narrative, limits::NARRATIVE_CHARS_MAX);
    it.wish = invalid.optional("wish", &it.wish, limits::WISH_CHARS_MAX);
    it.opinion = invalid.optional("opinion", &it.opinion, limits::NOTE_CHARS_MAX);
    it.place = invalid.line("place", &it.place, limits::LINE_CHARS_MAX);
    it.heading = invalid.line("heading", &it.heading, limits::LINE_CHARS_MAX);
    if it.heading.is_empty() {
        it.heading = text::shorten(&it.narrative, 40);
    }
    if it.language.as_ref().is_some_and(|tag| !LANGUAGES.contains(&tag.as_str())) {
        invalid.add("language", Problem::NotAChoice);
    }
    it.call_times = it.call_times.as_ref().map(|it| it.checked("call_times.", invalid));
    if let Some(past) = &mut it.past_answer {
        past.text = invalid.optional("past_answer.text", &past.text, limits::NARRATIVE_CHARS_MAX);
    }
    if let Some(source) = &mut it.source {
        for (field, value) in
            [("source.system", &mut source.system), ("source.number", &mut source.number)]
        {
            *value = invalid.line(field, value, limits::LINE_CHARS_MAX);
            if value.is_empty() {
                invalid.add(field, Problem::Missing);
            }
        }
        // System and number are one key with a stroke between them; a stroke in the first would blur two keys.
        if source.system.contains('/') {
            invalid.add("source.system", Problem::NotACode);
        }
    }
}

/// Cleans a person outside and notes what is wrong.
pub(crate) fn check_party(prefix: &str, party: &mut Party, invalid: &mut Invalid) {
    party.name = invalid.line(&format!("{prefix}.name"), &party.name, limits::LINE_CHARS_MAX);
    if let Some(raw) = party.phone.take().filter(|raw| !raw.trim().is_empty()) {
        if text::phone(&raw).is_none() {
            invalid.add(&format!("{prefix}.phone"), Problem::NotAPhone);
        }
        party.phone = text::phone(&raw);
    }
    if let Some(raw) =
        party.email.take().map(|raw| text::clean_line(&raw)).filter(|raw| !raw.is_empty())
    {
        if !text::is_mail_address(&raw) {
            invalid.add(&format!("{prefix}.email"), Problem::NotAMailAddress);
        }
        party.email = Some(raw);
    }
    for (name, field) in [("address", &mut party.address), ("customer_no", &mut party.customer_no)]
    {
        *field = field
            .take()
            .map(|raw| invalid.line(&format!("{prefix}.{name}"), &raw, limits::LINE_CHARS_MAX));
        field.take_if(|line| line.is_empty());
    }
}

/// Notes a time in the future (beyond a little skew) or before [`limits::EARLIEST_YEAR`].
pub(crate) fn check_past(field: &str, at: Timestamp, setting: &Setting<'_>, invalid: &mut Invalid) {
    if at > setting.now + limits::CLOCK_SKEW_MINUTES.minutes() {
        invalid.add(field, Problem::InTheFuture);
    }
    if at.to_zoned(setting.calendar.zone().clone()).year() < limits::EARLIEST_YEAR {
        invalid.add(field, Problem::TooLongAgo);
    }
}

fn check_times(it: &Receive, setting: &Setting<'_>, invalid: &mut Invalid) {
    for (field, at) in [("happened_at", it.happened_at), ("heard_at", it.heard_at)] {
        if let Some(at) = at {
            check_past(field, at, setting, invalid);
        }
    }
    if let Some(at) = it.past_answer.as_ref().and_then(|past| past.at) {
        check_past("past_answer.at", at, setting, invalid);
        let before = it.heard_at.is_some_and(|heard| at < heard);
        if before && !it.flags.contains(&Flag::AnsweredBeforeReceived) {
            invalid.add("past_answer.at", Problem::BeforeItBegan);
        }
    }
}

fn check_lists(it: &mut Receive, setting: &Setting<'_>, invalid: &mut Invalid) {
    let too_many = [
        ("subjects", it.subjects.len(), limits::SUBJECTS_MAX),
        ("fields", it.fields.len(), limits::FIELDS_MAX),
        ("attachments", it.attachments.len(), limits::ATTACHMENTS_MAX),
    ]
    .map(|(field, found, max)| {
        if found > max {
            invalid.add(field, Problem::TooMany { max });
        }
        found > max
    });
    if too_many.contains(&true) {
        // A list of a million entries is refused for its length, not looked through.
        return;
    }
    for (n, subject) in it.subjects.iter_mut().enumerate() {
        check_subject(&format!("subjects.{n}.number"), subject, setting, invalid);
    }
    it.subjects.sort();
    it.subjects.dedup();
    for (n, file) in it.attachments.iter_mut().enumerate() {
        check_file(&format!("attachments.{n}"), file, invalid);
    }
    let mut seen = BTreeSet::new();
    it.attachments.retain(|file| seen.insert(file.digest.clone()));
    setting.pack.check_fields(it, invalid);
}

fn check_subject(field: &str, subject: &mut Subject, setting: &Setting<'_>, invalid: &mut Invalid) {
    subject.number = invalid.line(field, &subject.number, limits::LINE_CHARS_MAX);
    if subject.number.is_empty() {
        if !invalid.0.iter().any(|problem| problem.field == field) {
            invalid.add(field, Problem::Missing);
        }
        return;
    }
    let organisation = setting.organisation;
    let known = match subject.kind {
        SubjectKind::Person => {
            PersonId::parse(&subject.number).is_ok_and(|id| organisation.people.contains_key(&id))
        }
        SubjectKind::Unit => {
            UnitId::parse(&subject.number).is_ok_and(|id| organisation.units.contains_key(&id))
        }
        _ => true,
    };
    if !known {
        invalid.add(field, Problem::NotAChoice);
    }
}

/// Checks what is known of a file; its bytes were looked at when they came in.
pub(crate) fn check_file(field: &str, file: &mut FileRef, invalid: &mut Invalid) {
    let is_digest = file.digest.len() == 64
        && file.digest.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if !is_digest {
        invalid.add(&format!("{field}.digest"), Problem::NotACode);
    }
    file.name = invalid.line(&format!("{field}.name"), &file.name, limits::LINE_CHARS_MAX);
    file.media = invalid.line(&format!("{field}.media"), &file.media, limits::LINE_CHARS_MAX);
    if file.bytes > limits::ATTACHMENT_BYTES_MAX {
        invalid.add(field, Problem::FileTooLarge { max: limits::ATTACHMENT_BYTES_MAX });
    }
}

fn check_known(it: &mut Receive, setting: &Setting<'_>, invalid: &mut Invalid) {
    let organisation = setting.organisation;
    if it.pack != setting.pack.id {
        invalid.add("pack", Problem::NotAChoice);
    }
    if it.unit.as_ref().is_some_and(|unit| organisation.unit(unit).is_none()) {
        invalid.add("unit", Problem::NotAChoice);
    }
    if it.heard_by.as_ref().is_some_and(|person| organisation.person(person).is_none()) {
        invalid.add("heard_by", Problem::NotAChoice);
    }
    if it.category.as_ref().is_some_and(|category| !setting.pack.is_leaf(category)) {
        invalid.add("category", Problem::NotAChoice);
    }
}
