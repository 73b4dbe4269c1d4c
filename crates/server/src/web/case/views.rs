//! Points, promises and remedies of a case as its page shows them, and its facts in words.

use std::collections::BTreeMap;

use casework::case::Case;
use casework::intake::Receive;
use casework::pack::Pack;
use casework::permission::{self, Act, Actor};
use casework::promise;
use casework::remedy::{Likeness, Payment, Remedy, RemedyState, Stands, Weight};

use super::Refused;
use crate::locale::Reader;
use crate::parts::{Clock, FormState, PromiseRow, Tone};
use crate::visit::Visit;
use crate::web::pieces;
use crate::words;

/// A point of complaint with its forms.
pub(super) struct PointView {
    pub(super) n: u32,
    pub(super) what: String,
    pub(super) category: String,
    pub(super) finding: String,
    pub(super) finding_tone: Tone,
    pub(super) reasons: String,
    pub(super) answer: String,
    pub(super) finding_form: FormState,
    pub(super) answer_form: FormState,
}

/// A promise with what may be done with it.
pub(super) struct PromiseView {
    pub(super) n: u32,
    pub(super) row: PromiseRow,
    pub(super) owed: bool,
    /// Kept by saying so: only what a person promised in words.
    pub(super) keepable: bool,
}

/// A remedy with what may be done with it.
pub(super) struct RemedyView {
    pub(super) n: u32,
    pub(super) kind: String,
    pub(super) what: String,
    pub(super) amount: String,
    pub(super) state: String,
    pub(super) tone: Tone,
    pub(super) note: String,
    pub(super) by: String,
    pub(super) may_judge: bool,
    pub(super) may_offer: bool,
    pub(super) may_reply: bool,
    pub(super) may_deliver: bool,
    pub(super) may_pay: bool,
    pub(super) is_instructed: bool,
    pub(super) without_admission: bool,
    /// How the payment goes, once ordered.
    pub(super) payment: String,
    /// What approval must weigh: the sum with what was granted besides, and what like cases got.
    pub(super) weighing: Vec<String>,
    pub(super) judge_form: FormState,
    pub(super) reply_form: FormState,
    pub(super) deliver_form: FormState,
    pub(super) payment_form: FormState,
    pub(super) failure_form: FormState,
}

pub(super) fn points(visit: &Visit, case: &Case, pack: &Pack, refused: &Refused) -> Vec<PointView> {
    let l = &visit.l;
    case.points
        .iter()
        .map(|point| {
            let finding = point.finding.as_ref();
            PointView {
                n: point.n,
                what: point.what.clone(),
                category: point
                    .category
                    .as_ref()
                    .map(|it| pack.category_path(it, l.tag()))
                    .unwrap_or_default(),
                finding: finding.map(|it| words::of(l, "finding", &it.finding)).unwrap_or_default(),
                finding_tone: finding.map_or(Tone::Grey, |it| pieces::finding_tone(it.finding)),
                reasons: finding.map(|it| it.reasons.clone()).unwrap_or_default(),
                answer: point.answer.as_ref().map(|it| it.text.clone()).unwrap_or_default(),
                finding_form: refused.form("findings", point.n),
                answer_form: refused.form("answers", point.n),
            }
        })
        .collect()
}

pub(super) fn promises(visit: &Visit, case: &Case, pack: &Pack) -> Vec<PromiseView> {
    let l = &visit.l;
    let organisation = visit.organisation();
    let shown =
        case.promises.iter().filter(|p| !matches!(p.state, promise::State::Released { .. }));
    shown
        .map(|p| PromiseView {
            n: p.n,
            owed: p.is_owed(),
            keepable: p.is_owed() && p.kind == promise::Kind::Given,
            row: PromiseRow {
                what: if p.what.is_empty() {
                    pieces::promise_name(l, pack, p)
                } else {
                    p.what.clone()
                },
                whom: String::new(),
                who: p
                    .by
                    .person()
                    .map(|id| pieces::person_name(organisation, id))
                    .unwrap_or_default(),
                basis: words::of(l, "basis", &p.basis),
                clock: match p.state {
                    promise::State::Kept { at } => Clock::kept(l, at),
                    promise::State::KeptLate { at } => Clock::kept_late(l, at),
                    _ => Clock::running(l, p.start_at, p.due_at),
                },
                due_at: p.due_at,
                due: words::deadline_short(l, p.due_at),
                why: String::new(),
            },
        })
        .collect()
}

