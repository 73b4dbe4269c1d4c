//! The packs: which are in force, what each says, in words an expert of the trade can check.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Form, Router};
use casework::id::PackId;
use casework::organisation::OrganisationCommand;
use casework::pack::{Approval, Field, Pack};
use casework::policy::{Clock, Confidence};

use super::units::function_words;
use super::{Keeper, Told, done, refused};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::layout::{self, Frame};
use crate::locale::Reader;
use crate::parts::{FormState, Tone};
use crate::words;

/// The routes of these pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/admin/packs", get(show))
        .route("/admin/packs/{id}", get(show_one))
        .route("/admin/packs/{id}/activation", post(activate))
}

/// One pack as a row.
struct Row {
    id: String,
    title: String,
    version: String,
    /// The version in force; empty for none.
    in_force: String,
    categories: usize,
    clocks: usize,
    unsure: usize,
}

/// A clock in words.
struct ClockRow {
    id: String,
    title: String,
    keeps: String,
    limit: String,
    start: String,
    basis: String,
    when: String,
    source: String,
    letter: String,
    letter_words: String,
    tone: Tone,
    valid: String,
}

/// A category at its depth in the tree.
struct Branch {
    code: String,
    title: String,
    depth: usize,
}

/// A field in words.
struct FieldRow {
    title: String,
    kind: String,
    requirement: String,
    choices: String,
}

#[derive(Template)]
#[template(path = "admin/packs.html")]
struct PacksPage {
    l: Reader,
    frame: Frame,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "admin/pack.html")]
struct PackPage {
    l: Reader,
    frame: Frame,
    row: Row,
    form: FormState,
    clocks: Vec<ClockRow>,
    policy_version: u32,
    tree: Vec<Branch>,
    fields: Vec<FieldRow>,
    approvals: Vec<(String, String)>,
    closing: Vec<(String, String)>,
    routes: Vec<(String, String)>,
}

/// Clocks whose source nobody has read: they must be looked at before anybody relies on them.
fn unsure(pack: &Pack) -> usize {
    pack.policy.clocks.iter().filter(|clock| clock.confidence >= Confidence::C).count()
}

fn row(keeper: &Keeper, pack: &Pack) -> Row {
    Row {
        id: pack.id.to_string(),
        title: pack.title.in_language(keeper.l.tag()).to_owned(),
        version: pack.version.clone(),
        in_force: keeper.organisation().packs.get(&pack.id).cloned().unwrap_or_default(),
        categories: pack.categories.iter().filter(|it| pack.is_leaf(&it.code)).count(),
        clocks: pack.policy.clocks.len(),
        unsure: unsure(pack),
    }
}

async fn show(keeper: Keeper, Query(told): Query<Told>) -> Result<Response, Fail> {
    let rows = keeper.house.packs.values().map(|pack| row(&keeper, pack)).collect();
    let frame = keeper.frame_of(&told).await?;
    Ok(layout::show(&PacksPage { l: keeper.l.clone(), frame, rows }))
}

pub(super) fn found<'a>(keeper: &'a Keeper, id: &str) -> Result<&'a Pack, Fail> {
    let id = PackId::parse(id).map_err(|_| Fail::NotFound)?;
    keeper.house.packs.get(&id).ok_or(Fail::NotFound)
}

async fn show_one(
    keeper: Keeper,
    Path(id): Path<String>,
    Query(told): Query<Told>,
) -> Result<Response, Fail> {
    let pack = found(&keeper, &id)?;
    page(&keeper, &told, pack, FormState::new("activation")).await
}

async fn activate(
    keeper: Keeper,
    Path(id): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let pack = found(&keeper, &id)?;
    let mut form = FormState::new("activation");
    if unsure(pack) > 0 && field(&pairs, "seen") != "yes" {
        form.wrong("seen", keeper.l.t("admin-pack-unsure-unread"));
    } else {
        let command = OrganisationCommand::ActivatePack {
            pack: pack.id.clone(),
            version: pack.version.clone(),
        };
        if keeper.change(command, &mut form, |_| None).await? {
            return Ok(done(&format!("/admin/packs/{}", pack.id), "pack"));
        }
    }
    Ok(refused(page(&keeper, &Told::default(), pack, form).await?))
}

