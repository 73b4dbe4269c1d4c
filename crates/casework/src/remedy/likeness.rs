//! Likeness: whether an amount stands where the amounts of like cases stand. Like cases deserve like remedies.

/// Like remedies needed before anything is said: a median of fewer is an accident.
pub const LIKE_MIN: usize = 5;

/// Where an amount stands among those of like cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Below three quarters of them.
    Below,
    /// Among the middle half.
    Within,
    /// Above three quarters of them.
    Above,
}

/// The amounts of like cases, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// How many there are.
    pub count: usize,
    /// A quarter are at most this.
    pub lower: i64,
    /// Half are at most this.
    pub median: i64,
    /// Three quarters are at most this.
    pub upper: i64,
}

impl Likeness {
    /// The quartiles of what was granted; `None` below [`LIKE_MIN`].
    ///
    /// A quartile is the smallest amount that at least this share does not exceed (nearest rank).
    pub fn of(amounts: &[i64]) -> Option<Likeness> {
        if amounts.len() < LIKE_MIN {
            return None;
        }
        let mut sorted = amounts.to_vec();
        sorted.sort_unstable();
        let at = |quarters: usize| sorted[(sorted.len() * quarters).div_ceil(4) - 1];
        Some(Likeness { count: sorted.len(), lower: at(1), median: at(2), upper: at(3) })
    }

    /// Where an amount stands.
    pub fn stands(&self, minor: i64) -> Stands {
        if minor < self.lower {
            Stands::Below
        } else if minor > self.upper {
            Stands::Above
        } else {
            Stands::Within
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_by_nearest_rank() {
        assert_eq!(Likeness::of(&[1, 2, 3, 4]), None);
        let likeness = Likeness::of(&[500, 100, 400, 200, 300, 800, 700, 600]).unwrap();
        assert_eq!((likeness.lower, likeness.median, likeness.upper), (200, 400, 600));
        let stands = [(199, Stands::Below), (200, Stands::Within), (600, Stands::Within)];
        for (minor, where_it_stands) in stands.into_iter().chain([(601, Stands::Above)]) {
            assert_eq!(likeness.stands(minor), where_it_stands, "{minor}");
        }
        let same = Likeness::of(&[7; 9]).unwrap();
        assert_eq!((same.lower, same.median, same.upper), (7, 7, 7));
    }
}
