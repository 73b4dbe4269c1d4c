//! Times in which a clock stands still.

use jiff::{SignedDuration, Timestamp};

use super::error::CalendarError;

/// Times in which a clock stands still: in order, apart from each other, each from an instant up to but not
/// including another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pauses {
    intervals: Vec<(Timestamp, Timestamp)>,
}

impl Pauses {
    /// Of intervals in any order; those that touch or overlap become one, empty ones none.
    pub fn new(intervals: impl IntoIterator<Item = (Timestamp, Timestamp)>) -> Pauses {
        let mut all: Vec<_> = intervals.into_iter().filter(|(from, to)| from < to).collect();
        all.sort_unstable();
        let mut apart: Vec<(Timestamp, Timestamp)> = Vec::new();
        for (from, to) in all {
            match apart.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => apart.push((from, to)),
            }
        }
        Pauses { intervals: apart }
    }

    /// Whether the clock never stands still.
    pub fn is_empty(&self) -> bool {
        self.intervals.is_empty()
    }

    /// Whether the clock stands still at an instant, which its end does not belong to. For the midnight that ends
    /// a day this asks for the instant just before it.
    pub(super) fn hold_at(&self, end: Timestamp) -> bool {
        self.intervals.iter().any(|(from, to)| *from < end && end <= *to)
    }

    /// How long the clock runs between two instants; nothing when the second is not after the first.
    pub fn running_between(&self, from: Timestamp, to: Timestamp) -> SignedDuration {
        let whole = to.duration_since(from).max(SignedDuration::ZERO);
        whole - self.standing_between(from, to)
    }

    /// How long the clock stands still between two instants.
    pub fn standing_between(&self, from: Timestamp, to: Timestamp) -> SignedDuration {
        let standing = |(a, b): &(Timestamp, Timestamp)| {
            to.min(*b).duration_since(from.max(*a)).max(SignedDuration::ZERO)
        };
        self.intervals.iter().map(standing).fold(SignedDuration::ZERO, |sum, it| sum + it)
    }

    /// The instant at which the clock has run for so long since `from`.
    pub(super) fn after(
        &self,
        from: Timestamp,
        run: SignedDuration,
    ) -> Result<Timestamp, CalendarError> {
        let mut at = from.checked_add(run)?;
        for (a, b) in &self.intervals {
            // A span that ends in the very instant a pause begins is over.
            if *b > from && *a < at {
                at = at.checked_add(b.duration_since(from.max(*a)))?;
            }
        }
        Ok(at)
    }
}
