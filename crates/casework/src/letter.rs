//! Letters and notices: who is to be told what after a step, without the words.
//!
//! Words are chosen and rendered when the letter goes out, so that nothing slow happens inside the
//! command's transaction and a template mended today serves the letter of yesterday.

mod notice;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::assignment::acting_owner;
use crate::case::{Case, Event, Setting};
use crate::closing::ClosingLetter;
use crate::contact::Means;
use crate::draft;
use crate::id::{PersonId, UnitId};
use crate::intake::Receive;
use crate::organisation::{Organisation, Person, Role};
use crate::pack::Words;
use crate::permission::{Act, Actor, may, roles_over};
use crate::plan;
use crate::point::nth;
use crate::promise::State;
use crate::quality_review;
use crate::remedy::{Remedy, RemedyState, Weight};
use crate::response::Response;
use crate::survey::Way;
use crate::task;
use crate::triage::Priority;
use crate::visit;

pub use notice::NoticeKind;

/// What a letter to the customer is about; also the key of its template `letter-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterKind {
    /// We have your complaint; number, next step, person, link.
    Acknowledgement,
    /// Our decision.
    Response,
    /// Our offer.
    Offer,
    /// Our plan: what we do, by when.
    Plan,
    /// It is closed; how to object.
    Closing,
    /// It was put right at once and is closed; a few lines are enough.
    Summary,
    /// It is taken up again.
    Reopening,
    /// How far it has come.
    Progress,
    /// It takes longer, why, and until when.
    Extension,
    /// We have not kept a promise; what follows from it.
    Breach,
    /// To one of us: the notices that waited.
    Digest,
    /// How was it? Once, by a link.
    Survey,
    /// To a partner: we ask you to do something; the link.
    TaskAsked,
    /// To a partner: your answer does not do yet.
    TaskSentBack,
    /// To a partner: it is due, and we have heard nothing.
    TaskOverdue,
    /// To a partner: it is not wanted any more.
    TaskWithdrawn,
    /// Somebody comes, and when.
    VisitArranged,
    /// Somebody comes at another time.
    VisitMoved,
    /// Nobody comes.
    VisitCancelled,
}

impl LetterKind {
    /// Every kind.
    pub const ALL: &'static [LetterKind] = &[
        LetterKind::Acknowledgement,
        LetterKind::Response,
        LetterKind::Offer,
        LetterKind::Plan,
        LetterKind::Closing,
        LetterKind::Summary,
        LetterKind::Reopening,
        LetterKind::Progress,
        LetterKind::Extension,
        LetterKind::Breach,
        LetterKind::Digest,
        LetterKind::Survey,
        LetterKind::TaskAsked,
        LetterKind::TaskSentBack,
        LetterKind::TaskOverdue,
        LetterKind::TaskWithdrawn,
        LetterKind::VisitArranged,
        LetterKind::VisitMoved,
        LetterKind::VisitCancelled,
    ];

    /// The stable name in columns and templates.
    pub fn code(self) -> &'static str {
        match self {
            LetterKind::Acknowledgement => "acknowledgement",
            LetterKind::Response => "response",
            LetterKind::Offer => "offer",
            LetterKind::Plan => "plan",
            LetterKind::Closing => "closing",
            LetterKind::Summary => "summary",
            LetterKind::Reopening => "reopening",
            LetterKind::Progress => "progress",
            LetterKind::Extension => "extension",
            LetterKind::Breach => "breach",
            LetterKind::Digest => "digest",
            LetterKind::Survey => "survey",
            LetterKind::TaskAsked => "task_asked",
            LetterKind::TaskSentBack => "task_sent_back",
            LetterKind::TaskOverdue => "task_overdue",
            LetterKind::TaskWithdrawn => "task_withdrawn",
            LetterKind::VisitArranged => "visit_arranged",
            LetterKind::VisitMoved => "visit_moved",
            LetterKind::VisitCancelled => "visit_cancelled",
        }
    }
}

/// A letter to the customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Letter {
    /// What it is about.
    pub kind: LetterKind,
    /// The mail address.
    pub to: String,
    /// The language to write in.
    pub language: String,
    /// What the template puts in.
    pub args: BTreeMap<String, String>,
}

