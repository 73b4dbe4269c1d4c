//! A public review: what was written, what is replied and who read it, and the case it became.

mod list;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use casework::id::CaseNo;
use casework::matter::MatterKind;
use casework::pack::Platform;
use casework::permission::Actor;
use casework::public_review::{
    PublicReply, PublicReview, PublicReviewCommand, PublicReviewEvent, PublicReviewState, Stars,
};
use desk::Trouble;
use desk::run::decode;
use jiff::Timestamp;
use store::Step;

use super::{Refused, body, by, done, item, keeps, matter, reads, refused, run};
use crate::app::App;
use crate::fail::Fail;
use crate::form::{Pairs, field};
use crate::layout::{self, Door, Frame};
use crate::locale::Reader;
use crate::matter::public_review_command;
use crate::parts::{Clock, FormState, TimelineItem, Tone};
use crate::visit::Visit;
use crate::web::pieces;
use crate::words;

/// The routes of these pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .merge(list::routes())
        .route("/public-reviews/{n}", get(show))
        .route("/public-reviews/{n}/complaint", post(file))
        .route("/public-reviews/{n}/{resource}", post(act))
}

/// A reply as the page shows it.
struct Reply {
    n: u32,
    text: String,
    by: String,
    tone: Tone,
    state: String,
    /// Why it was given back, or went out against a rule.
    note: String,
    url: String,
}

/// What stood there before.
struct Former {
    stars: String,
    text: String,
    until: Timestamp,
}

#[derive(Template)]
#[template(path = "public_review/show.html")]
struct ReviewPage {
    l: Reader,
    frame: Frame,
    n: u32,
    title: String,
    state: String,
    tone: Tone,
    clock: Option<Clock>,
    stars: String,
    further: Vec<(String, String)>,
    text: String,
    about: Vec<(String, String)>,
    url: String,
    before: Vec<Former>,
    replies: Vec<Reply>,
    /// The number of the reply that counts, for the forms about it.
    last: u32,
    case: Option<CaseNo>,
    declined: String,
    set_aside: String,
    owes_case: bool,
    may_draft: bool,
    /// A reply waits, and somebody else is to read it.
    waits: bool,
    may_approve: bool,
    may_send_back: bool,
    may_publish: bool,
    may_file: bool,
    may_decline: bool,
    may_set_aside: bool,
    may_waive: bool,
    timeline: Vec<TimelineItem>,
    forms: BTreeMap<&'static str, FormState>,
    request: String,
}

/// The colour of a state.
fn tone(state: PublicReviewState) -> Tone {
    match state {
        PublicReviewState::Received => Tone::Red,
        PublicReviewState::Drafted | PublicReviewState::Approved => Tone::Amber,
        PublicReviewState::Published => Tone::Green,
        PublicReviewState::SetAside => Tone::Grey,
    }
}

fn state_name(l: &Reader, state: PublicReviewState) -> String {
    l.t(words::code_key("public-review-state", state.code())).into_owned()
}

/// `★★☆☆☆`, which is read out as a number beside it.
fn drawn(mark: u8) -> String {
    let star = |n: u8| if n <= mark { '\u{2605}' } else { '\u{2606}' };
    (1..=5).map(star).collect()
}

/// What a platform is called, in whichever pack has it; its code where none has it any more.
fn platform_title(visit: &Visit, code: &str) -> String {
    let packs = visit.house.packs.values();
    let mut all = packs.flat_map(|pack| &pack.public_review.platforms);
    let found: Option<&Platform> = all.find(|it| it.code == code);
    found.map_or_else(|| code.to_owned(), |it| it.title.in_language(visit.l.tag()).to_owned())
}

async fn readable(visit: &Visit, n: u32) -> Result<PublicReview, Fail> {
    let it = matter::<PublicReview>(visit, n).await?;
    reads(visit, &it.accused)?;
    Ok(it)
}

async fn show(visit: Visit, Path(n): Path<u32>) -> Result<Response, Fail> {
    let it = readable(&visit, n).await?;
    page(&visit, &it, Refused::default()).await
}

async fn act(
    visit: Visit,
    Path((n, resource)): Path<(u32, String)>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let it = readable(&visit, n).await?;
    let ran = match body(&visit, &pairs).and_then(|body| public_review_command(&resource, body)) {
        Ok(command) => run::<PublicReview>(&visit, Some(n), &resource, &pairs, command).await,
        Err(fail) => Err(fail),
    };
    match ran {
        Ok(_) => Ok(done(&format!("/public-reviews/{n}"), &format!("public-review-{resource}"))),
        Err(fail) => again(&visit, &it, &resource, pairs, fail).await,
    }
}

