//! Why it happened: the cause tree of a case or an action, drawn and listed, with its forms.
//!
//! One part for both pages. The drawings are made here, as SVG without scripts; the nested list beside them says the
//! same, with what each judgement rests on.

mod drawing;

use askama::Template;
use casework::cause_tree::{Branch, CauseState, CauseTree};
use jiff::Timestamp;
use serde_json::{Map, Number, Value};

use crate::locale::Reader;
use crate::parts::{Choice, FormState, Tone};
use crate::visit::Visit;
use crate::web::pieces;
use crate::words;
use drawing::{Drawing, Twig};

/// Characters of the effect in a drawing.
const EFFECT_CHARS: usize = 60;
/// Characters of a cause in a list of choices.
const CHOICE_CHARS: usize = 30;

/// A cause in the nested list.
struct CauseItem {
    n: u32,
    branch: String,
    text: String,
    state: String,
    tone: Tone,
    icon: &'static str,
    /// It is the deepest established one.
    is_root: bool,
    /// What shows it, or why it is not; empty while it is suspected only.
    words: String,
    rests_on: String,
    by: String,
    at: Timestamp,
    /// Where an action against it is planned; empty where that is not offered.
    plan: String,
    /// It opens a list below the one before it.
    is_deeper: bool,
    /// How many lists end before it.
    lists_ended: usize,
}

/// What stands in the way of a form, or what was typed into it.
pub(super) struct CauseForms {
    pub(super) add: FormState,
    pub(super) judge: FormState,
    pub(super) shift: FormState,
}

/// What the part is told about the page it stands on.
pub(super) struct Shown<'a> {
    /// Where forms are posted: `/cases/…` or `/actions/…`.
    pub(super) url: String,
    /// What all this explains.
    pub(super) effect: &'a str,
    pub(super) tree: &'a CauseTree,
    /// Whether the person may ask why here.
    pub(super) work: bool,
    /// The case an action against a cause can be planned from.
    pub(super) plan_from: Option<String>,
    /// Evidence a judgement can rest on.
    pub(super) evidence: Vec<Choice>,
    pub(super) forms: CauseForms,
}

/// The tree with its forms.
#[derive(Template)]
#[template(path = "parts/causes.html")]
pub(super) struct CausesPart {
    l: Reader,
    url: String,
    request: String,
    drawings: Vec<Drawing>,
    list: Vec<CauseItem>,
    /// How many lists are open at the end.
    lists_left: usize,
    /// Branches nobody has looked at.
    unasked: String,
    work: bool,
    evidence: Vec<Choice>,
    causes: Vec<Choice>,
    above: Vec<Choice>,
    branches: Vec<Choice>,
    states: Vec<Choice>,
    forms: CauseForms,
}

/// The name of a branch.
pub(super) fn branch_name(l: &Reader, branch: Branch) -> String {
    l.t(words::code_key("cause-branch", branch.code())).into_owned()
}

fn look(state: CauseState) -> (Tone, &'static str) {
    match state {
        CauseState::Suspected => (Tone::Amber, "point"),
        CauseState::Established => (Tone::Green, "circle-check"),
        CauseState::RuledOut => (Tone::Grey, "x"),
    }
}

/// The causes from the effect down, each with how deep it stands.
fn in_order(tree: &CauseTree) -> Vec<(u32, usize)> {
    let mut order = Vec::new();
    let mut waiting: Vec<(u32, usize)> = tree.under(None).map(|it| (it.n, 0)).collect();
    waiting.reverse();
    while let Some((n, depth)) = waiting.pop() {
        order.push((n, depth));
        let below: Vec<(u32, usize)> = tree.under(Some(n)).map(|it| (it.n, depth + 1)).collect();
        waiting.extend(below.into_iter().rev());
    }
    order
}

