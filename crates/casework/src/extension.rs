//! Extensions: a clock is lengthened by a step its policy knows, granted by whom it names, told to the customer.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::calendar::Span;
use crate::case::{Case, Draft, Event, Setting};
use crate::invalid::Invalid;
use crate::limits::NOTE_CHARS_MAX;
use crate::organisation::Role;
use crate::permission::{Actor, roles_over};
use crate::point::{next_n, nth, nth_mut};
use crate::policy;
use crate::promise::{self, State as PromiseState};
use crate::refusal::{Objection, Refusal};

/// How an extension stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ExtensionState"))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// It waits for whoever must grant it.
    Asked,
    /// It was granted.
    Granted {
        /// By whom.
        by: Actor,
        /// When.
        at: Timestamp,
    },
    /// It was refused, or fell with the promise it was asked for.
    Refused {
        /// By whom.
        by: Actor,
        /// When.
        at: Timestamp,
        /// Why.
        note: String,
    },
}

/// A lengthening of one promise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Extension {
    /// Its number in the case, from 1.
    pub n: u32,
    /// The promise.
    pub promise: u32,
    /// The clock that made it.
    pub clock: String,
    /// Since when that counted.
    pub start_at: Timestamp,
    /// By how much.
    pub adds: Span,
    /// Why, in words for the customer.
    pub reason: String,
    /// Who asked.
    pub asked_by: Actor,
    /// When.
    pub asked_at: Timestamp,
    /// Who must grant it; nobody need when none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// How it stands.
    #[serde(flatten)]
    pub state: State,
}

impl Extension {
    /// Whether it was granted for a clock that started then.
    pub(crate) fn lengthens(&self, clock: &str, start_at: Timestamp) -> bool {
        self.clock == clock
            && self.start_at == start_at
            && matches!(self.state, State::Granted { .. })
    }
}

/// A wish for more time, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AskExtension {
    /// The promise's number.
    pub promise: u32,
    /// Why, in words the customer will read.
    pub reason: String,
}

/// A judgement on it, as it is handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct JudgeExtension {
    /// The extension's number.
    pub extension: u32,
    /// Why; needed for a refusal.
    #[serde(default)]
    pub note: String,
}