async fn again(
    visit: &Visit,
    it: &PublicReview,
    resource: &str,
    pairs: Pairs,
    fail: Fail,
) -> Result<Response, Fail> {
    let (status, refused) = refused(visit, resource, pairs, fail)?;
    Ok((status, page(visit, it, refused).await?).into_response())
}

/// Makes a case of it; pressed twice, or after a failure, it is still one.
async fn file(
    visit: Visit,
    Path(n): Path<u32>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Fail> {
    let it = readable(&visit, n).await?;
    let (desk, actor) = (visit.app.desk().clone(), visit.actor.clone());
    let filed = visit.app.blocking(move || desk.file_public_review(&actor, n)).await;
    match filed {
        Ok(no) => Ok(Redirect::to(&format!("/cases/{no}")).into_response()),
        Err(trouble) => again(&visit, &it, "complaint", pairs, trouble.into()).await,
    }
}

fn reply(visit: &Visit, it: &PublicReply) -> Reply {
    let l = &visit.l;
    let told = |key: &str, who: &Actor, at: Timestamp| {
        l.t2(key, "person", by(visit, who), "at", l.date_time(at))
    };
    let drafted = told("public-reply-drafted", &it.drafted.by, it.drafted.at);
    let (tone, state) = match (&it.published, &it.approved, &it.sent_back) {
        (Some((_, at, _)), ..) => {
            (Tone::Green, l.t1("public-reply-published", "at", l.date_time(*at)))
        }
        (_, Some(mark), _) => (Tone::Blue, told("public-reply-approved", &mark.by, mark.at)),
        (.., Some((mark, _))) => (Tone::Red, told("public-reply-sent-back", &mark.by, mark.at)),
        _ => (Tone::Amber, l.t("public-reply-waits").into_owned()),
    };
    let waived = it.waiver.as_ref().map(|it| it.reason.clone());
    let back = it.sent_back.as_ref().map(|(_, reason)| reason.clone());
    Reply {
        n: it.n,
        text: it.text.clone(),
        by: drafted,
        tone,
        state,
        note: back.or(waived).unwrap_or_default(),
        url: it.published.as_ref().map(|(_, _, url)| url.clone()).unwrap_or_default(),
    }
}

fn further(l: &Reader, stars: &Stars) -> Vec<(String, String)> {
    let each = [
        ("described", stars.described),
        ("communication", stars.communication),
        ("delivery", stars.delivery),
    ];
    let shown = |(name, mark): (&str, Option<u8>)| {
        Some((l.t(format!("public-review-{name}")).into_owned(), drawn(mark?)))
    };
    each.into_iter().filter_map(shown).collect()
}

async fn page(visit: &Visit, it: &PublicReview, refused: Refused) -> Result<Response, Fail> {
    let (l, n, state) = (&visit.l, it.n(), it.state());
    let received = it.received.as_deref().ok_or(Fail::NotFound)?;
    let desk = visit.app.desk().clone();
    let steps = visit.app.blocking(move || desk.matter_steps(MatterKind::PublicReview, n)).await?;
    let mut frame = visit.frame(Door::Matters).await?;
    frame.flash = refused.flash.clone().or_else(|| visit.done_flash());
    // Who takes complaints in answers reviews.
    let (keeper, works) = (keeps(visit, &it.accused), visit.doors().intake);
    let last = it.reply();
    let drafted_by_me = last.is_some_and(|reply| reply.drafted.by == visit.actor);
    let waits = state == PublicReviewState::Drafted;
    let forms =
        ["replies", "approvals", "sendback", "publication", "complaint", "decline", "aside"];
    let mut about = vec![
        (l.t("public-review-platform").into_owned(), platform_title(visit, &received.platform)),
        (l.t("public-review-id").into_owned(), received.id.clone()),
        (l.t("public-review-author").into_owned(), received.author.clone()),
        (l.t("public-review-order").into_owned(), received.order_no.clone()),
        (l.t("public-review-written").into_owned(), l.date_time(received.written_at)),
        (
            l.t("public-review-taken").into_owned(),
            it.mark.as_ref().map(|it| by(visit, &it.by)).unwrap_or_default(),
        ),
    ];
    about.retain(|(_, value)| !value.is_empty());
    let because = |told: &Option<(casework::incident::Mark, String)>| {
        told.as_ref().map(|(_, reason)| reason.clone()).unwrap_or_default()
    };
    let open = it.reply_due_at.filter(|_| !state.is_over() || it.owes_case());
    let former = it.before.iter().rev().map(|it| Former {
        stars: drawn(it.stars.overall),
        text: it.text.clone(),
        until: it.until,
    });
    Ok(layout::show(&ReviewPage {
        title: l.t1("public-review-n", "n", n),
        state: state_name(l, state),
        tone: tone(state),
        clock: open.map(|due| Clock::running(l, visit.now, due)),
        stars: drawn(received.stars.overall),
        further: further(l, &received.stars),
        text: received.text.clone(),
        about,
        url: received.url.clone(),
        before: former.collect(),
        replies: it.replies.iter().rev().map(|it| reply(visit, it)).collect(),
        last: last.map_or(0, |it| it.n),
        case: it.case,
        declined: because(&it.declined),
        set_aside: because(&it.set_aside),
        owes_case: it.owes_case(),
        may_draft: works && !state.is_over(),
        waits,
        may_approve: keeper && waits && !drafted_by_me,
        may_send_back: keeper && (waits || state == PublicReviewState::Approved),
        may_publish: works && state == PublicReviewState::Approved,
        may_file: works && it.case.is_none(),
        may_decline: keeper && it.owes_case(),
        may_set_aside: keeper && !state.is_over(),
        may_waive: keeper,
        timeline: timeline(visit, &steps)?,
        forms: forms.into_iter().map(|it| (it, refused.form(it))).collect(),
        request: pieces::request_id(),
        frame,
        n,
        l: l.clone(),
    }))
}

/// What happened, in words: the key, how it looks, and what was said.
fn told(visit: &Visit, event: &PublicReviewEvent) -> (String, (&'static str, Tone), String) {
    let l = &visit.l;
    let plain = |key: &str| l.t(format!("public-review-told-{key}")).into_owned();
    let with =
        |key: &str, mark: u8| l.t1(format!("public-review-told-{key}"), "stars", drawn(mark));
    match event {
        PublicReviewEvent::Received { review, .. } => {
            (with("received", review.stars.overall), ("note", Tone::Amber), review.text.clone())
        }
        PublicReviewEvent::Changed { stars, text, .. } => {
            (with("changed", stars.overall), ("refresh", Tone::Blue), text.clone())
        }
        PublicReviewEvent::ReplyDrafted { text, .. } => {
            (plain("drafted"), ("pencil", Tone::Amber), text.clone())
        }
        PublicReviewEvent::ReplyApproved { .. } => {
            (plain("approved"), ("eye-check", Tone::Green), String::new())
        }
        PublicReviewEvent::ReplySentBack { reason, .. } => {
            (plain("sent-back"), ("arrow-back-up", Tone::Red), reason.clone())
        }
        PublicReviewEvent::Published { url, .. } => {
            (plain("published"), ("send", Tone::Green), url.clone())
        }
        PublicReviewEvent::BecameCase { case, .. } => {
            (plain("case"), ("link", Tone::Blue), case.to_string())
        }
        PublicReviewEvent::CaseDeclined { reason } => {
            (plain("declined"), ("x", Tone::Grey), reason.clone())
        }
        PublicReviewEvent::SetAside { reason } => {
            (plain("aside"), ("x", Tone::Grey), reason.clone())
        }
    }
}

fn timeline(visit: &Visit, steps: &[Step]) -> Result<Vec<TimelineItem>, Fail> {
    let mut items = Vec::new();
    for step in steps {
        let Some(actor) = Actor::parse(&step.actor) else { continue };
        for event in decode::<PublicReviewEvent>(step).map_err(Trouble::from)? {
            let (title, look, text) = told(visit, &event);
            items.push(item(visit, step.at, &actor, look, title, &text));
        }
    }
    items.reverse();
    Ok(items)
}

/// A form that takes a review in, as the command it means.
fn taken_in(visit: &Visit, pairs: &Pairs) -> Result<PublicReviewCommand, Fail> {
    let mut given = body(visit, pairs)?;
    if let Some(map) = given.as_object_mut() {
        // What is left empty is told beside its field, not as a form that cannot be read.
        for name in ["platform", "id"] {
            map.entry(name).or_insert_with(|| field(pairs, name).into());
        }
        map.entry("stars").or_insert_with(|| serde_json::json!({ "overall": 0 }));
        map.entry("written_at").or_insert_with(|| visit.now.to_string().into());
    }
    public_review_command("public-reviews", given)
}
