//! Public reviews: what somebody wrote in public on a platform, and the reply that is read by two before it appears.
//!
//! A review is taken in once, by its number on the platform; sent again with other marks or words it is the same
//! review whose author thought again. A reply goes through the pack's reply check, names nobody, is approved by
//! somebody else and put on record as published. Where the mark is low it becomes a case, or somebody says why not.

mod command;
mod reply;
mod stream;

use jiff::{Timestamp, ToSpan};

use crate::id::CaseNo;
use crate::incident::Mark;
use crate::intake::{Party, Receive, Source, Subject, SubjectKind};
use crate::invalid::{Invalid, Problem};
use crate::limits::{CLOCK_SKEW_MINUTES, EARLIEST_YEAR, LINE_CHARS_MAX, NOTE_CHARS_MAX};
use crate::matter::{self, Accused, Around, MatterDuty, MatterDutyKind};
use crate::pack::{Pack, PublicReviewRule};
use crate::permission::{self, Standing};
use crate::refusal::{Objection, Refusal};
use crate::reply_check::Waiver;
use crate::text;

pub use command::{
    DraftPublicReply, LinkReviewCase, PublicReplyNumber, PublicReviewCommand, PublicReviewEvent,
    ReceivePublicReview, RecordPublished, ReviewReason, SendBackPublicReply, Stars,
};

/// Marks from one to five, as platforms show them.
pub const STARS: std::ops::RangeInclusive<u8> = 1..=5;

/// Where a public review stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PublicReviewState {
    /// It waits for a reply.
    Received,
    /// A reply waits for somebody else's approval.
    Drafted,
    /// It may appear.
    Approved,
    /// It has.
    Published,
    /// None is given.
    SetAside,
}

impl PublicReviewState {
    /// Every state.
    pub const ALL: &'static [PublicReviewState] = &[
        PublicReviewState::Received,
        PublicReviewState::Drafted,
        PublicReviewState::Approved,
        PublicReviewState::Published,
        PublicReviewState::SetAside,
    ];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            PublicReviewState::Received => "received",
            PublicReviewState::Drafted => "drafted",
            PublicReviewState::Approved => "approved",
            PublicReviewState::Published => "published",
            PublicReviewState::SetAside => "set_aside",
        }
    }

    /// Whether nothing more is to be said to it.
    pub fn is_over(self) -> bool {
        matches!(self, PublicReviewState::Published | PublicReviewState::SetAside)
    }
}

/// A reply on record.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicReply {
    /// Its number, from 1.
    pub n: u32,
    /// Who drafted it, and when.
    pub drafted: Mark,
    /// The words.
    pub text: String,
    /// That it goes out though a rule held it back.
    pub waiver: Option<Waiver>,
    /// Who approved it.
    pub approved: Option<Mark>,
    /// Who gave it back, and why.
    pub sent_back: Option<(Mark, String)>,
    /// Who says that it appeared, when it did, and where.
    pub published: Option<(Mark, Timestamp, String)>,
}

/// What stood on the platform before its author thought again.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    /// The marks.
    pub stars: Stars,
    /// The words.
    pub text: String,
    /// Until when.
    pub until: Timestamp,
}

/// A public review as its journal tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublicReview {
    /// What was taken in, as it stands now; nothing before.
    pub received: Option<Box<ReceivePublicReview>>,
    /// Who took it in, and when.
    pub mark: Option<Mark>,
    /// What stood there before, the oldest first.
    pub before: Vec<Before>,
    /// By when it is to be answered.
    pub reply_due_at: Option<Timestamp>,
    /// Its author thought again, and the answer it had no longer fits.
    pub is_open_again: bool,
    /// Replies, numbered from 1; the last one counts.
    pub replies: Vec<PublicReply>,
    /// Whether its mark was low by the pack when it was taken in or changed: a case, or a reason why not, is owed.
    pub is_low: bool,
    /// The case it became.
    pub case: Option<CaseNo>,
    /// Whoever is complained about in that case.
    pub accused: Accused,
    /// Why it becomes none.
    pub declined: Option<(Mark, String)>,
    /// Why no reply is given.
    pub set_aside: Option<(Mark, String)>,
    /// Steps in its journal.
    pub version: u64,
    /// When its last step was.
    pub changed_at: Option<Timestamp>,
}

type Decided = Result<Vec<PublicReviewEvent>, Objection>;

/// The pack a review is answered under.
fn pack<'a>(it: &ReceivePublicReview, around: &Around<'a>) -> Result<&'a Pack, Objection> {
    let known = around.packs.get(&it.pack);
    known.ok_or_else(|| Invalid::one("pack", Problem::NotAChoice).into())
}

