//! Planning: from when a clock counts on a case, what has stopped and lengthened it, and when it is due.

use jiff::Timestamp;

use super::{Clock, Moment};
use crate::calendar::{CalendarError, Due, Pauses, Span};
use crate::case::{Case, Setting};
use crate::pause::Pause;
use crate::permission::Actor;
use crate::promise::Kind;

/// What a clock comes to on a case.
pub(crate) struct Plan {
    /// Counting starts here.
    pub(crate) start_at: Timestamp,
    /// By when.
    pub(crate) due_at: Timestamp,
    /// The limit and its extensions, in the order they are counted.
    pub(crate) parts: Vec<(Span, Due)>,
    /// The cap was reached before the last of them ended.
    pub(crate) capped: bool,
}

/// Plans a clock; `None` when there is nothing yet it could count from.
pub(crate) fn plan(
    case: &Case,
    clock: &Clock,
    setting: &Setting<'_>,
) -> Result<Option<Plan>, CalendarError> {
    let Some(start_at) = started_at(case, clock) else { return Ok(None) };
    let pauses = pauses_of(case, clock);
    let calendar = setting.calendar;
    let mut parts =
        vec![(clock.limit, calendar.due_with(start_at, clock.limit, &clock.rules, &pauses)?)];
    for extension in case.extensions.iter().filter(|it| it.lengthens(&clock.id, start_at)) {
        let last = &parts.last().expect("the limit itself is the first part").1;
        let due = calendar.due_after(last, extension.adds, &clock.rules, &pauses)?;
        parts.push((extension.adds, due));
    }
    let end = parts.last().map_or(start_at, |(_, due)| due.at);
    let cap = cap(clock, start_at, &pauses, setting)?.filter(|_| parts.len() > 1);
    let due_at = cap.map_or(end, |cap| cap.min(end));
    Ok(Some(Plan { start_at, due_at, parts, capped: due_at < end }))
}

/// Whether a clock stands still in a pause: the pause stops what it promises, and its own rule allows the reason.
pub(crate) fn stands_for(clock: &Clock, pause: &Pause) -> bool {
    pause.stops.contains(&clock.keeps) && clock.allows(&pause.reason)
}

/// The times in which a clock stands still on a case.
pub(crate) fn pauses_of(case: &Case, clock: &Clock) -> Pauses {
    let stands = case.pauses.iter().filter(|pause| stands_for(clock, pause));
    Pauses::new(stands.map(|pause| (pause.from, pause.to())))
}

/// When a clock is over however often it is lengthened.
pub(crate) fn cap(
    clock: &Clock,
    start_at: Timestamp,
    pauses: &Pauses,
    setting: &Setting<'_>,
) -> Result<Option<Timestamp>, CalendarError> {
    let due =
        |cap| setting.calendar.due_with(start_at, cap, &clock.rules, pauses).map(|due| due.at);
    clock.cap.map(due).transpose()
}

/// From when a clock counts on this case.
fn started_at(case: &Case, clock: &Clock) -> Option<Timestamp> {
    // How long a record taken over lay about elsewhere says nothing about our own register.
    let taken_over = matches!(case.registered_by, Some(Actor::Import(_)));
    // And what is taken up again is neither registered nor taken in a second time.
    let once = matches!(clock.keeps, Kind::Register | Kind::Acknowledge);
    if taken_over && clock.keeps == Kind::Register || once && case.restarted_at.is_some() {
        return None;
    }
    let first = happened_at(case, &clock.start)?;
    let restarted_at = case.restarted_at.filter(|_| clock.keeps.is_owed_again());
    let start_at = restarted_at.map_or(first, |restarted| restarted.max(first));
    let ended = clock.ends.as_ref().and_then(|moment| happened_at(case, moment));
    (ended.is_none_or(|ended| ended < start_at)).then_some(start_at)
}

/// When a moment in the life of a case was, the last time it was.
pub(crate) fn happened_at(case: &Case, moment: &Moment) -> Option<Timestamp> {
    match moment {
        Moment::Heard => case.complaint().and_then(|complaint| complaint.heard_at),
        Moment::Received => case.registered_at,
        Moment::Acknowledged => case.acknowledged_at,
        Moment::Contacted => case.contacted_at,
        Moment::Triaged => case.triaged_at,
        Moment::Progressed => case.progressed_at.or(case.registered_at),
        Moment::Responded => case.responded_at,
        Moment::Agreed => case.word.as_ref().filter(|word| word.settles()).map(|word| word.at),
        Moment::Delivered => case.delivered_at(),
        Moment::Milestone(code) => case.milestone_at(code),
        Moment::Broken(clock) => {
            let of =
                |p: &&crate::promise::Promise| p.clock.as_deref() == Some(clock) && p.was_broken;
            case.promises.iter().rev().find(of).map(|promise| promise.due_at)
        }
    }
}

/// When what is promised was done, if it was done already since `start_at`.
pub(crate) fn done_at(
    case: &Case,
    kind: Kind,
    milestone: Option<&str>,
    start_at: Timestamp,
) -> Option<Timestamp> {
    match kind {
        Kind::Register => case.registered_at,
        Kind::Acknowledge => case.acknowledged_at,
        Kind::FirstContact => case.contacted_at,
        Kind::Answer => case.responded_at,
        Kind::Callback => case.callbacks_now().find(|c| c.is_reached()).map(|c| c.at),
        Kind::Progress => case.progressed_at.filter(|at| *at > start_at),
        Kind::Deliver => case.delivered_at().filter(|at| *at >= start_at),
        Kind::Milestone => case.milestones_since(milestone?, start_at).next(),
        Kind::Visit | Kind::Given => None,
    }
}
