//! Plans on the case page: what is done, by whom, by when, and the form to work the next one out.

use casework::case::Case;
use casework::limits::{ALTERNATIVES_MAX, MEASURES_MAX, RISKS_MAX};
use casework::pack::Pack;
use casework::permission::Act;
use casework::plan::{Measure, MeasureBy, Plan, State};
use casework::promise::State as PromiseState;
use casework::remedy::Remedy;
use serde_json::{Map, Value, json};

use super::Refused;
use crate::form::Pairs;
use crate::locale::Reader;
use crate::parts::{Choice, FormState, Tone};
use crate::visit::Visit;
use crate::web::pieces;
use crate::words;

/// Places for measures the form shows at least.
const MEASURES_SHOWN: usize = 3;

/// Everything the case page says about plans.
pub(super) struct PlansPart {
    /// The plan that counts, first; then those before it.
    pub(super) list: Vec<PlanView>,
    pub(super) may_propose: bool,
    /// The customer asked for a refund, and nothing of our own was laid before them.
    pub(super) owes_proposal: bool,
    pub(super) form: FormState,
    pub(super) measures: Vec<Row>,
    pub(super) risks: Vec<Row>,
    pub(super) alternatives: Vec<Row>,
    pub(super) who: Vec<Choice>,
    pub(super) points: Vec<Choice>,
    pub(super) remedies: Vec<Choice>,
}

/// A place in the form: its number, and the names of its fields.
pub(super) struct Row {
    pub(super) n: usize,
    pub(super) fields: Vec<String>,
}

/// A plan with what may be done with it.
pub(super) struct PlanView {
    pub(super) n: u32,
    pub(super) what: String,
    pub(super) state: String,
    pub(super) tone: Tone,
    /// It counts no more, and is folded.
    pub(super) is_past: bool,
    pub(super) measures: Vec<MeasureView>,
    pub(super) risks: Vec<(String, String)>,
    pub(super) alternatives: Vec<(String, String)>,
    pub(super) remedies: Vec<String>,
    /// What stands in the place of the refund: how much, and why.
    pub(super) instead: Option<(String, String)>,
    pub(super) by: String,
    /// What the customer said, and when.
    pub(super) answer: String,
    pub(super) note: String,
    pub(super) may_offer: bool,
    pub(super) may_answer: bool,
    pub(super) answer_form: FormState,
}

/// A measure: what, who, by when, and how it stands.
pub(super) struct MeasureView {
    pub(super) what: String,
    pub(super) who: String,
    pub(super) due: String,
    pub(super) state: String,
    pub(super) tone: Tone,
    /// Where its promise stands on the page.
    pub(super) anchor: String,
}

pub(super) fn part(visit: &Visit, case: &Case, pack: &Pack, refused: &Refused) -> PlansPart {
    let l = &visit.l;
    let open = case.closure.is_none() && case.merged_into.is_none() && !case.is_withdrawn();
    let typed = refused.resource == "plans";
    let form = form(visit, case, refused);
    let rows = |list: &str, fields: &[&str], least: usize, max: usize| {
        let filled = (0..max).rev().find(|n| {
            fields
                .iter()
                .any(|it| *it != "who" && !form.value(format!("{list}.{n}.{it}")).is_empty())
        });
        let count = (filled.map_or(0, |n| n + 1) + 1).max(least).min(max);
        let row = |n: usize| Row {
            n: n + 1,
            fields: fields.iter().map(|it| format!("{list}.{n}.{it}")).collect(),
        };
        (0..count).map(row).collect::<Vec<_>>()
    };
    let mut list: Vec<PlanView> =
        case.plans.iter().map(|it| view(visit, case, it, refused)).collect();
    list.reverse();
    list.sort_by_key(|it| it.is_past);
    PlansPart {
        list,
        may_propose: (open || typed) && visit.may(case, Act::Work),
        owes_proposal: case.owes_own_proposal(&visit.setting(case, pack)),
        measures: rows(
            "measures",
            &["what", "who", "name", "due_at"],
            MEASURES_SHOWN,
            MEASURES_MAX,
        ),
        risks: rows("risks", &["what", "counter"], 1, RISKS_MAX),
        alternatives: rows("alternatives", &["what", "why_not"], 1, ALTERNATIVES_MAX),
        who: whoever(visit),
        points: case
            .points
            .iter()
            .map(|it| Choice::new(it.n.to_string(), format!("{}. {}", it.n, it.what)))
            .collect(),
        remedies: case
            .remedies
            .iter()
            .filter(|it| it.state.is_alive() && it.delivered_at.is_none())
            .map(|it| Choice::new(it.n.to_string(), remedy(l, it)))
            .collect(),
        form,
    }
}

