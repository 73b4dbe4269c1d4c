//! Made-up cases: rows and steps of believable size, without running any rules.

use casework::duty::{Duty, DutyKind};
use casework::id::{CaseId, CaseNo, CategoryCode, PackId, PersonId, UnitId};
use casework::intake::Channel;
use casework::promise::{Basis, Kind};
use casework::repeat::Traits;
use casework::view::{CaseRow, PointRow, PromiseRow, Rows, Stage};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use store::{Fault, NewStep, Store, Stream, Tx};

/// The organisation of most tests.
pub(crate) const ORG: store::Org = 1;

pub(crate) fn day() -> Date {
    date(2026, 8, 17)
}

/// `seconds` after nine in the morning.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_786_928_400 + seconds).unwrap()
}

/// The `n`-th stream.
pub(crate) fn stream(n: u32) -> Stream {
    let mut id = [0x80; 16];
    id[..6].copy_from_slice(&[1, 0x9f, 0, 0, 0, 0]);
    id[12..].copy_from_slice(&n.to_be_bytes());
    id
}

/// A step with a body of about 1.2 KB, like the first step of a real complaint.
pub(crate) fn step(seconds: i64, kind: &str) -> NewStep {
    let text = "昨晚十点电梯又停在七楼和八楼之间，我母亲被困了四十分钟，按铃没有人答应。";
    let body = format!(
        "{{\"salt\":\"{seconds:032x}\",\"events\":[{{\"kind\":\"{kind}\",\"narrative\":\"{}\"}}]}}",
        text.repeat(10)
    );
    NewStep {
        at: at(seconds),
        kind: kind.to_owned(),
        actor: "staff:wangfang".to_owned(),
        body: body.into_bytes(),
    }
}

/// The rows of a fresh case.
pub(crate) fn rows(id: Stream, no: CaseNo, version: u64) -> Rows {
    let promise = |n, kind, hours: i64| PromiseRow {
        n,
        kind,
        basis: Basis::Policy,
        unit: UnitId::parse("repair").ok(),
        person: None,
        due_at: at(3600 * hours),
        kept_at: None,
        state: "running",
    };
    let duty = |kind, hours: i64| Duty {
        kind,
        n: 0,
        person: PersonId::parse("wangfang").ok(),
        unit: UnitId::parse("repair").ok(),
        role: None,
        due_at: at(3600 * hours),
    };
    Rows {
        case: case_row(id, no, version),
        points: vec![PointRow {
            n: 1,
            category: CategoryCode::parse("facility.lift").ok(),
            finding: None,
            answered_at: None,
        }],
        promises: vec![
            promise(1, Kind::Acknowledge, 1),
            promise(2, Kind::FirstContact, 4),
            promise(3, Kind::Answer, 48),
        ],
        remedies: Vec::new(),
        tasks: Vec::new(),
        visits: Vec::new(),
        responsibilities: Vec::new(),
        duties: vec![
            duty(DutyKind::Acknowledge, 1),
            duty(DutyKind::Triage, 24),
            duty(DutyKind::FirstContact, 4),
        ],
        pauses: Vec::new(),
        callbacks: Vec::new(),
        surveys: Vec::new(),
        scores: Vec::new(),
        quality: Vec::new(),
        quality_marks: Vec::new(),
        honours: Vec::new(),
        told: Vec::new(),
    }
}

fn case_row(id: Stream, no: CaseNo, version: u64) -> CaseRow {
    CaseRow {
        id: CaseId(id),
        no,
        version,
        stage: Stage::Received,
        heading: "电梯困人四十分钟无人应答".to_owned(),
        complainant: "李秀英".to_owned(),
        customer_key: Some(format!("t:+86138{:08}", no.running())),
        pack: PackId::parse("property").unwrap(),
        channel: Channel::Phone,
        kind: None,
        nature: None,
        category: CategoryCode::parse("facility.lift").ok(),
        branch: Some("facility".to_owned()),
        priority: None,
        unit: UnitId::parse("repair").ok(),
        owner: PersonId::parse("wangfang").ok(),
        offered_unit: None,
        heard_by: PersonId::parse("wangfang").ok(),
        task_units: String::new(),
        accused: String::new(),
        received_at: at(0),
        registered_at: at(60),
        answered_at: None,
        closed_at: None,
        due_at: Some(at(3600)),
        due_what: Some(Kind::Acknowledge),
        tick_at: Some(at(3600)),
        broken: 0,
        answer_due_at: Some(at(3600 * 48)),
        finding: None,
        satisfaction: None,
        urges: 0,
        reopenings: 0,
        remedy_minor: 0,
        merged_into: None,
        repeats: None,
        traits: Traits {
            site: Some("3-2-1202".to_owned()),
            fields: [("room".to_owned(), "3\"-'2".to_owned())].into(),
        },
        source_key: None,
        flags: Vec::new(),
        changed_at: at(60),
        second_handlings: 0,
        outcome: None,
        word: None,
        heard: None,
        solved: None,
        at_odds: 0,
    }
}

/// Takes a number and writes the first step and the rows of a case.
pub(crate) fn receive(tx: &mut Tx, stream: Stream) -> Result<CaseNo, Fault> {
    let no = CaseNo::new(day(), tx.take_numbers(ORG, day(), 1)?);
    tx.append(ORG, stream, 0, &step(0, "receive"))?;
    tx.put_rows(ORG, &rows(stream, no, 1), None)?;
    Ok(no)
}

/// A case with `steps` steps.
pub(crate) fn case(store: &Store, n: u32, steps: u64) -> CaseNo {
    store
        .transact(move |tx| {
            let no = receive(tx, stream(n))?;
            for seq in 1..steps {
                let seconds = i64::try_from(seq).map_err(Fault::other)? * 60;
                tx.append(ORG, stream(n), seq, &step(seconds, "note"))?;
            }
            if steps > 1 {
                tx.put_rows(ORG, &rows(stream(n), no, steps), Some(&rows(stream(n), no, 1)))?;
            }
            Ok::<_, Fault>(no)
        })
        .unwrap()
}

/// How many rows a table has.
pub(crate) fn count(store: &Store, table: &str) -> u64 {
    let sql = format!("select count(*) from {table}");
    store.read(|r| r.conn().query_one(&sql, &[], |row| row.count(0))).unwrap()
}
