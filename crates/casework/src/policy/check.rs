//! What a policy must be before anybody relies on it: every fault with its line.

use std::collections::BTreeSet;

use super::{Moment, Policy, Trigger, Warning};
use crate::calendar::{Span, Unit};
use crate::limits::REPRESENTATIVES_MAX;
use crate::pack::{PackError, PackSource};
use crate::promise::{Kind, OUTER_CLOCK};

/// A policy being checked.
struct Checked<'a> {
    source: &'a PackSource,
    errors: &'a mut Vec<PackError>,
}

impl Checked<'_> {
    fn wrong(&mut self, (key, value): (&str, &str), reason: impl Into<String>) {
        self.errors.push(self.source.error_at((key, value), &reason.into()));
    }

    fn once<'a>(&mut self, what: &str, key: &str, codes: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for code in codes {
            if !seen.insert(code) {
                let reason = format!("the {what} `{code}` stands twice");
                self.errors.push(self.source.error_at_last((key, code), &reason));
            }
        }
    }

    fn moment(&mut self, place: (&str, &str), moment: Option<&Moment>, policy: &Policy) {
        let missing = match moment {
            Some(Moment::Milestone(code)) if policy.milestone(code).is_none() => {
                ("milestone", code)
            }
            Some(Moment::Broken(code)) if policy.clock(code).is_none() => ("clock", code),
            _ => return,
        };
        let reason = format!(
            "`{}` speaks of the {} `{}`, which is not there",
            place.1, missing.0, missing.1
        );
        self.wrong(place, reason);
    }

    fn dates(
        &mut self,
        what: &str,
        place: (&str, &str),
        from: Option<jiff::civil::Date>,
        to: Option<jiff::civil::Date>,
    ) {
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            self.wrong(place, format!("the {what} `{}` ends before it begins", place.1));
        }
    }

    fn some_time(&mut self, place: (&str, &str), span: Span) {
        if span.n == 0 && !matches!(span.unit, Unit::Day | Unit::WorkingDay) {
            self.wrong(place, format!("`{}` gives no time at all", place.1));
        }
    }
}

/// Notes everything wrong with a policy as written in one file; `whole` is that laid over what it stands on.
pub(crate) fn check(
    policy: &Policy,
    whole: &Policy,
    source: &PackSource,
    errors: &mut Vec<PackError>,
) {
    let mut it = Checked { source, errors };
    it.once("clock", "id", policy.clocks.iter().map(|it| it.id.as_str()));
    it.once("window", "id", policy.windows.iter().map(|it| it.id.as_str()));
    it.once("warning", "id", policy.warnings.iter().map(|it| it.id.as_str()));
    it.once("counter", "id", policy.counters.iter().map(|it| it.id.as_str()));
    it.once("milestone", "code", policy.milestones.iter().map(|it| it.code.as_str()));
    it.once("reason", "code", policy.pause_reasons.iter().map(|it| it.code.as_str()));
    clocks(&mut it, policy, whole);
    windows_and_counters(&mut it, policy, whole);
    for reason in &policy.pause_reasons {
        let place = ("code", reason.code.as_str());
        it.some_time(place, reason.longest);
        if reason.stops.is_empty() {
            it.wrong(place, format!("the reason `{}` stops nothing", reason.code));
        }
    }
    for warning in &policy.warnings {
        check_warning(&mut it, warning, whole);
    }
    if policy.quiet.is_some_and(|quiet| quiet.from == quiet.to) {
        it.wrong(("[quiet]", ""), "quiet hours that begin and end at once are none".to_owned());
    }
    for (n, most) in policy.representatives_max.iter().enumerate() {
        if !(1..=REPRESENTATIVES_MAX).contains(&most.people) {
            let reason = format!("from 1 to {REPRESENTATIVES_MAX} people may speak for a group");
            it.errors.push(it.source.error_at_nth(("people", n), &reason));
        }
    }
}

