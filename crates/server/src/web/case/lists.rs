//! What the forms of the case page offer to choose from.

use casework::case::Case;
use casework::cause_tree::{CauseNode, CauseState};
use casework::closing::{self, Outcome};
use casework::pack::Pack;
use casework::promise;
use casework::triage::Severity;

use crate::locale::Reader;
use crate::parts::Choice;
use crate::visit::Visit;
use crate::web::causes::branch_name;
use crate::web::pieces;
use crate::words;

/// Lists to choose from.
pub(super) struct Lists {
    pub(super) kinds: Vec<Choice>,
    pub(super) natures: Vec<Choice>,
    pub(super) categories: Vec<Choice>,
    pub(super) priorities: Vec<Choice>,
    pub(super) factors: Vec<(String, String, Vec<Choice>)>,
    pub(super) findings: Vec<Choice>,
    pub(super) units: Vec<Choice>,
    pub(super) people: Vec<Choice>,
    pub(super) return_reasons: Vec<Choice>,
    pub(super) means: Vec<Choice>,
    pub(super) response_means: Vec<Choice>,
    pub(super) directions: Vec<Choice>,
    pub(super) owed: Vec<Choice>,
    pub(super) remedy_kinds: Vec<Choice>,
    pub(super) words: Vec<Choice>,
    pub(super) replies: Vec<Choice>,
    pub(super) ways: Vec<Choice>,
    pub(super) results: Vec<Choice>,
    pub(super) yes_no: Vec<Choice>,
    pub(super) scores: Vec<Choice>,
    pub(super) outcomes: Vec<Choice>,
    pub(super) letters: Vec<Choice>,
    /// Established causes a lesson can speak of.
    pub(super) roots: Vec<Choice>,
    pub(super) reopen_reasons: Vec<Choice>,
    pub(super) relations: Vec<Choice>,
}

pub(super) fn lists(visit: &Visit, case: &Case, pack: &Pack) -> Lists {
    use casework::{
        contact::{Direction, Means},
        link::Relation,
        point::Finding,
    };
    let l = &visit.l;
    let levels = |name: &str| {
        (0..=Severity::FACTOR_MAX)
            .map(|level| {
                Choice::new(level.to_string(), l.t(format!("factor-{name}-{level}")).into_owned())
            })
            .collect::<Vec<_>>()
    };
    let factors = Severity::default().factors();
    let owed = case.promises.iter().filter(|p| p.is_owed() && p.kind == promise::Kind::Given);
    Lists {
        kinds: words::choices(l, "kind", casework::triage::Kind::ALL),
        natures: words::choices(l, "nature", casework::triage::Nature::ALL),
        categories: pieces::categories(l, pack),
        priorities: words::choices(l, "priority", casework::triage::Priority::ALL),
        factors: factors
            .iter()
            .map(|(name, _)| {
                (
                    format!("severity.{name}"),
                    l.t(format!("factor-{name}")).into_owned(),
                    levels(name),
                )
            })
            .collect(),
        findings: words::choices(l, "finding", Finding::ALL),
        units: pieces::units(visit.organisation()),
        people: visit.people(),
        return_reasons: pack
            .return_reasons()
            .map(|it| Choice::new(it.code.clone(), it.title.in_language(l.tag())))
            .collect(),
        means: words::choices(l, "means", Means::ALL),
        response_means: words::choices(l, "means", &Means::ALL[..Means::ALL.len() - 1]),
        directions: words::choices(l, "direction", &[Direction::Out, Direction::In]),
        owed: owed.map(|p| Choice::new(p.n.to_string(), p.what.clone())).collect(),
        remedy_kinds: words::choices(l, "remedy-kind", casework::remedy::Kind::ALL),
        words: words::choices(l, "word", casework::response::Word::ALL),
        ways: words::choices(l, "payment-way", casework::remedy::PaymentWay::ALL),
        replies: words::choices(l, "reply", casework::remedy::Reply::ALL),
        results: ["reached", "not_reached"]
            .iter()
            .map(|code| {
                Choice::new(*code, l.t(format!("callback-{}", code.replace('_', "-"))).into_owned())
            })
            .collect(),
        yes_no: ["yes", "no"]
            .iter()
            .map(|code| Choice::new(*code, l.t(*code).into_owned()))
            .collect(),
        scores: (1..=5)
            .rev()
            .map(|score| Choice::new(score.to_string(), l.t(format!("score-{score}")).into_owned()))
            .collect(),
        outcomes: outcomes(l, case),
        roots: roots(l, case),
        letters: letters(visit, case, pack),
        reopen_reasons: words::choices(l, "reopen", closing::ReopenReason::ALL),
        relations: words::choices(l, "relation", Relation::ALL),
    }
}

/// Whether it was taken back is the customer's to say: only then it is a choice.
fn roots(l: &Reader, case: &Case) -> Vec<Choice> {
    let established = case.causes.0.iter().filter(|it| it.state() == CauseState::Established);
    let named = |it: &CauseNode| format!("{} {}: {}", it.n, branch_name(l, it.branch), it.text);
    established.map(|it| Choice::new(it.n.to_string(), named(it))).collect()
}

fn outcomes(l: &Reader, case: &Case) -> Vec<Choice> {
    let open = |it: &&Outcome| **it != Outcome::Withdrawn || case.is_withdrawn();
    words::choices(l, "outcome", &Outcome::ALL.iter().filter(open).copied().collect::<Vec<_>>())
}

/// Letters to choose from; nothing to choose where there is only the usual one.
fn letters(visit: &Visit, case: &Case, pack: &Pack) -> Vec<Choice> {
    let allowed = closing::letters(case, &visit.setting(case, pack));
    if allowed.len() < 2 {
        return Vec::new();
    }
    words::choices(&visit.l, "closing-letter", &allowed)
}
