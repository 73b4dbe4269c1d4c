//! Putting a policy in force: read, confirmed where its sources were not, and kept with every version before it.

use super::{PolicyVersion, VERSIONS_MAX, parse};
use crate::id::PackId;
use crate::invalid::Invalid;
use crate::limits::NOTE_CHARS_MAX;
use crate::organisation::{Organisation, OrganisationEvent};
use crate::refusal::{Objection, Refusal};

/// Puts a policy in force for the cases registered from now on. An empty text goes back to the pack's own.
pub(crate) fn put(
    organisation: &Organisation,
    pack: &PackId,
    (text, note, confirmed): (&str, &str, bool),
) -> Result<Vec<OrganisationEvent>, Objection> {
    let mut invalid = Invalid::default();
    let note = invalid.required("note", note, NOTE_CHARS_MAX);
    invalid.none_or(())?;
    let versions = organisation.policies.get(pack).map(Vec::as_slice).unwrap_or_default();
    if versions.last().map_or(text.is_empty(), |last: &PolicyVersion| last.text == text) {
        return Ok(vec![]);
    }
    if versions.len() >= VERSIONS_MAX {
        return Err(Refusal::TooMany.into());
    }
    let policy = parse("policy", text).map_err(|_| Refusal::PolicyWrong)?;
    if !confirmed && policy.unsure().next().is_some() {
        return Err(Refusal::PolicyUnsure.into());
    }
    let version = versions.last().map_or(0, |last| last.version) + 1;
    let (pack, text) = (pack.clone(), text.to_owned());
    Ok(vec![OrganisationEvent::PolicyPut { pack, version, text, note }])
}
