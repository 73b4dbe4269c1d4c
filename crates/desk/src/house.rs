//! The house: the organisation, its packs and its calendar as they stand now, shared by all who decide.

use std::collections::BTreeMap;
use std::sync::Arc;

use casework::absence;
use casework::calendar::Calendar;
use casework::case::{Case, Command, Event, Setting, decide};
use casework::id::{CalendarId, PackId, UnitId};
use casework::key_customer;
use casework::organisation::{self, Organisation, OrganisationCommand, OrganisationEvent};
use casework::pack::Pack;
use casework::permission::Actor;
use casework::policy::Versions;
use casework::refusal::{Objection, Refusal};
use casework::repeat::RepeatRules;
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Fault, Step};

use crate::run::decode;

/// The organisation with everything decisions need. Replaced as a whole when something changes.
#[derive(Clone, Debug)]
pub struct House {
    /// The organisation.
    pub organisation: Organisation,
    /// Its own working calendar.
    pub calendar: Calendar,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// The calendars beside its own, built once.
    pub calendars: BTreeMap<CalendarId, Calendar>,
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
        let unusable = |id: &str, error| {
            Fault::other(format!("the calendar `{id}` of the journal cannot be built: {error}"))
        };
        let calendar = it.calendar().map_err(|error| unusable("", error))?;
        let mut calendars = BTreeMap::new();
        for id in it.calendars.keys() {
            if let Some(built) = it.calendar_named(id) {
                let built = built.map_err(|error| unusable(id.as_str(), error))?;
                calendars.insert(id.clone(), built);
            }
        }
        let packs = under_policies(&it, packs)?;
        let changed_at = steps.last().map_or(Timestamp::MIN, |last| last.at);
        Ok(House { organisation: it, calendar, calendars, changed_at, packs })
    }

    /// The pack with this code, when it is in force.
    pub fn pack(&self, id: &PackId) -> Option<&Pack> {
        self.packs.get(id).filter(|_| self.organisation.packs.contains_key(id))
    }

    /// Packs in force.
    pub fn packs_in_force(&self) -> impl Iterator<Item = &Pack> {
        self.organisation.packs.keys().filter_map(|id| self.packs.get(id))
    }

    /// By which rule the repeats of each pack are told; of every pack loaded, as old cases keep theirs.
    pub fn repeat_rules(&self) -> RepeatRules {
        let rules = self.packs.values().filter(|pack| pack.repeat.days > 0);
        RepeatRules::ByPack(rules.map(|pack| (pack.id.clone(), pack.repeat.clone())).collect())
    }

    /// The pack a case is judged under.
    pub fn pack_of(&self, case: &Case) -> Result<&Pack, Refusal> {
        let id = case.complaint().map(|complaint| &complaint.pack).ok_or(Refusal::NoSuchCase)?;
        self.packs.get(id).ok_or(Refusal::NoSuchCase)
    }

    /// The calendar a unit follows: the one named for it or for the nearest unit above, else the organisation's own.
    pub fn calendar_of(&self, unit: Option<&UnitId>) -> &Calendar {
        let named = self.organisation.calendar_id_of(unit).and_then(|id| self.calendars.get(id));
        named.unwrap_or(&self.calendar)
    }

    /// The circumstances of a decision about a case: its unit's calendar counts.
    pub fn setting_of<'a>(
        &'a self,
        case: &Case,
        pack: &'a Pack,
        actor: &'a Actor,
        now: Timestamp,
    ) -> Setting<'a> {
        let calendar = self.calendar_of(case.unit.as_ref());
        Setting { calendar, ..self.setting(pack, actor, now) }
    }

    /// `granted_elsewhere` is the money this customer was granted in other cases, where the command hangs on it.
    ///
    /// Decides a command by the calendar of the unit the case is with. A new case counts by that of the unit it comes
    /// to, which is only known once it was decided: then it is decided again.
    pub fn decide(
        &self,
        case: &Case,
        command: &Command,
        pack: &Pack,
        actor: &Actor,
        now: Timestamp,
        granted_elsewhere: i64,
    ) -> Result<Vec<Event>, Objection> {
        let setting = Setting { granted_elsewhere, ..self.setting_of(case, pack, actor, now) };
        let events = decide(case, command, &setting)?;
        if case.unit.is_some() || self.organisation.unit_calendars.is_empty() {
            return Ok(events);
        }
        let mut after = case.clone();
        after.apply_step(now, actor, &events);
        let calendar = self.calendar_of(after.unit.as_ref());
        decide(case, command, &Setting { calendar, ..setting })
    }

    /// The circumstances of a decision about no case yet: the organisation's own calendar counts.
    pub fn setting<'a>(&'a self, pack: &'a Pack, actor: &'a Actor, now: Timestamp) -> Setting<'a> {
        let (organisation, calendar) = (&self.organisation, &self.calendar);
        Setting { now, actor, organisation, pack, calendar, granted_elsewhere: 0 }
    }
}

/// What a change of the organisation may say only on some days; the rules know no time.
pub(crate) fn fits_the_day(
    organisation: &Organisation,
    command: &OrganisationCommand,
    today: Date,
) -> Result<(), Refusal> {
    match command {
        OrganisationCommand::PutAbsences { person, absences } => {
            absence::in_reach(organisation, person, absences, today)
        }
        OrganisationCommand::PutKeyCustomer(entry) => key_customer::in_time(entry, today),
        _ => Ok(()),
    }
}

/// The packs with the versions of their policies that the organisation has put in force.
fn under_policies(
    organisation: &Organisation,
    packs: Arc<BTreeMap<PackId, Pack>>,
) -> Result<Arc<BTreeMap<PackId, Pack>>, Fault> {
    if organisation.policies.is_empty() {
        return Ok(packs);
    }
    let mut packs = (*packs).clone();
    for (id, versions) in &organisation.policies {
        let Some(pack) = packs.remove(id) else { continue };
        let versions = Versions::of(versions).map_err(|errors| {
            let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
            Fault::Other(format!("a policy of `{id}` does not read any more: {}", told.join("; ")))
        })?;
        packs.insert(id.clone(), pack.under(versions));
    }
    Ok(Arc::new(packs))
}