/// What was typed; else the last plan, where the next one begins with it.
fn form(visit: &Visit, case: &Case, refused: &Refused) -> FormState {
    let mut form = refused.form("plans", 0);
    if refused.resource == "plans" {
        // Who does it is one list on the page and three fields in the command.
        for (field, words) in &refused.problems {
            let place = ["unit", "person", "by"].iter().find_map(|it| field.strip_suffix(it));
            if let Some(place) = place.filter(|place| place.starts_with("measures.")) {
                form.wrong(format!("{place}who"), words.clone());
            }
        }
        return form;
    }
    let Some(last) = case.plans.last().filter(|it| it.state != State::Accepted) else {
        return form.with("measures.0.who", owner_unit(case));
    };
    let reason = last.instead.as_ref().map(|it| it.reason.clone()).unwrap_or_default();
    let mut form = form.with("what", &last.what).with("refund_reason", reason);
    for (n, it) in last.measures.iter().enumerate() {
        let place = |name: &str| format!("measures.{n}.{name}");
        let due = it.due_at.map(|at| visit.l.machine(at)).unwrap_or_default();
        form = form
            .with(place("what"), &it.what)
            .with(place("who"), who_code(it))
            .with(place("name"), &it.name)
            .with(place("due_at"), due);
    }
    for (n, it) in last.risks.iter().enumerate() {
        let place = |name: &str| format!("risks.{n}.{name}");
        form = form.with(place("what"), &it.what).with(place("counter"), &it.counter);
    }
    for (n, it) in last.alternatives.iter().enumerate() {
        let place = |name: &str| format!("alternatives.{n}.{name}");
        form = form.with(place("what"), &it.what).with(place("why_not"), &it.why_not);
    }
    for n in &last.points {
        form = form.with("points", n.to_string());
    }
    form
}

fn owner_unit(case: &Case) -> String {
    case.unit.as_ref().map(|unit| format!("unit:{unit}")).unwrap_or_default()
}

/// Who does a measure, as the form's list names them.
fn who_code(it: &Measure) -> String {
    let which = match it.by {
        MeasureBy::Unit => it.unit.as_ref().map(ToString::to_string),
        MeasureBy::Person => it.person.as_ref().map(ToString::to_string),
        MeasureBy::Partner | MeasureBy::Customer => None,
    };
    which.map_or_else(|| it.by.code().to_owned(), |which| format!("{}:{which}", it.by.code()))
}

/// Units and people of ours, then the partner and the customer.
fn whoever(visit: &Visit) -> Vec<Choice> {
    let l = &visit.l;
    let group = |key: &str| l.t(format!("plan-by-{key}")).into_owned();
    let named = |prefix: &'static str, list: Vec<Choice>| {
        let group = group(prefix);
        list.into_iter().map(move |it| Choice {
            value: format!("{prefix}:{}", it.value),
            group: group.clone(),
            ..it
        })
    };
    let mut list: Vec<Choice> = named("unit", pieces::units(visit.organisation())).collect();
    list.extend(named("person", visit.people()));
    for code in ["partner", "customer"] {
        let others = l.t("plan-by-others").into_owned();
        list.push(Choice { group: others, ..Choice::new(code, group(code)) });
    }
    list
}

fn view(visit: &Visit, case: &Case, it: &Plan, refused: &Refused) -> PlanView {
    let l = &visit.l;
    let open = case.closure.is_none() && case.merged_into.is_none() && !case.is_withdrawn();
    let of = |n: &u32| case.remedies.iter().find(|remedy| remedy.n == *n);
    let answer = it.answer.as_ref();
    PlanView {
        n: it.n,
        what: it.what.clone(),
        state: words::of(l, "plan-state", &it.state),
        tone: tone(it.state),
        is_past: matches!(it.state, State::Refused | State::Countered | State::Replaced)
            && case.plans.last().is_some_and(|last| last.n != it.n),
        measures: it.measures.iter().map(|measure| measured(visit, case, measure)).collect(),
        risks: it.risks.iter().map(|it| (it.what.clone(), it.counter.clone())).collect(),
        alternatives: it
            .alternatives
            .iter()
            .map(|it| (it.what.clone(), it.why_not.clone()))
            .collect(),
        remedies: it.remedies.iter().filter_map(of).map(|it| remedy(l, it)).collect(),
        instead: it.instead.as_ref().map(|it| (words::money(l, &it.amount), it.reason.clone())),
        by: words::actor(l, &it.by, visit.organisation()),
        answer: answer
            .map(|it| {
                let reply = words::of(l, "reply", &it.reply);
                l.t2("plan-answered-at", "reply", reply, "at", l.date_time(it.at))
            })
            .unwrap_or_default(),
        note: answer.map(|it| it.note.clone()).unwrap_or_default(),
        may_offer: open && it.state == State::Proposed && visit.may(case, Act::Work),
        may_answer: open && it.state == State::Offered && visit.may(case, Act::Record),
        answer_form: refused.form("plan-answers", it.n),
    }
}

