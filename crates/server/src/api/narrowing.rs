//! What a list of cases is narrowed by in a query: one table for reading it and for describing it.

use casework::calendar::Calendar;
use casework::id::{CategoryCode, PackId, PersonId, UnitId};
use casework::intake::Channel;
use casework::organisation::Organisation;
use casework::point::Finding;
use casework::triage::{Kind, Nature, Priority};
use casework::view::Stage;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use store::{Filters, Period};

use super::request::unknown;
use crate::fail::Fail;

/// What a parameter is measured against.
pub(super) struct Ground<'a> {
    pub(super) organisation: &'a Organisation,
    pub(super) calendar: &'a Calendar,
    pub(super) now: Timestamp,
}

type Set = fn(&mut Filters, &str, &Ground<'_>) -> Result<(), &'static str>;

/// One way to narrow a list.
pub(super) struct Narrowing {
    /// The parameter's name.
    pub(super) name: &'static str,
    /// What it means.
    pub(super) means: &'static str,
    /// Its schema.
    pub(super) schema: fn() -> Value,
    set: Set,
}

const fn by(name: &'static str, means: &'static str, schema: fn() -> Value, set: Set) -> Narrowing {
    Narrowing { name, means, schema, set }
}

const CHOICE: &str = "one of the choices";
const CODE: &str = "a code";
const YES_NO: &str = "true or false";
const TIME: &str = "a time as in RFC 3339, or a date in the calendar's zone";

/// Every way to narrow a list of cases.
pub(super) static NARROWINGS: &[Narrowing] = &[
    by("open", "Open cases (`true`) or closed ones (`false`).", yes_no, |f, v, _| {
        f.open = Some(truth(v)?);
        Ok(())
    }),
    by("stage", "Any of these stages, separated by commas.", stages, |f, v, _| {
        f.stages = v.split(',').map(choice).collect::<Result<_, _>>()?;
        Ok(())
    }),
    by("unit", "This unit and the units below it.", code, |f, v, ground| {
        let unit = UnitId::parse(v).map_err(|_| CODE)?;
        if !ground.organisation.units.contains_key(&unit) {
            return Err("the code of a unit");
        }
        f.units = ground.organisation.subtree(&unit).into_iter().collect();
        Ok(())
    }),
    by("owner", "This owner.", code, |f, v, _| {
        f.owner = Some(PersonId::parse(v).map_err(|_| CODE)?);
        Ok(())
    }),
    by("without_owner", "Nobody owns it.", yes_no, |f, v, _| {
        f.without_owner = truth(v)?;
        Ok(())
    }),
    by(
        "repeat",
        "Repeats of an earlier case, by the rule of their pack or marked as one.",
        yes_no,
        |f, v, _| {
            f.repeat = truth(v)?;
            Ok(())
        },
    ),
    by("category", "This category and those below it.", code, |f, v, _| {
        f.category = Some(CategoryCode::parse(v).map_err(|_| CODE)?);
        Ok(())
    }),
    by(
        "kind",
        "What was put to us.",
        || one_of(&codes(Kind::ALL)),
        |f, v, _| {
            f.kind = Some(choice(v)?);
            Ok(())
        },
    ),
    by(
        "nature",
        "Whether it is justified.",
        || one_of(&codes(Nature::ALL)),
        |f, v, _| {
            f.nature = Some(choice(v)?);
            Ok(())
        },
    ),
    by(
        "priority",
        "This priority.",
        || one_of(&codes(Priority::ALL)),
        |f, v, _| {
            f.priority = Some(choice(v)?);
            Ok(())
        },
    ),
    by(
        "channel",
        "How it reached us.",
        || one_of(&codes(Channel::ALL)),
        |f, v, _| {
            f.channel = Some(choice(v)?);
            Ok(())
        },
    ),
    by("pack", "Judged under this pack.", code, |f, v, _| {
        f.pack = Some(PackId::parse(v).map_err(|_| CODE)?);
        Ok(())
    }),
    by(
        "finding",
        "With this overall finding.",
        || one_of(&codes(Finding::ALL)),
        |f, v, _| {
            f.finding = Some(choice(v)?);
            Ok(())
        },
    ),
    by("overdue", "Something owed was due before now.", yes_no, |f, v, ground| {
        f.overdue = truth(v)?.then_some(ground.now);
        Ok(())
    }),
    by("broken", "With a promise broken and still owed, or without.", yes_no, |f, v, _| {
        f.broken = Some(truth(v)?);
        Ok(())
    }),
    by("merged", "Merged into another case, or not.", yes_no, |f, v, _| {
        f.merged = Some(truth(v)?);
        Ok(())
    }),
    by("due_from", "Something owed falls due at or after this time.", time, |f, v, ground| {
        from(&mut f.due, v, ground)
    }),
    by("due_to", "Something owed falls due before this time.", time, |f, v, ground| {
        to(&mut f.due, v, ground)
    }),
    by("received_from", "First heard at or after this time.", time, |f, v, ground| {
        from(&mut f.received, v, ground)
    }),
    by("received_to", "First heard before this time.", time, |f, v, ground| {
        to(&mut f.received, v, ground)
    }),
    by("closed_from", "Closed at or after this time.", time, |f, v, ground| {
        from(&mut f.closed, v, ground)
    }),
    by("closed_to", "Closed before this time.", time, |f, v, ground| to(&mut f.closed, v, ground)),
];

/// Sets the filter of one parameter.
pub(super) fn narrow(
    filters: &mut Filters,
    name: &str,
    value: &str,
    ground: &Ground<'_>,
) -> Result<(), Fail> {
    let Some(narrowing) = NARROWINGS.iter().find(|it| it.name == name) else {
        return Err(unknown(name, "lists of cases have no such parameter"));
    };
    (narrowing.set)(filters, value, ground).map_err(|wanted| wrong(name, wanted))
}

/// A parameter with a value that means nothing.
pub(super) fn wrong(name: &str, wanted: &str) -> Fail {
    Fail::Field {
        field: name.to_owned(),
        code: "wrong_value",
        reason: format!("{wanted} is wanted"),
    }
}

fn truth(value: &str) -> Result<bool, &'static str> {
    value.parse().map_err(|_| YES_NO)
}

