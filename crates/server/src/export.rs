//! What goes out of the register as a file: cases as rows, the journal step by step.
//!
//! Nothing is masked, so whoever asks must be allowed to see it: a scope leaves out what its person may
//! not open, and the operator at the command line, who holds the database anyway, sees everything.

use std::io::{self, Write};

use casework::case::{Case, Event};
use casework::matter::MatterKind;
use casework::permission::{Actor, Scope};
use casework::quality_review::event_seen;
use casework::view;
use desk::import::reject::guarded;
use desk::{Desk, House};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};
use store::{Fault, Step};

/// Streams walked through at a time.
const BATCH: u32 = 200;
/// The mark by which spreadsheet programs know UTF-8.
const MARK: &str = "\u{feff}";

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum What {
    /// One row a case.
    Cases,
    /// One row a step of the journal.
    Journal,
}

/// As what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Separated values with a mark for spreadsheet programs.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

/// What somebody wants to have.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// What.
    pub what: What,
    /// As what.
    pub format: Format,
    /// Only cases that are open.
    pub only_open: bool,
    /// From this day on, by the day of receipt or of the step.
    pub from: Option<Date>,
    /// Up to and with this day.
    pub to: Option<Date>,
    /// Whose sight; `None` for the operator.
    pub scope: Option<&'a Scope>,
    /// The language of titles.
    pub language: &'static str,
}

/// Why an export broke off.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// The register.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Where it is written to.
    #[error("it cannot be written: {0}")]
    Write(#[from] io::Error),
}

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
enum Cell {
    Nothing,
    Text(String),
    Time(Timestamp),
    Number(i64),
    Many(Vec<String>),
    Json(Value),
}

