//! Conditions in packs: CEL expressions over the facts of a case. A known small language that always ends.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

use cel::common::types::{CelBool, CelInt, CelString};
use cel::common::value::CowVal;
use serde::{Deserialize, Deserializer};

use crate::case::{Case, Setting};
use crate::intake::{Flag, Receive};
use crate::reply_check::Outgoing;
use crate::view;

/// Characters a condition may have; longer ones nobody can read.
const CONDITION_CHARS_MAX: usize = 500;

/// The language with its functions. Putting it together costs a hundred times what a condition does.
static LANGUAGE: LazyLock<Arc<cel::Env>> = LazyLock::new(|| Arc::new(cel::Env::stdlib()));

/// A compiled condition.
#[derive(Clone)]
pub struct Condition {
    text: String,
    program: Arc<cel::Program>,
}

impl fmt::Debug for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Condition({})", self.text)
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Condition::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// One fact.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fact {
    /// A text; empty when not known.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
}

/// The facts conditions speak about. Their names are part of the pack format.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    plain: BTreeMap<&'static str, Fact>,
    fields: BTreeMap<String, String>,
}

/// The names a condition may use.
pub(crate) const FACT_NAMES: &[&str] = &[
    "channel",
    "kind",
    "nature",
    "category",
    "priority",
    "danger",
    "key_customer",
    "unit",
    "severity",
    "safety",
    "complexity",
    "impact",
    "immediacy",
    "severity_sum",
    "recurrence",
    "emotion",
    "source",
    "wish",
    "points",
    "reopenings",
    "returns",
    "urges",
    "stage",
    "overdue",
    "remedy_minor",
    "told",
    "means",
    "finding",
    "responses",
    "apology_due",
    "rights_due",
    "more_due",
    "fields",
];

fn code_of<T: serde::Serialize>(value: Option<&T>) -> Fact {
    let json = value.and_then(|value| serde_json::to_value(value).ok());
    Fact::Text(json.and_then(|json| json.as_str().map(str::to_owned)).unwrap_or_default())
}

impl Facts {
    /// The facts of a case.
    pub fn of(case: &Case, _setting: &Setting<'_>) -> Facts {
        let Some(complaint) = case.complaint() else { return Facts::default() };
        let mut facts = Facts::of_intake(complaint);
        let count = |n: usize| Fact::Number(i64::try_from(n).unwrap_or(i64::MAX));
        let mut put = |name, fact| facts.plain.insert(name, fact);
        put("points", count(case.points.len()));
        put("reopenings", count(case.reopenings.len()));
        put("returns", Fact::Number(i64::from(case.returns)));
        put("urges", Fact::Number(i64::from(case.urges)));
        put("stage", Fact::Text(view::stage(case).code().to_owned()));
        put("overdue", Fact::Flag(case.is_overdue()));
        put("unit", Fact::Text(case.unit.as_ref().map(ToString::to_string).unwrap_or_default()));
        put("remedy_minor", Fact::Number(case.remedy_minor()));
        if let Some(assessment) = &case.assessment {
            put("kind", code_of(Some(&assessment.kind)));
            put("nature", code_of(Some(&assessment.nature)));
            put("category", Fact::Text(assessment.category.to_string()));
            put("priority", code_of(Some(&assessment.priority)));
            put("severity_sum", Fact::Number(i64::from(assessment.severity.sum())));
            for (name, value) in assessment.severity.factors() {
                put(name, Fact::Number(i64::from(value)));
            }
        }
        facts
    }

    /// The facts of a case, and those of a text that is about to go to the customer.
    pub fn of_reply(case: &Case, it: &Outgoing<'_>, setting: &Setting<'_>) -> Facts {
        let mut facts = Facts::of(case, setting);
        let mut put = |name, fact| facts.plain.insert(name, fact);
        put("told", Fact::Text(it.told.code().to_owned()));
        put("means", code_of(Some(&it.means)));
        put("finding", code_of(case.finding().as_ref()));
        put("responses", Fact::Number(i64::try_from(case.responses.len()).unwrap_or(i64::MAX)));
        put("apology_due", Fact::Flag(case.is_apology_due()));
        put("rights_due", Fact::Flag(!setting.pack.rights(case, setting).is_empty()));
        put("more_due", Fact::Flag(case.is_more_due()));
        facts
    }

