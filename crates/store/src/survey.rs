//! What customers answered: sums by question, dimension and unit, and the cases behind each.

use casework::id::{CaseNo, UnitId};
use casework::permission::Scope;
use casework::survey::Way;
use jiff::Timestamp;
use serde::Serialize;

use crate::Org;
use crate::fault::Fault;
use crate::queue::Period;
use crate::scope;
use crate::sql::Places;
use crate::transaction::Reader;
use crate::value::Row;

/// Answers listed at once.
pub const SURVEY_LIST_MAX: usize = 500;

/// Sums over marks; whoever shows them divides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Marks {
    /// How many marks.
    pub n: u64,
    /// Their sum: what customers met with.
    pub perceived: i64,
    /// How many say what was expected as well.
    pub compared: u64,
    /// The sum of what was expected.
    pub expected: i64,
    /// The sum of what was met with, of those that say what was expected.
    pub met: i64,
}

/// Invitations and what came back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Responses {
    /// Invited in the period.
    pub invited: u64,
    /// Of these answered.
    pub answered: u64,
    /// Of the answered, those who say it is solved.
    pub solved: u64,
    /// Those who say it is not.
    pub unsolved: u64,
}

/// The figures of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SurveyFigures {
    /// Invitations of the period.
    pub responses: Responses,
    /// Marks by what they are about: `overall`, `step:<word>`, `dimension:<code>`.
    pub about: Vec<(String, Marks)>,
    /// Marks by the unit whose work they judge.
    pub units: Vec<(Option<UnitId>, Marks)>,
}

/// One mark with the case it was given about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MarkRow {
    /// The case.
    pub no: CaseNo,
    /// Its heading.
    pub heading: String,
    /// The survey's number in the case.
    pub n: u32,
    /// How it was answered.
    pub way: Way,
    /// When.
    pub answered_at: Timestamp,
    /// The code of the question.
    pub question: String,
    /// What it is about.
    pub about: String,
    /// The unit it judges.
    pub unit: Option<UnitId>,
    /// What was met with.
    pub perceived: u32,
    /// What was expected.
    pub expected: Option<u32>,
}

/// Which marks a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkFilter {
    /// About this only.
    pub about: Option<String>,
    /// Of this unit only.
    pub unit: Option<UnitId>,
}

const SUMS: &str = "count(*), cast(coalesce(sum(s.perceived), 0) as bigint), count(s.expected), \
    cast(coalesce(sum(s.expected), 0) as bigint), \
    cast(coalesce(sum(case when s.expected is not null then s.perceived end), 0) as bigint)";

fn marks(row: &Row<'_>) -> Result<Marks, Fault> {
    Ok(Marks {
        n: row.count(1)?,
        perceived: row.int(2)?,
        compared: row.count(3)?,
        expected: row.int(4)?,
        met: row.int(5)?,
    })
}

/// The rows of `table` (called `s`) within a period and within reach, with their cases.
fn within<'a>(
    table: &str,
    column: &str,
    org: Org,
    scope: &'a Scope,
    period: Period,
    places: &mut Places<'a>,
) -> String {
    let org = places.place(org);
    let seen = scope::seen(scope, places);
    let (from, to) =
        (period.from.unwrap_or(Timestamp::UNIX_EPOCH), period.to.unwrap_or(Timestamp::MAX));
    let (from, to) = (places.place(from), places.place(to));
    format!(
        "from {table} s join cases c on c.org = s.org and c.id = s.case_id \
         where s.org = {org} and s.{column} >= {from} and s.{column} < {to} and {seen}"
    )
}

impl Reader {
    /// When this customer was last asked about any case.
    pub fn last_invited(
        &mut self,
        org: Org,
        customer_key: &str,
    ) -> Result<Option<Timestamp>, Fault> {
        self.conn.query_one(
            "select max(invited_at) from surveys where org = $1 and customer_key = $2",
            &[org.into(), customer_key.into()],
            |row| row.opt_time(0),
        )
    }

