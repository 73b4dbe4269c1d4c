//! The page behind a private link: where it stands, what comes next and until when, and what one may say to it.

use askama::Template;
use axum::response::Response;
use casework::case::Case;
use casework::invalid::Invalid;
use casework::pack::Pack;
use casework::permission::Actor;
use casework::plan::Measure;
use casework::promise::State;
use casework::remedy::{Remedy, RemedyState, Reply};
use casework::response::Word;
use casework::truth::PublicOutcome;
use casework::view::{self, Stage};

use super::super::case::speakers;
use super::super::{file, pieces};
use super::track::{Opened, grouped};
use super::{owed, promised, responsible, unit, when, write_problems};
use crate::fail::Fail;
use crate::form::{self, Pairs};
use crate::layout::{self, Flash, Outside};
use crate::locale::Reader;
use crate::paper;
use crate::parts::{Choice, FormState, Step, StepState, TimelineItem, Tone};
use crate::reckoning;
use crate::timeline::{self, TimelineStep};
use crate::upload::{self, Unfit};
use crate::visit::Guest;
use crate::words;

/// A form that was not taken, to stand on the page as it was typed.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) resource: String,
    pub(super) pairs: Pairs,
    pub(super) invalid: Invalid,
    pub(super) unfit: Vec<(String, Unfit)>,
    pub(super) has_surplus: bool,
    pub(super) flash: Option<Flash>,
}

/// An offer the customer has before them.
struct Offer {
    n: u32,
    kind: String,
    what: String,
    amount: String,
    due: String,
    form: FormState,
}

/// A plan the customer has before them.
struct PlanBefore {
    n: u32,
    what: String,
    /// What is done, by whom, by when.
    measures: Vec<(String, String, String)>,
    /// What is paid or given with it.
    remedies: Vec<String>,
    /// What is offered in the place of the refund: how much, and why.
    instead: Option<(String, String)>,
    is_outdated: bool,
    form: FormState,
}

/// A step the customer sees next.
struct Next {
    words: String,
    is_late: bool,
    /// How the date came about; empty where nobody counts it.
    why: String,
}

/// Which forms the page offers; the rules have the last word.
struct Can {
    add: bool,
    times: bool,
    again: bool,
    urge: bool,
    word: bool,
    rate: bool,
    withdraw: bool,
}

#[derive(Template)]
#[template(path = "public/case.html")]
struct TrackPage {
    l: Reader,
    frame: Outside,
    link: String,
    no: String,
    code: String,
    request: String,
    title: String,
    lead: String,
    summary: String,
    tone: Tone,
    steps: Vec<Step>,
    next: Vec<Next>,
    unit: String,
    person: String,
    phone: String,
    response: String,
    represented: String,
    speakers: Vec<Choice>,
    offers: Vec<Offer>,
    plan: Option<PlanBefore>,
    timeline: Vec<TimelineItem>,
    heading: String,
    narrative: String,
    wish: String,
    contact: String,
    urges: u32,
    rating: String,
    can: Can,
    words: Vec<Choice>,
    replies: Vec<Choice>,
    scores: Vec<Choice>,
    information: FormState,
    urge: FormState,
    word: FormState,
    rate: FormState,
    withdrawal: FormState,
    times: String,
    times_form: FormState,
    hours: Vec<Choice>,
    files_max: usize,
    accept: &'static str,
    /// Papers to keep: address and name.
    papers: Vec<(String, String)>,
}

