//! Pages in a small and in a large register: what they cost, and by how much that grows.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use casework::id::CaseNo;
use casework::permission;
use desk::Desk;
use store::{Durability, QueueQuery};

use super::child::Server;
use super::fill::{self, People};
use super::ground::{Ground, Register};
use super::http::{self, Until};
use super::lookups;
use super::texts::Texts;
use super::{Plan, Report, number};
use crate::cli::serve::ORG;

/// Requests before anything is measured.
const WARM_UP: u64 = 40;
/// Measured on one connection, so that a time is the server's and not a queue's.
const ALONE: usize = 1;
/// Connections of the load after which memory is read.
const TOGETHER: usize = 8;
/// Times the program is started; the middle one counts.
const STARTS: usize = 5;

/// A page and how to ask for it.
struct Door {
    name: &'static str,
    make: Arc<dyn Fn(usize, u64) -> Vec<u8> + Send + Sync>,
}

fn doors(people: &People, texts: &Texts, numbers: Vec<CaseNo>) -> Vec<Door> {
    let token = |person: &casework::id::PersonId| format!("bench-{person}");
    let (manager, supervisor, agent) =
        (token(&people.manager), token(&people.supervisor), token(&people.agents[0]));
    let rare = crate::fail::url_escape(&texts.word);
    let at_case = manager.clone();
    let fixed = |name: &'static str, path: String, token: &str| {
        let request = http::get(&path, token);
        Door { name, make: Arc::new(move |_, _| request.clone()) }
    };
    vec![
        fixed("queue_page", "/queue".to_owned(), &manager),
        fixed("queue_of_branch", "/queue".to_owned(), &supervisor),
        fixed("work_page", "/work".to_owned(), &agent),
        fixed("search", format!("/queue?q={rare}"), &manager),
        Door {
            name: "case_page",
            make: Arc::new(move |_, n| {
                let no = numbers[usize::try_from(n * 31).unwrap_or(0) % numbers.len()];
                http::get(&format!("/cases/{no}"), &at_case)
            }),
        },
    ]
}

/// Measures every page at every size.
pub(super) fn measure(ground: &Ground, plan: &Plan, report: &mut Report<'_>) -> Result<()> {
    let mut register = ground.register("pages")?;
    let (people, mut from, mut numbers) = ready(&register)?;
    let mut first: BTreeMap<String, f64> = BTreeMap::new();
    for (round, size) in plan.sizes.iter().enumerate() {
        if let Some(kept) = plan.register.as_ref().filter(|_| round + 1 == plan.sizes.len()) {
            register = ground.kept(kept);
            (_, from, numbers) = ready(&register)?;
        }
        let began = Instant::now();
        let desk = register.desk(Durability::None)?;
        numbers.extend(fill::fill(&desk, &ground.texts, &people, from, *size)?);
        let filled = began.elapsed();
        desk.tick()?;
        fill::index(&desk)?;
        report.progress(&format!(
            "{size} cases: filled in {:.1} s, with clock and index in {:.1} s",
            filled.as_secs_f64(),
            began.elapsed().as_secs_f64()
        ));
        settle(&desk, ground)?;
        found(&desk, ground, &people, *size, report)?;
        if round + 1 == plan.sizes.len() {
            let bytes = number(register.bytes(desk.store())?) / number(*size);
            report.tell(&format!("fill_bytes_per_case_{size}"), bytes, "bytes");
        }
        if report.wants("repeat") || report.wants("similar") {
            lookups::measure(&desk, &people, &numbers, (*size, plan), &mut first, report)?;
        }
        drop(desk);
        from = *size;
        let mut server = Server::start(&register.data)?;
        let resident = server.resident_mib()?;
        if round + 1 == plan.sizes.len() {
            report.tell_against("memory_idle", resident, "MiB", resident / 60.0, "at most 60 MiB");
        }
        for door in doors(&people, &ground.texts, numbers.clone()) {
            if !report.wants(door.name) {
                continue;
            }
            page(&mut server, &door, *size, plan, &mut first, report)?;
        }
        if round + 1 == plan.sizes.len() {
            memory(&server, &people, ground, &numbers, plan, report)?;
            drop(server);
            starts(&register, report)?;
        }
    }
    Ok(())
}

/// Organises a register and lets the benchmark in; who looks at pages, and the cases that are there.
fn ready(register: &Register<'_>) -> Result<(People, u64, Vec<CaseNo>)> {
    let mut desk = register.desk(Durability::None)?;
    if desk.house().organisation.people.is_empty() {
        drop(desk);
        desk = register.fresh_desk(Durability::None)?;
    }
    let people = People::of(&desk)?;
    fill::let_in(&desk, &people)?;
    let (from, numbers) = fill::filled(&desk)?;
    Ok((people, from, numbers))
}

