//! Running an order: load, decide, append, in one transaction.

mod begin;
mod invitation;
mod matter;
mod repeat;
mod search_text;

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use casework::case::{Case, Command, Event};
use casework::id::{CaseId, CaseNo, PackId};
use casework::invalid::{Invalid, Problem};
use casework::letter;
use casework::link::{self, LinkTo, Relation, Unlink};
use casework::organisation::{self, OrganisationCommand, OrganisationEvent};
use casework::pack::Pack;
use casework::permission::{Act, Actor, may};
use casework::refusal::Refusal;
use casework::view;
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::{Clash, Fault, NewLetter, NewStep, Org, Step, Store, Tx};

use crate::change::Change;
use crate::house::fits_the_day;
use crate::renewal::{Renewal, stored_rows, without_known_alarms};
use crate::{Chance, Clock, Done, House, Order, Trouble};
use repeat::Look;
use search_text::search_text;

pub use matter::{MatterDone, MatterOrder, fold_matter};

/// The stream of the organisation itself.
pub const ORGANISATION_STREAM: [u8; 16] = [0; 16];

/// How often an order that met a faster one is tried again before the sender is told.
const RETRIES: usize = 3;

/// Told of every change after its commit.
pub type Listener = Box<dyn Fn(&Change) + Send + Sync>;

struct Inner {
    store: Store,
    org: Org,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    packs: Arc<BTreeMap<PackId, Pack>>,
    house: RwLock<Arc<House>>,
    listeners: RwLock<Vec<Listener>>,
    renewal: Mutex<Renewal>,
    /// How far this process has looked in each broadcast: incident and broadcast, number of the last case.
    broadcasts: Mutex<BTreeMap<(u32, u32), String>>,
}

/// The desk of one organisation. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    inner: Arc<Inner>,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Desk(org {})", self.inner.org)
    }
}

/// A step's payload: salted, so that a short text cannot be guessed from its digest.
#[derive(Serialize)]
struct Payload<'a, E> {
    salt: String,
    events: &'a [E],
}

#[derive(Deserialize)]
struct StoredPayload<E> {
    events: Vec<E>,
}

/// The events of a step.
pub fn decode<E: DeserializeOwned>(step: &Step) -> Result<Vec<E>, Fault> {
    let payload: StoredPayload<E> = serde_json::from_slice(&step.body).map_err(|error| {
        Fault::other(format!("step {} ({}) cannot be read: {error}", step.seq, step.kind))
    })?;
    Ok(payload.events)
}

/// Folds a case from its steps.
pub fn fold(id: CaseId, steps: &[Step]) -> Result<Case, Fault> {
    let mut case = Case { id: Some(id), ..Case::default() };
    for step in steps {
        let actor = Actor::parse(&step.actor).ok_or_else(|| {
            Fault::other(format!("step {} has an unknown actor `{}`", step.seq, step.actor))
        })?;
        case.apply_step(step.at, &actor, &decode::<Event>(step)?);
    }
    Ok(case)
}

/// One command carried out within the transaction.
struct Carried {
    case: Case,
    events: Vec<Event>,
    change: Change,
}

impl Desk {
    /// Opens the desk of an organisation.
    pub fn open(
        store: Store,
        org: Org,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        packs: BTreeMap<PackId, Pack>,
    ) -> Result<Desk, Fault> {
        let packs = Arc::new(packs);
        let steps = store.read(|reader| reader.load_steps(org, ORGANISATION_STREAM))?;
        let house = House::fold(&steps, Arc::clone(&packs))?;
        let renewed = store.read(|reader| reader.renewed(org))?;
        let renewal = Mutex::new(Renewal::begin(house.organisation.version, renewed));
        let house = RwLock::new(Arc::new(house));
        let listeners = RwLock::new(Vec::new());
        let broadcasts = Mutex::default();
        let inner =
            Inner { store, org, clock, chance, packs, house, listeners, renewal, broadcasts };
        Ok(Desk { inner: Arc::new(inner) })
    }

    /// The register.
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// How far the cases have caught up with the organisation.
    pub(crate) fn renewal(&self) -> &Mutex<Renewal> {
        &self.inner.renewal
    }

