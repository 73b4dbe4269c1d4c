//! The run: rows of a file become orders at the desk, many on their way at a time, each accounted for.
//!
//! A run that was broken off is simply begun again: what is there already is found by its number and left
//! as it is. So there is no half-way mark that could be wrong.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use casework::case::{Case, Command, decide};
use casework::contact::AddContact;
use casework::id::CaseNo;
use casework::intake::{Flag, Receive};
use casework::permission::Actor;
use casework::refusal::Refusal;
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use store::Fault;

use super::find::Ground;
use super::limits::{ROWS_MAX, TRIES_MAX, WINDOW};
use super::mapping::Mapping;
use super::plan::{Plan, Taken};
use super::reason::Reason;
use super::reject::{Refused, Rejects, unguarded};
use super::rows::Rows;
use super::said::Said;
use super::separated::Found;
use super::words::Header;
use crate::{Desk, Done, House, Order, Trouble};

/// How often it is told how far it is.
const PROGRESS_EVERY: Duration = Duration::from_secs(1);
/// Between two tries while the database is busy or away.
const PAUSE: Duration = Duration::from_millis(500);

/// What became of the rows so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tally {
    /// Rows read.
    pub read: u64,
    /// Taken in.
    pub accepted: u64,
    /// There already, unchanged.
    pub already_there: u64,
    /// Left out as the mapping says, or empty.
    pub left_out: u64,
    /// Refused.
    pub refused: u64,
    /// Refused, by reason.
    pub refused_by: BTreeMap<String, u64>,
    /// Taken in with a flag, by flag.
    pub flagged: BTreeMap<Flag, u64>,
    /// Seconds so far.
    pub seconds: f64,
}

impl Tally {
    /// Rows a second.
    #[expect(clippy::cast_precision_loss, reason = "a speed for people")]
    pub fn rows_per_second(&self) -> f64 {
        if self.seconds > 0.0 { self.read as f64 / self.seconds } else { 0.0 }
    }
}

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The counts.
    #[serde(flatten)]
    pub tally: Tally,
    /// The encoding, or the kind of workbook.
    pub kind: &'static str,
    /// Columns the mapping does not use.
    pub unused: Vec<String>,
    /// Where the refused rows lie.
    pub rejects: Option<PathBuf>,
}

/// Why a file was not taken in, or not to its end.
#[derive(Debug)]
pub enum Failure {
    /// The mapping does not fit.
    Mapping(Vec<Said>),
    /// The file cannot be read.
    File(Said),
    /// The register failed at a line; what came before is in it.
    Fault(u64, Trouble),
    /// The refused rows cannot be written down.
    Rejects(io::Error),
}

/// A file to be taken in.
pub struct Import<'a> {
    /// Where to.
    pub desk: &'a Desk,
    /// Which column is what.
    pub mapping: &'a Mapping,
    /// The name under which it stands in the journal.
    pub name: String,
    /// Only tells what would become of the rows.
    pub dry_run: bool,
    /// Where refused rows go.
    pub rejects: Option<Rejects>,
    /// Columns added to refused rows earlier; no part of the row.
    pub ours: &'a dyn Fn(&str) -> bool,
    /// Told every second how far it is.
    pub on_progress: &'a mut dyn FnMut(&Tally),
    /// Told of every refused row: its line and why.
    pub on_refused: &'a mut dyn FnMut(u64, &Reason),
}

impl std::fmt::Debug for Import<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Import({})", self.name)
    }
}

/// A row on its way.
#[derive(Debug)]
struct Slot {
    line: u64,
    cells: Vec<String>,
    raw: String,
    flags: Vec<Flag>,
    /// Beginning of the digest of its story, and when it was received: what makes it this complaint.
    story: (u64, Option<Timestamp>),
    became: Option<Became>,
}

/// What became of a row.
#[derive(Debug)]
enum Became {
    Accepted,
    AlreadyThere,
    LeftOut,
    Refused(Reason),
}