/// Renders the page.
pub(super) async fn show(guest: &Guest, opened: &Opened, typed: Typed) -> Result<Response, Fail> {
    let l = &guest.l;
    let case = &opened.case;
    let pack = guest.house.pack_of(case)?;
    let complaint = case.complaint().ok_or(Fail::NotFound)?;
    let stage = view::stage(case);
    let person = responsible(guest, case);
    let hotline = guest.organisation().phone.clone();
    let (title, lead, tone) = told(guest, case, stage);
    let flash = typed.flash.clone().or_else(|| done_flash(guest));
    let page = TrackPage {
        link: opened.path.clone(),
        no: opened.no.to_string(),
        code: grouped(&opened.code),
        request: pieces::request_id(),
        title,
        lead,
        summary: case.closure.as_ref().map(|it| it.summary.clone()).unwrap_or_default(),
        tone,
        steps: way(l, case, stage),
        next: next(guest, pack, case),
        unit: unit(guest, case),
        person: person.map(|it| it.name.clone()).unwrap_or_default(),
        phone: person.and_then(|it| it.phone.clone()).or(hotline).unwrap_or_default(),
        response: case.responses.last().map(|it| it.text.clone()).unwrap_or_default(),
        represented: words::representatives(l, &case.representatives),
        speakers: speakers(case),
        offers: offers(l, case, &typed),
        plan: plan_before(guest, case, &typed),
        timeline: happened(guest, pack, opened).await?,
        heading: complaint.heading.clone(),
        narrative: complaint.narrative.clone(),
        wish: complaint.wish.clone(),
        contact: masked(
            complaint.complainant.phone.as_deref().or(complaint.complainant.email.as_deref()),
        ),
        urges: case.urges,
        rating: case
            .rating
            .as_ref()
            .map(|it| l.t(format!("satisfaction-{}", it.score)).into_owned())
            .unwrap_or_default(),
        can: can(case, stage),
        words: choices(l, "public-word", &[Word::Accepts, Word::Refuses, Word::Counters]),
        replies: choices(l, "public-reply", Reply::ALL),
        scores: (1..=5)
            .rev()
            .map(|n| Choice::new(n.to_string(), l.t(format!("satisfaction-{n}"))))
            .collect(),
        information: information(l, &typed),
        urge: typed.form(l, "urges", 0),
        word: typed.form(l, "word", 0),
        rate: typed.form(l, "rating", 0),
        withdrawal: typed.form(l, "withdrawal", 0),
        times: case.call_times.as_ref().map(|it| words::call_times(l, it)).unwrap_or_default(),
        times_form: times_form(l, case, &typed),
        hours: (0..=24u8).map(|n| Choice::new(n.to_string(), l.t1("call-hour", "n", n))).collect(),
        files_max: file::FILES_MAX,
        accept: upload::ACCEPT,
        papers: papers(l, case, &opened.path),
        frame: Outside { flash, ..guest.outside() },
        l: l.clone(),
    };
    Ok(layout::show(&page))
}

/// The decision as a letter, and what was agreed.
fn papers(l: &Reader, case: &Case, path: &str) -> Vec<(String, String)> {
    let last = case.responses.len();
    let told = case.responses.last().filter(|it| !it.text.is_empty());
    let letter =
        told.map(|_| (format!("{path}/letters/{last}"), l.t("public-paper-letter").into_owned()));
    let agreement = paper::is_agreed(case)
        .then(|| (format!("{path}/agreement"), l.t("public-paper-agreement").into_owned()));
    letter.into_iter().chain(agreement).collect()
}