    /// The last case looked at in a broadcast; empty at its beginning.
    pub(crate) fn told_up_to(&self, broadcast: (u32, u32)) -> String {
        let known = self.inner.broadcasts.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&broadcast).cloned().unwrap_or_default()
    }

    /// Remembers it.
    pub(crate) fn note_told_up_to(&self, broadcast: (u32, u32), no: String) {
        let mut known = self.inner.broadcasts.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(broadcast, no);
    }

    /// The organisation's number.
    pub fn org(&self) -> Org {
        self.inner.org
    }

    /// The time.
    pub fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    /// The source of identities.
    pub fn chance(&self) -> &dyn Chance {
        &*self.inner.chance
    }

    /// The organisation as last read.
    pub fn house(&self) -> Arc<House> {
        Arc::clone(&self.inner.house.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the organisation again when another process has changed it.
    pub fn refresh(&self) -> Result<(), Fault> {
        let known = self.house().organisation.version;
        let org = self.inner.org;
        let version = self.inner.store.read(|reader| reader.version(org, ORGANISATION_STREAM))?;
        if version != known {
            self.reload()?;
        }
        Ok(())
    }

    fn reload(&self) -> Result<(), Fault> {
        let org = self.inner.org;
        let steps = self.inner.store.read(|reader| reader.load_steps(org, ORGANISATION_STREAM))?;
        let house = Arc::new(House::fold(&steps, Arc::clone(&self.inner.packs))?);
        *self.inner.house.write().unwrap_or_else(PoisonError::into_inner) = house;
        Ok(())
    }

    /// Has `listener` told of every change from now on.
    pub fn listen(&self, listener: Listener) {
        self.inner.listeners.write().unwrap_or_else(PoisonError::into_inner).push(listener);
    }

    /// Runs an order and waits for it.
    pub fn run(&self, order: &Order) -> Result<Done, Trouble> {
        self.run_looking(order, Look::first_for(order))
    }

    fn run_looking(&self, order: &Order, mut look: Look) -> Result<Done, Trouble> {
        let mut tries = 0;
        loop {
            let (desk, house, ordered) = (self.clone(), self.house(), order.clone());
            let result =
                self.inner.store.transact(move |tx| desk.carry_out(tx, &house, &ordered, look));
            match result {
                // What was decided by an organisation that has changed meanwhile is decided anew.
                Err(Trouble::Fault(Fault::Conflict { clash: Clash::Organisation }))
                    if tries < RETRIES =>
                {
                    tries += 1;
                    look = Look::First;
                    self.refresh()?;
                }
                // Whoever expects a version is told that it moved; a clash of two equal requests moves nothing.
                Err(Trouble::Fault(Fault::Conflict { clash }))
                    if tries < RETRIES && (order.expected.is_none() || clash == Clash::Request) =>
                {
                    tries += 1;
                    look = Look::First;
                }
                Err(Trouble::Fault(Fault::Conflict { .. })) => {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                Err(trouble) => return Err(trouble),
                Ok((done, changes)) => {
                    self.tell(&changes);
                    return Ok(done);
                }
            }
        }
    }

    /// Runs an order without waiting: `on_done` is called after the commit, on a thread of the store.
    pub fn submit(
        &self,
        order: Order,
        on_done: impl FnOnce(Result<Done, Trouble>) + Send + 'static,
    ) {
        let (desk, house) = (self.clone(), self.house());
        let teller = self.clone();
        let again = order.clone();
        let look = Look::first_for(&order);
        self.inner.store.submit(
            move |tx| desk.carry_out(tx, &house, &order, look),
            move |result| match result {
                // Rare: somebody was faster. A thread of its own tries again, so that the store's may go on.
                Err(Trouble::Fault(Fault::Conflict { .. })) => {
                    std::thread::spawn(move || on_done(teller.run_looking(&again, Look::First)));
                }
                Err(trouble) => on_done(Err(trouble)),
                Ok((done, changes)) => {
                    teller.tell(&changes);
                    on_done(Ok(done));
                }
            },
        );
    }

    fn tell(&self, changes: &[Change]) {
        let listeners = self.inner.listeners.read().unwrap_or_else(PoisonError::into_inner);
        for change in changes {
            for listener in listeners.iter() {
                listener(change);
            }
        }
    }

    fn carry_out_anew(
        &self,
        tx: &mut Tx,
        house: &House,
        order: &Order,
    ) -> Result<(Done, Vec<Change>), Trouble> {
        let now = self.now();
        let (id, mut case, mut commands) = self.begin(tx, house, order, now)?;
        if order.expected.is_some_and(|expected| expected != case.version) {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let before = case.version;
        commands.extend(order.commands.iter().cloned());
        let (mut events, mut changes) = (Vec::new(), Vec::new());
        let mut commands = VecDeque::from(commands);
        while let Some(command) = commands.pop_front() {
            let command = &self.informed(tx, &case, command)?;
            // Nobody of ours is there when a customer files: the desk itself says that it was taken in.
            let by_itself =
                matches!(command, Command::Acknowledge) && order.actor == Actor::Customer;
            let actor = if by_itself { &Actor::Clock } else { &order.actor };
            let carried = self.step(tx, house, (id, case), command, actor, now)?;
            case = carried.case;
            if !carried.events.is_empty() {
                changes.push(carried.change);
                changes.extend(self.follow(tx, house, &case, command, actor, now)?);
            }
            events.extend(carried.events);
            commands.extend(Self::invitation_due(house, &case, command, now)?);
        }
        if !changes.is_empty() || order.commands == [Command::Tick] {
            self.still_stands(tx, house)?;
        }
        let no = case.no().ok_or(Refusal::NoSuchCase)?;
        let done = Done {
            id,
            no,
            version: case.version,
            repeated: events.is_empty(),
            events,
            replayed: false,
        };
        if let Some(request) = &order.request {
            let answer = format!("{no} {before} {}", done.version);
            tx.put_request(self.inner.org, &request.key, &request.fingerprint, &answer, now)?;
        }
        Ok((done, changes))
    }

    /// Asked last, when everything is written: whoever changed the organisation meanwhile has either woken the rows
    /// that were written before, or is seen here.
    pub(super) fn still_stands(&self, tx: &mut Tx, house: &House) -> Result<(), Fault> {
        let version = tx.version(self.inner.org, ORGANISATION_STREAM)?;
        if version == house.organisation.version {
            return Ok(());
        }
        Err(Fault::Conflict { clash: Clash::Organisation })
    }

    /// Decides one command and writes everything that follows from it.
    fn step(
        &self,
        tx: &mut Tx,
        house: &House,
        (id, case): (CaseId, Case),
        command: &Command,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<Carried, Trouble> {
        let org = self.inner.org;
        let pack = match command {
            Command::Receive(receive) => {
                house.packs.get(&receive.pack).ok_or(Refusal::NoSuchCase)?
            }
            _ => house.pack_of(&case)?,
        };
        // The journal's times never go back, whatever the machine's clock does.
        let now = case.changed_at.map_or(now, |last| last.max(now));
        let granted = self.granted_elsewhere(tx, (id, &case), command, pack, now)?;
        let events = house.decide(&case, command, pack, actor, now, granted)?;
        let no = case.no();
        let mut change = Change {
            no: no.unwrap_or_else(|| CaseNo::new(house.calendar.local_date(now), 0)),
            version: case.version,
            kind: command.kind(),
            unit: None,
            owner: None,
            noticed: Vec::new(),
        };
        if events.is_empty() {
            if matches!(command, Command::Tick) && case.version > 0 {
                // The clock looked and found nothing to do: when it looks next is worked out anew.
                let setting = house.setting_of(&case, pack, actor, now);
                let rows = view::rows(&case, &setting).ok_or(Refusal::NoSuchCase)?;
                tx.replace_rows_unmoved(org, &rows)?;
            }
            return Ok(Carried { case, events, change });
        }
        let before =
            stored_rows(&case, &house.setting_of(&case, pack, actor, now), house.changed_at);
        let mut after = case;
        let expected = after.version;
        after.apply_step(now, actor, &events);
        // Whoever has it now counts by their own calendar.
        let setting = house.setting_of(&after, pack, actor, now);
        let rows = view::rows(&after, &setting).ok_or(Refusal::NoSuchCase)?;
        let step = self.new_step(command.kind(), actor, now, &events)?;
        let version = tx.append(org, id.0, expected, &step)?;
        tx.put_rows(org, &rows, before.as_ref())?;
        if events.iter().any(|event| !search_text(event).is_empty()) {
            tx.put_search_pending(org, id.0, version)?;
        }
        let letters = letter::letters(&after, &events, &setting);
        // What only time brought about wakes nobody; what a person does is told at once.
        let told_at = match actor {
            Actor::Clock => pack.policy_of(&after).1.awake_at(now, setting.calendar.zone()),
            _ => now,
        };
        tx.put_letters(org, &self.new_letters(id, told_at, letters))?;
        let notices = letter::notices(&after, &events, &setting);
        let fresh = without_known_alarms(tx, org, &notices)?;
        let fresh = self.new_notices(tx, &after, &setting, &fresh)?;
        tx.put_notices(org, &fresh)?;
        change.no = rows.case.no;
        change.version = version;
        change.unit = after.unit.clone();
        change.owner = after.owner.clone();
        change.noticed = notices.into_iter().map(|notice| notice.to).collect();
        Ok(Carried { case: after, events, change })
    }

    /// Money this customer was granted in other cases: only a proposal and its approval hang on it.
    fn granted_elsewhere(
        &self,
        tx: &mut Tx,
        (id, case): (CaseId, &Case),
        command: &Command,
        pack: &Pack,
        now: Timestamp,
    ) -> Result<i64, Trouble> {
        if !matches!(command, Command::ProposeRemedy(_) | Command::ApproveRemedy(_)) {
            return Ok(0);
        }
        let since = pack.granted_together_since(now);
        let (Some(key), Some(since)) = (view::customer_key(case), since) else { return Ok(0) };
        Ok(tx.granted_to(self.inner.org, &key, id, since)?)
    }

    fn new_letters(
        &self,
        case: CaseId,
        at: Timestamp,
        letters: Vec<letter::Letter>,
    ) -> Vec<NewLetter> {
        let id = || self.inner.chance.identity(at).0;
        letters.into_iter().map(|letter| NewLetter { id: id(), case, at, letter }).collect()
    }

    fn new_step<E: Serialize>(
        &self,
        kind: &str,
        actor: &Actor,
        at: Timestamp,
        events: &[E],
    ) -> Result<NewStep, Fault> {
        let mut salt = [0u8; 8];
        self.inner.chance.fill(&mut salt);
        let salt = u64::from_be_bytes(salt);
        let salt = format!("{salt:016x}");
        let body = serde_json::to_vec(&Payload { salt, events }).map_err(|error| {
            Fault::other(format!("the step `{kind}` cannot be written down: {error}"))
        })?;
        Ok(NewStep { at, kind: kind.to_owned(), actor: actor.to_string(), body })
    }

    /// What a step on one case means for another, in the same transaction.
    fn follow(
        &self,
        tx: &mut Tx,
        house: &House,
        case: &Case,
        command: &Command,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<Option<Change>, Trouble> {
        let Some(no) = case.no() else { return Ok(None) };
        let (other, mirrored) = match command {
            Command::MergeInto(it) => {
                let link = LinkTo { to: no, relation: Relation::Duplicate, note: String::new() };
                (it.into, Command::Link(link))
            }
            Command::Link(it) => {
                let link = LinkTo { to: no, relation: it.relation, note: it.note.clone() };
                (it.to, Command::Link(link))
            }
            Command::Unlink(it) => (it.to, Command::Unlink(Unlink { to: no })),
            Command::Unmerge(_) => {
                let Some(into) = self.merged_into_before(tx, case)? else { return Ok(None) };
                (into, Command::Unlink(Unlink { to: no }))
            }
            _ => return Ok(None),
        };
        let id = tx.find_case(self.inner.org, other)?.ok_or(Refusal::NoSuchCase)?;
        let there = fold(id, &tx.load_steps(self.inner.org, id.0)?)?;
        // The other one out of reach is as good as not there; it is not the one at hand that is refused.
        may(&house.organisation, actor, &there.standing(), Act::Read)
            .map_err(|_| Refusal::NoSuchCase)?;
        if matches!(command, Command::MergeInto(_)) && there.merged_into.is_some() {
            return Err(Refusal::SameCase.into());
        }
        if matches!(command, Command::Link(it) if it.relation == Relation::RepeatOf) {
            link::check_repeat(case, &there, &house.organisation, actor)?;
        }
        let carried = self.step(tx, house, (id, there), &mirrored, actor, now)?;
        Ok((!carried.events.is_empty()).then_some(carried.change))
    }

    /// The case this one was merged into before its last step took that away.
    fn merged_into_before(&self, tx: &mut Tx, case: &Case) -> Result<Option<CaseNo>, Trouble> {
        let Some(id) = case.id else { return Ok(None) };
        let mut last = None;
        for step in tx.load_steps(self.inner.org, id.0)? {
            for event in decode::<Event>(&step)? {
                if let Event::Merged { into } = event {
                    last = Some(into);
                }
            }
        }
        Ok(last)
    }

    /// Changes the organisation. All commands are carried out together or not at all.
    pub fn administer(
        &self,
        actor: &Actor,
        commands: &[OrganisationCommand],
    ) -> Result<(), Trouble> {
        let (desk, actor, commands) = (self.clone(), actor.clone(), commands.to_vec());
        self.inner.store.transact(move |tx| -> Result<(), Trouble> {
            let org = desk.inner.org;
            let now = desk.now();
            let steps = tx.load_steps(org, ORGANISATION_STREAM)?;
            let mut it = House::fold(&steps, Arc::clone(&desk.inner.packs))?.organisation;
            let now = steps.last().map_or(now, |last| last.at.max(now));
            for command in &commands {
                if let OrganisationCommand::ActivatePack { pack, .. } = command
                    && !desk.inner.packs.contains_key(pack)
                {
                    return Err(Invalid::one("pack", Problem::NotAChoice).into());
                }
                let today = desk.house().calendar.local_date(now);
                fits_the_day(&it, command, today)?;
                let events = organisation::decide(&it, command, &actor)?;
                if events.is_empty() {
                    continue;
                }
                let step = desk.new_step(command.kind(), &actor, now, &events)?;
                let version = tx.append(org, ORGANISATION_STREAM, it.version, &step)?;
                if events.iter().any(OrganisationEvent::moves_due_times) {
                    tx.wake_open(org, now)?;
                }
                for event in &events {
                    organisation::apply(&mut it, now, event);
                }
                it.version = version;
            }
            Ok(())
        })?;
        Ok(self.reload()?)
    }

    /// A case by its identity.
    pub fn case_by_id(&self, id: CaseId) -> Result<Option<Case>, Fault> {
        let org = self.inner.org;
        // The organisation is no case, though letters may stand under it.
        if id.0 == ORGANISATION_STREAM {
            return Ok(None);
        }
        let steps = self.inner.store.read(|reader| reader.load_steps(org, id.0))?;
        if steps.is_empty() { Ok(None) } else { fold(id, &steps).map(Some) }
    }

    /// Brings the search index up to date with at most `limit` texts; returns how many were taken in.
    pub fn index(&self, limit: usize) -> Result<usize, Fault> {
        let indexed = self.inner.store.index_pending(self.inner.org, limit, |step| {
            let events = decode::<Event>(step).unwrap_or_default();
            let texts: Vec<String> =
                events.iter().map(search_text).filter(|text| !text.is_empty()).collect();
            (!texts.is_empty()).then(|| texts.join("\n"))
        })?;
        Ok(indexed.done)
    }

    /// A case by its number.
    pub fn case(&self, no: CaseNo) -> Result<Option<Case>, Fault> {
        let org = self.inner.org;
        self.inner.store.read(|reader| {
            let Some(id) = reader.find_case(org, no)? else { return Ok(None) };
            Ok(Some(fold(id, &reader.load_steps(org, id.0)?)?))
        })
    }
}
