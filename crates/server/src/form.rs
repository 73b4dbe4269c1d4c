//! Forms: what a browser sends, turned into the same shape that programs send.
//!
//! A field's name is its path in the command (`severity.safety`, `complainant.phone`); its name also tells
//! its type. So a form and the API are read by one and the same code, and have the same errors.

use casework::invalid::{Invalid, Problem};
use casework::money::Money;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Map, Number, Value};

/// Fields a form may have.
pub const FIELDS_MAX: usize = 300;

/// The fields of a form in the order they came.
pub type Pairs = Vec<(String, String)>;

/// The value of a field; empty when it is not there.
pub fn field<'a>(pairs: &'a Pairs, name: &str) -> &'a str {
    pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
}

/// Fields that steer the page and are no part of a command.
const STEERING: &[&str] = &["request", "version", "back", "lang", "seen"];

/// What a field is, by the last part of its name.
enum Type {
    Text,
    Number,
    YesNo,
    Numbers,
    Texts,
    Time,
    Amount,
}

fn type_of(name: &str) -> Type {
    let last = name.rsplit('.').next().unwrap_or(name);
    if name.starts_with("severity.") {
        return Type::Number;
    }
    // What a pack asks for is read by the pack, whatever it calls its fields.
    if name.starts_with("fields.") || name.starts_with("answers.") || name.starts_with("notes.") {
        return Type::Text;
    }
    // Marks stand under the codes of the pack's questions.
    if name.starts_with("scores.")
        || name.starts_with("expected.")
        || name.starts_with("marks.")
        || name.starts_with("stars.")
    {
        return Type::Number;
    }
    match last {
        "point" | "promise" | "remedy" | "task" | "satisfaction" | "score" | "extension"
        | "escalation" | "order" | "n" | "responsibility" | "share" | "survey" | "draft"
        | "visit" | "plan" | "from_hour" | "to_hour" | "announcement" | "incident" | "under"
        | "root" | "review" | "reply_no" => Type::Number,
        "solved" | "danger" | "without_admission" | "contested" | "declined" | "lift"
        | "working_days" | "sees_contact" | "agrees" => Type::YesNo,
        "keeps" | "points" | "remedies" | "by_evidence" | "by_statements" => Type::Numbers,
        "files" | "left_out" => Type::Texts,
        "at" | "due_at" | "happened_at" | "heard_at" | "until" | "next_at" | "again_at"
        | "from_at" | "to_at" | "arrived_at" | "written_at" => Type::Time,
        "amount" => Type::Amount,
        _ => Type::Text,
    }
}

/// Turns a form into the JSON of a command. Empty fields are left out; `a.b` becomes `{"a": {"b": …}}`;
/// `subjects.0.number` becomes an entry of a list.
pub fn to_json(pairs: &Pairs, zone: &TimeZone) -> Result<Value, Invalid> {
    let mut invalid = Invalid::default();
    if pairs.len() > FIELDS_MAX {
        return Err(Invalid::one("form", Problem::TooMany { max: FIELDS_MAX }));
    }
    let mut root = Map::new();
    for (name, raw) in pairs {
        if STEERING.contains(&name.as_str()) || raw.trim().is_empty() {
            continue;
        }
        let value = match read(&type_of(name), raw, zone) {
            Ok(value) => value,
            Err(problem) => {
                invalid.add(name, problem);
                continue;
            }
        };
        put(&mut root, name, value);
    }
    invalid.none_or(Value::Object(root)).map(lists)
}

