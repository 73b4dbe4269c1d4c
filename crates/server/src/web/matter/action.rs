//! The page of an action: what is done and why, who saw it, and what the numbers say.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use casework::action::effect::{Effect, MONTHS_AFTER_MIN, MONTHS_BEFORE_MIN};
use casework::action::{Action, ActionCommand, ActionEvent, ActionKind, ActionState};
use casework::matter::{Accused, MatterKind};
use casework::permission::Actor;
use desk::Trouble;
use desk::run::decode;
use jiff::Timestamp;
use serde_json::{Value, json};
use store::Step;

use super::chart::{Chart, rate};
use super::{
    Refused, Row, body, done, enter, item, keeps, matter, numbers, reads, refused, rows, run, tone,
};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::parts::{Choice, FormState, TimelineItem, Tone};
use crate::visit::Visit;
use crate::web::causes::{self, CauseForms, CausesPart};
use crate::web::pieces;
use crate::words;

/// The routes of these pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/actions", get(list).post(plan))
        .route("/actions/{n}", get(show))
        .route("/actions/{n}/{resource}", post(act))
}

#[derive(Template)]
#[template(path = "matter/actions.html")]
struct ActionsPage {
    l: Reader,
    frame: Frame,
    rows: Vec<Row>,
    may_keep: bool,
    form: FormState,
    kinds: Vec<Choice>,
    people: Vec<Choice>,
    packs: Vec<Choice>,
    categories: Vec<Choice>,
    units: Vec<Choice>,
    exposures: Vec<Choice>,
    request: String,
}

/// What the numbers say, or why they say nothing.
struct Numbers {
    chart: Option<Chart>,
    why_not: String,
    verdict: String,
    tone: Tone,
    before: String,
    after: String,
    limits: String,
    per: String,
    what: String,
    months: String,
}

#[derive(Template)]
#[template(path = "matter/action.html")]
struct ActionPage {
    l: Reader,
    frame: Frame,
    n: u32,
    title: String,
    kind: String,
    state: String,
    tone: Tone,
    facts: Vec<(String, String)>,
    what: String,
    cause: String,
    /// The established cause of a case it removes: where, and which.
    removes: Option<(String, String)>,
    causes: Option<CausesPart>,
    incident: Option<u32>,
    cases: Vec<String>,
    numbers: Option<Numbers>,
    timeline: Vec<TimelineItem>,
    may_do: bool,
    may_verify: bool,
    may_check: bool,
    may_anew: bool,
    may_show: bool,
    may_withdraw: bool,
    forms: BTreeMap<&'static str, FormState>,
    request: String,
}

async fn list(visit: Visit) -> Result<Response, Fail> {
    enter(&visit)?;
    let from = |name: &str| {
        let (_, query) = visit.path.split_once('?')?;
        let pair = query.split('&').find_map(|it| it.strip_prefix(name)?.strip_prefix('='));
        pair.map(str::to_owned)
    };
    let form = FormState::new("actions")
        .with("cases", from("case").unwrap_or_default())
        .with("incident", from("incident").unwrap_or_default());
    let form = match (from("case"), from("cause")) {
        (Some(case), Some(cause)) => {
            form.with("removes.case", case).with("removes.cause", cause).with("kind", "corrective")
        }
        _ => form,
    };
    list_page(&visit, form).await
}

async fn list_page(visit: &Visit, form: FormState) -> Result<Response, Fail> {
    let l = &visit.l;
    let mut frame = visit.frame(Door::Matters).await?;
    frame.flash = visit.done_flash();
    let (mut packs, mut categories) = (Vec::new(), Vec::new());
    for pack in visit.house.packs_in_force() {
        packs.push(Choice::new(pack.id.as_str(), pack.title.in_language(l.tag()).to_owned()));
        for it in &pack.categories {
            let path = pack.category_path(&it.code, l.tag());
            let group = pack.title.in_language(l.tag()).to_owned();
            categories.push(Choice { group, ..Choice::new(it.code.as_str(), path) });
        }
    }
    let exposures = visit.organisation().exposures.iter();
    Ok(layout::show(&ActionsPage {
        rows: rows(visit, MatterKind::Action).await?,
        may_keep: keeps(visit, &Accused::default()),
        kinds: words::choices(l, "action-kind", ActionKind::ALL),
        people: pieces::people(visit.organisation()),
        units: pieces::units(visit.organisation()),
        exposures: exposures.map(|(id, it)| Choice::new(id.as_str(), it.title.clone())).collect(),
        request: pieces::request_id(),
        packs,
        categories,
        form,
        frame,
        l: l.clone(),
    }))
}

