//! What a list of cases is narrowed by, and each narrowing as a condition on rows.
//!
//! Figures count by the very conditions lists show by, so that behind every number stand exactly its cases.

use casework::id::{CategoryCode, PackId, PersonId, UnitId};
use casework::intake::Channel;
use casework::point::Finding;
use casework::repeat::RepeatRules;
use casework::triage::{Kind, Nature, Priority};
use casework::view::Stage;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Org;
use crate::code::code;
use crate::dialect::reading;
use crate::queue::repeats;
use crate::sql::Places;
use crate::target::Kind as Database;
use crate::value::Value;

/// A stretch of time: `from` belongs to it, `to` does not; an open end is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct Period {
    /// The first instant that belongs to it.
    pub from: Option<Timestamp>,
    /// The first instant that no longer does.
    pub to: Option<Timestamp>,
}

impl Period {
    /// From one instant up to another.
    pub fn new(from: Timestamp, to: Timestamp) -> Period {
        Period { from: Some(from), to: Some(to) }
    }

    /// Whether it limits anything.
    pub fn is_limit(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Whether an instant belongs to it.
    pub fn contains(&self, at: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= at) && self.to.is_none_or(|to| at < to)
    }
}

/// How the answer a case was promised stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timeliness {
    /// Its answer was due, or was given: it counts.
    Counted,
    /// It was answered by the time promised.
    InTime,
    /// It was answered late, or is due and not answered yet.
    Late,
}

/// How promises stand whose end is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Kept, kept late or broken.
    Any,
    /// Kept in time.
    Kept,
    /// Broken, or kept late.
    Broken,
}

/// What a list of cases is narrowed by; nothing by default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box of its own to tick")]
pub struct Filters {
    /// Open cases, or closed ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open: Option<bool>,
    /// Any of these stages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Stage>,
    /// Any of these units. A branch of the tree is the list of its units.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitId>,
    /// No unit is responsible.
    #[serde(skip_serializing_if = "is_false")]
    pub without_unit: bool,
    /// This owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// Nobody owns it.
    #[serde(skip_serializing_if = "is_false")]
    pub without_owner: bool,
    /// This category or one below it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryCode>,
    /// This very category and none below it.
    #[serde(skip_serializing_if = "is_false")]
    pub exact_category: bool,
    /// No category yet.
    #[serde(skip_serializing_if = "is_false")]
    pub without_category: bool,
    /// This kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// This nature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<Nature>,
    /// This priority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// This channel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// This pack.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pack: Option<PackId>,
    /// Open, and something owed was due before this instant (now).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overdue: Option<Timestamp>,
    /// Something owed falls due in this time.
    #[serde(skip_serializing_if = "is_no_limit")]
    pub due: Period,
    /// First heard in this time.
    #[serde(skip_serializing_if = "is_no_limit")]
    pub received: Period,
    /// Closed in this time.
    #[serde(skip_serializing_if = "is_no_limit")]
    pub closed: Period,
    /// The answer fell due in this time.
    #[serde(skip_serializing_if = "is_no_limit")]
    pub answer_due: Period,
    /// With a promise broken and still owed, or without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broken: Option<bool>,
    /// Of this customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_key: Option<String>,
    /// Of a customer who is known, or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_known: Option<bool>,
    /// With this overall finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding: Option<Finding>,
    /// Satisfaction from the first to the second, both included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<(u8, u8)>,
    /// Merged into another case, or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merged: Option<bool>,
    /// Received before this instant and not closed by then, as the register knows it today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_at: Option<Timestamp>,
    /// How the promised answer stood at an instant (now).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timely: Option<(Timeliness, Timestamp)>,
    /// With a promise that fell due in this time and ended so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promises: Option<(Outcome, Period)>,
    /// It repeats an earlier case of the same customer, by the rule of its pack or because somebody marked it.
    #[serde(skip_serializing_if = "is_false")]
    pub repeat: bool,
    /// It can be told whether it repeats another: its customer is known, or somebody marked it.
    #[serde(skip_serializing_if = "is_false")]
    pub repeat_told: bool,
    /// A remedy with a cost was accepted or delivered.
    #[serde(skip_serializing_if = "is_false")]
    pub remedied: bool,
    /// Whether it was solved and by whose word, e.g. `callback_no`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub solved: Option<String>,
    /// What we, the customer and the callback say does not go together.
    #[serde(skip_serializing_if = "is_false")]
    pub at_odds: bool,
    /// It had to be handled a second time by somebody else.
    #[serde(skip_serializing_if = "is_false")]
    pub handled_twice: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(it: &bool) -> bool {
    !it
}

fn is_no_limit(it: &Period) -> bool {
    !it.is_limit()
}

/// A condition on a row called `c`.
pub(crate) struct Condition {
    /// The column an index would have to begin with to serve it; `open` for open cases.
    pub(crate) on: &'static str,
    pub(crate) text: String,
    /// The columns it looks at.
    pub(crate) columns: &'static [&'static str],
}