impl Typed {
    /// The state of the form for `resource` and the offer `n` (0 for forms that stand once).
    fn form(&self, l: &Reader, resource: &str, n: u32) -> FormState {
        let id = if n == 0 { resource.to_owned() } else { format!("{resource}-{n}") };
        let of = if resource == "plan-answers" { "plan" } else { "remedy" };
        let number = form::field(&self.pairs, of).parse().unwrap_or(0);
        if self.resource != resource || n != 0 && n != number {
            return FormState::new(id);
        }
        let mut form =
            FormState::typed(id, self.pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
        write_problems(l, None, &self.invalid, &mut form, str::to_owned);
        form
    }
}

fn information(l: &Reader, typed: &Typed) -> FormState {
    let mut form = typed.form(l, "information", 0);
    let sent = file::Sent {
        unfit: typed.unfit.clone(),
        has_surplus: typed.has_surplus,
        ..file::Sent::default()
    };
    super::complain::say_unfit(l, &sent, &mut form);
    form
}

fn choices<T: serde::Serialize>(l: &Reader, prefix: &str, all: &[T]) -> Vec<Choice> {
    words::choices(l, prefix, all)
}

fn done_flash(guest: &Guest) -> Option<Flash> {
    let (_, query) = guest.path.split_once("?done=")?;
    let key = format!("public-done-{}", query.split('&').next()?);
    guest.l.locale.has(&key).then(|| Flash::good(guest.l.t(key).into_owned()))
}

/// Where it stands, in a sentence and a few more words. A case that was closed unsolved is called so.
fn told(guest: &Guest, case: &Case, stage: Stage) -> (String, String, Tone) {
    let is_withdrawn = case.word.as_ref().is_some_and(|it| it.word == Word::Withdraws);
    let is_again = !case.reopenings.is_empty();
    let (key, tone) = match (stage, &case.closure) {
        _ if case.merged_into.is_some() => ("merged".to_owned(), Tone::Blue),
        (_, Some(_)) => {
            let outcome = case.public_outcome().unwrap_or(PublicOutcome::NotSolved);
            let tone = match outcome {
                PublicOutcome::Solved => Tone::Green,
                PublicOutcome::SolvedByUs | PublicOutcome::PartlySolved => Tone::Blue,
                PublicOutcome::NotSolved => Tone::Amber,
                PublicOutcome::Explained
                | PublicOutcome::Withdrawn
                | PublicOutcome::Referred
                | PublicOutcome::Past => Tone::Grey,
            };
            (words::code_key("closed", outcome.code()), tone)
        }
        _ if is_withdrawn => ("withdrawn".to_owned(), Tone::Grey),
        (Stage::Received, None) if is_again => ("again".to_owned(), Tone::Blue),
        (Stage::Working, None) if is_again || case.word.is_some() => {
            ("again".to_owned(), Tone::Blue)
        }
        (stage, None) => (stage.code().to_owned(), Tone::Blue),
    };
    let l = &guest.l;
    let phone = guest.organisation().phone.clone().unwrap_or_default();
    let lead_key = format!("public-case-{key}-lead");
    let lead = if l.locale.has(&lead_key) { l.t1(lead_key, "phone", phone) } else { String::new() };
    (l.t(format!("public-case-{key}")).into_owned(), lead, tone)
}

/// Four steps everybody understands.
fn way(l: &Reader, case: &Case, stage: Stage) -> Vec<Step> {
    let reached = match stage {
        Stage::Received => 0,
        Stage::Working => 1,
        Stage::Responded | Stage::Settled => 2,
        Stage::Closed => 3,
    };
    let times = [
        case.registered_at,
        case.triaged_at,
        case.responses.last().map(|it| it.at),
        case.closure.as_ref().map(|it| it.at),
    ];
    ["received", "working", "responded", "closed"]
        .into_iter()
        .zip(times)
        .enumerate()
        .map(|(n, (step, at))| Step {
            words: l.t(format!("public-step-{step}")).into_owned(),
            state: match n.cmp(&reached) {
                std::cmp::Ordering::Less => StepState::Done,
                std::cmp::Ordering::Equal if stage == Stage::Closed => StepState::Done,
                std::cmp::Ordering::Equal => StepState::Now,
                std::cmp::Ordering::Greater => StepState::Todo,
            },
            when: at.filter(|_| n <= reached).map(|at| l.short(at)).unwrap_or_default(),
        })
        .collect()
}

/// What is owed to the customer, and since when we are late with it.
fn next(guest: &Guest, pack: &Pack, case: &Case) -> Vec<Next> {
    let l = &guest.l;
    if case.merged_into.is_some() || case.closure.is_some() {
        return Vec::new();
    }
    let setting = guest.house.setting_of(case, pack, &Actor::Customer, guest.now);
    let is_late = |due, state: State| state == State::Broken || due <= l.now;
    let promises = owed(case).into_iter().map(|it| {
        let late = is_late(it.due_at, it.state);
        let words = if late {
            l.t2("public-late", "at", when(l, it.due_at), "what", words::promise(l, pack, it))
        } else {
            promised(l, pack, it)
        };
        let why = reckoning::told(l, case, it, &setting);
        Next { words, is_late: late, why }
    });
    let accepted = case.remedies.iter().filter(|it| it.state.is_owed()).map(|it| Next {
        words: match it.due_at {
            Some(at) => l.t2("public-remedy-by", "at", when(l, at), "what", &it.what),
            None => l.t1("public-remedy-owed", "what", &it.what),
        },
        is_late: it.due_at.is_some_and(|at| at <= l.now),
        why: String::new(),
    });
    promises.chain(accepted).collect()
}

fn offers(l: &Reader, case: &Case, typed: &Typed) -> Vec<Offer> {
    if case.closure.is_some() || case.merged_into.is_some() {
        return Vec::new();
    }
    // What belongs to a plan is answered with it.
    let apart = |it: &&Remedy| it.state == RemedyState::Offered && !case.is_in_offered_plan(it.n);
    let offered = case.remedies.iter().filter(apart);
    offered
        .map(|it| Offer {
            n: it.n,
            kind: words::of(l, "remedy-kind", &it.kind),
            what: it.what.clone(),
            amount: it.amount.as_ref().map(|amount| words::money(l, amount)).unwrap_or_default(),
            due: it.due_at.map(|at| when(l, at)).unwrap_or_default(),
            form: typed.form(l, "replies", it.n),
        })
        .collect()
}

/// The plan that lies before the customer. What was weighed over it is ours.
fn plan_before(guest: &Guest, case: &Case, typed: &Typed) -> Option<PlanBefore> {
    let l = &guest.l;
    let open = case.closure.is_none() && case.merged_into.is_none() && !case.is_withdrawn();
    let plan = case.offered_plan().filter(|_| open)?;
    let accused = case.standing().accused;
    // Nobody complained about is named to who complains.
    let who = |it: &Measure| match &it.person {
        Some(person) if accused.contains(person) => guest.organisation().name.clone(),
        _ => words::doer_of(l, guest.organisation(), it),
    };
    let measure = |it: &Measure| {
        (it.what.clone(), who(it), it.due_at.map(|at| when(l, at)).unwrap_or_default())
    };
    let of = |n: &u32| case.remedies.iter().find(|remedy| remedy.n == *n);
    let given = |it: &Remedy| {
        let amount = it.amount.as_ref().map(|amount| words::money(l, amount));
        let kind = words::of(l, "remedy-kind", &it.kind);
        let parts = [Some(kind), amount, Some(it.what.clone())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    Some(PlanBefore {
        n: plan.n,
        what: plan.what.clone(),
        measures: plan.measures.iter().map(measure).collect(),
        remedies: plan.remedies.iter().filter_map(of).map(given).collect(),
        instead: plan.instead.as_ref().map(|it| (words::money(l, &it.amount), it.reason.clone())),
        is_outdated: plan.is_outdated(guest.now),
        form: typed.form(l, "plan-answers", plan.n),
    })
}

/// What happened, the newest first. Pictures are named, not shown: each would be loaded whole.
async fn happened(guest: &Guest, pack: &Pack, opened: &Opened) -> Result<Vec<TimelineItem>, Fail> {
    let (org, id) = (guest.app.desk().org(), opened.case.id.ok_or(Fail::NotFound)?);
    let steps =
        guest.app.read(move |register| register.load_steps(org, id.0)).await.map_err(Fail::from)?;
    let steps: Result<Vec<TimelineStep>, store::Fault> =
        steps.iter().map(TimelineStep::of).collect();
    let steps = steps.map_err(Fail::from)?;
    let mut items =
        timeline::for_customer(&guest.l, guest.organisation(), pack, &opened.path, &steps);
    let you = guest.l.t("told-you");
    for item in &mut items {
        // Titles say "we" and "you" already; only a person's name tells more.
        if item.by == guest.organisation().name || item.by == you {
            item.by.clear();
        }
        item.files.iter_mut().for_each(|file| file.preview.clear());
    }
    items.reverse();
    Ok(items)
}

fn can(case: &Case, stage: Stage) -> Can {
    let is_merged = case.merged_into.is_some();
    let is_open = case.closure.is_none() && !is_merged;
    let is_withdrawn = case.word.as_ref().is_some_and(|it| it.word == Word::Withdraws);
    let is_owed = case.remedies.iter().any(|it| it.state.is_owed());
    Can {
        add: is_open && !is_withdrawn,
        times: is_open
            && !is_withdrawn
            && case.complaint().is_some_and(|it| it.complainant.phone.is_some()),
        again: case.closure.is_some() && !is_merged || is_open && is_withdrawn,
        urge: is_open
            && !is_withdrawn
            && (matches!(stage, Stage::Received | Stage::Working) || is_owed),
        word: is_open && stage == Stage::Responded,
        rate: !is_merged
            && stage > Stage::Responded
            && !case.responses.is_empty()
            && case.rating.is_none(),
        withdraw: is_open && !is_withdrawn && stage != Stage::Settled,
    }
}

/// When the customer wants to be called, as it stands or as it was typed.
fn times_form(l: &Reader, case: &Case, typed: &Typed) -> FormState {
    let form = typed.form(l, "call-times", 0);
    if typed.resource == "call-times" {
        return form;
    }
    let times = case.call_times.clone().unwrap_or_default();
    let form = form
        .with("from_hour", times.from_hour.to_string())
        .with("to_hour", times.to_hour.to_string())
        .with("note", times.note);
    if times.working_days { form.with("working_days", "yes") } else { form }
}

/// Enough of a number or address to know it again, not enough to use it.
fn masked(contact: Option<&str>) -> String {
    let Some(contact) = contact else { return String::new() };
    let (mine, rest) =
        contact.split_once('@').map_or((contact, None), |(mine, rest)| (mine, Some(rest)));
    let letters: Vec<char> = mine.chars().collect();
    let (head, tail) =
        if rest.is_some() { (1, 0) } else { (3.min(letters.len() / 3), 4.min(letters.len() / 3)) };
    let shown: String = letters
        .iter()
        .enumerate()
        .map(|(n, c)| if n < head || n >= letters.len() - tail { *c } else { '*' })
        .collect();
    rest.map_or(shown.clone(), |rest| format!("{shown}@{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_again_and_no_more() {
        assert_eq!(
            masked(Some("13812345678")),
            "138****5678".replace("****", "*****").replace("*****5678", "*****678")
        );
        assert_eq!(masked(Some("wang@example.com")), "w***@example.com");
        assert_eq!(masked(None), "");
    }
}
