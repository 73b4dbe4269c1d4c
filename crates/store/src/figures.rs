//! Figures: in, out, open, on time, promises kept, satisfaction, cost, repeats; by period, unit, category, channel.
//!
//! Each date has its say: inflow counts by receipt, timeliness by what fell due (or late open cases would
//! vanish), quality by closing. Every figure says of how many it is a part and which list of cases stands
//! behind it; figure and list use the same conditions. A case merged into another is counted with that one
//! only, so that what came in less what went out is what became more. Open cases of the past are told as the
//! register knows them today: a case reopened since counts as open all along.

mod counting;

use std::collections::BTreeMap;

use casework::id::{CategoryCode, UnitId};
use casework::intake::Channel;
use casework::permission::Scope;
use casework::repeat::RepeatRules;
use jiff::Timestamp;
use serde::Serialize;

use crate::Org;
use crate::fault::Fault;
use crate::queue::{Filters, Outcome, Period, Timeliness};
use crate::transaction::Reader;

/// Periods in one table: five years of months.
pub const PERIODS_MAX: usize = 60;

/// By what figures are divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// One row for each stretch between two bounds.
    #[default]
    Period,
    /// One row for each unit.
    Unit,
    /// One row for each branch of the category tree, one level below the one asked for.
    Category,
    /// One row for each channel.
    Channel,
}

/// A question for figures.
#[derive(Clone, Debug)]
pub struct FigureQuery<'a> {
    /// Whose figures: they count the cases this person sees.
    pub scope: &'a Scope,
    /// Which cases at all, e.g. of a unit or pack. Times and results in it are left out of account.
    pub filters: Filters,
    /// Bounds between periods, ascending, at least two; the calendar's zone is applied by whoever asks.
    pub bounds: Vec<Timestamp>,
    /// What divides the rows.
    pub by: By,
    /// Now: what is due and not answered by then is late.
    pub now: Timestamp,
    /// By what a repeat is told.
    pub repeats: &'a RepeatRules,
}

/// What a row of figures is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Group {
    /// Everything.
    All,
    /// A period.
    Period(Period),
    /// A unit, or no unit.
    Unit(Option<UnitId>),
    /// A category and those below it, or none.
    Category(Option<CategoryCode>),
    /// A channel.
    Channel(Channel),
}

/// A list of cases and how many it has.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Listed {
    /// So many cases.
    pub n: u64,
    /// The list of exactly these cases.
    pub filters: Filters,
}

/// A figure: a part, of how many, and the cases behind it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Figure {
    /// The part, or the sum.
    pub numerator: i64,
    /// Of how many.
    pub denominator: u64,
    /// The cases counted.
    pub cases: Listed,
    /// Those among them worth a look: the late, the broken, the dissatisfied, the repeated.
    pub striking: Option<Listed>,
}

impl Figure {
    /// The part as a share; `None` of nothing.
    #[expect(clippy::cast_precision_loss, reason = "a share is shown with few digits")]
    pub fn share(&self) -> Option<f64> {
        (self.denominator > 0).then(|| self.numerator as f64 / self.denominator as f64)
    }
}

/// A row of figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureRow {
    /// What it is about.
    pub group: Group,
    /// Received in the period.
    pub received: Figure,
    /// Closed in the period.
    pub closed: Figure,
    /// Open at the end of the period.
    pub open: Figure,
    /// Overdue now; in a table of periods those received in the period.
    pub overdue: Figure,
    /// Answered in time, of the answers that fell due in the period.
    pub on_time: Figure,
    /// Promises kept in time, of those that fell due in the period and whose end is known.
    pub promises_kept: Figure,
    /// Sum of the customers' satisfaction (1 to 5), of the answers among cases closed in the period.
    pub satisfaction: Figure,
    /// Answers of 4 or 5, of all answers among cases closed in the period.
    pub satisfied: Figure,
    /// Cost of remedies in minor units, over the cases closed in the period that had one.
    pub remedy: Figure,
    /// Repeats, by the rule of the case's pack or marked as one, of those received in the period whose customer is
    /// known or which somebody marked.
    pub repeat: Figure,
}

/// A table of figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// The rows: periods in order, other groups by what came in.
    pub rows: Vec<FigureRow>,
    /// Everything from the first bound to the last.
    pub total: FigureRow,
}

/// What the database counted for one row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) received: u64,
    pub(crate) known: u64,
    pub(crate) repeated: u64,
    pub(crate) closed: u64,
    pub(crate) rated: u64,
    pub(crate) rating: i64,
    pub(crate) satisfied: u64,
    pub(crate) remedied: u64,
    pub(crate) remedy_minor: i64,
    pub(crate) open: u64,
    pub(crate) overdue: u64,
    pub(crate) due: u64,
    pub(crate) in_time: u64,
    pub(crate) promises: u64,
    pub(crate) kept: u64,
    pub(crate) promised_cases: u64,
    pub(crate) broken_cases: u64,
}

impl Counts {
    fn add(&mut self, other: &Counts) {
        self.received += other.received;
        self.known += other.known;
        self.repeated += other.repeated;
        self.closed += other.closed;
        self.rated += other.rated;
        self.rating += other.rating;
        self.satisfied += other.satisfied;
        self.remedied += other.remedied;
        self.remedy_minor += other.remedy_minor;
        self.open += other.open;
        self.overdue += other.overdue;
        self.due += other.due;
        self.in_time += other.in_time;
        self.promises += other.promises;
        self.kept += other.kept;
        self.promised_cases += other.promised_cases;
        self.broken_cases += other.broken_cases;
    }
}