/// What a database does by itself after a long import is done before anything is measured.
fn settle(desk: &Desk, ground: &Ground) -> Result<()> {
    if ground.is_postgres() {
        desk.store().transact(|tx| -> Result<(), store::Fault> { tx.conn().batch("analyze") })?;
    }
    Ok(())
}

/// Whether the search finds every planted text, page by page.
fn found(
    desk: &Desk,
    ground: &Ground,
    people: &People,
    size: u64,
    report: &mut Report<'_>,
) -> Result<()> {
    let house = desk.house();
    let manager = house.organisation.person(&people.manager).context("nobody manages")?;
    let scope = permission::scope(&house.organisation, manager);
    let (mut count, mut cursor) = (0usize, None);
    loop {
        let text = Some(ground.texts.word.clone());
        let query = QueueQuery {
            text,
            sort: store::Sort::Found,
            cursor: cursor.take(),
            limit: 100,
            ..QueueQuery::all(&scope)
        };
        let page = desk.store().read(|r| r.queue(ORG, &query))?;
        count += page.rows.len();
        match page.next {
            Some(next) => cursor = Some(next),
            None => break,
        }
    }
    let planted = (0..size).filter(|n| Texts::is_planted(*n)).count();
    let (count, planted) = (number(count as u64), number(planted.max(1) as u64));
    report.tell_against(
        &format!("search_found_{size}"),
        count,
        "cases",
        count / planted,
        "planted cases",
    );
    Ok(())
}

fn page(
    server: &mut Server,
    door: &Door,
    size: u64,
    plan: &Plan,
    first: &mut BTreeMap<String, f64>,
    report: &mut Report<'_>,
) -> Result<()> {
    let make = |door: &Door| {
        let make = Arc::clone(&door.make);
        move |connection: usize, n: u64| make(connection, n)
    };
    server.load(ALONE, Until::Sent(WARM_UP), 200, make(door))?;
    let (before, processor) = (server.counts()?, server.processor_ms()?);
    let time = Duration::from_secs_f64(plan.seconds);
    let load = server.load(ALONE, Until::Elapsed(time), 200, make(door))?;
    let (after, used) = (server.counts()?, server.processor_ms()? - processor);
    let name = door.name;
    for percent in [50, 99] {
        let figure = format!("{name}_p{percent}");
        let value = load.percentile(percent);
        let sized = format!("{figure}_{size}");
        match first.get(&figure) {
            Some(small) => report.tell_against(
                &sized,
                value,
                "ms",
                value / small,
                &format!("{} cases", plan.sizes[0]),
            ),
            None => report.tell(&sized, value, "ms"),
        }
        first.entry(figure).or_insert(value);
    }
    report.tell(
        &format!("{name}_processor_{size}"),
        used / load.count(),
        "ms of processor/request",
    );
    let statements = number(after.statements - before.statements) / load.count();
    report.tell(&format!("{name}_statements_{size}"), statements, "statements/request");
    report.tell(&format!("{name}_bytes_{size}"), number(load.bytes) / load.count(), "bytes/answer");
    Ok(())
}

/// Memory after every page was asked for on several connections.
fn memory(
    server: &Server,
    people: &People,
    ground: &Ground,
    numbers: &[CaseNo],
    plan: &Plan,
    report: &mut Report<'_>,
) -> Result<()> {
    let time = Duration::from_secs_f64(plan.seconds / 2.0);
    for door in doors(people, &ground.texts, numbers.to_vec()) {
        let make = Arc::clone(&door.make);
        let load = server
            .load(TOGETHER, Until::Elapsed(time), 200, move |connection, n| make(connection, n))?;
        report.tell(&format!("{}_rate_{TOGETHER}", door.name), load.rate(), "requests/s");
    }
    let highest = server.highest_mib()?;
    report.tell_against("memory_loaded", highest, "MiB", highest / 200.0, "at most 200 MiB");
    Ok(())
}

/// From starting the program on a full register to its first answer.
fn starts(register: &Register<'_>, report: &mut Report<'_>) -> Result<()> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        times.push(Server::start(&register.data)?.started_in.as_secs_f64() * 1_000.0);
    }
    times.sort_by(f64::total_cmp);
    let middle = times[STARTS / 2];
    report.tell_against("start", middle, "ms", middle / 300.0, "at most 300 ms");
    Ok(())
}