impl Filters {
    /// Only open cases can meet it: their indexes serve.
    pub(crate) fn only_open(&self) -> bool {
        let stages_open = !self.stages.is_empty() && !self.stages.contains(&Stage::Closed);
        self.open == Some(true) || self.overdue.is_some() || stages_open
    }

    /// Every narrowing as a condition; repeats are told by these rules.
    pub(crate) fn conditions<'a>(
        &'a self,
        org: Org,
        database: Database,
        rules: &'a RepeatRules,
        places: &mut Places<'a>,
    ) -> Vec<Condition> {
        let mut list = List { places, conditions: Vec::new() };
        self.standing(&mut list);
        self.subject(database, &mut list);
        self.customer(&mut list);
        if self.repeat {
            let repeated = repeats::repeated(org, database, rules, list.places);
            list.add("repeat", repeated, repeats::COLUMNS);
        }
        self.times(&mut list);
        self.ends(org, &mut list);
        list.conditions
    }

    /// Where the case stands and whose it is.
    fn standing<'a>(&'a self, list: &mut List<'a, '_>) {
        if self.only_open() {
            list.add("open", "c.stage <> 'closed'", &["stage"]);
        }
        if self.open == Some(false) {
            list.add("stage", "c.stage = 'closed'", &["stage"]);
        }
        if !self.stages.is_empty() {
            let stages = list.places.list(self.stages.iter().map(|it| it.code()));
            list.add("stage", format!("c.stage in {stages}"), &["stage"]);
        }
        match self.units.as_slice() {
            [] => {}
            [one] => list.equal("unit", one, &["unit"]),
            many => {
                let units = list.places.list(many);
                list.add("units", format!("c.unit in {units}"), &["unit"]);
            }
        }
        if let Some(owner) = &self.owner {
            list.equal("owner", owner, &["owner"]);
        }
        list.is_null("unit", self.without_unit.then_some(true), &["unit"]);
        list.is_null("nobody", self.without_owner.then_some(true), &["owner"]);
        list.is_null("merged_into", self.merged.map(|merged| !merged), &["merged_into"]);
    }

    /// What it is about.
    fn subject<'a>(&'a self, database: Database, list: &mut List<'a, '_>) {
        if let Some(category) = self.category.as_ref().filter(|_| self.exact_category) {
            list.equal("category", category, &["category"]);
        } else if let Some(category) = &self.category {
            let bytewise = reading::bytewise(database);
            let same = list.places.place(category);
            let (below, above) = category_range(category);
            let (below, above) = (list.places.place(below), list.places.place(above));
            let text = format!(
                "(c.category = {same} or (c.category{bytewise} >= {below} and c.category{bytewise} < {above}))"
            );
            list.add("category", text, &["category"]);
        }
        list.is_null("category", self.without_category.then_some(true), &["category"]);
        if let Some(kind) = &self.kind {
            list.equal("kind", code(kind), &["kind"]);
        }
        if let Some(nature) = &self.nature {
            list.equal("nature", code(nature), &["nature"]);
        }
        if let Some(priority) = &self.priority {
            list.equal("urgency", code(priority), &["urgency"]);
        }
        if let Some(channel) = &self.channel {
            list.equal("channel", code(channel), &["channel"]);
        }
        if let Some(pack) = &self.pack {
            list.equal("pack", pack, &["pack"]);
        }
    }

    /// Whom it comes from.
    fn customer<'a>(&'a self, list: &mut List<'a, '_>) {
        if let Some(key) = &self.customer_key {
            list.equal("customer_key", key, &["customer_key"]);
        }
        list.is_null("known", self.customer_known.map(|known| !known), &["customer_key"]);
        if self.repeat_told {
            list.add("repeat_told", repeats::TOLD, &["customer_key", "repeats"]);
        }
    }

    /// When things happened.
    fn times<'a>(&'a self, list: &mut List<'a, '_>) {
        if let Some(now) = self.overdue {
            list.period("due_key", Period { from: None, to: Some(now) }, &["due_key"]);
        }
        if self.due.is_limit() {
            list.is_null("due_at", Some(false), &["due_at"]);
            list.period("due_key", self.due, &["due_key"]);
        }
        list.period("received_at", self.received, &["received_at"]);
        list.period("closed_at", self.closed, &["closed_at"]);
        list.period("answer_due_at", self.answer_due, &["answer_due_at"]);
        if let Some(at) = self.open_at {
            // Apart, so that a walk through the received can begin there.
            list.period("received_at", Period { from: None, to: Some(at) }, &["received_at"]);
            let at = list.places.place(at);
            list.add("open_at", open_at(&at), &["received_at", "merged_into", "closed_at"]);
        }
    }

    /// How it ended.
    fn ends<'a>(&'a self, org: Org, list: &mut List<'a, '_>) {
        match self.broken {
            Some(true) => list.add("broken", "c.broken > 0", &["broken"]),
            Some(false) => list.add("broken", "c.broken = 0", &["broken"]),
            None => {}
        }
        if let Some(finding) = &self.finding {
            list.equal("finding", code(finding), &["finding"]);
        }
        if let Some((low, high)) = self.satisfaction {
            let (low, high) = (list.places.place(low), list.places.place(high));
            let text = format!("(c.satisfaction >= {low} and c.satisfaction <= {high})");
            list.add("satisfaction", text, &["satisfaction"]);
        }
        if self.remedied {
            list.add("remedied", "c.remedy_minor > 0", &["remedy_minor"]);
        }
        if let Some(solved) = &self.solved {
            list.equal("solved", solved, &["solved"]);
        }
        if self.at_odds {
            list.add("at_odds", "c.at_odds > 0", &["at_odds"]);
        }
        if self.handled_twice {
            list.add("handled_twice", "c.second_handlings > 0", &["second_handlings"]);
        }
        if let Some((timeliness, now)) = self.timely {
            let now = list.places.place(now);
            let columns = &["answer_due_at", "answered_at", "flags", "merged_into"];
            list.add("timely", timely(timeliness, &now), columns);
        }
        if let Some((outcome, period)) = self.promises {
            let org = list.places.place(org);
            let promises = promised(&org, outcome, period, list.places);
            let text =
                format!("exists (select 1 from promises p where p.case_id = c.id and {promises})");
            list.add("promises", text, &[]);
        }
    }
}

