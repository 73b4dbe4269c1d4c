//! Milestones: what happens outside and is put on record, because a rule counts from it or to it.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::case::{Case, Draft, Event, Setting};
use crate::intake::check_past;
use crate::invalid::{Invalid, Problem};
use crate::limits::{MILESTONES_MAX, NOTE_CHARS_MAX};
use crate::permission::Actor;
use crate::point::next_n;
use crate::policy::Counter;
use crate::promise;
use crate::refusal::{Objection, Refusal};

/// A milestone on record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Milestone {
    /// Its number in the case, from 1.
    pub n: u32,
    /// The policy's code.
    pub code: String,
    /// When it happened.
    pub at: Timestamp,
    /// In words: number of the report, parcel, order.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Who put it on record.
    pub by: Actor,
}

/// A milestone, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordMilestone {
    /// The policy's code.
    pub code: String,
    /// When it happened; now, when nothing is said.
    #[serde(default)]
    pub at: Option<Timestamp>,
    /// In words: number of the report, parcel, order.
    #[serde(default)]
    pub note: String,
}

impl Case {
    /// When a milestone last happened.
    pub fn milestone_at(&self, code: &str) -> Option<Timestamp> {
        self.milestones.iter().filter(|it| it.code == code).map(|it| it.at).max()
    }

    /// When a milestone happened, not before an instant, in order.
    pub(crate) fn milestones_since(
        &self,
        code: &str,
        since: Timestamp,
    ) -> impl Iterator<Item = Timestamp> {
        let of = self.milestones.iter().filter(|it| it.code == code && it.at >= since);
        let mut times: Vec<Timestamp> = of.map(|it| it.at).collect();
        times.sort_unstable();
        times.into_iter()
    }

    /// What a counter has come to: times, or days begun where stretches are counted; a stretch not ended runs on.
    pub fn counted(&self, counter: &Counter, now: Timestamp) -> u32 {
        let starts = self.milestones_since(&counter.milestone, Timestamp::MIN);
        let Some(until) = &counter.until else {
            return u32::try_from(starts.count()).unwrap_or(u32::MAX);
        };
        let mut last = Timestamp::MIN;
        let mut days = 0_i64;
        // A second start before the end belongs to the same stretch.
        for start in starts.filter(|start| *start <= now) {
            if start < last {
                continue;
            }
            last = self.milestones_since(until, start).next().unwrap_or(now);
            days += begun_days(last.duration_since(start));
        }
        u32::try_from(days).unwrap_or(u32::MAX)
    }
}

/// Every 24 hours are a day, and what remains is one more.
fn begun_days(length: SignedDuration) -> i64 {
    const DAY_SECONDS: i64 = 24 * 60 * 60;
    (length.as_secs() + DAY_SECONDS - 1).div_euclid(DAY_SECONDS).max(0)
}

pub(crate) fn record(
    case: &Case,
    it: &RecordMilestone,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let (_, policy) = setting.pack.policy_of(case);
    let mut invalid = Invalid::default();
    let note = invalid.optional("note", &it.note, NOTE_CHARS_MAX);
    let kind = policy.milestone(&it.code);
    if kind.is_none() {
        invalid.add("code", Problem::NotAChoice);
    }
    let at = it.at.unwrap_or(setting.now);
    check_past("at", at, setting, &mut invalid);
    invalid.none_or(())?;
    let repeats = kind.is_some_and(|kind| kind.repeats);
    let twin = |old: &crate::milestone::Milestone| {
        old.code == it.code && old.note == note && crate::contact::within_a_minute(old.at, at)
    };
    if case.milestones.iter().any(twin) {
        return Ok(vec![]);
    }
    if !repeats && case.milestone_at(&it.code).is_some() {
        return Err(Refusal::MilestoneReached.into());
    }
    if case.milestones.len() >= MILESTONES_MAX {
        return Err(Refusal::TooMany.into());
    }
    let mut draft = Draft::new(case, setting);
    draft.push(Event::MilestoneReached(Milestone {
        n: next_n(case.milestones.len()),
        code: it.code.clone(),
        at,
        note,
        by: setting.actor.clone(),
    }));
    promise::keep_milestone(&mut draft, &it.code, at);
    Ok(draft.events)
}
