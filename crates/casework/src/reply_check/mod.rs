//! Reply check: a text is read before it goes to the customer, for what must be there and what must not.
//!
//! The rules are a pack's (`[[reply_rule]]`): words with gaps, a condition over the case, advice and a better
//! wording. A rule that blocks holds the text back; whoever leads may let it go, with a reason on record. The
//! check reads words and knows nothing of truth: it shows what people should look at once more.

mod fold;
mod pattern;
mod rule;
mod worked_out;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::case::{Case, Setting};
use crate::contact::Means;
use crate::invalid::{Invalid, Problem};
use crate::limits::NOTE_CHARS_MAX;
use crate::organisation::Role;
use crate::pack::{Facts, Words};
use crate::permission::roles_over;
use crate::refusal::{Objection, Refusal};

use fold::Folded;
use pattern::Met;
pub use rule::{Asks, REPLY_RULES_MAX, ReplyRule, ReplyRules, RuleKind, Told};

/// Remarks told of one text; who has more to mend begins with these.
pub const REMARKS_MAX: usize = 50;

/// A text before it goes out.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    /// What it is.
    pub told: Told,
    /// The text.
    pub text: &'a str,
    /// By which means it goes.
    pub means: Means,
    /// The time it promises beside itself, which will be on record.
    pub next_at: Option<Timestamp>,
}

/// What the check has to say about a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Remark {
    /// The code of the rule.
    pub rule: String,
    /// Whether it holds the text back.
    pub blocks: bool,
    /// The place; none where something is missing.
    pub place: Option<Place>,
    /// The point of complaint that nothing is said about.
    pub point: Option<u32>,
    /// What is wrong.
    pub title: Words,
    /// What to do.
    pub advice: Words,
    /// How it could be said instead.
    pub better: Option<Words>,
}

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// Its first character, counted from 0.
    pub from: usize,
    /// After its last character.
    pub to: usize,
    /// The words there, as typed.
    pub said: String,
}

/// That a text went out though a rule held it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Waiver {
    /// Why.
    pub reason: String,
    /// The rules it went out against.
    pub rules: Vec<String>,
}

/// Everything the rules of the case's pack say about a text: what is wrong by its place, then what is missing.
pub fn check(case: &Case, it: &Outgoing<'_>, setting: &Setting<'_>) -> Vec<Remark> {
    checked(case, it, setting, |_| true)
}

/// What the rules of a pack say about a text that belongs to no case: there are no points to be spoken of and no
/// register of promises, so that nothing is said of either.
pub fn check_alone(it: &Outgoing<'_>, setting: &Setting<'_>) -> Vec<Remark> {
    let of_a_case = |asks: Asks| matches!(asks, Asks::Points | Asks::Promises);
    checked(&Case::default(), it, setting, |asks| !of_a_case(asks))
}

fn checked(
    case: &Case,
    it: &Outgoing<'_>,
    setting: &Setting<'_>,
    wanted: impl Fn(Asks) -> bool,
) -> Vec<Remark> {
    let rules = &setting.pack.reply_rules;
    let text = Folded::new(it.text);
    let met = rules.finder.find(&text);
    let facts = Facts::of_reply(case, it, setting);
    let mut remarks = Vec::new();
    for (at, rule) in rules.rules.iter().enumerate().filter(|(_, rule)| wanted(rule.asks)) {
        // What nothing speaks for costs no condition.
        let places = match rule.asks {
            Asks::Words => rules.places(at, &met, &text),
            Asks::Points => worked_out::points_untold(case, &text),
            Asks::Promises => worked_out::times_unpromised(case, it, setting),
            Asks::Sender => worked_out::sender_untold(case, &text, setting),
        };
        if !places.is_empty() && rule.is_for(it.told, &facts) {
            remarks.extend(places.into_iter().map(|place| place.remark(rule, it.text)));
        }
    }
    remarks.sort_by_key(|it| it.place.as_ref().map_or(usize::MAX, |place| place.from));
    remarks.truncate(REMARKS_MAX);
    remarks
}

/// Where a rule trips.
enum Trips {
    /// In these characters.
    At(usize, usize),
    /// Nowhere: something is missing.
    Missing,
    /// Nothing is said about this point.
    Point(u32),
}

impl Trips {
    fn remark(&self, rule: &ReplyRule, text: &str) -> Remark {
        let place = match *self {
            Trips::At(from, to) => {
                let said = text.chars().skip(from).take(to - from).collect();
                Some(Place { from, to, said })
            }
            Trips::Missing | Trips::Point(_) => None,
        };
        let point = match *self {
            Trips::Point(n) => Some(n),
            Trips::At(..) | Trips::Missing => None,
        };
        Remark {
            rule: rule.id.clone(),
            blocks: rule.blocks,
            place,
            point,
            title: rule.title.clone(),
            advice: rule.advice.clone(),
            better: rule.better.clone(),
        }
    }
}

impl ReplyRules {
    /// Where the words of a rule trip it.
    fn places(&self, at: usize, met: &[Met], text: &Folded) -> Vec<Trips> {
        let words = met.iter().filter(|it| it.whose == at * 2);
        if self.rules[at].kind == RuleKind::MustHave {
            return if words.count() == 0 { vec![Trips::Missing] } else { Vec::new() };
        }
        let mut places: Vec<Trips> = Vec::new();
        let mut free_from = 0;
        for it in words {
            let harmless = |other: &Met| {
                other.whose == at * 2 + 1 && text.is_one_sentence(other.from, it.from)
            };
            if it.from < free_from || text.quoted[it.from] || met.iter().any(harmless) {
                continue;
            }
            free_from = it.to;
            places.push(Trips::At(it.from, it.to));
        }
        places
    }

    /// Whether the first rule trips on a mere text.
    fn trips_on(&self, text: &str) -> bool {
        let text = Folded::new(text);
        !self.places(0, &self.finder.find(&text), &text).is_empty()
    }
}

/// Holds a text back that a rule blocks, with all remarks of that kind told; lets it go with a reason of whoever
/// may say so. `already` are the rules somebody waived for the same text before.
pub(crate) fn pass(
    case: &Case,
    it: &Outgoing<'_>,
    waiver: &str,
    already: Option<&Waiver>,
    setting: &Setting<'_>,
) -> Result<Option<Waiver>, Objection> {
    let mut invalid = Invalid::default();
    let reason = invalid.optional("waiver", waiver, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    let waived = |rule: &str| already.is_some_and(|it| it.rules.iter().any(|it| it == rule));
    let mut blocking: Vec<Remark> = check(case, it, setting);
    blocking.retain(|remark| remark.blocks && !waived(&remark.rule));
    if blocking.is_empty() {
        return Ok(already.cloned());
    }
    if reason.is_empty() {
        let mut invalid = Invalid::default();
        for remark in blocking {
            invalid.add("text", Problem::Wording { remark: Box::new(remark) });
        }
        return Err(invalid.into());
    }
    if !may_waive(case, setting) {
        return Err(Refusal::RoleLacking.into());
    }
    let mut rules: Vec<String> = blocking.into_iter().map(|it| it.rule).collect();
    rules.extend(already.into_iter().flat_map(|it| it.rules.clone()));
    rules.sort();
    rules.dedup();
    Ok(Some(Waiver { reason, rules }))
}

/// Whether whoever acts may let a text go that a rule holds back.
pub fn may_waive(case: &Case, setting: &Setting<'_>) -> bool {
    let roles = roles_over(setting.organisation, setting.actor, &case.standing());
    [Role::Supervisor, Role::Quality, Role::Manager].iter().any(|role| roles.contains(role))
}
