//! The house: the organisation, its packs and its calendar as they stand now, shared by all who decide.

use std::collections::BTreeMap;
use std::sync::Arc;

use casework::calendar::Calendar;
use casework::case::{Case, Setting};
use casework::id::PackId;
use casework::organisation::{self, Organisation, OrganisationEvent};
use casework::pack::Pack;
use casework::permission::Actor;
use casework::refusal::Refusal;
use jiff::Timestamp;
use store::{Fault, Step};

use crate::run::decode;

/// The organisation with everything decisions need. Replaced as a whole when something changes.
#[derive(Clone, Debug)]
pub struct House {
    /// The organisation.
    pub organisation: Organisation,
    /// Its working calendar.
    pub calendar: Calendar,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// Every pack that is loaded, whether in force or not: old cases keep theirs.
    pub packs: Arc<BTreeMap<PackId, Pack>>,
}

impl House {
    /// Folds the organisation's journal.
    pub fn fold(steps: &[Step], packs: Arc<BTreeMap<PackId, Pack>>) -> Result<House, Fault> {
        let mut it = Organisation::default();
        for step in steps {
            for event in decode::<OrganisationEvent>(step)? {
                organisation::apply(&mut it, step.at, &event);
            }
            it.version = step.seq;
        }
        let calendar = it.calendar();
        let changed_at = steps.last().map_or(Timestamp::MIN, |last| last.at);
        Ok(House { organisation: it, calendar, changed_at, packs })
    }

    /// The pack with this code, when it is in force.
    pub fn pack(&self, id: &PackId) -> Option<&Pack> {
        self.packs.get(id).filter(|_| self.organisation.packs.contains_key(id))
    }

    /// Packs in force.
    pub fn packs_in_force(&self) -> impl Iterator<Item = &Pack> {
        self.organisation.packs.keys().filter_map(|id| self.packs.get(id))
    }

    /// The pack a case is judged under.
    pub fn pack_of(&self, case: &Case) -> Result<&Pack, Refusal> {
        let id = case.complaint().map(|complaint| &complaint.pack).ok_or(Refusal::NoSuchCase)?;
        self.packs.get(id).ok_or(Refusal::NoSuchCase)
    }

    /// The circumstances of a decision.
    pub fn setting<'a>(&'a self, pack: &'a Pack, actor: &'a Actor, now: Timestamp) -> Setting<'a> {
        Setting { now, actor, organisation: &self.organisation, pack, calendar: &self.calendar }
    }
}