type Answer = (u64, Result<Done, Trouble>);

impl Import<'_> {
    /// Takes the file in.
    pub fn run(self, path: &Path) -> Result<Report, Failure> {
        let rows = Rows::open(path, &self.mapping.file).map_err(Failure::File)?;
        let kind = rows.kind();
        let open_ends = rows.has_open_ends();
        let form = self.mapping.file.clone();
        let (tell, told) = mpsc::channel();
        let house = self.desk.house();
        let mut run = Run {
            actor: Actor::Import(self.name.clone()),
            import: self,
            house,
            plan: None,
            open_ends,
            mended: false,
            unused: Vec::new(),
            tally: Tally::default(),
            slots: VecDeque::new(),
            first: 0,
            on_their_way: 0,
            again: Vec::new(),
            tries: 0,
            last_trouble: None,
            tell,
            told,
            seen: BTreeMap::new(),
            began: Instant::now(),
            next_progress: PROGRESS_EVERY,
            failure: None,
        };
        let read = rows.read(&form, &mut |line, found| run.row(line, found));
        run.finish(kind, read)
    }
}

struct Run<'a> {
    import: Import<'a>,
    actor: Actor,
    house: Arc<House>,
    plan: Option<Plan>,
    open_ends: bool,
    /// The file holds rows that were refused earlier.
    mended: bool,
    unused: Vec<String>,
    tally: Tally,
    slots: VecDeque<Slot>,
    /// The number of the first slot.
    first: u64,
    /// Orders given and not answered.
    on_their_way: usize,
    /// Rows to be tried again once those on their way have come back.
    again: Vec<u64>,
    tries: u32,
    last_trouble: Option<Trouble>,
    tell: Sender<Answer>,
    told: Receiver<Answer>,
    /// Numbers seen in this file: beginning of the digest of the number → that of the row, and its line.
    seen: BTreeMap<u64, (u64, u64)>,
    began: Instant,
    next_progress: Duration,
    failure: Option<Failure>,
}