fn read(kind: &Type, raw: &str, zone: &TimeZone) -> Result<Value, Problem> {
    let half = casework::text::half_width(raw.trim());
    match kind {
        Type::Text => Ok(Value::String(raw.to_owned())),
        Type::Number => half
            .parse::<u32>()
            .map(|it| Value::Number(Number::from(it)))
            .map_err(|_| Problem::NotANumber),
        Type::YesNo => match half.as_str() {
            "yes" | "true" | "on" | "1" => Ok(Value::Bool(true)),
            "no" | "false" | "0" => Ok(Value::Bool(false)),
            _ => Err(Problem::NotAChoice),
        },
        Type::Numbers => {
            let number = half.parse::<u32>().map_err(|_| Problem::NotANumber)?;
            Ok(Value::Array(vec![Value::Number(Number::from(number))]))
        }
        Type::Texts => Ok(Value::Array(vec![Value::String(raw.to_owned())])),
        Type::Time => time(&half, zone).map(Value::String).ok_or(Problem::NotATime),
        Type::Amount => {
            let money = Money::parse_cny(&half).ok_or(Problem::NotAnAmount)?;
            serde_json::to_value(money).map_err(|_| Problem::NotAnAmount)
        }
    }
}

/// A local time as a browser writes it (`2026-08-17T09:30`), or an instant with its zone.
pub fn time(text: &str, zone: &TimeZone) -> Option<String> {
    if let Ok(instant) = text.parse::<jiff::Timestamp>() {
        return Some(instant.to_string());
    }
    let local: DateTime = text.replace(' ', "T").parse().ok()?;
    Some(local.to_zoned(zone.clone()).ok()?.timestamp().to_string())
}

fn put(into: &mut Map<String, Value>, name: &str, value: Value) {
    match name.split_once('.') {
        Some((head, rest)) => {
            let below = into.entry(head.to_owned()).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(below) = below {
                put(below, rest, value);
            }
        }
        None => match (into.get_mut(name), value) {
            // The same name again: a list grows, anything else keeps its last word.
            (Some(Value::Array(list)), Value::Array(more)) => list.extend(more),
            (_, value) => {
                into.insert(name.to_owned(), value);
            }
        },
    }
}

/// Objects whose names are all numbers become lists, in the order of the numbers.
fn lists(value: Value) -> Value {
    let Value::Object(map) = value else { return value };
    let map: Map<String, Value> = map.into_iter().map(|(key, value)| (key, lists(value))).collect();
    if !map.is_empty() && map.keys().all(|key| key.parse::<u32>().is_ok()) {
        let mut entries: Vec<(u32, Value)> =
            map.into_iter().filter_map(|(k, v)| Some((k.parse().ok()?, v))).collect();
        entries.sort_by_key(|(n, _)| *n);
        return Value::Array(entries.into_iter().map(|(_, value)| value).collect());
    }
    Value::Object(map)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn pairs(list: &[(&str, &str)]) -> Pairs {
        list.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn a_form_becomes_what_a_program_would_send() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let form = pairs(&[
            ("request", "r1"),
            ("narrative", "电梯又坏了"),
            ("wish", "  "),
            ("complainant.name", "欧阳娜娜"),
            ("severity.safety", "２"),
            ("danger", "on"),
            ("happened_at", "2026-08-17T09:30"),
            ("subjects.1.number", "3-2-1202"),
            ("subjects.1.kind", "room"),
            ("subjects.0.kind", "device"),
            ("subjects.0.number", "LIFT-3"),
            ("keeps", "1"),
            ("keeps", "2"),
            ("amount", "12.5"),
            ("fields.amount", "12.5"),
        ]);
        assert_eq!(
            to_json(&form, &zone).unwrap(),
            json!({
                "narrative": "电梯又坏了",
                "complainant": {"name": "欧阳娜娜"},
                "severity": {"safety": 2},
                "danger": true,
                "happened_at": "2026-08-17T01:30:00Z",
                "subjects": [{"kind": "device", "number": "LIFT-3"}, {"kind": "room", "number": "3-2-1202"}],
                "keeps": [1, 2],
                "amount": {"minor": 1250, "currency": "CNY"},
                "fields": {"amount": "12.5"},
            })
        );
    }

    #[test]
    fn every_wrong_field_is_told_at_once() {
        let form = pairs(&[("due_at", "someday"), ("amount", "-1"), ("satisfaction", "many")]);
        let Err(Invalid(problems)) = to_json(&form, &TimeZone::UTC) else {
            panic!("it must be refused")
        };
        assert_eq!(problems.len(), 3);
    }
}
