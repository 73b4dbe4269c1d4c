//! What may be done with a write-up, and what happened to it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{CaseNo, CategoryCode, PackId};
use crate::intake::FileRef;
use crate::matter::Accused;

/// What may be done with a write-up. The tag is the step's name in the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum WriteUpCommand {
    /// Write it.
    DraftWriteUp(Box<DraftWriteUp>),
    /// Write it anew.
    ReviseWriteUp(Box<DraftWriteUp>),
    /// Let everybody read it.
    ReleaseWriteUp,
    /// Give it back to who wrote it.
    SendBackWriteUp(WriteUpReason),
    /// Take it out of the library.
    WithdrawWriteUp(WriteUpReason),
    /// Answer its problem in one's own words.
    PractiseWriteUp(PractiseWriteUp),
}

/// A picture, as it is chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PictureOf {
    /// The digest of a file on one of the cases.
    pub file: String,
    /// What it shows.
    #[serde(default)]
    pub caption: String,
}

/// A text, as it is handed in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DraftWriteUp {
    /// The number; given by the desk.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub n: u32,
    /// The closed cases it is learnt from; the first says which pack and category it belongs to.
    pub cases: Vec<CaseNo>,
    /// In a few words.
    pub title: String,
    /// What the problem was.
    pub problem: String,
    /// How it was handled.
    pub handling: String,
    /// What is to be learnt from it.
    pub summary: String,
    /// Pictures from the cases' files.
    #[serde(default)]
    pub pictures: Vec<PictureOf>,
}

/// Why it is not released, or not any more, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WriteUpReason {
    /// Why.
    pub reason: String,
}

/// An answer given in practice, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PractiseWriteUp {
    /// What one would have told the customer.
    pub answer: String,
}

/// A picture of a write-up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Picture {
    /// The file.
    pub file: FileRef,
    /// What it shows.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
}

/// What a write-up says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "WriteUpContent"))]
pub struct Content {
    /// The pack of its case, whose reply check reads what is answered in practice.
    pub pack: PackId,
    /// The category of its case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryCode>,
    /// In a few words.
    pub title: String,
    /// What the problem was.
    pub problem: String,
    /// How it was handled.
    pub handling: String,
    /// What is to be learnt from it.
    pub summary: String,
    /// Pictures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Picture>,
}

/// What happened to a write-up. Tags are for ever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event")]
pub enum WriteUpEvent {
    /// It was written.
    #[serde(rename = "write_up_drafted")]
    Drafted {
        /// Its number.
        n: u32,
        /// The cases it is learnt from.
        cases: BTreeSet<CaseNo>,
        /// Whoever is complained about in them.
        #[serde(default, skip_serializing_if = "Accused::is_empty")]
        accused: Accused,
        /// What it says.
        content: Box<Content>,
    },
    /// It was written anew.
    #[serde(rename = "write_up_revised")]
    Revised {
        /// The cases it is learnt from.
        cases: BTreeSet<CaseNo>,
        /// Whoever is complained about in them.
        #[serde(default, skip_serializing_if = "Accused::is_empty")]
        accused: Accused,
        /// What it says.
        content: Box<Content>,
    },
    /// Everybody may read it as it was written last.
    #[serde(rename = "write_up_released")]
    Released,
    /// It was given back to who wrote it.
    #[serde(rename = "write_up_sent_back")]
    SentBack {
        /// Why.
        reason: String,
    },
    /// It was taken out of the library.
    #[serde(rename = "write_up_withdrawn")]
    Withdrawn {
        /// Why.
        reason: String,
    },
    /// Somebody answered its problem in their own words.
    #[serde(rename = "write_up_practised")]
    Practised {
        /// What they would have answered.
        answer: String,
        /// The rules of the reply check it trips.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rules: Vec<String>,
    },
}