    /// The facts of a complaint that is being taken in.
    pub fn of_intake(it: &Receive) -> Facts {
        let zero = Fact::Number(0);
        let mut plain: BTreeMap<&'static str, Fact> = BTreeMap::new();
        for name in FACT_NAMES {
            plain.insert(name, zero.clone());
        }
        for name in ["overdue", "apology_due", "rights_due", "more_due"] {
            plain.insert(name, Fact::Flag(false));
        }
        for name in ["nature", "priority", "stage", "told", "means", "finding"] {
            plain.insert(name, Fact::Text(String::new()));
        }
        plain.insert("channel", code_of(Some(&it.channel)));
        plain.insert("kind", code_of(it.kind.as_ref()));
        plain.insert(
            "category",
            Fact::Text(it.category.as_ref().map(ToString::to_string).unwrap_or_default()),
        );
        plain.insert("danger", Fact::Flag(it.danger));
        plain.insert("key_customer", Fact::Flag(it.flags.contains(&Flag::KeyCustomer)));
        plain.insert(
            "unit",
            Fact::Text(it.unit.as_ref().map(ToString::to_string).unwrap_or_default()),
        );
        plain.insert("recurrence", code_of(it.recurrence.as_ref()));
        plain.insert("emotion", code_of(it.emotion.as_ref()));
        plain.insert(
            "source",
            Fact::Text(it.source.as_ref().map(|s| s.system.clone()).unwrap_or_default()),
        );
        plain.insert("wish", Fact::Text(it.wish.clone()));
        plain.remove("fields");
        Facts { plain, fields: it.fields.clone() }
    }
}

/// Only the facts a condition speaks of are looked up.
impl cel::context::VariableResolver for Facts {
    fn resolve<'b>(&'b self, name: &str) -> Option<CowVal<'b, 'b>> {
        if name == "fields" {
            return cel::to_value(&self.fields).ok()?.try_into().ok().map(CowVal::Owned);
        }
        Some(match self.plain.get(name)? {
            Fact::Text(text) => CowVal::owned(CelString::from(text.as_str())),
            Fact::Number(number) => CowVal::owned(CelInt::from(*number)),
            Fact::Flag(flag) => CowVal::owned(CelBool::from(*flag)),
        })
    }
}

impl Condition {
    /// Compiles a condition and checks that it speaks of known facts only and yields yes or no.
    pub fn parse(text: &str) -> Result<Condition, String> {
        if text.chars().count() > CONDITION_CHARS_MAX {
            return Err(format!("the condition is longer than {CONDITION_CHARS_MAX} characters"));
        }
        let program = cel::Program::compile(text)
            .map_err(|error| format!("the condition `{text}` does not compile: {error}"))?;
        for name in program.references().variables() {
            if !FACT_NAMES.contains(&name) {
                return Err(format!(
                    "the condition `{text}` speaks of `{name}`, which is no fact; facts are {}",
                    FACT_NAMES.join(", ")
                ));
            }
        }
        let condition = Condition { text: text.to_owned(), program: Arc::new(program) };
        let sample = Facts::of_intake(&Receive::new(
            crate::id::PackId::parse("sample").map_err(|e| e.to_string())?,
            crate::intake::Channel::Phone,
            "",
        ));
        match condition.evaluate(&sample) {
            Ok(_) => Ok(condition),
            Err(reason) if reason.contains("NoSuchKey") => Ok(condition),
            Err(reason) => Err(format!("the condition `{text}` cannot be worked out: {reason}")),
        }
    }

    /// The condition as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn evaluate(&self, facts: &Facts) -> Result<bool, String> {
        let mut context = cel::Context::with_env(Arc::clone(&LANGUAGE));
        context.set_variable_resolver(facts);
        match self.program.execute(&context) {
            Ok(cel::Value::Bool(yes)) => Ok(yes),
            Ok(other) => Err(format!("it yields {other:?}, not yes or no")),
            Err(error) => Err(format!("{error:?}")),
        }
    }
}
