//! Incidents and actions: their streams told from those of cases, and their rows.
//!
//! What a stream is stands in its first step, whose name the hash covers: no table of streams has to be kept, and
//! none can come to say something else than the journal.

use std::collections::BTreeSet;

use casework::exposure::{Measure, Month, MonthCount};
use casework::id::{CaseNo, PersonId, UnitId};
use casework::matter::{MatterDuty, MatterDutyKind, MatterKind, MatterRow, MatterRows};
use casework::progress::AnnouncementRef;
use jiff::Timestamp;

use crate::Org;
use crate::dialect::reading;
use crate::fault::Fault;
use crate::journal::{Step, Stream};
use crate::search::{self, terms::Terms};
use crate::sql::Places;
use crate::store::Store;
use crate::table::Type::{Blob, Int, Text};
use crate::table::{Table, Type};
use crate::transaction::{Reader, Tx};
use crate::value::{Row, Value};

/// Matters a list shows at most.
pub const MATTER_ROWS_MAX: u32 = 200;
/// Duties read for one page of work at most; an organisation with more has no people left to read them.
const DUTIES_MAX: u32 = 1_000;

static MATTER: Table = Table::upsert(
    "matters",
    &[
        ("org", Int),
        ("id", Blob),
        ("kind", Text),
        ("n", Int),
        ("version", Int),
        ("state", Text),
        ("title", Text),
        ("owner", Text),
        ("due_at", Int),
        ("tick_at", Int),
        ("began_at", Int),
        ("ended_at", Int),
        ("changed_at", Int),
        ("accused", Text),
    ],
    &["org", "id"],
);

const CASE_COLUMNS: &[(&str, Type)] =
    &[("org", Int), ("kind", Text), ("n", Int), ("case_no", Text)];

static CASES: Table = Table::with_tail("matter_cases", CASE_COLUMNS, "on conflict do nothing");

static TEXTS: Table =
    Table::new("matter_texts", &[("org", Int), ("kind", Text), ("n", Int), ("body", Text)]);

static DUTIES: Table = Table::new(
    "matter_duties",
    &[
        ("org", Int),
        ("matter_kind", Text),
        ("matter_n", Int),
        ("kind", Text),
        ("n", Int),
        ("person", Text),
        ("but", Text),
        ("due_at", Int),
    ],
);

/// A matter as lists show it.
#[derive(Clone, Debug, PartialEq)]
pub struct MatterListRow {
    /// The identity of its stream.
    pub id: Stream,
    /// What it is.
    pub kind: MatterKind,
    /// The number people say.
    pub n: u32,
    /// Steps in the journal.
    pub version: u64,
    /// Where it stands.
    pub state: String,
    /// In a few words.
    pub title: String,
    /// Who answers for it.
    pub owner: Option<PersonId>,
    /// By when.
    pub due_at: Option<Timestamp>,
    /// When it began.
    pub began_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Whoever is complained about, as in the row of a case.
    pub accused: String,
    /// How many cases it touches.
    pub cases: u64,
}

/// A duty on a matter with what a list shows of it.
#[derive(Clone, Debug, PartialEq)]
pub struct MatterDutyRow {
    /// The duty.
    pub duty: MatterDuty,
    /// What the matter is.
    pub kind: MatterKind,
    /// Its number.
    pub n: u32,
    /// Its title.
    pub title: String,
    /// Whoever is complained about in it.
    pub accused: String,
}

/// How far an announcement has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToldCount {
    /// Cases of the incident.
    pub cases: u64,
    /// Told.
    pub told: u64,
    /// Of those, with a letter too.
    pub by_mail: u64,
    /// Closed before they could be told.
    pub closed: u64,
    /// Merged into another before.
    pub merged: u64,
}

impl ToldCount {
    /// Neither told nor beyond being told.
    pub fn left(&self) -> u64 {
        self.cases.saturating_sub(self.told + self.closed + self.merged)
    }
}

/// `'open_incident', 'plan_action'`, for statements that tell streams apart.
pub(crate) fn beginnings() -> String {
    let names: Vec<String> =
        MatterKind::ALL.iter().map(|kind| format!("'{}'", kind.begins())).collect();
    names.join(", ")
}