    /// The figures of a period over the cases somebody sees.
    pub fn survey_figures(
        &mut self,
        org: Org,
        scope: &Scope,
        period: Period,
    ) -> Result<SurveyFigures, Fault> {
        let mut places = Places::default();
        let from = within("survey_scores", "answered_at", org, scope, period, &mut places);
        let sql = format!("select s.about, {SUMS} {from} group by s.about order by s.about");
        let about =
            self.conn.query(&sql, places.values(), |row| Ok((row.text(0)?, marks(row)?)))?;
        let sql = format!("select s.unit, {SUMS} {from} group by s.unit order by s.unit");
        let mut units =
            self.conn.query(&sql, places.values(), |row| Ok((row.opt_code(0)?, marks(row)?)))?;
        // Databases differ in where they put what is nothing.
        units.sort_by(|a, b| a.0.cmp(&b.0));
        let mut about = about;
        about.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(SurveyFigures { responses: self.responses(org, scope, period)?, about, units })
    }

    fn responses(&mut self, org: Org, scope: &Scope, period: Period) -> Result<Responses, Fault> {
        let mut places = Places::default();
        let from = within("surveys", "invited_at", org, scope, period, &mut places);
        let sql = format!(
            "select count(*), count(s.answered_at), \
             coalesce(sum(case when s.solved = 1 then 1 else 0 end), 0), \
             coalesce(sum(case when s.solved = 0 then 1 else 0 end), 0) {from}"
        );
        self.conn.query_one(&sql, places.values(), |row| {
            Ok(Responses {
                invited: row.count(0)?,
                answered: row.count(1)?,
                solved: row.count(2)?,
                unsolved: row.count(3)?,
            })
        })
    }

    /// The marks behind a figure, newest first, at most [`SURVEY_LIST_MAX`].
    pub fn marks(
        &mut self,
        org: Org,
        scope: &Scope,
        period: Period,
        filter: &MarkFilter,
    ) -> Result<Vec<MarkRow>, Fault> {
        let mut places = Places::default();
        let from = within("survey_scores", "answered_at", org, scope, period, &mut places);
        // Which survey it was tells how it was answered.
        let from = from.replacen(
            " where ",
            " join surveys v on v.org = s.org and v.case_id = s.case_id and v.n = s.n where ",
            1,
        );
        let mut narrowed = String::new();
        if let Some(about) = &filter.about {
            narrowed.push_str(&format!(" and s.about = {}", places.place(about)));
        }
        if let Some(unit) = &filter.unit {
            narrowed.push_str(&format!(" and s.unit = {}", places.place(unit)));
        }
        let sql = format!(
            "select c.no, c.heading, s.n, v.way, s.answered_at, s.question, s.about, s.unit, \
             s.perceived, s.expected {from}{narrowed} \
             order by s.answered_at desc, c.no, s.question limit {SURVEY_LIST_MAX}"
        );
        self.conn.query(&sql, places.values(), |row| {
            Ok(MarkRow {
                no: row.case_no(0)?,
                heading: row.text(1)?,
                n: row.small(2)?,
                way: row.code(3)?,
                answered_at: row.time(4)?,
                question: row.text(5)?,
                about: row.text(6)?,
                unit: row.opt_code(7)?,
                perceived: row.small(8)?,
                expected: row.opt_int(9)?.map(u32::try_from).transpose().map_err(Fault::other)?,
            })
        })
    }

    /// Closed cases of a period by whether they were solved and by whose word, e.g. `callback_yes`; nothing for
    /// those of which nobody says so.
    pub fn solved_by(
        &mut self,
        org: Org,
        scope: &Scope,
        period: Period,
    ) -> Result<Vec<(Option<String>, u64)>, Fault> {
        let mut places = Places::default();
        let org = places.place(org);
        let seen = scope::seen(scope, &mut places);
        let (from, to) = (
            places.place(period.from.unwrap_or(Timestamp::UNIX_EPOCH)),
            places.place(period.to.unwrap_or(Timestamp::MAX)),
        );
        let sql = format!(
            "select c.solved, count(*) from cases c where c.org = {org} and c.closed_at >= {from} \
             and c.closed_at < {to} and c.merged_into is null and {seen} group by c.solved"
        );
        let mut rows =
            self.conn.query(&sql, places.values(), |row| Ok((row.opt_text(0)?, row.count(1)?)))?;
        rows.sort();
        Ok(rows)
    }
}
