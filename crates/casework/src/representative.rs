//! Representatives: the few who speak for a group, so that everybody hears the same and nobody is spoken for unasked.
//!
//! They speak on the case they are named on. A case it is linked to is somebody's own and keeps its own word.

use serde::{Deserialize, Serialize};

use crate::case::{Case, Event, Setting};
use crate::intake::{LANGUAGES, Party, check_party};
use crate::invalid::{Invalid, Problem};
use crate::limits::REPRESENTATIVES_MAX;
use crate::refusal::{Objection, Refusal};
use crate::text;

/// Somebody who speaks for a group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Representative {
    /// Name; no two on a case have the same.
    pub name: String,
    /// Telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Mail address: letters to the customer go there too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The language of their letters; that of the complaint when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// Naming those who speak for the group, as it is handed in: the whole list, in place of the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NameRepresentatives {
    /// Who speaks; nobody when empty.
    pub people: Vec<Representative>,
}

impl Case {
    /// The representative called so.
    pub fn representative(&self, name: &str) -> Option<&Representative> {
        self.representatives.iter().find(|it| it.name == name)
    }
}

pub(crate) fn name(
    case: &Case,
    it: &NameRepresentatives,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    if it.people.len() > REPRESENTATIVES_MAX {
        // A list of a million entries is refused for its length, not looked through.
        invalid.add("people", Problem::TooMany { max: REPRESENTATIVES_MAX });
        return Err(invalid.into());
    }
    let mut people: Vec<Representative> = Vec::new();
    for (n, raw) in it.people.iter().enumerate() {
        let checked = checked(&format!("people.{n}"), raw, &people, &mut invalid);
        people.push(checked);
    }
    invalid.none_or(())?;
    if case.representatives == people {
        return Ok(vec![]);
    }
    let limit = setting.pack.policy_of(case).1.representatives_max();
    if limit.is_some_and(|limit| people.len() > limit) {
        return Err(Refusal::TooManyRepresentatives.into());
    }
    Ok(vec![Event::RepresentativesNamed { people }])
}

/// One of them with every problem noted, beside those who stand before them.
fn checked(
    field: &str,
    raw: &Representative,
    before: &[Representative],
    invalid: &mut Invalid,
) -> Representative {
    let noted = invalid.0.len();
    let mut party = Party {
        name: raw.name.clone(),
        phone: raw.phone.clone(),
        email: raw.email.clone(),
        ..Party::default()
    };
    check_party(field, &mut party, invalid);
    let Party { name, phone, email, .. } = party;
    let of_name = format!("{field}.name");
    if name.is_empty() && !invalid.0.iter().skip(noted).any(|it| it.field == of_name) {
        invalid.add(&of_name, Problem::Missing);
    }
    let language = raw.language.clone().filter(|tag| !tag.is_empty());
    if language.as_ref().is_some_and(|tag| !LANGUAGES.contains(&tag.as_str())) {
        invalid.add(&format!("{field}.language"), Problem::NotAChoice);
    }
    if phone.is_none() && email.is_none() && invalid.0.len() == noted {
        invalid.add(&format!("{field}.phone"), Problem::NoWayToAnswer);
    }
    let mail = |it: &Representative| it.email.as_ref().map(|mail| mail.to_lowercase());
    let given = Representative { name, phone, email, language };
    let named = !given.name.is_empty();
    let twice = [
        ("name", named && before.iter().any(|it| it.name == given.name)),
        ("phone", given.phone.is_some() && before.iter().any(|it| it.phone == given.phone)),
        ("email", given.email.is_some() && before.iter().any(|it| mail(it) == mail(&given))),
    ];
    for (last, _) in twice.iter().filter(|(_, twice)| *twice) {
        invalid.add(&format!("{field}.{last}"), Problem::Twice);
    }
    given
}

/// Which representative spoke, as their name stands on the list.
pub(crate) fn speaker(case: &Case, by: Option<&String>, invalid: &mut Invalid) -> Option<String> {
    let name = by.map(|raw| text::clean_line(raw)).filter(|name| !name.is_empty())?;
    if case.representative(&name).is_none() {
        invalid.add("by", Problem::NotAChoice);
    }
    Some(name)
}
