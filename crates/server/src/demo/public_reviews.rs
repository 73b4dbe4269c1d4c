//! What was written about the demo's company in public: answered, waiting for approval, low and not judged yet, won back.

use casework::id::{PackId, PersonId};
use casework::permission::Actor;
use casework::public_review::{
    DraftPublicReply, PublicReplyNumber, PublicReview, PublicReviewCommand, ReceivePublicReview,
    RecordPublished, Stars,
};
use desk::clock::SetClock;
use desk::{Desk, MatterOrder, Trouble};
use jiff::{Timestamp, ToSpan};

use crate::locale::Locale;

const AGENT: &str = "wangfang";
const APPROVER: &str = "zhouhui";

/// How far one has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Come {
    Received,
    Drafted,
    Answered,
    /// Answered, made a case, and its author thinks better of us now.
    WonBack,
}

/// Platform, mark, days ago, and how far it has come; its words stand under `demo-public-<n>`.
const REVIEWS: [(&str, u8, i64, Come); 6] = [
    ("map", 1, 40, Come::WonBack),
    ("map", 5, 21, Come::Answered),
    ("app_store", 3, 9, Come::Answered),
    ("social", 4, 2, Come::Drafted),
    ("map", 2, 1, Come::Received),
    ("map", 4, 1, Come::Received),
];

fn staff(id: &str) -> Option<Actor> {
    PersonId::parse(id).ok().map(Actor::Staff)
}

fn say(key: &str) -> String {
    Locale::ZhHans.text(key).into_owned()
}

/// Takes the reviews in and answers most of them.
pub(super) fn fill(desk: &Desk, clock: &SetClock, end: Timestamp) -> Result<(), Trouble> {
    let (Some(agent), Some(approver)) = (staff(AGENT), staff(APPROVER)) else { return Ok(()) };
    let Ok(pack) = PackId::parse("property") else { return Ok(()) };
    if desk.house().pack(&pack).is_none() {
        return Ok(());
    }
    // The journal of each begins at the end of the year, whenever it was written: time does not go back.
    clock.set(end - 90.minutes());
    for (at, (platform, stars, days, come)) in REVIEWS.into_iter().enumerate() {
        let key = at + 1;
        let review = |stars: u8, text: String| ReceivePublicReview {
            n: 0,
            pack: pack.clone(),
            platform: platform.to_owned(),
            id: format!("R{}", 88_120 + key),
            author: say(&format!("demo-public-{key}-author")),
            order_no: String::new(),
            stars: Stars { overall: stars, ..Stars::default() },
            text,
            url: String::new(),
            written_at: end - (days * 24).hours(),
        };
        let take = |it: ReceivePublicReview| {
            let command = PublicReviewCommand::ReceivePublicReview(Box::new(it));
            desk.run_matter(&MatterOrder::<PublicReview>::begin(agent.clone(), command))
        };
        let n = take(review(stars, say(&format!("demo-public-{key}"))))?.n;
        let run = |who: &Actor, command: PublicReviewCommand| {
            desk.run_matter(&MatterOrder::<PublicReview>::on(who.clone(), n, command)).map(drop)
        };
        if come >= Come::Drafted {
            let (text, waiver) = (say(&format!("demo-public-{key}-reply")), String::new());
            let draft = DraftPublicReply { text, waiver };
            run(&agent, PublicReviewCommand::DraftPublicReply(draft))?;
        }
        if come >= Come::Answered {
            let first = PublicReplyNumber { reply_no: 1 };
            run(&approver, PublicReviewCommand::ApprovePublicReply(first))?;
            let (at, url) = (end - 90.minutes(), String::new());
            let published = RecordPublished { reply_no: 1, at, url };
            run(&agent, PublicReviewCommand::RecordPublished(published))?;
        }
        if come == Come::WonBack {
            desk.file_public_review(&agent, n)?;
            take(review(5, say(&format!("demo-public-{key}-then"))))?;
        }
    }
    Ok(())
}
