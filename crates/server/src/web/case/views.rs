//! Points, promises and remedies of a case as its page shows them, and its facts in words.

use casework::case::Case;
use casework::intake::Receive;
use casework::pack::Pack;
use casework::permission::{self, Act};
use casework::promise;
use casework::remedy::RemedyState;

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
    pub(super) judge_form: FormState,
    pub(super) reply_form: FormState,
    pub(super) deliver_form: FormState,
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
                && pack.reaches(&roles, it.amount.as_ref()),
            may_offer: it.state == RemedyState::Approved && work,
            may_reply: it.state == RemedyState::Offered && record,
            may_deliver: it.state == RemedyState::Accepted && work,
            judge_form: refused.form("approvals", it.n),
            reply_form: refused.form("replies", it.n),
            deliver_form: refused.form("deliveries", it.n),
        })
        .collect()
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
