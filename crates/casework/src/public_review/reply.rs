//! The reply to a public review: drafted, read by somebody else, published.

use jiff::ToSpan;

use super::{
    Decided, DraftPublicReply, PublicReply, PublicReplyNumber, PublicReview, PublicReviewEvent,
    PublicReviewState, RecordPublished, SendBackPublicReply, checked_url, pack,
};
use crate::case::{Case, Setting};
use crate::contact::Means;
use crate::invalid::{Invalid, Problem};
use crate::limits::{CLOCK_SKEW_MINUTES, NOTE_CHARS_MAX, PUBLIC_REPLIES_MAX};
use crate::matter::Around;
use crate::personal::Personal;
use crate::refusal::{Objection, Refusal};
use crate::reply_check::{self, Outgoing, Remark, Told};

/// Of no case: what everybody reads is held against what a stranger knows.
fn outgoing(text: &str) -> Outgoing<'_> {
    Outgoing { told: Told::PublicReply, text, means: Means::Message, next_at: None }
}

impl PublicReview {
    fn setting<'a>(&self, around: &Around<'a>) -> Result<Setting<'a>, Objection> {
        let received = self.received.as_ref().ok_or(Refusal::NoSuchPublicReview)?;
        Ok(Setting {
            now: around.now,
            actor: around.actor,
            organisation: around.organisation,
            pack: pack(received, around)?,
            calendar: around.calendar,
            granted_elsewhere: 0,
        })
    }

    /// What the reply check of its pack says of a reply.
    pub fn remarks(&self, text: &str, around: &Around<'_>) -> Result<Vec<Remark>, Objection> {
        Ok(reply_check::check(&Case::default(), &outgoing(text), &self.setting(around)?))
    }

    pub(super) fn draft(&self, it: &DraftPublicReply, around: &Around<'_>) -> Decided {
        let mut invalid = Invalid::default();
        let text = invalid.required("text", &it.text, NOTE_CHARS_MAX);
        // Whom the case names everybody would read of; the name they write under there is no secret.
        let personal = Personal::of(around.folded.values(), around.organisation);
        let author = self.received.as_ref().map(|it| it.author.as_str()).unwrap_or_default();
        let others = if author.is_empty() { text.clone() } else { text.replace(author, "") };
        if let Some(said) = personal.found_in(&others) {
            invalid.add("text", Problem::Personal { said });
        }
        invalid.none_or(())?;
        let waits = |old: &PublicReply| old.text == text && old.sent_back.is_none();
        if !self.is_open_again && self.reply().is_some_and(waits) {
            return Ok(vec![]);
        }
        self.refuse_settled()?;
        if self.replies.len() >= PUBLIC_REPLIES_MAX {
            return Err(Refusal::TooMany.into());
        }
        let setting = self.setting(around)?;
        let out = outgoing(&text);
        let waiver = reply_check::pass(&Case::default(), &out, &it.waiver, None, &setting)?;
        Ok(vec![PublicReviewEvent::ReplyDrafted { text, waiver }])
    }

    /// The reply a command is about, which must be the last one.
    fn counted(&self, n: u32) -> Result<&PublicReply, Refusal> {
        let reply = self.replies.iter().find(|it| it.n == n).ok_or(Refusal::NoSuchPublicReply)?;
        if self.reply().is_none_or(|last| last.n != n) {
            return Err(Refusal::PublicReplySettled);
        }
        Ok(reply)
    }

    pub(super) fn refuse_settled(&self) -> Result<(), Refusal> {
        if self.state().is_over() { Err(Refusal::PublicReplySettled) } else { Ok(()) }
    }

    pub(super) fn approve(&self, it: PublicReplyNumber, around: &Around<'_>) -> Decided {
        let reply = self.counted(it.reply_no)?;
        if reply.approved.as_ref().is_some_and(|mark| mark.by == *around.actor) {
            return Ok(vec![]);
        }
        self.refuse_settled()?;
        if reply.drafted.by == *around.actor {
            return Err(Refusal::OwnPublicReply.into());
        }
        if self.state() != PublicReviewState::Drafted {
            return Err(Refusal::PublicReplySettled.into());
        }
        Ok(vec![PublicReviewEvent::ReplyApproved { reply: it.reply_no }])
    }

    pub(super) fn send_back(&self, it: &SendBackPublicReply, around: &Around<'_>) -> Decided {
        let mut invalid = Invalid::default();
        let reason = invalid.required("reason", &it.reason, NOTE_CHARS_MAX);
        invalid.none_or(())?;
        let reply = self.counted(it.reply_no)?;
        let told = |(mark, old): &(crate::incident::Mark, String)| {
            mark.by == *around.actor && *old == reason
        };
        if reply.sent_back.as_ref().is_some_and(told) {
            return Ok(vec![]);
        }
        self.refuse_settled()?;
        if !matches!(self.state(), PublicReviewState::Drafted | PublicReviewState::Approved) {
            return Err(Refusal::PublicReplySettled.into());
        }
        Ok(vec![PublicReviewEvent::ReplySentBack { reply: it.reply_no, reason }])
    }

    pub(super) fn publish(&self, it: &RecordPublished, around: &Around<'_>) -> Decided {
        let mut invalid = Invalid::default();
        let url = checked_url(&it.url, &mut invalid);
        if it.at > around.now + CLOCK_SKEW_MINUTES.minutes() {
            invalid.add("at", Problem::InTheFuture);
        }
        invalid.none_or(())?;
        let reply = self.counted(it.reply_no)?;
        if let Some((_, at, place)) = &reply.published {
            let same = (*at, place) == (it.at, &url);
            return if same { Ok(vec![]) } else { Err(Refusal::PublicReplySettled.into()) };
        }
        self.refuse_settled()?;
        let Some(approved) = &reply.approved else {
            return Err(Refusal::PublicReplyNotApproved.into());
        };
        if it.at + CLOCK_SKEW_MINUTES.minutes() < approved.at {
            return Err(Invalid::one("at", Problem::BeforeItBegan).into());
        }
        Ok(vec![PublicReviewEvent::Published { reply: it.reply_no, at: it.at, url }])
    }
}