/// A notice to one of us.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// To whom.
    pub to: PersonId,
}

/// The letter that brings a digest to one of us; what it says is chosen when it goes out.
pub fn digest(
    organisation: &Organisation,
    person: &Person,
    gathered: &BTreeMap<String, u64>,
) -> Option<Letter> {
    let to = person.email.clone()?;
    let counts = gathered.iter().map(|(kind, n)| format!("{kind}={n}")).collect::<Vec<_>>();
    let args = [
        ("name", person.name.clone()),
        ("organisation", organisation.name.clone()),
        ("gathered", counts.join(" ")),
    ];
    let args = args.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Some(Letter { kind: LetterKind::Digest, to, language: "zh-Hans".to_owned(), args })
}

/// The letters a step sends to the customer, to who speaks for the group and to partners, given the
/// case after it.
pub fn letters(case: &Case, events: &[Event], setting: &Setting<'_>) -> Vec<Letter> {
    // A partner's letter tells of a task and goes out once, whoever else is written to.
    let mut list: Vec<Letter> =
        events.iter().filter_map(|event| task::letter(case, event, setting)).collect();
    let Some(complaint) = case.complaint() else { return list };
    for (to, name, language) in addressees(case, complaint) {
        // The customer is asked how it went, not whoever spoke for them.
        let is_own = complaint.complainant.email.as_ref() == Some(&to);
        let letters = letters_to(case, events, setting, (&to, &name, &language));
        list.extend(letters.into_iter().filter(|it| is_own || it.kind != LetterKind::Survey));
    }
    list
}

/// Who a letter of this case goes to, nobody twice: address, name and language.
fn addressees(case: &Case, complaint: &Receive) -> Vec<(String, String, String)> {
    let own = complaint.language.clone().unwrap_or_else(|| "zh-Hans".to_owned());
    let first = &complaint.complainant;
    let first = (first.email.clone(), first.name.clone(), own.clone());
    let others = case.representatives.iter().map(|it| {
        let language = it.language.clone().unwrap_or_else(|| own.clone());
        (it.email.clone(), it.name.clone(), language)
    });
    let mut seen = BTreeSet::new();
    std::iter::once(first)
        .chain(others)
        .filter_map(|(to, name, language)| Some((to?, name, language)))
        .filter(|(to, ..)| seen.insert(to.to_lowercase()))
        .collect()
}

/// The letter about a visit or a plan, to one of them.
fn of_others(
    case: &Case,
    event: &Event,
    setting: &Setting<'_>,
    (to, name, language): (&str, &str, &str),
) -> Option<Letter> {
    let told = visit::letter(case, event, setting).or_else(|| plan::letter(case, event));
    let (kind, text, more) = told?;
    let mut args = args(case, text, setting);
    args.extend(more);
    args.insert("name".to_owned(), name.to_owned());
    Some(Letter { kind, to: to.to_owned(), language: language.to_owned(), args })
}

