//! Texts of a length that can be compared: complaints of exactly 300 characters, put together from the
//! sentences of the demo, with a rare word planted in every thousandth.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use casework::intake::Receive;
use desk::chance::SeededChance;

use crate::demo::Material;

/// Characters of a complaint.
pub(super) const CHARS: usize = 300;
/// One in so many has the planted word.
pub(super) const PLANTED_EVERY: u64 = 1_000;
const FULL_STOP: char = '\u{3002}';
const ENDS: [char; 4] = [FULL_STOP, '\u{ff01}', '\u{ff1f}', '\u{ff1b}'];
const PLANTED: &str = include_str!("../../bench/planted.txt");

/// The texts.
pub struct Texts {
    complaints: Vec<Receive>,
    sentences: Vec<String>,
    /// The rare word.
    pub word: String,
    planted: String,
}

impl Texts {
    /// Cuts the demo's complaints into sentences.
    pub fn load() -> Result<Texts> {
        let material = Material::load()?;
        let complaints = material.complaints();
        let mut lines = PLANTED.lines();
        let word = lines.next().context("the planted word is missing")?.to_owned();
        let planted = lines.next().context("the planted sentence is missing")?.to_owned();
        let sentences: BTreeSet<String> = complaints
            .iter()
            .flat_map(|it| it.narrative.split_inclusive(ENDS))
            .map(str::to_owned)
            .filter(|it| it.chars().count() > 4 && !it.contains(&word))
            .collect();
        Ok(Texts { complaints, sentences: sentences.into_iter().collect(), word, planted })
    }

    /// Whether the complaint with this number has the planted word.
    pub fn is_planted(n: u64) -> bool {
        n % PLANTED_EVERY == PLANTED_EVERY / 2
    }

    /// The complaint with this number: always the same one.
    pub fn complaint(&self, n: u64) -> Receive {
        let chance = SeededChance::new(n);
        let below = |most: usize| usize::try_from(chance.next_u64() % most as u64).unwrap_or(0);
        let mut it = self.complaints[below(self.complaints.len())].clone();
        let mut text = String::with_capacity(CHARS * 3);
        if Texts::is_planted(n) {
            text.push_str(&self.planted);
        }
        let mut chars = text.chars().count();
        while chars < CHARS {
            let sentence = &self.sentences[below(self.sentences.len())];
            text.push_str(sentence);
            chars += sentence.chars().count();
        }
        it.narrative = text.chars().take(CHARS - 1).chain([FULL_STOP]).collect();
        it.complainant.phone = Some(format!("139{:08}", n % 250_000));
        it.complainant.customer_no = None;
        it
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_has_the_same_length_and_one_in_a_thousand_the_word() {
        let texts = Texts::load().unwrap();
        let all: Vec<Receive> = (0..2_000).map(|n| texts.complaint(n)).collect();
        assert!(all.iter().all(|it| it.narrative.chars().count() == CHARS));
        let planted = all.iter().filter(|it| it.narrative.contains(&texts.word)).count();
        assert_eq!(planted, 2);
        assert_eq!(all[7], texts.complaint(7));
    }
}
