//! Repeats for programs: which earlier cases of a customer a complaint would repeat, asked before it is filed.
//!
//! The same rule and the same cases as beside the phone form: those the key's person may open, found by the customer
//! in one stretch of an index, however large the register is.

use axum::Json;
use axum::response::{IntoResponse, Response};
use casework::id::{CategoryCode, PackId, UnitId};
use casework::intake::Party;
use casework::limits::LINE_CHARS_MAX;
use casework::permission::{Act, Standing, may};
use casework::repeat::{Known, Same, Traits};
use casework::{text, view};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::list::Summary;
use super::narrowing::wrong;
use super::request::{Call, unknown};
use crate::fail::Fail;

/// The newest cases of the customer that are looked at.
pub(super) const EARLIER_MAX: usize = 20;

/// What a repeat is asked by: name and meaning.
pub(super) const ASKED_BY: &[(&str, &str)] = &[
    ("pack", "The pack whose rule is asked; one in force. Wanted."),
    (
        "phone",
        "The customer's telephone number, however it is written. One of the three that tell who they are is wanted; a telephone number comes before a mail address, and that before a customer number.",
    ),
    ("email", "The customer's mail address."),
    ("customer_no", "The customer's number in your own books."),
    ("category", "What it is about, as far as it is known."),
    ("unit", "The unit that will be responsible, as far as it is known."),
];

/// Earlier cases of a customer which a complaint would repeat now, by the rule of its pack.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RepeatList")]
pub(super) struct RepeatsView {
    /// Days within which it comes again; 0 where the pack has no rule.
    days: u32,
    /// What must be the same: `category`, `branch`, `unit`, `site` or `field:<code of a field>`.
    same: Vec<String>,
    /// The cases, newest first, open and closed; their numbers are what `repeat_of` takes.
    cases: Vec<Summary>,
}

/// The parameter's schema.
pub(super) fn schema_of(name: &str) -> Value {
    let mut schema = json!({ "type": "string", "maxLength": LINE_CHARS_MAX });
    if name == "email" {
        schema["format"] = json!("email");
    }
    schema
}

#[derive(Default)]
struct Asked {
    pack: Option<PackId>,
    party: Party,
    category: Option<CategoryCode>,
    unit: Option<UnitId>,
}

fn asked(call: &Call) -> Result<Asked, Fail> {
    let mut asked = Asked::default();
    for (name, value) in &call.query {
        let line = Some(text::clean_line(value)).filter(|it| !it.is_empty());
        if value.chars().count() > LINE_CHARS_MAX {
            return Err(wrong(name, &format!("a text of at most {LINE_CHARS_MAX} characters")));
        }
        match name.as_str() {
            "pack" => asked.pack = Some(code(name, PackId::parse(value))?),
            "category" => asked.category = Some(code(name, CategoryCode::parse(value))?),
            "unit" => asked.unit = Some(code(name, UnitId::parse(value))?),
            "phone" => {
                let phone = text::phone(value).ok_or_else(|| wrong(name, "a telephone number"))?;
                asked.party.phone = Some(phone);
            }
            "email" if text::is_mail_address(value) => asked.party.email = line,
            "email" => return Err(wrong(name, "a mail address")),
            "customer_no" => asked.party.customer_no = line,
            name => return Err(unknown(name, "repeats have no such parameter")),
        }
    }
    Ok(asked)
}

fn code<T, E>(name: &str, parsed: Result<T, E>) -> Result<T, Fail> {
    parsed.map_err(|_| wrong(name, "a code"))
}

/// Lists the cases a complaint would repeat.
pub(super) async fn repeats(call: Call) -> Result<Response, Fail> {
    let visit = &call.visit;
    // Who may take a complaint in may ask whose it is, and nobody else.
    may(visit.organisation(), &visit.actor, &Standing::default(), Act::Receive)?;
    let Asked { pack, party, category, unit } = asked(&call)?;
    let pack = pack.as_ref().and_then(|id| visit.house.pack(id));
    let pack = pack.ok_or_else(|| wrong("pack", "the code of a pack in force"))?;
    if category.as_ref().is_some_and(|it| pack.category(it).is_none()) {
        return Err(wrong("category", "a category of the pack"));
    }
    if unit.as_ref().is_some_and(|it| !visit.organisation().units.contains_key(it)) {
        return Err(wrong("unit", "the code of a unit"));
    }
    let key = view::party_key(&party)
        .ok_or_else(|| wrong("phone", "one of `phone`, `email` and `customer_no`"))?;
    let (org, scope) = (visit.app.desk().org(), visit.scope());
    let earlier = visit
        .app
        .read(move |register| register.history_of(org, &scope, &key, None, EARLIER_MAX))
        .await
        .map_err(Fail::from)?;
    let nothing = Traits::default();
    let now = Known {
        received_at: visit.now,
        id: None,
        category: category.as_ref(),
        unit: unit.as_ref(),
        traits: &nothing,
    };
    let rule = &pack.repeat;
    let repeated = earlier.into_iter().filter(|row| rule.repeats_case(&now, row));
    let view = RepeatsView {
        days: rule.days,
        same: rule.same.iter().cloned().map(<String as From<Same>>::from).collect(),
        cases: repeated.map(Summary::from).collect(),
    };
    Ok(Json(view).into_response())
}