/// The letters a step sends to one of them.
fn letters_to(
    case: &Case,
    events: &[Event],
    setting: &Setting<'_>,
    (to, name, language): (&str, &str, &str),
) -> Vec<Letter> {
    let mut list = Vec::new();
    for event in events {
        if let Some(letter) = of_others(case, event, setting, (to, name, language)) {
            list.push(letter);
            continue;
        }
        let mut amount = None;
        let (kind, text) = match event {
            Event::Acknowledged => (LetterKind::Acknowledgement, String::new()),
            Event::Responded(it) if it.means == Means::Email => {
                (LetterKind::Response, it.text.clone())
            }
            // What is offered with a plan is told with it.
            Event::RemedyMoved { remedy, to: RemedyState::Offered, .. }
                if !case.is_in_offered_plan(*remedy) =>
            {
                let offered = nth(&case.remedies, *remedy);
                amount = offered.and_then(|it| it.amount.clone());
                (LetterKind::Offer, offered.map(|it| it.what.clone()).unwrap_or_default())
            }
            Event::Closed(it) if it.outcome != crate::closing::Outcome::Past => {
                let kind = match it.letter {
                    ClosingLetter::Usual => LetterKind::Closing,
                    ClosingLetter::Short => LetterKind::Summary,
                    ClosingLetter::None => continue,
                };
                (kind, it.summary.clone())
            }
            Event::Reopened(_) => (LetterKind::Reopening, String::new()),
            Event::SurveyInvited(it) if it.way == Way::Link => (LetterKind::Survey, String::new()),
            Event::ProgressTold(it) if it.means == Means::Email => {
                (LetterKind::Progress, it.text.clone())
            }
            Event::ExtensionGranted { extension } => {
                let reason = nth(&case.extensions, *extension).map(|it| it.reason.clone());
                (LetterKind::Extension, reason.unwrap_or_default())
            }
            Event::PromiseBroken { promise } => match breach(case, *promise, setting) {
                Some(words) => (LetterKind::Breach, words.in_language(language).to_owned()),
                None => continue,
            },
            _ => continue,
        };
        let mut args = args(case, text, setting);
        args.insert("name".to_owned(), name.to_owned());
        if let Event::SurveyInvited(it) = event {
            args.insert("survey".to_owned(), it.n.to_string());
            args.insert("due".to_owned(), it.expires_at.to_string());
        }
        if let Some(outcome) = case.public_outcome().filter(|_| kind == LetterKind::Closing) {
            args.insert("outcome".to_owned(), outcome.code().to_owned());
        }
        if kind == LetterKind::Reopening && begins_second(events) {
            args.insert("second".to_owned(), "yes".to_owned());
        }
        if let Some(amount) = amount {
            args.insert("amount_minor".to_owned(), amount.minor.to_string());
            args.insert("currency".to_owned(), amount.currency);
        }
        let (to, language) = (to.to_owned(), language.to_owned());
        list.push(Letter { kind, to, language, args });
    }
    list
}

/// Whether somebody else handles it from this step on.
fn begins_second(events: &[Event]) -> bool {
    events.iter().any(|it| matches!(it, Event::SecondHandlingBegun(it) if !it.barred.is_empty()))
}

/// What the policy has us tell the customer of a breach.
fn breach<'a>(case: &Case, promise: u32, setting: &Setting<'a>) -> Option<&'a Words> {
    let clock = nth(&case.promises, promise)?.clock.as_deref()?;
    setting.pack.policy_of(case).1.clock(clock)?.breach.as_ref()
}

fn args(case: &Case, text: String, setting: &Setting<'_>) -> BTreeMap<String, String> {
    let organisation = setting.organisation;
    let owner = case.owner.as_ref().and_then(|id| organisation.people.get(id));
    // The next time promised; what is overdue already is not announced as a time to come.
    let running = case.promises.iter().filter(|p| p.state == State::Running);
    let due = running.map(|p| p.due_at).min();
    let complaint = case.complaint();
    [
        ("no", case.no().map(|no| no.to_string())),
        ("heading", complaint.map(|c| c.heading.clone())),
        ("wish", complaint.map(|c| c.wish.clone())),
        ("person", owner.map(|p| p.name.clone())),
        ("phone", owner.and_then(|p| p.phone.clone()).or_else(|| organisation.phone.clone())),
        ("organisation", Some(organisation.name.clone())),
        ("due", due.map(|at| at.to_string())),
        ("text", Some(text)),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value.unwrap_or_default()))
    .collect()
}

/// The notices a step sends to our own people, given the case after it.
///
/// Nobody is told of their own doing, and nobody is told of a case they may not open. A file taken in
/// tells its result as a whole: thousands of notices tell nobody anything. A year the calendar lacks is told
/// in every way and to administrators, who open no case: it is the calendar they are to open.
pub fn notices(case: &Case, events: &[Event], setting: &Setting<'_>) -> Vec<Notice> {
    let mut list: Vec<Notice> = Vec::new();
    let taken_over = matches!(setting.actor, Actor::Import(_));
    let standing = case.standing();
    for event in events {
        let Some((kind, people)) = told(case, event, setting) else { continue };
        let alarm = kind == NoticeKind::YearMissing;
        if taken_over && !alarm {
            continue;
        }
        for to in people {
            let notice = Notice { kind, to };
            if setting.actor.person() == Some(&notice.to) || list.contains(&notice) {
                continue;
            }
            let reader = Actor::Staff(notice.to.clone());
            if alarm || may(setting.organisation, &reader, &standing, Act::Read).is_ok() {
                list.push(notice);
            }
        }
    }
    list
}