/// A form as the command it means.
fn completed(visit: &Visit, resource: &str, pairs: &Pairs) -> Result<ActionCommand, Fail> {
    let mut given = body(visit, pairs)?;
    if let Some(given) = given.as_object_mut()
        && resource == "actions"
    {
        given.insert("cases".to_owned(), numbers(field(pairs, "cases")));
        given.entry("cause").or_insert(json!({ "text": "" }));
        given.entry("removes").and_modify(|removes| {
            if let Some(removes) = removes.as_object_mut() {
                causes::numbered(removes, "cause");
            }
        });
        // Nothing is measured unless somebody says against what.
        let measured = given.get("measure").is_some_and(|it| it.get("exposure").is_some());
        if !measured {
            given.remove("measure");
        }
        if let Some(Value::Object(measure)) = given.get_mut("measure") {
            let unit = measure.remove("units");
            measure.insert("units".to_owned(), unit.into_iter().collect());
            if !measure.contains_key("pack") {
                let only = visit.house.packs_in_force().next().map(|pack| pack.id.to_string());
                measure.insert("pack".to_owned(), only.into());
            }
        }
    }
    if let Some(given) = given.as_object_mut() {
        match resource {
            "cause-judgements" | "cause-moves" => causes::numbered(given, "cause"),
            _ => {}
        }
    }
    crate::matter::action_command(resource, given)
}

async fn plan(visit: Visit, Form(pairs): Form<Pairs>) -> Result<Response, Fail> {
    let ran = match completed(&visit, "actions", &pairs) {
        Ok(command) => run::<Action>(&visit, None, "actions", &pairs, command).await,
        Err(fail) => Err(fail),
    };
    match ran {
        Ok(ran) => Ok(done(&format!("/actions/{}", ran.n), "action-planned")),
        Err(fail) => {
            let (status, refused) = refused(&visit, "actions", pairs, fail)?;
            let mut form = refused.form("actions");
            if let Some(flash) = &refused.flash
                && refused.problems.is_empty()
            {
                form.wrong("", flash.words.clone());
            }
            Ok((status, list_page(&visit, form).await?).into_response())
        }
    }
}

async fn act(
    visit: Visit,
    Path((n, resource)): Path<(u32, String)>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let action = matter::<Action>(&visit, n).await?;
    reads(&visit, &action.accused)?;
    let ran = match completed(&visit, &resource, &pairs) {
        Ok(command) => run::<Action>(&visit, Some(n), &resource, &pairs, command).await,
        Err(fail) => Err(fail),
    };
    match ran {
        Ok(_) => Ok(done(&format!("/actions/{n}"), &format!("action-{resource}"))),
        Err(fail) => {
            let (status, refused) = refused(&visit, &resource, pairs, fail)?;
            Ok((status, page(&visit, &action, refused).await?).into_response())
        }
    }
}

async fn show(visit: Visit, Path(n): Path<u32>) -> Result<Response, Fail> {
    let action = matter::<Action>(&visit, n).await?;
    reads(&visit, &action.accused)?;
    page(&visit, &action, Refused::default()).await
}

