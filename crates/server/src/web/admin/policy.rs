//! The policy editor: the rules of time of a pack as text, tried over the last month before they hold.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::get;
use axum::{Form, Router};
use casework::organisation::OrganisationCommand;
use casework::pack::{Pack, PackError};
use casework::permission::Scope;
use casework::policy::{self, Policy, Rulebook, trial};
use casework::promise::State;
use casework::refusal::Refusal;
use jiff::ToSpan;
use store::{Filters, Period, QueueQuery};

use super::packs::found;
use super::{Keeper, Told, done, refused};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::layout::{self, Frame};
use crate::locale::Reader;
use crate::packs;
use crate::parts::{Choice, FormState};
use crate::visit::Visit;

/// Days of cases a trial looks at.
const TRIAL_DAYS: i64 = 31;
/// Cases a trial looks at, the newest first.
const TRIAL_CASES_MAX: usize = 1_000;

/// The routes of this page.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/admin/packs/{id}/policy", get(show).post(put))
}

/// What a clock would have come to over the cases of the trial.
struct TriedRow {
    title: String,
    applied: usize,
    late: usize,
    late_before: usize,
    remark: &'static str,
}

/// One version as a row.
struct VersionRow {
    version: u32,
    from: jiff::Timestamp,
    note: String,
}

#[derive(Template)]
#[template(path = "admin/policy.html")]
struct PolicyPage {
    l: Reader,
    frame: Frame,
    id: String,
    title: String,
    version: u32,
    /// How many may speak for a group under it; 0 when it does not say.
    representatives: usize,
    form: FormState,
    faults: Vec<(usize, String)>,
    unsure: Vec<String>,
    tried: Option<(usize, Vec<TriedRow>)>,
    versions: Vec<VersionRow>,
    rulebooks: Vec<Choice>,
}

async fn show(
    keeper: Keeper,
    Path(id): Path<String>,
    Query(told): Query<Told>,
) -> Result<Response, Fail> {
    let pack = found(&keeper, &id)?;
    let form = FormState::new("policy").with("text", text_of(&keeper, pack));
    page(&keeper, &told, pack, form, Shown::default()).await
}

/// The text in force: the last version put in force, else what the pack brings.
fn text_of(keeper: &Keeper, pack: &Pack) -> String {
    let versions = keeper.organisation().policies.get(&pack.id);
    let last = versions.and_then(|list| list.last()).filter(|last| !last.text.is_empty());
    last.map_or_else(|| pack.policy_text.clone(), |last| last.text.clone())
}

/// What stands beside the form after it was sent.
#[derive(Default)]
struct Shown {
    faults: Vec<(usize, String)>,
    unsure: Vec<String>,
    tried: Option<(usize, Vec<TriedRow>)>,
}

