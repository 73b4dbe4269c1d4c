//! What stands on the case page, asked of the rules.

mod cards;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use casework::case::{Case, Setting};
use casework::closing;
use casework::duty;
use casework::id::CategoryCode;
use casework::intake::Flag;
use casework::matter::is_keeper;
use casework::pack::Pack;
use casework::permission::Act;
use casework::refusal::Refusal;
use casework::remedy::{Kind, Remedy, RemedyState};
use casework::repeat::{Known, Traits};
use casework::view::{self, Stage};
use store::CaseListRow;

use super::Refused;
use super::after::{AfterPart, after};
use super::forms::{Forms, forms};
use super::found::{self, FoundPart};
use super::investigation::{InvestigationPart, investigation};
use super::lists::{Lists, lists};
use super::plans::{self, PlansPart};
use super::quality::{self, QualityPart};
use super::reply::{CheckView, ReplyPart, reply};
use super::representatives::{RepresentativesPart, representatives};
use super::share::{self, Slice};
use super::tasks::{self, TasksPart, tasks};
use super::time::{TimePart, time};
use super::views::{
    PointView, PromiseView, RemedyView, Weighed, facts, handling, people, points, promises,
    remedies,
};
use super::visits::{self, VisitsPart};
use crate::fail::Fail;
use crate::guidance;
use crate::layout::{self, Door, Frame};
use crate::link;
use crate::locale::Reader;
use crate::parts::{Choice, Clock, FileLink, Step, StepState, TimelineItem, Tone};
use crate::timeline;
use crate::visit::Visit;
use crate::web::causes::{self, CauseForms, CausesPart};
use crate::web::{matter, pieces};
use crate::words;

/// Earlier cases of the same customer that are shown.
const HISTORY_MAX: usize = 5;

/// One thing to do next.
struct Next {
    words: String,
    clock: Option<Clock>,
    due: String,
    who: String,
    anchor: String,
}

/// What everybody who opens the page wants to know first.
struct Glance {
    next: Option<Next>,
    /// In its place when nothing is to be done: what came of it.
    over: String,
    owner: String,
    unit: String,
    /// The promise to the customer that falls due first.
    promise: Option<PromiseView>,
    name: String,
    phone: String,
}

/// One thing done.
struct DoneItem {
    icon: &'static str,
    tone: Tone,
    words: String,
    by: String,
    at: jiff::Timestamp,
}

/// Which parts of the page are offered. The rules still have the last word.
#[derive(Default)]
struct Can {
    record: bool,
    acknowledge: bool,
    triage: bool,
    work: bool,
    assign: bool,
    accept: bool,
    call_back: bool,
    close: bool,
    reopen: bool,
    link: bool,
    /// Say that it repeats an earlier case.
    repeat: bool,
    audit: bool,
}

#[derive(Template)]
#[template(path = "case/show.html")]
struct CasePage {
    l: Reader,
    frame: Frame,
    no: String,
    request: String,
    heading: String,
    stage: String,
    stage_tone: Tone,
    priority: Option<u32>,
    glance: Glance,
    steps: Vec<Step>,
    kin: Kin,
    flags: Vec<String>,
    waiting: bool,
    next: Vec<Next>,
    done: Vec<DoneItem>,
    points: Vec<PointView>,
    promises: Vec<PromiseView>,
    inv: InvestigationPart,
    causes: Option<CausesPart>,
    speaks: RepresentativesPart,
    time: TimePart,
    found: FoundPart,
    tasks: TasksPart,
    visits: VisitsPart,
    plans: PlansPart,
    quality: QualityPart,
    share: Vec<Slice>,
    remedies: Vec<RemedyView>,
    timeline: Vec<TimelineItem>,
    files: Vec<FileLink>,
    /// In the customer's words: what happened, and what they wish.
    said: (String, String),
    facts: Vec<(String, String)>,
    people: Vec<(String, String)>,
    handling: Vec<(String, String)>,
    history: Vec<(String, String, String)>,
    links: Vec<(String, String, String)>,
    /// Incidents and actions: where, and which.
    matters: Vec<(String, String)>,
    keeps_matters: bool,
    /// It is closed, and the person may write about it.
    may_write_up: bool,
    tracking: String,
    after: AfterPart,
    guidance: Vec<guidance::Entry>,
    similar: Vec<guidance::Near>,
    obstacles: Vec<(String, String)>,
    lesson_wanted: bool,
    reply: ReplyPart,
    check: CheckView,
    can: Can,
    lists: Lists,
    forms: Forms,
}