pub(crate) fn ask(
    case: &Case,
    it: &AskExtension,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let mut invalid = Invalid::default();
    let reason = invalid.required("reason", &it.reason, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    let promise = nth(&case.promises, it.promise).ok_or(Refusal::NoSuchPromise)?;
    let (_, policy) = setting.pack.policy_of(case);
    let clock = promise.clock.as_deref().and_then(|id| policy.clock(id));
    let clock = clock.filter(|clock| !clock.extensions.is_empty()).ok_or(Refusal::NotExtendable)?;
    let here = |e: &&Extension| e.clock == clock.id && e.start_at == promise.start_at;
    if let Some(asked) = case.extensions.iter().filter(here).find(|e| e.state == State::Asked) {
        let same = asked.reason == reason && asked.asked_by == *setting.actor;
        return if same { Ok(vec![]) } else { Err(Refusal::ExtensionAsked.into()) };
    }
    // What was just granted to whoever asks without need of leave is not asked for again by a second click.
    let repeated = case
        .extensions
        .iter()
        .filter(here)
        .any(|e| e.role.is_none() && e.asked_at == setting.now && e.reason == reason);
    if repeated {
        return Ok(vec![]);
    }
    if promise.state != PromiseState::Running || promise.due_at <= setting.now {
        return Err(Refusal::PromiseSettled.into());
    }
    let used = case.extensions.iter().filter(|e| e.lengthens(&clock.id, promise.start_at)).count();
    let step = clock.extensions.get(used).ok_or(Refusal::NoFurtherExtension)?;
    let pauses = policy::pauses_of(case, clock);
    let cap = policy::cap(clock, promise.start_at, &pauses, setting)?;
    if cap.is_some_and(|cap| cap <= promise.due_at) {
        return Err(Refusal::NoFurtherExtension.into());
    }
    let n = next_n(case.extensions.len());
    let mut draft = Draft::new(case, setting);
    draft.push(Event::ExtensionAsked(Extension {
        n,
        promise: promise.n,
        clock: clock.id.clone(),
        start_at: promise.start_at,
        adds: step.by,
        reason,
        asked_by: setting.actor.clone(),
        asked_at: setting.now,
        role: step.role,
        state: State::Asked,
    }));
    if step.role.is_none() {
        draft.push(Event::ExtensionGranted { extension: n });
        promise::promise_by_policy(&mut draft)?;
    }
    Ok(draft.events)
}

pub(crate) fn grant(
    case: &Case,
    it: &JudgeExtension,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let extension = nth(&case.extensions, it.extension).ok_or(Refusal::NoSuchExtension)?;
    match extension.state {
        State::Granted { .. } => return Ok(vec![]),
        State::Refused { .. } => return Err(Refusal::ExtensionSettled.into()),
        State::Asked => {}
    }
    may_judge(case, extension, setting)?;
    let promise = nth(&case.promises, extension.promise).ok_or(Refusal::NoSuchPromise)?;
    // Time that has run out cannot be given any more: the promise is broken and stays so.
    if promise.state != PromiseState::Running || promise.due_at <= setting.now {
        return Err(Refusal::PromiseSettled.into());
    }
    let mut draft = Draft::new(case, setting);
    draft.push(Event::ExtensionGranted { extension: extension.n });
    promise::promise_by_policy(&mut draft)?;
    Ok(draft.events)
}

pub(crate) fn refuse(
    case: &Case,
    it: &JudgeExtension,
    setting: &Setting<'_>,
) -> Result<Vec<Event>, Objection> {
    let extension = nth(&case.extensions, it.extension).ok_or(Refusal::NoSuchExtension)?;
    match extension.state {
        State::Refused { .. } => return Ok(vec![]),
        State::Granted { .. } => return Err(Refusal::ExtensionSettled.into()),
        State::Asked => {}
    }
    let mut invalid = Invalid::default();
    let note = invalid.required("note", &it.note, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    may_judge(case, extension, setting)?;
    Ok(vec![Event::ExtensionRefused { extension: extension.n, note }])
}

/// Nobody grants themselves more time, and nobody below the role the policy names.
fn may_judge(case: &Case, extension: &Extension, setting: &Setting<'_>) -> Result<(), Refusal> {
    if extension.asked_by == *setting.actor {
        return Err(Refusal::OwnProposal);
    }
    let roles = roles_over(setting.organisation, setting.actor, &case.standing());
    match extension.role {
        Some(role) if !roles.iter().any(|held| held.grants_for(role)) => {
            Err(Refusal::AboveYourLimit)
        }
        _ => Ok(()),
    }
}

/// What was asked for and not judged falls with the promise it was asked for.
pub(crate) fn drop_settled(draft: &mut Draft<'_>) {
    let idle = |e: &&Extension| {
        e.state == State::Asked
            && nth(&draft.case.promises, e.promise).is_none_or(|p| p.state != PromiseState::Running)
    };
    let fallen: Vec<u32> = draft.case.extensions.iter().filter(idle).map(|e| e.n).collect();
    for extension in fallen {
        draft.push(Event::ExtensionRefused { extension, note: String::new() });
    }
}

pub(crate) fn apply(case: &mut Case, at: Timestamp, actor: &Actor, event: &Event) {
    let by = actor.clone();
    match event {
        Event::ExtensionAsked(extension) => case.extensions.push(extension.clone()),
        Event::ExtensionGranted { extension } => {
            if let Some(extension) = nth_mut(&mut case.extensions, *extension) {
                extension.state = State::Granted { by, at };
            }
        }
        Event::ExtensionRefused { extension, note } => {
            if let Some(extension) = nth_mut(&mut case.extensions, *extension) {
                extension.state = State::Refused { by, at, note: note.clone() };
            }
        }
        _ => {}
    }
}