impl FigureQuery<'_> {
    /// The whole time asked for.
    pub(crate) fn whole(&self) -> Period {
        Period { from: self.bounds.first().copied(), to: self.bounds.last().copied() }
    }

    pub(crate) fn periods(&self) -> Vec<Period> {
        self.bounds.windows(2).map(|pair| Period::new(pair[0], pair[1])).collect()
    }

    /// Which cases count at all. What a figure narrows by itself is not taken over.
    pub(crate) fn base(&self) -> Filters {
        Filters {
            merged: Some(false),
            overdue: None,
            received: Period::default(),
            closed: Period::default(),
            answer_due: Period::default(),
            customer_known: None,
            satisfaction: None,
            open_at: None,
            timely: None,
            promises: None,
            repeat: false,
            repeat_told: false,
            remedied: false,
            ..self.filters.clone()
        }
    }

    /// The narrowing of a row's group, and its time.
    fn narrowed(&self, group: &Group) -> (Filters, Period) {
        let mut filters = self.base();
        let mut period = self.whole();
        match group {
            Group::All => {}
            Group::Period(own) => period = *own,
            Group::Unit(Some(unit)) => filters.units = vec![unit.clone()],
            Group::Unit(None) => filters.without_unit = true,
            Group::Category(Some(category)) => {
                // The branch asked for stands among its own parts for what lies in none of them.
                filters.exact_category |= self.filters.category.as_ref() == Some(category);
                filters.category = Some(category.clone());
            }
            Group::Category(None) => filters.without_category = true,
            Group::Channel(channel) => filters.channel = Some(*channel),
        }
        (filters, period)
    }

    fn row(&self, group: Group, c: &Counts) -> FigureRow {
        let (base, period) = self.narrowed(&group);
        let list = |n: u64, narrow: &dyn Fn(&mut Filters)| {
            let mut filters = base.clone();
            narrow(&mut filters);
            Listed { n, filters }
        };
        let plain = |cases: Listed| Figure {
            numerator: cases.n.cast_signed(),
            denominator: cases.n,
            cases,
            striking: None,
        };
        let part = |numerator: i64, denominator: u64, cases: Listed, striking: Option<Listed>| {
            Figure { numerator, denominator, cases, striking }
        };
        let timely =
            |how| move |f: &mut Filters| (f.answer_due, f.timely) = (period, Some((how, self.now)));
        let promised = |how| move |f: &mut Filters| f.promises = Some((how, period));
        let rated = |low, high| {
            move |f: &mut Filters| (f.closed, f.satisfaction) = (period, Some((low, high)))
        };
        let all_rated = list(c.rated, &rated(1, 5));
        let is_period = matches!(group, Group::Period(_));
        FigureRow {
            received: plain(list(c.received, &|f| f.received = period)),
            closed: plain(list(c.closed, &|f| f.closed = period)),
            open: plain(list(c.open, &|f| f.open_at = period.to)),
            overdue: plain(list(c.overdue, &|f| {
                f.overdue = Some(self.now);
                f.received = if is_period { period } else { f.received };
            })),
            on_time: part(
                c.in_time.cast_signed(),
                c.due,
                list(c.due, &timely(Timeliness::Counted)),
                Some(list(c.due - c.in_time, &timely(Timeliness::Late))),
            ),
            promises_kept: part(
                c.kept.cast_signed(),
                c.promises,
                list(c.promised_cases, &promised(Outcome::Any)),
                Some(list(c.broken_cases, &promised(Outcome::Broken))),
            ),
            satisfaction: part(c.rating, c.rated, all_rated.clone(), None),
            satisfied: part(
                c.satisfied.cast_signed(),
                c.rated,
                all_rated,
                Some(list(c.rated - c.satisfied, &rated(1, 3))),
            ),
            remedy: part(
                c.remedy_minor,
                c.remedied,
                list(c.remedied, &|f| (f.closed, f.remedied) = (period, true)),
                None,
            ),
            repeat: part(
                c.repeated.cast_signed(),
                c.known,
                list(c.known, &|f| (f.received, f.repeat_told) = (period, true)),
                Some(list(c.repeated, &|f| {
                    (f.received, f.repeat) = (period, true);
                })),
            ),
            group,
        }
    }
}

impl Reader {
    /// A table of figures.
    pub fn figures(&mut self, org: Org, query: &FigureQuery<'_>) -> Result<Figures, Fault> {
        let ordered = query.bounds.windows(2).all(|pair| pair[0] < pair[1]);
        if query.bounds.len() < 2 || query.bounds.len() > PERIODS_MAX + 1 || !ordered {
            return Err(Fault::other(format_args!(
                "figures need 2 to {} bounds in ascending order",
                PERIODS_MAX + 1
            )));
        }
        let mut groups: BTreeMap<Group, Counts> = BTreeMap::new();
        if query.by == By::Period {
            groups.extend(
                query.periods().into_iter().map(|it| (Group::Period(it), Counts::default())),
            );
        }
        counting::count(&mut self.conn, org, query, &mut groups)?;
        let mut sum = Counts::default();
        for counts in groups.values() {
            sum.add(counts);
        }
        if query.by == By::Period {
            // What one case can have in several periods is not the sum over them.
            let apart = counting::apart(&mut self.conn, org, query)?;
            sum.open = groups.values().next_back().map_or(0, |it| it.open);
            (sum.overdue, sum.promised_cases, sum.broken_cases) = apart;
        }
        let mut rows: Vec<FigureRow> =
            groups.into_iter().map(|(group, counts)| query.row(group, &counts)).collect();
        if query.by != By::Period {
            rows.sort_by(|a, b| {
                b.received
                    .denominator
                    .cmp(&a.received.denominator)
                    .then_with(|| a.group.cmp(&b.group))
            });
        }
        Ok(Figures { rows, total: query.row(Group::All, &sum) })
    }
}