/// Renders the page of a case.
pub(super) async fn show(
    visit: &Visit,
    case: &Case,
    mut refused: Refused,
) -> Result<Response, Fail> {
    let l = &visit.l;
    let pack = visit.pack(case)?;
    let check = CheckView::of_form(visit, case, pack, &mut refused);
    let (steps, history, weighed) = from_register(visit, case, pack).await?;
    let no = case.no().map(|no| no.to_string()).unwrap_or_default();
    let frame = framed(visit, &no, &refused).await?;
    let (stage, complaint) = (view::stage(case), case.complaint());
    let setting = visit.setting(case, pack);
    let timeline = timeline::for_staff(l, visit.organisation(), pack, &no, &steps);
    // What helps is for those who work on it, as long as there is work.
    let helped = can(visit, case).record;
    let page = CasePage {
        request: pieces::request_id(),
        heading: complaint.map(|c| c.heading.clone()).unwrap_or_default(),
        stage: words::stage(l, stage),
        stage_tone: pieces::stage_tone(stage),
        priority: case.assessment.as_ref().map(|a| pieces::priority_level(a.priority)),
        glance: glance(visit, case, pack, stage),
        steps: way(l, case, stage),
        kin: kin(case, pack, &history),
        flags: case.flags().iter().map(|flag| flag_words(visit, case, *flag)).collect(),
        waiting: case.waiting_since.is_some(),
        next: next(visit, case, pack),
        done: done(&timeline),
        points: points(visit, case, pack, &refused),
        promises: promises(visit, case, pack),
        inv: investigation(visit, case, pack, &refused),
        causes: causes(visit, case, &no, &refused),
        speaks: representatives(visit, case, pack, &refused),
        time: time(visit, case, pack, &refused),
        tasks: tasks(visit, case, pack, &refused),
        visits: visits::part(visit, case, pack, &refused),
        plans: plans::part(visit, case, pack, &refused),
        quality: quality::part(visit, case, pack, &refused),
        share: share::bar(l, &share::of(&steps, visit.now, setting.calendar)),
        found: if helped { found::part(visit, case).await? } else { FoundPart::default() },
        remedies: remedies(visit, case, pack, &refused, &weighed),
        timeline,
        files: pieces::files_shown(&format!("/cases/{no}/files"), case),
        said: complaint.map(|c| (c.narrative.clone(), c.wish.clone())).unwrap_or_default(),
        facts: complaint.map(|c| facts(visit, pack, case, c)).unwrap_or_default(),
        people: complaint.map(|c| people(l, c)).unwrap_or_default(),
        handling: handling(visit, case),
        history: history.iter().map(|row| pieces::history_line(l, row)).collect(),
        links: links(l, case),
        matters: matter::of_case(visit, case).await?,
        keeps_matters: is_keeper(&visit.person),
        may_write_up: may_write_up(visit, case),
        tracking: link::path(visit.app.link_secret(), case).unwrap_or_default(),
        after: after(visit, case, pack, &refused),
        similar: if helped { guidance::near(visit, case).await? } else { Vec::new() },
        guidance: if helped { guidance::entries(visit, case, pack) } else { Vec::new() },
        obstacles: obstacles(visit, case, &setting),
        lesson_wanted: closing::lesson_owed(case, &setting),
        reply: reply(visit, case, pack, &refused),
        check,
        can: can(visit, case),
        lists: lists(visit, case, pack),
        forms: forms(visit, case, &refused),
        frame,
        no,
        l: l.clone(),
    };
    Ok(layout::show(&page))
}

/// The cases it belongs to by being the same, or by coming again.
struct Kin {
    merged_into: String,
    repeats: String,
    may_repeat: Vec<String>,
}

