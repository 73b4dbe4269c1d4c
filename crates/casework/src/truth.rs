//! Outcome truth: what we say came of it, what the customer said, what the callback heard, and what was delivered.
//!
//! Four facts side by side, none of which overwrites another. Where they disagree, that is said; and nobody is
//! told "solved" of what the customer calls unsolved.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::callback::CallbackResult;
use crate::case::Case;
use crate::closing::Outcome;
use crate::remedy::RemedyState;
use crate::response::Word;

/// What a callback heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Heard {
    /// It is solved.
    Solved,
    /// It is not.
    NotSolved,
    /// Nobody was reached.
    NotReached,
}

impl Heard {
    /// Everything a callback may have heard.
    pub const ALL: &'static [Heard] = &[Heard::Solved, Heard::NotSolved, Heard::NotReached];
}

/// Whose word says whether it was solved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// The callback since the last response.
    Callback,
    /// The survey after the closing that stands.
    Survey,
    /// The customer's word on the last response.
    Word,
    /// Nobody but ourselves.
    House,
}

impl Voice {
    /// Every voice, the one that counts most first.
    pub const ALL: &'static [Voice] = &[Voice::Callback, Voice::Survey, Voice::Word, Voice::House];

    /// The stable name in columns and locales.
    pub fn code(self) -> &'static str {
        match self {
            Voice::Callback => "callback",
            Voice::Survey => "survey",
            Voice::Word => "word",
            Voice::House => "house",
        }
    }
}

/// Whether it was solved, and by whose word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Solved {
    /// By whose word.
    pub by: Voice,
    /// Whether it was.
    pub solved: bool,
}

/// Two facts that do not go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Disagreement {
    /// We say solved, the callback heard it is not.
    OutcomeAndCallback,
    /// We say solved, the survey says it is not.
    OutcomeAndSurvey,
    /// We say solved, the customer's word is against it.
    OutcomeAndWord,
    /// We say solved, and what was agreed is still owed.
    OutcomeAndDelivery,
    /// We say not solved, and the customer says it is.
    WorseThanHeard,
    /// The customer's word and the callback say opposite things.
    WordAndCallback,
}

impl Disagreement {
    /// Every disagreement.
    pub const ALL: &'static [Disagreement] = &[
        Disagreement::OutcomeAndCallback,
        Disagreement::OutcomeAndSurvey,
        Disagreement::OutcomeAndWord,
        Disagreement::OutcomeAndDelivery,
        Disagreement::WorseThanHeard,
        Disagreement::WordAndCallback,
    ];
}

/// What a closed case is called before the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PublicOutcome {
    /// Solved, and the customer said so.
    Solved,
    /// We hold it for solved; the customer has not said so.
    SolvedByUs,
    /// Closed, solved in part.
    PartlySolved,
    /// Closed, not solved.
    NotSolved,
    /// Explained.
    Explained,
    /// The customer took it back.
    Withdrawn,
    /// Not for us; told where to go.
    Referred,
    /// Answered before it was taken over from another register.
    Past,
}

impl PublicOutcome {
    /// Every name.
    pub const ALL: &'static [PublicOutcome] = &[
        PublicOutcome::Solved,
        PublicOutcome::SolvedByUs,
        PublicOutcome::PartlySolved,
        PublicOutcome::NotSolved,
        PublicOutcome::Explained,
        PublicOutcome::Withdrawn,
        PublicOutcome::Referred,
        PublicOutcome::Past,
    ];

    /// The stable name in locales and letters.
    pub fn code(self) -> &'static str {
        match self {
            PublicOutcome::Solved => "solved",
            PublicOutcome::SolvedByUs => "solved_by_us",
            PublicOutcome::PartlySolved => "partly_solved",
            PublicOutcome::NotSolved => "not_solved",
            PublicOutcome::Explained => "explained",
            PublicOutcome::Withdrawn => "withdrawn",
            PublicOutcome::Referred => "referred",
            PublicOutcome::Past => "past",
        }
    }
}

/// The facts side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Truth {
    /// What we say came of it; of a case taken up again, what we said last.
    pub outcome: Option<Outcome>,
    /// The case was taken up again since.
    pub reopened: bool,
    /// What the customer said to the last response.
    pub word: Option<Word>,
    /// What the callback since the last response heard.
    pub heard: Option<Heard>,
    /// Whether the survey after the closing that stands says it is solved.
    pub surveyed: Option<bool>,
    /// Remedies delivered.
    pub delivered: u32,
    /// Remedies agreed on and still owed.
    pub owed: u32,
    /// What does not go together.
    pub disagreements: BTreeSet<Disagreement>,
    /// Whether it was solved, and by whose word.
    pub solved: Option<Solved>,
}