async fn put(
    keeper: Keeper,
    Path(id): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let pack = found(&keeper, &id)?;
    let mut form = FormState::typed("policy", pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    // Browsers send line ends of two characters; the journal keeps one spelling.
    let text = field(&pairs, "text").replace("\r\n", "\n");
    if field(&pairs, "do") == "add" {
        let form = with_rulebook(form, &text, field(&pairs, "rulebook"));
        return page(&keeper, &Told::default(), pack, form, Shown::default()).await;
    }
    let mut shown = Shown::default();
    match policy::parse("policy", &text) {
        Err(errors) => {
            shown.faults =
                errors.iter().map(|it: &PackError| (it.line, it.reason.clone())).collect();
            form.wrong("text", keeper.l.t("refusal-policy-wrong"));
        }
        Ok(parsed) if field(&pairs, "do") == "try" => {
            shown.unsure = parsed.unsure().map(str::to_owned).collect();
            shown.tried = Some(tried(&keeper, pack, &parsed).await?);
            return page(&keeper, &Told::default(), pack, form, shown).await;
        }
        Ok(parsed) => {
            shown.unsure = parsed.unsure().map(str::to_owned).collect();
            let command = OrganisationCommand::PutPolicy {
                pack: pack.id.clone(),
                // What the pack brings anyway is not kept a second time.
                text: if text == pack.policy_text { String::new() } else { text },
                note: field(&pairs, "note").to_owned(),
                confirmed: field(&pairs, "confirmed") == "yes",
            };
            let place = |refusal| (refusal == Refusal::PolicyUnsure).then_some("confirmed");
            if keeper.change(command, &mut form, place).await? {
                return Ok(done(&format!("/admin/packs/{}/policy", pack.id), "policy"));
            }
        }
    }
    Ok(refused(page(&keeper, &Told::default(), pack, form, shown).await?))
}

/// The text with the sections of a rulebook below it; nothing is in force before somebody says so.
fn with_rulebook(form: FormState, text: &str, id: &str) -> FormState {
    match packs::rulebook(id) {
        Some(book) => form
            .with("text", format!("{}\n\n# {id}\n{}", text.trim_end(), Rulebook::sections(book))),
        None => form,
    }
}

async fn page(
    keeper: &Keeper,
    told: &Told,
    pack: &Pack,
    form: FormState,
    shown: Shown,
) -> Result<Response, Fail> {
    let versions = keeper.organisation().policies.get(&pack.id).map(Vec::as_slice);
    let rows = versions.unwrap_or_default().iter().rev().map(|it| VersionRow {
        version: it.version,
        from: it.from,
        note: it.note.clone(),
    });
    let page = PolicyPage {
        frame: keeper.frame_of(told).await?,
        id: pack.id.to_string(),
        title: pack.title.in_language(keeper.l.tag()).to_owned(),
        version: pack.policy_at(keeper.now).0,
        representatives: pack.policy_at(keeper.now).1.representatives_max().unwrap_or_default(),
        form,
        faults: shown.faults,
        unsure: shown.unsure,
        tried: shown.tried,
        versions: rows.collect(),
        rulebooks: rulebooks(&keeper.l),
        l: keeper.l.clone(),
    };
    Ok(layout::show(&page))
}

/// The rulebooks one may take rules from, with their trades.
fn rulebooks(l: &Reader) -> Vec<Choice> {
    let books = packs::rulebooks().into_iter();
    books
        .map(|it| Choice {
            value: it.head.id.clone(),
            words: it.head.title.in_language(l.tag()).to_owned(),
            group: it.head.industry.clone(),
            hint: String::new(),
        })
        .collect()
}

/// Counts of one clock over the cases of a trial.
#[derive(Default)]
struct Sum {
    applied: usize,
    late: usize,
    late_before: usize,
}

/// Tries a policy over the pack's cases of the last month: the case as it ended, the clocks as they would be.
async fn tried(
    visit: &Visit,
    pack: &Pack,
    policy: &Policy,
) -> Result<(usize, Vec<TriedRow>), Fail> {
    let cases = last_month(visit, pack).await?;
    let mut sums: BTreeMap<&str, Sum> =
        policy.clocks.iter().map(|clock| (clock.id.as_str(), Sum::default())).collect();
    for case in &cases {
        let setting = visit.setting(case, pack);
        for it in trial(case, policy, &setting).map_err(desk::Trouble::Calendar)? {
            let Some(sum) = sums.get_mut(it.clock.as_str()) else { continue };
            let was_late = case.promises.iter().any(|promise| {
                promise.clock.as_deref() == Some(it.clock.as_str())
                    && (promise.was_broken || matches!(promise.state, State::KeptLate { .. }))
            });
            sum.applied += 1;
            sum.late += usize::from(it.late);
            sum.late_before += usize::from(was_late);
        }
    }
    let rows = policy.clocks.iter().filter_map(|clock| {
        let sum = sums.get(clock.id.as_str())?;
        let remark = match sum.applied {
            0 => "policy-never",
            n if n == cases.len() && clock.when.is_some() => "policy-always",
            _ => "",
        };
        Some(TriedRow {
            title: clock.title.in_language(visit.l.tag()).to_owned(),
            applied: sum.applied,
            late: sum.late,
            late_before: sum.late_before,
            remark,
        })
    });
    Ok((cases.len(), rows.collect()))
}

/// The pack's newest cases of the last month, whoever may open them: only counts leave this page.
async fn last_month(visit: &Visit, pack: &Pack) -> Result<Vec<casework::case::Case>, Fail> {
    let (desk, since) = (visit.app.desk().clone(), visit.now - (TRIAL_DAYS * 24).hours());
    let (pack, scope) = (pack.id.clone(), visit.scope());
    visit
        .app
        .blocking(move || -> Result<_, store::Fault> {
            let org = desk.org();
            let scope = Scope { everything: true, ..scope };
            let ids = desk.store().read(|register| {
                let received = Period { from: Some(since), to: None };
                let filters = Filters { pack: Some(pack.clone()), received, ..Filters::default() };
                let mut query = QueueQuery { filters, limit: 100, ..QueueQuery::all(&scope) };
                let mut ids = Vec::new();
                while ids.len() < TRIAL_CASES_MAX {
                    let page = register.queue(org, &query)?;
                    ids.extend(page.rows.iter().map(|row| row.id));
                    let Some(next) = page.next else { break };
                    query.cursor = Some(next);
                }
                Ok::<_, store::Fault>(ids)
            })?;
            let mut cases = Vec::new();
            for id in ids.into_iter().take(TRIAL_CASES_MAX) {
                cases.extend(desk.case_by_id(id)?);
            }
            Ok(cases)
        })
        .await
        .map_err(Fail::from)
}