fn kin(case: &Case, pack: &Pack, history: &[CaseListRow]) -> Kin {
    Kin {
        merged_into: case.merged_into.map(|no| no.to_string()).unwrap_or_default(),
        repeats: case.repeats().map(|no| no.to_string()).unwrap_or_default(),
        may_repeat: may_repeat(case, pack, history),
    }
}

/// Earlier cases of the customer which this one may repeat, as long as nobody linked it to one.
fn may_repeat(case: &Case, pack: &Pack, history: &[CaseListRow]) -> Vec<String> {
    let Some(received_at) = case.complaint().and_then(|it| it.heard_at) else { return Vec::new() };
    if case.repeats().is_some() || case.merged_into.is_some() {
        return Vec::new();
    }
    let told = case.complaint().and_then(|it| it.category.as_ref());
    let category = case.assessment.as_ref().map(|it| &it.category).or(told);
    let traits = case.complaint().map(|it| Traits::of(it, pack)).unwrap_or_default();
    let (id, unit) = (case.id, case.unit.as_ref());
    let now = Known { received_at, id, category, unit, traits: &traits };
    let is = |row: &&CaseListRow| {
        Some(row.no) != case.no()
            && !case.links.contains_key(&row.no)
            && pack.repeat.repeats_case(&now, row)
    };
    history.iter().filter(is).map(|row| row.no.to_string()).collect()
}

fn may_write_up(visit: &Visit, case: &Case) -> bool {
    case.closure.is_some() && (is_keeper(&visit.person) || visit.may(case, Act::Work))
}

/// Why it happened: the tree, and its forms for who works on it.
fn causes(visit: &Visit, case: &Case, no: &str, refused: &Refused) -> Option<CausesPart> {
    let heading = case.complaint().map(|it| it.heading.as_str()).unwrap_or_default();
    let evidence = case.evidence.iter();
    let shown = causes::Shown {
        url: format!("/cases/{no}"),
        effect: heading,
        tree: &case.causes,
        work: case.merged_into.is_none() && visit.may(case, Act::Work),
        plan_from: is_keeper(&visit.person).then(|| no.to_owned()),
        evidence: evidence
            .map(|it| Choice::new(it.n.to_string(), format!("E{} {}", it.n, it.what)))
            .collect(),
        forms: CauseForms {
            add: refused.form("causes", 0),
            judge: refused.form("cause-judgements", 0),
            shift: refused.form("cause-moves", 0),
        },
    };
    causes::part(visit, shown)
}

/// What stands around the page.
async fn framed(visit: &Visit, no: &str, refused: &Refused) -> Result<Frame, Fail> {
    Ok(Frame {
        case_no: no.to_owned(),
        live: "/events".to_owned(),
        flash: refused.flash.clone().or_else(|| visit.done_flash()),
        ..visit.frame(Door::Queue).await?
    })
}

/// A mark on the case; that of a key customer says why, as the list has it today.
fn flag_words(visit: &Visit, case: &Case, flag: Flag) -> String {
    let words = words::of(&visit.l, "flag", &flag);
    if flag != Flag::KeyCustomer {
        return words;
    }
    let today = visit.house.calendar.local_date(visit.now);
    let party = case.complaint().map(|it| &it.complainant);
    let entry = party.and_then(|party| visit.organisation().key_customer(party, today));
    entry.map_or(words.clone(), |it| format!("{words}: {}", it.reason))
}

/// Everything that stands in the way of closing.
fn obstacles(visit: &Visit, case: &Case, setting: &Setting<'_>) -> Vec<(String, String)> {
    let all = closing::obstacles(case, None, setting).into_iter();
    all.map(|it| obstacle(visit, case, it)).collect()
}

/// What stands in the way of closing; open tasks by name.
fn obstacle(visit: &Visit, case: &Case, refusal: Refusal) -> (String, String) {
    let (text, hint) = words::refusal(&visit.l, refusal);
    match refusal {
        Refusal::TaskStillOpen => (text, format!("{hint} {}", tasks::open_names(visit, case))),
        _ => (text, hint),
    }
}

