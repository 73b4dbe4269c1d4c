//! What may be done with a public review, and what happened to it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{CaseNo, PackId};
use crate::matter::Accused;
use crate::reply_check::Waiver;

/// Marks from 1 to 5, over all and, where the platform asks for them, one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Stars {
    /// Over all.
    pub overall: u8,
    /// Whether it is as described.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub described: Option<u8>,
    /// How one was spoken with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub communication: Option<u8>,
    /// How it was delivered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<u8>,
}

/// What may be done with a public review. The tag is the step's name in the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum PublicReviewCommand {
    /// Take it in.
    ReceivePublicReview(Box<ReceivePublicReview>),
    /// Draft a reply, or another one.
    DraftPublicReply(DraftPublicReply),
    /// Let it appear.
    ApprovePublicReply(PublicReplyNumber),
    /// Give it back.
    SendBackPublicReply(SendBackPublicReply),
    /// Put on record that it appeared.
    RecordPublished(RecordPublished),
    /// Put on record which case it became.
    LinkReviewCase(LinkReviewCase),
    /// Put on record why it becomes none, though its mark is low.
    DeclineReviewCase(ReviewReason),
    /// Give no reply.
    SetAsideReview(ReviewReason),
}

/// A public review, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReceivePublicReview {
    /// The number; given by the desk.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub n: u32,
    /// The pack it is answered under.
    pub pack: PackId,
    /// The platform, by its code in the pack.
    pub platform: String,
    /// Its number there: the same number on the same platform is the same review.
    pub id: String,
    /// The name it stands under there; empty where it stands under none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// The number of the order it is about, where the platform tells it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub order_no: String,
    /// The marks.
    pub stars: Stars,
    /// What was written; empty where only marks were given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// When it was written.
    pub written_at: Timestamp,
}

/// A reply, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftPublicReply {
    /// What everybody will read.
    pub text: String,
    /// Why it goes out though a rule of answers holds it back; of those who may say so.
    #[serde(default)]
    pub waiver: String,
}

/// Which reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PublicReplyNumber {
    /// The reply's number.
    pub reply_no: u32,
}

/// A no, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SendBackPublicReply {
    /// The reply's number.
    pub reply_no: u32,
    /// What is to be mended.
    pub reason: String,
}

/// That a reply appeared, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordPublished {
    /// The reply's number.
    pub reply_no: u32,
    /// When it appeared.
    pub at: Timestamp,
    /// Where, when it has an address of its own.
    #[serde(default)]
    pub url: String,
}

/// The case it became, as it is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkReviewCase {
    /// The case.
    pub case: CaseNo,
}

/// A reason, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewReason {
    /// Why.
    pub reason: String,
}

/// What happened to a public review. Tags are for ever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum PublicReviewEvent {
    /// It was taken in.
    #[serde(rename = "public_review_received")]
    Received {
        /// The review.
        review: Box<ReceivePublicReview>,
        /// By when it is to be answered.
        reply_due_at: Timestamp,
        /// Its mark is low by the pack.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        is_low: bool,
    },
    /// Its author thought again: the platform shows other marks or words now.
    #[serde(rename = "public_review_changed")]
    Changed {
        /// The marks.
        stars: Stars,
        /// The words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        text: String,
        /// By when it is to be answered again; none where the answer it had still stands.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reply_due_at: Option<Timestamp>,
        /// Its mark is low by the pack.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        is_low: bool,
    },
    /// A reply was drafted.
    #[serde(rename = "public_reply_drafted")]
    ReplyDrafted {
        /// The words.
        text: String,
        /// That it goes out though a rule held it back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        waiver: Option<Waiver>,
    },
    /// It was approved.
    #[serde(rename = "public_reply_approved")]
    ReplyApproved {
        /// The reply's number.
        reply: u32,
    },
    /// It was given back.
    #[serde(rename = "public_reply_sent_back")]
    ReplySentBack {
        /// The reply's number.
        reply: u32,
        /// What is to be mended.
        reason: String,
    },
    /// It appeared.
    #[serde(rename = "public_reply_published")]
    Published {
        /// The reply's number.
        reply: u32,
        /// When.
        at: Timestamp,
        /// Where.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        url: String,
    },
    /// It became a case.
    #[serde(rename = "public_review_became_case")]
    BecameCase {
        /// The case.
        case: CaseNo,
        /// Whoever is complained about in it.
        #[serde(default, skip_serializing_if = "Accused::is_empty")]
        accused: Accused,
    },
    /// It becomes no case.
    #[serde(rename = "public_review_case_declined")]
    CaseDeclined {
        /// Why.
        reason: String,
    },
    /// No reply is given.
    #[serde(rename = "public_review_set_aside")]
    SetAside {
        /// Why.
        reason: String,
    },
}