/// Marks are from one to five, each by its name.
fn check_stars(stars: Stars, invalid: &mut Invalid) {
    let fields = [
        ("stars.overall", Some(stars.overall)),
        ("stars.described", stars.described),
        ("stars.communication", stars.communication),
        ("stars.delivery", stars.delivery),
    ];
    for (field, mark) in fields {
        if mark.is_some_and(|mark| !STARS.contains(&mark)) {
            invalid.add(field, Problem::NotANumber);
        }
    }
}

/// An address on the web, or none.
fn checked_url(raw: &str, invalid: &mut Invalid) -> String {
    let url = invalid.line("url", raw, LINE_CHARS_MAX);
    if !url.is_empty() && !url.starts_with("https://") && !url.starts_with("http://") {
        invalid.add("url", Problem::NotAWebAddress);
    }
    url
}

/// By what it is told from every other: the platform, and its number there.
pub(crate) fn key(platform: &str, id: &str) -> String {
    format!("{}/{}", text::clean_line(platform), text::clean_line(id))
}

/// What is handed in, cleaned; every fault is told at once.
fn checked(
    it: &ReceivePublicReview,
    rule: &PublicReviewRule,
    around: &Around<'_>,
) -> Result<ReceivePublicReview, Invalid> {
    let mut invalid = Invalid::default();
    let mut review = it.clone();
    review.platform = text::clean_line(&it.platform);
    if !rule.platforms.iter().any(|platform| platform.code == review.platform) {
        invalid.add("platform", Problem::NotAChoice);
    }
    review.id = text::clean_line(&invalid.required("id", &it.id, LINE_CHARS_MAX));
    review.author = invalid.line("author", &it.author, LINE_CHARS_MAX);
    review.order_no = invalid.line("order_no", &it.order_no, LINE_CHARS_MAX);
    check_stars(it.stars, &mut invalid);
    review.text = invalid.optional("text", &it.text, NOTE_CHARS_MAX);
    review.url = checked_url(&it.url, &mut invalid);
    if it.written_at > around.now + CLOCK_SKEW_MINUTES.minutes() {
        invalid.add("written_at", Problem::InTheFuture);
    } else if around.calendar.local_date(it.written_at).year() < EARLIEST_YEAR {
        invalid.add("written_at", Problem::TooLongAgo);
    }
    invalid.none_or(review)
}

impl PublicReview {
    /// The number people say; 0 before it was taken in.
    pub fn n(&self) -> u32 {
        self.received.as_ref().map_or(0, |it| it.n)
    }

    /// The reply that counts.
    pub fn reply(&self) -> Option<&PublicReply> {
        self.replies.last()
    }

    /// Where it stands.
    pub fn state(&self) -> PublicReviewState {
        match self.reply() {
            _ if self.is_open_again => PublicReviewState::Received,
            Some(reply) if reply.published.is_some() => PublicReviewState::Published,
            _ if self.set_aside.is_some() => PublicReviewState::SetAside,
            Some(reply) if reply.approved.is_some() => PublicReviewState::Approved,
            Some(reply) if reply.sent_back.is_none() => PublicReviewState::Drafted,
            _ => PublicReviewState::Received,
        }
    }

    /// Whether a case, or a reason why it becomes none, is still owed.
    pub fn owes_case(&self) -> bool {
        self.is_low && self.case.is_none() && self.declined.is_none()
    }

    /// The complaint it is: its words, its author, and the platform's number, by which no second one can be filed.
    pub fn complaint(&self, around: &Around<'_>) -> Result<Receive, Objection> {
        let it = self.received.as_ref().ok_or(Refusal::NoSuchPublicReview)?;
        if self.case.is_some() {
            return Err(Refusal::AlreadyACase.into());
        }
        let rule = &pack(it, around)?.public_review;
        let platform = rule.platforms.iter().find(|platform| platform.code == it.platform);
        let platform = platform.ok_or_else(|| Invalid::one("platform", Problem::NotAChoice))?;
        // Marks alone say nothing; the platform and the mark then stand for the words.
        let title = platform.title.in_language("zh-Hans");
        let narrative = if it.text.is_empty() {
            format!("{title} {}/{}", it.stars.overall, STARS.end())
        } else {
            it.text.clone()
        };
        let order = Some(&it.order_no).filter(|it| !it.is_empty());
        let order = order.map(|no| Subject { kind: SubjectKind::Order, number: no.clone() });
        Ok(Receive {
            subjects: order.into_iter().collect(),
            complainant: Party { name: it.author.clone(), ..Party::default() },
            heard_at: Some(it.written_at.min(around.now)),
            source: Some(Source {
                system: it.platform.clone(),
                number: it.id.clone(),
                due_at: None,
            }),
            ..Receive::new(it.pack.clone(), platform.channel, &narrative)
        })
    }