async fn from_register(
    visit: &Visit,
    case: &Case,
    pack: &Pack,
) -> Result<(Vec<timeline::TimelineStep>, Vec<CaseListRow>, Weighed), Fail> {
    let org = visit.app.desk().org();
    let id = case.id.ok_or(Fail::NotFound)?;
    let key = view::customer_key(case);
    let scope = visit.scope();
    let since = pack.granted_together_since(visit.now);
    let asked = to_weigh(case);
    let (steps, history, weighed) = visit
        .app
        .read(move |register| -> Result<_, store::Fault> {
            let steps = register.load_steps(org, id.0)?;
            let history = match &key {
                Some(key) => register.history_of(org, &scope, key, Some(id), HISTORY_MAX)?,
                None => Vec::new(),
            };
            let mut weighed = Weighed::default();
            if let (Some(key), Some(since), false) = (&key, since, asked.is_empty()) {
                weighed.elsewhere = register.granted_to(org, key, id, since)?;
            }
            for (n, kind, category) in asked {
                weighed.like.insert(n, register.like_amounts(org, &category, kind, id)?);
            }
            Ok((steps, history, weighed))
        })
        .await
        .map_err(Fail::from)?;
    let steps: Result<Vec<_>, store::Fault> =
        steps.iter().map(timeline::TimelineStep::of).collect();
    Ok((steps.map_err(Fail::from)?, history, weighed))
}

/// The remedies somebody may yet approve or offer: number, kind and the category of like cases.
fn to_weigh(case: &Case) -> Vec<(u32, Kind, CategoryCode)> {
    let Some(category) = case.assessment.as_ref().map(|it| it.category.clone()) else {
        return Vec::new();
    };
    let open = |it: &&Remedy| {
        it.amount.is_some() && matches!(it.state, RemedyState::Proposed | RemedyState::Approved)
    };
    let of = |it: &Remedy| (it.n, it.kind, category.clone());
    case.remedies.iter().filter(open).map(of).collect()
}

fn glance(visit: &Visit, case: &Case, pack: &Pack, stage: Stage) -> Glance {
    let l = &visit.l;
    let organisation = visit.organisation();
    let complainant = case.complaint().map(|it| &it.complainant);
    let offered = case.offer.as_ref().map(|offer| pieces::unit_name(organisation, &offer.to_unit));
    let unit = case.unit.as_ref().map(|unit| pieces::unit_name(organisation, unit));
    let mut owed: Vec<_> = promises(visit, case, pack).into_iter().filter(|it| it.owed).collect();
    owed.sort_by_key(|it| it.row.due_at);
    Glance {
        next: next(visit, case, pack).into_iter().next(),
        over: case.closure.as_ref().map_or_else(
            || words::stage(l, stage),
            |closure| words::of(l, "outcome", &closure.outcome),
        ),
        owner: case.owner.as_ref().map(|id| visit.name_of(id)).unwrap_or_default(),
        unit: match offered {
            Some(to) => l.t1("glance-offered", "unit", to),
            None => unit.unwrap_or_default(),
        },
        promise: owed.into_iter().next(),
        name: complainant
            .map(|it| it.name.clone())
            .filter(|it| !it.is_empty())
            .unwrap_or_else(|| l.t("glance-unnamed").into_owned()),
        phone: complainant.and_then(|it| it.phone.clone()).unwrap_or_default(),
    }
}

/// How far it has come: the stages as a row of steps.
fn way(l: &Reader, case: &Case, now: Stage) -> Vec<Step> {
    let when = |at: Option<jiff::Timestamp>| at.map(|at| l.short(at)).unwrap_or_default();
    Stage::ALL
        .iter()
        .map(|stage| Step {
            words: words::stage(l, *stage),
            state: match stage.cmp(&now) {
                std::cmp::Ordering::Less => StepState::Done,
                std::cmp::Ordering::Equal if now == Stage::Closed => StepState::Done,
                std::cmp::Ordering::Equal => StepState::Now,
                std::cmp::Ordering::Greater => StepState::Todo,
            },
            when: match stage {
                Stage::Received => when(case.registered_at),
                Stage::Working => when(case.triaged_at),
                Stage::Responded => when(case.responses.last().map(|r| r.at)),
                Stage::Settled => when(case.word.as_ref().filter(|w| w.settles()).map(|w| w.at)),
                Stage::Closed => when(case.closure.as_ref().map(|c| c.at)),
            },
        })
        .collect()
}