fn kind_of(code: &str) -> Result<MatterKind, Fault> {
    let known = MatterKind::ALL.iter().copied().find(|kind| kind.code() == code);
    known.ok_or_else(|| Fault::Inconsistent {
        table: "matters",
        column: "kind".to_owned(),
        id: code.to_owned(),
    })
}

pub(crate) const LISTED: &str = "m.id, m.kind, m.n, m.version, m.state, m.title, m.owner, m.due_at, m.began_at, \
     m.ended_at, m.accused, \
     (select count(*) from matter_cases c where c.org = m.org and c.kind = m.kind and c.n = m.n)";

pub(crate) fn listed(row: &Row<'_>) -> Result<MatterListRow, Fault> {
    Ok(MatterListRow {
        id: row.exactly(0)?,
        kind: kind_of(row.str(1)?)?,
        n: row.small(2)?,
        version: row.count(3)?,
        state: row.text(4)?,
        title: row.text(5)?,
        owner: person(row.opt_str(6)?)?,
        due_at: row.opt_time(7)?,
        began_at: row.time(8)?,
        ended_at: row.opt_time(9)?,
        accused: row.text(10)?,
        cases: row.count(11)?,
    })
}

fn person(text: Option<&str>) -> Result<Option<PersonId>, Fault> {
    text.map(PersonId::parse).transpose().map_err(|_| Fault::Inconsistent {
        table: "matters",
        column: "person".to_owned(),
        id: String::new(),
    })
}

impl Store {
    /// Writes the rows of every incident and action anew; `fold` computes them from the steps.
    pub fn refold_matters<E: From<Fault>>(
        &self,
        mut fold: impl FnMut(Org, MatterKind, &[Step]) -> Result<Option<MatterRows>, E>,
    ) -> Result<u64, E> {
        let mut written = 0;
        for org in self.read(Reader::organisations)? {
            for kind in MatterKind::ALL.iter().copied() {
                for stream in self.read(|r| r.matter_streams(org, kind))? {
                    let steps = self.read(|r| r.load_steps(org, stream))?;
                    let Some(rows) = fold(org, kind, &steps)? else { continue };
                    let put = self.transact(move |tx| tx.rewrite_matter(org, stream, &rows))?;
                    written += u64::from(put);
                }
            }
        }
        self.transact(Tx::remove_stray_matters)?;
        Ok(written)
    }
}

impl Reader {
    /// Streams of incidents or actions, in the order they began.
    pub fn matter_streams(&mut self, org: Org, kind: MatterKind) -> Result<Vec<Stream>, Fault> {
        self.conn.query(
            "select stream from journal where org = $1 and seq = 1 and kind = $2 order by pos",
            &[org.into(), kind.begins().into()],
            |row| row.exactly(0),
        )
    }

    /// The stream of the incident or action with this number.
    pub fn find_matter(
        &mut self,
        org: Org,
        kind: MatterKind,
        n: u32,
    ) -> Result<Option<Stream>, Fault> {
        self.conn.query_opt(
            "select id from matters where org = $1 and kind = $2 and n = $3",
            &[org.into(), kind.code().into(), n.into()],
            |row| row.exactly(0),
        )
    }

    /// The number the next one gets; whoever is faster takes it, and the other is told to try again.
    pub fn next_matter_number(&mut self, org: Org, kind: MatterKind) -> Result<u32, Fault> {
        self.conn.query_one(
            "select coalesce(max(n), 0) + 1 from matters where org = $1 and kind = $2",
            &[org.into(), kind.code().into()],
            |row| row.small(0),
        )
    }

    /// Incidents or actions, the latest first, those under way before those that ended.
    pub fn matters(&mut self, org: Org, kind: MatterKind) -> Result<Vec<MatterListRow>, Fault> {
        let sql = format!(
            "select {LISTED} from matters m where m.org = $1 and m.kind = $2
             order by case when m.ended_at is null then 0 else 1 end, m.n desc limit $3"
        );
        self.conn.query(&sql, &[org.into(), kind.code().into(), MATTER_ROWS_MAX.into()], listed)
    }

    /// A page of matters of a kind, the latest first: those with a number below `before`.
    pub fn matters_before(
        &mut self,
        org: Org,
        kind: MatterKind,
        before: Option<u32>,
        limit: u32,
    ) -> Result<Vec<MatterListRow>, Fault> {
        let sql = format!(
            "select {LISTED} from matters m where m.org = $1 and m.kind = $2 and m.n < $3
             order by m.n desc limit $4"
        );
        let before = before.map_or(i64::MAX, i64::from);
        self.conn.query(
            &sql,
            &[org.into(), kind.code().into(), before.into(), limit.into()],
            listed,
        )
    }