impl Case {
    /// The facts side by side.
    pub fn truth(&self) -> Truth {
        let count = |state| {
            let found = self.remedies.iter().filter(|it| it.state == state).count();
            u32::try_from(found).unwrap_or(u32::MAX)
        };
        let closed_as = self.closure.as_ref().map(|it| it.outcome);
        let mut truth = Truth {
            outcome: closed_as.or(self.outcome_before),
            reopened: closed_as.is_none() && self.outcome_before.is_some(),
            word: self.word.as_ref().map(|it| it.word),
            heard: self.heard(),
            surveyed: self.surveyed(),
            delivered: count(RemedyState::Delivered),
            owed: count(RemedyState::Accepted),
            disagreements: BTreeSet::new(),
            solved: None,
        };
        truth.disagreements = truth.at_odds();
        // What we said before the case was taken up again says nothing about what is open now.
        let stands = |it: &Solved| it.by != Voice::House || closed_as.is_some();
        truth.solved = truth.whose_word().filter(stands);
        truth
    }

    /// What the callback since the last response heard; the last one that reached somebody counts.
    pub fn heard(&self) -> Option<Heard> {
        let reached = self.callbacks_now().filter_map(|it| match it.result {
            CallbackResult::Reached { solved: true, .. } => Some(Heard::Solved),
            CallbackResult::Reached { solved: false, .. } => Some(Heard::NotSolved),
            CallbackResult::NotReached { .. } => None,
        });
        reached.last().or_else(|| self.callbacks_now().next().map(|_| Heard::NotReached))
    }

    /// What the survey about the last closing says.
    fn surveyed(&self) -> Option<bool> {
        let about = |it: &&crate::survey::Survey| it.closing == self.closings;
        self.surveys.iter().filter(about).find_map(|it| it.answer.as_ref()?.solved)
    }

    /// What the case is called before the customer; nothing while it is open.
    pub fn public_outcome(&self) -> Option<PublicOutcome> {
        let outcome = self.closure.as_ref()?.outcome;
        let said = self.truth().solved.filter(|it| it.by != Voice::House);
        Some(match (outcome, said.map(|it| it.solved)) {
            (Outcome::Withdrawn, _) => PublicOutcome::Withdrawn,
            (Outcome::Past, _) => PublicOutcome::Past,
            (Outcome::Referred, _) => PublicOutcome::Referred,
            (Outcome::Unresolved, _) | (_, Some(false)) => PublicOutcome::NotSolved,
            (Outcome::PartlyResolved, _) => PublicOutcome::PartlySolved,
            (Outcome::Explained, _) => PublicOutcome::Explained,
            (Outcome::Resolved, Some(true)) => PublicOutcome::Solved,
            (Outcome::Resolved, None) => PublicOutcome::SolvedByUs,
        })
    }
}

impl Truth {
    fn at_odds(&self) -> BTreeSet<Disagreement> {
        let says_solved = self.outcome == Some(Outcome::Resolved);
        let says_not = self.outcome == Some(Outcome::Unresolved);
        let against = matches!(self.word, Some(Word::Refuses | Word::Counters));
        let heard = self.heard;
        let content = heard == Some(Heard::Solved) || self.surveyed == Some(true);
        let word_and_call = against && heard == Some(Heard::Solved)
            || self.word == Some(Word::Accepts) && heard == Some(Heard::NotSolved);
        [
            (Disagreement::OutcomeAndCallback, says_solved && heard == Some(Heard::NotSolved)),
            (Disagreement::OutcomeAndSurvey, says_solved && self.surveyed == Some(false)),
            (Disagreement::OutcomeAndWord, says_solved && against),
            (Disagreement::OutcomeAndDelivery, says_solved && self.owed > 0),
            (Disagreement::WorseThanHeard, says_not && content),
            (Disagreement::WordAndCallback, word_and_call),
        ]
        .into_iter()
        .filter_map(|(what, holds)| holds.then_some(what))
        .collect()
    }

    /// The voice that counts most of those that spoke.
    fn whose_word(&self) -> Option<Solved> {
        let said = |by, solved| Some(Solved { by, solved });
        match (self.heard, self.surveyed, self.word) {
            (Some(Heard::Solved), ..) => said(Voice::Callback, true),
            (Some(Heard::NotSolved), ..) => said(Voice::Callback, false),
            (_, Some(solved), _) => said(Voice::Survey, solved),
            (_, None, Some(Word::Accepts)) => said(Voice::Word, true),
            (_, None, Some(Word::Refuses | Word::Counters)) => said(Voice::Word, false),
            (_, None, Some(Word::Withdraws) | None) => match self.outcome {
                Some(Outcome::Resolved) => said(Voice::House, true),
                Some(Outcome::PartlyResolved | Outcome::Unresolved) => said(Voice::House, false),
                _ => None,
            },
        }
    }
}
