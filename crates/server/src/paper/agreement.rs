//! What was agreed: the remedies a customer accepted, for both sides to sign.

use casework::case::{Case, Setting};
use casework::money::Money;
use casework::plan::{Measure, Plan};
use casework::remedy::{Remedy, RemedyState};
use serde_json::{Value, json};

use super::letter::dated;
use super::{Look, Paper, amount};
use crate::locale::Reader;
use crate::words;

/// The remedies an agreement is about: what was accepted, and what has been done of it.
fn agreed(case: &Case) -> impl Iterator<Item = &Remedy> {
    use RemedyState::{Accepted, Delivered, Instructed};
    case.remedies.iter().filter(|it| matches!(it.state, Accepted | Instructed | Delivered))
}

/// Whether anything was agreed.
pub fn is_agreed(case: &Case) -> bool {
    agreed(case).next().is_some() || case.accepted_plan().is_some()
}

/// The agreement of a case in the language of the reader; none before anything was accepted.
pub fn agreement(l: &Reader, case: &Case, setting: &Setting<'_>) -> Option<Paper> {
    let complaint = case.complaint()?;
    if !is_agreed(case) {
        return None;
    }
    let said = case.accepted_plan().and_then(|plan| plan.answer.as_ref()).map(|it| it.at);
    let last = agreed(case).filter_map(|it| it.moved_at).chain(said).max();
    let date = dated(l, last.unwrap_or(setting.now));
    let organisation = &setting.organisation.name;
    let no = complaint.no.to_string();
    let name = &complaint.complainant.name;
    let party =
        if name.is_empty() { l.t("paper-agreement-customer").into_owned() } else { name.clone() };
    let items: Vec<Value> = agreed(case).map(|it| item(l, it)).collect();
    let clauses: Vec<String> = ["settled", "no-admission", "rights", "copies"]
        .iter()
        .filter(|key| **key != "no-admission" || agreed(case).any(|it| it.without_admission))
        .map(|key| l.t(format!("paper-agreement-{key}")).into_owned())
        .collect();
    let facts = [
        ("paper-agreement-us", organisation.clone()),
        ("paper-agreement-them", party.clone()),
        ("paper-agreement-about", complaint.heading.clone()),
        ("paper-agreement-no", no.clone()),
    ];
    let heads = ["number", "what", "amount", "due"]
        .map(|key| l.t(format!("paper-agreement-head-{key}")).into_owned());
    let (sign, day) = (l.t("paper-agreement-sign"), l.t("paper-agreement-day"));
    Some(Paper {
        name: format!("{no}-{}.pdf", l.t("paper-agreement-name")),
        look: Look::Agreement,
        values: json!({
            "language": l.tag(),
            "organisation": organisation,
            "title": l.t("paper-agreement-title"),
            "no": no,
            "facts": facts.map(|(key, value)| [l.t(key).into_owned(), value]),
            "intro": l.t1("paper-agreement-intro", "date", date),
            "heads": heads,
            "items": items,
            "plan": case.accepted_plan().map(|plan| measures(l, case, plan, setting)),
            "total": total(l, case),
            "clauses": clauses,
            "signatures": [
                [l.t1("paper-agreement-for", "name", organisation), sign.clone().into_owned(), day.clone().into_owned()],
                [l.t1("paper-agreement-for", "name", party), sign.into_owned(), day.into_owned()],
            ],
        }),
    })
}

fn item(l: &Reader, it: &Remedy) -> Value {
    let kind = words::of(l, "remedy-kind", &it.kind);
    let money = it.amount.as_ref().map(|amount| words::money(l, amount)).unwrap_or_default();
    let in_words = it.amount.as_ref().map(|amount| amount::in_words(l, amount));
    let mut what = l.t2("paper-agreement-item", "kind", kind, "what", &it.what);
    if let Some(in_words) = in_words {
        what.push('\n');
        what.push_str(&l.t1("paper-agreement-in-words", "words", in_words));
    }
    let due = it.due_at.map(|at| words::deadline(l, at)).unwrap_or_default();
    let done = it.delivered_at.map(|at| l.t1("paper-agreement-done", "date", dated(l, at)));
    json!({
        "n": it.n.to_string(),
        "what": what,
        "amount": money,
        "due": done.unwrap_or(due),
    })
}

/// What is done, by whom and by when, as the customer agreed to it.
fn measures(l: &Reader, case: &Case, plan: &Plan, setting: &Setting<'_>) -> Value {
    let heads = ["number", "measure", "who", "due"]
        .map(|key| l.t(format!("paper-agreement-head-{key}")).into_owned());
    let kept = |it: &Measure| {
        let promise = case.promises.iter().find(|promise| Some(promise.n) == it.promise)?;
        Some(l.t1("paper-agreement-measure-done", "date", dated(l, promise.kept_at()?)))
    };
    let row = |(n, it): (usize, &Measure)| {
        let due = it.due_at.map(|at| words::deadline(l, at)).unwrap_or_default();
        let who = words::doer_of(l, setting.organisation, it);
        [(n + 1).to_string(), it.what.clone(), who, kept(it).unwrap_or(due)]
    };
    let rows: Vec<[String; 4]> = plan.measures.iter().enumerate().map(row).collect();
    let instead = plan.instead.as_ref().map(|it| {
        let amount = words::money(l, &it.amount);
        l.t2("paper-agreement-instead", "amount", amount, "reason", &it.reason)
    });
    json!({
        "title": l.t("paper-agreement-plan"),
        "what": plan.what,
        "heads": heads,
        "rows": rows,
        "instead": instead.unwrap_or_default(),
    })
}

/// All money together, in figures and words, where there is more than one sum of one currency.
fn total(l: &Reader, case: &Case) -> String {
    let sums: Vec<&Money> = agreed(case).filter_map(|it| it.amount.as_ref()).collect();
    let one_currency = sums.windows(2).all(|pair| pair[0].currency == pair[1].currency);
    let (Some(first), true, true) = (sums.first(), sums.len() > 1, one_currency) else {
        return String::new();
    };
    let minor = sums.iter().map(|it| it.minor).sum();
    let sum = Money { minor, currency: first.currency.clone() };
    let figures = words::money(l, &sum);
    l.t2("paper-agreement-total", "figures", figures, "words", amount::in_words(l, &sum))
}