    /// A page of the matters of a kind that can be searched for and hold every term, the latest first: those with a
    /// number below `before`; of all of them when nothing is asked. None when nothing in the question can be searched
    /// for.
    ///
    /// The texts are compared one by one: there are as many as people have written and others have read.
    pub fn search_matters(
        &mut self,
        org: Org,
        kind: MatterKind,
        question: &str,
        before: Option<u32>,
        limit: u32,
    ) -> Result<Option<Vec<MatterListRow>>, Fault> {
        let mut places = Places::default();
        let mut conditions = vec![
            format!("m.org = {}", places.place(org)),
            format!("m.kind = {}", places.place(kind.code())),
        ];
        if let Some(before) = before {
            conditions.push(format!("m.n < {}", places.place(before)));
        }
        if !question.trim().is_empty() {
            let Some(terms) = Terms::parse(question) else { return Ok(None) };
            for pattern in terms.patterns() {
                conditions.push(format!("t.body like {}", places.place(pattern)));
            }
        }
        let sql = format!(
            "select {LISTED} from matters m join matter_texts t
             on t.org = m.org and t.kind = m.kind and t.n = m.n
             where {} order by m.n desc limit {}",
            conditions.join(" and "),
            places.place(limit),
        );
        self.conn.query(&sql, places.values(), listed).map(Some)
    }

    /// Incidents and actions a case belongs to.
    pub fn matters_of(&mut self, org: Org, no: CaseNo) -> Result<Vec<MatterListRow>, Fault> {
        let sql = format!(
            "select {LISTED} from matter_cases of_case join matters m
             on m.org = of_case.org and m.kind = of_case.kind and m.n = of_case.n
             where of_case.org = $1 and of_case.case_no = $2 order by m.kind, m.n limit $3"
        );
        let no = no.to_string();
        self.conn.query(&sql, &[org.into(), no.into(), MATTER_ROWS_MAX.into()], listed)
    }

    /// What is to be done on incidents and actions, the most urgent first.
    pub fn matter_duties(&mut self, org: Org) -> Result<Vec<MatterDutyRow>, Fault> {
        self.conn.query(
            "select d.kind, d.n, d.person, d.but, d.due_at, m.kind, m.n, m.title, m.accused
             from matter_duties d join matters m
             on m.org = d.org and m.kind = d.matter_kind and m.n = d.matter_n
             where d.org = $1 order by d.due_at, m.kind, m.n, d.kind, d.n limit $2",
            &[org.into(), DUTIES_MAX.into()],
            |row| {
                let code = row.str(0)?;
                let known = MatterDutyKind::ALL.iter().copied().find(|it| it.code() == code);
                let kind = known.ok_or_else(|| Fault::Inconsistent {
                    table: "matter_duties",
                    column: "kind".to_owned(),
                    id: code.to_owned(),
                })?;
                Ok(MatterDutyRow {
                    duty: MatterDuty {
                        kind,
                        n: row.small(1)?,
                        person: person(row.opt_str(2)?)?,
                        but: person(row.opt_str(3)?)?,
                        due_at: row.time(4)?,
                    },
                    kind: kind_of(row.str(5)?)?,
                    n: row.small(6)?,
                    title: row.text(7)?,
                    accused: row.text(8)?,
                })
            },
        )
    }

    /// Incidents and actions the clock must look at.
    pub fn matters_due_for_tick(
        &mut self,
        org: Org,
        now: Timestamp,
    ) -> Result<Vec<(MatterKind, u32)>, Fault> {
        self.conn.query(
            "select kind, n from matters where org = $1 and tick_at <= $2 order by tick_at, kind, n limit $3",
            &[org.into(), now.into(), MATTER_ROWS_MAX.into()],
            |row| Ok((kind_of(row.str(0)?)?, row.small(1)?)),
        )
    }

