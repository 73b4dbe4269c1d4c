//! The small words of a policy: moments a clock starts at, points a warning falls on, people it tells.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Point, Receiver};
use crate::calendar::Span;
use crate::id::PersonId;
use crate::organisation::Role;

/// A moment in the life of a case, written `received`, `milestone:returned` or `broken:repair`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// It was first heard.
    Heard,
    /// It was registered, reopened, or the decision was refused.
    Received,
    /// The customer was told that it was taken in.
    Acknowledged,
    /// One of us first spoke with the customer.
    Contacted,
    /// It was first judged.
    Triaged,
    /// The customer was last told how far it has come; registered, before.
    Progressed,
    /// The decision was told.
    Responded,
    /// The customer agreed to it.
    Agreed,
    /// Everything agreed was paid or done.
    Delivered,
    /// A milestone of the policy was last put on record.
    Milestone(String),
    /// The promise of a clock was broken.
    Broken(String),
}

/// The moments that have no code of their own, by name.
const PLAIN: [(&str, Moment); 9] = [
    ("heard", Moment::Heard),
    ("received", Moment::Received),
    ("acknowledged", Moment::Acknowledged),
    ("contacted", Moment::Contacted),
    ("triaged", Moment::Triaged),
    ("progressed", Moment::Progressed),
    ("responded", Moment::Responded),
    ("agreed", Moment::Agreed),
    ("delivered", Moment::Delivered),
];

impl Moment {
    /// The moments every case may have; a policy's milestones and breaches join them.
    pub fn plain() -> impl Iterator<Item = Moment> {
        PLAIN.into_iter().map(|(_, moment)| moment)
    }

    /// The stable name without the code behind the colon; the key of its words.
    pub fn name(&self) -> &'static str {
        match self {
            Moment::Milestone(_) => "milestone",
            Moment::Broken(_) => "broken",
            plain => PLAIN.iter().find(|(_, it)| it == plain).map_or("", |(name, _)| name),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::Milestone(code) | Moment::Broken(code) => write!(f, "{}:{code}", self.name()),
            plain => f.write_str(plain.name()),
        }
    }
}

impl FromStr for Moment {
    type Err = String;

    fn from_str(text: &str) -> Result<Moment, String> {
        match text.split_once(':') {
            Some(("milestone", code)) if !code.is_empty() => Ok(Moment::Milestone(code.to_owned())),
            Some(("broken", code)) if !code.is_empty() => Ok(Moment::Broken(code.to_owned())),
            _ => PLAIN.iter().find(|(name, _)| *name == text).map(|(_, it)| it.clone()).ok_or_else(
                || {
                    let names: Vec<&str> = PLAIN.iter().map(|(name, _)| *name).collect();
                    format!(
                        "`{text}` is no moment; moments are {}, milestone:<code>, broken:<clock>",
                        names.join(", ")
                    )
                },
            ),
        }
    }
}

impl FromStr for Point {
    type Err = String;

    fn from_str(text: &str) -> Result<Point, String> {
        let span = |text: &str| Span::parse(text).map_err(|error| error.to_string());
        if text == "due" {
            return Ok(Point::Due);
        }
        if let Some(number) = text.strip_suffix('%') {
            let percent = number.parse().ok().filter(|percent| (1..100).contains(percent));
            return percent
                .map(Point::Percent)
                .ok_or_else(|| format!("`{text}` is not from 1% to 99%"));
        }
        match text.split_at_checked(1) {
            Some(("-", rest)) => span(rest).map(Point::Before),
            Some(("+", rest)) => span(rest).map(Point::After),
            _ => Err(format!(
                "`{text}` is no point of time; write `80%`, `-2 hour`, `due` or `+1 working_day`"
            )),
        }
    }
}

impl FromStr for Receiver {
    type Err = String;

    fn from_str(text: &str) -> Result<Receiver, String> {
        match text.split_once(':') {
            None if text == "owner" => Ok(Receiver::Owner),
            None if text == "lead" => Ok(Receiver::Lead(0)),
            Some(("lead", levels)) => levels
                .parse()
                .ok()
                .filter(|levels| *levels <= 9)
                .map(Receiver::Lead)
                .ok_or_else(|| format!("`{text}`: levels are from 0 to 9")),
            Some(("role", code)) => Role::from_code(code)
                .map(Receiver::Role)
                .ok_or_else(|| format!("`{code}` is no role")),
            Some(("person", id)) => PersonId::parse(id)
                .map(Receiver::Person)
                .map_err(|error| format!("`{id}` is nobody's sign-in name: {error}")),
            _ => Err(format!(
                "`{text}` is nobody; write `owner`, `lead`, `lead:1` (one level up), `role:quality` or `person:<sign-in name>`"
            )),
        }
    }
}

macro_rules! read_from_text {
    ($($name:ty),*) => {$(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

read_from_text!(Moment, Point, Receiver);

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
