//! A public review as a stream of the journal: its steps, what each changes, and the rows that follow.

use jiff::Timestamp;

use super::{
    Before, PublicReply, PublicReview, PublicReviewCommand, PublicReviewEvent, ReceivePublicReview,
};
use crate::id::{CaseNo, PersonId};
use crate::incident::Mark;
use crate::limits::STEPS_MAX;
use crate::matter::{Around, Matter, MatterKind, MatterRow, MatterRows, PublicReviewRow};
use crate::permission::Actor;
use crate::point::{next_n, nth_mut};
use crate::refusal::{Objection, Refusal};
use crate::text;

/// Characters of a title in lists.
const TITLE_CHARS_MAX: usize = 60;

impl Matter for PublicReview {
    type Command = PublicReviewCommand;
    type Event = PublicReviewEvent;
    const KIND: MatterKind = MatterKind::PublicReview;

    fn step_name(command: &PublicReviewCommand) -> &'static str {
        match command {
            PublicReviewCommand::ReceivePublicReview(_) => "receive_public_review",
            PublicReviewCommand::DraftPublicReply(_) => "draft_public_reply",
            PublicReviewCommand::ApprovePublicReply(_) => "approve_public_reply",
            PublicReviewCommand::SendBackPublicReply(_) => "send_back_public_reply",
            PublicReviewCommand::RecordPublished(_) => "record_published",
            PublicReviewCommand::LinkReviewCase(_) => "link_review_case",
            PublicReviewCommand::DeclineReviewCase(_) => "decline_review_case",
            PublicReviewCommand::SetAsideReview(_) => "set_aside_review",
        }
    }

    fn numbered(command: &PublicReviewCommand, n: u32) -> PublicReviewCommand {
        match command {
            PublicReviewCommand::ReceivePublicReview(it) => {
                let it = ReceivePublicReview { n, ..(**it).clone() };
                PublicReviewCommand::ReceivePublicReview(Box::new(it))
            }
            other => other.clone(),
        }
    }

    fn cases_named(command: &PublicReviewCommand) -> &[CaseNo] {
        match command {
            PublicReviewCommand::LinkReviewCase(it) => std::slice::from_ref(&it.case),
            _ => &[],
        }
    }

    fn key(command: &PublicReviewCommand) -> Option<String> {
        match command {
            PublicReviewCommand::ReceivePublicReview(it) => Some(super::key(&it.platform, &it.id)),
            _ => None,
        }
    }

    fn cases_read(&self, command: &PublicReviewCommand) -> Vec<CaseNo> {
        match command {
            PublicReviewCommand::DraftPublicReply(_) => self.case.into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn decide(
        &self,
        command: &PublicReviewCommand,
        around: &Around<'_>,
    ) -> Result<Vec<PublicReviewEvent>, Objection> {
        let begins = matches!(command, PublicReviewCommand::ReceivePublicReview(_));
        if self.version == 0 && !begins {
            return Err(Refusal::NoSuchPublicReview.into());
        }
        self.refuse_by_right(command, around)?;
        if self.version >= STEPS_MAX {
            return Err(Refusal::TooMany.into());
        }
        match command {
            PublicReviewCommand::ReceivePublicReview(it) => self.receive(it, around),
            PublicReviewCommand::DraftPublicReply(it) => self.draft(it, around),
            PublicReviewCommand::ApprovePublicReply(it) => self.approve(*it, around),
            PublicReviewCommand::SendBackPublicReply(it) => self.send_back(it, around),
            PublicReviewCommand::RecordPublished(it) => self.publish(it, around),
            PublicReviewCommand::LinkReviewCase(it) => self.link(it, around),
            PublicReviewCommand::DeclineReviewCase(it) => self.decline(it),
            PublicReviewCommand::SetAsideReview(it) => self.put_aside(it),
        }
    }

    fn apply(&mut self, at: Timestamp, actor: &Actor, event: &PublicReviewEvent) {
        let mark = || Mark { at, by: actor.clone() };
        match event {
            PublicReviewEvent::Received { review, reply_due_at, is_low } => {
                self.received = Some(review.clone());
                self.mark = Some(mark());
                self.reply_due_at = Some(*reply_due_at);
                self.is_low = *is_low;
            }
            PublicReviewEvent::Changed { stars, text, reply_due_at, is_low } => {
                let Some(it) = &mut self.received else { return };
                let text = std::mem::replace(&mut it.text, text.clone());
                let stars = std::mem::replace(&mut it.stars, *stars);
                self.before.push(Before { stars, text, until: at });
                self.is_low = *is_low;
                if reply_due_at.is_some() {
                    (self.is_open_again, self.reply_due_at) = (true, *reply_due_at);
                    self.set_aside = None;
                }
            }
            PublicReviewEvent::ReplyDrafted { text, waiver } => {
                self.is_open_again = false;
                self.replies.push(PublicReply {
                    n: next_n(self.replies.len()),
                    drafted: mark(),
                    text: text.clone(),
                    waiver: waiver.clone(),
                    approved: None,
                    sent_back: None,
                    published: None,
                });
            }
            PublicReviewEvent::ReplyApproved { reply } => {
                if let Some(it) = nth_mut(&mut self.replies, *reply) {
                    it.approved = Some(mark());
                }
            }
            PublicReviewEvent::ReplySentBack { reply, reason } => {
                if let Some(it) = nth_mut(&mut self.replies, *reply) {
                    it.approved = None;
                    it.sent_back = Some((mark(), reason.clone()));
                }
            }
            PublicReviewEvent::Published { reply, at, url } => {
                if let Some(it) = nth_mut(&mut self.replies, *reply) {
                    it.published = Some((mark(), *at, url.clone()));
                }
            }
            PublicReviewEvent::BecameCase { case, accused } => {
                self.case = Some(*case);
                self.accused = accused.clone();
            }
            PublicReviewEvent::CaseDeclined { reason } => {
                self.declined = Some((mark(), reason.clone()));
            }
            PublicReviewEvent::SetAside { reason } => {
                self.is_open_again = false;
                self.set_aside = Some((mark(), reason.clone()));
            }
        }
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn stepped(&mut self, at: Timestamp) {
        self.version += 1;
        self.changed_at = Some(at);
    }

    fn changed_at(&self) -> Option<Timestamp> {
        self.changed_at
    }

    fn notices(
        &self,
        events: &[PublicReviewEvent],
        around: &Around<'_>,
    ) -> Vec<(PersonId, &'static str)> {
        let drafter = self.reply().and_then(|it| it.drafted.by.person());
        let told = events.iter().filter_map(|event| match event {
            PublicReviewEvent::ReplyApproved { .. } => Some((drafter?, "public_reply_approved")),
            PublicReviewEvent::ReplySentBack { .. } => Some((drafter?, "public_reply_sent_back")),
            _ => None,
        });
        told.filter(|(to, _)| around.actor.person() != Some(*to))
            .map(|(to, kind)| (to.clone(), kind))
            .collect()
    }

    fn rows(&self, _: &Around<'_>) -> Option<MatterRows> {
        let received = self.received.as_ref()?;
        let began_at = self.mark.as_ref()?.at;
        let changed_at = self.changed_at.unwrap_or(began_at);
        let (state, duties) = (self.state(), self.duties());
        let over = duties.is_empty();
        let title = if received.text.is_empty() { &received.id } else { &received.text };
        Some(MatterRows {
            matter: MatterRow {
                kind: MatterKind::PublicReview,
                n: received.n,
                version: self.version,
                state: state.code(),
                title: text::shorten(&text::clean_line(title), TITLE_CHARS_MAX),
                owner: self.reply().and_then(|it| it.drafted.by.person()).cloned(),
                due_at: self.reply_due_at.filter(|_| !over),
                tick_at: None,
                began_at,
                ended_at: over.then_some(changed_at),
                changed_at,
                accused: self.accused.text(),
            },
            cases: self.case.into_iter().collect(),
            duties,
            text: None,
            review: Some(PublicReviewRow {
                key: super::key(&received.platform, &received.id),
                platform: received.platform.clone(),
                stars: received.stars.overall,
                stars_first: self.before.first().map_or(received.stars, |it| it.stars).overall,
                written_at: received.written_at,
                published_at: self.published_at(),
                owes_case: self.owes_case(),
            }),
        })
    }
}

impl PublicReview {
    /// When a reply appeared first.
    fn published_at(&self) -> Option<Timestamp> {
        self.replies.iter().find_map(|it| it.published.as_ref().map(|(_, at, _)| *at))
    }
}
