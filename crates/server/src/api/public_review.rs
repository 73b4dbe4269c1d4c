//! Public reviews for programs: lists of them, one with its replies, and the case one becomes.

use axum::Json;
use axum::response::{IntoResponse, Response};
use casework::id::{CaseNo, PersonId};
use casework::matter::Accused;
use casework::public_review::{
    PublicReply, PublicReview, PublicReviewState, ReceivePublicReview, Stars,
};
use casework::refusal::Refusal;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use store::{PublicReviewListRow, PublicReviewQuery};

use super::matter::{matter, number, reads};
use super::narrowing::wrong;
use super::request::{Call, tag, unknown};
use crate::fail::Fail;

/// A public review in a list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PublicReviewRow")]
struct RowView {
    /// Its number.
    n: u32,
    /// Its version.
    version: u64,
    /// Where it stands.
    state: String,
    /// The first words of it.
    title: String,
    /// The platform, by its code.
    platform: String,
    /// The mark over all, from 1 to 5.
    stars: u8,
    /// The mark it had when it was taken in.
    stars_first: u8,
    /// When it was written.
    written_at: Timestamp,
    /// When a reply appeared.
    published_at: Option<Timestamp>,
    /// Its mark is low, and it is neither a case nor said why not.
    owes_case: bool,
    /// By when something is to be done.
    due_at: Option<Timestamp>,
}

/// Public reviews, the latest taken in first.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PublicReviews")]
pub(super) struct PublicReviewsView {
    /// At most fifty.
    public_reviews: Vec<RowView>,
    /// What to give as `below` for those after them; none at the end.
    next_below: Option<u32>,
}

/// A reply.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PublicReply")]
struct ReplyView {
    /// Its number.
    reply_no: u32,
    /// The words.
    text: String,
    /// Who drafted it; none for a program or a file.
    drafted_by: Option<PersonId>,
    /// When it was approved.
    approved_at: Option<Timestamp>,
    /// Why it was given back.
    sent_back: Option<String>,
    /// When it appeared.
    published_at: Option<Timestamp>,
    /// Where it appeared.
    url: Option<String>,
}

/// What stood there before its author thought again.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FormerReview")]
struct FormerView {
    /// The marks.
    stars: Stars,
    /// The words.
    text: String,
    /// Until when.
    until: Timestamp,
}

/// A public review.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PublicReview")]
pub(super) struct PublicReviewView {
    /// Its number.
    n: u32,
    /// Its version.
    version: u64,
    /// Where it stands.
    state: PublicReviewState,
    /// What was written, as it stands now.
    review: ReceivePublicReview,
    /// What stood there before, the oldest first.
    before: Vec<FormerView>,
    /// By when it is to be answered.
    reply_due_at: Option<Timestamp>,
    /// Replies, the last one counts.
    replies: Vec<ReplyView>,
    /// The case it became.
    case: Option<CaseNo>,
    /// Its mark is low, and it is neither a case nor said why not.
    owes_case: bool,
}

/// The case a public review became.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FiledPublicReview")]
pub(super) struct FiledView {
    /// The case.
    case: CaseNo,
    /// Nothing new: it had been one before.
    repeated: bool,
}

fn asked(call: &Call) -> Result<PublicReviewQuery, Fail> {
    let mut asked = PublicReviewQuery::default();
    for (name, value) in &call.query {
        match name.as_str() {
            "platform" => asked.platform = Some(value.clone()),
            "state" => {
                let known = PublicReviewState::ALL.iter().any(|state| state.code() == value);
                if !known {
                    return Err(wrong(name, "a state of a public review"));
                }
                asked.state = Some(value.clone());
            }
            "stars_max" => {
                let stars = value.parse().map_err(|_| wrong(name, "a mark from 1 to 5"))?;
                asked.stars_max = Some(stars);
            }
            "owes_case" => {
                asked.owes_case = value.parse().map_err(|_| wrong(name, "`true` or `false`"))?;
            }
            "below" => {
                asked.below = Some(value.parse().map_err(|_| wrong(name, "a number"))?);
            }
            _ => {
                let known = "public reviews take platform, state, stars_max, owes_case and below";
                return Err(unknown(name, known));
            }
        }
    }
    Ok(asked)
}

fn row(it: PublicReviewListRow) -> RowView {
    let (matter, review) = (it.matter, it.review);
    RowView {
        n: matter.n,
        version: matter.version,
        state: matter.state,
        title: matter.title,
        platform: review.platform,
        stars: review.stars,
        stars_first: review.stars_first,
        written_at: review.written_at,
        published_at: review.published_at,
        owes_case: review.owes_case,
        due_at: matter.due_at,
    }
}

/// Lists public reviews.
pub(super) async fn list(call: Call) -> Result<Response, Fail> {
    reads(&call, &Accused::default())?;
    let (org, asked) = (call.visit.app.desk().org(), asked(&call)?);
    let found = call.visit.app.read(move |register| register.public_reviews(org, &asked)).await?;
    let full = u32::try_from(found.len()).is_ok_and(|n| n == store::PUBLIC_REVIEWS_PAGE);
    let next_below = found.last().map(|it| it.matter.n).filter(|_| full);
    let seen =
        found.into_iter().filter(|it| reads(&call, &Accused::parse(&it.matter.accused)).is_ok());
    let view = PublicReviewsView { public_reviews: seen.map(row).collect(), next_below };
    Ok(Json(view).into_response())
}

fn reply(it: &PublicReply) -> ReplyView {
    let published = it.published.as_ref();
    ReplyView {
        reply_no: it.n,
        text: it.text.clone(),
        drafted_by: it.drafted.by.person().cloned(),
        approved_at: it.approved.as_ref().map(|mark| mark.at),
        sent_back: it.sent_back.as_ref().map(|(_, reason)| reason.clone()),
        published_at: published.map(|(_, at, _)| *at),
        url: published.map(|(_, _, url)| url.clone()).filter(|url| !url.is_empty()),
    }
}

/// Shows a public review.
pub(super) async fn show(call: &Call) -> Result<Response, Fail> {
    let it = matter::<PublicReview>(call).await?;
    reads(call, &it.accused)?;
    let review = it.received.as_deref().ok_or(Fail::NotFound)?.clone();
    let former = it.before.iter().map(|it| FormerView {
        stars: it.stars,
        text: it.text.clone(),
        until: it.until,
    });
    let mut response = Json(PublicReviewView {
        n: it.n(),
        version: it.version,
        state: it.state(),
        review,
        before: former.collect(),
        reply_due_at: it.reply_due_at,
        replies: it.replies.iter().map(reply).collect(),
        case: it.case,
        owes_case: it.owes_case(),
    })
    .into_response();
    tag(&mut response, it.version);
    Ok(response)
}

/// Makes a case of a public review; asked again, it is the same case.
pub(super) async fn file(call: Call) -> Result<Response, Fail> {
    let n = number(&call)?;
    let review = matter::<PublicReview>(&call).await?;
    reads(&call, &review.accused)?;
    if call.expected.is_some_and(|expected| expected != review.version) {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let (desk, actor) = (call.visit.app.desk().clone(), call.visit.actor.clone());
    let case = call.visit.app.blocking(move || desk.file_public_review(&actor, n)).await?;
    Ok(Json(FiledView { case, repeated: review.case.is_some() }).into_response())
}