impl Run<'_> {
    /// Takes one row; stops the reading when nothing more can be done.
    fn row(&mut self, line: u64, found: Found) -> ControlFlow<()> {
        let taken = match self.plan {
            None => self.header(line, found),
            Some(_) => self.data_row(line, found),
        };
        let taken = taken.and_then(|()| self.settle(WINDOW));
        self.progress();
        match taken {
            Ok(()) => ControlFlow::Continue(()),
            Err(failure) => {
                self.failure = Some(failure);
                ControlFlow::Break(())
            }
        }
    }

    fn header(&mut self, line: u64, found: Found) -> Result<(), Failure> {
        let wanted = self.import.mapping.file.header as u64;
        if line < wanted {
            return Ok(());
        }
        let Found::Row(cells) = found else {
            return Err(Failure::File(Said::new("file-no-header")));
        };
        let header = if wanted == 0 {
            Header::new(&(1..=cells.len()).map(|n| n.to_string()).collect::<Vec<_>>())
        } else {
            Header::new(&cells)
        };
        let header = if self.open_ends { header.with_open_ends() } else { header };
        let house = Arc::clone(&self.house);
        let Some(pack) = house.pack(&self.import.mapping.pack) else {
            let there: Vec<&str> = house.packs_in_force().map(|pack| pack.id.as_str()).collect();
            let said = Said::new("map-pack").with("pack", &self.import.mapping.pack);
            return Err(Failure::Mapping(vec![said.with("there", there.join(", "))]));
        };
        let ground = Ground { pack, organisation: &house.organisation };
        let plan = Plan::find(self.import.mapping, &header, ground, self.import.ours)
            .map_err(Failure::Mapping)?;
        self.unused =
            header.unused().into_iter().filter(|name| !(self.import.ours)(name)).collect();
        if let Some(rejects) = &mut self.import.rejects {
            rejects.begin(&header.names, self.import.ours);
        }
        self.mended = header.names.iter().any(|name| (self.import.ours)(name));
        self.plan = Some(plan);
        if wanted == 0 { self.data_row(line, Found::Row(cells)) } else { Ok(()) }
    }

    fn data_row(&mut self, line: u64, found: Found) -> Result<(), Failure> {
        if self.tally.read == ROWS_MAX {
            return Err(Failure::File(Said::new("file-too-many-rows").with("max", ROWS_MAX)));
        }
        self.tally.read += 1;
        let (cells, raw, broken) = match found {
            Found::Row(cells) if self.mended => {
                (cells.into_iter().map(unguarded).collect(), String::new(), None)
            }
            Found::Row(cells) => (cells, String::new(), None),
            Found::Broken(said, raw) => (Vec::new(), raw, Some(Became::Refused(said.into()))),
        };
        let slot = Slot { line, cells, raw, flags: Vec::new(), story: (0, None), became: broken };
        self.slots.push_back(slot);
        let number = self.first + self.slots.len() as u64 - 1;
        self.begin(number)
    }

    fn slot(&mut self, number: u64) -> Option<&mut Slot> {
        let at = usize::try_from(number.checked_sub(self.first)?).ok()?;
        self.slots.get_mut(at)
    }

    /// Understands a row and sends it on its way.
    fn begin(&mut self, number: u64) -> Result<(), Failure> {
        let (Some(plan), now) = (&self.plan, self.import.desk.now()) else { return Ok(()) };
        let at = usize::try_from(number - self.first).unwrap_or(usize::MAX);
        let Some(slot) = self.slots.get_mut(at).filter(|slot| slot.became.is_none()) else {
            return Ok(());
        };
        let line = slot.line;
        let taken = plan.take(&slot.cells, now, &self.house.calendar);
        let (receive, note) = match taken {
            Ok(Taken::Complaint(receive, note)) => (receive, note),
            other => {
                slot.became = Some(other.map_or_else(Became::Refused, |_| Became::LeftOut));
                return Ok(());
            }
        };
        slot.flags = receive.flags.iter().copied().collect();
        slot.story = story(&receive);
        let row = beginning(&plan.digest(&slot.cells));
        let (row_before, line_before) =
            *self.seen.entry(number_key(&receive)).or_insert((row, line));
        if row_before != row {
            let said = Said::new("row-number-twice").with("line", line_before);
            slot.became = Some(Became::Refused(said.with("value", number_of(&receive)).into()));
            return Ok(());
        }
        if self.import.dry_run {
            let became = if line_before == line {
                self.would_become(&receive, line)?
            } else {
                Became::AlreadyThere
            };
            if let Some(slot) = self.slot(number) {
                slot.became = Some(became);
            }
            return Ok(());
        }
        // The note belongs to the taking over: what is there already has it, or has gone on since.
        let note = if note.is_some() && self.find(&receive, line)?.is_some() { None } else { note };
        self.submit(number, *receive, note);
        Ok(())
    }

    fn submit(&mut self, number: u64, it: Receive, note: Option<AddContact>) {
        let mut order = Order::receive(self.actor.clone(), it);
        if let Some(note) = note {
            order = order.and(Command::AddContact(note));
        }
        let tell = self.tell.clone();
        self.on_their_way += 1;
        self.import.desk.submit(order, move |result| {
            // Nobody listens any more when the run has failed; the row is there all the same.
            let _heard = tell.send((number, result));
        });
    }

    fn find(&self, it: &Receive, line: u64) -> Result<Option<CaseNo>, Failure> {
        let Some(source) = &it.source else { return Ok(None) };
        let key = format!("{}/{}", source.system, source.number);
        let org = self.import.desk.org();
        let found = self.import.desk.store().read(|reader| reader.find_source(org, &key));
        found.map_err(|fault| Failure::Fault(line, fault.into()))
    }

    /// What becomes of a complaint whose number is there: nothing, unless that is another complaint.
    fn compare(
        &self,
        no: CaseNo,
        wanted: (u64, Option<Timestamp>),
        line: u64,
    ) -> Result<Became, Failure> {
        let case = self.import.desk.case(no).map_err(|fault| Failure::Fault(line, fault.into()))?;
        let there = case.as_ref().and_then(Case::complaint).map(story);
        // Without a time of its own the row got the time when it was taken over.
        let same = there
            .is_none_or(|(told, at)| told == wanted.0 && (wanted.1.is_none() || at == wanted.1));
        let said = || Said::new("row-number-taken").with("no", no);
        Ok(if same { Became::AlreadyThere } else { Became::Refused(said().into()) })
    }

    /// What would become of a complaint that is only looked at.
    fn would_become(&self, it: &Receive, line: u64) -> Result<Became, Failure> {
        if let Some(no) = self.find(it, line)? {
            return self.compare(no, story(it), line);
        }
        let Some(pack) = self.house.pack(&it.pack) else { return Ok(Became::LeftOut) };
        let setting = self.house.setting(pack, &self.actor, self.import.desk.now());
        match decide(&Case::default(), &Command::Receive(Box::new(it.clone())), &setting) {
            Ok(_) => Ok(Became::Accepted),
            Err(objection) => match reason(objection.into()) {
                Ok(reason) => Ok(Became::Refused(reason)),
                Err(trouble) => Err(Failure::Fault(line, trouble)),
            },
        }
    }

    /// Accounts for what has come back, and waits until fewer than `room` rows are on their way.
    fn settle(&mut self, room: usize) -> Result<(), Failure> {
        loop {
            while let Ok(answer) = self.told.try_recv() {
                self.answered(answer)?;
            }
            self.account()?;
            if self.slots.len() < room {
                return Ok(());
            }
            if self.on_their_way > 0 {
                if let Ok(answer) = self.told.recv_timeout(PROGRESS_EVERY) {
                    self.answered(answer)?;
                }
            } else {
                self.try_again()?;
            }
            self.progress();
        }
    }

    fn answered(&mut self, (number, result): Answer) -> Result<(), Failure> {
        self.on_their_way -= 1;
        let (line, wanted) =
            self.slot(number).map_or((0, (0, None)), |slot| (slot.line, slot.story));
        let became = match result {
            Ok(done) if done.repeated => self.compare(done.no, wanted, line)?,
            Ok(_) => Became::Accepted,
            Err(trouble) if may_pass(&trouble) => {
                self.again.push(number);
                self.last_trouble = Some(trouble);
                return Ok(());
            }
            Err(trouble) => match reason(trouble) {
                Ok(reason) => Became::Refused(reason),
                Err(trouble) => return Err(Failure::Fault(line, trouble)),
            },
        };
        self.tries = 0;
        if let Some(slot) = self.slot(number) {
            slot.became = Some(became);
        }
        Ok(())
    }

    /// Sends rows again that met a busy or absent database.
    fn try_again(&mut self) -> Result<(), Failure> {
        self.tries += 1;
        if self.tries > TRIES_MAX {
            let line = self.slots.front().map_or(0, |slot| slot.line);
            let trouble =
                self.last_trouble.take().unwrap_or_else(|| Fault::other("no reason given").into());
            return Err(Failure::Fault(line, trouble));
        }
        std::thread::sleep(PAUSE);
        for number in std::mem::take(&mut self.again) {
            self.begin(number)?;
        }
        Ok(())
    }

    /// Counts rows in the order of the file, as far as it is known what became of them.
    fn account(&mut self) -> Result<(), Failure> {
        while self.slots.front().is_some_and(|slot| slot.became.is_some()) {
            let Some(slot) = self.slots.pop_front() else { break };
            self.first += 1;
            match slot.became {
                Some(Became::Accepted) => {
                    self.tally.accepted += 1;
                    for flag in slot.flags {
                        *self.tally.flagged.entry(flag).or_default() += 1;
                    }
                }
                Some(Became::AlreadyThere) => self.tally.already_there += 1,
                Some(Became::LeftOut) => self.tally.left_out += 1,
                Some(Became::Refused(reason)) => {
                    self.tally.refused += 1;
                    *self.tally.refused_by.entry(reason.key()).or_default() += 1;
                    (self.import.on_refused)(slot.line, &reason);
                    if let Some(rejects) = &mut self.import.rejects {
                        let row = Refused {
                            line: slot.line,
                            cells: &slot.cells,
                            raw: &slot.raw,
                            reason: &reason,
                        };
                        rejects.write(&row).map_err(Failure::Rejects)?;
                    }
                }
                None => {}
            }
        }
        Ok(())
    }

    fn progress(&mut self) {
        let now = self.began.elapsed();
        if now >= self.next_progress {
            self.next_progress = now + PROGRESS_EVERY;
            self.tally.seconds = now.as_secs_f64();
            (self.import.on_progress)(&self.tally);
        }
    }

    fn finish(mut self, kind: &'static str, read: Result<(), Said>) -> Result<Report, Failure> {
        let mut failure = self.failure.take().or(read.err().map(Failure::File));
        if failure.is_none() && self.plan.is_none() {
            failure = Some(Failure::File(Said::new("file-no-header")));
        }
        if failure.is_none() {
            failure = self.settle(1).err();
        }
        // What is on its way arrives all the same; it is waited for, so that the counts are true.
        while self.on_their_way > 0 {
            let Ok(answer) = self.told.recv() else { break };
            let _ended = self.answered(answer);
        }
        let counted = self.account();
        self.tally.seconds = self.began.elapsed().as_secs_f64();
        if let Some(failure) = failure.or(counted.err()) {
            self.tally.read -= self.slots.len() as u64;
            (self.import.on_progress)(&self.tally);
            return Err(failure);
        }
        let it = self.tally;
        assert_eq!(
            it.read,
            it.accepted + it.already_there + it.left_out + it.refused,
            "a row is not accounted for"
        );
        let rejects =
            self.import.rejects.map(Rejects::end).transpose().map_err(Failure::Rejects)?.flatten();
        Ok(Report { tally: it, kind, unused: self.unused, rejects })
    }
}