async fn page(visit: &Visit, action: &Action, refused: Refused) -> Result<Response, Fail> {
    let l = &visit.l;
    let plan = action.plan.as_ref().ok_or(Fail::NotFound)?;
    let n = plan.n;
    let (desk, of) = (visit.app.desk().clone(), action.clone());
    let measured = plan.measure.is_some();
    let (steps, effect) = visit
        .app
        .blocking(move || -> Result<_, Trouble> {
            let effect = if measured { Some(desk.effect(&of)) } else { None };
            Ok((desk.matter_steps(MatterKind::Action, n)?, effect))
        })
        .await
        .map_err(Fail::from)?;
    let mut frame = visit.frame(Door::Matters).await?;
    frame.flash = refused.flash.clone().or_else(|| visit.done_flash());
    let may_keep = keeps(visit, &action.accused);
    let owns = plan.owner == visit.person.id;
    let is = |states: &[ActionState]| states.contains(&action.state);
    let forms = ["evidence", "completion", "verification", "sendback", "plan", "withdrawal"];
    let page = ActionPage {
        n,
        title: plan.title.clone(),
        kind: words::of(l, "action-kind", &plan.kind),
        state: l.t(words::code_key("action-state", action.state.code())).into_owned(),
        tone: tone(action.state.code()),
        facts: facts(visit, action),
        what: plan.what.clone(),
        cause: plan.cause.text.clone(),
        removes: plan.removes.map(|it| {
            let which = l.t2("action-removes", "case", it.case.to_string(), "n", it.cause);
            (format!("/cases/{}#cause-{}", it.case, it.cause), which)
        }),
        causes: tree(visit, action, owns || may_keep, &refused),
        incident: plan.incident,
        cases: plan.cases.iter().map(ToString::to_string).collect(),
        numbers: effect.map(|effect| numbers_of(visit, action, effect)).transpose()?,
        timeline: timeline(visit, &steps)?,
        may_do: owns && is(&[ActionState::Planned]),
        may_verify: may_keep && !owns && is(&[ActionState::Done]),
        may_check: may_keep && measured && is(&[ActionState::Verified]),
        may_anew: may_keep && is(&[ActionState::Failed, ActionState::CameBack]),
        may_show: (owns || may_keep) && !is(&[ActionState::Withdrawn]),
        may_withdraw: may_keep && !action.is_over(),
        forms: forms.into_iter().map(|it| (it, refused.form(it))).collect(),
        request: pieces::request_id(),
        frame,
        l: l.clone(),
    };
    Ok(layout::show(&page))
}

/// Why it happens: the tree, and its forms for who owns or keeps the action.
fn tree(visit: &Visit, action: &Action, work: bool, refused: &Refused) -> Option<CausesPart> {
    let plan = action.plan.as_ref()?;
    let evidence = action.evidence.iter().enumerate();
    let shown = causes::Shown {
        url: format!("/actions/{}", plan.n),
        effect: &plan.title,
        tree: &action.causes,
        work,
        plan_from: None,
        evidence: evidence
            .map(|(at, it)| {
                let n = at + 1;
                Choice::new(n.to_string(), format!("E{n} {}", it.text))
            })
            .collect(),
        forms: CauseForms {
            add: refused.form("causes"),
            judge: refused.form("cause-judgements"),
            shift: refused.form("cause-moves"),
        },
    };
    causes::part(visit, shown)
}

fn facts(visit: &Visit, action: &Action) -> Vec<(String, String)> {
    let l = &visit.l;
    let organisation = visit.organisation();
    let Some(plan) = action.plan.as_ref() else { return Vec::new() };
    let mut facts = vec![
        (l.t("action-owner").into_owned(), words::person(organisation, &plan.owner).to_owned()),
        (l.t("action-due").into_owned(), l.date_time(plan.due_at)),
        (l.t("action-rounds").into_owned(), l.count(action.rounds)),
    ];
    if !plan.cause.code.is_empty() {
        facts.push((l.t("action-cause-code").into_owned(), plan.cause.code.clone()));
    }
    if let Some(measure) = &plan.measure {
        let pack = visit.house.packs.get(&measure.pack);
        let category = measure.category.as_ref().map(|code| {
            pack.map_or_else(|| code.to_string(), |pack| pack.category_path(code, l.tag()))
        });
        let units: Vec<&str> =
            measure.units.iter().map(|it| words::unit(organisation, it)).collect();
        let all = l.t("action-measure-all").into_owned();
        facts.push((l.t("action-measure-category").into_owned(), category.unwrap_or(all.clone())));
        let units = if units.is_empty() { all } else { units.join(l.t("list-comma").as_ref()) };
        facts.push((l.t("action-measure-units").into_owned(), units));
    }
    facts
}

