//! Running an order about an incident or an action: the same way a case goes, on a stream of its own.

use std::collections::BTreeMap;

use casework::action::effect::Effect;
use casework::action::{Action, ActionCommand};
use casework::case::Case;
use casework::exposure::{Measure, Month, MonthCount};
use casework::id::CaseNo;
use casework::matter::{Around, Matter, MatterKind};
use casework::permission::{Actor, Standing};
use casework::public_review::PublicReview;
use casework::refusal::Refusal;
use casework::write_up::WriteUp;
use jiff::Timestamp;
use store::{Clash, Fault, HouseNotice, Org, Reader, Step, Stream, Tx};

use super::{Desk, RETRIES, decode};
use crate::{House, RequestKey, Trouble};

/// Most commands read no case whole.
static NOTHING_READ: BTreeMap<CaseNo, Case> = BTreeMap::new();

/// What somebody wants done with an incident or an action.
#[derive(Clone, Debug, PartialEq)]
pub struct MatterOrder<M: Matter> {
    /// Who.
    pub actor: Actor,
    /// Its number; none for one that begins.
    pub n: Option<u32>,
    /// What.
    pub command: M::Command,
    /// The version the sender saw; another one is refused.
    pub expected: Option<u64>,
    /// Makes it repeatable.
    pub request: Option<RequestKey>,
}

impl<M: Matter> MatterOrder<M> {
    /// Begins one.
    pub fn begin(actor: Actor, command: M::Command) -> MatterOrder<M> {
        MatterOrder { actor, n: None, command, expected: None, request: None }
    }

    /// Does something with one.
    pub fn on(actor: Actor, n: u32, command: M::Command) -> MatterOrder<M> {
        MatterOrder { actor, n: Some(n), command, expected: None, request: None }
    }

    /// Repeatable under this key.
    #[must_use]
    pub fn keyed(mut self, request: Option<RequestKey>) -> MatterOrder<M> {
        self.request = request;
        self
    }

    /// Only when it is still at this version.
    #[must_use]
    pub fn expecting(mut self, version: Option<u64>) -> MatterOrder<M> {
        self.expected = version;
        self
    }
}

/// An order that was carried out.
#[derive(Clone, Debug, PartialEq)]
pub struct MatterDone<M: Matter> {
    /// Its number.
    pub n: u32,
    /// As it is now.
    pub matter: M,
    /// What happened; empty when it had been done before.
    pub events: Vec<M::Event>,
    /// The request had been answered before.
    pub replayed: bool,
}

/// Why there is none with this number.
fn unknown(kind: MatterKind) -> Refusal {
    match kind {
        MatterKind::Incident => Refusal::NoSuchIncident,
        MatterKind::Action => Refusal::NoSuchAction,
        MatterKind::WriteUp => Refusal::NoSuchWriteUp,
        MatterKind::PublicReview => Refusal::NoSuchPublicReview,
    }
}

/// Folds an incident or an action from its steps.
pub fn fold_matter<M: Matter>(steps: &[Step]) -> Result<M, Fault> {
    let mut matter = M::default();
    for step in steps {
        let actor = Actor::parse(&step.actor).ok_or_else(|| {
            Fault::other(format!("step {} has an unknown actor `{}`", step.seq, step.actor))
        })?;
        matter.apply_step(step.at, &actor, &decode::<M::Event>(step)?);
    }
    Ok(matter)
}

/// The months an exposure covers up to now, each with its ends.
fn months(house: &House, measure: &Measure, now: Timestamp) -> Vec<(Month, Timestamp, Timestamp)> {
    let zone = house.calendar.zone();
    let exposure = house.organisation.exposures.get(&measure.exposure);
    let first = exposure.and_then(|it| it.months.keys().next().copied());
    let Some(mut month) = first else { return Vec::new() };
    let last = Month::of(now, zone);
    let mut months = Vec::new();
    while month < last {
        months.push((month, month.begins_at(zone), month.next().begins_at(zone)));
        month = month.next();
    }
    months
}

/// Complaints by month that a measure counts.
fn count(
    reader: &mut Reader,
    org: Org,
    house: &House,
    measure: Option<&Measure>,
    now: Timestamp,
) -> Result<Vec<MonthCount>, Fault> {
    let Some(measure) = measure else { return Ok(Vec::new()) };
    let units = measure.units.iter().flat_map(|unit| house.organisation.subtree(unit)).collect();
    reader.count_by_month(org, measure, &units, &months(house, measure, now))
}