/// Whether the very same order may succeed a little later.
fn may_pass(trouble: &Trouble) -> bool {
    match trouble {
        Trouble::Fault(fault) => fault.may_pass(),
        Trouble::Refused(refusal) => *refusal == Refusal::ChangedMeanwhile,
        Trouble::Invalid(_) | Trouble::Calendar(_) => false,
    }
}

/// A trouble as the reason of a row, unless it is the register's.
fn reason(trouble: Trouble) -> Result<Reason, Trouble> {
    match trouble {
        Trouble::Invalid(invalid) => Ok(Reason::Invalid(invalid)),
        Trouble::Refused(refusal) => Ok(Reason::Refused(refusal)),
        Trouble::Calendar(error) => Ok(Said::new("row-calendar").with("reason", error).into()),
        Trouble::Fault(_) => Err(trouble),
    }
}

fn beginning(digest: &[u8; 32]) -> u64 {
    digest[..8].iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// What makes a complaint this one and no other: its story and when it was received.
fn story(it: &Receive) -> (u64, Option<Timestamp>) {
    (beginning(&Sha256::digest(it.narrative.as_bytes()).into()), it.heard_at)
}

fn number_of(it: &Receive) -> &str {
    it.source.as_ref().map_or("", |source| source.number.as_str())
}

fn number_key(it: &Receive) -> u64 {
    beginning(&Sha256::digest(number_of(it).as_bytes()).into())
}
