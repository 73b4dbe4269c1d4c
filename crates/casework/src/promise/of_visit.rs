//! The promise a visit is: put off with it, released with it, kept by being there.

use jiff::Timestamp;

use crate::case::{Draft, Event};
use crate::point::nth;
use crate::refusal::Refusal;

use super::{Kind, State, give, keep_into};

/// Puts the end of a promise off. What was broken meanwhile stays broken, and another one is given in its place.
///
/// Answers with the number of the promise that counts from now on.
pub(crate) fn put_off(draft: &mut Draft<'_>, n: u32, due_at: Timestamp) -> Result<u32, Refusal> {
    break_one(draft, n);
    let Some(promise) = nth(&draft.case.promises, n).cloned() else { return Ok(n) };
    match promise.state {
        State::Running => {
            draft.push(Event::PromiseMoved { promise: n, due_at });
            Ok(n)
        }
        State::Broken => {
            draft.push(Event::PromiseReleased { promise: n, reason: "moved".to_owned() });
            give(draft, Kind::Visit, promise.what, due_at, None)?;
            Ok(draft.case.promises.last().map_or(n, |given| given.n))
        }
        State::Kept { .. } | State::KeptLate { .. } | State::Released { .. } => Ok(n),
    }
}

/// Releases a promise that is still owed.
pub(crate) fn release(draft: &mut Draft<'_>, n: u32, reason: &str) {
    break_one(draft, n);
    if nth(&draft.case.promises, n).is_some_and(super::Promise::is_owed) {
        draft.push(Event::PromiseReleased { promise: n, reason: reason.to_owned() });
    }
}

/// Keeps a promise if it is still owed; one that was released is nobody's any more.
pub(crate) fn keep_owed(draft: &mut Draft<'_>, n: u32) {
    if nth(&draft.case.promises, n).is_some_and(super::Promise::is_owed) {
        // Cannot be refused: it was owed a moment ago.
        let _kept = keep_into(draft, n);
    }
}

/// Notes that it fell due since the ticker last looked.
fn break_one(draft: &mut Draft<'_>, n: u32) {
    let due = nth(&draft.case.promises, n)
        .is_some_and(|it| it.state == State::Running && it.due_at <= draft.setting.now);
    if due {
        draft.push(Event::PromiseBroken { promise: n });
    }
}