async fn page(
    keeper: &Keeper,
    told: &Told,
    pack: &Pack,
    form: FormState,
) -> Result<Response, Fail> {
    let l = &keeper.l;
    let tree = pack.categories.iter().map(|it| Branch {
        code: it.code.to_string(),
        title: it.title.in_language(l.tag()).to_owned(),
        depth: it.code.as_str().matches('.').count().min(6),
    });
    let (version, policy) = pack.policy_at(keeper.now);
    let page = PackPage {
        row: row(keeper, pack),
        clocks: policy.clocks.iter().map(|clock| clock_row(l, clock)).collect(),
        policy_version: version,
        tree: tree.collect(),
        fields: pack.fields.iter().map(|field| field_row(l, field)).collect(),
        approvals: pack.approvals.iter().map(|it| approval(l, it)).collect(),
        closing: closing(l, pack),
        routes: pack
            .routes
            .iter()
            .map(|it| (it.when.text().to_owned(), function_words(l, &it.function)))
            .collect(),
        frame: keeper.frame_of(told).await?,
        l: l.clone(),
        form,
    };
    Ok(layout::show(&page))
}

fn clock_row(l: &Reader, clock: &Clock) -> ClockRow {
    let letter = words::code(&clock.confidence);
    let valid = match (clock.valid_from, clock.valid_to) {
        (None, None) => String::new(),
        (from, to) => {
            let day =
                |it: Option<jiff::civil::Date>| it.map(|it| it.to_string()).unwrap_or_default();
            format!("{} – {}", day(from), day(to))
        }
    };
    ClockRow {
        id: clock.id.clone(),
        title: clock.title.in_language(l.tag()).to_owned(),
        keeps: words::of(l, "promise-kind", &clock.keeps),
        limit: words::span(l, clock.limit),
        start: l.t(words::code_key("moment", clock.start.name())).into_owned(),
        basis: words::of(l, "basis", &clock.basis),
        when: clock.when.as_ref().map(|it| it.text().to_owned()).unwrap_or_default(),
        source: clock.source.clone(),
        letter_words: l.t(words::code_key("admin-confidence", &letter)).into_owned(),
        letter,
        tone: match clock.confidence {
            Confidence::A => Tone::Green,
            Confidence::B => Tone::Blue,
            Confidence::C => Tone::Red,
            Confidence::D => Tone::Amber,
        },
        valid,
    }
}

fn field_row(l: &Reader, field: &Field) -> FieldRow {
    let requirement = words::of(l, "admin-requirement", &field.requirement);
    let choices: Vec<&str> = field.choices.iter().map(|it| it.title.in_language(l.tag())).collect();
    FieldRow {
        title: field.title.in_language(l.tag()).to_owned(),
        kind: words::of(l, "admin-field", &field.kind),
        requirement: field
            .when
            .as_ref()
            .map_or(requirement.clone(), |when| format!("{requirement}: {}", when.text())),
        choices: choices.join(&l.t("admin-list-comma")),
    }
}

fn approval(l: &Reader, approval: &Approval) -> (String, String) {
    let mut amount = l.t1("admin-up-to", "amount", l.money(approval.up_to_minor, "CNY"));
    let kinds = approval.kinds.iter().map(|kind| words::of(l, "remedy-kind", kind));
    let named: Vec<String> = kinds.chain(approval.functions.iter().cloned()).collect();
    if !named.is_empty() {
        amount = format!("{} · {amount}", named.join(", "));
    }
    let role = approval
        .role
        .map_or_else(|| l.t("admin-no-approval"), |role| l.t(words::code_key("role", role.code())));
    (amount, role.into_owned())
}

fn closing(l: &Reader, pack: &Pack) -> Vec<(String, String)> {
    let rule = &pack.closing;
    let when = |condition: &Option<casework::pack::Condition>| {
        condition
            .as_ref()
            .map_or_else(|| l.t("admin-never").into_owned(), |it| it.text().to_owned())
    };
    let label = |key: &str| l.t(key).into_owned();
    vec![
        (label("admin-lesson-when"), when(&rule.lesson_when)),
        (label("admin-callback-when"), when(&rule.callback_when)),
        (label("admin-callback-attempts"), l.count(rule.callback_attempts)),
        (label("admin-word-days"), l.t1("span-day", "n", rule.word_days)),
        (label("admin-link-days"), l.t1("span-day", "n", rule.link_days)),
        (
            label("admin-severity"),
            l.t2(
                "admin-severity-rule",
                "p2",
                u32::from(pack.severity.p2_from),
                "p3",
                u32::from(pack.severity.p3_from),
            ),
        ),
    ]
}