fn next(visit: &Visit, case: &Case, pack: &Pack) -> Vec<Next> {
    let l = &visit.l;
    let since = case.changed_at.unwrap_or(visit.now);
    duty::duties(case, &visit.setting(case, pack))
        .into_iter()
        .map(|it| {
            let who = match (&it.person, &it.unit) {
                (Some(person), _) => pieces::person_name(visit.organisation(), person),
                (None, Some(unit)) => pieces::unit_name(visit.organisation(), unit),
                (None, None) => String::new(),
            };
            Next {
                words: words::of(l, "duty", &it.kind),
                clock: Some(Clock::running(l, since, it.due_at)),
                due: words::deadline_short(l, it.due_at),
                who,
                anchor: pieces::duty_anchor(it.kind, it.n),
            }
        })
        .collect()
}

/// The last things done, newest first.
fn done(timeline: &[TimelineItem]) -> Vec<DoneItem> {
    const SHOWN: usize = 4;
    let shown = timeline.iter().rev().take(SHOWN);
    shown
        .map(|item| DoneItem {
            icon: item.icon,
            tone: item.tone,
            words: item.title.clone(),
            by: item.by.clone(),
            at: item.at,
        })
        .collect()
}

fn links(l: &Reader, case: &Case) -> Vec<(String, String, String)> {
    case.links
        .values()
        .map(|link| {
            (link.to.to_string(), words::of(l, "relation", &link.relation), link.note.clone())
        })
        .collect()
}

fn can(visit: &Visit, case: &Case) -> Can {
    let open = case.closure.is_none() && case.merged_into.is_none();
    let may = |act| open && visit.may(case, act);
    let meant = case.offer.as_ref().is_some_and(|offer| {
        let to_me = offer.to_person.as_ref().is_none_or(|to| *to == visit.person.id);
        to_me && (offer.to_person.is_some() || visit.scope().units.contains(&offer.to_unit))
    });
    let answered = !case.responses.is_empty();
    let unhandled = !case.handlers.contains(&visit.person.id);
    Can {
        record: may(Act::Record),
        acknowledge: may(Act::Record) && case.acknowledged_at.is_none(),
        triage: may(Act::Triage),
        work: may(Act::Work),
        assign: may(Act::Assign),
        accept: may(Act::Record) && (meant || (case.owner.is_none() && case.offer.is_none())),
        call_back: answered
            && unhandled
            && case.merged_into.is_none()
            && visit.may(case, Act::CallBack),
        close: may(Act::Close),
        reopen: case.closure.is_some() && visit.may(case, Act::Reopen),
        link: visit.may(case, Act::Link),
        repeat: case.merged_into.is_none() && visit.may(case, Act::Record),
        audit: visit.may(case, Act::Audit),
    }
}

#[derive(Template)]
#[template(path = "case/journal.html")]
struct JournalPage {
    l: Reader,
    frame: Frame,
    no: String,
    rows: Vec<(u64, jiff::Timestamp, String, String, String)>,
}

/// The journal of a case as it is stored, for auditors.
pub(super) async fn journal(visit: Visit, Path(no): Path<String>) -> Result<Response, Fail> {
    let case = visit.case(&no, Act::Audit).await?;
    let (org, id) = (visit.app.desk().org(), case.id.ok_or(Fail::NotFound)?);
    let steps =
        visit.app.read(move |register| register.load_steps(org, id.0)).await.map_err(Fail::from)?;
    let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
    let rows = steps
        .iter()
        .map(|step| (step.seq, step.at, step.kind.clone(), step.actor.clone(), hex(&step.hash)))
        .collect();
    let frame = visit.frame(Door::Queue).await?;
    Ok(layout::show(&JournalPage {
        l: visit.l.clone(),
        frame,
        no: case.no().map(|no| no.to_string()).unwrap_or_default(),
        rows,
    }))
}
