//! Similar cases: which of those settled before are most like this one.
//!
//! Two texts are alike as far as they share pairs of neighbouring characters, which needs no dictionary and reads
//! Chinese and English alike. Characters of full width and capitals are read as their plain forms.

use std::collections::BTreeSet;

/// Below this many per mille two headings share little more than common words.
pub const ALIKE_FROM: u32 = 150;

/// Characters of a text that are looked at; a story says in its beginning what it is about.
const CHARS_LOOKED_AT: usize = 400;

/// The pairs of neighbouring characters of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs(BTreeSet<(char, char)>);

impl Pairs {
    /// Of a text; what is no letter or digit divides it.
    pub fn of(text: &str) -> Pairs {
        let plain = crate::text::half_width(text).to_lowercase();
        let mut pairs = BTreeSet::new();
        let mut before = None;
        for c in plain.chars().take(CHARS_LOOKED_AT) {
            if !c.is_alphanumeric() {
                before = None;
                continue;
            }
            if let Some(first) = before {
                pairs.insert((first, c));
            }
            before = Some(c);
        }
        Pairs(pairs)
    }

    /// How much of the other text stands in this one, per mille; 0 of a text without pairs.
    pub fn share_of(&self, other: &Pairs) -> u32 {
        let all = other.0.len();
        let shared = other.0.intersection(&self.0).count();
        let per_mille = (shared * 1_000).checked_div(all).unwrap_or(0);
        u32::try_from(per_mille).unwrap_or(1_000)
    }
}

/// The most alike of others, the nearest first, those as near in the order they came; at most `limit`.
pub fn nearest<'a, T>(
    asked: &str,
    others: impl IntoIterator<Item = (T, &'a str)>,
    limit: usize,
) -> Vec<(T, u32)> {
    let asked = Pairs::of(asked);
    let mut near: Vec<(T, u32)> = others
        .into_iter()
        .map(|(it, text)| (it, asked.share_of(&Pairs::of(text))))
        .filter(|(_, share)| *share >= ALIKE_FROM)
        .collect();
    near.sort_by_key(|(_, share)| std::cmp::Reverse(*share));
    near.truncate(limit);
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_says_the_same_in_other_words_stands_nearer() {
        let asked = "3号楼电梯坏了三天没人修；the lift is broken";
        let others =
            [(1, "垃圾桶满了"), (2, "楼道灯不亮"), (3, "电梯又坏了"), (4, "Lift BROKEN again")];
        let found = nearest(asked, others, 5);
        let order: Vec<i32> = found.iter().map(|(it, _)| *it).collect();
        assert_eq!(order, [4, 3]);
        assert!(found.iter().all(|(_, share)| (ALIKE_FROM..=1_000).contains(share)));
    }

    #[test]
    fn full_width_and_capitals_are_read_alike() {
        assert_eq!(Pairs::of("ＡＢ c"), Pairs::of("ab, C"));
        assert_eq!(Pairs::of("x").share_of(&Pairs::of("")), 0);
    }

    #[test]
    fn no_more_come_than_asked_for() {
        let others = (0..50).map(|n| (n, "lift broken"));
        assert_eq!(nearest("lift broken", others, 3).len(), 3);
    }
}