/// From where to where the categories below a branch lie: the sign after the dot ends it.
pub(crate) fn category_range(category: &CategoryCode) -> (String, String) {
    (format!("{category}."), format!("{category}/"))
}

/// Received before an instant and not closed by then.
pub(crate) fn open_at(at: &str) -> String {
    format!(
        "(c.received_at < {at} and c.merged_into is null and (c.closed_at is null or c.closed_at >= {at}))"
    )
}

/// The answer promised stands so. A record that claims an answer before its receipt counts nowhere.
pub(crate) fn timely(timeliness: Timeliness, now: &str) -> String {
    let counted = format!(
        "c.answer_due_at is not null and c.merged_into is null \
         and replace(c.flags, 'answered_before_received', '') = c.flags \
         and (c.answered_at is not null or c.answer_due_at < {now})"
    );
    match timeliness {
        Timeliness::Counted => format!("({counted})"),
        Timeliness::InTime => {
            format!(
                "({counted} and c.answered_at is not null and c.answered_at <= c.answer_due_at)"
            )
        }
        Timeliness::Late => {
            format!("({counted} and (c.answered_at is null or c.answered_at > c.answer_due_at))")
        }
    }
}

/// Promises (a row called `p`) that fell due in a period and ended so.
pub(crate) fn promised(
    org: &str,
    outcome: Outcome,
    period: Period,
    places: &mut Places<'_>,
) -> String {
    // The first two are the words of the index.
    let ended = "p.state <> 'running' and p.state <> 'released'";
    let mut conditions = vec![ended.to_owned(), format!("p.org = {org}")];
    match outcome {
        Outcome::Any => {}
        Outcome::Kept => conditions.push("p.state = 'kept'".to_owned()),
        Outcome::Broken => conditions.push("p.state <> 'kept'".to_owned()),
    }
    conditions.extend(period.from.map(|from| format!("p.due_at >= {}", places.place(from))));
    conditions.extend(period.to.map(|to| format!("p.due_at < {}", places.place(to))));
    conditions.join(" and ")
}

struct List<'a, 'p> {
    places: &'p mut Places<'a>,
    conditions: Vec<Condition>,
}

type Columns = &'static [&'static str];

impl<'a> List<'a, '_> {
    fn add(&mut self, on: &'static str, text: impl Into<String>, columns: Columns) {
        self.conditions.push(Condition { on, text: text.into(), columns });
    }

    fn equal(&mut self, column: &'static str, value: impl Into<Value<'a>>, columns: Columns) {
        let place = self.places.place(value);
        self.add(column, format!("c.{column} = {place}"), columns);
    }

    fn is_null(&mut self, on: &'static str, wanted: Option<bool>, columns: Columns) {
        let Some(null) = wanted else { return };
        let not = if null { "" } else { "not " };
        let text = format!("c.{} is {not}null", columns.first().unwrap_or(&on));
        self.add(on, text, columns);
    }

    fn period(&mut self, column: &'static str, period: Period, columns: Columns) {
        if let Some(from) = period.from {
            let from = self.places.place(from);
            self.add(column, format!("c.{column} >= {from}"), columns);
        }
        if let Some(to) = period.to {
            let to = self.places.place(to);
            self.add(column, format!("c.{column} < {to}"), columns);
        }
    }
}