    fn receive(&self, it: &ReceivePublicReview, around: &Around<'_>) -> Decided {
        let rule = &pack(it, around)?.public_review;
        let review = checked(it, rule, around)?;
        let reply_due_at = around.now + (i64::from(rule.reply_days) * 24).hours();
        let is_low = review.stars.overall <= rule.low;
        let Some(old) = &self.received else {
            let review = Box::new(review);
            return Ok(vec![PublicReviewEvent::Received { review, reply_due_at, is_low }]);
        };
        if (old.stars, &old.text) == (review.stars, &review.text) {
            return Ok(vec![]);
        }
        // Who thinks better of us was answered; whose words or marks got worse was not.
        let better = review.stars.overall > old.stars.overall;
        let again = self.state().is_over() && !better;
        Ok(vec![PublicReviewEvent::Changed {
            stars: review.stars,
            text: review.text,
            reply_due_at: again.then_some(reply_due_at),
            is_low,
        }])
    }

    fn link(&self, it: &LinkReviewCase, around: &Around<'_>) -> Decided {
        let accused = matter::reached([&it.case], around)?;
        match self.case {
            Some(old) if old == it.case => Ok(vec![]),
            Some(_) => Err(Refusal::AlreadyACase.into()),
            None => Ok(vec![PublicReviewEvent::BecameCase { case: it.case, accused }]),
        }
    }

    fn decline(&self, it: &ReviewReason) -> Decided {
        let reason = reason_of(it)?;
        match (&self.declined, self.case) {
            (Some((_, old)), _) if *old == reason => Ok(vec![]),
            (_, Some(_)) => Err(Refusal::AlreadyACase.into()),
            _ => Ok(vec![PublicReviewEvent::CaseDeclined { reason }]),
        }
    }

    fn put_aside(&self, it: &ReviewReason) -> Decided {
        let reason = reason_of(it)?;
        match &self.set_aside {
            Some((_, old)) if *old == reason && self.state().is_over() => Ok(vec![]),
            _ => {
                self.refuse_settled()?;
                Ok(vec![PublicReviewEvent::SetAside { reason }])
            }
        }
    }

    fn refuse_by_right(
        &self,
        command: &PublicReviewCommand,
        around: &Around<'_>,
    ) -> Result<(), Refusal> {
        matter::may_read(around.organisation, around.actor, &self.accused)?;
        match command {
            PublicReviewCommand::ApprovePublicReply(_)
            | PublicReviewCommand::SendBackPublicReply(_)
            | PublicReviewCommand::DeclineReviewCase(_)
            | PublicReviewCommand::SetAsideReview(_) => {
                matter::may_keep(around.organisation, around.actor, &self.accused)
            }
            _ => may_work(around),
        }
    }

    fn duties(&self) -> Vec<MatterDuty> {
        let Some(due_at) = self.reply_due_at else { return Vec::new() };
        let duty = |kind, person, but| {
            let n = self.reply().map_or(0, |it| it.n);
            MatterDuty { kind, n, person, but, due_at }
        };
        let drafter = || self.reply().and_then(|it| it.drafted.by.person()).cloned();
        let mut duties = match self.state() {
            PublicReviewState::Received => {
                let again = drafter().filter(|_| !self.is_open_again);
                vec![duty(MatterDutyKind::DraftPublicReply, again, None)]
            }
            PublicReviewState::Drafted => {
                vec![duty(MatterDutyKind::ApprovePublicReply, None, drafter())]
            }
            PublicReviewState::Approved => {
                vec![duty(MatterDutyKind::PublishReply, drafter(), None)]
            }
            PublicReviewState::Published | PublicReviewState::SetAside => Vec::new(),
        };
        if self.owes_case() {
            duties.push(duty(MatterDutyKind::JudgePublicReview, None, None));
        }
        duties
    }
}

/// Somebody of ours who works on complaints; who administers or audits alone does not.
fn may_work(around: &Around<'_>) -> Result<(), Refusal> {
    let nothing = Standing::default();
    permission::may(around.organisation, around.actor, &nothing, permission::Act::Receive)
}

fn reason_of(it: &ReviewReason) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let reason = invalid.required("reason", &it.reason, NOTE_CHARS_MAX);
    invalid.none_or(reason)
}
