//! Actions that changed something or nothing, and an outage at the end with its incident, step by step from a file.

use casework::action::{Action, ActionCommand};
use casework::case::Command;
use casework::exposure::{Month, PutExposure};
use casework::id::{CaseNo, CategoryCode, ExposureId, PersonId};
use casework::incident::{Incident, IncidentCommand};
use casework::intake::Receive;
use casework::matter::Matter;
use casework::organisation::OrganisationCommand;
use casework::permission::Actor;
use desk::clock::SetClock;
use desk::{Desk, MatterOrder, Order, Trouble};
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use store::Fault;

/// What a step is about.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Receive,
    Case,
    Incident,
    Action,
}

/// Something somebody does, as the file has it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    minutes: i64,
    by: PersonId,
    kind: Kind,
    on: Option<u32>,
    due_days: Option<i64>,
    what: Value,
}

/// How many there were month by month, as the file has it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Households {
    id: ExposureId,
    title: String,
    per: u32,
    first: i64,
    more: i64,
    months: i32,
}

/// A kind of complaint that became rare, because somebody did something about it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fall {
    category: CategoryCode,
    days: i64,
    percent: u64,
}

impl Plot {
    /// How many of a hundred complaints about this still come in so long before the end.
    pub(super) fn left(&self, category: &CategoryCode, before_end: SignedDuration) -> u64 {
        let is_fewer = |fall: &&Fall| {
            before_end.as_hours() < fall.days * 24 && category.is_within(&fall.category)
        };
        self.falls.iter().find(is_fewer).map_or(100, |fall| fall.percent)
    }
}

/// The file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Plot {
    exposure: Households,
    #[serde(rename = "fall", default)]
    falls: Vec<Fall>,
    #[serde(rename = "step")]
    steps: Vec<Step>,
}

/// The outage as it goes on.
pub(super) struct Outage<'a> {
    plot: &'a Plot,
    end: Timestamp,
    done: usize,
    cases: Vec<CaseNo>,
}

fn read<T: DeserializeOwned>(what: Value) -> Result<T, Trouble> {
    serde_json::from_value(what)
        .map_err(|error| Fault::other(format!("demo/outage.toml: {error}")).into())
}

impl<'a> Outage<'a> {
    pub(super) fn before(plot: &'a Plot, end: Timestamp) -> Outage<'a> {
        Outage { plot, end, done: 0, cases: Vec::new() }
    }

    /// Every step that is to be taken up to `at`, each at its own time.
    pub(super) fn until(
        &mut self,
        desk: &Desk,
        clock: &SetClock,
        at: Timestamp,
    ) -> Result<(), Trouble> {
        let plot = self.plot;
        while let Some(step) = plot.steps.get(self.done) {
            let when = self.end - step.minutes.minutes();
            if when > at {
                break;
            }
            clock.set(when);
            if self.done == 0 {
                self.count_households(desk)?;
            }
            self.take(desk, step)?;
            self.done += 1;
        }
        Ok(())
    }

    fn take(&mut self, desk: &Desk, step: &Step) -> Result<(), Trouble> {
        let actor = Actor::Staff(step.by.clone());
        let mut what = step.what.clone();
        match step.kind {
            Kind::Receive => {
                let order = Order::receive(actor, read::<Receive>(what)?);
                self.cases.push(desk.run(&order)?.no);
            }
            Kind::Case => {
                let n = step.on.unwrap_or(1).saturating_sub(1) as usize;
                let Some(no) = self.cases.get(n) else { return Ok(()) };
                desk.run(&Order::on(actor, *no, read::<Command>(what)?))?;
            }
            Kind::Incident => {
                if matches!(what["command"].as_str(), Some("open_incident" | "link_cases")) {
                    what["cases"] = json!(self.cases);
                }
                let command = read::<IncidentCommand>(what)?;
                let begins = matches!(command, IncidentCommand::OpenIncident(_));
                run::<Incident>(desk, actor, begins, 1, command)?;
                // The clock comes round every few seconds in earnest: whoever is to be told is told now.
                desk.tick()?;
            }
            Kind::Action => {
                if let Some(days) = step.due_days {
                    what["due_at"] = json!(self.end + (days * 24).hours());
                }
                let removed =
                    what["removes"]["case"].as_u64().and_then(|n| usize::try_from(n).ok());
                if let Some(no) = removed.and_then(|n| self.cases.get(n.checked_sub(1)?)) {
                    what["removes"]["case"] = json!(no);
                    what["cases"] = json!([no]);
                }
                let command = read::<ActionCommand>(what)?;
                let begins = matches!(command, ActionCommand::PlanAction(_));
                run::<Action>(desk, actor, begins, step.on.unwrap_or(1), command)?;
            }
        }
        Ok(())
    }

    fn count_households(&self, desk: &Desk) -> Result<(), Trouble> {
        let it = &self.plot.exposure;
        let house = desk.house();
        let zone = house.calendar.zone();
        let end = self.end.to_zoned(zone.clone());
        let month = |n: i32| {
            let at = end.checked_sub((it.months - n).months()).ok()?;
            let amount = it.first + it.more * i64::from(n);
            Some((Month::of(at.timestamp(), zone).to_string(), amount))
        };
        let put = PutExposure {
            id: it.id.clone(),
            title: it.title.clone(),
            per: it.per,
            months: (0..it.months).filter_map(month).collect(),
        };
        desk.administer(&Actor::Setup, &[OrganisationCommand::PutExposure(put)])
    }
}

fn run<M: Matter>(
    desk: &Desk,
    actor: Actor,
    begins: bool,
    n: u32,
    command: M::Command,
) -> Result<(), Trouble> {
    let order = if begins {
        MatterOrder::<M>::begin(actor, command)
    } else {
        MatterOrder::<M>::on(actor, n, command)
    };
    desk.run_matter(&order)?;
    Ok(())
}
