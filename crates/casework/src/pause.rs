//! Pauses: a clock stands still for a reason on record, for a time that ends by itself.
//!
//! A pause begins when it is put on record, never before and never later, and always has an end: what nobody
//! ends, time does. So a due time is known at every moment, and no state of the case stops a clock silently.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::calendar::Rules;
use crate::case::{Case, Draft, Event, Setting};
use crate::invalid::{Invalid, Problem};
use crate::limits::{NOTE_CHARS_MAX, PAUSES_MAX};
use crate::permission::Actor;
use crate::point::{next_n, nth_mut};
use crate::promise::{self, Kind, State};
use crate::refusal::{Objection, Refusal};

/// A time in which some clocks of a case stand still.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pause {
    /// Its number in the case, from 1.
    pub n: u32,
    /// The policy's code of the reason.
    pub reason: String,
    /// In words.
    pub note: String,
    /// The digest of the file that proves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// A rule allows it.
    pub justified: bool,
    /// What stands still.
    pub stops: BTreeSet<Kind>,
    /// Since when.
    pub from: Timestamp,
    /// Until when at the latest.
    pub until: Timestamp,
    /// When it was ended, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
    /// Who paused.
    pub by: Actor,
}

impl Pause {
    /// When it ends, as far as is known.
    pub fn to(&self) -> Timestamp {
        self.ended_at.unwrap_or(self.until).min(self.until)
    }

    /// Whether nobody has ended it and it is not over.
    pub fn holds_at(&self, at: Timestamp) -> bool {
        self.from <= at && at < self.to()
    }
}

/// A pause, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PauseClocks"))]
#[serde(deny_unknown_fields)]
pub struct PauseClocks {
    /// The policy's code of the reason.
    pub reason: String,
    /// In words: what we wait for.
    pub note: String,
    /// Until when at the latest.
    pub until: Timestamp,
    /// The digest of the file on the case that proves it.
    #[serde(default)]
    pub evidence: Option<String>,
}

impl Case {
    /// The pause that holds now.
    pub fn paused_at(&self, at: Timestamp) -> Option<&Pause> {
        self.pauses.iter().find(|pause| pause.holds_at(at))
    }
}

pub(crate) fn pause(
    case: &Case,
    it: &PauseClocks,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let now = setting.now;
    let (_, policy) = setting.pack.policy_of(case);
    let mut invalid = Invalid::default();
    let note = invalid.required("note", &it.note, NOTE_CHARS_MAX);
    let reason = policy.pause_reason(&it.reason);
    if reason.is_none() {
        invalid.add("reason", Problem::NotAChoice);
    }
    let evidence = it.evidence.clone().filter(|digest| !digest.trim().is_empty());
    if evidence.as_ref().is_some_and(|digest| case.file(digest).is_none()) {
        invalid.add("evidence", Problem::NotAChoice);
    }
    if reason.is_some_and(|reason| reason.evidence) && evidence.is_none() {
        invalid.add("evidence", Problem::Missing);
    }
    invalid.none_or(())?;
    let reason = reason.ok_or(Refusal::NothingToPause)?;
    if let Some(held) = case.paused_at(now) {
        let same = held.reason == it.reason && held.until == it.until && held.note == note;
        return if same { Ok(vec![]) } else { Err(Refusal::AlreadyPaused.into()) };
    }
    if it.until <= now {
        return Err(Refusal::PauseEndsInThePast.into());
    }
    let longest = setting.calendar.due(now, reason.longest, &Rules::default())?.at;
    if it.until > longest {
        return Err(Refusal::PauseTooLong.into());
    }
    let stops: BTreeSet<Kind> = reason.stops.iter().copied().collect();
    let allows = |id: &str| policy.clock(id).is_some_and(|clock| clock.allows(&it.reason));
    let runs = |p: &crate::promise::Promise| {
        p.state == State::Running
            && p.due_at > now
            && stops.contains(&p.kind)
            && p.clock.as_deref().is_some_and(allows)
    };
    if !case.promises.iter().any(runs) {
        return Err(Refusal::NothingToPause.into());
    }
    if case.pauses.len() >= PAUSES_MAX {
        return Err(Refusal::TooMany.into());
    }
    let mut draft = Draft::new(case, setting);
    draft.push(Event::Paused(Pause {
        n: next_n(case.pauses.len()),
        reason: it.reason.clone(),
        note,
        evidence,
        justified: reason.justified,
        stops,
        from: now,
        until: it.until,
        ended_at: None,
        by: setting.actor.clone(),
    }));
    promise::promise_by_policy(&mut draft)?;
    Ok(draft.events)
}

pub(crate) fn end(case: &Case, setting: &Setting<'_>) -> Result<Vec<Event>, Objection> {
    let mut draft = Draft::new(case, setting);
    end_held(&mut draft, |_| true);
    promise::promise_by_policy(&mut draft)?;
    Ok(draft.events)
}

/// Ends the pauses that wait for the customer's word: they have given one.
pub(crate) fn end_by_word(draft: &mut Draft<'_>) -> Result<(), Objection> {
    let (_, policy) = draft.setting.pack.policy_of(&draft.case);
    let waits = |pause: &Pause| {
        policy.pause_reason(&pause.reason).is_some_and(|reason| reason.ends_with_word)
    };
    if end_held(draft, waits) {
        promise::promise_by_policy(draft)?;
    }
    Ok(())
}

/// Ends pauses that hold now; says whether there were any.
pub(crate) fn end_held(draft: &mut Draft<'_>, which: impl Fn(&Pause) -> bool) -> bool {
    let now = draft.setting.now;
    let held =
        draft.case.pauses.iter().filter(|pause| pause.ended_at.is_none() && pause.holds_at(now));
    let held: Vec<u32> = held.filter(|pause| which(pause)).map(|pause| pause.n).collect();
    for pause in &held {
        draft.push(Event::PauseEnded { pause: *pause, at: now });
    }
    !held.is_empty()
}

/// Puts on record that time ended a pause.
pub(crate) fn tick(case: &Case, setting: &Setting<'_>) -> Vec<Event> {
    let over = case.pauses.iter().filter(|p| p.ended_at.is_none() && p.until <= setting.now);
    over.map(|pause| Event::PauseEnded { pause: pause.n, at: pause.until }).collect()
}

pub(crate) fn apply(case: &mut Case, event: &Event) {
    match event {
        Event::Paused(pause) => case.pauses.push(pause.clone()),
        Event::PauseEnded { pause, at } => {
            if let Some(pause) = nth_mut(&mut case.pauses, *pause) {
                pause.ended_at = Some(*at);
            }
        }
        _ => {}
    }
}
