//! `wenguo demo`: a working desk with a year and a half behind it, on an embedded database that nobody keeps.

use std::sync::Arc;

use anyhow::Context as _;
use casework::organisation::Role;
use clap::Args;
use desk::chance::SeededChance;
use desk::clock::{SetClock, ShiftedClock, SystemClock};
use desk::{Clock, Desk};
use jiff::Timestamp;
use store::{Durability, Options, Store, Target};

use super::out::Out;
use super::serve::{ORG, load_packs, run_doors, start_tracing};
use crate::app;
use crate::config::Config;
use crate::demo::{Material, PASSWORD, Plan, live};
use crate::session::{SignInName, hash_password};

/// Days the demo has behind it: long enough to see what an action changed, with a year before it to compare with.
const DAYS: i64 = 600;

/// Shows a working desk with a year and a half of complaints of an invented city.
#[derive(Args, Debug)]
pub struct Demo {
    #[command(flatten)]
    config: Config,
    /// The time it is in the demo; now, when nothing is said.
    #[arg(long)]
    now: Option<Timestamp>,
    /// The same seed, the same life.
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// Complaints in that time.
    #[arg(long, default_value_t = 4_000)]
    cases: u32,
    /// Keep the demo's register in the folder given by --data instead of throwing it away.
    #[arg(long)]
    keep: bool,
}

impl Demo {
    /// Builds the year and serves it.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        start_tracing();
        let folder = tempfile::Builder::new().prefix("wenguo-demo-").tempdir()?;
        let data =
            if self.keep { self.config.data.clone() } else { folder.path().display().to_string() };
        let now = self.now.unwrap_or_else(|| SystemClock.now());
        let words =
            out.locale.text_with("cli-demo-building", &[("cases", i64::from(self.cases).into())]);
        out.progress(&words);
        let store = self.build(&data, now)?;
        let packs = load_packs(&self.config)?;
        let clock: Arc<dyn Clock> = match self.now {
            Some(start) => Arc::new(ShiftedClock::starting_at(start)),
            None => Arc::new(SystemClock),
        };
        let desk = Desk::open(store, ORG, clock, Arc::new(desk::chance::SystemChance), packs)?;
        let shown = app::Demo { names: names(&desk, out), password: PASSWORD.to_owned() };
        let code = run_doors(desk, self.config, Some(shown), out);
        drop(folder);
        code
    }

    /// Lives through the year in a fresh register.
    fn build(&self, data: &str, now: Timestamp) -> anyhow::Result<Store> {
        let target = Target::parse(data)?;
        // Nobody's complaint is lost when the machine stops while the demo is being made.
        let options = Options { create: true, durability: Durability::None, ..Options::default() };
        let store = Store::open(&target, &options)?;
        store.migrate()?;
        let clock = Arc::new(SetClock::at(now));
        let chance = Arc::new(SeededChance::new(self.seed));
        let as_clock: Arc<dyn Clock> = Arc::<SetClock>::clone(&clock);
        let desk = Desk::open(store.clone(), ORG, as_clock, chance, load_packs(&self.config)?)?;
        let material = Material::load()?;
        let plan = Plan { now, seed: self.seed, cases: self.cases, days: DAYS };
        let lived = live(&desk, &clock, &material, &plan).context("the demo's year broke off")?;
        tracing::info!(
            cases = lived.cases,
            steps = lived.steps,
            refused = lived.refused,
            "the demo's year was lived"
        );
        let hash = hash_password(PASSWORD)?;
        let people: Vec<_> = material.people().iter().map(|person| person.id.clone()).collect();
        store.transact(move |tx| -> Result<(), store::Fault> {
            people.iter().try_for_each(|id| tx.put_credential(ORG, id, &hash, false, now))
        })?;
        while desk.index(2_000)? > 0 {}
        Ok(store)
    }
}

/// Everybody worth being for a while: one of each role and unit first.
/// Whom to look over the shoulder of first: one person of each role.
const TOUR: &[&str] =
    &["wangfang", "zhaolei", "chendali", "zhouhui", "shenyuan", "yuqingshan", "guanmin"];

fn names(desk: &Desk, out: &Out) -> Vec<SignInName> {
    let house = desk.house();
    let mut list: Vec<(usize, SignInName)> = house
        .organisation
        .people
        .values()
        .filter_map(|person| {
            let role = person.grants.iter().next()?.role;
            let unit =
                house.organisation.units.get(&person.unit).map_or("", |unit| unit.title.as_str());
            let words = out.locale.text(&format!("role-{}", role.code())).into_owned();
            let rank = Role::ALL.iter().position(|it| *it == role).unwrap_or(0);
            Some((
                rank,
                SignInName {
                    id: person.id.clone(),
                    name: person.name.clone(),
                    role: format!("{unit} {words}"),
                    first: TOUR.contains(&person.id.as_str()),
                },
            ))
        })
        .collect();
    list.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
    list.into_iter().map(|(_, name)| name).collect()
}