    /// Cases of an incident that were not told an announcement yet, in order of their numbers after `after`.
    pub fn untold(
        &mut self,
        org: Org,
        which: AnnouncementRef,
        after: &str,
        limit: u32,
    ) -> Result<Vec<CaseNo>, Fault> {
        let no = format!("m.case_no{}", reading::bytewise(self.conn.kind()));
        let sql = format!(
            "select m.case_no from matter_cases m join cases c on c.org = m.org and c.no = m.case_no
             where m.org = $1 and m.kind = 'incident' and m.n = $2 and {no} > $4
             and c.stage <> 'closed' and not exists
               (select 1 from told t where t.org = c.org and t.case_id = c.id and t.incident = $2 and t.announcement = $3)
             order by {no} limit $5"
        );
        self.conn.query(
            &sql,
            &[
                org.into(),
                which.incident.into(),
                which.announcement.into(),
                after.into(),
                limit.into(),
            ],
            |row| row.case_no(0),
        )
    }

    /// How far an announcement has come among the cases of its incident.
    pub fn told_count(&mut self, org: Org, which: AnnouncementRef) -> Result<ToldCount, Fault> {
        self.conn.query_one(
            "select count(*), coalesce(sum(case when t.case_id is null then 0 else 1 end), 0),
               coalesce(sum(case when t.by_mail = 1 then 1 else 0 end), 0),
               coalesce(sum(case when t.case_id is null and c.merged_into is null and c.stage = 'closed' then 1 else 0 end), 0),
               coalesce(sum(case when t.case_id is null and c.merged_into is not null then 1 else 0 end), 0)
             from matter_cases m join cases c on c.org = m.org and c.no = m.case_no
             left join told t on t.org = c.org and t.case_id = c.id and t.incident = $2 and t.announcement = $3
             where m.org = $1 and m.kind = 'incident' and m.n = $2",
            &[org.into(), which.incident.into(), which.announcement.into()],
            |row| {
                Ok(ToldCount {
                    cases: row.count(0)?,
                    told: row.count(1)?,
                    by_mail: row.count(2)?,
                    closed: row.count(3)?,
                    merged: row.count(4)?,
                })
            },
        )
    }

    /// Which announcements a case was told, and when.
    pub fn told_to(
        &mut self,
        org: Org,
        no: CaseNo,
        incident: u32,
    ) -> Result<Vec<(u32, Timestamp)>, Fault> {
        let no = no.to_string();
        self.conn.query(
            "select t.announcement, t.at from cases c join told t on t.org = c.org and t.case_id = c.id
             where c.org = $1 and c.no = $2 and t.incident = $3 order by t.announcement",
            &[org.into(), no.into(), incident.into()],
            |row| Ok((row.small(0)?, row.time(1)?)),
        )
    }

    /// Cases first heard in each of these months that a measure counts; duplicates count once.
    pub fn count_by_month(
        &mut self,
        org: Org,
        measure: &Measure,
        units: &BTreeSet<UnitId>,
        months: &[(Month, Timestamp, Timestamp)],
    ) -> Result<Vec<MonthCount>, Fault> {
        let (Some((_, from, _)), Some((_, _, to))) = (months.first(), months.last()) else {
            return Ok(Vec::new());
        };
        let mut places = Places::default();
        let mut conditions = vec![
            format!("c.org = {}", places.place(org)),
            format!("c.received_at >= {}", places.place(*from)),
            format!("c.received_at < {}", places.place(*to)),
            format!("c.pack = {}", places.place(measure.pack.as_str())),
            "c.merged_into is null".to_owned(),
        ];
        if let Some(category) = &measure.category {
            let column = format!("c.category{}", reading::bytewise(self.conn.kind()));
            let (from, below) = (category.to_string(), format!("{category}."));
            let end = format!("{category}/");
            let same = places.place(from);
            let (below, end) = (places.place(below), places.place(end));
            conditions
                .push(format!("({column} = {same} or ({column} >= {below} and {column} < {end}))"));
        }
        if !measure.units.is_empty() {
            conditions.push(format!("c.unit in {}", places.list(units)));
        }
        let sql = format!("select c.received_at from cases c where {}", conditions.join(" and "));
        let mut counts: Vec<MonthCount> =
            months.iter().map(|(month, ..)| MonthCount { month: *month, count: 0 }).collect();
        self.conn.each(&sql, places.values(), |row| {
            let at = row.time(0)?;
            let place = months.partition_point(|(_, from, _)| *from <= at);
            if let Some(count) = place.checked_sub(1).and_then(|n| counts.get_mut(n)) {
                count.count += 1;
            }
            Ok(())
        })?;
        Ok(counts)
    }
}