/// Who is told that a letter of this case was given up: the customer still waits to hear what it said.
pub fn undelivered(case: &Case, setting: &Setting<'_>) -> Vec<Notice> {
    let standing = case.standing();
    let reads = |id: &PersonId| {
        may(setting.organisation, &Actor::Staff(id.clone()), &standing, Act::Read).is_ok()
    };
    let people = holders(case, setting).into_iter().filter(reads);
    people.map(|to| Notice { kind: NoticeKind::LetterFailed, to }).collect()
}

/// What an event tells, and whom.
fn told(case: &Case, event: &Event, setting: &Setting<'_>) -> Option<(NoticeKind, Vec<PersonId>)> {
    Some(match event {
        Event::HandedOver(offer) => {
            let lead = || leads(&offer.to_unit, setting);
            (NoticeKind::HandedOver, offer.to_person.clone().map_or_else(lead, |one| vec![one]))
        }
        Event::Returned { unit, owner, .. } => {
            let lead = || unit.as_ref().map(|unit| leads(unit, setting)).unwrap_or_default();
            (NoticeKind::Returned, owner.clone().map_or_else(lead, |one| vec![one]))
        }
        Event::InformationAdded { .. } => (NoticeKind::InformationAdded, holders(case, setting)),
        Event::Urged { .. } => (NoticeKind::Urged, with_lead(case, setting)),
        Event::WordTaken(_) => (NoticeKind::WordTaken, holders(case, setting)),
        Event::PromiseBroken { .. } => (NoticeKind::PromiseBroken, with_lead(case, setting)),
        Event::RemedyProposed(remedy) if remedy.state == RemedyState::Proposed => {
            (NoticeKind::ApprovalWanted, approvers(case, remedy, setting))
        }
        Event::RemedyMoved {
            remedy, to: RemedyState::Approved | RemedyState::Declined, ..
        } => {
            let by = nth(&case.remedies, *remedy).and_then(|r| r.by.person().cloned());
            (NoticeKind::RemedyJudged, by.into_iter().collect())
        }
        Event::Reopened(_) => (NoticeKind::Reopened, with_lead(case, setting)),
        Event::Triaged(it) if it.priority == Priority::P1 => {
            (NoticeKind::Alert, with_lead(case, setting))
        }
        Event::Received(it) if it.danger => (NoticeKind::Alert, with_lead(case, setting)),
        Event::YearMissing { .. } => (NoticeKind::YearMissing, administrators(setting)),
        event => return told_of_time(case, event, setting),
    })
}

/// What clocks and their watchers tell, and whom.
fn told_of_time(
    case: &Case,
    event: &Event,
    setting: &Setting<'_>,
) -> Option<(NoticeKind, Vec<PersonId>)> {
    Some(match event {
        Event::Warned(it) => (NoticeKind::Warned, it.told.clone()),
        Event::PauseEnded { .. } => (NoticeKind::PauseEnded, holders(case, setting)),
        Event::ExtensionAsked(it) => {
            (NoticeKind::ExtensionWanted, it.role.map(|role| granters(case, role, setting))?)
        }
        Event::ExtensionGranted { extension } | Event::ExtensionRefused { extension, .. } => {
            let asked =
                nth(&case.extensions, *extension).and_then(|it| it.asked_by.person().cloned());
            (NoticeKind::ExtensionJudged, asked.into_iter().collect())
        }
        Event::ResponseDrafted(it) => {
            (NoticeKind::DraftWaiting, draft::readers(case, &it.by, setting))
        }
        Event::ResponseSentBack { draft, .. } => {
            let by = nth(&case.drafts, *draft).and_then(|it| it.by.person().cloned());
            (NoticeKind::DraftJudged, by.into_iter().collect())
        }
        Event::Responded(Response { by, released_by: Some(_), .. }) => {
            (NoticeKind::DraftJudged, by.person().cloned().into_iter().collect())
        }
        Event::SecondHandlingBegun(it) if !it.barred.is_empty() => {
            let lead = || leads(&it.unit, setting);
            (NoticeKind::SecondHandling, it.to_person.clone().map_or_else(lead, |one| vec![one]))
        }
        Event::SupervisionOrdered(_) => (NoticeKind::Supervised, with_lead(case, setting)),
        Event::SupervisionAnswered { order, .. } => {
            let by = nth(&case.orders, *order).and_then(|it| it.by.person().cloned());
            (NoticeKind::OrderAnswered, by.into_iter().collect())
        }
        Event::ResponsibilityDecided(it) => {
            let mut told = leads(it.unit.as_ref()?, setting);
            told.extend(it.person.clone().filter(|person| !told.contains(person)));
            (NoticeKind::HeldResponsible, readers(case, told, setting))
        }
        Event::ResponsibilityAppealed { .. } => {
            (NoticeKind::Appealed, granters(case, Role::Quality, setting))
        }
        Event::AppealJudged { responsibility, .. } => {
            let decision = nth(&case.responsibilities, *responsibility)?;
            let by = decision.appeal.as_ref().and_then(|appeal| appeal.by.person().cloned());
            (NoticeKind::AppealJudged, by.into_iter().collect())
        }
        event => {
            let given = || task::told(case, event, setting);
            let going = || visit::told(case, event, setting);
            let planned = || plan::told(case, event, setting);
            let looking_back = || quality_review::told(case, event, setting);
            return given().or_else(going).or_else(planned).or_else(looking_back);
        }
    })
}

