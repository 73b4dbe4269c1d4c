//! Key customers: whose cases go through the green channel, why, and until when.
//!
//! The list is the organisation's and stands in its journal, so that nobody is preferred without a trace. A case is
//! marked when it is taken in and stays so; what follows from the mark, a route or a higher priority, is for the
//! pack to say. No other case is touched by it: nobody's promise is shortened because somebody else is preferred.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::intake::Party;
use crate::invalid::{Invalid, Problem};
use crate::limits::{KEY_CUSTOMERS_MAX, LINE_CHARS_MAX};
use crate::organisation::{Organisation, OrganisationEvent, Role};
use crate::permission::{Actor, may_administer};
use crate::refusal::{Objection, Refusal};
use crate::text;

/// A customer who goes through the green channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KeyCustomer {
    /// Telephone number, mail address or customer number as people write it; kept as the customer key.
    pub key: String,
    /// Who it is.
    pub name: String,
    /// Why.
    pub reason: String,
    /// The last day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub until: Date,
}

/// The customer key somebody means: `t:` telephone, `m:` mail, `c:` customer number; one written as a key stays.
pub fn key_of(text: &str) -> Option<String> {
    let text = text::clean_line(text);
    let (kind, rest) = match text.split_once(':') {
        Some((kind @ ("t" | "m" | "c"), rest)) => (Some(kind), rest.to_owned()),
        _ => (None, text.clone()),
    };
    let phone = || text::phone(&rest).map(|it| format!("t:{it}"));
    let mail = || text::is_mail_address(&rest).then(|| format!("m:{}", rest.to_lowercase()));
    let number = || (!rest.is_empty() && !rest.contains('@')).then(|| format!("c:{rest}"));
    match kind {
        Some("t") => phone(),
        Some("m") => mail(),
        Some(_) => number(),
        None => phone().or_else(mail).or_else(number),
    }
}

impl Organisation {
    /// The entry a complainant goes through the green channel by on a day.
    pub fn key_customer(&self, party: &Party, day: Date) -> Option<&KeyCustomer> {
        if self.key_customers.is_empty() {
            return None;
        }
        let keys = [
            party.phone.as_ref().map(|it| format!("t:{it}")),
            party.email.as_ref().map(|it| format!("m:{}", it.to_lowercase())),
            party.customer_no.as_ref().map(|it| format!("c:{it}")),
        ];
        let found = keys.into_iter().flatten().filter_map(|key| self.key_customers.get(&key));
        found.into_iter().find(|it| day <= it.until)
    }
}

/// Who keeps the list: administrators, the quality department and top management.
pub fn may_keep(organisation: &Organisation, actor: &Actor) -> Result<(), Refusal> {
    let keeps = actor
        .person()
        .and_then(|id| organisation.person(id))
        .is_some_and(|it| it.holds(Role::Quality) || it.holds(Role::Manager));
    if keeps { Ok(()) } else { may_administer(organisation, actor) }
}

pub(crate) fn put(
    organisation: &Organisation,
    it: &KeyCustomer,
    actor: &Actor,
) -> Result<Vec<OrganisationEvent>, Objection> {
    may_keep(organisation, actor)?;
    let mut invalid = Invalid::default();
    let key = key_of(&it.key).unwrap_or_default();
    if key.is_empty() || key.chars().count() > LINE_CHARS_MAX {
        invalid.add("key", Problem::Missing);
    }
    let name = invalid.line("name", &it.name, LINE_CHARS_MAX);
    let reason = invalid.line("reason", &it.reason, LINE_CHARS_MAX);
    for (field, value) in [("name", &name), ("reason", &reason)] {
        if value.is_empty() {
            invalid.add(field, Problem::Missing);
        }
    }
    invalid.none_or(())?;
    let it = KeyCustomer { key, name, reason, until: it.until };
    let known = organisation.key_customers.get(&it.key);
    if known.is_none() && organisation.key_customers.len() >= KEY_CUSTOMERS_MAX {
        return Err(Refusal::TooMany.into());
    }
    Ok(if known == Some(&it) { vec![] } else { vec![OrganisationEvent::KeyCustomerPut(it)] })
}

/// One whose time is over when they are put on the list was meant otherwise. Apart, because it needs to know the day.
pub fn in_time(it: &KeyCustomer, today: Date) -> Result<(), Refusal> {
    if it.until < today { Err(Refusal::KeyCustomerOver) } else { Ok(()) }
}

pub(crate) fn drop(
    organisation: &Organisation,
    key: &str,
    actor: &Actor,
) -> Result<Vec<OrganisationEvent>, Objection> {
    may_keep(organisation, actor)?;
    if !organisation.key_customers.contains_key(key) {
        return Err(Refusal::NoSuchKeyCustomer.into());
    }
    Ok(vec![OrganisationEvent::KeyCustomerDropped { key: key.to_owned() }])
}