impl Desk {
    /// Runs an order about an incident or an action and waits for it.
    pub fn run_matter<M: Matter>(&self, order: &MatterOrder<M>) -> Result<MatterDone<M>, Trouble> {
        let mut tries = 0;
        loop {
            let (desk, house, ordered) = (self.clone(), self.house(), order.clone());
            let result =
                self.inner.store.transact(move |tx| desk.carry_out_matter(tx, &house, &ordered));
            match result {
                Err(Trouble::Fault(Fault::Conflict { clash: Clash::Organisation }))
                    if tries < RETRIES =>
                {
                    tries += 1;
                    self.refresh()?;
                }
                Err(Trouble::Fault(Fault::Conflict { clash }))
                    if tries < RETRIES && (order.expected.is_none() || clash == Clash::Request) =>
                {
                    tries += 1;
                }
                Err(Trouble::Fault(Fault::Conflict { .. })) => {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                other => return other,
            }
        }
    }

    fn carry_out_matter<M: Matter>(
        &self,
        tx: &mut Tx,
        house: &House,
        order: &MatterOrder<M>,
    ) -> Result<MatterDone<M>, Trouble> {
        let org = self.inner.org;
        if let Some(request) = &order.request
            && let Some(found) = tx.find_request(org, &request.key)?
        {
            if found.fingerprint != request.fingerprint {
                return Err(Refusal::KeyReused.into());
            }
            let n = found.answer.parse().map_err(|_| Refusal::KeyReused)?;
            let stream = tx.find_matter(org, M::KIND, n)?.ok_or(unknown(M::KIND))?;
            let matter = fold_matter(&tx.load_steps(org, stream)?)?;
            return Ok(MatterDone { n, matter, events: Vec::new(), replayed: true });
        }
        let (stream, n, matter, command) = self.begin_matter(tx, order)?;
        if order.expected.is_some_and(|expected| expected != matter.version()) {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let (matter, events) =
            self.matter_step(tx, house, (stream, matter), &command, &order.actor)?;
        if let Some(request) = &order.request {
            let answer = n.to_string();
            tx.put_request(org, &request.key, &request.fingerprint, &answer, self.now())?;
        }
        Ok(MatterDone { n, matter, events, replayed: false })
    }

    fn begin_matter<M: Matter>(
        &self,
        tx: &mut Tx,
        order: &MatterOrder<M>,
    ) -> Result<(Stream, u32, M, M::Command), Trouble> {
        let org = self.inner.org;
        let known = match (order.n, M::key(&order.command)) {
            (None, Some(key)) => tx.find_public_review(org, &key)?.map(|(_, n)| n),
            (n, _) => n,
        };
        let Some(n) = known else {
            let n = tx.next_matter_number(org, M::KIND)?;
            let stream = self.inner.chance.identity(self.now()).0;
            return Ok((stream, n, M::default(), M::numbered(&order.command, n)));
        };
        let stream = tx.find_matter(org, M::KIND, n)?.ok_or(unknown(M::KIND))?;
        let matter = fold_matter(&tx.load_steps(org, stream)?)?;
        Ok((stream, n, matter, order.command.clone()))
    }

    /// Decides one command and writes everything that follows from it.
    fn matter_step<M: Matter>(
        &self,
        tx: &mut Tx,
        house: &House,
        (stream, matter): (Stream, M),
        command: &M::Command,
        actor: &Actor,
    ) -> Result<(M, Vec<M::Event>), Trouble> {
        let org = self.inner.org;
        // The journal's times never go back, whatever the machine's clock does.
        let now = matter.changed_at().map_or(self.now(), |last| last.max(self.now()));
        let mut cases: BTreeMap<CaseNo, Standing> = BTreeMap::new();
        for no in M::cases_named(command) {
            let row = tx.case_row(org, *no)?;
            cases.extend(row.map(|row| (*no, store::standing(&row))));
        }
        let counted = if M::counts(command) {
            count(tx, org, house, matter.measure(), now)?
        } else {
            Vec::new()
        };
        let mut folded: BTreeMap<CaseNo, Case> = BTreeMap::new();
        for no in matter.cases_read(command) {
            let Some(id) = tx.find_case(org, no)? else { continue };
            folded.insert(no, super::fold(id, &tx.load_steps(org, id.0)?)?);
        }
        let around = Around { folded: &folded, ..house.around(actor, now, &cases, &counted) };
        let events = matter.decide(command, &around)?;
        if events.is_empty() {
            // The clock looked and found nothing to do: when it looks next is worked out anew.
            if *actor == Actor::Clock
                && let Some(rows) = matter.rows(&around)
            {
                tx.put_matter(org, stream, &rows, Some(&rows))?;
            }
            return Ok((matter, events));
        }
        let before = matter.rows(&around);
        let expected = matter.version();
        let mut after = matter;
        after.apply_step(now, actor, &events);
        let step = self.new_step(M::step_name(command), actor, now, &events)?;
        tx.append(org, stream, expected, &step)?;
        let rows = after.rows(&around).ok_or(unknown(M::KIND))?;
        tx.put_matter(org, stream, &rows, before.as_ref())?;
        self.still_stands(tx, house)?;
        let told = after.notices(&events, &around).into_iter();
        let id = || self.inner.chance.identity(now).0;
        let notices: Vec<HouseNotice> =
            told.map(|(to, kind)| HouseNotice { id: id(), at: now, to, kind }).collect();
        tx.put_house_notices(org, &notices)?;
        Ok((after, events))
    }

    /// An incident or an action by its number.
    pub fn matter<M: Matter>(&self, n: u32) -> Result<Option<M>, Fault> {
        let org = self.inner.org;
        self.inner.store.read(|reader| {
            let Some(stream) = reader.find_matter(org, M::KIND, n)? else { return Ok(None) };
            Ok(Some(fold_matter(&reader.load_steps(org, stream)?)?))
        })
    }

    /// The steps of an incident or an action.
    pub fn matter_steps(&self, kind: MatterKind, n: u32) -> Result<Vec<Step>, Fault> {
        let org = self.inner.org;
        self.inner.store.read(|reader| {
            let Some(stream) = reader.find_matter(org, kind, n)? else { return Ok(Vec::new()) };
            reader.load_steps(org, stream)
        })
    }

    /// What the numbers say of an action now.
    pub fn effect(&self, action: &Action) -> Result<Effect, Trouble> {
        let (house, now, org) = (self.house(), self.now(), self.inner.org);
        let counted =
            self.inner.store.read(|reader| count(reader, org, &house, action.measure(), now))?;
        let cases = BTreeMap::new();
        Ok(action.effect(&house.around(&Actor::Clock, now, &cases, &counted))?)
    }

    /// The read rows of an incident or an action, from its steps.
    pub fn matter_rows(
        &self,
        kind: MatterKind,
        steps: &[Step],
    ) -> Result<Option<casework::matter::MatterRows>, Trouble> {
        let house = self.house();
        let Some(last) = steps.last() else { return Ok(None) };
        let cases = BTreeMap::new();
        let around = house.around(&Actor::Clock, last.at, &cases, &[]);
        Ok(match kind {
            MatterKind::Incident => {
                fold_matter::<casework::incident::Incident>(steps)?.rows(&around)
            }
            MatterKind::Action => fold_matter::<Action>(steps)?.rows(&around),
            MatterKind::WriteUp => fold_matter::<WriteUp>(steps)?.rows(&around),
            MatterKind::PublicReview => fold_matter::<PublicReview>(steps)?.rows(&around),
        })
    }

    /// Lets time pass on the incidents and actions that are due; returns how many were touched.
    pub(crate) fn tick_matters(&self) -> Result<usize, Trouble> {
        let (org, now) = (self.org(), self.now());
        let due = self.store().read(|reader| reader.matters_due_for_tick(org, now))?;
        let mut touched = 0;
        for (kind, n) in due {
            let moved = match kind {
                MatterKind::Incident => self.broadcast_round(n).map(|sent| sent > 0),
                MatterKind::Action => {
                    let order = MatterOrder::<Action>::on(Actor::Clock, n, ActionCommand::Tick);
                    self.run_matter(&order).map(|done| !done.events.is_empty())
                }
                // Time changes nothing about what was learnt, nor about what was written in public.
                MatterKind::WriteUp | MatterKind::PublicReview => Ok(false),
            };
            match moved {
                Ok(moved) => touched += usize::from(moved),
                Err(Trouble::Fault(fault)) => return Err(fault.into()),
                // One that cannot be looked at must not stop the others; it stays due and is told again.
                Err(trouble) => {
                    tracing::error!(kind = kind.code(), n, %trouble, "the clock could not touch it");
                }
            }
        }
        Ok(touched)
    }
}

impl House {
    /// The circumstances of a decision about an incident or an action.
    pub fn around<'a>(
        &'a self,
        actor: &'a Actor,
        now: Timestamp,
        cases: &'a BTreeMap<CaseNo, Standing>,
        counted: &'a [MonthCount],
    ) -> Around<'a> {
        Around {
            now,
            actor,
            organisation: &self.organisation,
            packs: &self.packs,
            calendar: &self.calendar,
            cases,
            folded: &NOTHING_READ,
            counted,
        }
    }
}