impl Tx {
    /// Stores the rows of an incident or action; with the rows as they were before the step, only the cases that
    /// came or went are written.
    pub fn put_matter(
        &mut self,
        org: Org,
        id: Stream,
        rows: &MatterRows,
        previous: Option<&MatterRows>,
    ) -> Result<(), Fault> {
        let it = &rows.matter;
        self.conn.insert(&MATTER, &matter_values(org, &id, it))?;
        let (kind, n) = (it.kind.code(), it.n);
        let none = BTreeSet::new();
        let before = previous.map_or(&none, |it| &it.cases);
        if previous.is_none() {
            self.conn.execute(
                "delete from matter_cases where org = $1 and kind = $2 and n = $3",
                &[org.into(), kind.into(), n.into()],
            )?;
        }
        for gone in before.difference(&rows.cases) {
            let no = gone.to_string();
            self.conn.execute(
                "delete from matter_cases where org = $1 and kind = $2 and n = $3 and case_no = $4",
                &[org.into(), kind.into(), n.into(), no.into()],
            )?;
        }
        let new: Vec<Vec<Value<'_>>> = rows
            .cases
            .difference(before)
            .map(|no| vec![org.into(), kind.into(), n.into(), no.to_string().into()])
            .collect();
        self.conn.insert_many(&CASES, &new)?;
        self.conn.execute(
            "delete from matter_duties where org = $1 and matter_kind = $2 and matter_n = $3",
            &[org.into(), kind.into(), n.into()],
        )?;
        let duties: Vec<Vec<Value<'_>>> = rows
            .duties
            .iter()
            .map(|duty| {
                vec![
                    org.into(),
                    kind.into(),
                    n.into(),
                    duty.kind.code().into(),
                    duty.n.into(),
                    duty.person.as_ref().into(),
                    duty.but.as_ref().into(),
                    duty.due_at.into(),
                ]
            })
            .collect();
        self.conn.insert_many(&DUTIES, &duties)?;
        self.conn.execute(
            "delete from matter_texts where org = $1 and kind = $2 and n = $3",
            &[org.into(), kind.into(), n.into()],
        )?;
        if let Some(text) = &rows.text {
            let body = search::text::body(&search::text::runs(text));
            self.conn.insert(&TEXTS, &[org.into(), kind.into(), n.into(), body.into()])?;
        }
        self.put_public_review(org, rows)
    }

    /// Writes folded rows over what is there, unless the matter has moved on since.
    fn rewrite_matter(&mut self, org: Org, id: Stream, rows: &MatterRows) -> Result<bool, Fault> {
        if self.version(org, id)? != rows.matter.version {
            return Ok(false);
        }
        self.conn.execute(
            "delete from matters where org = $1 and id <> $2 and kind = $3 and n = $4",
            &[org.into(), (&id).into(), rows.matter.kind.code().into(), rows.matter.n.into()],
        )?;
        self.put_matter(org, id, rows, None)?;
        Ok(true)
    }

    /// Removes rows whose matter has no steps.
    fn remove_stray_matters(&mut self) -> Result<u64, Fault> {
        let mut removed = self.conn.execute(
            "delete from matters where not exists
             (select 1 from journal j where j.org = matters.org and j.stream = matters.id and j.seq = 1)",
            &[],
        )?;
        for (table, kind, n) in [
            ("matter_cases", "kind", "n"),
            ("matter_duties", "matter_kind", "matter_n"),
            ("matter_texts", "kind", "n"),
        ] {
            let sql = format!(
                "delete from {table} where not exists (select 1 from matters m
                 where m.org = {table}.org and m.kind = {table}.{kind} and m.n = {table}.{n})"
            );
            removed += self.conn.execute(&sql, &[])?;
        }
        Ok(removed + self.remove_stray_public_reviews()?)
    }
}

fn matter_values<'a>(org: Org, id: &'a Stream, it: &'a MatterRow) -> [Value<'a>; 14] {
    [
        org.into(),
        id.into(),
        it.kind.code().into(),
        it.n.into(),
        it.version.into(),
        it.state.into(),
        (&it.title).into(),
        it.owner.as_ref().into(),
        it.due_at.into(),
        it.tick_at.into(),
        it.began_at.into(),
        it.ended_at.into(),
        it.changed_at.into(),
        (&it.accused).into(),
    ]
}