pub(super) fn remedies(
    visit: &Visit,
    case: &Case,
    pack: &Pack,
    refused: &Refused,
    weighed: &Weighed,
) -> Vec<RemedyView> {
    let l = &visit.l;
    let (work, record) = (visit.may(case, Act::Work), visit.may(case, Act::Record));
    let roles = permission::roles_over(visit.organisation(), &visit.actor, &case.standing());
    case.remedies
        .iter()
        .map(|it| RemedyView {
            n: it.n,
            kind: words::of(l, "remedy-kind", &it.kind),
            what: it.what.clone(),
            amount: it.amount.as_ref().map(|a| l.money(a.minor, &a.currency)).unwrap_or_default(),
            state: words::of(l, "remedy-state", &it.state),
            tone: pieces::remedy_tone(it.state),
            note: it.note.clone(),
            by: words::actor(l, &it.by, visit.organisation()),
            may_judge: it.state == RemedyState::Proposed
                && it.by != visit.actor
                && visit.may(case, Act::Approve)
                && pack.reaches(
                    &roles,
                    &Weight::of(case, it, weighed.elsewhere, visit.organisation()),
                ),
            may_offer: it.state == RemedyState::Approved && work,
            may_reply: it.state == RemedyState::Offered && record,
            may_deliver: it.state.is_owed() && work && !approved_by(it, &visit.actor),
            may_pay: it.state == RemedyState::Accepted
                && it.amount.is_some()
                && work
                && !approved_by(it, &visit.actor),
            is_instructed: it.state == RemedyState::Instructed,
            without_admission: it.without_admission,
            payment: it.payment.as_ref().map(|it| payment(l, it)).unwrap_or_default(),
            weighing: weighing(l, case, it, weighed),
            judge_form: refused.form("approvals", it.n),
            reply_form: refused.form("replies", it.n),
            deliver_form: refused.form("deliveries", it.n),
            payment_form: refused.form("payments", it.n),
            failure_form: refused.form("payment-failures", it.n),
        })
        .collect()
}

/// Whoever approved money does not pay it out.
fn approved_by(remedy: &Remedy, actor: &Actor) -> bool {
    remedy.amount.is_some() && remedy.judged_by.as_ref() == Some(actor)
}

fn payment(l: &Reader, it: &Payment) -> String {
    let way = words::of(l, "payment-way", &it.way);
    let account = if it.account.is_empty() { String::new() } else { format!(" …{}", it.account) };
    format!("{} · {way}{account}", it.payee)
}

/// What the register knows that an approval must weigh.
#[derive(Default)]
pub(super) struct Weighed {
    /// What the customer was granted in other cases.
    pub(super) elsewhere: i64,
    /// Amounts of like cases, by the remedy's number.
    pub(super) like: BTreeMap<u32, Vec<i64>>,
}

/// The sum a proposal makes with what was granted besides, and where it stands among like cases.
fn weighing(l: &Reader, case: &Case, it: &Remedy, weighed: &Weighed) -> Vec<String> {
    let open = matches!(it.state, RemedyState::Proposed | RemedyState::Approved);
    let Some(amount) = it.amount.as_ref().filter(|_| open) else { return Vec::new() };
    let money = |minor: i64| l.money(minor, &amount.currency);
    let mut list = Vec::new();
    let elsewhere = weighed.elsewhere.max(it.elsewhere_minor);
    let besides = case.granted_besides(it.n).saturating_add(elsewhere);
    if besides > 0 {
        let sum = amount.minor.saturating_add(besides);
        list.push(l.t2("remedy-sum", "besides", money(besides), "sum", money(sum)));
    }
    let like = weighed.like.get(&it.n).and_then(|amounts| Likeness::of(amounts));
    if let Some(like) = like {
        let key = match like.stands(amount.minor) {
            Stands::Below => "remedy-like-below",
            Stands::Within => "remedy-like-within",
            Stands::Above => "remedy-like-above",
        };
        let range = format!("{} – {}", money(like.lower), money(like.upper));
        let basis = l.t2("remedy-like", "n", like.count, "median", money(like.median));
        list.push(format!("{basis} {}", l.t1(key, "range", range)));
    }
    list
}