/// The part; nothing where nobody asked why and who looks may not.
pub(super) fn part(visit: &Visit, shown: Shown<'_>) -> Option<CausesPart> {
    if shown.tree.is_empty() && !shown.work {
        return None;
    }
    let l = &visit.l;
    let order = in_order(shown.tree);
    let unasked: Vec<String> = Branch::ALL
        .iter()
        .filter(|branch| shown.tree.0.iter().all(|it| it.branch != **branch))
        .map(|branch| branch_name(l, *branch))
        .collect();
    let choice = |n: u32| {
        let text = shown.tree.get(n).map(|it| it.text.as_str()).unwrap_or_default();
        Choice::new(n.to_string(), format!("{n} {}", casework::text::shorten(text, CHOICE_CHARS)))
    };
    let causes: Vec<Choice> = order.iter().map(|(n, _)| choice(*n)).collect();
    Some(CausesPart {
        drawings: drawings(l, &shown, &order),
        lists_left: order.last().map_or(0, |(_, depth)| *depth),
        list: list(visit, &shown, &order),
        unasked: if shown.tree.is_empty() {
            String::new()
        } else {
            unasked.join(&l.t("list-comma"))
        },
        work: shown.work,
        evidence: shown.evidence,
        above: causes.clone(),
        causes,
        branches: Branch::ALL
            .iter()
            .map(|it| Choice::new(it.code(), branch_name(l, *it)))
            .collect(),
        states: words::choices(l, "cause-state", CauseState::ALL),
        forms: shown.forms,
        url: shown.url,
        request: pieces::request_id(),
        l: l.clone(),
    })
}

fn list(visit: &Visit, shown: &Shown<'_>, order: &[(u32, usize)]) -> Vec<CauseItem> {
    let (l, tree) = (&visit.l, shown.tree);
    let root = tree.root().map(|it| it.n);
    let mut before = 0;
    let item = |(n, depth): &(u32, usize)| {
        let it = tree.get(*n)?;
        let (tone, icon) = look(it.state());
        let said = it.judgement.as_ref();
        let evidence: Vec<String> = said
            .map(|said| said.by_evidence.iter().map(|n| format!("E{n}")).collect())
            .unwrap_or_default();
        let is_established = it.state() == CauseState::Established;
        let (is_deeper, lists_ended) = (*depth > before, before.saturating_sub(*depth));
        before = *depth;
        Some(CauseItem {
            n: it.n,
            branch: branch_name(l, it.branch),
            text: it.text.clone(),
            state: l.t(words::code_key("cause-state", it.state().code())).into_owned(),
            tone,
            icon,
            is_root: root == Some(it.n),
            words: said.map(|said| said.words.clone()).unwrap_or_default(),
            rests_on: evidence.join(", "),
            by: words::actor(l, said.map_or(&it.by, |said| &said.by), visit.organisation()),
            at: said.map_or(it.at, |said| said.at),
            plan: match &shown.plan_from {
                Some(no) if is_established => format!("/actions?case={no}&cause={}#plan", it.n),
                _ => String::new(),
            },
            is_deeper,
            lists_ended,
        })
    };
    order.iter().filter_map(item).collect()
}

fn drawings(l: &Reader, shown: &Shown<'_>, order: &[(u32, usize)]) -> Vec<Drawing> {
    if order.is_empty() {
        return Vec::new();
    }
    let effect = casework::text::shorten(shown.effect, EFFECT_CHARS);
    let root = shown.tree.root().map(|it| it.n);
    let twigs: Vec<Twig> = order
        .iter()
        .filter_map(|(n, depth)| {
            let it = shown.tree.get(*n)?;
            Some(Twig {
                n: *n,
                depth: *depth,
                branch: branch_name(l, it.branch),
                text: it.text.clone(),
                state: it.state(),
                state_words: l.t(words::code_key("cause-state", it.state().code())).into_owned(),
                is_root: root == Some(*n),
            })
        })
        .collect();
    drawing::all(l, &effect, &twigs)
}

/// A form's field for a number that is called `cause`: elsewhere a field of that name is a text.
pub(crate) fn numbered(map: &mut Map<String, Value>, name: &str) {
    let text = map.get(name).and_then(Value::as_str);
    let number: Option<u32> = text.and_then(|text| text.trim().parse().ok());
    if let Some(number) = number {
        map.insert(name.to_owned(), Value::Number(Number::from(number)));
    }
}