/// Those among them who may open the case: a notice that leads nowhere says too much or too little.
fn readers(case: &Case, people: Vec<PersonId>, setting: &Setting<'_>) -> Vec<PersonId> {
    let standing = case.standing();
    let reads = |id: &PersonId| {
        may(setting.organisation, &Actor::Staff(id.clone()), &standing, Act::Read).is_ok()
    };
    people.into_iter().filter(reads).collect()
}

/// Who holds a role over the case.
fn granters(case: &Case, role: Role, setting: &Setting<'_>) -> Vec<PersonId> {
    let standing = case.standing();
    let organisation = setting.organisation;
    let holds = |id: &&PersonId| {
        roles_over(organisation, &Actor::Staff((*id).clone()), &standing).contains(&role)
    };
    organisation.people.keys().filter(holds).cloned().collect()
}

/// Everybody who may approve a remedy, except who proposed it.
fn approvers(case: &Case, remedy: &Remedy, setting: &Setting<'_>) -> Vec<PersonId> {
    let standing = case.standing();
    let organisation = setting.organisation;
    let weight = Weight::of(case, remedy, 0, organisation);
    let may_approve = |id: &&PersonId| {
        let actor = Actor::Staff((*id).clone());
        actor != remedy.by
            && may(organisation, &actor, &standing, Act::Approve).is_ok()
            && setting.pack.reaches(&roles_over(organisation, &actor, &standing), &weight)
    };
    organisation.people.keys().filter(may_approve).cloned().collect()
}

fn administrators(setting: &Setting<'_>) -> Vec<PersonId> {
    let people = setting.organisation.people.values();
    let there = people.filter(|it| !it.left && it.holds(Role::Administrator));
    there.map(|it| it.id.clone()).collect()
}

/// Who leads a unit: its supervisors, else those of the units above.
pub(crate) fn leads(unit: &UnitId, setting: &Setting<'_>) -> Vec<PersonId> {
    leads_of(unit, setting.organisation)
}

/// The same, asked of the organisation alone.
pub(crate) fn leads_of(unit: &UnitId, organisation: &Organisation) -> Vec<PersonId> {
    for above in organisation.path_up(unit) {
        let here = organisation.people.values().filter(|p| {
            !p.left && p.grants.iter().any(|g| g.role == Role::Supervisor && g.unit == *above)
        });
        let found: Vec<PersonId> = here.map(|p| p.id.clone()).collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The owner; without one who is there, those who lead the unit.
pub(crate) fn holders(case: &Case, setting: &Setting<'_>) -> Vec<PersonId> {
    match acting_owner(case, setting) {
        Some(owner) => vec![owner.clone()],
        None => case.unit.as_ref().map(|unit| leads(unit, setting)).unwrap_or_default(),
    }
}

fn with_lead(case: &Case, setting: &Setting<'_>) -> Vec<PersonId> {
    let mut people = holders(case, setting);
    if let Some(unit) = &case.unit {
        people.extend(leads(unit, setting));
    }
    people
}
