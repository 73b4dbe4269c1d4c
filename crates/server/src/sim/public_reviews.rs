//! Public reviews in the simulator: taken in, changed by their authors, answered by one, read by another, published,
//! made a case or not, by whoever comes along; the rules say who may.

use casework::id::CaseNo;
use casework::matter::MatterKind;
use casework::permission::Actor;
use casework::public_review::{
    DraftPublicReply, PublicReplyNumber, PublicReview, PublicReviewCommand, PublicReviewState,
    ReceivePublicReview, RecordPublished, ReviewReason, SendBackPublicReply, Stars,
};
use desk::Trouble;

use super::hands::WORDS;
use super::matters::somebody;
use super::node::Node;
use super::{Broken, matters, watch};

/// In so many of a hundred turns a review comes in, or one that is there comes again.
const NEW_PERCENT: u64 = 35;
/// Reviews there are on each platform: the same number is the same review.
const NUMBERS: u64 = 400;

/// A review comes in, or somebody does something about one that is there.
pub(super) fn turn(node: &mut Node) -> Result<(), Broken> {
    let org = node.desk.org();
    let there = node.desk.store().read(|r| r.matters(org, MatterKind::PublicReview))?;
    let known = node.one_of(&there).map(|it| it.n).filter(|_| !node.percent(NEW_PERCENT));
    let Some(actor) = somebody(node, |_| true) else { return Ok(()) };
    let Some(n) = known else {
        let Some(command) = comes_in(node) else { return Ok(()) };
        if let Some(n) = matters::does::<PublicReview>(node, actor, None, command)? {
            node.lived.public_reviews += 1;
            holds(node, n)?;
        }
        return Ok(());
    };
    if node.percent(15) {
        return becomes_a_case(node, &actor, n);
    }
    let command = about(node, n)?;
    let appears = matches!(command, PublicReviewCommand::RecordPublished(_));
    match matters::does::<PublicReview>(node, actor, Some(n), command)? {
        Some(n) => {
            node.lived.published += u64::from(appears);
            holds(node, n)
        }
        None => Ok(()),
    }
}

/// A review as a platform tells it; its author may have thought again since it came the last time.
fn comes_in(node: &Node) -> Option<PublicReviewCommand> {
    let house = node.desk.house();
    let packs: Vec<_> =
        house.packs.values().filter(|it| !it.public_review.platforms.is_empty()).collect();
    let pack = node.one_of(&packs)?;
    let platform = node.one_of(&pack.public_review.platforms)?.code.clone();
    let stars = u8::try_from(1 + node.below(5)).unwrap_or(5);
    Some(PublicReviewCommand::ReceivePublicReview(Box::new(ReceivePublicReview {
        n: 0,
        pack: pack.id.clone(),
        platform,
        id: format!("R{}", node.below(NUMBERS)),
        author: String::new(),
        order_no: String::new(),
        stars: Stars { overall: stars, ..Stars::default() },
        text: format!("{WORDS} {}", node.below(3)),
        url: String::new(),
        written_at: node.now,
    })))
}

/// Anything that may come to somebody's mind about one that is there.
fn about(node: &Node, n: u32) -> Result<PublicReviewCommand, Broken> {
    let it = node.desk.matter::<PublicReview>(n)?.unwrap_or_default();
    let reply_no = it.reply().map_or(1, |reply| reply.n);
    let reason = || format!("{WORDS} {}", node.below(3));
    // Mostly what is next: a reply that waits is read, and one that may appear does.
    let state = it.state();
    Ok(match node.below(10) {
        _ if state == PublicReviewState::Drafted && node.percent(60) => {
            PublicReviewCommand::ApprovePublicReply(PublicReplyNumber { reply_no })
        }
        7 => published(node, reply_no),
        _ if state == PublicReviewState::Approved && node.percent(60) => published(node, reply_no),
        0..4 => PublicReviewCommand::DraftPublicReply(DraftPublicReply {
            text: format!(
                "Thank you for telling us. Please phone us: 0571-00000000. {}",
                node.below(3)
            ),
            waiver: if node.percent(30) { reason() } else { String::new() },
        }),
        4..6 => PublicReviewCommand::ApprovePublicReply(PublicReplyNumber { reply_no }),
        6 => {
            let reason = reason();
            PublicReviewCommand::SendBackPublicReply(SendBackPublicReply { reply_no, reason })
        }
        8 => PublicReviewCommand::DeclineReviewCase(ReviewReason { reason: reason() }),
        _ => PublicReviewCommand::SetAsideReview(ReviewReason { reason: reason() }),
    })
}

fn published(node: &Node, reply_no: u32) -> PublicReviewCommand {
    let (at, url) = (node.now, String::new());
    PublicReviewCommand::RecordPublished(RecordPublished { reply_no, at, url })
}

/// However often it is pressed, there is one case.
fn becomes_a_case(node: &mut Node, actor: &Actor, n: u32) -> Result<(), Broken> {
    node.world.count_given();
    let case_of = |node: &Node| -> Result<Option<CaseNo>, Broken> {
        Ok(node.desk.matter::<PublicReview>(n)?.and_then(|it| it.case))
    };
    let before = case_of(node)?;
    match node.desk.file_public_review(actor, n) {
        Ok(no) if before.is_none_or(|before| before == no) => {
            if before.is_none() {
                node.lived.steps += 1;
                node.lived.cases += 1;
                node.world.count_taken_in();
            }
            node.world.put_at_hand(no);
            watch::a_case(node, no, None)?;
            holds(node, n)
        }
        Ok(_) => Err(matters::broken::<PublicReview>(node, n, "it became two cases")),
        Err(Trouble::Fault(fault)) => node.comes_again(fault),
        Err(_) => {
            node.lived.refused += 1;
            Ok(())
        }
    }
}

/// No reply appears that nobody but its author read, and it is listed as its journal says.
fn holds(node: &Node, n: u32) -> Result<(), Broken> {
    let it = matters::holds::<PublicReview>(node, n, |it| it.state().code())?;
    let own = |reply: &casework::public_review::PublicReply| {
        reply.approved.as_ref().is_some_and(|mark| mark.by == reply.drafted.by)
    };
    if it.replies.iter().any(own) {
        return Err(matters::broken::<PublicReview>(node, n, "who drafted its reply approved it"));
    }
    Ok(())
}