type Row = Vec<(&'static str, Cell)>;

impl Cell {
    fn text(text: &(impl ToString + ?Sized)) -> Cell {
        let text = text.to_string();
        if text.is_empty() { Cell::Nothing } else { Cell::Text(text) }
    }

    fn time(at: Option<Timestamp>) -> Cell {
        at.map_or(Cell::Nothing, Cell::Time)
    }

    fn of(value: Option<impl ToString>) -> Cell {
        value.map_or(Cell::Nothing, |it| Cell::text(&it))
    }

    /// The code of an enum as the API writes it.
    fn code(value: &impl serde::Serialize) -> Cell {
        Cell::text(&crate::words::code(value))
    }

    fn json(self) -> Value {
        match self {
            Cell::Nothing => Value::Null,
            Cell::Text(text) => Value::String(text),
            Cell::Time(at) => Value::String(at.to_string()),
            Cell::Number(number) => json!(number),
            Cell::Many(list) => json!(list),
            Cell::Json(value) => value,
        }
    }

    /// As a spreadsheet shows it: times of day in the organisation's zone, and nothing taken for a formula.
    fn shown(self, zone: &TimeZone) -> String {
        match self {
            Cell::Nothing => String::new(),
            Cell::Text(text) => guarded(&text),
            Cell::Time(at) => at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::Many(list) => guarded(&list.join("; ")),
            Cell::Json(value) => guarded(&value.to_string()),
        }
    }
}

/// Writes what is wanted; returns how many rows it were.
pub fn write(desk: &Desk, wanted: &Wanted<'_>, into: &mut dyn Write) -> Result<u64, Broken> {
    let house = desk.house();
    let zone = house.calendar.zone().clone();
    let mut sink = Sink::new(wanted.format, zone.clone(), into)?;
    let stored = |step: &Step| -> Result<Value, Broken> { Ok(as_stored(step)) };
    let mut after = desk::run::ORGANISATION_STREAM;
    let is_whole = wanted.scope.is_none() && !wanted.only_open;
    if wanted.what == What::Journal && is_whole {
        let steps = desk.store().read(|reader| reader.load_steps(desk.org(), after))?;
        put_steps(&mut sink, "organisation", &steps, (wanted, &zone), &stored)?;
        for kind in MatterKind::ALL.iter().copied() {
            for stream in desk.store().read(|reader| reader.matter_streams(desk.org(), kind))? {
                let steps = desk.store().read(|reader| reader.load_steps(desk.org(), stream))?;
                let name = matter_name(desk, kind, stream)?;
                put_steps(&mut sink, &name, &steps, (wanted, &zone), &stored)?;
            }
        }
    }
    loop {
        let streams = desk.store().read(|reader| reader.streams(desk.org(), after, BATCH))?;
        let Some(last) = streams.last() else { break };
        after = *last;
        for stream in streams {
            let steps = desk.store().read(|reader| reader.load_steps(desk.org(), stream))?;
            let case = desk::run::fold(casework::id::CaseId(stream), &steps)?;
            if !is_wanted(&case, wanted) {
                continue;
            }
            match wanted.what {
                What::Cases => {
                    if let Some(row) = case_row(&case, &house, wanted, desk.now()) {
                        sink.put(row)?;
                    }
                }
                What::Journal => {
                    let name = case.no().map(|no| no.to_string()).unwrap_or_default();
                    match wanted.scope {
                        None => put_steps(&mut sink, &name, &steps, (wanted, &zone), &stored)?,
                        Some(scope) => {
                            put_steps(&mut sink, &name, &steps, (wanted, &zone), &|step| {
                                as_seen(step, &case, &house, scope)
                            })?
                        }
                    }
                }
            }
        }
    }
    sink.end()
}

/// What an incident or an action is called in the first column: `incident-3`.
fn matter_name(desk: &Desk, kind: MatterKind, stream: store::Stream) -> Result<String, Broken> {
    let rows = desk.store().read(|reader| reader.matters(desk.org(), kind))?;
    let known = rows.into_iter().find(|row| row.id == stream);
    Ok(known.map_or_else(|| kind.code().to_owned(), |row| format!("{}-{}", kind.code(), row.n)))
}

fn is_wanted(case: &Case, wanted: &Wanted<'_>) -> bool {
    let seen = wanted.scope.is_none_or(|scope| scope.covers(&case.standing()));
    let open = case.closure.is_none() && case.merged_into.is_none();
    seen && (open || !wanted.only_open)
}

fn in_days(at: Timestamp, wanted: &Wanted<'_>, zone: &TimeZone) -> bool {
    let day = at.to_zoned(zone.clone()).date();
    wanted.from.is_none_or(|from| from <= day) && wanted.to.is_none_or(|to| day <= to)
}

fn case_row(case: &Case, house: &House, wanted: &Wanted<'_>, now: Timestamp) -> Option<Row> {
    let complaint = case.complaint()?;
    let pack = house.pack_of(case).ok()?;
    let row = view::rows(case, &house.setting_of(case, pack, &Actor::Clock, now))?.case;
    if !in_days(row.received_at, wanted, house.calendar.zone()) {
        return None;
    }
    let party = &complaint.complainant;
    let source = complaint.source.as_ref();
    let unit = row.unit.as_ref().map(|id| crate::words::unit(&house.organisation, id));
    let owner = row.owner.as_ref().map(|id| crate::words::person(&house.organisation, id));
    let category = row.category.as_ref().map(|code| pack.category_path(code, wanted.language));
    let subjects = complaint.subjects.iter().map(|it| it.number.clone()).collect();
    let fields: Map<String, Value> =
        complaint.fields.iter().map(|(name, value)| (name.clone(), value.clone().into())).collect();
    let answer = case.responses.last();
    let mut cells = vec![
        ("no", Cell::text(&row.no)),
        ("stage", Cell::text(row.stage.code())),
        ("received_at", Cell::Time(row.received_at)),
        ("registered_at", Cell::Time(row.registered_at)),
        ("answered_at", Cell::time(row.answered_at)),
        ("closed_at", Cell::time(row.closed_at)),
        ("due_at", Cell::time(row.due_at)),
        ("channel", Cell::code(&row.channel)),
        ("heading", Cell::text(&row.heading)),
        ("narrative", Cell::text(&complaint.narrative)),
        ("wish", Cell::text(&complaint.wish)),
        ("complainant", Cell::text(&party.name)),
        ("phone", Cell::of(party.phone.as_ref())),
        ("email", Cell::of(party.email.as_ref())),
        ("address", Cell::of(party.address.as_ref())),
        ("customer_no", Cell::of(party.customer_no.as_ref())),
        ("place", Cell::text(&complaint.place)),
        ("subjects", Cell::Many(subjects)),
        (
            "fields",
            if fields.is_empty() { Cell::Nothing } else { Cell::Json(Value::Object(fields)) },
        ),
        ("pack", Cell::text(&row.pack)),
        ("kind", Cell::code(&row.kind)),
        ("nature", Cell::code(&row.nature)),
        ("category", Cell::of(row.category.as_ref())),
        ("category_title", Cell::of(category)),
        ("priority", Cell::code(&row.priority)),
        ("unit", Cell::of(unit)),
        ("owner", Cell::of(owner)),
        ("finding", Cell::code(&row.finding)),
        ("answer", Cell::of(answer.map(|it| &it.text))),
        ("outcome", case.closure.as_ref().map_or(Cell::Nothing, |it| Cell::code(&it.outcome))),
    ];
    cells.extend(truth_cells(case));
    cells.extend([
        ("satisfaction", row.satisfaction.map_or(Cell::Nothing, |it| Cell::Number(i64::from(it)))),
        ("promises_broken", Cell::Number(i64::from(row.broken))),
        ("urges", Cell::Number(i64::from(row.urges))),
        ("reopenings", Cell::Number(i64::from(row.reopenings))),
        ("remedy_minor", Cell::Number(row.remedy_minor)),
        ("merged_into", Cell::of(row.merged_into)),
        ("source", Cell::of(source.map(|it| &it.system))),
        ("source_no", Cell::of(source.map(|it| &it.number))),
        ("flags", Cell::Many(row.flags.iter().map(crate::words::code).collect())),
    ]);
    Some(cells)
}

/// What the customer said, what the callback heard, and whether it was solved.
fn truth_cells(case: &Case) -> Row {
    let truth = case.truth();
    let solved = truth.solved.map(|it| if it.solved { "yes" } else { "no" });
    vec![
        ("word", truth.word.map_or(Cell::Nothing, |it| Cell::code(&it))),
        ("heard", truth.heard.map_or(Cell::Nothing, |it| Cell::code(&it))),
        ("solved", solved.map_or(Cell::Nothing, Cell::text)),
        ("solved_by", truth.solved.map_or(Cell::Nothing, |it| Cell::text(it.by.code()))),
        ("remedies_delivered", Cell::Number(i64::from(truth.delivered))),
        ("remedies_owed", Cell::Number(i64::from(truth.owed))),
        (
            "second_handlings",
            Cell::Number(i64::try_from(case.second_handlings.len()).unwrap_or(i64::MAX)),
        ),
    ]
}

/// The events of a step, as they lie in the store: for whoever has the machine.
fn as_stored(step: &Step) -> Value {
    let body: Value = serde_json::from_slice(&step.body).unwrap_or(Value::Null);
    body.get("events").cloned().unwrap_or(Value::Null)
}

/// The same as far as somebody may read them.
fn as_seen(step: &Step, case: &Case, house: &House, scope: &Scope) -> Result<Value, Broken> {
    let reader = Actor::Staff(scope.person.clone());
    let events = desk::run::decode::<Event>(step)?.into_iter();
    let seen = events.map(|it| event_seen(it, case, &house.organisation, &reader));
    Ok(serde_json::to_value(seen.collect::<Vec<_>>()).unwrap_or(Value::Null))
}

fn put_steps(
    sink: &mut Sink<'_>,
    name: &str,
    steps: &[Step],
    (wanted, zone): (&Wanted<'_>, &TimeZone),
    events: &dyn Fn(&Step) -> Result<Value, Broken>,
) -> Result<(), Broken> {
    for step in steps.iter().filter(|step| in_days(step.at, wanted, zone)) {
        let events = events(step)?;
        let hash = step.hash.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        sink.put(vec![
            ("no", Cell::text(&name)),
            ("step", Cell::Number(i64::try_from(step.seq).unwrap_or(i64::MAX))),
            ("at", Cell::Time(step.at)),
            ("kind", Cell::text(&step.kind)),
            ("actor", Cell::text(&step.actor)),
            ("events", Cell::Json(events)),
            ("hash", Cell::text(&hash)),
        ])?;
    }
    Ok(())
}

/// Where rows go.
enum Sink<'a> {
    Csv { writer: Box<csv::Writer<&'a mut dyn Write>>, zone: TimeZone, rows: u64 },
    Jsonl { into: &'a mut dyn Write, rows: u64 },
}

impl<'a> Sink<'a> {
    fn new(format: Format, zone: TimeZone, into: &'a mut dyn Write) -> io::Result<Sink<'a>> {
        Ok(match format {
            Format::Jsonl => Sink::Jsonl { into, rows: 0 },
            Format::Csv => {
                into.write_all(MARK.as_bytes())?;
                Sink::Csv { writer: Box::new(csv::Writer::from_writer(into)), zone, rows: 0 }
            }
        })
    }

    fn put(&mut self, row: Row) -> Result<(), Broken> {
        match self {
            Sink::Csv { writer, zone, rows } => {
                if *rows == 0 {
                    writer
                        .write_record(row.iter().map(|(name, _)| name))
                        .map_err(io::Error::from)?;
                }
                let cells = row.into_iter().map(|(_, cell)| cell.shown(zone));
                writer.write_record(cells).map_err(io::Error::from)?;
                *rows += 1;
            }
            Sink::Jsonl { into, rows } => {
                let object: Map<String, Value> =
                    row.into_iter().map(|(name, cell)| (name.to_owned(), cell.json())).collect();
                writeln!(into, "{}", Value::Object(object))?;
                *rows += 1;
            }
        }
        Ok(())
    }

    fn end(self) -> Result<u64, Broken> {
        match self {
            Sink::Csv { mut writer, rows, .. } => {
                writer.flush()?;
                Ok(rows)
            }
            Sink::Jsonl { into, rows } => {
                into.flush()?;
                Ok(rows)
            }
        }
    }
}
