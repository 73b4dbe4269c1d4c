//! How long cases like this one usually take, told only where enough of them are known.

use jiff::{SignedDuration, Timestamp};

use crate::case::Case;
use crate::limits::USUAL_CASES_MIN;

/// The middle of how long cases took; none of fewer than [`USUAL_CASES_MIN`].
pub fn usual(took: &[SignedDuration]) -> Option<SignedDuration> {
    let mut took: Vec<SignedDuration> =
        took.iter().copied().filter(|it| !it.is_negative()).collect();
    took.sort_unstable();
    // Of an even number the lower one: a warning should rather be missing than wrong.
    (took.len() >= USUAL_CASES_MIN).then(|| took[(took.len() - 1) / 2])
}

/// How much of the usual time is still to come on a case; none when it takes longer than usual already, or when its
/// decision was told.
pub fn usual_left(
    case: &Case,
    usual: Option<SignedDuration>,
    now: Timestamp,
) -> Option<SignedDuration> {
    if case.responded_at.is_some() {
        return None;
    }
    let since = case.complaint().and_then(|it| it.heard_at).or(case.registered_at)?;
    let end = since.checked_add(usual?).ok()?;
    (end > now).then(|| end.duration_since(now))
}