fn clocks(it: &mut Checked<'_>, policy: &Policy, whole: &Policy) {
    for clock in &policy.clocks {
        let place = ("id", clock.id.as_str());
        it.dates("clock", place, clock.valid_from, clock.valid_to);
        if clock.id == OUTER_CLOCK {
            let reason = "the clock `outer` is the one another system stamps; choose another name";
            it.wrong(place, reason.to_owned());
        }
        it.some_time(place, clock.limit);
        it.moment(place, Some(&clock.start), whole);
        it.moment(place, clock.ends.as_ref(), whole);
        match (&clock.milestone, clock.keeps) {
            (Some(code), Kind::Milestone) if whole.milestone(code).is_none() => {
                it.wrong(place, format!("it keeps the milestone `{code}`, which is not there"));
            }
            (None, Kind::Milestone) => {
                it.wrong(
                    place,
                    "a clock that keeps a milestone names it: `milestone = \"…\"`".to_owned(),
                );
            }
            (Some(_), kind) if kind != Kind::Milestone => {
                it.wrong(place, "`milestone` belongs to a clock that keeps one".to_owned());
            }
            (_, Kind::Visit) => {
                it.wrong(
                    place,
                    "when somebody comes (`visit`) is arranged, by no clock".to_owned(),
                );
            }
            (_, Kind::Given) => {
                it.wrong(place, "what a person promises (`given`) no clock can".to_owned());
            }
            _ => {}
        }
        for code in clock.pauses.iter().flatten() {
            match whole.pause_reason(code) {
                None => {
                    let reason = format!("it stands still for `{code}`, which is no reason here");
                    it.wrong(place, reason);
                }
                Some(reason) if !reason.stops.contains(&clock.keeps) => {
                    let reason = format!("the reason `{code}` does not stop what it promises");
                    it.wrong(place, reason);
                }
                Some(_) => {}
            }
        }
        if clock.start == Moment::Broken(clock.id.clone()) {
            it.wrong(place, "it starts with its own breach".to_owned());
        }
        if clock.cap.is_some() && clock.extensions.is_empty() {
            it.wrong(place, "a cap without extensions caps nothing".to_owned());
        }
    }
}

fn windows_and_counters(it: &mut Checked<'_>, policy: &Policy, whole: &Policy) {
    for window in &policy.windows {
        let place = ("id", window.id.as_str());
        it.dates("window", place, window.valid_from, window.valid_to);
        it.some_time(place, window.limit);
        it.moment(place, Some(&window.start), whole);
        it.moment(place, window.ends.as_ref(), whole);
    }
    for counter in &policy.counters {
        for code in [Some(&counter.milestone), counter.until.as_ref()].into_iter().flatten() {
            let moment = Moment::Milestone(code.clone());
            it.moment(("id", &counter.id), Some(&moment), whole);
        }
    }
}

fn check_warning(it: &mut Checked<'_>, warning: &Warning, whole: &Policy) {
    let place = ("id", warning.id.as_str());
    let given = (
        warning.at.is_some() || !warning.of.is_empty(),
        warning.after.is_some(),
        warning.warning.is_some(),
    );
    let (fits, needs) = match warning.on {
        Trigger::Promise => {
            (warning.at.is_some() && !given.1 && !given.2, "`at`, and perhaps `of`")
        }
        Trigger::Silence | Trigger::Age => (!given.0 && given.1 && !given.2, "`after`"),
        Trigger::Condition => {
            (given == (false, false, false) && warning.when.is_some(), "`when` alone")
        }
        Trigger::Unaccepted | Trigger::Unread => (!given.0 && !given.1 && given.2, "`warning`"),
    };
    if !fits {
        it.wrong(
            place,
            format!("the warning `{}` needs {needs} for what it waits for", warning.id),
        );
    }
    if let Some(code) = &warning.warning {
        match whole.warning(code) {
            None => {
                it.wrong(place, format!("it waits for the warning `{code}`, which is not there"))
            }
            Some(other) if warning.on == Trigger::Unread => {
                if other.read_within.is_none() || other.id == warning.id {
                    it.wrong(place, format!("nobody has to open the warning `{code}` by a time"));
                }
            }
            Some(other) if other.accept_within.is_none() || other.id == warning.id => {
                it.wrong(place, format!("nobody has to accept the warning `{code}`"));
            }
            Some(_) => {}
        }
    }
    if warning.tell.is_empty() {
        it.wrong(place, format!("the warning `{}` tells nobody", warning.id));
    }
    let spans = [warning.accept_within, warning.read_within, warning.order_within, warning.after];
    for span in spans.into_iter().flatten() {
        it.some_time(place, span);
    }
}