pub(super) fn facts(
    visit: &Visit,
    pack: &Pack,
    case: &Case,
    it: &Receive,
) -> Vec<(String, String)> {
    let l = &visit.l;
    let mut list = vec![
        (l.t("case-channel").into_owned(), words::of(l, "channel", &it.channel)),
        (l.t("case-heard").into_owned(), it.heard_at.map(|at| l.date_time(at)).unwrap_or_default()),
        (
            l.t("case-happened").into_owned(),
            it.happened_at.map(|at| l.date_time(at)).unwrap_or_default(),
        ),
        (
            l.t("case-recurrence").into_owned(),
            it.recurrence.map(|r| words::of(l, "recurrence", &r)).unwrap_or_default(),
        ),
        (l.t("case-place").into_owned(), it.place.clone()),
    ];
    if let Some(a) = &case.assessment {
        list.push((l.t("case-kind").into_owned(), words::of(l, "kind", &a.kind)));
        list.push((l.t("case-nature").into_owned(), words::of(l, "nature", &a.nature)));
        list.push((l.t("case-category").into_owned(), pack.category_path(&a.category, l.tag())));
        list.push((l.t("case-reason").into_owned(), a.reason.clone()));
    } else if let Some(category) = &it.category {
        list.push((l.t("case-category").into_owned(), pack.category_path(category, l.tag())));
    }
    for subject in &it.subjects {
        let number = pieces::subject_words(visit.organisation(), subject);
        list.push((words::of(l, "subject", &subject.kind), number));
    }
    for field in &pack.fields {
        if let Some(value) = it.fields.get(&field.id) {
            let choice = field.choices.iter().find(|choice| choice.code == *value);
            let value = choice.map_or_else(
                || value.clone(),
                |choice| choice.title.in_language(l.tag()).to_owned(),
            );
            list.push((field.title.in_language(l.tag()).to_owned(), value));
        }
    }
    list.push((
        l.t("case-emotion").into_owned(),
        it.emotion.map(|e| words::of(l, "emotion", &e)).unwrap_or_default(),
    ));
    list.push((l.t("case-opinion").into_owned(), it.opinion.clone()));
    if let Some(source) = &it.source {
        list.push((
            l.t("case-source").into_owned(),
            format!("{} {}", source.system, source.number),
        ));
    }
    list.retain(|(_, value)| !value.is_empty());
    list
}

pub(super) fn people(l: &Reader, it: &Receive) -> Vec<(String, String)> {
    let party = |prefix: &str, party: &casework::intake::Party| {
        vec![
            (l.t(format!("case-{prefix}")).into_owned(), party.name.clone()),
            (l.t("case-phone").into_owned(), party.phone.clone().unwrap_or_default()),
            (l.t("case-email").into_owned(), party.email.clone().unwrap_or_default()),
            (l.t("case-address").into_owned(), party.address.clone().unwrap_or_default()),
            (l.t("case-customer-no").into_owned(), party.customer_no.clone().unwrap_or_default()),
        ]
    };
    let mut list = party("complainant", &it.complainant);
    if let Some(on_behalf) = &it.on_behalf {
        list.push((l.t("case-relation").into_owned(), on_behalf.relation.clone()));
        list.extend(party("affected", &on_behalf.affected));
    }
    list.retain(|(_, value)| !value.is_empty());
    list
}

pub(super) fn handling(visit: &Visit, case: &Case) -> Vec<(String, String)> {
    let l = &visit.l;
    let organisation = visit.organisation();
    let unit = |id: Option<&casework::id::UnitId>| {
        id.map(|id| pieces::unit_name(organisation, id)).unwrap_or_default()
    };
    let person = |id: Option<&casework::id::PersonId>| {
        id.map(|id| pieces::person_name(organisation, id)).unwrap_or_default()
    };
    let mut list = vec![
        (l.t("case-unit").into_owned(), unit(case.unit.as_ref())),
        (l.t("case-owner").into_owned(), person(case.owner.as_ref())),
        (l.t("case-offered").into_owned(), unit(case.offer.as_ref().map(|offer| &offer.to_unit))),
        (
            l.t("case-heard-by").into_owned(),
            person(case.complaint().and_then(|c| c.heard_by.as_ref())),
        ),
        (
            l.t("case-registered").into_owned(),
            case.registered_at.map(|at| l.date_time(at)).unwrap_or_default(),
        ),
        (
            l.t("case-urges").into_owned(),
            if case.urges > 0 { case.urges.to_string() } else { String::new() },
        ),
        (
            l.t("case-satisfaction").into_owned(),
            case.satisfaction().map(|s| l.t(format!("score-{s}")).into_owned()).unwrap_or_default(),
        ),
    ];
    if let Some(closure) = &case.closure {
        list.push((l.t("case-outcome").into_owned(), words::of(l, "outcome", &closure.outcome)));
    }
    list.retain(|(_, value)| !value.is_empty());
    list
}
