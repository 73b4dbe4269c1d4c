//! How the life of a case divides, as a bar with words: whom it waited for, on the clock and in working time.

use casework::calendar::Calendar;
use casework::invariant::Step;
use casework::share::{Part, Share, shares, stretches};
use jiff::Timestamp;

use crate::locale::Reader;
use crate::timeline::TimelineStep;

/// The width of the whole bar in units of its drawing.
const WIDTH: i64 = 1_000;

/// One part of the bar.
pub(super) struct Slice {
    pub(super) class: &'static str,
    pub(super) words: String,
    pub(super) calendar: String,
    pub(super) working: String,
    pub(super) percent: i64,
    pub(super) x: i64,
    pub(super) width: i64,
}

/// The shares of a case from its journal, up to an instant.
pub(crate) fn of(steps: &[TimelineStep], until: Timestamp, calendar: &Calendar) -> Vec<Share> {
    let steps: Vec<Step<'_>> = steps
        .iter()
        .map(|step| Step { at: step.at, actor: &step.actor, events: &step.events })
        .collect();
    shares(&stretches(&steps, until), calendar)
}

/// The bar: parts that took no time are left out.
pub(super) fn bar(l: &Reader, shares: &[Share]) -> Vec<Slice> {
    let whole: i64 = shares.iter().map(|share| share.calendar_ms).sum();
    let mut x = 0;
    let mut list = Vec::new();
    for share in shares.iter().filter(|share| share.calendar_ms > 0) {
        let of_whole = |scale: i64| {
            let part = i128::from(share.calendar_ms) * i128::from(scale) / i128::from(whole.max(1));
            i64::try_from(part).unwrap_or(scale)
        };
        let width = of_whole(WIDTH).max(1);
        list.push(Slice {
            class: class(share.part),
            words: l.t(format!("share-{}", share.part.code())).into_owned(),
            calendar: l.locale.span(share.calendar_ms / 1000),
            working: share.working_ms.map(|ms| l.locale.span(ms / 1000)).unwrap_or_default(),
            percent: of_whole(100),
            x,
            width,
        });
        x += width;
    }
    list
}

/// The class that paints a part.
fn class(part: Part) -> &'static str {
    match part {
        Part::Handling => "share-handling",
        Part::Department => "share-department",
        Part::Customer => "share-customer",
        Part::Paused => "share-paused",
    }
}