fn measured(visit: &Visit, case: &Case, it: &Measure) -> MeasureView {
    let l = &visit.l;
    let promise = it.promise.and_then(|n| case.promises.iter().find(|promise| promise.n == n));
    let tone = match promise.map(|it| it.state) {
        Some(PromiseState::Kept { .. }) => Tone::Green,
        Some(PromiseState::KeptLate { .. }) => Tone::Amber,
        Some(PromiseState::Broken) => Tone::Red,
        Some(PromiseState::Running) => Tone::Blue,
        Some(PromiseState::Released { .. }) | None => Tone::Grey,
    };
    MeasureView {
        what: it.what.clone(),
        who: words::doer_of(l, visit.organisation(), it),
        due: it.due_at.map(|at| words::deadline(l, at)).unwrap_or_default(),
        state: promise.map(|it| words::promise_state(l, &it.state)).unwrap_or_default(),
        tone,
        anchor: promise
            .filter(|it| it.is_owed())
            .map(|it| format!("#promise-{}", it.n))
            .unwrap_or_default(),
    }
}

/// A remedy that belongs to a plan, in a line.
fn remedy(l: &Reader, it: &Remedy) -> String {
    let kind = words::of(l, "remedy-kind", &it.kind);
    let amount = it.amount.as_ref().map(|amount| format!(" {}", words::money(l, amount)));
    let state = words::of(l, "remedy-state", &it.state);
    format!("{kind}{} · {} · {state}", amount.unwrap_or_default(), it.what)
}

fn tone(state: State) -> Tone {
    match state {
        State::Proposed => Tone::Amber,
        State::Offered => Tone::Blue,
        State::Accepted => Tone::Green,
        State::Refused | State::Countered => Tone::Red,
        State::Replaced => Tone::Grey,
    }
}

/// Which list of the form a field belongs to, which place in it, and which field of that.
fn place(name: &str) -> Option<(&str, usize, &str)> {
    let (list, rest) = name.split_once('.')?;
    let (n, last) = rest.split_once('.')?;
    let known = matches!(list, "measures" | "risks" | "alternatives");
    known.then_some(()).and(Some((list, n.parse().ok()?, last)))
}

/// The form without the places left empty, so that what is wrong is told beside the right one.
pub(super) fn closed_up(pairs: Pairs) -> Pairs {
    // Who does it stands in every place from the beginning: it alone fills none.
    let mut taken: Vec<(String, usize)> = pairs
        .iter()
        .filter(|(name, value)| !value.trim().is_empty() && name.rsplit('.').next() != Some("who"))
        .filter_map(|(name, _)| place(name).map(|(list, n, _)| (list.to_owned(), n)))
        .collect();
    taken.sort_unstable();
    taken.dedup();
    pairs
        .into_iter()
        .filter_map(|(name, value)| match place(&name) {
            Some((list, n, last)) => {
                let mut mine = taken.iter().filter(|(of, _)| of == list);
                let at = mine.position(|(_, it)| *it == n)?;
                Some((format!("{list}.{at}.{last}"), value))
            }
            None => Some((name, value)),
        })
        .collect()
}

/// What a browser cannot say as a program does: who does a measure, and what was left empty.
pub(super) fn completed(map: &mut Map<String, Value>) {
    for (list, needed) in [
        ("measures", ["what", "what"]),
        ("risks", ["what", "counter"]),
        ("alternatives", ["what", "why_not"]),
    ] {
        let Some(Value::Array(list)) = map.get_mut(list) else { continue };
        for one in list.iter_mut().filter_map(Value::as_object_mut) {
            for name in needed {
                one.entry(name).or_insert_with(|| json!(""));
            }
            let Some(Value::String(who)) = one.remove("who") else { continue };
            let (by, which) = who.split_once(':').unwrap_or((&who, ""));
            if !which.is_empty() {
                one.insert(by.to_owned(), json!(which));
            }
            one.insert("by".to_owned(), json!(by));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_left_empty_leaves_no_gap() {
        let sent = [
            ("what", "换锁"),
            ("measures.0.who", "unit:repair"),
            ("measures.0.what", " "),
            ("measures.1.who", "unit:repair"),
            ("measures.1.what", "换锁"),
            ("risks.2.what", "配件不到"),
        ];
        let sent: Pairs = sent.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let closed = closed_up(sent);
        let names: Vec<&str> = closed.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["what", "measures.0.who", "measures.0.what", "risks.0.what"]);
    }

    #[test]
    fn who_does_it_is_said_as_a_program_says_it() {
        let body = json!({ "measures": [
            { "what": "换锁", "who": "unit:repair" },
            { "who": "partner", "name": "市特检院" },
        ] });
        let Value::Object(mut map) = body else { panic!("an object") };
        completed(&mut map);
        assert_eq!(
            Value::Object(map),
            json!({ "measures": [
                { "what": "换锁", "by": "unit", "unit": "repair" },
                { "what": "", "by": "partner", "name": "市特检院" },
            ] })
        );
    }
}