fn numbers_of(
    visit: &Visit,
    action: &Action,
    effect: Result<Effect, Trouble>,
) -> Result<Numbers, Fail> {
    let l = &visit.l;
    let measure = action.plan.as_ref().and_then(|plan| plan.measure.as_ref());
    let exposure = measure.and_then(|it| visit.organisation().exposures.get(&it.exposure));
    let (per, what) = exposure.map_or((1_000, String::new()), |it| (it.per, it.title.clone()));
    let mut numbers = Numbers {
        chart: None,
        why_not: String::new(),
        verdict: String::new(),
        tone: Tone::Grey,
        before: String::new(),
        after: String::new(),
        limits: String::new(),
        per: l.t2("effect-per", "n", l.count(per), "what", what.clone()),
        what,
        months: String::new(),
    };
    match effect {
        Ok(effect) => {
            numbers.verdict = words::of(l, "verdict", &effect.verdict);
            numbers.tone = tone(if effect.after.is_empty() {
                ""
            } else {
                match effect.verdict {
                    casework::action::effect::Verdict::Effective => "effective",
                    casework::action::effect::Verdict::NotYet => "",
                    _ => "failed",
                }
            });
            numbers.before = rate(effect.centre, per);
            numbers.after = effect.rate_after.map(|it| rate(it, per)).unwrap_or_default();
            numbers.limits = effect
                .limits_after
                .map(|it| format!("{} – {}", rate(it.lower, per), rate(it.upper, per)))
                .unwrap_or_default();
            numbers.months = l.t2(
                "effect-months",
                "before",
                l.count(effect.before.len() as u64),
                "after",
                l.count(effect.after.len() as u64),
            );
            numbers.chart = Some(Chart::of(l, &effect, per));
        }
        Err(Trouble::Refused(refusal)) => {
            let (text, hint) = words::refusal(l, refusal);
            let need = l.t2(
                "effect-need",
                "before",
                l.count(MONTHS_BEFORE_MIN as u64),
                "after",
                l.count(MONTHS_AFTER_MIN as u64),
            );
            numbers.why_not = format!("{text} {hint} {need}");
        }
        Err(trouble) => return Err(trouble.into()),
    }
    Ok(numbers)
}

fn timeline(visit: &Visit, steps: &[Step]) -> Result<Vec<TimelineItem>, Fail> {
    let mut items = Vec::new();
    for step in steps {
        let Some(actor) = Actor::parse(&step.actor) else { continue };
        for event in decode::<ActionEvent>(step).map_err(Trouble::from)? {
            items.push(told(visit, step.at, &actor, &event));
        }
    }
    items.reverse();
    Ok(items)
}

fn told(visit: &Visit, at: Timestamp, actor: &Actor, event: &ActionEvent) -> TimelineItem {
    let l = &visit.l;
    let (key, look, text) = match event {
        ActionEvent::Planned { plan, .. } => ("planned", ("note", Tone::Amber), plan.what.clone()),
        ActionEvent::PlannedAnew { what, .. } => ("anew", ("refresh", Tone::Amber), what.clone()),
        ActionEvent::EvidenceAdded { text } => {
            ("evidence", ("paperclip", Tone::Grey), text.clone())
        }
        ActionEvent::Done { text, .. } => ("done", ("check", Tone::Blue), text.clone()),
        ActionEvent::Verified { text } => ("verified", ("eye-check", Tone::Green), text.clone()),
        ActionEvent::SentBack { reason } => {
            ("sent-back", ("arrow-back-up", Tone::Red), reason.clone())
        }
        ActionEvent::EffectChecked(check) => {
            ("checked", ("search", Tone::Blue), words::of(l, "verdict", &check.verdict))
        }
        ActionEvent::CameBack { point, .. } => {
            ("came-back", ("alert-triangle", Tone::Red), point.month.to_string())
        }
        ActionEvent::CauseAdded(it) => ("cause-added", ("search", Tone::Grey), it.text.clone()),
        ActionEvent::CauseJudged { judgement, .. } => {
            ("cause-judged", ("bulb", Tone::Blue), judgement.words.clone())
        }
        ActionEvent::CauseMoved { cause, .. } => {
            ("cause-moved", ("arrows-exchange", Tone::Grey), cause.to_string())
        }
        ActionEvent::Withdrawn { reason } => ("withdrawn", ("x", Tone::Grey), reason.clone()),
    };
    item(visit, at, actor, look, l.t(format!("action-told-{key}")).into_owned(), &text)
}