fn choice<T: DeserializeOwned>(value: &str) -> Result<T, &'static str> {
    serde_json::from_value(Value::String(value.to_owned())).map_err(|_| CHOICE)
}

/// An instant, or the beginning of a day in the calendar's zone.
pub(super) fn instant(value: &str, calendar: &Calendar) -> Result<Timestamp, &'static str> {
    if let Ok(at) = value.parse::<Timestamp>() {
        return Ok(at);
    }
    let date: Date = value.parse().map_err(|_| TIME)?;
    calendar.start_of_day(date).map_err(|_| TIME)
}

fn from(period: &mut Period, value: &str, ground: &Ground<'_>) -> Result<(), &'static str> {
    period.from = Some(instant(value, ground.calendar)?);
    Ok(())
}

fn to(period: &mut Period, value: &str, ground: &Ground<'_>) -> Result<(), &'static str> {
    period.to = Some(instant(value, ground.calendar)?);
    Ok(())
}

fn codes<T: serde::Serialize>(all: &[T]) -> Vec<String> {
    all.iter().map(crate::words::code).collect()
}

fn one_of(codes: &[String]) -> Value {
    json!({ "type": "string", "enum": codes })
}

fn yes_no() -> Value {
    json!({ "type": "boolean" })
}

fn code() -> Value {
    json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{0,63}$" })
}

/// A time or a date.
pub(super) fn time() -> Value {
    json!({ "type": "string", "examples": ["2026-08-17", "2026-08-17T01:30:00Z"], "maxLength": 40 })
}

fn stages() -> Value {
    let one = codes(Stage::ALL).join("|");
    json!({ "type": "string", "pattern": format!("^({one})(,({one}))*$") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(name: &str, value: &str) -> Result<Filters, Fail> {
        let (organisation, calendar) = (Organisation::default(), Calendar::china());
        let ground =
            Ground { organisation: &organisation, calendar: &calendar, now: Timestamp::UNIX_EPOCH };
        let mut filters = Filters::default();
        narrow(&mut filters, name, value, &ground).map(|()| filters)
    }

    #[test]
    fn parameters_become_filters() {
        assert_eq!(set("open", "true").unwrap().open, Some(true));
        assert_eq!(
            set("stage", "received,working").unwrap().stages,
            [Stage::Received, Stage::Working]
        );
        assert_eq!(set("priority", "P1").unwrap().priority, Some(Priority::P1));
        let from = set("received_from", "2026-08-17").unwrap().received.from.unwrap();
        assert_eq!(
            from.to_string(),
            "2026-08-16T16:00:00Z",
            "the day begins in the calendar's zone"
        );
    }

    #[test]
    fn what_means_nothing_is_named() {
        for (name, value) in
            [("open", "maybe"), ("stage", "lost"), ("due_to", "tomorrow"), ("colour", "red")]
        {
            let Err(Fail::Field { field, .. }) = set(name, value) else {
                panic!("{name}={value} must be refused")
            };
            assert_eq!(field, name);
        }
    }
}
