//! What the public form says, as a complaint. Everything that is wrong is told at once.

use casework::case::{Case, Command, decide};
use casework::id::{CategoryCode, UnitId};
use casework::intake::{Channel, OnBehalf, Party, Receive, Recurrence};
use casework::invalid::{Invalid, Problem};
use casework::pack::Pack;
use casework::permission::Actor;
use casework::refusal::Objection;
use casework::text;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::de::DeserializeOwned;

use super::super::file::Sent;
use crate::form;
use crate::visit::Guest;

/// Reads the form and asks the rules about it, without doing anything yet.
pub(super) fn complaint(guest: &Guest, pack: &Pack, sent: &Sent) -> (Receive, Invalid) {
    let mut invalid = Invalid::default();
    let it = receive(guest, pack, sent, &mut invalid);
    let actor = Actor::Customer;
    let setting = guest.house.setting(pack, &actor, guest.now);
    if let Err(Objection::Invalid(more)) =
        decide(&Case::default(), &Command::Receive(Box::new(it.clone())), &setting)
    {
        let known: Vec<String> = invalid.0.iter().map(|it| it.field.clone()).collect();
        invalid.0.extend(more.0.into_iter().filter(|it| !known.contains(&shown_as(&it.field))));
    }
    (it, invalid)
}

/// Under which name the form shows a field of the complaint.
pub(super) fn shown_as(field: &str) -> String {
    match field {
        "happened_at" => "happened_on",
        "attachments" => "photos",
        other => other,
    }
    .to_owned()
}

fn receive(guest: &Guest, pack: &Pack, sent: &Sent, invalid: &mut Invalid) -> Receive {
    let pairs = &sent.pairs;
    let line = |name: &str| form::field(pairs, name).to_owned();
    let some = |name: &str| Some(line(name)).filter(|it| !it.trim().is_empty());
    let mut it = Receive::new(pack.id.clone(), Channel::Web, form::field(pairs, "narrative"));
    it.wish = line("wish");
    it.place = line("place");
    it.danger = form::field(pairs, "danger") == "yes";
    it.complainant = Party {
        name: line("complainant.name"),
        phone: some("complainant.phone"),
        email: some("complainant.email"),
        ..Party::default()
    };
    let affected =
        Party { name: line("affected.name"), phone: some("affected.phone"), ..Party::default() };
    let relation = line("relation");
    if !affected.name.trim().is_empty() || affected.phone.is_some() || !relation.trim().is_empty() {
        it.on_behalf = Some(OnBehalf { affected, relation });
    }
    it.happened_at = happened(
        form::field(pairs, "happened_on"),
        form::field(pairs, "happened_time"),
        guest,
        invalid,
    );
    it.category = choice(pairs, "category", invalid, |code| CategoryCode::parse(code).ok());
    it.recurrence = choice(pairs, "recurrence", invalid, code::<Recurrence>);
    // A code on a wall outlives the unit it names: then the complaint is nobody's yet, and none the worse.
    it.unit = UnitId::parse(form::field(pairs, "unit"))
        .ok()
        .filter(|id| guest.organisation().unit(id).is_some());
    for (name, value) in pairs {
        if let Some(id) = name.strip_prefix("fields.")
            && !value.trim().is_empty()
        {
            it.fields.insert(id.to_owned(), value.clone());
        }
    }
    it.attachments = sent.files.clone();
    it.language = Some(guest.l.tag().to_owned());
    it
}

fn code<T: DeserializeOwned>(code: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).ok()
}

fn choice<T>(
    pairs: &form::Pairs,
    name: &str,
    invalid: &mut Invalid,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let given = form::field(pairs, name).trim();
    let found = read(given).filter(|_| !given.is_empty());
    if found.is_none() && !given.is_empty() {
        invalid.add(name, Problem::NotAChoice);
    }
    found
}

fn happened(day: &str, hour: &str, guest: &Guest, invalid: &mut Invalid) -> Option<Timestamp> {
    let zone = guest.house.calendar.zone();
    let today = guest.now.to_zoned(zone.clone()).date();
    if day.trim().is_empty() && hour.trim().is_empty() {
        return None;
    }
    let at = (if day.trim().is_empty() { Some(today) } else { date(day, today) })
        .ok_or("happened_on")
        .and_then(|day| Ok((day, time(hour).ok_or("happened_time")?)));
    match at {
        Ok((day, hour)) => moment(day, hour, zone),
        Err(field) => {
            invalid.add(field, Problem::NotATime);
            None
        }
    }
}

fn moment(day: Date, hour: Time, zone: &TimeZone) -> Option<Timestamp> {
    Some(day.to_datetime(hour).to_zoned(zone.clone()).ok()?.timestamp())
}

/// The numbers in a text, whatever stands between them.
fn numbers(text: &str) -> Option<Vec<i16>> {
    let half = text::half_width(text.trim());
    let parts = half.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().ok()).collect()
}

/// A day as old telephones and old hands write it: `2026-08-17`, `2026/8/17`, with the words for year, month
/// and day, or without the year, which is then the last one that has come.
fn date(text: &str, today: Date) -> Option<Date> {
    match numbers(text)?.as_slice() {
        [year, month, day] => {
            Date::new(*year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?).ok()
        }
        [month, day] => {
            let of =
                |year| Date::new(year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?).ok();
            of(today.year()).filter(|day| *day <= today).or_else(|| of(today.year() - 1))
        }
        _ => None,
    }
}

/// `9:30`, `9`, or nothing, which is the beginning of the day.
fn time(text: &str) -> Option<Time> {
    match numbers(text)?.as_slice() {
        [] => text.trim().is_empty().then_some(Time::midnight()),
        [hour] => Time::new(i8::try_from(*hour).ok()?, 0, 0, 0).ok(),
        [hour, minute, ..] => {
            Time::new(i8::try_from(*hour).ok()?, i8::try_from(*minute).ok()?, 0, 0).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let today = jiff::civil::date(2026, 8, 17);
        for (text, day) in [
            ("2026-08-17", Some((2026, 8, 17))),
            ("2026/8/1", Some((2026, 8, 1))),
            ("2026年8月1日", Some((2026, 8, 1))),
            ("２０２６．８．１", Some((2026, 8, 1))),
            ("8月16日", Some((2026, 8, 16))),
            ("12.31", Some((2025, 12, 31))),
            ("2026-02-30", None),
            ("上周二", None),
            ("26", None),
            ("99999-1-1", None),
        ] {
            assert_eq!(
                date(text, today),
                day.map(|(y, m, d)| jiff::civil::date(y, m, d)),
                "{text}"
            );
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, at) in [
            ("", Some((0, 0))),
            ("09:30", Some((9, 30))),
            ("９：３０", Some((9, 30))),
            ("9点", Some((9, 0))),
            ("25:00", None),
            ("晚上", None),
        ] {
            assert_eq!(time(text), at.map(|(h, m)| jiff::civil::time(h, m, 0, 0)), "{text}");
        }
    }
}
